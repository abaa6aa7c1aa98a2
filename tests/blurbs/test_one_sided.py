"""What cards and blurbs tell of goals and ties where only a part is known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from summarizer import read, summarize
from summarizer.blurbs import blurbs
from summarizer.blurbs.claims import claims_of
from summarizer.language.competitions import with_article
from summarizer.language.plans import blurb as planned_blurb
from summarizer.language.plans import headline as planned_headline
from tests.blurbs.facts import goal, match, named, score, summary


def texts(**known: Any) -> list[str]:
    """The texts of many matches that differ in a side's name only, and the summary's own."""
    told: list[str] = []
    for letter in "abcdefghijkl":
        made = summary(match(f"Nor{letter}ale", **known))
        told += [b.text for b in blurbs(made) if b.text is not None]
        draft = claims_of(made, None)[1].matches[0]
        told += [t for t in (planned_headline(draft), planned_blurb(draft)) if t is not None]
    assert len(told) > 40
    return told


def card(**known: Any) -> str:
    """The summary's own blurb."""
    told = planned_blurb(claims_of(summary(match(**known)), None)[1].matches[0])
    assert told is not None
    return told


DOUBLES = (
    goal("Ana Reis", "home", 7), goal("Ana Reis", "home", 24), goal("Jo Falk", "home", 60),
    goal("Mia Torp", "away", 30), goal("Bea Lund", "away", 75), goal("Mia Torp", "away", 88),
)  # fmt: skip


def test_of_two_doubles_in_a_draw_none_is_told_alone() -> None:
    """Where both sides have somebody with two goals, no text tells of one of them only."""
    for text in texts(score=score(3, 3), winner="draw", events=DOUBLES):
        if re.search(r"twice|two of|double|Two", text):
            assert "Torp" in text
            assert "Reis" in text


def test_half_a_draw_has_no_list() -> None:
    """The scorers of one side of a draw are left out where the other's are not known."""
    for text in texts(score=score(2, 2), winner="draw", events=DOUBLES[:2]):
        assert "Reis" not in text


def test_the_losers_goal_alone_is_not_told() -> None:
    """A card names no scorer of the loser's where it cannot name the winner's."""
    events = (goal("Ana Reis", "home", 3), goal("Mia Torp", "away", 70))
    assert "Torp" not in card(score=score(5, 1), winner="home", events=events)


def test_the_winners_goals_alone_may_be_told() -> None:
    """A card lists the winner's scorers where one of the loser's is not known."""
    events = (goal("Ana Reis", "home", 3), goal("Jo Falk", "home", 70))
    assert "Reis (3) and Falk (70)" in card(
        score=score(2, 1), winner="home", events=events
    ).replace("Ana ", "").replace("Jo ", "")


@pytest.mark.parametrize("times", [(None, None), (None, 80)])
def test_twice_stands_behind_its_verb(times: tuple[int | None, int | None]) -> None:
    """A card says "scored twice for", never "twice scored"."""
    told = card(
        score=score(2, 0), winner="home", events=tuple(goal("Ana Reis", "home", m) for m in times)
    )
    assert "Ana Reis scored twice for Norvale." in told


def test_two_lists_with_a_twice_have_no_verb() -> None:
    """With somebody else beside, the list is one: "A (75), B (twice)"."""
    events = (
        goal("Ana Reis", "home", 75), goal("Jo Falk", "home", None), goal("Jo Falk", "home", 88),
        goal("Mia Torp", "away", 9),
    )  # fmt: skip
    told = card(score=score(3, 1), winner="home", events=events)
    assert "Goals for Norvale: Ana Reis (75), Jo Falk (twice)." in told
    assert "Goals for Port Ellan: Mia Torp (9)." in told


def test_an_own_goal_is_not_scored_for_a_side() -> None:
    """Who put it into his own net did not "score for" the others."""
    events = (goal("Ana Reis", "home", 3), goal("Bea Lund", "home", 70, kind="own_goal"))
    told = card(score=score(2, 0), winner="home", events=events)
    assert "scored for" not in told
    assert "70 og" in told


def test_the_only_goal_and_its_half_time_are_told_once() -> None:
    """With the only goal's minute no half-time score is told."""
    for text in texts(
        score=score(1, 0), winner="home", half_time=score(1, 0),
        events=(goal("Ana Reis", "home", 21),),
    ):  # fmt: skip
        assert "half-time score" not in text
        assert "at half-time" not in text
        assert "at the break" not in text


