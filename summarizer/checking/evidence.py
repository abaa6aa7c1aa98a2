"""Evidence: every claim cites sentences that exist, may bear facts, and say something of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from summarizer.checking.problems import Problem
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, ScoreClaim
from summarizer.language.numbers import numbers_in
from summarizer.wire import BODY_LABELS

__all__ = ["cited", "idle_scores"]

_GOALS = ("goal", "penalty_goal", "own_goal")
_NOUGHT = re.compile(
    r"\b(?:0|nil|goalless|scoreless|without reply|unanswered|(?:only|lone) goal|shut-?out|"
    r"clean sheet|blank)\b",
    re.IGNORECASE,
)


_TAINTED = frozenset({"order", "note"})


def cited(view: View, path: str, value: str, evidence: tuple[int, ...]) -> Iterator[Problem]:
    """Judge the sentence numbers of the claim at ``path``: given, existing, of a bearing label.

    A number that cannot be used is dropped from the evidence; where none is left, so is the claim.
    A claim that rests on an order to software, or on a note about the text, goes as a whole: who
    followed it may have taken the rest from it too.
    """
    if not evidence:
        yield Problem("evidence-given", path, value)
        return
    tainted = [n for n in evidence if 1 <= n <= view.count and view.label(n) in _TAINTED]
    if tainted:
        n = tainted[0]
        detail = f"sentence {n} is marked {view.label(n)}"
        yield Problem("evidence-label", path, value, detail=detail)
        return
    usable = bool(view.usable(evidence))
    severity: Literal["error", "warning"] = "warning" if usable else "error"
    for n in dict.fromkeys(evidence):
        where = f"{path}.evidence[{n}]"
        if not 1 <= n <= view.count:
            detail = f"sentence {n} of {view.count}"
            yield Problem("evidence-exists", where, str(n), severity, detail)
        elif view.label(n) not in BODY_LABELS:
            detail = f"sentence {n} is marked {view.label(n)}"
            yield Problem("evidence-label", where, str(n), severity, detail)
    if not usable:
        yield Problem("evidence-given", path, value)


def idle_scores(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """Scores that follow from other claims, but of which no cited sentence says anything.

    A sentence says something of a score where it holds both figures, or where it is cited for one
    of the goals that make it up.
    """
    goals = [e for e in match.events if e.kind in _GOALS]
    for key in ("score", "aggregate", "first_leg"):
        claim: ScoreClaim | None = getattr(match, key)
        if claim is None:
            continue
        usable = view.usable(claim.evidence)
        if not usable or any(_holds(view, n, claim) for n in usable):
            continue
        if key == "score" and any(set(e.evidence) & set(usable) for e in goals):
            continue
        if key == "score" and _from_legs(match) and set(_legs_cited(match)) & set(usable):
            continue
        yield Problem("evidence-idle", f"{path}.{key}", f"{claim.home}-{claim.away}")


def _from_legs(match: DraftMatch) -> bool:
    """Whether aggregate less first leg is the score."""
    score, first, total = match.score, match.first_leg, match.aggregate
    return (
        score is not None
        and first is not None
        and total is not None
        and (total.home - first.home, total.away - first.away) == (score.home, score.away)
    )


def _legs_cited(match: DraftMatch) -> tuple[int, ...]:
    return match.aggregate.evidence if match.aggregate else ()


def _holds(view: View, n: int, claim: ScoreClaim) -> bool:
    """Whether sentence ``n`` has both figures of a score, in either order and any form."""
    pairs = ((claim.home, claim.away), (claim.away, claim.home))
    if any(s.pair in pairs for s in view.scores(n)):
        return True
    text = view.text(n)
    values = {number.value for number in numbers_in(text)}
    if 0 in pairs[0] and _NOUGHT.search(text):
        values.add(0)
    return claim.home in values and claim.away in values
