"""Arithmetic over one match, and the grammar that tells which of two claims is the odd one."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking import check
from summarizer.checking.numbers import match_scores
from summarizer.checking.outcome import match_arithmetic, match_outcome
from summarizer.checking.view import View
from summarizer.draft import Draft, DraftMatch, EventClaim, EventKind, ScoreClaim, Side, TextClaim
from summarizer.reading import read_text


def spoke(text: str, *events: EventClaim, **fields: Any) -> set[tuple[str, str]]:
    """The rules on scores and outcome that speak about a match of Norvale and Port Ellan."""
    match = DraftMatch(
        "football", TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,)), events=events
    )
    for key, value in fields.items():
        object.__setattr__(match, key, value)
    view = View(read_text(text))
    rules = (match_scores, match_outcome, match_arithmetic)
    return {(p.rule, p.path.removeprefix("m.")) for rule in rules for p in rule(view, "m", match)}


def event(kind: EventKind, player: str, side: Side, minute: int | None = None) -> EventClaim:
    """An event told in the first sentence."""
    return EventClaim(kind, player, side, minute, None, None, (1,))


def score(home: int, away: int, *evidence: int) -> ScoreClaim:
    """A score told in the first sentence, or in those given."""
    return ScoreClaim(home, away, evidence or (1,))


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("Norvale beat Port Ellan 2-1.", "score", (2, 1)),
        ("Port Ellan won 2-1 at Norvale.", "score", (1, 2)),
        ("Norvale suffered a 2-1 defeat by Port Ellan.", "score", (1, 2)),
        ("Ana Reis scored in Norvale's 2-1 win over Port Ellan.", "score", (2, 1)),
        ("Norvale went down 2-1 to Port Ellan.", "score", (1, 2)),
        ("Norvale were beaten 2-1 by Port Ellan.", "score", (1, 2)),
        ("A late goal gave Port Ellan a 2-1 win at Norvale.", "score", (1, 2)),
        ("Norvale 1 Port Ellan 2", "score", (1, 2)),
        ("Port Ellan knocked Norvale out, winning 3-2.", "score", (2, 3)),
        ("Norvale met Port Ellan and trailed 2-1 at half-time.", "half_time", (1, 2)),
        ("Port Ellan went in 2-0 up at Norvale.", "half_time", (0, 2)),
        ("Norvale beat Port Ellan 4-3 on penalties.", "shoot_out", (4, 3)),
        ("Norvale drew with Port Ellan and went out 3-2 on aggregate.", "aggregate", (2, 3)),
        ("Norvale, who face Port Ellan, lost the first leg 3-0.", "first_leg", (0, 3)),
        ("Port Ellan condemned Norvale to a 3-0 defeat.", "score", (0, 3)),
        ("Port Ellan left Norvale with a 1-0 win.", "score", (0, 1)),
        ("Port Ellan inflicted a 3-0 defeat on Norvale.", "score", (0, 3)),
        ("Port Ellan handed Norvale a 3-0 thrashing.", "score", (0, 3)),
        ("Visitors Port Ellan ran out 3-1 winners at Norvale.", "score", (1, 3)),
        ("Ana Reis scored twice to fire Port Ellan past Norvale 3-1.", "score", (1, 3)),
        ("Port Ellan advanced 3-2 on aggregate after losing 2-0 to Norvale.", "score", (2, 0)),
        ("Norvale drew 1-1 with Port Ellan but were beaten 4-2 on kicks.", "shoot_out", (2, 4)),
        ("Norvale trailed Port Ellan 2-0 at the break.", "half_time", (0, 2)),
        ("Port Ellan carried a 3-1 first-leg lead into the game at Norvale.", "first_leg", (1, 3)),
    ],
)
def test_the_grammar_tells_whose_the_higher_figure_is(
    text: str, key: str, right: tuple[int, int]
) -> None:
    """A score turned round is named, and the right one is not."""
    told = ("score-turned", key)
    assert told not in spoke(text, **{key: score(*right)})
    assert told in spoke(text, **{key: score(*right[::-1])})


def test_a_score_of_another_meeting_is_not_this_match_s() -> None:
    """Where the sides are named with another result, a score told elsewhere is something else's."""
    text = "Norvale beat Port Ellan 2-1 on Saturday. It ended 4-0 there, and supporters sang."
    assert ("score-other", "score") in spoke(text, score=score(4, 0, 2))
    assert ("score-other", "score") not in spoke(text, score=score(2, 1))


