"""Numbers: scores stand in the cited sentences, or follow from them by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.circumstances import own_first_leg
from summarizer.checking.context import Context
from summarizer.checking.evidence import cited
from summarizer.checking.problems import Problem
from summarizer.checking.result_lines import result_line
from summarizer.checking.standings import (
    fits_role,
    leading,
    opening,
    points_to,
    results_told,
    same,
    score_lines,
)
from summarizer.checking.terse import tells_score
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, ScoreClaim
from summarizer.language.names import same_glyphs

__all__ = [
    "GOALS",
    "adds_up",
    "goals_of",
    "match_scores",
    "score_told",
    "unsided_goals",
]

GOALS = frozenset({"goal", "penalty_goal", "own_goal"})
"""The kinds of events that count for the score."""


_GOALLESS = re.compile(
    r"\b(?:goalless|scoreless|no goals?)\b[^.;]{0,20}\b(?:first|opening) (?:half|45|period)"
    r"|\b(?:first|opening) (?:half|45 minutes|period)\b[^.;]{0,30}\b(?:goalless|scoreless)"
    r"|\b(?:goalless|scoreless)\b[^.;]{0,20}\b(?:half-?time|the (?:break|interval))",
    re.IGNORECASE,
)


_SQUARE = re.compile(r"\b(?:all square|level|on terms|honours even)\b", re.IGNORECASE)
_HALF_TIME = re.compile(r"\bhalf-?time\b|\bthe (?:break|interval)\b", re.IGNORECASE)
_BOARD = re.compile(r"T S T\W*")
"""A sentence of two sides and a score, in marked form: the board of a report minute by minute."""


def goals_of(match: DraftMatch) -> tuple[int, int]:
    """How many goals the events of ``match`` give to the home and the away side; those of an
    unknown side are not among them."""
    home = sum(e.kind in GOALS and e.side == "home" for e in match.events)
    away = sum(e.kind in GOALS and e.side == "away" for e in match.events)
    return home, away


def unsided_goals(match: DraftMatch) -> int:
    """How many goals the events of ``match`` have that may be either side's."""
    return sum(e.kind in GOALS and e.side is None for e in match.events)


def adds_up(match: DraftMatch) -> bool:
    """Whether the goals of ``match``, each with its side, are all goals of its score."""
    score = match.score
    return (
        score is not None
        and goals_of(match) == (score.home, score.away)
        and not unsided_goals(match)
    )


def score_told(view: View, match: DraftMatch, key: str, claim: ScoreClaim) -> bool:
    """Whether a cited sentence gives the two figures as this kind of score (in either order:
    English prose puts the winner first)."""
    for n in view.usable(claim.evidence):
        told = view.scores(n)
        if any(same(s.pair, claim) and fits_role(key, view.text(n), s, told) for s in told):
            return True
        if key == "score" and any(same(line, claim) for line in score_lines(view, n, match)):
            return True
        if key == "half_time" and claim.home == claim.away == 0 and _GOALLESS.search(view.text(n)):
            return True
    if key == "half_time" and _level_at_half(view, claim):
        return True
    return tells_score(view, match, key, claim)


def _level_at_half(view: View, claim: ScoreClaim) -> bool:
    """Whether a cited sentence says that it is level, it or the one before that it is half-time,
    and another has the figures: "42 min: 1-1. … Half-time. All square." """
    usable = view.usable(claim.evidence)
    if claim.home != claim.away or not any(
        s.pair == (claim.home, claim.away) for n in usable for s in view.scores(n)
    ):
        return False
    return any(
        _SQUARE.search(view.text(n))
        and (_HALF_TIME.search(view.text(n)) or (n > 1 and _HALF_TIME.search(view.text(n - 1))))
        for n in usable
    )


def _follows(key: str, match: DraftMatch, claim: ScoreClaim) -> bool:
    """Whether the figures follow from other claims of the match."""
    legs = (match.score, match.first_leg, match.aggregate)
    score, first, total = legs
    if key == "score":
        if first and total:
            second = total.home - first.home, total.away - first.away
            if second == (claim.home, claim.away):
                return True
        return goals_of(match) == (claim.home, claim.away) and not unsided_goals(match)
    if key == "aggregate" and score and first:
        return (score.home + first.home, score.away + first.away) == (claim.home, claim.away)
    if key == "first_leg" and score and total:
        return (total.home - score.home, total.away - score.away) == (claim.home, claim.away)
    return False


