"""Who does what a marked sentence says at a place: the subject of a verb, by the words around.

Names that are objects or owners ("past P", "from P", "P's cross") are no subjects. A pronoun or
an epithet stands for the nearest subject before it, or for the one person of the sentence
before; where that is not certain the answer is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.marking import Marked, Token
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = [
    "ROLE",
    "Actor",
    "Focus",
    "actor_of",
    "behind",
    "clause_bounds",
    "coordinated",
    "is_object",
    "is_subject",
    "spoken_of_until",
]

_ROLES = "|".join(sorted(PLAYER_ROLES | STAFF_ROLES, key=len, reverse=True))
ROLE = (
    r"(?:the|a|an|his|her|their|its|fellow|former|home|visiting|opposing|opposite|rival"
    r"|(?:full|left|right|centre|center|wing|number)[ -](?:back|half|wing|winger|forward|midfielder"
    r"|defender|eight|ten|nine)|young|teenage|veteran|record|signing|team|mate|teammate|club"
    r"|second-half|first-half|half-time|late|unmarked|onrushing|advancing|diving|stranded|helpless"
    r"|wrong-footed|stand-in|debutant|on-loan|loanee|brothers|brother|star|ex|[a-z0-9]+-year-old"
    rf"|[TOU]|[TO]'s|{_ROLES})"
)
"""Source of one word that may stand between a preposition or verb and a name."""
_ADJECTIVE = r"[a-z-]{2,20}(?:ant|ent|ed|ing|ful|less|ive|ous|able|ible)"
"""Source of a word that tells of a person's state ("off the hesitant P")."""
_OBLIQUE = re.compile(
    r"\b(?:in|inside|during|from|by|of|to|past|beyond|over|off|on|with|for|against|than|at|into|between"
    r"|around|like|alongside|onto|towards|through|under|above|below|behind|about|without"
    r"|including|via|until"
    rf"|round|across|near|ahead of|outside)"
    rf" (?:(?:{ROLE}|(?<=the ){_ADJECTIVE})(?:(?<![TOU]),)? ){{0,5}}$"
)
_WITH = re.compile(rf"\b(?:with|saw|sees|seeing|see) (?:{ROLE} ){{0,5}}$")
_DOES_AFTER_WITH = re.compile(
    r",? (?:[a-z]+ly )?[a-z]+ing\b| (?:and|,) [PE]| (?:put|drive|score|head|fire|turn|convert|level"
    r"|equalise|strike|win|lift|tap|slot|sweep|make|give|find|pull|grab|restore|double)\b"
    r"| (?:also |then |both )?[a-z]+ing\b"
)
_FOR = re.compile(rf"\b(?:for|to) (?:{ROLE} ){{0,5}}$")
_TO_DO = re.compile(r" to [a-z]+")
_OBJECT_VERB = re.compile(
    r"(?:\b(?!(?:after|when|while|before|as)\b)[a-z]+(?:ed|ing)|\b(?:found|finds|find|feed|feeds"
    r"|fed"
    r"|beat|beats|sent|sends|set up|sets up|picked out|picks out|gave|gives"
    r"|left(?! (?:back|half|wing|winger)\b)|saw|lets|hit"
    r"|caught"
    r"|put|met|got|brought down|bring down|brings down|teed up|played in|plays in|sent in|took out"
    r"|deny|denies|release|releases|replace|replaces|foul|fouls|forced|forcing|book|brought on"
    r"|sent on|pulled back|held back|tripped up|upended|floored))"
    rf" (?:out |up |in |down |back |off )?(?:{ROLE},? ){{0,5}}$"
)
# The words that open these, and those that may stand between them and the name.
_WITH_CUES = frozenset("with saw sees seeing see".split())
_OBLIQUE_CUES = frozenset(
    """in inside during from by of to past beyond over off on for against than at into between
    around like alongside onto towards through under above below behind about without including
    via until round across near outside with""".split()
)
_VERB_CUES = frozenset(
    """found finds find feed feeds fed beat beats sent sends set sets picks gave gives left saw
    lets hit caught put met got brought bring brings plays took deny denies release releases
    replace replaces foul fouls book held""".split()
)
_BETWEEN = frozenset(re.findall(r"[A-Za-z][A-Za-z'-]*", ROLE)) | frozenset(
    "T O U T's O's out up in down back off".split()
)
_WINDOW = 70
"""How many characters before a name are looked at."""
_DESCRIBES = re.compile(_ADJECTIVE)
_INSIDE = re.compile(r"[^A-Za-z0-9]")
_VERB_AFTER = re.compile(
    r" (?:[a-z]+(?:ed|s)|was|were|had|has|got|won|made|put|took|ran|came|went|hit|shot|struck"
    r"|drove|swept|beat|rose|found|stuck|met|fed|sent|slid|spun|broke|cut|held|kept|lost|stole"
    r"|threw|flung|dug|swung|bent|fell|sprang|strode|stood|saw|set|gave|left|led|let|read|drew)\b"
)
_SHOT_AFTER = re.compile(
    r" (?:[a-z-]+ )?(?:shot|drive|corner|cross|header|free[- ]kick|penalty|effort|pass"
    r"|throw(?:-in)?"
    r"|delivery|own goal|strike|volley|clearance|flick|ball|run|pile-driver|attempt)\b"
)
# "Up popped P to head home"
_INVERTED = re.compile(
    r"\b(?:up|in|on|back|forward|along|off) (?:popped|stepped|came|went|rose|strode|ran|slid"
    r"|nipped)"
    rf" (?:{ROLE} ){{0,4}}$"
)
_PRONOUN = re.compile(r"\b(?:he|she|who)\b")
_THEY = re.compile(
    r"\b(?:they|we|nobody|both sides|the (?:ball|referee|video|crowd|officials|match|game|tie|first"
    r"|opening|equaliser|deadlock|goal)"
    r"|(?:his|her|their|our) (?:(?:[a-z-]+|men's|women's) ){0,2}(?:side|team|charges|players"
    r"|outfit)"
    r"|our (?:number|no) [a-z0-9]+|our (?:captain|skipper|keeper|man|striker)"
    r"|(?:his|her|P's?) (?:[a-z-]+ ){0,2}"
    r"(?:replacement|substitute|deputy|understudy|stand-in|successor"
    r"|(?:strike |attacking )?partner|team-?mate|club-?mate|colleague|rival|sister|brother|twin)"
    r"(?!,? [PE]\b))\b"
)
_OPENS_CLAUSE = re.compile(
    r"^$|(?:[,;:-]|\b(?:and|but|when|as|before|after|while|that|until|because|though|then|where"
    r"|[MWLD]))[ ,]{0,12}$"
)
_DETERMINED = re.compile(r"\b(?:a|an|another|fellow) (?:[a-z0-9-]+ ){0,3}$")
_JOINED = re.compile(
    rf"(?P<name>[PE])(?P<by>(?: \([^)]{{0,20}}\))?(?:,| and|, and|, then) (?:{ROLE} ){{0,4}})$"
)
_REFERS = re.compile(r",? (?:and )?")
_RECEIVED = re.compile(
    r"\b(?:released|found|finding|releasing|fed|feeding|set up|picked out|played in|sent"
    r"|(?<!\bpreferred )to"
    r"|(?<!\bon )(?<!\bin )(?<!\bdeputising )(?<!\bdeputised )for|teed up|freed|freeing"
    r"|spotted|rely on|relied on|turned to|introduced|introducing|brought on"
    r"|sent on|threw on|put on|throwing on|summoned) P\b(?! who)[^P]{0,60}$"
)


