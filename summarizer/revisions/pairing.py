"""Pairs of what is the same in two lists, the surest way of telling it first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

__all__ = ["paired"]

A = TypeVar("A")
B = TypeVar("B")


def paired(
    before: Sequence[A], after: Sequence[B], ways: Iterable[Callable[[A, B], bool]]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Indices of what is the same in both, by the first of ``ways`` that finds it; and the rest."""
    gone, new = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []
    for same in ways:
        for j in list(new):
            i = next((i for i in gone if same(before[i], after[j])), None)
            if i is not None:
                pairs.append((i, j))
                gone.remove(i)
                new.remove(j)
    return sorted(pairs, key=lambda pair: pair[1]), gone, new
