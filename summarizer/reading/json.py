"""JSON from strangers: parsed within bounds, and what the keys say it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading.decoding import called
from summarizer.reading.detect import FORMATS
from summarizer.reading.fields import gate_pairs
from summarizer.reading.item import Item

__all__ = [
    "MAX_JSON_BYTES",
    "ItemOf",
    "format_of_json",
    "format_of_object",
    "is_lines",
    "items_of",
    "lines_of",
    "objects_of",
    "parse_json",
]

_SAMPLE = 20
"""So many lines tell whether they are JSON Lines."""
MAX_JSON_BYTES = 8_000_000
"""The most bytes of one JSON document."""
_MAX_VALUES = 1_000_000
"""The most brackets and commas in it: each may cost seventy bytes of memory."""
_LINE = re.compile(rb"\S[^\n]*")
_LISTS = ("items", "entries", "_items", "results", "data", "docs", "item", "attributes")
"""Keys under which servers put an item, or a list of them."""
_DEEPEST = 3


def parse_json(data: bytes, input: str | None) -> Any:  # noqa: ANN401  what JSON holds
    """What a JSON document holds.

    Raises :class:`~summarizer.errors.InputError` only: for what is too large, nested too deeply,
    not in UTF-8 or no JSON.
    """
    if len(data) > MAX_JSON_BYTES:
        raise TooLarge(
            f"{called(input)} has more than {MAX_JSON_BYTES:,} bytes of JSON", input=input
        )
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _MAX_VALUES:
        raise TooLarge(f"{called(input)} has more than {_MAX_VALUES:,} values", input=input)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotAWire(
            f"{called(input)} is JSON that is not in UTF-8", input=input, hint="send it in UTF-8"
        ) from None
    try:
        return json.loads(text, object_pairs_hook=gate_pairs, parse_int=_number)
    except RecursionError:
        raise NotAWire(f"{called(input)} is JSON that is nested too deeply", input=input) from None
    except ValueError as fault:
        raise NotAWire(
            f"{called(input)} is JSON that cannot be read: {str(fault)[:120]}",
            input=input,
            hint="send it again, whole and well-formed",
        ) from None


def _number(digits: str) -> int | str:
    """A number; one of more digits than any has stays its digits."""
    return int(digits) if len(digits) < _LONGEST_NUMBER else digits


_LONGEST_NUMBER = 400


def lines_of(data: bytes) -> bytes:
    """JSON Lines with a line feed behind each, as also CR and RS (RFC 7464) part them."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\x1e" in data:
        data = data.removeprefix(b"\x1e").replace(b"\n\x1e", b"\n").replace(b"\x1e", b"\n")
    return data if b"\n" in data.rstrip() else data.replace(b"\r", b"\n")


def format_of_json(data: bytes, input: str | None) -> str:
    """``ninjs``, ``dpa`` or ``jsonl``, by the keys of the first object that says one.

    Raises :class:`~summarizer.errors.InputError` where it is none of them.
    """
    if is_lines(data):
        return "jsonl"
    names = map(format_of_object, objects_of(parse_json(data, input)))
    name = next((n for n in names if n is not None), None)
    if name is None:
        raise NotAWire(
            f"{called(input)} is JSON of a kind that is not read",
            input=input,
            hint="give ninjs or dpa's digitalwires, or the report's text as a plain text file",
        )
    return name


def objects_of(value: object) -> Iterator[dict[str, Any]]:
    """The objects in a document: itself, those of a list, or of the list that it wraps.

    What should be an object and is none is an empty one here: a reader refuses it.
    """
    return _objects(value, 0)


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and depth < _DEEPEST and format_of_object(value) is None:
        inner = next((value[k] for k in _LISTS if isinstance(value.get(k), list | dict)), None)
        if inner is not None and (inner or depth == 0):
            value = inner
            if isinstance(value, dict):
                yield from _objects(value, depth + 1)
                return
    for found in value if isinstance(value, list) and value else [value]:
        if depth < _DEEPEST and isinstance(found, list | dict) and found is not value:
            yield from _objects(found, depth + 1)
        else:
            yield found if isinstance(found, dict) else {}


ItemOf = Callable[[Mapping[str, Any], "str | None"], "Item | InputError"]
"""Reads one object of its format."""


def items_of(
    data: bytes, input: str | None, format: str, readers: Mapping[str, ItemOf]
) -> list[Item | InputError]:
    """The items of a document: each object by its reader, or the error that it raises for it.

    A list may mix the formats: an object that says that it is of another one than ``format`` is
    read so. Raises :class:`~summarizer.errors.InputError` where the whole is no JSON.
    """
    found: list[Item | InputError] = []
    for value in objects_of(parse_json(data, input)):
        told = format_of_object(value)
        if told is None or (told == "ninjs" and "urn" in value):  # dpa's may have a headline only
            told = format
        try:
            found.append(readers[told](value, input))
        except InputError as error:  # of one item; the others are read
            found.append(error)
    return found


def is_lines(data: bytes) -> bool:
    """Whether ``data`` is JSON Lines: most of the first lines are whole objects.

    One may be broken, also the first: it costs only itself. A document on many lines has hardly a
    whole object on a line of its own. An item that a line carries (``{"format": …, "text": …}``)
    is JSON Lines by itself.
    """
    lines = whole = size = 0
    carries = False
    for match in _LINE.finditer(lines_of(data)):
        line = match.group().rstrip()
        lines += 1
        size += len(line)
        if size > MAX_JSON_BYTES:
            break
        value = _whole_object(line)
        if value is not None:
            whole += 1
            carries = _carries(value)
        if lines == _SAMPLE or whole == 2 == lines:
            break
    return 2 * whole >= lines if lines > 1 else carries


def _carries(value: Mapping[str, Any]) -> bool:
    """Whether an object carries an item of a format that it names, or a plain text."""
    named = value.get("format") in FORMATS if isinstance(value.get("format"), str) else False
    return (named and ("text" in value or "data" in value)) or (
        "format" not in value
        and isinstance(value.get("text"), str)
        and format_of_object(value) is None
    )


def _whole_object(line: bytes) -> dict[str, Any] | None:
    if not line.startswith(b"{") or not line.endswith(b"}"):
        return None
    try:
        value = parse_json(line, None)
    except InputError:
        return None
    return value if isinstance(value, dict) else None


def format_of_object(found: Mapping[str, Any]) -> str | None:
    """``ninjs`` or ``dpa``, by the keys of an object; None where they say neither."""
    keys = {str(k).replace("_", "").lower() for k in islice(found, _MOST_KEYS)}
    if str(found.get("format", "")).startswith("digitalwires") or "articlehtml" in keys:
        return "dpa"
    told = any(k.startswith("body") or k in _NINJS for k in keys)
    told = told or ("uri" in keys and str(found.get("type")).lower() in _NINJS_TYPES)
    return "ninjs" if told else None


_MOST_KEYS = 2_000
"""So many keys of an object tell what it is."""
_NINJS_TYPES = frozenset(
    "text audio video picture graphic composite planning event component".split()
)
_NINJS = frozenset(
    "bodies headline headlines versioncreated pubstatus copyrightnotice copyrightholder "
    "descriptiontext descriptions embargoed embargoeduntil slugline".split()
)
