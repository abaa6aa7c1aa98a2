"""The side that a told result leaves out beside the score, but tells in its sentence.

"X ended Y's run with a 3-1 win", "Y paid the price as X won 1-0", "X's hopes were dented by a 2-1
defeat at Y": the score has one side at its own words, and the other one stands elsewhere, in a
construction that only an opponent stands in. Works on marked sentences with names still ``N``.
"""

from __future__ import annotations

import re

from summarizer.language.marking import Marked, Token
from summarizer.language.passing import in_passing
from summarizer.language.patterns import one_of

__all__ = ["opponent_in", "opponents_at", "owner_in", "pair_in"]

_NO_CLAUSE = r"(?!(?:who|which|that|when|where|as|but|after|before|while|and)\b)"
_NAME = rf"(?:{_NO_CLAUSE}[a-z0-9-]+ ){{0,3}}?(?P<side>[NTO])"
_NOT_OWNER = r"(?!'s? (?!S))"
_SIDES_OWN = one_of(
    r"""(?:[a-z0-9-]{1,30} ){0,3}(?:run|streak|record|hopes?|start|season|campaign|form|bid|charge
    | challenge | title (?:hopes|bid|chances)|reign|defence|wait|misery|woes|march|push|home record
    | slide | revival | resurgence | slump | adventure
    | fairytale | journey | survival hopes
    | promotion hopes | dream | title defence | resistance | momentum)"""
)
"""What a side has and a player hardly ever."""
_BAD = r"(?:defeat|loss|beating|thrashing|hiding|lesson|blow|setback|reverse|hammering)"
_OPPONENTS = tuple(
    re.compile(source)
    for source in (
        (
            r"\b(?:against|versus|hosted|hosting|entertain(?:ed|ing)|welcom(?:ed|ing)"
            r"|visit(?:ed|ing)|at home to|away to|visits? (?:to|of|from)|trips? to|journey to"
            rf"|hosts to) {_NAME}{_NOT_OWNER}"
        ),
        (
            r"\b(?:knock(?:ed|s|ing)?|dump(?:ed|s|ing)?|sen[dt]|sends|sending|consign\w*|condemn\w*"
            rf"|leav(?:es|ing)|left) {_NAME} (?:out\b|to (?:a|an|their|the)\b|crashing|tumbling"
            r"|packing|bottom|rooted|winless|stuck|still|without|staring|in (?:the )?(?:deep"
            r"|trouble|relegation|danger|bottom))"
        ),
        (
            r"\b(?:hand(?:ed|s|ing)?|gave|gives|giving|deal(?:s|ing)?|dealt|condemn\w*|subject\w*)"
            rf" {_NAME} (?:to )?(?:a|an|their|another|yet another|the) "
            rf"(?:[a-z0-9-]{{1,30}} ){{0,4}}?{_BAD}"
        ),
        rf"\b(?:inflict|heap|pil|pour)(?:ed|es|s|ing|e) (?:[a-z0-9S-]+ ){{1,5}}?on {_NAME}",
        rf"\bhit {_NAME} for (?:two|three|four|five|six|seven|eight|nine|ten)\b",
        (
            r"\b(?:end|halt|snap|break|bring|dent|extinguish|wreck|spoil|punctur|shatter|dash|ruin"
            r"|stall|derail)(?:p?ed|s|p?ing|es)?"
            rf" (?:[a-z-]{{1,30}} ){{0,2}}?(?P<side>[NTO])'s? {_SIDES_OWN}"
        ),
        rf"\b(?:broke|brought) (?:[a-z-]{{1,30}} ){{0,2}}?(?P<side>[NTO])'s? {_SIDES_OWN}",
        rf"\b(?:first|only|second|third|last) (?:team|side|club) to (?:beat|defeat) {_NAME}",
        rf"\b(?:frustrat|den[iy]|stifl|contain)(?:ed|es|ing|ied) by {_NAME}{_NOT_OWNER}",
        rf"\bseparate them from {_NAME}{_NOT_OWNER}",
        rf"\b(?:break|broken?|breaking) down {_NAME}",
        (
            r"\b(?:thriller|encounter|contest|derby|match|game|clash|meeting|battle|tie|final"
            rf"|semi-final|quarter-final|duel) with {_NAME}{_NOT_OWNER}"
        ),
        rf"\b(?:aveng(?:ed|ing)|revenge for) [^,;.]{{0,50}}?{_BAD} (?:by|to|against|at) {_NAME}",
    )
)
_MAIN_THEN = re.compile(
    r"(?:the )?(?:[a-z0-9-]{1,30} ){0,3}?(?P<side>[NTO])(?:'s? "
    + _SIDES_OWN
    + r"\b|,[^,]{1,60},)? "
    r"(?:(?:were|was|have|are|had|suffered|conceded (?:twice|two|three|four|late|in)|paid the price"
    r"|threw away|let slip|drew a blank|slipped|dropped|stay(?:ed)?|remain(?:ed|s)?|crashed"
    r"|tumbled|fell|missed (?:out|the chance)|continued|ended|came to an end|took|lost ground)\b)"
    r"[^;.]{0,120}? (?:as|when|after) (?:[a-z0-9-]{1,30} ){0,3}?(?P<doer>[NTO])"
)
# "Y paid the price when Reis struck late to hand X a 1-0 win".
_PAID = re.compile(
    r"(?:the )?(?:[a-z0-9-]{1,30} ){0,3}?(?P<side>[NTO]) [^;.,NTO]{0,60}?"
    r"\b(?:paid the price|were (?:left|made) [a-z ]{1,40}|slipped|fell|crashed|suffered|stumbled)\b"
    r"[^;.NTO]{0,60}? (?:as|when|after) [^;.]{0,90}? to (?:hand|give|earn|send|fire|gift|secure) "
    r"(?P<doer>[NTO])\b"
)
# A headline: "Holders Y out as X win 2-0".
_OUT_AS = re.compile(
    r"(?:[a-z-]{1,30} ){0,3}?(?P<side>[NTO]) (?:out|beaten|stunned|humbled|thrashed|sunk"
    r"|crash(?: out)?|exit|fall|slump|slip|stumble|pay)\b[^;.]{0,60}? (?:as|after) "
    r"(?:[a-z0-9-]{1,30} ){0,3}?(?P<doer>[NTO])"
)
_OWNER = re.compile(rf"(?:the )?(?:[a-z0-9-]{{1,30}} ){{0,2}}?(?P<side>[NTO])'s? {_SIDES_OWN}\b")
_AGAIN_BEATEN = re.compile(r"aveng|revenge|first|only|second|third|last|br[eo]a?k")
"""Openings of wordings that are no result of this day themselves, though the opponent is its."""
_BETWEEN = (
    r"\bbetween (?:the )?(?:[a-z0-9-]{1,30} ){0,2}?(?P<first>[NTO]) and (?:the )?"
    r"(?:[a-z0-9-]{1,30} ){0,2}?(?P<second>[NTO])(?!')"
)
_MEETING = (
    r"\b(?P<first>[NTO])'s? (?:[a-z-]{1,30} ){0,3}?(?:meeting|match|game|clash|fixture|tie|derby"
    r"|encounter|contest|trip|visit|showdown) (?:with|against|to|at) (?:[a-z0-9-]{1,30} ){0,3}?"
    r"(?P<second>[NTO])(?!')"
)
_X_AND_Y = (
    r"(?:^(?:the )?|\b(?:as|when|where) )(?:[a-z0-9-]{1,30} ){0,2}?(?P<first>[NTO]) and (?:the )?"
    r"(?:[a-z0-9-]{1,30} ){0,2}?(?P<second>[NTO])(?!'|, who)"
)
# "Two goals ruled out denied X victory as they were held to a 0-0 draw by Y".
_DENIED = (
    r"\b(?:denied|deny|cost|costs|robbed) (?P<first>[NTO]) (?:a |an |of |the |all )?(?:[a-z-]+ )?"
    r"(?:win|victory|points)\b[^;.NTO]{0,20} as they (?:were held|drew|had to settle)[^;.NTO]{0,40}"
    r" (?:by|with|against|at) (?:[a-z-]+ ){0,3}(?P<second>[NTO])(?!')"
)
_PAIR = tuple(
    re.compile(source)
    for source in (
        _BETWEEN,
        r"\bseparate (?:the )?(?P<first>[NTO]) and (?P<second>[NTO])(?!')",
        r"\b(?P<first>[NTO]) (?:v|vs|versus|against) (?P<second>[NTO])(?!')",
        _MEETING,
        _X_AND_Y,
        _DENIED,
    )
)
"""Both sides of a match told side by side."""


