"""Tellings: what the cited sentences say happened, read with the names that are claimed.

Presence cannot decide who of two players named in a sentence scored. The language room reads the
sentence's grammar; here it is given the sides and people that the draft claims, so that it need
not guess them, and only the cited sentences. It is built to be silent rather than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from summarizer.checking.sameness import same_person
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, EventClaim, EventKind, Side
from summarizer.language.actors import Focus, clause_bounds
from summarizer.language.allegiance import Allegiance
from summarizer.language.clubs import ties_in
from summarizer.language.goal_acts import acts_in, makes_news, settles_score
from summarizer.language.goal_times import tells_else
from summarizer.language.goals import GoalMention, goals_in
from summarizer.language.incidents import incidents_in
from summarizer.language.marking import Line, Marked, Token, mark
from summarizer.language.names import fold, surname
from summarizer.language.roster import Roster, assign
from summarizer.language.shootouts import kicks_in

__all__ = ["FAMILIES", "Telling", "Tellings", "called", "tells_time"]

FAMILIES: dict[str, str] = {
    "goal": "goal",
    "penalty_goal": "goal",
    "own_goal": "goal",
    "missed_penalty": "missed_penalty",
    "disallowed_goal": "disallowed_goal",
    "yellow": "yellow",
    "second_yellow": "off",
    "red": "off",
    "sent_off": "off",
    "shootout_scored": "kick",
    "shootout_missed": "kick",
}
"""Kinds of events by what they are told as."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Sentence ``sentence`` tells an event of ``kind`` at ``place`` of its marked form.

    ``player`` is None where only a side is said to have scored; ``side`` is the one said to gain
    the goal; ``time`` the token of its time; ``count`` how many goals are told ("scored twice").
    ``sure`` is False where a pronoun or an epithet stands for the player: it may be another's.
    ``running`` is the score that a goal made, its figures in the order of the text.
    """

    sentence: int
    kind: EventKind
    player: str | None
    side: Side | None
    time: Token | None
    count: int = 1
    place: int = -1
    sure: bool = True
    running: tuple[int, int] | None = None


class Tellings:
    """The tellings of the sentences that the events of ``match`` cite."""

    def __init__(self, view: View, match: DraftMatch, people: Iterable[str]) -> None:
        cited = {n for e in match.events for n in view.usable(e.evidence)}
        players = list(dict.fromkeys(e.player for e in match.events if e.player))
        wanted = cited | set(view.usable(m for n in cited for m in (n - 1, n + 1)))
        last = {surname(p) for p in players}
        # Whom "he" may be stands further back where the cited sentence names nobody claimed.
        open_ = [n for n in cited if not any(n in view.naming(name) for name in last)]
        wanted |= set(view.usable(n - k for n in open_ for k in (2, 3)))
        wanted |= set(view.usable(n for name in last for n in view.naming(name)))
        lines = [view.sentences.line(n) for n in sorted(wanted)]
        names = [*players, *people]
        for line in lines:
            line.tokens = [t for t in line.tokens if t.name.casefold() not in _NO_NAMES]
        self._roster = assign(lines, (match.home.value, match.away.value), (), names)
        _name_again(lines, self._roster, players)
        self._allegiance = Allegiance(self._roster, home=0 if match.ground else None)
        self.marked: dict[int, Marked] = {}
        self.seen: dict[int, Marked] = {}
        self._told: dict[int, tuple[Telling, ...]] = {}
        self._next: dict[int, Marked] = {}
        self._focus: dict[int, Focus | None] = {}
        before: Marked | None = None
        for line in lines:
            marked = self.seen[line.number] = mark(line)
            near = before is not None and before.line.number == line.number - 1
            earlier = self._focus.get(before.line.number) if before is not None else None
            focus = Focus(before, earlier) if before is not None and near else None
            self._focus[line.number] = focus
            self._allegiance.add(ties_in(marked, focus), line.number)
            if before is not None and near:
                self._next[before.line.number] = marked
            if line.number in cited:
                self.marked[line.number] = marked
                self._told[line.number] = tuple(
                    _told(marked, focus, self._roster, bool(match.ground))
                )
            before = marked
        self._allegiance.spread({})
        self._refs = {fold(p.name): i for i, p in enumerate(self._roster.people)}
        for player in players:  # "the Norvalian Ana Reis" is taken for one name
            words = tuple(fold(player).split())
            longer = [
                i
                for i, p in enumerate(self._roster.people)
                if len(words) > 1 and p.words[-len(words) :] == words
            ]
            if len(longer) == 1:
                self._refs.setdefault(fold(player), longer[0])

    def knows(self, player: str) -> bool:
        """Whether the name can be only one person's of this wire."""
        return fold(player) in self._refs

    def scores_little(self, event: EventClaim) -> bool:
        """Whether the sentences call the player of a goal or penalty a coach, or a goalkeeper."""
        ref = self._refs.get(fold(event.player or ""))
        if ref is None:
            return False
        person = self._roster.people[ref]
        return person.staff or (person.keeper and event.kind != "own_goal")

    def side_of(self, player: str) -> Side | None:
        """The side that the sentences tie ``player`` to, None where they do not."""
        ref = self._refs.get(fold(player))
        if ref is None:
            return None
        tied = self._allegiance.tied(ref)
        return None if tied is None else "home" if tied == 0 else "away"

    def told_side(self, event: EventClaim) -> Side | None:
        """The side that the cited sentences give the event to, or the player's where they tie him
        to one."""
        sides = {t.side for t in self.about(event)[0] if t.side is not None}
        if len(sides) == 1 and FAMILIES[event.kind] == "goal":
            return sides.pop()
        own = self.side_of(event.player) if event.player else None
        return _OTHER[own] if own is not None and event.kind == "own_goal" else own

    def leaning(self, match: DraftMatch, at: int) -> Side | None:
        """The side of the player of event ``at`` by what is claimed of other events: of the same
        player, of those who fouled or beat him, of those who played with him. None where nothing
        speaks or not all with one voice."""
        event = match.events[at]
        ref = self._refs.get(fold(event.player or ""))
        if ref is None:
            return None
        others = (e for i, e in enumerate(match.events) if i != at and self._is(e, ref))
        votes = {side for side in map(_own_side, others) if side is not None}
        for pairs, same in ((self._allegiance.opponents, False), (self._allegiance.mates, True)):
            for a, b, _ in pairs:
                if ref in (a, b) and a != b:
                    theirs = self._held(match, b if a == ref else a)
                    if theirs is not None:
                        votes.add(theirs if same else _OTHER[theirs])
        votes |= self._short(event)
        return votes.pop() if len(votes) == 1 else None

    def _is(self, event: EventClaim, ref: int) -> bool:
        return event.player is not None and self._refs.get(fold(event.player)) == ref

    def _held(self, match: DraftMatch, ref: int) -> Side | None:
        """The side that the sentences tie somebody to, or else all his claimed events."""
        tied = self._allegiance.tied(ref)
        if tied is not None:
            return "home" if tied == 0 else "away"
        mine = (e for e in match.events if self._is(e, ref))
        sides = {side for side in map(_own_side, mine) if side is not None}
        return sides.pop() if len(sides) == 1 else None

    def _short(self, event: EventClaim) -> set[Side]:
        """The side that a sentence about a sending-off says to be short of players."""
        if FAMILIES[event.kind] != "off":
            return set()
        return {
            "home" if token.ref == 0 else "away"
            for token, _, line in self._allegiance.short
            if line in event.evidence and token.kind == "T" and len(self._offs(line)) == 1
        }

    def _offs(self, n: int) -> list[Telling]:
        return [t for t in self.of(n) if FAMILIES[t.kind] == "off"]

    def of(self, n: int) -> tuple[Telling, ...]:
        """The tellings of sentence ``n``."""
        return self._told.get(n, ())

    def all(self) -> Iterable[Telling]:
        """All tellings, in the order of the text."""
        return (t for n in sorted(self._told) for t in self._told[n])

    def about(self, event: EventClaim) -> tuple[list[Telling], list[Telling]]:
        """Of the tellings of this family in the cited sentences, those by the claimed player and
        those by others."""
        mine: list[Telling] = []
        others: list[Telling] = []
        family = FAMILIES[event.kind]
        for n in event.evidence:
            for t in self.of(n):
                if FAMILIES[t.kind] == family and t.player is not None:
                    (mine if called(t.player, event.player) else others).append(t)
        return mine, others

    def news(self, event: EventClaim) -> frozenset[int]:
        """The cited sentences that tell of the goal beside one in which the claimed player puts
        the ball in: "The breakthrough came in the 21st minute. Reis lashed it home"."""
        if FAMILIES[event.kind] != "goal" or event.kind == "own_goal":
            return frozenset()
        return frozenset(
            k
            for n in event.evidence
            for k in (n - 1, n + 1)
            if k in event.evidence and self._tells_news(k, k > n) and self._acts_last(n, event)
        )

    def _tells_news(self, n: int, after: bool) -> bool:
        marked = self.marked.get(n)
        if marked is None:
            return False
        told = [t for t in self.of(n) if FAMILIES[t.kind] == "goal"]
        if any(t.player is not None for t in self.of(n)):
            return False
        return settles_score(marked) if after else bool(told) or makes_news(marked)

    def _acts_last(self, n: int, event: EventClaim) -> bool:
        marked = self.marked.get(n)
        acts = acts_in(marked, self._focus.get(n)) if marked is not None else []
        if not acts or acts[-1].player.ref < 0:
            return False
        return called(self._roster.people[acts[-1].player.ref].name, event.player)

    def quiet(self, n: int) -> bool:
        """Whether sentence ``n`` tells one time and nothing that happened at it."""
        marked = self.marked.get(n)
        if marked is None or tells_else(marked) or len(marked.tokens("MLW")) != 1:
            return False
        return not any(t.player is not None for t in self.of(n))

    def kinds(self, event: EventClaim) -> frozenset[str]:
        """As what the cited sentences tell the player's event."""
        return frozenset(t.kind for t in self.about(event)[0]) if event.player else frozenset()

    def times_told(self, event: EventClaim) -> int:
        """How many goals of the player without a minute one sentence tells ("scored twice"), those
        with one time for all of them too ("scored twice before the break")."""
        if FAMILIES[event.kind] != "goal" or event.minute is not None:
            return 1
        told: dict[int, int] = {}
        for t in self.about(event)[0]:
            if event.when and (t.count == 1 or t.time is None or _other_words(t.time, event)):
                continue
            told[t.sentence] = told.get(t.sentence, 0) + t.count
        return max(told.values(), default=1)

    def treble(self, event: EventClaim) -> int:
        """How many goals a cited sentence sums up as the player's: 3 ("a hat-trick"), 2 or 0."""
        if FAMILIES[event.kind] != "goal":
            return 0
        for n in event.evidence:
            people = self.people(n)
            for m in _TREBLE.finditer(self.seen[n].text) if n in self.seen else ():
                before = [name for i, name in people if i < m.start()]
                if before and called(before[-1], event.player):
                    return 2 if m["two"] else 3
        return 0

    def most_told(self, event: EventClaim) -> int:
        """How many events of this family the sentences tell of the player, at most: those with
        different times, or those of one sentence."""
        family = FAMILIES[event.kind]
        mine = [
            t
            for t in self.all()
            if FAMILIES[t.kind] == family and t.player and called(t.player, event.player)
        ]
        times = {t.time.name for t in mine if t.time is not None}
        together: dict[int, int] = {}
        for t in mine:
            together[t.sentence] = together.get(t.sentence, 0) + t.count
        return max(len(times), max(together.values(), default=0))

    def after(self, n: int) -> str | None:
        """The marked sentence after ``n`` up to the first person in it, None where it was not
        read."""
        marked = self._next.get(n)
        if marked is None:
            return None
        first = min((i for i, t in marked.at.items() if t.kind == "P"), default=len(marked.text))
        return marked.text[:first]

    def people(self, n: int) -> list[tuple[int, str]]:
        """The persons named in sentence ``n``, with their places in the marked text."""
        marked = self.seen.get(n)
        if marked is None:
            return []
        return [
            (i, self._roster.people[t.ref].name if t.ref >= 0 else t.name)
            for i, t in sorted(marked.at.items())
            if t.kind == "P"
        ]


