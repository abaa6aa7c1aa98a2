from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from summarizer.cli.app import run
from summarizer.errors import (
    ConfigurationError,
    ServerUnavailable,
    SummarizerError,
    Withheld,
)
from summarizer.summary import Finding, Summary
from summarizer.wire import Wire
from tests.page.samples import info, preview

from .conftest import Cli, Script

TWO = ("one.txt", "two.txt")


def _fail_on(name: str, error: BaseException, script: Script) -> None:
    """Let the engine raise for the wire called ``name`` and summarise the others."""
    usual = script.reply

    def reply(wire: Wire) -> Summary:
        if wire.input == name:
            raise error
        return usual(wire)

    script.reply = reply


def test_one_line_for_each_wire_in_input_order(cli: Cli, engine: Script, wires: Path) -> None:
    """JSON lines stand in the order of the arguments, each with its input."""
    ran = cli("summarize", "--json", "two.txt", "one.txt", "three.txt")
    assert [line["input"] for line in ran.lines] == ["two.txt", "one.txt", "three.txt"]
    assert {line["outcome"] for line in ran.lines} == {"summarised"}
    assert ran.code == 0


def test_the_json_is_a_summary_of_the_schema(cli: Cli, engine: Script, wires: Path) -> None:
    """What stands under ``summary`` is read back as the same Summary."""
    ran = cli("summarize", "--json", "one.txt")
    read_back = Summary.model_validate(ran.lines[0]["summary"])
    assert read_back == engine.reply(engine.wires[0])


def test_a_bad_wire_does_not_stop_the_others(cli: Cli, engine: Script, wires: Path) -> None:
    """Its line says failed with the code and the hint; the others are done; the exit code is 1."""
    (wires / "empty.txt").write_bytes(b"")
    ran = cli("summarize", "--json", "one.txt", "empty.txt", "gone.txt", "two.txt")
    assert [line["outcome"] for line in ran.lines] == [
        "summarised",
        "failed",
        "failed",
        "summarised",
    ]
    assert [line["error"] and line["error"]["code"] for line in ran.lines] == [
        None,
        "not-a-wire",
        "not-found",
        None,
    ]
    errors = ran.err.splitlines()[1:]
    assert len(errors) == 2 and "empty.txt" in errors[0] and "gone.txt" in errors[1]
    assert ran.code == 1


def test_no_readable_input_is_bad_usage(cli: Cli, engine: Script, wires: Path) -> None:
    """Exit code 2, and no engine was asked."""
    assert cli("summarize", "gone.txt", "lost.txt").code == 2
    assert engine.wires == []


def test_an_empty_folder_is_an_error(cli: Cli, engine: Script, wires: Path) -> None:
    """One line names the folder that has nothing in it."""
    (wires / "box").mkdir()
    ran = cli("summarize", "--engine", "offline", "box")
    assert ran.err == (
        "summarizer: error: box is a folder without a wire "
        "(hint: hidden files in it are left aside)\n"
    )
    assert ran.code == 2


def test_the_files_of_a_folder_are_its_wires(cli: Cli, engine: Script, wires: Path) -> None:
    """A folder stands for its files, in the order of their names."""
    (wires / "box").mkdir()
    for name in ("b.txt", "a.txt"):
        (wires / "box" / name).write_bytes((wires / "one.txt").read_bytes())
    ran = cli("summarize", "--json", "box", "two.txt")
    assert [line["input"] for line in ran.lines] == ["box/a.txt", "box/b.txt", "two.txt"]
    assert ran.code == 0


