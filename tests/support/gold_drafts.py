"""Right drafts: the gold of an example wire as an engine that makes no mistake would claim it.

The evidence comes from the gold's own ``in`` snippets, never from a matcher of the project.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.wire import Wire

EXAMPLES = Path(__file__).parents[2] / "examples" / "wires"
NAMES = sorted(p.stem for p in EXAMPLES.glob("*.json"))


def _numbers(wire: Wire, snippets: list[str]) -> tuple[int, ...]:
    found: list[int] = []
    for snippet in snippets:
        assert wire.text.count(snippet) == 1, (wire.input, snippet)
        at = wire.text.index(snippet)
        found += [s.number for s in wire.sentences_of(at, at + len(snippet))]
    return tuple(dict.fromkeys(found))


def _spans(wire: Wire, parts: list[str]) -> tuple[int, ...]:
    numbers = []
    after = 0
    for part in parts:
        at = wire.text.index(part, after)
        after = at + len(part)
        numbers += [q.number for q in wire.quotations if q.start <= at and at + len(part) <= q.end]
    return tuple(numbers)


def gold_draft(wire: Wire, name: str) -> Draft:
    """The draft that says what the gold of example ``name`` says."""
    return draft_of(wire, json.loads((EXAMPLES / f"{name}.json").read_text("utf-8")))


def draft_of(wire: Wire, raw: dict[str, Any]) -> Draft:
    """The draft that says what the gold ``raw`` of ``wire`` says."""
    quotes = []
    for q in raw["quotes"]:
        written = q.get("as_written")
        quotes.append(
            QuoteClaim(
                spans=_spans(wire, q["parts"]),
                speaker=q["speaker"],
                as_written=None if written == q["speaker"] or not q["speaker"] else written,
                role=q["role"],
                match=None if q["match"] is None else q["match"] + 1,
                evidence=tuple(
                    dict.fromkeys(
                        [
                            *_numbers(wire, q["in"]),
                            *(
                                s.number
                                for n in _spans(wire, q["parts"])
                                for s in wire.sentences_of(
                                    wire.quotations[n - 1].start, wire.quotations[n - 1].end
                                )
                            ),
                        ]
                    )
                ),
            )
        )
    not_speech = tuple(n for part in raw["not_speech"] for n in _spans(wire, [part]))
    return Draft(
        kind=raw["kind"],
        matches=tuple(_match(wire, m) for m in raw["matches"]),
        quotes=tuple(quotes),
        not_speech=not_speech,
    )


def _match(wire: Wire, m: dict[str, Any]) -> DraftMatch:
    where = m["in"]

    def cite(key: str) -> tuple[int, ...]:
        return _numbers(wire, where[key]) if key in where else ()

    def text(key: str) -> TextClaim | None:
        return TextClaim(m[key], cite(key)) if m.get(key) else None

    def score(key: str) -> ScoreClaim | None:
        return ScoreClaim(m[key][0], m[key][1], cite(key)) if m.get(key) else None

    def side(name: str | None) -> str:
        return "home" if name == m["home"] else "away" if name == m["away"] else "draw"

    leg = m.get("first_leg")
    first_leg = None
    if leg:
        figures = leg["score"] if side(leg["home"]) == "home" else leg["score"][::-1]
        first_leg = ScoreClaim(figures[0], figures[1], cite("first_leg"))
    events = [
        EventClaim(
            kind=e["kind"],
            player=e.get("scorer", e.get("player")),
            side="home" if side(e["team"]) == "home" else "away",
            minute=e["minute"],
            added=e["added"],
            when=e["when"],
            evidence=_numbers(wire, e["in"]),
        )
        for e in [*m["goals"], *m["cards"], *m["other_events"]]
    ]
    return DraftMatch(
        sport=m["sport"],
        home=TextClaim(m["home"], cite("home")),
        away=TextClaim(m["away"], cite("away")),
        ground=cite("home_away_stated") or cite("home") if m["home_away_stated"] else None,
        competition=text("competition"),
        stage=text("stage"),
        venue=text("venue"),
        city=text("city"),
        dates=tuple(TextClaim(d, cite("dates")) for d in m["dates"]),
        score=score("score"),
        half_time=score("half_time"),
        aggregate=score("aggregate"),
        first_leg=first_leg,
        shoot_out=score("shoot_out"),
        extra_time=cite("extra_time") or None if m["extra_time"] else None,
        result=TextClaim(m["result_as_written"], cite("result_as_written"))
        if m["result_as_written"]
        else None,
        winner=TextClaim(side(m["winner"]), cite("winner") or cite("score"))
        if m["winner"]
        else None,
        advanced=TextClaim(side(m["advanced"]), cite("advanced")) if m["advanced"] else None,
        next_opponents=tuple(TextClaim(n, cite("next_opponents")) for n in m["next_opponents"]),
        events=tuple(events),
    )
