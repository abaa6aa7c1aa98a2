"""What a score in a sentence is the score of: this match, its half, the tie, the shoot-out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.language.scores import ScoreMention, scores_in

__all__ = ["RoledScore", "ScoreRole", "roled_scores"]

ScoreRole = Literal["result", "running", "half_time", "aggregate", "first_leg", "shoot_out", "past"]


@dataclass(frozen=True, slots=True)
class RoledScore:
    """A score mention and what it is the score of.

    ``running`` is a score on the way ("to make it 2-0"), ``past`` one of another match, told in
    passing; ``result`` is what is left.
    """

    mention: ScoreMention
    role: ScoreRole

    @property
    def pair(self) -> tuple[int, int]:
        """The two figures in the order of the text."""
        return (self.mention.first, self.mention.second)


_F = re.IGNORECASE
_AGG_AFTER = re.compile(
    r"^(?:\s(?:\w+\s){0,2})?(?:on\s)?aggregate\b|^\s(?:overall|over (?:the )?two legs)\b", _F
)
_AGG_BEFORE = re.compile(
    r"\baggregate\s(?:(?!despite|after|having|losing|winning|beating|but|with|and)\w+\s){0,3}$", _F
)
_PENS = r"(?:penalties|penalty|spot[- ]kicks|(?:penalty\s)?shoot-?out|kicks)"
_PENS_AFTER = re.compile(
    rf"^(?:\s\w+){{0,3}}\s(?:on|in|from|via)\s(?:the\s|a\s)?(?:\w+\s)?{_PENS}\b|^\s(?:penalt|"
    rf"shoot)",
    _F,
)
_PENS_BEFORE = re.compile(
    rf"\b{_PENS},?\s?(?:(?:finished|ended|won|decided|score|was|by|it)\s){{0,2}}\(?$", _F
)
# "edged them 6-5 from the spot" is a shoot-out, "made it 2-1 from the spot" a penalty.
_FROM_SPOT = re.compile(r"^\s(?:from\sthe\s(?:penalty\s)?spot|from\s12\syards)\b", _F)
_HALF = (
    r"(?:half-?\s?time|the\s(?:break|interval|pause|turn(?:around)?|intermission|recess"
    r"|change\sof\sends|(?:dressing|changing)\srooms?))"
)
_HALF_AFTER = re.compile(
    rf"^(?:\s\w+){{0,3}}\s(?:at|by|into|going\sinto|before|until|for)\s{_HALF}"
    rf"|^\s(?:half-?time|interval)\b|^\sfirst[- ]half\s(?:lead|advantage|deficit|cushion)\b"
    rf"|^\s[^,;.]{{0,30}}\swhistle\s[^,;.]{{0,20}}\s?(?:for|at)\s{_HALF}",
    _F,
)
_HALF_BEFORE = re.compile(
    rf"\b(?:at|by)\s{_HALF},?(?:\s(?:it|was|were|is|led|leading|trail(?:ed|ing)|the|score|stood|"
    rf"at|hosts|"
    rf"visitors|they|had|been|still|level|by|home|side|team|a)){{0,5}}\s$"
    rf"|\b(?:turned\sround|went\sin|go(?:ing)?\sin|gone\sin)\s(?:at\s|with\sa\s|still\s)?$"
    rf"|\b(?:sen[dt]|sending)\s(?:\w+\s){{1,3}}in\s$",
    _F,
)
_LEG_AFTER = re.compile(
    r"^(?:\s[\w’']+){0,6}\s(?:the\s|in\sthe\s)?(?:first|opening)[- ]leg\b|^\s(?:first|"
    r"opening)[- ]leg\b",
    _F,
)
_LEG_BEFORE = re.compile(
    r"\b(?:first|opening)[- ]leg(?:\s[\w’']+){0,5}\s$|\blast\s(?:week|month)[’']s\s(?:\w+\s){0,2}$",
    _F,
)
_PAST_BEFORE = re.compile(
    r"\b(?:last\s(?:season|year|month|weekend|time)|previous(?:ly)?|earlier\s(?:this|in)|opening|"
    r"opener|reverse\sfixture|Saturday[’']s|Sunday[’']s)\s?(?:[\w’']+\s){0,3}$"
    r"|\b(?:first|last|previous|reverse|earlier)\s(?:meeting|fixture|encounter)\s(?:[\w’']+\s){0,4}$"
    r"|\b(?:had|having)\s(?:\w+\s){0,2}(?:won|lost|drawn|beaten|been\s\w+(?:\sapart|\saside)?)"
    r"\s(?:[\w’'-]+\s){0,4}$",
    _F,
)
_PAST_AFTER = re.compile(
    r"^(?:\s[\w’']+){0,6}\s(?:last\s(?:season|year|week|month|weekend|time)|in\s(?:19|20)\d\d|"
    r"a\syear\sago|(?:\w+\s)?(?:weeks?|months?|years?|days?|fortnight)\s(?:ago|earlier|before)|"
    r"when\sthe\stwo\smet|when\sthey\s(?:last\s)?met|in\sthe\s(?:reverse|first\smeeting)|"
    r"(?:previous|last)\s(?:trip|visit|meeting)|in\s(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December))\b",
    _F,
)
_RUN_BEFORE = re.compile(
    r"\b(?:ma(?:de|ke|kes|king)\s(?:it|the\sscore)|(?:to\s)?go(?:es|ing)?|went|led|lead|leads|"
    r"leading|trail(?:ed|ing|s)?|"
    r"(?:level(?:led|ed)?|equali[sz]ed|back|back\sto|deficit\sto|arrears\sto|lead\sto|"
    r"advantage\sto|restored?\sto|ahead|up|down|at|behind)"
    r"(?:\sat|\sto)?|put\s(?:\w+\s){1,3}|tied|locked|deadlocked)\s(?:a\s|the\s)?$",
    _F,
)
_RUN_AFTER = re.compile(
    r"^[- ](?:up|ahead|down|lead|advantage|deficit|cushion|in\sfront(?!\sof\b)|behind)\b", _F
)


# "after the sides had drawn 3-3" tells this match, before its kicks.
_ENDED = re.compile(
    r"\bafter (?:the (?:two )?(?:sides|teams)|they|the (?:game|match|tie)|it|extra time) had "
    r"(?:drawn|finished|ended|been level)(?: level)?(?: at)? $",
    _F,
)


_SENTENCE_END = re.compile(r"[;.]\s")


def _role(text: str, s: ScoreMention) -> ScoreRole:
    before, after = text[max(0, s.start - 60) : s.start], text[s.end : s.end + 70]
    clause = _SENTENCE_END.split(after, maxsplit=1)[0]
    if _AGG_AFTER.search(clause) or _AGG_BEFORE.search(before):
        return "aggregate"
    if _PENS_AFTER.search(clause) or _PENS_BEFORE.search(before):
        return "shoot_out"
    if _FROM_SPOT.search(clause) and not _RUN_BEFORE.search(before):
        return "shoot_out"
    if _HALF_AFTER.search(clause) or _HALF_BEFORE.search(before):
        return "half_time"
    if _LEG_AFTER.search(clause) or _LEG_BEFORE.search(before):
        return "first_leg"
    if _PAST_BEFORE.search(before) or _PAST_AFTER.search(clause):
        return "result" if _ENDED.search(before) else "past"
    if _RUN_BEFORE.search(before) or _RUN_AFTER.search(clause):
        return "running"
    return "result"


def roled_scores(text: str) -> list[RoledScore]:
    """All scores in ``text`` with what they are the score of."""
    return [RoledScore(s, _role(text, s)) for s in scores_in(text)]
