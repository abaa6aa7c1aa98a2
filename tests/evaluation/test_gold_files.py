"""The dialects of gold are told apart by their keys, and what is no gold is an input error."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.errors import InputError, NotFound
from summarizer.evaluation.gold_files import read_gold
from tests.evaluation.made import gold_of

GOAL = {"scorer": "Ana Reis", "surname": "Reis", "team": "Norvale", "minute": "45+2"}
ORACLE: dict[str, Any] = {
    "matches": [
        {
            "home": "Norvale",
            "away": "Port Ellan",
            "home_code": "NVL",
            "away_code": "PEL",
            "score": [1, 1],
            "shootout": [3, 4],
            "goals": [
                {**GOAL, "own_goal": False, "penalty": True},
                {"scorer": "Jo Falk", "team": "Port Ellan", "minute": "70", "own_goal": True},
            ],
        }
    ]
}
TOLD: dict[str, Any] = {
    "report": "wire",
    "score_told": False,
    "goals": [
        {"scorer": "Ana Reis", "oracle_minute": "45+2", "told": True, "minute": None,
         "name_as_written": "Reiss"},
        {"scorer": "Jo Falk", "oracle_minute": "70", "told": False, "minute": "71",
         "name_as_written": None},
    ],
    "other_matches": [
        {"home": "Estmark", "away": "Vale City", "score": None, "goals": ["Mia Torp"]}
    ],
}  # fmt: skip


def test_a_database_gives_matches_and_goals(tmp_path):
    """Score, shoot-out, kinds of goals and stoppage time are read; whether told is not known."""
    gold = gold_of(tmp_path, ORACLE)
    assert (gold.dialect, gold.kind, gold.other_matches) == ("oracle", None, None)
    (match,) = gold.matches
    assert match.names("home") == ("Norvale", "NVL")
    assert (match.values["score"], match.values["shoot_out"]) == ((1, 1), (3, 4))
    one, two = match.events
    assert (one.kind, one.minute, one.added, one.told) == ("penalty_goal", 45, 2, None)
    assert (two.kind, two.minute, two.added) == ("own_goal", 70, None)


def test_the_list_of_told_goals_has_the_last_word(tmp_path):
    """Told or not, and the minute, are the report's; the name as written is one more form."""
    gold = gold_of(tmp_path, ORACLE, told=TOLD)
    (match,) = gold.matches
    one, two = match.events
    assert (one.told, one.minute, one.added, one.aliases) == (True, None, None, ("Reiss",))
    assert (two.told, two.minute, two.aliases) == (False, 71, ())
    assert not match.score_told
    assert gold.other_matches is not None
    (other,) = gold.other_matches
    assert (other.home, other.score, other.goals) == ("Estmark", None, ("Mia Torp",))


@pytest.mark.parametrize(("extra", "time"), [(False, (90, 3)), (True, (93, None))])
def test_the_93rd_minute_is_stoppage_time_unless_there_is_extra_time(tmp_path, extra, time):
    """A report that counts on past 90 means the third minute of stoppage time."""
    raw = {"matches": [{**ORACLE["matches"][0], "extra_time": extra}]}
    goals = [{**TOLD["goals"][0], "minute": "93"}, TOLD["goals"][1]]
    first = gold_of(tmp_path, raw, told={**TOLD, "goals": goals}).matches[0].events[0]
    assert (first.minute, first.added) == time


@pytest.mark.parametrize(
    "goals", [TOLD["goals"][:1], TOLD["goals"][::-1], [{**TOLD["goals"][0], "scorer": "Mia Torp"}]]
)
def test_a_list_of_other_goals_is_refused(tmp_path, goals):
    """The list has each goal of the database, in its order."""
    with pytest.raises(InputError, match="told goals"):
        gold_of(tmp_path, ORACLE, told={**TOLD, "goals": goals})


