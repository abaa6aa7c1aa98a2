"""Goals that did not stand, in marked sentences: who had put the ball in.

Two ways of telling: the goal is the subject ("P's header was ruled out", "P had one taken away"),
or P is said to score, or to think so, and what follows "but", "only for", "until" takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language.actors import ROLE, Focus, actor_of
from summarizer.language.marking import Marked, Token

__all__ = ["DISALLOWED_CUES", "Denied", "denied_in", "fell_to_another", "taken_back"]

DISALLOWED_CUES = frozenset(
    """disallowed ruled chalked overturned cut cancelled struck scrubbed annulled erased wiped flag
    flagged flags offside video var monitor review reviewed stand stood taken scratched discounted
    rubbed expunged nullified impeded count counted whistle linesman lineswoman assistant handball
    handled referee waved discover learn""".split()
)
"""Words of which a sentence with a goal that did not stand holds at least one."""

_TAKEN_WORDS = frozenset(
    """disallowed ruled chalked overturned cut cancelled struck scrubbed annulled erased wiped
    flagged taken scratched discounted rubbed expunged nullified called pulled allowed given waved
    denied denying""".split()
)
_GOAL = (
    r"(?:goal|effort|it|strike|header|finish|shot|celebrations?|volley|flick|tap-in|equaliser"
    r"|equalizer|leveller|opener|winner|free[- ]kick|second|one|lob|drive|backheel|overhead kick)"
)
_ADV = (
    r"(?:(?:then|later|rightly|correctly|wrongly|harshly|controversially|subsequently|immediately"
    r"|promptly|swiftly|quickly|also|eventually|finally|duly) ){0,2}"
)
_OUT = (
    r"(?:disallowed|ruled out|chalked off|chalked out|ruled offside|ruled to be offside|overturned"
    r"|cut short|cancelled(?! out)|struck off|scrubbed (?:out|off)|annulled|wiped out|erased"
    r"|scratched|taken away|discounted|nullified|expunged|rubbed out|called back|pulled back for"
    r"|flagged (?:for )?offside|not allowed|not given|waved off|disallowed)\b"
)
_BE = r"(?:(?:to be|was|were|being|is|are|be|been|had been|has been|having been) )?"
# "had a second effort scratched", "the goal was struck off", "a header by P was chalked off"
_TAKEN = re.compile(
    rf"\b(?P<what>{_GOAL}(?: (?:in the M|M|W|L|for [TGU]|by (?:{ROLE} ){{0,5}}(?P<by>P)"
    rf"|from (?:{ROLE} ){{0,5}}(?P<of>P)))?(?: (?:that|which))? ?{_BE}{_ADV}{_OUT}"
    r"|(?:had|saw|having|seeing|have|has) (?:a|an|another|one|what|his|her|the|that)"
    rf"(?: [a-z-]+| W| M){{0,4}}? {_BE}{_ADV}{_OUT}"
    r"|(?:disallowed|ruled out|chalked off|annulled|cancelled|overturned|struck off|wiped out) "
    r"(?:a|an|the|his|her|what) (?:[a-z-]+ ){0,3}(?:goal|effort|strike|header|finish|equaliser))\b"
)
_NAMED = re.compile(
    r"\b(?:disallowed|ruled out|chalked off|cancelled|annulled|overturned) (?:(?:a|an|the) )?"
    r"(?:[a-z-]+ ){0,2}?(?:goal|effort|strike|header) (?:by|for|from) "
    rf"(?:{ROLE} ){{0,4}}(?P<a>P)\b"
    r"|(?P<b>P)'s (?:[a-z-]+ ){0,2}disallowed (?:goal|effort|strike|header|equaliser)\b"
    rf"|(?P<c>P) (?:was|were|had been|being) denied (?:[a-z' -]{{0,40}} )?by (?:the|a|an) "
    r"(?:[a-z' -]{0,30})?(?:flag|video|var|offside)\b"
    rf"|\b(?:denied|denying) (?:{ROLE} ){{0,4}}(?P<d>P) (?:a|an|what) [^.;,]{{0,50}}"
    r"\b(?:offside|flag|video)\b"
)
_SCORED_FIRST = re.compile(
    r"\b(?:in the net|net|scored|thought|goal|bundled|header|turned|tapped|headed|doubled|equalis"
    r"|level|slotted|poked|prodded|finished|converted|in from|another|effort|flick|volley|strike"
    r"|finish|celebrat\w*|one)\b"
)
_PENALTY_DECISION = re.compile(r"penalty (?:was|to be|decision|award)[^,]{0,12}$")
_OWNER = re.compile(r"(?P<who>P)'s? (?:(?!and )[a-z-]+ |M |W |in the M ){0,5}$")
_CONTRAST = re.compile(
    r",? (?:but|only (?:for|to)|until|before|though|although|yet|however,|when) |; | - "
)
_IT_AFTER = re.compile(
    r",? (?:only for|but)(?: [^;]{0,60}?)? (?:the|his|her|it|that|P's|this)\b[^;]*$"
)
# What takes a goal back in the clause after "but" and the like.
_TAKES_BACK = re.compile(
    rf"\b(?:{_OUT}|(?:an? |the |[a-z-]{{1,40}}'s )?(?:[a-z]{{1,40}} )?(?:offside )?flag\b"
    r"|(?:was|were|be|been"
    r"|being"
    r"|strayed|stood|standing|[PE]|him|her|found|marginally|fractionally|just|clearly) offside\b"
    r"|offside (?:flag|call|decision|against)|(?:ruled|flagged|given|judged|adjudged|deemed"
    r"|called|caught|found) (?:to (?:be|have been) )?(?:marginally |narrowly |just )?offside"
    r"|(?:video|var\b|monitor|replays?)(?! (?:assistant )?(?:referee )?(?:confirm|upheld|awarded))"
    r"|(?:did|would|could|does) not (?:stand|count)|didn't (?:stand|count)|ruled it out"
    r"|to (?:discover|learn|find|be told|see)\b[^.;]{0,40}\b(?:offside|foul\w*|impeded|handled|flag"
    r"|hand|push\w*|whistle|disallowed|out of play)"
    r"|(?:referee|officials?|linesman|lineswoman|assistant|whistle)\b[^.;]{0,50}\b(?:foul|handball"
    r"|push|pushed|offside|cancelled|blown|spotted|penalised|disallowed|impeded|blew|called)"
    r"|for (?:a foul|handball|a push|offside|a high boot|climbing))"
)
_STOOD = re.compile(
    r"\b(?:confirm\w*|upheld|(?<!not )(?<!dis)allowed to stand|goal (?:was|is) (?:given|awarded"
    r"|allowed)|overrul\w*|it stood|goal stood|awarded the goal|stands\b|onside|gave the goal"
    r"|allowed the goal)\b"
)
_AS_GOAL = re.compile(
    r"\b(?:net|netted|scored|home|headed|nodded|tapped|turned|bundled|slotted|poked|prodded"
    r"|finished"
    r"|converted|steered|swept|fired|drilled|volleyed|curled|in front|ahead|level|levelled"
    r"|equalis\w+|lead|deadlock|doubled|won (?:it|the [a-z]+)|rescued|deficit|out of reach"
    r"|killed off|made amends|celebrat\w*|wheel\w*|second|third|fourth|goal|winner|equaliser"
    r"|(?:put|made|thought|believed|supposed|appeared|seemed|looked) [^.;]{0,20}|erased|beat"
    r"|stabbed"
    r"|rolled in|over the line)\b"
)
_NO_GOAL = re.compile(
    r"\b(?:penalty|spot[- ]kick|red card|sent off|booked|wide|over the (?:cross)?bar|saved|missed"
    r"|blocked|cleared|post\b|crossbar|corner (?:was|to)|injur\w+|substitut\w+|brought on)\b"
)
# After "but", "and though": the one who had the ball in has a clause of his own.
_ANOTHER = re.compile(
    r"(?P<who>P)(?: (?:of|for) [TGU])?(?: (?:then|also|later|twice|briefly|himself|herself)){0,2} "
    r"(?:netted|scored|equalised|equalized|levelled|had the ball in|put the ball in"
    r"|(?:found|hit) the net"
    r"|(?:headed|tapped|turned|bundled|slotted|poked|nodded|fired) (?:in|home)"
    r"|(?:thought|believed) (?:he|she) had"
    r"|(?:had|saw) (?:a|an|another|one)(?: [a-z-]+| W| M){0,4}? "
    rf"{_BE}{_ADV}{_OUT})"
    rf"|(?P<own>P)'s (?:(?!and |but |the |on )[a-z-]{{1,20}} |M |W ){{0,3}}?{_GOAL}\b"
)
_TIME_AFTER = re.compile(
    r"(?:(?! before )[^,;P]){0,40}? (?:(?:in|on|after) (?:the )?)?(?P<at>[MW])\b"
)


@dataclass(frozen=True, slots=True)
class Denied:
    """A goal of ``player`` that did not stand, told at ``place``, with its time."""

    place: int
    player: Token
    time: Token | None
    far: bool = False


def denied_in(marked: Marked, focus: Focus | None) -> Iterator[Denied]:
    """The goals of one sentence that did not stand, each player once."""
    seen: set[int] = set()
    for denied in _all(marked, focus):
        if id(denied.player) not in seen and denied.player.kind == "P":
            seen.add(id(denied.player))
            yield denied


def _all(marked: Marked, focus: Focus | None) -> Iterator[Denied]:
    t = marked.text
    done = -1
    if _TAKEN_WORDS.isdisjoint(marked.words):
        yield from _by_contrast(marked, focus)
        return
    for m in _NAMED.finditer(t):
        token = marked.at[m.start(m.lastgroup or 0)]
        done = m.end()
        yield Denied(m.start(), token, _only_time(marked, m.start(), m.end()))
    for m in _TAKEN.finditer(t):
        if _PENALTY_DECISION.search(t[: m.start("what") + 8]):
            continue
        if not _SCORED_FIRST.search(t, 0, m.end()):
            continue
        done = m.end()
        named = m["by"] or m["of"]
        if named:
            place = m.start("by" if m["by"] else "of")
            yield Denied(place, marked.at[place], _only_time(marked, m.start(), m.end()))
            continue
        owner = _OWNER.search(t[: m.start()])
        if owner:
            apart = any(_is_goal(t, c.start()) for c in _CONTRAST.finditer(t, 0, owner.start()))
            when = _own_time if apart else _only_time
            time = when(marked, owner.start(), m.end())
            yield Denied(m.start(), marked.at[owner.start("who")], time)
            continue
        told = _told_before(marked, m, focus)
        if told is not None:
            yield told
            continue
        cut = _IT_AFTER.search(t[: m.end()])
        if cut is None:
            cut = next((c for c in reversed([*_CONTRAST.finditer(t, 0, m.start())])), None)
        another = _another(marked, cut, m.end())
        if another is not None:
            place, token = another
            yield Denied(m.start(), token, _own_time(marked, place, m.end()))
            continue
        head = cut.start() if cut is not None and _is_goal(t, cut.start()) else m.start()
        yield from _subject(marked, m.start(), m.end(), head, focus)
    if done < 0:
        yield from _by_contrast(marked, focus)


def _another(marked: Marked, cut: re.Match[str] | None, stop: int) -> tuple[int, Token] | None:
    """Who is said after ``cut`` to have had the ball in, if not the one of the clause before, and
    the place: "P scored, and though Q had the ball in the net, it was ruled out"."""
    if cut is None:
        return None
    before = [tok for i, tok in sorted(marked.at.items()) if tok.kind == "P" and i < cut.start()]
    for m in reversed([*_ANOTHER.finditer(marked.text, cut.start(), stop)]):
        place = m.start(m.lastgroup or 0)
        token = marked.at[place]
        if before and not any(_same(token, tok) for tok in before):
            return place, token
    return None


def _same(one: Token, other: Token) -> bool:
    if one.ref >= 0 and other.ref >= 0:
        return one.ref == other.ref
    return one.name.split()[-1] == other.name.split()[-1]


def _own_time(marked: Marked, place: int, end: int) -> Token | None:
    """The only time told from ``place`` on: one before it is of another goal."""
    inside = [tok for _, tok in marked.tokens("MLW", place, end)]
    if inside:
        return inside[0] if len(inside) == 1 else None
    after = _TIME_AFTER.match(marked.text, end)
    return marked.at[after.start("at")] if after else None


def _by_contrast(marked: Marked, focus: Focus | None) -> Iterator[Denied]:
    """The goal told before a "but" or "only for" that takes it back."""
    t = marked.text
    for cut in _CONTRAST.finditer(t):
        back = _TAKES_BACK.search(t, cut.end() - 1)
        if back is None:
            return
        later = _CONTRAST.search(t, cut.end(), back.start())
        if later is not None and not t.startswith((" when", ", when"), later.start()):
            continue
        if not _is_goal(t, cut.start()) or _STOOD.search(t, cut.end()):
            continue
        another = _another(marked, cut, back.start())
        if another is not None:
            yield Denied(back.start(), another[1], _own_time(marked, another[0], back.end()))
            return
        found = [*_subject(marked, back.start(), back.end(), cut.start(), focus)]
        yield from found
        if found:
            return


_BALL_IN = re.compile(
    r"\b(?:ball in(?:to)? the net|found the net|hit the net|(?:thought|believed) (?:he|she) had"
    r"|headed home|tapped in|turned in|celebrated|wheeled away)\b"
)
_THE = re.compile(r"\b(?:the|that|his|her) $")


def _told_before(marked: Marked, m: re.Match[str], focus: Focus | None) -> Denied | None:
    """The goal of the sentence before: "P had the ball in the net. … the goal was annulled"."""
    t = marked.text
    if focus is None or not _BALL_IN.search(focus.marked.text) or focus.subject is None:
        return None
    if not (m["what"].startswith(("it ", "celebration")) or _THE.search(t[: m.start()])):
        return None
    if _AS_GOAL.search(t, 0, m.start()):
        return None
    times = [tok for _, tok in focus.marked.tokens("MLW")]
    time = _only_time(marked, m.start(), m.end()) or (times[0] if len(times) == 1 else None)
    return Denied(m.start(), focus.subject, time, True)


def _is_goal(t: str, stop: int) -> bool:
    """Whether the clause before ``stop`` tells a goal, or that one was thought to be."""
    start = max(t.rfind("; ", 0, stop), t.rfind(", and ", 0, stop), 0)
    return bool(_AS_GOAL.search(t, start, stop)) and not _NO_GOAL.search(t, start, stop)


def _subject(
    marked: Marked, place: int, end: int, stop: int, focus: Focus | None
) -> Iterator[Denied]:
    actor = actor_of(marked, stop, focus)
    if len(actor.people) == 1:
        time = _when(marked, place, end, actor.place, stop)
        yield Denied(place, actor.people[0], time, actor.far)


def _only_time(marked: Marked, place: int, end: int) -> Token | None:
    """The time told in the wording, right after it, or the sentence's only one."""
    times = [(i, tok) for i, tok in sorted(marked.at.items()) if tok.kind in "MLW"]
    inside = [tok for i, tok in times if place <= i < end]
    if inside:
        return inside[0]
    after = _TIME_AFTER.match(marked.text, end)
    if after:
        return marked.at[after.start("at")]
    return times[0][1] if len(times) == 1 else None


