"""Which reports are of one match."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.day.scale import many, meetings_of
from summarizer import Summarizer
from summarizer.day import Day, Item, day
from summarizer.summary import FirstLeg

from .samples import AT, differences, item, match, ninjs, one, sets

GOALS = ("goal home 12 Ana Reis", "goal away 51 Lou Varga", "goal home 70 Ana Reis")
TOGETHER = {frozenset({"a", "b"})}
TWO = {frozenset({"a"}), frozenset({"b"})}


@pytest.fixture(scope="module")
def engine() -> Summarizer:
    """The rules."""
    return Summarizer("offline")


def read_day(engine: Summarizer, *wires: tuple[str, str, str, str]) -> Day:
    """The day of wires as they come in: name, time of publication, headline, text."""
    made = (
        ninjs(name, f"Agency {name}", *text.split("|"), versioncreated=at, headline=headline)
        for name, at, headline, text in wires
    )
    return day([Item((w.input or "")[0], "summarised", None, engine.summarize(w), w) for w in made])


@pytest.mark.parametrize(
    ("full", "form"),
    [
        ("Norvale United", "Norvale Utd"),
        ("Manningham United", "Man Utd"),
        ("Saint-Orvin", "St Orvin"),
        ("Paltz Saint-Germund", "PSG"),
        ("FC Lindö", "Lindo"),
        ("Brück Rovers", "Brück"),
        ("Dynamo Halden", "Halden"),
        ("Estmark München", "Estmark Munchen"),
    ],
)
def test_a_side_is_known_in_its_forms(full: str, form: str) -> None:
    """Short forms, accents, initials and club types are no other club where the score agrees."""
    made = day([item("a", match(full, "Port Ellan")), item("b", match(form, "Port Ellan"))])
    assert sets(made) == TOGETHER
    assert made.matches[0].home.value == max(full, form, key=lambda n: (len(n.split()), len(n)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aldersea City", "Aldersea Rovers"),
        ("Norvale United", "Sandle United"),
        ("Real Tavira", "Real Perran"),
        ("Norvale Women", "Norvale"),
        ("Norvale Under-21s", "Norvale"),
        ("Norvale U19", "Norvale U21"),
        ("Norvale B", "Norvale"),
    ],
)
def test_sides_that_share_a_word_are_two(one: str, other: str) -> None:
    """A town's two clubs, a kind of club, women and youth, are not taken for each other."""
    first = match(one, "Port Ellan", day="2026-05-02", events=GOALS[:1])
    second = match(other, "Port Ellan", day="2026-05-02")
    assert sets(day([item("a", first), item("b", second)])) == TWO


def test_a_womens_competition_makes_a_womens_match() -> None:
    """The names alone do not tell: the league does."""
    women = match("Norvale", "Ellan", competition="Women's Coast League", day="2026-05-02")
    men = match("Norvale", "Ellan", competition="Coast League", day="2026-05-02")
    assert sets(day([item("a", women), item("b", men)])) == TWO


def test_two_legs_on_two_days_are_two_matches() -> None:
    """The same sides four days apart, home and away told the other way round."""
    first = match("Norvale", "Ellan", "2-0", day="2026-05-02", ground=True)
    second = match("Ellan", "Norvale", "2-0", day="2026-05-06", ground=True)
    assert sets(day([item("a", first), item("b", second)])) == TWO


def test_a_report_without_a_day_goes_with_the_leg_whose_result_it_has() -> None:
    """Both legs are told; the undated one tells the result of the second."""
    first = match("Norvale", "Ellan", "2-0", day="2026-05-02")
    second = match("Norvale", "Ellan", "1-3", day="2026-05-06", events=GOALS[:1])
    undated = match("Norvale", "Ellan", "1-3", events=GOALS[:1])
    made = day([item("a", first), item("b", second), item("c", undated)])
    assert sets(made) == {frozenset({"a"}), frozenset({"b", "c"})}


