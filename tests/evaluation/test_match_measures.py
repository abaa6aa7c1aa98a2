"""Teams, scores, shoot-outs, goals and minutes against a database's gold."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.evaluation.match_measures import measure_matches
from summarizer.evaluation.measures import Sheet
from tests.evaluation.made import goal, gold_of, match, share, texts

TEXT = "Reis put Norvale ahead and Min-ho Son levelled before Reis won it from the spot."


def entry(scorer: str, team: str, minute: str, **more: Any) -> dict[str, Any]:
    """A goal of the database."""
    surname = scorer.split()[-1]
    return {"scorer": scorer, "surname": surname, "team": team, "minute": minute, **more}


def database(**more: Any) -> dict[str, Any]:
    """Norvale 2-1 South Estmark."""
    made = {
        "home": "Norvale",
        "away": "South Estmark",
        "home_code": "NVL",
        "away_code": "SES",
        "score": [2, 1],
        "shootout": None,
        "goals": [
            entry("Ana Reis", "Norvale", "12"),
            entry("Son Min-ho", "South Estmark", "45+2"),
            entry("Ana Reis", "Norvale", "88", penalty=True),
        ],
    }
    return {"matches": [{**made, **more}]}


GOALS = (
    goal("Reis", "home", 12),
    goal("Min-ho Son", "away", 45, 2),
    goal("Ana Reis", "home", 88, kind="penalty_goal"),
)


def measured(folder, *matches, raw=None, told=None, text=TEXT):
    """The sheet for these published matches."""
    sheet = Sheet()
    measure_matches(sheet, gold_of(folder, raw or database(), told=told), matches, text)
    return sheet


@pytest.mark.parametrize("away", ["South Estmark", "Estmark Republic", "SES", "SE", "Estmark"])
def test_a_right_result_is_full(tmp_path, away):
    """All shares are full whatever form the name of a side has."""
    sheet = measured(tmp_path, match("Norvale", away, (2, 1), *GOALS))
    assert share(sheet, "teams_and_score") == (1, 1)
    assert share(sheet, "wrong_scores") == (0, 1)
    assert share(sheet, "goals_precision") == share(sheet, "goals_recall") == (3, 3)
    assert share(sheet, "minutes") == (3, 3)
    assert (sheet.missed, sheet.wrong, sheet.unlisted) == ([], [], [])


def test_a_goal_is_paired_with_its_own_kind_first(tmp_path):
    """Of two goals without a minute the plain one takes the plain one, whichever comes first."""
    raw = database(
        goals=[
            entry("Ana Reis", "Norvale", "12", penalty=True),
            entry("Ana Reis", "Norvale", "13"),
            entry("Son Min-ho", "South Estmark", "45+2"),
        ]
    )
    events = (goal("Ana Reis", "home"), goal("Ana Reis", "home", kind="penalty_goal"))
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), *events), raw=raw)
    assert share(sheet, "goals_precision") == (2, 2)
    assert share(sheet, "goals_recall") == (2, 3)


def test_the_order_of_sides_is_no_matter(tmp_path):
    """Sides turned round, with the score and the goals, are as right."""
    turned = [
        goal(g.player, "away" if g.side == "home" else "home", g.minute, g.added, g.kind)
        for g in GOALS
    ]
    sheet = measured(tmp_path, match("South Estmark", "Norvale", (1, 2), *turned))
    assert share(sheet, "teams_and_score") == (1, 1)
    assert share(sheet, "goals_precision") == (3, 3)


def test_a_goal_without_a_side_is_found_and_its_side_missed(tmp_path):
    """Scorer and minute are right; that nothing is said of the side is not wrong."""
    open_ = [goal(g.player, None, g.minute, g.added, g.kind) for g in GOALS[:1]]
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), *open_, *GOALS[1:]))
    assert share(sheet, "goals_precision") == share(sheet, "goals_recall") == (3, 3)
    assert (texts(sheet.missed), sheet.wrong) == (["side: Ana Reis 12, for Norvale"], [])
    stranger = measured(
        tmp_path, match("Norvale", "South Estmark", (2, 1), goal("Jo Falk", None, 12))
    )
    assert texts(stranger.wrong) == ["goal: goal Jo Falk 12, not in the gold"]


def test_nothing_published_is_missed_and_not_wrong(tmp_path):
    """An empty result misses the score and the three goals."""
    sheet = measured(tmp_path)
    assert share(sheet, "teams_and_score") == (0, 1)
    assert share(sheet, "goals_recall") == (0, 3)
    assert share(sheet, "goals_precision") == share(sheet, "wrong_scores") == (0, 0)
    assert (len(sheet.missed), sheet.wrong) == (4, [])


def test_a_wrong_score(tmp_path):
    """Another score is missed, and counted as wrong."""
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (1, 2)))
    assert share(sheet, "teams_and_score") == (0, 1)
    assert share(sheet, "wrong_scores") == (1, 1)
    assert texts(sheet.wrong) == ["score: Norvale v South Estmark 1-2, the gold has 2-1"]


def test_a_score_for_another_side_is_not_found(tmp_path):
    """One side right is not the match: it is missed, and the goals are wrong."""
    sheet = measured(tmp_path, match("Norvale", "Vale City", (2, 1), GOALS[0]))
    assert share(sheet, "teams_and_score") == (0, 1)
    assert share(sheet, "goals_precision") == (0, 1)
    assert [f.field for f in sheet.wrong] == ["goal"]


def test_one_shared_word_on_both_sides_is_no_match(tmp_path):
    """Two matches of cousins by name are two matches."""
    raw = database(home="Upper Norvale", home_code=None)
    sheet = measured(tmp_path, match("Norvale Forest", "South Vale", (2, 1)), raw=raw)
    assert share(sheet, "teams_and_score") == (0, 1)


WRONG = {
    "scorer": goal("Mia Torp", "home", 12),
    "side": goal("Reis", "away", 12),
    "own goal": goal("Reis", "home", 12, kind="own_goal"),
    "penalty": goal("Min-ho Son", "away", 45, 2, kind="penalty_goal"),
    "namesake": goal("Tom Reis", "home", 12),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_goal(tmp_path, what):
    """Another scorer, side or kind of goal costs precision, not only recall."""
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), WRONG[what]))
    assert share(sheet, "goals_precision") == (0, 1)
    assert share(sheet, "goals_recall") == (0, 3)
    assert [f.field for f in sheet.wrong] == ["goal"]


def test_one_goal_too_many_is_wrong(tmp_path):
    """A third goal by a scorer of two is not in the gold."""
    events = (*GOALS, goal("Reis", "home", 50))
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), *events))
    assert share(sheet, "goals_precision") == (3, 4)
    assert share(sheet, "minutes") == (3, 3)
    assert texts(sheet.wrong) == ["goal: goal Reis 50 for Norvale, not in the gold"]


def test_a_wrong_minute_costs_the_minute_alone(tmp_path):
    """The goal is right, its minute is not; 45 is not 45+2; no minute is not judged."""
    events = (goal("Reis", "home", 13), goal("Son", "away", 45), goal("Reis", "home"))
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), *events))
    assert share(sheet, "goals_precision") == (3, 3)
    assert share(sheet, "minutes") == (0, 2)
    assert [f.field for f in sheet.wrong] == ["minute", "minute"]


def test_another_transliteration_counts_with_the_same_minute_only(tmp_path):
    """A name spelt otherwise is the scorer where side and minute agree, else it is wrong."""
    raw = database(goals=[entry("Omar Al-Dossari", "Norvale", "12")], score=[1, 0])
    for minute, right in ((12, 1), (20, 0)):
        event = goal("Al-Dawsari", "home", minute)
        sheet = measured(tmp_path, match("Norvale", "SES", (1, 0), event), raw=raw)
        assert share(sheet, "goals_precision") == (right, 1)


def test_a_goal_without_a_scorer_is_not_found(tmp_path):
    """It is not wrong where the side has such a goal, but nobody has read who scored."""
    sheet = measured(tmp_path, match("Norvale", "SES", (2, 1), goal(None, "home", 12)))
    assert share(sheet, "goals_precision") == (1, 1)
    assert share(sheet, "goals_recall") == (0, 3)


def test_without_a_list_a_goal_is_told_where_the_surname_stands(tmp_path):
    """A scorer whom the text never names is not asked for."""
    sheet = measured(tmp_path, text="Réis scored twice for Norvale.")
    assert share(sheet, "goals_recall") == (0, 2)


def told(**more: Any) -> dict[str, Any]:
    """The list: the first goal with a minute of the report's own, the second not told at all."""
    goals = [
        {"scorer": "Ana Reis", "oracle_minute": "12", "told": True, "minute": "11"},
        {"scorer": "Son Min-ho", "oracle_minute": "45+2", "told": False, "minute": None},
        {"scorer": "Ana Reis", "oracle_minute": "88", "told": True, "minute": None},
    ]
    return {"report": "wire", "score_told": True, "goals": goals, "other_matches": [], **more}


