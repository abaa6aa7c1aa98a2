"""The last run of a ledger as a day: what :func:`summarizer.day.day` makes a digest of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from summarizer.day import Item
from summarizer.day.items import ItemOutcome
from summarizer.ledger import Inputs, Ledger, Stories
from summarizer.summary import Summary

__all__ = ["day_items", "killed_texts"]


def day_items(ledger: Ledger) -> Iterator[Item]:
    """The inputs of the last run in their order, with what became of each, and their wires.

    What is not done yet is left out. Over older versions and copies the run has decided, from what
    it remembers of earlier ones: of them there is only the text, so that nobody decides again.
    """
    with ledger.translated():
        for item, wire in Inputs(ledger).with_wires():
            if item.outcome is None:
                continue
            summary = item.summary
            yield Item(
                item.input,
                cast("ItemOutcome", item.outcome),
                item.reason,
                None if summary is None else Summary.model_validate_json(summary),
                None if item.outcome == "skipped" else wire,
                wire if item.outcome == "skipped" else None,
            )


def killed_texts(ledger: Ledger) -> list[tuple[str, frozenset[int]]]:
    """All texts that were killed in this run or in those before, as the day wants them."""
    with ledger.translated():
        return list(Stories(ledger).killed_texts())
