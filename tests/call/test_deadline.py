"""A deadline holds whatever a server does or a text is, and nothing stays behind a call.

How exactly it holds is a figure of ``python -m bench.deadline``. Here only what would be far out
fails: a call that waits for its server, or reads a text to its end.
"""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.deadline import Left, left_behind, long_texts, settled
from summarizer import (
    ConfigurationError,
    DeadlineExceeded,
    EngineError,
    RateLimited,
    ServerUnavailable,
    Summarizer,
    suggest,
)
from tests.checking import cup_tie
from tests.support.faulty_servers import FAULTS, GOOD, faulty_servers
from tests.support.scripted_server import Answer, Hang, Late, ScriptedServer

WIRE = "Norvale beat Port Ellan 2-1 on Saturday."
FAR_OUT = 5.0
"""Seconds past a deadline that no busy machine explains, and less than any fault lasts."""
DEADLINE = 0.4


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    """The base URLs of servers with a fault each, which run in a process of their own."""
    with faulty_servers() as found:
        yield found


def llm(url: str, **options) -> Summarizer:
    """A Summarizer that asks the model at ``url``, with all loaded that can be."""
    made = Summarizer("llm", model="m", base_url=url, api_key="none", environ={}, **options)
    made.load()
    return made


LATE = (
    "hangs before the headers",
    "dribbles the headers",
    "dribbles the body, a byte a second",
    "answers after the deadline",
    "accepts and never reads",
    "never accepts",
    "never shakes hands (TLS)",
)
ENDS: dict[str, type[EngineError]] = dict.fromkeys(LATE, DeadlineExceeded) | {
    "429, Retry-After 120": RateLimited
}


@pytest.mark.parametrize("fault", ENDS)
def test_a_thread_gets_its_error_in_time(fault: str, urls: dict[str, str]) -> None:
    """The error says what happened and what to do; no thread and no socket is left of the call,
    nor of the Summarizer once it is closed."""
    start = left_behind()
    with llm(urls[fault], deadline=60.0) as summarizer:
        began = time.monotonic()
        with pytest.raises(ENDS[fault]) as caught:
            summarizer.suggest(WIRE, deadline=DEADLINE)
        assert time.monotonic() - began < DEADLINE + FAR_OUT
        assert caught.value.hint
        assert caught.value.retryable
        names = [t.name for t in threading.enumerate() if t.name.startswith("summarizer")]
        assert names == ["summarizer"]  # its own, until close()
    assert settled(start) == Left()


@pytest.mark.parametrize("fault", ENDS)
def test_a_loop_gets_its_error_in_time(fault: str, urls: dict[str, str]) -> None:
    """The same in an event loop, in which no task is left either."""

    async def ask() -> None:
        start = left_behind()
        async with llm(urls[fault], deadline=60.0) as summarizer:
            began = time.monotonic()
            with pytest.raises(ENDS[fault]):
                await summarizer.asuggest(WIRE, deadline=DEADLINE)
            assert time.monotonic() - began < DEADLINE + FAR_OUT
            assert asyncio.all_tasks() == {asyncio.current_task()}
            assert "summarizer" not in {t.name for t in threading.enumerate()}
        assert settled(start) == Left()

    asyncio.run(ask())


def test_all_faults_are_known_here() -> None:
    """A server that is added has its outcome in time here, or ends by itself."""
    by_themselves = {"none", "refuses connections", "resets connections", "500, always"}
    assert set(FAULTS) == set(ENDS) | by_themselves | {"20 MB that are no JSON"}


def test_a_server_that_refuses_is_asked_again_only_within_the_deadline(
    urls: dict[str, str],
) -> None:
    """The retries end before the deadline would cut a wait, and the error is the server's."""
    with llm(urls["refuses connections"]) as summarizer, pytest.raises(ServerUnavailable):
        summarizer.suggest(WIRE, deadline=DEADLINE)


@pytest.mark.parametrize("engine", ["offline", "llm"])
@pytest.mark.parametrize("name", ["2 MB of reports", "2 MB of marks"])
def test_a_long_text_does_not_outlast_it(engine: str, name: str, urls: dict[str, str]) -> None:
    """2 MB of text are not read to their end where the time is over, from a thread or a loop."""
    text = long_texts()[name]
    start = left_behind()
    slow = "accepts and never reads"
    made = llm(urls[slow]) if engine == "llm" else Summarizer("offline", environ={})
    with made as summarizer:
        with pytest.raises(DeadlineExceeded) as caught:
            summarizer.suggest(text, deadline=0.02)
        assert caught.value.requests == 0
        with pytest.raises(DeadlineExceeded):
            asyncio.run(summarizer.asuggest(text, deadline=0.02))
    assert settled(start) == Left()


def test_a_long_file_is_named_where_its_time_is_over(tmp_path: Path) -> None:
    """The error of a path says which."""
    path = tmp_path / "long.txt"
    path.write_text(long_texts()["2 MB of reports"], "utf-8")
    with pytest.raises(DeadlineExceeded) as caught:
        Summarizer("offline", environ={}).suggest(path, deadline=0.02)
    assert caught.value.input == str(path)


