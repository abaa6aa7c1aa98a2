"""What the service does when far more come than it can serve: 200 clients at once.

The service is ``summarizer serve --engine offline``, a process of its own; the clients are another
one. First one client alone, then all of them obeying Retry-After, then all of them ignoring it,
then one alone again, so that a machine that others slow down does so on both sides. What has to
hold is in ratios: accepted requests a second against the one client's, the slowest hundredth of the
accepted against the one client's median, and the memory of the server after the storm against that
before it.

python -m bench.load [--seconds 60] [--clients 200]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.figure import Figure
from bench.throughput import generated

__all__ = ["main"]

RATE = 0.7
"""Accepted requests a second under load are at least so many times those of one client alone."""
SLOWEST = 20.0
"""The 99th percentile of the accepted is at most so many times the one client's median."""
GROWTH = 1.1
"""Memory at the end of the storm is at most so many times that at its first quarter."""


# --- the clients, a process of their own ----------------------------------------------------------


@dataclass
class Seen:
    """What the clients saw: statuses, and the seconds that each accepted request took."""

    statuses: Counter[str] = field(default_factory=Counter)
    accepted: list[float] = field(default_factory=list)


async def _request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wire: bytes
) -> tuple[int, float]:
    """Post a wire on an open connection; the status and the seconds of Retry-After, else 0."""
    head = f"POST /v1/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(wire)}\r\n\r\n"
    writer.write(head.encode() + wire)
    answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    await reader.readexactly(int(re.findall(r"content-length: (\d+)", answer)[0]))
    again = re.findall(r"retry-after: (\d+)", answer)
    return int(answer.split()[1]), float(again[0]) if again else 0.0


async def _client(
    port: int, wires: Iterator[str], until: float, *, obeys: bool, seen: Seen, n: int
) -> None:
    writer = None
    chance = random.Random(n)  # noqa: S311 - the same each time
    wire = next(wires).encode()
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            status, again = await _request(reader, writer, wire)
        except (OSError, asyncio.IncompleteReadError) as broken:
            seen.statuses[type(broken).__name__] += 1
            writer = None
            continue
        seen.statuses[str(status)] += 1
        if status == 200:
            seen.accepted.append(time.monotonic() - started)
            wire = next(wires).encode()  # no wire twice: what was made once is only handed out
        elif obeys and again:
            # An idle connection is given up by either side: who waits comes with a new one.
            writer.close()
            writer = None
            # As RFC 9110 has it: not before; a little after, so that not all come at once.
            left = until - time.monotonic()
            await asyncio.sleep(min(left, again * (1 + chance.random() / 4)) if left > 0 else 0)
    if writer is not None:
        writer.close()


async def _storm(port: int, clients: int, seconds: float, *, obeys: bool) -> Seen:
    wires = generated(1_000_000, seed=time.monotonic_ns())
    seen = Seen()
    until = time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for n in range(clients):
            group.create_task(_client(port, wires, until, obeys=obeys, seen=seen, n=n))
    return seen


# --- the service, and who looks at it -------------------------------------------------------------


@contextmanager
def _served() -> Iterator[tuple[int, int]]:
    """The service; its process number and its port."""
    command = [sys.executable, "-m", "summarizer", "serve", "--engine", "offline", "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [*command, "--ledger", str(Path(folder, "load.db"))], stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        try:
            line = process.stderr.readline() if process.stderr else ""
            found = re.search(r":(\d+)\s*$", line)
            if found is None:
                raise RuntimeError(f"the service did not start: {line}")
            yield process.pid, int(found[1])
        finally:
            process.terminate()


def _memory(pid: int) -> int:
    """The resident memory of a process and of those that it started, in kB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    own = int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0])
    return own + sum(_memory(int(child)) for child in children)


def _run(port: int, clients: int, seconds: float, *, obeys: bool, pid: int) -> dict[str, Any]:
    """What the clients saw, and the server's memory four times a second."""
    command = [sys.executable, "-m", "bench.load", "--port", str(port)]
    command += ["--clients", str(clients), "--seconds", str(seconds), *(["--obey"] * obeys)]
    memory = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            memory.append(_memory(pid))
            time.sleep(0.25)
        return {**json.loads(process.communicate()[0]), "memory": memory}


def figures(seconds: float, clients: int) -> Iterator[Figure]:
    """All of it."""
    with _served() as (pid, port):
        _run(port, 1, 3, obeys=True, pid=pid)  # the first of all compile patterns
        alone = [_run(port, 1, seconds / 4, obeys=True, pid=pid)]
        loads = [os.getloadavg()[0]]
        obeying = _run(port, clients, seconds, obeys=True, pid=pid)
        loads.append(os.getloadavg()[0])
        ignoring = _run(port, clients, seconds, obeys=False, pid=pid)
        loads.append(os.getloadavg()[0])
        alone.append(_run(port, 1, seconds / 4, obeys=True, pid=pid))
    rate = statistics.mean(it["accepted"] / (seconds / 4) for it in alone)
    median = statistics.mean(it["median"] for it in alone)
    beside = f"load {' '.join(f'{load:.1f}' for load in loads)}"
    yield Figure(
        "one client alone", rate, "wires/s", None, f"median {1000 * median:.1f} ms; {beside}"
    )
    yield Figure(
        f"{clients} clients that obey Retry-After : one alone, accepted a second",
        obeying["accepted"] / seconds / rate,
        "x",
        RATE,
        _told(obeying),
    )
    yield Figure(
        "  their p99 : its median",
        obeying["p99"] / median,
        "x",
        SLOWEST,
        f"{1000 * obeying['p99']:.0f} ms : {1000 * median:.1f} ms",
    )
    yield Figure(
        f"{clients} clients that ignore it, accepted a second",
        ignoring["accepted"] / seconds / rate,
        "x",
        None,
        _told(ignoring),
    )
    bad = sum(n for status, n in ignoring["statuses"].items() if status not in ("200", "429"))
    bad += sum(n for status, n in obeying["statuses"].items() if status not in ("200", "429"))
    yield Figure("  answers that are neither 200 nor 429", bad, "", 0.0, "of both")
    memory = ignoring["memory"]
    cut = [len(memory) * n // 4 for n in range(5)]
    quarters = [statistics.median(memory[a:b]) / 1000 for a, b in pairwise(cut)]
    yield Figure(
        "  memory of the server's processes, last quarter : first",
        quarters[3] / quarters[0],
        "x",
        GROWTH,
        f"MB by quarters: {' '.join(f'{it:.1f}' for it in quarters)}",
    )


def _told(it: dict[str, Any]) -> str:
    return ", ".join(f"{status} {n:,}×" for status, n in sorted(it["statuses"].items()))


def main() -> None:
    """Print the figures, or, with ``--port``, be the clients."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--obey", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.port is None:
        for figure in figures(args.seconds, args.clients):
            print(figure.line())
        return
    seen = asyncio.run(_storm(args.port, args.clients, args.seconds, obeys=args.obey))
    times = sorted(seen.accepted) or [float("inf")]
    told = {
        "accepted": len(seen.accepted),
        "median": statistics.median(times),
        "p99": times[min(len(times) - 1, int(0.99 * len(times)))],
        "statuses": seen.statuses,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
