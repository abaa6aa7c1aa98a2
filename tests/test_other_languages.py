"""A German wire: by rule nothing but a plain word, by a model what holds in any language."""

from __future__ import annotations

import json

import pytest

from summarizer import Summarizer, Summary
from summarizer.reading import read_text
from tests.support.scripted_server import Answer, ScriptedServer

WIRE = read_text(
    "Wexheim dreht Spiel gegen Sandau\n\n"
    "Wexheim (abc) - Der SV Wexheim hat am 3. Mai das Heimspiel der Küstenliga gegen den FC Sandau "
    "mit 2:1 (0:1) gewonnen. In der 45. Minute hatte Jörn Falk die Gäste in Führung gebracht.\n\n"
    "Kapitän Uwe Lenz glich in der 58. Minute per Elfmeter aus, in der Nachspielzeit (90.+2) traf "
    "Tim Rabe zum Sieg. In der 80. Minute sah Falk die Rote Karte.\n\n"
    "„Wir haben nie aufgehört, an uns zu glauben“, sagte Trainerin Ina Orm.\n"
)


def reply(**changes: object) -> Answer:
    """A model's reply to the wire, with these cells of its match told otherwise."""
    match = {
        "sport": "football",
        "facts": [
            "home|SV Wexheim|3",
            "away|FC Sandau|3",
            "competition|Küstenliga|3",
            "date|3. Mai|3",
            "score|2-1|3",
            "half_time|0-1|3",
        ],
        "events": [
            "goal|Jörn Falk|away|45|4",
            "penalty_goal|Uwe Lenz|home|58|5",
            "goal|Tim Rabe|home|90+2|5",
            "red|Jörn Falk|away|80|6",
        ],
        "headline": "Rabe trifft für SV Wexheim spät",
        "blurb": "SV Wexheim gewinnt gegen FC Sandau mit 2:1.",
        **changes,
    }
    body = {
        "kind": "match_report",
        "matches": [match],
        "quotes": ["1|Ina Orm||Trainerin||7"],
        "not_speech": [],
    }
    return Answer(json.dumps(body, ensure_ascii=False))


def summarised(*answers: Answer) -> Summary:
    """What comes of the wire when a model answers so."""
    with (
        ScriptedServer(answers) as server,
        Summarizer(
            "llm", model="scripted", base_url=server.base_url, api_key="none", environ={}
        ) as s,
    ):
        summary = s.summarize(WIRE)
        assert len(server.requests) == len(answers)
        return summary


def test_the_rules_say_that_they_read_english_only() -> None:
    """No fact and no speaker, and no span taken for speech: one finding instead."""
    with Summarizer("offline") as s:
        summary = s.summarize(WIRE)
    assert (summary.kind, summary.matches, summary.quotes) == ("other", (), ())
    assert [(f.rule, f.action) for f in summary.findings] == [("language-offline", "noted")]
    assert summary.findings[0].message == (
        "the rules read English only: German; no facts; quotation spans read: 1"
    )


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Norvale 2-1 Skarholt\n\n”Vi är värdelösa”, skrev tidningen i går.\n", "Vi är värdelösa"),
        (
            (
                "Norvale 2-1 Skarholt\n\nNorvale wygrało w sobotę, a goście nie umieli na to "
                "odpowiedzieć. „Byliśmy lepsi”, powiedział Per Dahl.\n"
            ),
            "Byliśmy lepsi",
        ),
    ],
    ids=["Swedish", "Polish"],
)
def test_a_wire_without_a_language_field_is_told_by_its_words(text: str, span: str) -> None:
    """A score in figures is no match to rules that cannot read the words around it."""
    wire = read_text(text)
    assert [wire.quotation_text(q.number) for q in wire.quotations] == [span]
    assert {s.label for s in wire.sentences} <= {"headline", "standfirst", "body"}
    with Summarizer("offline") as s:
        summary = s.summarize(wire)
    assert (summary.kind, summary.matches, summary.quotes) == ("other", (), ())
    assert [f.rule for f in summary.findings] == ["language-offline"]


def test_right_claims_of_a_model_hold() -> None:
    """Names, figures and spans are there, and no rule that reads English speaks against them."""
    summary = summarised(reply())
    match = summary.matches[0]
    assert match.score is not None
    assert (match.score.home, match.score.away) == (2, 1)
    assert match.half_time is not None
    assert match.competition is not None
    assert [(e.kind, e.player, e.minute, e.added) for e in match.events] == [
        ("goal", "Jörn Falk", 45, None),
        ("penalty_goal", "Uwe Lenz", 58, None),
        ("goal", "Tim Rabe", 90, 2),
        ("red", "Jörn Falk", 80, None),
    ]
    quote = summary.quotes[0]
    assert quote.text == "Wir haben nie aufgehört, an uns zu glauben"
    assert quote.speaker is not None
    assert quote.speaker.name == "Ina Orm"


def test_it_says_what_is_not_checked() -> None:
    """Words are not, nor is there a second reader; headline and blurb are written from facts."""
    summary = summarised(reply())
    assert [f.rule for f in summary.findings] == [
        "prose-language",
        "prose-language",
        "language-offline",
    ]
    assert "words are not" in summary.findings[-1].message
    assert summary.matches[0].headline == "SV Wexheim beat FC Sandau 2-1 in Küstenliga"


FALSE = [
    ("a name that is not there", {"events": ["goal|Jan Ferner|away|45|4"]}, "name-in-wire"),
    ("a minute that is not there", {"events": ["goal|Jörn Falk|away|46|4"]}, "minute-told"),
    ("another score", {"facts": ["home|SV Wexheim|3", "away|FC Sandau|3", "score|3-1|3"]}, "score"),
]


@pytest.mark.parametrize(("name", "changes", "rule"), FALSE, ids=[row[0] for row in FALSE])
def test_what_is_not_in_the_wire_goes(name: str, changes: dict[str, object], rule: str) -> None:
    """Names and figures are checked in any language; the model is asked again as ever."""
    summary = summarised(reply(**changes), reply(**changes))
    dropped = [f.rule for f in summary.findings if f.action == "dropped"]
    assert any(r.startswith(rule) for r in dropped)


def test_what_only_words_tell_is_left_out_without_asking_again() -> None:
    """Who was at home no rule can see; a second request could not help."""
    facts = ["home|SV Wexheim|3", "away|FC Sandau|3", "score|2-1|3", "ground|yes|3"]
    summary = summarised(reply(facts=facts))
    assert not summary.matches[0].home_away_stated
    found = [f for f in summary.findings if f.rule == "language-words"]
    assert [(f.path, f.action, f.severity) for f in found] == [
        ("matches[0].ground", "dropped", "warning")
    ]
