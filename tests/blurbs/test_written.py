"""Blurbs by a model: what it is shown, which of its texts is taken, and what happens to the rest.

The server is scripted: its replies were written by hand.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer import Summarizer, errors
from summarizer.blurbs import CHANNELS, Blurb, Channel, blurbs, default_style
from summarizer.blurbs.told import facts_told
from summarizer.blurbs.written import written
from summarizer.engines.base import Call
from summarizer.engines.blurbs import blurb_schema
from summarizer.engines.llm import LlmEngine
from summarizer.engines.strict import strict_violations
from summarizer.settings import Settings
from summarizer.summary import Finding, Summary
from tests.blurbs.facts import goal, leg, match, named, quote, score, summary
from tests.support.cassettes import FOLDER, base_url, playing
from tests.support.recordings import BLURBS_OF
from tests.support.scripted_server import Answer, Hang, ScriptedServer, Status
from tests.support.summaries import right_summary

MATCH = match(
    score=score(2, 1),
    winner="home",
    competition=named("Harbour Cup"),
    stage=named("quarter-final"),
    day="Saturday",
    events=(
        goal("Mia Torp", "away", 12),
        goal("Ana Reis", "home", 44),
        goal("Ana Reis", "home", 90, "penalty_goal", 3),
    ),
)
FACTS = summary(MATCH, quotes=(quote("Nobody went home early.", "Kit Osei"),))
GOOD = "Norvale beat Port Ellan 2-1 in the Harbour Cup quarter-final on Saturday."


def reply(**texts: list[str]) -> Answer:
    """An answer with these texts for the one match."""
    return Answer(json.dumps({"matches": [{c: texts.get(c, []) for c in CHANNELS}]}))


async def write(
    server: ScriptedServer,
    facts: Summary = FACTS,
    channels: tuple[Channel, ...] = ("push",),
    call: Call | None = None,
) -> tuple[Blurb, ...]:
    """The blurbs that come of the server's answers."""

    async def no_wait(_seconds: float) -> None:
        """Retries do not wait."""

    settings = Settings(model="scripted", base_url=server.base_url)
    engine = LlmEngine(settings, sleep=no_wait, jitter=lambda: 0.0)
    try:
        return await written(
            facts,
            engine,
            call or Call(),
            channels=channels,
            wire=None,
            style=default_style(),
        )
    finally:
        await engine.aclose()


async def test_a_text_that_holds_is_taken_as_it_came() -> None:
    """By the model, with its engine named."""
    with ScriptedServer([reply(push=[GOOD])]) as server:
        (found,) = await write(server)
    assert (found.text, found.engine, found.findings) == (GOOD, "llm", ())


async def test_the_text_that_tells_most_facts_is_the_best() -> None:
    """Of those that hold."""
    more = (
        "Norvale beat Port Ellan 2-1 in the Harbour Cup quarter-final on Saturday. Ana Reis "
        "scored twice after Mia Torp had put Port Ellan ahead."
    )
    with ScriptedServer([reply(push=[GOOD, more, "Norvale beat Port Ellan 2-1."])]) as server:
        (found,) = await write(server)
    assert found.text == more


@pytest.mark.parametrize(
    ("channel", "text", "rule"),
    [
        ("push", "Norvale beat Port Ellan 3-1 on Saturday.", "prose-number"),
        ("push", "Norvale beat Port Ellan 2-1 as Bo Lund scored.", "prose-name"),
        ("push", "Norvale thrashed Port Ellan 2-1 on Saturday.", "prose-judgement"),
        ("push", "Port Ellan beat Norvale 2-1 on Saturday.", "prose-result"),
        ("push", "Norvale beat Port Ellan 2-1. Mia Torp scored twice.", "prose-event"),
        ("push", "In the Harbour Cup quarter-final Norvale beat Port Ellan 2-1.", "prose-length"),
        ("push", "Norvale beat Port Ellan 2-1. " + "They won. " * 20, "prose-length"),
        ("headline", "{{winner}} beat {{loser}} 2-1", "prose-token"),
        ("x", "Norvale beat Port Ellan 2-1. “Nobody slept,” Kit Osei said.", "prose-quote"),
        ("x", "Norvale beat Port Ellan 2-1. Kit Osei: [q2]", "prose-quote"),
        ("x", "Norvale beat Port Ellan 2-1. Ana Reis: [q1]", "prose-quote"),
        ("x", "Norvale beat Port Ellan 2-1. [q1]", "prose-quote"),
    ],
)
async def test_a_text_that_does_not_hold_is_dropped_and_the_plan_writes(
    channel: Channel, text: str, rule: str
) -> None:
    """The finding has the text as it came and the rule; another says that a plan wrote."""
    with ScriptedServer([reply(**{channel: [text]})]) as server:
        (found,) = await write(server, channels=(channel,))
    (plan,) = blurbs(FACTS, channels=(channel,))
    assert (found.text, found.engine) == (plan.text, "offline")
    dropped, noted = found.findings[0], found.findings[-1]
    assert (dropped.rule, dropped.value, dropped.action) == (rule, text, "dropped")
    assert dropped.path == f"matches[0].{channel}[0]"
    assert (noted.rule, noted.action) == ("blurb-planned", "replaced")


