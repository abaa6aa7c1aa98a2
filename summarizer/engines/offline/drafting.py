"""From a wire to a draft, by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.draft import Draft, DraftMatch, Kind, QuoteClaim, Sport, TextClaim
from summarizer.engines.offline.limits import MAX_SENTENCE, readable
from summarizer.engines.offline.match_reader import read_match
from summarizer.engines.offline.order import in_text_order
from summarizer.engines.offline.sections import Section, find_sections, looks_ahead
from summarizer.language import plans
from summarizer.language.marking import Line, Marked, line_of
from summarizer.language.speech import read_speech
from summarizer.language.vocabulary import CAPITAL
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["offline_draft"]

_SPORTS: tuple[tuple[Sport, re.Pattern[str]], ...] = (
    ("rugby", re.compile(r"\b(?:tries|try|touched down|touch down|fly-half|scrum-half|lineout|scrum|conversion|flanker|hooker|prop|lock forward|drop goal|grubber)\b")),
    ("cricket", re.compile(r"\b(?:wickets?|overs|innings|runs|batsm[ae]n|batters?|bowl(?:ed|er|ing)|spinner|seamer|googly|lbw|century|not out)\b")),
    ("tennis", re.compile(r"\b(?:sets?|tie-?break(?:er)?|serve[ds]?|match points?|break points?|backhand|forehand|double[- ]faults?|seed(?:ed)?|straight sets|deuce|aces?)\b")),
    ("football", re.compile(r"\b(?:goals?|goalkeeper|keeper|penalt(?:y|ies)|striker|midfielder|defender|header|headed|equaliser|half-?time|free[- ]kick|corner|offside|scored|winger|VAR|nil|spot[- ]kick|substitute|crossbar|netted|goalless)\b")),
)  # fmt: skip
_ELSE = re.compile(r"\b(?:touchdowns?|quarterback|rebounds|three-pointers?|free throws|innings pitched|home runs?|puck|power play|goaltender|inning|knockout in round|birdies?|bogeys?|par|laps?|pole position|podium|handball|set-pieces won)\b")


def offline_draft(wire: Wire) -> Draft:
    """What the rules read in ``wire``. Pure; raises nothing; claims only what sentences say."""
    if not readable(wire):
        return Draft("other")
    lines = _lines(wire)
    speech = read_speech(wire)
    quotes, not_speech = speech.quotes, speech.not_speech
    sections, marked = find_sections(lines)
    sport, words = _sport(lines)
    if sections and words < 3 and not _scored(sections[0]):
        sections = []  # "beat" of a poll or a bill: nothing speaks of sport
    if not sections:
        kind: Kind = "preview" if words >= 2 and _ahead(marked) else "other"
        return Draft(kind, (), _without_match(quotes), not_speech)
    known = [t.name for line in lines for t in line.tokens if t.kind == "N"]
    dateline = _town(wire)
    matches: list[tuple[Section, DraftMatch]] = []
    further: list[tuple[Section, DraftMatch]] = []
    for i, section in enumerate(sections):
        match = read_match(section, sport, known, dateline if i == 0 else None)
        if match is None:
            continue
        (further if i else matches).append((section, match))
    matches += _reported(further, lines)
    finished = _shared([m for _, m in matches], lines)
    finished = [in_text_order(m, wire) for m in finished]
    finished = [replace(m, headline=plans.headline(m), blurb=plans.blurb(m)) for m in finished]
    kind = "roundup" if len(finished) > 1 else "match_report"
    return Draft(
        kind, tuple(finished), _to_matches(quotes, [s for s, _ in matches], wire), not_speech
    )


def _lines(wire: Wire) -> list[Line]:
    """The sentences that facts may rest on, marked."""
    lines: list[Line] = []
    quotations = wire.quotations
    first = 0
    for s in wire.sentences:
        while first < len(quotations) and quotations[first].end <= s.start:
            first += 1
        if s.label not in BODY_LABELS or s.end - s.start > MAX_SENTENCE:
            continue
        speech = []
        for q in quotations[first:]:
            if q.start >= s.end:
                break
            speech.append((max(0, q.start - s.start), min(s.end, q.end) - s.start))
        text = wire.text[s.start : s.end]
        lines.append(line_of(s.number, text, s.label, s.paragraph, speech))
    _openings(lines)
    return lines


def _openings(lines: Sequence[Line]) -> None:
    """Take the first word of a sentence off a name that it does not belong to ("Needing Norvale").

    Only a capital says that it does; so it stays unless it is a participle or a word that the
    wire has in lower case, and the rest of the run is a name elsewhere.
    """
    inside = {
        t.name for line in lines for t in line.tokens if t.kind == "N" and t.start > 2
    }
    lower = {w for line in lines for w in _LOWER.findall(line.text)}
    for line in lines:
        for t in line.tokens[:2]:
            if t.kind != "N" or t.start > 2 or t.name in inside or " " not in t.name:
                continue
            first, rest = t.name.split(" ", 1)
            if (first.endswith("ing") and rest in inside) or first.casefold() in lower:
                t.start += len(first) + 1
                t.name = line.text[t.start : t.end]
    # "Dane Ana Reis": a word that stands with "the" elsewhere belongs to no name.
    nations = {m[1] for line in lines for m in _THE_ONE.finditer(line.text)}
    for line in lines:
        for t in line.tokens:
            first, _, rest = t.name.partition(" ")
            if t.kind == "N" and " " in rest and first in nations:
                t.start += len(first) + 1
                t.name = rest


_THE_ONE = re.compile(rf"\b[Tt]he ({CAPITAL}[^\W\d_]+)(?:['’]s)? (?=[a-z])")
_LOWER = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w-])")


def _ahead(marked: Sequence[Marked]) -> bool:
    return looks_ahead([m for m in marked if m.line.label not in ("headline", "standfirst")])


def _scored(section: Section) -> bool:
    """Whether a result of the section has its score, its sets, or a shoot-out."""
    return any(r.score or r.margin or r.kind == "shoot_out" for r in section.results)


def _sport(lines: Sequence[Line]) -> tuple[Sport, int]:
    """The sport whose words the narrative has most of, and how many it has."""
    text = "\n".join(_narrative(line) for line in lines)
    counts = {name: len(pattern.findall(text)) for name, pattern in _SPORTS}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] < 2 and counts["football"] == 0 and _ELSE.search(text):
        return "other", 0
    if counts["football"] >= counts[best]:
        best = "football"
        if not counts[best] and _ELSE.search(text):
            return "other", 0
    return best, counts[best]


def _narrative(line: Line) -> str:
    text = line.text
    for t in line.tokens:
        if t.kind == "Q":
            text = text[: t.start] + " " * (t.end - t.start) + text[t.end :]
    return text


def _town(wire: Wire) -> str | None:
    """The town of the dateline."""
    text = wire.dateline
    if not text:
        return None
    return text.split(",")[0].split("(")[0].strip(" -–—") or None


_ROUND_UP = re.compile(r"\bround-?\s?up\b|\bwrap-?\s?up\b|\bresults\b", re.I)


def _reported(
    further: Sequence[tuple[Section, DraftMatch]], lines: Sequence[Line]
) -> list[tuple[Section, DraftMatch]]:
    """The further matches that the wire reports, and does not only tell in passing.

    A reported match has its goals or several sentences; one that a match report tells in a
    sentence or two after its own is none, unless the wire calls itself a round-up.
    """
    called = any(
        _ROUND_UP.search(line.text) for line in lines if line.label in ("headline", "standfirst")
    )
    full: list[tuple[Section, DraftMatch]] = []
    short: list[tuple[Section, DraftMatch]] = []
    for section, match in further:
        goals = any(e.kind in ("goal", "penalty_goal", "own_goal") for e in match.events)
        about = sum(any(t.kind in "TP" for t in line.tokens) for line in section.lines)
        if match.score is None:
            continue
        if about >= 3 and (goals or not section.head.other):
            full.append((section, match))
        elif goals and about >= 2:
            short.append((section, match))
    kept = full + short if called or len(full) + len(short) > 1 else full
    return [pair for pair in further if pair in kept]


def _shared(matches: list[DraftMatch], lines: Sequence[Line]) -> list[DraftMatch]:
    """In a round-up the one competition that is named goes for all its matches."""
    if len(matches) < 2:
        return matches
    told = {m.competition.value for m in matches if m.competition is not None}
    head: TextClaim | None = None
    for line in lines:
        if line.label in ("headline", "standfirst"):
            for t in line.tokens:
                if t.kind == "C" and head is None:
                    head = TextClaim(t.name, (line.number,))
    if len(told) > 1 or (not told and head is None):
        return matches
    claim = next((m.competition for m in matches if m.competition is not None), head)
    return [replace(m, competition=m.competition or claim) for m in matches]


def _without_match(quotes: Sequence[QuoteClaim]) -> tuple[QuoteClaim, ...]:
    return tuple(replace(q, match=None) for q in quotes)


def _to_matches(
    quotes: Sequence[QuoteClaim], sections: Sequence[Section], wire: Wire
) -> tuple[QuoteClaim, ...]:
    """Each quotation with the number of the match whose section it stands in."""
    owner = {line.paragraph: i + 1 for i, s in enumerate(sections) for line in s.lines}
    out = []
    for q in quotes:
        paragraph = wire.quotations[q.spans[0] - 1].paragraph if q.spans else -1
        number = owner.get(paragraph)
        if number is None and len(sections) == 1:
            number = 1
        out.append(replace(q, match=number))
    return tuple(out)
