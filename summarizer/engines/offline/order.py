"""Sides with no stated ground stand in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from summarizer.draft import DraftMatch, ScoreClaim, TextClaim
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["in_text_order"]

_OTHER: dict[str, Literal["home", "away"]] = {"home": "away", "away": "home"}


def in_text_order(match: DraftMatch, wire: Wire) -> DraftMatch:
    """``match`` with the side first that the report names first, where no ground is claimed."""
    if match.ground is not None:
        return match
    home, away = (_first(wire, claim.value) for claim in (match.home, match.away))
    return match if home <= away else _turned(match)


def _first(wire: Wire, name: str) -> int:
    """Where ``name``, or else its last word, first stands in what may bear facts."""
    for words in (name, name.split()[-1]):
        for s in wire.sentences:
            if s.label in BODY_LABELS and s.label != "headline":
                at = wire.text.find(words, s.start, s.end)
                if at >= 0:
                    return at
    return len(wire.text)


def _turned(match: DraftMatch) -> DraftMatch:
    def score(claim: ScoreClaim | None) -> ScoreClaim | None:
        return None if claim is None else replace(claim, home=claim.away, away=claim.home)

    def side(claim: TextClaim | None) -> TextClaim | None:
        return None if claim is None else replace(claim, value=_OTHER.get(claim.value, claim.value))

    return replace(
        match,
        home=match.away,
        away=match.home,
        score=score(match.score),
        half_time=score(match.half_time),
        aggregate=score(match.aggregate),
        first_leg=score(match.first_leg),
        shoot_out=score(match.shoot_out),
        winner=side(match.winner),
        advanced=side(match.advanced),
        events=tuple(replace(e, side=_OTHER[e.side] if e.side else None) for e in match.events),
    )
