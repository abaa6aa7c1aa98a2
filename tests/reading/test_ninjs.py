from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.errors import NotAReport, NotAWire
from summarizer.reading import read_bytes, read_wires
from summarizer.wire import Wire


def _read(**keys: Any) -> Wire:
    return read_bytes(json.dumps(keys).encode(), format="ninjs")


BODY = "<p>Norvale beat <b>Port</b> Ellan 2-1.</p><p>Reis scored.</p>"
TEXT = "Norvale win\n\nTwo late goals.\n\nNorvale beat Port Ellan 2-1.\n\nReis scored."
FIELDS = {
    "id": "urn:made:1",
    "provider": "Made Sports",
    "version": "3",
    "headline": "Norvale win",
    "slug": "football-cup",
    "byline": "Jo Falk",
    "dateline": "Norvale",
    "language": "en",
    "published": "2026-05-02T17:05:00+02:00",
    "status": "withheld",
    "embargo": "2026-05-02T18:00:00+00:00",
    "urgency": 4,
    "signals": ("sig:update",),
    "rights": "Made Sports 2026",
    "usage_terms": "Not for archives",
    "ednote": "Minutes to come",
}
FIRST = {
    "uri": "urn:made:1",
    "type": "text",
    "version": "3",
    "versioncreated": "2026-05-02T17:05:00+02:00",
    "pubstatus": "withheld",
    "embargoed": "2026-05-02T18:00:00Z",
    "urgency": 4,
    "signal": "sig:update",
    "language": "en",
    "provider": "Made Sports",
    "byline": "Jo Falk",
    "located": "Norvale",
    "slugline": "football-cup",
    "headline": "Norvale win",
    "description_text": "Two late goals.",
    "body_xhtml": BODY,
    "body_text": "Norvale beat Port Ellan 2-1. Reis scored.",
    "copyrightnotice": "Made Sports 2026",
    "usageterms": "Not for archives",
    "ednote": "Minutes to come",
}
SECOND = {
    "uri": "urn:made:1",
    "version": 3,
    "versioncreated": "2026-05-02T17:05:00+02:00",
    "pubstatus": "stat:withheld",
    "embargoed": "2026-05-02T18:00:00+00:00",
    "urgency": "4",
    "signal": ["sig:update"],
    "language": "en",
    "infosource": [{"name": "Made Sports", "role": "origin"}],
    "by": "Jo Falk",
    "located": {"name": "Norvale"},
    "slugline": "football-cup",
    "headlines": [{"role": "short", "value": "Win"}, {"role": "main", "value": "Norvale win"}],
    "descriptions": [{"role": "summary", "value": "Two late goals."}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "shorter"},
        {"role": "html", "contenttype": "text/html", "value": BODY},
    ],
    "copyrightnotice": "Made Sports 2026",
    "usageterms": "Not for archives",
    "ednote": "Minutes to come",
}
THIRD = {
    "uri": "urn:made:1",
    "version": "3",
    "versionCreated": "2026-05-02T17:05:00+02:00",
    "pubStatus": "withheld",
    "embargoedUntil": "2026-05-02T18:00:00+00:00",
    "urgency": 4,
    "signals": [{"code": "sig:update"}],
    "language": "en",
    "provider": {"name": "Made Sports"},
    "by": [{"name": "Jo Falk"}],
    "located": [{"name": "Norvale"}],
    "slugline": "football-cup",
    "headlines": [{"value": "Norvale win"}],
    "descriptions": [{"value": "Two late goals.", "contentType": "text/plain"}],
    "bodies": [{"contentType": "application/xhtml+xml", "value": BODY}],
    "copyrightNotice": "Made Sports 2026",
    "usageTerms": ["Not for archives"],
    "edNote": ["Minutes to come", None],
    "somethingElse": {"of": "their own"},
}


@pytest.mark.parametrize("keys", [FIRST, SECOND, THIRD], ids=["1.x", "2.x", "3.x"])
def test_versions_and_dialects(keys: dict[str, Any]) -> None:
    """The same item in three major versions is the same wire."""
    wire = read_bytes(json.dumps(keys).encode())
    assert wire.format == "ninjs"
    assert {name: getattr(wire, name) for name in FIELDS} == FIELDS
    assert wire.text == TEXT


def test_null_anywhere() -> None:
    """Every value of an item may be null: what is lacking is null in the wire."""
    keys = dict.fromkeys(THIRD) | {"body_text": "Norvale won."}
    wire = read_bytes(json.dumps(keys).encode(), format="ninjs")
    assert wire.text == "Norvale won."
    assert wire.signals == ()
    assert all(getattr(wire, n) is None for n in FIELDS if n not in ("signals", "embargo"))
    assert wire.embargo is None


