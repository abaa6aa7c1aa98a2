"""What each gold file looks like, key by key, and how a file is told what is wrong with it.

A file is held against its form before anything is made of it. A key that is nearly one of the
form's is a slip and is refused: the fact under it would count for nothing. Any other key is for
people and is not looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from summarizer.draft import Kind, Sport
from summarizer.errors import InputError
from summarizer.evaluation.gold import Pair

__all__ = [
    "Annotations",
    "CardForm",
    "Database",
    "DatabaseMatch",
    "EventForm",
    "GoalForm",
    "LegForm",
    "MatchForm",
    "OtherForm",
    "QuoteForm",
    "RowForm",
    "Told",
    "WireForm",
    "as_form",
]

_SLIP = 0.8
"""So alike are a key and the one that is meant, as difflib's ratio of their letters."""
_SHOWN = 40
_MARKS = re.compile(r"[\W_]+")
_TIME = re.compile(r"(\d{1,3})(?:\+(\d{1,2}))?")


def _name(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("name", "is no name")
    return value


def _pair(value: object) -> object:
    figures = value if isinstance(value, list) else []
    if len(figures) != 2 or not all(type(f) is int and f >= 0 for f in figures):
        raise PydanticCustomError("pair", "is no pair of whole numbers, as [2, 1]")
    return tuple(figures)


def _span(value: object) -> object:
    ends = value if isinstance(value, list) else []
    if len(ends) != 2 or not all(type(e) is int for e in ends):
        raise PydanticCustomError("span", "is no pair of positions, as [120, 161]")
    return tuple(ends)


def _time(value: object) -> object:
    found = None
    if isinstance(value, str) or type(value) is int:
        found = _TIME.fullmatch(str(value))
    if found is None:
        raise PydanticCustomError("time", 'is no minute, as "90+3"')
    return int(found[1]), int(found[2]) if found[2] else None


_Name = Annotated[str, BeforeValidator(_name)]
_Score = Annotated[Pair, BeforeValidator(_pair)]
_Span = Annotated[Pair, BeforeValidator(_span)]
_Time = Annotated[tuple[int, int | None], BeforeValidator(_time)]
_Text = Annotated[str, Field(strict=True)]
_Flag = Annotated[bool, Field(strict=True)]
_Minute = Annotated[int, Field(strict=True, ge=0)]
_Number = Annotated[int, Field(strict=True, ge=0)]
_Pieces = tuple[_Text, ...]


class _Form(BaseModel):
    """An object of a gold file. ``in`` and other names that Python has are aliases."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _no_slips(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        known = [f.alias or n for n, f in cls.model_fields.items()]
        for key in map(str, value):
            meant = None if key in known else _meant(key, known)
            if meant is not None:
                raise PydanticCustomError(
                    "slip", "{key} is no key; {known} is one", {"key": key, "known": meant}
                )
        return value


def _meant(key: str, known: Iterable[str]) -> str | None:
    """The key of which ``key`` is a slip: the same letters, or nearly the same as many words.

    A word more makes another key: "minute_how" speaks of "minute".
    """
    words = _words(key)
    bare = "".join(words)
    forms = {"".join(_words(k)): k for k in known}
    if bare in forms:
        return forms[bare]
    alike = [f for f, k in forms.items() if len(_words(k)) == len(words)]
    near = get_close_matches(bare, alike, n=1, cutoff=_SLIP)
    return forms[near[0]] if near else None


def _words(key: str) -> list[str]:
    return _MARKS.sub(" ", key).casefold().split()


# --- all that a wire says -------------------------------------------------------------------------


class _WireEvent(_Form):
    team: _Text | None = None
    minute: _Minute | None = None
    added: _Minute | None = None
    when: _Text | None = None
    stated: _Flag | None = None
    evidence: _Pieces | None = Field(default=None, alias="in")


class GoalForm(_WireEvent):
    """A goal of a wire's gold; without a kind it is a plain one."""

    scorer: _Text | None = None
    kind: Literal["goal", "penalty_goal", "own_goal", "penalty"] | None = None


class CardForm(_WireEvent):
    """A card of a wire's gold."""

    player: _Text | None = None
    kind: Literal["yellow", "second_yellow", "red", "sent_off"] = "sent_off"


class EventForm(_WireEvent):
    """Another event of a wire's gold."""

    player: _Text | None = None
    kind: Literal["missed_penalty", "disallowed_goal", "shootout_scored", "shootout_missed"] = (
        "missed_penalty"
    )


class LegForm(_Form):
    """The first leg, its own home side first."""

    home: _Name
    away: _Name
    score: _Score


class MatchForm(_Form):
    """A match of a wire's gold; what it was given is in ``model_fields_set``."""

    home: _Name
    away: _Name
    sport: Sport | None = None
    home_away_stated: _Flag | None = None
    score: _Score | None = None
    score_stated: _Flag | None = None
    half_time: _Score | None = None
    aggregate: _Score | None = None
    aggregate_stated: _Flag | None = None
    first_leg: LegForm | None = None
    shoot_out: _Score | None = None
    extra_time: _Flag | None = None
    result_as_written: _Text | None = None
    winner: _Text | None = None
    advanced: _Text | None = None
    competition: _Text | None = None
    stage: _Text | None = None
    venue: _Text | None = None
    city: _Text | None = None
    place: _Text | None = None
    weekday: _Text | None = None
    date_as_written: _Text | None = None
    dates: _Pieces = ()
    next_opponents: _Pieces = ()
    goals: tuple[GoalForm, ...] = ()
    cards: tuple[CardForm, ...] = ()
    other_events: tuple[EventForm, ...] = ()
    evidence: dict[str, _Pieces] = Field(default={}, alias="in")

    @model_validator(mode="after")
    def _cites_fields(self) -> Self:
        for key in self.evidence:
            if key not in type(self).model_fields:
                raise PydanticCustomError(
                    "slip", "in has {key}, which is no field of a match", {"key": key}
                )
        return self


class QuoteForm(_Form):
    """A quotation of a wire's gold: its ``parts`` in words, or their ``spans``."""

    parts: _Pieces | None = None
    spans: tuple[_Span, ...] | None = None
    speaker: _Text | None = None
    as_written: _Text | None = None
    role: _Text | None = None
    match: _Number | None = None
    evidence: _Pieces | None = Field(default=None, alias="in")

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if self.parts is None and self.spans is None:
            raise PydanticCustomError("words", "has neither parts nor spans")
        return self


class WireForm(_Form):
    """The gold of a wire, written in full."""

    kind: Kind
    matches: tuple[MatchForm, ...]
    quotes: tuple[QuoteForm, ...]
    not_speech: _Pieces = ()


# --- a database's matches, and what a report tells of them ----------------------------------------


class _DatabaseGoal(_Form):
    scorer: _Name
    team: _Name
    minute: _Time
    surname: _Text | None = None
    own_goal: _Flag = False
    penalty: _Flag = False


class DatabaseMatch(_Form):
    """A match as a database has it."""

    home: _Name
    away: _Name
    score: _Score
    goals: tuple[_DatabaseGoal, ...]
    home_code: _Text | None = None
    away_code: _Text | None = None
    shootout: _Score | None = None
    extra_time: _Flag = False


class Database(_Form):
    """The matches of a database."""

    matches: tuple[DatabaseMatch, ...]


class RowForm(_Form):
    """What a report tells of one goal of the database."""

    scorer: _Name
    oracle_minute: _Time
    told: _Flag
    minute: _Time | None
    name_as_written: _Text | None = None


class OtherForm(_Form):
    """Another match that the report tells of; None for a side that it does not name."""

    home: _Text | None
    away: _Text | None
    score: _Score | None
    goals: _Pieces


class Told(_Form):
    """The list of what a report tells."""

    score_told: _Flag
    goals: tuple[RowForm, ...]
    other_matches: tuple[OtherForm, ...]


# --- annotated quotations -------------------------------------------------------------------------


class _Annotation(_Form):
    content: tuple[_Span, ...]
    source: _Text


class Annotations(_Form):
    """Quotations with the words that name their source."""

    direct_quotes: tuple[_Annotation, ...]


# --- reading --------------------------------------------------------------------------------------

_F = TypeVar("_F", bound=_Form)

_WRONG = {
    "missing": "is missing",
    "string_type": "is no text",
    "int_type": "is no whole number",
    "bool_type": "is neither true nor false",
    "tuple_type": "is no list",
    "dict_type": "is no object",
    "model_type": "is no object",
    "literal_error": "is none of {expected}",
    "greater_than_equal": "is less than {ge}",
}
"""pydantic's kinds of errors, in our words; what it says itself where there are none."""
_WITHOUT_VALUE = frozenset({"missing", "slip", "words"})


def as_form(form: type[_F], raw: object, path: Path, hint: str) -> _F:
    """``raw``, read from the file at ``path``, in its form.

    Raises InputError that says which file, where in it, what is wrong and ``hint``.
    """
    try:
        return form.model_validate(raw)
    except ValidationError as exc:
        faults = exc.errors(include_url=False)
    where, what = _place(faults[0]["loc"]), _said(faults[0])
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    raise InputError(
        f"{path}: not in the form of a gold file: {where}{what}{more}", input=str(path), hint=hint
    )


def _said(fault: ErrorDetails) -> str:
    kind = fault["type"]
    what = _WRONG[kind].format(**fault.get("ctx", {})) if kind in _WRONG else fault["msg"]
    return what if kind in _WITHOUT_VALUE else f"{_shown(fault['input'])} {what}"


def _shown(value: Any) -> str:  # noqa: ANN401  what JSON holds
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"


def _place(parts: Iterable[int | str]) -> str:
    """The place in the file, as ``matches[0].goals[1].minute: ``; lists count from 0."""
    told = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in parts)
    return f"{told.removeprefix('.')}: " if told else ""
