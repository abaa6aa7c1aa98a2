"""What the parts of a summary are called when a person reads them. Pure, English."""

from __future__ import annotations

from typing import Final

from summarizer.draft import EventKind, Kind, Side, Sport
from summarizer.summary import Event, Finding, FirstLeg, Match, Run, Score

__all__ = [
    "ACTION_TITLES",
    "EVENT_WORDS",
    "KIND_WORDS",
    "SHOOT_OUT_KINDS",
    "SIDE_UNKNOWN",
    "SPORT_WORDS",
    "bill_words",
    "engine_words",
    "first_leg_words",
    "minute_words",
    "score_words",
    "team_of",
]

KIND_WORDS: Final[dict[Kind, str]] = {
    "match_report": "Match report",
    "roundup": "Round-up",
    "preview": "Preview",
    "other": "Other report",
}

SPORT_WORDS: Final[dict[Sport, str]] = {
    "football": "Football",
    "rugby": "Rugby",
    "cricket": "Cricket",
    "tennis": "Tennis",
    "other": "Other sport",
}

EVENT_WORDS: Final[dict[EventKind, str]] = {
    "goal": "goal",
    "penalty_goal": "penalty",
    "own_goal": "own goal",
    "missed_penalty": "missed penalty",
    "disallowed_goal": "disallowed goal",
    "yellow": "yellow card",
    "second_yellow": "second yellow card",
    "red": "red card",
    "sent_off": "sent off",
    "shootout_scored": "scored",
    "shootout_missed": "missed",
}

SIDE_UNKNOWN: Final = "side not known"
"""What stands in place of the side of an event that is known without it."""

SHOOT_OUT_KINDS: Final[frozenset[EventKind]] = frozenset({"shootout_scored", "shootout_missed"})

ACTION_TITLES: Final[dict[str, str]] = {
    "dropped": "Left out",
    "replaced": "Replaced",
    "corrected": "Corrected by asking again",
    "kept": "Kept, with a warning",
    "noted": "About this run",
}
"""Titles for :attr:`Finding.action`, in the order in which a reader needs them."""


def score_words(score: Score) -> str:
    """``2-1``, home first, with a hyphen as desks write it."""
    return f"{score.home}-{score.away}"


def first_leg_words(leg: FirstLeg) -> str:
    """``Port Ellan 3-1 Norvale``: the first leg's own home side first."""
    return f"{leg.home_name} {leg.home}-{leg.away} {leg.away_name}"


def minute_words(event: Event) -> str | None:
    """``12'`` or ``45+2'``; None where no minute is told and none follows."""
    if event.minute is None:
        return None
    return f"{event.minute}+{event.added}'" if event.added else f"{event.minute}'"


def team_of(match: Match, side: Side) -> str:
    """The name of the side."""
    return match.home.name if side == "home" else match.away.name


def engine_words(run: Run) -> str:
    """Who made it, so that a rule never passes for a model: ``Made by rule (engine: offline)``."""
    if run.engine == "offline":
        return "Made by rule (engine: offline)"
    model = run.model or "a model that is not named"
    if run.engine == "replay":
        return f"Made from stored replies of {model} (engine: replay)"
    return f"Made by a language model: {model} (engine: llm)"


def bill_words(run: Run) -> tuple[str, ...]:
    """What the run took: requests, tokens, money and seconds, as far as there were any."""
    parts = []
    if run.requests:
        parts.append(f"{run.requests} request{'' if run.requests == 1 else 's'}")
    tokens = run.usage.input_tokens + run.usage.output_tokens
    if tokens:
        parts.append(f"{run.usage.input_tokens:,} tokens in, {run.usage.output_tokens:,} out")
    if run.requests:
        cost = "price not known" if run.cost_usd is None else f"${run.cost_usd:.4f}"
        parts.append(cost)
    parts.append(f"{run.seconds:.1f} s" if run.seconds >= 0.1 else f"{run.seconds * 1000:.0f} ms")
    return tuple(parts)


def place_matches(finding: Finding, path: str) -> bool:
    """Whether the finding speaks of the fact at ``path`` of the summary, or of a part of it."""
    return finding.at is not None and (finding.at == path or finding.at.startswith(path + "."))
