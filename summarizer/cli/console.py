"""Standard output and error: what may be written to them, and how they end."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, Final

from summarizer.visible import json_text

__all__ = [
    "BROKEN_PIPE",
    "COME_BACK",
    "INTERRUPTED",
    "TERMINATED",
    "USAGE",
    "complain",
    "let_go_of_stdout",
    "named",
    "note",
    "one_line",
    "prepare_streams",
    "print_json",
    "say",
    "stdout_is_closed",
    "stdout_is_gone",
]

USAGE: Final = 2
COME_BACK: Final = 75
"""What sysexits.h calls a temporary failure: the same command does more later."""
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
TERMINATED: Final = 143


def prepare_streams() -> None:
    """Let no character that the terminal's encoding lacks stop a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def one_line(text: str) -> str:
    """``text`` on one line, without characters that act on a terminal."""
    from summarizer.visible import visible

    return visible(" ".join(text.split()))


def say(message: str) -> None:
    """One line for a person on standard error: not part of the result."""
    if sys.stderr is None:  # closed; print would take None for standard output
        return
    print(f"summarizer: {one_line(message)}", file=sys.stderr, flush=True)


def complain(message: str, *, input: str | None = None, hint: str = "") -> None:
    """One line on standard error that says what went wrong, to which input, and what to do."""
    told = message if input is None else _about(input, message)
    say(f"error: {told} (hint: {hint})" if hint else f"error: {told}")


def note(message: str, *, input: str) -> None:
    """One line on standard error that says what to know of the run over one input."""
    say(f"note: {_about(input, message)}")


def named(name: str) -> str:
    """How a message names a file: as it is, in quotation marks where it could not be seen.

    That is so for the empty name, spaces at its ends, and characters that cannot be shown, which
    are written as escapes.
    """
    return name if name and name == name.strip() and name.isprintable() else repr(name)


def _about(input: str, message: str) -> str:
    """``message`` with the name of the input before it, once."""
    from summarizer.reading.decoding import called

    if input == "-" and message.startswith("standard input"):
        return message
    # The messages of the reading name a file in their own way: what cannot be shown is replaced,
    # and what is not text is escaped before.
    escaped = input.encode("utf-8", "backslashreplace").decode("utf-8")
    for form in (named(input), input, called(input), called(escaped)):
        rest = message.removeprefix(form)
        if form and rest != message and rest.startswith((" ", ":")):
            return named(input) + rest
    return f"{named(input)}: {message}"


def print_json(value: Any, *, indent: int | None = None) -> None:  # noqa: ANN401  what JSON holds
    """Print ``value`` as JSON on standard output, in UTF-8, at once."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    print(json_text(value, indent=indent), flush=True)


def let_go_of_stdout() -> None:
    """Write out what is buffered, so that a failure shows now and not at the interpreter's end."""
    sys.stdout.flush()


def stdout_is_closed() -> bool:
    """Whether the program was started without a standard output (``>&-``)."""
    return sys.stdout is None


def stdout_is_gone() -> None:
    """Nobody reads standard output any more: keep the interpreter from trying again."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
