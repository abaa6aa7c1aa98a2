"""What several sources tell is put side by side, and never settled."""

from __future__ import annotations

import pytest

from summarizer.day import day

from .samples import differences, item, match, one, quote, score


def test_sources_that_contradict_leave_no_value() -> None:
    """Two scores: both are there with who tells them, and neither is chosen."""
    goals = ("goal home 12 Ana Reis",)
    told = [match("Norvale", "Ellan", s, events=goals) for s in ("2-1", "2-1", "3-1")]
    made = one(*(item(name, m) for name, m in zip("abc", told, strict=True)))
    assert made.score is not None
    assert made.score.value is None
    assert [(t.value.home, len(t.sources)) for t in made.score.told] == [(2, 2), (3, 1)]
    assert differences(made) == [("contradicts", "score", ["2-1", "3-1"])]


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (
            "sent_off home 60 Jo Falk",
            "second_yellow home 60 Jo Falk",
            ("refines", "events[0].kind", ["sending-off", "second yellow card"]),
        ),
        (
            "goal home 12 Ana Reis",
            "penalty_goal home 12 Reis",
            ("refines", "events[0].kind", ["goal", "penalty goal"]),
        ),
        (
            "red home 60 Jo Falk",
            "second_yellow home 60 Jo Falk",
            ("contradicts", "events[0].kind", ["red card", "second yellow card"]),
        ),
        (
            "goal home 12 Ana Reis",
            "goal home 14 Ana Reis",
            ("contradicts", "events[0].time", ["12'", "14'"]),
        ),
        (
            "goal home 90+8 Ana Reis",
            "goal home 90+3 Ana Reis",
            ("contradicts", "events[0].time", ["90+8'", "90+3'"]),
        ),
        (
            "goal home 90 Ana Reis",
            "goal home 90+3 Ana Reis",
            ("refines", "events[0].time", ["90'", "90+3'"]),
        ),
        (
            "goal home 12 Ana Reis",
            "goal home 12 Lou Varga",
            ("contradicts", "events[0].player", ["Ana Reis", "Lou Varga"]),
        ),
        (
            "goal home 12 Lou Varga",
            "goal home 12 Nils Varga",
            ("contradicts", "events[0].player", ["Lou Varga", "Nils Varga"]),
        ),
        ("goal home 12 Ana Reis", "goal home - Ana Reis", ("only_in", "events[0].time", ["12'"])),
        (
            "goal home 12 Ana Reis",
            "goal home 12 -",
            ("only_in", "events[0].player", ["Ana Reis"]),
        ),
    ],
)
def test_an_event_that_two_tell_otherwise_is_one_event(
    a: str, b: str, difference: tuple[str, str, list[str]]
) -> None:
    """How they differ is said by kind, part and values."""
    made = one(
        item("a", match("Norvale", "Ellan", "1-0", events=[a])),
        item("b", match("Norvale", "Ellan", "1-0", events=[b])),
    )
    assert len(made.events) == 1
    (found,) = differences(made)
    assert (found[0], found[1], sorted(found[2])) == (*difference[:2], sorted(difference[2]))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("goal home 12 Ana Reis", "goal home 12 Reis"),
        ("goal home 12 Björn Møller", "goal home 12 Bjorn Moller"),
        ("goal home 12 Ana Reis", "goal - 12 Ana Reis"),
    ],
)
def test_another_spelling_is_no_difference(a: str, b: str) -> None:
    """Short names, accents, a side that one does not tell."""
    made = one(
        item("a", match("Norvale", "Ellan", "1-0", events=[a])),
        item("b", match("Norvale", "Ellan", "1-0", events=[b])),
    )
    assert (len(made.events), differences(made)) == (1, [])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            ("goal home 33 Oleksiy Hrynko", "goal away 90 Yevhen Malik"),
            ("goal home - Alexei Grynko", "goal away 90+2 Yevgeny Malyk"),
            [
                ("contradicts", "events[0].player", ["Oleksiy Hrynko", "Alexei Grynko"]),
                ("contradicts", "events[1].player", ["Yevhen Malik", "Yevgeny Malyk"]),
                ("refines", "events[1].time", ["90'", "90+2'"]),
            ],
        ),
        (
            ("goal home 33 Oleksiy Hrynko", "goal away 90 Ana Reis"),
            ("goal - 34 Alexei Grynko", "goal away 90 Ana Reis"),
            [
                ("contradicts", "events[0].player", ["Oleksiy Hrynko", "Alexei Grynko"]),
                ("contradicts", "events[0].time", ["33'", "34'"]),
            ],
        ),
    ],
)
def test_a_goal_beyond_the_score_is_one_whose_scorer_is_spelt_otherwise(
    a: tuple[str, ...], b: tuple[str, ...], expected: list[tuple[str, str, list[str]]]
) -> None:
    """A 1-1 draw has no four goals: two names of one goal are shown as a difference of the name."""
    made = one(
        *(item(n, match("Norvale", "Ellan", "1-1", events=e)) for n, e in (("a", a), ("b", b)))
    )
    assert len(made.events) == 2
    assert differences(made, "contradicts", "refines") == expected


