"""Times of events as they are told: the minute of this event and not of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.event_positions import (
    has_word,
    is_rival,
    may_be_timed,
    may_tell,
    runs_on,
    shows,
)
from summarizer.checking.event_tellings import WORDS, tied, untold
from summarizer.checking.minutes import bare_minutes, minute_support
from summarizer.checking.problems import Problem
from summarizer.checking.tellings import FAMILIES, Telling, Tellings, called, tells_time
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, EventClaim
from summarizer.language.actors import clause_bounds, is_subject
from summarizer.language.halves import half_of
from summarizer.language.marking import Marked
from summarizer.language.names import same_glyphs
from summarizer.language.patterns import lowered
from summarizer.language.vague_times import may_mean

__all__ = ["time_told_otherwise"]


_WHO = re.compile(r",? who\b")


_THAT_WAS = re.compile(r"(?:that|it|this|which|the goal) (?:was|came|happened|arrived)\b")


def _told_beside(
    tellings: Tellings, n: int, match: DraftMatch, event: EventClaim, words: str | None
) -> bool:
    """Whether sentence ``n`` tells nothing but the time, or that there was a goal at it, and the
    sentence beside it that the player scored."""
    if event.kind not in ("goal", "penalty_goal") or not tellings.quiet(n):
        return False
    marked = tellings.marked[n]
    if not any(tells_time(t, match, event, words) for _, t in marked.tokens("MLW")):
        return False
    scored = {t.sentence for t in tellings.about(event)[0] if t.time is None}
    later = n - 1 in scored and _THAT_WAS.match(marked.text) is not None
    return n in tellings.news(event) or n + 1 in scored or later


def time_told_otherwise(
    view: View, path: str, match: DraftMatch, event: EventClaim, tellings: Tellings
) -> Iterator[Problem]:
    """Where the cited sentences tell another time of this event, or this time of another event."""
    if event.player is None or not tellings.knows(event.player):
        return
    if event.minute is None and not event.when:
        return
    support = minute_support(view, match, event)
    words = support.when if support is not None and support.how == "derived" else event.when
    mine = [t for t in tellings.about(event)[0] if t.time is not None]
    if any(tells_time(t.time, match, event, words) and _own(tellings, t, event) for t in mine):
        return
    if any(_told_beside(tellings, n, match, event, words) for n in event.evidence):
        return
    field = "minute" if event.minute is not None else "when"
    value = _value(event) if event.minute is not None else event.when
    alien = _of_other_kind(tellings, match, event, words)
    if alien is not None:
        where = path if untold(tellings, match, event) else f"{path}.{field}"
        yield Problem("minute-of-other", where, value, detail=f"told of a {alien}")
        return
    told = {t.sentence for t in mine}
    apart = [n for n in event.evidence if n not in told]
    if any(_bound(tellings, n, match, event, words) and tied(tellings, n, event) for n in apart):
        return
    mine = [t for t in mine if not _claimed_apart(match, event, t)]
    if len(mine) < len(told) and any(
        may_tell(tellings, n, event) and _loosely(tellings, n, match, event, words) for n in apart
    ):
        return
    for t in mine:
        if _contradicts(t, event):
            yield Problem("minute-of-other", f"{path}.{field}", value, detail=_name(t))
            return
    if not any(
        (_bound(tellings, n, match, event, words) and not _idle(tellings, n, event))
        or _loosely(tellings, n, match, event, words)
        or _open(tellings, n, match, event, words)
        for n in event.evidence
    ):
        # Two doubts take the event along: no sentence may tell it, and its time is not told of it.
        whole = untold(tellings, match, event)
        yield Problem("minute-of-other", path if whole else f"{path}.{field}", value)


def _claimed_apart(match: DraftMatch, event: EventClaim, told: Telling) -> bool:
    """Whether what is told is another claimed event of the player: "levelled in the 82nd. Five
    minutes later he won it"."""
    return any(
        e is not event
        and called(e.player or "", event.player)
        and FAMILIES[e.kind] == FAMILIES[event.kind]
        and tells_time(told.time, match, e, e.when)
        for e in match.events
    )


