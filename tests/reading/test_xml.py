from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading import read_bytes
from summarizer.reading.markup import blocks_of_tree
from summarizer.reading.xml import MAX_XML_BYTES, MAX_XML_TAGS, parse_xml

NITF = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"
BOMB = (
    '<!DOCTYPE nitf [<!ENTITY a "boom">'
    + "".join(f'<!ENTITY {c} "{f"&{chr(ord(c) - 1)};" * 10}">' for c in "bcdefghij")
    + "]>"
    + NITF.format("&j;")
)
EXTERNAL = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + NITF.format("&x;")
PARAMETER = '<!DOCTYPE nitf [<!ENTITY % d SYSTEM "http://127.0.0.1:9/d.dtd">%d;]>' + NITF.format(
    "a"
)


@pytest.mark.parametrize("document", [BOMB, EXTERNAL, PARAMETER])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_entities_are_refused(document: str, charset: str) -> None:
    """A document that declares entities is refused, whatever they would have done."""
    with pytest.raises(NotAWire, match="declares entities") as caught:
        read_bytes(document.encode(charset), input="a.xml")
    assert caught.value.hint


def test_a_dtd_that_is_only_named_is_not_loaded() -> None:
    """NITF's own DOCTYPE is nothing to refuse, and the names of HTML's characters are known."""
    data = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">' + NITF.format("a&eacute;&nbsp;b")
    assert read_bytes(data.encode()).text == "aé\u00a0b"


@pytest.mark.parametrize("scheme", ["", "file://", "http://127.0.0.1:9"])
def test_no_dtd_is_loaded_from_anywhere(tmp_path: Path, scheme: str) -> None:
    """What a DTD on this machine or in the network would declare is not known."""
    dtd = tmp_path / "nitf.dtd"
    dtd.write_text('<!ENTITY secret "loaded"><!ATTLIST p class CDATA "teaser">')
    data = f'<!DOCTYPE nitf SYSTEM "{scheme}{dtd}">' + NITF.format("a&secret;b")
    wire = read_bytes(data.encode())
    assert wire.text == "a&secret;b"
    assert [s.label for s in wire.sentences] == ["body"]


@pytest.mark.parametrize(
    "data",
    [
        NITF.format("Norvale").encode()[:-20],
        NITF.format("Norvale").encode()[:40],
        NITF.format("Norvale & Pell").encode(),
        b'{"uri": "urn:x", "headline": "Norvale"}',
        b"Norvale won.",
        b"",
    ],
)
def test_what_is_no_xml(data: bytes) -> None:
    """Truncated files, bad mark-up, JSON and text that claim to be XML are one clear error."""
    with pytest.raises(NotAWire, match=r"^a\.xml is XML that cannot be read: ") as caught:
        read_bytes(data, input="a.xml", format="nitf")
    assert "\n" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("utf-8", "cp1252"), ("us-ascii", "utf-8"), ("iso-8859-1", "utf-8"), ("utf-8", "utf-7")],
)
def test_wrong_charset(declared: str, actual: str) -> None:
    """Bytes that are not in the charset they declare are refused, not read as other letters."""
    text = NITF.format("Blåkjær “won” – again")
    data = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(actual)
    if actual == "utf-7":
        data = data.replace(b"utf-8", b"utf-7")
    with pytest.raises(NotAWire, match="charset"):
        read_bytes(data, input="a.xml")


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-1", "latin-1"),
        ("ISO-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("iso-8859-15", "iso-8859-15"),
        ("Shift_JIS", "shift_jis"),
    ],
)
def test_right_charset(declared: str, actual: str) -> None:
    """A document in the charset it declares is read; Latin-1 may be Windows-1252."""
    word = "サッカー" if "jis" in actual else "“Blåkjær”" if actual == "cp1252" else "Blåkjær"
    if "16" in actual or actual.startswith("utf"):
        word += " \N{SOCCER BALL}"
    data = f'<?xml version="1.0" encoding="{declared}"?>{NITF.format(word)}'.encode(actual)
    wire = read_bytes(data)
    assert wire.text == word
    assert not wire.charset_guessed


def test_an_empty_line_before_the_declaration() -> None:
    """A line end before the declaration, which XML does not allow, costs no wire."""
    data = f'\r\n<?xml version="1.0" encoding="iso-8859-1"?>{NITF.format("Blåkjær")}'
    assert read_bytes(data.encode("latin-1")).text == "Blåkjær"


def test_bounds() -> None:
    """Too many bytes, tags or levels are one error each, before any tree is there."""
    with pytest.raises(TooLarge):
        parse_xml(b"<a>" + b"x" * MAX_XML_BYTES + b"</a>", "a.xml")
    with pytest.raises(TooLarge):
        parse_xml(b"<a>" + b"<b/>" * MAX_XML_TAGS + b"</a>", "a.xml")
    with pytest.raises(InputError, match="nested deeper"):
        parse_xml(b"<a>" * 5_000 + b"</a>" * 5_000, "a.xml")


def test_comments_and_instructions_lose_no_words() -> None:
    """What follows a comment or an instruction is text; they themselves are not."""
    root = parse_xml(b"<p>a<!-- b -->c<?pi d?>e<![CDATA[<f>]]></p>", None).root
    assert [b.text for b in blocks_of_tree(root)] == ["ace<f>"]


@pytest.mark.parametrize(
    "charset",
    ["iso-8859-1", "windows-1251", "koi8-r", "koi8-u", "macintosh", "cp866", "gbk", "big5"],
)
def test_utf8_under_another_name(charset: str) -> None:
    """What is UTF-8 and says that it is something else is refused, whatever it says."""
    document = f'<?xml version="1.0" encoding="{charset}"?>' + NITF.format(
        "Später Sieg für Köln, öä"
    )
    with pytest.raises(NotAWire, match=r"UTF-8|charset"):
        read_bytes(document.encode())


@pytest.mark.parametrize(
    ("charset", "text"),
    [("koi8-r", "Победа"), ("macintosh", "Später"), ("windows-874", "ชนะ"), ("gb2312", "朱镕基")],
)
def test_what_a_document_declares_is_believed(charset: str, text: str) -> None:
    """Bytes that are in the declared charset are read in it."""
    document = f'<?xml version="1.0" encoding="{charset}"?>' + NITF.format(text)
    codec = {"windows-874": "cp874", "gb2312": "gbk"}.get(charset, charset)
    assert read_bytes(document.encode(codec)).text == text


def test_no_name_twice() -> None:
    """XML of an unknown kind is called so once."""
    with pytest.raises(NotAWire) as caught:
        read_bytes(b"<?xml version='1.0'?><unheard/>", input="a.xml")
    assert caught.value.message == "a.xml is XML of a kind that is not read"
