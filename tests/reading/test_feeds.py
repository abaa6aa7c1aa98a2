from __future__ import annotations

import html
import re

import pytest

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading import feeds, read_wires
from summarizer.reading.feeds import read_atom, read_rss
from summarizer.reading.item import Item
from summarizer.wire import Wire

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Nordpress Sport</title><language>en-gb</language><copyright>(c) NP</copyright>
<item><media:title>A picture</media:title><title>Norvale &amp;amp; Co &lt;i&gt;win&lt;/i&gt;</title>
 <link>https://np.example/1</link><guid isPermaLink="false">np-1</guid>
 <pubDate>Fri, 27 Nov 2026 18:30:00 +0100</pubDate>
 <dc:creator>Jane Roe</dc:creator><dc:creator>Jo Falk</dc:creator>
 <description>Reis strikes late</description>
 <content:encoded><![CDATA[<p>Ana <b>Rei</b>s scored <a href="x">twice</a>.</p>
 <p>&#8220;We never&nbsp;stopped,&#8221; Reis said.</p><script>no()</script>]]></content:encoded>
</item>
<item><title>Short one</title><link>https://np.example/2</link>
 <author>desk@np.example (Mia Torp)</author>
 <description>Score 3 &lt; 4, said Reis.</description></item>
<item><title>Cut</title><guid>np-3</guid><description>Musterau drew and [...]</description>
 <content:encoded>Musterau drew and went home.</content:encoded></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Nordpress</title></channel>
<item rdf:about="y"><title>Norvale won</title><link>https://np.example/1</link>
<description>Norvale won 2-1.</description><dc:date>2026-11-27T18:30:00+01:00</dc:date>
<dc:language>en</dc:language><dc:creator>Jane Roe</dc:creator></item></rdf:RDF>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Nordpress</title><author><name>The desk</name></author><rights>(c) NP</rights>
<entry><id>tag:np,1</id><title type="html">Norvale &lt;b&gt;win&lt;/b&gt;</title>
 <published>2026-11-27T18:30:00+01:00</published><updated>2026-11-27T19:00:00Z</updated>
 <author><name>Jane Roe</name></author><link rel="enclosure" href="https://np.example/a.mp3"/>
 <summary>Reis strikes late</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ana <b>Rei</b>s scored.</p>
 <p>Torp <em>left</em> early.</p></div></content></entry>
<entry xml:lang="de"><title>Zwei</title><link href="https://np.example/2"/>
 <updated>2026-11-27T19:00:00Z</updated>
 <content type="html">&lt;p&gt;Norvale siegt.&lt;/p&gt;</content>
</entry></feed>"""


def _wires(text: str, charset: str = "utf-8") -> list[Wire]:
    found = list(read_wires(text.encode(charset), input="feed"))
    assert all(isinstance(w, Wire) for w in found), found
    return [w for w in found if isinstance(w, Wire)]


def test_rss() -> None:
    """Each entry is a wire; the full text goes before the summary, which is the standfirst."""
    first, second, third = _wires(RSS)
    assert [w.input for w in (first, second, third)] == ["feed", "feed#2", "feed#3"]
    assert (first.format, first.id, first.provider) == ("rss", "np-1", "Nordpress Sport")
    assert first.headline == "Norvale & Co win"
    assert first.published == "2026-11-27T18:30:00+01:00"
    assert (first.byline, first.language) == ("Jane Roe, Jo Falk", "en-gb")
    assert first.rights == "(c) NP"
    assert first.text == (
        "Norvale & Co win\n\nReis strikes late\n\nAna Reis scored twice.\n\n"
        "“We never\xa0stopped,” Reis said."
    )
    assert (second.id, second.byline) == ("https://np.example/2", "Mia Torp")
    assert second.text == "Short one\n\nScore 3 < 4, said Reis."
    assert third.text == "Cut\n\nMusterau drew and went home."
    assert len({w.sha256 for w in (first, second, third)}) == 3


def test_rss_1_0() -> None:
    """In RSS 1.0 the items stand beside the channel, and Dublin Core has the fields."""
    (wire,) = _wires(RDF)
    assert (wire.format, wire.id, wire.provider) == ("rss", "https://np.example/1", "Nordpress")
    assert (wire.published, wire.language) == ("2026-11-27T18:30:00+01:00", "en")
    assert (wire.headline, wire.byline) == ("Norvale won", "Jane Roe")
    assert wire.text == "Norvale won\n\nNorvale won 2-1."


def test_atom() -> None:
    """Trees, escaped mark-up and text are read; what an entry lacks it has from its feed."""
    first, second = _wires(ATOM)
    assert (first.format, first.id, first.provider) == ("atom", "tag:np,1", "Nordpress")
    assert (first.headline, first.byline) == ("Norvale win", "Jane Roe")
    assert (first.published, first.language) == ("2026-11-27T18:30:00+01:00", "en")
    assert first.text == (
        "Norvale win\n\nReis strikes late\n\nAna Reis scored.\n\nTorp left early."
    )
    assert (second.id, second.byline) == ("https://np.example/2", "The desk")
    assert (second.language, second.rights) == ("de", "(c) NP")
    assert second.text == "Zwei\n\nNorvale siegt."


def test_an_entry_by_itself() -> None:
    """An Atom entry without a feed is one wire."""
    entry = ATOM[ATOM.index("<entry>") : ATOM.index("</entry>") + 8]
    (wire,) = _wires(entry.replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">'))
    assert (wire.id, wire.provider) == ("tag:np,1", None)


@pytest.mark.parametrize("feed", [RSS, RDF, ATOM])
def test_no_word_is_lost(feed: str) -> None:
    """The words of each entry's body, by a cruder method, stand in its text in their order."""
    bodies = re.findall(
        r"<(?P<n>content:encoded|content|description)\b[^>]*>(?P<t>.*?)</(?P=n)>", feed, flags=re.S
    )
    text = iter(" ".join(w.text for w in _wires(feed)).split())
    for _, body in bodies:
        body = body.removeprefix("<![CDATA[").removesuffix("]]>")
        body = body if "<p>" in body else html.unescape(body)
        body = re.sub(r"<script.*?</script>", "", body, flags=re.S)
        body = re.sub(r"</?(?:b|a|em|i)\b[^>]*>", "", body)
        words = html.unescape(re.sub(r"</?[a-z][^>]*>", " ", body)).split()
        if "[...]" not in words and "late" not in words:
            assert all(any(word == other for other in text) for word in words), words


def test_declared_charsets() -> None:
    """A feed in the charset it declares is read; one in another is refused and says so."""
    latin = RSS.replace("UTF-8", "iso-8859-1").replace("Jane Roe", "Jané Röe")
    assert _wires(latin, "latin-1")[0].byline == "Jané Röe, Jo Falk"
    for declared, real in (("iso-8859-1", "utf-8"), ("UTF-8", "latin-1")):
        data = RSS.replace("UTF-8", declared).replace("Jane Roe", "Jané Röe").encode(real)
        (error,) = read_wires(data, input="feed")
        assert isinstance(error, NotAWire)
        assert "charset" in str(error)


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    ],
)
def test_entities_are_refused(prolog: str) -> None:
    """A feed that declares entities is one error: neither expanded nor fetched."""
    item = "<item><title>&a;</title></item>"
    data = f"<?xml version='1.0'?>{prolog}<rss><channel>{item}</channel></rss>"
    (error,) = read_wires(data.encode(), input="feed", format="rss")
    assert isinstance(error, NotAWire)


