"""One penalty told twice is one goal, with the minute of the kick and not of the foul."""

from __future__ import annotations

from dataclasses import replace

from summarizer.engines.offline.ledger import Entry, goals_of

KICK = Entry(
    1, 0, 72, None, None, True, False, 1, frozenset(), None, False, None, (2,), False, 1
)  # fmt: skip


def minutes(*entries: Entry) -> list[int | None]:
    """The minutes of the goals that one player's mentions make."""
    return [g.minute for g in goals_of(entries)]


def test_the_kick_s_minute_stands_against_the_foul_s() -> None:
    """Told after a foul in the 70th minute, and as scored in the 72nd: it was the 72nd."""
    foul = replace(KICK, minute=70, given=True, lines=(4,), order=2)
    assert minutes(KICK, foul) == [72]
    assert minutes(foul, KICK) == [72]


def test_two_minutes_of_one_kick_leave_none() -> None:
    """Where both minutes may be the kick's, one is wrong, and which is not known."""
    assert minutes(KICK, replace(KICK, minute=73, lines=(4,), order=2)) == [None]


def test_penalties_far_apart_are_two() -> None:
    """Nobody takes twenty minutes over a penalty."""
    assert minutes(KICK, replace(KICK, minute=52, lines=(4,), order=2)) == [72, 52]


def test_a_penalty_told_again_without_a_minute_is_the_one_known() -> None:
    """A later sentence that only speaks of "Reis's penalty" tells no further goal."""
    again = replace(KICK, minute=None, lines=(6,), order=3)
    assert minutes(KICK, replace(KICK, minute=20, penalty=False, order=2), again) == [72, 20]


def test_a_penalty_is_not_the_goal_that_was_headed_in() -> None:
    """A second goal, said to be a penalty, is not put together with a header."""
    header = replace(KICK, minute=20, penalty=False, open_play=True)
    second = replace(KICK, minute=None, nth=2, lines=(1,), order=2, summary=True)
    assert minutes(header, second) == [20, None]
