"""Goals that did not stand: whose they were, and that they are no goals."""

from __future__ import annotations

import pytest

from tests.language.telling import goals, incidents

TOLD = [
    ("Reis had a goal disallowed for offside in the 20th minute.", "Reis, 20th minute"),
    ("Reis had another one taken away in the 70th minute.", "Reis, 70th minute"),
    ("Reis had a second effort scratched in the 29th minute for an offside against Falk.",
     "Reis, 29th minute"),
    ("Reis saw a header chalked off by the video assistant.", "Reis"),
    ("Reis's flick was ruled out for offside.", "Reis"),
    ("A header by her team mate Falk was chalked off for offside in the 88th minute.",
     "Falk, 88th minute"),
    ("Norvale had the ball in the net inside two minutes, Falk's flick being ruled out.",
     "Falk, inside two minutes"),
    ("Reis put the ball in the net for a second time in the 70th minute, but a flag had gone up.",
     "Reis, 70th minute"),
    (("Reis bundled in a rebound in the 54th minute, but the video referee had seen her arm do "
     "the work and the goal was struck off."), "Reis, 54th minute"),
    (("Reis steered in a loose ball, but after a long look at the monitor the referee cancelled "
     "it for a push on Lund."), "Reis"),
    (("Reis believed she had made amends when she headed home, only to discover that goalkeeper "
     "Brandt had been impeded."), "Reis"),
    (("Reis believed she had won the tie in the 77th minute until the video assistant spotted "
     "that she was offside."), "Reis, 77th minute"),
    ("Reis supposed she had rescued Norvale, only for an offside flag to cut short her dance.",
     "Reis"),
    ("Reis appeared to have doubled the lead, but video review showed that she had used a hand.",
     "Reis"),
    ("Reis thought she had equalised, but her volley was ruled out for a push by Falk on Lund.",
     "Reis"),
    ("Reis was denied an equaliser by the offside flag.", "Reis"),
    ("Reis thought she had won a penalty, but the video referee overturned the decision.", ""),
    ("Reis headed in, and the video referee confirmed the goal.", ""),
    ("Reis shot wide but was offside anyway.", ""),
    ("Reis scored, but Lund was booked for a foul.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_a_goal_that_did_not_stand_is_its_scorers(sentence: str, told: str) -> None:
    """Whoever had put the ball in is named, not who was offside, fouled or fouling."""
    found = [i.removeprefix("disallowed_goal ") for i in incidents(sentence) if "disall" in i]
    assert "; ".join(found) == told


@pytest.mark.parametrize("sentence", [s for s, told in TOLD if told])
def test_a_goal_that_did_not_stand_is_no_goal(sentence: str) -> None:
    """What the second clause takes back is not read as a goal."""
    assert goals(sentence) == []


def test_the_sentence_after_may_take_a_goal_back() -> None:
    """The goal may be told in one sentence and taken back in the next."""
    shot = "Reis had the ball in the net in the 61st minute."
    assert incidents(shot, "But the goal was annulled for a foul by Falk on Lund.") == [
        "disallowed_goal Reis, 61st minute"
    ]


def test_a_goal_before_another_ones_offside_stands() -> None:
    """Only what the taking back is about is taken back."""
    sentence = "Reis headed in, and Falk had a shot cleared, but Torp was flagged offside."
    assert goals(sentence) == ["goal Reis"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Reis had a 20th-minute goal ruled out before Falk scored in the 30th minute.",
         "disallowed_goal Reis, 20th-minute"),
        ("Reis had a goal ruled out for offside before Falk scored in the 30th minute.",
         "disallowed_goal Reis"),
    ],
)  # fmt: skip
def test_the_minute_of_the_next_goal_is_not_that_of_one_that_did_not_stand(
    sentence: str, told: str
) -> None:
    """The minute in the wording counts; the one after "before" is the other player's."""
    assert incidents(sentence) == [told]
    assert goals(sentence) == ["goal Falk, 30th minute"]
