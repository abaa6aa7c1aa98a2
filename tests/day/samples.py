"""Wires and summaries of a day, made by hand: only what a test is about has to be said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from summarizer.day import Day, DayMatch, Item, day
from summarizer.reading import read_bytes
from summarizer.summary import (
    DateFact,
    Event,
    Evidence,
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
from summarizer.wire import Wire

AT = (Evidence(sentence=1, start=0, end=1),)


def score(told: str) -> Score:
    """``2-1``."""
    home, away = map(int, told.split("-"))
    return Score(home=home, away=away, evidence=AT)


def event(told: str) -> Event:
    """``goal home 45+2 Ana Reis``; ``-`` for what is not told."""
    kind, side, time, player = told.split(" ", 3)
    minute, _, added = time.partition("+")
    fields: dict[str, Any] = {
        "kind": kind,
        "side": None if side == "-" else side,
        "player": None if player == "-" else player,
        "minute": None if time == "-" else int(minute),
        "added": int(added) if added else None,
        "when": None,
    }
    return Event(**fields, evidence=AT)


def match(home: str, away: str, told: str | None = "2-1", **fields: Any) -> Match:
    """A match; ``goals`` as of :func:`event`, ``day`` in ISO or as a weekday, ``ground`` stated."""
    when = fields.pop("day", None)
    iso = when if when and when[0].isdigit() else None
    competition, stage = fields.pop("competition", None), fields.pop("stage", None)
    values: dict[str, Any] = {
        "sport": "football",
        "home": Named(name=home, evidence=AT),
        "away": Named(name=away, evidence=AT),
        "home_away_stated": fields.pop("ground", False),
        "competition": competition and Named(name=competition, evidence=AT),
        "stage": stage and Named(name=stage, evidence=AT),
        "venue": None,
        "date": when and DateFact(date=iso, as_written=when, evidence=AT),
        "score": told and score(told),
        "half_time": None,
        "aggregate": None,
        "first_leg": None,
        "shoot_out": None,
        "extra_time": None,
        "result_as_written": None,
        "winner": None,
        "advanced": None,
        "next_opponents": (),
        "events": tuple(event(e) for e in fields.pop("events", ())),
        "headline": None,
        "blurb": None,
        "evidence": MatchEvidence(),
    }
    return Match(**{**values, **fields})


def quote(text: str, speaker: str | None, at: int = 0, match: int | None = 0) -> Quote:
    """A quotation of one span that begins at ``at``."""
    return Quote(
        text=text,
        spans=(Span(start=at, end=at + len(text)),),
        speaker=speaker and Speaker(name=speaker, as_written=speaker, role=None, evidence=AT),
        match=match,
        evidence=AT,
    )


def item(
    name: str,
    *matches: Match,
    provider: str | None = None,
    quotes: Sequence[Quote] = (),
    wire: Wire | None = None,
    published: str | None = None,
) -> Item:
    """A wire that was summarised, by an agency of its own unless one is given."""
    about = WireInfo(
        id=wire.id if wire else name,
        provider=wire.provider if wire else provider or f"Agency of {name}",
        version=wire.version if wire else "1",
        format="ninjs",
        headline=wire.headline if wire else name,
        language="en",
        published=wire.published if wire else published,
        status="usable",
        sha256=wire.sha256 if wire else name,
    )
    run = Run(
        engine="offline", model=None, prompt=None, schema_hash=None, rules="test", requests=0,
        usage=Usage(), cost_usd=None, seconds=0.0,
    )  # fmt: skip
    summary = Summary(
        wire=about,
        kind="match_report" if len(matches) == 1 else "roundup" if matches else "other",
        matches=matches,
        quotes=tuple(quotes),
        findings=(),
        run=run,
    )
    return Item(name, "summarised", summary=summary, wire=wire)


def ninjs(name: str, provider: str, *paragraphs: str, **fields: str) -> Wire:
    """A wire of these paragraphs, as it is read."""
    told = {
        "uri": f"urn:test:{name}",
        "type": "text",
        "provider": provider,
        "language": "en",
        "pubstatus": "usable",
        "version": "1",
        "versioncreated": "2026-05-03T18:00:00+00:00",
        "headline": f"Report {name}",
        "body_html": "".join(f"<p>{p}</p>" for p in paragraphs),
        **fields,
    }
    return read_bytes(json.dumps(told).encode(), input=f"{name}.json")


def one(*items: Item) -> DayMatch:
    """The one match that the items tell of."""
    made = day(items)
    assert len(made.matches) == 1, [(m.home.value, m.away.value) for m in made.matches]
    return made.matches[0]


def sets(made: Day) -> set[frozenset[str]]:
    """Which inputs were joined, match by match."""
    names = {w.key: w.input for w in made.wires}
    return {frozenset(names[w] for s in m.sources for w in s.wires) for m in made.matches}


def differences(made: DayMatch, *kinds: str) -> list[tuple[str, str, list[str]]]:
    """Kind, path and values of the differences of these kinds, all if none is given."""
    return [
        (d.kind, d.path, [v.text for v in d.values])
        for d in made.differences
        if not kinds or d.kind in kinds
    ]