def opponents_at(marked: Marked) -> set[int]:
    """Where names stand in the sentence in a construction that only an opponent stands in."""
    return {m.start("side") for pattern in _OPPONENTS for m in pattern.finditer(marked.text)}


def opponent_in(marked: Marked, known: Token) -> Token | None:
    """The one side that stands in the sentence as the opponent of ``known``; None where nobody or
    several do."""
    t = marked.text
    found: dict[str, Token] = {}
    for pattern in _OPPONENTS:
        for m in pattern.finditer(t):
            if in_passing(marked, m.start(), m.end()) and not _AGAIN_BEATEN.match(m.group()):
                continue
            _add(found, marked.at[m.start("side")], known)
    main = _MAIN_THEN.match(t) or _OUT_AS.match(t)
    if main is None or marked.at[main.start("doer")].name != known.name:
        main = _PAID.match(t)
    if main is not None and marked.at[main.start("doer")].name == known.name:
        _add(found, marked.at[main.start("side")], known)
    return next(iter(found.values())) if len(found) == 1 else None


def _add(found: dict[str, Token], token: Token, known: Token) -> None:
    if token.name != known.name:
        found.setdefault(token.name, token)


def owner_in(marked: Marked, place: int) -> Token | None:
    """The side whose run, hopes or season the sentence opens with, before ``place``."""
    m = _OWNER.match(marked.text, 0, place)
    return marked.at[m.start("side")] if m is not None else None


def pair_in(marked: Marked) -> tuple[Token, Token] | None:
    """The two sides told side by side: "between X and Y", "X's meeting with Y", "X and Y"."""
    for pattern in _PAIR:
        m = pattern.search(marked.text)
        if m is not None and not in_passing(marked, m.start(), m.end()):
            first, second = marked.at[m.start("first")], marked.at[m.start("second")]
            if first.name != second.name:
                return first, second
    return None
