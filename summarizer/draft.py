"""The draft: what an engine claims about a wire, in the smallest form.

Plain data. Each claim carries the numbers of the sentences it rests on; a quotation is named by
its number and never retyped. Nothing here is checked: :mod:`summarizer.checking` makes the
Summary of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = [
    "EVENT_KINDS",
    "KINDS",
    "SPORTS",
    "Draft",
    "DraftMatch",
    "EventClaim",
    "EventKind",
    "Kind",
    "Misshaped",
    "QuoteClaim",
    "ScoreClaim",
    "Side",
    "Sport",
    "TextClaim",
]

Kind = Literal["match_report", "roundup", "preview", "other"]
Sport = Literal["football", "rugby", "cricket", "tennis", "other"]
Side = Literal["home", "away"]
EventKind = Literal[
    "goal",
    "penalty_goal",
    "own_goal",
    "missed_penalty",
    "disallowed_goal",
    "yellow",
    "second_yellow",
    "red",
    "sent_off",
    "shootout_scored",
    "shootout_missed",
]
KINDS: tuple[str, ...] = get_args(Kind)
SPORTS: tuple[str, ...] = get_args(Sport)
EVENT_KINDS: tuple[str, ...] = get_args(EventKind)

Evidence = tuple[int, ...]
"""Sentence numbers, from 1."""


@dataclass(frozen=True, slots=True)
class TextClaim:
    """A name, a date, a word: as the wire writes it."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ScoreClaim:
    """Two figures in the order of this match's home and away side, for a first leg too."""

    home: int
    away: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A goal, card, penalty or kick.

    ``side``: for goals, own goals too, the side that gains the goal; else the player's; None where
    the wire does not tell for whom. ``minute`` is the regular part ("90" in 90+3). ``when`` holds
    the wire's words where no minute is told. ``player`` is None where the wire names none.
    """

    kind: EventKind
    player: str | None
    side: Side | None
    minute: int | None
    added: int | None
    when: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DraftMatch:
    """What is claimed of one match.

    ``ground`` is the evidence that ``home`` plays at home, None where no ground is claimed.
    ``extra_time`` is the evidence that extra time was played. ``winner`` is of the play, extra
    time included: ``home``, ``away`` or ``draw``; ``advanced`` is ``home`` or ``away``.
    ``first_leg`` is in the order of this match's sides.
    """

    sport: Sport
    home: TextClaim
    away: TextClaim
    ground: Evidence | None = None
    competition: TextClaim | None = None
    stage: TextClaim | None = None
    venue: TextClaim | None = None
    city: TextClaim | None = None
    dates: tuple[TextClaim, ...] = ()
    score: ScoreClaim | None = None
    half_time: ScoreClaim | None = None
    aggregate: ScoreClaim | None = None
    first_leg: ScoreClaim | None = None
    shoot_out: ScoreClaim | None = None
    extra_time: Evidence | None = None
    result: TextClaim | None = None
    winner: TextClaim | None = None
    advanced: TextClaim | None = None
    next_opponents: tuple[TextClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    headline: str | None = None
    blurb: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteClaim:
    """A quotation by the numbers of its spans, and who said it.

    ``speaker`` is the fullest form of the name in the wire, None where the wire names nobody;
    ``as_written`` are the words at the attribution ("he"), None where they are the name itself;
    ``match`` counts the draft's matches from 1.
    """

    spans: tuple[int, ...]
    speaker: str | None
    as_written: str | None
    role: str | None
    match: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Misshaped:
    """A row of a reply that has not the shape that the schema asks for; it claims nothing."""

    path: str
    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an engine claims about one wire. ``not_speech`` names spans that are no speech."""

    kind: Kind
    matches: tuple[DraftMatch, ...] = ()
    quotes: tuple[QuoteClaim, ...] = ()
    not_speech: tuple[int, ...] = ()
    misshaped: tuple[Misshaped, ...] = ()
