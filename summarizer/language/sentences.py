"""The sentences of one wire, read once for all who look at them: the engine and the checks.

Handed from the one to the other, so that nothing is remembered beyond one wire.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container

from summarizer.language.marking import Line, line_of
from summarizer.language.speech_tokens import Segment, narration, settled
from summarizer.language.terse import TerseWire, terse_lines
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["Sentences"]


class Sentences:
    """Readings of the sentences of ``wire``, made when first asked for."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.texts = tuple([wire.text[s.start : s.end] for s in wire.sentences])
        """The text of each sentence; sentence 1 comes first."""
        self._ends = [q.end for q in wire.quotations]
        self._lines: dict[int, Line] = {}
        self._narration: tuple[Segment, ...] | None = None
        self._terse: TerseWire | None = None

    def line(self, n: int) -> Line:
        """Sentence ``n`` with its names, scores and times marked, the names not yet told apart.

        Each call gives a line of its own: telling names apart changes its tokens.
        """
        line = self._lines.get(n)
        if line is None:
            s = self.wire.sentences[n - 1]
            speech = []
            for k in range(bisect_right(self._ends, s.start), len(self._ends)):
                q = self.wire.quotations[k]
                if q.start >= s.end:
                    break
                speech.append((max(0, q.start - s.start), min(s.end, q.end) - s.start))
            line = line_of(n, self.texts[n - 1], s.label, s.paragraph, speech)
            self._lines[n] = line
        return line.copy()

    @property
    def terse(self) -> TerseWire:
        """The result lines with scorers in brackets."""
        if self._terse is None:
            wire = self.wire
            spoken = {s.number for q in wire.quotations for s in wire.sentences_of(q.start, q.end)}
            self._terse = terse_lines(
                [
                    (s.number, text, s.label, s.paragraph, s.number in spoken)
                    for s, text in zip(wire.sentences, self.texts, strict=True)
                    if s.label in BODY_LABELS
                ]
            )
        return self._terse

    def segments(self, paragraphs: Container[int] | None = None) -> tuple[Segment, ...]:
        """The narration, one segment for each sentence outside quotation marks.

        With ``paragraphs`` only those: what is a name there is told by them alone. Each call
        gives segments of its own.
        """
        if paragraphs is None:
            if self._narration is None:
                self._narration = narration(self.wire)
            return settled(self._narration, self.wire.text)
        wanted = self._narration or narration(self.wire, paragraphs)
        return settled([s for s in wanted if s.paragraph in paragraphs], self.wire.text)
