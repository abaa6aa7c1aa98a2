from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from summarizer import Finding, Summary, Wire, jsonld_script, to_jsonld
from tests.page.samples import build_wire, cup_tie, info, preview

from .any_summary import summaries

# Types of schema.org and those of their properties that are used, by hand from schema.org's own
# pages of the types (release 29.0), inherited ones included.
WORK = {
    "about",
    "abstract",
    "alternativeHeadline",
    "copyrightNotice",
    "creditText",
    "datePublished",
    "hasPart",
    "headline",
    "identifier",
    "inLanguage",
    "sourceOrganization",
    "text",
    "usageInfo",
    "version",
}
EVENT = {"actor", "description", "location", "name", "startDate", "subEvent", "superEvent"}
SCHEMA_ORG = {
    "NewsArticle": WORK | {"dateline"},
    "CreativeWork": WORK,
    "Quotation": WORK | {"spokenByCharacter"},
    "Event": EVENT,
    "SportsEvent": EVENT | {"awayTeam", "competitor", "homeTeam", "sport"},
    "Place": {"address", "name"},
    "PostalAddress": {"addressLocality"},
    "SportsTeam": {"name"},
    "Person": {"name"},
    "Organization": {"name"},
    None: {"name"},
}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def strangers(article: dict[str, Any]) -> list[str]:
    """Properties that schema.org does not have for their type, and values that say nothing."""
    return [
        f"{node.get('@type')}.{key}"
        for node in nodes(article)
        for key, value in node.items()
        if (not key.startswith("@") and key not in SCHEMA_ORG[node.get("@type")])
        or value in (None, "", [], {})
    ]


def test_the_cup_tie_in_full() -> None:
    """An article about the match, home and away, with place, day, competition and quotations."""
    wire, summary = cup_tie()
    article = to_jsonld(summary, wire)
    assert strangers(article) == []
    assert article["@context"] == "https://schema.org"
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == wire.headline
    assert article["datePublished"] == "2026-03-14T22:41:00+00:00"
    assert article["sourceOrganization"] == {"@type": "Organization", "name": "Coastal News"}
    (event,) = article["about"]
    assert event["homeTeam"] == {"@type": "SportsTeam", "name": "Norvale"}
    assert event["awayTeam"] == {"@type": "SportsTeam", "name": "Port Ellan"}
    assert "competitor" not in event
    assert event["startDate"] == "2026-03-14"
    assert event["location"] == {
        "@type": "Place",
        "name": "Old Basin",
        "address": {"@type": "PostalAddress", "addressLocality": "Norvale"},
    }
    assert event["superEvent"] == {"@type": "SportsEvent", "name": "Harbour Cup"}
    assert event["description"].startswith(
        "Norvale 3-1 Port Ellan; Stage: semi-final; Half-time: 2-1"
    )
    assert event["subEvent"][1] == {
        "@type": "Event",
        "name": "12' penalty, Ana Reis (Norvale)",
        "actor": {"@type": "Person", "name": "Ana Reis"},
    }
    assert len(event["subEvent"]) == 12
    first = article["hasPart"][0]
    assert first["spokenByCharacter"] == {"@type": "Person", "name": "Ana Reis"}
    assert first["text"] == summary.quotes[0].text
    assert first["about"] == {"@id": event["@id"]}


def test_sides_without_a_ground_are_competitors() -> None:
    """Nobody is at home where the wire does not say so."""
    _, summary = cup_tie()
    match = summary.matches[0].model_copy(update={"home_away_stated": False})
    (event,) = to_jsonld(summary.model_copy(update={"matches": (match,)}))["about"]
    assert [c["name"] for c in event["competitor"]] == ["Norvale", "Port Ellan"]
    assert not {"homeTeam", "awayTeam"} & set(event)


