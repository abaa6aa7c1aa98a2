"""Gold of quotations that somebody annotated by hand in news articles, and nothing else.

Each of ``direct_quotes`` has ``content``, the character spans of its segments as annotated, with
or without their marks, and ``source``, the words that name who spoke, as written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, GoldQuote

__all__ = ["attribution_gold"]

_NO_SOURCE = frozenset({"said", "says"})
"""A slip of annotators: the verb is marked as the source. Who spoke is then not known."""


def _quote(raw: dict[str, Any], path: Path, text: str) -> GoldQuote:
    spans = tuple((int(start), int(end)) for start, end in raw["content"])
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise InputError(
                f"{path.name}: the gold quotes {start} to {end}, the wire ends at {len(text)}"
            )
    source = raw["source"].strip()
    named = source if source and source.casefold() not in _NO_SOURCE else None
    return GoldQuote(spans, None, None, named, no_source=not source)


def attribution_gold(raw: dict[str, Any], path: Path, text: str) -> Gold:
    """The gold in ``raw``, which came from ``path``, for the wire ``text``.

    Raises InputError where a span is outside the wire; KeyError, TypeError, AttributeError and
    ValueError where it is not in this form.
    """
    quotes = tuple(_quote(q, path, text) for q in raw["direct_quotes"])
    return Gold(path.stem, "attributions", None, (), tuple(q for q in quotes if q.spans))
