"""From wires to messages: decide over each as it comes in, summarise, say what desks should see.

Three steps, each written down as a whole: a wire is taken and decided over, with what a kill or a
hold takes back; it is summarised; what was made is recorded and put into messages. A bot that was
killed in between goes on where it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from pydantic import TypeAdapter

from summarizer.api import Summarizer
from summarizer.blurbs import Blurb
from summarizer.bot.card import Card, card_of
from summarizer.bot.config import Config, Desk, Mode
from summarizer.bot.messages import WARNING, Kind, Messages
from summarizer.bot.state import State
from summarizer.bot.stories import Stories, story_key
from summarizer.bot.timing import Timing
from summarizer.errors import SummarizerError, Withheld
from summarizer.revisions import Decision
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Intake"]

_WIRE: Final = TypeAdapter(Wire)
_DECISION: Final = TypeAdapter(Decision)
_AT_ONCE: Final = 4


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
        self._timing = timing
        self._clock = clock
        self._tell = tell
        self._changed = changed
        self._stories = Stories(state, clock())
        self._messages = Messages(state)
        self._wake = asyncio.Event()
        self._stopping = False

    # --- take -------------------------------------------------------------------------------------

    def take(
        self, wires: Sequence[tuple[str, Wire]], name: str, mark: str, fault: str | None
    ) -> None:
        """Take the wires of one file or feed, in their order, each with what tells it apart.

        ``name`` and ``mark`` say what was read; it is not read again in that state. One
        transaction: after a kill all of them have been taken, or none.
        """
        # What is remembered in memory and not on disk would be lost: the process ends with an
        # error of the database, and begins again from the disk.
        with self._state.transaction() as sql:
            for source, wire in wires:
                known = self._state.row("SELECT 1 FROM bot_wires WHERE source = ?", source)
                if known is None:
                    self._take(source, wire)
            sql.execute(
                "INSERT INTO bot_sources (name, mark, fault) VALUES (?, ?, ?) ON CONFLICT (name) "
                "DO UPDATE SET mark = excluded.mark, fault = excluded.fault",
                (name, mark, fault),
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

    def _take(self, source: str, wire: Wire) -> None:
        now = self._clock()
        decision = self._decide(wire, now)
        state, due = _next(decision)
        self._state.sql.execute(
            "INSERT INTO bot_wires (source, input, wire, decision, story, verdict, reason, state, "
            "due, taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source,
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

    def _decide(self, wire: Wire, now: float) -> Decision:
        with self._stories.changing(now) as editions:
            decision = editions.take(wire, now=datetime.fromtimestamp(now, UTC))
        story = story_key(decision.identity)
        if decision.verdict in ("killed", "after_kill"):
            self._messages.take_back(story, "withdrawn", decision.reason)
            for other in decision.related:
                self._messages.warn(
                    story_key(other),
                    f"{WARNING} ({decision.reason}). A person has to say.",
                )
        elif decision.verdict == "held" and decision.withdraw:
            self._messages.take_back(story, "held", decision.reason)
        self._tell(f"{wire.input or 'wire'}: {decision.verdict}: {decision.reason}")
        return decision

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
            "SELECT id, wire FROM bot_wires WHERE state = 'held' AND due <= ? ORDER BY due, id", now
        ):
            with self._state.transaction() as sql:
                decision = self._decide(_WIRE.validate_json(row["wire"]), now)
                state, due = _next(decision)
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
        if not any(d.may_take(wire) or d.name in known for d in self._config.desks):
            self._end(number, "done", "no desk takes it")
            return
        try:
            now = datetime.fromtimestamp(self._clock(), UTC)
            summary = await self._summarizer.asummarize(wire, now=now)
            desks = [d for d in self._config.desks if d.takes(wire, summary) or d.name in known]
            cards = [(desk, await self._card(wire, summary, desk)) for desk in desks]
        except Withheld as held:
            self._end(number, "done", held.message)
            return
        except SummarizerError as fault:
            self._failed(number, row["tries"] + 1, wire, fault)
            return
        with self._state.transaction() as sql:
            sql.execute(
                "UPDATE bot_wires SET state = 'done', fault = NULL, summary = ? WHERE id = ?",
                (summary.to_json(), number),
            )
            self._record(number, decision, summary, cards)
        self._changed()

    async def _card(self, wire: Wire, summary: Summary, desk: Desk) -> Card:
        made: Sequence[Blurb] = await self._summarizer.ablurbs(
            summary, channels=("headline", desk.blurb), wire=wire, style=desk.style
        )
        if desk.blurb == "headline":
            return card_of(wire, summary, tuple(made), tuple(made))
        blurbs = tuple(b for b in made if b.channel == desk.blurb)
        return card_of(wire, summary, blurbs, tuple(b for b in made if b.channel == "headline"))

    def _record(
        self, number: int, decision: Decision, summary: Summary, cards: list[tuple[Desk, Card]]
    ) -> None:
        with self._stories.changing(self._clock()) as editions:
            recorded = editions.record(decision, summary)
        if not recorded.stands:
            self._tell(f"not offered: {recorded.reason}")
            return
        story = story_key(decision.identity)
        offered = {m.desk for m in self._messages.of_story(story) if m.kind == "offer"}
        for desk, card in cards:
            if self._mode == "post" and not card.text:
                self._tell(f"{desk.name}: nothing to post: {'; '.join(card.reasons)}")
            kinds: list[Kind] = []
            if self._mode == "post" and card.text:
                kinds.append("post")
            # What was offered by an earlier run must not be approved as it was.
            if self._mode == "approve" or desk.name in offered:
                kinds.append("offer")
            for kind in kinds:
                self._messages.put(
                    story,
                    desk.name,
                    kind,
                    wire=number,
                    card=card,
                    summary=summary,
                    corrected=decision.corrected,
                )

    def _end(self, number: int, state: str, reason: str) -> None:
        with self._state.transaction() as sql:
            sql.execute(
                "UPDATE bot_wires SET state = ?, fault = ? WHERE id = ?", (state, reason, number)
            )

    def _failed(self, number: int, tries: int, wire: Wire, fault: SummarizerError) -> None:
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
        what = f"again in {wait:.0f} s" if again else fault.hint
        self._tell(f"{wire.input or 'wire'}: {fault.message} ({what})")


def _next(decision: Decision) -> tuple[str, float | None]:
    """What is to be done with a wire, and from when on."""
    if decision.proceed:
        return "open", None
    if decision.verdict == "held" and decision.until is not None:
        return "held", decision.until.timestamp()
    return "done", None


def _kept(decision: Decision) -> str:
    """What :meth:`Editions.record` needs of a decision; the rest stands with the story."""
    return _DECISION.dump_json(replace(decision, previous=None, withdraw=())).decode()
