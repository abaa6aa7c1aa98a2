"""Events of other matches: told in a clause about last year, the first leg or another game."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.context import Context
from summarizer.checking.problems import Problem
from summarizer.draft import EventClaim
from summarizer.language.names import name_spans, surname

__all__ = ["events_of_others"]

_ELSEWHERE = frozenset({"to come", "the other match", "another match", "first leg", "long ago"})


def events_of_others(context: Context, path: str) -> Iterator[Problem]:
    """Events whose player is named only where another match is told of."""
    for i, event in enumerate(context.match.events):
        if event.player and _all_elsewhere(context, event, event.player):
            yield Problem("event-of-other", f"{path}.events[{i}].player", event.player)


def _all_elsewhere(context: Context, event: EventClaim, player: str) -> bool:
    last = surname(player)
    found = False
    for n in context.view.usable(event.evidence):
        text = context.view.glyphs(n)
        for start, _ in name_spans(text, last):
            found = True
            if context.told_elsewhere(n, start) in _ELSEWHERE:
                continue
            if context.others and context.owner(n) not in (None, context.match):
                continue
            return False
    return found
