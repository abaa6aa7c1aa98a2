"""Whole reports of invented matches: their goals, and no others, are read by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.api import Summarizer
from summarizer.reading import read_text

_TEXT = Path(__file__).with_name("goal_reports.txt").read_text("utf-8")
REPORTS = [part.strip().split("\n", 1) for part in _TEXT.split("***\n")[1:]]
_KINDS = {"goal": "", "penalty_goal": " P", "own_goal": " O"}


def goals_of(text: str) -> list[str]:
    """The goals of the first match as the file has them."""
    told = []
    for e in Summarizer(engine="offline").summarize(read_text(text)).matches[0].events:
        if e.kind in _KINDS and e.player is not None:
            minute = "-" if e.minute is None else str(e.minute)
            minute += f"+{e.added}" if e.added else ""
            told.append(f"{e.player.split()[-1]} {minute}{_KINDS[e.kind]}")
    return told


@pytest.mark.parametrize(("goals", "text"), REPORTS, ids=[r[1].split("\n")[0] for r in REPORTS])
def test_the_goals_of_a_report_are_read(goals: str, text: str) -> None:
    """Scorer, kind and minute of each goal that the report tells, and nothing else."""
    assert sorted(goals_of(text)) == sorted([] if goals == "none" else goals.split("; "))
