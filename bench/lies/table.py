"""The tables of lies: as text, as rows, and between the marks of ``docs/checks.md``."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from bench.lies.run import Measured, Try

__all__ = ["row", "survivors", "text", "write", "write_last"]

BEGIN, END = "<!-- lies: written by `make lies` -->", "<!-- end of lies -->"
LAST_BEGIN, LAST_END = "<!-- last set: written by `make lies` -->", "<!-- end of last set -->"


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


def _by_kind(tries: list[Try]) -> list[list[str]]:
    kinds: dict[str, list[Try]] = defaultdict(list)
    for t in tries:
        kinds[t.lie.kind].append(t)
    rows = sorted(_line(kind.replace("_", " "), mine) for kind, mine in kinds.items())
    return [*rows, _line("all", tries)]


def _rows(measured: Measured) -> list[list[str]]:
    rows = _by_kind(measured.tries)
    for by, name in (
        ("hand", "written by hand"),
        ("last", "written by hand, last set"),
        ("rule", "generated"),
    ):
        rows.append(_line(name, [t for t in measured.tries if t.by == by]))
    return rows + [
        _line(f"on {source}", [t for t in measured.tries if t.source == source])
        for source in measured.texts
    ]


def _alarms(measured: Measured) -> list[str]:
    lines: list[str] = []
    for name, alarms in (
        ("with the second reader", measured.alarms),
        ("without", measured.alarms_alone),
    ):
        parts = [
            f"{source} {sum(a.source == source for a in alarms)} of {right}"
            for source, right in measured.right.items()
        ]
        total = sum(measured.right.values())
        share = _share(len(alarms), total)
        lines.append(
            f"False alarms, {name}: {len(alarms)} of {total} ({share}): {'; '.join(parts)}."
        )
    return lines


def _names(measured: Measured) -> list[str]:
    return sorted({name for t in measured.tries for name in t.rivals})


def rival_rows(measured: Measured) -> list[list[str]]:
    """Lies on quotations and evidence: our share and the other libraries'; then retyped ones.

    For retyped words the figure is the share caught; for ``exact`` and ``glyphs``, which are
    right, the share kept.
    """
    names = _names(measured)
    if not names:
        return []
    rows = [["kind", "tried", "ours", *names]]
    for kind in sorted({t.lie.kind for t in measured.tries if t.rivals}):
        tries = [t for t in measured.tries if t.lie.kind == kind]
        caught = _share(sum(t.with_second.caught for t in tries), len(tries))
        theirs = [_share(sum(t.rivals[n] for t in tries), len(tries)) for n in names]
        rows.append([kind.replace("_", " "), str(len(tries)), caught, *theirs])
    for kind in ("word_changed", "cropped_at_not", "spliced", "exact", "glyphs"):
        made = [r for r in measured.retyped if r.kind == kind]
        good = "kept" if kind in ("exact", "glyphs") else "caught"
        shares = [
            _share(sum(r.outcomes.get(n) == good for r in made), len(made))
            for n in ("ours", *names)
        ]
        if kind == "exact":
            shares[0] = "by number"
        rows.append([f"retyped: {kind.replace('_', ' ')} ({good})", str(len(made)), *shares])
    return rows


def text(measured: Measured) -> str:
    """The table for a terminal."""
    lines = _columns([HEAD, *_rows(measured)])
    lines += ["", *_alarms(measured), ""]
    if _names(measured):
        lines += [*_columns(rival_rows(measured)), ""]
    return "\n".join([*lines, f"{measured.seconds:.0f} s"])


def _columns(rows: list[list[str]]) -> list[str]:
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(r, widths, strict=True))
        ).rstrip()
        for r in rows
    ]


def survivors(measured: Measured, kind: str) -> str:
    """The lies of ``kind`` (``all``: of any) that were not caught, a line each."""
    lines = [
        f"{t.lie.kind} {t.text} {t.by} {t.lie.path} {t.lie.lied!r}\n    "
        + ("not named" if not t.with_second.named else "named")
        + f" {list(t.with_second.out)}"
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


def _markdown(rows: list[list[str]]) -> list[str]:
    head = ["| " + " | ".join(rows[0]) + " |", "|---" + "|---:" * (len(rows[0]) - 1) + "|"]
    return [*head, *("| " + " | ".join(r) + " |" for r in rows[1:])]


def write(measured: Measured, path: Path) -> None:
    """Put the tables, with commit and day, between the marks of the file at ``path``.

    Raises ValueError where the file has no such marks.
    """
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    day = datetime.now(UTC).date().isoformat()
    made = f"Measured on {day} at {commit}: {len(measured.tries)} lies about "
    made += ", ".join(f"{n} {source}" for source, n in measured.texts.items()) + "."
    block = [made, "", *_markdown([HEAD, *_rows(measured)]), "", *_alarms(measured)]
    if _names(measured):
        block += ["", *_markdown(rival_rows(measured))]
    path.write_text(_between(path.read_text("utf-8"), BEGIN, END, block), "utf-8")


def write_last(measured: Measured, path: Path) -> None:
    """Put the table of the last set between its own marks. It is scored once, so this is not part
    of :func:`write`."""
    last = [t for t in measured.tries if t.by == "last"]
    block = _markdown([HEAD, *_by_kind(last)])
    path.write_text(_between(path.read_text("utf-8"), LAST_BEGIN, LAST_END, block), "utf-8")


def _between(old: str, begin: str, end: str, block: list[str]) -> str:
    if begin not in old or end not in old:
        raise ValueError(f"the file has not the marks {begin} and {end}")
    before, _, rest = old.partition(begin)
    middle = "\n".join([begin, "", *block, "", end])
    return before + middle + rest.partition(end)[2]
