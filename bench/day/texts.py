"""The wires of a made-up day: texts of agencies and papers, and a perfect reader's summaries.

Each :class:`Report` has the wire as it is read, the tables' summary of it, and for each of its
matches which fixture it is and whose text, so that what comes of a day can be held against it.
"""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from bench.day.tables import TODAY, Card, Fixture, Goal, Remark, Row, Wordings, fixtures, rows
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

__all__ = ["Report", "Told", "made_up_day", "plain"]

Outcome = Literal["summarised", "held", "killed", "failed"]


@dataclass(frozen=True)
class Told:
    """One section of a wire: the fixture, the row it tells, the origin of its words.

    ``keys`` are the tables' keys of the events, in the order of the summary's.
    """

    fixture: Fixture
    row: Row
    origin: str
    agency: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """One wire of the day. ``counts`` is false where it must not be shown."""

    name: str
    wire: Wire
    gold: Summary
    told: tuple[Told, ...]
    counts: bool = True
    outcome: Outcome = "summarised"
    reason: str | None = None


@dataclass
class _Section:
    """Paragraphs of sentences, and which of them tells what."""

    told: Told
    paragraphs: list[list[str]] = field(default_factory=list)
    lead: str = ""
    home: str = ""
    away: str = ""
    ground_stated: bool = False
    competition: str = ""
    day_words: str | None = None
    events: list[tuple[Goal | Card, str, str]] = field(default_factory=list)
    quotes: list[tuple[Remark, str, tuple[str, ...], str]] = field(default_factory=list)
    headline: str = ""


def made_up_day(words: Wordings, seed: int) -> list[Report]:
    """The reports of one day, in the order in which they come in."""
    rng = random.Random(seed)  # noqa: S311  the same day for the same seed
    maker = _Maker(words, rng)
    for fixture in fixtures(words, rng):
        told = rows(fixture, rng)
        for agency, row in told.items():
            maker.agency_report(fixture, agency, row)
    maker.corrections(4)
    maker.reprints(6)
    maker.killed()
    maker.round_ups(2)
    maker.others()
    return maker.reports


