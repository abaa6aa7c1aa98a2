"""Goals that a report tells over several sentences, and what in them is no goal."""

from __future__ import annotations

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

LEAD = "Norvale beat Port Ellan 3-1 in the Harbour Cup on Saturday. It was a fine game.\n\n"


def goals(told: str, lead: str = LEAD) -> list[tuple[str | None, int | None]]:
    """The scorers and minutes of a report that opens with ``lead``."""
    found = offline_draft(read_text(lead + told)).matches[0].events
    return [(e.player, e.minute) for e in found if e.kind in ("goal", "penalty_goal", "own_goal")]


@pytest.mark.parametrize(
    ("told", "goal"),
    [
        (
            (
                "The breakthrough came in the 21st minute. Ana Reis gathered the pass from "
                "Mia Torp and lashed it low across Ola Venn."
            ),
            ("Ana Reis", 21),
        ),
        (
            (
                "In the 64th minute Jo Falk went down the outside of his marker. Ana Reis was "
                "waiting in the middle and steered the ball in off her shin."
            ),
            ("Ana Reis", 64),
        ),
        (
            (
                "Ana Reis tucked away a rebound after Ola Venn had spilled a shot. That was on the "
                "half-hour."
            ),
            ("Ana Reis", 30),
        ),
        (
            (
                "Ana Reis atoned for her miss. In the 57th minute the tall defender stayed up and, "
                "when Mia Torp's cross came over, she steered her header inside the near post."
            ),
            ("Ana Reis", 57),
        ),
        (
            (
                "Norvale needed only six minutes to get going. Mia Torp swung in a corner and "
                "Ana Reis poked it over the line."
            ),
            ("Ana Reis", 6),
        ),
        (
            (
                "At half-time their coach, Lena Voss, sent on Ana Reis. It changed the game. The "
                "teenager, 17, skipped past two defenders and drilled in the third in the 53rd "
                "minute."
            ),
            ("Ana Reis", 53),
        ),
        (
            "Captain Jo Falk hesitated and the ball rolled over his own line in the 12th minute.",
            ("Jo Falk", 12),
        ),
    ],
)
def test_a_goal_told_over_two_sentences(told: str, goal: tuple[str, int]) -> None:
    """News in one sentence, the last touch in the other; a time that nothing else happens at."""
    assert goals(told) == [goal]


@pytest.mark.parametrize(
    "told",
    [
        "In the 64th minute Mia Torp hit the post. Ana Reis passed the ball to Jo Falk.",
        "Mia Torp turned in a loose ball, but the referee saw on the monitor that she had handled.",
        "Penalties loomed. Tournament favourites Norvale scored freely in training.",
        (
            "Norvale were awarded a penalty in the 64th minute. Ola Venn kept her composure and "
            "guessed correctly."
        ),
        (
            "Norvale, who lost 2-1 to Quarrow in last year's final, when Ana Reis scored, play "
            "again on Friday."
        ),
        "Mia Torp was flagged offside after tapping in from close range.",
        "Norvale next play Ostra, who lost 2-1 at Quarrow, Lena Dahl netting on 12 minutes.",
        "Ana Reis lobbed the goalkeeper, but the ball came down on the roof of the net.",
    ],
)
def test_what_is_told_beside_a_goal_is_none(told: str) -> None:
    """Chances, passes, keepers, other finals and goals that did not stand."""
    assert goals(told) == []


def test_kicks_of_a_shoot_out_are_no_goals():
    """From where the shoot-out begins, what is scored without a minute is a kick."""
    told = (
        "Ana Reis scored in the 20th minute and Kit Marsh levelled in the 70th minute.\n\n"
        "Penalties, then. Reis and Marsh scored the first of them. Mia Torp put Norvale 2-1 up "
        "and Jo Falk replied, before Una Brandt rolled in the last."
    )
    lead = "Norvale beat Port Ellan 4-3 on penalties after a 1-1 draw on Saturday.\n\n"
    assert goals(told, lead) == [("Ana Reis", 20), ("Kit Marsh", 70)]


def test_too_many_goals_go_the_weakest_first():
    """A goal told twice in one sentence does not cost those that are told with their time."""
    told = (
        "Ana Reis scored in the 9th minute. Mia Torp got on the scoresheet in the 20th minute and "
        "slotted past Ola Venn again. Una Brandt struck on the stroke of half-time. Ida Quist "
        "headed in after 70 minutes."
    )
    lead = LEAD.replace("3-1", "4-0")
    assert [player for player, _ in goals(told, lead)] == [
        "Ana Reis",
        "Mia Torp",
        "Una Brandt",
        "Ida Quist",
    ]
