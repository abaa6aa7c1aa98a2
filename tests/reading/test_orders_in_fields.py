"""Orders that formats hide: in notes that are not passed on, in odd forms of status and signal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from summarizer.gate import judge
from summarizer.reading import read_bytes
from summarizer.wire import Wire

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
BODY = "<p>Norvale beat Skarholt 2-1 on Saturday with two goals from Ilse Brandt.</p>"


def newsml(meta: str) -> Wire:
    """A NewsML-G2 item with this in its itemMeta."""
    return read_bytes(
        f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:made:1" version="1">
    <itemMeta><itemClass qcode="ninat:text"/>{meta}</itemMeta>
    <contentMeta><headline>Norvale win</headline></contentMeta>
    <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html></inlineXML></contentSet>
    </newsItem>""".encode()
    )


def ninjs(**fields: Any) -> Wire:
    """A ninjs item with these fields."""
    item = {"uri": "urn:made:1", "version": "1", "headline": "Norvale win", "body_html": BODY}
    return read_bytes(json.dumps(item | fields).encode())


def dpa(**fields: Any) -> Wire:
    """A digitalwires entry with these fields."""
    item = {"urn": "urn:made:1", "version": 1, "headline": "Norvale win", "article_html": BODY}
    return read_bytes(json.dumps(item | fields).encode(), format="dpa")


def private(note: str) -> str:
    """A note of NewsML-G2 that is not public."""
    return f'<edNote pubconstraint="x:nonpublic">{note}</edNote>'


PRIVATE = [
    ("KILL: this story is withdrawn", "killed"),
    ("HOLD FOR RELEASE", "held"),
    ("Embargoed until Saturday 20:00 GMT", "held"),
    ("Not for publication", "held"),
    ("Bitte nicht verwenden", "held"),
    ("Tel. 0123. Meldung zurückgezogen", "killed"),
]


@pytest.mark.parametrize(("note", "outcome"), PRIVATE)
def test_an_order_in_a_note_that_is_not_public_counts(note: str, outcome: str) -> None:
    """The wire is held back, and neither the wire nor the reason passes the note on."""
    notepad = {"notepad": {"nonpublic_html": f"<p>{note}</p>", "public_html": None}}
    for wire in (
        newsml(private(note)),
        dpa(ednotes=[{"ednote": note, "is_publishable": False}]),
        dpa(**notepad),
    ):
        assert wire.ednote is None
        verdict = judge(wire, now=NOON)
        assert verdict is not None
        assert verdict.outcome == outcome
        assert "a note that is not public" in verdict.reason.replace("an editor's note", "a note")
        assert note not in verdict.reason


@pytest.mark.parametrize(
    "notes",
    [
        ["Tel. 0123"],
        ["Nicht zur Veröffentlichung. Ilse Brandt, Redaktion Norvale, Tel. 0123"],
        ["The following is not for publication:", "desk@made.example"],
        ["Brandt was killed off by the writers of the series"],
    ],
)
def test_contacts_hold_nothing(notes: list[str]) -> None:
    """That private notes are not for publication is what they are private for."""
    wires = (
        newsml("".join(private(n) for n in notes)),
        dpa(ednotes=[{"ednote": n, "is_publishable": False} for n in notes]),
    )
    for wire in wires:
        assert (wire.ednote, wire.signals) == (None, ())
        assert judge(wire, now=NOON) is None


def test_a_note_in_mark_up_is_a_note() -> None:
    """Its words count and are passed on; a notepad only repeats other notes, and is not."""
    held = newsml("<edNote><p>Not for <b>publication</b></p></edNote>")
    assert held.ednote == "Not for publication"
    assert judge(held, now=NOON) is not None
    pad = newsml("<edNote role='x:notepad'><h2>Notes</h2><p>HOLD FOR RELEASE</p></edNote>")
    assert (pad.ednote, pad.signals) == (None, ("note:hold",))
    assert judge(pad, now=NOON) is not None


def test_a_notepad_heads_its_private_part() -> None:
    """That its contacts are not for publication is no order over the report."""
    pad = (
        "<h2>Notes</h2><p>Photos of Ilse Brandt to come</p>"
        "<h2>Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt</h2>"
        "<h2>Not for publication</h2><p>Per Dahl, Tel. 0123</p>"
    )
    for wire in (newsml(f"<edNote role='x:notepad'>{pad}</edNote>"), dpa(notepad={"html": pad})):
        assert wire.signals == ()
        assert judge(wire, now=NOON) is None


