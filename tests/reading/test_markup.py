from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import NotAWire, TooLarge
from summarizer.reading.item import Block
from summarizer.reading.markup import MAX_DEPTH, MAX_TAGS, blocks_of_html, blocks_of_tree
from summarizer.reading.xml import parse_xml


def _both(markup: str) -> tuple[Block, ...]:
    """The blocks of a fragment, which are the same read as HTML and as XHTML."""
    blocks = blocks_of_html(markup)
    xhtml = f'<div xmlns="http://www.w3.org/1999/xhtml">{markup}</div>'.encode()
    assert blocks_of_tree(parse_xml(xhtml, None).root) == blocks
    return blocks


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        # Text after an inline tag, and inside several.
        ("<p>“We <b>won</b> it,” <i>said <a href='x'>Ana</a> Reis</i> today.</p>",
         ["“We won it,” said Ana Reis today."]),
        ("<p>Nor<b>vale</b></p>", ["Norvale"]),
        ("<p>One</p>loose<p>two</p>", ["One", "loose", "two"]),
        ("<p>One\n   line\tof  text </p>", ["One line of text"]),
        ("<p>No\u00a0break \u00a0</p>", ["No\u00a0break"]),
        ("<p>First<br/>second <br/> third</p>", ["First\nsecond\nthird"]),
        ("<p>First<br/><br/>second</p>", ["First", "second"]),
        ("<p></p><p>\u00a0</p><p>x</p>", ["x"]),
        ("<ul><li>One</li><li>Two<ul><li>Three</li></ul>four</li></ul>",
         ["One", "Two", "Three", "four"]),
        ("<table><tr><td>Norvale</td><td>-</td><td>Pell</td></tr><tr><td>2:1</td></tr></table>",
         ["Norvale - Pell", "2:1"]),
        ("<blockquote><p>One</p><p>Two</p></blockquote>", ["One", "Two"]),
        ("<pre>1. Norvale 30\n2. Pell  28</pre>", ["1. Norvale 30\n2. Pell 28"]),
        ("<p>a<script>var x = '&lt;p&gt;';</script>b<style>p{}</style>c<!-- d -->e</p>", ["abce"]),
        ("<p>5 &lt; 6 &amp; 7</p>", ["5 < 6 & 7"]),
        ("<p>a<sup>2</sup> b</p><hr/><div>c<div>d</div>e</div>", ["a2 b", "c", "d", "e"]),
    ],
)  # fmt: skip
def test_text(markup: str, texts: list[str]) -> None:
    """Words, line ends and paragraphs of mark-up, as HTML and as XHTML."""
    assert [b.text for b in _both(markup)] == texts


HEADER = """<header><time>1.2.</time><ul><li>Cup</li></ul><strong>Embargo!</strong><h1>Win</h1>
    <h3>Cup</h3><p class='byline'>By Jo Falk</p></header><p>One.</p>"""
MEDIA = """<media><media-reference/><media-caption>Reis.</media-caption>
    <media-producer>J. Falk</media-producer></media>"""


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<h1>Norvale win</h1><p>One.</p><h1>Later</h1><h2>Last</h2>",
         [("Norvale win", "headline"), ("One.", None), ("Later", "subhead"), ("Last", "subhead")]),
        ("<p class='teaser'>Three goals.</p><p>One.</p>",
         [("Three goals.", "standfirst"), ("One.", None)]),
        ("<figure><img src='x'/><figcaption>Reis scores.</figcaption></figure>",
         [("Reis scores.", "caption")]),
        ("<section class='linkbox'><ul><li><a href='x'>Table</a></li></ul></section><p>One.</p>",
         [("Table", "note"), ("One.", None)]),
        ("<ul class='slugline'><li>Football</li></ul><p>One.</p>", [("One.", None)]),
        (HEADER,
         [("Win", "headline"), ("By Jo Falk", "byline"), ("One.", None)]),
        (MEDIA,
         [("Reis.", "caption"), ("J. Falk", "credit")]),
        ("<p>Pell <span class='caption'>inline</span> x</p>", [("Pell inline x", None)]),
    ],
)  # fmt: skip
def test_labels(markup: str, blocks: list[tuple[str, str | None]]) -> None:
    """What the mark-up says of a block is its label; the header repeats fields and is left out."""
    assert [(b.text, b.label) for b in _both(markup)] == blocks


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("no tags at all", ["no tags at all"]),
        ("<p>One<p>Two <b>three", ["One", "Two three"]),
        ("<p>a &eacute;&nbsp;&mdash; &bogus; b</p>", ["a é\u00a0— &bogus; b"]),
        ("<p>won <3 goals & more</p>", ["won <3 goals & more"]),
        ("<p>a\0b</p>", ["a b"]),
        ("<p><![CDATA[a < b]]> c <![CDATA[d</p>", ["a < b c d"]),
        ("<P CLASS=Teaser>Up</P>", ["Up"]),
        ("", []),
        (" \n", []),
        ("<", ["<"]),
        ("</p></div>a", ["a"]),
    ],
)
def test_tag_soup(markup: str, texts: list[str]) -> None:
    """HTML that no validator would take is read all the same."""
    assert [b.text for b in blocks_of_html(markup)] == texts


def test_deep_nesting() -> None:
    """HTML nested to the bound is read, deeper is one error, and neither costs a recursion."""
    depth = MAX_DEPTH - 10
    (block,) = blocks_of_html("<div>" * depth + "deep" + "</div>" * depth)
    assert block.text == "deep"
    for markup in ("<div>" * 50_000, "<div></p>" * 50_000, "<b>" * 50_000 + "x"):
        with pytest.raises(NotAWire, match="nested deeper"):
            blocks_of_html(markup, "a.html")


def test_too_many_tags() -> None:
    """More tags than the bound are refused before they are parsed."""
    with pytest.raises(TooLarge):
        blocks_of_html("<p>a" * (MAX_TAGS + 1))


_INLINE = st.sampled_from(["b", "i", "em", "span", "a", "strong"])
_BLOCK = st.sampled_from(["p", "div", "section", "li", "blockquote", "h2", "td"])
_WORD = st.text(st.sampled_from("abcäé&<>“”’\u00a0"), min_size=1, max_size=5)


@st.composite
def _markup(draw: st.DrawFn, depth: int = 3) -> str:
    from html import escape

    pieces = []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(_INLINE | _BLOCK)
            pieces.append(f"<{tag}>{draw(_markup(depth - 1))}</{tag}>")
        else:
            pieces.append(escape(draw(_WORD)) + draw(st.sampled_from([" ", "", "\n"])))
    return "".join(pieces)


@given(_markup())
def test_no_character_is_lost(markup: str) -> None:
    """All characters between the tags stand in the blocks in their order, but for white space."""
    from html import unescape

    stripped = unescape(re.sub(r"<[^>]*>", "", markup))
    root = parse_xml(f"<body>{markup}</body>".encode(), None).root
    told = "".join(b.text for b in blocks_of_tree(root))
    assert re.sub(r"\s", "", told) == re.sub(r"\s", "", stripped)
