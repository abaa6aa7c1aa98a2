from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer.ledger import Ledger
from summarizer.pipeline import judged_alone
from tests.batch.running import (
    Ran,
    batch,
    good,
    home_in,
    lines_of,
    reply,
    start,
    write_wires,
)
from tests.support.scripted_server import Answer, ScriptedServer, Status, Step

FOUR = ("Arle", "Brisk", "Corva", "Dune")


def _outcomes(folder: Path) -> list[tuple[str, str]]:
    return [(Path(line["input"]).stem, line["outcome"]) for line in lines_of(folder)]


def _without_seconds(line: dict[str, Any]) -> dict[str, Any]:
    if line["summary"] is not None:
        line["summary"]["run"]["seconds"] = 0
    return line


def _ninjs(folder: Path, name: str, story: str, version: str, home: str, **more: str) -> None:
    """A wire with an id and a version, in the file ``name``."""
    item = {
        "uri": f"urn:coast:{story}",
        "version": version,
        "type": "text",
        "language": "en",
        "pubstatus": "usable",
        "headline": f"{home} beat Ellan",
        "body_text": f"{home} beat Ellan 2-1 on Saturday.",
        **more,
    }
    (folder / "wires").mkdir(exist_ok=True)
    (folder / "wires" / name).write_text(json.dumps(item), encoding="utf-8")


def test_the_lines_are_those_of_summarize(tmp_path: Path) -> None:
    """A batch by rule writes what ``summarize --json`` prints, in the order of its inputs."""
    write_wires(tmp_path, *FOUR)
    (tmp_path / "wires" / "Brisk.txt").write_bytes(b"\0\1\2")
    wires = sorted((tmp_path / "wires").iterdir())
    printed = start(tmp_path, "summarize", "--engine", "offline", "--json", *wires).wait()
    ran = batch(tmp_path, None).wait()
    assert ran.code == printed.code == 1
    expected = [json.loads(line) for line in printed.out.splitlines()]
    assert list(map(_without_seconds, lines_of(tmp_path))) == list(map(_without_seconds, expected))


@pytest.mark.parametrize("command", ["batch", "summarize"])
def test_a_wire_that_fails_its_checks_alone_ends_in_code_1(tmp_path: Path, command: str) -> None:
    """Under ``--policy raise`` a batch ends as ``summarize`` does, with a line for the wire."""
    write_wires(tmp_path, "Arle")
    with ScriptedServer(lambda body: Answer(reply(home_in(body), "7-1"))) as server:
        if command == "batch":
            ran = batch(tmp_path, server, "--policy", "raise").wait()
            line = lines_of(tmp_path)[0]
        else:
            asked = ("--engine", "llm", "--model", "m", "--base-url", server.base_url, "--json")
            wire = tmp_path / "wires" / "Arle.txt"
            ran = start(tmp_path, command, *asked, "--policy", "raise", wire).wait()
            line = json.loads(ran.out)
    assert (ran.code, line["outcome"], line["error"]["code"]) == (1, "failed", "checks-failed")
    assert "Traceback" not in ran.err


def test_one_request_for_each_wire_and_none_for_a_second_run(tmp_path: Path) -> None:
    """A second run with the same ledger costs nothing, and writes the same bytes."""
    write_wires(tmp_path, *FOUR)
    with ScriptedServer(good) as server:
        first = batch(tmp_path, server).wait()
        before = (tmp_path / "out.jsonl").read_bytes()
        second = batch(tmp_path, server).wait()
        assert (first.code, second.code) == (0, 0)
        assert len(server.requests) == 4
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert _outcomes(tmp_path) == [(name, "summarised") for name in FOUR]
    assert "4 requests, 4,800 tokens" in first.err
    assert "0 requests, 0 tokens" in second.err


