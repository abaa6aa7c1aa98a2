"""Sentences with their names, scores and times marked.

A rule should read like the sentence it is for and know no name. So each sentence is put into
lower case, and every name, score and time in it becomes one capital letter:

    "P smashed home a penalty to complete a dramatic S victory for T over T on D"

===  =====================================================================
N    a name of which nothing is known yet
T    one of the two sides          O  another side or a place
P    a person                      E  a person by epithet ("the striker")
G    "the hosts"                   U  "the visitors"
C    a competition                 V  a ground
D    a weekday or a date           S  a score
M    a minute                      L  a minute counted from another ("six minutes later")
W    a time without a number       Q  words between quotation marks
===  =====================================================================

Pure text in, plain data out; offsets are into the sentence's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.language.names import name_runs, same_glyphs
from summarizer.language.scores import ScoreMention, scores_in
from summarizer.language.times import Minute, Phrase, minutes_in, phrases_in
from summarizer.language.vocabulary import (
    ACRONYMS,
    COMPETITION_NOUNS,
    GROUND_NOUNS,
    LEADING_NOUNS,
    MONTHS,
    WEEKDAYS,
)

__all__ = ["Line", "Marked", "Token", "line_of", "mark"]


@dataclass(slots=True)
class Token:
    """A marked piece ``text[start:end]`` of a line. ``ref`` is the side or person meant."""

    kind: str
    start: int
    end: int
    name: str
    ref: int = -1
    score: ScoreMention | None = None
    minute: Minute | None = None
    minutes: tuple[Minute, ...] = ()
    phrase: Phrase | None = None


@dataclass(slots=True)
class Line:
    """One sentence that facts may rest on, with its tokens in order."""

    number: int
    text: str
    label: str
    paragraph: int
    tokens: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class Marked:
    """A line in marked form: ``text``, and the token behind each capital in it.

    ``objects``, ``spots`` and ``bounds`` remember what has been found out about the sentence:
    which names are objects, what may be a subject, where its clauses begin and end.
    """

    text: str
    at: dict[int, Token]
    line: Line
    objects: dict[int, bool] = field(default_factory=dict)
    spots: list[tuple[int, str]] | None = None
    bounds: list[tuple[int, int]] | None = None
    _words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of the marked text, hyphens and apostrophes parting them."""
        if self._words is None:
            self._words = frozenset(_WORDS.findall(self.text))
        return self._words

    def tokens(self, kinds: str, start: int = 0, end: int | None = None) -> list[tuple[int, Token]]:
        """The tokens of ``kinds`` between two places of the marked text, with their places."""
        stop = len(self.text) if end is None else end
        return [(i, t) for i, t in self.at.items() if start <= i < stop and t.kind in kinds]


_WORDS = re.compile(r"[a-z]+")
_WEEKDAY = "|".join(d.capitalize() for d in WEEKDAYS)
_MONTH = "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w-])(?:(?P<weekday>{_WEEKDAY})"
    rf"|(?P<date>(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})\b\.?)"
    rf"|(?P<month>{_MONTH})(?![\w-]))"
)
# "Jan" and "May" are first names too: a month alone is one after a preposition.
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|last|next|of|until|till|from|by|this|to|early|late|mid|during|the|and|or)[\s-]$", re.I
)
_HAS_TIME = re.compile(
    r"\d|minute|half|time\b|hour|interval|break|restart|later|after|death|period|kick|moments|"
    r"seconds|stages|early|late\b",
    re.I,
)
_HAS_SCORE = re.compile(r"\d\s?[-–‑−:]\s?\d|-nil|\bnil|-all\b|less (?:draw|tie|st|game|match)|[a-z]{3}[-–‑][a-z]")
_SUFFIX = re.compile(r"\s(?:jnr|snr|jr|sr|junior)\b\.?", re.I)
_SLUG = re.compile(r"^(?:Soccer|Football|Rugby|Cricket|Tennis)-(?=\S)", re.I)
_HYPHENED = re.compile(r"^[A-Z]?[a-z0-9]+(?:-[a-z]+)+$")
_STADION = re.compile(r"(?:stadion|stadium|arena|park|bahn)$", re.I)
_SURE_GROUND = re.compile(r"(?:stadium|stadion|arena|estadio|estádio|stadio|stade)\b", re.I)
_LIGA = re.compile(r"(?:liga|liiga|divisie|serien)$", re.I)
_WOMEN = re.compile(r"\b(?:Women|Men|Ladies)['’]s?\s$")
_CAPS = re.compile(r"(?<![\w-])([A-Z]{2,3})\s$")
_CAPITAL = re.compile(r"(?<=[a-z,]\s)([A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+)\s$")
_FOREIGN_GROUND = frozenset(
    "stadio stadion stadium estadio estádio stade parc campo arena stadionul".split()
)
_AL = re.compile(r"(?<![\w-])(?:al|el|ul|as|ad|an|bin|ibn|[dlst])[-'’‑][A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*[^\W_]")
_US = re.compile(r"(?<![\w-])US(?![\w-])")
_ORDINAL_WORD = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth".split()
)


