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


def exit_code(failed: Sequence[type[SummarizerError]], done: int) -> int:
    """The exit code of a run: the kinds of error of what ``failed``, and how many others there are.

    See the table in :mod:`summarizer.cli.app`.
    """
    if not failed:
        return 0
    if done:
        return 1
    if all(issubclass(kind, InputError) for kind in failed):
        return USAGE
    if any(issubclass(kind, ConfigurationError) for kind in failed):
        return 3
    if any(issubclass(kind, EngineError) for kind in failed):
        return 4
    return 1
