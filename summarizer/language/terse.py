"""Result lines with scorers in brackets, as terse agencies write them, read as a structure.

"Northern League: Norvale 2 (Reis 14, Quist pen 77) Tarn 1 (Oru 36). HT: 1-0." is no sentence: it
has a grammar of its own, which says whose a goal is by where it stands. A line is read whole or not
at all; what follows it ("HT: 1-0.", "Aet.", "Sent off: …") belongs to the line before. Scorers are
told only where their number is the score's. Pure text in, plain data out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.draft import EventKind
from summarizer.language.names import fold, same_glyphs
from summarizer.language.terse_parts import (
    SIDE,
    Dismissal,
    Entry,
    Notes,
    entries_in,
    half_of_list,
    heading_of,
    is_title,
    notes_in,
    sendings_off_in,
)
from summarizer.language.times import MOST_STOPPAGE, in_play

__all__ = ["TerseCard", "TerseGoal", "TerseLine", "TerseWire", "terse_lines"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TerseGoal:
    """A goal as a list tells it. ``side`` (0 or 1) gained it; ``lines`` are the sentences."""

    kind: EventKind
    player: str | None
    side: int
    minute: int | None
    added: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TerseCard:
    """A sending-off, with the side (0 or 1) that the line gives the player to."""

    kind: EventKind
    player: str
    side: int
    minute: int | None
    added: int | None
    lines: tuple[int, ...]


@dataclass(slots=True)
class TerseLine:
    """One result, its two sides as written and counted 0 and 1; each fact with its sentences.

    ``heading`` is what stands before the line or its paragraph ("Northern League, Saturday").
    """

    number: int
    paragraph: int
    sides: tuple[str, str]
    score: Pair
    heading: tuple[str, int] | None = None
    half_time: tuple[Pair, tuple[int, ...]] | None = None
    aggregate: tuple[Pair, tuple[int, ...]] | None = None
    shoot_out: tuple[Pair, tuple[int, ...]] | None = None
    advanced: tuple[int, tuple[int, ...]] | None = None
    extra_time: tuple[int, ...] | None = None
    goals: tuple[TerseGoal, ...] = ()
    cards: tuple[TerseCard, ...] = ()
    sentences: list[int] = field(default_factory=list)
    listed: bool = False
    short: bool = False
    halved: bool = False

    def told(self, key: str) -> tuple[Pair, tuple[int, ...]] | None:
        """The figures ``score``, ``half_time``, ``aggregate`` or ``shoot_out``, with sentences."""
        if key == "score":
            return self.score, (self.number,)
        told: tuple[Pair, tuple[int, ...]] | None = getattr(self, key)
        return told

    def side_of(self, name: str) -> int | None:
        """Which of the two sides ``name`` is; None where it may be both or none."""
        wanted = fold(name).split()
        fit = [i for i in (0, 1) if _fits(wanted, fold(self.sides[i]).split())]
        return fit[0] if len(fit) == 1 else None


def _fits(short: Sequence[str], full: Sequence[str]) -> bool:
    return bool(short) and list(full[: len(short)]) == list(short)


@dataclass(frozen=True, slots=True)
class TerseWire:
    """The result lines of a wire. ``pure``: nothing else stands in its body; ``first``: its body
    opens with one."""

    lines: tuple[TerseLine, ...] = ()
    pure: bool = False
    first: bool = False


_BRACKET = r"\((?P<{}>(?:[^()]|\([^()]{{0,40}}\)){{1,400}})\)"
_HALF = r"(?: \((?P<{}>\d{{1,2}})\))?"
_LINE = re.compile(
    rf"(?P<a>{SIDE}){_HALF.format('ha')} (?P<x>\d{{1,2}})(?: ?{_BRACKET.format('la')})?"
    rf"(?P<comma>[,;]?) (?P<b>{SIDE}){_HALF.format('hb')} (?P<y>\d{{1,2}})"
    rf"(?: ?{_BRACKET.format('lb')})?(?: ?{_BRACKET.format('more')})?\.?"
)
_DASHED = re.compile(
    rf"(?P<a>{SIDE}) (?P<x>\d{{1,2}}) ?[-–] ?(?P<y>\d{{1,2}})"
    r"(?: \((?P<half>\d{1,2}[-–]\d{1,2})\))?"
    rf" (?P<b>{SIDE})(?: ?{_BRACKET.format('both')})?(?: ?{_BRACKET.format('more')})?\.?"
)
_UNPLAYED = re.compile(
    rf"{SIDE}(?: \d{{1,2}})? (?:v|vs?\.?|[-–]) {SIDE}[ ,:(]{{0,3}}(?:P-P|A-A|(?i:pp|ppd|postponed"
    r"|abandoned|abd|off|void|cancelled|canceled))\b"
)
_BROKEN_OFF = re.compile(r"\((?:abandoned|abd|postponed|void|awarded)\b", re.IGNORECASE)
_LONGEST_LINE = 800
"""Characters of a sentence that is read as a line; a round-up in one sentence may be long."""
_MOST = 15
"""More goals for one side are of another game, or of a vote."""
_OTHER_GAME = re.compile(
    r"\b(?:rugby|hockey|handball|basketball|futsal|lacrosse|polo|hurling|netball|volleyball|tennis"
    r"|cricket|baseball|softball|shinty|camogie|gaelic|tries|try|wickets?|innings|points|frames"
    r"|legs|sets|darts|snooker|bowls|curling|floorball|bandy|korfball)\b(?<!away legs)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:preview|fixtures?|forecasts?|predict\w*|half-?time|latest|live|odds|pools?|standings"
    r"|tables?|so far|last (?:season|year|week|month)|previous|earlier|on this day|years ago)\b"
    r"|\bHT\b",
    re.IGNORECASE,
)
"""What a headline says of lines that are no results of this day."""
_APART = re.compile(r"(?<=[\d)])[,;] (?=[A-Z])|; ")


def terse_lines(sentences: Sequence[tuple[int, str, str, int, bool]]) -> TerseWire:
    """The result lines among ``sentences``: number, text, label, paragraph, whether any of it is
    speech."""
    body = [s for s in sentences if s[2] not in ("headline", "dateline")]
    heads = [s for s in sentences if s[2] == "headline"]
    if not any(
        _LINE_START.match(_after_heading(text[:_LONGEST_LINE])) for _, text, *_ in sentences
    ):
        return TerseWire()
    whole = "\n".join(s[1] for s in sentences)
    if _OTHER_GAME.search(whole) or any(_NOT_YET.search(s[1]) for s in heads):
        return TerseWire()
    reader = _Reader()
    for number, text, _, paragraph, _ in heads[:1]:
        reader.head(number, same_glyphs(text), paragraph)
    for number, text, _, paragraph, speech in body:
        reader.read(number, same_glyphs(text), paragraph, speech=speech)
    found = [_settled(line) for line in _told_once(reader.results())]
    if any(_denies(line, same_glyphs(text)) for _, text, *_ in heads for line in found):
        return TerseWire()
    return TerseWire(tuple(found), not reader.others, reader.first)


_LINE_START = re.compile(rf"{SIDE}(?: \(\d{{1,2}}\))? \d{{1,2}}(?:\b| )")


def _after_heading(text: str) -> str:
    return text.rpartition(": ")[2] if ": " in text else text


class _Reader:
    """Reads sentence by sentence; ``current`` is the result that what follows is said of."""

    def __init__(self) -> None:
        self.found: list[TerseLine] = []
        self.current: TerseLine | None = None
        self.headline: TerseLine | None = None
        self.heading: tuple[str, int] | None = None
        self.alone = False
        self.paragraph = -1
        self.others = 0
        self.first = False
        self.seen = 0

    def head(self, number: int, text: str, paragraph: int) -> None:
        """Read a headline: its result is taken where the body has none, and its scorers."""
        line = self._result(number, text, paragraph)
        self.headline = self.current = line if isinstance(line, TerseLine) else None

    def results(self) -> list[TerseLine]:
        """The results read, the headline's where it is the only one."""
        if any(line.halved for line in self.found):
            # "Reis 3 Oru 8" below "Norvale (1) 1 Tarn (0) 1" is a line of scorers.
            return [line for line in self.found if line.halved or line.listed]
        if self.found or self.headline is None or not self.headline.goals:
            return self.found
        return [self.headline]

    def read(self, number: int, text: str, paragraph: int, *, speech: bool) -> None:
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            if not self.alone:
                self.heading = None  # it stood before the lines of its own paragraph
        if not self.seen and not speech and is_title(text):
            return
        self.seen += 1
        if speech or len(text) > _LONGEST_LINE or not self._understood(number, text, paragraph):
            self.others += 1
            self.current = None
        if self.seen == 1:
            self.first = bool(self.found)

    def _understood(self, number: int, text: str, paragraph: int) -> bool:
        if self._says_more(number, text):
            return True
        heading, rest = heading_of(text)
        if heading is not None:
            self.heading = (heading, number)
            self.current = None
            self.alone = not rest
            if not rest:
                return True
        one = self._result(number, rest, paragraph)
        read = [one]
        if one is None:
            read = [self._result(number, part, paragraph) for part in _parts(rest)]
        if None in read:
            return False
        for line in read:
            if line is None or isinstance(line, bool):
                self.current = None
                continue
            self.found.append(line)
            self.current = line
        return True

    def _result(self, number: int, text: str, paragraph: int) -> TerseLine | bool | None:
        """A result; False for a match without one; None for what is neither."""
        if _UNPLAYED.match(text) or _BROKEN_OFF.search(text):
            return False
        m = _LINE.fullmatch(text) or _DASHED.fullmatch(text)
        if m is None:
            return None
        score = int(m["x"]), int(m["y"])
        told = m.groupdict()
        if told.get("comma") and not (told["la"] or told["lb"]):
            return None  # a table: "Norvale 24, Tarn 21"
        if max(score) > _MOST or fold(m["a"]) == fold(m["b"]):
            return None
        line = TerseLine(number, paragraph, (m["a"], m["b"]), score, self.heading)
        line.sentences.append(number)
        return line if _brackets(line, m, number) else None

    def _says_more(self, number: int, text: str) -> bool:
        """Whether the sentence only says more of the result before it."""
        line = self.current
        if _IDLE.fullmatch(text):
            return True
        off = sendings_off_in(text)
        if off is not None:
            if line is not None:
                _send_off(line, off, number)
            return True
        notes = notes_in(text)
        if notes is not None:
            if line is not None:
                _note(line, notes, number)
            return True
        return line is not None and _scorers(line, text, number)


