"""Wires as the ledger keeps them: whole, so that nothing has to be read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256
from typing import Any, Literal

from summarizer.ledger.database import Ledger
from summarizer.wire import Quotation, Sentence, Wire

__all__ = ["Wires", "wire_from", "wire_text"]

_PLAIN = tuple(
    f.name for f in fields(Wire) if f.name not in ("sentences", "quotations", "signals", "input")
)
_SENTENCE = tuple(f.name for f in fields(Sentence))
_QUOTATION = tuple(f.name for f in fields(Quotation))


def wire_text(wire: Wire) -> str:
    """``wire`` as JSON, in ASCII; the name of its input is left out."""
    told: dict[str, Any] = {name: getattr(wire, name) for name in _PLAIN}
    told["signals"] = wire.signals
    told["sentences"] = [[getattr(s, name) for name in _SENTENCE] for s in wire.sentences]
    told["quotations"] = [[getattr(q, name) for name in _QUOTATION] for q in wire.quotations]
    return json.dumps(told, separators=(",", ":"))


def wire_from(text: str, input: str) -> Wire:
    """The wire that :func:`wire_text` wrote."""
    told = json.loads(text)
    told["signals"] = tuple(told["signals"])
    told["sentences"] = tuple(Sentence(*row) for row in told["sentences"])
    told["quotations"] = tuple(Quotation(*row) for row in told["quotations"])
    return Wire(**told, input=input)


class Wires:
    """The table of wires. ``source`` tells the bytes, and which item of them it was."""

    def __init__(self, ledger: Ledger) -> None:
        self._sql = ledger.sql

    def find(self, source: bytes) -> tuple[int, str] | None:
        """Number and verdict of the wire, where it has come before."""
        query = "SELECT id, verdict FROM wires WHERE source = ?"
        found: tuple[int, str] | None = self._sql.execute(query, (source,)).fetchone()
        return found

    def verdict(self, number: int) -> str:
        """What was decided over a wire."""
        query = "SELECT verdict FROM wires WHERE id = ?"
        return str(self._sql.execute(query, (number,)).fetchone()[0])

    def add(self, source: bytes, wire: Wire, now: float) -> int:
        """Keep ``wire``, about which nothing is decided yet; its number."""
        text = wire_text(wire)
        done = self._sql.execute(
            "INSERT INTO wires (source, wire, digest, verdict, reason, added) "
            "VALUES (?, ?, ?, 'skipped', 'not decided', ?)",
            (source, text, sha256(text.encode()).digest(), now),
        )
        return int(done.lastrowid or 0)

    def same_that_counts(self, number: int) -> int:
        """The wire that counts for the story of ``number``, where that is the same text once more
        from another file; else ``number`` itself."""
        row = self._sql.execute(
            "SELECT n.id FROM wires w JOIN stories s ON s.id = w.story "
            "JOIN wires n ON n.id = s.newest_wire WHERE w.id = ? AND w.verdict = 'repeat' "
            "AND json_extract(n.wire, '$.text') = json_extract(w.wire, '$.text')",
            (number,),
        ).fetchone()
        return number if row is None else int(row[0])

    def read_again(self, number: int, wire: Wire) -> None:
        """Replace a wire that is read in another way than it was, by a later version."""
        text = wire_text(wire)
        digest = sha256(text.encode()).digest()
        self._sql.execute(
            "UPDATE wires SET wire = ?, digest = ? WHERE id = ? AND digest <> ?",
            (text, digest, number, digest),
        )

    def decide(self, number: int, verdict: str, reason: str, story: int | None) -> None:
        """Write down what was decided over a wire."""
        self._sql.execute(
            "UPDATE wires SET verdict = ?, reason = ?, story = ? WHERE id = ?",
            (verdict, reason, story, number),
        )

    def stop(self, number: int, verdict: Literal["killed", "held"], reason: str) -> None:
        """Kill or hold a wire that went on, though nobody killed or held its story."""
        self._sql.execute(
            "UPDATE wires SET verdict = ?, reason = ? WHERE id = ?", (verdict, reason, number)
        )

    def free(self, number: int) -> bool:
        """Whether a wire was held by :meth:`stop`, and is what counts for its story; it goes on."""
        done = self._sql.execute(
            "UPDATE wires SET verdict = 'first', reason = 'no longer held' WHERE id = ? "
            "AND verdict = 'held' AND id = (SELECT newest_wire FROM stories WHERE id = story)",
            (number,),
        )
        return done.rowcount > 0

    def to_do(self, batch: str = "", many: int = 200) -> Iterator[tuple[int, bytes, Wire]]:
        """Number, digest and wire of all inputs of ``batch`` that are open, each once, in order.

        A few at a time: other rows may be written meanwhile.
        """
        position = -1
        query = (
            "SELECT i.position, i.input, w.id, w.digest, w.wire FROM inputs i "
            "JOIN wires w ON w.id = i.wire JOIN standing t ON t.wire = w.id "
            "WHERE i.batch = ? AND i.position > ? AND t.outcome = 'open' "
            "AND w.result IS NULL AND i.position = "
            "(SELECT min(position) FROM inputs WHERE batch = i.batch AND wire = i.wire) "
            "ORDER BY i.position LIMIT ?"
        )
        while rows := self._sql.execute(query, (batch, position, many)).fetchall():
            position = rows[-1][0]
            for _, name, number, digest, text in rows:
                yield number, digest, wire_from(text, name)

    def is_open(self, number: int) -> bool:
        """Whether a wire is still to be done."""
        query = (
            "SELECT t.outcome = 'open' AND w.result IS NULL FROM wires w "
            "JOIN standing t ON t.wire = w.id WHERE w.id = ?"
        )
        return bool(self._sql.execute(query, (number,)).fetchone()[0])

    def digest(self, number: int) -> bytes:
        """The digest of a wire as it was read."""
        query = "SELECT digest FROM wires WHERE id = ?"
        return bytes(self._sql.execute(query, (number,)).fetchone()[0])

    def open_inputs(self, batch: str = "") -> int:
        """How many wires :meth:`to_do` goes through."""
        query = (
            "SELECT count(DISTINCT i.wire) FROM inputs i JOIN standing t ON t.wire = i.wire "
            "JOIN wires w ON w.id = i.wire "
            "WHERE i.batch = ? AND t.outcome = 'open' AND w.result IS NULL"
        )
        return int(self._sql.execute(query, (batch,)).fetchone()[0])
