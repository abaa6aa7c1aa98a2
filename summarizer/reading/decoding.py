"""Bytes to characters, and the refusal of what is no text.

UTF-8 with or without a byte order mark; where bytes are not valid UTF-8, those bytes alone are
read as Windows-1252 and the result is marked as guessed. So a file in Windows-1252 and a UTF-8
file into which single Windows-1252 bytes were pasted are both read, and nothing is lost.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarizer.checkpoints import checkpoint
from summarizer.errors import NotAWire, TooLarge

__all__ = [
    "MAX_PIECES",
    "MAX_TEXT_BYTES",
    "Decoded",
    "called",
    "decode",
    "encode",
    "refuse_too_many",
    "refuse_unless_text",
    "too_large",
    "without_bom",
]

MAX_TEXT_BYTES = 2_000_000
"""The most text, in bytes, that one wire may have."""

MAX_PIECES = 50_000
"""The most paragraphs, the most sentences and the most quotations of one wire; in plain text also
the most lines, blank ones not counted. A long match report has a hundred of each: what has so many
is no report, and each costs as much as thirty words."""

_BOM = "\ufeff"
_HANDLER = "summarizer-cp1252"
# Control characters that no text has: not tab, the line ends, form feed and escape. U+FFFD stands
# where a byte has no meaning in either encoding.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# A transmission of the old kind carries a handful of control characters (SOH, STX, ETX) in a page
# of text; packed or compiled data has one in eight characters.
_MOST_CONTROLS = 0.05
_FRAME = dict.fromkeys((*range(1, 5), *range(0x0E, 0x17), *range(0x1C, 0x20), 0x7F))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, what they were decoded with, and whether that was a guess."""

    text: str
    charset: str
    guessed: bool


def decode(
    data: bytes,
    input: str | None,
    *,
    transmission: bool = False,
    most: int = MAX_TEXT_BYTES,
) -> Decoded:
    """The characters of ``data`` without a byte order mark.

    ``transmission`` says that the characters that frame a message (SOH, STX …) are meant, however
    many there are: a flash may be shorter than its frame. ``most`` is the bound in bytes, for
    mark-up, which may have more than its text.

    ``input`` names the wire in errors. Raises :class:`TooLarge` before any work, and
    :class:`NotAWire` for empty or binary data.
    """
    if len(data) > most:
        raise too_large(input)
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or data[:4] == codecs.BOM_UTF32_BE:
        wide = data[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
        raise NotAWire(
            f"{called(input)} is in UTF-{32 if wide else 16}",
            input=input,
            hint="save it as UTF-8 and try again",
        )
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        decoded = Decoded(body.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        decoded = _mixed(body)
    checkpoint()
    refuse_unless_text(decoded.text.translate(_FRAME) if transmission else decoded.text, input)
    return decoded


def encode(text: str, input: str | None) -> bytes:
    """``text`` as UTF-8, for hashing and for measuring.

    Raises :class:`TooLarge`, and :class:`NotAWire` where a lone surrogate makes it no text.
    """
    # No character takes less than one byte: this spares the work on what is far too large.
    if len(text) > MAX_TEXT_BYTES:
        raise too_large(input)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as exc:
        raise NotAWire(
            f"{called(input)} has half a character (a lone surrogate) at {exc.start}",
            input=input,
            hint="give the bytes as they came, or decode them with errors='replace'",
        ) from exc
    if len(data) > MAX_TEXT_BYTES:
        raise too_large(input)
    return data


def refuse_unless_text(text: str, input: str | None) -> None:
    """Raise :class:`NotAWire` where ``text`` is empty, blank or binary."""
    if not text or text.isspace():
        raise NotAWire(f"{called(input)} is empty", input=input, hint="give the report's text")
    checkpoint()
    if "\0" in text:
        raise NotAWire(f"{called(input)} is binary, not text", input=input)
    if _CONTROL.search(text) and len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise NotAWire(f"{called(input)} is binary, not text", input=input)


def called(input: str | None) -> str:
    """How a message names the input: one line, whatever the name of a file holds."""
    if input is None:
        return "the text"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in input)


def too_large(input: str | None) -> TooLarge:
    """The error for more than :data:`MAX_TEXT_BYTES` of text."""
    return TooLarge(f"{called(input)} has more than {MAX_TEXT_BYTES:,} bytes of text", input=input)


def refuse_too_many(count: int, what: str, most: int = MAX_PIECES) -> None:
    """Raise :class:`TooLarge` for more than ``most`` of ``what`` in the text."""
    if count > most:
        raise TooLarge(
            f"the text has more than {most:,} {what}",
            hint="give one report at a time, as its agency sent it",
        )


def without_bom(text: str) -> str:
    """``text`` without a byte order mark before it."""
    return text.removeprefix(_BOM)


def _mixed(data: bytes) -> Decoded:
    text = data.decode("utf-8", errors=_HANDLER)
    strays = len(data) - len(data.decode("utf-8", errors="ignore").encode("utf-8"))
    others = sum(1 for c in text if c > "\x7f") - strays
    return Decoded(text, "utf-8" if others > 0 else "cp1252", True)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error(_HANDLER, _as_cp1252)
