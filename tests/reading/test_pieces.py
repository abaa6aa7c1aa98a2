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
        # Behind a word, and whatever the element that holds only a figure.
        ("Norvale<sup>1</sup> won", "Norvale ¹ won"),
        ("Skarholt<a href='#n'>2</a> lost", "Skarholt ² lost"),
        ("Skarholt<sup>[12]</sup> lost", "Skarholt [¹²] lost"),
        ("“We won,<sup>4</sup>” he said.<small>5</small>", "“We won, ⁴” he said. ⁵"),
        ("Norvale<span class='fn'>1</span> won", "Norvale ¹ won"),
        ("2-1<sup>3</sup><sup>4</sup>", "2-1 ³ ⁴"),
        ("2-1<span style='vertical-align:super'>3</span>", "2-1 ³"),
        ("2-1<font size='1'>3</font>", "2-1 ³"),
        ("2-1<cite>3</cite>", "2-1 ³"),
        ("2-1<virtloc>3</virtloc>", "2-1 ³"),
        ("2-1<b>3</b>", "2-1 ³"),
        ("<b>2-1</b><i>3</i>", "2-1 ³"),
        ("<span>3</span>2-1", "³2-1"),
        ("8<frac><numer>1</numer><denom>2</denom></frac>", "8 ¹ ²"),
        # Figures of different elements, whatever stands between them.
        ("2-1<span>3 people</span> saw it", "2-1 3 people saw it"),
        ("<span>2-1</span>3", "2-1 3"),
        ("<b>2-1</b>3", "2-1 3"),
        ("2-1<img/>3", "2-1 3"),
        ("2-1<script>x</script>3", "2-1 3"),
        ("2-1<svg></svg>3", "2-1 3"),
        ("2-1<a id='n1'></a>3", "2-1 3"),
        ("1<wbr/>000 saw 2<!-- x -->1 goals", "1000 saw 21 goals"),
        # Sides of a score.
        ("<small>2</small>-<small>1</small>", "2-1"),
        ("2<small>-1</small>", "2-1"),
        ("<span>2</span>-<span>1</span>", "2-1"),
        ("<span>2</span>:<a href='x'>1</a>", "2:1"),
        ("45<span>+2</span>", "45+2"),
        ("the <span>21</span>st", "the 21st"),
        # No note, or none that could be taken for a figure of the report.
        ("45<sup>+2</sup>", "45+2"),
        ("the 21<sup>st</sup>", "the 21st"),
        ("a<sup>2</sup>", "a2"),
        ("<a href='x'>2</a>-<a href='y'>1</a>", "2-1"),
        ("<b>2</b>-<i>1</i>", "2-1"),
        ("<b>2</b>1", "21"),
        ("2-1 <sup>3</sup>", "2-1 3"),
        ("2-1<sup>*</sup>", "2-1*"),
        ("2-1<sup>a</sup> then", "2-1 a then"),
        ("2-1<a href='#n'>[b]</a>", "2-1 [b]"),
        ("1<sup>a</sup> divisione", "1a divisione"),
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
        # Around paragraphs, which HTML's parser would take out of them.
        ("<s><p>One.</p><p>Two.</p></s><p>Three.</p>",
         [("One.", "note"), ("Two.", "note"), ("Three.", None)]),
        ("<strike><p>One.</p></strike>Two.", [("One.", "note"), ("Two.", None)]),
        ("<s><br/><p>One.</p></s><p>Two.</p>", [("One.", "note"), ("Two.", None)]),
        ("<b style='text-decoration:line-through'><p>One.</p></b><p>Two.</p>",
         [("One.", "note"), ("Two.", None)]),
        ("<p style='color:red/*line-through*/'>One.</p>", [("One.", None)]),
        # What nobody sees.
        ("<p hidden=''>One.</p><p>Two.</p>", [("One.", "note"), ("Two.", None)]),
        ("<p style='Display : None !important'>One.</p>Two.", [("One.", "note"), ("Two.", None)]),
        ("<div style='visibility:hidden'><p>One.</p></div>Two.",
         [("One.", "note"), ("Two.", None)]),
        ("<p>a <span style='display:none'>b</span> c</p>", [("a c", None), ("b", "note")]),
        ("<p>a <i aria-hidden='true'>b</i> c</p>", [("a c", None), ("b", "note")]),
        ("<p aria-hidden='false' style='display:block'>One.</p>", [("One.", None)]),
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
    ("markup", "blocks"),
    [
        ("<p><s>One.</p><p>Two.</s> Three.</p>",
         [("One.", "note"), ("Three.", None), ("Two.", "note")]),
        ("<p>a<s>b<s>c</s>d</p><p>e</s>f</p>",
         [("a", None), ("bcd", "note"), ("f", None), ("e", "note")]),
        ("<s><table><tr><td>1</td><td>2</td></tr></table></s><p>Two.</p>",
         [("1", "note"), ("2", "note"), ("Two.", None)]),
        ("<table><tr><td><s>One</td><td>two</td></tr></table><p>Three.</p>",
         [("two", None), ("One", "note"), ("Three.", None)]),
        ("<!-- <s> --><p>One.</p><script>'<s>'</script><s/><p>Two.</p>",
         [("One.", None), ("Two.", None)]),
        ("<p>One.</s></p><S CLASS='x'><P>Two.</P></S ><p>Three.</p>",
         [("One.", None), ("Two.", "note"), ("Three.", None)]),
    ],
)  # fmt: skip
def test_struck_out_as_in_a_browser(markup: str, blocks: list[tuple[str, str | None]]) -> None:
    """What ``s`` strikes out goes on, in bad HTML too, until its end or that of a cell."""
    assert [(b.text, b.label) for b in blocks_of_html(markup)] == blocks


def test_struck_paragraphs_are_no_evidence() -> None:
    """A result and a quotation in paragraphs that are struck out or hidden are none."""
    found = _summary(
        "<s><p>Skarholt beat Norvale 3-0 on Saturday.</p></s>"
        "<p>Norvale beat Skarholt 2-1 on Saturday.</p>"
        "<strike><br><p>“We were poor all day,” said Per Dahl.</p></strike>"
        "<p hidden>Ilse Brandt was sent off in the 30th minute.</p>"
        "<span style='display:none'>“We lost,” said Per Dahl.</span>"
    )
    assert [(m.home.name, m.score and m.score.home, m.events) for m in found.matches] == [
        ("Norvale", 2, ())
    ]
    assert not found.quotes


@pytest.mark.parametrize(
    "sets",
    [
        "7-6<sup>5</sup>, 6-4",
        "7-6<sup>(5)</sup>, 6-4",
        "7-6<sup>(5)</sup>, 6-7<sup>(3)</sup>, 6-4",
        "6-4, 6-7<sup>3</sup>, 7-6<sup>11</sup>",
    ],
)
def test_raised_tie_breaks(sets: str) -> None:
    """Sets with raised tie-breaks are a result of tennis and no score of football."""
    found = _summary(f"<p>Lena Falk beat Mira Stoll {sets} on Saturday.</p>")
    assert [(m.sport, m.home.name, m.score) for m in found.matches] == [
        ("tennis", "Lena Falk", None)
    ]


def test_notes_behind_names() -> None:
    """A note's figure is no part of a name."""
    found = _summary(
        "<p>Norvale beat Skarholt 2-1 on Saturday.</p>"
        "<p>“It was hard,” said Per Dahl<a href='#n'>2</a>.</p>"
    )
    assert [q.speaker and q.speaker.name for q in found.quotes] == ["Per Dahl"]


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
