from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from summarizer import Summarizer, Summary, Wire, read, read_all, to_ninjs
from tests.page.samples import LLM, build_wire, cup_tie, info, preview

from .any_summary import summaries

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(
    Path(__file__).with_name("vendor").joinpath("ninjs-schema_3.1.json").read_text("utf-8")
)
HELD = ("06-", "12-", "13-", "14-")
FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def _moment(value: object) -> bool:
    """RFC 3339: a full date and time, and a zone."""
    return (
        isinstance(value, str) and "T" in value and datetime.fromisoformat(value).tzinfo is not None
    )


@FORMATS.checks("uri")
def _uri(value: object) -> bool:
    """RFC 3986: a scheme, and only the characters that a URI may have."""
    return bool(
        re.fullmatch(
            r"[A-Za-z][A-Za-z0-9+.-]*:(?:[\w\-.~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+",
            str(value),
            re.ASCII,
        )
    )


VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FORMATS)


def faults(item: dict[str, Any]) -> list[str]:
    """What the schema has against an item, and against each object associated with it."""
    return [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(item)]


def part(item: dict[str, Any], name: str) -> dict[str, Any]:
    """The associated object with this name."""
    found: dict[str, Any]
    (found,) = [p for p in item["associations"] if p["name"] == name]
    return found


def examples() -> Iterator[tuple[str, Wire]]:
    """All wires of the examples that the gate lets through."""
    for path in sorted([*ROOT.glob("examples/wires/*.txt"), *ROOT.glob("examples/day/[0-9]*")]):
        for wire in read_all(path):
            if isinstance(wire, Wire) and not path.name.startswith(HELD):
                yield path.name, wire


def test_the_schema_speaks_up() -> None:
    """The validation can fail: on a missing or bad URI, a strange key, a day as a moment."""
    item = to_ninjs(cup_tie()[1])
    assert faults({**item, "score": "3-1"})
    assert faults({k: v for k, v in item.items() if k != "uri"})
    assert faults({**item, "versionCreated": "2026-03-14"})
    assert faults({**item, "uri": "no uri"})
    assert faults({**item, "associations": [{**item["associations"][0], "score": 3}]})


def test_the_cup_tie_in_full() -> None:
    """Fields of the wire, tags, match, quotations and the summary stand where ninjs has them."""
    wire, summary = cup_tie()
    item = to_ninjs(summary, wire)
    assert faults(item) == []
    assert item["altIds"] == [{"role": "id", "value": "cn:2026:0314:77"}]  # no URI: no known scheme
    assert item["uri"].startswith("ni:///sha-256;")
    assert (item["type"], item["representationType"]) == ("text", "full")
    assert (item["version"], item["versionCreated"]) == ("3", "2026-03-14T22:41:00+00:00")
    assert item["by"] == "By Tilda Marsh" and item["slugline"] == "SOCCER-HARBOUR/NORVALE"
    assert item["infoSources"] == [{"name": "Coastal News"}]
    assert item["organisations"] == [
        {"name": "Norvale", "rel": "home side"},
        {"name": "Port Ellan", "rel": "away side"},
    ]
    assert item["places"] == [
        {"name": "Old Basin", "contactInfo": [{"address": {"locality": "Norvale"}}], "rel": "venue"}
    ]
    assert {"name": "Karin Osse", "rel": "speaker"} in item["people"]
    match = part(item, "match 1")
    assert match["title"] == "Norvale 3-1 Port Ellan"
    assert match["eventDetails"] == {"dates": {"expectedStartDate": "2026-03-14"}}
    assert match["events"] == [
        {"name": "Harbour Cup", "rel": "competition"},
        {"name": "semi-final", "rel": "stage"},
    ]
    texts = {d["role"]: d["value"] for d in match["descriptions"]}
    assert texts["result"].splitlines() == [
        "Norvale 3-1 Port Ellan",
        "Half-time: 2-1",
        "Aggregate: 4-4",
        "Shoot-out: 4-2",
        "First leg: Port Ellan 3-1 Norvale",
        "Extra time: played",
        "Winner: Norvale",
        "Went through: Norvale",
    ]
    assert texts["events"].splitlines()[:3] == [
        "7' goal, Jo Falk (Port Ellan)",
        "12' penalty, Ana Reis (Norvale)",
        "45+2' own goal, Jo Falk (Norvale)",
    ]
    assert "late on: disallowed goal, Ilse Brandt (Norvale)" in texts["events"].splitlines()
    quotation = part(item, "quotation 1")
    assert quotation["by"] == "Ana Reis, Norvale captain"
    assert quotation["bodies"][0]["value"] == summary.quotes[0].text


def test_the_summary_is_in_it_whole() -> None:
    """The evidence is not lost: the summary as JSON is read back equal."""
    wire, summary = cup_tie()
    (body,) = part(to_ninjs(summary, wire), "summary")["bodies"]
    assert body["contentType"] == "application/json"
    assert Summary.model_validate_json(body["value"]) == summary


