"""Blurbs by sentence plan: the same facts always give the same words.

For each channel the plans make candidates, in an order that depends on a checksum of the facts,
so that a day's wires do not read alike. The first that fits the channel and passes the checks of
prose is taken. Nothing is padded: where the facts do not reach a length, there is no text.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from typing import TypeVar

from summarizer.blurbs.details import Detail, details
from summarizer.blurbs.headlines import headlines
from summarizer.blurbs.judge import Judge
from summarizer.blurbs.lengths import LIMITS, length, misfit
from summarizer.blurbs.model import Blurb, Channel
from summarizer.blurbs.quoting import Quoted, headline_of, quoted_for
from summarizer.blurbs.results import Lead, leads, told_leads
from summarizer.blurbs.story import Story
from summarizer.blurbs.style import Style
from summarizer.summary import Summary

__all__ = ["planned", "said"]

T = TypeVar("T")

_TRIES = 120
"""Candidates that are checked at most for one blurb."""
_MOST_DETAILS: dict[Channel, int] = {"push": 2, "x": 3, "standfirst": 1, "seo": 4, "headline": 0}


def planned(summary: Summary, index: int, channel: Channel, judge: Judge) -> Blurb:
    """The blurb of match ``index`` for ``channel``, from sentence plans."""
    style = judge.style
    story = Story(judge.match, style)
    shuffle = _Shuffle(f"{summary.wire.sha256}|{_key(judge)}|{channel}")
    nearest: str | None = None
    made = 0
    for text, quote in _candidates(summary, index, channel, story, judge, shuffle):
        made += 1
        if made > _TRIES:
            break
        wrong = judge.misfit(channel, text)
        if wrong is not None:
            nearest = nearest or wrong
        elif not judge.complaints(channel, text):
            return Blurb(channel=channel, match=index, text=text, reason=None, quote=quote)
    if made == 0:
        reason = "no result is known of this match"
    elif nearest is not None:
        reason = f"the facts do not make a text of that length: {nearest}"
    else:
        reason = "no text of the plans passed the checks"
    return Blurb(channel=channel, match=index, text=None, reason=reason)


def said(summary: Summary, channel: Channel, style: Style) -> Blurb:
    """A wire without a match: what was said, whole and with its speaker, where it fits."""
    headline = channel == "headline"
    found = headline_of(summary, style) if headline else quoted_for(summary, None, style)
    for quoted in found:
        if misfit(channel, quoted.text, style.most(channel)) is None:
            return Blurb(
                channel=channel, match=None, text=quoted.text, reason=None, quote=quoted.index
            )
    reason = "no match in this wire, and no quotation of a named speaker that fits whole"
    return Blurb(channel=channel, match=None, text=None, reason=reason)


# --- the order of choice -------------------------------------------------------------------------


def _key(judge: Judge) -> str:
    m = judge.match
    return repr((m.home.value, m.away.value, m.score and (m.score.home, m.score.away)))


class _Shuffle:
    """Puts things into an order of their own for each seed, always the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def __call__(self, what: str, items: Sequence[T]) -> list[T]:
        return [items[i] for i in sorted(range(len(items)), key=lambda i: self.digest(what, i))]

    def digest(self, what: str, i: int = 0) -> bytes:
        """Eight bytes that depend on the seed, a word for what is chosen, and a number."""
        return hashlib.blake2b(f"{self._seed}|{what}|{i}".encode(), digest_size=8).digest()

    def coin(self, what: str) -> bool:
        """Heads or tails."""
        return self.digest(what)[0] % 2 == 0


# --- candidates ----------------------------------------------------------------------------------

_NEWS = frozenset({"winner", "star", "order", "scorers", "off", "level"})
"""Topics that come before the others."""
_READING_ORDER = (
    "first leg", "half-time", "opener", "order", "star", "winner", "level", "scorers", "missed",
    "ruled out", "off", "next",
)  # fmt: skip

_MODES = ((False, False), (True, False), (True, True))
"""Short names of sides, surnames: from the start, or once the full name has been told."""


def _candidates(
    summary: Summary, index: int, channel: Channel, story: Story, judge: Judge, shuffle: _Shuffle
) -> Iterator[tuple[str, int | None]]:
    """Texts for ``channel``, the better ones first, each with the quotation in it."""
    seen: set[str] = set()
    for draft, quote in _drafts(summary, index, channel, story, judge, shuffle):
        for short_sides, surnames in _modes(channel):
            text = judge.names.render(draft, short_sides=short_sides, surnames=surnames)
            text = text[:1].upper() + text[1:] if text[:1].islower() and _plain(text) else text
            if text not in seen and not judge.names.repeats(text):
                seen.add(text)
                yield text, quote


