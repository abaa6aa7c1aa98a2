"""Goals of short wires: scorers, sides by the scores on the way, penalties told twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.api import Summarizer
from summarizer.reading import read_text

_TEXT = Path(__file__).with_name("goal_wires.txt").read_text("utf-8")
WIRES = [part.strip().split("\n", 1) for part in _TEXT.split("***\n")[1:]]
_KINDS = {"goal": "", "penalty_goal": " P"}


def goals_of(text: str) -> list[str]:
    """The goals of the first match as the file has them."""
    match = Summarizer(engine="offline").summarize(read_text(text)).matches[0]
    sides = {"home": match.home.name, "away": match.away.name, None: "?"}
    told = []
    for e in match.events:
        if e.kind in _KINDS and e.player is not None:
            minute = "-" if e.minute is None else str(e.minute)
            minute += f"+{e.added}" if e.added else ""
            told.append(f"{e.player.split()[-1]} {sides[e.side]} {minute}{_KINDS[e.kind]}")
    return told


@pytest.mark.parametrize(("goals", "text"), WIRES, ids=[w[1][:60] for w in WIRES])
def test_the_goals_of_a_wire_are_told_of_the_right_side(goals: str, text: str) -> None:
    """Scorer, side, minute and kind of each goal, and nothing else."""
    assert sorted(goals_of(text)) == sorted(goals.split("; "))
