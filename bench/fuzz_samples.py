"""Whole inputs in each format, with invented clubs and people, and the pieces they are made of."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

__all__ = ["PIECES", "SAMPLES"]

_REPORT = """Late goal settles the derby

By Jane Roe

NORVALE (Nordpress) - Ana Reis scored twice as Norvale beat Port Ellan 2-1 on Saturday.

“We never stopped,” Reis said. “It was «our» day.”

Mia Torp had put the visitors ahead in the 12th minute.
"""

_PARAGRAPHS = (
    "<p>NORVALE (Nordpress) - Ana <b>Reis</b> scored <em>twice</em> as Norvale beat "
    "<a href='x'>Port Ellan</a> 2-1.</p><h2>Late</h2><p>“We never<br/>stopped,” Reis&#160;said.</p>"
    "<table><tr><td>Norvale</td><td>2</td></tr></table><ul><li>One</li><li>Two</li></ul>"
)

_NINJS_1 = {
    "uri": "urn:x:1",
    "type": "text",
    "version": "2",
    "versioncreated": "2026-11-27T18:30:00+01:00",
    "pubstatus": "usable",
    "urgency": 3,
    "language": "en",
    "headline": "Late goal",
    "slugline": "FBL-Norvale",
    "byline": "By Jane Roe",
    "located": "Norvale",
    "body_html": _PARAGRAPHS,
    "copyrightnotice": "Nordpress",
    "usageterms": "none",
    "ednote": "Updates",
    "embargoed": None,
}
_NINJS_3 = {
    "uri": "urn:x:3",
    "standard": {"name": "ninjs", "version": "3.1"},
    "pubStatus": "usable",
    "embargoedUntil": "2026-11-28T00:00:00Z",
    "headlines": [{"role": "main", "value": "Late goal"}],
    "by": "Jane Roe",
    "bodies": [
        {"role": "main", "contentType": "text/html", "value": _PARAGRAPHS},
        {"role": "plain", "contentType": "text/plain", "value": _REPORT},
    ],
    "infoSources": [{"name": "Nordpress"}],
}
_DPA = {
    "format": "digitalwires@0.9.1",
    "urn": "urn:newsml:dpa.com:20090101:1",
    "version": 2,
    "version_created": "2026-11-27T18:30:00+01:00",
    "pubstatus": "usable",
    "signal": "sig:correction",
    "embargoed": "",
    "urgency": 3,
    "headline": "Späte Entscheidung",
    "byline": "Von Jo Falk, dpa",
    "dateline": "Norvale (dpa) - ",
    "teaser": "Ana Reis trifft zweimal.",
    "article_html": f'<section class="main">{_PARAGRAPHS}</section><section class="notepad">'
    "<h2>Notizblock</h2><ul><li>x</li></ul></section>",
    "categories": [{"type": "dnltype:provider", "name": "dpa"}],
}
_NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="urn:x:1" version="3" standard="NewsML-G2" xml:lang="en"><rightsInfo>
<copyrightNotice>Nordpress</copyrightNotice><usageTerms>none</usageTerms></rightsInfo><itemMeta>
<provider qcode="p:x"><name>Nordpress</name></provider>
<versionCreated>2026-11-27T18:30:00+01:00</versionCreated><embargoed/>
<pubStatus qcode="stat:usable"/><edNote>x</edNote><signal qcode="sig:update"/></itemMeta>
<contentMeta><urgency>4</urgency><slugline>FBL</slugline><headline>Late goal</headline>
<by>By Jane Roe</by><located><name>Norvale</name></located><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{_PARAGRAPHS}</body>
</html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:x:2" version="1"><itemMeta/><contentSet><inlineData
contenttype="text/plain">Norvale won 2-1.</inlineData></contentSet></newsItem></itemSet>
</newsMessage>
"""
_NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf><head><title>FBL-Norvale</title><docdata management-status="usable"><doc-id id-string="x1"/>
<urgency ed-urg="4"/><date.issue norm="20261127T183000+0100"/><ed-msg info="Updates"/>
<doc.copyright holder="Nordpress"/></docdata></head><body><body.head><hedline><hl1>Late goal</hl1>
</hedline><byline>By <person>Jane Roe</person><byttl>Writer</byttl></byline><dateline>
<location>NORVALE</location></dateline></body.head><body.content><block><p>Ana Reis scored
<em>twice</em>.</p><media><media-caption>Reis</media-caption></media><nitf-table><table><tr><td>2</td>
<td>1</td></tr></table></nitf-table></block></body.content></body></nitf>
"""
_IPTC = """\x01abc0123 3 sp 90  nrd 0456\r\n\r\nFussball/Norvale/\r\n\x02(KORR-Bericht)\r
Späte Entscheidung in Norvale\r\nVon Jo Falk, nrd\r\n(Foto) =\r\n\r\nAna Reis trifft zweimal.\r\n\r
Norvale (nrd) - Ana Reis hat beim 2:1 gegen Port Ellan zweimal\r\ngetroffen. «Wir haben nie
aufgehört», sagte sie.\r\n\r\n| Norvale | - | Port Ellan | 2:1 |\r\n| Musterau | - | Hafen | 0:0 |\r
\r\n# Notizblock\r\n\r\n## Internet\r\n- [x](https://x.example)\r\n\r\n* * * *\r
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt\r\n\r\n## Kontakte\r
- Autor: Jo Falk\r\n\r\nnrd jf yyzz n1\r\n\r\n\x03271830 Nov 26\r\n\x7f\r\n\x04"""
_ANPA = """\x16\x16\x01a0123\x1ftx-\r\nu s\x14\x12 bc-FBC--Norvale,1stLd-Writethru 11-27 0567\r
\x02^BC-FBC--Norvale, 1st Ld-Writethru,560<\r\n^Late goal settles the derby<\r\n^Eds: Updates.<\r
^By JANE ROE=\r\n^Sports Writer=\r\n\tNORVALE (NP) _ Ana Reis scored twice as Norvale\r
beat Port Ellan 2-1.\r\n\t``We never stopped,'' Reis said. ``It was `our' day.''\r\n^LATE<\r
\tTorp scored.\r\n\x03NP-NV-11-27-26 1830GMT<\r\n\x04\r\n"""
_RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Nordpress</title><language>en</language><copyright>x</copyright><item>
<title>A &amp;amp; B &lt;i&gt;won&lt;/i&gt;</title><guid>g1</guid><pubDate>Fri, 27 Nov 2026 18:30:00
 +0100</pubDate><dc:creator>Jane Roe</dc:creator><description>Short</description><content:encoded>
<![CDATA[{_PARAGRAPHS}]]></content:encoded></item><item><title>Two</title><author>a@b.example (Jo)
</author><description>3 &lt; 4</description></item></channel></rss>"""
_ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Nordpress</title>
<author><name>Desk</name></author><entry><id>u1</id>
<title type="html">A &lt;b&gt;x&lt;/b&gt;</title>
<updated>2026-11-27T18:30:00Z</updated><link href="h"/><summary>Sum.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{_PARAGRAPHS}</div></content>
</entry><entry><id>u2</id><title>B</title>
<content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>"""
_HTML = (
    """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Late | Times</title>
<meta property="og:site_name" content="Times"><link rel=canonical href="https://t.example/a">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Late","author":
[{"name":"Jane Roe"}],"datePublished":"2026-11-27T18:30:00+01:00"}]}</script></head><body><header>
<nav><ul><li>Home</ul></nav></header><main><article class="post share"><header><h1>Late
<em>goal</em></h1><div class="byline">By Jane Roe</div><time datetime="2026">27 Nov</time></header>
<div class="share-tools">Share</div>"""
    + _PARAGRAPHS
    + """<figure><figcaption>Reis</figcaption>
</figure><aside>More</aside><footer>Topics</footer></article><article>Other</article></main><footer>x
</footer></body></html>"""
)
_MAIL = f"""From: Nordpress Sport <sport@nordpress.example>
To: desk@times.example
Subject: =?utf-8?q?Fwd=3A_Sp=C3=A4te?= goal
Date: Fri, 27 Nov 2026 18:30:00 +0100
Message-ID: <1@nordpress.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Sp=E4t: Norvale won.

--=20
Desk
--inner
Content-Type: text/html; charset=utf-8

{_PARAGRAPHS}
--inner--
--outer
Content-Type: application/xml; name="a.xml"
Content-Disposition: attachment; filename="a.xml"
Content-Transfer-Encoding: 8bit

{_NITF}
--outer
Content-Type: message/rfc822

Subject: Inner
From: a@b.example
Date: Fri, 27 Nov 2026 18:30:00 +0100

Inner text here.
--outer--
"""
_JSONL = "\n".join(
    json.dumps(line)
    for line in (
        _NINJS_1,
        _DPA,
        {"format": "anpa", "text": _ANPA, "id": "x"},
        {"format": "html", "data": "PHA+Tm9ydmFsZSB3b24uPC9wPg=="},
        {"format": "ninjs", "data": _NINJS_3},
        {"text": _REPORT},
    )
)


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", _REPORT)
        archive.writestr("b/c.xml", _NITF)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, text in (("a.txt", _REPORT), ("b/" + "c" * 120, _NITF), ("d.json", _JSONL)):
            info = tarfile.TarInfo(name)
            data = text.encode()
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


SAMPLES: dict[str, tuple[bytes, ...]] = {
    "text": (_REPORT.encode(),),
    "ninjs": (json.dumps(_NINJS_1).encode(), json.dumps(_NINJS_3, indent=1).encode()),
    "dpa": (json.dumps(_DPA, ensure_ascii=False).encode(),),
    "newsml-g2": (_NEWSML.encode(),),
    "nitf": (_NITF.encode(),),
    "iptc7901": (_IPTC.encode(), _IPTC.encode("cp1252"), (_IPTC * 2).encode()),
    "anpa": (_ANPA.encode(), _ANPA.replace("\x01", "").replace("\x02", "").encode()),
    "rss": (_RSS.encode(),),
    "atom": (_ATOM.encode(),),
    "html": (_HTML.encode(), _PARAGRAPHS.encode()),
    "email": (_MAIL.encode(), _MAIL.replace("\n", "\r\n").encode()),
    "jsonl": (_JSONL.encode(),),
    "archive": (_zip(), _tar(), gzip.compress(_tar()), gzip.compress(_REPORT.encode())),
}
"""Inputs that are read, by format; ``archive`` stands for zips and tars of several."""

_MARKUP = (
    "<p>", "</p>", "<b>", "</b>", "<br/>", "<h1>", "<header>", "<table>", "<td>", "<pre>", "<!--",
    "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "&#xD800;", "&nbsp;", "&x;", "<", ">", "</", "<?",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<article>", "<main>", "<aside>", "<script>", "</script>",
    " class='share'", " xml:lang='x'", "xmlns='y'", "<time>", "<form>", "<svg>", "<p:q>",
)  # fmt: skip
_JSON = ("{", "}", "[", "]", '"', ",", ":", "null", "1e999", "\\ud800", '{"a":', "[[", "true", "-0")
_WIRE = (
    "\x01", "\x02", "\x03", "\x04", "\x16", "\x1f", " =\n", "/\n", "^", "<\n", "=\n", "\t", "``",
    "''", "# ", "* * * *\n", "not for publication\n", "| a |\n", "271830 Nov 26", "(", ")", "- ",
)  # fmt: skip
_MAILED = (
    "--outer\n", "--inner--\n", "Content-Type: ", "multipart/mixed; boundary=outer\n", "=?utf-8?b?",
    "?=", "=\n", "=E4", "charset=utf-16", "charset=idna", "\n\n", "From: ", "Subject: ", "<", "(",
    "Content-Transfer-Encoding: base64\n", "message/rfc822\n", ";", '"', "filename*0*=", ",",
)  # fmt: skip
_ANY = (
    "\n", "\r", "\n\n", "\0", "\ufeff", "\u2028", "“", "”", "«", '"', "'", ".", " ", "\u202e",
    "\U0001f3c6", "\u0301", "2-1", "Reis ", "said ", "scored ", "a", "A. ", "-", "e-mail: a@b.c ",
)  # fmt: skip
PIECES: dict[str, tuple[str, ...]] = {
    "text": _ANY,
    "ninjs": _JSON + _MARKUP + _ANY,
    "dpa": _JSON + _MARKUP + _ANY,
    "newsml-g2": _MARKUP + _ANY,
    "nitf": _MARKUP + _ANY,
    "iptc7901": _WIRE + _ANY,
    "anpa": _WIRE + _ANY,
    "rss": _MARKUP + _ANY,
    "atom": _MARKUP + _ANY,
    "html": _MARKUP + _JSON + _ANY,
    "email": _MAILED + _MARKUP + _ANY,
    "jsonl": _JSON + _WIRE + _ANY,
    "archive": _ANY,
}
"""What a grammar of the format is made of, and what upsets any text."""
