"""What the routes do with wires, without HTTP: read, wait for a turn, summarise, remember, blurbs.

What costs processor time is done in other processes where nobody has to be asked (``Workers``), and
in a thread beside the loop otherwise, so that the loop answers meanwhile.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from summarizer.api import read, read_all
from summarizer.aside import aside
from summarizer.batch.run import Batch, Run, key_maker
from summarizer.batch.tally import Tally
from summarizer.batch.workers import Workers, cores
from summarizer.blurbs import CHANNELS, Blurb, Channel, Style, blurbs
from summarizer.errors import DeadlineExceeded, SummarizerError, Withheld
from summarizer.ledger import Ledger
from summarizer.service.admission import Admission
from summarizer.service.archive import Archive
from summarizer.service.metrics import Metrics
from summarizer.service.settings import ServiceSettings
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["STOP_SECONDS", "Desk", "Done"]

STOP_SECONDS = 20
"""What is at work when the service is told to stop may take so long to end."""

_log = logging.getLogger(__name__)

Outcome = Literal["summarised", "held", "killed", "skipped"]


@dataclass(frozen=True, slots=True)
class Done:
    """One wire and what became of it; without a summary where it is not to go out."""

    id: str
    wire: Wire
    outcome: Outcome
    reason: str | None = None
    summary: Summary | None = None


class Desk:
    """Who does the work of a service.

    :meth:`open` makes what lasts as long as the service: processes, and the ledger, which raises
    LedgerError where it cannot be used; :meth:`close` ends it. ``batch`` says how wires are read,
    ``clock`` gives seconds.
    """

    def __init__(
        self, settings: ServiceSettings, batch: Batch, style: Style, clock: Callable[[], float]
    ) -> None:
        self.summarizer = batch.summarizer()
        self.metrics = Metrics()
        by_rule = self.summarizer.engine_name != "llm"
        self.admission = Admission(*settings.at_work(by_rule=by_rule), clock)
        self.metrics.inside.set_function(lambda: self.admission.inside)
        self.deadline = settings.deadline
        self.style = style
        self.stopped: dict[str, str] = {}
        self._settings, self._batch, self._clock = settings, batch, clock
        self._opened: tuple[Workers, Archive] | None = None
        self._news = asyncio.Event()
        self._run: tuple[Run, asyncio.Task[None]] | None = None
        self._stopping = False

    def open(self) -> None:
        """Begin, where it has not begun; once for each process, best before there are threads."""
        if self._opened is not None:
            return
        asks = self.summarizer.engine_name == "llm"
        workers = Workers(cores(), None if asks else self._batch.summarizer)
        try:
            ledger = Ledger(self._settings.ledger)
        except BaseException:
            workers.__exit__(None, None, None)
            raise
        key_of = key_maker(self._batch, self.summarizer)
        self._opened = workers, Archive(ledger, key_of)

    def close(self) -> None:
        """End what :meth:`open` began."""
        if self._opened is not None:
            workers, archive = self._opened
            self._opened = None
            workers.__exit__(None, None, None)
            archive.ledger.close()

    @property
    def workers(self) -> Workers:
        """The processes; RuntimeError before :meth:`open`."""
        return self._both()[0]

    @property
    def archive(self) -> Archive:
        """What is remembered; RuntimeError before :meth:`open`."""
        return self._both()[1]

    def _both(self) -> tuple[Workers, Archive]:
        if self._opened is None:
            raise RuntimeError("the desk is not open")
        return self._opened

    # --- single wires -----------------------------------------------------------------------------

    async def summarise(self, body: bytes, *, format: str | None, deadline: float | None) -> Done:
        """Summarise the one wire in ``body``; what was made of it before costs nothing again.

        Raises an error of the tree, or :class:`~summarizer.service.admission.Busy`.
        """
        seconds = self.deadline if deadline is None else min(deadline, self.deadline)
        until = self._clock() + seconds
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(seconds):
                    await stack.enter_async_context(self.admission.turn())
                    wire = await aside(lambda: read(body, format=format))
            except TimeoutError:
                raise DeadlineExceeded(
                    f"its turn did not come within {seconds:g} s",
                    hint="try again, or give more time",
                ) from None
            done = await self._done(wire, max(0.001, until - self._clock()))
        if done.summary is None:
            self.metrics.wires.labels(done.outcome).inc()
        return done

    async def _done(self, wire: Wire, seconds: float) -> Done:
        kept = self.archive.take(wire, datetime.now(UTC))
        if kept.outcome != "open":
            outcome: Outcome = kept.outcome  # type: ignore[assignment]  # held, killed or skipped
            return Done(kept.id, wire, outcome, kept.reason)
        if kept.summary is not None and kept.final:
            return Done(kept.id, wire, "summarised", None, kept.summary)
        try:
            summary = await self._summary(wire, seconds)
        except Withheld as held:
            outcome = held.outcome  # type: ignore[assignment]
            return Done(kept.id, wire, outcome, held.message)
        final = summary.run.engine == self.summarizer.engine_name
        self.archive.keep(kept, summary, final=final)
        self.metrics.count(summary)
        return Done(kept.id, wire, "summarised", None, summary)

    async def _summary(self, wire: Wire, seconds: float) -> Summary:
        if self.summarizer.engine_name == "llm":
            # The deadline is the summarizer's to keep: it knows what was spent.
            return await self.summarizer.asummarize(wire, deadline=seconds)
        try:
            async with asyncio.timeout(seconds):
                return await self.workers.summarise(wire)
        except TimeoutError:
            raise DeadlineExceeded("the deadline has passed", input=wire.input) from None

    async def blurbs(
        self, wire: Wire, summary: Summary, channels: Sequence[Channel] = CHANNELS
    ) -> tuple[Blurb, ...]:
        """Blurbs for the matches of a summary, by sentence plan."""
        return await aside(lambda: blurbs(summary, channels=channels, wire=wire, style=self.style))

    # --- batches ----------------------------------------------------------------------------------

    async def accept(self, body: bytes, *, format: str | None) -> str:
        """Take on all wires in ``body`` as a batch, and return its id; it is remembered by then.

        Raises InputError where there is nothing in it that can be read at all.
        """
        async with self.admission.turn():
            found = await aside(lambda: list(read_all(body, format=format)))
            if len(found) == 1 and isinstance(found[0], SummarizerError):
                raise found[0]
            named = [(one.input or f"#{n}", one) for n, one in enumerate(found, 1)]
            name = self.archive.accept(named, datetime.now(UTC))
        self._news.set()
        return name

    @contextlib.asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Batches are done meanwhile; at the end what is in flight comes to its end, and the rest
        is left to the next process with this ledger."""
        task = asyncio.create_task(self._do_batches())
        try:
            yield
        finally:
            self._stopping = True
            if self._run is not None:
                run, work = self._run
                run.stop("the service is stopped")
                await asyncio.wait([work], timeout=STOP_SECONDS)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await self.summarizer.aclose()

    async def _do_batches(self) -> None:
        """What batches have left to do, in the order in which they came; the ledger says what."""
        while True:
            self._news.clear()
            for name in self.archive.unfinished():
                if self._stopping:
                    return
                try:
                    await self._do(name)
                except Exception:  # noqa: BLE001  one batch must not stop the others
                    _log.exception("batch %s", name)  # what it has left is open still
                    self.stopped[name] = "a fault of the service's own"
            await self._news.wait()

    async def _do(self, id: str) -> None:
        tally = Tally()
        run = Run(
            self._batch,
            self._batch.summarizer(),  # its own connections: it gives them back at its end
            self.archive.ledger,
            self.workers,
            tally,
            lambda _: None,
            datetime.now(UTC),
            id,
        )
        tally.todo = run.wires.open_inputs(id)
        work = asyncio.create_task(run.work())
        self._run = run, work
        try:
            await work
        finally:
            self._run = None
        self.stopped.pop(id, None)
        if tally.stopped is not None:
            self.stopped[id] = tally.stopped
        self.metrics.bill(tally.requests, tally.input_tokens, tally.output_tokens, tally.cost_usd)
