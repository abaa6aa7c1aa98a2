"""Rugby, cricket and tennis by rule: sides, winner and result line, and nothing invented.

Numbers 1 to 6 of each sport; what is said of 7 and 8 is in ``bench/sports_wires/README.md``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from summarizer.api import Summarizer
from summarizer.evaluation.gold_files import read_gold
from summarizer.evaluation.score import score_summary
from summarizer.summary import Match, Summary

WIRES = Path(__file__).parents[2] / "bench" / "sports_wires"
NAMES = [f"{sport}_{n}" for sport in ("cricket", "rugby", "tennis") for n in range(1, 7)]
AT_LEAST = 0.9


@cache
def summary(name: str) -> Summary:
    """What the offline engine and the checks make of a wire."""
    return Summarizer("offline", environ={}).summarize(WIRES / f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong(name: str) -> None:
    """No value that the gold contradicts, and no goal, card or kick of football."""
    text = (WIRES / f"{name}.txt").read_text("utf-8")
    gold = read_gold(WIRES / f"{name}.json", text)
    tally = score_summary(gold, summary(name))
    assert [str(fact) for fact in tally.wrong] == []
    assert all(match.events == () for match in summary(name).matches)


@pytest.mark.parametrize("name", NAMES)
def test_a_result_line_is_the_wires_own(name: str) -> None:
    """A result line stands in the wire, character by character."""
    text = (WIRES / f"{name}.txt").read_text("utf-8")
    for match in summary(name).matches:
        assert match.result_as_written is None or match.result_as_written in text


def test_sides_and_result_of_nine_in_ten() -> None:
    """Both sides in full, who won, and the score or result line, of the match a wire is about."""
    right = []
    for name in NAMES:
        gold = read_gold(WIRES / f"{name}.json", (WIRES / f"{name}.txt").read_text("utf-8"))
        wanted = gold.matches[0]
        values = wanted.values
        told = [_result(m) for m in summary(name).matches[:1]]
        score = dict(zip((wanted.home, wanted.away), values["score"] or (None, None), strict=True))
        right.append(told == [(score, values["result_as_written"], values["winner"])])
    assert sum(right) / len(right) >= AT_LEAST


def _result(match: Match) -> tuple[dict[str, int | None], str | None, str | None]:
    """The score by side, the result line, and the winner's name."""
    sides = {"home": match.home.name, "away": match.away.name, "draw": "draw"}
    score = (match.score.home, match.score.away) if match.score else (None, None)
    return (
        dict(zip((sides["home"], sides["away"]), score, strict=True)),
        match.result_as_written,
        sides[match.winner] if match.winner else None,
    )
