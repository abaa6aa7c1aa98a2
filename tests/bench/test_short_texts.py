"""The measure of short texts: what is found, what is wrong, what is no match at all."""

from __future__ import annotations

import json

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
