"""Scores on the way and the sides that they leave for a goal, by arithmetic alone."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.running_scores import Gain, gainers

HOME, AWAY = frozenset({0}), frozenset({1})
EITHER = HOME | AWAY


def test_a_clean_lead_is_the_side_that_has_so_many_goals() -> None:
    """A goal for 4-0 is the side's that scored four in the end."""
    told = gainers([Gain((4, 0), None)], (1, 4))
    assert told is not None
    assert told.sides == (AWAY,)


def test_a_level_score_alone_tells_no_side() -> None:
    """A goal for 1-1 may be either side's where nothing else is told."""
    told = gainers([Gain((1, 1), None)], (2, 1))
    assert told is not None
    assert told.sides == (EITHER,)


def test_a_level_score_is_the_side_that_was_behind() -> None:
    """After the first goal of one side, the goal for 1-1 is the other's."""
    told = gainers([Gain(None, 0), Gain((1, 1), None)], (2, 1), whole=2)
    assert told is not None
    assert told.sides == (HOME, AWAY)
    assert told.against == 0


def test_a_side_that_the_score_speaks_against_is_contradicted() -> None:
    """Words give the goal for 4-0 to the side that scored once: they are wrong."""
    told = gainers([Gain((4, 0), 1)], (4, 1))
    assert told is not None
    assert told.sides == (HOME,)
    assert told.against == 1


def test_which_of_two_words_is_wrong_is_not_guessed() -> None:
    """Both goals of 2-0 must be one side's, but which the scores do not tell."""
    told = gainers([Gain((1, 0), 0), Gain((2, 0), 1)], (2, 2))
    assert told is not None
    assert told.sides == (EITHER, EITHER)
    assert told.against == 1


def test_a_score_beyond_the_final_one_fits_nothing() -> None:
    """A score of the tie, higher than this match's, is no reading at all."""
    assert gainers([Gain((3, 1), None)], (1, 0)) is None


def test_a_goal_between_two_scores_may_be_missing() -> None:
    """From 1-0 to 3-0 one goal is not told, and both told ones are the leader's."""
    told = gainers([Gain((1, 0), None), Gain((3, 0), None)], (3, 1))
    assert told is not None
    assert told.sides == (HOME, HOME)


_SIDES = st.lists(st.integers(0, 1), min_size=1, max_size=7)


@given(_SIDES, st.data())
def test_what_really_happened_is_never_ruled_out(sides: list[int], data: st.DataObject) -> None:
    """Of a match played goal by goal, any scores and sides told of it leave its own sides."""
    goals, score = [], [0, 0]
    for side in sides:
        score[side] += 1
        told = (score[0], score[1]) if data.draw(st.booleans()) else (score[1], score[0])
        running = told if data.draw(st.booleans()) else None
        goals.append(Gain(running, side if data.draw(st.booleans()) else None))
    found = gainers(goals, (score[0], score[1]), whole=len(goals))
    assert found is not None
    assert found.against == 0
    assert all(side in may for side, may in zip(sides, found.sides, strict=True))


@given(_SIDES, st.data())
def test_the_sides_left_are_those_of_all_ways(sides: list[int], data: st.DataObject) -> None:
    """Trying every way of giving sides, one by one, leaves the same sides."""
    runs, score = [], [0, 0]
    for side in sides:
        score[side] += 1
        runs.append((max(score), min(score)) if data.draw(st.booleans()) else None)
    final = score[0], score[1]
    ways = [w for w in product((0, 1), repeat=len(sides)) if _fits(w, runs, final)]
    found = gainers([Gain(r, None) for r in runs], final, whole=len(runs))
    assert found is not None
    assert found.sides == tuple(frozenset(w[i] for w in ways) for i in range(len(sides)))


def _fits(way: tuple[int, ...], runs: list[tuple[int, int] | None], final: tuple[int, int]) -> bool:
    score = [0, 0]
    for side, run in zip(way, runs, strict=True):
        score[side] += 1
        if run is not None and (max(score), min(score)) != run:
            return False
    return score[0] <= final[0] and score[1] <= final[1]
