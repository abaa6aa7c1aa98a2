"""Who does what a marked sentence says at a place: the subject of a verb, by the words around.

Names that are objects or owners ("past P", "from P", "P's cross") are no subjects. A pronoun or
an epithet stands for the nearest subject before it, or for the one person of the sentence
before; where that is not certain the answer is nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.language.marking import Marked, Token
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = ["ROLE", "Actor", "behind", "Focus", "actor_of", "clause_bounds", "focus_after", "is_object", "is_subject"]

ROLE = (
    r"(?:the|a|an|his|her|their|its|fellow|former|home|visiting|opposing|opposite|rival|(?:full|left|right|centre|center|wing|number)[ -](?:back|half|wing|winger|forward|midfielder|defender|eight|ten|nine)|"
    r"young|teenage|veteran|record|signing|team|mate|teammate|club|second-half|first-half|half-time|late|"
    r"unmarked|onrushing|advancing|diving|stranded|helpless|wrong-footed|stand-in|debutant|on-loan|loanee|brothers|brother|"
    r"star|ex|[a-z0-9]+-year-old|[TOU]|[TO]'s|"
    + "|".join(sorted(PLAYER_ROLES | STAFF_ROLES, key=len, reverse=True))
    + r")"
)
"""Source of one word that may stand between a preposition or verb and a name."""
_OBLIQUE = re.compile(
    rf"\b(?:in|during|from|by|of|to|past|beyond|over|off|on|with|for|against|than|at|into|between|around|like|alongside|onto|towards|through|under|behind|about|without|including|via|until|round|across|near|ahead of|outside) (?:{ROLE},? ){{0,5}}$"
)
_WITH = re.compile(rf"\b(?:with|saw|sees|seeing|see) (?:{ROLE} ){{0,5}}$")
_FOR = re.compile(rf"\bfor (?:{ROLE} ){{0,5}}$")
_OBJECT_VERB = re.compile(
    rf"(?:\b(?!(?:after|when|while|before|as)\b)[a-z]+(?:ed|ing)|\b(?:found|finds|find|feed|feeds|fed|beat|beats|sent|sends|set up|sets up|picked out|picks out|gave|gives|left|saw|lets|hit|"
    rf"caught|put|met|got|brought down|bring down|brings down|teed up|played in|plays in|sent in|took out|deny|denies|release|releases|"
    rf"replace|replaces|foul|fouls|forced|forcing|book|brought on|sent on|pulled back|held back|tripped up|upended|floored))"
    rf" (?:out |up |in |down |back |off )?(?:{ROLE} ){{0,5}}$"
)
_VERB_AFTER = re.compile(r"^,? (?:[a-z]+(?:ed|s)|was|were|had|has|got|won|made|put|took|ran|came|went|hit|shot|struck|drove|swept|beat|rose|found)\b")
_OPENS_CLAUSE = re.compile(r"^$|(?:[,;:-]|\b(?:and|but|when|as|before|after|while|that|until|because|though|then|where|[MWLD]))[ ,]*$")
_DETERMINED = re.compile(r"\b(?:a|an|another|fellow) (?:[a-z0-9-]+ ){0,3}$")
_PRONOUN = re.compile(r"\b(?:he|she|who)\b")
_THEY = re.compile(r"\b(?:they|it|we|nobody|both sides|the (?:ball|referee|video|crowd|officials|match|game|tie|first|opening|equaliser|deadlock|goal))\b")
_ASSIST_END = re.compile(
    r"\b(?:released|found|finding|releasing|fed|feeding|set up|picked out|played in|sent|to|for|teed up|freed|freeing|spotted|rely on|relied on|turned to|introduced|introducing|brought on|sent on) P\b(?! who)[^P]{0,60}$"
)


@dataclass(slots=True)
class Actor:
    """Who does it: persons, or a side (``side`` is its token), or nobody known.

    ``far`` says that the person stands in the sentence before this one.
    """

    people: tuple[Token, ...] = ()
    side: Token | None = None
    far: bool = False
    place: int = -1


@dataclass(slots=True)
class Focus:
    """What a pronoun at the beginning of the next sentence may stand for."""

    subject: Token | None = None
    only: Token | None = None
    receiver: Token | None = None
    side: Token | None = None
    text: str = ""
    tokens: tuple[Token, ...] = field(default=())


def is_object(marked: Marked, place: int) -> bool:
    """Whether the name at ``place`` is governed by a preposition or a verb before it."""
    before = marked.text[max(0, place - 70) : place]
    after = marked.text[place + 1 : place + 40]
    if _WITH.search(before):
        return not re.match(r",? (?:[a-z]+ly )?[a-z]+ing\b| (?:and|,) [PE]| (?:put|drive|score|head|fire|turn|convert|level|equalise|strike|win|lift|tap|slot|sweep|make|give|find|pull|grab|restore|double)\b| (?:also |then |both )?[a-z]+ing\b", after)
    if _FOR.search(before):
        return not re.match(r" to [a-z]+", after)
    if _OBLIQUE.search(before):
        return True
    if _OBJECT_VERB.search(before):
        return not _VERB_AFTER.match(after)
    return False


def is_subject(marked: Marked, place: int) -> bool:
    """Whether the name at ``place`` may be the subject of a verb after it."""
    after = marked.text[place + 1 : place + 4]
    if after.startswith(("'s", "' ")):
        return False
    return not is_object(marked, place)


def _coordinated(marked: Marked, place: int) -> tuple[Token, ...]:
    """The name at ``place`` with those that "and" and commas tie to it: "P, P and P"."""
    t = marked.text
    people = [marked.at[place]]
    i = place
    while True:
        m = re.search(
            rf"([PE])((?: \([^)]{{0,20}}\))?(?:,| and|, and|, then) (?:{ROLE} ){{0,4}})$", t[max(0, i - 70) : i]
        )
        if not m:
            break
        j = max(0, i - 70) + m.start(1)
        if j not in marked.at or is_object(marked, j) and people[0] is not marked.at[place]:
            break
        # "to P, and P scored": an object before "and" is no second subject.
        if is_object(marked, j):
            break
        if "and" not in m[2] and len(people) == 1 and place == i:
            break
        people.insert(0, marked.at[j])
        i = j
    return tuple(people)


def actor_of(marked: Marked, place: int, focus: Focus | None = None) -> Actor:
    """The subject of the verb at ``place``."""
    t = marked.text
    spots: list[tuple[int, str]] = [
        (i, tok.kind) for i, tok in marked.at.items() if i < place and tok.kind in "PETGUO"
    ]
    spots += [(m.start(), m.group()) for m in _PRONOUN.finditer(t, 0, place)]
    spots += [(m.start(), "they") for m in _THEY.finditer(t, 0, place)]
    spots.sort(reverse=True)
    for i, kind in spots:
        if kind == "they":
            word = _THEY.match(t, i)
            if word and word.group() == "it":
                continue
            if not _OPENS_CLAUSE.search(t[max(0, i - 12) : i]):
                continue
            return Actor(place=i)
        if kind == "who":
            j = _antecedent(marked, i)
            if j is None:
                return Actor(place=i)
            token = marked.at[j]
            if token.kind == "P":
                return Actor((token,), place=j)
            if token.kind in "TGU":
                return Actor(side=token, place=j)
            return Actor(place=j)
        if kind in ("he", "she"):
            return _pronoun(marked, i, focus)
        if not is_subject(marked, i):
            continue
        token = marked.at[i]
        if kind == "E":
            # "P, the captain, ..." and "the striker" said again of a name in the sentence.
            return _pronoun(marked, i, focus)
        if kind in "TGU":
            return Actor(side=token, place=i)
        if kind == "O":
            if "," in t[i:place] or _DETERMINED.search(t[max(0, i - 40) : i]):
                continue
            return Actor(place=i)
        return Actor(_coordinated(marked, i), place=i)
    return Actor()


def _antecedent(marked: Marked, place: int) -> int | None:
    """The name that "who" at ``place`` refers to."""
    t = marked.text
    left = [i for i in marked.at if i < place and marked.at[i].kind in "PETGUO"]
    if not left:
        return None
    i = max(left)
    between = t[i + 1 : place]
    return i if len(between) <= 3 or re.fullmatch(r",? (?:and )?", between) else None


def behind(marked: Marked, place: int, focus: Focus | None = None) -> Actor:
    """The person behind the epithet at ``place``, owner ("the striker's shot") or subject."""
    return _pronoun(marked, place, focus)


def _pronoun(marked: Marked, place: int, focus: Focus | None) -> Actor:
    """The person that a pronoun or epithet at ``place`` stands for."""
    named = {t.ref for i, t in marked.at.items() if i < place and t.kind == "P"}
    if marked.text[place] == "E" and len(named) > 1:
        return Actor(place=place)
    candidates = [
        i for i in marked.at if i < place and marked.at[i].kind == "P" and is_subject(marked, i)
    ]
    if candidates:
        i = max(candidates)
        return Actor((marked.at[i],), place=i)
    others = {t.ref for i, t in marked.at.items() if i < place and t.kind == "P"}
    if len(others) == 1:
        token = next(t for i, t in marked.at.items() if i < place and t.kind == "P")
        i = next(i for i, t in marked.at.items() if t is token)
        if marked.text[place:].startswith("he") or not is_object(marked, i):
            return Actor((token,), place=i)
        return Actor(place=place)
    if others or focus is None:
        return Actor(place=place)
    who = focus.only or focus.receiver
    if who is None and marked.text[place : place + 2] in ("he", "sh"):
        who = focus.subject
    return Actor((who,), far=True, place=place) if who is not None else Actor(place=place)


def focus_after(marked: Marked) -> Focus:
    """What the next sentence's first pronoun may refer to after this one."""
    people = {t.ref: t for t in marked.at.values() if t.kind == "P"}
    places = [i for i, t in sorted(marked.at.items()) if t.kind == "P"]
    subjects = [i for i in places if is_subject(marked, i)]
    m = _ASSIST_END.search(marked.text)
    receiver = None
    if m:
        last = max((i for i in places), default=None)
        receiver = marked.at[last] if last is not None else None
    sides = [t for t in marked.at.values() if t.kind in "TGU"]
    return Focus(
        subject=marked.at[subjects[0]] if subjects else None,
        only=next(iter(people.values())) if len(people) == 1 else None,
        receiver=receiver,
        side=sides[0] if len({t.ref for t in sides}) == 1 and sides else None,
        text=marked.text,
    )


_BOUND = re.compile(
    r"; |: |,? but |,? while |,? although |,? though |, and (?=[PTEGUO])| and (?=(?:[a-z-]+ )?[PTEGU] (?!and\b))|,? before (?!(?:half-?time|the (?:break|interval|hour|end)|W))|"
    r", only |,? whereas |, with |, as |(?<=[MW]) and "
)


def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause of a marked text around ``start`` to ``end``, cut where another one begins."""
    left = 0
    for m in _BOUND.finditer(text, 0, start):
        left = m.end()
    nxt = _BOUND.search(text, end)
    return left, nxt.start() if nxt else len(text)
