"""Bytes with a charset that somebody declared: a page, a part of an e-mail.

The declaration is believed where the bytes fit it. Bytes that are UTF-8 and were declared as a
charset of single bytes, and bytes that do not fit, are read by :func:`decode` and marked as
guessed: pages and mails are too often declared wrongly to be refused for it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from summarizer.reading.decoding import MAX_TEXT_BYTES, Decoded, decode

__all__ = ["charset_of", "decode_as", "is_utf8_after_all"]

# Codecs of Python that are no charsets of texts (idna, unicode_escape …) are not asked for.
_MANY_BYTES = frozenset(
    "utf-7 utf-8 utf-16 utf-16-le utf-16-be ascii big5hkscs gb18030 cp932 euc_jp cp949 iso2022_jp "
    "iso2022_kr hz".split()
)
_ONE_BYTE = re.compile(
    r"iso8859-\d{1,2}|cp125\d|cp437|cp85\d|cp866|cp874|koi8-[rtu]|kz1048|mac-\w{1,12}"
)
# As browsers and mail programs read them: each name stands for the larger set that senders use.
_READ_AS = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "big5": "big5hkscs",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Names that Python does not know.
_ALIASES = {
    "windows-874": "cp874",
    "dos-874": "cp874",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    # Hebrew in the order of reading, as in the order of the screen: the characters are the same.
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "csiso88598i": "iso8859-8",
}
_FEWEST_WIDE = 4
"""So few characters of Chinese or Japanese charsets may be valid UTF-8 by accident."""


def decode_as(
    data: bytes, declared: str | None, input: str | None, *, most: int = MAX_TEXT_BYTES
) -> Decoded:
    """The characters of ``data``, which was declared to be in ``declared``.

    Raises InputError for what is binary or too large, as :func:`decode` does; unlike there, UTF-16
    is read where a byte order mark tells it. Data without any text gives an empty text.
    """
    if not data.strip():
        return Decoded("", "utf-8", False)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = "utf-16"
    name = charset_of(declared)
    told = name not in (None, "ascii", "utf-8")  # what is ASCII is UTF-8
    if name is None or not told or is_utf8_after_all(data, name):
        decoded = decode(data, input, most=most)
        wrong = told
        return replace(decoded, guessed=True) if wrong else decoded
    try:
        text = data.decode(name)
    except (UnicodeError, ValueError):
        return replace(decode(data, input, most=most), guessed=True)
    # Which refuses what is no text, or too much.
    decode(text.encode("utf-8", "replace"), input, most=2 * most)
    return Decoded(text.removeprefix("\ufeff"), name, False)


def charset_of(declared: str | None) -> str | None:
    """Python's name for a charset of texts that somebody declared; None where it is none."""
    if not declared or not declared.isascii() or len(declared) > 40:
        return None
    told = declared.strip().lower()
    try:
        name = codecs.lookup(_ALIASES.get(told, told)).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in _MANY_BYTES or _ONE_BYTE.fullmatch(name) else None


def is_utf8_after_all(data: bytes, name: str) -> bool:
    """Whether ``data`` is UTF-8 though the charset ``name`` was declared for it.

    Bytes outside ASCII that are valid UTF-8 are no accident in a charset of single bytes. In UTF-16
    nearly every text has zero bytes, unless its mark tells it.
    """
    if name.startswith("utf-16"):
        told = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return not told and b"\0" not in data and _is_utf8(data)
    if data.isascii() or not _is_utf8(data):
        return False
    return bool(_ONE_BYTE.fullmatch(name)) or len(_WIDE.findall(data)) >= _FEWEST_WIDE


_WIDE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
