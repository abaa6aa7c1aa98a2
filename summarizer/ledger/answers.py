"""Answers of a model's server: what was paid for, by the exact request that it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from summarizer.engines.base import Sent
from summarizer.ledger.database import Ledger
from summarizer.summary import Usage

__all__ = ["Answers", "request_key"]


def request_key(server: str, body: Mapping[str, Any]) -> bytes:
    """The hash of a request: which server, and every byte of what is asked."""
    text = json.dumps([server, body], sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).digest()


_COLUMNS = "text, model, input_tokens, cached_tokens, output_tokens, cost_usd"


class Answers:
    """The table of answers."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find(self, request: bytes) -> Sent | None:
        """The answer to a request, where it was paid for before."""
        return self._one(f"SELECT {_COLUMNS} FROM answers WHERE request = ?", request)  # noqa: S608

    def other(self, root: bytes) -> Sent | None:
        """The last answer to a re-ask that followed the request ``root``."""
        return self._one(
            f"SELECT {_COLUMNS} FROM answers WHERE root = ? AND request <> root "  # noqa: S608
            "ORDER BY id DESC LIMIT 1",
            root,
        )

    def is_settled(self, root: bytes) -> bool:
        """Whether a result stands on the answers that begin with ``root``."""
        query = "SELECT 1 FROM answers WHERE request = ? AND settled"
        return self._ledger.sql.execute(query, (root,)).fetchone() is not None

    def all_of(self, root: bytes) -> list[tuple[bytes, Sent]]:
        """All answers that begin with the request ``root``, each with its request, oldest first."""
        rows = self._ledger.sql.execute(
            f"SELECT request, {_COLUMNS} FROM answers WHERE root = ? ORDER BY id",  # noqa: S608
            (root,),
        )
        return [(bytes(request), _sent(*told)) for request, *told in rows.fetchall()]

    def keep(self, request: bytes, root: bytes, sent: Sent) -> None:
        """Write down an answer, before anybody looks at it."""
        used = sent.usage
        with self._ledger.transaction() as sql:
            sql.execute(
                f"INSERT OR REPLACE INTO answers ({_COLUMNS}, request, root, day) "  # noqa: S608
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    sent.text,
                    sent.model,
                    used.input_tokens,
                    used.cached_tokens,
                    used.output_tokens,
                    sent.cost_usd,
                    request,
                    root,
                    datetime.now(UTC).date().isoformat(),
                ),
            )

    def _one(self, query: str, key: bytes) -> Sent | None:
        row = self._ledger.sql.execute(query, (key,)).fetchone()
        return None if row is None else _sent(*row)


def _sent(
    text: str, model: str | None, given: int, cached: int, written: int, cost: float | None
) -> Sent:
    usage = Usage(input_tokens=given, cached_tokens=cached, output_tokens=written)
    return Sent(text, model, usage, cost)
