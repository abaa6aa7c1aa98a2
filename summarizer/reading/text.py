"""The reader of plain text: the characters are the wire's text, unchanged."""

from __future__ import annotations

from summarizer.reading.analysis import analyse
from summarizer.reading.decoding import Decoded
from summarizer.reading.fields import tidy_byline
from summarizer.reading.labels import first_labelled, label_paragraphs
from summarizer.reading.paragraphs import paragraph_bounds
from summarizer.wire import Wire

__all__ = ["FORMAT", "read_plain"]

FORMAT = "text"


def read_plain(decoded: Decoded, sha256: str, input: str | None) -> Wire:
    """The wire in a plain text, which is neither empty nor too large."""
    text = decoded.text
    paragraphs = label_paragraphs(text, paragraph_bounds(text))
    analysis = analyse(text, paragraphs)
    return Wire(
        text=text,
        sentences=analysis.sentences,
        quotations=analysis.quotations,
        format=FORMAT,
        sha256=sha256,
        input=input,
        headline=first_labelled(text, paragraphs, "headline"),
        byline=tidy_byline(first_labelled(text, paragraphs, "byline")),
        dateline=analysis.dateline,
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )
