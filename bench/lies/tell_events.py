"""Lies about who an event was, for which side, and what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import (
    CARDS,
    GOALS,
    Option,
    Source,
    family,
    invented_names,
    option,
    turned,
    with_event,
)
from bench.lies.words import same_person
from summarizer.draft import DraftMatch, EventClaim, EventKind

__all__ = ["events"]

_EXCHANGED: dict[str, tuple[EventKind, ...]] = {
    "goal": ("penalty_goal", "own_goal"),
    "penalty_goal": ("goal", "own_goal"),
    "own_goal": ("goal", "penalty_goal"),
}
_SENDINGS_OFF: tuple[EventKind, ...] = ("red", "second_yellow", "sent_off")


def events(source: Source) -> Iterator[Option]:
    """Every lie about one event of the right draft, except about its minute."""
    for index, match in source.matches():
        for at in range(len(match.events)):
            yield from _players(source, index, at)
            yield from _sides(source, index, at)
            yield from _kinds(source, index, at)


# --- players ---------------------------------------------------------------------------------


def _players(source: Source, index: int, at: int) -> Iterator[Option]:
    match = source.right.matches[index]
    event = match.events[at]
    beside = "card_to_fouled" if event.kind in CARDS else "scorer_same_sentence"
    near = source.people_in(event.evidence)
    unused = _uncited(source, match)
    for person in source.people:
        lied = replace(event, player=person)
        if not _other(person, event.player) or _true_already(match, at, lied):
            continue
        if person in near:
            rank = 0 if _fouled(source, event, person) else 1
            yield _player(source, beside, (index, at), lied, rank)
            continue
        naming = [n for n in source.sentences_naming(person) if n in unused]
        yield _player(source, "scorer_same_wire", (index, at), lied, 0)
        if naming:
            cited = replace(lied, evidence=(*event.evidence, naming[0]))
            yield _player(source, "scorer_same_wire", (index, at), cited, 0)
    for person in invented_names(source, like=event.player):
        lied = replace(event, player=person)
        yield _player(source, "scorer_invented", (index, at), lied, 0)


def _player(
    source: Source, kind: str, where: tuple[int, int], lied: EventClaim, rank: int
) -> Option:
    index, at = where
    draft = with_event(source.right, index, at, lied)
    return option(kind, f"matches[{index}].events[{at}].player", lied.player or "", draft, rank)


def _other(person: str, right: str | None) -> bool:
    return right is None or not same_person(person, right)


def _true_already(match: DraftMatch, at: int, lied: EventClaim) -> bool:
    """Whether the match has, or may have, the lied event besides the one that is lied about."""
    return any(
        family(e.kind) == family(lied.kind)
        and (e.player is None or same_person(e.player, lied.player or ""))
        and (None in (e.minute, lied.minute) or (e.minute, e.added) == (lied.minute, lied.added))
        for k, e in enumerate(match.events)
        if k != at
    )


def _uncited(source: Source, match: DraftMatch) -> set[int]:
    """The sentences that no event of the match rests on."""
    cited = {n for e in match.events for n in e.evidence}
    return {s.number for s in source.wire.sentences} - cited


def _fouled(source: Source, event: EventClaim, person: str) -> bool:
    """Whether the person stands right behind "on": a foul on Reis."""
    last = re.escape(person.split()[-1])
    text = source.text_of(event.evidence)
    return re.search(rf"\bon (?:[^\W\d_]+ )?{last}\b", text) is not None


# --- sides and kinds -------------------------------------------------------------------------


def _sides(source: Source, index: int, at: int) -> Iterator[Option]:
    event = source.right.matches[index].events[at]
    if event.side is None:
        return
    lie = turned(event.side)
    lied = replace(event, side=lie)
    kind = "card_side_turned" if event.kind in CARDS else "goal_side_turned"
    draft = with_event(source.right, index, at, lied)
    yield option(kind, f"matches[{index}].events[{at}].side", lie, draft)


def _kinds(source: Source, index: int, at: int) -> Iterator[Option]:
    match = source.right.matches[index]
    event = match.events[at]
    told: list[tuple[str, EventKind]] = []
    told += [("goal_kind_changed", kind) for kind in _EXCHANGED.get(event.kind, ())]
    if event.kind == "missed_penalty":
        told += [("missed_penalty_as_goal", "penalty_goal"), ("missed_penalty_as_goal", "goal")]
    if event.kind == "shootout_missed":
        told += [("missed_penalty_as_goal", "shootout_scored")]
    if event.kind == "disallowed_goal":
        told += [("disallowed_as_goal", "goal")]
    if event.kind == "yellow" and not _sent_off(match, event.player):
        told += [("booking_as_sending_off", kind) for kind in _SENDINGS_OFF]
    for slug, kind in told:
        lied = replace(event, kind=kind)
        if kind in GOALS and event.kind not in GOALS and _true_already(match, at, lied):
            continue
        draft = with_event(source.right, index, at, lied)
        yield option(slug, f"matches[{index}].events[{at}].kind", kind, draft)


def _sent_off(match: DraftMatch, player: str | None) -> bool:
    """Whether the match has a dismissal of this player, or of one who is not named."""
    return any(
        e.kind in _SENDINGS_OFF and (player is None or e.player in {None, player})
        for e in match.events
    )
