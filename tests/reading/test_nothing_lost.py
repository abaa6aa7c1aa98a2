"""Input that was lost without a word, or read as something else than it is."""

from __future__ import annotations

import base64
import gzip
import io
import json
import tarfile
import zipfile

import pytest

from summarizer.errors import InputError, NotAWire
from summarizer.reading import read_bytes, read_wires
from summarizer.wire import BODY_LABELS, Wire

REPORT = "Norvale beat Skarholt 2-1 on Saturday."
ITEM = {"uri": "a:1", "headline": "Norvale win", "body_html": f"<p>{REPORT}</p>"}


def told(wire: Wire) -> str:
    """What of ``wire`` a fact may rest on."""
    return " ".join(wire.text[s.start : s.end] for s in wire.sentences if s.label in BODY_LABELS)


def read(data: bytes) -> list[Wire | InputError]:
    """All that is read."""
    return list(read_wires(data, input="in"))


@pytest.mark.parametrize(
    "body",
    [
        {"body_html": [f"<p>{REPORT}</p>", "<p>It rained.</p>"]},
        {"body_text": [REPORT, "It rained."]},
        {"bodies": {"main": f"{REPORT}\n\nIt rained."}},
        {"body": {"html": f"<p>{REPORT}</p><p>It rained.</p>"}},
        {"bodies": [{"role": "main", "value": f"{REPORT}\n\nIt rained."}]},
    ],
    ids=str,
)
def test_a_body_in_another_form_is_a_body(body: dict[str, object]) -> None:
    """A list of paragraphs, or an object whose keys are the roles."""
    item = {"uri": "a:1", "headline": "Norvale win", **body}
    wire = read_bytes(json.dumps(item).encode())
    assert wire.text == f"Norvale win\n\n{REPORT}\n\nIt rained."


def zipped(name: str, text: str) -> bytes:
    """A zip of one text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def test_two_zips_behind_each_other_are_no_whole_archive() -> None:
    """The second is read, and that there is a first is said."""
    found = read(zipped("a.txt", REPORT) + zipped("b.txt", REPORT))
    assert [type(f) for f in found] == [Wire, NotAWire]
    assert "another one stands in front" in str(found[1])
    assert [type(f) for f in read(zipped("a.txt", REPORT))] == [Wire]


def test_what_stands_behind_a_packed_file_is_said() -> None:
    """Zeros are padding, a second packed stream goes on with the first, anything else is broken."""
    packed = gzip.compress(REPORT.encode())
    assert [type(f) for f in read(packed + b"junk behind it")] == [NotAWire]
    assert [type(f) for f in read(packed + b"\0" * 99)] == [Wire]
    (both,) = read(packed + b"\0" * 3 + gzip.compress(b" It rained."))
    assert isinstance(both, Wire)
    assert both.text == f"{REPORT} It rained."


def test_a_packed_tar_with_something_behind_it_keeps_its_members() -> None:
    """What was read stays read."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(REPORT)
        archive.addfile(info, io.BytesIO(REPORT.encode()))
    assert [type(f) for f in read(out.getvalue() + b"junk")] == [Wire, NotAWire]


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="utf-8">',
        "<title>Norvale</title>",
        "<nav><ul><li>Football</li></ul></nav>",
        "<script>x = 1</script>",
        "<style>p { color: red }</style>",
        "<strong>Norvale win</strong>",
        "<a href='x'>Norvale win</a>",
        "<span>Norvale win</span>",
        "<link rel='stylesheet' href='x.css'>",
        "<dl><dt>Saturday</dt></dl>",
    ],
)
def test_a_page_without_its_head_is_a_page(head: str) -> None:
    """A fragment may begin with any element."""
    wire = read_bytes(f"{head}<p>{REPORT}</p>\n<p>It rained.</p>".encode())
    assert wire.format == "html"
    assert REPORT in told(wire)


