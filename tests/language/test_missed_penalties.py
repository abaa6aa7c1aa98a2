"""Penalties of the match that do not go in: who took them, and when."""

from __future__ import annotations

import pytest

from summarizer.language.progress import plays_extra_time
from tests.language.telling import incidents, marked

TOLD = [
    ("Reis missed a penalty in the 31st minute.", "Reis, 31st minute"),
    ("Reis rattled the crossbar with another penalty in the 70th minute.", "Reis, 70th minute"),
    ("Reis clipped the left post with a penalty kick after Lund used a hand.", "Reis"),
    ("Reis sent a spot-kick over the bar in the 12th minute.", "Reis, 12th minute"),
    ("Reis shot wide from the spot in the 12th minute.", "Reis, 12th minute"),
    ("Reis placed a penalty too close to Port Ellan goalkeeper Brandt.", "Reis"),
    ("Reis had a penalty saved by Brandt in the 40th minute.", "Reis, 40th minute"),
    ("Reis was denied by Brandt from 12 yards.", "Reis"),
    ("Reis's penalty for Norvale was saved by Brandt in the 71st minute.", "Reis, 71st minute"),
    ("Reis's penalty, given for a foul by Lund, came back off the post.", "Reis"),
    ("Falk's penalty cleared the bar.", "Falk"),
    ("It would have been two but for Falk, whose penalty in the 41st minute cleared the bar.",
     "Falk, 41st minute"),
    ("Brandt plunged to her right to keep out Falk's penalty.", "Falk"),
    ("Brandt beat away a penalty from Falk, awarded after Lund had tripped Reis.", "Falk"),
    ("Brandt guessed right on Falk's penalty, given for a challenge by Lund on Reis.", "Falk"),
    ("Falk had the chance to level, but Brandt guessed correctly and clung on to her penalty.",
     "Falk"),
    (("Falk should have made it two, only for Brandt to go the right way and turn her spot-kick "
     "on to a post."), "Falk"),
    (("Reis was felled by Lund, for which she was booked, but got up only to have her penalty "
     "pushed against the post by Brandt in the 63rd minute."), "Reis, 63rd minute"),
    ("Norvale were awarded a penalty but Reis fired it over the bar.", "Reis"),
    ("Reis scored a penalty in the 40th minute.", ""),
    ("Reis scored from the spot after Brandt had saved a shot by Falk.", ""),
    ("Reis had her penalty saved by Brandt but scored the rebound.", ""),
    ("Norvale should have had a penalty when Lund tripped Reis.", ""),
    ("Reis missed a penalty in the quarter-final.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_the_taker_is_read_and_not_the_keeper(sentence: str, told: str) -> None:
    """Whoever took the penalty missed it, in whatever order the sentence tells it."""
    found = [i.removeprefix("missed_penalty ") for i in incidents(sentence) if "missed" in i]
    assert "; ".join(found) == told


def test_a_penalty_given_in_one_sentence_is_missed_in_the_next() -> None:
    """The kick of a penalty told as given may be told without the word."""
    given = "Norvale were handed a spot-kick in the 44th minute, for handball."
    assert incidents(given, "Reis struck it firmly and Brandt got both fists to it.") == [
        "missed_penalty Reis, 44th minute"
    ]
    assert incidents(given, "Reis struck it firmly and Brandt had no chance.") == []


def test_a_side_short_for_most_of_extra_time_played_it() -> None:
    """Extra time that a side played with ten was played."""
    lines, _ = marked("Norvale were a player short for most of extra time.")
    assert plays_extra_time(lines[0])
