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

__all__ = [
    "CARDS",
    "DUE",
    "UNREADABLE",
    "WARNING",
    "Action",
    "Answer",
    "Kind",
    "Message",
    "Messages",
    "Status",
    "Stop",
]

Kind = Literal["offer", "post"]
Status = Literal["offered", "approved", "rejected", "posted", "held", "withdrawn"]
Action = Literal["approve", "edit", "reject"]
Answer = Literal["taken", "again", "outdated", "decided", "too_long", "closed", "unknown"]
"""What became of a click: ``taken`` counts; ``again`` is the same click delivered once more;
``outdated``: the text has changed since it was seen; ``decided``: somebody else was first;
``too_long``: a person's own words have no room; ``closed``: nobody may decide now."""
Stop = Literal["newer", "unreadable", "person", "desk"]
"""Why an offer may not be approved, or a post is not sent. ``newer``: a version after it is being
read. ``unreadable``: the last version could not be read; a person may still write own words.
``person``: a post that nobody has decided over. ``desk``: its desk is not in the config."""

DUE: Final = (
    "(sent < rev OR again IS NOT NULL) AND (kind = 'offer' OR stop IS NULL OR sending IS NOT NULL "
    "OR status IN ('held', 'withdrawn'))"
)
"""Of the table of messages: what waits to be sent."""

CARDS: Final = TypeAdapter(Card)
"""Reads and writes cards as JSON."""

WARNING: Final = "A kill may mean this too"
"""How the notice begins of a kill that does not tell which story it means, or that is of another
source of the same report."""
UNREADABLE: Final = "not readable here"
"""Stands in the notice of a message whose last version could not be read."""
_LONGEST_NOTICE: Final = 900


@dataclass(frozen=True, slots=True)
class Message:
    """A message and what it should say now; columns as :mod:`~summarizer.bot.state` has them."""

    id: int
    uid: str
    key: str
    story: str
    desk: str
    kind: Kind
    status: Status
    card: Card
    text: str | None
    changes: tuple[str, ...]
    corrected: bool
    notice: str | None
    stop: Stop | None
    reason: str | None
    decided_by: str | None
    decided_at: float | None
    rev: int
    sent: int
    sending: int | None
    since: float | None
    theirs: float | None
    again: float | None
    place: str | None
    address: str | None
    stuck: str | None
    tries: int
    wire: int
    told: int | None

    @property
    def words(self) -> str:
        """What is posted: a person's words, else the blurbs."""
        return words_of(self.card, self.text)

    @property
    def decidable(self) -> bool:
        """Whether a person is asked to decide."""
        open_ = self.stop in (None, "unreadable")
        return self.kind == "offer" and self.status == "offered" and open_

    @property
    def approvable(self) -> bool:
        """Whether the text may be approved as it is."""
        return self.decidable and self.stop is None and bool(self.card.text)

    @property
    def in_slack(self) -> bool:
        """Whether it is in Slack, where it is changed in place; a webhook gets another message."""
        return self.place is not None and self.place.startswith("slack:")

    @property
    def unsent(self) -> bool:
        """Whether it stands nowhere, as far as is known."""
        return self.address is None and self.stuck is None

    @property
    def unseen(self) -> bool:
        """Whether no channel has it, or may have it."""
        return self.unsent and self.sending is None


def words_of(card: Card, text: str | None) -> str:
    """``text``, a person's own words, else the blurbs of ``card``."""
    return card.text if text is None else text


def message_of(row: sqlite3.Row) -> Message:
    """The message in a row of its table."""
    return Message(
        id=row["id"],
        uid=row["uid"],
        key=row["key"],
        story=row["story"],
        desk=row["desk"],
        kind=row["kind"],
        status=row["status"],
        card=CARDS.validate_json(row["card"]),
        text=row["text"],
        changes=tuple(json.loads(row["changes"])),
        corrected=bool(row["corrected"]),
        notice=row["notice"],
        stop=row["stop"],
        reason=row["reason"],
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        rev=row["rev"],
        sent=row["sent"],
        sending=row["sending"],
        since=row["since"],
        theirs=row["theirs"],
        again=row["again"],
        place=row["place"],
        address=row["address"],
        stuck=row["stuck"],
        tries=row["tries"],
        wire=row["wire"],
        told=row["told"],
    )


