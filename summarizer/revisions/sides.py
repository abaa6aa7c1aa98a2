"""Matches of two summaries that are the same match, whichever side comes first in them."""

from __future__ import annotations

from typing import Literal

from summarizer.revisions.likeness import same_words
from summarizer.summary import Event, Match, Score

__all__ = ["same_match", "same_side", "seen_from", "turned"]

_TURNED: dict[str | None, Literal["home", "away"]] = {"home": "away", "away": "home"}


def same_match(one: Match, other: Match) -> bool:
    """Whether both are between the same two sides."""
    return max(_same_sides(one, other), _crossed(one, other)) == 2


def same_side(one: Match, other: Match) -> bool:
    """Whether they share a side: the other may have been corrected."""
    return max(_same_sides(one, other), _crossed(one, other)) > 0


def seen_from(later: Match, earlier: Match) -> Match:
    """``earlier`` with its sides in the order of ``later``."""
    if _crossed(earlier, later) <= _same_sides(earlier, later):
        return earlier
    return turned(earlier)


def turned(match: Match) -> Match:
    """``match`` with its sides the other way round; the first leg names its own sides."""
    return match.model_copy(
        update={
            "home": match.away,
            "away": match.home,
            "score": _turned(match.score),
            "half_time": _turned(match.half_time),
            "aggregate": _turned(match.aggregate),
            "shoot_out": _turned(match.shoot_out),
            "winner": _TURNED.get(match.winner, match.winner),
            "advanced": _TURNED.get(match.advanced),
            "events": tuple(_other_side(e) for e in match.events),
        }
    )


def _same_sides(one: Match, other: Match) -> int:
    return same_words(one.home.name, other.home.name) + same_words(one.away.name, other.away.name)


def _crossed(one: Match, other: Match) -> int:
    return same_words(one.home.name, other.away.name) + same_words(one.away.name, other.home.name)


def _turned(score: Score | None) -> Score | None:
    return score and score.model_copy(update={"home": score.away, "away": score.home})


def _other_side(event: Event) -> Event:
    return event.model_copy(update={"side": _TURNED.get(event.side)})
