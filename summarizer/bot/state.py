"""What the bot knows, in a ledger's database: wires taken, stories, messages, decisions.

The tables are the bot's own, beside the ledger's, and opened, locked and written as those are: what
was committed is there after any kill of the process. Everything is written before it is done and
once more when it is known to be done, so that a bot that starts again sees what it was at. One bot
at a time: a second file beside it is locked by SQLite, and free again when the process is gone;
others may look meanwhile.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Final

from summarizer.errors import LedgerError
from summarizer.ledger import Ledger

__all__ = ["SCHEMA", "State"]

SCHEMA: Final = 3
"""The version of the tables below; stands in one of them."""

_TABLES: Final = """
CREATE TABLE bot_schema (version INTEGER NOT NULL);
CREATE TABLE bot_sources (        -- files and feeds, as they were when they were read last
    name TEXT PRIMARY KEY,
    mark TEXT NOT NULL,           -- of a file size and time, of a feed what it tells versions by
    fault TEXT                    -- what in it could not be read
);
CREATE TABLE bot_wires (
    id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,           -- which file or entry of a feed it came as
    mark TEXT NOT NULL,           -- in which state of that
    input TEXT,
    wire TEXT NOT NULL,           -- as it was read, as JSON
    decision TEXT NOT NULL,       -- over it, as JSON
    story TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,          -- open: to be summarised; held: until due; done; failed,
                                  -- or person: somebody has to look, see fault
    due REAL,
    tries INTEGER NOT NULL DEFAULT 0,
    fault TEXT,
    summary TEXT,
    taken REAL NOT NULL
);
CREATE INDEX bot_wire_by_state ON bot_wires (state, due);
CREATE INDEX bot_wire_by_item ON bot_wires (item);
CREATE INDEX bot_wire_by_story ON bot_wires (story);
CREATE TABLE bot_stories (
    key TEXT PRIMARY KEY,
    story TEXT NOT NULL,          -- as revisions remember it, as JSON
    killed INTEGER NOT NULL,
    by_id INTEGER NOT NULL,
    touched REAL NOT NULL
);
CREATE TABLE bot_messages (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,     -- no one can guess it: it opens the evidence
    key TEXT NOT NULL UNIQUE,     -- nor this: it opens the page on which a person decides
    story TEXT NOT NULL,
    desk TEXT NOT NULL,
    kind TEXT NOT NULL,           -- offer: for a person to decide; post: what is published
    status TEXT NOT NULL,         -- offered, approved, rejected, posted, held, withdrawn
    wire INTEGER NOT NULL,        -- the version that it is about
    told INTEGER,                 -- the version that the channel was told last
    card TEXT NOT NULL,           -- what it says, as JSON
    text TEXT,                    -- a person's own words in place of the blurb
    changes TEXT NOT NULL DEFAULT '[]',
    corrected INTEGER NOT NULL DEFAULT 0,
    notice TEXT,                  -- what a person should know besides
    stop TEXT,                    -- why it is not approved, or as a post not sent: see messages
    reason TEXT,                  -- of what is held or withdrawn
    decided_by TEXT,
    decided_at REAL,
    refused INTEGER,              -- the version that a person rejected last
    rev INTEGER NOT NULL,         -- counts what it has said; the channel should have the last
    sent INTEGER NOT NULL DEFAULT 0,
    sending INTEGER,              -- the one that is on its way, or was when its answer was lost
    since REAL,                   -- when it was sent
    theirs REAL,                  -- the same by the clock of the channel
    again REAL,                   -- when to say it once more: an older request may end before
    place TEXT,                   -- the channel that it was sent to
    address TEXT,                 -- where it stands there
    stuck TEXT,                   -- where one stands that the channel does not let us change
    lost INTEGER NOT NULL DEFAULT 0,  -- answers lost for good: a person has to look
    tries INTEGER NOT NULL DEFAULT 0,
    due REAL NOT NULL DEFAULT 0,
    fault TEXT,
    UNIQUE (story, desk, kind)
);
CREATE INDEX bot_message_to_send ON bot_messages (desk, kind)
    WHERE sent < rev OR again IS NOT NULL;
CREATE TABLE bot_notices (        -- what was said of a story, for messages that come after it
    story TEXT NOT NULL,
    wire INTEGER NOT NULL,        -- the one that it was said of
    notice TEXT NOT NULL
);
CREATE INDEX bot_notice_by_story ON bot_notices (story);
CREATE TABLE bot_clicks (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL,
    rev INTEGER NOT NULL,         -- of the message that the person saw
    action TEXT NOT NULL,
    by TEXT NOT NULL,
    at REAL NOT NULL,
    UNIQUE (message, rev)         -- one decision over one text
);
"""


class State(Ledger):
    """The state that is open, in a ledger's database; use it as a context manager.

    ``reading`` opens it only to look, beside a bot that runs. Raises LedgerError for a file that is
    no ledger, is damaged, was written by a newer version, or is in use by another bot or run.
    """

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        self._lock: sqlite3.Connection | None = None
        if reading and not path.is_file():
            raise LedgerError(f"{path}: no bot has kept anything there", hint="run it once")
        if not reading:
            self._lock = _locked(path)
        try:
            super().__init__(path, must_exist=reading, shared=True)
            self.sql.row_factory = sqlite3.Row
            self._prepare_own(reading=reading)
        except BaseException:
            self.close()
            raise

    def _prepare_own(self, *, reading: bool) -> None:
        if self.row("SELECT 1 FROM sqlite_master WHERE name = 'bot_schema'") is None:
            if reading:
                raise LedgerError(
                    f"{self.path}: no bot has kept anything there", hint="run it once"
                )
            with self.transaction():
                for statement in _TABLES.split(";\n"):
                    self.sql.execute(statement)
                self.sql.execute("INSERT INTO bot_schema VALUES (?)", (SCHEMA,))
        version = self.rows("SELECT version FROM bot_schema")[0]["version"]
        if version != SCHEMA:
            which = "a newer" if version > SCHEMA else "an older"
            raise LedgerError(
                f"{self.path} was written by {which} version of this program "
                f"(bot's schema {version}, this one knows {SCHEMA})",
                hint="use that version, or give another place",
            )

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:  # noqa: ANN401  what SQL takes
        """All rows that ``query`` finds."""
        with self.translated():
            return self.sql.execute(query, values).fetchall()

    def row(self, query: str, *values: Any) -> sqlite3.Row | None:  # noqa: ANN401
        """The first row that ``query`` finds."""
        found = self.rows(query, *values)
        return found[0] if found else None

    def update(self, message: int, **values: object) -> None:
        """Set columns of one message."""
        names = ", ".join(f"{name} = ?" for name in values)
        with self.translated():
            self.sql.execute(
                f"UPDATE bot_messages SET {names} WHERE id = ?",  # noqa: S608  names of ours
                (*values.values(), message),
            )

    def close(self) -> None:
        """Let go of the file."""
        if hasattr(self, "sql"):
            super().close()
        if self._lock is not None:
            self._lock.close()


def _locked(path: Path) -> sqlite3.Connection:
    """A lock that is gone with the process, on a file of its own: the state stays open to others
    who read."""
    try:
        lock = sqlite3.connect(f"{path}-running", timeout=0.2, isolation_level=None)
    except sqlite3.Error as fault:
        raise LedgerError(f"{path} cannot be opened", hint="give a place to write to") from fault
    try:
        lock.execute("PRAGMA locking_mode = EXCLUSIVE")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as fault:
        lock.close()
        raise LedgerError(f"{path} is in use by another bot", hint="stop that one first") from fault
    return lock
