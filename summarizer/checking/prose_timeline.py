"""The goals of a match in their order, with the score after each: what time-line words rest on.

Where a goal has no minute, every order counts that its words for the time and the half-time score
leave open: a text may say what holds in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.checking.numbers import GOALS
from summarizer.draft import DraftMatch, EventClaim, Side
from summarizer.language.halves import half_of

__all__ = ["Goal", "TimeLine", "time_line"]

_MOST = 120
"""Orders looked at; where more are open, nothing is known of the order."""
_STOPPAGE = re.compile(r"\b(?:stoppage|injury|added)\b", re.IGNORECASE)
_CLOSE = re.compile(
    r"\b(?:just|stroke|verge|moments|seconds|shortly|right|soon|straight|immediately|a minute|"
    r"two minutes|end of)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:last|final)[- ](?:second|kick|gasp|minute)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal and the score after it."""

    event: EventClaim
    home: int
    away: int

    def lead(self, side: Side) -> int:
        """By how many ``side`` leads after it; negative where it is behind."""
        gap = self.home - self.away
        return gap if side == "home" else -gap

    @property
    def own_lead(self) -> int | None:
        """By how many the side that gained it leads after it, None where that is not known."""
        return None if self.event.side is None else self.lead(self.event.side)


@dataclass(frozen=True, slots=True)
class TimeLine:
    """``orders`` are the orders that the goals can have had, none where that is unknown.
    ``whole`` where no goal is missing: then what never stood in the time line never was."""

    orders: tuple[tuple[Goal, ...], ...]
    whole: bool

    @property
    def known(self) -> bool:
        """Whether what no order bears was not so."""
        return self.whole and bool(self.orders)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals in order where there is one order, else none."""
        return self.orders[0] if len(self.orders) == 1 else ()

    def ever_behind(self, side: Side) -> bool:
        """Whether ``side`` can have been behind after any goal."""
        return any(g.lead(side) < 0 for order in self.orders for g in order)

    def can(self, event: EventClaim, holds: Callable[[Goal], bool]) -> bool:
        """Whether ``holds`` is true of ``event`` in one of the orders, or nothing is known."""
        if not self.known:
            return True
        return any(g.event is event and holds(g) for order in self.orders for g in order)

    def won_it(self, event: EventClaim, conceded: int) -> bool:
        """Whether after ``event`` its side could no longer be caught by ``conceded`` goals."""
        for order in self.orders:
            mine = [g for g in order if g.event.side == event.side]
            if len(mine) > conceded and mine[conceded].event is event:
                return True
        return not self.known


def time_line(match: DraftMatch) -> TimeLine:
    """The goals of ``match`` in every order that is open."""
    goals = [e for e in match.events if e.kind in GOALS]
    score = match.score
    whole = score is not None and all(
        sum(g.side == side for g in goals) == figure
        for side, figure in (("home", score.home), ("away", score.away))
    )
    spans = [_span(g) for g in goals]
    orders: list[tuple[Goal, ...]] = []
    for seen, order in enumerate(_orders(spans, list(range(len(goals))))):
        if seen >= _MOST:
            return TimeLine((), whole)
        told = _told([goals[i] for i in order])
        if not (whole and match.half_time) or _half_time(match, told, [spans[i] for i in order]):
            orders.append(told)
    return TimeLine(tuple(orders), whole)


def _span(e: EventClaim) -> tuple[float, float]:
    """The earliest and latest minute that a goal can have been scored at."""
    if e.minute is not None:
        at = e.minute + (e.added or 0) / 100
        return at, at
    words = e.when or ""
    half = half_of(None, e.when)
    if _LAST.search(words) and half != 1:
        return 130, 200
    close = _CLOSE.search(words) is not None
    if half == 1 and close:
        return 38, 45.99
    if half == 2 and close and "after" in words:
        return 46, 55
    if _STOPPAGE.search(words):
        return (45.01, 45.99) if half == 1 else (90.01, 120.0)
    return {1: (0.0, 45.99), 2: (46.0, 129.0)}.get(half or 0, (0.0, 129.0))


def _orders(spans: list[tuple[float, float]], left: list[int]) -> Iterator[list[int]]:
    """All orders in which no goal stands before one that was certainly earlier."""
    if not left:
        yield []
        return
    soonest = min(spans[i][1] for i in left)
    for i in left:
        if spans[i][0] <= soonest:
            rest = [j for j in left if j != i]
            for order in _orders(spans, rest):
                yield [i, *order]


def _told(goals: list[EventClaim]) -> tuple[Goal, ...]:
    home = away = 0
    told: list[Goal] = []
    for g in goals:
        home, away = home + (g.side == "home"), away + (g.side == "away")
        told.append(Goal(g, home, away))
    return tuple(told)


def _half_time(match: DraftMatch, told: tuple[Goal, ...], spans: list[tuple[float, float]]) -> bool:
    """Whether the half-time score can have stood in this order between two halves."""
    half = match.half_time
    if half is None:
        return True
    total = half.home + half.away
    if total > len(told):
        return False
    if total and (told[total - 1].home, told[total - 1].away) != (half.home, half.away):
        return False
    return all(s[0] < 46 for s in spans[:total]) and all(s[1] >= 46 for s in spans[total:])
