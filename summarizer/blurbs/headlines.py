"""Headlines: present tense, no full stop, what is news first."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.blurbs.names import person, side
from summarizer.blurbs.story import Story
from summarizer.checking.circumstances import sets_of
from summarizer.language.side_kinds import kind_of_sides

__all__ = ["headlines"]


def headlines(s: Story) -> Iterator[tuple[int, str]]:
    """Headlines with their rank: 0 tells a story, 1 the result, 2 the bare minimum."""
    if s.kicks:
        yield from _on_kicks(s)
    elif s.open_tie and s.football:
        yield from _level_tie(s)
    elif s.leg in ("first", "second") and s.score and s.winner:
        yield from _one_leg(s)
    elif s.winner == "draw" and s.score:
        yield from _draws(s)
    elif s.won is not None and s.score:
        if s.first == s.won:
            yield from _goals(s)
            yield from _wins(s)
        else:
            yield from _losses(s)
    elif s.won is not None:
        yield from _without_score(s)
    yield from _of_kind(s)


def _of_kind(s: Story) -> Iterator[tuple[int, str]]:
    """Whose women or under-20s they are, where the sides' names do not say."""
    kind = kind_of_sides(s.competition)
    if (
        kind is None
        or not s.score
        or s.kicks
        or s.open_tie
        or s.leg
        or s.match.aggregate
        or s.person_sides
    ):
        return
    a, b, score = f"{s.a} {kind}", s.b, s.score
    if s.winner == "draw" and s.through is None:
        yield 1, f"{a} draw {score} with {b}"
    elif s.won is not None and s.through in (None, s.won):
        extra = " after extra time" if s.extra else ""
        if s.first == s.won:
            yield 0, f"{a} beat {b} {score}{extra}"
            yield 1, f"{a} defeat {b} {score}{extra}"
            yield 2, f"{a} beat {b} {score}"
        else:
            yield 1, f"{a} lose {score} to {b}{extra}"


def _level_tie(s: Story) -> Iterator[tuple[int, str]]:
    total = s.match.aggregate
    if total is None or total.home != total.away or not s.score:
        return
    a, b, level = s.a, s.b, s.pair(total)
    what = "beat" if s.first == s.won else "lose to" if s.won else "draw with"
    score = f"{b} {s.score}" if s.first == s.won else f"{b}, {s.score}"
    yield 0, f"{a} {what} {score}, level {level} on aggregate"
    yield 1, f"{a} and {b} level {level} on aggregate"
    yield 2, f"{a} and {b} level on aggregate"


def _one_leg(s: Story) -> Iterator[tuple[int, str]]:
    a, b, score, leg = s.a, s.b, s.score or "", f"{s.leg} leg"
    if s.won is None:
        yield 0, f"{a} and {b} draw {score} in {leg}"
        yield 1, f"{a} draw {leg} {score} with {b}"
        return
    if s.first != s.won:
        yield 0, f"{a} lose {leg} {score} to {b}"
        yield 1, f"{a} lose {score} to {b} in {leg}"
        return
    yield 0, f"{a} beat {b} {score} in {leg}"
    yield 0, f"{a} win {leg} {score} against {b}"
    yield 0, f"{a} defeat {b} {score} in {leg}"
    yield 1, f"{a} win {leg} {score}"
    yield 2, f"{a} beat {b} in {leg}"


def _v(s: Story, verb: str) -> str:
    """The verb of a side: of a person with "s"."""
    if not s.person_sides:
        return verb
    return {"defeat": "defeats", "see off": "sees off"}.get(verb, f"{verb}s")


