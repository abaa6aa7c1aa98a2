"""A summary's facts as claims again, so that the checks of prose can look at them.

The checks read a wire and a draft. Where the wire is at hand, the claims point at its sentences;
where it is not, they point at none, and a text may use plain words only, beside the facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.draft import (
    Draft,
    DraftMatch,
    EventClaim,
    QuoteClaim,
    ScoreClaim,
    TextClaim,
)
from summarizer.summary import Evidence, Match, Named, Quote, Score, Summary
from summarizer.wire import Quotation, Wire

__all__ = ["claims_of", "in_doubt", "pieces_of", "wire_of_quotes"]


def claims_of(summary: Summary, wire: Wire | None = None) -> tuple[Wire, Draft]:
    """The facts of ``summary`` as a draft, and the wire that its numbers point into.

    ``wire`` is the one that was summarised; without it a wire is made that holds the quotations
    and no sentence. Raises ValueError where ``wire`` is another one.
    """
    if wire is None:
        wire = wire_of_quotes(summary)
    elif wire.sha256 != summary.wire.sha256:
        raise ValueError("the summary is of another wire")
    spans = {(q.start, q.end): q.number for q in wire.quotations}
    quotes = []
    number = 0
    for quote in summary.quotes:
        if wire.sentences:
            found = tuple(spans[s.start, s.end] for s in quote.spans if (s.start, s.end) in spans)
        else:
            found = tuple(range(number + 1, number + 1 + len(quote.spans)))
        number += len(quote.spans)
        quotes.append(_quote(quote, found))
    draft = Draft(
        kind=summary.kind, matches=tuple(map(_match, summary.matches)), quotes=tuple(quotes)
    )
    return wire, draft


_FACTS_OF = re.compile(r"((?:matches|quotes)\[\d{1,6}\])(?!\.(?:headline|blurb)$)")


def in_doubt(summary: Summary) -> frozenset[str]:
    """The matches and quotations (``matches[0]``) of which a claim failed its checks and was kept
    all the same, as policy ``flag`` does: no blurb is written from them."""
    kept = (f.at for f in summary.findings if f.action == "kept" and f.severity == "error")
    found = (_FACTS_OF.match(at) for at in kept if at is not None)
    return frozenset(m[1] for m in found if m is not None)


def wire_of_quotes(summary: Summary) -> Wire:
    """A wire with the quotations of ``summary`` and no sentence that could bear a fact."""
    text = ""
    found: list[Quotation] = []
    for quote in summary.quotes:
        for piece in pieces_of(quote):
            start = len(text) + 1
            found.append(Quotation(len(found) + 1, start, start + len(piece), len(found), "“"))
            text += f"“{piece}”\n\n"
    return Wire(
        text=text,
        sentences=(),
        quotations=tuple(found),
        format=summary.wire.format,
        sha256=summary.wire.sha256,
        language=summary.wire.language,
        published=summary.wire.published,
    )


def pieces_of(quote: Quote) -> tuple[str, ...]:
    """The wire's own characters of each span of ``quote``."""
    pieces = []
    at = 0
    for span in quote.spans:
        size = span.end - span.start
        pieces.append(quote.text[at : at + size])
        at += size + 1
    return tuple(pieces)


def _numbers(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    return tuple(e.sentence for e in evidence)


def _text(fact: Named | None) -> TextClaim | None:
    return None if fact is None else TextClaim(fact.name, _numbers(fact.evidence))


def _score(fact: Score | None) -> ScoreClaim | None:
    return None if fact is None else ScoreClaim(fact.home, fact.away, _numbers(fact.evidence))


def _match(match: Match) -> DraftMatch:
    told = match.evidence
    venue, leg = match.venue, match.first_leg
    first_leg = None
    if leg is not None:
        turned = leg.home_name != match.home.name
        home, away = (leg.away, leg.home) if turned else (leg.home, leg.away)
        first_leg = ScoreClaim(home, away, _numbers(leg.evidence))
    dates: tuple[TextClaim, ...] = ()
    if match.date is not None:
        numbers = _numbers(match.date.evidence)
        dates = tuple(TextClaim(d, numbers) for d in match.date.as_written.split(", "))
    place = () if venue is None else _numbers(venue.evidence)
    return DraftMatch(
        sport=match.sport,
        home=TextClaim(match.home.name, _numbers(match.home.evidence)),
        away=TextClaim(match.away.name, _numbers(match.away.evidence)),
        ground=_numbers(told.home_away_stated) if match.home_away_stated else None,
        competition=_text(match.competition),
        stage=_text(match.stage),
        venue=TextClaim(venue.name, place) if venue and venue.name else None,
        city=TextClaim(venue.city, place) if venue and venue.city else None,
        dates=dates,
        score=_score(match.score),
        half_time=_score(match.half_time),
        aggregate=_score(match.aggregate),
        first_leg=first_leg,
        shoot_out=_score(match.shoot_out),
        extra_time=_numbers(told.extra_time) if match.extra_time else None,
        result=TextClaim(match.result_as_written, _numbers(told.result_as_written))
        if match.result_as_written
        else None,
        winner=TextClaim(match.winner, _numbers(told.winner)) if match.winner else None,
        advanced=TextClaim(match.advanced, _numbers(told.advanced)) if match.advanced else None,
        next_opponents=tuple(TextClaim(n.name, _numbers(n.evidence)) for n in match.next_opponents),
        events=tuple(
            EventClaim(
                kind=e.kind,
                player=e.player,
                side=e.side,
                minute=e.minute,
                added=e.added,
                when=e.when,
                evidence=_numbers(e.evidence),
            )
            for e in match.events
        ),
    )


def _quote(quote: Quote, spans: tuple[int, ...]) -> QuoteClaim:
    speaker = quote.speaker
    return QuoteClaim(
        spans=spans,
        speaker=speaker.name if speaker else None,
        as_written=speaker.as_written if speaker else None,
        role=speaker.role if speaker else None,
        match=None if quote.match is None else quote.match + 1,
        evidence=_numbers(quote.evidence),
    )
