"""Results made by hand for the measures: matches, goals and quotations of invented clubs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.draft import EventKind, Side
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.gold_files import read_gold
from summarizer.evaluation.measures import Share, Sheet
from summarizer.summary import Event, Match, MatchEvidence, Named, Quote, Score, Span, Speaker

__all__ = ["goal", "gold_of", "match", "quote", "share", "texts"]


def match(
    home: str, away: str, score: tuple[int, int] | None, *events: Event, **more: Any
) -> Match:
    """A published match; ``shoot_out`` may be given as a pair."""
    kicks = more.pop("shoot_out", None)
    fields: dict[str, Any] = {
        "sport": "football",
        "home": Named(name=home, evidence=()),
        "away": Named(name=away, evidence=()),
        "home_away_stated": False,
        "score": score and Score(home=score[0], away=score[1], evidence=()),
        "shoot_out": kicks and Score(home=kicks[0], away=kicks[1], evidence=()),
        "events": events,
        "evidence": MatchEvidence(),
    }
    for name in Match.model_fields:
        if name not in fields and name != "derived":
            fields[name] = () if name == "next_opponents" else None
    return Match(**{**fields, **more})


def goal(
    player: str | None,
    side: Side | None,
    minute: int | None = None,
    added: int | None = None,
    kind: EventKind = "goal",
) -> Event:
    """A published event, a goal unless said otherwise."""
    return Event(
        kind=kind, player=player, side=side, minute=minute, added=added, when=None, evidence=()
    )


def quote(text: str, *parts: str, by: str | None = None, name: str | None = None) -> Quote:
    """A published quotation of these parts of ``text``; ``by`` are the words at the attribution."""
    spans = [Span(start=text.index(p), end=text.index(p) + len(p)) for p in parts]
    speaker = by and Speaker(name=name or by, as_written=by, role=None, evidence=())
    return Quote(
        text=" ".join(parts), spans=tuple(spans), speaker=speaker or None, match=None, evidence=()
    )


def gold_of(folder: Path, raw: object, text: str = "", told: object = None) -> Gold:
    """The gold that a file with ``raw`` holds for ``text``."""
    path = folder / "wire.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    listed = None
    if told is not None:
        listed = folder / "told.json"
        listed.write_text(json.dumps(told), encoding="utf-8")
    return read_gold(path, text, told=listed)


def share(sheet: Sheet, key: str) -> tuple[int, int]:
    """Numerator and denominator of a measure."""
    found: Share = sheet.share(key)
    return found.right, found.of


def texts(facts: list[Any]) -> list[str]:
    """The facts as lines."""
    return [str(fact) for fact in facts]
