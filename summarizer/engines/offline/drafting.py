"""From a wire to a draft, by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.draft import Draft, DraftMatch, Kind, Sport
from summarizer.engines.offline.limits import readable
from summarizer.engines.offline.lines import lines_of
from summarizer.engines.offline.match_reader import read_match
from summarizer.engines.offline.order import in_text_order
from summarizer.engines.offline.reading import HEAD
from summarizer.engines.offline.roundup import quotes_by_match, reported, share_competition
from summarizer.engines.offline.sections import Section, find_sections
from summarizer.engines.offline.terse import filled, matches_of_lines, opens_with_another
from summarizer.engines.offline.triage import looks_ahead, sport_of, tells_play
from summarizer.engines.offline.unplayed import is_not_as_played
from summarizer.language import plans
from summarizer.language.marking import Line, Marked
from summarizer.language.sentences import Sentences
from summarizer.language.speech import SpeechReading, read_speech
from summarizer.language.sport_lines import as_sport_needs
from summarizer.language.terse import TerseWire
from summarizer.wire import Wire

__all__ = ["offline_draft"]

_FEW_WORDS = 3
"""Words of a sport below which "beat" may be about a poll or a bill."""

_MOST_GOALS = 15
"""A result with more for one side is of another game than football, whatever the words."""


def offline_draft(wire: Wire, sentences: Sentences | None = None) -> Draft:
    """What the rules read in ``wire``. Pure; raises nothing; claims only what sentences say.

    ``sentences`` are the wire's, where somebody else reads them too.
    """
    if not readable(wire):
        return Draft("other")
    sentences = sentences or Sentences(wire)
    lines = lines_of(sentences)
    speech = read_speech(wire, sentences)
    sport, words = sport_of(lines)
    if sport is None or sport == "other":
        return _only_speech("other", speech)
    terse = sentences.terse if sport == "football" else TerseWire()
    if terse.pure and terse.lines:
        return _of_lines(matches_of_lines(terse), wire, speech)
    as_sport_needs(lines, sport)
    sections, marked = find_sections(lines, sport)
    if sport not in ("tennis", "cricket"):  # whose results are told as they are written
        sections = [s for s in sections if not is_not_as_played(s.lines)]
    if sport == "football" and any(max(s.head.score or (0,)) > _MOST_GOALS for s in sections):
        return _only_speech("other", speech)
    if sections and words < _FEW_WORDS and not _told(sections[0]):
        sections = []
    if not sections:
        if _PREVIEW.match(wire.headline or ""):
            return _only_speech("preview", speech)
        if terse.lines and opens_with_another(terse, ()):
            return _of_lines(matches_of_lines(terse), wire, speech)
        body = [m for m in marked if m.line.label not in HEAD]
        return _only_speech(_kind_without_match(body, sport, words), speech)
    towns = [_town(wire), *([None] * (len(sections) - 1))]
    read = [
        (s, read_match(s, sport, _names_for(s, sections, lines), town))
        for s, town in zip(sections, towns, strict=True)
    ]
    kept = [read[0], *reported(read[1:], lines)]
    matches = [in_text_order(m, wire) for m in share_competition([m for _, m in kept], lines)]
    if terse.lines and opens_with_another(terse, matches):
        return _of_lines(matches_of_lines(terse), wire, speech)
    matches = _planned([filled(m, terse.lines) for m in matches])
    return Draft(
        "roundup" if len(matches) > 1 else "match_report",
        tuple(matches),
        quotes_by_match(speech.quotes, [section for section, _ in kept], wire),
        speech.not_speech,
    )


def _names_for(section: Section, sections: list[Section], lines: Sequence[Line]) -> list[str]:
    """Names in which a person's fullest form is looked for: none of what tells of another match
    alone, where another man of that name may have played."""
    own = {line.number for line in section.lines}
    other = {line.number for s in sections if s is not section for line in s.lines} - own
    return [
        t.name for line in lines if line.number not in other for t in line.tokens if t.kind == "N"
    ]


_PREVIEW = re.compile(r"\W{0,4}preview\s?[:–—-]", re.IGNORECASE)
"""A headline that says of its text that it is one."""


def _kind_without_match(body: list[Marked], sport: Sport, words: int) -> Kind:
    """What a wire is in which no match is read."""
    if words > 1 and looks_ahead(body):
        return "preview"
    if sport == "football" and words >= _FEW_WORDS and tells_play(body):
        return "match_report"
    return "other"


def _planned(matches: list[DraftMatch]) -> list[DraftMatch]:
    return [replace(m, headline=plans.headline(m), blurb=plans.blurb(m)) for m in matches]


def _of_lines(matches: list[DraftMatch], wire: Wire, speech: SpeechReading) -> Draft:
    """A draft of result lines: each match of its own line, what is said of nobody's match."""
    return Draft(
        "roundup" if len(matches) > 1 else "match_report",
        tuple(_planned(matches)),
        quotes_by_match(speech.quotes, [], wire)
        if len(matches) > 1
        else tuple(replace(q, match=1) for q in speech.quotes),
        speech.not_speech,
    )


def _only_speech(kind: Kind, speech: SpeechReading) -> Draft:
    """A draft of a wire in which no match is read."""
    return Draft(kind, (), tuple(replace(q, match=None) for q in speech.quotes), speech.not_speech)


def _told(section: Section) -> bool:
    """Whether the section's sides are sure, or its result has a score, sets, or a shoot-out."""
    weighed = section.choice is not None and section.choice.weighed
    return weighed or any(r.score or r.margin or r.kind == "shoot_out" for r in section.results)


def _town(wire: Wire) -> str | None:
    """The town of the dateline."""
    return (wire.dateline or "").split(",")[0].split("(")[0].strip(" -–—") or None
