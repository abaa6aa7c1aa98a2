"""What holds for every reading of speech, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language.speech import SpeechReading, read_speech
from summarizer.reading import read_bytes, read_path
from summarizer.wire import Wire

WIRES = sorted((Path(__file__).parents[2] / "examples" / "wires").glob("*.txt"))
TEXTS = [p.read_text(encoding="utf-8") for p in WIRES]
PIECES = (
    '"', "“", "”", "'", "‘", "’", "«", "»", "„", "(", ")", ":", ", ", ". ", "? ", " – ", "\n\n",
    "\n", " said ", " he said ", "Jo Falk", " the coach ", ", who ", " and ", "said", "I ", " ́",
)  # fmt: skip


def _holds(wire: Wire, reading: SpeechReading) -> None:
    spans = [n for q in reading.quotes for n in q.spans]
    assert sorted([*spans, *reading.not_speech]) == [q.number for q in wire.quotations]
    assert spans == sorted(spans) or len(reading.quotes) > 1
    for quote in reading.quotes:
        shown = " ".join(wire.sentence_text(n) for n in quote.evidence)
        for words in (quote.speaker, quote.as_written, quote.role):
            assert words is None or words in shown or words in wire.text
        touched = {
            s.number
            for n in quote.spans
            for s in wire.sentences_of(wire.quotations[n - 1].start, wire.quotations[n - 1].end)
        }
        assert touched & set(quote.evidence)
        assert quote.evidence == tuple(sorted(set(quote.evidence)))
        assert quote.role is None or quote.speaker is not None
        assert quote.as_written != quote.speaker or quote.speaker is None
        for a, b in zip(quote.spans, quote.spans[1:], strict=False):
            second = wire.quotations[b - 1]
            near = second.paragraph - wire.quotations[a - 1].paragraph <= 1
            assert second.continues == a or (b == a + 1 and near)


@pytest.mark.parametrize("path", WIRES, ids=lambda p: p.stem)
def test_every_span_is_placed_once_and_every_claim_is_shown(path: Path) -> None:
    """Each span is in one claim or in none, and each claim's words stand in its evidence."""
    wire = read_path(path)
    reading = read_speech(wire)
    _holds(wire, reading)
    for quote in reading.quotes:
        shown = " ".join(wire.sentence_text(n) for n in quote.evidence)
        for words in (quote.speaker, quote.as_written, quote.role):
            assert words is None or words in shown


@settings(max_examples=200, deadline=None)
@given(
    text=st.sampled_from(TEXTS),
    cut=st.tuples(st.integers(0, 4000), st.integers(0, 300)),
    piece=st.sampled_from(PIECES),
    at=st.integers(0, 4000),
)
def test_damaged_wires_are_read_without_an_error(
    text: str, cut: tuple[int, int], piece: str, at: int
) -> None:
    """Text lost or marks put in at any place never raise and never break a claim."""
    text = text[: cut[0]] + text[cut[0] + cut[1] :]
    text = text[:at] + piece + text[at:]
    if not text.strip():
        return
    wire = read_bytes(text.encode())
    _holds(wire, read_speech(wire))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, "We were poor", "Norvale", "Ana Reis", "told"]), min_size=1)
)
def test_heaps_of_pieces_are_read_without_an_error(pieces: list[str]) -> None:
    """Any heap of marks, names and verbs is read without an error."""
    text = "".join(pieces)
    if not text.strip():
        return
    wire = read_bytes(text.encode())
    _holds(wire, read_speech(wire))


def test_a_wire_without_quotation_marks_has_no_claims() -> None:
    """No quotation marks, no claims."""
    wire = read_bytes(b"Norvale beat Port Ellan 2-1. Coach Ana Reis said she was proud.")
    assert read_speech(wire) == SpeechReading()


GERMAN = (
    "Norvale hat das Spiel gegen Port Ellan am Samstag mit 2:1 gewonnen und steht nun auf dem "
    "dritten Platz der Liga. Das Tor fiel kurz vor Schluss durch einen Kopfball nach einer Ecke, "
    "die der Gegner nicht klären konnte, und danach war das Spiel vorbei.\n\n"
    "Trainerin Ana Reis: „Wir waren am Ende stärker als der Gegner.“"
)


def test_speakers_of_a_wire_in_another_language_are_left_out() -> None:
    """In a wire that is not English the spans stand, and nobody is said to speak."""
    reading = read_speech(read_bytes(GERMAN.encode()))
    assert [(q.spans, q.speaker, q.as_written, q.role) for q in reading.quotes] == [
        ((1,), None, None, None)
    ]


def test_the_same_words_in_english_have_their_speaker() -> None:
    """The rule for other languages is silent on an English wire of the same shape."""
    text = (
        "Norvale won the match against Port Ellan by 2-1 on Saturday and are now in third place "
        "of the league. The goal came shortly before the end with a header from a corner that the "
        "visitors could not clear, and after that the match was over.\n\n"
        "Coach Ana Reis: “We were stronger than they were at the end.”"
    )
    reading = read_speech(read_bytes(text.encode()))
    assert [q.speaker for q in reading.quotes] == ["Ana Reis"]


def test_evidence_holds_attribution_antecedent_and_full_name() -> None:
    """A pronoun's evidence are its own sentence, the one it points to, and the full name's."""
    text = (
        "Norvale coach Ana Reis made four changes.\n\nReis had no complaints.\n\n"
        "“We were poor,” she said."
    )
    wire = read_bytes(text.encode())
    (quote,) = read_speech(wire).quotes
    assert [wire.sentence_text(n) for n in quote.evidence] == [
        "Norvale coach Ana Reis made four changes.",
        "Reis had no complaints.",
        "“We were poor,” she said.",
    ]


def test_evidence_of_a_name_is_no_more_than_it_needs() -> None:
    """A speaker in full at the attribution needs no other sentence."""
    text = "Norvale won again.\n\n“We were good,” said Norvale coach Ana Reis. “And we know it.”"
    (quote,) = read_speech(read_bytes(text.encode())).quotes
    assert quote.evidence == (2,)
