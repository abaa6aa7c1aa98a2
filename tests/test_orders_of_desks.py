"""Orders to a desk and their twins: a line that orders holds the wire, a report's does not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from summarizer.gate import judge
from summarizer.language.desk_orders import signals_of_private
from summarizer.reading import read_bytes, read_text
from summarizer.wire import Wire

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
REPORT = "Norvale beat Skarholt 2-1 on Saturday with two goals from Ilse Brandt."


def text(line: str) -> Wire:
    """A plain text with this first line."""
    return read_text(f"{line}\n\n{REPORT}\n")


def ninjs(**fields: Any) -> Wire:
    """A ninjs item with these fields."""
    item = {
        "uri": "a:1",
        "version": "1",
        "headline": "Norvale win",
        "body_html": f"<p>{REPORT}</p>",
    }
    return read_bytes(json.dumps(item | fields).encode())


def mail(subject: str) -> Wire:
    """A mail with this subject."""
    head = f"From: desk@example.org\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8"
    return read_bytes(f"{head}\n\n{REPORT}\n".encode())


def noted(note: str) -> Wire:
    """A wire with this editor's note."""
    return replace(read_text(REPORT), ednote=note)


def outcome(wire: Wire) -> str | None:
    """What the gate says at noon."""
    verdict = judge(wire, now=NOON)
    return None if verdict is None else verdict.outcome


HELD = [
    "EMBARGOED: Norvale win",
    "EMBARGO",
    "EMBARGO 20:00 GMT Norvale win",
    "EMBARGOED 20:00 GMT: Norvale win over Skarholt",
    "STRICT EMBARGO 8PM",
    "Embargo ends 8pm Saturday",
    "Embargo: Saturday, 8 p.m.",
    "Embargoed until Sunday",
    "EMBARGOED UNTIL FURTHER NOTICE",
    "EMBARGO: Norvale win",
    "UNDER EMBARGO",
    "This report is embargoed until 20:00 GMT.",
    "This report is under embargo until the final whistle",
    "Story embargoed til Sunday 6pm",
    "NOT TO BE USED BEFORE 20:00 GMT",
    "Not for use before 20:00",
    "Not for publication before 20:00: Norvale win over Skarholt",
    "NOT FOR USE",
    "Not for publication yet",
    "Do not publish until the final whistle.",
    "HOLD until further notice",
    "Hold this story until noon",
    "HOLD FOR RELEASE",
    "Withdrawn: Norvale beat Skarholt",
    "The report was withdrawn.",
    "Please withdraw the story on Norvale",
    "STORY ON HOLD",
    "No publication before 20:00 GMT",
    "NOT FOR PUBLICATION OR BROADCAST BEFORE 20:00 GMT",
    "Under embargo: Norvale win",
    "Embargo until after the match",
    "EMBARGO 2000",
    "Sperrfrist 18.00 Uhr: Norvale win over Skarholt",
]
KILLED = [
    "KILL STORY",
    "STORY WITHDRAWN",
    "STORY KILLED",
    "This story has been withdrawn. The score was wrong.",
    "KILL: Norvale beat Skarholt",
    "MANDATORY KILL - the score was wrong",
    "EDITORS: Please kill the 14:00 story on Norvale.",
    "Kill this story",
    "We are withdrawing this story.",
    "BC-FBL--Norvale-Skarholt,KILL",
    "ANULADA LA NOTICIA",
    "Se anula el despacho",
    "Retirer la dépêche",
    "Annullata la notizia",
]
REPORTS = [
    "Norvale killed the story of the season with two late goals.",
    "The committee withdrew its report on Skarholt last week.",
    "Falk retracted an earlier version of events and apologised.",
    "Skarholt's fairytale story was killed by Brandt's late goal",
    "Skarholt kills fairytale story",
    "Kill the story of the season, Falk tells Norvale",
    "This story was killed by Brandt's late goal",
    "BRANDT IN FOR THE KILL",
    "NORVALE GO FOR KILL",
    "CUP HOPES KILLED",
    "WITHDRAWN - Falk out of final",
    "TITLE ON HOLD",
    "NORVALE HOLD SKARHOLT",
    "FAVOURITE WITHDRAWN: NORVALE WIN CUP",
    "GRAND PRIX HORSE WITHDRAWN",
    "Embargo for Norvale ends",
    "No release until January for striker Falk",
    "Embargo: Norvale hit with ban",
    "Embargo until January keeps Norvale quiet",
    "Embargo: none",
    "Embargo 2026: how Norvale coped",
    "Embargoed for a year, Norvale cannot buy",
    "Embargo ends Saturday for Norvale",
    "Withdrawn rider named",
    "HOLD FIRM: NORVALE SURVIVE",
    "Story killed the mood, says Falk",
    "“Hold this report up,” said Falk.",
    "“Kill the story,” said Falk.",
    "Hold this report up, Falk told the fans",
    "This is only a test. Norvale pass it.",
    "Retirer le maillot, demande Falk",
    "Anulada la final de Norvale",
    "Not for use in the cup: Norvale leave their new boots at home",
]


