"""Quoted segments, speakers as written and slices against annotated quotations."""

from __future__ import annotations

from summarizer.evaluation.measures import Sheet
from summarizer.evaluation.quote_measures import measure_quotes, runs_of
from summarizer.summary import Span
from tests.evaluation.made import gold_of, quote, share, texts

TEXT = (
    "“We were slow. We were late,” press officer Joan Early said. “We paid.”\n\n"
    "“It will change,” she added. A banner read “Enough” all night."
)
FIRST, SECOND, THIRD = "We were slow. We were late,", "We paid.", "It will change,"


def at(*words: str) -> list[list[int]]:
    """The spans of these words in TEXT."""
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


def annotated(*quotes: tuple[list[list[int]], str]) -> dict[str, object]:
    """Gold with these contents and sources."""
    return {"direct_quotes": [{"content": c, "source": s, "source_spans": []} for c, s in quotes]}


GOLD = annotated(
    (at("“We were slow.", "We were late,”", "“We paid.”"), "press officer Joan Early"),
    (at("“It will change,”"), "she"),
)


def measured(folder, *quotes, raw=GOLD, text=TEXT):
    """The sheet for these published quotations."""
    sheet = Sheet()
    measure_quotes(sheet, gold_of(folder, raw, text), quotes, text)
    return sheet


RIGHT = (
    quote(TEXT, FIRST, SECOND, by="Early", name="Joan Early"),
    quote(TEXT, THIRD, by="she", name="Joan Early"),
)


def test_segments_that_touch_are_one(tmp_path):
    """Sentences of one quotation are one segment; its other half behind the verb is another."""
    gold = gold_of(tmp_path, GOLD, TEXT)
    found = [TEXT[s:e] for s, e in runs_of(gold.quotes[0].spans, TEXT)]
    assert found == [FIRST, SECOND]


def test_segments_out_of_order_and_empty(tmp_path):
    """They are taken in the order of the text; one that holds nothing is left out."""
    spans = [(s, e) for s, e in at("“We paid.”", "“We were slow.")] + [(30, 30)]
    assert [TEXT[s:e] for s, e in runs_of(spans, TEXT)] == ["We were slow.", SECOND]


def test_a_right_result_is_full(tmp_path):
    """Three segments, two speakers by head; one of them has the annotated words exactly."""
    sheet = measured(tmp_path, *RIGHT)
    assert share(sheet, "segments_exact") == share(sheet, "segments_covered") == (3, 3)
    assert share(sheet, "speakers_head") == share(sheet, "speakers_right") == (2, 2)
    assert share(sheet, "speakers_exact") == (1, 2)
    assert share(sheet, "slices") == (2, 2)
    assert share(sheet, "speakers_resolved") == (0, 0)
    assert (sheet.missed, sheet.wrong) == ([], [])


def test_nothing_published_is_missed(tmp_path):
    """Segments and speakers are missed, nothing is wrong."""
    sheet = measured(tmp_path)
    assert share(sheet, "segments_exact") == (0, 3)
    assert share(sheet, "speakers_head") == (0, 2)
    assert share(sheet, "speakers_right") == (0, 0)
    assert (len(sheet.missed), sheet.wrong) == (5, [])


def test_other_bounds_are_covered_only(tmp_path):
    """A segment with four fifths of its letters published is covered, not exact."""
    most, half = "were slow. We were late,", "We were slow."
    for words, covered in ((most, 1), (half, 0)):
        sheet = measured(
            tmp_path, quote(TEXT, words), raw=annotated((at("“We were slow. We were late,”"), ""))
        )
        assert share(sheet, "segments_exact") == (0, 1)
        assert share(sheet, "segments_covered") == (covered, 1)


def test_a_segment_over_two_paragraphs_is_a_row_of_spans(tmp_path):
    """Neighbouring spans of one quotation with nothing but marks between equal one segment."""
    text = "“We ran.\n\n“We ran on,” he said."
    raw = {"direct_quotes": [{"content": [[0, 22]], "source": "he", "source_spans": []}]}
    joined = measured(tmp_path, quote(text, "We ran.", "We ran on,", by="he"), raw=raw, text=text)
    assert share(joined, "segments_exact") == (1, 1)
    apart = (quote(text, "We ran.", by="he"), quote(text, "We ran on,", by="he"))
    sheet = measured(tmp_path, *apart, raw=raw, text=text)
    assert share(sheet, "segments_exact") == (0, 1)
    assert share(sheet, "segments_covered") == (1, 1)


