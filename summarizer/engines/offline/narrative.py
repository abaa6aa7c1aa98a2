"""What the sentences of a match tell of goals, cards and kicks, ready for the book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer.engines.offline.clock import Moment
from summarizer.engines.offline.ledger import Entry
from summarizer.engines.offline.outcome import Outcome
from summarizer.engines.offline.reading import HEAD, Reading
from summarizer.language.actors import clause_bounds
from summarizer.language.allegiance import Allegiance, joined
from summarizer.language.goal_acts import acts_in, makes_news, settles_score
from summarizer.language.goal_times import tells_else
from summarizer.language.goals import GoalMention, goals_in, looseness
from summarizer.language.incidents import Incident, incidents_in
from summarizer.language.marking import Marked, Token
from summarizer.language.penalty_talk import Room, kicked_from_spot, may_be_penalty
from summarizer.language.shootout_words import tells_shootout
from summarizer.language.shootouts import kicks_in
from summarizer.language.times import in_play

__all__ = ["TO_EXTRA_TIME", "Narrative", "NarrativeReader"]

TO_EXTRA_TIME = re.compile(
    r"\b(?:forc\w+|took|take|taking|send|sent|sending|push\w*|drag\w*) (?:[a-z]+ ){0,4}?(?:in)?to "
    r"extra[- ]time|\bforc\w+ extra[- ]time"
)
"""The match is sent into extra time."""
_EITHER = re.compile(
    r"\b(?:opposing|opposite|either (?:end|side)|each|apiece|respectively|both (?:ends|sides)"
    r"|traded|exchanged|shared|the (?:last|first|latter|other)(?: two| three)? of (?:them|which"
    r"|whom)"
    r"|(?:half|match|game|period|spell|contest) [^,;]{0,50}\b(?:yielded|produced|brought|featured"
    r"|seen))\b"
)
_CONTRAST = re.compile(r"(?:but|however|yet)\b|[a-zTGU]+, however")
_WHICH_PENALTY = re.compile(
    r"\bthe (?P<which>first|second|third|last|latter)(?: of them| of which| of those| one)?,? "
    r"(?:was )?(?:a|from a|from the|with a) (?:penalty|spot)"
)
_KICKS_BEGIN = re.compile(
    r"^(?:so |then |and so |and )?(?:to |it was |on to )?(?:penalties|spot[- ]kicks)\b|"
    r"\b(?:went|go|going|came down|came|headed|heading|on) to (?:a |the )?"
    r"(?:penalties|spot[- ]kicks|shoot-?out)\b|\bpenalties it was\b|"
    r"\bthe first (?:[a-z]+ )?(?:penalties|spot[- ]kicks|kicks) (?:were|was|had)\b"
)
_ONE_KICK = re.compile(
    r"\b(?:opening|first|second|third|fourth|fifth|last|final|next|decisive|winning) "
    r"(?:kick|attempt|effort|penalty|spot[- ]kick)\b|^up stepped\b"
)
_PLAY_AGAIN = re.compile(
    r"\b(?:extra[- ]time|(?:first|second|opening|earlier|half|normal) (?:half|time)|minutes?"
    r"|earlier|deadlock)\b"
)
_ORDER = ("first", "second", "third", "fourth")
_PENALTY_GIVEN = re.compile(
    r"\b(?:(?P<side>[TGU]) (?:were|was) (?:awarded|handed|given)|point(?:ed|ing) to the spot"
    r"|award(?:ed)? (?:a|the) (?:penalty|spot[- ]kick))"
)
_MOMENT_CAME = re.compile(
    r"\b(?:decisive|crucial|key|deciding|winning|pivotal) (?:moment|goal) came\b"
)
_FOUL = re.compile(
    r"\b(?:foul\w*|tripp?\w*|brought down|hand(?:led|ball)|penalised|felled|upended|hauled down"
    r"|bundled over|pulled (?:back|down)|push(?:ed)?|shoved?|caught|clipped|went down|award\w*"
    r"|given|pointed|won (?:a|the)|conced\w*)\b"
)
_PENALTY_WORDS = ("penalty", "spot")
_OWN_GOAL = re.compile(r"\bown (?:goal(?! (?:kick|line))|net)\b")
_DEFENDS = (
    r"(?:defender|(?:centre|full|left|right|wing)[- ](?:back|half)|sweeper|stopper|(?:goal)?keeper)"
)
_BODY = r"(?:shoulder|knee|heel|shin|thigh|back|chest|boot|arm|ankle|leg|hip|foot)"
_BY_DEFENDER = re.compile(
    rf"\b[TO](?:'s)? {_DEFENDS} P,? whose (?:[a-z-]+ )?{_BODY} \b|\b(?:his"
    rf"|hers) was the {_BODY} that"
    rf"|\b[TGU]'s [^;.]{{0,90}}\b[TO] {_DEFENDS} P(?:, [^,]{{1,60}},)? (?:headed|steered|turned"
    rf"|nodded"
    rf"|diverted|deflected|poked|glanced) (?:it|the ball) (?:past|beyond|over) P"
    rf"|\boff the {_BODY} of\b"
)
"""A defender's touch that may have been into the own net."""
_OTHER_LABEL = {"G": "U", "U": "G"}
_AFTER_FOUL = re.compile(r"\b(?:after|when|following) ")
_ADDED_TO_EXTRA = re.compile(
    r"\b(?:stoppage|added|injury)[- ]time (?:in|of|at the end of|to) (?:the )?(?:[a-z]+ )?"
    r"(?:(?:period of )?extra[- ](?:time|period)|period)"
)
"""Stoppage time that is not the ninety minutes'."""
_NAMED_BEFORE = 3
"""How many sentences back a pronoun's person may be named."""
_EXTRA_TIME_MINUTES = range(91, 106)


