from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace

import pytest

from bench.lies.tell import MOST, Lie, lies
from bench.lies.when import may_mean, worked_out
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.engines.reply import parse_reply, render_reply, row_at
from summarizer.reading import read_path, read_text
from tests.support.gold_drafts import EXAMPLES, NAMES, gold_draft

KINDS = """
score_off_by_one score_turned aggregate_off aggregate_turned shootout_for_score
first_leg_for_score winner_turned advanced_turned half_time_turned half_time_for_score
minute_of_wire minute_invented minute_derived_off stoppage_lost scorer_same_sentence
scorer_same_wire scorer_invented goal_side_turned card_side_turned goal_kind_changed
missed_penalty_as_goal disallowed_as_goal booking_as_sending_off card_to_fouled event_invented
event_twice event_of_other_match quote_other_person quote_interviewer not_speech_as_speech
quotes_joined role_swapped speaker_invented competition_changed stage_changed venue_changed
date_changed next_as_side evidence_moved prose_number prose_name prose_winner prose_competition
prose_accusation prose_judgement prose_quote prose_token prose_other_match
""".split()

WIRE = read_text(
    "Norvale beat Port Ellan 2-1 in the Harbour Cup on Saturday.\n\n"
    "Ana Reis scored for the hosts in the 12th minute and again in the 66th after Mia Torp had "
    "levelled in the 40th.\n\n"
    "Port Ellan defender Jo Falk was booked in the 71st minute for a foul on Reis.\n\n"
    "“We never stopped,” said Norvale coach Kit Osei.\n\n"
    "“They were quicker,” said Port Ellan captain Lin Marsh.\n"
)
RIGHT = Draft(
    kind="match_report",
    matches=(
        DraftMatch(
            sport="football",
            home=TextClaim("Norvale", (1,)),
            away=TextClaim("Port Ellan", (1,)),
            competition=TextClaim("Harbour Cup", (1,)),
            dates=(TextClaim("Saturday", (1,)),),
            score=ScoreClaim(2, 1, (1,)),
            events=(
                EventClaim("goal", "Ana Reis", "home", 12, None, None, (2,)),
                EventClaim("goal", "Ana Reis", "home", 66, None, None, (2,)),
                EventClaim("goal", "Mia Torp", "away", 40, None, None, (2,)),
                EventClaim("yellow", "Jo Falk", "away", 71, None, None, (3,)),
            ),
            headline="Norvale beat Port Ellan 2-1",
            blurb="Ana Reis scored two as Norvale beat Port Ellan 2-1 in the Harbour Cup.",
        ),
    ),
    quotes=(
        QuoteClaim((1,), "Kit Osei", None, "Norvale coach", 1, (4,)),
        QuoteClaim((2,), "Lin Marsh", None, "Port Ellan captain", 1, (5,)),
    ),
)


def told_of_examples(seed="seed"):
    """Every lie told of every example wire, with the name and the right draft."""
    for name in NAMES:
        wire = read_path(EXAMPLES / f"{name}.txt")
        right = gold_draft(wire, name)
        for lie in lies(wire, right, seed):
            yield name, right, lie


@pytest.fixture(scope="module")
def of_examples() -> list[tuple[str, Draft, Lie]]:
    """The lies of all examples, told once for all tests."""
    return list(told_of_examples())


def of_tiny(kind, right=RIGHT):
    """Path and value of the lies of a kind told of the small match."""
    return {(lie.path, lie.lied) for lie in lies(WIRE, right, "seed") if lie.kind == kind}


def claims(draft: Draft) -> list[tuple[object, ...]]:
    """Every claim of the draft by its place; a span that is no speech goes with its quotation."""
    found: list[tuple[object, ...]] = [("kind", draft.kind), ("misshaped", draft.misshaped)]
    for index, match in enumerate(draft.matches):
        for field in fields(match):
            value = getattr(match, field.name)
            several = field.name in {"events", "dates", "next_opponents"}
            parts = enumerate(value) if several else [(0, value)]
            found += [(index, field.name, at, part) for at, part in parts if part is not None]
    found += [("quotes", at, quote) for at, quote in enumerate(draft.quotes)]
    spoken = {n for quote in draft.quotes for n in quote.spans}
    found += [("not speech", n) for n in draft.not_speech if n not in spoken]
    return found


def test_each_lie_changes_exactly_one_claim(of_examples):
    """A lie replaces or adds one claim, and leaves all others as they were."""
    for name, right, lie in of_examples:
        was, now = claims(right), claims(lie.draft)
        gained = [claim for claim in now if claim not in was]
        lost = [claim for claim in was if claim not in now]
        if lie.kind == "not_speech_as_speech":
            lost = [claim for claim in lost if claim[0] != "not speech"]
        assert len(gained) == 1, (name, lie.kind, lie.path)
        assert len(lost) <= 1, (name, lie.kind, lie.path)
        assert not lost or lost[0][:2] == gained[0][:2], (name, lie.kind, lie.path)


