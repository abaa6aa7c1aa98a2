"""How much of one text stands in another: names told in full or not, and reports carried on.

A client of an agency prints its report with small edits, so that no hash of the whole finds it
again. Runs of four words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

from summarizer.wire import BODY_LABELS, Sentence, Wire

__all__ = ["FEWEST", "REPRINT", "carried", "runs_of", "same_words"]

_WORD = re.compile(r"\w+")
_RUN = 4
FEWEST = 24
"""So many runs of words a text needs before its likeness says anything."""
REPRINT = 0.5
"""So much of the shorter of two texts stands in the other where one is a reprint."""


def same_words(one: str, other: str) -> bool:
    """Whether all words of the shorter name stand in the longer: Reis, Ana Reis."""
    a, b = (frozenset(_WORD.findall(name.casefold())) for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def runs_of(
    wire: Wire, sentences: Iterable[Sentence] | None = None, *, quoted: bool = True
) -> frozenset[int]:
    """Every run of four words of the report, or of ``sentences`` of it, as a number.

    Tails and notes are left out, and unless ``quoted``, what stands between quotation marks.
    """
    kept = wire.sentences if sentences is None else sentences
    pieces = [(s.start, s.end) for s in kept if s.label in BODY_LABELS]
    if not quoted:
        pieces = [piece for own in pieces for piece in _unquoted(wire, *own)]
    text = " ".join(wire.text[start:end] for start, end in pieces).casefold()
    words = _WORD.findall(text)
    return frozenset(
        crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)
    )


def _unquoted(wire: Wire, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is left of the characters from ``start`` to ``end`` outside of quotations."""
    for q in wire.quotations:
        if q.start < end and start < q.end:
            yield start, max(start, q.start)
            start = min(end, q.end)
    yield start, end


def carried(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text that stands in the other; 0 where one is too short to tell."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= FEWEST else 0.0