def test_annotated_quotations(tmp_path):
    """Spans and source are read; a verb or nothing as the source means that it is not known."""
    text = "“We won,” she said. “Yes,” they said."
    raw = {
        "direct_quotes": [
            {"content": [[0, 9]], "source": "she", "source_spans": [[10, 13]]},
            {"content": [[20, 26]], "source": "said", "source_spans": []},
            {"content": [[20, 26]], "source": "", "source_spans": []},
        ]
    }
    gold = gold_of(tmp_path, raw, text)
    assert gold.dialect == "attributions"
    assert [q.as_written for q in gold.quotes] == ["she", None, None]
    assert gold.quotes[0].spans == ((0, 9),)
    assert not gold.all_quotes


@pytest.mark.parametrize("span", [[0, 99], [-1, 3], [5, 2]])
def test_a_span_outside_the_wire_is_refused(tmp_path, span):
    """Offsets that belong to another text are an error, not an empty quotation."""
    raw = {"direct_quotes": [{"content": [span], "source": "she", "source_spans": []}]}
    with pytest.raises(InputError, match="the wire ends at 12"):
        gold_of(tmp_path, raw, "Twelve signs")


@pytest.mark.parametrize(
    "raw", [{}, {"facts": 1}, {"matches": [{"home": "Norvale"}]}, {"kind": "other"}, [], 3]
)
def test_unknown_keys_are_refused(tmp_path, raw):
    """What is no gold is an input error whose hint names the forms that are."""
    with pytest.raises(InputError) as caught:
        gold_of(tmp_path, raw)
    for form in ("direct_quotes", "quotes", "goals"):
        assert form in caught.value.hint


@pytest.mark.parametrize(
    "raw",
    [
        {"direct_quotes": [{"source": "she"}]},
        {"direct_quotes": [{"content": [1], "source": "she"}]},
        {"direct_quotes": 4},
        {"matches": [{**ORACLE["matches"][0], "home": " "}]},
        {"matches": [{**ORACLE["matches"][0], "away": 5}]},
        {
            "matches": [
                {**ORACLE["matches"][0], "goals": [{**ORACLE["matches"][0]["goals"][0], "team": 5}]}
            ]
        },
        {"matches": [{**ORACLE["matches"][0], "score": [1, 2, 3]}]},
        {"matches": [{**ORACLE["matches"][0], "score": "1-1"}]},
        {"matches": [{**ORACLE["matches"][0], "goals": [{**GOAL, "minute": "late"}]}]},
        {"matches": [{**ORACLE["matches"][0], "goals": [{"scorer": "Ana Reis"}]}]},
        {"kind": "other", "matches": [{"home": "Norvale"}], "quotes": []},
        {"kind": "other", "matches": [], "quotes": [{"speaker": None}]},
    ],
)
def test_a_broken_gold_file_is_an_input_error(tmp_path, raw):
    """A file in a known form with something missing or of another kind names itself."""
    with pytest.raises(InputError, match=r"wire\.json.*form of a gold file"):
        gold_of(tmp_path, raw)


def test_a_broken_list_of_told_goals_names_itself(tmp_path):
    """The list is what is wrong, and not the gold that it belongs to."""
    with pytest.raises(InputError, match=r"told\.json: .*other_matches: is missing") as caught:
        gold_of(tmp_path, ORACLE, told={k: v for k, v in TOLD.items() if k != "other_matches"})
    assert caught.value.input == str(tmp_path / "told.json")
    assert "oracle_minute" in caught.value.hint


TEXT = "Norvale beat Port Ellan 2-1. “We won,” Ana Reis said."
MATCH: dict[str, Any] = {"home": "Norvale", "away": "Port Ellan", "score": [2, 1]}
SCORED: dict[str, Any] = {"scorer": "Ana Reis", "team": "Norvale", "minute": 12}
SAID: dict[str, Any] = {"parts": ["We won,"], "speaker": "Ana Reis"}


def written(*matches: Any, quotes: Any = ()) -> dict[str, Any]:
    """The gold of a wire in full."""
    return {"kind": "match_report", "matches": [*matches], "quotes": [*quotes]}


