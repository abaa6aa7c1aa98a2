"""Measures of matches: the sides and the score, the shoot-out, and the goals with their minutes."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.evaluation.gold import Gold, GoldEvent, GoldMatch, OtherMatch
from summarizer.evaluation.measures import Fact, Sheet
from summarizer.language.alike import alike, same_person, same_side, stands_in
from summarizer.language.names import fold, surname
from summarizer.summary import Event, Match, Score

__all__ = ["measure_matches"]

_UNNAMED = 2
"""How surely a side is one that a list leaves unnamed: the other side decides."""
_GOALS = frozenset({"goal", "penalty_goal", "own_goal"})


def measure_matches(sheet: Sheet, gold: Gold, matches: Sequence[Match], text: str) -> None:
    """Put the match measures of one wire on ``sheet``; ``text`` is the wire's."""
    left = list(matches)
    for wanted in gold.matches:
        match, turned = _twin(wanted, left)
        if match is not None:
            left.remove(match)
        _score(sheet, wanted, match, turned)
        _shoot_out(sheet, wanted, match, turned)
        _goals(sheet, wanted, match, text)
    for extra in left:
        _extra(sheet, gold, extra)


# --- which match is which -------------------------------------------------------------------------


def _likeness(home: Sequence[str], away: Sequence[str], match: Match, turned: bool) -> int:
    """How surely this is the match of these sides; 0 where one of the two cannot be meant.

    No names at all stand for a side that a list leaves unnamed.
    """
    one, two = (match.away, match.home) if turned else (match.home, match.away)
    a = same_side(home, one.name) if home else _UNNAMED
    b = same_side(away, two.name) if away else _UNNAMED
    return a + b if a and b and a + b > 2 else 0


def _twin(wanted: GoldMatch, matches: Sequence[Match]) -> tuple[Match | None, bool]:
    found: tuple[Match | None, bool] = (None, False)
    best = 0
    for match in matches:
        for turned in (False, True):
            sure = _likeness(wanted.names("home"), wanted.names("away"), match, turned)
            if sure > best:
                best, found = sure, (match, turned)
    return found


def _called(match: Match) -> str:
    return f"{match.home.name} v {match.away.name}"


# --- scores ---------------------------------------------------------------------------------------


def _pair(score: Score, turned: bool) -> tuple[int, int]:
    return (score.away, score.home) if turned else (score.home, score.away)


def _score(sheet: Sheet, wanted: GoldMatch, match: Match | None, turned: bool) -> None:
    what = f"{wanted.home} v {wanted.away}"
    score = wanted.values.get("score")
    got = _pair(match.score, turned) if match and match.score else None
    right = got is not None and got == score and not _at_the_wrong_ground(wanted, match, turned)
    if score is not None and wanted.score_told:
        sheet.count("teams_and_score", right)
        if not right:
            note = "no such match" if match is None else "no score" if got is None else "wrong"
            sheet.missed.append(Fact("teams and score", f"{what} {_figures(score)}", note))
    elif right:
        sheet.unlisted.append(Fact("score", f"{what} {_figures(got)}", "listed as not told"))
    if match is None or got is None:
        return
    if score is None and "score" not in wanted.complete:
        sheet.unlisted.append(Fact("score", f"{what} {_figures(got)}"))
        return
    if score is None and match.score and match.score.derived:
        sheet.unlisted.append(Fact("score", f"{what} {_figures(got)}", "worked out"))
        return
    sheet.count("wrong_scores", not right)
    if not right:
        why = f"the gold has {_figures(score)}" if got != score else "the other side is at home"
        sheet.wrong.append(Fact("score", f"{what} {_figures(got)}", why))


def _at_the_wrong_ground(wanted: GoldMatch, match: Match | None, turned: bool) -> bool:
    stated = bool(wanted.values.get("home_away_stated"))
    return turned and stated and match is not None and match.home_away_stated


def _figures(score: object) -> str:
    return f"{score[0]}-{score[1]}" if isinstance(score, tuple) else "no score"