def _overtaken(view: View, where: str, match: DraftMatch, claim: ScoreClaim) -> Iterator[Problem]:
    """A score on the way, or that of another meeting, told as the final one.

    The sentences that name the two sides tell the result of their match, if any does. Where one
    of them tells one and the claimed figures stand in none of them, they are something else's;
    of a score on the way that is so wherever a result stands beside it.
    """
    value = f"{claim.home}-{claim.away}"
    last = _last_board(view, match, claim)
    if last is not None:
        if not same(last, claim):
            yield Problem("score-other", where, value, detail=f"{last[0]}-{last[1]} later")
        return
    about = leading(view, match)
    told = [pair for n in about for pair in results_told(view, match, n)]
    if any(same(pair, claim) for pair in told):
        return
    mine = [s for n in view.usable(claim.evidence) for s in view.scores(n) if same(s.pair, claim)]
    if mine and all(s.role == "running" for s in mine):
        near = view.usable(dict.fromkeys((*claim.evidence, *about, *opening(view))))
        told += [s.pair for n in near for s in view.scores(n) if s.role == "result"]
    if told and not any(same(pair, claim) for pair in told):
        detail = f"{told[0][0]}-{told[0][1]}"
        yield Problem("score-other", where, value, detail=detail)


def _last_board(view: View, match: DraftMatch, claim: ScoreClaim) -> tuple[int, int] | None:
    """The figures on the last board, where all sentences that are cited for the score and have
    its figures are boards; else None."""
    home, away = match.home.value, match.away.value
    cited_for = [
        n for n in view.usable(claim.evidence) if any(same(s.pair, claim) for s in view.scores(n))
    ]
    boards = [
        n
        for n in range(1, view.count + 1)
        if view.scores(n) and _BOARD.fullmatch(view.sided(n, home, away).text)
    ]
    if not boards or not cited_for or not set(cited_for) <= set(boards):
        return None
    return view.scores(boards[-1])[0].pair


def _of_others(
    view: View, match: DraftMatch, claim: ScoreClaim, others: tuple[DraftMatch, ...]
) -> bool:
    """Whether every place where the cited sentences have the figures tells of another result."""
    places = [
        (n, s.mention.start)
        for n in view.usable(claim.evidence)
        for s in view.scores(n)
        if same(s.pair, claim)
    ]
    if not places:
        return False
    context = Context(view, match, others)
    return all(context.of_another_result(n, place) for n, place in places)


def match_scores(
    view: View, path: str, match: DraftMatch, others: tuple[DraftMatch, ...] = ()
) -> Iterator[Problem]:
    """All rules on the scores of one match that look at the cited sentences."""
    for key in ("score", "half_time", "aggregate", "first_leg", "shoot_out"):
        claim: ScoreClaim | None = getattr(match, key)
        if claim is None:
            continue
        value = f"{claim.home}-{claim.away}"
        where = f"{path}.{key}"
        yield from cited(view, where, value, claim.evidence)
        usable = view.usable(claim.evidence)
        if not usable or _follows(key, match, claim):
            continue
        if score_told(view, match, key, claim):
            if points_to(view, match, key, claim) is False:
                yield Problem("score-turned", where, value)
                # Whoever wins by the score turned round was read with it.
                winner = match.winner.value if match.winner is not None else None
                if key == "score" and winner == ("home" if claim.home > claim.away else "away"):
                    yield Problem("winner-score", f"{path}.winner", winner, detail=value)
            elif key == "score" and _of_others(view, match, claim, others):
                yield Problem("score-other", where, value, detail="told against somebody else")
            elif key == "score":
                yield from _overtaken(view, where, match, claim)
            continue
        roles = {s.role for n in usable for s in view.scores(n) if same(s.pair, claim)}
        if key == "score" and roles == {"first_leg"} and own_first_leg(view, match, claim):
            if points_to(view, match, key, claim) is False:
                yield Problem("score-turned", where, value)
            continue
        if roles:
            told = ", ".join(sorted(r.replace("_", " ") for r in roles))
            yield Problem("score-role", where, value, detail=f"{value} is told as {told}")
        elif key == "score" and any(goals_of(match)) and not unsided_goals(match):
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
        else:
            yield from result_line(view, path, match)
