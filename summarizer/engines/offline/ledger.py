"""The book of goals: mentions of one goal put together, sides worked out, the sum checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

__all__ = ["Entry", "Goal", "balance"]


@dataclass(slots=True)
class Entry:
    """One told goal (``count`` of them), ready for the book.

    ``person`` is an index of the roster. ``side`` is the index of the side that gains, None where
    the wording does not give it. ``summary``: told in headline or lead, before the narrative.
    ``order`` is the place in the narrative.
    """

    person: int
    side: int | None
    minute: int | None
    added: int | None
    when: str | None
    derived: bool
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


@dataclass(slots=True)
class Goal:
    """One goal of the book."""

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

    @property
    def key(self) -> float:
        """Where it stands in the match, as far as it is told: minutes, 1000 where it is not."""
        if self.minute is not None:
            return self.minute + (self.added or 0) / 100
        return _about(self.when)


def _about(when: str | None) -> float:
    if not when:
        return 1000.0
    low = when.casefold()
    if "stroke" in low or "before half" in low or "before the break" in low or "before the interval" in low:
        return 44.9
    if "first-half" in low and ("stoppage" in low or "injury" in low or "added" in low):
        return 45.05
    if "stoppage" in low or "injury" in low or "added" in low or "last kick" in low or "final kick" in low or "death" in low:
        return 90.09
    if "hour" in low:
        return 61.0
    if "after half" in low or "after the break" in low or "after the interval" in low or "restart" in low:
        return 46.5
    return 1000.0


def _fits(when: str | None, minute: int | None, added: int | None) -> bool:
    """Whether the words may mean the minute."""
    if when is None or minute is None:
        return True
    low = when.casefold()
    if "stroke of half" in low or "before half" in low or "before the break" in low or "before the interval" in low:
        return 38 <= minute <= 45
    if "stoppage" in low or "injury" in low or "added" in low:
        return (minute in (45, 90, 105, 120) and bool(added)) or minute > 90
    if "last kick" in low or "final kick" in low or "death" in low:
        return minute >= 88
    if "hour" in low:
        return 55 <= minute <= 68
    if "first half" in low or "opening half" in low:
        return minute <= 45
    if "second half" in low:
        return minute > 45
    if "extra" in low:
        return minute > 90
    if "early" in low or "opening" in low:
        return minute <= 25
    return True


def _goal(entry: Entry) -> Goal:
    return Goal(
        entry.person, entry.side, entry.minute, entry.added, entry.when, entry.penalty, entry.own,
        list(entry.lines), entry.order, set(entry.states), entry.running,
        told=entry.minute is not None, label=entry.label, nth=entry.nth, half=entry.half,
    )  # fmt: skip


def _merge(goal: Goal, entry: Entry) -> None:
    if goal.minute is None and entry.minute is not None:
        goal.minute, goal.added, goal.when = entry.minute, entry.added, entry.when
    elif goal.minute is None and entry.when and (not goal.when or _vague(goal.when)):
        goal.when = entry.when
    goal.side = goal.side if goal.side is not None else entry.side
    goal.label = goal.label or entry.label
    goal.penalty = goal.penalty or entry.penalty
    goal.own = goal.own or entry.own
    goal.running = goal.running or entry.running
    goal.states |= entry.states
    goal.nth = goal.nth or entry.nth
    if not entry.summary:
        goal.order = max(goal.order, entry.order)
    for n in entry.lines:
        if n not in goal.lines:
            goal.lines.append(n)


def _vague(when: str) -> bool:
    low = when.casefold()
    return "half" in low and "stroke" not in low and "before" not in low and "after" not in low


def _half(goal: Goal) -> int | None:
    if goal.minute is not None:
        return 1 if goal.minute <= 45 else 2
    return goal.half


def _agrees(goal: Goal, entry: Entry) -> bool:
    """Whether the time that ``entry`` tells may be the goal's."""
    if entry.half is not None and _half(goal) not in (None, entry.half):
        return False
    return _fits(entry.when, goal.minute, goal.added)


def _agrees_with(goal: Goal, entry: Entry) -> bool:
    """Whether the minute of ``entry`` may be meant by the goal's own words."""
    return _fits(goal.when, entry.minute, entry.added) and goal.half in (
        None, 1 if (entry.minute or 0) <= 45 else 2,
    )  # fmt: skip


def _same_moment(goal: Goal, entry: Entry) -> bool:
    return (goal.minute, goal.added) == (entry.minute, entry.added)


