"""Characters by which a text says one thing to a reader and another to software.

Letters that only look like others, figures for letters, letters set apart, characters that nobody
sees, marks that turn the order of letters round, screen controls that rub out what was written.
:func:`plain` undoes look-alikes and what is unseen, so that the words of an order are found under
them; :class:`Disguises` tells sentences that use any of it. In an English wire a disguise has no
honest use, so that such a sentence bears no fact: nobody can say what its reader was shown.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from summarizer.checkpoints import checkpoint, passing

__all__ = ["Disguises", "Plain", "plain"]

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef"
)
# What looks like a Latin letter or an ASCII mark, or is one in another width or weight.
_ALIKE = "\u0370-\u058f\u13a0-\u13ff\u2100-\u214f\u2460-\u24ff\u27e6\u27e7\u3008-\u301b"
_SMALL_CAPITALS = "\u0250-\u02af\u1d00-\u1d7f\ua730\ua731\ua7af"
_WIDE = "\ua4d0-\ua4ff\uff01-\uff65\U0001d400-\U0001d7ff\U0001f110-\U0001f189"
_ODD = re.compile(f"[{_UNSEEN}{_ALIKE}{_WIDE}{_SMALL_CAPITALS}]")
_HIDDEN = re.compile(f"[{_UNSEEN}]")

_LOOK_ALIKES = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаесіјорѕухкһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχϲϳօոսհցզ【】［］〔〕〖〗⟦⟧〈〉",
    "ABCEHIJKMOPSTXYaecijopsyxkhdqwlABEZHIKMNOPTYXaeiknoptuxcjonuhgq[][][][][]<>",
)

# Right-to-left marks may stand in honest text beside Arabic or Hebrew names; an override, or a
# right-to-left region over Latin letters or digits, shows another order than the text has.
_TURNED = re.compile("[\u202d\u202e]|[\u202b\u2067][^\u202c\u2069]{0,400}?[A-Za-z0-9]")
_SCREEN = re.compile("[\x07\x08\x1b\x7f\x80-\x84\x86-\x9f]")
_TAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007f]{1,8}|([\U000e0000-\U000e01ef])")
_SELECTORS = re.compile("[\ufe00-\ufe0f]{2}")
# Inside a word. A soft hyphen there is honest, and so is a joiner in other scripts and emoji.
_SPLIT_WORD = re.compile("[A-Za-z][\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]{1,8}(?=[A-Za-z])")
_MIXED = re.compile(
    "[A-Za-z]['’]?[\u0370-\u058f\u13a0-\u13ff]|[\u0370-\u058f\u13a0-\u13ff]['’]?[A-Za-z]"
)
_OTHER_WIDTH = re.compile(
    f"[{_SMALL_CAPITALS}\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
    "\U0001f110-\U0001f189]"
)
# "1gn0re y0ur": a figure between letters, which "15th", "U21s" and "3G" do not have.
_FIGURES = re.compile(
    r"(?<![^\s\"'“‘(])(?:[A-Za-z]{1,12}\d{1,4}[A-Za-z]{2,12}|\d{1,3}[a-z]{1,12}\d)[\w:,;.!?]{0,12}"
    r"(?!\S)"
)
_FIGURE = re.compile(r"[A-Za-z]\d")
_SET_APART = re.compile(r"(?:\b[^\W\d_][ ._-]{1,3}){8}")
# Two of them beside each other, which is quicker to look for.
_SINGLE = re.compile(r"[ ._-][^\W\d_][ ._-]{1,3}[^\W\d_][ ._-]")
# Base64, hexadecimal digits: words that no reader reads.
_CODE = re.compile(r"(?<![\w/.=-])(?=[A-Za-z+/]{0,40}\d)[A-Za-z0-9+/]{24,80}={0,2}(?![\w/])")
_ANY = re.compile(
    f"[\x07\x08\x1b\x7f-\x9f{_UNSEEN}{_SMALL_CAPITALS}\u0370-\u058f\u13a0-\u13ff\u24b6-\u24e9\uff21-\uff5a"
    "\U0001d400-\U0001d7ff\U0001f110-\U0001f189]"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without disguises, and where each of its characters stands in the text itself."""

    text: str
    origin: tuple[int, ...] | None

    def at(self, offset: int) -> int:
        """Where the character at ``offset`` of the text itself stands in the plain one."""
        return offset if self.origin is None else bisect_left(self.origin, offset)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The region of the text itself that ``text[start:end]`` stands for."""
        if self.origin is None or end <= start:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def plain(text: str) -> Plain:
    """``text`` with look-alikes as the letters they look like and without unseen characters."""
    if text.isascii() or not _stands_in(text, _ODD):
        return Plain(text, None)
    letters: list[str] = []
    origin: list[int] = []
    for at, c in enumerate(text):
        if not at % _STRETCH:
            checkpoint()
        if _ODD.match(c):
            c = _undone(c)
            if not c:
                continue
        letters.append(c)
        origin.append(at)
    return Plain("".join(letters), tuple(origin))


_STRETCH = 4096
_REACH = 64


def _stands_in(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether ``pattern``, whose matches may be short, stands in ``text``; comes to checkpoints."""
    step = 16 * _STRETCH
    if len(text) <= step:
        return pattern.search(text) is not None
    starts = passing(range(0, len(text), step))
    return any(pattern.search(text, at, at + step + _REACH) for at in starts)


@lru_cache(maxsize=2048)
def _undone(character: str) -> str:
    if 0xE0020 <= ord(character) <= 0xE007E:  # a tag letter carries an ASCII character
        return chr(ord(character) - 0xE0000)
    if _HIDDEN.match(character):
        return ""
    alike = character.translate(_LOOK_ALIKES)
    if alike != character:
        return alike
    name = unicodedata.name(character, "")
    if name.startswith("LATIN LETTER SMALL CAPITAL ") and len(name) == 28:
        return name[-1].lower()
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


class Disguises:
    """Finds what is disguised in ``text``, which is looked at once for all its sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._apart = _stands_in(text, _SINGLE)
        self._figure = _stands_in(text, _FIGURE)
        self._any = _stands_in(text, _ANY)

    def hide(self, start: int, end: int) -> bool:
        """Whether the sentence ``text[start:end]`` shows its reader something else than it
        holds."""
        text = self._text
        if (
            self._apart
            and _SINGLE.search(text, start, end) is not None
            and _SET_APART.search(text, start, end) is not None
        ):
            return True
        if (
            self._figure
            and _FIGURE.search(text, start, end) is not None
            and (
                _CODE.search(text, start, end) is not None
                or len(_FIGURES.findall(text, start, end)) >= 2
            )
        ):
            return True
        if not self._any or _ANY.search(text, start, end) is None:
            return False
        return (
            _SCREEN.search(text, start, end) is not None
            or _TURNED.search(text, start, end) is not None
            or _SELECTORS.search(text, start, end) is not None
            or _MIXED.search(text, start, end) is not None
            or any(found[1] for found in _TAGS.finditer(text, start, end))
            or len(_SPLIT_WORD.findall(text, start, end)) >= 2
            or len(_OTHER_WIDTH.findall(text, start, end)) >= 3
        )
