"""Moments: the minute that the wire's words for a time come down to."""

from __future__ import annotations

from dataclasses import replace

from summarizer.checking.view import View
from summarizer.draft import DraftMatch, EventClaim
from summarizer.language.names import same_glyphs
from summarizer.language.times import Minute, minutes_in, phrases_in

__all__ = ["minute_of_words"]


def minute_of_words(view: View, match: DraftMatch, event: EventClaim, words: str) -> Minute | None:
    """The minute that ``words`` of a cited sentence tell or that follows from them, else None.

    "Six minutes later" counts from the last minute told before it in its sentence or the one
    before, or else from the event told last before it, or from a cited sentence not far before.
    """
    for m in minutes_in(words):
        if m.half_known or _late(view, match, event):
            return m
    offsets = [p for p in phrases_in(words) if p.offset is not None]
    if not offsets:
        return None
    for n in view.usable(event.evidence):
        text = same_glyphs(view.text(n)).casefold()
        at = text.find(same_glyphs(words).casefold())
        if at < 0:
            continue
        anchor = _anchor(view, match, event, n, at)
        if anchor is not None and offsets[0].offset is not None:
            return Minute(0, 0, anchor + offsets[0].offset, None, told=False)
    return None


def _anchor(view: View, match: DraftMatch, event: EventClaim, n: int, at: int) -> int | None:
    here = [m for m in view.minutes(n) if m.end <= at and m.added is None]
    if here:
        return here[-1].minute
    told = [
        e.minute
        for e in match.events
        if not _same(e, event) and e.minute is not None and e.added is None and n in e.evidence
    ]
    if n > 1:
        earlier = [m for m in view.minutes(n - 1) if m.added is None]
        if earlier:
            return earlier[-1].minute
        events = [
            e.minute
            for e in match.events
            if not _same(e, event)
            and e.minute is not None
            and e.added is None
            and n - 1 in e.evidence
        ]
        if len(set(events)) == 1:
            return events[0]
    for k in (n - 2, n - 3):  # further back only what is cited for it
        if k in event.evidence and not told:
            further = [m for m in view.minutes(k) if m.added is None]
            if further:
                return further[-1].minute
    return told[0] if len(set(told)) == 1 else None


def _late(view: View, match: DraftMatch, event: EventClaim) -> bool:
    """Whether stoppage time told without its half can only be that of the second half."""
    if any("extra time" in view.text(n).casefold() for n in view.usable(event.evidence)):
        return True
    first = min(event.evidence, default=0)
    return any(
        e.minute is not None and e.minute > 45 and e.evidence and min(e.evidence) <= first
        for e in match.events
        if not _same(e, event)
    )


def _same(one: EventClaim, event: EventClaim) -> bool:
    """Whether it is the event whose minute is looked for, as it is claimed: no event is its own
    anchor."""
    return one is event or replace(one, minute=None) == event
