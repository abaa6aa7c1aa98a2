"""What became of each input, as a line of JSON and as an exit code. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.cli.console import USAGE
from summarizer.errors import ConfigurationError, EngineError, InputError, SummarizerError
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Outcome", "OutcomeName", "exit_code", "line_of"]

OutcomeName = Literal["summarised", "held", "killed", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input and what became of it.

    ``wire`` and ``summary`` are set where the outcome is ``summarised``; ``error`` where it is
    ``failed``; ``reason`` says why a wire was not summarised.
    """

    input: str
    outcome: OutcomeName
    reason: str | None = None
    wire: Wire | None = None
    summary: Summary | None = None
    error: SummarizerError | None = None


def line_of(outcome: Outcome) -> dict[str, Any]:
    """The outcome as it goes into one line of JSON."""
    error = outcome.error
    return {
        "input": outcome.input,
        "outcome": outcome.outcome,
        "reason": outcome.reason,
        "summary": outcome.summary and outcome.summary.model_dump(by_alias=True),
        "error": error and {"code": error.code, "message": error.message, "hint": error.hint},
    }


def exit_code(errors: Sequence[SummarizerError], done: int) -> int:
    """The exit code of a run: ``errors`` of the inputs that failed, and how many others there are.

    See the table in :mod:`summarizer.cli.app`.
    """
    if not errors:
        return 0
    if done:
        return 1
    if all(isinstance(e, InputError) for e in errors):
        return USAGE
    if any(isinstance(e, ConfigurationError) for e in errors):
        return 3
    if any(isinstance(e, EngineError) for e in errors):
        return 4
    return 1
