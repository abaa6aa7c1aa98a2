"""The measure of blurbs: 500 of them hold and do not read alike, and it can tell otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.blurbs import MOST_SHARE, Made, broken, main, masked, names_winner, phrases
from summarizer.blurbs import blurb
from tests.blurbs.facts import goal, leg, match, named, quote, score, summary

FACTS = summary(
    match(
        score=score(2, 1),
        winner="home",
        competition=named("Harbour Cup"),
        day="Saturday",
        events=(goal("Ana Reis", "home", 44),),
    ),
    quotes=(quote("We were lucky.", "Kit Osei"),),
)


def made(channel, text: str, **fields: object) -> Made:
    """``text`` as if it had been written for ``channel``."""
    it = blurb(FACTS, channel)
    return Made(it.model_copy(update={"text": text, "quote": None, **fields}), FACTS, None)


def test_five_hundred_blurbs_hold_and_share_no_phrase_too_often(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The exit code says so, and the ten most repeated phrases are printed."""
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert "500 blurbs" in printed
    assert "broken: 0" in printed
    assert printed.count("%  ") == 10
    for what in ("name the winner", "name who went through", "apart, with the score"):
        (line,) = (line for line in printed.splitlines() if what in line)
        assert "(100.0%)" in line
    (line,) = (line for line in printed.splitlines() if "headlines with a figure" in line)
    assert int(line.split()[0]) >= 0.9 * int(line.split()[2])


@pytest.mark.parametrize(
    ("channel", "text", "why"),
    [
        ("headline", "Norvale beat Port Ellan 2-1 " + "again " * 6, "length"),
        ("seo", "Norvale beat Port Ellan 2-1.", "length"),
        ("standfirst", "Norvale beat Port Ellan 2-1.", "length"),
        ("push", "Norvale beat Port Ellan 2-1", "does not end"),
        ("push", "In the Harbour Cup on Saturday Norvale beat Port Ellan 2-1.", "first 40"),
        ("push", "Norvale beat Port Ellan 3-1.", "prose-"),
        ("push", "Norvale thrashed Port Ellan 2-1.", "prose-judgement"),
        ("headline", "Bo Lund double sees Norvale past Port Ellan", "prose-"),
    ],
)
def test_a_broken_text_is_seen(channel, text: str, why: str) -> None:
    """Length, ending, essentials, and what the checks of prose say."""
    assert why in (broken(made(channel, text)) or "")


@pytest.mark.parametrize(
    "text",
    ["Norvale beat Port Ellan 2-1. Kit Osei: “We were luck.”", "Norvale beat Port Ellan 2-1."],
)
def test_a_quotation_that_is_not_whole_is_seen(text: str) -> None:
    """A letter less, or none of it."""
    assert "not whole" in (broken(made("x", text, quote=0)) or "")


def test_names_numbers_days_and_competitions_are_masked() -> None:
    """What is left is the plan."""
    it = made("push", "Norvale beat Port Ellan 2-1 in Saturday's Harbour Cup match. Ana Reis (44).")
    assert masked(it) == "N beat N 0 in D's C match. N (0)."


def test_a_phrase_counts_once_for_a_blurb_and_within_a_sentence_only() -> None:
    """Four words in a row, in one of two blurbs."""
    one = made("push", "Norvale beat Port Ellan 2-1. Norvale beat Port Ellan 2-1 again.")
    found, total = phrases([one, replace(one, blurb=one.blurb.model_copy(update={"text": "No."}))])
    assert total == 2
    assert found == {"N beat N 0": 1, "beat N 0 again": 1}
    assert max(found.values()) / total > MOST_SHARE


KICKS = match(score=score(1, 1), winner="draw", shoot_out=score(5, 4), advanced="home")
LEGS = match(
    score=score(2, 1),
    winner="home",
    aggregate=score(2, 4),
    advanced="away",
    first_leg=leg("Port Ellan", 3, 0, "Norvale"),
)


@pytest.mark.parametrize(
    ("facts", "text", "named"),
    [
        (KICKS, "Norvale 1-1 Port Ellan (5-4 on penalties).", False),
        (KICKS, "Norvale and Port Ellan drew 1-1, 5-4 on penalties.", False),
        (KICKS, "Port Ellan beat Norvale 5-4 on penalties.", False),
        (KICKS, "Norvale beat Port Ellan 5-4 on penalties.", True),
        (KICKS, "Norvale drew 1-1 with Port Ellan and won 5-4 on penalties.", True),
        (KICKS, "Port Ellan lost 5-4 on penalties to Norvale.", True),
        (LEGS, "Norvale 2-1 Port Ellan (4-2 on aggregate).", False),
        (LEGS, "Norvale beat Port Ellan 2-1.", False),
        (LEGS, "Norvale beat Port Ellan 2-1 to go through.", False),
        (LEGS, "Norvale won 2-1, but Port Ellan went through 4-2 on aggregate.", True),
        (LEGS, "Norvale beat Port Ellan 2-1 but go out", True),
    ],
)
def test_a_text_of_a_shoot_out_or_a_tie_has_to_name_the_winner(
    facts, text: str, named: bool
) -> None:
    """Figures alone do not say whose they are."""
    assert names_winner(facts, text) is named


@pytest.mark.parametrize(
    ("start", "seen"),
    [
        ("Norvale beat Port Ellan 5-4 on penalties.", True),
        ("Norvale drew 1-1 with Port Ellan and won 5-4 on penalties.", True),
        ("Norvale beat Port Ellan 7-6 on penalties.", False),
    ],
)
def test_the_figures_in_front_have_to_be_those_of_the_result(start: str, seen: bool) -> None:
    """The score at the end of play or of the kicks, and no other."""
    facts = summary(KICKS)
    it = blurb(facts, "push").model_copy(update={"text": start})
    assert (broken(Made(it, facts, None)) is None) is seen


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norvale beat Port Ellan 2-1 as Norvale scored in the Harbour Cup.", "twice"),
        ("Norvale won 2-1 against Port Ellan to win in the Harbour Cup.", "no English"),
    ],
)
def test_wrong_english_is_seen(text: str, why: str) -> None:
    """A name twice in a sentence, and sentences that are none."""
    assert why in (broken(made("x", text)) or "")
