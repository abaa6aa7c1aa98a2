"""Sides that nobody knows, for prose: a text has to hold whichever side a goal was for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from summarizer.checking.numbers import GOALS, unsided_goals
from summarizer.draft import Draft, DraftMatch, EventClaim, Side

__all__ = ["MOST_WAYS", "sided"]

MOST_WAYS = 20
"""Ways of giving sides that a text is held against: as many as a 3-3 of six players has."""

_OTHER: dict[Side, Side] = {"home": "away", "away": "home"}


def sided(draft: Draft, index: int) -> tuple[Draft, ...]:
    """``draft`` with a side for every goal of match ``index``, in each way that can be.

    What is no goal may stay without: no rule lets a text give such an event to a side. Nobody
    plays for both sides, and no side has more goals than its score, where a way is left that
    keeps to it. One draft, ``draft`` itself, where every side is known; one more than
    ``MOST_WAYS`` where there are too many to look through.
    """
    match = draft.matches[index]
    if not unsided_goals(match):
        return (draft,)
    ways = list(islice(_ways(match, within_score=True), MOST_WAYS + 1))
    ways = ways or list(islice(_ways(match, within_score=False), MOST_WAYS + 1))
    before, after = draft.matches[:index], draft.matches[index + 1 :]
    return tuple(
        replace(draft, matches=(*before, replace(match, events=way), *after)) for way in ways
    )


def _ways(match: DraftMatch, within_score: bool) -> Iterator[tuple[EventClaim, ...]]:
    """The events of ``match`` with their sides, one player after the other."""
    score = match.score if within_score else None
    most = (("home", score.home), ("away", score.away)) if score else ()

    def fill(events: tuple[EventClaim, ...]) -> Iterator[tuple[EventClaim, ...]]:
        if any(sum(e.kind in GOALS and e.side == s for e in events) > n for s, n in most):
            return
        open_ = (i for i, e in enumerate(events) if e.kind in GOALS and e.side is None)
        at = next(open_, None)
        if at is None:
            yield events
            return
        player = events[at].player
        own = {_own(e) for e in events if player and e.player == player and e.side}
        for side in _OTHER:
            if own in (set(), {side}):
                event = events[at]
                given = replace(event, side=_OTHER[side] if event.kind == "own_goal" else side)
                yield from fill((*events[:at], given, *events[at + 1 :]))

    yield from fill(match.events)


def _own(event: EventClaim) -> Side | None:
    """The side of the player of an event: an own goal is the other side's gain."""
    if event.side is None or event.kind != "own_goal":
        return event.side
    return _OTHER[event.side]
