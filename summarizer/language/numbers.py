"""Numbers as reports write them: figures, words, ordinals, "twice", "hat-trick"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.language.remembered import Remembered

__all__ = ["CARDINAL", "ORDINAL", "Number", "cardinal_value", "numbers_in", "ordinal_value"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORD_UNITS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORD_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()

_CARDINALS: dict[str, int] = {w: i for i, w in enumerate(_UNITS)}
_ORDINALS: dict[str, int] = {w: i for i, w in enumerate(_ORD_UNITS)}
for _i, (_t, _o) in enumerate(zip(_TENS, _ORD_TENS, strict=True)):
    _CARDINALS[_t] = 20 + 10 * _i
    _ORDINALS[_o] = 20 + 10 * _i
    for _u in range(1, 10):
        _CARDINALS[f"{_t}-{_UNITS[_u]}"] = 20 + 10 * _i + _u
        _ORDINALS[f"{_t}-{_ORD_UNITS[_u]}"] = 20 + 10 * _i + _u
_CARDINALS["hundred"] = 100

_OTHERS: dict[str, int] = {
    "once": 1, "twice": 2, "thrice": 3, "brace": 2, "double": 2, "hat-trick": 3, "hat-tricks": 3,
    "treble": 3, "nil": 0, "goalless": 0, "scoreless": 0, "pair": 2, "both": 2, "single": 1,
    "dozen": 12,
}  # fmt: skip

_CARD_WORDS = rf"(?:{'|'.join(_TENS)})(?:[-‑ ](?:{'|'.join(_UNITS[1:10])}))?|" + "|".join(
    sorted(_UNITS, key=len, reverse=True)
)
_ORD_WORDS = (
    rf"(?:{'|'.join(_TENS)})[-‑ ](?:{'|'.join(_ORD_UNITS[1:10])})|{'|'.join(_ORD_TENS)}|"
    + "|".join(sorted(_ORD_UNITS[1:], key=len, reverse=True))
)
CARDINAL = rf"(?:\d{{1,4}}|{_CARD_WORDS})"
"""Regex source of a cardinal in figures or words, up to four figures."""
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_ORD_WORDS})"
"""Regex source of an ordinal in figures or words."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``text[start:end]``."""

    start: int
    end: int
    value: int
    kind: Literal["figure", "word", "ordinal", "other"]


def _key(text: str) -> str:
    return text.casefold().replace("‑", "-").replace(" ", "-")


def cardinal_value(text: str) -> int | None:
    """The value of a cardinal in figures or words, None where it is none."""
    return int(text) if text.isascii() and text.isdigit() else _CARDINALS.get(_key(text))


def ordinal_value(text: str) -> int | None:
    """The value of an ordinal in figures or words, None where it is none."""
    if text[:1].isdigit():
        return int(text[:-2])
    return _ORDINALS.get(_key(text))


_OTHER_WORDS = "|".join(sorted(_OTHERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![^\W_])(?:(?P<ord>{ORDINAL})|(?P<fig>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})"
    rf"|(?P<word>{_CARD_WORDS}|hundred)|(?P<other>{_OTHER_WORDS}))"
    r"(?![^\W_])",
    re.IGNORECASE,
)


@Remembered
def numbers_in(text: str) -> list[Number]:
    """All numbers in ``text`` in order; "2-1" gives 2 and 1."""
    found: list[Number] = []
    for m in _NUMBER.finditer(text):
        word = m.group()
        if m["fig"]:
            digits = word.replace(",", "")
            if not digits.isascii():
                continue
            found.append(Number(m.start(), m.end(), int(digits), "figure"))
        elif m["ord"]:
            value = ordinal_value(word)
            if value is not None:
                found.append(Number(m.start(), m.end(), value, "ordinal"))
        elif m["word"]:
            value = _CARDINALS.get(_key(word))
            if value is not None:
                found.append(Number(m.start(), m.end(), value, "word"))
        else:
            found.append(Number(m.start(), m.end(), _OTHERS[word.casefold()], "other"))
    return found
