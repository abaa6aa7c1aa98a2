"""Plain text inside another format to blocks: the paragraphs that plain text would have."""

from __future__ import annotations

import re

from summarizer.checkpoints import passing
from summarizer.reading.item import Block
from summarizer.reading.paragraphs import paragraph_bounds

__all__ = ["blocks_of_text"]

_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """A block for each paragraph; lines that were broken at a width are joined."""
    found = (_SPACE.sub(" ", text[s:e]).strip() for s, e in passing(paragraph_bounds(text)))
    return tuple(Block(t) for t in found if t)
