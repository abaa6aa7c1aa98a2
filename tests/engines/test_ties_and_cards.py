"""Who went through, half-time, cards and lists of goals, as short wires tell them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer import Summarizer
from summarizer.checking import check
from summarizer.draft import ScoreClaim
from summarizer.engines.offline.drafting import offline_draft
from summarizer.reading import read_text
from summarizer.summary import Match, Score


def facts(text: str) -> Match:
    """The first match of a wire, read by rule."""
    return Summarizer(engine="offline").summarize(read_text(text)).matches[0]


def figures(score: Score | None) -> str | None:
    """A score in figures."""
    return None if score is None else f"{score.home}-{score.away}"


def events(match: Match) -> list[str]:
    """As in "sent_off Reis Norvale 50", in the order of play; "?" for an unknown side."""
    sides = {"home": match.home.name, "away": match.away.name, None: "?"}
    return [
        f"{e.kind} {(e.player or '-').split()[-1]} {sides[e.side]} {e.minute}" for e in match.events
    ]


# --- who went through ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "score", "aggregate", "through"),
    [
        (
            (
                "Norvale survived a 1-0 defeat at Port Ellan on Thursday to go through to the "
                "group stage of the Harbour Cup 2-1 on aggregate."
            ),
            "1-0",
            "1-2",
            "Norvale",
        ),
        (
            (
                "Norvale reached the Harbour Cup semi-finals on Wednesday despite losing 1-0 at "
                "Port Ellan, going through 3-1 on aggregate."
            ),
            "1-0",
            "1-3",
            "Norvale",
        ),
        (
            (
                "Norvale beat Port Ellan 2-1 in the second leg of their Harbour Cup tie on "
                "Wednesday but were eliminated 4-3 on aggregate."
            ),
            "2-1",
            "3-4",
            "Port Ellan",
        ),
        (
            "Norvale beat Port Ellan 2-1 on Tuesday but lost the tie 4-3 on aggregate.",
            "2-1",
            "3-4",
            "Port Ellan",
        ),
        (
            (
                "Norvale beat Port Ellan 1-0 on Wednesday but it was not enough to overturn a 3-0 "
                "first-leg deficit in the Harbour Cup semi-final."
            ),
            "1-0",
            "1-3",
            "Port Ellan",
        ),
        (
            (
                "Norvale lost 2-1 at Port Ellan on Wednesday but reached the Harbour Cup final on "
                "away goals after the tie ended 2-2 on aggregate."
            ),
            "2-1",
            None,
            "Norvale",
        ),
        (
            "Norvale beat Port Ellan 2-1 on Tuesday but went out on penalties.",
            "2-1",
            None,
            "Port Ellan",
        ),
    ],
)
def test_who_goes_through_is_read_where_the_winner_of_the_night_does_not(
    lead: str, score: str, aggregate: str | None, through: str
) -> None:
    """An aggregate, away goals or kicks say who goes through, whoever won the match."""
    match = facts(lead)
    sides = {"home": match.home.name, "away": match.away.name, None: None}
    assert figures(match.score) == score
    assert aggregate is None or figures(match.aggregate) == aggregate
    assert sides[match.advanced] == through


def test_kicks_after_a_second_leg_are_read_from_their_loser() -> None:
    """That a winner of the night "lost 5-3 on penalties" tells who won the kicks."""
    match = facts(
        "Norvale beat Port Ellan 2-1 on Tuesday to level their Harbour Cup semi-final at 3-3 on "
        "aggregate but lost 5-3 on penalties."
    )
    told = figures(match.score), figures(match.aggregate), figures(match.shoot_out)
    assert told == ("2-1", "3-3", "3-5")
    assert (match.winner, match.advanced) == ("home", "away")


@pytest.mark.parametrize(
    ("lead", "score"),
    [
        ("Norvale beat Port Ellan 2-1 in the first leg of their Harbour Cup semi-final on Tuesday.",
         "2-1"),
        ("Norvale won 2-1 at Port Ellan in the first leg of their Harbour Cup tie on Tuesday.",
         "1-2"),
        ("Norvale and Port Ellan drew 1-1 in the first leg of their Harbour Cup tie on Tuesday.",
         "1-1"),
    ],
)  # fmt: skip
def test_the_score_of_a_first_leg_just_played_is_the_score_of_the_match(
    lead: str, score: str
) -> None:
    """A first leg is a match of its own: no other leg is known, and no aggregate."""
    match = facts(f"{lead}\n\nAna Reis scored in the 9th minute.")
    assert figures(match.score) == score
    assert match.first_leg is None
    assert match.aggregate is None


def test_a_first_leg_of_before_is_not_the_score() -> None:
    """Where the first leg was won before, its figures are not those of the match."""
    match = facts(
        "Norvale drew 1-1 with Port Ellan on Tuesday to reach the Harbour Cup final.\n\n"
        "Norvale had beaten Port Ellan 2-0 in the first leg."
    )
    assert figures(match.score) == "1-1"


# --- half-time -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lead",
    [
        (
            "Norvale beat Port Ellan 3-1 in the Harbour League on Monday after trailing 1-0 at "
            "half-time."
        ),
        "After trailing 1-0 at half-time, Norvale beat Port Ellan 3-1 on Monday.",
        "Port Ellan lost 3-1 to Norvale on Monday after leading 1-0 at half-time.",
    ],
)
def test_who_trailed_at_half_time_is_the_subject_of_the_clause(lead: str) -> None:
    """A participle belongs to the side that the clause is about, not to the name beside it."""
    match = facts(
        f"{lead}\n\nMia Torp scored in the 12th minute. Ana Reis scored in the 50th, Jo Falk in "
        "the 61st and Reis in the 80th."
    )
    half, norvale = match.half_time, match.home.name == "Norvale"
    assert half is not None
    assert ((half.home, half.away) if norvale else (half.away, half.home)) == (0, 1)
    assert "goal Torp Port Ellan 12" in events(match)


def test_a_player_is_of_the_side_that_he_scored_for() -> None:
    """The words "in the 20th minute for Port Ellan" say whose the goal was."""
    told = events(
        facts(
            "Norvale beat Port Ellan 2-1 on Saturday.\n\nMia Torp scored in the 20th minute for "
            "Port Ellan and Ana Reis in the 60th for Norvale."
        )
    )
    assert told == ["goal Torp Port Ellan 20", "goal Reis Norvale 60"]


def test_a_drafts_half_time_and_scorer_turned_round_are_dropped() -> None:
    """The checks hold a draft's half-time and sides against the same grammar."""
    wire = read_text(
        "Norvale beat Port Ellan 3-1 on Monday after trailing 1-0 at half-time.\n\nMia Torp scored "
        "in the 12th minute for Port Ellan. Ana Reis scored in the 50th, Jo Falk in the 61st and "
        "Reis in the 80th."
    )
    draft = offline_draft(wire)
    match = draft.matches[0]
    wrong = replace(
        match,
        half_time=ScoreClaim(1, 0, (1,)),
        events=tuple(
            replace(e, side="home") if e.player == "Mia Torp" else e for e in match.events
        ),
    )
    dropped = {f.path for f in check(wire, replace(draft, matches=(wrong,))).findings}
    torp = next(i for i, e in enumerate(wrong.events) if e.player == "Mia Torp")
    assert "matches[0].half_time" in dropped
    assert any(path.startswith(f"matches[0].events[{torp}]") for path in dropped)


