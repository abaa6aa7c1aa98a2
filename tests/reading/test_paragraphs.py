from __future__ import annotations

from summarizer.reading import read_text


def _paragraphs(text: str) -> list[str]:
    wire = read_text(text)
    return [wire.text[p[0].start : p[-1].end] for p in wire.paragraphs]


def test_blank_lines_separate() -> None:
    """Blank lines, also with spaces in them and of any line end, separate paragraphs."""
    assert _paragraphs("One won.\n\nTwo lost.\r\n \t\r\nThree drew.\n\n\n") == [
        "One won.",
        "Two lost.",
        "Three drew.",
    ]


LONG = (
    "Ana Reis scored twice as Norvale came from behind to beat Port Ellan 2-1 at Pell Street on "
    "Saturday, to the delight of a sold-out ground."
)


def test_single_line_ends_between_long_lines() -> None:
    """Without blank lines, long lines are paragraphs of their own."""
    assert _paragraphs(f"{LONG}\n{LONG}\nThey sang.") == [LONG, LONG, "They sang."]


def test_long_lines_among_blank_lines() -> None:
    """Long lines stay apart where only some of them are separated by a blank line."""
    assert _paragraphs(f"{LONG}\n{LONG}\n\n{LONG}") == [LONG, LONG, LONG]


def test_wrapped_lines_belong_together() -> None:
    """Lines that were broken at a fixed width are one paragraph."""
    one = (
        "Ana Reis scored twice as Norvale came from behind to beat Port Ellan\n"
        "2-1 at Pell Street on Saturday, to the delight of a sold-out ground\n"
        "that had waited for a win since August."
    )
    two = (
        "Jo Falk had put the visitors ahead in the ninth minute with a header\n"
        "from a corner that the home side never cleared."
    )
    assert _paragraphs(f"{one}\n\n{two}\n") == [one, two]


def test_wrapped_lines_without_blank_lines() -> None:
    """In wrapped text without blank lines a line that is not full ends its paragraph."""
    one = (
        "Ana Reis scored twice as Norvale came from behind to beat Port Ellan\n"
        "2-1 at Pell Street on Saturday, to the delight of a sold-out ground\n"
        "that had waited for a win."
    )
    two = (
        "Jo Falk had put the visitors ahead in the ninth minute with a header\n"
        "from a corner that nobody cleared."
    )
    assert _paragraphs(f"{one}\n{two}\n") == [one, two]


def test_indented_lines_begin_paragraphs() -> None:
    """In wrapped text an indented line begins a paragraph."""
    one = (
        "Ana Reis scored twice as Norvale came from behind to beat Port Ellan\n"
        "2-1 at Pell Street on Saturday, to the delight of a sold-out ground."
    )
    two = "Jo Falk had put the visitors ahead in the ninth minute, to the dismay\nof the home side."
    assert _paragraphs(f"   {one}\n   {two}\n") == [one, two]


def test_short_lines_are_no_wrapped_text() -> None:
    """A list of results is a list, however its lines are separated."""
    assert _paragraphs("Norvale 2 Port Ellan 1\nMusterau 0 Torvane 0") == [
        "Norvale 2 Port Ellan 1",
        "Musterau 0 Torvane 0",
    ]


def test_one_sentence_a_line() -> None:
    """Short lines that each end a sentence are paragraphs, though one is the longest."""
    lines = [
        "Norvale beat Port Ellan 2-1 at Pell Street on Saturday.",
        "Reis scored twice before the break.",
        "Falk was sent off in the last minute of stoppage time.",
    ]
    assert _paragraphs("\n".join(lines)) == lines


def test_headline_lines_above_wrapped_text() -> None:
    """Lines on top that end before the width are not joined, though the next begins a name."""
    top = ["Norvale come from behind against Port Ellan", "Reis scores twice at Pell Street"]
    body = (
        "Ana Reis scored twice as Norvale came from behind to beat Port Ellan\n"
        "2-1 at Pell Street on Saturday, to the delight of a sold-out ground\n"
        "that had waited for a win since August."
    )
    assert _paragraphs("\n".join(top) + f"\n\n{body}") == [*top, body]
