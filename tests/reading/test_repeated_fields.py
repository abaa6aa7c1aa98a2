"""Fields of the gate that come twice: the strictest counts, whatever their order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.gate import judge
from summarizer.reading import read_bytes

NOW = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
REPORT = "Norvale beat Skarholt 2-1 on Saturday."
RELEASE = '<date.release norm="20200101T000000Z"/>'
ISSUE = '<date.issue norm="20200101T000000Z"/>'


def outcome(raw: str) -> str | None:
    """What the gate says of the one wire in ``raw``."""
    verdict = judge(read_bytes(raw.encode()), now=NOW)
    return None if verdict is None else verdict.outcome


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ('"pubstatus": "canceled"', '"pubstatus": "usable"', "killed"),
        ('"pubStatus": "canceled"', '"pubstatus": "usable"', "killed"),
        ('"pubstatus": "withheld"', '"pub_status": null', "held"),
        ('"embargoed": "2027-01-01T00:00:00Z"', '"embargoed": null', "held"),
        ('"embargoed": "2027-01-01T00:00:00Z"', '"embargoed": "2020-01-01T00:00:00Z"', "held"),
        ('"embargoed": "2027-01-01T00:00:00Z"', '"embargo": "2020-01-01T00:00:00Z"', "held"),
        ('"embargoed": "2019-01-01T00:00:00Z"', '"embargoed": "2020-01-01T00:00:00Z"', None),
        ('"embargoed": "tonight"', '"embargoed": "2020-01-01T00:00:00Z"', "held"),
        ('"signal": "sig:kill"', '"signal": "sig:update"', "killed"),
        ('"ednote": "HOLD"', '"ednote": "Pictures to come"', "held"),
        ('"headline": "One"', '"headline": "Other"', None),
    ],
)
def test_keys_of_json_that_come_twice(one: str, other: str, expected: str | None) -> None:
    """A later field frees nothing that an earlier one holds, nor the other way round."""
    for first, last in ((one, other), (other, one)):
        item = f'{{"uri": "a:1", {first}, {last}, "body_html": "<p>{REPORT}</p>"}}'
        assert outcome(item) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ('<pubStatus qcode="stat:usable"/>', '<pubStatus qcode="stat:canceled"/>', "killed"),
        ('<pubStatus qcode="stat:usable"/>', "<pubStatus/>", "held"),
        ("<embargoed>2020-01-01T00:00:00Z</embargoed>",
         "<embargoed>2027-01-01T00:00:00Z</embargoed>", "held"),
        ("<embargoed>2020-01-01T00:00:00Z</embargoed>",
         "<embargoed>2021-01-01T00:00:00Z</embargoed>", None),
    ],
)  # fmt: skip
def test_elements_of_newsml_that_come_twice(one: str, other: str, expected: str | None) -> None:
    """Of two elements the one that holds longer counts."""
    for meta in (one + other, other + one):
        item = (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:made:1" version="1">'
            f"<itemMeta>{meta}</itemMeta><contentMeta><headline>Norvale win</headline>"
            f'</contentMeta><contentSet><inlineData contenttype="text/plain">{REPORT}'
            "</inlineData></contentSet></newsItem>"
        )
        assert outcome(item) == expected


@pytest.mark.parametrize(
    ("docdata", "expected"),
    [
        ('<docdata management-status=""/>', "held"),
        (f"<docdata>{RELEASE}{RELEASE.replace('2020', '2027')}{ISSUE}</docdata>", "held"),
        (f"<docdata>{RELEASE}{ISSUE}</docdata>", None),
    ],
)
def test_fields_of_nitf(docdata: str, expected: str | None) -> None:
    """A status that is there and empty holds; so does the later of two dates of release."""
    body = f"<body><body.content><p>{REPORT}</p></body.content></body>"
    assert outcome(f"<nitf><head>{docdata}</head>{body}</nitf>") == expected
