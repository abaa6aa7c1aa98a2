"""Brings each channel up to what its messages should say.

A request is written down before it is sent and its answer when it is there. What stands between
the two, after a kill or a lost answer, is settled by asking the channel, where it can be asked:
exactly one message. Where it cannot, nothing is sent twice, and a person is told: at most one.
Everything else is kept and sent again, the longer after the longer it fails.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from summarizer.bot.channels import Channel, Lost, NotTaken
from summarizer.bot.messages import Kind, Message, message_of
from summarizer.bot.state import State
from summarizer.bot.timing import Timing

__all__ = ["Delivery"]

_SILENT: Final = frozenset({"approved", "rejected"})
"""What a channel that cannot be edited is not told by a message of its own."""


class Delivery:
    """Keeps one place up to date: the messages of ``desk`` of ``kind``, in ``channel``."""

    def __init__(
        self,
        state: State,
        desk: str,
        kind: Kind,
        channel: Channel,
        timing: Timing,
        *,
        clock: Callable[[], float],
        tell: Callable[[str], None],
    ) -> None:
        self._state = state
        self._where = (desk, kind)
        self._channel = channel
        self._timing = timing
        self._clock = clock
        self._tell = tell
        self._failures = 0
        self._stopping = False
        self.wake = asyncio.Event()

    def stop(self) -> None:
        """End when the request that is on its way is answered."""
        self._stopping = True
        self.wake.set()

    async def run(self) -> None:
        """Until :meth:`stop`."""
        while not self._stopping:
            self.wake.clear()
            await self._woken(await self._round())

    async def _round(self) -> float | None:
        """Send what is due; returns how long nothing will be, None where nothing waits."""
        while not self._stopping:
            row = self._state.row(
                "SELECT * FROM bot_messages WHERE desk = ? AND kind = ? AND sent < rev "
                "ORDER BY due, id LIMIT 1",
                *self._where,
            )
            if row is None:
                return None
            wait = row["due"] - self._clock()
            if wait > 0:
                return float(wait)
            pause = await self._bring_up(row)
            if pause is not None:  # the channel as a whole does not work now
                await self._pause(pause)
        return None

    async def _woken(self, seconds: float | None) -> None:
        """When something changes, or after ``seconds``."""
        if not self._stopping:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self.wake.wait()

    async def _pause(self, seconds: float) -> None:
        until = self._clock() + seconds
        while not self._stopping and (left := until - self._clock()) > 0:
            self.wake.clear()
            await self._woken(left)

    async def _bring_up(self, row: sqlite3.Row) -> float | None:
        """One step for one message; returns for how long the channel should be left alone."""
        message = message_of(row)
        try:
            if message.address is None:
                await self._first(message)
            else:
                await self._change(message)
        except NotTaken as fault:
            return self._not_taken(message, fault)
        except Lost as fault:
            self._lost(message, fault)
            return None
        self._failures = 0
        return None

    # --- one message ------------------------------------------------------------------------------

    async def _first(self, message: Message) -> None:
        if message.sending is not None:
            await self._settle(message)
        elif message.status in ("held", "withdrawn"):
            self._sent(message, None)  # nobody has seen it
        else:
            self._state.update(message.id, sending=message.rev, since=self._clock())
            # Nobody has seen a version before it: nothing has changed.
            fresh = replace(message, changes=(), corrected=False)
            address = await self._channel.post(fresh)
            self._sent(message, address)
            self._tell(f"{message.desk}: {message.status}: {message.card.headline}")

    async def _settle(self, message: Message) -> None:
        """A request was on its way and its answer never came."""
        if not self._channel.editable:
            self._give_up(message)
            return
        left = (message.since or 0.0) + self._timing.settle - self._clock()
        if left > 0:  # it may be at work on it still
            self._state.update(message.id, due=self._clock() + left)
            return
        found = await self._channel.find(message)
        if found is None:
            self._state.update(message.id, sending=None)
            return
        address, rev = found
        told = message.wire if rev == message.rev else None
        values = {} if told is None else {"told": told}
        self._state.update(message.id, address=address, sent=rev, sending=None, due=0, **values)
        self._tell(f"{message.desk}: found again: {message.card.headline}")

    def _give_up(self, message: Message) -> None:
        rev = message.sending or message.rev
        with self._state.transaction() as sql:
            sql.execute("UPDATE bot_messages SET lost = lost + 1 WHERE id = ?", (message.id,))
            self._state.update(message.id, sent=rev, sending=None, address="unsure", tries=0, due=0)
        self._tell(
            f"{message.desk}: it is not known whether this arrived, look in the channel: "
            f"{message.card.headline}"
        )

    async def _change(self, message: Message) -> None:
        if self._channel.editable:
            await self._channel.change(message, message.address or "")
        elif message.sending is not None:
            self._give_up(message)
            return
        elif message.status not in _SILENT:
            self._state.update(message.id, sending=message.rev, since=self._clock())
            await self._channel.change(message, message.address or "")
        self._sent(message, message.address)
        self._tell(f"{message.desk}: now {message.status}: {message.card.headline}")

    def _sent(self, message: Message, address: str | None) -> None:
        self._state.update(
            message.id,
            address=address,
            sent=message.rev,
            told=message.wire,
            sending=None,
            tries=0,
            due=0,
            fault=None,
        )

    # --- what fails -------------------------------------------------------------------------------

    def _not_taken(self, message: Message, fault: NotTaken) -> float | None:
        tries = message.tries + 1
        wait = self._timing.wait(tries) if fault.after is None else fault.after
        values: dict[str, object] = {"tries": tries, "fault": str(fault)}
        if message.address is None or not self._channel.editable:
            # A look back that was not answered leaves the question open.
            values["sending"] = message.sending
        self._state.update(message.id, **values, due=self._clock() + wait)
        if not fault.whole:
            self._say(message, fault, wait)
            return None
        self._failures += 1
        pause = self._timing.wait(self._failures) if fault.after is None else fault.after
        self._state.update(message.id, due=self._clock() + pause)
        self._say(message, fault, pause)
        return pause

    def _lost(self, message: Message, fault: Lost) -> None:
        tries = message.tries + 1
        wait = self._timing.wait(tries)
        if message.address is None and message.sending is None:
            wait = self._timing.settle if self._channel.editable else 0.0
        elif not self._channel.editable:
            wait = 0.0  # given up at once, and told
        self._state.update(message.id, tries=tries, fault=str(fault), due=self._clock() + wait)
        self._say(message, fault, wait)

    def _say(self, message: Message, fault: Exception, wait: float) -> None:
        self._tell(f"{message.desk}: {fault}; kept, again in {wait:.0f} s")
