"""Accounts of one match put together, in an order that does not depend on that of arrival.

Each account is held only against matches that share a beginning of a word of both sides and may be
of its day (a block), and there once against each kind of account, so that the work grows with the
number of wires. Where an account fits two matches equally well it joins neither and names both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.day.accounts import ANY_DAY, Account, Block
from summarizer.day.meeting import (
    Apart,
    Meeting,
    Pairs,
    meet,
    met_without_names,
    same_result,
    same_sides_near,
)
from summarizer.day.teams import alike, block_keys

__all__ = ["Joined", "distinct_names", "join"]

_CLEAR = 2.0
"""So much more must speak for one match than for the next."""


@dataclass(eq=False, slots=True)
class Joined:
    """Accounts of one match; ``turned`` of each that has its sides the other way round than the
    first. ``may_be`` are matches that it could be the same as."""

    accounts: list[tuple[Account, bool]] = field(default_factory=list)
    may_be: list[Joined] = field(default_factory=list)
    kinds: dict[tuple[object, ...], tuple[Account, bool]] = field(default_factory=dict)
    keys: set[Block] = field(default_factory=set)
    items: set[int] = field(default_factory=set)

    def add(self, account: Account, turned: bool) -> None:
        """Take in an account."""
        self.accounts.append((account, turned))
        self.kinds.setdefault(_profile(account), (account, turned))
        self.keys.update(account.blocks)
        self.items.add(account.item)


def join(accounts: Sequence[Account], distinct: Pairs) -> list[Joined]:
    """The matches that ``accounts`` tell of, in the order of their surest account."""
    matches: dict[int, Joined] = {}
    blocks: dict[Block, dict[int, None]] = {}

    def index(match: Joined, keys: Iterable[Block]) -> None:
        for key in keys:
            blocks.setdefault(key, {})[id(match)] = None

    for account in sorted(accounts, key=lambda a: a.order):
        found: dict[int, None] = {}
        for key in sorted(account.candidates):
            found.update(blocks.get(key, {}))
        fitting: list[tuple[float, int, Joined, bool]] = []
        perhaps: list[Joined] = []
        for n, held in enumerate(matches[i] for i in found if i in matches):
            meeting = _fits(account, held, distinct)
            if isinstance(meeting, Meeting):
                fitting.append((meeting.weight, n, held, meeting.turned))
            elif meeting == "perhaps":
                perhaps.append(held)
        fitting.sort(key=lambda f: (-f[0], f[1]))
        match, turned = Joined(may_be=[] if fitting else perhaps), False
        if fitting:
            weight, _, best, best_turned = fitting[0]
            others = [f for f in fitting[1:] if not _mergeable(best, f[2], distinct)]
            rivals = [f[2] for f in others if weight - f[0] < _CLEAR]
            if rivals:
                match.may_be = [best, *rivals]
            else:
                match, turned = best, best_turned
                for _, _, other, other_turned in fitting[1:]:
                    if _mergeable(best, other, distinct):
                        for theirs, way in other.accounts:
                            best.add(theirs, way ^ other_turned ^ turned)
                        del matches[id(other)]
        match.add(account, turned)
        matches[id(match)] = match
        index(match, match.keys if len(fitting) > 1 else account.blocks)
    made = list(matches.values())
    for match in made:
        match.may_be = [m for m in match.may_be if id(m) in matches]
    _note_same_sides(matches, blocks, distinct)
    for match in made:
        for other in match.may_be:
            if match not in other.may_be:
                other.may_be.append(match)
    return made


def _note_same_sides(
    matches: dict[int, Joined], blocks: dict[Block, dict[int, None]], distinct: Pairs
) -> None:
    """Two matches of the same two sides within days name each other, unless they tell two days."""
    for key, found in blocks.items():
        if key[-1] != ANY_DAY:
            continue
        near = [matches[i] for i in found if i in matches]
        for n, one in enumerate(near):
            for other in near[n + 1 :]:
                if other not in one.may_be and _same_sides(one, other, distinct):
                    one.may_be.append(other)


def _same_sides(one: Joined, other: Joined, distinct: Pairs) -> bool:
    """Whether all kinds of account of the two may be of one match, but for what they tell."""
    if one.items & other.items:
        return False
    return all(
        same_sides_near(a, b, distinct)
        for a, _ in one.kinds.values()
        for b, _ in other.kinds.values()
    )


def distinct_names(wires: Iterable[Sequence[Account]]) -> Pairs:
    """Pairs of names that one wire uses for two sides, and that could else be taken for forms of
    one: a text calls a side by its full name once."""
    pairs: set[frozenset[str]] = set()
    for accounts in wires:
        by_key: dict[str, set[str]] = {}
        for account in accounts:
            sides = (account.match.home.name, account.match.away.name)
            for name in (*sides, *(n.name for n in account.match.next_opponents)):
                for key in block_keys(name):
                    by_key.setdefault(key, set()).add(name)
        for names in by_key.values():
            ordered = sorted(names)
            pairs.update(
                frozenset((x, y))
                for i, x in enumerate(ordered)
                for y in ordered[i + 1 :]
                if 0 < alike(x, y) < 3
            )
    return frozenset(pairs)


def _fits(account: Account, match: Joined, distinct: Pairs) -> Meeting | Apart:
    """How an account stands to all kinds of account of a match: one that contradicts it is
    enough to keep it out, and so is one of the same wire, which tells a match once.

    One that differs by its score alone is not, where another of the match tells the same score:
    those two are one match, whoever contradicts them.
    """
    if account.item in match.items:
        return "contradicted"
    best: Meeting | None = None
    otherwise: Apart = "unlike"
    differs = agrees = False
    for other, turned in match.kinds.values():
        met = meet(account, other, distinct)
        if met == "contradicted":
            return met
        if met == "perhaps":
            otherwise = met
        differs |= met == "differs"
        if isinstance(met, Meeting):
            agrees |= same_result(account, other, met.turned)
            if best is None or met.weight > best.weight:
                best = Meeting(met.turned ^ turned, met.weight)
    if differs and not (best and agrees):
        return "perhaps"
    return best or otherwise


def _mergeable(one: Joined, other: Joined, distinct: Pairs) -> bool:
    """Whether two matches may be one that came under names of which neither is in the other."""
    pairs = [(a, b) for a, _ in one.kinds.values() for b, _ in other.kinds.values()]
    if one.items & other.items:
        return False
    if any(meet(a, b, distinct) in ("contradicted", "differs") for a, b in pairs):
        return False
    return any(met_without_names(a, b) for a, b in pairs)


def _profile(account: Account) -> tuple[object, ...]:
    """All of an account that a join is judged by."""
    m = account.match
    return (
        m.home.name,
        m.away.name,
        m.home_away_stated,
        account.day,
        account.published,
        m.score and (m.score.home, m.score.away),
        m.competition and m.competition.name,
        m.stage and m.stage.name,
        m.first_leg and (m.first_leg.home_name, m.first_leg.home, m.first_leg.away),
        tuple((e.kind, e.player, e.minute) for e in m.events),
    )
