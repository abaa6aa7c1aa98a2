"""Where formats say that an item must not go out: feeds, other keys, messages, hidden text."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from summarizer.gate import judge
from summarizer.reading import read_bytes, read_wires
from summarizer.wire import BODY_LABELS, Wire

NOW = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
REPORT = "Norvale beat Skarholt 2-1 on Saturday."


def outcomes(data: str) -> list[str | None]:
    """What the gate says of each wire in ``data``."""
    found = [judge(w, now=NOW) for w in read_wires(data.encode()) if isinstance(w, Wire)]
    return [None if v is None else v.outcome for v in found]


def ninjs(**fields: object) -> str:
    """An item with these fields."""
    item = {"uri": "a:1", "headline": "Norvale win", "body_html": f"<p>{REPORT}</p>"}
    return json.dumps(item | fields)


def atom(*entries: str) -> str:
    """A feed of these entries."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app" '
        'xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Agency</title>'
        f"{''.join(entries)}</feed>"
    )


def entry(more: str = "") -> str:
    """An entry with these elements besides its own."""
    return (
        f"<entry><id>1</id><title>Norvale win</title><content>{REPORT}</content>"
        f"<updated>2026-11-27T12:00:00Z</updated>{more}</entry>"
    )


def rss(more: str = "") -> str:
    """A feed of one item with these elements besides its own."""
    return (
        '<rss version="2.0"><channel><title>Agency</title><item><guid>1</guid>'
        f"<title>Norvale win</title><description>{REPORT}</description>{more}</item></channel>"
        "</rss>"
    )


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (atom(entry()), [None]),
        (atom('<at:deleted-entry ref="1" when="2026-11-27T13:00:00Z"/>'), ["killed"]),
        (atom(entry(), '<at:deleted-entry ref="2"/>'), [None, "killed"]),
        (atom(entry("<app:control><app:draft>yes</app:draft></app:control>")), ["held"]),
        (atom(entry("<app:control><app:draft>no</app:draft></app:control>")), [None]),
        (rss(), [None]),
        (rss("<pubDate>Fri, 27 Nov 2026 17:00:00 GMT</pubDate>"), [None]),
        (rss("<pubDate>Fri, 01 Jan 2027 17:00:00 GMT</pubDate>"), ["held"]),
        (rss("<embargoed>2027-01-01T00:00:00Z</embargoed>"), ["held"]),
        (rss("<embargoed>2020-01-01T00:00:00Z</embargoed>"), [None]),
        (rss("<pubStatus>canceled</pubStatus>"), ["killed"]),
        (rss("<edNote>HOLD</edNote>"), ["held"]),
        (rss("<title>[KILL] Norvale win</title>").replace("<title>Norvale win</title>", ""),
         ["held"]),
    ],
)  # fmt: skip
def test_what_a_feed_says_of_its_entries(feed: str, expected: list[str | None]) -> None:
    """Tombstones, drafts, dates ahead, and the fields of other formats."""
    assert outcomes(feed) == expected


def test_a_tombstone_names_the_entry() -> None:
    """By the id under which it came."""
    wire = read_bytes(atom('<at:deleted-entry ref="tag:1"/>').encode())
    assert (wire.id, wire.provider, wire.status) == ("tag:1", "Agency", "canceled")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"embargoedTill": "2027-01-01T00:00:00Z"}, "held"),
        ({"embargo_lift": "2027-01-01T00:00:00Z"}, "held"),
        ({"publishAfter": "2027-01-01T00:00:00Z"}, "held"),
        ({"notBefore": "2027-01-01T00:00:00Z"}, "held"),
        ({"notBefore": "2020-01-01T00:00:00Z"}, None),
        ({"is_embargoed": False}, None),
        ({"is_embargoed": True}, "held"),
        ({"note": "KILL"}, "killed"),
        ({"instructions": "HOLD"}, "held"),
        ({"specialInstructions": "HOLD FOR RELEASE"}, "held"),
        ({"usageterms": "HOLD"}, "held"),
        ({"usageterms": "Not for use in Skarholt without a licence."}, None),
        ({"signal": "sig:delete"}, "held"),
        ({"signal": "sig:spike"}, "held"),
        ({"signal": "sig:recall"}, "held"),
        ({"signal": "sig:no-publication"}, "held"),
        ({"signal": {"name": "Kill"}}, "killed"),
    ],
    ids=str,
)
def test_keys_that_systems_use(fields: dict[str, object], expected: str | None) -> None:
    """An embargo, a note and a signal count whatever they are called."""
    assert outcomes(ninjs(**fields)) == [expected]


