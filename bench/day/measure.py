"""A made-up day held against its tables: joins, sources, differences, quotations, what is out.

What is expected is worked out from the rows, fact by fact under the tables' own keys; the program
that joins is not asked. What the program says is brought under these keys by where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from bench.day.tables import Card, Goal, Row
from bench.day.texts import Report, Told, plain
from summarizer.day import Day, DayMatch, Item, day
from summarizer.summary import Match, Summary

__all__ = ["Counts", "items_of", "measure"]

Key = tuple[str, ...]


@dataclass
class Share:
    """So many right of what was found and of what there is."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: set[Key], there: set[Key]) -> None:
        """Count two sets."""
        self.right += len(found & there)
        self.found += len(found)
        self.there += len(there)

    @property
    def precision(self) -> float:
        """What is right of what was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """What was found of what there is."""
        return self.right / self.there if self.there else 1.0


@dataclass
class Counts:
    """What came of some days. ``wrong`` lists, in words, all that was not as the tables say."""

    days: int = 0
    wires: int = 0
    matches: int = 0
    shown_matches: int = 0
    joins: Share = field(default_factory=Share)
    sources: Share = field(default_factory=Share)
    differ: Share = field(default_factory=Share)
    only: Share = field(default_factory=Share)
    quotes: Share = field(default_factory=Share)
    not_shown: Share = field(default_factory=Share)
    altered: int = 0
    wrong: list[str] = field(default_factory=list)


def items_of(reports: Sequence[Report], summaries: Sequence[Summary]) -> list[Item]:
    """The reports as a day gets them, with the given summaries."""
    return [
        Item(
            r.name,
            r.outcome,
            r.reason,
            summary if r.outcome == "summarised" else None,
            r.wire,
        )
        for r, summary in zip(reports, summaries, strict=True)
    ]


def measure(counts: Counts, reports: Sequence[Report], summaries: Sequence[Summary]) -> Day:
    """Make a day of the reports and add what came of it to ``counts``."""
    made = day(items_of(reports, summaries))
    counts.days += 1
    counts.wires += len(reports)
    told = _told_by_account(made, reports, summaries)
    fixtures = {t.fixture.key for r in reports if r.counts for t in r.told}
    counts.matches += len(fixtures)
    counts.shown_matches += len(made.matches)
    where = _matches_of(made)
    _joins(counts, told, where)
    _sources(counts, made, told)
    for match in made.matches:
        _differences(counts, made, match, told)
    _quotes(counts, made, reports, told)
    shown = {w.input for w in made.wires}
    expected = {r.name for r in reports if not r.counts}
    hidden = {r.name for r in reports if r.name not in shown or not _has_match(made, r)}
    hidden = {n for n in hidden if _by_name(reports, n).told}
    counts.not_shown.add({(n,) for n in hidden}, {(n,) for n in expected})
    _note(counts, "shown, and must not be", expected - hidden)
    _note(counts, "not shown", hidden - expected)
    return made


def _by_name(reports: Sequence[Report], name: str) -> Report:
    return next(r for r in reports if r.name == name)


def _has_match(made: Day, report: Report) -> bool:
    return any(w.input == report.name and any(w.matches) for w in made.wires)


def _note(counts: Counts, what: str, which: Iterable[object]) -> None:
    counts.wrong += [f"{what}: {w}" for w in sorted(map(str, which))]


# --- which account is which -----------------------------------------------------------------------

Account = tuple[str, int]
"""A wire's key and the index of its match."""


@dataclass(frozen=True)
class _Known:
    told: Told
    summary: Summary
    index: int
    report: Report


def _told_by_account(
    made: Day, reports: Sequence[Report], summaries: Sequence[Summary]
) -> dict[Account, _Known]:
    """For each account that is shown, or should be, the section of the tables that it reads."""
    found: dict[Account, _Known] = {}
    by_name = {r.name: (r, s) for r, s in zip(reports, summaries, strict=True)}
    for wire in made.wires:
        report, summary = by_name[wire.input]
        for index, match in enumerate(summary.matches):
            section = _section(report, match, index, len(summary.matches))
            if section is not None:
                found[(wire.key, index)] = _Known(section, summary, index, report)
    return found


def _section(report: Report, match: Match, index: int, count: int) -> Told | None:
    """The section that a match of a summary was read from: by its place where all were read, else
    by the names of its sides."""
    if count == len(report.told):
        return report.told[index]
    for n, told in enumerate(report.told):
        gold = report.gold.matches[n]
        if {gold.home.name, gold.away.name} == {match.home.name, match.away.name}:
            return told
    return None


def _matches_of(made: Day) -> dict[Account, str]:
    return {
        (w.key, n): key for w in made.wires for n, key in enumerate(w.matches) if key is not None
    }


