"""Fields as formats write them, in the one form that an item has. What cannot be read is None."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from summarizer.codes import status_word
from summarizer.instants import instant

__all__ = [
    "codes_of",
    "embargo_of",
    "gate_pairs",
    "is_released",
    "iso_date",
    "joined",
    "status_of",
    "strictest_embargo",
    "tidy",
    "tidy_byline",
    "tidy_dateline",
    "urgency_of",
]

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# JSON can hold half a character, and characters that no text has.
_NO_CHARACTER = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]")
_DASH = re.compile(r"\s{0,10}[-–—_:]{1,3}\s{0,10}\Z")
# "Von" and "Di" open names too: more than one word has to follow, and in capitals.
_BY = re.compile(
    r"\A(?:(?:By|BY|by)\s+(?=\S)|(?:Par|par|Por|por|Door|Av|Af)\s+(?=[A-ZÀ-ÖØ-Þ])"
    r"|(?:Von|von|VON|Di)\s+(?=[A-ZÀ-ÖØ-Þ][^\s,]*\s+[^\W\d_]))"
)
_STRICTEST = ("canceled", "withheld", "usable")
_CODE_KEYS = ("code", "qcode", "uri", "literal", "value", "id", "name")
_WRAPPERS = ("status", "pubstatus", "signal")
"""Keys under which systems put the object that has the code."""
_NO_TEXT = frozenset({"none", "null"})
"""What converters write where they had nothing to write."""


def tidy(value: object) -> str | None:
    """A text on one line; None where there is none. Numbers are written out."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = _SPACE.sub(" ", _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", str(value))).strip()
    return None if not text or text.lower() in _NO_TEXT else text


def joined(values: Iterable[object]) -> str | None:
    """Texts on a line each, none of them twice; None where there is none."""
    lines = dict.fromkeys(t for v in values if (t := tidy(v)))
    return "\n".join(lines) or None


def tidy_byline(value: object) -> str | None:
    """A byline without the word for "by" before the names, which only some formats send."""
    text = tidy(value)
    return None if text is None else _BY.sub("", text, count=1) or None


def tidy_dateline(value: object) -> str | None:
    """A dateline without the dash after it, as one that is found in a text."""
    text = tidy(value)
    return None if text is None else _DASH.sub("", text) or None


def iso_date(value: object) -> str | None:
    """A point in time as ISO 8601, with the zone where one is told; None where it is no date.

    Reads ISO 8601, also in its basic form (NITF: ``20210516T090004``), and the dates of e-mail.
    A day without a time stays a day.
    """
    text = tidy(value)
    if text is None or len(text) > 60:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return found.isoformat()
    return (
        found.date().isoformat() if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text) else found.isoformat()
    )


def embargo_of(value: object) -> str | None:
    """An embargo: "" where the field is there and empty, and as written where it is no date.

    Both hold the wire: whoever sent the field meant one.
    """
    if value is None:
        return None
    if isinstance(value, list):
        return strictest_embargo(map(embargo_of, value))
    return iso_date(value) or tidy(value) or ""


def strictest_embargo(found: Iterable[str | None]) -> str | None:
    """Of several embargoes the one that holds longest: one that is no time, else the latest; an
    empty one only where no other tells a time. None where there is none."""
    told = [e for e in found if e is not None]
    times = {e: when.latest for e in told if (when := instant(e)) is not None}
    untold = next((e for e in told if e and e not in times), None)
    if untold is not None:
        return untold
    return max(times, key=lambda e: times[e], default="" if told else None)


def gate_pairs(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The fields of an object of JSON, where a key that the gate asks for comes twice with all
    that it says: JSON keeps the last, which may free what the first one held.

    Of any other key the last counts.
    """
    pairs = list(pairs)
    found: dict[str, object] = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        if key in found and _GATED(key):
            value = [*_listed(found[key]), *_listed(value)]
        found[key] = value
    return found


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


_GATED = re.compile(r"status|embargo|signal|note|release|publishable", re.IGNORECASE).search


def is_released(release: str, issue: str | None) -> bool:
    """Whether ``release`` is no later than ``issue``, on one clock where only one has a zone."""
    try:
        at = datetime.fromisoformat(release)
        by = datetime.fromisoformat(issue or "")
    except ValueError:
        return False
    if len(release) == _DAY or len(issue or "") == _DAY:
        return at.date() <= by.date()
    if (at.tzinfo is None) != (by.tzinfo is None):
        return at.replace(tzinfo=None) == by.replace(tzinfo=None)
    return at <= by


_DAY = len("2026-11-27")


_MOST_CODES = 500
"""The most codes of one field that are read; that there are more cannot be read."""


def codes_of(value: object) -> tuple[str, ...]:
    """The codes of a field of JSON: a text, an object that has one under any of its usual keys, or
    a list of these. "" stands for one that is there and cannot be read.
    """
    if value is None or value is False:
        return ()
    if isinstance(value, list) and len(value) > _MOST_CODES:
        return (*codes_of(value[:_MOST_CODES]), "")
    if isinstance(value, list):
        return tuple(c for v in value for c in ([""] if isinstance(v, list) else codes_of(v)))
    if isinstance(value, Mapping):
        told = {str(k).replace("_", "").lower(): v for k, v in value.items()}
        code = next((t for k in _CODE_KEYS if (t := tidy(told.get(k)))), None)
        if code is None:
            inner = next((told[k] for k in _WRAPPERS if told.get(k)), None)
            if isinstance(inner, str):
                code = tidy(inner)
            elif isinstance(inner, Mapping):
                within = {str(k).replace("_", "").lower(): v for k, v in inner.items()}
                code = next((t for k in _CODE_KEYS if (t := tidy(within.get(k)))), None)
        return () if not told else (code or "",)
    if isinstance(value, str):
        return tuple(t for t in [tidy(value)] if t)
    return (tidy(value) or "",)


def status_of(value: object) -> str | None:
    """``usable``, ``withheld`` or ``canceled`` for a status as written: a code, a qcode, a URI, or
    what JSON makes of one. None where there is none, or an empty one.

    A status of another name, or in a form that cannot be read, is taken for ``withheld``: what its
    sender does not call usable is not used. Of several the strictest counts.
    """
    if value is False:
        return "withheld"
    found = {status_word(c) or "withheld" for c in codes_of(value)}
    return next((s for s in _STRICTEST if s in found), None)


def urgency_of(value: object) -> int | None:
    """An urgency from 1 to 9."""
    text = tidy(value)
    return int(text) if text is not None and re.fullmatch("[1-9]", text) else None
