"""Stories as :class:`summarizer.revisions.Editions` remembers them, kept in the ledger.

For each wire only those are fetched that the decision over it may touch.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from summarizer.ledger.database import Ledger
from summarizer.ledger.wires import wire_from
from summarizer.revisions import Identity, Story
from summarizer.revisions.editions import numbered
from summarizer.revisions.likeness import REPRINT, carried
from summarizer.revisions.marks import Marks
from summarizer.revisions.records import Seen
from summarizer.revisions.versions import Version
from summarizer.wire import Wire

__all__ = ["LASTS", "Stories"]

LASTS = 24 * 3600.0
"""Seconds after which a story without an id of its own is forgotten: agencies use a slug again."""

_COLUMNS = (
    "id, provider, key, by, versions, newest_runs, held_runs, order_runs, went_on, suspended, "
    "killed"
)


class Stories:
    """The table of stories. Times are seconds since the epoch."""

    def __init__(self, ledger: Ledger) -> None:
        self._sql = ledger.sql
        self._dead: dict[int, Story] | None = None
        self._stopped: tuple[Story, ...] | None = None

    def near(
        self, identity: Identity, slug: str | None, runs: frozenset[int], now: float
    ) -> list[Story]:
        """The stories that come under ``identity``, whoever their provider is; those of ``slug``
        (None: nobody is meant by it); those that were killed and have these ``runs`` of words, or
        wait for what they kill."""
        keys = [i.key for i in numbered(identity)]
        marks = ", ".join("?" * len(keys))
        self._sql.execute(
            f"UPDATE stories SET forgotten = 1 WHERE by = ? AND key IN ({marks}) "  # noqa: S608
            "AND NOT forgotten AND by IN ('slug', 'headline') AND touched < ?",
            (identity.by, *keys, now - LASTS),
        )
        rows = self._sql.execute(
            f"SELECT {_COLUMNS} FROM stories WHERE NOT forgotten AND (by = ? AND key IN ({marks}) "  # noqa: S608
            "OR id IN (SELECT story FROM story_ids WHERE key = ? AND by = ?)) ORDER BY id",
            (identity.by, *keys, identity.key, identity.by),
        ).fetchall()
        if slug is not None:
            rows += self._sql.execute(
                f"SELECT {_COLUMNS} FROM stories WHERE NOT forgotten "  # noqa: S608
                "AND (newest_slug = ? OR held_slug = ?) ORDER BY id",
                (slug, slug),
            ).fetchall()
        found = {row[0]: self._story(row) for row in rows}
        for number, story in self._killed().items():
            like = any(carried(runs, seen.runs) >= REPRINT for seen in story.seen)
            if story.order is not None or like:
                found.setdefault(number, story)
        return list(found.values())

    def _killed(self) -> dict[int, Story]:
        """All tombstones: there are few."""
        if self._dead is None:
            rows = self._sql.execute(
                f"SELECT {_COLUMNS} FROM stories WHERE killed IS NOT NULL AND NOT forgotten"  # noqa: S608
            ).fetchall()
            self._dead = {row[0]: self._story(row) for row in rows}
        return self._dead

    def stopped(self) -> tuple[Story, ...]:
        """The stories that nobody may carry on: those that were killed, and whose kill is still
        known, are suspended, or have no version that might go out beside one that is held. The
        same tuple as long as none is changed here."""
        if self._stopped is None:
            rows = self._sql.execute(
                f"SELECT {_COLUMNS} FROM stories WHERE NOT forgotten AND (killed IS NOT NULL "  # noqa: S608
                "OR suspended IS NOT NULL OR (newest_runs IS NULL AND held_runs IS NOT NULL)) "
                "ORDER BY id"
            ).fetchall()
            self._stopped = tuple(self._story(row) for row in rows)
        return self._stopped

    def held_wire(self, identity: Identity) -> Wire | None:
        """The last wire of a story that was held, None where there is none."""
        row = self._sql.execute(
            "SELECT wire FROM wires WHERE story = ? AND verdict = 'held' ORDER BY id DESC LIMIT 1",
            (self.number(identity),),
        ).fetchone()
        return None if row is None else wire_from(row[0], "-")

    def killed_texts(self) -> Iterator[tuple[str, frozenset[int]]]:
        """Of each text that a kill means, why, and its runs of words."""
        for story in self._killed().values():
            for seen in story.seen:
                yield story.killed or "", seen.runs

    def number(self, identity: Identity) -> int | None:
        """The number of a story, where it is kept."""
        row = self._sql.execute(
            "SELECT id FROM stories WHERE key = ? AND by = ? AND ifnull(provider, '') = ? "
            "AND NOT forgotten",
            (identity.key, identity.by, identity.provider or ""),
        ).fetchone()
        return None if row is None else int(row[0])

    def keep(self, stories: Iterable[Story], now: float) -> None:
        """Write down ``stories`` as they are now."""
        for story in stories:
            values = {
                "newest_slug": None if story.newest is None else story.newest.slug,
                "held_slug": None if story.held is None else story.held.slug,
                "versions": json.dumps([*map(_told, _seen_of(story)), list(story.past)]),
                **dict(zip(_RUNS, map(_runs_told, _seen_of(story)), strict=True)),
                "went_on": story.went_on,
                "newest_name": None if story.newest is None else str(story.newest.version),
                "suspended": story.suspended,
                "killed": story.killed,
                "touched": now,
            }
            number = self.number(story.identity)
            if number is None:
                i = story.identity
                values |= {"provider": i.provider, "key": i.key, "by": i.by}
                names, marks = ", ".join(values), ", ".join("?" * len(values))
                done = self._sql.execute(
                    f"INSERT INTO stories ({names}) VALUES ({marks})",  # noqa: S608
                    tuple(values.values()),
                )
                number = int(done.lastrowid or 0)
            else:
                names = ", ".join(f"{name} = ?" for name in values)
                self._sql.execute(
                    f"UPDATE stories SET {names} WHERE id = ?",  # noqa: S608
                    (*values.values(), number),
                )
            self._sql.executemany(
                "INSERT OR IGNORE INTO story_ids (story, provider, key, by) VALUES (?, ?, ?, ?)",
                [(number, i.provider or "", i.key, i.by) for i in story.also],
            )
            if story.killed is not None:
                self._dead = None
            was = any(s.identity == story.identity for s in self._stopped or ())
            if was or story.killed is not None or story.held or story.suspended is not None:
                self._stopped = None

    def counts(self, story: int, wire: int) -> None:
        """``wire`` is the one of its story that counts from now on."""
        self._sql.execute("UPDATE stories SET newest_wire = ? WHERE id = ?", (wire, story))

    def made_of(self, story: int) -> list[str]:
        """The headlines of the wires of which something was made."""
        rows = self._sql.execute(
            "SELECT DISTINCT json_extract(r.summary, '$.wire.headline'), w.id FROM wires w "
            "JOIN results r ON r.wire = w.id AND r.key = w.result "
            "WHERE w.story = ? AND r.summary IS NOT NULL ORDER BY w.id",
            (story,),
        )
        return [headline or f"wire {number}" for headline, number in rows]

    def carriers_of(self, story: int) -> list[int]:
        """Stories with other ids that carry most of the words of ``story``. Looks at all of them,
        which is for kills: they are few."""
        row = self._sql.execute("SELECT newest_runs FROM stories WHERE id = ?", (story,)).fetchone()
        runs = _runs(row[0])
        others = self._sql.execute(
            "SELECT id, newest_runs FROM stories WHERE id <> ? AND newest_runs IS NOT NULL "
            "AND killed IS NULL AND NOT forgotten ORDER BY id",
            (story,),
        )
        return [number for number, told in others if carried(runs, _runs(told)) >= REPRINT]

    def _story(self, row: tuple[Any, ...]) -> Story:
        number, provider, key, by, versions, *runs, went_on, suspended, killed = row
        *told, past = json.loads(versions)
        newest, held, order = map(_seen, told, runs)
        also = self._sql.execute(
            "SELECT provider, key, by FROM story_ids WHERE story = ? ORDER BY rowid", (number,)
        )
        return Story(
            Identity(provider, key, by),
            newest=newest,
            held=held,
            killed=killed,
            suspended=suspended,
            order=order,
            also=tuple(Identity(p or None, k, b) for p, k, b in also),
            went_on=went_on,
            past=tuple(past),
        )


_RUNS = ("newest_runs", "held_runs", "order_runs")


def _seen_of(story: Story) -> tuple[Seen | None, Seen | None, Seen | None]:
    return story.newest, story.held, story.order


def _told(seen: Seen | None) -> dict[str, Any] | None:
    return (
        None
        if seen is None
        else {
            "version": asdict(seen.version),
            "slug": seen.slug,
            "headline": seen.headline,
        }
    )


def _runs_told(seen: Seen | None) -> bytes | None:
    return None if seen is None else array("I", sorted(seen.runs)).tobytes()


def _seen(told: dict[str, Any] | None, runs: bytes | None) -> Seen | None:
    if told is None:
        return None
    version = told["version"]
    marks = Marks(**version.pop("marks"))
    return Seen(Version(**version, marks=marks), told["slug"], _runs(runs), told["headline"])


def _runs(told: bytes | None) -> frozenset[int]:
    numbers = array("I")
    numbers.frombytes(told or b"")
    return frozenset(numbers)
