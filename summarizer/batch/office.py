"""The office that all requests of a run go through: known answers, slots, limits, the bill.

An answer is in the ledger before its slot is free again: whenever the process is killed, no more
is lost than what was in flight.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from summarizer.batch.alone import Alone
from summarizer.batch.limits import LONGEST_WAIT, Limits, Ticket
from summarizer.batch.tally import Tally
from summarizer.engines.base import Send, Sent
from summarizer.errors import BudgetExhausted
from summarizer.ledger.answers import request_key

__all__ = ["Counter", "Known", "Office", "PutOff"]

_CHARACTERS_A_TOKEN = 4.0
_FIRST_GUESS = 500.0
"""Tokens that an answer is taken for before any has come."""


class PutOff(BaseException):
    """The answer is not there yet. Like a cancellation, nobody on the way may take it for a fault
    of the wire or of the server."""


class Known(Protocol):
    """What has been answered, as :class:`~summarizer.ledger.Answers` knows it."""

    def find(self, request: bytes) -> Sent | None:
        """The answer to a request."""
        ...

    def other(self, root: bytes) -> Sent | None:
        """The last answer to a re-ask after the request ``root``."""
        ...

    def is_settled(self, root: bytes) -> bool:
        """Whether nothing more is asked after ``root``."""
        ...

    def keep(self, request: bytes, root: bytes, sent: Sent) -> None:
        """Write down an answer."""
        ...


class Office:
    """Shared by all wires of a run, in one event loop. ``server`` names where requests go to.

    ``waits`` is told of each wait that the server asks for, in seconds. Where one is longer than
    :data:`~summarizer.batch.limits.LONGEST_WAIT` the wire is put off, and ``waits`` has to see to
    it that the others are; without it such a wire fails.
    """

    def __init__(
        self,
        answers: Known,
        limits: Limits,
        tally: Tally,
        *,
        server: str,
        concurrency: int,
        waits: Callable[[float], None] | None = None,
    ) -> None:
        self.answers, self.limits, self.tally, self.server = answers, limits, tally, server
        self._waits = waits
        limits.told = self.asked_to_wait
        self._slots = asyncio.Semaphore(concurrency)
        self.alone = Alone()
        self._waiting: set[asyncio.Task[Any]] = set()
        self._closed = False
        self._written = _FIRST_GUESS

    def asked_to_wait(self, seconds: float) -> None:
        """The server asks to wait so long; raises PutOff where that is too long."""
        if self._waits is not None:
            self._waits(seconds)
            if seconds >= LONGEST_WAIT:
                raise PutOff

    def close(self) -> None:
        """Let nobody send any more: who waits is cancelled, what is in flight goes on."""
        self._closed = True
        for task in list(self._waiting):
            task.cancel()

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """Around what may be cancelled by :meth:`close`."""
        if self._closed:
            raise asyncio.CancelledError
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("not in a task")
        self._waiting.add(task)
        try:
            yield
        finally:
            self._waiting.discard(task)

    async def send(self, counter: Counter, key: bytes, body: Mapping[str, Any], send: Send) -> Sent:
        """Send a request when its turn has come; its answer is kept."""
        with self.waiting():
            await self._slots.acquire()
        try:
            size = len(json.dumps(body)) if self.limits.counts_tokens else 0
            with self.waiting():
                counter.ticket = await self.limits.turn(
                    size / _CHARACTERS_A_TOKEN + self._written if size else 0.0
                )
            self.tally.requests += 1
            sent = await send()
            used = sent.usage.input_tokens + sent.usage.output_tokens
            self.limits.answered(counter.ticket, sent.headers, used)
            self.answers.keep(key, counter.root or key, sent)
        finally:
            self._slots.release()
        self._bill(sent)
        return sent

    def _bill(self, sent: Sent) -> None:
        self.tally.bill(sent)
        self._written += (sent.usage.output_tokens - self._written) / 16


class Counter:
    """Where one wire hands in its requests: a :class:`~summarizer.engines.base.Post`.

    ``root`` is the key of its first request, once there was one.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._settled = False
        self.root: bytes | None = None
        self.ticket = Ticket(0, 0.0, 0.0)

    async def ask(self, body: Mapping[str, Any], send: Send) -> tuple[Sent, bool]:
        """The answer to ``body``; known where it, or the wire, was paid for before.

        A wire that was done before is asked about no more, whatever the rules say now of the
        answers: a re-ask of other words is answered by the one that was kept, or not at all, which
        raises BudgetExhausted.
        """
        key = request_key(self._office.server, body)
        answers = self._office.answers
        if self.root is None:
            self.root = key
            self._settled = answers.is_settled(key)
        async with self._office.alone.turn(key):
            known = answers.find(key)
            if known is None and self._settled:
                known = answers.other(self.root)
                if known is None:
                    raise BudgetExhausted("the wire was paid for before, and is asked no more")
            if known is not None:
                return known, True
            return await self._office.send(self, key, body, send), False

    def refused(self, status: int, headers: Mapping[str, str], wait: float | None) -> None:
        """The server answered the request that was sent last with an error."""
        self._office.limits.refused(self.ticket, status, headers, wait)
        if wait is not None and wait >= LONGEST_WAIT and (status == 429 or status >= 500):
            self._office.asked_to_wait(wait)

    async def pause(self, seconds: float) -> None:
        """Wait before the next attempt; nobody else has to."""
        if seconds > 0:
            self._office.asked_to_wait(seconds)
        with self._office.waiting():
            await asyncio.sleep(seconds)
