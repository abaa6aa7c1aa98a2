"""From wires to messages: decide over each as it comes in, summarise, say what desks should see.

Three steps, each written down as a whole: a wire is taken and decided over, with what a kill or a
hold takes back; it is summarised; what was made is recorded and put into messages. A bot that was
killed in between goes on where it was.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from pydantic import TypeAdapter

from summarizer.api import Summarizer, read
from summarizer.blurbs import Blurb
from summarizer.bot.agreement import doubts, report_of
from summarizer.bot.card import Card, card_of
from summarizer.bot.config import Config, Desk, Mode
from summarizer.bot.messages import UNREADABLE, WARNING, Kind, Messages, Stop
from summarizer.bot.state import State
from summarizer.bot.stories import Stories, story_key
from summarizer.bot.timing import Timing
from summarizer.errors import SummarizerError, Withheld
from summarizer.revisions import Decision, Identity
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Intake", "Item"]

_WIRE: Final = TypeAdapter(Wire)
_DECISION: Final = TypeAdapter(Decision)
_AT_ONCE: Final = 4
_SAME_FILE: Final = 24 * 3600.0
"""Seconds for which a file of the same name is another state of the same report."""
_CORRECTED: Final = f"Corrected by the agency, and the correction is {UNREADABLE}"
_CHANGED: Final = f"The agency has sent another version, and it is {UNREADABLE}"

_REFUSED: Final = "a person has rejected it, and no fact has changed since"


@dataclass(frozen=True, slots=True)
class Item:
    """A wire as it came: ``name`` is the file or the entry of a feed, ``mark`` its state. ``alone``
    says that the file holds nothing else: its next state is a version of the same story."""

    name: str
    mark: str
    wire: Wire
    alone: bool = False


class Intake:
    """Takes wires for the desks of ``config``. ``changed`` is called when messages have."""

    def __init__(
        self,
        state: State,
        config: Config,
        mode: Mode,
        summarizer: Summarizer,
        timing: Timing,
        *,
        clock: Callable[[], float],
        tell: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._state = state
        self._config = config
        self._mode = mode
        self._summarizer = summarizer
        self._rules = Summarizer("offline")
        self._timing = timing
        self._clock = clock
        self._tell = tell
        self._changed = changed
        self._stories = Stories(state, clock())
        self._messages = Messages(state)
        self._wake = asyncio.Event()
        self._stopping = False

    # --- take -------------------------------------------------------------------------------------

    def take(self, items: Sequence[Item], name: str, mark: str | None, fault: str | None) -> None:
        """Take the wires of one file or feed, in their order: those that came last in another
        state.

        ``name`` and ``mark`` say what was read; it is not read again in that state. One
        transaction: after a kill all of them have been taken, or none.
        """
        # What is remembered in memory and not on disk would be lost: the process ends with an
        # error of the database, and begins again from the disk.
        with self._state.transaction() as sql:
            for item in items:
                self._take(item)
            sql.execute(
                "INSERT INTO bot_sources (name, mark, fault) VALUES (?, ifnull(?, ''), ?) "
                "ON CONFLICT (name) DO UPDATE SET mark = ifnull(?, mark), fault = excluded.fault",
                (name, mark, fault, mark),
            )
        self._wake.set()
        self._changed()

    def mark_of(self, name: str) -> str | None:
        """In which state the source was read last."""
        row = self._state.row("SELECT mark FROM bot_sources WHERE name = ?", name)
        return None if row is None else str(row["mark"])

    def marks(self) -> dict[str, str]:
        """All sources and in which state they were read last."""
        return {r["name"]: r["mark"] for r in self._state.rows("SELECT * FROM bot_sources")}

    def _take(self, item: Item) -> None:
        now = self._clock()
        before = self._state.row(
            "SELECT mark, decision, taken FROM bot_wires WHERE item = ? ORDER BY id DESC LIMIT 1",
            item.name,
        )
        if before is not None and before["mark"] == item.mark:
            return
        known: Identity | None = None
        if before is not None and item.alone and now - before["taken"] < _SAME_FILE:
            known = _DECISION.validate_json(before["decision"]).identity
        wire = item.wire
        last = self._state.row("SELECT ifnull(max(id), 0) AS id FROM bot_wires")
        number = 1 if last is None else last["id"] + 1
        decision = self._decide(number, wire, now, known)
        state, due = self._next(wire, decision)
        self._state.sql.execute(
            "INSERT INTO bot_wires (id, item, mark, input, wire, decision, story, verdict, reason, "
            "state, due, taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                item.name,
                item.mark,
                wire.input,
                _WIRE.dump_json(wire).decode(),
                _kept(decision),
                story_key(decision.identity),
                decision.verdict,
                decision.reason,
                state,
                due,
                now,
            ),
        )

    def _decide(
        self, number: int, wire: Wire, now: float, known: Identity | None = None
    ) -> Decision:
        with self._stories.changing(now) as editions:
            decision = editions.take(wire, now=datetime.fromtimestamp(now, UTC), known=known)
        story = story_key(decision.identity)
        if decision.verdict in ("killed", "after_kill"):
            self._messages.take_back(story, "withdrawn", decision.reason)
            for other in decision.related:
                self._doubt(
                    story_key(other),
                    number,
                    f"{WARNING} ({decision.reason}). A person has to say.",
                )
        elif decision.verdict == "held" and decision.withdraw:
            self._messages.take_back(story, "held", decision.reason)
        elif decision.proceed or self._as_second_source(wire, decision):
            self._messages.pause(story)
        elif decision.verdict == "skipped":
            self._unreadable(number, story, decision, decision.reason)
        self._tell(f"{wire.input or 'wire'}: {decision.verdict}: {decision.reason}")
        return decision

    def _next(self, wire: Wire, decision: Decision) -> tuple[str, float | None]:
        """What is to be done with a wire, and from when on."""
        if decision.proceed or self._as_second_source(wire, decision):
            return "open", None
        if decision.verdict == "held" and decision.until is not None:
            return "held", decision.until.timestamp()
        return "done", None

    def _as_second_source(self, wire: Wire, decision: Decision) -> frozenset[str]:
        """The desks to which a reprint is no reprint: they do not take the report that it carries
        on, and would have neither."""
        if decision.verdict != "reprint" or len(decision.related) != 1:
            return frozenset()
        row = self._state.row(
            "SELECT wire FROM bot_wires WHERE story = ? ORDER BY id DESC LIMIT 1",
            source := story_key(decision.related[0]),
        )
        if row is None or self._is_killed(source):
            return frozenset()
        first = _WIRE.validate_json(row["wire"])
        return frozenset(
            d.name for d in self._config.desks if d.may_take(wire) and not d.may_take(first)
        )

    def _is_killed(self, story: str) -> bool:
        row = self._state.row("SELECT killed FROM bot_stories WHERE key = ?", story)
        return row is not None and bool(row["killed"])

    def _unreadable(self, number: int, story: str, decision: Decision, reason: str) -> None:
        """A version came that nothing can be made of: no older one is approved as it was, also
        where its message is not made yet."""
        told = _CORRECTED if decision.version.marks.correction else _CHANGED
        notice = f"{told}: look at the wire ({reason})."
        self._messages.keep(story, number, notice)
        if self._messages.unreadable(story, notice):
            self._changed()

    def _doubt(self, story: str, number: int, notice: str) -> None:
        """The kill ``number`` may mean ``story``: its messages say so, also those that are not made
        yet, and what nobody has decided over and nobody has seen is not posted."""
        self._messages.keep(story, number, notice)
        self._messages.warn(story, notice)
        for message in self._messages.of_story(story):
            if message.kind == "post" and message.status == "posted" and message.unseen:
                if message.decided_by is not None:
                    continue
                self._state.update(message.id, stop="person")
                self._for_a_person(message.wire, message.desk, notice)

    # --- make -------------------------------------------------------------------------------------

    def stop(self) -> None:
        """End when the wires at work are done."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Summarise what is open and take again what is no longer held, until :meth:`stop`."""
        at_work: dict[int, asyncio.Task[None]] = {}
        while not self._stopping:
            self._wake.clear()
            self._take_again()
            for row in self._state.rows(
                "SELECT id FROM bot_wires WHERE state = 'open' AND ifnull(due, 0) <= ? "
                "ORDER BY id LIMIT ?",
                self._clock(),
                2 * _AT_ONCE,
            ):
                if row["id"] not in at_work and len(at_work) < _AT_ONCE:
                    at_work[row["id"]] = asyncio.create_task(self._make(row["id"]))
            waiting = asyncio.create_task(self._wake.wait())
            await asyncio.wait(
                {*at_work.values(), waiting},
                timeout=self._until_next(),
                return_when=asyncio.FIRST_COMPLETED,
            )
            waiting.cancel()
            for number, task in list(at_work.items()):
                if task.done():
                    del at_work[number]
                    task.result()  # a fault that nobody foresaw ends the bot
        for task in at_work.values():
            task.cancel()
        await asyncio.gather(*at_work.values(), return_exceptions=True)

    def _until_next(self) -> float | None:
        row = self._state.row(
            "SELECT min(due) AS due FROM bot_wires WHERE state IN ('open', 'held') AND due > ?",
            now := self._clock(),
        )
        # The clock may be set while it waits for an embargo: it looks again at least so often.
        return None if row is None or row["due"] is None else min(60.0, row["due"] - now)

    def _take_again(self) -> None:
        """Embargoes that are over."""
        now = self._clock()
        for row in self._state.rows(
            "SELECT * FROM bot_wires WHERE state = 'held' AND due <= ? ORDER BY due, id", now
        ):
            with self._state.transaction() as sql:
                wire = _WIRE.validate_json(row["wire"])
                known = _DECISION.validate_json(row["decision"]).identity
                decision = self._decide(row["id"], wire, now, known)
                state, due = self._next(wire, decision)
                sql.execute(
                    "UPDATE bot_wires SET decision = ?, story = ?, verdict = ?, reason = ?, "
                    "state = ?, due = ? WHERE id = ?",
                    (
                        _kept(decision),
                        story_key(decision.identity),
                        decision.verdict,
                        decision.reason,
                        state,
                        due,
                        row["id"],
                    ),
                )
            self._changed()

    async def _make(self, number: int) -> None:
        row = self._state.row("SELECT * FROM bot_wires WHERE id = ?", number)
        if row is None:
            return
        wire = _WIRE.validate_json(row["wire"])
        decision = _DECISION.validate_json(row["decision"])
        known = {m.desk for m in self._messages.of_story(row["story"])}
        candidates = self._config.desks
        if decision.verdict == "reprint":
            names = self._as_second_source(wire, decision) | known
            candidates = tuple(d for d in candidates if d.name in names)
        if not known and not any(d.may_take(wire) for d in candidates):
            self._end(number, "done", "no desk takes it")
            return
        try:
            now = datetime.fromtimestamp(self._clock(), UTC)
            summary = await self._summarizer.asummarize(wire, now=now)
            desks = _once(
                [d for d in candidates if d.takes(wire, summary) or d.name in known], known
            )
            found = await self._doubts(wire, summary, now)
            cards = [(desk, await self._card(wire, summary, desk, found)) for desk in desks]
        except Withheld as held:
            self._end(number, "done", held.message)
            with self._state.transaction():
                self._unreadable(number, row["story"], decision, held.message)
            return
        except SummarizerError as fault:
            self._failed(row, wire, decision, fault)
            return
        with self._state.transaction() as sql:
            sql.execute(
                "UPDATE bot_wires SET state = 'done', fault = NULL, summary = ? WHERE id = ?",
                (summary.to_json(), number),
            )
            self._record(number, decision, summary, cards)
        self._changed()

    async def _doubts(self, wire: Wire, summary: Summary, now: datetime) -> tuple[str, ...]:
        """Why nothing of it is posted unless a person says so."""
        text = report_of(wire)
        report: Summary | None = None
        if text is not None:
            try:
                report = await self._rules.asummarize(read(text), now=now)
            except SummarizerError:
                report = None  # nothing can be read in it alone
        return doubts(wire, summary, report)

    async def _card(self, wire: Wire, summary: Summary, desk: Desk, found: tuple[str, ...]) -> Card:
        made: Sequence[Blurb] = await self._summarizer.ablurbs(
            summary, channels=("headline", desk.blurb), wire=wire, style=desk.style
        )
        if desk.blurb == "headline":
            return card_of(wire, summary, tuple(made), tuple(made), found)
        blurbs = tuple(b for b in made if b.channel == desk.blurb)
        headlines = tuple(b for b in made if b.channel == "headline")
        return card_of(wire, summary, blurbs, headlines, found)

    def _record(
        self,
        number: int,
        decision: Decision,
        summary: Summary,
        cards: list[tuple[Desk, Card]],
    ) -> None:
        with self._stories.changing(self._clock()) as editions:
            recorded = editions.record(decision, summary)
        story = story_key(decision.identity)
        messages = self._messages.of_story(story)
        newer = self._state.row(
            "SELECT 1 FROM bot_wires WHERE story = ? AND id > ? AND state = 'open'", story, number
        )
        stop: Stop | None = None if newer is None else "newer"
        if not recorded.stands:
            self._tell(f"not offered: {recorded.reason}")
            if stop is None and any(m.stop == "newer" for m in messages):
                self._unreadable(number, story, decision, recorded.reason or "")
            return
        if any(m.wire > number for m in messages):
            return  # a reprint's versions are put in order by nobody else
        corrected = decision.corrected or (
            decision.verdict == "reprint" and decision.version.marks.correction
        )
        offers = {m.desk: m for m in messages if m.kind == "offer"}
        posts = {m.desk: m for m in messages if m.kind == "post"}
        unreadable, warnings = self._messages.kept(story, number)
        for name in {m.desk for m in messages} - {d.name for d in self._config.desks}:
            told = "Corrected by the agency" if corrected else "The agency has sent another version"
            self._messages.warn(
                story, f"{told}, and the desk {name!r} is not in the config: look at it.", desk=name
            )
        for desk, card in cards:
            kinds: list[Kind] = []
            offer, post = offers.get(desk.name), posts.get(desk.name)
            if self._mode == "post":
                doubted = card.doubts
                if unreadable is not None:
                    doubted = (unreadable, *doubted)
                if warnings is not None and (post is None or post.unseen):
                    doubted = (warnings, *doubted)
                refused = offer is not None and self._messages.is_refused(offer, summary)
                why = (_REFUSED,) if refused else doubted
                why = why or (() if card.text else card.reasons)
                if why:
                    listed = bool(doubted) and not refused
                    self._not_posted(number, story, desk, why, doubted=listed)
                else:
                    kinds.append("post")
            # What was offered by an earlier run must not be approved as it was.
            if self._mode == "approve" or offer is not None:
                kinds.append("offer")
            for kind in kinds:
                # Messages that are there have the warnings, until somebody decides.
                there = (offer if kind == "offer" else post) is not None
                notes = (unreadable, None if there else warnings)
                self._messages.put(
                    story,
                    desk.name,
                    kind,
                    wire=number,
                    card=card,
                    summary=summary,
                    corrected=corrected,
                    stop=stop or (None if unreadable is None else "unreadable"),
                    note="\n".join(filter(None, notes)) or None,
                )

    def _not_posted(
        self, number: int, story: str, desk: Desk, why: tuple[str, ...], *, doubted: bool
    ) -> None:
        """With ``--post``: what is not posted without a person, for which a person has to look
        where something is in doubt, or stands in the channel in an older version."""
        reason = "; ".join(why)
        self._tell(f"{desk.name}: nothing to post: {reason}")
        notice = f"The agency has sent another version, which is not posted: look at it ({reason})."
        if self._messages.warn(story, notice, desk=desk.name, kind="post") or doubted:
            self._for_a_person(number, desk.name, reason)

    def _for_a_person(self, number: int, desk: str, reason: str) -> None:
        self._state.sql.execute(
            "UPDATE bot_wires SET state = 'person', fault = ? WHERE id = ?",
            (f"not posted for {desk}: {reason}", number),
        )

    def _end(self, number: int, state: str, reason: str) -> None:
        with self._state.transaction() as sql:
            sql.execute(
                "UPDATE bot_wires SET state = ?, fault = ? WHERE id = ?", (state, reason, number)
            )

    def _failed(
        self, row: sqlite3.Row, wire: Wire, decision: Decision, fault: SummarizerError
    ) -> None:
        number, story, tries = row["id"], row["story"], row["tries"] + 1
        again = fault.retryable
        wait = self._timing.wait(tries)
        with self._state.transaction() as sql:
            sql.execute(
                "UPDATE bot_wires SET state = ?, tries = ?, due = ?, fault = ? WHERE id = ?",
                (
                    "open" if again else "failed",
                    tries,
                    self._clock() + wait,
                    fault.message,
                    number,
                ),
            )
            if not again:
                self._unreadable(number, story, decision, fault.message)
        what = f"again in {wait:.0f} s" if again else fault.hint
        self._tell(f"{wire.input or 'wire'}: {fault.message} ({what})")


def _once(desks: list[Desk], known: set[str]) -> list[Desk]:
    """``desks`` without those that would put the same story into the same channel once more: the
    first of the config has it, and who has it already."""
    kept: list[Desk] = []
    for desk in sorted(desks, key=lambda d: d.name not in known):
        place = desk.post or desk.offer
        if all((d.post or d.offer) != place for d in kept) or desk.name in known:
            kept.append(desk)
    return [d for d in desks if d in kept]


def _kept(decision: Decision) -> str:
    """What :meth:`Editions.record` needs of a decision; the rest stands with the story."""
    return _DECISION.dump_json(replace(decision, previous=None, withdraw=())).decode()
