"""Wires of which no match was read, and that are plainly about one that is on a card.

A correction whose text tells an engine nothing replaces its first version all the same, and the
card would go on telling what was corrected. So the card names it, and a desk looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from summarizer.day.accounts import Account
from summarizer.day.by_words import Words, words_of
from summarizer.day.days import published_day
from summarizer.day.items import Item
from summarizer.day.model import Unread
from summarizer.day.standing import Standing
from summarizer.day.teams import alike, has_kind, kinds_by_words, side_words
from summarizer.revisions import identity_of
from summarizer.revisions.marks import marks_of
from summarizer.summary import Match
from summarizer.wire import Wire

__all__ = ["Candidate", "Candidates", "candidates"]

_BEFORE, _AFTER = 1, 3
"""So many days before and after a match a wire that names both sides is likely about it."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A wire without a match: what it says by its words, with those of older versions of it, and
    the matches that were read of these."""

    wire: Wire
    told: Unread
    words: Words
    older: tuple[Match, ...]
    published: date | None
    kinds: frozenset[str]


@dataclass
class Candidates:
    """All of a day, to be found by a word of a side's name."""

    by_word: dict[str, list[Candidate]] = field(default_factory=dict)

    def about(self, accounts: Sequence[Account]) -> list[Candidate]:
        """Those that are about the match of ``accounts``, versions of a report first."""
        homes = {a.match.home.name for a in accounts} | {a.match.away.name for a in accounts}
        near: dict[Candidate, None] = {}
        for name in sorted(homes):
            for word in side_words(name):
                near.update(dict.fromkeys(self.by_word.get(word, ())))
        found = [c for c in near if _is_about(c, accounts)]
        return sorted(found, key=lambda c: (c.told.why != "version", c.told.input))


def candidates(
    items: Sequence[Item], stands: Standing, keys: dict[int, str], unread: Iterable[int]
) -> Candidates:
    """The wires of ``unread``, and those that failed; ``keys`` are of those that count."""
    older = _older(items, stands)
    found = Candidates()
    failed = [n for n, i in enumerate(items) if i.outcome == "failed" and i.summary is None]
    for index in (*unread, *failed):
        wire = items[index].wire
        if wire is None:
            continue
        before = older.get(index, [])
        marks = marks_of(wire)
        told = Unread(
            wire=keys.get(index),
            input=items[index].input,
            headline=wire.headline,
            why="version" if before or marks.told else "named",
            correction=marks.correction,
        )
        texts = [wire, *(text for i in before if (text := items[i].wire or items[i].text))]
        words = Words(tuple(line for text in texts for line in words_of(text).lines))
        matches = tuple(m for i in before if (s := items[i].summary) for m in s.matches)
        made = Candidate(wire, told, words, matches, published_day(wire.published), _kinds(wire))
        names = {word for m in matches for n in (m.home, m.away) for word in side_words(n.name)}
        for word in {*words.all.split(), *names}:
            found.by_word.setdefault(word, []).append(made)
    return found


def _older(items: Sequence[Item], stands: Standing) -> dict[int, list[int]]:
    """The older versions of each wire: those that it replaced, and those that a run set aside."""
    found = {index: list(before) for index, before in stands.replaced.items()}
    aside: dict[object, list[int]] = {}
    for index, item in enumerate(items):
        if item.text is not None:
            aside.setdefault(identity_of(item.text), []).append(index)
    if aside:
        for index, item in enumerate(items):
            if item.wire is not None and (before := aside.get(identity_of(item.wire))):
                found.setdefault(index, []).extend(before)
    return found


def _kinds(wire: Wire) -> frozenset[str]:
    return kinds_by_words(wire.headline or "", [text for _, text in words_of(wire).lines])


def _is_about(one: Candidate, accounts: Sequence[Account]) -> bool:
    match = accounts[0].match
    if any(_same_sides(m, a.match) for m in one.older for a in accounts):
        return True
    if not _is_near(one.published, accounts) or not _is_sport(one.words, match.sport):
        return False
    if match.sport != "tennis" and not _is_kind(one, accounts[0].kind):  # there players play
        return False
    pairs = {(a.match.home.name, a.match.away.name) for a in accounts}
    return any(
        one.words.name_both(_short(home, match.sport), _short(away, match.sport))
        for home, away in pairs
    )


def _short(name: str, sport: str) -> tuple[str, ...]:
    """A side's name; of a tennis player the surname alone too."""
    return (name, name.rpartition(" ")[2]) if sport == "tennis" else (name,)


def _is_kind(one: Candidate, kind: frozenset[str]) -> bool:
    lines = " ".join(text for _, text in one.words.lines)
    return has_kind(kind, lines) if kind else not one.kinds


def _same_sides(one: Match, other: Match) -> bool:
    if one.sport != other.sport:
        return False
    mine, theirs = ((m.home.name, m.away.name) for m in (one, other))
    return any(
        min(alike(x, y) for x, y in zip(mine, way, strict=True)) >= 2
        for way in (theirs, theirs[::-1])
    )


def _is_near(published: date | None, accounts: Sequence[Account]) -> bool:
    days = [day for a in accounts if (day := a.day.on or a.published) is not None]
    if published is None or not days:
        return True
    return any(-_BEFORE <= (published - day).days <= _AFTER for day in days)


def _is_sport(words: Words, sport: str) -> bool:
    """Whether its words may be of this sport: football is told without a word of it."""
    mine = words.sports.get(sport, 0)
    others = [n for other, n in words.sports.items() if other != sport]
    return mine >= max(others, default=0) if sport == "football" else mine > 0
