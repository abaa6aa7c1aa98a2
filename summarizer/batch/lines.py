"""The output: a line of JSON for each input, as ``summarize --json`` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from summarizer.batch.withdrawn import Stopped
from summarizer.ledger import Inputs, Item, Ledger, Stories
from summarizer.summary import Summary
from summarizer.visible import acting_escaped, json_text
from summarizer.wire import Wire

__all__ = ["line_of", "lines", "without_stopped"]


def line_of(item: Item) -> str:
    """One line, without its end: ``{input, outcome, reason, summary, error}``."""
    error = None
    if item.outcome == "failed":
        error = {"code": item.code, "message": item.reason, "hint": item.hint}
    head = json_text({"input": item.input, "outcome": item.outcome, "reason": item.reason})
    summary = "null" if item.summary is None else acting_escaped(item.summary)
    return f'{head[:-1]},"summary":{summary},"error":{json_text(error)}}}'


def lines(ledger: Ledger, now: datetime) -> Iterator[str]:
    """The lines of all inputs of the last run that are done, in their order, each with its end.

    A match that carries on a report which was killed, in this run or before, or is held at ``now``,
    is not in them.
    """
    with ledger.translated():
        stopped = Stopped(Stories(ledger), now)
        if not stopped:
            for item in Inputs(ledger).items():
                if item.outcome is not None:
                    yield line_of(item) + "\n"
            return
        for item, wire in Inputs(ledger).with_wires():
            if item.outcome is not None:
                yield line_of(without_stopped(stopped, item, wire)) + "\n"


def without_stopped(stopped: Stopped, item: Item, wire: Wire | None) -> Item:
    """The item without what a kill or a hold takes from it, be it all."""
    if not stopped or item.summary is None or wire is None:
        return item
    summary = Summary.model_validate_json(item.summary)
    why = stopped.why(wire, summary)
    if why is not None:
        return replace(item, outcome=why.outcome, reason=why.reason, summary=None)
    left = stopped.without(wire, summary)
    if left is summary:
        return item
    return replace(item, summary=left.model_dump_json(by_alias=True))
