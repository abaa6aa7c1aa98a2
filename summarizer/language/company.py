"""Who plays with whom and against whom, by what they do to each other in a sentence.

A cross finds a team mate, a substitute comes on for one, a coach sends his own players on; an own
goal comes from an opponent's cross. Pairs of people only: their sides are told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.actors import ROLE, Focus, actor_of
from summarizer.language.marking import Marked, Token
from summarizer.language.patterns import one_of

__all__ = ["mates_in", "opponents_in"]

_Pair = tuple[int, int]
_SERVICE = one_of(
    """cross | corner | free[- ]?kick | pass | cutback | cut-back | delivery | centre | through ball
    | flick | flick-on | knock-down | knockdown | lay-off | throw-in | long throw | long ball
    | assist | through-ball | set piece"""
)
_FINISHED = one_of(
    """volleyed | headed | turned | tapped | nodded | converted | swept | slotted | finished
    | steered | stabbed | poked | bundled | firing | fired | heading | turning | tapping
    | volleying | sliding | finishing | slid | drove | glanced | nodding | sweeping | slotting
    | steering | stabbing | poking | bundling | converting | glancing | hooked | hooking | lashing
    | lashed | smashed | smashing | scored | scoring | struck | equalised | equalising | levelled
    | header | goal | volley | strike | finish"""
)
# "tapped in at the far post from P's low cross", "a header after P's corner"
_FROM = re.compile(
    rf"\b{_FINISHED}\b[^.;PETGUOQ]{{0,50}}? (?:from|after|off|on to|onto|to|following) "
    rf"(?:(?P<whose>P)'s (?:[a-z-]+ ){{0,3}}?{_SERVICE}\b(?! was)"
    rf"|(?:a|an|the) (?:[a-z-]+ ){{0,3}}?{_SERVICE} (?:from|by|of) (?:{ROLE},? ){{0,4}}(?P<from>P)"
    r"\b(?!'s))"
)
_FROM_CUES = frozenset(
    """cross corner free freekick pass cutback cut delivery centre ball flick knock knockdown lay
    throw assist piece""".split()
)
_BY_CROSS = (
    # "P's cross found P", "P's corner was headed in by P"
    re.compile(
        rf"(?P<a>P)'s (?:[a-z-]+ ){{0,3}}?{_SERVICE} (?:[a-z-]+ ){{0,2}}?(?:found|picked out"
        r"|sent|put|set up|was (?:met|headed (?:in|home)|turned (?:in|home)|tapped (?:in|home)"
        r"|volleyed (?:in|home)|nodded (?:in|home)|converted|swept (?:in|home)|finished) by)"
        rf" (?:{ROLE},? ){{0,4}}(?P<b>P)\b(?!')"
    ),
    # "P set up P", "P's pass … for P to score"
    re.compile(
        r"(?P<a>P) (?:[a-z]+ly |then |had |also )?(?:set up|teed up|picked out|played in"
        r"|crossed for|squared (?:it |the ball )?(?:for|to)|cut (?:it |the ball )?back (?:for|to)"
        r"|pulled (?:it |the ball )?back (?:for|to)|laid (?:it |the ball )?(?:off )?(?:for|to)"
        rf"|nodded down for|headed down for|sent through) (?:{ROLE},? ){{0,4}}(?P<b>P)\b(?!')"
    ),
    # "P swung over a corner and P rose to head in"
    re.compile(
        r"(?P<a>P),?(?: [a-z]+,)? (?:[a-z]+ly |then |had )?(?:swung (?:over|in)|whipped (?:over|in)"
        r"|floated (?:over|in)|curled in|swung a|crossed|was the provider"
        r"|headed down|nodded down|flicked on)\b"
        rf"[^PETGUOQ;.]{{0,60}}(?:,| and|, and) (?:{ROLE} ){{0,4}}(?P<b>P)(?: [a-z]+)? (?:(?:headed"
        r"|tapped|nodded|turned|slid|swept|volleyed|poked|prodded|stabbed|bundled|glanced|fired)"
        r" (?:it |the ball )?(?:low |high |firmly )?(?:in|home|past|into)"
        r"|scored|rose (?:[a-z]+ ){0,5}to (?:head|nod))\b"
    ),
)
_CROSS_CUES = frozenset(
    """found picked sent set met teed played crossed squared cut pulled laid nodded headed swung
    whipped floated curled provider flicked turned tapped volleyed converted swept""".split()
)
_CHANGES = (
    re.compile(
        r"(?P<a>P)(?:,? who)? (?:had )?(?:replaced|came (?:on|off the bench)|was brought on"
        rf"|was sent on|went on)(?: [MLW])?(?: as a (?:[a-z-]+ )?(?:substitute|replacement))?"
        rf"(?:(?<=replaced)| for| in place of| to replace) (?:{ROLE},? ){{0,4}}(?P<b>P)\b(?!')"
    ),
    re.compile(
        rf"(?P<a>P), (?:a |an )?(?:[a-z-]+ ){{0,3}}on for (?:{ROLE},? ){{0,4}}(?P<b>P)\b(?!')"
    ),
    re.compile(
        r"(?P<a>P) (?:made way for|gave way to|was replaced by|was substituted for|went off for) "
        rf"(?:{ROLE},? ){{0,4}}(?P<b>P)\b(?!')"
    ),
    re.compile(
        r"\b(?:coach|manager|boss) (?P<a>P)(?:,[^,]{1,60},)? (?:had |then |immediately )?"
        r"(?:sent on|brought on|threw on|put on|introduced|took off|withdrew|hauled off|turned to) "
        rf"(?:{ROLE},? ){{0,4}}(?P<b>P)\b(?!')"
    ),
)
_CHANGE_CUES = frozenset(
    """replaced replace came brought sent went substitute replacement place way substituted threw
    introduced withdrew hauled turned took put""".split()
)
# "P was booked and his captain, P, was sent off": the one named before has him for a captain.
_HIS = re.compile(
    r"\b(?:his|her) (?:[a-z-]+ ){0,2}?(?:team[ -]?mate|captain|skipper|understudy|strike partner"
    r"|fellow (?:[a-z-]+ )?[a-z-]+|club[ -]?mate),? (?P<b>P)\b(?!')"
)
_TEAM_MATE = re.compile(r"team-?mate (?P<b>P)\b(?!')")
_HIS_CUES = frozenset("mate teammate captain skipper understudy partner fellow clubmate".split())
_INTO_OWN = re.compile(
    r"\b(?:turned|sliced|headed|diverted|deflected|put|steered|nodded|glanced|bundled|volleyed"
    r"|knocked|poked|turning|slicing|heading|diverting|deflecting|putting|steering|nodding"
    r"|glancing|bundling|poking|met|slid|sent|prodded) "
    rf"(?:(?P<whose>P)'s (?:[a-z-]+ ){{0,3}}?(?:{_SERVICE}|shot|drive|effort|header|ball)"
    rf"|(?:a|an|the) (?:[a-z-]+ ){{0,3}}?(?:{_SERVICE}|shot|drive|effort|header|ball) "
    rf"(?:from|by) (?:{ROLE},? ){{0,4}}(?P<from>P))\b(?!')(?P<rest>[^.;]{{0,70}})"
)
_OWN_NET = re.compile(
    r"\b(?:(?:his|her|their) (?:[a-z]+ )?own (?:goal|net|keeper|goalkeeper|post)"
    r"|own goal|(?:over|past|beyond) (?:his|her) (?:own )?(?:goal)?keeper)\b"
)

_LEVEL = one_of(
    "levelled | equalised | replied | responded | hit back | answered | equalised again | cancelled"
)
_SCORED = one_of(
    "scored | struck | opened | put | given | fired | headed | netted | tapped | broken | converted"
)
_ANSWERED = (
    # "P was on target again once P had levelled"
    re.compile(rf"\b(?:once|after|until|before) (?:{ROLE} ){{0,4}}(?P<b>P) (?:had )?{_LEVEL}\b"),
    # "P equalised after P had opened the scoring"
    re.compile(
        rf"\b{_LEVEL}\b[^.;PTGUQ]{{0,60}}? after (?:{ROLE} ){{0,4}}(?P<b>P)(?:'s| had {_SCORED})\b"
        r"(?!'?s? (?:[a-z-]+ ){0,2}(?:cross|corner|pass|free|shot|effort|header was|header had))"
    ),
    # "P cancelled out P's opener"
    re.compile(
        r"\bcancell(?:ed|ing) out (?P<b>P)'s (?:[a-z-]+ ){0,3}(?:opener|goal|strike|effort|penalty"
        r"|header)\b"
    ),
    # "went ahead with P's volley but were pegged back when P tapped in"
    re.compile(
        r"(?P<a>P)'s? [^.;PTGUQ]{0,50}\bbut (?:were|was) (?:soon |quickly )?pegged back "
        r"[^PTGUQ;.]{0,24}"
        rf"(?:when|by|through|as) (?:{ROLE} ){{0,4}}(?P<b>P)\b(?!')"
    ),
)
_ANSWER_CUES = frozenset(
    "levelled equalised replied responded hit answered cancelled cancelling pegged".split()
)


def mates_in(marked: Marked, focus: Focus | None) -> Iterator[_Pair]:
    """Pairs of people who play for one side; a coach with his players is one."""
    t, words = marked.text, marked.words
    own = " own " in t
    if not own and not _FROM_CUES.isdisjoint(words):
        for m in _FROM.finditer(t):
            who = marked.at[m.start("from" if m["from"] else "whose")]
            yield from _paired(_doer(marked, m.start(), focus), who)
    if t.count("P") > 1:
        if not own and not _CROSS_CUES.isdisjoint(words):
            yield from _both(marked, _BY_CROSS)
        if " on for " in t or not _CHANGE_CUES.isdisjoint(words):
            yield from _both(marked, _CHANGES)
    if not _HIS_CUES.isdisjoint(words):
        for m in _HIS.finditer(t):
            yield from _paired(_doer(marked, m.start(), focus), marked.at[m.start("b")])
        opening = _TEAM_MATE.match(t)
        if opening and focus is not None:
            yield from _paired(focus.only or focus.subject, marked.at[opening.start("b")])


def opponents_in(marked: Marked, focus: Focus | None) -> Iterator[_Pair]:
    """Pairs of people of whom one answers the other's goal, or turns his cross into his own."""
    if not _ANSWER_CUES.isdisjoint(marked.words):
        for pattern in _ANSWERED:
            for m in pattern.finditer(marked.text):
                one = (
                    marked.at[m.start("a")]
                    if "a" in pattern.groupindex
                    else _doer(marked, m.start(), focus)
                )
                yield from _paired(one, marked.at[m.start("b")])
    if "own" not in marked.words and "keeper" not in marked.text:
        return
    for m in _INTO_OWN.finditer(marked.text):
        if not _OWN_NET.search(m["rest"]):
            continue
        who = marked.at[m.start("from" if m["from"] else "whose")]
        yield from _paired(_doer(marked, m.start(), focus), who)


def _both(marked: Marked, patterns: tuple[re.Pattern[str], ...]) -> Iterator[_Pair]:
    for pattern in patterns:
        for m in pattern.finditer(marked.text):
            yield from _paired(marked.at[m.start("a")], marked.at[m.start("b")])


def _paired(one: Token | None, other: Token) -> Iterator[_Pair]:
    """The two as a pair, where both are people and not the same."""
    if one is not None and one.kind == other.kind == "P" and one.ref != other.ref:
        yield one.ref, other.ref


def _doer(marked: Marked, place: int, focus: Focus | None) -> Token | None:
    """The one person who does what stands at ``place``."""
    people = actor_of(marked, place, focus).people
    return people[0] if len(people) == 1 else None
