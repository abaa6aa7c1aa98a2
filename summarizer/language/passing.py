"""Whether a result is told in passing: of another day, as a condition, or as another match."""

from __future__ import annotations

import re

from summarizer.language.marking import Marked

__all__ = ["OTHER_MATCH", "in_passing"]

_FIRST_TO = re.compile(r"\b(?:first|last|only) (?:[a-z]+ ){1,3}to $")
_IF = re.compile(
    r"\b(?:if|could|would|should|must|might|need(?:s|ed)? to|hop(?:e|es|ed|ing) to|want(?:s|ed)? to"
    r"|try(?:ing)? to|tried to|expect(?:s|ed)? to|aim(?:s|ed|ing)? to|look(?:s|ed|ing)? to|bid to"
    r"|favourites to|attempt(?:s|ed|ing)? to|fail(?:s|ed|ing)? to|unable to|chance to|can|will) "
    r"(?:[a-z]+ ){0,2}$"
)
_PERFECT = re.compile(
    r"\b(?:had|having|'d) (?:(?:also|just|already|previously|both|twice|only|been|all|not|never) )"
    r"{0,2}$"
)
_WHO = re.compile(
    r"\b(?:who|which|whose(?: [a-z-]+){1,3}|that|when (?:they|he))"
    r"(?: (?:had|have|has|were|was|are|also|both|then|previously|just|only|infamously|famously|been"
    r"|last)){0,3} $"
)
_LEFT = re.compile(
    r"\b(?:(?:days|weeks|months|years|season|seasons|hours|game|games) (?:after|since|before) "
    r"(?:(?:their|its|a|an|the|his) (?:[a-z-]+ )?)?"
    r"|since (?:they|he|the|a|their)?(?: [a-z]+){0,3} ?|includ\w+ (?:both (?:in )?)?(?:the |a )?"
    r"|run of (?:[a-z]+ )?|following (?:a|their|the|last \w+'s)? ?(?:[a-z-]+ )?"
    r"|last (?:week|month|season|year|weekend|time|summer|winter|sunday|saturday)(?:'s)?"
    r"(?: [a-z-]+)? ?|D's |previous |earlier |previously "
    r"|in the (?:[a-z-]+ )?(?:meeting|fixture|final|semi-?finals?|quarter-?finals?|group) "
    r"|their (?:opening|first|last|previous|recent) (?:[a-z]+ ){0,2}|opening |recent |back-to-back "
    r"|saw (?:[a-z0-9]+-man )?[NTO] (?:win|lose|beat|draw) ?)$"
)
_RIGHT = re.compile(
    r"[^;:]{0,42}?\b(?:last (?:week|month|season|year|weekend|time|summer|winter)"
    r"|in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|19\d\d|20\d\d|1st|reverse|opening game|opening match|group stage|first meeting"
    r"|first leg|cup final|semi-?finals?|quarter-?finals?|last eight|same)"
    r"|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:days?|weeks?|months?|years?|seasons?|games?) (?:earlier|ago|before|previously|later)"
    r"|(?:the )?previous (?:weekend|week|month|season|night|day|evening|game|round)|days earlier"
    r"|earlier (?:in|this|on)|on their (?:last|previous)|this season|last D|the day before"
    r"|at the (?:19|20)\d\d|in their (?:opening|first|last|previous))"
)
_CLAUSE = re.compile(r"[;:]| (?:while|whereas|although|though) ")
OTHER_MATCH = re.compile(
    r"\bother (?:(?:group|match|game|tie|fixture|semi|quarter|[a-z-]+ )[a-z-]* ?){1,3}"
    r"|'s other (?:game|match|fixture)|\belsewhere\b|\bearlier on D\b|\bmeanwhile\b|\bother [CNK]"
)
"""Words that call a match another one than the report's."""


def in_passing(marked: Marked, start: int, end: int) -> bool:
    """Whether the result told from ``start`` to ``end`` of the marked text is told in passing."""
    t = marked.text
    cut = _CLAUSE.split(t[max(0, start - 70) : start])[-1]
    return bool(
        _IF.search(cut)
        or _WHO.search(cut)
        or _PERFECT.search(cut)
        or _LEFT.search(cut)
        or _FIRST_TO.search(cut)
        or _RIGHT.match(t[end : end + 70])
    )
