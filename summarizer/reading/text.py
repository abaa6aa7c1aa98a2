"""The reader of plain text: the characters are the wire's text, unchanged."""

from __future__ import annotations

import re

from summarizer.reading.analysis import Paragraph, analyse
from summarizer.reading.decoding import Decoded
from summarizer.reading.labels import label_paragraphs
from summarizer.reading.paragraphs import paragraph_bounds
from summarizer.wire import Label, Wire

__all__ = ["FORMAT", "read_plain"]

FORMAT = "text"

_BY = re.compile(r"by\s+", re.IGNORECASE)


def read_plain(decoded: Decoded, sha256: str, input: str | None) -> Wire:
    """The wire in a plain text, which is neither empty nor too large."""
    text = decoded.text
    paragraphs = label_paragraphs(text, paragraph_bounds(text))
    analysis = analyse(text, paragraphs)
    byline = _first(text, paragraphs, "byline")
    return Wire(
        text=text,
        sentences=analysis.sentences,
        quotations=analysis.quotations,
        format=FORMAT,
        sha256=sha256,
        input=input,
        headline=_first(text, paragraphs, "headline"),
        byline=None if byline is None else _BY.sub("", byline, count=1),
        dateline=analysis.dateline,
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )


def _first(text: str, paragraphs: list[Paragraph], label: Label) -> str | None:
    for p in paragraphs:
        if p.label == label:
            return " ".join(text[p.start : p.end].split())
    return None
