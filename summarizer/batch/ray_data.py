"""The step of a batch over Ray Data: wires in, their lines out, on one machine or many.

Ray schedules: each of its actors holds one Summarizer and does a few wires at a time. Over stories
nothing is decided here; :func:`~summarizer.batch.run_batch` does that before it hands out wires.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import logging
import math
import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.api import Summarizer
from summarizer.batch.far import Carried, Far, Row, answers_from, answers_told, check_ray
from summarizer.batch.limits import Limits
from summarizer.batch.lines import line_of
from summarizer.batch.office import Counter, Office
from summarizer.batch.outcomes import result_of
from summarizer.batch.tally import Tally
from summarizer.batch.workers import cores
from summarizer.checking import Checked, Policy
from summarizer.draft import Draft
from summarizer.ledger import Item, Result
from summarizer.ledger.wires import wire_from
from summarizer.pipeline import judged_alone
from summarizer.summary import Summary
from summarizer.wire import Wire

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

    from summarizer.batch.run import Batch

__all__ = ["done_by_ray", "summarize_dataset"]

_AT_ONCE = 32
"""Wires that an actor takes at a time: what is lost where it dies, or the run is stopped."""

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is told to anybody
    "RAY_DISABLE_IMPORT_WARNING": "1",
    "RAY_DATA_LOG_LEVEL": "ERROR",
    "RAY_BACKEND_LOG_LEVEL": "fatal",  # it takes what Ray Data does with its actors for an error
}


def summarize_dataset(
    dataset: Dataset, batch: Batch, *, actors: int = 1, now: datetime | None = None
) -> Dataset:
    """``dataset`` with a column ``line``: the line of JSON that ``summarize --json`` prints.

    Its rows have the columns ``input``, a name, and ``wire``, which
    :func:`~summarizer.ledger.wires.wire_text` makes of a wire that was read; others are kept. So
    many ``actors`` share what ``batch`` allows: requests in flight and rates. Keys and other
    settings from the environment have to be there on each machine. A wire that fails is a line
    that says so. ``now`` is what embargoes are held against, the clock's time if not given.

    Each wire is taken by itself: what is outdated or killed by another is not seen.
    """
    return _stepped(dataset, batch, actors, now, for_ledger=False)


def _stepped(
    dataset: Dataset, batch: Batch, actors: int, now: datetime | None, *, for_ledger: bool
) -> Dataset:
    from ray.data import ActorPoolStrategy

    return dataset.map_batches(
        _Step,
        fn_constructor_kwargs={
            "batch": _shared(batch, actors),
            "now": now,
            "for_ledger": for_ledger,
        },
        batch_size=_AT_ONCE,
        batch_format="pyarrow",
        compute=ActorPoolStrategy(size=actors),
    )


def _shared(batch: Batch, actors: int) -> Batch:
    """What each of ``actors`` may do of what all may do."""

    def part(rate: float | None) -> float | None:
        return None if rate is None else max(1.0, rate / actors)

    return replace(
        batch,
        concurrency=max(1, batch.concurrency // actors),
        requests_a_minute=part(batch.requests_a_minute),
        tokens_a_minute=part(batch.tokens_a_minute),
    )


class _Step:
    """What an actor is: made once, called with a table of wires at a time."""

    def __init__(self, batch: Batch, now: datetime | None, for_ledger: bool) -> None:
        self._batch, self._for_ledger = batch, for_ledger
        self._now = datetime.now(UTC) if now is None else now
        self._summarizer = batch.summarizer()
        self._asks = self._summarizer.engine_name == "llm"
        if self._asks:
            self._summarizer.load()

    def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        import pyarrow as pa

        rows = table.to_pylist()
        carried = Carried(row.get("answers", "") for row in rows)
        tally = Tally()
        results = asyncio.run(self._results(rows, carried, tally))
        if not self._for_ledger:
            lines = [_line(row, result) for row, result in zip(rows, results, strict=True)]
            return table.append_column("line", pa.array(lines, pa.string()))
        told = [_told(result, carried) for result in results]
        requests = [tally.requests, *[0] * (len(rows) - 1)]
        return (
            table.select(["number", "digest"])
            .append_column("result", pa.array(told, pa.string()))
            .append_column("requests", pa.array(requests, pa.int64()))
        )

    async def _results(self, rows: list[Row], carried: Carried, tally: Tally) -> list[Result]:
        office = Office(
            carried,
            Limits(
                requests_a_minute=self._batch.requests_a_minute,
                tokens_a_minute=self._batch.tokens_a_minute,
            ),
            tally,
            server=self._summarizer.settings.base_url or "",
            concurrency=self._batch.concurrency,
        )
        try:
            return await asyncio.gather(*(self._result(row, Counter(office)) for row in rows))
        finally:
            await self._summarizer.aclose()  # what it has open belongs to this loop

    async def _result(self, row: Row, counter: Counter) -> Result:
        wire = wire_from(row["wire"], row["input"])
        work = self._summary(wire, counter)
        result = await result_of(wire, work, self._summarizer.engine_name)
        return replace(result, root=counter.root)

    async def _summary(self, wire: Wire, counter: Counter) -> Summary:
        if not self._asks:
            return self._summarizer.summarize(wire, now=self._now)
        return await self._summarizer.by_post(wire, counter, _judge, self._now)


async def _judge(wire: Wire, draft: Draft, policy: Policy) -> Checked:
    return judged_alone(wire, draft, policy)


def _line(row: Row, result: Result) -> str:
    item = Item(
        row["input"], result.outcome, result.reason, result.summary, result.code, result.hint
    )
    return line_of(item)


def _told(result: Result, carried: Carried) -> str:
    """A result with the answers that were paid for it, as JSON for :func:`_far`."""
    r = result
    paid = answers_told(r.root, carried.take_new(r.root))
    return json.dumps([r.outcome, r.reason, r.summary, r.code, r.hint, r.final, paid])


# --- from a ledger ------------------------------------------------------------------------------


def done_by_ray(
    rows: Iterable[Row], batch: Batch, summarizer: Summarizer, now: datetime
) -> Generator[Far, None, None]:
    """What is made of ``rows``, as it comes in: in any order.

    Ray is started on this machine's 127.0.0.1, and ended with the iterator, unless it runs in this
    process already; where ``RAY_ADDRESS`` names a cluster, that one does the work.
    """
    check_ray()
    os.environ.update({name: value for name, value in _QUIET.items() if name not in os.environ})
    import ray
    import ray.data

    logging.getLogger("ray").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    started = not ray.is_initialized()
    if started:
        _start()
    done: Iterator[Any] = iter(())
    try:
        actors = _actors(batch, summarizer)
        refs = [ray.put(table) for table in _tables(rows)]
        # What ``auto`` means, and where the server is, has been decided here, for all of them.
        settings = summarizer.settings
        told = replace(
            batch,
            engine=summarizer.engine_name,
            model=settings.model,
            base_url=settings.base_url,
        )
        dataset = ray.data.from_arrow_refs(refs)
        done = iter(_stepped(dataset, told, actors, now, for_ledger=True).iter_rows())
        for row in done:
            yield _far(row)
    finally:
        with _unheard():  # of work that is cut off, the run tells
            del done
            if started:
                ray.shutdown()


def _start() -> None:
    """Start Ray, or go to the cluster that is named; signals stay the run's affair."""
    import ray

    ours = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with _unheard():
        if os.environ.get("RAY_ADDRESS"):
            ray.init(log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(
                address="local",
                num_cpus=cores(),
                include_dashboard=False,
                log_to_driver=False,
                logging_level=logging.ERROR,
                _node_ip_address="127.0.0.1",
            )
    if threading.current_thread() is threading.main_thread():
        for number, handler in ours.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Without what Ray prints as it starts and ends, on either stream, from Python or its core."""
    kept = os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
                yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _actors(batch: Batch, summarizer: Summarizer) -> int:
    """One for each processor, but none that may not send a request at any time."""
    import ray

    many: int = max(1, math.floor(ray.cluster_resources().get("CPU", 1)))
    return min(many, batch.concurrency) if summarizer.engine_name == "llm" else many


def _tables(rows: Iterable[Row]) -> Iterator[pyarrow.Table]:
    import pyarrow as pa

    columns = {"number": pa.int64(), "digest": pa.binary()}
    columns |= dict.fromkeys(("input", "wire", "answers"), pa.string())
    taken = iter(rows)
    while some := list(itertools.islice(taken, _AT_ONCE)):
        yield pa.Table.from_pylist(some, schema=pa.schema(columns))


def _far(row: dict[str, Any]) -> Far:
    outcome, reason, summary, code, hint, final, answers = json.loads(row["result"])
    root, paid, _ = answers_from(answers)
    result = Result(outcome, reason, summary, code, hint, final, root)
    return Far(row["number"], row["digest"], result, paid, row["requests"])