def _contradicts(told: Telling, event: EventClaim) -> bool:
    """Whether the time told of the player's event rules the claimed one out."""
    minute = told.time.minute if told.time is not None else None
    if event.minute is not None:
        return minute is not None
    if minute is not None:
        return not may_mean(event.when, minute.minute, minute.added)
    halves = half_of(None, told.time.name if told.time else None), half_of(None, event.when)
    return None not in halves and halves[0] != halves[1]


def _of_other_kind(
    tellings: Tellings, match: DraftMatch, event: EventClaim, words: str | None
) -> str | None:
    """The kind of another event of the player whose time the claimed one is."""
    family = FAMILIES[event.kind]
    for n in event.evidence:
        for t in tellings.of(n):
            if (
                FAMILIES[t.kind] != family
                and t.player is not None
                and called(t.player, event.player)
                and t.time is not None
                and tells_time(t.time, match, event, words)
            ):
                return t.kind.replace("_", " ")
    return None


def _own(tellings: Tellings, told: Telling, event: EventClaim) -> bool:
    """False for "a 70th-minute winner" of somebody else."""
    marked = tellings.marked[told.sentence]
    place = next((i for i, t in marked.at.items() if t is told.time), None)
    if place is None or not _ITS_GOAL.match(marked.text, place):
        return True
    people = tellings.people(told.sentence)
    subjects = [i for i, _ in people if i < place and is_subject(marked, i)]
    mine = {i for i, name in people if called(name, event.player)}
    return not subjects or subjects[-1] in mine


def _name(told: Telling) -> str:
    return f"told as {told.time.name}" if told.time is not None else ""


def _value(event: EventClaim) -> str:
    return f"{event.minute}+{event.added}" if event.added else str(event.minute)


def _bound(
    tellings: Tellings, n: int, match: DraftMatch, event: EventClaim, words: str | None
) -> bool:
    """Whether sentence ``n`` tells the claimed time with the claimed player, or with nobody."""
    marked = tellings.marked.get(n)
    places = _places(marked, match, event, words)
    if marked is None or not places:
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
        return bool(free) and _nearest_event(tellings, n, match, event)
    mine = {i for i, name in people if called(name, event.player)}
    everybody = [p for p, _ in people]
    if not mine and any(_announced(tellings, n, i, event, everybody) for i in free):
        return True
    if event.kind in ("penalty_goal", "missed_penalty") and any(
        _GIVEN.search(marked.text, *clause_bounds(marked, i, i + 1)) for i in free
    ):
        return True
    if any(_attributive(marked, i, mine, everybody) for i in places):
        return True
    goal = FAMILIES[event.kind] == "goal"
    return any(_with(marked, i, mine, everybody, goal) for i in free)


def _places(
    marked: Marked | None, match: DraftMatch, event: EventClaim, words: str | None
) -> list[int]:
    """Where the claimed time stands in a marked sentence."""
    if marked is None:
        return []
    places = [
        i for i, t in marked.at.items() if t.kind in "MLW" and tells_time(t, match, event, words)
    ]
    if not places and words:
        at = marked.text.find(lowered(same_glyphs(words)))
        places = [at] if at >= 0 else []
    if not places and event.minute is not None:
        places = bare_minutes(marked.text, event.minute, event.added)
    return places


def _loosely(
    tellings: Tellings, n: int, match: DraftMatch, event: EventClaim, words: str | None
) -> bool:
    """Whether the time in sentence ``n`` may be this event's, by where it stands: it is not told of
    anybody else's, and nobody else acts between it and the player."""
    marked = tellings.marked.get(n)
    places = _places(marked, match, event, words)
    if marked is None or not places:
        return False
    taken = [
        t.time
        for t in tellings.of(n)
        if t.time is not None and is_rival(t, event, tellings.people(n))
    ]
    free = [i for i in places if not any(t is marked.at.get(i) for t in taken)]
    if _tells(tellings, n, event) and any(may_be_timed(tellings, n, i, event) for i in free):
        return True
    return bool(free) and not tellings.people(n) and runs_on(tellings, n, event)


