"""Blurbs by sentence plan: what they say, what they never say, and when there is none."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.blurb_facts import varied
from bench.blurbs import Made, broken
from summarizer.blurbs import CHANNELS, Style, blurb, blurbs
from summarizer.blurbs.style import QuotationStyle, ScoreStyle, WordStyle
from summarizer.reading import read_text
from summarizer.summary import Finding, Summary
from tests.blurbs.facts import goal, leg, match, named, quote, score, summary
from tests.project.commands import ROOT, clean_environ
from tests.support.gold_drafts import NAMES
from tests.support.summaries import right_summary

LEAGUE: dict[str, Any] = {
    "score": score(2, 1),
    "winner": "home",
    "competition": named("Harbour League"),
    "day": "Saturday",
    "events": (
        goal("Mia Torp", "away", 12),
        goal("Ana Reis", "home", 44),
        goal("Jo Falk", "home", 88),
    ),
}


def texts(made: Summary, **options: Any) -> dict[str, str]:
    """The texts of a summary's first match, by channel."""
    return {b.channel: b.text or f"none: {b.reason}" for b in blurbs(made, **options)}


def all_texts(style: Style | None = None, **known: Any) -> list[str]:
    """Texts of many matches that differ in their sides' names only: many plans."""
    found: list[str] = []
    for number in range(25):
        made = summary(match(f"Nor{chr(97 + number)}vale", **known))
        found += texts(made, style=style).values()
    return found


# --- what holds for every text -------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_the_example_wires_holds(name: str) -> None:
    """Lengths, essentials, whole quotations and the checks of prose, with the wire and without."""
    wire, made = right_summary(name)
    for at_hand in (wire, None):
        for b in blurbs(made, wire=at_hand):
            assert (b.text is None) != (b.reason is None)
            if b.text is not None:
                assert broken(Made(b, made, at_hand)) is None, b.text


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), seed=st.integers(0, 10**6), home=st.booleans())
def test_every_text_of_other_facts_holds(name: str, seed: int, home: bool) -> None:
    """Other names, scores, scorers and minutes, in both orders of house style."""
    _, made = right_summary(name)
    made = varied(made, seed, random.Random(seed))
    style = Style(
        score=ScoreStyle(separator=":" if home else "-", order="home" if home else "winner")
    )
    for b in blurbs(made, style=style):
        if b.text is not None:
            assert broken(Made(b, made, None)) is None, b.text


