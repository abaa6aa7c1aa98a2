"""IPTC 7901, the text transmission format of European agencies.

    SOH header line            service and sequence, priority, category, words, the sender's own
    Keyword/Keyword/           before or after STX
    STX (Corrections, genre)
    Headline
    By somebody
    (Photo) =
    body, hard-wrapped, paragraphs with blank lines between
    ETX 251852 Sep 24          day, hour, minute (and zone), month, year
    EOT

Agencies of today send UTF-8 in it; what is not valid UTF-8 is read as Windows-1252 and marked as
guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.checkpoints import passing
from summarizer.errors import InputError
from summarizer.reading.dateline import find_dateline
from summarizer.reading.decoding import Decoded
from summarizer.reading.fields import tidy_byline
from summarizer.reading.item import Block, Item
from summarizer.reading.telegraph import (
    Message,
    block_of,
    day_and_time,
    items_of,
    one_line,
    paragraphs,
    printed,
    prose_embargo,
    prose_signals,
    prose_status,
)

__all__ = ["FORMAT", "read_iptc7901"]

FORMAT = "iptc7901"

_HEADER = re.compile(
    r"(?P<service>[A-Za-z]{2,4})[ -]?(?P<sequence>\d{3,5})[ ]+(?P<priority>[1-9])[ ]+"
    r"(?P<category>[A-Za-z]{1,4})(?:[ ]+(?P<words>\d{1,6}))?(?:[ ]+(?P<sender>[^\s\d]\S{0,20}))?"
)
_KEYWORDS = re.compile(r"\S[^\n]{0,160}/[ ]*")
# The longest head: headline, byline, notes about corrections.
_HEAD_LINES = 24
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af)[ ]+(?=[A-ZÀ-ÖØ-Þ])")
_NOTEPAD = re.compile(r"#{1,3}[ ]+\S")
_RULE = re.compile(r"[ ]{0,8}\*(?:[ ]{0,3}\*){2,40}[ ]{0,8}")
_NOT_PUBLIC = re.compile(
    r"(?i)[^\n]{0,80}\b(?:not (?:intended )?for publication"
    r"|nicht zur Veröffentlichung(?: bestimmt)?|ne pas publier|no publicar)\b[^\n]{0,40}"
)
# "dpa xy yyzz n1 ab": the agency, then the signs of those who wrote and edited it.
_SIGN_OFF = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5})?(?:[ ][a-zäöüß0-9/]{1,8}){1,8}")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the body."""

    blocks: tuple[Block, ...]
    headline: str | None
    byline: str | None
    remarks: tuple[str, ...]


def read_iptc7901(data: bytes, input: str | None) -> list[Item | InputError]:
    """The messages of an IPTC 7901 transmission; raises InputError only."""
    return items_of(
        data,
        input,
        _item,
        format="IPTC 7901",
        hint="each message begins with SOH and a header line: service, number, priority",
    )


def _item(message: Message, decoded: Decoded) -> Item | None:
    header, _, before = printed(message.header).lstrip("\n ").partition("\n")
    text = printed(message.text)
    head = _HEADER.match(header)
    if head is None and not header:
        head = _HEADER.match(text.lstrip("\n "))
        if head is None:
            return None
        text = text.lstrip("\n ").partition("\n")[2]
    slug, text = _slug(before.strip("\n"), text)
    if head is None and slug is None:
        return None
    above, body = _divided(text)
    top = _head(above)
    blocks, ednote = _body(body)
    orders = (slug or "", *top.remarks, top.headline or "")
    published = day_and_time(printed(message.trailer))
    return Item(
        format=FORMAT,
        blocks=top.blocks + blocks,
        id=None if head is None else _id(head, published),
        provider=None if head is None else head["sender"],
        headline=top.headline,
        slug=slug,
        byline=top.byline,
        published=published,
        status=prose_status(slug, (*top.remarks, top.headline or "")),
        embargo=prose_embargo(orders),
        urgency=None if head is None else int(head["priority"]),
        signals=prose_signals(top.remarks),
        ednote=ednote,
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )


