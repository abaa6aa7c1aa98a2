"""The whole way of a wire, against a real server: re-ask, deadline, fallback, policy."""

from __future__ import annotations

import asyncio
import os
import queue
import select
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarizer import errors
from summarizer.api import Outcome, Summarizer
from summarizer.api import summarize_many as summarize_many_by_default
from summarizer.checking import check
from summarizer.draft import Draft
from summarizer.engines.reply import render_reply
from tests.checking import cup_tie
from tests.support.scripted_server import Answer, Hang, ScriptedServer, Status, Step

WIRE = cup_tie.wire()
RIGHT = cup_tie.draft(WIRE)


def with_first_goal(**changes) -> Draft:
    """The right draft with the first goal told otherwise."""
    match = RIGHT.matches[0]
    events = (replace(match.events[0], **changes), *match.events[1:])
    return replace(RIGHT, matches=(replace(match, events=events),))


GOOD = Answer(render_reply(RIGHT))


WRONG = Answer(render_reply(with_first_goal(minute=13)))


def summarizer(server: ScriptedServer, **options) -> Summarizer:
    """A Summarizer that talks to ``server`` and takes nothing from the environment."""
    environ = options.pop("environ", {})
    return Summarizer(
        "llm",
        model="scripted",
        base_url=server.base_url,
        api_key="not-a-key",
        environ=environ,
        **options,
    )


@dataclass(frozen=True)
class Row:
    """Fault, what it costs, and what comes of it: an error, or a rule that a finding names."""

    fault: str
    script: tuple[Step, ...]
    requests: int
    error: type[errors.SummarizerError] | None = None
    rule: str | None = None
    action: str | None = None
    minute: int | None = 12
    deadline: float = 20.0
    policy: str = "drop"


