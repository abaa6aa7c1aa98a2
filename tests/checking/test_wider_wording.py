"""Right claims in wordings beside the usual ones stay, and near them the wrong ones still go."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.reading import read_text

HEADLINE = "Norvale on top again"


def spoke(body: str, home: str = "Norvale", away: str = "Port Ellan", **fields: Any) -> set[str]:
    """The paths, with the rules, of what falls from a draft about a wire of a headline (sentence
    1) and ``body``; the sides are cited from sentence 2 where nothing else is said."""
    quotes = fields.pop("quotes", ())
    second = fields.pop("second", None)
    others = fields.pop("others", ())
    cited = fields.pop("cited", ((2,), (2,)))
    match = DraftMatch("football", TextClaim(home, cited[0]), TextClaim(away, cited[1]), **fields)
    draft = Draft("match_report", (match, *others), tuple(quotes))
    found = check(read_text(f"{HEADLINE}\n\n{body}"), draft, second=second).findings
    return {
        f"{f.rule} {f.path.removeprefix('matches[0].')}" for f in found if f.severity == "error"
    }


def text(value: str, *evidence: int) -> TextClaim:
    """A claim cited from the second sentence, or from those given."""
    return TextClaim(value, evidence or (2,))


# --- sides ---------------------------------------------------------------------------------------

NO_SENTENCE_NAMES_BOTH = [
    "Norvale made hard work of it.\n\nPort Ellan goalkeeper Mia Torp was beaten late.",
    "Norvale came from behind.\n\nThe winger overslept before last night's final with Port Ellan.",
    "Norvale let a lead slip. Jo Falk gave them the advantage at Port Ellan before half-time.",
    "Norvale 1\n\nPort Ellan 1\n\nNorvale needed a late goal. Nobody enjoyed it.",
]


@pytest.mark.parametrize("body", NO_SENTENCE_NAMES_BOTH)
def test_sides_that_no_sentence_names_together_stay(body: str) -> None:
    """A player or a match of the side, a line with its figure, a "them" hold the two together."""
    cited = (2,), (3,)
    assert not any("side-of-other" in s for s in spoke(body, cited=cited))


@pytest.mark.parametrize(
    "body",
    [
        "Norvale beat Port Ellan 2-1.\n\nThey will meet Westhaven goalkeeper Mia Torp next.",
        "Norvale beat Port Ellan 2-1.\n\nThey set up a final with Westhaven.",
        "Norvale beat Port Ellan 2-1.\n\nLast year Norvale lost the final against Westhaven.",
    ],
)
def test_whom_a_side_meets_next_or_met_before_is_no_side(body: str) -> None:
    """A player or a match of somebody else, to come or long past, makes no side of this match."""
    assert "side-of-other away" in spoke(body, away="Westhaven", cited=((2,), (3,)))


def test_hosts_before_a_name_is_a_noun() -> None:
    """The words "Beat hosts X", "over here, host X" say nothing of a match to come."""
    body = "Over here, host Norvale made hard work of it before downing Port Ellan 3-2."
    assert spoke(body, ground=(2,)) == set()
    body = "Port Ellan knocked out hosts Norvale 2-1 in the semi-finals on Friday."
    assert spoke(body, stage=text("semi-finals"), dates=(text("Friday"),)) == set()


# --- round, day, place, contest ------------------------------------------------------------------


def test_a_group_is_told_of_either_side() -> None:
    """The group of a rival, of a spot, of the other game is this match's; that of the next
    opponents is not."""
    body = "Norvale beat Port Ellan 2-1.\n\n{}"
    for line in (
        "Port Ellan had drawn 1-1 with Group D leaders Westhaven.",
        "Norvale stay in the race for the only spot in Group D.",
        "Norvale finished second in Group D.",
    ):
        assert spoke(body.format(line), stage=text("Group D", 3)) == set()
    line = "Norvale will meet Westhaven, the winners of Group D."
    assert "stage-is-next stage" in spoke(body.format(line), stage=text("Group D", 3))


def test_a_round_may_stand_in_the_plural() -> None:
    """The words "In the semi-finals" tells a semi-final; "to reach the semi-finals" tells none."""
    body = "Norvale beat Port Ellan 2-1 in the semi-finals on Friday."
    assert spoke(body, stage=text("semi-final")) == set()
    body = "Norvale beat Port Ellan 2-1 to reach the semi-finals."
    assert "stage-is-next stage" in spoke(body, stage=text("semi-final"))


def test_the_day_of_a_round_up_holds_for_its_matches() -> None:
    """A day in the opening is every match's, unless a sentence about the match has its own."""
    body = "Norvale beat Port Ellan 2-1 on Friday.\n\n{}"
    other = DraftMatch("football", text("Norvale"), text("Port Ellan"))

    def rest(line: str) -> set[str]:
        return spoke(
            body.format(line),
            "Westhaven",
            "Kallio",
            cited=((3,), (3,)),
            dates=(text("Friday"),),
            others=(other,),
        )

    assert rest("Westhaven drew 1-1 with Kallio.") == set()
    assert rest("Westhaven drew 1-1 with Kallio on Sunday.") == {"date-of-other dates[0]"}


