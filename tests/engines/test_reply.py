"""The reply format: what a row may be, and the way between reply and Draft."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.draft import (
    EVENT_KINDS,
    KINDS,
    SPORTS,
    Draft,
    DraftMatch,
    EventClaim,
    QuoteClaim,
    ScoreClaim,
    TextClaim,
)
from summarizer.engines.reply import (
    FACT_KEYS,
    parse_reply,
    render_reply,
    reply_schema,
    row_at,
    schema_hash,
)
from summarizer.engines.strict import strict_violations

SIDES = ["home|Norvale|3", "away|Port Ellan|3"]


def reply(**over: Any) -> str:
    """A reply with one football match; ``facts`` come after the two sides."""
    match = {
        "sport": over.pop("sport", "football"),
        "facts": [*over.pop("sides", SIDES), *over.pop("facts", [])],
        "events": over.pop("events", []),
        "headline": over.pop("headline", ""),
        "blurb": over.pop("blurb", ""),
    }
    whole = {"kind": "match_report", "matches": [match], "quotes": [], "not_speech": []}
    return json.dumps({**whole, **over})


def only_match(**over: Any) -> DraftMatch:
    """The match of :func:`reply`, all its rows in shape."""
    draft = parse_reply(reply(**over))
    assert draft.misshaped == ()
    return draft.matches[0]


def test_a_whole_reply_becomes_the_draft_that_it_says() -> None:
    """Every kind of row arrives in its field, with its sentences."""
    text = json.dumps(
        {
            "kind": "match_report",
            "matches": [
                {
                    "sport": "football",
                    "facts": [
                        "home|Norvale|3",
                        "away|Port Ellan|3",
                        "ground|yes|4",
                        "competition|Harbour Cup|3",
                        "stage|quarter-final|3",
                        "venue|Pell Street|5",
                        "city|Norvale|5",
                        "date|Saturday|3",
                        "date|May 3|1",
                        "score|3-1|3",
                        "half_time|1-1|6",
                        "aggregate|4-3|3",
                        "first_leg|1-2|4",
                        "shoot_out|4-3|8",
                        "extra_time|yes|7,8",
                        "result|by two goals|3",
                        "winner|home|3",
                        "advanced|home|3",
                        "next|Sull|9",
                        "next|Brakka|9",
                    ],
                    "events": [
                        "goal|Ana Reis|home|12|5",
                        "own_goal|Jo Falk|home|45+2|6,7",
                        "goal|Mia Torp|away|midway through the second half|8",
                        "sent_off||away||9",
                    ],
                    "headline": "Reis takes Norvale through",
                    "blurb": "Norvale beat Port Ellan 3-1.",
                }
            ],
            "quotes": ["1,2|Ana Reis||Norvale captain|1|10", "3||a fan|||11"],
            "not_speech": [4],
        }
    )
    assert parse_reply(text) == Draft(
        kind="match_report",
        matches=(
            DraftMatch(
                sport="football",
                home=TextClaim("Norvale", (3,)),
                away=TextClaim("Port Ellan", (3,)),
                ground=(4,),
                competition=TextClaim("Harbour Cup", (3,)),
                stage=TextClaim("quarter-final", (3,)),
                venue=TextClaim("Pell Street", (5,)),
                city=TextClaim("Norvale", (5,)),
                dates=(TextClaim("Saturday", (3,)), TextClaim("May 3", (1,))),
                score=ScoreClaim(3, 1, (3,)),
                half_time=ScoreClaim(1, 1, (6,)),
                aggregate=ScoreClaim(4, 3, (3,)),
                first_leg=ScoreClaim(1, 2, (4,)),
                shoot_out=ScoreClaim(4, 3, (8,)),
                extra_time=(7, 8),
                result=TextClaim("by two goals", (3,)),
                winner=TextClaim("home", (3,)),
                advanced=TextClaim("home", (3,)),
                next_opponents=(TextClaim("Sull", (9,)), TextClaim("Brakka", (9,))),
                events=(
                    EventClaim("goal", "Ana Reis", "home", 12, None, None, (5,)),
                    EventClaim("own_goal", "Jo Falk", "home", 45, 2, None, (6, 7)),
                    EventClaim(
                        "goal",
                        "Mia Torp",
                        "away",
                        None,
                        None,
                        "midway through the second half",
                        (8,),
                    ),
                    EventClaim("sent_off", None, "away", None, None, None, (9,)),
                ),
                headline="Reis takes Norvale through",
                blurb="Norvale beat Port Ellan 3-1.",
            ),
        ),
        quotes=(
            QuoteClaim((1, 2), "Ana Reis", None, "Norvale captain", 1, (10,)),
            QuoteClaim((3,), None, "a fan", None, None, (11,)),
        ),
        not_speech=(4,),
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", (None, None, None)),
        ("5", (5, None, None)),
        ("45+2", (45, 2, None)),
        ("90+11", (90, 11, None)),
        ("98", (90, 8, None)),
        ("91", (90, 1, None)),
        ("120", (120, None, None)),
        ("121", (121, None, None)),
        ("90", (90, None, None)),
        ("on the stroke of half-time", (None, None, "on the stroke of half-time")),
        ("10 minutes from the end", (None, None, "10 minutes from the end")),
        ("’til the very end", (None, None, "’til the very end")),
    ],
)
def test_the_time_cell_is_a_minute_or_words_or_nothing(
    cell: str, expected: tuple[int | None, int | None, str | None]
) -> None:
    """Figures are a minute, other words are told time; past 90 it is stoppage time."""
    event = only_match(events=[f"goal|Ana Reis|home|{cell}|5"]).events[0]
    assert (event.minute, event.added, event.when) == expected


@pytest.mark.parametrize("row", ["extra_time|yes|7", "extra_time|yes|"])
def test_where_extra_time_is_spoken_of_a_minute_past_90_stays(row: str) -> None:
    """98 is the 98th minute where extra time was played, even if that row is misshaped."""
    draft = parse_reply(reply(facts=[row], events=["goal|Ana Reis|home|98|5"]))
    event = draft.matches[0].events[0]
    assert (event.minute, event.added) == (98, None)


def test_only_football_has_its_stoppage_time_after_90() -> None:
    """In another sport a figure past 90 is left alone."""
    event = only_match(sport="other", events=["red|Jo Falk|home|98|5"]).events[0]
    assert (event.minute, event.added) == (98, None)


MISSHAPED_FACTS = [
    ("score|2:1|3", "figures"),
    ("score|02-1|3", "figures"),
    ("score|2-1|", "sentences"),
    ("score|2-1|0", "sentences"),
    ("score|2-1|3, 4", "sentences"),
    ("score|2-1|3,", "sentences"),
    ("score|2-1", "cells"),
    ("score|2-1|3|4", "cells"),
    ("ground|no|3", "yes"),
    ("winner|Norvale|3", "home, away, draw"),
    ("advanced|draw|3", "home or away"),
    ("venue||3", "words"),
    ("venue| Pell Street|3", "words"),
    ("venue|Pell Street |3", "words"),
    ('venue|the "Pell"|3', "words"),
    ("venue|Pell\\Street|3", "words"),
    ("venue|Pell\nStreet|3", "words"),
    ("venue|" + "x" * 161 + "|3", "words"),
    ("referee|Sam Orr|3", "no key"),
    ("Score|2-1|3", "no key"),
    ("", "no key"),
]
MISSHAPED_EVENTS = [
    ("try|Ana Reis|home|12|5", "kind"),
    ("goal|Ana Reis|Norvale|12|5", "side"),
    ("goal|Ana Reis||12|5", "side"),
    ("goal|Ana Reis|home|12'|5", "time"),
    ("goal|Ana Reis|home|0|5", "time"),
    ("goal|Ana Reis|home|150|5", "time"),
    ("goal|Ana Reis|home|45 + 2|5", "time"),
    ("goal|Ana Reis|home|12|", "sentences"),
    ("goal|Ana Reis|home|5", "cells"),
    ("goal|Ana Reis|12|5", "cells"),
    ("goal|home|12|5", "cells"),
]
MISSHAPED_QUOTES = [
    ("|Ana Reis|||1|10", "spans"),
    ("q1|Ana Reis|||1|10", "spans"),
    ("1|Ana Reis|||one|10", "match"),
    ("1|Ana Reis|||1|", "sentences"),
    ("1|Ana Reis||1|10", "cells"),
    ("1|Ana|Reis|x|y|1|10", "cells"),
]


@pytest.mark.parametrize(
    ("field", "row", "said"),
    [("facts", *case) for case in MISSHAPED_FACTS]
    + [("events", *case) for case in MISSHAPED_EVENTS]
    + [("quotes", *case) for case in MISSHAPED_QUOTES],
)
def test_a_row_of_another_shape_claims_nothing(field: str, row: str, said: str) -> None:
    """It is listed with its place and reason, and leaves the rest of the draft as it was."""
    draft = parse_reply(reply(**{field: [row]}))
    (found,) = draft.misshaped
    index = 2 if field == "facts" else 0
    place = "quotes[0]" if field == "quotes" else f"matches[0].{field}[{index}]"
    assert (found.path, found.row) == (place, row)
    assert said in found.reason
    assert parse_reply(reply()).matches == draft.matches
    assert draft.quotes == ()


@pytest.mark.parametrize("key", [k for k in FACT_KEYS if k not in {"date", "next"}])
def test_a_fact_that_may_stand_once_is_misshaped_the_second_time(key: str) -> None:
    """The first row stands, the second is listed."""
    values = {"ground": "yes", "extra_time": "yes", "winner": "home", "advanced": "home"}
    scores = {"score", "half_time", "aggregate", "first_leg", "shoot_out"}
    value = "1-0" if key in scores else values.get(key, "Norvale")
    rows = [f"{key}|{value}|7", f"{key}|{value}|8"]
    sides = [side for side in SIDES if not side.startswith(f"{key}|")]
    draft = parse_reply(reply(sides=sides, facts=rows))
    (found,) = draft.misshaped
    assert found.row == rows[1]
    assert f"second {key}" in found.reason


@pytest.mark.parametrize(
    ("sides", "lacking"),
    [
        (["home|Norvale|3"], "away"),
        (["away|Norvale|3"], "home"),
        (["home|Norvale|3", "away|Port Ellan|"], "away"),
        ([], "home"),
    ],
)
def test_a_match_without_both_sides_is_misshaped_as_a_whole(sides: list[str], lacking: str) -> None:
    """Nothing of it is claimed, and what it was stands in the list."""
    draft = parse_reply(reply(sides=sides, facts=["score|2-1|3"]))
    assert draft.matches == ()
    found = draft.misshaped[-1]
    assert found.path == "matches[0]"
    assert "score|2-1|3" in found.row
    assert lacking in found.reason


def test_quotations_follow_their_match_when_one_before_it_is_misshaped() -> None:
    """Match numbers count the draft's matches; that of a misshaped match becomes none."""
    good = {"sport": "football", "facts": SIDES, "events": [], "headline": "", "blurb": ""}
    bad = {**good, "facts": SIDES[:1]}
    draft = parse_reply(
        reply(
            matches=[good, bad, good],
            quotes=["1|Ana|||1|3", "2|Ana|||2|3", "3|Ana|||3|3", "4|Ana|||4|3", "5|Ana||||3"],
        )
    )
    assert len(draft.matches) == 2
    assert [quote.match for quote in draft.quotes] == [1, None, 2, 4, None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"kind":"match_report","matches":[],"quotes":[],"not_speech":[]',
        '{"kind":"report","matches":[],"quotes":[],"not_speech":[]}',
        '{"kind":"other","matches":[],"quotes":[],"not_speech":["1"]}',
        '{"kind":"other","matches":[],"quotes":[],"not_speech":[],"more":1}',
        '{"kind":"other","matches":null,"quotes":[],"not_speech":[]}',
        '{"kind":"other","matches":[],"quotes":[1],"not_speech":[]}',
        '{"kind":"other","matches":[],"quotes":["\\ud800"],"not_speech":[]}',
        '```json\n{"kind":"other","matches":[],"quotes":[],"not_speech":[]}\n```',
        "[" * 100_000,
    ],
)
def test_what_is_not_in_the_schema_raises(text: str) -> None:
    """Broken JSON, a missing or additional field, another type: ValueError, never a guess."""
    with pytest.raises(ValueError):
        parse_reply(text)


