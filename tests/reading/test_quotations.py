from __future__ import annotations

import pytest

from summarizer.reading import read_text
from tests.reading.marked import quotation_spans, unmarked

PAIRS = [
    '"⟦We won,⟧" said Reis. "⟦At last.⟧"',
    "“⟦We won,⟧” said Reis. “⟦At last.⟧”",
    "‘⟦We won,⟧’ said Reis. ‘⟦At last.⟧’",
    "'⟦We won,⟧' said Reis. '⟦At last.⟧'",
    "«⟦We won,⟧» said Reis. « ⟦At last.⟧ »",
    "»⟦We won,⟧« said Reis. »⟦At last.⟧«",
    "‹⟦We won,⟧› said Reis.",
    "„⟦We won,⟧“ said Reis. „⟦At last.⟧”",
    "``⟦We won,⟧'' said Reis. ``⟦At last.⟧''",
    "''⟦We won,⟧'' said Reis.",
    "‘‘⟦We won,⟧’’ said Reis.",
    "”⟦We won,⟧” said Reis. ”⟦At last.⟧”",
]


@pytest.mark.parametrize("marked", PAIRS)
def test_each_pair_of_marks(marked: str) -> None:
    """Every pair of marks that wires use is read, and the outer marks are not in the span."""
    text, spans = unmarked(marked)
    assert quotation_spans(read_text(text)) == spans


NESTED = [
    "“⟦My wife said, ‘Stop it,’ so I did,⟧” said Reis.",
    "“⟦She called it “a joke” and left,⟧” said Reis. “⟦Fair.⟧”",
    '"⟦She called it "a joke" and left,⟧" said Reis. "⟦Fair.⟧"',
    '"⟦She called it “a joke” and left,⟧" said Reis.',
    '“⟦She called it "a joke" and left,⟧” said Reis.',
    "‘⟦He told us, “Run”, and we ran,⟧’ said Reis.",
    "'⟦He told us, \"Run\", and we ran,⟧' said Reis.",
    "“⟦‘We won,’ he shouted,⟧” said Reis.",
    "\"⟦He said, 'We won.'⟧\" Reis left.",
]


@pytest.mark.parametrize("marked", NESTED)
def test_nested_quotations_belong_to_the_outer_one(marked: str) -> None:
    """A quotation inside a quotation has no span of its own."""
    text, spans = unmarked(marked)
    assert quotation_spans(read_text(text)) == spans


MIXED = [
    '“⟦We won,⟧" said Reis. “⟦At last.⟧”',
    '"⟦We won,⟧” said Reis. "⟦At last.⟧"',
    '“⟦We won,⟧" said Reis, the "⟦Heron⟧" of Norvale.',
    "“⟦We won,⟧' said Reis. “⟦At last.⟧”",
    '„⟦We won,⟧" said Reis.',
    "``⟦We won,⟧\" said Reis. ``⟦At last.⟧''",
    '“⟦We won,⟧" said Reis.',
    'Reis, "⟦the Fox⟧", won. “⟦We won,⟧” she said. «⟦At last.⟧»',
]


@pytest.mark.parametrize("marked", MIXED)
def test_mixed_glyphs_do_not_swallow_the_attribution(marked: str) -> None:
    """A mark that its own partner does not close is closed by another before the next opens."""
    text, spans = unmarked(marked)
    assert quotation_spans(read_text(text)) == spans


APOSTROPHES = [
    "The players’ bus, the dogs' home, O’Neill, O'Neill, didn’t and didn't.",
    "In ’24 and '24, 'til and ’til late, rock 'n' roll and rock ’n’ roll.",
    "The 'keeper saved the strikers' shots and the 'keeper's wife cheered the boys' side.",
    "'Twas a night of the lads' making, 'cause the fans' songs helped.",
    "In the '90s the boys' club was poor.",
    "'Keeper Falk saved the strikers' shots.",
    "‘Keeper Falk saved the strikers’ shots.",
    "They beat 's-Norvale and Van 't Hoff in the lads' cup.",
    "He is 6'2\" tall and scored after 45' at home.",
    "The lads’ 3-0 win, the girls’ cup.",
]


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_are_no_marks(text: str) -> None:
    """Apostrophes of plurals, elisions, years and names, feet and minutes open nothing."""
    assert read_text(text).quotations == ()


SINGLES = [
    "‘⟦It wasn’t the lads’ day,⟧’ said Reis, ‘⟦and that’s that.⟧’",
    "‘⟦It was the players’ idea⟧’, said Reis.",
    "'⟦We lost 3-2⟧', said Reis.",
    "The ‘⟦untouchable⟧’ number nine. “⟦We won,⟧” said Reis of the lads’ night.",
    "‘⟦I just ran,⟧’ said Reis, ‘⟦A fan’s dream.⟧’ She waved to the players’ families.",
    "'⟦I ran,⟧' said Reis, '⟦a fan's dream.⟧' She waved to the players' families.",
    "'⟦Cross it,⟧' said Reis. '⟦It was the lads' day.⟧'",
    "The '⟦untouchable⟧' number nine of Reis's side and the fans' own choice.",
    "He said: '⟦10 men can win,⟧' and left the lads' room.",
    "‘⟦The players’ player of the year⟧’ is a prize.",
    "‘⟦The Weavers⟧’ scored early.",
    "The club's fanzine, '⟦When Apples Fly⟧', was sold at the fans' gate.",
    "\"⟦The fans' songs helped,⟧\" said Reis. '⟦All night.⟧'",
]