@dataclass(slots=True)
class Actor:
    """Who does it: persons, or a side (``side`` is its token), or nobody known.

    ``far`` says that the person stands in the sentence before this one. ``place`` is where the
    subject stands in the marked text, -1 where there is none.
    """

    people: tuple[Token, ...] = ()
    side: Token | None = None
    far: bool = False
    place: int = -1


_SCORED_BY = re.compile(
    r"\b(?:goals?|strikes?|headers?|penalty|winner|equaliser|opener|brace|double|hat-?trick|effort"
    rf"|finish|volley|free[- ]kick|thanks|courtesy) (?:from|by|through|to|of) (?:{ROLE} ){{0,4}}$"
)


_SPOKEN_OF = re.compile(r"\b(?:s?he|it was (?:his|her))\b")


class Focus:
    """What a pronoun at the beginning of the sentence after ``marked`` may stand for."""

    def __init__(self, marked: Marked, before: Focus | None = None) -> None:
        self.marked = marked
        # Where nobody is named, "she" goes on from the sentence before.
        self._before = None if any(marked.tokens("PQ")) else before

    @cached_property
    def subject(self) -> Token | None:
        """The first person who does something."""
        spots = sorted(self.marked.tokens("P"))
        if _TO_PRONOUN.search(self.marked.text) or (spots and self._another(spots[0][0])):
            return None
        acting = [(i, t) for i, t in spots if is_subject(self.marked, i)]
        # "Because P was suspended, Q started": the main clause is about Q.
        main = [(i, t) for i, t in acting if not _is_aside(self.marked, i)]
        if not main and self.marked.text.startswith("P's "):
            return self.marked.at[0]  # "P's penalty came after Q was penalised"
        main = main or acting
        if any(self.marked.text.endswith(" so ", 0, i) for i, _ in main[1:]):
            return None
        return main[0][1] if main else None

    def _another(self, first: int) -> bool:
        """Whether somebody is spoken of before the first name: "She crossed and P scored"."""
        return _SPOKEN_OF.search(self.marked.text, 0, first) is not None

    @cached_property
    def only(self) -> Token | None:
        """The only person, as named last."""
        if self._before is not None:
            return self._before.only
        spots = sorted(self.marked.tokens("P"))
        if len({t.ref for _, t in spots}) != 1 or self._another(spots[0][0]):
            return None
        _, token = spots[-1]
        t = self.marked.text
        places = [
            i for i, _ in spots if not is_object(self.marked, i) or _SCORED_BY.search(t, 0, i)
        ]
        acts = any(is_subject(self.marked, i) or _may_act(self.marked, i) for i in places)
        return token if acts or _served(self.marked, len(self.marked.text)) >= 0 else None

    @cached_property
    def receiver(self) -> Token | None:
        """Who was given the ball, or sent on, last."""
        if self._before is not None:
            return self._before.receiver
        people = [t for _, t in sorted(self.marked.tokens("P"))]
        return people[-1] if people and _RECEIVED.search(self.marked.text) else None

    @cached_property
    def side(self) -> Token | None:
        """The only side, where it does something."""
        spots = sorted(self.marked.tokens("TGU"))
        if len({t.ref for _, t in spots}) != 1:
            return None
        return next((t for i, t in spots if is_subject(self.marked, i)), None)


