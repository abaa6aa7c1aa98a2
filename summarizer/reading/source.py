"""From bytes, a file or a string to wires: size, format, reader."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from summarizer.errors import InputError, NotAReport, NotAWire, NotFound, TooLarge
from summarizer.reading.composed import wire_of
from summarizer.reading.decoding import (
    MAX_TEXT_BYTES,
    Decoded,
    called,
    decode,
    encode,
    refuse_unless_text,
    too_large,
    without_bom,
)
from summarizer.reading.detect import check_format, detect
from summarizer.reading.item import Item
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

MAX_INPUT_BYTES = 64_000_000
"""The most bytes of one input, whatever its format; each format has its own bounds below that."""
_HEAD = 4096

Reader = Callable[[bytes, str | None], "Sequence[Item | InputError]"]
"""Reads data of its format: gets the bytes and the input's name, gives the items in their order.

Raises InputError only, for what is wrong with the whole; an InputError in the result is what is
wrong with one item of several.
"""


def _ninjs(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.ninjs import read_ninjs

    return read_ninjs(data, input)


def _dpa(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.dpa import read_dpa

    return read_dpa(data, input)


def _newsml(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.newsml import read_newsml

    return read_newsml(data, input)


def _nitf(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    from summarizer.reading.nitf import read_nitf

    return read_nitf(data, input)


READERS: dict[str, Reader] = {
    "ninjs": _ninjs,
    "dpa": _dpa,
    "newsml-g2": _newsml,
    "nitf": _nitf,
}
"""The reader of each format but plain text, by its name. A new format is one line here, one in
:mod:`summarizer.reading.detect`. Each loads its module when it is first used: plain text needs no
XML parser."""


def read_wires(
    data: bytes, *, input: str | None = None, format: str | None = None
) -> Iterator[Wire | InputError]:
    """Read every wire in the bytes of an input, in order.

    Where there are several, the second is named ``input#2``. One that cannot be read is yielded
    as its error and stops none of the others; so is what is wrong with the whole. ``format`` names
    the format (see :data:`~summarizer.reading.detect.FORMATS`); else it is detected. Raises
    :class:`~summarizer.errors.ConfigurationError` at once for a format that there is not.
    """
    check_format(format)
    return _wires(data, input, format)


def _wires(data: bytes, input: str | None, format: str | None) -> Iterator[Wire | InputError]:
    try:
        if len(data) > MAX_INPUT_BYTES:
            raise _input_too_large(input)
        name = detect(data, input) if format is None else format
        if name == FORMAT:
            yield read_plain(decode(data, input), sha256(data).hexdigest(), input)
            return
        items = _reader(name, input)(data, input)
        if not items:
            raise NotAReport(f"{called(input)} holds no item", input=input)
        digest = sha256(data).hexdigest()
    except InputError as error:
        yield error
        return
    for n, item in enumerate(items, 1):
        yield _wire(item, digest, input if n == 1 else f"{input or ''}#{n}")


def _reader(name: str, input: str | None) -> Reader:
    if name in READERS:
        return READERS[name]
    raise NotAWire(
        f"{called(input)} is in the format {name}, which is not read yet",
        input=input,
        hint="give the report's text as a plain text file",
    )


def _wire(item: Item | InputError, digest: str, input: str | None) -> Wire | InputError:
    try:
        if isinstance(item, InputError):
            item.input = input
            return item
        return wire_of(item, sha256=digest, input=input)
    except InputError as error:
        return error


def read_bytes(data: bytes, *, input: str | None = None, format: str | None = None) -> Wire:
    """Read the one wire in the bytes of an input.

    ``input`` names the wire in results and errors: a path, ``-``, an id. ``format`` as in
    :func:`read_wires`. Raises :class:`summarizer.errors.InputError` only: ``TooLarge`` before any
    work, ``NotAWire`` for what is empty, binary or in no format that is read, ``NotAReport`` for an
    item that is none, and InputError where there are several. ``format`` that there is not is a
    :class:`~summarizer.errors.ConfigurationError`.
    """
    return _one(read_wires(data, input=input, format=format), input)


def _one(found: Iterable[Wire | InputError], input: str | None) -> Wire:
    results = list(found)
    wires = [w for w in results if isinstance(w, Wire)]
    if len(wires) == 1 and all(isinstance(r, Wire | NotAReport) for r in results):
        return wires[0]
    if len(results) == 1 or not wires:
        error = next(r for r in results if isinstance(r, InputError))
        raise error
    raise InputError(
        f"{called(input)} holds {len(results)} items, and one wire is asked for",
        input=input,
        hint="read_all(), summarizer read and summarizer summarize take them all",
    )


def read_paths(
    paths: Iterable[str | os.PathLike[str]], *, format: str | None = None
) -> Iterator[Wire | InputError]:
    """Read every wire in the files at ``paths``, in order; as :func:`read_wires`."""
    check_format(format)
    for path in paths:
        name = _name_of(path)
        try:
            data = _bytes_of(path, name, format)
        except InputError as error:
            yield error
            continue
        yield from read_wires(data, input=name, format=format)


def read_path(path: str | os.PathLike[str], *, format: str | None = None) -> Wire:
    """Read the one wire in the file at ``path``, which also becomes its ``input``.

    Raises :class:`summarizer.errors.InputError` only, ``NotFound`` among them.
    """
    return _one(read_paths([path], format=format), _name_of(path))


def _name_of(path: str | os.PathLike[str]) -> str:
    # The name of a file need not be text; what goes into a result has to be.
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _bytes_of(path: str | os.PathLike[str], name: str, format: str | None) -> bytes:
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_INPUT_BYTES:
                raise _input_too_large(name)
            head = file.read(MAX_TEXT_BYTES + 1)
            if len(head) <= MAX_TEXT_BYTES:
                return head
            # Only what is no plain text may have more.
            if (format or _kind(head, name)) == FORMAT:
                raise too_large(name)
            return head + file.read(MAX_INPUT_BYTES + 1 - len(head))
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise NotFound(f"{called(name)}: no such file", input=name) from exc
    except IsADirectoryError as exc:
        raise InputError(
            f"{called(name)} is a folder", input=name, hint="give the files in it"
        ) from exc
    except PermissionError as exc:
        raise InputError(
            f"{called(name)} may not be read", input=name, hint="check the file's permissions"
        ) from exc
    except OSError as exc:
        raise InputError(
            f"{called(name)} cannot be read: {exc.strerror or 'unknown reason'}",
            input=name,
            hint="check the path",
        ) from exc
    except ValueError as exc:  # a NUL in the path
        raise NotFound(f"{called(name)}: no such file", input=name) from exc


def _kind(head: bytes, input: str | None) -> str:
    """The format that the first bytes of a large file promise; "" where more is needed to tell."""
    try:
        return detect(head[:_HEAD], input)
    except InputError:
        return ""


def _input_too_large(input: str | None) -> TooLarge:
    return TooLarge(f"{called(input)} has more than {MAX_INPUT_BYTES:,} bytes", input=input)


def read_text(text: str, *, input: str | None = None) -> Wire:
    """Read a wire from a string, as plain text.

    ``sha256`` is that of the string in UTF-8. Raises the same as :func:`read_bytes`, and
    ``NotAWire`` where the string holds a lone surrogate and so is no text.
    """
    data = encode(text, input)
    text = without_bom(text)
    refuse_unless_text(text, input)
    return read_plain(Decoded(text, "utf-8", False), sha256(data).hexdigest(), input)
