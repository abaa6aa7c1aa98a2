"""Sides: the two that the wire sets against each other, not whom one of them meets next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.context import Context
from summarizer.checking.problems import Problem
from summarizer.checking.view import aliases
from summarizer.language.names import fold
from summarizer.wire import BODY_LABELS

__all__ = ["match_sides", "stand_together"]

_ENOUGH = 3
"""A side that has a part in so many sentences is hardly none of this match."""
_TABLE = re.compile(
    r"\bpoints?\b|\btable\b|\bstandings\b|\btop(?:s|ped)?\b|\bbottom\b|\branked\b"
    r"|\bgoal difference\b|\bfollowed by\b"
)


def forms_of(name: str, other: str) -> tuple[str, ...]:
    """The forms of ``name`` that are none of ``other``."""
    others = {fold(a) for a in aliases(other)}
    return tuple(a for a in aliases(name) if fold(a) not in others)


def stand_together(context: Context, home: str, away: str) -> tuple[int, int, int]:
    """In how many sentences the two are set against each other, and in how many each of them has
    a part in this match."""
    view = context.view
    forms = forms_of(home, away), forms_of(away, home)
    both, own = 0, [0, 0]
    for n in range(1, view.count + 1):
        label = view.label(n)
        if label not in BODY_LABELS or label == "dateline":
            continue
        if context.others and label == "headline":  # it may join two matches of a round-up
            continue
        found = [context.mentions(n, name, forms[k]) for k, name in enumerate((home, away))]
        for k in (0, 1):
            own[k] += any(context.elsewhere(n, place) is None for place in found[k])
        here = [next((p for p in f if context.governed(n, p) is None), None) for f in found]
        if here[0] is not None and here[1] is not None:
            both += _against(context, n, here[0], here[1])
    return both, own[0], own[1]


def _against(context: Context, n: int, *places: int) -> bool:
    """Whether a sentence that names both is neither about the table nor about another score."""
    text = context.view.glyphs(n)
    for start, end in {context.clause(n, place) for place in places}:
        scored = context.own_score(text[start:end])
        if scored is False or (scored is None and _TABLE.search(text, start, end)):
            return False
    return True


def match_sides(context: Context, path: str) -> Iterator[Problem]:
    """No sentence sets the two sides against each other, and one of them is hardly told of."""
    match = context.match
    both, home, away = stand_together(context, match.home.value, match.away.value)
    if both:
        return
    elsewhere = {fold(side.value) for m in context.others for side in (m.home, m.away)}
    taken = [key for key in ("home", "away") if fold(getattr(match, key).value) in elsewhere]
    if len(taken) == 1:
        yield Problem("side-of-other", f"{path}.{taken[0]}", getattr(match, taken[0]).value)
        return
    # Players and counties are named in more ways than clubs are.
    enough = _ENOUGH if match.sport == "football" else 1
    if min(home, away) >= enough:
        return
    if home == away:
        yield Problem("side-of-other", path, f"{match.home.value}, {match.away.value}")
    elif home < away:
        yield Problem("side-of-other", f"{path}.home", match.home.value)
    else:
        yield Problem("side-of-other", f"{path}.away", match.away.value)
