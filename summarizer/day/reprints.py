"""Which accounts of a match have one origin: reprints found by containment, and one provider's.

Exact containment of runs of four words, not a sketch of it: MinHash and its index estimate how
alike two texts are as wholes, and a section of sixty words in a report of six hundred is not. It
stays cheap since accounts are compared within a match only, and each only with the longest text of
every origin found so far: a thousand reprints of one report are a thousand comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from summarizer.revisions.likeness import REPRINT, carried

__all__ = ["Barred", "carries", "origins", "sharing"]

T = TypeVar("T")


_LEAST = 8
"""All of a text that is too short to be judged by its share has so many runs at least."""


def origins(runs: Sequence[frozenset[int] | None]) -> list[int]:
    """For each text the index of the longest one that it carries on; its own where it is none.

    None stands for a text that is not at hand. A text that is too short to be judged by its share
    is a reprint where all of it stands in the other.
    """
    leaders: list[int] = []
    of = list(range(len(runs)))
    for index in sorted(of, key=lambda i: (-len(runs[i] or ()), i)):
        mine = runs[index]
        if not mine:
            continue
        best, leader = 0.0, None
        for other in leaders:
            share = _share(mine, runs[other] or frozenset())
            if share > best:
                best, leader = share, other
        if leader is not None and best >= REPRINT:
            of[index] = leader
        else:
            leaders.append(index)
    return of


def _share(mine: frozenset[int], theirs: frozenset[int]) -> float:
    if len(mine) >= _LEAST and mine <= theirs:
        return 1.0
    return carried(mine, theirs)


def carries(mine: frozenset[int], theirs: frozenset[int] | None) -> bool:
    """Whether one of two texts carries the other on."""
    return bool(theirs) and _share(mine, theirs or frozenset()) >= REPRINT


class Barred(Generic[T]):
    """Texts that must not be shown, each with what is known of it, by their runs of words.

    There may be many of them and very many that are asked about: only those are compared that
    have a run in common.
    """

    def __init__(self, texts: Iterable[tuple[T, frozenset[int]]]) -> None:
        self._texts = list(texts)
        self._by_run: dict[int, list[int]] = {}
        for number, (_, runs) in enumerate(self._texts):
            for run in runs:
                self._by_run.setdefault(run, []).append(number)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._by_run)

    def carried_by(
        self, runs: frozenset[int] | None, counts: Callable[[T], bool] = lambda _: True
    ) -> T | None:
        """What is known of the text that ``runs`` carry on most of, None where they carry none.

        Only texts that ``counts`` is true of are looked at.
        """
        if not runs or not self._by_run:
            return None
        alike = {number for run in runs for number in self._by_run.get(run, ())}
        best, found = 0.0, None
        for number in sorted(alike):
            known, theirs = self._texts[number]
            share = _share(runs, theirs)
            if share >= REPRINT and share > best and counts(known):
                best, found = share, known
        return found


def sharing(marks: Sequence[Iterable[Hashable]]) -> list[list[int]]:
    """Indices of what shares a mark, also by way of others, in the order of the first of each."""
    above = list(range(len(marks)))
    first: dict[Hashable, int] = {}

    def top(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    for index, own in enumerate(marks):
        for mark in own:
            one, other = top(index), top(first.setdefault(mark, index))
            above[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for index in range(len(marks)):
        groups.setdefault(top(index), []).append(index)
    return list(groups.values())