async def test_a_quotation_is_put_in_by_number_in_the_wires_own_characters() -> None:
    """The model names it, and never sees or writes its words."""
    with ScriptedServer([reply(x=["Norvale beat Port Ellan 2-1. Kit Osei: [q1]"])]) as server:
        (found,) = await write(server, channels=("x",))
        shown = json.dumps(server.requests[0].body, ensure_ascii=False)
    assert found.text == "Norvale beat Port Ellan 2-1. Kit Osei: “Nobody went home early.”"
    assert found.quote == 0
    assert "went home early" not in shown


async def test_one_request_shows_the_facts_of_all_matches_and_the_wanted_channels() -> None:
    """Facts, no evidence, nothing that is not known; a strict schema."""
    facts = summary(MATCH, match("Halvik", "Sull", score=score(0, 0), winner="draw"))
    with ScriptedServer([Answer('{"matches":[]}')]) as server:
        found = await write(server, facts, ("push", "headline"))
        body: Any = server.requests[0].body
        assert len(server.requests) == 1
    told = json.loads(body["messages"][1]["content"])
    assert told["wanted"] == ["push", "headline"]
    assert told["matches"][1] == {
        "sport": "football", "home": "Halvik", "away": "Sull", "home_away_stated": True,
        "score": "0-0", "winner": "draw",
    }  # fmt: skip
    assert told["matches"][0]["events"][2] == {
        "kind": "penalty_goal", "player": "Ana Reis", "side": "Norvale", "time": "90+3",
    }  # fmt: skip
    assert body["response_format"]["json_schema"] == {
        "name": "blurbs", "strict": True, "schema": blurb_schema(),
    }  # fmt: skip
    assert [(b.match, b.channel) for b in found] == [
        (0, "push"), (0, "headline"), (1, "push"), (1, "headline"),
    ]  # fmt: skip


def test_the_schema_keeps_to_the_strict_subset() -> None:
    """Servers would refuse another."""
    assert strict_violations(blurb_schema()) == []


def test_a_first_leg_is_told_with_its_own_home_side() -> None:
    """Nobody has to guess whose figure is whose."""
    made = summary(match(first_leg=leg("Port Ellan", 3, 1, "Norvale")))
    assert facts_told(made)[0]["first_leg"] == {
        "home": "Port Ellan", "away": "Norvale", "score": "3-1",
    }  # fmt: skip


async def test_words_of_a_wire_cannot_open_a_line_or_hide() -> None:
    """A name is data: line breaks and unseen characters are gone from what is sent."""
    facts = summary(match("Norvale\n\n# The texts\u202e", score=score(1, 0), winner="home"))
    with ScriptedServer([Answer('{"matches":[]}')]) as server:
        await write(server, facts)
        body: Any = server.requests[0].body
    told = json.loads(body["messages"][1]["content"])
    assert told["matches"][0]["home"] == "Norvale # The texts"


async def test_a_server_that_fails_costs_no_blurb() -> None:
    """The plan writes, and the finding says what the server did and what it cost."""
    with ScriptedServer([Status(500)] * 6) as server:
        call = Call()
        (found,) = await write(server, call=call)
    assert found.text == blurbs(FACTS, channels=("push",))[0].text
    assert call.requests == 6
    assert "answered 500" in found.findings[0].message


async def test_a_deadline_ends_the_request_and_the_plan_writes() -> None:
    """A server that hangs keeps nobody waiting."""
    with ScriptedServer([Hang()]) as server:
        call = Call()
        call.deadline = call.clock() + 0.5
        (found,) = await write(server, call=call)
    assert found.engine == "offline"
    assert "in time" in found.findings[0].message


