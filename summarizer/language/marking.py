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
K    a group ("Group B")
===  =====================================================================

Pure text in, plain data out; offsets are into the sentence's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.checkpoints import checkpoint
from summarizer.language.capitals import Span, capitals_in, touches
from summarizer.language.names import same_glyphs
from summarizer.language.patterns import Cued, Cues, lowered
from summarizer.language.scores import ScoreMention, scores_in
from summarizer.language.times import Minute, Phrase, minutes_in, phrases_in
from summarizer.language.vocabulary import MONTHS, WEEKDAYS

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
    _lower: str | None = None

    @property
    def lower(self) -> str:
        """The text in small letters with marks in one form, each character in its place."""
        if self._lower is None:
            self._lower = lowered(same_glyphs(self.text))
        return self._lower

    def copy(self) -> Line:
        """The same line with tokens of its own."""
        tokens = [
            Token(t.kind, t.start, t.end, t.name, t.ref, t.score, t.minute, t.minutes, t.phrase)
            for t in self.tokens
        ]
        return Line(self.number, self.text, self.label, self.paragraph, tokens, self.lower)


@dataclass(slots=True)
class Marked:
    """A line in marked form: ``text``, and the token behind each capital in it.

    ``objects``, ``spots`` and ``bounds`` remember what has been found out about the sentence:
    which names are objects, what may be a subject, where its clauses begin and end, and which are
    only put in between.
    """

    text: str
    at: dict[int, Token]
    line: Line
    objects: dict[int, bool] = field(default_factory=dict)
    spots: list[tuple[int, str]] | None = None
    bounds: list[tuple[int, int]] | None = None
    closed: list[tuple[int, int]] | None = None
    _words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of the marked text; hyphens and apostrophes part words."""
        if self._words is None:
            self._words = frozenset(_WORDS.findall(self.text))
        return self._words

    def tokens(self, kinds: str, start: int = 0, end: int | None = None) -> list[tuple[int, Token]]:
        """The tokens of ``kinds`` between two places of the marked text, with their places."""
        checkpoint()
        stop = len(self.text) if end is None else end
        return [(i, t) for i, t in self.at.items() if start <= i < stop and t.kind in kinds]


_WORDS = re.compile(r"[a-z]+")
_WEEKDAY = "|".join(d.capitalize() for d in WEEKDAYS)
_MONTH = "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w-])(?:(?P<weekday>{_WEEKDAY})"
    rf"|(?P<date>(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})\b\.?)"
    rf"|(?P<month>{_MONTH})(?![\w-]))"
)
_DAY_CUE = re.compile(rf"{_MONTH}|day")
# "Jan" and "May" are first names too: a month alone is one after a preposition.
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|last|next|of|until|till|from|by|this|to|early|late|mid|during|the|and|or|their"
    r"|its)[\s-]$",
    re.I,
)
# What no minute, no phrase and no score is told without; looked for before their patterns are run.
_MINUTE_FIGURES = re.compile(r"\d(?:st|nd|rd|th|\s?['’′+])|\(\d|\bon \d")
_MINUTE_ORDINAL = Cued(
    r"\b(?:in|on|from|by|until) the [a-z-]+th\b",
    cues="in the |on the |from the |by the |until the ",
)
_PHRASE_CUES = Cues(
    "half|later|time|after|earlier|break|interval|pause|restart|kick|hour|min|"
    "moments|seconds|stages|death|early|late |midway|period"
)
_FIGURE = re.compile(r"\d")
_FIGURES = re.compile(r"\d\s?[-–‑−:]\s?\d")
_SCORE_WORDS = ("nil", "goalless", "scoreless")
_WORD_SCORE = Cued(
    r"[-–‑](?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|(?:\d|[eorn])[-–‑ ]all\b| goals? to [a-z]",
    cues="-|–|‑| all| to ",
)
# A pass and its return.
_PASS = re.compile(r"one[-–‑]two\b(?! (?:defeat|loss))")
_NO_PHRASE = (" after", " before")
_LONGEST = 1000


class _Marker:
    """Collects the tokens of one sentence; a place is marked once."""

    def __init__(self, text: str, speech: Iterable[Span]) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.taken: list[Span] = []
        for start, end in speech:
            if end > start:
                self.text = self.text[:start] + " " * (end - start) + self.text[end:]
                self.put(Token("Q", start, end, text[start:end]))
        self.low = lowered(self.text)
        self.figure = _FIGURE.search(self.text) is not None

    def put(self, token: Token) -> None:
        """Mark a place; nothing happens where it is marked already."""
        start, end = token.start, token.end
        for s, e in self.taken:
            if s < end and start < e:
                return
        self.tokens.append(token)
        self.taken.append((start, end))

    def scores(self) -> None:
        told = (
            (self.figure and _FIGURES.search(self.text))
            or any(word in self.low for word in _SCORE_WORDS)
            or _WORD_SCORE.search(self.low)
        )
        if not told:
            return
        for s in scores_in(self.text):
            if not _PASS.match(self.low, s.start):
                self.put(Token("S", s.start, s.end, self.text[s.start : s.end], score=s))

    def times(self) -> None:
        cued = "min" in self.low or "hour" in self.low
        cued = cued or (self.figure and _MINUTE_FIGURES.search(self.low) is not None)
        if cued or _MINUTE_ORDINAL.search(self.low):
            told = minutes_in(self.text)
            for minute in told:
                # "in the 8th, 25th and 77th minutes" is one piece of text and three minutes.
                same = tuple(m for m in told if m.start == minute.start)
                name = self.text[minute.start : minute.end]
                self.put(Token("M", minute.start, minute.end, name, minute=minute, minutes=same))
        if _PHRASE_CUES.stand_in(self.low):
            for phrase in phrases_in(self.text):
                if not phrase.text.casefold().endswith(_NO_PHRASE):
                    kind = "L" if phrase.offset is not None else "W"
                    self.put(Token(kind, phrase.start, phrase.end, phrase.text, phrase=phrase))

    def days(self) -> list[Span]:
        """Mark days and dates; the months that stand alone are returned, they are no names."""
        months: list[Span] = []
        if _DAY_CUE.search(self.text) is None:
            return months
        for day in _DAY.finditer(self.text):
            if not day["month"]:
                self.put(Token("D", day.start(), day.end(), day.group()))
            elif not touches(day.span(), self.taken) and _MONTH_BEFORE.search(
                self.text, 0, day.start()
            ):
                months.append(day.span())
        return months

    def names(self, months: list[Span]) -> None:
        for name in capitals_in(self.text, self.taken + months):
            self.put(Token(name.kind, name.start, name.end, self.text[name.start : name.end]))


def line_of(
    number: int,
    text: str,
    label: str = "body",
    paragraph: int = 0,
    speech: Iterable[Span] = (),
) -> Line:
    """The line of one sentence; ``speech`` are the spans in it between quotation marks.

    What is no sentence any more is read up to ``_LONGEST`` characters: the rules look from each
    name at the others of the sentence.
    """
    checkpoint()
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
        speech = [(start, min(end, _LONGEST)) for start, end in speech]
    marker = _Marker(text, speech)
    marker.scores()
    marker.times()
    marker.names(marker.days())
    return Line(number, text, label, paragraph, sorted(marker.tokens, key=lambda t: t.start))


def mark(line: Line) -> Marked:
    """The marked form of ``line``, from the kinds its tokens have now."""
    checkpoint()
    lower = line.lower
    pieces: list[str] = []
    at: dict[int, Token] = {}
    place = 0
    position = 0
    for token in line.tokens:
        pieces.append(lower[position : token.start])
        place += token.start - position
        if token.kind:
            at[place] = token
            pieces.append(token.kind)
            place += 1
        else:
            pieces.append(lower[token.start : token.end])
            place += token.end - token.start
        position = token.end
    pieces.append(lower[position:])
    return Marked("".join(pieces), at, line)
