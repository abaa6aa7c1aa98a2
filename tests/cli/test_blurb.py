"""``summarizer blurb``: the table, the lines of JSON, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.cli.card import console
from tests.cli.conftest import Cli
from tests.project.commands import ROOT
from tests.support.scripted_server import Hang, ScriptedServer, Status

WIRES = ROOT / "examples" / "wires"
LEAGUE = WIRES / "league_match.txt"
OFFLINE = ("--engine", "offline")


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SUMMARIZER_API_KEY", "SUMMARIZER_BASE_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_line_of_json_for_each_wire_with_its_blurbs(cli: Cli) -> None:
    """In input order; each blurb has its text or its reason."""
    ran = cli("blurb", LEAGUE, WIRES / "cricket.txt", "--json", *OFFLINE)
    assert ran.code == 0
    first, second = ran.lines
    assert list(first) == ["input", "outcome", "reason", "blurbs", "error"]
    channels = ["push", "x", "standfirst", "seo", "headline"]
    assert [b["channel"] for b in first["blurbs"]] == channels
    assert "Brackwell Rovers" in first["blurbs"][0]["text"]
    seo = second["blurbs"][3]
    assert seo["text"] is None
    assert "at least 110" in seo["reason"]


def test_only_the_channels_that_were_asked_for(cli: Cli) -> None:
    """In the order in which they were asked for, each once."""
    ran = cli(
        "blurb", LEAGUE, "--json", *OFFLINE,
        "--channel", "headline", "--channel", "push", "--channel", "headline",
    )  # fmt: skip
    assert [b["channel"] for b in ran.lines[0]["blurbs"]] == ["headline", "push"]


@pytest.mark.parametrize("width", [40, 80])
def test_the_table_has_every_text_whole(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Wrapped at the screen's width, nothing cut; lengths and limits beside it."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert console().width == width
    told = cli("blurb", LEAGUE, "--json", *OFFLINE).lines[0]["blurbs"]
    ran = cli("blurb", LEAGUE, *OFFLINE)
    assert max(map(len, ran.out.splitlines())) <= width
    shown = " ".join(ran.out.split())
    for blurb in told:
        assert blurb["text"] in shown
    for name in ("push", "X", "standfirst", "SEO", "headline"):
        assert name in shown.split()
    assert f"{len(told[0]['text'])}/178" in shown


def test_house_style_comes_from_a_file(cli: Cli, tmp_path: Path) -> None:
    """The file is read before any wire, and named where it is wrong."""
    style = tmp_path / "desk.toml"
    style.write_text('[score]\nseparator = ":"\n', "utf-8")
    ran = cli("blurb", LEAGUE, "--json", *OFFLINE, "--style", style, "--channel", "push")
    assert "3:1" in ran.lines[0]["blurbs"][0]["text"]
    style.write_text('[score]\nseparator = "/"\n', "utf-8")
    ran = cli("blurb", LEAGUE, *OFFLINE, "--style", style)
    assert (ran.code, ran.out) == (3, "")
    assert "line 2: score.separator" in ran.err


def test_a_wire_that_fails_costs_no_other(cli: Cli, tmp_path: Path) -> None:
    """Exit code 1 with the rest done, 2 where nothing could be read."""
    missing = tmp_path / "none.txt"
    ran = cli("blurb", missing, LEAGUE, "--json", *OFFLINE)
    assert ran.code == 1
    assert [line["outcome"] for line in ran.lines] == ["failed", "summarised"]
    assert ran.lines[0]["blurbs"] is None
    assert ran.lines[0]["error"]["code"] == "not-found"
    assert cli("blurb", missing, *OFFLINE).code == 2


def test_a_wire_that_is_held_back_has_no_blurb(cli: Cli, tmp_path: Path) -> None:
    """The gate comes first."""
    path = tmp_path / "kill.txt"
    path.write_text("KILL: do not use the report on Norvale.\n\nNorvale won 2-1.\n", "utf-8")
    ran = cli("blurb", path, "--json", *OFFLINE)
    assert ran.code == 0
    assert (ran.lines[0]["outcome"], ran.lines[0]["blurbs"]) == ("killed", None)


def test_a_server_that_fails_before_there_are_facts_is_exit_code_4(cli: Cli) -> None:
    """As for ``summarize``: nothing was done because of the server."""
    with ScriptedServer([Status(401)]) as server:
        ran = cli("blurb", LEAGUE, "--engine", "llm", "--model", "m", "--base-url", server.base_url)
    assert ran.code == 4
    assert "answered 401" in ran.err


def test_a_wire_without_a_match_says_so(cli: Cli) -> None:
    """In place of the two sides."""
    assert "No match in this wire" in cli("blurb", WIRES / "transfer.txt", *OFFLINE).out


def test_the_table_has_the_limits_and_the_separator_of_house_style(
    cli: Cli, tmp_path: Path
) -> None:
    """What stands beside a text is what it was held to."""
    style = tmp_path / "desk.toml"
    style.write_text('[score]\nseparator = ":"\n[longest]\npush = 90\nheadline = 50\n', "utf-8")
    shown = cli("blurb", LEAGUE, *OFFLINE, "--style", style).out
    assert "/90" in shown
    assert "/50" in shown
    assert "/280" in shown
    assert "/178" not in shown
    assert "/55" not in shown
    assert "3:1" in shown
    assert "3-1" not in shown


def test_a_deadline_is_spent_once_for_summary_and_blurbs(cli: Cli) -> None:
    """A server that hung until it was over is not asked for blurbs too: plans write them."""
    with ScriptedServer([Hang(), Hang()]) as server:
        ran = cli(
            "blurb", LEAGUE, "--json", "--engine", "llm", "--model", "m",
            "--base-url", server.base_url, "--fallback", "offline", "--deadline", "3",
        )  # fmt: skip
        asked = len(server.requests)
    assert ran.code == 0
    assert asked == 1
    assert {b["engine"] for b in ran.lines[0]["blurbs"]} == {"offline"}
    assert all(b["text"] for b in ran.lines[0]["blurbs"])