def test_another_folder_with_the_same_wires_costs_nothing(tmp_path: Path) -> None:
    """What was paid for is known by its bytes, wherever they lie."""
    write_wires(tmp_path, *FOUR)
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        (tmp_path / "wires").rename(tmp_path / "elsewhere")
        (tmp_path / "wires").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "wires" / "Arle.txt").rename(tmp_path / "wires" / "Zz.txt")
        assert batch(tmp_path, server).wait().code == 0
        assert len(server.requests) == 4
    assert [name for name, _ in _outcomes(tmp_path)] == ["Brisk", "Corva", "Dune", "Zz"]
    assert lines_of(tmp_path)[3]["summary"]["matches"][0]["home"]["name"] == "Arle"


def test_another_policy_costs_no_request(tmp_path: Path) -> None:
    """The stored replies are checked again under the new policy, and nothing is asked."""
    write_wires(tmp_path, "Arle")
    with ScriptedServer(lambda body: Answer(reply(home_in(body), "7-1"))) as server:
        batch(tmp_path, server).wait()
        asked = len(server.requests)
        assert lines_of(tmp_path)[0]["summary"]["matches"][0]["score"] is None
        assert batch(tmp_path, server, "--policy", "flag").wait().code == 0
        assert len(server.requests) == asked == 2  # the re-ask was paid for in the first run
    assert lines_of(tmp_path)[0]["summary"]["matches"][0]["score"]["home"] == 7


def _new_rules() -> None:
    """Another version of the rules, whose every finding is worded in another way."""
    from summarizer import pipeline
    from summarizer.batch import run
    from summarizer.checking import Problem

    patch = pytest.MonkeyPatch()  # of the child, which ends with it
    patch.setattr(run, "RULES_VERSION", "next")
    patch.setattr(pipeline, "RULES_VERSION", "next")
    told = vars(Problem)["message"]
    patch.setattr(Problem, "message", property(lambda self: "otherwise: " + told.fget(self)))


def test_new_rules_cost_no_request(tmp_path: Path) -> None:
    """Rules that word a re-ask in another way are given the answer that was paid for."""
    write_wires(tmp_path, "Arle")
    with ScriptedServer(lambda body: Answer(reply(home_in(body), "7-1"))) as server:
        batch(tmp_path, server).wait()
        before = (tmp_path / "out.jsonl").read_bytes()
        assert batch(tmp_path, server, before=_new_rules).wait().code == 0
        assert len(server.requests) == 2
    assert (tmp_path / "out.jsonl").read_bytes() != before
    run = lines_of(tmp_path)[0]["summary"]["run"]
    assert (run["rules"], run["requests"]) == ("next", 2)


def test_another_model_is_paid_for_and_the_first_is_kept(tmp_path: Path) -> None:
    """A changed model asks once for each wire; going back to the first costs nothing."""
    write_wires(tmp_path, *FOUR)
    with ScriptedServer(good) as server:
        for model, requests in (("m", 4), ("other", 8), ("m", 8)):
            assert batch(tmp_path, server, "--model", model).wait().code == 0
            assert len(server.requests) == requests


