"""The facts of one match but for its events: names, day, scores, who won. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from summarizer.day.accounts import Account
from summarizer.day.days import apart, day_of
from summarizer.day.facts import Relation, Telling, difference, equal, weigh
from summarizer.day.model import DayDate, Difference, DifferentValue, Fact, Goals, Leg, Place
from summarizer.day.teams import alike, same_title
from summarizer.language.names import fold
from summarizer.revisions.sides import turned as turned_match
from summarizer.summary import Evidence, Match, Score

__all__ = ["MatchFacts", "Seen", "match_facts", "seen", "side_name"]

T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """An account with its sides in the order of its match: the wire's key and its source's.
    ``copy`` says that it carries on the text of another wire of its source."""

    account: Account
    match: Match
    wire: str
    source: str
    turned: bool
    copy: bool = False

    def place(self, path: str, evidence: Iterable[Evidence], *, derived: bool = False) -> Place:
        """Where a value of this account stands."""
        where = f"matches[{self.account.index}].{path}"
        return Place(wire=self.wire, path=where, evidence=tuple(evidence), derived=derived)

    def telling(
        self, value: T, path: str, evidence: Iterable[Evidence], derived: bool
    ) -> Telling[T]:
        """A value as this account tells it."""
        place = self.place(path, evidence, derived=derived)
        return Telling(value, self.source, place, self.copy)


def seen(account: Account, wire: str, source: str, turned: bool, copy: bool) -> Seen:
    """``account`` with its sides the other way round where it is ``turned``; ``copy`` where it
    carries on another one's text."""
    match = turned_match(account.match) if turned else account.match
    return Seen(account, match, wire, source, turned, copy)


@dataclass
class MatchFacts:
    """The facts by the names of their fields, and their differences in the order of the fields."""

    values: dict[str, Any] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


def side_name(account: Seen, side: str) -> str:
    """The name of a side in this account."""
    return account.match.home.name if side == "home" else account.match.away.name


def match_facts(accounts: Sequence[Seen]) -> MatchFacts:
    """All facts of a match; a field that nobody tells is None."""
    found = MatchFacts()
    sources = len({a.source for a in accounts})
    found.values["home"] = _side(accounts, "home")
    found.values["away"] = _side(accounts, "away")
    names: dict[str | None, str] = {
        "home": found.values["home"].value,
        "away": found.values["away"].value,
        "draw": "a draw",
    }
    _ground(found, accounts, names)
    for name, what, tell, relation, words, alone in _FIELDS:
        weighed = weigh([t for a in accounts for t in tell(a)], relation)
        found.values[name] = weighed and weighed.fact
        if weighed is None or (weighed.kind is None and not alone):
            continue
        if name == "half_time" and weighed.kind is not None and _is_worked_out(weighed.fact):
            continue  # from minutes of goals, which are shown where they differ
        told = difference(weighed, name, what, words(names), sources)
        if told is not None:
            found.differences.append(told)
    found.values["next_opponents"] = _next(accounts)
    return found


def _is_worked_out(fact: Fact[Any]) -> bool:
    """Whether nobody tells it in words."""
    return all(place.derived for told in fact.told for place in told.places)


# --- names of sides -------------------------------------------------------------------------------


def _longer(one: str, other: str) -> Relation:
    """Spellings of one name: the one of more words, then of more letters, is shown."""
    more = (len(one.split()), len(one)) > (len(other.split()), len(other))
    return "fuller" if more else "same"


def _side(accounts: Sequence[Seen], side: str) -> Fact[str]:
    tellings = []
    for a in accounts:
        named = a.match.home if side == "home" else a.match.away
        path = {"home": "away", "away": "home"}[side] if a.turned else side
        tellings.append(a.telling(named.name, path, named.evidence, bool(named.derived)))
    weighed = weigh(tellings, _longer)
    if weighed is None:
        raise ValueError("a match without an account")
    return weighed.fact


def _ground(found: MatchFacts, accounts: Sequence[Seen], names: dict[str | None, str]) -> None:
    """Who plays at home: told by some, by none, or told both ways."""
    stated = [a for a in accounts if a.match.home_away_stated and not a.copy]
    found.values["home_away_stated"] = bool(stated)
    ways: dict[bool, list[Seen]] = {}
    for a in stated:
        ways.setdefault(a.turned, []).append(a)
    found.values["ground_contested"] = len(ways) > 1
    if len(ways) < 2:
        return
    values = tuple(
        DifferentValue(
            text=f"{names['away' if way else 'home']} at home",
            sources=tuple(dict.fromkeys(a.source for a in several)),
            wires=tuple(a.wire for a in several),
        )
        for way, several in sorted(ways.items())
    )
    found.differences.append(
        Difference(kind="contradicts", path="home_away_stated", what="ground", values=values)
    )


def _next(accounts: Sequence[Seen]) -> tuple[Fact[str], ...]:
    """Whom they meet next: told together, since both may be right."""
    groups: list[list[Telling[str]]] = []
    for a in accounts:
        for i, named in enumerate(a.match.next_opponents):
            path = f"next_opponents[{i}]"
            telling = a.telling(named.name, path, named.evidence, bool(named.derived))
            home = next((g for g in groups if alike(g[0].value, named.name) >= 2), None)
            if home is None:
                groups.append([telling])
            else:
                home.append(telling)
    weighed = (weigh(group, _longer) for group in groups)
    return tuple(w.fact for w in weighed if w is not None)


