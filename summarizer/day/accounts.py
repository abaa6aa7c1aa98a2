"""One wire's account of one match, with what joins are judged by worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from summarizer.day.days import PartialDay, day_of, published_day
from summarizer.day.items import fingerprint
from summarizer.day.teams import (
    block_keys,
    generic_keys,
    hinted_kind,
    is_generic,
    kind_of_side,
    side_words,
)
from summarizer.summary import Event, Match, Summary
from summarizer.wire import BODY_LABELS, Sentence, Wire

__all__ = ["ANY_DAY", "FAR", "GOALS", "Account", "Block", "account_of"]

FAR = 10
"""Days from a match to the publication of an account after which it is likely another's."""
GOALS = frozenset({"goal", "penalty_goal", "own_goal"})


Block = tuple[str, ...]
_NO_DAY, ANY_DAY = "no day", "any day"


@dataclass(frozen=True, eq=False)
class Account:
    """The match ``index`` of the summary of the wire ``item`` (an index of the day's items).

    ``withdrawn`` says why it must not be shown, where it must not; it still tells which other
    texts carry it on. ``kind`` is that of its sides, ``guessed`` where it is only told by the way.
    """

    item: int
    index: int
    match: Match
    kind: frozenset[str]
    guessed: bool
    day: PartialDay
    published: date | None
    provider: str | None
    fingerprint: str
    runs: frozenset[int] | None
    withdrawn: str | None = None
    goals: tuple[Event, ...] = field(default=())
    others: tuple[Event, ...] = field(default=())

    @property
    def blocks(self) -> frozenset[Block]:
        """Where it is to be found: under both sides with its day, or under a side and its day."""
        day = self.day.on.isoformat() if self.day.on else _NO_DAY
        found = {(*pair, when) for pair in self._pairs(_indexed) for when in (day, ANY_DAY)}
        return frozenset(found | self._one_side)

    @property
    def candidates(self) -> frozenset[Block]:
        """Where what may be of the same match is found: no other day contradicts it there.

        What tells no day came out within days of its match.
        """
        days = {ANY_DAY}
        if self.day.on is not None:
            around = (-1, 0, 1)
            days = {_NO_DAY, *((self.day.on + timedelta(d)).isoformat() for d in around)}
        elif self.published is not None:
            back = range(-1, FAR + 1)
            days = {_NO_DAY, *((self.published - timedelta(d)).isoformat() for d in back)}
        return frozenset(
            {(*pair, day) for pair in self._pairs(_looked_for) for day in days} | self._one_side
        )

    def _pairs(self, keys: Callable[[str], frozenset[str]]) -> set[Block]:
        home, away = keys(self.match.home.name), keys(self.match.away.name)
        return {(*self._what, *sorted((a, b))) for a in home for b in away}

    @property
    def _one_side(self) -> set[Block]:
        if self.day.on is None:
            return set()
        sides = block_keys(self.match.home.name) | block_keys(self.match.away.name)
        return {(*self._what, self.day.on.isoformat(), side) for side in sides}

    @property
    def _what(self) -> Block:
        return (self.match.sport, *sorted(self.kind))

    @property
    def told(self) -> int:
        """How much it tells: facts and events."""
        m = self.match
        scalars = (m.competition, m.stage, m.venue, m.date, m.score, m.half_time, m.aggregate)
        return len(m.events) + sum(f is not None for f in scalars) + m.home_away_stated

    @property
    def order(self) -> tuple[object, ...]:
        """What is compared first, whatever the order of arrival: dated, full names, many facts."""
        m = self.match
        words = len(side_words(m.home.name)) + len(side_words(m.away.name))
        name = (m.home.name, m.away.name, self.fingerprint, self.index)
        return (self.day.on is None, m.score is None, -words, -self.told, *name)


def _indexed(name: str) -> frozenset[str]:
    """Under what a name is found: for a bare "Town", under that of each name that ends so too."""
    sign = "=" if is_generic(name) else "~"
    return block_keys(name) | {sign + key for key in generic_keys(name)}


def _looked_for(name: str) -> frozenset[str]:
    """Under what others are looked for: those of the same last word only where one is bare, since
    very many clubs share it."""
    signs = "=~" if is_generic(name) else "="
    return block_keys(name) | {sign + key for key in generic_keys(name) for sign in signs}


def account_of(
    item: int,
    index: int,
    summary: Summary,
    wire: Wire | None,
    section: Sequence[Sentence],
    runs: frozenset[int] | None,
    withdrawn: str | None,
) -> Account:
    """The account that a wire's summary gives of its match ``index``, in ``section`` of it."""
    match = summary.matches[index]
    when, about = match.date, summary.wire
    on = day_of(when.date if when else None, when.as_written if when else None, about.published)
    alone = len(summary.matches) == 1
    kind = kind_of_side(match, *_said(match, wire, alone=alone))
    hints: frozenset[str] = frozenset()
    if wire is not None and not kind:
        texts = [wire.text[s.start : s.end] for s in section if s.label in BODY_LABELS]
        hints = hinted_kind(match, (wire.headline or "") if alone else "", texts)
    return Account(
        item=item,
        index=index,
        match=match,
        kind=kind or hints,
        guessed=bool(hints),
        day=on,
        published=published_day(about.published),
        provider=about.provider,
        fingerprint=fingerprint(summary),
        runs=runs,
        withdrawn=withdrawn,
        goals=tuple(e for e in match.events if e.kind in GOALS),
        others=tuple(e for e in match.events if e.kind not in GOALS),
    )


def _said(match: Match, wire: Wire | None, *, alone: bool) -> list[str]:
    """The sentences that name the sides, and the headline where the wire has no other match."""
    if wire is None:
        return []
    evidence = (*match.home.evidence, *match.away.evidence)
    if match.score is not None:
        evidence += match.score.evidence
    said = [wire.text[e.start : e.end] for e in evidence[:6]]
    return [*said, wire.headline or ""] if alone else said
