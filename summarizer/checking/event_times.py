"""Times of events as they are told: the minute of this event and not of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.event_tellings import tied
from summarizer.checking.minutes import minute_support
from summarizer.checking.problems import Problem
from summarizer.checking.tellings import FAMILIES, Telling, Tellings, called
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, EventClaim
from summarizer.language.actors import clause_bounds, is_subject
from summarizer.language.marking import Marked, Token
from summarizer.language.names import fold, same_glyphs
from summarizer.language.patterns import lowered
from summarizer.language.vague_times import may_mean

__all__ = ["time_told_otherwise"]


_WHO = re.compile(r",? who\b")


def time_told_otherwise(
    view: View, path: str, match: DraftMatch, event: EventClaim, tellings: Tellings
) -> Iterator[Problem]:
    """Where the cited sentences tell another time of this event, or this time of another event."""
    if event.player is None or not tellings.knows(event.player):
        return
    if event.minute is None and not event.when:
        return
    mine, _ = tellings.about(event)
    mine = [t for t in mine if t.time is not None]
    support = minute_support(view, match, event)
    words = support.when if support is not None and support.how == "derived" else event.when
    if any(_tells(t.time, match, event, words) for t in mine):
        return
    told = {t.sentence for t in mine}
    if any(
        _bound(tellings, n, match, event, words) and tied(tellings, n, event)
        for n in event.evidence
        if n not in told
    ):
        return
    timed = [t for t in mine if t.time is not None and t.time.minute is not None]
    if event.minute is not None:
        if timed:
            yield _other(path, event, timed[0])
        elif not any(_bound(tellings, n, match, event, words) for n in event.evidence):
            yield Problem("minute-of-other", f"{path}.minute", _value(event))
        return
    for t in timed:
        minute = t.time.minute if t.time else None
        if minute is not None and not may_mean(event.when, minute.minute, minute.added):
            yield Problem("minute-of-other", f"{path}.when", event.when, detail=_name(t))
            return
    if not any(_bound(tellings, n, match, event, words) for n in event.evidence):
        yield Problem("minute-of-other", f"{path}.when", event.when)


def _other(path: str, event: EventClaim, told: Telling) -> Problem:
    return Problem("minute-of-other", f"{path}.minute", _value(event), detail=_name(told))


def _name(told: Telling) -> str:
    return f"told as {told.time.name}" if told.time is not None else ""


def _value(event: EventClaim) -> str:
    return f"{event.minute}+{event.added}" if event.added else str(event.minute)


def _tells(token: Token | None, match: DraftMatch, event: EventClaim, words: str | None) -> bool:
    """Whether a time token is the claimed time."""
    if token is None:
        return False
    if event.minute is not None:
        for m in token.minutes or ((token.minute,) if token.minute else ()):
            if m.is_at(event.minute, event.added):
                return True
            if not m.half_known and event.minute == 45 and m.added == event.added:
                return True
            if match.extra_time and not m.told and m.minute + 30 == event.minute:
                return True
    if words:
        claimed, told = fold(words), fold(token.name)
        return claimed in told or told in claimed
    return False


def _bound(
    tellings: Tellings, n: int, match: DraftMatch, event: EventClaim, words: str | None
) -> bool:
    """Whether sentence ``n`` tells the claimed time with the claimed player, or with nobody."""
    marked = tellings.marked.get(n)
    if marked is None:
        return False
    places = [i for i, t in marked.at.items() if t.kind in "MLW" and _tells(t, match, event, words)]
    if not places and words:
        at = marked.text.find(lowered(same_glyphs(words)))
        places = [at] if at >= 0 else []
    if not places:
        return False
    taken = [
        t.time
        for t in tellings.of(n)
        if t.time is not None
        and t.player is not None
        and not called(t.player, event.player)
        and FAMILIES[t.kind] == FAMILIES[event.kind]
    ]
    free = [i for i in places if not any(t is marked.at.get(i) for t in taken)]
    people = tellings.people(n)
    if not people:
        return bool(free)
    mine = {i for i, name in people if called(name, event.player)}
    everybody = [p for p, _ in people]
    if event.kind in ("penalty_goal", "missed_penalty") and any(
        _GIVEN.search(marked.text, *clause_bounds(marked, i, i + 1)) for i in free
    ):
        return True
    if any(_attributive(marked, i, mine, everybody) for i in places):
        return True
    return any(_with(marked, i, mine, everybody) for i in free)


_GIVEN = re.compile(r"\b(?:handed|awarded|given|won|conceded|got) (?:a|the) (?:penalty|spot-?kick)")
_ITS_GOAL = re.compile(
    r"M (?:[a-z-]+ ){0,2}(?:winner|goal|strike|header|penalty|equali[sz]er|leveller|opener|effort"
    r"|finish|volley|shot|free[- ]kick)\b"
)
_OPENER = re.compile(
    r"(?:^|[;,] (?:and |but |then )?|\band )(?:(?:in|on|after|with|at|from|the) )*$"
)
_DELIVERY = re.compile(
    r"\b(?:cross|corner|pass|ball|centre|throw|free[- ]kick|cutback|delivery|released|fed|found)\b"
)


def _attributive(marked: Marked, place: int, mine: set[int], people: list[int]) -> bool:
    """Whether it is "a 70th-minute winner" of the claimed player, the last subject before it."""
    if not _ITS_GOAL.match(marked.text, place):
        return False
    subjects = [i for i in people if i < place and is_subject(marked, i)]
    return bool(subjects) and subjects[-1] in mine


def _with(marked: Marked, place: int, mine: set[int], people: list[int]) -> bool:
    """Whether the time at ``place`` stands with the claimed player: the last subject before it in
    its clause, or, where it opens the clause, the first one after it."""
    left, right = clause_bounds(marked, place, place + 1)
    after = [i for i in people if place < i < right]
    acting = [i for i in after if is_subject(marked, i)]
    if acting and acting[0] in mine and _OPENER.search(marked.text[:place][-60:]):
        return True
    before = [i for i in people if left <= i < place]
    subjects = [i for i in before if _acts(marked, i)]
    if subjects:
        # A cross or pass of the same moment, and then the claimed player.
        served = _DELIVERY.search(marked.text, subjects[-1]) and any(i > subjects[-1] for i in mine)
        return subjects[-1] in mine or bool(served and not acting)
    if mine & set(before):
        return True
    if after:
        if not acting:
            return bool(mine & set(after))
        return acting[0] in mine or bool(mine and _DELIVERY.search(marked.text, acting[0]))
    if not mine:
        return False
    earlier = [i for i in people if i < left and _acts(marked, i)]
    return earlier[-1] in mine if earlier else people[0] in mine


def _acts(marked: Marked, place: int) -> bool:
    return is_subject(marked, place) or _WHO.match(marked.text, place + 1) is not None
