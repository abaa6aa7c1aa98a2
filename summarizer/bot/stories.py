"""The stories of :class:`summarizer.revisions.Editions`, kept in the state between two runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pydantic import TypeAdapter

from summarizer.bot.state import State
from summarizer.revisions import Editions, Identity, Story

__all__ = ["Stories", "story_key"]

_STORY: Final = TypeAdapter(Story)

_WITHOUT_ID: Final = 24 * 3600.0
"""Seconds after which a story without an id of its own is forgotten: agencies use a slug again."""
_WITH_ID: Final = 30 * 24 * 3600.0
"""The same for the others, but for what was killed: a tombstone stays."""
_LOOK: Final = 3600.0


def story_key(identity: Identity) -> str:
    """The name of a story in the state."""
    return json.dumps([(identity.provider or "").casefold(), identity.by, identity.key])


class Stories:
    """All stories that are remembered; what is decided is written down with them."""

    def __init__(self, state: State, now: float) -> None:
        self._state = state
        self._looked = now
        self._touched: dict[str, float] = {}
        found = state.rows(
            "SELECT key, story, touched FROM bot_stories WHERE "
            "(by_id AND (killed OR touched >= ?)) OR (NOT by_id AND touched >= ?) ORDER BY rowid",
            now - _WITH_ID,
            now - _WITHOUT_ID,
        )
        self._touched = {row["key"]: row["touched"] for row in found}
        self.editions = Editions(_STORY.validate_json(row["story"]) for row in found)

    def _forget(self, now: float) -> None:
        """Leave out what is too old; what is on disk stays."""
        self._looked = now
        kept = [s for s in self.editions.stories if not self._is_old(s, now)]
        if len(kept) < len(self.editions.stories):
            self.editions = Editions(kept)

    def _is_old(self, story: Story, now: float) -> bool:
        age = now - self._touched.get(story_key(story.identity), now)
        if story.identity.by != "id":
            return age > _WITHOUT_ID
        return age > _WITH_ID and story.killed is None

    @contextmanager
    def changing(self, now: float) -> Iterator[Editions]:
        """The editions, inside a transaction: what changes in them is written down."""
        if now - self._looked > _LOOK:
            self._forget(now)
        before = self.editions.stories  # held, so that no new story has the id of an old one
        known = {id(s) for s in before}
        yield self.editions
        for story in self.editions.stories:
            if id(story) in known:
                continue
            identity = story.identity
            self._touched[story_key(identity)] = now
            self._state.sql.execute(
                "INSERT INTO bot_stories (key, story, killed, by_id, touched) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET story = excluded.story, "
                "killed = excluded.killed, touched = excluded.touched",
                (
                    story_key(identity),
                    _STORY.dump_json(story).decode(),
                    story.killed is not None,
                    identity.by == "id",
                    now,
                ),
            )