def test_an_undated_first_leg_is_not_the_second() -> None:
    """The second leg's report tells what the first ended like."""
    leg = FirstLeg(home=0, away=2, home_name="Ellan", away_name="Norvale", evidence=AT)
    first = match("Norvale", "Ellan", "2-0")
    second = match("Norvale", "Ellan", "1-0", first_leg=leg)
    assert sets(day([item("a", first), item("b", second)])) == TWO


@pytest.mark.parametrize("when", ["Saturday", None])
def test_an_absent_date_contradicts_nothing(when: str | None) -> None:
    """A weekday that fits, or no day at all."""
    dated = match("Norvale", "Ellan", day="2026-05-02")
    assert sets(day([item("a", dated), item("b", match("Norvale", "Ellan", day=when))])) == TOGETHER


def test_another_weekday_is_another_match() -> None:
    """2 May 2026 was a Saturday."""
    dated = match("Norvale", "Ellan", day="2026-05-02")
    other = match("Norvale", "Ellan", day="Wednesday")
    assert sets(day([item("a", dated), item("b", other)])) == TWO


def test_the_time_of_a_publication_fixes_the_day_of_a_wire(engine: Summarizer) -> None:
    """The same weekday in January and in May, as agencies stamp their wires: two matches."""
    made = read_day(
        engine,
        (
            "a",
            "2026-01-03T18:00:00Z",
            "Norvale win",
            "Norvale beat Ellan 2-0 on Saturday.|Ana Reis scored in the 10th minute.",
        ),
        (
            "b",
            "2026-05-02T20:10:00+01:00",
            "Norvale win again",
            "Norvale beat Ellan 3-1 on Saturday.|Mia Torp scored in the 30th minute.",
        ),
    )
    assert sets(made) == TWO
    dates = {m.date.value.date for m in made.matches if m.date and m.date.value}
    assert dates == {"2026-01-03", "2026-05-02"}


def test_two_cups_on_two_wednesdays_are_two_matches(engine: Summarizer) -> None:
    """The score is the same, and nothing else but the name of the weekday."""
    text = "Norvale beat Ellan 2-1 on Wednesday in the {}."
    made = read_day(
        engine,
        ("a", "2026-04-11T18:00:00Z", "Norvale through", text.format("Harbour Cup")),
        ("b", "2026-04-25T18:00:00Z", "Norvale win", text.format("Coast League")),
    )
    assert sets(made) == TWO


@pytest.mark.parametrize(
    "fields",
    [
        {"told": "3-1"},
        {"competition": "Harbour Cup"},
        {"stage": "semi-finals"},
    ],
)
def test_a_weekday_alone_ties_nothing_that_speaks_against_itself(fields: dict[str, str]) -> None:
    """Nobody tells which Saturday: another score, cup or round is of another one."""
    one = match(
        "Norvale", "Ellan", "2-1", day="Saturday", competition="Coast League", stage="final"
    )
    told = {"told": "2-1", "competition": "Coast League", "stage": "final", **fields}
    other = match("Norvale", "Ellan", told.pop("told"), day="Saturday", **told)
    assert sets(day([item("a", one), item("b", other)])) == TWO


def test_a_goal_that_both_tell_makes_a_weekday_the_same_day() -> None:
    """One Saturday, one goal: the score is contradicted within one match."""
    one = match("Norvale", "Ellan", "2-1", day="Saturday", events=GOALS)
    other = match("Norvale", "Ellan", "3-1", day="Saturday", events=GOALS[:1])
    assert sets(day([item("a", one), item("b", other)])) == TOGETHER


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("May 2", "9 May", TWO),
        ("May 2", "Tuesday, May 5", TWO),
        ("May 2", "2nd of May", TOGETHER),
        ("December 31", "1 January", TWO),
        ("Saturday, May 2", "Sunday, May 2", TWO),
        ("2026-05-02", "May 9", TWO),
        ("2026-05-02", "May 2", TOGETHER),
    ],
)
def test_two_days_of_no_year_are_two_matches(
    one: str, other: str, expected: set[frozenset[str]]
) -> None:
    """Day and month are told, the year is not: the same score does not make them one."""
    a, b = (match("Norvale", "Ellan", "2-0", day=told) for told in (one, other))
    assert sets(day([item("a", a), item("b", b)])) == expected


