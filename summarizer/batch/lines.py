"""The output: a line of JSON for each input, as ``summarize --json`` prints them."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.ledger import Inputs, Item, Ledger
from summarizer.visible import acting_escaped, json_text

__all__ = ["line_of", "lines"]


def line_of(item: Item) -> str:
    """One line, without its end: ``{input, outcome, reason, summary, error}``."""
    error = None
    if item.outcome == "failed":
        error = {"code": item.code, "message": item.reason, "hint": item.hint}
    head = json_text({"input": item.input, "outcome": item.outcome, "reason": item.reason})
    summary = "null" if item.summary is None else acting_escaped(item.summary)
    return f'{head[:-1]},"summary":{summary},"error":{json_text(error)}}}'


def lines(ledger: Ledger) -> Iterator[str]:
    """The lines of all inputs of the last run that are done, in their order, each with its end."""
    with ledger.translated():
        for item in Inputs(ledger).items():
            if item.outcome is not None:
                yield line_of(item) + "\n"