def test_an_answer_is_kept_before_it_is_looked_at(tmp_path: Path) -> None:
    """A process that dies over the check of an answer has kept it: it is not paid for twice."""

    def die_in_check() -> None:
        from summarizer.batch import workers

        def check(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(workers.Workers, "check", check)  # noqa: B010

    write_wires(tmp_path, "Arle")
    with ScriptedServer(good) as server:
        assert batch(tmp_path, server, before=die_in_check).wait().code == -signal.SIGKILL
        assert not (tmp_path / "out.jsonl").exists()
        assert batch(tmp_path, server).wait().code == 0
        assert len(server.requests) == 1
    assert _outcomes(tmp_path) == [("Arle", "summarised")]


def test_the_same_bytes_twice_are_one_wire(tmp_path: Path) -> None:
    """A copy is skipped, and says of what it is one."""
    write_wires(tmp_path, "Arle")
    (tmp_path / "wires" / "Copy.txt").write_bytes((tmp_path / "wires" / "Arle.txt").read_bytes())
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        assert len(server.requests) == 1
    line = lines_of(tmp_path)[1]
    assert line["outcome"] == "skipped"
    assert line["reason"] == f"the same wire as {tmp_path / 'wires' / 'Arle.txt'}"


def test_a_text_that_two_agencies_send_alike_is_paid_for_once(tmp_path: Path) -> None:
    """Wires of two stories with the same words make the same request: both get its answer."""
    _ninjs(tmp_path, "1.json", "a", "1", "Arle")
    _ninjs(tmp_path, "2.json", "b", "1", "Arle")
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        assert len(server.requests) == 1
    assert [line["summary"]["wire"]["id"] for line in lines_of(tmp_path)] == [
        "urn:coast:a",
        "urn:coast:b",
    ]


# --- revisions ----------------------------------------------------------------------------------


def test_only_the_newest_version_is_paid_for(tmp_path: Path) -> None:
    """Whatever the order of the inputs, older versions are skipped, and nothing asked of them."""
    _ninjs(tmp_path, "1.json", "a", "2", "Brisk")
    _ninjs(tmp_path, "2.json", "a", "3", "Corva")
    _ninjs(tmp_path, "3.json", "a", "1", "Arle")
    with ScriptedServer(good) as server:
        assert batch(tmp_path, server).wait().code == 0
        assert [home_in(r.body) for r in server.requests] == ["Corva"]
    assert _outcomes(tmp_path) == [("1", "skipped"), ("2", "summarised"), ("3", "skipped")]
    assert lines_of(tmp_path)[0]["reason"] == "a later one counts: version 3"


def test_a_version_that_comes_in_a_later_run_replaces_the_first(tmp_path: Path) -> None:
    """After it, a run over the first version alone says that a later one counts."""
    _ninjs(tmp_path, "1.json", "a", "1", "Arle")
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        assert _outcomes(tmp_path) == [("1", "summarised")]
        _ninjs(tmp_path, "2.json", "a", "2", "Brisk")
        batch(tmp_path, server).wait()
        assert _outcomes(tmp_path) == [("1", "skipped"), ("2", "summarised")]
        (tmp_path / "wires" / "2.json").unlink()
        batch(tmp_path, server).wait()
        assert _outcomes(tmp_path) == [("1", "skipped")]
        assert len(server.requests) == 2


def test_a_kill_counts_wherever_it_stands_and_stays(tmp_path: Path) -> None:
    """A story that is killed among the inputs is never asked about, in no later run either."""
    _ninjs(tmp_path, "1.json", "a", "1", "Arle")
    _ninjs(tmp_path, "2.json", "b", "1", "Brisk")
    _ninjs(tmp_path, "3.json", "a", "2", "Arle", pubstatus="canceled")
    with ScriptedServer(good) as server:
        assert batch(tmp_path, server).wait().code == 0
        assert _outcomes(tmp_path) == [("1", "killed"), ("2", "summarised"), ("3", "killed")]
        before = (tmp_path / "out.jsonl").read_bytes()
        batch(tmp_path, server).wait()
        assert (tmp_path / "out.jsonl").read_bytes() == before
        (tmp_path / "wires" / "3.json").unlink()
        _ninjs(tmp_path, "4.json", "a", "3", "Corva")
        batch(tmp_path, server).wait()
        assert [home_in(r.body) for r in server.requests] == ["Brisk"]
    assert _outcomes(tmp_path) == [("1", "killed"), ("2", "summarised"), ("4", "killed")]


def test_a_kill_by_slug_means_a_story_with_another_id(tmp_path: Path) -> None:
    """An order that is a message of its own kills the one story of its slug."""
    _ninjs(tmp_path, "1.json", "a", "1", "Arle", slugline="FBL-Arle-Ellan")
    _ninjs(tmp_path, "2.json", "b", "1", "Brisk", slugline="FBL-Brisk-Ellan")
    _ninjs(tmp_path, "3.json", "x", "1", "Arle", slugline="KILL FBL-Arle-Ellan")
    with ScriptedServer(good) as server:
        assert batch(tmp_path, server).wait().code == 0
        assert [home_in(r.body) for r in server.requests] == ["Brisk"]
    assert _outcomes(tmp_path) == [("1", "killed"), ("2", "summarised"), ("3", "killed")]


def _carried(folder: Path) -> None:
    """The report of the story ``a`` and its kill are there; another agency carries it."""
    text = " ".join(f"{home} beat Ellan 2-1 on day {n} of the cup." for n, home in enumerate(FOUR))
    text += " Rain fell from the first minute to the last, and nobody in the stand went home early."
    _ninjs(folder, "1.json", "a", "1", "Arle", body_text=text)
    _ninjs(folder, "2.json", "a", "2", "Arle", body_text=text, pubstatus="canceled")
    _ninjs(folder, "3.json", "c", "1", "Copy", body_text=text, provider="Harbour")


def test_a_report_carried_on_after_its_kill_does_not_go_on(tmp_path: Path) -> None:
    """Another agency's copy of what was killed is not summarised."""
    _carried(tmp_path)
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        assert not server.requests
    line = lines_of(tmp_path)[2]
    assert line["outcome"] == "skipped"
    assert "killed" in line["reason"]


def test_a_kill_names_summaries_of_what_others_carry(tmp_path: Path) -> None:
    """A copy that was summarised before the kill came in is named, for a person to look at."""
    _carried(tmp_path)
    for name in ("1", "2"):
        (tmp_path / "wires" / f"{name}.json").rename(tmp_path / f"{name}.json")
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        assert _outcomes(tmp_path) == [("3", "summarised")]
        for name in ("1", "2"):
            (tmp_path / f"{name}.json").rename(tmp_path / "wires" / f"{name}.json")
        batch(tmp_path, server).wait()
    reason = lines_of(tmp_path)[1]["reason"]
    assert reason.endswith("; others carry the same report, a person has to look: Copy beat Ellan")


def test_a_kill_names_what_it_withdraws(tmp_path: Path) -> None:
    """A kill that comes in after the summary takes it out of the output, and says which it was."""
    _ninjs(tmp_path, "1.json", "a", "1", "Arle")
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        _ninjs(tmp_path, "2.json", "a", "2", "Arle", pubstatus="canceled")
        batch(tmp_path, server).wait()
    first, kill = lines_of(tmp_path)
    assert (first["outcome"], first["summary"]) == ("killed", None)
    assert kill["reason"].endswith("; it withdraws what was made of Arle beat Ellan")


def test_a_hold_suspends_until_it_is_lifted(tmp_path: Path) -> None:
    """What was made of an older version is held with it, and counts not again before the newer
    one is free, which then replaces it."""
    _ninjs(tmp_path, "1.json", "a", "1", "Arle")
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        _ninjs(tmp_path, "2.json", "a", "2", "Brisk", pubstatus="withheld")
        batch(tmp_path, server).wait()
        assert _outcomes(tmp_path) == [("1", "held"), ("2", "held")]
        _ninjs(tmp_path, "2.json", "a", "2", "Brisk")
        batch(tmp_path, server).wait()
        assert _outcomes(tmp_path) == [("1", "skipped"), ("2", "summarised")]
        assert len(server.requests) == 2


# --- faults -------------------------------------------------------------------------------------


def test_a_bad_wire_stops_no_other(tmp_path: Path) -> None:
    """What is no wire, and what the model declines, fail with their reasons; the rest is done."""
    write_wires(tmp_path, *FOUR)
    (tmp_path / "wires" / "Brisk.txt").write_bytes(b"\0\1\2")

    def answer(body: Mapping[str, Any]) -> Step:
        return Answer(None, refusal="no") if home_in(body) == "Dune" else good(body)

    with ScriptedServer(answer) as server:
        ran = batch(tmp_path, server).wait()
    assert ran.code == 1
    assert [line["error"] and line["error"]["code"] for line in lines_of(tmp_path)] == [
        None,
        "not-a-wire",
        None,
        "refused",
    ]
    assert "2 done, 0 held, 0 killed, 0 skipped, 2 failed (" in ran.err
    assert "not-a-wire 1" in ran.err
    assert "refused 1" in ran.err


def test_a_server_that_is_busy_or_broken_now_and_then_costs_no_wire(tmp_path: Path) -> None:
    """429 with a time to wait and 500 are asked again; no wire fails."""
    names = [f"Club{c}" for c in "abcdefghij"]
    write_wires(tmp_path, *names)
    seen: set[str] = set()

    def answer(body: Mapping[str, Any]) -> Step:
        home = home_in(body)
        if home in seen or home[-1] in "efgh":
            return good(body)
        seen.add(home)
        return Status(429, headers={"retry-after-ms": "20"}) if home[-1] < "d" else Status(500)

    with ScriptedServer(answer) as server:
        assert batch(tmp_path, server).wait().code == 0
        assert len(server.requests) == 16
    assert _outcomes(tmp_path) == [(name, "summarised") for name in names]


def test_a_server_that_is_down_fails_the_wires_until_it_is_there(tmp_path: Path) -> None:
    """Nothing done because of the server is code 4; the same command does all when it is back."""
    write_wires(tmp_path, *FOUR)
    with ScriptedServer(lambda _: Status(503, headers={"retry-after-ms": "1"})) as server:
        ran = batch(tmp_path, server).wait()
    assert ran.code == 4
    assert {line["error"]["code"] for line in lines_of(tmp_path)} == {"server-unavailable"}
    with ScriptedServer(good) as server:
        assert batch(tmp_path, server).wait().code == 0
        assert len(server.requests) == 4
    assert _outcomes(tmp_path) == [(name, "summarised") for name in FOUR]


def _the_last_for_today(body: Mapping[str, Any]) -> Step:
    step = good(body)
    assert isinstance(step, Answer)
    left = {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "24h"}
    return replace(step, headers=left)


DAY_LONG: dict[str, Callable[[Mapping[str, Any]], Step]] = {
    "429": lambda _: Status(429, headers={"retry-after": "86400"}),
    "503": lambda _: Status(503, headers={"retry-after": "86400"}),
    "nothing left": _the_last_for_today,
}


@pytest.mark.parametrize("how", DAY_LONG)
def test_a_server_that_wants_a_day_puts_the_run_off(tmp_path: Path, how: str) -> None:
    """Whether it says so by Retry-After or by what is left: the run ends at once with 75 and says
    until when, what is open stays open, nothing has failed, and the same command goes on."""
    names = [f"Club{c}" for c in "abcdefghij"]
    write_wires(tmp_path, *names)
    again = threading.Event()
    with ScriptedServer(lambda b: good(b) if again.is_set() else DAY_LONG[how](b)) as server:
        ran = batch(tmp_path, server, "--concurrency", "2").wait()
        asked = len(server.requests)
        again.set()
        assert batch(tmp_path, server).wait().code == 0
        asked_then = len(server.requests) - asked
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).strftime("%Y-%m-%d")
    assert ran.code == 75
    assert "0 failed" in ran.err
    assert f"the server asks to wait until {tomorrow}" in ran.err
    assert f"waiting for the server until {tomorrow}" in ran.err
    assert "the same command goes on" in ran.err
    done = asked if how == "nothing left" else 0
    assert 0 < asked <= 3
    assert f"{10 - done} open" in ran.err
    assert asked_then == 10 - done
    assert _outcomes(tmp_path) == [(name, "summarised") for name in names]


