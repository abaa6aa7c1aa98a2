"""Claims of rugby, cricket and tennis: right ones stay, wrong ones and football's events go."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, EventKind, ScoreClaim, Sport, TextClaim
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


OTHER = TextClaim("34-run win", (3,))


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
    read = Draft("match_report", (replace(second.matches[0], result=OTHER),))
    assert "result-disagrees" in complaints(CRICKET, "cricket", "by six wickets", 3, second=read)


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


RUGBY = """Norvale beat Port Ellan 31-17 on Saturday after leading 12-10 at half-time.

Hooker Seb Reis scored a try in the ninth minute and fly-half Jo Falk kicked a penalty."""


def rugby(**fields: Any) -> Any:
    """What comes out of a draft about the rugby match."""
    match = DraftMatch("rugby", TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,)), **fields)
    return check(read_text(RUGBY), Draft("match_report", (match,))).matches[0]


def test_a_right_rugby_score_stays_and_a_wrong_one_goes() -> None:
    """The score is the one told with both sides; turned round, or half-time's, it goes."""
    told = rugby(score=ScoreClaim(31, 17, (1,)), half_time=ScoreClaim(12, 10, (1,)))
    assert (told.score.home, told.score.away) == (31, 17)
    assert (told.half_time.home, told.half_time.away) == (12, 10)
    assert rugby(score=ScoreClaim(17, 31, (1,))).score is None
    assert rugby(score=ScoreClaim(12, 10, (1,))).score is None
    assert rugby(score=ScoreClaim(31, 18, (1,))).score is None


@pytest.mark.parametrize("kind", ["goal", "penalty_goal", "own_goal"])
def test_tries_and_kicks_are_no_goals(kind: EventKind) -> None:
    """Whatever a model calls them, rugby has no goals of football."""
    claims = [
        EventClaim(kind, "Seb Reis", "home", 9, None, None, (2,)),
        EventClaim(kind, "Jo Falk", "home", None, None, None, (2,)),
    ]
    assert rugby(events=tuple(claims)).events == ()
