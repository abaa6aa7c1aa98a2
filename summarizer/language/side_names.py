"""What a side may be called: parts of its name, its initials, adjectives made from it.

Spelling only. Nothing here knows any club or country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizer.language.names import fold

__all__ = ["called", "described", "forms_of", "fullest", "initials_of", "kin", "may_be"]

_PARTS = re.compile(r"[\s‐‑–-]+")
_SMALL = frozenset("the of de del della da do dos la le el al and fc fk if sc ac as us".split())
_DESCRIBING = frozenset(
    """old young youthful brave lowly battling resurgent rampant ruthless sorry dominant impressive
    plucky gallant spirited wasteful toothless hapless dogged mighty confident clinical classy happy
    angry delighted lucky unlucky depleted jubilant wounded weary tired ragged rusty slick stubborn
    gritty sloppy careless woeful dismal superb brilliant""".split()
)
"""Adjectives that stand before a side's name where a headline begins, with its capital."""
_SHORTEST_WORD = 3
_SHORTEST_INITIALS = 3


def initials_of(name: str) -> str:
    """The first letters of the words of ``name``, hyphens parting words, in small letters."""
    return "".join(part[0] for part in _PARTS.split(name) if part).casefold()


@lru_cache(maxsize=512)
def forms_of(name: str) -> frozenset[str]:
    """Folded forms under which a side of this name may be called: parts of it, its initials."""
    words = fold(name).split()
    forms = {" ".join(words)}
    for i, first in enumerate(words):
        for j in range(i + 1, len(words) + 1):
            if j == i + 1 and (first in _SMALL or len(first) < _SHORTEST_WORD):
                continue
            if i > 0 and first in _SMALL and first != "the" and len(first) >= _SHORTEST_WORD:
                continue
            forms.add(" ".join(words[i:j]))
    for word in words:
        if "-" in word:
            forms.update(part for part in word.split("-") if len(part) > _SHORTEST_WORD)
    initials = initials_of(name)
    if len(initials) >= _SHORTEST_INITIALS:
        forms.add(initials)
    return frozenset(forms)


def called(a: str, b: str) -> bool:
    """Whether a side of one of the two names may be called by the other."""
    return fold(a) in forms_of(b) or fold(b) in forms_of(a)


def may_be(a: str, b: str) -> bool:
    """Whether two names may be one side's: forms of one, or the one an adjective of the other."""
    return called(a, b) or kin(a, b) or kin(b, a)


def described(longer: str, name: str) -> bool:
    """Whether ``longer`` is ``name`` with no more than an adjective before it: "Brave Norvale"."""
    first, _, rest = fold(longer).partition(" ")
    return first in _DESCRIBING and rest == fold(name)


def fullest(name: str, names: Iterable[str]) -> str:
    """The one longer name among ``names`` that holds all words of ``name``, else ``name``."""
    words = set(fold(name).split())
    capitals = name.isupper() and len(name) >= _SHORTEST_INITIALS
    longer: dict[str, str] = {}
    for other in names:
        holds = len(other.split()) > len(name.split()) and words <= set(fold(other).split())
        if holds or (capitals and initials_of(other) == fold(name)):
            longer[fold(other)] = other
    return next(iter(longer.values())) if len(longer) == 1 else name


def kin(adjective: str, name: str) -> bool:
    """Whether ``adjective`` is made from ``name`` ("Norvalian" from "Norvale")."""
    a, b = fold(adjective), fold(name)
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return common >= max(4, len(b) - 2) and a != b and abs(len(a) - len(b)) <= 5