WOMEN = "Norvale Women beat Ellan Women 2-1 on Saturday.|Ada Flint scored in the 22nd minute."
MEN = "Norvale beat Ellan 3-0 on Saturday.|Teo Lind scored in the 22nd minute."


@pytest.mark.parametrize(
    "by_the_way",
    [
        "It was the hosts' fourth win in a row in the women's league.",
        "The women’s game drew 4,000.",
        "The women's first team have not lost since March.",
        "The academy side went behind early.",
        "It was the reserves' match of the season.",
        "The under-19 side play again on Monday.",
        "A second-string team will travel on Monday.",
        "Ada Flint scored as her side went top.",
        "They are third in the WSL.",
        "Norvale's second string won with a late goal.",
        "The U-18s won with a goal in the 44th minute.",
        "It was a veterans' match for charity.",
    ],
)
def test_a_kind_of_side_told_by_the_way_keeps_out_of_the_mens_match(
    engine: Summarizer, by_the_way: str
) -> None:
    """Names, competition, lead and headline say nothing of it: some later sentence does."""
    told = f"Norvale beat Ellan 3-0 on Saturday.|{by_the_way}"
    made = read_day(
        engine,
        ("a", "2026-05-02T18:00:00Z", "Norvale win", MEN),
        ("b", "2026-05-02T18:00:00Z", "Norvale on target", told),
    )
    assert sets(made) == TWO


@pytest.mark.parametrize("headline", ["Under-23s go down", "Young Norvale win", "Reserves win"])
def test_a_headline_tells_the_kind_of_side(engine: Summarizer, headline: str) -> None:
    """The text calls the sides by the clubs' names."""
    made = read_day(
        engine,
        ("a", "2026-05-02T18:00:00Z", "Norvale win", MEN),
        ("b", "2026-05-02T18:00:00Z", headline, "Norvale beat Ellan 3-0 on Saturday."),
    )
    assert sets(made) == TWO


@pytest.mark.parametrize(
    "by_the_way",
    [
        "Lind, an academy graduate, was cheered off by men and women alike.",
        "Lind is a youth international, and came through the club's youth system.",
        "The reserve goalkeeper was not needed.",
    ],
)
def test_words_of_a_career_tell_no_kind_of_side(engine: Summarizer, by_the_way: str) -> None:
    """What a player has been is not what the match was."""
    told = f"Norvale beat Ellan 3-0 on Saturday.|{by_the_way}"
    made = read_day(
        engine,
        ("a", "2026-05-02T18:00:00Z", "Norvale win", MEN),
        ("b", "2026-05-02T18:00:00Z", "Norvale on target", told),
    )
    assert sets(made) == TOGETHER


def test_a_kind_told_by_the_way_joins_where_a_goal_is_told_by_both(engine: Summarizer) -> None:
    """The women's league and a goal of the women's match make it that match; without the goal both
    cards are named."""
    told = "Norvale beat Ellan 2-1 on Saturday.|It was a fourth win in the women's league."
    women = ("a", "2026-05-02T18:00:00Z", "Norvale Women win", WOMEN)
    goal = f"{told}|Ada Flint scored in the 22nd minute."
    at = "2026-05-02T18:00:00Z"
    assert sets(read_day(engine, women, ("b", at, "Norvale win", goal))) == TOGETHER
    made = read_day(engine, women, ("b", at, "Norvale win", told))
    assert sets(made) == TWO
    assert all(m.may_be for m in made.matches)


def test_sides_called_by_their_last_words_are_found() -> None:
    """Town against Rovers is the derby of the same day and score where both tell a goal; where they
    do not, it may be that of another town, and both are named."""
    derby = match("Aldersea Town", "Aldersea Rovers", day="2026-05-02", events=GOALS)
    goal = match("Town", "Rovers", day="2026-05-02", events=GOALS[:1])
    assert sets(day([item("a", derby), item("b", goal)])) == TOGETHER
    made = day([item("a", derby), item("b", match("Town", "Rovers", day="2026-05-02"))])
    assert sets(made) == TWO
    assert all(m.may_be for m in made.matches)


