"""Prints by how much calls outlast their deadline, and what they leave behind.

For each fault of a model's server, called from a thread and from an event loop, for suggestions
and for blurbs; for long and odd texts; for the first call of a process; and beside threads that
keep the processor busy. Nothing here passes or fails: machines differ and are shared. ``over`` is
the worst wall time of all runs less the deadline, in milliseconds, negative where the call ended
before it. What is left counts threads, sockets and tasks that were not there before.

python -m bench.deadline [--runs N] [--deadline S] [--json]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from summarizer import Summarizer, SummarizerError, Summary
from tests.support.faulty_servers import FAULTS, faulty_servers

__all__ = ["Call", "Left", "left_behind", "long_texts", "measured", "settled"]

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "wires"
WIRE = "Norvale beat Port Ellan 2-1 on Saturday. “We were lucky,” said Ana Reis, their captain."
MOST = 1_900_000
BUSY = 4
SETTLE = 0.2
"""Seconds in which what is being closed may close."""


@dataclass(frozen=True)
class Left:
    """What a process holds: threads, open sockets, tasks of the running loop."""

    threads: int = 0
    sockets: int = 0
    tasks: int = 0

    def __sub__(self, other: Left) -> Left:
        return Left(
            self.threads - other.threads, self.sockets - other.sockets, self.tasks - other.tasks
        )

    def __str__(self) -> str:
        return f"{self.threads} {self.sockets} {self.tasks}"


@dataclass(frozen=True)
class Call:
    """What one call came to; what is left ``after`` it, and once the Summarizer is ``closed``."""

    what: str
    way: str
    outcome: str
    over_ms: float
    after: Left = Left()
    closed: Left = Left()


def left_behind() -> Left:
    """What this process holds now. Sockets are counted where the system shows them (Linux)."""
    folder = Path("/proc/self/fd")
    links = [_link(entry) for entry in folder.iterdir()] if folder.is_dir() else []
    try:
        tasks = len(asyncio.all_tasks()) - 1
    except RuntimeError:  # no loop is running
        tasks = 0
    return Left(threading.active_count(), sum(x.startswith("socket:") for x in links), tasks)


def settled(before: Left) -> Left:
    """What there is more than ``before``, after at most :data:`SETTLE` seconds."""
    until = time.perf_counter() + SETTLE
    while (left := left_behind() - before) != Left() and time.perf_counter() < until:
        time.sleep(0.005)
    return left


def _link(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except OSError:  # the descriptor by which the folder itself is read
        return ""


def measured(
    what: str,
    summarizer: Summarizer,
    source: str,
    deadline: float,
    summary: Summary | None = None,
) -> Call:
    """One call in this thread, by a Summarizer that is closed afterwards: for suggestions about
    ``source``, with ``summary`` for blurbs of it."""
    start = left_behind()
    with summarizer:
        summarizer.load()
        _outcome(lambda: summarizer.suggest(WIRE, deadline=0.05))  # its own thread is there now
        before = left_behind()
        began = time.perf_counter()
        if summary is None:
            outcome = _outcome(lambda: summarizer.suggest(source, deadline=deadline))
        else:
            outcome = _outcome(lambda: summarizer.blurbs(summary, deadline=deadline), "written")
        over = 1000 * (time.perf_counter() - began - deadline)
        after = settled(before)
    return Call(what, "thread", outcome, over, after, settled(start))


def _outcome(work: Callable[[], object], done: str = "summarised") -> str:
    try:
        work()
    except SummarizerError as error:
        return error.code
    return done


async def _in_loop(
    what: str,
    summarizer: Summarizer,
    source: str,
    deadline: float,
    summary: Summary | None = None,
) -> Call:
    start = left_behind()
    async with summarizer:
        began = time.perf_counter()
        outcome = "summarised" if summary is None else "written"
        try:
            if summary is None:
                await summarizer.asuggest(source, deadline=deadline)
            else:
                await summarizer.ablurbs(summary, deadline=deadline)
        except SummarizerError as error:
            outcome = error.code
        over = 1000 * (time.perf_counter() - began - deadline)
        await asyncio.sleep(0.01)
        after = left_behind() - start
    await asyncio.sleep(0.01)
    return Call(what, "loop", outcome, over, after, left_behind() - start)


def _llm(url: str) -> Summarizer:
    return Summarizer("llm", model="m", base_url=url, api_key="none", environ={})


def by_fault(urls: dict[str, str], deadline: float) -> Iterator[Call]:
    """A short wire against each server."""
    for fault in FAULTS:
        yield measured(fault, _llm(urls[fault]), WIRE, deadline)
        yield asyncio.run(_in_loop(fault, _llm(urls[fault]), WIRE, deadline))


def blurbs_by_fault(urls: dict[str, str], deadline: float) -> Iterator[Call]:
    """Blurbs of one match, for which each server is asked; sentence plans write them then."""
    with Summarizer("offline", environ={}) as by_rule:
        summary = by_rule.summarize(WIRE)
    for fault in FAULTS:
        what = f"blurbs: {fault}"
        yield measured(what, _llm(urls[fault]), WIRE, deadline, summary)
        yield asyncio.run(_in_loop(what, _llm(urls[fault]), WIRE, deadline, summary))


def long_texts() -> dict[str, str]:
    """Texts of nearly 2 MB, of reports and of what makes a reader work hard."""
    reports = "\n\n".join(p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*.txt")))
    return {
        name: (piece * (1 + MOST // len(piece)))[:MOST]
        for name, piece in {
            "2 MB of reports": reports,
            "2 MB in one paragraph": reports.replace("\n", " "),
            "2 MB of marks": "{{x}} <b> [a] <|x|> ",
            "2 MB of one word": "a",
            "2 MB of short lines": "a\n",
        }.items()
    }


def by_text(urls: dict[str, str], deadline: float) -> Iterator[Call]:
    """Long texts, read by rule and for a model that does not answer; and reports of 40,000
    characters, the longest that the rules read."""
    texts = [(name, text, deadline / 2) for name, text in long_texts().items()]
    texts.append(("40,000 characters of reports", texts[0][1][:39_900], deadline / 10))
    for name, text, tight in texts:
        for engine in ("offline", "llm"):
            what = f"{name}, {engine}"
            for way in ("thread", "loop"):
                summarizer = (
                    Summarizer("offline", environ={})
                    if engine == "offline"
                    else _llm(urls["accepts and never reads"])
                )
                if way == "thread":
                    yield measured(what, summarizer, text, tight)
                else:
                    yield asyncio.run(_in_loop(what, summarizer, text, tight))


_FIRST = """
import sys, time
from summarizer import Summarizer, SummarizerError
s = Summarizer("llm", model="m", base_url=sys.argv[1], api_key="none", environ={})
started = time.perf_counter()
try:
    s.suggest("Norvale beat Port Ellan 2-1.", deadline=float(sys.argv[2]))
    print("summarised", end=" ")