def test_the_loop_goes_on_while_a_long_text_is_read() -> None:
    """Others' work in the same loop is done during the reading, not after it."""
    text = long_texts()["2 MB of reports"]

    async def both() -> int:
        beats = 0
        reading = asyncio.ensure_future(Summarizer("offline", environ={}).asuggest(text))
        while not reading.done():
            await asyncio.sleep(0)
            beats += 1
        await reading
        return beats

    assert asyncio.run(both()) > 100


def test_a_cancelled_call_stops_reading() -> None:
    """A caller that gives up takes the thread that reads along."""
    text = long_texts()["2 MB of reports"]

    async def give_up() -> None:
        reading = asyncio.ensure_future(Summarizer("offline", environ={}).asuggest(text))
        # A thread is no event that could be waited for.
        while not any(t.name == "summarizer-aside" for t in threading.enumerate()):  # noqa: ASYNC110
            await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading

    start = left_behind()
    asyncio.run(give_up())
    assert settled(start) == Left()


def test_the_reading_by_rule_is_ready_when_the_model_is_late() -> None:
    """With fallback offline a late model costs its deadline and no more: what the rules read comes
    back, and a finding says why."""
    with ScriptedServer([Hang()]) as server, llm(server.base_url, fallback="offline") as s:
        summary = s.summarize(cup_tie.wire(), deadline=DEADLINE)
        assert server.wait_until_no_connection()
    assert summary.run.engine == "offline"
    assert [f.rule for f in summary.findings if f.action == "noted"] == ["fallback"]
    assert summary.matches[0].home.name == "Norvale"


def test_a_call_has_its_own_deadline() -> None:
    """One that is given counts, shorter or longer than the Summarizer's."""
    with (
        ScriptedServer(lambda _: Late(0.3, Answer(GOOD))) as server,
        llm(server.base_url, deadline=0.05) as s,
    ):
        with pytest.raises(DeadlineExceeded):
            s.summarize(WIRE)
        assert s.summarize(WIRE, deadline=30.0).matches[0].winner == "home"


@pytest.mark.parametrize("deadline", [0, -1.0, float("nan"), float("inf")])
def test_a_deadline_that_is_none_is_refused(deadline: float) -> None:
    """Each way to give one says so before anything is read."""
    with pytest.raises(ConfigurationError, match="deadline"):
        suggest(WIRE, deadline=deadline)


COLD = """
import sys, threading
from summarizer import DeadlineExceeded, Summarizer
s = Summarizer("llm", model="m", base_url=sys.argv[1], fallback=sys.argv[2] or None, environ={})
try:
    print(s.suggest("Norvale beat Port Ellan 2-1 on Saturday.", deadline=0.05).summary.run.engine)
except DeadlineExceeded as error:
    print(error.hint)
s.load()
print(s.suggest("Norvale beat Port Ellan 2-1 on Saturday.", deadline=30).summary.run.requests)
"""


@pytest.mark.parametrize(
    ("fallback", "first"),
    [
        ("", "call load() when the process starts, or use --fallback offline"),
        ("offline", "offline"),
    ],
)
def test_the_first_call_of_a_process_keeps_its_deadline(
    fallback: str, first: str, urls: dict[str, str]
) -> None:
    """Loading the client takes seconds and goes on by itself: the call says what to do, or falls
    back; the next one works."""
    done = subprocess.run(
        [sys.executable, "-c", COLD, urls["none"], fallback],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [first, "1"]


FORK_WHILE_LOADING = """
import os, sys
from summarizer import DeadlineExceeded, Summarizer
s = Summarizer("llm", model="m", base_url=sys.argv[1], environ={})
try:
    s.suggest("Norvale beat Port Ellan 2-1 on Saturday.", deadline=0.05)
except DeadlineExceeded:
    pass
child = os.fork()
if child == 0:
    found = s.suggest("Norvale beat Port Ellan 2-1 on Saturday.", deadline=30)
    os._exit(0 if found.summary.run.requests == 1 else 2)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_in_the_middle_of_loading(urls: dict[str, str]) -> None:
    """The child does not wait for ever for an import that only the parent goes on with."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORK_WHILE_LOADING, urls["none"]],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_forgotten_summarizer_leaves_nothing() -> None:
    """One that is never closed takes its thread and its connection along when nobody holds it."""
    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        llm(server.base_url).suggest(WIRE)
        gc.collect()
        assert server.wait_until_no_connection()


def test_a_loop_that_ends_leaves_no_connection() -> None:
    """asyncio.run() of a call that nobody closes after closes its connection all the same."""
    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        summarizer = llm(server.base_url)
        for _ in range(3):
            asyncio.run(summarizer.asuggest(WIRE))
            assert server.wait_until_no_connection()
        assert server.connections == 3