def _id(head: re.Match[str], published: str | None) -> str:
    """Service and number, and the day where one is told: each day the numbers begin again."""
    number = head["service"].lower() + head["sequence"]
    return number if published is None else f"{number}-{published[:10]}"


def _slug(before: str, text: str) -> tuple[str | None, str]:
    """The keyword line, and the text without it."""
    if before.strip():
        slug = one_line(before)
        return slug.rstrip("/ ") or None, text
    first, _, rest = text.lstrip("\n").partition("\n")
    if _KEYWORDS.fullmatch(first):
        return one_line(first).rstrip("/ ") or None, rest
    return None, text


def _divided(text: str) -> tuple[list[str], str]:
    """The lines up to the one that ends with ``=``, and what comes after it."""
    lines = text.split("\n")
    for n, line in enumerate(lines[:_HEAD_LINES]):
        stripped = line.rstrip()
        if stripped == "=" or stripped.endswith(" ="):
            return [*lines[:n], stripped[:-1]], "\n".join(lines[n + 1 :])
    return [], text


def _head(lines: list[str]) -> _Head:
    blocks: list[Block] = []
    remarks: list[str] = []
    byline: str | None = None
    title: list[str] = []
    for line in _groups(lines):
        if line.startswith("(") and line.endswith(")"):
            if title:
                blocks.append(_headline(title))
                title = []
            blocks.append(Block(line, "note"))
            remarks.append(line)
        elif byline is None and _BYLINE.match(line):
            if title:
                blocks.append(_headline(title))
                title = []
            byline = line
            blocks.append(Block(line, "byline"))
        else:
            title.append(line)
    if title:
        blocks.append(_headline(title))
    headlines = [b.text for b in blocks if b.label == "headline"]
    return _Head(
        tuple(blocks),
        headlines[0] if headlines else None,
        tidy_byline(byline),
        tuple(remarks),
    )


def _headline(lines: list[str]) -> Block:
    return Block(" ".join(lines), "headline")


def _groups(lines: list[str]) -> list[str]:
    """The lines of a head, a remark in brackets over several lines made one."""
    groups: list[str] = []
    inside = False
    for raw in lines:
        line = one_line(raw)
        if not line:
            inside = False
            continue
        if inside:
            groups[-1] = f"{groups[-1]} {line}"
        else:
            groups.append(line)
        last = groups[-1]
        inside = last.startswith("(") and last.count("(") > last.count(")")
    return groups


def _body(text: str) -> tuple[tuple[Block, ...], str | None]:
    """The blocks of the body, the notepad's marked as notes, and what is not for publication."""
    found = paragraphs(text)
    blocks: list[Block] = []
    private: list[str] = []
    notepad = secret = False
    for n, raw in passing(enumerate(found)):
        paragraph = block_of(raw)
        if _NOT_PUBLIC.match(paragraph):
            secret = True
        elif _SIGN_OFF.fullmatch(paragraph) and n >= len(found) - 1:
            blocks.append(Block(paragraph, "tail"))
        elif secret:
            private.append(paragraph)
        else:
            notepad = notepad or bool(_NOTEPAD.match(paragraph))
            note = notepad or bool(_RULE.fullmatch(paragraph))
            blocks.append(Block(paragraph, "note" if note else None))
    _mark_standfirst(blocks)
    return tuple(blocks), "\n".join(private) or None


def _mark_standfirst(blocks: list[Block]) -> None:
    """The paragraph before the one with the dateline is the standfirst."""
    if len(blocks) < 2 or blocks[0].label is not None:
        return
    first, second = blocks[0].text, blocks[1].text
    if (
        find_dateline(first, 0, len(first), first=True) is None
        and find_dateline(second, 0, len(second), first=True) is not None
    ):
        blocks[0] = Block(first, "standfirst")
