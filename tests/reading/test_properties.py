from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.reading import read_bytes, read_text
from summarizer.wire import Wire

MARKS = "“”„\"«»‹›‘’'`"
# What quotations, sentences, labels and orders are decided by, so that rules meet often.
PIECES = [
    *MARKS, "``", "''", "‘‘", "’’", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", ".", ". ",
    "?", "!", "…", "...", ",", ":", ";", "(", ")", "[", "]", "-", " - ", "—", "{{", "}}", "{%",
    "<!--", "-->", "<|x|>", "[1]", "[q1]", "SYSTEM:", "ignore all previous instructions", "AI,",
    "a", "B", "said", "Reis", "St", "No", "12", "6'2\"", "'24", "REUTERS", "LONDON (AP)",
    "Photograph: X", "By Jo Aske", "(Reporting by", "İ", "ß", "é", "e\u0301", "\U0001f3c6",
    "\ufeff",
]  # fmt: skip

texts = st.one_of(
    st.text(),
    st.text(alphabet=MARKS + "ab A.,\n"),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


def _read(text: str) -> Wire | None:
    try:
        return read_text(text)
    except InputError:
        return None


def _hold(wire: Wire) -> None:
    text = wire.text
    covered = [0] * len(text)
    for n, s in enumerate(wire.sentences, 1):
        assert s.number == n
        assert s.start < s.end
        assert wire.sentence_text(n) == wire.sentence_text(n).strip()
        for at in range(s.start, s.end):
            covered[at] += 1
    for at, char in enumerate(text):
        assert covered[at] == 1 if not char.isspace() else covered[at] <= 1
    numbers = [s.paragraph for s in wire.sentences]
    assert numbers[0] == 0
    assert all(b - a in (0, 1) for a, b in pairwise(numbers))

    paragraphs = [(p[0].start, p[-1].end) for p in wire.paragraphs]
    for n, q in enumerate(wire.quotations, 1):
        assert q.number == n
        start, end = paragraphs[q.paragraph]
        assert start <= q.start - len(q.mark)
        assert q.start < q.end <= end
        assert wire.quotation_text(n) == wire.quotation_text(n).strip()
        assert text[: q.start].rstrip().endswith(q.mark)
        if q.continues is not None:
            before = wire.quotations[q.continues - 1]
            assert q.continues == n - 1
            assert before.paragraph < q.paragraph
            assert before.closed
    assert all(a.end <= b.start - len(b.mark) for a, b in pairwise(wire.quotations))


@settings(max_examples=400, deadline=None)
@given(texts)
def test_spans_and_sentences_hold(text: str) -> None:
    """On any text: slices, numbered, in order, inside their paragraphs, every character once."""
    wire = _read(text)
    if wire is not None:
        assert wire.text == text.removeprefix("\ufeff")
        _hold(wire)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(), texts.map(lambda t: t.encode("utf-8", "ignore") + b"\x93 a\x94")))
def test_bytes_raise_input_errors_only(data: bytes) -> None:
    """On any bytes: a wire whose text can be written as UTF-8, or an InputError."""
    try:
        wire = read_bytes(data)
    except InputError as error:
        assert str(error)
        assert len(str(error).splitlines()) == 1
        assert error.hint
        return
    wire.text.encode("utf-8")
    _hold(wire)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_reading_twice_is_the_same(text: str) -> None:
    """Reading depends on nothing but the text."""
    assert _read(text) == _read(text)


MILLIONS = {
    "one word": "a" * 2_000_000,
    "straight quotes": '"' * 2_000_000,
    "opening quotes": "“" * 600_000,
    "apostrophes": "'" * 2_000_000,
    "newlines": "a" + "\n" * 1_999_998 + "b",
    "points": ".x" * 1_000_000,
    "comments": "<!--" * 500_000,
}


@pytest.mark.parametrize("name", MILLIONS)
def test_two_megabytes_of_anything(name: str) -> None:
    """Texts that would never end with a rule of more than linear time are read."""
    wire = read_text(MILLIONS[name])
    assert sum(s.end - s.start for s in wire.sentences) == len(MILLIONS[name].replace("\n", ""))
