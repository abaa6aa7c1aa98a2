"""The day of a match as far as a wire tells it, and whether two of them may be the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from summarizer.language.dates import day_and_month, resolve_date

__all__ = ["PartialDay", "apart", "day_of", "published_day"]

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A date; else a weekday, a month and day of no year, or both; nothing where no day is told."""

    on: date | None = None
    weekday: int | None = None
    month_day: tuple[int, int] | None = None

    @property
    def in_year(self) -> tuple[int, int] | None:
        """Month and day, whether the year is known or not."""
        return (self.on.month, self.on.day) if self.on else self.month_day


@lru_cache(maxsize=8192)
def day_of(iso: str | None, as_written: str | None, published: str | None) -> PartialDay:
    """What is told of the day: ``iso`` where there is one, else as the words and the date of
    publication tell it."""
    found = iso or (resolve_date((as_written,), published) if as_written else None)
    on = _date(found)
    if on is not None:
        return PartialDay(on, on.weekday())
    told = _WEEKDAY.search(as_written or "")
    weekday = _DAYS.index(told[1].casefold()) if told else None
    return PartialDay(None, weekday, day_and_month(as_written or ""))


@lru_cache(maxsize=8192)
def published_day(published: str | None) -> date | None:
    """The day on which a wire was published, in its own zone."""
    return (_date(published[:10]) or _date(published[:8])) if published else None


def apart(one: PartialDay, other: PartialDay) -> int | None:
    """How many days apart they are: 0 for the same day, None where nothing tells.

    Days of no year, and weekdays alone, are apart by the shorter way round the year or the week.
    """
    if one.on is not None and other.on is not None:
        return abs((one.on - other.on).days)
    gaps: list[int] = []
    if one.in_year is not None and other.in_year is not None:
        a, b = (date(_LEAP, *told) for told in (one.in_year, other.in_year))
        gaps.append(_round(abs((a - b).days), 366))
    if one.weekday is not None and other.weekday is not None:
        gaps.append(_round(abs(one.weekday - other.weekday), 7))
    return max(gaps) if gaps else None


_LEAP = 2000


def _round(gap: int, circle: int) -> int:
    return min(gap, circle - gap)


def _date(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
