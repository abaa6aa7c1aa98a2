"""The page of accuracy: what is held back stays shut, and its figures are kept once measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import accuracy
from bench.accuracy import Places, main

REPORT = "Norvale beat Port Ellan 2-1 on Saturday. Ana Reis put Norvale ahead in the 12th minute.\n"
GOAL = {"scorer": "Ana Reis", "surname": "Reis", "team": "Norvale", "minute": "12"}
MATCH = {"home": "Norvale", "away": "Port Ellan", "score": [2, 1], "goals": [GOAL]}
ARTICLE = "“We will see what they say tomorrow,” Joan Early said.\n"
QUOTED = {"content": [[0, 37]], "source": "Joan Early", "source_spans": []}
WIRE = {"kind": "match_report", "matches": [], "quotes": []}


def put(folder: Path, name: str, text: str, gold: Any) -> None:
    """A wire with its gold beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """One invented wire for each part; the lists of told goals speak of two reports."""
    shared = tmp_path / "shared"
    for name in ("aj_0001", "aj_0380", "aj_0400"):
        put(shared / "reports", name, REPORT, {"matches": [MATCH]})
    for name in ("early_one", "politico_2016-09-28_one"):
        put(shared / "quotes", name, ARTICLE, {"direct_quotes": [QUOTED]})
    put(shared / "seeds", "seed", REPORT, WIRE)
    put(shared / "gold", "seed", REPORT, WIRE)
    put(tmp_path / "ours", "example", REPORT, WIRE)
    put(tmp_path / "written" / "hard", "wire", REPORT, WIRE)
    told = tmp_path / "told"
    told.mkdir()
    goals = [{"scorer": "Ana Reis", "oracle_minute": "12", "told": True, "minute": "12"}]
    for name in ("aj_0001", "aj_0380", "aj_0400"):
        listed = {"score_told": True, "goals": goals, "other_matches": []}
        listed["differs"] = [f"minute of {name}"]
        (told / f"{name}.json").write_text(json.dumps(listed), encoding="utf-8")
    written = tmp_path / "written"
    return Places(
        shared,
        tmp_path / "ours",
        written,
        told,
        replies=tmp_path / "replies",
        judged=tmp_path / "judged",
        kept=tmp_path / "held_back.json",
    )


def table(page: str, title: str) -> dict[str, list[str]]:
    """The cells of a table of the page, by the title of their row."""
    lines = page.split(f"## {title}\n")[1].split("\n## ")[0].strip().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in rows}


def test_what_is_held_back_is_not_opened(places, capsys):
    """Without the flag a held-back text may be anything: it is not read, and no figure is shown."""
    for path in (places.shared / "reports", places.shared / "quotes"):
        for name in ("aj_0400", "aj_0380", "politico_2016-09-28_one"):
            if (path / f"{name}.json").is_file():
                (path / f"{name}.json").write_text("{", encoding="utf-8")
                (path / f"{name}.txt").write_bytes(b"\0\1\2")
    assert main([], places) == 0
    page = capsys.readouterr().out
    reports = table(page, "Match reports")
    assert reports[""] == ["open half", "held back", "opened since"]
    assert reports["wires"] == ["1", "1", "1"]
    assert reports["measured"][1:] == ["not measured yet"] * 2
    assert reports["goals, recall"] == ["1 of 1 (100.0%)", "–", "–"]
    assert table(page, "News articles")["quoted segments, exact"] == ["1 of 1 (100.0%)", "–"]
    assert "minute of aj_0001" in page
    assert "aj_0400" not in page
    assert not places.kept.exists()


