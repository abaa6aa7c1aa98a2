"""Three real wires with gold that nobody here wrote: nothing wrong, and how much is found."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import bpe_openai
import pytest

from summarizer.api import Summarizer
from summarizer.engines.prompts import prompt_version
from summarizer.engines.reply import schema_hash
from summarizer.evaluation.run import evaluate, read_cases, wires_with_gold
from summarizer.evaluation.score import Tally
from summarizer.reading import read_path

SHARED = Path(__file__).parents[2].parent / "shared"
REPLIES = Path(__file__).parent / "replies"
META = json.loads((REPLIES / "meta.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the wires are not beside the project"
)


def total(summarizer: Summarizer) -> tuple[Tally, list[str]]:
    """All three wires together, and the errors."""
    tally = Tally()
    errors = []
    cases = read_cases(wires_with_gold([SHARED / "seeds"], SHARED / "gold"))
    for row in evaluate(summarizer, cases):
        assert row.tally is not None
        tally.add(row.tally)
        errors += [row.error] if row.error else []
    return tally, errors


def test_by_rule_nothing_is_wrong_and_85_percent_is_found():
    """The offline engine states nothing that the gold contradicts, and finds 85 of 100 facts."""
    tally, errors = total(Summarizer("offline", environ={}))
    assert errors == []
    assert tally.wrong == []
    assert tally.facts > 200
    assert tally.found / tally.facts >= 0.85


def test_captured_replies_nothing_is_wrong_and_97_percent_is_found():
    """A large model's captured replies come through the checks: nothing wrong, 97 of 100 facts."""
    tally, errors = total(Summarizer("replay", replies=REPLIES, environ={}))
    assert errors == []
    assert tally.wrong == []
    assert tally.found / tally.facts >= 0.97


@pytest.mark.filterwarnings("always::UserWarning")  # a report, no failure
def test_the_replies_answer_these_wires():
    """The captured replies belong to these wires and this schema; another prompt is reported."""
    wires = {p.stem: read_path(p).sha256 for p in sorted((SHARED / "seeds").glob("*.txt"))}
    assert META["wires"] == wires
    assert META["schema"] == schema_hash()
    if META["prompt"] != prompt_version():
        warnings.warn(f"seeds: captured on prompt {META['prompt']}", stacklevel=1)


def test_the_replies_take_at_most_1800_tokens():
    """All facts with evidence, headlines and blurbs of three wires fit into 1,800 o200k tokens."""
    encoding = bpe_openai.get_encoding("o200k_base")
    replies = sorted(p for p in REPLIES.glob("*.json") if p.name != "meta.json")
    tokens = [len(encoding.encode(p.read_text("utf-8").strip())) for p in replies]
    assert len(tokens) == 3
    assert sum(tokens) <= 1800