@pytest.mark.parametrize("text", ["<A great day> for Norvale", "<Norvale> won 2-1", "<3 Norvale"])
def test_a_text_that_begins_with_a_bracket_is_text(text: str) -> None:
    """Its words are no tags."""
    assert read_bytes(text.encode()).text == text


def test_mathematics_are_text() -> None:
    """A score that a page sets as a formula is one."""
    math = "<math><mn>2</mn><mo>-</mo><mn>1</mn></math>"
    wire = read_bytes(json.dumps({**ITEM, "body_html": f"<p>They won {math}.</p>"}).encode())
    assert "They won 2-1." in told(wire)


@pytest.mark.parametrize("name", ["object", "noscript", "select", "textarea", "button"])
def test_controls_are_notes(name: str) -> None:
    """Their words stand in the text, and are no report."""
    body = f"<p>{REPORT}</p><p>It <{name}>Skarholt won 3-0</{name}> rained.</p>"
    wire = read_bytes(json.dumps({**ITEM, "body_html": body}).encode())
    assert "Skarholt won 3-0" in wire.text
    assert "Skarholt won 3-0" not in told(wire)
    assert "It rained." in told(wire)


@pytest.mark.parametrize(
    "wrapped",
    [
        [[ITEM]],
        {"item": ITEM},
        {"data": {"attributes": ITEM}},
        {"data": [{"attributes": ITEM}]},
        {"docs": [ITEM]},
    ],
)
def test_an_item_in_what_servers_put_around_it(wrapped: object) -> None:
    """Lists of lists, an envelope, JSON:API."""
    wire = read_bytes(json.dumps(wrapped).encode())
    assert (wire.format, wire.id) == ("ninjs", "a:1")
    assert REPORT in told(wire)


@pytest.mark.parametrize("between", [b"\n", b"\r\n", b"\r", b"\n\x1e", b"\x1e"])
def test_json_lines_however_they_end(between: bytes) -> None:
    """With CR alone, and with RS before each (RFC 7464)."""
    lines = [json.dumps({**ITEM, "uri": f"a:{n}"}).encode() for n in (1, 2, 3)]
    lead = b"\x1e" if b"\x1e" in between else b""
    found = read(lead + between.join(lines) + b"\n")
    assert [f.id for f in found if isinstance(f, Wire)] == ["a:1", "a:2", "a:3"]


@pytest.mark.parametrize(
    "field", ['"body_html": "<p>It&#0; rained.</p>"', '"body_text": "It\\u0000 rained."']
)
def test_a_character_that_no_text_has_is_replaced(field: str) -> None:
    """It costs itself and not the wire."""
    wire = read_bytes(f'{{"uri": "a:1", "headline": "Norvale win", {field}}}'.encode())
    assert wire.text.replace("\ufffd", "").replace("  ", " ") == "Norvale win\n\nIt rained."


def test_a_number_longer_than_any() -> None:
    """A version of five thousand digits refuses nothing."""
    item = json.dumps(ITEM).removesuffix("}") + f', "version": {"7" * 5000}}}'
    assert REPORT in read_bytes(item.encode()).text


@pytest.mark.parametrize(("codec", "name"), [("utf-16", "UTF-16"), ("utf-32", "UTF-32")])
def test_a_text_of_wide_characters_is_refused_by_its_name(codec: str, name: str) -> None:
    """With what it is in."""
    with pytest.raises(NotAWire, match=name):
        read_bytes(REPORT.encode(codec))


def test_base64_that_breaks_off_is_refused() -> None:
    """Half a report is none."""
    coded = base64.b64encode(f"{REPORT} It rained.".encode()).decode()
    head = (
        "From: d@example.org\nSubject: Norvale win\nDate: Fri, 27 Nov 2026 12:00:00 +0000\n"
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    )
    assert REPORT in read_bytes((head + coded).encode()).text
    with pytest.raises(NotAWire, match="base64"):
        read_bytes((head + coded[: len(coded) // 2 + 1]).encode())