def test_what_the_gate_holds_back_is_no_failure(cli: Cli, engine: Script, wires: Path) -> None:
    """Killed wires are done: outcome and reason in the line, exit code 0."""
    _fail_on("one.txt", Withheld("the agency killed it", outcome="killed"), engine)
    ran = cli("summarize", "--json", "one.txt", "two.txt")
    assert (ran.lines[0]["outcome"], ran.lines[0]["reason"]) == ("killed", "the agency killed it")
    assert ran.lines[0]["error"] is None
    assert ran.code == 0
    card = cli("summarize", "one.txt")
    assert card.out.split() == ["one.txt", "killed:", "the", "agency", "killed", "it"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ServerUnavailable("the server is down"), 4),
        (ConfigurationError("no model is named"), 3),
        (SummarizerError("something else"), 1),
    ],
)
def test_nothing_done_says_why(
    cli: Cli, engine: Script, wires: Path, error: SummarizerError, code: int
) -> None:
    """4 for the model's server, 3 for the configuration, 1 for the rest; one line each."""
    _fail_on("one.txt", error, engine)
    ran = cli("summarize", "--engine", "llm", "one.txt")
    assert ran.code == code
    (line,) = ran.err.splitlines()
    assert line.startswith(f"summarizer: error: one.txt: {error.message}")


def test_a_fault_over_one_wire_costs_only_that_wire(cli: Cli, engine: Script, wires: Path) -> None:
    """A bug is one line without a traceback, and the next wire is done."""
    _fail_on("one.txt", ZeroDivisionError("division by zero"), engine)
    ran = cli("summarize", "--json", "one.txt", "two.txt")
    assert [line["outcome"] for line in ran.lines] == ["failed", "summarised"]
    assert ran.lines[0]["error"]["code"] == "internal"
    assert "Traceback" not in ran.err and "ZeroDivisionError" in ran.err
    assert ran.code == 1


def test_auto_says_which_engine_it_took_and_why(cli: Cli, engine: Script, wires: Path) -> None:
    """On standard error, so that the result stays clean; an engine that was named says nothing."""
    ran = cli("summarize", "--json", "one.txt")
    assert ran.err == "summarizer: engine offline: no API key and no base URL is set\n"
    assert cli("summarize", "--engine", "offline", "--json", "one.txt").err == ""


def test_the_options_reach_the_engine(cli: Cli, engine: Script, wires: Path) -> None:
    """What is typed is what :class:`Summarizer` is made with, and it is closed afterwards."""
    cli(
        *("summarize", "one.txt", "--engine", "llm", "--model", "m1"),
        *("--base-url", "http://127.0.0.1:8080/v1", "--policy", "flag", "--fallback", "offline"),
        *("--deadline", "2.5", "--replies", "box", "--results-only"),
    )
    assert engine.options == {
        "engine": "llm",
        "model": "m1",
        "base_url": "http://127.0.0.1:8080/v1",
        "policy": "flag",
        "fallback": "offline",
        "deadline": 2.5,
        "replies": "box",
        "results_only": True,
        "closed": True,
    }


def test_standard_input_is_a_wire(cli: Cli, engine: Script) -> None:
    """A dash reads it, and the result calls it so."""
    ran = cli("summarize", "--json", "-", stdin="Müller scored.".encode())
    assert ran.lines[0]["input"] == "-"
    assert engine.wires[0].text == "Müller scored."


def test_standard_input_cannot_be_read_twice(cli: Cli, engine: Script) -> None:
    """Two dashes are bad usage."""
    ran = cli("summarize", "-", "-", stdin=b"Text.")
    assert ran.code == 2 and "named twice" in ran.err


def test_an_endless_standard_input_is_refused(cli: Cli, engine: Script) -> None:
    """No more is read of it than shows that it is too large."""
    ran = cli("summarize", "--json", "-", stdin=b"word " * 1_000_000)
    assert ran.lines[0]["error"]["code"] == "too-large"
    assert ran.code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["summarize"],
        ["summarize", "--bogus", "one.txt"],
        ["summarize", "--engine", "magic", "one.txt"],
        ["summarize", "--deadline", "soon", "one.txt"],
        ["summarise", "one.txt"],
        ["schema", "song"],
    ],
)
def test_bad_usage_is_one_line_and_code_2(cli: Cli, wires: Path, arguments: list[str]) -> None:
    """No panel, no traceback: one line with a hint."""
    ran = cli(*arguments)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1 and "hint" in ran.err


