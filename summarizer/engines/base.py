"""What an engine is, and what one call of it may use."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

from summarizer.draft import Draft
from summarizer.language.sentences import Sentences
from summarizer.summary import Finding, Usage
from summarizer.wire import Wire

__all__ = ["Call", "Drafted", "Engine", "EngineName", "Loads"]

EngineName = Literal["llm", "offline", "replay"]


@dataclass(slots=True)
class Call:
    """Deadline, budget and bill of one wire. Not shared between wires.

    ``deadline`` is a moment on ``clock`` in seconds, None for none; ``max_requests`` bounds all
    requests of this wire, retries and the re-ask included. ``requests``, ``usage`` and
    ``cost_usd`` add up over all attempts, failed ones included; ``cost_usd`` is None as soon as
    one attempt's price is unknown.
    """

    deadline: float | None = None
    max_requests: int = 6
    requests: int = 0
    usage: Usage = field(default_factory=Usage)
    cost_usd: float | None = 0.0
    clock: Callable[[], float] = time.monotonic

    def remaining(self) -> float | None:
        """Seconds until the deadline (negative when past), None without one."""
        return None if self.deadline is None else self.deadline - self.clock()


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

    async def load(self) -> None:
        """Load it, once a process and without blocking the loop; at once where that is done.

        Who sets a deadline does so afterwards: loading takes seconds, and no server is asked.
        """
        ...
