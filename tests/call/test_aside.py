"""Work beside an event loop: one at a time, in a thread that ends with it."""

from __future__ import annotations

import asyncio
import threading

import pytest

from summarizer.aside import aside
from summarizer.checkpoints import checkpoint, passing, watched


async def test_what_it_returns_and_raises_comes_out() -> None:
    """A value is a value, an error the error itself, and the thread is gone."""
    assert await aside(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 // 0)
    assert "summarizer-aside" not in {t.name for t in threading.enumerate()}


async def test_one_at_a_time() -> None:
    """Many pieces of work in one loop never run beside each other."""
    running, most = 0, 0

    def work() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        running -= 1

    await asyncio.gather(*(aside(work) for _ in range(50)))
    assert (running, most) == (0, 1)


async def test_work_that_looks_at_nothing_is_not_waited_for() -> None:
    """The caller goes on when the time is over; the work ends by itself, and gives way to the next
    only then."""
    go_on, over = threading.Event(), threading.Event()

    def stubborn() -> None:
        go_on.wait(60)
        over.set()

    with pytest.raises(TimeoutError):
        await aside(stubborn, 0.01)
    with pytest.raises(TimeoutError):  # its turn has not come
        await aside(over.is_set, 0.01)
    go_on.set()
    assert await aside(over.is_set)


async def test_work_nobody_waits_for_ends_at_its_next_checkpoint() -> None:
    """A cancelled caller takes the work along, wherever it is between two checkpoints."""
    began = asyncio.Event()
    loop = asyncio.get_running_loop()

    def endless() -> None:
        loop.call_soon_threadsafe(began.set)
        while True:
            checkpoint()

    task = asyncio.ensure_future(aside(endless))
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await aside(lambda: "free again", 60) == "free again"


async def test_it_sees_the_callers_context() -> None:
    """What is looked at outside is looked at in the thread too."""

    class OverError(Exception):
        pass

    def over() -> None:
        raise OverError

    with watched(over), pytest.raises(OverError):
        await aside(checkpoint)
    await aside(checkpoint)


def test_all_that_watch_are_asked() -> None:
    """An inner watch does not hide an outer one, and none is asked after its end."""
    asked: list[str] = []
    with watched(lambda: asked.append("outer")):
        with watched(lambda: asked.append("inner")):
            assert list(passing("ab")) == ["a", "b"]
        checkpoint()
    checkpoint()
    assert asked == ["inner", "outer", "inner", "outer", "outer"]
