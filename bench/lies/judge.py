"""What came of a lie: whether it got out, whether a finding names it, what else was lost.

A summary and a draft are taken apart into units, the smallest things that can be right or wrong
by themselves. A wrong unit of the summary is one that neither the right draft has nor the summary
of the right draft (which also has what was worked out). So a lie that drags another wrong fact
along is not caught either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.lies.tell import Lie
from summarizer.checking import Checked, check
from summarizer.checking.prose import LIMITS
from summarizer.draft import Draft, DraftMatch, EventClaim, ScoreClaim
from summarizer.summary import Event, Finding, Match, Quote
from summarizer.wire import Wire

__all__ = ["Baseline", "Unit", "Verdict", "alarms", "baseline", "judge"]

Unit = tuple[object, ...]
"""What is claimed: (match, field, value …) or ("quote", spans, …)."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The right draft of a text and what the checks make of it untouched."""

    wire: Wire
    right: Draft
    second: Draft | None
    claimed: Counter[Unit]
    kept: Counter[Unit]
    evidence: dict[Unit, frozenset[int]]
    findings: tuple[Finding, ...] = ()

    @property
    def lost(self) -> Counter[Unit]:
        """Right claims that the checks take out of the untouched draft: false alarms.

        Words for a time that were worked out into a minute are not lost.
        """
        timed = {u[:5] for u in self.kept if u[1] == "time"}
        gone = self.claimed - self.kept
        return Counter(
            u
            for u in gone.elements()
            if not (u[1] == "time" and isinstance(u[5], str) and u[:5] in timed)
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """``out``: wrong units in the summary. ``named``: a finding names the lied claim's path.
    ``lost``: right units of other claims that went with it, of ``of``. ``rules``: what spoke."""

    out: tuple[Unit, ...]
    named: bool
    lost: tuple[Unit, ...]
    of: int
    rules: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """The lied value is not in the summary, and a finding names its path."""
        return self.named and not self.out


# The texts of right drafts were written for 80 and 240 characters. At the limits of the product
# the rule on length would catch lies in longer texts by accident, so it is wide while we measure.
_WIDE = {"headline": 80, "blurb": 240}


def _check(wire: Wire, draft: Draft, second: Draft | None, *, wide: bool = True) -> Checked:
    if not wide:
        return check(wire, draft, second=second)
    narrow = dict(LIMITS)
    LIMITS.update(_WIDE)
    try:
        return check(wire, draft, second=second)
    finally:
        LIMITS.update(narrow)


def baseline(wire: Wire, right: Draft, second: Draft | None, *, wide: bool = True) -> Baseline:
    """Check the right draft of ``wire`` as it is, at the wide limits of length or the product's."""
    checked = _check(wire, right, second, wide=wide)
    evidence: dict[Unit, frozenset[int]] = {}
    for unit, numbers in (*_draft_evidence(wire, right), *_evidence(checked, right)):
        evidence[unit] = evidence.get(unit, frozenset()) | numbers
    return Baseline(
        wire=wire,
        right=right,
        second=second,
        claimed=_draft_units(wire, right),
        kept=_units(checked, right),
        evidence=evidence,
        findings=checked.findings,
    )


def alarms(base: Baseline) -> Iterator[tuple[Unit, tuple[str, ...]]]:
    """The lost claims of the untouched draft, each with the rules that name it; a claim that is
    lost along with another has those of its match, or none."""
    spoke = [f for f in base.findings if f.severity == "error" and f.action != "kept"]
    rows = [(f.rule, f.path, _row_units(base, _row(f.path))) for f in spoke]
    whole = [
        (f.rule, int(m[1]))
        for f in spoke
        if (m := re.fullmatch(r"matches\[(\d+)\](?:\.(?:home|away))?", f.path))
    ]
    for unit in base.lost.elements():
        rules = [rule for rule, _, units in rows if unit in units]
        rules = rules or [f"{rule} of the match" for rule, i in whole if unit[0] == i]
        yield unit, tuple(dict.fromkeys(rules))


def judge(base: Baseline, lie: Lie) -> Verdict:
    """Check the lied draft and compare."""
    checked = _check(base.wire, lie.draft, base.second)
    units = _units(checked, lie.draft)
    wrong = (units - (base.claimed | base.kept)).elements()
    out = [u for u in wrong if not _planned(u, lie) and not _part_of_day(u, base)]
    if lie.kind == "evidence_moved":
        # What was dropped and then worked out rests on the sentences that it follows from.
        gone = {f.path.rsplit(".", 1)[-1] for f in checked.findings if f.action == "dropped"}
        for unit, numbers in _evidence(checked, lie.draft):
            if unit[1] in gone and _row(lie.path).endswith(f".{unit[1]}"):
                continue
            if unit in base.evidence and not numbers <= base.evidence[unit]:
                out.append((*unit, "evidence", tuple(sorted(numbers - base.evidence[unit]))))
    row = _row(lie.path)
    own = _row_units(base, row)
    right = Counter(u for u in (base.claimed & base.kept).elements() if u not in own)
    lost = tuple((right - units).elements())
    spoke = [f for f in checked.findings if f.severity == "error" or f.action == "dropped"]
    rules = tuple(f.rule for f in spoke if _names(f.path, row))
    if not rules and lie.kind == "event_twice":  # the other of the two may be the one that goes
        rules = tuple(f.rule for f in spoke if f.rule == "event-twice")
    return Verdict(tuple(out), bool(rules), lost, sum(right.values()), rules)


def _planned(unit: Unit, lie: Lie) -> bool:
    """Whether ``unit`` is prose written from the facts in place of another text.

    What is wrong in such a text is wrong in the facts, and counted there.
    """
    if unit[1] not in ("headline", "blurb"):
        return False
    lied = {getattr(m, str(unit[1])) for m in lie.draft.matches}
    return unit[2] not in lied


def _part_of_day(unit: Unit, base: Baseline) -> bool:
    """Whether ``unit`` is what is left of the right day: "March 7" of "Saturday, March 7"."""
    if unit[1] != "date":
        return False
    days = [str(u[2]) for u in base.claimed if u[:2] == unit[:2]]
    return any(str(unit[2]) in day.split(", ") for day in days)


def _row(path: str) -> str:
    """The row of the claim at ``path``: an event, a quotation, a fact."""
    m = re.match(r"(?:matches\[\d+\]\.)?(?:events|quotes|dates|next_opponents)\[\d+\]", path)
    return m[0] if m else path


def _names(path: str, row: str) -> bool:
    if path == row or path.startswith((row + ".", row + "[")):
        return True
    side = row.endswith((".home", ".away"))
    return side and path == row.rsplit(".", 1)[0]


# --- units ---------------------------------------------------------------------------------------


def _side(home: str, away: str, side: str | None) -> str | None:
    return {"home": home, "away": away}.get(side or "", side)


def _event_units(where: object, home: str, away: str, event: Event | EventClaim) -> Iterator[Unit]:
    side = _side(home, away, event.side)
    yield (where, "event", event.kind, event.player, side)
    if event.minute is not None or event.when:
        yield (where, "time", event.kind, event.player, side, _time(event))


def _time(event: Event | EventClaim) -> object:
    if event.minute is None:
        return event.when
    return event.minute + (event.added or 0), event.added is not None


def _pair(home: str, away: str, score: tuple[int, int]) -> frozenset[tuple[str, int]]:
    """A score without an order: who has how many."""
    return frozenset({(home, score[0]), (away, score[1])})


def _draft_match(where: object, m: DraftMatch) -> Iterator[Unit]:
    home, away = m.home.value, m.away.value
    yield (where, "side", home)
    yield (where, "side", away)
    if m.ground:
        yield (where, "at home", home)
    for key in ("competition", "stage", "venue", "city", "result"):
        claim = getattr(m, key)
        if claim is not None:
            yield (where, key, claim.value)
    for day in dict.fromkeys(", ".join(d.value for d in m.dates).split(", ") if m.dates else ()):
        yield (where, "date", day)
    for key in ("score", "half_time", "aggregate", "shoot_out", "first_leg"):
        score: ScoreClaim | None = getattr(m, key)
        if score is not None:
            yield (where, key, _pair(home, away, (score.home, score.away)))
    if m.extra_time:
        yield (where, "extra_time")
    for key in ("winner", "advanced"):
        claim = getattr(m, key)
        if claim is not None:
            yield (where, key, _side(home, away, claim.value))
    for claim in m.next_opponents:
        yield (where, "next", claim.value)
    for event in m.events:
        yield from _event_units(where, home, away, event)
    for key in ("headline", "blurb"):
        if getattr(m, key):
            yield (where, key, getattr(m, key))


def _result_match(where: object, m: Match) -> Iterator[Unit]:
    home, away = m.home.name, m.away.name
    yield (where, "side", home)
    yield (where, "side", away)
    if m.home_away_stated:
        yield (where, "at home", home)
    for key in ("competition", "stage"):
        named = getattr(m, key)
        if named is not None:
            yield (where, key, named.name)
    if m.venue and m.venue.name:
        yield (where, "venue", m.venue.name)
    if m.venue and m.venue.city:
        yield (where, "city", m.venue.city)
    # A weekday without the date that stood beside it is less, but not wrong.
    for day in dict.fromkeys(m.date.as_written.split(", ") if m.date else ()):
        yield (where, "date", day)
    for key in ("score", "half_time", "aggregate", "shoot_out"):
        score = getattr(m, key)
        if score is not None:
            yield (where, key, _pair(home, away, (score.home, score.away)))
    if m.first_leg is not None:
        leg = m.first_leg
        yield (where, "first_leg", _pair(leg.home_name, leg.away_name, (leg.home, leg.away)))
    if m.result_as_written:
        yield (where, "result", m.result_as_written)
    if m.extra_time:
        yield (where, "extra_time")
    for key in ("winner", "advanced"):
        if getattr(m, key) is not None:
            yield (where, key, _side(home, away, getattr(m, key)))
    for named in m.next_opponents:
        yield (where, "next", named.name)
    for event in m.events:
        yield from _event_units(where, home, away, event)
    for key in ("headline", "blurb"):
        if getattr(m, key):
            yield (where, key, getattr(m, key))


def _quote_units(
    spans: Iterable[tuple[int, int]], speaker: str | None, role: str | None, match: object
) -> Iterator[Unit]:
    said = tuple(spans)
    yield ("quote", said)
    if speaker:
        yield ("speaker", said, speaker)
    if role:
        yield ("role", said, role)
    if match is not None:
        yield ("quote's match", said, match)


def _draft_units(wire: Wire, draft: Draft) -> Counter[Unit]:
    found: Counter[Unit] = Counter()
    for i, match in enumerate(draft.matches):
        found.update(_draft_match(i, match))
    for q in draft.quotes:
        spans = [(wire.quotations[n - 1].start, wire.quotations[n - 1].end) for n in q.spans]
        number = None if q.match is None else q.match - 1
        found.update(_quote_units(spans, q.speaker, q.role, number))
    return found


def _numbers(checked: Checked, draft: Draft) -> dict[int, int]:
    """Which match of the draft each match of the result is: in order, the dropped ones left out."""
    found: dict[int, int] = {}
    after = 0
    for i, match in enumerate(checked.matches):
        for j in range(after, len(draft.matches)):
            theirs = {draft.matches[j].home.value, draft.matches[j].away.value}
            if {match.home.name, match.away.name} == theirs:
                found[i], after = j, j + 1
                break
    return found


def _units(checked: Checked, draft: Draft) -> Counter[Unit]:
    number = _numbers(checked, draft)
    found: Counter[Unit] = Counter()
    for i, match in enumerate(checked.matches):
        found.update(_result_match(number.get(i, f"unknown {i}"), match))
    for q in checked.quotes:
        found.update(_result_quote(q, number))
    return found


def _result_quote(q: Quote, number: dict[int, int]) -> Iterator[Unit]:
    speaker = q.speaker.name if q.speaker else None
    role = q.speaker.role if q.speaker else None
    match = None if q.match is None else number.get(q.match, f"unknown {q.match}")
    return _quote_units([(s.start, s.end) for s in q.spans], speaker, role, match)


# --- the units of one row, and their evidence ----------------------------------------------------


def _row_units(base: Baseline, row: str) -> set[Unit]:
    """The units of the right draft that stand in the row of the lie: lost with it, not beside it.

    A row that the lie added has none.
    """
    m = re.match(r"matches\[(\d+)\]\.(.+)$", row)
    if m is None:
        at = int(re.sub(r"\D", "", row))
        if at >= len(base.right.quotes):
            return set()
        q = base.right.quotes[at]
        spans = [
            (base.wire.quotations[n - 1].start, base.wire.quotations[n - 1].end) for n in q.spans
        ]
        number = None if q.match is None else q.match - 1
        return set(_quote_units(spans, q.speaker, q.role, number))
    i, key = int(m[1]), m[2]
    match = base.right.matches[i]
    units = set(_draft_match(i, match))
    if key.startswith("events["):
        at = int(re.sub(r"\D", "", key))
        if at >= len(match.events):
            return set()
        return set(_event_units(i, match.home.value, match.away.value, match.events[at]))
    field = {"dates": "date", "next_opponents": "next", "home": "side", "away": "side"}.get(
        key.split("[")[0], key.split("[")[0]
    )
    if field == "side":
        value = match.home.value if key == "home" else match.away.value
        return {(i, "side", value)}
    return {u for u in units if u[1] == field}


def _draft_evidence(wire: Wire, draft: Draft) -> Iterator[tuple[Unit, frozenset[int]]]:
    for i, m in enumerate(draft.matches):
        home, away = m.home.value, m.away.value
        yield (i, "side", home), frozenset(m.home.evidence)
        yield (i, "side", away), frozenset(m.away.evidence)
        for key in ("competition", "stage", "venue", "city", "result"):
            claim = getattr(m, key)
            if claim is not None:
                yield (i, key, claim.value), frozenset(claim.evidence)
        for key in ("score", "half_time", "aggregate", "shoot_out", "first_leg"):
            score: ScoreClaim | None = getattr(m, key)
            if score is not None:
                yield (
                    (i, key, _pair(home, away, (score.home, score.away))),
                    frozenset(score.evidence),
                )
        for claim in m.next_opponents:
            yield (i, "next", claim.value), frozenset(claim.evidence)
        for key in ("winner", "advanced"):
            claim = getattr(m, key)
            if claim is not None:
                yield (i, key, _side(home, away, claim.value)), frozenset(claim.evidence)
        yield (i, "at home", home), frozenset(m.ground or ())
        yield (i, "extra_time"), frozenset(m.extra_time or ())
        days = frozenset(n for d in m.dates for n in d.evidence)
        for unit in _draft_match(i, m):
            if unit[1] == "date":
                yield unit, days
        for event in m.events:
            for unit in _event_units(i, home, away, event):
                yield unit, frozenset(event.evidence)
    for q in draft.quotes:
        spans = tuple((wire.quotations[n - 1].start, wire.quotations[n - 1].end) for n in q.spans)
        yield ("speaker", spans, q.speaker), frozenset(q.evidence)


def _evidence(checked: Checked, draft: Draft) -> Iterator[tuple[Unit, frozenset[int]]]:
    number = _numbers(checked, draft)
    for k, m in enumerate(checked.matches):
        i = number.get(k, -1)
        home, away = m.home.name, m.away.name
        for named in (m.home, m.away):
            yield (i, "side", named.name), frozenset(e.sentence for e in named.evidence)
        for key in ("competition", "stage"):
            fact = getattr(m, key)
            if fact is not None:
                yield (i, key, fact.name), frozenset(e.sentence for e in fact.evidence)
        if m.venue is not None:
            numbers = frozenset(e.sentence for e in m.venue.evidence)
            if m.venue.name:
                yield (i, "venue", m.venue.name), numbers
            if m.venue.city:
                yield (i, "city", m.venue.city), numbers
        leg = m.first_leg
        if leg is not None:
            told: Unit = (i, "first_leg", _pair(leg.home_name, leg.away_name, (leg.home, leg.away)))
            yield told, frozenset(e.sentence for e in leg.evidence)
        for key in ("winner", "advanced"):
            if getattr(m, key) is not None:
                outcome: Unit = (i, key, _side(home, away, getattr(m, key)))
                yield outcome, frozenset(e.sentence for e in getattr(m.evidence, key))
        yield (i, "at home", home), frozenset(e.sentence for e in m.evidence.home_away_stated)
        yield (i, "extra_time"), frozenset(e.sentence for e in m.evidence.extra_time)
        if m.result_as_written:
            result = frozenset(e.sentence for e in m.evidence.result_as_written)
            yield (i, "result", m.result_as_written), result
        if m.date:
            days = frozenset(e.sentence for e in m.date.evidence)
            for unit in _result_match(i, m):
                if unit[1] == "date":
                    yield unit, days
        for key in ("score", "half_time", "aggregate", "shoot_out"):
            score = getattr(m, key)
            if score is not None:
                scored: Unit = (i, key, _pair(home, away, (score.home, score.away)))
                yield scored, frozenset(e.sentence for e in score.evidence)
        for named in m.next_opponents:
            yield (i, "next", named.name), frozenset(e.sentence for e in named.evidence)
        for event in m.events:
            for unit in _event_units(i, home, away, event):
                yield unit, frozenset(e.sentence for e in event.evidence)
    for q in checked.quotes:
        if q.speaker is not None:
            spans = tuple((s.start, s.end) for s in q.spans)
            yield (
                ("speaker", spans, q.speaker.name),
                frozenset(e.sentence for e in q.speaker.evidence),
            )