def _joins(counts: Counts, told: dict[Account, _Known], where: dict[Account, str]) -> None:
    """Pairs of accounts: those joined, those that are of one match."""
    joined: set[Key] = set()
    same: set[Key] = set()
    for a, b in combinations(sorted(told), 2):
        pair = (a[0], str(a[1]), b[0], str(b[1]))
        if where.get(a) is not None and where.get(a) == where.get(b):
            joined.add(pair)
        if told[a].told.fixture.key == told[b].told.fixture.key:
            both = where.get(a) is not None and where.get(b) is not None
            if both:
                same.add(pair)
    counts.joins.add(joined, same)

    def names(pair: Key) -> str:
        both = (told[(pair[0], int(pair[1]))], told[(pair[2], int(pair[3]))])
        return " and ".join(f"{k.report.name} ({k.told.fixture.key})" for k in both)

    _note(counts, "joined, and are two matches", map(names, joined - same))
    _note(counts, "not joined", map(names, same - joined))


def _sources(counts: Counts, made: Day, told: dict[Account, _Known]) -> None:
    """Pairs of accounts of one match that have one origin: a text, or a provider."""
    found: set[Key] = set()
    there: set[Key] = set()
    for match in made.matches:
        mine = {w.key: n for w in made.wires for n, k in enumerate(w.matches) if k == match.key}
        source = {w: s.key for s in match.sources for w in s.wires}
        for a, b in combinations(sorted(mine), 2):
            x, y = told.get((a, mine[a])), told.get((b, mine[b]))
            if x is None or y is None:
                continue
            pair = (match.key, a, b)
            if source[a] == source[b]:
                found.add(pair)
            if x.told.origin == y.told.origin:
                there.add(pair)
    counts.sources.add(found, there)
    _note(counts, "one source, and are two", found - there)
    _note(counts, "two sources, and are one", there - found)


# --- differences ----------------------------------------------------------------------------------


def _differences(counts: Counts, made: Day, match: DayMatch, told: dict[Account, _Known]) -> None:
    """What differs between the sources of one match, by the rows and by the day."""
    accounts: dict[str, _Known] = {}
    for wire in made.wires:
        for n, key in enumerate(wire.matches):
            known = told.get((wire.key, n))
            if key == match.key and known is not None:
                accounts[wire.key] = known
    if not accounts:
        return
    fixture = Counter(k.told.fixture.key for k in accounts.values()).most_common(1)[0][0]
    expected = _expected(match, accounts)
    found = _found(match, accounts)
    firm = {(fixture, *e) for e in expected if e[0] != "only_in"}
    told_firm = {(fixture, *f) for f in found if f[0] != "only_in"}
    counts.differ.add(told_firm, firm)
    only = {(fixture, *e) for e in expected if e[0] == "only_in"}
    told_only = {(fixture, *f) for f in found if f[0] == "only_in"}
    counts.only.add(told_only, only)
    _note(counts, "difference invented", told_firm - firm)
    _note(counts, "difference missed", firm - told_firm)
    _note(counts, "only-in invented", told_only - only)
    _note(counts, "only-in missed", only - told_only)


def _expected(match: DayMatch, accounts: dict[str, _Known]) -> set[Key]:
    """From the rows of the sources alone: what they say of each key, and who says nothing."""
    rows: dict[str, list[Row]] = {}
    for source in match.sources:
        rows[source.key] = [accounts[w].told.row for w in source.wires if w in accounts]
    rows = {s: r for s, r in rows.items() if r}
    found: set[Key] = set()
    if len(rows) < 2:
        return found
    found |= _compare("score", {s: {str(r.score) for r in own} for s, own in rows.items()})
    found |= _compare(
        "date", {s: {str(r.day) for r in own if r.day is not None} for s, own in rows.items()}
    )
    keys = {e.key for own in rows.values() for e in _events(own)}
    for key in keys:
        tellers = {s: told for s, own in rows.items() if (told := _events(own, key))}
        if len(tellers) == 1:
            found.add(("only_in", key))
            continue
        surnames = {s: {_surname(e.player) for e in own} for s, own in tellers.items()}
        found |= {("contradicts", key, "player")} if len(_all(surnames)) > 1 else set()
        times = {
            s: {f"{e.minute}+{getattr(e, 'added', None)}" for e in own if e.minute is not None}
            for s, own in tellers.items()
        }
        if len(_all(times)) > 1:
            found.add(("contradicts", key, "time"))
        elif sum(bool(t) for t in times.values()) == 1:
            found.add(("only_in", key, "time"))
        kinds = _all({s: {_kind(e) for e in own} for s, own in tellers.items()})
        if len(kinds) > 1:
            loose = kinds & {"sent_off", "goal"}
            refines = len(kinds) == 2 and bool(loose)
            found.add(("refines" if refines else "contradicts", key, "kind"))
    said = {q.key for own in rows.values() for r in own for q in r.remarks}
    for key in said:
        speakers = {
            s: {_surname(q.speaker) for r in own for q in r.remarks if q.key == key}
            for s, own in rows.items()
        }
        speakers = {s: v for s, v in speakers.items() if v}
        if len(_all(speakers)) > 1:
            found.add(("contradicts", key, "speaker"))
        elif len(speakers) == 1:
            found.add(("only_in", key))
    return found