# --- the schema -------------------------------------------------------------------------------


def test_the_schema_is_in_the_strict_subset() -> None:
    """What goes out to a server is held to the subset that it can enforce."""
    assert strict_violations(reply_schema()) == []


def test_the_schema_is_a_copy() -> None:
    """Whoever changes the schema they were given changes nobody else's."""
    before = schema_hash()
    reply_schema()["properties"].clear()
    assert reply_schema()["properties"]
    assert schema_hash() == before


def patterns() -> dict[str, str]:
    """The published pattern of each kind of row."""
    schema = reply_schema()
    match = schema["$defs"]["ReplyMatch"]["properties"]
    return {
        "facts": match["facts"]["items"]["pattern"],
        "events": match["events"]["items"]["pattern"],
        "quotes": schema["properties"]["quotes"]["items"]["pattern"],
    }


def fits_pattern(field: str, row: str) -> bool:
    """Whether a server that enforces the schema lets ``row`` pass."""
    # ECMA's $ does not match before a line end, Python's does: \Z is what the schema means.
    return re.search(patterns()[field].removesuffix("$") + r"\Z", row) is not None


def fits_parser(field: str, row: str) -> bool:
    """Whether ``row`` is taken for a claim here."""
    sides = [] if row.startswith(("home|", "away|")) else SIDES
    draft = parse_reply(reply(sides=sides, **{field: [row]}))
    return not any(found.row == row for found in draft.misshaped)