# --- own goals and penalties ---------------------------------------------------------------------


def test_an_own_goal_or_a_penalty_is_its_own_scorers_alone() -> None:
    """In a list of goals the kind of one is not the kind of the next."""
    own = facts(
        "Norvale beat Port Ellan 3-0 on Saturday.\n\nPort Ellan's Mia Torp put through her own net "
        "in the 5th minute, Ana Reis made it 2-0 in the 44th and defender Ola Venn turned the ball "
        "into her own goal in the 85th."
    )
    assert [told.rsplit(" ", 1)[0].split(" ")[:2] for told in events(own)] == [
        ["own_goal", "Torp"],
        ["goal", "Reis"],
        ["own_goal", "Venn"],
    ]
    spot = facts(
        "Norvale beat Port Ellan 3-1 on Saturday.\n\nAna Reis scored a penalty in the 15th minute, "
        "Jo Falk made it 2-0 in the 30th and Kit Marsh got the third in the 60th. Mia Torp pulled "
        "one back in the 85th."
    )
    assert events(spot) == [
        "penalty_goal Reis Norvale 15",
        "goal Falk Norvale 30",
        "goal Marsh Norvale 60",
        "goal Torp Port Ellan 85",
    ]


# --- cards ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "cards"),
    [
        ("Port Ellan had Mia Torp and Ola Venn sent off in the 50th and 60th minutes.",
         ["sent_off Torp Port Ellan 50", "sent_off Venn Port Ellan 60"]),
        ("Port Ellan had Mia Torp, Kit Marsh and Ola Venn sent off in the 50th and 60th minutes.",
         ["sent_off Torp Port Ellan None", "sent_off Marsh Port Ellan None",
          "sent_off Venn Port Ellan None"]),
        ("Port Ellan's Mia Torp was sent off in the 50th minute and Ola Venn in the 90th.",
         ["sent_off Torp Port Ellan 50", "sent_off Venn Port Ellan 90"]),
        (("Mia Torp was sent off in the 50th minute and Port Ellan finished with nine men when "
         "captain Ola Venn followed her in the 60th."),
         ["sent_off Torp Port Ellan 50", "sent_off Venn Port Ellan 60"]),
        (("Port Ellan were also reduced to 10 men when Mia Torp was shown a second yellow card in "
         "the 82nd."), ["second_yellow Torp Port Ellan 82"]),
        ("Port Ellan, who had Mia Torp sent off just after half-time, never recovered.",
         ["sent_off Torp Port Ellan None"]),
        ("Mia Torp was sent off for Port Ellan in the 12th minute.",
         ["sent_off Torp Port Ellan 12"]),
    ],
)  # fmt: skip
def test_each_player_sent_off_has_her_side_and_her_minute(told: str, cards: list[str]) -> None:
    """A list of names takes a list of minutes in its order, and none where the two do not match."""
    match = facts(f"Norvale beat Port Ellan 2-0 on Saturday.\n\n{told}")
    assert events(match) == cards


