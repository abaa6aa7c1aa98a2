"""One engine over a folder of wires with gold: what it found, missed and got wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.api import Summarizer
from summarizer.errors import InputError, NotFound, SummarizerError
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.gold_files import read_gold
from summarizer.evaluation.match_measures import measure_matches
from summarizer.evaluation.measures import Fact, Sheet
from summarizer.evaluation.quote_measures import measure_quotes
from summarizer.evaluation.score import Tally, score_summary
from summarizer.reading import read_path
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Case", "Row", "evaluate", "read_cases", "wires_with_gold"]


@dataclass(frozen=True, slots=True)
class Case:
    """A wire with its gold; ``digest`` names text and gold, so that runs can be compared;
    ``listed``: there is a list of what it tells."""

    name: str
    wire: Wire
    gold: Gold
    digest: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """How one wire fared.

    ``error`` is set where no summary came: everything is missed then, unless nothing was asked
    (``asked`` is False: a replay without a stored reply), which counts nowhere.
    """

    name: str
    digest: str
    sheet: Sheet
    tally: Tally | None
    summary: Summary | None
    error: str | None = None
    asked: bool = True

    @property
    def missed(self) -> list[Fact]:
        """The facts of the gold that were not published."""
        return self.tally.missed if self.tally else self.sheet.missed

    @property
    def wrong(self) -> list[Fact]:
        """What was published and is not so."""
        return self.tally.wrong if self.tally else self.sheet.wrong

    @property
    def unlisted(self) -> list[Fact]:
        """What was published and the gold cannot judge."""
        return self.tally.unlisted if self.tally else self.sheet.unlisted


def wires_with_gold(folders: Iterable[Path], gold: Path | None) -> Iterator[tuple[Path, Path]]:
    """Each ``NAME.txt`` of ``folders`` with its gold: ``NAME.json`` in ``gold``, else beside it.

    A wire without gold is passed over. Raises InputError where a folder is missing, or holds no
    wire with gold.
    """
    for folder in folders:
        if not folder.is_dir():
            raise NotFound(f"{folder}: no such folder", input=str(folder))
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


def read_cases(pairs: Iterable[tuple[Path, Path]], told: Path | None = None) -> list[Case]:
    """The wires and their gold; ``told`` is a folder with ``NAME.json``: what each report tells.

    All is read before anything is asked of an engine, so that a broken file costs nothing. Raises
    InputError.
    """
    if told is not None and not told.is_dir():
        raise NotFound(f"{told}: no folder of told goals", input=str(told))
    cases = []
    for wire_path, gold_path in pairs:
        wire = read_path(wire_path)
        listed = told / f"{wire_path.stem}.json" if told is not None else None
        listed = listed if listed is not None and listed.is_file() else None
        gold = read_gold(gold_path, wire.text, told=listed)
        parts = [wire.text.encode("utf-8", "surrogatepass"), gold_path.read_bytes()]
        parts += [listed.read_bytes()] if listed is not None else []
        digest = hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
        cases.append(Case(wire_path.stem, wire, gold, digest, listed is not None))
    if told is not None and not any(case.listed for case in cases):
        raise InputError(
            f"{told}: no list for any of these wires",
            input=str(told),
            hint="a list is named as its wire: NAME.json for NAME.txt",
        )
    return cases


def evaluate(summarizer: Summarizer, cases: Iterable[Case]) -> Iterator[Row]:
    """Score ``summarizer`` on each wire; one that fails does not stop the others."""
    for case in cases:
        try:
            summary = summarizer.summarize(case.wire)
        except NotFound as error:  # of a reply: the wire is there
            yield Row(case.name, case.digest, Sheet(), None, None, error.message, asked=False)
        except SummarizerError as error:
            yield _row(case, None, error.message)
        except Exception as fault:  # noqa: BLE001  a fault over one wire must not cost the others
            yield _row(case, None, f"internal fault: {type(fault).__name__}: {fault}")
        else:
            yield _row(case, summary, None)


def _row(case: Case, summary: Summary | None, error: str | None) -> Row:
    sheet = Sheet()
    text = case.wire.text
    measure_matches(sheet, case.gold, summary.matches if summary else (), text)
    measure_quotes(sheet, case.gold, summary.quotes if summary else (), text)
    tally = score_summary(case.gold, summary) if case.gold.dialect == "wire" else None
    return Row(case.name, case.digest, sheet, tally, summary, error)
