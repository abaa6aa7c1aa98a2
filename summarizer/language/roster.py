"""Who and what the names of a report are: its two sides, other sides, places, people.

Known by the grammar around the names only. :func:`assign` gives the tokens of lines their kinds
(see :mod:`summarizer.language.marking`) once the two sides are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.language.epithets import mark_epithets
from summarizer.language.marking import Line, Token
from summarizer.language.names import fold
from summarizer.language.side_names import forms_of, kin
from summarizer.language.vocabulary import CAPITAL, PLAYER_ROLES, STAFF_ROLES

__all__ = ["Person", "Roster", "assign"]


@dataclass(slots=True)
class Person:
    """Somebody named in the report. ``name`` is the fullest form there, ``words`` it folded.

    ``staff`` says that he or she does not play; ``keeper`` that it is a goalkeeper; ``doubtful``
    that the report seems to tie the person to both sides.
    """

    name: str
    words: tuple[str, ...]
    staff: bool = False
    keeper: bool = False
    doubtful: bool = False


@dataclass(slots=True)
class Roster:
    """The sides (full names and folded forms) and the people of one match."""

    sides: tuple[str, str]
    forms: tuple[frozenset[str], frozenset[str]]
    people: list[Person] = field(default_factory=list)

    def side_of(self, name: str) -> int | None:
        """The index of the side called ``name``, None where it is neither or both."""
        key = fold(name)
        hits = [i for i in (0, 1) if key in self.forms[i]]
        if len(hits) == 2:
            hits = [i for i in hits if key == fold(self.sides[i])]
        return hits[0] if len(hits) == 1 else None


_BEFORE = 60
_AFTER = 60
"""How many characters around a name are looked at."""
_NEAR = 40
"""How many of them the word before the name and its adjectives take."""
_IN_BEFORE = re.compile(r"\bin (?:[a-z]+ern |the )?$", re.IGNORECASE)
_RIVALS_BEFORE = re.compile(
    r"\b(?:against|leaders|opponents|rivals|neighbours|champions|face|meet|play|host|hosted|visit)"
    r" (?:either |the |holders |leaders |champions ){0,8}$",
    re.IGNORECASE,
)
_OR_BEFORE = re.compile(
    r"\b(?:face|meet|play|against|between) (?:either )?[^.;,]{0,40} (?:or|and) $", re.IGNORECASE
)
_THEIR_PART = re.compile(
    r" (?:half|box|area|penalty|goal|net|defence|midfield|attack|team|side|dugout|dressing|ranks"
    r"|line|lineup|shirt|squad|end)\b"
)
_DETERMINED = re.compile(
    r"\b(?:a|an|another|fellow|this|that|its|each) (?:[a-z0-9-]+ ){0,2}$", re.IGNORECASE
)
_ROLES = "|".join(sorted((*PLAYER_ROLES, *STAFF_ROLES), key=len, reverse=True))
_STAFF = "|".join(sorted(STAFF_ROLES, key=len, reverse=True))
# "Norvale striker Ana Reis": the name before the role is a side's.
_ROLE_NAME_AFTER = re.compile(
    r"(?:['’]s?)? (?:(?:star|young|teenage|veteran|left|right|centre|full|wing|attacking|defensive"
    r"|central|international|record|assistant|head|club|stand-in|former|new|captain|skipper"
    rf"|number)[ -](?:and )?){{0,2}}(?:{_ROLES}) {CAPITAL}"
)
_THE = (" the ", "The ")
_NOUN_AFTER = re.compile(
    r"(?:'s)? ?(?:side|team|outfit|giants|champions|fans|supporters|bench|players|attack|defence"
    r"|keeper|goalkeeper|goal|half|box|captain|coach|striker|forward|midfielder|defender|winger"
    r"|international|skipper|lines?|backline|post|area|camp|dressing|pressure|comeback|head)\b"
)
_VERB_AFTER = re.compile(
    r"(?:['’]s (?:first|second|third|shot|goal|header|effort|penalty|cross|free)"
    r"| (?:[a-z]+ly |then |also )?(?:[a-z]+ed|cut|put|ran|came|went|hit|shot|struck|drove|swept"
    r"|beat|rose|found|made|took|had|was|then|said|got|won|sent|fed|kept|held|bent|slid|fell))\b"
)
_IS_MAN = re.compile(r"[a-z](?:wo)?man$")  # "the Dutchman"
_GROUND_AFTER = re.compile(r" (?:ground|stadium)\b")
_WORD_AFTER = re.compile(r" [a-z]")
_STAFF_BEFORE = re.compile(
    rf"\b(?:{_STAFF})(?: [a-z-]+)?,? $|\b(?:mr|mrs|ms|dr|sir) $", re.IGNORECASE
)
_WORDS = re.compile(r"[a-z]+")
_STAFF_CUES = frozenset(
    ["mr", "mrs", "ms", "dr", "sir", *(_WORDS.findall(role)[-1] for role in STAFF_ROLES)]
)
_STAFF_AFTER = re.compile(
    rf", (?:the |{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)? )(?:[a-z-]+ )?(?:{_STAFF})\b"
)
_KEEPER_BEFORE = re.compile(r"\b(?:goalkeeper|keeper|goalie|shot-stopper),? $", re.IGNORECASE)
_KEEPER_END = ("er ", "er, ", "ie ", "ie, ")
_SUFFIXES = frozenset({"jnr", "jr", "snr", "sr", "junior", "jr.", "jnr."})


def assign(
    lines: Sequence[Line],
    sides: tuple[str, str],
    others: Iterable[str] = (),
    known: Iterable[str] = (),
) -> Roster:
    """Give all ``N`` tokens of ``lines`` their kinds, and return who is who.

    ``others`` are names of other sides; ``known`` all names of the report in which a person's
    fullest form is looked for. Tokens are changed in place.
    """
    a, b = forms_of(sides[0]), forms_of(sides[1])
    roster = Roster(sides, (a - (b - {fold(sides[0])}), b - (a - {fold(sides[1])})))
    named = [_Named(line, t) for line in lines for t in line.tokens if t.kind in "NTOPE"]
    # "Norvale's Ana Reis" is somebody, and no side that plays elsewhere.
    owned = {n.key for n in named if n.before.endswith(("'s ", "’s "))}
    others = [o for o in others if fold(o) not in owned]
    elsewhere = {fold(o) for o in others}
    for o in others:
        if " " in o:
            elsewhere |= forms_of(o)
    rest = [n for n in named if not n.is_side(roster, elsewhere)]
    names = [n.token.name for n in rest] + [n for n in known if " " in n]
    people = _People(names)
    towns = {n.key for n in rest if n.alone and n.after_in()}
    for n in rest:
        n.is_person(people, towns)
    roster.people = people.all
    for line in lines:
        mark_epithets(line)
    return roster


class _Named:
    """A name where it stands."""

    def __init__(self, line: Line, token: Token) -> None:
        self.token = token
        self.before = line.text[max(0, token.start - _BEFORE) : token.start]
        self.after = line.text[token.end : token.end + _AFTER]
        self.key = fold(token.name)
        self.alone = " " not in self.key

    def is_side(self, roster: Roster, elsewhere: set[str]) -> bool:
        """Mark it where it is a side of the match or another one."""
        token = self.token
        side = roster.side_of(token.name)
        if side is None and token.name.isupper() and len(token.name) > 1:
            short = [i for i in (0, 1) if _cut_short(token.name, roster.sides[i])]
            side = short[0] if len(short) == 1 else None
        if side is not None:
            place = (
                self.after_in()
                and not self.after.startswith(("'", "’"))
                and not _THEIR_PART.match(self.after)
            )
            token.kind, token.ref = ("O", -1) if place else ("T", side)
            return True
        related = [i for i in (0, 1) if self._made_from(roster.sides[i])]
        if len(related) == 1:
            token.kind, token.ref = "T", related[0]
            return True
        if self.key in elsewhere:
            token.kind = "O"
            return True
        return False

    def _made_from(self, side: str) -> bool:
        """Whether it is an adjective from the side's name and stands as one."""
        if not kin(self.token.name, side):
            return False
        plural = self.token.name.endswith("s") and self.before.endswith(_THE)
        return bool(plural or _WORD_AFTER.match(self.after))

    def is_person(self, people: _People, towns: set[str]) -> None:
        """Mark it as a person, else as another side or a place."""
        token = self.token
        ref = people.called(token.name)
        if ref is None or not self._may_be(people.all[ref], towns):
            token.kind = "O"
            the = self.alone and self.before.endswith(_THE)
            bare = the and not token.name.endswith("s")
            if bare and (_VERB_AFTER.match(self.after) or _IS_MAN.search(token.name)):
                token.kind = "E"  # "the Norvalian volleyed in"
            return
        token.kind, token.ref = "P", ref
        person = people.all[ref]
        near = self.before[-_NEAR:]
        told_before = (
            near.endswith(" ")
            and not _STAFF_CUES.isdisjoint(_WORDS.findall(near.lower()))
            and _STAFF_BEFORE.search(near)
        )
        if told_before or (self.after.startswith(", ") and _STAFF_AFTER.match(self.after)):
            person.staff = True
        if near.endswith(_KEEPER_END) and _KEEPER_BEFORE.search(near):
            person.keeper = True

    def _may_be(self, person: Person, towns: set[str]) -> bool:
        """Whether the words around allow the name to be this person's."""
        name, before, after = self.token.name, self.before, self.after
        if (name.isupper() and len(name) <= 4) or _ROLE_NAME_AFTER.match(after):
            return False
        if _GROUND_AFTER.match(after):
            return False
        the = before.endswith(_THE)
        if the and name.endswith("s") and name == person.name:
            return False
        if len(person.words) > 1:
            return True
        return not (
            self.key in towns
            or (self.alone and (the or _DETERMINED.search(before[-_NEAR:]) or self.after_in()))
            or _NOUN_AFTER.match(after)
            or _RIVALS_BEFORE.search(before[-_NEAR:])
            or (before.endswith(("or ", "and ")) and _OR_BEFORE.search(before))
        )

    def after_in(self) -> bool:
        """Whether it stands where places do: "in Norvale", "in northern Norvale"."""
        last = self.before.endswith(("in ", "In ", "ern ", "the "))
        return last and bool(_IN_BEFORE.search(self.before[-_NEAR:]))


