"""An event loop in a thread of its own, for synchronous calls to asynchronous work."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

__all__ = ["Background", "Stopped"]

T = TypeVar("T")


class Stopped(Exception):
    """The background loop was stopped before the work was done."""


class Background:
    """Runs coroutines for threads that wait; starts its thread at once, as a daemon.

    ``last`` is awaited in the loop when it ends: what gives back the connections.
    """

    def __init__(self, last: Callable[[], Awaitable[None]]) -> None:
        self._last = last
        self._lock = threading.Lock()
        self._stopped = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="summarizer", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

    def call(self, work: Coroutine[Any, Any, T], seconds: float) -> T:
        """What ``work`` returns or raises.

        Raises TimeoutError after ``seconds``, with the work cancelled, and Stopped where
        :meth:`end` came first.
        """
        with self._lock:  # nothing may be handed to the loop once it is about to end
            if self._stopped:
                work.close()
                raise Stopped
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(seconds)
        except concurrent.futures.CancelledError:
            raise Stopped from None
        except BaseException:
            future.cancel()
            raise
        finally:
            del future  # its error holds this frame: a circle that keeps a broken connection open

    def end(self) -> None:
        """Cancel what is running and end the thread, without waiting for it."""
        with self._lock:
            if not self._stopped:
                self._stopped = True
                asyncio.run_coroutine_threadsafe(self._end(), self._loop)

    def stop(self) -> None:
        """The same, and wait until it has ended."""
        self.end()
        self._thread.join()

    async def _end(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await self._last()
        self._loop.stop()