WRONG: list[tuple[dict[str, Any], str]] = [
    ({**MATCH, "score": "2-1"}, r'matches\[0\]\.score: "2-1" is no pair of whole numbers'),
    ({**MATCH, "score": ["2", "1"]}, r'score: \["2", "1"\] is no pair of whole numbers'),
    ({**MATCH, "score": [2, True]}, "score: .* is no pair"),
    ({**MATCH, "score": [2, -1]}, "score: .* is no pair"),
    ({**MATCH, "aggregate": [3]}, "aggregate: .* is no pair"),
    (
        {**MATCH, "first_leg": {"home": "Norvale", "away": "Port Ellan", "score": "1-0"}},
        r"first_leg\.score: \"1-0\" is no pair",
    ),
    ({**MATCH, "goals": [SCORED, {**SCORED, "minute": "12"}]},
     r'matches\[0\]\.goals\[1\]\.minute: "12" is no whole number'),
    ({**MATCH, "goals": [{**SCORED, "kind": "header"}]}, 'kind: "header" is none of'),
    ({**MATCH, "extra_time": 1}, "extra_time: 1 is neither true nor false"),
    ({**MATCH, "goals": {"scorer": "Ana Reis"}}, "goals: .* is no list"),
    ({**MATCH, "goals": ["Ana Reis"]}, r'goals\[0\]: "Ana Reis" is no object'),
    ({**MATCH, "home": 5}, "home: 5 is no name"),
    ({"home": "Norvale"}, r"matches\[0\]\.away: is missing"),
    ({**MATCH, "half-time": [1, 0]}, r"matches\[0\]: half-time is no key; half_time is one"),
    ({**MATCH, "competion": "Vale Cup"}, "competion is no key; competition is one"),
    ({**MATCH, "goals": [{**SCORED, "scoer": "Mia Torp"}]},
     r"goals\[0\]: scoer is no key; scorer is one"),
    ({**MATCH, "in": {"skore": ["2-1"]}}, r"matches\[0\]: in has skore, which is no field"),
]  # fmt: skip


@pytest.mark.parametrize(("match", "why"), WRONG, ids=[w for _, w in WRONG])
def test_a_match_in_another_form_is_refused_with_its_place(tmp_path, match, why):
    """The file, where in it, the value and what it should be are said, in words of our own."""
    with pytest.raises(InputError, match=why) as caught:
        gold_of(tmp_path, written(match), TEXT)
    assert str(caught.value).startswith(str(tmp_path / "wire.json"))
    assert caught.value.hint
    assert "object is not" not in str(caught.value)


def test_what_else_is_wrong_is_counted(tmp_path):
    """The first of several faults is told, and how many there are besides."""
    with pytest.raises(InputError, match=r"away: 5 is no name \(and 1 more\)$"):
        gold_of(tmp_path, written({"home": "Norvale", "away": 5, "score": "2-1"}), TEXT)


def test_keys_for_people_are_not_looked_at(tmp_path):
    """A key that resembles none of the form's may stand beside them and say anything."""
    gold = gold_of(
        tmp_path, written({**MATCH, "goals": [{**SCORED, "minute_how": [None]}], "note": 3}), TEXT
    )
    assert gold.matches[0].values["score"] == (2, 1)


@pytest.mark.parametrize(
    ("form", "slip"),
    [
        ({"matches": [{**ORACLE["matches"][0], "shoot_out": [3, 4]}]}, "shootout"),
        ({"matches": [{**ORACLE["matches"][0], "goals": [{**GOAL, "owngoal": True}]}]}, "own_goal"),
        ({"direct_quotes": [{"content": [], "source": "", "Source": "she"}]}, "source"),
        ({**written(), "not-speech": ["the Wall"]}, "not_speech"),
    ],
)
def test_a_slip_in_a_key_is_refused_in_every_form(tmp_path, form, slip):
    """What stands under a key that is nearly a known one would count for nothing."""
    with pytest.raises(InputError, match=f"is no key; {slip} is one"):
        gold_of(tmp_path, form, TEXT)


