"""Batches against a local stub: how near to the ideal a run comes, beside plain instructor, and
what memory it takes.

The ideal is ceil(wires / in flight) x latency. The clock starts at the first request: ours stops
when the file is written, plain instructor's with the last answer. Processor time is that of all
processes of the client; what ours takes to start and stop (a batch of one wire) is taken off, as
imports are not counted with instructor's.

python -m bench.served rate [--wires N] [--flight N] [--latency S] [--limited S] [--broken S]
python -m bench.served memory [--wires N]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.figure import Figure
from bench.stub import ROOT, Stub, reference, stub
from bench.throughput import generated

__all__ = ["cases", "memory", "rate"]

WORDS = 500
EXAMPLES = ROOT / "examples" / "wires"


def cases() -> list[tuple[str, str]]:
    """Texts of about WORDS words, each with a reply to it that passes the checks.

    Its last line has the reference ``R000000``, where each wire made of it has its own.
    """
    from summarizer.engines.offline import offline_draft
    from summarizer.engines.reply import parse_reply, render_reply
    from summarizer.pipeline import judged_alone
    from summarizer.reading import read_bytes
    from summarizer.revisions.marks import marks_of

    made = []
    for text in _long_texts():
        text = f"{text}\n\nThe reference is {reference(0)}.\n"
        wire = read_bytes(_ninjs(text, 0).encode())
        if marks_of(wire).told:  # a version of what went before
            continue
        try:
            reply = render_reply(offline_draft(wire))
        except ValueError:  # claims what a model's reply cannot
            continue
        if not judged_alone(wire, parse_reply(reply), "drop").failed:  # would be asked again
            made.append((text, reply))
    return made


def _ninjs(text: str, number: int) -> str:
    """``text`` as the story ``number`` of an agency, so that no two are versions of one."""
    headline, _, body = text.partition("\n\n")
    item = {
        "uri": f"urn:agency:{number}",
        "version": "1",
        "type": "text",
        "language": "en",
        "pubstatus": "usable",
        "headline": headline,
        "body_text": body,
    }
    return json.dumps(item)


def _long_texts() -> Iterator[str]:
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    for first in texts:
        for second in texts:
            if first is second:
                continue
            paragraphs = first.strip().split("\n\n")
            for paragraph in second.strip().split("\n\n"):
                if sum(len(p.split()) for p in paragraphs) >= WORDS:
                    break
                paragraphs.append(paragraph)
            yield "\n\n".join(paragraphs)


# --- how fast -----------------------------------------------------------------------------------


def rate(
    wires: int, flight: int, latency: float, limited: float, broken: float
) -> Iterator[Figure]:
    """Ours and plain instructor's against the same stub, one after the other."""
    pool = cases()
    sources = [pool[n % len(pool)][0].replace(reference(0), reference(n)) for n in range(wires)]
    ideal = math.ceil(wires / flight) * latency
    what = f"{wires:,} wires, {flight} in flight, {latency:g} s"
    if limited or broken:
        what += f", {limited:.0%} 429, {broken:.0%} 500"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        replies = folder / "replies.json"
        replies.write_text(json.dumps([reply for _, reply in pool]), "utf-8")
        (folder / "wires").mkdir()
        for n, source in enumerate(sources):
            (folder / "wires" / f"{n:06d}.json").write_text(_ninjs(source, n), "utf-8")
        yield Figure("processors : load before", _cores(), "", None, f"{os.getloadavg()[0]:.1f}")
        with stub(replies, latency=latency, limited=limited, broken=broken) as server:
            wall, ours, failed = _ours(folder, server, flight)
            told = server.count()
        target = 0.92 if flight > 64 else 0.85 if limited or broken else 0.93
        detail = f"{wall:.1f} s, ideal {ideal:.1f}; {told['requests']:.0f} requests"
        detail += f", {failed} failed, at most {told['in_flight']:.0f} in flight"
        yield Figure(f"ours, ideal : wall, {what}", ideal / wall, "", target, detail)
        yield Figure("load after", os.getloadavg()[0], "")
        with stub(replies, latency=latency, limited=limited, broken=broken) as server:
            wall, plain = _plain(sources, server, flight)
        yield Figure("instructor, ideal : wall", ideal / wall, "", None, f"{wall:.1f} s")
    yield Figure(
        "processor time a wire, ours : instructor's",
        ours / plain,
        "x",
        1.3,
        f"{1000 * ours / wires:.1f} ms : {1000 * plain / wires:.1f} ms",
    )


def _cores() -> float:
    from summarizer.batch.workers import cores

    return float(cores())


def _ours(folder: Path, server: Stub, flight: int) -> tuple[float, float, int]:
    """Seconds from the first request to the written file, processor seconds, wires that failed."""
    out = folder / "out.jsonl"
    spent = _batch(folder / "wires", out, server, flight)
    ended = time.monotonic()
    spent -= _start(folder)
    with out.open(encoding="utf-8") as lines:
        failed = sum(json.loads(line)["outcome"] != "summarised" for line in lines)
    return ended - server.count()["first"], spent, failed


