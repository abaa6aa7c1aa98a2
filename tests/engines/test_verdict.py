"""Sides, score and winner by weighing signs: wordings that no pattern knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.offline import offline_draft
from summarizer.engines.offline.signs import Report
from summarizer.engines.offline.verdict import Verdict, verdict_of, worth
from summarizer.engines.offline.weights import WEIGHTS
from summarizer.language.marking import mark
from summarizer.language.name_forms import same_names
from summarizer.language.results import results_in
from summarizer.language.sentences import Sentences
from summarizer.reading import read_text

LEAD = "Norvale {how} Port Ellan {score}in their Group B game at the Marlow Arena on Saturday."
REST = """

Norvale’s goalkeeper, Ilse Vantongeren, was hardly troubled before half-time. Port Ellan had won
their opening match 3-0 against Quarrow.

Port Ellan’s supporters sang throughout, and Norvale were cheered off. Norvale coach Bea Lund said
that her side had been patient. Port Ellan coach Tom Vey was not so sure.

Norvale meet Quarrow on Wednesday, when Port Ellan play Vellmoor.
"""


def report_of(text: str) -> Report:
    """The sentences of a text, to be weighed."""
    sentences = Sentences(read_text(text))
    marked = [mark(sentences.line(s.number)) for s in sentences.wire.sentences]
    return Report.of(marked, [r for m in marked for r in results_in(m)])


def text_of(how: str, score: str) -> str:
    """A report whose lead tells the result in these words."""
    return LEAD.format(how=how, score=score) + REST


@pytest.mark.parametrize(
    ("lead", "goals"),
    [
        ("Norvale battled to one of the better 1-1 draws of the season with Port Ellan", (1, 1)),
        ("It was a night to forget for Port Ellan as Norvale strolled to a 4-0 win", (4, 0)),
        ("Port Ellan were taught a lesson as Norvale ran out comfortable 3-1 winners", (3, 1)),
    ],
)
def test_a_result_in_words_of_its_own_is_read(lead, goals):
    """Who plays and how it ended show, whatever the verb of the lead."""
    (match,) = offline_draft(read_text(f"{lead} on Saturday.{REST}")).matches
    assert {match.home.value, match.away.value} == {"Norvale", "Port Ellan"}
    assert match.score is not None
    found = {match.home.value: match.score.home, match.away.value: match.score.away}
    assert (found["Norvale"], found["Port Ellan"]) == goals


@pytest.mark.parametrize(
    "lead",
    [
        "Port Ellan had no answer to Norvale, who strolled to a 4-0 win",
        "Norvale rode out a Port Ellan storm to record a 4-0 win",
        "Norvale rode out Port Ellanian storm to record a 4-0 win",
        "A Port Ellan side without its captain watched Norvale sail to a 4-0 win",
    ],
)
def test_no_score_is_turned_round(lead):
    """Where it is not clear who won, the score is left out rather than guessed."""
    for match in offline_draft(read_text(f"{lead} on Saturday.{REST}")).matches:
        if match.score is not None:
            found = {match.home.value: match.score.home, match.away.value: match.score.away}
            assert found["Norvale"] == 4


def test_an_earlier_score_is_not_taken_for_the_days():
    """Where the only score of the text is of another match, none is published."""
    text = text_of("wrestled for ninety minutes with", "")
    assert all(m.score is None for m in offline_draft(read_text(text)).matches)


def test_the_sides_are_worth_more_than_any_other_name():
    """Who has a goalkeeper, supporters and a coach of the day outweighs whom they met before."""
    verdict = verdict_of(report_of(text_of("wrestled with", "")), WEIGHTS)
    assert verdict is not None
    assert set(verdict.sides) == {"Norvale", "Port Ellan"}
    assert verdict.margin > 1


def test_without_weights_nothing_is_known():
    """All that is said comes from the weights: empty ones leave everything open."""
    nothing: dict[str, dict[str, float]] = {question: {} for question in WEIGHTS}
    verdict = verdict_of(report_of(text_of("beat", "2-1 ")), nothing)
    assert verdict is not None
    assert not verdict.knows_sides
    assert not verdict.knows_score
    assert verdict.winner is None


def test_a_text_without_two_names_has_no_verdict():
    """One name cannot play."""
    assert verdict_of(report_of("Norvale won on Saturday."), WEIGHTS) is None


@pytest.mark.parametrize(
    ("names", "name", "full"),
    [
        (["Norvale", "Norvalians"], "Norvalians", "Norvale"),
        (["Norvale", "Norvalian"], "Norvalian", "Norvale"),
        (["Harrowmere Town", "Harrowmere"], "Harrowmere", "Harrowmere Town"),
        (["USA", "US"], "US", "USA"),
        (["NORVALE", "Norvale"], "NORVALE", "Norvale"),
        (["Norvale", "Port Ellan"], "Port Ellan", "Port Ellan"),
    ],
)
def test_forms_of_a_name_are_one(names, name, full):
    """Adjectives, short forms and capitals stand for the fullest form in the text."""
    assert same_names(names)[name] == full


@pytest.mark.parametrize(
    "names",
    [
        ["Norvale", "Norvale Men", "Norvale Rovers"],
        ["Norvalers", "Norvale B", "Norvale City"],
    ],
    ids=["the place", "an adjective of it"],
)
def test_sides_of_one_place_stay_apart(names):
    """No side is taken for its place, and what may be either side's is neither's."""
    assert same_names(names) == {name: name for name in names}


def test_a_word_that_only_opens_the_sentence_is_no_part_of_a_name():
    """Raucous Norvalian fans are of Norvale: the adjective opens the sentence."""
    report = report_of("Norvale won. Raucous Norvalian fans sang for Norvale. Tarn went home.")
    assert report.full["Raucous Norvalian"] == "Norvale"


def verdict(**fields) -> Verdict:
    """A verdict sure of everything, but for ``fields``."""
    sure = {
        "report": report_of("Norvale beat Tarn."),
        "sides": ("Norvale", "Tarn"),
        "margin": 5.0,
        "value": (2, 1),
        "spots": (),
        "sure": 5.0,
        "lead": 5.0,
        "first": 5.0,
        "clause": None,
        "news": 5.0,
    }
    return Verdict(**{**sure, **fields})


@pytest.mark.parametrize(
    ("fields", "score", "sides"),
    [
        ({}, True, True),
        ({"lead": 0.1}, False, True),  # another score has signs as good
        ({"sure": 0.1}, False, True),
        ({"value": None}, False, True),
        ({"first": 0.3}, False, True),  # nobody knows for whom
        ({"first": 0.3, "value": (1, 1)}, True, True),
        ({"clause": 1}, False, True),  # grammar gives it to the other side
        ({"margin": 0.3}, True, False),
        ({"news": 1.0}, True, True),
        ({"news": 1.0, "lead": 0.1}, False, False),  # neither how it ended nor that it was played
    ],
)
def test_what_is_not_sure_is_not_known(fields, score, sides):
    """Each doubt alone leaves the score or the sides open."""
    made = verdict(**fields)
    assert (made.knows_score, made.knows_sides) == (score, sides)


def test_a_score_told_in_passing_says_nothing_of_the_winner():
    """The clause of last week's result does not say who won this match."""
    lead = "Norvale, who lost 2-1 to Quarrow last week, met Tarn. Norvale ran out 2-1 winners."
    assert report_of(lead).winner_by_clause(("Norvale", "Tarn"), (2, 1)) == 0