def test_figures_of_the_held_back_half_are_kept(places, capsys, tmp_path):
    """With the flag both halves have figures, which stay with their stamp on later pages."""
    (tmp_path / "shared" / "reports" / "aj_0400.json").write_text(
        json.dumps({"matches": [{**MATCH, "score": [1, 1]}]}), encoding="utf-8"
    )
    assert main(["--held-back"], places) == 0
    first = table(capsys.readouterr().out, "Match reports")
    assert first["teams and score"] == ["1 of 1 (100.0%)", "0 of 1 (0.0%)", "1 of 1 (100.0%)"]
    assert first["wrong facts"] == ["0", "1", "0"]
    kept = json.loads(places.kept.read_text("utf-8"))
    assert sorted(kept) == [
        "exchanged/held back",
        "exchanged/opened since",
        "quotes/held back",
        "reports/held back",
        "reports/opened since",
    ]
    (tmp_path / "shared" / "reports" / "aj_0400.json").write_text("{", encoding="utf-8")
    assert main([], places) == 0
    page = capsys.readouterr().out
    assert table(page, "Match reports") == first
    assert "minute of aj_0400" in page


def test_other_wires_have_a_column_each(places, capsys):
    """Seeds, examples, and each folder of wires that were written for the measure."""
    assert main([], places) == 0
    others = table(capsys.readouterr().out, "Other wires")
    assert others[""] == ["three real wires", "examples", "hard"]
    assert others["all facts, field by field"] == ["1 of 1 (100.0%)"] * 3


def test_further_sections(places, capsys, monkeypatch):
    """A function that is added to SECTIONS has its lines on the page."""
    monkeypatch.setattr(accuracy, "SECTIONS", [lambda _, __: ["## Speed", "", "Quick."]])
    assert main([], places) == 0
    assert "\n\n## Speed\n\nQuick.\n" in capsys.readouterr().out


def test_exchanged_reports_are_scored_by_their_exchanged_gold(places, capsys):
    """Each report counts twice, with two sets of invented names, and scores as with its own."""
    assert main([], places) == 0
    page = capsys.readouterr().out
    exchanged = table(page, "Match reports, every name exchanged")
    assert exchanged["teams and score"] == ["2 of 2 (100.0%)", "–", "–"]
    assert exchanged["goals, recall"] == ["2 of 2 (100.0%)", "–", "–"]
    assert page.count("minute of aj_0001") == 1


REPLY = {
    "kind": "match_report",
    "matches": [
        {
            "sport": "football",
            "facts": [
                "home|Norvale|1",
                "away|Port Ellan|1",
                "score|2-1|1",
                "venue|Saturday Park|2",
            ],
            "events": ["goal|Ana Reis|home|12|2"],
            "headline": "Norvale beat Port Ellan 2-1",
            "blurb": "Norvale beat Port Ellan 2-1. Ana Reis scored for Norvale in the 12th minute.",
        }
    ],
    "quotes": [],
    "not_speech": [],
}


VENUE = json.dumps([0, "venue", "Saturday Park"])
SCORE = json.dumps([0, "score", [["Norvale", 2], ["Port Ellan", 1]]])
WINNER = json.dumps([0, "winner", "Norvale"])
CAPTURED = "A large model's replies through the checks"


def capture(
    places: Places, *names: str, wrong: Any = (), borderline: Any = (), **more: Any
) -> None:
    """The reply above to reports of these names, with its judgement: eight claims."""
    places.replies.mkdir(exist_ok=True)
    places.judged.mkdir(exist_ok=True)
    judged = {
        "claims": 8,
        "wrong": [{"claim": claim, "why": "not told"} for claim in wrong],
        "borderline": [{"claim": claim, "why": "hardly told"} for claim in borderline],
        "added": [WINNER],
        **more,
    }
    for name in names:
        put(places.shared / "reports", name, REPORT, {"matches": [MATCH]})
        (places.replies / f"{name}.json").write_text(json.dumps(REPLY), encoding="utf-8")
        (places.judged / f"{name}.json").write_text(json.dumps(judged), encoding="utf-8")


