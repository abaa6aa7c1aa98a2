from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.reading import read_path
from summarizer.wire import BODY_LABELS

WIRES = Path(__file__).parents[2] / "examples" / "wires"
NAMES = sorted(p.stem for p in WIRES.glob("*.json"))


def test_there_are_wires() -> None:
    """The folder of example wires is not empty."""
    assert len(NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_gold_quotations_are_spans(name: str) -> None:
    """The gold quotations' parts and the not-speech entries are exactly the spans."""
    gold = json.loads((WIRES / f"{name}.json").read_text(encoding="utf-8"))
    wire = read_path(WIRES / f"{name}.txt")
    expected = [part for quote in gold["quotes"] for part in quote["parts"]] + gold["not_speech"]
    assert sorted(expected) == sorted(wire.quotation_text(q.number) for q in wire.quotations)
    assert all(q.closed for q in wire.quotations)


@pytest.mark.parametrize("name", NAMES)
def test_gold_evidence_is_inside_one_sentence(name: str) -> None:
    """Each piece of gold evidence stands inside one sentence, and in none that is set aside.

    A caption may name a player's side; a fact needs another sentence to rest on beside it.
    """
    gold = json.loads((WIRES / f"{name}.json").read_text(encoding="utf-8"))
    wire = read_path(WIRES / f"{name}.txt")
    for piece in _evidence(gold):
        start = wire.text.index(piece)
        (sentence,) = wire.sentences_of(start, start + len(piece))
        assert sentence.label in BODY_LABELS | {"caption"}, piece


def _evidence(node: object) -> list[str]:
    if isinstance(node, dict):
        found: list[str] = []
        for key, value in node.items():
            found += _strings(value) if key == "in" else _evidence(value)
        return found
    if isinstance(node, list):
        return [piece for item in node for piece in _evidence(item)]
    return []


def _strings(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        node = list(node.values())
    return [piece for item in node for piece in _strings(item)] if isinstance(node, list) else []