@pytest.mark.parametrize(
    ("gold", "place"),
    [
        (written({**MATCH, "in": {"score": ["2-1", "by 3-1"]}}), "matches[0].in.score"),
        (written({**MATCH, "goals": [{**SCORED, "in": ["in the 12th minute"]}]}),
         "matches[0].goals[0].in"),
        (written({**MATCH, "cards": [{"player": "Jo Falk", "in": ["was sent off"]}]}),
         "matches[0].cards[0].in"),
        (written(MATCH, quotes=[{**SAID, "in": ["Reis told us"]}]), "quotes[0].in"),
        (written(MATCH, quotes=[{**SAID, "parts": ["We won,", "We won,"]}]), "quotes[0].parts"),
        ({**written(MATCH), "not_speech": ["the Wall"]}, "not_speech"),
        (written({**MATCH, "in": {"score": [""]}}), "matches[0].in.score"),
    ],
)  # fmt: skip
def test_evidence_that_is_not_in_the_wire_is_refused(tmp_path, gold, place):
    """Whatever the gold says to be the wire's words has to stand there."""
    with pytest.raises(InputError, match="not in the wire") as caught:
        gold_of(tmp_path, gold, TEXT)
    assert f"wire.json: {place}: " in str(caught.value)
    assert "copy the words" in caught.value.hint


def test_evidence_that_is_in_the_wire_is_taken(tmp_path):
    """Pieces of matches, goals and quotations that stand in the text are no fault."""
    match = {
        **MATCH,
        "goals": [{**SCORED, "in": ["Ana Reis"]}],
        "in": {"score": ["Port Ellan 2-1"], "home": ["Norvale beat"]},
    }
    gold = gold_of(tmp_path, written(match, quotes=[{**SAID, "in": ["Ana Reis said"]}]), TEXT)
    assert gold.quotes[0].spans == ((30, 37),)


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ({**SAID, "match": 1}, r"quotes\[0\]\.match: there is no match 1"),
        ({"spans": [[30, 999]], "speaker": None}, r"quotes\[0\]\.spans: .*the wire ends at 53"),
        ({"spans": [[30, "37"]], "speaker": None}, r"spans\[0\]: .* is no pair of positions"),
        ({"speaker": None}, r"quotes\[0\]: has neither parts nor spans"),
    ],
)
def test_a_quotation_that_cannot_be_is_refused(tmp_path, quote, why):
    """A quotation is of words or spans of the wire, and of one of its matches."""
    with pytest.raises(InputError, match=why):
        gold_of(tmp_path, written(MATCH, quotes=[quote]), TEXT)


def test_words_that_are_not_in_the_wire_are_refused(tmp_path):
    """Gold that quotes another text is an error."""
    raw = {"kind": "other", "matches": [], "quotes": [{"parts": ["We lost"], "speaker": None}]}
    with pytest.raises(InputError, match="not in the wire: 'We lost'"):
        gold_of(tmp_path, raw, "“We won,” she said.")


def test_no_json_and_no_file(tmp_path):
    """Broken JSON and a missing file are told apart."""
    path = tmp_path / "wire.json"
    with pytest.raises(NotFound):
        read_gold(path, "")
    for broken in ("{", "[" * 100_000, "\udcff"):
        path.write_bytes(broken.encode("utf-8", "surrogateescape"))
        with pytest.raises(InputError, match="not a gold file"):
            read_gold(path, "")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'{"kind": "other",\n "matches" []}', "no JSON from line 2, column 12 on"),
        (b'{"kind": "\xff"}', "it is not in UTF-8"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"kind": ' + b"1" * 5_000 + b"}", "it holds a number too long to read"),
    ],
)
def test_what_is_no_json_says_so_in_our_words(tmp_path, raw, why):
    """Where the file breaks is said, and what to do; nothing of Python's own is shown."""
    path = tmp_path / "wire.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_gold(path, "")
    assert str(caught.value) == f"{path}: not a gold file: {why}"
    assert caught.value.hint