def test_the_same_facts_give_the_same_texts_in_another_process() -> None:
    """Nothing hangs on the order of a set or on the process."""
    code = (
        "from summarizer.blurbs import blurbs\n"
        "from tests.support.summaries import right_summary\n"
        "wire, made = right_summary('league_match')\n"
        "print([b.text for b in blurbs(made, wire=wire)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean_environ({"PYTHONHASHSEED": "7"}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    wire, made = right_summary("league_match")
    assert done.stdout.strip() == repr([b.text for b in blurbs(made, wire=wire)])


def test_a_day_of_matches_does_not_read_alike() -> None:
    """Forty matches of the same score open in at least ten ways."""
    pushes = []
    for number in range(40):
        a, b = f"Ald{number:02}", f"Bry{number:02}"
        made = summary(match(a, b, score=score(2, 1), winner="home"))
        pushes.append(texts(made)["push"].replace(a, "A").replace(b, "B"))
    assert len(set(pushes)) >= 10


# --- what is told --------------------------------------------------------------------------------


def test_a_push_message_tells_sides_and_score_first() -> None:
    """Within forty characters, whatever the plan."""
    for number in range(40):
        made = summary(match(f"Norvale {number}", **LEAGUE))
        text = blurb(made, "push").text or ""
        assert "2-1" in text[:40]
        assert "Port Ellan" in text[:40]


def test_a_hat_trick_a_late_winner_and_a_comeback_come_up() -> None:
    """What makes a match is told by some plan."""
    hat_trick = tuple(goal("Ana Reis", "home", m) for m in (5, 33, 71))
    told = " ".join(all_texts(score=score(3, 0), winner="home", events=hat_trick))
    assert "hat-trick" in told
    told = " ".join(all_texts(**LEAGUE))
    assert "late winner" in told
    assert "behind" in told or "fought back" in told


def test_what_did_not_happen_is_never_told() -> None:
    """No comeback, late winner or hat-trick where the goals fell otherwise."""
    events = (goal("Ana Reis", "home", 5), goal("Jo Falk", "home", 33))
    told = " ".join(all_texts(score=score(2, 0), winner="home", events=events)).casefold()
    for word in ("behind", "fought back", "fight back", "late", "hat-trick", "edged", "thrash"):
        assert word not in told


def test_nothing_is_said_of_goals_where_one_is_missing() -> None:
    """Words as "the goals", "the only goal", "the winner" need all goals."""
    events = (goal("Ana Reis", "home", 5),)
    told = " ".join(all_texts(score=score(3, 2), winner="home", events=events))
    for words in ("Goals:", "Scorers", "only goal", "winner ", "settled", "scored for"):
        assert words not in told


def test_a_goal_of_nobody_knows_which_side_is_given_to_neither() -> None:
    """A side that the wire does not tell is not guessed."""
    events = (goal("Ana Reis", None, 5), goal("Mia Torp", None, 50), goal("Jo Falk", None, 70))
    for text in all_texts(score=score(2, 1), winner="home", events=events):
        assert "scored for" not in text
        assert "winner from" not in text


def test_own_goals_are_never_said_to_be_scored_for_the_other_side() -> None:
    """They are listed as own goals, or told as such."""
    events = (goal("Jo Falk", "home", 20, "own_goal"), goal("Ana Reis", "home", 50))
    for text in all_texts(score=score(2, 0), winner="home", events=events):
        if "Jo Falk" in text:
            assert "(20 og)" in text or "own goal" in text
            assert "scored for" not in text


def test_a_shoot_out_is_won_by_who_goes_through() -> None:
    """Drawn, kicks, and the winner of the kicks first."""
    told = all_texts(
        score=score(1, 1), winner="draw", shoot_out=score(3, 4), advanced="away",
        stage=named("quarter-final"), competition=named("Harbour Cup"),
    )  # fmt: skip
    assert all("penalties" in t or "shoot-out" in t for t in told if not t.startswith("none"))
    assert any("4-3 on penalties" in t for t in told)
    assert not any("3-4" in t for t in told)


def test_over_two_legs_the_side_that_goes_through_is_told() -> None:
    """Won the match and lost the tie."""
    told = all_texts(
        score=score(2, 1), winner="home", aggregate=score(2, 4), advanced="away",
        first_leg=leg("Port Ellan", 3, 0, "Norvale"), stage=named("semi-final"),
        competition=named("Harbour Cup"),
    )  # fmt: skip
    pushes = [t for t in told if "aggregate" in t]
    assert pushes
    assert all("Port Ellan went through 4-2" in t for t in pushes)


def test_cricket_and_tennis_are_told_in_the_wires_words() -> None:
    """The result as written, whole, and no verb of football."""
    cricket = summary(
        match(sport="cricket", winner="away", result_as_written="by 34 runs", day="Sunday")
    )
    assert all("by 34 runs" in b.text for b in blurbs(cricket) if b.text)
    tennis = summary(
        match("Ana Reis", "Mia Torp", sport="tennis", winner="home",
              result_as_written="6-4, 3-6, 7-5", home_away_stated=False)
    )  # fmt: skip
    assert "6-4, 3-6, 7-5" in (blurb(tennis, "x").text or "")
    headline = blurb(tennis, "headline").text or ""
    assert any(verb in headline for verb in (" beats ", " defeats ", " wins ", " sees off "))


def test_a_round_up_has_a_blurb_for_each_match() -> None:
    """In the order of the matches, each about its own."""
    _, made = right_summary("roundup")
    found = blurbs(made, channels=("push",))
    assert [b.match for b in found] == [0, 1, 2]
    for b in found:
        assert made.matches[b.match or 0].home.name in (b.text or "")
    assert blurb(made, "push", match=2) == found[2]


# --- names ---------------------------------------------------------------------------------------

REPORT = (
    "Brackford Rovers beat Skelby Athletic 2-1 in the Harbour League on Saturday.\n\n"
    "Ana Reis put Brackford ahead in the 12th minute and Mia Torp levelled for Skelby in the "
    "44th. Reis scored again in the 88th minute."
)


def _from_report() -> Any:
    wire = read_text(REPORT)
    made = summary(
        match("Brackford Rovers", "Skelby Athletic", score=score(2, 1), winner="home",
              events=(goal("Ana Reis", "home", 12), goal("Mia Torp", "away", 44),
                      goal("Ana Reis", "home", 88)))
    )  # fmt: skip
    info = made.wire.model_copy(update={"sha256": wire.sha256})
    return wire, made.model_copy(update={"wire": info})


def test_without_the_wire_no_short_name_is_used() -> None:
    """Nobody can tell whether it stands there."""
    _, made = _from_report()
    for text in texts(made).values():
        assert text.count("Brackford") == text.count("Brackford Rovers")
        assert text.count("Reis") == text.count("Ana Reis")


def test_with_the_wire_the_short_names_are_those_that_stand_in_it() -> None:
    """As in the wire: "Skelby" stands there by itself; "Rovers" and "Athletic" do not."""
    wire, made = _from_report()
    for text in texts(made, wire=wire).values():
        for word, full in (("Rovers", "Brackford Rovers"), ("Athletic", "Skelby Athletic")):
            assert text.count(word) == text.count(full)
    assert "Reis" in (blurb(made, "headline", wire=wire).text or "Reis")


def test_another_wire_is_refused() -> None:
    """Its sentences would not be those that the facts rest on."""
    _, made = _from_report()
    with pytest.raises(ValueError, match="another wire"):
        blurb(made, "push", wire=read_text("Something else happened."))


def test_a_match_that_is_not_there_is_an_index_error() -> None:
    """As for any sequence."""
    made = summary(match(**LEAGUE))
    for number in (1, -1):
        with pytest.raises(IndexError):
            blurb(made, "push", match=number)


# --- none ----------------------------------------------------------------------------------------


def test_facts_that_do_not_reach_a_length_give_none_with_the_reason() -> None:
    """A search description of a bare result would have to be padded."""
    made = summary(match(score=score(2, 1), winner="home"))
    found = blurb(made, "seo")
    assert found.text is None
    assert "at least 110" in (found.reason or "")


def test_names_too_long_for_the_first_forty_characters_give_no_push_message() -> None:
    """Nothing is cut."""
    made = summary(match("Norvale and District Wanderers", "Port Ellan Thistle", **LEAGUE))
    found = blurb(made, "push")
    assert found.text is None
    assert "first 40 characters" in (found.reason or "")


def test_a_match_without_a_result_has_no_blurb() -> None:
    """Who played is no news."""
    made = summary(match(competition=named("Harbour Cup")))
    assert {b.reason for b in blurbs(made)} == {"no result is known of this match"}


# --- doubt ---------------------------------------------------------------------------------------


def _kept(at: str, severity: str = "error") -> Any:
    return Finding(rule="event-kind", path=at, severity=severity, action="kept", message="", at=at)


def test_no_blurb_is_written_from_claims_that_failed_and_were_kept() -> None:
    """Policy ``flag`` leaves them in the summary; a blurb could not show the flag."""
    made = summary(match(**LEAGUE), match("Halvik", "Sull", score=score(0, 0), winner="draw"))
    doubted = made.model_copy(update={"findings": (_kept("matches[0].events[2].minute"),)})
    first, second = blurbs(doubted, channels=("push",))
    assert first.text is None
    assert "failed their checks" in (first.reason or "")
    assert second.text is not None


@pytest.mark.parametrize(
    ("at", "severity"),
    [
        ("matches[0].headline", "error"),
        ("matches[0].score", "warning"),
        ("matches[1].score", "error"),
    ],
)
def test_what_is_no_doubt_about_the_facts_takes_no_blurb(at: str, severity: str) -> None:
    """A draft's own headline, a warning, another match."""
    made = summary(match(**LEAGUE)).model_copy(update={"findings": (_kept(at, severity),)})
    assert blurb(made, "push").text is not None


def test_a_quotation_in_doubt_is_not_told() -> None:
    """Its speaker may be another."""
    made = summary(quotes=(quote("I am staying.", "Ana Reis", None),))
    assert blurb(made, "headline").text is not None
    doubted = made.model_copy(update={"findings": (_kept("quotes[0].speaker"),)})
    assert blurb(doubted, "headline").text is None


# --- quotations ----------------------------------------------------------------------------------


def test_a_wire_without_a_match_gets_what_was_said() -> None:
    """Whole, with its speaker, where it fits."""
    said = "I have nothing to prove."
    made = summary(quotes=(quote(said, "Ana Reis", None),))
    headline = blurb(made, "headline")
    assert headline.text == f"Ana Reis: “{said}”"
    assert (headline.match, headline.quote) == (None, 0)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("I have nothing to prove.", None),  # nobody is named
        ("nothing to prove.", "Ana Reis"),  # a piece of a sentence
        ("I have nothing to prove to", "Ana Reis"),  # goes on elsewhere
        ("He called it “nothing”.", "Ana Reis"),  # would end at the inner mark
        ("I have nothing to prove to anybody in this town or any other town.", "Ana Reis"),
    ],
)
def test_a_quotation_that_cannot_stand_whole_is_left_out(text: str, speaker: str | None) -> None:
    """None is better than a piece."""
    made = summary(quotes=(quote(text, speaker, None),))
    found = blurb(made, "headline")
    assert found.text is None
    assert "no quotation" in (found.reason or "")


