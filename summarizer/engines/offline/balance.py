"""The goals of a match squared with its score: sides by elimination, surplus left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from summarizer.engines.offline.ledger import Entry, Goal, goals_of
from summarizer.engines.offline.outcome import Score
from summarizer.engines.offline.shares import Known, consistent, share_out, whole_up_to
from summarizer.language.running_scores import Gain, gainers

__all__ = ["balance", "sum_of"]

_ROUNDS = 3


def balance(
    entries: Iterable[Entry],
    known: Known,
    club: Callable[[int], int | None],
    penalties: Iterable[tuple[int, int]] = (),
) -> list[Goal]:
    """The goals of the match in the order of play.

    ``known`` is what they must agree with; ``club`` gives the side that a person is tied to;
    ``penalties`` are sides said to have scored a penalty, without the scorer, with their
    sentences. Goals that cannot be squared with the score are left out.
    """
    book = list(entries)
    goals: list[Goal] = []
    for person in dict.fromkeys(e.person for e in book):
        goals += goals_of(e for e in book if e.person == person)
    _by_people(goals, club)
    _only_penalty(goals, dict(penalties))
    goals = _in_order(goals)
    _by_scores(goals, known)
    _eliminate(goals, known)
    _by_people(goals, club)
    goals = _in_order(goals)
    _by_scores(goals, known)
    return _within(goals, known.final) if known.final is not None else goals


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


def _by_scores(goals: Sequence[Goal], known: Known) -> None:
    """Sides held against the scores on the way ("made it 4-0"): one that they speak against is
    taken away, and where all agree, one that only they tell is given."""
    whole = whole_up_to(goals, known)
    if any(g.running and sum(g.running) != n for n, g in enumerate(goals[:whole], 1)):
        whole = 0
    chain = [*goals[:whole], *(g for g in goals[whole:] if g.running)]
    sums = [sum(g.running) for g in chain[whole:] if g.running]
    if not any(g.running for g in chain) or sums != sorted(set(sums)):
        return
    told = gainers([Gain(g.running, g.side) for g in chain], known.final, whole)
    for g, sides in zip(chain, told.sides, strict=True) if told is not None else ():
        if g.side is not None and sides != {g.side}:
            g.side = None
        elif g.side is None and len(sides) == 1 and told is not None and not told.against:
            g.side = next(iter(sides))


def _eliminate(goals: Sequence[Goal], known: Known) -> None:
    """Sides by elimination: those that only one side fits."""
    for _ in range(_ROUNDS):
        if not share_out(goals, known):
            return
        _by_people(goals, lambda _: None)


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