@pytest.mark.parametrize(
    ("field", "row"),
    [("facts", row) for row, _ in MISSHAPED_FACTS]
    + [("events", row) for row, _ in MISSHAPED_EVENTS]
    + [("quotes", row) for row, _ in MISSHAPED_QUOTES],
)
def test_the_pattern_rejects_what_the_parser_rejects(field: str, row: str) -> None:
    """A server that enforces the schema cannot write a row that would be misshaped here."""
    assert not fits_pattern(field, row)


@pytest.mark.parametrize("field", ["facts", "events", "quotes"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_pattern_and_parser_agree_on_any_row(field: str, data: st.DataObject) -> None:
    """A row made by the pattern is taken; changed by a character, both judge it alike."""
    # ASCII \Z and a plain alphabet: from_regex takes Python's dialect.
    pattern = patterns()[field].removesuffix("$") + r"\Z"
    row = data.draw(st.from_regex(re.compile(pattern)))
    assert fits_parser(field, row)
    at = data.draw(st.integers(0, len(row)))
    cut = data.draw(st.integers(0, 1))
    put = data.draw(st.sampled_from(["", "|", "0", "a", " ", '"', "\\", "\n", ",", "-", "é"]))
    changed = row[:at] + put + row[at + cut :]
    assert fits_parser(field, changed) == fits_pattern(field, changed)


# --- there and back ---------------------------------------------------------------------------

numbers = st.lists(st.integers(1, 9999), min_size=1, max_size=16).map(tuple)
words = (
    st.text(
        st.characters(exclude_characters='|"\\', exclude_categories=["Cc", "Cs"]),
        min_size=1,
        max_size=40,
    )
    .map(lambda s: s.strip(" "))
    .filter(bool)
)
maybe_words = st.none() | words
texts = st.builds(TextClaim, words, numbers)
scores = st.builds(ScoreClaim, st.integers(0, 999), st.integers(0, 999), numbers)
told = words.filter(lambda s: re.search("[A-Za-z]", s[:40]) is not None)
times = (
    st.just((None, None, None))
    | st.tuples(st.integers(1, 90), st.none() | st.integers(1, 99), st.none())
    | told.map(lambda s: (None, None, s))
)
events = st.builds(
    lambda kind, player, side, time, evidence: EventClaim(
        kind, player, side, time[0], time[1], time[2], evidence
    ),
    st.sampled_from(EVENT_KINDS),
    maybe_words,
    st.sampled_from(["home", "away"]),
    times,
    numbers,
)
prose = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
sides = st.builds(TextClaim, st.sampled_from(["home", "away"]), numbers)
matches = st.builds(
    DraftMatch,
    sport=st.sampled_from(SPORTS),
    home=texts,
    away=texts,
    ground=st.none() | numbers,
    competition=st.none() | texts,
    stage=st.none() | texts,
    venue=st.none() | texts,
    city=st.none() | texts,
    dates=st.lists(texts, max_size=3).map(tuple),
    score=st.none() | scores,
    half_time=st.none() | scores,
    aggregate=st.none() | scores,
    first_leg=st.none() | scores,
    shoot_out=st.none() | scores,
    extra_time=st.none() | numbers,
    result=st.none() | texts,
    winner=st.none() | sides,
    advanced=st.none() | sides,
    next_opponents=st.lists(texts, max_size=3).map(tuple),
    events=st.lists(events, max_size=4).map(tuple),
    headline=prose,
    blurb=prose,
)
quotes = st.builds(
    QuoteClaim,
    numbers,
    maybe_words,
    maybe_words,
    maybe_words,
    st.none() | st.integers(1, 2),
    numbers,
)
drafts = st.builds(
    Draft,
    kind=st.sampled_from(KINDS),
    matches=st.lists(matches, max_size=2).map(tuple),
    quotes=st.lists(quotes, max_size=3).map(tuple),
    not_speech=st.lists(st.integers(1, 50), max_size=3).map(tuple),
)


@settings(max_examples=200, deadline=None)
@given(drafts)
def test_a_draft_written_and_read_again_is_the_same(draft: Draft) -> None:
    """Nothing is lost or added between draft and reply."""
    assert parse_reply(render_reply(draft)) == draft


@settings(max_examples=50, deadline=None)
@given(drafts)
def test_what_is_written_is_in_the_published_schema(draft: Draft) -> None:
    """An independent validator accepts every rendered draft."""
    jsonschema.validate(json.loads(render_reply(draft)), reply_schema())


def test_a_reply_is_written_without_waste() -> None:
    """Compact JSON, characters as they are."""
    draft = Draft(
        "match_report",
        (
            DraftMatch(
                "football",
                TextClaim("Norvale", (3,)),
                TextClaim("Estuário", (3,)),
                score=ScoreClaim(2, 1, (3, 4)),
                events=(EventClaim("goal", "Ana Reis", "home", 90, 8, None, (5,)),),
            ),
        ),
        not_speech=(2,),
    )
    assert render_reply(draft) == (
        '{"kind":"match_report","matches":[{"sport":"football","facts":["home|Norvale|3",'
        '"away|Estuário|3","score|2-1|3,4"],"events":["goal|Ana Reis|home|90+8|5"],'
        '"headline":"","blurb":""}],"quotes":[],"not_speech":[2]}'
    )


@pytest.mark.parametrize(
    "event",
    [
        EventClaim("goal", "A|B", "home", None, None, None, (1,)),
        EventClaim("goal", 'Ana "Tern" Reis', "home", None, None, None, (1,)),
        EventClaim("goal", "Ana", "home", 12, None, "early on", (1,)),
        EventClaim("goal", "Ana", "home", None, 2, None, (1,)),
        EventClaim("goal", "Ana", "home", 12, None, None, ()),
    ],
)
def test_what_cannot_be_written_raises(event: EventClaim) -> None:
    """A draft that the format has no row for is refused, not bent."""
    match = DraftMatch("football", TextClaim("A", (1,)), TextClaim("B", (1,)), events=(event,))
    with pytest.raises(ValueError):
        render_reply(Draft("match_report", (match,)))


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("matches[0].events[0].minute", "goal|Ana Reis|home|12|5"),
        ("matches[0].events[0]", "goal|Ana Reis|home|12|5"),
        ("matches[0].score", "score|2-1|3"),
        ("matches[0].score.evidence[3]", "score|2-1|3"),
        ("matches[0].home", "home|Norvale|3"),
        ("matches[0].ground", "ground|yes|4"),
        ("matches[0].dates[1]", "date|Saturday|3; date|May 3|1"),
        ("matches[0].next_opponents[0]", "next|Sull|9"),
        ("matches[0].blurb", "Norvale beat Port Ellan 2-1."),
        ("matches[0].venue", None),
        ("matches[0].events[7]", None),
        ("matches[3].score", None),
        ("quotes[0].speaker", "1|Ana Reis|||1|10"),
        ("quotes[1]", None),
        ("run", None),
        ("matches[0].facts[2]", None),
    ],
)
def test_the_row_of_a_failed_claim_is_found_by_its_path(path: str, row: str | None) -> None:
    """A re-ask can show the model what it wrote."""
    draft = parse_reply(
        reply(
            facts=["score|2-1|3", "ground|yes|4", "date|Saturday|3", "date|May 3|1", "next|Sull|9"],
            events=["goal|Ana Reis|home|12|5"],
            blurb="Norvale beat Port Ellan 2-1.",
            quotes=["1|Ana Reis|||1|10"],
        )
    )
    assert row_at(draft, path) == row