def test_a_key_that_is_not_taken_says_what_to_do_where_all_have_failed(tmp_path: Path) -> None:
    """Twelve wires in flight, twelve failed: nothing was done, and the key is what to look at."""
    write_wires(tmp_path, *[f"Club{c}" for c in "abcdefghijkl"])
    with ScriptedServer(lambda _: Status(401)) as server:
        ran = batch(tmp_path, server, "--concurrency", "12").wait()
    assert ran.code == 4
    assert "12 failed" in ran.err
    assert "all was done" not in ran.err
    assert "check the API key" in ran.err
    assert "the same command goes on" in ran.err


def test_a_key_that_is_not_taken_ends_the_run(tmp_path: Path) -> None:
    """When every wire fails for the key, not all of a day's wires are sent to find that out."""
    write_wires(tmp_path, *[f"Club{n:02}".replace("0", "o") for n in range(60)])
    with ScriptedServer(lambda _: Status(401)) as server:
        ran = batch(tmp_path, server, "--concurrency", "2").wait()
        assert 8 <= len(server.requests) <= 10
    assert ran.code == 4
    assert "every wire failed alike" in ran.err
    assert "the same command goes on" in ran.err


def test_what_was_answered_badly_is_asked_again_only_on_request(tmp_path: Path) -> None:
    """A refusal is paid for once; ``ledger --retry`` opens it, and the next run asks afresh."""
    write_wires(tmp_path, *FOUR)
    refuse = True

    def answer(body: Mapping[str, Any]) -> Step:
        return Answer(None, refusal="no") if refuse and home_in(body) == "Dune" else good(body)

    with ScriptedServer(answer) as server:
        batch(tmp_path, server).wait()
        batch(tmp_path, server).wait()
        assert len(server.requests) == 4
        told = start(tmp_path, "ledger", tmp_path / "out.db").wait()
        assert "1 × refused (--retry opens it)" in told.out
        again = start(tmp_path, "ledger", tmp_path / "out.db", "--retry").wait()
        assert (again.code, again.err) == (0, "summarizer: 1 wire is open again\n")
        refuse = False
        assert batch(tmp_path, server).wait().code == 0
        assert len(server.requests) == 5
    told = start(tmp_path, "ledger", tmp_path / "out.db").wait()
    assert "5 answers, 6,000 tokens, price not known" in told.out
    assert "failed" not in told.out