@pytest.mark.parametrize(
    ("value", "embargo"),
    [
        (None, None),
        ("", ""),
        ("  ", ""),
        ("2026-05-02", "2026-05-02"),
        ("after the match", "after the match"),
    ],
)
def test_embargo(value: str | None, embargo: str | None) -> None:
    """An embargo that is there and empty is kept as empty, one in words as its words."""
    assert _read(uri="x", headline="a", embargoed=value).embargo == embargo


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("usable", "usable"),
        ("Cancelled", "canceled"),
        ("stat:canceled", "canceled"),
        ("draft", "withheld"),
    ],
)
def test_status(status: str, told: str) -> None:
    """A status is one of three; what its sender does not call usable is withheld."""
    assert _read(uri="x", headline="a", pubstatus=status).status == told


@pytest.mark.parametrize("urgency", [0, 10, "high", True, 2.5, [1]])
def test_an_urgency_that_is_none(urgency: object) -> None:
    """What is no figure from 1 to 9 is no urgency."""
    assert _read(uri="x", headline="a", urgency=urgency).urgency is None


def test_a_plain_body() -> None:
    """A body without mark-up is cut into paragraphs as plain text is; its signs are no tags."""
    wire = _read(uri="x", body_text="Norvale won.\n\nScores <3 & more.\n")
    assert wire.text == "Norvale won.\n\nScores <3 & more."


@pytest.mark.parametrize("key", ["body", "body_html", "bodyXhtml", "body_nitf"])
def test_a_body_by_any_name(key: str) -> None:
    """The body is whatever begins so, mark-up where it looks like that."""
    assert _read(uri="x", **{key: "<p>Norvale <i>won</i> it.</p>"}).text == "Norvale won it."


def test_a_picture_and_a_plan() -> None:
    """A picture is a wire of a caption; a plan and a package are no reports."""
    wire = _read(uri="x", type="picture", headline="Reis", description_caption="Reis scores.")
    assert [s.label for s in wire.sentences] == ["headline", "caption"]
    with pytest.raises(NotAReport):
        _read(uri="x", type="planning", headline="Cup final")
    with pytest.raises(NotAReport):
        _read(uri="x", type="composite", headline="Cup final")


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b"7", b'"a"', b'{"a": "b"}', b"<nitf/>", b'{"uri":']
)
def test_what_is_no_ninjs(data: bytes) -> None:
    """JSON of other keys, no JSON at all and JSON that breaks off are one clear error."""
    with pytest.raises(NotAWire, match=r"^a\.json "):
        read_bytes(data, input="a.json", format="ninjs")


def test_half_a_character_in_a_field() -> None:
    """What is no character is replaced in a field: every field can be written out."""
    assert _read(uri="x\ud83d", headline="a", ednote="\x00b").id == "x\N{REPLACEMENT CHARACTER}"


DPA = {"format": "digitalwires@1", "urn": "d:1", "headline": "Sieg", "article_html": "<p>2:1.</p>"}
NINJS = {"uri": "n:1", "headline": "Win", "body_html": "<p>It was 2-1.</p>"}


@pytest.mark.parametrize("items", [[DPA, NINJS], [NINJS, DPA]])
def test_a_list_of_both_formats(items: list[dict[str, str]]) -> None:
    """Each item of a list is read by its own format, whichever comes first."""
    found = read_wires(json.dumps(items).encode(), input="a.json")
    texts = {w.format: w.text for w in found if isinstance(w, Wire)}
    assert texts == {"dpa": "Sieg\n\n2:1.", "ninjs": "Win\n\nIt was 2-1."}


@pytest.mark.parametrize(
    "keys",
    [
        {"bodies": [{"role": "short", "value": "<p>Short.</p>"},
                    {"role": "main", "value": "<p>One.</p><p>Two.</p>"}]},
        {"bodies": [{"role": "bodyrole:main", "value": "One.\n\nTwo."},
                    {"role": "bodyrole:teaser", "value": "<p>A very much longer teaser.</p>"}]},
        {"body_html": "<p></p>", "body_text": "One.\n\nTwo."},
        {"body_text": "One.\n\nTwo.", "body_html": "<p>One.</p><p>Two.</p>"},
        {"body_html": "<p>1.</p>", "body_text": "One.\n\nTwo."},
        {"bodies": [{"role": "", "value": "<p>1</p>"},
                    {"role": "x", "value": "<p>One.</p><p>Two.</p>"}]},
    ],
)  # fmt: skip
def test_the_fullest_body(keys: dict[str, Any]) -> None:
    """Of several tellings the main and fullest one is read, each in its own kind of text."""
    assert _read(uri="a", **keys).text == "One.\n\nTwo."


def test_a_header_is_kept() -> None:
    """A header in a body that is not dpa's loses no word but the time of publication."""
    header = (
        "<header><time>27 November</time><h1>Win</h1><div>Ana Reis scored.</div><h2>Cup</h2>"
        "<ul><li>Norvale</li></ul><p>It was <time>Saturday</time>.</p></header><p>One.</p>"
    )
    text = _read(uri="a", headline="Win", body_html=header).text
    assert text == "Win\n\nAna Reis scored.\n\nCup\n\nNorvale\n\nIt was Saturday.\n\nOne."
