"""Competition, ground and day in an opening sentence: before it, inside it or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.blurbs.judge import Judge
from summarizer.blurbs.model import Channel
from summarizer.blurbs.results import HERE, Lead
from summarizer.blurbs.story import Story

__all__ = ["placed"]

_PARTED = re.compile(rf"{HERE}|\)$")
"""An opening sentence that something in brackets would part, or follow in brackets."""

_IMPERSONAL = re.compile(r"It |Nothing |An? |Two |Goals ")
"""An opening of which "their match" cannot be said: no side is its subject."""


def placed(story: Story, lead: Lead, channel: Channel, judge: Judge) -> Iterator[str]:
    """``lead`` as a whole sentence with the occasion in several ways, then with less, then
    alone."""
    if not lead.placed:
        yield _ended(lead.text.replace(HERE, ""))
        return
    ways = story.choice.order(f"where {lead.text}", _ways(story, lead, channel, judge))
    day = [("", f" on {story.day}")] if story.day else []
    for before, behind in [*ways, *day, ("", "")]:
        text = lead.text
        text = text.replace(HERE, behind) if HERE in text else text + behind
        if before.endswith(", ") and text.startswith(
            ("It ", "A ", "An ", "Nothing ", "Two ", "Goals ")
        ):
            text = text[0].lower() + text[1:]
        yield _ended(before + text)


def _ways(story: Story, lead: Lead, channel: Channel, judge: Judge) -> list[tuple[str, str]]:
    """What may stand before the sentence and behind it."""
    day, occasion = story.day, story.occasion
    on = f" on {day}" if day else ""
    ground = _ground(judge) if channel != "push" else ""
    ways: list[tuple[str, str]] = []
    if occasion is not None:
        full, bare = occasion
        if not lead.bare:  # "A 2-1 B." is a line by itself, no beginning of a sentence
            ways += [("", f" in {full}{on}"), ("", f" in {full}")]
            ways += (
                [("", f" in their {bare}"), ("", f" in their {bare}{on}")]
                if bare != "match" and not _IMPERSONAL.match(lead.text)
                else []
            )
            if day:
                ways += [("", f"{on} in {full}")]
                ways += [("", f" in {day}'s {bare}")] * 2
        if channel == "push" and story.competition and not _PARTED.search(lead.text):
            ways += [("", f" ({story.competition})")]
        if channel != "push" and not lead.bare and HERE not in lead.text:
            ways += [(f"In {full}, ", ""), (f"In {full}{on}, ", "")]
            ways += [(f"In {day}'s {bare}, ", "")] if day else []
            ways += [(f"On {day}, ", f" in {full}")] if day else []
        if channel == "x" and story.competition:
            ways += [(f"{story.competition}: ", on), (f"{story.competition}: ", "")]
    if ground and not lead.bare:
        ways += [("", f"{ground}{on}"), ("", ground)]
        if occasion is not None:
            ways += [("", f" in {occasion[0]}{ground}"), ("", f"{ground} in {occasion[0]}")]
            ways += [("", f" in {day}'s {occasion[1]}{ground}")] if day else []
    if day:
        ways += [("", on)]
    return ways


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _ground(judge: Judge) -> str:
    """As in " at the ground", with the article where the wire writes one there; else nothing."""
    venue = judge.match.venue
    if venue is None:
        return ""
    for before in (f"at the {venue.value}", f"at {venue.value}"):
        if before in judge.view.body:
            return f" {before}"
    return ""
