"""Batches beside other work: bounds, turns, what is left of one that was not taken on, disks."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from summarizer.api import read
from summarizer.batch.plan import Found
from summarizer.ledger import Inputs, Ledger
from summarizer.service import ServiceSettings, archive
from summarizer.service.archive import Archive
from summarizer.service.work import Desk

from .served import REPORT, RULES, Service, listening, served
from .test_kept import done, item, report


def left(ledger: Path) -> int:
    """How many inputs stand in a ledger that nobody has open."""
    with Ledger(ledger) as opened:
        count: int = opened.sql.execute("SELECT count(*) FROM inputs").fetchone()[0]
        return count


def found(many: int) -> deque[Found]:
    """Wires of invented clubs, each a story of its own."""
    texts = (report(f"North {chr(65 + n % 26)}{n}", f"South {n}") for n in range(many))
    return deque((f"#{n}", read(text)) for n, text in enumerate(texts, 1))


def test_a_batch_has_a_bound_of_text_whatever_it_is_packed_in(tmp_path: Path) -> None:
    """A small archive of much text is 413 too-large, and nothing of it is left."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for n in range(20):
            made.writestr(f"{n}.txt", REPORT.replace("Norvale", f"Norvale {n}"))
    ledger = tmp_path / "s.db"
    with listening(ServiceSettings(ledger=ledger, max_batch_bytes=5_000), RULES) as it:
        answer = it.post("/v1/batches", packed.getvalue())
        assert (answer.status, answer.code) == (413, "too-large")
        # What takes memory by its pieces is bounded by them.
        assert it.post("/v1/batches", "{}\n" * 100 + item("x", REPORT)).code == "too-large"
        taken = it.post("/v1/batches", item("a", REPORT) + "\n" + item("b", REPORT))
        assert taken.status == 202
        done(it, taken.json["status"])
    assert left(ledger) == 2


def test_a_batch_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """504 deadline with the hint to send less, and nothing of it is left."""
    ledger = tmp_path / "s.db"
    settings = ServiceSettings(ledger=ledger, batch_seconds=0.01)
    with listening(settings, RULES) as it:
        lines = "\n".join(item(str(n), report(f"A{n}", f"B{n}")) for n in range(500))
        answer = it.post("/v1/batches", lines)
        assert (answer.status, answer.code) == (504, "deadline")
        assert "smaller" in answer.json["hint"]
        assert it.post("/v1/summaries", REPORT).status == 200
    assert left(ledger) == 0


