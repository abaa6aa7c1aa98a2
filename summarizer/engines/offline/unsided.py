"""Goals and cards whose side cannot be told: which of them are surely of this match.

A side ties a goal to a match as nothing else does. What has none is held against more: who did it,
in which sentence, and whether the score has room for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.engines.offline.ledger import Goal
from summarizer.engines.offline.outcome import Score
from summarizer.engines.offline.reading import HEAD, Reading
from summarizer.language.marking import Marked
from summarizer.language.names import fold
from summarizer.language.side_names import forms_of
from summarizer.language.times import MOST_STOPPAGE

__all__ = ["sure_goals", "tells_of_this_match"]

_THAT_GAME = re.compile(
    r"\b(?:that|the same|the previous|the earlier) (?:game|match|meeting|encounter|fixture|clash"
    r"|tie|occasion)\b"
)
"""Words that mean a match told of before: this one is "the match"."""
_OWN = re.compile(
    r"P(?:[^P]|P'){0,120}?\bown (?:net|goal(?! (?:kick|line))|(?:goal)?keeper|line|bar|post)\b"
)
_OWN_BY = re.compile(r"\bown goal (?:by|from|of) (?:[a-z-]+ ){0,4}(?P<who>P)")


def sure_goals(goals: Sequence[Goal], reading: Reading, final: Score | None) -> list[Goal]:
    """``goals`` without those of unknown sides that may be another match's, or misread.

    Where the ``final`` score has no room for all that are left, those without a minute go, and
    where that is not enough, all of an unknown side. Where it is not known, those stay that are
    told with their time and their scorer's name.
    """
    sure = [g for g in goals if g.side is not None or _is_sure(g, reading, final)]
    room = sum(final) if final is not None else len(sure)
    for doubted in (_told_again, _untimed, _unminuted, _unsided):
        if len(sure) <= room:
            break
        sure = [g for g in sure if not doubted(g, sure)]
    return sure


def _told_again(goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether a goal without a time may be another one of its player's, told in its sentence."""
    return not goal.timed and any(
        g is not goal and g.person == goal.person and g.timed and set(g.lines) & set(goal.lines)
        for g in goals
    )


def _untimed(goal: Goal, _: Sequence[Goal]) -> bool:
    return goal.side is None and goal.minute is None and not goal.when


def _unminuted(goal: Goal, _: Sequence[Goal]) -> bool:
    return goal.side is None and goal.minute is None


def _unsided(goal: Goal, _: Sequence[Goal]) -> bool:
    return goal.side is None


def _is_sure(goal: Goal, reading: Reading, final: Score | None) -> bool:
    if reading.roster.people[goal.person].staff or (goal.added or 0) > MOST_STOPPAGE:
        return False
    told = _told_in(goal.lines, reading)
    if goal.own and not any(_own_net(m, goal.person) for m in told):
        return False
    if not tells_of_this_match(goal.lines, reading):
        return False
    if final is None:
        return goal.timed and any(_names(m, goal.person) for m in told)
    return goal.running is None or _fits(goal.running, final)


def _own_net(marked: Marked, person: int) -> bool:
    """Whether the words of an own goal are about this person and nobody named after him."""
    return any(_OWN.match(marked.text, i) for i, t in marked.tokens("P") if t.ref == person) or any(
        marked.at[m.start("who")].ref == person for m in _OWN_BY.finditer(marked.text)
    )


def _fits(running: Score, final: Score) -> bool:
    """Whether a score on the way can have been before ``final``, whoever stands first in it."""
    low, high = sorted(running)
    return low <= min(final) and high <= max(final)


def tells_of_this_match(lines: Iterable[int], reading: Reading) -> bool:
    """Whether the sentences ``lines`` speak of no other match: none of "that game", none after
    another match's sides or score without a side of this match again."""
    told = _told_in(lines, reading)
    return bool(told) and not any(
        _THAT_GAME.search(m.text) or _other_side_since(m, reading) for m in told
    )


def _told_in(lines: Iterable[int], reading: Reading) -> list[Marked]:
    wanted = set(lines)
    return [m for m in reading.marked if m.line.number in wanted]


def _names(marked: Marked, person: int) -> bool:
    return any(token.ref == person for _, token in marked.tokens("P"))


def _other_side_since(marked: Marked, reading: Reading) -> bool:
    """Whether two sides of other matches, or one and a score, have been named in a sentence since
    one of this match's was."""
    others = {form for name in reading.section.others for form in forms_of(name)}
    if marked.line.label in HEAD:
        return False
    for m in reversed(reading.body[: reading.body.index(marked) + 1]):
        if any(m.tokens("T")):
            return False
        named = {fold(t.name) for _, t in m.tokens("O")} & others
        if len(named) > 1 or (named and m.tokens("S")):
            return True
    return False
