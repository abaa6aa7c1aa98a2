"""A run over a folder: order, failures, what counts; its record; and two records compared."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.api import Summarizer
from summarizer.errors import EngineError, InputError, NotFound
from summarizer.evaluation.compare import check_record, compare
from summarizer.evaluation.measures import MEASURES
from summarizer.evaluation.record import record_of
from summarizer.evaluation.run import Row, evaluate, read_cases, wires_with_gold

DOCS = Path(__file__).parents[2] / "docs"
NAMES = ("first", "second")
TEXT = "Norvale beat Port Ellan 2-1 on Saturday. Ana Reis put Norvale ahead in the 12th minute.\n"
GOLD: dict[str, Any] = {
    "matches": [
        {
            "home": "Norvale",
            "away": "Port Ellan",
            "score": [2, 1],
            "goals": [{"scorer": "Ana Reis", "surname": "Reis", "team": "Norvale", "minute": "12"}],
        }
    ]
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two wires with gold and one without."""
    for name in NAMES:
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "third.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


class Fails:
    """Stands for a Summarizer whose engine fails on the wire ``first`` with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.real = Summarizer("offline", environ={})

    def summarize(self, wire):
        """Fail or read by rule."""
        if wire.input.endswith("first.txt"):
            raise self.error
        return self.real.summarize(wire)


def rows_of(folder: Path, summarizer: Any = None) -> list[Row]:
    """The rows of a run over the folder."""
    engine = summarizer or Summarizer("offline", environ={})
    return list(evaluate(engine, read_cases(wires_with_gold([folder], None))))


def record(folder: Path, summarizer: Any = None) -> dict[str, Any]:
    """The record of a run, as it comes out of a file."""
    made = record_of(rows_of(folder, summarizer), engine="offline")
    read: dict[str, Any] = json.loads(json.dumps(made))
    return read


def test_wires_without_gold_are_passed_over(folder):
    """Two of three wires have gold; they come in the order of their names."""
    assert [row.name for row in rows_of(folder)] == ["first", "second"]


def test_folders_without_wires_or_missing(tmp_path):
    """An empty folder and one that is not there are input errors."""
    with pytest.raises(InputError, match="no wire with gold"):
        read_cases(wires_with_gold([tmp_path], None))
    with pytest.raises(NotFound, match="no such folder"):
        read_cases(wires_with_gold([tmp_path / "gone"], None))
    with pytest.raises(NotFound, match="no folder of told goals"):
        read_cases([], tmp_path / "gone")


@pytest.mark.parametrize("error", [EngineError("no answer"), RuntimeError("no answer")])
def test_a_failed_wire_misses_everything(folder, error):
    """It is listed with its error, its facts count as missed, and the other wire goes on."""
    first, second = rows_of(folder, Fails(error))
    assert first.error is not None
    assert "no answer" in first.error
    assert [f.field for f in first.missed] == ["teams and score", "goal"]
    assert second.error is None
    total = record(folder, Fails(error))["total"]
    assert (total["failed"], total["not_asked"], total["summarised"]) == (1, 0, 1)
    assert total["measures"]["teams_and_score"] == {"right": 1, "of": 2, "share": 0.5}


def test_a_wire_without_a_stored_reply_counts_nowhere(folder, tmp_path):
    """A replay says so, and the shares are those of the other wires."""
    replies = tmp_path / "replies"
    replies.mkdir()
    fact = ["home|Norvale|1", "away|Port Ellan|1", "score|2-1|1"]
    match = {"sport": "football", "facts": fact, "events": [], "headline": "", "blurb": ""}
    reply = {"kind": "match_report", "matches": [match], "quotes": [], "not_speech": []}
    (replies / "second.json").write_text(json.dumps(reply), encoding="utf-8")
    made = record(folder, Summarizer("replay", replies=replies, environ={}))
    first, second = made["wires"]
    assert "first.json" in first["error"]
    assert (first["asked"], first["measures"], first["missed"]) == (False, {}, [])
    assert second["error"] is None
    assert made["total"]["not_asked"] == 1
    assert made["total"]["measures"]["teams_and_score"] == {"right": 1, "of": 1, "share": 1.0}


def test_told_lists_are_taken_where_they_are_there(folder, tmp_path):
    """A list for one wire leaves the other as it is, and is part of its digest."""
    told = tmp_path / "told"
    told.mkdir()
    goals = [{"scorer": "Ana Reis", "oracle_minute": "12", "told": False, "minute": None}]
    listed = {"score_told": True, "goals": goals, "other_matches": []}
    (told / "first.json").write_text(json.dumps(listed), encoding="utf-8")
    pairs = list(wires_with_gold([folder], None))
    first, second = read_cases(pairs, told)
    assert [c.gold.matches[0].events[0].told for c in (first, second)] == [False, None]
    plain = read_cases(pairs)
    assert (first.digest != plain[0].digest, second.digest == plain[1].digest) == (True, True)


def test_the_record_is_whole(folder):
    """Counts, shares, times and facts are there for the run and for each wire."""
    made = record(folder)
    assert (made["eval"], made["engine"], made["model"]) == (1, "offline", None)
    total = made["total"]
    assert (total["wires"], total["summarised"], total["fields"]) == (2, 2, None)
    assert total["tokens"] == {"input": 0, "cached": 0, "output": 0}
    assert total["seconds"]["total"] >= total["seconds"]["worst"] > 0
    for wire in made["wires"]:
        assert wire["measures"]["goals_recall"] == {"right": 1, "of": 1, "share": 1.0}
        assert (wire["missed"], wire["wrong"], wire["error"]) == ([], [], None)


def test_every_measure_and_key_is_documented(folder):
    """The page on measuring names each measure with its definition, and each key of the JSON."""
    page = (DOCS / "eval.md").read_text("utf-8")
    for measure in MEASURES:
        assert f"| `{measure.key}` | {measure.definition} |" in page
    made = record(folder)
    keys = [k for k in made if k not in ("total", "wires")]
    keys += [f".{k}" for k in made["total"] if k not in ("wires", "missed", "measures")]
    for key in keys:
        assert f"`{key}`" in page or f"total{key}" in page, key
    for key in made["wires"][0]:
        assert f"`{key}`" in page or f"`.{key}`" in page or f"wires[].{key}`" in page, key


FACT = {"field": "goal", "what": "Ana Reis 12", "note": "for Norvale"}


def test_what_a_change_won_and_lost(folder):
    """Facts are compared by field and value, as often as they occur; notes do not count."""
    before, now = record(folder), record(folder)
    before["wires"][0]["missed"] = [FACT, FACT, {**FACT, "note": "seen"}]
    now["wires"][0]["missed"] = [{**FACT, "note": "other"}, {**FACT, "what": "Jo Falk"}]
    before["wires"][1]["wrong"] = [FACT]
    now["wires"][1]["wrong"] = [{**FACT, "what": "Mia Torp"}]
    before["total"]["measures"]["goals_recall"]["right"] = 1
    found = compare(before, now)
    first, second = found.wires
    assert first.won == ("goal: Ana Reis 12", "goal: Ana Reis 12")
    assert first.lost == ("goal: Jo Falk",)
    assert second.newly_wrong == ("goal: Mia Torp",)
    assert second.no_longer_wrong == ("goal: Ana Reis 12",)
    assert found.has_new_wrong
    ((old, new),) = [(a, b) for m, a, b in found.figures if m.key == "goals_recall"]
    assert (old.right, old.of, new.right) == (1, 2, 2)


def test_nothing_differs(folder):
    """A run compared with itself has no differing wire, and nothing newly wrong."""
    made = record(folder)
    made["wires"][0]["wrong"] = [FACT]
    found = compare(made, copy.deepcopy(made))
    assert found.wires == ()
    assert not found.has_new_wrong


def test_a_wire_that_fails_now_is_shown(folder):
    """An error that was not there before is a difference."""
    found = compare(record(folder), record(folder, Fails(EngineError("no answer"))))
    assert [(w.name, w.error) for w in found.wires] == [("first", (None, "no answer"))]
    assert found.has_new_wrong


def test_a_wire_that_was_not_asked_compares_nothing(folder):
    """Nothing is won or lost on it, and it is no failure."""
    made, other = record(folder), record(folder)
    made["wires"][0]["missed"] = [FACT]
    other["wires"][0].update(asked=False, error="no reply", missed=[], wrong=[])
    for before, now in ((made, other), (other, made)):
        found = compare(before, now)
        (wire,) = found.wires
        assert (wire.won, wire.lost, found.has_new_wrong) == ((), (), False)


def test_a_damaged_record_is_refused(folder):
    """Figures that are no counts and names that are no words are an input error, not a fault."""
    damages: tuple[dict[str, Any], ...] = (
        {"name": 3},
        {"asked": None},
        {"error": 4},
        {"digest": []},
    )
    for damage in damages:
        raw = record(folder)
        raw["wires"][0].update(damage)
        with pytest.raises(InputError, match="not a whole measurement"):
            check_record(raw, "now.json")
    raw = record(folder)
    raw["total"]["measures"]["minutes"]["of"] = "4"
    with pytest.raises(InputError, match="not a whole measurement"):
        check_record(raw, "now.json")


def test_told_lists_for_other_wires_are_refused(folder, tmp_path):
    """A folder that fits no wire was not meant: the figures would be those without a list."""
    told = tmp_path / "told"
    told.mkdir()
    (told / "fourth.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no list for any of these wires"):
        read_cases(wires_with_gold([folder], None), told)


def test_records_of_other_wires_or_gold_cannot_be_compared(folder):
    """Other names, other texts and other gold are errors that say which."""
    made = record(folder)
    fewer = {**made, "wires": made["wires"][:1]}
    with pytest.raises(InputError, match="1 in one of them only, as second"):
        compare(made, fewer)
    gold = {"matches": [{**GOLD["matches"][0], "score": [2, 0]}]}
    (folder / "first.json").write_text(json.dumps(gold), encoding="utf-8")
    with pytest.raises(InputError, match="same text and gold: first"):
        compare(made, record(folder))


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        {"eval": 99, "wires": []},
        {"eval": 1},
        {"eval": 1, "wires": [{"name": "first"}], "total": {}},
        {"eval": 1, "wires": [], "total": {"measures": {"goals": 3}, "fields": None}},
        {"eval": 1, "wires": [], "total": []},
    ],
)
def test_what_is_no_record_is_refused(raw):
    """Anything else than a whole record is an input error that names the file."""
    with pytest.raises(InputError, match=r"^now\.json: "):
        check_record(raw, "now.json")
