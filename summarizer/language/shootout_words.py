"""Words by which a sentence speaks of a shoot-out."""

from __future__ import annotations

import re

__all__ = ["tells_shootout"]

_SHOOTOUT = re.compile(
    r"\bshoot-?out\b|\b(?:on|via) penalties\b|\bspot[- ]kicks\b|\bpenalties from\b"
    r"|\b(?:decisive|winning|deciding|final) (?:spot[- ])?(?:kick|penalty)\b"
)
_NONE_YET = re.compile(
    r"\b(?:forc\w+|avoid(?:ed|ing)?) (?:a |the )?$|\b(?:sen[dt]|took|take|sending) (?:it"
    r"|the [a-z]+|T)"
    r" (?:in)?to (?:a |the )?$"
)


def tells_shootout(text: str) -> bool:
    """Whether a marked sentence speaks of a shoot-out; not of one that might have come."""
    if "shoot" not in text and "penalt" not in text and "kick" not in text:
        return False
    return any(not _NONE_YET.search(text, 0, m.start()) for m in _SHOOTOUT.finditer(text))
