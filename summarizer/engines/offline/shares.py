"""Sides of goals by arithmetic: those that are the same in every way of sharing the goals out.

A way gives each scorer of unknown side one of the two sides. It must agree with the final score,
with the score at half-time, with what is said of the score after a goal ("levelled", "2-1"), and
with who plays with and against whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from summarizer.engines.offline.ledger import Goal

__all__ = ["Known", "consistent", "share_out", "whole_up_to"]

Score = tuple[int, int]
_Way = dict[int, int]
"""The side of each of some people."""
_MOST_UNKNOWN = 8
"""How many people of unknown sides may be shared out among two sides."""
_HALF_TIME = 46
_AGREED = 2
"""So many goals must be what their words say where no score tells that none is missing."""


@dataclass(frozen=True, slots=True)
class Known:
    """What goals must agree with; scores in the order of the sides.

    ``final`` and first-``leg`` score and ``winner``, None where they are not told; ``half``: the
    figures at half-time, in either order where ``half_sided`` is false; ``behind`` the side that
    came from behind; ``missing``: a goal is told that is not among them; ``same`` and ``other``:
    pairs of people of one side and of two.
    """

    final: Score | None = None
    leg: Score | None = None
    winner: int | None = None
    half: Score | None = None
    behind: int | None = None
    missing: bool = False
    half_sided: bool = False
    same: tuple[tuple[int, int], ...] = ()
    other: tuple[tuple[int, int], ...] = ()


def share_out(goals: Sequence[Goal], known: Known) -> bool:
    """Give the goals their sides that only one side fits; whether there was any.

    ``goals`` stand in the order of play. More goals than the final score has: some are misread,
    and nothing is worked out.
    """
    unknown = list(dict.fromkeys(g.person for g in goals if g.side is None))
    final = known.final
    if not 0 < len(unknown) <= _MOST_UNKNOWN or (final is not None and len(goals) > sum(final)):
        return False
    ways = _working(goals, known, unknown)
    if not ways:
        return False
    found = False
    for g in goals:
        sides = {_side(g, way) for way in ways} if g.side is None else set()
        if len(sides) == 1:
            g.side = sides.pop()
            found = True
    return found


def _working(goals: Sequence[Goal], known: Known, people: Sequence[int]) -> list[_Way]:
    """The ways of sharing out that agree with all that is told.

    Where the final score is told and no way agrees, words about a goal are misread ("wiped out
    the deficit" of the tie): the scores alone are asked. Where it is not told, two goals must be
    what their words make of them, and the score what gives the winner.
    """
    ways = [way for way in _ways(people) if _agree(_teams(goals, way), known)]
    checked = whole_up_to(goals, known)
    working = [way for way in ways if _works(goals, way, known, checked)]
    if not working and known.final is not None:
        return [way for way in ways if _works(goals, way, known, 0)]
    all_timed = bool(goals) and all(g.timed for g in goals)
    if known.behind is not None and known.final is not None and checked == sum(known.final):
        return [way for way in working if _was_behind(goals, way, known.behind)] or working
    if known.final is None and not known.missing and checked < len(goals) and all_timed:
        whole = [way for way in ways if _tells_all(goals, way, known)]
        return whole or working
    return working


def _ways(people: Sequence[int]) -> Iterator[_Way]:
    """All ways to put ``people`` on sides."""
    for sides in product((0, 1), repeat=len(people)):
        yield dict(zip(people, sides, strict=True))


def _side(goal: Goal, way: _Way) -> int:
    """The side that gains by ``goal`` where its player is on the side that ``way`` gives."""
    if goal.side is not None:
        return goal.side
    team = way[goal.person]
    return 1 - team if goal.own else team


def whole_up_to(goals: Sequence[Goal], known: Known) -> int:
    """Up to which goal none is missing: so many goals as the score told there has."""
    if any(not g.timed for g in goals):
        return 0
    if known.final is not None and len(goals) == sum(known.final):
        return len(goals)
    told = [n for n, g in enumerate(goals, 1) if g.running is not None and sum(g.running) == n]
    first = sum(g.key < _HALF_TIME for g in goals)
    if known.half is not None and first == sum(known.half):
        told.append(first)
    return max(told, default=0)


def _works(goals: Sequence[Goal], way: _Way, known: Known, checked: int) -> bool:
    """Whether all scores agree with ``way``, and the words of the first ``checked`` goals."""
    score, final = [0, 0], known.final
    first = sum(g.key < _HALF_TIME for g in goals)
    for n, g in enumerate(goals, 1):
        side = _side(g, way)
        if n <= checked and consistent(g, score, side, known.leg) is False:
            return False
        score[side] += 1
        at_half = known.half is not None and n == first == sum(known.half) and n <= checked
        if at_half and not _is_half(score, known):
            return False
    return final is None or (score[0] <= final[0] and score[1] <= final[1])


def _was_behind(goals: Iterable[Goal], way: _Way, side: int) -> bool:
    """Whether ``side`` is behind at some time."""
    score = [0, 0]
    for g in goals:
        score[_side(g, way)] += 1
        if score[side] < score[1 - side]:
            return True
    return False


def _is_half(score: Sequence[int], known: Known) -> bool:
    """Whether this is the score at half-time."""
    half = list(known.half or ())
    return list(score) == half or (not known.half_sided and list(score) == half[::-1])


def _tells_all(goals: Sequence[Goal], way: _Way, known: Known) -> bool:
    """Whether ``way`` makes of the goals what is said of them, as if none was missing."""
    score = [0, 0]
    agreed = 0
    for g in goals:
        side = _side(g, way)
        said = consistent(g, score, side, known.leg)
        if said is False or ("lead" in g.states and score[side] != score[1 - side]):
            return False
        agreed += said is True
        score[side] += 1
    winner = known.winner
    if known.behind is not None and not _was_behind(goals, way, known.behind):
        return False
    return agreed >= _AGREED and (winner is None or score[winner] > score[1 - winner])


def _teams(goals: Iterable[Goal], way: _Way) -> dict[int, int]:
    """The side of each scorer."""
    known = {g.person: g.team for g in goals if g.team is not None}
    return {**known, **way}


def _agree(teams: dict[int, int], known: Known) -> bool:
    """Whether people who play with and against each other do so."""
    for pairs, same in ((known.same, True), (known.other, False)):
        for a, b in pairs:
            if a in teams and b in teams and (teams[a] == teams[b]) is not same:
                return False
    return True


def consistent(
    goal: Goal, before: Sequence[int], side: int, leg: Score | None = None
) -> bool | None:
    """Whether the words about ``goal`` agree with it being ``side``'s at the score ``before``.

    None where they say nothing.
    """
    after = list(before)
    after[side] += 1
    lead_before, lead = before[side] - before[1 - side], after[side] - after[1 - side]
    states = goal.states
    said: list[bool] = []
    if goal.running is not None:
        said.append(sorted(goal.running) == sorted(after))
    if "level" in states:
        said.append(lead == 0)
    if "lead" in states:
        said.append(lead >= 1 and lead_before >= 0)
    if "restored" in states:
        said.append(lead >= 1 and lead_before >= 0)
    if "tie" in states and leg is not None:
        said.append(lead + leg[side] - leg[1 - side] == 0)
    if "back" in states:
        said.append(lead < 0)
    if "two" in states:
        said.append(lead == 2)
    if "second" in states and "lead" not in states:
        said.append(after[side] == 2)
    if "third" in states:
        said.append(after[side] == 3)
    return all(said) if said else None
