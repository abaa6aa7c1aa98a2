"""The older mail that a mail quotes as plain text: what another wrote, another day, is no report.

Mail programs mark it with ``>`` on each line, or put it below a line that announces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checkpoints import passing
from summarizer.reading.item import Block
from summarizer.reading.prose import blocks_of_text

__all__ = ["without_older"]

_QUOTED = re.compile(r"[ \t]{0,3}>(?!From )")  # so mailboxes write a line that begins with "From"
_ORIGINAL = re.compile(
    r"\s{0,8}-{2,12}\s?(?:original message|ursprüngliche nachricht|message d'origine|"
    r"mensaje original|messaggio originale)\s?-{2,12}\s{0,8}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"_{20,80}\s{0,8}$")
_SENDER = re.compile(r"(?:From|Von|De|Da|Van)\s?:")
_WROTE = re.compile(r"(?:\d.{0,200}|@.{0,200}):$")


def without_older(text: str) -> Iterator[Block]:
    """The blocks of a text, of which the older mail that it quotes is a note: what ``>`` marks, or
    what stands below the line that announces it. Where nothing stands above that line, it
    announces what is sent on, and that is the report."""
    pieces: list[tuple[bool, list[str]]] = [(False, [])]
    older = written = False
    lines = text.splitlines()
    for n, line in passing(enumerate(lines)):
        older = older or (written and _announces_older(lines, n))
        quoted = older or _QUOTED.match(line) is not None
        written = written or (not quoted and bool(line.strip()))
        if quoted and not pieces[-1][0]:
            pieces.append((True, _who_wrote(pieces[-1][1])))
        elif line.strip() and not quoted and pieces[-1][0]:
            pieces.append((False, []))
        pieces[-1][1].append(line)
    for quoted, own in pieces:
        for block in blocks_of_text("\n".join(own)):
            yield Block(block.text, "note") if quoted else block


def _announces_older(lines: list[str], n: int) -> bool:
    if _ORIGINAL.match(lines[n]):
        return True
    return _RULE.match(lines[n]) is not None and any(
        _SENDER.match(line) for line in lines[n + 1 : n + 3]
    )


def _who_wrote(above: list[str]) -> list[str]:
    """Take the line that says who wrote what is quoted (and when) off the lines above it."""
    for n in range(len(above) - 1, max(-1, len(above) - 4), -1):
        if above[n].strip():
            if _WROTE.search(above[n].rstrip()):
                taken = above[n:]
                del above[n:]
                return taken
            break
    return []
