"""``summarizer eval``: the table of what an engine found, missed and got wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.cli.console import one_line, print_json
from summarizer.evaluation.run import Row, evaluate, wires_with_gold
from summarizer.evaluation.score import Tally

__all__ = ["run_eval"]


def run_eval(
    folders: list[str],
    *,
    gold: str | None,
    engine: str,
    model: str | None,
    base_url: str | None,
    replies: str | None,
    as_json: bool,
) -> int:
    """Score an engine on the wires of ``folders`` and print a table, or JSON.

    Returns 0 where every wire gave a summary, else 1.
    """
    pairs = list(
        wires_with_gold([Path(f) for f in folders], Path(gold) if gold is not None else None)
    )
    with Summarizer(engine, model=model, base_url=base_url, replies=replies) as summarizer:
        rows = list(evaluate(summarizer, pairs))
    total = Tally()
    for row in rows:
        total.add(row.tally)
    if as_json:
        print_json(_as_json(rows, total, engine))
    else:
        _print_table(rows, total)
    return 1 if any(row.error for row in rows) else 0


def _share(tally: Tally) -> str:
    return f"{tally.found / tally.facts:6.1%}" if tally.facts else "     -"


def _print_table(rows: list[Row], total: Tally) -> None:
    print(f"{'wire':34} {'facts':>6} {'found':>6} {'share':>7} {'wrong':>6} {'findings':>9}")
    for row in rows:
        findings = len(row.summary.findings) if row.summary else 0
        print(
            f"{one_line(row.name)[:34]:34} {row.tally.facts:6} {row.tally.found:6} "
            f"{_share(row.tally):>7} {len(row.tally.wrong):6} {findings:9}"
        )
    print(f"{'all':34} {total.facts:6} {total.found:6} {_share(total):>7} {len(total.wrong):6}\n")
    print(f"{'field':24} {'found':>6} {'missed':>7}")
    for name, (found, missed) in sorted(total.by_field.items()):
        print(f"{name:24} {found:6} {missed:7}")
    for title, key in (("wrong", "wrong"), ("missed", "missed"), ("not in the gold", "unlisted")):
        lines = [
            one_line(f"{row.name}: {note}") for row in rows for note in getattr(row.tally, key)
        ]
        print(f"\n{title}: {len(lines)}")
        for line in dict.fromkeys(lines):
            print(f"  {line}")
    for row in rows:
        if row.error:
            print(one_line(f"failed: {row.name}: {row.error}"))


def _as_json(rows: list[Row], total: Tally, engine: str) -> dict[str, Any]:
    def tally(t: Tally) -> dict[str, Any]:
        return {
            "facts": t.facts,
            "found": t.found,
            "missed": t.missed,
            "wrong": t.wrong,
            "unlisted": t.unlisted,
        }

    return {
        "engine": engine,
        "total": tally(total),
        "wires": [{"name": row.name, "error": row.error, **tally(row.tally)} for row in rows],
    }
