"""Sides of goals by arithmetic: what scores and the words about them leave open, and what not."""

from __future__ import annotations

from summarizer.engines.offline.ledger import Goal
from summarizer.engines.offline.shares import Known, share_out


def goal(
    person: int,
    minute: int | None,
    *states: str,
    side: int | None = None,
    running: tuple[int, int] | None = None,
    own: bool = False,
) -> Goal:
    """A goal of ``person`` in ``minute``, None for one told without a time."""
    return Goal(
        person, side, minute, None, None, False, own, [1], minute or 0, set(states), running
    )


def sides(goals: list[Goal], known: Known) -> list[int | None]:
    """The sides of ``goals`` after sharing them out."""
    share_out(goals, known)
    return [g.side for g in goals]


def test_an_equaliser_is_the_other_sides() -> None:
    """1-0, level, and a late goal of the first scorer make 2-1 for his side."""
    told = [goal(1, 12), goal(2, 40, "level"), goal(1, 60)]
    assert sides(told, Known(final=(2, 1))) == [0, 1, 0]


def test_a_full_side_leaves_the_rest_to_the_other() -> None:
    """Where one side has all its goals, further ones are the other's, though some are missing."""
    told = [goal(1, 10, side=0), goal(2, 20), goal(3, 30)]
    assert sides(told, Known(final=(1, 3))) == [0, 1, 1]


def test_a_missing_goal_leaves_words_about_the_score_open() -> None:
    """With a goal missing, "put ahead" may be either side's."""
    told = [goal(1, 10, side=0), goal(2, 50, "lead")]
    assert sides(told, Known(final=(2, 2))) == [0, None]


def test_a_running_score_shows_that_none_is_missing() -> None:
    """The second goal made it 1-1; a third is missing, but later."""
    told = [goal(1, 10, side=0), goal(2, 50, running=(1, 1))]
    assert sides(told, Known(final=(2, 2))) == [0, 1]


def test_the_score_at_half_time_ties_goals_together() -> None:
    """Two goals of the first half, 2-0 at half-time: one side's."""
    told = [goal(1, 7), goal(2, 39, side=1)]
    assert sides(told, Known(final=(3, 2), half=(2, 0))) == [1, 1]


def test_an_own_goal_is_shared_out_with_its_players_side() -> None:
    """A player of the losing side turns the ball into his own goal."""
    told = [goal(1, 10, side=0), goal(2, 30, side=1), goal(2, 80, own=True)]
    assert sides(told, Known(final=(2, 1))) == [0, 1, 0]


def test_people_who_play_against_each_other_are_on_two_sides() -> None:
    """All of one score could be shared out in two ways; a foul leaves one."""
    told = [goal(1, 10), goal(2, 30), goal(3, 50, side=0)]
    assert sides(told, Known(final=(2, 1))) == [None, None, 0]
    assert sides(told, Known(final=(2, 1), same=((1, 3),))) == [0, 1, 0]
    assert sides(told, Known(final=(2, 1), other=((2, 3),))) == [0, 1, 0]


def test_more_goals_than_the_score_has_tell_nothing() -> None:
    """One of three goals is misread where the score is 1-1."""
    told = [goal(1, 10, side=0), goal(2, 30), goal(3, 50)]
    assert sides(told, Known(final=(1, 1))) == [0, None, None]


def test_misread_words_do_not_undo_the_score() -> None:
    """In a tie "levelled" at 0-0 is no word about this score; both goals are the winner's."""
    told = [goal(1, 23, "level"), goal(2, 81, side=0)]
    assert sides(told, Known(final=(2, 0))) == [0, 0]


def test_without_a_final_score_two_goals_must_bear_out_their_words() -> None:
    """Lead, level, lead of the told winner; one word alone would not do."""
    told = [goal(1, 10, "lead", side=0), goal(2, 30, "level"), goal(3, 70, "lead")]
    assert sides(told, Known(winner=0)) == [0, 1, 0]
    assert sides([goal(1, 10, side=0), goal(2, 30, "level")], Known()) == [0, None]


def test_without_a_final_score_a_lead_taken_again_shows_a_missing_goal() -> None:
    """Two leads in a row: an equaliser between them is missing, and so anybody may be ahead."""
    told = [goal(1, 10, "lead", side=0), goal(2, 30, "lead"), goal(3, 70, "two")]
    assert sides(told, Known(winner=0)) == [0, None, None]
