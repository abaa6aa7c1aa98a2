"""In Celery: in worker processes forked from one that has been at work."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kombu.exceptions import DecodeError

from summarizer import DeadlineExceeded
from tests.hosts.processes import HANGS, WIRE, environ, is_running, script, started
from tests.support.scripted_server import ScriptedServer

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where messages and results lie; the test's own side of Celery looks there too."""
    for name in ("queue", "control", "results"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("BROKER_FOLDER", str(tmp_path))
    yield tmp_path


def result_of(task: Any) -> Any:
    """What the task returned or raised, waited for."""
    while True:
        try:
            return task.get(timeout=60, interval=0.05)
        except DecodeError:  # the file is there, and not yet written to its end
            continue


def test_tasks_in_forked_workers(folder: Path) -> None:
    """Tasks answer right, a late model's error comes back as itself, and no process and no
    connection is left."""
    with ScriptedServer(script) as server:
        settings = environ(server.base_url, PRELOADED="yes", BROKER_FOLDER=str(folder))
        worker = ["celery", "-A", "tests.hosts.desk.tasks", "worker", "--pool", "prefork"]
        quiet = ["-c", "2", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        tasks: Any = importlib.import_module("tests.hosts.desk.tasks")
        sent = [tasks.suggest.delay(WIRE, 20.0) for _ in range(6)]
        late = tasks.suggest.delay(HANGS, 0.3)
        with started([*worker, *quiet], settings):
            answers = [result_of(task) for task in sent]
            with pytest.raises(DeadlineExceeded) as caught:
                result_of(late)
        assert {answer["home"] for answer in answers} == {"Norvale"}
        assert {answer["engine"] for answer in answers} == {"llm"}
        assert not any(is_running(answer["pid"]) for answer in answers)
        assert caught.value.hint
        assert server.wait_until_no_connection()
