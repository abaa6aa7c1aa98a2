"""The facts of a summary as a model is shown them: plain words and figures, no evidence."""

from __future__ import annotations

from typing import Any

from summarizer.blurbs.alone import stands_alone
from summarizer.blurbs.claims import in_doubt, pieces_of
from summarizer.summary import Event, Match, Score, Summary
from summarizer.wire import Wire

__all__ = ["facts_told"]


def facts_told(summary: Summary, wire: Wire | None = None) -> list[dict[str, Any]]:
    """One object for each match of ``summary``; what is not known is left out, and everything of a
    match that is in doubt, and quotations that do not stand alone."""
    doubts = in_doubt(summary)
    return [
        {} if f"matches[{i}]" in doubts else _match(summary, i, m, doubts, wire)
        for i, m in enumerate(summary.matches)
    ]


def _match(
    summary: Summary, index: int, m: Match, doubts: frozenset[str], wire: Wire | None
) -> dict[str, Any]:
    sides = {"home": m.home.name, "away": m.away.name}
    leg = m.first_leg
    told: dict[str, Any] = {
        "sport": m.sport,
        **sides,
        "home_away_stated": m.home_away_stated,
        "competition": m.competition and m.competition.name,
        "stage": m.stage and m.stage.name,
        "venue": m.venue and m.venue.name,
        "city": m.venue and m.venue.city,
        "day": m.date and m.date.as_written,
        "score": _score(m.score),
        "half_time": _score(m.half_time),
        "aggregate": _score(m.aggregate),
        "first_leg": leg and {"home": leg.home_name, "away": leg.away_name, "score": _score(leg)},
        "shoot_out": _score(m.shoot_out),
        "extra_time": m.extra_time,
        "result": m.result_as_written,
        "winner": sides.get(m.winner, "draw") if m.winner else None,
        "advanced": m.advanced and sides[m.advanced],
        "next": [n.name for n in m.next_opponents],
        "events": [_event(e, sides) for e in m.events],
        "quotations": [
            {
                "quotation": f"[q{i + 1}]",
                "speaker": q.speaker.name,
                "role": q.speaker.role,
                "characters": len(q.text),
            }
            for i, q in enumerate(summary.quotes)
            if f"quotes[{i}]" not in doubts
            and q.speaker is not None
            and q.speaker.name
            and len(pieces_of(q)) == 1
            and stands_alone(summary, q, pieces_of(q), wire)
            and (q.match == index or len(summary.matches) == 1)
        ],
    }
    return {key: value for key, value in told.items() if value not in (None, [], "")}


def _score(score: Score | None) -> str | None:
    return None if score is None else f"{score.home}-{score.away}"


def _event(e: Event, sides: dict[str, str]) -> dict[str, Any]:
    time = e.when
    if e.minute is not None:
        time = f"{e.minute}+{e.added}" if e.added else str(e.minute)
    told = {
        "kind": e.kind,
        "player": e.player,
        "side": sides[e.side] if e.side else None,
        "time": time,
    }
    return {key: value for key, value in told.items() if value is not None}
