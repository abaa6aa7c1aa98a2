"""Wires in formats on the command line: several in a file, a format by name, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.cli.app import FormatChoice
from summarizer.reading import FORMATS

from .conftest import Cli

SEVERAL = (
    b'[{"uri": "a", "headline": "Norvale win", "body_text": "Norvale beat Pell 2-1 on Saturday."},'
    b' {"nothing": 1}, {"type": "planning", "uri": "p"},'
    b' {"uri": "b", "headline": "Pell win", "body_text": "Pell beat Norvale 3-1 on Sunday."}]'
)


def test_the_formats_are_those_that_are_read() -> None:
    """What ``--format`` takes is what the reading room knows."""
    assert tuple(f.value for f in FormatChoice) == FORMATS


@pytest.mark.parametrize("command", [["read"], ["summarize", "--engine", "offline"]])
def test_a_line_for_each_wire(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    """Several wires in one file are one line each, in order; a bad one is exit code 1."""
    path = tmp_path / "day.json"
    path.write_bytes(SEVERAL)
    ran = cli(*command, "--json", path)
    done = "read" if command == ["read"] else "summarised"
    assert [line["outcome"] for line in ran.lines] == [done, "failed", "skipped", done]
    assert [line["input"] for line in ran.lines] == [
        str(path),
        *(f"{path}#{n}" for n in range(2, 5)),
    ]
    assert ran.lines[2]["error"] is None
    assert "planning" in ran.lines[2]["reason"]
    assert ran.code == 1
    assert ran.err.count("error:") == 1


def test_skipped_is_no_failure(cli: Cli) -> None:
    """An input of nothing but what is no report ends well."""
    ran = cli("read", "--json", "-", stdin=b'[{"type": "planning", "uri": "p"}]')
    assert [line["outcome"] for line in ran.lines] == ["skipped"]
    assert ran.code == 0


def test_a_format_by_name(cli: Cli, tmp_path: Path) -> None:
    """``--format`` wins, and the wire says which was used."""
    path = tmp_path / "a.json"
    path.write_bytes(b'{"uri": "x", "headline": "Norvale won."}')
    assert cli("read", "--json", path).lines[0]["wire"]["format"] == "ninjs"
    ran = cli("read", "--json", "--format", "text", path)
    assert ran.lines[0]["wire"]["format"] == "text"


def test_the_request_of_a_format_by_name(cli: Cli, tmp_path: Path) -> None:
    """``prompt`` shows the request for the wire as it is read in that format."""
    path = tmp_path / "a.json"
    path.write_bytes(b'{"uri": "x", "headline": "Norvale won."}')
    told, named = (
        cli("prompt", path, "--model", "m1", *more) for more in ((), ("--format", "text"))
    )
    assert "[1 headline] Norvale won." in json.loads(told.out)["messages"][-1]["content"]
    assert "[q3]headline[/q3]" in json.loads(named.out)["messages"][-1]["content"]
    refused = cli("prompt", path, "--format", "nitf")
    assert (refused.code, refused.out) == (2, "")
    assert len(refused.err.splitlines()) == 1


def test_a_format_that_there_is_not(cli: Cli) -> None:
    """An unknown format is bad usage."""
    ran = cli("read", "--format", "docx", "-")
    assert ran.code == 2
    assert "docx" in ran.err


def test_no_input_is_readable(cli: Cli, tmp_path: Path) -> None:
    """A wrong format for the only input is exit code 2 and one line with a hint."""
    path = tmp_path / "a.txt"
    path.write_text("Norvale won.")
    ran = cli("summarize", "--engine", "offline", "--format", "nitf", path)
    assert ran.code == 2
    assert "hint:" in ran.err
    assert len(ran.err.splitlines()) == 1
