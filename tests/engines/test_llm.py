"""The llm engine: what goes over the wire, what it costs, and where it may be used from."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines import prices
from summarizer.engines.base import Drafted
from summarizer.engines.llm import LlmEngine
from summarizer.engines.prices import cost_usd, is_openai
from summarizer.engines.prompts import prompt_version
from summarizer.engines.reply import parse_reply, schema_hash
from summarizer.engines.request import build_request, repeat_request
from summarizer.errors import BudgetExhausted, ConfigurationError, MalformedReply, Refused
from summarizer.settings import Settings
from summarizer.summary import Finding, Usage
from summarizer.wire import Wire
from tests.engines.asking import GOOD, KEY, TEXT, WIRE, Waits, call, engine
from tests.support.scripted_server import Answer, Hang, Reset, ScriptedServer, Status, Step
from tests.support.wires import made_wire

ROOT = Path(__file__).parents[2]


async def test_what_goes_over_the_wire_is_the_request_and_nothing_else() -> None:
    """The body is the built request to the letter: no template engine has seen the wire."""
    with ScriptedServer([Answer(GOOD)]) as server:
        drafted = await engine(server.base_url, max_output_tokens=77).draft(WIRE, call())
    (received,) = server.requests
    assert received.body == build_request(WIRE, "m", max_tokens=77).body(openai=False)
    assert received.body["messages"][-1]["content"] == f"[1] {TEXT}"
    assert received.body["response_format"]["json_schema"]["strict"] is True
    assert received.path == "/v1/chat/completions"
    assert received.headers["authorization"] == f"Bearer {KEY}"
    assert drafted == Drafted(parse_reply(GOOD), GOOD, "scripted")


async def test_a_broken_reply_is_asked_for_again_in_our_own_words() -> None:
    """The second request shows the reply and the reason; the words of a library, which change
    with its version, are not in it."""
    with ScriptedServer([Answer("{oops"), Answer(GOOD)]) as server:
        await engine(server.base_url).draft(WIRE, call())
    first, second = (received.body["messages"] for received in server.requests)
    assert second[: len(first)] == first
    assert second[-2] == {"role": "assistant", "content": "{oops"}
    assert "- the whole reply: it is no valid JSON\n" in second[-1]["content"]
    assert "pydantic" not in second[-1]["content"]


async def test_the_reask_of_failed_claims_is_one_more_request_of_the_same_budget() -> None:
    """The second draft names what failed, and its cost comes on top of the first."""
    failed = (
        Finding(
            rule="r", path="matches[0].score", severity="error", action="dropped", message="no 2-1"
        ),
    )
    with ScriptedServer([Answer(GOOD), Answer(GOOD)]) as server:
        asked, budget = engine(server.base_url), call(max_requests=2)
        first = await asked.draft(WIRE, budget)
        await asked.draft(WIRE, budget, failed, first)
        with pytest.raises(BudgetExhausted):
            await asked.draft(WIRE, budget, failed, first)
    expected = build_request(WIRE, "m", failed, first).body(openai=False)
    assert server.requests[1].body == expected
    assert "- matches[0].score `score|2-1|1`: no 2-1" in expected["messages"][-1]["content"]
    assert budget.requests == len(server.requests) == 2


async def test_a_broken_answer_to_a_reask_is_asked_for_on_top_of_it() -> None:
    """The claims that failed are still named when the reply to the re-ask was broken."""
    failed = (
        Finding(rule="r", path="quotes", severity="error", action="dropped", message="none told"),
    )
    last = Drafted(parse_reply(GOOD), GOOD, "m")
    with ScriptedServer([Answer("{"), Answer(GOOD)]) as server:
        await engine(server.base_url).draft(WIRE, call(), failed, last)
    reask = build_request(WIRE, "m", failed, last)
    second = server.requests[1].body["messages"]
    assert second[: len(reask.messages)] == list(reask.messages)
    assert len(second) == len(repeat_request(reask, "{", "x").messages)


# --- the bill -----------------------------------------------------------------------------------


async def test_usage_adds_up_over_all_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer that says what it used counts, each once; errors without usage add nothing."""
    priced: list[Usage] = []

    def price(usage: Usage, base_url: str | None, *models: str | None) -> float:
        priced.append(usage)
        return 0.25

    monkeypatch.setattr(prices, "cost_usd", price)
    script: list[Step] = [
        Status(500),
        Answer("{", usage=(100, 10, 20)),
        Status(429),
        Answer(GOOD, usage=(300, 0, 50)),
    ]
    budget = call()
    with ScriptedServer(script) as server:
        await engine(server.base_url).draft(WIRE, budget)
    assert budget.usage == Usage(input_tokens=400, cached_tokens=10, output_tokens=70)
    assert budget.cost_usd == 0.5
    assert priced == [
        Usage(input_tokens=100, cached_tokens=10, output_tokens=20),
        Usage(input_tokens=300, cached_tokens=0, output_tokens=50),
    ]


