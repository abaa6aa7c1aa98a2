"""Kicks of a shoot-out, in marked sentences that speak of one."""

from __future__ import annotations

import re

from summarizer.draft import EventKind
from summarizer.language.actors import ROLE, Focus, actor_of
from summarizer.language.incidents import Incident, time_near
from summarizer.language.marking import Marked, Token

__all__ = ["kicks_in"]

_SCORED = re.compile(
    r"\b(?:converted|scored|score|convert|netted|slotted|tucked away|struck|buried|sank|dispatched"
    r"|scores|converts|nets|rolled in|stroked home|fired home|smashed home|hit) "
    r"(?:what proved to be )?(?:the|his|her|a|their) (?:[a-z-]+ ){0,2}?"
    r"(?:kick|penalty|spot[- ]?kick|penalties|effort|one)\b"
)
_OWNED = re.compile(
    r"(?P<who>P)'s (?:decisive |winning |deciding |final )?(?:spot[- ]?kick|penalty|kick|effort) "
    r"(?:sealed|won|settled|clinched|secured|decided|sent)\b"
)
_ALL_SCORED = re.compile(
    r"\b(?:all |both |each )?(?:scored|converted|netted|were successful|found the net|on target)\b"
    r"(?: for (?P<side>T))?"
)
_IN_SHOOTOUT = re.compile(r"shoot-?out|from the spot|penalt|kick")
_SAVED = re.compile(
    r"\b(?:saving|saved|saves|keeping out|kept out|stopping|stopped|denying|denied|repelled)"
    r"(?: (?:penalties|spot-kicks|spot kicks|efforts|kicks|attempts|penalty|the (?:[a-z]+ )?"
    r"(?:penalties|kicks|efforts|spot-kicks|penalty|kick|effort)))?(?: taken)? (?:from |by )?"
    rf"(?:{ROLE} ){{0,4}}(?P<who>P)(?P<own>'s?)?"
)
_HIS_KICK = re.compile(r" (?:[a-z]+ ){0,2}(?:effort|kick|penalty|spot[- ]?kick|attempt)\b")
_AND_P = re.compile(rf"(?:,| and|, and) (?:{ROLE} ){{0,3}}(?P<more>P)(?! [a-z]+ed\b)")
_MISSED = re.compile(
    r"\b(?:had (?:an|his|a|her) (?:attempt|penalty|effort|kick|spot[- ]kick) saved"
    r"|saw (?:his|her) (?:[a-z-]+ ){0,2}(?:attempt|penalty|effort|kick|spot[- ]kick) "
    r"(?:saved|hit|go|fly)|(?:shot|fired|blazed|put|sent|dragged|hit|struck|skied) "
    r"(?:it |his (?:kick|effort|penalty|shot) |hers? |the ball )?(?:wide|over|against the"
    r"|the (?:[a-z]+ )?(?:post|bar|crossbar|woodwork))|missed\b)"
)
_ALSO = re.compile(r"\bdid the same(?: with (?P<side>T)'s)?")
_LEVEL = re.compile(
    r"\b(?:brought|pulled|drew) (?:them|T) (?:back )?level(?: at S)?\b"
    r"|\bsent (?:P|E|the (?:goal)?keeper) the wrong way\b|\bmade no mistake\b|\bheld (?:his"
    r"|her) nerve\b"
)
_LAST_FROM = re.compile(
    r"\bwith (?P<side>T)'s (?:[a-z]+ ){0,2}(?:attempt|kick|penalty|effort), from "
    rf"(?:{ROLE} ){{0,4}}(?P<who>P)\b"
)
_SIDES_KICKS = re.compile(
    r"\b(?P<side>T)'s? (?:first|second|third|fourth|fifth|opening|last|final|next|remaining) "
    r"(?:[a-z]+ )?(?:kicks?|penalt|attempts?|efforts?)"
)
_AS_WON = re.compile(
    r" (?:[a-z]+ ){0,4}as (?:the )?(?P<side>T) (?:won|beat|edged|saw|went|claimed|triumphed)\b"
)
_NEGATED = re.compile(r"\b(?:not|never|could|would|should|failed to|until|if|goals?) (?:[a-z]+ )?$")
_KICKS: tuple[tuple[EventKind, re.Pattern[str]], ...] = (
    ("shootout_missed", _MISSED),
    ("shootout_scored", _SCORED),
    ("shootout_scored", _LEVEL),
    ("shootout_scored", _ALSO),
    ("shootout_scored", _ALL_SCORED),
)


def kicks_in(marked: Marked, focus: Focus | None = None) -> list[Incident]:
    """The kicks told in a sentence that speaks of a shoot-out, each player once."""
    return _Kicks(marked, focus).told()


class _Kicks:
    """The kicks of one sentence."""

    def __init__(self, marked: Marked, focus: Focus | None) -> None:
        self.marked = marked
        self.t = marked.text
        self.at = marked.at
        self.focus = focus
        self.found: list[Incident] = []
        self.done: set[int] = set()
        whose = _SIDES_KICKS.search(self.t)
        self.whose = self.at[whose.start("side")] if whose else None

    def told(self) -> list[Incident]:
        for m in _LAST_FROM.finditer(self.t):
            side = self.at[m.start("side")]
            self._put("shootout_missed", m.start(), self.at[m.start("who")], side)
        self._saved()
        for m in _OWNED.finditer(self.t):
            self._put("shootout_scored", m.start(), self.at[m.start("who")])
        for kind, pattern in _KICKS:
            for m in pattern.finditer(self.t):
                self._by_subject(kind, m, pattern is _ALL_SCORED)
        return self.found

    def _put(
        self,
        kind: EventKind,
        place: int,
        token: Token,
        side: Token | None = None,
        keeper: Token | None = None,
    ) -> None:
        if id(token) in self.done or token.kind != "P":
            return
        self.done.add(id(token))
        side = side or (self.whose if keeper is None else None)
        lines = [self.marked.line.number]
        self.found.append(
            Incident(kind, self.marked, place, token, side, keeper=keeper, lines=lines)
        )

    def _saved(self) -> None:
        """Kicks told as a keeper's: "saved penalties from P, P and P"."""
        for m in _SAVED.finditer(self.t):
            if m["own"] and not _HIS_KICK.match(self.t, m.end()):
                continue
            if time_near(self.marked, m.start(), m.end()) is not None:
                continue  # a save of the match, not of the shoot-out
            by = actor_of(self.marked, m.start(), self.focus).people
            keeper = by[0] if len(by) == 1 else None
            people = [self.at[m.start("who")]]
            i = m.end("who")
            while more := _AND_P.match(self.t, i):
                people.append(self.at[more.start("more")])
                i = more.end()
            for token in people:
                self._put("shootout_missed", m.start(), token, keeper=keeper)

    def _by_subject(self, kind: EventKind, m: re.Match[str], needs_cue: bool) -> None:
        if self.marked.tokens("M", m.start(), m.end() + 20):
            return
        if needs_cue and not _IN_SHOOTOUT.search(self.t, m.start(), m.end() + 40):
            return
        if _NEGATED.search(self.t[: m.start()]):
            return
        side = None
        if m.groupdict().get("side"):
            side = self.at[m.start("side")]
        elif won := _AS_WON.match(self.t, m.end()):
            side = self.at[won.start("side")]
        for token in actor_of(self.marked, m.start(), self.focus).people:
            self._put(kind, m.start(), token, side)
