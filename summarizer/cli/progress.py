"""One line on a terminal that says how far a long run is; nothing anywhere else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from summarizer.cli.console import one_line

__all__ = ["progress"]

T = TypeVar("T")


def progress(items: Iterable[T], total: int) -> Iterator[T]:
    """Pass on ``items``; on a terminal a line on standard error counts them, and is taken away."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield from items
        return
    widest = max(10, shutil.get_terminal_size().columns - 1)
    shown = 0

    def show(line: str) -> None:
        nonlocal shown
        line = one_line(line)[:widest]
        stream.write(f"\r{line.ljust(shown)}\r{line}")
        stream.flush()
        shown = len(line)

    try:
        show(f"summarizer: 0 of {total} wires")
        for done, item in enumerate(items, 1):
            show(f"summarizer: {done} of {total} wires")
            yield item
    finally:
        show("")
