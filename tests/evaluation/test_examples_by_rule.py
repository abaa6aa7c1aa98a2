"""The example wires, read by rule, against their gold."""

from __future__ import annotations

import re
import sys

from tests.project.commands import ROOT, run


def test_the_rules_find_all_that_the_example_wires_tell() -> None:
    """Nothing is missed in any of the twenty, and nothing is wrong."""
    command = [sys.executable, "-m", "summarizer", "eval", "examples/wires", "--engine", "offline"]
    done = run(command, ROOT)
    told = re.findall(r"^(\w+)  (\d+) wrong · (\d+) missed", done.stdout, re.MULTILINE)
    assert len(told) == 20
    assert [one for one in told if one[1:] != ("0", "0")] == []
