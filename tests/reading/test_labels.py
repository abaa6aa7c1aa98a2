from __future__ import annotations

import pytest

from summarizer.reading import read_text
from summarizer.wire import BODY_LABELS
from tests.reading.marked import labelled

BODY = (
    "Ana Reis scored twice as Norvale came from behind to beat Port Ellan 2-1 at Pell Street on "
    "Saturday and go second, a point behind leaders Musterau."
)
MORE = "Falk had put the visitors ahead in the ninth minute, but they faded after the break."


def _labels(text: str) -> list[str]:
    return [label for label, _ in labelled(read_text(text))]


def test_headline_standfirst_byline() -> None:
    """What stands before the body is labelled by its place and its words."""
    wire = read_text(
        f"Reis double takes Norvale second\n\nHosts come from behind at Pell Street.\n\n"
        f"By Jo Aske, Meridian Press\n\n{BODY}\n\n{MORE}"
    )
    assert labelled(wire) == [
        ("headline", "Reis double takes Norvale second"),
        ("standfirst", "Hosts come from behind at Pell Street."),
        ("byline", "By Jo Aske, Meridian Press"),
        ("body", BODY),
        ("body", MORE),
    ]
    assert wire.headline == "Reis double takes Norvale second"
    assert wire.byline == "Jo Aske, Meridian Press"
    assert wire.dateline is None


def test_headline_and_standfirst_on_adjacent_lines() -> None:
    """Headline and standfirst may stand on two lines of one block."""
    wire = read_text(
        f"Reis double takes Norvale second\nHosts come from behind\n\n{BODY}\n\n{MORE}"
    )
    assert _labels(wire.text)[:3] == ["headline", "standfirst", "body"]


def test_result_line_as_headline() -> None:
    """A result line may be the headline."""
    assert read_text(f"Norvale 2 Port Ellan 1\n\n{BODY}\n\n{MORE}").headline == (
        "Norvale 2 Port Ellan 1"
    )


@pytest.mark.parametrize(
    "headline", ["Can Norvale do it again?", "Reis: ‘We can win it’", "UPDATE 1-Soccer-Norvale win"]
)
def test_headlines_of_many_kinds(headline: str) -> None:
    """Questions, quoted words and slugs do not stop a first line from being the headline."""
    assert read_text(f"{headline}\n\n{BODY}").headline == headline


def test_headline_with_a_point_before_a_dateline() -> None:
    """A first line that ends with a point is the headline where a dateline begins the body."""
    wire = read_text(f"Reis double takes Norvale second.\n\nNORVALE (NNA) - {BODY}")
    assert _labels(wire.text) == ["headline", "dateline", "body"]


@pytest.mark.parametrize(
    "first",
    [
        BODY,
        "Norvale won.",
        "“We won,” said Ana Reis",
        '"We kept the ball and we kept our heads and nobody can say more than that"',
        "He said:",
        "{{ headline }}",
    ],
)
def test_no_headline(first: str) -> None:
    """A sentence, speech or an order in the first line is no headline."""
    assert read_text(f"{first}\n\n{BODY}\n\n{MORE}").headline is None


def test_a_lone_line_is_no_headline() -> None:
    """A wire of one line is body."""
    assert _labels("Norvale beat Port Ellan 2-1") == ["body"]


def test_long_second_paragraph_is_no_standfirst() -> None:
    """The first paragraph of the body is no standfirst."""
    assert _labels(f"Reis takes Norvale second\n\n{BODY}\n\n{MORE}") == ["headline", "body", "body"]


def test_speech_is_no_standfirst() -> None:
    """A quotation behind the headline is body."""
    assert _labels(f"Reis takes Norvale second\n\n“We won,” said Reis.\n\n{BODY}")[1] == "body"


BYLINES = [
    ("By Jane Roe", "Jane Roe"),
    ("By JANE ROE", "JANE ROE"),
    ("By Jane Roe and Jo Falk in Norvale", "Jane Roe and Jo Falk in Norvale"),
    ("Jane Roe, Norvale", "Jane Roe, Norvale"),
]


@pytest.mark.parametrize(("line", "byline"), BYLINES)
def test_bylines(line: str, byline: str) -> None:
    """A byline is a line of names behind the headline."""
    wire = read_text(f"Reis takes Norvale second\n\n{line}\n\n{BODY}")
    assert labelled(wire)[1] == ("byline", line)
    assert wire.byline == byline


