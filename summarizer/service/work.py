"""What the routes do with wires, without HTTP: read, wait for a turn, summarise, remember, blurbs.

What costs processor time is done in other processes where nobody has to be asked (``Workers``), and
in a thread beside the loop otherwise, so that the loop answers meanwhile.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from summarizer.aside import aside
from summarizer.batch.alone import Alone
from summarizer.batch.plan import Found
from summarizer.batch.run import Batch, Run, key_maker
from summarizer.batch.tally import Tally
from summarizer.batch.withdrawn import withdraw_carriers
from summarizer.batch.workers import Workers, cores
from summarizer.blurbs import CHANNELS, Blurb, Channel, Style, blurbs
from summarizer.errors import (
    DeadlineExceeded,
    InputError,
    LedgerError,
    SummarizerError,
    TooLarge,
    Withheld,
)
from summarizer.ledger import Inputs, Ledger, Result
from summarizer.reading import read_bytes, read_wires
from summarizer.service.admission import Admission
from summarizer.service.archive import Archive, Kept
from summarizer.service.kinds import Told
from summarizer.service.metrics import Metrics
from summarizer.service.problems import trouble_of
from summarizer.service.settings import ServiceSettings
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["STOP_SECONDS", "Desk", "Done"]

STOP_SECONDS = 20
"""What is at work when the service is told to stop may take so long to end."""

_LONGEST = 300.0
"""Seconds after which a batch that could not go on is tried again at the latest."""
_MOMENT = 0.05
"""Seconds for which a batch is read before others have their turn to be read."""
_EACH = 500
_PIECE = 100
"""What an input, and each sentence and quotation in it, counts in a batch at least: they take
memory beside their text."""

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
        # A batch at a time is read, beside single wires: it takes no turn of theirs.
        self.intake = Admission(1, 4, clock)
        self._alone = Alone()
        self.metrics.inside.set_function(lambda: self.admission.inside)
        self.trouble: LedgerError | None = None
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
        archive = Archive(ledger, key_of)
        archive.tidy()
        self._opened = workers, archive

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

    async def summarise(
        self, body: bytes, *, format: str | None, told: Told, deadline: float | None
    ) -> Done:
        """Summarise the one wire in ``body``; what was made of it before costs nothing again.

        ``told`` is what its caller says that it is. Raises an error of the tree, ProblemResponse,
        or :class:`~summarizer.service.admission.Busy`.
        """
        seconds = self.deadline if deadline is None else min(deadline, self.deadline)
        until = self._clock() + seconds
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(seconds):
                    await stack.enter_async_context(self.admission.turn())
                    wire = await aside(lambda: _one(body, format, told))
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
        with self._writing():
            kept = self.archive.take(wire, datetime.now(UTC))
        if kept.is_done:
            return _done(kept, wire)
        until = self._clock() + seconds
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(seconds):
                    # The same wire may be at work: what is made of it is paid for once.
                    await stack.enter_async_context(self._alone.turn(kept.number))
            except TimeoutError:
                raise DeadlineExceeded(
                    f"the same wire was at work, and was not done within {seconds:g} s",
                    input=wire.input,
                    hint="try again, or give more time",
                ) from None
            kept = self.archive.again(kept)
            if kept.is_done:
                return _done(kept, wire)
            return await self._made(kept, wire, max(0.001, until - self._clock()))

    async def _made(self, kept: Kept, wire: Wire, seconds: float) -> Done:
        try:
            summary = await self._summary(wire, seconds)
        except Withheld as held:
            outcome: Outcome = held.outcome  # type: ignore[assignment]
            return Done(kept.id, wire, outcome, held.message)
        final = summary.run.engine == self.summarizer.engine_name
        with self._writing():
            kept = self.archive.keep(kept, summary, final=final)
        self.metrics.count(summary)
        return _done(kept, wire)

    async def _summary(self, wire: Wire, seconds: float) -> Summary:
        if self.summarizer.engine_name == "llm":
            # The deadline is the summarizer's to keep: it knows what was spent.
            return await self.summarizer.asummarize(wire, deadline=seconds)
        try:
            async with asyncio.timeout(seconds):
                return await self.workers.summarise(wire)
        except TimeoutError:
            raise DeadlineExceeded("the deadline has passed", input=wire.input) from None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Notes whether the ledger takes what is written; where it does not, it is tried again
        until it does."""
        try:
            yield
        except LedgerError as error:
            self.trouble = error
            self._news.set()
            raise
        self.trouble = None

    async def blurbs(
        self, wire: Wire, summary: Summary, channels: Sequence[Channel] = CHANNELS
    ) -> tuple[Blurb, ...]:
        """Blurbs for the matches of a summary, by sentence plan."""
        return await aside(lambda: blurbs(summary, channels=channels, wire=wire, style=self.style))

    # --- batches ----------------------------------------------------------------------------------

    async def accept(self, body: bytes, *, format: str | None, told: Told) -> str:
        """Take on all wires in ``body`` as a batch, and return its id; it is remembered by then.

        Raises InputError where there is nothing in it that can be read at all or too much to be
        held, and DeadlineExceeded where that took too long.
        """
        seconds = self._settings.batch_seconds
        try:
            async with asyncio.timeout(seconds), self.intake.turn():
                found = await self._read(body, format, told)
                with self._writing():
                    name = await self.archive.accept(found, datetime.now(UTC))
        except TimeoutError:
            raise DeadlineExceeded(
                f"the batch could not be taken on within {seconds:g} s",
                hint="send it in smaller ones",
            ) from None
        for outcome, many in Inputs(self.archive.ledger, name).outcomes().items():
            if outcome != "open":
                self.metrics.wires.labels(outcome).inc(many)
        self._news.set()
        return name

    async def _read(self, body: bytes, format: str | None, told: Told) -> deque[Found]:
        wires = read_wires(body, format=format, charset=told.charset)
        most = self._settings.max_batch_bytes
        found: deque[Found] = deque()
        size = 0

        def some() -> bool:
            """Read on for a moment; whether there is more."""
            nonlocal size
            if not found:
                told.check(body, format)
            until = self._clock() + _MOMENT
            for one in wires:
                size += _weight(one)
                if size > most:
                    raise TooLarge(
                        f"the batch has more than {most:,} bytes of text",
                        hint="send it in smaller ones",
                    )
                found.append((one.input or f"#{len(found) + 1}", one))
                if self._clock() > until:
                    return True
            return False

        while await aside(some):
            pass
        if len(found) == 1 and isinstance(error := found[0][1], SummarizerError):
            raise error
        return found

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
        """What batches have left to do, in the order in which they came; the ledger says what.

        What could not go on is tried again by itself, after longer and longer times.
        """
        wait = self._settings.again_seconds
        while True:
            self._news.clear()
            if await self._all_batches():
                wait = self._settings.again_seconds
                await self._news.wait()
            elif self._stopping:
                return
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), wait)
                wait = min(_LONGEST, 2 * wait)

    async def _all_batches(self) -> bool:
        """Do what is open of each; whether nothing has to be tried again."""
        name = ""
        try:
            if self.trouble is not None:
                self.archive.probe()
            names = self.archive.unfinished()
            self.stopped = {name: self.stopped[name] for name in names if name in self.stopped}
            for name in names:
                if self._stopping:
                    return False
                try:
                    await self._do(name)
                except LedgerError:
                    raise
                except Exception:  # noqa: BLE001  one batch must not stop the others
                    _log.exception("batch %s", name)  # what it has left is open still
                    self.stopped[name] = "a fault of the service's own"
        except LedgerError as error:
            self.trouble = error
            if name:
                self.stopped[name] = f"{trouble_of(error)}; it is tried again"
            return False
        self.trouble = None
        return not self.stopped

    async def _do(self, id: str) -> None:
        tally = Tally()
        run = _Counted(
            self._batch,
            self._batch.summarizer(),  # its own connections: it gives them back at its end
            self.archive.ledger,
            self.workers,
            tally,
            lambda _: None,
            datetime.now(UTC),
            id,
        )
        run.metrics, run.alone = self.metrics, self._alone
        with self.archive.ledger.translated():
            tally.todo = run.wires.open_inputs(id)
            work = asyncio.create_task(run.work())
            self._run = run, work
            try:
                await work
            finally:
                self._run = None
            withdraw_carriers(self.archive.ledger, datetime.now(UTC), id)
        self.stopped.pop(id, None)
        if tally.stopped is not None:
            self.stopped[id] = tally.stopped
        self.metrics.bill(tally.requests, tally.input_tokens, tally.output_tokens, tally.cost_usd)


class _Counted(Run):
    """A run of which each wire is counted as it is done, and none is done that is at work alone."""

    metrics: Metrics
    alone: Alone

    async def do(self, number: int, digest: bytes, wire: Wire) -> None:
        async with self.alone.turn(number):
            if self.wires.is_open(number):
                await super().do(number, digest, wire)

    def keep(self, number: int, digest: bytes, result: Result) -> None:
        super().keep(number, digest, result)
        self.metrics.count_result(result)


def _one(body: bytes, format: str | None, told: Told) -> Wire:
    told.check(body, format)
    return read_bytes(body, format=format, charset=told.charset)


def _done(kept: Kept, wire: Wire) -> Done:
    """What the archive says of ``wire``, once there is nothing more to be done."""
    if kept.outcome != "open":
        outcome: Outcome = kept.outcome  # type: ignore[assignment]  # held, killed or skipped
        return Done(kept.id, wire, outcome, kept.reason)
    return Done(kept.id, wire, "summarised", None, kept.summary)


def _weight(one: Wire | InputError) -> int:
    if not isinstance(one, Wire):
        return _EACH
    pieces = len(one.sentences) + len(one.quotations)
    return max(_EACH, len(one.text), _PIECE * pieces)
