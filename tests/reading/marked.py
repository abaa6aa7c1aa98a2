"""Texts with the expected spans marked by ⟦ and ⟧."""

from __future__ import annotations

from summarizer.wire import Wire


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ⟦ and ⟧, and the offsets of what stood between them."""
    text = ""
    spans: list[tuple[int, int]] = []
    start = 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans


def quotation_spans(wire: Wire) -> list[tuple[int, int]]:
    """The offsets of all quotations of a wire."""
    return [(q.start, q.end) for q in wire.quotations]


def sentence_texts(wire: Wire) -> list[str]:
    """The sentences of a wire as text."""
    return [wire.sentence_text(s.number) for s in wire.sentences]


def labelled(wire: Wire) -> list[tuple[str, str]]:
    """The sentences of a wire with their labels."""
    return [(s.label, wire.sentence_text(s.number)) for s in wire.sentences]
