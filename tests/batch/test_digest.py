"""``summarizer batch --digest``: the day of a run, written beside its lines."""

from __future__ import annotations

import json
import shutil
import signal
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
    """The agency's kill comes in alone, a run later, beside a paper's copy: neither the digest nor
    the evidence shows the report any more."""
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
    assert [line["outcome"] for line in lines_of(tmp_path)] == ["summarised", "killed"]
    text = page.read_text("utf-8")
    assert 'class="card" id="m' not in text
    assert "Norvale - Ellan carries on a report that was killed" in text
    assert "halfway" not in beside.read_text("utf-8")


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
