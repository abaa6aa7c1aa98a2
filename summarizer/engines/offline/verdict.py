"""Who plays, how it ended and who won: all signs of a report weighed together.

What patterns of sentences cannot reach, the weights do: a report of any wording names its sides
where sides stand, and its score where scores of the day stand. What is not clear is left open.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.engines.offline.signs import Report, ScoreSign, Signs

__all__ = ["Verdict", "Weights", "verdict_of", "worth"]


Weights = Mapping[str, Mapping[str, float]]
"""What each sign is worth, for each of the questions ``sides``, ``scores``, ``winner``, ``news``,
``level`` and ``goals``."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the signs say, and how surely.

    ``sides`` in the order of the text, ``margin`` by how much the second one's signs are worth more
    than the next name's. ``value`` is the score, higher figure first; ``sure`` what its signs are
    worth, ``lead`` how much more than those of another; ``spots`` where it stands, best first.
    ``first`` is what the signs are worth that the first side has won, or has gone through where a
    shoot-out decided: below 0 for the second; ``clause`` is the winner by the grammar of the
    score's own clause. ``news`` is what they are worth that a match that has been played is the
    wire's news.
    """

    report: Report
    sides: tuple[str, str]
    margin: float
    value: tuple[int, int] | None
    spots: tuple[ScoreSign, ...]
    sure: float
    lead: float
    first: float
    clause: int | None
    news: float

    @property
    def is_news(self) -> bool:
        """Whether the wire reports a match."""
        return self.news >= _NEWS

    @property
    def knows_sides(self) -> bool:
        """Whether it is clear who plays; where the score is not, that somebody plays, too."""
        return self.margin >= _SIDES_MARGIN and (self.news >= _SURE_NEWS or self.knows_score)

    @property
    def knows_score(self) -> bool:
        """Whether it is clear how it ended."""
        if self.value is None or self.sure < _SCORE_SURE or self.lead < _SCORE_LEAD:
            return False
        return self.value[0] == self.value[1] or self.winner is not None

    @property
    def winner(self) -> int | None:
        """The side that has won or, where a shoot-out decided, gone through; None where unclear."""
        side = 0 if self.first > 0 else 1
        if self.clause is not None and self.clause != side:
            return None
        return side if abs(self.first) >= (_WINNER if self.clause is None else _AGREED) else None


# So much is asked for before something is said. On texts that the weights were not learned from
# (`python -m bench.weigh`) these leave about one wrong score in eighty.
_SIDES_MARGIN = 1.0
_NEWS, _SURE_NEWS = 0.0, 1.5
_SCORE_SURE, _SCORE_LEAD = 0.5, 0.7
_WINNER, _AGREED = 1.2, 0.3
_NOBODY = -3.0
"""What the signs of a third name are worth where there is none."""
_LEVEL = 0.3
_AGAIN = 0.3
"""What one more mention of a score adds."""


_PLACES = 9
"""Sums are held against what is asked for without the last bits, which hang on the order of words
in a set: one process read a match, and the next did not."""


def worth(weights: Mapping[str, float], signs: Signs) -> float:
    """What signs are worth together, the same in whatever order they come."""
    return round(math.fsum(weights.get(sign, 0.0) * n for sign, n in signs.items()), _PLACES)


def verdict_of(report: Report, weights: Weights) -> Verdict | None:
    """What the signs of a report say; None where fewer than two names stand in it."""
    named = report.names()
    likely = {name: worth(weights["sides"], signs) for name, signs in named.items()}
    ranked = sorted(likely, key=lambda n: -likely[n])
    if len(ranked) < 2:
        return None
    third = max(likely[ranked[2]] if len(ranked) > 2 else _NOBODY, _NOBODY)
    order = list(named)
    a, b = sorted(ranked[:2], key=order.index)
    pair = (a, b)
    # A sum of two legs is no score of a match, whatever else speaks for it.
    spots = [s for s in report.scores(pair, likely) if "kind aggregate" not in s.signs]
    level = worth(weights["level"], report.news())
    value, sure, lead = _best(spots, weights["scores"], level)
    here = [s for s in spots if s.value == value]
    here.sort(key=lambda s: -worth(weights["scores"], s.signs))
    return Verdict(
        report, pair, round(likely[ranked[1]] - third, _PLACES), value, tuple(here), sure, lead,
        first=worth(weights["winner"], report.winner(pair, value)),
        clause=report.winner_by_clause(pair, value) if value and sure >= _SCORE_SURE else None,
        news=worth(weights["news"], report.news()),
    )  # fmt: skip


def _best(
    spots: Sequence[ScoreSign], weights: Mapping[str, float], level: float
) -> tuple[tuple[int, int] | None, float, float]:
    values: dict[tuple[int, int], list[float]] = {}
    for spot in spots:
        values.setdefault(spot.value, []).append(worth(weights, spot.signs))
    if not values:
        return None, -9.0, 0.0
    total = {
        v: max(w) + _AGAIN * (len(w) > 1) + _LEVEL * (level if v[0] == v[1] else -level)
        for v, w in values.items()
    }
    ranked = sorted(total, key=lambda v: -total[v])
    rest = total[ranked[1]] if len(ranked) > 1 else -4.0
    best = total[ranked[0]]
    return ranked[0], round(best, _PLACES), round(best - rest, _PLACES)
