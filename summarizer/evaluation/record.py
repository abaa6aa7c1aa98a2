"""What a measurement found, as the data that ``summarizer eval --json`` prints.

The table and the comparison are made from the same data. Keys are only ever added; ``eval`` is the
version of the form. They are described in ``docs/eval.md``.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarizer.evaluation.measures import Fact, Sheet
from summarizer.evaluation.run import Row
from summarizer.evaluation.score import Tally

__all__ = ["FORM", "Record", "record_of"]

FORM = 1

Record = Mapping[str, Any]
"""JSON objects, as ``json`` reads and writes them."""


def record_of(rows: Sequence[Row], *, engine: str) -> Record:
    """The whole record of a run with ``engine`` over the wires of ``rows``, in their order."""
    counted = [row for row in rows if row.asked]
    summaries = [row.summary for row in rows if row.summary]
    sheet, tally = Sheet(), Tally()
    for row in counted:
        sheet.add(row.sheet)
        if row.tally is not None:
            tally.add(row.tally)
    seconds = [s.run.seconds for s in summaries]
    costs = [s.run.cost_usd for s in summaries]
    known = [c for c in costs if c is not None]
    models = {s.run.model for s in summaries if s.run.model}
    return {
        "eval": FORM,
        "engine": engine,
        "model": ", ".join(sorted(models)) or None,
        "rules": summaries[0].run.rules if summaries else None,
        "prompt": summaries[0].run.prompt if summaries else None,
        "total": {
            "wires": len(rows),
            "summarised": len(summaries),
            "failed": sum(row.error is not None and row.asked for row in rows),
            "not_asked": len(rows) - len(counted),
            "missed": sum(len(row.missed) for row in counted),
            "wrong": sum(len(row.wrong) for row in counted),
            "unlisted": sum(len(row.unlisted) for row in counted),
            "measures": _measures(sheet),
            "fields": _fields(tally) if any(row.tally for row in rows) else None,
            "findings": sum(len(s.findings) for s in summaries),
            "requests": sum(s.run.requests for s in summaries),
            "tokens": {
                "input": sum(s.run.usage.input_tokens for s in summaries),
                "cached": sum(s.run.usage.cached_tokens for s in summaries),
                "output": sum(s.run.usage.output_tokens for s in summaries),
            },
            "cost_usd": sum(known) if known and len(known) == len(costs) else None,
            "seconds": {
                "total": sum(seconds),
                "median": statistics.median(seconds) if seconds else None,
                "worst": max(seconds, default=None),
            },
        },
        "wires": [_wire(row) for row in rows],
    }


def _wire(row: Row) -> Record:
    run = row.summary.run if row.summary else None
    usage = run.usage if run else None
    return {
        "name": row.name,
        "digest": row.digest,
        "asked": row.asked,
        "error": row.error,
        "measures": _measures(row.sheet),
        "fields": _fields(row.tally) if row.tally else None,
        "missed": _facts(row.missed),
        "wrong": _facts(row.wrong),
        "unlisted": _facts(row.unlisted),
        "findings": len(row.summary.findings) if row.summary else None,
        "requests": run.requests if run else None,
        "tokens": usage
        and {
            "input": usage.input_tokens,
            "cached": usage.cached_tokens,
            "output": usage.output_tokens,
        },
        "cost_usd": run.cost_usd if run else None,
        "seconds": run.seconds if run else None,
    }


def _measures(sheet: Sheet) -> Record:
    return {
        measure.key: {"right": share.right, "of": share.of, "share": share.value}
        for measure, share in sheet
    }


def _fields(tally: Tally) -> Record:
    return {
        "facts": tally.facts,
        "found": tally.found,
        "wrong": len(tally.wrong),
        "by_field": {
            name: {"found": found, "missed": missed}
            for name, (found, missed) in sorted(tally.by_field.items())
        },
    }


def _facts(facts: Iterable[Fact]) -> list[Record]:
    return [{"field": f.field, "what": f.what, "note": f.note} for f in facts]
