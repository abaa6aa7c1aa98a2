"""Words of judgement and of time in headline and blurb, against margin and time line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.checking.prose_facts import OFF, Complaint, ProseFacts
from summarizer.checking.prose_players import Scope, scopes
from summarizer.checking.prose_reading import MINUTE, SIDE, Reading
from summarizer.draft import EventClaim, Side
from summarizer.language.halves import half_of
from summarizer.language.patterns import Cued

__all__ = ["MARGIN_WORD", "judgements"]

_F = re.IGNORECASE
M, S = MINUTE, SIDE

_BIG = re.compile(
    r"\b(?:thrash|rout(?:s|ed|ing)?\b|hammer|demolish|crush|humiliat|annihilat|hit for six|destroy|"
    r"trounc|run riot|ran riot|emphatic|batter(?:ed|s)?\b|overwhelm|pummel|maul|rampant|"
    r"big win|heavy|steamroll|dismantl|drubb)",
    _F,
)
_EASY = re.compile(
    r"\b(?:cruis(?:e|es|ed|ing)\b|outclass|outplay|strol|romp|comfortabl|dominat|"
    r"dominan|at ease|easy|easily|coast|"
    r"breez|sail(?:ed|s)?\b|routine|untroubled|waltz|with ease|in control|effortless|one-sided)",
    _F,
)
"""Words that also say that it was never in doubt: they need a lead that stood early enough."""
_SMALL = re.compile(
    r"\b(?:edg(?:e|es|ed|ing)\b|narrow|scrap(?:e|es|ed)\b|squeez|squeak|pip(?:s|ped)\b|slender|"
    r"hard-fought|nail-?bit|close-run|scrambl)",
    _F,
)
MARGIN_WORD = re.compile("|".join(p.pattern for p in (_BIG, _EASY, _SMALL)), _F)
"""A word that says how clear a result was: margin and time line bear it, or do not."""
_PRAISE = re.compile(
    r"\b(?:stunn?(?:s|ed|ing|er)?|shock(?:s|ed|ing)?|upset|sensational\w*|brilliant\w*|superb\w*|"
    r"thrill\w*|magnificent\w*|epic|heroic\w*|memorable|miracle|disastrous|woeful|dire|dull|"
    r"famous|impressive\w*|deserved\w*|undeserved\w*|lucky|luckily|unlucky|fortunate\w*|"
    r"masterclass|inspired|inspires?|heartbreak\w*|nervy|wild|frantic|classic|spectacular\w*|"
    r"wonder|giant-?killing|underdogs?|minnows)\b",
    _F,
)
_DRAMA = re.compile(r"\b(?:drama(?:tic(?:ally)?)?)\b", _F)
_COMEBACK = re.compile(
    r"\b(?:come(?:s)? (?:from )?(?:behind|back)|came (?:from )?(?:behind|back)|"
    r"coming (?:from )?(?:behind|back)|"
    r"comebacks?|fight(?:s|ing)? ?back|fought back|fightback|rall(?:y|ies|ied)|recover(?:s|ed)?|"
    r"from behind|turn(?:s|ed)? (?:it|the (?:tie|game|match)|things) (?:a?round)|turnaround|"
    r"overturn(?:s|ed)?|trail(?:s|ed|ing)?)\b",
    _F,
)
_NEVER_BEHIND = re.compile(
    r"\b(?:from start to finish|wire to wire|never (?:trailed|behind|headed|in doubt|looked back)|"
    r"led throughout|throughout|without trailing|all the way)\b",
    _F,
)
_LATE = re.compile(
    r"\b(?:late(?! (?:in the first|first)| on in the first)|last-gasp|last-minute|last gasp|"
    r"dying (?:seconds|minutes|moments)|at the death|last (?:kick|minute)|final (?:kick|minute)s?|"
    r"closing (?:minutes|stages))\b",
    _F,
)
_STOPPAGE = re.compile(r"\b(?:stoppage|injury|added)[- ]time\b", _F)
_EARLY = re.compile(
    r"\bearly(?! (?:in the second|second|kick-?off))\b|\b(?:opening|first) minutes\b", _F
)
_FIRST_HALF = re.compile(
    r"\bfirst[- ]half\b|\bbefore (?:the )?(?:break|half-?time|interval)\b|\bby half-?time\b", _F
)
_SECOND_HALF = re.compile(
    r"\bsecond[- ]half\b|\bafter (?:the )?(?:break|half-?time|interval|restart)\b", _F
)
_EXTRA = re.compile(r"\bextra[- ]time\b(?! (?:win|victory))|\bin extra time\b", _F)
_WINNER = Cued(
    r"\b(?:match-?)?(?:winner(?! (?:over|against))|winning (?:goal|penalty|strike|kick)|"
    r"(?:wins|won) it|decisive (?:goal|penalty|strike|kick)|decider|clincher)\b",
    _F,
    cues="winner|winning|wins|won|decisive|decider|clincher",
)
_EQUALISER = re.compile(
    r"\b(?:equalis\w+|equaliz\w+|levell(?:ed|er|ing)|levels|(?:drew|draw|pull(?:ed|s)?) level)\b",
    _F,
)
_OPENER = re.compile(
    r"\b(?:opener|opening goal|opened the scoring|opens the scoring|broke the deadlock|"
    r"first goal of)\b"
    rf"|\bput (?:the )?{S} (?:ahead|in front)\b|\b(?:gave|gives) (?:the )?{S} the lead\b",
    _F,
)
_AHEAD = re.compile(r"\b(?:ahead|in front|the lead)\b", _F)
_CONSOLATION = re.compile(r"\bconsolation\b", _F)
_GOALISH = re.compile(
    r"\b(?:goals?|winner|strikes?|scor\w+|header|double|brace|equalis\w+|opener|nets?|netted|"
    r"struck|leveller)\b",
    _F,
)
_EITHER_SIDE = re.compile(r"\beither side of (?:the )?(?:break|half-?time|interval)\b", _F)
_SEVERAL = re.compile(r"\b(?:double|brace|goals|hat-trick|twice|two)\b", _F)


def judgements(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Each word of judgement fits the margin, and each word of time the goal it is told of."""
    match = facts.match
    text = read.marked
    margin = abs(match.score.home - match.score.away) if match.score else None
    for pattern, fits in (
        (_BIG, margin is not None and margin >= 3),
        (_EASY, margin is not None and margin >= 3 and _in_hand(facts)),
        (_SMALL, margin is not None and margin <= 1),
    ):
        m = pattern.search(text)
        if m and not fits and not (not facts.football and facts.phrase_stands(m.group())):
            yield Complaint("prose-judgement", m.group())
    m = _PRAISE.search(text)
    if m and not facts.phrase_stands(m.group()):
        yield Complaint("prose-judgement", m.group())
    m = _DRAMA.search(text)
    if m and not (_dramatic(facts) or facts.phrase_stands(m.group())):
        yield Complaint("prose-judgement", m.group())
    yield from _comeback(facts, read)
    m = _NEVER_BEHIND.search(text)
    if m and facts.football:
        side = facts.decisive
        safe = side and facts.line.known and not facts.line.ever_behind(side)
        if not safe or (m.group().casefold().startswith("from start") and not _early_lead(facts)):
            yield Complaint("prose-judgement", m.group())
    if facts.football:
        m = _EITHER_SIDE.search(text)
        if m and not all(any(_half(e, h) for e in facts.goals) for h in (1, 2)):
            yield Complaint("prose-judgement", m.group())
        yield from _times(facts, read)


