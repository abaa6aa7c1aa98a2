"""The texts over which memory is measured."""

from __future__ import annotations

from bench.throughput import generated
from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text


def test_generated_wires_differ_and_come_again() -> None:
    """No two wires are the same, so that nothing can be kept of one for the next; each run has
    the same ones."""
    texts = list(generated(300))
    assert len(set(texts)) == 300
    assert list(generated(300)) == texts


def test_generated_wires_are_match_reports() -> None:
    """The rules have their whole work with them: a match is read in nearly every one."""
    read = [offline_draft(read_text(text)) for text in generated(40)]
    assert sum(bool(draft.matches) for draft in read) >= 36