def _events(rows: Sequence[Row], key: str | None = None) -> list[Goal | Card]:
    listed: list[Goal | Card] = []
    for row in rows:
        listed += [*row.goals, *row.cards]
    return [e for e in listed if key is None or e.key == key]


def _compare(what: str, values: dict[str, set[str]]) -> set[Key]:
    told = {s: v for s, v in values.items() if v}
    if len(_all(told)) > 1:
        return {("contradicts", what)}
    return {("only_in", what)} if len(told) == 1 and len(values) > 1 else set()


def _all(values: dict[str, set[str]]) -> set[str]:
    return {v for own in values.values() for v in own}


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


def _kind(event: Goal | Card) -> str:
    if isinstance(event, Card):
        return event.kind
    return "penalty_goal" if event.penalty else "goal"


_SHOWN_FIELDS = frozenset({"score", "date"})
"""The plain fields that rows may tell differently; all others are the same for everybody."""


def _found(match: DayMatch, accounts: dict[str, _Known]) -> set[Key]:
    """What the day says differs, under the tables' keys."""
    found: set[Key] = set()
    for d in match.differences:
        head, _, part = d.path.partition(".")
        if head.startswith("events["):
            event = match.events[int(head[7:-1])]
            keys = {k for p in event.places if (k := _event_key(p.wire, p.path, accounts))}
            for key in sorted(keys)[:1] or ["event?"]:
                found.add((d.kind, key, part) if part else (d.kind, key))
        elif head.startswith("quotes["):
            key = f"{next(iter(accounts.values())).told.fixture.key}.q0"
            found.add((d.kind, key, part) if part else (d.kind, key))
        elif head in _SHOWN_FIELDS or d.kind != "only_in":
            found.add((d.kind, head))
    return found


def _event_key(wire: str, path: str, accounts: dict[str, _Known]) -> str | None:
    """The tables' key of the event that stands at ``path`` of a wire's summary."""
    known = accounts.get(wire)
    if known is None:
        return None
    at = int(path.rpartition("[")[2][:-1])
    if known.summary is known.report.gold:
        return known.told.keys[at]
    events = known.summary.matches[known.index].events
    event = events[at]
    row = known.told.row
    listed = _events([row])
    cards = event.kind in ("red", "second_yellow", "sent_off")
    same = [e for e in listed if isinstance(e, Goal) != cards]
    exact = [e for e in same if e.minute == event.minute]
    timed = [e for e in exact if e.minute is not None]
    named = [
        e
        for e in same
        if event.player is not None and _fold(_surname(e.player)) == _fold(_surname(event.player))
    ]
    taken = {e.minute for e in events if e is not event and e.player == event.player}
    open_ = [
        e for e in named if e.minute is None or (event.minute is None and e.minute not in taken)
    ]
    both = [e for e in exact if e in named]
    chosen = both or timed or open_
    return chosen[0].key if chosen else None


def _fold(name: str) -> str:
    return plain(name).casefold()


# --- quotations -----------------------------------------------------------------------------------


def _quotes(
    counts: Counts, made: Day, reports: Sequence[Report], told: dict[Account, _Known]
) -> None:
    """Utterances: each once in its match; all characters a wire's own."""
    texts = {w.key: _by_name(reports, w.input).wire.text for w in made.wires}
    for match in made.matches:
        for quote in match.quotes:
            own = texts[quote.wire]
            if quote.text != " ".join(own[s.start : s.end] for s in quote.spans):
                counts.altered += 1
        mine = [
            k for w in made.wires for n, key in enumerate(w.matches)
            if key == match.key and (k := told.get((w.key, n)))
        ]  # fmt: skip
        read = {
            q.key
            for k in mine
            for q in k.told.row.remarks
            if any(s.match == k.index or len(k.summary.matches) == 1 for s in k.summary.quotes)
        }
        counts.quotes.right += min(len(match.quotes), len(read))
        counts.quotes.found += len(match.quotes)
        counts.quotes.there += len(read)
        if len(match.quotes) != len(read):
            counts.wrong.append(f"{match.key}: {len(match.quotes)} quotations of {len(read)}")
