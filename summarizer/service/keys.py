"""Who may use the service: keys in a file, hashed, each with its own rate.

One line a key: ``NAME SHA256 [REQUESTS-A-MINUTE]``; ``#`` starts a comment. A key is 32 random
bytes, so that one round of SHA-256 hides it: there is nothing to guess. :func:`new_key` makes one;
the key itself is shown once and stored nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from summarizer.errors import ConfigurationError

__all__ = ["DEFAULT_A_MINUTE", "Caller", "Keys", "new_key", "read_keys"]

DEFAULT_A_MINUTE: Final = 600
"""Requests a minute for a key whose line names no figure: ten a second, a desk's import."""

_PREFIX: Final = "sk-desk-"
_LINE: Final = re.compile(
    r"(?P<name>[\w.@-]{1,64})\s+(?P<hash>[0-9a-f]{64})(?:\s+(?P<rate>\d{1,7}))?"
)


@dataclass(slots=True)
class Caller:
    """One who may call: a name for logs, and a bucket that fills at ``a_minute`` requests."""

    name: str
    digest: bytes
    a_minute: int
    clock: Callable[[], float] = field(repr=False)
    left: float = field(init=False)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.at = float(self.burst), self.clock()

    @property
    def burst(self) -> int:
        """Requests that may come at once: those of ten seconds, and one at least."""
        return max(1, self.a_minute // 6)

    def take(self) -> float:
        """Take one request out of the bucket; the seconds to wait where it is empty, else 0."""
        now = self.clock()
        each = 60.0 / self.a_minute
        self.left = min(float(self.burst), self.left + (now - self.at) / each)
        self.at = now
        if self.left >= 1:
            self.left -= 1
            return 0.0
        return (1 - self.left) * each


class Keys:
    """The callers of a key file. Empty where no key is configured: then everybody may call."""

    def __init__(self, callers: Iterable[Caller] = ()) -> None:
        self._callers = tuple(callers)

    def __len__(self) -> int:
        return len(self._callers)

    def caller(self, key: str) -> Caller | None:
        """Whose ``key`` it is, or None.

        Every hash is compared, each in constant time, so that how long it takes tells nothing of
        which key was nearly right.
        """
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
        found = None
        for caller in self._callers:
            if hmac.compare_digest(caller.digest, digest):
                found = caller
        return found


def new_key(name: str, a_minute: int | None = None) -> tuple[str, str]:
    """A fresh key, and its line for the key file. Raises ConfigurationError for a bad name."""
    key = _PREFIX + secrets.token_urlsafe(32)
    line = f"{name} {hashlib.sha256(key.encode()).hexdigest()}"
    if a_minute is not None:
        line += f" {a_minute}"
    if not _LINE.fullmatch(line):
        raise ConfigurationError(
            f"{name!r} cannot name a key", hint="use up to 64 letters, digits, . _ @ -"
        )
    return key, line


def read_keys(path: Path, clock: Callable[[], float]) -> Keys:
    """The keys of a file.

    Raises ConfigurationError, naming file and line, where it cannot be read, a line is none, a
    name or key stands twice, or there is no key in it: a service that was meant to be closed
    must not stand open.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        why = getattr(fault, "strerror", None) or "it is not UTF-8 text"
        raise ConfigurationError(
            f"the keys in {str(path)!r} cannot be read: {why}",
            hint="give a file that `summarizer serve --new-key NAME` lines stand in",
        ) from fault
    callers: list[Caller] = []
    for number, line in enumerate(lines, 1):
        text = line.split("#", 1)[0].strip()
        if not text:
            continue
        found = _LINE.fullmatch(text)
        rate = int(found["rate"] or DEFAULT_A_MINUTE) if found else 0
        if found is None or rate < 1:
            # What stands there is not repeated: it may be a key put in unhashed.
            raise ConfigurationError(
                f"{str(path)!r}, line {number}, is no key",
                hint="a line is NAME SHA256 [REQUESTS-A-MINUTE], as --new-key prints it",
            )
        digest = bytes.fromhex(found["hash"])
        if any(c.name == found["name"] or c.digest == digest for c in callers):
            raise ConfigurationError(
                f"{str(path)!r}, line {number}: this name or key stands there twice",
                hint="give each caller a name and a key of its own",
            )
        callers.append(Caller(found["name"], digest, rate, clock))
    if not callers:
        raise ConfigurationError(
            f"there is no key in {str(path)!r}", hint="add one: summarizer serve --new-key NAME"
        )
    return Keys(callers)
