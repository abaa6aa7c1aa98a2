"""Many calls at once on one Summarizer, and calls on both sides of a fork."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer import Suggestions, Summarizer
from tests.support.faulty_servers import GOOD
from tests.support.scripted_server import Answer, ScriptedServer

WIRE = "Norvale beat Port Ellan 2-1 on Saturday."
MANY = 64


def llm(server: ScriptedServer) -> Summarizer:
    """A Summarizer that asks ``server``."""
    return Summarizer("llm", model="m", base_url=server.base_url, api_key="none", environ={})


def is_right(found: Suggestions) -> bool:
    """Whether a call has its own whole answer."""
    (match,) = found.summary.matches
    score = match.score
    assert score is not None
    return (match.home.name, score.home, score.away) == ("Norvale", 2, 1)


def test_64_threads() -> None:
    """All are answered right, two rounds take no more connections than there are calls at once, and
    a call after them takes one that is there."""
    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        with llm(server) as summarizer, ThreadPoolExecutor(MANY) as pool:
            start = threading.Barrier(MANY)

            def call(_: int) -> bool:
                start.wait(60)
                return is_right(summarizer.suggest(WIRE, deadline=60))

            assert all(pool.map(call, range(MANY)))
            assert all(pool.map(call, range(MANY)))
            assert len(server.requests) == 2 * MANY
            assert server.connections <= MANY
            opened = server.connections
            assert is_right(summarizer.suggest(WIRE))
            assert server.connections == opened
        assert server.wait_until_no_connection()
    assert not [t for t in threading.enumerate() if t.name.startswith("summarizer")]


def test_64_tasks() -> None:
    """The same from one event loop, whose tasks are all done."""

    async def call_all(server: ScriptedServer) -> None:
        async with llm(server) as summarizer:
            for _ in range(2):
                calls = [summarizer.asuggest(WIRE, deadline=60) for _ in range(MANY)]
                assert all(map(is_right, await asyncio.gather(*calls)))
            assert server.connections <= MANY
            opened = server.connections
            assert is_right(await summarizer.asuggest(WIRE))
            assert server.connections == opened
        assert asyncio.all_tasks() == {asyncio.current_task()}

    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        asyncio.run(call_all(server))
        assert len(server.requests) == 2 * MANY + 1
        assert server.wait_until_no_connection()


def test_threads_and_tasks_together() -> None:
    """Tasks of a loop and threads beside it share one Summarizer."""

    async def tasks(summarizer: Summarizer) -> list[bool]:
        calls = [summarizer.asuggest(WIRE, deadline=60) for _ in range(16)]
        return [is_right(found) for found in await asyncio.gather(*calls)]

    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        with llm(server) as summarizer, ThreadPoolExecutor(17) as pool:
            inside = pool.submit(asyncio.run, tasks(summarizer))
            beside = pool.map(lambda _: is_right(summarizer.suggest(WIRE, deadline=60)), range(16))
            assert all(beside) and all(inside.result())
        assert server.wait_until_no_connection()


def in_child(work: Callable[[], bool]) -> bool:
    """Whether ``work`` is right in a forked child; one that stands still is killed."""
    ended, open_in_child = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if work() else 2
        finally:
            os._exit(code)
    os.close(open_in_child)  # now only the child holds it, until it ends
    if not select.select([ended], [], [], 60)[0]:
        os.kill(pid, signal.SIGKILL)
    os.close(ended)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("engine", ["llm", "offline"])
def test_both_sides_of_a_fork(engine: str) -> None:
    """A Summarizer that has been at work, by threads and by a loop, works in the child by both, and
    in the parent after it over the connection that it had."""

    async def ask(summarizer: Summarizer) -> bool:
        return is_right(await summarizer.asuggest(WIRE))

    def work(summarizer: Summarizer) -> bool:
        return is_right(summarizer.suggest(WIRE)) and asyncio.run(ask(summarizer))

    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        summarizer = llm(server) if engine == "llm" else Summarizer("offline", environ={})
        with summarizer:
            assert work(summarizer)
            opened = server.connections
            assert in_child(lambda: work(summarizer))
            assert in_child(lambda: work(summarizer))
            before = server.connections
            assert before == opened + (4 if engine == "llm" else 0)
            assert is_right(summarizer.suggest(WIRE))
            assert server.connections == before
        assert server.wait_until_no_connection()