@dataclass(slots=True)
class Narrative:
    """``entries`` of goals in the order of the text; ``nameless`` penalties that a side is said to
    have scored, with the sentence; ``kicks`` of a shoot-out; other ``incidents``; ``missing``: a
    goal is told whose scorer is not known."""

    entries: list[Entry] = field(default_factory=list)
    nameless: list[tuple[int, int]] = field(default_factory=list)
    kicks: list[Incident] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    missing: bool = False


class NarrativeReader:
    """Reads the narrative; again, once more is known of the sides."""

    def __init__(self, reading: Reading, allegiance: Allegiance, outcome: Outcome) -> None:
        self.reading = reading
        self.allegiance = allegiance
        self.outcome = outcome
        self._told: dict[int, tuple[list[GoalMention], list[Incident]]] = {}
        self._order = 0
        self._scored: set[int] = set()
        results = {m.line.number for m in reading.results}
        lead = {m.line.number for m in reading.body[:2]}
        self._summaries = results | lead
        self._foreign = {
            r.marked.line.number
            for r in reading.section.foreign
            if not any(t.kind == "T" for t in r.marked.line.tokens)
        }

    def read(self) -> Narrative:
        """What all sentences tell, with the sides as far as they are known by now."""
        out = Narrative()
        self._order = 0
        self._scored.clear()
        pending: GoalMention | None = None
        shootout_paragraph = -1
        kicking = False
        for index, m in enumerate(self.reading.marked):
            focus = self.reading.focus_of(m)
            kicking = self._are_kicks(m, kicking)
            if tells_shootout(m.text):
                shootout_paragraph = m.line.paragraph
                out.kicks += kicks_in(m, focus)
            elif m.line.paragraph == shootout_paragraph and not m.tokens("M"):
                out.kicks += kicks_in(m, focus)
                pending = None
                continue
            goals, incidents = self._in_sentence(m)
            if kicking:
                goals = [g for g in goals if g.time is not None and g.time.kind == "M"]
            else:
                goals = self._with_neighbours(index, goals, pending)
            for g in goals:
                if g.player is None or g.player.kind != "P":
                    self._nameless(g, out)
                    continue
                if pending is not None and g.count == 1:
                    _follow(g, pending)
                pending = None
                self._kind(g, goals, index)
                self._one(g, index, out)
                self._scored.add(m.line.number)
            out.incidents += incidents
            if m.line.label in HEAD or kicking:
                pending = None
            elif goals:
                pending = _open_goal(goals[-1])
            else:
                pending = _penalty_given(m) or _news(m)
        self._decisive_moment(out.entries)
        return out

    def _kind(self, g: GoalMention, goals: Sequence[GoalMention], index: int) -> None:
        """Whether a goal was a penalty by what is told around it; ``unclear`` where it may be."""
        m = g.marked
        summed_up = m.line.number in self._summaries and g.time is None
        if g.own or g.penalty or g.strength > 2 or m.line.label in HEAD or summed_up:
            return
        before = self.reading.marked[index - 1] if index else None
        floor, ceil = 0, len(m.text)
        if len(goals) > 1:
            floor, ceil = clause_bounds(m, g.place, g.end)
            floor = max((floor, *(_end_of(o) for o in goals if _end_of(o) <= g.place)))
            ceil = min((ceil, *(o.place for o in goals if o.place >= g.end)))
        if floor or (before is not None and not self._awaits(before, m)):
            before = None
        room = Room(m, g.place, g.end, floor, ceil, before)
        told = _OWN_GOAL.search(m.text) and not any(o.own for o in goals)
        if told or _BY_DEFENDER.search(m.text, 0, g.end):
            g.unclear = True
            return
        g.penalty = kicked_from_spot(room)
        g.unclear = not g.penalty and not g.open_play and may_be_penalty(room)
        if g.penalty and before is not None:
            g.lines = [*joined((before.line.number,), g.lines)]

    def _awaits(self, before: Marked, m: Marked) -> bool:
        """Whether the sentence before one leads up to it, and tells no goal of its own."""
        return _leads_up(before, m) and before.line.number not in self._scored

    def _are_kicks(self, m: Marked, before: bool) -> bool:
        """Whether the sentence tells the kicks of a shoot-out, as those after its beginning do."""
        if m.line.label in HEAD or m.line.number in self._summaries:
            return False
        if m.tokens("ML") or (before and _PLAY_AGAIN.search(m.text)):
            return False
        if before or _KICKS_BEGIN.search(m.text) or tells_shootout(m.text):
            return True
        kicked = self.outcome.shoot_out is not None or self.outcome.shoot_out_winner is not None
        return kicked and _ONE_KICK.search(m.text) is not None

    def _with_neighbours(
        self, index: int, goals: list[GoalMention], pending: GoalMention | None
    ) -> list[GoalMention]:
        """``goals`` with what the sentences beside theirs tell of them."""
        m = self.reading.marked[index]
        if m.line.label in HEAD:
            return goals
        if not any(g.player is not None for g in goals):
            act = self._acted(index, pending)
            if act is not None:
                return [act]
        before = self.reading.marked[index - 1] if index else None
        after = self.reading.marked[index + 1 : index + 2]
        named = [g for g in goals if g.player is not None]
        if before is not None and len(named) == 1 and not m.tokens("MLW"):
            self._take_time(named[0], before)
            if after:
                _take_later_time(named[0], after[0])
        return goals

    def _acted(self, index: int, pending: GoalMention | None) -> GoalMention | None:
        """Who put the ball in, where the sentence before or after tells that it went in."""
        m = self.reading.marked[index]
        after = self.reading.marked[index + 1] if index + 1 < len(self.reading.marked) else None
        settled = after is not None and settles_score(after) and after.line.label not in HEAD
        awarded = pending is not None and pending.awarded
        if awarded or (pending is None and not settled) or m.line.number in self._foreign:
            return None
        people = self.reading.roster.people
        acts = [
            a
            for a in acts_in(m, self.reading.focus_of(m))
            if not (a.player.ref < 0 or people[a.player.ref].keeper or people[a.player.ref].staff)
        ]
        if not acts:
            return None
        last = acts[-1]
        act = GoalMention(
            m, last.place, last.end, last.player, penalty=last.penalty, far=last.far,
            lines=[m.line.number],
        )  # fmt: skip
        times = [token for _, token in m.tokens("MLW")]
        act.time = times[0] if len(times) == 1 else None
        return act

    def _take_time(self, g: GoalMention, before: Marked) -> None:
        """Give a goal the minute of the sentence before, in which nothing else happens."""
        if g.time is not None or g.count > 1 or g.again or before.line.label in HEAD:
            return
        same = before.line.paragraph == g.marked.line.paragraph
        times = [token for _, token in before.tokens("ML")]
        if not same or len(times) != 1 or before.line.number in self._summaries:
            return
        goals, incidents = self._in_sentence(before)
        if incidents or any(o.player is not None for o in goals) or tells_else(before):
            return
        g.time = times[0]
        g.lines = [*joined((before.line.number,), g.lines)]

    def _in_sentence(self, m: Marked) -> tuple[list[GoalMention], list[Incident]]:
        number = m.line.number
        if number not in self._told:
            focus = self.reading.focus_of(m)
            goals = [] if number in self._foreign else goals_in(m, focus)
            self._told[number] = (goals, incidents_in(m, focus))
        return self._told[number]

    def _nameless(self, g: GoalMention, out: Narrative) -> None:
        summary = g.marked.line.label in HEAD or g.marked.line.number in self._summaries
        if g.strength > 1 and not summary and (g.time is not None or g.states):
            out.missing = True
        if g.penalty and g.player is None and g.count == 1:
            side, _ = self.allegiance.side_of(g.side)
            if side is not None:
                out.nameless.append((side, g.marked.line.number))

    def _one(self, g: GoalMention, index: int, out: Narrative) -> None:
        """Put one goal of a named player down."""
        m = g.marked
        if g.far and index:
            g.far = False
            g.lines = [*joined((self._naming(g, index),), g.lines)]
        if len(g.group) > 1 and not _EITHER.search(m.text):
            self._team_mates(g)
        summary = m.line.label in HEAD or (g.time is None and m.line.number in self._summaries)
        self._order += 1
        entry = self._entry(g, summary, self._order)
        if entry is not None:
            out.entries += self._each_minute(g, entry)

    def _naming(self, g: GoalMention, index: int) -> int:
        """The sentence before the one at ``index`` that names the player of ``g``."""
        ref = g.player.ref if g.player is not None else -1
        before = self.reading.marked[max(0, index - _NAMED_BEFORE) : index]
        for m in reversed(before):
            if any(t.ref == ref for _, t in m.tokens("P")):
                return m.line.number
        return before[-1].line.number

    def _team_mates(self, g: GoalMention) -> None:
        """Scorers told together are of one side ("goals from A and B sealed it"), unless the score
        that they made has not so many for either ("A and B made it 1-1")."""
        if g.player is None or (g.running and max(g.running) < len(g.group)):
            return
        for other in g.group:
            if other is not g and other.player is not None:
                pair = (g.player.ref, other.player.ref, g.marked.line.number)
                if pair not in self.allegiance.mates:
                    self.allegiance.mates.append(pair)

    def _entry(self, g: GoalMention, summary: bool, order: int) -> Entry | None:
        token = g.player
        if token is None or token.ref < 0:
            return None
        m = g.marked
        person = self.reading.roster.people[token.ref]
        if self._is_no_scorer(g):
            return None
        tied = self.allegiance.tied(token.ref) is not None
        if person.staff and not person.keeper and not tied and g.time is None:
            return None
        side, label = self._side(g, summary)
        time = self._moment(g)
        lines = joined(time.lines, g.lines) if time is not None else tuple(g.lines)
        time = time or Moment()
        return Entry(
            token.ref, side, time.minute, time.added, time.when, g.penalty, g.own, g.count,
            frozenset(g.states), g.running, g.again, g.nth, lines, summary, order, label,
            g.half, weak=g.strength == 0, open_play=g.open_play, unclear=g.unclear,
            at=m.line.number, loose=looseness(g),
            given=g.penalty and _FOUL.search(g.marked.text) is not None,
        )  # fmt: skip

    def _is_no_scorer(self, g: GoalMention) -> bool:
        """Whether the name is no player's ("the Grey Fox"), or what is told no goal of play: a
        goalkeeper's without a time is a kick of a shoot-out."""
        token = g.player
        if token is None or g.own:
            return False
        m = g.marked
        place = next((i for i, tok in m.at.items() if tok is token), -1)
        if place >= 4 and m.text.endswith("the ", 0, place):
            return " " not in token.name or m.text.startswith((",", " "), place + 1)
        head = m.line.label in HEAD or m.line.number in self._summaries
        if g.penalty and g.time is None and head and self.outcome.shoot_out_winner is not None:
            return True
        return self.reading.roster.people[token.ref].keeper and g.time is None

    def _side(self, g: GoalMention, summary: bool) -> tuple[int | None, str | None]:
        """The side that gains, or its ground label."""
        side, label = self.allegiance.side_of(g.side)
        if side is None and label is None and g.against is not None:
            other, label = self.allegiance.side_of(g.against)
            side = 1 - other if other is not None else None
            label = _OTHER_LABEL.get(label or "")
        winner = self.outcome.winner
        if side is None and label is None and winner is not None:
            # A consolation is the loser's, a winner the winner's.
            if g.loser:
                side = 1 - winner
            elif "won" in g.states and not summary:
                side = winner
        return side, label

    def _moment(self, g: GoalMention) -> Moment | None:
        if g.time is None:
            return None
        extra = self.reading.extra is not None
        if g.penalty and self._of_the_foul(g):
            return None
        if _ADDED_TO_EXTRA.search(g.marked.line.lower, g.time.start):
            return None
        time = self.reading.moment_of(g.time)
        if time is None and g.time.minute is not None:
            told = g.time.minute
            minute, added = in_play(told.minute, told.added, extra_time=extra)
            time = Moment(minute, added, None, (g.marked.line.number,))
        if (
            time is not None
            and time.minute is not None
            and time.minute in _EXTRA_TIME_MINUTES
            and time.added is None
            and TO_EXTRA_TIME.search(g.marked.text)
        ):
            # A goal that forces extra time fell before it, whatever the clock says.
            time = replace(time, minute=90, added=time.minute - 90)
        return time

    def _of_the_foul(self, g: GoalMention) -> bool:
        """Whether the time is when the foul was: "from the spot, after Q had tripped P M"."""
        m = g.marked
        place = next((i for i, tok in m.at.items() if tok is g.time), -1)
        told = _AFTER_FOUL.search(m.text, g.place, place) if place > g.place else None
        return told is not None and _FOUL.search(m.text, told.end(), place) is not None

    def _each_minute(self, g: GoalMention, entry: Entry) -> list[Entry]:
        """An entry for each minute of "struck in the 8th, 25th and 77th minutes"."""
        told = g.time.minutes if g.time is not None else ()
        if len(told) < 2 or len(g.group) > 1:
            return [entry]
        m = _WHICH_PENALTY.search(g.marked.text)
        which = m["which"] if m else None
        out = []
        for i, t in enumerate(told):
            minute, added = in_play(t.minute, t.added, extra_time=self.reading.extra is not None)
            last = which in ("last", "latter") and i == len(told) - 1
            penalty = which is not None and (last or _ORDER[i : i + 1] == (which,))
            each = replace(entry, minute=minute, added=added, penalty=penalty)
            out.append(replace(each, count=1, again=i > 0, nth=None))
        return out

    def _decisive_moment(self, entries: Sequence[Entry]) -> None:
        """Take the time of a winner from a sentence of its own ("The decisive moment came …")."""
        open_ = [e for e in entries if e.minute is None and (e.penalty or "won" in e.states)]
        people = {e.person for e in open_}
        if len(people) != 1 or people & {e.person for e in entries if e.minute is not None}:
            return
        for m in self.reading.body:
            hit = _MOMENT_CAME.search(m.text)
            times = m.tokens("M", hit.start()) if hit is not None else []
            told = self.reading.moment_of(times[0][1]) if len(times) == 1 else None
            after = self._sentence_after(m)
            if told is None or after is None:
                continue
            if "penalty" in after.text or any(t.ref in people for _, t in after.tokens("P")):
                for e in open_:
                    e.minute, e.added, e.when = told.minute, told.added, told.when
                    e.lines = joined(e.lines, (m.line.number, after.line.number))

    def _sentence_after(self, m: Marked) -> Marked | None:
        index = self.reading.marked.index(m) + 1
        return self.reading.marked[index] if index < len(self.reading.marked) else None


