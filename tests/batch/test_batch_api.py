"""``--via batch-api`` against a server that plays the endpoint, faults included."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.batch.running import Ran, batch, home_in, lines_of, reply, start, write_wires
from tests.support.batch_server import BatchServer, Short
from tests.support.scripted_server import Answer, Reset, ScriptedServer, Status

FOUR = ("Arle", "Brisk", "Corva", "Dune")
COME_BACK = 75
_NONE = "done, 0 held, 0 killed, 0 skipped, 0 failed"
_COLLECTS = "the same command with --resume collects"


def _by_api(folder: Path, server: BatchServer, *more: str, **keys: Any) -> Ran:
    return batch(folder, server, "--via", "batch-api", *more, **keys).wait()


def _good(body: Mapping[str, Any]) -> Answer:
    return Answer(reply(home_in(body)))


def _wrong_first(body: Mapping[str, Any]) -> Answer:
    """A model that has Arle's score wrong, and right when it is asked again."""
    wrong = home_in(body) == "Arle" and len(body["messages"]) == 2
    return Answer(reply(home_in(body), "7-1" if wrong else "2-1"))


def _outcomes(folder: Path) -> dict[str, str]:
    """Outcome of each wire, or the code of its error."""
    return {
        Path(line["input"]).stem: line["error"]["code"] if line["error"] else line["outcome"]
        for line in lines_of(folder)
    }


def _all(outcome: str) -> dict[str, str]:
    return dict.fromkeys(FOUR, outcome)


