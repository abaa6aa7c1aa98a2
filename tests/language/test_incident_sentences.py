"""Cards, penalties missed and goals that did not stand, in the wordings of many outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.language.incidents import incidents_in
from summarizer.language.marking import line_of, mark
from summarizer.language.roster import assign

ROWS = [
    line.split("|")
    for line in Path(__file__).with_name("incident_sentences.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def told_in(sentence: str) -> list[tuple[str, str]]:
    """Kind and player of each incident told in ``sentence``."""
    line = line_of(1, sentence)
    roster = assign([line], ("Norvale", "Tarnwick"), ("Quarrow",), ("Ana Reis", "Mia Torp"))
    return [(i.kind, roster.people[i.player.ref].name) for i in incidents_in(mark(line), None)]


@pytest.mark.parametrize("row", [r for r in ROWS if r[1]], ids=lambda r: r[0])
def test_incident_of_a_sentence(row: list[str]) -> None:
    """One incident is told, of one of the kinds that fit, and it is Ana Reis's."""
    ((kind, player),) = told_in(row[0])
    assert player == "Ana Reis"
    assert kind in row[1].split(",")


@pytest.mark.parametrize("row", [r for r in ROWS if not r[1]], ids=lambda r: r[0])
def test_no_incident_of_a_sentence(row: list[str]) -> None:
    """Cards that were not given or taken back, and chances missed, are none."""
    assert told_in(row[0]) == []
