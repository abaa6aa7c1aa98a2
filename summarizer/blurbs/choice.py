"""Choices that look free and are not: the same seed always chooses the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Choice"]

T = TypeVar("T")


class Choice:
    """Chooses by a digest of ``seed`` and of a word for what is chosen."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def _digest(self, what: str, i: int = 0) -> bytes:
        return hashlib.blake2b(f"{self._seed}|{what}|{i}".encode(), digest_size=8).digest()

    def order(self, what: str, items: Sequence[T]) -> list[T]:
        """``items`` in an order of their own."""
        return [items[i] for i in sorted(range(len(items)), key=lambda i: self._digest(what, i))]

    def pick(self, what: str, items: Sequence[T]) -> T:
        """One of ``items``, of which there is one at least."""
        return items[int.from_bytes(self._digest(what)) % len(items)]

    def coin(self, what: str) -> bool:
        """Heads or tails."""
        return self._digest(what)[0] % 2 == 0
