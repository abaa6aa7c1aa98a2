"""ninjs 3.1: the wire as a news object, and what was read from it as associated objects.

The object itself is the wire, so that a system which knows nothing of summaries gets the report as
it came. Suggestions are never mixed with it: each match and each quotation is an association, with
the ``digitalSourceType`` of what was written by a program, and so is the whole summary as JSON,
evidence and findings included.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any, Final

from summarizer.page.view import MatchView, QuoteView, SummaryView, summary_view
from summarizer.summary import Summary
from summarizer.wire import Label, Sentence, Wire
from summarizer.writing.fields import (
    TEAM_SPORTS,
    check_same_wire,
    event_line,
    fact_lines,
    is_person,
    language_of,
    match_line,
    moment_of,
    present,
    speaker_line,
    unique,
    uri_of,
)
from summarizer.writing.passed import passed

__all__ = ["to_ninjs"]

Object = dict[str, Any]

_STANDARD: Final = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_STATUSES: Final = frozenset({"usable", "withheld", "canceled"})
_SOURCE_TYPES: Final = {
    # By rule: sentence plans over facts. Else a model wrote it, or claimed the facts under it.
    True: "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
    False: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_TAGS: Final[dict[Label, tuple[str, str]]] = {
    "standfirst": ('<p class="standfirst">', "</p>"),
    "subhead": ("<h2>", "</h2>"),
    "caption": ("<figure><figcaption>", "</figcaption></figure>"),
}


def to_ninjs(summary: Summary, wire: Wire | None = None) -> Object:
    """The summary as a ninjs 3.1 object, valid under IPTC's schema.

    With ``wire`` the report itself is in it (``representationType: full``), and
    ``read(…, format="ninjs")`` reads it back; without, what the summary has (``partial``). A wire
    that is embargoed in words that ninjs has no room for is ``withheld``. Raises ValueError where
    the summary was made of another wire. For example:

    >>> import json
    >>> from summarizer import read, summarize
    >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
    >>> item = to_ninjs(summarize(wire), wire)
    >>> read(json.dumps(item).encode(), format="ninjs").text
    'Norvale beat Port Ellan 2-1 on Saturday.'
    """
    check_same_wire(summary, wire)
    whole, summary = summary, passed(summary)
    view = summary_view(summary)
    info = summary.wire
    uri = uri_of(summary)
    item = {
        "standard": dict(_STANDARD),
        "uri": uri,
        "altIds": [{"role": "id", "value": info.id}] if info.id and info.id != uri else None,
        "type": "text",
        "representationType": "partial" if wire is None else "full",
        "version": info.version,
        "versionCreated": moment_of(info.published),
        "pubStatus": info.status if info.status in _STATUSES else None,
        "language": language_of(info.language),
        "infoSources": [{"name": info.provider}] if info.provider else None,
        "headlines": [{"role": "main", "value": info.headline}] if info.headline else None,
        **({} if wire is None else _of_wire(wire)),
        **_tags(view, summary),
        "associations": [*_associations(view, uri), _whole(whole, uri)],
    }
    return present(item)


def _of_wire(wire: Wire) -> Object:
    fields: Object = {
        "by": wire.byline,
        "slugline": wire.slug,
        "located": wire.dateline,
        "urgency": wire.urgency if wire.urgency in range(1, 10) else None,
        "copyrightNotice": wire.rights,
        "usageTerms": wire.usage_terms,
        "edNote": wire.ednote,
        "bodies": [{"role": "main", "contentType": "text/html", "value": _body(wire)}],
    }
    if wire.embargo is not None:
        fields["embargoedUntil"] = moment_of(wire.embargo)
        if fields["embargoedUntil"] is None:
            fields["pubStatus"] = "withheld"
    return {k: v for k, v in fields.items() if v is not None}


def _body(wire: Wire) -> str:
    """The paragraphs of the report as HTML; the headline stands in a field of its own."""
    paragraphs = [p for p in wire.paragraphs if p]
    if paragraphs and paragraphs[0][0].label == "headline" and wire.headline:
        text = wire.text[paragraphs[0][0].start : paragraphs[0][-1].end]
        if " ".join(text.split()) == " ".join(wire.headline.split()):
            del paragraphs[0]
    return "\n".join(_paragraph(wire, p) for p in paragraphs)


def _paragraph(wire: Wire, sentences: tuple[Sentence, ...]) -> str:
    start, end = _TAGS.get(sentences[0].label, ("<p>", "</p>"))
    text = escape(wire.text[sentences[0].start : sentences[-1].end], quote=False)
    return start + "<br>".join(_LINE_END.split(text)) + end


def _tags(view: SummaryView, summary: Summary) -> Object:
    """What the object is about, for systems that file by it."""
    of_matches = [_tags_of_match(m) for m in view.matches]
    named = {
        key: unique(one for tags in of_matches for one in tags.get(key, ()))
        for key in ("organisations", "places", "people", "subjects")
    }
    speakers = [
        {"name": q.speaker.name, "rel": "speaker"}
        for q in summary.quotes
        if q.speaker and is_person(q, summary)
    ]
    return {
        **named,
        "people": unique([*named["people"], *speakers]),
        "events": [
            {"name": f"{m.home.text} v {m.away.text}", "rel": "match"} for m in view.matches
        ],
    }


def _tags_of_match(view: MatchView) -> Object:
    match = view.match
    rels = ("home side", "away side") if match.home_away_stated else ("side", "side")
    sides = [
        {"name": side.name, "rel": rel}
        for side, rel in zip((match.home, match.away), rels, strict=True)
    ]
    teams = match.sport in TEAM_SPORTS
    venue = match.venue
    city = {"address": {"locality": venue.city}} if venue and venue.city else None
    place = present(
        {"name": venue and (venue.name or venue.city), "contactInfo": [city] if city else None}
    )
    return present(
        {
            "organisations": sides if teams else None,
            # A side in tennis may be a player, a pair or a nation.
            "subjects": None if teams else sides,
            "people": unique({"name": e.player, "rel": "player"} for e in match.events if e.player),
            "places": [{**place, "rel": "venue"}] if place else None,
        }
    )


def _associations(view: SummaryView, uri: str) -> list[Object]:
    return [
        *(_match(m, n, uri, _source(view)) for n, m in enumerate(view.matches, 1)),
        *(_quotation(q, n, uri) for n, q in enumerate(view.quotes, 1)),
    ]


def _source(view: SummaryView) -> Object:
    return {"uri": _SOURCE_TYPES[view.by_rule]}


def _whole(summary: Summary, uri: str) -> Object:
    """The summary as it is: evidence and findings, and what was kept though it failed."""
    view = summary_view(summary)
    value = summary.to_json()
    return {
        "name": "summary",
        "rel": "summary",
        "uri": f"{uri}#summary",
        "type": "component",
        "digitalSourceType": _source(view),
        "edNote": f"{view.made}. Claims left out: {view.left_out}.",
        "bodies": [{"role": "summary", "contentType": "application/json", "value": value}],
    }


def _match(view: MatchView, number: int, uri: str, source: Object) -> Object:
    match = view.match
    events = [event_line(e) for e in (*view.events, *view.untimed, *view.kicks)]
    told = (
        ("blurb", match.blurb or ""),
        ("result", "\n".join([match_line(view), *fact_lines(view)])),
        ("events", "\n".join(events)),
    )
    occasion = (("competition", match.competition), ("stage", match.stage))
    day = match.date and match.date.date
    fields = {
        "title": match_line(view),
        "headlines": [{"value": match.headline}] if match.headline else None,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": text}
            for role, text in told
            if text
        ],
        "events": [{"name": named.name, "rel": rel} for rel, named in occasion if named],
        # The one date of ninjs that may be a day without an hour.
        "eventDetails": {"dates": {"expectedStartDate": day}} if day else None,
        **_tags_of_match(view),
    }
    head = {"name": f"match {number}", "rel": "match", "uri": f"{uri}#match-{number}"}
    return {**head, "type": "event", "digitalSourceType": source, **present(fields)}


def _quotation(view: QuoteView, number: int, uri: str) -> Object:
    sentences = ", ".join(map(str, view.words.sentences))
    fields = {
        "by": speaker_line(view),
        "edNote": f"Sentences of the wire: {sentences}" if sentences else None,
        "bodies": [{"contentType": "text/plain", "value": view.words.text}],
    }
    head = {"name": f"quotation {number}", "rel": "quotation", "uri": f"{uri}#quotation-{number}"}
    return {**head, "type": "text", **present(fields)}
