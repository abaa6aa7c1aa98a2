"""Brings each channel up to what its messages should say.

A request is written down before it is sent and its answer when it is there. What stands between
the two, after a kill or a lost answer, is settled by asking the channel, where it can be asked:
exactly one message. Where it cannot, nothing is sent twice, and a person is told: at most one.
Everything else is kept and sent again, the longer after the longer it fails.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from summarizer.bot.channels import Channel, Fixed, Gone, Lost, NotTaken
from summarizer.bot.config import Mode
from summarizer.bot.messages import DUE, Message, Messages, message_of
from summarizer.bot.state import State
from summarizer.bot.timing import Timing

__all__ = ["Delivery"]

_SILENT: Final = frozenset({"approved", "rejected"})
"""What a channel that cannot be edited is not told by a message of its own."""
_TAKEN_BACK: Final = frozenset({"held", "withdrawn"})
"""What goes before everything else, and rather twice than never."""
_MOST_UNANSWERED: Final = 3
"""So often a webhook is told what was taken back, where no answer says that it came."""


class Delivery:
    """Keeps the messages of ``desk`` of ``kind`` up to date.

    ``place`` is where new ones go, None where the desk is not in the config any more; the others
    are changed where they stand. ``reach`` gives the channel of a place, None where there is no
    way to it now. In ``mode`` approve no post goes out that nobody has decided over. Until
    ``looked`` is set, what waits may have been killed in a wire that is not read yet: only what
    takes something back is sent.
    """

    def __init__(
        self,
        state: State,
        desk: str,
        kind: str,
        place: str | None,
        mode: Mode,
        reach: Callable[[str], Channel | None],
        timing: Timing,
        *,
        looked: asyncio.Event,
        offered: Callable[[], None],
        clock: Callable[[], float],
        tell: Callable[[str], None],
    ) -> None:
        self._state = state
        self._where = (desk, kind)
        self._place = place
        self._mode = mode
        self._looked = looked
        self._messages = Messages(state)
        self._reach = reach
        self._timing = timing
        self._clock = clock
        self._tell = tell
        self._offered = offered
        self._failures: dict[str | None, int] = {}
        self._paused: dict[str | None, float] = {}
        self._unanswered: dict[tuple[int, int], int] = {}
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
            found = self._next()
            if found is None:
                return None
            number, wait = found
            if wait > 0:
                return wait
            row = self._state.row("SELECT * FROM bot_messages WHERE id = ?", number)
            if row is not None:
                await self._bring_up(message_of(row))
        return None

    def _next(self) -> tuple[int, float] | None:
        """The message whose turn it is, and for how long not yet. A place that does not work now
        keeps nothing from another; what takes something back comes first."""
        now = self._clock()
        waiting = [
            (
                max(
                    0.0, row["due"] - now, self._paused.get(row["place"] or self._place, 0.0) - now
                ),
                row["status"] not in _TAKEN_BACK,
                row["due"],
                row["id"],
            )
            for row in self._state.rows(
                f"SELECT * FROM bot_messages WHERE desk = ? AND kind = ? AND {DUE}",  # noqa: S608  ours
                *self._where,
            )
            if self._looked.is_set() or row["status"] in _TAKEN_BACK
        ]
        if not waiting:
            return None
        wait, *_, number = min(waiting)
        return number, wait

    async def _woken(self, seconds: float | None) -> None:
        """When something changes, or after ``seconds``."""
        if not self._stopping:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self.wake.wait()

    async def _bring_up(self, message: Message) -> None:
        """One step for one message."""
        if message.unseen and self._undecided(message):
            self._ask_first(message)
            return
        place = message.place or self._place
        channel = None if place is None else self._reach(place)
        if channel is None or place is None:
            self._unreachable(message, place)
            return
        try:
            if message.address is None:
                await self._first(message, channel, place)
            else:
                await self._change(message, channel)
        except NotTaken as fault:
            self._not_taken(message, channel, place, fault)
        except Lost as fault:
            self._lost(message, channel, fault)
        else:
            self._failures.pop(place, None)

    # --- one message ------------------------------------------------------------------------------

    async def _first(self, message: Message, channel: Channel, place: str) -> None:
        if message.sending is not None:
            await self._settle(message, channel)
        elif message.status in _TAKEN_BACK and message.stuck is None:
            self._sent(message, None)  # nobody has seen it
        else:
            theirs = await channel.ready()
            row = self._state.row("SELECT rev, stop FROM bot_messages WHERE id = ?", message.id)
            if row is None or (row["rev"], row["stop"]) != (message.rev, message.stop):
                return  # killed or corrected while the channel was asked
            now = self._clock()
            self._state.update(
                message.id, place=place, sending=message.rev, since=now, theirs=theirs
            )
            if message.told is None:  # nobody has seen a version before it: nothing has changed
                message = replace(message, changes=(), corrected=False)
            address = await channel.post(message)
            self._sent(message, address)
            self._tell(f"{message.desk}: {message.status}: {message.card.headline}")

    def _undecided(self, message: Message) -> bool:
        """Whether this would be published, and nobody has decided that it should be."""
        return (
            self._mode == "approve"
            and message.kind == "post"
            and message.status == "posted"
            and message.decided_by is None
        )

    def _ask_first(self, message: Message) -> None:
        with self._state.transaction():
            self._messages.ask_first(message)
        self._tell(f"{message.desk}: waited to be posted, offered now: {message.card.headline}")
        self._offered()

    async def _settle(self, message: Message, channel: Channel) -> None:
        """A request was on its way and its answer never came."""
        if not channel.editable:
            self._give_up(message, message.sending or message.rev)
            return
        left = (message.since or 0.0) + self._timing.settle - self._clock()
        if left > 0:  # it may be at work on it still
            self._state.update(message.id, due=self._clock() + left)
            return
        found = await channel.find(message)
        if found is None:
            self._state.update(message.id, sending=None, place=None, due=0)
            return
        address, rev = found
        told = message.wire if rev == message.rev else None
        values = {} if told is None else {"told": told}
        self._state.update(message.id, address=address, sent=rev, sending=None, due=0, **values)
        self._tell(f"{message.desk}: found again: {message.card.headline}")

    def _give_up(self, message: Message, rev: int) -> None:
        with self._state.transaction() as sql:
            sql.execute("UPDATE bot_messages SET lost = lost + 1 WHERE id = ?", (message.id,))
            self._state.update(message.id, sent=rev, sending=None, address="unsure", tries=0, due=0)
        self._tell(
            f"{message.desk}: it is not known whether this arrived, look in the channel: "
            f"{message.card.headline}"
        )

    async def _change(self, message: Message, channel: Channel) -> None:
        if self._undecided(message) and message.told != message.wire:
            self._ask_first(message)
            return
        if channel.editable:
            try:
                await self._edit(message, channel)
            except Gone:
                self._gone(message)
                return
            except Fixed as fault:
                self._fixed(message, fault)
                return
        elif message.sending is not None and message.status not in _TAKEN_BACK:
            self._give_up(message, message.sending)
            return
        elif message.status not in _SILENT:
            self._state.update(message.id, sending=message.rev, since=self._clock())
            await channel.change(message, message.address or "")
        self._sent(message, message.address)
        if message.sent < message.rev:
            self._tell(f"{message.desk}: now {message.status}: {message.card.headline}")

    async def _edit(self, message: Message, channel: Channel) -> None:
        """Change it where it stands. A request whose answer is lost may be carried out late, over
        what was said after it: so the last is said once more when that has surely ended."""
        now = self._clock()
        late = message.again if message.again is not None and message.again > now else None
        self._state.update(message.id, again=max(late or 0.0, now + self._timing.late))
        await channel.change(message, message.address or "")
        self._state.update(message.id, again=late)

    def _gone(self, message: Message) -> None:
        """A person has deleted it. What they are asked for, or have decided, stands in a message
        of its own; nothing is published again that nobody has decided over."""
        asked = message.status == "offered" or (
            message.kind == "post" and message.status == "posted" and message.decided_by is not None
        )
        if asked and message.sent < message.rev:
            self._state.update(
                message.id, address=None, place=None, stuck=None, again=None, due=0, tries=0
            )
            self._tell(f"{message.desk}: was deleted, told anew: {message.card.headline}")
            return
        self._sent(message, message.address)
        self._state.update(message.id, again=None)
        self._tell(f"{message.desk}: was deleted in the channel: {message.card.headline}")

    def _fixed(self, message: Message, fault: Fixed) -> None:
        """What stands there cannot be changed: the channel is told by another message, and a
        person by the list."""
        silent = message.status in _SILENT or (message.sent >= message.rev)
        self._state.update(message.id, stuck=message.address, again=None, fault=str(fault))
        if silent:
            self._sent(message, message.address)
        else:
            self._state.update(message.id, address=None, due=0, tries=0)
        self._tell(
            f"{message.desk}: {fault}: what stands in the channel has to be deleted by a person: "
            f"{message.card.headline}"
        )

    def _sent(self, message: Message, address: str | None) -> None:
        row = self._state.row("SELECT again FROM bot_messages WHERE id = ?", message.id)
        self._state.update(
            message.id,
            address=address,
            sent=message.rev,
            told=message.wire,
            sending=None,
            tries=0,
            due=0 if row is None or row["again"] is None else row["again"],
            fault=None,
        )

    # --- what fails -------------------------------------------------------------------------------

    def _not_taken(self, message: Message, channel: Channel, place: str, fault: NotTaken) -> None:
        tries = message.tries + 1
        wait = self._timing.wait(tries) if fault.after is None else fault.after
        values: dict[str, object] = {"fault": str(fault)}
        if message.address is None or not channel.editable:
            # A look back that was not answered leaves the question open.
            values["sending"] = message.sending
            if message.address is None and message.sending is None and message.stuck is None:
                values["place"] = None  # it may go elsewhere, if the config is corrected
        else:
            values["again"] = message.again  # this request was not carried out
        self._state.update(message.id, **values)
        self._later(message, tries, wait)
        if fault.whole:
            failures = self._failures.get(place, 0) + 1
            self._failures[place] = failures
            wait = self._timing.wait(failures) if fault.after is None else fault.after
            self._paused[place] = self._clock() + wait
            self._later(message, tries, wait)
        self._say(message, fault, wait)

    def _lost(self, message: Message, channel: Channel, fault: Lost) -> None:
        tries = message.tries + 1
        wait = self._timing.wait(tries)
        if message.address is None and message.sending is None:
            wait = self._timing.settle if channel.editable else 0.0
        elif not channel.editable and message.status not in _TAKEN_BACK:
            wait = 0.0  # given up at once, and told
        elif not channel.editable:
            # It may have come each time: what takes it back is not said without end.
            times = self._unanswered.get((message.id, message.rev), 0) + 1
            self._unanswered[message.id, message.rev] = times
            if times >= _MOST_UNANSWERED:
                self._give_up(message, message.rev)
                return
        self._state.update(message.id, fault=str(fault))
        self._later(message, tries, wait)
        self._say(message, fault, wait)

    def _later(self, message: Message, tries: int, wait: float) -> None:
        """Try ``message`` again after ``wait`` seconds; not what has come in its place meanwhile,
        which may be a kill."""
        row = self._state.row("SELECT rev FROM bot_messages WHERE id = ?", message.id)
        if row is not None and row["rev"] == message.rev:
            self._state.update(message.id, tries=tries, due=self._clock() + wait)

    def _unreachable(self, message: Message, place: str | None) -> None:
        if message.place is None and message.status in _TAKEN_BACK:
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
