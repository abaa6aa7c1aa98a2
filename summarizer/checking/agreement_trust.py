"""When the second reader may speak: its account of the match adds up, and it read the sentence.

The reading by rule is silent on most sentences that nobody has tried it on, and what it says of
the rest may be of another match or of another goal. It overrules a claim only where it read the
claim's own cited sentence otherwise, and where what it makes of the whole match is sound.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.checking.numbers import goals_of, unsided_goals
from summarizer.draft import DraftMatch

__all__ = ["may_add_up", "read_together"]


def may_add_up(match: DraftMatch) -> bool:
    """Whether the goals of ``match`` fit into its score: some may not have been read."""
    score, (home, away) = match.score, goals_of(match)
    return (
        score is not None and not unsided_goals(match) and home <= score.home and away <= score.away
    )


def read_together(claim: Iterable[int], read: Iterable[int]) -> bool:
    """Whether two claims rest on a common sentence."""
    return not set(claim).isdisjoint(read)