def _trim(words: list[tuple[int, int]], text: str, initial: bool) -> list[tuple[int, int]]:
    """Words of a run without what only stands before the name ("Holders", "Ten-man", "Dr")."""
    while len(words) > 1:
        word = text[words[0][0] : words[0][1]]
        low = word.casefold()
        leading = low in LEADING_NOUNS or low in _ORDINAL_WORD
        if leading or (initial and _HYPHENED.match(word) and len(words) > 1 and word[0].isupper()):
            words = words[1:]
        else:
            break
    return words


_SPACES = re.compile(r"\S+")


def _names(text: str, taken: list[tuple[int, int]]) -> list[Token]:
    found: list[Token] = []
    for run in name_runs(text):
        start, end = run.start, run.end
        slug = _SLUG.match(text[start:end])
        if slug:
            start += slug.end()
        if any(s < end and start < e for s, e in taken):
            # A run may hold a day ("Monday Sankt Auberg"); keep what stands after it.
            inside = [e for s, e in taken if s < end and start < e]
            start = max(inside)
            while start < end and not text[start].isalnum():
                start += 1
            if start >= end or not text[start].isupper():
                continue
        words = [(start + m.start(), start + m.end()) for m in _SPACES.finditer(text[start:end])]
        initial = run.initial or bool(slug)
        if initial and text[words[-1][0] : end].casefold() not in COMPETITION_NOUNS:
            words = _trim(words, text, initial)
        start, end = words[0][0], words[-1][1]
        if text.startswith("Team ", start) and len(words) > 1:
            start = words[1][0]
        name = text[start:end]
        alone = initial and len(words) == 1 and name.casefold()
        if name in ACRONYMS or (alone and (alone in LEADING_NOUNS or alone in _ORDINAL_WORD)):
            continue
        caps = _CAPS.search(text[:start])
        if caps and caps[1] not in ACRONYMS:
            start = caps.start(1)
            name = text[start:end]
        suffix = _SUFFIX.match(text, end)
        if suffix:
            end = suffix.end()
            name = text[start:end]
        if name.startswith("Stadium ") or (name == "Stadium" and re.match(r"\s\d+", text[end:])):
            number = re.match(r"\s\d+", text[end:])
            end += number.end() if number else 0
            name = text[start:end]
        if name.endswith(".") and (end == len(text) or text[end:].strip(" \u00a0") == ""):
            end -= 1  # the sentence's own point, not an initial's
            name = name[:-1]
        kind = "N"
        low = [w.casefold() for w in name.split()]
        last, first = low[-1], low[0]
        before = text[max(0, start - 12) : start].casefold()
        if last in COMPETITION_NOUNS or first in COMPETITION_NOUNS and len(low) > 1:
            kind = "C"
            if len(low) == 1 and not _LIGA.search(last):
                kind = "N" if last not in ("cup", "league") else "C"
            while (more := _CAPITAL.search(text[:start])) and not more[1].endswith("'s"):
                start = more.start(1)
                name = text[start:end]
            figure = re.match(r"\s\d(?![\w-])", text[end:])
            if figure and low[-1] in ("ligue", "liga", "league", "division", "serie"):
                end += figure.end()
                name = text[start:end]
            women = _WOMEN.search(text[:start])
            if women:
                start = women.start()
                name = text[start:end]
                found = [t for t in found if t.end <= start]
        elif len(low) == 1 and _LIGA.search(last):
            kind = "C"
        elif first == "group" and len(low) == 2 and len(last) == 1:
            kind = "K"
        elif (
            len(low) > 1
            and (last in GROUND_NOUNS or first in _FOREIGN_GROUND or last.isdigit())
        ) or _STADION.search(last):
            if _SURE_GROUND.search(f"{first} {last}"):
                kind = "V"
            if before.endswith(("at ", " at the ", "of ", "of the ")) or before.strip() in ("the", "at"):
                kind = "V"
        elif before.endswith(" at the "):
            kind = "V"
        found.append(Token(kind, start, end, name))
    for m in _AL.finditer(text):
        # "Saleh al-Norani", and "al-Norani" alone.
        before = next((t for t in found if t.end == m.start() - 1 and t.kind == "N"), None)
        inside = [t for t in found if t.start < m.end() and m.start() < t.end]
        found = [t for t in found if t not in inside]
        if before is not None:
            before.end = m.end()
            before.name = text[before.start : m.end()]
        elif not any(s < m.end() and m.start() < e for s, e in taken):
            found.append(Token("N", m.start(), m.end(), m.group()))
    for m in _US.finditer(text):
        if not any(t.start < m.end() and m.start() < t.end for t in found):
            found.append(Token("N", m.start(), m.end(), m.group()))
    found.sort(key=lambda t: t.start)
    return found


