"""A summary arranged for a reader: the same facts in the same order for page and terminal.

Pure. Strings are the wire's and the model's own characters; whoever shows them makes acting
characters visible (:mod:`summarizer.visible`) and escapes for the medium.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.draft import EventKind, Side
from summarizer.page.words import (
    ACTION_TITLES,
    EVENT_WORDS,
    KIND_WORDS,
    SHOOT_OUT_KINDS,
    SPORT_WORDS,
    bill_words,
    engine_words,
    first_leg_words,
    minute_words,
    place_matches,
    score_words,
    team_of,
)
from summarizer.summary import Event, Evidence, Finding, Match, Quote, Score, Summary

__all__ = [
    "EventView",
    "Fact",
    "FindingGroup",
    "MatchView",
    "NumberedFinding",
    "QuoteView",
    "Row",
    "SummaryView",
    "parts_of",
    "sport_words",
    "summary_view",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and what it rests on.

    ``sentences`` are the numbers of its evidence, empty where it has none. ``derived`` names the
    parts that were worked out rather than told. ``notes`` are the numbers of the findings that
    speak of it. ``quote`` counts the summary's quotations from 1, where the value is one.
    """

    text: str
    sentences: tuple[int, ...]
    derived: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A named line of the card: one value or several of the same kind."""

    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is listed. ``minute`` is None where none is told; ``when`` has the words.

    ``side`` and ``team`` are None where it is not known for whom it was."""

    kind: EventKind
    side: Side | None
    team: str | None
    what: str
    player: str | None
    minute: str | None
    when: str | None
    fact: Fact
    event: Event


