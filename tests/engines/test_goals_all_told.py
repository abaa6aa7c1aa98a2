"""All goals of a sentence are read, and none is counted in words while one of them is missing."""

from __future__ import annotations

import pytest

from summarizer import Summarizer


def read(text: str):
    """The one match of a text, as read by rule."""
    with Summarizer(engine="offline") as reader:
        (match,) = reader.summarize(text).matches
    return match


def goals(text: str) -> list[tuple[str | None, int | None]]:
    """Player and minute of each goal."""
    return [(e.player, e.minute) for e in read(text).events]


def test_the_second_score_of_one_verb_is_a_second_goal():
    """The words "made it 1-1 in the 44th and 2-1 in the 79th" are two goals of one player."""
    text = (
        "Norvale beat Estmark 2-1 on Saturday.\n\nIda Brandt scored first for Estmark in the 20th "
        "minute. Mia Torp made it 1-1 in the 44th and 2-1 in the 79th."
    )
    assert goals(text) == [("Ida Brandt", 20), ("Mia Torp", 44), ("Mia Torp", 79)]


def test_a_list_of_minutes_without_the_word_is_read():
    """The words "replied in the 60th and 89th" are two goals."""
    text = (
        "Norvale drew 2-2 with Estmark on Saturday.\n\nMia Torp scored in the 10th and 25th "
        "minutes for Norvale; Jo Falk replied in the 60th and 89th."
    )
    assert goals(text) == [
        ("Mia Torp", 10), ("Mia Torp", 25), ("Jo Falk", 60), ("Jo Falk", 89),
    ]  # fmt: skip


SHORT = (
    "Leaders Norvale won 4-1 at Estmark on Saturday.\n\nMia Torp struck in the fifth and 19th "
    "minutes. Ida Brandt pulled one back for Estmark in the 33rd minute."
)


def test_no_double_is_told_while_goals_of_the_side_are_missing():
    """Two of four goals: the player may have a third, and no list of the scorers is whole."""
    match = read(SHORT)
    assert [(e.player, e.minute) for e in match.events if e.side == "away"] == [
        ("Mia Torp", 5),
        ("Mia Torp", 19),
    ]
    words = f"{match.headline} {match.blurb}"
    assert "double" not in words and "twice" not in words and "Torp" not in words


def test_the_double_of_a_whole_side_is_told():
    """Where all goals of the side are there, its scorers are listed."""
    match = read(SHORT.replace("4-1", "2-1"))
    assert "Torp (5, 19)" in (match.blurb or "")


@pytest.mark.parametrize(
    "lead",
    [
        "Norvale left it late on Saturday to beat their neighbours Estmark 2-1 and climb to third.",
        "Norvale beat their fierce local rivals Estmark 2-1 on Saturday.",
        "Estmark lost 2-1 to their bitter rivals Norvale on Saturday.",
        "Norvale won 2-1 at their neighbours Estmark on Saturday.",
        "Norvale beat second-placed Estmark 2-1 on Saturday.",
    ],
)
def test_what_a_side_is_to_the_other_may_stand_before_its_name(lead):
    """What is called "their neighbours Estmark" is Estmark."""
    match = read(f"{lead}\n\nMia Torp won it in the 88th minute.")
    assert match.score is not None
    sides = {(match.home.name, match.score.home), (match.away.name, match.score.away)}
    assert sides == {("Norvale", 2), ("Estmark", 1)}


def test_neighbours_may_draw():
    """A text with "drew 2-2 with their neighbours Estmark" has both sides."""
    match = read("Norvale drew 2-2 with their neighbours Estmark on Saturday.")
    assert {match.home.name, match.away.name} == {"Norvale", "Estmark"}
    assert match.score is not None and (match.score.home, match.score.away) == (2, 2)


@pytest.mark.parametrize("draw", ["a goalless draw", "a 1-1 draw"])
def test_a_drawn_match_s_day_is_its_own(draw):
    """What is called "a goalless draw on Saturday" is no draw of a cup: its day is told."""
    match = read(f"Norvale held Estmark to {draw} on Saturday.\n\nIt rained all afternoon.")
    assert match.date is not None and match.date.as_written == "Saturday"
