from __future__ import annotations

import json
from hashlib import sha256

import pytest

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading import MAX_TEXT_BYTES, read_bytes, read_text


def test_utf8_is_read_as_it_is() -> None:
    """UTF-8 is decoded, nothing guessed, the characters unchanged, carriage returns kept."""
    data = "Blåkjær scored.\r\n\r\n“Good,” he said.\r\n".encode()
    wire = read_bytes(data, input="a.txt")
    assert wire.text == "Blåkjær scored.\r\n\r\n“Good,” he said.\r\n"
    assert (wire.charset, wire.charset_guessed) == ("utf-8", False)
    assert wire.sha256 == sha256(data).hexdigest()
    assert wire.input == "a.txt"
    assert wire.format == "text"


def test_byte_order_mark_is_not_counted() -> None:
    """Offsets count from behind a byte order mark; the hash is of the bytes as they came."""
    data = b"\xef\xbb\xbfNorvale won."
    wire = read_bytes(data)
    assert wire.text == "Norvale won."
    assert wire.sentences[0].start == 0
    assert wire.sha256 == sha256(data).hexdigest()


def test_windows_1252_is_guessed() -> None:
    """What is no UTF-8 is read as Windows-1252 and marked as guessed."""
    wire = read_bytes(b"\x93We won,\x94 said Bl\xe5kj\xe6r \x96 at last.")
    assert wire.text == "“We won,” said Blåkjær – at last."
    assert (wire.charset, wire.charset_guessed) == ("cp1252", True)
    assert wire.quotation_text(1) == "We won,"


def test_stray_bytes_in_utf8() -> None:
    """Single Windows-1252 bytes in a UTF-8 file are read as such, the rest as UTF-8."""
    wire = read_bytes("“We won,” said Blåkj".encode() + b"\xe6r, \x93again\x94.")
    assert wire.text == "“We won,” said Blåkjær, “again”."
    assert (wire.charset, wire.charset_guessed) == ("utf-8", True)


def test_a_byte_that_means_nothing() -> None:
    """A byte without a meaning in either encoding becomes a replacement character."""
    wire = read_bytes(b"Norvale won \x81 2-1 on Saturday, and again on Sunday, at Pell Street.")
    assert "won \ufffd 2-1" in wire.text
    assert wire.charset_guessed


def test_surrogates_in_bytes_are_no_utf8() -> None:
    """UTF-8 of a lone surrogate is not valid: no surrogate gets into the text."""
    wire = read_bytes(b"Norvale won \xed\xa0\x80 on Saturday, and again on Sunday.")
    wire.text.encode("utf-8")
    assert wire.charset_guessed


@pytest.mark.parametrize("data", [b"", b"  \n\r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_empty_is_no_wire(data: bytes) -> None:
    """Nothing, or white space alone, is refused in one line that names the input."""
    with pytest.raises(NotAWire) as caught:
        read_bytes(data, input="wires/a.txt")
    assert "wires/a.txt" in str(caught.value)
    assert caught.value.input == "wires/a.txt"
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"Norvale\x00won 2-1.",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(1, 256)),
        b"PK\x03\x04\x14\x00\x06\x00",
        "Norvale won.".encode("utf-16"),
        b"%PDF-1.7\nsome text",
        b"{\\rtf1 Norvale won.}",
        b"<?xml version='1.0'?><invoice/>",
        b"<!DOCTYPE svg><svg/>",
        b'{"total": 3}',
    ],
)
def test_binary_and_other_formats_are_no_wires(data: bytes) -> None:
    """Binary data and formats that are not read are refused, not read as sentences."""
    with pytest.raises(NotAWire, match=r"^b\.bin "):
        read_bytes(data, input="b.bin")


def test_template_braces_are_text() -> None:
    """A text that begins with a brace of a template is a text."""
    assert read_bytes(b"{{ score }}\n\nNorvale won.").format == "text"


def test_a_single_control_character_is_no_binary() -> None:
    """A transmission's control characters do not make a text binary."""
    text = "\x02Norvale won 2-1 on Saturday, and again on Sunday, at Pell Street.\x03 " * 3
    assert read_text(text).sentences


def test_too_large_before_any_work() -> None:
    """More than the limit is refused, also where it would be refused for other reasons."""
    with pytest.raises(TooLarge, match=r"^c\.txt has more than 2,000,000 bytes"):
        read_bytes(b"\x00" * (MAX_TEXT_BYTES + 1), input="c.txt")
    with pytest.raises(TooLarge):
        read_text("a" * (MAX_TEXT_BYTES + 1))
    with pytest.raises(TooLarge):
        read_text("å" * (MAX_TEXT_BYTES // 2 + 1))


def test_the_limit_itself_is_read() -> None:
    """A text of exactly the limit is a wire, and one long word one sentence."""
    wire = read_bytes(b"a" * MAX_TEXT_BYTES)
    assert len(wire.sentences) == 1


@pytest.mark.parametrize("text", ["Norvale \ud83d won.", "\udc80", "“\udfff”"])
def test_lone_surrogates_are_refused(text: str) -> None:
    """A string with half a character is no text: nothing can be written from it."""
    with pytest.raises(NotAWire, match="lone surrogate"):
        read_text(text, input="cms-12")


def test_read_text_hashes_the_utf8() -> None:
    """A string's hash is that of its UTF-8, a byte order mark included, and not counted."""
    wire = read_text("\ufeffNorvale won.", input="cms-12")
    assert wire.text == "Norvale won."
    assert wire.sha256 == sha256("\ufeffNorvale won.".encode()).hexdigest()
    assert wire.input == "cms-12"


@pytest.mark.parametrize("text", ["", " \n", "Norvale\x00won."])
def test_read_text_refuses_the_same(text: str) -> None:
    """A string is refused for the same reasons as bytes."""
    with pytest.raises(NotAWire, match=r"^the text "):
        read_text(text)


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "a\u2028b.txt"])
def test_messages_are_one_line(name: str) -> None:
    """A name with line ends or terminal codes does not break the message."""
    with pytest.raises(InputError) as caught:
        read_bytes(b"", input=name)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert message.isprintable()
    json.dumps(message).encode()
