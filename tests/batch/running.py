"""Runs of the command line in processes of their own, and what a model's server may answer."""

from __future__ import annotations

import json
import os
import re
import signal
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support.batch_server import BatchServer
from tests.support.scripted_server import Answer, ScriptedServer, Step

__all__ = ["Ran", "Running", "batch", "good", "lines_of", "start", "write_wires"]

_CLUBS = re.compile(r"(\w+) beat (\w+)")


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it wrote on standard output and error."""

    code: int
    out: str
    err: str


@dataclass
class Running:
    """A run that has been started."""

    pid: int
    folder: Path

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def wait(self) -> Ran:
        """Wait until it has ended."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        out, err = (
            (self.folder / f"{self.pid}.{name}").read_text("utf-8") for name in ("out", "err")
        )
        return Ran(code, out, err)


@cache
def _load() -> None:
    """What a run loads, once, in this process: each that is forked from it has it then."""
    import_module("summarizer.cli.batch")
    from summarizer import Summarizer

    Summarizer("llm", model="m", base_url="http://127.0.0.1:9/v1").load()


def start(
    folder: Path, *arguments: str | Path, before: Callable[[], None] | None = None
) -> Running:
    """Run ``summarizer`` with these arguments in a real process of its own.

    It is forked, so that what this process has loaded is not loaded again; ``before`` is called in
    it first.
    """
    _load()
    with warnings.catch_warnings():
        # The server's threads stay here, and hold nothing that the child wants.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        return Running(pid, folder)
    code = 70
    try:
        for number, name in ((1, "out"), (2, "err")):
            file = folder / f"{os.getpid()}.{name}"
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
        code = _in_child([str(a) for a in arguments], before)
    finally:
        os._exit(code)


def _in_child(arguments: list[str], before: Callable[[], None] | None) -> int:
    import sys

    from summarizer.cli.app import run

    sys.stdout, sys.stderr = (os.fdopen(n, "w", encoding="utf-8") for n in (1, 2))
    if before is not None:
        before()
    try:
        return run(arguments)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def batch(
    folder: Path,
    server: ScriptedServer | BatchServer | None,
    *more: str | Path,
    before: Callable[[], None] | None = None,
) -> Running:
    """A batch of the wires in ``folder/wires`` into ``folder/out.jsonl``, started."""
    engine: tuple[str, ...] = ("--engine", "offline")
    if server is not None:
        engine = ("--engine", "llm", "--base-url", server.base_url)
        if "--model" not in more:
            engine += ("--model", "m")
    out = folder / "out.jsonl"
    return start(folder, "batch", folder / "wires", "--out", out, *engine, *more, before=before)


def lines_of(folder: Path) -> list[dict[str, Any]]:
    """The lines of the output."""
    text = (folder / "out.jsonl").read_text("utf-8")
    assert text.endswith("\n") or not text
    return [json.loads(line) for line in text.splitlines()]


def write_wires(folder: Path, *names: str) -> None:
    """Wires of one match each: ``Norvale``'s says that they beat Ellan 2-1."""
    place = folder / "wires"
    place.mkdir(exist_ok=True)
    for name in names:
        text = f"{name} beat Ellan\n\n{name} beat Ellan 2-1 on Saturday.\n"
        (place / f"{name}.txt").write_text(text, encoding="utf-8")


def reply(home: str, score: str = "2-1") -> str:
    """What a good model claims of the wire of ``home``."""
    facts = [f"home|{home}|2", "away|Ellan|2", f"score|{score}|2"]
    match = {"sport": "football", "facts": facts, "events": [], "headline": "", "blurb": ""}
    return json.dumps({"kind": "match_report", "matches": [match], "quotes": [], "not_speech": []})


def home_in(body: Mapping[str, Any]) -> str:
    """Which wire a request is about."""
    found = _CLUBS.search(body["messages"][1]["content"])
    assert found is not None
    return found[1]


def good(body: Mapping[str, Any]) -> Step:
    """The answer of a model that makes no mistake."""
    return Answer(reply(home_in(body)))
