"""What the service remembers, in the ledger: wires, summaries by id, batches that it took on.

An id of a summary is told by the bytes of its wire, so that the same wire posted again has the
same one and costs nothing again. All calls come from one thread, that of the event loop; each is
a short transaction.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from summarizer.batch.lines import line_of, without_stopped
from summarizer.batch.plan import Found, Intake, Planner
from summarizer.batch.withdrawn import Stopped
from summarizer.errors import LedgerError
from summarizer.ledger import Inputs, Ledger, Result, Results, Stories
from summarizer.ledger.wires import wire_from
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Archive", "BatchState", "Kept"]

_KEPT = """
SELECT w.id, hex(w.source), w.wire, w.digest, t.outcome, t.reason, r.summary, r.final
FROM wires w JOIN standing t ON t.wire = w.id
LEFT JOIN results r ON r.wire = w.id AND r.key = w.result
"""


_MOMENT = 0.01
"""Seconds for which the loop is kept from others while a batch is written down."""
_LINES = 50
"""So many results are read at a time."""
_PROBE = "probe"
"""No id of a batch."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One wire in the ledger. ``outcome`` is ``open`` where it may be summarised: ``summary`` is
    null until it was, and also where what was made of it does not count any more."""

    number: int
    id: str
    wire: Wire
    digest: bytes
    outcome: str
    reason: str | None
    summary: Summary | None
    final: bool

    @property
    def is_done(self) -> bool:
        """Whether there is nothing more to be made of it."""
        return self.outcome != "open" or (self.summary is not None and self.final)


@dataclass(frozen=True, slots=True)
class BatchState:
    """How far a batch is: ``outcomes`` counts its inputs, ``open`` are those to be done."""

    id: str
    accepted: str
    outcomes: dict[str, int]

    @property
    def open(self) -> int:
        """How many are not done yet."""
        return self.outcomes.get("open", 0)


class Archive:
    """The ledger as the service uses it. ``key_of`` makes the key of a result from the digest of a
    wire: results by other rules, another model or policy do not count."""

    def __init__(self, ledger: Ledger, key_of: Callable[[bytes], bytes]) -> None:
        self.ledger = ledger
        self.key_of = key_of
        self._results = Results(ledger)

    # --- single wires -----------------------------------------------------------------------------

    def take(self, wire: Wire, now: datetime) -> Kept:
        """Keep ``wire``, decide over its story, and tell what is known of it."""
        with self.ledger.translated(), self.ledger.transaction():
            number = Planner(self.ledger, now, self.key_of, sections=True).take(wire)
        return self._one("WHERE w.id = ?", number)  # type: ignore[return-value]  # just written

    def keep(self, kept: Kept, summary: Summary, *, final: bool) -> Kept:
        """Write down what was made of a wire; what of it may go out, since much may have come in
        meanwhile."""
        text = summary.model_dump_json(by_alias=True)
        with self.ledger.translated():
            result = Result("summarised", summary=text, final=final)
            self._results.keep(kept.number, self.key_of(kept.digest), result)
        return self.again(kept)

    def again(self, kept: Kept) -> Kept:
        """What is known of a wire now."""
        return self._one("WHERE w.id = ?", kept.number)  # type: ignore[return-value]  # it is there

    def find(self, id: str) -> Kept | None:
        """What is known under an id, or None."""
        return self._one("WHERE w.source = ?", bytes.fromhex(id))

    def _one(self, where: str, value: object) -> Kept | None:
        with self.ledger.translated():
            row = self.ledger.sql.execute(_KEPT + where, (value,)).fetchone()
        if row is None:
            return None
        number, source, wire, digest, outcome, reason, summary, final = row
        kept = Kept(
            number,
            source.lower(),
            wire_from(wire, "-"),
            bytes(digest),
            outcome,
            reason,
            None if summary is None else Summary.model_validate_json(summary),
            bool(final),
        )
        return kept if outcome != "open" else self._without_stopped(kept)

    def _without_stopped(self, kept: Kept) -> Kept:
        """``kept`` without what a kill or a hold of another provider's report takes from it, be it
        all."""
        with self.ledger.translated():
            stopped = Stopped(Stories(self.ledger), datetime.now(UTC))
            if not stopped:
                return kept
            why = stopped.why(kept.wire, kept.summary)
            if why is not None:
                return replace(kept, outcome=why.outcome, reason=why.reason, summary=None)
            if kept.summary is None:
                return kept
            return replace(kept, summary=stopped.without(kept.wire, kept.summary))

    # --- batches ----------------------------------------------------------------------------------

    async def accept(self, found: deque[Found], now: datetime) -> str:
        """Take on a batch; its id. It is there, whole, when this returns, else not at all.

        ``found`` is emptied on the way. The loop goes on between two wires.
        """
        name = secrets.token_hex(16)
        intake = Intake(self.ledger, now, self.key_of, name, sections=True)
        try:
            while found:
                intake.add(_for_a_moment(found))
                await asyncio.sleep(0)
            with self.ledger.transaction() as sql:
                at = now.astimezone(UTC).isoformat(timespec="seconds")
                sql.execute("INSERT INTO batches (id, accepted) VALUES (?, ?)", (name, at))
        except BaseException:
            with contextlib.suppress(LedgerError):  # what is left goes at the next start
                intake.clear()
            raise
        return name

    def tidy(self) -> None:
        """Forget the inputs of batches that were never taken on: their process was killed."""
        with self.ledger.transaction() as sql:
            sql.execute(
                "DELETE FROM inputs WHERE batch <> '' AND batch NOT IN (SELECT id FROM batches)"
            )

    def state(self, id: str) -> BatchState | None:
        """How far a batch is, or None where there is none."""
        with self.ledger.translated():
            row = self.ledger.sql.execute(
                "SELECT accepted FROM batches WHERE id = ?", (id,)
            ).fetchone()
            if row is None:
                return None
            return BatchState(id, row[0], dict(Inputs(self.ledger, id).outcomes()))

    async def lines(self, id: str) -> AsyncIterator[str]:
        """The lines of what is done of a batch, in its order, as ``summarize --json`` prints; a
        few at a time. What was killed or held since is not in them."""
        inputs, position = Inputs(self.ledger, id), -1
        while True:
            with self.ledger.translated():
                some = inputs.some(position, _LINES)
                stopped = Stopped(Stories(self.ledger), datetime.now(UTC))
            if not some:
                return
            position = some[-1][0]
            yield "".join(
                line_of(without_stopped(stopped, item, wire)) + "\n"
                for _, item, wire in some
                if item.outcome is not None
            )
            await asyncio.sleep(0)

    def latest(self, id: str) -> tuple[str, bool] | None:
        """The id of the wire that counts for the story of another one, and whether it has a
        summary; None where no other counts."""
        query = (
            "SELECT hex(n.source), t.outcome = 'open' AND n.result IS NOT NULL FROM wires w "
            "JOIN stories s ON s.id = w.story JOIN wires n ON n.id = s.newest_wire "
            "JOIN standing t ON t.wire = n.id WHERE w.source = ? AND n.id <> w.id"
        )
        with self.ledger.translated():
            row = self.ledger.sql.execute(query, (bytes.fromhex(id),)).fetchone()
        return None if row is None else (row[0].lower(), bool(row[1]))

    def probe(self) -> None:
        """Write something down and take it back; raises LedgerError where that cannot be."""
        with self.ledger.transaction() as sql:
            sql.execute("INSERT OR REPLACE INTO batches (id, accepted) VALUES (?, '')", (_PROBE,))
        with self.ledger.transaction() as sql:
            sql.execute("DELETE FROM batches WHERE id = ?", (_PROBE,))

    def unfinished(self) -> list[str]:
        """The batches that have something to be done, in the order in which they came."""
        query = (
            "SELECT b.id FROM batches b WHERE EXISTS (SELECT 1 FROM inputs i "
            "JOIN standing t ON t.wire = i.wire JOIN wires w ON w.id = i.wire "
            "WHERE i.batch = b.id AND t.outcome = 'open' AND w.result IS NULL) ORDER BY b.rowid"
        )
        with self.ledger.translated():
            return [row[0] for row in self.ledger.sql.execute(query)]


def _for_a_moment(found: deque[Found]) -> Iterator[Found]:
    """The first of ``found``, taken out of it, and those behind it for a moment."""
    until = time.monotonic() + _MOMENT
    yield found.popleft()
    while found and time.monotonic() < until:
        yield found.popleft()