@pytest.mark.parametrize(
    "line",
    [
        "Reis is taking her driving test on Tuesday.",
        "They stay behind Westhaven, whom they visit on Tuesday.",
        "Before then there is the small matter of Tuesday, a trip to Westhaven.",
    ],
)
def test_a_day_to_come_is_no_day_of_play(line: str) -> None:
    """What somebody is going to do, whom they visit and what comes before then is not the match."""
    body = f"Norvale beat Port Ellan 2-1.\n\n{line}"
    assert "date-of-other dates[0]" in spoke(body, dates=(text("Tuesday", 3),))


@pytest.mark.parametrize(
    "line",
    [
        "It was their only other appearance in the last four.",
        "They had waited 41 years to play in the last four.",
        "Reis has scored in each of her last four games.",
    ],
)
def test_a_round_of_other_years_is_no_round_of_this_match(line: str) -> None:
    """Other appearances, years of waiting and a count of games tell no round."""
    body = f"Norvale beat Port Ellan 2-1.\n\n{line}"
    assert "stage-is-next stage" in spoke(body, stage=text("last four", 3))


def test_places_in_more_words() -> None:
    """Heat, adjectives and a visit that was put off do not hide a place; a club's town in the
    colours of a side is none."""
    body = "Norvale beat Port Ellan 2-1 {}."
    for words, venue in (
        ("at a sold-out Hollinvang", "Hollinvang"),
        ("in a final at a wet and windy Quaywell", "Quaywell"),
        ("after their visit to the Quaywell had been put off", "Quaywell"),
    ):
        assert spoke(body.format(words), venue=text(venue)) == set()
    assert spoke(body.format("in the heat of Dry Sound"), city=text("Dry Sound")) == set()
    told = spoke(body.format("in the colours of Dry Sound"), city=text("Dry Sound"))
    assert "place-of-other city" in told


def test_a_cup_of_the_next_round_is_this_ones() -> None:
    """The contest of the round that follows, or of its history, is told of this match too; that
    of another game is not."""
    body = "Norvale beat Port Ellan 2-1.\n\n{}"
    line = "In the final of the Salt Shield Norvale face Kells, 2-0 winners in the other tie."
    assert spoke(body.format(line), competition=text("Salt Shield", 3)) == set()
    line = "It was one of the great upsets in the history of the Salt Shield."
    assert spoke(body.format(line), competition=text("Salt Shield", 3)) == set()
    line = "In the other game Kells won the Salt Shield."
    found = spoke(body.format(line), competition=text("Salt Shield", 3))
    assert "competition-of-other competition" in found


