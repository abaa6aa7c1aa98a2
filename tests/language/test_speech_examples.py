"""The example wires: their quotations, told by hand by somebody who wrote no rule of these."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.language.speech import read_speech
from summarizer.reading import read_path
from summarizer.wire import Wire

GOLD = sorted((Path(__file__).parents[2] / "examples" / "wires").glob("*.json"))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _sentences(wire: Wire, pieces: list[str]) -> set[int]:
    found = set()
    for piece in pieces:
        at = wire.text.index(piece)
        found.add(wire.sentences_of(at, at + len(piece))[0].number)
    return found


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_quotations_of_an_example_wire(path: Path) -> None:
    """Spans, speaker, words at the attribution, role and needed evidence are those of the gold."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    wire = read_path(path.with_name(gold["report"]))
    reading = read_speech(wire)
    told = [
        ([_flat(x) for x in q["parts"]], q["speaker"], q["as_written"], q["role"])
        for q in gold["quotes"]
    ]
    read = [
        (
            [_flat(wire.quotation_text(n)) for n in q.spans],
            q.speaker,
            q.as_written or q.speaker,
            q.role,
        )
        for q in reading.quotes
    ]
    assert read == told
    for quote, gold_quote in zip(reading.quotes, gold["quotes"], strict=True):
        assert _sentences(wire, gold_quote["in"]) <= set(quote.evidence)
    assert [wire.quotation_text(n) for n in reading.not_speech] == gold["not_speech"]
