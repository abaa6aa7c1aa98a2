"""The table of lies: as text, as rows, and between the marks of ``docs/checks.md``."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from bench.lies.run import Measured, Try

__all__ = ["row", "survivors", "text", "write"]

BEGIN = "<!-- lies: written by `make lies` -->"
END = "<!-- end of lies -->"


def _share(part: int, whole: int) -> str:
    return "–" if not whole else f"{part / whole:.3f}"


def _line(name: str, tries: list[Try]) -> list[str]:
    caught = sum(t.with_second.caught for t in tries)
    alone = sum(t.alone.caught for t in tries)
    lost = sum(len(t.with_second.lost) for t in tries)
    of = sum(t.with_second.of for t in tries)
    return [
        name,
        str(len(tries)),
        str(len({t.text for t in tries})),
        f"{caught}",
        _share(caught, len(tries)),
        _share(alone, len(tries)),
        _share(lost, of),
    ]


HEAD = ["kind of lie", "tried", "texts", "caught", "share", "without second reader", "collateral"]


def _rows(measured: Measured) -> list[list[str]]:
    kinds: dict[str, list[Try]] = defaultdict(list)
    for t in measured.tries:
        kinds[t.lie.kind].append(t)
    rows = [_line(kind.replace("_", " "), tries) for kind, tries in kinds.items()]
    rows.sort(key=lambda r: r[0])
    rows.append(_line("all", measured.tries))
    for by, name in (("hand", "written by hand"), ("rule", "generated")):
        rows.append(_line(name, [t for t in measured.tries if t.by == by]))
    for source in measured.texts:
        rows.append(_line(f"on {source}", [t for t in measured.tries if t.source == source]))
    return rows


def _alarms(measured: Measured) -> list[str]:
    lines = []
    for name, alarms in (
        ("with the second reader", measured.alarms),
        ("without", measured.alarms_alone),
    ):
        parts = []
        for source, right in measured.right.items():
            part = sum(a.source == source for a in alarms)
            parts.append(f"{source} {part} of {right}")
        total = sum(measured.right.values())
        share = _share(len(alarms), total)
        lines.append(
            f"False alarms, {name}: {len(alarms)} of {total} ({share}): {'; '.join(parts)}."
        )
    return lines


def text(measured: Measured) -> str:
    """The table for a terminal."""
    rows = [HEAD, *_rows(measured)]
    widths = [max(len(r[i]) for r in rows) for i in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(r, widths, strict=True))
        ).rstrip()
        for r in rows
    ]
    return "\n".join([*lines, "", *_alarms(measured), f"{measured.seconds:.0f} s"])


def survivors(measured: Measured, kind: str) -> str:
    """The lies of ``kind`` (``all``: of any) that were not caught, a line each."""
    lines = [
        f"{t.lie.kind} {t.text} {t.by} {t.lie.path} {t.lie.lied!r}\n    "
        + ("not named" if not t.with_second.named else "named")
        + f" {[u for u in t.with_second.out]}"
        for t in measured.tries
        if not t.with_second.caught and kind in ("all", t.lie.kind)
    ]
    if kind in ("alarms", "all"):
        lines += [f"false alarm {a.text} {a.unit}" for a in measured.alarms]
    return "\n".join(lines)


def row(t: Try) -> dict[str, object]:
    """One try as JSON holds it."""
    return {
        "kind": t.lie.kind,
        "text": t.text,
        "by": t.by,
        "path": t.lie.path,
        "lied": t.lie.lied,
        "caught": t.with_second.caught,
        "caught_alone": t.alone.caught,
        "out": [repr(u) for u in t.with_second.out],
        "rules": list(t.with_second.rules),
        "lost": [repr(u) for u in t.with_second.lost],
    }


def _markdown(rows: Iterable[list[str]]) -> list[str]:
    head = ["| " + " | ".join(HEAD) + " |", "|---" + "|---:" * (len(HEAD) - 1) + "|"]
    return [*head, *("| " + " | ".join(r) + " |" for r in rows)]


def write(measured: Measured, path: Path) -> None:
    """Put the table, with commit and day, between the marks of the file at ``path``."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    day = datetime.now(UTC).date().isoformat()
    made = f"Measured on {day} at {commit}: {len(measured.tries)} lies about "
    made += ", ".join(f"{n} {source}" for source, n in measured.texts.items()) + "."
    block = [BEGIN, "", made, "", *_markdown(_rows(measured)), "", *_alarms(measured), "", END]
    old = path.read_text("utf-8")
    before, _, rest = old.partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(before + "\n".join(block) + after, "utf-8")