def _wins(s: Story) -> Iterator[tuple[int, str]]:
    a, b, score, margin = s.a, s.b, s.score or "", s.margin or 0
    on = s.through == s.won and s.knocks_out
    total = s.pair(s.match.aggregate)
    if s.through is not None and s.through != s.won:
        yield 0, f"{a} beat {b} {score} but go out"
        yield 0, f"{a} win {score} but {b} advance"
        yield 1, f"{a} win {score} but {b} go through"
        yield 1, f"{b} through despite {score} loss to {a}"
        return
    if on and total:
        yield 0, f"{a} {s.beats('through')} to go through"
        yield 0, f"{a} through {total} on aggregate"
        yield 0, f"{a} knock out {b} {total} on aggregate"
        yield 0, f"{a} knock out {b} with {score} win"
        yield 0, f"{a} {s.beats('advance')} to advance"
        yield 1, f"{a} go through after {score} win"
        yield 2, f"{a} through {total}"
        yield 0, f"{score} win over {b} takes {a} through"
        leg = s.match.first_leg
        if leg and (leg.home < leg.away if s.first == "home" else leg.away < leg.home):
            yield 0, f"{a} turn tie round to knock out {b}"
            yield 0, f"{a} overturn first-leg defeat by {b}"
    elif on:
        yield 0, f"{a} knock out {b} {score}"
        yield 0, f"{a} beat {b} {score} to go through"
        yield 0, f"{score} win sends {a} through past {b}"
    if on and s.next_round:
        yield 0, f"{a} into {s.next_round} after {score} win over {b}"
        yield 0, f"{a} reach {s.next_round} with {score} win"
        yield 0, f"{a} beat {b} to reach {s.next_round}"
    if total and s.through is not None:  # who won on the night only is not the news
        return
    if s.final and s.competition:
        yield 0, f"{a} win {s.competition} with {score} victory"
        yield 0, f"{a} beat {b} {score} to win {s.competition}"
        yield 0, f"{a} beat {b} to win {s.competition}"
    if s.came_back == s.won:
        yield 0, f"{a} come from behind to defeat {b} {score}"
        yield 0, f"{a} fight back to beat {b} {score}"
        yield 0, f"{a} fight back for {score} win over {b}"
    if s.extra:
        yield 0, f"{a} beat {b} {score} after extra time"
        yield 0, f"{a} win {score} against {b} after extra time"
        yield 0, f"{a} see off {b} {score} after extra time"
        yield 1, f"{a} win {score} after extra time"
        yield 1, f"{a} beat {b} after extra time"
    if s.football and margin == 1:
        yield 1, f"{a} edge {b} {score}"
        yield 1, f"{a} edge past {b} {score}"
    if s.football and margin >= 4:
        yield 1, f"{a} thrash {b} {score}"
        yield 1, f"{a} hammer {b} {score}"
    if s.match.ground is not None and s.first == "away":
        yield 1, f"{a} win {score} at {b}"
        yield 1, f"{a} take {score} win at {b}"
    scoreboard = s.first == "home" or s.match.ground is None
    if s.competition and scoreboard:
        yield 1, f"{s.competition}: {a} {score} {b}"
    if s.league:
        yield 1, f"{a} take points with {score} win over {b}"
    yield 1, f"{a} {s.beats('plain')}"
    yield 1, f"{a} see off {b} {score}"
    yield 1, f"{a} defeat {b} {score}"
    yield 1, f"{score} win for {a} over {b}"
    yield 1, f"{a} win {score} against {b}"
    yield 1, f"{a} down {b} {score}"
    if scoreboard:
        yield 2, f"{a} {score} {b}"


