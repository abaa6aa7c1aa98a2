"""The head of the words that name a source: its last name, its pronoun, or its noun.

"Mr. Hale's press officer Joan Early, who was there" is headed by "early", "a senior official of
the league" by "official", "He" by "he".
"""

from __future__ import annotations

import re

from summarizer.language.names import fold, surname

__all__ = ["heads", "plain_words"]

_PARTS = re.compile(r"[,(—–]|\s-\s")
# What opens a complement or a clause behind the head: nothing from there on belongs to it.
_BEHIND = frozenset(
    """of in at on for from with to by about against near outside inside behind under over during
    who whom whose which that where when while as and said says told""".split()
)
_EDGE = " \t\n\r\u00a0.;:\"'“”‘’―-"


def plain_words(words: str) -> str:
    """``words`` for an exact comparison: marks and blanks at the edges and case aside."""
    return fold(words.strip(f"{_EDGE},")).strip(f"{_EDGE},")


def _head(part: str) -> str:
    kept: list[str] = []
    for word in part.split():
        if kept and word.casefold() in _BEHIND:
            break
        kept.append(word)
    last = surname(" ".join(kept)) if kept else ""
    return plain_words(re.sub(r"['’]s?$", "", last))


def heads(words: str) -> frozenset[str]:
    """The heads of a source as written.

    There are two where a common noun comes first and a name is set beside it ("another critic,
    Joan Early"): either may stand for the source. None where nothing is written.
    """
    parts = [p.strip(_EDGE) for p in _PARTS.split(words)]
    parts = [p for p in parts if p]
    if not parts:
        return frozenset()
    found = {_head(parts[0])}
    first = parts[0].split()
    named = any(w[:1].isupper() for w in first[1:]) or (first[0][:1].isupper() and len(first) == 1)
    if not named and len(parts) > 1 and parts[1][:1].isupper():
        found.add(_head(parts[1]))
    return frozenset(found - {""})
