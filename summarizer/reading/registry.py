"""The reader of each format, by its name.

A new format is one function here, and one line in :mod:`summarizer.reading.detect`. Each loads its
module when it is first used: plain text needs no XML parser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from summarizer.errors import InputError, NotAWire
from summarizer.reading.charsets import decode_as
from summarizer.reading.decoding import called, decode
from summarizer.reading.detect import detect
from summarizer.reading.item import Block, Item
from summarizer.reading.paragraphs import paragraph_bounds

__all__ = ["READERS", "Reader", "items_in"]

Reader = Callable[[bytes, str | None], "Iterable[Item | InputError]"]
"""Reads data of its format: gets the bytes and the input's name, gives the items in their order.

Raises InputError only and at once, for what is wrong with the whole; an InputError in the result is
what is wrong with one item of several. What carries other items gives them one at a time, so that
no more than one is held in memory.
"""


def _ninjs(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    return _of_json(data, input, "ninjs")


def _dpa(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    return _of_json(data, input, "dpa")


def _of_json(data: bytes, input: str | None, format: str) -> Sequence[Item | InputError]:
    from summarizer.reading.dpa import item_of_dpa
    from summarizer.reading.json import items_of
    from summarizer.reading.ninjs import item_of_ninjs

    return items_of(data, input, format, {"ninjs": item_of_ninjs, "dpa": item_of_dpa})


def _newsml(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.newsml import read_newsml

    return read_newsml(data, input)


def _nitf(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.nitf import read_nitf

    return read_nitf(data, input)


def _iptc7901(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.iptc7901 import read_iptc7901

    return read_iptc7901(data, input)


def _anpa(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.anpa import read_anpa

    return read_anpa(data, input)


def _rss(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.feeds import read_rss

    return read_rss(data, input)


def _atom(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.feeds import read_atom

    return read_atom(data, input)


def _html(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.html import read_html

    return read_html(data, input)


def _email(data: bytes, input: str | None) -> Iterable[Item | InputError]:
    from summarizer.reading.mail import read_mail

    return read_mail(data, input)


def _jsonl(data: bytes, input: str | None) -> Iterable[Item | InputError]:
    from summarizer.reading.jsonl import read_jsonl

    return read_jsonl(data, input)


READERS: dict[str, Reader] = {
    "ninjs": _ninjs,
    "dpa": _dpa,
    "newsml-g2": _newsml,
    "nitf": _nitf,
    "iptc7901": _iptc7901,
    "anpa": _anpa,
    "rss": _rss,
    "atom": _atom,
    "html": _html,
    "email": _email,
    "jsonl": _jsonl,
}
"""The reader of each format but plain text, which is read without changing a character."""


_WITHOUT_CHARSET = frozenset({"text", "iptc7901", "anpa"})
"""Formats in which nothing tells the charset but what carries them."""


def items_in(
    data: bytes, input: str | None, format: str | None = None, charset: str | None = None
) -> Iterable[Item | InputError]:
    """The items in what another format carries: an attachment, a line. Raises InputError only.

    ``format`` is one of :data:`~summarizer.reading.detect.FORMATS`; else it is detected.
    ``charset`` is what the carrier declares; a format that declares its own is read by that.
    """
    name = detect(data, input) if format is None else format
    if charset is not None and name == "html":
        from summarizer.reading.html import read_html

        return read_html(data, input, charset)
    if charset is not None and name in _WITHOUT_CHARSET:
        decoded = decode_as(data, charset, input)
        items = items_in(decoded.text.encode("utf-8", "replace"), input, name)
        return [
            item
            if isinstance(item, InputError)
            else replace(item, charset=decoded.charset, charset_guessed=decoded.guessed)
            for item in items
        ]
    if name == "text":
        return [_plain(data, input)]
    if name not in READERS:
        raise NotAWire(f"{called(input)} is in a format that is not read, {name}", input=input)
    return READERS[name](data, input)


def _plain(data: bytes, input: str | None) -> Item:
    decoded = decode(data, input)
    text = decoded.text
    return Item(
        format="text",
        blocks=tuple(Block(text[s:e]) for s, e in paragraph_bounds(text)),
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )
