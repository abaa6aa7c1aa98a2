"""What the writers share: fields that a format can take, and the facts of a match in words.

A format's field has a form of its own: a moment with its zone, a language tag, a URI. What the wire
has there in another form is left out, since it could only be put right by guessing.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from summarizer.page.view import EventView, MatchView, QuoteView
from summarizer.page.words import SIDE_UNKNOWN
from summarizer.summary import Quote, Summary
from summarizer.wire import Wire

__all__ = [
    "TEAM_SPORTS",
    "check_same_wire",
    "event_line",
    "fact_lines",
    "is_person",
    "language_of",
    "match_line",
    "moment_of",
    "present",
    "speaker_line",
    "unique",
    "uri_of",
]

TEAM_SPORTS: Final = frozenset({"football", "rugby", "cricket"})
"""Sports whose sides are teams. A side in tennis may be a player, a pair or a nation."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_URI = re.compile(
    # RFC 3986's characters, under the schemes that name a thing and that nothing runs.
    r"(?:https?://|urn:|tag:|ni:)(?:[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+",
    re.IGNORECASE,
)
_NOT_IN_LINE = frozenset({"Venue", "Date", "Next opponent", "Next opponents"})


def check_same_wire(summary: Summary, wire: Wire | None) -> None:
    """Raises ValueError where the summary was made of another wire."""
    if wire is not None and wire.sha256 != summary.wire.sha256:
        raise ValueError("the summary was made of another wire")


def present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: neither None nor empty."""
    return {k: v for k, v in fields.items() if v is not None and v not in ("", [], {})}


def moment_of(iso: str | None) -> str | None:
    """``iso`` where it is a real date and time with a zone (RFC 3339), else None."""
    if iso is None or not _MOMENT.fullmatch(iso):
        return None
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return iso


def language_of(tag: str | None) -> str | None:
    """``tag`` where it has the form of a language tag (BCP 47), else None."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else None


def uri_of(summary: Summary) -> str:
    """The wire's id where it is a URI; else the name of its bytes by their hash (RFC 6920).

    The second is the same for the same bytes wherever they are read, and nobody made it up.
    """
    told = summary.wire.id
    if told and _URI.fullmatch(told):
        return told
    digest = base64.urlsafe_b64encode(bytes.fromhex(summary.wire.sha256))
    return "ni:///sha-256;" + digest.decode("ascii").rstrip("=")


def is_person(quote: Quote, summary: Summary) -> bool:
    """Whether the wire shows the speaker to be a person: by a role, or by what they did in a match.

    Without either a name may be that of a club or a board.
    """
    speaker = quote.speaker
    if speaker is None or speaker.name is None:
        return False
    players = {e.player for m in summary.matches for e in m.events}
    return speaker.role is not None or speaker.name in players


def speaker_line(view: QuoteView) -> str | None:
    """``Ana Reis, Norvale captain``; the words at the attribution where nobody is named."""
    if view.speaker is None:
        return None
    return ", ".join(part for part in (view.speaker.text, view.role) if part)


def match_line(view: MatchView) -> str:
    """``Norvale 3-1 Port Ellan``, ``Norvale v Port Ellan`` without a score."""
    return f"{view.home.text} {view.score.text if view.score else 'v'} {view.away.text}"


def fact_lines(view: MatchView) -> list[str]:
    """What is told of a match's result beside its score, ``Half-time: 2-1`` and the like."""
    rows = [*view.scores, *(r for r in view.rows if r.label not in _NOT_IN_LINE)]
    return [f"{r.label}: {', '.join(f.text for f in r.facts)}" for r in rows]


def event_line(view: EventView) -> str:
    """``12' penalty, Ana Reis (Norvale)``; the wire's words for the time where it has no minute."""
    when = view.minute or (f"{view.when}:" if view.when else "")
    who = ", ".join(part for part in (view.what, view.player) if part)
    return " ".join(part for part in (when, who, f"({view.team or SIDE_UNKNOWN})") if part)


def unique(objects: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects without those that were there before."""
    found: list[dict[str, Any]] = []
    for one in objects:
        if one not in found:
            found.append(one)
    return found
