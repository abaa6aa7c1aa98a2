"""Goals in many wordings: who scored, of which kind, when; and what is no goal of this match."""

from __future__ import annotations

import pytest

from tests.language.telling import goals

TOLD = [
    ("Reis had the last word, chipping Brandt in the 90th minute.", "goal Reis, 90th minute"),
    (("Falk swung over a corner and Reis rose above substitute Lund to head her fifth goal in "
     "this season's competition."), "goal Reis"),
    ("Reis replied from the spot in the 38th minute after Lund brought down Falk.",
     "penalty_goal Reis, 38th minute"),
    ("Reis did better from 12 yards.", "penalty_goal Reis"),
    (("Lund blocked a shot with her arm and Reis sent goalkeeper Brandt the wrong way from the "
     "spot."), "penalty_goal Reis"),
    ("Reis ran on to Falk's long clearance and rounded Brandt.", "goal Reis"),
    ("Reis gave Norvale hope, tapping in the rebound after Falk's drive came back off the post.",
     "goal Reis"),
    ("Reis was on target again in the 52nd minute.", "goal Reis, 52nd minute"),
    (("Reis struck in the 11th minute and, once Lund had levelled in the 27th minute, was on "
     "target again from the spot."),
     "goal Lund, 27th minute; goal Reis, 11th minute; penalty_goal Reis"),
    (("It had been 1-1, Reis in the 19th minute having put Norvale in front before Lund in the "
     "44th minute replied."), "goal Lund, 44th minute; goal Reis, 19th minute"),
    ("Up popped Reis to head home in the 80th minute.", "goal Reis, 80th minute"),
    (("Lund slid the ball to Torp, who grabbed the inch of space she needed to clip the ball past "
     "Quist."), "goal Torp"),
    ("The second came from Reis.", "goal Reis"),
    (("Torp got in on the act in the 33rd minute, and Reis's afternoon was complete when she "
     "headed in in the 41st minute."), "goal Reis, 41st minute"),
    ("Reis got her name on the scoresheet in the 60th minute.", "goal Reis, 60th minute"),
    ("Lund glanced Reis's corner beyond her own goalkeeper.", "own_goal Lund"),
    ("Lund diverted a Reis drive, which was going well wide, past her own keeper.",
     "own_goal Lund"),
    ("Port Ellan's Lund nodded Reis's hopeful ball over Brandt and into her own goal.",
     "own_goal Lund"),
    ("Lund met Reis's corner with a diving header that beat Brandt, her own goalkeeper.",
     "own_goal Lund"),
    ("A low cross by Reis struck Port Ellan defender Lund on the shin for an own goal.",
     "own_goal Lund"),
    ("Reis sent in a cross and Lund, sliding in to clear, diverted it past Brandt.",
     "own_goal Lund"),
    ("Reis (90+2) tapped in the third.", "goal Reis, (90+2)"),
    ("Lund conceded an own goal in the 8th minute.", "own_goal Lund, 8th minute"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_the_scorer_of_a_goal_is_read(sentence: str, told: str) -> None:
    """Who scored stands in the sentence's grammar, not in which name is nearest."""
    assert "; ".join(goals(sentence)) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvale had won the first leg 2-0 a week ago, Reis scoring both their goals.",
        "Norvale had been beaten 3-0 a fortnight before, Lund scoring the first two.",
        "Port Ellan won 1-0 here in October, when Lund got the goal.",
        "Reis was booked in the 39th minute, having scored twice against both Ostra and Lumara.",
        (
            "Westhaven took a 2-1 lead in the first leg of the other semi-final, Una Brandt "
            "converting a penalty."
        ),
        "Lund hit a post with the second kick.",
        "Reis drove in a cross from the left.",
        "Lund's penalty for Port Ellan was saved by Quist.",
        "Reis rounded Brandt but shot wide.",
    ],
)
def test_no_goal_of_this_match_is_read(sentence: str) -> None:
    """Goals of other days, crosses, posts and saves are no goals."""
    assert goals(sentence) == []
