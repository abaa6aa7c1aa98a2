"""Scores as reports write them: "4-1", "2–2", "3:2", "two-nil", "1-all", "goalless"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.numbers import cardinal_value
from summarizer.language.remembered import Remembered

__all__ = ["ScoreMention", "scores_in"]


@dataclass(frozen=True, slots=True)
class ScoreMention:
    """Two figures at ``text[start:end]``, in the order of the text.

    ``of_sets`` says that it stands in a list of sets ("6-4, 3-6, 7-6 (7-5)") or in a tie-break.
    """

    start: int
    end: int
    first: int
    second: int
    of_sets: bool = False


_SMALL = "nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_FIGURES = re.compile(
    r"(?<![\w.,/:$€£+–-])(?P<a>\d{1,3})\s?(?:-|–|‑|−|:)\s?(?P<b>\d{1,3})"
    r"(?![\w/:%]|[.,]\d|[-–‑]\d|-(?:year|minute|man|point|yard|metre|meter|day|week|month|"
    r"times?\b))"
)
_WORDS = re.compile(
    rf"(?<![\w-])(?P<a>{_SMALL}|\d{{1,2}})[-–‑ ](?P<b>nil|all)(?![\w-])"
    rf"|(?<![\w-])(?P<c>{_SMALL})(?:[-–‑]| goals? to )(?P<d>{_SMALL})(?![\w-])",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?<![\w-])(?:goalless|scoreless)(?= (?:[a-z]+ )?(?:draw|tie|stalemate|game|match|deadlock"
    r"|affair|encounter|contest|derby)\b)"
    r"|\b(?:finish|end)(?:ed|es|s|ing) (?P<level>goalless|scoreless)\b",
    re.IGNORECASE,
)
_SET_JOIN = re.compile(
    r"\s{0,2}(?:\(\d{1,2}(?:[-–]\d{1,2})?\)|\(?[⁰¹²³⁴-⁹]{1,2}(?:[-–][⁰¹²³⁴-⁹]{1,2})?\)?)?"
    r"\s{0,2}[,;]?\s{0,2}(?:and\s)?\s?\(?"
)


def _value(word: str) -> int:
    if word.casefold() == "nil":
        return 0
    value = cardinal_value(word)
    return value if value is not None else -1  # the pattern admits no other word


# What scores in words are not told without.
_WORD_CUE = re.compile(rf"(?:[-–‑]| goals? to )(?:all|{_SMALL})", re.IGNORECASE)
_WORD_CUES = (" nil", " all")


@Remembered
def scores_in(text: str) -> list[ScoreMention]:
    """All scores in ``text`` in order. Years, seasons, formations and clock times are none."""
    found: list[ScoreMention] = []
    for m in _FIGURES.finditer(text):
        if not (m["a"].isascii() and m["b"].isascii()):
            continue
        colon = ":" in m.group()
        if colon and (len(m["b"]) == 2 and len(m["a"]) <= 2 and int(m["b"]) <= 59 < 60):
            # "20:45" is a clock time; "3:2" is a score in other languages.
            continue
        if len(m["a"]) == 3 and len(m["b"]) == 3 and int(m["a"]) > 250:
            continue
        found.append(ScoreMention(m.start(), m.end(), int(m["a"]), int(m["b"])))
    low = text.lower()
    in_words = any(cue in low for cue in _WORD_CUES) or _WORD_CUE.search(text)
    for m in _WORDS.finditer(text) if in_words else ():
        if m["c"]:
            found.append(ScoreMention(m.start(), m.end(), _value(m["c"]), _value(m["d"])))
        else:
            a = _value(m["a"])
            b = a if m["b"].casefold() == "all" else 0
            found.append(ScoreMention(m.start(), m.end(), a, b))
    if "less" in low:
        found.extend(
            ScoreMention(m.start("level") if m["level"] else m.start(), m.end(), 0, 0)
            for m in _LEVEL.finditer(text)
        )
    found.sort(key=lambda s: s.start)
    return _mark_sets(text, found)


def _mark_sets(text: str, found: list[ScoreMention]) -> list[ScoreMention]:
    sets = [False] * len(found)
    for i in range(len(found) - 1):
        a, b = found[i], found[i + 1]
        between = text[a.end : b.start]
        like_sets = max(a.first, a.second) >= 6 or max(b.first, b.second) >= 6
        if len(between) <= 12 and like_sets and _SET_JOIN.fullmatch(between):
            sets[i] = sets[i + 1] = True
    return [
        ScoreMention(s.start, s.end, s.first, s.second, True) if is_set else s
        for s, is_set in zip(found, sets, strict=True)
    ]
