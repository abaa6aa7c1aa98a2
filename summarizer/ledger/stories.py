"""Stories as :class:`summarizer.revisions.Editions` remembers them, kept in the ledger."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from summarizer.ledger.database import Ledger
from summarizer.revisions import Identity, Story
from summarizer.revisions.marks import Marks
from summarizer.revisions.records import Seen
from summarizer.revisions.versions import Version

__all__ = ["LASTS", "Stories"]

LASTS = 24 * 3600.0
"""Seconds after which a story without an id of its own is forgotten: agencies use a slug again."""

_COLUMNS = "id, provider, key, by, newest, newest_runs, held, held_runs, killed, touched"


class Stories:
    """The table of stories. Times are seconds since the epoch."""

    def __init__(self, ledger: Ledger) -> None:
        self._sql = ledger.sql

    def near(self, identity: Identity, slug: str | None, now: float) -> list[Story]:
        """The story ``identity``, and where it is not there those of its provider that have
        ``slug``, which a kill may mean."""
        own = self._sql.execute(
            f"SELECT {_COLUMNS} FROM stories WHERE ifnull(provider, '') = ? AND key = ? "  # noqa: S608
            "AND by = ? AND NOT forgotten",
            (identity.provider or "", identity.key, identity.by),
        ).fetchone()
        if own is not None and identity.by in ("slug", "headline") and own[-1] < now - LASTS:
            self._sql.execute("UPDATE stories SET forgotten = 1 WHERE id = ?", (own[0],))
            own = None
        if own is not None or slug is None:
            return [] if own is None else [_story(own)]
        rows = self._sql.execute(
            f"SELECT {_COLUMNS} FROM stories WHERE ifnull(provider, '') = ? AND slug = ? "  # noqa: S608
            "AND NOT forgotten AND touched >= ?",
            (identity.provider or "", slug, now - LASTS),
        )
        return [_story(row) for row in rows]

    def number(self, identity: Identity) -> int | None:
        """The number of a story, where it is kept."""
        row = self._sql.execute(
            "SELECT id FROM stories WHERE ifnull(provider, '') = ? AND key = ? AND by = ? "
            "AND NOT forgotten",
            (identity.provider or "", identity.key, identity.by),
        ).fetchone()
        return None if row is None else int(row[0])

    def keep(self, stories: Iterable[Story], now: float) -> None:
        """Write down ``stories`` as they are now."""
        for story in stories:
            number = self.number(story.identity)
            values = (
                *_seen_row(story.newest),
                *_seen_row(story.held),
                None if story.newest is None else story.newest.slug,
                None if story.newest is None else str(story.newest.version),
                story.killed,
                now,
            )
            if number is not None:
                self._sql.execute(
                    "UPDATE stories SET newest = ?, newest_runs = ?, held = ?, held_runs = ?, "
                    "slug = ?, newest_name = ?, killed = ?, touched = ? WHERE id = ?",
                    (*values, number),
                )
                continue
            i = story.identity
            self._sql.execute(
                "INSERT INTO stories (newest, newest_runs, held, held_runs, slug, newest_name, "
                "killed, touched, provider, key, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, i.provider, i.key, i.by),
            )

    def counts(self, story: int, wire: int) -> None:
        """``wire`` is the one of its story that counts from now on."""
        self._sql.execute(
            "UPDATE stories SET newest_wire = ?, suspended = NULL WHERE id = ?", (wire, story)
        )

    def suspend(self, story: int, reason: str) -> None:
        """What was made of earlier versions must not stand for now."""
        self._sql.execute("UPDATE stories SET suspended = ? WHERE id = ?", (reason, story))

    def made_of(self, story: int) -> list[str]:
        """The headlines of the wires of which something was made."""
        rows = self._sql.execute(
            "SELECT DISTINCT json_extract(r.summary, '$.wire.headline'), w.id FROM wires w "
            "JOIN results r ON r.wire = w.id AND r.key = w.result "
            "WHERE w.story = ? AND r.summary IS NOT NULL ORDER BY w.id",
            (story,),
        )
        return [headline or f"wire {number}" for headline, number in rows]


def _seen_row(seen: Seen | None) -> tuple[str | None, bytes | None]:
    if seen is None:
        return None, None
    text = json.dumps({"version": asdict(seen.version), "slug": seen.slug})
    return text, array("I", sorted(seen.runs)).tobytes()


def _seen(text: str | None, runs: bytes | None) -> Seen | None:
    if text is None:
        return None
    told = json.loads(text)
    version = told["version"]
    marks = Marks(**version.pop("marks"))
    numbers = array("I")
    numbers.frombytes(runs or b"")
    return Seen(Version(**version, marks=marks), told["slug"], frozenset(numbers))


def _story(row: tuple[Any, ...]) -> Story:
    _, provider, key, by, newest, newest_runs, held, held_runs, killed, _ = row
    return Story(
        Identity(provider, key, by),
        newest=_seen(newest, newest_runs),
        held=_seen(held, held_runs),
        killed=killed,
    )
