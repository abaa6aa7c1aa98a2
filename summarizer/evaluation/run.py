"""One engine over a folder of wires with gold: what it found, missed and got wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.api import Summarizer
from summarizer.errors import InputError, SummarizerError
from summarizer.evaluation.gold import read_gold
from summarizer.evaluation.score import Tally, score_summary
from summarizer.reading import read_path
from summarizer.summary import Summary

__all__ = ["Row", "evaluate", "wires_with_gold"]


@dataclass(frozen=True, slots=True)
class Row:
    """How one wire fared. ``error`` is set, and nothing was found, where no summary came."""

    name: str
    tally: Tally
    summary: Summary | None
    error: str | None


def wires_with_gold(folders: Iterable[Path], gold: Path | None) -> Iterator[tuple[Path, Path]]:
    """Each ``NAME.txt`` of ``folders`` with its gold: ``NAME.json`` in ``gold``, else beside it.

    Raises InputError where a folder holds no wire with gold.
    """
    for folder in folders:
        pairs = [
            (wire, (gold or folder) / f"{wire.stem}.json") for wire in sorted(folder.glob("*.txt"))
        ]
        known = [pair for pair in pairs if pair[1].is_file()]
        if not known:
            raise InputError(
                f"{folder}: no wire with gold beside it",
                input=str(folder),
                hint="give a folder with NAME.txt and NAME.json, or the gold's folder by --gold",
            )
        yield from known


def evaluate(summarizer: Summarizer, pairs: Iterable[tuple[Path, Path]]) -> Iterator[Row]:
    """Score ``summarizer`` on each wire. A wire that fails counts as read with nothing found."""
    for wire_path, gold_path in pairs:
        wire = read_path(wire_path)
        gold = read_gold(gold_path, wire.text)
        try:
            summary = summarizer.summarize(wire)
        except SummarizerError as error:
            yield Row(wire_path.stem, Tally(), None, error.message)
            continue
        yield Row(wire_path.stem, score_summary(gold, summary), summary, None)
