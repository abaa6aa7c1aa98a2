"""A day arranged for a reader: a card a match, each value with the sources that tell it.

Pure. Sources of a match are letters, in the order in which they are listed under it. A letter leads
to the sentence on the wire's evidence page, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from summarizer.day.model import (
    Day,
    DayEvent,
    DayMatch,
    DayQuote,
    DayWire,
    Difference,
    Fact,
    Goals,
    LeftOut,
    Leg,
    Place,
    Prose,
    Time,
    Told,
)
from summarizer.draft import EventKind, Side
from summarizer.page.timeline import Timeline, laid_out
from summarizer.page.view import EventView
from summarizer.page.view import Fact as EventFact
from summarizer.page.words import (
    EVENT_WORDS,
    KIND_WORDS,
    SHOOT_OUT_KINDS,
    SPORT_WORDS,
)
from summarizer.summary import Event

__all__ = ["Card", "DayView", "day_view"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cite:
    """A source's letter, what it stands for, and where its evidence page has the sentence."""

    letter: str
    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words and who tells it; ``derived`` where none of them tells it in words."""

    text: str
    cites: tuple[Cite, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """All values of one fact. ``state`` is "", ``contradicts`` or ``refines``."""

    values: tuple[Value, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A named line of the card."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: its sign's kind, and a cell for each of its parts that somebody tells."""

    kind: EventKind
    side: Side | None
    minute: Cell | None
    player: Cell | None
    what: Cell
    team: Cell | None
    when: str | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class WireLine:
    """A wire as it is listed: its headline or name, where its evidence page is, and a note."""

    title: str
    input: str
    href: str | None
    note: str
    summary_kind: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source of a match, and what is found in it only."""

    letter: str
    name: str
    wires: tuple[WireLine, ...]
    only: tuple[str, ...]
    text_known: bool


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A contradiction or a closer word, all its values beside each other."""

    kind: str
    what: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quotation, who said it, and who has it. ``longer_than`` names sources with a part of it."""

    pieces: tuple[str, ...]
    speaker: Cell | None
    role: str | None
    cites: tuple[Cite, ...]
    words_of: str
    partly: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A headline or blurb and whose words it is."""

    text: str
    cite: Cite
    contested: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One match."""

    key: str
    home: Value
    away: Value
    sport: str
    kicker: tuple[Cell, ...]
    score: Cell | None
    scores: tuple[Row, ...]
    rows: tuple[Row, ...]
    headline: ProseLine | None
    blurb: ProseLine | None
    line: Timeline | None
    events: tuple[EventRow, ...]
    untimed: tuple[EventRow, ...]
    kicks: tuple[EventRow, ...]
    quotes: tuple[QuoteCard, ...]
    sources: tuple[SourceLine, ...]
    differences: tuple[DifferenceLine, ...]
    sides_note: str | None
    may_be: tuple[tuple[str, str], ...]
    title: str
    contradictions: int


@dataclass(frozen=True, slots=True)
class DayView:
    """All that is shown of a day."""

    title: str
    dates: str
    counts: tuple[str, ...]
    engines: tuple[str, ...]
    by_rule: bool
    cards: tuple[Card, ...]
    others: tuple[WireLine, ...]
    quotes: tuple[QuoteCard, ...]
    left_out: tuple[LeftOut, ...]


_ENGINES: Final = {
    "offline": "made by rule (engine: offline)",
    "llm": "made by a language model (engine: llm)",
    "replay": "made from stored replies of a model (engine: replay)",
}


def day_view(day: Day, pages: Mapping[str, str]) -> DayView:
    """Arrange ``day``; ``pages`` are addresses of evidence pages by the keys of wires."""
    wires = {w.key: w for w in day.wires}
    titles = {m.key: _title(m) for m in day.matches}
    cards = tuple(_Card(m, wires, pages, titles).card() for m in day.matches)
    others = tuple(_wire_line(w, pages, "") for w in day.wires if not w.matches)
    days = [m.date.value.date for m in day.matches if m.date and m.date.value]
    dates = sorted({d for d in days if d})
    made = {engine: sum(w.engine == engine for w in day.wires) for engine in _ENGINES}
    return DayView(
        title=_counted(len(day.matches), "match", "matches"),
        dates=_dates(dates),
        counts=(
            _counted(len(day.wires), "wire", "wires"),
            _counted(sum(c.contradictions for c in cards), "contradiction", "contradictions"),
            *(
                [_counted(len(day.left_out), "wire not shown", "wires not shown")]
                * bool(day.left_out)
            ),
        ),
        engines=tuple(
            f"{_counted(n, 'wire', 'wires')} {_ENGINES[engine]}" for engine, n in made.items() if n
        ),
        by_rule=bool(made["offline"]),
        cards=cards,
        others=others,
        quotes=tuple(_loose(q, wires, pages) for q in day.quotes),
        left_out=day.left_out,
    )


def _counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _dates(dates: Sequence[str]) -> str:
    if not dates:
        return ""
    return dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"


def _title(match: DayMatch) -> str:
    score = match.score and match.score.value
    middle = f"{score.home}-{score.away}" if score else "v"
    return f"{_first(match.home)} {middle} {_first(match.away)}"


def _first(fact: Fact[str]) -> str:
    return fact.value or fact.told[0].value


def _wire_line(wire: DayWire, pages: Mapping[str, str], note: str) -> WireLine:
    title = " ".join((wire.headline or "").split()) or _file_name(wire.input)
    return WireLine(title, _file_name(wire.input), pages.get(wire.key), note, KIND_WORDS[wire.kind])


def _sentence(pages: Mapping[str, str], wire: str, numbers: Sequence[int]) -> str | None:
    page = pages.get(wire)
    return page and (f"{page}-s{numbers[0]}" if numbers else page)


def _loose(quote: DayQuote, wires: Mapping[str, DayWire], pages: Mapping[str, str]) -> QuoteCard:
    def cite(key: str) -> Cite:
        wire = wires[key]
        return Cite(wire.provider or _file_name(wire.input), wire.input, pages.get(key))

    speaker = None
    if quote.speaker is not None:
        told = quote.speaker.told
        values = tuple(Value(t.value, tuple(cite(p.wire) for p in t.places)) for t in told)
        speaker = Cell(values, _state(quote.speaker))
    return QuoteCard(
        pieces=_pieces(quote),
        speaker=speaker,
        role=quote.role,
        cites=tuple(cite(p.wire) for p in quote.parts if p.whole),
        words_of=wires[quote.wire].provider or _file_name(wires[quote.wire].input),
        partly=tuple(cite(p.wire) for p in quote.parts if not p.whole),
    )


def _pieces(quote: DayQuote) -> tuple[str, ...]:
    """The quotation's text taken apart into its spans, which one space joins."""
    pieces, at = [], 0
    for span in quote.spans:
        pieces.append(quote.text[at : at + span.end - span.start])
        at += span.end - span.start + 1
    return tuple(pieces) if " ".join(pieces) == quote.text else (quote.text,)


