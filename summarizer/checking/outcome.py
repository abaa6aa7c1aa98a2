"""Outcome and arithmetic: winner, who goes through, extra time, and whether the figures agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.evidence import cited
from summarizer.checking.numbers import GOALS, goals_of, score_told, unsided_goals
from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_person
from summarizer.checking.standings import goes_through, leading, points_to, results_told, same, won
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, ScoreClaim, Side, TextClaim
from summarizer.language.halves import half_of
from summarizer.language.times import MOST_STOPPAGE

__all__ = ["match_arithmetic", "match_outcome", "winner_of"]

_F = re.IGNORECASE
_WON = re.compile(
    r"\b(?:w[io]ns?|winners?|winning|victor(?:y|ies|ious)|beat(?:s|en|ing)?|defeat(?:s|ed)?|"
    r"overc[oa]me|edged?|"
    r"thrash(?:ed)?|rout(?:ed)?|hammer(?:ed)?|crush(?:ed)?|see off|saw off|downed|"
    r"triumph(?:ed)?|s[iua]nk|los[es](?:es)?|lost|loss|"
    r"advance[sd]?|put out|knock(?:ed)? out|stun(?:ned)?|topple[sd]?|fightback|"
    r"comeback|outclass(?:ed)?|cruise[sd]?|claimed|sealed|"
    r"too (?:much|good|strong) for|with nothing|empty-handed|"
    r"dr[ae]w(?:s|n)?|drawn|held|stalemate|tie[ds]?|share[ds]?|points?|past)\b",
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
    r"march(?:ed|es)? on|no further|beckons?|awaits?|"
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


_NEEDED = re.compile(
    r"\b(?:needed|required|took|(?:had to go|went) to) extra[- ]time to (?:see off|beat|win"
    r"|overcome|get past|defeat|edge|knock out|put out|reach)\b"
    r"|\bbefore winning in extra[- ]time\b",
    _F,
)
"""What was played and not only near: "needed extra time to see off"."""
_LEVEL = re.compile(
    r"\b(?:dr[ae]w(?:s|n|ing)?|stalemate|deadlock(?:ed)?|tied?|shar(?:e|ed|ing)|level|honours even"
    r"|all square|held|points? (?:each|apiece))\b",
    _F,
)
_GROUP = re.compile(r"\bgroup\b", _F)


def winner_of(score: ScoreClaim) -> str:
    """``home``, ``away`` or ``draw``."""
    return "home" if score.home > score.away else "away" if score.away > score.home else "draw"


def _named(match: DraftMatch, side: str) -> str:
    return match.home.value if side == "home" else match.away.value if side == "away" else side


def _winner_told(view: View, match: DraftMatch, value: str, usable: tuple[int, ...]) -> bool:
    """Whether the cited sentences tell this winner: by grammar, else at least that one won, and
    the sentences that name the sides tell no other."""
    if value == "draw":
        pairs = [s.pair for n in usable for s in view.scores(n) if s.role in ("result", "running")]
        if not any(a == b for a, b in pairs) and (
            pairs or not any(_LEVEL.search(view.outside(n)) for n in usable)
        ):
            return False
        both = [n for n in match.home.evidence if n in match.away.evidence]
        for about in (view.usable(both), usable):
            told = [a == b for n in about for a, b in results_told(view, match, n)]
            if told:
                return any(told)
    else:
        says = won(view, match, usable, int(value == "away"))
        if says is not None:
            return says
        through = match.advanced is not None and match.advanced.value == value
        if not any(
            _WON.search(view.outside(n))
            or view.scores(n)
            or (through and _THROUGH.search(view.outside(n)))
            for n in usable
        ):
            return False
    about = leading(view, match)
    sides = [won(view, match, about, side) is True for side in (0, 1)]
    if sides[0] != sides[1]:
        return value == ("home" if sides[0] else "away")
    level = [a == b for n in about for a, b in results_told(view, match, n)]
    return value == "draw" or sides[0] or not level or not all(level)


def _advance_told(view: View, match: DraftMatch, value: str, usable: tuple[int, ...]) -> bool:
    """Whether the cited sentences tell that this side goes through: by grammar, else by words of
    going through."""
    told = goes_through(view, match, usable, int(value == "away"))
    if told is not None:
        return told
    return any(_THROUGH.search(view.outside(n)) for n in usable)


_NEXT_ROUND = re.compile(
    r"\b(?:knock-?out (?:rounds?|stages?|phase)|last[- ](?:16|32|eight|four|sixteen)|next (?:round"
    r"|stage)|(?:second|next) (?:round|phase)|quarter-?finals?|semi-?finals?|round of \d\d"
    r"|qualif(?:y|ied|ies)|go(?:es)? through|went through|advance[sd]?|finals)\b",
    _F,
)


def _out_of_group(view: View, match: DraftMatch, value: str, usable: tuple[int, ...]) -> bool:
    """Whether a cited sentence names a round after the group and says by its grammar that this
    side, and not the other, reaches it."""
    said = tuple(n for n in usable if _NEXT_ROUND.search(view.outside(n)))
    return goes_through(view, match, said, int(value == "away")) is True


def match_outcome(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """Winner, advanced and extra time stand in the cited sentences."""
    if match.winner is not None:
        where, value = f"{path}.winner", _named(match, match.winner.value)
        yield from cited(view, where, value, match.winner.evidence)
        usable = view.usable(match.winner.evidence)
        if usable and not _winner_told(view, match, match.winner.value, usable):
            yield Problem("winner-told", where, value)
    if match.advanced is not None:
        where, value = f"{path}.advanced", _named(match, match.advanced.value)
        yield from cited(view, where, value, match.advanced.evidence)
        usable = view.usable(match.advanced.evidence)
        group = _GROUP.search(match.stage.value if match.stage else "")
        if usable and group and not _out_of_group(view, match, match.advanced.value, usable):
            yield Problem("advanced-of-group", where, value)
        elif usable and not _advance_told(view, match, match.advanced.value, usable):
            yield Problem("advanced-told", where, value)
    if match.extra_time is not None:
        where = f"{path}.extra_time"
        yield from cited(view, where, "yes", match.extra_time)
        usable = view.usable(match.extra_time)
        if usable and not any(_extra_time_told(view, n) for n in usable):
            yield Problem("extra-time-told", where, "yes")


def _extra_time_told(view: View, n: int) -> bool:
    if any(m.told and m.minute > 90 + MOST_STOPPAGE for m in view.minutes(n)):
        return True
    text = view.outside(n)
    if _NEEDED.search(text):
        return True
    return _EXTRA.search(text) is not None and _ONLY_NEAR.search(text) is None


def _text(score: ScoreClaim) -> str:
    return f"{score.home}-{score.away}"


def match_arithmetic(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """The figures of one match agree with each other."""
    score = match.score
    home, away = goals_of(match)
    surplus: list[Problem] = []
    if score is not None:
        surplus = list(_goals_and_score(view, path, match, score, (home, away)))
        yield from surplus
    final = score or _second_leg(match) or _before_kicks(match)
    if match.winner is not None and final is not None and match.winner.value != winner_of(final):
        yield Problem(
            "winner-score",
            f"{path}.winner",
            _named(match, match.winner.value),
            detail=_final(match),
        )
    if not surplus:
        yield from _half(path, match)
    yield from _legs(view, path, match)
    if match.advanced is not None:
        yield from _advance(view, path, match, match.advanced)
    if match.shoot_out is not None:
        yield from _kicks(view, path, match, match.shoot_out)
    yield from _dismissals(path, match)


def _final(match: DraftMatch) -> str:
    """What the winner was held against, for a reader."""
    left = match.score or _second_leg(match)
    return _text(left) if left else "kicks follow a draw"


def _before_kicks(match: DraftMatch) -> ScoreClaim | None:
    """Level play, which is all that kicks tell of the score where there is no second leg."""
    if match.shoot_out is None or match.aggregate is not None or match.first_leg is not None:
        return None
    return ScoreClaim(0, 0, match.shoot_out.evidence)


def _second_leg(match: DraftMatch) -> ScoreClaim | None:
    """The score that is left of the aggregate without the first leg."""
    total, first = match.aggregate, match.first_leg
    if total is None or first is None:
        return None
    return ScoreClaim(total.home - first.home, total.away - first.away, total.evidence)


def _goals_and_score(
    view: View, path: str, match: DraftMatch, score: ScoreClaim, goals: tuple[int, int]
) -> Iterator[Problem]:
    """More goals for a side, or for both, than the score has. The odd one out goes: the score
    where the wire nowhere says its direction and two goals or more would have to be wrong, or
    where it tells the goals' own figures as the result."""
    if not score_told(view, match, "score", score):
        return  # it follows from the goals, or has been dropped for not doing so
    over = max(0, goals[0] - score.home), max(0, goals[1] - score.away)
    # A goal of an unknown side takes up the room that either side has left.
    room = max(0, score.home - goals[0]) + max(0, score.away - goals[1])
    unsided = max(0, unsided_goals(match) - room)
    if over == (0, 0) and not unsided:
        return
    if any(over) and points_to(view, match, "score", score) is not True:
        turned = goals[0] <= score.away and goals[1] <= score.home
        left = _second_leg(match)
        by_legs = left is not None and (left.home, left.away) == (score.away, score.home)
        if (turned and (by_legs or sum(over) > 1)) or _tally_told(view, match, goals):
            yield Problem("score-from-goals", f"{path}.score", _text(score), detail=_figures(goals))
            return
    if over[0]:
        yield from _surplus(path, match, "home", over[0])
    if over[1]:
        yield from _surplus(path, match, "away", over[1])
    yield from _surplus(path, match, None, unsided)


