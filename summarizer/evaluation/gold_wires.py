"""The gold of wires that was written in full: matches with all their facts, all direct speech.

Two dialects are read: the one of ``examples/wires`` (described there) and the shorter one that
names quotations by character spans and writes ``98`` for the eighth minute of stoppage time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, GoldEvent, GoldMatch, GoldQuote
from summarizer.evaluation.gold_forms import (
    CardForm,
    EventForm,
    GoalForm,
    MatchForm,
    QuoteForm,
    WireForm,
)
from summarizer.evaluation.gold_words import refuse_unless_there, spans_of, within

__all__ = ["wire_gold"]

_KINDS = {"penalty": "penalty_goal", None: "goal"}
_VALUES = (
    "sport home_away_stated score score_stated half_time aggregate aggregate_stated shoot_out "
    "extra_time result_as_written winner advanced competition stage venue"
).split()


def wire_gold(form: WireForm, path: Path, text: str) -> Gold:
    """The gold in ``form``, which came from ``path``, for the wire ``text``.

    Raises InputError where it quotes or cites what is not in the wire.
    """
    for where, pieces in _cited(form):
        refuse_unless_there(pieces, text, path, where)
    return Gold(
        name=path.stem,
        dialect="wire",
        kind=form.kind,
        matches=tuple(_match(m) for m in form.matches),
        quotes=tuple(_quote(q, form, n, text, path) for n, q in enumerate(form.quotes)),
        not_speech=form.not_speech,
        other_matches=(),
        all_quotes=True,
    )


def _cited(form: WireForm) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All words that the gold takes from the wire to show where a fact stands, with their place."""
    for n, match in enumerate(form.matches):
        for key, pieces in match.evidence.items():
            yield f"matches[{n}].in.{key}", pieces
        for name in ("goals", "cards", "other_events"):
            for k, event in enumerate(getattr(match, name)):
                yield f"matches[{n}].{name}[{k}].in", event.evidence or ()
    for n, quote in enumerate(form.quotes):
        yield f"quotes[{n}].in", quote.evidence or ()
    yield "not_speech", form.not_speech


def _event(raw: GoalForm | CardForm | EventForm) -> GoldEvent:
    minute, added = raw.minute, raw.added
    goal = isinstance(raw, GoalForm)
    if minute is not None and added is None and 90 < minute < 105 and goal and raw.evidence is None:
        minute, added = 90, minute - 90
    return GoldEvent(
        kind=_KINDS.get(raw.kind, raw.kind or "goal"),
        player=raw.scorer if isinstance(raw, GoalForm) else raw.player,
        team=raw.team,
        minute=minute,
        added=added,
        when=raw.when,
        stated=raw.stated,
    )


def _match(raw: MatchForm) -> GoldMatch:
    given = raw.model_fields_set
    values: dict[str, Any] = {key: getattr(raw, key) for key in _VALUES if key in given}
    if given & {"place", "city"}:
        values["city"] = raw.place if "place" in given else raw.city
    values["dates"] = tuple(d for d in (raw.weekday, raw.date_as_written, *raw.dates) if d)
    if raw.first_leg is not None:
        values["first_leg"] = (raw.first_leg.home, raw.first_leg.away, *raw.first_leg.score)
    events: tuple[GoalForm | CardForm | EventForm, ...] = (
        *raw.goals,
        *raw.cards,
        *raw.other_events,
    )
    return GoldMatch(
        home=raw.home,
        away=raw.away,
        values=values,
        events=tuple(_event(e) for e in events),
        next_opponents=raw.next_opponents,
        complete=frozenset(values) | (given & {"other_events"}),
    )


def _quote(raw: QuoteForm, form: WireForm, n: int, text: str, path: Path) -> GoldQuote:
    if raw.match is not None and raw.match >= len(form.matches):
        raise InputError(
            f"{path}: quotes[{n}].match: there is no match {raw.match}",
            input=str(path),
            hint="matches count from 0; null where a quotation is of none",
        )
    if raw.spans is not None:
        spans = within(raw.spans, text, path, f"quotes[{n}].spans")
    else:
        spans = spans_of(raw.parts or (), text, path, f"quotes[{n}].parts")
    # Where a reader could not tell who spoke, no words are asked for either.
    written = raw.as_written if raw.speaker is not None else None
    return GoldQuote(spans, raw.speaker, raw.role, written)
