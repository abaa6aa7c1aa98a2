"""Matches from result lines with scorers in brackets (:mod:`summarizer.language.terse`).

Of a wire that has nothing else the lines are all matches. Where it tells a match in sentences too,
the sentences are read as ever, and a line of the same sides and score only adds what they lack.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, Side, TextClaim
from summarizer.language.alike import same_side
from summarizer.language.marking import line_of
from summarizer.language.terse import TerseLine, TerseWire

__all__ = ["filled", "matches_of_lines", "opens_with_another"]

_SIDES: tuple[Side, Side] = ("home", "away")
_STAGE = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|sixth) round|round of \d\d|last[- ](?:16|32)"
    r"|quarter-?finals?|semi-?finals?|third-place play-?off|play-?off|final)\b",
    re.IGNORECASE,
)
_DIVISION = re.compile(r"\b(?:First|Second|Third|Fourth) Division\b")
"""Where it opens a sentence, no rule on names takes "First" for a part of one."""
_SURE = 2
"""So surely a name of the sentences is the line's."""
_GOALS = ("goal", "penalty_goal", "own_goal")


def matches_of_lines(wire: TerseWire) -> list[DraftMatch]:
    """The matches of all lines of ``wire``, each from its own line only."""
    return [_match(line) for line in wire.lines]


def filled(match: DraftMatch, lines: Sequence[TerseLine]) -> DraftMatch:
    """``match`` with what the line of the same sides and score tells and it lacks."""
    for line in lines:
        told = _match(line)
        if _same(match, told):
            return _with(match, told)
        if _same(match, turned := _turned(told)):
            return _with(match, turned)
    return match


def opens_with_another(wire: TerseWire, matches: Sequence[DraftMatch]) -> bool:
    """Whether the wire opens with lines that tell their scorers, and ``matches`` are of others:
    what the sentences below tell is then another day's."""
    if not wire.first or not all(line.goals for line in wire.lines):
        return False
    return not any(_of_line(m, line) for m in matches for line in wire.lines)


def _of_line(match: DraftMatch, line: TerseLine) -> bool:
    names = match.home.value, match.away.value
    return any(
        all(same_side((side,), name) >= _SURE for side, name in zip(line.sides, pair, strict=True))
        for pair in (names, names[::-1])
    )


def _same(a: DraftMatch, b: DraftMatch) -> bool:
    pairs = ((a.home.value, b.home.value), (a.away.value, b.away.value))
    if any(same_side((x,), y) < _SURE for x, y in pairs):
        return False
    scores = [(m.score.home, m.score.away) for m in (a, b) if m.score is not None]
    return len(scores) == 2 and scores[0] == scores[1]


def _with(match: DraftMatch, told: DraftMatch) -> DraftMatch:
    score = match.score
    goals = [e for e in told.events if e.kind in _GOALS]
    known = [e for e in match.events if e.kind in _GOALS]
    events = match.events
    if score is not None and len(goals) == score.home + score.away > len(known):
        events = (*(e for e in match.events if e.kind not in _GOALS), *goals)
        events = tuple(sorted(events, key=_time))
    return replace(
        match,
        half_time=match.half_time or told.half_time,
        aggregate=match.aggregate or told.aggregate,
        extra_time=match.extra_time or told.extra_time,
        events=events,
    )


def _time(e: EventClaim) -> tuple[int, int]:
    return (e.minute if e.minute is not None else 999, e.added or 0)


def _turned(match: DraftMatch) -> DraftMatch:
    def pair(claim: ScoreClaim | None) -> ScoreClaim | None:
        return claim and replace(claim, home=claim.away, away=claim.home)

    def side(value: Side | None) -> Side | None:
        return None if value is None else "away" if value == "home" else "home"

    return replace(
        match,
        home=match.away,
        away=match.home,
        score=pair(match.score),
        half_time=pair(match.half_time),
        aggregate=pair(match.aggregate),
        events=tuple(replace(e, side=side(e.side)) for e in match.events),
    )


def _match(line: TerseLine) -> DraftMatch:
    own = (line.number,)
    home, away = line.sides
    a, b = line.score
    winner = TextClaim("home" if a > b else "away" if b > a else "draw", own)
    competition, stage, days = _heading(line)
    goals = [
        EventClaim(g.kind, g.player, _SIDES[g.side], g.minute, g.added, None, g.lines)
        for g in line.goals
    ]
    cards = [
        EventClaim(c.kind, c.player, _SIDES[c.side], c.minute, c.added, None, c.lines)
        for c in line.cards
    ]
    return DraftMatch(
        sport="football",
        home=TextClaim(home, own),
        away=TextClaim(away, own),
        competition=competition,
        stage=stage,
        dates=days,
        score=ScoreClaim(a, b, own),
        half_time=_score(line.half_time),
        aggregate=_score(line.aggregate),
        shoot_out=_score(line.shoot_out),
        extra_time=line.extra_time,
        winner=winner,
        advanced=TextClaim(_SIDES[line.advanced[0]], line.advanced[1]) if line.advanced else None,
        events=tuple(sorted([*goals, *cards], key=_time)),
    )


def _score(told: tuple[tuple[int, int], tuple[int, ...]] | None) -> ScoreClaim | None:
    return None if told is None else ScoreClaim(*told[0], told[1])


def _heading(
    line: TerseLine,
) -> tuple[TextClaim | None, TextClaim | None, tuple[TextClaim, ...]]:
    """Competition, round and day, as what stands before the line has them."""
    if line.heading is None:
        return None, None, ()
    text, number = line.heading
    tokens = line_of(number, text).tokens
    named = [t.name for t in tokens if t.kind == "C"] or _DIVISION.findall(text)
    days = [t.name for t in tokens if t.kind == "D"]
    stage = _STAGE.search(text)
    return (
        TextClaim(named[0], (number,)) if len(named) == 1 else None,
        TextClaim(stage.group(), (number,)) if stage else None,
        (TextClaim(days[0], (number,)),) if len(days) == 1 else (),
    )
