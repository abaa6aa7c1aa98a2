"""What a message may hold: Slack's limits, and no character of a wire that acts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import read, summarize
from summarizer.blurbs import blurbs
from summarizer.bot.adaptive import teams_body
from summarizer.bot.blocks import fallback, modal, slack_blocks
from summarizer.bot.card import Card, Told, card_of
from summarizer.bot.messages import Message
from summarizer.bot.webhook import webhook_body
from tests.support.slack import MOST_OF_BLOCKS, texts, violations

EXAMPLES = sorted(Path("examples/wires").glob("*.txt"))
PAGE = "https://bot.example/m/uid"


def message(card: Card, **more: object) -> Message:
    """An offered message with ``card``."""
    values: dict[str, object] = {
        "id": 1,
        "uid": "u" * 24,
        "key": "k" * 24,
        "story": "[]",
        "desk": "football",
        "kind": "offer",
        "status": "offered",
        "card": card,
        "text": None,
        "changes": (),
        "corrected": False,
        "notice": None,
        "stop": None,
        "reason": None,
        "decided_by": None,
        "decided_at": None,
        "rev": 1,
        "sent": 0,
        "sending": None,
        "since": None,
        "theirs": None,
        "again": None,
        "place": None,
        "address": None,
        "stuck": None,
        "tries": 0,
        "wire": 1,
        "told": None,
    }
    return Message(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_example_fits_and_keeps_its_quotation(path: Path) -> None:
    """The message of every example wire is within Slack's limits, and its quotation is a slice of
    the wire, whole."""
    wire = read(path)
    summary = summarize(wire)
    made = blurbs(summary, channels=("headline", "x"), wire=wire)
    card = card_of(
        wire,
        summary,
        tuple(b for b in made if b.channel == "x"),
        tuple(b for b in made if b.channel == "headline"),
    )
    shown = message(card)
    blocks = slack_blocks(shown, PAGE)
    assert violations(blocks) == []
    assert len(json.dumps(modal(shown))) < 100_000
    if card.quote:
        assert card.quote[0][0].isupper()
        assert " ".join(f"“{piece}”" for piece in card.quote) in texts(blocks)
        spans = next(q.spans for q in summary.quotes if q.text == " ".join(card.quote))
        assert card.quote == tuple(wire.text[s.start : s.end] for s in spans)
    assert len(webhook_body(shown, "https://bot.example")["text"]) < 16_383


NASTY = "<!channel> <@U123> <https://evil.example|Norvale> *bold* _it_ `x` & :tada: @here \u202egol"


def nasty() -> Card:
    """A card of a wire that means harm."""
    told = Told(score=NASTY, where=NASTY, text=NASTY, reason=None)
    return Card(
        headline=NASTY,
        source=NASTY,
        made_by="Made by rule (engine: offline)",
        told=(told,),
        quote=(NASTY,),
        speaker=NASTY,
        findings=(NASTY,),
    )


def test_words_of_a_wire_make_no_link_and_no_mention() -> None:
    """Words of a wire stand where Slack reads no mark-up; in the one line where it does, the
    characters that begin a link or mention are escaped."""
    shown = message(nasty(), changes=(NASTY,), notice=NASTY, desk=NASTY, decided_by=NASTY)
    blocks = slack_blocks(shown, PAGE)
    marked = [
        e["text"]
        for b in blocks
        if b["type"] == "context"
        for e in b["elements"]
        if e["type"] == "mrkdwn"
    ]
    assert marked == [f"<{PAGE}|Evidence: where the wire says it>"]
    assert "mrkdwn" not in json.dumps([b for b in blocks if b["type"] != "context"])
    line = fallback(shown)
    assert "<" not in line
    assert "&lt;!channel&gt;" in line
    assert "&amp;" in line


def test_characters_that_act_are_signs() -> None:
    """A bidi control in a wire's words reaches no message as it is."""
    shown = message(nasty(), changes=(NASTY,), notice=NASTY, reason=NASTY)
    gone = message(nasty(), status="withdrawn", reason=NASTY)
    for m in (shown, gone):
        told = json.dumps([slack_blocks(m, PAGE), fallback(m), modal(shown)], ensure_ascii=False)
        assert "\u202e" not in told
        assert "⟨RLO⟩" in told
        assert "\u202e" not in json.dumps(
            webhook_body(m, "https://bot.example")["text"], ensure_ascii=False
        )


