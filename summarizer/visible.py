"""Characters that act on the reader's screen, shown as signs instead.

A wire is somebody else's text. Control characters can drive a terminal, bidi controls can turn
the order of words round, tag characters carry words that nobody sees, characters without width
hide in a name that looks like another. Here each becomes a sign that can be read, ``⟨RLO⟩`` or
``⟨ESC⟩``; every other character stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["ACTING", "acting_escaped", "json_text", "sign_of", "split_acting", "visible"]

_C0 = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
).split()
_NAMES = {
    **dict(enumerate(_C0)),
    0x7F: "DEL",
    0x00AD: "SHY",
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x2028: "LSEP",
    0x2029: "PSEP",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0x2060: "WJ",
    0xFEFF: "BOM",
}

ACTING = re.compile(
    # The flags of England, Scotland and Wales are a black flag and tag letters: they pass.
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f)"
    "|(?P<acting>[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    # Without width. Joiners belong to emoji and to other scripts, and so does a break between
    # words that are written without spaces; beside a Latin letter or a figure they only hide.
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]"
    "|(?<![\u0e00-\u17ff])\u200b"
    "|(?<=[0-9A-Za-z\u00c0-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[0-9A-Za-z\u00c0-\u024f])"
    # A variation selector changes the one sign before it; more of them carry hidden data.
    "|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<=[\x00-\u024f])(?<![0-9#*\u00a9\u00ae])[\ufe00-\ufe0f\U000e0100-\U000e01ef])"
)
"""One flag emoji (group ``flag``), or one character that must not reach a screen raw (group
``acting``): C0 but for tab and line feed, DEL, C1, bidi controls, separators, lone surrogates,
interlinear marks, noncharacters, tags, and what has no width and no use where it stands. CR is
among them; callers settle CRLF before."""

_PLAIN = re.compile("[\t\n -~\xa0-\u024f‘’“”–—…€]*")
"""Nothing that acts, of the characters that nearly all wires are made of: ten times quicker."""


def sign_of(character: str) -> str:
    """The sign for one acting character: ``⟨ESC⟩``, ``⟨RLO⟩`` for U+202E, ``⟨U+0085⟩``."""
    code = ord(character)
    if 0xE0020 <= code <= 0xE007E:
        return f"⟨TAG {chr(code - 0xE0000)}⟩"
    return f"⟨{_NAMES.get(code) or f'U+{code:04X}'}⟩"


def split_acting(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of ``text`` in order: ordinary text with False, one acting character with True.

    CRLF comes out as a line feed.
    """
    text = text.replace("\r\n", "\n")
    done = 0
    for found in ACTING.finditer(text):
        if found["flag"]:
            continue
        if found.start() > done:
            yield text[done : found.start()], False
        yield found[0], True
        done = found.end()
    if done < len(text):
        yield text[done:], False


def visible(text: str) -> str:
    """``text`` with every acting character as its sign; tabs and line feeds stay."""
    return "".join(sign_of(piece) if acts else piece for piece, acts in split_acting(text))


def json_text(value: Any, *, indent: int | None = None) -> str:  # noqa: ANN401  what JSON holds
    r"""``value`` as JSON in UTF-8 characters, on one line unless ``indent`` is given.

    Characters that act on a screen or end a line for some readers, and lone surrogates, which
    UTF-8 cannot hold, are written as JSON's own ``\u`` escapes: the value is the same.
    """
    import json

    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, separators=separators, indent=indent)
    return acting_escaped(text)


def acting_escaped(text: str) -> str:
    r"""JSON with the characters that act on a screen as JSON's own ``\u`` escapes."""
    if _PLAIN.fullmatch(text):
        return text
    import json

    return ACTING.sub(lambda found: json.dumps(found[0])[1:-1], text)
