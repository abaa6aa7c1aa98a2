"""Messages as they should be: one for each story, desk and kind, with a number for what it says.

Nothing here talks to a channel. Each function changes what a message should say and raises its
number (``rev``); :mod:`~summarizer.bot.delivery` brings the channel up to it. So an outage loses
nothing, and what changed several times meanwhile is told once.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import TypeAdapter

from summarizer.bot.card import Card, facts_changed
from summarizer.bot.state import State
from summarizer.revisions import changes
from summarizer.summary import Summary

__all__ = ["CARDS", "WARNING", "Action", "Answer", "Kind", "Message", "Messages", "Status"]

Kind = Literal["offer", "post"]
Status = Literal["offered", "approved", "rejected", "posted", "held", "withdrawn"]
Action = Literal["approve", "edit", "reject"]
Answer = Literal["taken", "again", "outdated", "decided", "unknown"]
"""What became of a click: ``taken`` counts; ``again`` is the same click delivered once more;
``outdated``: the text has changed since it was seen; ``decided``: somebody else was first."""

CARDS: Final = TypeAdapter(Card)
"""Reads and writes cards as JSON."""

WARNING: Final = "A kill may mean this too"
"""How the notice begins of a kill that does not tell which story it means, or that is of another
source of the same report."""
_LONGEST_NOTICE: Final = 900


@dataclass(frozen=True, slots=True)
class Message:
    """A message and what it should say now; columns as :mod:`~summarizer.bot.state` has them."""

    id: int
    uid: str
    story: str
    desk: str
    kind: Kind
    status: Status
    card: Card
    text: str | None
    changes: tuple[str, ...]
    corrected: bool
    notice: str | None
    reason: str | None
    decided_by: str | None
    decided_at: float | None
    rev: int
    sent: int
    sending: int | None
    since: float | None
    place: str | None
    address: str | None
    tries: int
    wire: int

    @property
    def words(self) -> str:
        """What is posted: a person's words, else the blurbs."""
        return words_of(self.card, self.text)

    @property
    def decidable(self) -> bool:
        """Whether a person is asked to decide."""
        return self.kind == "offer" and self.status == "offered"


def words_of(card: Card, text: str | None) -> str:
    """``text``, a person's own words, else the blurbs of ``card``."""
    return card.text if text is None else text


def message_of(row: sqlite3.Row) -> Message:
    """The message in a row of its table."""
    return Message(
        id=row["id"],
        uid=row["uid"],
        story=row["story"],
        desk=row["desk"],
        kind=row["kind"],
        status=row["status"],
        card=CARDS.validate_json(row["card"]),
        text=row["text"],
        changes=tuple(json.loads(row["changes"])),
        corrected=bool(row["corrected"]),
        notice=row["notice"],
        reason=row["reason"],
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        rev=row["rev"],
        sent=row["sent"],
        sending=row["sending"],
        since=row["since"],
        place=row["place"],
        address=row["address"],
        tries=row["tries"],
        wire=row["wire"],
    )


