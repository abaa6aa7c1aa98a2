from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bench.fuzz import MAX_MEMORY_MB
from bench.fuzz_samples import SAMPLES
from summarizer.reading import FORMATS, read_wires
from summarizer.wire import Wire
from tests.project.commands import ROOT, clean_environ


def test_each_format_is_fuzzed() -> None:
    """There are samples for every format that is read, and all of them are read."""
    assert {*FORMATS, "archive"} == SAMPLES.keys()
    for name, samples in SAMPLES.items():
        for sample in samples:
            found = list(read_wires(sample, input=name))
            assert found
            assert all(isinstance(wire, Wire) for wire in found), found


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_but_a_wire_or_the_typed_error(name: str) -> None:
    """Of 500 hostile inputs each gives wires or errors, within the bounds of time and memory."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.fuzz", name, "--inputs", "500", "--here"],
        cwd=ROOT,
        env=clean_environ(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    tally = json.loads(done.stdout)
    assert tally["fault"] == ""  # Past the bound of time is a fault too.
    # Where the format has few inputs (a handful of bytes are soon tried), hypothesis ends earlier.
    assert tally["inputs"] >= 400
    assert tally["peak_mb"] < MAX_MEMORY_MB
