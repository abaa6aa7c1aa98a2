"""The events of a match as claims: goals of the book, cards, penalties, kicks of a shoot-out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.draft import EventClaim, EventKind, Side
from summarizer.engines.offline.clock import Moment
from summarizer.engines.offline.ledger import Goal
from summarizer.engines.offline.narrative import Narrative
from summarizer.engines.offline.outcome import Outcome
from summarizer.engines.offline.reading import Reading
from summarizer.engines.offline.unsided import sure_goals, tells_of_this_match
from summarizer.language.allegiance import Allegiance, Lines, Pair, joined
from summarizer.language.incidents import Incident
from summarizer.language.times import MOST_STOPPAGE, in_play

__all__ = ["events_of"]

_OFF: dict[EventKind, int] = {"second_yellow": 0, "red": 1, "sent_off": 2}
"""Kinds of leaving the pitch, the most exact first: a player leaves it once."""
_STOOD = ("goal", "penalty_goal")
_DENIED = ("disallowed_goal", "missed_penalty")
_UNTIMED = 999.0
_SHOOT_OUT = 2000.0
_Known = tuple[int | None, Lines]
"""A side, and the sentences that tell it."""
_Placed = tuple[float, int, EventClaim]
"""An event with the moment and the order to sort it by."""


def events_of(
    reading: Reading,
    allegiance: Allegiance,
    outcome: Outcome,
    goals: Sequence[Goal],
    narrative: Narrative,
    side: Callable[[int], Side],
) -> tuple[EventClaim, ...]:
    """All events in the order of play; ``side`` names a side's index.

    Those of which no side is known are among them where they are surely of this match.
    """
    events = _Events(reading, allegiance, outcome, goals, narrative, side)
    return tuple(claim for _, _, claim in sorted(events.all(), key=lambda e: e[:2]))


class _Events:
    def __init__(
        self,
        reading: Reading,
        allegiance: Allegiance,
        outcome: Outcome,
        goals: Sequence[Goal],
        narrative: Narrative,
        side: Callable[[int], Side],
    ) -> None:
        self.reading = reading
        self.people = reading.roster.people
        self.allegiance = allegiance
        self.outcome = outcome
        self.goals = goals
        self.narrative = narrative
        self.side = side
        self.scorers = {g.person: g for g in reversed(goals) if g.team is not None}
        self.off = {i.player.ref for i in narrative.incidents if i.kind in _OFF}

    def all(self) -> list[_Placed]:
        events = [*self._goals(), *self._incidents()]
        denied = {(e.player, e.minute) for _, _, e in events if e.kind in _DENIED}
        # A goal that did not stand is no goal at the same minute.
        stood = [
            (at, order, e)
            for at, order, e in events
            if e.kind not in _STOOD or e.minute is None or (e.player, e.minute) not in denied
        ]
        if self.outcome.shoot_out_winner is not None:
            stood += self._kicks()
        return stood

    def _goals(self) -> Iterator[_Placed]:
        at = 0.0
        for order, g in enumerate(sure_goals(self.goals, self.reading, self.outcome.score)):
            at = g.key if g.timed else at
            kind: EventKind = "own_goal" if g.own else "penalty_goal" if g.penalty else "goal"
            name = self.people[g.person].name
            side = self.side(g.side) if g.side is not None else None
            lines = self._lines_of(g)
            yield at, order, EventClaim(kind, name, side, g.minute, g.added, g.when, lines)

    def _lines_of(self, g: Goal) -> Lines:
        """The sentences of a goal, with one that gives the side where its own do not."""
        own = set(g.lines)
        if g.side is None:
            return joined(g.lines)
        if any(
            self.allegiance.side_of(token)[0] == g.side
            for m in self.reading.marked
            if m.line.number in own
            for _, token in m.tokens("TGU")
        ):
            return joined(g.lines)
        if self.allegiance.tied(g.person) is not None:
            return joined(g.lines, self.allegiance.lines_of(g.person))
        others = [o.lines[:1] for o in self.goals if o.person == g.person and o is not g]
        return joined(g.lines, *others) if others else joined(g.lines, self.outcome.score_lines[:1])

    def _incidents(self) -> Iterator[_Placed]:
        off: set[int] = set()
        seen: set[tuple[EventKind, int, int | None]] = set()
        off_at: set[tuple[int, int | None]] = set()
        booked: set[int] = set()
        told = [
            (i, i.player.ref, self._side(i))
            for i in sorted(self.narrative.incidents, key=_exactness)
            if i.player.ref >= 0 and not self.people[i.player.ref].staff
        ]
        sides = {ref: known for _, ref, known in reversed(told) if known[0] is not None}
        for order, (i, ref, (team, lines)) in enumerate(told):
            if team is None and ref in sides:
                team, lines = sides[ref][0], joined(lines, sides[ref][1])
            if team is None and not tells_of_this_match(i.lines, self.reading):
                continue
            time = self.reading.moment_of(i.time) or self._of_a_list(i)
            if team is None and (time.minute is None or (time.added or 0) > MOST_STOPPAGE):
                time = Moment()  # the words may belong to what stands beside it
            if team is None and i.kind == "yellow" and (ref, time.minute) in off_at:
                time = Moment()  # that is when the second one was shown
            key = (i.kind, ref, time.minute)
            told_before = i.kind == "yellow" and time.minute is None and ref in booked
            if key in seen or told_before or (i.kind in _OFF and ref in off):
                continue
            seen.add(key)
            if i.kind == "yellow":
                booked.add(ref)
            elif i.kind in _OFF:
                off.add(ref)
                off_at.add((ref, time.minute))
            at = time.minute + (time.added or 0) / 100 if time.minute is not None else _UNTIMED
            yield at, len(self.goals) + order, self._claim(i, team, joined(time.lines, lines), time)

    def _of_a_list(self, i: Incident) -> Moment:
        """The minute that a card has by its place in a list of names and a list of minutes."""
        told = i.time.minute if i.time is not None else None
        if told is None:
            return Moment()
        extra = self.reading.extra is not None
        minute, added = in_play(told.minute, told.added, extra_time=extra)
        return Moment(minute, added, None, (i.marked.line.number,))

    def _kicks(self) -> Iterator[_Placed]:
        done: set[int] = set()
        for order, i in enumerate(self.narrative.kicks):
            ref = i.player.ref
            team, lines = self._side(i) if ref >= 0 and ref not in done else (None, ())
            if team is not None:
                done.add(ref)
                yield _SHOOT_OUT, order, self._claim(i, team, lines, Moment())

    def _claim(self, i: Incident, team: int | None, lines: Lines, time: Moment) -> EventClaim:
        name = self.people[i.player.ref].name
        side = self.side(team) if team is not None else None
        return EventClaim(i.kind, name, side, time.minute, time.added, time.when, lines)

    # Whose player it is ------------------------------------------------------------------------

    def _side(self, i: Incident) -> _Known:
        """The side of an incident's player, by what is nearest to it."""
        ref = i.player.ref
        own = tuple(i.lines)
        side, _ = self.allegiance.side_of(i.side)
        if side is not None:
            return side, own
        for side, lines in (
            self._known(ref),
            self._by_pairs(ref, self.allegiance.opponents, same=False),
            self._by_pairs(ref, self.allegiance.mates, same=True),
            self._by_keeper(i),
            self._known(i.mate.ref) if i.mate is not None else (None, ()),
            self._by_short_side(i),
            self._by_penalty(ref),
        ):
            if side is not None:
                return side, joined(own, lines)
        return None, own

    def _known(self, ref: int) -> _Known:
        """The side that a person is tied to or has scored for."""
        tied = self.allegiance.tied(ref)
        if tied is not None:
            return tied, self.allegiance.lines_of(ref)
        goal = self.scorers.get(ref)
        return (goal.team, tuple(goal.lines)) if goal is not None else (None, ())

    def _by_pairs(self, ref: int, pairs: Sequence[Pair], *, same: bool) -> _Known:
        for a, b, line in pairs:
            if ref in (a, b):
                side, lines = self._known(b if a == ref else a)
                if side is not None:
                    return (side if same else 1 - side), joined((line,), lines)
        return None, ()

    def _by_keeper(self, i: Incident) -> _Known:
        """Whom a keeper beats off plays for the other side, with all he beats off."""
        if i.keeper is None:
            return None, ()
        for other in self.narrative.kicks:
            if other is not i and other.keeper is not None and other.keeper.ref == i.keeper.ref:
                side, lines = self._known(other.player.ref)
                if side is not None:
                    return side, lines
        side, lines = self._known(i.keeper.ref)
        return (1 - side, lines) if side is not None else (None, ())

    def _by_short_side(self, i: Incident) -> _Known:
        """The one who was sent off was of the side that is a man short ("10-man Xian")."""
        if i.kind in _OFF:
            for token, few, line in self.allegiance.short:
                side, _ = self.allegiance.side_of(token)
                if side is not None and few == len(self.off):
                    return side, (line,)
        return None, ()

    def _by_penalty(self, ref: int) -> _Known:
        """Who gave the match's one penalty goal away plays for the other side."""
        scored = [g for g in self.goals if g.penalty and g.side is not None]
        for person, line in self.allegiance.conceded:
            if person == ref and len(scored) == 1 and scored[0].side is not None:
                return 1 - scored[0].side, joined((line,), scored[0].lines)
        return None, ()


def _exactness(i: Incident) -> int:
    return _OFF.get(i.kind, len(_OFF))
