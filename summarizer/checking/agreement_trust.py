"""When the second reader may speak: its account of the match adds up, and it read the sentence.

The reading by rule is silent on most sentences that nobody has tried it on, and what it says of
the rest may be of another match or of another goal. It overrules a claim only where it read the
claim's own cited sentence otherwise, and where what it makes of the whole match is sound.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.checking.numbers import GOALS
from summarizer.draft import DraftMatch

__all__ = ["adds_up", "may_add_up", "read_together"]


def adds_up(match: DraftMatch) -> bool:
    """Whether the goals of ``match``, each with its side, are all goals of its score."""
    score = match.score
    return score is not None and _gains(match) == (score.home, score.away)


def may_add_up(match: DraftMatch) -> bool:
    """Whether the goals of ``match`` fit into its score: some may not have been read."""
    score, gains = match.score, _gains(match)
    return (
        score is not None
        and gains is not None
        and gains[0] <= score.home
        and gains[1] <= score.away
    )


def _gains(match: DraftMatch) -> tuple[int, int] | None:
    """The goals told for each side; None where a goal is told of which the side is not known."""
    sides = [e.side for e in match.events if e.kind in GOALS]
    return None if None in sides else (sides.count("home"), sides.count("away"))


def read_together(claim: Iterable[int], read: Iterable[int]) -> bool:
    """Whether two claims rest on a common sentence."""
    return not set(claim).isdisjoint(read)