def test_the_list_of_told_goals_decides(tmp_path):
    """Recall counts told goals only; the minute is the report's, and none where it tells none."""
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), *GOALS), told=told())
    assert share(sheet, "goals_recall") == (2, 2)
    assert share(sheet, "goals_precision") == (3, 3)
    assert share(sheet, "minutes") == (0, 3)
    eleventh = (goal("Reis", "home", 11),)
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), *eleventh), told=told())
    assert share(sheet, "minutes") == (1, 1)
    assert share(sheet, "minutes_told") == (1, 1)


def test_a_told_minute_that_is_not_published_is_missed(tmp_path):
    """It is asked for where the list has it, published wrong or not at all; and nowhere else."""
    for minute, note in ((None, "not published"), (13, "got 13")):
        events = (goal("Reis", "home", minute), goal("Reis", "home", 88, kind="penalty_goal"))
        listed = match("Norvale", "South Estmark", (2, 1), *events)
        sheet = measured(tmp_path, listed, told=told())
        assert share(sheet, "minutes_told") == (0, 1)
        assert [t for t in texts(sheet.missed) if t.startswith("minute")] == [
            f"minute: Ana Reis 11, {note}"
        ]
    unlisted = measured(tmp_path, match("Norvale", "South Estmark", (2, 1), goal("Reis", "home")))
    assert share(unlisted, "minutes_told") == (0, 0)
    assert [f.field for f in unlisted.missed] == ["goal", "goal"]