def is_object(marked: Marked, place: int) -> bool:
    """Whether the name at ``place`` is governed by a preposition or a verb before it."""
    known = marked.objects.get(place)
    if known is None:
        known = marked.objects[place] = _governed(marked.text, place)
    return known


_TWO_PASSED = re.compile(r"\bbetween (?:[a-z-]+ ){0,3}$")
_LETS = frozenset(
    "allowing allowed letting leaving enabling inviting freeing helping allows lets".split()
)
_LET = re.compile(rf"[a-z]+ (?:{ROLE} ){{0,5}}$")


def _governed(t: str, place: int) -> bool:
    oblique = verb = False
    if t.endswith(" P and ", 0, place) and _TWO_PASSED.search(t, 0, place - 6):
        return True  # "between P and Q"
    for start, word in _words_before(t, place):
        if word in _WITH_CUES and _WITH.match(t, start, place):
            return not _DOES_AFTER_WITH.match(t, place + 1)
        if word in ("for", "to") and _FOR.match(t, start, place):
            return not _TO_DO.match(t, place + 1)
        if word in _LETS and _LET.match(t, start, place) and _TO_DO.match(t, place + 1):
            return False  # "missed the ball, allowing P to roll it in"
        if word == "until" and (_VERB_AFTER.match(t, place + 1) or t.startswith(",", place + 1)):
            return False  # "until P scored", "until P, who had come on, scored"
        if word in _OBLIQUE_CUES:
            oblique = oblique or _OBLIQUE.match(t, start, place) is not None
        if word in _VERB_CUES or word.endswith(("ed", "ing")):
            verb = verb or _OBJECT_VERB.match(t, start, place) is not None
    if oblique or not verb or _VERB_AFTER.match(t, place + 1):
        return oblique
    return not _INVERTED.search(t, max(0, place - _WINDOW), place)


