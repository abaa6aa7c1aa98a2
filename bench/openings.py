"""Openings of match reports: is a match published that the text does not report?

The headline and first sentences of 120 invented reports, full of what misleads: other scores,
other matches, matches that were not played. They were written by somebody who had seen no rule.
Rules were mended with ``development`` at hand; ``test`` was opened by nobody who wrote rules.

python -m bench.openings [development|test]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.language.names import fold
from summarizer.summary import Match

__all__ = ["Counts", "measure", "section"]

FOLDER = Path(__file__).parent / "opening_texts"


@dataclass(slots=True)
class Counts:
    """``sides``: matches found; ``scores``: with the right score, of those that tell one.
    ``wrong``: wrong scores; ``false``: published matches that the text does not report."""

    texts: int = 0
    matches: int = 0
    told: int = 0
    sides: int = 0
    scores: int = 0
    wrong: int = 0
    false: int = 0


def measure(name: str) -> tuple[Counts, list[str]]:
    """The counts of the offline engine over ``name``.jsonl, and each wrong or false one."""
    counts, notes = Counts(), []
    with Summarizer("offline", environ={}) as summarizer:
        for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
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
    for match in left:
        counts.false += 1
        yield f"no such match: {match.home.name} and {match.away.name}"


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
        "## Openings of reports",
        "",
        "The headline and first sentences of invented reports, full of other scores and matches,",
        "by somebody who had seen no rule (`bench/opening_texts`). *false*: a match that the text",
        "does not report. Nobody who wrote rules has opened *test*.",
        "",
        "| | texts | matches found | scores right | wrong scores | false matches |",
        "|---|---:|---:|---:|---:|---:|",
    )
    for name in ("development", "test"):
        c, _ = measure(name)
        yield (
            f"| {name} | {c.texts} | {c.sides} of {c.matches} | {c.scores} of {c.told} "
            f"| {c.wrong} | {c.false} |"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", nargs="?", default="development", choices=["development", "test"])
    shown, listed = measure(parser.parse_args().name)
    print(shown)
    print("\n".join(listed))
