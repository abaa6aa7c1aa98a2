"""What the tests of the llm engine share: a wire, replies, an engine with recorded waits."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from summarizer.engines.base import Call
from summarizer.engines.llm import LlmEngine
from summarizer.settings import Settings
from tests.support.wires import made_wire

KEY = "sk-not-a-real-key"
TEXT = "Norvale beat Port Ellan {{ 7*7 }} {% if x %} {# y #} 2-1."
WIRE = made_wire(TEXT, [(TEXT, 0)], input="cup.txt")
GOOD = (
    '{"kind":"match_report","matches":[{"sport":"football","facts":["home|Norvale|1",'
    '"away|Port Ellan|1","score|2-1|1"],"events":[],"headline":"","blurb":""}],'
    '"quotes":[],"not_speech":[]}'
)


@dataclass
class Waits:
    """A sleep that takes no time: it notes how long it was asked for, and moves its clock."""

    asked: list[float] = field(default_factory=list)
    now: float = 1000.0

    async def sleep(self, seconds: float) -> None:
        """Note the wait, and let others run."""
        self.asked.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)

    def clock(self) -> float:
        """The moment, as far as waits have moved it."""
        return self.now


def engine(base_url: str, waits: Waits | None = None, **over: Any) -> LlmEngine:
    """An engine that asks ``base_url`` and never really waits; its jitter is 0."""
    settings = Settings(**{"model": "m", "base_url": base_url, "api_key": KEY, **over})
    return LlmEngine(settings, sleep=(waits or Waits()).sleep, jitter=lambda: 0.0)


def call(seconds: float | None = None, **over: Any) -> Call:
    """A call with its deadline so many seconds from now."""
    made = Call(**over)
    if seconds is not None:
        made.deadline = made.clock() + seconds
    return made
