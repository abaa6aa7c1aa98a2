"""What a channel can do for the bot, and in which two ways a request to it fails."""

from __future__ import annotations

from typing import Protocol

from summarizer.bot.messages import Message

__all__ = ["Channel", "Fixed", "Gone", "Lost", "NotTaken"]


class NotTaken(Exception):
    """The channel did not take the message, and that is sure: it may be sent again.

    ``after`` is how long it asks to wait, in seconds. ``whole`` says that it is the channel that
    does not work now, not this message.
    """

    def __init__(self, why: str, *, after: float | None = None, whole: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.whole = whole


class Gone(NotTaken):
    """The message is there no more: a person has deleted it."""


class Fixed(NotTaken):
    """The message stands, and the channel does not let the bot change it."""


class Lost(Exception):
    """No answer that tells whether the channel has the message."""


class Channel(Protocol):
    """One place where messages stand. Every method raises :class:`NotTaken` or :class:`Lost`."""

    editable: bool
    """Whether a message can be looked up and changed where it stands. Where not, what changes is
    told by another message, and a lost answer stays a question for a person."""

    async def ready(self) -> float:
        """Whether the channel can be used, and its own time; nothing is posted before."""
        ...

    async def post(self, message: Message) -> str:
        """Put ``message`` there; returns where it stands, by which it is changed."""
        ...

    async def change(self, message: Message, address: str) -> None:
        """Make what stands at ``address`` say what ``message`` says now; raises :class:`Gone` or
        :class:`Fixed` too."""
        ...

    async def find(self, message: Message) -> tuple[str, int] | None:
        """Where ``message`` stands, and which of its versions; None where it does not.

        Looks only behind ``message.stuck``.
        """
        ...
