"""The measure of short texts: what is found, what is wrong, what is no match at all."""

from __future__ import annotations

import json

import pytest

from bench import short_texts

TOLD = "Norvale beat Port Ellan\n\nNorvale beat Port Ellan 2-1 on Saturday to go top of the league."


def measured(texts, folder, monkeypatch):
    """What comes out for texts with gold."""
    (folder / "here").mkdir()
    (folder / "here" / "some.jsonl").write_text("\n".join(map(json.dumps, texts)), "utf-8")
    monkeypatch.setattr(short_texts, "FOLDER", folder)
    return short_texts.measure("here", "some")


def test_found_wrong_and_false_are_apart(tmp_path, monkeypatch):
    """One right, one whose gold has another score, one whose gold has another match."""
    texts = [
        {"id": 1, "text": TOLD, "matches": [{"a": "Port Ellan", "b": "Norvale", "score": [1, 2]}]},
        {"id": 2, "text": TOLD, "matches": [{"a": "Norvale", "b": "Port Ellan", "score": [3, 1]}]},
        {"id": 3, "text": TOLD, "matches": [{"a": "Norvale", "b": "Tarn", "score": None}]},
        {"id": 4, "text": "Norvale sign Ana Reis\n\nNorvale have signed Ana Reis.", "matches": []},
    ]
    counts, notes = measured(texts, tmp_path, monkeypatch)
    assert counts == short_texts.Counts(
        texts=4, matches=3, told=2, sides=2, scores=1, wrong=1, false=1
    )
    assert notes == [
        "2: wrong score [2, 1] of Norvale and Port Ellan",
        "3: no such match: Norvale and Port Ellan",
    ]


def test_goals_are_paired_by_minute_first(tmp_path, monkeypatch):
    """Of a player's two goals each is right with its own minute; a third is none of the gold."""
    text = (
        "Norvale beat Port Ellan\n\nNorvale beat Port Ellan 3-0 on Saturday. Ana Reis scored for "
        "Norvale in the 12th minute.\n\nReis scored again in the 30th minute. Mia Torp scored for "
        "Norvale in the 70th minute.\n"
    )
    reis = {"scorer": "Ana Reis", "side": "a", "added": None, "kind": "goal"}
    goals = [{**reis, "minute": 31}, {**reis, "minute": 12}]
    gold = {"a": "Norvale", "b": "Port Ellan", "score": [3, 0], "goals": goals}
    counts, notes = measured([{"id": 1, "text": text, "matches": [gold]}], tmp_path, monkeypatch)
    assert (counts.goals, counts.published, counts.right) == (2, 3, 2)
    assert (counts.minutes, counts.on_time) == (2, 1)
    assert notes == [
        "1: wrong minute: Ana Reis 30, not 31",
        "1: no such goal: Mia Torp home 70",
    ]


GOALS = """\
Norvale beat Port Ellan

Norvale beat Port Ellan 3-1 on Saturday. Ana Reis put Norvale ahead in the 12th minute. Jo Falk of
Port Ellan put through his own net in the 30th minute.

Ida Moss pulled one back for Port Ellan in the 60th minute. Mia Torp scored for Norvale three
minutes into stoppage time.
"""


def gold_goal(scorer, side, minute, added=None, kind="goal"):
    """A goal of the gold, for the side that gains it."""
    return {"scorer": scorer, "side": side, "minute": minute, "added": added, "kind": kind}


RIGHT = (
    gold_goal("Ana Reis", "a", 12),
    gold_goal("Jo Falk", "a", 30, kind="own_goal"),
    gold_goal("Ida Moss", "b", 60),
    gold_goal("Mia Torp", "a", 90, 3),
)


def goals_measured(goals, folder, monkeypatch, turned=False):
    """What comes out for the text above where its gold has these goals."""
    gold = {"a": "Norvale", "b": "Port Ellan", "score": [3, 1], "goals": goals}
    if turned:
        other = {"a": "b", "b": "a"}
        goals = [{**g, "side": other[g["side"]]} for g in goals]
        gold = {"a": "Port Ellan", "b": "Norvale", "score": [1, 3], "goals": goals}
    counts, notes = measured([{"id": 1, "text": GOALS, "matches": [gold]}], folder, monkeypatch)
    return (counts.published, counts.right, counts.minutes, counts.on_time), notes


@pytest.mark.parametrize("turned", [False, True])
def test_goals_as_the_gold_has_them_are_right(tmp_path, monkeypatch, turned):
    """Own goals, stoppage time and both sides count as told, in whichever order the sides stand."""
    assert goals_measured(RIGHT, tmp_path, monkeypatch, turned) == ((4, 4, 4, 4), [])


@pytest.mark.parametrize(
    ("at", "other", "note"),
    [
        (0, {"kind": "own_goal"}, "no such goal: Ana Reis home 12"),
        (1, {"kind": "goal"}, "no such goal: Jo Falk home 30"),
        (0, {"side": "b"}, "no such goal: Ana Reis home 12"),
        (1, {"side": "b"}, "no such goal: Jo Falk home 30"),
        (2, {"side": "a"}, "no such goal: Ida Moss away 60"),
        (0, {"scorer": "Ena Reis"}, "no such goal: Ana Reis home 12"),
    ],
)
def test_another_kind_side_or_scorer_is_no_such_goal(tmp_path, monkeypatch, at, other, note):
    """A goal of the gold that differs in one of the three is not the one that was published."""
    goals = [g | other if n == at else g for n, g in enumerate(RIGHT)]
    assert goals_measured(goals, tmp_path, monkeypatch) == ((4, 3, 3, 3), [f"1: {note}"])


@pytest.mark.parametrize(
    ("at", "other", "note"),
    [
        (3, {"added": None}, "wrong minute: Mia Torp 90+3, not 90"),
        (3, {"added": 4}, "wrong minute: Mia Torp 90+3, not 90+4"),
        (0, {"added": 2}, "wrong minute: Ana Reis 12, not 12+2"),
        (0, {"minute": 13}, "wrong minute: Ana Reis 12, not 13"),
        (0, {"minute": None}, "wrong minute: Ana Reis 12, not None"),
    ],
)
def test_another_minute_is_a_right_goal_at_a_wrong_time(tmp_path, monkeypatch, at, other, note):
    """Stoppage time is part of the minute: 90+3 is neither 90 nor 90+4."""
    goals = [g | other if n == at else g for n, g in enumerate(RIGHT)]
    assert goals_measured(goals, tmp_path, monkeypatch) == ((4, 4, 4, 3), [f"1: {note}"])


def test_no_added_minutes_may_be_written_as_none(tmp_path, monkeypatch):
    """Gold that writes 0 for no stoppage time says the same as gold that writes nothing."""
    goals = [g | {"added": g["added"] or 0} for g in RIGHT]
    assert goals_measured(goals, tmp_path, monkeypatch)[0] == (4, 4, 4, 4)


def test_a_goal_without_a_side_may_be_either_s(tmp_path, monkeypatch):
    """A scorer that is published without a side is right for the side of the gold, a or b."""
    text = (
        "Norvale beat Port Ellan\n\nNorvale beat Port Ellan 2-1 on Saturday. Ana Reis scored in "
        "the 12th minute.\n"
    )
    for side in "ab":
        gold = {"a": "Norvale", "b": "Port Ellan", "score": [2, 1],
                "goals": [gold_goal("Ana Reis", side, 12)]}  # fmt: skip
        folder = tmp_path / side
        folder.mkdir()
        counts, notes = measured([{"id": 1, "text": text, "matches": [gold]}], folder, monkeypatch)
        assert (counts.published, counts.right, notes) == (1, 1, [])
