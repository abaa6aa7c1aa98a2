"""Blurbs by sentence plan: the same facts always give the same words.

For each channel the plans make candidates, in an order that depends on a checksum of the facts,
so that a day's wires do not read alike. The first that fits the channel and passes the checks of
prose is taken. Nothing is padded: where the facts do not reach a length, there is no text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from summarizer.blurbs.choice import Choice
from summarizer.blurbs.claims import in_doubt
from summarizer.blurbs.details import Detail, details
from summarizer.blurbs.headlines import headlines
from summarizer.blurbs.judge import Judge
from summarizer.blurbs.lengths import LIMITS, length, misfit
from summarizer.blurbs.model import Blurb, Channel
from summarizer.blurbs.placing import placed
from summarizer.blurbs.quoting import Quoted, headline_of, quoted_for
from summarizer.blurbs.results import Lead, leads, told_leads
from summarizer.blurbs.story import Story
from summarizer.blurbs.style import Style
from summarizer.checkpoints import passing
from summarizer.language.side_kinds import kind_of_sides, tells_kind
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["planned", "said"]

_TRIES = 120
"""Candidates that are checked at most for one blurb."""
_MOST_DETAILS: dict[Channel, int] = {"push": 2, "x": 3, "standfirst": 1, "seo": 4, "headline": 0}


def planned(summary: Summary, index: int, channel: Channel, judge: Judge) -> Blurb:
    """The blurb of match ``index`` for ``channel``, from sentence plans."""
    if f"matches[{index}]" in in_doubt(summary):
        reason = "claims of this match failed their checks and were kept"
        return Blurb(channel=channel, match=index, text=None, reason=reason)
    style = judge.style
    choice = Choice(f"{summary.wire.sha256}|{_key(judge)}|{channel}")
    story = Story(
        judge.match, style, choice, leg=judge.leg, ending=judge.ending, ten=judge.ten,
        over_legs=judge.over_legs,
    )  # fmt: skip
    named = judge.match.competition if judge.match.sport != "tennis" else None
    kind = kind_of_sides(named.value if named is not None else None)
    unsaid: Blurb | None = None
    nearest: str | None = None
    checked = 0
    for text, quote in passing(_candidates(summary, index, channel, story, judge)):
        wrong = judge.misfit(channel, text)
        if wrong is not None:
            nearest = nearest or wrong
            continue
        checked += 1
        if not judge.complaints(channel, text):
            made = Blurb(channel=channel, match=index, text=text, reason=None, quote=quote)
            if kind is None or tells_kind(text, kind):
                return made
            unsaid = unsaid or made
        if checked == _TRIES:
            break
    if unsaid is not None:  # no text says that they are women's or youth sides
        return unsaid
    if checked:
        reason = "no text of the plans passed the checks"
    elif nearest is not None:
        reason = f"the facts do not make a text of that length: {nearest}"
    elif judge.ending is not None:
        reason = "the match ended early, and nothing says plainly how"
    elif story.open_tie and story.winner is not None:
        reason = "it is a tie of two legs or went to kicks, and who went through is not known"
    else:
        reason = "no result is known of this match"
    return Blurb(channel=channel, match=index, text=None, reason=reason)


def said(summary: Summary, channel: Channel, style: Style, wire: Wire | None = None) -> Blurb:
    """A wire without a match: what was said, whole and with its speaker, where it fits."""
    headline = channel == "headline"
    if headline:
        found = headline_of(summary, style, wire)
    else:
        found = quoted_for(summary, None, style, wire)
    for quoted in found:
        if misfit(channel, quoted.text, style.most(channel)) is None:
            return Blurb(
                channel=channel, match=None, text=quoted.text, reason=None, quote=quoted.index
            )
    reason = (
        "no match was read in this wire, and no quotation of a named speaker that fits whole "
        "and means the same by itself"
    )
    return Blurb(channel=channel, match=None, text=None, reason=reason)


def _key(judge: Judge) -> str:
    m = judge.match
    return repr((m.home.value, m.away.value, m.score and (m.score.home, m.score.away)))


# --- candidates ----------------------------------------------------------------------------------

_NEWS = frozenset({"winner", "star", "order", "scorers", "off", "level", "through"})
"""Topics that come before the others."""
_READING_ORDER = (
    "first leg", "half-time", "opener", "order", "star", "winner", "level", "scorers", "missed",
    "ruled out", "off", "through", "next",
)  # fmt: skip

_FIGURE = re.compile(r"\d[-–:]\d|\bby (?:an? |\d)")

_CLUMSY = re.compile(r"\bafter\b[^.]*\bafter\b|\bw[io]n(?:ning|ners)?\b[^.]*\b(?:to|and) w[io]n\b")
"""What is right word for word, and no sentence: "12 minutes after … after", "won 2-0 to win"."""

_MODES = ((False, False), (True, False), (True, True))
"""Short names of sides, surnames: from the start, or once the full name has been told."""


def _candidates(
    summary: Summary, index: int, channel: Channel, story: Story, judge: Judge
) -> Iterator[tuple[str, int | None]]:
    """Texts for ``channel``, the better ones first, each with the quotation in it."""
    seen: set[str] = set()
    later: list[tuple[str, int | None]] = []
    for draft, quote, bare in _drafts(summary, index, channel, story, judge):
        if judge.names.twice(draft) or _CLUMSY.search(draft):
            continue
        for short_sides, surnames in _modes(channel):
            text = judge.names.render(draft, short_sides=short_sides, surnames=surnames)
            text = text[:1].upper() + text[1:] if text[:1].islower() and _plain(text) else text
            if text in seen:
                continue
            seen.add(text)
            if bare or judge.names.repeats(text):
                later.append((text, quote))
            else:
                yield text, quote
    yield from later


def _modes(channel: Channel) -> Iterator[tuple[bool, bool]]:
    if channel == "headline":  # surnames are what a headline is written with
        return iter(((False, True), (True, True), (False, False)))
    return iter(_MODES)


def _plain(text: str) -> bool:
    return text.startswith(("a ", "an ", "the "))


def _drafts(
    summary: Summary, index: int, channel: Channel, story: Story, judge: Judge
) -> Iterator[tuple[str, int | None, bool]]:
    """Texts with tokens for names, the quotation in each, and whether it is a last resort."""
    choice = story.choice
    if channel == "headline":
        found = list(headlines(story))
        ranks = ((0,), (1,), (2,)) if choice.coin("story first") else ((0, 1), (2,))
        ordered = [
            text
            for rank in ranks
            for text in choice.order("headline", [t for r, t in found if r in rank])
        ]
        # What the result was is told where it fits; now and then the story alone.
        if choice.pick("figure first", range(12)):
            ordered.sort(key=lambda text: _FIGURE.search(text) is None)
        if story.extra:
            ordered.sort(key=lambda text: "extra time" not in text)
        for text in ordered:
            yield text, None, False
        return
    opening = choice.order("lead", list(leads(story)))
    if channel not in ("push", "x"):
        opening = [lead for lead in opening if not lead.bare]
    if channel != "push":
        told = choice.order("told", list(told_leads(story)))
        # Turn and turn about, beginning with either.
        both = (told, opening) if choice.coin("told first") else (opening, told)
        opening = [x for pair in itertools.zip_longest(*both) for x in pair if x is not None]
    quotes = _quotes(summary, index, channel, judge, choice)
    topics = list(details(story))
    rows = [placed(story, lead, channel, judge) for lead in opening]
    # Each sentence with its first placing, then each with its second …
    for row in itertools.zip_longest(*rows):
        for n, (lead, first) in enumerate(zip(opening, row, strict=True)):
            if first is None:
                continue
            alone = lead.bare and ". " not in first  # a result line wants a sentence behind it
            for quoted in quotes:
                yield f"{first} {quoted.text}", quoted.index, False
            for draw in (2 * n, 2 * n + 1):
                text = _with_details(first, lead, topics, channel, judge, choice, draw)
                yield text, None, text == first and (bool(topics) or alone)
            if LIMITS[channel].least <= 1:
                yield first, None, bool(topics) or alone


def _quotes(
    summary: Summary, index: int, channel: Channel, judge: Judge, choice: Choice
) -> list[Quoted]:
    """The quotations that a post may end with: for every other match that has one."""
    if channel != "x" or not choice.coin("quote"):
        return []
    return choice.order("which", list(quoted_for(summary, index, judge.style, judge.wire))[:3])


def _with_details(
    first: str,
    lead: Lead,
    topics: list[Detail],
    channel: Channel,
    judge: Judge,
    choice: Choice,
    draw: int,
) -> str:
    """``first`` and as many topics as the channel takes, in the order in which they are read."""
    told = set(lead.covers)
    chosen: list[tuple[str, str]] = []
    news = [t for t in topics if t.topic in _NEWS]
    rest = [t for t in topics if t.topic not in _NEWS]
    limit = LIMITS[channel]
    most = judge.style.most(channel) or limit.most
    for topic in [*choice.order(f"news{draw}", news), *choice.order(f"rest{draw}", rest)]:
        if len(chosen) >= _MOST_DETAILS[channel] or topic.topic in told:
            continue
        if topic.hides & {t for t, _ in chosen}:
            continue
        for text in choice.order(f"{topic.topic}{draw}", topic.texts):
            if ": " in text and channel in ("standfirst", "seo"):  # a list, no sentence
                continue
            trial = judge.names.render(_read(first, [*chosen, (topic.topic, text)]))
            if judge.names.twice(text) or _CLUMSY.search(text):
                continue
            if length(channel, trial) <= most and not judge.names.repeats(trial):
                chosen.append((topic.topic, text))
                told |= {topic.topic, *topic.hides}
                break
    return _read(first, chosen)


def _read(first: str, chosen: list[tuple[str, str]]) -> str:
    ordered = sorted(chosen, key=lambda c: _READING_ORDER.index(c[0]))
    return " ".join([first, *(text for _, text in ordered)])
