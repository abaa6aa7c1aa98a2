"""Quotations for a blurb: the wire's own characters, whole, with the speaker's name, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.blurbs.alone import stands_alone
from summarizer.blurbs.claims import in_doubt, pieces_of
from summarizer.blurbs.style import Style
from summarizer.summary import Quote, Summary
from summarizer.wire import Wire

__all__ = ["Quoted", "headline_of", "marked", "quoted_for"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as a sentence with its speaker, and its index in the summary."""

    index: int
    text: str


def marked(piece: str, style: Style) -> str:
    """``piece`` in the marks of house style."""
    return f"“{piece}”" if style.quotations.marks == "double" else f"‘{piece}’"


def quoted_for(
    summary: Summary, match: int | None, style: Style, wire: Wire | None = None
) -> Iterator[Quoted]:
    """The quotations of ``match`` that can be told whole: short ones first, in the wire's order.

    A speaker has to be named. What does not stand for itself (see :mod:`summarizer.blurbs.alone`),
    or goes on over paragraphs, is left to people.
    """
    found = []
    doubts = in_doubt(summary)
    for i, quote in enumerate(summary.quotes):
        if f"quotes[{i}]" in doubts:
            continue
        if quote.match != match and not (match is not None and len(summary.matches) == 1):
            continue
        text = _sentence(summary, quote, style, wire)
        if text is not None:
            found.append(Quoted(i, text))
    yield from sorted(found, key=lambda q: (len(q.text) > 170, q.index))


def _sentence(summary: Summary, quote: Quote, style: Style, wire: Wire | None) -> str | None:
    name, pieces = _told(summary, quote, style, wire)
    if name is None or len(pieces) > 2:
        return None
    first = pieces[0]
    if len(pieces) == 1:
        if first[-1] in ".!?":
            return f"{name}: {marked(first, style)}"
        return f"{marked(first, style)} {name} said." if first.endswith(",") else None
    second = pieces[1]
    if first[-1] in ",!?" and _opens(second) and second[-1] in ".!?":
        return f"{marked(first, style)} {name} said. {marked(second, style)}"
    return None


def _told(
    summary: Summary, quote: Quote, style: Style, wire: Wire | None
) -> tuple[str | None, tuple[str, ...]]:
    """Who said it and its pieces; nobody where it cannot stand by itself, or a quotation inside it
    would look like its end."""
    pieces = pieces_of(quote)
    outer = '“”"' if style.quotations.marks == "double" else "‘"
    inside = any(mark in piece for piece in pieces for mark in outer)
    if quote.speaker is None or not _opens(pieces[0]) or inside:
        return None, pieces
    if not stands_alone(summary, quote, pieces, wire):
        return None, pieces
    return quote.speaker.name, pieces


def _opens(piece: str) -> bool:
    """Whether ``piece`` begins as a sentence does, on one line."""
    return len(piece) > 3 and (piece[0].isupper() or piece[0].isdigit()) and "\n" not in piece


def headline_of(summary: Summary, style: Style, wire: Wire | None = None) -> Iterator[Quoted]:
    """What was said, for a wire without a match, as a headline tells it."""
    doubts = in_doubt(summary)
    for i, quote in enumerate(summary.quotes):
        name, pieces = _told(summary, quote, style, wire)
        if f"quotes[{i}]" in doubts or name is None or len(pieces) != 1:
            continue
        piece = pieces[0]
        if piece[-1] in ".!?":
            yield Quoted(i, f"{name}: {marked(piece, style)}")
        elif piece.endswith(","):
            yield Quoted(i, f"{marked(piece, style)} says {name}")