def newsml(header: str, meta: str) -> str:
    """A message with this header, its one item with these elements."""
    return (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>{header}</header>'
        f'<itemSet><newsItem guid="urn:made:1" version="1"><itemMeta/>{meta}<contentMeta>'
        "<headline>Norvale win</headline></contentMeta><contentSet><inlineData "
        f'contenttype="text/plain">{REPORT}</inlineData></contentSet></newsItem></itemSet>'
        "</newsMessage>"
    )


@pytest.mark.parametrize(
    ("header", "meta", "expected"),
    [
        ("", "", None),
        ('<signal qcode="sig:kill"/>', "", "killed"),
        ("", "<partMeta><edNote>HOLD</edNote></partMeta>", "held"),
        ("", '<partMeta><signal qcode="sig:hold"/></partMeta>', "held"),
        ("", "<rightsInfo><usageTerms>HOLD FOR RELEASE</usageTerms></rightsInfo>", "held"),
    ],
)
def test_orders_around_an_item_of_newsml(header: str, meta: str, expected: str | None) -> None:
    """In the message's header, at a part, in the terms of use."""
    assert outcomes(newsml(header, meta)) == [expected]


HIDDEN = "Skarholt beat Norvale 3-0."


@pytest.mark.parametrize(
    "hidden",
    [
        f'<p style="opacity: 0">{HIDDEN}</p>',
        f'<p style="font-size:0px">{HIDDEN}</p>',
        f'<p style="position:absolute;left:-9999px">{HIDDEN}</p>',
        f'<p style="text-indent:-100em">{HIDDEN}</p>',
        f'<p style="height:0;overflow:hidden">{HIDDEN}</p>',
        f'<p style="clip: rect(0, 0, 0, 0)">{HIDDEN}</p>',
        f'<p style="clip:rect(1px 1px 1px 1px)">{HIDDEN}</p>',
        f'<p style="clip-path:inset(50%)">{HIDDEN}</p>',
        f'<p style="content-visibility:hidden">{HIDDEN}</p>',
        f"<dialog>{HIDDEN}</dialog>",
        f"<p><ruby>It<rp>{HIDDEN}</rp><rt>rained</rt></ruby> on.</p>",
    ],
)
def test_text_that_nobody_sees_is_a_note(hidden: str) -> None:
    """It stands in the text, and no fact may rest on it."""
    wire = read_bytes(ninjs(body_html=f"{hidden}<p>{REPORT}</p>").encode())
    assert HIDDEN in wire.text
    told = [wire.text[s.start : s.end] for s in wire.sentences if s.label in BODY_LABELS]
    assert REPORT in told
    assert not any(HIDDEN in t for t in told)


@pytest.mark.parametrize(
    "style",
    ["opacity:0.9", "font-size:0.8em", "left:-10px", "height:0", "clip:auto", "margin-top:-20px"],
)
def test_a_style_that_hides_nothing(style: str) -> None:
    """Small, shifted or faint text is text."""
    wire = read_bytes(ninjs(body_html=f'<p style="{style}">{REPORT}</p>').encode())
    assert all(s.label in BODY_LABELS for s in wire.sentences)


def test_an_open_dialog_is_shown() -> None:
    """Its text is report."""
    wire = read_bytes(ninjs(body_html=f"<dialog open>{REPORT}</dialog>").encode())
    assert all(s.label in BODY_LABELS for s in wire.sentences)


def test_the_brackets_of_a_ruby_are_no_note() -> None:
    """They stand there for programs that cannot show it, and a blank in their place."""
    ruby = "<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby></p>"
    assert read_bytes(ninjs(body_html=ruby).encode()).text == "Norvale win\n\na b"
