"""Prose: every name, number, result and quoted word of headline and blurb is a checked fact.

The text is read with one letter for each name, score and minute (``prose_reading``); the rules
then look at what stands beside what: words and names (``prose_words``), results and rounds
(``prose_results``), players (``prose_players``), judgement and time (``prose_judgement``), and
what is told around them (``prose_story``). What they rest on is in ``prose_facts``
and ``prose_timeline``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from summarizer.checking.prose_facts import Complaint, ProseFacts
from summarizer.checking.prose_judgement import judgements
from summarizer.checking.prose_players import players
from summarizer.checking.prose_reading import PERSON, Reading
from summarizer.checking.prose_results import next_told, results, stages
from summarizer.checking.prose_story import story
from summarizer.checking.prose_words import accusations, names, numbers, spoken, standings, words
from summarizer.language.names import same_glyphs, surname

__all__ = ["LIMITS", "Complaint", "ProseFacts", "prose_complaints"]

LIMITS = {"headline": 55, "blurb": 178}
"""Graphemes: 55 for a headline (BBC), 178 for a push message."""

_TOKEN = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|\[\[|\]\]|<[A-Za-z_/][^>\n]{0,40}>|\[[^\]\n]{1,40}\]|"
    r"\b[A-Z]{2,}_[A-Z_]{2,}\b|%\([a-z_]{1,30}\)s|%[sd]\b|<%|%>|#\{|"
    r"\b(?:TODO|TBD|TBC|TBA|TK|XXX|FIXME|Lorem ipsum|undefined|NaN|null)\b|"
    r"\{[^{}\n]{0,40}\}|\$[A-Za-z_]+|@@|_{2,}|\bN/A\b|�"
)


_SAID_BEFORE = re.compile(rf"({PERSON})(?:'s)?,?(?: [a-z]+){{0,2}}[:,]? $")
_SAID_AFTER = re.compile(rf",?(?: [a-z]+){{0,2}}:? ({PERSON})")


def prose_complaints(facts: ProseFacts, kind: str, text: str) -> Iterator[Complaint]:
    """What the rules say against ``text`` of a match.

    ``kind`` is headline or blurb, or a channel that holds its length by itself.
    """
    if not text.strip():
        yield Complaint("prose-empty", "")
        return
    for c in () if text.isprintable() else text:
        if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs"):
            yield Complaint("prose-control", f"U+{ord(c):04X}")
            return
    size = _graphemes(text)
    limit = LIMITS.get(kind, size)
    if size > limit:
        yield Complaint("prose-length", f"{size} of {limit}")
        if size > 4 * limit:
            return
    m = _TOKEN.search(text)
    if m:
        yield Complaint("prose-token", m.group())
    read = Reading(facts, text)
    yield from _quoted(facts, read)
    for rule in (
        numbers, names, results, stages, next_told, players, words, judgements, standings,
        spoken, accusations, story,
    ):  # fmt: skip
        yield from rule(facts, read)


def _graphemes(text: str) -> int:
    if text.isascii():
        return len(text)
    import regex  # loaded late: only prose needs it

    return len(regex.findall(r"\X", text))


def _quoted(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Quoted words are a whole checked quotation, and nobody else's than the speaker named."""
    text = read.text
    for (start, end), inside in read.spoken:
        wanted = _plain(inside).rstrip(",.")
        owners = [
            q
            for q in facts.quotes
            for n in q.spans
            if _plain(facts.view.wire.quotation_text(n)).rstrip(",.") == wanted
        ]
        if not owners:
            yield Complaint("prose-quote", inside)
            continue
        at = next(m.at for m in read.marks if m.start == start)
        said_by = _SAID_BEFORE.search(read.marked, 0, at) or _SAID_AFTER.match(read.marked, at + 1)
        if said_by is not None:
            names = read.mark_at(said_by.start(1)).names
            if not any(q.speaker in names for q in owners):
                yield Complaint("prose-quote", inside)
                continue
        outside = text[:start] + text[end:]
        named = {q.speaker for q in facts.quotes if q.speaker and surname(q.speaker) in outside}
        if named and owners[0].speaker not in named:
            yield Complaint("prose-quote", inside)


def _plain(text: str) -> str:
    return " ".join(same_glyphs(text).split())