def _figures(goals: tuple[int, int]) -> str:
    return f"goals told {goals[0]}-{goals[1]}"


def _tally_told(view: View, match: DraftMatch, goals: tuple[int, int]) -> bool:
    """Whether a sentence that names both sides tells the goals' figures as the result."""
    if unsided_goals(match):
        return False
    tally = ScoreClaim(*goals, ())
    about = leading(view, match)
    return any(same(p, tally) for n in about for p in results_told(view, match, n))


def _half(path: str, match: DraftMatch) -> Iterator[Problem]:
    """The half-time score fits the final score, the goals told by then and those told after."""
    half, score = match.half_time, match.score
    if half is None:
        return
    where, value = f"{path}.half_time", _text(half)
    if score is not None and (half.home > score.home or half.away > score.away):
        yield Problem("half-time-fits", where, value, detail=f"final {_text(score)}")
        return
    halves = [(e.side, half_of(e.minute, e.when)) for e in match.events if e.kind in GOALS]
    first = halves.count(("home", 1)), halves.count(("away", 1))
    early, late = (sum(h == n for _, h in halves) for n in (1, 2))
    if first[0] > half.home or first[1] > half.away or early > half.home + half.away:
        detail = f"goals told by then {first[0]}-{first[1]}" + _either(early - sum(first))
        yield Problem("half-time-fits", where, value, detail=detail)
    elif score is not None:
        later = halves.count(("home", 2)), halves.count(("away", 2))
        rest = score.home - half.home, score.away - half.away
        if later[0] > rest[0] or later[1] > rest[1] or late > sum(rest):
            detail = f"goals told after it {later[0]}-{later[1]}" + _either(late - sum(later))
            yield Problem("half-time-fits", where, value, detail=detail)


