"""Lies that add an event: invented, told twice, of another match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import (
    GOALS,
    Option,
    Source,
    event_row,
    option,
    turned,
    with_event,
)
from bench.lies.tell_minutes import maybe_true
from bench.lies.words import minutes_in, same_person
from summarizer.draft import DraftMatch, EventClaim, EventKind, Side

__all__ = ["added"]


def added(source: Source) -> Iterator[Option]:
    """Every lie that is an event too many."""
    for index, match in source.matches():
        yield from _invented(source, index)
        yield from _twice(source, index, match)
        yield from _of_other_match(source, index, match)


def _told(source: Source, kind: str, index: int, event: EventClaim, rank: int) -> Option:
    at = len(source.right.matches[index].events)
    draft = with_event(source.right, index, at, event)
    return option(kind, f"matches[{index}].events[{at}]", event_row(event), draft, rank)


# --- invented --------------------------------------------------------------------------------


def _invented(source: Source, index: int) -> Iterator[Option]:
    """An event of a person whom a sentence names, at a minute of that sentence or of another."""
    everywhere = minutes_in(source.wire.text)
    for s in source.wire.sentences:
        if s.label != "body":
            continue
        here = minutes_in(source.wire.sentence_text(s.number))
        for person in source.people_in((s.number,)):
            for minute in here or everywhere:
                rank = 0 if here else 1
                evidence = (s.number,) if here else _with_minute(source, s.number, minute)
                yield from _of_person(source, index, (person, minute, evidence), rank)


def _with_minute(source: Source, number: int, minute: int) -> tuple[int, ...]:
    """The sentence, and the first one that tells the minute."""
    telling = (
        s.number
        for s in source.wire.sentences
        if minute in minutes_in(source.wire.sentence_text(s.number))
    )
    return (number, *(n for n in [next(telling, number)] if n != number))


def _of_person(
    source: Source, index: int, what: tuple[str, int, tuple[int, ...]], rank: int
) -> Iterator[Option]:
    person, minute, evidence = what
    match = source.right.matches[index]
    kinds: tuple[EventKind, ...] = ("goal", "yellow") if match.sport == "football" else ("yellow",)
    end = 120 if match.extra_time else 90
    for kind in kinds:
        if minute > end or minute in maybe_true(source, match, person, kind):
            continue
        if kind == "yellow" and any(
            e.player == person and "goal" not in e.kind for e in match.events
        ):
            continue
        for side in _sides_of(match, person):
            event = EventClaim(kind, person, side, minute, None, None, evidence)
            yield _told(source, "event_invented", index, event, rank)


def _sides_of(match: DraftMatch, person: str) -> tuple[Side, ...]:
    """The side of a person's other events; both where there are none."""
    for event in match.events:
        if event.player is None or event.side is None:
            continue
        if same_person(event.player, person):
            return (turned(event.side),) if event.kind == "own_goal" else (event.side,)
    return ("home", "away")


# --- told twice, of another match ------------------------------------------------------------


def _twice(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """A copy that rests on another sentence about the player, or that has no time."""
    for event in match.events:
        naming = source.sentences_naming(event.player) if event.player else ()
        others = [n for n in naming if n not in event.evidence]
        timeless = replace(event, minute=None, added=None, when=None)
        for n in others:
            yield _told(source, "event_twice", index, replace(timeless, evidence=(n,)), 0)
            yield _told(source, "event_twice", index, replace(event, evidence=(n,)), 1)
        if timeless != event:
            yield _told(source, "event_twice", index, timeless, 0)


def _of_other_match(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """Another match's event, with its own evidence."""
    for other, told in source.matches():
        if other == index:
            continue
        for event in told.events:
            if event not in match.events:
                rank = 0 if event.kind in GOALS else 1
                yield _told(source, "event_of_other_match", index, event, rank)
