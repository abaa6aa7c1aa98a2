"""The book of goals: the mentions of one goal put together, player by player."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.language.vague_times import UNKNOWN, about, is_vague, may_mean

__all__ = ["Entry", "Goal", "goals_of"]

_HALF_TIME = 45
_LATE = 85
_TO_TAKE = 4
"""So many minutes may pass from the whistle to the kick."""
_MOST = 4
"""The highest "his nth goal" that is taken for one of this match and not of a season."""


@dataclass(slots=True)
class Entry:
    """One told goal (``count`` of them), ready for the book.

    ``person`` is an index of the roster. ``side`` is the index of the side that gains, None where
    the wording does not give it; ``label`` G or U where it gives the hosts or the visitors.
    ``summary``: told in headline or lead, before the narrative. ``order`` is the place in the
    narrative. ``weak``: the wording may also tell what only led to a goal. ``given``: a penalty
    whose time may be that of the foul. ``at`` is the sentence that tells the goal,
    ``loose`` how loosely it ties it to the player. The rest as in
    :class:`summarizer.language.goals.GoalMention`.
    """

    person: int
    side: int | None
    minute: int | None
    added: int | None
    when: str | None
    penalty: bool
    own: bool
    count: int
    states: frozenset[str]
    running: tuple[int, int] | None
    again: bool
    nth: int | None
    lines: tuple[int, ...]
    summary: bool
    order: int
    label: str | None = None
    half: int | None = None
    weak: bool = False
    open_play: bool = False
    given: bool = False
    unclear: bool = False
    at: int = 0
    loose: int = 0


@dataclass(slots=True)
class Goal:
    """One goal of the book. ``counted``: only a number of goals tells it ("her brace"), so nothing
    says how it was scored."""

    person: int
    side: int | None
    minute: int | None
    added: int | None
    when: str | None
    penalty: bool
    own: bool
    lines: list[int]
    order: int
    states: set[str] = field(default_factory=set)
    running: tuple[int, int] | None = None
    told: bool = False
    label: str | None = None
    nth: int | None = None
    half: int | None = None
    again: bool = False
    open_play: bool = False
    given: bool = False
    unclear: bool = False
    counted: bool = False
    at: set[int] = field(default_factory=set)
    loose: int = 0

    @property
    def key(self) -> float:
        """Where it stands in the match, as far as it is told: minutes, UNKNOWN where it is not."""
        if self.minute is not None:
            return self.minute + (self.added or 0) / 100
        return about(self.when)

    @property
    def timed(self) -> bool:
        """Whether any word tells when it was."""
        return self.key < UNKNOWN

    @property
    def team(self) -> int | None:
        """The side of the player: the other one for an own goal."""
        if self.side is None:
            return None
        return 1 - self.side if self.own else self.side

    def may_be(self, entry: Entry) -> bool:
        """Whether the time that ``entry`` tells may be this goal's."""
        half = self.half
        if self.minute is not None:
            half = 1 if self.minute <= _HALF_TIME else 2
        if entry.half is not None and half not in (None, entry.half):
            return False
        return may_mean(entry.when, self.minute, self.added)

    def allows(self, entry: Entry) -> bool:
        """Whether this goal's own words may mean the minute of ``entry``."""
        half = 1 if (entry.minute or 0) <= _HALF_TIME else 2
        return may_mean(self.when, entry.minute, entry.added) and self.half in (None, half)

    def at_moment_of(self, entry: Entry) -> bool:
        """Whether both have the same minute."""
        return (self.minute, self.added) == (entry.minute, entry.added)

    def take(self, entry: Entry) -> None:
        """Take in what a further mention of this goal tells."""
        if self.minute is None and entry.minute is not None:
            self.minute, self.added, self.when = entry.minute, entry.added, entry.when
        elif self.minute is None and entry.when and (not self.when or is_vague(self.when)):
            self.when = entry.when
        self.side = self.side if self.side is not None else entry.side
        self.label = self.label or entry.label
        self.penalty = self.penalty or entry.penalty
        self.own = self.own or entry.own
        self.open_play = self.open_play or entry.open_play
        # A penalty named as one, or a header, leaves nothing unclear.
        self.unclear = (self.unclear or entry.unclear) and not (self.penalty or self.open_play)
        self.running = self.running or entry.running
        self.states |= entry.states
        self.nth = self.nth or entry.nth
        self.at.add(entry.at)
        self.loose = min(self.loose, entry.loose)
        if not entry.summary:
            self.order = max(self.order, entry.order)
        self.lines += [n for n in dict.fromkeys(entry.lines) if n not in self.lines]


