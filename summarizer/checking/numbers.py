"""Numbers: scores stand in the cited sentences, or follow from them by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.evidence import cited
from summarizer.checking.problems import Problem
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, ScoreClaim
from summarizer.language.names import same_glyphs
from summarizer.language.score_roles import RoledScore

__all__ = [
    "GOALS",
    "goals_of",
    "match_scores",
    "score_told",
]

GOALS = frozenset({"goal", "penalty_goal", "own_goal"})
"""The kinds of events that count for the score."""

# Which roles of a score mention may bear which claim.
_ROLES: dict[str, frozenset[str]] = {
    "score": frozenset({"result", "running"}),
    "half_time": frozenset({"half_time", "running"}),
    "aggregate": frozenset({"aggregate"}),
    "first_leg": frozenset({"first_leg", "past"}),
    "shoot_out": frozenset({"shoot_out"}),
}


_HALF = re.compile(r"\bhalf-?\s?time\b|\bfirst half\b|\bthe (?:break|interval)\b", re.IGNORECASE)


def goals_of(match: DraftMatch) -> tuple[int, int]:
    """How many goals the events of ``match`` give to the home and the away side."""
    home = sum(e.kind in GOALS and e.side == "home" for e in match.events)
    away = sum(e.kind in GOALS and e.side == "away" for e in match.events)
    return home, away


def _same(roled: RoledScore, claim: ScoreClaim) -> bool:
    return roled.pair in ((claim.home, claim.away), (claim.away, claim.home))


def score_told(view: View, key: str, claim: ScoreClaim) -> bool:
    """Whether a cited sentence gives the two figures as this kind of score (in either order:
    English prose puts the winner first)."""
    return any(
        _same(s, claim)
        and not s.mention.of_sets
        and (s.role in _ROLES[key] or (key == "half_time" and bool(_HALF.search(view.text(n)))))
        for n in view.usable(claim.evidence)
        for s in view.scores(n)
    )


def _follows(key: str, match: DraftMatch, claim: ScoreClaim) -> bool:
    """Whether the figures follow from other claims of the match."""
    if key == "score":
        return goals_of(match) == (claim.home, claim.away)
    legs = (match.score, match.first_leg, match.aggregate)
    score, first, total = legs
    if key == "aggregate" and score and first:
        return (score.home + first.home, score.away + first.away) == (claim.home, claim.away)
    if key == "first_leg" and score and total:
        return (total.home - score.home, total.away - score.away) == (claim.home, claim.away)
    return False


def match_scores(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """All rules on the scores of one match that look at the cited sentences."""
    for key in ("score", "half_time", "aggregate", "first_leg", "shoot_out"):
        claim: ScoreClaim | None = getattr(match, key)
        if claim is None:
            continue
        value = f"{claim.home}-{claim.away}"
        where = f"{path}.{key}"
        yield from cited(view, where, value, claim.evidence)
        usable = view.usable(claim.evidence)
        if not usable or score_told(view, key, claim) or _follows(key, match, claim):
            continue
        roles = {s.role for n in usable for s in view.scores(n) if _same(s, claim)}
        if roles:
            told = ", ".join(sorted(r.replace("_", " ") for r in roles))
            yield Problem("score-role", where, value, detail=f"{value} is told as {told}")
        elif key == "score" and any(goals_of(match)):
            home, away = goals_of(match)
            yield Problem("score-from-goals", where, value, detail=f"goals told {home}-{away}")
        else:
            yield Problem("score-told", where, value)
    if match.result is not None:
        where = f"{path}.result"
        yield from cited(view, where, match.result.value, match.result.evidence)
        wanted = " ".join(same_glyphs(match.result.value).split())
        usable = view.usable(match.result.evidence)
        if usable and not any(
            wanted in " ".join(same_glyphs(view.text(n)).split()) for n in usable
        ):
            yield Problem("result-as-written", where, match.result.value)
