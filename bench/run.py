"""Prints what the package costs: start-up as ratios, reading and rules in milliseconds, wires a
second and memory over many, tokens.

Nothing here passes or fails: machines differ and are shared. Ratios are taken of runs that
alternate, so that a busy moment hits both sides; every figure is a median.

python -m bench.run [--json] [--runs N] [--wires N]
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import permutations
from pathlib import Path
from typing import TypeVar

from bench.figure import Figure

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "wires"
CAPTURED = ROOT / "cassettes" / "captured"
WORDS = 600

T = TypeVar("T")


def main() -> None:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--runs", type=int, default=21, help="processes for each ratio")
    parser.add_argument("--wires", type=int, default=10_000, help="wires for the memory")
    args = parser.parse_args()
    figures = [
        *start_up(args.runs), *throughput(args.wires), *wires(), *_rules(), *replies(),
    ]  # fmt: skip
    if args.json:
        machine = {"python": platform.python_version(), "machine": platform.machine()}
        print(json.dumps({**machine, "figures": [asdict(f) for f in figures]}, indent=1))
        return
    for f in figures:
        print(f.line())


# --- start-up -------------------------------------------------------------------------------------


def start_up(runs: int) -> Iterator[Figure]:
    """What it costs to have the types, and to be told the version."""
    python = sys.executable
    command = str(Path(python).with_name("summarizer"))
    yield _ratio(
        "from summarizer import Summary : from pydantic import BaseModel",
        [python, "-c", "from summarizer import Summary"],
        [python, "-c", "from pydantic import BaseModel"],
        runs,
        1.7,
    )
    yield _ratio(
        "summarizer --version : python -c 'import typer'",
        [command, "--version"],
        [python, "-c", "import typer"],
        runs,
        3.0,
    )


def _ratio(what: str, ours: list[str], theirs: list[str], runs: int, target: float) -> Figure:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs + 1):
        for command, kept in zip((ours, theirs), times, strict=True):
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
            kept.append(1000 * (time.perf_counter() - started))
    a, b = (statistics.median(kept[1:]) for kept in times)  # the first fills the disk cache
    return Figure(what, a / b, "x", target, f"{a:.0f} ms : {b:.0f} ms")


# --- one wire -------------------------------------------------------------------------------------


def long_wires() -> list[bytes]:
    """Texts of about WORDS words: two example wires each, the second cut at a paragraph.

    Many different ones, so that nothing that a run remembers of the one before makes it quicker.
    """
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    made = []
    for first, second in permutations(texts, 2):
        paragraphs = first.strip().split("\n\n")
        for paragraph in second.strip().split("\n\n"):
            if sum(len(p.split()) for p in paragraphs) >= WORDS:
                break
            paragraphs.append(paragraph)
        made.append("\n\n".join(paragraphs).encode())
    return made


def wires() -> Iterator[Figure]:
    """Reading, the offline engine and the rules on its drafts, on a wire of WORDS words."""
    from summarizer import Summarizer
    from summarizer.checking import check
    from summarizer.engines.offline import offline_draft
    from summarizer.reading import read_bytes

    sources = long_wires()[::4]
    words = statistics.median(len(source.split()) for source in sources)
    detail = f"{words:.0f} words, {len(sources)} wires"
    read = [read_bytes(source) for source in sources]
    drafted = [(wire, offline_draft(wire)) for wire in read]
    with Summarizer(engine="offline") as summarizer:
        yield _each("offline engine, reading included", lambda s: offline_draft(read_bytes(s)),
                    sources, 10.0, detail)  # fmt: skip
        yield _each("  reading", read_bytes, sources)
        yield _each("  drafting", offline_draft, read)
        yield _each("rules on offline drafts", lambda pair: check(*pair), drafted)
        yield _each("bytes to Summary", summarizer.summarize, sources)


def throughput(many: int) -> Iterator[Figure]:
    """Wires a second on one core, and memory over ``many`` wires."""
    from bench.throughput import memory, speed

    yield from speed(long_wires()[::4])
    yield from memory(many)


def _each(
    what: str,
    work: Callable[[T], object],
    items: Iterable[T],
    target: float | None = None,
    detail: str = "",
) -> Figure:
    """Processor time, so that other work on the machine does not count."""
    times = []
    gc.collect()
    gc.freeze()  # the many wires that are kept here are no part of what one wire costs
    for item in items:
        started = time.thread_time()
        work(item)
        times.append(1000 * (time.thread_time() - started))
    worst = f"worst {max(times):.1f}"
    return Figure(
        what, statistics.median(times), "ms cpu", target, f"{worst}; {detail}".strip("; ")
    )


def _rules() -> Iterator[Figure]:
    from bench.hostile import hostile
    from bench.rules import rules

    yield from rules()
    yield from hostile()


# --- replies --------------------------------------------------------------------------------------


def replies() -> Iterator[Figure]:
    """Output tokens of the replies that a large model gave to the exact request."""
    from bpe_openai import get_encoding

    encoding = get_encoding("o200k_base")
    total = 0
    for path in sorted(CAPTURED.glob("*.json")):
        if path.name.endswith(".meta.json"):  # where the reply came from
            continue
        tokens = len(encoding.encode(path.read_text("utf-8").strip()))
        total += tokens
        yield Figure(f"reply {path.stem}", tokens, "tokens")
    if total:
        yield Figure("all replies", total, "tokens")


if __name__ == "__main__":
    main()
