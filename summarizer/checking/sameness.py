"""Whether two claims are about the same side, match or person."""

from __future__ import annotations

from functools import lru_cache

from summarizer.checking.view import aliases
from summarizer.draft import DraftMatch
from summarizer.language.names import fold, surname

__all__ = ["same_person", "same_side", "turned_round"]


def same_side(a: str, b: str) -> bool:
    """Whether two names of sides share a form."""
    return bool({fold(x) for x in aliases(a)} & {fold(x) for x in aliases(b)})


def turned_round(a: DraftMatch, b: DraftMatch) -> bool | None:
    """False where both have the same sides in the same order, True where turned round, None where
    they are not the same two."""
    if same_side(a.home.value, b.home.value) and same_side(a.away.value, b.away.value):
        return False
    if same_side(a.home.value, b.away.value) and same_side(a.away.value, b.home.value):
        return True
    return None


@lru_cache(maxsize=2048)
def same_person(a: str | None, b: str | None) -> bool:
    """One surname and no two first names that differ; a surname alone may be anybody's of it."""
    if a is None or b is None or fold(surname(a)) != fold(surname(b)):
        return False
    first, second = fold(a).split(), fold(b).split()
    return (
        len(first) == 1
        or len(second) == 1
        or (
            first[0][0] == second[0][0]
            and (len(first[0]) <= 2 or len(second[0]) <= 2 or first[0] == second[0])
        )
    )
