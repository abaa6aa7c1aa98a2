"""The client in another language: Node against the real service."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.service.keys import new_key
from tests.project.commands import ROOT

from .served import REPORT, Service, served

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="no Node on this machine")
CLIENT = ROOT / "examples" / "cms-client" / "post.mjs"


def _post(url: str, wire: Path, key: str = "") -> subprocess.CompletedProcess[str]:
    assert NODE is not None
    return subprocess.run(
        [NODE, CLIENT, url, wire],
        env={**os.environ, "SUMMARIZER_KEY": key},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """The report in a file."""
    path = tmp_path / "wire.txt"
    path.write_text(REPORT.replace("believing,”", "believing <this>,”"), "utf-8")
    return path


def test_a_wire_becomes_a_draft(service: Service, wire: Path) -> None:
    """Headline, standfirst and the quotation with its speaker, marked up and escaped."""
    done = _post(service.url, wire)
    assert done.returncode == 0, done.stderr
    post = json.loads(done.stdout)
    assert post["status"] == "draft"
    assert "Norvale" in post["title"] and "2-1" in post["title"]
    assert "Norvale" in post["excerpt"] and len(post["excerpt"]) > len(post["title"])
    assert post["content"] == (
        "<blockquote><p>We never stopped believing &#60;this&#62;,</p>"
        "<cite>Ida Brandt</cite></blockquote>"
    )


def test_a_wire_that_is_held_makes_no_post(service: Service, wire: Path) -> None:
    """Nothing on standard output, the reason on standard error, exit code 1."""
    wire.write_text("EMBARGOED UNTIL 2099-01-01T00:00Z\n\n" + REPORT, "utf-8")
    done = _post(service.url, wire)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("held: ")


def test_an_error_is_told_with_code_and_hint(service: Service, wire: Path) -> None:
    """What cannot be read makes no post and is not asked again."""
    wire.write_bytes(b"\x00\x01\x02")
    done = _post(service.url, wire)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("not-a-wire: ")


def test_who_asks_too_much_waits_as_it_is_told(tmp_path: Path, wire: Path) -> None:
    """A key for one request at a time: the second is 429, the client waits and gets it."""
    key, line = new_key("cms", 11)
    (tmp_path / "keys").write_text(line, "utf-8")
    with served("--keys", str(tmp_path / "keys")) as it:
        done = _post(it.url, wire, key)
        assert done.returncode == 0, done.stderr
        assert "2-1" in json.loads(done.stdout)["title"]
        counted = it.ask("GET", "/metrics").body.decode()
        assert 'route="/v1/blurbs",status="429"' in counted
        wrong = _post(it.url, wire, key + "x")
        assert wrong.stderr.startswith("bad-key: ")