# --- ground --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "The coach reached Norvale as the sides came off.",
        "It was Norvale v Port Ellan, as it happened.",
        "It rained all night on Norvale's Sandhill Road.",
        "They did it before their own supporters.",
    ],
)
def test_who_is_at_home_in_more_words(line: str) -> None:
    """Who is reached, and who stands first in "X v Y", is at home."""
    body = f"Norvale beat Port Ellan 2-1.\n\n{line}"
    assert spoke(body, ground=(3,)) == set()


def test_the_visitors_of_a_fixture_are_not_at_home() -> None:
    """Who stands second in "X v Y" has not been told to be at home."""
    body = "Norvale beat Port Ellan 2-1.\n\nIt was Norvale v Port Ellan, as it happened."
    assert "ground-told ground" in spoke(body, "Port Ellan", "Norvale", ground=(3,))


# --- scores and winner ---------------------------------------------------------------------------


def test_a_score_is_what_the_legs_leave() -> None:
    """Aggregate less first leg is the score; other figures are not."""
    body = "Norvale, who lost 2-1 at Port Ellan in the first leg, won 3-2 on aggregate."
    legs: dict[str, Any] = {
        "aggregate": ScoreClaim(3, 2, (2,)),
        "first_leg": ScoreClaim(1, 2, (2,)),
    }
    assert not any(" score" in s for s in spoke(body, score=ScoreClaim(2, 0, (2,)), **legs))
    assert any(" score" in s for s in spoke(body, score=ScoreClaim(3, 0, (2,)), **legs))


def test_a_score_against_somebody_else_is_not_this_ones() -> None:
    """The words "The 2-1 win over X" and "the 4-3 against Y" are not this match's score."""
    body = (
        "Norvale came from behind against Port Ellan.\n\n"
        "It is the third time, after the 2-1 win over Kallio and the 4-3 against Westhaven."
    )
    for home, away in ((2, 1), (4, 3)):
        found = spoke(body, score=ScoreClaim(home, away, (3,)))
        assert "score-other score" in found
    body = "Norvale came from behind.\n\nThe 2-1 win over Port Ellan was their third."
    assert spoke(body, cited=((2,), (3,)), score=ScoreClaim(2, 1, (3,))) == set()


def test_who_won_long_ago_is_no_argument() -> None:
    """A cited sentence that looks back does not say who lost this match."""
    body = (
        "It was the best that Norvale have played since they lost the final two summers ago.\n\n"
        "Norvale came from two goals down to sink Port Ellan."
    )
    match: dict[str, Any] = {"cited": ((2,), (3,)), "winner": text("home", 3)}
    assert "winner-told winner" not in spoke(body, **match)


# --- roles ---------------------------------------------------------------------------------------


def test_a_role_may_stand_for_the_speaker_named_before() -> None:
    """The words "the Norvale winger" after a sentence about Reis alone tell Reis's role, and not
    that of somebody named further off."""
    body = (
        "Norvale beat Port Ellan 2-1.\n\nNobody was as glad as Ana Reis. "
        "The Norvale winger had slept in.\n\n"
        '"I will sleep again," said Reis.\n\n"Let her," said Mia Torp.'
    )

    def row(speaker: str, span: int, sentences: tuple[int, ...]) -> set[str]:
        quote = QuoteClaim((span,), speaker, None, "Norvale winger", 1, sentences)
        return spoke(body, quotes=(quote, QuoteClaim((3 - span,), *OTHER[span])))

    assert "role-told quotes[0].role" not in row("Ana Reis", 1, (3, 5))
    assert "role-told quotes[0].role" in row("Mia Torp", 2, (6,))


OTHER = {
    1: ("Mia Torp", None, None, None, (6,)),
    2: ("Ana Reis", None, None, None, (3, 5)),
}


# --- headline and blurb --------------------------------------------------------------------------