def test_one_town_is_no_bridge_between_two_pairs_of_its_clubs() -> None:
    """Rangers and Rovers of both towns won alike that day: "Norvale beat Sandle" may be either."""
    when = {"day": "2026-05-01"}
    made = day(
        [
            item("a", match("Norvale Rangers", "Sandle Rangers", events=GOALS[:1], **when)),
            item("b", match("Norvale Rovers", "Sandle Rovers", events=GOALS[1:2], **when)),
            item("c", match("Norvale", "Sandle", **when)),
        ]
    )
    assert sets(made) == {frozenset("a"), frozenset("b"), frozenset("c")}
    alone = next(m for m in made.matches if m.home.value == "Norvale")
    assert len(alone.may_be) == 2


def test_the_hour_of_publication_does_not_choose_between_two_matches() -> None:
    """League and cup three days apart, both 2-1; the report of no day came out after the second."""
    league = match("Norvale", "Ellan", day="2026-05-02", competition="Coast League")
    cup = match("Norvale", "Ellan", day="2026-05-05", competition="Harbour Cup")
    undated = match("Norvale", "Ellan")
    made = day(
        [
            item("a", league, published="2026-05-02T18:00:00Z"),
            item("b", cup, published="2026-05-05T22:00:00Z"),
            item("c", undated, published="2026-05-06T09:00:00Z"),
        ]
    )
    assert sets(made) == {frozenset("a"), frozenset("b"), frozenset("c")}
    alone = next(m for m in made.matches if m.date is None)
    assert len(alone.may_be) == 2


def test_sides_may_be_turned_where_no_ground_is_told() -> None:
    """The winner stands first in one; the result is turned with the sides."""
    one = match("Norvale", "Ellan", "1-3", ground=True)
    made = day([item("b", match("Ellan", "Norvale", "3-1")), item("a", one)])
    assert sets(made) == TOGETHER
    (found,) = made.matches
    assert (found.home.value, found.home_away_stated) == ("Norvale", True)
    assert found.score is not None
    assert (found.score.value and found.score.value.home, len(found.score.told)) == (1, 1)


def test_the_return_match_is_another_though_no_day_is_told() -> None:
    """Both tell the ground, and tell it the other way round."""
    one = match("Norvale", "Ellan", "2-1", ground=True, events=GOALS)
    other = match("Ellan", "Norvale", "1-2", ground=True)
    assert sets(day([item("a", one), item("b", other)])) == TWO


def test_another_competition_without_a_day_is_another_match() -> None:
    """The same day makes it a name of the same competition, which is shown."""
    league = match("Norvale", "Ellan", competition="Coast League")
    cup = match("Norvale", "Ellan", competition="Harbour Cup")
    assert sets(day([item("a", league), item("b", cup)])) == TWO
    longer = match("Norvale", "Ellan", competition="Northern Coast League")
    assert sets(day([item("a", league), item("b", longer)])) == TOGETHER


def test_a_goal_that_both_tell_bears_a_score_that_differs() -> None:
    """One writes 2-1, the other 3-1: one match, and a difference to be shown."""
    one = match("Norvale", "Ellan", "2-1", events=GOALS)
    other = match("Norvale", "Ellan", "3-1", events=GOALS[:1])
    assert sets(day([item("a", one), item("b", other)])) == TOGETHER
    bare = match("Norvale", "Ellan", "3-1")
    assert sets(day([item("a", one), item("b", bare)])) == TWO


def test_a_nickname_is_no_obstacle_on_the_day() -> None:
    """A side plays once a day, and both tell the same goals."""
    one, other = (
        match(side, "Ellan", day="2026-05-02", events=GOALS) for side in ("Norvale", "The Blues")
    )
    assert sets(day([item("a", one), item("b", other)])) == TOGETHER
    undated = match("The Blues", "Ellan", events=GOALS)
    assert sets(day([item("a", one), item("b", undated)])) == TWO


