"""How much text the rules read. A match report has some 5,000 characters; what is far longer is no
single report, and rules that look from sentence to sentence would take too long over it."""

from __future__ import annotations

from summarizer.wire import Wire

__all__ = ["MAX_CHARACTERS", "MAX_SENTENCE", "readable"]

MAX_CHARACTERS = 40_000
"""Characters of a wire that is read by rule."""
MAX_SENTENCE = 1_500
"""Characters of a sentence that is read by rule."""


def readable(wire: Wire) -> bool:
    """Whether the rules read ``wire`` at all."""
    return len(wire.text) <= MAX_CHARACTERS
