"""A wire's text cut into paragraphs, sentences and stretches, ready to be marked up.

Pure. Joined in order, the pieces are the wire's text, character for character; quotations that
run over the end of a sentence are cut there, so that nothing overlaps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from summarizer.summary import Summary
from summarizer.wire import Label, Sentence, Wire

__all__ = ["MarkedSentence", "Paragraph", "Stretch", "mark"]

_WRAPPED_LINE = range(50, 101)
"""Lengths in characters of the lines of a hard-wrapped paragraph, the last line aside."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one kind. ``quotes`` counts the summary's quotations from 1; ``marked`` says
    that the stretch stands between quotation marks."""

    text: str
    quotes: tuple[int, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence in its stretches, or text between two sentences (``number`` is then None).

    ``evidence`` says that a fact or a quotation of the summary rests on it.
    """

    number: int | None
    label: Label | None
    evidence: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of one paragraph and the text between them.

    ``label`` is that of its first sentence. ``lines`` says that its line ends mean something,
    as in a list of results; they do not where the text was only wrapped. ``blank`` is a run of
    white space between two paragraphs, which is part of the text but no paragraph.
    """

    sentences: tuple[MarkedSentence, ...]
    label: Label | None
    lines: bool
    blank: bool = False


def mark(wire: Wire, summary: Summary) -> tuple[Paragraph, ...]:
    """Cut ``wire.text`` at its paragraphs, sentences and quotations."""
    cited = _cited(summary)
    cuts = _Cuts(wire, summary)
    paragraphs: list[Paragraph] = []
    open_: list[MarkedSentence] = []
    current: int | None = None
    position = 0

    def close() -> None:
        if open_:
            paragraphs.append(_paragraph(open_))
            open_.clear()

    def between(start: int, end: int) -> MarkedSentence:
        return MarkedSentence(None, None, False, cuts.stretches(start, end))

    for sentence in _in_order(wire.sentences):
        start = max(sentence.start, position)
        end = min(sentence.end, len(wire.text))
        if end <= start:
            continue
        same = current == sentence.paragraph
        if not same:
            close()
        if start > position:
            gap = between(position, start)
            if same:
                open_.append(gap)
            else:
                paragraphs.append(_paragraph([gap]))
        open_.append(
            MarkedSentence(
                sentence.number,
                sentence.label,
                sentence.number in cited,
                cuts.stretches(start, end),
            )
        )
        current = sentence.paragraph
        position = end
    close()
    if position < len(wire.text):
        paragraphs.append(_paragraph([between(position, len(wire.text))]))
    return tuple(paragraphs)


def _in_order(sentences: Iterable[Sentence]) -> list[Sentence]:
    return sorted(sentences, key=lambda s: (s.start, s.number))


def _paragraph(sentences: list[MarkedSentence]) -> Paragraph:
    text = "".join(st.text for s in sentences for st in s.stretches)
    label = next((s.label for s in sentences if s.label), None)
    full = [len(line) in _WRAPPED_LINE for line in text.strip().splitlines()[:-1]]
    return Paragraph(
        sentences=tuple(sentences),
        label=label,
        lines=bool(full) and not all(full),
        blank=not text.strip(),
    )


def _cited(summary: Summary) -> frozenset[int]:
    """The numbers of all sentences that something in the summary rests on."""
    numbers: set[int] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            evidence = value.get("sentence")
            if isinstance(evidence, int):
                numbers.add(evidence)
            for part in value.values():
                walk(part)
        elif isinstance(value, (list, tuple)):
            for part in value:
                walk(part)

    walk(summary.model_dump(include={"matches", "quotes"}))
    return frozenset(numbers)


class _Cuts:
    """Where quotations begin and end, found again for any part of the text."""

    def __init__(self, wire: Wire, summary: Summary) -> None:
        self.text = wire.text
        kept = [
            (span.start, span.end, number)
            for number, quote in enumerate(summary.quotes, 1)
            for span in quote.spans
        ]
        marked = [(q.start, q.end, 0) for q in wire.quotations]
        self.spans = sorted(kept + marked)

    def stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        over = [s for s in self.spans if s[0] < end and start < s[1]]
        points = {start, end}
        for begin, stop, _ in over:
            points.update(p for p in (begin, stop) if start < p < end)
        ordered = sorted(points)
        out = []
        for a, b in pairwise(ordered):
            here = [s for s in over if s[0] <= a and b <= s[1]]
            quotes = tuple(sorted({number for _, _, number in here if number}))
            out.append(Stretch(self.text[a:b], quotes, bool(here)))
        return tuple(out)
