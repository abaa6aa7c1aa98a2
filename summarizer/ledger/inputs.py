"""The inputs of a run or a batch, in their order, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.ledger.database import Ledger
from summarizer.ledger.wires import wire_from
from summarizer.wire import Wire

__all__ = ["Inputs", "Item", "Unread"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Why an input is no wire: ``skipped`` where nothing is wrong with that, else ``failed``."""

    outcome: str
    reason: str
    code: str
    hint: str


@dataclass(frozen=True, slots=True)
class Item:
    """One input and what became of it; ``outcome`` None: not done yet. ``summary`` is JSON."""

    input: str
    outcome: str | None
    reason: str | None = None
    summary: str | None = None
    code: str | None = None
    hint: str | None = None


# Each wire once: an input that holds the same bytes as one before it says so, and is skipped
# unless that one was killed: then so is this.
_COLUMNS = """
SELECT i.input,
    CASE WHEN i.wire IS NULL THEN i.outcome
         WHEN i.position <> f.position AND t.outcome <> 'killed' THEN 'skipped'
         WHEN t.outcome <> 'open' THEN t.outcome
         ELSE r.outcome END AS outcome,
    CASE WHEN i.wire IS NULL THEN i.reason
         WHEN i.position <> f.position THEN 'the same wire as ' || f.input
         WHEN t.outcome <> 'open' THEN t.reason
         ELSE r.reason END AS reason,
    CASE WHEN t.outcome = 'open' AND i.position = f.position THEN r.summary END AS summary,
    CASE WHEN i.wire IS NULL THEN i.code
         WHEN t.outcome = 'open' AND i.position = f.position THEN r.code END AS code,
    CASE WHEN i.wire IS NULL THEN i.hint ELSE r.hint END AS hint
"""
_FROM = """
FROM inputs i
LEFT JOIN inputs f ON f.batch = i.batch AND f.position =
    (SELECT min(position) FROM inputs WHERE batch = i.batch AND wire = i.wire)
LEFT JOIN wires w ON w.id = i.wire
LEFT JOIN standing t ON t.wire = i.wire
LEFT JOIN results r ON r.wire = i.wire AND r.key = w.result
WHERE i.batch = ?
"""
_ITEMS = _COLUMNS + _FROM


class Inputs:
    """The table of inputs, as far as they are those of ``batch``: "" for the last run."""

    def __init__(self, ledger: Ledger, batch: str = "") -> None:
        self._ledger = ledger
        self._batch = batch

    def clear(self) -> None:
        """Forget those of the run before, and which results counted for it."""
        self._ledger.sql.execute("DELETE FROM inputs WHERE batch = ?", (self._batch,))

    def add(self, position: int, input: str, wire: int | None, why: Unread | None = None) -> None:
        """Write down one input."""
        told = (None,) * 4 if why is None else (why.outcome, why.reason, why.code, why.hint)
        self._ledger.sql.execute(
            "INSERT INTO inputs (batch, position, input, wire, outcome, reason, code, hint) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._batch, position, input, wire, *told),
        )

    def items(self) -> Iterator[Item]:
        """What became of each input, in order."""
        query = _ITEMS + "ORDER BY i.position"
        for row in self._ledger.sql.execute(query, (self._batch,)):
            yield Item(*row)

    def some(self, after: int, many: int) -> list[tuple[int, Item, Wire | None]]:
        """The same for the next ``many`` behind a position, each with its own, from 0, and its
        wire where something was made of it: a little at a time, where others write meanwhile."""
        query = (
            f"SELECT *, CASE WHEN summary IS NOT NULL THEN text END FROM ({_COLUMNS}, "  # noqa: S608
            f"w.wire AS text, i.position AS position {_FROM} AND i.position > ?) "
            "ORDER BY position LIMIT ?"
        )
        rows = self._ledger.sql.execute(query, (self._batch, after, many)).fetchall()
        return [
            (position, Item(*told), None if text is None else wire_from(text, told[0]))
            for *told, _, position, text in rows
        ]

    def with_wires(self) -> Iterator[tuple[Item, Wire | None]]:
        """The same, each with its wire as it was read; None where it could not be."""
        query = f"{_COLUMNS}, w.wire {_FROM} ORDER BY i.position"
        for *told, text in self._ledger.sql.execute(query, (self._batch,)):
            item = Item(*told)
            yield item, None if text is None else wire_from(text, item.input)

    def made(self) -> Iterator[tuple[int, Wire, str]]:
        """Number and wire of each input of which something was made, and the summary as JSON."""
        query = (
            f"SELECT * FROM ({_COLUMNS}, w.id AS number, w.wire AS text {_FROM}) "  # noqa: S608
            "WHERE summary IS NOT NULL"
        )
        for name, _, _, summary, _, _, number, text in self._ledger.sql.execute(
            query, (self._batch,)
        ):
            yield number, wire_from(text, name), summary

    def outcomes(self) -> Counter[str]:
        """How many inputs had which outcome; ``open`` are those that are not done."""
        query = f"SELECT ifnull(outcome, 'open'), count(*) FROM ({_ITEMS}) GROUP BY 1"  # noqa: S608
        return Counter(dict(self._ledger.sql.execute(query, (self._batch,))))

    def failures(self) -> Counter[str]:
        """How many failed, by the code of their error."""
        query = f"SELECT code, count(*) FROM ({_ITEMS}) WHERE outcome = 'failed' GROUP BY 1"  # noqa: S608
        return Counter(dict(self._ledger.sql.execute(query, (self._batch,))))