def _state(fact: Fact[Any]) -> str:
    if fact.value is None:
        return "contradicts"
    return "refines" if len(fact.told) > 1 else ""


class _Card:
    """One match on its way onto its card."""

    def __init__(
        self,
        match: DayMatch,
        wires: Mapping[str, DayWire],
        pages: Mapping[str, str],
        titles: Mapping[str, str],
    ) -> None:
        self.match, self.wires, self.pages, self.titles = match, wires, pages, titles
        self.letters = {s.key: _letter(n) for n, s in enumerate(match.sources)}
        self.names = {s.key: _file_name(s.name) for s in match.sources}
        self.source_of = {w: s.key for s in match.sources for w in s.wires}
        self.sides: dict[str, str] = {"home": _first(match.home), "away": _first(match.away)}

    def card(self) -> Card:
        m = self.match
        rows = [self._event(e) for e in m.events]
        in_play = [r for r in rows if r.kind not in SHOOT_OUT_KINDS]
        state = _state(m.score) if m.score else ""
        kicker = [self._cell(f, str) for f in (m.competition, m.stage) if f is not None]
        return Card(
            key=m.key,
            home=self._value(m.home.told[0], lambda _: self.sides["home"]),
            away=self._value(m.away.told[0], lambda _: self.sides["away"]),
            sport=SPORT_WORDS[m.sport],
            kicker=tuple(kicker),
            score=self._cell(m.score, _goals) if m.score else None,
            scores=tuple(self._scores()),
            rows=tuple(self._rows()),
            headline=self._prose(m.headline),
            blurb=self._prose(m.blurb),
            line=self._line(),
            events=tuple(r for r in in_play if r.minute),
            untimed=tuple(r for r in in_play if not r.minute),
            kicks=tuple(r for r in rows if r.kind in SHOOT_OUT_KINDS),
            quotes=tuple(self._quote(q) for q in m.quotes),
            sources=tuple(self._sources()),
            differences=tuple(self._difference(d) for d in m.differences if d.kind != "only_in"),
            sides_note=self._ground_note(),
            may_be=tuple((key, self.titles[key]) for key in m.may_be),
            title=f"{self.sides['home']} v {self.sides['away']}" if state else self.titles[m.key],
            contradictions=sum(d.kind == "contradicts" for d in m.differences),
        )

    # --- values and who tells them ----------------------------------------------------------------

    def _cites(self, places: Sequence[Place]) -> tuple[Cite, ...]:
        """One letter a source, for its first place."""
        found: dict[str, Cite] = {}
        for place in places:
            source = self.source_of.get(place.wire)
            if source is not None and source not in found:
                found[source] = self._cite(source, place.wire, [e.sentence for e in place.evidence])
        return tuple(sorted(found.values(), key=lambda c: c.letter))

    def _cite(self, source: str, wire: str, sentences: Sequence[int]) -> Cite:
        told = ", ".join(map(str, sentences))
        where = f", sentence {told}" if told else ""
        title = f"{self.names[source]}: {self.wires[wire].input}{where}"
        return Cite(self.letters[source], title, _sentence(self.pages, wire, sentences))

    def _value(self, told: Told[T], words: Callable[[T], str]) -> Value:
        derived = bool(told.places) and all(p.derived for p in told.places)
        return Value(words(told.value), self._cites(told.places), derived)

    def _cell(self, fact: Fact[T], words: Callable[[T], str]) -> Cell:
        state = _state(fact)
        told = [self._value(t, words) for t in fact.told]
        return Cell(tuple(told), state)

    # --- the parts of the card --------------------------------------------------------------------

    def _scores(self) -> list[Row]:
        m = self.match
        listed = (
            ("Half-time", m.half_time),
            ("Aggregate", m.aggregate),
            ("Shoot-out", m.shoot_out),
        )
        rows = [Row(label, self._cell(fact, _goals)) for label, fact in listed if fact is not None]
        if m.first_leg is not None:
            rows.append(Row("First leg", self._cell(m.first_leg, _leg)))
        if m.extra_time is not None:
            yes = self._cell(m.extra_time, lambda v: "played" if v else "not played")
            rows.append(Row("Extra time", yes))
        return rows

    def _rows(self) -> list[Row]:
        m = self.match
        rows: list[Row] = []
        if m.result_as_written is not None:
            rows.append(Row("Result", self._cell(m.result_as_written, str)))
        if m.advanced is not None:
            rows.append(Row("Went through", self._cell(m.advanced, lambda s: self.sides[s])))
        elif m.winner is not None and m.score is None:
            words: dict[str, str] = {**self.sides, "draw": "a draw"}
            rows.append(Row("Winner", self._cell(m.winner, lambda s: words[s])))
        if m.date is not None:
            rows.append(Row("Day", self._cell(m.date, lambda d: _day_words(d.date, d.as_written))))
        for label, fact in (("Ground", m.venue), ("Place", m.city)):
            if fact is not None:
                rows.append(Row(label, self._cell(fact, str)))
        if m.next_opponents:
            values = tuple(self._value(t, str) for f in m.next_opponents for t in f.told)
            rows.append(Row("Next opponents" if len(values) > 1 else "Next opponent", Cell(values)))
        return rows

    def _event(self, event: DayEvent) -> EventRow:
        kind = event.kind.value or event.kind.told[0].value
        timed = [t for t in event.time.told if t.value.minute is not None] if event.time else []
        minute = None
        if timed and event.time is not None:
            state = _state(event.time) if len(timed) > 1 else ""
            minute = Cell(tuple(self._value(t, _time_words) for t in timed), state)
        when = (
            next((t.value.when for t in event.time.told if t.value.when), None)
            if event.time
            else None
        )
        side = event.side.value if event.side else None
        return EventRow(
            kind=kind,
            side=side,
            minute=minute,
            player=self._cell(event.player, str) if event.player else None,
            what=self._cell(event.kind, lambda k: EVENT_WORDS[k]),
            team=self._cell(event.side, lambda s: self.sides[s]) if event.side else None,
            when=when,
            cites=self._cites(event.places),
        )

    def _line(self) -> Timeline | None:
        """The time line; an event whose minute is contested stands at each minute that is told."""
        listed: list[EventView] = []
        for event in self.match.events:
            kind = event.kind.value or event.kind.told[0].value
            if event.time is None or kind in SHOOT_OUT_KINDS:
                continue
            times = [t.value for t in event.time.told if t.value.minute is not None]
            shown = times if event.time.value is None else times[:1]
            listed += [self._marker(event, kind, time) for time in shown]
        listed.sort(key=lambda v: (v.event.minute or 0, v.event.added or 0))
        extra = bool(self.match.extra_time and self.match.extra_time.value)
        return laid_out(listed, self.match.sport, extra_time=extra)

    def _marker(self, event: DayEvent, kind: EventKind, time: Time) -> EventView:
        side = event.side.value if event.side else None
        player = " or ".join(t.value for t in event.player.told) if event.player else None
        what = EVENT_WORDS[kind]
        if event.time is not None and event.time.value is None:
            what += " (the sources differ on the minute)"
        return EventView(
            kind=kind,
            side=side,
            team=self.sides[side] if side else None,
            what=what,
            player=player,
            minute=_time_words(time),
            when=None,
            fact=EventFact(player or what, ()),
            event=Event(
                kind=kind, player=player, side=side, minute=time.minute, added=time.added,
                when=None, evidence=(),
            ),
        )  # fmt: skip

    def _quote(self, quote: DayQuote) -> QuoteCard:
        whole = [Place(wire=p.wire, path=p.path, evidence=()) for p in quote.parts if p.whole]
        partly = [Place(wire=p.wire, path=p.path, evidence=()) for p in quote.parts if not p.whole]
        cites = self._cites(whole)
        have = {c.letter for c in cites}
        source = self.source_of.get(quote.wire)
        return QuoteCard(
            pieces=_pieces(quote),
            speaker=self._cell(quote.speaker, str) if quote.speaker else None,
            role=quote.role,
            cites=cites,
            words_of=self.names[source] if source else _file_name(self.wires[quote.wire].input),
            partly=tuple(c for c in self._cites(partly) if c.letter not in have),
        )

    def _prose(self, prose: Prose | None) -> ProseLine | None:
        if prose is None:
            return None
        return ProseLine(
            prose.text, self._cite(prose.source, prose.wire, ()), bool(prose.contested)
        )

    def _sources(self) -> list[SourceLine]:
        only: dict[str, list[str]] = {}
        for d in self.match.differences:
            if d.kind == "only_in":
                only.setdefault(d.values[0].sources[0], []).append(_only_words(d))
        return [
            SourceLine(
                letter=self.letters[s.key],
                name=self.names[s.key],
                wires=tuple(
                    _wire_line(
                        self.wires[w],
                        self.pages,
                        _reprint(self.wires[w]) if w in s.reprints else "",
                    )
                    for w in s.wires
                ),
                only=tuple(only.get(s.key, ())),
                text_known=s.text_known,
            )
            for s in self.match.sources
        ]

    def _difference(self, d: Difference) -> DifferenceLine:
        values = tuple(
            Value(
                _primed(v.text),
                tuple(self._cite(s, _wire_of(v.wires, self.source_of, s), ()) for s in v.sources),
            )
            for v in d.values
        )
        return DifferenceLine(d.kind, _primed(d.what), values)

    def _ground_note(self) -> str | None:
        if self.match.ground_contested:
            return "The sources differ on who was at home."
        if not self.match.home_away_stated:
            return "No ground is stated: the sides stand in the order of a wire's text."
        return None


