"""What several sources tell of one thing: one value, a closer one, or a contradiction.

:class:`Telling` is one wire's word for it; :func:`weigh` puts those that are the same together and
says how the rest stand to each other. Nothing is outvoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from summarizer.day.model import (
    Difference,
    DifferenceKind,
    DifferentValue,
    Fact,
    Place,
    Told,
)

__all__ = ["Relation", "Telling", "Weighed", "difference", "equal", "weigh"]

T = TypeVar("T")

Relation = Literal["same", "fuller", "closer", "looser", "apart"]
"""How one value stands to another. ``same``: the same thing; ``fuller``: the same, in a form to be
shown rather; ``closer``: the same and more; ``looser``: the same and less."""


@dataclass(frozen=True, slots=True)
class Telling(Generic[T]):
    """A value as one wire tells it, and the source that the wire belongs to.

    A ``copy`` carries on what another wire of its source tells: its word is no other, and where it
    is, it may be what the source has corrected since.
    """

    value: T
    source: str
    place: Place
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Weighed(Generic[T]):
    """A fact, and how its values differ: None where all are the same."""

    fact: Fact[T]
    kind: DifferenceKind | None


def equal(one: object, other: object) -> Relation:
    """The relation of values that are the same or are not."""
    return "same" if one == other else "apart"


def weigh(
    tellings: Sequence[Telling[T]], relation: Callable[[T, T], Relation] = equal
) -> Weighed[T] | None:
    """All that is told of one thing; None where nothing is.

    ``relation(a, b)`` says how ``a`` stands to ``b``. Copies count where they tell the same.
    """
    groups: list[tuple[T, list[Telling[T]]]] = []
    for telling in sorted(tellings, key=lambda t: t.copy):
        for n, (value, members) in enumerate(groups):
            stands = relation(telling.value, value)
            if stands in ("same", "fuller"):
                members.append(telling)
                if stands == "fuller" and not telling.copy:
                    groups[n] = (telling.value, members)
                break
        else:
            if not telling.copy:
                groups.append((telling.value, [telling]))
    if not groups:
        return None
    told = [_told(value, members) for value, members in groups]
    told.sort(key=lambda t: -len(t.sources))
    values = [t.value for t in told]
    kind: DifferenceKind | None = None
    chosen: T | None = values[0]
    if len(values) > 1:
        chosen = _closest(values, relation)
        kind = "contradicts" if chosen is None else "refines"
    fact: Fact[T] = Fact(value=chosen, told=tuple(told))
    return Weighed(fact, kind)


def difference(
    weighed: Weighed[T], path: str, what: str, words: Callable[[T], str], sources: int
) -> Difference | None:
    """The difference that a fact shows; ``sources`` counts those that tell of its match."""
    kind = weighed.kind
    told = weighed.fact.told
    if kind is None:
        if sources < 2 or len({s for t in told for s in t.sources}) != 1:
            return None
        kind = "only_in"
    values = tuple(
        DifferentValue(
            text=words(t.value),
            sources=t.sources,
            wires=tuple(dict.fromkeys(p.wire for p in t.places)),
        )
        for t in told
    )
    return Difference(kind=kind, path=path, what=what, values=values)


def _told(value: T, members: Iterable[Telling[T]]) -> Told[T]:
    listed = list(members)
    return Told(
        value=value,
        sources=tuple(dict.fromkeys(m.source for m in listed)),
        places=tuple(m.place for m in listed),
    )


def _closest(values: Sequence[T], relation: Callable[[T, T], Relation]) -> T | None:
    """The value that says the same as each other one and more; None where there is none."""
    for value in values:
        others = [v for v in values if v is not value]
        if all(relation(value, other) in ("closer", "same", "fuller") for other in others):
            return value
    return None
