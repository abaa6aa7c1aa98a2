"""Processor work beside an event loop: in a thread that ends with it.

Reading and checking a wire takes milliseconds, for a very long one seconds. On the loop's own
thread that would stop everybody else's requests. One at a time for each loop: in one interpreter
more threads would not be quicker, only late for the loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import threading
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from summarizer.checkpoints import watched

__all__ = ["aside"]

T = TypeVar("T")

_GRACE = 0.05
"""Seconds after the end in which ``work`` may find out by itself that its time is over."""

_lanes: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


class _Halted(Exception):
    """Nobody waits for this work any more."""


async def aside(work: Callable[[], T], seconds: float | None = None) -> T:
    """What ``work`` returns or raises; the running loop goes on meanwhile.

    ``work`` sees the caller's context. Raises TimeoutError after ``seconds``, and may be
    cancelled: then the work ends at its next checkpoint.
    """
    loop = asyncio.get_running_loop()
    lane = _lanes.setdefault(loop, asyncio.Lock())
    deadline = None if seconds is None else loop.time() + seconds
    async with asyncio.timeout_at(deadline):
        await lane.acquire()  # given back by finish(), when the thread is at its end
    halt = threading.Event()
    ended: asyncio.Future[T] = loop.create_future()

    def finish(result: T | None, error: BaseException | None) -> None:
        lane.release()
        if ended.cancelled():
            return
        if error is None:
            ended.set_result(result)  # type: ignore[arg-type]  # what work returned
        else:
            ended.set_exception(error)

    def look() -> None:
        if halt.is_set():
            raise _Halted

    def run() -> None:
        result, error = None, None
        try:
            with watched(look):
                result = work()
        except BaseException as exc:  # noqa: BLE001  whatever it is, it is the caller's
            error = exc
        with contextlib.suppress(RuntimeError):  # the loop has been closed: nobody waits
            loop.call_soon_threadsafe(finish, result, error)

    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(run,), name="summarizer-aside", daemon=True)
    try:
        thread.start()
    except BaseException:
        lane.release()
        raise
    try:
        async with asyncio.timeout_at(None if deadline is None else deadline + _GRACE):
            return await ended
    finally:
        halt.set()
        if ended.done() and not ended.cancelled():
            thread.join()  # it has nothing more to do
