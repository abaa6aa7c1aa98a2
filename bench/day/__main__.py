"""Days made up from tables, joined and held against the tables.

python -m bench.day [--seeds 1-5] [--half development|test] [--show]

Two levels: from the summaries that the tables give, and from those of the offline engine. The half
``test`` has clubs, people and phrases of its own, which were written before the rules and are not
looked at while these are changed: report its seeds as counts.
"""

from __future__ import annotations

import argparse
import sys

from bench.day.measure import Counts, measure
from bench.day.tables import wordings
from bench.day.texts import made_up_day
from summarizer import Summarizer
from summarizer.errors import SummarizerError
from summarizer.summary import Summary
from summarizer.wire import Wire

PRECISION, RECALL = 0.98, 0.95


def main() -> int:
    """Print what came of the seeds; 1 where the tables' own summaries fall short."""
    parser = argparse.ArgumentParser(prog="python -m bench.day", description=__doc__)
    parser.add_argument("--seeds", default="1-5", help="a seed, or the first and the last of some")
    parser.add_argument("--half", default="development", choices=("development", "test"))
    parser.add_argument("--show", action="store_true", help="list all that is not as it should be")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    words = wordings(options.half)
    levels = {"tables' summaries": Counts(), "offline engine's": Counts()}
    with Summarizer("offline") as engine:
        for seed in range(int(first), int(last or first) + 1):
            reports = made_up_day(words, seed)
            gold = [r.gold for r in reports]
            read = [_read(engine, r.wire, r.gold) for r in reports]
            measure(levels["tables' summaries"], reports, gold)
            measure(levels["offline engine's"], reports, read)
    print(f"half {options.half}, seeds {options.seeds}")
    for name, counts in levels.items():
        _print(name, counts, options.show)
    mine = levels["tables' summaries"]
    good = (
        mine.joins.precision >= PRECISION
        and mine.joins.recall >= RECALL
        and mine.differ.recall >= RECALL
        and mine.only.recall >= RECALL
        and mine.differ.right == mine.differ.found
        and mine.only.right == mine.only.found
        and mine.altered == 0
    )
    return 0 if good else 1


def _read(engine: Summarizer, wire: Wire, gold: Summary) -> Summary:
    try:
        return engine.summarize(wire)
    except SummarizerError:  # the killed and the held, which have no summary
        return gold.model_copy(update={"matches": (), "quotes": ()})


def _print(name: str, c: Counts, show: bool) -> None:
    print(f"\n{name}: {c.days} days, {c.wires} wires, {c.matches} matches, shown as "
          f"{c.shown_matches}")  # fmt: skip
    for what, share in (
        ("joins, by pairs", c.joins),
        ("one source, by pairs", c.sources),
        ("contradicts, refines", c.differ),
        ("only in", c.only),
        ("utterances", c.quotes),
        ("not to be shown", c.not_shown),
    ):
        print(
            f"  {what:<22} precision {share.precision:6.4f} ({share.right}/{share.found})"
            f"   recall {share.recall:6.4f} ({share.right}/{share.there})"
        )
    print(f"  quotations altered     {c.altered}")
    if show:
        for line in c.wrong:
            print(f"    {line}")


if __name__ == "__main__":
    sys.exit(main())
