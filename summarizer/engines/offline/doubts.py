"""Reasons to doubt that the result picked from a lead is the one that the wire reports.

A lead tells of more matches than its own: of how the sides got here, of the last meeting, of what
a signed player once did. One wrong match is worse than many missed, so a doubt publishes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.engines.offline.side_weight import side_weight
from summarizer.engines.offline.triage import looks_ahead
from summarizer.language.marking import Line, Marked, Token
from summarizer.language.names import fold
from summarizer.language.results import Result
from summarizer.language.side_names import may_be

__all__ = ["is_doubtful"]

_HEAD = frozenset({"headline", "standfirst", "subhead"})
_OTHER_NEWS = re.compile(
    r"\b(?:(?:been|was|were|is|are|be) (?:drawn (?:away|at home|against|to|with|in)\b|postponed"
    r"|abandoned|called off|suspended|rescheduled|cancelled|sacked|dismissed as|appointed|replayed"
    r"|drawn\b)|(?:complet|agree|confirm|announc)\w* the (?:signing|appointment|departure|sale)"
    r"|(?:has|have) (?:signed|joined|appointed|sacked|named|parted|extended|agreed|resigned)"
    r"|cup draw\b|for an undisclosed fee|(?:has|have) (?:died|retired)|ruled out (?:of|for)"
    r"|(?:signed|signs|joins|joined|re-joins) (?:[NTOK]|for|on)\b)"
)
"""News that is no played match."""
_LEVEL = re.compile(
    r"\b(?:draws? with|drew with|drew (?:at|against)|a (?:[a-z-]+ ){0,2}(?:draw|stalemate)"
    r"|shar(?:e|ed|ing) the (?:points|spoils)|held by|to hold|(?:were|was) held|holds?(?= [NTO]))"
)
_AS_A_SIDE = 1
"""The words around a name speak so much for a side: see :func:`side_weight`."""
_LEAD = 2
"""So many sentences of the first paragraph say whose match it is."""
_IN_CAPITALS = re.compile(r"\s?(?::|\(|—|–|-\s)")
_CHARGES = re.compile(
    r"['’]s? (?:[a-z0-9-]+ ){0,2}(?:side|team|men|players|charges|youngsters|lads)\b"
)
"""What a coach has, and a side of two words hardly ever."""
_OWNED = re.compile(r"[^\W\d_]['’]s? $")
_HIS = re.compile(r"\b(?:his|her)\b")


def is_doubtful(
    head: Result, sides: tuple[str, str], lines: Sequence[Line], marked: Sequence[Marked]
) -> bool:
    """Whether ``head``, a result of ``sides``, may be of another match than the wire's own."""
    body = [m for m in marked if not _is_title(m.line)]
    if not body:
        return False
    if any(t is not None and _is_no_side(t, lines, marked) for t in (head.winner, head.loser)):
        return True
    first = body[0].line.paragraph
    heads = [m for m in marked if _is_title(m.line)]
    opening = heads + [m for m in body[:_LEAD] if m.line.paragraph == first]
    if head.marked is body[0] or any(head.marked is m for m in heads):
        return False
    if looks_ahead([m for m in opening if m is not head.marked]):
        return True
    if any(_OTHER_NEWS.search(m.text) for m in opening):
        return True
    named = [t.name for m in opening for _, t in m.tokens("NTO")]
    strangers = {n for n in named if not any(may_be(n, s) for s in sides)}
    told = [any(may_be(n, s) for n in named) for s in sides]
    if strangers and not any(told):
        return True
    if not all(told) and any(_plays(n, marked) for n in strangers):
        return True
    level = any(_LEVEL.search(m.text) for m in opening)
    return level and not head.level and head.kind != "shoot_out"


_GOES = re.compile(r" (?:into|through to|to|out of) (?:the|their) ")


def _plays(name: str, marked: Sequence[Marked]) -> bool:
    """Whether the wire uses a name as that of a side."""
    used = sum(
        side_weight(token, m, place) + (_GOES.match(m.text, place + 1) is not None)
        for m in marked
        for place, token in m.tokens("NTO")
        if fold(token.name) == fold(name)
    )
    return used >= _AS_A_SIDE


def _is_title(line: Line) -> bool:
    """Whether a line is a heading; a short first paragraph that is a sentence is none."""
    return line.label in _HEAD and not (line.label == "standfirst" and line.text.endswith("."))


def _is_no_side(token: Token, lines: Sequence[Line], marked: Sequence[Marked]) -> bool:
    """Whether a name is the town of a dateline and no side's, a player's told as a side's own
    ("Norvale's Reis powered his side"), or a coach's, told only as owner of a side."""
    owner: list[bool] = []
    for line in lines:
        for t in line.tokens:
            if t.kind != "N" or fold(t.name) != fold(token.name):
                continue
            opens = t.start == 0 and t.name.isupper() and line.label not in _HEAD
            if opens and _IN_CAPITALS.match(line.text, t.end) and not _plays(token.name, marked):
                return True
            if _OWNED.search(line.text, 0, t.start) and _HIS.search(line.text, t.end):
                return True
            owner.append(_CHARGES.match(line.text, t.end) is not None)
    return " " in token.name and bool(owner) and all(owner)
