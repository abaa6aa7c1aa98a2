"""Lies about the minute of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import Option, Source, family, option, with_event
from bench.lies.when import in_stoppage, may_mean, worked_out
from bench.lies.words import minutes_in, numbers_in
from summarizer.draft import DraftMatch

__all__ = ["maybe_true", "minutes"]

_FULL_TIME = 90
_EXTRA_TIME_ENDS = 120


def minutes(source: Source) -> Iterator[Option]:
    """Every lie about a minute; kicks of a shoot-out have none."""
    for index, match in source.matches():
        for at, event in enumerate(match.events):
            if not event.kind.startswith("shootout"):
                yield from _stoppage_lost(source, index, at)
                yield from _derived(source, index, at)
                yield from _of_the_wire(source, index, at)
                yield from _invented(source, index, at)


def _told(
    source: Source,
    kind: str,
    where: tuple[int, int],
    time: tuple[int, int | None],
    rank: int,
) -> Option:
    index, at = where
    event = source.right.matches[index].events[at]
    minute, added = time
    lied = replace(event, minute=minute, added=added, when=None)
    draft = with_event(source.right, index, at, lied)
    value = str(minute) if added is None else f"{minute}+{added}"
    return option(kind, f"matches[{index}].events[{at}].minute", value, draft, rank)


def _last(match: DraftMatch) -> int:
    return _EXTRA_TIME_ENDS if match.extra_time else _FULL_TIME


def _stoppage_lost(source: Source, index: int, at: int) -> Iterator[Option]:
    """90+3 told as 90; as 93 only where that is another time, not the same one."""
    match = source.right.matches[index]
    event = match.events[at]
    if event.minute is None or event.added is None:
        return
    where = (index, at)
    yield _told(source, "stoppage_lost", where, (event.minute, None), 0)
    if event.minute < _FULL_TIME or match.extra_time:
        whole = event.minute + event.added
        yield _told(source, "stoppage_lost", where, (whole, None), 1)


# --- worked out wrongly ----------------------------------------------------------------------


def _derived(source: Source, index: int, at: int) -> Iterator[Option]:
    """Worked out wrongly from words, by one or two."""
    match = source.right.matches[index]
    event = match.events[at]
    kind, where = "minute_derived_off", (index, at)
    if event.when is None:
        return
    right, true = [event.minute], {event.minute}
    if event.minute is None:
        before = [e.minute for e in match.events[:at] if e.minute is not None]
        last = before[-1] if before else None
        right = [*worked_out(event.when, last, match.extra_time is not None)]
        true = {*maybe_true(source, match, event.player, event.kind)}
    for minute in right:
        for off in (1, -1, 2, -2):
            n = 0 if minute is None else minute + off
            if n not in true and 1 <= n <= _last(match):
                yield _told(source, kind, where, (n, None), abs(off) - 1)
    added = in_stoppage(event.when)
    if added is not None and event.minute is None:
        half = 45 if re.search(r"first[ -]half|break|interval|half-time", event.when) else 90
        for n in (added + 2, added - 1):
            if n > 0:
                yield _told(source, kind, where, (half, n), 0)


# --- of the wire, invented -------------------------------------------------------------------


def _possible(source: Source, index: int, at: int, numbers: tuple[int, ...]) -> list[int]:
    """Those of ``numbers`` that may be a minute and are none at which such an event was."""
    match = source.right.matches[index]
    event = match.events[at]
    true = maybe_true(source, match, event.player, event.kind)
    return [n for n in numbers if 1 <= n <= _last(match) and n not in true]


def _of_the_wire(source: Source, index: int, at: int) -> Iterator[Option]:
    """Another number of the cited sentences, or else of the wire."""
    event = source.right.matches[index].events[at]
    near = numbers_in(source.text_of(event.evidence))
    likely = minutes_in(source.wire.text)
    for n in _possible(source, index, at, numbers_in(source.wire.text)):
        rank = 2 - (n in near) - (n in likely)
        yield _told(source, "minute_of_wire", (index, at), (n, None), rank)


def _invented(source: Source, index: int, at: int) -> Iterator[Option]:
    """A number that the wire does not hold, near the right one where there is one."""
    event = source.right.matches[index].events[at]
    text = source.wire.text
    held = {*numbers_in(text), *(int(figure) for figure in re.findall(r"[0-9]{1,3}", text))}
    free = tuple(n for n in range(2, _FULL_TIME) if n not in held)
    for n in _possible(source, index, at, free):
        near = event.minute is not None and abs(n - event.minute) < 4
        yield _told(source, "minute_invented", (index, at), (n, None), 0 if near else 1)


def maybe_true(source: Source, match: DraftMatch, player: str | None, kind: str) -> set[int]:
    """The minutes at which an event of this kind and player was, or may have been.

    For an event without a player those of all players count, and the other way round.
    """
    bases = numbers_in(source.wire.text)
    found: set[int] = set()
    for event in match.events:
        named = player is not None and event.player is not None
        if family(event.kind) != family(kind) or (named and event.player != player):
            continue
        if event.minute is not None:
            found |= {event.minute, event.minute + (event.added or 0)}
        elif event.when is not None:
            found |= may_mean(event.when, bases)
    return found
