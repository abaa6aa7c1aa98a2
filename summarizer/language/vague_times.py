"""Which minutes the wire's words for a time may mean ("on the stroke of half-time")."""

from __future__ import annotations

__all__ = ["UNKNOWN", "about", "is_vague", "may_mean"]

UNKNOWN = 1000.0
"""Where a goal stands whose time no word tells: after all others."""
_ENDS = (45, 90, 105, 120)
_STOPPAGE = ("stoppage", "injury", "added")
_LAST_KICK = ("last kick", "final kick", "death")
_BEFORE_HALF = ("stroke of half", "before half", "before the break", "before the interval")
_AFTER_HALF = ("after half", "after the break", "after the interval", "restart")


def _has(words: str, parts: tuple[str, ...]) -> bool:
    return any(part in words for part in parts)


def about(when: str | None) -> float:
    """A minute to sort by for the words ``when``; :data:`UNKNOWN` where they tell none."""
    words = (when or "").casefold()
    if "stroke" in words or _has(words, _BEFORE_HALF):
        return 44.9
    if "first-half" in words and _has(words, _STOPPAGE):
        return 45.05
    if _has(words, _STOPPAGE) or _has(words, _LAST_KICK):
        return 90.09
    if "hour" in words:
        return 61.0
    if _has(words, _AFTER_HALF):
        return 46.5
    return UNKNOWN


def may_mean(when: str | None, minute: int | None, added: int | None) -> bool:
    """Whether the words ``when`` may mean the minute; they may where either is not told."""
    if when is None or minute is None:
        return True
    words = when.casefold()
    if _has(words, _BEFORE_HALF):
        return 38 <= minute <= 45
    if _has(words, _STOPPAGE):
        return (minute in _ENDS and bool(added)) or minute > 90
    if _has(words, _LAST_KICK):
        return minute >= 88
    if "hour" in words:
        return 55 <= minute <= 68
    if "first half" in words or "opening half" in words:
        return minute <= 45
    if "second half" in words:
        return minute > 45
    if "extra" in words:
        return minute > 90
    if "early" in words or "opening" in words:
        return minute <= 25
    return True


def is_vague(when: str) -> bool:
    """Whether the words tell no more than a half."""
    words = when.casefold()
    return "half" in words and not _has(words, ("stroke", "before", "after"))