@pytest.mark.parametrize("line", HELD)
def test_a_line_that_is_nothing_but_an_order_holds(line: str) -> None:
    """As the first line, as a headline, as a mail's subject and as a note."""
    for wire in (text(line), ninjs(headline=line), mail(line), noted(line)):
        assert outcome(wire) == "held"


@pytest.mark.parametrize("line", KILLED)
def test_an_order_to_kill_that_is_the_whole_line_kills(line: str) -> None:
    """As the first line, as a headline, as a mail's subject and as a note."""
    for wire in (text(line), ninjs(headline=line), mail(line), noted(line)):
        assert outcome(wire) == "killed"


@pytest.mark.parametrize("line", REPORTS)
def test_a_sentence_of_a_report_is_no_order(line: str) -> None:
    """In capitals or not, as the first line, a headline, a subject or the report's own sentence."""
    body = f"<p>{REPORT}</p><p>{line}</p>"
    for wire in (text(line), ninjs(headline=line), mail(line), ninjs(body_html=body)):
        assert outcome(wire) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("This version replaces the killed story of 12:00.", None),
        ("This replaces an earlier story, which was withdrawn.", None),
        ("The story of 12:00 was withdrawn, no replacement will follow", "held"),
        ("The agency has withdrawn its story about Norvale.", "held"),
        ("Score wrong. KILL", "killed"),
        ("Embargo: none", None),
        ("Embargo: n/a", None),
        ("EMBARGO: -", None),
        ("EMBARGO: 20:00", "held"),
        ("Please disregard the previous version.", None),
        ("Audio: not for broadcast", None),
        ("Not for broadcast", "held"),
        ("please do not publish this number: +00 1 234", None),
        ("please do not publish this story", "held"),
        ("Photos to come. Do not publish until the club confirms.", "held"),
    ],
)
def test_a_note_is_about_this_text_or_about_another_thing(note: str, expected: str | None) -> None:
    """What is said of another version, of pictures or of numbers holds nothing."""
    assert outcome(noted(note)) == expected


@pytest.mark.parametrize(
    ("note", "signals"),
    [
        ("Contact: Jana Voss, desk@example.org. Do not publish.", ()),
        ("Story embargoed til Sunday 6pm", ("note:embargo",)),
        ("Do not publish.", ("note:notforpublication",)),
        (
            "Call Jana Voss, desk@example.org. Do not publish until the club has confirmed.",
            ("note:notforpublication",),
        ),
    ],
)
def test_a_private_note_keeps_its_contacts_to_itself(note: str, signals: tuple[str, ...]) -> None:
    """That an address must not be published is no order over the report."""
    assert signals_of_private([note], None) == signals


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("FBL-Norvale,KILL", "killed"),
        ("FBL-Norvale, Mandatory Kill", "killed"),
        ("KILL", "killed"),
        ("KILL FBL-Norvale-Skarholt", "killed"),
        ("KILL or cure in Norvale", None),
        ("FBL-Norvale-KILL", "held"),
        ("FBL-Norvale,HOLD", "held"),
        ("CYC-RIDER-KILLED", None),
        ("FANS-KILLED", None),
        ("CRASH,KILLED", None),
        ("Road Kill", None),
    ],
)
def test_the_word_of_a_slug_stands_alone_in_its_place(slug: str, expected: str | None) -> None:
    """Behind a comma KILL is the agency's; riders and fans are killed too."""
    assert outcome(replace(read_text(REPORT), slug=slug)) == expected


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        ("http://cv.example.org/signal/kill#x", "killed"),
        ("http://cv.example.org/signal/kill#en", "killed"),
        ("http://cv.example.org/signal#kill", "killed"),
        ("http://cv.example.org/signal/update#x", None),
        ("x:storyWithdrawn", "killed"),
        ("x:killNotice", "killed"),
        ("act:withdrawnRider", None),
        ("act:riderKilled", None),
        ("x:kill-pending", "held"),
    ],
)
def test_a_code_kills_where_it_says_nothing_else(signal: str, expected: str | None) -> None:
    """Its last part counts, before a fragment too; a rider who was withdrawn is no order."""
    assert outcome(ninjs(signal=signal)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("published", None),
        ("live", None),
        ("final", None),
        ("corrected", None),
        ("update", None),
        ({"status": {"qcode": "stat:canceled"}}, "killed"),
        ({"status": {"qcode": "stat:usable"}}, None),
        ("http://cv.example.org/pubstatus/canceled#x", "killed"),
        ("draft", "held"),
    ],
)
def test_a_status_is_known_by_its_usual_names(status: object, expected: str | None) -> None:
    """What is published or final is usable; an object may stand inside another."""
    assert outcome(ninjs(pubstatus=status)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"editorsnote": "KILL"}, "killed"),
        ({"editors_note": "HOLD"}, "held"),
        ({"editorsNote": "Minutes to come"}, None),
        ({"embargoDate": "2026-05-03T20:00:00Z"}, "held"),
        ({"embargo_datetime": "2026-05-03T20:00:00Z"}, "held"),
        ({"embargo_datetime": "2026-05-03T10:00:00Z"}, None),
        ({"releasedate": "2026-05-03T20:00:00Z"}, "held"),
        ({"releasedate": "2026-05-03T10:00:00Z"}, None),
        ({"releasedate": "2026-05-03", "versioncreated": "2026-05-03T09:00:00Z"}, None),
        ({"schedule_settings": {"utc_embargo": "2026-05-03T20:00:00Z"}}, "held"),
        ({"schedule_settings": {"utc_embargo": "2026-05-03T10:00:00Z"}}, None),
        ({"schedule_settings": {"utc_embargo": None}}, None),
    ],
)
def test_ninjs_is_read_under_the_names_that_systems_give(
    fields: dict[str, Any], expected: str | None
) -> None:
    """Notes and embargoes count whatever their key is called."""
    assert outcome(ninjs(**fields)) == expected