def _when(marked: Marked, place: int, end: int, subject: int, stop: int) -> Token | None:
    """The time of a goal that did not stand: told in the wording ("had a 20th-minute goal ruled
    out"), after it, with the shot, or before all."""
    inside = [tok for _, tok in marked.tokens("MW", place, end)]
    if len(inside) == 1:
        return inside[0]
    after = _TIME_AFTER.match(marked.text, end)
    if after:
        return marked.at[after.start("at")]
    times = [(i, tok) for i, tok in sorted(marked.at.items()) if tok.kind in "MLW"]
    shot = [tok for i, tok in times if max(subject, 0) <= i < max(stop, end)]
    if shot:
        return shot[-1]
    lead = [tok for i, tok in times if i < subject]
    return lead[-1] if len(lead) == 1 else None


_NEXT_GOAL = re.compile(r",? and (?:in the )?(?:[MWL] )?[PTGU]\b|; |, while |\. ")


def fell_to_another(marked: Marked, end: int) -> bool:
    """Whether the words after ``end`` take back a goal, but that of another player."""
    if DISALLOWED_CUES.isdisjoint(marked.words):
        return False
    cut = _CONTRAST.search(marked.text, end, end + 90)
    if cut is None or _NEXT_GOAL.search(marked.text, end, cut.start()):
        return False
    back = _TAKES_BACK.search(marked.text, cut.end() - 1, cut.end() + 120)
    return back is not None and _another(marked, cut, back.end()) is not None


def taken_back(marked: Marked, end: int) -> bool:
    """Whether what is told up to ``end`` as a goal is taken back by the words after it."""
    if DISALLOWED_CUES.isdisjoint(marked.words):
        return False
    t = marked.text
    cut = _CONTRAST.search(t, end, end + 90)
    if cut is None or t.startswith((" when", ", when", " before", ", before"), cut.start()):
        return False
    if _NEXT_GOAL.search(t, end, cut.start()):
        return False
    back = _TAKES_BACK.search(t, cut.end() - 1, cut.end() + 120)
    return back is not None and not _STOOD.search(t, cut.end())
