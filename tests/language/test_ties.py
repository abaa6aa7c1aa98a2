"""For whom a player plays, by the words of one sentence or of two."""

from __future__ import annotations

import pytest

from summarizer.language.actors import Focus
from summarizer.language.clubs import Ties, ties_in
from summarizer.language.goals import goals_in
from summarizer.language.roster import Roster
from tests.language.telling import SIDES, marked


def read(*sentences: str) -> tuple[Ties, Roster]:
    """The ties of the last sentence, and who is who."""
    lines, roster = marked(*sentences)
    return ties_in(lines[-1], Focus(lines[-2]) if len(lines) > 1 else None), roster


def name(roster: Roster, ref: int) -> str:
    """The surname of a person."""
    return roster.people[ref].name.split()[-1]


def sides(*sentences: str) -> list[str]:
    """Who is told to be of which side: "Reis of Norvale", in the order of names."""
    ties, roster = read(*sentences)
    return sorted({f"{name(roster, ref)} of {SIDES[side]}" for ref, side in ties.people})


def pairs(*sentences: str) -> list[str]:
    """Who plays with and against whom: "Falk with Reis", "Lund against Reis"."""
    ties, roster = read(*sentences)
    told = [("with", pair) for pair in ties.mates] + [("against", pair) for pair in ties.opponents]
    return sorted({f" {how} ".join(sorted(name(roster, r) for r in pair)) for how, pair in told})


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Reis and Falk replied for Norvale.", ["Falk of Norvale", "Reis of Norvale"]),
        ("In the shoot-out Reis and Falk scored Norvale's first two kicks.",
         ["Falk of Norvale", "Reis of Norvale"]),
        ("Reis pulled one back for Norvale in the 38th minute.", ["Reis of Norvale"]),
        ("Reis had also scored every goal of Norvale's 3-0 win in the first leg.",
         ["Reis of Norvale"]),
        ("Norvale had won 2-1 in the first leg, captain Reis scoring both of their goals.",
         ["Reis of Norvale"]),
        ("Norvale hit the bar twice through Reis.", ["Reis of Norvale"]),
        ("Norvale were awarded a penalty when Reis was brought down.", ["Reis of Norvale"]),
        ("Norvale's goalkeeper, the excellent Reis, rolled the ball out.", ["Reis of Norvale"]),
        ("It was Reis's first shot and her third goal for Norvale.", ["Reis of Norvale"]),
        ("Norvale 2 (Reis 12, Falk 60) Port Ellan 1 (Lund 44)",
         ["Falk of Norvale", "Lund of Port Ellan", "Reis of Norvale"]),
    ],
)  # fmt: skip
def test_a_player_is_tied_to_the_side_served(sentence: str, told: list[str]) -> None:
    """Whoever scores for a side, keeps its goal or wins its penalty plays for it."""
    assert sides(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Reis put Norvale under pressure and the ball over the bar.",
        "Norvale were awarded a penalty when Lund was judged to have pushed Reis.",
        "Reis got a consolation in Norvale's 3-1 win.",
        "Norvale 2 (Lund og) Port Ellan 1",
        "Norvale: Reis, Falk and Torp are injured.",
    ],
)
def test_what_an_opponent_may_do_ties_nobody(sentence: str) -> None:
    """No tie where the same words fit a player of the other side."""
    assert sides(sentence) == []


