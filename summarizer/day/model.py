"""The day: what all wires together say of each match. Plain data, published as a JSON Schema.

Nothing is settled here that the sources leave open. A fact has what each source tells of it; its
``value`` is null where they contradict each other. Sources are counted by origin: a report and its
reprints are one, and so are all reports of one provider.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer.draft import EventKind, Kind, Side, Sport
from summarizer.summary import Evidence, Span

__all__ = [
    "Day",
    "DayDate",
    "DayEvent",
    "DayMatch",
    "DayQuote",
    "DayWire",
    "Difference",
    "DifferenceKind",
    "DifferentValue",
    "Fact",
    "Goals",
    "LeftOut",
    "LeftOutcome",
    "Leg",
    "Part",
    "Place",
    "Prose",
    "Source",
    "Time",
    "Told",
    "Unread",
]

T = TypeVar("T")

DifferenceKind = Literal["contradicts", "refines", "only_in"]
"""``contradicts``: not both can be right. ``refines``: one source says the same more closely ("sent
off", "second yellow card"). ``only_in``: found in one source only, of two or more."""


LeftOutcome = Literal["held", "killed", "skipped", "failed", "outdated", "repeat", "withdrawn"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Place(_Model):
    """Where a value was told: the wire's key, the path in its summary, the sentences of the wire.

    ``derived`` says that the wire does not tell it in words: it was worked out from what it tells.
    """

    wire: str
    path: str
    evidence: tuple[Evidence, ...]
    derived: bool = False


class Told(_Model, Generic[T]):
    """A value and who tells it: keys of sources, and the places in their wires."""

    value: T
    sources: tuple[str, ...]
    places: tuple[Place, ...]


class Fact(_Model, Generic[T]):
    """What is told of one thing, what most sources tell first.

    ``value`` is null where two of them contradict each other; where one is closer than the other,
    it is the closer one. Spellings of one name are one value, in the fullest form.
    """

    value: T | None
    told: tuple[Told[T], ...]


class Goals(_Model):
    """Goals or points in the order of the match's sides."""

    home: int
    away: int


class Leg(_Model):
    """The first leg's result as in a summary: its own home side first."""

    home_name: str
    home: int
    away: int
    away_name: str


class DayDate(_Model):
    """The day as in a summary: ISO 8601 where the year is fixed, and the wire's own words."""

    date: str | None
    as_written: str


class Time(_Model):
    """When something happened, as in a summary's event."""

    minute: int | None
    added: int | None
    when: str | None


class DayEvent(_Model):
    """One goal, card, penalty or kick, and who tells it. A fact is null where nobody tells it."""

    kind: Fact[EventKind]
    player: Fact[str] | None
    side: Fact[Side] | None
    time: Fact[Time] | None
    sources: tuple[str, ...]
    places: tuple[Place, ...]


class Part(_Model):
    """A wire's own slices that a quotation is made of; ``path`` is the quotation's in its summary.

    ``whole`` says that the wire has all of the words that are shown.
    """

    wire: str
    source: str | None
    path: str
    spans: tuple[Span, ...]
    whole: bool


class DayQuote(_Model):
    """Direct speech, told once however many wires have it.

    ``text`` is the characters of the wire ``wire``, those of its ``spans`` joined by one space: the
    longest form of what several have. ``parts`` are the wires that have it, this one first.
    """

    text: str
    wire: str
    spans: tuple[Span, ...]
    speaker: Fact[str] | None
    role: str | None
    sources: tuple[str, ...]
    parts: tuple[Part, ...]


class Prose(_Model):
    """A headline or blurb, the words of one wire's summary.

    ``contested`` names the differences that it takes sides in: what most sources tell is in it.
    """

    text: str
    wire: str
    source: str
    contested: tuple[str, ...] = ()


class Source(_Model):
    """An origin of what is told of a match: a wire and its reprints, or several of one provider.

    ``name`` is the provider of its first wire, else the name of that input. ``text_known`` is false
    where a wire's text was not at hand, so that a reprint could not be seen to be one.
    """

    key: str
    name: str
    wires: tuple[str, ...]
    reprints: tuple[str, ...]
    text_known: bool


class DifferentValue(_Model):
    """One side of a difference, in words."""

    text: str
    sources: tuple[str, ...]
    wires: tuple[str, ...]


class Difference(_Model):
    """Where the sources of a match do not tell the same.

    ``path`` is where it stands in this match (``score``, ``events[2].time``); ``what`` names it for
    a desk. ``values`` are all that is told of it, one where it is found in one source only.
    """

    kind: DifferenceKind
    path: str
    what: str
    values: tuple[DifferentValue, ...]


class Unread(_Model):
    """A wire that is plainly about a match, and of which no match was read: somebody has to look.

    ``why``: ``version`` for a newer version of a report, which may put right what is told here;
    ``named`` for one that names both sides. ``wire`` is its key, None where it was not summarised.
    """

    wire: str | None
    input: str
    headline: str | None
    why: Literal["version", "named"]
    correction: bool


class DayMatch(_Model):
    """One match and all that its sources tell of it; home is who most of them say was at home. If
    nobody says, it is who most of them name first, or stands first in a bare line of the result.

    ``unread`` are wires about it of which no match was read.

    ``may_be`` are keys of matches that could be the same one: nothing tells.
    """

    key: str
    sport: Sport
    home: Fact[str]
    away: Fact[str]
    home_away_stated: bool
    ground_contested: bool
    competition: Fact[str] | None
    stage: Fact[str] | None
    venue: Fact[str] | None
    city: Fact[str] | None
    date: Fact[DayDate] | None
    score: Fact[Goals] | None
    half_time: Fact[Goals] | None
    aggregate: Fact[Goals] | None
    first_leg: Fact[Leg] | None
    shoot_out: Fact[Goals] | None
    extra_time: Fact[bool] | None
    result_as_written: Fact[str] | None
    winner: Fact[Literal["home", "away", "draw"]] | None
    advanced: Fact[Side] | None
    next_opponents: tuple[Fact[str], ...]
    events: tuple[DayEvent, ...]
    quotes: tuple[DayQuote, ...]
    headline: Prose | None
    blurb: Prose | None
    sources: tuple[Source, ...]
    differences: tuple[Difference, ...]
    unread: tuple[Unread, ...]
    may_be: tuple[str, ...]


class DayWire(_Model):
    """A wire that counts. ``matches`` are the keys of its matches, in its summary's order; null
    where the match was withdrawn, or the wire carries another's report on that tells of another."""

    key: str
    input: str
    provider: str | None
    headline: str | None
    published: str | None
    version: str | None
    sha256: str
    kind: Kind
    engine: str
    matches: tuple[str | None, ...]


class LeftOut(_Model):
    """What came in and is not shown, and why.

    ``outcome``: as of a run (held, killed, skipped, failed), or ``outdated`` for a version that a
    newer one replaces, ``repeat`` for the same once more, ``withdrawn`` for what carries on a
    report that was killed or is held.
    """

    input: str
    outcome: LeftOutcome
    reason: str


class Day(_Model):
    """All that came in, each match once. ``quotes`` are those that belong to no match."""

    schema_version: Literal[1] = 1
    wires: tuple[DayWire, ...]
    matches: tuple[DayMatch, ...]
    quotes: tuple[DayQuote, ...]
    left_out: tuple[LeftOut, ...]

    def to_json(self) -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return self.model_dump_json()
