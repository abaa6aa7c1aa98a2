"""What the service is deployed with, as far as it can be looked at without deploying it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.commands import ROOT, run

UNIT = ROOT / "deploy" / "summarizer.service"
HADOLINT = shutil.which("hadolint", path=str(Path(sys.executable).parent))
SYSTEMD = shutil.which("systemd-analyze")


@pytest.mark.skipif(HADOLINT is None, reason="hadolint has no wheel for this machine")
def test_the_linter_of_container_files_has_nothing_to_say() -> None:
    """hadolint finds neither error nor warning."""
    assert HADOLINT is not None
    done = run([HADOLINT, ROOT / "Dockerfile"])
    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_is_given_all_that_it_copies_and_nothing_else() -> None:
    """Each path that is copied from the checkout is there and let in by .dockerignore."""
    text = (ROOT / "Dockerfile").read_text("utf-8")
    copied = {
        path
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.M)
        for path in line.split()[:-1]
    }
    let_in = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.M))
    assert copied == let_in
    assert all((ROOT / path).exists() for path in copied)
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", text, re.M)


@pytest.mark.skipif(SYSTEMD is None, reason="no systemd-analyze on this machine")
def test_the_unit_is_one_and_is_closed_up(tmp_path: Path) -> None:
    """systemd understands every line of it, and counts its exposure as 1.5 of 10 or less."""
    assert SYSTEMD is not None
    here = tmp_path / UNIT.name
    here.write_text(
        UNIT.read_text("utf-8").replace("/opt/summarizer/bin/summarizer", sys.executable), "utf-8"
    )
    done = run([SYSTEMD, "verify", here])
    assert (done.returncode, done.stderr) == (0, "")
    threshold = ["--offline=true", "--threshold=15", "--no-pager"]
    done = run([SYSTEMD, "security", *threshold, here])
    assert done.returncode == 0, done.stdout[-300:]


def test_what_unit_and_container_call_is_understood() -> None:
    """Every option in them is one of summarizer serve."""
    known = run([Path(sys.executable).with_name("summarizer"), "serve", "--help"]).stdout
    for path in (UNIT, ROOT / "Dockerfile"):
        text = path.read_text("utf-8")
        called = re.findall(r"^(?:ExecStart=|ENTRYPOINT|CMD).*$", text, re.M)
        options = re.findall(r"--[a-z-]+", " ".join(called))
        assert {"--host", "--port", "--keys"} <= set(options)
        assert all(option in known for option in options)


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell")
def test_the_installer_is_a_shell_script_that_parses() -> None:
    """sh reads it to the end without running it."""
    done = subprocess.run(["sh", "-n", ROOT / "deploy" / "install"], check=False)
    assert done.returncode == 0
