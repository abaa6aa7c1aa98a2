"""Words by which a sentence speaks of a shoot-out."""

from __future__ import annotations

import re

__all__ = ["tells_shootout"]

_SHOOTOUT = re.compile(
    r"(?<!force a )(?<!avoid a )(?<!forced a )\bshoot-?out\b|\b(?:on|via) penalties\b"
    r"|\bspot[- ]kicks\b|\bpenalties from\b"
    r"|\b(?:decisive|winning|deciding|final) (?:spot[- ])?(?:kick|penalty)\b"
)


def tells_shootout(text: str) -> bool:
    """Whether a marked sentence speaks of a shoot-out."""
    return _SHOOTOUT.search(text) is not None