def test_a_score_on_the_way_is_not_the_final_one() -> None:
    """A running score told as the final one is named where a result stands elsewhere."""
    text = "Norvale beat Port Ellan 3-1. Ana Reis made it 2-1 before the hour."
    assert ("score-other", "score") in spoke(text, score=score(2, 1, 2))


def test_the_half_time_score_is_the_one_beside_the_break() -> None:
    """Of two scores in a sentence on the break only the one told with it is the half-time score."""
    text = "Norvale led Port Ellan 1-0 at the break and were pegged back to 2-2 in added time."
    assert ("score-role", "half_time") in spoke(text, half_time=score(2, 2))
    assert spoke(text, half_time=score(1, 0)) == set()


def test_the_score_goes_where_two_goals_speak_against_it() -> None:
    """Two goals outweigh a score whose direction the wire does not tell."""
    text = "It ended 2-0 between Norvale and Port Ellan."
    goals = (event("goal", "Ana Reis", "away", 12), event("goal", "Mia Torp", "away", 30))
    assert ("score-from-goals", "score") in spoke(text, *goals, score=score(2, 0))
    assert spoke(text, *goals, score=score(0, 2)) == set()


def test_goals_after_half_time_fit_the_two_scores() -> None:
    """Two goals told after half-time need two more in the final score."""
    text = "Norvale beat Port Ellan 2-1 after leading 1-0 at half-time."
    goals = (event("goal", "Ana Reis", "home", 60), event("goal", "Ana Reis", "home", 70))
    told = spoke(text, *goals, score=score(2, 1), half_time=score(1, 0))
    assert ("half-time-fits", "half_time") in told
    told = spoke(text, goals[0], score=score(2, 1), half_time=score(1, 0))
    assert ("half-time-fits", "half_time") not in told


def test_a_winner_against_score_or_legs_is_named() -> None:
    """The winner has the higher figure; aggregate less first leg is a score too."""
    text = (
        "It ended 2-1 between Norvale and Port Ellan, 3-3 on aggregate after 1-2 in the first leg."
    )
    away = TextClaim("away", (1,))
    assert ("winner-score", "winner") in spoke(text, score=score(2, 1), winner=away)
    legs = {"aggregate": score(3, 3), "first_leg": score(1, 2)}
    assert ("winner-score", "winner") in spoke(text, **legs, winner=away)
    home = TextClaim("home", (1,))
    assert ("winner-score", "winner") not in spoke(text, **legs, winner=home)


def test_a_side_goes_through_from_a_group_only_where_the_wire_says_so() -> None:
    """A win in a group sends nobody through; a sentence that says who reaches the next round does,
    and not the other side."""
    home, away = TextClaim("home", (1,)), TextClaim("away", (1,))
    group = TextClaim("Group B", (1,))
    text = "Norvale beat Port Ellan 2-1 in Group B to go top."
    assert ("advanced-of-group", "advanced") in spoke(text, advanced=home, stage=group)
    text = "Norvale beat Port Ellan 2-1 in Group B to reach the last eight."
    assert ("advanced-of-group", "advanced") not in spoke(text, advanced=home, stage=group)
    assert ("advanced-of-group", "advanced") in spoke(text, advanced=away, stage=group)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Norvale knocked Port Ellan out of the cup.", "home"),
        ("Port Ellan reached the final at the expense of Norvale.", "away"),
        ("Norvale crashed out of the cup at Port Ellan.", "away"),
        ("Norvale were knocked out by Port Ellan.", "away"),
        ("Norvale's cup run was ended by Port Ellan.", "away"),
        ("Norvale failed to reach the final, Port Ellan going through on aggregate.", "away"),
        ("Ana Reis sent Norvale through to the final past Port Ellan.", "home"),
        ("Port Ellan won the shoot-out to set up a final, leaving Norvale in tears.", "away"),
    ],
)
def test_the_grammar_tells_who_goes_through(text: str, side: str) -> None:
    """The side that goes through is the subject of it, or the other of the one that goes out."""
    other = "away" if side == "home" else "home"
    told = ("advanced-told", "advanced")
    assert told not in spoke(text, advanced=TextClaim(side, (1,)))
    assert told in spoke(text, advanced=TextClaim(other, (1,)))