def _open(
    tellings: Tellings, n: int, match: DraftMatch, event: EventClaim, words: str | None
) -> bool:
    """Whether sentence ``n`` has the time and tells nobody else such an event, nothing else is
    claimed of it, and it or the cited sentence beside it shows the player: it is not understood
    whose time it is, and nothing says that it is another's."""
    marked = tellings.marked.get(n)
    if marked is None or not _places(marked, match, event, words):
        return False
    people = tellings.people(n)
    rivals = (t for t in tellings.of(n) if is_rival(t, event, people))
    if _idle(tellings, n, event) or any(tells_time(t.time, match, event, words) for t in rivals):
        return False
    if any(e is not event and n in e.evidence and _at_one_time(e, event) for e in match.events):
        return False
    beside = (n, *(k for k in (n - 1, n + 1) if k in event.evidence))
    return any(shows(tellings, k, event) for k in beside)


def _at_one_time(a: EventClaim, b: EventClaim) -> bool:
    return (a.minute, a.added, a.when) == (b.minute, b.added, b.when)


def _tells(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether sentence ``n`` tells, or may tell, such an event of nobody else."""
    people = tellings.people(n)
    told = (t for group in tellings.about(event) for t in group if t.sentence == n)
    return (
        any(not is_rival(t, event, people) for t in told)
        or may_tell(tellings, n, event)
        or tied(tellings, n, event)
    )


def _idle(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether sentence ``n`` names the player without a word of such an event, which another cited
    sentence, not next to it, tells."""
    named = any(called(name, event.player) for _, name in tellings.people(n))
    if not named or has_word(tellings, n, event) or _tells(tellings, n, event):
        return False
    telling = [k for k in event.evidence if k != n and _tells(tellings, k, event)]
    return bool(telling) and all(abs(k - n) > 1 for k in telling)


_FAR = 2
"""How many sentences apart a time and its event may be told."""


def _nearest_event(tellings: Tellings, n: int, match: DraftMatch, event: EventClaim) -> bool:
    """Whether the time that sentence ``n`` tells of nobody is nearer to this event than to
    another that is claimed by it too."""

    def distance(e: EventClaim) -> int:
        named = [k for k in e.evidence if any(called(p, e.player) for _, p in tellings.people(k))]
        return min((abs(k - n) for k in named), default=99)

    mine = distance(event)
    rivals = [
        distance(e)
        for e in match.events
        if e is not event
        and n in e.evidence
        and FAMILIES[e.kind] == FAMILIES[event.kind]
        and (e.minute, e.added, e.when) == (event.minute, event.added, event.when)
    ]
    return mine <= _FAR and all(mine <= r for r in rivals)


def _announced(
    tellings: Tellings, n: int, place: int, event: EventClaim, people: list[int]
) -> bool:
    """Whether a clause without a person tells such an event and its time ("the only red card came
    in the 85th minute"), and the next sentence, cited too, who it was."""
    marked = tellings.marked[n]
    left, right = clause_bounds(marked, place, place + 1)
    if any(left <= i < right for i in people) or n + 1 not in event.evidence:
        return False
    said = WORDS[FAMILIES[event.kind]].search(marked.text, left, right)
    mine = tellings.about(event)[0]
    return said is not None and any(t.sentence == n + 1 and t.time is None for t in mine)


_GIVEN = re.compile(r"\b(?:handed|awarded|given|won|conceded|got) (?:a|the) (?:penalty|spot-?kick)")
_ITS_GOAL = re.compile(
    r"M (?:(?!(?:and|with|when|as|but|from|after|before)\b)[a-z-]+ ){0,2}"
    r"(?:winner|goal|strike|header|penalty|equali[sz]er|leveller|opener|effort"
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


def _with(marked: Marked, place: int, mine: set[int], people: list[int], goal: bool) -> bool:
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
        served = goal and _DELIVERY.search(marked.text, subjects[-1])
        return subjects[-1] in mine or bool(
            served and not acting and any(i > subjects[-1] for i in mine)
        )
    if mine & set(before):
        return True
    if after:
        if not acting:
            return not before and bool(mine & set(after))
        passed = goal and bool(mine) and _DELIVERY.search(marked.text, acting[0]) is not None
        return acting[0] in mine or passed
    times = sum(t.kind in "MLW" for t in marked.at.values())
    if not mine or (times > 1 and not _OPENER.search(marked.text[:place][-60:])):
        return False
    earlier = [i for i in people if i < left and _acts(marked, i)]
    return earlier[-1] in mine if earlier else people[0] in mine


def _acts(marked: Marked, place: int) -> bool:
    return is_subject(marked, place) or _WHO.match(marked.text, place + 1) is not None
