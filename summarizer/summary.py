"""The summary: what callers get. Only what passed the checks, each fact with its evidence.

Schema version 1. Fields may be added; an absent value is null, never a guess. Offsets are
Unicode code points into the wire's text, end exclusive; sentences count from 1. Scores are
always home first.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from summarizer.draft import EventKind, Kind, Side, Sport
from summarizer.visible import visible

__all__ = [
    "SCHEMA_VERSION",
    "DateFact",
    "Event",
    "Evidence",
    "Finding",
    "FirstLeg",
    "Match",
    "MatchEvidence",
    "Named",
    "Quote",
    "Run",
    "Score",
    "Span",
    "Speaker",
    "Summary",
    "Usage",
    "Venue",
    "WireInfo",
]

SCHEMA_VERSION: Literal[1] = 1


class _Model(BaseModel):
    # Built at first use: importing the module has to stay cheap.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(_Model):
    """A slice of the wire's text: ``text[start:end]``."""

    start: int
    end: int


class Evidence(_Model):
    """A sentence that a fact rests on, by number and by position."""

    sentence: int
    start: int
    end: int


class _Fact(_Model):
    evidence: tuple[Evidence, ...]
    derived: tuple[str, ...] = ()


class Named(_Fact):
    """A name as the wire writes it, in its fullest form there."""

    name: str


class Venue(_Fact):
    """Ground and city; one of the two may be null."""

    name: str | None
    city: str | None


class DateFact(_Fact):
    """``date`` is ISO 8601, null unless the text or the wire's date fixes the year.
    ``as_written`` joins the wire's own words by ", " where the day is told more than once."""

    date: str | None
    as_written: str


class Score(_Fact):
    """Goals or points, home side first."""

    home: int
    away: int


class FirstLeg(Score):
    """The first leg's result, its own home side first, so that nobody has to guess."""

    home_name: str
    away_name: str


class Event(_Fact):
    """A goal, card, penalty or kick.

    ``side``: for goals, own goals too, the side that gains the goal; else the player's; null where
    the wire does not tell for whom, or not beyond doubt.
    "98th minute" is minute 90, added 8. ``minute`` is null where none is told or follows;
    ``when`` has the wire's words for it.
    """

    kind: EventKind
    player: str | None
    side: Side | None
    minute: int | None
    added: int | None
    when: str | None


class MatchEvidence(_Model):
    """The evidence of those fields of a match that are bare values."""

    home_away_stated: tuple[Evidence, ...] = ()
    extra_time: tuple[Evidence, ...] = ()
    result_as_written: tuple[Evidence, ...] = ()
    winner: tuple[Evidence, ...] = ()
    advanced: tuple[Evidence, ...] = ()


class Match(_Model):
    """One match. ``derived`` names the bare fields that were worked out rather than told."""

    sport: Sport
    home: Named
    away: Named
    home_away_stated: bool
    competition: Named | None
    stage: Named | None
    venue: Venue | None
    date: DateFact | None
    score: Score | None
    half_time: Score | None
    aggregate: Score | None
    first_leg: FirstLeg | None
    shoot_out: Score | None
    extra_time: bool | None
    result_as_written: str | None
    winner: Literal["home", "away", "draw"] | None
    advanced: Side | None
    next_opponents: tuple[Named, ...]
    events: tuple[Event, ...]
    headline: str | None
    blurb: str | None
    evidence: MatchEvidence
    derived: tuple[str, ...] = ()


class Speaker(_Fact):
    """Who said it: ``name`` in its fullest form in the wire, ``as_written`` at the attribution.

    ``name`` is null where the wire names nobody there ("a club statement"), or where it is not
    beyond doubt whom it means by "he".
    """

    name: str | None
    as_written: str
    role: str | None


class Quote(_Model):
    """Direct speech: the wire's own characters.

    ``text`` is the slices joined by one space; each span is without the outer marks, and each
    paragraph of a long quotation is a span of its own. ``match`` is an index into ``matches``.
    ``evidence`` are the sentences that the spans stand in.
    """

    text: str
    spans: tuple[Span, ...]
    speaker: Speaker | None
    match: int | None
    evidence: tuple[Evidence, ...]


class Finding(_Model):
    """What a check had to say of a claim.

    ``path`` is where the claim stood in the engine's draft (``matches[0].events[2].minute``);
    ``at`` is where it stands in this summary, null where it does not. ``message`` is for a person:
    characters that act on a screen are signs in it. ``value`` is the claim as text, as it came.
    ``action``: ``dropped``, ``kept`` (with a warning), ``corrected`` (by a re-ask), ``replaced``
    (prose, by a sentence plan), ``noted`` (about the run, not about a claim).
    """

    rule: str
    path: str
    severity: Literal["error", "warning", "info"]
    action: Literal["dropped", "kept", "corrected", "replaced", "noted"]
    message: Annotated[str, AfterValidator(visible)]
    value: str | None = None
    at: str | None = None


class Usage(_Model):
    """Tokens over all attempts, as the server reported them."""

    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0


class Run(_Model):
    """How the summary was made. ``prompt``, ``schema`` (of the request; in Python ``schema_hash``,
    since pydantic keeps the name) and ``rules`` are versions, the first two null without a model;
    ``cost_usd`` is null where the model's price is not known; ``seconds`` is wall time."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        defer_build=True,
    )

    engine: Literal["llm", "offline", "replay"]
    model: str | None
    prompt: str | None
    schema_hash: str | None = Field(alias="schema")
    rules: str
    requests: int
    usage: Usage
    cost_usd: float | None
    seconds: float


class WireInfo(_Model):
    """Which wire it was."""

    id: str | None
    provider: str | None
    version: str | None
    format: str
    headline: str | None
    language: str | None
    published: str | None
    status: str | None
    sha256: str


class Summary(_Model):
    """The checked result for one wire. See the module's docstring for the conventions."""

    schema_version: Literal[1] = SCHEMA_VERSION
    wire: WireInfo
    kind: Kind
    matches: tuple[Match, ...]
    quotes: tuple[Quote, ...]
    findings: tuple[Finding, ...]
    run: Run

    def to_json(self) -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return self.model_dump_json(by_alias=True)
