"""Lies about competition, round, ground, town, day and sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bench.lies.base import Option, Source, option, with_match
from bench.lies.words import (
    cities_in,
    competitions_in,
    days_in,
    month_days_in,
    same_person,
    stage_of,
    stages_in,
    venues_in,
)
from summarizer.draft import DraftMatch, TextClaim

__all__ = ["names", "other_competitions"]

_LADDER = ("quarter-final", "semi-final", "final")
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SORTS = (("League", "Cup"), ("Cup", "League"), ("Shield", "Trophy"), ("Trophy", "Shield"))


def names(source: Source) -> Iterator[Option]:
    """Every lie about a name or a day of a match."""
    for index, match in source.matches():
        yield from _competition(source, index, match)
        yield from _stage(source, index, match)
        yield from _venue(source, index, match)
        yield from _city(source, index, match)
        yield from _date(source, index, match)
        yield from _sides(source, index, match)


def _told(
    source: Source, kind: str, index: int, field: str, lied: TextClaim, rank: int = 0
) -> Option:
    draft = with_match(source.right, index, **{field: lied})
    return option(kind, f"matches[{index}].{field}", lied.value, draft, rank)


def _cited(source: Source, right: TextClaim | None, value: str) -> TextClaim:
    """``value``, resting on the first sentence that holds it; else on the right one's."""
    holding = source.sentences_with(value)[:1]
    return TextClaim(value, holding or (right.evidence if right else (1,)))


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or same_person(one, other)


def _unlike(values: Iterable[str], *right: TextClaim | None) -> list[str]:
    """The values that are no form of a right one."""
    known = [claim.value for claim in right if claim is not None]
    return [v for v in dict.fromkeys(values) if not any(_alike(v, name) for name in known)]


# --- competition and round -------------------------------------------------------------------


def other_competitions(source: Source, match: DraftMatch) -> tuple[list[str], list[str]]:
    """Competitions that are not this match's: of the wire, and made from the right one."""
    claimed = [m.competition.value for m in source.right.matches if m.competition]
    of_wire = _unlike([*claimed, *competitions_in(source.wire)], match.competition)
    value = match.competition.value if match.competition else ""
    made = [value.replace(word, other) for word, other in _SORTS if value.endswith(word)]
    return of_wire, [name for name in made if name not in source.wire.text]


def _competition(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    right = match.competition
    of_wire, made = other_competitions(source, match)
    for rank, values in enumerate((of_wire, made)):
        for value in values:
            lied = _cited(source, right, value)
            yield _told(source, "competition_changed", index, "competition", lied, rank)


def _stage(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    right = match.stage
    own = None if right is None else stage_of(right.value)
    of_wire = [v for v in stages_in(source.wire.text) if not _same_stage(stage_of(v), own)]
    made = [
        v for v in _LADDER if own in {stage_of(step) for step in _LADDER} and stage_of(v) != own
    ]
    for rank, values in enumerate((of_wire, [v for v in made if v not in of_wire])):
        for value in values:
            lied = _cited(source, right, value)
            yield _told(source, "stage_changed", index, "stage", lied, rank)


def _same_stage(one: str, own: str | None) -> bool:
    """Whether both may be the same round; the groups are a tournament's first one."""
    groups = [s is not None and s.startswith(("group", "firstround")) for s in (one, own)]
    return one == own or all(groups)


# --- where and when --------------------------------------------------------------------------


def _venue(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    right = match.venue
    if right is None:
        return
    claimed = [m.venue.value for m in source.right.matches if m.venue]
    of_wire = _unlike([*claimed, *venues_in(source.wire)], right)
    of_wire = [v for v in of_wire if v not in source.people]
    homes = (match.home, match.away) if match.sport == "football" else (match.city,)
    sides = [f"{claim.value} Stadium" for claim in homes if claim is not None]
    made = [v for v in _unlike(sides, right) if v not in source.wire.text]
    for rank, values in enumerate((of_wire, made)):
        for value in values:
            lied = _cited(source, right, value)
            yield _told(source, "venue_changed", index, "venue", lied, rank)


def _city(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    right = match.city
    if right is None:
        return
    for value in _unlike(cities_in(source.wire), right, match.venue):
        if any(same_person(value, person) for person in source.people):
            continue
        yield _told(source, "city_changed", index, "city", _cited(source, right, value))


def _date(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """Another weekday for a weekday, another day of a month for one."""
    told = " / ".join(claim.value for claim in match.dates)
    text = source.wire.text
    for at, right in enumerate(match.dates):
        if days_in(right.value):
            wrong = [day for day in days_in(text) if day not in told]
            made = [day for day in _WEEK if day not in text]
        elif month_days_in(right.value):
            wrong, made = [day for day in month_days_in(text) if day not in told], []
        else:
            continue
        for rank, values in enumerate((wrong, made)):
            for value in values:
                dates = list(match.dates)
                dates[at] = _cited(source, right, value)
                draft = with_match(source.right, index, dates=tuple(dates))
                path = f"matches[{index}].dates[{at}]"
                yield option("date_changed", path, value, draft, rank)


# --- sides -----------------------------------------------------------------------------------


def _sides(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """The next opponents as side; a side as next opponents; a side of another match."""
    own = (match.home, match.away)
    others = [m for k, m in source.matches() if k != index]
    elsewhere = [claim for m in others for claim in (m.home, m.away)]
    for kind, claims in (
        ("next_as_side", list(match.next_opponents)),
        ("side_of_other_match", elsewhere),
    ):
        for value in _unlike([claim.value for claim in claims], *own):
            for field in ("home", "away"):
                lied = next(claim for claim in claims if claim.value == value)
                yield _told(source, kind, index, field, lied)
    for at, claim in enumerate(match.next_opponents):
        for side in own:
            following = list(match.next_opponents)
            following[at] = replace(claim, value=side.value)
            draft = with_match(source.right, index, next_opponents=tuple(following))
            path = f"matches[{index}].next_opponents[{at}]"
            yield option("next_changed", path, side.value, draft)
