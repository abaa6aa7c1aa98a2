"""Where long work looks whether it may go on.

Reading and checking are pure and know no clock: in their loops they call :func:`checkpoint`. Who
has a deadline says with :func:`watched` what is looked at there; what it raises ends the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

__all__ = ["checkpoint", "passing", "watched"]

T = TypeVar("T")

_look: ContextVar[Callable[[], None] | None] = ContextVar("summarizer_look", default=None)


def checkpoint() -> None:
    """Go on, or raise what the one who waits for this work has to say. Costs next to nothing."""
    look = _look.get()
    if look is not None:
        look()


def passing(items: Iterable[T]) -> Iterator[T]:
    """``items``, with a checkpoint before each."""
    for item in items:
        checkpoint()
        yield item


@contextmanager
def watched(look: Callable[[], None]) -> Iterator[None]:
    """Have ``look`` called at every checkpoint inside, beside what was looked at already."""
    outer = _look.get()

    def both() -> None:
        look()
        if outer is not None:
            outer()

    token = _look.set(look if outer is None else both)
    try:
        yield
    finally:
        _look.reset(token)
