"""``summarizer batch --digest``: the day of a run, written beside its lines."""

from __future__ import annotations

import json
import shutil
import signal
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.batch.running import batch, good, home_in, lines_of, write_wires
from tests.project.commands import ROOT
from tests.support.scripted_server import ScriptedServer, Step

CLOCKED = ("09-embargoed.json", "10-embargo-past.xml", "README.md")
"""What comes of the first two hangs on the clock; the last is no wire of the day."""


def _day(folder: Path) -> None:
    """The example's wires, those apart whose embargo has an end."""
    (folder / "wires").mkdir()
    for wire in (ROOT / "examples" / "day").iterdir():
        if wire.name not in CLOCKED:
            shutil.copy(wire, folder / "wires")


def _texts(fact: Mapping[str, Any]) -> Any:
    return fact["value"]


def test_the_days_digest_as_json(tmp_path: Path) -> None:
    """The example's README, as a day: the correction counts and has one reprint, the killed match
    is nowhere, and all that is not shown is listed in the order of arrival."""
    _day(tmp_path)
    place = tmp_path / "day.json"
    ran = batch(tmp_path, None, "--results-only", "--digest", place).wait()
    assert (ran.code, ran.out) == (0, "")
    assert f"digest: {place}" in ran.err
    made = json.loads(place.read_text("utf-8"))
    schema = json.loads((ROOT / "schemas" / "day.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(made)
    wexcombe, ost = made["matches"]
    assert [(w["key"], Path(w["input"]).name) for w in made["wires"]] == [
        ("w1", "04-reprint.xml"),
        ("w2", "05-correction.json"),
        ("w3", "08-no-ids-update.txt"),
    ]
    assert [(_texts(m["home"]), _texts(m["away"])) for m in (wexcombe, ost)] == [
        ("Wexcombe", "Sandle"),
        ("Ost", "Lunn"),
    ]
    assert [(_texts(e["player"]), _texts(e["time"])["minute"]) for e in wexcombe["events"]] == [
        ("Ines Orme", 12),
        ("Nils Varga", 53),
        ("Ines Orme", 70),
        ("Jo Falk", 84),
    ]
    (source,) = wexcombe["sources"]
    assert (source["name"], source["wires"], source["reprints"]) == (
        "Coast Press",
        ["w2", "w1"],
        ["w1"],
    )
    assert [(Path(w["input"]).name[:2], w["outcome"]) for w in made["left_out"]] == [
        ("01", "skipped"),
        ("02", "killed"),
        ("03", "skipped"),
        ("06", "killed"),
        ("07", "skipped"),
        ("11", "skipped"),
        ("12", "held"),
        ("13", "skipped"),
        ("14", "held"),
    ]
    assert "Tolcarne" not in json.dumps(made["matches"])


def test_the_days_page_and_its_evidence(tmp_path: Path) -> None:
    """Two pages that link: each letter of the first leads to a sentence of the second; another run
    over the same wires writes the same bytes."""
    _day(tmp_path)
    page, beside = tmp_path / "day.html", tmp_path / "day-evidence.html"
    ran = batch(tmp_path, None, "--results-only", "--digest", page).wait()
    assert f"page: {page}; evidence: {beside}" in ran.err
    assert "were not found" not in ran.err
    text, evidence = page.read_text("utf-8"), beside.read_text("utf-8")
    links = {part.split('"')[0] for part in text.split('href="day-evidence.html#')[1:]}
    assert {"w1", "w2", "w3"} < links
    assert all(f'id="{link}"' in evidence for link in links)
    assert "Tolcarne" not in text + evidence
    assert text.count('<span class="tag killed">') == 2
    batch(tmp_path, None, "--results-only", "--digest", page).wait()
    assert (page.read_text("utf-8"), beside.read_text("utf-8")) == (text, evidence)


REPORT = """Norvale beat Ellan 2-1 in the Coast League on Sunday, with Ana Reis scoring twice.

Ana Reis put Norvale ahead in the 12th minute, and Lou Varga levelled in the 51st minute after a
long throw that nobody in the home defence had cared to clear.

Reis won it in the 70th minute, when she ran through on her own from the halfway line.
"""


def _report(folder: Path, name: str, provider: str, **more: str) -> None:
    item = {
        "uri": f"urn:{provider}:1",
        "version": "1",
        "type": "text",
        "provider": provider,
        "language": "en",
        "pubstatus": "usable",
        "headline": "Norvale beat Ellan",
        "body_text": REPORT,
        **more,
    }
    (folder / "wires").mkdir(exist_ok=True)
    (folder / "wires" / name).write_text(json.dumps(item), encoding="utf-8")


def test_a_kill_of_another_run_clears_both_pages(tmp_path: Path) -> None:
    """The agency's kill comes in alone, a run later, beside a paper's copy: neither lines, digest
    nor evidence show the report any more, and the copy's line says why."""
    page, beside = tmp_path / "day.html", tmp_path / "day-evidence.html"
    _report(tmp_path, "1.json", "Coast")
    _report(tmp_path, "2.json", "Herald")
    batch(tmp_path, None, "--digest", page).wait()
    assert page.read_text("utf-8").count('class="card" id="m') == 1
    assert "halfway" in beside.read_text("utf-8")
    (tmp_path / "wires" / "1.json").unlink()
    _report(
        tmp_path, "3.json", "Coast", version="2", pubstatus="canceled", body_text="Sent in error."
    )
    assert batch(tmp_path, None, "--digest", page).wait().code == 0
    assert [line["outcome"] for line in lines_of(tmp_path)] == ["killed", "killed"]
    copy, _ = lines_of(tmp_path)
    assert "carries on the report of Coast" in copy["reason"]
    assert "it withdraws what was made of it" in copy["reason"]
    assert copy["summary"] is None
    text = page.read_text("utf-8")
    assert 'class="card" id="m' not in text
    assert "carries on the report of Coast" in text
    assert "halfway" not in beside.read_text("utf-8")


OWN = """Sandle beat Perran 2-0 in the Coast League on Sunday in front of a full house.

Teo Lind gave Sandle the lead in the 33rd minute, and Mia Torp scored the second in the 80th minute.
"""


def _matches(line: Mapping[str, Any]) -> list[str]:
    return [m["home"]["name"] for m in line["summary"]["matches"]]


def test_a_copy_that_comes_again_after_the_kill_is_not_told_again(tmp_path: Path) -> None:
    """The paper's copy was summarised, the report killed in a run without it, and both come in once
    more: the copy is killed as well, the other paper's own report is told."""
    place = tmp_path / "day.json"
    _report(tmp_path, "1.json", "Coast")
    _report(tmp_path, "2.json", "Herald")
    _report(tmp_path, "4.json", "Post", body_text=OWN, headline="Sandle beat Perran")
    batch(tmp_path, None, "--digest", place).wait()
    assert [line["outcome"] for line in lines_of(tmp_path)] == ["summarised"] * 3
    for name in ("1.json", "2.json", "4.json"):
        (tmp_path / name).write_bytes((tmp_path / "wires" / name).read_bytes())
        (tmp_path / "wires" / name).unlink()
    _report(
        tmp_path, "3.json", "Coast", version="2", pubstatus="canceled", body_text="Sent in error."
    )
    batch(tmp_path, None, "--digest", place).wait()
    (kill,) = lines_of(tmp_path)
    (left,) = json.loads(place.read_text("utf-8"))["left_out"]
    assert "it withdraws what was made of Norvale beat Ellan" in kill["reason"]
    assert left["reason"] == kill["reason"]
    (tmp_path / "wires" / "3.json").unlink()
    for name in ("1.json", "2.json", "4.json"):
        shutil.copy(tmp_path / name, tmp_path / "wires")
    ran = batch(tmp_path, None, "--digest", place).wait()
    assert [line["outcome"] for line in lines_of(tmp_path)] == ["killed", "killed", "summarised"]
    assert "1 done, 0 held, 2 killed" in ran.err
    assert "halfway" not in json.dumps(lines_of(tmp_path))


@pytest.mark.parametrize("copy_first", [True, False])
def test_a_copy_of_a_held_report_waits_with_it(tmp_path: Path, copy_first: bool) -> None:
    """An agency's report is under an embargo, a paper's copy is not: both lines are held, whichever
    comes first and however often; once the agency frees it both are told."""
    place = tmp_path / "day.json"
    paper, agency = ("1.json", "2.json") if copy_first else ("2.json", "1.json")
    _report(tmp_path, paper, "Herald")
    _report(tmp_path, agency, "Coast", embargoed="2099-01-01T00:00:00Z")
    for _ in range(2):
        assert batch(tmp_path, None, "--digest", place).wait().code == 0
        assert [line["outcome"] for line in lines_of(tmp_path)] == ["held", "held"]
        assert json.loads(place.read_text("utf-8"))["matches"] == []
    _report(tmp_path, agency, "Coast", version="2")
    assert batch(tmp_path, None, "--digest", place).wait().code == 0
    told = {Path(line["input"]).name: line["outcome"] for line in lines_of(tmp_path)}
    # Read before what frees it, the copy is free with the next run.
    assert told == {agency: "summarised", paper: "held" if copy_first else "summarised"}
    batch(tmp_path, None, "--digest", place).wait()
    assert [line["outcome"] for line in lines_of(tmp_path)] == ["summarised", "summarised"]


@pytest.mark.parametrize("kill_first", [True, False])
def test_a_round_up_loses_the_killed_section_alone(tmp_path: Path, kill_first: bool) -> None:
    """It carries the killed report and a match of its own, whether it came in after the kill or was
    summarised before it: the line and the digest keep its own match."""
    place = tmp_path / "day.json"
    _report(tmp_path, "1.json", "Coast")
    if not kill_first:
        _report(tmp_path, "2.json", "Herald", body_text=f"{REPORT}\n{OWN}", headline="Round-up")
    batch(tmp_path, None, "--digest", place).wait()
    _report(
        tmp_path, "1.json", "Coast", version="2", pubstatus="canceled", body_text="Sent in error."
    )
    batch(tmp_path, None, "--digest", place).wait()
    _report(tmp_path, "2.json", "Herald", body_text=f"{REPORT}\n{OWN}", headline="Round-up")
    assert batch(tmp_path, None, "--digest", place).wait().code == 0
    kill, round_up = lines_of(tmp_path)
    assert (kill["outcome"], round_up["outcome"]) == ("killed", "summarised")
    assert _matches(round_up) == ["Sandle"]
    (found,) = [f for f in round_up["summary"]["findings"] if f["rule"] == "carries-killed"]
    assert found["message"].startswith("Norvale - Ellan carries on the report of Coast")
    made = json.loads(place.read_text("utf-8"))
    assert [_texts(m["home"]) for m in made["matches"]] == ["Sandle"]


def test_the_agency_itself_brings_its_story_back_under_a_new_id(tmp_path: Path) -> None:
    """The same words under the provider's own new id are no copy of what it killed."""
    _report(tmp_path, "1.json", "Coast", pubstatus="canceled")
    _report(tmp_path, "2.json", "Coast", uri="urn:Coast:2")
    batch(tmp_path, None).wait()
    assert [line["outcome"] for line in lines_of(tmp_path)] == ["killed", "summarised"]


def test_a_run_that_is_stopped_writes_no_digest(tmp_path: Path) -> None:
    """Part of a day would look like all of it: an older digest stays, and that is said."""
    write_wires(tmp_path, "Arle", "Brisk", "Corva")
    page = tmp_path / "day.html"
    page.write_text("older", "utf-8")
    asked = threading.Event()
    go = threading.Event()

    def answer(body: Mapping[str, Any]) -> Step:
        asked.set()
        go.wait(30)
        return good(body)

    with ScriptedServer(answer) as server:
        run = batch(tmp_path, server, "--concurrency", "1", "--digest", page)
        assert asked.wait(60)
        run.send(signal.SIGTERM)
        go.set()
        ran = run.wait()
        assert ran.code == 143
        assert "no digest was written, for the day is not whole yet" in ran.err
        assert page.read_text("utf-8") == "older"
        assert batch(tmp_path, server, "--digest", page).wait().code == 0
        assert sorted(home_in(r.body) for r in server.requests) == ["Arle", "Brisk", "Corva"]
    assert page.read_text("utf-8").count('class="card" id="m') == 3


def test_places_that_cannot_be_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    """The digest replaces no input, neither the lines nor the ledger, nor its own evidence."""
    write_wires(tmp_path, "Arle")
    for place in ("out.jsonl", "out.db", "nowhere/day.html", "wires"):
        ran = batch(tmp_path, None, "--digest", tmp_path / place).wait()
        assert ran.code == 2, place
        assert not (tmp_path / "out.db").exists()
