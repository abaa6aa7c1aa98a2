"""``summarizer eval`` as it is typed: table, JSON, comparison, bad usage, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli.progress import progress

from .conftest import Cli

TEXT = "Norvale beat Port Ellan 2-1 on Saturday. Ana Reis put Norvale ahead in the 12th minute.\n"
GOAL = {"scorer": "Ana Reis", "surname": "Reis", "team": "Norvale", "minute": "12"}
MATCH: dict[str, Any] = {"home": "Norvale", "away": "Port Ellan", "score": [2, 1], "goals": [GOAL]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two wires with gold: ``good`` agrees with it, ``bad`` has another score in its gold."""
    for name, score in (("good", [2, 1]), ("bad", [3, 1])):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        gold = {"matches": [{**MATCH, "score": score}]}
        (tmp_path / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_the_table(cli: Cli, folder: Path) -> None:
    """Shares with numerator and denominator, then the worst wire first with what is wrong."""
    ran = cli("eval", ".", "--engine", "offline")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "offline · 2 wires"
    (score,) = [line.split() for line in lines if line.startswith("teams and score")]
    assert score[3:] == ["1", "of", "2", "50.0%"]
    named = [line.split()[0] for line in lines if " wrong · " in line]
    assert named == ["bad", "good"]
    assert "    wrong: score: Norvale v Port Ellan 2-1, the gold has 3-1" in lines


@pytest.mark.parametrize("width", [32, 40, 80])
def test_the_table_fits(cli: Cli, folder: Path, monkeypatch: Any, width: int) -> None:
    """No line is wider than the screen, and no colour goes into a pipe."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = cli("eval", ".", "--engine", "offline").out
    assert max(map(len, out.splitlines())) <= width
    assert "\x1b" not in out
    assert "minutes right" in out


def test_json_and_comparison(cli: Cli, folder: Path) -> None:
    """A file of ``--json`` compared with itself differs in nothing; a new wrong fact is code 1."""
    text = cli("eval", ".", "--engine", "offline", "--json").out
    (folder / "before.json").write_text(text, encoding="utf-8")
    same = cli("eval", "--compare", "before.json", "before.json")
    assert (same.code, same.err) == (0, "")
    assert "No fact differs." in same.out
    data = json.loads(text)
    good = next(w for w in data["wires"] if w["name"] == "good")
    good["wrong"] = [{"field": "goal", "what": "goal Mia\x1b[2J Torp", "note": ""}]
    (folder / "now.json").write_text(json.dumps(data), encoding="utf-8")
    worse = cli("eval", "--compare", "before.json", "now.json")
    assert worse.code == 1
    assert "newly wrong: goal: goal Mia" in worse.out
    assert "\x1b" not in worse.out
    told = json.loads(cli("eval", "--compare", "before.json", "now.json", "--json").out)
    changed = {wire["name"]: wire["newly_wrong"] for wire in told["wires"] if wire["newly_wrong"]}
    assert list(changed) == ["good"]
    better = cli("eval", "--compare", "now.json", "before.json")
    assert better.code == 0
    assert "no longer wrong" in better.out


def test_told_goals(cli: Cli, folder: Path) -> None:
    """With --told the list decides what is asked for."""
    (folder / "told").mkdir()
    goals = [{"scorer": "Ana Reis", "oracle_minute": "12", "told": False, "minute": "12"}]
    listed = {"score_told": True, "goals": goals, "other_matches": []}
    for name in ("good", "bad"):
        (folder / "told" / f"{name}.json").write_text(json.dumps(listed), encoding="utf-8")
    ran = cli("eval", ".", "--engine", "offline", "--told", "told", "--json")
    assert "goals_recall" not in ran.lines[0]["total"]["measures"]


def test_a_replay_without_replies_goes_on(cli: Cli, folder: Path) -> None:
    """Each wire is listed with its error on both streams, and the code is 1."""
    (folder / "replies").mkdir()
    ran = cli("eval", ".", "--engine", "replay", "--replies", "replies")
    assert ran.code == 1
    assert ran.out.count("failed: no reply for this wire") == 2
    assert ran.err.count("no summary") == 2


BAD = {
    "no folder": [],
    "a missing folder": ["gone"],
    "a folder without wires": ["empty"],
    "folders and a comparison": [".", "--compare", "good.json", "good.json"],
    "no measurement": ["--compare", "good.json", "good.json"],
    "no JSON": ["--compare", "good.txt", "good.txt"],
    "no file": ["--compare", "gone.json", "gone.json"],
    "one file": ["--compare", "good.json"],
    "no told folder": [".", "--told", "gone"],
}


@pytest.mark.parametrize("what", BAD)
def test_bad_usage(cli: Cli, folder: Path, what: str) -> None:
    """What cannot be meant is said on standard error, with code 2 and nothing printed."""
    (folder / "empty").mkdir()
    ran = cli("eval", *BAD[what])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()


def test_broken_gold_stops_the_run_before_it_begins(cli: Cli, folder: Path) -> None:
    """One broken file among many is named at once; nothing was asked of an engine."""
    (folder / "good.json").write_text("{", encoding="utf-8")
    ran = cli("eval", ".", "--engine", "llm", "--model", "m", "--base-url", "http://127.0.0.1:9/v1")
    assert (ran.code, ran.out) == (2, "")
    assert "good.json" in ran.err


WRONG_GOLD = {
    "a score in words": ({**MATCH, "score": "2-1"}, 'matches[0].score: "2-1" is no pair'),
    "a slip": ({**MATCH, "shoot_out": [3, 4]}, "matches[0]: shoot_out is no key; shootout is one"),
}


@pytest.mark.parametrize("what", WRONG_GOLD)
def test_gold_in_another_form_stops_the_run_before_it_begins(
    cli: Cli, folder: Path, what: str
) -> None:
    """The file, the place in it and what is wrong are said; nothing was asked of an engine."""
    match, why = WRONG_GOLD[what]
    (folder / "good.json").write_text(json.dumps({"matches": [match]}), encoding="utf-8")
    ran = cli("eval", ".", "--engine", "llm", "--model", "m", "--base-url", "http://127.0.0.1:9/v1")
    assert (ran.code, ran.out) == (2, "")
    assert f"good.json: not in the form of a gold file: {why}" in " ".join(ran.err.split())


def test_the_comparison_as_json(cli: Cli, folder: Path) -> None:
    """Each figure stands under its key with both shares, as docs/eval.md has it."""
    text = cli("eval", ".", "--engine", "offline", "--json").out
    data = json.loads(text)
    measures = data["total"]["measures"]
    measures["teams_and_score"] = {"right": 2, "of": 2, "share": 1.0}
    measures["slices"] = {"right": 1, "of": 4, "share": 0.25}
    good = next(w for w in data["wires"] if w["name"] == "good")
    good["missed"] = [{"field": "goal", "what": "Ana Reis 12", "note": ""}]
    (folder / "before.json").write_text(text, encoding="utf-8")
    (folder / "now.json").write_text(json.dumps(data), encoding="utf-8")
    ran = cli("eval", "--compare", "before.json", "now.json", "--json")
    (told,) = ran.lines
    assert list(told) == ["wires", "figures", "fields"]
    assert told["figures"]["teams_and_score"] == {
        "before": {"right": 1, "of": 2, "share": 0.5},
        "now": {"right": 2, "of": 2, "share": 1.0},
    }
    assert told["figures"]["slices"] == {
        "before": {"right": 0, "of": 0, "share": None},
        "now": {"right": 1, "of": 4, "share": 0.25},
    }
    assert told["fields"] is None
    assert told["wires"] == [
        {
            "name": "good",
            "won": [],
            "lost": ["goal: Ana Reis 12"],
            "newly_wrong": [],
            "no_longer_wrong": [],
            "error": [None, None],
            "fails_now": False,
        }
    ]


def test_help_speaks_of_the_exit_code(cli: Cli) -> None:
    """Whoever puts the comparison into a pipeline reads there what code 1 means."""
    assert "exit code is 1" in " ".join(cli("eval", "--help").out.replace("│", " ").split())


class Screen(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_progress_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the line counts and is wiped away at the end; elsewhere nothing is written."""
    screen, pipe = Screen(), io.StringIO()
    for stream in (screen, pipe):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(progress("ab", 2)) == ["a", "b"]
    assert pipe.getvalue() == ""
    assert "2 of 2 wires" in screen.getvalue()
    assert screen.getvalue().endswith("\r" + " " * len("summarizer: 2 of 2 wires") + "\r")
    assert "\n" not in screen.getvalue()
