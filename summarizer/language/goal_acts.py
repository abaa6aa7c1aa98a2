"""What is told of a goal over two sentences: that there was one, and who put the ball in.

A report tells a goal once as news ("the breakthrough came in the 21st minute") and once as it
happened ("Reis collected the pass and lashed it low across the keeper"). Alone neither is a goal
of somebody: a shot may have been saved, a breakthrough has no scorer. Side by side they are one.
So the net is wide here: any word for a last touch will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language.actors import Focus, actor_of, clause_bounds
from summarizer.language.goal_times import tells_else
from summarizer.language.marking import Marked, Token

__all__ = ["Act", "acts_in", "makes_news", "settles_score"]


@dataclass(frozen=True, slots=True)
class Act:
    """A last touch of ``player`` at ``text[place:end]``; ``far``: named in the sentence before;
    ``penalty``: of a penalty."""

    place: int
    end: int
    player: Token
    far: bool
    penalty: bool


_NEAR = 60
"""How many characters before a touch are looked at."""
_STEMS = """tap tapp head slot slott sweep driv bundl smash fir curl volley stab stabb pok prod
    prodd nod nodd ramm lash steer sidefoot drill knock roll hammer thump flick glanc lift chip
    chipp clip clipp thrash wallop dink lob lobb rifl crash convert buri thunder whipp guid
    squeez scrambl shoot power plac pass tuck hook loop slamm deflect finish plant nudg toepok
    backheel crack belt blast scoop direct stretch divert arrow walk dispatch despatch touch pounc
    arriv react appl connect slid""".split()
_ACT = re.compile(
    rf"\b(?:(?:{'|'.join(_STEMS)})(?:ed|d|ing)"
    r"|swept|drove|slid|shot|bent|sent|struck|rose|fizzed|met|meeting|put|putting|beat|beating"
    r"|got (?:the|a) [a-z ]{0,20}touch(?:es)?|got (?:on the end|there first|his head|her head"
    r"|his foot|her foot|a foot|a toe|a boot)|was (?:there|on hand|waiting|quickest|first)"
    r"|made no mistake|did the rest|kept (?:his|her) (?:cool|nerve|head|composure)|let fly"
    r"|stepped up|did not (?:miss|blink|forgive)|was (?:again )?the (?:man|woman|scorer))\b"
)
_SHOT = re.compile(
    r"(?P<who>P)(?:'s?|,? whose) (?:[a-z-]+ |M ){0,3}?(?:shot|header|effort|finish|strike|volley"
    r"|drive|chip|lob|penalty|spot[- ]kick|tap-in|touch|free[- ]kick)\b(?! (?:to|for|towards) )"
)
_ACT_WORDS = frozenset(
    [stem + end for stem in _STEMS for end in ("ed", "d", "ing")]
    + """swept drove slid shot bent sent struck rose fizzed met meeting put putting beat beating
    got was made did kept let stepped""".split()
)
_NOUN = re.compile(r"\b(?:the|a|an|his|her|their|its|whose|[a-z]+ing|P's|T's|E's) (?:[a-z-]+ )?$")
_DONE_TO = re.compile(r"\b(?:was|were|been|being|be) (?:[a-z]+ )?$")
# "headed it across to P", "slid a pass through", "met the ball and crossed": others go on.
_SERVES = re.compile(
    r"(?: [a-z'-]+| M| W){0,5}? (?:(?:to|for|towards|into the path of|on to) (?:the )?[PE]\b"
    r"|(?:a|an|the|his|her) (?:[a-z-]+ ){0,3}(?:cross|corner|pass|free[- ]kick|delivery|centre"
    r"|through[- ]ball)\b(?! (?:in|home|past|into))"
    r"|in (?:a|the) (?:cross|corner|ball|free[- ]kick))"
)
_FAILED = re.compile(
    r"\b(?:wide|over(?: the (?:cross)?bar)?(?=[,.;]|$| but| from)|saved|save|denied|blocked"
    r"|cleared|tipped"
    r"|(?:off|onto|against|hit|struck) the (?:[a-z]+ )?(?:post|bar|crossbar|woodwork|upright)"
    r"|missed|offside|disallowed|ruled out|chalked off|not enough|straight at|into the side"
    r"|parried|struck off|too close|kept out|clawed|pushed|turned away|the wrong side)\b"
)
_NEVER = re.compile(
    r"\b(?:could|should|would|might|almost|nearly|narrowly|never|cannot|failed to|tried to"
    r"|trying to|looked to|wanted to|hoped to|unable to|thought|chance to|if|without|had already"
    r"|last (?:week|season|month|year)|previous(?:ly)?|(?:has|have) (?:now )?)\b[^,;]{0,40}$"
)
_UNDONE = frozenset(
    """offside disallowed scratched scrubbed annulled overturned chalked flag flagged video var
    review monitor handball""".split()
)
"""Words of sentences in which a goal may not have stood: their last touches tell nothing."""
_PENALTY = re.compile(r"\b(?:penalty(?! (?:area|box))|spot[- ]kick|from the spot|12 yards)\b")


def acts_in(marked: Marked, focus: Focus | None) -> list[Act]:
    """The last touches that a sentence tells of people known by name, in its order."""
    if not _UNDONE.isdisjoint(marked.words):
        return []
    found = [*_shots(marked)]
    if not _ACT_WORDS.isdisjoint(marked.words):
        found += _touches(marked, focus)
    return sorted(found, key=lambda act: act.place)


def _shots(marked: Marked) -> Iterator[Act]:
    """Shots by whose they are: "P's header", "P, whose shot"."""
    t = marked.text
    for m in _SHOT.finditer(t):
        _, right = clause_bounds(marked, m.start(), m.end())
        near = max(0, m.start() - _NEAR)
        failed = _FAILED.search(t, m.end(), right) or _FAILED.search(t, near, m.start())
        if not failed and not _NEVER.search(t, near, m.start()):
            penalty = _PENALTY.search(m.group()) is not None
            yield Act(m.start(), m.end(), marked.at[m.start("who")], False, penalty)


def _touches(marked: Marked, focus: Focus | None) -> Iterator[Act]:
    """What people do with the ball last, or just before."""
    t = marked.text
    for m in _ACT.finditer(t):
        before = t[max(0, m.start() - _NEAR) : m.start()]
        if _NOUN.search(before) or _DONE_TO.search(before) or _NEVER.search(before):
            continue
        _, right = clause_bounds(marked, m.start(), m.end())
        if _FAILED.search(t, m.start(), right) or _SERVES.match(t, m.end(), right):
            continue
        actor = actor_of(marked, m.start(), focus)
        if len(actor.people) == 1:
            penalty = _PENALTY.search(t, max(actor.place, 0), right) is not None
            yield Act(m.start(), m.end(), actor.people[0], actor.far, penalty)


_NEWS = re.compile(
    r"\b(?:breakthrough|equaliser|equalizer|leveller|opener|winner|deadlock|parity|goal came"
    r"|(?:opening|decisive|crucial|winning|only|first|second|third|fourth|fifth) goal"
    r"|level(?:led)?|all square|in front|ahead|the lead|found a way (?:through|back)"
    r"|resistance (?:was )?(?:finally |eventually )?(?:broken|ended)|made (?:them|[TGU]) pay"
    r"|pressure (?:finally |eventually )?told|(?:two|three|four|five|one) (?:up|down|clear)"
    r"|scoring (?:was )?(?:opened|began|started)|struck"
    r"|(?:was|were) (?:duly )?(?:punished|rewarded)|got their (?:reward|goal)"
    r"|it was S|^(?:his|her|the|their) (?:first|second|third|fourth)(?=,| came| arrived| was)"
    r"|made it (?:one|two|three|four|five|S)|(?:was|were) (?:one|two"
    r"|three|four) in|doubled|extended|response was|hit back)\b"
)
_NO_NEWS = re.compile(
    r"\b(?:not|never|nearly|almost|could|should|would|might|if|looked|seemed|chance|searched"
    r"|search(?:ing)?|in search|sought|looking for|pushed for|pressed for|pushing for|needed|hoping"
    r"|hopes?|wanted|denied|saved|wide|missed|disallowed|offside|last (?:week|season|month|year)"
    r"|remained|stayed|kept|keep|half-time|at the break|until)\b"
)


def makes_news(marked: Marked) -> bool:
    """Whether the sentence says that a goal was scored, whoever scored it."""
    t = marked.text
    if "Q" in t or _NEWS.search(t) is None:
        return False
    return _NO_NEWS.search(t) is None and not tells_else(marked)


_SETTLED = re.compile(
    r"^(?:and )?(?:suddenly |now |then )?(?:it was|that was|that made it|it made it|this made it"
    r"|that meant it was|S\b(?=[,.:!]| and| to [TGU]|$)|[TGU] (?:were|was|had) (?:level|ahead|in"
    r" front|S up|the lead|equalised)|(?:the )?(?:equaliser|all square|game on|game over|goal)\b)"
)


def settles_score(marked: Marked) -> bool:
    """Whether the sentence opens with what the score had become: "It was 2-0"."""
    m = _SETTLED.match(marked.text)
    if m is None:
        return False
    head = marked.text[: m.end() + 24]
    told = m.group().endswith(("S", "level", "ahead", "front", "up", "square", "on", "over"))
    return told or "S" in head or "level" in head