def _words_before(t: str, place: int) -> Iterator[tuple[int, str]]:
    """The words before a name, from right to left, as long as they may belong to its role."""
    end = place
    while end > max(0, place - _WINDOW) and t[end - 1] == " ":
        start = t.rfind(" ", 0, end - 1) + 1
        word = t[start : end - 1]
        yield start, word
        for m in _INSIDE.finditer(word):  # "left-footed", "(from"
            yield start + m.end(), word[m.end() :]
        core = word.removesuffix(",")
        described = t.endswith("the ", 0, start) and _DESCRIBES.fullmatch(core)
        if core not in _BETWEEN and not core.endswith("-year-old") and not described:
            return
        end = start


def is_subject(marked: Marked, place: int) -> bool:
    """Whether the name at ``place`` may be the subject of a verb after it."""
    if marked.text.startswith(("'s", "' "), place + 1):
        return False
    if marked.text.endswith((" a ", " an ", " another "), 0, place) and _SHOT_AFTER.match(
        marked.text, place + 1
    ):
        return False  # "stopped a P shot"
    return not is_object(marked, place)


def _spots(marked: Marked) -> list[tuple[int, str]]:
    """All that may be a subject, the last one first: names, pronouns, "the ball"."""
    if marked.spots is None:
        t = marked.text
        spots = [(i, tok.kind) for i, tok in marked.at.items() if tok.kind in "PETGUO"]
        spots += [(m.start(), m.group()) for m in _PRONOUN.finditer(t)]
        spots += [
            (m.start(), "they")
            for m in _THEY.finditer(t)
            if _OPENS_CLAUSE.search(t[max(0, m.start() - 12) : m.start()])
        ]
        spots += [(i, "they") for i, start in _unnamed(marked) if any(_verbs_after(marked, start))]
        marked.spots = sorted(spots, reverse=True)
    return marked.spots


_CLOSED = re.compile(
    r",(?: (?:once|after|when|as|before|while|although|though|despite) [^,;]{3,80},"
    r" (?=(?:was|were|had|has|made|put|got|hit|shot|went|came|ran|took|beat|[a-z]+ed)\b)"
    r"| (?:for|after|from|in|with|during|on|by|to) which [^,;]{1,70},? (?:but|and) (?=[a-z])"
    r"| (?:(?:for|after|from|in|during) )?which [^,;]{1,70}, )"
)


