"""Parcels: requests that go to a server's batch endpoint in one file, and what came of them.

A parcel is written down before anything of it is sent, with the word by which its batch can be
found again; the server's ids follow as they come in. Its requests count as asked until it is
closed. What has no answer then keeps the reason, until it may be asked again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer import errors
from summarizer.errors import EngineError
from summarizer.ledger.database import Ledger

__all__ = ["Member", "Parcel", "Parcels", "State"]

_KINDS = {
    kind.code: kind
    for kind in map(vars(errors).get, errors.__all__)
    if isinstance(kind, type) and issubclass(kind, EngineError)
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file of requests. ``begun`` is in seconds since the epoch; ``file`` and ``batch`` are the
    server's ids, None before it has told them. ``status`` is what was seen of it last, in words;
    ``doubts`` counts the runs that did not find what should be there."""

    id: int
    token: str
    begun: float
    file: str | None
    batch: str | None
    status: str
    doubts: int
    requests: int


@dataclass(frozen=True, slots=True)
class Member:
    """A request of a parcel: its key, that of the first request for the same wire, and how often it
    has been in a parcel."""

    request: bytes
    root: bytes
    tries: int


@dataclass(frozen=True, slots=True)
class State:
    """How a request stands: still ``out`` in a parcel; in how many it was; why it has no answer,
    where it has none, and whether another parcel may have one (``again``)."""

    out: bool
    tries: int
    error: EngineError | None
    again: bool


_COLUMNS = (
    "id, token, begun, file, batch, status, doubts, "
    "(SELECT count(*) FROM parcel_requests r WHERE r.parcel = parcels.id)"
)


class Parcels:
    """The tables of parcels and of their requests."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._sql = ledger.sql

    def begin_run(self, *, afresh: bool) -> None:
        """Forget what was only for the run before. ``afresh``: what has failed may be asked again;
        else it stays failed, so that who only collects comes to an end."""
        with self._ledger.transaction() as sql:
            if afresh:
                sql.execute(
                    "DELETE FROM parcel_requests "
                    "WHERE parcel IN (SELECT id FROM parcels WHERE closed)"
                )
            sql.execute(
                "UPDATE parcel_requests SET code = NULL "
                "WHERE parcel IN (SELECT id FROM parcels WHERE NOT closed)"
            )

    def state(self, request: bytes) -> State | None:
        """How a request stands; None where no parcel holds it."""
        row = self._sql.execute(
            "SELECT NOT p.closed, r.tries, r.code, r.message, r.hint, r.again "
            "FROM parcel_requests r JOIN parcels p ON p.id = r.parcel WHERE r.request = ?",
            (request,),
        ).fetchone()
        if row is None:
            return None
        out, tries, code, message, hint, again = row
        error = None if code is None else _KINDS[code](message, hint=hint, requests=1)
        return State(bool(out), tries, error, bool(again))

    # --- out ----------------------------------------------------------------------------------

    def begin(
        self, token: str, server: str, asked: str, members: Iterable[Member], now: float
    ) -> int:
        """Write down a parcel before anything of it is sent; its number. ``asked`` tells model,
        prompt and schema of its requests."""
        with self._ledger.transaction() as sql:
            done = sql.execute(
                "INSERT INTO parcels (token, server, asked, begun, status) "
                "VALUES (?, ?, ?, ?, 'not submitted')",
                (token, server, asked, now),
            )
            number = int(done.lastrowid or 0)
            sql.executemany(
                "INSERT OR REPLACE INTO parcel_requests (request, root, parcel, tries) "
                "VALUES (?, ?, ?, ?)",
                ((m.request, m.root, number, m.tries) for m in members),
            )
        return number

    def uploaded(self, number: int, file: str) -> None:
        """The server has the file."""
        self._sql.execute("UPDATE parcels SET file = ? WHERE id = ?", (file, number))

    def submitted(self, number: int, batch: str, status: str) -> None:
        """The server has made a batch of it."""
        query = "UPDATE parcels SET batch = ?, status = ? WHERE id = ?"
        self._sql.execute(query, (batch, status, number))

    def drop(self, number: int) -> None:
        """No batch was made of it, nor will be: its requests are as if never asked."""
        with self._ledger.transaction() as sql:
            sql.execute("DELETE FROM parcel_requests WHERE parcel = ?", (number,))
            sql.execute("DELETE FROM parcels WHERE id = ?", (number,))

    # --- back ---------------------------------------------------------------------------------

    def open(self, server: str | None = None) -> list[Parcel]:
        """Parcels of which something is expected still, of one server or of all, oldest first."""
        rows = self._sql.execute(
            f"SELECT {_COLUMNS} FROM parcels WHERE NOT closed AND server = ifnull(?, server) "  # noqa: S608
            "ORDER BY id",
            (server,),
        )
        return [Parcel(*row) for row in rows]

    def asked_before(self, server: str, asked: str) -> bool:
        """Whether any parcel of such requests was ever submitted."""
        query = "SELECT 1 FROM parcels WHERE server = ? AND asked = ? LIMIT 1"
        return self._sql.execute(query, (server, asked)).fetchone() is not None

    def members(self, number: int) -> list[Member]:
        """The requests of a parcel."""
        query = "SELECT request, root, tries FROM parcel_requests WHERE parcel = ?"
        return [Member(*row) for row in self._sql.execute(query, (number,))]

    def seen(self, number: int, status: str) -> None:
        """What was seen of it now, in words."""
        self._sql.execute("UPDATE parcels SET status = ? WHERE id = ?", (status, number))

    def doubt(self, number: int, status: str, without: dict[bytes, EngineError]) -> None:
        """What should be there is not. It stays out, and is looked at in another run; those
        ``without`` an answer have their reason for this run."""
        with self._ledger.transaction() as sql:
            sql.execute(
                "UPDATE parcels SET status = ?, doubts = doubts + 1 WHERE id = ?", (status, number)
            )
            self._say({request: (error, False) for request, error in without.items()})

    def close(
        self, number: int, status: str, without: dict[bytes, tuple[EngineError, bool]]
    ) -> None:
        """Nothing more is expected of it. Those ``without`` an answer have their reason, and
        whether another parcel may have one."""
        with self._ledger.transaction() as sql:
            sql.execute("UPDATE parcels SET status = ?, closed = 1 WHERE id = ?", (status, number))
            self._say(without)
            sql.execute("DELETE FROM parcel_requests WHERE parcel = ? AND code IS NULL", (number,))

    def _say(self, without: dict[bytes, tuple[EngineError, bool]]) -> None:
        self._sql.executemany(
            "UPDATE parcel_requests SET code = ?, message = ?, hint = ?, again = ? "
            "WHERE request = ?",
            (
                (error.code, error.message, error.hint, again, request)
                for request, (error, again) in without.items()
            ),
        )
