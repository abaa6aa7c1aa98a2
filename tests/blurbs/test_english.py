"""The English of the sentence plans, over many matches: one test for each way to get it wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from summarizer.blurbs import CHANNELS, Channel, Style, blurbs
from summarizer.blurbs.style import ScoreStyle
from tests.blurbs.facts import goal, leg, match, named, score, summary

ROUND: dict[str, Any] = {
    "competition": named("Harbour Cup"), "stage": named("semi-final"), "day": "Saturday",
}  # fmt: skip
ONE_GOAL = {"score": score(1, 0), "winner": "home", "events": (goal("Ana Reis", "home", 82),)}
TWO_GOALS = {
    "score": score(2, 0),
    "winner": "home",
    "events": (goal("Ana Reis", "home", 12), goal("Jo Falk", "home", 70)),
}
FIVE = {
    "score": score(5, 0),
    "winner": "home",
    "events": tuple(goal("Ana Reis", "home", m) for m in (3, 20, 41, 60, 77)),
}
AWAY = {"score": score(1, 3), "winner": "away", **ROUND, "stage": None}
DRAWN = {"score": score(1, 1), "winner": "draw"}
KICKS = {**DRAWN, **ROUND, "shoot_out": score(5, 4), "advanced": "home"}
KICKS_LOST = {
    **ROUND, "score": score(1, 3), "winner": "away", "shoot_out": score(4, 3), "advanced": "home",
    "aggregate": score(4, 4), "first_leg": leg("Port Ellan", 1, 3, "Norvale"),
}  # fmt: skip
TIE = {
    **TWO_GOALS, **ROUND, "aggregate": score(3, 2), "advanced": "home",
    "first_leg": leg("Port Ellan", 2, 1, "Norvale"),
}  # fmt: skip
TIE_DRAWN = {
    **DRAWN, **ROUND, "aggregate": score(3, 2), "advanced": "home",
    "first_leg": leg("Port Ellan", 1, 2, "Norvale"),
}  # fmt: skip
TIE_LOST = {
    **ROUND, "score": score(2, 1), "winner": "home", "aggregate": score(2, 4), "advanced": "away",
    "first_leg": leg("Port Ellan", 3, 0, "Norvale"),
}  # fmt: skip
AWAY_GOALS = {
    **ROUND, "score": score(2, 1), "winner": "home", "aggregate": score(3, 3), "advanced": "away",
    "first_leg": leg("Port Ellan", 2, 1, "Norvale"),
}  # fmt: skip
LAST_EIGHT = {
    **TWO_GOALS, "competition": named("Harbour Cup"), "stage": named("last-eight"),
    "advanced": "home",
}  # fmt: skip
ALL: dict[str, dict[str, Any]] = {
    "one goal": ONE_GOAL, "two goals": TWO_GOALS, "five": FIVE, "away": AWAY, "kicks": KICKS,
    "kicks after a defeat": KICKS_LOST, "tie": TIE, "tie drawn": TIE_DRAWN, "tie lost": TIE_LOST,
    "away goals": AWAY_GOALS, "last-eight": LAST_EIGHT,
}  # fmt: skip


@cache
def told(
    name: str, order: str = "winner", channels: tuple[Channel, ...] = CHANNELS
) -> tuple[str, ...]:
    """The texts of many matches of one kind that differ in the home side's name only."""
    known = ALL[name]
    style = Style(score=ScoreStyle(order="home" if order == "home" else "winner"))
    found: list[str] = []
    for number in range(20):
        home = f"Nor{chr(97 + number)}vale"
        facts = dict(known)
        if known.get("first_leg"):
            facts["first_leg"] = known["first_leg"].model_copy(update={"away_name": home})
        made = blurbs(summary(match(home, **facts)), channels=channels, style=style)
        found += [re.sub(rf"\b{home}\b", "Norvale", b.text) for b in made if b.text]
    assert found
    return tuple(found)


@pytest.mark.parametrize("order", ["winner", "home"])
@pytest.mark.parametrize("name", ALL)
def test_no_sentence_has_a_name_twice_or_does_not_end(name: str, order: str) -> None:
    """Neither a side's nor a player's; nor "after … after", "won … to win", "scored 5"."""
    for text in told(name, order):
        for sentence in re.split(r"(?<=[.:]) ", text):
            for who in ("Norvale", "Port Ellan", "Ana Reis", "Jo Falk"):
                assert sentence.count(who) < 2, text
            assert sentence.count("after") < 2, text
            assert not re.search(r"\bwon\b.*\bto win\b|scored \d|only goal .* was\b", sentence), (
                text
            )


def test_a_line_of_a_scoreboard_has_the_home_side_first() -> None:
    """A winner from away is told with a verb."""
    for text in told("away"):
        assert not re.search(r"Port Ellan \d-\d Norvale", text), text
    assert any(re.search(r"Norvale \d-\d Port Ellan", text) for text in told("two goals"))


@pytest.mark.parametrize("order", ["winner", "home"])
@pytest.mark.parametrize("name", ["kicks", "kicks after a defeat"])
def test_every_text_of_a_shoot_out_names_who_won_it(name: str, order: str) -> None:
    """Figures in brackets do not say whose they are; the score stands there too, in all channels
    that have the room."""
    for text in told(name, order):
        assert re.search(
            r"Norvale[^.]*\b(?:beat|beats|won|win|wins|winning|through|into|knock|knocked|edge|"
            r"edged|saw off|see off|got past|overcame|defeated|defeat)\b|Norvale on penalties",
            text,
        ), text
    longer = told(name, order, ("push", "x", "standfirst", "seo"))
    assert all(re.search("1-1|3-1|1-3", text) for text in longer)


@pytest.mark.parametrize(
    ("name", "through"),
    [("tie", "Norvale"), ("tie drawn", "Norvale"), ("tie lost", "Port Ellan"),
     ("away goals", "Port Ellan")],
)  # fmt: skip
@pytest.mark.parametrize("order", ["winner", "home"])
def test_every_text_of_a_tie_says_who_goes_through(name: str, through: str, order: str) -> None:
    """By a verb with that side, or by the other's going out."""
    other = "Norvale" if through == "Port Ellan" else "Port Ellan"
    for text in told(name, order):
        goes = re.search(
            rf"{through}[^.]*\b(?:through|advance|progressed|on aggregate|over two legs|reach|into|"
            rf"knock|knocked|first-leg defeat|tie round|aggregate win)\b|takes {through} through|"
            rf"took {through} through",
            text,
        )
        out = re.search(rf"{other}[^.]*\b(?:but|and) (?:go|went) out", text)
        assert goes or out, text


def test_legs_that_are_level_are_not_won_by_their_figures() -> None:
    """Who goes through by away goals has not won 3-3."""
    assert not any(re.search(r"3-3", text) for text in told("away goals"))


@pytest.mark.parametrize("name", ["one goal", "two goals", "five", "tie", "tie drawn", "kicks"])
def test_nearly_all_headlines_have_the_figures_that_are_known(name: str) -> None:
    """Nine of ten, in more than one wording."""
    heads = told(name, channels=("headline",))
    assert sum(re.search(r"\d-\d", h) is not None for h in heads) >= 0.9 * len(heads)
    assert len(set(heads)) > 4


def test_a_last_eight_tie_is_a_tie() -> None:
    """The hyphen belongs before a noun only."""
    texts = told("last-eight")
    assert any("last-eight tie" in t for t in texts)
    assert not any(re.search(r"last-eight(?! (?:tie|match|game|meeting))", t) for t in texts)
