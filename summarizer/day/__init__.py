"""A day's wires: each match once, whichever agencies wrote about it, their differences shown.

:func:`day` takes the summaries of a day and gives a :class:`Day`. Pure: nothing is read, asked or
written here.
"""

from __future__ import annotations

from summarizer.day.build import day
from summarizer.day.items import Item
from summarizer.day.model import (
    Day,
    DayEvent,
    DayMatch,
    DayQuote,
    DayWire,
    Difference,
    Fact,
    LeftOut,
    Source,
    Told,
    Unread,
)

__all__ = [
    "Day",
    "DayEvent",
    "DayMatch",
    "DayQuote",
    "DayWire",
    "Difference",
    "Fact",
    "Item",
    "LeftOut",
    "Source",
    "Told",
    "Unread",
    "day",
]