class Messages:
    """The table of messages. All but :meth:`find` is called inside a transaction."""

    def __init__(self, state: State) -> None:
        self._state = state

    def find(self, uid: str) -> Message | None:
        """The message that ``uid`` names."""
        row = self._state.row("SELECT * FROM bot_messages WHERE uid = ?", uid)
        return None if row is None else message_of(row)

    def of_story(self, story: str) -> list[Message]:
        """All messages about a story."""
        query = "SELECT * FROM bot_messages WHERE story = ? ORDER BY id"
        return [message_of(row) for row in self._state.rows(query, story)]

    def put(
        self,
        story: str,
        desk: str,
        kind: Kind,
        *,
        wire: int,
        card: Card,
        summary: Summary,
        corrected: bool,
        text: str | None = None,
        by: str | None = None,
        now: float | None = None,
    ) -> bool:
        """The message about ``story`` for ``desk`` is about version ``wire`` from now on.

        Returns whether there is anything to tell. A version that changes no fact, and is no
        correction, leaves the message as it is: a text that was approved stays approved.
        ``text``, ``by`` and ``now`` are of a post that a person approved, in own words or not.
        """
        row = self._state.row(
            "SELECT * FROM bot_messages WHERE story = ? AND desk = ? AND kind = ?",
            story,
            desk,
            kind,
        )
        status: Status = "offered" if kind == "offer" else "posted"
        if row is None:
            # Nothing was said yet, so nothing is corrected either.
            self._state.sql.execute(
                "INSERT INTO bot_messages (uid, story, desk, kind, status, wire, card, text, "
                "decided_by, decided_at, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                (
                    secrets.token_urlsafe(18),
                    story,
                    desk,
                    kind,
                    status,
                    wire,
                    CARDS.dump_json(card).decode(),
                    text,
                    by,
                    now,
                ),
            )
            return True
        before = message_of(row)
        unseen = before.address is None and before.sending is None
        lines = () if unseen else self._changes(row, summary)
        same = not lines and not corrected and (by is None or words_of(card, text) == before.words)
        if same and not unseen and before.status not in ("held", "withdrawn"):
            self._state.update(before.id, wire=wire)
            return False
        self._state.update(
            before.id,
            status=status,
            wire=wire,
            card=CARDS.dump_json(card).decode(),
            text=text,
            changes=json.dumps(lines),
            corrected=int(corrected and not unseen),
            reason=None,
            notice=_notice(before),
            decided_by=by,
            decided_at=now,
            rev=before.rev + 1,
            tries=0,
            due=0,
        )
        return True

    def _changes(self, row: sqlite3.Row, summary: Summary) -> tuple[str, ...]:
        """What is another than in the version that the channel was told last."""
        told = row["wire"] if row["told"] is None else row["told"]
        found = self._state.row("SELECT summary FROM bot_wires WHERE id = ?", told)
        if found is None or found["summary"] is None:
            return ()
        return facts_changed(changes(Summary.model_validate_json(found["summary"]), summary))

    def take_back(self, story: str, status: Literal["held", "withdrawn"], reason: str) -> int:
        """Nothing about ``story`` may stand; returns how many messages that is.

        A person's text goes with the rest. What was withdrawn stays so.
        """
        done = 0
        for message in self.of_story(story):
            if message.status in (status, "withdrawn"):
                continue
            self._state.update(
                message.id,
                status=status,
                reason=reason,
                changes="[]",
                corrected=0,
                notice=None,
                rev=message.rev + 1,
                tries=0,
                due=0,
            )
            done += 1
        return done

    def warn(self, story: str, notice: str) -> int:
        """Tell the people who see messages about ``story`` something; returns how many."""
        done = 0
        for message in self.of_story(story):
            if message.status == "withdrawn" or notice in (message.notice or ""):
                continue
            told = "\n".join(filter(None, (message.notice, notice)))[:_LONGEST_NOTICE]
            self._state.update(message.id, notice=told, rev=message.rev + 1, tries=0, due=0)
            done += 1
        return done

    def decide(
        self, message: Message, rev: int, action: Action, by: str, now: float, text: str | None
    ) -> Answer:
        """A person's decision over the text that ``rev`` of the message showed.

        It counts once, however often it is delivered, and only over the text that was seen.
        """
        sql = self._state.sql
        before = self._state.row(
            "SELECT action, by FROM bot_clicks WHERE message = ? AND rev = ?", message.id, rev
        )
        if before is not None:
            return "again" if (before["action"], before["by"]) == (action, by) else "decided"
        if not message.decidable:
            return "decided"
        if rev != message.rev:
            return "outdated"
        sql.execute(
            "INSERT INTO bot_clicks (message, rev, action, by, at) VALUES (?, ?, ?, ?, ?)",
            (message.id, rev, action, by, now),
        )
        self._state.update(
            message.id,
            status="rejected" if action == "reject" else "approved",
            text=text,
            notice=None,
            decided_by=by,
            decided_at=now,
            rev=message.rev + 1,
            tries=0,
            due=0,
        )
        return "taken"


def _notice(before: Message) -> str | None:
    """What to say beside a version that follows ``before``: who decided over that; warnings stay
    until somebody decides."""
    lines = [line for line in (before.notice or "").splitlines() if line.startswith(WARNING)]
    if before.kind == "offer" and before.status in ("approved", "rejected"):
        lines.insert(0, f"{before.decided_by} {before.status} the text before this version.")
        if before.status == "approved":
            lines[0] += " What was posted stays as it is until somebody decides."
    return "\n".join(lines) or None
