"""Ties, legs, cards and extra time in the texts: never more than is known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from summarizer import read, summarize
from summarizer.blurbs import blurbs
from summarizer.blurbs.claims import claims_of
from summarizer.blurbs.model import Blurb
from summarizer.language.plans import blurb as planned_blurb
from summarizer.language.plans import headline as planned_headline
from summarizer.summary import Match
from tests.blurbs.facts import goal, leg, match, named, score, summary

CUP: dict[str, Any] = {"competition": named("Harbour Cup")}


def made(found: Match) -> dict[str, Blurb]:
    """The blurbs of a match by channel."""
    return {b.channel: b for b in blurbs(summary(found))}


def every_text(**known: Any) -> list[str]:
    """The texts of many matches that differ in a side's name only, and of the summary's plans."""
    told: list[str] = []
    for letter in "abcdefghijkl":
        found = match(f"Nor{letter}ale", **known)
        told += [b.text for b in made(found).values() if b.text is not None]
        draft = claims_of(summary(found), None)[1].matches[0]
        told += [t for t in (planned_headline(draft), planned_blurb(draft)) if t is not None]
    return told


LEVEL: dict[str, Any] = {
    **CUP, "score": score(2, 1), "winner": "home", "aggregate": score(3, 3),
    "events": (goal("Ana Reis", "home", 20), goal("Mia Torp", "away", 44)),
}  # fmt: skip


def test_a_level_tie_of_which_nobody_knows_the_winner_is_told_as_level() -> None:
    """Never as a plain win: every text says that the tie was level on aggregate."""
    texts = every_text(**LEVEL)
    assert len(texts) > 40
    assert all("on aggregate" in t and re.search(r"level|3-3", t) for t in texts)


@pytest.mark.parametrize(
    "known",
    [
        {"aggregate": score(4, 3)},
        {"shoot_out": score(5, 3)},
        {"first_leg": leg("Port Ellan", 1, 1, "Norvale")},
    ],
)
def test_a_tie_that_is_open_has_no_text_and_says_why(known: dict[str, Any]) -> None:
    """Where legs or kicks are known and who went through is not, there is nothing to tell."""
    for told in made(match(**CUP, score=score(2, 1), winner="home", **known)).values():
        assert told.text is None
        assert told.reason is not None
        assert "who went through is not known" in told.reason


def test_a_winner_that_goes_out_is_told_with_who_went_through() -> None:
    """In every channel and in the summary's own headline and blurb."""
    texts = every_text(
        **CUP, score=score(1, 0), winner="home", aggregate=score(2, 3), advanced="away",
        first_leg=leg("Port Ellan", 3, 1, "Norvale"),
    )  # fmt: skip
    assert len(texts) > 60
    assert all(re.search(r"went through|go out|through|advance", t) for t in texts)


def test_one_leg_is_told_with_the_leg() -> None:
    """A first leg's text has the figures, and says that it was a first leg."""
    wire = read(
        "Norvale beat Port Ellan 2-1 in the first leg of their Harbour Cup semi-final on Tuesday."
        "\n\nAna Reis scored in the 9th minute."
    )
    told = [b for b in blurbs(summarize(wire), wire=wire) if b.text is not None]
    assert {"push", "x", "standfirst", "headline"} <= {b.channel for b in told}
    assert all("first leg" in (b.text or "") for b in told)
    assert all("2-1" in (b.text or "") for b in told if b.channel != "headline")


OFF: dict[str, Any] = {"score": score(2, 0), "winner": "home"}


def test_who_was_sent_off_is_told_with_the_side_or_not_at_all() -> None:
    """A player without a side would be read as of the side just named."""
    known = every_text(**OFF, events=(goal("Mia Torp", "away", 10, "sent_off"),))
    cards = [s for t in known for s in re.split(r"(?<=\.) ", t) if "Torp" in s]
    assert cards
    assert all("Port Ellan" in s for s in cards)
    unknown = every_text(**OFF, events=(goal("Mia Torp", None, 10, "sent_off"),))
    assert not [t for t in unknown if "Torp" in t]


def test_the_winners_player_sent_off_has_his_side_too() -> None:
    """The side that a text begins with is named again beside the card."""
    texts = every_text(**OFF, events=(goal("Ana Reis", "home", 10, "sent_off"),))
    cards = [s for t in texts for s in re.split(r"(?<=\.) ", t) if "Reis" in s]
    assert cards
    assert all(re.search(r"Nor[a-l]ale", s) for s in cards)


def test_how_many_players_were_left_is_told_only_where_the_wire_says_it() -> None:
    """One card that is known is not all there were."""
    texts = every_text(**OFF, events=(goal("Mia Torp", "away", 50, "sent_off"),))
    assert not [t for t in texts if re.search(r"\bten\b|\b10\b", t)]
    wire = read(
        "Nine-man Port Ellan lost 2-1 at Norvale on Saturday.\n\nAna Reis scored in the 25th and "
        "70th minutes. Port Ellan's Mia Torp was sent off in the 50th minute."
    )
    told = [b.text or "" for b in blurbs(summarize(wire), wire=wire)]
    assert not [t for t in told if "ten players" in t]


def test_extra_time_is_told() -> None:
    """Each text of a match with extra time says so, also where no sentence is cited for it."""
    texts = [
        b.text or ""
        for letter in "abcdefgh"
        for b in made(
            match(
                f"Nor{letter}ale", **CUP, score=score(2, 1), winner="home", extra_time=True,
                events=(goal("Ana Reis", "home", 10), goal("Mia Torp", "away", 20),
                        goal("Jo Falk", "home", 112)),
            )
        ).values()
    ]  # fmt: skip
    told = [t for t in texts if t]
    assert len(told) > 30
    assert all("extra time" in t for t in told)


def test_stoppage_time_of_extra_time_is_not_that_of_the_match() -> None:
    """120+2 is at the end of extra time."""
    texts = every_text(
        score=score(1, 0), winner="home", extra_time=True,
        events=(goal("Ana Reis", "home", 120, added=2),),
    )  # fmt: skip
    told = [t for t in texts if "stoppage time" in t]
    assert told
    assert all("stoppage time at the end of extra time" in t for t in told)


@pytest.mark.parametrize("stage", [None, "final"])
def test_nobody_is_knocked_out_of_a_final(stage: str | None) -> None:
    """Nor of a match whose round nothing tells, which may be one."""
    texts = every_text(
        **CUP, score=score(1, 1), winner="draw", shoot_out=score(4, 2), advanced="home",
        stage=named(stage) if stage else None,
    )  # fmt: skip
    assert len(texts) > 40
    assert not [t for t in texts if re.search(r"\bknock|go(?:es)? through|went through", t)]


def test_a_round_with_a_hyphen_is_told_as_a_noun() -> None:
    """A "third-round replay" is one of the third round."""
    texts = every_text(**CUP, score=score(2, 0), winner="home", stage=named("third-round"))
    assert [t for t in texts if "third round" in t]
    assert not [t for t in texts if re.search(r"third-round(?! (?:tie|match|game|meeting))", t)]


def test_of_two_with_two_goals_the_one_who_scored_last_is_told() -> None:
    """The winner of a match is not left out for somebody with as many goals."""
    goals = (
        goal("Ana Reis", "home", 52), goal("Zoe Quist", "home", 60), goal("Zoe Quist", "home", 78),
        goal("Ana Reis", "home", 90, added=4),
    )  # fmt: skip
    found = match(score=score(4, 3), winner="home", events=goals)
    headline = made(found)["headline"].text or ""
    assert "Quist" not in headline
