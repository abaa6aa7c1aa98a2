"""The score at half-time, told by its own words: "2-0 at the break", "a goalless first half"."""

from __future__ import annotations

import re

from summarizer.language.actors import Focus, is_subject
from summarizer.language.legs import SidedScore
from summarizer.language.marking import Marked, Token
from summarizer.language.score_kinds import high_first, score_kind

__all__ = ["half_time_in"]

_GOALLESS = re.compile(
    r"\b(?:goalless|scoreless) (?:first|opening) (?:half|45|period)"
    r"|\bfirst (?:half|45 minutes) (?:was|had been|ended|finished) (?:goalless|scoreless)"
    r"|\b(?:goalless|scoreless) (?:at|by) (?:half-?time|the (?:break|interval))"
)
_INTERVAL = re.compile(
    r"(?:at|by|before|until) (?:half-?\s?time|the (?:break|interval|turnaround))$|half-?time$",
    re.IGNORECASE,
)
_ANOTHER_CLAUSE = re.compile(r"[,;]| and | but ")
_LEADING_TO_SCORE = re.compile(
    r",? ?(?:when |with |and |the )*(?:they |[TGU] |it |score |was |were |had |led |leading "
    r"|trailed |trailing |a |at |be )*"
)
_ONLY_THOUGHT = re.compile(r"\b(?:if|could|would|should)\b[^,;]{0,30}$")
_STANDING = re.compile(
    r"\b(?:led|lead|leading|leads|were|was|ahead|up|in front|took|take|trail\w*|down|behind"
    r"|went in|go in|going in|gave|had)\b"
)
_BEHIND = re.compile(r"\b(?:trail\w*|behind|down|deficit)\b")
_GAVE = re.compile(r"\b(?:gave|give|giving|put|hand\w*) ([TGU]) ")
_THEY = re.compile(r"\bthey\b")
_NO_SUBJECT = re.compile(r"\b(?:against|over|with|from|by|to|past|of|for|on|leave|left) (?:the )?$")
_OWNER = ("'s", "' ")
_NEAR_AFTER, _NEAR_BEFORE = 24, 30
"""How far the words for half-time stand after and before the score, in characters."""


def half_time_in(marked: Marked, focus: Focus | None) -> SidedScore | None:
    """The half-time score told in the sentence; ``focus`` is whom the sentence before was about."""
    t = marked.text
    number = marked.line.number
    if "less" in t and _GOALLESS.search(t):
        return SidedScore(0, 0, None, number)
    for place, token in marked.tokens("S"):
        if token.score is None or not _is_half_time(marked, place):
            continue
        high, low = high_first(token.score)
        if high == low:
            return SidedScore(high, low, None, number)
        window = t[max(0, place - 40) : place] + t[place + 1 : place + 12]
        if not _STANDING.search(window) and "lead" not in t[place + 1 : place + 13]:
            continue
        side = _standing_side(marked, place, focus)
        if side is not None:
            behind = _BEHIND.search(window)
            mine, theirs = (low, high) if behind else (high, low)
            return SidedScore(mine, theirs, side, number)
    return None


def _is_half_time(marked: Marked, place: int) -> bool:
    kind = score_kind(marked, place)
    if kind in ("sets", "aggregate", "first_leg"):
        return False
    if kind != "half_time" and not any(
        _INTERVAL.match(token.name) and _beside(marked.text, place, i)
        for i, token in marked.tokens("W")
    ):
        return False
    return not _ONLY_THOUGHT.search(marked.text, 0, place)


def _beside(t: str, place: int, when: int) -> bool:
    """Whether the words at ``when`` are about the score at ``place``."""
    if when > place:
        return when - place <= _NEAR_AFTER and not _ANOTHER_CLAUSE.search(t, place, when)
    return place - when <= _NEAR_BEFORE and bool(_LEADING_TO_SCORE.fullmatch(t, when + 1, place))


def _standing_side(marked: Marked, place: int, focus: Focus | None) -> Token | None:
    """The side that leads or trails."""
    gave = _GAVE.search(marked.text, max(0, place - 30), place)
    if gave:
        return marked.at[gave.start(1)]
    return _side_before(marked, place, focus)


_OF_SUBJECT = re.compile(
    r"\b(?:(?:after|despite|from|before|by)(?: having)?|having) "
    r"(?:trail(?:ing|ed)|lead(?:ing)?|led|being|been|going|gone|falling|fallen"
    r"|finding themselves)\b"
    r"[^,;TGUO]{0,25}$",
    re.IGNORECASE,
)
"""A participle: who trailed is who does what the clause tells ("T beat T S after trailing S")."""
_MAIN_AFTER = re.compile(r"[^,;TGUOP]{0,40}, (?:the )?(?P<side>[TGU])\b(?!')")
_SEPARATE = re.compile(r"; |, but |, while |, and (?=[TGU])")


def _subject_of(marked: Marked, place: int, near: list[int]) -> Token | None:
    """Who does what the clause with a participle before the score at ``place`` tells."""
    t = marked.text
    if not near:
        m = None if marked.tokens("TGUPO", 0, place) else _MAIN_AFTER.match(t, place + 1)
        return marked.at[m.start("side")] if m is not None else None
    start = max((m.end() for m in _SEPARATE.finditer(t, 0, place)), default=0)
    own = [i for i in near if i >= start]
    return marked.at[own[0]] if own and is_subject(marked, own[0]) else None


def _side_before(marked: Marked, place: int, focus: Focus | None) -> Token | None:
    """The nearest side before; "they" for the sentence before's."""
    t = marked.text
    spots = sorted(marked.tokens("TGU", 0, place))
    near = [
        (i, token)
        for i, token in spots
        if not t.startswith(_OWNER, i + 1) and not _NO_SUBJECT.search(t[max(0, i - 12) : i])
    ]
    if _OF_SUBJECT.search(t, max(0, place - 40), place):
        return _subject_of(marked, place, [i for i, _ in near])
    they = [m.start() for m in _THEY.finditer(t, 0, place)]
    if not they or (near and they[-1] < near[-1][0]):
        return near[-1][1] if near else None
    before = [token for i, token in near if i < they[-1]]
    if before:
        one = len({(token.kind, token.ref) for token in before}) == 1
        return before[0] if one else None
    return focus.side if focus is not None else None
