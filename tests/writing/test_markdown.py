from __future__ import annotations

import re
from html import unescape

import cmarkgfm
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from summarizer import Summary, Wire, to_markdown
from summarizer.visible import visible
from summarizer.writing.markdown import plain
from tests.page.samples import cup_tie, hostile, preview

from .any_summary import summaries, texts

COMMON = MarkdownIt("commonmark")
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
OURS = {"h1", "h2", "h3", "p", "ul", "li", "blockquote"}
"""The elements that the writer makes; code is allowed around @ only."""


def github(markdown: str) -> str:
    """As GitHub renders it, autolinks, tables and raw HTML included."""
    unsafe = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, unsafe))


def strange(html: str) -> list[str]:
    """Elements that the writer never makes."""
    html = re.sub(r"<code>@+</code>", "", html)
    return [found[0] for found in TAG.finditer(html) if found[2] not in OURS or found[3]]


def words(html: str) -> str:
    """The text that is seen, white space collapsed as a browser does."""
    return " ".join(unescape(TAG.sub("", html)).split())


def test_the_cup_tie_in_full() -> None:
    """Result, events, quotations with speakers, findings and the cited sentences can be read."""
    wire, summary = cup_tie()
    text = to_markdown(summary, wire)
    lines = text.splitlines()
    assert lines[0] == "# Norvale through on penalties as ten-man Port Ellan fall at the last"
    assert "## Norvale 3-1 Port Ellan" in lines
    assert "- Half-time: 2-1 \\[5\\]" in lines
    assert "- First leg: Port Ellan 3-1 Norvale (home name worked out) \\[4\\]" in lines
    assert "- 45+2' own goal, Jo Falk (Norvale) (minute, added worked out) \\[5\\]" in lines
    assert (
        "- late on\\: disallowed goal" not in text
        and "- late on: disallowed goal, Ilse Brandt (Norvale) \\[8\\]" in lines
    )
    assert "> “I told them in the tunnel that nobody remembers a semi-final,”" in lines
    assert "> — Ana Reis, Norvale captain \\[5, 10\\]" in lines
    assert "### Shoot-out" in lines and "## Left out" in lines
    # A finding that speaks of a fact is named at the fact and told below.
    (noted,) = [line for line in lines if line.startswith("- 60' second yellow card")]
    number = re.search(r"note (\d)", noted)
    assert number and any(line.startswith(f"- Note {number[1]}: the minute 60") for line in lines)
    assert any(line.startswith("- \\[9\\] Reis forced extra time") for line in lines)
    assert "## Sentences" not in to_markdown(summary)


def test_a_preview_is_short() -> None:
    """Where there is nothing to tell, nothing is told but what it is and who made it."""
    assert to_markdown(preview()[1]) == (
        "# Estmark wait on keeper before Vale City visit\n\n"
        "Preview. Made by a language model: example-large-1 (engine: llm).\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Norvale won 2-1, at last.", "Norvale won 2-1, at last."),
        ("1. FC Norvale", "1\\. FC Norvale"),
        ("- a", "\\- a"),
        ("# a", "\\# a"),
        ("a\n\n# b", "a \\# b"),
        ("[a](http://x.example)", "\\[a\\](http\\://x\\.example)"),
        ("www.x.example", "www\\.x\\.example"),
        ("ana@x.example", "ana`@`x\\.example"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("a\\*b", "a\\\\\\*b"),
        ("\u202eab", "⟨RLO⟩ab"),
    ],
)
def test_what_markdown_acts_on_is_escaped(text: str, written: str) -> None:
    """Plain prose stays as it is; what would act has a backslash, an @ stands in code."""
    assert plain(text) == written


def test_the_judge_links_what_is_not_escaped() -> None:
    """GitHub's parser makes links of a bare address and of one whose @ has a backslash."""
    assert strange(github("see www.x.example and ana\\@x.example"))
    assert not strange(github("see " + plain("www.x.example and ana@x.example")))


@settings(deadline=None, max_examples=250)
@given(texts)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """In a heading, a list, a quotation and a paragraph, both parsers show just the characters."""
    shown = " ".join(visible(text).split())
    line = plain(text)
    assert "\n" not in line
    for before in ("", "x ", "- ", "> ", "## ", "- Half-time: "):
        label = " ".join(before.strip("#>- ").split())
        expected = f"{label} {shown}".strip()
        for html in (COMMON.render(before + line), github(before + line)):
            assert strange(html) == [], before
            assert words(html) == expected, before


@settings(deadline=None, max_examples=100)
@given(summaries())
def test_no_text_of_a_wire_is_mark_up(made: tuple[Wire, Summary]) -> None:
    """Of a whole document only the elements come out that the writer made."""
    wire, summary = made
    text = to_markdown(summary, wire)
    for html in (COMMON.render(text), github(text)):
        assert strange(html) == []
        assert html.count("<h2") == 4  # the match, quotations, left out, sentences
        assert html.count("<h1") == (1 if plain(summary.wire.headline or "") else html.count("<h1"))


def test_the_hostile_wire_is_text() -> None:
    """The hostile sample shows its tags as text and no acting character."""
    wire, summary = hostile()
    text = to_markdown(summary, wire)
    assert strange(github(text)) == []
    assert "⟨RLO⟩" in text and "\u202e" not in text and "\x1b" not in text
