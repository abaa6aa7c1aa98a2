"""Which texts the rules read: English ones that are not far too long.

A match report has some 5,000 characters; what is far longer is no single report, and rules that
look from sentence to sentence would take too long over it.
"""

from __future__ import annotations

from summarizer.language.tongues import foreign
from summarizer.wire import Wire

__all__ = ["MAX_CHARACTERS", "MAX_SENTENCE", "other_language", "readable", "too_long"]

MAX_CHARACTERS = 40_000
"""Characters of a wire that is read by rule."""
MAX_SENTENCE = 1_500
"""Characters of a sentence that is read by rule."""


def readable(wire: Wire) -> bool:
    """Whether the rules read ``wire`` at all."""
    return not too_long(wire) and other_language(wire) is None


def too_long(wire: Wire) -> bool:
    """Whether ``wire`` has more text than the rules read."""
    return len(wire.text) > MAX_CHARACTERS


def other_language(wire: Wire) -> str | None:
    """What the language of ``wire`` is called where it is not English; None where it may be."""
    return foreign(wire.text, wire.language)