class _Maker:
    def __init__(self, words: Wordings, rng: random.Random) -> None:
        self.words, self.rng = words, rng
        self.reports: list[Report] = []
        self.sections: dict[str, _Section] = {}
        self.originals: list[str] = []
        self.stale = ""

    # --- one section ------------------------------------------------------------------------------

    def section(self, fixture: Fixture, agency: int, row: Row, origin: str) -> _Section:
        style = self.words["agencies"][agency]
        kind = f" {fixture.kind}" if fixture.kind else ""
        home, away = (self.words["clubs"][c][style["team"]] + kind for c in _clubs(fixture))
        h, a = row.score
        lead_kind = "draw" if h == a else "home" if h > a else "away"
        if fixture.leg:
            lead_kind = f"leg{fixture.leg}"
        template, ground_stated = style["lead"][lead_kind]
        day_words = row.day.strftime("%A") if row.day else None
        high, low = max(h, a), min(h, a)
        lead = template.format(
            H=home,
            A=away,
            s=f"{high}-{low}",
            r=f"{low}-{high}",
            comp=fixture.competition,
            on=f" on {day_words}" if day_words else "",
            ground=fixture.ground,
            agg="-".join(map(str, row.aggregate or ())),
        )
        told = Told(fixture, row, origin, agency, ())
        made = _Section(told, lead=lead, home=home, away=away, ground_stated=ground_stated)
        made.competition, made.day_words = fixture.competition, day_words
        made.paragraphs.append([lead])
        named: set[str] = set()
        state = [0, 0]
        group: list[str] = []
        for goal in row.goals:
            sentence, player = self._goal(goal, style, made, state, named)
            made.events.append((goal, player, sentence))
            group.append(sentence)
        for card in row.cards:
            team = home if card.home else away
            player = _person(card.player, style["person"], named)
            sentence = style["cards"][card.kind].format(T=team, P=player, min=_when(card, style))
            made.events.append((card, _full(card.player, style["person"]), sentence))
            group.append(sentence)
        made.paragraphs += [group[i : i + 2] for i in range(0, len(group), 2)]
        # No two agencies write the same sentence of their own.
        made.paragraphs.append([self.words["asides"][(len(row.goals) + agency) % 5]])
        for remark in row.remarks:
            team = home if remark.home else away
            speaker = _person(remark.speaker, style["person"], named)
            form = "quote" if len(remark.parts) > 1 else "short_quote"
            q1 = remark.parts[0]
            q2 = remark.parts[-1]
            sentence = style[form].format(q1=q1, q2=q2, T=team, P=speaker)
            quoted = (f"{q1}, {q2}," if len(remark.parts) > 1 else f"{q1},",)
            made.quotes.append((remark, _full(remark.speaker, style["person"]), quoted, sentence))
            made.paragraphs.append([sentence])
        winner, loser = (home, away) if h >= a else (away, home)
        heading = style["headline"]["draw" if h == a else "win"]
        made.headline = heading.format(W=winner, L=loser, H=home, A=away, s=f"{high}-{low}")
        made.told = Told(fixture, row, origin, agency, tuple(e.key for e, _, _ in made.events))
        return made

    def _goal(
        self, goal: Goal, style: dict[str, Any], made: _Section, state: list[int], named: set[str]
    ) -> tuple[str, str]:
        mine, theirs = (0, 1) if goal.home else (1, 0)
        state[mine] += 1
        gap = state[mine] - state[theirs]
        form = "level" if gap == 0 else "ahead" if gap == 1 else "extend" if gap > 1 else "reduce"
        if goal.penalty:
            form = "penalty"
        player = _person(goal.player, style["person"], named)
        team = made.home if goal.home else made.away
        sentence = style["goals"][form].format(P=player, T=team, min=_when(goal, style))
        return sentence, _full(goal.player, style["person"])

    # --- whole wires ------------------------------------------------------------------------------

    def agency_report(self, fixture: Fixture, agency: int, row: Row) -> None:
        origin = f"{fixture.key}/{agency}"
        section = self.section(fixture, agency, row, origin)
        self.sections[origin] = section
        self.originals.append(origin)
        self.wire(
            origin.replace("/", "-"),
            self.words["agencies"][agency]["name"],
            section.headline,
            [section],
            days=(fixture.played - TODAY).days,
        )

    def corrections(self, count: int) -> None:
        """Some reports came in an earlier version before, with a minute that was wrong."""
        with_goals = [o for o in self.originals if any(g.minute for g in self._row(o).goals)]
        for origin in self.rng.sample(with_goals, count):
            at = next(n for n, r in enumerate(self.reports) if _origin(r) == origin)
            newer = self.reports[at]
            fixture, agency = newer.told[0].fixture, newer.told[0].agency
            row = self._row(origin)
            first = next(n for n, g in enumerate(row.goals) if g.minute)
            goals = list(row.goals)
            minute = goals[first].minute or 0
            goals[first] = Goal(
                goals[first].key, goals[first].player, goals[first].home, minute + 40
            )
            wrong = Row(row.score, tuple(goals), row.cards, row.remarks, row.day, row.aggregate)
            section = self.section(fixture, agency, wrong, f"{origin}/old")
            self.wire(
                origin.replace("/", "-"),
                self.words["agencies"][agency]["name"],
                section.headline,
                [section],
                days=(fixture.played - TODAY).days,
                version=1,
                counts=False,
                at=at,
            )
            if not self.stale:
                self.stale = origin
                told = section.told
                late = Told(told.fixture, row, origin, told.agency, told.keys)
                copy = _Section(**{**section.__dict__, "told": late})
                days = (fixture.played - TODAY).days
                self.wire("stale", self.words["papers"][1], "As it came", [copy], days=days)
            corrected = self.sections[origin]
            self.reports.pop(at + 1)
            self.wire(
                origin.replace("/", "-"),
                self.words["agencies"][agency]["name"],
                corrected.headline,
                [corrected],
                days=(fixture.played - TODAY).days,
                version=2,
                at=min(at + 3, len(self.reports)),
                signal="sig:correction",
            )

    def reprints(self, count: int) -> None:
        """Papers carry agencies' reports, under headlines of their own, a paragraph left out."""
        for n, origin in enumerate(self.rng.sample(self.originals, count)):
            section = self.sections[origin]
            paper = self.words["papers"][n % len(self.words["papers"])]
            copy = _Section(**{**section.__dict__, "paragraphs": list(section.paragraphs)})
            aside = next(p for p in copy.paragraphs if p[0] in self.words["asides"])
            copy.paragraphs.remove(aside)
            heading = self.rng.choice(self.words["paper_headlines"])
            self.wire(
                f"reprint-{n}",
                paper,
                heading.format(H=section.home, A=section.away),
                [copy],
                days=(section.told.fixture.played - TODAY).days,
            )

    def killed(self) -> None:
        """A report that is killed later, and a paper that carried it."""
        reprinted = {_origin(r) for r in self.reports if r.name.startswith("reprint")}
        free = [
            r
            for r in self.reports
            if r.counts and r.wire.version == "1" and len(r.told) == 1
            and not r.name.startswith(("reprint", "stale")) and _origin(r) not in reprinted
            and len(r.told[0].fixture.agencies) == 3
        ]  # fmt: skip
        victim = self.rng.choice(free)
        at = self.reports.index(victim)
        origin = _origin(victim)
        section = self.sections[origin]
        self.reports[at] = Report(victim.name, victim.wire, victim.gold, victim.told, counts=False)
        self.originals.remove(origin)
        days = (section.told.fixture.played - TODAY).days
        paper = self.words["papers"][0]
        self.wire("killed-reprint", paper, "A report", [section], days=days, counts=False)
        self.wire(
            origin.replace("/", "-"),
            str(victim.wire.provider),
            section.headline,
            [section],
            days=days,
            version=9,
            status="canceled",
            counts=False,
            outcome="killed",
        )

    def round_ups(self, count: int) -> None:
        """A paper's round-up: one agency's report carried on, and two sections of its own."""
        for n in range(count):
            carried = self.rng.choice(self.originals)
            sections = [self.sections[carried]]
            paper = self.words["papers"][-1 - n]
            mine = [
                (f, a)
                for f, a in self._not_reported()
                if f.key != sections[0].told.fixture.key and f.kind == "" and not f.leg
            ]
            for fixture, agency in mine[2 * n : 2 * n + 2]:
                origin = f"{fixture.key}/{paper}"
                row = Row(fixture.truth.score, fixture.truth.goals, (), (), fixture.played)
                sections.append(self.section(fixture, agency, row, origin))
            self.wire(f"round-up-{n}", paper, "The day in full", sections, days=0)

    def _not_reported(self) -> list[tuple[Fixture, int]]:
        seen: dict[str, Fixture] = {}
        told: dict[str, set[int]] = {}
        for report in self.reports:
            for t in report.told:
                seen[t.fixture.key] = t.fixture
                told.setdefault(t.fixture.key, set()).add(t.agency)
        free = []
        for key, fixture in seen.items():
            left = sorted(set(range(len(self.words["agencies"]))) - told[key])
            free += [(fixture, left[0])] if left else []
        return free

    def others(self) -> None:
        """What is no match report, what is held, and what failed."""
        club = self.words["clubs"][0][0]
        name = f"{self.words['given'][0]} {self.words['family'][0]}"
        text = [f"{club} have signed midfielder {name} until 2029, the club said."]
        self.wire("transfer", self.words["agencies"][0]["name"], f"{club} sign {name}", [], text)
        held = self.sections[self.originals[0]]
        self.wire(
            "embargoed",
            "Statistics Office",
            held.headline,
            [held],
            embargoed=f"{TODAY + timedelta(days=400)}T00:00:00+00:00",
            counts=False,
            outcome="held",
        )
        self.wire("failed", "Small Agency", held.headline, [held], counts=False, outcome="failed")

    def _row(self, origin: str) -> Row:
        return self.sections[origin].told.row

    def wire(
        self,
        name: str,
        provider: str,
        headline: str,
        sections: list[_Section],
        text: list[str] | None = None,
        *,
        days: int = 0,
        version: int = 1,
        status: str = "usable",
        signal: str | None = None,
        embargoed: str | None = None,
        counts: bool = True,
        outcome: Outcome = "summarised",
        at: int | None = None,
    ) -> None:
        """Write a wire in ninjs, read it, and put its report into the day."""
        paragraphs = [" ".join(p) for s in sections for p in s.paragraphs] + (text or [])
        moment = TODAY + timedelta(days=days)
        item: dict[str, Any] = {
            "uri": f"urn:day:{provider.replace(' ', '-').lower()}:{name}",
            "type": "text",
            "provider": provider,
            "language": "en",
            "pubstatus": status,
            "version": str(version),
            "versioncreated": f"{moment}T{20 + version % 3}:{len(self.reports) % 60:02}:00+00:00",
            "headline": headline,
            "body_html": "".join(f"<p>{_escaped(p)}</p>" for p in paragraphs),
        }
        if signal:
            item["signal"] = signal
        if embargoed:
            item["embargoed"] = embargoed
        wire = read_bytes(json.dumps(item, ensure_ascii=False).encode(), input=f"{name}.json")
        told = tuple(s.told for s in sections)
        report = Report(
            f"{name}.{version}", wire, _gold(wire, sections), told, counts, outcome,
            None if outcome == "summarised" else f"made up: {outcome}",
        )  # fmt: skip
        self.reports.insert(len(self.reports) if at is None else at, report)


