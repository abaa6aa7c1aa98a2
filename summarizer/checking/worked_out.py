"""What follows from what is told: worked out here, in code, rather than claimed by an engine.

A minute from "six minutes later", the score where only the goals tell it, the half-time score,
summed legs, the winner, who goes through. Each is marked derived in the result, and only what
follows without a guess is worked out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.checking.moments import minute_of_words
from summarizer.checking.numbers import GOALS, goals_of, unsided_goals
from summarizer.checking.outcome import winner_of
from summarizer.checking.standings import points_to, results_told, same
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, TextClaim
from summarizer.language.halves import half_of
from summarizer.language.names import surname
from summarizer.language.numbers import cardinal_value

__all__ = ["complete"]


def complete(view: View, match: DraftMatch) -> tuple[DraftMatch, tuple[str, ...]]:
    """``match`` with what follows from it, and the names of the bare fields worked out."""
    derived: list[str] = []
    match = _minutes(view, match)
    if match.score is None:
        score = _score(view, match)
        match = replace(match, score=score)
    if match.half_time is None:
        match = replace(match, half_time=_half_time(match))
    score, first, total = match.score, match.first_leg, match.aggregate
    if total is None and score is not None and first is not None:
        match = replace(match, aggregate=_sum(score, first, 1))
    elif first is None and score is not None and total is not None:
        match = replace(match, first_leg=_sum(total, score, -1))
    if match.winner is None and match.score is not None:
        value = winner_of(match.score)
        match = replace(match, winner=TextClaim(value, match.score.evidence))
        derived.append("winner")
    if match.advanced is None:
        for decider in (match.shoot_out, match.aggregate):
            if decider is not None and decider.home != decider.away:
                claim = TextClaim(winner_of(decider), decider.evidence)
                match = replace(match, advanced=claim)
                derived.append("advanced")
                break
    return match, tuple(derived)


def _sum(a: ScoreClaim, b: ScoreClaim, sign: int) -> ScoreClaim | None:
    home, away = a.home + sign * b.home, a.away + sign * b.away
    if home < 0 or away < 0:
        return None
    return ScoreClaim(home, away, tuple(dict.fromkeys((*a.evidence, *b.evidence))))


def _minutes(view: View, match: DraftMatch) -> DraftMatch:
    for i, event in enumerate(match.events):
        if event.minute is None and event.when:
            found = minute_of_words(view, match, event, event.when)
            if found is not None and not _of_several(view, event):
                events = list(match.events)
                events[i] = replace(event, minute=found.minute, added=found.added)
                match = replace(match, events=tuple(events))
    return match


_SEVERAL = re.compile(
    r"\b(?:twice|(?:two|three|both) (?:[a-z-]+ )?goals|brace|double|hat-?trick"
    r"|in the space of)\b",
    re.IGNORECASE,
)


def _of_several(view: View, event: EventClaim) -> bool:
    """Whether the sentence of the time tells several goals at once: "with ten minutes to go Reis
    scored twice" gives neither of them its minute."""
    return event.kind in GOALS and any(
        (event.when or "") in view.text(n) and _SEVERAL.search(view.outside(n)) is not None
        for n in view.usable(event.evidence)
    )


def _score(view: View, match: DraftMatch) -> ScoreClaim | None:
    """The final score where the wire writes it nowhere and the goals tell it.

    Only where the side of every goal is known and nothing speaks against it: the result is written
    with the goals' own figures, or no result is written in the sentences of this match, no score
    on the way is higher, and winner, legs and who goes through agree.
    """
    home, away = goals_of(match)
    if match.sport != "football" or home + away == 0 or unsided_goals(match):
        return None
    written = _written(view, match, home, away)
    if written is not None:
        return written
    if match.winner is None and match.advanced is None:
        return None
    evidence = tuple(dict.fromkeys(n for e in match.events if e.kind in GOALS for n in e.evidence))
    about = {*evidence, *match.home.evidence, *match.away.evidence}
    for claim in (match.winner, match.advanced):
        about |= set(claim.evidence) if claim else set()
    about |= {n for name in (match.home.value, match.away.value) for n in view.naming(name)}
    pair = ScoreClaim(home, away, evidence)
    if (match.shoot_out is not None and home != away) or _untold_goal(view, match):
        return None
    for n in view.usable(about):
        for s in view.scores(n):
            if s.role == "result":
                return None
            if s.role in ("running", "half_time") and (
                max(s.pair) > max(home, away) or min(s.pair) > min(home, away)
            ):
                return None
    if match.winner is not None and match.winner.value != winner_of(pair):
        return None
    if not _all_told(view, match):
        return None
    if match.advanced is not None:
        total = _sum(pair, match.first_leg, 1) if match.first_leg else match.aggregate or pair
        if total is None or (match.shoot_out is None and winner_of(total) != match.advanced.value):
            return None
    return pair


