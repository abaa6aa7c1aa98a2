"""Several matches in one wire: which of them it reports, and what is told once for all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.draft import DraftMatch, QuoteClaim, TextClaim
from summarizer.engines.offline.sections import Section
from summarizer.language.marking import Line
from summarizer.wire import Wire

__all__ = ["Reported", "quotes_by_match", "reported", "share_competition"]

Reported = tuple[Section, DraftMatch]
"""A match and the sentences that it was read from."""
_ROUND_UP = re.compile(r"\bround-?\s?up\b|\bwrap-?\s?up\b|\bresults\b", re.IGNORECASE)
_HEADS = ("headline", "standfirst")
_GOALS = ("goal", "penalty_goal", "own_goal")


def reported(further: Sequence[Reported], lines: Sequence[Line]) -> list[Reported]:
    """The further matches that the wire reports, and does not only tell in passing.

    A reported match has its goals or several sentences; one that a match report tells in a
    sentence or two after its own is none, unless the wire calls itself a round-up.
    """
    called = any(_ROUND_UP.search(line.text) for line in lines if line.label in _HEADS)
    full = [r for r in further if _is_full(r)]
    short = [r for r in further if r not in full and _is_short(r)]
    if called or len(full) + len(short) > 1:
        return [r for r in further if r in full or r in short]
    return full


def _about(section: Section) -> int:
    return sum(any(t.kind in "TP" for t in line.tokens) for line in section.lines)


def _has_goals(match: DraftMatch) -> bool:
    goalless = match.score is not None and match.score.home == match.score.away == 0
    return goalless or any(e.kind in _GOALS for e in match.events)


def _is_full(r: Reported) -> bool:
    section, match = r
    own = _has_goals(match) or not section.head.other
    return match.score is not None and own and _about(section) >= 3


def _is_short(r: Reported) -> bool:
    section, match = r
    return match.score is not None and _has_goals(match) and _about(section) >= 2


def share_competition(matches: list[DraftMatch], lines: Sequence[Line]) -> list[DraftMatch]:
    """In a round-up the one competition that is named goes for all its matches."""
    if len(matches) < 2:
        return matches
    told = [m.competition for m in matches if m.competition is not None]
    if len({claim.value for claim in told}) > 1:
        return matches
    if not told:
        told = [
            TextClaim(t.name, (line.number,))
            for line in lines
            if line.label in _HEADS
            for t in line.tokens
            if t.kind == "C"
        ]
    if not told:
        return matches
    return [replace(m, competition=m.competition or told[0]) for m in matches]


def quotes_by_match(
    quotes: Sequence[QuoteClaim], sections: Sequence[Section], wire: Wire
) -> tuple[QuoteClaim, ...]:
    """Each quotation with the number of the match whose section it stands in."""
    owner = {line.paragraph: i + 1 for i, s in enumerate(sections) for line in s.lines}
    only = 1 if len(sections) == 1 else None
    found = []
    for q in quotes:
        paragraph = wire.quotations[q.spans[0] - 1].paragraph if q.spans else -1
        found.append(replace(q, match=owner.get(paragraph, only)))
    return tuple(found)
