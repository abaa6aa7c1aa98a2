"""Which part of a wire is about which of its matches: paragraphs, by the facts that rest on them.

A round-up that carries an agency's report and adds two of its own is one reprint and two reports;
so texts are compared section by section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.summary import Evidence, Match, Summary
from summarizer.wire import Sentence, Wire

__all__ = ["sections"]


def sections(wire: Wire, summary: Summary) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of each match's section, in the order of the summary's matches.

    A paragraph belongs to the match that most facts and quotations in it are of; one that bears
    none, to the match before it, and such at the beginning to the first one that comes.
    """
    count = len(summary.matches)
    if count <= 1:
        return (wire.sentences,) * count
    votes: dict[int, Counter[int]] = {}
    for index, match in enumerate(summary.matches):
        said = (q.evidence for q in summary.quotes if q.match == index)
        for evidence in (*_evidence(match), *(e for several in said for e in several)):
            if 1 <= evidence.sentence <= len(wire.sentences):
                paragraph = wire.sentences[evidence.sentence - 1].paragraph
                votes.setdefault(paragraph, Counter())[index] += 1
    found: list[list[Sentence]] = [[] for _ in range(count)]
    opening: list[Sentence] = []
    owner: int | None = None
    for number, paragraph_sentences in enumerate(wire.paragraphs):
        if number in votes:
            most = max(votes[number].values())
            owner = min(i for i, n in votes[number].items() if n == most)
        if owner is None:
            opening.extend(paragraph_sentences)
        else:
            found[owner].extend((*opening, *paragraph_sentences))
            opening = []
    return tuple(tuple(part) for part in found)


def _evidence(match: Match) -> Iterator[Evidence]:
    """The evidence of all that is told of a match."""
    stack: list[object] = [match]
    while stack:
        value = stack.pop()
        if isinstance(value, Evidence):
            yield value
        elif isinstance(value, tuple):
            stack.extend(value)
        elif isinstance(value, BaseModel):
            stack.extend(value.__dict__.values())