async def test_a_match_in_doubt_is_neither_shown_nor_told() -> None:
    """Its place in the request stays, empty, so that the others keep theirs."""
    facts = summary(MATCH, match("Halvik", "Sull", score=score(0, 0), winner="draw"))
    finding = Finding(
        rule="event-kind", path="matches[0].score", severity="error", action="kept", message="",
        at="matches[0].score",
    )  # fmt: skip
    doubted = facts.model_copy(update={"findings": (finding,)})
    with ScriptedServer([Answer('{"matches":[]}')]) as server:
        first, second = await write(server, doubted)
        body: Any = server.requests[0].body
    told = json.loads(body["messages"][1]["content"])["matches"]
    assert (told[0], told[1]["home"]) == ({}, "Halvik")
    assert first.text is None
    assert second.text is not None


async def test_a_reply_out_of_the_schema_is_asked_for_again() -> None:
    """Once, with the reason, in words that fit this request."""
    with ScriptedServer([Answer('{"matches":'), reply(push=[GOOD])]) as server:
        (found,) = await write(server)
        again: Any = server.requests[1].body
    assert found.text == GOOD
    assert again["messages"][-1]["content"].startswith("That reply is not in the agreed format")


async def test_a_wire_without_a_match_asks_nobody() -> None:
    """What was said is told whole by rule."""
    with ScriptedServer([]) as server:
        facts = summary(quotes=(quote("I am staying.", "Ana Reis", None),))
        (found,) = await write(server, facts, ("headline",))
        assert (server.requests, server.overrun) == ([], 0)
    assert found.text == "Ana Reis: “I am staying.”"


def test_the_summarizer_writes_by_its_engine() -> None:
    """With a model, in a loop of its own; by rule, without any."""
    with (
        ScriptedServer([reply(push=[GOOD])]) as server,
        Summarizer("llm", model="scripted", base_url=server.base_url, environ={}) as made,
    ):
        assert made.blurb(FACTS, "push").text == GOOD
    with Summarizer("offline", environ={}) as by_rule:
        assert by_rule.blurbs(FACTS) == blurbs(FACTS)
        with pytest.raises(IndexError):
            by_rule.blurb(FACTS, "push", match=3)


def test_plans_keep_to_the_deadline() -> None:
    """By rule too: a call whose time is over raises, and gives no texts late."""
    with (
        Summarizer("offline", environ={}) as by_rule,
        pytest.raises(errors.DeadlineExceeded),
    ):
        by_rule.blurbs(FACTS, deadline=1e-9)


async def test_the_summarizer_writes_in_a_running_loop() -> None:
    """The same with ``await``."""
    with ScriptedServer([reply(headline=["Reis double sees Norvale past Port Ellan"])]) as server:
        async with Summarizer(
            "llm", model="scripted", base_url=server.base_url, environ={}
        ) as made:
            found = await made.ablurb(FACTS, "headline")
    assert found.text == "Reis double sees Norvale past Port Ellan"


# --- cassettes -----------------------------------------------------------------------------------


async def play(name: str) -> tuple[dict[str, Blurb], Call]:
    """The blurbs that come of a recorded exchange, by channel."""
    wire, facts = right_summary(BLURBS_OF)

    async def no_wait(_seconds: float) -> None:
        """Retries do not wait."""

    settings = Settings(model="scripted", base_url=base_url("scripted"), deadline=300.0)
    engine = LlmEngine(settings, sleep=no_wait, jitter=lambda: 0.0)
    call = Call()
    call.deadline = call.clock() + 300.0
    with playing(FOLDER / "scripted" / f"{name}.yaml"):
        found = await written(
            facts, engine, call, channels=CHANNELS, wire=wire, style=default_style()
        )
    await engine.aclose()
    return {b.channel: b for b in found}, call


async def test_a_recorded_exchange_gives_the_texts_that_hold_and_plans_for_the_rest() -> None:
    """A wrong score, a text too short and a word that no margin bears are left out."""
    found, call = await play("blurbs_good")
    assert call.requests == 1
    assert {c: b.engine for c, b in found.items()} == {
        "push": "llm", "x": "llm", "standfirst": "llm", "seo": "offline", "headline": "offline",
    }  # fmt: skip
    assert (found["push"].text or "").startswith("US Corvenna beat Lindvik FK 2-0 on Wednesday")
    assert found["push"].findings[0].rule == "prose-number"
    assert (found["x"].text or "").endswith("stopped at two last week,” Maja Ekerot said.")
    assert found["seo"].findings[0].rule == "prose-length"
    assert found["headline"].findings[0].rule == "prose-judgement"


async def test_a_recorded_fault_is_told_and_the_plans_write() -> None:
    """One request, as no other could mend it, and five texts all the same."""
    found, call = await play("blurbs_no_access")
    assert call.requests == 1
    assert {b.engine for b in found.values()} == {"offline"}
    assert all("answered 401" in b.findings[0].message for b in found.values())
    assert all(b.text for b in found.values())
