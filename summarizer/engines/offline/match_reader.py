"""Reads one match out of its sentences: who, where, what score, which events.

Sides are counted 0 and 1 in the order of the section; only at the end they become home and away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, Side, Sport, TextClaim
from summarizer.engines.offline.ledger import Entry, Goal, balance, consistent
from summarizer.engines.offline.sections import Section
from summarizer.language import occasions, ties
from summarizer.language.actors import Focus, focus_after
from summarizer.language.clubs import GroundLabel, ties_in
from summarizer.language.goals import GoalMention, goals_in
from summarizer.language.incidents import Incident, incidents_in
from summarizer.language.marking import Marked, Token, mark
from summarizer.language.names import fold
from summarizer.language.next_opponents import next_opponents_of
from summarizer.language.score_kinds import score_kind
from summarizer.language.shootout_words import tells_shootout
from summarizer.language.shootouts import kicks_in
from summarizer.language.roster import Roster, assign
from summarizer.language.stages import stage_of

__all__ = ["read_match"]

_HEAD = frozenset({"headline", "standfirst", "subhead"})
Lines = tuple[int, ...]


@dataclass(slots=True)
class _Time:
    minute: int | None = None
    added: int | None = None
    when: str | None = None
    lines: Lines = ()
    derived: bool = False


@dataclass(slots=True)
class _Reader:
    section: Section
    sport: Sport
    known: list[str]
    dateline: str | None
    roster: Roster = field(init=False)
    marked: list[Marked] = field(default_factory=list)
    focus: dict[int, Focus] = field(default_factory=dict)
    times: dict[int, _Time] = field(default_factory=dict)
    club: dict[int, int] = field(default_factory=dict)
    club_lines: dict[int, Lines] = field(default_factory=dict)
    labels: list[GroundLabel] = field(default_factory=list)
    opponents: list[tuple[int, int, int]] = field(default_factory=list)
    conceded: list[tuple[int, int]] = field(default_factory=list)
    mates: list[tuple[int, int, int]] = field(default_factory=list)
    labelled: list[tuple[int, str, int]] = field(default_factory=list)
    inferred: dict[int, tuple[int, Lines]] = field(default_factory=dict)
    short: list[tuple[Token, int, int]] = field(default_factory=list)
    extra: int | None = None
    home: int | None = None
    ground: Lines | None = None

    def prepare(self) -> None:
        s = self.section
        self.roster = assign(s.lines, s.sides, s.others, self.known)
        self.marked = [mark(line) for line in s.lines]
        for m in self.marked:
            if self.extra is None and m.line.label not in _HEAD and ties.plays_extra_time(m):
                self.extra = m.line.number
        previous: Focus | None = None
        for m in self.marked:
            if previous is not None:
                self.focus[m.line.number] = previous
            previous = focus_after(m)
            if m.line.label == "headline":
                previous = None
        self._clock()
        for m in self.marked:
            found = ties_in(m, self.focus.get(m.line.number))
            for ref, side in found.people:
                if ref in self.club and self.club[ref] != side:
                    self.roster.people[ref].doubtful = True
                self.club.setdefault(ref, side)
                self.club_lines.setdefault(ref, (m.line.number,))
            self.labels += found.ground
            self.opponents += [(a, b, m.line.number) for a, b in found.opponents if a != b]
            self.opponents += [
                (a, b, m.line.number)
                for a, b in found.beaten
                if a != b and self.roster.people[b].keeper
            ]
            self.mates += [(a, b, m.line.number) for a, b in found.mates if a != b]
            self.labelled += [(ref, kind, m.line.number) for ref, kind in found.labelled]
            self.short += [(token, n, m.line.number) for token, n in found.short]
            self.conceded += [(ref, m.line.number) for ref in found.conceded]

    def _clock(self) -> None:
        """The moment behind each time token: told, or counted from the minute told before it."""
        anchor: tuple[int, int, int] | None = None
        for index, m in enumerate(self.marked):
            if m.line.label in _HEAD:
                continue
            for token in m.line.tokens:
                if token.kind == "M" and token.minute is not None:
                    t = token.minute
                    minute, added = t.minute, t.added
                    if added is None and minute > 90 and self.extra is None:
                        minute, added = 90, minute - 90
                    elif added is None and minute > 120:
                        minute, added = 120, minute - 120
                    if not t.half_known and added is not None and anchor is not None and anchor[0] < 45:
                        self.times[id(token)] = _Time(when=token.name, lines=(m.line.number,))
                        continue
                    words = None if t.told else _words(m, token)
                    self.times[id(token)] = _Time(minute, added, words, (m.line.number,), not t.told)
                    anchor = (minute, added or 0, index)
                elif token.kind == "L" and token.phrase is not None:
                    offset = token.phrase.offset or 0
                    if anchor is not None and not anchor[1] and index - anchor[2] <= 3:
                        minute = anchor[0] + offset
                        if 0 < minute <= 120 and not (anchor[0] <= 45 < minute and offset > 20):
                            lines = tuple(dict.fromkeys((self.marked[anchor[2]].line.number, m.line.number)))
                            added = None
                            if minute > 90 and self.extra is None:
                                minute, added = 90, minute - 90
                            self.times[id(token)] = _Time(minute, added, token.name, lines, True)
                            anchor = (minute, added or 0, index)
                            continue
                    self.times[id(token)] = _Time(when=token.name, lines=(m.line.number,))
                elif token.kind == "W":
                    self.times[id(token)] = _Time(when=token.name, lines=(m.line.number,))

    # -- sides ---------------------------------------------------------------------------------

    def side_of(self, token: Token | None) -> tuple[int | None, str | None]:
        """The side index behind a token, or its ground label where the ground decides."""
        if token is None:
            return None, None
        if token.kind == "T":
            return token.ref, None
        if token.kind in "GU":
            if self.home is not None:
                return (self.home if token.kind == "G" else 1 - self.home), None
            return None, token.kind
        return None, None

    def spread(self, known: dict[int, tuple[int, Lines]]) -> bool:
        """Tie people to sides through those they play against and with; whether any was new."""
        before = len(self.inferred)
        for _ in range(3):
            for pairs, same in ((self.opponents, False), (self.mates, True)):
                for a, b, line in pairs:
                    for x, y in ((a, b), (b, a)):
                        side = self.tied(x)
                        lines = self.club_lines.get(x, ())
                        if side is None and x in known:
                            side, lines = known[x]
                        if side is None and x in self.inferred:
                            side, lines = self.inferred[x]
                        if side is None or self.tied(y) is not None or y in known:
                            continue
                        value = (side if same else 1 - side, tuple(dict.fromkeys((line, *lines))))
                        if self.inferred.setdefault(y, value)[0] != value[0]:
                            self.roster.people[y].doubtful = True
        return len(self.inferred) > before

    def tied(self, ref: int) -> int | None:
        """The side that a person is tied to."""
        if self.roster.people[ref].doubtful:
            return None
        known = self.club.get(ref)
        if known is None and ref in self.inferred:
            side, lines = self.inferred[ref]
            self.club_lines.setdefault(ref, lines)
            return side
        if known is None and self.home is not None:
            for person, kind, line in self.labelled:
                if person == ref:
                    self.club_lines.setdefault(ref, (line,))
                    return self.home if kind == "G" else 1 - self.home
        return known


def _words(marked: Marked, token: Token) -> str:
    """The wire's words for a time, with "in the" before them where they need it."""
    text = marked.line.text
    m = re.search(r"\b(?:in|on|after|at) (?:the )?$", text[: token.start], re.I)
    if m and re.match(r"(?:\w+ of |first|second|third)", token.name):
        return text[m.start() : token.end]
    return token.name


