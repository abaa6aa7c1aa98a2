"""Running the installed command and small programs in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["ROOT", "clean_environ", "command", "run", "run_code"]

ROOT = Path(__file__).parents[2]


def clean_environ(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what would lead a program to other code or to a model's server."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "SUMMARIZER_", "OPENAI_"))
    }
    return {**kept, **(extra or {})}


def command() -> str:
    """The ``summarizer`` command of the environment that the tests run in."""
    return str(Path(sys.executable).with_name("summarizer"))


def run(
    args: Sequence[str | Path], cwd: Path = ROOT, seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run to the end, however it ends; standard input is empty."""
    return subprocess.run(
        [str(a) for a in args],
        cwd=cwd,
        env=clean_environ(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def run_code(code: str, python: str = sys.executable) -> str:
    """What ``code`` prints; fails with what it wrote to standard error."""
    done = run([python, "-c", code])
    assert done.returncode == 0, done.stderr
    return done.stdout
