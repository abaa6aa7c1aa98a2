"""Orders in a mail's parts and over what is attached, and the older mail that it quotes."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from summarizer.gate import judge
from summarizer.reading import read_bytes, read_wires
from summarizer.wire import BODY_LABELS, Wire

NOW = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
REPORT = "Norvale beat Skarholt 2-1 on Saturday with two goals from Ilse Brandt."
ITEM = json.dumps(
    {"uri": "a:1", "version": "1", "headline": "Norvale win", "body_html": f"<p>{REPORT}</p>"}
)
HEAD = "From: Agency <d@example.org>\nDate: Fri, 27 Nov 2026 12:00:00 +0000\n"


def parts(kind: str, *bodies: tuple[str, str], subject: str = "Norvale win") -> bytes:
    """A mail of several parts, each its type and its text."""
    lines = [f"{HEAD}Subject: {subject}\nContent-Type: multipart/{kind}; boundary=b\n"]
    lines += [f"--b\nContent-Type: {t}\n\n{text}" for t, text in bodies]
    return "\n".join([*lines, "--b--\n"]).encode()


def plain(text: str) -> Wire:
    """A mail of one plain text."""
    return read_bytes(f"{HEAD}Subject: Norvale win\nContent-Type: text/plain\n\n{text}".encode())


def report_of(wire: Wire) -> str:
    """What of ``wire`` a fact may rest on."""
    return " ".join(wire.text[s.start : s.end] for s in wire.sentences if s.label in BODY_LABELS)


def outcomes(data: bytes) -> list[str | None]:
    """What the gate says of each wire in ``data``."""
    found = [w for w in read_wires(data) if isinstance(w, Wire)]
    verdicts = [judge(w, now=NOW) for w in found]
    return [None if v is None else v.outcome for v in verdicts]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("EMBARGOED UNTIL SUNDAY 20:00 GMT", "held"), ("KILL", "killed"), ("It rained.", None)],
)
@pytest.mark.parametrize(
    "html", ["<p>View this mail in your browser</p>", f"<p>{REPORT}</p><p>It rained.</p>"]
)
def test_an_order_in_one_of_the_alternatives(order: str, expected: str | None, html: str) -> None:
    """It counts whichever of them is read; and read is the one with the report."""
    alternatives = (("text/plain", f"{order}\n\n{REPORT}"), ("text/html", html))
    for bodies in (alternatives, alternatives[::-1]):
        data = parts("alternative", *bodies)
        assert outcomes(data) == [expected]
        assert REPORT in read_bytes(data).text


@pytest.mark.parametrize(
    ("subject", "note", "expected"),
    [
        ("MANDATORY KILL", "", ["held"]),
        ("Norvale win", "EMBARGOED UNTIL SUNDAY 20:00 GMT", ["held", "held"]),
        ("HOLD", "See below.", ["held", "held"]),
        ("Norvale win", "The report of the match is attached.", [None, None]),
        ("Norvale win", "", [None]),
    ],
)
def test_a_covering_mail_orders_over_what_is_attached(
    subject: str, note: str, expected: list[str | None]
) -> None:
    """What comes under an order is held for a person; the mail itself is what it says."""
    bodies = (("text/plain", note), ('application/json; name="a.json"', ITEM))
    assert outcomes(parts("mixed", *bodies, subject=subject)) == expected


OLD = "Ilse Brandt was sent off in the 80th minute."


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}\n\nOn Fri, 27 Nov 2026, Agency wrote:\n> {OLD}\n> “We lost,” said Per Dahl.",
        f"{REPORT}\n\n> {OLD}",
        f"{REPORT}\n\n-----Original Message-----\nFrom: A\nSubject: B\n\n{OLD}",
        f"{REPORT}\n\n{'_' * 32}\nFrom: A\nSent: Friday\n\n{OLD}",
        f"> {OLD}\n\n{REPORT}",
    ],
)
def test_older_mail_is_no_report(text: str) -> None:
    """What a mail quotes of another stands in the text and is a note."""
    wire = plain(text)
    assert OLD in wire.text
    assert report_of(wire) == f"Norvale win {REPORT}"


@pytest.mark.parametrize(
    "text",
    [f"-----Original Message-----\n\n{REPORT}", f"{REPORT}\n\n{'_' * 32}\n\nIt rained."],
)
def test_a_report_that_is_sent_on(text: str) -> None:
    """Below a line that announces older mail stands the report where nothing stands above it."""
    assert REPORT in report_of(plain(text))


@pytest.mark.parametrize("quote", ['type="cite"', 'class="gmail_quote"'])
def test_older_mail_in_html_is_no_report(quote: str) -> None:
    """Mail programs mark the quotation of older mail as one."""
    html = f"<p>{REPORT}</p><blockquote {quote}><p>{OLD}</p></blockquote>"
    wire = read_bytes(f"{HEAD}Subject: Norvale win\nContent-Type: text/html\n\n{html}".encode())
    assert report_of(wire) == f"Norvale win {REPORT}"
