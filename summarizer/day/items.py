"""What a day is made of: a wire, what became of it, and its text where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Item", "ItemOutcome"]

ItemOutcome = Literal["summarised", "held", "killed", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Item:
    """One wire of the day, as a line of ``summarize --json`` tells it.

    ``summary`` is there where the outcome is ``summarised``. Without its ``wire`` neither a reprint
    nor a kill's target can be recognised by the text; all else works.
    """

    input: str
    outcome: ItemOutcome
    reason: str | None = None
    summary: Summary | None = None
    wire: Wire | None = None

    @classmethod
    def of(cls, wire: Wire, summary: Summary) -> Item:
        """A wire that was summarised."""
        return cls(wire.input or "wire", "summarised", summary=summary, wire=wire)
