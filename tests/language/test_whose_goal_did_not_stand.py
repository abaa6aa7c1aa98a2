"""Two people with the ball in one sentence: whose goal stood and whose did not; reds of two
yellows; penalties that stand before the word."""

from __future__ import annotations

import pytest

from tests.language.telling import goals, incidents

TWO = [
    (("Reis restored the lead in the 71st minute, and though Port Ellan's Falk had the ball in the "
     "net in the 88th minute, the goal was chalked off for handball."),
     "goal Reis, 71st minute", "Falk, 88th minute"),
    (("Reis restored the lead for Norvale in the 71st minute, and although Falk of Port Ellan "
     "netted in the 85th minute, it was ruled out."),
     "goal Reis, 71st minute", "Falk, 85th minute"),
    (("Norvale's Reis headed in in the 12th minute, but then Port Ellan's Falk had the ball in the "
     "net and the goal was disallowed."), "goal Reis, 12th minute", "Falk"),
    (("Norvale's Reis scored in the 12th minute, but Port Ellan's Falk had a goal ruled out in the "
     "30th minute."), "goal Reis, 12th minute", "Falk, 30th minute"),
    ("Norvale's Reis scored in the 12th minute, but Falk's header was ruled out.",
     "goal Reis, 12th minute", "Falk"),
    # As it was: what the second clause takes back is the first one's.
    ("Reis scored in the 12th minute but the goal was ruled out for offside.",
     "", "Reis, 12th minute"),
    ("Reis thought she had equalised, but her volley was ruled out for a push by Falk on Lund.",
     "", "Reis"),
    ("Reis bundled in a rebound, but the referee had seen Falk's push and the goal was struck off.",
     "", "Reis"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "stood", "fell"), TWO)
def test_the_goal_that_fell_is_his_who_had_the_ball_in(
    sentence: str, stood: str, fell: str
) -> None:
    """The scorer of the clause before keeps his goal, and the other's alone did not stand."""
    found = [i.removeprefix("disallowed_goal ") for i in incidents(sentence) if "disall" in i]
    assert ("; ".join(goals(sentence)), "; ".join(found)) == (stood, fell)


@pytest.mark.parametrize(
    ("sentence", "card"),
    [
        ("Reis saw red in the 49th minute for a second booking.", "second_yellow"),
        ("Reis saw red for her second caution.", "second_yellow"),
        ("Reis was shown a red card after a second bookable offence.", "second_yellow"),
        ("Reis saw red in the 49th minute for a second foul on Falk.", "red"),
        ("Reis saw red in the 49th minute.", "red"),
    ],
)
def test_a_red_for_a_second_booking_is_a_second_yellow(sentence: str, card: str) -> None:
    """Red for a second yellow is told as what it was, and any other red stays a red."""
    assert [i.split()[0] for i in incidents(sentence)] == [card]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (("Norvale hit back with a Reis penalty on 31 minutes and were level when Reis struck "
         "again in the 51st minute."), "penalty_goal Reis, on 31 minutes"),
        (("Norvale hit back with a Reis header on 31 minutes and were level when Reis struck "
         "again in the 51st minute."), "goal Reis, on 31 minutes"),
    ],
)  # fmt: skip
def test_a_players_penalty_is_a_penalty(sentence: str, kind: str) -> None:
    """The kind of a goal told as "a Reis penalty" is not lost."""
    assert kind in goals(sentence)
