"""Results that do not stand as they were played, or are not the news: nothing is said of them.

A match that was annulled, awarded to the beaten side or won by a walkover has a score that a
summary cannot tell as a win; an anniversary tells a result of long ago, an inquiry into a fixed
match one in doubt. One wrong win is worse than many missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.marking import Line

__all__ = ["is_not_as_played"]

_LEAD = 6
"""Headline and first sentences: further down other matches are told of."""

_UNDONE = re.compile(
    r"\bannul(?:led|s|ment)\b|\b(?:declared|ruled|null and) void\b|\bwalkover\b"
    r"|\bforfeit(?:ed|s)?\b"
    r"|\bexpunged\b|\bawarded (?:the (?:match(?! ball)|game|tie|points|win|victory)\b"
    r"|(?:a |an )?(?:\d{1,2}[-–]\d{1,2} )?(?:default |technical |administrative )?"
    r"(?:win|victory|walkover)\b)|\b(?:result|win|victory) (?:was |is |has been )?overturned\b"
    r"|\bmatch-fixing\b|\bfixed match(?:es)?\b"
    r"|\bwhether\b.{0,120}\b(?:was|been|were) fixed\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"^[“\"'‘]?(?:[\w-]+ ){1,3}(?:years|decades|seasons) ago\b", re.IGNORECASE)


def is_not_as_played(lines: Sequence[Line]) -> bool:
    """Whether the first of ``lines``, those of one match, say that its result does not stand."""
    lead = lines[:_LEAD]
    return any(_UNDONE.search(line.text) or _LONG_AGO.match(line.text) for line in lead)
