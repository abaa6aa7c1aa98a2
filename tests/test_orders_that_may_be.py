"""Lines that may be an order are held for a person; lines of a report are neither held nor killed.

A kill is for ever: only a line that is nothing but the order, in the desks' own forms, kills.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.gate import judge
from summarizer.reading import read_bytes, read_text
from tests.test_orders_of_desks import NOON, REPORT, mail, ninjs, noted, outcome, text

HELD = [
    # A kill's word in capitals before words that are not.
    "KILL Norvale win",
    "PLEASE KILL Norvale win",
    "KILL FBL Norvale",
    "KILL abc0123",
    "KILL THIS",
    "WITHDRAW Norvale win",
    "KILL AND DO NOT USE Norvale win",
    "EDITORS: Kill FBL-Norvale. Source retracts.",
    "[KILL] Norvale win",
    # One word, or an order with a headline behind its colon.
    "Withdrawn",
    "Withdrawn:",
    "Kill",
    "Kill!",
    "Retracted.",
    "Storno",
    "Kill notice: fans",
    "Story killed: how Norvale beat Skarholt",
    "Die Meldung wurde zurückgezogen.",
    # An embargo or a hold.
    "[EMBARGOED] Norvale win",
    "***EMBARGOED*** Norvale win",
    "EMBARGOED Norvale win",
    "Norvale win (EMBARGOED)",
    "EMBARGOED - Norvale win",
    "Norvale win - EMBARGOED UNTIL 20:00 GMT",
    "MUST NOT BE PUBLISHED BEFORE SUNDAY",
    "NOT BEFORE 20:00 GMT",
    "RELEASE TIME: 20:00 GMT SUNDAY",
    "HOLD UNTIL RELEASED",
    "Hold until released",
    "HFR",
    "HFR 10pm",
    "HFR: Norvale win",
    "H.F.R. 2200 GMT",
    "HFR until Sunday",
    "WITHHOLD",
    "Withhold publication until 20:00 GMT",
    "HOLD: Norvale win",
    "[HOLD] Norvale win",
    "Embargoed for Sunday use.",
    # In other languages.
    "Storno: Norvale gewinnt",
    "(ZURÜCKGEZOGEN) Norvale gewinnt",
    "ANULADA",
    "ANNULÉ : Norvale gagne",
]
REPORTS = [
    "HFR beat Norvale 2-0 on Saturday.",
    "HFR Lindmoor are out of the cup.",
    "Please disregard this message, the stadium said.",
    "“Please ignore this message,” said Falk.",
    "This is a test.",
    "Tests",
    "DO NOT USE IT OR LOSE IT",
    "Hold until further notice, fans were told",
    "No release until 20:00 for Falk",
    "Embargo ends on Friday.",
    "Embargo until 2027 for Skarholt",
    "Sperrfrist für Falk: Bis Sonntag kein Transfer",
    "Retracted: the roof at Norvale Arena",
    "We withdraw our report, said the referee.",
    "KILL OR BE KILLED",
    "KILL THE GAME: Norvale win",
    "HOLD ON",
    "HOLD THE FRONT PAGE: Norvale win",
]


@pytest.mark.parametrize("line", HELD)
def test_what_may_be_an_order_is_held(line: str) -> None:
    """As a first line, a headline, a mail's subject and a note; never killed."""
    for wire in (text(line), ninjs(headline=line), mail(line), noted(line)):
        assert outcome(wire) == "held"


@pytest.mark.parametrize("line", REPORTS)
def test_a_line_of_a_report_passes(line: str) -> None:
    """As a first line, a headline and a mail's subject."""
    for wire in (text(line), ninjs(headline=line), mail(line)):
        assert outcome(wire) is None


