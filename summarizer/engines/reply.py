"""The reply of a model: its schema, and the way between reply and Draft.

The format is laid down in ``docs/architecture.md`` ("What a model is asked"): JSON whose claims
are rows, one line of cells each. A ``pattern`` types every cell by its position. The same cell
patterns make the published schema and check each row here, so a reply from a server that does
not enforce the schema is held as strictly as one from a server that does: a row of another shape
becomes a :class:`~summarizer.draft.Misshaped` and claims nothing.

Cells never hold ``|``, a straight double quote, a backslash or a control character. JSON could
escape them, but servers that constrain decoding by a grammar copy the pattern into the JSON
text as it is, where these characters would end or break the string.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, cast

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from summarizer.draft import (
    EVENT_KINDS,
    Draft,
    DraftMatch,
    EventClaim,
    EventKind,
    Kind,
    Misshaped,
    QuoteClaim,
    ScoreClaim,
    Side,
    Sport,
    TextClaim,
)
from summarizer.language.times import MOST_STOPPAGE, in_play

__all__ = [
    "FACT_KEYS",
    "Reply",
    "ReplyMatch",
    "draft_of",
    "parse_reply",
    "render_reply",
    "reply_schema",
    "row_at",
    "schema_hash",
    "version_of",
    "without_titles",
]

_FULL_TIME = 90

# --- cells -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a row: its name, its pattern (unanchored), and in words what it must be."""

    name: str
    pattern: str
    wanted: str

    @property
    def optional(self) -> _Cell:
        return replace(self, pattern=f"({self.pattern})?", wanted=f"empty, or {self.wanted}")


# "Inner" may stand anywhere in a cell, "edge" at its ends as well: not a space.
_INNER = r'[^|"\\\x00-\x1F\x7F]'
_EDGE = r'[^ |"\\\x00-\x1F\x7F]'
_TEXT = f"{_EDGE}({_INNER}{{0,158}}{_EDGE})?"
# Words that tell a time hold a letter; the part before the first letter is bounded and disjoint
# from the letter, so that the match stays linear.
_NO_LETTER = r'[^|"\\\x00-\x1F\x7FA-Za-z]'
_NO_LETTER_EDGE = r'[^ |"\\\x00-\x1F\x7FA-Za-z]'
_WORDS = f"({_NO_LETTER_EDGE}{_NO_LETTER}{{0,40}})?[A-Za-z]({_INNER}{{0,118}}{_EDGE})?"
_MINUTE = r"([1-9][0-9]?|1[0-4][0-9])(\+[1-9][0-9]?)?"
_NUMBER = "[1-9][0-9]{0,3}"
_NUMBERS = f"{_NUMBER}(,{_NUMBER}){{0,15}}"
_FIGURE = "(0|[1-9][0-9]{0,2})"

_SENTENCES = _Cell("sentences", _NUMBERS, "sentence numbers separated by commas")
_SIDE = _Cell("side", "(home|away)", "home or away")
_NAME = _Cell("value", _TEXT, "words of the wire without | and double quotes")
_SCORE = _Cell("value", f"{_FIGURE}-{_FIGURE}", "two figures as in 2-1")
_YES = _Cell("value", "yes", "yes")


def _one_of(name: str, words: tuple[str, ...]) -> _Cell:
    return _Cell(name, f"({'|'.join(words)})", f"one of {', '.join(words)}")


_FACTS: dict[str, _Cell] = {
    "home": _NAME,
    "away": _NAME,
    "ground": _YES,
    "competition": _NAME,
    "stage": _NAME,
    "venue": _NAME,
    "city": _NAME,
    "date": _NAME,
    "score": _SCORE,
    "half_time": _SCORE,
    "aggregate": _SCORE,
    "first_leg": _SCORE,
    "shoot_out": _SCORE,
    "extra_time": _YES,
    "result": _NAME,
    "winner": _one_of("value", ("home", "away", "draw")),
    "advanced": replace(_SIDE, name="value"),
    "next": _NAME,
}
FACT_KEYS: tuple[str, ...] = tuple(_FACTS)
"""The keys of fact rows, in the order in which they are rendered."""

