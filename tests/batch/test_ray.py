"""``summarizer batch --via ray``: Ray does the work, and the ledger knows no difference.

The command runs in processes of its own: Ray's are not held to what these tests may reach, but to
127.0.0.1 by how they are started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bench.throughput import generated
from summarizer.batch.far import Carried, answers_from, answers_told
from summarizer.engines.base import Sent
from summarizer.ledger import Ledger, account
from summarizer.summary import Usage
from tests.batch.running import Ran, batch, good, home_in, lines_of, reply, write_wires
from tests.support.scripted_server import Answer, ScriptedServer, Step

needs_ray = [
    pytest.mark.ray,
    pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed"),
]


def _marked(test: Any) -> Any:
    for mark in needs_ray:
        test = mark(test)
    return test


def _run(*arguments: str | Path) -> Ran:
    environ = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "batch", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environ,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _wires() -> Iterator[dict[str, str] | str]:
    """Five hundred lines, each sort of wire among them that is not simply summarised."""
    texts = generated(500)
    for number, text in enumerate(texts):
        wire = {"id": f"w{number}", "provider": "Coast", "version": "1", "text": text}
        match number:
            case 40:
                yield wire | {"id": "w3", "version": "2"}
            case 90:
                yield wire | {"id": "w4", "version": "2", "text": "KILL KILL KILL\n\nDo not use.\n"}
            case 140:
                yield wire | {"text": "HOLD FOR RELEASE\n\n" + text}
            case 190:
                yield "{no wire"
            case 240:
                yield wire | {"text": "Nur ein Satz. Und noch einer, ohne ein Spiel."}
            case _:
                yield wire


def _lines(place: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
    for line in found:
        if line["summary"] is not None:
            assert line["summary"].pop("run")["engine"] == "offline"
    return found


@_marked
def test_ray_and_this_machine_make_the_same_of_500_wires(tmp_path: Path) -> None:
    """The same lines in the same order, ``run`` aside: killed, held, outdated and unreadable wires
    included; and nothing but its own lines is printed."""
    wires = tmp_path / "wires.jsonl"
    lines = [w if isinstance(w, str) else json.dumps(w) for w in _wires()]
    wires.write_text("\n".join(lines) + "\n", "utf-8")
    local, far = tmp_path / "local.jsonl", tmp_path / "far.jsonl"
    here = _run(wires, "--engine", "offline", "--out", local)
    there = _run(wires, "--engine", "offline", "--out", far, "--via", "ray")
    assert (here.code, there.code, there.out) == (1, 1, "")  # one line is no wire
    assert all(line.startswith("summarizer: ") for line in there.err.splitlines())
    found = _lines(far)
    assert found == _lines(local)
    assert [line["outcome"] for line in found].count("summarised") == 495
    assert {n: found[n]["outcome"] for n in (3, 4, 40, 90, 140, 190)} == {
        3: "skipped",
        4: "killed",
        40: "summarised",
        90: "killed",
        140: "held",
        190: "failed",
    }


@_marked
def test_nothing_is_paid_for_twice_by_ray_or_after_it(tmp_path: Path) -> None:
    """With a model: what was paid for here is known there, another policy or not; what is paid for
    there is known here; and the account has every answer."""
    place = ("--out", tmp_path / "out.jsonl")

    def answer(body: Mapping[str, Any]) -> Step:
        return Answer(reply("Arle", "7-1")) if home_in(body) == "Arle" else good(body)

    with ScriptedServer(answer) as server:
        model = ("--engine", "llm", "--model", "m", "--base-url", server.base_url)
        write_wires(tmp_path, "Arle", "Brisk")
        assert _run(tmp_path / "wires", *place, *model).code == 0
        assert len(server.requests) == 3  # the wrong score was asked about again
        write_wires(tmp_path, "Corva")
        there = _run(tmp_path / "wires", *place, *model, "--policy", "flag", "--via", "ray")
        assert there.code == 0
        last = "summarizer: 3 done, 0 held, 0 killed, 0 skipped, 0 failed; 1 request, 1,200 tokens"
        assert there.err.splitlines()[-1].startswith(last)
        assert len(server.requests) == 4
        assert lines_of(tmp_path)[0]["summary"]["matches"][0]["score"]["home"] == 7
        assert _run(tmp_path / "wires", *place, *model).code == 0
        assert len(server.requests) == 4
    assert [line["summary"]["run"]["engine"] for line in lines_of(tmp_path)] == ["llm"] * 3
    with Ledger(tmp_path / "out.db") as ledger:
        (paid,) = account(ledger).paid
        assert (paid.answers, paid.input_tokens + paid.output_tokens) == (4, 4800)


def _hide_ray() -> None:
    from summarizer.batch import far

    setattr(far, "find_spec", lambda _: None)  # noqa: B010


def test_without_ray_nothing_is_read(tmp_path: Path) -> None:
    """The error names the extra, and neither lines nor ledger are written."""
    write_wires(tmp_path, "Arle")
    ran = batch(tmp_path, None, "--via", "ray", before=_hide_ray).wait()
    assert ran.code == 3
    assert "pip install 'summarizer[ray]'" in ran.err
    assert not [p for p in tmp_path.iterdir() if p.suffix in (".jsonl", ".db")]


def _sent(text: str) -> Sent:
    return Sent(text, "m", Usage(input_tokens=3, output_tokens=2), 0.25)


def test_answers_travel_with_their_wire() -> None:
    """What was known is known there, a re-ask's answer by its root; what comes in is given back
    once."""
    first, again, other = b"\1" * 32, b"\2" * 32, b"\3" * 32
    told = answers_told(first, [(first, _sent("a")), (again, _sent("b"))], True)
    assert answers_from(told) == (first, [(first, _sent("a")), (again, _sent("b"))], True)
    carried = Carried([told, answers_told(other, []), ""])
    assert carried.find(first) == _sent("a")
    assert carried.other(first) == _sent("b")
    assert (carried.is_settled(first), carried.is_settled(other)) == (True, False)
    assert (carried.find(other), carried.other(other)) == (None, None)
    carried.keep(other, other, _sent("c"))
    assert carried.find(other) == _sent("c")
    assert (carried.take_new(first), carried.take_new(None)) == ([], [])
    assert carried.take_new(other) == [(other, _sent("c"))]
    assert carried.take_new(other) == []
