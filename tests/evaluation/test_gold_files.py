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


def test_a_broken_list_of_told_goals_names_both_files(tmp_path):
    """What is wrong may stand in either of the two."""
    with pytest.raises(InputError, match=r"wire\.json or .*told\.json.*'other_matches'"):
        gold_of(tmp_path, ORACLE, told={k: v for k, v in TOLD.items() if k != "other_matches"})


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
