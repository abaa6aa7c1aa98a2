"""Summaries written by hand: facts without evidence, as little as a test needs."""

from __future__ import annotations

from typing import Any

from summarizer.draft import EventKind, Side
from summarizer.summary import (
    DateFact,
    Event,
    FirstLeg,
    Match,
    MatchEvidence,
    Named,
    Quote,
    Run,
    Score,
    Span,
    Speaker,
    Summary,
    Usage,
    WireInfo,
)

__all__ = ["goal", "leg", "match", "named", "quote", "score", "summary"]


def named(name: str) -> Named:
    """A name."""
    return Named(name=name, evidence=())


def score(home: int, away: int) -> Score:
    """A score."""
    return Score(home=home, away=away, evidence=())


def leg(home_name: str, home: int, away: int, away_name: str) -> FirstLeg:
    """A first leg."""
    return FirstLeg(home=home, away=away, home_name=home_name, away_name=away_name, evidence=())


def goal(
    player: str | None,
    side: Side | None,
    minute: int | None,
    kind: EventKind = "goal",
    added: int | None = None,
) -> Event:
    """A goal, or another event."""
    return Event(
        kind=kind, player=player, side=side, minute=minute, added=added, when=None, evidence=()
    )


def match(home: str = "Norvale", away: str = "Port Ellan", **known: Any) -> Match:
    """A match of which only ``known`` is known. ``day`` stands for a date."""
    facts: dict[str, Any] = {
        "sport": "football",
        "home": named(home),
        "away": named(away),
        "home_away_stated": True,
        "events": (),
        "next_opponents": (),
        "evidence": MatchEvidence(),
    }
    day = known.pop("day", None)
    if day is not None:
        known["date"] = DateFact(date=None, as_written=day, evidence=())
    empty = dict.fromkeys(set(Match.model_fields) - set(facts) - {"derived"})
    return Match(**{**empty, **facts, **known})


def quote(text: str, speaker: str | None, match: int | None = 0) -> Quote:
    """A quotation of one span."""
    who = None
    if speaker is not None:
        who = Speaker(name=speaker, as_written=speaker, role=None, evidence=())
    span = Span(start=0, end=len(text))
    return Quote(text=text, spans=(span,), speaker=who, match=match, evidence=())


def summary(*matches: Match, quotes: tuple[Quote, ...] = ()) -> Summary:
    """A summary of a wire that is not at hand."""
    return Summary(
        wire=WireInfo(
            id="1",
            provider=None,
            version=None,
            format="text",
            headline=None,
            language="en",
            published=None,
            status=None,
            sha256="0" * 64,
        ),
        kind="match_report" if matches else "other",
        matches=matches,
        quotes=quotes,
        findings=(),
        run=Run(
            engine="offline",
            model=None,
            prompt=None,
            schema_hash=None,
            rules="0",
            requests=0,
            usage=Usage(),
            cost_usd=0.0,
            seconds=0.0,
        ),
    )
