"""The service does what its OpenAPI document says, whatever it is asked."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from summarizer.service.problems import OWN
from tests.project.commands import ROOT, run

from .served import Service, served

EXAMPLES = os.environ.get("EXAMPLES", "10")
"""Requests made at random for each operation, besides those at the edges of what the document
allows; ``make api EXAMPLES=500`` for more."""


def test_the_running_service_hands_out_the_published_document(service: Service) -> None:
    """/openapi.json is schemas/openapi.json."""
    published = json.loads((ROOT / "schemas" / "openapi.json").read_text("utf-8"))
    assert service.ask("GET", "/openapi.json").json == published


def test_every_error_in_the_document_is_a_problem_with_its_codes() -> None:
    """Each status from 400 on is problem+json and names a code, for every operation."""
    document = json.loads((ROOT / "schemas" / "openapi.json").read_text("utf-8"))
    seen = 0
    for path in document["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    seen += 1
                    assert list(answer["content"]) == ["application/problem+json"]
                    assert "(`" in answer["description"]
    assert seen > 20


def test_requests_made_from_the_document_meet_no_fault_and_no_mismatch(tmp_path: Path) -> None:
    """schemathesis with all its checks: no 5xx, no status, type or body that the document does not
    know, nothing forbidden accepted, no call without the key that it asks for."""
    made = run(
        [sys.executable, "-m", "summarizer", "serve", "--new-key", "st", "--a-minute", "9999999"]
    )
    key = made.stderr.split("once: ")[1].split()[0]
    (tmp_path / "keys").write_text(made.stdout, "utf-8")
    with served("--keys", str(tmp_path / "keys")) as it:
        done = run(
            [
                Path(sys.executable).with_name("schemathesis"),
                "--config-file",
                Path(__file__).with_name("schemathesis.toml"),
                "run",
                ROOT / "schemas" / "openapi.json",
                *("--url", it.url, "--header", f"Authorization: Bearer {key}"),
                *("--checks", "all", "--continue-on-failure", "--max-examples", EXAMPLES),
                *("--warnings", "off"),  # an id that is made up names nothing
            ],
            tmp_path,
            60 + 12 * int(EXAMPLES),
        )
        assert done.returncode == 0, done.stdout
        assert "No issues found" in done.stdout
        # It was not refused at the door: wires were read.
        assert 'route="/v1/summaries",status="200"' in it.ask("GET", "/metrics").body.decode()


def test_the_guide_lists_the_service_s_own_codes_with_their_status() -> None:
    """Each of them that the document names stands in docs/service.md, and none with another
    status."""
    told: dict[str, int] = {}
    for line in (ROOT / "docs" / "service.md").read_text("utf-8").splitlines():
        row = re.fullmatch(r"\| (`.+`) \| (\d{3}) \| .+ \|", line)
        for code in re.findall(r"`([a-z-]+)`", row[1]) if row else ():
            told[code] = int(row[2]) if row else 0
    assert all(OWN[code][0] == status for code, status in told.items())
    document = (ROOT / "schemas" / "openapi.json").read_text("utf-8")
    named = {code for code in re.findall(r"\(`([a-z-]+)`\)", document) if code in OWN}
    assert named | {"no-such-page", "no-such-method"} <= set(told)
