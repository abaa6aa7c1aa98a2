"""Lies about the evidence: the sentence before or after, which does not bear the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import Option, Source, option, with_event, with_match, with_quote
from bench.lies.words import figures_held, holds, numbers_in, surname
from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, TextClaim

__all__ = ["evidence"]

_NAMES = ("home", "away", "competition", "stage", "venue", "city", "result")
_SCORES = ("score", "half_time", "aggregate", "first_leg", "shoot_out")
_LISTS = ("dates", "next_opponents")
_KIND = "evidence_moved"


def evidence(source: Source) -> Iterator[Option]:
    """Every claim whose evidence can be moved by one so that it surely does not bear it."""
    for index, match in source.matches():
        yield from _facts(source, index, match)
        for at, event in enumerate(match.events):
            yield from _event(source, index, at, event)
    for at in range(len(source.right.quotes)):
        yield from _quote(source, at)


def _moved(source: Source, right: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    """The evidence moved on and back, with its text; only where all of it is other sentences."""
    for step in (1, -1):
        numbers = tuple(n + step for n in right)
        exist = all(1 <= n <= len(source.wire.sentences) for n in numbers)
        if right and exist and not set(numbers) & set(right):
            yield numbers, source.text_of(numbers)


def _printed(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _facts(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    path = f"matches[{index}]"
    for field in _NAMES:
        name: TextClaim | None = getattr(match, field)
        for numbers, text in _moved(source, name.evidence if name else ()):
            if name is not None and not holds(text, name.value):
                changes = {field: replace(name, evidence=numbers)}
                draft = with_match(source.right, index, **changes)
                yield option(_KIND, f"{path}.{field}", _printed(numbers), draft)
    for field in _SCORES:
        score: ScoreClaim | None = getattr(match, field)
        for numbers, text in _moved(source, score.evidence if score else ()):
            if score is not None and not figures_held(text, score.home, score.away):
                moved = {field: replace(score, evidence=numbers)}
                draft = with_match(source.right, index, **moved)
                yield option(_KIND, f"{path}.{field}", _printed(numbers), draft)
    for field in _LISTS:
        yield from _listed(source, index, field, getattr(match, field))


def _listed(
    source: Source, index: int, field: str, claims: tuple[TextClaim, ...]
) -> Iterator[Option]:
    for at, claim in enumerate(claims):
        for numbers, text in _moved(source, claim.evidence):
            if not holds(text, claim.value):
                moved = list(claims)
                moved[at] = replace(claim, evidence=numbers)
                draft = with_match(source.right, index, **{field: tuple(moved)})
                path = f"matches[{index}].{field}[{at}]"
                yield option(_KIND, path, _printed(numbers), draft)


def _event(source: Source, index: int, at: int, event: EventClaim) -> Iterator[Option]:
    """An event, where the other sentences name neither its player nor its time."""
    for numbers, text in _moved(source, event.evidence):
        held = numbers_in(text)
        timed = event.minute is not None and {event.minute, event.minute + (event.added or 0)}
        told = bool(timed and timed & set(held)) or (event.when or "\0") in text
        named = event.player is not None and holds(text, surname(event.player))
        known = event.player is not None or bool(timed)
        if known and not told and not named:
            draft = with_event(source.right, index, at, replace(event, evidence=numbers))
            yield option(_KIND, f"matches[{index}].events[{at}]", _printed(numbers), draft)


def _quote(source: Source, at: int) -> Iterator[Option]:
    """A quotation, where the other sentences hold no part of it and do not name the speaker."""
    right = source.right.quotes[at]
    home = set(source.span_sentences(right.spans))
    for numbers, text in _moved(source, right.evidence):
        named = right.speaker is not None and holds(text, surname(right.speaker))
        if not home & set(numbers) and not named:
            draft = with_quote(source.right, at, replace(right, evidence=numbers))
            yield option(_KIND, f"quotes[{at}]", _printed(numbers), draft)
