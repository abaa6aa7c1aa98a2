"""Agreement on sides, round, day and place: what the second reader reads of them otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.checking.agreement_trust import read_together
from summarizer.checking.context import Context
from summarizer.checking.numbers import adds_up
from summarizer.checking.occasion import (
    city_told,
    competition_told,
    date_told,
    stage_told,
    venue_told,
)
from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_side, turned_round
from summarizer.checking.sides import stand_together
from summarizer.checking.view import View
from summarizer.draft import Draft, DraftMatch, TextClaim
from summarizer.language.names import fold
from summarizer.language.vocabulary import WEEKDAYS

__all__ = ["context_disagreements", "round_of"]


def context_disagreements(view: View, draft: Draft, second: Draft) -> Iterator[Problem]:
    """Where ``second`` has other sides, another round, day, ground or town for a match.

    Sides first: a match of ``second`` that has one side of a match of ``draft`` and no match of
    ``draft`` has its other one.
    """
    pairs = {
        i: other
        for i, match in enumerate(draft.matches)
        for other in second.matches
        if turned_round(match, other) is not None
    }
    free = [m for m in second.matches if not any(m is other for other in pairs.values())]
    for i, match in enumerate(draft.matches):
        path = f"matches[{i}]"
        if i in pairs:
            rest = tuple(m for k, m in enumerate(draft.matches) if k != i)
            yield from _facts(Context(view, match, rest), path, pairs[i])
        else:
            yield from _sides(view, path, match, free)


def _sides(view: View, path: str, match: DraftMatch, free: list[DraftMatch]) -> Iterator[Problem]:
    home, away = match.home.value, match.away.value
    for other in filter(adds_up, free):
        theirs = [other.home.value, other.away.value]
        shared = [key for key, own in (("home", home), ("away", away)) if _any_akin(own, theirs)]
        if len(shared) != 1:
            continue
        wrong, kept = ("away", home) if shared[0] == "home" else ("home", away)
        named = next(name for name in theirs if not _akin(name, kept))
        context = Context(view, match)
        claimed = stand_together(context, home, away)[0]
        if claimed < stand_together(Context(view, other), *theirs)[0]:
            value = getattr(match, wrong).value
            yield Problem("opponent-disagrees", f"{path}.{wrong}", value, detail=named)
        return


def _any_akin(name: str, names: list[str]) -> bool:
    return any(_akin(name, other) for other in names)


def _akin(a: str, b: str) -> bool:
    """Whether two names may be one side's: a shared form, a shared stem, or initials."""
    if same_side(a, b):
        return True
    one, two = fold(a), fold(b)
    if any(w[:4] in two for w in one.split() if len(w) >= 4):
        return True
    return any(
        "".join(w[0] for w in fold(long).split()) in (fold(short), fold(short)[:-1])
        for long, short in ((a, b), (b, a))
        if " " in long and short.isupper()
    )


_Told = Callable[[Context, str, TextClaim], Iterator[Problem]]
_PLACES: tuple[tuple[str, _Told], ...] = (("venue", venue_told), ("city", city_told))


def _holds(context: Context, told: _Told, claim: TextClaim) -> bool:
    """Whether what the second reader read would stand as a claim itself: it may have read it of
    another match, and then it is no argument."""
    return not any(p.severity == "error" for p in told(context, "", claim))


def _facts(context: Context, path: str, other: DraftMatch) -> Iterator[Problem]:
    match = context.match
    for key, told in _PLACES:
        a, b = getattr(match, key), getattr(other, key)
        if a is None or b is None or _overlap(a.value, b.value):
            continue
        if not read_together(a.evidence, b.evidence) or not _holds(context, told, b):
            continue
        yield Problem("place-disagrees", f"{path}.{key}", a.value, detail=b.value)
    a, b = match.stage, other.stage
    if a is not None and b is not None:
        one, two = round_of(a.value), round_of(b.value)
        differ = one is not None and two is not None and one != two
        together = read_together(a.evidence, b.evidence)
        if differ and together and _holds(context, stage_told, b):
            yield Problem("stage-disagrees", f"{path}.stage", a.value, detail=b.value)
    yield from _days(context, path, other)
    yield from _competition(context, path, other)


def _overlap(a: str, b: str) -> bool:
    one, two = fold(a), fold(b)
    return one in two or two in one


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _competition(context: Context, path: str, other: DraftMatch) -> Iterator[Problem]:
    """Another competition: no word of its name is shared but such as "Cup" and "League"."""
    a, b = context.match.competition, other.competition
    if a is None or b is None or not read_together(a.evidence, b.evidence):
        return
    one = set(_YEAR.sub("", fold(a.value)).split())
    two = set(_YEAR.sub("", fold(b.value)).split())
    if not one & two and _holds(context, competition_told, b):
        yield Problem("competition-disagrees", f"{path}.competition", a.value, detail=b.value)


_ROUNDS = (
    ("final", re.compile(r"^(?:the )?(?:[\w'-]+ )?final$")),
    ("semi", re.compile(r"\bsemi|\blast[- ](?:four|4)\b")),
    ("quarter", re.compile(r"\bquarter|\blast[- ](?:eight|8)\b")),
    ("last 16", re.compile(r"\b(?:last|round of|final)[- ](?:16|sixteen)\b")),
    ("last 32", re.compile(r"\b(?:last|round of)[- ]32\b")),
    ("group", re.compile(r"\bgroup\b")),
    ("play-off", re.compile(r"play-?off")),
)


def round_of(stage: str) -> str | None:
    """Which round the words mean, as far as English has several for one; None for others."""
    text = fold(stage)
    return next((name for name, pattern in _ROUNDS if pattern.search(text)), None)


def _weekday(value: str) -> str | None:
    words = fold(value).replace("'s", "").split()
    return next((w for w in words if w in WEEKDAYS), None)


def _days(context: Context, path: str, other: DraftMatch) -> Iterator[Problem]:
    read = next((c for c in other.dates if _weekday(c.value)), None)
    if read is None or not _holds(context, date_told, read):
        return
    theirs = _weekday(read.value) or ""
    for i, claim in enumerate(context.match.dates):
        day = _weekday(claim.value)
        if day not in (None, theirs) and read_together(claim.evidence, read.evidence):
            detail = theirs.capitalize()
            yield Problem("date-disagrees", f"{path}.dates[{i}]", claim.value, detail=detail)