_SEVERAL = frozenset({"date", "next"})
"""Facts that may stand several times in one match."""

_EVENT: tuple[_Cell, ...] = (
    _one_of("kind", EVENT_KINDS),
    replace(_NAME, name="player").optional,
    _SIDE,
    _Cell("time", f"({_MINUTE}|{_WORDS})", "a minute as in 12 or 45+2, or words").optional,
    _SENTENCES,
)
_QUOTE: tuple[_Cell, ...] = (
    _Cell("spans", _NUMBERS, "span numbers separated by commas"),
    replace(_NAME, name="speaker").optional,
    replace(_NAME, name="words at the attribution").optional,
    replace(_NAME, name="role").optional,
    _Cell("match", "[1-9][0-9]?", "a match number").optional,
    _SENTENCES,
)


def _joined(cells: tuple[_Cell, ...]) -> str:
    return r"\|".join(cell.pattern for cell in cells)


def _fact_pattern() -> str:
    # Keys of one value type share an alternative, which keeps the pattern short.
    by_cell: dict[str, list[str]] = {}
    for key, cell in _FACTS.items():
        by_cell.setdefault(cell.pattern, []).append(key)
    choices = [rf"({'|'.join(keys)})\|{pattern}" for pattern, keys in by_cell.items()]
    return rf"^({'|'.join(choices)})\|{_NUMBERS}$"


_FACT_PATTERN = _fact_pattern()
_EVENT_PATTERN = f"^{_joined(_EVENT)}$"
_QUOTE_PATTERN = f"^{_joined(_QUOTE)}$"

_COMPILED: dict[str, re.Pattern[str]] = {
    cell.pattern: re.compile(cell.pattern)
    for cell in (*_FACTS.values(), *_EVENT, *_QUOTE, _SENTENCES)
}


def _fits(cell: _Cell, text: str) -> bool:
    return _COMPILED[cell.pattern].fullmatch(text) is not None


# --- the schema ------------------------------------------------------------------------------


# The patterns are for the server; here a bad row has to become a Misshaped, not an error.
_FactRow = Annotated[str, WithJsonSchema({"type": "string", "pattern": _FACT_PATTERN})]
_EventRow = Annotated[str, WithJsonSchema({"type": "string", "pattern": _EVENT_PATTERN})]
_QuoteRow = Annotated[str, WithJsonSchema({"type": "string", "pattern": _QUOTE_PATTERN})]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReplyMatch(_Strict):
    """One match of a reply, its rows as they came. Empty prose stands for none."""

    sport: Sport
    facts: list[_FactRow]
    events: list[_EventRow]
    headline: str
    blurb: str


class Reply(_Strict):
    """A reply as it came: in the schema, its rows not yet looked at."""

    kind: Kind
    matches: list[ReplyMatch]
    quotes: list[_QuoteRow]
    not_speech: list[int]

    @classmethod
    def model_json_schema(cls, *_args: object, **_options: object) -> dict[str, Any]:
        """The strict schema, built once: clients ask for it again at every call."""
        return reply_schema()


@cache
def _strict_schema() -> dict[str, Any]:
    plain = BaseModel.model_json_schema.__func__(Reply)  # type: ignore[attr-defined]
    return cast("dict[str, Any]", without_titles(plain))


def reply_schema() -> dict[str, Any]:
    """The strict JSON schema that goes out with each request (a copy of its own)."""
    return copy.deepcopy(_strict_schema())


@cache
def schema_hash() -> str:
    """Twelve hexadecimal digits that change with :func:`reply_schema`: its version."""
    return version_of(_strict_schema())


