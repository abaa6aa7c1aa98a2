"""ANPA 1312, the wire service transmission format of North American agencies.

    SYN SYN SOH a0123 US …     service level and number
    u s DC4 DC2 bc-Slug 11-27 0567    priority, category, keyword, date, words
    STX ^BC-Slug, 1st Ld-Writethru,560<
    ^Headline<
    ^Eds: Updates with quotes.<
    ^By JANE ROE=
    ^Sports Writer=
    TAB ATLANTA (AP) _ The first paragraph …
    TAB ``Speech,'' she said.
    ETX AP-NY-11-27-26 1830GMT
    EOT

Double backticks and double apostrophes are the format's quotation marks. They stay as they are in
the text, as every character of a wire does: the reading of quotations knows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.checkpoints import passing
from summarizer.errors import InputError
from summarizer.reading.decoding import Decoded
from summarizer.reading.fields import tidy_byline
from summarizer.reading.item import Block, Item
from summarizer.reading.telegraph import (
    Message,
    block_of,
    items_of,
    one_line,
    paragraphs,
    printed,
    prose_embargo,
    prose_signals,
    prose_status,
    stamp,
)
from summarizer.wire import Label

__all__ = ["FORMAT", "read_anpa"]

FORMAT = "anpa"

_PRIORITY = re.compile(
    r"(?P<priority>[a-z])[ ]+(?P<category>[a-z])[ ]+(?P<keyword>[^\s\d]\S{0,80})?", re.IGNORECASE
)
_SERVICE = re.compile(r"[a-z]\d{3,4}\b", re.IGNORECASE)
# Flash, bulletin, urgent, regular, deferred. The other letters say for when a text is meant
# (advance, weekend, hold), not how urgent it is.
_URGENCY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 6}
_WORDS = re.compile(r"\s{0,3},\s{0,3}\d{2,5}\s{0,3}$")
_TRAILER = re.compile(
    r"\^?(?P<agency>[A-Za-z]{2,6})-(?P<desk>[A-Za-z]{2,4})-(?P<month>\d\d)-(?P<day>\d\d)-"
    r"(?P<year>\d{4}|\d\d)[ ]{1,3}(?P<hour>\d\d)(?P<minute>\d\d)[ ]?(?P<zone>[A-Za-z]{3,4})?\W*"
)
_EDS = re.compile(r"(?:Eds|EDS|Editors|EDITORS|Editor's note)\s?[:,]\s*")
_BY = re.compile(r"(?:By|BY)\s+")
_PHOTO = re.compile(r"(?:\(?AP |AAP )?(?:Photo|PHOTO|Graphic|Video)s?\b")


@dataclass(slots=True)
class _Read:
    """What has been gathered from the lines of one message."""

    blocks: list[Block] = field(default_factory=list)
    slug: str | None = None
    headline: str | None = None
    byline: str | None = None
    ednotes: list[str] = field(default_factory=list)
    body: bool = False


def read_anpa(data: bytes, input: str | None) -> list[Item | InputError]:
    """The messages of an ANPA 1312 transmission; raises InputError only."""
    return items_of(
        data,
        input,
        _item,
        format="ANPA 1312",
        hint="each message has lines that begin with ^ for keyword and headline",
    )


def _item(message: Message, decoded: Decoded) -> Item | None:
    header = printed(message.header)
    text = printed(message.text)
    if not header:
        # Without control characters the header is what stands before the first line with ^.
        first = 0 if text.startswith("^") else text.find("\n^") + 1
        header, text = text[:first], text[first:]
    trailer = printed(message.trailer)
    read, dated = _lines(text)
    if read.slug is None and read.headline is None:
        return None
    dated = _TRAILER.match(trailer.lstrip()) or dated
    priority = _priority(header)
    orders = (read.slug or "", *read.ednotes)
    return Item(
        format=FORMAT,
        blocks=tuple(read.blocks),
        provider=None if dated is None else dated["agency"],
        headline=read.headline,
        slug=read.slug,
        byline=read.byline,
        published=None if dated is None else _published(dated),
        status=prose_status(read.slug, [read.headline or ""]),
        embargo=prose_embargo(orders),
        urgency=None if priority is None else _URGENCY.get(priority),
        signals=prose_signals((read.slug or "",)),
        ednote="\n".join(read.ednotes) or None,
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )


def _priority(header: str) -> str | None:
    for line in header.split("\n")[:6]:
        found = _PRIORITY.match(line.strip())
        if found is not None and not _SERVICE.match(line.strip()):
            return found["priority"].lower()
    return None


def _published(dated: re.Match[str]) -> str | None:
    return stamp(
        int(dated["year"]),
        int(dated["month"]),
        int(dated["day"]),
        int(dated["hour"]),
        int(dated["minute"]),
        dated["zone"],
    )


def _lines(text: str) -> tuple[_Read, re.Match[str] | None]:
    """What the lines say, and the line with agency, desk and date if it stands among them."""
    read = _Read()
    dated: re.Match[str] | None = None
    for kind, piece in _pieces(text):
        trailer = _TRAILER.fullmatch(piece) if len(piece) <= 60 else None
        if trailer is not None:
            dated = trailer
        elif kind == "^":
            _caret(read, piece)
        else:
            read.body = True
            read.blocks += [Block(b) for p in paragraphs(piece) if (b := block_of(p))]
    return read, dated


def _pieces(text: str) -> list[tuple[str, str]]:
    """Lines with ^, their continuation joined; between them the paragraphs of the body."""
    pieces: list[tuple[str, list[str]]] = []
    closed = True
    lines = text.split("\n")
    marked = any(line.rstrip().endswith("<") for line in lines)
    for raw in passing(lines):
        line = raw.rstrip()
        ended = line.endswith("<")
        if ended:
            line = line[:-1].rstrip()
        if line.startswith("^"):
            pieces.append(("^", [line[1:]]))
        elif len(line) <= 60 and _TRAILER.fullmatch(line):
            pieces.append(("", [line]))
            ended = True
        elif line.startswith("\t"):
            pieces.append(("", [line[1:]]))
        elif not closed and pieces:
            pieces[-1][1].append(line)
        else:
            pieces.append(("", [line]))
        # A line with ^ goes on to its < or = (some senders leave both out); a paragraph to the
        # next tab.
        caret = bool(pieces) and pieces[-1][0] == "^"
        closed = ended or not line.strip() or (caret and (not marked or line.endswith("=")))
    return [
        (kind, one_line(" ".join(piece)) if kind else "\n".join(piece))
        for kind, piece in pieces
        if "".join(piece).strip()
    ]


def _caret(read: _Read, line: str) -> None:
    """Put one line with ^ where it belongs."""
    by = line.endswith("=")
    line = line.rstrip("= ")
    if not line:
        return
    label: Label | None = None
    if read.slug is None and not read.body and not _EDS.match(line):
        read.slug = _WORDS.sub("", line)
        return
    if _EDS.match(line):
        read.ednotes.append(_EDS.sub("", line, count=1))
        return
    if by or (_BY.match(line) and not read.body and read.headline is not None):
        label = "byline"
        if read.byline is None:
            read.byline = tidy_byline(line)
    elif _PHOTO.match(line):
        label = "note"
    elif read.headline is None and not read.body:
        label = "headline"
        read.headline = line
    read.blocks.append(Block(line, label))
