"""What a day is made of: a wire, what became of it, and its text where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Item", "ItemOutcome", "fingerprint"]

ItemOutcome = Literal["summarised", "held", "killed", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Item:
    """One wire of the day, as a line of ``summarize --json`` tells it.

    ``summary`` is there where the outcome is ``summarised``. Without its ``wire`` neither a reprint
    nor a kill's target can be recognised by the text; all else works. ``text`` is the wire of one
    that a run has set aside for a newer version: nobody decides over it again, but it says what the
    newer one is about.
    """

    input: str
    outcome: ItemOutcome
    reason: str | None = None
    summary: Summary | None = None
    wire: Wire | None = None
    text: Wire | None = None

    @classmethod
    def of(cls, wire: Wire, summary: Summary) -> Item:
        """A wire that was summarised."""
        return cls(wire.input or "wire", "summarised", summary=summary, wire=wire)


def fingerprint(summary: Summary) -> str:
    """What tells a summary's wire from others where its text is not at hand.

    The hash of its bytes alone does not: a feed's items have one file.
    """
    sides = (name for m in summary.matches for name in (m.home.name, m.away.name))
    said = (q.text for q in summary.quotes)
    told = (summary.wire.sha256, summary.wire.headline or "", *sides, *said)
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()
