"""How the service starts, bears more than it can do, and stops."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.project.commands import command, run
from tests.support.faulty_servers import GOOD
from tests.support.scripted_server import Answer, Hang, ScriptedServer, Step

from .served import REPORT, served
from .test_kept import done

WIRE = "Norvale beat Port Ellan 2-1 on Saturday. It rained."
HANGS = "Norvale beat Port Ellan 2-1 in Hang Street. It rained."


def _script(body: Mapping[str, Any]) -> Step:
    """A good answer for each wire but :data:`HANGS`, which never gets one."""
    return Hang() if "Hang Street" in json.dumps(body) else Answer(GOOD)


# --- starting -------------------------------------------------------------------------------------


def test_a_port_that_is_taken_is_an_error_with_a_hint() -> None:
    """Exit code 3, one line that names the port, one that says what to do, no traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run([command(), "serve", "--engine", "offline", "--port", port])
    assert done.returncode == 3
    assert f"port {port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
    assert "listening" not in done.stderr


def test_others_may_not_reach_a_service_without_keys() -> None:
    """An address that others reach is refused where no key is configured: exit code 3."""
    done = run([command(), "serve", "--engine", "offline", "--host", "0.0.0.0", "--port", "0"])
    assert done.returncode == 3
    assert "--new-key" in done.stderr


def test_a_missing_extra_is_named_with_the_command_that_installs_it() -> None:
    """Without uvicorn, as a plain installation is: exit code 3, and no traceback."""
    code = (
        "import sys; sys.modules['uvicorn'] = None;"
        "from summarizer.cli.app import run; sys.exit(run(['serve', '--engine', 'offline']))"
    )
    done = run([sys.executable, "-c", code])
    assert done.returncode == 3
    assert "uvicorn" in done.stderr
    assert "pip install 'summarizer[service]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_key_opens_the_service_that_has_its_line(tmp_path) -> None:
    """What --new-key prints on standard output is the key file; the key itself is not in it."""
    made = run([command(), "serve", "--new-key", "cms"])
    assert made.returncode == 0
    key = made.stderr.split("once: ")[1].split()[0]
    assert key not in made.stdout
    (tmp_path / "keys").write_text(made.stdout, "utf-8")
    with served("--keys", str(tmp_path / "keys")) as it:
        assert it.post("/v1/summaries", REPORT, Authorization=f"Bearer {key}").status == 200


# --- more than it can do --------------------------------------------------------------------------


def test_who_finds_no_room_is_told_when_to_come_again_and_those_inside_are_served() -> None:
    """With all turns taken and the queue full the next is 429 busy with Retry-After, at once; the
    deadline ends those inside with 504, and then there is room."""
    with (
        ScriptedServer(_script) as model,
        served("--base-url", model.base_url, "--model", "m", "--deadline", "6", engine="llm") as it,
        ThreadPoolExecutor(80) as callers,
    ):
        room = 64  # 32 at once and as many waiting, where a model's server does the work
        inside = [callers.submit(it.post, "/v1/summaries", HANGS) for _ in range(room)]
        while it.ask("GET", "/healthz").json["inside"] < room:
            assert not any(call.done() for call in inside)
        refused = it.post("/v1/summaries", WIRE)
        assert (refused.status, refused.code) == (429, "busy")
        assert int(refused.headers["retry-after"]) >= 1
        ended = [call.result() for call in inside]
        assert {(a.status, a.code) for a in ended} == {(504, "deadline")}
        # Those who had a turn asked the model once, those who had none did not.
        assert {a.json["requests"] for a in ended} == {0, 1}
        assert it.post("/v1/summaries", WIRE).status == 200


def test_a_wire_that_comes_many_times_at_once_is_paid_for_once() -> None:
    """Eight equal posts, for summaries and blurbs, and the same wire in two batches, all while the
    model thinks: one request, and all have its answer."""
    begun, go = threading.Event(), threading.Event()

    def script(_: Mapping[str, Any]) -> Step:
        begun.set()
        go.wait(20)
        return Answer(GOOD)

    with (
        ScriptedServer(script) as model,
        served("--base-url", model.base_url, "--model", "m", engine="llm") as it,
        ThreadPoolExecutor(9) as callers,
    ):
        first = callers.submit(it.post, "/v1/summaries", WIRE)
        assert begun.wait(20)
        paths = ["/v1/summaries", "/v1/blurbs"] * 4
        others = [callers.submit(it.post, path, WIRE) for path in paths]
        batches = [it.post("/v1/batches", WIRE).json for _ in range(2)]
        while it.ask("GET", "/healthz").json["inside"] < 9:
            assert not any(call.done() for call in others)
        go.set()
        answers = [call.result() for call in (first, *others)]
        assert {(a.status, a.json["outcome"]) for a in answers} == {(200, "summarised")}
        for taken in batches:
            assert done(it, taken["status"])["outcomes"] == {"summarised": 1}
        assert len(model.requests) == 1


def test_a_caller_s_deadline_is_kept_and_may_not_be_longer_than_the_service_s() -> None:
    """Nothing asked for, less, or more than the service gives: all are 504 and say so."""
    with (
        ScriptedServer(_script) as model,
        served("--base-url", model.base_url, "--model", "m", "--deadline", "2", engine="llm") as it,
    ):
        for query in ("", "?deadline=1", "?deadline=10"):
            answer = it.post(f"/v1/summaries{query}", HANGS)
            assert (answer.status, answer.code, answer.json["retryable"]) == (504, "deadline", True)


# --- stopping -------------------------------------------------------------------------------------


def test_what_is_at_work_when_it_is_told_to_stop_is_finished() -> None:
    """SIGTERM while a model thinks: the answer still comes, then the process ends with 0."""
    with (
        ScriptedServer(_script) as model,
        served("--base-url", model.base_url, "--model", "m", "--deadline", "3", engine="llm") as it,
        ThreadPoolExecutor(1) as caller,
    ):
        call = caller.submit(it.post, "/v1/summaries", HANGS)
        while it.ask("GET", "/healthz").json["inside"] < 1:
            assert not call.done()
        it.process.ask_to_stop()
        answer = call.result()
        assert (answer.status, answer.code) == (504, "deadline")
        assert it.process.ended() == 0


def test_an_idle_service_stops_at_once_and_without_a_word() -> None:
    """SIGTERM: exit code 0, nothing on standard error but where it listened."""
    with served() as it:
        it.process.ask_to_stop()
        assert it.process.ended() == 0
        assert "Traceback" not in it.process.said()
        assert it.process.said().count("\n") == 1
