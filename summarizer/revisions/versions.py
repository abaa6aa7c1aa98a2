"""Who is newer: versions compared as the formats write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from summarizer.instants import instant
from summarizer.revisions.marks import NO_MARKS, Marks, marks_of
from summarizer.wire import Wire

__all__ = ["Order", "Version", "compare", "digest_of", "version_of"]

Order = Literal["older", "same", "newer", "unknown"]

_NUMBER = re.compile(r"[vV]?([0-9]{1,40}(?:\.[0-9]{1,9}){0,4})")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Version:
    """What tells a wire's version: the format's own word for it, its date, the marks in words.

    ``text`` is the SHA-256 of the wire's text: its bytes may hold other items besides."""

    told: str | None = None
    published: str | None = None
    marks: Marks = NO_MARKS
    text: str = ""

    def __str__(self) -> str:
        """As a reason names it."""
        if self.told is not None:
            return f"version {self.told[:40]}"
        if self.marks.told and self.marks.number is not None:
            return f"version {self.marks.number} by its marks"
        if self.published is not None:
            return f"version of {self.published}"
        return "version without number"


def version_of(wire: Wire) -> Version:
    """The version of ``wire``."""
    return Version(wire.version, wire.published, marks_of(wire), digest_of(wire))


def digest_of(wire: Wire) -> str:
    """The SHA-256 of the wire's text, in hexadecimal."""
    return sha256(wire.text.encode("utf-8", "surrogatepass")).hexdigest()


def compare(one: Version, other: Version) -> tuple[Order, str]:
    """How ``one`` stands to ``other``, and by what that was told.

    Asked in this order: the format's version (numbers, then dates), the date of publication, the
    marks in slug and headline. ``unknown`` where none of them tells.
    """
    by = _by_number(one.told, other.told) or _by_date(one.told, other.told)
    if by is not None and by != "same":
        return by, "version"
    published = _by_date(one.published, other.published)
    if published is not None and published != "same":
        return published, "date of publication"
    if by is None and one.marks.number is not None and other.marks.number is not None:
        a, b = one.marks.number, other.marks.number
        if a != b:
            return ("newer" if a > b else "older"), "marks in slug or headline"
        if one.marks.told or other.marks.told:
            return "same", "marks in slug or headline"
    if by == "same":
        return "same", "version"
    return "unknown", "order of arrival"


def _by_number(one: str | None, other: str | None) -> Order | None:
    a, b = _parts(one), _parts(other)
    if a is None or b is None:
        return None
    return "same" if a == b else "newer" if a > b else "older"


def _parts(told: str | None) -> tuple[int, ...] | None:
    number = _NUMBER.fullmatch(told[:_LONGEST].strip()) if told else None
    if number is None:
        return None
    parts = [int(n) for n in number[1].split(".")]
    while len(parts) > 1 and parts[-1] == 0:  # 2.0 is 2
        parts.pop()
    return tuple(parts)


def _by_date(one: str | None, other: str | None) -> Order | None:
    a = instant(one) if one else None
    b = instant(other) if other else None
    if a is None or b is None:
        return None
    if a.before(b):
        return "older"
    if b.before(a):
        return "newer"
    return "same" if one == other or (a.zoned and b.zoned) else None