def _clubs(fixture: Fixture) -> tuple[int, int]:
    return fixture.home, fixture.away


def _origin(report: Report) -> str:
    return report.told[0].origin if report.told else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def plain(text: str) -> str:
    """Letters without their accents."""
    text = text.translate(str.maketrans("øØåÅ", "oOaA"))
    kept = unicodedata.normalize("NFKD", text)
    return "".join(c for c in kept if not unicodedata.combining(c))


def _full(name: str, style: str) -> str:
    """The fullest form that a style has of a name."""
    if style == "surname":
        return name.rpartition(" ")[2]
    return plain(name) if style == "plain" else name


def _person(name: str, style: str, named: set[str]) -> str:
    """A name as a style writes it: the surname alone from the second time on."""
    form = _full(name, style)
    again = name in named
    named.add(name)
    return form.rpartition(" ")[2] if again else form


def _when(event: Goal | Card, style: dict[str, Any]) -> str:
    if event.minute is None:
        return ""
    added = event.added if isinstance(event, Goal) else None
    if added:
        return f" in the {_ordinal(added)} minute of stoppage time"
    return str(style["minute"]).format(ord=_ordinal(event.minute), n=event.minute)


def _ordinal(n: int) -> str:
    if 10 <= n % 100 <= 20:
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