def test_what_a_public_note_says_is_said_once() -> None:
    """The notepad that repeats an embargo gives no signal beside it."""
    note = "Sperrfrist 18.00 Uhr"
    wire = newsml(
        f"<embargoed>2026-11-27T11:00:00Z</embargoed><edNote>{note}</edNote>"
        f"<edNote role='x:notepad'><p>{note}</p></edNote>"
    )
    assert (wire.ednote, wire.signals) == (note, ())
    assert judge(wire, now=NOON) is None


def test_every_note_of_ninjs_counts() -> None:
    """Under either of its names, and as an object."""
    wire = ninjs(ednote="Photos to come", ednotes=[{"ednote": "HOLD FOR RELEASE"}])
    assert wire.ednote == "Photos to come\nHOLD FOR RELEASE"
    assert judge(wire, now=NOON) is not None


STATUS = [
    ("canceled", "canceled"),
    ({"code": "canceled"}, "canceled"),
    ({"qcode": "stat:canceled"}, "canceled"),
    ({"uri": "http://cv.example.org/pubstatus/canceled"}, "canceled"),
    ({"name": "Canceled"}, "canceled"),
    (["usable", {"code": "canceled"}], "canceled"),
    (["usable", "withheld"], "withheld"),
    ("http://cv.example.org/pubstatus/usable", "usable"),
    ({"code": "usable"}, "usable"),
    (True, "withheld"),
    (False, "withheld"),
    (1, "withheld"),
    ({"x": "y"}, "withheld"),
    ([["usable"]], "withheld"),
    (None, None),
    ("", None),
    ({}, None),
]


@pytest.mark.parametrize(("told", "status"), STATUS)
def test_a_status_that_is_there_counts(told: object, status: str | None) -> None:
    """In whatever form JSON has it; what nobody understands is withheld, what is empty is none."""
    assert ninjs(pubstatus=told).status == status
    assert dpa(pubstatus=told).status == status


@pytest.mark.parametrize(
    ("element", "status"),
    [
        ("", None),
        ("<pubStatus/>", "withheld"),
        ('<pubStatus qcode="stat:usable"/>', "usable"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"/>', "usable"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>', "withheld"),
        ("<pubStatus><name>Canceled</name></pubStatus>", "canceled"),
        ('<pubStatus creator="x:y"/>', "withheld"),
    ],
)
def test_a_status_of_newsml(element: str, status: str | None) -> None:
    """A code, a URI or a name; an element that says something else is withheld."""
    assert newsml(element).status == status


SIGNALS = [
    ("sig:kill", ("sig:kill",)),
    ({"code": "sig:update"}, ("sig:update",)),
    ({"uri": "http://cv.example.org/signal/kill"}, ("http://cv.example.org/signal/kill",)),
    (["sig:update", {"qcode": "sig:hold"}], ("sig:update", "sig:hold")),
    (True, ("",)),
    ({"x": "y"}, ("",)),
    (False, ()),
    (None, ()),
    ([], ()),
]


@pytest.mark.parametrize(("told", "signals"), SIGNALS)
def test_a_signal_that_is_there_counts(told: object, signals: tuple[str, ...]) -> None:
    """One that cannot be read is "" and holds the wire."""
    for wire in (ninjs(signal=told), dpa(signal=told)):
        assert wire.signals == signals
        held = judge(wire, now=NOON) is not None
        assert held == (signals not in ((), ("sig:update",)))


def test_signals_of_newsml_may_be_uris() -> None:
    """The IPTC's own URIs say what its qcodes say."""
    kill = newsml('<signal uri="http://cv.iptc.org/newscodes/signal/kill"/>')
    verdict = judge(kill, now=NOON)
    assert verdict is not None
    assert verdict.outcome == "killed"
    assert newsml("<signal><name>Kill</name></signal>").signals == ("Kill",)
    assert newsml('<signal creator="x:y"/>').signals == ("",)
    assert newsml("<signal/>").signals == ("",)