def test_a_half_time_score_that_is_worked_out_is_no_second_difference() -> None:
    """It follows from a goal's minute, in which the two differ; one told in words is one."""
    goals = ("goal home 43 Ana Reis", "goal home 46 Ana Reis")
    told = ("1-0", "0-0")

    def made(*derived: str) -> list[str]:
        items = []
        for name, goal, half in zip("ab", goals, told, strict=True):
            at_half = score(half).model_copy(update={"derived": derived})
            m = match("Norvale", "Ellan", "1-0", day="2026-05-02", events=(goal,))
            items.append(item(name, m.model_copy(update={"half_time": at_half})))
        return [path for _, path, _ in differences(one(*items), "contradicts")]

    assert made("home", "away") == ["events[0].time"]
    assert made() == ["half_time", "events[0].time"]


def test_two_names_alike_are_two_scorers_where_the_score_has_room() -> None:
    """3-0 has a goal for Reed and one for Reade: nothing says that they are one."""
    a = match("Norvale", "Ellan", "3-0", day="2026-05-02", events=("goal home 10 Tom Reed",))
    b = match("Norvale", "Ellan", "3-0", day="2026-05-02", events=("goal home - Jim Reade",))
    assert len(one(item("a", a), item("b", b)).events) == 2


@pytest.mark.parametrize("card", ["sent_off", "second_yellow", "red"])
def test_a_booking_and_a_sending_off_of_one_man_in_one_minute_contradict(card: str) -> None:
    """One saw a yellow card where the other saw him go: one event, whoever's he is."""
    events = (f"{card} home 30 Ken Ash", "yellow away 30 Ken Ash")
    made = one(
        *(
            item(n, match("Norvale", "Ellan", events=(e,)))
            for n, e in zip("ab", events, strict=True)
        )
    )
    assert len(made.events) == 1
    kinds = [d[:2] for d in differences(made, "contradicts")]
    assert kinds == [("contradicts", "events[0].kind"), ("contradicts", "events[0].side")]


def test_a_booking_before_a_sending_off_is_another_card() -> None:
    """One account has both, the other only the first."""
    both = ("yellow home 12 Ken Ash", "second_yellow home 30 Ken Ash")
    made = one(
        item("a", match("Norvale", "Ellan", events=both)),
        item("b", match("Norvale", "Ellan", events=both[:1])),
    )
    assert len(made.events) == 2
    assert differences(made, "contradicts") == []


def test_two_men_sent_off_together_are_two_events() -> None:
    """The same minute, another name: what one source leaves out is found in the other only."""
    reds = ["red home 88 Jo Falk", "red away 88 Teo Lind"]
    made = one(
        item("a", match("Norvale", "Ellan", events=reds)),
        item("b", match("Norvale", "Ellan", events=reds[:1])),
    )
    assert len(made.events) == 2
    assert differences(made) == [("only_in", "events[1]", ["red card, Teo Lind 88'"])]


def test_a_players_two_goals_stay_two() -> None:
    """A source that tells one of them, without its minute, adds no third."""
    both = ["goal home 12 Ana Reis", "goal home 70 Ana Reis"]
    made = one(
        item("a", match("Norvale", "Ellan", "2-0", events=both)),
        item("b", match("Norvale", "Ellan", "2-0", events=["goal home - Ana Reis"])),
    )
    assert len(made.events) == 2


def test_an_untimed_goal_of_a_brace_is_the_one_that_is_left() -> None:
    """A minute that differs a little is the same goal told otherwise; the untimed is the other."""
    made = one(
        item(
            "a", match("Norvale", "Ellan", "2-0", events=["goal home 13 Reis", "goal home - Reis"])
        ),
        item(
            "b", match("Norvale", "Ellan", "2-0", events=["goal home 11 Reis", "goal home 71 Reis"])
        ),
    )
    assert [d[:2] for d in differences(made)] == [
        ("contradicts", "events[0].time"),
        ("only_in", "events[1].time"),
    ]


def test_events_of_a_turned_report_are_turned_with_it() -> None:
    """What was for the side that stands first there is for the away side here."""
    made = one(
        item("a", match("Norvale", "Ellan", "1-2", ground=True)),
        item("b", match("Ellan", "Norvale", "2-1", events=["goal home 5 Teo Lind"])),
    )
    assert made.events[0].side is not None
    assert made.events[0].side.value == "away"


