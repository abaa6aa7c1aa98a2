"""A result that the wire names and does not tell as played is not the match's."""

from __future__ import annotations

import pytest

from summarizer import Summarizer

BODY = (
    "\n\nMia Torp hit the post for Ellan in the 12th minute. The crowd sang to the end.\n\n"
    "Norvale had chances in the second half. Jo Falk shot wide in the 60th minute.\n\n"
    "Norvale coach Ida Brandt was angry with the referee. The pitch was heavy.\n\n"
    "Norvale stay third in the league and Ellan are fifth."
)


def results(text: str):
    """Each match read by rule: a score by the name of its side, None for one that is not told."""
    with Summarizer(engine="offline") as reader:
        matches = reader.summarize(text).matches
    return [
        {
            m.home.name: m.score.home if m.score else None,
            m.away.name: m.score.away if m.score else None,
        }
        for m in matches
    ]


@pytest.mark.parametrize("body", ["", BODY], ids=["alone", "with a report"])
@pytest.mark.parametrize(
    "lead",
    [
        "Norvale did not beat Ellan 2-0 on Saturday, as first reported; they drew 2-2.",
        "Norvale didn't beat Ellan 2-0 on Saturday. They drew 2-2.",
        "Norvale never beat Ellan 3-0 on Saturday, whatever the board said: it was 1-0.",
        "Norvale did not win 2-1 at Ellan on Saturday.",
        "Norvale did not lose 2-0 to Ellan on Saturday.",
        "Norvale nearly beat Ellan 2-0 on Saturday but two late goals made it 2-2.",
        "Norvale almost beat Ellan 2-0 on Saturday, but drew 2-2.",
        "Norvale came close to a 2-1 win over Ellan on Saturday.",
        "Norvale were seconds from beating Ellan 1-0 on Saturday.",
        "Norvale were denied a 2-1 win over Ellan on Saturday when Mia Torp equalised.",
        "It was wrongly reported that Norvale beat Ellan 2-0 on Saturday. Ellan won 1-0.",
        "Norvale's 2-0 win over Ellan on Saturday was wrongly reported; the sides drew.",
        "Norvale have yet to beat Ellan 2-0.",
        "Norvale had to live with a draw rather than a 2-1 win over Ellan on Saturday.",
        "Norvale thought they had beaten Ellan 2-0 on Saturday, but the referee thought again.",
        "Reports that Norvale beat Ellan 2-0 on Saturday were false.",
        "A report that Norvale beat Ellan 2-0 on Saturday was wrong: the match ended 1-1.",
        "Bookmakers say Norvale beat Ellan 2-0 on Saturday in their simulation.",
        "A computer simulation had Norvale beating Ellan 2-0 on Saturday.",
    ],
)
def test_a_result_that_was_not_so_is_not_told(lead, body):
    """Negated, nearly had, denied, wrongly reported, simulated: no score and no match."""
    assert results(lead + body) == []


def test_a_headline_does_not_make_true_what_the_text_denies():
    """The headline of the first report stands over its correction."""
    assert results("Norvale beat Ellan 2-0\n\nNorvale did not beat Ellan 2-0 on Saturday.") == []


@pytest.mark.parametrize("body", ["", BODY], ids=["alone", "with a report"])
@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (
            "In our report we said Norvale beat Ellan 1-0. In fact Ellan beat Norvale 2-1.",
            {"Norvale": 1, "Ellan": 2},
        ),
        (
            "In 2019 Norvale beat Ellan 5-0. On Saturday Ellan beat Norvale 1-0.",
            {"Norvale": 0, "Ellan": 1},
        ),
        (
            "Last season Norvale beat Ellan 5-0. On Saturday Ellan beat Norvale 1-0.",
            {"Norvale": 0, "Ellan": 1},
        ),
        (
            "Norvale, fresh from a 4-1 win over Gull, drew with Ellan 0-0 on Saturday.",
            {"Norvale": 0, "Ellan": 0},
        ),
        (
            "Norvale, coming off a 4-1 win over Gull, beat Ellan 2-0 on Saturday.",
            {"Norvale": 2, "Ellan": 0},
        ),
        (
            "Buoyed by a 4-1 win over Gull, Norvale drew 1-1 with Ellan on Saturday.",
            {"Norvale": 1, "Ellan": 1},
        ),
    ],
)
def test_the_result_beside_one_that_is_not_the_match_s_is_told(lead, told, body):
    """A correction, another year, how a side came here: the match's own result is taken."""
    assert results(lead + body) == [told]


def test_whom_a_side_has_beaten_before_is_not_its_opponent():
    """In a whole report the score is left open, where two are told in one sentence."""
    lead = "Norvale, fresh from beating Gull 4-1, lost 2-0 to Ellan on Saturday."
    assert results(lead) == [{"Norvale": 0, "Ellan": 2}]
    assert results(lead + BODY) == [{"Norvale": None, "Ellan": None}]


def test_the_score_of_another_year_is_not_lent_to_the_match():
    """Who won is told, and no score: none is."""
    lead = "A year ago Norvale beat Ellan 5-0. Norvale lost to Ellan on Saturday."
    assert results(lead) == []
    assert results(lead + BODY) == [{"Norvale": None, "Ellan": None}]


@pytest.mark.parametrize(
    "lead",
    [
        "Norvale did not just beat Ellan 2-0 on Saturday, they played them off the park.",
        "Norvale never looked back as they beat Ellan 2-0 on Saturday.",
        "Contrary to an earlier report, Norvale beat Ellan 2-0 on Saturday.",
        "Norvale did not concede in beating Ellan 2-0 on Saturday.",
        "Norvale were not at their best in a 2-0 win over Ellan on Saturday.",
        "Norvale, as almost everybody had expected, beat Ellan 2-0 on Saturday.",
        "Norvale came close to a third goal in a 2-0 win over Ellan on Saturday.",
        "Norvale beat Ellan 2-0 on Saturday, not 2-1 as first reported.",
        "Jo Falk was booked for simulation as Norvale beat Ellan 2-0 on Saturday.",
        "Jo Falk scored seconds from time to give Norvale a 2-0 win over Ellan on Saturday.",
        "Without captain Jo Falk, Norvale beat Ellan 2-0 on Saturday.",
        "Nobody could deny Norvale a 2-0 win over Ellan on Saturday.",
    ],
)
def test_the_same_words_about_something_else_take_nothing_away(lead):
    """The match was won, whatever was not, nearly was, or was reported beside it."""
    assert results(lead) == [{"Norvale": 2, "Ellan": 0}]
