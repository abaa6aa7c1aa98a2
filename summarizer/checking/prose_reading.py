"""A headline or blurb with one letter for each name, score and minute, so that rules can look at
positions: who stands before a verb, which minute stands beside which goal."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.checking.prose_facts import Form, ProseFacts, words_of
from summarizer.draft import Side
from summarizer.language.names import same_glyphs
from summarizer.language.numbers import ORDINAL, Number, numbers_in, ordinal_value
from summarizer.language.scores import ScoreMention, scores_in
from summarizer.language.times import Minute, minutes_in

__all__ = ["CLAIM", "MINUTE", "NEXT", "PERSON", "QUOTED", "SCORE", "SIDE", "Mark", "Reading"]

SIDE, PERSON, NEXT, SCORE, MINUTE, CLAIM, QUOTED = (
    "\ue001", "\ue002", "\ue003", "\ue004", "\ue005", "\ue006", "\ue007",
)  # fmt: skip
"""The letters, of the private use area: no text has them, as the rule on control characters
refuses it before."""

_LETTER = {"side": SIDE, "person": PERSON, "next": NEXT}
_SPOKEN = re.compile(
    r"[“\"«„]([^“”\"«»„]{1,400})[”\"»“]|(?:(?<=\s)|"
    r"^)[‘']([^‘’']{1,400}(?:[’'][a-z]{1,2}\b[^‘’']{0,200}){0,8})[’'](?![\w])"
)
_ADDED = re.compile(
    rf"(?<![^\W_])(?P<n>{ORDINAL}) (?:(?:added|additional|stoppage[- ]time|injury[- ]time) minute|"
    r"minute of (?:stoppage|added|injury|additional)[- ]time)(?![^\W_])",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![^\W_])(?:in|on|at|by) the (?P<n>\d{1,3})(?:st|nd|rd|th)"
    r"(?! (?:half|leg|round|group|place|time|game|match|attempt|edition|season|meeting))(?![\w-])"
)
_LISTED = re.compile(r"(?<=\()\d{1,3}(?:\+\d{1,2})?|(?<=, )\d{1,3}(?:\+\d{1,2})?(?=[ ,)])")
_ALSO = re.compile(r"(?:,? and|,) (?P<n>\d{1,3})(?:st|nd|rd|th)(?=[-\s,.;)]|$)")
_ENDS = re.compile(r"[.!?;:](?=\s|$)|(?<=\s)[–-](?=\s)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at ``text[start:end]``; ``at`` is its place in the marked text."""

    letter: str
    start: int
    end: int
    at: int
    form: Form | None = None
    score: ScoreMention | None = None
    minute: Minute | None = None

    @property
    def side(self) -> Side:
        """The side that a mark of a side stands for."""
        return "home" if self.form is not None and "home" in self.form.values else "away"

    @property
    def names(self) -> frozenset[str]:
        """The people, or whatever else, that the words may stand for."""
        return self.form.values if self.form is not None else frozenset()


