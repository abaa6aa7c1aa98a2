"""Short invented texts with light gold: sides, score, goals, and matches that were not reported.

``opening_texts``: headline and first sentences of reports, full of what misleads: other scores,
other matches, matches that were not played. ``light_texts``: whole reports in many manners, and
wires whose news is no match. They were written by people who had seen no rule. Rules and weights
were made with ``development`` at hand; ``test`` was opened by nobody who wrote rules.

python -m bench.short_texts [opening_texts|light_texts] [development|test]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.language.alike import same_person
from summarizer.language.names import fold
from summarizer.summary import Event, Match

__all__ = ["Counts", "measure", "section"]

FOLDER = Path(__file__).parent
SETS = ("opening_texts", "light_texts")
HALVES = ("development", "test")
_GOALS = ("goal", "penalty_goal", "own_goal")


@dataclass(slots=True)
class Counts:
    """``sides``: matches found; ``scores``: with the right score, of those that tell one.
    ``wrong``: wrong scores; ``false``: published matches that the text does not report. Goals only
    of matches whose gold lists them: ``goals`` told, ``published``, ``right`` of those; ``minutes``
    published with right goals and ``on_time`` of those."""

    texts: int = 0
    matches: int = 0
    told: int = 0
    sides: int = 0
    scores: int = 0
    wrong: int = 0
    false: int = 0
    goals: int = 0
    published: int = 0
    right: int = 0
    minutes: int = 0
    on_time: int = 0


def measure(texts: str, half: str) -> tuple[Counts, list[str]]:
    """The counts of the offline engine over ``texts``/``half``.jsonl, and each wrong fact."""
    counts, notes = Counts(), []
    with Summarizer("offline", environ={}) as summarizer:
        for line in (FOLDER / texts / f"{half}.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(line)
            counts.texts += 1
            found = summarizer.summarize(gold["text"]).matches
            notes += [f"{gold['id']}: {note}" for note in _one(counts, gold["matches"], found)]
    return counts, notes


def _one(counts: Counts, wanted: list[dict[str, Any]], found: tuple[Match, ...]) -> Iterator[str]:
    left = list(found)
    for gold in wanted:
        counts.matches += 1
        counts.told += gold["score"] is not None
        counts.goals += len(gold.get("goals", ()))
        match = next((m for m in left if _pair(m, gold) is not None), None)
        if match is None:
            continue
        left.remove(match)
        counts.sides += 1
        score = _pair(match, gold)
        if score and score == gold["score"]:
            counts.scores += 1
        elif score:
            counts.wrong += 1
            yield f"wrong score {score} of {gold['a']} and {gold['b']}"
        if "goals" in gold:
            yield from _goals(counts, match, gold)
    for match in left:
        counts.false += 1
        yield f"no such match: {match.home.name} and {match.away.name}"


def _goals(counts: Counts, match: Match, gold: dict[str, Any]) -> Iterator[str]:
    """Pair the published goals with those of the gold, goals with the same minute first."""
    home = "a" if _same(match.home.name, gold["a"]) else "b"
    left = list(gold["goals"])
    later = []
    for event in (e for e in match.events if e.kind in _GOALS):
        counts.published += 1
        same = (g for g in left if _is_goal(event, g, home) and g["minute"] == event.minute)
        hit = next((g for g in same if (g["added"] or None) == event.added), None)
        if hit is None:
            later.append(event)
        else:
            left.remove(hit)
            counts.right += 1
            counts.minutes += event.minute is not None
            counts.on_time += event.minute is not None
    for event in later:
        hit = next((g for g in left if _is_goal(event, g, home)), None)
        if hit is None:
            yield f"no such goal: {event.player} {event.side} {event.minute}"
            continue
        left.remove(hit)
        counts.right += 1
        if event.minute is not None:
            counts.minutes += 1
            told, due = _time(event.minute, event.added), _time(hit["minute"], hit["added"])
            yield f"wrong minute: {event.player} {told}, not {due}"


def _time(minute: int | None, added: int | None) -> str:
    return f"{minute}+{added}" if added else str(minute)


def _is_goal(event: Event, goal: dict[str, Any], home: str) -> bool:
    if event.player is None or not same_person(event.player, goal["scorer"]):
        return False
    sided = event.side is None or (event.side == "home") == (goal["side"] == home)
    own: bool = goal["kind"] == "own_goal"
    return sided and (event.kind == "own_goal") == own


def _pair(match: Match, gold: dict[str, Any]) -> list[int] | None:
    """The score in the gold's order, empty where none is published; None for another match."""
    score = match.score
    for turned in (False, True):
        a, b = (match.away, match.home) if turned else (match.home, match.away)
        if _same(a.name, gold["a"]) and _same(b.name, gold["b"]):
            figures = [] if score is None else [score.home, score.away]
            return figures[::-1] if turned else figures
    return None


def _same(a: str, b: str) -> bool:
    x, y = set(fold(a).split()), set(fold(b).split())
    return x <= y or y <= x


def section() -> Iterator[str]:
    """The section of the page of accuracy, as Markdown lines."""
    yield from (
        "## Short texts",
        "",
        "Invented texts by people who had seen no rule. *openings*: the headline and first",
        "sentences of reports, full of other scores and matches (`bench/opening_texts`).",
        "*reports*: whole ones in many manners, and wires whose news is no match",
        "(`bench/light_texts`).",
        "*false*: a match that the text does not report. Nobody who wrote rules has opened *test*.",
        "",
        (
            "| | texts | matches found | scores right | wrong scores | false matches "
            "| goals right, of published | of told | minutes right |"
        ),
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    )
    for texts, title in zip(SETS, ("openings", "reports"), strict=True):
        for half in HALVES:
            c, _ = measure(texts, half)
            goals = (
                f"{c.right} of {c.published} | {c.right} of {c.goals} | {c.on_time} of {c.minutes}"
                if c.goals
                else "– | – | –"
            )
            yield (
                f"| {title}, {half} | {c.texts} | {c.sides} of {c.matches} "
                f"| {c.scores} of {c.told} | {c.wrong} | {c.false} | {goals} |"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="?", default=SETS[1], choices=SETS)
    parser.add_argument("half", nargs="?", default=HALVES[0], choices=HALVES)
    args = parser.parse_args()
    shown, listed = measure(args.texts, args.half)
    print(shown)
    print("\n".join(listed))
