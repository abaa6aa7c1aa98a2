"""Goals that are no goals of whoever stands nearest: own goals, penalties told in two steps, other
matches, times that belong to something else, and names that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

ROWS = [
    line.split("|")
    for line in Path(__file__).with_name("goals_of_what_kind.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
LEAD = "Norvale beat Port Ellan 3-1 in the Harbour Cup on Saturday. It was a fine game."
ST_MAUDS = """Norvale up and running at last

Norvale Athletic 2-1 St Maud's

Athletic have a win to their name after Saturday's hard-fought victory over St Maud's in the League.

Ana Reis put Athletic ahead in the 12th minute. The Saints drew level when Jo Falk headed in after
30 minutes. The winner came on 67 minutes, Mia Torp tapping in.
"""
OSTRAN = "Norvale drew 1-1 at home to Ostran side Port Ellan on Saturday. Ana Reis scored."
_KINDS = {"goal": "", "penalty_goal": " P", "own_goal": " O"}


def goals(told: str, lead: str = LEAD) -> list[str]:
    """Scorer, minute (- for none) and kind of the goals of a report that opens with ``lead``."""
    found = offline_draft(read_text(f"{lead}\n\n{told}")).matches[0].events
    return sorted(
        f"{(e.player or '?').split()[-1]} {e.minute or '-'}{_KINDS[e.kind]}"
        for e in found
        if e.kind in _KINDS
    )


@pytest.mark.parametrize(("told", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_goals_are_whose_and_what_the_sentence_says(told: str, expected: str) -> None:
    """Scorer, minute and kind are what the words make of them, and what is open is left out."""
    assert goals(told) == sorted([] if expected == "none" else expected.split("; "))


def test_stoppage_time_of_extra_time_is_not_that_of_the_second_half() -> None:
    """The minute is left out where the added time is that of extra time."""
    told = goals(
        "Ana Reis slid in to convert a cross in the first minute of stoppage time at the end of "
        "the second extra period.",
        "Norvale beat Port Ellan 2-1 after extra time in the Harbour Cup on Saturday.",
    )
    assert told == ["Reis -"]


def test_a_goal_that_is_only_counted_has_no_kind_beside_a_penalty_of_nobody() -> None:
    """Where a penalty is told without a scorer, "two goals" may hold it, and one is left out."""
    told = goals(
        "In the 11th minute Ana Reis headed in.\n\n"
        "A penalty was given late on, and Norvale were home.",
        "Reis brace sinks Port Ellan\n\nNorvale beat Port Ellan 2-0 on Saturday.",
    )
    assert told == ["Reis 11"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [(ST_MAUDS, {"Norvale Athletic", "St Maud's"}), (OSTRAN, {"Norvale", "Port Ellan"})],
)
def test_sides_are_named_whole(text: str, sides: set[str]) -> None:
    """An "'s" that is part of a side's name stays, and where a side is from is not its name."""
    (match,) = offline_draft(read_text(text)).matches
    assert {match.home.value, match.away.value} == sides


def test_a_foul_of_another_minute_leaves_a_goal_clear() -> None:
    """Who was sent off for a foul in the 64th gave nobody the goal of the 81st."""
    told = goals(
        "Mia Torp was shown a red card in the 64th minute for dragging down Reis. Ana Reis made "
        "the points safe in the 81st minute.",
        "Norvale beat Port Ellan 1-0 on Saturday.",
    )
    assert told == ["Reis 81"]