def read_match(
    section: Section, sport: Sport, known: list[str], dateline: str | None
) -> DraftMatch | None:
    """The claims about the match of ``section``; None where not even its sides are sure."""
    reader = _Reader(section, sport, known, dateline)
    reader.prepare()
    return _Claims(reader).match()


class _Claims:
    """Puts the readings together."""

    def __init__(self, reader: _Reader) -> None:
        self.r = reader
        self.s = reader.section
        self.sport = reader.sport
        self.result_lines = [
            m for m in reader.marked if m.line.number in self._result_numbers()
        ]
        body = [m for m in reader.marked if m.line.label not in _HEAD]
        self.body = body
        self.near = body[:6]

    def _result_numbers(self) -> list[int]:
        s = self.s
        numbers = [s.head.marked.line.number]
        body = [line.number for line in s.lines if line.label != "headline"]
        for r in s.results:
            n = r.marked.line.number
            if r.winner is not None and r.loser is not None and n in body[:4] and n not in numbers:
                numbers.append(n)
        return sorted(numbers, key=lambda n: (n != s.head.marked.line.number, n))

    # -- the result ----------------------------------------------------------------------------

    def _outcome(self) -> None:
        """Winner, final score and shoot-out, in the order of the section's sides."""
        s = self.s
        self.winner: int | None = None
        self.level = False
        self.score: tuple[int, int] | None = None
        self.score_lines: Lines = ()
        self.winner_lines: Lines = ()
        self.shoot: tuple[int, int] | None = None
        self.shoot_lines: Lines = ()
        self.shoot_winner: int | None = None
        self.margin: tuple[str, int] | None = None
        body = [m.line.number for m in self.body]
        near = set(body[:5]) | {line.number for line in s.lines if line.label in _HEAD}
        pairs: list[tuple[tuple[int, int], bool, int]] = []  # score, whole, line
        for r in s.results:
            n = r.marked.line.number
            w = self._index(r.winner)
            lo = self._index(r.loser)
            if r is s.head:
                w, lo = 0, 1
            whole = w is not None and lo is not None
            if n not in near and not whole:
                continue
            if r.other and not whole:
                continue
            if r.kind == "shoot_out":
                if w is not None or whole:
                    self.shoot_winner = w if self.shoot_winner is None else self.shoot_winner
                    self.winner_lines = self.winner_lines or (n,)
                if r.score is not None and self.shoot is None:
                    self.shoot, self.shoot_lines = r.score, (n,)
                continue
            if r.margin is not None and whole and self.margin is None and n in near:
                a, b = r.margin
                self.margin = (r.marked.line.text[a:b], n)
                self.winner, self.winner_lines = w, (n,)
            if whole and not r.level and self.winner is None and not self.level and n in near:
                head = s.head.marked.line.number
                self.winner, self.winner_lines = w, (n if s.head.level else head,)
            if r.level and self.winner is None and n in near:
                self.level, self.winner_lines = True, self.winner_lines or (n,)
            if r.score is None:
                continue
            if r.level:
                if whole or w is not None or n in near:
                    pairs.append((r.score, whole, n))
                continue
            side = w if w is not None else (1 - lo if lo is not None else None)
            if side is None:
                # "The 1-0 victory left X packing": whose it is, the other sentences say.
                pairs.append((r.score, False, n)) if n in near else None
                continue
            if whole and not (w == 0 or w == 1):
                continue
            pairs.append((r.score if side == 0 else r.score[::-1], whole, n))
        if self.shoot_winner is None:
            for m in self.r.marked:
                for place, token in m.tokens("S"):
                    if self.shoot is None and token.score and score_kind(m, place) == "shoot_out" and m.line.number in near:
                        self.shoot = (max(token.score.first, token.score.second), min(token.score.first, token.score.second))
                        self.shoot_lines = (m.line.number,)
        if self.shoot_winner is not None:
            self._shootout_score(near)
        self._settle(pairs)

    def _index(self, token: Token | None) -> int | None:
        if token is None:
            return None
        if token.kind == "T":
            return token.ref
        for i, name in enumerate(self.s.sides):
            if fold(token.name) == fold(name):
                return i
        return None

    def _settle(self, pairs: list[tuple[tuple[int, int], bool, int]]) -> None:
        if self.shoot_winner is not None or self.shoot is not None:
            return
        def oriented(pair: tuple[int, int], whole: bool) -> tuple[int, int]:
            if whole or pair[0] == pair[1] or self.winner is None:
                return pair
            high, low = max(pair), min(pair)
            return (high, low) if self.winner == 0 else (low, high)

        strong = [(p, n) for p, whole, n in pairs if whole]
        weak = [(oriented(p, False), n) for p, whole, n in pairs if not whole]
        pool = strong or weak
        if not pool:
            return
        first, n = pool[0]
        if self.winner is None and first[0] != first[1]:
            if not strong:
                return
            self.winner = 0 if first[0] > first[1] else 1
            self.winner_lines = (n,)
        if self.winner is not None and first[0] == first[1]:
            return
        if self.winner is not None and (first[0] > first[1]) != (self.winner == 0):
            return
        lines = [k for p, k in (*strong, *weak) if p == first]
        if strong and any(p != first for p, _ in strong):
            # Two results of one pair contradict each other: the one that is told first and
            # again elsewhere counts, else none.
            if sum(p == first for p, _ in strong) < 2 and first != strong[0][0]:
                return
        self.score = first
        body = [k for k in lines if k in {m.line.number for m in self.body}] or lines
        self.score_lines = tuple(dict.fromkeys((n, *body[:2])))

    def _shootout_score(self, near: set[int]) -> None:
        """The score of the play before a shoot-out: a draw told beside it."""
        for m in self.r.marked:
            if m.line.number not in near and not tells_shootout(m.text) and "extra time" not in m.text and "extra-time" not in m.text:
                continue
            for place, token in m.tokens("S"):
                if token.score is None or token.score.first != token.score.second:
                    continue
                before = m.text[max(0, place - 50) : place]
                after = m.text[place + 1 : place + 60]
                if re.search(r"\b(?:finished|ended|tied at|deadlocked at|level at|locked at|finishing|ending|draw|drew|stood at|after a|remained|stayed) $", before) or re.match(
                    r" (?:draw|after extra|at the end of|after 120|tie|stalemate|following extra)", after
                ):
                    if score_kind(m, place) in ("half_time", "aggregate", "first_leg"):
                        continue
                    if re.search(r"\b(?:brought|pulled) (?:them|T) (?:back )?level at $", before):
                        continue
                    pair = (token.score.first, token.score.second)
                    if self.score is None:
                        self.score, self.score_lines = pair, (m.line.number,)
                        self.level = True
                        return

    # -- goals ---------------------------------------------------------------------------------

    def _goals(self) -> None:
        entries: list[Entry] = []
        self.nameless: list[tuple[int, int]] = []
        pending: list[GoalMention] = []
        pending_at = -1
        shootout_paragraph = -1
        moment: Token | None = None
        order = 0
        foreign = {
            r.marked.line.number
            for r in self.s.foreign
            if not any(t.kind == "T" for t in r.marked.line.tokens)
        }
        head_numbers = set(self._result_numbers())
        body_numbers = [m.line.number for m in self.body]
        for index, m in enumerate(self.r.marked):
            line = m.line
            focus = self.r.focus.get(line.number)
            if tells_shootout(m.text):
                shootout_paragraph = line.paragraph
                self.kicks += kicks_in(m, focus)
            elif line.paragraph == shootout_paragraph and not m.tokens("M"):
                self.kicks += kicks_in(m, focus)
                continue
            if line.number not in self.told:
                self.told[line.number] = (
                    [] if line.number in foreign else goals_in(m, focus),
                    incidents_in(m, focus),
                )
            found, incidents = self.told[line.number]
            if pending and (index - pending_at != 1):
                pending = []
            for g in found:
                if g.player is None or g.player.kind != "P":
                    if g.penalty and g.side is not None and g.player is None and g.count == 1:
                        side = self.r.side_of(g.side)[0]
                        if side is not None:
                            self.nameless.append((side, line.number))
                    continue
                for p in pending if g.count == 1 else ():
                    if g.side is None and p.side is not None and not _contrast(m.text):
                        g.side = p.side
                        g.lines = [*dict.fromkeys((p.marked.line.number, *g.lines))]
                    if g.time is None and p.time is not None:
                        g.time = p.time
                        if p.marked.line.number not in g.lines:
                            g.lines.insert(0, p.marked.line.number)
                    g.states |= p.states
                pending = []
                if g.time is None and g.penalty and moment is not None:
                    g.time = moment
                if g.far and index:
                    g.far = False
                    before = self.r.marked[index - 1].line.number
                    if before not in g.lines:
                        g.lines.insert(0, before)
                if len(g.group) > 1 and not _EITHER.search(m.text):
                    # "goals from A and B sealed it": two of one side.
                    for other in g.group:
                        if other is not g and other.player is not None:
                            pair = (g.player.ref, other.player.ref, line.number)
                            if pair not in self.r.mates:
                                self.r.mates.append(pair)
                summary = line.label in _HEAD or (
                    g.time is None and (line.number in head_numbers or line.number in body_numbers[:2])
                )
                order += 1
                entry = self._entry(g, summary, order)
                if entry is not None:
                    entries += self._each_minute(g, entry)
            if line.label not in _HEAD:
                last = found[-1] if found else None
                pending = []
                if last is not None and last.player is None and last.open and (last.side is not None or last.time is not None):
                    pending = [last]
                if not found:
                    pending = self._penalty_given(m)
                pending_at = index
            self.incidents += incidents
        final = self.score
        self.moments(entries)
        self.book = balance(entries, final, self.r.tied, self.leg, self.nameless)
        self.entries = entries
        self._in_body()

    def _penalty_given(self, m: Marked) -> list[GoalMention]:
        """ "T were awarded a penalty in the M": time and side of the goal told next."""
        t = m.text
        hit = re.search(r"\b(?:(?P<side>[TGU]) (?:were|was) (?:awarded|handed|given)|point(?:ed|ing) to the spot|award(?:ed)? (?:a|the) (?:penalty|spot[- ]kick))", t)
        if hit is None or "penalty" not in t and "spot" not in t:
            return []
        times = [tok for _, tok in m.tokens("MLW")]
        side = m.at[hit.start("side")] if hit["side"] else None
        if side is None and not times:
            return []
        g = GoalMention(m, hit.start(), hit.end(), side=side, time=times[0] if len(times) == 1 else None)
        return [g] if side is not None or g.time is not None else []

    def moments(self, entries: list[Entry]) -> None:
        """ "The decisive moment came in the M", told after a goal without a time."""
        for m in self.body:
            hit = re.search(r"\b(?:decisive|crucial|key|deciding|winning|pivotal) (?:moment|goal) came\b", m.text)
            if hit is None:
                continue
            times = [tok for i, tok in m.tokens("M") if i > hit.start()]
            if len(times) != 1:
                continue
            last = [e for e in entries if e.minute is None and (e.penalty or "won" in e.states)]
            people = {e.person for e in last}
            timed = {e.person for e in entries if e.minute is not None}
            told = self.r.times.get(id(times[0]))
            after = self.r.marked[self.r.marked.index(m) + 1 :][:1]
            linked = any("penalty" in a.text for a in after) or any(
                tok.ref in people for a in after for _, tok in a.tokens("P")
            )
            if told is None or len(people) != 1 or people & timed or not linked:
                continue
            for e in last:
                e.minute, e.added, e.when, e.derived = told.minute, told.added, told.when, told.derived
                e.lines = (*e.lines, m.line.number, *[a.line.number for a in after])

    def _each_minute(self, g: GoalMention, entry: Entry) -> list[Entry]:
        """ "struck in the 8th, 25th and 77th minutes": an entry for each minute."""
        told = g.time.minutes if g.time is not None else ()
        if len(told) < 2 or len(g.group) > 1:
            return [entry]
        out = []
        which = _WHICH_PENALTY.search(g.marked.text)
        order = ("first", "second", "third", "fourth")
        for i, t in enumerate(told):
            pen = which is not None and (
                order[i : i + 1] == (which["n"],) or which["n"] in ("last", "latter") and i == len(told) - 1
            )
            minute, added = t.minute, t.added
            if added is None and minute > 90 and self.r.extra is None:
                minute, added = 90, minute - 90
            out.append(replace(entry, minute=minute, added=added, count=1, again=i > 0, nth=None, penalty=pen))
        return out

    def _in_body(self) -> None:
        """A goal needs a sentence below the headline that names its scorer."""
        seen = {
            tok.ref
            for m in self.r.marked
            if m.line.label != "headline"
            for _, tok in m.tokens("P")
        }
        self.book = [g for g in self.book if g.person in seen]

    def _entry(self, g: GoalMention, summary: bool, order: int) -> Entry | None:
        token = g.player
        if token is None or token.ref < 0:
            return None
        person = self.r.roster.people[token.ref]
        if person.staff and person.keeper is False and self.r.tied(token.ref) is None and not g.time:
            return None
        side, label = self.r.side_of(g.side)
        if side is None and label is None and g.against is not None:
            side, label = self.r.side_of(g.against)
            side = 1 - side if side is not None else None
            label = {"G": "U", "U": "G"}.get(label or "")
        if side is None and label is None and self.winner is not None and self.shoot_winner is None:
            # A consolation is the loser's, a winner the winner's.
            if g.loser:
                side = 1 - self.winner
            elif "won" in g.states and not summary:
                side = self.winner
        time = self.r.times.get(id(g.time)) if g.time is not None else None
        if time is None and g.time is not None and g.time.minute is not None:
            minute, added = g.time.minute.minute, g.time.minute.added
            if added is None and minute > 90 and self.r.extra is None:
                minute, added = 90, minute - 90
            time = _Time(minute, added, None, (g.marked.line.number,))
        if (
            time is not None
            and time.added is None
            and time.minute is not None
            and 90 < time.minute <= 105
            and _TO_EXTRA.search(g.marked.text)
        ):
            # A goal that forces extra time fell before it, whatever the clock says.
            time = replace(time, minute=90, added=time.minute - 90)
        lines = [n for n in g.lines if n > 0]
        if time is not None:
            lines = [*dict.fromkeys((*time.lines, *lines))]
        return Entry(
            token.ref, side, time.minute if time else None, time.added if time else None,
            time.when if time else None, bool(time and time.derived), g.penalty, g.own, g.count,
            frozenset(g.states), g.running, g.again, g.nth, tuple(lines), summary, order, label,
            g.half, g.strength == 0,
        )  # fmt: skip

    # -- the ground ----------------------------------------------------------------------------

    def _ground(self) -> None:
        votes: list[tuple[int, Lines]] = []
        for r in self.s.results:
            w, lo = self._index(r.winner), self._index(r.loser)
            n = r.marked.line.number
            if r.ground == "winner" and (w is not None or r.winner is None and lo is not None):
                votes.append((w if w is not None else 1 - (lo or 0), (n,)))
            elif r.ground == "loser" and lo is not None and w is not None:
                votes.append((lo, (n,)))
        for label in self.r.labels:
            side = label.side if label.side is not None else (self.r.tied(label.person) if label.person is not None else None)
            if side is None:
                continue
            lines = label.lines
            if label.side is None and label.person is not None:
                lines = tuple(dict.fromkeys((*lines, *self.r.club_lines.get(label.person, ()))))
            votes.append((side if label.kind == "G" else 1 - side, lines))
        known = {g.person: g.side for g in self.book if g.side is not None and not g.own and g.label is None}
        for g in self.book:
            if g.label is None:
                continue
            side = self.r.tied(g.person)
            lines = tuple(g.lines)
            if side is None:
                side = known.get(g.person)
            else:
                lines = tuple(dict.fromkeys((*lines, *self.r.club_lines.get(g.person, ()))))
            if side is not None and g.side is not None:
                side = g.side if not g.own else g.side
                votes.append((side if g.label == "G" else 1 - side, lines))
        for e in self.entries:
            if e.label is None:
                continue
            g = next((g for g in self.book if g.person == e.person and g.side is not None and (e.minute is None or g.minute == e.minute)), None)
            if g is not None and g.side is not None:
                votes.append((g.side if e.label == "G" else 1 - g.side, tuple(dict.fromkeys((*e.lines, *g.lines)))))
        votes += self._by_turns()
        votes += self._by_half()
        homes = {h for h, _ in votes}
        if len(homes) == 1:
            self.r.home = homes.pop()
            texts = {m.line.number: m.line.text for m in self.r.marked}

            def plain(lines: Lines) -> bool:
                return any(_GROUND_WORDS.search(texts.get(n, "")) for n in lines)

            self.r.ground = min(votes, key=lambda v: (not plain(v[1]), len(v[1])))[1]

    def _by_turns(self) -> list[tuple[int, Lines]]:
        """An equaliser of a named side right after a goal of "the visitors" tells who they are."""
        votes: list[tuple[int, Lines]] = []
        goals = [g for g in self.book if g.key < 1000]
        for first, second in zip(goals, goals[1:], strict=False):
            if "level" not in second.states:
                continue
            if first.label and second.side is not None and second.label is None and first.side is None:
                side = 1 - second.side
                votes.append((side if first.label == "G" else 1 - side, tuple(dict.fromkeys((*first.lines, *second.lines)))))
            if second.label and first.side is not None and first.label is None and second.side is None:
                side = 1 - first.side
                votes.append((side if second.label == "G" else 1 - side, tuple(dict.fromkeys((*first.lines, *second.lines)))))
        return votes

    def _by_half(self) -> list[tuple[int, Lines]]:
        """A lead of "the hosts" at half-time, where the goals before it are known."""
        half = self.half
        if half is None or half.token is None or half.token.kind not in "GU" or half.mine == half.theirs:
            return []
        if any(g.side is None or g.key >= 1000 for g in self.book):
            return []
        first = [0, 0]
        lines: list[int] = [half.line]
        for g in self.book:
            if g.key < 46 and g.side is not None:
                first[g.side] += 1
                lines += g.lines
        if sorted(first) != sorted((half.mine, half.theirs)):
            return []
        side = 0 if (first[0] == half.mine) else 1
        return [(side if half.token.kind == "G" else 1 - side, tuple(dict.fromkeys(lines)))]

    # -- legs ----------------------------------------------------------------------------------

    def _halves(self) -> None:
        self.half: ties.Sided | None = None
        for m in self.body:
            found = ties.half_time_in(m, self.r.focus.get(m.line.number))
            if found is not None:
                self.half = found
                break

    def _legs(self) -> None:
        self.aggregate: tuple[int, int] | None = None
        self.aggregate_lines: Lines = ()
        self.leg: tuple[int, int] | None = None
        self.leg_lines: Lines = ()
        told: tuple[int, int, bool, int] | None = None
        leg: ties.Sided | None = None
        for m in self.r.marked:
            if told is None:
                told = ties.aggregate_in(m)
            if leg is None and m.line.label not in _HEAD:
                leg = ties.first_leg_in(m, self.r.focus.get(m.line.number))
        leg_side, leg_label = self.r.side_of(leg.token) if leg is not None else (None, None)
        options_leg: list[tuple[int, int]] = []
        if leg is not None:
            if leg_side is not None:
                options_leg = [(leg.mine, leg.theirs) if leg_side == 0 else (leg.theirs, leg.mine)]
            elif leg.mine == leg.theirs:
                options_leg = [(leg.mine, leg.theirs)]
            elif leg_label is not None or leg.token is None:
                options_leg = [(leg.mine, leg.theirs), (leg.theirs, leg.mine)]
        options_total: list[tuple[int, int]] = []
        if told is not None:
            high, low, out, line = told
            ahead = self._tie_winner(line, out)
            if high == low:
                options_total = [(high, low)]
            elif ahead is not None:
                options_total = [(high, low) if ahead == 0 else (low, high)]
            else:
                options_total = [(high, low), (low, high)]
        score = self.score
        if options_leg and options_total and score is not None:
            pairs = [
                (a, b)
                for a in options_leg
                for b in options_total
                if (a[0] + score[0], a[1] + score[1]) == b
            ]
            if len(pairs) == 1 and told is not None and leg is not None:
                self.leg, self.aggregate = pairs[0]
                self.leg_lines, self.aggregate_lines = (leg.line,), (told[3],)
                if leg_label is not None and leg.mine != leg.theirs and self.r.home is None:
                    side = 0 if self.leg == (leg.mine, leg.theirs) else 1
                    self.r.home = side if leg_label == "G" else 1 - side
                    self.r.ground = tuple(dict.fromkeys((leg.line, told[3], *self.score_lines)))
            elif len(pairs) != 1 and told is not None and len(options_total) == 1:
                self.aggregate, self.aggregate_lines = options_total[0], (told[3],)
        else:
            if len(options_total) == 1 and told is not None:
                self.aggregate, self.aggregate_lines = options_total[0], (told[3],)
            if len(options_leg) == 1 and leg is not None:
                self.leg, self.leg_lines = options_leg[0], (leg.line,)
        if leg is not None and leg.at_home and leg_side is not None and self.r.home is None:
            self.r.home, self.r.ground = 1 - leg_side, (leg.line,)
        if self.leg is None and self.aggregate is not None and score is not None:
            rest = (self.aggregate[0] - score[0], self.aggregate[1] - score[1])
            if min(rest) >= 0:
                self.leg = rest
                self.leg_lines = tuple(dict.fromkeys((*self.aggregate_lines, *self.score_lines)))
        elif self.aggregate is None and self.leg is not None and score is not None and leg is not None:
            self.aggregate = (self.leg[0] + score[0], self.leg[1] + score[1])
            self.aggregate_lines = tuple(dict.fromkeys((*self.leg_lines, *self.score_lines)))

    def _tie_winner(self, line: int, out: bool) -> int | None:
        """Whom the sentence with the aggregate is about, turned round where that side goes out."""
        for r in self.s.results:
            if r.marked.line.number == line:
                w = self._index(r.winner)
                if w is not None and (not r.level or True):
                    if out:
                        return None
                    return w
        m = next(m for m in self.r.marked if m.line.number == line)
        sides = [tok for _, tok in m.tokens("T")]
        if len({t.ref for t in sides}) == 1:
            return 1 - sides[0].ref if out else sides[0].ref
        return None

    def _advanced(self) -> tuple[int, Lines] | None:
        if self.shoot_winner is not None:
            return self.shoot_winner, self.shoot_lines or self.winner_lines
        through: tuple[int, Lines] | None = None
        if self.aggregate is not None and self.aggregate[0] != self.aggregate[1]:
            side = 0 if self.aggregate[0] > self.aggregate[1] else 1
            through = side, self.aggregate_lines
        group = any("group" in m.text or "K" in m.text for m in self.body[:8])
        tie = self.aggregate is not None or self.leg is not None
        if self.stage is not None and not fold(self.stage[0]).startswith(("group", "final", "third-place")):
            tie = True
        if group or not tie:
            return through
        for m in [*self.result_lines, *self.body[:4]]:
            if not ties.advance_in(m):
                continue
            side = through[0] if through is not None else self.winner
            if side is None:
                continue
            if any(tok.ref == side for _, tok in m.tokens("T")) or m in self.result_lines:
                lines = (m.line.number, *(through[1] if through else ()))
                return side, tuple(dict.fromkeys(lines))
        return through

    # -- together ------------------------------------------------------------------------------

    def match(self) -> DraftMatch | None:
        self.leg: tuple[int, int] | None = None
        self.told: dict[int, tuple[list[GoalMention], list[Incident]]] = {}
        self.kicks: list[Incident] = []
        self.incidents: list[Incident] = []
        self.book: list[Goal] = []
        self.entries: list[Entry] = []
        self._outcome()
        self._halves()
        football = self.sport == "football"
        if football and self.r.extra is None and self.shoot_winner is not None:
            # A shoot-out, and a goal that sent the game there: extra time was played.
            for m in self.body:
                if _TO_EXTRA.search(m.text):
                    self.r.extra = m.line.number
                    break
        if football:
            self._goals()
        self._ground()
        self._legs()
        sure = {
            g.person: (1 - g.side if g.own else g.side, tuple(g.lines[:2]))
            for g in self.book
            if g.side is not None
        }
        spread = football and self.r.spread(sure)
        if football and (spread or any(e.label or "tie" in e.states for e in self.entries)):
            # Hosts, first leg, opponents may be known now: read the goals again with them.
            self.kicks, self.incidents = [], []
            self._goals()
        if football and self.score is None and self.shoot_winner is None:
            self._derive()
        self.stage = stage_of(self.result_lines, self.near)
        return self._draft()

    def _derive(self) -> None:
        """The final score where only the goals tell it, and nothing speaks against it."""
        goals = [g for g in self.book]
        if not goals or any(g.side is None for g in goals) or self.winner is None:
            return
        if {e.person for e in self.entries} != {g.person for g in goals}:
            return
        score = [0, 0]
        agreed = 0
        for g in goals:
            side = g.side or 0
            said = consistent(g, score, side, self.leg)
            if said is False:
                return
            agreed += said is True
            score[side] += 1
        if (score[0] > score[1]) != (self.winner == 0) or score[0] == score[1] or agreed < 2:
            return
        lines = tuple(dict.fromkeys(n for g in goals for n in g.lines))
        self.score, self.score_lines = (score[0], score[1]), lines
        # Legs and aggregate follow once the score is there.
        if self.leg is None or self.aggregate is None:
            self._legs()

    def _draft(self) -> DraftMatch | None:
        s = self.s
        home = self.r.home if self.r.home is not None else 0
        names = s.sides

        def side(i: int) -> Side:
            return "home" if i == home else "away"

        def turn(pair: tuple[int, int]) -> tuple[int, int]:
            return pair if home == 0 else pair[::-1]

        def claim(pair: tuple[int, int] | None, lines: Lines) -> ScoreClaim | None:
            if pair is None:
                return None
            a, b = turn(pair)
            return ScoreClaim(a, b, lines)

        evidence = [self._name_lines(i) for i in (0, 1)]
        shoot = None
        if self.shoot is not None and self.shoot_winner is not None:
            high, low = max(self.shoot), min(self.shoot)
            shoot = claim((high, low) if self.shoot_winner == 0 else (low, high), self.shoot_lines)
        winner: TextClaim | None = None
        if self.score is not None and self.score[0] == self.score[1] or self.level and self.winner is None:
            winner = TextClaim("draw", self.score_lines or self.winner_lines)
        elif self.winner is not None and self.shoot_winner is None:
            winner = TextClaim(side(self.winner), self.winner_lines or self.score_lines)
        advanced = self._advanced()
        venue = occasions.venue_of([*self.result_lines, *self.body])
        home_forms = None
        if self.r.home is not None and len(names[home].split()) > 1:
            home_forms = self.r.roster.forms[home]
        city = occasions.city_of(self.body, venue, self.r.dateline, home_forms)
        heads = [m for m in self.r.marked if m.line.label in _HEAD]
        competition = occasions.competition_of(self.result_lines, [*heads, *self.body[:5]])
        days = occasions.days_of(self.result_lines, self.near)
        progressed = advanced is not None or any(ties.advance_in(m) for m in [*self.result_lines, *self.body[:3]])
        next_side = advanced[0] if advanced is not None else self.winner
        opponents = next_opponents_of(self.body, next_side) if progressed else []
        half = self._half_claim(claim)
        return DraftMatch(
            sport=self.sport,
            home=TextClaim(names[home], evidence[home]),
            away=TextClaim(names[1 - home], evidence[1 - home]),
            ground=self.r.ground if self.r.home is not None else None,
            competition=_text(competition),
            stage=_text(self.stage),
            venue=TextClaim(venue[0].name, (venue[1].line.number,)) if venue else None,
            city=_text(city),
            dates=tuple(TextClaim(v, (n,)) for v, n in days),
            score=claim(self.score, self.score_lines) if self.sport not in ("tennis", "cricket") else None,
            half_time=half,
            aggregate=claim(self.aggregate, self.aggregate_lines),
            first_leg=claim(self.leg, self.leg_lines),
            shoot_out=shoot,
            extra_time=(self.r.extra,) if self.r.extra is not None and self.sport == "football" else None,
            result=TextClaim(self.margin[0], (self.margin[1],)) if self.margin and self.sport in ("tennis", "cricket") else None,
            winner=winner,
            advanced=TextClaim(side(advanced[0]), advanced[1]) if advanced else None,
            next_opponents=tuple(TextClaim(v, (n,)) for v, n in opponents),
            events=self._events(side) if self.sport == "football" else (),
        )  # fmt: skip

    def _half_claim(self, claim: object) -> ScoreClaim | None:
        half = self.half
        if half is None:
            return None
        side, _ = self.r.side_of(half.token)
        if side is None and half.mine != half.theirs:
            return None
        pair = (half.mine, half.theirs) if side in (0, None) else (half.theirs, half.mine)
        if self.score is not None and (pair[0] > self.score[0] or pair[1] > self.score[1]):
            return None
        return claim(pair, (half.line,))  # type: ignore[no-any-return,operator]

    def _name_lines(self, side: int) -> Lines:
        """Sentences that name the side in full, the result's first."""
        full = fold(self.s.sides[side])
        numbers = []
        for m in [*self.result_lines, *self.r.marked]:
            if any(fold(t.name) == full for t in m.line.tokens):
                numbers.append(m.line.number)
                break
        head = self.s.head.marked.line.number
        if any(t.ref == side for t in self.s.head.marked.line.tokens if t.kind == "T"):
            numbers.append(head)
        return tuple(dict.fromkeys(numbers)) or (head,)

    def _events(self, side: object) -> tuple[EventClaim, ...]:
        events: list[tuple[float, int, EventClaim]] = []
        to_side = side
        at = 0.0
        for g in self.book:
            if g.side is None:
                continue
            at = g.key if g.key < 1000 else at
            kind = "own_goal" if g.own else "penalty_goal" if g.penalty else "goal"
            lines = self._with_side(g)
            events.append(
                (at, len(events), EventClaim(kind, self.r.roster.people[g.person].name, to_side(g.side), g.minute, g.added, g.when, lines))  # type: ignore[arg-type,operator]
            )
        seen: set[tuple[str, int, int | None]] = set()
        sides = {g.person: (1 - g.side if g.own else g.side) for g in self.book if g.side is not None}
        off: set[int] = set()
        shown: dict[int, tuple[int, Lines]] = {}
        self.off_count = len(
            {i.player.ref for i in self.incidents if i.kind in ("red", "sent_off", "second_yellow")}
        )
        ordered = sorted(self.incidents, key=lambda i: {"second_yellow": 0, "red": 1, "sent_off": 2}.get(i.kind, 3))
        for i in ordered:
            ref = i.player.ref
            if ref < 0 or self.r.roster.people[ref].staff:
                continue
            tied, lines = self._player_side(i, sides)
            if tied is None and ref in shown:
                tied, lines = shown[ref][0], tuple(dict.fromkeys((*lines, *shown[ref][1])))
            if tied is None:
                continue
            shown.setdefault(ref, (tied, lines))
            time = self.r.times.get(id(i.time)) if i.time is not None else None
            minute = time.minute if time else None
            if i.kind in ("second_yellow", "red", "sent_off"):
                if ref in off:
                    continue
                off.add(ref)
            key = (i.kind, ref, minute)
            if key in seen or (i.kind == "yellow" and minute is None and any(k[0] == "yellow" and k[1] == ref for k in seen)):
                continue
            seen.add(key)
            if time is not None:
                lines = tuple(dict.fromkeys((*time.lines, *lines)))
            events.append(
                (
                    float(minute) + (time.added or 0) / 100 if minute is not None and time else 999.0, 500 + len(events),
                    EventClaim(i.kind, self.r.roster.people[ref].name, to_side(tied), minute, time.added if time else None, time.when if time else None, lines),  # type: ignore[operator]
                )
            )
        events = self._without_denied(events)
        shoot_on = self.shoot_winner is not None
        done: set[int] = set()
        for i in self.kicks if shoot_on else ():
            ref = i.player.ref
            if ref < 0 or ref in done:
                continue
            tied, lines = self._player_side(i, sides)
            if tied is None:
                continue
            done.add(ref)
            events.append((2000.0, len(events), EventClaim(i.kind, self.r.roster.people[ref].name, to_side(tied), None, None, None, lines)))  # type: ignore[operator]
        events.sort(key=lambda e: (e[0], e[1]))
        return tuple(e for _, _, e in events)

    @staticmethod
    def _without_denied(events: list[tuple[float, int, EventClaim]]) -> list[tuple[float, int, EventClaim]]:
        """A goal that did not stand is no goal at the same minute."""
        denied = {
            (e.player, e.minute) for _, _, e in events if e.kind in ("disallowed_goal", "missed_penalty")
        }
        return [
            x
            for x in events
            if not (x[2].kind in ("goal", "penalty_goal") and (x[2].player, x[2].minute) in denied and x[2].minute is not None)
        ]

    def _player_side(self, i: Incident, sides: dict[int, int]) -> tuple[int | None, Lines]:
        lines: Lines = tuple(i.lines)
        side, _ = self.r.side_of(i.side)
        if side is not None:
            return side, lines
        tied = self.r.tied(i.player.ref)
        if tied is not None:
            return tied, tuple(dict.fromkeys((*lines, *self.r.club_lines.get(i.player.ref, ()))))
        found, more = self._by_goal(i.player.ref, sides)
        if found is not None:
            return found, tuple(dict.fromkeys((*lines, *more)))
        for a, b, n in self.r.opponents:
            if i.player.ref not in (a, b):
                continue
            other = b if a == i.player.ref else a
            tied, more = self.r.tied(other), self.r.club_lines.get(other, ())
            if tied is None:
                tied, more = self._by_goal(other, sides)
            if tied is not None:
                return 1 - tied, tuple(dict.fromkeys((*lines, n, *more)))
        for a, b, n in self.r.mates:
            if i.player.ref not in (a, b):
                continue
            other = b if a == i.player.ref else a
            tied, more = self.r.tied(other), self.r.club_lines.get(other, ())
            if tied is None:
                tied, more = self._by_goal(other, sides)
            if tied is not None:
                return tied, tuple(dict.fromkeys((*lines, n, *more)))
        if i.keeper is not None:
            for k in self.kicks:
                # Whom the same keeper beats off in the shoot-out plays for the same side.
                if k is i or k.keeper is None or k.keeper.ref != i.keeper.ref:
                    continue
                known, more = self._by_goal(k.player.ref, sides)
                if known is None:
                    known, more = self.r.tied(k.player.ref), self.r.club_lines.get(k.player.ref, ())
                if known is not None:
                    return known, tuple(dict.fromkeys((*lines, *more)))
            tied = self.r.tied(i.keeper.ref)
            if tied is not None:
                return 1 - tied, tuple(dict.fromkeys((*lines, *self.r.club_lines.get(i.keeper.ref, ()))))
        if i.mate is not None:
            tied, more = self.r.tied(i.mate.ref), self.r.club_lines.get(i.mate.ref, ())
            if tied is None:
                tied, more = self._by_goal(i.mate.ref, sides)
            if tied is not None:
                return tied, tuple(dict.fromkeys((*lines, *more)))
        if i.kind in ("red", "sent_off", "second_yellow"):
            # "10-man Xian": the one who was sent off was theirs.
            for token, few, n in self.r.short:
                side = self.r.side_of(token)[0]
                if side is not None and few == self.off_count:
                    return side, tuple(dict.fromkeys((*lines, n)))
        for ref, n in self.r.conceded:
            goals = [g for g in self.book if g.penalty and g.side is not None]
            if ref == i.player.ref and len(goals) == 1 and goals[0].side is not None:
                return 1 - goals[0].side, tuple(dict.fromkeys((*lines, n, *goals[0].lines)))
        return None, lines

    def _by_goal(self, ref: int, sides: dict[int, int]) -> tuple[int | None, Lines]:
        """The side of a scorer, and the sentences of his goal."""
        side = sides.get(ref)
        if side is None:
            return None, ()
        goal = next(g for g in self.book if g.person == ref and g.side is not None)
        return side, tuple(goal.lines)

    def _with_side(self, g: Goal) -> Lines:
        """The sentences of a goal, with one that gives the side where its own do not."""
        lines = list(dict.fromkeys(n for n in g.lines if n > 0))
        marked = {m.line.number: m for m in self.r.marked}
        shows = any(
            self.r.side_of(tok)[0] == g.side for n in lines if n in marked for _, tok in marked[n].tokens("TGU")
        )
        if not shows:
            extra = self.r.club_lines.get(g.person, ()) if self.r.tied(g.person) is not None else ()
            if not extra:
                extra = tuple(
                    n for other in self.book if other.person == g.person and other is not g for n in other.lines[:1]
                ) or self.score_lines[:1]
            lines += [n for n in extra if n not in lines]
        return tuple(lines)


_EITHER = re.compile(
    r"\b(?:opposing|either (?:end|side)|each|apiece|respectively|both (?:ends|sides)|traded|exchanged|shared)\b"
)
_TO_EXTRA = re.compile(
    r"\b(?:forc\w+|took|take|taking|send|sent|sending|push\w*|drag\w*) (?:[a-z]+ ){0,4}?(?:in)?to extra[- ]time|\bforc\w+ extra[- ]time"
)
_WHICH_PENALTY = re.compile(
    r"\bthe (?P<n>first|second|third|last|latter)(?: of them| of which| of those| one)?,? (?:was )?(?:a|from a|from the|with a) (?:penalty|spot)"
)
_GROUND_WORDS = re.compile(r"\b(?:home|hosts?|visit\w*|own ground)\b", re.I)


def _contrast(text: str) -> bool:
    return bool(re.match(r"(?:but|however|yet)\b|[a-zTGU]+, however", text))


def _text(told: tuple[str, int] | None) -> TextClaim | None:
    return TextClaim(told[0], (told[1],)) if told is not None else None


def _all(items: Iterable[int]) -> Lines:
    return tuple(dict.fromkeys(items))
