"""What is learned from examples, and how the gold of texts is read for it."""

from __future__ import annotations

import pytest

from bench.weigh import learn, side_of, told_of


def test_a_sign_of_what_is_asked_for_weighs_above_nought():
    """What stands with right examples only is worth more than what stands with all or with none."""
    rows = [({"win": 1.0, "the": 1.0}, 1.0)] * 10 + [({"loss": 1.0, "the": 1.0}, 0.0)] * 10
    weights = learn(rows)
    assert weights["win"] > 0.5
    assert weights["loss"] < -0.5
    assert abs(weights["the"]) < 0.2


def test_a_rare_sign_is_not_learned():
    """What stands in four examples only teaches nothing."""
    weights = learn([({"win": 1.0}, 1.0)] * 10 + [({"odd": 1.0}, 1.0)] * 4)
    assert set(weights) == {"win"}


@pytest.mark.parametrize(
    ("raw", "score", "winner", "kicks"),
    [
        ({"a": "Tarn", "b": "Norvale", "score": [0, 2]}, (0, 2), 1, None),
        ({"home": "Tarn", "away": "Norvale", "score": [1, 1], "shoot_out": [4, 2]}, (1, 1), -1, 0),
        ({"home": "Tarn", "away": "Norvale", "score": None, "winner": "Norvale"}, None, 1, None),
        ({"a": "Tarn", "b": "Norvale", "score": None, "winner": "a"}, None, 0, None),
        ({"a": "Tarn", "b": "Norvale", "score": None}, None, None, None),
    ],
)
def test_every_form_of_gold_tells_who_won(raw, score, winner, kicks):
    """Light gold, wires and the database's facts are read alike."""
    told = told_of(raw)
    assert (told.score, told.winner, told.kicks) == (score, winner, kicks)


def test_a_name_that_may_be_both_sides_is_neither():
    """Of two Uniteds the word alone is no example of either."""
    told = told_of({"a": "Tarn United", "b": "Norvale United", "score": None})
    assert side_of("United", told) is None
    assert side_of("Norvale", told) == 1
