"""Goals held against the scores told with them, and penalties that are claimed twice.

A sentence that says what a goal made the score ("made it 4-0") says whose it was as soon as the
final score is known; see :mod:`summarizer.language.running_scores`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.checking.numbers import GOALS, score_told
from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_person
from summarizer.checking.standings import points_to
from summarizer.checking.tellings import Tellings, tells_time
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, EventClaim, Side
from summarizer.language.running_scores import Gain, gainers

__all__ = ["match_goals"]

_TO_TAKE = 4
"""So many minutes may pass from the whistle to the kick."""
_SEVERAL = re.compile(
    r"\b(?:two|both|second|another|further|three) (?:[a-z-]+ )?(?:penalt(?:y|ies)|spot[- ]kicks?)"
    r"|\bpenalties\b|\b(?:twice|again) from (?:the spot|12 yards)|\bretake\w*|\bretook\b"
)
_SIDES: tuple[Side, Side] = ("home", "away")


def match_goals(
    view: View, path: str, match: DraftMatch, tellings: Tellings | None
) -> Iterator[Problem]:
    """Sides that the score on the way speaks against, and one penalty told with two minutes."""
    if tellings is None or match.sport != "football":
        return
    yield from _penalty_twice(path, match, tellings)
    score = match.score
    if score is None or not score_told(view, match, "score", score):
        return
    if points_to(view, match, "score", score) is False:
        return
    told = [
        (i, e, running)
        for i, e in enumerate(match.events)
        if e.kind in GOALS and (running := _running(tellings, match, e)) is not None
    ]
    told.sort(key=lambda x: sum(x[2]))
    if not _in_order([(e, running) for _, e, running in told]):
        return
    chain = [Gain(running, _index(tellings.told_side(e))) for _, e, running in told]
    found = gainers(chain, (score.home, score.away))
    for (i, e, running), sides in zip(told, found.sides, strict=True) if found is not None else ():
        if e.side is not None and _index(e.side) not in sides:
            detail = f"{running[0]}-{running[1]} on the way to {score.home}-{score.away}"
            yield Problem("side-score", f"{path}.events[{i}].side", e.side, detail=detail)


def _index(side: Side | None) -> int | None:
    return None if side is None else _SIDES.index(side)


def _running(tellings: Tellings, match: DraftMatch, event: EventClaim) -> tuple[int, int] | None:
    """The score that the cited sentences give the goal: told of one goal of the player, or of the
    one at the claimed time."""
    mine = [t for t in tellings.about(event)[0] if t.sure or t.running is None]
    if len(mine) > 1 or any(t.count > 1 for t in mine):
        mine = [t for t in mine if tells_time(t.time, match, event, event.when) and t.count == 1]
    scores = {t.running for t in mine}
    return scores.pop() if len(scores) == 1 else None


def _in_order(told: list[tuple[EventClaim, tuple[int, int]]]) -> bool:
    """Whether each of the goals made another score, and the minutes rise with it."""
    for (a, before), (b, after) in pairwise(told):
        if sum(before) >= sum(after):
            return False
        if a.minute is not None and b.minute is not None and _at(a) > _at(b):
            return False
    return bool(told)


def _at(event: EventClaim) -> tuple[int, int]:
    return event.minute or 0, event.added or 0


def _penalty_twice(path: str, match: DraftMatch, tellings: Tellings) -> Iterator[Problem]:
    """Two penalties of one player within the time that one takes, where no word says that there
    were two: the minute at which it was given, and the one at which it went in."""
    kicks = [
        (i, e)
        for i, e in enumerate(match.events)
        if e.kind == "penalty_goal" and e.minute is not None and e.player
    ]
    for k, (i, e) in enumerate(kicks):
        for j, other in kicks[k + 1 :]:
            apart = abs(sum(_at(e)) - sum(_at(other)))
            if not 0 < apart <= _TO_TAKE or not same_person(e.player, other.player):
                continue
            cited = {*e.evidence, *other.evidence}
            if any(_SEVERAL.search(tellings.seen[n].text) for n in cited if n in tellings.seen):
                continue
            early = i if _at(e) < _at(other) else j
            yield Problem(
                "event-twice", f"{path}.events[{early}]", e.player, detail="one penalty, two times"
            )
