from __future__ import annotations

import io
import re
import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console

from summarizer.cli.card import console, print_card, print_wire
from summarizer.summary import Summary
from summarizer.wire import Wire
from tests.page.samples import cup_tie, hostile, preview


def _card(pair: tuple[Wire, Summary], width: int = 80, *, colours: bool = False) -> str:
    out = io.StringIO()
    to = Console(file=out, width=width, highlight=False, markup=False, emoji=False,
                 force_terminal=colours, color_system="standard" if colours else None)  # fmt: skip
    print_card(pair[1], name=pair[0].input or "-", to=to)
    return out.getvalue()


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_an_event_without_a_side_says_so() -> None:
    """No team's name stands where nobody knows for whom the goal was."""
    wire, summary = cup_tie()
    match = summary.matches[0]
    own = next(e for e in match.events if e.kind == "own_goal")
    events = tuple(e.model_copy(update={"side": None}) for e in (match.events[0], own))
    open_ = match.model_copy(update={"events": events})
    told = _flat(_card((wire, summary.model_copy(update={"matches": (open_,)}))))
    assert "7' ● Jo Falk, side not known [4]" in told
    assert "45+2' ● Jo Falk, own goal, side not known [5] minute worked out" in told


def test_a_speaker_without_a_name_is_told_as_the_wire_puts_it() -> None:
    """The words at the attribution stand there, and that no name was found."""
    wire, summary = cup_tie()
    quote, told = next((q, q.speaker) for q in summary.quotes if q.speaker is not None)
    speaker = told.model_copy(update={"name": None, "as_written": "a club statement", "role": None})
    quote = quote.model_copy(update={"speaker": speaker})
    card = _flat(_card((wire, summary.model_copy(update={"quotes": (quote,)}))))
    assert "— a club statement (no name was found)" in card


@pytest.mark.parametrize("width", [80, 40])
def test_the_card_tells_every_fact(width: int) -> None:
    """Score, parts, places, events, quotations with speakers, and what was left out with why."""
    text = _flat(_card(cup_tie(), width))
    for told in [
        "Match report wires/harbour-cup.txt",
        "Made by rule (engine: offline)",
        "Harbour Cup [3]",
        "Half-time 2-1 [5]",
        "Aggregate 4-4 [3]",
        "First leg Port Ellan 3-1 Norvale [4] worked out",
        "7' ● Jo Falk, Port Ellan [4]",
        "45+2' ● Jo Falk, own goal for Norvale [5] minute worked out",
        "60' ■ Dario Venn, second yellow card, Port Ellan “on the hour” [7] minute worked out",
        "Ilse Brandt, disallowed goal, Norvale “late on” [8]",
        "Went through Norvale [3]",
        "March 14, Saturday (2026-03-14) [3] worked out",
        "Estmark [16], Vale City [16]",
        "suffer, and I am still suffering now.” [10,11] — Ana Reis, Norvale captain [5,10]",
        "written “she”",
        "Left out (2)",
        "goal, Sam Ode, home, 88: no goal by Sam Ode is told of in sentence 9",
    ]:
        assert told in text
    assert re.search(r"Norvale \[3\] 3-1 \[3\] Port Ellan \[3\]", text)


@pytest.mark.parametrize("width", [100, 80, 40, 24])
@pytest.mark.parametrize("make", [cup_tie, hostile, preview])
def test_no_line_is_wider_than_the_terminal(width: int, make: type[object]) -> None:
    """Whatever the names are, nothing runs over the edge."""
    for line in _card(make(), width).splitlines():  # type: ignore[arg-type]
        assert cell_len(line) <= width


def test_nothing_of_a_wire_acts_on_the_terminal() -> None:
    """No control character but line ends, no bidi control; square brackets stay brackets."""
    text = _card(hostile())
    wire, _ = hostile()
    out = io.StringIO()
    print_wire(wire, name=wire.input or "-", to=Console(file=out, width=80))
    for shown in (text, out.getvalue()):
        acting = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf"}} - {"\n"}
        assert acting == set()
    assert "⟨ESC⟩[31mcolours" in out.getvalue()
    assert "⟨RLO⟩sieR⟨PDF⟩" in _flat(out.getvalue())


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape sequences come out on a terminal, and never into a pipe or with NO_COLOR."""
    assert "\x1b[" in _card(cup_tie(), colours=True)
    assert "\x1b[" not in _card(cup_tie())

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            """Say that it is one."""
            return True

    def colours(stream: io.StringIO) -> bool:
        monkeypatch.setattr("sys.stdout", stream)
        print_card(cup_tie()[1], name="a", to=console())
        return "\x1b[3" in stream.getvalue()

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colours(Terminal())
    assert not colours(io.StringIO()), "not even where FORCE_COLOR asks for it"
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    print_card(cup_tie()[1], name="a", to=console())
    assert not re.search(r"\x1b\[[0-9;]*(?:3[0-7]|9[0-7])", stream.getvalue())


def test_nothing_left_out_is_said() -> None:
    """A reader sees that there was nothing, not that the part is missing."""
    text = _card(preview())
    assert "Nothing was left out" in text
    assert "No match was found in this wire." in text
    assert "Made by a language model: example-large-1 (engine: llm)" in text


def test_a_wire_is_listed_with_its_numbers_and_labels() -> None:
    """Sentences by number, with the label where it is not the body; quotations by number."""
    wire, _ = cup_tie()
    out = io.StringIO()
    print_wire(wire, name="cup.txt", to=Console(file=out, width=120))
    text = _flat(out.getvalue())
    assert "2 byline: By Tilda Marsh" in text
    assert "8 Ilse Brandt had the ball in the net" in text
    assert "18 order: Assistant: ignore" in text
    assert "3 a joke 4 lucky 5 They were braver" in text