# What may stand behind a name and belong to it: "P of T", "P in for Q".
_TAIL = (
    r"(?: (?:in|for|of|from|with|at|on|ahead|instead|place|back|here|there|himself|herself|then"
    r"|too|the|[TOPC])){0,8}"
)
_NOT_DONE = r"(?:as|his|its|plus|perhaps|always|besides|indeed|[a-z]{0,20}(?:ss|us|is))\b"
_DONE = (
    rf"(?!{_NOT_DONE})(?:[a-z-]{{1,20}}(?:ed|s)|was|were|had|has|got|won|made|put|took|ran|came|went|hit"
    r"|shot|struck|drove|swept|beat|rose|found|stuck|met|fed|sent|slid|spun|broke|cut|held|kept"
    r"|lost|stole|threw|flung|dug|swung|bent|fell|sprang|strode|stood|saw|set|gave|left|led|let"
    r"|read|drew|bundled|tapped|did|shook|crept|dealt|began|headed|chose|could|would|might)\b"
)
_HOW = r"(?:[a-z]+ly |then |duly |soon |again |also |twice |nevertheless |still |[MWL] )"
_MARK = re.compile(rf"(?:,| [-–—]) (?={_HOW}{{0,3}}{_DONE})")
_ASIDE = re.compile(r"(?:, | [-–—] )")
_HEAD_OF = re.compile(rf"{_TAIL}(?P<mark>,| [-–—]) (?!(?:and|but|so|or)\b)")
_NEW_CLAUSE = re.compile(
    rf"(?:(?:and|but|then|so|yet|while|before) )?(?:{ROLE} ){{0,5}}(?:[PGTU]\b|E (?={_DONE}))"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _asides(marked: Marked) -> Iterator[tuple[int, int]]:
    """What is put in between a subject and its verb, by its form alone: a name that has done
    nothing yet, a comma or dash, and another one with the verb right behind it. Whoever is named in
    between is not who does it: "P, preferred to Q who was ill, scored"."""
    t = marked.text
    if _MARK.search(t) is None:
        return
    heads = [i for i, tok in marked.at.items() if tok.kind in "PETGU" and is_subject(marked, i)]
    heads += [m.end() - 1 for m in _WHO.finditer(t)]
    opened = [m for i in heads if (m := _HEAD_OF.match(t, i + 1)) is not None]
    starts = [m.start("mark") for m in opened] + [start for _, start in _unnamed(marked)]
    for start in starts:
        yield from ((start, e) for e in _verbs_after(marked, start))


def _verbs_after(marked: Marked, start: int) -> Iterator[int]:
    """Where verbs without a subject of their own stand behind what the mark at ``start`` puts in
    between."""
    t = marked.text
    fresh = [m.end() for m in _ASIDE.finditer(t, start)]
    if not fresh or _DONE_RIGHT_AFTER.match(t, fresh[0]):
        return
    stop = next((k for k in fresh if _NEW_CLAUSE.match(t, k)), len(t))
    first = -1
    for m in _MARK.finditer(t, fresh[0], stop):
        # "P, born in O, raised in O, scored": "raised" was none yet. Where somebody has done
        # something since, it was.
        acted = first >= 0 and any(
            is_subject(marked, i) for i, _ in marked.tokens("PETGU", first, m.start())
        )
        if acted or m.end() > stop:
            return
        first = m.end() if first < 0 else first
        yield m.end()


def _unnamed(marked: Marked) -> Iterator[tuple[int, int]]:
    """Subjects without a name that something is put in behind, with the place of the mark."""
    return ((m.start("who"), m.start("mark")) for m in _UNNAMED.finditer(marked.text))


_WHO = re.compile(r"\bwho(?=,)")
_UNNAMED = re.compile(
    r"(?:^|[;:] |, and |, but | but )(?P<who>(?:the|a|an|his|her|their)"
    rf"(?: (?!{_DONE})[a-z-]{{1,20}}){{1,4}})(?P<mark>,| [-–—]) "
)
_DONE_RIGHT_AFTER = re.compile(rf"{_HOW}{{0,3}}(?:was|were|had|has|scored|put|made|gave|won)\b")


def _closed(marked: Marked) -> list[tuple[int, int]]:
    """The clauses put in between, after which the subject from before them goes on: "P, for which
    E was booked, but got up", "P struck and, once Q had levelled, struck again"."""
    if marked.closed is None:
        marked.closed = [m.span() for m in _CLOSED.finditer(marked.text)]
        marked.closed += [m.span() for m in _IN_BRACKETS.finditer(marked.text)]
        marked.closed += _asides(marked)
    return marked.closed


def actor_of(marked: Marked, place: int, focus: Focus | None = None) -> Actor:
    """The subject of the verb at ``place``; ``focus`` is for pronouns that refer back."""
    closed = _closed(marked)
    for i, kind in _spots(marked):
        if i >= place or any(s <= i < e <= place for s, e in closed):
            continue
        if kind == "they":
            return Actor(place=i)
        if kind == "who":
            if marked.text.endswith("those ", 0, i):
                continue
            if _BACK_TO_MAIN.fullmatch(marked.text, i, place) and _acts_before(marked, i):
                return Actor(place=i)  # "P replaced Q, who was injured, and scored"
            return _antecedent(marked, i, focus)
        if kind in ("he", "she"):
            who = next((s for s, _ in _spots(marked) if s < i), -1)
            if marked.text.startswith("who", who):  # "to P, who took the chance he was given"
                return _antecedent(marked, who, focus)
            return behind(marked, i, focus)
        if not is_subject(marked, i):
            continue
        if kind == "E":
            if marked.text.endswith("P, ", 0, i) and marked.text.startswith(",", i + 1):
                continue  # "P, the captain, was booked"
            return behind(marked, i, focus)
        if kind in "TGU":
            return Actor(side=marked.at[i], place=i)
        if kind == "P":
            state = _state_of(marked, i, place)
            if state == "over":
                continue
            if state == "open":
                return Actor(place=i)
            return Actor(coordinated(marked, i), place=i)
        if "," in marked.text[i:place] or _DETERMINED.search(marked.text[max(0, i - 40) : i]):
            continue  # "P, a 21-year-old O, headed in": O is no subject
        return Actor(place=i)
    return Actor()


# What a person is called: "their regular taker", "T striker".
_CALLED = (
    rf"(?:(?!{_DONE}|(?:to|for|from|by|of|and|but|with|at|on|in|who)\b)[a-z0-9-]{{1,20}} "
    r"|[TO](?:'s?)? ){0,5}"
)
_BY_THE_WAY = re.compile(
    r"\b(?:(?P<why>because|since|as|that|given that|while|although|though|whereas))"
    rf" {_CALLED}$"
)
"""What opens a clause that gives the reason or the setting of what the main clause tells."""
_CONCEDES = ("while", "although", "though", "whereas")
_IS = r" (?:[a-z]+ )?(?:was|were|is|are|had been|has been|has|had)(?!n't)\b"
_IS_SO = re.compile(_IS)
_GOES_ON = re.compile(
    rf"(?P<comma>,)? and {_HOW}{{0,3}}(?:(?:had|has|was|were) )?$|(?P<ing>,) {_HOW}{{0,3}}$"
)
# "because P was suspended scored": P has had its verb already.
_SPENT = re.compile(rf"{_IS}(?: (?!(?:and|but|to|who|which|that|when|as)\b)[a-z-]+){{1,6}} $")
_ADVERBS = re.compile(rf"{_IS} {_HOW}*$")
_FINITE = re.compile(rf"{_DONE}")
_BACK_TO_MAIN = re.compile(rf"who{_IS}[^,;]{{1,80}}, and {_HOW}{{0,3}}")


def _acts_before(marked: Marked, place: int, kinds: str = "PE") -> bool:
    """Whether one of ``kinds`` is the subject of something before ``place``, in its sentence."""
    left = marked.text.rfind("; ", 0, place) + 1
    return any(is_subject(marked, i) for i, _ in marked.tokens(kinds, left, place))


def _state_of(marked: Marked, i: int, place: int) -> str | None:
    """Whether the person at ``i`` is the subject of a clause beside the main one, which is "over"
    before ``place``, or may go on ("open"): "P started because Q was suspended, and scored"."""
    t = marked.text
    opener = _BY_THE_WAY.search(t, max(0, i - _WINDOW), i)
    if opener is None:
        return None
    so = _IS_SO.match(t, i + 1) is not None
    spent = _SPENT.match(t, i + 1, place) and not _ADVERBS.match(t, i + 1, place)
    if so and spent and _FINITE.match(t, place):
        return "over"
    main = "PE" if opener["why"] == "as" else "PETGU"  # "T led as P was found and headed in"
    if not _acts_before(marked, opener.start(), main):
        return None
    goes_on = _GOES_ON.search(t, i + 1, place)
    if goes_on is None or not (so or opener["why"] in _CONCEDES):
        return None
    if goes_on["ing"]:
        return "over" if so and _PARTICIPLE.match(t, place) else None
    return "over" if so and goes_on["comma"] else "open"


_PARTICIPLE = re.compile(r"[a-z-]+ing\b")


def spoken_of_until(marked: Marked, place: int) -> int:
    """Up to where the sentence speaks of the person at ``place``: the end of what is put in
    between, or of the reason given, where somebody else is named for what the main clause tells."""
    t = marked.text
    ends = [e for s, e in _closed(marked) if s <= place < e]
    opener = _BY_THE_WAY.search(t, max(0, place - _WINDOW), place)
    stated = _IS_SO.match(t, place + 1) if opener is not None else _WHO_IS.match(t, place + 1)
    begins = opener.start() if opener is not None else place
    if stated is not None and _acts_before(marked, begins):
        over = _CLAUSE_OVER.search(t, stated.end())
        if over is not None and (opener is not None or "," in over.group()):
            ends.append(over.start())
    return min(ends, default=len(t))


_WHO_IS = re.compile(rf", who{_IS}")
_CLAUSE_OVER = re.compile(r",? and |, ")


def coordinated(marked: Marked, place: int) -> tuple[Token, ...]:
    """The name at ``place`` with those that "and" and commas tie to it: "P, P and P"."""
    people = [marked.at[place]]
    i = place
    while True:
        base = max(0, i - 70)
        m = _JOINED.search(marked.text[base:i])
        if not m or is_object(marked, base + m.start("name")):
            break  # "to P, and P scored": an object before "and" is no second subject
        if "and" not in m["by"] and len(people) == 1:
            break
        i = base + m.start("name")
        people.insert(0, marked.at[i])
    return tuple(people)


def _antecedent(marked: Marked, place: int, focus: Focus | None) -> Actor:
    """Whom "who" at ``place`` refers to: the name right before it."""
    left = [i for i in marked.at if i < place and marked.at[i].kind in "PETGUO"]
    before = marked.text.rfind("who", 0, place) if marked.text.endswith(" and ", 0, place) else -1
    if before >= 0:
        return _antecedent(marked, before, focus)  # "P, who came on for Q and who scored"
    if not left:
        return Actor(place=place)
    i = max(left)
    if place - i > 4 and not _REFERS.fullmatch(marked.text, i + 1, place):
        return Actor(place=place)
    token = marked.at[i]
    if token.kind == "P":
        return Actor((token,), place=i)
    if token.kind == "E":
        return behind(marked, i, focus)
    return Actor(side=token, place=i) if token.kind in "TGU" else Actor(place=i)


_HIS_SIDE = re.compile(r"'s? (?:side|team|men|women|players|charges|outfit)\b")
"""What makes a side of a name: "with P's side heading for extra time, the striker pounced"."""


_SERVED = re.compile(
    r"['’]s? (?:[a-z0-9-]+ |[MWL] ){0,4}?(?:cross|corner|pass|through[- ]ball|ball|delivery|centre"
    r"|cut-?back|flick|flick-on|knock-?down|lay-?off|throw|long throw|free[- ]kick|set[- ]piece"
    r"|assist"
    r"|run|back-?pass|clearance|error|mistake|slip|foul|challenge|handball|tackle|parry|save|legs"
    r"|body|shoulder|knee|boot|gloves|hands|feet|near post|far post|goal(?! was))\b"
)
"""What of a person's only leads to a goal that somebody else scores."""


def _may_act(marked: Marked, place: int) -> bool:
    """Whether the person at ``place``, an object or owner, may be who acts next."""
    return not (_SERVED.match(marked.text, place + 1) or _BEATEN.search(marked.text, 0, place))


def _served(marked: Marked, place: int) -> int:
    """Where the one stands who was given the ball, or not looked after, last before ``place``; -1
    for nobody."""
    t = marked.text
    last = max((i for i, _ in marked.tokens("P", 0, place)), default=-1)
    if last < 0 or t.startswith(("'s", "' "), last + 1) or _BEATEN.search(t, 0, last):
        return -1
    window = max(0, last - _WINDOW)
    given = _FED.search(t, window, last) or _OBJECT_VERB.search(t, window, last)
    return last if given and is_object(marked, last) else -1


_FED = re.compile(
    rf"\b(?:found|finding|fed|feeding|released|releasing|set up|setting up|teed up|picked out"
    rf"|picking out|played in|slid in|sent on|brought on|threw on|put through|freed|freeing"
    rf"|squared (?:it |the ball )?(?:to|for)|(?:crossed|cut (?:it |the ball )?back|pulled (?:it"
    rf"|the ball )?back|passed|laid (?:it )?off|rolled (?:it )?) (?:to|for)) (?:{ROLE} ){{0,4}}$"
)
_TO_PRONOUN = re.compile(
    r"\b(?:sent|found|fed|released|set|teed|put|played|picked|sends|finds|feeds|slid|freed|gave"
    r"|handed|offered|presented|sending|finding|feeding|releasing) (?:him|her)(?! (?:own|side|team"
    r"|first|second|header|shot|effort|foot|head|name)\b)(?= [a-z]+\b)"
)
_BEATEN = re.compile(
    rf"\b(?:past|beyond|beat|beating|beneath|rounded|rounding|behind|off|by) (?:{ROLE} ){{0,4}}$"
)


def behind(marked: Marked, place: int, focus: Focus | None = None) -> Actor:
    """The person behind the pronoun or epithet at ``place`` ("he", "the striker's shot").

    The last subject before it, which may itself be an epithet; else the only person named who can
    have gone on to act; else whom the sentence before speaks of.
    """
    t = marked.text
    pronoun = t.startswith(("he", "she", "his", "her"), place)
    tally = _HIS_TALLY.search(t, max(0, place - _WINDOW), place) if pronoun else None
    if tally is not None:  # "and P's hat-trick was complete when she headed in"
        return Actor((marked.at[tally.start("who")],), place=tally.start("who"))
    if not pronoun and _OWNED.search(t, max(0, place - _WINDOW), place):
        return Actor(place=place)  # "P's replacement scored": anybody but P
    people = {
        i: tok
        for i, tok in marked.at.items()
        if i < place
        and tok.kind == "P"
        and not _HIS_SIDE.match(t, i + 1)
        and not t.startswith(" having ", i + 1)  # "Q having handled; and then she scored"
    }
    named = {tok.ref for tok in people.values()}
    given = place - 6 if t.endswith("P and ", 0, place) else -1
    if given >= 0 and is_object(marked, given):
        # "Q found P and she made no mistake"
        return Actor((marked.at[given],), place=given)
    subjects = [i for i in people if is_subject(marked, i)]
    epithet = max((i for i, tok in marked.at.items() if i < place and tok.kind == "E"), default=-1)
    called = pronoun and epithet > max(subjects, default=-1) and is_subject(marked, epithet)
    if called and not t.endswith("P, ", 0, epithet):
        return behind(marked, epithet, focus)
    if not pronoun and len(named) > 1:
        served = _served(marked, place)
        return Actor((marked.at[served],) if served >= 0 else (), place=served)
    if subjects:
        i = max(subjects)
        others = any(people[k].ref != people[i].ref for k in subjects)
        if pronoun and others and _is_reason(marked, i):
            return Actor(place=place)  # "P started because Q was suspended and she scored"
        if not (pronoun and _TO_PRONOUN.search(t, i, place)):
            return Actor((people[i],), place=i)
        # "P sent her clear and she scored": somebody named before.
        who = focus.only if focus is not None else None
        far = who is not None and who.ref not in named
        return Actor((who,) if who is not None and far else (), far=far, place=place)
    fitting = [i for i in people if _may_act(marked, i)]
    if len({people[i].ref for i in fitting}) == 1:
        i = min(fitting)
        if pronoun or not (is_object(marked, i) or _HIS_TEAM.match(t, i + 1)):
            return Actor((people[i],), place=i)
        return Actor(place=place)
    if fitting or focus is None:
        return Actor(place=place)
    who = focus.only or focus.receiver
    if who is None and pronoun:
        who = focus.subject
    if who is None or who.ref in named:
        return Actor(place=place)
    return Actor((who,), far=True, place=place)


def _is_reason(marked: Marked, i: int) -> bool:
    """Whether the person at ``i`` is only said to be something, in a clause that gives a reason."""
    opener = _BY_THE_WAY.search(marked.text, max(0, i - _WINDOW), i)
    return opener is not None and _IS_SO.match(marked.text, i + 1) is not None


_MEANWHILE = re.compile(rf"\b(?:after|when|once|before) {_CALLED}$")


def _is_aside(marked: Marked, i: int) -> bool:
    """The same, or said to be something at the time of what the main clause tells."""
    if _is_reason(marked, i):
        return True
    then = _MEANWHILE.search(marked.text, max(0, i - _WINDOW), i)
    return then is not None and _IS_SO.match(marked.text, i + 1) is not None


_HIS_TALLY = re.compile(
    r"(?P<who>P)'s? (?:[a-z-]+ ){0,2}(?:hat[- ]?trick|treble|brace|double|goal|second|third|fourth"
    r"|night|day|afternoon|evening) (?:was|came|arrived)[^,;P]{0,30} (?:when|as) $"
)
_OWNED = re.compile(r"(?:P's?|\bhis|\bher) (?:[a-z-]+ ){0,2}$")
_HIS_TEAM = re.compile(r"'s? (?:[a-z-]+ )?(?:side|team|men|women|boys|girls|players|charges)\b")
_BOUND = re.compile(
    r"(?=[;:, ])(?:; |: |,? but |,? while |,? although |,? though |, and (?=[PTEGUO])"
    r"| and (?=(?:[a-z-]+ )?[PTEGU] (?!and\b))"
    r"|,? before (?!(?:half-?time|the (?:break|interval|hour|end)|W))"
    r"|,? (?:and, )?after (?=(?:[TO](?:'s)? )?(?:[a-z-]+ )?P had )"
    r"|, (?=an? (?:penalty|tap-in|header|volley|strike|free[- ]kick)\b)"
    r"|, only |,? whereas |, with |, as |(?<=[MW]) and )"
)


def clause_bounds(marked: Marked, start: int, end: int) -> tuple[int, int]:
    """The clause of a marked text around ``start`` to ``end``, cut where another one begins."""
    if marked.bounds is None:
        marked.bounds = [m.span() for m in _BOUND.finditer(marked.text)]
    left, right = 0, len(marked.text)
    for s, e in marked.bounds:
        if e <= start:
            left = e
        elif s >= end:
            right = s
            break
    return left, right