def test_a_line_up_ties_the_whole_team() -> None:
    """All names of a line-up are of the side before the colon."""
    told = sides("Norvale (4-3-3): Reis; Falk, Torp, Lund; Marsh (Venn 79), Quist; Brandt.")
    assert told == [
        f"{who} of Norvale"
        for who in ("Brandt", "Falk", "Lund", "Marsh", "Quist", "Reis", "Torp", "Venn")
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Reis tapped in at the far post from Falk's low cross.", ["Falk with Reis"]),
        ("Falk's corner was headed in by Reis.", ["Falk with Reis"]),
        ("Falk set up Reis, who hit the post.", ["Falk with Reis"]),
        ("Falk swung over a corner and Reis rose to head home.", ["Falk with Reis"]),
        ("Reis came on for Falk.", ["Falk with Reis"]),
        ("Coach Marsh sent on Reis at half-time.", ["Marsh with Reis"]),
        ("Reis was booked and her captain, Falk, was sent off.", ["Falk with Reis"]),
        ("Lund sliced Reis's cross into her own net.", ["Lund against Reis"]),
        ("Lund, who turned a corner from Reis past her own keeper, was booked.",
         ["Lund against Reis"]),
        ("Lund cancelled out Reis's opener.", ["Lund against Reis"]),
        ("Reis struck after 11 minutes and, once Lund had levelled, was on target again.",
         ["Lund against Reis"]),
        ("Lund was booked in the 30th minute for a foul on Reis.", ["Lund against Reis"]),
        ("Lund was booked for tripping Reis and Falk converted the penalty.",
         ["Falk against Lund", "Lund against Reis"]),
    ],
)  # fmt: skip
def test_players_are_set_together_by_what_they_do(sentence: str, told: list[str]) -> None:
    """A cross finds a team mate; an own goal, an answer and a foul are between opponents."""
    assert pairs(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Falk crossed and Lund, sliding in to clear, turned it into her own net.",
        "Falk swung over a corner and Lund cleared.",
        "Brandt saved after Falk's corner was cleared by Lund.",
    ],
)
def test_a_defender_at_a_cross_is_no_team_mate(sentence: str) -> None:
    """Whoever clears a cross, or turns it into the own net, is not set with who played it."""
    assert [told for told in pairs(sentence) if "with" in told] == []


def test_a_team_mate_follows_the_player_of_the_sentence_before() -> None:
    """Where a sentence opens with "Team-mate Falk", he plays with the player named before."""
    assert pairs("Reis turned the ball into her own goal.", "Team-mate Falk missed.") == [
        "Falk with Reis"
    ]


def gains(*sentences: str) -> list[str | None]:
    """The sides said to gain by the goals of the last sentence."""
    lines, _ = marked(*sentences)
    told = goals_in(lines[-1], Focus(lines[-2]) if len(lines) > 1 else None)
    return [SIDES[g.side.ref] if g.side is not None else None for g in told]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Reis scored twice in the final 10 minutes as Norvale beat Port Ellan 3-2.", "Norvale"),
        (("Reis scored twice in the last quarter of an hour, the second from the spot, as Norvale "
          "beat Port Ellan 3-2."), "Norvale"),
        ("Reis pulled one back for Norvale in the 38th minute.", "Norvale"),
    ],
)  # fmt: skip
def test_a_goal_is_the_side_s_that_gains(sentence: str, told: str) -> None:
    """The words after the goal tell the side, over figures and a clause put in between."""
    assert gains(sentence) == [told]


def test_a_goal_that_sends_a_side_out_is_not_its_own() -> None:
    """A goal "to put a side on the back foot" or "to send it home" is the other side's."""
    assert gains("Reis scored to send Norvale home.") == [None]


def test_goals_that_the_sentence_before_promises_are_that_side_s() -> None:
    """Where the goals of Norvale "had come early", those told next are meant."""
    before = "The Norvale goals had come early."
    after = "Reis struck in the sixth minute and Falk added a second in the 24th minute."
    assert gains(before, after) == ["Norvale", "Norvale"]
    assert gains(before, "But Reis struck in the 30th minute.") == [None]


def test_who_takes_the_penalty_is_no_opponent_of_the_one_fouled() -> None:
    """Who is "fouled by" somebody is no fouler, and the taker plays against the one who is."""
    told = pairs("Mia Torp was fouled by Kit Marsh and Ana Reis converted the penalty.")
    assert told == ["Marsh against Reis", "Marsh against Torp"]