def nitf(release: str) -> Wire:
    """A NITF document with this date of release."""
    return read_bytes(
        f"<nitf><head><docdata>{release}</docdata></head><body><body.head><hedline><hl1>Norvale win"
        f"</hl1></hedline></body.head><body.content><p>{REPORT}</p></body.content></body></nitf>"
        "".encode()
    )


@pytest.mark.parametrize(
    ("release", "embargo"),
    [("", None), ('<date.release norm=""/>', ""), ("<date.release/>", "")],
)
def test_an_empty_date_of_release_is_there(release: str, embargo: str | None) -> None:
    """Whoever sent the element meant a time: it holds."""
    wire = nitf(release)
    assert wire.embargo == embargo
    assert outcome(wire) == (None if embargo is None else "held")


def test_an_empty_signal_is_there() -> None:
    """A signal that says nothing cannot be read, and holds."""
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:made:1" version="1">'
        "<itemMeta><itemClass qcode='ninat:text'/>{}</itemMeta><contentMeta><headline>Norvale win"
        "</headline></contentMeta><contentSet><inlineData contenttype='text/plain'>" + REPORT
    ) + "</inlineData></contentSet></newsItem>"
    assert outcome(read_bytes(item.format("<signal/>").encode())) == "held"
    assert outcome(read_bytes(item.format("").encode())) is None


@pytest.mark.parametrize(
    ("head", "status", "embargo"),
    [
        ("FAVOURITE WITHDRAWN: NORVALE WIN CUP", None, None),
        ("GRAND PRIX HORSE WITHDRAWN", None, None),
        ("NORVALE HOLD SKARHOLT", None, None),
        ("Embargo for Norvale ends", None, None),
        ("KILL OR BE KILLED", None, None),
        ("KILL Norvale beat Skarholt", "canceled", None),
        ("(MANDATORY KILL)\nNorvale win", "canceled", None),
        ("ZURÜCKGEZOGEN: Norvale siegt", "withheld", None),
        ("(EMBARGOED UNTIL 20:00 GMT)\nNorvale win", None, ""),
        ("(HOLD)\nNorvale win", "withheld", None),
    ],
)
def test_the_head_of_a_transmission(head: str, status: str | None, embargo: str | None) -> None:
    """The words of IPTC 7901 order where they stand for themselves."""
    opened = f"\x01nrd0123 4 sp 30  nrd 01\n\nFootball/\n\x02{head} =\n\n"
    raw = f"{opened}{REPORT}\n\x03031200 May 26\n\x04"
    wire = read_bytes(raw.encode(), format="iptc7901")
    assert (wire.status, wire.embargo) == (status, embargo)