def test_a_quotation_in_a_post_is_whole_and_has_its_speaker() -> None:
    """The wire's own characters, in the marks of house style."""
    said = "We were lucky, and I'll take it."
    found = []
    for number in range(12):
        made = summary(match(f"Norvale {number}", **LEAGUE), quotes=(quote(said, "Kit Osei"),))
        found.append(blurb(made, "x", style=Style(quotations=QuotationStyle(marks="single"))))
    quoting = [b for b in found if b.quote is not None]
    assert 0 < len(quoting) < len(found)
    for b in quoting:
        assert b.quote == 0
        assert f"Kit Osei: ‘{said}’" in (b.text or "")


# --- house style ---------------------------------------------------------------------------------


def test_house_style_is_kept() -> None:
    """Separator, spellings, and the home side first with its figure."""
    style = Style(
        score=ScoreStyle(separator=":", order="home"),
        words=WordStyle(half_time="halftime", shoot_out="shootout", equalised="equalized"),
    )
    away_win = {
        "score": score(1, 2), "winner": "away", "half_time": score(1, 0),
        "events": (goal("Ana Reis", "home", 9), goal("Mia Torp", "away", 60),
                   goal("Jo Falk", "away", 70)),
    }  # fmt: skip
    told = all_texts(style, **away_win)
    assert not any("half-time" in t or "1-2" in t or "2-1" in t or "2:1" in t for t in told)
    assert any("1:2" in t for t in told)
    assert any("halftime" in t for t in told)
    for text in told:
        if "Port Ellan" in text and "vale" in text and not text.startswith("none"):
            assert text.index("vale") < text.index("Port Ellan")


def test_the_winner_stands_first_by_default() -> None:
    """Its name before the other's, its figure before the other's."""
    for text in all_texts(score=score(0, 3), winner="away"):
        if not text.startswith("none"):
            assert text.index("Port Ellan") < text.index("vale")
            assert "3-0" in text


def test_all_channels_are_written_in_their_order() -> None:
    """One blurb for each."""
    assert tuple(b.channel for b in blurbs(summary(match(**LEAGUE)))) == CHANNELS