def test_a_minute_between_commas_belongs_to_the_name_behind_it() -> None:
    """The words "Goals by Reis and, in the 67th minute, Falk": the minute is Falk's."""
    body = (
        "Norvale beat Port Ellan 2-0. Ana Reis scored in the 46th minute. "
        "Jo Falk scored in the 67th minute."
    )
    events = (
        EventClaim("goal", "Ana Reis", "home", 46, None, None, (3,)),
        EventClaim("goal", "Jo Falk", "home", 67, None, None, (4,)),
    )
    blurb = "Goals by Ana Reis and, in the {} minute, Jo Falk gave Norvale a 2-0 win."
    match: dict[str, Any] = {"score": ScoreClaim(2, 0, (2,)), "events": events}
    assert spoke(body, blurb=blurb.format("67th"), **match) == set()
    assert "prose-event blurb" in spoke(body, blurb=blurb.format("46th"), **match)


def test_a_regular_form_of_a_plain_word_is_plain() -> None:
    """The words "Setting up" needs no sentence of the wire; "sacking" does."""
    body = "Norvale beat Port Ellan 2-1 to reach the final, in which they will meet Westhaven."
    match: dict[str, Any] = {
        "score": ScoreClaim(2, 1, (2,)),
        "advanced": text("home"),
        "next_opponents": (text("Westhaven"),),
    }
    good = "Norvale beat Port Ellan 2-1, setting up a meeting with Westhaven."
    assert spoke(body, blurb=good, **match) == set()
    bad = "Norvale beat Port Ellan 2-1, sacking their coach."
    assert "prose-word blurb" in spoke(body, blurb=bad, **match)


# --- minute by minute ----------------------------------------------------------------------------

BOARDS = """9 min: GOAL! Norvale 0-1 Port Ellan. Jo Falk heads in.

42 min: GOAL! Norvale 1-1 Port Ellan. Ana Reis levels.

Half-time. All square.

90 min: GOAL! Norvale 2-1 Port Ellan. Ana Reis again. Full-time."""


def test_the_last_board_is_the_score() -> None:
    """Of a report minute by minute the score is the one on its last board."""
    wire = read_text(f"{HEADLINE}\n\n{BOARDS}")
    found = {
        wire.text[s.start : s.end]: s.number for s in wire.sentences if "Port Ellan" in wire.text
    }
    first, level, last = (
        next(n for t, n in found.items() if score in t) for score in ("0-1", "1-1", "2-1")
    )
    sides: dict[str, Any] = {"cited": ((first,), (first,))}
    right = ScoreClaim(2, 1, (last,))
    assert "score-other score" not in spoke(BOARDS, score=right, **sides)
    assert "score-other score" in spoke(BOARDS, score=ScoreClaim(1, 1, (level,)), **sides)
    square = next(n for t, n in found.items() if "square" in t)
    half = ScoreClaim(1, 1, (level, square))
    assert not any("half_time" in s for s in spoke(BOARDS, half_time=half, **sides))
    assert any(
        "half_time" in s for s in spoke(BOARDS, half_time=ScoreClaim(1, 1, (level,)), **sides)
    )


# --- words that count a player's goals -----------------------------------------------------------


@pytest.mark.parametrize(
    ("third", "headline", "stays"),
    [
        ("Lou Orr added a third.", "Torp double beats Port Ellan", False),
        ("It was her double that did it, Torp said.", "Torp double beats Port Ellan", True),
        ("Lou Orr added a third.", "Norvale beat Port Ellan 4-0", True),
    ],
)
def test_a_double_needs_all_goals_of_the_side_or_the_wire_s_word(third, headline, stays) -> None:
    """Two of a side's four goals are no double, unless the wire says so of the player."""
    body = (
        "Norvale beat Port Ellan 4-0 on Saturday.\n\nMia Torp scored for Norvale in the 12th and "
        f"40th minutes. {third}"
    )
    goals = tuple(EventClaim("goal", "Mia Torp", "home", m, None, None, (3,)) for m in (12, 40))
    fallen = spoke(body, score=ScoreClaim(4, 0, (2,)), events=goals, headline=headline)
    assert any("headline" in f for f in fallen) != stays
