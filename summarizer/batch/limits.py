"""When one more request may be sent: requests and tokens a minute, and what the server says.

The rates that are given are spread evenly, with one second's worth at once. The server's own
``x-ratelimit-remaining-*`` and ``-reset-*`` are obeyed besides: where nothing is left, everybody
waits until the reset. A 429 alone concerns the wire that met it; several in a row, with no answer
between them, concern all.
"""

from __future__ import annotations

import asyncio
import math
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

__all__ = ["LONGEST_WAIT", "Limits", "Ticket", "seconds_of"]

LONGEST_WAIT = 600.0
"""Seconds that a run waits for its server. Whoever is asked for more ends, and can be resumed."""

_IN_A_ROW = 4
"""So many 429 without an answer between them hold everybody up."""

_NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
_DURATION = re.compile(rf"(?:(\d{{1,9}})h)?(?:(\d{{1,9}})m(?!s))?(?:{_NUMBER}s)?(?:{_NUMBER}ms)?")


def seconds_of(text: str) -> float | None:
    """Seconds that a header names: ``1s``, ``6m0s``, ``120ms``, or a bare number; None else."""
    text = text.strip()[:40]
    try:
        number = float(text)
        return max(0.0, number) if math.isfinite(number) else None
    except ValueError:
        found = _DURATION.fullmatch(text)
    if found is None or not text:
        return None
    hours, minutes, seconds, thousandths = (float(part or 0) for part in found.groups())
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request that may be sent: how many were before it, and the tokens it is taken for."""

    requests: int
    all_tokens: float
    tokens: float


class _Rate:
    """So much a minute, spread evenly; what was taken too much is waited for afterwards."""

    def __init__(self, a_minute: float, now: float) -> None:
        self.a_second = a_minute / 60
        self.most = max(1.0, self.a_second)
        self.level, self.at = self.most, now

    def wait(self, wanted: float, now: float) -> float:
        self.level = min(self.most, self.level + (now - self.at) * self.a_second)
        self.at = now
        return max(0.0, min(wanted, self.most) - self.level) / self.a_second

    def take(self, amount: float) -> None:
        self.level -= amount


@dataclass(slots=True)
class _Left:
    """What the server said is left, and until when that holds."""

    amount: float
    until: float


class Limits:
    """The gate that each request goes through. ``clock`` is in seconds; it and ``sleep`` are there
    for tests. A rate of None is none. ``told`` hears of each wait that the server is the reason of,
    in seconds, before it; what it raises, :meth:`turn` raises."""

    def __init__(
        self,
        *,
        requests_a_minute: float | None = None,
        tokens_a_minute: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self.told: Callable[[float], None] = lambda _: None
        self._requests = _Rate(requests_a_minute, clock()) if requests_a_minute else None
        self._tokens = _Rate(tokens_a_minute, clock()) if tokens_a_minute else None
        self._left: dict[str, _Left] = {}
        self._until = 0.0
        self._in_a_row = 0
        self._sent = 0
        self._sent_tokens = 0.0
        self._door: asyncio.Lock | None = None

    @property
    def counts_tokens(self) -> bool:
        """Whether it matters how many tokens a request is taken for."""
        return self._tokens is not None or "tokens" in self._left

    async def turn(self, tokens: float) -> Ticket:
        """Wait until a request of about ``tokens`` may be sent, one after the other."""
        if self._door is None:  # belongs to the loop that runs
            self._door = asyncio.Lock()
        async with self._door:
            while (wait := max(self._own(tokens), theirs := self._theirs(tokens))) > 0:
                if theirs > 0:
                    self.told(theirs)
                await self._sleep(wait)
        self._sent += 1
        self._sent_tokens += tokens
        for left, amount in (("requests", 1.0), ("tokens", tokens)):
            if left in self._left:
                self._left[left].amount -= amount
        if self._requests is not None:
            self._requests.take(1)
        if self._tokens is not None:
            self._tokens.take(tokens)
        return Ticket(self._sent, self._sent_tokens, tokens)

    def _own(self, tokens: float) -> float:
        """Seconds that the given rates ask to wait."""
        now = self._clock()
        waits = [0.0]
        if self._requests is not None:
            waits.append(self._requests.wait(1, now))
        if self._tokens is not None:
            waits.append(self._tokens.wait(tokens, now))
        return max(waits)

    def _theirs(self, tokens: float) -> float:
        """Seconds that the server asks to wait."""
        now = self._clock()
        waits = [self._until - now]
        for name, wanted in (("requests", 1.0), ("tokens", tokens)):
            left = self._left.get(name)
            if left is None:
                continue
            if now >= left.until:
                del self._left[name]
            elif left.amount < wanted:
                waits.append(left.until - now)
        return max(waits)

    def answered(self, ticket: Ticket, headers: Mapping[str, str], tokens: float) -> None:
        """An answer came, which used ``tokens``."""
        self._in_a_row = 0
        if self._tokens is not None:
            self._tokens.take(tokens - ticket.tokens)
        self._told(ticket, headers)

    def refused(
        self, ticket: Ticket, status: int, headers: Mapping[str, str], wait: float | None
    ) -> None:
        """The server answered with an error; ``wait`` is what it asks for, in seconds."""
        self._told(ticket, headers)
        if status != 429:
            return
        self._in_a_row += 1
        if self._in_a_row >= _IN_A_ROW:
            self._until = max(self._until, self._clock() + (1.0 if wait is None else wait))

    def _told(self, ticket: Ticket, headers: Mapping[str, str]) -> None:
        since = {
            "requests": self._sent - ticket.requests,
            "tokens": self._sent_tokens - ticket.all_tokens,
        }
        for name, gone in since.items():
            remaining = headers.get(f"x-ratelimit-remaining-{name}")
            reset = seconds_of(headers.get(f"x-ratelimit-reset-{name}", ""))
            if remaining is None or reset is None:
                continue
            try:
                amount = float(remaining)
            except ValueError:
                continue
            # What was sent after that request is not counted in what was left after it.
            self._left[name] = _Left(amount - gone, self._clock() + reset)
