from __future__ import annotations

from base64 import b64encode

import pytest

from summarizer.errors import NotAReport, NotAWire
from summarizer.reading import read_bytes, read_wires
from summarizer.wire import Wire

XHTML = """<inlineXML contenttype="application/xhtml+xml">
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not text</title></head><body>
    <header><time>2.5.</time><ul class="slugline"><li>Cup</li></ul>
      <h1>Norvale  win</h1><p class="byline">Jo Falk</p></header>
    <section class="main"><p class="teaser">Two late goals.</p>
      <p>Norvale <em>beat</em> Port Ellan 2-1.</p></section></body></html></inlineXML>"""
NITF = """<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
    <body.head><hedline><hl1>Norvale win</hl1></hedline><byline>Jo Falk</byline>
      <abstract><p>Two late goals.</p></abstract></body.head>
    <body.content><p>Norvale <em>beat</em> Port Ellan 2-1.</p></body.content></body></nitf>
  </inlineXML>"""
DATA = """<inlineData contenttype="text/plain">Two late goals.

Norvale beat Port Ellan 2-1.</inlineData>"""
HTML = """<inlineData contenttype="text/html">&lt;p class="teaser"&gt;Two late goals.&lt;/p&gt;
  &lt;p&gt;Norvale &lt;em&gt;beat&lt;/em&gt; Port Ellan 2-1.&lt;/p&gt;</inlineData>"""
PLAN = "<packageItem guid='urn:made:p'><groupSet/></packageItem>"


def _item(content: str = XHTML, *, meta: str = "", guid: str = "urn:made:1") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="3"
      xml:lang="en"><rightsInfo><copyrightNotice>Made Sports 2026</copyrightNotice>
      <usageTerms>Not for archives</usageTerms></rightsInfo>
    <itemMeta><itemClass qcode="ninat:text"/><provider qcode="made:sports"/>
      <versionCreated>2026-05-02T17:05:00+02:00</versionCreated>{meta}</itemMeta>
    <contentMeta><urgency>4</urgency><slugline>football-cup</slugline>
      <headline rank="2">Win</headline><headline rank="1">Norvale
        win</headline><by>Jo Falk</by><located><name>Norvale</name></located></contentMeta>
    <contentSet>{content}</contentSet></newsItem>"""


def _message(*items: str) -> bytes:
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        + "".join(items)
        + "</itemSet></newsMessage>"
    ).encode()


@pytest.mark.parametrize(
    "content", [XHTML, NITF, DATA, HTML], ids=["xhtml", "nitf", "data", "html"]
)
def test_bodies(content: str) -> None:
    """XHTML, NITF, plain text and HTML give the same text; what the head repeats stands once."""
    wire = read_bytes(_message(_item(content)))
    assert wire.text == "Norvale win\n\nTwo late goals.\n\nNorvale beat Port Ellan 2-1."
    assert (wire.headline, wire.byline) == ("Norvale win", "Jo Falk")
    assert wire.format == "newsml-g2"


META = """<pubStatus qcode="stat:usable"/><signal qcode="sig:update"/><signal qcode="sig:repeat"/>
  <edNote>Minutes to come</edNote><edNote pubconstraint="x:nonpublic">Tel. 0123</edNote>"""


def test_fields() -> None:
    """The fields of item, itemMeta, contentMeta and rightsInfo; notes that are not public stay."""
    wire = read_bytes(_item(meta=META).encode())
    assert (wire.id, wire.version, wire.provider) == ("urn:made:1", "3", "sports")
    assert (wire.slug, wire.dateline, wire.language) == ("football-cup", "Norvale", "en")
    assert (wire.published, wire.urgency) == ("2026-05-02T17:05:00+02:00", 4)
    assert (wire.status, wire.signals) == ("usable", ("sig:update", "sig:repeat"))
    assert (wire.rights, wire.usage_terms) == ("Made Sports 2026", "Not for archives")
    assert wire.ednote == "Minutes to come"


@pytest.mark.parametrize(
    ("element", "embargo"),
    [
        ("", None),
        ("<embargoed/>", ""),
        ("<embargoed> </embargoed>", ""),
        ("<embargoed>2026-05-02T18:00:00Z</embargoed>", "2026-05-02T18:00:00+00:00"),
    ],
)
def test_embargo(element: str, embargo: str | None) -> None:
    """An embargo that is there and empty is no lack of one."""
    wire = read_bytes(_item(meta=element).encode())
    assert wire.embargo == embargo


def test_several_items() -> None:
    """Every item of a message is read on its own; packages, plans and data are told."""
    sportsml = "<inlineXML contenttype='application/sportsml+xml'><sports-content/></inlineXML>"
    data = _message(
        _item(guid="urn:made:1"),
        PLAN,
        _item(sportsml, guid="urn:made:2"),
        "<planningItem guid='urn:made:q'/>",
        _item("<remoteContent href='x.jpeg'/>", guid="urn:made:3"),
    )
    found = list(read_wires(data, input="m.xml"))
    kinds = [type(f).__name__ for f in found]
    assert kinds == ["Wire", "NotAReport", "NotAWire", "NotAReport", "Wire"]
    assert [f.input for f in found] == ["m.xml", *(f"m.xml#{n}" for n in range(2, 6))]
    wires = [f for f in found if isinstance(f, Wire)]
    assert [w.id for w in wires] == ["urn:made:1", "urn:made:3"]
    assert wires[0].sha256 != wires[1].sha256
    assert {s.label for s in wires[1].sentences} == {"headline"}


def test_a_package_alone() -> None:
    """A package is no report, and says so."""
    with pytest.raises(NotAReport, match="package"):
        read_bytes(PLAN.encode())


def test_an_empty_message() -> None:
    """A message without any item is an error of the whole."""
    with pytest.raises((NotAReport, NotAWire), match="no item"):
        read_bytes(_message())


def test_quotations_with_tags_inside() -> None:
    """Text after an inline tag inside a quotation is kept to the letter."""
    body = XHTML.replace(
        "Norvale <em>beat</em>", "“It <b>is</b> <i>our<b>s</b></i> now”, Reis said: "
    )
    wire = read_bytes(_item(body).encode())
    assert wire.quotation_text(1) == "It is ours now"


@pytest.mark.parametrize("code", ["encd:base64", "http://cv.iptc.org/newscodes/encoding/base64"])
def test_data_in_base64(code: str) -> None:
    """Inline data in base64 is the text that it stands for."""
    packed = b64encode("Späte Tore.\n\nNorvale won.".encode()).decode()
    content = f'<inlineData contenttype="text/plain" encoding="{code}">{packed}</inlineData>'
    wire = read_bytes(_item(content).encode())
    assert wire.text.endswith("\n\nSpäte Tore.\n\nNorvale won.")
    for bad, encoding in (("!", code), (packed, "encd:zip")):
        content = f'<inlineData contenttype="text/plain" encoding="{encoding}">{bad}</inlineData>'
        with pytest.raises(NotAWire):
            read_bytes(_item(content).encode())
