"""The inputs of the last run, in their order, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.ledger.database import Ledger

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


# Each wire once: an input that holds the same bytes as one before it says so.
_ITEMS = """
SELECT i.input,
    CASE WHEN i.wire IS NULL THEN i.outcome
         WHEN i.position <> f.position THEN 'skipped'
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
FROM inputs i
LEFT JOIN inputs f ON f.position = (SELECT min(position) FROM inputs WHERE wire = i.wire)
LEFT JOIN wires w ON w.id = i.wire
LEFT JOIN standing t ON t.wire = i.wire
LEFT JOIN results r ON r.wire = i.wire AND r.key = w.result
"""


class Inputs:
    """The table of inputs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def clear(self) -> None:
        """Forget those of the run before, and which results counted for it."""
        self._ledger.sql.execute("DELETE FROM inputs")

    def add(self, position: int, input: str, wire: int | None, why: Unread | None = None) -> None:
        """Write down one input."""
        told = (None,) * 4 if why is None else (why.outcome, why.reason, why.code, why.hint)
        self._ledger.sql.execute(
            "INSERT INTO inputs (position, input, wire, outcome, reason, code, hint) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (position, input, wire, *told),
        )

    def items(self) -> Iterator[Item]:
        """What became of each input, in order."""
        for row in self._ledger.sql.execute(_ITEMS + "ORDER BY i.position"):
            yield Item(*row)

    def outcomes(self) -> Counter[str]:
        """How many inputs had which outcome; ``open`` are those that are not done."""
        query = f"SELECT ifnull(outcome, 'open'), count(*) FROM ({_ITEMS}) GROUP BY 1"  # noqa: S608
        return Counter(dict(self._ledger.sql.execute(query)))

    def failures(self) -> Counter[str]:
        """How many failed, by the code of their error."""
        query = f"SELECT code, count(*) FROM ({_ITEMS}) WHERE outcome = 'failed' GROUP BY 1"  # noqa: S608
        return Counter(dict(self._ledger.sql.execute(query)))