# --- extra time ----------------------------------------------------------------------------------


def test_extra_time_that_was_needed_was_played() -> None:
    """Extra time that a side needed was played, one that it avoided was not."""
    needed = "Norvale needed extra time to see off Port Ellan 3-2 in the Harbour Cup on Thursday."
    assert facts(needed).extra_time is True
    avoided = "Norvale beat Port Ellan 3-2 in the Harbour Cup on Thursday and avoided extra time."
    assert facts(avoided).extra_time is None


def test_a_scorer_named_again_scored_again() -> None:
    """A name that a list has twice, "and Reis again in the 94th minute", is two goals."""
    match = facts(
        "Norvale beat Port Ellan 3-0 on Saturday.\n\nThe goals came from Ana Reis (52), Jo Falk "
        "(60) and Reis again in the 88th minute."
    )
    assert events(match) == ["goal Reis Norvale 52", "goal Falk Norvale 60", "goal Reis Norvale 88"]


@pytest.mark.parametrize(
    "lead",
    [
        "Port Ellan led 2-0 in the shootout but lost 4-3 to Norvale after a 1-1 draw on Saturday.",
        "Norvale, 2-0 down in the shootout, beat Port Ellan on kicks after a 1-1 draw on Saturday.",
        "Norvale beat Port Ellan on penalties on Saturday after trailing 2-0 in the shootout.",
    ],
)
def test_a_score_on_the_way_through_the_kicks_is_not_theirs(lead: str) -> None:
    """Who led or trailed in a shoot-out tells neither its score nor that of the match."""
    for match in Summarizer(engine="offline").summarize(read_text(lead)).matches:
        assert figures(match.shoot_out) in (None, "4-3", "3-4")
        assert figures(match.score) in (None, "1-1")
