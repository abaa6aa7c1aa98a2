"""A time as a wire writes it, which may lack its zone, or its hour.

What is not written is not guessed: a time without zone may be any of those between the first zone
of the earth and the last, a day without hour any of its hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["Instant", "instant"]

_FIRST_ZONE = timedelta(hours=14)  # Kiribati: it has this clock time before all others
_LAST_ZONE = timedelta(hours=12)  # UTC-12: here it is over last
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Instant:
    """From when to when a written time may be, both in UTC; the same where a zone is given.

    ``zoned`` says whether the wire gives a zone.
    """

    earliest: datetime
    latest: datetime
    zoned: bool

    def before(self, other: Instant) -> bool:
        """Whether it was earlier beyond doubt."""
        return self.latest < other.earliest


def instant(written: str) -> Instant | None:
    """The time that ``written`` (ISO 8601, extended or basic) tells; None where it tells none.

    >>> instant("2026-05-03T18:00:00+02:00").latest
    datetime.datetime(2026, 5, 3, 16, 0, tzinfo=datetime.timezone.utc)
    """
    text = written.strip()
    try:
        period = _period(text)
        if period is not None:
            first, last = period
            return Instant(_utc(first - _FIRST_ZONE), _utc(last + _LAST_ZONE), False)
        told = datetime.fromisoformat(text)
        if told.tzinfo is not None:
            exact = told.astimezone(UTC)
            return Instant(exact, exact, True)
        return Instant(_utc(told - _FIRST_ZONE), _utc(told + _LAST_ZONE), False)
    except (ValueError, OverflowError):
        return None


def _utc(naive: datetime) -> datetime:
    return naive.replace(tzinfo=UTC)


def _period(text: str) -> tuple[datetime, datetime] | None:
    """Start and end, on its own clock, of a day, month or year; None for what has an hour."""
    day, month, year = _DAY.fullmatch(text), _MONTH.fullmatch(text), _YEAR.fullmatch(text)
    if day is not None:
        first = datetime(int(day[1]), int(day[2]), int(day[3]))  # noqa: DTZ001  a wall clock's
        return first, first + timedelta(days=1)
    if month is not None:
        first = datetime(int(month[1]), int(month[2]), 1)  # noqa: DTZ001
        return first, (first + timedelta(days=31)).replace(day=1)
    if year is not None:
        first = datetime(int(text), 1, 1)  # noqa: DTZ001
        return first, first.replace(year=first.year + 1)
    return None
