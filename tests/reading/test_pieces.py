"""What mark-up sets apart inside a paragraph: notes, deletions, quotations without marks."""

from __future__ import annotations

import json

import pytest

from summarizer import Summarizer, Summary
from summarizer.reading import read_bytes
from summarizer.reading.markup import blocks_of_html, blocks_of_tree
from summarizer.reading.xml import parse_xml


def _both(markup: str) -> list[tuple[str, str | None]]:
    blocks = blocks_of_html(markup)
    xhtml = f'<div xmlns="http://www.w3.org/1999/xhtml">{markup}</div>'.encode()
    assert blocks_of_tree(parse_xml(xhtml, None).root) == blocks
    return [(b.text, b.label) for b in blocks]


def _ninjs(body: str) -> bytes:
    return json.dumps(
        {"uri": "a:1", "provider": "Agency", "headline": "Norvale win", "body_html": body}
    ).encode()


def _summary(body: str) -> Summary:
    return Summarizer(engine="offline").summarize(_ninjs(body))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("2-1<sup>3</sup> on Saturday", "2-1 ³ on Saturday"),
        ("2-1<sup>12</sup>", "2-1 ¹²"),
        ("2-1<sub>3</sub>", "2-1 ₃"),
        ("2-1<small>3</small>", "2-1 ³"),
        ("2-1<a href='#n'>3</a>", "2-1 ³"),
        ("2-1<sup><a href='#n'>3</a></sup>", "2-1 ³"),
        ("won 2-1.<a href='#n'><sup>3</sup></a> Reis", "won 2-1. ³ Reis"),
        ("1<sup>2</sup>-2", "1 ²-2"),
        ("<sup>3</sup>2-1", "³2-1"),
        ("2-<sup>1</sup>", "2- ¹"),
        ("10<sup>-1</sup>", "10 -¹"),
        ("the 8<a href='#n'>1</a>th", "the 8 ¹th"),
        ("<a href='#n'>1</a>2-1", "¹2-1"),
        # No note, or none that could be taken for a figure of the report.
        ("45<sup>+2</sup>", "45+2"),
        ("the 21<sup>st</sup>", "the 21st"),
        ("a<sup>2</sup>", "a2"),
        ("<a href='x'>2</a>-<a href='y'>1</a>", "2-1"),
        ("<b>2</b>-<i>1</i>", "2-1"),
        ("<b>2</b>1", "21"),
        ("2-1 <sup>3</sup>", "2-1 3"),
        ("2-1<sup>*</sup>", "2-1*"),
    ],
)
def test_figures_of_notes(markup: str, text: str) -> None:
    """A figure that mark-up sets apart never runs into the figure beside it."""
    assert _both(f"<p>{markup}</p>") == [(text, None)]


@pytest.mark.parametrize("note", ["<sup>3</sup>", "<a href='#n1'>3</a>", "<small>3</small>"])
def test_a_note_behind_a_score(note: str) -> None:
    """The score before a note's mark is read, and the mark is no part of it."""
    found = _summary(f"<p>Norvale beat Skarholt 2-1{note} on Saturday.</p>")
    (match,) = found.matches
    assert match.score is not None
    assert (match.score.home, match.score.away) == (2, 1)


@pytest.mark.parametrize("score", ["1<sup>2</sup>-2", "<a href='#n'>1</a>2-1", "<sup>1</sup>2-1"])
def test_a_note_inside_a_score(score: str) -> None:
    """Where nobody can say which figures are the score, there is none."""
    found = _summary(f"<p>Norvale beat Skarholt {score} on Saturday.</p>")
    assert all(m.score is None for m in found.matches)


@pytest.mark.parametrize(
    ("minute", "told"),
    [("8<a href='#n'>1</a>th", None), ("8<sup>1</sup>th", None), ("12<sup>th</sup>", 12)],
)
def test_a_note_inside_a_minute(minute: str, told: int | None) -> None:
    """A note's figure is no figure of a minute."""
    found = _summary(
        "<p>Norvale beat Skarholt 1-0 on Saturday.</p>"
        f"<p>Ana Reis scored in the {minute} minute.</p>"
    )
    assert [e.minute for m in found.matches for e in m.events] == [told]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p><del>Pell won.</del></p><p>Norvale won.</p>",
         [("Pell won.", "note"), ("Norvale won.", None)]),
        ("<p>It was <del>2-1</del><ins>3-1</ins> then.</p>",
         [("It was 3-1 then.", None), ("2-1", "note")]),
        ("<p>It was 2-1<s>, 1-0</s>.</p>", [("It was 2-1.", None), (", 1-0", "note")]),
        ("<del><p>One.</p><p>Two.</p></del>Three.",
         [("One.", "note"), ("Two.", "note"), ("Three.", None)]),
        ("<p>a <strike>b <s>c</s> d</strike> e</p>", [("a e", None), ("b c d", "note")]),
        ("<p>a <span style='text-decoration: Line-Through'>b</span> c</p>",
         [("a c", None), ("b", "note")]),
        ("<p>a <a href='x' style='text-decoration:line-through'>1</a> 2<sup>3</sup></p>",
         [("a 2 ³", None), ("1", "note")]),
        ("<h1>Win <del>2-1</del><ins>3-1</ins></h1>", [("Win 3-1", "headline"), ("2-1", "note")]),
        ("<p>Nor<del>r</del>vale</p>", [("Norvale", None), ("r", "note")]),
        # A figure that was corrected inside: nobody can say what it is.
        ("<p>It was 2-1<del>4</del>3 then.</p>", [("It was 2-1 3 then.", "note"), ("4", "note")]),
    ],
)  # fmt: skip
def test_deleted_text(markup: str, blocks: list[tuple[str, str | None]]) -> None:
    """Deleted text is a note below its paragraph, and glues nothing together."""
    assert _both(markup) == blocks


def test_deleted_text_is_no_evidence() -> None:
    """No match, event or quotation is read in what is deleted."""
    found = _summary(
        "<p><del>Skarholt beat Norvale 3-0 on Saturday.</del></p>"
        "<p>Norvale beat Skarholt 2-1 on Saturday.</p>"
        "<p><del>Ilse Brandt was sent off in the 30th minute.</del></p>"
        "<p><s>“We were poor all day,” said Per Dahl.</s></p>"
    )
    assert [(m.home.name, m.score and m.score.home, m.events) for m in found.matches] == [
        ("Norvale", 2, ())
    ]
    assert not found.quotes


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p><q>We won,</q> said Reis.</p>", ["“We won,” said Reis."]),
        ("<p><q>He said <q>no</q> to me.</q></p>", ["“He said ‘no’ to me.”"]),
        ("<p><q>“We won,”</q> said Reis.</p>", ["“We won,” said Reis."]),
        ("<p><q><q>“No”</q> he said</q></p>", ["““No” he said”"]),
        ("<q><p>One.</p><p>Two.</p></q>", ["“One.", "Two."]),
        ("<p>’</p>", ["’"]),
    ],
)
def test_quotations_without_marks(markup: str, texts: list[str]) -> None:
    """``q`` has the marks that a browser shows, and no second ones."""
    assert [text for text, _ in _both(markup)] == texts


def test_a_quotation_in_q_is_a_quotation() -> None:
    """The span of a quotation in ``q`` is its words."""
    wire = read_bytes(_ninjs("<p><q>We never gave up,</q> said Ana Reis.</p>"))
    assert [wire.quotation_text(q.number) for q in wire.quotations] == ["We never gave up,"]
