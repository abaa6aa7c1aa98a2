"""Who won, and by what score: the results that the sentences of a match tell, put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.engines.offline.choice import Final
from summarizer.engines.offline.reading import HEAD, Reading
from summarizer.language.ahead import ahead_at
from summarizer.language.allegiance import Lines, joined
from summarizer.language.marking import Marked
from summarizer.language.passing import in_passing
from summarizer.language.results import Result
from summarizer.language.score_kinds import high_first, score_kind
from summarizer.language.shootout_words import tells_shootout

__all__ = ["Outcome", "Score", "outcome_of"]

Score = tuple[int, int]
"""Two figures in the order of the section's sides."""
_LEAD = 5
"""Sentences of the body that may tell the result without naming both sides."""


@dataclass(slots=True)
class Outcome:
    """The outcome in the order of the section's sides, with its sentences.

    ``winner`` of play; ``level`` for a draw; ``shoot_out`` the score of a shoot-out, higher figure
    first; ``margin`` a result in words or sets, as written, with its sentence.
    """

    winner: int | None = None
    winner_lines: Lines = ()
    level: bool = False
    score: Score | None = None
    score_lines: Lines = ()
    shoot_out: Score | None = None
    shoot_out_lines: Lines = ()
    shoot_out_winner: int | None = None
    margin: tuple[str, int] | None = None


@dataclass(slots=True)
class _Told:
    """A told score. ``whole``: the sentence names both sides."""

    score: Score
    whole: bool
    line: int


def outcome_of(reading: Reading) -> Outcome:
    """The outcome of the match."""
    return _Outcomes(reading).outcome()


_LEVEL_BEFORE = re.compile(
    r"\b(?:finished|ended|tied at|deadlocked at|level at|locked at|finishing|ending|draw|drew"
    r"|stood at|after a|remained|stayed) $"
)
_LEVEL_AFTER = re.compile(
    r" (?:draw|after extra|at the end of|after 120|tie|stalemate|following extra)"
)
_BROUGHT_LEVEL = re.compile(r"\b(?:brought|pulled) (?:them|T) (?:back )?level at $")
_EXTRA_TIME = re.compile(r"extra[ -]time")
_ON_THE_WAY = re.compile(
    r"\b(?:led|leads|leading|trail\w*|ahead|behind|up|down|lead of|went|gone|going|moved) (?:at )?$"
)
"""Before a score of kicks: it went on."""
_DECIDED = re.compile(
    r"\b(?:w[io]n|wins|winning|los[te]|loses|losing|beaten|prevail\w*|triumph\w*|through|out|victory"
    r"|defeat) (?:it |[a-z]+ )?$"
)
"""Before a score of kicks: who stands before it won or lost them."""