def _shoot_out(sheet: Sheet, wanted: GoldMatch, match: Match | None, turned: bool) -> None:
    what = f"{wanted.home} v {wanted.away}"
    kicks = wanted.values.get("shoot_out")
    got = _pair(match.shoot_out, turned) if match and match.shoot_out else None
    if kicks is not None:
        sheet.count("shoot_outs", got == kicks)
        if got != kicks:
            sheet.missed.append(Fact("shoot-out", f"{what} {_figures(kicks)}"))
    if got is None or "shoot_out" not in wanted.complete:
        return
    sheet.count("wrong_shoot_outs", got != kicks)
    if got != kicks:
        note = f"the gold has {_figures(kicks)}" if kicks else "the gold has no shoot-out"
        sheet.wrong.append(Fact("shoot-out", f"{what} {_figures(got)}", note))


# --- goals ----------------------------------------------------------------------------------------


def _goals_of(match: Match | None) -> list[Event]:
    return [e for e in match.events if e.kind in _GOALS] if match else []


def _goals(sheet: Sheet, wanted: GoldMatch, match: Match | None, text: str) -> None:
    golds = [e for e in wanted.events if e.kind in _GOALS]
    pairs = _paired(wanted, match, golds)
    twins = {id(gold): event for gold, event in pairs}
    for goal in golds:
        told = _told(goal, text)
        event = twins.get(id(goal))
        found = event is not None and (event.player is not None or goal.player is None)
        if told:
            sheet.count("goals_recall", found)
            if not found:
                sheet.missed.append(Fact("goal", _named(goal), f"for {goal.team}"))
        elif found:
            sheet.unlisted.append(Fact("goal", _named(goal), "not counted as told"))
    matched = {id(event) for _, event in pairs}
    for event in _goals_of(match):
        sheet.count("goals_precision", id(event) in matched)
        if id(event) not in matched:
            sheet.wrong.append(Fact("goal", _published(match, event), "not in the gold"))
    for goal, event in pairs:
        _minute(sheet, goal, event)
        _told_minute(sheet, goal, event)
        if event.side is None and goal.team is not None:
            sheet.missed.append(Fact("side", _named(goal), f"for {goal.team}"))


def _told(goal: GoldEvent, text: str) -> bool:
    if goal.told is not None:
        return goal.told
    if goal.player is None:
        return True
    return any(stands_in(text, name) for name in (goal.surname, *goal.aliases) if name)


def _paired(
    wanted: GoldMatch, match: Match | None, golds: Sequence[GoldEvent]
) -> list[tuple[GoldEvent, Event]]:
    """Each published goal with the goal of the gold that it is; the surest pairs first.

    With the minute, then by the name alone, then the same minute with a name spelt otherwise,
    then those without a scorer.
    """
    pairs: list[tuple[GoldEvent, Event]] = []
    left, events = list(golds), _goals_of(match)
    for step in range(4):
        for event in list(events):
            fitting = [g for g in left if _is(wanted, match, g, event, step)]
            # "Scored" may be said of a penalty; the goal that was none comes first for it.
            goal = min(fitting, key=lambda g: g.kind != event.kind, default=None)
            if goal is not None:
                left.remove(goal)
                events.remove(event)
                pairs.append((goal, event))
    return pairs


def _is(wanted: GoldMatch, match: Match | None, goal: GoldEvent, event: Event, step: int) -> bool:
    if match is None or (goal.kind == "own_goal") != (event.kind == "own_goal"):
        return False
    if event.kind == "penalty_goal" and goal.kind == "goal":
        return False
    if goal.team is not None and not _for(wanted, match, goal.team, event):
        return False
    same_minute = (goal.minute, goal.added) == (event.minute, event.added)
    if event.player is None or goal.player is None:
        return step == 3 and (same_minute or event.minute is None or goal.minute is None)
    if step == 2:
        names = (goal.player, *goal.aliases)
        spelt = any(alike(name, event.player) for name in names)
        return (
            spelt
            and same_minute
            and goal.minute is not None
            and not _namesake(goal.player, event.player)
        )
    if step == 0 and (goal.minute is None or not same_minute):
        return False  # that neither has a minute says nothing: the kind decides then
    return step < 2 and _named_so(goal, event.player)