def test_a_closer_name_is_shown_and_no_difference() -> None:
    """A competition and a round in longer words are the same."""
    made = one(
        item("a", match("Norvale", "Ellan", competition="Champions Cup", stage="last 16")),
        item(
            "b", match("Norvale", "Ellan", competition="Coast Champions Cup", stage="round of 16")
        ),
    )
    assert made.competition is not None
    assert (made.competition.value, differences(made)) == ("Coast Champions Cup", [])


def test_a_source_is_not_found_only_in_itself() -> None:
    """With one source there is nothing that others do not have."""
    assert (
        differences(one(item("a", match("Norvale", "Ellan", events=["red home 9 Jo Falk"])))) == []
    )


LONG = "We never stopped believing, and the crowd carried us to the end"


def test_a_quotation_is_told_once_in_its_longest_form() -> None:
    """Other glyphs and a part of it are the same utterance; the words shown are one wire's own."""
    short = "We never stopped believing"
    made = one(
        item("a", match("Norvale", "Ellan"), quotes=[quote(short + ",", "Petra Lund")]),
        item("b", match("Norvale", "Ellan"), quotes=[quote(LONG, "Lund", at=40)]),
        item("c", match("Norvale", "Ellan"), quotes=[quote(LONG.upper(), "Petra Lund")]),
    )
    (found,) = made.quotes
    assert (found.text, found.wire, len(found.sources)) == (LONG, "w2", 3)
    assert [(s.start, s.end) for s in found.spans] == [(40, 40 + len(LONG))]
    assert {p.wire: p.whole for p in found.parts} == {"w1": False, "w2": True, "w3": True}
    assert found.speaker is not None
    assert found.speaker.value == "Petra Lund"


def test_another_speaker_of_the_same_words_is_a_contradiction() -> None:
    """Who said it is left open."""
    made = one(
        item("a", match("Norvale", "Ellan"), quotes=[quote(LONG, "Petra Lund")]),
        item("b", match("Norvale", "Ellan"), quotes=[quote(LONG, "Sven Aker")]),
    )
    assert differences(made) == [("contradicts", "quotes[0].speaker", ["Petra Lund", "Sven Aker"])]
    speaker = made.quotes[0].speaker
    assert speaker is not None
    assert speaker.value is None


def test_a_few_words_of_two_people_are_two_quotations() -> None:
    """Both were "proud", and one says so in more words."""
    made = one(
        item("a", match("Norvale", "Ellan"), quotes=[quote("I am very proud today", "Petra Lund")]),
        item("b", match("Norvale", "Ellan"), quotes=[quote("proud", "Sven Aker")]),
    )
    assert len(made.quotes) == 2


def test_two_wordings_of_one_utterance_are_shown_as_such() -> None:
    """A word that turns the sense is not lost between two sources."""
    turned = LONG.replace("never", "always")
    made = one(
        item("a", match("Norvale", "Ellan"), quotes=[quote(LONG, "Petra Lund")]),
        item("b", match("Norvale", "Ellan"), quotes=[quote(turned, "Petra Lund")]),
    )
    assert [d[:2] for d in differences(made, "contradicts")] == [("contradicts", "quotes[1]")]
    assert len(made.quotes) == 2


def test_the_headline_takes_no_side_that_is_outvoted() -> None:
    """The one that states what most sources tell is shown and says so; at a tie there is none."""
    goals = ("goal home 12 Ana Reis",)
    told = [
        item(name, match("Norvale", "Ellan", s, events=goals, headline=f"Norvale win {s}"))
        for name, s in (("a", "3-1"), ("b", "2-1"), ("c", "2-1"))
    ]
    made = one(*told)
    assert made.headline is not None
    assert (made.headline.text, made.headline.contested) == ("Norvale win 2-1", ("score",))
    assert one(*told[:2]).headline is None
    neutral = item("d", match("Norvale", "Ellan", "2-1", events=goals, headline="Norvale win"))
    agreed = one(*told, neutral).headline
    assert agreed is not None
    assert (agreed.text, agreed.contested) == ("Norvale win", ())


def test_a_quotation_of_no_match_stands_by_itself() -> None:
    """A report without a match is listed, and its quotation is told once."""
    said = [quote(LONG, "Petra Lund", match=None)]
    made = day([item("a", quotes=said), item("b", quotes=said)])
    assert (len(made.wires), made.matches, len(made.quotes)) == (2, (), 1)


def test_stoppage_time_in_words_is_no_minute_found_once() -> None:
    """The third minute of stoppage time, in words, tells what another report has as 90+3."""
    exact = match("Norvale", "Ellan", "1-0", events=["goal home 90+3 Ana Reis"])
    words = match("Norvale", "Ellan", "1-0", events=["goal home - Ana Reis"])
    goal = words.events[0].model_copy(update={"when": "3rd minute of stoppage time"})
    words = words.model_copy(update={"events": (goal,)})
    assert differences(one(item("a", exact), item("b", words))) == []