_TREBLE = re.compile(r"\b(?:(?P<two>brace|double)|hat[- ]trick|treble|trio of goals)\b")
_NO_NAMES = frozenset("booking goal penalty yellow red card corner half-time full-time".split())
"""Words that open an entry of a live text ("22 mins: Booking for Reis") and name nobody."""


def _name_again(lines: Iterable[Line], roster: Roster, players: Iterable[str]) -> None:
    """Mark as persons the claimed players of one name only, whom the words around leave open
    ("put substitute Zita through")."""
    single = {fold(p) for p in players if " " not in p.strip()}
    refs = {fold(p.name): i for i, p in enumerate(roster.people) if fold(p.name) in single}
    for line in lines if refs else ():
        for token in line.tokens:
            if token.kind == "O" and fold(token.name) in refs:
                token.kind, token.ref = "P", refs[fold(token.name)]


def _other_words(time: Token, event: EventClaim) -> bool:
    """Whether a time token and the words claimed for the time have nothing in common."""
    told, claimed = fold(time.name), fold(event.when or "")
    return told not in claimed and claimed not in told


def tells_time(
    token: Token | None, match: DraftMatch, event: EventClaim, words: str | None
) -> bool:
    """Whether a time token is the time claimed of ``event``; ``words`` are its words."""
    if token is None:
        return False
    if event.minute is not None:
        for m in token.minutes or ((token.minute,) if token.minute else ()):
            if m.is_at(event.minute, event.added):
                return True
            if not m.half_known and event.minute == 45 and m.added == event.added:
                return True
            if match.extra_time and not m.told and m.minute + 30 == event.minute:
                return True
    if words:
        claimed, told = fold(words), fold(token.name)
        return claimed in told or told in claimed
    return False