def test_others_have_their_turn_while_a_batch_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a moment is no time at all the loop goes on after each wire, and the batch is no batch
    until the last."""
    monkeypatch.setattr(archive, "_MOMENT", 0)
    wires = found(30)

    async def both(kept: Archive) -> list[int]:
        taken = asyncio.create_task(kept.accept(wires, datetime.now(UTC)))
        seen = []
        while not taken.done():
            seen.append(len(wires))
            assert kept.unfinished() == []
            await asyncio.sleep(0)
        assert kept.state(await taken).outcomes == {"open": 30}  # type: ignore[union-attr]
        return seen

    with Ledger(tmp_path / "s.db") as ledger:
        seen = asyncio.run(both(Archive(ledger, lambda digest: digest)))
    assert set(seen) == set(range(31))


def test_a_batch_that_was_broken_off_leaves_nothing(tmp_path: Path) -> None:
    """Cancelled amid its wires it is gone at once; killed, at the next start."""
    wires = found(30)

    async def broken_off(kept: Archive) -> None:
        taken = asyncio.create_task(kept.accept(wires, datetime.now(UTC)))
        await asyncio.sleep(0)
        taken.cancel()
        await asyncio.gather(taken, return_exceptions=True)

    with Ledger(tmp_path / "s.db") as ledger:
        kept = Archive(ledger, lambda digest: digest)
        asyncio.run(broken_off(kept))
        assert ledger.sql.execute("SELECT count(*) FROM inputs").fetchone() == (0,)
        with ledger.transaction():
            Inputs(ledger, "f" * 32).add(0, "x", None)  # of a batch that is in no list
            Inputs(ledger).add(0, "x", None)  # of the command line
        kept.tidy()
        assert ledger.sql.execute("SELECT batch FROM inputs").fetchall() == [("",)]


def test_all_results_come_in_order_however_many(service: Service) -> None:
    """More than are read at a time: each line once, in the order of the batch."""
    names = [f"Fold{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(120)]
    body = "\n".join(item(f"many-{n}", report(n, "Rell")) for n in names)
    taken = service.post("/v1/batches", body)
    done(service, taken.json["status"])
    lines = service.ask("GET", taken.json["results"]).body.decode().splitlines()
    told = [json.loads(line)["summary"]["matches"][0]["home"]["name"] for line in lines]
    assert told == names


def test_the_wires_of_batches_are_counted() -> None:
    """What became of each stands in the metrics as that of single wires does."""
    wires = [
        item("m1", report("Aldby", "Crane")),
        "{broken",
        item("m2", report("Dunmere", "Ely Park"), pubstatus="canceled"),
        item("m3", report("Fen City", "Gale")),
    ]
    with served() as own:
        taken = own.post("/v1/batches", "\n".join(wires))
        done(own, taken.json["status"])
        text = own.ask("GET", "/metrics").body.decode()
    counted = {
        s.labels["outcome"]: s.value
        for family in text_string_to_metric_families(text)
        for s in family.samples
        if s.name == "summarizer_wires_total"
    }
    assert counted == {"summarised": 2, "failed": 1, "killed": 1}


# --- a disk that is full --------------------------------------------------------------------------


def pages(desk: Desk, most: int | None) -> None:
    """SQLite's own bound of its file, past which it says that the disk is full; None: no bound."""
    sql = desk.archive.ledger.sql
    now = sql.execute("PRAGMA page_count").fetchone()[0]
    sql.execute(f"PRAGMA max_page_count = {now if most == 0 else 1_000_000}")


def until(service: Service, path: str, key: str, value: Any) -> Any:
    """The answer in which ``key`` has that value; the service is asked until then."""
    for _ in range(20_000):
        answer = service.ask("GET", path).json
        if answer[key] == value:
            return answer
    raise AssertionError(answer)


def test_a_full_disk_is_told_and_work_goes_on_by_itself_when_there_is_room(tmp_path: Path) -> None:
    """A batch that was accepted stays, says why it stands still, readyz is 503; with room again it
    is done though nobody asks for anything."""
    ledger = tmp_path / "s.db"
    with Ledger(ledger) as opened:
        kept = Archive(opened, lambda digest: digest)
        name = asyncio.run(kept.accept(found(20), datetime.now(UTC)))
    settings = ServiceSettings(ledger=ledger, again_seconds=0.05)
    with listening(settings, RULES, lambda desk: pages(desk, 0)) as it:
        path = f"/v1/batches/{name}"
        state = until(it, path, "stopped", "the disk is full; it is tried again")
        assert not state["done"]
        ready = it.ask("GET", "/readyz")
        assert (ready.status, ready.code) == (503, "ledger")
        assert ready.json["detail"] == "the disk is full"
        assert "command" not in ready.json["hint"]
        assert str(ledger) not in ready.body.decode()
        pages(it.app.state.desk, None)
        state = until(it, path, "done", True)
        assert state["outcomes"] == {"summarised": 20}
        assert until(it, "/readyz", "status", "ok")


def test_a_wire_that_cannot_be_kept_is_a_problem_that_passes(tmp_path: Path) -> None:
    """503 ledger, retryable, in words for who sent it; with room again the same wire is read."""
    settings = ServiceSettings(ledger=tmp_path / "s.db", again_seconds=0.05)
    with listening(settings, RULES, lambda desk: pages(desk, 0)) as it:
        for send in (
            lambda: it.post("/v1/summaries", REPORT * 30),
            lambda: it.post("/v1/batches", item("x", REPORT * 30)),
        ):
            refused = send()
            assert (refused.status, refused.code) == (503, "ledger")
            assert refused.json["retryable"]
            assert refused.json["title"] == "The service cannot write down what it does"
        pages(it.app.state.desk, None)
        assert until(it, "/readyz", "status", "ok")
        assert it.post("/v1/summaries", REPORT).status == 200
