"""Whether two accounts may be of one match, and how much speaks for it.

Two sides meet once a day, so the same day, told, makes up for much; an absent day contradicts
nothing. What is told the other way round (home and away) is another match, unless one of the two
tells no ground, or the day is the same. Names that are only forms of each other, scores that
differ, competitions that differ: each needs something that speaks for it. Where the names of one
side are not alike at all, the day and goals that both tell have to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.day.accounts import FAR, Account
from summarizer.day.days import apart
from summarizer.day.teams import alike, is_generic, same_title
from summarizer.language.alike import same_person
from summarizer.summary import Event, Named, Score

__all__ = [
    "Apart",
    "Meeting",
    "Pairs",
    "Signs",
    "meet",
    "met_without_names",
    "same_result",
    "same_sides_near",
    "weighed",
]

Apart = Literal["contradicted", "differs", "unlike", "perhaps"]
"""``contradicted``: they are of two matches. ``differs``: so they are by their scores alone, of the
same two sides within a day. ``unlike``: nothing makes them one. ``perhaps``: they may be of one,
and more would have to speak for it."""

Pairs = frozenset[frozenset[str]]
"""Pairs of names that one wire uses for two sides: they are no forms of each other."""

_NEAR = 1
_WITHIN = 4
"""So many days between two reports that tell no day: two sides seldom meet twice in them."""
_STRONGEST: tuple[Apart, ...] = ("contradicted", "differs", "perhaps")


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two accounts that may be of one match. ``turned``: home in one is away in the other."""

    turned: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Signs:
    """What two accounts have in common and what not, sides in one order. Where a bool may be None,
    one of the two does not tell.

    ``names`` is the sum of how alike the names of both sides are, ``weakest`` that of the side that
    is less so; ``gap`` counts days, ``shared`` events. ``told_day``: both tell day and month, where
    a ``gap`` of 0 may else be a weekday's alone; ``dated``: the year too. ``guessed``: the kind of
    side is told by the way. ``bare``: both sides are called by no more than a word that many clubs
    have.
    """

    names: int
    weakest: int
    gap: int | None
    scores: bool | None
    titles: bool | None
    rounds: bool | None
    shared: int
    ground_turned: bool
    near: bool
    far: bool
    first_leg: bool
    dated: bool
    told_day: bool
    guessed: bool
    bare: bool


def meet(a: Account, b: Account, distinct: Pairs) -> Meeting | Apart:
    """Hold two accounts against each other."""
    if a.match.sport != b.match.sport or a.kind != b.kind:
        return "contradicted"
    ways = [(t, _names(a, b, t, distinct)) for t in (False, True)]
    found: list[Meeting] = []
    verdicts: list[Apart] = []
    for turned, (one, other) in ways:
        if not (one and other) and max(one, other) < 2:
            verdicts.append("unlike")
            continue
        weight = weighed(_signs(a, b, turned, one, other))
        if isinstance(weight, float):
            found.append(Meeting(turned, weight))
        else:
            verdicts.append(weight)
    if found:
        return max(found, key=lambda m: (m.weight, not m.turned))
    for verdict in _STRONGEST:
        if verdict in verdicts:
            return verdict
    return "unlike"


def met_without_names(a: Account, b: Account) -> bool:
    """Whether two accounts that a third one fits are of one match: the same day, and a goal that
    both tell, or the same score where one of them tells no goals."""
    if a.day.on is None or a.day.on != b.day.on:
        return False
    s, t = a.match.score, b.match.score
    same = s is not None and t is not None and {s.home, s.away} == {t.home, t.away}
    return _shared(a.goals, b.goals) > 0 or (same and not (a.goals and b.goals))


def same_result(a: Account, b: Account, turned: bool) -> bool:
    """Whether both tell one score."""
    return _same_score(a.match.score, b.match.score, turned) is True


def same_sides_near(a: Account, b: Account, distinct: Pairs) -> bool:
    """Whether two accounts have the same two sides within days, and tell no two days: nothing says
    that they are of two matches, and a desk has to look."""
    kinds = a.kind == b.kind or a.guessed or b.guessed
    if a.match.sport != b.match.sport or not kinds:
        return False
    if not any(min(_names(a, b, turned, distinct)) >= 2 for turned in (False, True)):
        return False
    if _is_first_leg(a, b) or _is_first_leg(b, a) or _far(a, b) or _far(b, a):
        return False
    gap = apart(a.day, b.day)
    if gap is not None or a.published is None or b.published is None:
        return not gap
    return abs((a.published - b.published).days) <= _WITHIN


def _names(a: Account, b: Account, turned: bool, distinct: Pairs) -> tuple[int, int]:
    theirs = (b.match.away.name, b.match.home.name) if turned else _sides(b)
    one, other = (_alike(x, y, distinct) for x, y in zip(_sides(a), theirs, strict=True))
    return one, other


def _sides(account: Account) -> tuple[str, str]:
    return account.match.home.name, account.match.away.name


def _alike(x: str, y: str, distinct: Pairs) -> int:
    grade = alike(x, y)
    return 0 if 0 < grade < 3 and frozenset((x, y)) in distinct else grade


