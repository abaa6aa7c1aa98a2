"""Every text before it goes out: its length, its essentials, and the checks of prose."""

from __future__ import annotations

import re

from summarizer.blurbs.claims import claims_of
from summarizer.blurbs.lengths import ESSENTIALS, graphemes, misfit
from summarizer.blurbs.model import Channel
from summarizer.blurbs.names import Names
from summarizer.blurbs.style import Style
from summarizer.checking.circumstances import Leg, ended_early, leg_of, second_leg, sets_of
from summarizer.checking.prose import Complaint, ProseFacts, prose_complaints
from summarizer.checking.prose_reading import SCORE, SIDE, Reading
from summarizer.checking.prose_results import names_winner
from summarizer.checking.prose_sides import MOST_WAYS, sided
from summarizer.checking.view import View
from summarizer.draft import DraftMatch
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Judge"]


class Judge:
    """The checks for match ``index`` of ``summary``; ``wire`` is the one it was made of, if at
    hand. Raises ValueError where it is another."""

    def __init__(self, summary: Summary, index: int, style: Style, wire: Wire | None) -> None:
        source, draft = claims_of(summary, wire)
        self.style = style
        self.wire = wire
        self.view = View(source)
        self.match: DraftMatch = draft.matches[index]
        self.ending = ended_early(self.view, self.match)
        self.leg = leg_of(self.view, self.match) if wire is not None else _leg(self.match)
        self.over_legs = wire is not None and second_leg(self.view, self.match)
        self.ten = wire is not None and self._tells_ten()
        self.names = Names(draft, index, self.view if wire is not None else None)
        ways = sided(draft, index)
        self._unsure = len(ways) > MOST_WAYS
        self._ways = [ProseFacts(self.view, way, index) for way in ways[:MOST_WAYS]]

    def _tells_ten(self) -> bool:
        """Whether the wire says that somebody was down to ten, and nobody to fewer."""
        told = [m.group(1).casefold() for m in _SHORT.finditer(self.view.body_glyphs)]
        return bool(told) and set(told) <= {"ten", "10"}

    def misfit(self, channel: Channel, text: str) -> str | None:
        """In what way ``text`` does not fit the channel, None where it does."""
        found = misfit(channel, text, self.style.most(channel))
        if found is None and channel == "push" and not self._essentials(text):
            return f"sides and result do not stand in the first {ESSENTIALS} characters"
        return found

    def complaints(self, channel: Channel, text: str) -> list[Complaint]:
        """What the checks of prose say against ``text``, whichever side a goal was for whose side
        nobody knows."""
        if self._unsure and any(e.player and e.player in text for e in self.match.events):
            return [Complaint("prose-event", "whose goals they were is not known")]
        for facts in self._ways:
            found = list(prose_complaints(facts, channel, text))
            if found:
                return found
        read = Reading(self._ways[0], text)
        if not names_winner(self._ways[0], read):
            return [Complaint("prose-result", "who came through is not said")]
        if (line := self._out_of_order(read)) is not None:
            return [Complaint("prose-result", f"house style puts the other side first: {line}")]
        return []

    def _out_of_order(self, read: Reading) -> str | None:
        """A score line "A 1-2 B" whose first side is not the one that house style has there: the
        home side, or the winner; of a draw the home side."""
        first = "home"
        if self.style.score.order == "winner" and self.match.score is not None:
            first = "away" if self.match.score.away > self.match.score.home else "home"
        for a, score, b in zip(read.marks, read.marks[1:], read.marks[2:], strict=False):
            between = read.marked[a.at + 1 : score.at], read.marked[score.at + 1 : b.at]
            in_line = a.letter == b.letter == SIDE and score.letter == SCORE
            if in_line and between == (" ", " ") and a.side not in (None, first):
                return read.text[a.start : b.end]
        return None

    def worth(self, text: str) -> int:
        """How many facts ``text`` tells: names, scores, minutes, each once."""
        read = Reading(self._ways[0], text)
        return len({text[m.start : m.end] for m in read.marks})

    def _essentials(self, text: str) -> bool:
        """Whether both sides, and the score where there is one, end within the first characters
        that every screen shows."""
        read = Reading(self._ways[0], text)
        ends = {m.side: m.end for m in reversed(read.of(SIDE))}
        if set(ends) != {"home", "away"}:
            return False
        last = max(ends.values())
        if self.match.score is not None or self.match.shoot_out is not None:
            scores = read.of(SCORE)
            if not scores:
                return False
            last = max(last, scores[0].end)
        elif self.match.result is not None:
            result = self.match.result.value
            result = result if self.ending is None else sets_of(result)
            at = text.find(result)
            if at < 0:
                return False
            last = max(last, _end_of_first_figure(text, at, result))
        return graphemes(text[:last]) <= ESSENTIALS


_SHORT = re.compile(
    r"\b(ten|10|nine|9|eight|8)[- ](?:man|men|woman|women|players)\b", re.IGNORECASE
)


def _leg(match: DraftMatch) -> Leg | None:
    """Without the wire nobody knows of a round's match that it was no first leg, unless the facts
    say who went through."""
    open_tie = not (match.advanced or match.aggregate or match.first_leg or match.shoot_out)
    return "open" if open_tie and match.stage is not None and match.sport == "football" else None


_FIGURE = re.compile(r"\d{1,4}(?:[-–:]\d{1,4})?")


def _end_of_first_figure(text: str, at: int, result: str) -> int:
    """Of a result such as "6-4 3-6 7-5" the first set has to be seen, of "by 34 runs" all."""
    m = _FIGURE.search(text, at, at + len(result))
    several = m is not None and len(_FIGURE.findall(result)) > 1
    return m.end() if m is not None and several else at + len(result)
