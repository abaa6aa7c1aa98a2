"""Which format bytes are in: told by their first characters, root element and keys.

The names of files say nothing here: agencies' folders are full of ``.xml`` and ``.txt`` of every
kind. What is recognised and not read is refused with what it is and what to do, which says more
than to read its tags as sentences.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from summarizer.errors import ConfigurationError, InputError, NotAWire
from summarizer.reading.decoding import called

__all__ = ["FORMATS", "check_format", "detect", "is_office"]

FORMATS: tuple[str, ...] = (
    "text",
    "ninjs",
    "dpa",
    "newsml-g2",
    "nitf",
    "iptc7901",
    "anpa",
    "rss",
    "atom",
    "html",
    "email",
    "jsonl",
)
"""The formats that are read, as ``format=`` and :attr:`summarizer.wire.Wire.format` name them."""

_HEAD = 4096
"""So many bytes tell the format."""

_PLAIN = "give the report's text as a plain text file"
_FOREIGN: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name, hint)
    for pattern, name, hint in (
        (r"%PDF-", "PDF", _PLAIN),
        (r"\{\\rtf", "RTF", _PLAIN),
        (r"\xd0\xcf\x11\xe0", "an office document", _PLAIN),
        (
            r"(?:#[^\n]{0,400}\n\s*){0,20}@?(?:prefix|base)\s{1,40}[\w.-]{0,60}:?\s{0,40}<",
            "RDF in Turtle",
            "give the report that belongs to it: data about a match has no sentences",
        ),
    )
)
_OFFICE = re.compile(rb"PK\x03\x04.{0,200}?(?:\[Content_Types\]\.xml|mimetypeapplication/)", re.S)

# Root elements, without their prefix.
_ROOTS: dict[str, str] = {
    "newsmessage": "newsml-g2",
    "newsitem": "newsml-g2",
    "packageitem": "newsml-g2",
    "planningitem": "newsml-g2",
    "conceptitem": "newsml-g2",
    "knowledgeitem": "newsml-g2",
    "nitf": "nitf",
    "rss": "rss",
    "rdf": "rss",
    "feed": "atom",
    "entry": "atom",
    "html": "html",
}
# XML that is known and has no reader: what it is, and what to do.
_UNREAD_ROOTS: dict[str, tuple[str, str]] = {
    "sports-content": (
        "SportsML",
        "give the report that belongs to it: data about a match has no sentences",
    ),
    "newsml": ("NewsML 1", "ask for NewsML-G2, NITF or ninjs"),
    "svg": ("a picture", _PLAIN),
}
# A tag has attributes or none; "<A great day> …" has words. One in a line of text has its end.
_HTML = re.compile(
    r"<(?:!doctype\s{1,9}html\b|(?:html|head|body|article|section|main|header|div|p|h[1-6]|ul|ol|dl|"
    r"blockquote|table|figure|meta|title|link|base|style|script|nav|aside|footer|form|details|pre|"
    r"center|address)(?=[\s>/])(?:\s{0,40}/?>|\s[^<>]{0,2000}?=|\s{1,40}"
    r"(?:hidden|itemscope|dir|id|class)\b)"
    r"|(span|strong|em|b|i|a)(?:>|\s[^<>]{0,2000}?=)(?=.{0,4000}?</\1\s{0,9}>))",
    re.IGNORECASE | re.DOTALL,
)
_PROLOG = re.compile(
    r"\s{0,400}(?:<\?[^>]{0,400}\?>\s{0,400}|<!--(?:[^-]|-(?!->)){0,2000}-->\s{0,400}"
    r"|<!DOCTYPE\s[^>\[]{0,400}>\s{0,400}){0,12}",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([A-Za-z][\w.-]{0,60})(?=[\s>/])")
_DOCTYPE = re.compile(r"<!DOCTYPE\s{1,40}([A-Za-z][\w.-]{0,60})", re.IGNORECASE)
_JSON = re.compile(
    r"(?:\[\s{0,400}){0,3}\{\s{0,400}(?:\"[^\"\n]{1,100}\"\s{0,40}:|\}\s{0,40}(?:[\],]|\Z))|\[\s{0,40}\]\s{0,40}\Z"
)

_OBJECT = re.compile(r"^\s{0,40}\{\s{0,40}\"", re.MULTILINE)

_IPTC = re.compile(
    r"[\x00-\x20]{0,40}(?:\x01\s{0,9}[A-Za-z]{2,4}[ -]?\d{3,5}[ ]{1,9}[1-9][ ]"
    r"|[A-Za-z]{2,4}\d{4}[ ]{1,9}[1-9][ ]{1,9}[A-Za-z]{1,4}[ ]{1,9}\d{1,6}"
    r"(?:[ ]{1,9}\S{1,20}){0,3}\s{0,9}\n)"
)
_ANPA = re.compile(r"[\x00\x16\s]{0,40}\x01\s{0,9}[A-Za-z]\d{3,4}\b")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_HEADERS = frozenset(
    "from to subject date message-id mime-version received return-path content-type "
    "delivered-to reply-to".split()
)

Told = Callable[[str], bool]
"""Whether the first characters of bytes are those of a format."""


def _is_iptc7901(head: str) -> bool:
    return _IPTC.match(head) is not None


def _is_anpa(head: str) -> bool:
    if _ANPA.match(head) is not None:
        return True
    # Some systems take the control characters out.
    return sum(line.startswith("^") for line in head.splitlines()[:12]) >= 2


def _is_email(head: str) -> bool:
    """Whether it begins with three headers or more, two of them those that every mail has."""
    known = lines = 0
    for line in head.splitlines()[:60]:
        if line[:1] in (" ", "\t"):
            continue
        name, colon, _ = line.partition(":")
        if not colon or not _HEADER_NAME.fullmatch(name):
            if not lines and line.startswith("From "):
                continue  # the line before a message in a mailbox
            break
        lines += 1
        known += name.lower() in _HEADERS
    return known >= 2 and lines >= 3


TOLD_BY_BYTES: dict[str, Told] = {
    "iptc7901": _is_iptc7901,
    "anpa": _is_anpa,
    "email": _is_email,
}
"""Formats without mark-up, in the order in which they are asked: name and test."""


def check_format(name: str | None) -> None:
    """Raise :class:`~summarizer.errors.ConfigurationError` for a format that there is not."""
    if name is not None and name not in FORMATS:
        raise ConfigurationError(f"unknown format {name!r}", hint=f"use {', '.join(FORMATS)}")


def detect(data: bytes, input: str | None) -> str:
    """The name of the format of ``data``: one of :data:`FORMATS`, ``text`` where nothing tells.

    Raises :class:`~summarizer.errors.NotAWire` for what is recognised and not read.
    """
    head = _head(data)
    if is_office(data[:_HEAD]):
        raise _refused(input, "an office document", _PLAIN)
    for pattern, name, hint in _FOREIGN:
        if pattern.match(head):
            raise _refused(input, name, hint)
    for name, told in TOLD_BY_BYTES.items():
        if told(head):
            return name
    if head.startswith("<"):
        return _of_markup(head, input)
    if _JSON.match(head):
        from summarizer.reading.json import format_of_json

        return format_of_json(data, input)
    if _OBJECT.search(head):
        from summarizer.reading.json import is_lines

        return "jsonl" if is_lines(data) else "text"
    if head[:1] in ("[", "{") and _is_json(data):
        raise NotAWire(
            f"{called(input)} is JSON without a wire in it",
            input=input,
            hint="give ninjs or dpa's digitalwires, or the report's text as it is",
        )
    return "text"


def _is_json(data: bytes) -> bool:
    """Whether all of ``data`` is one JSON document; “[AP] Norvale won” is none."""
    from summarizer.reading.json import parse_json

    if data.rstrip()[-1:] not in (b"]", b"}"):
        return False
    try:
        parse_json(data, None)
    except InputError:
        return False
    return True


def is_office(head: bytes) -> bool:
    """Whether a zip that begins with ``head`` is an office document."""
    return _OFFICE.match(head) is not None


def _head(data: bytes) -> str:
    """The first characters, whatever their charset: those that tell are ASCII in each."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return ""
    if head.startswith(codecs.BOM_UTF8):
        head = head[3:]
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    elif head[:2] in (b"<\0", b"\0<"):
        head = head.replace(b"\0", b"")
    return head.decode("latin-1").lstrip(" \t\r\n\x1e")


def _of_markup(head: str, input: str | None) -> str:
    prolog = _PROLOG.match(head)
    at = prolog.end() if prolog else 0
    # A DOCTYPE that declares entities is left to the reader, who refuses it with that reason.
    root = _ROOT.match(head, at) or _DOCTYPE.match(head, at)
    name = root[1].lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if name in _UNREAD_ROOTS:
        raise _refused(input, *_UNREAD_ROOTS[name])
    if _HTML.match(head) or (root and _HTML.match(head, at)):
        return "html"
    if head[:5].lower() == "<?xml" or head[:9].lower() == "<!doctype":
        raise NotAWire(
            f"{called(input)} is XML of a kind that is not read",
            input=input,
            hint="give NewsML-G2, NITF, RSS, Atom or XHTML",
        )
    return "text"


def _refused(input: str | None, what: str, hint: str) -> NotAWire:
    return NotAWire(f"{called(input)} is {what}, which is not read", input=input, hint=hint)
