"""How one service is run: what it takes on, for whom, and how long."""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from summarizer.errors import ConfigurationError

__all__ = ["MAX_BATCH_BYTES", "MAX_BODY_BYTES", "ServiceSettings"]

MAX_BODY_BYTES: Final = 8 * 1024 * 1024
"""The largest body of one request: a batch of a day's wires; one wire has at most 2 MB of text."""

MAX_BATCH_BYTES: Final = 32_000_000
"""The most text of one batch: what is packed in a body of that size and is no bomb has less."""


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """What ``summarizer serve`` is told.

    ``deadline`` is in seconds for one wire, the wait for a turn included. ``at_once`` wires are
    worked on at a time and ``waiting`` more may stand in the queue; None takes what fits the
    engine.
    ``body_seconds`` is how long a body may take to arrive: who sends a byte now and again holds no
    place. ``max_held_bytes`` bounds all bodies that are in memory at a time.
    ``batch_seconds`` is how long it may take to read a batch and to write it down, and
    ``max_batch_bytes`` how much text it may hold. ``again_seconds`` after a batch could not go on
    it is tried again, then after twice as long, and so on.
    ``ledger`` is the file in which the service remembers. ``keys`` is the key file; without one
    only this machine may call, and a ``host`` that others
    reach is refused with ConfigurationError.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    keys: Path | None = None
    ledger: Path = Path("summarizer.db")
    deadline: float = 30.0
    at_once: int | None = None
    waiting: int | None = None
    max_body_bytes: int = MAX_BODY_BYTES
    max_held_bytes: int = 8 * MAX_BODY_BYTES
    body_seconds: float = 20.0
    batch_seconds: float = 120.0
    max_batch_bytes: int = MAX_BATCH_BYTES
    again_seconds: float = 5.0

    def __post_init__(self) -> None:
        if self.keys is None and not _loopback(self.host):
            raise ConfigurationError(
                f"without keys the service answers this machine only, not {self.host!r}",
                hint="make a key: summarizer serve --new-key NAME, and give its file as --keys",
            )
        for name in (
            "deadline",
            "max_body_bytes",
            "max_held_bytes",
            "body_seconds",
            "batch_seconds",
        ):
            if getattr(self, name) <= 0:
                raise ConfigurationError(f"{name} must be above 0", hint=f"correct {name}")

    def at_work(self, *, by_rule: bool) -> tuple[int, int]:
        """How many wires are worked on at once, and how many more may wait.

        By rule a wire is work for this machine's processor: one each at once, and four times that
        waiting keep the last in the queue within some ten times its own work. A model's server
        does the work elsewhere: 32, and as many waiting.
        """
        cores = os.cpu_count() or 1
        at_once = self.at_once or (cores if by_rule else 32)
        return at_once, (at_once * (4 if by_rule else 1)) if self.waiting is None else self.waiting


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
