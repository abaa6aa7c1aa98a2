"""Days of a match: from the words of the wire to a calendar date, where the year is fixed."""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["day_and_month", "resolve_date"]

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?:,?\s(?P<year>\d{4}))?"
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year>\d{{4}}))?\b", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s(?P<year>\d{{4}}))?\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)(?P<time>[T ]\d{2})?")
"""A date, perhaps with a time: ``2026-05-02``, ``2026-05-02T18:00:00Z``."""


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _back(day: date, days: int) -> date | None:
    """So many days before ``day``; None before the first day that the calendar has."""
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return None


def day_and_month(text: str) -> tuple[int, int] | None:
    """Month and day that ``text`` tells, with a year or without one; None where it tells none."""
    found = _MONTH_DAY.search(text) or _DAY_MONTH.search(text)
    if found is None:
        return None
    month, day = _MONTHS.index(found["month"].casefold()[:3]) + 1, int(found["day"])
    return (month, day) if _make(2000, month, day) else None


def resolve_date(as_written: tuple[str, ...], published: str | None) -> str | None:
    """The ISO date that ``as_written`` tells, None unless a year is fixed.

    The year comes from the words themselves or from ``published`` (ISO 8601): the day is then
    the last such day not after it. Words that contradict each other give None, and so does the
    weekday after a publication that tells its time: the clock of a wire may be a day behind that
    of its match, and nothing says whether that day or the one six days before is meant.
    """
    text = " ; ".join(as_written)
    iso = _ISO.search(published or "")
    out = _make(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    told: date | None = None
    m = _MONTH_DAY.search(text) or _DAY_MONTH.search(text)
    if m:
        month = _MONTHS.index(m["month"].casefold()[:3]) + 1
        if m["year"]:
            told = _make(int(m["year"]), month, int(m["day"]))
        elif out is not None:
            told = _make(out.year, month, int(m["day"]))
            if told is not None and (told - out).days > 1:
                told = _make(out.year - 1, month, int(m["day"]))
    w = _WEEKDAY.search(text)
    if w:
        day = _DAYS.index(w[1].casefold())
        if told is not None:
            return told.isoformat() if told.weekday() == day else None
        if m is None and out is not None:
            back = (out.weekday() - day) % 7
            told = None if back == 6 and iso and iso["time"] else _back(out, back)
    return told.isoformat() if told is not None else None