def goals_of(entries: Iterable[Entry]) -> list[Goal]:
    """The goals of one player that ``entries`` tell."""
    return _PlayerGoals(list(entries)).goals()


def _goal(entry: Entry) -> Goal:
    return Goal(
        entry.person, entry.side, entry.minute, entry.added, entry.when, entry.penalty, entry.own,
        list(dict.fromkeys(entry.lines)), entry.order, set(entry.states), entry.running,
        told=entry.minute is not None, label=entry.label, nth=entry.nth, half=entry.half,
        again=entry.again, open_play=entry.open_play, given=entry.given, unclear=entry.unclear,
        at={entry.at}, loose=entry.loose,
    )  # fmt: skip


def _blank(entry: Entry) -> Goal:
    """A goal that is only counted."""
    return Goal(
        entry.person, entry.side, None, None, None, False, entry.own, list(entry.lines),
        entry.order, label=entry.label, nth=entry.nth, half=entry.half, counted=True,
        at={entry.at}, loose=entry.loose,
    )  # fmt: skip


def _one_penalty(goal: Goal, entry: Entry) -> bool:
    """Whether both are the same penalty, told once when it was given and once when it went in."""
    if not (goal.penalty and entry.penalty) or goal.minute is None or entry.minute is None:
        return False
    apart = goal.minute + (goal.added or 0) - entry.minute - (entry.added or 0)
    return abs(apart) <= _TO_TAKE and not (goal.nth and entry.nth and goal.nth != entry.nth)


def _time_of_kick(goal: Goal, entry: Entry) -> None:
    """Of two minutes of one penalty the one that is not the foul's; none where both may be."""
    if goal.given == entry.given:
        goal.minute = goal.added = None
    elif goal.given:
        goal.minute, goal.added, goal.when = entry.minute, entry.added, entry.when
        goal.given = False


