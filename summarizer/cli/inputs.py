"""Wires from paths and from standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading import MAX_TEXT_BYTES, read_bytes, read_path
from summarizer.wire import Wire

__all__ = ["STDIN", "BadUsage", "check_inputs", "read_input"]

STDIN = "-"


class BadUsage(InputError):
    """What was typed cannot be meant."""

    code = "usage"


def check_inputs(names: Sequence[str]) -> None:
    """Raises :class:`BadUsage` where standard input is named twice: it can be read once only."""
    if names.count(STDIN) > 1:
        raise BadUsage("standard input (-) is named twice", hint="name it once")


def read_input(name: str) -> Wire:
    """The wire at the path ``name``, or on standard input.

    Raises :class:`summarizer.errors.InputError` only.
    """
    if name == STDIN:
        # One byte more than a wire may have is enough to see that it has too many.
        return read_bytes(sys.stdin.buffer.read(MAX_TEXT_BYTES + 1), input=STDIN)
    path = Path(name)
    if path.is_dir():
        raise InputError(
            f"{name} is a folder", input=name, hint=f"give its files: {path / '*.txt'}"
        )
    return read_path(path)
