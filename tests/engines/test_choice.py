"""Whom a wire is about where a pattern of one sentence and the signs of all tell it otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.engines.offline import choice
from summarizer.engines.offline.choice import Choice, choose
from summarizer.engines.offline.signs import Report
from summarizer.engines.offline.verdict import Verdict
from summarizer.language.marking import mark
from summarizer.language.results import results_in
from summarizer.language.sentences import Sentences
from summarizer.reading import read_text

TEXT = """\
Norvale Rovers saw off Port Ellan in their Group B game at the Marlow Arena on Saturday.

Norvale’s goalkeeper, Ilse Vantongeren, was hardly troubled before half-time. Port Ellan had lost
their opening match.

Port Ellan’s supporters sang throughout, and Norvale were cheered off. Norvale coach Bea Lund said
that her side had been patient. Port Ellan coach Tom Vey was not so sure.
"""
SIDES = ("Norvale Rovers", "Port Ellan")


def chosen(monkeypatch, *, level: bool = False, **signs) -> tuple[Choice, Choice]:
    """What the pattern reads (Norvale Rovers have won), and what is chosen against these signs."""
    sentences = Sentences(read_text(TEXT))
    marked = [mark(sentences.line(s.number)) for s in sentences.wire.sentences]
    results = [r for m in marked for r in results_in(m)]
    lead = results[0]
    assert (lead.winner and lead.winner.name, lead.loser and lead.loser.name) == SIDES
    pattern = Choice(SIDES, replace(lead, level=level))

    def told(report: Report, weights: object) -> Verdict:
        known = {
            "sides": ("Norvale", "Port Ellan"), "margin": 5.0, "value": None, "spots": (),
            "sure": -9.0, "lead": 0.0, "first": 5.0, "clause": None, "news": 5.0,
        }  # fmt: skip
        return Verdict(report=report, **{**known, **signs})

    monkeypatch.setattr(choice, "verdict_of", told)
    found = choose(pattern, results, marked)
    assert found is not None
    return pattern, found


@pytest.mark.parametrize(
    "signs",
    [
        {"first": 5.0},
        {"first": 0.0},
        {"first": -0.3},
        {"sides": ("Port Ellan", "Norvale"), "first": -5.0},
        {"first": -5.0, "level": True},
    ],
    ids=["the same winner", "no winner", "hardly the other", "in the other order", "a draw"],
)
def test_signs_that_give_no_other_winner_leave_the_pattern(monkeypatch, signs):
    """The pattern's sides, its winner's first, and its sentence stand; a short name is the same."""
    pattern, found = chosen(monkeypatch, **signs)
    assert found.sides == SIDES
    assert found.head is pattern.head


@pytest.mark.parametrize(
    "signs",
    [{"first": -5.0}, {"sides": ("Port Ellan", "Norvale"), "first": 5.0}],
    ids=["the second", "the first, in the other order"],
)
def test_signs_that_give_the_win_to_the_other_side_count_for_more(monkeypatch, signs):
    """The winner of the signs comes first, and the sentence of the pattern tells no result."""
    pattern, found = chosen(monkeypatch, **signs)
    assert found.sides == ("Port Ellan", "Norvale")
    assert found.head is not pattern.head
    assert found.weighed
