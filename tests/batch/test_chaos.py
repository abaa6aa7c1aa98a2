from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_batch_that_is_killed_twenty_times_loses_and_doubles_nothing() -> None:
    """Each wire stands in the output once, in order and whole; no more is asked than wires + kills
    x in flight; no process is left behind. ``make chaos`` does it two hundred times."""
    command = [sys.executable, "-m", "bench.chaos", "--wires", "120", "--kills", "20"]
    done = subprocess.run(
        [*command, "--flight", "8"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["kills"] == 20
    assert told["while_asking"] >= 5
    assert told["lines"] == 120
    assert told["requests"] <= 120 + 20 * 8
