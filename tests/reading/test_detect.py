from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError, InputError, NotAReport, NotAWire, TooLarge
from summarizer.reading import FORMATS, MAX_INPUT_BYTES, read_bytes, read_paths, read_wires
from summarizer.reading.detect import detect
from summarizer.wire import Wire


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Norvale won.", "text"),
        (b"{{ score }} Norvale won.", "text"),
        (b'{"We won," said Reis}', "text"),
        (b"<3 for Norvale", "text"),
        (b"<A great day> for Norvale", "text"),
        (b"<i>Norvale won", "text"),
        (b"<Main stand> was full", "text"),
        (b"<i>Norvale</i> won", "html"),
        (b"<a href=x>Norvale won", "text"),
        (b"<p hidden>Norvale won", "html"),
        (b"<div\nclass='a'>Norvale won", "html"),
        (b"[Corrected] Norvale won.", "text"),
        (b'{"uri": "x", "body_text": "Norvale won."}', "ninjs"),
        (b'\xef\xbb\xbf [{"versionCreated": null}]', "ninjs"),
        (b'{"items": [{"uri": "x", "bodies": []}], "next": null}', "ninjs"),
        (b'{"urn": "x", "article_html": null}', "dpa"),
        (b'{"format": "digitalwires@1.0"}', "dpa"),
        (b'{"uri": "x", "headline": "a"}\n{"uri": "y", "headline": "b"}\n', "jsonl"),
        (b"<nitf/>", "nitf"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE nitf SYSTEM "n.dtd">\n<nitf>', "nitf"),
        ('<?xml version="1.0"?><nitf/>'.encode("utf-16"), "nitf"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "newsml-g2"),
        (b"<g2:newsMessage xmlns:g2='x'/>", "newsml-g2"),
        (b"<rss version='2.0'/>", "rss"),
        (b"<rdf:RDF xmlns:rdf='x'/>", "rss"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "atom"),
        (b"<!DOCTYPE html>\n<html><p>x", "html"),
        (b"<p>Norvale won.</p>", "html"),
        (b"<section class='main'><p>x", "html"),
    ],
)
def test_formats_are_told_by_content(data: bytes, name: str) -> None:
    """First characters, root element and keys tell the format."""
    assert detect(data, None) == name
    assert name in FORMATS


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml",
         "office"),
        (b"@prefix sport: <https://example.org/> .\n", "Turtle"),
        (b"# a match\nPREFIX s: <https://example.org/>\n", "Turtle"),
        (b"<sports-content/>", "SportsML"),
        (b"<?xml version='1.0'?><NewsML/>", "NewsML 1"),
        (b"<?xml version='1.0'?><invoice/>", "XML of a kind"),
        (b'{"a": 1}', "JSON of a kind"),
        (b'{"uri": "x", "headline": "Norv', "JSON that cannot be read"),
    ],
)  # fmt: skip
def test_what_is_known_and_not_read(data: bytes, what: str) -> None:
    """What is recognised and has no reader is refused with what it is and what to give."""
    with pytest.raises(NotAWire, match=what) as caught:
        read_bytes(data, input="x")
    assert caught.value.hint
    assert [str(e) for e in read_wires(data, input="x")] == [str(caught.value)]


def test_a_format_that_is_given_wins() -> None:
    """``format`` is used without looking at the content, and the wire says which was."""
    data = b'{"uri": "x", "headline": "Norvale won."}'
    assert read_bytes(data).format == "ninjs"
    wire = read_bytes(data, format="text")
    assert (wire.format, wire.text) == ("text", data.decode())


def test_a_format_that_there_is_not() -> None:
    """An unknown format is a mistake of the caller, told at once."""
    with pytest.raises(ConfigurationError, match="docx") as caught:
        read_wires(b"x", format="docx")
    assert "ninjs" in caught.value.hint


SEVERAL = (
    b'[{"uri": "a", "headline": "Norvale won"}, {"nothing": 1}, {"type": "planning", "uri": "p"},'
    b' {"uri": "c", "body_text": "\\ud83d"}, 7, {"uri": "d", "body_text": "Pell lost."}]'
)


def test_one_bad_item_stops_none_of_the_others() -> None:
    """Every item of an input is a wire or an error, in order, named by its number."""
    found = list(read_wires(SEVERAL, input="day.json"))
    assert [f.input for f in found] == ["day.json", *(f"day.json#{n}" for n in range(2, 7))]
    kinds = [type(f).__name__ for f in found]
    assert kinds == ["Wire", "NotAWire", "NotAReport", "NotAWire", "NotAWire", "Wire"]


def test_one_wire_is_asked_for() -> None:
    """Several items where one is asked for are an error that says how to get them all."""
    with pytest.raises(InputError, match="6 items") as caught:
        read_bytes(SEVERAL)
    assert "read_all" in caught.value.hint
    one = b'[{"type": "planning", "uri": "p"}, {"uri": "a", "headline": "Norvale won"}]'
    assert read_bytes(one).id == "a"
    with pytest.raises(NotAReport):
        read_bytes(b'[{"type": "planning", "uri": "p"}]', format="ninjs")


def test_an_input_of_any_format_has_a_bound(tmp_path: Path) -> None:
    """A file over the bound is refused by its size, one in a large format only by its own bound."""
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(MAX_INPUT_BYTES + 1)
    (found,) = read_paths([path])
    assert isinstance(found, TooLarge)
    path.write_bytes(b'{"uri": "x", "body_text": "' + b"a" * 9_000_000 + b'"}')
    (found,) = read_paths([path])
    assert isinstance(found, TooLarge)
    assert "JSON" in str(found)


def test_a_large_file_of_several_wires(tmp_path: Path) -> None:
    """The bound of one wire is none for a file of many."""
    path = tmp_path / "many.json"
    item = b'{"uri": "x", "headline": "Norvale won", "x": "' + b"a" * 9_000 + b'"}'
    path.write_bytes(b"[" + b",".join([item] * 300) + b"]")
    found = list(read_paths([path]))
    assert len(found) == 300
    assert all(isinstance(f, Wire) for f in found)
