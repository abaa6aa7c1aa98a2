"""What an engine is, and what one call of it may use."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

from summarizer.aside import aside
from summarizer.draft import Draft
from summarizer.errors import DeadlineExceeded
from summarizer.language.sentences import Sentences
from summarizer.summary import Finding, Usage
from summarizer.wire import Wire

__all__ = ["Call", "Drafted", "Engine", "EngineName", "Loads", "Post", "Send", "Sent"]

T = TypeVar("T")

EngineName = Literal["llm", "offline", "replay"]


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it came: ``text`` is the whole raw body, ``model`` and ``usage`` what it says of
    itself, ``cost_usd`` its price (None where that is not known), ``headers`` those of the answer.
    """

    text: str
    model: str | None
    usage: Usage
    cost_usd: float | None
    headers: Mapping[str, str] = field(default_factory=dict)


Send = Callable[[], Awaitable[Sent]]
"""Sends one request; raises what the client raises."""


class Post(Protocol):
    """What stands between an engine and its server where many wires go at once.

    It knows the answers that were paid for before, and says when one more may be asked for.
    """

    async def ask(self, body: Mapping[str, Any], send: Send) -> tuple[Sent, bool]:
        """The answer to ``body``, known or sent for now, and whether it was known."""
        ...

    def refused(self, status: int, headers: Mapping[str, str], wait: float | None) -> None:
        """Told of each error that the server answers with, and the seconds it asks to wait."""
        ...

    async def pause(self, seconds: float) -> None:
        """Wait so long before the next attempt: no slot is held meanwhile."""
        ...


@dataclass(slots=True)
class Call:
    """Deadline, budget and bill of one wire. Not shared between wires.

    ``deadline`` is a moment on ``clock`` in seconds, None for none; ``max_requests`` bounds all
    requests of this wire, retries and the re-ask included. ``requests``, ``usage`` and
    ``cost_usd`` add up over all attempts, failed ones included; ``cost_usd`` is None as soon as
    one attempt's price is unknown. ``apart`` says that an event loop is running which others may
    use too: reading and checking then take a thread beside it. Requests go through ``post`` where
    there is one: then what it knew already counts as on the day when it was paid, and there is no
    deadline but that of each request, since waiting for a turn is nobody's fault.
    """

    deadline: float | None = None
    max_requests: int = 6
    requests: int = 0
    usage: Usage = field(default_factory=Usage)
    cost_usd: float | None = 0.0
    clock: Callable[[], float] = time.monotonic
    apart: bool = False
    post: Post | None = None

    def remaining(self) -> float | None:
        """Seconds until the deadline (negative when past), None without one."""
        return None if self.deadline is None else self.deadline - self.clock()

    def look(self) -> None:
        """Raise DeadlineExceeded where the deadline has passed."""
        if self.deadline is not None and self.clock() >= self.deadline:
            raise DeadlineExceeded(
                "the deadline has passed before the wire was read and checked",
                requests=self.requests,
                hint="give more time",
            )

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` returns or raises; DeadlineExceeded where it takes longer than is left."""
        if not self.apart:
            return work()
        try:
            return await aside(work, self.remaining())
        except TimeoutError:
            self.look()
            raise


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, the raw reply it was read from (None for the offline engine), and the model.

    ``sentences`` are the wire's as the engine read them, None where it did not.
    """

    draft: Draft
    reply: str | None
    model: str | None
    sentences: Sentences | None = None


class Engine(Protocol):
    """Wire in, draft out.

    ``name`` is what the result says made it. ``prompt`` and ``schema`` are the versions of the
    prompt text and of the reply's schema, None without a model. ``can_reask`` says whether
    calling again with ``failed`` can give another answer.
    """

    name: EngineName
    prompt: str | None
    schema: str | None
    can_reask: bool

    async def draft(
        self, wire: Wire, call: Call, failed: tuple[Finding, ...] = (), last: Drafted | None = None
    ) -> Drafted:
        """Claim what ``wire`` says; raises :class:`summarizer.errors.EngineError`.

        ``failed`` are the findings of the draft before (``last``) that a re-ask has to name.
        """
        ...

    async def aclose(self) -> None:
        """Give back connections; the engine may be used again afterwards."""
        ...


@runtime_checkable
class Loads(Protocol):
    """An engine that has something to load before its first draft."""

    def load(self) -> Future[None]:
        """Begin to load it, once a process: done at once where that has been done.

        Takes seconds in a thread of its own, and asks no server. Nothing is raised here: what
        fails fails again in ``draft``.
        """
        ...