def test_truncated_and_empty_feeds() -> None:
    """A feed that breaks off is one error; one without entries holds no item."""
    (error,) = read_wires(RSS[:700].encode(), input="feed")
    assert isinstance(error, NotAWire)
    (error,) = read_wires(b"<rss><channel><title>x</title></channel></rss>", input="feed")
    assert isinstance(error, InputError)
    assert "no item" in str(error)


def test_the_wrong_kind_of_feed() -> None:
    """What is named RSS and is Atom is refused, and the other way round."""
    with pytest.raises(NotAWire):
        read_rss(ATOM.encode(), None)
    with pytest.raises(NotAWire):
        read_atom(RSS.encode(), None)


def test_too_many_entries(monkeypatch) -> None:
    """A feed with more entries than the bound is refused."""
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 2)
    with pytest.raises(TooLarge):
        read_rss(RSS.encode(), "feed")


def test_a_name_in_brackets_is_text() -> None:
    """What is no tag of HTML is text, with the type "text" or without one."""
    for kind in (' type="text"', ""):
        entry = (
            f'<entry xmlns="http://www.w3.org/2005/Atom"><title{kind}>Win</title>'
            f"<content{kind}>&lt;Norvale&gt; won &lt;3 goals.</content></entry>"
        )
        (item,) = read_atom(entry.encode(), None)
        assert isinstance(item, Item)
        assert [b.text for b in item.blocks] == ["<Norvale> won <3 goals."]


def test_deleted_text_of_a_summary() -> None:
    """What is deleted in a summary stays a note, and is in no title."""
    entry = (
        '<entry xmlns="http://www.w3.org/2005/Atom"><title type="html">Win &lt;del>2-1&lt;/del> 3-1'
        '</title><summary type="html">Late &lt;s>early&lt;/s> goals</summary>'
        "<content>Norvale won.</content></entry>"
    )
    (item,) = read_atom(entry.encode(), None)
    assert isinstance(item, Item)
    assert item.headline == "Win 3-1"
    assert [(b.text, b.label) for b in item.blocks] == [
        ("Late goals", "standfirst"),
        ("early", "note"),
        ("Norvale won.", None),
    ]