def _goals(s: Story) -> Iterator[tuple[int, str]]:
    """Headlines that begin with a player."""
    if not s.football or (s.through is not None and s.through != s.won):
        return
    if s.match.aggregate is not None:
        return  # a win on the night does not say who went through
    a, b, score = s.a, s.b, s.score or ""
    star, goal = s.star, s.decider
    if star and star[2] == s.won and star[1] in (2, 3):
        who, what = person(star[0]), "double" if star[1] == 2 else "hat-trick"
        yield 0, f"{who} {what} sees {a} past {b} {score}"
        yield 0, f"{who} {what} gives {a} {score} win over {b}"
        yield 0, f"{who} hits {what} as {a} {s.beats('as')}"
        yield 0, f"{what.capitalize()} from {who} sinks {b} {score}"
        yield 0, f"{what.capitalize()} from {who} sinks {b}"
        yield 0, f"{who} {what} beats {b}"
        yield 0, f"{who} {what} in {score} win for {a}"
        yield 0, f"{who} scores {'two' if star[1] == 2 else 'three'} in {score} win over {b}"
        yield 0, f"{'Two' if star[1] == 2 else 'Three'} for {who} as {a} {s.beats('as')}"
    if goal is None or goal is not s.last or s.margin != 1 or not goal.event.player:
        return
    e = goal.event
    who = person(e.player or "")
    if e.kind == "own_goal":
        yield 0, f"Own goal gives {a} {score} win over {b}"
        yield 0, f"{b} own goal hands {a} {score} win"
        return
    kind = "penalty" if e.kind == "penalty_goal" else "goal"
    if s.late(e):
        yield 0, f"Late {who} {kind} beats {b} {score}"
        yield 0, f"Late {who} {kind} beats {b}"
        yield 0, f"Late {who} {kind} gives {a} {score} win"
        yield 0, f"{who} strikes late as {a} {s.beats('as')}"
        yield 0, f"{who} snatches late {score} win for {a}"
    yield 0, f"{who} {kind} gives {a} {score} win over {b}"
    yield 0, f"{who} settles it as {a} {s.beats('as')}"
    yield 0, f"{who} winner sees {a} past {b} {score}"
    yield 0, f"{who} winner sees {a} past {b}"
    yield 0, f"{who} scores winner as {a} {s.beats('as')}"


def _losses(s: Story) -> Iterator[tuple[int, str]]:
    """House style puts the home side first, and it lost."""
    a, b, score = s.a, s.b, s.score or ""
    if s.through is not None:
        end = "but go through" if s.through == s.first else "and go out"
        yield 0, f"{a} lose {score} to {b} {end}"
        yield 0, f"{a} go down {score} to {b} {end}"
        return
    yield 1, f"{a} lose {score} to {b}"
    yield 1, f"{a} go down {score} to {b}"
    yield 1, f"{a} {score} {b}"
    if s.competition:
        yield 1, f"{s.competition}: {a} {score} {b}"
    if s.came_back == s.won:
        yield 0, f"{a} lose lead and go down {score} to {b}"


def _draws(s: Story) -> Iterator[tuple[int, str]]:
    a, b, score = s.a, s.b, s.score or ""
    if s.through is not None:
        total = s.pair(s.match.aggregate)
        me = side(s.through)
        them = s.b if me == s.a else s.a
        yield 0, f"{me} through after {score} draw"
        yield 0, f"{score} draw takes {me} through"
        if s.first == s.through:
            yield 0, f"{me} draw {score} with {them} to go through"
            yield 0, f"{me} hold {them} {score} to advance"
        if total and s.first == s.through:
            yield 0, f"{me} go through {total} on aggregate"
        return
    last = s.last
    if last is not None and s.came_back and last.event.player and last.event.side:
        e = last.event
        me = side(last.event.side)
        them = s.b if me == s.a else s.a
        who = person(e.player or "")
        kind = "penalty" if e.kind == "penalty_goal" else "goal"
        if e.kind != "own_goal":
            late = "Late " if s.late(e) else ""
            yield 0, f"{late}{who} {kind} earns {me} {score} draw"
            yield 0, f"{who} {kind} denies {them} as {me} draw {score}"
            yield 0, f"{who} rescues {score} draw for {me}"
        if s.style.score.order != "home" or me == s.a:
            yield 0, f"{me} fight back to draw {score} with {them}"
            yield 0, f"{me} come from behind to draw {score}"
    if s.competition:
        yield 1, f"{s.competition}: {a} {score} {b}"
    if s.match.score and s.match.score.home == 0:
        yield 0, f"No goals for {a} and {b} in {score} draw"
        yield 0, f"No goals for {a} and {b}"
        yield 0, f"{a} and {b} draw a blank, {score}"
        yield 0, f"{a} and {b} draw a blank"
    if s.league:
        yield 1, f"{a} and {b} share points in {score} draw"
        yield 1, f"A point each for {a} and {b}, {score}"
    yield 1, f"{a} and {b} draw {score}"
    yield 1, f"{a} draw {score} with {b}"
    yield 1, f"{score} draw for {a} and {b}"
    yield 1, f"{a} and {b} finish level at {score}"
    yield 1, f"{a} held {score} by {b}"
    yield 2, f"{a} {score} {b}"


