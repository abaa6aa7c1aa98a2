"""How much is taken on at once: a few at work, a short queue, and a no for the rest.

A queue that may grow answers everybody late. This one is as long as what can be done within the
time that a caller bears to wait; who comes after that is told when to come again.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

__all__ = ["Admission", "Busy"]

_FIRST_GUESS: Final = 0.05
_WEIGHT: Final = 0.1
_LONGEST: Final = 60.0
"""Nobody is told to wait longer than so many seconds."""


class Busy(Exception):
    """No room; ``retry_after`` is in whole seconds, from 1."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"busy, again in {retry_after} s")
        self.retry_after = retry_after


class Admission:
    """``at_once`` at work, ``waiting`` in the queue behind them.

    ``clock`` gives seconds. The time that one piece of work takes is followed as a moving mean;
    it says how long the queue in front of a caller would take.
    """

    def __init__(self, at_once: int, waiting: int, clock: Callable[[], float]) -> None:
        self.at_once = at_once
        self.waiting = waiting
        self.inside = 0
        self._turns = asyncio.Semaphore(at_once)
        self._clock = clock
        self._mean = _FIRST_GUESS
        self._booked = clock()

    def check(self) -> None:
        """Raise :class:`Busy` where a caller would find no room now."""
        if self.inside < self.at_once + self.waiting:
            return
        # Each who is refused is told of a moment of his own, behind those who were refused before
        # him: as many come again in a second as can be served in one. Moments that pass are free
        # for others, so that a storm is forgotten as soon as it is over.
        now, each = self._clock(), self._mean / self.at_once
        self._booked = max(self._booked, now + self.inside * each) + each
        self._booked = min(self._booked, now + _LONGEST)
        raise Busy(max(1, math.ceil(self._booked - now)))

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn in the queue and hold it. Raises :class:`Busy` where it is full."""
        self.check()
        self.inside += 1
        try:
            async with self._turns:
                started = self._clock()
                yield
                self._mean += _WEIGHT * (self._clock() - started - self._mean)
        finally:
            self.inside -= 1