_IDLE = re.compile(
    r"(?:Att(?:endance)?|Crowd|Ref(?:eree)?|HT att)\.?:? ?[^:;]{1,60}|\d{1,3}(?:,\d{3})+\.?"
)


def _parts(text: str) -> list[str]:
    """``text`` cut between results that stand in one sentence, outside brackets."""
    cuts: list[int] = []
    depth = 0
    ends = {m.start(): m.end() for m in _APART.finditer(text)}
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if depth == 0 and i in ends:
            cuts.append(i)
    begin, parts = 0, []
    for i in cuts:
        parts.append(text[begin:i])
        begin = ends[i]
    return [*parts, text[begin:].removesuffix(".")]


def _brackets(line: TerseLine, m: re.Match[str], number: int) -> bool:
    """Put what the brackets of a line tell into it; whether all of them were understood."""
    told = m.groupdict()
    last = told.get("lb")
    if last is not None and told["la"] is None and line.score[0] and ";" in last:
        told["lb"], told["both"] = None, last
    if told.get("ha") is not None or told.get("hb") is not None:
        if told.get("ha") is None or told.get("hb") is None:
            return False
        line.half_time, line.halved = ((int(m["ha"]), int(m["hb"])), (number,)), True
    la, lb = told.get("la"), told.get("lb")
    if la is not None and lb is not None and la.isdigit() and lb.isdigit():
        line.half_time = (int(la), int(lb)), (number,)
        la = lb = None
    for side, listed in ((0, la), (1, lb)):
        if listed is None:
            continue
        if (side == 0 or line.score[1] or not _notes(line, listed, number)) and not _list(
            line, side, listed, number
        ):
            if side == 1 and _notes(line, listed, number):
                continue
            return False
    if told.get("half") is not None and not _half(line, m["half"], number):
        return False
    both = told.get("both")
    if both is not None and not (_of_both(line, both, number) or _notes(line, both, number)):
        return False
    more = told.get("more")
    return more is None or _notes(line, more, number)


