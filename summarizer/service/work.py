"""What the routes do with a wire, without HTTP: read, wait for a turn, summarise, blurbs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.api import Suggestions, Summarizer, read
from summarizer.aside import aside
from summarizer.blurbs import CHANNELS, Blurb, Channel, Style, blurbs
from summarizer.errors import DeadlineExceeded, Withheld
from summarizer.service.admission import Admission
from summarizer.service.metrics import Metrics
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Desk", "Done"]


@dataclass(frozen=True, slots=True)
class Done:
    """One wire and what became of it; without a summary where the gate held it back."""

    wire: Wire
    outcome: Literal["summarised", "held", "killed", "skipped"]
    reason: str | None = None
    summary: Summary | None = None


@dataclass(slots=True)
class Desk:
    """Who does the work. ``deadline`` is in seconds, the wait for a turn included."""

    summarizer: Summarizer
    admission: Admission
    metrics: Metrics
    deadline: float
    style: Style
    clock: Callable[[], float]

    async def summarise(self, body: bytes, *, format: str | None, deadline: float | None) -> Done:
        """Summarise the one wire in ``body``.

        Raises an error of the tree, or :class:`~summarizer.service.admission.Busy`.
        """
        seconds = self.deadline if deadline is None else min(deadline, self.deadline)
        until = self.clock() + seconds
        try:
            async with asyncio.timeout(seconds), self.admission.turn():
                wire = await aside(lambda: read(body, format=format))
                left = max(0.001, until - self.clock())
                try:
                    found: Suggestions = await self.summarizer.asuggest(wire, deadline=left)
                except Withheld as held:
                    self.metrics.wires.labels(held.outcome).inc()
                    outcome: Literal["held", "killed", "skipped"] = held.outcome  # type: ignore[assignment]
                    return Done(wire, outcome, held.message)
        except TimeoutError:
            raise DeadlineExceeded(
                f"there was no turn within {seconds:g} s", hint="try again, or give more time"
            ) from None
        self.metrics.count(found.summary)
        return Done(wire, "summarised", None, found.summary)

    async def blurbs(self, done: Done, channels: Sequence[Channel] = CHANNELS) -> tuple[Blurb, ...]:
        """Blurbs for the matches of a summary, by sentence plan."""
        summary = done.summary
        if summary is None:
            return ()
        return await aside(
            lambda: blurbs(summary, channels=channels, wire=done.wire, style=self.style)
        )
