"""Gold of quotations that somebody annotated by hand in news articles, and nothing else.

Each of ``direct_quotes`` has ``content``, the character spans of its segments as annotated, with
or without their marks, and ``source``, the words that name who spoke, as written.
"""

from __future__ import annotations

from pathlib import Path

from summarizer.evaluation.gold import Gold, GoldQuote
from summarizer.evaluation.gold_forms import Annotations
from summarizer.evaluation.gold_words import within

__all__ = ["attribution_gold"]

_NO_SOURCE = frozenset({"said", "says"})
"""A slip of annotators: the verb is marked as the source. Who spoke is then not known."""


def attribution_gold(form: Annotations, path: Path, text: str) -> Gold:
    """The gold in ``form``, which came from ``path``, for the wire ``text``.

    Raises InputError where a span is outside the wire.
    """
    quotes = []
    for n, quote in enumerate(form.direct_quotes):
        spans = within(quote.content, text, path, f"direct_quotes[{n}].content")
        source = quote.source.strip()
        named = source if source and source.casefold() not in _NO_SOURCE else None
        quotes.append(GoldQuote(spans, None, None, named, no_source=not source))
    return Gold(path.stem, "attributions", None, (), tuple(q for q in quotes if q.spans))
