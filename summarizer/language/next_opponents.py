"""Whom the winner of a tie meets next: "will face X or Y", "set up a final against X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.actors import is_subject
from summarizer.language.marking import Marked
from summarizer.language.patterns import one_of

__all__ = ["next_opponents_of"]

_ADJECTIVAL = re.compile(r" (?!or |and |in |on |at |when |with )[a-z-]+ [OPN]")
_NAME = (
    r"(?:(?!winners?\b)(?:(?!or\b|and\b)[a-z0-9-]+"
    r"|[OPN](?= (?!or |and )[a-z-]+ [OPN])) ){0,4}?[OPN]"
)
_NAMES = rf"{_NAME}(?:'s)?(?: or {_NAME})?"
_MEET = re.compile(
    r"\b(?P<subject>will|where (?:they|he|she) will|to)"
    r"(?: now| next month| next week| next| then| also| either|, [a-zD' ]{1,20},){0,2}"
    r" (?:face|meet|play|take on|entertain|be up against) (?:next )?"
    rf"(?P<rest>(?:either )?{_NAMES})"
)
_MEETING = one_of(
    """clash | showdown | tie | meeting | match | encounter | semi-?final | quarter-?final | final
    | date | game | rematch | contest"""
)
_SET_UP = re.compile(
    rf"\b(?:set|sets|setting) up (?:a|an|the|their|D's) (?:[a-zCD'-]+ ){{0,4}}?{_MEETING}"
    rf" (?:with|against) (?P<rest>{_NAMES})"
)
_TIE_AGAINST = re.compile(
    r"\b(?:advance|advanced|through|progress|progressed) to (?:a|an) (?:[a-z0-9-]+ ){0,3}"
    r"(?:tie|clash|meeting|showdown) (?:with|against) (?P<rest>[OPN])"
)
_MEETS = re.compile(rf"T,? (?:now |next |then )?(?:faces|meets|plays|takes on) (?P<rest>{_NAMES})")
_PATTERNS = (_MEET, _MEETS, _SET_UP, _TIE_AGAINST)
_HAS_MEETING = re.compile(r"\b(?:will|to|up|faces|meets|plays|on) ")
_OWNER_AFTER = re.compile(r"'s? |'s$")
_GOES_ON = re.compile(r"\b(?:on|through|advance\w*|goes? on) $")
_UNSURE = re.compile(r"\b(?:if|had|could|would|whoever)\b[^,;]*$")
_LOSER_BEFORE = re.compile(
    r"\b(?:beat|beating|defeat\w*|edg\w+ past|past|over|against|stunn\w+|meant) (?:[a-z0-9-]+ )?$"
)


def next_opponents_of(lines: Sequence[Marked], side: int | None) -> list[tuple[str, int]]:
    """Who the side with index ``side`` meets next, with the sentence; several where still open."""
    if side is None:
        return []
    for marked in lines:
        if not _HAS_MEETING.search(marked.text):
            continue
        for pattern in _PATTERNS:
            for m in pattern.finditer(marked.text):
                if _is_theirs(marked, m, side):
                    names = _names(marked, *m.span("rest"))
                    if names:
                        return [(name, marked.line.number) for name in names]
    return []


def _is_theirs(marked: Marked, m: re.Match[str], side: int) -> bool:
    """Whether the sentence says that ``side`` will play whom ``m`` names."""
    t = marked.text
    head = t[: m.start()]
    if _OWNER_AFTER.match(t, m.end(), m.end() + 3) or "winner" in t[m.start() : m.end()]:
        return False
    if m.re is _MEET and m["subject"] == "to" and not _GOES_ON.search(head):
        return False
    if _UNSURE.search(head[-40:]):
        return False
    subject = _subject_side(marked, m.start() + (m.re is _MEETS))
    if subject is not None:
        return subject == side
    sides = [token for _, token in sorted(marked.tokens("T", 0, m.start()))]
    return bool(sides) and sides[0].ref == side


def _subject_side(marked: Marked, place: int) -> int | None:
    """The side whose clause runs up to ``place``: the nearest one before it that is a subject."""
    for i, token in sorted(marked.tokens("T", 0, place), reverse=True):
        if is_subject(marked, i) and not _LOSER_BEFORE.search(marked.text[max(0, i - 30) : i]):
            return token.ref
    return None


def _names(marked: Marked, start: int, end: int) -> list[str]:
    """The names between two places, owners left out."""
    t = marked.text
    places: list[int] = []
    for i, _ in sorted(marked.tokens("OPN", start, end)):
        if t[i + 1 : i + 3] == "'s":
            continue
        # "Xian qualifier Ana Reis": the name is the second one.
        more = _ADJECTIVAL.match(t, i + 1)
        place = more.end() - 1 if more else i
        if place not in places:
            places.append(place)
    return [marked.at[i].name for i in places]