def line_of(
    number: int,
    text: str,
    label: str = "body",
    paragraph: int = 0,
    speech: Iterable[tuple[int, int]] = (),
) -> Line:
    """The line of one sentence; ``speech`` are the spans in it between quotation marks."""
    tokens: list[Token] = []
    taken: list[tuple[int, int]] = []
    blank = text
    for start, end in speech:
        if end > start:
            blank = blank[:start] + " " * (end - start) + blank[end:]
            tokens.append(Token("Q", start, end, text[start:end]))
            taken.append((start, end))

    def free(start: int, end: int) -> bool:
        return not any(s < end and start < e for s, e in taken)

    def put(token: Token) -> None:
        tokens.append(token)
        taken.append((token.start, token.end))

    if _HAS_SCORE.search(blank):
        for score in scores_in(blank):
            if free(score.start, score.end):
                put(Token("S", score.start, score.end, blank[score.start : score.end], score=score))
    if _HAS_TIME.search(blank):
        told = minutes_in(blank)
        for minute in told:
            if free(minute.start, minute.end):
                name = blank[minute.start : minute.end]
                # "in the 8th, 25th and 77th minutes" is one piece of text and three minutes.
                same = tuple(m for m in told if m.start == minute.start)
                put(Token("M", minute.start, minute.end, name, minute=minute, minutes=same))
        for phrase in phrases_in(blank):
            if free(phrase.start, phrase.end) and not phrase.text.casefold().endswith(
                (" after", " before")
            ):
                kind = "L" if phrase.offset is not None else "W"
                put(Token(kind, phrase.start, phrase.end, phrase.text, phrase=phrase))
    months: list[tuple[int, int]] = []
    for day in _DAY.finditer(blank):
        if not free(day.start(), day.end()):
            continue
        if day["month"]:
            if _MONTH_BEFORE.search(blank[: day.start()]):
                months.append((day.start(), day.end()))
        else:
            put(Token("D", day.start(), day.end(), day.group()))
    for token in _names(blank, taken + months):
        if free(token.start, token.end):
            put(token)
    tokens.sort(key=lambda t: t.start)
    return Line(number, text, label, paragraph, tokens)


def mark(line: Line) -> Marked:
    """The marked form of ``line``, from the kinds its tokens have now."""
    pieces: list[str] = []
    at: dict[int, Token] = {}
    place = 0
    position = 0
    for token in line.tokens:
        between = same_glyphs(line.text[position : token.start]).lower()
        pieces.append(between)
        place += len(between)
        if token.kind:
            at[place] = token
            pieces.append(token.kind)
            place += 1
        else:
            plain = same_glyphs(token.name).lower()
            pieces.append(plain)
            place += len(plain)
        position = token.end
    pieces.append(same_glyphs(line.text[position:]).lower())
    return Marked("".join(pieces), at, line)
