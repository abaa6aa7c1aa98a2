"""Texts of others, read through ../shared where it is there: none of them is copied here."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summarizer.draft import QuoteClaim
from summarizer.language.speech import read_speech
from summarizer.reading import read_path

SHARED = Path(__file__).parents[3] / "shared"
QUOTES, SEEDS, GOLD = SHARED / "quotes", SHARED / "seeds", SHARED / "gold"
OPEN_HALF = "politico_2016-09-28"
"""Files from here on, in the order of the alphabet, are held back."""

needs_shared = pytest.mark.skipif(not QUOTES.is_dir(), reason="no ../shared here")


def _head(source: str) -> str:
    """The surname, pronoun or noun that a source turns on."""
    for stop in (", ", " (", " who ", " of ", " from ", " in ", " on ", " with ", " at "):
        source = source.split(stop)[0]
    words = source.replace("’", "'").removesuffix("'s").split()
    return words[-1].strip(".,").casefold() if words else ""


def _judge(claims: list[QuoteClaim], source: str) -> str:
    told = next(((c.as_written, c.speaker) for c in claims if c.as_written or c.speaker), None)
    if told is None:
        return "none"
    heads = {_head(source), _head(source.split(", ", 1)[-1])}
    return "right" if any(x is not None and _head(x) in heads for x in told) else "wrong"


@needs_shared
def test_sources_of_quotations_in_news_articles() -> None:
    """At least 95 % of hand-annotated sources are found, and at most 2 % are another's."""
    counts: Counter[str] = Counter()
    for path in sorted(QUOTES.glob("*.txt")):
        if path.name >= OPEN_HALF:
            continue
        wire = read_path(path)
        reading = read_speech(wire)
        gold: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for quote in gold["direct_quotes"]:
            if quote["source"] in ("", "said"):
                continue  # Not annotated, or the verb was taken for the source.
            spans = {
                q.number
                for start, end in quote["content"]
                for q in wire.quotations
                if q.start < end and start < q.end
            }
            claims = [c for c in reading.quotes if spans & set(c.spans)]
            counts[_judge(claims, quote["source"])] += 1
    total = counts.total()
    assert total > 150
    assert counts["right"] >= 0.95 * total, counts
    assert counts["wrong"] <= 0.02 * total, counts


@needs_shared
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")), ids=lambda p: p.stem[:3])
def test_quotations_of_the_seed_reports(path: Path) -> None:
    """Every quotation of the seeds has its spans, its speaker and its role, and none is added."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    wire = read_path(SEEDS / gold["report"])
    reading = read_speech(wire)
    told = [([list(s) for s in q["spans"]], q["speaker"], q["role"]) for q in gold["quotes"]]
    read = [
        (
            [[wire.quotations[n - 1].start, wire.quotations[n - 1].end] for n in q.spans],
            q.speaker,
            q.role,
        )
        for q in reading.quotes
    ]
    assert read == told
    assert reading.not_speech == ()