class _Outcomes:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.out = Outcome()
        self.head = reading.section.head
        self.choice = reading.section.choice
        self.told: list[_Told] = []
        heads = {m.line.number for m in reading.marked if m.line.label in HEAD}
        self.near = heads | {m.line.number for m in reading.body[:_LEAD]}

    def outcome(self) -> Outcome:
        out = self.out
        for result in self.reading.section.results:
            self._take(result)
        final = self.choice.final if self.choice is not None else None
        if final is not None:
            self._as_weighed(final)
        elif self.choice is not None and self.choice.weighed and self.head.kind == "none":
            out.winner = None  # neither signs nor patterns are sure
        if out.shoot_out_winner is not None:
            if out.shoot_out is None:
                self._score_of_shoot_out()
            if final is None:
                self._score_before_shoot_out()
        else:
            self._score_of_shoot_out()
            # Kicks that one sentence tells beside the result of the night leave that as it is.
            if final is None and (out.shoot_out is None or out.shoot_out_winner is not None):
                self._settle()
        return out

    def _as_weighed(self, final: Final) -> None:
        """Take over the score that all signs tell."""
        out = self.out
        out.score, out.score_lines = final.score, final.lines
        out.level = final.score[0] == final.score[1]
        out.winner = None if out.level else int(final.score[1] > final.score[0])
        out.winner_lines = final.lines

    def _take(self, r: Result) -> None:
        """Take in one told result."""
        out, line = self.out, r.marked.line.number
        head = self.head
        winner, loser = self.reading.index(r.winner), self.reading.index(r.loser)
        if r is head:
            winner, loser = 0, 1
        whole = winner is not None and loser is not None
        near = line in self.near
        if r.kind == "none" or ((r.other or not near) and not whole):
            return
        if r.kind == "shoot_out":
            self._take_shoot_out(r, winner)
            return
        if r.margin is not None and out.margin is None and near and self._may_be_ours(r, winner):
            start, end = r.margin
            out.margin = (r.marked.line.text[start:end], line)
            out.winner, out.winner_lines = winner, (line,)
        if whole and near and not r.level and out.winner is None and not out.level:
            out.winner = winner
            out.winner_lines = (line if head.level else head.marked.line.number,)
        if r.level and near and out.winner is None:
            out.level = True
            out.winner_lines = out.winner_lines or (line,)
        if r.score is not None:
            self._take_score(r, r.score, winner, loser)

    def _may_be_ours(self, r: Result, winner: int | None) -> bool:
        """Whether a margin is this match's: told with both sides, or with its winner alone."""
        if winner is None or r.passing:
            return False
        return r.loser is None or self.reading.index(r.loser) == 1 - winner or r is self.head

    def _take_shoot_out(self, r: Result, winner: int | None) -> None:
        out, line = self.out, r.marked.line.number
        if winner is not None:
            if out.shoot_out_winner is None:
                out.shoot_out_winner = winner
            out.winner_lines = out.winner_lines or (line,)
        if r.score is not None and out.shoot_out is None:
            out.shoot_out, out.shoot_out_lines = r.score, (line,)

    def _take_score(self, r: Result, score: Score, winner: int | None, loser: int | None) -> None:
        """Note a score in the order of the sides, as far as the sentence gives the order."""
        line = r.marked.line.number
        near = line in self.near
        whole = winner is not None and loser is not None
        if r.level:
            if winner is not None or near:
                self.told.append(_Told(score, whole, line))
            return
        side = winner if winner is not None else 1 - loser if loser is not None else None
        if side is not None:
            self.told.append(_Told(score if side == 0 else (score[1], score[0]), whole, line))
        elif near:
            # "The 1-0 victory left X packing": whose it is, the other sentences say.
            self.told.append(_Told(score, False, line))

    def _settle(self) -> None:
        """The final score: the first one told with both sides, else the first one told at all."""
        out = self.out
        strong = [t for t in self.told if t.whole]
        weak = [_Told(self._for_winner(t.score), False, t.line) for t in self.told if not t.whole]
        if self.choice is not None and self.choice.weighed:
            strong, weak = (
                [t for t in some if (max(t.score), min(t.score)) == self.choice.likely]
                for some in (strong, weak)
            )
        first = next(iter((*strong, *weak)), None)
        if first is None:
            return
        a, b = first.score
        if out.winner is None and a != b:
            if not strong:
                return
            out.winner, out.winner_lines = (0 if a > b else 1), (first.line,)
        if out.winner is not None and (a == b or (a > b) != (out.winner == 0)):
            return
        lines = [t.line for t in (*strong, *weak) if t.score == first.score]
        body = {m.line.number for m in self.reading.body}
        below = [n for n in lines if n in body] or lines
        out.score, out.score_lines = first.score, joined((first.line,), below[:2])

    def _for_winner(self, score: Score) -> Score:
        if score[0] == score[1] or self.out.winner is None:
            return score
        high, low = max(score), min(score)
        return (high, low) if self.out.winner == 0 else (low, high)

    def _score_of_shoot_out(self) -> None:
        """The score of a shoot-out that no sentence tells with both sides."""
        foreign = {r.marked.line.number for r in self.reading.section.foreign}
        for m in self.reading.marked:
            if m.line.number not in self.near or m.line.number in foreign:
                continue
            for place, token in m.tokens("S"):
                if token.score is None or in_passing(m, place, place + 1):
                    continue
                if score_kind(m, place) == "shoot_out":
                    if _ON_THE_WAY.search(m.text, max(0, place - 40), place):
                        continue
                    if self.out.shoot_out is None:
                        self.out.shoot_out = high_first(token.score)
                        self.out.shoot_out_lines = (m.line.number,)
                    if self.out.shoot_out_winner is None and _DECIDED.search(
                        m.text, max(0, place - 40), place
                    ):
                        # "won S to level the tie but lost S on penalties"
                        ahead = set(ahead_at(m, [place], False))
                        self.out.shoot_out_winner = ahead.pop() if len(ahead) == 1 else None
                    return

    def _score_before_shoot_out(self) -> None:
        """The score of the play before a shoot-out: a draw told beside it."""
        for m in self.reading.marked:
            near = m.line.number in self.near
            if near or tells_shootout(m.text) or _EXTRA_TIME.search(m.text):
                score = self._draw_in(m)
                if score is not None:
                    self.out.score, self.out.score_lines = score, (m.line.number,)
                    self.out.level = True
                    return

    def _draw_in(self, m: Marked) -> Score | None:
        for place, token in m.tokens("S"):
            score = token.score
            if score is None or score.first != score.second:
                continue
            before = m.text[max(0, place - 50) : place]
            if not _LEVEL_BEFORE.search(before) and not _LEVEL_AFTER.match(m.text, place + 1):
                continue
            if score_kind(m, place) in ("half_time", "aggregate", "first_leg"):
                continue
            if not _BROUGHT_LEVEL.search(before):
                return score.first, score.second
        return None