def _cut_short(name: str, side: str) -> bool:
    return side.isupper() and side.startswith(name)


class _People:
    """The persons behind names: longer forms first, shorter ones belong to them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.all: list[Person] = []
        self._by_word: dict[str, list[int]] = {}
        self._called: dict[str, int | None] = {}
        first_form: dict[str, str] = {}
        for name in names:
            first_form.setdefault(fold(name), name)
        for key in sorted(first_form, key=lambda k: (-len(k.split()), -len(k))):
            words = tuple(key.split())
            if not self._fitting(words):
                for word in set(words):
                    self._by_word.setdefault(word, []).append(len(self.all))
                self.all.append(Person(first_form[key], words))

    def called(self, name: str) -> int | None:
        """The index of the one person called ``name``; None for nobody's or several people's."""
        key = fold(name)
        if key not in self._called:
            self._called[key] = self._find(tuple(key.split()))
        return self._called[key]

    def _fitting(self, words: tuple[str, ...]) -> list[int]:
        """The people of whose name ``words`` are a form: such a form shares its first word."""
        return [i for i in self._by_word.get(words[0], ()) if _fits(words, self.all[i].words)]

    def _find(self, words: tuple[str, ...]) -> int | None:
        fitting = self._fitting(words)
        exact = [i for i in fitting if self.all[i].words == words]
        if exact:
            return exact[0]
        if len(fitting) > 1 and len(words) > 1:
            fitting = [i for i in fitting if self.all[i].words[-len(words) :] == words]
        return fitting[0] if len(fitting) == 1 else None


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` is a form of the name ``full``."""
    if short == full:
        return True
    n = len(short)
    if n >= len(full):
        return False
    core = tuple(w for w in full if w not in _SUFFIXES)
    return (
        full[-n:] == short
        or core[-n:] == short
        or core[:n] == short
        or (n == 2 and short[1] == core[-1] and short[0] == core[0])
    )
