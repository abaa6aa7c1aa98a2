"""What an engine did not read: wires that a card names, copies to the letter, "found here only"."""

from __future__ import annotations

from summarizer.day import Day, DayMatch, Item, day
from summarizer.summary import Match
from summarizer.wire import Wire

from .samples import differences, item, match, ninjs, one, quote

SATURDAY = {"day": "2026-05-02"}
LONG = (
    "Norvale left it late on Saturday to beat their neighbours Ellan 2-1 and climb to third.",
    "Ana Reis, a plumber until two years ago, headed in a corner after twelve minutes.",
    "For an hour nobody at the ground saw how the visitors would ever get back into the match.",
    "Then Lou Varga drove in an equaliser, and a substitute won it with a shot off the post.",
)


def read_nothing(name: str, wire: Wire, *quotes: str) -> Item:
    """A wire of which no match was read."""
    said = [quote(text, "Ana Reis", match=None) for text in quotes]
    return item(name, wire=wire, quotes=said)


def named(made: DayMatch) -> list[tuple[str, str, bool]]:
    """Input, reason, and whether it is a correction, of what a card names."""
    return [(u.input, u.why, u.correction) for u in made.unread]


def card(made: Day, home: str, sport: str = "football") -> DayMatch:
    """The card of this home side."""
    (found,) = [m for m in made.matches if m.home.value == home and m.sport == sport]
    return found


# --- wires about a match --------------------------------------------------------------------------


def test_a_correction_of_which_nothing_was_read_is_on_the_card() -> None:
    """It replaces its first version all the same, and the card goes on telling another's."""
    text = "Albion won the Norvale derby 2-1, Karl Iden scoring before City were back."
    wire = ninjs("c", "Coast Press", text, version="2", headline="CORRECTED: Albion win derby")
    made = one(
        item("a", match("Norvale Albion", "Norvale City", **SATURDAY)), read_nothing("c", wire)
    )
    assert named(made) == [("c", "version", True)]


def test_a_correction_that_names_nobody_is_known_by_what_it_replaces() -> None:
    """Its first version was read, or was set aside by a run and has its text alone."""
    first = ninjs("c", "Coast Press", "Norvale beat Ellan 2-1 on Saturday.")
    second = ninjs("c", "Coast Press", "The scorer was Iden, not Orme.", version="2")
    other = item("a", match("Norvale", "Ellan", **SATURDAY))
    was_read = item("c1", match("Norvale", "Ellan", **SATURDAY), wire=first)
    aside = Item("c1", "skipped", "a later one counts", text=first)
    for before in (was_read, aside):
        made = one(other, before, read_nothing("c2", second))
        assert [(u.input, u.why) for u in made.unread] == [("c2", "version")]


def test_a_report_that_names_both_sides_is_on_the_card_of_its_kind_and_sport() -> None:
    """Not on that of the women, of the rugby match, or of a match of the week before."""
    made = day(
        [
            item("a", match("Norvale", "Ellan", **SATURDAY)),
            item("b", match("Norvale Women", "Ellan Women", **SATURDAY)),
            item("c", match("Norvale", "Ellan", "24-17", sport="rugby", **SATURDAY)),
            item("d", match("Ellan", "Norvale", "0-0", day="2026-04-20")),
            read_nothing("m", ninjs("m", "M", "Norvale 2 (Reis 12) Ellan 1.")),
            read_nothing("w", ninjs("w", "W", "Norvale and Ellan drew in the Women’s League.")),
            read_nothing("r", ninjs("r", "R", "Rugby: Norvale 24 (tries: Bay) Ellan 17.")),
        ]
    )
    assert named(card(made, "Norvale")) == [("m", "named", False)]
    assert named(card(made, "Norvale Women")) == [("w", "named", False)]
    assert named(card(made, "Norvale", "rugby")) == [("r", "named", False)]
    assert named(card(made, "Ellan")) == []


def test_two_clubs_of_one_town_need_each_of_their_names() -> None:
    """Norvale alone is neither City nor Albion."""
    derby = item("a", match("Norvale Albion", "Norvale City", **SATURDAY))
    half = read_nothing("b", ninjs("b", "B", "Norvale is a quiet town. Albion are away."))
    assert named(one(derby, half)) == []


# --- copies to the letter -------------------------------------------------------------------------


def test_a_report_under_another_headline_is_a_reprint_though_nothing_was_read() -> None:
    """It is listed with its source, and its quotation stands once."""
    said = "“I hit it and closed my eyes,” said Reis."
    first = ninjs("a", "Coast Press", *LONG, said, versioncreated="2026-05-02T18:00:00Z")
    copy = ninjs("g", "Bay Gazette", *LONG, said, headline="Late strike sinks Ellan")
    words = "I hit it and closed my eyes,"
    made = day(
        [
            item("a", match("Norvale", "Ellan"), wire=first, quotes=[quote(words, "Ana Reis")]),
            read_nothing("g", copy, words),
        ]
    )
    (shown,) = made.matches
    keys = {w.input: w.key for w in made.wires}
    (source,) = shown.sources
    assert (source.name, source.reprints) == ("Coast Press", (keys["g"],))
    assert (len(shown.quotes), made.quotes, shown.unread) == (1, (), ())


def test_what_was_read_otherwise_of_the_same_text_is_a_reprint() -> None:
    """A headline that was taken for a side makes no second match."""
    first = ninjs("a", "Coast Press", *LONG, versioncreated="2026-05-02T18:00:00Z")
    copy = ninjs("g", "Bay Gazette", *LONG, headline="Late Reis strike sinks Ellan")
    made = day(
        [
            item("a", match("Norvale", "Ellan"), wire=first),
            item("g", match("Late Reis", "Ellan"), wire=copy),
        ]
    )
    assert [m.home.value for m in made.matches] == ["Norvale"]
    assert [len(s.reprints) for s in made.matches[0].sources] == [1]


