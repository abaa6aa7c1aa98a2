"""Line-ups and score lines with scorers: whole teams, tied to the side before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.marking import Marked, Token

__all__ = ["listed_in"]

_LINE_UP = re.compile(r"(?:the )?(?P<side>T)(?: xi)?(?: ?\([^)]{1,24}\))? ?: ")
_PART_END = re.compile(r"; (?=T(?: ?\([^)]{1,24}\))?: )|\. ?$")
_FEWEST = 7
"""A line-up has at least so many names."""
_SCORERS = re.compile(r"\b(?P<side>T) \d{1,2} ?\((?P<list>[^()]{1,160})\)")
_OWN = re.compile(r"\bo\.?g\b|\bown goals?\b")


def listed_in(marked: Marked) -> Iterator[tuple[Token, Token]]:
    """People with the sides that they are listed under: "T: P; P, P", "T 2 (P 12, P 60)"."""
    t = marked.text
    if "T" not in t or "P" not in t:
        return
    m = _LINE_UP.match(t)
    if m is not None:
        end = _PART_END.search(t, m.end())
        names = marked.tokens("P", m.end(), end.start() if end else None)
        sides = marked.tokens("TGUQ", m.end(), end.start() if end else None)
        if len(names) >= _FEWEST and not sides:
            yield from ((person, marked.at[m.start("side")]) for _, person in names)
    for m in _SCORERS.finditer(t) if "(" in t else ():
        if not _OWN.search(m["list"]):
            people = marked.tokens("P", m.start("list"), m.end("list"))
            yield from ((person, marked.at[m.start("side")]) for _, person in people)
