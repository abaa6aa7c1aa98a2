"""Minutes: the time of an event stands in the cited sentences, or follows from their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.checking.moments import minute_of_words
from summarizer.checking.problems import Problem
from summarizer.checking.view import View, aliases
from summarizer.draft import DraftMatch, EventClaim
from summarizer.language.names import same_glyphs
from summarizer.language.patterns import Cued

__all__ = ["MinuteSupport", "bare_minutes", "event_minute", "minute_support"]


@dataclass(frozen=True, slots=True)
class MinuteSupport:
    """How a minute is borne: told, or worked out from the words ``when``."""

    how: Literal["told", "derived"]
    when: str | None = None


def minute_support(view: View, match: DraftMatch, event: EventClaim) -> MinuteSupport | None:
    """How the cited sentences bear the minute of ``event``; None where they do not."""
    if event.minute is None:
        return None
    usable = _timing(view, match, event)
    derived: MinuteSupport | None = None
    for n in usable:
        for m in view.minutes(n):
            exact = m.is_at(event.minute, event.added)
            if not exact and not m.half_known and event.minute == 45:
                exact = m.added == event.added  # stoppage time whose half the words leave open
            if exact and m.told:
                return MinuteSupport("told")
            if exact:
                text = view.text(n)
                derived = derived or MinuteSupport("derived", text[m.start : m.end])
            elif (
                match.extra_time
                and not m.told
                and m.minute + 30 == event.minute
                and m.added is None
            ):
                derived = derived or MinuteSupport("derived", view.text(n)[m.start : m.end])
    if derived:
        return derived
    for n in usable:
        for p in view.phrases(n):
            if p.offset is None:
                continue
            found = minute_of_words(view, match, replace(event, minute=None), p.text)
            if found is not None and found.is_at(event.minute, event.added):
                return MinuteSupport("derived", p.text)
    if any(bare_minutes(view.outside(n), event.minute, event.added) for n in usable):
        return MinuteSupport("told")
    return None


_BARE = re.compile(
    r"(?<![\w.,:'’+-])(?:at|on|minute|after)\s(?P<n>\d{1,3})(?:\s?\+\s?(?P<a>\d{1,2}))?"
    r"(?![\w:+%-]|[.,]\d|\s(?:years?|yards?|met(?:er|re)s?|points?|goals?|games?|matches|caps"
    r"|seasons?|days?|weeks?|months?|and (?:still|already)|he\b|she\b))",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged|released|debut\w*|signed|joined|retired|youngest)\b[^.;]{0,40}$")


def bare_minutes(text: str, minute: int, added: int | None) -> list[int]:
    """Where ``text`` has the figures of a minute after "at" or "on" and no word of minutes ("At
    26, Reis put the ball in the empty goal"). Weak: it may as well be an age."""
    return [
        m.start()
        for m in _BARE.finditer(text)
        if int(m["n"]) == minute
        and (int(m["a"]) if m["a"] else None) == added
        and not _AGE.search(text[max(0, m.start() - 60) : m.start()])
    ]


_CARDS = frozenset({"yellow", "second_yellow", "red", "sent_off"})
_CARD_WORDS = Cued(
    r"\b(?:book(?:ed|ing)|yellow|caution(?:ed)?|red|sent off|sending off|dismiss(?:ed|al)|"
    r"off|marching orders|(?:10|ten|nine)[- ](?:man|men|woman|women))\b",
    re.IGNORECASE,
    cues="book|yellow|caution|red|off|dismiss|orders|man|men",
)


def _timing(view: View, match: DraftMatch, event: EventClaim) -> tuple[int, ...]:
    """The cited sentences that may tell the time of ``event``. For a card that is one that tells
    of the card or names the player, or that nothing else is claimed of: the minute of the foul's
    goal is not the card's."""
    usable = view.usable(event.evidence)
    if event.kind not in _CARDS:
        return usable
    told = [
        n
        for n in usable
        if _CARD_WORDS.search(view.text(n)) or (event.player and view.names_person(n, event.player))
    ]
    # "That was in the 26th minute", "Tempers rose in added time": beside the card, and no other's.
    others = {n for e in match.events if e.evidence != event.evidence for n in e.evidence}
    sides = (*aliases(match.home.value), *aliases(match.away.value))
    told += [
        n
        for n in usable
        if n not in told
        and n not in others
        and not {n - 1, n + 1}.isdisjoint(told)
        and not any(view.names(n, form) for form in sides)
    ]
    return tuple(told)


def event_minute(view: View, path: str, match: DraftMatch, event: EventClaim) -> Iterator[Problem]:
    """The minute of an event, and the words for its time, stand in the cited sentences."""
    if event.minute is not None and minute_support(view, match, event) is None:
        value = f"{event.minute}+{event.added}" if event.added else str(event.minute)
        yield Problem("minute-told", f"{path}.minute", value)
    if event.when:
        wanted = _plain(same_glyphs(event.when))
        usable = _timing(view, match, event)
        if not any(wanted in _plain(view.glyphs(n)) for n in usable):
            yield Problem("when-told", f"{path}.when", event.when)


def _plain(glyphs: str) -> str:
    return " ".join(glyphs.split()).casefold()
