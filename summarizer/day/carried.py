"""Which wires carry the report of an account on, whatever an engine made of them.

A paper puts a headline of its own over an agency's report, and an engine reads no match in it, or
another one. Its words say what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.day.accounts import Account
from summarizer.day.items import Item
from summarizer.day.reprints import carries
from summarizer.day.standing import Standing
from summarizer.revisions.likeness import FEWEST, runs_of
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["carried_on", "read_otherwise"]

_WORD = re.compile(r"\w+")


def read_otherwise(items: Sequence[Item], stands: Standing) -> dict[int, int]:
    """Wires whose report is another's to the letter, and of which other matches were read, each
    with that other wire: the first that has the report and a match."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for index in sorted(stands.counting, key=lambda i: stands.since[i]):
        item = items[index]
        if item.wire is None or item.summary is None or not item.summary.matches:
            continue
        text = _letters(item.wire)
        if text is None:
            continue
        leader = first.setdefault(text, index)
        if leader != index and _read(items[leader]) != _read(item):
            found[index] = leader
    return found


def _letters(wire: Wire) -> str | None:
    """The report without its headline; None where it is too short to be known again."""
    body = (s for s in wire.sentences if s.label in BODY_LABELS and s.label != "headline")
    words = [w for s in body for w in _WORD.findall(wire.text[s.start : s.end].casefold())]
    return " ".join(words) if len(words) >= FEWEST else None


def _read(item: Item) -> list[tuple[str, str]]:
    matches = item.summary.matches if item.summary else ()
    return [(m.home.name, m.away.name) for m in matches]


def carried_on(
    items: Sequence[Item], unread: Sequence[int], accounts: Sequence[Account]
) -> dict[int, list[Account]]:
    """For each wire of ``unread``, of which no match was read, the accounts that it carries on."""
    runs = {
        index: runs_of(wire, quoted=False)
        for index in unread
        if (wire := items[index].wire) is not None
    }
    asked = frozenset(run for own in runs.values() for run in own)
    having: dict[int, list[int]] = {}
    for number, account in enumerate(accounts):
        for run in asked & (account.runs or frozenset()):
            having.setdefault(run, []).append(number)
    found: dict[int, list[Account]] = {}
    for index, own in runs.items():
        shared = Counter(number for run in own for number in having.get(run, ()))
        carried = [accounts[n] for n in sorted(shared) if carries(own, accounts[n].runs)]
        if carried:
            found[index] = carried
    return found