# --- the other fields -----------------------------------------------------------------------------

Tell = Callable[[Seen], Iterator[Telling[Any]]]
Words = Callable[[dict[str | None, str]], Callable[[Any], str]]


def _named(path: str) -> Tell:
    def tell(a: Seen) -> Iterator[Telling[str]]:
        named = getattr(a.match, path)
        if named is not None:
            yield a.telling(named.name, path, named.evidence, bool(named.derived))

    return tell


def _venue(part: str) -> Tell:
    def tell(a: Seen) -> Iterator[Telling[str]]:
        venue = a.match.venue
        name = venue and getattr(venue, part)
        if venue is not None and name:
            yield a.telling(name, f"venue.{part}", venue.evidence, part in venue.derived)

    return tell


def _goals(path: str) -> Tell:
    def tell(a: Seen) -> Iterator[Telling[Goals]]:
        score: Score | None = getattr(a.match, path)
        if score is not None:
            goals = Goals(home=score.home, away=score.away)
            yield a.telling(goals, path, score.evidence, bool(score.derived))

    return tell


def _first_leg(a: Seen) -> Iterator[Telling[Leg]]:
    leg = a.match.first_leg
    if leg is not None:
        told = Leg(home_name=leg.home_name, home=leg.home, away=leg.away, away_name=leg.away_name)
        yield a.telling(told, "first_leg", leg.evidence, bool(leg.derived))


def _leg(one: Leg, other: Leg) -> Relation:
    """The same goals for the same sides, whichever is named first."""
    straight = alike(one.home_name, other.home_name) + alike(one.away_name, other.away_name)
    crossed = alike(one.home_name, other.away_name) + alike(one.away_name, other.home_name)
    theirs = (other.home, other.away) if straight >= crossed else (other.away, other.home)
    return "same" if (one.home, one.away) == theirs else "apart"


def _date(a: Seen) -> Iterator[Telling[DayDate]]:
    when = a.match.date
    if when is not None:
        on = a.account.day.on
        value = DayDate(date=on.isoformat() if on else None, as_written=when.as_written)
        yield a.telling(value, "date", when.evidence, bool(when.derived))


def _bare(path: str) -> Tell:
    def tell(a: Seen) -> Iterator[Telling[Any]]:
        value = getattr(a.match, path)
        if value is not None:
            evidence = getattr(a.match.evidence, path)
            yield a.telling(value, path, evidence, path in a.match.derived)

    return tell


def _title(one: str, other: str) -> Relation:
    return _longer(one, other) if same_title(one, other) else "apart"


def _day(one: DayDate, other: DayDate) -> Relation:
    a, b = day_of(one.date, one.as_written, None), day_of(other.date, other.as_written, None)
    gap = apart(a, b)
    if gap:
        return "apart"
    return "fuller" if a.on is not None and b.on is None else "same"


_FIGURES = re.compile(r"\d+")


def _result(one: str, other: str) -> Relation:
    """Results in words: the same figures, also seen from the other side, tell the same."""
    a, b = _FIGURES.findall(one), _FIGURES.findall(other)
    if fold(one) == fold(other) or a == b or _pairs(a) == _pairs(b):
        return "same"
    return "apart"


def _pairs(figures: Sequence[str]) -> list[list[str]]:
    return [sorted(figures[i : i + 2]) for i in range(0, len(figures), 2)]


def _plain(names: dict[str | None, str]) -> Callable[[Any], str]:
    del names
    return str


def _score_words(names: dict[str | None, str]) -> Callable[[Any], str]:
    del names
    return lambda g: f"{g.home}-{g.away}"


def _leg_words(names: dict[str | None, str]) -> Callable[[Any], str]:
    del names
    return lambda leg: f"{leg.home_name} {leg.home}-{leg.away} {leg.away_name}"


def _date_words(names: dict[str | None, str]) -> Callable[[Any], str]:
    del names
    return lambda d: d.date or d.as_written


def _side_words(names: dict[str | None, str]) -> Callable[[Any], str]:
    return lambda side: names[side]


def _yes_words(names: dict[str | None, str]) -> Callable[[Any], str]:
    del names
    return lambda yes: "played" if yes else "not played"


_FIELDS: tuple[tuple[str, str, Tell, Callable[[Any, Any], Relation], Words, bool], ...] = (
    ("score", "score", _goals("score"), equal, _score_words, True),
    ("half_time", "half-time score", _goals("half_time"), equal, _score_words, True),
    ("aggregate", "aggregate", _goals("aggregate"), equal, _score_words, True),
    ("first_leg", "first leg", _first_leg, _leg, _leg_words, True),
    ("shoot_out", "shoot-out", _goals("shoot_out"), equal, _score_words, True),
    ("extra_time", "extra time", _bare("extra_time"), equal, _yes_words, True),
    ("result_as_written", "result", _bare("result_as_written"), _result, _plain, True),
    ("winner", "winner", _bare("winner"), equal, _side_words, False),
    ("advanced", "who goes through", _bare("advanced"), equal, _side_words, True),
    ("competition", "competition", _named("competition"), _title, _plain, True),
    ("stage", "round", _named("stage"), _title, _plain, True),
    ("venue", "ground", _venue("name"), _title, _plain, True),
    ("city", "place", _venue("city"), _title, _plain, True),
    ("date", "day", _date, _day, _date_words, True),
)
"""Name, what it is for a desk, who tells it, how values stand to each other, a value in words, and
whether it says something that only one source has it (a winner follows from the score)."""
