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
from summarizer.bot.messages import Message, message_of
from summarizer.bot.state import State
from summarizer.bot.timing import Timing

__all__ = ["Delivery"]

_SILENT: Final = frozenset({"approved", "rejected"})
"""What a channel that cannot be edited is not told by a message of its own."""


class Delivery:
    """Keeps the messages of ``desk`` of ``kind`` up to date.

    ``place`` is where new ones go, None where the desk is not in the config any more; the others
    are changed where they stand. ``reach`` gives the channel of a place, None where there is no
    way to it now.
    """

    def __init__(
        self,
        state: State,
        desk: str,
        kind: str,
        place: str | None,
        reach: Callable[[str], Channel | None],
        timing: Timing,
        *,
        clock: Callable[[], float],
        tell: Callable[[str], None],
    ) -> None:
        self._state = state
        self._where = (desk, kind)
        self._place = place
        self._reach = reach
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
        place = message.place or self._place
        channel = None if place is None else self._reach(place)
        if channel is None or place is None:
            self._unreachable(message, place)
            return None
        try:
            if message.address is None:
                await self._first(message, channel, place)
            else:
                await self._change(message, channel)
        except NotTaken as fault:
            return self._not_taken(message, channel, fault)
        except Lost as fault:
            self._lost(message, channel, fault)
            return None
        self._failures = 0
        return None

    # --- one message ------------------------------------------------------------------------------

    async def _first(self, message: Message, channel: Channel, place: str) -> None:
        if message.sending is not None:
            await self._settle(message, channel)
        elif message.status in ("held", "withdrawn"):
            self._sent(message, None)  # nobody has seen it
        else:
            now = self._clock()
            self._state.update(message.id, place=place, sending=message.rev, since=now)
            # Nobody has seen a version before it: nothing has changed.
            fresh = replace(message, changes=(), corrected=False)
            address = await channel.post(fresh)
            self._sent(message, address)
            self._tell(f"{message.desk}: {message.status}: {message.card.headline}")

    async def _settle(self, message: Message, channel: Channel) -> None:
        """A request was on its way and its answer never came."""
        if not channel.editable:
            self._give_up(message)
            return
        left = (message.since or 0.0) + self._timing.settle - self._clock()
        if left > 0:  # it may be at work on it still
            self._state.update(message.id, due=self._clock() + left)
            return
        found = await channel.find(message)
        if found is None:
            self._state.update(message.id, sending=None, place=None)
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

    async def _change(self, message: Message, channel: Channel) -> None:
        if channel.editable:
            await channel.change(message, message.address or "")
        elif message.sending is not None:
            self._give_up(message)
            return
        elif message.status not in _SILENT:
            self._state.update(message.id, sending=message.rev, since=self._clock())
            await channel.change(message, message.address or "")
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

    def _not_taken(self, message: Message, channel: Channel, fault: NotTaken) -> float | None:
        tries = message.tries + 1
        wait = self._timing.wait(tries) if fault.after is None else fault.after
        values: dict[str, object] = {"tries": tries, "fault": str(fault)}
        if message.address is None or not channel.editable:
            # A look back that was not answered leaves the question open.
            values["sending"] = message.sending
            if message.address is None and message.sending is None:
                values["place"] = None  # it may go elsewhere, if the config is corrected
        self._state.update(message.id, **values, due=self._clock() + wait)
        if not fault.whole:
            self._say(message, fault, wait)
            return None
        self._failures += 1
        pause = self._timing.wait(self._failures) if fault.after is None else fault.after
        self._state.update(message.id, due=self._clock() + pause)
        self._say(message, fault, pause)
        return pause

    def _lost(self, message: Message, channel: Channel, fault: Lost) -> None:
        tries = message.tries + 1
        wait = self._timing.wait(tries)
        if message.address is None and message.sending is None:
            wait = self._timing.settle if channel.editable else 0.0
        elif not channel.editable:
            wait = 0.0  # given up at once, and told
        self._state.update(message.id, tries=tries, fault=str(fault), due=self._clock() + wait)
        self._say(message, fault, wait)

    def _unreachable(self, message: Message, place: str | None) -> None:
        if message.place is None and message.status in ("held", "withdrawn"):
            self._sent(message, None)  # nobody has seen it
            return
        fault = f"the config has no way to {place or 'this desk'} any more"
        self._state.update(
            message.id,
            tries=message.tries + 1,
            fault=fault,
            due=self._clock() + self._timing.longest,
        )
        if not message.tries:
            self._tell(f"{message.desk}: {fault}; kept: {message.card.headline}")

    def _say(self, message: Message, fault: Exception, wait: float) -> None:
        self._tell(f"{message.desk}: {fault}; kept, again in {wait:.0f} s")
