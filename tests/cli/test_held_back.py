"""What the gate holds back, as the command line tells it."""

from __future__ import annotations

import pytest

from tests.project.commands import ROOT

from .conftest import Cli

DAY = ROOT / "examples" / "day"


@pytest.mark.parametrize(
    ("name", "outcome", "reason"),
    [
        ("06-kill.xml", "killed", "the provider canceled it (status canceled)"),
        ("11-preview.json", "skipped", "a preview: its match is still to be played"),
        ("12-withheld.xml", "held", "the provider withholds it (status withheld)"),
        ("13-no-content.json", "skipped", "it has no content but its headline"),
        ("14-embargo-without-time.xml", "held", "embargoed, and no time is given"),
    ],
)
def test_the_outcome_and_why(cli: Cli, name: str, outcome: str, reason: str) -> None:
    """A line with outcome and reason, no error, and exit code 0: it was dealt with."""
    ran = cli("summarize", "--engine", "offline", "--results-only", "--json", str(DAY / name))
    (line,) = ran.lines
    assert (line["outcome"], line["error"], line["summary"]) == (outcome, None, None)
    assert line["reason"].startswith(reason)
    assert ran.code == 0


def test_a_preview_passes_without_the_option(cli: Cli) -> None:
    """It is summarised as what it is."""
    ran = cli("summarize", "--engine", "offline", "--json", str(DAY / "11-preview.json"))
    assert ran.lines[0]["summary"]["kind"] == "preview"
