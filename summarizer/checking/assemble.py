"""From checked claims to facts: positions for sentence numbers, told apart from worked out.

A figure that stands in no cited sentence has been worked out, and is marked derived.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.checking.minutes import minute_support
from summarizer.checking.numbers import score_told
from summarizer.checking.view import View
from summarizer.checkpoints import passing
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.language.dates import resolve_date
from summarizer.summary import (
    DateFact,
    Event,
    Evidence,
    FirstLeg,
    Match,
    MatchEvidence,
    Named,
    Quote,
    Score,
    Span,
    Speaker,
    Venue,
)

__all__ = ["facts"]


def facts(
    view: View, draft: Draft, derived: tuple[tuple[str, ...], ...]
) -> tuple[tuple[Match, ...], tuple[Quote, ...]]:
    """Matches and quotations of a checked and completed draft, in its order.

    ``derived`` names, for each match, the bare fields that were worked out.
    """
    return (
        tuple(_match(view, m, d) for m, d in zip(draft.matches, derived, strict=True)),
        tuple(_quote(view, q) for q in passing(draft.quotes)),
    )


def _evidence(view: View, numbers: Iterable[int]) -> tuple[Evidence, ...]:
    found = []
    for n in sorted(set(view.usable(numbers))):
        s = view.wire.sentences[n - 1]
        found.append(Evidence(sentence=n, start=s.start, end=s.end))
    return tuple(found)


def _name(view: View, claim: TextClaim) -> Named:
    return Named(name=claim.value, evidence=_evidence(view, claim.evidence))


def _named(view: View, claim: TextClaim | None) -> Named | None:
    return None if claim is None else _name(view, claim)


def _score(view: View, match: DraftMatch, key: str, claim: ScoreClaim | None) -> Score | None:
    if claim is None:
        return None
    told = score_told(view, match, key, claim)
    return Score(
        home=claim.home,
        away=claim.away,
        evidence=_evidence(view, claim.evidence),
        derived=() if told else ("home", "away"),
    )


def _first_leg(view: View, match: DraftMatch) -> FirstLeg | None:
    """The first leg in its own order: who is away here was at home there."""
    leg = _score(view, match, "first_leg", match.first_leg)
    if leg is None:
        return None
    return FirstLeg(
        home=leg.away,
        away=leg.home,
        home_name=match.away.value,
        away_name=match.home.value,
        evidence=leg.evidence,
        derived=leg.derived,
    )


def _event(view: View, match: DraftMatch, event: EventClaim) -> Event:
    support = minute_support(view, match, event)
    derived: tuple[str, ...] = ()
    when = event.when
    if event.minute is not None:
        worked_out = support is not None and support.how == "derived"
        if worked_out and support is not None:
            derived = ("minute",) if event.added is None else ("minute", "added")
            when = support.when
        else:
            when = None
    return Event(
        kind=event.kind,
        player=event.player,
        side=event.side,
        minute=event.minute,
        added=event.added,
        when=when,
        evidence=_evidence(view, event.evidence),
        derived=derived,
    )


def _date(view: View, match: DraftMatch) -> DateFact | None:
    if not match.dates:
        return None
    words = tuple(dict.fromkeys(d.value for d in match.dates))
    iso = resolve_date(words, view.wire.published)
    return DateFact(
        date=iso,
        as_written=", ".join(words),
        evidence=_evidence(view, (n for d in match.dates for n in d.evidence)),
        derived=("date",) if iso else (),
    )


def _venue(view: View, match: DraftMatch) -> Venue | None:
    if match.venue is None and match.city is None:
        return None
    claims = [c for c in (match.venue, match.city) if c is not None]
    return Venue(
        name=match.venue.value if match.venue else None,
        city=match.city.value if match.city else None,
        evidence=_evidence(view, (n for c in claims for n in c.evidence)),
    )


def _match(view: View, match: DraftMatch, derived: tuple[str, ...]) -> Match:
    return Match(
        sport=match.sport,
        home=_name(view, match.home),
        away=_name(view, match.away),
        home_away_stated=match.ground is not None,
        competition=_named(view, match.competition),
        stage=_named(view, match.stage),
        venue=_venue(view, match),
        date=_date(view, match),
        score=_score(view, match, "score", match.score),
        half_time=_score(view, match, "half_time", match.half_time),
        aggregate=_score(view, match, "aggregate", match.aggregate),
        first_leg=_first_leg(view, match),
        shoot_out=_score(view, match, "shoot_out", match.shoot_out),
        extra_time=True if match.extra_time else None,
        result_as_written=match.result.value if match.result else None,
        winner=match.winner.value if match.winner else None,
        advanced=match.advanced.value if match.advanced else None,
        next_opponents=tuple(_name(view, c) for c in match.next_opponents),
        events=tuple(_event(view, match, e) for e in match.events),
        headline=match.headline,
        blurb=match.blurb,
        evidence=MatchEvidence(
            home_away_stated=_evidence(view, match.ground or ()),
            extra_time=_evidence(view, match.extra_time or ()),
            result_as_written=_evidence(view, match.result.evidence if match.result else ()),
            winner=_evidence(view, match.winner.evidence if match.winner else ()),
            advanced=_evidence(view, match.advanced.evidence if match.advanced else ()),
        ),
        derived=derived,
    )


def _quote(view: View, quote: QuoteClaim) -> Quote:
    spans = [view.wire.quotations[n - 1] for n in quote.spans]
    touched = {s.number for q in spans for s in view.wire.sentences_of(q.start, q.end)}
    speaker = None
    written = quote.as_written or quote.speaker
    if written is not None:
        speaker = Speaker(
            name=quote.speaker,
            as_written=written,
            role=quote.role,
            evidence=_evidence(view, quote.evidence),
        )
    return Quote(
        text=" ".join(view.wire.text[q.start : q.end] for q in spans),
        spans=tuple(Span(start=q.start, end=q.end) for q in spans),
        speaker=speaker,
        match=None if quote.match is None else quote.match - 1,
        evidence=_evidence(view, touched),
    )