# --- the summary that the tables give -------------------------------------------------------------


def _gold(wire: Wire, sections: list[_Section]) -> Summary:
    matches = tuple(_match(wire, s) for s in sections)
    quotes = tuple(q for n, s in enumerate(sections) for q in _quotes(wire, s, n))
    return Summary(
        wire=WireInfo(
            id=wire.id,
            provider=wire.provider,
            version=wire.version,
            format=wire.format,
            headline=wire.headline,
            language=wire.language,
            published=wire.published,
            status=wire.status,
            sha256=wire.sha256,
        ),
        kind="other" if not sections else "match_report" if len(sections) == 1 else "roundup",
        matches=matches,
        quotes=quotes,
        findings=(),
        run=Run(
            engine="offline", model=None, prompt=None, schema_hash=None, rules="tables", requests=0,
            usage=Usage(), cost_usd=0.0, seconds=0.0,
        ),
    )  # fmt: skip


def _at(wire: Wire, sentence: str) -> tuple[Evidence, ...]:
    start = wire.text.index(sentence)
    return tuple(
        Evidence(sentence=s.number, start=s.start, end=s.end)
        for s in wire.sentences_of(start, start + len(sentence))
    )


def _match(wire: Wire, section: _Section) -> Match:
    row, fixture = section.told.row, section.told.fixture
    lead = _at(wire, section.lead)
    h, a = row.score
    day = row.day
    return Match(
        sport="football",
        home=Named(name=section.home, evidence=lead),
        away=Named(name=section.away, evidence=lead),
        home_away_stated=section.ground_stated,
        competition=Named(name=section.competition, evidence=lead),
        stage=Named(name="semi-final", evidence=lead) if fixture.leg else None,
        venue=None,
        date=day and DateFact(
            date=day.isoformat(), as_written=section.day_words or "", evidence=lead,
            derived=("date",),
        ),
        score=Score(home=h, away=a, evidence=lead),
        half_time=None,
        aggregate=row.aggregate and Score(
            home=row.aggregate[0], away=row.aggregate[1], evidence=lead
        ),
        first_leg=None,
        shoot_out=None,
        extra_time=None,
        result_as_written=None,
        winner="home" if h > a else "away" if a > h else "draw",
        advanced="home" if fixture.leg == 2 else None,
        next_opponents=(),
        events=tuple(_event(wire, e, player, s) for e, player, s in section.events),
        headline=section.headline,
        blurb=None,
        evidence=MatchEvidence(winner=lead),
    )  # fmt: skip


def _event(wire: Wire, event: Goal | Card, player: str, sentence: str) -> Event:
    goal = event if isinstance(event, Goal) else None
    kind: Any = ("penalty_goal" if goal.penalty else "goal") if goal else getattr(event, "kind", "")
    return Event(
        kind=kind,
        player=player,
        side="home" if event.home else "away",
        minute=event.minute,
        added=goal.added if goal else None,
        when=None,
        evidence=_at(wire, sentence),
    )


def _quotes(wire: Wire, section: _Section, match: int) -> list[Quote]:
    made = []
    for _, speaker, quoted, sentence in section.quotes:
        start = wire.text.index(sentence)
        spans = []
        for words in quoted:
            at = wire.text.index(words, start)
            spans.append(Span(start=at, end=at + len(words)))
        text = " ".join(wire.text[s.start : s.end] for s in spans)
        evidence = _at(wire, sentence)
        who = Speaker(name=speaker, as_written=speaker, role=None, evidence=evidence)
        made.append(
            Quote(text=text, spans=tuple(spans), speaker=who, match=match, evidence=evidence)
        )
    return made
