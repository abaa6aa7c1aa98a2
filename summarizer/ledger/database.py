"""The database itself: opened by one process at a time, its schema known by number.

Write-ahead logging: what was committed is there after any kill of the process. Only a machine
that loses power may lose what was written in its last seconds, never the file. The lock is
SQLite's own exclusive one: it is gone with the process that held it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from summarizer.errors import LedgerError

__all__ = ["Ledger", "SCHEMA"]

SCHEMA: Final = 3
"""The version of the tables below; stands in the file as its ``user_version``."""

_APPLICATION: Final = 0x53574C47  # "SWLG", which SQLite keeps for us in the head of the file

_CHECKED_BYTES: Final = 64_000_000

_TABLES: Final = """
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    provider TEXT,
    key TEXT NOT NULL,
    by TEXT NOT NULL,
    newest_slug TEXT,
    held_slug TEXT,
    versions TEXT NOT NULL,   -- newest, held, order and the texts before, as JSON; runs apart
    newest_runs BLOB,
    held_runs BLOB,
    order_runs BLOB,
    went_on INTEGER NOT NULL,
    newest_wire INTEGER,      -- the wire that counts
    newest_name TEXT,
    suspended TEXT,           -- why what was made must not stand for now
    killed TEXT,              -- the tombstone
    touched REAL NOT NULL,
    forgotten INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX story ON stories (key, by, ifnull(provider, '')) WHERE NOT forgotten;
CREATE INDEX story_by_slug ON stories (newest_slug) WHERE NOT forgotten;
CREATE INDEX story_by_held_slug ON stories (held_slug) WHERE NOT forgotten;
CREATE TABLE story_ids (          -- other ids under which versions of a story came
    story INTEGER NOT NULL,
    provider TEXT,
    key TEXT NOT NULL,
    by TEXT NOT NULL,
    UNIQUE (key, by, story, provider)
);
CREATE TABLE wires (
    id INTEGER PRIMARY KEY,
    source BLOB NOT NULL UNIQUE,  -- which bytes, and which item of them
    wire TEXT NOT NULL,           -- as it was read, as JSON
    digest BLOB NOT NULL,         -- of that JSON
    story INTEGER,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    result BLOB,                  -- the key of the result that counts
    added REAL NOT NULL
);
CREATE INDEX wire_by_story ON wires (story);
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    request BLOB NOT NULL UNIQUE,  -- the hash of server and exact request
    root BLOB NOT NULL,            -- that of the first request for the same wire
    text TEXT NOT NULL,            -- the whole body as it came
    model TEXT,
    input_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost_usd REAL,
    day TEXT NOT NULL,             -- UTC
    settled INTEGER NOT NULL DEFAULT 0  -- a result stands on it: nothing more is asked
);
CREATE INDEX answer_by_root ON answers (root);
CREATE TABLE results (
    id INTEGER PRIMARY KEY,
    wire INTEGER NOT NULL,
    key BLOB NOT NULL,        -- the hash of wire, request's parts, rules and policy
    outcome TEXT NOT NULL,
    reason TEXT,
    summary TEXT,
    code TEXT,
    hint TEXT,
    final INTEGER NOT NULL,   -- 0: the next run tries again
    root BLOB,                -- of the answers that it stands on
    UNIQUE (wire, key)
);
CREATE TABLE batches (            -- that the service took on
    id TEXT PRIMARY KEY,
    accepted TEXT NOT NULL        -- UTC
);
CREATE TABLE inputs (             -- of each batch in its order; batch '' is the last run
    batch TEXT NOT NULL,
    position INTEGER NOT NULL,
    input TEXT NOT NULL,
    wire INTEGER,                 -- null where it could not be read
    outcome TEXT,
    reason TEXT,
    code TEXT,
    hint TEXT,
    PRIMARY KEY (batch, position)
) WITHOUT ROWID;
CREATE INDEX input_by_wire ON inputs (batch, wire, position);
CREATE VIEW standing AS          -- what became of each wire, by its story; "open": to be done
SELECT w.id AS wire,
    CASE
        WHEN w.verdict = 'killed' OR s.killed IS NOT NULL THEN 'killed'
        WHEN w.verdict = 'held' THEN 'held'
        WHEN w.verdict NOT IN ('first', 'update', 'correction') THEN 'skipped'
        WHEN s.newest_wire IS NOT w.id THEN 'skipped'
        WHEN s.suspended IS NOT NULL THEN 'held'
        ELSE 'open'
    END AS outcome,
    CASE
        WHEN w.verdict IN ('killed', 'after_kill') THEN w.reason
        WHEN s.killed IS NOT NULL THEN 'its story was killed: ' || s.killed
        WHEN w.verdict NOT IN ('first', 'update', 'correction') THEN w.reason
        WHEN s.newest_wire IS NOT w.id THEN 'a later one counts: ' || s.newest_name
        WHEN s.suspended IS NOT NULL THEN 'a later version is held: ' || s.suspended
    END AS reason
