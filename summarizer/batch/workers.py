"""Processes that read by rule and check, so that the loop that talks to the server stays free.

They are forked before there is a thread or an open ledger, end with the process that made them,
however that ends, and leave signals to it.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Self, TypeVar

from summarizer.api import Summarizer
from summarizer.checking import Checked, Policy
from summarizer.draft import Draft
from summarizer.pipeline import judged_alone
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Workers", "cores"]

T = TypeVar("T")

_NICE = 3
"""A check can wait; a place that is free to send a request costs time until it is used."""

_summarizer: Summarizer | None = None


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """``many`` processes; use as a context manager. ``make`` makes what summarises without a
    server, in each of them."""

    def __init__(self, many: int, make: Callable[[], Summarizer] | None = None) -> None:
        forks = sys.platform == "linux" and threading.active_count() == 1
        self.many = many
        self._pool = ProcessPoolExecutor(
            many,
            mp_context=multiprocessing.get_context("fork" if forks else "spawn"),
            initializer=_begin,
            initargs=(make,),
        )
        self._pool.submit(_nothing).result()  # forked now, before anything else is there

    async def check(self, wire: Wire, draft: Draft, policy: Policy) -> Checked:
        """:func:`summarizer.pipeline.judged_alone` in one of the processes."""
        try:
            return await self._run(judged_alone, wire, draft, policy)
        except BrokenProcessPool:  # the system may have killed one, for its memory
            return judged_alone(wire, draft, policy)

    async def summarise(self, wire: Wire) -> Summary:
        """The whole way without a server, in one of the processes; raises what it raises."""
        return await self._run(_summarise, wire)

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T:  # noqa: ANN401  its own
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _nothing() -> None:
    """What each process does first."""


def _begin(make: Callable[[], Summarizer] | None) -> None:
    global _summarizer
    # Ctrl-C goes to all processes of a terminal; what to do about it, the first of them decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with contextlib.suppress(OSError):  # a service may be forbidden to
        os.nice(_NICE)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what was loaded stays: no collection has to walk through it, or to copy its pages
    _summarizer = None if make is None else make()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _summarise(wire: Wire) -> Summary:
    if _summarizer is None:
        raise RuntimeError("made for checks only")
    return _summarizer.summarize(wire)
