"""First leg and aggregate of a match, and what follows from two of the three scores."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.engines.offline.outcome import Outcome, Score
from summarizer.engines.offline.reading import HEAD, Reading
from summarizer.language.ahead import through_in
from summarizer.language.allegiance import Allegiance, Lines, joined
from summarizer.language.legs import (
    Aggregate,
    SidedScore,
    aggregate_in,
    first_leg_in,
    tells_first_leg,
)

__all__ = ["Legs", "legs_of"]


@dataclass(slots=True)
class Legs:
    """First leg and aggregate in the order of the section's sides, with their sentences."""

    first: Score | None = None
    first_lines: Lines = ()
    aggregate: Score | None = None
    aggregate_lines: Lines = ()
    despite: bool = False
    """The side that went through is said not to have won on the night."""


_DESPITE = re.compile(
    r"\b(?:despite|even though|although|though|survived|notwithstanding)\b[^.;]{0,50}"
    r"\b(?:los(?:ing|t|s)|defeat|beaten)\b"
    r"|\bbut\b[^.;]{0,60}\b(?:advanced|progressed|(?:went|go|going|gone) through|reached"
    r"|qualified)\b"
)
_AWAY_GOALS = re.compile(r"\baway[- ]goals?\b")
_LEAD = 5


def legs_of(reading: Reading, allegiance: Allegiance, outcome: Outcome) -> Legs:
    """The legs told. Tells ``allegiance`` who is at home where the first leg's ground shows it."""
    return _Legs(reading, allegiance, outcome).legs()


class _Legs:
    def __init__(self, reading: Reading, allegiance: Allegiance, outcome: Outcome) -> None:
        self.reading = reading
        self.allegiance = allegiance
        self.outcome = outcome
        self.out = Legs()

    def legs(self) -> Legs:
        out, score = self.out, self.outcome.score
        total = next(filter(None, map(aggregate_in, self.reading.marked)), None)
        leg = self._first_leg()
        side, label = self.allegiance.side_of(leg.token) if leg is not None else (None, None)
        leg_ways = _leg_ways(leg, side, label)
        total_ways = self._total_ways(total)
        if total is not None and leg is not None and leg_ways and total_ways and score is not None:
            fitting = [(a, b) for a in leg_ways for b in total_ways if _sum(a, score) == b]
            if len(fitting) == 1:
                out.first, out.aggregate = fitting[0]
                out.first_lines, out.aggregate_lines = (leg.line,), (total.line,)
                self._home_by_label(leg, label)
            elif len(total_ways) == 1:
                out.aggregate, out.aggregate_lines = total_ways[0], (total.line,)
        else:
            if total is not None and len(total_ways) == 1:
                out.aggregate, out.aggregate_lines = total_ways[0], (total.line,)
            if leg is not None and len(leg_ways) == 1:
                out.first, out.first_lines = leg_ways[0], (leg.line,)
        if leg is not None and leg.at_home and side is not None and self.allegiance.home is None:
            # Who was at home in the first leg is away in this one.
            self.allegiance.home, self.allegiance.ground = 1 - side, (leg.line,)
        self._work_out()
        return self._without_doubt()

    def _first_leg(self) -> SidedScore | None:
        for m in self.reading.marked:
            if m.line.label not in HEAD:
                found = first_leg_in(m, self.reading.focus_of(m))
                own = m.line.number in self.outcome.score_lines and tells_first_leg(m.line.text)
                if found is not None and not own:
                    return found
        return None

    def _without_doubt(self) -> Legs:
        """Nothing of the tie, where an aggregate gives it to the winner of the night and the lead
        says that the other side went through."""
        out, winner = self.out, self.outcome.winner
        lead = [m for m in self.reading.marked if m.line.label in HEAD] + self.reading.body[:_LEAD]
        if winner is None or not any(_DESPITE.search(m.text) for m in lead):
            return out
        total = out.aggregate
        level = total is not None and total[0] == total[1]
        away = level and any(_AWAY_GOALS.search(m.text) for m in lead)
        if total is not None and total[winner] >= total[1 - winner] and not away:
            return Legs(despite=True)
        out.despite = True
        return out

    def _total_ways(self, total: Aggregate | None) -> list[Score]:
        """The orders in which the sides may have the aggregate."""
        if total is None:
            return []
        high, low = total.high, total.low
        if high == low:
            return [(high, low)]
        ahead = self._ahead(total)
        if ahead is not None:
            return [(high, low) if ahead == 0 else (low, high)]
        return [(high, low), (low, high)]

    def _ahead(self, total: Aggregate) -> int | None:
        """Who goes through by the sentence with the aggregate, else whom it is about, turned round
        where that side goes out."""
        m = next(m for m in self.reading.marked if m.line.number == total.line)
        through = set(through_in(m, self.allegiance.home == 0))
        if through:
            return through.pop() if len(through) == 1 else None
        for r in self.reading.section.results:
            if r.marked.line.number == total.line:
                winner = self.reading.index(r.winner)
                if winner is not None:
                    return None if total.lost else winner
        refs = {token.ref for _, token in m.tokens("T")}
        if len(refs) != 1:
            return None
        side = refs.pop()
        return 1 - side if total.lost else side

    def _home_by_label(self, leg: SidedScore, label: str | None) -> None:
        """Who the hosts are that lost the first leg, where the sums fit only one way."""
        if label is None or leg.mine == leg.theirs or self.allegiance.home is not None:
            return
        side = 0 if self.out.first == (leg.mine, leg.theirs) else 1
        self.allegiance.home = side if label == "G" else 1 - side
        self.allegiance.ground = joined(
            self.out.first_lines, self.out.aggregate_lines, self.outcome.score_lines
        )

    def _work_out(self) -> None:
        """The third of first leg, result and aggregate, where the other two are told."""
        out, score = self.out, self.outcome.score
        if score is None:
            return
        if out.first is None and out.aggregate is not None:
            rest = (out.aggregate[0] - score[0], out.aggregate[1] - score[1])
            if min(rest) >= 0:
                out.first = rest
                out.first_lines = joined(out.aggregate_lines, self.outcome.score_lines)
        elif out.aggregate is None and out.first is not None:
            out.aggregate = _sum(out.first, score)
            out.aggregate_lines = joined(out.first_lines, self.outcome.score_lines)


def _leg_ways(leg: SidedScore | None, side: int | None, label: str | None) -> list[Score]:
    """The orders in which the sides may have the first leg's score."""
    if leg is None:
        return []
    mine, theirs = leg.mine, leg.theirs
    if side is not None:
        return [(mine, theirs) if side == 0 else (theirs, mine)]
    if mine == theirs:
        return [(mine, theirs)]
    if label is not None or leg.token is None:
        return [(mine, theirs), (theirs, mine)]
    return []


def _sum(a: Score, b: Score) -> Score:
    return a[0] + b[0], a[1] + b[1]
