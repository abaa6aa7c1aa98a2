"""What a reader takes from a text: whose goals they were, which match it was, how it ended."""

from __future__ import annotations

import re
from typing import Any

import pytest

from summarizer import read, summarize
from summarizer.blurbs import blurbs
from summarizer.blurbs.judge import Judge
from summarizer.blurbs.style import default_style
from summarizer.draft import Side
from summarizer.wire import Wire
from tests.blurbs.facts import goal, leg, match, named, score, summary


def all_texts(**known: Any) -> list[str]:
    """Texts of many matches that differ in a side's name only: many plans."""
    found: list[str] = []
    for number in range(20):
        made = summary(match(f"Nor{chr(97 + number % 26)}vale{'x' * (number // 26)}", **known))
        found += [b.text for b in blurbs(made) if b.text is not None]
    return found


def of_wire(text: str) -> tuple[list[str], list[str]]:
    """The texts of a wire's first match, with the wire at hand and without."""
    wire: Wire = read(text)
    made = summarize(wire)
    with_it, without = ([b.text for b in blurbs(made, wire=at)] for at in (wire, None))
    return [t for t in with_it if t], [t for t in without if t]


# --- whose it was --------------------------------------------------------------------------------

LOST: dict[str, Any] = {
    "score": score(4, 3),
    "winner": "home",
    "events": (
        goal("Mia Torp", "away", 5), goal("Mia Torp", "away", 12), goal("Ana Reis", "home", 30),
        goal("Bo Lund", "home", 44), goal("Mia Torp", "away", 50), goal("Jo Falk", "home", 70),
        goal("Kit Osei", "home", 80), goal("Edda Quist", "away", 60, "sent_off"),
        goal("Uma Ekwall", "away", 20, "disallowed_goal"),
    ),
}  # fmt: skip

