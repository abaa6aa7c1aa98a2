from __future__ import annotations

import pytest

from summarizer.reading import read_bytes
from summarizer.wire import Wire

DOCUMENT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf baselang="en-GB">
  <head>
    <title>FOOTBALL-CUP</title>
    <meta name="anpa-keyword" content="Norvale-Cup"/>
    <docdata {management}>
      <doc-id id-string="made.42" regsrc="Made Sports"/>
      <du-key key="other" version="4"/>
      <urgency ed-urg="5"/>
      <date.issue norm="20260502T170500+0200"/>
      {release}
      <doc.copyright year="2026" holder="Made Sports"/>
      <ed-msg info="Adds minutes"/>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Norvale <em>win</em> cup</hl1><hl2>Reis scores late</hl2></hedline>
      <byline>By <person>Jo Falk</person>, <byttl>Chief Writer</byttl></byline>
      <dateline><location>NORVALE</location> -</dateline>
      <abstract><p>Two late goals.</p></abstract>
    </body.head>
    <body.content>
      <block><p>Reis <b>scored</b> twice,<br/>once late.</p><hl2>Second half</hl2></block>
      <table><tr><td>Norvale</td><td>2</td></tr><tr><td>Pell</td><td>1</td></tr></table>
      <media media-type="image"><media-caption>Reis celebrates</media-caption></media>
    </body.content>
    <body.end><tagline>Falk reported from Norvale.</tagline></body.end>
  </body>
</nitf>"""


def _read(management: str = "", release: str = "") -> Wire:
    return read_bytes(DOCUMENT.format(management=management, release=release).encode())


def test_fields() -> None:
    """The fields of head, docdata and body.head."""
    wire = _read('management-status="usable"')
    assert wire.format == "nitf"
    assert (wire.id, wire.provider, wire.version) == ("made.42", "Made Sports", "4")
    assert (wire.headline, wire.slug) == ("Norvale win cup", "Norvale-Cup")
    assert (wire.byline, wire.dateline) == ("Jo Falk, Chief Writer", "NORVALE")
    assert (wire.language, wire.published) == ("en-GB", "2026-05-02T17:05:00+02:00")
    assert (wire.status, wire.embargo, wire.urgency) == ("usable", None, 5)
    assert (wire.rights, wire.ednote) == ("2026 Made Sports", "Adds minutes")


def test_text() -> None:
    """Text and labels of body.head's headline and abstract, body.content and body.end."""
    wire = _read()
    assert [(wire.text[p[0].start : p[-1].end], p[0].label) for p in wire.paragraphs] == [
        ("Norvale win cup", "headline"),
        ("Reis scores late", "standfirst"),
        ("Two late goals.", "standfirst"),
        ("Reis scored twice,\nonce late.", "body"),
        ("Second half", "subhead"),
        ("Norvale 2", "body"),
        ("Pell 1", "body"),
        ("Reis celebrates", "caption"),
        ("Falk reported from Norvale.", "tail"),
    ]


@pytest.mark.parametrize(
    ("management", "release", "status", "embargo"),
    [
        ("usable", "", "usable", None),
        ("canceled", "", "canceled", None),
        ("withheld", "", "withheld", None),
        ("embargoed", "20260503T060000Z", "usable", "2026-05-03T06:00:00+00:00"),
        ("embargoed", "", "usable", ""),
        ("usable", "20260503T060000Z", "usable", "2026-05-03T06:00:00+00:00"),
        ("usable", "20260502T170501+0200", "usable", "2026-05-02T17:05:01+02:00"),
        ("usable", "next week", "usable", "next week"),
        ("canceled", "20260503T060000Z", "canceled", "2026-05-03T06:00:00+00:00"),
        # no later than the issue, 17:05 in Berlin: released
        ("usable", "20260502T150500Z", "usable", None),
        ("usable", "20260502T170500", "usable", None),
        ("usable", "20260502", "usable", None),
        ("usable", "20260503", "usable", "2026-05-03"),
    ],
)
def test_management(management: str, release: str, status: str, embargo: str | None) -> None:
    """An embargo of NITF's is a management status with a day of release, or with none, or a time of
    release after that of issue; when it is over only the status counts."""
    wire = _read(
        f'management-status="{management}"',
        f'<date.release norm="{release}"/>' if release else "",
    )
    assert (wire.status, wire.embargo) == (status, embargo)


def test_bare() -> None:
    """A document of a body alone is read; its fields are null."""
    wire = read_bytes(b"<nitf><body><body.content><p>Norvale won.</p></body.content></body></nitf>")
    assert (wire.text, wire.headline, wire.id, wire.status) == ("Norvale won.", None, None, None)


def test_entities_and_notes_in_fields() -> None:
    """Names of characters are read in fields as in the text, and notes and deletions set apart."""
    data = (
        '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body><body.head><hedline>'
        "<hl1>Caf&eacute; 2-1<sup>3</sup><del> live</del></hl1></hedline>"
        "<byline>Zo&euml; Falk</byline></body.head>"
        "<body.content><p>Norvale won.</p></body.content></body></nitf>"
    )
    wire = read_bytes(data.encode())
    assert (wire.headline, wire.byline) == ("Café 2-1 ³", "Zoë Falk")
    assert wire.text == "Café 2-1 ³\n\nNorvale won."
