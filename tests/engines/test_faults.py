"""Fault → requests made → error raised, against a real server that plays the fault."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import NamedTuple

import httpx2
import openai
import pytest

from summarizer.engines.faults import backoff, is_passing, retry_after, translated, was_free
from summarizer.errors import (
    AccessDenied,
    BudgetExhausted,
    ContentFiltered,
    DeadlineExceeded,
    EngineError,
    MalformedReply,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    ServerUnavailable,
    Truncated,
)
from tests.engines.asking import GOOD, KEY, WIRE, Waits, call, engine
from tests.support.scripted_server import (
    Answer,
    Cut,
    Dribble,
    Hang,
    Page,
    Reset,
    ScriptedServer,
    Status,
    Step,
)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """One call before all others: loading the LLM stack must not count against a deadline."""
    with ScriptedServer([Answer(GOOD)]) as server:
        asyncio.run(engine(server.base_url).draft(WIRE, call()))


class Row(NamedTuple):
    """What the server plays, and what has to come of it.

    ``deadline`` is in seconds of the machine's clock, None for none; ``waits`` are the seconds
    waited between requests (nobody really waits)."""

    name: str
    script: list[Step]
    requests: int
    error: type[EngineError] | None
    waits: list[float] = []  # noqa: RUF012 - never changed
    deadline: float | None = None
    max_requests: int = 6


SLOW = Status(429, "slow down")
SLOW_3 = Status(429, "slow down", headers={"Retry-After": "3"})
DOUBLING = [0.5, 1.0, 2.0, 4.0, 8.0]

TABLE = [
    Row("no fault", [Answer(GOOD)], 1, None),
    Row("429 once", [SLOW, Answer(GOOD)], 2, None, [0.5]),
    Row("429 always", [SLOW] * 6, 6, RateLimited, DOUBLING),
    Row("429 with Retry-After once", [SLOW_3, Answer(GOOD)], 2, None, [3.0]),
    Row("429 with Retry-After always", [SLOW_3] * 6, 6, RateLimited, [3.0] * 5),
    Row(
        "429 with retry-after-ms",
        [Status(429, headers={"retry-after-ms": "250", "Retry-After": "1"}), Answer(GOOD)],
        2,
        None,
        [0.25],
    ),
    Row(
        "429 with a Retry-After past the deadline",
        [Status(429, headers={"Retry-After": "120"})],
        1,
        RateLimited,
        deadline=60,
    ),
    Row(
        "429 with a Retry-After longer than any deadline, none given",
        [Status(429, headers={"Retry-After": "3600"})],
        1,
        RateLimited,
    ),
    Row("408 once", [Status(408), Answer(GOOD)], 2, None, [0.5]),
    Row("409 once", [Status(409), Answer(GOOD)], 2, None, [0.5]),
    Row("500 once", [Status(500), Answer(GOOD)], 2, None, [0.5]),
    Row("500 always", [Status(500)] * 6, 6, ServerUnavailable, DOUBLING),
    Row(
        "503 with Retry-After",
        [Status(503, headers={"Retry-After": "2"}), Answer(GOOD)],
        2,
        None,
        [2.0],
    ),
    Row("connection reset once", [Reset(), Answer(GOOD)], 2, None, [0.5]),
    Row("connection reset always", [Reset()] * 6, 6, ServerUnavailable, DOUBLING),
    Row(
        "different faults share one budget",
        [Status(500), Reset(), SLOW],
        3,
        RateLimited,
        [0.5, 1.0],
        max_requests=3,
    ),
    Row("timeout", [Hang()], 1, DeadlineExceeded, deadline=1.0),
    Row("a dribbling server", [Dribble()], 1, DeadlineExceeded, deadline=1.0),
    Row("deadline before the first draft", [], 0, DeadlineExceeded, deadline=-1),
    Row("refusal", [Answer(None, refusal="I cannot.")], 1, Refused),
    Row("content filter", [Answer("", finish_reason="content_filter")], 1, ContentFiltered),
    Row("content filter on the prompt", [Status(400, "x", "content_filter")], 1, ContentFiltered),
    Row("length", [Answer(GOOD[:40], finish_reason="length")], 1, Truncated),
    Row("length, though the JSON is whole", [Answer(GOOD, finish_reason="length")], 1, Truncated),
    Row("broken JSON once", [Answer(GOOD[:40]), Answer(GOOD)], 2, None, [0.0]),
    Row("broken JSON always", [Answer(GOOD[:40])] * 2, 2, MalformedReply, [0.0]),
    Row("JSON not in the schema", [Answer('{"kind":"x"}')] * 2, 2, MalformedReply, [0.0]),
    Row("JSON of another kind", [Answer("[]"), Answer(GOOD)], 2, None, [0.0]),
    Row("no text", [Answer(None), Answer(GOOD)], 2, None, [0.0]),
    Row("broken JSON, budget of one", [Answer("{")], 1, MalformedReply, max_requests=1),
    Row("truncated body once", [Cut(), Answer(GOOD)], 2, None, [0.0]),
    Row("truncated body always", [Cut(), Cut()], 2, MalformedReply, [0.0]),
    Row("a page instead of JSON", [Page("<html>log in</html>")] * 2, 2, MalformedReply, [0.0]),
    Row(
        "an error with status 200",
        [Page('{"error":{"message":"x"}}', "application/json")] * 2,
        2,
        MalformedReply,
        [0.0],
    ),
    Row(
        "endless brackets", [Page("[" * 200_000, "application/json")] * 2, 2, MalformedReply, [0.0]
    ),
    Row("a broken reply and a 500", [Answer("{"), Status(500), Answer(GOOD)], 3, None, [0.0, 1.0]),
    Row(
        "broken, 500, broken",
        [Answer("{"), Status(500), Answer("{")],
        3,
        MalformedReply,
        [0.0, 1.0],
    ),
    Row("quota", [Status(429, "no credit", "insufficient_quota")], 1, QuotaExhausted),
    Row("quota, as others say it", [Status(402, "no credit")], 1, QuotaExhausted),
    Row("no such key", [Status(401, "bad key")], 1, AccessDenied),
    Row("not allowed", [Status(403)], 1, AccessDenied),
    Row("no such model", [Status(404, "no model m")], 1, RequestRejected),
    Row("a bad request", [Status(400, "no json_schema")], 1, RequestRejected),
    Row("sent elsewhere", [Status(307, headers={"location": "/v2/x"})], 1, RequestRejected),
    Row("no request left", [], 0, BudgetExhausted, max_requests=0),
]


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
async def test_fault_requests_error(row: Row) -> None:
    """Each fault costs so many requests and ends so; nothing stays open behind it."""
    waits = Waits()
    with ScriptedServer(row.script) as server:
        asked = engine(server.base_url, waits)
        budget = call(row.deadline, max_requests=row.max_requests)
        if row.error is None:
            drafted = await asked.draft(WIRE, budget)
            assert drafted.reply == GOOD
        else:
            with pytest.raises(row.error) as caught:
                await asked.draft(WIRE, budget)
            error = caught.value
            assert type(error) is row.error
            assert error.requests == row.requests
            assert error.input == "cup.txt"
            assert error.hint
            assert "\n" not in str(error)
            assert KEY not in str(error)
            assert error is not error.__cause__
        assert (len(server.requests), server.overrun) == (row.requests, 0)
        assert budget.requests == row.requests
        assert waits.asked == row.waits
        assert asyncio.all_tasks() == {asyncio.current_task()}
        await asked.aclose()
        assert server.wait_until_no_connection()


ODD = [
    "null",
    "[]",
    '"text"',
    "{}",
    '{"choices":[]}',
    '{"choices":[null]}',
    '{"choices":["x"]}',
    '{"choices":[{}]}',
    '{"choices":{"0":1}}',
    '{"choices":[{"message":null}]}',
    '{"choices":[{"message":{"content":null}}]}',
    '{"choices":[{"message":{"content":[{"type":"text","text":"{}"}]}}]}',
    '{"choices":[{"message":{"content":"\\ud800{}"}}]}',
    '{"choices":[{"message":{"content":"{}"}}],"usage":"many"}',
    '{"choices":[{"message":{"content":""}}],"usage":{"prompt_tokens":null}}',
]


@pytest.mark.parametrize("body", ODD)
async def test_whatever_a_server_calls_an_answer_ends_in_a_typed_error(body: str) -> None:
    """Odd JSON with status 200 is a malformed reply, asked for once more, and no crash."""
    page = Page(body, "application/json")
    with ScriptedServer([page, page]) as server, pytest.raises(MalformedReply) as caught:
        await engine(server.base_url).draft(WIRE, call())
    assert caught.value.requests == len(server.requests) == 2


@pytest.mark.parametrize("usage", ['"many"', "null", '{"prompt_tokens":"x"}', "[1]"])
async def test_an_odd_bill_does_not_spoil_a_good_reply(usage: str) -> None:
    """What the server says of tokens may be anything."""
    content = json.dumps(GOOD)
    body = f'{{"choices":[{{"message":{{"content":{content}}}}}],"usage":{usage}}}'
    budget = call()
    with ScriptedServer([Page(body, "application/json")]) as server:
        drafted = await engine(server.base_url).draft(WIRE, budget)
    assert drafted.reply == GOOD
    assert (budget.usage.input_tokens, budget.cost_usd) == (0, None)


async def test_a_hanging_connection_is_gone_without_aclose() -> None:
    """After a deadline the socket of the hanging request is closed, not kept."""
    with ScriptedServer([Hang()]) as server:
        asked = engine(server.base_url)
        with pytest.raises(DeadlineExceeded):
            await asked.draft(WIRE, call(1.0))
        assert server.wait_until_no_connection()


async def test_waiting_stops_where_the_deadline_would_cut_the_wait() -> None:
    """The last fault is reported as soon as no further request fits before the deadline."""
    waits = Waits()
    with ScriptedServer([Status(500)] * 4) as server:
        budget = call(5, clock=waits.clock)
        with pytest.raises(ServerUnavailable):
            await engine(server.base_url, waits).draft(WIRE, budget)
        # 0.5 + 1 + 2 leave 1.5 of the 5 seconds, and the next wait is 4.
        assert waits.asked == [0.5, 1.0, 2.0]
        assert len(server.requests) == 4


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    """A refused connection is tried again, and cost nothing."""
    with ScriptedServer() as server:
        nowhere = server.base_url
    budget = call(max_requests=3)
    with pytest.raises(ServerUnavailable, match="cannot be reached"):
        await engine(nowhere).draft(WIRE, budget)
    assert (budget.requests, budget.cost_usd) == (3, 0.0)


async def test_the_servers_own_words_are_passed_on_without_the_key() -> None:
    """One short line, the key taken out, however the server writes it."""
    said = f"key {KEY} is\nnot [known]" + "x" * 900
    with ScriptedServer([Status(401, said)]) as server, pytest.raises(AccessDenied) as caught:
        await engine(server.base_url).draft(WIRE, call())
    assert "answered 401: key … is not (known)x" in str(caught.value)
    assert len(str(caught.value)) < 300


# --- the parts ----------------------------------------------------------------------------------

REQUEST = httpx2.Request("POST", "http://a.invalid/v1")


def status(code: int, **headers: str) -> openai.APIStatusError:
    """An error answer, as the client raises it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(code, headers=named, request=REQUEST)
    return openai.APIStatusError("x", response=response, body=None)


NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": "1.5"}, 1.5),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after": "-4"}, 0.0),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "nan"}, None),
        ({"retry_after": "inf"}, None),
        ({"retry_after_ms": "1500"}, 1.5),
        ({"retry_after_ms": "x", "retry_after": "2"}, 2.0),
        ({"retry_after": format_datetime(NOW.replace(second=9), usegmt=True)}, 9.0),
        ({"retry_after": format_datetime(NOW.replace(hour=11), usegmt=True)}, 0.0),
    ],
)
def test_retry_after_is_read_in_all_its_forms(
    headers: dict[str, str], seconds: float | None
) -> None:
    """Seconds, milliseconds and dates; nonsense counts as nothing asked."""
    assert retry_after(status(429, **headers), now=NOW.timestamp) == seconds


def test_retry_after_is_only_asked_of_answers() -> None:
    """A broken connection asks for nothing."""
    assert retry_after(openai.APIConnectionError(request=REQUEST)) is None


def test_backoff_doubles_up_to_a_limit_and_is_spread() -> None:
    """Half a second, doubling, never above 20 s; jitter takes off up to half."""
    assert [backoff(n, 0) for n in (1, 2, 3, 6, 7, 5000)] == [0.5, 1.0, 2.0, 16.0, 20.0, 20.0]
    assert backoff(3, 1) == 1.0


def connection(cause: Exception) -> openai.APIConnectionError:
    """A connection error with its cause, as the client raises it."""
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("exc", "passing", "free"),
    [
        (lambda: status(500), True, True),
        (lambda: status(400), False, True),
        (lambda: connection(httpx2.ConnectError("x")), True, True),
        (lambda: connection(httpx2.ReadError("x")), True, False),
        (lambda: openai.APITimeoutError(request=REQUEST), False, False),
        (lambda: json.JSONDecodeError("x", "", 0), False, False),
        (lambda: asyncio.CancelledError(), False, False),
        (lambda: KeyError("a defect"), False, False),
    ],
)
def test_what_passes_and_what_was_free(
    exc: Callable[[], BaseException], passing: bool, free: bool
) -> None:
    """A retry is never the default, and a request that broke off may have been billed."""
    assert is_passing(exc()) is passing
    assert was_free(exc()) is free


def test_a_defect_is_not_dressed_up() -> None:
    """What no server did stays the exception that it is."""
    assert translated(KeyError("x"), requests=1, server="a.invalid") is None
