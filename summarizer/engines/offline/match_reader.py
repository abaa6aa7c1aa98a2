"""Reads one match out of its sentences: who, where, what score, which events."""

from __future__ import annotations

import re

from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, Side, Sport, TextClaim
from summarizer.engines.offline.balance import balance, sum_of
from summarizer.engines.offline.events import events_of
from summarizer.engines.offline.ground import find_ground
from summarizer.engines.offline.ledger import Goal
from summarizer.engines.offline.legs import Legs, legs_of
from summarizer.engines.offline.narrative import TO_EXTRA_TIME, Narrative, NarrativeReader
from summarizer.engines.offline.outcome import Outcome, Score, outcome_of
from summarizer.engines.offline.reading import Reading, allegiance_of, read_section
from summarizer.engines.offline.sections import Section
from summarizer.engines.offline.shares import Known
from summarizer.engines.offline.verdict import worth
from summarizer.engines.offline.weights import WEIGHTS
from summarizer.language.ahead import through_in
from summarizer.language.allegiance import Allegiance, Lines, joined
from summarizer.language.competitions import round_of_another
from summarizer.language.half_times import half_time_in
from summarizer.language.legs import SidedScore
from summarizer.language.names import fold, name_spans, same_glyphs
from summarizer.language.next_opponents import next_opponents_of
from summarizer.language.occasions import Told, city_of, competition_of, days_of, venue_of
from summarizer.language.penalty_talk import is_penalty_talk
from summarizer.language.progress import advance_in, comes_back_in
from summarizer.language.stages import stage_of

__all__ = ["read_match"]

_NO_SCORE: tuple[Sport, ...] = ("tennis", "cricket")
"""Sports whose result is told in sets or words and not as a score."""
_UNLIKELY, _VERY_UNLIKELY = -2.0, -3.2
"""A goal of one sentence and no known side is not believed if its signs are worth less; any other
only if they are worth less than the second."""
_OF_NAME = re.compile(r"['’]s(?P<more> [A-Z][a-z]+)?(?![A-Za-z])")
_ALONE = re.compile(
    r"$|[,.;:)]| \d{1,2}(?![\d-])| (?:in|at|on|for|to|after|from|with|and)\b"
    # What is done is owned by nobody: "St Maud's beat".
    r"| (?:beat|drew|were|was|had|have|has|went|came|took|ahead|level)\b"
    r"| (?:won|lost) (?:\d|to\b|at\b|by\b|their\b|for\b|the\b)"
)
_SCORES = re.compile(r" \d{1,2}(?!\d)")
_OF_TWO_LEGS = re.compile(
    r"\baggregate\b|\baway[- ]goals?\b|\b(?:second|return)[- ]leg\b|\bon penalties\b|\bshoot-?out\b"
)
_LEAD = 4
_GROUP = 8
"""How many sentences may say that this was a group game, in which nobody goes through."""


def read_match(
    section: Section, sport: Sport, known: list[str], dateline: str | None
) -> DraftMatch:
    """The claims about the match of ``section``.

    ``known`` are all names of the wire; ``dateline`` is the town of the dateline.
    """
    return _Match(read_section(section, sport, known, dateline)).claims()


