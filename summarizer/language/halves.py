"""Which half of a football match a moment belongs to."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["half_of"]

_FIRST = re.compile(
    r"first[- ](?:half|period)|opening[- ](?:half|period)|(?:before|stroke of|verge of|end of|"
    r"from) (?:half-?\s?time|the (?:break|interval))|early on|"
    r"opening (?:minute|stages|seconds)",
    re.IGNORECASE,
)
_OF_FIRST = re.compile(
    r"\b(?:of|in|to) (?:the|its) (?:first|opening) (?:half|period|45)\b", re.IGNORECASE
)
_SECOND = re.compile(
    r"second[- ](?:half|period)|(?:after|following) (?:half-?\s?time|the (?:break|interval|"
    r"restart))|the hour|"
    r"(?:minutes?|moments) (?:left|remaining|to go)|from time|at the death|late on|last kick|"
    r"final kick|"
    r"(?:dying|closing|final|last) (?:minutes?|seconds|moments|stages)|after the restart",
    re.IGNORECASE,
)


def half_of(minute: int | None, when: str | None) -> Literal[1, 2] | None:
    """1 or 2 for a minute or the wire's words for a time, None where they do not tell.

    Minute 45 counts with stoppage time to the first half; extra time counts to the second.
    """
    if minute is not None:
        return 1 if minute <= 45 else 2
    if when is None:
        return None
    if _OF_FIRST.search(when):
        return 1  # "with the last kick of the first half"
    first, second = bool(_FIRST.search(when)), bool(_SECOND.search(when))
    if first == second:
        return None
    return 1 if first else 2
