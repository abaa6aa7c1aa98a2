"""Which side a goal was scored by, as the scores on the way tell: "made it 4-0", "level at 1-1".

A report gives such a score the higher figure first as often as the hosts' figure, so it names no
side by itself. Several of them, with the final score and the sides that words give, mostly leave
one reading: a goal that made it 4-0 in a match that ended 4-1 was the winners'. Pure arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Gain", "Gainers", "gainers"]

Score = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gain:
    """A goal: the score that it made (``running``, figures in either order) and the side (0 or 1)
    that words give it; None where they are not told."""

    running: Score | None
    side: int | None


@dataclass(frozen=True, slots=True)
class Gainers:
    """For each goal the sides that may have scored it by the scores; ``against`` is how many of the
    sides that words give must be wrong."""

    sides: tuple[frozenset[int], ...]
    against: int


def gainers(goals: Sequence[Gain], final: Score | None, whole: int = 0) -> Gainers | None:
    """Who scored ``goals``, which stand in the order of play; None where no reading fits.

    ``final`` is the score in the order of the sides, None where it is not known. None is missing
    among the first ``whole`` goals; behind them goals may be, and each must have its score told.
    Of all readings those count that contradict the fewest sides told in words.
    """
    steps: list[list[_Step]] = []
    scores: set[Score] = {(0, 0)}
    for n, goal in enumerate(goals, 1):
        step = [
            _Step(before, after, side, int(goal.side is not None and goal.side != side))
            for before in scores
            for side in (0, 1)
            for after in _after(before, side, goal.running, exact=n <= whole)
            if final is None or (after[0] <= final[0] and after[1] <= final[1])
        ]
        steps.append(step)
        scores = {s.after for s in step}
    come = _cheapest([(0, 0)], [[(s.before, s.after, s.wrong) for s in step] for step in steps])
    back = _cheapest(
        scores, [[(s.after, s.before, s.wrong) for s in step] for step in reversed(steps)]
    )[::-1]
    if not come[-1]:
        return None
    least = min(come[-1].values())
    sides = [
        frozenset(
            s.side
            for s in step
            if s.after in back[n]
            and s.before in come[n - 1]
            and come[n - 1][s.before] + s.wrong + back[n][s.after] == least
        )
        for n, step in enumerate(steps, 1)
    ]
    return Gainers(tuple(sides), least)


@dataclass(frozen=True, slots=True)
class _Step:
    """One way in which a goal may have changed the score; ``wrong`` is 1 against its words."""

    before: Score
    after: Score
    side: int
    wrong: int


def _cheapest(
    start: Iterable[Score], steps: Sequence[Sequence[tuple[Score, Score, int]]]
) -> list[dict[Score, int]]:
    """For each score after each step how few wrong sides lead to it."""
    found = [dict.fromkeys(start, 0)]
    for step in steps:
        reached: dict[Score, int] = {}
        for here, there, wrong in step:
            if here in found[-1]:
                cost = found[-1][here] + wrong
                reached[there] = min(reached.get(there, cost), cost)
        found.append(reached)
    return found


def _after(before: Score, side: int, running: Score | None, *, exact: bool) -> Iterator[Score]:
    """The scores that a goal of ``side`` can have made."""
    after = (before[0] + (side == 0), before[1] + (side == 1))
    if exact:
        if running is None or sorted(running) == sorted(after):
            yield after
        return
    for told in {running, running[::-1]} if running is not None else ():
        if told[0] >= after[0] and told[1] >= after[1]:
            yield told[0], told[1]
