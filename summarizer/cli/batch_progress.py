"""How far a batch is: one bar on a terminal, a plain line now and then anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from math import inf
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summarizer.batch import Tally
from summarizer.cli.console import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["BatchProgress", "moment", "progress_line"]

_SECONDS = 10.0
"""Between two plain lines."""
_REDRAWN = 0.1
"""Seconds between two states of the bar."""


_TOLD_WAIT = 5.0
"""Seconds of a server's wait that are worth a word, and by which another one is longer."""


def moment(epoch: float) -> str:
    """A moment in the time of this machine, to the second; with its day where that is another."""
    at, now = datetime.fromtimestamp(epoch).astimezone(), datetime.now().astimezone()
    return at.strftime("%H:%M:%S" if at.date() == now.date() else "%Y-%m-%d %H:%M:%S")


def progress_line(tally: Tally, seconds: float, waits: float = 0.0) -> str:
    """How far, how fast, what it cost and how long it may still take, after so many seconds; and
    until when the server makes it wait, for ``waits`` seconds more."""
    if not tally.todo:
        return f"{tally.read:,} inputs read"
    rate = tally.done / seconds if seconds > 0 else 0.0
    cost = f"${tally.cost_usd:.2f}" if tally.cost_usd or not tally.unpriced else "$?"
    parts = [f"{tally.done:,}/{tally.todo:,} wires", f"{rate:.1f}/s", cost]
    if waits >= 1 and tally.waits_until is not None:
        parts.append(f"waiting for the server until {moment(tally.waits_until)}")
    elif rate:
        parts.append(f"{_clock((tally.todo - tally.done) / rate)} left")
    return " ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class BatchProgress:
    """Shows on standard error how far a run is; use as a context manager."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._said = clock()
        self._waits = 0.0
        self._began: float | None = None
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def show(self, tally: Tally) -> None:
        """Show ``tally``, where it is time for that."""
        now = self._clock()
        if self._began is None and tally.todo:
            self._began = now
        until = tally.waits_until or 0.0
        line = progress_line(tally, now - (self._began or now), until - time.time())
        if until - time.time() >= _TOLD_WAIT and until >= self._waits + _TOLD_WAIT:
            self._waits, self._said = until, -inf  # at once: there may be no other step for long
        if self._bar is not None and self._task is not None:
            total = tally.todo or None
            self._bar.update(self._task, completed=tally.done, total=total, line=line)
            self._draw(now)
        elif now - self._said >= _SECONDS:
            self._said = now
            say(line)

    def _draw(self, now: float) -> None:
        if self._bar is not None and now - self._said >= _REDRAWN:
            self._said = now
            self._bar.refresh()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            # Drawn by update(), ten times a second at most: a thread of its own would stand in the
            # way of the fork.
            self._bar = Progress(
                BarColumn(bar_width=None),
                TextColumn("{task.fields[line]}"),
                console=Console(stderr=True),
                transient=True,
                expand=True,
                auto_refresh=False,
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=None, line="")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