@pytest.mark.parametrize(
    "note",
    [
        "Sperrfrist: keine",
        "Keine Sperrfrist",
        "Kill notice sent in error, story stands",
        "Reinstated: story was killed in error at 1200",
        "Pictures: hold for release",
    ],
)
def test_a_note_that_says_that_nothing_is_held(note: str) -> None:
    """No embargo, a kill that was an error, an order about pictures."""
    assert outcome(noted(note)) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<nav><ul><li>Football</li><li>Tests</li></ul></nav>", None),
        ("<nav><ul><li>Football</li><li>Withdrawn</li></ul></nav>", None),
        ("<p hidden>KILL</p>", None),
        ("<p><s>EMBARGOED until 20:00 GMT</s></p>", None),
        ("<p hidden>EDITORS: please kill this story</p>", "held"),
        ("<p>EDITORS: please kill this story</p>", "held"),
        ("<p>KILL</p>", "killed"),
        ("<h2>Withdrawn</h2><ul><li>Falk</li></ul>", "held"),
    ],
)
def test_what_mark_up_sets_aside_orders_nothing(body: str, expected: str | None) -> None:
    """Navigation, hidden and deleted text above the report, in a body and on a page."""
    report = f"<p>{REPORT}</p><p>It rained.</p>"
    assert outcome(ninjs(body_html=body + report)) == expected
    page = f"<html><body>{body}<main><article><h1>Norvale win</h1>{report}</article></main></body>"
    verdict = judge(read_bytes(page.encode(), format="html"), now=NOON)
    if expected is None:
        assert verdict is None


@pytest.mark.parametrize("below", ["Withdrawn", "Kill", "KILL", "Hold", "Test"])
def test_a_word_below_the_report(below: str) -> None:
    """Below the first sentence a line of one word heads a list or stands in a table."""
    assert outcome(read_text(f"Norvale win\n\n{REPORT}\n\n{below}\nFalk 3\nBrandt 2\n")) is None
    body = f"<p>{REPORT}</p><h2>{below}</h2><ul><li>Falk</li></ul>"
    assert outcome(ninjs(body_html=body)) is None


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("FBL-Norvale,EMBARGOED", "held"),
        ("FBL-Norvale,WITHDRAWN", "held"),
        ("FBL-Norvale,TEST", "held"),
        ("FBL-Norvale,DO NOT USE", "held"),
        ("FBL-Norvale (KILL)", "held"),
        ("fbl-norvale,kill", "held"),
        ("BC-Norvale, Hold For Release", "held"),
        ("BC-Norvale,Adv29", "held"),
        ("Fussball/Norvale/STORNO", "held"),
        ("TEST-STORY", "skipped"),
        ("Cricket-Test", None),
        ("FBL-Norvale,advance", None),
        ("FBL-Norvale (Skarholt)", None),
    ],
)
def test_orders_in_a_slug(slug: str, expected: str | None) -> None:
    """A word of its own behind a comma, a stroke or in brackets."""
    assert outcome(replace(read_text(REPORT), slug=slug)) == expected


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("KILL THE GAME: Norvale win", None),
        ("KILL THE KING - Norvale beat Skarholt", None),
        ("KILL OR BE KILLED: Norvale", None),
        ("HOLD ON", None),
        ("HOLD THE FRONT PAGE: Norvale win", None),
        ("KILL BILL star at Norvale match", None),
        ("Storno", "withheld"),
        ("(ZURÜCKGEZOGEN) Norvale gewinnt", "withheld"),
    ],
)
def test_headlines_of_transmissions(head: str, status: str | None) -> None:
    """A headline in capitals that begins with such a word cancels nothing."""
    opened = f"\x01nrd0123 4 sp 30  nrd 01\n\nFootball/\n\x02{head} =\n\n"
    raw = f"{opened}{REPORT}\n\x03031200 May 26\n\x04"
    wire = read_bytes(raw.encode(), format="iptc7901")
    assert wire.status == status
    assert outcome(wire) == ("held" if status else None)


@pytest.mark.parametrize(
    "head", ["^KILL OR BE KILLED: Norvale<", "^HOLD ON<", "^KILL THE GAME: Norvale win<"]
)
def test_headlines_of_anpa(head: str) -> None:
    """As in the other transmissions."""
    raw = f"^BC-Norvale<\n{head}\n^By JANE ROE=\n\tNORVALE (AP) _ {REPORT}\n"
    assert outcome(read_bytes(raw.encode(), format="anpa")) is None


@pytest.mark.parametrize(
    "lines",
    [
        "^BC-Norvale, Hold For Release<\n^Norvale win<",
        "^BC-Norvale<\n^Norvale win<\n^Eds: Embargoed for Sunday use.<",
        "^BC-Norvale,Adv29<\n^Norvale win<",
    ],
)
def test_orders_of_anpa(lines: str) -> None:
    """In its slug, and in its note."""
    raw = f"{lines}\n^By JANE ROE=\n\tNORVALE (AP) _ {REPORT}\n"
    assert outcome(read_bytes(raw.encode(), format="anpa")) == "held"
