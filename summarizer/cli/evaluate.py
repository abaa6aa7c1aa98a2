"""``summarizer eval``: what an engine found, missed and got wrong; and two such runs compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.api import Summarizer
from summarizer.cli.card import console
from summarizer.cli.console import named, note, print_json
from summarizer.cli.eval_table import print_comparison, print_record
from summarizer.cli.inputs import BadUsage
from summarizer.cli.progress import progress
from summarizer.errors import NotFound
from summarizer.evaluation.compare import check_record, compare
from summarizer.evaluation.json_files import read_json
from summarizer.evaluation.record import Record, record_of
from summarizer.evaluation.run import evaluate, read_cases, wires_with_gold

__all__ = ["EvalOptions", "compare_files", "run_eval"]


@dataclass(frozen=True, slots=True)
class EvalOptions:
    """What was typed."""

    folders: tuple[str, ...]
    gold: str | None
    told: str | None
    engine: str
    model: str | None
    base_url: str | None
    replies: str | None
    json: bool


def run_eval(options: EvalOptions) -> int:
    """Score an engine on the wires of the folders and print a table, or JSON.

    Returns 0 where every wire gave a summary, else 1. Raises InputError for gold that cannot be
    read, before anything is asked of the engine.
    """
    if not options.folders:
        raise BadUsage("no folder is named", hint="give folders, or --compare with two files")
    gold, told = (None if name is None else Path(name) for name in (options.gold, options.told))
    cases = read_cases(wires_with_gold([Path(f) for f in options.folders], gold), told)
    with Summarizer(
        options.engine, model=options.model, base_url=options.base_url, replies=options.replies
    ) as summarizer:
        rows = list(progress(evaluate(summarizer, cases), len(cases)))
        record = record_of(rows, engine=summarizer.engine_name)
    if options.json:
        print_json(record)
    else:
        print_record(record, console())
    for row in rows:
        if row.error is not None:
            note(f"no summary: {row.error}", input=row.name)
    return 1 if any(row.error is not None for row in rows) else 0


def compare_files(
    before: str, now: str, *, folders: Sequence[str] = (), as_json: bool = False
) -> int:
    """Print what the measurement in file ``now`` won and lost against that in ``before``.

    Returns 1 where anything is wrong now that was not before, else 0. Raises InputError for files
    that hold no measurement, or measurements of other wires.
    """
    if folders:
        raise BadUsage("folders and --compare are both given", hint="--compare takes two files")
    found = compare(_record(before), _record(now))
    if as_json:
        print_json(found.record())
    else:
        print_comparison(found, (before, now), console())
    return 1 if found.has_new_wrong else 0


def _record(name: str) -> Record:
    try:
        raw = read_json(Path(name), called="no measurement")
    except FileNotFoundError as exc:
        raise NotFound(f"{named(name)}: no such file", input=name) from exc
    return check_record(raw, name)
