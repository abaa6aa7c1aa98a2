"""Goals, cards, penalties and kicks of one match, each once, with what each source tells of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from summarizer.day.accounts import GOALS
from summarizer.day.facts import Relation, Telling, Weighed, difference, equal, weigh
from summarizer.day.match_facts import Seen, side_name
from summarizer.day.model import DayEvent, Difference, DifferentValue, Place, Time
from summarizer.draft import EventKind, Side
from summarizer.language.alike import alike, same_person
from summarizer.language.names import fold
from summarizer.revisions.difference import EVENT_NAMES
from summarizer.revisions.pairing import paired
from summarizer.summary import Event, Match

__all__ = ["day_events", "time_words"]

T = TypeVar("T")

_OFF: Final = frozenset({"red", "second_yellow", "sent_off"})
_CARDS: Final = {"yellow", "off"}
_KICKS: Final = frozenset({"shootout_scored", "shootout_missed"})
_CLOSER: Final[frozenset[tuple[str, str]]] = frozenset(
    {("red", "sent_off"), ("second_yellow", "sent_off"), ("penalty_goal", "goal")}
)
"""The first of two kinds says the same as the second, and more."""


@dataclass(frozen=True)
class _One:
    """An event of one account; ``alone`` says that its player has no other of its family there,
    ``whole`` that the account has all goals that its score tells of this one's side, ``many`` how
    many of its family it has for that side, ``times`` when the account has events, by family and
    side."""

    event: Event
    account: Seen
    index: int
    alone: bool
    whole: bool
    many: int
    times: frozenset[tuple[object, ...]]

    @property
    def family(self) -> str:
        return _family(self.event)


@dataclass
class _Merged:
    tellings: list[_One] = field(default_factory=list)


def _family(event: Event) -> str:
    kind = event.kind
    if kind in GOALS:
        return "goal"
    if kind in _OFF:
        return "off"
    return "kick" if kind in _KICKS else kind


def day_events(accounts: Sequence[Seen]) -> tuple[tuple[DayEvent, ...], list[Difference]]:
    """The events in the order of play, those without a minute last, and how they differ."""
    merged: list[_Merged] = []
    for account in sorted(accounts, key=lambda a: (a.copy, -len(a.match.events))):
        mine = _events_of(account)
        pairs, _, new = paired(merged, mine, _WAYS)
        for i, j in pairs:
            merged[i].tellings.append(mine[j])
        if not account.copy:
            merged += [_Merged([mine[j]]) for j in new]
    names = {side: side_name(accounts[0], side) for side in ("home", "away")} if accounts else {}
    ordered = sorted(merged, key=_moment)
    sources = len({a.source for a in accounts})
    events: list[DayEvent] = []
    found: list[Difference] = []
    for n, one in enumerate(ordered):
        event, differences = _event(one, f"events[{n}]", names, sources)
        events.append(event)
        found += differences
    return tuple(events), found


def _events_of(account: Seen) -> list[_One]:
    events = account.match.events
    score = account.match.score
    made: list[_One] = []
    times = frozenset(_moment_of(e) for e in events if e.minute is not None)
    for n, e in enumerate(events):
        family = _family(e)
        mates = [o for o in events if o is not e and _family(o) == family]
        alone = not any(e.player and o.player and same_person(e.player, o.player) for o in mates)
        many = sum(o.side == e.side for o in mates) + 1
        whole = False
        if family == "goal" and score is not None and e.side is not None:
            whole = many == (score.home if e.side == "home" else score.away)
        made.append(_One(e, account, n, alone, whole, many, times))
    return made


def _moment(one: _Merged) -> tuple[int, int, int]:
    minutes = [(t.event.minute, t.event.added or 0) for t in one.tellings if t.event.minute]
    if not minutes:
        return (1, 0, 0)
    minute, added = min((m or 0, a) for m, a in minutes)
    return (0, minute, added)


# --- when two events are one ----------------------------------------------------------------------


def _players(a: Event, b: Event) -> bool:
    return bool(a.player and b.player) and same_person(a.player or "", b.player or "")


def _named_apart(a: Event, b: Event) -> bool:
    return bool(a.player and b.player) and not _players(a, b)


def _sides_apart(a: Event, b: Event) -> bool:
    return a.side is not None and b.side is not None and a.side != b.side


def _same_time(a: Event, b: Event) -> bool:
    return a.minute is not None and (a.minute, a.added or 0) == (b.minute, b.added or 0)


def _time_open(a: Event, b: Event) -> bool:
    """Whether one of them tells no minute, or no stoppage time at the end of a half."""
    if a.minute is None or b.minute is None:
        return True
    return a.minute == b.minute and (a.added is None) != (b.added is None)


def _gap(a: Event, b: Event) -> int:
    one, other = ((e.minute or 0) + (e.added or 0) for e in (a, b))
    return abs(one - other)


def _way(test: Callable[[_One, _One], bool]) -> Callable[[_Merged, _One], bool]:
    def fits(merged: _Merged, one: _One) -> bool:
        return any(t.family == one.family and test(t, one) for t in merged.tellings)

    return fits


def _card(merged: _Merged, one: _One) -> bool:
    """Whether one tells of a booking what another tells of a sending-off: player and minute are
    the same. Which card it was they contradict each other in."""
    return any(
        {t.family, one.family} == _CARDS
        and _players(t.event, one.event)
        and _same_time(t.event, one.event)
        and not _has_other(t, one.family)
        and not _has_other(one, t.family)
        for t in merged.tellings
    )


def _has_other(one: _One, family: str) -> bool:
    """Whether its own account has an event of the other family at that time: two cards in one."""
    e = one.event
    return (family, e.side, e.minute, e.added) in one.times


_NEAR_MINUTES: Final = 3
_FAR_MINUTES: Final = 20
"""So far apart two agencies seldom put one goal."""


def _open(a: _One, b: _One) -> bool:
    """Whether one player may have done both, as far as a time is told: where only one has a time,
    the other's account must have no other event at it."""
    if not _players(a.event, b.event) or not _time_open(a.event, b.event):
        return False
    if a.event.minute is None and b.event.minute is not None:
        return _moment_of(b.event) not in a.times
    if b.event.minute is None and a.event.minute is not None:
        return _moment_of(a.event) not in b.times
    return True