def _player_goals(entries: list[Entry]) -> list[Goal]:
    """The goals of one player."""
    expected = max((e.count for e in entries if e.count > 1), default=0)
    expected = max(expected, max((e.nth or 0 for e in entries if (e.nth or 0) <= 4), default=0))
    weak = [e for e in entries if e.weak]
    entries = [e for e in entries if not e.weak]
    if not entries:
        return []
    goals: list[Goal] = []
    for e in entries:
        if e.minute is None or e.count > 1:
            continue
        twin = next((g for g in goals if _same_moment(g, e)), None)
        if twin is not None:
            _merge(twin, e)
        else:
            goals.append(_goal(e))
    loose = [e for e in entries if e.minute is None and e.count == 1]
    narrative = [e for e in loose if not e.summary]
    summary = [e for e in loose if e.summary]
    for e in [e for e in summary if e.half is not None]:
        if goals and not any(_agrees(g, e) for g in goals):
            goals.append(_goal(e))
            summary.remove(e)
    for e in narrative:
        same_line = [
            g for g in goals if set(g.lines) & set(e.lines) and g.order != e.order
        ]
        open_ = [
            g
            for g in goals
            if _agrees(g, e)
            and g not in same_line
            and not (e.running and g.running and e.running != g.running)
            and e.own == g.own
            and not (e.nth and g.nth and e.nth != g.nth)
            and not (e.penalty and g.told and not g.penalty and expected > len(goals))
        ]
        if e.again and len(goals) < max(expected, 2) and all(g.order < e.order for g in goals):
            goals.append(_goal(e))
        elif same_line and len(goals) < max(expected, 2):
            goals.append(_goal(e))
        elif not open_ and len(goals) < max(expected, 1 + len(goals)) and (not goals or e.when or e.running or e.penalty):
            goals.append(_goal(e))
        elif expected > len(goals) and not any(not g.told for g in goals):
            goals.append(_goal(e))
        elif len(open_) == 1 or (open_ and len({id(g) for g in open_}) == 1):
            _merge(open_[0], e)
        elif open_:
            untold = [g for g in open_ if not g.told]
            if len(untold) == 1:
                _merge(untold[0], e)
        elif not goals:
            goals.append(_goal(e))
    for e in summary:
        fitting = [g for g in goals if _agrees(g, e) and e.own == g.own]
        if not goals:
            goals.append(_goal(e))
        elif e.penalty:
            pens = [g for g in fitting if g.penalty] or (fitting if len(fitting) == 1 else [])
            late = [g for g in fitting if g.key >= 85] if e.when else []
            target = pens if len(pens) == 1 else late if len(late) == 1 else []
            if target:
                _merge(target[0], e)
        elif "won" in e.states and fitting:
            _merge(max(fitting, key=lambda g: (g.key if g.key < 1000 else g.order / 1000)), e)
        elif len(fitting) == 1:
            _merge(fitting[0], e)
    untold = [g for g in goals if g.minute is None]
    for e in weak:
        fitting = [g for g in untold if _agrees_with(g, e)]
        if len(untold) == 1 and len(fitting) == 1 and not any(_same_moment(g, e) for g in goals):
            _merge(fitting[0], e)
            break
    totals = [e for e in entries if e.count > 1]
    while goals and len(goals) < expected or (not goals and expected):
        base = totals[0] if totals else entries[0]
        if not totals:
            break
        blank = _goal(base)
        blank.minute = blank.added = blank.when = None
        blank.told = False
        blank.penalty = False
        blank.states, blank.running = set(), None
        blank.order = base.order
        goals.append(blank)
    for e in totals:
        for g in goals:
            if g.side is None:
                g.side = e.side
            if g.label is None:
                g.label = e.label
            if g.side is not None and e.side == g.side and e.lines[0] not in g.lines and not g.told:
                g.lines.append(e.lines[0])
    return goals


def balance(
    entries: Iterable[Entry],
    final: tuple[int, int] | None,
    club: Callable[[int], int | None],
    leg: tuple[int, int] | None = None,
    penalties: Iterable[tuple[int, int]] = (),
) -> list[Goal]:
    """The goals of the match in the order of play.

    ``final`` is the score of the two sides (index order) where it is told; ``club`` gives the side
    that a person is tied to; ``leg`` is the first leg's score; ``penalties`` are sides said to
    have scored a penalty, without the scorer, with their sentences. Goals that cannot be squared with the score are left out.
    """
    book: list[Entry] = list(entries)
    goals: list[Goal] = []
    for person in dict.fromkeys(e.person for e in book):
        goals += _player_goals([e for e in book if e.person == person])
    _sides(goals, club)
    open_ = [g for g in goals if g.penalty]
    if len(open_) == 1 and open_[0].side is None:
        told = dict(penalties)
        if len(told) == 1:
            open_[0].side, line = next(iter(told.items()))
            open_[0].lines.append(line)
    _sort(goals)
    _infer(goals, final, leg)
    _sides(goals, club)
    _sort(goals)
    if final is not None:
        goals = _within(goals, final)
    return goals


def _sides(goals: list[Goal], club: Callable[[int], int | None]) -> None:
    for g in goals:
        if g.side is None:
            tied = club(g.person)
            if tied is not None:
                g.side = 1 - tied if g.own else tied
    known: dict[int, set[int]] = {}
    for g in goals:
        if g.side is not None and not g.own:
            known.setdefault(g.person, set()).add(g.side)
    for g in goals:
        sides = known.get(g.person, set())
        if g.side is None and len(sides) == 1:
            side = next(iter(sides))
            g.side = 1 - side if g.own else side