def _list(line: TerseLine, side: int, text: str, number: int) -> bool:
    """Take a side's list; whether it is one. One that cannot be told for sure gives no scorers."""
    entries = entries_in(text)
    if entries is None:
        line.short = True
        return half_of_list(text)
    line.listed = True
    if len(entries) != line.score[side]:
        line.short = True
        return True
    line.goals += tuple(_goals(entries, side, _since(line, number)))
    return True


def _since(line: TerseLine, number: int) -> tuple[int, ...]:
    return (number,) if number == line.number else (number, line.number)


def _goals(entries: Sequence[Entry], side: int, lines: tuple[int, ...]) -> Iterator[TerseGoal]:
    for e in entries:
        yield TerseGoal(e.kind, e.player, side, e.minute, e.added, lines)


def _of_both(line: TerseLine, text: str, number: int) -> bool:
    """The scorers of both sides in one bracket, parted by a semicolon, where the numbers fit."""
    score = line.score
    parts = [p.strip() for p in text.split(";")]
    if 0 in score:
        parts = ["; ".join(parts), ""] if score[1] == 0 else ["", "; ".join(parts)]
    lists = [entries_in(p) if p else [] for p in parts]
    if any(found is None for found in lists):
        return all(half_of_list(p) for p in parts if p)
    line.listed = True
    counts = tuple(len(found or []) for found in lists)
    if counts == score:
        for side, found in enumerate(lists):
            line.goals += tuple(_goals(found or [], side, _since(line, number)))
    return True


