"""Lies about the minute of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import Option, Source, family, option, with_event
from bench.lies.words import minutes_in, numbers_in
from summarizer.draft import DraftMatch, EventClaim

__all__ = ["maybe_true", "minutes"]

_FULL_TIME = 90
_EXTRA_TIME_ENDS = 120
_HALF_TIME = frozenset(range(43, 49))
_OPEN = frozenset({20, 21, 22, 23, 24, 25, 59, 60, 61, 62, 63, 65, 66, 67, 68, 69, 70, 89, 90})
"""Minutes that words without a number may mean (midway through a half, the hour, the end)."""
_AFTER_BREAK = re.compile(r"after (?:the )?(?:restart|break|interval|half-?time)|into the second")
_BEFORE_BREAK = re.compile(r"(?:before|from) (?:the )?(?:break|interval|half-?time)")
_BEFORE_END = re.compile(r"\bleft\b|remaining|to go|from (?:time|the end|full)|before (?:the end)")
_LATER = re.compile(r"\blater\b|\bafterwards\b|\bafter that\b")


def minutes(source: Source) -> Iterator[Option]:
    """Every lie about a minute; kicks of a shoot-out have none."""
    for index, match in source.matches():
        for at, event in enumerate(match.events):
            if not event.kind.startswith("shootout"):
                yield from _stoppage_lost(source, index, at)
                yield from _derived(source, index, at)
                yield from _of_the_wire(source, index, at)
                yield from _invented(source, index, at)


def _told(source: Source, kind: str, where: tuple[int, int], minute: int, rank: int) -> Option:
    index, at = where
    event = source.right.matches[index].events[at]
    lied = replace(event, minute=minute, added=None, when=None)
    draft = with_event(source.right, index, at, lied)
    return option(kind, f"matches[{index}].events[{at}].minute", str(minute), draft, rank)


def _possible(
    match: DraftMatch, player: str | None, kind: str, numbers: tuple[int, ...]
) -> list[int]:
    """Those of ``numbers`` that may be a minute and are none at which such an event was."""
    end = _EXTRA_TIME_ENDS if match.extra_time else _FULL_TIME
    true = maybe_true(match, player, kind)
    return [n for n in numbers if 1 <= n <= end and n not in true]


def _of_the_wire(source: Source, index: int, at: int) -> Iterator[Option]:
    """Another number of the cited sentences, or else of the wire."""
    match = source.right.matches[index]
    event = match.events[at]
    near = numbers_in(source.text_of(event.evidence))
    likely = minutes_in(source.wire.text)
    for n in _possible(match, event.player, event.kind, numbers_in(source.wire.text)):
        rank = 2 - (n in near) - (n in likely)
        yield _told(source, "minute_of_wire", (index, at), n, rank)


def _invented(source: Source, index: int, at: int) -> Iterator[Option]:
    """A number that the wire does not hold, near the right one where there is one."""
    match = source.right.matches[index]
    event = match.events[at]
    held = {*numbers_in(source.wire.text), *_figures(source.wire.text)}
    free = tuple(n for n in range(2, _FULL_TIME) if n not in held)
    for n in _possible(match, event.player, event.kind, free):
        near = event.minute is not None and abs(n - event.minute) < 4
        yield _told(source, "minute_invented", (index, at), n, 0 if near else 1)


def _figures(text: str) -> set[int]:
    return {int(figure) for figure in re.findall(r"[0-9]{1,3}", text)}


def _derived(source: Source, index: int, at: int) -> Iterator[Option]:
    """Worked out wrongly from words, by one or two."""
    match = source.right.matches[index]
    event = match.events[at]
    if event.when is None:
        return
    right = [event.minute] if event.minute is not None else _worked_out(match, at)
    true = maybe_true(match, event.player, event.kind) if event.minute is None else {event.minute}
    for minute in right:
        for off in (1, -1, 2, -2):
            n = minute + off
            if n not in true and 1 <= n <= _FULL_TIME:
                rank = abs(off) - 1
                yield _told(source, "minute_derived_off", (index, at), n, rank)


def _worked_out(match: DraftMatch, at: int) -> list[int]:
    """The minutes that an event without one was at, as far as its words tell."""
    words = match.events[at].when or ""
    before = [e.minute for e in match.events[:at] if e.minute is not None]
    found: list[int] = []
    for n in numbers_in(words):
        if _AFTER_BREAK.search(words):
            found.append(45 + n)
        elif _BEFORE_BREAK.search(words):
            found.append(45 - n)
        elif _BEFORE_END.search(words):
            found.append(_FULL_TIME - n)
        elif _LATER.search(words) and before:
            found.append(before[-1] + n)
    return found


def maybe_true(match: DraftMatch, player: str | None, kind: str) -> set[int]:
    """The minutes at which an event of this kind and player was, or may have been.

    For an event without a player those of all players count, and the other way round.
    """
    told = [e.minute for e in match.events if e.minute is not None]
    found: set[int] = set()
    for event in match.events:
        named = player is not None and event.player is not None
        if family(event.kind) != family(kind) or (named and event.player != player):
            continue
        found |= _of_event(event, told)
    return found


def _of_event(event: EventClaim, told: list[int]) -> set[int]:
    """The minutes that may be meant by one event's minute or words."""
    if event.minute is not None:
        return {event.minute, event.minute + (event.added or 0)}
    words = event.when or ""
    numbers = numbers_in(words)
    if not words:
        return set()
    if not numbers:
        return {*_HALF_TIME, *_OPEN}
    bases = {45, *told} if _LATER.search(words) or _AFTER_BREAK.search(words) else {0, 45, *told}
    return {base + n for base in bases for n in numbers} | {
        base - n for base in (45, _FULL_TIME) for n in numbers
    }


def _stoppage_lost(source: Source, index: int, at: int) -> Iterator[Option]:
    """90+3 told as 90; as 93 only where that is another time, not the same one."""
    match = source.right.matches[index]
    event = match.events[at]
    if event.minute is None or event.added is None:
        return
    yield _told(source, "stoppage_lost", (index, at), event.minute, 0)
    whole = event.minute + event.added
    if event.minute < _FULL_TIME or match.extra_time:
        yield _told(source, "stoppage_lost", (index, at), whole, 1)
