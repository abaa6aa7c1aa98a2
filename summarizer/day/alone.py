"""What is told by one source only, and by no words of another, be they read or not.

"Found here only" is a claim about the other wires. It is not made where the words of one of them
have the name, the figures or the title, or where nothing at all was read of its goals and cards,
and it must have had goals, or its text is not at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.day.accounts import GOALS
from summarizer.day.by_words import Words, figures_in
from summarizer.day.match_facts import Seen
from summarizer.day.model import DayEvent, DayQuote, Difference
from summarizer.language.alike import same_person
from summarizer.summary import Quote

__all__ = ["Other", "borne_out"]


@dataclass(frozen=True)
class Other:
    """A wire of the match: its words (None where its text is not at hand), its source's key, None
    for one that is not read, its account and its quotations."""

    words: Words | None
    source: str | None
    account: Seen | None = None
    quotes: Sequence[Quote] = ()


def borne_out(
    differences: Iterable[Difference],
    others: Sequence[Other],
    events: Sequence[DayEvent],
    quotes: Sequence[DayQuote],
) -> list[Difference]:
    """The differences without what is said to be in one source only and may be in another."""
    return [
        d
        for d in differences
        if d.kind != "only_in" or not any(_has(o, d, events, quotes) for o in _others(d, others))
    ]


def _others(told: Difference, others: Sequence[Other]) -> list[Other]:
    mine = told.values[0].sources
    return [o for o in others if o.source not in mine]


def _has(
    other: Other, told: Difference, events: Sequence[DayEvent], quotes: Sequence[DayQuote]
) -> bool:
    """Whether another wire may have what is said to be in one source only."""
    head, _, part = told.path.partition(".")
    name, _, number = head.rstrip("]").partition("[")
    if name == "events":
        return _has_event(other, events[int(number)], part)
    if other.words is None:
        return False
    if name == "quotes":
        return other.words.has(quotes[int(number)].text)
    return _TOLD.get(name, _has_words)(other.words, told.values[0].text)


def _has_event(other: Other, event: DayEvent, part: str) -> bool:
    words = other.words
    if part != "time" and _has_nothing(other):
        return True
    players = [t.value for t in event.player.told] if event.player else []
    minutes = [
        m for t in event.time.told if (m := t.value.minute) is not None
    ] if event.time else []  # fmt: skip
    if words is None:
        return False
    naming = {n for player in players for n in words.naming(player)}
    if any(words.has_number(naming, minute) for minute in minutes):
        return True
    if part == "time":
        return False
    if not players:
        return any(words.has_number([n for n, _ in words.lines], m) for m in minutes)
    if naming and event.kind.told[0].value in GOALS and _is_short(other):
        return True
    scored, said = _read(other, players)
    # Two sentences that name him, and one goal that was read of both: the other may be another's.
    read_of = [cited & naming for cited in scored]
    return bool(naming - said - set().union(*scored)) or len(set().union(*read_of)) > len(scored)


def _has_nothing(other: Other) -> bool:
    """Whether no event was read of an account that must have some, or may, its text not there."""
    if other.account is None or other.account.match.events:
        return False
    score = other.account.match.score
    return other.words is None or score is None or score.home + score.away > 0


def _is_short(other: Other) -> bool:
    """Whether fewer goals were read of an account than its score has."""
    match = other.account.match if other.account else None
    if match is None or match.score is None:
        return False
    goals = sum(e.kind in GOALS for e in match.events)
    return goals < match.score.home + match.score.away


def _read(other: Other, players: Sequence[str]) -> tuple[list[set[int]], set[int]]:
    """The sentences in which these players stand for what was read: those of each of their events,
    and those of their words."""
    scored: list[set[int]] = []
    said: set[int] = set()
    if other.account is not None:
        scored = [
            {e.sentence for e in event.evidence}
            for event in other.account.match.events
            if event.player and any(same_person(event.player, p) for p in players)
        ]
    for quote in other.quotes:
        name = quote.speaker.name if quote.speaker else None
        if name and any(same_person(name, p) for p in players):
            said.update(e.sentence for e in quote.evidence)
    return scored, said


def _has_words(words: Words, text: str) -> bool:
    return words.has(text)


def _has_pairs(words: Words, text: str) -> bool:
    pairs = figures_in(text)
    return bool(pairs) and all(map(words.has_figures, pairs))


def _has_day(words: Words, text: str) -> bool:
    try:
        weekday = f"{date.fromisoformat(text):%A}"
    except ValueError:
        weekday = text
    return words.has(weekday)


def _has_extra_time(words: Words, text: str) -> bool:
    del text
    return words.has("aet") or words.has("extra time")


_TOLD: dict[str, Callable[[Words, str], bool]] = {
    "score": _has_pairs,
    "half_time": _has_pairs,
    "aggregate": _has_pairs,
    "first_leg": _has_pairs,
    "shoot_out": _has_pairs,
    "result_as_written": _has_pairs,
    "date": _has_day,
    "extra_time": _has_extra_time,
}
"""How a fact is looked for among words; a name stands there as it is."""