def test_what_fits_two_matches_joins_neither() -> None:
    """Both clubs of the town won 2-1 there; the report of "Aldersea" names both cards."""
    made = day(
        [
            item("a", match("Aldersea City", "Ellan")),
            item("b", match("Aldersea Rovers", "Ellan")),
            item("c", match("Aldersea", "Ellan")),
        ]
    )
    assert sets(made) == {frozenset({"a"}), frozenset({"b"}), frozenset({"c"})}
    alone = next(m for m in made.matches if m.home.value == "Aldersea")
    assert len(alone.may_be) == 2


def test_names_that_one_wire_keeps_apart_are_two_sides() -> None:
    """A round-up has both Dunmarrow and Dunmarrow Town, so neither is short for the other."""
    round_up = item("a", match("Dunmarrow", "Ellan"), match("Dunmarrow Town", "Perran"))
    made = day([round_up, item("b", match("Dunmarrow Town", "Ellan"))])
    assert frozenset({"a", "b"}) not in sets(made)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(7)))
def test_the_order_of_arrival_decides_no_join(order: list[int]) -> None:
    """However the same wires come in, the same are joined."""
    items = [
        item("a", match("Norvale United", "Port Ellan", day="2026-05-02", ground=True)),
        item("b", match("Norvale Utd", "Ellan")),
        item("c", match("Port Ellan", "Norvale", "1-2", day="Saturday")),
        item("d", match("Norvale United", "Port Ellan", "0-0", day="2026-05-06")),
        item("e", match("Norvale United Women", "Port Ellan Women", day="2026-05-02")),
        item("f", match("Man Utd", "Sandle", "1-1", day="2026-05-02")),
        item("g", match("Manningham United", "Sandle Town", "1-1")),
    ]
    assert sets(day([items[n] for n in order])) == {
        frozenset("abc"),
        frozenset("d"),
        frozenset("e"),
        frozenset("fg"),
    }


def test_the_work_grows_as_the_wires_do() -> None:
    """Four times as many wires of matches of their own are held against no more others each."""
    few, matches = meetings_of(many(200))
    assert matches == 40
    lots, matches = meetings_of(many(800))
    assert matches == 160
    assert lots <= 4.4 * few


def test_a_third_report_splits_no_two_that_agree() -> None:
    """Two tell 2-2, one of them no day; the third, of that day, tells 2-1: one card, 2-2 first."""
    made = one(
        item("a", match("Norvale", "Ellan", "2-2"), published="2026-05-02T17:00:00Z"),
        item("b", match("Norvale", "Ellan", "2-1", day="2026-05-02"),
             published="2026-05-02T18:00:00Z"),
        item("c", match("Norvale", "Ellan", "2-2", day="2026-05-02"),
             published="2026-05-02T17:30:00Z"),
    )  # fmt: skip
    assert differences(made, "contradicts") == [("contradicts", "score", ["2-2", "2-1"])]
    assert made.score is not None
    assert [len(told.sources) for told in made.score.told] == [2, 1]


def test_two_cards_of_two_sides_within_days_name_each_other() -> None:
    """Neither tells a day and the scores differ: two cards, and each may be the other; with two
    days told they are two matches."""
    made = day(
        [
            item("a", match("Norvale", "Ellan", "2-2"), published="2026-05-02T17:00:00Z"),
            item("b", match("Norvale", "Ellan", "2-1"), published="2026-05-03T09:00:00Z"),
        ]
    )
    assert [m.may_be for m in made.matches] == [("m2",), ("m1",)]
    told = day(
        [
            item("a", match("Norvale", "Ellan", "2-2", day="2026-05-02")),
            item("b", match("Norvale", "Ellan", "2-1", day="2026-05-05")),
        ]
    )
    assert [m.may_be for m in told.matches] == [(), ()]
