"""Result lines of tennis and cricket: right ones stay, wrong ones go."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, Sport, TextClaim
from summarizer.reading import read_text

CRICKET = """Norvale beat Port Ellan by 34 runs on Sunday.

Kim Lund took five wickets for 43 and Port Ellan were bowled out for 137.

Norvale, who had beaten Port Ellan by six wickets in May, meet Tarn next. Tarn beat Kestmoor by 12
runs in the other match."""
TENNIS = """Ana Reis beat Mia Torp 6-4, 3-6, 7-6 (7-4) in the second round on Friday.

Reis, beaten 6-1, 6-2 by Torp last year, served for the match at 5-3.

Torp had knocked out Kim Lund 7-5, 6-2 in the first round."""
DRAW = """Norvale clung on for a draw with Port Ellan on Friday.

Port Ellan needed two more wickets when stumps were drawn. They had beaten Norvale by 45 runs."""


def complaints(
    text: str, sport: Sport, value: str, sentence: int, winner: str = "home", **more: Any
) -> set[str]:
    """The rules that speak of a result line, and what stands there in the end."""
    sides = ("Ana Reis", "Mia Torp") if sport == "tennis" else ("Norvale", "Port Ellan")
    match = DraftMatch(
        sport,
        TextClaim(sides[0], (1,)),
        TextClaim(sides[1], (1,)),
        result=TextClaim(value, (sentence,)),
        winner=TextClaim(winner, (1,)),
    )
    checked = check(read_text(text), Draft("match_report", (match,)), **more)
    rules = {f.rule for f in checked.findings if f.path == "matches[0].result"}
    assert checked.matches[0].result_as_written == (None if rules else value)
    return rules


def test_a_right_result_line_stays() -> None:
    """The margin and the sets of this match pass every rule."""
    assert complaints(CRICKET, "cricket", "by 34 runs", 1) == set()
    assert complaints(TENNIS, "tennis", "6-4, 3-6, 7-6 (7-4)", 1) == set()


@pytest.mark.parametrize(
    ("text", "sport", "value", "sentence"),
    [
        (CRICKET, "cricket", "by six wickets", 3),
        (CRICKET, "cricket", "by 12\nruns", 4),
        (TENNIS, "tennis", "6-1, 6-2", 2),
        (TENNIS, "tennis", "7-5, 6-2", 3),
        (TENNIS, "tennis", "6-4, 3-6", 1),
    ],
)
def test_a_line_of_another_match_goes(text: str, sport: Sport, value: str, sentence: int) -> None:
    """An earlier meeting, another pair, and a list of sets cut short are no result line."""
    assert complaints(text, sport, value, sentence) == {"result-other"}


def test_a_line_the_wire_does_not_have_goes() -> None:
    """A figure changed, and the line is not the wire's."""
    assert complaints(CRICKET, "cricket", "by 43 runs", 1) == {"result-as-written"}
    assert complaints(TENNIS, "tennis", "6-4, 3-6, 7-5", 1) == {"result-as-written"}


def test_a_draw_has_no_margin() -> None:
    """Runs and wickets are told of an earlier match where this one was drawn."""
    assert complaints(DRAW, "cricket", "by 45 runs", 3, winner="draw") == {"result-other"}


def test_the_second_reader_has_another_line() -> None:
    """What is read by rule as the result speaks against another line; other words for it do not."""
    second = Draft(
        "match_report",
        (
            DraftMatch(
                "cricket",
                TextClaim("Norvale", (1,)),
                TextClaim("Port Ellan", (1,)),
                result=TextClaim("34-run win", (1,)),
            ),
        ),
    )
    assert complaints(CRICKET, "cricket", "by 34 runs", 1, second=second) == set()
    assert "result-disagrees" in complaints(CRICKET, "cricket", "by six wickets", 3, second=second)


def test_the_winner_turned_round_goes() -> None:
    """Who lost by 34 runs has not won."""
    match = DraftMatch(
        "cricket",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        winner=TextClaim("away", (1,)),
    )
    checked = check(read_text(CRICKET), Draft("match_report", (match,)))
    assert checked.matches[0].winner is None
