"""The exchange of names that shows whether the rules lean on names they know."""

from __future__ import annotations

import json

import pytest

from bench.exchange import exchange_folder

REPORT = """Plucky Norvalia hold South Kestria

Ana Reis scored twice as Norvalia beat South Kestria 2-1 at the Harbour Stadium on Saturday.

“We were lucky,” said Reis. The Norvalian captain had put Norvalia ahead in the 12th minute. Instead
of sitting back, Reis’ side pressed on, and Mia Torp, Bergen-born, pulled one back for South
Kestria. Then she bowed to Zoë Falk. At the end Zoe Falk smiled.
"""
ORACLE = {
    "matches": [
        {
            "home": "Norvalia",
            "away": "South Kestria",
            "score": [2, 1],
            "venue": "Harbour Stadium",
            "stage": "final",
            "goals": [
                {"scorer": "Ana Reis", "surname": "Reis", "team": "Norvalia", "minute": "12"}
            ],
        }
    ]
}


@pytest.fixture(params=[0, 1], ids=["one word", "two words"])
def exchanged(tmp_path, request):
    """The report and its oracle with all names exchanged."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, "utf-8")
    (folder / "a.json").write_text(json.dumps(ORACLE), "utf-8")
    (tmp_path / "other.txt").write_text("they sat back instead of running", "utf-8")
    words = [tmp_path / "other.txt"]
    exchange_folder(folder, tmp_path / "out", seed=request.param, words=words)
    text = (tmp_path / "out" / "a.txt").read_text("utf-8")
    return text, json.loads((tmp_path / "out" / "a.json").read_text("utf-8"))["matches"][0]


@pytest.mark.parametrize(
    "name",
    [
        "Norvalia",
        "Kestria",
        "Ana",
        "Reis",
        "Harbour",
        "Zoë",
        "Zoe",
        "Falk",
        "Mia",
        "Torp",
        "Bergen",
    ],
)
def test_no_name_is_left(exchanged, name):
    """No country, person or ground of the report stands in the exchanged one."""
    assert name not in exchanged[0]


@pytest.mark.parametrize(
    "word", ["Plucky", "Stadium", "Saturday", "Instead", "2-1", "12th", "-born"]
)
def test_all_else_is_kept(exchanged, word):
    """Days, figures and common words stay, capital or not."""
    assert word in exchanged[0]


def test_the_gold_has_the_names_of_the_text(exchanged):
    """Sides, ground and scorer of the exchanged oracle stand in the exchanged report."""
    text, match = exchanged
    goal = match["goals"][0]
    for name in (match["home"], match["away"], match["venue"], goal["scorer"], goal["surname"]):
        assert name in text
    assert (match["score"], match["stage"], goal["minute"]) == ([2, 1], "final", "12")


def test_one_person_stays_one(exchanged):
    """A name is exchanged for the same words wherever it stands, with accents or without."""
    text, match = exchanged
    assert text.count(match["goals"][0]["surname"]) == REPORT.count("Reis")
    assert (
        text.split(" bowed to ")[1].split(". ")[0] == text.split("At the end ")[1].split(" sm")[0]
    )


def test_a_word_formed_from_a_country_keeps_its_stem(exchanged):
    """The people of an exchanged country are still called by its name."""
    text, match = exchanged
    side = match["home"].split()[0]
    assert f"The {side}n captain" in text
