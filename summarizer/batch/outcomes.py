"""What becomes of one wire, as a ledger keeps it: a summary, a verdict, or a failure."""

from __future__ import annotations

from collections.abc import Awaitable

from summarizer.errors import (
    AccessDenied,
    ChecksFailed,
    ConfigurationError,
    ContentFiltered,
    Internal,
    LedgerError,
    MalformedReply,
    QuotaExhausted,
    Refused,
    SummarizerError,
    Truncated,
    Withheld,
)
from summarizer.ledger import Result
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["hopeless", "result_of"]

_FINAL = (ChecksFailed, ContentFiltered, MalformedReply, Refused, Truncated)
"""What was answered, and would be answered alike: the answer is kept, and not paid for again."""

_HOPELESS = frozenset(
    kind.code for kind in (AccessDenied, ConfigurationError, LedgerError, QuotaExhausted)
)
"""What no other wire can be spared."""


def hopeless(result: Result) -> bool:
    """Whether a wire failed in a way that every other will, too."""
    return result.outcome == "failed" and result.code in _HOPELESS


async def result_of(wire: Wire, work: Awaitable[Summary], engine: str) -> Result:
    """What ``work`` makes of ``wire`` by ``engine``. Whatever happens is a result of this wire:
    only a cancellation is raised."""
    try:
        summary = await work
    except Withheld as held:
        return Result(held.outcome, held.message)
    except SummarizerError as error:
        return _failed(error, engine)
    except Exception as fault:  # noqa: BLE001  a fault over one wire must not cost the others
        return _failed(Internal.met(fault, wire.input or ""), engine)
    fell_back = summary.run.engine != engine
    return Result("summarised", summary=summary.model_dump_json(by_alias=True), final=not fell_back)


def _failed(error: SummarizerError, engine: str) -> Result:
    final = isinstance(error, _FINAL) or engine != "llm"
    return Result("failed", error.message, None, error.code, error.hint, final)