def test_a_wrong_claim_that_is_taken_out_is_caught(places, capsys):
    """Nothing got through and nothing right was dropped."""
    capture(places, "aj_0010", wrong=[VENUE])
    assert main([], places) == 0
    # Claims: two sides, the score, ground, goal with its time, headline and blurb.
    row = table(capsys.readouterr().out, CAPTURED)["mended on"]
    assert row[2:] == ["8", "1", "1", "0 of 8 (0.0%)", "0", "0 of 7 (0.0%)"]


def test_what_got_through_and_what_was_lost_is_listed(places, capsys):
    """A wrong score in the summary, a right ground that is not, a goal in doubt, one unjudged."""
    goal = json.dumps([0, "event", "goal", "Ana Reis", "Norvale"])
    capture(places, "aj_0010", wrong=[SCORE], borderline=[goal], added=[])
    assert main([], places) == 0
    page = capsys.readouterr().out
    row = table(page, CAPTURED)["mended on"]
    assert row[2:] == ["8", "1", "0", "1 of 8 (12.5%)", "1", "1 of 7 (14.3%)"]
    listed = page.split(CAPTURED)[1]
    assert f"got through, mended on:\n\n- `aj_0010: {SCORE}`" in listed
    assert f"in the summaries, mended on:\n\n- `aj_0010: {goal}`" in listed
    assert f"were dropped, mended on:\n\n- `aj_0010: {VENUE}`" in listed
    assert f"nobody has judged, mended on:\n\n- `aj_0010: {WINNER}`" in listed


@pytest.mark.parametrize(
    "wrong_judgement",
    [{"claims": 7}, {"wrong": ['[0, "venue", "Elsewhere"]']}, None],
    ids=["another count", "no such claim", "none"],
)
def test_a_judgement_that_is_not_this_reply_s_stops(places, wrong_judgement):
    """Without its judgement no reply counts as right."""
    capture(places, "aj_0010", **(wrong_judgement or {}))
    if wrong_judgement is None:
        (places.judged / "aj_0010.json").unlink()
    with pytest.raises(ValueError, match=r"aj_0010\.json"):
        main([], places)


def test_replies_to_held_back_reports_wait_for_the_flag(places, capsys):
    """They have rows of their own, apart from those to reports that were opened since."""
    capture(places, "aj_0010", "aj_0380", "aj_0400", wrong=[VENUE])
    assert main([], places) == 0
    assert "held back" not in table(capsys.readouterr().out, CAPTURED)
    assert main(["--held-back"], places) == 0
    shown = table(capsys.readouterr().out, CAPTURED)
    assert shown["held back"][0] == shown["opened since"][0] == "1"
    assert main([], places) == 0
    assert table(capsys.readouterr().out, CAPTURED) == shown


def test_figures_without_cases(places, capsys):
    """While rules are still written the held-back halves give figures and no case."""
    capture(places, "aj_0010", "aj_0400", wrong=[])
    assert main(["--held-back", "figures"], places) == 0
    page = capsys.readouterr().out
    assert table(page, CAPTURED)["held back"][7] == "1 of 8 (12.5%)"
    assert f"- `aj_0010: {VENUE}`" in page
    assert "- `aj_0400" not in page
    assert "minute of aj_0400" not in page
    assert "minute of aj_0001" in page


def test_the_page_is_written(places, tmp_path, capsys):
    """With --write the page goes into a file, nothing to standard output."""
    page = tmp_path / "page.md"
    assert main(["--write", str(page)], places) == 0
    assert capsys.readouterr().out == ""
    assert page.read_text("utf-8").startswith("# Accuracy\n")


def test_without_the_real_texts_it_stops(tmp_path, capsys):
    """Where they are missing it says so with a hint, writes nothing and ends with code 2."""
    page = tmp_path / "page.md"
    nowhere = Places(shared=tmp_path / "shared")
    assert main(["--write", str(page)], nowhere) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "reports, quotes, seeds, gold missing in shared/" in err
    assert "hint" in err
    assert not page.exists()