def test_no_lie_is_the_right_draft_or_told_twice(of_examples):
    """All lied drafts of a wire differ from the right one and from each other."""
    for name in NAMES:
        drafts = [lie.draft for n, _, lie in of_examples if n == name]
        rights = [right for n, right, _ in of_examples if n == name][:1]
        assert len({*drafts, *rights}) == len(drafts) + len(rights), name


def test_the_same_seed_tells_the_same_lies_and_another_seed_others(of_examples):
    """The seed alone chooses the lies."""
    assert list(told_of_examples()) == of_examples
    assert list(told_of_examples("other")) != of_examples


def test_every_kind_is_told_of_some_example(of_examples):
    """No kind stays untold over the example wires."""
    assert set(KINDS) - {lie.kind for _, _, lie in of_examples} == set()


def test_few_lies_of_a_kind_are_told_of_a_match(of_examples):
    """Three of a kind at most for each match, and for all quotations of a wire."""
    scopes = Counter(
        (name, lie.kind, lie.path.split("[")[0] == "quotes" or lie.path.split(".")[0])
        for name, _, lie in of_examples
    )
    assert max(scopes.values()) == MOST == 3


def test_every_path_leads_to_a_row_of_the_lied_draft():
    """The path of a lie names a row that is there."""
    for lie in lies(WIRE, RIGHT, "seed"):
        assert row_at(lie.draft, lie.path) is not None, lie.path


def test_a_lied_draft_can_be_written_by_a_model():
    """What is told fits in the format of a reply."""
    for lie in lies(WIRE, RIGHT, "seed"):
        assert parse_reply(render_reply(lie.draft)) == lie.draft, (lie.kind, lie.path)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("score_turned", {("matches[0].score", "1-2")}),
        ("winner_turned", {("matches[0].winner", "away"), ("matches[0].winner", "draw")}),
        (
            "scorer_same_sentence",
            {
                ("matches[0].events[0].player", "Mia Torp"),
                ("matches[0].events[1].player", "Mia Torp"),
                ("matches[0].events[2].player", "Ana Reis"),
            },
        ),
        ("card_to_fouled", {("matches[0].events[3].player", "Ana Reis")}),
        ("card_side_turned", {("matches[0].events[3].side", "home")}),
        ("quotes_joined", {("quotes[0]", "1,2|Kit Osei"), ("quotes[1]", "1,2|Lin Marsh")}),
        (
            "role_swapped",
            {("quotes[0].role", "Port Ellan captain"), ("quotes[1].role", "Norvale coach")},
        ),
        ("competition_changed", {("matches[0].competition", "Harbour League")}),
        ("aggregate_turned", set()),
        ("speaker_invented", set()),
    ],
)
def test_what_is_told_of_a_small_match(kind, told):
    """Where there are few lies of a kind to tell, exactly these are told."""
    assert of_tiny(kind) == told


def test_a_player_is_never_told_to_have_scored_when_she_did():
    """Neither of two goals gets the minute of the other, whatever the seed."""
    minutes = {"matches[0].events[0].minute", "matches[0].events[1].minute"}
    every = [lie for seed in "abcdefghij" for lie in lies(WIRE, RIGHT, seed)]
    told = {lie.lied for lie in every if lie.path in minutes}
    assert told
    assert told.isdisjoint({"12", "66"})


def test_a_draw_is_not_turned_round():
    """A score that is the same turned round is no lie."""
    match = replace(RIGHT.matches[0], score=ScoreClaim(1, 1, (1,)))
    assert of_tiny("score_turned", replace(RIGHT, matches=(match,))) == set()


def test_the_winner_of_a_headline_is_turned_round():
    """The two sides change places in a sentence with a winner."""
    assert ("matches[0].headline", "Port Ellan beat Norvale 2-1") in of_tiny("prose_winner")


def test_evidence_is_moved_only_to_where_the_claim_does_not_stand():
    """Reis is named in the sentence after her goals too, so hers do not move there."""
    every = [lie for seed in "abcdefghij" for lie in lies(WIRE, RIGHT, seed)]
    moved = {(lie.path, lie.lied) for lie in every if lie.kind == "evidence_moved"}
    assert ("matches[0].events[2]", "3") in moved
    assert ("matches[0].events[0]", "3") not in moved


@pytest.mark.parametrize(
    ("words", "before", "minutes"),
    [
        ("Six minutes later", 9, [15]),
        ("Nine minutes after the restart", None, [54]),
        ("Four minutes before the interval", 12, [41]),
        ("with ten minutes left", 70, [80]),
        ("Ten minutes into the second half", None, [55]),
        ("on the hour", None, [60]),
        ("with two minutes of extra time left", 100, [118]),
        ("with the last kick of the game", 70, []),
    ],
)
def test_a_minute_is_worked_out_of_words(words, before, minutes):
    """Words that tell a minute by another one come to that minute."""
    assert worked_out(words, before, extra_time=True) == minutes


def test_words_leave_open_all_minutes_that_they_may_mean():
    """What may be true is not told as a lie."""
    assert {15, 51} <= may_mean("Six minutes later", (9,))
    assert 44 in may_mean("on the stroke of half-time", ())
    assert 30 not in may_mean("on the stroke of half-time", ())
    assert len(may_mean("in a blur", ())) == 120