def test_so_many_in_flight_and_no_more(tmp_path: Path) -> None:
    """The server never has more requests at once than --concurrency, and has that many."""
    write_wires(tmp_path, *[f"Club{c}" for c in "abcdefghijkl"])
    lock, here, most = threading.Lock(), 0, 0
    full = threading.Event()

    def answer(body: Mapping[str, Any]) -> Step:
        nonlocal here, most
        with lock:
            here += 1
            most = max(most, here)
            if here == 3:
                full.set()
        full.wait(20)
        with lock:
            here -= 1
        return good(body)

    with _Unlocked(answer) as server:
        assert batch(tmp_path, server, "--concurrency", "3").wait().code == 0
    assert most == 3


class _Unlocked(ScriptedServer):
    """Answers side by side: a script's own lock is for answers that take no time."""

    def _next(self, received: Any) -> Step:
        with self._lock:
            self.requests.append(received)
        assert self._answer is not None
        return self._answer(received.body)


# --- the end of a run ---------------------------------------------------------------------------


def _stopped(folder: Path, number: signal.Signals) -> tuple[Ran, _Unlocked]:
    """A run of four wires, two in flight, that is told to stop while both are there."""
    write_wires(folder, *FOUR)
    lock, here = threading.Lock(), 0
    both, told = threading.Event(), threading.Event()

    def answer(body: Mapping[str, Any]) -> Step:
        nonlocal here
        with lock:
            here += 1
            if here == 2:
                both.set()
        told.wait(20)
        return good(body)

    with _Unlocked(answer) as server:
        running = batch(folder, server, "--concurrency", "2")
        assert both.wait(20)
        running.send(number)
        told.set()
        ran = running.wait()
        assert len(server.requests) == 2
        assert _outcomes(folder) == [("Arle", "summarised"), ("Brisk", "summarised")]
        told.set()
        assert batch(folder, server, "--concurrency", "2").wait().code == 0
        assert len(server.requests) == 4
    assert _outcomes(folder) == [(name, "summarised") for name in FOUR]
    return ran, server


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_lets_what_is_in_flight_end(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    """It is written, nothing more is sent, and the same command does the rest."""
    ran, _ = _stopped(tmp_path, number)
    assert ran.code == code
    assert f"stopped by {number.name}: 2 not done; the same command goes on" in ran.err


def test_two_runs_on_one_ledger_are_refused(tmp_path: Path) -> None:
    """The second says that the ledger is in use, and does the first no harm."""
    write_wires(tmp_path, "Arle")
    asked, told = threading.Event(), threading.Event()

    def answer(body: Mapping[str, Any]) -> Step:
        asked.set()
        told.wait(20)
        return good(body)

    with _Unlocked(answer) as server:
        first = batch(tmp_path, server)
        assert asked.wait(20)
        second = batch(tmp_path, server).wait()
        assert second.code == 3
        assert "out.db is in use by another process (hint: wait until that run" in second.err
        told.set()
        assert first.wait().code == 0
    assert _outcomes(tmp_path) == [("Arle", "summarised")]


def test_a_fault_of_our_own_over_one_wire_is_its_failure(tmp_path: Path) -> None:
    """Whatever a check raises is told with its place; the other wires are done."""

    def break_check() -> None:
        from summarizer.batch import workers

        usual = judged_alone

        def judged(wire: Any, draft: Any, policy: Any) -> Any:
            if "Brisk" in wire.text:
                raise ZeroDivisionError("oh")
            return usual(wire, draft, policy)

        async def check(self: Any, *arguments: Any) -> Any:
            return judged(*arguments)

        setattr(workers.Workers, "check", check)  # noqa: B010

    write_wires(tmp_path, *FOUR)
    with ScriptedServer(good) as server:
        ran = batch(tmp_path, server, before=break_check).wait()
    assert ran.code == 1
    assert [line["error"] and line["error"]["code"] for line in lines_of(tmp_path)] == [
        None,
        "internal",
        None,
        None,
    ]


def test_the_file_of_an_earlier_run_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """A run that is killed leaves the output as it was."""
    write_wires(tmp_path, "Arle")
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
        before = (tmp_path / "out.jsonl").read_bytes()
        write_wires(tmp_path, "Brisk")
        asked = threading.Event()

        def answer(body: Mapping[str, Any]) -> Step:
            asked.set()
            threading.Event().wait(0.5)
            return good(body)

        server._answer = answer
        running = batch(tmp_path, server)
        assert asked.wait(20)
        running.send(signal.SIGKILL)
        assert running.wait().code == -signal.SIGKILL
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_an_output_that_cannot_be_written_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    """A place that is no place ends the run with code 2 and no request."""
    write_wires(tmp_path, "Arle")
    with ScriptedServer(good) as server:
        arguments = ("--engine", "llm", "--model", "m", "--base-url", server.base_url)
        out = tmp_path / "gone" / "out.jsonl"
        ran = start(
            tmp_path, "batch", tmp_path / "wires", "--out", out, "--ledger",
            tmp_path / "l.db", *arguments,
        ).wait()  # fmt: skip
        assert ran.code == 2
        assert not server.requests
    assert not (tmp_path / "l.db").exists()


def test_the_ledger_says_what_was_paid(tmp_path: Path) -> None:
    """States, answers and tokens by day and model stand in its account."""
    write_wires(tmp_path, *FOUR)
    with ScriptedServer(good) as server:
        batch(tmp_path, server).wait()
    ran = start(tmp_path, "ledger", tmp_path / "out.db").wait()
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:2] == ["wires", "  summarised          4"]
    assert lines[3] == "paid, by day and model (UTC)"
    assert lines[4].endswith("  scripted")
    assert lines[5] == "    4 answers, 4,800 tokens, price not known"
    with Ledger(tmp_path / "out.db") as ledger:
        texts = [text for (text,) in ledger.sql.execute("SELECT text FROM answers")]
    assert all(json.loads(text)["object"] == "chat.completion" for text in texts)