def _is(name: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda body: home_in(body) == name


def _name_of(line: bytes) -> str:
    """The club that the answer on a line is about."""
    content = json.loads(line)["response"]["body"]["choices"][0]["message"]["content"]
    found = re.search(r"home\|(\w+)", content)
    assert found is not None
    return found[1]


def _submitted(folder: Path, server: BatchServer, *more: str) -> None:
    write_wires(folder, *FOUR)
    assert _by_api(folder, server, *more).code == COME_BACK


# --- the way there and back -----------------------------------------------------------------------


def test_submit_leave_come_back_and_collect(tmp_path: Path) -> None:
    """The first run returns at once, the second finds nothing yet, the third has all, and a fourth
    asks nothing; each says what is to be done next."""
    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        first = _by_api(tmp_path, server)
        assert first.code == COME_BACK
        assert lines_of(tmp_path) == []
        assert first.err.splitlines() == [
            f"summarizer: 0 {_NONE}, 4 open; 0 requests, 0 tokens, $0.00",
            "summarizer: batch_1: validating",
            f"summarizer: 4 requests are with the provider in 1 batch; {_COLLECTS}",
        ]
        made = server.batches[0]
        made.told |= {
            "status": "in_progress",
            "request_counts": {"total": 4, "completed": 3, "failed": 0},
        }
        second = _by_api(tmp_path, server, "--resume")
        assert second.code == COME_BACK
        assert "summarizer: batch_1: in_progress, 3 of 4 done\n" in second.err
        server.finish(made, _good)
        third = _by_api(tmp_path, server, "--resume")
        assert third.code == 0
        assert third.err.splitlines() == [
            "summarizer: batch_1: completed, 4 of 4 answered",
            f"summarizer: 4 {_NONE}; 4 requests, 4,800 tokens, price of 4 answers not known",
        ]
        before, calls = (tmp_path / "out.jsonl").read_bytes(), len(server.calls)
        assert _by_api(tmp_path, server, "--resume").code == 0
        assert len(server.calls) == calls
        assert (tmp_path / "out.jsonl").read_bytes() == before
        assert server.asked() == 4
    assert _outcomes(tmp_path) == _all("summarised")


def test_the_lines_are_those_of_a_run_by_requests(tmp_path: Path) -> None:
    """Whichever way the answers came, re-ask included, the output is the same but for seconds."""
    write_wires(tmp_path, *FOUR)
    with ScriptedServer(_wrong_first) as server:
        batch(tmp_path, server).wait()
        assert len(server.requests) == 5
    expected = lines_of(tmp_path)
    (tmp_path / "out.db").unlink()
    with BatchServer() as server:
        _by_api(tmp_path, server)
        server.finish(server.batches[0], _wrong_first)
        assert _by_api(tmp_path, server, "--resume").code == COME_BACK
        assert [home_in(b) for b in server.batches[1].requests.values()] == ["Arle"]
        server.finish(server.batches[1], _wrong_first)
        assert _by_api(tmp_path, server, "--resume").code == 0
    found = lines_of(tmp_path)
    for line in (*expected, *found):
        line["summary"]["run"]["seconds"] = 0
    assert found == expected
    assert found[0]["summary"]["run"]["requests"] == 2


def test_claims_that_failed_are_asked_about_once_more_only(tmp_path: Path) -> None:
    """A model that is wrong both times ends with the claim left out, and no third batch."""
    write_wires(tmp_path, "Arle")
    with BatchServer() as server:
        _by_api(tmp_path, server)
        for made, code in ((0, COME_BACK), (1, 0)):
            server.finish(server.batches[made], lambda b: Answer(reply(home_in(b), "7-1")))
            assert _by_api(tmp_path, server, "--resume").code == code
        assert len(server.batches) == 2
    assert lines_of(tmp_path)[0]["summary"]["matches"][0]["score"] is None


def test_a_run_in_between_asks_nothing_again(tmp_path: Path) -> None:
    """The same command without --resume submits only what is new among the inputs."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        write_wires(tmp_path, "Eske")
        again = _by_api(tmp_path, server)
        assert "5 requests are with the provider in 2 batches" in again.err
        assert [home_in(b) for b in server.batches[1].requests.values()] == ["Eske"]


def test_what_was_paid_for_by_requests_is_not_submitted(tmp_path: Path) -> None:
    """Both ways share the ledger's answers."""
    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        _by_api(tmp_path, server)
        server.finish(server.batches[0], _good)
        _by_api(tmp_path, server, "--resume")
        assert batch(tmp_path, server).wait().code == 0
        assert _by_api(tmp_path, server).code == 0
        assert len(server.batches) == 1


def test_two_wires_of_the_same_words_are_one_request(tmp_path: Path) -> None:
    """Both get its answer, and both its failure."""
    (tmp_path / "wires").mkdir()
    for name in ("1", "2"):
        item = {
            "uri": f"urn:coast:{name}",
            "version": "1",
            "pubstatus": "usable",
            "type": "text",
            "language": "en",
            "headline": "Arle beat Ellan",
            "body_text": "Arle beat Ellan 2-1 on Saturday.",
        }
        (tmp_path / "wires" / f"{name}.json").write_text(json.dumps(item), encoding="utf-8")
    with BatchServer() as server:
        _by_api(tmp_path, server)
        server.finish(server.batches[0], lambda _: Status(400))
        assert _by_api(tmp_path, server, "--resume").code == 4
        assert list(_outcomes(tmp_path).values()) == ["request-rejected"] * 2
        _by_api(tmp_path, server)
        assert server.asked() == 2
        server.finish(server.batches[1], _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert list(_outcomes(tmp_path).values()) == ["summarised"] * 2


@pytest.mark.parametrize(("name", "value"), [("parcel_requests", 3), ("parcel_bytes", 20_000)])
def test_more_than_one_file_takes_is_split(tmp_path: Path, name: str, value: int) -> None:
    """No file is larger than the endpoint takes, and all requests are in one of them."""

    def smaller() -> None:
        import summarizer.batch

        usual: Any = summarizer.batch.Batch
        setattr(summarizer.batch, "Batch", lambda **keys: usual(**keys, **{name: value}))  # noqa: B010

    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        assert _by_api(tmp_path, server, before=smaller).code == COME_BACK
        assert len(server.batches) > 1
        assert server.asked() == 4
        for made in server.batches:
            assert len(made.requests) <= 3
            if name == "parcel_bytes":
                assert len(server.files[made.told["input_file_id"]]) <= value
            server.finish(made, _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


def test_the_ledger_shows_what_is_out(tmp_path: Path) -> None:
    """Its account names the batch, how many requests it has and how far it is."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
    told = start(tmp_path, "ledger", tmp_path / "out.db").wait().out.splitlines()
    at = told.index("with the provider (batch --via batch-api --resume collects)")
    assert told[at + 1 :] == ["  batch_1", "    4 requests, validating"]


# --- what cannot be asked -------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["offline", "replay"])
def test_an_engine_without_a_server_has_no_batch_endpoint(tmp_path: Path, engine: str) -> None:
    """It is told before anything is read, with code 3."""
    write_wires(tmp_path, "Arle")
    ran = start(
        tmp_path, "batch", tmp_path / "wires", "--out", tmp_path / "out.jsonl", "--engine", engine,
        "--replies", tmp_path, "--via", "batch-api",
    ).wait()  # fmt: skip
    assert ran.code == 3
    assert f"engine {engine} asks no server, so it has no batch endpoint" in ran.err
    assert not (tmp_path / "out.jsonl").exists()


def test_resume_is_for_the_batch_endpoint_only(tmp_path: Path) -> None:
    """Without --via batch-api it is bad usage."""
    write_wires(tmp_path, "Arle")
    ran = batch(tmp_path, None, "--resume").wait()
    assert ran.code == 2
    assert "--resume is for --via batch-api" in ran.err


def test_resume_with_another_model_pays_for_nothing(tmp_path: Path) -> None:
    """Options that do not fit what was submitted end the run with code 3 and nothing is sent."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        calls = len(server.calls)
        ran = _by_api(tmp_path, server, "--resume", "--model", "other")
        assert ran.code == 3
        assert "nothing was submitted there for model other" in ran.err
        assert len(server.calls) == calls


# --- on the way up --------------------------------------------------------------------------------


def test_an_upload_that_fails_now_and_then_is_tried_again(tmp_path: Path) -> None:
    """A 500 and a reset cost no request and submit once."""
    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        server.fail("POST", "/v1/files", Status(500, headers={"retry-after-ms": "1"}))
        server.fail("POST", "/v1/files", Reset(), after=True)
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked() == 4


def test_an_upload_that_fails_for_good_leaves_nothing_behind(tmp_path: Path) -> None:
    """It is told with code 4; the same command submits all when the server is back."""
    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        step = Status(500, headers={"retry-after-ms": "1"})
        server.fail("POST", "/v1/files", step, times=4)
        ran = _by_api(tmp_path, server)
        assert ran.code == 4
        assert "answered 500: scripted fault" in ran.err
        assert "with the provider" not in ran.err
        assert not server.batches
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked() == 4


@pytest.mark.parametrize("step", [Reset(), Status(502)])
def test_a_submission_whose_answer_is_lost_is_found_again(
    tmp_path: Path, step: Reset | Status
) -> None:
    """The batch is known by its metadata, also on the second page, and submitted once."""
    write_wires(tmp_path, *FOUR)
    with BatchServer(page=1) as server:
        server.fail("POST", "/v1/batches", step, after=True)
        others = {"input_file_id": "x", "endpoint": "/v1/chat/completions"}
        found = server.answer

        def answer(method: str, path: str, query: str, body: bytes) -> tuple[int, bytes]:
            told = found(method, path, query, body)
            if (method, path) == ("POST", "/v1/batches"):  # somebody else's comes in after it
                found(method, path, "", json.dumps({**others, "completion_window": "24h"}).encode())
            return told

        setattr(server, "answer", answer)  # noqa: B010
        ran = _by_api(tmp_path, server)
        assert ran.code == COME_BACK
        assert "batch_1: validating" in ran.err
        assert server.asked() == 4
        server.finish(server.batches[0], _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


def test_a_submission_that_never_arrived_is_made_again(tmp_path: Path) -> None:
    """Its file is taken away first, so that no batch can be made of it later."""
    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        server.fail("POST", "/v1/batches", Status(503))
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked() == 4
        assert list(server.files) == [server.batches[0].told["input_file_id"]]
        gone = next(n for n, call in enumerate(server.calls) if call.startswith("DELETE"))
        assert "POST /v1/files" in server.calls[gone:]


def test_a_submission_that_is_refused_is_told(tmp_path: Path) -> None:
    """A 403 is no doubt: nothing is looked for, and nothing stays at the server."""
    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        server.fail("POST", "/v1/batches", Status(403))
        ran = _by_api(tmp_path, server)
        assert ran.code == 4
        assert "answered 403" in ran.err
        assert not server.files
        assert "GET /v1/batches" not in server.calls


@pytest.mark.parametrize(
    ("side", "when"),
    [
        ("before", "upload"),
        ("after", "upload"),
        ("after", "uploaded"),
        ("after", "submit"),
        ("after", "submitted"),
    ],
)
def test_a_kill_on_the_way_up_pays_once_and_loses_nothing(
    tmp_path: Path, side: str, when: str
) -> None:
    """Killed between any two steps of handing in, the same command goes on, and each request is in
    one batch."""

    def die() -> None:
        from summarizer.engines.batch_api import BatchApi
        from summarizer.ledger import Parcels

        place: Any = Parcels if when.endswith("ed") else BatchApi
        usual = getattr(place, when)

        def kill() -> None:
            os.kill(os.getpid(), signal.SIGKILL)

        async def over_there(self: Any, *arguments: Any) -> Any:
            if side == "after":
                await usual(self, *arguments)
            kill()

        def here(self: Any, *arguments: Any) -> Any:
            if side == "after":
                usual(self, *arguments)
            kill()

        setattr(place, when, here if place is Parcels else over_there)

    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        assert _by_api(tmp_path, server, before=die).code == -signal.SIGKILL
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked() == 4
        assert len(server.batches) == 1
        server.finish(server.batches[0], _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


# --- on the way back ------------------------------------------------------------------------------


def test_a_kill_while_answers_are_taken_bills_each_once(tmp_path: Path) -> None:
    """What was in the ledger before the kill is there still, and the rest is taken next time."""

    def die() -> None:
        from summarizer.ledger import Answers

        usual, kept = Answers.keep, 0

        def keep(self: Any, *arguments: Any) -> None:
            nonlocal kept
            usual(self, *arguments)
            kept += 1
            if kept == 2:
                os.kill(os.getpid(), signal.SIGKILL)

        setattr(Answers, "keep", keep)  # noqa: B010

    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], _good)
        assert _by_api(tmp_path, server, "--resume", before=die).code == -signal.SIGKILL
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == 0
        assert "2 requests, 2,400 tokens" in ran.err
        assert len(server.batches) == 1
    told = start(tmp_path, "ledger", tmp_path / "out.db").wait()
    assert "4 answers, 4,800 tokens" in told.out


def test_of_an_expired_batch_the_part_that_is_there_is_taken(tmp_path: Path) -> None:
    """What was not done in time goes into another batch, and only that."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], _good, status="expired", of=_is("Brisk"))
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == COME_BACK
        assert "batch_1: expired, 1 of 4 answered" in ran.err
        assert _outcomes(tmp_path) == {"Brisk": "summarised"}
        rest = server.batches[1]
        assert sorted(map(home_in, rest.requests.values())) == ["Arle", "Corva", "Dune"]
        server.finish(rest, _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


def test_a_request_that_expires_three_times_fails_until_it_is_asked_for_again(
    tmp_path: Path,
) -> None:
    """No request goes round for ever by itself."""
    write_wires(tmp_path, "Arle")
    with BatchServer() as server:
        _by_api(tmp_path, server)
        for number, code in ((0, COME_BACK), (1, COME_BACK), (2, 4)):
            made = server.batches[number]
            server.finish(made, _good, status="expired", of=lambda _: False)
            assert _by_api(tmp_path, server, "--resume").code == code
        assert _by_api(tmp_path, server, "--resume").code == 4
        assert _outcomes(tmp_path) == {"Arle": "not-answered"}
        assert len(server.batches) == 3
        assert _by_api(tmp_path, server).code == COME_BACK


def test_lines_of_the_error_file_count(tmp_path: Path) -> None:
    """What was refused for the moment goes into another batch; what was refused for good is the
    failure of its wire, until the command without --resume asks again."""

    def script(body: Mapping[str, Any]) -> Answer | Status:
        step = {"Brisk": Status(429), "Corva": Status(400, "bad"), "Dune": Status(500)}
        return step.get(home_in(body), _good(body))

    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], script)
        assert _by_api(tmp_path, server, "--resume").code == COME_BACK
        assert _outcomes(tmp_path) == {"Arle": "summarised", "Corva": "request-rejected"}
        error = lines_of(tmp_path)[1]["error"]
        assert "answered 400: bad" in error["message"]
        assert sorted(map(home_in, server.batches[1].requests.values())) == ["Brisk", "Dune"]
        server.finish(server.batches[1], _good)
        # Who only collects comes to an end: what has failed is not asked again by that.
        assert _by_api(tmp_path, server, "--resume").code == 1
        assert len(server.batches) == 2
        assert _outcomes(tmp_path) == {**_all("summarised"), "Corva": "request-rejected"}
        assert _by_api(tmp_path, server).code == COME_BACK
        assert [home_in(b) for b in server.batches[2].requests.values()] == ["Corva"]
        server.finish(server.batches[2], _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


def test_strange_lines_are_told_and_do_no_harm(tmp_path: Path) -> None:
    """In another order, with a line of nobody's request, one that came twice with another answer
    and one that is no JSON: each wire has its own answer, and the first of two counts."""

    def edit(lines: list[bytes]) -> list[bytes]:
        one = json.loads(lines[0])
        nobody = json.dumps({**one, "custom_id": "nobody"}).encode() + b"\n"
        twice = lines[1].replace(b"2-1", b"9-9")
        return [nobody, b'{"custom_id": \n', *reversed(lines), twice, b"[]\n", b"\xff\n"]

    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], _good, edit=edit)
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == 0
        assert (
            "batch_1: completed, 4 of 4 answered, 1 line is of no request of ours, "
            "1 line came twice, 3 lines cannot be read\n"
        ) in ran.err
        assert "4 requests, 4,800 tokens" in ran.err
    for line in lines_of(tmp_path):
        match = line["summary"]["matches"][0]
        assert match["home"]["name"] == Path(line["input"]).stem
        assert (match["score"]["home"], match["score"]["away"]) == (2, 1)


def test_a_batch_that_failed_its_validation_fails_its_wires(tmp_path: Path) -> None:
    """The server's reason is told, nothing is submitted by itself; another run asks again."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        reason = {"code": "invalid_model", "message": "no such model", "line": 1}
        server.batches[0].told |= {"status": "failed", "errors": {"data": [reason]}}
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == 4
        assert _outcomes(tmp_path) == _all("request-rejected")
        assert "did not take the batch batch_1: invalid_model: no such model" in ran.err
        assert "invalid_model: no such model" in lines_of(tmp_path)[0]["error"]["message"]
        assert len(server.batches) == 1
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked() == 4


def test_a_batch_that_somebody_cancelled_is_not_submitted_again_by_itself(tmp_path: Path) -> None:
    """What was done before is taken, the rest fails, and another run asks for it."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], _good, status="cancelled", of=_is("Dune"))
        assert _by_api(tmp_path, server, "--resume").code == 1
        assert _outcomes(tmp_path) == {**_all("not-answered"), "Dune": "summarised"}
        assert len(server.batches) == 1
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked(server.batches[1]) == 3


def test_a_file_that_breaks_off_on_the_way_is_fetched_again(tmp_path: Path) -> None:
    """A connection that closes early costs nothing."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], _good)
        server.fail("GET", "/v1/files/.*/content", Short(), times=2)
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


def test_a_file_that_is_cut_off_is_looked_at_again_before_anything_is_paid_twice(
    tmp_path: Path,
) -> None:
    """Its whole lines count; the wires of the others fail for now, and the next --resume finds
    them where the file is whole."""

    def cut(lines: list[bytes]) -> list[bytes]:
        return [*lines[:2], lines[2][:40]]

    with BatchServer() as server:
        _submitted(tmp_path, server)
        made = server.batches[0]
        server.finish(made, _good, edit=cut)
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == COME_BACK  # a loop goes on: the batch is still there to be looked at
        assert sorted(_outcomes(tmp_path).values()) == ["not-answered"] * 2 + ["summarised"] * 2
        assert "batch_1: completed, 2 of 4 answered, 1 line cannot be read" in ran.err
        assert len(server.batches) == 1
        server.finish(made, _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
        assert len(server.batches) == 1
    assert _outcomes(tmp_path) == _all("summarised")


def test_answers_that_stay_away_are_asked_for_again(tmp_path: Path) -> None:
    """A file that is short a second time is given up, and what it lacks goes into another batch."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(
            server.batches[0], _good, edit=lambda lines: [x for x in lines if _name_of(x) != "Dune"]
        )
        assert _by_api(tmp_path, server, "--resume").code == COME_BACK
        assert len(server.batches) == 1
        assert _by_api(tmp_path, server, "--resume").code == COME_BACK
        assert [home_in(b) for b in server.batches[1].requests.values()] == ["Dune"]


def test_a_loop_until_another_code_than_75_collects_all(tmp_path: Path) -> None:
    """A line that cannot be read and one of status 500, of one batch: as long as any request is
    with the provider the code is 75, and what follows is in the end all summarised."""
    with BatchServer() as server:
        _submitted(tmp_path, server)

        def spoilt(lines: list[bytes]) -> list[bytes]:
            failed = json.loads(lines[1])
            failed["response"] = {"status_code": 500, "body": {"error": {"message": "oops"}}}
            return [lines[0][:40], json.dumps(failed).encode() + b"\n", *lines[2:]]

        server.finish(server.batches[0], _good, edit=spoilt)
        codes = []
        for _ in range(6):
            ran = _by_api(tmp_path, server, "--resume")
            codes.append(ran.code)
            if ran.code != COME_BACK:
                break
            assert "with the provider" in ran.err
            for made in server.batches[1:]:
                server.finish(made, _good)
        assert codes[-1] == 0
        assert server.asked() == 6
    assert _outcomes(tmp_path) == _all("summarised")


def test_a_batch_that_the_server_does_not_know_is_told_before_it_is_given_up(
    tmp_path: Path,
) -> None:
    """It may be the wrong key: it is told, and where the right one finds it nothing is lost."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        made = server.batches.pop()
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == 4
        assert "does not know it" in ran.err
        assert _outcomes(tmp_path) == _all("not-answered")
        server.batches.append(made)
        server.finish(made, _good)
        assert _by_api(tmp_path, server, "--resume").code == 0
        assert server.asked() == 4


def test_a_batch_that_stays_unknown_is_given_up(tmp_path: Path) -> None:
    """The second time that it is not there its requests go into another batch."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.batches.clear()
        assert _by_api(tmp_path, server, "--resume").code == 4
        assert not server.batches
        assert _by_api(tmp_path, server, "--resume").code == COME_BACK
        assert server.asked() == 4


def test_a_server_that_is_down_when_we_come_back_loses_nothing(tmp_path: Path) -> None:
    """It is told with code 4, and the next --resume collects."""
    with BatchServer() as server:
        _submitted(tmp_path, server)
        server.finish(server.batches[0], _good)
        step = Status(500, headers={"retry-after-ms": "1"})
        server.fail("GET", "/v1/batches/.*", step, times=4)
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == 4
        assert "4 requests are with the provider in 1 batch" in ran.err
        assert len(server.batches) == 1
        assert _by_api(tmp_path, server, "--resume").code == 0
    assert _outcomes(tmp_path) == _all("summarised")


def test_a_story_that_is_killed_meanwhile_is_not_summarised(tmp_path: Path) -> None:
    """Its answer was paid for and is kept, and its line says that it is killed."""
    (tmp_path / "wires").mkdir()
    item = {
        "uri": "urn:coast:a", "version": "1", "pubstatus": "usable", "type": "text",
        "language": "en", "headline": "Arle beat Ellan",
        "body_text": "Arle beat Ellan 2-1 on Saturday.",
    }  # fmt: skip
    (tmp_path / "wires" / "1.json").write_text(json.dumps(item), encoding="utf-8")
    with BatchServer() as server:
        _by_api(tmp_path, server)
        server.finish(server.batches[0], _good)
        kill = {**item, "version": "2", "pubstatus": "canceled"}
        (tmp_path / "wires" / "2.json").write_text(json.dumps(kill), encoding="utf-8")
        ran = _by_api(tmp_path, server, "--resume")
        assert ran.code == 0
        assert "1 request, 1,200 tokens" in ran.err
    assert [(line["outcome"], line["summary"]) for line in lines_of(tmp_path)] == [
        ("killed", None),
        ("killed", None),
    ]


def test_requests_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    """Where there is no room for the file, nothing is submitted and the run ends with code 3."""

    def no_room() -> None:
        import tempfile

        def full(**_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        setattr(tempfile, "TemporaryFile", full)  # noqa: B010

    write_wires(tmp_path, *FOUR)
    with BatchServer() as server:
        ran = _by_api(tmp_path, server, before=no_room)
        assert ran.code == 3
        assert "no request can be written (No space left on device)" in ran.err
        assert not server.calls
        assert _by_api(tmp_path, server).code == COME_BACK
        assert server.asked() == 4
