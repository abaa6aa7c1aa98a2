from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.page.marking import Paragraph, mark
from summarizer.summary import Quote, Span, Summary
from summarizer.wire import Quotation, Sentence, Wire

from .samples import LLM, build_wire, cup_tie, info, preview


def _text(paragraphs: tuple[Paragraph, ...]) -> str:
    return "".join(x.text for p in paragraphs for s in p.sentences for x in s.stretches)


def _empty(wire: Wire, quotes: tuple[Quote, ...] = ()) -> Summary:
    return Summary(wire=info(wire), kind="other", matches=(), quotes=quotes, findings=(), run=LLM)


def test_the_pieces_are_the_text() -> None:
    """Joined in order, the pieces of a wire are its text, character for character."""
    wire, summary = cup_tie()
    assert _text(mark(wire, summary)) == wire.text


@given(
    text=st.text("ab \n“”", min_size=1, max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_the_pieces_are_the_text_whatever_the_positions(
    text: str, cuts: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    """Overlapping, reversed, empty, nested positions never lose or double a character."""
    wire = replace(
        build_wire([("body", ["x"])]),
        text=text,
        sentences=tuple(Sentence(i, a, b, i // 2) for i, (a, b) in enumerate(cuts, 1)),
        quotations=tuple(Quotation(i, a, b, 0, "“") for i, (a, b) in enumerate(spans, 1)),
    )
    assert _text(mark(wire, _empty(wire))) == text


def test_each_sentence_stands_once_under_its_number() -> None:
    """All sentences are there, in order, with their own characters."""
    wire, summary = cup_tie()
    found = [
        (s.number, "".join(x.text for x in s.stretches))
        for p in mark(wire, summary)
        for s in p.sentences
        if s.number
    ]
    assert found == [(s.number, wire.text[s.start : s.end]) for s in wire.sentences]


def test_only_cited_sentences_are_evidence() -> None:
    """The byline, the caption, the order and the tail carry no fact; the first body line does."""
    wire, summary = cup_tie()
    evidence = {s.number for p in mark(wire, summary) for s in p.sentences if s.evidence}
    assert evidence.isdisjoint({1, 2, 17, 18, 19})
    assert {3, 5, 16} <= evidence


def test_a_quotation_over_two_sentences_is_cut_between_them() -> None:
    """Both halves belong to the quotation, and neither runs into the other sentence."""
    wire = build_wire([("body", ["“We knew it. We did it,” he said."])])
    middle = wire.text.index(" We did")
    wire = replace(
        wire,
        sentences=(Sentence(1, 0, middle, 0), Sentence(2, middle + 1, len(wire.text), 0)),
    )
    span = wire.quotations[0]
    said = Quote(
        text=wire.text[span.start : span.end],
        spans=(Span(start=span.start, end=span.end),),
        speaker=None,
        match=None,
        evidence=(),
    )
    (paragraph,) = mark(wire, _empty(wire, (said,)))
    quoted = [(s.number, x.text) for s in paragraph.sentences for x in s.stretches if x.quotes]
    assert quoted == [(1, "We knew it."), (None, " "), (2, "We did it,")]


def test_words_in_marks_that_are_no_quotation_are_told_apart() -> None:
    """“lucky” stands in marks, and no quotation of the summary has it."""
    wire, summary = cup_tie()
    stretches = [x for p in mark(wire, summary) for s in p.sentences for x in s.stretches]
    loose = [x.text for x in stretches if x.marked and not x.quotes]
    assert loose == ["lucky"]


def test_overlapping_spans_are_cut_where_they_begin_and_end() -> None:
    """Two quotations that overlap give three stretches; the middle one belongs to both."""
    wire = build_wire([("body", ["abcdefgh"])])

    def over(start: int, end: int) -> Quote:
        return Quote(
            text=wire.text[start:end],
            spans=(Span(start=start, end=end),),
            speaker=None,
            match=None,
            evidence=(),
        )

    (paragraph,) = mark(wire, _empty(wire, (over(1, 5), over(3, 7))))
    (sentence,) = paragraph.sentences
    assert [(x.text, x.quotes) for x in sentence.stretches] == [
        ("a", ()),
        ("bc", (1,)),
        ("de", (1, 2)),
        ("fg", (2,)),
        ("h", ()),
    ]


def test_line_ends_count_in_a_list_and_not_in_wrapped_text() -> None:
    """A paragraph of short lines keeps its lines; one wrapped at 70 characters flows."""
    results = build_wire([("body", ["Norvale 2\nPort Ellan 1"])])
    (paragraph,) = mark(results, _empty(results))
    assert paragraph.lines
    line = "Norvale went through after a long evening by the harbour, in the rain, "
    wrapped = build_wire([("body", [f"{line}\n{line}\nand late."])])
    (paragraph,) = mark(wrapped, _empty(wrapped))
    assert not paragraph.lines


def test_paragraphs_alternate_with_the_blanks_between_them() -> None:
    """No white space of the text is lost, and none is part of a paragraph."""
    wire, summary = preview()
    blanks = [p.blank for p in mark(wire, summary)]
    assert blanks == [False, True, False]
    assert all(a != b for a, b in pairwise(blanks))