def _moment_of(event: Event) -> tuple[object, ...]:
    return _family(event), event.side, event.minute, event.added


def _near(a: _One, b: _One) -> bool:
    """Whether one player did both within few minutes."""
    return _players(a.event, b.event) and _gap(a.event, b.event) <= _NEAR_MINUTES


def _spelt(a: _One, b: _One) -> bool:
    """Whether two goals are one whose scorer two agencies spell in two ways: nothing of side and
    time speaks against it, and if they were two there would be more goals than the score has."""
    x, y = a.event, b.event
    if a.family != "goal" or not (x.player and y.player) or not alike(x.player, y.player):
        return False
    if _sides_apart(x, y) or not (_time_open(x, y) or _gap(x, y) <= _NEAR_MINUTES):
        return False
    return _beyond(a.account.match, b.account.match)


def _beyond(one: Match, other: Match) -> bool:
    """Whether the goals that two accounts tell are more than the score of both, were all those two
    whose scorers have not one name."""
    if one.score is None or other.score is None:
        return False
    scores = {(m.score.home, m.score.away) for m in (one, other) if m.score is not None}
    mine, theirs = ([e for e in m.events if e.kind in GOALS] for m in (one, other))
    new = [e for e in theirs if not any(_players(e, o) for o in mine)]
    return len(scores) == 1 and len(mine) + len(new) > sum(scores.pop())


