"""One byline in every format: the names, without the word for "by" that only some of them send."""

from __future__ import annotations

import json

import pytest

from summarizer.reading import read_bytes
from summarizer.reading.fields import tidy_byline

LINE = "Von Jo Falk und Mia Torp, nrd"
BODY = "Norvale (nrd) - Ana Reis hat Norvale am Samstag zum Sieg geführt."
TWINS = {
    "dpa": json.dumps(
        {"urn": "urn:n:1", "byline": LINE, "headline": "Reis trifft",
         "article_html": f"<p>{BODY}</p>"}
    ),
    "ninjs": json.dumps(
        {"uri": "urn:n:1", "byline": LINE, "headline": "Reis trifft", "body_text": BODY}
    ),
    "ninjs 3": json.dumps(
        {"uri": "urn:n:1", "by": LINE, "headlines": [{"value": "Reis trifft"}],
         "bodies": [{"value": BODY}]}
    ),
    "newsml-g2": (
        '<newsItem guid="urn:n:1" version="1"><contentMeta><headline>Reis trifft</headline>'
        f"<by>{LINE}</by></contentMeta><contentSet><inlineData contenttype='text/plain'>{BODY}"
        "</inlineData></contentSet></newsItem>"
    ),
    "nitf": (
        "<nitf><body><body.head><hedline><hl1>Reis trifft</hl1></hedline><byline>Von <person>Jo "
        "Falk</person> und <person>Mia Torp</person>, nrd</byline></body.head><body.content>"
        f"<p>{BODY}</p></body.content></body></nitf>"
    ),
    "iptc7901": (
        f"\x01abc0123 3 sp 90  nrd 0456\r\n\r\nFussball/\r\n\x02Reis trifft\r\n{LINE} =\r\n\r\n"
        f"{BODY}\r\n\x03271830 Nov 26\r\n\x04"
    ),
    "html": (
        f'<article><h1>Reis trifft</h1><p class="byline">{LINE}</p><p>{BODY}</p></article>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_twins_have_one_byline(name: str) -> None:
    """A story that is sent in several formats has the same byline in each."""
    wire = read_bytes(TWINS[name].encode())
    assert wire.format == name.partition(" ")[0]
    assert wire.byline == "Jo Falk und Mia Torp, nrd"


@pytest.mark.parametrize("name", TWINS)
def test_a_byline_in_a_field_is_not_said_again(name: str) -> None:
    """The report begins behind the byline, which no sentence of the body holds."""
    wire = read_bytes(TWINS[name].encode())
    body = [wire.sentence_text(s.number) for s in wire.sentences if s.label in ("body", "dateline")]
    assert " ".join(body).startswith("Norvale (nrd)")
    assert not any("Falk" in sentence for sentence in body)


@pytest.mark.parametrize(
    ("sent", "byline"),
    [
        ("By JANE ROE", "JANE ROE"),
        ("by Jane Roe, Chief Writer", "Jane Roe, Chief Writer"),
        ("Par Jane Roe", "Jane Roe"),
        ("von Jo Falk", "Jo Falk"),
        ("Jane Roe", "Jane Roe"),
        ("Von Trapp", "Von Trapp"),
        ("Di Stefano", "Di Stefano"),
        ("von der Aue, Jo", "von der Aue, Jo"),
        ("Byron Tate", "Byron Tate"),
        ("Avery Moss", "Avery Moss"),
        ("The Desk by Night", "The Desk by Night"),
        ("By", "By"),
        ("  ", None),
        (None, None),
    ],
)
def test_a_name_that_begins_like_the_word_stays_whole(sent: str | None, byline: str | None) -> None:
    """Only the word itself is taken off, and "Von" or "Di" only before more than one name."""
    assert tidy_byline(sent) == byline
