"""How much the words around a name speak for a side.

A side has a goalkeeper, a bench and supporters, it *are* and *were*, it is put ahead and played
against; a person has an age and says things.
"""

from __future__ import annotations

import re

from summarizer.engines.offline.main_result import is_personal
from summarizer.language.marking import Marked, Token
from summarizer.language.patterns import one_of
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = ["side_weight"]

_ROLE = one_of(" | ".join(sorted(PLAYER_ROLES | STAFF_ROLES)))
_HAS = re.compile(
    r"(?:'s?)? (?:[a-z-]+ ){0,2}?"
    + one_of(
        """side | team | outfit | defence | backline | back line | rearguard | goalmouth | net | box
        | bench | fans | supporters | followers | faithful | players | dugout | ranks | dressing
        room | support | squad | line-?up | counterparts? | midfield | half | end | woodwork | men
        | women | lads | girls"""
    )
    + r"\b|(?:'s?)? (?:[a-z-]+ ){0,2}?"
    + _ROLE
    + r"\b"
)
"""After a name: what a side has."""
_ARE = re.compile(
    r",? "
    + one_of(
        """were | are | have | weren't | haven't | aren't | remain | sit | play | travel | stay
        | climb | move | lead | trail | face | host | drop | went (?:ahead|in front|down|out)
        | took the lead | (?:had |have )?(?:won|lost|drew|drawn|conceded|dominated|trailed|led)
        | held on | hung on | hit back | fought back | came from | pressed | regained | progressed
        | advanced | qualified | survived | rallied | will (?:now )?(?:face|play|meet|host)"""
    )
    + r"\b"
)
"""After a name: what many do, or what a side does in a match."""
_AGAINST = re.compile(
    r"\b"
    + one_of(
        """against | over | beat | beating | put | gave | give | giving | handed | hosts | visitors
        | leaders | holders | champions | rivals | neighbours | opponents | face | host | visit
        | past | held | sank | sink | stunned"""
    )
    + r" (?:the )?$"
)
_PERSON = re.compile(
    r", \d\d,|, who\b| \(\d| (?:said|says|told|added|admitted|insisted)\b"
    r"|'s? (?:[a-z-]+ ){0,2}(?:header|shot|volley|cross|corner|free|pass|effort|strike|brace|hat)"
)
_PLACE = re.compile(r"\b(?:in|at|near|from) (?:the )?$")
_LOOK_BEFORE, _LOOK_AFTER = 30, 60


def side_weight(token: Token, m: Marked, place: int) -> float:
    """How much the words around a name speak for a side; below 0 for a person."""
    if is_personal(token, m):
        return -2
    after = m.text[place + 1 : place + _LOOK_AFTER]
    before = m.text[max(0, place - _LOOK_BEFORE) : place]
    if _PERSON.match(after):
        return -1
    if _PLACE.search(before):
        return 0
    weight = 2.0 if _HAS.match(after) or _ARE.match(after) else 0.0
    return weight + (1 if _AGAINST.search(before) else 0)
