from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading import read_text
from tests.reading.marked import quotation_spans, unmarked

# Opening, closing, apostrophe, and the marks of a quotation inside one.
STYLES = {
    "curly": "“ ” ’ ‘ ’",
    "straight": "\" \" ' ' '",
    "single curly": "‘ ’ ’ “ ”",
    "single straight": "' ' ' \" \"",
    "guillemets": "« » ’ ‘ ’",
    "low": "„ “ ’ ‘ ’",
    "teletype": "`` '' ' ' '",
}
# ^ is an apostrophe, { and } the marks of a quotation inside.
SPEECH = [
    "We won", "It was the lads^ day", "We didn^t sleep", "Our fans^ songs helped",
    "The boss^s plan worked", "Nothin^ stopped us", "We lost 3-2", "The ^90s were long ago",
    "He is the players^ player", "Reis^s side is good", "She said, {Stop it,} so we stopped",
]  # fmt: skip
TOLD = [
    "The lads^ coach left", "Reis^s team drew 2-2", "The visitors^ bench rose", "She didn^t stay",
    "It was the ^keeper^s day", "O^Hara left the players^ lounge",
]  # fmt: skip
PARTS = ["a mess", "ugly", "the players^ friend"]

speech = st.lists(st.sampled_from(SPEECH), min_size=1, max_size=3).map(". ".join)
told = st.sampled_from(TOLD)
part = st.sampled_from(PARTS)
clause = st.one_of(
    told.map(lambda t: f"{t}."),
    st.tuples(speech, st.sampled_from(",!?"), told).map(
        lambda t: f"⟦{t[0]}{t[1]}⟧ said Reis of the day. {t[2]}."
    ),
    speech.map(lambda s: f"Reis said: ⟦{s}.⟧"),
    st.tuples(told, speech).map(lambda t: f"{t[0]}. ⟦{t[1]}.⟧"),
    part.map(lambda p: f"Reis called it ⟦{p}⟧ and left."),
    st.tuples(speech, speech).map(lambda t: f"⟦{t[0]},⟧ said Reis, ⟦and then {t[1]}.⟧"),
)
closed = st.lists(clause, min_size=1, max_size=3).map(" ".join)
# One speech over paragraphs: opened again at each, closed at the end of the last only.
long_speech = st.tuples(
    st.sampled_from(["", "Reis said: ", "Falk agreed. ", "⟦We won,⟧ said Reis. "]),
    st.lists(speech, min_size=1, max_size=3),
    speech,
    st.sampled_from([".⟧", ",⟧ said Reis."]),
    st.sampled_from(["\n\n", " "]),
).map(lambda t: t[0] + "".join(f"⟦{s}.∅{t[4]}" for s in t[1]) + f"⟦{t[2]}{t[3]}")
paragraph = st.one_of(closed, closed, long_speech)


def _written(pieces: str, style: str) -> str:
    """``pieces`` with the marks of ``style``; spans stay marked, ∅ is a close without a mark."""
    opening, closing, apostrophe, inner, outer = STYLES[style].split()
    text = pieces.replace("⟦", f"{opening}⟦").replace("⟧", f"⟧{closing}").replace("∅", "⟧")
    return text.replace("^", apostrophe).replace("{", inner).replace("}", outer)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=120, deadline=None)
@given(paragraphs=st.lists(paragraph, min_size=1, max_size=4))
def test_texts_of_known_pieces_in_one_style(style: str, paragraphs: list[str]) -> None:
    """Speech, split, partial, nested, over or run-together paragraphs: exactly what was put in."""
    text, spans = unmarked(_written("\n\n".join(paragraphs), style))
    assert quotation_spans(read_text(text)) == spans


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(clause, st.sampled_from(sorted(STYLES))), min_size=1, max_size=8))
def test_texts_of_known_pieces_in_mixed_styles(pieces: list[tuple[str, str]]) -> None:
    """Each clause of a wire may have marks of its own kind."""
    text, spans = unmarked(" ".join(_written(p, style) for p, style in pieces))
    assert quotation_spans(read_text(text)) == spans


@pytest.mark.parametrize(
    "marked",
    [
        "‘⟦The Weavers⟧’ scored early.\n\n‘⟦We won,⟧’ said Reis.",
        "They sang: ‘⟦The Weavers⟧’ and left.\n\n‘⟦We won,⟧’ said Reis.",
        "Falk left. ‘⟦Players⟧’ of the past came. ‘⟦We won,⟧’ said Reis.",
        "Reis is the ‘⟦Fox⟧’ of Norvale.\n\n‘⟦We won,⟧’ said Reis.",
        "‘⟦We won,⟧’ said Reis. The boys left.\n\n‘Keeper Falk was angry.",
        "Reis agreed. '⟦We won.⟧\n\nPhotograph: Jo Falk/Fellside\n\n'⟦At last,⟧' she said.",
    ],
)
def test_single_marks_that_open_again(marked: str) -> None:
    """A single mark stays open only where speech began and the next paragraph opens again."""
    text, spans = unmarked(marked)
    assert quotation_spans(read_text(text)) == spans