LED: dict[str, Any] = {
    "score": score(4, 1),
    "winner": "home",
    "events": (
        goal("Mia Torp", "away", 5), *(goal("Ana Reis", "home", m) for m in (30, 44, 70)),
        goal("Bo Lund", "home", 80), goal("Uma Ekwall", "away", 20, "disallowed_goal"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "name", "deed"),
    [
        (LOST, "Mia Torp", "hat-trick|three times|three of"),
        (LOST, "Edda Quist", "sent off|dismissal|card|red"),
        (LED, "Mia Torp", "opened|scored first|ahead|the lead"),
        (LED, "Uma Ekwall", "goal"),
    ],
)
def test_what_a_player_of_the_losers_did_is_told_with_the_losers_name(
    facts: dict[str, Any], name: str, deed: str
) -> None:
    """A sentence that has only the player would be read as of the winners."""
    told = [
        s
        for text in all_texts(**facts)
        for s in re.split(r"(?<=\.) ", text)
        if name in s and re.search(deed, s)
    ]
    assert told
    assert all("Port Ellan" in s for s in told)


def test_goals_of_a_draw_are_told_with_their_sides() -> None:
    """Nobody won: no player's side goes without saying."""
    events = (goal("Ana Reis", "home", 9), goal("Mia Torp", "away", 60))
    for text in all_texts(score=score(1, 1), winner="draw", events=events):
        for sentence in re.split(r"(?<=\.) ", text):
            if re.search(r"equalised|levelled|opened|ahead|scored", sentence):
                assert "Port Ellan" in sentence or "vale" in sentence, sentence


# --- which match it was --------------------------------------------------------------------------

FIRST_LEG = (
    "Norvale beat Port Ellan 2-1 on Saturday in the first leg of the Harbour Cup final. "
    "Ana Reis scored in the 12th minute and Jo Falk in the 70th. The second leg is on Sunday."
)


def test_the_first_leg_of_a_final_is_not_told_as_the_final() -> None:
    """With the wire it is told as what it is; without it the round is left out. Nobody has won the
    cup."""
    with_it, without = of_wire(FIRST_LEG)
    assert with_it
    assert without
    for text in (*with_it, *without):
        assert "final" not in text or "leg" in text, text
        assert not re.search(r"\b(?:win|won|wins) (?:the )?Harbour Cup", text)


def test_a_summarys_own_blurb_does_not_tell_a_first_leg_as_the_final_either() -> None:
    """It names the competition, and leaves the round out."""
    (match_,) = summarize(read(FIRST_LEG)).matches
    assert match_.blurb is not None
    assert "Harbour Cup" in match_.blurb
    assert "final" not in match_.blurb + (match_.headline or "")


def test_a_round_that_may_have_been_a_first_leg_is_left_out() -> None:
    """The facts alone do not say that it was the whole of the final."""
    told = all_texts(
        score=score(2, 1), winner="home", competition=named("Harbour Cup"), stage=named("final")
    )
    assert told
    assert not any("final" in t or "to win the" in t for t in told)


def test_a_final_of_one_match_is_told_as_the_final() -> None:
    """The wire speaks of no legs."""
    of_one = FIRST_LEG.replace("first leg of the ", "").replace("The second leg", "Tea")
    with_it, _ = of_wire(of_one)
    assert any("final" in t or "win Harbour Cup" in t for t in with_it)


def test_a_tie_that_is_decided_is_told_with_its_round() -> None:
    """Who went through is known, so it was no first leg."""
    told = all_texts(
        score=score(2, 1), winner="home", advanced="home", aggregate=score(3, 2),
        first_leg=leg("Port Ellan", 1, 1, "Norvale"), competition=named("Harbour Cup"),
        stage=named("semi-final"),
    )  # fmt: skip
    assert any("semi-final" in t for t in told)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Norvale 1-1 Port Ellan (5-4 on penalties).", False),
        ("Norvale and Port Ellan drew 1-1 (5-4 on penalties).", False),
        ("Norvale beat Port Ellan 5-4 on penalties after a 1-1 draw.", True),
        ("Port Ellan lost 5-4 on penalties to Norvale.", True),
    ],
)
def test_a_models_text_of_a_shoot_out_names_the_winner_too(text: str, holds: bool) -> None:
    """Figures do not say whose they are: the text is refused."""
    facts = match(score=score(1, 1), winner="draw", shoot_out=score(5, 4), advanced="home")
    judge = Judge(summary(facts), 0, default_style(), None)
    assert (judge.complaints("push", text) == []) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Norvale 2-0 Port Ellan (3-2 on aggregate).", False),
        ("Norvale beat Port Ellan 2-0.", True),
        ("Norvale beat Port Ellan 2-0 to win 3-2 on aggregate.", True),
        ("Norvale knocked out Port Ellan with a 2-0 win.", True),
    ],
)
def test_a_models_text_of_a_tie_says_who_goes_through_too(text: str, holds: bool) -> None:
    """Figures do not; who won on the night does, where that is the side that goes through."""
    facts = match(
        score=score(2, 0), winner="home", aggregate=score(3, 2), advanced="home",
        first_leg=leg("Port Ellan", 2, 1, "Norvale"),
    )  # fmt: skip
    judge = Judge(summary(facts), 0, default_style(), None)
    assert (judge.complaints("push", text) == []) is holds


def test_who_won_the_night_and_lost_the_tie_is_not_told_alone() -> None:
    """A reader would take the winner of the match for the one that goes through."""
    facts = match(
        score=score(2, 1), winner="home", aggregate=score(2, 4), advanced="away",
        first_leg=leg("Port Ellan", 3, 0, "Norvale"),
    )  # fmt: skip
    judge = Judge(summary(facts), 0, default_style(), None)
    assert judge.complaints("push", "Norvale beat Port Ellan 2-1.")
    both = "Norvale won 2-1, but Port Ellan went through 4-2 on aggregate."
    assert not judge.complaints("push", both)


# --- how it ended --------------------------------------------------------------------------------

BEATEN = re.compile(r"\b(?:beat|beats|beaten|defeat|defeats|defeated|saw off|sees off)\b")


LEADING = (
    "Ana Reis reached the semi-finals of the Harbour Open tennis on Tuesday. Reis was leading "
    "6-3, 2-1 when Mia Torp retired with a thigh injury in their quarter-final."
)
RETIRED = (
    "Tennis: Ana Reis beat Mia Torp 6-3, 2-1 in the Harbour Open quarter-finals on Tuesday. "
    "Torp retired with a thigh injury."
)
DISQUALIFIED = (
    "Ana Reis beat Mia Torp 6-3, 2-1 in the final of the Harbour Open tennis on Tuesday after "
    "Torp was disqualified."
)