def _either(n: int) -> str:
    """So many goals more that may be either side's."""
    return f" and {n} of either side" if n else ""


def _advance(view: View, path: str, match: DraftMatch, claim: TextClaim) -> Iterator[Problem]:
    """Who goes through against the figures: what the grammar does not bear goes, else both."""
    told = _through(match)
    if told is None or told == claim.value:
        return
    sure = goes_through(view, match, view.usable(claim.evidence), int(claim.value == "away"))
    key = "shoot_out" if match.shoot_out else "aggregate" if match.aggregate else "score"
    decider: ScoreClaim = getattr(match, key)
    bears = points_to(view, match, key, decider)
    if sure is not True:
        yield Problem("advanced-fits", f"{path}.advanced", _named(match, claim.value))
    if sure is True and bears is not True and key != "score":
        yield Problem(
            "figures-advanced", f"{path}.{key}", _text(decider), detail=_named(match, claim.value)
        )


def _kicks(view: View, path: str, match: DraftMatch, out: ScoreClaim) -> Iterator[Problem]:
    """A shoot-out has a winner, and no side scored more of the kicks told than it has."""
    where = f"{path}.shoot_out"
    if out.home == out.away:
        yield Problem("shoot-out-level", where, _text(out))
        return
    kicks = [(i, e) for i, e in enumerate(match.events) if e.kind == "shootout_scored"]
    home = sum(e.side == "home" for _, e in kicks)
    away = sum(e.side == "away" for _, e in kicks)
    if home <= out.home and away <= out.away:
        return
    turned = home <= out.away and away <= out.home
    if turned and points_to(view, match, "shoot_out", out) is not True:
        yield Problem("kicks-exceed", where, _text(out), detail=f"kicks told {home}-{away}")
        return
    for side, over in (("home", home - out.home), ("away", away - out.away)):
        own = [(i, e) for i, e in kicks if e.side == side]
        own.sort(key=lambda ie: (len(ie[1].evidence), -ie[0]))
        for i, e in own[: max(0, over)]:
            yield Problem("kicks-exceed", f"{path}.events[{i}]", e.player, detail=_text(out))


