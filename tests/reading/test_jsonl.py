from __future__ import annotations

import base64
import json

import pytest

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading import jsonl, read_wires
from summarizer.wire import Wire

NINJS = {"uri": "urn:np:1", "headline": "Norvale win", "body_html": "<p>Norvale won 2-1.</p>"}
DPA = {
    "format": "digitalwires@0.9.1",
    "urn": "urn:newsml:dpa.com:1",
    "version": 1,
    "headline": "Norvale siegt",
    "article_html": "<section class='main'><p>Norvale siegt 2:1.</p></section>",
}
ANPA = "^BC-FBC--Norvale<\n^Norvale win<\n\tNORVALE (NP) _ Reis scored.\n"


def _lines(*lines: object) -> bytes:
    return b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )


def _found(data: bytes) -> list[Wire | InputError]:
    return list(read_wires(data, input="day.jsonl", format="jsonl"))


def test_lines_of_the_json_formats() -> None:
    """Each line is an item in the JSON format that its keys tell."""
    found = list(read_wires(_lines(NINJS, DPA, b"", NINJS), input="day.jsonl"))
    assert [(w.format, w.input) for w in found if isinstance(w, Wire)] == [
        ("ninjs", "day.jsonl"),
        ("dpa", "day.jsonl#2"),
        ("ninjs", "day.jsonl#3"),
    ]
    first, _, third = found
    assert isinstance(first, Wire) and isinstance(third, Wire)
    assert first.sha256 == third.sha256


def test_lines_that_carry_other_formats() -> None:
    """A line names a format and carries a text, bytes in base64 or JSON as it is."""
    page = base64.b64encode(b"<h1>Late</h1><p>Norvale won.</p>").decode()
    found = _found(
        _lines(
            {"format": "anpa", "text": ANPA, "id": "a1", "provider": "NP"},
            {"format": "html", "data": page},
            {"format": "ninjs", "data": NINJS, "id": "not this"},
            {"text": "Norvale won 2-1.\n\nReis scored."},
            {"data": page},
        )
    )
    assert [(w.format, w.id, w.headline) for w in found if isinstance(w, Wire)] == [
        ("anpa", "a1", "Norvale win"),
        ("html", None, "Late"),
        ("ninjs", "urn:np:1", "Norvale win"),
        ("text", None, None),
        ("html", None, "Late"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        b'{"headline": "x"',
        b"[1, 2]",
        b"3",
        b"<p>x</p>",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 20_000,
        b'{"format": "html", "data": "!"}',
        b'{"format": "html", "data": 3}',
        b'{"format": "jsonl", "text": "{}"}',
        b'{"format": "email", "text": "x"}',
        b'{"format": "nothing", "text": "x"}',
        b'{"format": "nitf", "text": "<nitf><"}',
        b'{"text": "\\ud800"}',
        b"{}",
    ],
)
def test_a_bad_line_costs_only_itself(line: bytes) -> None:
    """A line that cannot be read is an error that names it; the others are read."""
    first, second, third = _found(_lines(NINJS, line, NINJS))
    assert isinstance(first, Wire) and isinstance(third, Wire)
    assert isinstance(second, NotAWire)
    assert "line 2" in str(second)
    assert second.input == "day.jsonl#2"


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ((b'{"uri": "x", "headline": "x"', NINJS, NINJS), [NotAWire, Wire, Wire]),
        ((NINJS, b"xx", NINJS), [Wire, NotAWire, Wire]),
        ((b"[1,2]", NINJS, DPA), [NotAWire, Wire, Wire]),
        ((b"# the day", NINJS), [NotAWire, Wire]),
        ((b"", b"# the day", b"", NINJS), [NotAWire, Wire]),
        (({"format": "text", "text": "Norvale won 2-1."},), [Wire]),
        (({"text": "Norvale won 2-1."},), [Wire]),
        (({"format": "anpa", "text": ANPA},), [Wire]),
    ],
)
def test_lines_are_told_whichever_is_broken(
    lines: tuple[object, ...], kinds: list[type[Wire | InputError]]
) -> None:
    """A broken line costs only itself, also where it is the first and no format is named."""
    found = list(read_wires(_lines(*lines), input="day"))
    assert [type(f) for f in found] == kinds
    assert not any(isinstance(f, Wire) and "{" in f.text for f in found)


@pytest.mark.parametrize(
    "data",
    [
        b'[\n{"uri": "a", "headline": "x"},\n{"uri": "b", "headline": "y"}',
        b'{"headline": "x",\n"descriptions": [\n{"text": "a"}\n]',
    ],
)
def test_a_document_that_breaks_off_is_no_lines(data: bytes) -> None:
    """A document on many lines that is not whole is one error."""
    (found,) = read_wires(data, input="a.json")
    assert isinstance(found, NotAWire)


@pytest.mark.parametrize(
    "text", ['Norvale won.\n{"a": 1}\nReis scored.', '{"We won," said Reis}\n{"a" is a letter}']
)
def test_a_text_with_braces_is_a_text(text: str) -> None:
    """A line of JSON in a report, or braces, make no JSON Lines."""
    (found,) = read_wires(text.encode(), input="a.txt")
    assert isinstance(found, Wire)
    assert found.text == text


def test_too_many_lines(monkeypatch) -> None:
    """The line after the last allowed one is an error in the place of the rest."""
    monkeypatch.setattr(jsonl, "MAX_LINES", 2)
    found = _found(_lines(NINJS, NINJS, NINJS, NINJS))
    assert [type(f) for f in found] == [Wire, Wire, TooLarge]


def test_truncated() -> None:
    """A file that breaks off inside a line gives the whole lines and one error."""
    assert [type(f) for f in _found(_lines(NINJS, NINJS)[:-9])] == [Wire, NotAWire]