TABLE = [
    Row("nothing wrong", (GOOD,), 1),
    Row("wrong claim once", (WRONG, GOOD), 2, rule="minute-told", action="corrected"),
    Row(
        "wrong claim always",
        (WRONG, WRONG),
        2,
        rule="minute-told",
        action="dropped",
        minute=None,
    ),
    Row(
        "wrong claim always, policy flag",
        (WRONG, WRONG),
        2,
        rule="minute-told",
        action="kept",
        minute=13,
        policy="flag",
    ),
    Row(
        "wrong claim always, policy raise",
        (WRONG, WRONG),
        2,
        error=errors.ChecksFailed,
        policy="raise",
    ),
    Row("deadline before the first draft", (Hang(),), 1, errors.DeadlineExceeded, deadline=2.0),
    Row(
        "deadline after the first draft",
        (WRONG, Hang()),
        2,
        rule="reask-skipped",
        action="noted",
        minute=None,
        deadline=5.0,
    ),
    Row(
        "server gone after the first draft",
        (WRONG, Status(401), Status(401)),
        2,
        rule="reask-skipped",
        action="noted",
        minute=None,
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda r: r.fault)
def test_fault_requests_outcome(row: Row):
    """Each fault costs so many requests and ends in this error or this finding."""
    with (
        ScriptedServer(row.script) as server,
        summarizer(server, deadline=row.deadline, policy=row.policy) as s,
    ):
        if row.error is not None:
            with pytest.raises(row.error) as caught:
                s.summarize(WIRE)
            assert caught.value.requests == row.requests
            assert caught.value.hint
            assert "\n" not in str(caught.value)
        else:
            summary = s.summarize(WIRE)
            assert summary.run.requests == row.requests
            assert summary.matches[0].events[0].minute == row.minute
            assert len(summary.matches[0].events) == 8
            found = [(f.rule, f.action) for f in summary.findings]
            assert found == [] if row.rule is None else (row.rule, row.action) in found
        assert len(server.requests) == row.requests
        assert server.overrun == 0


def test_usage_is_the_sum_over_all_attempts():
    """Tokens of the first reply and of the re-ask both stand in the bill."""
    with ScriptedServer([WRONG, GOOD]) as server, summarizer(server) as s:
        usage = s.summarize(WIRE).run.usage
    assert (usage.input_tokens, usage.output_tokens) == (2000, 400)


def test_the_reask_names_the_failed_claim_and_nothing_else():
    """The second request repeats the first, adds the reply, and names the wrong minute."""
    with ScriptedServer([WRONG, GOOD]) as server, summarizer(server) as s:
        s.summarize(WIRE)
    first, second = (r.body["messages"] for r in server.requests)
    assert second[: len(first)] == first
    assert second[len(first)]["content"] == WRONG.text
    assert "matches[0].events[0].minute" in second[-1]["content"]
    assert second[-1]["content"].count("matches[0]") == 1


def test_a_reask_that_loses_events_is_not_taken():
    """The second answer has the minute right and three events only: the first is kept."""
    match = replace(RIGHT.matches[0], events=RIGHT.matches[0].events[:3])
    fewer = Answer(render_reply(replace(RIGHT, matches=(match,))))
    with ScriptedServer([WRONG, fewer]) as server, summarizer(server) as s:
        summary = s.summarize(WIRE)
    assert summary.run.requests == 2
    assert len(summary.matches[0].events) == 8
    assert summary.matches[0].events[0].minute is None
    assert ("minute-told", "dropped") in [(f.rule, f.action) for f in summary.findings]


def test_a_reask_that_loses_a_quotation_is_not_taken():
    """The second answer has the minute right and one speaker's words less: the first is kept."""
    fewer = Answer(render_reply(replace(RIGHT, quotes=RIGHT.quotes[:1])))
    with ScriptedServer([WRONG, fewer]) as server, summarizer(server) as s:
        summary = s.summarize(WIRE)
    assert summary.run.requests == 2
    assert [q.speaker and q.speaker.name for q in summary.quotes] == ["Pia Holm", "Jo Falk"]
    assert summary.matches[0].events[0].minute is None


def test_what_the_reading_by_rule_says_otherwise_is_found():
    """A missed penalty is given to the other side: beside the rules the second reader speaks, which
    only the whole path asks, and the event is dropped."""
    match = RIGHT.matches[0]
    missed = replace(match.events[5], side="away")
    events = (*match.events[:5], missed, *match.events[6:])
    lie = replace(RIGHT, matches=(replace(match, events=events),))
    assert "side-disagrees" not in {f.rule for f in check(WIRE, lie, second=None).findings}
    again = Answer(render_reply(lie))
    with ScriptedServer([again, again]) as server, summarizer(server) as s:
        summary = s.summarize(WIRE)
    kept = [(e.player, e.minute) for e in summary.matches[0].events]
    assert ("Jo Falk", 70) not in kept
    assert len(kept) == 7
    found = [(f.rule, f.value, f.action) for f in summary.findings]
    assert ("side-disagrees", "away", "dropped") in found


def test_a_budget_of_one_request_skips_the_reask():
    """With SUMMARIZER_MAX_REQUESTS=1 the checked first draft comes back, and a note says why."""
    with (
        ScriptedServer([WRONG]) as server,
        summarizer(server, environ={"SUMMARIZER_MAX_REQUESTS": "1"}) as s,
    ):
        summary = s.summarize(WIRE)
    assert [f.rule for f in summary.findings if f.action == "noted"] == ["reask-skipped"]
    assert summary.matches[0].events[0].minute is None


def test_the_fallback_reads_by_rule_and_says_so():
    """Where the server refuses the key, fallback offline gives a summary that says who made it."""
    with ScriptedServer([Status(401)]) as server, summarizer(server, fallback="offline") as s:
        summary = s.summarize(WIRE)
    assert summary.run.engine == "offline"
    assert summary.run.model is None
    assert [f.rule for f in summary.findings if f.action == "noted"] == ["fallback"]
    assert summary.run.requests == 1


def test_auto_takes_offline_without_key_and_base_url_and_says_so():
    """Engine auto reads by rule where nothing points to a server, and gives the reason."""
    s = Summarizer(environ={})
    assert s.engine_name == "offline"
    assert "no key" in s.engine_reason
    assert s.summarize(WIRE).run.engine == "offline"


def test_auto_takes_the_model_where_a_base_url_is_set():
    """Engine auto asks the model where a base URL is set, and names the variable."""
    with ScriptedServer([GOOD]) as server:
        environ = {"SUMMARIZER_BASE_URL": server.base_url, "SUMMARIZER_MODEL": "scripted"}
        with Summarizer(environ=environ) as s:
            assert s.engine_name == "llm"
            assert "SUMMARIZER_BASE_URL" in s.engine_reason
            assert s.summarize(WIRE).run.engine == "llm"


@pytest.mark.parametrize(
    "options", [{"engine": "x"}, {"policy": "x"}, {"fallback": "x"}, {"engine": "llm"}]
)
def test_options_that_cannot_work_are_refused_at_once(options):
    """A wrong engine, policy or fallback, or no model named, is a configuration error."""
    with pytest.raises(errors.ConfigurationError) as caught:
        Summarizer(environ={}, **options)
    assert caught.value.hint


def test_the_sync_call_works_inside_a_running_loop():
    """A CMS may call summarize() from code that an event loop is running."""

    async def request() -> str:
        with summarizer(server) as s:
            return s.summarize(WIRE).run.engine

    with ScriptedServer([GOOD]) as server:
        assert asyncio.run(request()) == "llm"


def test_the_async_call_uses_the_callers_loop():
    """asummarize() starts no thread of ours."""

    async def request() -> set[str]:
        async with summarizer(server) as s:
            await s.asummarize(WIRE)
            return {t.name for t in threading.enumerate()}

    with ScriptedServer([GOOD]) as server:
        assert "summarizer" not in asyncio.run(request())


def test_one_summarizer_serves_many_threads():
    """Sixteen threads share one Summarizer; every answer is whole, and no thread is left."""
    with ScriptedServer(lambda _: GOOD) as server:
        with summarizer(server) as s, ThreadPoolExecutor(16) as pool:
            summaries = list(pool.map(lambda _: s.summarize(WIRE), range(64)))
        assert server.wait_until_no_connection()
    assert {len(x.matches[0].events) for x in summaries} == {8}
    assert {x.run.requests for x in summaries} == {1}
    assert "summarizer" not in {t.name for t in threading.enumerate()}


def test_a_closed_summarizer_can_be_used_again():
    """close() gives everything back; the next call starts afresh."""
    with ScriptedServer(lambda _: GOOD) as server:
        s = summarizer(server)
        s.summarize(WIRE)
        s.close()
        s.close()
        assert s.summarize(WIRE).run.requests == 1
        s.close()


def test_closing_ends_the_calls_that_are_waiting():
    """A thread in summarize() gets an error when another closes, and the next call works."""
    arrived = threading.Event()
    steps = [Hang(), Hang()]

    def script(_: object) -> Step:
        if not steps:
            return GOOD
        step = steps.pop()
        if not steps:
            arrived.set()
        return step

    ended: queue.Queue[errors.SummarizerError] = queue.Queue()

    def call() -> None:
        try:
            s.summarize(WIRE)
        except errors.SummarizerError as error:
            ended.put(error)

    with ScriptedServer(script) as server:
        s = summarizer(server, deadline=120.0)
        for _ in range(2):
            threading.Thread(target=call, daemon=True).start()
        assert arrived.wait(60)
        s.close()
        for _ in range(2):
            error = ended.get(timeout=30)  # far below the deadline: it is close() that ends it
            assert "closed" in str(error)
            assert (error.requests, error.input) == (1, "cup_tie.txt")
            assert error.hint
        assert s.summarize(WIRE).run.requests == 1
        s.close()
        assert server.wait_until_no_connection()
    assert "summarizer" not in {t.name for t in threading.enumerate()}


def test_a_call_that_comes_while_closing_ends_too():
    """A call that holds a loop which is being closed gets the error, and does not wait for it."""
    with ScriptedServer(lambda _: GOOD) as server:
        s = summarizer(server)
        s.summarize(WIRE)
        closing = s._portal()
        s.close()
        s._background = closing
        with pytest.raises(errors.SummarizerError, match="closed"):
            s.summarize(WIRE)


FIRST_CALL = """
import sys
from summarizer.api import Summarizer
from tests.checking import cup_tie

with Summarizer("llm", model="scripted", base_url=sys.argv[1], deadline=1.0, environ={}) as s:
    assert not {"openai", "instructor", "tenacity"} & set(sys.modules)
    if "ahead" in sys.argv:
        s.load()
    print(s.summarize(cup_tie.wire()).run.requests)
"""


def test_what_was_loaded_ahead_is_not_on_the_deadline():
    """After load() the first call of a process has all of its second for the server, which sees one
    request."""
    with ScriptedServer(lambda _: GOOD) as server:
        done = subprocess.run(
            [sys.executable, "-c", FIRST_CALL, server.base_url, "ahead"],
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == "1"
        assert len(server.requests) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_summarizer_used_before_a_fork_works_in_the_child():
    """As under gunicorn with preload: the parent has called, the child calls, both are right."""
    with ScriptedServer(lambda _: GOOD) as server:
        s = summarizer(server)
        s.summarize(WIRE)
        ended, open_in_child = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = 0 if len(s.summarize(WIRE).matches[0].events) == 8 else 2
            finally:
                os._exit(code)
        os.close(open_in_child)  # now only the child holds it, until it ends
        if not select.select([ended], [], [], 60)[0]:
            os.kill(pid, signal.SIGKILL)
        os.close(ended)
        _, status = os.waitpid(pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert s.summarize(WIRE).run.requests == 1
        s.close()


def test_summarize_many_keeps_the_order_and_the_failed():
    """Outcomes come in input order; a bad input is an outcome with its error, the rest is done."""

    async def collect() -> list[tuple[str, bool]]:
        s = Summarizer("offline", environ={})
        return [
            (o.outcome, o.summary is not None)
            async for o in s.summarize_many([WIRE, b"\0\0\0", cup_tie.TEXT], concurrency=2)
        ]

    assert asyncio.run(collect()) == [("summarised", True), ("failed", False), ("summarised", True)]


def test_summarize_many_goes_on_after_a_source_that_is_none():
    """A number among the wires is a failed outcome that says so; the others are summarised."""

    async def collect() -> list[Outcome]:
        s = Summarizer("offline", environ={})
        return [o async for o in s.summarize_many([WIRE, 5, cup_tie.TEXT])]  # type: ignore[list-item]

    first, bad, last = asyncio.run(collect())
    assert (first.outcome, bad.outcome, last.outcome) == ("summarised", "failed", "summarised")
    assert isinstance(bad.error, errors.NotAWire)
    assert "int" in str(bad.reason)


def test_summarize_many_holds_embargoes_against_the_time_that_is_given():
    """The example under embargo until 20:00 is held at 19:59 and summarised at 20:00."""
    wire = Path(__file__).parent.parent / "examples" / "day" / "09-embargoed.json"

    async def collect(now: datetime) -> list[str]:
        s = Summarizer("offline", environ={})
        return [o.outcome async for o in s.summarize_many([wire], now=now)]

    over = datetime(2026, 5, 3, 20, 0, tzinfo=UTC)
    assert asyncio.run(collect(over - timedelta(minutes=1))) == ["held"]
    assert asyncio.run(collect(over)) == ["summarised"]


@pytest.mark.parametrize("concurrency", [0, -1])
def test_no_wire_at_a_time_is_refused_at_once(concurrency):
    """A concurrency below 1 is a configuration error of the call itself, before any wire."""
    s = Summarizer("offline", environ={})
    for many in (s.summarize_many, summarize_many_by_default):
        with pytest.raises(errors.ConfigurationError) as caught:
            many([WIRE], concurrency=concurrency)
        assert caught.value.hint


def test_the_deadline_holds_for_the_whole_call():
    """Against a server that never answers the call raises, and nothing stays connected."""
    with ScriptedServer([Hang()]) as server, summarizer(server, deadline=0.3) as s:
        with pytest.raises(errors.DeadlineExceeded):
            s.summarize(WIRE)
        assert server.wait_until_no_connection()
    assert "summarizer" not in {t.name for t in threading.enumerate()}


def test_a_speaker_whom_the_wire_does_not_name_keeps_the_words_of_the_attribution():
    """The name is null, and the words at the attribution stand there with their sentence."""
    text = "Norvale beat Port Ellan 2-0 on Saturday.\n\n“We are on it,” a club statement said.\n"
    with Summarizer("offline", environ={}) as summarizer:
        (quote,) = summarizer.summarize(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.as_written) == (None, "a club statement")
    assert [e.sentence for e in quote.speaker.evidence] == [2]
