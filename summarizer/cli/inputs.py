"""Wires from paths and from standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.cli.console import named
from summarizer.errors import InputError, NotFound
from summarizer.reading import MAX_INPUT_BYTES, read_bytes, read_path, read_paths, read_wires
from summarizer.wire import Wire

__all__ = [
    "STDIN",
    "BadUsage",
    "check_inputs",
    "check_not_an_input",
    "name_of",
    "read_input",
    "read_inputs",
    "read_text_of",
]

STDIN = "-"


class BadUsage(InputError):
    """What was typed cannot be meant."""

    code = "usage"


def check_inputs(names: Sequence[str]) -> None:
    """Raises :class:`BadUsage` where standard input is named twice: it can be read once only."""
    if names.count(STDIN) > 1:
        raise BadUsage("standard input (-) is named twice", hint="name it once")


def check_not_an_input(place: str, names: Sequence[str]) -> None:
    """Raises :class:`BadUsage` where writing to ``place`` would replace one of the inputs.

    They are compared as files, so that links and other spellings of a path count too.
    """
    for name in names:
        if _same_file(place, name):
            raise BadUsage(
                f"{named(place)} is one of the wires, which the page would replace",
                hint="give another place",
            )


def _same_file(place: str, name: str) -> bool:
    try:
        if name == STDIN:
            return os.path.samestat(Path(place).stat(), os.fstat(sys.stdin.fileno()))
        return os.path.realpath(place) == os.path.realpath(name) or Path(place).samefile(name)
    except (OSError, ValueError, AttributeError):  # one is missing, no file at all, or closed
        return False


def read_input(name: str, *, format: str | None = None) -> Wire:
    """The one wire at the path ``name``, or on standard input.

    Raises :class:`summarizer.errors.InputError`, and ConfigurationError for an unknown format.
    """
    if name == STDIN:
        return read_bytes(_standard_input(), input=STDIN, format=format)
    return read_path(_file(name), format=format)


def read_inputs(name: str, *, format: str | None = None) -> Iterator[Wire | InputError]:
    """Every wire at the path ``name``, or on standard input, and the error of each that is none.

    What is wrong with the whole input is an error in the result too.
    """
    try:
        if name == STDIN:
            return read_wires(_standard_input(), input=STDIN, format=format)
        return read_paths([_file(name)], format=format)
    except InputError as error:
        return iter((error,))


def read_text_of(name: str) -> str:
    """The text of a file of this program's own making, or of standard input, in UTF-8.

    Raises :class:`summarizer.errors.InputError` where it cannot be read or is none.
    """
    try:
        if name == STDIN:
            return sys.stdin.buffer.read().decode("utf-8")
        return _file(name).read_text("utf-8")
    except FileNotFoundError as fault:
        raise NotFound(f"{named(name)}: no such file", input=name) from fault
    except (OSError, ValueError, AttributeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is no text in UTF-8"
        raise InputError(f"{named(name)} cannot be read: {why}", input=name) from fault


def name_of(found: Wire | InputError, path: str) -> str:
    """The name of a wire of the input ``path``: as typed where it is the input itself."""
    name = found.input or path
    return path if name == str(Path(path)) else name


def _file(name: str) -> Path:
    if not name:  # which Path takes for the current folder
        raise NotFound(f"{named(name)}: no such file", input=name)
    return Path(name)


def _standard_input() -> bytes:
    """What is on standard input, as far as it is needed."""
    hint = "give a file, or the text on standard input"
    if sys.stdin is None:
        raise InputError("standard input is closed", input=STDIN, hint=hint)
    try:
        # One byte more than an input may have is enough to see that it has too many.
        return sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
    except OSError as fault:
        why = fault.strerror or "unknown reason"
        raise InputError(f"standard input cannot be read: {why}", input=STDIN, hint=hint) from fault