FROM wires w LEFT JOIN stories s ON s.id = w.story;
"""

_SINCE_2: Final = """
CREATE TABLE parcels (            -- what goes to a server's batch endpoint in one file
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,   -- by which the server's batch is found again
    server TEXT NOT NULL,
    asked TEXT NOT NULL,          -- model, prompt and schema of its requests
    begun REAL NOT NULL,
    file TEXT,                    -- the server's id of the file, as soon as it has told it
    batch TEXT,                   -- and of the batch
    status TEXT NOT NULL,         -- what was seen of it last
    doubts INTEGER NOT NULL DEFAULT 0,  -- runs that did not find what should be there
    closed INTEGER NOT NULL DEFAULT 0   -- nothing more is expected of it
);
CREATE TABLE parcel_requests (
    request BLOB PRIMARY KEY,     -- as in answers, and root too
    root BLOB NOT NULL,
    parcel INTEGER NOT NULL,
    tries INTEGER NOT NULL,       -- in how many parcels it was
    code TEXT,                    -- why it has no answer
    message TEXT,
    hint TEXT,
    again INTEGER
);
CREATE INDEX request_by_parcel ON parcel_requests (parcel);
"""


class Ledger:
    """A ledger that is open; use it as a context manager.

    ``path`` is made where it is not there, unless ``must_exist``. With ``shared`` others who open
    it so may use it meanwhile, and nobody else. Raises
    :class:`~summarizer.errors.LedgerError` for a file that is no ledger, is damaged, was written
    by a newer version, or is in use by another process.
    """

    def __init__(self, path: Path, *, must_exist: bool = False, shared: bool = False) -> None:
        self.path = path
        self._shared = shared
        if must_exist and not path.is_file():
            raise LedgerError(f"{path}: no such ledger", hint="check the path")
        _check_permission(path)
        with self.translated():
            # One thread uses it at a time; which one, is the caller's affair.
            self.sql = sqlite3.connect(
                path,
                timeout=5.0 if shared else 0.2,
                isolation_level=None,
                check_same_thread=False,
            )
        try:
            with self.translated():
                self._prepare()
        except BaseException:
            self.sql.close()
            raise

    def _prepare(self) -> None:
        if not self._shared:
            self.sql.execute("PRAGMA locking_mode = EXCLUSIVE")
        application = self._number("application_id")
        version = self._number("user_version")
        tables = self._count("SELECT count(*) FROM sqlite_master")
        if application != _APPLICATION and (application or version or tables):
            raise LedgerError(
                f"{self.path} is a database of something else", hint="give another place"
            )
        if version > SCHEMA:
            raise LedgerError(
                f"{self.path} was written by a newer version of this program "
                f"(schema {version}, this one knows {SCHEMA})",
                hint="upgrade the program, or give another place",
            )
        self.sql.execute("PRAGMA journal_mode = WAL")
        self.sql.execute("PRAGMA synchronous = NORMAL")
        self.sql.execute("PRAGMA cache_size = -8000")
        with self.transaction():  # takes the lock that is held from now on
            if not tables:
                for statement in _statements(_TABLES):
                    self.sql.execute(statement)
                self.sql.execute(f"PRAGMA application_id = {_APPLICATION}")
            if version < 2:  # what was paid for is not left behind
                for statement in _statements(_SINCE_2):
                    self.sql.execute(statement)
            if version < SCHEMA:
                self.sql.execute(f"PRAGMA user_version = {SCHEMA}")
        # All of a large file takes seconds; there, damage shows where it is met.
        if self.path.stat().st_size <= _CHECKED_BYTES:
            told = self.sql.execute("PRAGMA quick_check(1)").fetchone()[0]
            if told != "ok":
                raise sqlite3.DatabaseError(told)

    def _number(self, pragma: str) -> int:
        return self._count(f"PRAGMA {pragma}")

    def _count(self, query: str) -> int:
        return int(self.sql.execute(query).fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is written inside is there as a whole, or not at all."""
        with self.translated():
            self.sql.execute("BEGIN IMMEDIATE")
            try:
                yield self.sql
            except BaseException:
                if self.sql.in_transaction:  # a full disk has ended it already
                    self.sql.execute("ROLLBACK")
                raise
            self.sql.execute("COMMIT")

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Faults of SQLite, raised as errors of ours."""
        try:
            yield
        except sqlite3.Error as fault:
            raise self._named(fault) from fault

    def _named(self, fault: sqlite3.Error) -> LedgerError:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return LedgerError(
                f"{self.path} is in use by another process",
                hint="wait until that run has ended, or give another ledger",
            )
        if code == sqlite3.SQLITE_FULL:
            return LedgerError(
                f"{self.path}: the disk is full", hint="make room and give the command again"
            )
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            return LedgerError(f"{self.path} cannot be opened", hint="give a place to write to")
        if code == sqlite3.SQLITE_NOTADB:
            return LedgerError(f"{self.path} is no ledger", hint="give another place")
        return LedgerError(
            f"{self.path} is damaged ({fault})",
            hint="take the last copy; sqlite3 FILE .recover gets back what can be read",
        )

    def close(self) -> None:
        """Let go of the file, for others to open."""
        self.sql.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _check_permission(path: Path) -> None:
    """Raise LedgerError where this user may not write the file, or beside it, where SQLite keeps
    its log: it would call that a fault of the disk."""
    for place, needed in ((path, os.R_OK | os.W_OK), (path.parent, os.W_OK | os.X_OK)):
        if place.exists() and not os.access(place, needed):
            raise LedgerError(
                f"{path}: no permission to write {'it' if place is path else 'in its folder'}",
                hint="run as the user whose ledger it is, or give another ledger",
            )


def _statements(script: str) -> Iterator[str]:
    """One by one: ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