@pytest.mark.parametrize("marked", SINGLES)
def test_single_marks_as_speech_among_apostrophes(marked: str) -> None:
    """Single marks are read as speech by what stands around them, apostrophes notwithstanding."""
    text, spans = unmarked(marked)
    assert quotation_spans(read_text(text)) == spans


IN_THE_SENTENCE = [
    "A “⟦derby⟧”, a \"⟦derby⟧\", a ‘⟦derby⟧’, a '⟦derby⟧'.",
    'He called it "⟦the best⟧" and "⟦the worst⟧".',
    "Reis said (“⟦we won⟧”) and left.",
    "Reis said—“⟦we won⟧”—and left.",
    "“⟦We won—⟧” Reis began.",
    "Reis said:“⟦We won⟧”.",
    '" ⟦We won,⟧ " said Reis.',
    "“⟦We won,⟧ ” said Reis.",
    'The keeper, 6\'2" tall, is the "⟦Tower⟧" of Norvale.',
    "“⟦She is 6’2” tall,⟧” said Reis.",
    '“” and "" are nothing.',
    'We won," said Reis. "⟦We are happy,⟧" he added.',
]


@pytest.mark.parametrize("marked", IN_THE_SENTENCE)
def test_marks_in_the_middle_of_a_sentence(marked: str) -> None:
    """Quoted words, spaced marks and stray marks are read; an empty pair is no quotation."""
    text, spans = unmarked(marked)
    assert quotation_spans(read_text(text)) == spans


def test_slices_and_marks() -> None:
    """A quotation has its number, its paragraph and its opening glyph as written."""
    wire = read_text("Reis spoke.\n\n``We won,'' she said.\n\n\"Never,\" he said.")
    first, second = wire.quotations
    assert (first.number, first.paragraph, first.mark) == (1, 1, "``")
    assert (second.number, second.paragraph, second.mark) == (2, 2, '"')
    assert wire.quotation_text(1) == "We won,"
    assert wire.quotation_text(2) == "Never,"
    assert first.closed
    assert second.continues is None


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")])
def test_quotation_over_several_paragraphs(opening: str, closing: str) -> None:
    """Opened again at each paragraph and closed once: each paragraph is a span that continues."""
    wire = read_text(
        f"Reis said: {opening}We were poor.\n\n{opening}Then we woke up.\n\n"
        f"{opening}That was all,{closing} she added. {opening}All.{closing}"
        if opening != "‘"
        else "‘We were poor.\n\n‘Then we woke up.\n\n‘That was all,’ she added. ‘All.’"
    )
    texts = [wire.quotation_text(q.number) for q in wire.quotations]
    assert texts == ["We were poor.", "Then we woke up.", "That was all,", "All."]
    assert [q.continues for q in wire.quotations] == [None, 1, 2, None]
    assert all(q.closed for q in wire.quotations)


def test_a_caption_does_not_break_a_continued_quotation() -> None:
    """Speech goes on behind a caption that stands between two of its paragraphs."""
    wire = read_text(
        "Reis said: “We were poor.\n\nAna Reis celebrates. Photograph: Jo Falk/Fellside\n\n"
        "“Then we woke up,” she added."
    )
    assert [q.continues for q in wire.quotations] == [None, 1]


def test_unclosed_mark_ends_with_its_paragraph() -> None:
    """A mark that nothing closes ends with its paragraph and says so."""
    wire = read_text("“We won, said Reis.\n\nShe left early.")
    (quotation,) = wire.quotations
    assert wire.quotation_text(1) == "We won, said Reis."
    assert not quotation.closed


def test_unclosed_mark_before_a_closed_one() -> None:
    """An unclosed quotation does not swallow the proper one behind it."""
    wire = read_text('"We won, said Reis. "We are happy," he added. "So happy."')
    texts = [wire.quotation_text(q.number) for q in wire.quotations]
    assert texts == ["We won, said Reis.", "We are happy,", "So happy."]
    assert [q.closed for q in wire.quotations] == [False, True, True]


def test_next_speaker_is_no_continuation() -> None:
    """A closed quotation is not continued by the next paragraph's."""
    wire = read_text("“We won,” said Reis. “At last.”\n\n“We lost,” said Falk.")
    assert [q.continues for q in wire.quotations] == [None, None, None]


def test_quotation_over_the_lines_of_a_wrapped_paragraph() -> None:
    """A quotation runs over the line ends of hard-wrapped text."""
    wire = read_text(
        "Norvale coach Ana Reis was pleased with the way in which her side had\n"
        'kept the ball. "We had a plan for the second half and we kept to it,\n'
        'which is not always so with us," she said after the match on Sunday,\n'
        "and smiled."
    )
    (quotation,) = wire.quotations
    assert wire.text[quotation.start : quotation.end] == (
        "We had a plan for the second half and we kept to it,\nwhich is not always so with us,"
    )
