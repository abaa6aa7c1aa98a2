"""The page ``docs/accuracy.md``: tables of shares, how they were come by, what each one means."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from summarizer.evaluation.measures import MEASURES
from summarizer.evaluation.record import Record

__all__ = ["Column", "Group", "page", "stamp"]

ROOT = Path(__file__).parents[1]

HEAD = """\
# Accuracy

Written by `make accuracy`; not edited by hand. Engine: `offline`, which reads by rule, on plain
text, with no settings. The gold was made by others, or by hand by people who wrote no rules.

- **Match reports**: 31 reports of one tournament as a news site published them, with the facts of
  an independent database. Which goals a report tells, and with which minute, was listed by hand;
  where report and database differ, the report is right.
- **News articles**: 63 articles on politics with quotations and sources annotated by hand.
- **Other wires**: three real wires with gold made by others; the example wires of this project and
  further wires written for it, with invented clubs and people. The rules were written with the
  three and the examples at hand.

The first two are not part of this project; they are read from `../shared`. Half of each was
held back: nobody who writes rules has read those texts or what came out for them. Reports under
*opened since* were read while rules were written, after an earlier measurement. Too few players
were sent off for a figure on cards.
"""


@dataclass(frozen=True)
class Column:
    """One part of the gold. ``total`` is that of a record, None where it was not measured;
    ``measured`` says when and on which commit; ``differs`` are cases that were listed by hand."""

    title: str
    wires: int
    total: Record | None
    measured: str
    differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """One table."""

    title: str
    columns: tuple[Column, ...]


def stamp() -> str:
    """Today and the commit; "with changes" where the package is not as committed."""
    commit = _git("rev-parse", "--short", "HEAD") or "no commit"
    changed = ", with changes" if _git("status", "--porcelain", "--", "summarizer") else ""
    return f"{datetime.now(UTC):%Y-%m-%d}, {commit}{changed}"


def _git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.strip()


def page(groups: Sequence[Group], further: Iterable[str] = ()) -> Iterator[str]:
    """The lines of the page; ``further`` are those of sections that come after the tables."""
    yield from HEAD.splitlines()
    for group in groups:
        yield from _table(group)
    yield from further
    yield from _differing(groups)
    yield from _definitions()


def _table(group: Group) -> Iterator[str]:
    yield from ("", f"## {group.title}", "")
    yield f"| | {' | '.join(c.title for c in group.columns)} |"
    yield "|---|" + "---|" * len(group.columns)
    yield _row("wires", [str(c.wires) for c in group.columns])
    yield _row("measured", [c.measured for c in group.columns])
    for measure in MEASURES:
        cells = [_share(c.total, measure.key) for c in group.columns]
        if any(c for c in cells):
            yield _row(measure.title, cells)
    fields = [_fields(c.total) for c in group.columns]
    if any(fields):
        yield _row("all facts, field by field", fields)
    yield _row("wrong facts", [str(c.total["wrong"]) if c.total else "" for c in group.columns])
    yield _row("wires without a summary", [_failed(c.total) for c in group.columns])
    yield _row("findings a wire", [_findings(c.total) for c in group.columns])


def _row(title: str, cells: Sequence[str]) -> str:
    return f"| {title} | {' | '.join(cell or '–' for cell in cells)} |"


def _cell(right: int, of: int) -> str:
    return f"{right} of {of} ({right / of:.1%})" if of else ""


def _share(total: Record | None, key: str) -> str:
    found = total["measures"].get(key) if total else None
    return _cell(found["right"], found["of"]) if found else ""


def _fields(total: Record | None) -> str:
    fields = total["fields"] if total else None
    return _cell(fields["found"], fields["facts"]) if fields else ""


def _failed(total: Record | None) -> str:
    return str(total["failed"] + total["not_asked"]) if total else ""


def _findings(total: Record | None) -> str:
    return f"{total['findings'] / total['summarised']:.1f}" if total and total["summarised"] else ""


def _differing(groups: Sequence[Group]) -> Iterator[str]:
    listed = [case for g in groups for c in g.columns for case in c.differs]
    if listed:
        yield from ("", "## Where report and database differ", "")
        yield from (f"- {' '.join(case.split())}" for case in listed)


def _definitions() -> Iterator[str]:
    yield from ("", "## What each measure is", "")
    for measure in MEASURES:
        yield f"- **{measure.title}**: {measure.definition}"
    yield (
        "- **all facts, field by field**: leaf values of the gold that are published, where the "
        "gold has all that a wire says. A shorter form of a name is missed."
    )
    yield (
        "- **wrong facts**: all that is published and that the gold contradicts: in reports "
        "scores, shoot-outs, goals and minutes, in articles speakers, in other wires every field."
    )
    yield "- **findings a wire**: claims that the checks dropped, corrected or flagged."
    yield ""
    yield "How names are compared, and the forms of gold: [measuring an engine](eval.md)."