class Reading:
    """One text read with the facts of its match."""

    def __init__(self, facts: ProseFacts, text: str) -> None:
        self.facts = facts
        self.text = text
        self.glyphs = same_glyphs(text)
        self.spoken = [(m.span(), m[1] or m[2]) for m in _SPOKEN.finditer(text)]
        found = self._found()
        pieces: list[str] = []
        self.marks: list[Mark] = []
        self._offsets: list[tuple[int, int]] = []  # marked place → place in the text
        last = size = 0
        for start, end, mark in found:
            piece = self.glyphs[last:start]
            self._offsets.append((size, last))
            size += len(piece)
            pieces.append(piece)
            letter, form, score, minute = mark
            self.marks.append(Mark(letter, start, end, size, form, score, minute))
            pieces.append(letter)
            self._offsets.append((size, start))
            size += 1
            last = end
        self._offsets.append((size, last))
        pieces.append(self.glyphs[last:])
        self.marked = "".join(pieces)
        self._at = {m.at: m for m in self.marks}

    _Found = tuple[int, int, tuple[str, Form | None, ScoreMention | None, Minute | None]]

    def _found(self) -> list[_Found]:
        found: list[Reading._Found] = []
        taken: list[tuple[int, int]] = []

        def free(start: int, end: int) -> bool:
            return not any(s < end and start < e for s, e in taken)

        def take(
            start: int,
            end: int,
            letter: str,
            form: Form | None = None,
            score: ScoreMention | None = None,
            minute: Minute | None = None,
        ) -> None:
            if free(start, end):
                taken.append((start, end))
                found.append((start, end, (letter, form, score, minute)))

        for (start, end), _ in self.spoken:
            take(start, end, QUOTED)
        for start, end, form in self._named():
            take(start, end, _LETTER.get(form.kind, CLAIM), form)
        for score in scores_in(self.text):
            take(score.start, score.end, SCORE, score=score)
        for minute in self._minutes():
            take(minute.start, minute.end, MINUTE, minute=minute)
        found.sort(key=lambda f: f[0])
        return found

    def _named(self) -> Iterator[tuple[int, int, Form]]:
        """The longest names first come, from left to right."""
        words = words_of(self.text)
        forms, longest = self.facts.forms, self.facts.longest
        i = 0
        while i < len(words):
            for size in range(min(longest.get(words[i][2], 0), len(words) - i), 0, -1):
                run = words[i : i + size]
                form = forms.get(tuple(w for _, _, w in run))
                if form is None or not self._joined(run):
                    continue
                start, end = run[0][0], run[-1][1]
                first = self.text[start]
                lower = form.kind not in ("person", "next") and all(
                    v[:1].islower() or form.kind in ("stage", "date", "result", "competition")
                    for v in form.values
                )
                ground = run[0][2] in ("hosts", "visitors", "guests", "home", "away")
                if first.isupper() or first.isdigit() or lower or ground or size > 1:
                    yield start, end, form
                    i += size - 1
                    break
            i += 1

    def _joined(self, run: list[tuple[int, int, str]]) -> bool:
        """Whether only blanks, dots of initials and hyphens stand between the words."""
        return all(
            self.glyphs[a[1] : b[0]].strip(" -.&'") in ("", "s") and b[0] - a[1] <= 3
            for a, b in itertools.pairwise(run)
        )

    def _minutes(self) -> Iterator[Minute]:
        for m in _ADDED.finditer(self.glyphs):
            value = ordinal_value(m["n"])
            if value is not None:
                yield Minute(m.start(), m.end(), 90, value, True, half_known=False)
        told = minutes_in(self.text)
        yield from told
        for m in _BARE.finditer(self.glyphs):
            yield Minute(m.start("n"), m.end(), int(m["n"]), None, True)
        ends = {x.end for x in told}
        for m in _ALSO.finditer(self.glyphs):
            if ends:
                yield Minute(m.start("n"), m.end("n"), int(m["n"]), None, True)
        for m in _LISTED.finditer(self.glyphs):
            minute, _, added = m.group().partition("+")
            if self.glyphs.rfind("(", 0, m.start()) > self.glyphs.rfind(")", 0, m.start()):
                yield Minute(m.start(), m.end(), int(minute), int(added) if added else None, True)

    # --- looking at it -----------------------------------------------------------------------

    def mark_at(self, place: int) -> Mark:
        """The mark at ``place`` of the marked text."""
        return self._at[place]

    def words(self, start: int, end: int) -> str:
        """The text behind ``marked[start:end]``."""
        return self.text[self._place(start) : self._place(end)]

    def _place(self, at: int) -> int:
        i = bisect_right(self._offsets, at, key=lambda pair: pair[0]) - 1
        marked, place = self._offsets[i]
        return place + at - marked

    def of(self, letter: str, start: int = 0, end: int | None = None) -> list[Mark]:
        """The marks of one kind in ``marked[start:end]``."""
        stop = len(self.marked) if end is None else end
        return [m for m in self.marks if m.letter == letter and start <= m.at < stop]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of the marked text."""
        found = []
        start = 0
        for m in _ENDS.finditer(self.marked):
            found.append((start, m.start()))
            start = m.end()
        found.append((start, len(self.marked)))
        return [(s, e) for s, e in found if self.marked[s:e].strip()]

    @cached_property
    def loose(self) -> list[Number]:
        """The numbers that are neither of a score nor a minute nor of a name."""
        taken = [(m.start, m.end) for m in self.marks]
        return [
            n
            for n in numbers_in(self.glyphs)
            if not any(s < n.end and n.start < e for s, e in taken)
        ]
