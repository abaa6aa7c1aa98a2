"""Agreement on events: kind, player, side and minute as the second reader has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.checking.agreement_trust import read_together
from summarizer.checking.numbers import GOALS, adds_up
from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_person
from summarizer.checking.tellings import Tellings
from summarizer.draft import DraftMatch, EventClaim
from summarizer.language.vague_times import may_mean

__all__ = ["event_disagreements"]


def event_disagreements(
    path: str, match: DraftMatch, other: DraftMatch, turned: bool, told: Tellings | None
) -> Iterator[Problem]:
    """Where ``other`` gives an event another kind, player, side or minute; ``turned`` says that
    it has the sides the other way round.

    What ``other`` has without a side it is not sure enough of to speak against a claim, and of
    goals it speaks only where all of its score are told: it may have taken one for another.
    """
    sure_of_goals = adds_up(other)
    other = replace(
        other,
        events=tuple(
            e for e in other.events if e.side is not None and (sure_of_goals or e.kind not in GOALS)
        ),
    )
    for i, event in enumerate(match.events):
        where = f"{path}.events[{i}]"
        kind = _other_kind(event, match, other)
        if kind is not None:
            yield Problem("kind-disagrees", f"{where}.kind", event.kind, detail=kind)
        twin = _twin(event, match, other)
        sure = told is not None and bool(told.about(event)[0])
        if twin is None:
            named = _odd_one if event.kind in GOALS else _rival
            rival = None if sure else named(event, match, other)
            if rival is not None:
                name = rival.player or ""
                yield Problem("player-disagrees", f"{where}.player", event.player, detail=name)
            continue
        side = "away" if (twin.side == "home") == turned else "home"
        own = told.told_side(event) if told is not None else None
        if not read_together(event.evidence, twin.evidence):
            continue
        contrary = event.side is not None and side != event.side
        if contrary and twin.kind == event.kind and own != event.side:
            yield Problem("side-disagrees", f"{where}.side", event.side, detail=side)
        yield from _minute(where, event, twin)


def _minute(where: str, event: EventClaim, twin: EventClaim) -> Iterator[Problem]:
    """The minute of the one event that can only be the same."""
    if event.minute is not None and twin.minute is not None:
        same = (event.minute, event.added or 0) == (twin.minute, twin.added or 0)
        if not same and event.minute + (event.added or 0) != twin.minute + (twin.added or 0):
            told = str(twin.minute)
            yield Problem("minute-disagrees", f"{where}.minute", str(event.minute), detail=told)
    elif event.minute is not None and not may_mean(twin.when, event.minute, event.added):
        told = twin.when or ""
        yield Problem("minute-disagrees", f"{where}.minute", str(event.minute), detail=told)
    elif event.when and not may_mean(event.when, twin.minute, twin.added):
        yield Problem("minute-disagrees", f"{where}.when", event.when, detail=str(twin.minute))


def _odd_one(event: EventClaim, match: DraftMatch, other: DraftMatch) -> EventClaim | None:
    """The second reader's goal in place of ``event``, where both tell the same goals but for this
    one and it read the sentence that is cited for it."""
    theirs = [e for e in other.events if e.kind in GOALS and e.player]
    mine = []
    for claim in (e for e in match.events if e.kind in GOALS):
        same = next((e for e in theirs if same_person(e.player, claim.player)), None)
        if same is None:
            mine.append(claim)
        else:
            theirs.remove(same)
    if len(mine) != 1 or len(theirs) != 1 or mine[0] is not event:
        return None
    return theirs[0] if read_together(event.evidence, theirs[0].evidence) else None


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


def _other_kind(event: EventClaim, match: DraftMatch, other: DraftMatch) -> str | None:
    """The kind that the second reader gives to this player's event of this moment, if another."""
    family = next(f for f in _CONFUSED if event.kind in f)
    moment = None if event.minute is None else event.minute + (event.added or 0)
    found = []
    for e in other.events:
        if e.kind not in family or not same_person(e.player, event.player):
            continue
        if not read_together(event.evidence, e.evidence):
            continue
        if any(c is not event and _claimed(c, e) for c in match.events):
            continue  # "already on a caution, she was shown a second yellow": two events
        theirs = None if e.minute is None else e.minute + (e.added or 0)
        if moment == theirs or (moment is None) != (theirs is None):
            found.append(e.kind)
    if not found or event.kind in found:
        return None
    coarse = (
        event.kind in _COARSER and "sent_off" in (event.kind, *found) and set(found) <= _COARSER
    )
    return None if coarse else found[0]


def _claimed(claim: EventClaim, told: EventClaim) -> bool:
    """Whether the second reader's event is this claim: its kind, player and minute."""
    return (
        claim.kind == told.kind
        and (claim.minute, claim.added) == (told.minute, told.added)
        and same_person(claim.player, told.player)
    )


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
            and e.kind == event.kind
            and not same_person(e.player, event.player)
            and read_together(event.evidence, e.evidence)
            and not any(
                same_person(e.player, m.player) and m.minute == e.minute for m in match.events
            )
        ):
            return e
    return None
