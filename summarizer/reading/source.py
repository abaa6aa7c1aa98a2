"""From bytes, a file or a string to a wire: size, format, decoding, reader."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from summarizer.errors import InputError, NotAWire, NotFound
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
from summarizer.reading.text import FORMAT, read_plain
from summarizer.wire import Wire

__all__ = ["READERS", "Reader", "read_bytes", "read_path", "read_text"]

Reader = Callable[[bytes, str | None], Wire]
"""Reads data of its format; gets the bytes and the input's name, raises InputError only."""

# What is recognised and not read: to refuse it says more than to read its tags as sentences.
_FOREIGN = re.compile(
    rb"\s{0,200}(?:(?P<PDF>%PDF-)|(?P<RTF>\{\\rtf)|(?P<HTML><!doctype html|<html\b)"
    rb"|(?P<XML><\?xml\s)|(?P<JSON>\{\s{0,200}\"\w{1,60}\"\s{0,200}:))",
    re.IGNORECASE,
)


def read_bytes(data: bytes, *, input: str | None = None) -> Wire:
    """Read a wire from the bytes of a file.

    ``input`` names the wire in results and errors: a path, ``-``, an id. Raises
    :class:`summarizer.errors.InputError` only: ``TooLarge`` before any work, ``NotAWire`` for
    what is empty, binary or in no format that is read.
    """
    return READERS[_format_of(data, input)](data, input)


def read_path(path: str | os.PathLike[str]) -> Wire:
    """Read a wire from the file at ``path``, which also becomes its ``input``.

    Raises :class:`summarizer.errors.InputError` only, ``NotFound`` among them.
    """
    # The name of a file need not be text; what goes into a result has to be.
    name = os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        with Path(path).open("rb") as file:
            if os.fstat(file.fileno()).st_size > MAX_TEXT_BYTES:
                raise too_large(name)
            data = file.read(MAX_TEXT_BYTES + 1)
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
    return read_bytes(data, input=name)


def read_text(text: str, *, input: str | None = None) -> Wire:
    """Read a wire from a string, as plain text.

    ``sha256`` is that of the string in UTF-8. Raises the same as :func:`read_bytes`, and
    ``NotAWire`` where the string holds a lone surrogate and so is no text.
    """
    data = encode(text, input)
    text = without_bom(text)
    refuse_unless_text(text, input)
    return read_plain(Decoded(text, "utf-8", False), sha256(data).hexdigest(), input)


def _read_plain_bytes(data: bytes, input: str | None) -> Wire:
    return read_plain(decode(data, input), sha256(data).hexdigest(), input)


READERS: dict[str, Reader] = {FORMAT: _read_plain_bytes}
"""The reader of each format, by its name. A new format is one reader and one line here."""


def _format_of(data: bytes, input: str | None) -> str:
    foreign = _FOREIGN.match(data)
    if foreign is not None:
        raise NotAWire(
            f"{called(input)} is {foreign.lastgroup}, which is not read",
            input=input,
            hint="give the report's text as a plain text file",
        )
    return FORMAT
