"""``summarizer digest``: results in, a day out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.project.commands import ROOT

from .conftest import Cli

FIRST = """Norvale beat Ellan 2-1 in the Coast League on Sunday.

Ana Reis put Norvale ahead in the 12th minute. Lou Varga levelled for Ellan in the 51st minute.
Ana Reis scored again for Norvale in the 70th minute.
"""
SECOND = """Norvale won 2-1 at home to Ellan in the Coast League.

Ana Reis opened the scoring for Norvale in the 14th minute. Lou Varga equalised for Ellan in the
51st minute. Ana Reis won it for Norvale in the 70th minute.
"""


@pytest.fixture
def results(cli: Cli, tmp_path: Path) -> Path:
    """The results of two wires of one match and of one that is killed."""
    for name, text in (("a", FIRST), ("b", SECOND), ("c", "KILL KILL KILL\n\nDo not use.\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    wires = [tmp_path / f"{name}.txt" for name in "abc"]
    ran = cli("summarize", "--engine", "offline", "--json", *wires)
    path = tmp_path / "results.jsonl"
    path.write_text(ran.out, "utf-8")
    return path


def test_results_become_a_day(cli: Cli, results: Path) -> None:
    """One match of two sources, its difference, and what was killed, in the published form."""
    ran = cli("digest", results)
    assert ran.code == 0
    (made,) = ran.lines
    schema = json.loads((ROOT / "schemas" / "day.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(made)
    (match,) = made["matches"]
    assert [len(s["wires"]) for s in match["sources"]] == [1, 1]
    assert all(s["text_known"] for s in match["sources"])
    contradictions = [d for d in match["differences"] if d["kind"] == "contradicts"]
    assert [sorted(v["text"] for v in d["values"]) for d in contradictions] == [["12'", "14'"]]
    assert [left["outcome"] for left in made["left_out"]] == ["killed"]


@pytest.mark.parametrize("gone", ["c", "abc"])
@pytest.mark.parametrize("html", [False, True])
def test_a_kill_is_not_told_without_the_wires(
    cli: Cli, results: Path, gone: str, html: bool
) -> None:
    """A line does not say what it kills: where its wire is not at hand there is no digest, but an
    error with a hint."""
    for name in gone:
        results.with_name(f"{name}.txt").unlink()
    page = results.with_name("day.html")
    ran = cli("digest", results, *(("--html", page) if html else ()))
    assert (ran.code, ran.out, page.exists()) == (2, "", False)
    assert "tells of a kill" in ran.err
    assert "put the wires where the results name them" in ran.err


def test_a_killed_story_whose_wire_is_gone_is_not_told(cli: Cli, tmp_path: Path) -> None:
    """The kill is at hand, the story that it names by its id is not: there is no digest."""
    item = {"uri": "urn:coast:1", "provider": "Coast", "version": "1", "body_text": FIRST}
    first, kill = tmp_path / "1.json", tmp_path / "2.json"
    first.write_text(json.dumps(item), "utf-8")
    kill.write_text(json.dumps({**item, "version": "2", "pubstatus": "canceled"}), "utf-8")
    lines = [cli("summarize", "--engine", "offline", "--json", wire).out for wire in (first, kill)]
    results = tmp_path / "results.jsonl"
    results.write_text("".join(lines), "utf-8")
    assert cli("digest", results).lines[0]["matches"] == []
    first.unlink()
    ran = cli("digest", results)
    assert (ran.code, ran.out) == (2, "")
    assert "tells of a kill" in ran.err


def test_the_page_links_to_its_evidence(cli: Cli, results: Path) -> None:
    """Two pages are written, and each link of the first leads to something on the second."""
    page = results.with_name("day.html")
    ran = cli("digest", results, "--html", page)
    assert (ran.code, ran.out) == (0, "")
    text = page.read_text("utf-8")
    evidence = results.with_name("day-evidence.html").read_text("utf-8")
    links = {part.split('"')[0] for part in text.split('href="day-evidence.html#')[1:]}
    assert {"w1", "w2"} <= links
    assert all(f'id="{link}"' in evidence for link in links)


def test_a_wire_that_has_changed_is_not_taken_for_its_own(cli: Cli, results: Path) -> None:
    """Its result counts, its text does not, and that is said."""
    results.with_name("a.txt").write_text(SECOND, "utf-8")
    ran = cli("digest", results, "--html", results.with_name("day.html"))
    assert ran.code == 0
    assert "1 of 2 wires were not found where their results name them" in ran.err


def test_a_line_that_is_no_result_is_named_and_stops_no_other(cli: Cli, results: Path) -> None:
    """File and line are told; the exit code is that of a failure among others."""
    whole = results.read_text("utf-8")
    results.write_text('{"input": 1}\n' + whole + '[]\n"x"\n', "utf-8")
    ran = cli("digest", results)
    assert ran.code == 1
    assert len(ran.lines[0]["matches"]) == 1
    assert "results.jsonl: line 1 is no result" in ran.err
    assert ran.err.count("is no result") == 3


@pytest.mark.parametrize("text", [None, "no JSON\n"])
def test_no_result_at_all_is_bad_usage(cli: Cli, tmp_path: Path, text: str | None) -> None:
    """A file that is not there, or holds nothing of the kind."""
    path = tmp_path / "results.jsonl"
    if text is not None:
        path.write_text(text, "utf-8")
    ran = cli("digest", path)
    assert (ran.code, ran.out) == (2, "")
    assert "error: " in ran.err


def test_a_page_does_not_replace_the_results(cli: Cli, results: Path) -> None:
    """Neither of the two."""
    before = results.read_text("utf-8")
    assert cli("digest", results, "--html", results).code == 2
    twin = results.with_name("x-evidence.jsonl")
    twin.write_text(before, "utf-8")
    assert cli("digest", twin, "--html", results.with_name("x.jsonl")).code == 2
    assert (results.read_text("utf-8"), twin.read_text("utf-8")) == (before, before)


def test_two_ways_to_show_it_are_one_too_many(cli: Cli, results: Path) -> None:
    """``--json`` and ``--html`` together are bad usage."""
    assert cli("digest", results, "--json", "--html", results.with_name("d.html")).code == 2
