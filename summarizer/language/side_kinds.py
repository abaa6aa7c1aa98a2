"""What kind of sides played, by the name of their competition: women's or a youth team of an age.

A text that says "Norvale beat Tarn" of an under-20 match reads as if the senior sides had played.
Pure text in, plain words out.
"""

from __future__ import annotations

import re

__all__ = ["kind_of_sides", "tells_kind"]

_AGE = re.compile(r"(?<![\w-])(?:under|u)[- ]?(?P<age>1[4-9]|2[0-3])s?(?!\w)", re.IGNORECASE)
_WOMEN = re.compile(r"(?<!\w)(?:women|ladies)(?:['’]?s)?(?!\w)", re.IGNORECASE)


def kind_of_sides(competition: str | None) -> str | None:
    """As it stands after a side's name, "women" or "under-20s"; None of senior men, or where the
    name does not say."""
    age = _AGE.search(competition or "")
    if age is not None:
        return f"under-{age['age']}s"
    return "women" if _WOMEN.search(competition or "") else None


def tells_kind(text: str, kind: str) -> bool:
    """Whether ``text`` says of which ``kind`` the sides are."""
    if kind == "women":
        return _WOMEN.search(text) is not None
    return any(f"under-{m['age']}s" == kind for m in _AGE.finditer(text))