except SummarizerError as error:
    print(error.code, end=" ")
print(time.perf_counter() - started, flush=True)
import os
os._exit(0)
"""


def first_call(urls: dict[str, str], deadline: float) -> Call:
    """The first call of a process, for which nothing has been loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _FIRST, urls["hangs before the headers"], str(deadline)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))},
    )
    outcome, took = done.stdout.split()
    over = 1000 * (float(took) - deadline)
    return Call("first call of a process", "thread", outcome, over)


def beside_others(urls: dict[str, str], deadline: float) -> Call:
    """16 calls that hang, beside threads that read wires by rule without a pause."""
    halt = threading.Event()
    text = long_texts()["2 MB of reports"][:20_000]

    def read() -> None:
        with Summarizer("offline", environ={}) as summarizer:
            while not halt.is_set():
                summarizer.summarize(text)

    overs: list[float] = []
    outcomes: set[str] = set()
    start = left_behind()
    with _llm(urls["hangs before the headers"]) as summarizer:
        summarizer.load()

        def ask() -> None:
            began = time.perf_counter()
            outcomes.add(_outcome(lambda: summarizer.suggest(WIRE, deadline=deadline)))
            overs.append(1000 * (time.perf_counter() - began - deadline))

        readers = [threading.Thread(target=read) for _ in range(BUSY)]
        callers = [threading.Thread(target=ask) for _ in range(16)]
        for thread in readers + callers:
            thread.start()
        for caller in callers:
            caller.join()
        halt.set()
        for reader in readers:
            reader.join()
    what = f"16 calls beside {BUSY} threads that read by rule"
    return Call(what, "thread", ", ".join(sorted(outcomes)), max(overs), Left(), settled(start))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--deadline", type=float, default=1.0, help="seconds")
    parser.add_argument("--json", action="store_true", help="a JSON list instead of a table")
    args = parser.parse_args()
    worst: dict[tuple[str, str], Call] = {}
    with faulty_servers() as urls:
        for _ in range(args.runs):
            for call in (
                *by_fault(urls, args.deadline),
                *blurbs_by_fault(urls, args.deadline),
                *by_text(urls, args.deadline),
                first_call(urls, args.deadline),
                beside_others(urls, args.deadline),
            ):
                key = (call.what, call.way)
                if key not in worst or call.over_ms > worst[key].over_ms:
                    worst[key] = call
    if args.json:
        print(json.dumps([asdict(call) for call in worst.values()], indent=1))
        return
    print("left: threads, sockets, tasks; after the call a connection may be kept for the next one")
    print(f"{'':<48} {'from':<7} {'outcome':<19} {'over':>8}   after   closed")
    for c in worst.values():
        over = f"{c.over_ms:.0f} ms"
        print(f"{c.what:<48} {c.way:<7} {c.outcome:<19} {over:>8}   {c.after}   {c.closed}")


if __name__ == "__main__":
    main()