_OTHER: dict[Side, Side] = {"home": "away", "away": "home"}


def _own_side(event: EventClaim) -> Side | None:
    """The side of the player of an event: an own goal is the other side's gain."""
    if event.side is None or event.kind != "own_goal":
        return event.side
    return _OTHER[event.side]


@lru_cache(maxsize=2048)
def called(name: str, claimed: str | None) -> bool:
    """Whether a name as read can be that of the claimed player."""
    if claimed is None:
        return False
    if same_person(name, claimed) or fold(surname(name)) == fold(surname(claimed)):
        return True
    return " " not in name and [fold(name)] == fold(claimed).split()[:1]  # by the first name


def _told(marked: Marked, focus: Focus | None, roster: Roster, ground: bool) -> Iterable[Telling]:
    n = marked.line.number

    def name(token: Token) -> str:
        return roster.people[token.ref].name if token.ref >= 0 else token.name

    goals = goals_in(marked, focus)
    for g in goals:
        weak = g.strength == 0 or _DELIVERED.match(marked.text, g.place)
        if weak and g.player is not None and _leads_to(marked, g, goals):
            continue
        if _only_served(marked, g):
            continue
        own = g.own or _turned_in(marked, g)
        kind: EventKind = "own_goal" if own else "penalty_goal" if g.penalty else "goal"
        player = name(g.player) if g.player is not None else None
        sure = g.player is None or _sure(marked, g.player, g.place)
        side = _side(g.side, ground)
        yield Telling(n, kind, player, side, g.time, g.count, g.place, sure, g.running)
    for i in incidents_in(marked, focus):
        sure = _sure(marked, i.player, i.place)
        yield Telling(n, i.kind, name(i.player), None, i.time, place=i.place, sure=sure)
    for k in kicks_in(marked, focus):
        yield Telling(n, k.kind, name(k.player), None, None, place=k.place)