def version_of(schema: dict[str, Any]) -> str:
    """Twelve hexadecimal digits that change with ``schema``."""
    text = json.dumps(schema, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def without_titles(node: object, names: bool = False) -> object:
    """``node`` without pydantic's titles and docstrings, which cost tokens and say nothing.

    ``names``: the keys of ``node`` are names of fields or definitions, not keywords.
    """
    if isinstance(node, list):
        return [without_titles(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: without_titles(value, names=not names and key in {"properties", "$defs"})
        for key, value in node.items()
        if names or key not in {"title", "description"}
    }


# --- reply to draft --------------------------------------------------------------------------


def parse_reply(text: str) -> Draft:
    """The draft that ``text`` claims.

    Raises ValueError (pydantic's ValidationError is one) where ``text`` is no JSON or not in the
    schema. A row of the wrong shape is no error: it becomes a Misshaped of the draft.
    """
    return draft_of(Reply.model_validate_json(text, strict=True))


def draft_of(reply: Reply) -> Draft:
    """The draft that ``reply`` claims; rows of the wrong shape are listed as misshaped."""
    misshaped: list[Misshaped] = []
    matches: list[DraftMatch] = []
    place: dict[int, int | None] = {}
    for index, raw in enumerate(reply.matches):
        match = _match(raw, f"matches[{index}]", misshaped)
        if match is not None:
            matches.append(match)
        place[index + 1] = None if match is None else len(matches)
    quotes: list[QuoteClaim] = []
    for index, row in enumerate(reply.quotes):
        cells = _cells(_QUOTE, row, f"quotes[{index}]", misshaped)
        if cells is not None:
            quotes.append(_quote(cells, place))
    return Draft(
        kind=reply.kind,
        matches=tuple(matches),
        quotes=tuple(quotes),
        not_speech=tuple(reply.not_speech),
        misshaped=tuple(misshaped),
    )


def _match(raw: ReplyMatch, path: str, misshaped: list[Misshaped]) -> DraftMatch | None:
    """The match that ``raw`` claims; None, and listed as misshaped, without both sides."""
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for index, row in enumerate(raw.facts):
        fact = _fact(row, f"{path}.facts[{index}]", misshaped)
        if fact is None:
            continue
        key, value, evidence = fact
        if key in found and key not in _SEVERAL:
            reason = f"a second {key} row, where only one may stand"
            misshaped.append(Misshaped(f"{path}.facts[{index}]", row, reason))
            continue
        found.setdefault(key, []).append((value, evidence))
    missing = [side for side in ("home", "away") if side not in found]
    if missing:
        whole = json.dumps(raw.model_dump(), ensure_ascii=False, separators=(",", ":"))
        reason = f"a match without the row {' and without the row '.join(missing)}"
        misshaped.append(Misshaped(path, whole, reason))
        return None

    rows = [
        cells
        for index, row in enumerate(raw.events)
        if (cells := _cells(_EVENT, row, f"{path}.events[{index}]", misshaped)) is not None
    ]
    # A row that speaks of extra time, even a misshaped one, or an event that can only be of it,
    # forbids to take 98 for 90+8.
    long_play = any(row.split("|", 1)[0] == "extra_time" for row in raw.facts) or any(
        time.isdecimal() and int(time) > _FULL_TIME + MOST_STOPPAGE for _, _, _, time, _ in rows
    )
    stoppage = raw.sport == "football" and not long_play
    events = [_event(cells, stoppage) for cells in rows]

    def texts(key: str) -> tuple[TextClaim, ...]:
        return tuple(TextClaim(value, evidence) for value, evidence in found.get(key, ()))

    def text(key: str) -> TextClaim | None:
        return next(iter(texts(key)), None)

    def score(key: str) -> ScoreClaim | None:
        for value, evidence in found.get(key, ()):
            home, _, away = value.partition("-")
            return ScoreClaim(int(home), int(away), evidence)
        return None

    def yes(key: str) -> tuple[int, ...] | None:
        return next((evidence for _, evidence in found.get(key, ())), None)

    return DraftMatch(
        sport=raw.sport,
        home=texts("home")[0],
        away=texts("away")[0],
        ground=yes("ground"),
        competition=text("competition"),
        stage=text("stage"),
        venue=text("venue"),
        city=text("city"),
        dates=texts("date"),
        score=score("score"),
        half_time=score("half_time"),
        aggregate=score("aggregate"),
        first_leg=score("first_leg"),
        shoot_out=score("shoot_out"),
        extra_time=yes("extra_time"),
        result=text("result"),
        winner=text("winner"),
        advanced=text("advanced"),
        next_opponents=texts("next"),
        events=tuple(events),
        headline=raw.headline or None,
        blurb=raw.blurb or None,
    )


def _fact(
    row: str, path: str, misshaped: list[Misshaped]
) -> tuple[str, str, tuple[int, ...]] | None:
    """Key, value and sentences of a fact row; None, and listed, where it has another shape."""
    key = row.split("|", 1)[0]
    if key not in _FACTS:
        misshaped.append(Misshaped(path, row, f"{_short(key)} is no key of a fact"))
        return None
    cells = _cells((_one_of("key", (key,)), _FACTS[key], _SENTENCES), row, path, misshaped)
    return None if cells is None else (cells[0], cells[1], _numbers(cells[2]))


def _cells(
    shape: tuple[_Cell, ...], row: str, path: str, misshaped: list[Misshaped]
) -> list[str] | None:
    """The cells of ``row``; None, and listed as misshaped, where it has another shape."""
    cells = row.split("|")
    if len(cells) != len(shape):
        names = "|".join(cell.name for cell in shape)
        reason = f"{len(cells)} cells instead of {len(shape)} ({names})"
        misshaped.append(Misshaped(path, row, reason))
        return None
    for cell, text in zip(shape, cells, strict=True):
        if cell.name == "key":
            continue
        if not _fits(cell, text):
            reason = f"{cell.name} must be {cell.wanted}, not {_short(text)}"
            misshaped.append(Misshaped(path, row, reason))
            return None
    return cells


def _event(cells: list[str], stoppage: bool) -> EventClaim:
    kind, player, side, time, sentences = cells
    minute, added, when = _time(time, stoppage)
    return EventClaim(
        kind=cast(EventKind, kind),
        player=player or None,
        side=cast(Side, side),
        minute=minute,
        added=added,
        when=when,
        evidence=_numbers(sentences),
    )


def _time(cell: str, stoppage: bool) -> tuple[int | None, int | None, str | None]:
    """Minute, added time and words. ``stoppage``: a bare 98 is stoppage time, so 90 and 8.

    Minutes from 91 to 120 are extra time where it was played (the result's convention).
    """
    if not cell:
        return None, None, None
    regular, plus, added = cell.partition("+")
    if not regular.isdecimal() or (plus and not added.isdecimal()):
        return None, None, cell
    minute = int(regular)
    if plus:
        return minute, int(added), None
    if not stoppage:
        return minute, None, None
    return (*in_play(minute, None, extra_time=False), None)


def _quote(cells: list[str], place: Mapping[int, int | None]) -> QuoteClaim:
    """``place`` tells where the reply's matches went: one that was misshaped is nowhere."""
    spans, speaker, as_written, role, match, sentences = cells
    number = int(match) if match else None
    return QuoteClaim(
        spans=_numbers(spans),
        speaker=speaker or None,
        as_written=as_written or None,
        role=role or None,
        match=None if number is None else place.get(number, number),
        evidence=_numbers(sentences),
    )


def _numbers(cell: str) -> tuple[int, ...]:
    return tuple(int(number) for number in cell.split(","))


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


# --- draft to reply --------------------------------------------------------------------------


def render_reply(draft: Draft) -> str:
    """``draft`` as a model would have to write it: compact JSON, misshaped rows left out.

    Raises ValueError where the draft cannot be written in the format (a name with ``|`` in it,
    a claim without evidence, a minute beside words for it).
    """
    reply = {
        "kind": draft.kind,
        "matches": [
            {
                "sport": match.sport,
                "facts": _fact_rows(match),
                "events": [_event_row(event) for event in match.events],
                "headline": match.headline or "",
                "blurb": match.blurb or "",
            }
            for match in draft.matches
        ],
        "quotes": [_quote_row(quote) for quote in draft.quotes],
        "not_speech": list(draft.not_speech),
    }
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":"))


