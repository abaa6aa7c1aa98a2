"""Who and what the names of a report are: its two sides, other sides, places, people.

Known by the grammar around the names only. :func:`assign` gives the tokens of lines their kinds
(see :mod:`summarizer.language.marking`) once the two sides are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.language.marking import Line, Token
from summarizer.language.names import fold
from summarizer.language.vocabulary import CAPITAL, PLAYER_ROLES, STAFF_ROLES

__all__ = ["Person", "Roster", "assign", "forms_of", "fullest", "kin"]

_SPLIT = re.compile(r"[\s‐‑–-]+")
_SMALL = frozenset("the of de del della da do dos la le el al and fc fk if sc ac as us".split())
_SUFFIXES = frozenset({"jnr", "jr", "snr", "sr", "junior", "jr.", "jnr."})


def forms_of(name: str) -> frozenset[str]:
    """Folded forms under which a side of this name may be called: parts of it, its initials."""
    words = fold(name).split()
    forms = {" ".join(words)}
    for i in range(len(words)):
        for j in range(i + 1, len(words) + 1):
            part = words[i:j]
            if len(part) == 1 and (part[0] in _SMALL or len(part[0]) < 3):
                continue
            if part[0] in _SMALL - {"the"} and len(part[0]) > 2 and i > 0:
                continue
            forms.add(" ".join(part))
    for word in words:
        if "-" in word:
            forms.update(p for p in word.split("-") if len(p) > 3)
    initials = "".join(p[0] for p in _SPLIT.split(name) if p)
    if len(initials) >= 3:
        forms.add(initials.casefold())
    return frozenset(forms)


def fullest(name: str, names: Iterable[str]) -> str:
    """The one longer name among ``names`` that holds all words of ``name``, else ``name``."""
    words = set(fold(name).split())
    longer = {
        fold(n): n
        for n in names
        if len(n.split()) > len(name.split()) and words <= set(fold(n).split())
    }
    initials = fold(name) if name.isupper() and len(name) >= 3 else None
    if initials:
        for n in names:
            if "".join(p[0] for p in _SPLIT.split(n) if p).casefold() == initials:
                longer[fold(n)] = n
    return next(iter(longer.values())) if len(longer) == 1 else name


def kin(adjective: str, name: str) -> bool:
    """Whether ``adjective`` is made from ``name`` ("Norvalian" from "Norvale")."""
    a, b = fold(adjective), fold(name)
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return common >= max(4, len(b) - 2) and a != b and abs(len(a) - len(b)) <= 5


@dataclass(slots=True)
class Person:
    """Somebody named in the report. ``name`` is the fullest form there.

    ``side`` is the index of the side that the report ties the person to, with ``evidence``;
    ``staff`` says that he or she does not play; ``keeper`` that it is a goalkeeper.
    """

    name: str
    words: tuple[str, ...]
    mentions: int = 0
    lines: list[int] = field(default_factory=list)
    side: int | None = None
    evidence: tuple[int, ...] = ()
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
            whole = [i for i in hits if key == fold(self.sides[i])]
            return whole[0] if len(whole) == 1 else None
        return hits[0] if hits else None


_ROLE = "|".join(sorted((*PLAYER_ROLES, *STAFF_ROLES), key=len, reverse=True))
_PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|across|throughout|to|from) (?:the )?$", re.I)
_IN_BEFORE = re.compile(r"\bin (?:[a-z]+ern |the )?$", re.I)
_RIVALS_BEFORE = re.compile(
    r"\b(?:against|leaders|opponents|rivals|neighbours|champions|face|meet|play|host|hosted|visit) "
    r"(?:either |the |holders |leaders |champions )*$",
    re.I,
)
_OR = re.compile(r"\b(?:face|meet|play|against|between) (?:either )?[^.;,]{0,40} (?:or|and) $", re.I)
_THEIR_PART = re.compile(
    r"^ (?:half|box|area|penalty|goal|net|defence|midfield|attack|team|side|dugout|dressing|ranks|line|lineup|shirt|squad|end)\b"
)
_DETERMINED = re.compile(r"\b(?:a|an|another|fellow|this|that|its|each) (?:[a-z0-9-]+ ){0,2}$", re.I)
_ROLE_NAME = re.compile(
    rf"^(?:['’]s?)? (?:(?:star|young|teenage|veteran|left|right|centre|full|wing|attacking|defensive|central|"
    rf"international|record|assistant|head|club|stand-in|former|new|captain|skipper|number)[ -](?:and )?){{0,2}}(?:{_ROLE}) {CAPITAL}"
)
_THE_BEFORE = re.compile(r"\bthe $", re.I)
_NOUN_AFTER = re.compile(
    r"^(?:'s)? ?(?:side|team|outfit|giants|champions|fans|supporters|bench|players|attack|defence|"
    r"keeper|goalkeeper|goal|half|box|captain|coach|striker|forward|midfielder|defender|winger|"
    r"international|skipper|lines?|backline|post|area|camp|dressing|pressure|comeback|head)\b"
)
_VERB_AFTER = re.compile(
    r"^(?:['’]s (?:first|second|third|shot|goal|header|effort|penalty|cross|free)| (?:[a-z]+ly |then |also )?(?:[a-z]+ed|cut|put|ran|came|went|hit|shot|struck|drove|swept|beat|rose|found|made|took|had|was|then|said|got|won|sent|fed|kept|held|bent|slid|fell))\b"
)
_STAFF_BEFORE = re.compile(
    rf"\b(?:{'|'.join(STAFF_ROLES)})(?: [a-z-]+)?,? $|\b(?:mr|mrs|ms|dr|sir) $", re.I
)
_STAFF_AFTER = re.compile(
    rf"^, (?:the |{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)? )(?:[a-z-]+ )?(?:{'|'.join(STAFF_ROLES)})\b"
)
_KEEPER_BEFORE = re.compile(r"\b(?:goalkeeper|keeper|goalie|shot-stopper),? $", re.I)
_EPITHET = re.compile(
    rf"\b[Tt]he (?:(?:\d{{1,2}}|[a-z-]+)-year-old(?: (?:{CAPITAL}[\w-]+ )?(?:{'|'.join(sorted(PLAYER_ROLES, key=len, reverse=True))}))?|"
    rf"(?:{CAPITAL}[\w-]+ |(?!the |left |right )[a-z]+ |[a-z]+-[a-z]+ ){{0,2}}?(?:{'|'.join(PLAYER_ROLES - {'wing', 'back', 'lock', 'prop', 'star', 'international', 'forward'})}|forward|wing|wide man|talisman|international))(?![\w-]|['’]s (?:side|team)|,? {CAPITAL})"
)
_HOSTS = re.compile(
    r"\b(?:[Tt]he )?(?:hosts|home (?:side|team|eleven))(?![\w-])|\b[Hh]osts(?=,? [a-z])"
)
_VISITORS = re.compile(r"\b[Tt]he (?:visitors|visiting (?:side|team)|away (?:side|team)|guests)(?![\w-])")
_NOT_HOSTS = re.compile(r"(?:tournament|World Cup|co-|['’]s) $")


_OWN_ROLE = re.compile(
    rf"(?<=['’]s )(?:[a-z]+ )?(?:{'|'.join(PLAYER_ROLES - {'wing', 'back', 'lock', 'prop', 'star', 'goalkeeper', 'keeper', 'substitute', 'international', 'ace'})})(?= [a-z]+(?:ed|s)? )(?!,? {CAPITAL})"
)


def _common(line: Line) -> None:
    """Mark epithets, hosts and visitors of a line."""
    for pattern, kind in ((_EPITHET, "E"), (_OWN_ROLE, "E"), (_HOSTS, "G"), (_VISITORS, "U")):
        for m in pattern.finditer(line.text):
            if any(
                t.start < m.end() and m.start() < t.end and t.kind in "QSMLWDCVEGU"
                for t in line.tokens
            ):
                continue
            if kind == "G" and _NOT_HOSTS.search(line.text[: m.start()]):
                continue
            line.tokens = [
                t for t in line.tokens if not (t.start < m.end() and m.start() < t.end)
            ]
            line.tokens.append(Token(kind, m.start(), m.end(), m.group()))
    line.tokens.sort(key=lambda t: t.start)


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
    other_names = {fold(o) for o in others}
    tokens = [(line, t) for line in lines for t in line.tokens if t.kind in "NTOPE"]
    plain: list[tuple[Line, Token]] = []
    for line, t in tokens:
        before = line.text[max(0, t.start - 40) : t.start]
        after = line.text[t.end : t.end + 30]
        side = roster.side_of(t.name)
        if side is None and t.name.isupper() and len(t.name) > 1:
            short = [i for i in (0, 1) if sides[i].isupper() and sides[i].startswith(t.name)]
            side = short[0] if len(short) == 1 else None
        if side is not None:
            if (
                _IN_BEFORE.search(before)
                and not after.startswith(("'", "’"))
                and not _THEIR_PART.match(after)
            ):
                t.kind, t.ref = "O", -1
            else:
                t.kind, t.ref = "T", side
            continue
        relatives = [i for i in (0, 1) if _is_kin(t.name, sides[i], before, after)]
        if len(relatives) == 1:
            t.kind, t.ref = "T", relatives[0]
            continue
        if fold(t.name) in other_names or any(
            fold(t.name) in forms_of(o) for o in others if len(o.split()) > 1
        ):
            t.kind = "O"
            continue
        plain.append((line, t))
    people = _people([t.name for _, t in plain] + [n for n in known if len(n.split()) > 1], roster)
    place_names = {
        fold(t.name)
        for line, t in plain
        if len(t.name.split()) == 1 and _IN_BEFORE.search(line.text[max(0, t.start - 20) : t.start])
    }
    for line, t in plain:
        before = line.text[max(0, t.start - 60) : t.start]
        after = line.text[t.end : t.end + 60]
        person = _who(t.name, people)
        if person is not None and len(person.words) == 1 and fold(t.name) in place_names:
            person = None
        determined = bool(_DETERMINED.search(before)) and len(t.name.split()) == 1
        club = bool(_ROLE_NAME.match(after))
        the = bool(_THE_BEFORE.search(before)) and len(t.name.split()) == 1
        if (
            person is None
            or (t.name.isupper() and len(t.name) <= 4)
            or (the and len(person.words) == 1)
            or (determined and len(person.words) == 1)
            or (_THE_BEFORE.search(before) and t.name.endswith("s") and t.name == person.name)
            or club
            or (_IN_BEFORE.search(before) and len(t.name.split()) == 1 and len(person.words) == 1)
            or (
                len(person.words) == 1
                and (_NOUN_AFTER.match(after) or _RIVALS_BEFORE.search(before) or _OR.search(before))
            )
        ):
            t.kind = "O"
            if the and not t.name.endswith("s") and _VERB_AFTER.match(after):
                t.kind = "E"
            continue
        t.kind, t.ref = "P", people.index(person)
        person.mentions += 1
        person.lines.append(line.number)
        if _STAFF_BEFORE.search(before) or _STAFF_AFTER.match(after):
            person.staff = True
        if _KEEPER_BEFORE.search(before):
            person.keeper = True
    roster.people = people
    for line in lines:
        _common(line)
    return roster


def _is_kin(name: str, side: str, before: str, after: str) -> bool:
    if not kin(name, side):
        return False
    plural = name.endswith("s") and bool(_THE_BEFORE.search(before))
    return plural or bool(re.match(r" [a-z]", after))


def _people(names: Iterable[str], roster: Roster) -> list[Person]:
    """The persons behind ``names``: longer forms first, shorter ones belong to them."""
    people: list[Person] = []
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    ordered = sorted(seen, key=lambda k: (-len(k.split()), -len(k)))
    for key in ordered:
        words = tuple(key.split())
        if any(_fits(words, p.words) for p in people):
            continue
        people.append(Person(seen[key], words))
    return people


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` is a form of the name ``full``."""
    if short == full:
        return True
    if len(short) >= len(full):
        return False
    core = tuple(w for w in full if w not in _SUFFIXES)
    n = len(short)
    return full[-n:] == short or core[-n:] == short or core[:n] == short or (
        n == 2 and short[1] == core[-1] and short[0] == core[0]
    )


def _who(name: str, people: Sequence[Person]) -> Person | None:
    """The one person called ``name``; None where it is nobody's or several people's."""
    words = tuple(fold(name).split())
    exact = [p for p in people if p.words == words]
    if exact:
        return exact[0]
    fitting = [p for p in people if _fits(words, p.words)]
    if len(fitting) == 1:
        return fitting[0]
    last = [p for p in fitting if p.words[-len(words) :] == words]
    return last[0] if len(last) == 1 and len(fitting) > 1 and len(words) > 1 else None
