"""Summaries built by hand, for tests of what changed between them."""

from __future__ import annotations

from summarizer.summary import (
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

WIRE = WireInfo(
    id=None,
    provider=None,
    version=None,
    format="text",
    headline=None,
    language=None,
    published=None,
    status=None,
    sha256="0" * 64,
)
RUN = Run(
    engine="offline",
    model=None,
    prompt=None,
    schema_hash=None,
    rules="4",
    requests=0,
    usage=Usage(),
    cost_usd=None,
    seconds=0.0,
)


def evidence(sentence: int = 1) -> tuple[Evidence, ...]:
    """One sentence."""
    return (Evidence(sentence=sentence, start=0, end=9),)


def named(name: str) -> Named:
    """A name."""
    return Named(name=name, evidence=evidence())


def score(home: int, away: int) -> Score:
    """A score."""
    return Score(home=home, away=away, evidence=evidence())


def event(kind: str, player: str | None, minute: int | None, **more) -> Event:
    """An event; ``more`` are its other fields."""
    fields = {"side": "home", "added": None, "when": None, "evidence": evidence(), **more}
    return Event.model_validate({"kind": kind, "player": player, "minute": minute, **fields})


def match(home: str, away: str, **more) -> Match:
    """A football match with these fields."""
    fields = {
        "sport": "football",
        "home": named(home),
        "away": named(away),
        "home_away_stated": True,
        "next_opponents": (),
        "events": (),
        "evidence": MatchEvidence(),
    }
    for absent in (
        "competition stage venue date score half_time aggregate first_leg shoot_out extra_time "
        "result_as_written winner advanced headline blurb"
    ).split():
        fields[absent] = None
    return Match.model_validate({**fields, **more})


def quote(text: str, speaker: str | None = None, *, start: int = 0) -> Quote:
    """A quotation, and who said it."""
    by = speaker and Speaker(name=speaker, as_written=speaker, role=None, evidence=evidence())
    return Quote(
        text=text,
        spans=(Span(start=start, end=start + len(text)),),
        speaker=by or None,
        match=0,
        evidence=evidence(),
    )


def summary(*matches: Match, quotes: tuple[Quote, ...] = (), kind: str = "match_report") -> Summary:
    """A summary of these matches."""
    return Summary.model_validate(
        {
            "wire": WIRE,
            "kind": kind,
            "matches": matches,
            "quotes": quotes,
            "findings": (),
            "run": RUN,
        }
    )