def test_a_sentence_with_by_is_no_byline() -> None:
    """A sentence that begins with By is body."""
    assert (
        read_text(f"Reis takes Norvale second\n\nBy Saturday it was over.\n\n{BODY}").byline is None
    )


CAPTIONS = [
    (
        "Ana Reis of Norvale celebrates her second goal. Photograph: Jo Aske/Fellside",
        ["caption", "credit"],
    ),
    ("Ana Reis celebrates her goal (Photo by Jo Aske/Fellside)", ["caption"]),
    ("Ana 'the Fox' Reis celebrates. Picture: Jo Aske", ["caption", "credit"]),
    ("Photo: Jo Aske/Fellside", ["credit"]),
    ("Photograph: Jo Aske/Fellside Images", ["credit"]),
    ("© Fellside Images 2026", ["credit"]),
    ("Ana Reis, right, celebrates with Jo Falk", ["caption"]),
]


@pytest.mark.parametrize(("line", "labels"), CAPTIONS)
def test_captions_and_credits(line: str, labels: list[str]) -> None:
    """Captions and credits between paragraphs are set aside, and no fact may rest on them."""
    got = _labels(f"{BODY}\n\n{line}\n\n{MORE}")
    assert got == ["body", *labels, "body"]
    assert not set(labels) & BODY_LABELS


NO_CAPTIONS = [
    "“Picture: an empty ground in August,” said Reis. “That was us.”",
    "Reis said: “Photograph: that is what they shouted at us,” and laughed.",
    "The picture is clear: Norvale stay up.",
    "Reis celebrates her 100th match on Sunday.",
    "The photo finish went to Reis, who celebrates on Sunday.",
]


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_sentences_are_no_captions(line: str) -> None:
    """Quotations and sentences with a caption's words are body."""
    assert set(_labels(f"{BODY}\n\n{line}\n\n{MORE}")) == {"body"}


TAILS = [
    "(Reporting by Jo Aske; editing by Di Roe)",
    "Additional reporting by Jo Aske in Norvale",
    "Reporting by Jo Aske; Editing by Di Roe",
    "(Writing by Jo Aske)",
    "ja/dr",
    "ENDS",
    "REUTERS",
    "AFP",
    "— AFP",
    "(AP)",
]


@pytest.mark.parametrize("line", TAILS)
def test_tails(line: str) -> None:
    """Agency tails at the end of the text are labelled as such."""
    assert labelled(read_text(f"{BODY}\n\n{MORE}\n\n{line}"))[-1] == ("tail", line)


@pytest.mark.parametrize(
    "tail", ["REUTERS", "AFP", "NNA", "(Reporting by Jo Aske; editing by Di Roe)", "— AFP", "(dpa)"]
)
def test_a_tail_at_the_end_of_the_last_line(tail: str) -> None:
    """A tail that ends the last line is a sentence of its own."""
    got = labelled(read_text(f"{BODY}\n\n{MORE} {tail}"))
    assert got[-2:] == [("body", MORE), ("tail", tail)]


def test_an_agency_behind_a_dash() -> None:
    """An agency's name behind a dash is a tail, with or without a point before it."""
    got = labelled(read_text(f"{BODY}\n\nThey sang all night — Reuters"))
    assert got[-2:] == [("body", "They sang all night"), ("tail", "— Reuters")]


def test_capitals_inside_the_text_are_no_tail() -> None:
    """A word in capitals that is part of the last sentence stays there."""
    assert labelled(read_text(f"{BODY}\n\nThey go to VFB."))[-1] == ("body", "They go to VFB.")


NOTES = [
    "(Editor's note: times are local)",
    "EDITOR’S NOTE: Adds quotes.",
    "Eds: Updates with quotes.",
    "(Corrects score in paragraph 3)",
    "Share this with",
    "Contact: Jo Aske, sport@example.org",
    "More on Norvale: https://example.org/norvale",
    "https://example.org/a",
    "Follow us on example.social: @norvale",
    "Read more: Musterau win again",
    "* * *",
]


@pytest.mark.parametrize("line", NOTES)
def test_notes(line: str) -> None:
    """Editor's notes, links and contacts are notes."""
    assert set(_labels(f"{BODY}\n\n{line}\n\n{MORE}")[1:-1]) == {"note"}


def test_subhead() -> None:
    """A short line without a point between paragraphs is a subhead; a result line is body."""
    assert _labels(f"{BODY}\n\nSecond-half surge\n\n{MORE}") == ["body", "subhead", "body"]
    assert _labels(f"{BODY}\n\nTorvane 3 Musterau 0\n\n{MORE}") == ["body", "body", "body"]
