"""The parts of a terse result line: names, headings, lists of scorers, notes, sendings-off.

Each reader says None where its text is something else; nothing is read by half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.draft import EventKind
from summarizer.language.vocabulary import CAPITAL

__all__ = [
    "SIDE",
    "Dismissal",
    "Entry",
    "Notes",
    "entries_in",
    "half_of_list",
    "heading_of",
    "is_title",
    "notes_in",
    "sendings_off_in",
]

Pair = tuple[int, int]

_WORD = rf"(?:{CAPITAL}[\w'’.&-]{{0,30}}|&)"
SIDE = rf"{_WORD}(?: (?:(?:of|de|la|the|and|al|el|du|den|van) ){{0,2}}{_WORD}){{0,4}}"
"""Source of a side's name: up to five words with capitals."""
_NAME = (
    r"(?:(?:van|von|de|di|da|del|dos|el|al|ter|ten|der|den|le|la) ){0,2}"
    rf"{CAPITAL}[^\W\d_'’.-]{{0,30}}"
    rf"(?:['’.-][^\W\d_]{{1,20}}){{0,3}}\.?"
)
_PEOPLE = rf"{_NAME}(?: {_NAME}){{0,3}}"
_MINUTE = re.compile(
    r"\(?(?P<minute>\d{1,3})(?: ?\+ ?(?P<added>\d{1,2}))?['′’]?(?: ?mins?\b\.?)?\)?(?![\w-])"
)
_KIND = re.compile(
    r"\(?(?:(?P<own>o\.?g\.?|own[- ]goal)|(?P<pen>pen\.?|(?-i:p)|(?<=\()p(?=\))|penalty))\)?(?!\w)",
    re.IGNORECASE,
)
_PLAYER = re.compile(_PEOPLE)
_APART = re.compile(r",|;| and | & ")
_NO_PLAYER = frozenset(
    "att attendance ht ft aet agg pens pen og ref referee half full sent after own red yellow sub"
    " subs try tries con cons dg goals goal behinds points".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One goal of a list; ``player`` is None for an own goal of nobody named."""

    kind: EventKind
    player: str | None
    minute: int | None
    added: int | None


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


@dataclass(slots=True)
class _Open:
    """A player whose goals are being read."""

    player: str | None
    kind: EventKind = "goal"
    before: bool = False
    spent: bool = False
    minutes: list[Entry] = field(default_factory=list)


def entries_in(text: str) -> list[Entry] | None:
    """The goals of a list such as "Reis 14, 40 pen, Quist og 52"; None where it is none.

    A minute or a penalty after a comma is of the player before it, an own goal is not: whoever
    scored for a side does not score for it by an own goal. Minutes rise for each player. A kind
    before the first of several minutes may go for one or all of them: such a list is none.
    """
    done: list[_Open] = []
    at, comma = 0, True
    text = text.strip().removesuffix(".")
    while at < len(text):
        at = _blank(text, at)
        m = _APART.match(text, at - 1) if at and text[at - 1] == " " else None
        m = m or _APART.match(text, at)
        if m is not None and m.end() > at and not comma:
            at, comma = m.end(), True
            continue
        minute = _MINUTE.match(text, at)
        kind = _KIND.match(text, at)
        if minute is not None:
            if not done or not _add(done[-1], minute):
                return None
            at = minute.end()
        elif kind is not None:
            name: EventKind = "own_goal" if kind["own"] else "penalty_goal"
            if not _call(done, name, comma=comma, ahead=_minute_next(text, kind.end())):
                return None
            at = kind.end()
        else:
            player = _PLAYER.match(text, at)
            if player is None or not comma or _is_no_player(player.group()):
                return None
            done.append(_Open(player.group()))
            at = player.end()
        comma = False
    return None if comma and text else _closed(done)


def _minute_next(text: str, at: int) -> bool:
    return _MINUTE.match(text, _blank(text, at)) is not None


def _is_no_player(name: str) -> bool:
    return any(w.casefold().strip(".") in _NO_PLAYER for w in name.split())


def _add(player: _Open, m: re.Match[str]) -> bool:
    minute, added = int(m["minute"]), int(m["added"]) if m["added"] else None
    if not 1 <= minute <= 120 or (added is not None and minute not in (45, 90, 105, 120)):
        return False
    last = player.minutes[-1] if player.minutes else None
    if last is not None and (last.minute or 0, last.added or 0) >= (minute, added or 0):
        return False
    if player.spent:
        return False  # what the kind before the minutes was of is open
    player.minutes.append(Entry(player.kind, player.player, minute, added))
    player.spent = player.before
    return True


def _call(done: list[_Open], kind: EventKind, *, comma: bool, ahead: bool) -> bool:
    """Put a kind to the goal that it is told of; whether it is clear which that is."""
    player = done[-1] if done else None
    if comma and kind == "own_goal":
        done.append(_Open(None, kind, before=True))
        return True
    if player is None:
        return False
    if comma:
        # "Reis 9, pen 40": a further goal of his.
        if not ahead or not player.minutes or player.before:
            return False
        done.append(_Open(player.player, kind, before=True))
        return True
    if not player.minutes:
        if player.before:
            return False
        player.kind, player.before = kind, True
        return True
    last = player.minutes[-1]
    if last.kind != "goal" or ahead:
        return False
    if kind == "own_goal" and len(player.minutes) > 1:
        return False  # for one side and for the other
    player.minutes[-1] = Entry(kind, last.player, last.minute, last.added)
    return True


def _closed(done: list[_Open]) -> list[Entry] | None:
    found: list[Entry] = []
    for p in done:
        found += p.minutes or [Entry(p.kind, p.player, None, None)]
    timed = [e.minute is not None for e in found]
    if any(timed) and not all(timed):
        return None
    kinds: dict[str, set[bool]] = {}
    for e in found:
        if e.player is not None:
            kinds.setdefault(e.player, set()).add(e.kind == "own_goal")
    if any(len(k) > 1 for k in kinds.values()):
        return None
    seen = [(e.player, e.minute, e.added) for e in found if e.minute is not None]
    return found if len(seen) == len(set(seen)) else None


_LIKE_A_LIST = re.compile(rf"{_PEOPLE}(?:[ ,(].*)?")
_OF_ELSE = re.compile(
    r"\b(?:tries|try|con|cons|pg|dg|behinds|points|wkts?|aband\w*|postp\w*)\b", re.IGNORECASE
)


def half_of_list(text: str) -> bool:
    """Whether a bracket that is not read is a list of scorers all the same: then the score beside
    it stands, without them."""
    m = _LIKE_A_LIST.fullmatch(text.strip())
    return (
        m is not None
        and "-" not in re.sub(r"[^\W\d_]-[^\W\d_]", "", text)
        and (_OF_ELSE.search(text) is None and not _is_no_player(text.split()[0]))
    )


_LOWER = frozenset(
    """round leg second third fourth fifth sixth replay final semi-final semi-finals quarter-final
    quarter-finals group stage matchday results result men's women's of the in league division cup
    play-off playoff play-offs north south east west and first night's day's football""".split()
)
_NOT_HEADING = re.compile(
    r"\b(?:predict\w*|forecast|preview|last|previous|earlier|form|records?|tips?|odds|history"
    r"|verdict|poll|votes?|half-?time|HT|latest|live|fixtures?|standings|tables?|scorers?|goals?"
    r"|team|teams|bookings?|booked|subs|next|today|reverse|head|attendance|att|referee"
    r"|(?:19|20)\d\d)\b|^First leg",
    re.IGNORECASE,
)


_COMPETITION = re.compile(
    r"\b(?:League|Division|Cup|Trophy|Shield|Premier|Premiership|Championship|Conference|Serie|Liga"
    r"|Ligue|Bundesliga|Eredivisie)\b"
)


def heading_of(text: str) -> tuple[str | None, str]:
    """What stands before a line up to a colon, and the rest; None and all of it where what stands
    before says that the line is no result of the day."""
    head, colon, rest = text.partition(":")
    if not colon and _COMPETITION.search(text) and text[-1:] not in ".!?":
        colon = ":"  # a line of its own above the results
    if not colon or (rest and not rest.startswith(" ")) or len(head) > 100 or "(" in head:
        return None, text
    words = [w.strip(",.") for w in head.split()]
    named = any(w[:1].isupper() for w in words)
    fit = all(w[:1].isupper() or w[:1].isdigit() or w in _LOWER or not w.strip("-–") for w in words)
    if not words or not named or not fit or _NOT_HEADING.search(head):
        return None, text
    return head, rest.strip()


def is_title(text: str) -> bool:
    """Whether a text is what stands above results: "Saturday's football"."""
    few = len(text.split()) <= 5 and text[-1:] not in ".!?" and not re.search(r"[\d:(]", text)
    return few and not _COMPETITION.search(text) and _NOT_HEADING.search(text) is None


@dataclass(slots=True)
class Notes:
    """What is said of a result after it; each winner with figures, its own first, and by what."""

    half: Pair | None = None
    extra_time: bool = False
    aggregate: Pair | None = None
    through: list[tuple[str, Pair | None, str]] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)


_PAIR = r"(?P<a>\d{1,2}) ?[-–] ?(?P<b>\d{1,2})"
_HALF_TIME = re.compile(rf"(?:HT|[Hh]alf-?[ ]?time)\.?(?: score)?:? ?{_PAIR}")
_EXTRA = re.compile(r"a\.?e\.?t\.?|after extra[- ]time", re.IGNORECASE)
_AGGREGATE = re.compile(
    rf"agg(?:regate)?(?: score)?\.?:? ?{_PAIR}|(?P<c>\d{{1,2}}) ?[-–] ?(?P<d>\d{{1,2}})"
    r" (?:on )?agg(?:regate)?",
    re.IGNORECASE,
)
_WIN = r"(?:w[io]ns?|go through|went through|advance|advanced|progress)"
_THROUGH = re.compile(
    rf"(?P<name>{SIDE}) {_WIN}(?: {_PAIR})? (?:on |in (?:a |the )?)"
    r"(?P<how>pen(?:altie)?s?\.?|(?:penalty )?shoot-?out|agg(?:regate)?\.?|away goals)"
)
_ONLY_THROUGH = re.compile(rf"(?P<name>{SIDE}) (?:go|goes|went) through")
_PART = re.compile(r"[;,.] ")


def notes_in(text: str) -> Notes | None:
    """What a bracket or a sentence says of the result before it; None where it says other things
    too, or nothing of the kind."""
    notes = Notes()
    for part in _PART.split(text.strip().removesuffix(".").strip()):
        if not _noted(notes, part.strip()):
            return None
    return notes


def _noted(notes: Notes, part: str) -> bool:
    if m := _HALF_TIME.fullmatch(part):
        notes.half = int(m["a"]), int(m["b"])
    elif _EXTRA.fullmatch(part):
        notes.extra_time = True
    elif m := _AGGREGATE.fullmatch(part):
        notes.aggregate = int(m["a"] or m["c"]), int(m["b"] or m["d"])
    elif m := _THROUGH.fullmatch(part):
        how = m["how"].lower()
        kind = (
            "aggregate" if how.startswith("agg") else "away" if how.startswith("away") else "kicks"
        )
        pair = (int(m["a"]), int(m["b"])) if m["a"] else None
        if kind == "away" and pair is not None:
            return False
        notes.through.append((m["name"], pair, kind))
    elif m := _ONLY_THROUGH.fullmatch(part):
        notes.through.append((m["name"], None, "through"))
    else:
        return False
    return True


_OFF = re.compile(r"(?:Sent off|Sendings?[- ]off|Red cards?|Dismissed)(?:: | [-–] | )")
_OFF_ONE = re.compile(
    rf"(?:(?P<owner>{SIDE})['’]s? )?(?P<player>{_PEOPLE})"
    rf"(?: \((?P<team>{SIDE})(?:, (?P<in>\d{{1,3}})(?:\+(?P<inadd>\d{{1,2}}))?['′]?)?\))?"
    r"(?: (?P<minute>\d{1,3})(?:\+(?P<added>\d{1,2}))?['′]?(?: ?mins?)?)?"
)
_OFF_APART = re.compile(r"[,;] (?![^()]*\))| and ")


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Who was sent off, of which side."""

    kind: EventKind
    player: str
    team: str
    minute: int | None
    added: int | None


def sendings_off_in(text: str) -> list[Dismissal] | None:
    """Those of "Sent off: Reis (Norvale) 64"; None for other texts.

    Who stands there without a side is left out.
    """
    head = _OFF.match(text)
    if head is None:
        return None
    kind: EventKind = "red" if head.group().startswith("Red") else "sent_off"
    found = []
    for part in _OFF_APART.split(text[head.end() :].strip().removesuffix(".")):
        m = _OFF_ONE.fullmatch(part.strip())
        if m is None:
            return []
        team = m["team"] or m["owner"]
        minute, added = m["minute"] or m["in"], m["added"] or m["inadd"]
        if team is None or (minute is not None and not 1 <= int(minute) <= 120):
            continue
        if added is not None and minute not in ("45", "90", "105", "120"):
            continue
        found.append(
            Dismissal(
                kind,
                m["player"],
                team,
                int(minute) if minute else None,
                int(added) if added else None,
            )
        )
    return found
