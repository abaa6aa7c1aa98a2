"""From checked claims to facts: positions for numbers, and what follows from what is told.

Worked out here, in code, rather than claimed: the winner from the score, summed legs, who went
through by the aggregate, half-time from the goals, "six minutes later". Each is marked derived.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.checking.numbers import GOALS, minute_support, score_told
from summarizer.checking.outcome import winner_of
from summarizer.checking.view import View
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.language.dates import resolve_date
from summarizer.language.halves import half_of
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


def facts(view: View, draft: Draft) -> tuple[tuple[Match, ...], tuple[Quote, ...]]:
    """Matches and quotations of a pruned draft, in its order."""
    return (
        tuple(_match(view, m) for m in draft.matches),
        tuple(_quote(view, q) for q in draft.quotes),
    )


def _evidence(view: View, numbers: Iterable[int]) -> tuple[Evidence, ...]:
    found = []
    for n in sorted(set(view.usable(numbers))):
        s = view.wire.sentences[n - 1]
        found.append(Evidence(sentence=n, start=s.start, end=s.end))
    return tuple(found)


def _named(view: View, claim: TextClaim | None) -> Named | None:
    if claim is None:
        return None
    return Named(name=claim.value, evidence=_evidence(view, claim.evidence))


def _score(view: View, key: str, claim: ScoreClaim | None) -> Score | None:
    if claim is None:
        return None
    told = score_told(view, key, claim)
    return Score(
        home=claim.home,
        away=claim.away,
        evidence=_evidence(view, claim.evidence),
        derived=() if told else ("home", "away"),
    )


def _sum(view: View, a: ScoreClaim, b: ScoreClaim, sign: int) -> Score | None:
    home, away = a.home + sign * b.home, a.away + sign * b.away
    if home < 0 or away < 0:
        return None
    return Score(
        home=home,
        away=away,
        evidence=_evidence(view, (*a.evidence, *b.evidence)),
        derived=("home", "away"),
    )


def _half_time(view: View, match: DraftMatch) -> Score | None:
    """The half-time score, where every goal of the score is told with its half."""
    goals = [e for e in match.events if e.kind in GOALS]
    if match.sport != "football" or match.score is None:
        return None
    for side, total in (("home", match.score.home), ("away", match.score.away)):
        if sum(e.side == side for e in goals) != total:
            return None
    halves = [half_of(e.minute, e.when) for e in goals]
    if not goals or any(h is None for h in halves):
        return None
    first = [e for e, h in zip(goals, halves, strict=True) if h == 1]
    return Score(
        home=sum(e.side == "home" for e in first),
        away=sum(e.side == "away" for e in first),
        evidence=_evidence(view, (n for e in goals for n in e.evidence)),
        derived=("home", "away"),
    )


def _first_leg(view: View, match: DraftMatch) -> FirstLeg | None:
    """The first leg in its own order: who is away here was at home there."""
    claim = match.first_leg
    if claim is not None:
        leg = _score(view, "first_leg", claim)
    elif match.score is not None and match.aggregate is not None:
        leg = _sum(view, match.aggregate, match.score, -1)
    else:
        leg = None
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


def _match(view: View, match: DraftMatch) -> Match:
    derived: list[str] = []
    score = _score(view, "score", match.score)
    aggregate = _score(view, "aggregate", match.aggregate)
    if aggregate is None and match.score is not None and match.first_leg is not None:
        aggregate = _sum(view, match.score, match.first_leg, 1)
    shoot_out = _score(view, "shoot_out", match.shoot_out)
    half_time = _score(view, "half_time", match.half_time) or _half_time(view, match)

    winner = match.winner.value if match.winner else None
    winner_evidence = _evidence(view, match.winner.evidence) if match.winner else ()
    if winner is None and match.score is not None:
        winner, winner_evidence = winner_of(match.score), _evidence(view, match.score.evidence)
        derived.append("winner")
    advanced = match.advanced.value if match.advanced else None
    advanced_evidence = _evidence(view, match.advanced.evidence) if match.advanced else ()
    if advanced is None:
        for decider in (shoot_out, aggregate):
            if decider is not None and decider.home != decider.away:
                advanced = "home" if decider.home > decider.away else "away"
                advanced_evidence = decider.evidence
                derived.append("advanced")
                break
    home, away = _named(view, match.home), _named(view, match.away)
    assert home is not None and away is not None  # both are required in a draft
    return Match(
        sport=match.sport,
        home=home,
        away=away,
        home_away_stated=match.ground is not None,
        competition=_named(view, match.competition),
        stage=_named(view, match.stage),
        venue=_venue(view, match),
        date=_date(view, match),
        score=score,
        half_time=half_time,
        aggregate=aggregate,
        first_leg=_first_leg(view, match),
        shoot_out=shoot_out,
        extra_time=True if match.extra_time else None,
        result_as_written=match.result.value if match.result else None,
        winner=winner,  # type: ignore[arg-type]  # the draft's row check admits only these words
        advanced=advanced,  # type: ignore[arg-type]
        next_opponents=tuple(n for c in match.next_opponents if (n := _named(view, c))),
        events=tuple(_event(view, match, e) for e in match.events),
        headline=match.headline,
        blurb=match.blurb,
        evidence=MatchEvidence(
            home_away_stated=_evidence(view, match.ground or ()),
            extra_time=_evidence(view, match.extra_time or ()),
            result_as_written=_evidence(view, match.result.evidence if match.result else ()),
            winner=winner_evidence,
            advanced=advanced_evidence,
        ),
        derived=tuple(derived),
    )


def _quote(view: View, quote: QuoteClaim) -> Quote:
    spans = [view.wire.quotations[n - 1] for n in quote.spans]
    touched = {s.number for q in spans for s in view.wire.sentences_of(q.start, q.end)}
    speaker = None
    if quote.speaker is not None:
        speaker = Speaker(
            name=quote.speaker,
            as_written=quote.as_written or quote.speaker,
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
