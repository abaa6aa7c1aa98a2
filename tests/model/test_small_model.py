"""The whole path, live, against a real small model on this machine: ``make test-model``.

Its answers are poor, which is the point: whatever it writes, a run ends in a summary of what
passed the checks, or in a typed error. Time and tokens are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.checking import check
from summarizer.draft import Draft
from summarizer.engines.base import Call, Drafted
from summarizer.engines.llm import LlmEngine
from summarizer.engines.offline import offline_draft, readable
from summarizer.errors import EngineError
from summarizer.pipeline import summarise
from summarizer.settings import Settings
from summarizer.summary import Summary
from summarizer.wire import Wire
from tests.checking.claims import claims_in, dropped_of
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
    """The engine, and what it drafted."""

    drafts: tuple[Draft, ...] = ()

    async def draft(self, *args: Any, **named: Any) -> Drafted:
        """Draft, and remember."""
        drafted = await super().draft(*args, **named)
        self.drafts = (*self.drafts, drafted.draft)
        return drafted


def counted(wire: Wire, draft: Draft) -> str:
    """How many claims ``draft`` makes, and how many of these the checks drop and keep."""
    made = claims_in(draft)
    checked = check(wire, draft, second=offline_draft(wire) if readable(wire) else None)
    dropped = len(dropped_of(made, checked.findings))
    misshaped = f" ({len(draft.misshaped)} rows misshaped)" if draft.misshaped else ""
    return f"{len(made)} claims made, {dropped} dropped, {len(made) - dropped} kept{misshaped}"


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
        assert engine.drafts
        said = "; then ".join(counted(wire, d) for d in engine.drafts)
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
