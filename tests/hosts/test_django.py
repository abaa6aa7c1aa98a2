"""In Django: under gunicorn that loads first and forks then, in an async view, in a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.hosts.processes import HANGS, ROOT, WIRE, environ, is_running, post, script, started
from tests.support.scripted_server import ScriptedServer

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

RIGHT = {
    "engine": "llm",
    "home": "Norvale",
    "sentence": "Norvale beat Port Ellan 2-1 on Saturday.",
    "quotes": [],
}
KINDS = {
    "sync": ("tests.hosts.desk.wsgi", "suggest"),
    "uvicorn_worker.UvicornWorker": ("tests.hosts.desk.asgi", "asuggest"),
}


@contextmanager
def gunicorn(worker: str, base_url: str) -> Iterator[str]:
    """The site under gunicorn, loaded and used before it forks two workers."""
    module, _ = KINDS[worker]
    args = ["gunicorn", "--preload", "-w", "2", "-k", worker, "-b", "127.0.0.1:0"]
    settings = environ(base_url, PRELOADED="yes")
    args += ["--graceful-timeout", "50", f"{module}:application"]
    with started(args, settings) as process:
        yield process.written(r"Listening at: (http://127\.0\.0\.1:\d+)")[1]


@pytest.mark.parametrize("worker", KINDS)
def test_two_workers_forked_from_one_that_has_been_at_work(worker: str) -> None:
    """Each worker answers right, tells a late model with a hint, holds no more of our threads than
    one, and leaves no process and no connection."""
    with ScriptedServer(script) as server:
        with gunicorn(worker, server.base_url) as site:
            view = f"{site}/{KINDS[worker][1]}"
            pids: set[int] = set()
            for _ in range(50):  # until both workers have answered
                with ThreadPoolExecutor(4) as pool:
                    answers = list(pool.map(lambda _: post(view, WIRE), range(4)))
                pids |= {answer.pop("pid") for answer in answers}
                assert answers == [RIGHT] * 4
                if len(pids) == 2:
                    break
            assert len(pids) == 2
            late = post(f"{view}?deadline=0.3", HANGS)
            assert (late["error"], late["retryable"]) == ("deadline", True)
            assert late["hint"]
            assert len(post(f"{site}/threads", "")["threads"]) <= 1
        assert not any(is_running(pid) for pid in pids)
        assert server.wait_until_no_connection()


def test_a_management_command(tmp_path: Path) -> None:
    """A command prints what was found; a late model ends it with the error, its hint and code 1."""
    good, hangs = tmp_path / "good.txt", tmp_path / "hangs.txt"
    good.write_text(WIRE, "utf-8")
    hangs.write_text(HANGS, "utf-8")
    with ScriptedServer(script) as server:
        done, late = (
            subprocess.run(
                [sys.executable, "-m", "django", "suggest", *args],
                cwd=ROOT,
                env=environ(server.base_url),
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            for args in ([str(good)], [str(hangs), "--deadline", "0.3"])
        )
        assert server.wait_until_no_connection()
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer.pop("pid") != os.getpid()
    assert answer == RIGHT
    assert late.returncode == 1
    assert "CommandError" in late.stderr and "--fallback offline" in late.stderr
    assert "Traceback" not in late.stderr