class _PlayerGoals:
    """Puts the mentions of one player's goals together.

    Told minutes first: they tell goals apart. Then what the narrative tells without a minute,
    then headline and lead, which mostly tell again.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        counts = [e.count for e in entries if e.count > 1]
        places = [e.nth or 0 for e in entries if (e.nth or 0) <= _MOST]
        self.expected = max((*counts, *places), default=0)
        self.weak = [e for e in entries if e.weak]
        self.entries = [e for e in entries if not e.weak]
        self.found: list[Goal] = []

    def goals(self) -> list[Goal]:
        if not self.entries:
            return []
        totals = [e for e in self.entries if e.count > 1]
        single = [e for e in self.entries if e.count == 1]
        for e in single:
            if e.minute is not None:
                self._with_minute(e)
        loose = [e for e in single if e.minute is None]
        again = [e for e in loose if e.summary and not self._told_of_other_half(e)]
        for e in loose:
            if not e.summary:
                self._narrated(e)
        for e in again:
            self._summed_up(e)
        self._weakly_told()
        while totals and len(self.found) < self.expected:
            self.found.append(_blank(totals[0]))
        for e in totals:
            self._count_in(e)
        return self.found

    def _add(self, entry: Entry) -> None:
        self.found.append(_goal(entry))

    def _with_minute(self, e: Entry) -> None:
        twin = next((g for g in self.found if g.at_moment_of(e)), None)
        same = next((g for g in self.found if _one_penalty(g, e)), None) if e.count == 1 else None
        if twin is not None:
            twin.take(e)
        elif same is not None:
            same.take(e)
            _time_of_kick(same, e)
        else:
            self._add(e)

    def _told_of_other_half(self, e: Entry) -> bool:
        """A goal that the lead places in a half in which no told minute is."""
        other = bool(e.half is not None and self.found and not any(g.may_be(e) for g in self.found))
        if other:
            self._add(e)
        return other

    def _narrated(self, e: Entry) -> None:
        """A goal of the narrative without a minute: one of those known, or a further one."""
        if e.penalty and not e.again:
            taken = [g for g in self.found if g.penalty and g.may_be(e)]
            if len(taken) == 1 and not (e.nth and taken[0].nth and e.nth != taken[0].nth):
                taken[0].take(e)
                return
        room = len(self.found) < max(self.expected, 2)
        beside = [g for g in self.found if e.at in g.at and g.order != e.order]
        fitting = [g for g in self.found if g not in beside and self._may_be(g, e)]
        further = (
            (room and bool(beside))
            or (room and e.again and all(g.order < e.order for g in self.found))
            or (not fitting and bool(not self.found or e.when or e.running or e.penalty))
            or (self.expected > len(self.found) and all(g.told for g in self.found))
        )
        if further:
            self._add(e)
        elif len(fitting) == 1:
            fitting[0].take(e)
        elif fitting:
            untold = [g for g in fitting if not g.told]
            if len(untold) == 1:
                untold[0].take(e)

    def _may_be(self, g: Goal, e: Entry) -> bool:
        return (
            g.may_be(e)
            and e.own == g.own
            and not (e.penalty and g.open_play)
            and not (g.penalty and e.open_play)
            and not (e.penalty and g.told and not g.penalty and e.at > max(g.at) + 1)
            and not (g.again and e.order < g.order and not set(e.lines) & set(g.lines))
            and not (e.running and g.running and e.running != g.running)
            and not (e.nth and g.nth and e.nth != g.nth)
            and not (e.penalty and g.told and not g.penalty and self.expected > len(self.found))
        )

    def _summed_up(self, e: Entry) -> None:
        """A goal of headline or lead: mostly one that the narrative tells."""
        fitting = [
            g
            for g in self.found
            if g.may_be(e)
            and e.own == g.own
            and not (e.penalty and g.open_play)
            and not (g.penalty and e.open_play)
        ]
        short = self.expected > len(self.found)
        if not self.found or (e.penalty and short and not any(g.penalty for g in self.found)):
            self._add(e)
        elif e.penalty:
            target = [g for g in fitting if g.penalty] or fitting
            if len(target) != 1 and e.when:
                target = [g for g in fitting if g.key >= _LATE]
            if len(target) == 1:
                target[0].take(e)
        elif "won" in e.states and fitting:
            max(fitting, key=lambda g: g.key if g.timed else g.order / UNKNOWN).take(e)
        elif len(fitting) == 1:
            fitting[0].take(e)

    def _weakly_told(self) -> None:
        """A minute told with what may only have led to the goal, where the goal has none."""
        untold = [g for g in self.found if g.minute is None]
        if len(untold) != 1:
            return
        for e in self.weak:
            if untold[0].allows(e) and not any(g.at_moment_of(e) for g in self.found):
                untold[0].take(e)
                return

    def _count_in(self, e: Entry) -> None:
        """What a sentence tells of several goals ("his double") goes for each of them."""
        for g in self.found:
            if g.side is None:
                g.side = e.side
            if g.label is None:
                g.label = e.label
            same = g.side is not None and e.side == g.side
            if same and not g.told and e.lines[0] not in g.lines:
                g.lines.append(e.lines[0])
