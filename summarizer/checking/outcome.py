"""Outcome and arithmetic: winner, who goes through, extra time, and whether the figures agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.evidence import cited
from summarizer.checking.numbers import goals_of, score_told
from summarizer.checking.problems import Problem
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, ScoreClaim, Side

__all__ = ["match_arithmetic", "match_outcome", "winner_of"]

_F = re.IGNORECASE
_WON = re.compile(
    r"\b(?:w[io]ns?|winners?|winning|victor(?:y|ies|ious)|beat(?:s|en|ing)?|defeat(?:s|ed)?|"
    r"overc[oa]me|edged?|"
    r"thrash(?:ed)?|rout(?:ed)?|hammer(?:ed)?|crush(?:ed)?|see off|saw off|downed|"
    r"triumph(?:ed)?|los[es](?:es)?|lost|loss|"
    r"advance[sd]?|put out|knock(?:ed)? out|stun(?:ned)?|topple[sd]?|fightback|"
    r"comeback|outclass(?:ed)?|cruise[sd]?|claimed|sealed|"
    r"dr[ae]w(?:s|n)?|drawn|held|stalemate|tie[ds]?|share[ds]?|points?)\b",
    _F,
)
_THROUGH = re.compile(
    r"\b(?:advance[sd]?|advancing|progress(?:ed|es|ing)?|through|qualif(?:y|ied|ies)|reach(?:ed|"
    r"es|ing)?|book(?:ed|s|ing)? (?:a|the|their|his|its)|"
    r"into the (?:last|next|quarter|semi|final|knockout|(?:second|third|fourth|fifth) round)|"
    r"knock(?:ed|s)?|eliminat(?:ed|es|ing)|sen(?:t|d|ds|ding) [A-Z][\w’'-]+ (?:through|into|home|"
    r"out)|(?:place|spot|berth) in (?:the|a|their|next)|berth|seal(?:ed|"
    r"s)?|set up|face[sd]?|meet|"
    r"(?:went|go|going|goes) (?:through|out|home)|out of|exit|overall|aggregate|champions?|"
    r"trophy|cup|lift(?:ed)?|crowned|title|final|put out|w[io]n|semi-?finals?|quarter-?finals?|"
    r"(?:the|into) last|last[- ](?:16|32|eight|four))\b",
    _F,
)
_EXTRA = re.compile(
    r"\b(?:extra[- ]time|additional half-hour|half-hour of extra|after 120 minutes|120 minutes)\b",
    _F,
)
_ONLY_NEAR = re.compile(
    r"\b(?:hop(?:ed|es|ing)|forc(?:e|ing)|beckon(?:ed|ing|s)?|loom(?:ed|ing|s)?|look(?:ed|ing)|"
    r"head(?:ed|ing)|avoid(?:ed|ing)?|"
    r"without|chance to|bound for|destined|take|have taken|threaten(?:ed|ing)?|would have|"
    r"could have|prepar(?:ed|ing)|instead of|rather than|seemed)\b(?:[^.]{0,60})extra[- ]time|"
    r"extra[- ]time\s(?:beckoned|loomed|looked|seemed|was looming)",
    _F,
)


def winner_of(score: ScoreClaim) -> str:
    """``home``, ``away`` or ``draw``."""
    return "home" if score.home > score.away else "away" if score.away > score.home else "draw"


def _named(match: DraftMatch, side: str) -> str:
    return match.home.value if side == "home" else match.away.value if side == "away" else side


def match_outcome(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """Winner, advanced and extra time stand in the cited sentences."""
    if match.winner is not None:
        where, value = f"{path}.winner", _named(match, match.winner.value)
        yield from cited(view, where, value, match.winner.evidence)
        usable = view.usable(match.winner.evidence)
        if usable and not any(_WON.search(view.text(n)) or view.scores(n) for n in usable):
            yield Problem("winner-told", where, value)
    if match.advanced is not None:
        where, value = f"{path}.advanced", _named(match, match.advanced.value)
        yield from cited(view, where, value, match.advanced.evidence)
        usable = view.usable(match.advanced.evidence)
        if usable and not any(_THROUGH.search(view.text(n)) for n in usable):
            yield Problem("advanced-told", where, value)
    if match.extra_time is not None:
        where = f"{path}.extra_time"
        yield from cited(view, where, "yes", match.extra_time)
        usable = view.usable(match.extra_time)
        if usable and not any(
            _EXTRA.search(view.text(n)) and not _ONLY_NEAR.search(view.text(n)) for n in usable
        ):
            yield Problem("extra-time-told", where, "yes")


def _text(score: ScoreClaim) -> str:
    return f"{score.home}-{score.away}"


def match_arithmetic(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """The figures of one match agree with each other."""
    score = match.score
    home, away = goals_of(match)
    if score is not None:
        yield from _goals_and_score(view, path, match, score, (home, away))
    if match.winner is not None and score is not None and match.winner.value != winner_of(score):
        yield Problem(
            "winner-score", f"{path}.winner", _named(match, match.winner.value), detail=_text(score)
        )
    half = match.half_time
    if (
        half is not None
        and score is not None
        and (half.home > score.home or half.away > score.away)
    ):
        yield Problem(
            "half-time-fits", f"{path}.half_time", _text(half), detail=f"final {_text(score)}"
        )
    elif half is not None:
        early = [
            e
            for e in match.events
            if e.kind in ("goal", "penalty_goal", "own_goal") and e.minute and e.minute <= 45
        ]
        sure = sum(e.side == "home" for e in early), sum(e.side == "away" for e in early)
        if sure[0] > half.home or sure[1] > half.away:
            yield Problem(
                "half-time-fits",
                f"{path}.half_time",
                _text(half),
                detail=f"goals told by then {sure[0]}-{sure[1]}",
            )
    yield from _legs(path, match)
    if match.advanced is not None:
        told = _through(match)
        if told is not None and told != match.advanced.value:
            yield Problem("advanced-fits", f"{path}.advanced", _named(match, match.advanced.value))
    out = match.shoot_out
    if out is not None and (out.home == out.away):
        yield Problem("shoot-out-level", f"{path}.shoot_out", _text(out))


def _goals_and_score(
    view: View, path: str, match: DraftMatch, score: ScoreClaim, goals: tuple[int, int]
) -> Iterator[Problem]:
    if not score_told(view, "score", score):
        return  # it follows from the goals, or has been dropped for not doing so
    for side, scored, got in (("home", score.home, goals[0]), ("away", score.away, goals[1])):
        if got > scored:
            yield from _surplus(path, match, "home" if side == "home" else "away", got - scored)


def _surplus(path: str, match: DraftMatch, side: Side, surplus: int) -> Iterator[Problem]:
    """Too many goals for a side: those that are least supported go, weakest first."""
    goals = [
        (i, e)
        for i, e in enumerate(match.events)
        if e.kind in ("goal", "penalty_goal", "own_goal") and e.side == side
    ]
    goals.sort(key=lambda ie: (ie[1].minute is not None, len(ie[1].evidence), -ie[0]))
    for i, e in goals[:surplus]:
        yield Problem(
            "goals-exceed-score", f"{path}.events[{i}]", e.player, detail=f"{_named(match, side)}"
        )


def _legs(path: str, match: DraftMatch) -> Iterator[Problem]:
    score, first, total = match.score, match.first_leg, match.aggregate
    if score is None or first is None or total is None:
        return
    if (score.home + first.home, score.away + first.away) != (total.home, total.away):
        detail = f"{_text(first)} and {_text(score)} against {_text(total)}"
        turned = (score.home + first.away, score.away + first.home) == (total.home, total.away)
        yield Problem("legs-add-up", f"{path}.first_leg", _text(first), detail=detail)
        if not turned:
            yield Problem("legs-add-up", f"{path}.aggregate", _text(total), detail=detail)


def _through(match: DraftMatch) -> str | None:
    """The side that goes through by the figures; None where they do not tell."""
    if match.shoot_out is not None:
        return winner_of(match.shoot_out)
    if match.aggregate is not None and match.aggregate.home != match.aggregate.away:
        return winner_of(match.aggregate)
    if match.aggregate is None and match.first_leg is None and match.score is not None:
        told = winner_of(match.score)
        return None if told == "draw" else told
    return None
