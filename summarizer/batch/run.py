"""A run: plan, then ask and check side by side, then count what became of each input."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from summarizer._version import __version__
from summarizer.api import Summarizer
from summarizer.batch.limits import Limits
from summarizer.batch.office import Counter, Office
from summarizer.batch.plan import Found, plan
from summarizer.batch.tally import Tally
from summarizer.batch.workers import Workers, cores
from summarizer.checking import RULES_VERSION, Policy
from summarizer.errors import (
    AccessDenied,
    ChecksFailed,
    ConfigurationError,
    ContentFiltered,
    Internal,
    MalformedReply,
    QuotaExhausted,
    Refused,
    SummarizerError,
    Truncated,
    Withheld,
)
from summarizer.ledger import Answers, Inputs, Ledger, Result, Results, Wires
from summarizer.wire import Wire

__all__ = ["Batch", "run_batch"]

_FINAL = (ChecksFailed, ContentFiltered, MalformedReply, Refused, Truncated)
"""What was answered, and would be answered alike: the answer is kept, and not paid for again."""

_HOPELESS = (AccessDenied, ConfigurationError, QuotaExhausted)
"""What no other wire can be spared: so many of them with no answer between end the run."""
_HOPELESS_IN_A_ROW = 8


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run is made with; see :class:`summarizer.api.Summarizer`. ``concurrency`` bounds the
    requests in flight; the rates are for a minute, None for none. ``deadline`` is in seconds for
    each request."""

    engine: str = "auto"
    model: str | None = None
    base_url: str | None = None
    replies: str | None = None
    policy: Policy = "drop"
    fallback: Literal["offline"] | None = None
    deadline: float | None = None
    results_only: bool = False
    concurrency: int = 8
    requests_a_minute: float | None = None
    tokens_a_minute: float | None = None

    def summarizer(self) -> Summarizer:
        """The Summarizer of this run; raises ConfigurationError."""
        for name in ("concurrency", "requests_a_minute", "tokens_a_minute"):
            value = getattr(self, name)
            if value is not None and not value >= 1:
                raise ConfigurationError(f"{name} is {value}", hint="give 1 or more")
        return Summarizer(
            self.engine,
            model=self.model,
            base_url=self.base_url,
            policy=self.policy,
            replies=self.replies,
            fallback=self.fallback,
            deadline=self.deadline,
            results_only=self.results_only,
        )


Watch = Callable[[Tally], None]
"""Told of each step: an input read, a wire done."""


@contextlib.contextmanager
def run_batch(
    batch: Batch,
    found: Iterable[Found],
    ledger: Path,
    *,
    watch: Watch = lambda _: None,
    now: datetime | None = None,
) -> Iterator[tuple[Ledger, Tally]]:
    """Do ``found`` with ``ledger``; gives the ledger, still open, and what was done.

    Whatever a wire does, the others are done. SIGINT and SIGTERM let what is in flight come to its
    end, and stop there: ``stopped`` is "SIGINT" or "SIGTERM", and another run goes on. ``now`` is
    what embargoes are held against. Raises :class:`~summarizer.errors.ConfigurationError`, of which
    ``LedgerError`` is one.
    """
    summarizer = batch.summarizer()
    now = datetime.now(UTC) if now is None else now
    tally = Tally()
    make = None if summarizer.engine_name == "llm" else batch.summarizer
    # First of all: what is forked must not hold a thread's lock or the ledger's.
    with Workers(cores(), make) as workers, Ledger(ledger) as opened, opened.translated():
        run = _Run(batch, summarizer, opened, workers, tally, watch, now)
        with _stopping(run):
            run.plan(found)
            if tally.todo and not run.is_stopped():
                if run.asks:
                    summarizer.load()
                asyncio.run(run.work())
        inputs = Inputs(opened)
        tally.outcomes, tally.failures = inputs.outcomes(), inputs.failures()
        yield opened, tally


