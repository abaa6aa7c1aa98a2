"""The section of the page of accuracy on a large model's captured replies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.accuracy_page import stamp
from bench.captured import MENDED, Captured, captured, say

__all__ = ["captured_section"]

_KEY = "captured replies"
_LISTS = ("through", "doubtful", "dropped", "unjudged")
_HEAD = """\
## A large model's replies through the checks

One reply for each report to the exact request (`summarizer prompt`), captured by hand and kept
unchanged in `tests/evaluation/replies/reports`, with its date and the hash of its request. Somebody
who wrote no rule read report and reply and marked every wrong claim, and every wrong fact that the
summary adds to them (`tests/evaluation/judged`). A claim is the smallest thing that can be right by
itself: a name, a score, an event, its time, a quotation, its speaker, a headline.

- **claims**: of the replies. **wrong**: judged wrong by the report. **caught**: wrong and not in
  the summary. **through**: wrong facts in the summary, of all claims of the replies.
- **borderline**: facts in the summary that a newspaper would let stand and a strict reader not.
- **dropped**: right claims that are not in the summary, of all right claims.
- *mended on*: rules were mended with these twelve at hand. *held back*: scored once, unmended.
  *opened since*: held back at first, read while rules were written.
"""


def captured_section(
    reports: Path,
    replies: Path,
    judged: Path,
    kept: Path,
    *,
    held_back: bool,
    listed: bool = True,
    opened: frozenset[str],
) -> Iterator[str]:
    """The table, and every wrong fact that got through and right claim that was dropped.

    The replies to held-back reports are opened with ``held_back`` only; their figures are then
    kept in the file ``kept``, and stand on later pages, the lists with ``listed`` only: rules may
    still have to be written by people who must not learn of these reports.
    """
    names = [p.stem for p in sorted(replies.glob("*.json")) if p.name != "meta.json"]
    mended = [n for n in names if n in MENDED]
    shut = {
        "held back": [n for n in names if n not in MENDED | opened],
        "opened since": [n for n in names if n in opened],
    }
    if not names:
        return
    known: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    rows = [
        _figures("mended on", captured(mended, reports=reports, replies=replies, judged=judged))
    ]
    for title, some in shut.items():
        key = f"{_KEY}/{title}"
        if held_back and some:
            found = captured(some, reports=reports, replies=replies, judged=judged)
            known[key] = _figures(title, found)
            if not listed:
                known[key].update(dict.fromkeys(_LISTS, ()))
        if key in known and known[key]["names"] == some:
            rows.append(known[key])
    if held_back:
        kept.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    yield from _HEAD.splitlines()
    yield ""
    titles = "replies reports measured claims wrong caught through borderline dropped".split()
    yield f"| {' | '.join(titles)} |"
    yield "|---|---:|---|---:|---:|---:|---:|---:|---:|"
    for row in rows:
        counts = row["counts"]
        yield (
            f"| {row['title']} | {row['reports']} | {row['measured']} | {row['claims']} "
            f"| {row['wrong']} | {row['caught']} | {_share(counts['through'], row['claims'])} "
            f"| {counts['doubtful']} "
            f"| {_share(counts['dropped'], row['claims'] - row['wrong'])} |"
        )
    for row in rows:
        yield from _listed(row)


def _figures(title: str, replies: Iterable[Captured]) -> dict[str, Any]:
    ones = list(replies)
    return {
        "title": title,
        "reports": len(ones),
        "measured": stamp(),
        "claims": sum(o.claimed.total() for o in ones),
        "wrong": sum(o.claimed.total() - o.right for o in ones),
        "caught": sum(len(o.caught) for o in ones),
        "names": [o.name for o in ones],
        "counts": {
            "through": sum(len(o.through) for o in ones),
            "doubtful": sum(len(o.doubtful) for o in ones),
            "dropped": sum(len(o.dropped) for o in ones),
        },
        "through": [f"{o.name}: {say(u)}" for o in ones for u in o.through],
        "doubtful": [f"{o.name}: {say(u)}" for o in ones for u in o.doubtful],
        "dropped": [f"{o.name}: {say(u)}" for o in ones for u in o.dropped],
        "unjudged": [f"{o.name}: {say(u)}" for o in ones for u in o.unjudged],
    }


def _listed(row: dict[str, Any]) -> Iterator[str]:
    for key, what in (
        ("through", "Wrong facts that got through"),
        ("doubtful", "Borderline facts in the summaries"),
        ("dropped", "Right claims that were dropped"),
        ("unjudged", "Facts added by the summary that nobody has judged"),
    ):
        if row[key]:
            yield ("")
            yield f"{what}, {row['title']}:"
            yield ""
            yield from (f"- `{line}`" for line in row[key])


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "–"