def _in_hand(facts: ProseFacts) -> bool:
    """Whether the winner led by two goals with twenty minutes to go and was never behind."""
    side = facts.decisive
    if side is None:
        return False
    if not facts.line.known:
        return True
    return any(
        all(g.lead(side) >= 0 for g in order)
        and any(g.lead(side) >= 2 and (g.event.minute or 0) <= 70 for g in order)
        for order in facts.line.orders
    )


def _early_lead(facts: ProseFacts) -> bool:
    side = facts.decisive
    first = next(iter(facts.line.goals), None)
    return bool(first and side and first.event.side == side and (first.event.minute or 99) <= 15)


def _dramatic(facts: ProseFacts) -> bool:
    """A late goal, kicks from the spot or extra time."""
    late = any((e.minute or 0) >= 85 for e in facts.goals)
    return late or facts.match.shoot_out is not None or facts.match.extra_time is not None


_BACK_NEXT = re.compile(r"comes? back next", _F)
_OPPONENT_NEXT = re.compile(r"\b(?:to|over|against|beat|past|with|at) (?:the )?$")


def _comeback(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    m = _COMEBACK.search(read.marked)
    if m is None:
        return
    if m.group().casefold().startswith(("come", "came")) and _BACK_NEXT.match(
        read.marked[m.start() :]
    ):
        return
    match = facts.match
    side: Side | None = None
    winner = facts.through if facts.through in ("home", "away") else facts.winner
    side = "home" if winner == "home" else "away" if winner == "away" else None
    sides = read.of(SIDE, 0, m.start())
    if facts.winner == "draw" and facts.through is None:
        side = sides[-1].side if sides else None
    elif sides and side is not None and sides[-1].side != side:
        inside = read.marked[max(0, sides[-1].at - 12) : sides[-1].at]
        if not _OPPONENT_NEXT.search(inside):
            side = sides[-1].side
    behind = side is not None and facts.line.ever_behind(side)
    leg = match.first_leg
    behind_legs = leg is not None and (
        (side == "home" and leg.home < leg.away) or (side == "away" and leg.away < leg.home)
    )
    half = match.half_time
    behind_half = half is not None and (
        (side == "home" and half.home < half.away) or (side == "away" and half.away < half.home)
    )
    unknown = not facts.line.known and facts.phrase_stands(m.group())
    if not (behind or behind_legs or behind_half or unknown):
        yield Complaint("prose-judgement", m.group())


# --- words of time -------------------------------------------------------------------------------


_Holds = Callable[[EventClaim], bool]


def _goals(events: list[EventClaim]) -> list[EventClaim]:
    return [e for e in events if e.kind in ("goal", "penalty_goal", "own_goal")]


def _minute(e: EventClaim) -> int | None:
    return None if e.minute is None else e.minute + (e.added or 0)


def _told(facts: ProseFacts, events: list[EventClaim], word: str) -> bool:
    return facts.phrase_stands(word, events)


_LATE_WORDS = re.compile(r"\b(?:last|final|late|dying|closing)", _F)


def _late(facts: ProseFacts, e: EventClaim, word: str) -> bool:
    minute = _minute(e)
    if minute is not None:
        extra = facts.match.extra_time is not None
        low = 75 if word.casefold().startswith("late") or word.casefold().startswith("clos") else 86
        if extra and minute > 90:
            return minute >= 105
        return minute >= low
    if "stoppage" in (e.when or "") or "injury" in (e.when or ""):
        return half_of(None, e.when) != 1
    if _LATE_WORDS.search(e.when or ""):
        return True
    return half_of(None, e.when) == 2 or _told(facts, [e], "late")


_STOPPAGE_WORDS = re.compile(r"stoppage|injury|added")


def _stoppage(facts: ProseFacts, e: EventClaim) -> bool:
    if e.added is not None or _STOPPAGE_WORDS.search(e.when or ""):
        return True
    minute = e.minute or 0
    if minute > 90 and facts.match.extra_time is None:
        return True
    return any(
        _told(facts, [e], w) for w in ("stoppage", "injury time", "injury-time", "added time")
    )


def _early(facts: ProseFacts, e: EventClaim) -> bool:
    minute = _minute(e)
    if minute is not None:
        return minute <= 25
    return half_of(None, e.when) == 1 or _told(facts, [e], "early")


def _half(e: EventClaim, half: int) -> bool:
    known = half_of(e.minute, e.when)
    return known is None or known == half


def _extra(facts: ProseFacts, e: EventClaim) -> bool:
    minute = e.minute or 0
    if e.minute is not None:
        return (minute > 90 and facts.match.extra_time is not None) or "extra" in (e.when or "")
    return "extra" in (e.when or "") or _told(facts, [e], "extra")


def _is_winner(facts: ProseFacts, e: EventClaim) -> bool:
    side = facts.decisive
    score = facts.match.score
    if side is None:
        return e.kind == "shootout_scored" and e.side == facts.through
    if e.side != side or score is None:
        return False
    if facts.line.known:
        return facts.line.won_it(e, score.away if side == "home" else score.home)
    return abs(score.home - score.away) == 1 or _told(facts, [e], "winner")


_AGGREGATE = re.compile(r"\b(?:aggregate|tie)\b")


def _is_equaliser(facts: ProseFacts, e: EventClaim, clause: str) -> bool:
    if _AGGREGATE.search(clause) and facts.match.first_leg is not None:
        return True
    return facts.line.can(e, lambda goal: goal.home == goal.away)


def _is_opener(facts: ProseFacts, e: EventClaim, word: str) -> bool:
    if _AHEAD.search(word):
        return facts.line.can(e, lambda goal: goal.own_lead == 1)
    return facts.line.can(e, lambda goal: goal.home + goal.away == 1)


def _times(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Late, early, winner, equaliser: each of the goal it stands beside."""
    covered: list[tuple[int, int]] = []
    for scope in scopes(read):
        events = facts.events_of(n for mark in scope.people for n in mark.names)
        start = scope.at - len(scope.before)
        covered.append((start, scope.end))
        if events:
            yield from _of_scope(facts, read, scope, events)
    for start, end in read.sentences:
        pieces = [(a, b) for a, b in covered if a < end and start < b]
        text = read.marked[start:end]
        for a, b in pieces:
            lo, hi = max(a, start) - start, min(b, end) - start
            text = text[:lo] + "_" * (hi - lo) + text[hi:]
        yield from _unbound(facts, text)


def _beside(
    pool: list[EventClaim], events: list[EventClaim], word: re.Match[str], said: str
) -> list[EventClaim]:
    """The events at the minute told close to ``word``, else all of the player's."""
    near = said[max(0, word.start() - 22) : word.end() + 22]
    some = pool if M in near else events
    if _GOALISH.search(near):
        return _goals(some) or some
    return some


_BY_HALF = re.compile(r"\bby half", _F)


def _of_scope(
    facts: ProseFacts, read: Reading, scope: Scope, events: list[EventClaim]
) -> Iterator[Complaint]:
    before = scope.before[-60:]
    said = f"{before} \ue000 {scope.after}"
    minutes = [
        m.minute for m in read.of(MINUTE, scope.at - len(before), scope.end) if m.minute is not None
    ]
    pool = list(events)
    if len(minutes) == 1:
        told = minutes[0]
        exact = [
            e
            for e in events
            if e.minute is not None and e.minute + (e.added or 0) == told.minute + (told.added or 0)
        ]
        pool = exact or pool
    goals = _goals(pool)
    kicks = [e for e in pool if e.kind.startswith("shootout")]
    all_goals = _goals(events)
    several = _SEVERAL.search(said) is not None and len(all_goals) > 1 and not minutes
    any_or_all = all if several else any
    checks: tuple[tuple[re.Pattern[str], _Holds], ...] = (
        (_EARLY, lambda e: _early(facts, e)),
        (_STOPPAGE, lambda e: _stoppage(facts, e)),
        (_FIRST_HALF, lambda e: _half(e, 1)),
        (_SECOND_HALF, lambda e: _half(e, 2)),
        (_EXTRA, lambda e: _extra(facts, e)),
    )
    for pattern, holds in checks:
        m = pattern.search(said)
        if m is None:
            continue
        if pattern is _EXTRA and re.search(rf"after {m.group()}", said, _F):
            continue
        if pattern is _FIRST_HALF and _BY_HALF.search(m.group()):
            pass
        some = all_goals if several else _beside(pool, events, m, said)
        if not any_or_all(holds(e) for e in some):
            yield Complaint("prose-judgement", m.group())
    late = _LATE.search(said)
    if (
        late
        and not any_or_all(
            _late(facts, e, late.group())
            for e in (all_goals if several else _beside(pool, events, late, said))
        )
        and (not facts.phrase_stands(late.group(), pool) or late.group().casefold() == "late")
    ):
        yield Complaint("prose-judgement", late.group())
    winner = _WINNER.search(said)
    if winner and not any(_is_winner(facts, e) for e in (*goals, *kicks)):
        yield Complaint("prose-judgement", winner.group())
    level = _EQUALISER.search(said)
    if level and goals and not any(_is_equaliser(facts, e, said) for e in goals):
        yield Complaint("prose-judgement", level.group())
    opener = _OPENER.search(said)
    if opener and goals and not any(_is_opener(facts, e, opener.group()) for e in goals):
        yield Complaint("prose-judgement", opener.group())
    last = _CONSOLATION.search(said)
    if last and goals and facts.decisive and not any(e.side != facts.decisive for e in goals):
        yield Complaint("prose-judgement", last.group())


_SNATCHED = re.compile(r"\bsnatch\w*\b", _F)


def _unbound(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    """Words of time with nobody's name beside them: some goal, or event, must bear them."""
    events = list(facts.match.events)
    goals = facts.goals
    winner = _WINNER.search(text)
    late = _LATE.search(text)
    early = _EARLY.search(text)
    stoppage = _STOPPAGE.search(text)
    if winner and facts.decisive is None and not facts.through:
        yield Complaint("prose-judgement", winner.group())
    decisive = [e for e in goals if _is_winner(facts, e)] if winner else []
    snatched = _SNATCHED.search(text)
    if (late or stoppage) and snatched and facts.decisive and facts.line.known:
        decisive = decisive or [e for e in goals if _is_winner(facts, e)]
    words: tuple[tuple[re.Match[str] | None, _Holds], ...] = (
        (late, lambda e: _late(facts, e, late.group() if late else "late")),
        (early, lambda e: _early(facts, e)),
        (stoppage, lambda e: _stoppage(facts, e)),
    )
    for m, holds in words:
        if m is None:
            continue
        if (decisive and not any(holds(e) for e in decisive)) or (
            not decisive
            and not any(holds(e) for e in (goals or events))
            and not any(holds(e) for e in events if e.kind in OFF or "penalty" in e.kind)
        ):
            yield Complaint("prose-judgement", m.group())
    level = _EQUALISER.search(text)
    if (
        level
        and facts.line.known
        and not _AGGREGATE.search(text)
        and not any(g.home == g.away for order in facts.line.orders for g in order)
    ):
        yield Complaint("prose-judgement", level.group())
