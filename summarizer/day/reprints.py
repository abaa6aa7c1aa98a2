"""Which accounts of a match have one origin: reprints found by containment, and one provider's.

Exact containment of runs of four words, not a sketch of it: MinHash and its index estimate how
alike two texts are as wholes, and a section of sixty words in a report of six hundred is not. It
stays cheap since accounts are compared within a match only, and each only with the longest text of
every origin found so far: a thousand reprints of one report are a thousand comparisons.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from summarizer.revisions.likeness import REPRINT, carried

__all__ = ["origins", "sharing"]


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
            theirs = runs[other] or frozenset()
            share = carried(mine, theirs)
            if len(mine) >= _LEAST and mine <= theirs:
                share = 1.0
            if share > best:
                best, leader = share, other
        if leader is not None and best >= REPRINT:
            of[index] = leader
        else:
            leaders.append(index)
    return of


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
