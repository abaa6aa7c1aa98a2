"""Right drafts lose nothing: the gold of every example wire passes its checks."""

import pytest

from summarizer.checking import check
from summarizer.evaluation.gold_files import read_gold
from summarizer.reading import read_path
from tests.support.gold_drafts import EXAMPLES, NAMES, gold_draft


@pytest.mark.parametrize("name", NAMES)
def test_a_right_draft_loses_no_claim(name):
    """A draft that says what the gold says, with the gold's evidence, comes through whole."""
    wire = read_path(EXAMPLES / f"{name}.txt")
    draft = gold_draft(wire, name)
    checked = check(wire, draft)
    assert [f for f in checked.findings if f.severity == "error"] == []
    assert len(checked.matches) == len(draft.matches)
    assert [len(m.events) for m in checked.matches] == [len(m.events) for m in draft.matches]
    assert len(checked.quotes) == len(draft.quotes)


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_of_a_right_draft_are_the_gold(name):
    """What comes out of a right draft is what the gold holds, and nothing else."""
    wire = read_path(EXAMPLES / f"{name}.txt")
    gold = read_gold(EXAMPLES / f"{name}.json", wire.text)
    checked = check(wire, gold_draft(wire, name))
    assert [q.text for q in checked.quotes] == [
        " ".join(wire.text[s:e] for s, e in q.spans) for q in gold.quotes
    ]
    for match, wanted in zip(checked.matches, gold.matches, strict=True):
        assert (match.home.name, match.away.name) == (wanted.home, wanted.away)
        score = (match.score.home, match.score.away) if match.score else None
        assert score == wanted.values["score"]
        told = [(e.kind, e.player, e.minute, e.added) for e in match.events]
        assert told == [(e.kind, e.player, e.minute, e.added) for e in wanted.events]
        stated = {(e.player, e.minute): e.stated for e in wanted.events if e.minute is not None}
        for e in match.events:
            if e.minute is not None:
                assert ("minute" not in e.derived) == stated[e.player, e.minute], e


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_points_into_the_wire(name):
    """Each span and each piece of evidence is a slice of the text it claims to be."""
    wire = read_path(EXAMPLES / f"{name}.txt")
    checked = check(wire, gold_draft(wire, name))
    for quote in checked.quotes:
        assert quote.text == " ".join(wire.text[s.start : s.end] for s in quote.spans)
    for match in checked.matches:
        for fact in (match.home, match.away, *match.events):
            assert fact.evidence
            for e in fact.evidence:
                assert wire.text[e.start : e.end] == wire.sentence_text(e.sentence)