def test_two_of_two_goals_did_more_than_help() -> None:
    """Both goals of a 2-0 "gave" the win."""
    told = texts(
        score=score(2, 0), winner="home",
        events=(goal("Ana Reis", "home", 43), goal("Ana Reis", "home", 48)),
    )  # fmt: skip
    assert not any("helped" in t for t in told)


def test_a_result_line_is_a_line_by_itself() -> None:
    """Without a verb there is no "in Saturday's meeting", and a sentence stands behind."""
    events = (goal("Ana Reis", "home", 43), goal("Jo Falk", "home", 48))
    known = {"score": score(2, 0), "winner": "home", "events": events, "day": "Saturday"}
    seen = 0
    for text in texts(**known, competition=named("Harbour League")):
        if " 2-0 Port Ellan" in text and "t finished" not in text:
            lead, _, rest = text.partition(". ")
            seen += bool(rest)
            assert lead.endswith((" Port Ellan", " Ellan", " Port Ellan on Saturday")) or (
                "Harbour League: " in text or "(Harbour League)" in lead
            )
    assert seen


def test_a_last_sixteen_is_a_tie_of_a_cup() -> None:
    """It is a last-16 tie: nothing is "in the Harbour Cup last-16"."""
    told = card(
        score=score(2, 0), winner="home", competition=named("Harbour Cup"), stage=named("last-16")
    )
    assert "in a Harbour Cup last-16 tie" in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Division Une", "Division Une"),
        ("Primera B", "Primera B"),
        ("Division Honneur", "Division Honneur"),
        ("First Division", "the First Division"),
        ("Premier Division", "the Premier Division"),
        ("Coast League", "the Coast League"),
    ],
)
def test_foreign_divisions_take_no_article(name: str, told: str) -> None:
    """A division named in the order of another tongue stands alone."""
    assert with_article(name) == told


AGGREGATE = """Corrick reach final

DUNMOOR, April 23 - Corrick Nord will meet Kungsby in the Vale Cup final after completing a 6-3 \
aggregate victory over Dunmoor Town on Wednesday.

Level at 2-2 from the first leg, Nord won the return 4-1 at home with two goals from Danny Orme \
and one from Simon Berg.

Orme scored in the 14th and 49th minutes. Berg struck on 62, before Karl Stead's consolation for \
Dunmoor 12 minutes from time.
"""


def test_an_aggregate_is_no_score() -> None:
    """The sum of two legs is told as a sum, in no text as the score of the day."""
    wire = read(AGGREGATE)
    result = summarize(wire)
    (found,) = result.matches
    assert found.score is None or (found.score.home, found.score.away) in ((4, 1), (1, 4))
    told = [found.headline, found.blurb, *(b.text for b in blurbs(result, wire=wire))]
    assert any(t for t in told)
    for text in filter(None, told):
        for part in text.split("6-3")[1:]:
            assert part.startswith((" on aggregate", " over two legs", " aggregate"))


def test_an_aggregate_alone_is_told_as_one() -> None:
    """Where only the sum is known, the card says so."""
    known: dict[str, Any] = {"winner": "home", "advanced": "home", "aggregate": score(6, 3)}
    draft = claims_of(summary(match(**known)), None)[1].matches[0]
    assert planned_headline(draft) in (
        "Norvale beat Port Ellan 6-3 on aggregate", "Norvale win 6-3 on aggregate"
    )  # fmt: skip
    assert "beat Port Ellan 6-3 on aggregate" in (planned_blurb(draft) or "")


AWAY = """Azul into semis

ORME, May 21 - Azul Ferro reached the semi-finals of the Copa Vale on Tuesday despite losing 2-1 \
at Nacional Orme in the second leg, going through on the away goals rule.

Matias Solis scored in the 18th minute for the visitors.
"""


def test_a_lost_second_leg_is_told_as_one() -> None:
    """Where the loser went through, running text says that it was the second leg."""
    wire = read(AWAY)
    told = [b for b in blurbs(summarize(wire), wire=wire) if b.text]
    running = [b.text or "" for b in told if b.channel != "headline"]
    assert running
    assert all("second leg" in text for text in running)