def test_the_other_side_at_home_is_wrong_where_both_name_the_ground(tmp_path):
    """The score is right and the sides are, but gold and result each say who was at home."""
    raw = {
        "kind": "match_report",
        "matches": [
            {"home": "Norvale", "away": "Estmark", "score": [2, 1], "home_away_stated": True}
        ],
        "quotes": [],
    }
    for stated, right in ((True, 0), (False, 1)):
        turned = match("Estmark", "Norvale", (1, 2), home_away_stated=stated)
        sheet = measured(tmp_path, turned, raw=raw)
        assert share(sheet, "teams_and_score") == (right, 1)
        assert share(sheet, "wrong_scores") == (1 - right, 1)


def test_a_goal_is_for_the_side_that_is_surer(tmp_path):
    """Where both sides share a word with the gold's, the whole name decides."""
    raw = database(home="Norvale Town", away="Norvale", home_code=None, away_code=None,
                   goals=[entry("Ana Reis", "Norvale", "12")], score=[0, 1])  # fmt: skip
    for event, right in ((goal("Reis", "home", 12), 0), (goal("Reis", "away", 12), 1)):
        sheet = measured(tmp_path, match("Norvale Town", "Norvale", (0, 1), event), raw=raw)
        assert share(sheet, "goals_precision") == (right, 1)


def test_goals_of_one_scorer_are_paired_by_their_minutes_first(tmp_path):
    """A goal with a wrong minute, published first, leaves the right minute to the other."""
    events = (goal("Ana Reis", "home", 80), goal("Ana Reis", "home", 12))
    raw = database(
        goals=[entry("Ana Reis", "Norvale", "12"), entry("Ana Reis", "Norvale", "88")],
        score=[2, 0],
    )
    sheet = measured(tmp_path, match("Norvale", "SES", (2, 0), *events), raw=raw)
    assert share(sheet, "minutes") == (1, 2)
    assert texts(sheet.wrong) == ["minute: Ana Reis 80, gold has 88"]


def test_the_name_as_written_is_one_more_form(tmp_path):
    """A scorer whom the report spells otherwise is right as it does; a namesake is not."""
    raw = database(goals=[entry("Ana Reis", "Norvale", "12")], score=[1, 0])
    listed = {"scorer": "Ana Reis", "oracle_minute": "12", "told": True, "minute": None}
    for written, player, right in (
        ("Raisova", "Ana Raisova", 1),
        ("Reis", "Tom Reis", 0),
        (None, "Ana Raisova", 0),
    ):
        goals = told(goals=[{**listed, "name_as_written": written}])
        event = goal(player, "home")
        sheet = measured(tmp_path, match("Norvale", "SES", (1, 0), event), raw=raw, told=goals)
        assert share(sheet, "goals_precision") == (right, 1)