def test_two_people_with_one_surname_stay_two():
    """A surname that two full names share stands for neither."""
    assert same_names(["Reis", "Ana Reis", "Mia Reis"])["Reis"] == "Reis"
    assert same_names(["Reis", "Ana Reis"])["Reis"] == "Ana Reis"


def test_a_club_called_sporting_keeps_its_name_where_it_opens_the_wire():
    """The word looks like a participle and is none."""
    text = (
        "Sporting Norvale beat Tarnwick 2-1 at home on Saturday.\n\nThe Norvale goalkeeper was "
        "hardly troubled, and Tarnwick's striker hit the post before half-time.\n"
    )
    (match,) = offline_draft(read_text(text)).matches
    assert {match.home.value, match.away.value} == {"Sporting Norvale", "Tarnwick"}


ON_THE_NIGHT = """\
Norvale reached the semi-finals despite losing 2-1 to Port Ellan, going through 4-3 on aggregate
Port Ellan won 2-1 at Norvale but the hosts advanced to the semi-finals 4-3 on aggregate
Norvale survived a 2-1 home defeat by Port Ellan to reach the semi-finals 4-3 on aggregate
"""


@pytest.mark.parametrize("lead", ON_THE_NIGHT.splitlines())
def test_who_loses_on_the_night_and_goes_through_is_not_turned_round(lead):
    """The winner of the second leg is not published as the side that goes through."""
    rest = "Norvale’s goalkeeper, Ilse Vantongeren, made four saves before half-time.\n"
    for match in offline_draft(read_text(f"{lead} on Friday.\n\n{rest}")).matches:
        ellan = "home" if match.home.value == "Port Ellan" else "away"
        assert match.advanced is None or match.advanced.value != ellan
        if match.aggregate is not None:
            total = {"home": match.aggregate.home, "away": match.aggregate.away}
            assert total[ellan] == 3


@given(st.permutations([("here a", 0.1), ("here b", 0.2), ("here c", 0.4), ("here d", -1e-3)]))
def test_the_order_of_signs_does_not_count(order):
    """Words come out of a set in another order in each process; what they are worth is the same."""
    weights = {"here a": 0.1, "here b": 0.2, "here c": 0.7, "here d": 0.3}
    assert worth(weights, dict(order)) == 0.3297
