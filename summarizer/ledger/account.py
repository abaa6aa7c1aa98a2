"""What stands in a ledger, summed up: states of wires, what was paid, what failed and why."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.ledger.database import Ledger
from summarizer.ledger.parcels import Parcel, Parcels

__all__ = ["Account", "Failure", "Paid", "account", "retry"]


@dataclass(frozen=True, slots=True)
class Paid:
    """Answers of one model on one day (UTC). ``cost_usd`` is of those whose price is known,
    ``unpriced`` counts the others."""

    day: str
    model: str | None
    answers: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost_usd: float
    unpriced: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Wires that failed alike: how many, an example of the reason, whether a run tries again."""

    code: str
    wires: int
    reason: str
    again: bool


@dataclass(frozen=True, slots=True)
class Account:
    """``states`` counts all wires that ever came in, by what became of them. ``out`` are batches
    that a server has, or may have."""

    states: dict[str, int]
    paid: tuple[Paid, ...]
    failures: tuple[Failure, ...]
    out: tuple[Parcel, ...] = ()


def account(ledger: Ledger) -> Account:
    """What stands in ``ledger``."""
    sql = ledger.sql
    with ledger.translated():
        states = dict(
            sql.execute(
                "SELECT CASE WHEN t.outcome <> 'open' THEN t.outcome "
                "ELSE ifnull(r.outcome, 'open') END, count(*) FROM standing t "
                "JOIN wires w ON w.id = t.wire "
                "LEFT JOIN results r ON r.wire = w.id AND r.key = w.result GROUP BY 1"
            )
        )
        paid = sql.execute(
            "SELECT day, model, count(*), sum(input_tokens), sum(cached_tokens), "
            "sum(output_tokens), total(cost_usd), sum(cost_usd IS NULL) FROM answers "
            "GROUP BY day, model ORDER BY day, model"
        ).fetchall()
        failures = sql.execute(
            "SELECT r.code, count(*), min(r.reason), NOT r.final FROM standing t "
            "JOIN wires w ON w.id = t.wire "
            "JOIN results r ON r.wire = w.id AND r.key = w.result "
            "WHERE t.outcome = 'open' AND r.outcome = 'failed' GROUP BY r.code, r.final "
            "ORDER BY 2 DESC, 1"
        ).fetchall()
        out = tuple(Parcels(ledger).open())
    return Account(
        states,
        tuple(Paid(*row) for row in paid),
        tuple(Failure(code, wires, reason, bool(again)) for code, wires, reason, again in failures),
        out,
    )


def retry(ledger: Ledger) -> int:
    """Forget what failed for good, with the answers that it failed on: the next run asks afresh.

    Returns how many wires that is. What those answers cost stays in the account.
    """
    with ledger.transaction() as sql:
        done = sql.execute(
            "SELECT count(*) FROM wires w JOIN results r ON r.wire = w.id AND r.key = w.result "
            "WHERE r.outcome = 'failed'"
        ).fetchone()
        sql.execute(
            "UPDATE answers SET request = randomblob(32), root = randomblob(32) WHERE root IN "
            "(SELECT root FROM results WHERE outcome = 'failed' AND root IS NOT NULL)"
        )
        sql.execute(
            "UPDATE wires SET result = NULL WHERE EXISTS (SELECT 1 FROM results r "
            "WHERE r.wire = wires.id AND r.key = wires.result AND r.outcome = 'failed')"
        )
        sql.execute("DELETE FROM results WHERE outcome = 'failed'")
    return int(done[0])
