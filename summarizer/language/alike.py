"""Whether two names mean one person or one side, where two texts spell them in two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from summarizer.language.names import fold, surname

__all__ = ["alike", "same_person", "same_side", "stands_in"]

_SPLIT = re.compile(r"[^\w]+")
_ALIKE = 0.75
"""So alike are two transliterations of one name, as difflib's ratio of their letters."""


_SUFFIXES = {"jnr": "junior", "jr": "junior", "snr": "senior", "sr": "senior"}


def _words(name: str) -> list[str]:
    return [_SUFFIXES.get(w, w) for w in _SPLIT.split(fold(name)) if w]


def _letters(name: str) -> str:
    return "".join(_words(name))


def same_person(a: str, b: str) -> bool:
    """Whether one name may be a form of the other: accents and case aside, one may be shorter.

    Two full names of one surname are one person where a given name opens the other ("Alex" and
    "Alexander", "A." and "Ana"), or the two may be transliterations of one.
    """
    x, y = _words(a), _words(b)
    if not x or not y:
        return False
    if set(x) <= set(y) or set(y) <= set(x) or _letters(a) == _letters(b):
        return True
    if _words(surname(a))[-1:] != _words(surname(b))[-1:]:
        return False
    return _given_alike(x[0], y[0]) or bool(set(x[:-1]) & set(y[:-1]))


def _given_alike(a: str, b: str) -> bool:
    opens = a.startswith(b) or b.startswith(a)
    return opens or (a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _ALIKE)


def alike(a: str, b: str) -> bool:
    """Whether two surnames may be two transliterations of one."""
    return SequenceMatcher(None, _letters(surname(a)), _letters(surname(b))).ratio() >= _ALIKE


def same_side(names: Sequence[str], other: str) -> int:
    """How surely ``other`` is the side of these ``names`` (a name, its code): 0 for not at all.

    3: the same words. 2: words of one are among those of the other, or it is the initials or code.
    1: a long word is shared that opens one name and closes the other ("South Korea", "Korea
    Republic"); enough only where the rest agrees. Two clubs that share their last word, which says
    the kind of club, or their first, which says the place, are two.
    """
    return max((_side(name, other) for name in names), default=0)


def _side(a: str, b: str) -> int:
    x, y = _words(a), _words(b)
    if not x or not y:
        return 0
    if x == y:
        return 3
    if set(x) <= set(y) or set(y) <= set(x) or _initials(x, y) or _initials(y, x):
        return 2
    turned = {x[0]} & {y[-1]} | {x[-1]} & {y[0]}
    return int(any(len(word) >= 4 for word in turned))


def _initials(long: list[str], short: list[str]) -> bool:
    """Whether ``short`` is the initials of ``long``, with or without an article or "of America"."""
    written = "".join(short)
    capitals = "".join(w[0] for w in long)
    return len(long) > 1 and len(written) > 1 and written in {capitals, f"{capitals}a"}


def stands_in(text: str, name: str) -> bool:
    """Whether ``name`` stands in ``text`` as whole words, accents, case and hyphens aside."""
    wanted = " ".join(_words(name))
    return bool(wanted) and f" {wanted} " in f" {' '.join(_words(text))} "