def _fact_rows(match: DraftMatch) -> list[str]:
    return [row for key in FACT_KEYS for row in _rows_of(match, key)]


_FIELDS = {"date": "dates", "next": "next_opponents"}
"""Fields of a DraftMatch that are not called as their key."""


def _rows_of(match: DraftMatch, key: str) -> list[str]:
    claim: object = getattr(match, _FIELDS.get(key, key))
    if claim is None:
        return []
    if key in _SEVERAL:
        return [_fact_row(key, c.value, c.evidence) for c in cast("tuple[TextClaim, ...]", claim)]
    if isinstance(claim, ScoreClaim):
        return [_fact_row(key, f"{claim.home}-{claim.away}", claim.evidence)]
    if isinstance(claim, TextClaim):
        return [_fact_row(key, claim.value, claim.evidence)]
    return [_fact_row(key, "yes", cast("tuple[int, ...]", claim))]


def _fact_row(key: str, value: str, evidence: tuple[int, ...]) -> str:
    shape = (_one_of("key", (key,)), _FACTS[key], _SENTENCES)
    return _written(shape, (key, value, _commas(evidence)))


def _event_row(event: EventClaim) -> str:
    if event.added is not None and event.minute is None:
        raise ValueError("an event with added time and no minute cannot be written")
    if event.when is not None and event.minute is not None:
        raise ValueError("an event with a minute and words for it cannot be written")
    time = event.when or ""
    if event.minute is not None:
        time = str(event.minute) if event.added is None else f"{event.minute}+{event.added}"
    player = event.player or ""
    return _written(_EVENT, (event.kind, player, event.side or "", time, _commas(event.evidence)))


