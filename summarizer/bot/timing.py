"""How long the bot waits for what. Nobody has to set these; tests take smaller ones."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Timing"]


@dataclass(frozen=True, slots=True)
class Timing:
    """All in seconds.

    ``request``: the longest that one request to a channel may take. ``settle``: so long after a
    request whose answer was lost a channel is asked whether it has the message; longer than
    ``request``, since the channel may still be at work on it. ``first`` and ``longest``: the
    first and the longest wait before a request is sent again. ``still``: a file that was not
    written to for so long is whole. ``rescan``: a folder is looked through so often where nothing
    tells of a change (network file systems).
    """

    request: float = 10.0
    settle: float = 20.0
    first: float = 1.0
    longest: float = 300.0
    still: float = 1.0
    rescan: float = 30.0

    @property
    def late(self) -> float:
        """So long after a request was sent it has surely ended, if nobody answered it."""
        return self.request + self.settle

    def wait(self, tries: int) -> float:
        """How long to wait after the ``tries``-th failure in a row."""
        return min(self.longest, self.first * 2.0 ** min(tries - 1, 30))
