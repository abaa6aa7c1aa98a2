"""JSON from strangers: parsed within bounds, and what the keys say it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading.decoding import called
from summarizer.reading.item import Item

__all__ = [
    "MAX_JSON_BYTES",
    "format_of_json",
    "format_of_object",
    "items_of",
    "objects_of",
    "parse_json",
]

MAX_JSON_BYTES = 8_000_000
"""The most bytes of one JSON document."""
_MAX_VALUES = 1_000_000
"""The most brackets and commas in it: each may cost seventy bytes of memory."""
_LISTS = ("items", "entries", "_items", "results", "data")
"""Keys under which servers put a list of items."""


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
        return json.loads(text)
    except RecursionError:
        raise NotAWire(f"{called(input)} is JSON that is nested too deeply", input=input) from None
    except ValueError as fault:
        raise NotAWire(
            f"{called(input)} is JSON that cannot be read: {str(fault)[:120]}",
            input=input,
            hint="send it again, whole and well-formed",
        ) from None


def format_of_json(data: bytes, input: str | None) -> str:
    """``ninjs``, ``dpa`` or ``jsonl``, by the keys of the first object that says one.

    Raises :class:`~summarizer.errors.InputError` where it is none of them.
    """
    if _is_lines(data):
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
    if isinstance(value, dict) and format_of_object(value) is None:
        value = next((value[k] for k in _LISTS if isinstance(value.get(k), list)), value)
    for found in value if isinstance(value, list) and value else [value]:
        yield found if isinstance(found, dict) else {}


def items_of(
    data: bytes,
    input: str | None,
    item_of: Callable[[Mapping[str, Any], str | None], Item | InputError],
) -> list[Item | InputError]:
    """The items of a document: each object by ``item_of``, or the error that it raises for it.

    Raises :class:`~summarizer.errors.InputError` where the whole is no JSON.
    """
    found: list[Item | InputError] = []
    for value in objects_of(parse_json(data, input)):
        try:
            found.append(item_of(value, input))
        except InputError as error:  # of one item; the others are read
            found.append(error)
    return found


def _is_lines(data: bytes) -> bool:
    """Whether the first line is a whole object, and another one follows."""
    first, _, rest = data.lstrip().partition(b"\n")
    if not rest.lstrip().startswith(b"{") or not first.rstrip().endswith(b"}"):
        return False
    try:
        return isinstance(parse_json(first, None), dict)
    except InputError:
        return False


def format_of_object(found: Mapping[str, Any]) -> str | None:
    """``ninjs`` or ``dpa``, by the keys of an object; None where they say neither."""
    keys = {str(k).replace("_", "").lower() for k in found}
    if str(found.get("format", "")).startswith("digitalwires") or "articlehtml" in keys:
        return "dpa"
    told = any(k.startswith("body") or k in _NINJS for k in keys)
    told = told or ("uri" in keys and str(found.get("type")).lower() in _NINJS_TYPES)
    return "ninjs" if told else None


_NINJS_TYPES = frozenset(
    "text audio video picture graphic composite planning event component".split()
)
_NINJS = frozenset(
    "bodies headline headlines versioncreated pubstatus copyrightnotice copyrightholder "
    "descriptiontext descriptions embargoed embargoeduntil slugline".split()
)
