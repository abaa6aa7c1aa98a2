"""Captured replies of a large model to the example wires, through the checks, against the gold."""

from __future__ import annotations

import pytest

from summarizer.api import Summarizer
from summarizer.evaluation.gold_files import read_gold
from summarizer.evaluation.score import score_summary
from summarizer.reading import read_path
from tests.support.gold_drafts import EXAMPLES

CAPTURED = EXAMPLES.parents[1] / "cassettes" / "captured"
NAMES = sorted(p.name.removesuffix(".meta.json") for p in CAPTURED.glob("*.meta.json"))


def test_there_are_captured_replies():
    """The folder holds captures; without them the tests below would say nothing."""
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_nothing_wrong_gets_out_and_little_is_lost(name):
    """Nothing in the result contradicts the gold, and 97 of 100 of its facts are there."""
    wire = read_path(EXAMPLES / f"{name}.txt")
    gold = read_gold(EXAMPLES / f"{name}.json", wire.text)
    summary = Summarizer("replay", replies=CAPTURED, environ={}).summarize(wire)
    tally = score_summary(gold, summary)
    assert tally.wrong == []
    assert tally.found / tally.facts >= 0.97
    assert [f for f in summary.findings if f.action == "dropped" and f.severity == "error"] == []