_STANDS_FOR = re.compile(r"\b(?:he|she)\b|\bE\b")


def _sure(marked: Marked, player: Token, place: int) -> bool:
    """Whether the player is named for what is told at ``place``, and not by "he"."""
    before = [i for i, t in marked.at.items() if t.ref == player.ref and t.kind == "P"]
    near = max((i for i in before if i < place), default=min(before, default=None))
    if near is None:
        return False
    return near > place or _STANDS_FOR.search(marked.text, near, place) is None


_DELIVERED = re.compile(
    r"P's (?:[a-z-]+ ){0,2}(?:cross|corner|pass|free[- ]kick|centre|ball|throw|delivery|flick-on)\b"
)


_HE_ACTS = re.compile(r"\b(?:he|she) [a-z]")


def _only_served(marked: Marked, goal: GoalMention) -> bool:
    """Whether the scorer as read is named for a corner or pass alone, and somebody without a name
    acts after it ("P's corner was half cleared and the O hooked in his second", "when P's cross
    came he headed in")."""
    named = [i for i, t in marked.at.items() if t is goal.player]
    return any(
        _DELIVERED.match(marked.text, i)
        and (
            any(i < k < goal.place and t.kind in "EO" for k, t in marked.at.items())
            or _HE_ACTS.search(marked.text, i, max(i, goal.end)) is not None
        )
        for i in named
    )


def _leads_to(marked: Marked, weak: GoalMention, goals: list[GoalMention]) -> bool:
    """Whether what may only have led to a goal stands behind the goal of its clause ("P turned in
    P's cross on M"): its time is that goal's."""
    left, _ = clause_bounds(marked, weak.place, weak.end)
    for g in goals:
        named = g.player is not None and weak.player is not None and g.player.ref != weak.player.ref
        if named and g.strength >= 2 and left <= g.place < weak.place:
            g.time = g.time or weak.time
            return True
    return False


_OWN = re.compile(
    r"\bown (?:net|goal(?! (?:kick|line))|(?:goal)?keeper|line|bar|post)\b|\binto (?:his|her) own\b"
)


def _turned_in(marked: Marked, goal: GoalMention) -> bool:
    """Whether the clause of a goal says after its scorer that it went into the own net."""
    if " own " not in marked.text:
        return False
    left, right = clause_bounds(marked, goal.place, goal.end)
    named = next((i for i, t in marked.at.items() if t is goal.player), left)
    return _OWN.search(marked.text, max(left, named), right) is not None


def _side(token: Token | None, ground: bool) -> Side | None:
    """The side of a token; the hosts are the home side where a ground is claimed."""
    if token is not None and ground and token.kind in "GU":
        return "home" if token.kind == "G" else "away"
    if token is None or token.kind != "T" or token.ref not in (0, 1):
        return None
    return "home" if token.ref == 0 else "away"
