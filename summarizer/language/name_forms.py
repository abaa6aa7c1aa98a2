"""Which names of a text are forms of one: short forms, capitals, adjectives made from a name.

Spelling only, over all names at once: each is looked up among those that share a word or a
beginning with it, so that a text of many names takes no more time than its share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.language.marking import Marked
from summarizer.language.names import fold
from summarizer.language.side_names import initials_of, kin

__all__ = ["STARTS", "kindred", "names_in", "same_names"]

STARTS = 2
"""A name that starts here at the latest opens its sentence, perhaps after a mark."""
_DERIVED = re.compile(r"(?:n|ns|ese|ish|i|is|ic|er|ers|men|women|s)$")
_BEGINNING = 4
"""Kindred names share so many letters at least: see :func:`~.side_names.kin`."""
_INITIALS = 3
_LONG_WORD = 5


def names_in(marked: Sequence[Marked]) -> dict[str, str]:
    """The names of sentences, each with its fullest form (see :func:`same_names`).

    "Raucous Norvalian fans" names Norvale: a first word that only opens the sentence is left out
    where the rest is made from another name.
    """
    inside: dict[str, bool] = {}
    for m in marked:
        for _, t in m.tokens("NTO"):
            inside[t.name] = inside.get(t.name, False) or t.start > STARTS
    firm = _Known(name for name, is_inside in inside.items() if is_inside)
    opening: dict[str, str] = {}
    for name, is_inside in inside.items():
        rest = name.partition(" ")[2]
        if not is_inside and rest:
            root = firm.root_of(rest)
            if fold(root) != fold(rest):
                opening[name] = root
    full = same_names(n for n in inside if n not in opening)
    return full | {name: full[root] for name, root in opening.items()}


def same_names(names: Iterable[str]) -> dict[str, str]:
    """For each name the fullest form of it among ``names``, or the noun that it is made from."""
    known = _Known(dict.fromkeys(names))
    full = {name: known.fuller(name) for name in known.names}
    for name in known.names:
        seen = {name}
        while full[name] not in seen and full[full[name]] != full[name]:
            seen.add(full[name])
            full[name] = full[full[name]]
    return full


def kindred(a: str, b: str) -> bool:
    """Whether one of two names is made from the other ("Norvalian", "the Norvalians")."""
    fa, fb = fold(a), fold(b)
    if fa == fb:
        return True
    longer = fa if len(fa) >= len(fb) else fb
    return _DERIVED.search(longer) is not None and (kin(a, b) or kin(b, a))


class _Known:
    """The names of a text, found by their words and by their beginnings."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self.words = {name: frozenset(fold(name).split()) for name in self.names}
        self.by_word: dict[str, list[str]] = {}
        self.by_beginning: dict[str, list[str]] = {}
        self.by_word_beginning: dict[str, list[str]] = {}
        for name in self.names:
            for word in self.words[name]:
                self.by_word.setdefault(word, []).append(name)
            self.by_beginning.setdefault(fold(name)[:_BEGINNING], []).append(name)
            if " " in name:
                for word in self.words[name]:
                    if len(word) >= _LONG_WORD:
                        self.by_word_beginning.setdefault(word[:_BEGINNING], []).append(name)

    def fuller(self, name: str) -> str:
        """The fullest form of ``name``, or the name that it is made from, by one step."""
        capitals = self._of_capitals(name) if name.isupper() else None
        if capitals is not None:
            return capitals
        longer = self._longer(name)
        if len(longer) == 1:
            return longer[0]
        best = self.root_of(name)
        if best != name or " " in name:
            return best
        many = [
            n
            for n in dict.fromkeys(self.by_word_beginning.get(fold(name)[:_BEGINNING], ()))
            if any(kindred(name, w) for w in self.words[n] if len(w) >= _LONG_WORD)
        ]
        return many[0] if len(many) == 1 else name

    def root_of(self, name: str) -> str:
        """The name of as many words that ``name`` is made from; itself where there is none."""
        best = name
        count = len(name.split())
        for n in self.by_beginning.get(fold(name)[:_BEGINNING], ()):
            if n != name and len(n.split()) == count and kindred(name, n):
                best = _root(best, n)
        return best

    def _of_capitals(self, name: str) -> str | None:
        """The name that capitals stand for: "NORVALE", "US" beside "USA"."""
        key = fold(name)
        for n in self.by_beginning.get(key[:_BEGINNING], ()):
            if n != name and fold(n) == key and not n.isupper():
                return n
        if len(name) == 2:
            longer = (n for n in self.names if n != name and n[:2] == name and n.isupper())
            return next(longer, None)
        return None

    def _longer(self, name: str) -> list[str]:
        """The names, each spelling once, that hold all words of ``name``, or are its initials'."""
        words = self.words[name]
        first = next(iter(words), None)
        found: dict[str, str] = {}
        for other in self.by_word.get(first, ()) if first is not None else ():
            if len(other.split()) > len(name.split()) and words <= self.words[other]:
                found[fold(other)] = other
        if name.isupper() and len(name) >= _INITIALS:
            for other in self.names:
                if other != name and initials_of(other) == fold(name):
                    found[fold(other)] = other
        return list(found.values())


def _root(a: str, b: str) -> str:
    """Of two kindred names the one that the other is made from."""
    made_a, made_b = (_DERIVED.search(fold(n)) is not None for n in (a, b))
    if made_a != made_b:
        return b if made_a else a
    return min((a, b), key=lambda n: len(fold(n)))
