"""Agreement on events: kind, player, side and minute as the second reader has them."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.numbers import GOALS
from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_person
from summarizer.draft import DraftMatch, EventClaim

__all__ = ["event_disagreements"]


def event_disagreements(
    path: str, match: DraftMatch, other: DraftMatch, turned: bool
) -> Iterator[Problem]:
    """Where ``other`` gives an event another kind, player, side or minute; ``turned`` says that
    it has the sides the other way round."""
    for i, event in enumerate(match.events):
        kind = _other_kind(event, other)
        if kind is not None:
            yield Problem("kind-disagrees", f"{path}.events[{i}].kind", event.kind, detail=kind)
        twin = _twin(event, match, other)
        if twin is None:
            rival = _rival(event, match, other)
            if rival is not None:
                where = f"{path}.events[{i}].player"
                yield Problem("player-disagrees", where, event.player, detail=rival.player or "")
            continue
        side = twin.side if not turned else ("away" if twin.side == "home" else "home")
        if side != event.side and twin.kind == event.kind:
            yield Problem("side-disagrees", f"{path}.events[{i}].side", event.side, detail=side)
        if (
            event.minute is not None
            and twin.minute is not None
            and (event.minute, event.added or 0) != (twin.minute, twin.added or 0)
            and event.minute + (event.added or 0) != twin.minute + (twin.added or 0)
        ):
            yield Problem(
                "minute-disagrees",
                f"{path}.events[{i}].minute",
                str(event.minute),
                detail=str(twin.minute),
            )


def _twin(event: EventClaim, match: DraftMatch, other: DraftMatch) -> EventClaim | None:
    """The one event of the second reader that can only be the same; None where there are more."""

    def like(a: EventClaim, b: EventClaim) -> bool:
        family = (a.kind in GOALS) == (b.kind in GOALS) and (a.kind in GOALS or a.kind == b.kind)
        return family and same_person(a.player, b.player)

    mine = [e for e in match.events if like(event, e)]
    theirs = [e for e in other.events if like(event, e)]
    return theirs[0] if len(mine) == 1 and len(theirs) == 1 else None


# Kinds that a careless reader takes for each other; a sending-off without a colour is coarser
# than a red or a second yellow, not other than they are.
_CONFUSED = (
    frozenset({"goal", "penalty_goal", "own_goal", "missed_penalty", "disallowed_goal"}),
    frozenset({"yellow", "second_yellow", "red", "sent_off"}),
    frozenset({"shootout_scored", "shootout_missed"}),
)
_COARSER = frozenset({"red", "second_yellow", "sent_off"})


def _other_kind(event: EventClaim, other: DraftMatch) -> str | None:
    """The kind that the second reader gives to this player's event of this moment, if another."""
    family = next(f for f in _CONFUSED if event.kind in f)
    moment = None if event.minute is None else event.minute + (event.added or 0)
    found = []
    for e in other.events:
        if e.kind not in family or not same_person(e.player, event.player):
            continue
        theirs = None if e.minute is None else e.minute + (e.added or 0)
        if moment == theirs or (moment is None) != (theirs is None):
            found.append(e.kind)
    if not found or event.kind in found:
        return None
    coarse = (
        event.kind in _COARSER and "sent_off" in (event.kind, *found) and set(found) <= _COARSER
    )
    return None if coarse else found[0]


def _rival(event: EventClaim, match: DraftMatch, other: DraftMatch) -> EventClaim | None:
    """The second reader's event of the same moment and kind that it gives to somebody else."""
    if event.minute is None or event.player is None:
        return None
    moment = event.minute + (event.added or 0)
    for e in other.events:
        if (
            e.player is not None
            and e.minute is not None
            and e.minute + (e.added or 0) == moment
            and (e.kind == event.kind or (e.kind in GOALS and event.kind in GOALS))
            and not same_person(e.player, event.player)
            and not any(
                same_person(e.player, m.player) and m.minute == e.minute for m in match.events
            )
        ):
            return e
    return None