def _modes(channel: Channel) -> Iterator[tuple[bool, bool]]:
    if channel == "headline":  # surnames are what a headline is written with
        return iter(((False, True), (True, True), (False, False)))
    return iter(_MODES)


def _plain(text: str) -> bool:
    return text.startswith(("a ", "an ", "the "))


def _drafts(
    summary: Summary, index: int, channel: Channel, story: Story, judge: Judge, shuffle: _Shuffle
) -> Iterator[tuple[str, int | None]]:
    """Texts with tokens for names."""
    if channel == "headline":
        found = list(headlines(story))
        for rank in (0, 1, 2):
            for text in shuffle(f"headline{rank}", [t for r, t in found if r == rank]):
                yield text, None
        return
    opening = shuffle("lead", list(leads(story)))
    if channel != "push":
        told = shuffle("told", list(told_leads(story)))
        # Turn and turn about, beginning with either.
        rows = (told, opening) if shuffle.coin("told first") else (opening, told)
        opening = [x for pair in itertools.zip_longest(*rows) for x in pair if x is not None]
    quotes = _quotes(summary, index, channel, judge.style, shuffle)
    topics = list(details(story))
    for n, lead in enumerate(opening):
        for tail in _tails(story, lead, channel, judge, shuffle):
            first = lead.text + tail
            first = first if first.endswith((".", "!", "?")) else f"{first}."
            for quoted in quotes:
                yield f"{first} {quoted.text}", quoted.index
            for round_ in range(2):
                yield _with_details(first, lead, topics, channel, judge, shuffle, 2 * n + round_), None
            if LIMITS[channel].least <= 1:
                yield first, None


def _quotes(
    summary: Summary, index: int, channel: Channel, style: Style, shuffle: _Shuffle
) -> list[Quoted]:
    """The quotations that a post may end with: for every other match that has one."""
    if channel != "x" or not shuffle.coin("quote"):
        return []
    return shuffle("which", list(quoted_for(summary, index, style))[:3])


def _tails(
    story: Story, lead: Lead, channel: Channel, judge: Judge, shuffle: _Shuffle
) -> Iterator[str]:
    """Competition, ground and day, the fullest first."""
    if not lead.placed:
        yield ""
        return
    where = shuffle("where", story.where)[:1]
    ground = _ground(judge) if channel != "push" else ""
    name, when = (where[0] if where else ""), story.when
    tails = [name + when, name, when, ""]
    if ground:
        tails = [name + ground + when, ground + when, *tails]
    yield from dict.fromkeys(tails)


def _ground(judge: Judge) -> str:
    """" at the ground", with the article where the wire writes one there; else nothing."""
    venue = judge.match.venue
    if venue is None:
        return ""
    for before in (f"at the {venue.value}", f"at {venue.value}"):
        if before in judge.view.body:
            return f" {before}"
    return ""


def _with_details(
    first: str,
    lead: Lead,
    topics: list[Detail],
    channel: Channel,
    judge: Judge,
    shuffle: _Shuffle,
    draw: int,
) -> str:
    """``first`` and as many topics as the channel takes, in the order in which they are read."""
    told = set(lead.covers)
    chosen: list[tuple[str, str]] = []
    news = [t for t in topics if t.topic in _NEWS]
    rest = [t for t in topics if t.topic not in _NEWS]
    limit = LIMITS[channel]
    most = judge.style.most(channel) or limit.most
    for topic in [*shuffle(f"news{draw}", news), *shuffle(f"rest{draw}", rest)]:
        if len(chosen) >= _MOST_DETAILS[channel] or topic.topic in told:
            continue
        for text in shuffle(f"{topic.topic}{draw}", topic.texts):
            if ": " in text and channel in ("standfirst", "seo"):  # a list, no sentence
                continue
            trial = _read(first, [*chosen, (topic.topic, text)])
            if length(channel, judge.names.render(trial)) <= most:
                chosen.append((topic.topic, text))
                told |= {topic.topic, *topic.hides}
                break
    return _read(first, chosen)


def _read(first: str, chosen: list[tuple[str, str]]) -> str:
    ordered = sorted(chosen, key=lambda c: _READING_ORDER.index(c[0]))
    return " ".join([first, *(text for _, text in ordered)])
