"""The whole path, live, against a real small model on this machine: ``make test-model``.

Its answers are poor, which is the point: whatever it writes, a run ends in a summary of what
passed the checks, or in a typed error. Time and tokens are bounded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.draft import Draft
from summarizer.engines.base import Call, Drafted
from summarizer.engines.llm import LlmEngine
from summarizer.engines.reply import render_reply
from summarizer.errors import EngineError
from summarizer.pipeline import summarise
from summarizer.settings import Settings
from summarizer.summary import Summary
from tests.support import small_model
from tests.support.recordings import SMALL_MODEL_TOKENS, SMALL_MODEL_WIRES, example

pytestmark = pytest.mark.model

SECONDS = 120.0
REQUESTS = 2


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """A server of the small model, started once."""
    if not small_model.available():
        pytest.skip("the small model is not installed: make test-model installs it")
    with small_model.small_model() as url:
        yield url


class Remembering(LlmEngine):
    """The engine, and what it drafted last."""

    drafted: Drafted | None = None

    async def draft(self, *args: Any, **named: Any) -> Drafted:
        """Draft, and remember."""
        self.drafted = await super().draft(*args, **named)
        return self.drafted


def rows(draft: Draft) -> int:
    """How many rows of claims there are in ``draft``, misshaped ones included."""
    reply = json.loads(render_reply(draft))
    matches = sum(len(m["facts"]) + len(m["events"]) for m in reply["matches"])
    return matches + len(reply["quotes"]) + len(draft.misshaped)


@pytest.mark.parametrize("name", SMALL_MODEL_WIRES)
async def test_every_run_ends_in_a_summary_or_a_typed_error(
    base_url: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing else comes out, and what is kept has evidence in the wire."""
    settings = Settings(
        model=small_model.MODEL,
        base_url=base_url,
        deadline=SECONDS,
        max_requests=REQUESTS,
        max_output_tokens=SMALL_MODEL_TOKENS,
    )
    engine, wire = Remembering(settings), example(name)
    call = Call(max_requests=REQUESTS)
    call.deadline = call.clock() + SECONDS
    outcome: Summary | EngineError
    try:
        outcome = await summarise(wire, engine, call)
    except EngineError as error:
        outcome = error
    finally:
        await engine.aclose()
    assert 1 <= call.requests <= REQUESTS
    assert call.usage.output_tokens <= REQUESTS * SMALL_MODEL_TOKENS
    if isinstance(outcome, Summary):
        assert outcome.run.engine == "llm"
        assert outcome.run.requests == call.requests
        made = rows(engine.drafted.draft) if engine.drafted else 0
        dropped = sum(f.action == "dropped" for f in outcome.findings)
        kept = sum(2 + len(m.events) for m in outcome.matches) + len(outcome.quotes)
        said = f"{made} rows claimed, {dropped} findings dropped, {kept} sides, events, quotes kept"
        for match in outcome.matches:
            for fact in (match.home, match.away, *match.events):
                for piece in fact.evidence:
                    assert wire.text[piece.start : piece.end] == wire.sentence_text(piece.sentence)
    else:
        assert outcome.requests == call.requests
        said = f"{type(outcome).__name__}: {outcome}"
    with capsys.disabled():
        tokens = call.usage.output_tokens
        print(f"\n{name}: {call.requests} requests, {tokens} tokens out: {said}")  # noqa: T201