class Messages:
    """The table of messages. All but :meth:`find` is called inside a transaction."""

    def __init__(self, state: State) -> None:
        self._state = state

    def find(self, uid: str) -> Message | None:
        """The message that ``uid`` names."""
        row = self._state.row("SELECT * FROM bot_messages WHERE uid = ?", uid)
        return None if row is None else message_of(row)

    def find_to_decide(self, key: str) -> Message | None:
        """The message over which who has ``key`` may decide."""
        row = self._state.row("SELECT * FROM bot_messages WHERE key = ?", key)
        return None if row is None else message_of(row)

    def of_story(self, story: str) -> list[Message]:
        """All messages about a story."""
        query = "SELECT * FROM bot_messages WHERE story = ? ORDER BY id"
        return [message_of(row) for row in self._state.rows(query, story)]

    def keep(self, story: str, wire: int, notice: str) -> None:
        """Remember what was said of ``story`` with ``wire``: messages about it may come later."""
        self._state.sql.execute(
            "INSERT INTO bot_notices (story, wire, notice) VALUES (?, ?, ?)",
            (story, wire, notice),
        )

    def kept(self, story: str, wire: int) -> tuple[str | None, str | None]:
        """What holds for version ``wire`` of ``story``: the last notice of a version after it that
        could not be read, and the warnings of kills."""
        rows = self._state.rows("SELECT * FROM bot_notices WHERE story = ? ORDER BY rowid", story)
        warnings = dict.fromkeys(r["notice"] for r in rows if r["notice"].startswith(WARNING))
        later = [
            r["notice"] for r in rows if r["wire"] > wire and not r["notice"].startswith(WARNING)
        ]
        return later[-1] if later else None, "\n".join(warnings) or None

    def is_refused(self, message: Message, summary: Summary) -> bool:
        """Whether a person has rejected what ``message`` offered, and ``summary`` has no other
        facts."""
        row = self._state.row("SELECT refused FROM bot_messages WHERE id = ?", message.id)
        if row is None or row["refused"] is None:
            return False
        return not self._changes(row["refused"], summary)

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
        stop: Stop | None = None,
        text: str | None = None,
        note: str | None = None,
        by: str | None = None,
        now: float | None = None,
    ) -> bool:
        """The message about ``story`` for ``desk`` is about version ``wire`` from now on.

        Returns whether there is anything to tell. A version that changes no fact, brings no new
        finding and is no correction leaves the message as it is: a text that was approved stays
        approved. ``stop`` is what stands against it still, ``note`` what a person should know.
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
                "INSERT INTO bot_messages (uid, key, story, desk, kind, status, wire, card, text, "
                "notice, stop, decided_by, decided_at, rev) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                (
                    secrets.token_urlsafe(18),
                    secrets.token_urlsafe(18),
                    story,
                    desk,
                    kind,
                    status,
                    wire,
                    CARDS.dump_json(card).decode(),
                    text,
                    note,
                    stop,
                    by,
                    now,
                ),
            )
            return True
        before = message_of(row)
        unseen = before.unseen
        # What the channel was told last, and what waits to be told it, may be two versions.
        moved = self._changes(before.wire, summary)
        lines = () if unseen else self._changes(before.told or before.wire, summary)
        if not unseen and before.sending is not None:
            lines = lines or moved  # that one may be there by now
        if kind == "offer" and not unseen:
            lines = (*lines, *_findings_changed(before, card))
        same = (
            not (lines or moved)
            and not corrected
            and (by is None or words_of(card, text) == before.words)
        )
        # What was stopped for a version that says nothing else goes on as it was.
        kept = before.stop in (None, "newer") and before.status not in ("held", "withdrawn")
        kept = kept and stop != "unreadable" and UNREADABLE not in (before.notice or "")
        if same and kept and not unseen:
            self._resume(before, wire, stop)
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
            notice="\n".join(filter(None, (note, self._notice(before)))) or None,
            stop=stop,
            decided_by=by,
            decided_at=now,
            rev=before.rev + 1,
            tries=0,
            due=0,
        )
        return True

    def _resume(self, before: Message, wire: int, stop: Stop | None) -> None:
        """A version after ``before`` changes no fact of it: what was stopped meanwhile goes on."""
        shown = before.kind == "offer" and before.stop != stop and before.in_slack
        values: dict[str, object] = {"rev": before.rev + 1, "due": 0} if shown else {}
        told = wire if before.told == before.wire else before.told
        self._state.update(before.id, wire=wire, told=told, stop=stop, **values)
        if before.kind == "offer" and before.status == "approved":
            self._state.sql.execute(
                "UPDATE bot_messages SET stop = ? WHERE story = ? AND desk = ? AND kind = 'post' "
                "AND stop = 'newer' AND decided_by IS NOT NULL",
                (stop, before.story, before.desk),
            )

    def _changes(self, wire: int, summary: Summary) -> tuple[str, ...]:
        """What is another in ``summary`` than in the version ``wire``."""
        found = self._state.row("SELECT summary FROM bot_wires WHERE id = ?", wire)
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
                stop=None,
                rev=message.rev + 1,
                tries=0,
                due=0,
            )
            done += 1
        return done

    def pause(self, story: str) -> None:
        """A newer version about ``story`` is there and not read yet: until it is, nobody decides
        over the old text, and no post of it goes out for the first time."""
        for message in self.of_story(story):
            if message.stop not in (None, "unreadable"):
                continue
            if message.kind == "offer" and message.status == "offered":
                # For a webhook the page says so: nothing can be taken out of what was sent.
                rev = message.rev + int(message.in_slack)
                self._state.update(message.id, stop="newer", rev=rev, due=0)
            elif message.kind == "post" and message.status == "posted" and message.unsent:
                self._state.update(message.id, stop="newer")

    def unreadable(self, story: str, notice: str) -> int:
        """The last version about ``story`` could not be read; returns how many messages say so.

        Nothing is approved as it was. A person is asked again, for own words or a rejection.
        """
        done = 0
        for message in self.of_story(story):
            said = notice in (message.notice or "") and message.stop != "newer"
            if message.status in ("held", "withdrawn") or said:
                continue
            done += 1
            told = "\n".join(filter(None, (notice, self._notice(message))))[:_LONGEST_NOTICE]
            values: dict[str, object] = {"notice": told, "rev": message.rev + 1}
            if message.kind == "offer":
                stop = "desk" if message.stop == "desk" else "unreadable"
                values |= {"status": "offered", "text": None, "stop": stop}
                values |= {"decided_by": None, "decided_at": None}
            elif message.stop != "person":
                values["stop"] = "person" if message.unseen else None
            self._state.update(message.id, **values, tries=0, due=0)
        return done

    def ask_first(self, message: Message) -> None:
        """A post that nobody has decided over is offered instead, and waits for that."""
        self._state.update(message.id, stop="person")
        self._state.sql.execute(
            "INSERT INTO bot_messages (uid, key, story, desk, kind, status, wire, card, changes, "
            "corrected, notice, stop, rev) "
            "VALUES (?, ?, ?, ?, 'offer', 'offered', ?, ?, ?, ?, ?, ?, 1) "
            "ON CONFLICT (story, desk, kind) DO NOTHING",
            (
                secrets.token_urlsafe(18),
                secrets.token_urlsafe(18),
                message.story,
                message.desk,
                message.wire,
                CARDS.dump_json(message.card).decode(),
                json.dumps(message.changes),
                int(message.corrected),
                message.notice,
                "unreadable" if UNREADABLE in (message.notice or "") else None,
            ),
        )

    def ask_for_stopped(self) -> int:
        """Offer what an earlier run did not post without a person, where it is the last version;
        returns how many that are."""
        rows = self._state.rows(
            "SELECT * FROM bot_messages p WHERE kind = 'post' AND status = 'posted' "
            "AND stop = 'person' AND decided_by IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM bot_messages o WHERE o.kind = 'offer' "
            "AND o.story = p.story AND o.desk = p.desk) "
            "AND NOT EXISTS (SELECT 1 FROM bot_wires w WHERE w.story = p.story "
            "AND w.id > p.wire AND w.summary IS NOT NULL) ORDER BY id"
        )
        unseen = [m for m in map(message_of, rows) if m.unseen]
        for message in unseen:
            self.ask_first(message)
        return len(unseen)

    def adopt(self, desks: dict[str, tuple[str | None, str | None]]) -> list[str]:
        """Bring the messages in line with the desks of the config, each with the places where it
        offers and posts; returns what was done, a line each.

        A desk that has another name and the same places takes the messages of the old one over.
        Of a desk that is there no more nothing can be approved.
        """
        told = []
        known = {r["desk"] for r in self._state.rows("SELECT DISTINCT desk FROM bot_messages")}
        for old in sorted(known - set(desks)):
            heirs = [d for d in desks if d not in known and self._fits(old, desks[d])]
            if len(heirs) == 1:
                self._state.sql.execute(
                    "UPDATE bot_messages SET desk = ? WHERE desk = ?", (heirs[0], old)
                )
                told.append(f"the desk {old!r} is called {heirs[0]!r} now: it keeps its messages")
                known.add(heirs[0])
                continue
            count = self._state.sql.execute(
                "UPDATE bot_messages SET stop = 'desk', rev = rev + 1, due = 0 "
                "WHERE desk = ? AND kind = 'offer' AND status = 'offered' AND stop IS NOT 'desk'",
                (old,),
            ).rowcount
            if count:
                told.append(f"the desk {old!r} is not in the config: {count} suggestions closed")
        for desk in desks:
            # One that is back: asked again where no newer version came meanwhile.
            self._state.sql.execute(
                "UPDATE bot_messages SET rev = rev + 1, due = 0, stop = CASE WHEN EXISTS "
                "(SELECT 1 FROM bot_wires w WHERE w.story = bot_messages.story "
                "AND w.id > bot_messages.wire AND w.summary IS NOT NULL) "
                "THEN 'unreadable' ELSE NULL END WHERE desk = ? AND stop = 'desk'",
                (desk,),
            )
        return told

    def _fits(self, old: str, places: tuple[str | None, str | None]) -> bool:
        """Whether all that the desk ``old`` has sent stands where a desk with ``places`` sends."""
        rows = self._state.rows(
            "SELECT DISTINCT kind, place FROM bot_messages WHERE desk = ? AND place IS NOT NULL",
            old,
        )
        offer, post = places
        return bool(rows) and all(
            row["place"] == (offer if row["kind"] == "offer" else post) for row in rows
        )

    def warn(
        self, story: str, notice: str, *, desk: str | None = None, kind: Kind | None = None
    ) -> int:
        """Tell the people who see messages about ``story`` something; returns how many.

        Of ``desk`` and ``kind`` alone, where they are given.
        """
        done = 0
        for message in self.of_story(story):
            if message.status == "withdrawn" or notice in (message.notice or ""):
                continue
            if desk not in (None, message.desk) or kind not in (None, message.kind):
                continue
            told = "\n".join(filter(None, (message.notice, notice)))[:_LONGEST_NOTICE]
            self._state.update(message.id, notice=told, rev=message.rev + 1, tries=0, due=0)
            done += 1
        return done

    def decide(
        self,
        message: Message,
        rev: int,
        action: Action,
        by: str,
        now: float,
        *,
        text: str | None = None,
        note: str | None = None,
    ) -> Answer:
        """A person's decision over the text that ``rev`` of the message showed.

        It counts once, however often it is delivered, and only over the text that was seen.
        ``text`` are own words, ``note`` what a reader of them should know.
        """
        sql = self._state.sql
        before = self._state.row(
            "SELECT action, by FROM bot_clicks WHERE message = ? AND rev = ?", message.id, rev
        )
        if before is not None:
            return "again" if (before["action"], before["by"]) == (action, by) else "decided"
        if message.status != "offered":
            return "decided"
        if not message.decidable:
            return "closed"
        if rev != message.rev or (action == "approve" and not message.approvable):
            return "outdated"
        sql.execute(
            "INSERT INTO bot_clicks (message, rev, action, by, at) VALUES (?, ?, ?, ?, ?)",
            (message.id, rev, action, by, now),
        )
        self._state.update(
            message.id,
            status="rejected" if action == "reject" else "approved",
            text=text,
            notice=note,
            stop=None,
            decided_by=by,
            decided_at=now,
            refused=message.wire if action == "reject" else None,
            rev=message.rev + 1,
            tries=0,
            due=0,
        )
        return "taken"

    def _notice(self, before: Message) -> str | None:
        """What to say beside a version that follows ``before``: who decided over that; warnings
        stay until somebody decides."""
        lines = [line for line in (before.notice or "").splitlines() if line.startswith(WARNING)]
        if before.kind == "offer" and before.status in ("approved", "rejected"):
            lines.insert(0, f"{before.decided_by} {before.status} the text before this version.")
            posts = [
                m for m in self.of_story(before.story) if (m.desk, m.kind) == (before.desk, "post")
            ]
            if before.status == "approved" and posts:
                lines[0] += _left(posts[0])
        return "\n".join(lines) or None


def _left(post: Message) -> str:
    """What becomes of ``post``, which was approved, until somebody decides anew."""
    if post.unseen:
        return " It was not posted yet, and is not until somebody decides."
    if post.unsent:
        return " If it was posted, which is not known yet, it stays so until somebody decides."
    return " What was posted stays as it is until somebody decides."


def _findings_changed(before: Message, card: Card) -> tuple[str, ...]:
    """That ``card`` has findings that ``before`` does not show, a line; while nobody has decided,
    also that one is gone."""
    old = {*before.card.doubts, *before.card.findings}
    now = {*card.doubts, *card.findings}
    if new := len(now - old):
        return (f"{new} new finding{'s' if new > 1 else ''}, see below",)
    if old - now and before.status == "offered":
        return ("findings: what is below holds now",) if now else ("no findings any more",)
    return ()
