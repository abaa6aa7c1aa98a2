"""Spans on texts of others, which are read where they are and never copied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.reading import read_path

SHARED = Path(__file__).parents[3] / "shared"
# The second half of the annotated articles is held back for the release.
HELD_BACK_FROM = "politico_2016-09-28"
MARKS = "“”„\"«»‹›‘’'`"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")


def test_seeds_are_found_exactly() -> None:
    """All quotation spans of the seeds' gold are spans, to the character."""
    golds = sorted((SHARED / "gold").glob("*.json"))
    assert golds
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        wire = read_path(SHARED / "seeds" / f"{path.stem}.txt")
        expected = {tuple(span) for quote in gold["quotes"] for span in quote["spans"]}
        assert {(q.start, q.end) for q in wire.quotations} == expected


def test_annotated_articles() -> None:
    """At least 97 of 100 annotated quotations are spans, to the character.

    The annotators cut some quotations at the sentences inside them: neighbouring segments of one
    quotation with nothing but white space between them are one.
    """
    found = total = 0
    for path in sorted((SHARED / "quotes").glob("*.json")):
        if path.stem >= HELD_BACK_FROM:
            continue
        wire = read_path(path.with_suffix(".txt"))
        spans = {_trimmed(wire.text, q.start, q.end) for q in wire.quotations}
        gold = json.loads(path.read_text(encoding="utf-8"))
        for start, end in _segments(wire.text, gold["direct_quotes"]):
            total += 1
            found += _trimmed(wire.text, start, end) in spans
    assert total > 250
    assert found / total >= 0.97


def _segments(text: str, quotes: list[dict[str, Any]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(tuple(span) for quote in quotes for span in quote["content"]):
        last = merged[-1][1] if merged else 0
        inside = last and text[last - 1] not in MARKS and text[start] not in MARKS
        if inside and not text[last:start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks and white space at the ends: nested marks may meet the outer ones there."""
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end