@pytest.mark.parametrize(
    ("wire", "verb"),
    [(LEADING, "retire"), (RETIRED, "retire"), (DISQUALIFIED, "disqualified")],
)
def test_nobody_beats_an_opponent_who_retired_or_was_disqualified(wire: str, verb: str) -> None:
    """The text says that it ended so; without the wire there is none, as the sets are not whole."""
    with_it, without = of_wire(wire)
    assert with_it
    assert without == []
    for text in with_it:
        assert verb in text
        assert not BEATEN.search(text)


@pytest.mark.parametrize("result", ["6-3, 2-1 ret.", "6-3, 2-1 (retired)"])
def test_facts_that_say_that_the_other_retired_are_told_so(result: str) -> None:
    """By the result as written, without the wire."""
    facts = match(
        "Ana Reis",
        "Mia Torp",
        sport="tennis",
        winner="home",
        result_as_written=result,
        day="Sunday",
    )
    told = [b.text for b in blurbs(summary(facts)) if b.text]
    assert told
    assert all("Torp retire" in t and not BEATEN.search(t) for t in told)


def test_who_retired_from_something_else_was_beaten_all_the_same() -> None:
    """Another event, or a career."""
    with_it, without = of_wire(
        "Ana Reis beat Mia Torp 6-3, 6-1 in the Harbour Open tennis quarter-finals on Tuesday. "
        "Torp retired from the doubles on Monday."
    )
    assert any(BEATEN.search(t) for t in with_it + without)
    assert not any("retire" in t for t in with_it + without)


@pytest.mark.parametrize(
    ("prose", "holds"),
    [
        ("Ana Reis beat Mia Torp 6-3, 2-1.", False),
        ("Mia Torp was beaten by Ana Reis 6-3, 2-1.", False),
        ("Ana Reis won 6-3, 2-1 against Mia Torp.", False),
        ("Ana Reis won 6-3, 2-1 as Mia Torp retired.", True),
    ],
)
def test_the_check_of_prose_sees_that_the_other_retired(prose: str, holds: bool) -> None:
    """A model's text is held to it too."""
    wire = read(RETIRED)
    judge = Judge(summarize(wire), 0, default_style(), wire)
    assert (judge.complaints("x", prose) == []) is holds


@pytest.mark.parametrize(
    ("home", "away", "order", "line", "stands"),
    [
        (2, 1, "winner", "Norvale 2-1 Port Ellan: Ana Reis scored twice.", True),
        (1, 2, "winner", "Norvale 1-2 Port Ellan: Ana Reis scored twice.", False),
        (1, 2, "winner", "Port Ellan 2-1 Norvale: Ana Reis scored twice.", True),
        (1, 2, "home", "Norvale 1-2 Port Ellan: Ana Reis scored twice.", True),
        (1, 2, "home", "Port Ellan 2-1 Norvale: Ana Reis scored twice.", False),
        (2, 2, "winner", "Port Ellan 2-2 Norvale: Ana Reis scored twice.", False),
        (2, 2, "winner", "Norvale 2-2 Port Ellan: Ana Reis scored twice.", True),
    ],
)
def test_a_score_line_has_the_side_first_that_house_style_has_there(
    home: int, away: int, order: str, line: str, stands: bool
) -> None:
    """A line of two sides and a score is read as home and away, or by winner where a desk writes
    so; a model's line in the other order is not taken."""
    style = default_style()
    style = style.model_copy(update={"score": style.score.model_copy(update={"order": order})})
    side: Side = "home" if home >= away else "away"
    facts = match(
        score=score(home, away),
        winner="draw" if home == away else side,
        events=(goal("Ana Reis", side, 12), goal("Ana Reis", side, 44)),
    )
    judge = Judge(summary(facts), 0, style, None)
    told = [c for c in judge.complaints("push", line) if "house style" in c.word]
    assert (told == []) is stands
