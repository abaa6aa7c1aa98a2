"""A batch that is killed at random moments, again and again, and what is left of it at the end.

The stub counts the requests. Each run is a process of its own, forked from one that has loaded
everything, so that the moments fall into reading, asking, checking and writing, and not into
imports; it is killed with SIGKILL. Then one run comes to its end. What has to hold: each wire
stands in the output once, in order and whole, and no more was asked than wires + kills x in flight.

python -m bench.chaos [--wires N] [--kills N] [--flight N] [--seed N]; prints one JSON object, and
its exit code is 1 where something does not hold.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.stub import Stub, reference, stub
from bench.throughput import generated

__all__ = ["Chaos", "chaos"]

_LATENCY = 0.05
_LONGEST = 0.15
"""Seconds after the moment that was waited for, at most."""


@dataclass
class Chaos:
    """What came of it. ``wrong`` says what does not hold, one line each."""

    wires: int
    kills: int = 0
    ended: int = 0
    """Runs that had come to their end before they were to be killed."""
    requests: int = 0
    allowed: int = 0
    lines: int = 0
    orphans: int = 0
    code: int | None = None
    while_asking: int = 0
    wrong: list[str] = field(default_factory=list)


def chaos(wires: int, kills: int, flight: int, seed: int) -> Chaos:
    """Kill a batch of so many wires so often, then let it end."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    told = Chaos(wires)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = _write(folder, wires)
        with stub(folder / "replies.json", latency=_LATENCY) as server:
            command = ["batch", str(folder / "wires"), "--out", str(folder / "out.jsonl")]
            command += ["--engine", "llm", "--model", "m", "--base-url", server.base_url]
            command += ["--concurrency", str(flight)]
            _load()
            while told.kills < kills:
                _one(command, server, chance, told)
            told.code = _wait(_start(command))
            told.requests = int(server.count()["requests"])
        told.allowed = wires + told.kills * flight
        _look(folder / "out.jsonl", names, told)
    return told


def _write(folder: Path, wires: int) -> list[str]:
    from summarizer.draft import Draft
    from summarizer.engines.reply import render_reply

    replies = [render_reply(Draft(kind="other"))]
    (folder / "replies.json").write_text(json.dumps(replies), "utf-8")
    (folder / "wires").mkdir()
    names = []
    for n, text in enumerate(generated(wires)):
        path = folder / "wires" / f"{n:06d}.txt"
        path.write_text(f"{reference(n)} {text}", "utf-8")
        names.append(str(path))
    return names


def _load() -> None:
    """Everything that a run loads, in this process, without a thread that stays."""
    from summarizer import Summarizer
    from summarizer.cli import batch

    del batch  # loaded for the runs to come
    loaded = Summarizer("llm", model="m", base_url="http://127.0.0.1:9/v1")
    loaded.load()


def _start(command: list[str]) -> int:
    """A run in a process and a process group of its own; its number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setsid()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        from summarizer.cli.app import run

        code = run(command)
    finally:
        os._exit(code)


def _wait(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _one(command: list[str], server: Stub, chance: random.Random, told: Chaos) -> None:
    """Start a run and kill it: some while after its start, or after its first new request."""
    before = server.count()["requests"]
    pid = _start(command)
    until = time.monotonic() + 60
    asking = chance.random() < 0.7
    while asking and time.monotonic() < until:
        if server.count()["requests"] > before or _has_ended(pid):
            break
        time.sleep(0.02)
    time.sleep(chance.uniform(0, _LONGEST))
    os.kill(pid, signal.SIGKILL)
    if _wait(pid) == -signal.SIGKILL:
        told.kills += 1
        told.while_asking += server.count()["requests"] > before
    else:
        told.ended += 1
    told.orphans += not _gone(pid)


def _has_ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _gone(group: int) -> bool:
    """Whether all processes of a run are gone, its workers too, within some seconds."""
    for _ in range(200):
        with contextlib.suppress(PermissionError):
            try:
                os.killpg(group, 0)
            except ProcessLookupError:
                return True
        time.sleep(0.05)
    return False


def _look(out: Path, names: list[str], told: Chaos) -> None:
    text = out.read_text("utf-8") if out.exists() else ""
    if not text.endswith("\n"):
        told.wrong.append("the last line is not whole")
    lines = [json.loads(line) for line in text.splitlines()]
    told.lines = len(lines)
    if [line["input"] for line in lines] != names:
        told.wrong.append("the output has not each wire once, in order")
    done = Counter(line["outcome"] for line in lines)
    if done != {"summarised": told.wires}:
        told.wrong.append(f"outcomes: {dict(done)}")
    if told.code != 0:
        told.wrong.append(f"the last run ended with {told.code}")
    if not told.wires <= told.requests <= told.allowed:
        told.wrong.append(f"{told.requests} requests, {told.allowed} allowed")
    if told.orphans:
        told.wrong.append(f"{told.orphans} runs left processes behind")


def main() -> None:
    """Do it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wires", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--flight", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    told = chaos(args.wires, args.kills, args.flight, args.seed)
    print(json.dumps(asdict(told)))
    sys.exit(bool(told.wrong))


if __name__ == "__main__":
    main()