def _quote_row(quote: QuoteClaim) -> str:
    cells = (
        _commas(quote.spans),
        quote.speaker or "",
        quote.as_written or "",
        quote.role or "",
        "" if quote.match is None else str(quote.match),
        _commas(quote.evidence),
    )
    return _written(_QUOTE, cells)


def _written(shape: tuple[_Cell, ...], cells: tuple[str, ...]) -> str:
    row = "|".join(cells)
    misshaped: list[Misshaped] = []
    if _cells(shape, row, "", misshaped) is None:
        raise ValueError(f"{misshaped[0].reason}: {_short(row)}")
    return row


def _commas(numbers: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in numbers)


_EVENT_PATH = re.compile(r"matches\[([0-9]{1,4})\]\.events\[([0-9]{1,4})\]")
_FACT_PATH = re.compile(r"matches\[([0-9]{1,4})\]\.([a-z_]{1,20})")
_QUOTE_PATH = re.compile(r"quotes\[([0-9]{1,4})\]")


def row_at(draft: Draft, path: str) -> str | None:
    """The row in which ``draft`` made the claim that ``path`` names, None where there is none.

    ``path`` is that of a finding: ``matches[0].events[2].minute``, ``matches[0].score``,
    ``quotes[1].speaker``.
    """
    finders: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
        (_EVENT_PATH, lambda m: _event_row(draft.matches[int(m[1])].events[int(m[2])])),
        (_FACT_PATH, lambda m: _fact_at(draft.matches[int(m[1])], m[2])),
        (_QUOTE_PATH, lambda m: _quote_row(draft.quotes[int(m[1])])),
    )
    for pattern, find in finders:
        if m := pattern.match(path):
            try:
                return find(m)
            except (IndexError, ValueError):
                return None
    return None


def _fact_at(match: DraftMatch, name: str) -> str | None:
    keys = {field: key for key, field in _FIELDS.items()}
    key = keys.get(name, name)
    if key in {"headline", "blurb"}:
        return cast("str | None", getattr(match, key))
    if key not in _FACTS:
        return None
    return "; ".join(_rows_of(match, key)) or None