def test_markdown_of_a_webhook_is_not_formatted_by_a_wire() -> None:
    """In a webhook's text every mark of Markdown in a wire's words is escaped, and no mention can
    be read in it."""
    text = webhook_body(message(nasty()), "https://bot.example")["text"]
    assert "\\*bold\\*" in text
    assert "\\<\\!channel\\>" in text
    assert "@here" not in text


def test_a_card_for_teams_is_plain_text_runs_within_its_limit() -> None:
    """For Teams a wire's words stand in text runs, which know no mark-up; a card of more than 28 KB
    is left to its page, and what is withdrawn has no link."""
    body = teams_body(message(nasty()), "https://bot.example")
    card = body["attachments"][0]["content"]
    assert {e["type"] for e in card["body"]} == {"RichTextBlock"}
    assert len(card["actions"]) == 2
    assert "\u202e" not in json.dumps(body, ensure_ascii=False)
    big = replace(nasty(), told=(Told("s" * 300, "w" * 300, "t" * 6000, None),) * 8)
    short = teams_body(message(big), "https://bot.example")
    assert len(json.dumps(short)) < 28_000
    assert len(short["attachments"][0]["content"]["actions"]) == 2
    gone = teams_body(message(nasty(), status="withdrawn"), "https://bot.example")
    assert gone["attachments"][0]["content"]["actions"] == []


def test_the_longest_card_fits() -> None:
    """A message with everything in it at its longest is within Slack's limits."""
    told = Told(score="s" * 300, where="w" * 300, text="t" * 280, reason=None)
    card = Card("h" * 300, "s" * 300, "m" * 300, (told,) * 8, 90, ("q" * 1500,), "p" * 300,
                ("f" * 300,) * 5)  # fmt: skip
    full = message(card, changes=("c" * 300,) * 12, notice="n" * 900, corrected=True)
    blocks = slack_blocks(full, PAGE)
    assert violations(blocks) == []
    assert len(json.dumps(blocks, ensure_ascii=False)) < MOST_OF_BLOCKS
    shown = "\n".join(texts(blocks))
    assert shown.count("t" * 280) == 8  # what would be posted is whole
    assert "Changed: 12 facts, see the evidence page" in shown
    assert violations(slack_blocks(message(card, text="e" * 3000, status="approved"), PAGE)) == []
    assert len(fallback(full)) <= 3000
    assert len(webhook_body(full, "https://bot.example")["text"]) < 16_383
    assert len(slack_blocks(full, PAGE)[-1]["elements"][0]["value"]) < 2000


def test_what_is_withdrawn_is_not_shown() -> None:
    """A withdrawn message has the agency's reason and nothing of the text that must not be used."""
    card = Card("Norvale win", "Coast Press", "Made by rule", (Told("2-1", None, "Blurb", None),),
                quote=("Words",), speaker="Ana Reis")  # fmt: skip
    gone = message(card, status="withdrawn", reason="the agency kills it")
    shown = "\n".join(texts(slack_blocks(gone, PAGE)))
    assert "the agency kills it" in shown
    for word in ("Norvale", "2-1", "Blurb", "Words", "Ana Reis"):
        assert word not in shown
        assert word not in fallback(gone)
    sent = webhook_body(gone, "https://bot.example")["summarizer"]
    assert (sent["text"], sent["quote"], sent["headline"], sent["scores"]) == (None, [], None, [])
