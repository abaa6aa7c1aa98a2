from __future__ import annotations

import pytest

from summarizer.reading import read_text
from tests.reading.marked import sentence_texts

# Sentences are separated by " | "; the text has a space there.
SPLIT = [
    "Norvale won. | They go through.",
    "Norvale won 2-1. | Port Ellan are out.",
    "Did they win? | They did! | Then they sang.",
    "“We won,” said Reis. | “At last.”",
    "“We won. | We are happy,” said Reis.",
    "“We won. | We are happy.” | He left.",
    '"We won." | He left.',
    "“Is it over?” Smith asked. | It was.",
    "“We won!” Ana Reis said. | “Again!”",
    "“Why?” | The keeper shrugged.",
    "He went on… | Then he stopped.",
    "He went on ... and on... | Then he stopped.",
    "They top Group A. | Ghana are second.",
    "It ended 0-0. | Falk was sent off in the 90th minute. | That was all.",
    "They meet at 9 p.m. | The winner goes through.",
    "They meet at 9 p.m. | Norvale are out.",
    "He joined in Jan. | Falk left.",
    "It was his debut for Norvale F.C. | He scored twice.",
    "(He had won before.) | He lost.",
    "He joined in Jan. | He left in May.",
    "The goal stood. | 24 hours later it did not.",
    "He left. | – Reis followed.",
    "He was born on Pell St. | The ground is near.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_end(marked: str) -> None:
    """A point, question mark, exclamation mark or ellipsis ends a sentence."""
    assert sentence_texts(read_text(marked.replace(" | ", " "))) == marked.split(" | ")


WHOLE = [
    "They play at St. Mary's and at St. Pauli.",
    "Dr. Ana Reis and Mr. Falk spoke to Prof. J. Smith and J.R. Torp.",
    "Norvale vs. Port Ellan is on Saturday, No. 9 against No. 10.",
    "Kick-off is at 11 a.m. on Sunday in the U.S. Open arena.",
    "Kick-off is at 9 p.m. Saturday or at 9 p.m. GMT on Sat. March 7.",
    "The U.S. Soccer body met on Feb. 14 and Sept. 3.",
    "He scored in the 12 min. and 45 min. of the game.",
    "The fee was 2.5 million, the rate 1.25.",
    "1. FC Musterau won at FSV Norvale.",
    "Norvale beat 1. FC Musterau.",
    "“We won,” said Reis, “and we sang.”",
    "“We won!” said Reis.",
    "“Did we win?” he asked.",
    "He said ... nothing.",
    "He waited … and waited.",
    "It went in. .",
    "Sens. Falk and Torp, Reps. Reis and Doe.",
    "Falk (Norvale F.C.) scored.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_sentences_do_not_end(text: str) -> None:
    """Abbreviations, initials, decimals and speech before its attribution do not end one."""
    assert sentence_texts(read_text(text)) == [text]


def test_a_quotation_may_touch_several_sentences() -> None:
    """Sentences inside a quotation are sentences; the span goes over them."""
    wire = read_text("Reis spoke. “We won. We are happy,” he said.")
    (q,) = wire.quotations
    assert [s.number for s in wire.sentences_of(q.start, q.end)] == [2, 3]


def test_sentences_run_over_line_ends_of_wrapped_text() -> None:
    """In hard-wrapped text a paragraph is one, and sentences go over its line ends."""
    wire = read_text(
        "Ana Reis scored twice as Norvale came from behind to beat Port Ellan 2-1\n"
        "at Pell Street on Saturday. Jo Falk had put the visitors ahead in the\n"
        "ninth minute.\n"
        "\n"
        "Norvale, who had lost their last three matches at home, go to Musterau\n"
        "on Tuesday for a match that they had asked to be put off until May, and\n"
        "rest on Sunday.\n"
    )
    assert [s.paragraph for s in wire.sentences] == [0, 0, 1]
    assert wire.sentence_text(1).endswith("beat Port Ellan 2-1\nat Pell Street on Saturday.")
    assert wire.sentence_text(2).endswith("in the\nninth minute.")


def test_numbers_and_paragraphs_count() -> None:
    """Sentences count from 1 over the wire, paragraphs from 0."""
    wire = read_text("Norvale won. They sang.\n\nPort Ellan lost.")
    assert [(s.number, s.paragraph) for s in wire.sentences] == [(1, 0), (2, 0), (3, 1)]
