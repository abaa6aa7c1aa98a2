"""Which side is at home, by the words of the wire that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.engines.offline.ledger import Entry, Goal
from summarizer.engines.offline.reading import Reading
from summarizer.language.allegiance import Allegiance, Lines, joined
from summarizer.language.legs import SidedScore

__all__ = ["find_ground"]

Vote = tuple[int, Lines]
"""A side said to be at home, and the sentences that say it."""
_PLAIN = re.compile(r"\b(?:home|hosts?|visit\w*|own ground)\b", re.IGNORECASE)
_HALF_TIME = 46


def find_ground(
    reading: Reading,
    allegiance: Allegiance,
    goals: Sequence[Goal],
    entries: Sequence[Entry],
    half_time: SidedScore | None,
) -> None:
    """Tell ``allegiance`` who is at home, where all that speaks of it agrees."""
    votes = list(_Ground(reading, allegiance, goals, entries, half_time).votes())
    homes = {home for home, _ in votes}
    if len(homes) != 1:
        return
    texts = {m.line.number: m.line.text for m in reading.marked}

    def weight(vote: Vote) -> tuple[bool, int]:
        plain = any(_PLAIN.search(texts.get(n, "")) for n in vote[1])
        return not plain, len(vote[1])

    allegiance.home = homes.pop()
    allegiance.ground = min(votes, key=weight)[1]


class _Ground:
    def __init__(
        self,
        reading: Reading,
        allegiance: Allegiance,
        goals: Sequence[Goal],
        entries: Sequence[Entry],
        half_time: SidedScore | None,
    ) -> None:
        self.reading = reading
        self.allegiance = allegiance
        self.goals = goals
        self.entries = entries
        self.half_time = half_time

    def votes(self) -> Iterator[Vote]:
        yield from self._by_result()
        yield from self._by_label()
        yield from self._by_goal()
        yield from self._by_turns()
        yield from self._by_half()

    def _by_result(self) -> Iterator[Vote]:
        """The wording of the result says it: "X's 2-1 home win over Y"."""
        for r in self.reading.section.results:
            winner, loser = self.reading.index(r.winner), self.reading.index(r.loser)
            lines = (r.marked.line.number,)
            if r.ground == "winner" and winner is not None:
                yield winner, lines
            elif r.ground == "winner" and r.winner is None and loser is not None:
                yield 1 - loser, lines
            elif r.ground == "loser" and winner is not None and loser is not None:
                yield loser, lines

    def _by_label(self) -> Iterator[Vote]:
        """Words for a side or its people: "the hosts, X", "a home fan favourite"."""
        for label in self.allegiance.labels:
            side, lines = label.side, label.lines
            if side is None and label.person is not None:
                side = self.allegiance.tied(label.person)
                lines = joined(lines, self.allegiance.lines_of(label.person))
            if side is not None:
                yield _home(label.kind, side), lines

    def _by_goal(self) -> Iterator[Vote]:
        """A goal said to be the hosts', whose side another sentence tells."""
        for g in self.goals:
            if g.label is not None and g.side is not None:
                known = self.allegiance.tied(g.person) is not None
                more = self.allegiance.lines_of(g.person) if known else ()
                elsewhere = any(
                    o.person == g.person and o.label is None and o.side is not None and not o.own
                    for o in self.goals
                )
                if known or elsewhere:
                    yield _home(g.label, g.side), joined(g.lines, more)
        for e in self.entries:
            if e.label is None:
                continue
            for g in self.goals:
                same = g.person == e.person and (e.minute is None or g.minute == e.minute)
                if same and g.side is not None:
                    yield _home(e.label, g.side), joined(e.lines, g.lines)
                    break

    def _by_turns(self) -> Iterator[Vote]:
        """An equaliser of a named side right after a goal of "the visitors" tells who they are."""
        for first, second in pairwise(g for g in self.goals if g.timed):
            if "level" not in second.states:
                continue
            lines = joined(first.lines, second.lines)
            for labelled, named in ((first, second), (second, first)):
                if (
                    labelled.label is not None
                    and labelled.side is None
                    and named.label is None
                    and named.side is not None
                ):
                    yield _home(labelled.label, 1 - named.side), lines

    def _by_half(self) -> Iterator[Vote]:
        """A lead of "the hosts" at half-time, where the goals before it are known."""
        half = self.half_time
        if half is None or half.token is None or half.token.kind not in "GU":
            return
        if half.mine == half.theirs or any(g.side is None or not g.timed for g in self.goals):
            return
        first = [g for g in self.goals if g.key < _HALF_TIME]
        score = [sum(g.side == side for g in first) for side in (0, 1)]
        if sorted(score) == sorted((half.mine, half.theirs)):
            side = 0 if score[0] == half.mine else 1
            yield _home(half.token.kind, side), joined((half.line,), *(g.lines for g in first))


def _home(kind: str, side: int) -> int:
    """The side at home, where ``side`` are the hosts (G) or visitors (U)."""
    return side if kind == "G" else 1 - side
