"""Servers and workers as processes that end with the test, and the model's server they ask."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.project.commands import clean_environ
from tests.support.faulty_servers import GOOD
from tests.support.scripted_server import Answer, Hang, Step

__all__ = ["HANGS", "ROOT", "WIRE", "Started", "environ", "is_running", "post", "script", "started"]

ROOT = Path(__file__).parents[2]
WIRE = "Norvale beat Port Ellan 2-1 on Saturday. They play on Tuesday."
HANGS = "Norvale beat Port Ellan 2-1 in Hang Street. They play on Tuesday."


def script(body: Mapping[str, Any]) -> Step:
    """A good answer for each wire but :data:`HANGS`, which never gets one."""
    return Hang() if "Hang Street" in json.dumps(body) else Answer(GOOD)


def environ(base_url: str, **more: str) -> dict[str, str]:
    """The environment of a host that asks the model at ``base_url``."""
    return clean_environ(
        {
            "SUMMARIZER_BASE_URL": base_url,
            "SUMMARIZER_MODEL": "scripted",
            "DJANGO_SETTINGS_MODULE": "tests.hosts.desk.settings",
            "PYTHONPATH": str(ROOT),
            **more,
        }
    )


class Started:
    """A process, and what it has written to standard error, which is read all the time: a process
    whose pipe is full stands still."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: list[str] = []
        self._more = threading.Condition()
        self._ended = False
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            with self._more:
                self._lines.append(line)
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask_to_stop(self) -> None:
        """Send SIGTERM."""
        self._process.terminate()

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        return self._process.wait(60)

    def written(self, pattern: str) -> re.Match[str]:
        """The first place at which it has written ``pattern``, waited for; fails at its end."""
        with self._more:
            self._more.wait_for(lambda: self._ended or self._found(pattern), 60)
            found = self._found(pattern)
        assert found is not None, "".join(self._lines)
        return found

    def said(self) -> str:
        """All that it has written so far."""
        with self._more:
            return "".join(self._lines)

    def _found(self, pattern: str) -> re.Match[str] | None:
        return re.search(pattern, "".join(self._lines))


@contextmanager
def started(args: Sequence[str], environ: Mapping[str, str]) -> Iterator[Started]:
    """``python -m ARGS``, asked to end when the test is done, and made to where it does not."""
    with subprocess.Popen(
        [sys.executable, "-m", *args],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Started(process)
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def post(url: str, wire: str) -> dict[str, Any]:
    """The JSON that ``url`` answers, whatever its status."""
    request = urllib.request.Request(url, data=wire.encode(), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            found: dict[str, Any] = json.load(answer)
    except urllib.error.HTTPError as refused:
        found = json.load(refused)
    return found


def is_running(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
