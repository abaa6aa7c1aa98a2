"""The measure of openings: what is found, what is wrong, what is no match at all."""

from __future__ import annotations

import json

from bench import openings

TOLD = "Norvale beat Port Ellan\n\nNorvale beat Port Ellan 2-1 on Saturday to go top of the league."


def test_found_wrong_and_false_are_apart(tmp_path, monkeypatch):
    """One right, one whose gold has another score, one whose gold has another match."""
    texts = [
        {"id": 1, "text": TOLD, "matches": [{"a": "Port Ellan", "b": "Norvale", "score": [1, 2]}]},
        {"id": 2, "text": TOLD, "matches": [{"a": "Norvale", "b": "Port Ellan", "score": [3, 1]}]},
        {"id": 3, "text": TOLD, "matches": [{"a": "Norvale", "b": "Tarn", "score": None}]},
        {"id": 4, "text": "Norvale sign Ana Reis\n\nNorvale have signed Ana Reis.", "matches": []},
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, texts)), "utf-8")
    monkeypatch.setattr(openings, "FOLDER", tmp_path)
    counts, notes = openings.measure("some")
    assert counts == openings.Counts(
        texts=4, matches=3, told=2, sides=2, scores=1, wrong=1, false=1
    )
    assert notes == [
        "2: wrong score [2, 1] of Norvale and Port Ellan",
        "3: no such match: Norvale and Port Ellan",
    ]
