from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cli.console import complain, named
from summarizer.visible import json_text


@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_json_says_the_same_and_is_one_line(text: str) -> None:
    """Any text, lone surrogates too, comes back; no reader of lines finds two; UTF-8 holds it."""
    line = json_text({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1
    line.encode("utf-8")


def test_json_keeps_ordinary_characters_as_they_are() -> None:
    """Names and quotation marks are readable in the output, not escaped."""
    assert json_text({"who": "Blåkjær “said”"}) == '{"who":"Blåkjær “said”"}'


@pytest.mark.parametrize(
    ("message", "input", "told"),
    [
        ("a.txt is empty", "a.txt", "error: a.txt is empty"),
        ("the key is not accepted", "a.txt", "error: a.txt: the key is not accepted"),
        ("standard input is empty", "-", "error: standard input is empty"),
        ("no model is named", None, "error: no model is named"),
        ("a\nb\x1b[2J is empty", "a\nb\x1b[2J", r"error: 'a\nb\x1b[2J' is empty"),
        ("a\ufffdb is empty", "a\nb", r"error: 'a\nb' is empty"),
        (r"a\udcff is empty", "a\udcff", r"error: 'a\udcff' is empty"),
        ("the key is not accepted", "a", "error: a: the key is not accepted"),
        ("theirs is empty", "the", "error: the: theirs is empty"),
        ("something is odd", "", "error: '': something is odd"),
    ],
)
def test_a_complaint_is_one_line_that_names_the_input_once(
    capsys: pytest.CaptureFixture[str], message: str, input: str | None, told: str
) -> None:
    """Line ends and screen controls of a file's name cannot break or colour the line."""
    complain(message, input=input, hint="look")
    assert capsys.readouterr().err == f"summarizer: {told} (hint: look)\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.txt", "a.txt"),
        ("match day/a b.txt", "match day/a b.txt"),
        ("Blåkjær.txt", "Blåkjær.txt"),
        ("", "''"),
        (" a.txt", "' a.txt'"),
        ("a\u202eb", r"'a\u202eb'"),
    ],
)
def test_a_name_that_cannot_be_seen_is_quoted(name: str, told: str) -> None:
    """Ordinary names stay as they are; empty ones and odd ones can be told from the message."""
    assert named(name) == told


def test_a_closed_standard_error_leaves_the_result_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would be said there is not printed among the results instead."""
    monkeypatch.setattr(sys, "stderr", None)
    complain("no model is named")
    assert capsys.readouterr().out == ""
