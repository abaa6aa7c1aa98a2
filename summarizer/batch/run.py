"""A run: plan, then ask and check side by side, then count what became of each input."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from summarizer._version import __version__
from summarizer.api import Summarizer
from summarizer.batch.far import Far, check_ray, far_rows
from summarizer.batch.limits import LONGEST_WAIT, Limits
from summarizer.batch.office import Counter, Office, PutOff
from summarizer.batch.outcomes import hopeless, result_of
from summarizer.batch.parcels import MOST_BYTES, MOST_REQUESTS, Outbox, ParcelOffice
from summarizer.batch.plan import Found, plan
from summarizer.batch.provider import Provider
from summarizer.batch.tally import Tally
from summarizer.batch.withdrawn import withdraw_carriers
from summarizer.batch.workers import Workers, cores
from summarizer.checking import RULES_VERSION, Policy
from summarizer.engines.batch_api import BatchApi
from summarizer.errors import ConfigurationError, EngineError
from summarizer.ledger import Answers, Inputs, Ledger, Parcels, Result, Results, Wires
from summarizer.wire import Wire

__all__ = ["Batch", "Run", "key_maker", "run_batch"]

_HOPELESS_IN_A_ROW = 8
"""So many wires that fail as all others will, with no answer between them, end the run."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run is made with; see :class:`summarizer.api.Summarizer`. ``concurrency`` bounds the
    requests in flight; the rates are for a minute, None for none. ``deadline`` is in seconds for
    each request.

    ``via`` "ray" lets Ray do the work, on one machine or many; "batch-api" hands requests in at the
    server's batch endpoint, and ``resume`` then looks at what was handed in before. Rates and
    concurrency are the server's affair there; one file has no more than ``parcel_requests`` and
    ``parcel_bytes``.
    """

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
    via: Literal["requests", "batch-api", "ray"] = "requests"
    resume: bool = False
    parcel_requests: int = MOST_REQUESTS
    parcel_bytes: int = MOST_BYTES

    def summarizer(self) -> Summarizer:
        """The Summarizer of this run; raises ConfigurationError."""
        for name in ("concurrency", "requests_a_minute", "tokens_a_minute"):
            value = getattr(self, name)
            if value is not None and not value >= 1:
                raise ConfigurationError(f"{name} is {value}", hint="give 1 or more")
        made = Summarizer(
            self.engine,
            model=self.model,
            base_url=self.base_url,
            policy=self.policy,
            replies=self.replies,
            fallback=self.fallback,
            deadline=self.deadline,
            results_only=self.results_only,
        )
        if self.via == "batch-api" and made.engine_name != "llm":
            raise ConfigurationError(
                f"engine {made.engine_name} asks no server, so it has no batch endpoint",
                hint="use --engine llm, or leave --via batch-api away",
            )
        return made


def key_maker(batch: Batch, summarizer: Summarizer) -> Callable[[bytes], bytes]:
    """Makes the key of a result from the digest of its wire.

    In the key is what a result hangs on besides its wire: the request's parts, rules, policy.
    """
    settings = summarizer.settings
    asks = summarizer.engine_name == "llm"
    parts = [
        __version__,
        summarizer.engine_name,
        *summarizer.versions,
        RULES_VERSION,
        batch.policy,
        batch.results_only,
        batch.replies,
        *((settings.model, settings.base_url, settings.max_output_tokens) if asks else ()),
    ]
    tail = json.dumps(parts).encode()
    return lambda digest: sha256(digest + tail).digest()


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
    if batch.via == "ray":
        check_ray()
    # First of all: what is forked must not hold a thread's lock or the ledger's.
    with Workers(cores(), make) as workers, Ledger(ledger) as opened, opened.translated():
        run = Run(batch, summarizer, opened, workers, tally, watch, now)
        with _stopping(run):
            run.check_resumable()
            run.plan(found)
            if (tally.todo or run.has_parcels()) and not run.is_stopped():
                if batch.via == "ray":
                    run.work_far_away()
                else:
                    if run.asks:
                        summarizer.load()
                    asyncio.run(run.work())
        withdraw_carriers(opened, now)
        inputs = Inputs(opened)
        tally.outcomes, tally.failures = inputs.outcomes(), inputs.failures()
        tally.out = tuple(run.parcels.open(run.server)) if run.by_parcel else ()
        yield opened, tally


@contextlib.contextmanager
def _stopping(run: Run) -> Iterator[None]:
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


class Run:
    """One run over the inputs of ``name`` in the ledger, which "" is for the command line's."""

    def __init__(
        self,
        batch: Batch,
        summarizer: Summarizer,
        ledger: Ledger,
        workers: Workers,
        tally: Tally,
        watch: Watch,
        now: datetime,
        name: str = "",
    ) -> None:
        self.name = name
        self.batch, self.summarizer, self.ledger = batch, summarizer, ledger
        self.workers, self.tally, self.watch, self.now = workers, tally, watch, now
        self.results, self.wires = Results(ledger), Wires(ledger)
        self.asks = summarizer.engine_name == "llm"
        self.server = summarizer.settings.base_url or ""
        self.parcels, self.by_parcel = Parcels(ledger), batch.via == "batch-api"
        self.office: Office | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.hopeless = 0
        self.key_of = key_maker(batch, summarizer)

    # --- signals ----------------------------------------------------------------------------------

    def is_stopped(self) -> bool:
        """Whether no more is to be sent."""
        return self.tally.stopped is not None

    def stop(self, why: str) -> None:
        """Send no more; may come at any moment of the main thread."""
        self.tally.stopped = self.tally.stopped or why
        if self.office is not None and self.loop is not None:
            self.loop.call_soon_threadsafe(self.office.close)

    def _server_waits(self, seconds: float) -> None:
        """The server asks to wait so long: that is said, and where it is too long the run ends as
        one that can be resumed."""
        until = time.time() + seconds
        self.tally.waits_until = max(until, self.tally.waits_until or 0.0)
        if seconds >= LONGEST_WAIT:
            self.tally.put_off = True
            self.stop("the server asks to wait")
        self.watch(self.tally)

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

        plan(
            self.ledger,
            until_stopped(),
            now=self.now,
            key_of=self.key_of,
            watch=read,
            batch=self.name,
            sections=True,
        )
        self.tally.todo = self.wires.open_inputs(self.name)
        self.watch(self.tally)

    def has_parcels(self) -> bool:
        """Whether there is anything to be asked at the batch endpoint, whatever the wires are."""
        return self.by_parcel and bool(self.parcels.open(self.server))

    def check_resumable(self) -> None:
        """Raise ConfigurationError where nothing like what this run asks was ever handed in: to go
        on then would be to pay for all of it."""
        if self.batch.resume and not self.parcels.asked_before(self.server, self._asked()):
            settings = self.summarizer.settings
            raise ConfigurationError(
                f"{self.ledger.path}: nothing was submitted there for model {settings.model} at "
                f"{settings.base_url or 'OpenAI'} with the prompt of this version",
                hint="give the options of the run that submitted; without --resume all is asked",
            )

    def _asked(self) -> str:
        """What requests hang on besides their wires."""
        settings = self.summarizer.settings
        limit = settings.max_output_tokens
        return json.dumps([settings.model, *self.summarizer.versions, limit])

    async def work(self) -> None:
        """Do what is open."""
        self.loop = asyncio.get_running_loop()
        if self.by_parcel:
            await self._by_parcel()
            return
        self.office = Office(
            Answers(self.ledger),
            Limits(
                requests_a_minute=self.batch.requests_a_minute,
                tokens_a_minute=self.batch.tokens_a_minute,
            ),
            self.tally,
            server=self.server,
            concurrency=self.batch.concurrency,
            waits=self._server_waits,
        )
        await self._all_wires(self.office)

    async def _by_parcel(self) -> None:
        """Collect what was handed in, do what can be done with it, hand in what is missing."""
        answers, folder = Answers(self.ledger), self.ledger.path.absolute().parent
        outbox = Outbox(folder, self.batch.parcel_requests, self.batch.parcel_bytes)
        office = ParcelOffice(answers, self.parcels, outbox, self.tally, server=self.server)
        api = BatchApi(self.summarizer.settings)
        provider = Provider(
            api,
            self.parcels,
            answers,
            self.tally,
            server=self.server,
            asked=self._asked(),
            folder=folder,
            is_stopped=self.is_stopped,
        )
        self.office = office
        self.parcels.begin_run(afresh=not self.batch.resume)
        try:
            with self._trouble():
                await provider.settle()
                if self.batch.resume:
                    await provider.collect()
            await self._all_wires(office)
            if self.tally.trouble is None:
                with self._trouble():
                    await provider.hand_in(outbox)
        finally:
            outbox.close()
            await api.aclose()

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        """What the endpoint fails is told at the end: what is known is done all the same."""
        try:
            yield
        except EngineError as error:
            self.tally.trouble = error

    async def _all_wires(self, office: Office) -> None:
        concurrency = self.batch.concurrency
        todo = self.wires.to_do(self.name)
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
            office.close()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.summarizer.aclose()

    async def _worker(self, todo: Iterator[tuple[int, bytes, Wire]]) -> None:
        for number, digest, wire in todo:
            if self.is_stopped():
                return
            try:
                await self.do(number, digest, wire)
            except asyncio.CancelledError:
                if not self.is_stopped():
                    raise
                return  # open still; what was paid for it is kept
            except PutOff:
                continue

    async def do(self, number: int, digest: bytes, wire: Wire) -> None:
        """Do one wire that is open."""
        self.keep(number, digest, await self._result(wire))

    def keep(self, number: int, digest: bytes, result: Result) -> None:
        """Write down what was made of a wire."""
        self.results.keep(number, self.key_of(digest), result)
        self.tally.done += 1
        if hopeless(result):
            self.hopeless += 1
            if self.hopeless >= _HOPELESS_IN_A_ROW:
                self.tally.hint = result.hint
                self.stop(result.reason or "")
        elif result.outcome in ("summarised", "failed"):
            self.hopeless = 0
        self.watch(self.tally)

    async def _result(self, wire: Wire) -> Result:
        if self.office is None:
            raise RuntimeError("no office")
        counter = Counter(self.office)
        if self.asks:
            work = self.summarizer.by_post(wire, counter, self.workers.check, self.now)
        else:
            work = self.workers.summarise(wire)
        result = await result_of(wire, work, self.summarizer.engine_name)
        return replace(result, root=counter.root)

    # --- by Ray -----------------------------------------------------------------------------------

    def work_far_away(self) -> None:
        """Do what is open by Ray; what comes back is written down as it comes."""
        from summarizer.batch.ray_data import done_by_ray

        answers = Answers(self.ledger)
        rows = far_rows(self.wires.to_do(), answers, self.summarizer)
        with contextlib.closing(done_by_ray(rows, self.batch, self.summarizer, self.now)) as done:
            for far in done:
                self._keep_far(far, answers)
                if self.is_stopped():
                    return

    def _keep_far(self, far: Far, answers: Answers) -> None:
        for request, sent in far.paid:
            answers.keep(request, far.result.root or request, sent)
            self.tally.bill(sent)
        self.tally.requests += far.requests
        self.keep(far.number, far.digest, far.result)