def _sort(goals: list[Goal]) -> None:
    """By time where it is told; goals without a time stay where the narrative has them."""
    timed = sorted((g for g in goals if g.key < 1000), key=lambda g: (g.key, g.order))
    loose = sorted((g for g in goals if g.key >= 1000), key=lambda g: g.order)
    for g in loose:
        before = [i for i, t in enumerate(timed) if t.order <= g.order]
        timed.insert(max(before) + 1 if before else len(timed) if g.order < 0 else 0, g)
    goals[:] = timed


def _infer(
    goals: list[Goal], final: tuple[int, int] | None, leg: tuple[int, int] | None
) -> None:
    """Sides by elimination from the final score, and by the scores on the way."""
    for _ in range(3):
        unknown = [g for g in goals if g.side is None]
        if not unknown:
            return
        if final is not None:
            for side in (0, 1):
                have = sum(g.side == side for g in goals)
                if have >= final[side] and len(goals) <= sum(final):
                    for g in unknown:
                        if g.side is None:
                            g.side = 1 - side
        if final is not None:
            _partition(goals, final, leg)
        score = [0, 0]
        sure = True
        _sides(goals, lambda _: None)
        for g in goals:
            if g.side is None and sure:
                fits = [s for s in (0, 1) if consistent(g, score, s, leg) is True]
                wrong = [s for s in (0, 1) if consistent(g, score, s, leg) is False]
                if len(fits) == 1 and len(wrong) == 1:
                    g.side = fits[0]
            if g.side is None:
                sure = False
                continue
            score[g.side] += 1


def _partition(
    goals: list[Goal], final: tuple[int, int], leg: tuple[int, int] | None
) -> None:
    """Sides of people where only one way of sharing all goals of the score among them works."""
    if len(goals) != sum(final):
        return
    unknown = list(dict.fromkeys(g.person for g in goals if g.side is None and not g.own))
    if not unknown or len(unknown) > 6 or any(g.side is None and g.own for g in goals):
        return
    ways: list[dict[int, int]] = []
    for bits in range(2 ** len(unknown)):
        sides = {p: bits >> i & 1 for i, p in enumerate(unknown)}
        score = [0, 0]
        for g in goals:
            side = g.side if g.side is not None else sides[g.person]
            if g.key < 1000 and consistent(g, score, side, leg) is False and g.running is not None:
                break
            score[side] += 1
        else:
            if tuple(score) == final:
                ways.append(sides)
    if len(ways) == 1:
        for g in goals:
            if g.side is None:
                g.side = ways[0][g.person]


def consistent(
    goal: Goal, before: list[int], side: int, leg: tuple[int, int] | None = None
) -> bool | None:
    """Whether the words about ``goal`` agree with it being ``side``'s at the score ``before``.

    None where they say nothing.
    """
    after = list(before)
    after[side] += 1
    gap_before, gap = before[side] - before[1 - side], after[side] - after[1 - side]
    said: list[bool] = []
    if goal.running is not None:
        said.append(sorted(goal.running) == sorted(after))
    if "level" in goal.states:
        said.append(gap == 0)
    if "lead" in goal.states:
        said.append(gap >= 1 and gap_before >= 0)
    if "tie" in goal.states and leg is not None:
        said.append(gap + leg[side] - leg[1 - side] == 0)
    if "back" in goal.states:
        said.append(gap < 0)
    if "two" in goal.states:
        said.append(gap == 2)
    if "second" in goal.states and "lead" not in goal.states:
        said.append(after[side] == 2)
    if "third" in goal.states:
        said.append(after[side] == 3)
    if not said:
        return None
    return all(said)


def _within(goals: list[Goal], final: tuple[int, int]) -> list[Goal]:
    """Goals that fit into the final score; what is too much is left out, the vaguest first."""
    kept = list(goals)
    for side in (0, 1):
        mine = [g for g in kept if g.side == side]
        surplus = len(mine) - final[side]
        if surplus <= 0:
            continue
        vague = [g for g in mine if g.minute is None and not g.when]
        drop = vague if len(vague) <= surplus else vague[-surplus:]
        if len(drop) < surplus:
            # More told minutes than goals: something is misread, so nothing of it is claimed
            # but what several sentences agree on.
            rest = [g for g in mine if g not in drop]
            weak = [g for g in rest if g.minute is None]
            drop = drop + weak[: surplus - len(drop)]
            if len(drop) < surplus:
                strong = [g for g in mine if g not in drop and len(set(g.lines)) > 1]
                drop = [g for g in mine if g not in strong] if len(strong) <= final[side] else mine
        kept = [g for g in kept if g not in drop]
    return kept