def test_an_interrupt_ends_the_run_in_one_line(cli: Cli, engine: Script, wires: Path) -> None:
    """What was done before is printed; the code is 130."""
    _fail_on("two.txt", KeyboardInterrupt(), engine)
    ran = cli("summarize", "--engine", "offline", "--json", "one.txt", "two.txt", "three.txt")
    assert [line["input"] for line in ran.lines] == ["one.txt"]
    assert ran.err == "summarizer: error: interrupted\n"
    assert ran.code == 130


def test_a_closed_standard_input_is_an_input_that_cannot_be_read(
    engine: Script,
    wires: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line that says so, code 2, or 1 where another wire is done."""
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["summarize", "--engine", "offline", "--html", "out.html", "-"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        "summarizer: error: standard input is closed "
        "(hint: give a file, or the text on standard input)"
    )
    assert run(["summarize", "--engine", "offline", "-", "one.txt"]) == 1


def test_a_standard_input_that_fails_is_no_internal_fault(
    engine: Script,
    wires: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reason of the system is in the line; code 2."""

    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readall(self) -> bytes:
            raise OSError(5, "Input/output error")

        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    assert run(["summarize", "--engine", "offline", "-"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("summarizer: error: standard input cannot be read: Input/output error")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "'': no such file"),
        (" one.txt", "' one.txt': no such file"),
        ("one\n.txt", r"'one\n.txt': no such file"),
        ("box\t", r"'box\t' is a folder without a wire"),
    ],
)
def test_odd_names_are_quoted(cli: Cli, engine: Script, wires: Path, name: str, told: str) -> None:
    """An empty name is a file that is not there, not the current folder; each is named once."""
    (wires / "box\t").mkdir()
    for command in (["summarize", "--engine", "offline"], ["read"], ["prompt"]):
        if command == ["prompt"]:
            told = told.replace("without a wire", ", and one wire is asked for").replace(" ,", ",")
        ran = cli(*command, name)
        assert ran.code == 2
        (line,) = ran.err.splitlines()
        assert line.startswith(f"summarizer: error: {told} (hint: ")


def test_a_page_without_a_name_is_refused(cli: Cli, engine: Script, wires: Path) -> None:
    """The line shows that the name is empty."""
    ran = cli("summarize", "--engine", "offline", "--html", "", "one.txt")
    assert ran.err.startswith("summarizer: error: '' is not a file") and ran.code == 2


def test_what_is_noted_of_a_run_is_said(cli: Cli, engine: Script, wires: Path) -> None:
    """A fall-back to the rules is one line that names the wire; other findings are not said."""

    def finding(rule: str, action: str, message: str) -> Finding:
        return Finding.model_validate(
            {"rule": rule, "path": "run", "severity": "warning", "action": action}
            | {"message": message}
        )

    usual = engine.reply
    fell_back = finding("fallback", "noted", "the wire was read by rule: the server is down")
    dropped = finding("minute", "dropped", "no such minute")

    def reply(wire: Wire) -> Summary:
        found = (dropped, fell_back) if wire.input == "one.txt" else (dropped,)
        return usual(wire).model_copy(update={"findings": found})

    engine.reply = reply
    for more in ([], ["--json"]):
        ran = cli("summarize", "--engine", "llm", "--fallback", "offline", *more, *TWO)
        assert ran.err == (
            "summarizer: note: one.txt: the wire was read by rule: the server is down\n"
        )
        assert ran.code == 0


# --- the page ---------------------------------------------------------------------------------