def test_a_score_that_is_not_told_is_not_asked_for(tmp_path):
    """It is not missed; another score is still wrong."""
    untold = told(score_told=False)
    assert share(measured(tmp_path, told=untold), "teams_and_score") == (0, 0)
    sheet = measured(tmp_path, match("Norvale", "South Estmark", (0, 0)), told=untold)
    assert share(sheet, "wrong_scores") == (1, 1)


OTHER = {"home": "Estmark", "away": "Vale City", "score": [3, 0], "goals": ["Mia Torp"]}


def test_other_matches_are_judged_by_the_list(tmp_path):
    """A listed match with its score and scorers is right; other scores, scorers, matches wrong."""
    listed = told(other_matches=[OTHER])
    right = match("Vale City", "Estmark", (0, 3), goal("Torp", "away"))
    sheet = measured(tmp_path, right, told=listed)
    assert share(sheet, "goals_precision") == (1, 1)
    assert share(sheet, "wrong_scores") == (0, 1)
    assert sheet.wrong == []
    wrong = match("Estmark", "Vale City", (2, 0), goal("Torp", "home"), goal("Falk", "home"))
    sheet = measured(tmp_path, wrong, told=listed)
    assert share(sheet, "goals_precision") == (1, 2)
    assert share(sheet, "wrong_scores") == (1, 1)
    invented = match("Port Ellan", "Vale City", (1, 0))
    sheet = measured(tmp_path, invented, told=listed)
    assert share(sheet, "wrong_scores") == (1, 1)
    assert [f.field for f in sheet.wrong] == ["match"]


def test_a_listed_match_may_leave_a_side_unnamed(tmp_path):
    """The named side decides; a match without that side is not the one."""
    listed = told(other_matches=[{**OTHER, "away": None, "score": None}])
    sheet = measured(tmp_path, match("Vale", "Estmark", None, goal("Torp", "away")), told=listed)
    assert share(sheet, "goals_precision") == (1, 1)
    sheet = measured(tmp_path, match("Vale", "Port Ellan", None, goal("Torp", "away")), told=listed)
    assert share(sheet, "goals_precision") == (0, 1)


def test_without_a_list_goals_of_other_matches_are_wrong(tmp_path):
    """Inventing matches does not pay; their scores nobody can judge."""
    sheet = measured(tmp_path, match("Estmark", "Vale City", (3, 0), goal("Torp", "home")))
    assert share(sheet, "goals_precision") == (0, 1)
    assert share(sheet, "wrong_scores") == (0, 0)
    assert [f.field for f in sheet.unlisted] == ["match"]
    assert share(sheet, "unknown_matches") == (1, 1)
    listed = measured(tmp_path, match("Estmark", "Vale City", (3, 0)), told=told())
    assert share(listed, "unknown_matches") == (0, 0)


def test_shoot_outs(tmp_path):
    """The kicks of the gold are asked for, those that it does not have are wrong."""
    raw = database(shootout=[4, 3])
    right = match("South Estmark", "Norvale", (1, 2), shoot_out=(3, 4))
    assert share(measured(tmp_path, right, raw=raw), "shoot_outs") == (1, 1)
    other = measured(tmp_path, match("Norvale", "SES", (2, 1), shoot_out=(3, 4)), raw=raw)
    assert share(other, "shoot_outs") == (0, 1)
    assert share(other, "wrong_shoot_outs") == (1, 1)
    none = measured(tmp_path, match("Norvale", "SES", (2, 1), shoot_out=(3, 4)))
    assert share(none, "shoot_outs") == (0, 0)
    assert share(none, "wrong_shoot_outs") == (1, 1)


def test_disallowed_goals_and_kicks_are_no_goals(tmp_path):
    """Events of other kinds do not count as goals."""
    events = [goal("Reis", "home", 3, kind=k) for k in ("disallowed_goal", "shootout_scored")]
    sheet = measured(tmp_path, match("Norvale", "SES", (2, 1), *events))
    assert share(sheet, "goals_precision") == (0, 0)
