"""Goals of one sentence each, in the wordings of many outlets, and sentences that tell none."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.language.goals import GoalMention, goals_in
from summarizer.language.marking import line_of, mark
from summarizer.language.roster import Roster, assign

ROWS = [
    line.split("|")
    for line in Path(__file__).with_name("goal_sentences.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def told_in(sentence: str) -> tuple[list[GoalMention], Roster]:
    """The goals told in ``sentence``, those left out that only give a time, and who is who."""
    line = line_of(1, sentence)
    roster = assign([line], ("Norvale", "Tarnwick"), ("Quarrow",), ("Ana Reis", "Mia Torp"))
    return [g for g in goals_in(mark(line)) if g.strength > 0], roster


def written(goal: GoalMention, roster: Roster) -> list[str]:
    """A goal as the rows have it."""
    assert goal.player is not None
    who = roster.people[goal.player.ref].name
    minutes = ["-"] * goal.count
    if goal.time is not None and goal.time.minute is not None:
        told = goal.time.minutes or (goal.time.minute,)
        minutes = [f"{m.minute}+{m.added}" if m.added else str(m.minute) for m in told]
    kind = (" P" if goal.penalty else "") + (" O" if goal.own else "")
    return [f"{who} {minute}{kind}" for minute in minutes]


@pytest.mark.parametrize("row", [r for r in ROWS if len(r) == 2], ids=lambda r: r[0])
def test_goals_of_a_sentence(row: list[str]) -> None:
    """Scorer, minute and kind of each goal are read."""
    told, roster = told_in(row[0])
    assert sorted(w for g in told for w in written(g, roster)) == sorted(row[1].split(";"))


@pytest.mark.parametrize("row", [r for r in ROWS if len(r) == 1], ids=lambda r: r[0])
def test_no_goal_of_a_sentence(row: list[str]) -> None:
    """Chances, goals that did not stand and goals of other days are none."""
    assert told_in(row[0])[0] == []