def test_a_wrong_speaker(tmp_path):
    """A speaker with another head is wrong and the right one is missed."""
    sheet = measured(tmp_path, RIGHT[0], quote(TEXT, THIRD, by="he", name="Tom Hale"))
    assert share(sheet, "speakers_head") == (1, 2)
    assert share(sheet, "speakers_right") == (1, 2)
    assert texts(sheet.wrong) == [
        f"speaker as written: {TEXT.index('“It')} '“It will change,”': 'he', the gold has 'she'"
    ]


def test_one_quotation_torn_between_two_speakers_is_wrong(tmp_path):
    """Each published part has to have the right speaker."""
    parts = (quote(TEXT, FIRST, by="Early"), quote(TEXT, SECOND, by="Tom Hale"))
    sheet = measured(tmp_path, *parts)
    assert share(sheet, "speakers_right") == (0, 1)


def test_an_extra_quotation_is_not_judged(tmp_path):
    """The annotators marked attributions only; a quotation of ours beside them is not wrong."""
    sheet = measured(tmp_path, *RIGHT, quote(TEXT, "Enough", by="A banner"))
    assert sheet.wrong == []
    assert share(sheet, "slices") == (3, 3)


def test_in_gold_of_all_speech_an_extra_quotation_is_wrong(tmp_path):
    """Where the gold has all direct speech, words that it does not have are none."""
    raw = {"kind": "other", "matches": [], "quotes": []}
    sheet = measured(tmp_path, quote(TEXT, "Enough"), raw=raw)
    assert [f.field for f in sheet.wrong] == ["quotation"]


def test_speakers_by_name(tmp_path):
    """Where the gold has the name, the published name has to be the fullest form."""
    raw = {
        "kind": "other",
        "matches": [],
        "quotes": [
            {"parts": [FIRST, SECOND], "speaker": "Joan Early"},
            {"parts": [THIRD], "speaker": "Joan Early"},
        ],
    }
    short = quote(TEXT, THIRD, by="she", name="Early")
    assert share(measured(tmp_path, RIGHT[0], short, raw=raw), "speakers_resolved") == (1, 2)


def test_a_text_that_is_no_slice(tmp_path):
    """Changed characters are counted."""
    changed = RIGHT[0].model_copy(update={"text": "We were slow. We were late. We paid."})
    outside = RIGHT[1].model_copy(update={"spans": (Span(start=0, end=len(TEXT) + 1),)})
    sheet = measured(tmp_path, changed, outside)
    assert share(sheet, "slices") == (0, 2)


def test_every_published_part_has_to_have_the_exact_words_and_the_name(tmp_path):
    """One right part does not make up for another with other words, or with another's name."""
    gold = {"parts": [FIRST, SECOND], "speaker": "Joan Early", "as_written": "Early"}
    raw = {"kind": "other", "matches": [], "quotes": [gold]}
    for by, name in (("Joan Early", "Joan Early"), ("Early", "Tom Early")):
        parts = (
            quote(TEXT, FIRST, by="Early", name="Joan Early"),
            quote(TEXT, SECOND, by=by, name=name),
        )
        sheet = measured(tmp_path, *parts, raw=raw)
        assert share(sheet, "speakers_head") == (1, 1)
        assert share(sheet, "speakers_exact") == (int(by == "Early"), 1)
        assert share(sheet, "speakers_resolved") == (int(name == "Joan Early"), 1)


def test_a_speaker_where_the_annotators_name_no_source(tmp_path):
    """It is counted and listed for a person; where their mark is a slip, nothing is known."""
    raw = annotated((at("“It will change,”"), ""), (at("“We paid.”"), "said"))
    guessed = (quote(TEXT, THIRD, by="she"), quote(TEXT, SECOND, by="Early"))
    sheet = measured(tmp_path, *guessed, raw=raw)
    assert share(sheet, "speakers_unasked") == (1, 1)
    assert [f.field for f in sheet.unlisted] == ["speaker as written"]
    sheet = measured(tmp_path, quote(TEXT, THIRD), raw=raw)
    assert (share(sheet, "speakers_unasked"), sheet.unlisted) == ((0, 1), [])
