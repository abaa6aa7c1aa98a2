"""House style: what desks differ in, read from one file that a desk edits.

The file that comes with the package (``style.toml`` beside this module) is the default and shows
every key. A bad file is a ConfigurationError that names the key and its line.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import ConfigurationError

__all__ = ["Style", "default_style", "load_style"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ScoreStyle(_Part):
    """``order``: who stands first, and whose figure."""

    separator: Literal["-", "–", ":"] = "-"
    order: Literal["winner", "home"] = "winner"


class WordStyle(_Part):
    """Spellings."""

    half_time: Literal["half-time", "halftime"] = "half-time"
    shoot_out: Literal["shoot-out", "shootout"] = "shoot-out"
    stoppage_time: Literal["stoppage time", "injury time", "added time"] = "stoppage time"
    equalised: Literal["equalised", "equalized"] = "equalised"


class QuotationStyle(_Part):
    """The marks around a quotation; what stands inside is the wire's."""

    marks: Literal["double", "single"] = "double"


class LongestStyle(_Part):
    """A desk's own upper limits, in the channel's unit."""

    push: Annotated[int, Field(ge=40, le=178)] = 178
    x: Annotated[int, Field(ge=40, le=280)] = 280
    headline: Annotated[int, Field(ge=20, le=55)] = 55


class Style(_Part):
    """What a desk's house style says of blurbs; see ``style.toml``."""

    score: ScoreStyle = ScoreStyle()
    words: WordStyle = WordStyle()
    quotations: QuotationStyle = QuotationStyle()
    longest: LongestStyle = LongestStyle()

    def most(self, channel: str) -> int | None:
        """The desk's upper limit for ``channel``, None where it has none of its own."""
        return getattr(self.longest, channel, None)


@cache
def default_style() -> Style:
    """The style that comes with the package."""
    text = files("summarizer.blurbs").joinpath("style.toml").read_text(encoding="utf-8")
    return _parsed(text, "style.toml")


def load_style(path: str | os.PathLike[str]) -> Style:
    """The style in the TOML file at ``path``; what it leaves out is as in the default.

    Raises ConfigurationError that names the file, the line and the key. For example:

    >>> try:
    ...     style = load_style("no/such/desk.toml")
    ... except ConfigurationError as error:
    ...     print(error.hint)
    check the path
    """
    name = os.fspath(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise ConfigurationError(
            f"the style {name} cannot be read: {fault.strerror or fault}", hint="check the path"
        ) from fault
    except UnicodeDecodeError as fault:
        raise ConfigurationError(
            f"the style {name} is no UTF-8 text", hint="save it as UTF-8"
        ) from fault
    return _parsed(text, name)


def _parsed(text: str, name: str) -> Style:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ConfigurationError(
            f"the style {name} is no TOML: {fault}", hint="correct that line"
        ) from fault
    try:
        return Style.model_validate(told)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        key = tuple(str(part) for part in first["loc"])
        line = _line_of(text, key)
        where = f"the style {name}, line {line}" if line else f"the style {name}"
        raise ConfigurationError(
            f"{where}: {'.'.join(key)} {_wanted(first)}", hint="style.toml shows every key"
        ) from fault


def _wanted(error: Any) -> str:  # noqa: ANN401  pydantic's own dict
    if error["type"] == "extra_forbidden":
        return "is no key of a style"
    got = repr(error["input"])
    got = got if len(got) <= 40 else got[:39] + "…"
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return f"must be {context['expected']}, not {got}"
    if error["type"] == "greater_than_equal":
        return f"must be {context['ge']} or more, not {got}"
    if error["type"] == "less_than_equal":
        return f"must be {context['le']} or less, not {got}"
    return f"has a value of another kind: {got}"


def _line_of(text: str, key: tuple[str, ...]) -> int | None:
    """The line, from 1, on which ``key`` is set or its table opened."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        told = line.strip()
        if told.startswith("["):
            table = _parts(told[1:].partition("]")[0])
            if table == key:
                return number
        elif "=" in told and not told.startswith("#"):
            here = (*table, *_parts(told.partition("=")[0]))
            # A table in one line, "score = { … }", holds its keys.
            if here == key or (here == key[: len(here)] and "{" in told):
                return number
    return None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))