def test_figures_against_who_goes_through_are_the_odd_ones() -> None:
    """Where the grammar says who goes through, a shoot-out score whose direction is untold goes."""
    text = "Norvale reached the final after a draw with Port Ellan. It was 4-2 on penalties."
    home = TextClaim("home", (1,))
    told = spoke(text, shoot_out=score(2, 4, 2), advanced=home)
    assert told == {("figures-advanced", "shoot_out")}
    assert spoke(text, shoot_out=score(4, 2, 2), advanced=home) == set()


def test_kicks_told_do_not_outnumber_the_shoot_out_score() -> None:
    """Three kicks scored do not fit two; where the score says whose it is, a kick goes."""
    names = ("Ana Reis", "Eva Holm", "Mia Torp")
    kicks = tuple(event("shootout_scored", name, "home") for name in names)
    untold = "Norvale drew with Port Ellan, and it was 3-2 on penalties."
    assert spoke(untold, *kicks, shoot_out=score(2, 3)) == {("kicks-exceed", "shoot_out")}
    assert spoke(untold, *kicks, shoot_out=score(3, 2)) == set()
    told = "Port Ellan beat Norvale 3-2 on penalties."
    assert spoke(told, *kicks, shoot_out=score(2, 3)) == {("kicks-exceed", "events[2]")}


def test_nobody_is_sent_off_twice_or_scores_after_it() -> None:
    """A second dismissal of one player is one too many, a goal after it casts doubt on both."""
    off = event("red", "Jo Falk", "away", 40)
    again = event("second_yellow", "Jo Falk", "away", 70)
    goal = event("goal", "Jo Falk", "away", 60)
    early = event("goal", "Jo Falk", "away", 20)
    text = "Norvale beat Port Ellan."
    assert spoke(text, off, again) == {("off-twice", "events[1]")}
    assert spoke(text, off, goal) == {("off-and-on", "events[0]"), ("off-and-on", "events[1]")}
    assert spoke(text, early, off) == set()


def test_kicks_leave_no_winner_of_the_play() -> None:
    """Who won on kicks did not win the match, where no first leg is told."""
    text = "Norvale beat Port Ellan 4-2 on penalties."
    home, out = TextClaim("home", (1,)), score(4, 2)
    assert ("winner-score", "winner") in spoke(text, shoot_out=out, winner=home)
    legs = {"first_leg": score(1, 2), "aggregate": score(3, 3)}
    told = spoke(text, shoot_out=out, winner=home, **legs)
    assert ("winner-score", "winner") not in told


def test_a_wrong_score_is_worked_out_again_where_goals_and_result_agree() -> None:
    """The score of the goals is written where the sides are named: it stands, told by that."""
    text = "Norvale beat Port Ellan 2-0 on Saturday. Ana Reis scored in the 12th and 30th minutes."
    text += " Norvale had won 4-1 there in March. Norvale kept Port Ellan out all day."
    goals = tuple(EventClaim("goal", "Ana Reis", "home", m, None, None, (2,)) for m in (12, 30))
    match = DraftMatch(
        "football",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        score=score(4, 1, 3),
        events=goals,
    )
    checked = check(read_text(text), Draft("match_report", (match,)))
    final = checked.matches[0].score
    assert final is not None
    assert (final.home, final.away) == (2, 0)
    assert [e.sentence for e in final.evidence] == [1]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("It was the only goal.", (1, 0)),
        ("The winner came when all seemed lost.", None),
        ("Her goal decided the derby.", None),
        ("The only goal of his season was Holm's, in March, when Norvale lost 2-1.", None),
    ],
)
def test_one_goal_is_the_score_only_where_it_is_said_to_be_all(
    more: str, told: tuple[int, int] | None
) -> None:
    """A winner, or a goal that decides, may be the third: only "the only goal" is all of them, and
    not where a sentence about one of the sides writes another result."""
    text = f"Norvale beat Port Ellan on Saturday. Ana Reis scored in the 90th minute. {more}"
    goal = EventClaim("goal", "Ana Reis", "home", 90, None, None, (2,))
    match = DraftMatch(
        "football",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        winner=TextClaim("home", (1,)),
        events=(goal,),
    )
    found = check(read_text(text), Draft("match_report", (match,))).matches[0].score
    assert (found and (found.home, found.away)) == told
