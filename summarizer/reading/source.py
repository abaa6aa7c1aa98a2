"""From bytes, a file or a string to wires: size, format, reader."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256

from summarizer.checkpoints import passing
from summarizer.errors import InputError, NotAReport, NotAWire, TooLarge
from summarizer.reading.archives import (
    MAX_ITEM_BYTES,
    Entry,
    entries,
    entries_of,
    is_archive,
)
from summarizer.reading.charsets import decode_as
from summarizer.reading.composed import wire_of
from summarizer.reading.decoding import (
    Decoded,
    called,
    decode,
    encode,
    refuse_unless_text,
    without_bom,
)
from summarizer.reading.detect import check_format, detect
from summarizer.reading.item import Item
from summarizer.reading.registry import READERS, Reader, items_in
from summarizer.reading.text import FORMAT, read_plain
from summarizer.wire import Wire

__all__ = [
    "MAX_INPUT_BYTES",
    "READERS",
    "Reader",
    "read_bytes",
    "read_path",
    "read_paths",
    "read_text",
    "read_wires",
]

MAX_INPUT_BYTES = MAX_ITEM_BYTES
"""The most bytes of one input, whatever its format; each format has its own bounds below that."""


def read_wires(
    data: bytes,
    *,
    input: str | None = None,
    format: str | None = None,
    charset: str | None = None,
) -> Iterator[Wire | InputError]:
    """Read every wire in the bytes of an input, in order.

    Where there are several, the second is named ``input#2``. One that cannot be read is yielded
    as its error and stops none of the others; so is what is wrong with the whole. ``format`` names
    the format (see :data:`~summarizer.reading.detect.FORMATS`); else it is detected. ``charset``
    is what was declared for the bytes by what brought them: it counts where the format has no word
    of its own for it, and not inside an archive. Raises
    :class:`~summarizer.errors.ConfigurationError` at once for a format that there is not.
    """
    check_format(format)
    if is_archive(data[:512]):
        return _of_entries(entries_of(data, input or ""), input or "", format)
    return _wires(data, input, format, charset)


def _of_entries(
    found: Iterable[Entry], name: str, format: str | None
) -> Iterator[Wire | InputError]:
    empty = True
    for entry in found:
        empty = False
        if entry.error is not None:
            yield entry.error
        else:
            yield from _wires(entry.data, entry.input, format or entry.format)
    if empty:
        yield NotAReport(f"{called(name)} holds no item", input=name)


def _wires(
    data: bytes, input: str | None, format: str | None, charset: str | None = None
) -> Iterator[Wire | InputError]:
    try:
        if len(data) > MAX_INPUT_BYTES:
            raise TooLarge(f"{called(input)} has more than {MAX_INPUT_BYTES:,} bytes", input=input)
        name = detect(data, input) if format is None else format
        if name == FORMAT:
            decoded = decode(data, input) if charset is None else decode_as(data, charset, input)
            if charset is not None:
                refuse_unless_text(decoded.text, input)
            yield read_plain(decoded, sha256(data).hexdigest(), input)
            return
        items = items_in(data, input, name, charset)
        digest = sha256(data).hexdigest()
    except InputError as error:
        yield _of(error, input)
        return
    n = 0
    for n, item in passing(enumerate(items, 1)):
        yield _wire(item, digest, input if n == 1 else f"{input or ''}#{n}")
    if not n:
        yield NotAReport(f"{called(input)} holds no item", input=input)


def _wire(item: Item | InputError, digest: str, input: str | None) -> Wire | InputError:
    try:
        if isinstance(item, InputError):
            item.input = input
            return item
        return wire_of(item, sha256=digest, input=input)
    except InputError as error:
        return _of(error, input)


def _of(error: InputError, input: str | None) -> InputError:
    """``error`` with the name of its input, where it was raised by what knows only the text."""
    if error.input is None:
        error.input = input
    return error


def read_bytes(
    data: bytes,
    *,
    input: str | None = None,
    format: str | None = None,
    charset: str | None = None,
) -> Wire:
    """Read the one wire in the bytes of an input.

    ``input`` names the wire in results and errors: a path, ``-``, an id. ``format`` and ``charset``
    as in :func:`read_wires`. Raises :class:`summarizer.errors.InputError` only: ``TooLarge`` before
    any work, ``NotAWire`` for what is empty, binary or in no format that is read, ``NotAReport``
    for an item that is none, and InputError where there are several. ``format`` that there is not
    is a :class:`~summarizer.errors.ConfigurationError`.
    """
    return _one(read_wires(data, input=input, format=format, charset=charset), input)


_ALL = "read_all(), summarizer read and summarizer summarize take them all"


def _one(found: Iterable[Wire | InputError], input: str | None) -> Wire:
    wire: Wire | None = None
    error: InputError | None = None
    items = wires = failed = 0
    for one in found:  # of many items, no more than one is held
        items += 1
        if isinstance(one, Wire):
            wires += 1
            wire = wire or one
        else:
            failed += not isinstance(one, NotAReport)
            error = error or one
    if wire is not None and wires == 1 and not failed:
        return wire
    if wire is None and error is not None:
        raise error
    raise InputError(
        f"{called(input)} holds {items} items, and one wire is asked for",
        input=input,
        hint=_ALL,
    )


def read_paths(
    paths: Iterable[str | os.PathLike[str]], *, format: str | None = None
) -> Iterator[Wire | InputError]:
    """Read every wire at ``paths``, in order: files, folders and archives of them.

    As :func:`read_wires`; folders and archives as :mod:`summarizer.reading.archives` has it.
    """
    check_format(format)
    for path in paths:
        yield from _of_entries(entries(path), _name_of(path), format)


def read_path(path: str | os.PathLike[str], *, format: str | None = None) -> Wire:
    """Read the one wire in the file at ``path``, which also becomes its ``input``.

    Raises :class:`summarizer.errors.InputError` only, ``NotFound`` among them; also for a folder,
    whatever is in it.
    """
    name = _name_of(path)
    if os.path.isdir(path):  # noqa: PTH112  pathlib raises for names that no file can have
        raise NotAWire(
            f"{called(name)} is a folder, and one wire is asked for", input=name, hint=_ALL
        )
    return _one(read_paths([path], format=format), name)


def _name_of(path: str | os.PathLike[str]) -> str:
    # The name of a file need not be text; what goes into a result has to be.
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def read_text(text: str, *, input: str | None = None) -> Wire:
    """Read a wire from a string, as plain text.

    ``sha256`` is that of the string in UTF-8. Raises the same as :func:`read_bytes`, and
    ``NotAWire`` where the string holds a lone surrogate and so is no text.
    """
    data = encode(text, input)
    text = without_bom(text)
    refuse_unless_text(text, input)
    return read_plain(Decoded(text, "utf-8", False), sha256(data).hexdigest(), input)
