"""What the gate says of a wire that must not go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from summarizer.language.desk_orders import Order

__all__ = ["Verdict", "verdict_of"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``held``: not now. ``killed``: it, and what was made of it, must go. ``skipped``: nothing
    to summarise. ``reason`` is one line for a desk.

    ``embargo`` says that it is held for its embargo and for nothing else, so that what was made of
    earlier versions may stand; ``until`` is when that is over, in UTC, where a time is given.
    """

    outcome: Literal["held", "killed", "skipped"]
    reason: str
    embargo: bool = False
    until: datetime | None = None


_VERDICTS: dict[Order, tuple[Literal["held", "killed", "skipped"], str]] = {
    "kill": ("killed", "a kill or withdrawal"),
    "test": ("skipped", "a test story"),
    "unpublishable": ("held", "not for publication"),
    "hold": ("held", "the desk is told to hold it"),
    "embargo": ("held", "embargoed in words, which only a person can date"),
}


def verdict_of(order: Order, where: str) -> Verdict:
    """The verdict for an order of a wire's words, and ``where`` it was found."""
    outcome, what = _VERDICTS[order]
    return Verdict(outcome, f"{what}: {where}", embargo=order == "embargo")