def _room_for_both(a: _One, b: _One) -> bool:
    """Whether two goals of one player, far apart in time, may be two of which each account has one:
    the score of both accounts has more goals of that side than either tells, and room for all that
    they tell together."""
    x, y = a.event, b.event
    if a.family != "goal" or x.minute is None or y.minute is None or _gap(x, y) <= _FAR_MINUTES:
        return False
    one, other = a.account.match, b.account.match
    if one.score is None or other.score is None or a.whole or b.whole or _sides_apart(x, y):
        return False
    if (one.score.home, one.score.away) != (other.score.home, other.score.away):
        return False
    side = x.side or y.side
    goals = one.score.home + one.score.away
    if side is not None:
        goals = one.score.home if side == "home" else one.score.away
    mine, theirs = ([e for e in m.events if e.kind in GOALS] for m in (one, other))
    told = [
        e for e in theirs
        if e is not y and not any(_players(e, o) or _same_time(e, o) for o in mine)
    ]  # fmt: skip
    of_side = [e for e in (*mine, *told) if side is None or e.side in (None, side)]
    return len(of_side) + 1 <= goals


_WAYS: Final = (
    _way(lambda a, b: _players(a.event, b.event) and _same_time(a.event, b.event)),
    _card,
    _way(lambda a, b: _near(a, b) and a.event.kind == b.event.kind),
    _way(
        lambda a, b: (
            _open(a, b)
            and a.event.kind == b.event.kind
            and fold(a.event.when or "") == fold(b.event.when or "")
        )
    ),
    _way(lambda a, b: _open(a, b) and a.event.kind == b.event.kind),
    _way(lambda a, b: _near(a, b)),
    _way(lambda a, b: _open(a, b)),
    _way(_spelt),
    _way(
        lambda a, b: (
            not (a.event.player and b.event.player)
            and _same_time(a.event, b.event)
            and not _sides_apart(a.event, b.event)
        )
    ),
    _way(
        lambda a, b: (
            _players(a.event, b.event) and a.alone and b.alone and not _room_for_both(a, b)
        )
    ),
    _way(
        lambda a, b: (
            a.family == "goal"
            and _same_time(a.event, b.event)
            and not _sides_apart(a.event, b.event)
        )
    ),
    _way(
        lambda a, b: (
            not (a.event.player and b.event.player)
            and _time_open(a.event, b.event)
            and a.event.side == b.event.side
            and a.family != "goal"
        )
    ),
    _way(
        lambda a, b: (
            a.family == "goal" and (a.whole or b.whole) and a.many == b.many
            and a.event.side == b.event.side
            and (_time_open(a.event, b.event) or _named_apart(a.event, b.event))
        )
    ),
)  # fmt: skip
"""The surest first: player and time, player alone, time alone, then what is left over of one side
where both accounts have as many of its goals, and one by its score all of them."""


# --- what is told of one --------------------------------------------------------------------------


def _kind(one: EventKind, other: EventKind) -> Relation:
    if one == other:
        return "same"
    if (one, other) in _CLOSER:
        return "closer"
    return "looser" if (other, one) in _CLOSER else "apart"


def _player(one: str, other: str) -> Relation:
    if not same_person(one, other):
        return "apart"
    return "fuller" if (len(one.split()), len(one)) > (len(other.split()), len(other)) else "same"


def _time(one: Time, other: Time) -> Relation:
    if one.minute is None or other.minute is None:
        if one.minute is None and other.minute is None:
            return "same"
        return "fuller" if other.minute is None else "same"
    if one.minute != other.minute:
        return "apart"
    if one.added == other.added:
        return "same"
    if one.added and other.added:
        return "apart"
    return "closer" if one.added else "looser"


def time_words(time: Time) -> str:
    """``45+2'``, else the wire's words; empty where there are none."""
    if time.minute is None:
        return time.when or ""
    return f"{time.minute}+{time.added}'" if time.added else f"{time.minute}'"


