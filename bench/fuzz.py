"""Inputs made to break the readers: valid ones, changed by the pieces of their grammar, and noise.

python -m bench.fuzz [FORMAT …] --inputs 20000 prints one line for each format: how many inputs gave
wires and how many errors, the slowest of them, the peak of memory. Exit code 1 where anything but a
wire or an InputError came, or a bound was passed. Each format has a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzz_samples import PIECES, SAMPLES
from summarizer.errors import InputError
from summarizer.reading import read_wires
from summarizer.wire import Wire

__all__ = ["MAX_MEMORY_MB", "MAX_SECONDS", "Hangs", "Tally", "check", "hostile", "run"]

MAX_SECONDS = 2.0
"""The most processor time that one input may take."""
MAX_MEMORY_MB = 300
"""The most memory that the process of one format may have taken at its peak."""
_HANGS_AFTER = 20.0
_CHARSETS = ("utf-16", "utf-16-le", "latin-1", "cp1251", "utf-8-sig", "shift_jis", "utf-7")


class Hangs(Exception):
    """An input that was stopped by the watchdog."""


@dataclass(slots=True)
class Tally:
    """What came of the inputs of one format."""

    format: str
    inputs: int = 0
    wires: int = 0
    errors: int = 0
    slowest: float = 0.0
    slowest_bytes: int = 0
    peak_mb: int = 0
    fault: str = ""


@st.composite
def hostile(draw: st.DrawFn, format: str) -> tuple[bytes, str | None]:
    """An input, and the format that the reader is told (None: it has to be detected)."""
    told = draw(st.sampled_from((format, format, None))) if format != "archive" else None
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=300)), told
    data = bytearray(draw(st.sampled_from(SAMPLES[format])))
    for _ in range(draw(st.integers(0, 5))):
        _change(draw, data, PIECES[format])
    if draw(st.integers(0, 19)) == 0:
        text = bytes(data).decode("utf-8", "replace")
        data = bytearray(text.encode(draw(st.sampled_from(_CHARSETS)), "replace"))
    return bytes(data), told


def _change(draw: st.DrawFn, data: bytearray, pieces: tuple[str, ...]) -> None:
    at = draw(st.integers(0, max(0, len(data) - 1)))
    length = draw(st.integers(0, 40))
    kind = draw(st.integers(0, 8))
    if kind <= 2:
        piece = draw(st.sampled_from(pieces)).encode("utf-8")
        data[at:at] = piece * draw(st.sampled_from((1, 1, 1, 2, 7, 300, 3000)))
    elif kind == 3:
        del data[at : at + length * draw(st.sampled_from((1, 1, 10)))]
    elif kind == 4:
        to = draw(st.integers(0, len(data)))
        data[to:to] = data[at : at + length * draw(st.sampled_from((1, 5, 50)))]
    elif kind == 5:
        data[at : at + length] = draw(st.sampled_from(pieces)).encode("utf-8")
    elif kind == 6:
        del data[at:]
    elif kind == 7 and data:
        data[at] = draw(st.integers(0, 255))
    else:
        data[at:at] = draw(st.binary(max_size=8))


def check(data: bytes, told: str | None) -> tuple[int, int]:
    """Read an input: how many wires and how many errors it gave.

    Raises whatever else than an InputError a reader raises, and AssertionError for a wire whose
    positions do not fit its text.
    """
    wires = errors = 0
    for found in read_wires(data, input="fuzz", format=told):
        if isinstance(found, Wire):
            wires += 1
            _assert_whole(found)
        elif isinstance(found, InputError):
            errors += 1
            if not str(found) or "\n" in str(found):
                raise AssertionError(f"no message of one line: {found!r}")
        else:
            raise AssertionError(f"neither a wire nor an error: {found!r}")
    return wires, errors


def _assert_whole(wire: Wire) -> None:
    last = 0
    for s in wire.sentences:
        if not last <= s.start < s.end <= len(wire.text):
            raise AssertionError(f"sentence {s.number} stands nowhere")
        last = s.end
    for q in wire.quotations:
        if not 0 <= q.start <= q.end <= len(wire.text):
            raise AssertionError(f"quotation {q.number} stands nowhere")
    if "\0" in wire.text:
        raise AssertionError("a NUL in the text")
    wire.text.encode("utf-8")


def _hangs(_number: int, _frame: FrameType | None) -> None:
    raise Hangs(f"stopped after {_HANGS_AFTER:.0f} s")


@contextmanager
def _watched() -> Iterator[None]:
    signal.signal(signal.SIGVTALRM, _hangs)
    signal.setitimer(signal.ITIMER_VIRTUAL, _HANGS_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _peak_mb() -> int:
    """The most memory that this process has taken; on Linux not what its parent had before."""
    status = Path("/proc/self/status")
    if status.exists():
        told = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(told["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run(format: str, inputs: int) -> Tally:
    """Put that many inputs to the reader of a format, in this process."""
    tally = Tally(format)
    slowest = b""

    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(hostile(format))
    def put(made: tuple[bytes, str | None]) -> None:
        nonlocal slowest
        data, told = made
        begun = time.process_time()
        with _watched():
            wires, errors = check(data, told)
        took = time.process_time() - begun
        tally.inputs += 1
        tally.wires += wires
        tally.errors += errors
        if took > tally.slowest:
            tally.slowest, tally.slowest_bytes, slowest = took, len(data), data
        if took > MAX_SECONDS:
            raise Hangs(f"{took:.1f} s for {len(data):,} bytes")

    try:
        put()
    except Exception as fault:  # noqa: BLE001  whatever a reader lets out is what is looked for
        notes = " ".join(getattr(fault, "__notes__", ()))
        tally.fault = f"{type(fault).__name__}: {str(fault)[:200]} {notes[:1500]}"
    tally.peak_mb = _peak_mb()
    return tally


def _main() -> int:
    parser = argparse.ArgumentParser(prog="bench.fuzz", description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="all of them, by default")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--here", action="store_true", help="in this process, one format, as JSON")
    told = parser.parse_args()
    unknown = set(told.formats) - SAMPLES.keys()
    if unknown:
        parser.error(f"no such format: {', '.join(sorted(unknown))}")
    formats = told.formats or list(SAMPLES)
    if told.here:
        print(json.dumps(asdict(run(formats[0], told.inputs))))
        return 0
    print(f"{'format':<10} {'inputs':>7} {'wires':>7} {'errors':>7} {'slowest':>9} {'peak':>7}")
    failed = False
    for name in formats:
        command = [sys.executable, "-m", "bench.fuzz", name, "--inputs", str(told.inputs), "--here"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name:<10} died: {done.stderr[-500:]}")
            failed = True
            continue
        t = Tally(**json.loads(done.stdout))
        print(
            f"{name:<10} {t.inputs:>7,} {t.wires:>7,} {t.errors:>7,} {t.slowest:>7.2f} s "
            f"{t.peak_mb:>4} MB",
            flush=True,
        )
        if t.fault or t.slowest > MAX_SECONDS or t.peak_mb > MAX_MEMORY_MB:
            print(f"  {t.fault or 'a bound was passed'}")
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(_main())