@pytest.mark.parametrize(
    ("engine", "kind"), [("offline", "algorithmicMedia"), ("llm", "trainedAlgorithmicMedia")]
)
def test_who_wrote_the_suggestions_is_told(engine: str, kind: str) -> None:
    """What a program wrote says so in IPTC's terms, and the report itself does not."""
    wire, summary = cup_tie()
    if engine == "llm":
        summary = summary.model_copy(update={"run": LLM})
    item = to_ninjs(summary, wire)
    assert part(item, "match 1")["digitalSourceType"]["uri"].endswith(f"/{kind}")
    assert "digitalSourceType" not in item
    assert "digitalSourceType" not in part(item, "quotation 1")


def test_what_is_not_told_is_not_there() -> None:
    """A preview without fields gives no date, place, source, language or status."""
    item = to_ninjs(preview()[1])
    assert faults(item) == []
    assert set(item) == {
        "standard",
        "uri",
        "type",
        "representationType",
        "headlines",
        "associations",
    }
    assert item["representationType"] == "partial"


@pytest.mark.parametrize(
    "told", ["https://n.example/1", "urn:newsml:n.example:2026:1", "tag:n.example,2026:1"]
)
def test_an_id_that_is_a_uri_is_the_uri(told: str) -> None:
    """An id that names a thing by a known scheme is kept as the object's URI."""
    wire = build_wire([("body", ["Estmark beat Vale City."])], id=told)
    summary = preview()[1].model_copy(update={"wire": info(wire)})
    item = to_ninjs(summary, wire)
    assert item["uri"] == told and "altIds" not in item


@pytest.mark.parametrize(
    "told", ["javascript:alert(1)", "https://n.example/<b>", "4711", "urn:a b"]
)
def test_an_id_that_is_none_is_an_alternative_id(told: str) -> None:
    """Anything else is no URI: the bytes' hash names the object, and the id stands beside it."""
    wire = build_wire([("body", ["Estmark beat Vale City."])], id=told)
    summary = preview()[1].model_copy(update={"wire": info(wire)})
    item = to_ninjs(summary, wire)
    assert item["uri"].startswith("ni:///") and item["altIds"][0]["value"] == told


@pytest.mark.parametrize("embargo", ["", "Saturday", "2026-03-14T22:41:00"])
def test_an_embargo_without_room_in_ninjs_withholds(embargo: str) -> None:
    """An embargo that is no moment with a zone never gets lost: the object is withheld."""
    wire = build_wire([("body", ["Estmark beat Vale City."])], embargo=embargo, status="usable")
    summary = preview()[1].model_copy(update={"wire": info(wire)})
    item = to_ninjs(summary, wire)
    assert item["pubStatus"] == "withheld" and "embargoedUntil" not in item
    timed = build_wire([("body", ["Estmark beat Vale City."])], embargo="2026-03-14T22:41:00Z")
    item = to_ninjs(summary, timed)
    assert item["embargoedUntil"] == "2026-03-14T22:41:00Z" and "pubStatus" in item


def test_another_wire_is_refused() -> None:
    """A summary is never written with the text of a wire that it was not made of."""
    with pytest.raises(ValueError, match="another wire"):
        to_ninjs(cup_tie()[1], preview()[0])


@pytest.mark.parametrize(
    ("name", "wire"), list(examples()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_our_own_reader_reads_it_back(name: str, wire: Wire) -> None:
    """Headline, text and labels come back as they were, and no suggestion of ours with them."""
    with Summarizer("offline") as summarizer:
        summary = summarizer.summarize(wire)
    item = to_ninjs(summary, wire)
    assert faults(item) == []
    again = read(json.dumps(item).encode(), format="ninjs")
    assert again.headline == wire.headline
    if wire.format == "text":  # plain text may have one line end, or a last one, between paragraphs
        assert again.text.split() == wire.text.split()
    else:
        assert again.text == wire.text
    assert [s.label for s in again.sentences] == [s.label for s in wire.sentences]
    fields = "provider version slug byline language published status urgency rights usage_terms"
    for field in fields.split():
        assert getattr(again, field) == getattr(wire, field), field


@settings(deadline=None, max_examples=100)
@given(summaries())
def test_any_text_gives_a_valid_item(made: tuple[Wire, Summary]) -> None:
    """Whatever stands in a wire's fields, the item is valid and quotations are the summary's."""
    wire, summary = made
    item = to_ninjs(summary, wire)
    assert faults(item) == []
    assert part(item, "quotation 1")["bodies"][0]["value"] == summary.quotes[0].text
    assert "<script" not in item["bodies"][0]["value"].lower()
    assert json.loads(json.dumps(item)) == item
