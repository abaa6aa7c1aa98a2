"""Who scores is the subject of the clause that tells the goal, not who is named beside it."""

from __future__ import annotations

import pytest

from summarizer import Summarizer
from tests.language.telling import goals

TIME = ", 30th minute"
PUT_IN_BETWEEN = [
    "Ana Reis, preferred to Mia Torp who was ill, scored in the 30th minute.",
    "Ana Reis, in for Mia Torp, who had scored in three games running, struck in the 30th minute.",
    "Ana Reis, who only started since Mia Torp failed a test, scored in the 30th minute.",
    "Ana Reis, signed to replace Mia Torp, who left in May, scored in the 30th minute.",
    "Ana Reis, whose twin sister Mia Torp plays abroad, scored in the 30th minute.",
    "Ana Reis, given the armband by Bea Lund as Mia Torp was dropped, scored in the 30th minute.",
    "Ana Reis, the player for whom Mia Torp made way, scored in the 30th minute.",
    "Ana Reis, not Mia Torp, scored in the 30th minute.",
    "Ana Reis - playing only because Mia Torp pulled out - scored in the 30th minute.",
    "Ana Reis (Mia Torp was injured) scored in the 30th minute.",
    "It was goalless until Ana Reis, on for Mia Torp, scored in the 30th minute.",
    "Ana Reis, a striker whom coach Bea Lund had turned to, scored in the 30th minute.",
]
FOR_A_REASON = [
    "Ana Reis started because Mia Torp was suspended, and scored in the 30th minute.",
    "Ana Reis was handed a start since Mia Torp had been rested, scoring in the 30th minute.",
    "Ana Reis stepped up because regular striker Mia Torp was out, and scored in the 30th minute.",
]
OPEN = [
    "Ana Reis started because Mia Torp was suspended and scored in the 30th minute.",
    "Ana Reis played because Mia Torp was suspended and she scored in the 30th minute.",
    "Ana Reis led the line while Mia Torp sat on the bench and scored in the 30th minute.",
    "Ana Reis replaced Mia Torp, who was injured, and scored in the 30th minute.",
    "Mia Torp was ill and her replacement scored in the 30th minute.",
    "Mia Torp's replacement scored in the 30th minute.",
    "Her partner, used only because Mia Torp was suspended, scored in the 30th minute.",
]


@pytest.mark.parametrize("sentence", PUT_IN_BETWEEN)
def test_the_subject_scores_whoever_is_named_in_between(sentence: str) -> None:
    """Between a subject and its verb others may be named: the goal is the subject's."""
    assert goals(sentence) == ["goal Reis" + TIME]


@pytest.mark.parametrize("sentence", FOR_A_REASON)
def test_the_main_clause_goes_on_after_a_reason(sentence: str) -> None:
    """After a reason that only says how somebody was, the verb is the main clause's."""
    assert goals(sentence) == ["goal Reis" + TIME]


@pytest.mark.parametrize("sentence", OPEN)
def test_nobody_is_the_scorer_where_the_grammar_is_open(sentence: str) -> None:
    """Where the verb may be either's, or a third person's, nobody is named for the goal."""
    assert goals(sentence) == []


IS_THE_SCORER = [
    "Norvale led because Mia Torp, who had replaced Ana Reis, scored in the 30th minute.",
    "Norvale could rest Ana Reis because Mia Torp scored in the 30th minute.",
    "It was goalless until Mia Torp, who had replaced Ana Reis, scored in the 30th minute.",
    "Ana Reis limped off and made way for Mia Torp, who scored in the 30th minute.",
    "Because Ana Reis was hurt, Mia Torp played and scored in the 30th minute.",
    "Ana Reis was on the bench when Mia Torp scored in the 30th minute.",
    "Ana Reis slipped but Mia Torp was there and scored in the 30th minute.",
    "Ana Reis was kept quiet, though Mia Torp, who had switched wings, scored in the 30th minute.",
    "Nobody missed Ana Reis, who was suspended, as Mia Torp scored in the 30th minute.",
    "Norvale led as Mia Torp was picked out and headed in on 30 minutes.",
]


@pytest.mark.parametrize("sentence", IS_THE_SCORER)
def test_a_subordinate_clause_may_tell_the_goal(sentence: str) -> None:
    """Where the clause beside the main one has the verb of the goal, its subject is the scorer."""
    assert [g.partition(",")[0] for g in goals(sentence)] == ["goal Torp"]


PRONOUNS = [
    ("Ana Reis came on for Mia Torp.", ["goal Reis" + TIME]),
    ("Ana Reis made way for Mia Torp.", ["goal Torp" + TIME]),
    ("Because Mia Torp was suspended, Ana Reis started.", ["goal Reis" + TIME]),
    ("Mia Torp was suspended, so Ana Reis started.", []),
    ("Ana Reis's penalty came after Mia Torp was penalised.", ["goal Reis" + TIME]),
]


@pytest.mark.parametrize(("before", "told"), PRONOUNS)
def test_she_is_who_the_main_clause_before_was_about(before: str, told: list[str]) -> None:
    """A pronoun goes on from the main clause, not from a reason or from who went off."""
    assert goals(before, "She scored in the 30th minute.") == told


def test_goals_of_other_games_are_told_by_how_many_games() -> None:
    """Goals "in three games" are of other days; the third goal in three games is of this one."""
    before = "Ana Reis, in for Mia Torp, who had scored in three games, struck in the 30th minute."
    assert goals(before) == ["goal Reis" + TIME]
    assert goals("Mia Torp, who scored in nine straight games, was hurt.") == []
    third = "Norvale led through Mia Torp's third goal in three games in the 30th minute."
    assert goals(third) == ["goal Torp" + TIME]


@pytest.mark.parametrize(
    ("told", "scorer"),
    [
        ("Ana Reis, who scored in the defeat by Lindmoor, crossed for Mia Torp to head in", "Torp"),
        ("Ana Reis, who got the opener in their loss to Lindmoor, was taken off injured", None),
        ("Mia Torp, who scored in the draw with Lindmoor, was taken off injured", None),
        ("Ana Reis crossed from the left for Mia Torp to head into the net", "Torp"),
    ],
)
def test_a_goal_of_another_game_told_beside_is_none_of_this_one(told, scorer):
    """Who "scored in the loss to" a third side has no goal here; who heads the cross in has."""
    text = (
        "Norvale beat Port Ellan 1-0 in the Coastal League on Saturday.\n\n"
        f"In the 23rd minute, Norvale took the lead their possession deserved.\n\n{told}."
    )
    with Summarizer(engine="offline") as reader:
        events = [e for m in reader.summarize(text).matches for e in m.events]
    players = [e.player.split()[-1] for e in events if e.player]
    assert players == ([scorer] if scorer else [])
