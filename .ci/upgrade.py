"""Renew constraints.txt from the ranges in pyproject.toml, for every Python that is supported.

One version of each package serves all of them, so that a bug seen on one machine is the same on
another. The oldest Python decides, since the newest packages drop it first; the others must be
able to take the same versions, else this ends with the resolver's complaint. Only wheels count:
nothing is compiled on a fresh machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PYTHONS = ("3.11", "3.12", "3.13")
ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
HEADER = f"""\
# What `make` installs, on Python {PYTHONS[0]} to {PYTHONS[-1]}. Written by `make upgrade`.
"""


def resolve(wanted: list[str], python: str, pins: dict[str, str], *more: str) -> dict[str, str]:
    """The versions that pip would install for ``wanted`` on ``python`` under ``pins``."""
    with tempfile.TemporaryDirectory() as folder:
        constraints, report = Path(folder, "constraints.txt"), Path(folder, "report.json")
        constraints.write_text("".join(f"{name}=={pins[name]}\n" for name in pins))
        command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run"]
        command += ["--ignore-installed", "--only-binary=:all:", "--python-version", python]
        # pip wants a target where the Python is not its own; nothing is written to it.
        command += ["--target", folder, "--constraint", str(constraints), *more]
        done = subprocess.run([*command, "--report", str(report), *wanted], check=False)
        if done.returncode:
            sys.exit(f"upgrade: these versions do not install on Python {python}")
        found = [item["metadata"] for item in json.loads(report.read_text())["install"]]
    return {item["name"].lower().replace("_", "-"): item["version"] for item in found}


def main() -> None:
    """Resolve for the oldest Python, hold the others to it, write the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = ["pip", *project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in project["project"].get("optional-dependencies", {}).values():
        wanted += extra
    pins: dict[str, str] = {}
    for python in PYTHONS:
        pins |= resolve(wanted + groups["dev"], python, pins)
        for bare in ("axe", "model", "rivals"):
            pins |= resolve(groups[bare], python, pins, "--no-deps")
    lines = "".join(f"{name}=={pins[name]}\n" for name in sorted(pins))
    CONSTRAINTS.write_text(HEADER + lines)
    print(f"{CONSTRAINTS.name}: {len(pins)} packages, for Python {', '.join(PYTHONS)}")


if __name__ == "__main__":
    main()