def test_the_page_is_written_and_named(cli: Cli, engine: Script, wires: Path) -> None:
    """One page with all wires; what failed is listed on it; standard error says where it is."""
    ran = cli("summarize", "--json", "--html", "out.html", "one.txt", "gone.txt", "two.txt")
    page = (wires / "out.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert 'id="w2"' in page and "gone.txt" in page
    assert ran.err.splitlines()[-1] == "summarizer: page: out.html"
    assert len(ran.lines) == 3


def test_a_page_that_cannot_be_finished_leaves_the_old_one(
    cli: Cli, engine: Script, wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is there whole or not at all, and nothing else is left in the folder."""
    (wires / "out.html").write_text("old", "utf-8")

    def replace(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    ran = cli("summarize", "--engine", "offline", "--html", "out.html", "one.txt")
    assert ran.code == 2
    assert ran.err == (
        "summarizer: error: out.html cannot be written: No space left on device "
        "(hint: give a place that can be written to)\n"
    )
    assert (wires / "out.html").read_text("utf-8") == "old"
    assert sorted(p.name for p in wires.iterdir()) == [
        "one.txt",
        "out.html",
        "three.txt",
        "two.txt",
    ]


@pytest.mark.parametrize("place", ["no/such/folder/page.html", ".", "one.txt/page.html", "\0"])
def test_an_impossible_place_is_refused_before_any_work(
    cli: Cli, engine: Script, wires: Path, place: str
) -> None:
    """One line, code 2, and no wire was sent to an engine first."""
    ran = cli("summarize", "--engine", "offline", "--html", place, "one.txt")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert engine.wires == []


@pytest.mark.parametrize("place", ["one.txt", "./one.txt", "soft.txt", "hard.txt", "up/one.txt"])
def test_a_page_never_replaces_a_wire(cli: Cli, engine: Script, wires: Path, place: str) -> None:
    """Bad usage before any work, also through links; the wire stays as it was."""
    before = (wires / "one.txt").read_bytes()
    (wires / "soft.txt").symlink_to("one.txt")
    os.link(wires / "one.txt", wires / "hard.txt")
    (wires / "up").symlink_to(wires)
    ran = cli("summarize", "--engine", "offline", "--html", place, "two.txt", "one.txt")
    assert ran.code == 2
    assert ran.err == (
        f"summarizer: error: {place} is one of the wires, which the page would replace "
        "(hint: give another place)\n"
    )
    assert engine.wires == [] and (wires / "one.txt").read_bytes() == before


def test_a_page_is_not_put_where_a_missing_wire_was_looked_for(
    cli: Cli, engine: Script, wires: Path
) -> None:
    """A name that was typed as a wire is not made a page because the file is missing."""
    assert cli("summarize", "--html", "./gone.txt", "one.txt", "gone.txt").code == 2
    assert not (wires / "gone.txt").exists()


def test_a_page_does_not_replace_the_file_on_standard_input(
    engine: Script, wires: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wire that comes from a file by redirection is a wire as well."""
    before = (wires / "one.txt").read_bytes()
    with (wires / "one.txt").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert run(["summarize", "--html", "one.txt", "-"]) == 2
    assert (wires / "one.txt").read_bytes() == before


def test_a_page_replaces_what_a_link_points_to(cli: Cli, engine: Script, wires: Path) -> None:
    """A symbolic link stays one, and the mode of the file that is replaced stays as well."""
    (wires / "real.html").write_text("old", "utf-8")
    (wires / "real.html").chmod(0o640)
    (wires / "link.html").symlink_to("real.html")
    cli("summarize", "--html", "link.html", "one.txt")
    assert (wires / "link.html").is_symlink()
    assert (wires / "real.html").read_text("utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE((wires / "real.html").stat().st_mode) == 0o640


def test_nothing_summarised_writes_no_page(cli: Cli, engine: Script, wires: Path) -> None:
    """An old page is not replaced by an empty one, and that is said."""
    (wires / "out.html").write_text("old", "utf-8")
    ran = cli("summarize", "--html", "out.html", "gone.txt")
    assert (wires / "out.html").read_text("utf-8") == "old"
    assert "no page was written" in ran.err


def test_several_cards_stand_apart(cli: Cli, engine: Script, wires: Path) -> None:
    """Without --json each wire has its card, which begins with its name."""
    ran = cli("summarize", "one.txt", "two.txt")
    assert ran.out.index("one.txt") < ran.out.index("two.txt")
    assert ran.out.count("No match was found in this wire.") == 2
    assert info(engine.wires[0]).sha256 != preview()[0].sha256
