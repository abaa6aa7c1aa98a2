"""The code is the language of every supported Python; ``make pythons`` runs the tests on each."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from .commands import ROOT, run

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSIONS = [
    line.rpartition(" ")[2]
    for line in PROJECT["classifiers"]
    if line.startswith("Programming Language :: Python :: 3.")
]

# Compiles all, imports what needs no other package, and says what was imported. An import that
# fails for want of another package is no matter of the language.
PROGRAM = """
import json, sys, warnings
from importlib import import_module
from pathlib import Path

warnings.simplefilter("error")
root = Path(sys.argv[1])
sys.path.insert(0, str(root))
sys.dont_write_bytecode = True
files = [p for folder in ("summarizer", "bench") for p in sorted((root / folder).rglob("*.py"))]
for path in files:
    compile(path.read_text("utf-8"), str(path), "exec")
imported = []
for path in files:
    parts = path.relative_to(root).with_suffix("").parts
    if parts[0] != "summarizer" or parts[-1] == "__main__":
        continue
    name = ".".join(p for p in parts if p != "__init__")
    try:
        import_module(name)
    except ModuleNotFoundError as exc:
        if not exc.name or exc.name.split(".")[0] == "summarizer":
            raise
    else:
        imported.append(name)
print(json.dumps([list(sys.version_info[:2]), imported]))
"""


@cache
def _interpreter(version: str) -> str | None:
    """A Python of that version on this machine: on the path, or kept by pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates = [
        shutil.which(f"python{version}"),
        *(str(p) for p in sorted(pyenv.glob(f"{version}.*/bin/python"))),
    ]
    for candidate in candidates:
        # A shim may be there without the version behind it.
        if candidate and run([candidate, "-c", ""]).returncode == 0:
            return candidate
    return None


def test_the_versions_are_those_that_are_promised() -> None:
    """The classifiers start at ``requires-python``, and the one running now is supported."""
    assert PROJECT["requires-python"] == f">={VERSIONS[0]}"
    assert sys.version_info >= tuple(int(n) for n in VERSIONS[0].split("."))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_code_compiles_and_loads(version: str) -> None:
    """Every file compiles without a warning, and what needs no other package imports."""
    python = _interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    done = run([python, "-I", "-c", PROGRAM, str(ROOT)])
    assert done.returncode == 0, done.stderr
    running, imported = json.loads(done.stdout)
    assert ".".join(str(n) for n in running) == version
    assert {"summarizer", "summarizer.errors", "summarizer.wire", "summarizer.draft"} <= {*imported}
