"""How many wires the offline engine reads in a second on one core, and what memory that takes.

Speed is processor time of one thread from bytes to Summary, and the same as a ratio to plain work
on the same texts in the same run, so that figures of two machines can be compared. Memory is the
highest that a process of its own has held, after a tenth of the wires and after all of them: where
nothing is kept of a wire the two are alike.

python -m bench.throughput --memory N prints the two memory figures in MB, as JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from bench.figure import Figure

__all__ = ["generated", "memory", "speed"]

TARGET = 150.0
"""Wires of 600 words a second on one core."""
GROWTH = 1.05
"""The highest memory after all wires is at most so many times that after a tenth of them."""
ROUNDS = 3
_WORD = re.compile(r"\w+")


def speed(sources: Sequence[bytes]) -> Iterator[Figure]:
    """Wires a second, and one wire as a ratio to counting the words of the same text."""
    from summarizer import Summarizer

    with Summarizer(engine="offline") as summarizer:
        for source in sources:  # the first of all compile patterns
            summarizer.summarize(source)
        gc.collect()
        best = _best(summarizer.summarize, sources)
    plain = _best(_count, sources)
    words = statistics.median(len(source.split()) for source in sources)
    ms = statistics.median(best)
    yield Figure(
        f"offline, bytes to Summary, wires of {words:.0f} words",
        1000 / statistics.mean(best),
        "wires/s",
        TARGET,
        f"one core; {ms:.1f} ms cpu, worst {max(best):.1f}",
    )
    yield Figure(
        "  a wire : counting its words",
        statistics.mean(best) / statistics.mean(plain),
        "x",
        None,
        f"{1000 * statistics.median(plain):.0f} µs",
    )


def _count(source: bytes) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(source.decode()))


def _best(work: Callable[[bytes], object], sources: Sequence[bytes]) -> list[float]:
    """Milliseconds of this thread for each source, the best of ROUNDS, which take turns."""
    best = [float("inf")] * len(sources)
    for _ in range(ROUNDS):
        for i, source in enumerate(sources):
            started = time.thread_time()
            work(source)
            best[i] = min(best[i], 1000 * (time.thread_time() - started))
    return best


# --- memory ---------------------------------------------------------------------------------------


def memory(wires: int) -> Iterator[Figure]:
    """The highest memory over ``wires`` generated wires, in a process of its own."""
    command = [sys.executable, "-m", "bench.throughput", "--memory", str(wires)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    early, late = json.loads(done.stdout)
    yield Figure(
        f"  highest memory after {wires:,} wires : after {wires // 10:,}",
        late / early,
        "x",
        GROWTH,
        f"{late:.1f} MB : {early:.1f} MB",
    )


def _held(wires: int) -> tuple[float, float]:
    """MB that this process has held at most after a tenth of ``wires`` and after all of them."""
    from summarizer import Summarizer

    early = 0.0
    with Summarizer(engine="offline") as summarizer:
        for n, text in enumerate(generated(wires), 1):
            summarizer.summarize(text)
            if n == wires // 10:
                early = _highest()
    return early, _highest()


def _highest() -> float:
    """MB that this process has held at most."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


_SYLLABLES = "bar den fol gri hal jor kem lin mor nas pel quo ras tor ul ven wex yor zan".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_GOALS = (
    "{who} headed {side} in front in the {minute}th minute from a corner.",
    "{who} made it {score} for {side} with a low shot after {minute} minutes.",
    "{side} added another through {who}, who converted a penalty in the {minute}th minute.",
    "Striker {who} scored for {side} {minute} minutes into the game.",
)
_REST = (
    "{who} was shown a yellow card in the {minute}th minute for a late tackle.",
    "“We knew that {other} would come at us,” {side} coach {who} said. “I am proud of them.”",
    "{who} hit the post for {side} before the break.",
    "The visitors pushed forward but {who} kept them out with two fine saves.",
    "{side} will meet {third} in the next round.",
)


def generated(wires: int, seed: int = 600) -> Iterator[str]:
    """So many reports of invented matches, all different, the same ones for each seed."""
    chance = random.Random(seed)  # noqa: S311 - the same ones each time
    for _ in range(wires):
        home, away, third = (_name(chance) for _ in range(3))
        high, low = chance.randint(1, 4), chance.randint(0, 1)
        day = chance.choice(_DAYS)
        body = [f"{home} beat {away} {high}-{low} on {day} in front of {third} supporters."]
        for n in range(high):
            goal = chance.choice(_GOALS)
            minute = 10 + 20 * n + chance.randint(0, 9)
            who = f"{_name(chance)} {_name(chance)}"
            body.append(goal.format(who=who, side=home, minute=minute, score=f"{n + 1}-0"))
        for rest in chance.sample(_REST, 3):
            who = f"{_name(chance)} {_name(chance)}"
            minute = chance.randint(20, 89)
            body.append(rest.format(who=who, side=home, other=away, third=third, minute=minute))
        yield f"{home} beat {away}\n\n" + "\n\n".join(body) + "\n"


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()


def main() -> None:
    """Print the two memory figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--memory", type=int, required=True, metavar="N", help="wires to read")
    print(json.dumps(_held(parser.parse_args().memory)))


if __name__ == "__main__":
    main()
