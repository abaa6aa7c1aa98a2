"""The wire as the rules look at it: sentences with what stands in them, read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from summarizer.draft import DraftMatch, Side
from summarizer.language.marking import Marked, mark
from summarizer.language.names import (
    fold,
    name_runs,
    name_spans,
    same_glyphs,
    surname,
)
from summarizer.language.roster import assign
from summarizer.language.score_roles import RoledScore, roled_scores
from summarizer.language.sentences import Sentences
from summarizer.language.times import Minute, Phrase, minutes_in, phrases_in
from summarizer.language.vocabulary import CAPITAL
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["View", "aliases"]

_HOME_WORDS = re.compile(r"\b(?:hosts?|home (?:side|team|fans)|home)\b", re.IGNORECASE)
_AWAY_WORDS = re.compile(r"\b(?:visitors?|visiting|guests|away (?:side|team))\b", re.IGNORECASE)
_PARTS = re.compile(r"[\s\-‐‑–]+")
_PARTING = "\0"
"""Between two sentences; no part of a word and no blank, so that no name runs over it."""
_SMALL = frozenset("fc cf afc sc ac as the of de la le and united city town".split())


@lru_cache(maxsize=2048)
def aliases(name: str) -> tuple[str, ...]:
    """Short forms under which a report may name a side: its longer words, its initials."""
    parts = [p for p in _PARTS.split(name) if p]
    short = [p for p in parts if len(p) >= 3 and p.casefold() not in _SMALL]
    if len(parts) > 1:
        short.append("".join(p[0] for p in parts if p[0].isupper()))
    joined = [w for w in name.split() if "-" in w or "‑" in w]
    seen = dict.fromkeys([name, *joined, *(s for s in short if len(s) > 1)])
    return tuple(seen)


# No pattern is made of a name: to compile it costs more than to look for it.
_CAPITAL_WORD = re.compile(rf"{CAPITAL}[\w'’-]*")
_GOES_ON = re.compile(rf"[\w-]| {CAPITAL}")


def _words_after(text: str, first: str) -> Iterator[str]:
    """The words with a capital that stand after ``first``, where that begins a word."""
    at = text.find(f"{first} ")
    while at >= 0:
        m = None
        if not _in_word(text[at - 1 : at], "-"):
            m = _CAPITAL_WORD.match(text, at + len(first) + 1)
        if m is not None:
            yield m.group()
        at = text.find(f"{first} ", at + 1 if m is None else m.end())


def _by_itself(text: str, first: str) -> bool:
    """Whether ``first`` stands in ``text`` as a word, and no other name after it."""
    at = text.find(first)
    while at >= 0:
        if not _in_word(text[at - 1 : at], "-'’") and not _GOES_ON.match(text, at + len(first)):
            return True
        at = text.find(first, at + 1)
    return False


def _in_word(before: str, joining: str) -> bool:
    """Whether the character ``before`` a place, if there is one, is of a word or joins two."""
    return before.isalnum() or (before != "" and before in f"_{joining}")


class View:
    """Reads of one wire, made when first asked for and kept for the rules after."""

    def __init__(self, wire: Wire, sentences: Sentences | None = None) -> None:
        """``sentences`` are the wire's, where somebody has read them before."""
        self.wire = wire
        self.sentences = sentences or Sentences(wire)
        self._texts = self.sentences.texts
        self._glyphs = tuple(map(same_glyphs, self._texts))
        self._scores: dict[int, list[RoledScore]] = {}
        self._minutes: dict[int, list[Minute]] = {}
        self._phrases: dict[int, list[Phrase]] = {}
        self._outside: dict[int, str] = {}
        self._usable = frozenset(s.number for s in wire.sentences if s.label in BODY_LABELS)
        self._naming: dict[str, frozenset[int]] = {}
        self.tied: dict[tuple[str, str, str], Side | None] = {}
        """The side that the wire ties a player to, by home side, away side and player."""
        self._standing: dict[str, bool] = {}
        self._sided: dict[tuple[int, str, str], Marked] = {}

    @property
    def count(self) -> int:
        """How many sentences the wire has."""
        return len(self._texts)

    def text(self, n: int) -> str:
        """The text of sentence ``n``."""
        return self._texts[n - 1]

    def glyphs(self, n: int) -> str:
        """The text of sentence ``n`` with marks, hyphens and blanks in one form; same length."""
        return self._glyphs[n - 1]

    def label(self, n: int) -> str:
        """What sentence ``n`` is part of."""
        return self.wire.sentences[n - 1].label

    def usable(self, evidence: Iterable[int]) -> tuple[int, ...]:
        """The sentences of ``evidence`` that exist and may bear a fact."""
        return tuple([n for n in evidence if n in self._usable])

    def outside(self, n: int) -> str:
        """Sentence ``n`` with everything between quotation marks blanked out, same length."""
        if n not in self._outside:
            s = self.wire.sentences[n - 1]
            text = self._texts[n - 1]
            for q in self.wire.quotations:
                if q.start < s.end and s.start < q.end:
                    start, end = max(0, q.start - s.start), min(q.end, s.end) - s.start
                    text = text[:start] + " " * (end - start) + text[end:]
            self._outside[n] = text
        return self._outside[n]

    def scores(self, n: int) -> list[RoledScore]:
        """The scores in sentence ``n`` with what they are scores of."""
        if n not in self._scores:
            self._scores[n] = roled_scores(self._texts[n - 1])
        return self._scores[n]

    def minutes(self, n: int) -> list[Minute]:
        """The minutes in sentence ``n``."""
        if n not in self._minutes:
            self._minutes[n] = minutes_in(self._texts[n - 1])
        return self._minutes[n]

    def phrases(self, n: int) -> list[Phrase]:
        """The times without a number in sentence ``n``."""
        if n not in self._phrases:
            self._phrases[n] = phrases_in(self._texts[n - 1])
        return self._phrases[n]

    def sided(self, n: int, home: str, away: str) -> Marked:
        """Sentence ``n`` in marked form, with the two sides told apart as ``T`` 0 and 1."""
        key = (n, home, away)
        if key not in self._sided:
            line = self.sentences.line(n)
            assign([line], (home, away))
            for before, token in pairwise(line.tokens):
                if before.kind in "GU" and token.kind == "T" and before.end + 1 == token.start:
                    before.kind = ""  # "beat hosts Norvale": one side, by its name
            self._sided[key] = mark(line)
        return self._sided[key]

    @cached_property
    def body(self) -> str:
        """All sentences that may bear facts, one a line."""
        return "\n".join(
            t
            for t, s in zip(self._texts, self.wire.sentences, strict=True)
            if s.label in BODY_LABELS
        )

    @cached_property
    def _body_marks(self) -> str:
        return same_glyphs(self.body)

    @cached_property
    def body_glyphs(self) -> str:
        """:attr:`body` with quotation marks, hyphens and blanks in one form."""
        return " ".join(self._body_marks.split())

    def stands(self, name: str) -> bool:
        """Whether ``name`` stands in the wire as whole words."""
        if name not in self._standing:
            self._standing[name] = bool(name_spans(self._body_marks, name))
        return self._standing[name]

    def names(self, n: int, name: str) -> bool:
        """Whether ``name`` stands in sentence ``n`` as whole words."""
        return n in self.naming(name)

    def naming(self, name: str) -> frozenset[int]:
        """The numbers of the sentences in which ``name`` stands as whole words."""
        found = self._naming.get(name)
        if found is None:
            # All sentences in one go: most names stand in few of them.
            if _PARTING in name:
                found = frozenset(n for n, g in enumerate(self._glyphs, 1) if name_spans(g, name))
            else:
                places = name_spans(self._joined, name)
                found = frozenset(bisect_right(self._starts, start) for start, _ in places)
            self._naming[name] = found
        return found

    @cached_property
    def _joined(self) -> str:
        return _PARTING.join(self._glyphs)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each sentence starts in :attr:`_joined`."""
        return [0, *accumulate(len(g) + 1 for g in self._glyphs[:-1])] if self._glyphs else []

    @cached_property
    def _runs(self) -> dict[str, set[str]]:
        """The longer name runs of the wire by their last word."""
        runs: dict[str, set[str]] = {}
        for run in name_runs(self.body):
            words = run.text.split()
            if 1 < len(words) <= 5:
                runs.setdefault(surname(run.text), set()).add(run.text)
        return runs

    def fuller(self, name: str) -> str | None:
        """The one longer form of a one-word name that the wire has; None where it has none, or
        several that differ (two people with one surname stay two)."""
        if " " in name.strip():
            return None
        longer = self._runs.get(name, set())
        return next(iter(longer)) if len(longer) == 1 else None

    def names_person(self, n: int, name: str) -> bool:
        """Whether sentence ``n`` has the person's full name or surname, or the first of the names
        by itself where that is how the wire calls this person and nobody else ("Rhu" of "Rhu
        Maelin")."""
        last = surname(name)
        if self.names(n, name) or (len(last) > 1 and self.names(n, last)):
            return True
        first = name.split()[0] if " " in name.strip() else ""
        return len(first) > 1 and self.names(n, first) and self._called_by(first, name, n)

    def _called_by(self, first: str, name: str, n: int) -> bool:
        """Whether ``first`` stands by itself in sentence ``n``, and in the wire before no other
        name than those of ``name``."""
        own = set(name.split())
        if any(word not in own for word in _words_after(self.wire.text, first)):
            return False
        return _by_itself(self._texts[n - 1], first)

    def names_side(self, n: int, match: DraftMatch, side: Side) -> bool:
        """Whether sentence ``n`` names a side of ``match``: full, short, as hosts or visitors."""
        own = match.home.value if side == "home" else match.away.value
        other = match.away.value if side == "home" else match.home.value
        others = {fold(a) for a in aliases(other)}
        if any(self.names(n, a) for a in aliases(own) if fold(a) not in others):
            return True
        words = _HOME_WORDS if side == "home" else _AWAY_WORDS
        return words.search(self._texts[n - 1]) is not None
