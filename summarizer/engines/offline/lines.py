"""The sentences of a wire that facts may rest on, marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.engines.offline.limits import MAX_SENTENCE
from summarizer.language.marking import Line
from summarizer.language.sentences import Sentences
from summarizer.language.vocabulary import CAPITAL
from summarizer.wire import BODY_LABELS

__all__ = ["lines_of"]

_THE_ONE = re.compile(rf"he (?<=\b[Tt]he )({CAPITAL}[^\W\d_]+)(?:['’]s)? (?=[a-z])")
_LOWER = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w-])")
_CLUB_WORDS = frozenset({"Racing", "Sporting"})
"""Words of clubs' names that look like participles."""
_OPENING = 2
"""A name that starts here at the latest, after a mark or blank, opens its sentence."""


def lines_of(sentences: Sentences) -> list[Line]:
    """The sentences of headline and body, their names, scores and times marked."""
    lines = [
        sentences.line(s.number)
        for s in sentences.wire.sentences
        if s.label in BODY_LABELS and s.end - s.start <= MAX_SENTENCE
    ]
    _trim_openings(lines)
    _trim_nations(lines)
    return lines


def _trim_openings(lines: Sequence[Line]) -> None:
    """Take the first word of a sentence off a name that it does not belong to ("Needing Norvale").

    Only a capital says that it does; so it stays unless it is a participle or a word that the
    wire has in lower case, and the rest of the run is a name elsewhere. Such a word alone
    ("Penalties, then.") is no name.
    """
    inside = {t.name for line in lines for t in line.tokens if t.kind == "N" and t.start > _OPENING}
    lower = _Lower(lines)
    for line in lines:
        for t in line.tokens[:2]:
            if t.kind != "N" or t.start > _OPENING or t.name in inside:
                continue
            first, _, rest = t.name.partition(" ")
            participle = first.endswith("ing") and first not in _CLUB_WORDS and rest in inside
            if rest and (participle or first.casefold() in lower):
                t.start += len(first) + 1
                t.name = rest
            elif not rest and _is_word(first, lower):
                t.kind = ""
        line.tokens = [t for t in line.tokens if t.kind]


def _is_word(first: str, lower: _Lower) -> bool:
    """Whether the only word of a name that opens a sentence is none: "Trailing to a goal"."""
    return first.istitle() and (first.casefold() in lower or first.endswith("ing"))


class _Lower:
    """The words that stand alone in small letters in ``lines``, looked up when first needed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._text = "\n".join(line.text for line in lines)
        self._words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            if word not in self._text:  # nor alone
                return False
            self._words = set(_LOWER.findall(self._text))
        return word in self._words


def _trim_nations(lines: Sequence[Line]) -> None:
    """Take "Tarvian" off "Tarvian Ana Reis": it stands with "the" elsewhere, so is no name."""
    nations = {m[1] for line in lines for m in _THE_ONE.finditer(line.text)}
    for line in lines:
        for t in line.tokens:
            first, _, rest = t.name.partition(" ")
            if t.kind == "N" and " " in rest and first in nations and rest[:3] != "of ":
                t.start += len(first) + 1
                t.name = rest
