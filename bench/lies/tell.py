"""Lies told by rule from a wire and its right draft.

Each lie changes one claim and is false, as far as wire and right draft can show; which ones are
told is chosen by a seed, so that two runs with the same seed tell the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from bench.lies.base import Lie, Option, Source
from bench.lies.tell_added import added
from bench.lies.tell_events import events
from bench.lies.tell_evidence import evidence
from bench.lies.tell_minutes import minutes
from bench.lies.tell_names import names
from bench.lies.tell_prose import prose
from bench.lies.tell_quotes import quotes
from bench.lies.tell_scores import scores
from bench.lies.tell_spin import spin
from summarizer.draft import Draft
from summarizer.wire import Wire

__all__ = ["FAMILIES", "MOST", "Lie", "lies"]

MOST = 3
"""So many lies of a kind are told about a match at most, and about all quotations."""

FAMILIES: tuple[Callable[[Source], Iterator[Option]], ...] = (
    scores,
    minutes,
    events,
    added,
    quotes,
    names,
    evidence,
    prose,
    spin,
)
_SCOPE = re.compile(r"matches\[[0-9]+\]|quotes")


def lies(wire: Wire, right: Draft, seed: str) -> Iterator[Lie]:
    """At most ``MOST`` lies of each kind for each match of ``right``, and for its quotations."""
    source = Source(wire, right)
    told: set[Draft] = {right}
    kinds: dict[str, dict[str, list[Option]]] = {}
    for tell in FAMILIES:
        for option in tell(source):
            scope = _SCOPE.match(option.lie.path)
            if option.lie.draft not in told and scope is not None:
                told.add(option.lie.draft)
                kinds.setdefault(option.lie.kind, {}).setdefault(scope[0], []).append(option)
    for kind, scopes in kinds.items():
        rng = random.Random(f"{seed}{kind}")  # noqa: S311 - a choice, no secret
        for options in scopes.values():
            yield from (option.lie for option in _chosen(options, rng))


def _chosen(options: list[Option], rng: random.Random) -> list[Option]:
    """Some of the options: the lowest ranks, and as many paths as there can be."""
    drawn = sorted(rng.sample(options, len(options)), key=lambda option: option.rank)
    fresh: list[Option] = []
    spare: list[Option] = []
    seen: set[str] = set()
    for option in drawn:
        (spare if option.lie.path in seen else fresh).append(option)
        seen.add(option.lie.path)
    return [*fresh, *spare][:MOST]
