"""What a right reply costs: all gold facts of the seeds with evidence, headlines and blurbs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bpe_openai import get_encoding

from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, Side, TextClaim
from summarizer.engines.prompts import BLURB_MAX, HEADLINE_MAX
from summarizer.engines.reply import parse_reply, render_reply
from summarizer.reading import read_path
from summarizer.wire import Wire

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
KINDS = {"penalty": "penalty_goal", None: "goal", "own_goal": "own_goal"}
LIMIT = 1800


def cited(wire: Wire, *words: object) -> tuple[int, ...]:
    """Up to three body sentences that hold the last word of one of ``words``: crude, but as
    many numbers as a right claim needs."""
    lasts = [str(word).split()[-1] for word in words if word]
    found = [
        s.number
        for s in wire.sentences
        if s.label == "body" and any(last in wire.sentence_text(s.number) for last in lasts)
    ]
    return tuple(found[:3]) or (1,)


def side_of(match: dict[str, Any], team: str) -> Side:
    """Home or away."""
    return "home" if team == match["home"] else "away"


def match_of(wire: Wire, gold: dict[str, Any]) -> DraftMatch:
    """The gold's facts of one match, each claimed as far as a model has to claim it."""
    sides = cited(wire, gold["home"], gold["away"])[:2]

    def text(key: str) -> TextClaim | None:
        return TextClaim(gold[key], sides) if gold.get(key) else None

    def score(key: str) -> ScoreClaim | None:
        if not gold.get(key) or gold.get(f"{key}_stated") is False:
            return None
        return ScoreClaim(gold[key][0], gold[key][1], sides)

    first = gold.get("first_leg")
    first_leg = None
    if first and not first.get("derived"):
        home, away = first["score"] if first["home"] == gold["home"] else first["score"][::-1]
        first_leg = ScoreClaim(home, away, sides)
    events = [
        EventClaim(
            KINDS[goal.get("kind")],  # type: ignore[arg-type]
            goal["scorer"],
            side_of(gold, goal["team"]),
            goal["minute"] if goal.get("stated") else None,
            None,
            None if goal.get("stated") else goal.get("when"),
            cited(wire, goal["scorer"]),
        )
        for goal in gold["goals"]
    ] + [
        EventClaim(
            card["kind"],
            card["player"],
            side_of(gold, card["team"]),
            None,
            None,
            None,
            cited(wire, card["player"]),
        )
        for card in gold["cards"]
    ]
    first_scorer = gold["goals"][0]["scorer"]
    result = f"{gold['score'][0]}-{gold['score'][1]}"
    headline = f"{gold['home']} go through after {result} against {gold['away']}, on aggregate"
    blurb = (
        f"{first_scorer} scored first as {gold['home']} and {gold['away']} ended {result} in the "
        f"second leg of their {gold['competition']} tie, and {gold['advanced']} went through "
        "4-3 on aggregate to meet the winners of another tie in the next round."
    )
    return DraftMatch(
        sport="football",
        home=TextClaim(gold["home"], sides),
        away=TextClaim(gold["away"], sides),
        ground=sides,
        competition=text("competition"),
        stage=text("stage"),
        city=text("place"),
        dates=tuple(
            TextClaim(gold[k], sides) for k in ("weekday", "date_as_written") if gold.get(k)
        ),
        score=score("score"),
        aggregate=score("aggregate"),
        first_leg=first_leg,
        advanced=TextClaim(side_of(gold, gold["advanced"]), sides),
        next_opponents=tuple(
            TextClaim(name, cited(wire, name)[:1]) for name in gold["next_opponents"]
        ),
        events=tuple(events),
        headline=headline[:HEADLINE_MAX],
        blurb=blurb[:BLURB_MAX],
    )


def right_reply(gold: dict[str, Any]) -> str:
    """What a model that makes no mistake would write for a seed."""
    wire = read_path(SHARED / "seeds" / gold["report"])
    quotes = []
    for quote in gold["quotes"]:
        spans = tuple(
            q.number
            for start, end in quote["spans"]
            for q in wire.quotations
            if q.start < end and start < q.end
        )
        evidence = cited(wire, quote["speaker"])[:2]
        quotes.append(QuoteClaim(spans, quote["speaker"], "he", quote["role"], 1, evidence))
    draft = Draft(gold["kind"], tuple(match_of(wire, m) for m in gold["matches"]), tuple(quotes))
    text = render_reply(draft)
    assert parse_reply(text).misshaped == ()
    return text


@pytest.mark.skipif(not GOLD, reason="the texts of others are not beside the project")
def test_right_replies_for_the_seeds_are_short() -> None:
    """All gold facts of the three seeds, with evidence and prose, in at most 1,800 tokens."""
    encoding = get_encoding("o200k_base")
    tokens = 0
    for path in GOLD:
        gold = json.loads(path.read_text("utf-8"))
        reply = right_reply(gold)
        tokens += len(encoding.encode(reply))
        for match in gold["matches"]:
            told = [goal["scorer"] for goal in match["goals"]] + match["next_opponents"]
            assert [name for name in told if f"|{name}|" not in reply] == []
        assert len(json.loads(reply)["quotes"]) == len(gold["quotes"])
    assert tokens <= LIMIT
