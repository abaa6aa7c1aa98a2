"""The gold of wires that was written in full: matches with all their facts, all direct speech.

Two dialects are read: the one of ``examples/wires`` (described there) and the shorter one that
names quotations by character spans and writes ``98`` for the eighth minute of stoppage time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, GoldEvent, GoldMatch, GoldQuote, Pair

__all__ = ["wire_gold"]

_KINDS = {"penalty": "penalty_goal", None: "goal"}


def _event(raw: dict[str, Any], default: str) -> GoldEvent:
    kind = raw.get("kind", default)
    kind = _KINDS.get(kind, kind)
    minute, added = raw.get("minute"), raw.get("added")
    if (
        minute is not None
        and added is None
        and 90 < minute < 105
        and default == "goal"
        and "in" not in raw
    ):
        minute, added = 90, minute - 90
    return GoldEvent(
        kind=kind,
        player=raw.get("scorer", raw.get("player")),
        team=raw.get("team"),
        minute=minute,
        added=added,
        when=raw.get("when"),
        stated=raw.get("stated"),
    )


def _match(raw: dict[str, Any]) -> GoldMatch:
    values: dict[str, Any] = {}
    for key in (
        "sport home_away_stated score half_time aggregate shoot_out extra_time result_as_written "
        "winner advanced competition stage venue"
    ).split():
        if key in raw:
            values[key] = tuple(raw[key]) if isinstance(raw[key], list) else raw[key]
    if "place" in raw or "city" in raw:
        values["city"] = raw.get("place", raw.get("city"))
    days = [raw.get("weekday"), raw.get("date_as_written"), *raw.get("dates", [])]
    values["dates"] = tuple(d for d in days if d)
    leg = raw.get("first_leg")
    if leg:
        values["first_leg"] = (leg["home"], leg["away"], *leg["score"])
    for key in ("score", "aggregate"):
        if f"{key}_stated" in raw:
            values[f"{key}_stated"] = raw[f"{key}_stated"]
    events = [_event(g, "goal") for g in raw.get("goals", [])]
    events += [_event(c, "sent_off") for c in raw.get("cards", [])]
    events += [_event(o, "missed_penalty") for o in raw.get("other_events", [])]
    complete = set(values) | ({"other_events"} if "other_events" in raw else set())
    return GoldMatch(
        home=raw["home"],
        away=raw["away"],
        values=values,
        events=tuple(events),
        next_opponents=tuple(raw.get("next_opponents", [])),
        complete=frozenset(complete),
    )


def _quote(raw: dict[str, Any], text: str, name: str) -> GoldQuote:
    if "spans" in raw:
        spans = tuple((int(s), int(e)) for s, e in raw["spans"])
    else:
        found: list[Pair] = []
        for part in raw["parts"]:
            at = text.find(part, found[-1][1] if found else 0)
            if at < 0:
                raise InputError(
                    f"{name}: the gold quotes words that are not in the wire: {part[:40]!r}"
                )
            found.append((at, at + len(part)))
        spans = tuple(found)
    speaker = raw.get("speaker")
    # Where a reader could not tell who spoke, no words are asked for either.
    written = raw.get("as_written") if speaker is not None else None
    return GoldQuote(spans, speaker, raw.get("role"), written)


def wire_gold(raw: dict[str, Any], path: Path, text: str) -> Gold:
    """The gold in ``raw``, which came from ``path``, for the wire ``text``.

    Raises InputError where it quotes what is not in the wire; KeyError, TypeError and ValueError
    where it is not in this form.
    """
    return Gold(
        name=path.stem,
        dialect="wire",
        kind=raw["kind"],
        matches=tuple(_match(m) for m in raw["matches"]),
        quotes=tuple(_quote(q, text, path.name) for q in raw["quotes"]),
        not_speech=tuple(raw.get("not_speech", [])),
        other_matches=(),
        all_quotes=True,
    )
