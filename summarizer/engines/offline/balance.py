"""The goals of a match squared with its score: sides by elimination, surplus left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from summarizer.engines.offline.ledger import Entry, Goal, goals_of
from summarizer.engines.offline.outcome import Score

__all__ = ["balance", "consistent", "sum_of"]

_MOST_UNKNOWN = 6
"""How many people of unknown sides may be shared out among two sides."""
_ROUNDS = 3


def balance(
    entries: Iterable[Entry],
    final: Score | None,
    club: Callable[[int], int | None],
    leg: Score | None = None,
    penalties: Iterable[tuple[int, int]] = (),
) -> list[Goal]:
    """The goals of the match in the order of play.

    ``final`` is the score of the two sides (index order) where it is told; ``club`` gives the side
    that a person is tied to; ``leg`` is the first leg's score; ``penalties`` are sides said to
    have scored a penalty, without the scorer, with their sentences. Goals that cannot be squared
    with the score are left out.
    """
    book = list(entries)
    goals: list[Goal] = []
    for person in dict.fromkeys(e.person for e in book):
        goals += goals_of(e for e in book if e.person == person)
    _by_people(goals, club)
    _only_penalty(goals, dict(penalties))
    goals = _in_order(goals)
    _eliminate(goals, final, leg)
    _by_people(goals, club)
    goals = _in_order(goals)
    return _within(goals, final) if final is not None else goals


def _only_penalty(goals: Sequence[Goal], told: dict[int, int]) -> None:
    """The one penalty scored is the one that a side is said to have scored."""
    scored = [g for g in goals if g.penalty]
    if len(scored) == 1 and scored[0].side is None and len(told) == 1:
        scored[0].side, line = next(iter(told.items()))
        scored[0].lines.append(line)


def _by_people(goals: Sequence[Goal], club: Callable[[int], int | None]) -> None:
    """Sides by what their scorers are tied to, and by their other goals."""
    for g in goals:
        tied = club(g.person) if g.side is None else None
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


def _in_order(goals: Iterable[Goal]) -> list[Goal]:
    """By time where it is told; goals without a time stay where the narrative has them."""
    goals = list(goals)
    ordered = sorted((g for g in goals if g.timed), key=lambda g: (g.key, g.order))
    for g in sorted((g for g in goals if not g.timed), key=lambda g: g.order):
        before = [i for i, t in enumerate(ordered) if t.order <= g.order]
        ordered.insert(before[-1] + 1 if before else 0, g)
    return ordered


def _eliminate(goals: Sequence[Goal], final: Score | None, leg: Score | None) -> None:
    """Sides by elimination from the final score, and by the scores on the way."""
    for _ in range(_ROUNDS):
        if all(g.side is not None for g in goals):
            return
        if final is not None:
            _fill_up(goals, final)
            _share_out(goals, final, leg)
        _by_people(goals, lambda _: None)
        _by_running_score(goals, leg)


def _fill_up(goals: Sequence[Goal], final: Score) -> None:
    """Where one side has all its goals, the rest are the other's."""
    if len(goals) > sum(final):
        return
    for side in (0, 1):
        if sum(g.side == side for g in goals) >= final[side]:
            for g in goals:
                if g.side is None:
                    g.side = 1 - side


def _share_out(goals: Sequence[Goal], final: Score, leg: Score | None) -> None:
    """Sides of people where only one way of sharing all goals of the score among them works."""
    unknown = list(dict.fromkeys(g.person for g in goals if g.side is None))
    if len(goals) != sum(final) or not 0 < len(unknown) <= _MOST_UNKNOWN:
        return
    if any(g.side is None and g.own for g in goals):
        return
    ways = []
    for sides in product((0, 1), repeat=len(unknown)):
        way = dict(zip(unknown, sides, strict=True))
        if _adds_up(goals, way, leg) == final:
            ways.append(way)
    if len(ways) == 1:
        for g in goals:
            if g.side is None:
                g.side = ways[0][g.person]


def _adds_up(goals: Iterable[Goal], way: dict[int, int], leg: Score | None) -> Score | None:
    """The score with people on the sides of ``way``; None where a goal's words deny it."""
    score = [0, 0]
    for g in goals:
        side = g.side if g.side is not None else way[g.person]
        if g.timed and g.running is not None and consistent(g, score, side, leg) is False:
            return None
        score[side] += 1
    return score[0], score[1]


def _by_running_score(goals: Iterable[Goal], leg: Score | None) -> None:
    """Sides by the score that a goal is said to make, as long as all before it are known."""
    score = [0, 0]
    for g in goals:
        if g.side is None:
            said = [consistent(g, score, side, leg) for side in (0, 1)]
            if set(said) != {True, False}:
                return
            g.side = said.index(True)
        score[g.side] += 1


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


def _within(goals: Iterable[Goal], final: Score) -> list[Goal]:
    """Goals that fit into the final score; what is too much is left out, the vaguest first."""
    kept = list(goals)
    for side in (0, 1):
        mine = [g for g in kept if g.side == side]
        surplus = len(mine) - final[side]
        if surplus > 0:
            drop = _too_much(mine, surplus, final[side])
            kept = [g for g in kept if not any(g is d for d in drop)]
    return kept


def _too_much(mine: list[Goal], surplus: int, room: int) -> list[Goal]:
    """Which goals of one side to leave out: the latest told of those without any time, then
    those without a minute.

    More told minutes than goals: something is misread, so nothing is kept but what several
    sentences agree on.
    """
    vague = [g for g in mine if g.minute is None and not g.when]
    if len(vague) >= surplus:
        return vague[-surplus:]
    loose = [g for g in mine if g.minute is None and g.when]
    drop = vague + loose[: surplus - len(vague)]
    if len(drop) == surplus:
        return drop
    strong = [g for g in mine if g.minute is not None and len(set(g.lines)) > 1]
    if len(strong) > room:
        return mine
    return [g for g in mine if not any(g is s for s in strong)]


def sum_of(
    goals: Sequence[Goal], told: Iterable[Entry], winner: int | None, leg: Score | None
) -> Score | None:
    """The final score where only the goals tell it, and nothing speaks against it.

    All told scorers must be in the book, every goal's side known, two running scores agree, and
    the sum give the told ``winner``.
    """
    if not goals or winner is None or {e.person for e in told} != {g.person for g in goals}:
        return None
    score = [0, 0]
    agreed = 0
    for g in goals:
        if g.side is None:
            return None
        said = consistent(g, score, g.side, leg)
        if said is False:
            return None
        agreed += said is True
        score[g.side] += 1
    if score[winner] <= score[1 - winner] or agreed < 2:
        return None
    return score[0], score[1]