def _named_so(goal: GoldEvent, player: str) -> bool:
    """Whether the published player is the goal's. Another form of the name counts where the
    surname is another too: it must not make a namesake the scorer."""
    if goal.player is None or same_person(goal.player, player):
        return goal.player is not None
    return not _namesake(goal.player, player) and any(
        same_person(name, player) for name in goal.aliases
    )


def _namesake(a: str, b: str) -> bool:
    return fold(surname(a)) == fold(surname(b))


def _for(wanted: GoldMatch, match: Match, team: str, event: Event) -> bool:
    """Whether the published goal is for the side that the gold calls ``team``; a scorer's goal
    without a side may be."""
    if event.side is None:
        return event.player is not None
    ours = (match.home if event.side == "home" else match.away).name
    theirs = (match.away if event.side == "home" else match.home).name
    names = next((wanted.names(s) for s in ("home", "away") if wanted.names(s)[0] == team), (team,))
    return same_side(names, ours) > same_side(names, theirs)


def _minute(sheet: Sheet, goal: GoldEvent, event: Event) -> None:
    if event.minute is None:
        return
    right = (goal.minute, goal.added) == (event.minute, event.added)
    sheet.count("minutes", right)
    if not right:
        known = _time(goal.minute, goal.added) if goal.minute is not None else "none"
        sheet.wrong.append(
            Fact("minute", f"{goal.player} {_time(event.minute, event.added)}", f"gold has {known}")
        )


def _told_minute(sheet: Sheet, goal: GoldEvent, event: Event) -> None:
    """Ask for the minute of a goal that was found; where nobody has listed what the report tells,
    the gold's minute may not be in it, and is not asked for."""
    if not goal.told or goal.minute is None:
        return
    right = (goal.minute, goal.added) == (event.minute, event.added)
    sheet.count("minutes_told", right)
    if not right:
        got = _time(event.minute, event.added)
        note = f"got {got}" if got else "not published"
        sheet.missed.append(Fact("minute", _named(goal), note))


def _time(minute: int | None, added: int | None) -> str:
    return "" if minute is None else f"{minute}+{added}" if added else str(minute)


def _named(goal: GoldEvent) -> str:
    return f"{goal.player} {_time(goal.minute, goal.added) or goal.when or ''}".strip()


def _published(match: Match | None, event: Event) -> str:
    words = [event.kind, event.player or "nobody", _time(event.minute, event.added)]
    if match is not None and event.side is not None:
        words += ["for", (match.home if event.side == "home" else match.away).name]
    return " ".join(w for w in words if w)


# --- matches that the gold does not have as its own -----------------------------------------------


def _extra(sheet: Sheet, gold: Gold, match: Match) -> None:
    other, turned = _other(gold.other_matches or (), match)
    judged = gold.other_matches is not None
    if not judged:
        sheet.count("unknown_matches", match.score is not None)
    if other is None:
        if judged:
            sheet.wrong.append(Fact("match", _called(match), "not in the gold"))
        else:
            sheet.unlisted.append(Fact("match", _called(match), "a match beside the gold's"))
    if match.score is not None and judged:
        got = _pair(match.score, turned)
        wrong = other is None or got != other.score
        sheet.count("wrong_scores", wrong)
        if wrong and other is not None:
            note = f"listed as {_figures(other.score)}"
            sheet.wrong.append(Fact("score", f"{_called(match)} {_figures(got)}", note))
    scorers = list(other.goals) if other is not None else []
    for event in _goals_of(match):
        name = next((s for s in scorers if event.player and same_person(s, event.player)), None)
        sheet.count("goals_precision", name is not None)
        if name is None:
            sheet.wrong.append(Fact("goal", _published(match, event), f"of {_called(match)}"))
        else:
            scorers.remove(name)


def _other(others: Sequence[OtherMatch], match: Match) -> tuple[OtherMatch | None, bool]:
    for other in others:
        for turned in (False, True):
            home, away = ((n,) if n else () for n in (other.home, other.away))
            if _likeness(home, away, match, turned):
                return other, turned
    return None, False