def _start(folder: Path) -> float:
    """Processor seconds of a batch of one wire."""
    (folder / "one").mkdir()
    (folder / "one" / "one.json").write_text((folder / "wires" / "000000.json").read_text())
    with stub(folder / "replies.json", latency=0.0) as server:
        return _batch(folder / "one", folder / "one.jsonl", server, 1)


def _batch(wires: Path, out: Path, server: Stub, flight: int) -> float:
    """Run a batch; its processor seconds, those of its workers included."""
    command = [sys.executable, "-m", "summarizer", "batch", str(wires), "--out", str(out)]
    command += ["--engine", "llm", "--model", "m", "--base-url", server.base_url]
    command += ["--concurrency", str(flight)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _plain(sources: Sequence[str], server: Stub, flight: int) -> tuple[float, float]:
    """What anybody would write: one client, its retries, a semaphore, the reply's own model."""
    import instructor
    import openai
    from instructor.core.exceptions import InstructorRetryException

    from summarizer.engines.prompts import system_text
    from summarizer.engines.reply import Reply

    client = instructor.from_openai(
        openai.AsyncOpenAI(base_url=server.base_url, api_key="none", max_retries=6),
        mode=instructor.Mode.JSON_SCHEMA,
    )

    async def all_of_them() -> float:
        slots = asyncio.Semaphore(flight)

        async def one(source: str) -> None:
            async with slots:
                messages: list[Any] = [
                    {"role": "system", "content": system_text()},
                    {"role": "user", "content": source},
                ]
                try:
                    await client.chat.completions.create(
                        model="m", response_model=Reply, messages=messages
                    )
                except InstructorRetryException as fault:
                    print(f"instructor: {fault}"[:200], file=sys.stderr)

        await one(sources[0])  # loads what is loaded at a first request
        began = time.process_time()
        await asyncio.gather(*(one(source) for source in sources[1:]))
        await client.close()
        return time.process_time() - began

    # The first request is one alone; what it took is no part of the rest.
    spent = asyncio.run(all_of_them())
    told = server.count()
    return told["last"] - told["second"], spent


# --- memory -------------------------------------------------------------------------------------


def memory(many: int) -> Iterator[Figure]:
    """The highest memory of a batch of ``many`` small wires, above that of one of 1,000."""
    few, _ = _highest(1_000)
    lots, workers = _highest(many)
    yield Figure(
        f"highest memory, {many:,} small wires less 1,000",
        lots - few,
        "MB",
        60.0,
        f"{lots:.0f} MB, {few:.0f} MB; a worker {workers:.0f} MB",
    )


def _highest(wires: int) -> tuple[float, float]:
    """MB that a batch of so many wires has held at most, and that one of its workers has."""
    from summarizer.draft import Draft
    from summarizer.engines.reply import render_reply

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "replies.json").write_text(json.dumps([render_reply(Draft(kind="other"))]))
        for n, text in enumerate(generated(wires)):
            place = folder / "wires" / f"{n // 1000:03d}"
            place.mkdir(parents=True, exist_ok=True)
            small = "\n\n".join(text.split("\n\n")[:2])
            (place / f"{n:06d}.txt").write_text(f"{reference(n)} {small}\n", "utf-8")
        with stub(folder / "replies.json", latency=0.0) as server:
            code = (
                "import json, resource, sys\n"
                "from summarizer.cli.app import run\n"
                "code = run(sys.argv[1:])\n"
                "status = open('/proc/self/status').read()\n"
                "held = int(status.split('VmHWM:')[1].split()[0])\n"
                "workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n"
                "print(json.dumps([code, held / 1000, workers / 1000]))\n"
            )
            command = [sys.executable, "-c", code, "batch", str(folder / "wires")]
            command += ["--out", str(folder / "out.jsonl"), "--engine", "llm", "--model", "m"]
            command += ["--base-url", server.base_url, "--concurrency", "64"]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    code_, held, workers = json.loads(done.stdout)
    if code_ != 0:
        raise RuntimeError(f"the batch ended with {code_}")
    return held, workers


def main() -> None:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=["rate", "memory"])
    parser.add_argument("--wires", type=int)
    parser.add_argument("--flight", type=int, default=64)
    parser.add_argument("--latency", type=float, default=1.0, metavar="S")
    parser.add_argument("--limited", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--broken", type=float, default=0.0, metavar="SHARE")
    args = parser.parse_args()
    if args.what == "memory":
        figures = memory(args.wires or 100_000)
    else:
        figures = rate(args.wires or 1920, args.flight, args.latency, args.limited, args.broken)
    for f in figures:
        bound = "" if f.target is None else f"target {f.target:g}"
        line = f"{f.what:<62} {f.value:>8.4g} {f.unit:<4} {bound:<11} {f.detail}"
        print(line.rstrip(), flush=True)


if __name__ == "__main__":
    main()
