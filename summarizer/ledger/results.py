"""What was made of each wire, by the settings, the rules and the policy that made it."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.ledger.database import Ledger

__all__ = ["Result", "Results"]


@dataclass(frozen=True, slots=True)
class Result:
    """``summary`` is JSON; ``code`` and ``hint`` are those of the error where it failed, whose
    message is the ``reason``. Not ``final``: the next run tries again. ``root`` tells the answers
    that it stands on."""

    outcome: str
    reason: str | None = None
    summary: str | None = None
    code: str | None = None
    hint: str | None = None
    final: bool = True
    root: bytes | None = None


class Results:
    """The table of results."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def choose(self, wire: int, key: bytes) -> None:
        """The final result ``key`` counts from now on; where it is not there, none does."""
        self._ledger.sql.execute(
            "UPDATE wires SET result = (SELECT key FROM results "
            "WHERE wire = wires.id AND key = ? AND final) WHERE id = ?",
            (key, wire),
        )

    def keep(self, wire: int, key: bytes, result: Result) -> None:
        """Write down what was made of ``wire``; it is what counts from now on."""
        with self._ledger.transaction() as sql:
            sql.execute(
                "INSERT OR REPLACE INTO results "
                "(wire, key, outcome, reason, summary, code, hint, final, root) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    wire,
                    key,
                    result.outcome,
                    result.reason,
                    result.summary,
                    result.code,
                    result.hint,
                    result.final,
                    result.root,
                ),
            )
            sql.execute("UPDATE wires SET result = ? WHERE id = ?", (key, wire))
            if result.final and result.root is not None:
                sql.execute("UPDATE answers SET settled = 1 WHERE root = ?", (result.root,))