_NEXT_ACT = re.compile(r"[,;]| (?:and|but|before|after|when|as|then) ")


def _end_of(g: GoalMention) -> int:
    """Where what is told of a goal ends: a penalty's clause is its own."""
    m = _NEXT_ACT.search(g.marked.text, g.end) if g.penalty else None
    return m.start() if m is not None else g.end


def _leads_up(before: Marked, m: Marked) -> bool:
    """Whether the sentence before one is of its paragraph, below the headline."""
    return before.line.label not in HEAD and before.line.paragraph == m.line.paragraph


_THAT_WAS = re.compile(
    r"^(?:that|it|this|which|the goal) (?:was|came|happened|arrived)"
    r"(?: (?:all |just |only |still )?(?:in |on |after |with )?(?:the )?)?[ML]"
)


def _take_later_time(g: GoalMention, after: Marked) -> None:
    """Give a goal the minute that the sentence after it opens with: "That was on the half-hour"."""
    m = _THAT_WAS.match(after.text) if g.time is None and after.line.label not in HEAD else None
    if m is not None:
        g.time = after.at[m.end() - 1]
        g.lines = [*joined(g.lines, (after.line.number,))]


def _follow(g: GoalMention, before: GoalMention) -> None:
    """Give a goal what the sentence before has told of it without its scorer."""
    number = before.marked.line.number
    if g.side is None and before.side is not None and not _CONTRAST.match(g.marked.text):
        g.side = before.side
        g.lines = [*joined((number,), g.lines)]
    if g.time is None and before.time is not None:
        g.time = before.time
        if number not in g.lines:
            g.lines.insert(0, number)
    g.states |= before.states


def _open_goal(g: GoalMention) -> GoalMention | None:
    """The goal, if it is told without its scorer, who may come in the next sentence."""
    told = g.side is not None or g.time is not None
    return g if g.player is None and g.open and told and not g.own else None


def _news(m: Marked) -> GoalMention | None:
    """A goal of nobody known, from a sentence that says that there was one at a time."""
    times = [token for _, token in m.tokens("MLW")]
    if len(times) != 1 or not makes_news(m):
        return None
    return GoalMention(m, 0, len(m.text), time=times[0])


def _penalty_given(m: Marked) -> GoalMention | None:
    """Time and side of the goal told next, from "T were awarded a penalty in the M"."""
    given = any(word in m.text for word in _PENALTY_WORDS)
    hit = _PENALTY_GIVEN.search(m.text) if given else None
    if hit is None:
        return None
    times: list[Token] = [token for _, token in m.tokens("MLW")]
    side = m.at[hit.start("side")] if hit["side"] else None
    time = times[0] if len(times) == 1 else None
    if side is None and time is None:
        return None
    return GoalMention(m, hit.start(), hit.end(), side=side, time=time, awarded=True)
