"""XML from strangers: parsed without a DTD, entities, network or nesting that has no end.

Decoded here and not by the parser, so that what a declaration may claim is known: strictly, with
one of the charsets that news arrives in. A document that declares entities is refused before it
is parsed; a DOCTYPE that only names its DTD (as NITF's do) is not loaded.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import NotAWire, TooLarge
from summarizer.reading.charsets import charset_of, is_utf8_after_all
from summarizer.reading.decoding import called

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MAX_XML_BYTES", "MAX_XML_TAGS", "Parsed", "parse_xml", "xml_text"]

MAX_XML_BYTES = 8_000_000
"""The most bytes of XML that one input may have."""
MAX_XML_TAGS = 200_000
"""The most ``<`` and the most ``=`` in it: each may cost a hundred bytes of memory and more."""

_DECLARED = re.compile(r"<\?xml\s[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([\w.:-]{1,40})[\"']")
_ENTITY = re.compile(r"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)\b")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root of a document, and the charset that it was decoded with."""

    root: _Element
    charset: str


def parse_xml(data: bytes, input: str | None) -> Parsed:
    """Parse a document.

    Raises :class:`~summarizer.errors.InputError` only: for what is no well-formed XML, not in the
    charset it declares, declares entities, is nested deeper than libxml's 256 levels or larger
    than :data:`MAX_XML_BYTES` and :data:`MAX_XML_TAGS`.
    """
    text, charset = xml_text(data, input)
    if _ENTITY.search(text):
        raise NotAWire(
            f"{called(input)} declares entities in its DOCTYPE, which is not read",
            input=input,
            hint="send the XML without a DTD inside it",
        )
    from lxml import etree

    # Not collect_ids=False: libxml takes the flag for a wish to load the DTD.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as fault:
        raise NotAWire(
            f"{called(input)} is XML that cannot be read: {_told(fault)}",
            input=input,
            hint="send it again, whole and well-formed",
        ) from None
    return Parsed(root, charset)


def _told(fault: Exception) -> str:
    """What the parser says, without the names it gives to files."""
    if "depth" in str(fault):
        return "it is nested deeper than 256 elements"
    message = str(getattr(fault, "msg", None) or "it breaks off").split(" (<string>")[0]
    return message[:160]


def xml_text(data: bytes, input: str | None) -> tuple[str, str]:
    """The characters of an XML document, and their charset by its mark, declaration or default.

    Raises :class:`~summarizer.errors.InputError`, also where bytes that are UTF-8 are declared as
    something else: read as declared, their letters would be wrong ones.
    """
    if len(data) > MAX_XML_BYTES:
        raise TooLarge(f"{called(input)} has more than {MAX_XML_BYTES:,} bytes of XML", input=input)
    if max(data.count(b"<"), data.count(b"=")) > MAX_XML_TAGS:
        raise TooLarge(
            f"{called(input)} has more than {MAX_XML_TAGS:,} tags or attributes", input=input
        )
    charset = _charset(data, input)
    try:
        text = data.decode("utf-8-sig" if charset == "utf-8" else charset)
    except UnicodeDecodeError as fault:
        raise NotAWire(
            f"{called(input)} is not in the charset it declares, {charset} (byte {fault.start:,})",
            input=input,
            hint="send it in UTF-8 and say so",
        ) from None
    if charset != "utf-8" and is_utf8_after_all(data, charset):
        raise NotAWire(
            f"{called(input)} declares the charset {charset} and is in UTF-8",
            input=input,
            hint="declare UTF-8",
        )
    return text.lstrip(), charset  # some senders begin with an empty line, which XML does not allow


def _charset(data: bytes, input: str | None) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[:2] == b"<\0":
        return "utf-16-le"
    if data[:2] == b"\0<":
        return "utf-16-be"
    declared = _DECLARED.match(data[:300].lstrip().decode("latin-1"))
    if declared is None:
        return "utf-8"
    name = charset_of(declared[1])
    # What could be read as ASCII until here is in neither of the wide ones; UTF-7 is for mail.
    if name is not None and not name.startswith(("utf-16", "utf-7")):
        return name
    raise NotAWire(
        f"{called(input)} declares the charset {declared[1]}, which it is not in or is not read",
        input=input,
        hint="send it in UTF-8 and say so",
    )
