from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer._version import __version__
from summarizer.reading import read_path
from summarizer.wire import Quotation, Sentence, Wire

from .conftest import Cli

PROGRAM = [sys.executable, "-c", "from summarizer.cli import main; main()"]


def test_the_version(cli: Cli) -> None:
    """``--version`` prints the version and nothing else."""
    assert cli("--version").out == f"summarizer {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["summarize", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Neither the LLM stack nor the types nor the page's template engine."""
    code = (
        "import sys; from summarizer.cli.app import run; run(sys.argv[1:]);"
        "heavy = {'openai', 'instructor', 'tenacity', 'genai_prices', 'jinja2'};"
        "heavy.add('summarizer.summary');"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Usage" in ran.stdout


def test_no_arguments_show_the_help(cli: Cli) -> None:
    """Whoever types the name alone sees what can be typed; the code is that of bad usage."""
    ran = cli()
    assert ran.code == 2 and "summarize" in ran.out + ran.err


def test_read_gives_the_wire_as_data(cli: Cli, wires: Path) -> None:
    """A line holds the whole wire: it can be put together again, and is the same."""
    ran = cli("read", "--json", "one.txt", "gone.txt", "two.txt")
    one, gone, two = ran.lines
    assert [line["outcome"] for line in (one, gone, two)] == ["read", "failed", "read"]
    data = one["wire"]
    data["sentences"] = tuple(Sentence(**s) for s in data["sentences"])
    data["quotations"] = tuple(Quotation(**q) for q in data["quotations"])
    data["signals"] = tuple(data["signals"])
    assert Wire(**data) == read_path("one.txt")
    assert gone["wire"] is None and gone["error"]["code"] == "not-found"
    assert ran.code == 1


def test_read_lists_sentences_for_a_person(cli: Cli, wires: Path) -> None:
    """Without --json the numbered sentences are listed."""
    out = cli("read", "one.txt").out
    assert "1 Estmark beat Vale City on day one." in out and "2 It rained." in out


def test_prompt_shows_the_request_that_would_go_out(cli: Cli, wires: Path) -> None:
    """Messages and strict schema as JSON, the wire as numbered lines, nothing sent."""
    ran = cli("prompt", "one.txt", "--model", "m1")
    body = json.loads(ran.out)
    assert body["model"] == "m1"
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert "Estmark beat Vale City on day one." in body["messages"][-1]["content"]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert (ran.code, ran.err) == (0, "")


def test_prompt_without_a_model_says_so(cli: Cli, wires: Path) -> None:
    """The request is shown all the same, with null where the model's name would stand."""
    ran = cli("prompt", "one.txt")
    assert json.loads(ran.out)["model"] is None
    assert "no model is set" in ran.err and ran.code == 0


def test_prompt_of_nothing_is_an_error(cli: Cli, wires: Path) -> None:
    """One line, code 2."""
    ran = cli("prompt", "gone.txt")
    assert (ran.code, ran.out) == (2, "") and "gone.txt" in ran.err


def test_schemas_are_written_into_a_folder(cli: Cli, wires: Path) -> None:
    """``--write DIR`` writes a file for each; each is what the command prints."""
    (wires / "out").mkdir()
    assert cli("schema", "--write", "out").code == 0
    assert sorted(p.name for p in (wires / "out").iterdir()) == [
        "blurb.json",
        "day.json",
        "draft.json",
        "openapi.json",
        "summary.json",
        "wire.json",
    ]
    for name in ("summary", "wire", "draft", "day"):
        assert cli("schema", name).out == (wires / "out" / f"{name}.json").read_text("utf-8")
    assert cli("schema", "--write", "nowhere").code == 2


def test_schemas_are_not_written_without_a_folders_name(cli: Cli, wires: Path) -> None:
    """An empty name is not the current folder."""
    ran = cli("schema", "--write", "")
    assert ran.code == 2 and ran.err.startswith("summarizer: error: '' is not a folder")
    assert not (wires / "wire.json").exists()


def test_a_reader_that_leaves_early_is_no_error(wires: Path) -> None:
    """When the pipe is closed nothing is said: no traceback, no complaint at the end."""
    with subprocess.Popen(
        [*PROGRAM, "read", "--json", *["one.txt"] * 2000],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdout is not None and command.stderr is not None
        assert command.stdout.readline()
        command.stdout.close()
        assert command.stderr.read() == b""
        assert command.wait() == 141


@pytest.mark.parametrize("arguments", [["read", "one.txt"], ["schema", "wire"], ["--version"]])
def test_nobody_reads_at_all(wires: Path, arguments: list[str]) -> None:
    """Where the pipe was closed before the first word, nothing is said either."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = subprocess.run(
            [*PROGRAM, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ["summarize", "--engine", "offline", "one.txt"],
        ["summarize", "--engine", "offline", "--json", "one.txt"],
        ["read", "gone.txt"],
        ["prompt", "one.txt", "--model", "m1"],
        ["schema", "wire"],
        ["--version"],
        ["--help"],
    ],
)
def test_a_closed_standard_output_is_one_line(wires: Path, arguments: list[str]) -> None:
    """No traceback; the code is that of a reader who is gone."""
    ran = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert ran.stderr == (
        "summarizer: error: standard output is closed "
        "(hint: send it to a file, a pipe or a terminal)\n"
    )
    assert ran.returncode == 141


def test_the_package_runs_as_a_module(wires: Path) -> None:
    """``python -m summarizer`` is the same program, with the same codes."""

    def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "summarizer", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert ran("--version").stdout == f"summarizer {__version__}\n"
    assert ran("read", "gone.txt").returncode == 2


def test_a_full_disk_is_one_line(wires: Path) -> None:
    """What cannot be written to standard output is told, without a traceback."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this machine")
    with full.open("w") as device:
        ran = subprocess.run(
            [*PROGRAM, "read", "--json", "one.txt"],
            stdout=device,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.stderr == "summarizer: error: cannot go on: No space left on device\n"
    assert ran.returncode == 1


def test_an_odd_encoding_of_the_terminal_stops_nothing(wires: Path) -> None:
    """In ASCII the card loses characters, not the run; JSON is UTF-8 whatever the locale says."""
    (wires / "one.txt").write_text("Blåkjær scored.", encoding="utf-8")
    environ = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"}

    def out(*arguments: str) -> bytes:
        return subprocess.run(
            [*PROGRAM, "read", *arguments, "one.txt"], env=environ, capture_output=True, check=True
        ).stdout

    assert b"Bl?kj?r scored." in out()
    assert "Blåkjær scored." in out("--json").decode("utf-8")
