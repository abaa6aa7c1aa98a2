"""When things happened: the moment behind each time that the sentences of a match tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.marking import Marked, Token
from summarizer.language.times import in_play

__all__ = ["Moment", "moments_of"]


@dataclass(slots=True)
class Moment:
    """A minute of play with stoppage time (``added``), or the wire's words for it (``when``).

    ``derived``: the minute follows from the words; ``lines`` are the sentences it rests on.
    """

    minute: int | None = None
    added: int | None = None
    when: str | None = None
    lines: tuple[int, ...] = ()
    derived: bool = False


_EXTRA_TIME = 120
_HALF_TIME = 45
_NO_STOPPAGE = 100
"""Minutes after this are hardly ever of stoppage time."""
_ANCHOR_SENTENCES = 3
"""How many sentences back "six minutes later" may count from."""
_LONG = 20
"""Minutes that, counted on from the first half, may span the interval."""


_PREPOSITION = re.compile(r"\b(?:in|on|after|at) (?:the )?$", re.IGNORECASE)
_NEEDS_PREPOSITION = re.compile(r"\w+ of |first|second|third")


def _words(marked: Marked, token: Token) -> str:
    """The wire's words for a time, with "in the" before them where they need it."""
    text = marked.line.text
    before = _PREPOSITION.search(text, 0, token.start)
    if before and _NEEDS_PREPOSITION.match(token.name):
        return text[before.start() : token.end]
    return token.name


_BREAK = re.compile(
    r"\bsecond[- ]half\b|\b(?:the|after) (?:break|interval|restart)\b|\bhalf-time\b"
)
_EXTRA = re.compile(r"\bextra[- ]time\b", re.IGNORECASE)


def moments_of(body: Sequence[Marked], *, extra_time: bool) -> dict[int, Moment]:
    """The moment behind each time token of ``body``, by the token's ``id``.

    Where ``body`` speaks of extra time and nothing says whether it was played in this match, the
    105th minute may be 90+15 or not: then there are its words only.
    """
    return _Clock(body, extra_time).moments()


@dataclass(slots=True)
class _Anchor:
    minute: int
    added: int | None
    at: int
    line: int


class _Clock:
    """Reads the times in order; each told minute is what the next "later" counts from."""

    def __init__(self, body: Sequence[Marked], extra_time: bool) -> None:
        self.body = body
        self.extra_time = extra_time
        self.unclear = not extra_time and any(_EXTRA.search(m.line.text) for m in body)
        self.anchor: _Anchor | None = None

    def moments(self) -> dict[int, Moment]:
        found: dict[int, Moment] = {}
        for at, marked in enumerate(self.body):
            for token in marked.line.tokens:
                if token.kind == "M":
                    found[id(token)] = self._told(token, marked, at)
                elif token.kind == "L":
                    found[id(token)] = self._counted(token, marked, at)
                elif token.kind == "W":
                    found[id(token)] = Moment(when=token.name, lines=(marked.line.number,))
        return found

    def _told(self, token: Token, marked: Marked, at: int) -> Moment:
        told = token.minute
        number = marked.line.number
        early = self.anchor is not None and self.anchor.minute < _HALF_TIME
        late = self.anchor is not None and self.anchor.minute > _HALF_TIME
        if told is not None and not told.half_known and told.added is not None and not late:
            early = early or any(_BREAK.search(m.text) for m in self.body[at + 1 : at + 3])
        if told is None or (not told.half_known and told.added is not None and early):
            # Stoppage time of which half is not said, in a sentence about the first.
            return Moment(when=token.name, lines=(number,))
        if self.unclear and told.added is None and told.minute > _NO_STOPPAGE:
            return Moment(when=token.name, lines=(number,))
        minute, added = in_play(told.minute, told.added, extra_time=self.extra_time)
        self.anchor = _Anchor(minute, added, at, number)
        words = None if told.told else _words(marked, token)
        return Moment(minute, added, words, (number,), not told.told)

    def _counted(self, token: Token, marked: Marked, at: int) -> Moment:
        number = marked.line.number
        offset = token.phrase.offset if token.phrase is not None else None
        start = self.anchor
        if start is None or offset is None or start.added or at - start.at > _ANCHOR_SENTENCES:
            return Moment(when=token.name, lines=(number,))
        minute = start.minute + offset
        over_interval = start.minute <= _HALF_TIME < minute and offset > _LONG
        beyond = self.unclear and minute > _NO_STOPPAGE
        if not 0 < minute <= _EXTRA_TIME or over_interval or beyond:
            return Moment(when=token.name, lines=(number,))
        minute, added = in_play(minute, None, extra_time=self.extra_time)
        self.anchor = _Anchor(minute, added, at, number)
        lines = tuple(dict.fromkeys((start.line, number)))
        return Moment(minute, added, token.name, lines, True)
