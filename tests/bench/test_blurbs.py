"""The measure of blurbs: 500 of them hold and do not read alike, and it can tell otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.blurbs import MOST_SHARE, Made, broken, main, masked, phrases
from summarizer.blurbs import blurb
from tests.blurbs.facts import goal, match, named, quote, score, summary

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
