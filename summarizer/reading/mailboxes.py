"""Mailboxes of the mbox kind: many messages in one file, each below a line ``From …``.

A message begins where a line has the sender's address and a date as a mailbox writes it, first in
the file or below an empty line. So a paragraph of a report that begins with "From" ends no
message, though its sender did not quote it (``>From``), as mailboxes do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

__all__ = ["is_mailbox", "messages_of"]

_CHUNK = 65_536
_DAYS = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTHS = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# "From jane@np.example Fri Nov 27 18:30:00 2026", with a zone before or behind the year.
_FROM = re.compile(
    rb"From [^\r\n]{1,250} " + _DAYS + rb",? {1,2}" + _MONTHS + rb" {1,2}\d{1,2} {1,2}"
    rb"\d{1,2}:\d\d(?::\d\d)?(?: {1,2}[A-Za-z+0-9-]{1,5})? {1,2}\d{4}(?: {1,2}[A-Za-z+0-9-]{1,5})?"
    rb"[ ]{0,4}\r?\n"
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_QUOTED = re.compile(rb">{1,60}From ")


def is_mailbox(head: bytes) -> bool:
    """Whether data that begins with ``head`` (512 bytes are enough) is a mailbox."""
    found = _FROM.match(head)
    return found is not None and _HEADER.match(head, found.end()) is not None


def messages_of(file: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The messages of a mailbox in their order, without their lines ``From …``.

    A message of more than ``most`` bytes is None, and no more than that is held in memory.
    """
    pieces: list[bytes] | None = None
    size = 0
    fresh = empty = True  # the next piece begins a line; the line before it is empty
    while piece := file.readline(_CHUNK):
        if fresh and empty and _FROM.match(piece):
            if pieces is not None:
                yield _message(pieces, size, most)
            pieces, size = [], 0
        elif pieces is not None:
            size += len(piece)
            if size > most:
                pieces.clear()
            else:
                pieces.append(piece[1:] if fresh and _QUOTED.match(piece) else piece)
        empty = fresh and piece in (b"\n", b"\r\n")
        fresh = piece.endswith(b"\n")
    if pieces is not None:
        yield _message(pieces, size, most)


def _message(pieces: list[bytes], size: int, most: int) -> bytes | None:
    return None if size > most else b"".join(pieces)
