"""What minutes the words of an event may mean: "six minutes later", "on the hour"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bench.lies.words import numbers_in

__all__ = ["in_stoppage", "may_mean", "worked_out"]

_HALF, _FULL, _EXTRA = 45, 90, 120
_NO_TIME = re.compile(r"\b(?:first|second)[ -](?:half|period)|\b(?:ninety|90)\b(?! ?minutes)")
_STOPPAGE = re.compile(r"stoppage|injury time|\badded|added on")
_EXTRA_TIME = re.compile(r"extra time")
_SECOND_HALF = re.compile(
    r"after (?:the )?(?:restart|break|interval|half-?time|change of ends|resumption|turnaround)"
    r"|into the second"
)
_FIRST_HALF = re.compile(r"(?:before|from|to) (?:the )?(?:break|interval|half-?time)")
_END = re.compile(r"\bleft\b|remaining|to go|to play|from (?:time|the end|full)|before the end")
_LATER = re.compile(r"\blater\b|\bafterwards\b|\bafter that\b|\bminutes on\b")
_START = re.compile(r"^(?:after|inside|within)\b")
_ZONES: tuple[tuple[str, tuple[range, ...]], ...] = (
    (r"half-?time|break|interval|first half", (range(35, 56),)),
    (r"\bhour\b", (range(25, 36), range(55, 66))),
    (r"late|closing|dying|final|last|\bend\b|full-?time", (range(35, 50), range(65, 121))),
    (r"early|opening|start|first", (range(1, 21), range(45, 61), range(90, 96))),
    (r"mid|middle", (range(12, 35), range(57, 80))),
)
"""Words without a number, and the minutes that they leave open, generously."""


def _plain(words: str) -> str:
    """``words`` without numbers that are no minutes: "second half", "of the ninety"."""
    return _NO_TIME.sub("", re.sub(r"\ba(?: mere)? minute\b", "one minute", words.lower()))


def in_stoppage(words: str) -> int | None:
    """The minute of added time that the words tell, None where they tell none."""
    numbers = numbers_in(_plain(words))
    return numbers[0] if _STOPPAGE.search(words) and len(numbers) == 1 else None


def worked_out(words: str, before: int | None, extra_time: bool) -> list[int]:
    """The minute that the words come to; ``before``: that of the event before, where known."""
    low = words.lower()
    if re.search(r"\bon the (half-)?hour\b", low):
        return [30 if "half" in low else 60]
    if _STOPPAGE.search(low):
        return []
    return [m for n in numbers_in(_plain(low)) for m in _from(low, n, before, extra_time)]


def _from(words: str, n: int, before: int | None, extra_time: bool) -> list[int]:
    extra = _EXTRA_TIME.search(words) is not None
    if _SECOND_HALF.search(words):
        return [_HALF + n]
    if _FIRST_HALF.search(words):
        return [_HALF - n]
    if _END.search(words):
        return [(_EXTRA if extra else _FULL) - n]
    if extra and extra_time:
        return [_FULL + n]
    if _LATER.search(words):
        return [] if before is None else [before + n]
    return [n] if _START.search(words) else []


def may_mean(words: str, bases: Iterable[int]) -> set[int]:
    """All minutes that the words leave open; ``bases``: those that they may count from."""
    low = words.lower()
    numbers = numbers_in(_plain(low))
    found: set[int] = set()
    if _STOPPAGE.search(low):
        found |= {_HALF, _FULL}
    if "hour" in low or not numbers:
        zones = [zone for cue, ranges in _ZONES if re.search(cue, low) for zone in ranges]
        found |= {n for zone in zones for n in zone}
        found |= set() if zones or found else set(range(1, _EXTRA + 1))
    starts = {0, _HALF, _FULL, 105, *bases}
    found |= {base + n for base in starts for n in numbers}
    found |= {end - n for end in (_HALF, _FULL, _EXTRA) for n in numbers}
    return found