def _half(line: TerseLine, text: str, number: int) -> bool:
    if line.heading is not None and "leg" in line.heading[0].split():
        return False  # it may be the score of the first leg, or of both
    a, b = (int(x) for x in re.split("[-–]", text))
    line.half_time = (a, b), (number,)
    return True


def _notes(line: TerseLine, text: str, number: int) -> bool:
    notes = notes_in(text)
    if notes is None:
        return False
    _note(line, notes, number)
    return True


def _note(line: TerseLine, notes: Notes, number: int) -> None:
    """Add what is said after a result; what contradicts it or names no side of it is left out."""
    lines = _since(line, number)
    if notes.half is not None:
        line.half_time = notes.half, lines
    if notes.extra_time:
        line.extra_time = (number,)
    if notes.aggregate is not None and line.aggregate is None:
        a, b = notes.aggregate
        if a == b and _is_total((a, b), line.score):
            line.aggregate = (a, b), lines
    for name, pair, how in notes.through:
        side = line.side_of(name)
        if side is None:
            continue
        if how == "aggregate":
            if pair is None or pair[0] <= pair[1]:
                continue
            total = pair if side == 0 else (pair[1], pair[0])
            if not _is_total(total, line.score):
                continue
            line.aggregate = total, lines
        elif how == "kicks" and pair is not None:
            if pair[0] <= pair[1]:
                continue
            line.shoot_out = (pair if side == 0 else (pair[1], pair[0])), lines
        line.advanced = side, lines
    for listed in notes.lists:
        if sum(line.score) and not line.listed:
            _unlabelled(line, listed, number)
    line.sentences.append(number)


def _is_total(total: Pair, score: Pair) -> bool:
    return total[0] >= score[0] and total[1] >= score[1]


def _send_off(line: TerseLine, off: Sequence[Dismissal], number: int) -> None:
    for d in off:
        side = line.side_of(d.team)
        if side is not None:
            card = TerseCard(d.kind, d.player, side, d.minute, d.added, _since(line, number))
            line.cards += (card,)
    line.sentences.append(number)


_SCORERS = re.compile(r"(?:(?:Goal-?)?[Ss]corers?|Goals?)(?: ?[:–-] ?| )(?=\S)")
_OF_SIDE = re.compile(rf"(?P<side>{SIDE})(?:: | [-–—] )(?P<list>[^:]+)")