_ONLY = re.compile(
    r"\b(?:only|lone|single|solitary|sole) (?:[a-z-]+ ){0,2}"
    r"(?:goal|strike|header|penalty|effort)\b|\b(?:separated|difference)\b",
    re.IGNORECASE,
)


def _all_told(view: View, match: DraftMatch) -> bool:
    """Whether something says that the goals claimed are all: of one goal that it decided, of more
    that a score on the way is the tally after one of them."""
    goals = [e for e in match.events if e.kind in GOALS]
    cited = [n for e in goals for n in view.usable(e.evidence)]
    if len(goals) == 1:
        return any(_ONLY.search(view.outside(n)) for n in view.usable(range(1, view.count + 1)))
    tally = [0, 0]
    after = set()
    for e in goals:
        tally[e.side == "away"] += 1
        after.add((max(tally), min(tally)))
    told = {(max(s.pair), min(s.pair)) for n in cited for s in view.scores(n)}
    return bool(told & after) or len(goals) > _MANY


_MANY = 3
"""Where so many goals and more are claimed, and nothing speaks against it, they are all."""


def _written(view: View, match: DraftMatch, home: int, away: int) -> ScoreClaim | None:
    """The result as a sentence cited for both sides writes it, where it is the goals' own tally
    and nothing there tells it the other way round."""
    for n in view.usable(match.home.evidence):
        told = results_told(view, match, n) if n in match.away.evidence else []
        pair = ScoreClaim(home, away, (n,))
        fits = len(set(told)) == 1 and same(told[0], pair)
        if fits and points_to(view, match, "score", pair) is not False:
            return pair
    return None


_CLEAR = re.compile(
    r"\b(?:scored|nett?ed|found the (?:net|target)|equali[sz]ed|pulled (?:one|a goal) back|"
    r"tapped (?:in|home)|headed (?:in|home)|slotted (?:in|home)|converted|ma(?:de|king|ke) it)\b",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten)(?:[- ]goals?\b| past\b"
    r"|(?: [a-z]+){0,2} without reply)"
)
"""Goals counted in a word: "put four past", "a five-goal thriller"."""
_TIMES_SCORED = re.compile(
    r"(?P<who>[A-Z][\w’'-]{1,40}) (?:scored|netted|struck) (?P<n>twice|three times|four times)"
)
_HOW_OFTEN = {"twice": 2, "three times": 3, "four times": 4}


def _untold_goal(view: View, match: DraftMatch) -> bool:
    """Whether the wire may tell of a goal that is not among the claims.

    A minute beside the words of a goal that no event has, more goals counted in a word, or a player
    who scored more often than claimed: then the goals do not tell the score.
    """
    moments = {e.minute for e in match.events} | {
        (e.minute or 0) + e.added for e in match.events if e.added
    }
    told = goals_of(match)
    for n in view.usable(range(1, view.count + 1)):
        text = view.outside(n)
        if any((cardinal_value(m["n"]) or 0) > sum(told) for m in _SO_MANY.finditer(text)):
            return True
        if _CLEAR.search(text) and any(
            m.minute not in moments and m.minute + (m.added or 0) not in moments
            for m in view.minutes(n)
        ):
            return True
        for m in _TIMES_SCORED.finditer(text):
            scored = sum(
                e.kind in GOALS and e.player is not None and surname(e.player) == m["who"]
                for e in match.events
            )
            if scored < _HOW_OFTEN[m["n"]]:
                return True
    return False


def _half_time(match: DraftMatch) -> ScoreClaim | None:
    """The half-time score, where every goal of the score is told with its side and half."""
    goals = [e for e in match.events if e.kind in GOALS]
    score = match.score
    if match.sport != "football" or score is None or goals_of(match) != (score.home, score.away):
        return None
    halves = [half_of(e.minute, e.when) for e in goals]
    if not goals or any(h is None for h in halves) or unsided_goals(match):
        return None
    first = [e for e, h in zip(goals, halves, strict=True) if h == 1]
    return ScoreClaim(
        sum(e.side == "home" for e in first),
        sum(e.side == "away" for e in first),
        tuple(dict.fromkeys(n for e in goals for n in e.evidence)),
    )
