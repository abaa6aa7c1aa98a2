"""Goals against the scores told with them, penalties claimed twice, names beside the clause."""

from __future__ import annotations

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, EventKind, ScoreClaim, Side, TextClaim
from summarizer.reading import read_text

OPENING = "Norvale beat Port Ellan {score} on Saturday. "


def goal(
    player: str, side: Side, minute: int | None, line: int, kind: EventKind = "goal"
) -> EventClaim:
    """A goal told in one sentence."""
    return EventClaim(kind, player, side, minute, None, None, (line,))


def kept(text: str, score: tuple[int, int], *events: EventClaim) -> tuple[list[str], set[str]]:
    """Who is left of the claimed goals, and the rules that spoke on events."""
    match = DraftMatch(
        "football",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        score=ScoreClaim(*score, (1,)),
        events=events,
    )
    opening = OPENING.format(score=f"{score[0]}-{score[1]}")
    checked = check(read_text(opening + text), Draft("match_report", (match,)))
    left = [f"{e.player} {e.side} {e.minute}" for e in checked.matches[0].events]
    return left, {f.rule for f in checked.findings if "events" in f.path}


FOURTH = "Ana Reis made it 4-0 in the 60th minute."


def test_a_goal_for_4_0_is_not_the_losers() -> None:
    """The side that scored once cannot have made it 4-0."""
    assert kept(FOURTH, (4, 1), goal("Ana Reis", "away", 60, 2)) == ([], {"side-score"})


def test_a_goal_for_4_0_is_the_winners() -> None:
    """The side that scored four can."""
    assert kept(FOURTH, (4, 1), goal("Ana Reis", "home", 60, 2)) == (["Ana Reis home 60"], set())


AFTER_ONE = (
    "Jo Falk put Port Ellan ahead to make it 1-0 in the 10th minute. "
    "Ana Reis levelled at 1-1 in the 30th minute. Mia Torp made it 2-1 in the 70th minute."
)


@pytest.mark.parametrize(("side", "left"), [("home", True), ("away", False)])
def test_a_goal_for_1_1_is_the_side_s_that_was_behind(side: Side, left: bool) -> None:
    """After 0-1, told of Port Ellan by name, 1-1 can only be Norvale's."""
    found, spoke = kept(
        AFTER_ONE, (2, 1), goal("Jo Falk", "away", 10, 2), goal("Ana Reis", side, 30, 3)
    )
    assert ("Ana Reis home 30" in found) is left
    assert ("side-score" in spoke) is not left


def test_no_side_is_doubted_where_goals_may_be_missing() -> None:
    """2-1 alone may be the winner of one side or the first goal of the other."""
    text = "Ana Reis made it 2-1 in the 70th minute."
    for side in ("home", "away"):
        assert kept(text, (3, 2), goal("Ana Reis", side, 70, 2))[1] == set()


PENALTY = (
    "Ana Reis scored a penalty in the 72nd minute. "
    "Kit Marsh had fouled Mia Torp in the 71st minute and Reis converted the penalty."
)


def test_one_penalty_is_not_two_goals() -> None:
    """The minute of the foul and that of the kick make one penalty, and the kick's stays."""
    twice = (
        goal("Ana Reis", "home", 72, 2, "penalty_goal"),
        goal("Ana Reis", "home", 71, 3, "penalty_goal"),
    )
    found, spoke = kept(PENALTY, (2, 0), *twice)
    assert found == ["Ana Reis home 72"]
    assert "event-twice" in spoke


def test_two_penalties_within_minutes_stay_two_where_the_wire_says_so() -> None:
    """A second penalty that is called one is none told again."""
    text = (
        "Ana Reis scored a penalty in the 71st minute. "
        "Reis converted a second penalty in the 74th minute."
    )
    twice = (
        goal("Ana Reis", "home", 71, 2, "penalty_goal"),
        goal("Ana Reis", "home", 74, 3, "penalty_goal"),
    )
    assert kept(text, (2, 0), *twice)[0] == ["Ana Reis home 71", "Ana Reis home 74"]


BESIDE = [
    "Ana Reis, preferred to Mia Lomas who was ill, scored in the 30th minute.",
    "Ana Reis, in for Mia Lomas, who had a cold, headed in after 30 minutes.",
    "Ana Reis, brought in because Mia Lomas was suspended, struck in the 30th minute.",
    "Ana Reis, given a start after Mia Lomas was dropped, scored in the 30th minute.",
    "Ana Reis (on for Mia Lomas, who was limping) scored in the 30th minute.",
    "Ana Reis started because Mia Lomas was suspended, and scored in the 30th minute.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_who_is_named_beside_the_main_clause_is_not_the_scorer(text: str) -> None:
    """A claim for the one named in between is dropped, one for the subject is kept."""
    assert kept(text, (1, 0), goal("Mia Lomas", "home", 30, 2))[0] == []
    assert kept(text, (1, 0), goal("Ana Reis", "home", 30, 2))[0] == ["Ana Reis home 30"]


OPEN = [
    "Ana Reis started because Mia Lomas was suspended and she scored in the 30th minute.",
    "Ana Reis replaced Mia Lomas, who was injured, and scored in the 30th minute.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_claim_for_the_subject_stands_where_no_rule_is_sure(text: str) -> None:
    """Where the grammar is open, the main clause's subject may have scored, the other may not."""
    assert kept(text, (1, 0), goal("Ana Reis", "home", 30, 2))[0] == ["Ana Reis home 30"]
    assert kept(text, (1, 0), goal("Mia Lomas", "home", 30, 2))[0] == []


IS_SCORER = [
    "Norvale led because Mia Lomas, who had replaced Ana Reis, scored in the 30th minute.",
    "It stayed goalless until Mia Lomas, on for Ana Reis, scored in the 30th minute.",
    "Ana Reis limped off and made way for Mia Lomas, who scored in the 30th minute.",
    "Norvale could rest Ana Reis because Mia Lomas scored in the 30th minute.",
    "Ana Reis was on the bench when Mia Lomas scored in the 30th minute.",
    "Ana Reis set off on a run and, as she fell, Mia Lomas scored in the 30th minute.",
]


@pytest.mark.parametrize("text", IS_SCORER)
def test_a_scorer_named_in_a_subordinate_clause_is_believed(text: str) -> None:
    """Where the clause beside the main one tells the goal, its subject is the scorer."""
    assert kept(text, (1, 0), goal("Mia Lomas", "home", 30, 2))[0] == ["Mia Lomas home 30"]
    assert kept(text, (1, 0), goal("Ana Reis", "home", 30, 2))[0] == []