def _event(
    merged: _Merged, path: str, names: dict[str, str], sources: int
) -> tuple[DayEvent, list[Difference]]:
    found: list[Difference] = []
    tellings = merged.tellings
    told_by = tuple(dict.fromkeys(t.account.source for t in tellings))
    places = tuple(_place(t) for t in tellings)
    kind = weigh([_telling(t, t.event.kind) for t in tellings], _kind)
    player = weigh([_telling(t, t.event.player) for t in tellings if t.event.player], _player)
    side = weigh([_telling(t, t.event.side) for t in tellings if t.event.side], equal)
    times = [
        Telling(
            Time(minute=e.minute, added=e.added, when=e.when),
            t.account.source,
            _place(t, derived="minute" in e.derived),
            t.account.copy,
        )
        for t in tellings
        if (e := t.event).minute is not None or e.when
    ]
    time = weigh(times, _time)
    if kind is None:
        raise ValueError("an event that nobody tells")
    event = DayEvent(
        kind=kind.fact,
        player=player and player.fact,
        side=side and side.fact,
        time=time and time.fact,
        sources=told_by,
        places=places,
    )
    line = _line(event, names)
    if len(told_by) == 1 and sources > 1:
        wires = tuple(dict.fromkeys(p.wire for p in places))
        value = DifferentValue(text=line, sources=told_by, wires=wires)
        found.append(Difference(kind="only_in", path=path, what=_what(event), values=(value,)))
    found += _parts(event, path, line, kind, player, side, names)
    found += _times(time, times, told_by, path, _line(event, names, timed=False))
    return event, found


def _parts(
    event: DayEvent,
    path: str,
    line: str,
    kind: Weighed[EventKind],
    player: Weighed[str] | None,
    side: Weighed[Side] | None,
    names: dict[str, str],
) -> list[Difference]:
    """How kind, player and side differ; who is named in one source only."""
    told = len(event.sources)
    several = [difference(kind, f"{path}.kind", f"kind of {line}", lambda k: EVENT_NAMES[k], 1)]
    if player is not None:
        what = f"player of the {_what(event)}"
        several.append(difference(player, f"{path}.player", what, str, told))
    if side is not None:
        several.append(difference(side, f"{path}.side", f"side of {line}", lambda s: names[s], 1))
    return [d for d in several if d is not None]


_STOPPAGE = re.compile(r"\b(?:stoppage|injury|added)\b", re.IGNORECASE)


def _times(
    time: Weighed[Time] | None,
    times: Sequence[Telling[Time]],
    told_by: Sequence[str],
    path: str,
    line: str,
) -> list[Difference]:
    """How the times differ; a minute that one source has and another, which tells it, has not."""
    if time is None:
        return []
    if time.kind is not None:
        told = difference(time, f"{path}.time", f"time of {line}", time_words, 1)
        return [told] if told else []
    with_minute = tuple(dict.fromkeys(t.source for t in times if t.value.minute is not None))
    if len(with_minute) != 1 or len(told_by) < 2:
        return []
    wires = tuple(dict.fromkeys(t.place.wire for t in times if t.value.minute is not None))
    value = time.fact.value
    added = any(t.value.added for t in times)
    if value is None or (added and any(_STOPPAGE.search(t.value.when or "") for t in times)):
        return []  # "the 3rd minute of stoppage time" is told, of which half it does not say
    only = DifferentValue(text=time_words(value), sources=with_minute, wires=wires)
    what = f"minute of {line}"
    return [Difference(kind="only_in", path=f"{path}.time", what=what, values=(only,))]


def _what(event: DayEvent) -> str:
    kind = event.kind.value or event.kind.told[0].value
    return EVENT_NAMES[kind]


def _line(event: DayEvent, names: dict[str, str], *, timed: bool = True) -> str:
    """A few words for a desk: ``goal, Ana Reis 12'``, the players that are told, the side."""
    who = " / ".join(t.value for t in event.player.told) if event.player else "nobody named"
    if not event.player and event.side and event.side.value:
        who = names[event.side.value]
    times = event.time.told if event.time and timed else ()
    when = " / ".join(words for t in times if (words := time_words(t.value)))
    return " ".join(part for part in (f"{_what(event)},", who, when) if part)


def _place(one: _One, *, derived: bool = False) -> Place:
    event = one.event
    return one.account.place(f"events[{one.index}]", event.evidence, derived=derived)


def _telling(one: _One, value: T) -> Telling[T]:
    return Telling(value, one.account.source, _place(one), one.account.copy)