def test_a_copy_of_a_killed_report_goes_though_nothing_was_read() -> None:
    """Its quotations are shown nowhere."""
    first = ninjs("a", "Coast Press", *LONG, versioncreated="2026-05-02T18:00:00Z")
    kill = ninjs("a", "Coast Press", *LONG, version="2", pubstatus="canceled")
    copy = ninjs("g", "Bay Gazette", *LONG, headline="Late strike sinks Ellan")
    made = day(
        [
            item("a", match("Norvale", "Ellan"), wire=first),
            read_nothing("g", copy, "I hit it"),
            Item("k", "killed", "killed", wire=kill),
        ]
    )
    assert (made.wires, made.matches, made.quotes) == ((), (), ())
    assert ("g", "withdrawn") in {(left.input, left.outcome) for left in made.left_out}


# --- found here only ------------------------------------------------------------------------------

GOALS = ("goal home 12 Ana Reis", "goal away 51 Lou Varga", "goal home 70 Ida Brandt")


def only_in(other: Match, *paragraphs: str) -> list[list[str]]:
    """What is found in the report of all three goals only, beside another of this text."""
    full = ninjs("a", "Coast Press", "Norvale beat Ellan.", *GOALS)
    made = one(
        item("a", match("Norvale", "Ellan", events=GOALS, **SATURDAY), wire=full),
        item("b", other, wire=ninjs("b", "Bay Wire", *paragraphs)),
    )
    return [values for _, path, values in differences(made, "only_in") if "events" in path]


def test_a_goal_is_in_one_source_only_where_no_words_of_another_have_it() -> None:
    """Two goals were read of the other: a name that stands there, as another spells it too, was
    not; one that does not stand there is in one only."""
    told = match("Norvale", "Ellan", "1-1", events=GOALS[:2], **SATURDAY)
    assert only_in(told, "Reis and Varga scored.") == [["goal, Ida Brandt 70'"]]
    assert only_in(told, "Reis and Varga scored.", "Brandt had the last word.") == []
    assert only_in(told, "Reis and Varga scored.", "Ida Brant had the last word.") == []


def test_nothing_is_in_one_source_only_where_no_goal_was_read_of_another() -> None:
    """A 2-1 has goals, whoever is named; a goalless draw has none, and its words are asked."""
    assert only_in(match("Norvale", "Ellan", **SATURDAY), "Norvale 2 Ellan 1.") == []
    card = ("red home 61 Kofi Ose",)
    made = one(
        item("a", match("Norvale", "Ellan", "0-0", events=card), wire=ninjs("a", "A", "Off: Ose.")),
        item("b", match("Norvale", "Ellan", "0-0"), wire=ninjs("b", "B", "It was goalless.")),
    )
    assert [path for _, path, _ in differences(made, "only_in")] == ["events[0]"]


def test_facts_that_stand_in_the_words_of_another_are_not_in_one_only() -> None:
    """A title, a day, an aggregate that the other's text has and nobody read."""
    full = match("Norvale", "Ellan", competition="Coast Cup", day="2026-05-02")
    full = full.model_copy(update={"aggregate": full.score})
    bare = match("Norvale", "Ellan")
    text = "Coast Cup, Saturday: Norvale 2 Ellan 1. Agg: 2-1."
    for words, paths in ((text, []), ("Norvale won.", ["aggregate", "competition", "date"])):
        made = one(
            item("a", full, wire=ninjs("a", "A", "Norvale beat Ellan 2-1.")),
            item("b", bare, wire=ninjs("b", "B", words)),
        )
        assert [path for _, path, _ in differences(made, "only_in")] == paths


# --- the order of sides, two goals ----------------------------------------------------------------


def test_where_nobody_says_who_was_at_home_a_bare_line_gives_the_order() -> None:
    """One tells the winner first, one the result line: the line counts; of three, most do."""
    line = ninjs("b", "B", "Ellan 1 (Reis 20) Norvale 2 (Orme 44, 79).")
    winner = item("a", match("Norvale", "Ellan", "2-1", **SATURDAY))
    bare = item("b", match("Ellan", "Norvale", "1-2", **SATURDAY), wire=line)
    assert one(winner, bare).home.value == "Ellan"
    third = item("c", match("Norvale", "Ellan", "2-1", **SATURDAY))
    made = one(winner, bare, third)
    assert (made.home.value, made.home_away_stated) == ("Norvale", False)


def test_two_goals_of_one_man_far_apart_are_two_where_the_score_has_room() -> None:
    """Each account has one of a 2-0; of a 1-0 the two minutes are one goal, told otherwise."""
    early, late = ("goal home 1 Will Mott",), ("goal home 50 Will Mott",)
    two = one(
        item("a", match("Norvale", "Ellan", "2-0", events=early, **SATURDAY)),
        item("b", match("Norvale", "Ellan", "2-0", events=late, **SATURDAY)),
    )
    assert (len(two.events), differences(two, "contradicts")) == (2, [])
    single = one(
        item("a", match("Norvale", "Ellan", "1-0", events=early, **SATURDAY)),
        item("b", match("Norvale", "Ellan", "1-0", events=late, **SATURDAY)),
    )
    assert differences(single, "contradicts") == [("contradicts", "events[0].time", ["1'", "50'"])]