_OFF = frozenset({"second_yellow", "red", "sent_off"})
_PLAYS = frozenset({"goal", "penalty_goal", "missed_penalty", "disallowed_goal"})


def _dismissals(path: str, match: DraftMatch) -> Iterator[Problem]:
    """Nobody is sent off twice, and nobody sent off scores later."""
    off = [(i, e) for i, e in enumerate(match.events) if e.kind in _OFF and e.player]
    for k, (i, e) in enumerate(off):
        if any(same_person(e.player, other.player) for _, other in off[:k]):
            yield Problem("off-twice", f"{path}.events[{i}]", e.player)
        if e.minute is None:
            continue
        left = e.minute + (e.added or 0)
        for j, later in enumerate(match.events):
            if (
                later.kind in _PLAYS
                and later.minute is not None
                and later.minute > left
                and same_person(e.player, later.player)
            ):
                yield Problem("off-and-on", f"{path}.events[{i}]", e.player)
                yield Problem("off-and-on", f"{path}.events[{j}]", e.player)


def _surplus(path: str, match: DraftMatch, side: Side | None, surplus: int) -> Iterator[Problem]:
    """Too many goals for a side, or of unknown sides for the score: those that are least supported
    go, weakest first."""
    goals = [
        (i, e)
        for i, e in enumerate(match.events)
        if e.kind in ("goal", "penalty_goal", "own_goal") and e.side == side
    ]
    goals.sort(key=lambda ie: (ie[1].minute is not None, len(ie[1].evidence), -ie[0]))
    whose = _named(match, side) if side is not None else "side unknown"
    for i, e in goals[:surplus]:
        yield Problem("goals-exceed-score", f"{path}.events[{i}]", e.player, detail=whose)


def _legs(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """First leg and second leg make the aggregate. Of the three, the grammar bears some and not
    others: those go that it does not bear and that, turned round, would make it add up; else
    all that it does not bear."""
    score, first, total = match.score, match.first_leg, match.aggregate
    if score is None or first is None or total is None:
        return
    if (score.home + first.home, score.away + first.away) == (total.home, total.away):
        return
    detail = f"{_text(first)} and {_text(score)} against {_text(total)}"
    legs = {"first_leg": first, "aggregate": total, "score": score}
    weak = [k for k, c in legs.items() if points_to(view, match, k, c) is not True]
    fixes = [k for k in legs if _adds_up({**legs, k: _turn(legs[k])})]
    odd = [k for k in fixes if k in weak] or [k for k in weak if k != "score"] or ["first_leg"]
    for key in odd[:1] if len(fixes) == 1 else odd:
        yield Problem("legs-add-up", f"{path}.{key}", _text(legs[key]), detail=detail)


def _turn(claim: ScoreClaim) -> ScoreClaim:
    return ScoreClaim(claim.away, claim.home, claim.evidence)


def _adds_up(legs: dict[str, ScoreClaim]) -> bool:
    score, first, total = legs["score"], legs["first_leg"], legs["aggregate"]
    return (score.home + first.home, score.away + first.away) == (total.home, total.away)


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