def _on_kicks(s: Story) -> Iterator[tuple[int, str]]:
    a, b, kicks = s.a, s.b, s.pair(s.match.shoot_out) or ""
    shoot_out = s.style.words.shoot_out
    if s.first != s.through:
        yield 1, f"{a} lose {kicks} on penalties to {b}"
        yield 1, f"{a} beaten by {b} on penalties"
        return
    yield 0, f"{a} beat {b} {kicks} on penalties"
    if s.score and s.winner == "draw":
        yield 0, f"{a} beat {b} on penalties after {s.score} draw"
        yield 0, f"{a} win {kicks} on penalties after {s.score} draw"
        yield 0, f"{a} draw {s.score} with {b} and win on penalties"
    yield 0, f"{a} win {kicks} {shoot_out} against {b}"
    yield 0, f"{a} beat {b} in {shoot_out}"
    yield 0, f"{a} edge {b} {kicks} on penalties"
    yield 0, f"{a} edge {b} on penalties"
    yield 1, f"{a} win {kicks} on penalties"
    yield 0, f"{a} see off {b} {kicks} on penalties"
    yield 2, f"{a} win on penalties"
    if s.final and s.competition:
        yield 0, f"{a} win {s.competition} {kicks} on penalties"
        yield 0, f"{a} win {s.competition} on penalties"
        return
    if not s.knocks_out:
        return
    yield 0, f"{a} go through {kicks} on penalties"
    yield 0, f"{a} knock {b} out on penalties"
    if s.next_round:
        yield 0, f"{a} into {s.next_round} {kicks} on penalties"
        yield 0, f"{a} into {s.next_round} on penalties"


def _without_score(s: Story) -> Iterator[tuple[int, str]]:
    won = s.won or "home"
    a, b = side(won), side("away" if won == "home" else "home")
    if s.ending is not None:
        now = {"retired": "retires", "withdrew": "withdraws"}
        now["was disqualified"] = "is disqualified"
        if s.ending in now:
            sets = sets_of(s.match.result.value) if s.match.result else ""
            if sets:
                yield 1, f"{a} wins {sets} as {b} {now[s.ending]}"
            yield 2, f"{a} wins as {b} {now[s.ending]}"
            yield 2, f"{a} wins after {b} {s.ending}"
        return
    if s.match.result:
        told = s.match.result.value
        for verb in ("beat", "defeat", "see off"):
            yield 1, f"{a} {_v(s, verb)} {b} {told}"
        yield 1, f"{a} {_v(s, 'win')} {told} against {b}"
    if s.through == won and s.next_round:
        yield 0, f"{a} {_v(s, 'beat')} {b} to reach {s.next_round}"
        reach = "reaches" if s.person_sides else "reach"
        yield 0, f"{a} {reach} {s.next_round} with win over {b}"
        if s.match.result:
            yield 0, f"{a} {_v(s, 'beat')} {b} {s.match.result.value} to reach {s.next_round}"
            yield 0, f"{a} {reach} {s.next_round} with {s.match.result.value} win"
    yield 2, f"{a} {_v(s, 'beat')} {b}"
    yield 2, f"{a} {_v(s, 'defeat')} {b}"