@dataclass(frozen=True, slots=True)
class MatchView:
    """One match. ``scores`` are the lines under the score, ``rows`` the remaining facts.

    ``events`` have a minute and stand in the order of play; ``untimed`` have none; ``kicks`` are
    those of the shoot-out.
    ``sides_note`` says that no ground is stated, where it is not.
    """

    home: Fact
    away: Fact
    score: Fact | None
    goals: tuple[int, int] | None
    kicker: tuple[Fact, ...]
    sides_note: str | None
    scores: tuple[Row, ...]
    rows: tuple[Row, ...]
    events: tuple[EventView, ...]
    untimed: tuple[EventView, ...]
    kicks: tuple[EventView, ...]
    headline: str | None
    blurb: str | None
    prose_notes: tuple[int, ...]
    match: Match


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation and its speaker; ``of`` names the match where the wire has several.

    Where the speaker is not ``named``, ``speaker`` has the words at the attribution.
    ``pieces`` are its spans, which a reader must not see run together.
    """

    words: Fact
    pieces: tuple[str, ...]
    speaker: Fact | None
    named: bool
    role: str | None
    as_written: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding and its number on the page, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings with one action, under the title that tells it."""

    action: str
    title: str
    findings: tuple[NumberedFinding, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """All that is shown of one summary."""

    kind: str
    made: str
    by_rule: bool
    bill: tuple[str, ...]
    matches: tuple[MatchView, ...]
    quotes: tuple[QuoteView, ...]
    findings: tuple[FindingGroup, ...]
    left_out: int
    summary: Summary


@dataclass(frozen=True, slots=True)
class _Notes:
    """Which findings speak of which place of the summary."""

    findings: tuple[NumberedFinding, ...]

    def at(self, path: str) -> tuple[int, ...]:
        return tuple(n.number for n in self.findings if place_matches(n.finding, path))


def _numbers(evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(e.sentence for e in evidence))


def summary_view(summary: Summary) -> SummaryView:
    """Arrange a summary for a reader."""
    groups = _findings(summary.findings)
    notes = _Notes(tuple(n for g in groups for n in g.findings))
    matches = tuple(_match(m, f"matches[{i}]", notes) for i, m in enumerate(summary.matches))
    quotes = tuple(_quote(q, i, summary, notes) for i, q in enumerate(summary.quotes))
    return SummaryView(
        kind=KIND_WORDS[summary.kind],
        made=engine_words(summary.run),
        by_rule=summary.run.engine == "offline",
        bill=bill_words(summary.run),
        matches=matches,
        quotes=quotes,
        findings=groups,
        left_out=sum(f.action == "dropped" for f in summary.findings),
        summary=summary,
    )


def _findings(findings: tuple[Finding, ...]) -> tuple[FindingGroup, ...]:
    groups = []
    number = 0
    for action, title in ACTION_TITLES.items():
        members = []
        for finding in findings:
            if finding.action == action:
                number += 1
                members.append(NumberedFinding(number, finding))
        if members:
            groups.append(FindingGroup(action, title, tuple(members)))
    return tuple(groups)


def _match(match: Match, path: str, notes: _Notes) -> MatchView:
    def fact(
        text: str, evidence: tuple[Evidence, ...], derived: tuple[str, ...], part: str
    ) -> Fact:
        return Fact(text, _numbers(evidence), derived, notes.at(f"{path}.{part}"))

    def bare(text: str, evidence: tuple[Evidence, ...], part: str) -> Fact:
        """A value of the match itself: its evidence and its derivation stand at the match."""
        derived = (part,) if part in match.derived else ()
        return fact(text, evidence, derived, part)

    def score(label: str, value: Score | None, part: str) -> list[Row]:
        if value is None:
            return []
        told = fact(score_words(value), value.evidence, value.derived, part)
        return [Row(label, (told,))]

    kicker = tuple(
        fact(named.name, named.evidence, named.derived, part)
        for named, part in ((match.competition, "competition"), (match.stage, "stage"))
        if named is not None
    )
    scores = [
        *score("Half-time", match.half_time, "half_time"),
        *score("Aggregate", match.aggregate, "aggregate"),
        *score("Shoot-out", match.shoot_out, "shoot_out"),
    ]
    if match.first_leg is not None:
        leg = match.first_leg
        told = fact(first_leg_words(leg), leg.evidence, leg.derived, "first_leg")
        scores.append(Row("First leg", (told,)))
    if match.extra_time is not None:
        played = "played" if match.extra_time else "not played"
        told = bare(played, match.evidence.extra_time, "extra_time")
        scores.append(Row("Extra time", (told,)))

    rows = []
    if match.result_as_written is not None:
        told = bare(match.result_as_written, match.evidence.result_as_written, "result_as_written")
        rows.append(Row("Result as written", (told,)))
    if match.winner is not None:
        drawn = match.winner == "draw"
        words = "a draw" if match.winner == "draw" else team_of(match, match.winner)
        told = bare(words, match.evidence.winner, "winner")
        rows.append(Row("Outcome" if drawn else "Winner", (told,)))
    if match.advanced is not None:
        words = team_of(match, match.advanced)
        rows.append(Row("Went through", (bare(words, match.evidence.advanced, "advanced"),)))
    if match.venue is not None:
        venue = match.venue
        where = ", ".join(part for part in (venue.name, venue.city) if part)
        rows.append(Row("Venue", (fact(where, venue.evidence, venue.derived, "venue"),)))
    if match.date is not None:
        date = match.date
        when = f"{date.as_written} ({date.date})" if date.date else date.as_written
        if date.date == date.as_written:
            when = date.as_written
        rows.append(Row("Date", (fact(when, date.evidence, date.derived, "date"),)))
    if match.next_opponents:
        several = tuple(
            fact(n.name, n.evidence, n.derived, f"next_opponents[{i}]")
            for i, n in enumerate(match.next_opponents)
        )
        rows.append(Row("Next opponents" if len(several) > 1 else "Next opponent", several))

    listed = [_event(e, match, notes.at(f"{path}.events[{i}]")) for i, e in enumerate(match.events)]
    in_play = [e for e in listed if e.kind not in SHOOT_OUT_KINDS]
    prose_notes = (*notes.at(f"{path}.headline"), *notes.at(f"{path}.blurb"))
    return MatchView(
        home=fact(match.home.name, match.home.evidence, match.home.derived, "home"),
        away=fact(match.away.name, match.away.evidence, match.away.derived, "away"),
        score=(
            fact(score_words(match.score), match.score.evidence, match.score.derived, "score")
            if match.score
            else None
        ),
        goals=(match.score.home, match.score.away) if match.score else None,
        kicker=kicker,
        sides_note=(
            None
            if match.home_away_stated
            else "No ground is stated: the sides stand in the order of the text."
        ),
        scores=tuple(scores),
        rows=tuple(rows),
        events=tuple(sorted((e for e in in_play if e.minute), key=_moment)),
        untimed=tuple(e for e in in_play if not e.minute),
        kicks=tuple(e for e in listed if e.kind in SHOOT_OUT_KINDS),
        headline=match.headline,
        blurb=match.blurb,
        prose_notes=tuple(sorted(set(prose_notes))),
        match=match,
    )


def _event(event: Event, match: Match, notes: tuple[int, ...]) -> EventView:
    what = EVENT_WORDS[event.kind]
    return EventView(
        kind=event.kind,
        side=event.side,
        team=team_of(match, event.side) if event.side is not None else None,
        what=what,
        player=event.player,
        minute=minute_words(event),
        when=event.when,
        fact=Fact(event.player or what, _numbers(event.evidence), event.derived, notes),
        event=event,
    )


def _moment(view: EventView) -> tuple[int, int]:
    return view.event.minute or 0, view.event.added or 0


def _quote(quote: Quote, index: int, summary: Summary, notes: _Notes) -> QuoteView:
    path = f"quotes[{index}]"
    speaker = None
    role = as_written = None
    named = False
    if quote.speaker is not None:
        told = quote.speaker
        speaker = Fact(
            told.name or told.as_written,
            _numbers(told.evidence),
            told.derived,
            notes.at(f"{path}.speaker"),
        )
        role = told.role
        named = told.name is not None
        as_written = told.as_written if named and told.as_written != told.name else None
    of = None
    if quote.match is not None and len(summary.matches) > 1:
        match = summary.matches[quote.match]
        of = f"{match.home.name} v {match.away.name}"
    own_notes = tuple(
        n.number
        for n in notes.findings
        if place_matches(n.finding, path) and not place_matches(n.finding, f"{path}.speaker")
    )
    return QuoteView(
        words=Fact(quote.text, _numbers(quote.evidence), (), own_notes, quote=index + 1),
        pieces=parts_of(quote),
        speaker=speaker,
        named=named,
        role=role,
        as_written=as_written,
        of=of,
    )


def parts_of(quote: Quote) -> tuple[str, ...]:
    """The quotation's text taken apart again into its spans, which one space joins."""
    pieces = []
    position = 0
    for span in quote.spans:
        end = position + span.end - span.start
        pieces.append(quote.text[position:end])
        position = end + 1
    return tuple(pieces) if " ".join(pieces) == quote.text else (quote.text,)


def sport_words(view: MatchView) -> str:
    """The sport of a match in a word."""
    return SPORT_WORDS[view.match.sport]
