"""schema.org as JSON-LD: a ``NewsArticle`` about ``SportsEvent`` with its ``Quotation`` parts.

Only types and properties of schema.org (release 29.0). It has no property for a score, a card or
evidence: the result is told in the event's ``description``, goals and cards are its ``subEvent``,
and evidence stays in the summary.
"""

from __future__ import annotations

import json
from typing import Any

from summarizer.page.view import MatchView, sport_words, summary_view
from summarizer.summary import Quote, Summary
from summarizer.wire import Wire
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
)
from summarizer.writing.passed import passed

__all__ = ["jsonld_script", "to_jsonld"]

Node = dict[str, Any]

_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def to_jsonld(summary: Summary, wire: Wire | None = None) -> Node:
    """The summary as one JSON-LD object.

    ``wire`` adds what only the wire has: dateline, byline, rights. The article's own text is not in
    it, nor what failed its checks (policy ``flag``). Raises ValueError where the summary was made
    of another wire. Before it goes into a page it
    has to be escaped: :func:`jsonld_script` does that. For example:

    >>> from summarizer import summarize
    >>> article = to_jsonld(summarize("Norvale beat Port Ellan 2-1 on Saturday."))
    >>> article["about"][0]["name"]
    'Norvale v Port Ellan'
    """
    check_same_wire(summary, wire)
    summary = passed(summary)
    view = summary_view(summary)
    info = summary.wire
    terms = wire and wire.usage_terms
    article = {
        "headline": info.headline,
        "alternativeHeadline": [m.headline for m in summary.matches if m.headline],
        "abstract": [m.blurb for m in summary.matches if m.blurb],
        "identifier": info.id,
        "version": info.version,
        "inLanguage": language_of(info.language),
        "datePublished": moment_of(info.published),
        "sourceOrganization": _thing("Organization", info.provider),
        "dateline": wire and wire.dateline,
        "creditText": wire and wire.byline,
        "copyrightNotice": wire and wire.rights,
        "usageInfo": {"@type": "CreativeWork", "text": terms} if terms else None,
        "about": [_event(m, n) for n, m in enumerate(view.matches, 1)],
        "hasPart": [_quotation(q, summary) for q in summary.quotes],
    }
    return {"@context": "https://schema.org", "@type": "NewsArticle", **present(article)}


def jsonld_script(summary: Summary, wire: Wire | None = None) -> str:
    """:func:`to_jsonld` as a ``script`` element that may stand in any HTML page.

    All characters are ASCII; ``<``, ``>`` and ``&`` are escapes of JSON, so that no text of a wire
    can end the element or open a comment in it. For example:

    >>> from summarizer import summarize
    >>> script = jsonld_script(summarize("Norvale beat Port Ellan 2-1 on Saturday."))
    >>> script.startswith('<script type="application/ld+json">{"@context"')
    True
    """
    text = json.dumps(to_jsonld(summary, wire), ensure_ascii=True, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_IN_SCRIPT)}</script>'


def _thing(type: str | None, name: str | None) -> Node | None:
    """A named thing; without ``type`` where nobody can tell what it is."""
    if not name:
        return None
    return {"@type": type, "name": name} if type else {"name": name}


def _event(view: MatchView, number: int) -> Node:
    match = view.match
    side = "SportsTeam" if match.sport in TEAM_SPORTS else None
    home, away = _thing(side, match.home.name), _thing(side, match.away.name)
    grounds = match.home_away_stated
    stage = [f"Stage: {match.stage.name}"] if match.stage else []
    fields = {
        "name": f"{match.home.name} v {match.away.name}",
        "description": "; ".join([match_line(view), *stage, *fact_lines(view)]),
        "sport": None if match.sport == "other" else sport_words(view),
        "homeTeam": home if grounds else None,
        "awayTeam": away if grounds else None,
        "competitor": None if grounds else [home, away],
        "startDate": match.date and match.date.date,
        "location": _place(view),
        "superEvent": _thing("SportsEvent", match.competition.name if match.competition else None),
        "subEvent": [
            {
                "@type": "Event",
                "name": event_line(e),
                **present({"actor": _thing("Person", e.player)}),
            }
            for e in (*view.events, *view.untimed, *view.kicks)
        ],
    }
    return {"@type": "SportsEvent", "@id": f"_:match{number}", **present(fields)}


def _place(view: MatchView) -> Node | None:
    venue = view.match.venue
    if venue is None:
        return None
    city = {"@type": "PostalAddress", "addressLocality": venue.city} if venue.city else None
    place = present({"name": venue.name, "address": city})
    return {"@type": "Place", **place} if place else None


def _quotation(quote: Quote, summary: Summary) -> Node:
    name = quote.speaker.name if quote.speaker else None
    fields = {
        "text": quote.text,
        # To whom it is attributed within the containing work: no more is known.
        "spokenByCharacter": _thing("Person" if is_person(quote, summary) else None, name),
        "about": None if quote.match is None else {"@id": f"_:match{quote.match + 1}"},
    }
    return {"@type": "Quotation", **present(fields)}
