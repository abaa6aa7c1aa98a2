"""JSON Lines: on each line an item of one of the JSON formats, or an item of any format by name.

``{"format": "anpa", "text": "…"}`` carries an item as text, ``{"format": "rss", "data": "…"}`` its
bytes in base64, ``{"format": "ninjs", "data": {…}}`` JSON as it is. Without ``format`` the item's
own format is detected. ``id``, ``provider`` and ``version`` beside them count where the item has
none of its own.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from summarizer.checkpoints import passing
from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading.decoding import called
from summarizer.reading.detect import FORMATS
from summarizer.reading.fields import tidy
from summarizer.reading.item import Item
from summarizer.reading.json import lines_of, parse_json
from summarizer.reading.registry import items_in

__all__ = ["MAX_LINES", "read_jsonl"]

MAX_LINES = 10_000
"""The most lines of one file that are read."""
_LINE = re.compile(rb"\S[^\n]*")
_CARRIERS = frozenset({"email", "jsonl"})
"""What carries items itself is not carried in a line."""


def read_jsonl(data: bytes, input: str | None) -> Iterator[Item | InputError]:
    """The items on the lines, one at a time; a line that cannot be read is its error."""
    at, number = 0, 1
    data = lines_of(data)
    for taken, match in passing(enumerate(_LINE.finditer(data), 1)):
        number += data.count(b"\n", at, match.start())
        at = match.start()
        if taken > MAX_LINES:
            yield TooLarge(
                f"{called(input)} has more than {MAX_LINES:,} lines; the rest is not read",
                input=input,
                hint="split the file",
            )
            return
        try:
            yield from _items(match.group().rstrip(), input, number)
        except InputError as error:
            error.message = f"{error.message} (line {number})"
            yield error


def _items(line: bytes, input: str | None, number: int) -> list[Item | InputError]:
    value = parse_json(line, input)
    if not isinstance(value, dict):
        raise NotAWire(f"{called(input)} has no object on line {number}", input=input)
    digest = sha256(line).hexdigest()
    return [
        replace(_named(item, value), sha256=item.sha256 or digest)
        if isinstance(item, Item)
        else item
        for item in _carried(line, value, input)
    ]


def _carried(
    line: bytes, value: Mapping[str, Any], input: str | None
) -> Iterable[Item | InputError]:
    name = value.get("format")
    text, data = value.get("text"), value.get("data")
    known = isinstance(name, str) and name in FORMATS
    if not (known or name is None) or (text is None and data is None):
        return items_in(line, input)
    if known and name in _CARRIERS:
        raise NotAWire(f"{called(input)} carries {name} in a line", input=input)
    if isinstance(text, str):
        return items_in(_encoded(text, input), input, name if known else "text")
    if isinstance(data, dict):
        return items_in(json.dumps(data).encode(), input, name)
    if isinstance(data, str):
        try:
            return items_in(base64.b64decode(data, validate=True), input, name)
        except (binascii.Error, ValueError):
            pass
    raise NotAWire(
        f"{called(input)} carries neither a text nor data in base64",
        input=input,
        hint='write {"format": "nitf", "text": "…"} or {"format": "nitf", "data": "base64"}',
    )


def _encoded(text: str, input: str | None) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotAWire(f"{called(input)} has half a character in its text", input=input) from None


def _named(item: Item, value: Mapping[str, Any]) -> Item:
    told = {key: tidy(value.get(key)) for key in ("id", "provider", "version")}
    return replace(
        item,
        id=item.id or told["id"],
        provider=item.provider or told["provider"],
        version=item.version or told["version"],
    )