def test_what_nobody_knows_has_no_type() -> None:
    """A side in tennis, and a speaker without role or event, are named and no more."""
    _, summary = cup_tie()
    match = summary.matches[0].model_copy(update={"sport": "tennis", "events": ()})
    speaker = summary.quotes[1].speaker
    assert speaker and speaker.role is None
    article = to_jsonld(summary.model_copy(update={"matches": (match,)}))
    assert article["about"][0]["homeTeam"] == {"name": "Norvale"}
    assert article["hasPart"][1]["spokenByCharacter"] == {"name": "Dario Venn"}


def test_what_is_not_told_is_not_there() -> None:
    """A preview gives its headline and nothing besides."""
    assert to_jsonld(preview()[1]) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Estmark wait on keeper before Vale City visit",
    }


@pytest.mark.parametrize(
    "published", ["2026-03-14", "2026-03-14T22:41:00", "yesterday", "2026-02-31T00:00:00Z"]
)
def test_a_time_without_zone_is_no_date_of_publication(published: str) -> None:
    """What is no moment is left out, since a zone could only be guessed."""
    wire = build_wire([("body", ["Estmark beat Vale City."])], published=published)
    assert "datePublished" not in to_jsonld(preview()[1].model_copy(update={"wire": info(wire)}))


def flagged(at: str, severity: str = "error") -> Finding:
    """A claim that failed and was kept, as under policy flag."""
    return Finding.model_validate(
        {"rule": "x", "path": at, "at": at, "severity": severity, "action": "kept", "message": "m"}
    )


@pytest.mark.parametrize(
    ("at", "gone"),
    [
        ("matches[0].score", lambda a: a["about"][0]["description"].startswith("Norvale v ")),
        ("matches[0].score", lambda a: not {"abstract", "alternativeHeadline"} & set(a)),
        # Who won was worked out, and perhaps from what failed.
        ("matches[0].half_time", lambda a: "Winner" not in a["about"][0]["description"]),
        ("matches[0].events[0].minute", lambda a: len(a["about"][0]["subEvent"]) == 11),
        ("matches[0].events", lambda a: "subEvent" not in a["about"][0]),
        ("matches[0].venue.city", lambda a: "location" not in a["about"][0]),
        ("matches[0].home_away_stated", lambda a: "homeTeam" not in a["about"][0]),
        ("matches[0].headline", lambda a: "alternativeHeadline" not in a),
        ("matches[0].home", lambda a: "about" not in a and "about" not in a["hasPart"][0]),
        ("matches[0]", lambda a: "about" not in a),
        ("quotes[0].speaker.role", lambda a: "spokenByCharacter" not in a["hasPart"][0]),
        ("quotes[0].match", lambda a: "about" not in a["hasPart"][0]),
        ("quotes[1]", lambda a: len(a["hasPart"]) == 2),
    ],
)
def test_a_claim_that_failed_and_was_kept_stays_out(at: str, gone: Any) -> None:
    """Where no warning can stand, a failed claim does not either; one with a mere warning does."""
    _, summary = cup_tie()
    whole = summary.model_copy(update={"findings": ()})
    assert not gone(to_jsonld(whole))
    assert gone(to_jsonld(whole.model_copy(update={"findings": (flagged(at),)})))
    warned = whole.model_copy(update={"findings": (flagged(at, "warning"),)})
    assert to_jsonld(warned) == to_jsonld(whole)


class Page(HTMLParser):
    """What a browser's parser sees: tags, comments, and the text of the script."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.other: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """An element opens."""
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.other.append(data)


@settings(deadline=None, max_examples=100)
@given(summaries())
def test_no_text_of_a_wire_leaves_the_script(made: tuple[Wire, Summary]) -> None:
    """A page with the script has that one element, and JSON in it that is the article."""
    wire, summary = made
    article = to_jsonld(summary, wire)
    assert strangers(article) == []
    script = jsonld_script(summary, wire)
    assert script.isascii() and script.count("<") == 2 and "]]>" not in script
    page = Page()
    page.feed(f"<p>{script}</p>")
    page.close()
    assert (page.tags, page.other) == (["p", "script", "/script", "/p"], [])
    assert json.loads(page.text) == article
