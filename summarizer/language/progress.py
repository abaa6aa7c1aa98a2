"""Whether a sentence says that a side goes through, and whether extra time was played."""

from __future__ import annotations

import re

from summarizer.language.marking import Marked
from summarizer.language.patterns import one_of
from summarizer.language.times import MOST_STOPPAGE

__all__ = ["advance_in", "comes_back_in", "plays_extra_time"]

_NEXT_ROUND = one_of(
    r"""next round | next stage | (?:last|round of) (?:16|32|eight|four|sixteen)
    | last-(?:16|eight|four) | quarter-?finals? | semi-?finals? | final\b
    | knockout (?:stages?|rounds?|phase) | [a-z]+ round | showpiece | decider"""
)
_REACHES = one_of(
    """reach | reached | reaches | reaching | into | advance to | advanced to | advances to
    | progress to | progressed to | progressing to | qualify for | qualified for | place in
    | spot in | through to | berth in | way into | claim a place in | edged into | make | made
    | seal | sealed | book | booked | books | clinch | clinched | secure | secured"""
)
_ADVANCE = re.compile(
    r"\b(?:"
    rf"{_REACHES} (?:the |their |a |its |his |her |D's |C's? |C )*(?:[a-z']+ ){{0,2}}{_NEXT_ROUND}"
    r"|book (?:their|a) (?:[a-zC0-9-]+ ){0,3}?(?:spot|place|berth)"
    r"|(?:to |and )(?:advance|progress|go through|qualify)\b"
    r"|send(?:s|ing)? (?:the )?[TOE](?: side)? (?:through|into)"
    r"|send (?:his|their) (?:team|side) through"
    r"|sent (?:his|their|the) (?:[a-zO]+ )?(?:team|side) (?:through|into)"
    r"|steered T into)"
)
_UNSURE = re.compile(
    r"\b(?:could|would|if|miss\w*|fail\w*|not|needed|hop\w+|chance|bid|want\w*|still|can)\b"
    r"[^,;]{0,30}$"
)


def advance_in(marked: Marked) -> bool:
    """Whether the sentence says that somebody goes into a next round."""
    m = _ADVANCE.search(marked.text)
    return m is not None and not _UNSURE.search(marked.text, 0, m.start())


_COMES_BACK = re.compile(
    r"\b(?:c[oa]m(?:e|es|ing)|f[oi]ught|fights|fighting|hit(?:s|ting)?|battl\w+|rall(?:ied|y|ies)"
    r"|rallying|recover\w*|bounc\w+) (?:back )?from (?:behind|S (?:down|behind)"
    r"|(?:a|one|two|three)(?:[- ]goals?)? (?:down|behind|deficit))"
    r"(?! (?:in|on|for) )(?! to (?:draw|earn|rescue|salvage|snatch|level|hold|secure a (?:S "
    r"|point)))"
)


def comes_back_in(marked: Marked) -> bool:
    """Whether the sentence says that the winner was behind: "came from a goal down to win"."""
    return _COMES_BACK.search(marked.text) is not None


_EXTRA = re.compile(
    r"\b(?:needed|required|took|had to go to|went to|survived|came through) extra[- ]time (?:to"
    r" (?:see off|beat|win|overcome|get past|defeat|edge|knock out|put out|reach)|before (?:winning"
    r"|beating|seeing off))\b|\bafter extra[- ]time\b"
    r"|\bthe end of extra[- ]time\b|\bhalf-hour of extra[- ]time\b"
    r"|\b(?:minutes?|period|half) (?:of|into) extra[- ]time\b|\bfollowing extra[- ]time\b"
    r"|\b(?:early|late|deep) (?:in|into) extra[- ]time\b"
    r"|\bin the (?:first|second) (?:half|period) of extra[- ]time\b"
    r"|\bextra[- ]time (?:winner|goal|strike|goals|win|victory|header|penalty|triumph)\b"
    r"|\b(?:won|win|beat [TNO](?: S)?|goals?|scored|struck) (?:[a-z]+ )?in extra[- ]time\b"
    r"|\b(?:most|much|all|the whole|the rest|the start|the beginning) of extra[- ]time\b"
    r"|\bM of extra|\b(?:in|of|after) golden[- ]point extra[- ]time\b"
    r"|\bextra[- ]time,? (?:in which|during which|produced|passed|failed to|could not|brought"
    r"|yielded)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def plays_extra_time(marked: Marked) -> bool:
    """Whether the sentence says that extra time was played in this match."""
    t = marked.text
    if any(
        token.minute is not None and token.minute.told and token.minute.minute > 90 + MOST_STOPPAGE
        for _, token in marked.tokens("M")
    ):
        return True
    if "xtra" not in marked.line.text:
        return False
    if _EXTRA.search(t) and not _YEAR.search(t):
        return True
    return any(
        token.minute is not None and "extra" in token.name.casefold()
        for _, token in marked.tokens("ML")
    )