class _Match:
    """The readings of one match, each made with what the ones before have found."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.football = reading.sport == "football"
        self.allegiance: Allegiance = allegiance_of(reading)
        self.outcome: Outcome = outcome_of(reading)
        self.half_time = self._half_time()
        self.legs = Legs()
        self.goals: list[Goal] = []
        self.narrative = Narrative()
        if self.football:
            self._extra_time_by_goal()
        narrator = NarrativeReader(reading, self.allegiance, self.outcome)
        if self.football:
            self._read_goals(narrator)
        find_ground(reading, self.allegiance, self.goals, self.narrative.entries, self.half_time)
        self.legs = legs_of(reading, self.allegiance, self.outcome)
        if self.football and self._knows_more():
            self._read_goals(narrator)
        if self.football:
            self._work_out_score()
        self.stage = stage_of(reading.results, reading.near)

    def _half_time(self) -> SidedScore | None:
        found = (half_time_in(m, self.reading.focus_of(m)) for m in self.reading.body)
        return next(filter(None, found), None)

    def _extra_time_by_goal(self) -> None:
        """A shoot-out, and a goal that sent the game there: extra time was played."""
        if self.reading.extra is None and self.outcome.shoot_out_winner is not None:
            sent = (m.line.number for m in self.reading.body if TO_EXTRA_TIME.search(m.text))
            self.reading.extra = next(sent, None)

    def _read_goals(self, narrator: NarrativeReader) -> None:
        told = narrator.read()
        goals = balance(told.entries, self._known(told), self.allegiance.tied, told.nameless)
        # A goal needs a sentence below the headline that names its scorer.
        named = {
            token.ref
            for m in self.reading.marked
            if m.line.label != "headline"
            for _, token in m.tokens("P")
        }
        self.goals = [g for g in goals if g.person in named]
        self.narrative = told

    def _is_clear(self, goal: Goal) -> bool:
        """Whether nothing leaves it open what kind of goal it was: a foul before it, or a penalty
        of nobody known where the goal is only one of a number."""
        if goal.own or goal.penalty:
            return True
        if not goal.counted:
            return not goal.unclear
        told = {n for g in self.goals if g.penalty for n in g.lines}
        return not any(
            is_penalty_talk(m) and m.line.number not in told for m in self.reading.marked
        )

    def _is_likely(self, goal: Goal) -> bool:
        """Whether the signs allow a goal, or are silent.

        The words around the scorer's name are weighed, in the sentence that speaks for the goal
        most; each thing that stands between the name and the wording counts against it (see
        :func:`looseness`). Who is called a coach has scored no goal.

        Measured on 160 reports with gold, written by people who had seen no rule, as they were read
        before rules were mended with them, with weights learned from the other four fifths each
        time: 243 of 270 goals were right (scorer and minute), with this asked for 226 of 246. A
        higher threshold leaves out more right goals for each wrong one. Side, minute, how many are
        named in the sentence and whether the goals make up the score told nothing beyond that.
        """
        choice = self.reading.section.choice
        person = self.reading.roster.people[goal.person]
        if person.staff and not person.keeper and self.allegiance.tied(goal.person) is None:
            return False
        if goal.own or choice is None or choice.report is None:
            return True
        told = [
            choice.report.scorer(m.line.number, token.start)
            for m in self.reading.marked
            if m.line.number in goal.at  # before it he may only be who "she" is
            for _, token in m.tokens("P")
            if token.ref == goal.person
        ]
        weighed = [worth(WEIGHTS["goals"], signs) for signs in told if signs is not None]
        alone = goal.side is None and len(goal.lines) == 1
        least = _UNLIKELY if alone else _VERY_UNLIKELY
        return not weighed or max(weighed) - goal.loose >= least

    def _known(self, told: Narrative) -> Known:
        """What the goals must agree with, as far as it is told."""
        half = self.half_time
        leader, _ = self.allegiance.side_of(half.token) if half is not None else (None, None)
        score = (half.mine, half.theirs) if half is not None else None
        return Known(
            final=self.outcome.score,
            leg=self.legs.first,
            winner=self.outcome.winner,
            behind=self._behind(),
            missing=told.missing,
            half=score[::-1] if score is not None and leader == 1 else score,
            half_sided=leader is not None,
            same=tuple((a, b) for a, b, _ in self.allegiance.mates),
            other=tuple((a, b) for a, b, _ in self.allegiance.opponents),
        )

    def _behind(self) -> int | None:
        """The winner, where the sentences of the result say that it came from behind."""
        told = any(comes_back_in(m) for m in (*self.reading.heads, *self.reading.results))
        return self.outcome.winner if told else None

    def _knows_more(self) -> bool:
        """Whether hosts, first leg or opponents tell more of goals than before."""
        scorers = {g.person: (g.team, tuple(g.lines[:2])) for g in self.goals}
        known = {ref: (team, lines) for ref, (team, lines) in scorers.items() if team is not None}
        spread = self.allegiance.spread(known)
        tied = any(
            g.side is None and self.allegiance.tied(g.person) is not None for g in self.goals
        )
        return (
            spread
            or tied
            or any(e.label is not None or "tie" in e.states for e in self.narrative.entries)
        )

    def _work_out_score(self) -> None:
        """The final score where only the goals tell it."""
        out = self.outcome
        if out.score is not None or out.shoot_out_winner is not None or self.narrative.missing:
            return
        score = sum_of(self.goals, self.narrative.entries, out.winner, self.legs.first)
        if score is None:
            return
        out.score, out.score_lines = score, joined(*(g.lines for g in self.goals))
        if self.legs.first is None or self.legs.aggregate is None:
            self.legs = legs_of(self.reading, self.allegiance, out)

    # Claims --------------------------------------------------------------------------------------

    @property
    def home(self) -> int:
        """The side that stands first: the hosts, else the first of the section."""
        return self.allegiance.home if self.allegiance.home is not None else 0

    def side(self, index: int) -> Side:
        return "home" if index == self.home else "away"

    def score(self, score: Score | None, lines: Lines) -> ScoreClaim | None:
        """A score of the section's order as a claim in home and away."""
        if score is None:
            return None
        return ScoreClaim(score[self.home], score[1 - self.home], lines)

    def claims(self) -> DraftMatch:
        reading, out, legs = self.reading, self.outcome, self.legs
        names = [self._in_full(name) for name in reading.section.sides]
        home = self.home
        told_in_words = reading.sport in _NO_SCORE
        ground = self.allegiance.ground if self.allegiance.home is not None else None
        venue = venue_of((*reading.results, *reading.body))
        several_words = self.allegiance.home is not None and " " in names[home].strip()
        home_forms = reading.roster.forms[home] if several_words else None
        advanced = self._advanced()
        near = [*reading.heads, *reading.body[:5]]
        days = days_of(reading.results, reading.near)
        competition = competition_of(reading.results, near)
        return DraftMatch(
            sport=reading.sport,
            home=TextClaim(names[home], self._lines_of_name(home)),
            away=TextClaim(names[1 - home], self._lines_of_name(1 - home)),
            ground=ground,
            competition=_text(competition),
            stage=_text(self._stage_of(competition)),
            venue=TextClaim(venue[0].name, (venue[1].line.number,)) if venue else None,
            city=_text(city_of(reading.body, venue, reading.dateline, home_forms)),
            dates=tuple(TextClaim(day, (line,)) for day, line in days),
            score=None if told_in_words else self.score(out.score, out.score_lines),
            half_time=self._half_time_claim(),
            aggregate=self.score(legs.aggregate, legs.aggregate_lines),
            first_leg=self.score(legs.first, legs.first_lines),
            shoot_out=self._shoot_out(),
            extra_time=self._extra_time(),
            result=_text(out.margin) if told_in_words else None,
            winner=self._winner(),
            advanced=TextClaim(self.side(advanced[0]), advanced[1]) if advanced else None,
            next_opponents=self._next_opponents(advanced),
            events=self._events() if self.football else (),
        )

    def _stage_of(self, competition: Told | None) -> Told | None:
        """The round, unless its sentence gives it to another competition."""
        if self.stage is None or competition is None:
            return self.stage
        text = next(m.line.text for m in self.reading.marked if m.line.number == self.stage[1])
        other = round_of_another(same_glyphs(text), self.stage[0], competition[0])
        return None if other else self.stage

    def _in_full(self, name: str) -> str:
        """The name of a side with the "'s" that belongs to it: "St Maud's", "Bear's Den".

        It does where the name never stands without it, and once before a score, a comma or a
        preposition, where nothing can be owned.
        """
        texts = [m.line.text for m in self.reading.marked]
        ends = [(t, end) for t in texts for _, end in name_spans(same_glyphs(t), name)]
        owned = [_OF_NAME.match(t, end) for t, end in ends]
        for m in owned if all(owned) else ():  # every time
            if m is not None and (_SCORES if m["more"] else _ALONE).match(m.string, m.end()):
                return name + m.group()
        return name

    def _lines_of_name(self, side: int) -> Lines:
        """Sentences that name the side in full, the result's first."""
        full = fold(self.reading.section.sides[side])
        head = self.reading.section.head.marked.line
        named = [
            m.line.number
            for m in (*self.reading.results, *self.reading.marked)
            if any(fold(token.name) == full for token in m.line.tokens)
        ]
        in_head = any(t.ref == side for t in head.tokens if t.kind == "T")
        return joined(named[:1], (head.number,) if in_head else ()) or (head.number,)

    def _half_time_claim(self) -> ScoreClaim | None:
        half, final = self.half_time, self.outcome.score
        if half is None:
            return None
        side, _ = self.allegiance.side_of(half.token)
        if side is None and half.mine != half.theirs:
            return None
        score = (half.theirs, half.mine) if side == 1 else (half.mine, half.theirs)
        if final is not None and (score[0] > final[0] or score[1] > final[1]):
            return None
        return self.score(score, (half.line,))

    def _shoot_out(self) -> ScoreClaim | None:
        out = self.outcome
        if out.shoot_out is None or out.shoot_out_winner is None:
            return None
        high, low = max(out.shoot_out), min(out.shoot_out)
        score = (high, low) if out.shoot_out_winner == 0 else (low, high)
        return self.score(score, out.shoot_out_lines)

    def _extra_time(self) -> Lines | None:
        """The sentence that tells of extra time, in games that have it."""
        if self.reading.extra is None or self.reading.sport in _NO_SCORE:
            return None
        return (self.reading.extra,)

    def _winner(self) -> TextClaim | None:
        out = self.outcome
        drawn = out.score[0] == out.score[1] if out.score is not None else False
        if drawn or (out.level and out.winner is None):
            return TextClaim("draw", out.score_lines or out.winner_lines)
        if out.winner is not None and out.shoot_out_winner is None:
            return TextClaim(self.side(out.winner), out.winner_lines or out.score_lines)
        return None

    def _advanced(self) -> tuple[int, Lines] | None:
        """Who goes through, in a tie or where a shoot-out decides."""
        out, legs, reading = self.outcome, self.legs, self.reading
        if out.shoot_out_winner is not None:
            return out.shoot_out_winner, out.shoot_out_lines or out.winner_lines
        through = self._through_told()
        if legs.aggregate is not None and legs.aggregate[0] != legs.aggregate[1]:
            through = (0 if legs.aggregate[0] > legs.aggregate[1] else 1), legs.aggregate_lines
        if not self._is_tie() or (legs.despite and through is None):
            return through
        side = through[0] if through is not None else out.winner
        if side is None:
            return None
        for m in (*reading.results, *reading.body[:_LEAD]):
            named = m in reading.results or any(t.ref == side for _, t in m.tokens("T"))
            if named and advance_in(m):
                return side, joined((m.line.number,), through[1] if through else ())
        return through

    def _through_told(self) -> tuple[int, Lines] | None:
        """Who goes through where the sentences of the result speak of two legs and say it of one
        side alone: "but went out on away goals"."""
        told: dict[int, int] = {}
        for m in (*self.reading.results, *self.reading.body[:_LEAD]):
            if _OF_TWO_LEGS.search(m.text):
                for side in through_in(m, self.allegiance.home == 0):
                    told.setdefault(side, m.line.number)
        if len(told) != 1:
            return None
        side, line = next(iter(told.items()))
        return side, (line,)

    def _is_tie(self) -> bool:
        """Whether somebody goes through by this match: a round, or two legs, and no group game."""
        if self.reading.sport == "tennis":
            return self.stage is None or fold(self.stage[0]) != "final"
        if any("group" in m.text or "K" in m.text for m in self.reading.body[:_GROUP]):
            return False
        if self.legs.aggregate is not None or self.legs.first is not None:
            return True
        no_tie = ("group", "final", "third-place")
        return self.stage is not None and not fold(self.stage[0]).startswith(no_tie)

    def _next_opponents(self, advanced: tuple[int, Lines] | None) -> tuple[TextClaim, ...]:
        reading = self.reading
        goes_on = (
            advanced is not None
            or self.reading.sport == "tennis"
            or any(advance_in(m) for m in (*reading.results, *reading.body[:3]))
        )
        if not goes_on:
            return ()
        side = advanced[0] if advanced is not None else self.outcome.winner
        found = next_opponents_of(reading.body, side)
        return tuple(TextClaim(name, (line,)) for name, line in found)

    def _events(self) -> tuple[EventClaim, ...]:
        goals = [g for g in self.goals if self._is_clear(g) and self._is_likely(g)]
        return events_of(
            self.reading, self.allegiance, self.outcome, goals, self.narrative, self.side
        )


def _text(told: Told | None) -> TextClaim | None:
    return TextClaim(told[0], (told[1],)) if told is not None else None