def _reprint(wire: DayWire) -> str:
    return f"reprint in {wire.provider}" if wire.provider else "reprint"


def _file_name(name: str) -> str:
    """The last part of a path, which is enough to know an input by on a page."""
    return name.rstrip("/").rpartition("/")[2] or name


_MINUTE: Final = re.compile(r"(?<=\d)'")


def _primed(text: str) -> str:
    """Minutes with the sign of minutes, where the words are this package's own."""
    return _MINUTE.sub("′", text)


def _wire_of(wires: Sequence[str], source_of: Mapping[str, str], source: str) -> str:
    return next((w for w in wires if source_of.get(w) == source), wires[0])


def _letter(n: int) -> str:
    return chr(ord("A") + n) if n < 26 else f"{chr(ord('A') + n % 26)}{n // 26}"


def _goals(goals: Goals) -> str:
    return f"{goals.home}-{goals.away}"


def _leg(leg: Leg) -> str:
    return f"{leg.home_name} {leg.home}-{leg.away} {leg.away_name}"


def _time_words(time: Time) -> str:
    return f"{time.minute}+{time.added}'" if time.added else f"{time.minute}'"


def _day_words(iso: str | None, as_written: str) -> str:
    return as_written if iso is None or iso == as_written else f"{as_written} ({iso})"


def _only_words(d: Difference) -> str:
    """What one source alone has: its kind and value, the kind once."""
    text = d.values[0].text
    if d.what != "quotation":
        text = _primed(text)
    if d.what == "quotation" or text.startswith(d.what):
        return text
    return f"{_primed(d.what)}: {text}"
