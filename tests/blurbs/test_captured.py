"""A large model's captured texts, held against the facts that they were written from."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer import Summarizer, read
from summarizer.blurbs import CHANNELS, Blurb, default_style
from summarizer.blurbs.written import written
from summarizer.engines.base import Call
from summarizer.engines.blurbs import BlurbReply

HERE = Path(__file__).parent / "captured"
WIRES = Path(__file__).parents[2] / "examples" / "wires"
MATCHES = 20
"""Matches of the eighteen wires: one each, three in the round-up."""


class Captured:
    """Answers with a reply that was captured."""

    def __init__(self, reply: BlurbReply) -> None:
        self.reply = reply

    async def ask_blurbs(
        self,
        facts: Sequence[Mapping[str, Any]],
        wanted: Sequence[str],
        call: Call,
        *,
        limits: Mapping[str, int],
        style: str,
    ) -> BlurbReply:
        """The reply, whatever is asked."""
        return self.reply


def made(name: str) -> tuple[BlurbReply, tuple[Blurb, ...]]:
    """The reply to the facts of one example wire, and the blurbs that come of it."""
    reply = BlurbReply.model_validate_json((HERE / f"{name}.json").read_text("utf-8"), strict=True)
    wire = read(WIRES / f"{name}.txt")
    with Summarizer("offline", environ={}) as summarizer:
        summary = summarizer.summarize(wire)
    writing = written(
        summary, Captured(reply), Call(), channels=CHANNELS, wire=wire, style=default_style()
    )
    return reply, asyncio.run(writing)


def test_nearly_all_blurbs_are_the_model_s_own() -> None:
    """Of three candidates for each match and channel at least one holds, in 19 cases of 20."""
    names = sorted(p.stem for p in HERE.glob("*.json") if p.stem != "meta")
    blurbs = [b for name in names for b in made(name)[1]]
    assert len(blurbs) == MATCHES * len(CHANNELS)
    theirs = [b for b in blurbs if b.engine == "llm"]
    assert len(theirs) >= 0.95 * len(blurbs)


def test_what_is_no_fact_is_not_published() -> None:
    """Texts that a reader of the facts marked as wrong, too long, or more than the facts say."""
    marked = {
        "cricket": "The cricket match was played at Larkfield Oval.",
        "unwritten_score": "3-2: Torsund IF beat Halvnes",
        "two_legs": "put Lindvik FK out. Maja Ekerot: [q2]",
        "own_goal": "scored in the last 20 minutes",
    }
    for name, piece in marked.items():
        reply, blurbs = made(name)
        assert piece in reply.model_dump_json()
        assert not any(piece.removesuffix(" [q2]") in (b.text or "") for b in blurbs)
