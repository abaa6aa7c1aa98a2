"""Texts made to break patterns: nothing hangs, whatever the text.

Each test runs a process of its own that is killed after four minutes: that is no figure, but a
failure.
How time grows with the text is measured by ``python -m bench.hostile``.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench.hostile import ANCHORED, UNITS, WINDOWS, patterns
from tests.project.commands import ROOT, clean_environ

PATTERNS = """
import signal
from bench.hostile import PLAIN, UNITS, grown, own_units, patterns

class Hangs(Exception):
    pass

def hangs(number, frame):
    raise Hangs

# Processor time. The slowest pattern takes an eighth of it; one that hangs takes minutes.
LIMIT = 1.0
signal.signal(signal.SIGVTALRM, hangs)
for named in patterns():
    texts = [grown(unit, 600) for unit in UNITS.values()]
    texts += [grown(unit, 12_000) for unit in PLAIN]
    texts += [grown(unit, 4000) for unit in own_units(named.pattern)]
    for text in texts:
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
        try:
            named.run(text)
        except Hangs:
            print(named.name, repr(text[:30]))
            break
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
"""

WHOLE = """
from bench.hostile import UNITS, grown, hostile_draft
from summarizer.checking import check
from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

for name, unit in UNITS.items():
    print(name, end=": ", flush=True)
    wire = read_text("Norvale beat Port Ellan 2-1.\\n\\n" + grown(unit, 20_000))
    checked = check(wire, hostile_draft(wire), second=offline_draft(wire))
    print(len(checked.findings), flush=True)
"""


def _run(program: str) -> str:
    try:
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=clean_environ(),
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        pytest.fail(f"killed after four minutes, at the last of {error.stdout!r}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_walk_finds_the_patterns() -> None:
    """The patterns put to the test are those of the package, and the exceptions exist."""
    names = {named.name for named in patterns()}
    assert {n.partition(".")[2].partition(".")[0] for n in names} >= {
        "checking", "engines", "gate", "language", "reading",
    }  # fmt: skip
    assert {*ANCHORED, *WINDOWS} <= names
    assert "summarizer.language.times._VAGUE.pattern" in names  # inside an object


def test_no_pattern_hangs() -> None:
    """Every compiled pattern of the package comes to an end on runs of what it is made of."""
    assert _run(PATTERNS) == ""


def test_reading_and_checking_come_back() -> None:
    """A wire of twenty thousand characters of one thing is read, drafted and checked."""
    lines = _run(WHOLE).splitlines()
    assert [line.partition(":")[0] for line in lines] == list(UNITS)
    assert all(int(line.partition(":")[2]) > 0 for line in lines)
