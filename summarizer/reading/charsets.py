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

__all__ = ["decode_as"]

# Codecs of Python that are no charsets of texts (idna, unicode_escape …) are not asked for.
_MANY_BYTES = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be big5 big5hkscs gb2312 gbk gb18030 shift_jis cp932 euc_jp "
    "euc_kr cp949 iso2022_jp iso2022_kr hz".split()
)
_ONE_BYTE = re.compile(r"iso8859-\d{1,2}|cp125\d|cp437|cp85\d|koi8-[ru]|mac-\w{1,12}|cp866|tis-620")


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
    name = _known(declared)
    if name is None or name == "utf-8" or (_ONE_BYTE.fullmatch(name) and _is_utf8(data)):
        decoded = decode(data, input, most=most)
        wrong = name is not None and name != "utf-8"
        return replace(decoded, guessed=True) if wrong else decoded
    try:
        text = data.decode(name)
    except (UnicodeError, ValueError):
        return replace(decode(data, input, most=most), guessed=True)
    # Which refuses what is no text, or too much.
    decode(text.encode("utf-8", "replace"), input, most=2 * most)
    return Decoded(text.removeprefix("\ufeff"), name, False)


def _known(declared: str | None) -> str | None:
    if not declared or not declared.isascii() or len(declared) > 40:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name == "iso8859-1":
        return "cp1252"  # as browsers and mail programs read it
    return name if name in _MANY_BYTES or _ONE_BYTE.fullmatch(name) else None


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
