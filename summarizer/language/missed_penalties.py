"""Penalties of the match that were saved or missed, in marked sentences: who took them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.actors import ROLE, Actor, Focus, actor_of
from summarizer.language.kick_words import ASTRAY, FLEW, GONE, KEPT_OUT, SAVES, STRUCK, WOODWORK
from summarizer.language.marking import Marked, Token

__all__ = ["PENALTY_CUES", "Missed", "missed_in", "missed_later"]

PENALTY_CUES = frozenset("penalty penalties spot kick yards".split())
"""Words of which a sentence with a missed penalty holds at least one."""
_MISSED_WORDS = frozenset(
    """wide over high target post posts bar crossbar upright woodwork frame goalpost stanchion
    stands stand crowd night netting straight close arms gloves hands far missed miss misses missing
    squander squandered squandering waste wasted wasting wasteful fluff fluffed fluffing spurn
    spurned spurning fail failed failing skied sky skying balloon ballooned ballooning botch botched
    botching blew passed came begging""".split()
)

_PEN = (
    r"(?:penalty(?: kicks?)?|penalties|spot[- ]?kicks?)\b"
    r"(?! (?:area|box|shoot|appeal|claim|shout))"
)
_ADJ = r"(?:[a-z-]+ |M |[TGU]'s? ){0,4}?"
# What may stand between a kick and what became of it.
_GAP = (
    r"(?: for [TGU]| of (?:the|his|her) [a-z]+| in the M| on M| M| W| L|,? (?:awarded|given"
    r"|conceded|won|taken) [^,;]{1,60},"
    r"|, [^,;]{1,60},){0,2},?"
)
_LOST = (
    rf"(?:(?:was|were|is|being|had been|having been|been) (?:[a-z]+ly |then |also |duly )?{GONE}"
    rf"|{FLEW} (?:[a-z]+ ){{0,3}}?{ASTRAY}|came back|missed\b|went begging"
    rf"|(?:hit|struck|clipped|rattled|found|cleared|shaved|kissed) {WOODWORK})"
)
_HIS_KICK = rf"(?:his|hers?|the|a|an|another|that|their|[TGU]'s?) {_ADJ}{_PEN}"
_MISSES = (
    # "P's penalty, M, came back off a post"
    re.compile(
        rf"(?P<who>P)'s? {_ADJ}(?:{_PEN}|kick from the spot|effort from the spot){_GAP} {_LOST}"
    ),
    re.compile(rf"(?P<who>P),? whose {_ADJ}{_PEN}(?P<timed>{_GAP}) {_LOST}"),
    re.compile(rf"\b(?:his|her) {_ADJ}{_PEN}{_GAP} {_LOST}"),
    # "Q kept out P's penalty", "Q guessed right on P's penalty"
    re.compile(rf"\b{SAVES} (?P<who>P)'s? {_ADJ}{_PEN}"),
    re.compile(
        rf"\b{SAVES} (?:a|the|an|[TGU]'s?) {_ADJ}{_PEN},?(?: in the M| M| W| L)?,?"
        rf"(?: taken)? (?:from|by) (?:{ROLE} ){{0,4}}(?P<who>P)\b"
    ),
    re.compile(
        rf"\b(?:a|the|another) {_ADJ}{_PEN},? (?:in the M |M |W )?(?:taken )?(?:from|by)"
        rf" (?:{ROLE} )"
        rf"{{0,4}}(?P<who>P),? (?:in the M |M |W )?{_LOST}"
    ),
    # "Q went the right way and clung on to his penalty"
    re.compile(
        rf"\b(?P<saves>{SAVES}|turn|turning|push|pushing|tip|tipping) (?:his|her) {_ADJ}{_PEN}"
    ),
    # "P missed a penalty", "P rattled the bar with another penalty", "P shot wide from the spot"
    re.compile(
        r"\b(?:miss|missed|misses|missing|squander(?:ed|ing)?|wast(?:e|ed|ing)|fluff(?:ed|ing)?"
        r"|spurn(?:ed|ing)?|fail(?:ed|ing)? (?:to (?:convert|score|take|beat [PE])|with|from)"
        rf"|sk(?:ied|y|ying)|balloon(?:ed|ing)|botch(?:ed|ing)?|blew|passed up) {_HIS_KICK}"
    ),
    re.compile(
        r"\b(?:missed|miss|missing|fail(?:ed|ing)?(?: to (?:convert|score|beat [PE]))?|was denied"
        r"|wasteful|shot wide|shot over|fired (?:wide|over)) from (?:the (?:penalty )?spot"
        r"|12 yards|twelve yards)\b"
    ),
    re.compile(
        rf"\b{STRUCK} (?:it |the ball )?(?:[a-z]+ly |just |inches |well )?{ASTRAY}"
        rf"(?: [a-z]+){{0,2}}? (?:with|from) (?:{_HIS_KICK}|the (?:penalty )?spot\b|12 yards\b)"
    ),
    re.compile(rf"\b{STRUCK} {_HIS_KICK} (?:[a-z]+ly |just |inches |well )?{ASTRAY}"),
    re.compile(
        rf"\b(?:saw|had|have|see|seeing|having|watched) {_HIS_KICK}(?: [a-z]+ly| in the M| M| W)? "
        rf"(?:{GONE}|{FLEW})\b"
    ),
    re.compile(
        r"\b(?:was|were|being|be) (?:denied|foiled|thwarted|frustrated) (?:by [PE] )?from "
        r"(?:the (?:penalty )?spot|12 yards|twelve yards)\b"
    ),
    # "T were given a penalty but P shot wide"
    re.compile(
        rf"\b(?:a|the) {_ADJ}{_PEN}[^.;]{{0,70}}?,? but (?P<who>P) (?:[a-z]+ly )?{STRUCK} "
        r"(?:it |the ball |his (?:kick|effort|shot) |her (?:kick|effort|shot) )?(?:[a-z]+ly "
        r"|just )?"
        rf"{ASTRAY}"
    ),
    re.compile(
        rf"\b(?:a|the) {_ADJ}{_PEN}[^.;]{{0,50}}? but {STRUCK} (?:it|his|her|the)\b[^.;]{{0,40}}?"
        rf"\b{ASTRAY}"
    ),
    re.compile(
        rf"\b(?:a|the) {_ADJ}{_PEN}[^.;]{{0,70}}?,? (?:but|only for) (?P<who>P)'s "
        rf"(?:[a-z-]+ ){{0,2}}(?:kick|effort|shot|strike|attempt) {_LOST}"
    ),
)
_MISSES_ALONE = tuple(p for p in _MISSES if SAVES not in p.pattern)
_HEAD = re.compile(r".*(?:, |; | but | and )")
_WHOSE = re.compile(r"\bwhose $|\bwhose [a-z-]+ $")
_IN_THIS = re.compile(r"[^,;]{0,24}\b(?:in the (?:M|first half|second half)|W)")
_NOT_TAKEN = re.compile(
    r"\bif |\bcould |\bwould |\bnever | had previously |\blast (?:year|season)|previous "
)
_THEN_SCORED = re.compile(
    r"\bretak|scored (?:from )?the rebound|turned in the rebound|(?:in|home) the rebound"
    r"|but (?:scored|converted|tucked|slotted|headed) |second attempt|follow-up"
)
_MISSED_ELSEWHERE = re.compile(
    r"\b(?:in the (?:quarter|semi|last|previous|group|opening)|last (?:year|season|week|month)"
    r"|earlier in|against O\b|in (?:19|20)\d\d|shoot-?out)"
)
_CONTRAST = re.compile(r",? (?:but|only for|until) |; ")

Missed = tuple[Token, int, int]
"""Who missed, and where the wording begins and ends."""


def missed_in(marked: Marked, focus: Focus | None) -> Iterator[Missed]:
    """The missed penalties of a sentence, as the first fitting wording tells them."""
    t = marked.text
    kept_out = not KEPT_OUT.isdisjoint(marked.words)
    if not kept_out and _MISSED_WORDS.isdisjoint(marked.words):
        return
    for pattern in _MISSES if kept_out else _MISSES_ALONE:
        for m in pattern.finditer(t):
            people = _takers(marked, m, focus)
            head = t[max(0, m.start() - 40) : m.start()]
            cut = _HEAD.match(head)
            after = t[m.end() : m.end() + 80]
            if len(people) != 1 or _NOT_TAKEN.search(head[cut.end() :] if cut else head):
                continue
            if _THEN_SCORED.search(after) or _MISSED_ELSEWHERE.search(after[:50]):
                continue
            if _WHOSE.search(head) and not _IN_THIS.match(t, m.end()):
                continue
            timed = m.groupdict().get("timed")
            if timed is not None and "M" not in timed and not _IN_THIS.match(t, m.end()):
                continue
            yield people[0], m.start(), m.end()
            return


def _takers(marked: Marked, m: re.Match[str], focus: Focus | None) -> tuple[Token, ...]:
    groups = m.groupdict()
    if groups.get("who") is not None:
        return (marked.at[m.start("who")],)
    actor = actor_of(marked, m.start(), focus)
    return _taker_by_keeper(marked, m, actor, focus) if groups.get("saves") else actor.people


def _taker_by_keeper(
    marked: Marked, m: re.Match[str], keeper: Actor, focus: Focus | None
) -> tuple[Token, ...]:
    """Whose penalty the keeper stopped: the subject of what stands before "but" or "only for"."""
    contrasts = [c.start() for c in _CONTRAST.finditer(marked.text, 0, m.start())]
    if not contrasts:
        return ()
    people = actor_of(marked, contrasts[-1], focus).people
    keepers = {k.ref for k in keeper.people}
    return people if len(people) == 1 and people[0].ref not in keepers else ()


_GIVEN_BEFORE = re.compile(
    rf"\b(?:awarded|given|handed|earned|won|gifted|pointed to|for|conceded|had) [^.;]{{0,40}}?"
    rf"(?:{_PEN}|the spot\b)"
)
_TOOK_IT = re.compile(
    rf"^(?:up stepped |(?:{ROLE} ){{0,4}})(?P<who>P|he|she|E)(?:'s (?:kick|effort|shot|strike))?"
    r"(?=[ ,])"
)
_HIT_IT = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:struck|hit|took|placed|stepped up|drove|aimed|sent|put|went for|shot)\b"
)
_STOPPED_IT = re.compile(
    rf"\b(?:{SAVES} (?:it|him|her|the (?:kick|ball|shot|effort)|his (?:kick|effort|shot)|her"
    r" (?:kick"
    rf"|effort|shot))\b|(?:{STRUCK}|but) (?:it |the ball |his (?:kick|effort|shot) )?{ASTRAY}"
    rf"|{_LOST})"
)


def missed_later(marked: Marked, before: Marked, focus: Focus) -> Missed | None:
    """The kick of a penalty that the sentence before tells as given: "P struck it firmly and Q
    got both fists to it"."""
    t = marked.text
    took = _TOOK_IT.match(t)
    if took is None or KEPT_OUT.isdisjoint(marked.words) & _MISSED_WORDS.isdisjoint(marked.words):
        return None
    if not _GIVEN_BEFORE.search(before.text):
        return None
    owned = "'s " in took.group()
    if not owned and not _HIT_IT.match(t, took.end()):
        return None
    lost = _STOPPED_IT.search(t, took.end())
    if lost is None or _THEN_SCORED.search(t, lost.end()):
        return None
    people = (
        (marked.at[took.start("who")],)
        if took["who"] == "P"
        else actor_of(marked, took.end("who") + 1, focus).people
    )
    return (people[0], took.start(), lost.end()) if len(people) == 1 else None