def _scorers(line: TerseLine, text: str, number: int) -> bool:
    """Whether a line below a result is a list of its scorers."""
    head = _SCORERS.match(text)
    rest = (text[head.end() :] if head else text).removesuffix(".").strip()
    m = _OF_SIDE.fullmatch(rest)
    if m is not None:
        side = line.side_of(m["side"])
        taken = side is not None and any(g.side == side for g in line.goals)
        if side is None or taken or entries_in(m["list"]) is None:
            return False
        line.sentences.append(number)
        return _list(line, side, m["list"], number)
    entries = entries_in(rest)
    if entries is None or line.listed:
        return False
    if head is None and not any(e.minute for e in entries):
        return False
    return _unlabelled(line, rest, number)


def _unlabelled(line: TerseLine, text: str, number: int) -> bool:
    if not _of_both(line, text, number):
        return False
    line.sentences.append(number)
    return True


def _told_once(found: Sequence[TerseLine]) -> list[TerseLine]:
    """``found`` without the sides that stand in more than one of them: which is this day's?"""
    names = [fold(s) for line in found for s in line.sides]
    return [line for line in found if all(names.count(fold(s)) == 1 for s in line.sides)]


def _denies(line: TerseLine, headline: str) -> bool:
    """Whether the headline is a line of these sides with another score."""
    m = _LINE.match(headline) or _DASHED.match(headline)
    if m is None:
        return False
    at = line.side_of(m["a"]), line.side_of(m["b"])
    told = int(m["x"]), int(m["y"])
    return (at == (0, 1) and told != line.score) or (at == (1, 0) and told[::-1] != line.score)


def _settled(line: TerseLine) -> TerseLine:
    """``line`` with the figures that agree with each other."""
    # One list that does not fit the score leaves it open what the other is a list of.
    goals = () if line.short else _in_time(line)
    if any(g.minute is None for g in goals) and any(g.minute is not None for g in goals):
        goals = ()
    half = line.half_time
    if half is not None and not _half_fits(line, half[0], goals):
        half, goals = None, ()  # which of the two is wrong?
    cards = line.cards
    off = [fold(c.player) for c in cards]
    cards = tuple(
        replace(c, minute=at[0], added=at[1])
        for c in cards
        if off.count(fold(c.player)) == 1
        for at in [_placed(line, c.minute, c.added) or (None, None)]
    )
    shoot_out, advanced = line.shoot_out, line.advanced
    level = line.score[0] == line.score[1]
    total = line.aggregate
    if shoot_out is not None and not level and (total is None or total[0][0] != total[0][1]):
        shoot_out = None
    return replace(
        line, goals=goals, half_time=half, cards=cards, shoot_out=shoot_out, advanced=advanced
    )


_FULL = 90
_SURELY_STOPPAGE = 99
"""In a list a later minute may be of extra time that the line does not tell."""


def _in_time(line: TerseLine) -> tuple[TerseGoal, ...]:
    """The goals with their minutes as results have them; none where one cannot be placed."""
    found = []
    for g in line.goals:
        at = _placed(line, g.minute, g.added)
        if at is None:
            return ()
        found.append(replace(g, minute=at[0], added=at[1]))
    return tuple(found)


_Time = tuple[int | None, int | None]


def _placed(line: TerseLine, minute: int | None, added: int | None) -> _Time | None:
    """A minute as results have it: "94" is 90+4 where no extra time is told. None for what may be
    the one or the other."""
    if minute is None or minute <= _FULL or line.extra_time is not None:
        return minute, added
    doubtful = added is None and _SURELY_STOPPAGE < minute <= _FULL + MOST_STOPPAGE
    return None if doubtful else in_play(minute, added, extra_time=False)


def _half_fits(line: TerseLine, half: Pair, goals: Sequence[TerseGoal]) -> bool:
    if half[0] > line.score[0] or half[1] > line.score[1]:
        return False
    if any(g.minute is None for g in goals):
        return True
    for side in (0, 1):
        mine = [g for g in goals if g.side == side]
        early = sum(g.minute is not None and g.minute <= 45 for g in mine)
        if len(mine) == line.score[side] and early != half[side]:
            return False
    return True
