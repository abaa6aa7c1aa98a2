"""Reports whose result no single sentence tells of both sides by name."""

from __future__ import annotations

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

WON = """Norvale needed only a point, and they went home with three after a 2-0 win on Saturday.

Tarnbrook’s goalkeeper, Ilse Vantongeren, was beaten twice before half-time. The Norvale striker
Ana Reis tapped in after 12 minutes and Mia Torp headed the second in the 40th.

Tarnbrook have now lost four in a row, and their supporters whistled. Norvale are third.
"""
LOST = WON.replace(
    "Norvale needed only a point, and they went home with three after a 2-0 win on Saturday.",
    "Tarnbrook lost 2-0 on Saturday and their manager knew why.",
)
DREW = WON.replace(
    "they went home with three after a 2-0 win on Saturday.", "they got it from a 1-1 draw."
).replace("Tarnbrook have now lost four in a row", "Tarnbrook have now drawn four in a row")


def sides(text: str) -> tuple[str, str, tuple[int, int] | None]:
    """The two sides of the one match, and its score."""
    (match,) = offline_draft(read_text(text)).matches
    score = match.score
    return match.home.value, match.away.value, (score.home, score.away) if score else None


@pytest.mark.parametrize(
    ("text", "won", "lost"), [(WON, "Norvale", "Tarnbrook"), (LOST, "Norvale", "Tarnbrook")]
)
def test_the_other_side_is_the_one_that_is_used_as_a_side(text, won, lost):
    """Who won or lost is told; the opponent is who else has a goalkeeper and supporters."""
    home, away, score = sides(text)
    assert {home, away} == {won, lost}
    assert score == ((2, 0) if home == won else (0, 2))


def test_a_draw_is_both_sides():
    """A draw needs no winner to be given to."""
    home, away, score = sides(DREW)
    assert ({home, away}, score) == ({"Norvale", "Tarnbrook"}, (1, 1))


def test_where_it_is_not_clear_who_plays_nothing_is_claimed():
    """No match is better than a wrong one."""
    assert offline_draft(read_text(WON.replace("Tarnbrook", "The others"))).matches == ()


def test_a_third_side_told_of_later_does_not_play():
    """Who leads the table has a bench and supporters too, and is no side of this match."""
    text = (
        f"{WON}\nVellmoor have won five in a row. Vellmoor are top, Vellmoor’s bench is deep and "
        "Vellmoor’s supporters sing.\n"
    )
    home, away, score = sides(text)
    assert ({home, away}, score) == ({"Norvale", "Tarnbrook"}, (2, 0))


def test_a_result_of_another_day_gives_no_score():
    """Who plays may be told, but the score of last week's match is not published with it."""
    text = WON.replace(
        "they went home with three after a 2-0 win on Saturday", "they beat Vellmoor 2-0 last week"
    )
    assert all(m.score is None for m in offline_draft(read_text(text)).matches)


def test_a_group_before_a_competition_is_no_part_of_its_name() -> None:
    """The competition is called without the group that the match was played in."""
    text = "Norvale beat Tarnwick 2-0 in their Group A World Cup match on Saturday.\n"
    (match,) = offline_draft(read_text(text)).matches
    assert match.competition is not None
    assert match.competition.value == "World Cup"
