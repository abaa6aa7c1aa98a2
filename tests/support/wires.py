"""Wires built by hand, so that a test of the engines does not hang on the reader."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.wire import Label, Quotation, Sentence, Wire

__all__ = ["made_wire"]


def made_wire(
    text: str,
    sentences: Sequence[tuple[str, int] | tuple[str, int, Label]],
    quotations: Sequence[tuple[str, str]] = (),
    *,
    input: str | None = "made.txt",
    unclosed: Sequence[int] = (),
) -> Wire:
    """The wire ``text``; each sentence is its text, its paragraph and its label, each quotation
    its words without the marks and the opening mark. All stand in the text in that order."""
    made_sentences: list[Sentence] = []
    at = 0
    for number, (piece, paragraph, *label) in enumerate(sentences, 1):
        start = text.index(piece, at)
        at = start + len(piece)
        made_sentences.append(Sentence(number, start, at, paragraph, *label))
    made_quotations: list[Quotation] = []
    at = 0
    for number, (words, mark) in enumerate(quotations, 1):
        start = text.index(words, at)
        at = start + len(words)
        inside = [s.paragraph for s in made_sentences if s.start <= start < s.end]
        made_quotations.append(
            Quotation(number, start, at, inside[0], mark, closed=number not in unclosed)
        )
    return Wire(
        text=text,
        sentences=tuple(made_sentences),
        quotations=tuple(made_quotations),
        format="text",
        sha256="0" * 64,
        input=input,
    )