@contextlib.contextmanager
def _stopping(run: _Run) -> Iterator[None]:
    """The first signal stops ``run`` in good order; a second one ends the process at once."""

    def handle(number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        run.stop(signal.Signals(number).name)

    try:
        before = {n: signal.signal(n, handle) for n in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not in the main thread: signals are somebody else's affair
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Run:
    def __init__(
        self,
        batch: Batch,
        summarizer: Summarizer,
        ledger: Ledger,
        workers: Workers,
        tally: Tally,
        watch: Watch,
        now: datetime,
    ) -> None:
        self.batch, self.summarizer, self.ledger = batch, summarizer, ledger
        self.workers, self.tally, self.watch, self.now = workers, tally, watch, now
        self.results, self.wires = Results(ledger), Wires(ledger)
        self.asks = summarizer.engine_name == "llm"
        self.office: Office | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.hopeless = 0
        self.parts = self._parts()

    def _parts(self) -> str:
        """What a result hangs on besides its wire: the request's parts, rules, policy."""
        settings = self.summarizer.settings
        return json.dumps(
            [
                __version__,
                self.summarizer.engine_name,
                *self.summarizer.versions,
                RULES_VERSION,
                self.batch.policy,
                self.batch.results_only,
                self.batch.replies,
                *((settings.model, settings.base_url, settings.max_output_tokens)
                  if self.asks else ()),
            ]
        )  # fmt: skip

    def key_of(self, digest: bytes) -> bytes:
        """The key of the result of a wire."""
        return sha256(digest + self.parts.encode()).digest()

    # --- signals ----------------------------------------------------------------------------------

    def is_stopped(self) -> bool:
        """Whether no more is to be sent."""
        return self.tally.stopped is not None

    def stop(self, why: str) -> None:
        """Send no more; may come at any moment of the main thread."""
        self.tally.stopped = self.tally.stopped or why
        if self.office is not None and self.loop is not None:
            self.loop.call_soon_threadsafe(self.office.close)

    # --- steps ------------------------------------------------------------------------------------

    def plan(self, found: Iterable[Found]) -> None:
        """Read all and decide."""

        def read(many: int) -> None:
            self.tally.read = many
            self.watch(self.tally)

        def until_stopped() -> Iterator[Found]:
            for one in found:
                if self.is_stopped():
                    return
                yield one

        plan(self.ledger, until_stopped(), now=self.now, key_of=self.key_of, watch=read)
        self.tally.todo = self.wires.open_inputs()
        self.watch(self.tally)

    async def work(self) -> None:
        """Do what is open."""
        self.loop = asyncio.get_running_loop()
        concurrency = self.batch.concurrency
        self.office = Office(
            Answers(self.ledger),
            Limits(
                requests_a_minute=self.batch.requests_a_minute,
                tokens_a_minute=self.batch.tokens_a_minute,
            ),
            self.tally,
            server=self.summarizer.settings.base_url or "",
            concurrency=concurrency,
        )
        todo = self.wires.to_do()
        # As many again as may be in flight: one whose request is ready waits for each slot, while
        # others are checked or wait for a server that asked them to.
        many = 2 * concurrency + 16 if self.asks else 4 * self.workers.many
        tasks = []
        for _ in range(min(many, self.tally.todo)):
            tasks.append(asyncio.create_task(self._worker(todo)))
            await asyncio.sleep(0)  # let what the first have begun go out
        try:
            await asyncio.gather(*tasks)
        except asyncio.CancelledError:
            if not self.is_stopped():
                raise
        finally:
            self.office.close()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.summarizer.aclose()

    async def _worker(self, todo: Iterator[tuple[int, bytes, Wire]]) -> None:
        for number, digest, wire in todo:
            if self.is_stopped():
                return
            try:
                result = await self._result(wire)
            except asyncio.CancelledError:
                if not self.is_stopped():
                    raise
                return  # open still; what was paid for it is kept
            self.results.keep(number, self.key_of(digest), result)
            self.tally.done += 1
            self.watch(self.tally)

    async def _result(self, wire: Wire) -> Result:
        if self.office is None:
            raise RuntimeError("no office")
        counter = Counter(self.office)
        try:
            if self.asks:
                check = self.workers.check
                summary = await self.summarizer.by_post(wire, counter, check, self.now)
            else:
                summary = await self.workers.summarise(wire)
        except Withheld as held:
            return Result(held.outcome, held.message)
        except SummarizerError as error:
            return self._failed(error, counter.root)
        except Exception as fault:  # noqa: BLE001  a fault over one wire must not cost the others
            return self._failed(Internal.met(fault, wire.input or ""), counter.root)
        self.hopeless = 0
        fell_back = summary.run.engine != self.summarizer.engine_name
        text = summary.model_dump_json(by_alias=True)
        return Result("summarised", summary=text, final=not fell_back, root=counter.root)

    def _failed(self, error: SummarizerError, root: bytes | None) -> Result:
        if isinstance(error, _HOPELESS):
            self.hopeless += 1
            if self.hopeless >= _HOPELESS_IN_A_ROW:
                self.stop(error.message)
        else:
            self.hopeless = 0
        final = isinstance(error, _FINAL) or not self.asks
        return Result("failed", error.message, None, error.code, error.hint, final, root)
