"""Teams and score from one opening sentence, in the wordings of many outlets, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading.source import read_text

ROWS = [
    line.split("|")
    for line in Path(__file__).with_name("openings.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
BODY = """

The first half at the ground was even and chances were few, with the goalkeepers rarely troubled.

The crowd of 4,210 saw a better second half, with both defences working hard until the end.
"""

REPORT = """

The goalkeepers were rarely troubled, a header hit the crossbar and a penalty was saved.
"""


@pytest.mark.parametrize("row", [r for r in ROWS if len(r) == 4 and r[3]], ids=lambda r: r[0])
def test_sides_and_score_of_an_opening(row: list[str]) -> None:
    """The opening sentence alone tells both sides and how many goals each has."""
    sentence, one, other, score = row
    match = offline_draft(read_text(sentence + BODY)).matches[0]
    assert match.score is not None
    told = {match.home.value: match.score.home, match.away.value: match.score.away}
    first, second = map(int, score.split("-"))
    assert told == {one: first, other: second}


@pytest.mark.parametrize("row", [r for r in ROWS if r[3:] == [""]], ids=lambda r: r[0])
def test_sides_of_an_opening_without_a_score(row: list[str]) -> None:
    """The opening sentence tells who played whom; a score that it does not tell is in no draft."""
    match = offline_draft(read_text(row[0] + REPORT)).matches[0]
    assert {match.home.value, match.away.value} == {row[1], row[2]}
    assert match.score is None


@pytest.mark.parametrize("row", [r for r in ROWS if len(r) == 1], ids=lambda r: r[0])
def test_no_score_of_a_match_that_the_sentence_does_not_report(row: list[str]) -> None:
    """Wishes, earlier meetings, cup draws and stories of other news have no score of a match."""
    assert not any(m.score for m in offline_draft(read_text(row[0] + BODY)).matches)


@pytest.mark.parametrize("row", [r for r in ROWS if len(r) == 1][-5:], ids=lambda r: r[0])
def test_no_match_where_a_draw_or_a_defeat_is_wished_or_feared(row: list[str]) -> None:
    """A result without a score that is only wished for, feared or of another day is no match."""
    assert not offline_draft(read_text(row[0] + REPORT)).matches


@pytest.mark.parametrize(
    "body",
    [
        "The coach called the first ballot a derby of ideas; the visitors in the hall applauded.",
        "Both grandmasters are unbeaten, the coach said before the semi-finals on Sunday.",
    ],
)
def test_no_match_where_nothing_but_beat_speaks_of_play(body: str) -> None:
    """A ballot and a game of chess are won over somebody too, and are no match of football."""
    text = f"Norvale beat Tarnwick in the capital on Saturday.\n\n{body}\n"
    assert not offline_draft(read_text(text)).matches