def _signs(a: Account, b: Account, turned: bool, one: int, other: int) -> Signs:
    m, n = a.match, b.match
    gap = apart(a.day, b.day)
    return Signs(
        names=one + other,
        weakest=min(one, other),
        gap=gap,
        scores=_same_score(m.score, n.score, turned),
        titles=_same(m.competition, n.competition),
        rounds=_same(m.stage, n.stage),
        shared=_shared(a.goals, b.goals) + _shared(a.others, b.others),
        ground_turned=turned and m.home_away_stated and n.home_away_stated,
        near=_near(a, b, gap),
        far=_far(a, b) or _far(b, a),
        first_leg=_is_first_leg(a, b) or _is_first_leg(b, a),
        dated=a.day.on is not None and a.day.on == b.day.on,
        told_day=a.day.in_year is not None and a.day.in_year == b.day.in_year,
        guessed=a.guessed or b.guessed,
        bare=one == other == 1 and any(all(map(is_generic, _sides(x))) for x in (a, b)),
    )


def weighed(s: Signs) -> float | Apart:
    """What the signs are worth together, or why they make no match."""
    if not s.weakest:
        return _without_name(s)
    # A weekday comes back every week: alone it ties nothing that speaks against itself.
    same_day = s.gap == 0 and (s.told_day or s.shared >= 1)
    agrees = s.scores is True or s.shared >= 1
    if s.gap is not None and s.gap >= 2:
        return "contradicted"
    if s.gap == 1 and not (s.scores is not False and s.shared >= 2):
        return "contradicted"
    if s.ground_turned and not (same_day and agrees):
        return "contradicted"
    if s.titles is False and not (same_day and s.scores is not False):
        return "contradicted"
    if s.rounds is False and not same_day:
        return "contradicted"
    if s.first_leg or (s.far and not same_day):
        return "contradicted"
    if s.scores is False and not s.shared and not same_day:
        return "differs" if s.near and s.weakest >= 2 else "contradicted"
    if s.weakest == 1 and not (s.scores is True and (same_day or s.shared)):
        return "unlike"
    if (s.bare or s.guessed) and not s.shared:
        return "perhaps" if s.gap == 0 and s.scores is True else "unlike"
    if s.weakest == 2 and not (s.gap == 0 or agrees):
        return "unlike"
    if s.scores is None and not s.shared and not same_day and not s.near:
        return "unlike"
    return (
        10.0 * s.names
        + 8 * (s.gap == 0)
        + 6 * (s.scores is True)
        - 5 * (s.scores is False)
        + 3 * min(s.shared, 4)
        + 2 * (s.titles is True)
        + (s.rounds is True)
    )  # not when they came out: what was on the wire last is not what a report is of


def _without_name(s: Signs) -> float | Apart:
    """One side's names are not alike: nicknames, or initials of something else. The other side
    plays once a day, so a day, and goals of it that both tell, make up for it."""
    if not s.dated or s.titles is False or s.rounds is False or s.ground_turned:
        return "unlike"
    if not (s.shared >= 2 or (s.shared and s.scores is True)):
        return "unlike"
    return 10.0 * s.names + 8 + 6 * (s.scores is True) + 3 * min(s.shared, 4)


def _same(one: Named | None, other: Named | None) -> bool | None:
    return same_title(one.name, other.name) if one is not None and other is not None else None


def _same_score(one: Score | None, other: Score | None, turned: bool) -> bool | None:
    if one is None or other is None:
        return None
    theirs = (other.away, other.home) if turned else (other.home, other.away)
    return (one.home, one.away) == theirs


def _shared(one: tuple[Event, ...], other: tuple[Event, ...]) -> int:
    """How many of these events both tell, by player and minute."""
    left = list(other)
    count = 0
    for a in one:
        for b in left:
            if (
                a.player and b.player and a.minute is not None and a.minute == b.minute
            ) and same_person(a.player, b.player):
                left.remove(b)
                count += 1
                break
    return count


def _near(a: Account, b: Account, gap: int | None) -> bool:
    """Whether both came out within a day of each other, where no day tells more."""
    if gap is not None or a.published is None or b.published is None:
        return gap == 0
    return abs((a.published - b.published).days) <= _NEAR


def _far(dated: Account, other: Account) -> bool:
    """Whether ``other``, which tells no day, came out before the match or long after it."""
    if dated.day.on is None or other.day.on is not None or other.published is None:
        return False
    days = (other.published - dated.day.on).days
    return days < -1 or days > FAR


def _is_first_leg(a: Account, b: Account) -> bool:
    """Whether ``b`` has the result that ``a`` tells of its first leg, and not that of ``a``."""
    leg, score = a.match.first_leg, b.match.score
    if leg is None or score is None or b.match.first_leg is not None:
        return False
    mine = a.match.score
    same_way = alike(leg.home_name, b.match.home.name) >= alike(leg.home_name, b.match.away.name)
    told = (leg.home, leg.away) if same_way else (leg.away, leg.home)
    if told != (score.home, score.away):
        return False
    turned = alike(a.match.home.name, b.match.home.name) < alike(
        a.match.home.name, b.match.away.name
    )
    return mine is not None and not _same_score(mine, score, turned)
