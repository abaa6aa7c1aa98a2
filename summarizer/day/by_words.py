"""What a report says by its words alone, whether an engine read it or not.

A digest must not say that a wire has nothing of a goal, or is of no match, since an engine read
nothing there. Here names, figures and titles are looked for among the words of the text: enough to
keep a claim back or to point a desk at a wire, and never enough to tell a fact.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.day.teams import is_generic, side_words
from summarizer.language.alike import alike
from summarizer.language.names import fold, surname
from summarizer.language.sport_words import sport_words_in
from summarizer.wire import BODY_LABELS, Sentence, Wire

__all__ = ["Words", "figures_in", "plain_words", "words_of"]

_APOSTROPHE = re.compile(r"'s?\b")
_WORD = re.compile(r"[^\W_]+")
_PAIR = re.compile(r"(?<!\d)\d{1,3}\s?[-–:]\s?\d{1,3}(?!\d)")
_SPELT = 5
"""A name of fewer letters is not looked for in another spelling."""


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without the endings of possessives."""
    return tuple(_WORD.findall(_APOSTROPHE.sub("", fold(text))))


def figures_in(text: str) -> list[str]:
    """The pairs of figures in a text: ``6-4``."""
    return [re.sub(r"\s?[-–:]\s?", "-", pair) for pair in _PAIR.findall(text)]


@dataclass(frozen=True)
class Words:
    """The sentences of a report, or of a section of it, by their numbers in the wire."""

    lines: tuple[tuple[int, str], ...]

    @cached_property
    def words(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The words of each sentence."""
        return tuple((number, plain_words(text)) for number, text in self.lines)

    @cached_property
    def names(self) -> str:
        """All words that begin with a capital, the others as dots: where a name may stand."""
        words = (
            w
            for _, text in self.lines
            for w in _WORD.findall(_APOSTROPHE.sub("", text.replace("’", "'")))
        )
        return f" {' '.join(fold(w) if w[0].isupper() else '.' for w in words)} "

    @cached_property
    def all(self) -> str:
        """All words, between spaces."""
        return f" {' '.join(w for _, words in self.words for w in words)} "

    @cached_property
    def sports(self) -> dict[str, int]:
        """How many words of each sport it has."""
        found = sport_words_in(text for _, text in self.lines)
        return {sport: sum(counted.values()) for sport, counted in found.items()}

    def has(self, text: str) -> bool:
        """Whether the words of ``text`` stand in it, one after the other."""
        told = " ".join(plain_words(text))
        return bool(told) and f" {told} " in self.all

    def has_figures(self, pair: str) -> bool:
        """Whether two figures stand in it side by side, in either order."""
        home, _, away = pair.partition("-")
        return any(
            p in (pair, f"{away}-{home}") for _, text in self.lines for p in figures_in(text)
        )

    def naming(self, player: str) -> list[int]:
        """The sentences that may name a person: by the surname, also as another would spell it."""
        last = plain_words(surname(player))[-1:]
        if not last:
            return []
        return [n for n, words in self.words if any(_spelt(last[0], word) for word in words)]

    def has_number(self, sentences: Collection[int], number: int) -> bool:
        """Whether one of these sentences has a figure, be it ``48``, ``48th`` or ``48min``."""
        figure = re.compile(rf"{number}(?:st|nd|rd|th|min|m)?")
        return any(
            figure.fullmatch(word) for n, words in self.words if n in sentences for word in words
        )

    def name_both(self, home: Iterable[str], away: Iterable[str]) -> bool:
        """Whether both sides are named, by any of their names, and apart from each other."""
        theirs = [side_words(name) for name in away]
        ours = [side_words(name) for name in home]
        return any(self._both(one, other) for one in ours for other in theirs)

    def home_first(self, home: Iterable[str], away: Iterable[str]) -> bool | None:
        """Which side a bare line of the result names first: ``Ayle 2 Bray 1``, ``Ayle 2-1 Bray``.

        None where there is no such line.
        """
        pairs = [_apart(side_words(h), side_words(a)) for h in home for a in away]
        for _, words in self.words:
            line = f" {' '.join(words)} "
            for one, other in pairs:
                for first, second, found in ((one, other, True), (other, one, False)):
                    if one != other and _result(first, second).search(line):
                        return found
        return None

    def _both(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        a, b = _core(one), _core(other)
        if set(a) & set(b):  # Norwick City and Norwick Albion: each of their words is asked for
            return all(f" {word} " in self.names for word in {*one, *other})
        return all(f" {' '.join(words)} " in self.names for words in (a, b))


def words_of(wire: Wire, sentences: Sequence[Sentence] | None = None) -> Words:
    """The words of the report in ``wire``, or of some of its sentences; tails and notes have none,
    but for what a correction says of itself."""
    kept = wire.sentences if sentences is None else sentences
    return Words(
        tuple(
            (s.number, wire.text[s.start : s.end])
            for s in kept
            if s.label in BODY_LABELS or s.label == "note"
        )
    )


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A side's words without those that many clubs share, where any are left."""
    return tuple(w for w in words if not is_generic(w)) or words


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The shortest names of two sides that tell them from each other."""
    a, b = _core(one), _core(other)
    return (a, b) if not set(a) & set(b) else (one, other)


def _result(first: tuple[str, ...], second: tuple[str, ...]) -> re.Pattern[str]:
    """A side and a figure, then the other with one, or both figures between the two."""
    one, other = (" ".join(map(re.escape, words)) for words in (first, second))
    more = r"(?: [a-z]+){0,2}"
    figure = r"\d{1,3}"
    return re.compile(
        rf" {one}{more} {figure} (?:{figure} {other} |(?:.* )?{other}{more} {figure} )"
    )


def _spelt(name: str, word: str) -> bool:
    if name == word:
        return True
    return min(len(name), len(word)) >= _SPELT and alike(name, word)
