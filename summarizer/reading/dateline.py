"""The dateline before the first paragraph of the body.

``PLACE[, Region][, date][ (Agency)] dash``: "KARSTENHAVN, June 6 (mdp) - ", "OSLO, Norway
(Nordpress) — ", "Musterau (dpa) - ". The place is in capitals, or an agency in brackets follows.
"""

from __future__ import annotations

import re

__all__ = ["HEAD", "find_dateline"]

HEAD = 6
"""The dateline stands in one of this many paragraphs from the top, headlines not counted."""

_DASH = re.compile(r"\s+(?:--|[-–—―_])\s+|(?<=\))\s{0,3}(?:--|[-–—―_])\s{0,3}|(?<=[\w.])—(?=\w)")
_LONGEST = 110
_OPENING_MARKS = frozenset("\"'“‘«„")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{_MONTH})(?:\s\d{{4}})?"
    r"|\d{4}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?",
    re.IGNORECASE,
)
_DATE_AT_END = re.compile(rf"\s(?:{_DATE.pattern})$", re.IGNORECASE)
_PARTICLES = frozenset(
    "de del della der den di do da dos das la le les las los el al am an auf im in of on sur sous "
    "the upon und and y e van von ter ten op aan".split()
)


def find_dateline(text: str, start: int, end: int, *, first: bool) -> tuple[int, int] | None:
    """The dateline that ``text[start:end]`` begins with.

    ``first`` says that the paragraph is the first of the body; in later ones (after a long
    standfirst) the form is held more strictly. Returns the ends of its words and of its dash
    (``"OSLO (NNA)"`` and ``"OSLO (NNA) -"``), or None where there is none.
    """
    dash = _DASH.search(text, start, min(end, start + _LONGEST))
    if dash is None or dash.start() == start:
        return None
    following = text[dash.end() : min(end, dash.end() + 1)]
    begins = following.isupper() or following in _OPENING_MARKS
    if not (first or begins) or not _is_head(
        text[start : dash.start()], bare=first and begins, plain=first
    ):
        return None
    stop = dash.end()
    while text[stop - 1].isspace():
        stop -= 1
    return dash.start(), stop


def _is_head(head: str, *, bare: bool, plain: bool) -> bool:
    """Whether the words before a dash are a dateline.

    ``bare`` allows a place in capitals alone, ``plain`` a place in small letters with an agency.
    """
    head = " ".join(head.split())
    agency = False
    if head.endswith(")"):
        opening = head.rfind("(")
        inside = head[opening + 1 : -1]
        if opening <= 0 or not 2 <= len(inside) <= 40 or not any(c.isalpha() for c in inside):
            return False
        if any(c.isdigit() for c in inside):
            return False
        agency = True
        head = head[:opening].rstrip(" ,")
    pieces = [piece.strip() for piece in head.split(",")]
    place, others = pieces[0], pieces[1:]
    if (date := _DATE_AT_END.search(place)) is not None:
        place = place[: date.start()]
        others.append(date.group().strip())
    if len(others) > 4 or not all(_DATE.fullmatch(p) or _is_name(p) for p in others):
        return False
    if place.isupper() and _is_place(place):
        # A bare word in capitals may be a club or an association: "FIFA - the world body - …".
        return agency or bool(others) or (bare and len(place) >= 4)
    return plain and agency and _is_name(place)


def _is_place(place: str) -> bool:
    words = place.split()
    return len(place) >= 2 and len(words) <= 5 and not any(c.isdigit() for c in place)


def _is_name(piece: str) -> bool:
    words = piece.split()
    return (
        0 < len(words) <= 5
        and all(
            (w[0].isupper() or w in _PARTICLES)
            and not any(c.isdigit() or c in ':;!?"“”' for c in w)
            for w in words
        )
        and words[0][0].isupper()
    )
