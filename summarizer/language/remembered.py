"""What was found in a text, kept for the next rule that asks.

The same sentence is read for its minutes, scores and names by the marking, by the view, and by
the second reader. What is found depends on the text alone, so it is read once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

__all__ = ["Remembered"]

T = TypeVar("T")

_TEXTS = 512
_LONGEST = 1000
"""Characters; longer texts are read each time, so that no wire can fill the memory."""


class Remembered(Generic[T]):
    """A reading of texts whose findings, plain frozen data, are kept for the last texts."""

    def __init__(self, read: Callable[[str], list[T]]) -> None:
        self.__doc__ = read.__doc__
        self.__wrapped__ = read
        self._kept = lru_cache(_TEXTS)(lambda text: tuple(read(text)))
        self.cache_clear = self._kept.cache_clear

    def __call__(self, text: str) -> list[T]:
        """What stands in ``text``, in a list of the caller's own."""
        return list(self._kept(text)) if len(text) <= _LONGEST else self.__wrapped__(text)
