"""A right headline or blurb as lies need it: the match's own, or a plain one made of its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.lies.base import Option, Source, option, winner_of, with_match
from bench.lies.words import holds, same_person, surname
from summarizer.draft import DraftMatch

__all__ = ["Prose", "WON", "all_prose", "called", "told", "with_sentence"]

_LIMITS = {"headline": 80, "blurb": 240}
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=\S)")

WON = re.compile(
    r"\b(?:beat|beats|beating|win|wins|won|defeat(?:s|ed)?|edge[sd]?|sink|sank|down(?:s|ed)?|past"
    r"|overcome|overcame|through|victory|lose|loses|lost|fell|see off|saw off|stun|stunned)\b"
)
"""Words that give the two sides of a sentence different parts."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The ``field`` ("headline", "blurb") of match ``index``, right as it stands in ``text``."""

    index: int
    field: str
    text: str
    match: DraftMatch

    @property
    def path(self) -> str:
        """Where the text stands in the draft."""
        return f"matches[{self.index}].{self.field}"


def all_prose(source: Source) -> Iterator[Prose]:
    """Headline and blurb of every match, plain ones where the right draft has none."""
    for index, match in source.matches():
        yield Prose(index, "headline", match.headline or _headline(match), match)
        yield Prose(index, "blurb", match.blurb or _blurb(match), match)


def told(source: Source, kind: str, prose: Prose, text: str, rank: int = 0) -> Iterator[Option]:
    """The option to print ``text``; none where it is what stood there, or too long."""
    if text != prose.text and len(text) <= _LIMITS[prose.field]:
        changes = {prose.field: text}
        draft = with_match(source.right, prose.index, **changes)
        yield option(kind, prose.path, text, draft, rank)


def with_sentence(prose: Prose, sentence: str) -> str:
    """The blurb with one more sentence, last ones left out where it gets too long."""
    kept = _SENTENCE_ENDS.split(prose.text)
    while kept and len(" ".join((*kept, sentence))) > _LIMITS[prose.field]:
        kept.pop()
    return " ".join((*kept, sentence))


def called(name: str, text: str, other: str = "") -> str | None:
    """How ``text`` calls a side or a person: in full, or by a word that ``other`` lacks."""
    if name in text:
        return name
    words = [w for w in name.split() if len(w) > 3 and not holds(other, w)]
    return next((w for w in words if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text)), None)


def _headline(match: DraftMatch) -> str:
    home, away, score = match.home.value, match.away.value, match.score
    winner = winner_of(match)
    if winner not in {"home", "away"}:
        drawn = "" if score is None else f" {score.home}-{score.away}"
        return f"{home} and {away} draw{drawn}" if winner == "draw" else f"{home} meet {away}"
    first, second = (home, away) if winner == "home" else (away, home)
    if score is None:
        return f"{first} beat {second}"
    return f"{first} beat {second} {max(score.home, score.away)}-{min(score.home, score.away)}"


def _blurb(match: DraftMatch) -> str:
    inside = f" in the {match.competition.value}" if match.competition else ""
    sentences = [f"{_headline(match)}{inside}."]
    scorers: list[str] = []
    for event in match.events:
        if event.kind in {"goal", "penalty_goal"} and event.player:
            new = not any(same_person(event.player, s) for s in scorers)
            scorers += [event.player] if new else []
    if scorers:
        sentences.append(f"{', '.join(scorers)} scored.")
    for event in match.events:
        if event.kind == "goal" and event.player and event.minute and event.added is None:
            minute = f"minute {event.minute}"
            sentences.append(f"{surname(event.player)} found the net in {minute}.")
            break
    text = " ".join(sentences)
    return text if len(text) <= _LIMITS["blurb"] else sentences[0]