async def test_a_refused_answer_is_on_the_bill() -> None:
    """What the server used before it refused was used."""
    budget = call()
    script = [Answer(None, refusal="no", usage=(900, 0, 3))]
    with ScriptedServer(script) as server, pytest.raises(Refused):
        await engine(server.base_url).draft(WIRE, budget)
    assert budget.usage == Usage(input_tokens=900, output_tokens=3)


@pytest.mark.parametrize(
    "script",
    [
        [Answer(GOOD, usage=None)],
        [Reset(), Answer(GOOD)],
        [Answer("{", usage=None), Answer(GOOD)],
    ],
)
async def test_a_cost_that_cannot_be_known_is_unknown(
    script: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer without usage, or a request that broke off, leaves no total to be told."""
    monkeypatch.setattr(prices, "cost_usd", lambda *_: 0.25)
    budget = call()
    with ScriptedServer(script) as server:
        await engine(server.base_url).draft(WIRE, budget)
    assert budget.cost_usd is None


def test_prices_are_those_of_the_list() -> None:
    """By hand: 800 at 0.40, 200 cached at 0.10 and 100 out at 1.60 dollars a million."""
    usage = Usage(input_tokens=1000, cached_tokens=200, output_tokens=100)
    assert cost_usd(usage, None, "gpt-4.1-mini-2025-04-14", "x") == pytest.approx(0.0005)
    assert cost_usd(usage, None, None, "gpt-4.1-mini") == pytest.approx(0.0005)


@pytest.mark.parametrize(
    ("base_url", "model"),
    [
        ("http://127.0.0.1:8080/v1", "gpt-4.1-mini"),
        (None, "a-model-nobody-knows"),
        ("https://llm.example.invalid/v1", "gpt-4.1-mini"),
    ],
)
def test_an_unknown_server_or_model_has_no_price(base_url: str | None, model: str) -> None:
    """A local server may call its model whatever it likes: a name alone is not priced."""
    assert cost_usd(Usage(input_tokens=1000, output_tokens=100), base_url, model, None) is None


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        (None, True),
        ("https://api.openai.com/v1", True),
        ("https://eu.api.openai.com/v1", True),
        ("https://api.openai.com.example.invalid/v1", False),
        ("http://127.0.0.1:8080/api.openai.com", False),
    ],
)
def test_openais_own_service_is_known_by_its_host(base_url: str | None, expected: bool) -> None:
    """The host decides, not the path or a name that merely looks alike."""
    assert is_openai(base_url) is expected


# --- where it may be used from ------------------------------------------------------------------


def wire_of(number: int) -> Wire:
    """A wire that can be told from others."""
    text = f"Norvale beat Port Ellan 2-1, report {number}."
    return made_wire(text, [(text, 0)], input=f"{number}.txt")


async def test_many_wires_at_once_do_not_share_their_retries() -> None:
    """40 wires in flight, each first refused with 429: two requests each, none lost."""
    seen: set[str] = set()
    lock = threading.Lock()

    def answer(body: Mapping[str, Any]) -> Step:
        wire = body["messages"][-1]["content"]
        with lock:
            if wire in seen:
                return Answer(GOOD)
            seen.add(wire)
            return Status(429)

    with ScriptedServer(answer) as server:
        asked = engine(server.base_url)
        calls = [call() for _ in range(40)]
        await asyncio.gather(*(asked.draft(wire_of(n), c) for n, c in enumerate(calls)))
        await asked.aclose()
    assert [c.requests for c in calls] == [2] * 40
    assert len(server.requests) == 80


def test_one_engine_serves_one_event_loop_after_the_other() -> None:
    """A client's connections belong to their loop: the next loop gets a client of its own."""
    with ScriptedServer([Answer(GOOD)] * 3) as server:
        asked = engine(server.base_url)
        for _ in range(3):
            drafted = asyncio.run(asked.draft(WIRE, call()))
            assert drafted.reply == GOOD
        assert len(asked._clients) == 1


def test_one_engine_serves_several_threads() -> None:
    """Four threads with a loop each, at the same time."""
    with ScriptedServer(lambda _: Answer(GOOD)) as server:
        asked = engine(server.base_url)
        replies: list[str | None] = []

        async def several() -> None:
            replies.extend([(await asked.draft(WIRE, call())).reply for _ in range(3)])
            await asked.aclose()

        threads = [threading.Thread(target=lambda: asyncio.run(several())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert replies == [GOOD] * 12
        assert server.wait_until_no_connection()


async def test_an_engine_may_be_used_again_after_aclose() -> None:
    """aclose gives back the connections, not the engine."""
    with ScriptedServer([Answer(GOOD)] * 2) as server:
        asked = engine(server.base_url)
        for _ in range(2):
            await asked.draft(WIRE, call())
            await asked.aclose()
            assert server.wait_until_no_connection()


FORKING = """
import asyncio, os, sys
from tests.engines.asking import GOOD, WIRE, call, engine
from tests.support.scripted_server import Answer, ScriptedServer

with ScriptedServer(lambda body: Answer(GOOD)) as server:
    asked = engine(server.base_url)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asked.draft(WIRE, call()))
    parents = list(asked._clients.values())
    child = os.fork()
    if child == 0:
        status = 1
        try:
            drafted = asyncio.run(asked.draft(WIRE, call()))
            mine = [c for (pid, _), c in asked._clients.items() if pid == os.getpid()]
            fresh = len(mine) == 1 and mine[0] not in parents
            status = 0 if drafted.reply == GOOD and fresh else 2
        finally:
            os._exit(status)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    # The parent's kept connection still works: the child has not closed it.
    loop.run_until_complete(asked.draft(WIRE, call()))
    reused = list(asked._clients.values()) == parents
    loop.run_until_complete(asked.aclose())
    loop.close()
    sys.exit(code if reused else 3)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_an_engine_made_before_a_fork_works_on_both_sides() -> None:
    """The child makes a client of its own, and the parent's connection stays good."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKING], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


async def test_a_cancelled_draft_leaves_nothing_behind() -> None:
    """Cancelling is not taken for a fault, and the connection is closed."""
    loop, arrived = asyncio.get_running_loop(), asyncio.Event()

    def hang(_: object) -> Step:
        loop.call_soon_threadsafe(arrived.set)
        return Hang()

    with ScriptedServer(hang) as server:
        asked = engine(server.base_url)
        budget = call()
        task = asyncio.create_task(asked.draft(WIRE, budget))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert server.wait_until_no_connection()
        assert asyncio.all_tasks() == {asyncio.current_task()}
    assert budget.requests == 1
    assert budget.cost_usd is None


async def test_a_defect_comes_out_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in our own code is neither retried nor renamed."""

    def broken(*_: object) -> float:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(prices, "cost_usd", broken)
    with ScriptedServer([Answer(GOOD)]) as server:
        with pytest.raises(Exception) as caught:
            await engine(server.base_url).draft(WIRE, call())
        assert isinstance(caught.value.__cause__, ZeroDivisionError)
        assert len(server.requests) == 1


# --- quiet, light, configured --------------------------------------------------------------------


async def test_failed_attempts_are_not_logged_as_errors(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing of a reply or a fault gets into the log: the error says what happened."""
    caplog.set_level(logging.WARNING)
    script: list[Step] = [Status(500), Answer("{secret"), Answer("{secret")]
    with ScriptedServer(script) as server, pytest.raises(MalformedReply):
        await engine(server.base_url).draft(WIRE, call())
    assert [record.message for record in caplog.records] == []
    logging.getLogger("instructor.v2.retry").error("of somebody else")
    assert [record.message for record in caplog.records] == ["of somebody else"]


def test_a_model_has_to_be_named() -> None:
    """Without a model there is nothing to ask."""
    with pytest.raises(ConfigurationError, match="no model"):
        LlmEngine(Settings(base_url="http://127.0.0.1:1/v1"))


def test_openai_needs_a_key() -> None:
    """A local server may do without a key, OpenAI's own service does not."""
    with pytest.raises(ConfigurationError, match="no API key"):
        LlmEngine(Settings(model="m"))
    LlmEngine(Settings(model="m", base_url="http://127.0.0.1:1/v1"))


async def test_a_server_without_a_key_is_asked_without_ours() -> None:
    """No key of the machine is sent to a server that none was set for."""
    with ScriptedServer([Answer(GOOD)]) as server:
        await engine(server.base_url, api_key=None).draft(WIRE, call())
    assert server.requests[0].headers["authorization"] == "Bearer none"


async def test_a_wire_is_not_sent_on_to_another_server() -> None:
    """A redirect is not followed."""
    with ScriptedServer([Answer(GOOD)]) as other:
        there = Status(307, headers={"location": f"{other.base_url}/chat/completions"})
        with ScriptedServer([there]) as server, pytest.raises(Exception, match="answered 307"):
            await engine(server.base_url).draft(WIRE, call())
        assert other.requests == []


def test_the_engine_says_what_it_asks_with() -> None:
    """Name and versions are there for the result."""
    asked = engine("http://127.0.0.1:1/v1", Waits())
    assert (asked.name, asked.can_reask) == ("llm", True)
    assert (asked.prompt, asked.schema) == (prompt_version(), schema_hash())


def test_the_llm_stack_is_loaded_at_the_first_call_only() -> None:
    """Making the engine loads neither openai nor instructor nor tenacity nor prices."""
    code = (
        "import sys\n"
        "from summarizer.engines.llm import LlmEngine\n"
        "from summarizer.settings import Settings\n"
        "LlmEngine(Settings(model='m', base_url='http://127.0.0.1:1/v1'))\n"
        "stack = {'openai', 'instructor', 'tenacity', 'httpx2', 'genai_prices'}\n"
        "print(sorted(stack & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
