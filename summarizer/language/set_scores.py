"""Lists of set scores as tennis reports write them: "6-4, 3-6, 7-6 (7-4)", "7-6(5) 6-3".

The rules of the game say what a set may be: six games with two clear, seven to five or six, a long
last set or a match tie-break with two clear, and a last set broken off where somebody retired.
Pure text in, plain data out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["SetList", "sets_in"]

_DASH = r"[-–‑−]"
_RAISED = "[⁰¹²³⁴-⁹]{1,2}"
"""As mark-up raises a tie-break: "7-6 ⁵", "7-6 (⁵)"."""
_TIE_BREAK = (
    rf"(?:\s?(?:[(\[](?:\d{{1,2}}(?:{_DASH}\d{{1,2}})?|{_RAISED}(?:{_DASH}{_RAISED})?)[)\]]"
    rf"|{_RAISED}(?:{_DASH}{_RAISED})?))?"
)
_SET = rf"(?<![\d.,:/])\d{{1,2}}{_DASH}\d{{1,2}}(?!\d|[-–]\d){_TIE_BREAK}"
_LIST = re.compile(rf"(?<![\w–-]){_SET}(?:(?:,\s|;\s|\s|,?\sand\s)\s?{_SET}){{1,4}}(?![\w])")
_GAMES = re.compile(rf"(?P<a>\d{{1,2}}){_DASH}(?P<b>\d{{1,2}})(?!\d?[)\]])")
_HAS = re.compile(rf"\d{_DASH}\d")
_SETS_TO_WIN = (2, 3)
_MATCH_TIE_BREAK = 10


@dataclass(frozen=True, slots=True)
class SetList:
    """A list at ``text[start:end]``: sets for the side whose figure stands first, and against it.

    ``whole``: by the rules of the game the match is over; else the last set was broken off.
    """

    start: int
    end: int
    won: int
    lost: int
    whole: bool


def sets_in(text: str) -> list[SetList]:
    """All lists of two sets and more in ``text``; scores that are no sets of tennis are none."""
    if not _HAS.search(text):
        return []
    found = []
    for m in _LIST.finditer(text):
        sets = [(int(s["a"]), int(s["b"])) for s in _GAMES.finditer(m.group())]
        *first, last = sets
        if not all(_is_set(a, b) for a, b in first):
            continue
        ended = _is_set(*last) or (len(sets) in (3, 5) and _is_long(*last))
        if not ended and max(last) > 6:
            continue
        counted = sets if ended else first
        won = sum(a > b for a, b in counted)
        lost = len(counted) - won
        whole = ended and max(won, lost) in _SETS_TO_WIN and won != lost
        if ended and not whole:
            continue
        found.append(SetList(m.start(), m.end(), won, lost, whole))
    return found


def _is_set(a: int, b: int) -> bool:
    high, low = max(a, b), min(a, b)
    return (high == 6 and low <= 4) or (high == 7 and low in (5, 6))


def _is_long(a: int, b: int) -> bool:
    """A long last set, or a match tie-break: two clear from six games, or from ten points."""
    high, low = max(a, b), min(a, b)
    return high - low == 2 or (high == _MATCH_TIE_BREAK and low <= high - 2)
