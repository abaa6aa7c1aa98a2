"""Scoring a summary against gold: found, missed, wrong, and what the gold does not speak of.

A fact is a leaf value of the gold: a name, a figure, a minute, one end of a span. *Wrong* is a
value of the summary that the gold contradicts, or an event or quotation that it does not have.
A coarser value (a surname for a name, "sent off" for a second yellow) is missed, not wrong.
*Unlisted* values are in fields that the gold file does not speak of; a person has to judge them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.evaluation.gold import Gold, GoldEvent, GoldMatch, GoldQuote
from summarizer.evaluation.measures import Fact
from summarizer.language.alike import same_person
from summarizer.language.names import fold
from summarizer.summary import Event, Match, Quote, Score, Summary

__all__ = ["Tally", "score_summary"]

_GOALS = frozenset({"goal", "penalty_goal", "own_goal"})
_OFF = frozenset({"red", "sent_off", "second_yellow"})
_OTHER = frozenset(
    {"missed_penalty", "disallowed_goal", "shootout_scored", "shootout_missed", "yellow"}
)


@dataclass(slots=True)
class Tally:
    """How one summary fares, field by field; each leaf value that is missed has its entry."""

    found: int = 0
    missed: list[Fact] = field(default_factory=list)
    wrong: list[Fact] = field(default_factory=list)
    unlisted: list[Fact] = field(default_factory=list)
    by_field: dict[str, list[int]] = field(default_factory=dict)

    @property
    def facts(self) -> int:
        """How many leaf values the gold has."""
        return self.found + len(self.missed)

    def hit(self, what: str, n: int = 1) -> None:
        """Count ``n`` leaf values as found."""
        self.found += n
        self.by_field.setdefault(what, [0, 0])[0] += n

    def miss(self, what: str, value: str, n: int = 1, note: str = "") -> None:
        """Count ``n`` leaf values as missed."""
        self.missed += [Fact(what, value, note)] * n
        self.by_field.setdefault(what, [0, 0])[1] += n

    def err(self, what: str, value: str, note: str = "") -> None:
        """Note a wrong value."""
        self.wrong.append(Fact(what, value, note))

    def more(self, what: str, value: str) -> None:
        """Note a value that the gold does not speak of."""
        self.unlisted.append(Fact(what, value))

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.found += other.found
        self.missed += other.missed
        self.wrong += other.wrong
        self.unlisted += other.unlisted
        for key, (a, b) in other.by_field.items():
            pair = self.by_field.setdefault(key, [0, 0])
            pair[0] += a
            pair[1] += b


def _same_name(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and fold(a) == fold(b)


def _kin(a: str | None, b: str | None) -> bool:
    """Whether one name may be a shorter form of the other."""
    if a is None or b is None:
        return False
    x, y = set(fold(a).replace("-", " ").split()), set(fold(b).replace("-", " ").split())
    initials = {"".join(w[0] for w in fold(n).replace("-", " ").split()) for n in (a, b)}
    return x <= y or y <= x or bool(initials & {fold(a), fold(b)}) or same_person(a, b)


def score_summary(gold: Gold, summary: Summary | None) -> Tally:
    """Compare ``summary`` with ``gold``; None, where there is none, misses everything."""
    tally = Tally()
    _value(tally, "kind", gold.kind, summary.kind if summary else None)
    left = list(summary.matches) if summary else []
    for match in gold.matches:
        twin, turned = _twin(match, left)
        if twin is None:
            _missing_match(tally, match)
            continue
        left.remove(twin)
        _match(tally, match, twin, turned)
    for extra in left:
        tally.err("match", f"{extra.home.name} v {extra.away.name}", "not in the gold")
    _quotes(tally, gold.quotes, summary.quotes if summary else ())
    return tally


def _value(tally: Tally, what: str, wanted: object, got: object, leaves: int = 1) -> None:
    if wanted is None:
        if got is not None:
            tally.err(what, repr(got), "gold has none")
    elif got is None:
        tally.miss(what, repr(wanted), leaves)
    elif wanted == got:
        tally.hit(what, leaves)
    else:
        tally.miss(what, repr(wanted), leaves)
        tally.err(what, repr(got), f"instead of {wanted!r}")


def _name(tally: Tally, what: str, wanted: str | None, got: str | None) -> None:
    if wanted is None:
        if got is not None:
            tally.err(what, repr(got), "gold has none")
    elif _same_name(wanted, got):
        tally.hit(what)
    else:
        tally.miss(what, repr(wanted), note=f"got {got!r}")
        if got is not None and not _kin(wanted, got):
            tally.err(what, repr(got), f"instead of {wanted!r}")


def _twin(gold: GoldMatch, matches: list[Match]) -> tuple[Match | None, bool]:
    for m in matches:
        if _kin(gold.home, m.home.name) and _kin(gold.away, m.away.name):
            return m, False
    for m in matches:
        if _kin(gold.home, m.away.name) and _kin(gold.away, m.home.name):
            return m, True
    return None, False


def _missing_match(tally: Tally, gold: GoldMatch) -> None:
    tally.miss("match", f"{gold.home} v {gold.away}", 2)
    for key, value in gold.values.items():
        if value not in (None, ()) and not isinstance(value, bool):
            tally.miss(
                key, f"{gold.home} v {gold.away}", len(value) if isinstance(value, tuple) else 1
            )
    for event in gold.events:
        _missed_event(tally, event)
    tally.miss("next_opponents", f"{gold.home} v {gold.away}", len(gold.next_opponents))


def _pair(score: Score | None, turned: bool) -> tuple[int, int] | None:
    if score is None:
        return None
    return (score.away, score.home) if turned else (score.home, score.away)


def _match(tally: Tally, gold: GoldMatch, match: Match, turned: bool) -> None:
    if turned and match.home_away_stated:
        tally.err("home", match.home.name, "not at home")
    sides = (match.away, match.home) if turned else (match.home, match.away)
    _name(tally, "home", gold.home, sides[0].name)
    _name(tally, "away", gold.away, sides[1].name)
    names = {"home": sides[0].name, "away": sides[1].name}
    if turned:
        names = {"home": sides[1].name, "away": sides[0].name}

    def side_name(side: str | None) -> str | None:
        return {"home": match.home.name, "away": match.away.name, "draw": "draw"}.get(side or "")

    values = gold.values
    for key in ("score", "half_time", "aggregate", "shoot_out"):
        got = _pair(getattr(match, key), turned)
        if key in gold.complete:
            wanted = values.get(key)
            if wanted is None and got is not None and getattr(match, key).derived:
                tally.more(key, f"{got} (worked out)")
            else:
                _value(tally, key, wanted, got, 2)
        elif got is not None:
            tally.more(key, str(got))
        stated = values.get(f"{key}_stated")
        if stated is not None and getattr(match, key) is not None:
            _value(tally, f"{key}_stated", stated, not getattr(match, key).derived)
    _first_leg(tally, gold, match)
    for key in ("winner", "advanced"):
        got_name = side_name(getattr(match, key))
        if key in gold.complete:
            wanted_name = values.get(key)
            if wanted_name is None and got_name and key in match.derived:
                tally.more(key, f"{got_name} (worked out)")
            else:
                _name(tally, key, wanted_name, got_name)
        elif got_name is not None:
            tally.more(key, got_name)
    for key, got_text in (
        ("competition", match.competition.name if match.competition else None),
        ("stage", match.stage.name if match.stage else None),
        ("venue", match.venue.name if match.venue else None),
        ("city", match.venue.city if match.venue else None),
        ("result_as_written", match.result_as_written),
    ):
        if key in gold.complete and (values.get(key) is not None or key != "city"):
            _name(tally, key, values.get(key), got_text)
        elif got_text is not None:
            tally.more(key, got_text)
    if values.get("sport"):
        _value(tally, "sport", values["sport"], match.sport)
    if values.get("extra_time") is not None:
        got_extra = bool(match.extra_time)
        if values["extra_time"] or got_extra:
            _value(tally, "extra_time", values["extra_time"], got_extra)
    _dates(tally, values.get("dates", ()), match)
    _next(tally, gold, match)
    _events(tally, gold, match, names)


def _first_leg(tally: Tally, gold: GoldMatch, match: Match) -> None:
    wanted = gold.values.get("first_leg")
    leg = match.first_leg
    if wanted is None:
        if leg is not None:
            tally.more("first_leg", f"{leg.home_name} {leg.home}-{leg.away} {leg.away_name}")
        return
    if leg is None:
        tally.miss("first_leg", repr(wanted), 4)
        return
    got = (leg.home_name, leg.away_name, leg.home, leg.away)
    if not match.home_away_stated and _kin(wanted[0], leg.away_name):
        got = (leg.away_name, leg.home_name, leg.away, leg.home)
    _name(tally, "first_leg", wanted[0], got[0])
    _name(tally, "first_leg", wanted[1], got[1])
    _value(tally, "first_leg", wanted[2:], got[2:], 2)


def _dates(tally: Tally, wanted: tuple[str, ...], match: Match) -> None:
    written = fold(match.date.as_written) if match.date else ""
    for day in wanted:
        if fold(day) in written:
            tally.hit("date")
        else:
            tally.miss("date", repr(day), note=f"got {written!r}")
    left = written
    for day in wanted:
        left = left.replace(fold(day), "")
    if left.strip(" ,"):
        tally.more("date", match.date.as_written if match.date else "")


def _next(tally: Tally, gold: GoldMatch, match: Match) -> None:
    got = [n.name for n in match.next_opponents]
    for name in gold.next_opponents:
        if any(_same_name(name, g) for g in got):
            tally.hit("next_opponents")
        else:
            tally.miss("next_opponents", name)
    for g in got:
        if not any(_kin(g, name) for name in gold.next_opponents):
            tally.err("next_opponents", g)


def _family(kind: str) -> str:
    return "goal" if kind in _GOALS else "off" if kind in _OFF else kind


def _missed_event(tally: Tally, event: GoldEvent) -> None:
    what = _family(event.kind)
    leaves = 2 + (event.player is not None) + (event.minute is not None) + (event.added is not None)
    leaves += (event.when is not None) + (event.stated is not None and event.minute is not None)
    tally.miss(what, f"{event.player} {event.minute or event.when or ''}", leaves)


def _events(tally: Tally, gold: GoldMatch, match: Match, names: dict[str, str]) -> None:
    left = list(match.events)
    pairs: list[tuple[GoldEvent, Event | None]] = []
    for strict in (True, False):
        for event in gold.events:
            if any(event is g for g, _ in pairs):
                continue
            twin = next((e for e in left if _like(event, e, strict)), None)
            if twin is not None:
                left.remove(twin)
                pairs.append((event, twin))
            elif not strict:
                pairs.append((event, None))
    for event, twin in pairs:
        if twin is None:
            _missed_event(tally, event)
        else:
            _event(tally, event, twin, names)
    for extra in left:
        text = f"{extra.kind} {extra.player} {extra.side} {extra.minute or extra.when}"
        if extra.kind in _OTHER and "other_events" not in gold.complete:
            tally.more("event", text)
        else:
            tally.err("event", text, "not in the gold")


def _like(gold: GoldEvent, event: Event, strict: bool) -> bool:
    if _family(gold.kind) != _family(event.kind):
        return False
    if gold.player is None or event.player is None:
        return gold.player is None and event.player is None
    if not _kin(gold.player, event.player):
        return False
    return not strict or (gold.minute, gold.added) == (event.minute, event.added)


def _event(tally: Tally, wanted: GoldEvent, got: Event, names: dict[str, str]) -> None:
    what = _family(wanted.kind)
    if wanted.player is not None:
        _name(tally, what, wanted.player, got.player)
    team = names[got.side] if got.side is not None else None
    if wanted.team is not None:
        if team is None:
            tally.miss(f"{what} side", wanted.team)
        elif _kin(wanted.team, team):
            tally.hit(f"{what} side")
        else:
            tally.miss(f"{what} side", wanted.team)
            tally.err(f"{what} side", f"{got.player} for {team}")
    if wanted.kind == got.kind or (wanted.kind, got.kind) == ("sent_off", "red"):
        # The wire's "red card" is a red; the shorter gold dialect has one word for all dismissals.
        tally.hit(f"{what} kind")
    else:
        tally.miss(f"{what} kind", f"{wanted.player} {wanted.kind}", note=f"got {got.kind}")
        if got.kind != "sent_off":
            tally.err(f"{what} kind", f"{got.player} {got.kind}", f"instead of {wanted.kind}")
    at, given = (wanted.minute, wanted.added), (got.minute, got.added)
    if wanted.minute is None:
        if got.minute is not None:
            tally.err("minute", f"{got.player} {given}", "gold has none")
    elif got.minute is None:
        tally.miss("minute", f"{wanted.player} {at}", 1 + (wanted.added is not None))
    elif at == given:
        tally.hit("minute", 1 + (wanted.added is not None))
        if wanted.stated is not None:
            _value(tally, "stated", wanted.stated, "minute" not in got.derived)
    else:
        tally.miss("minute", f"{wanted.player} {at}")
        tally.err("minute", f"{got.player} {given}", f"instead of {at}")
    if wanted.when is not None:
        if got.when is not None and (
            fold(wanted.when) in fold(got.when) or fold(got.when) in fold(wanted.when)
        ):
            tally.hit("when")
        else:
            tally.miss("when", repr(wanted.when), note=f"got {got.when!r}")


def _quotes(tally: Tally, gold: tuple[GoldQuote, ...], quotes: tuple[Quote, ...]) -> None:
    by_span = {(s.start, s.end): q for q in quotes for s in q.spans}
    used: set[int] = set()
    for wanted in gold:
        hits = [by_span.get(span) for span in wanted.spans]
        for span, quote in zip(wanted.spans, hits, strict=True):
            if quote is None:
                tally.miss("quote span", repr(span), 2)
            else:
                tally.hit("quote span", 2)
        got = [q for q in hits if q is not None]
        used.update(id(q) for q in got)
        if not got:
            tally.miss(
                "quote",
                f"{wanted.spans!r} speaker, role, text",
                1 + bool(wanted.speaker) + bool(wanted.role),
            )
            continue
        whole = got[0]
        if tuple((s.start, s.end) for s in whole.spans) == wanted.spans:
            tally.hit("quote text")
        else:
            tally.miss("quote text", repr(wanted.spans), note="the parts are joined otherwise")
        for quote in {id(q): q for q in got}.values():
            name = quote.speaker.name if quote.speaker else None
            if wanted.speaker is None and name is not None:
                tally.err("speaker", repr(name), f"of {wanted.spans!r}, gold has none")
            elif name is not None and not _kin(wanted.speaker, name):
                tally.err(
                    "speaker", repr(name), f"of {wanted.spans!r} instead of {wanted.speaker!r}"
                )
        speaker = whole.speaker
        if wanted.speaker is not None:
            if speaker and _same_name(wanted.speaker, speaker.name):
                tally.hit("speaker")
            else:
                got_name = speaker.name if speaker else None
                tally.miss("speaker", repr(wanted.speaker), note=f"got {got_name!r}")
        if wanted.role is not None:
            role = speaker.role if speaker else None
            if role and fold(role) == fold(wanted.role):
                tally.hit("role")
            else:
                tally.miss("role", repr(wanted.role), note=f"got {role!r}")
    for quote in quotes:
        if id(quote) not in used:
            tally.err("quote", repr(quote.text[:50]), "no speech in the gold")
