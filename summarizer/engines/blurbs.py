"""What a model is asked for blurbs, and the form of its answer. Pure.

The request shows checked facts and no wire. A quotation is named by its number and never shown,
so that it cannot be altered.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ConfigDict

from summarizer.engines.prompts import blurbs_text, blurbs_version
from summarizer.engines.reply import version_of, without_titles
from summarizer.engines.request import MAX_OUTPUT_TOKENS, Request, shown

__all__ = [
    "CANDIDATES",
    "BlurbReply",
    "MatchCandidates",
    "blurb_schema",
    "blurb_schema_hash",
    "build_blurb_request",
]

CANDIDATES = 3
"""How many texts a model is asked for, for each channel of each match."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MatchCandidates(_Strict):
    """Texts for one match, by channel."""

    push: list[str]
    x: list[str]
    standfirst: list[str]
    seo: list[str]
    headline: list[str]


class BlurbReply(_Strict):
    """A reply as it came, one entry for each match in the order of the facts."""

    matches: list[MatchCandidates]

    @classmethod
    def model_json_schema(cls, *_args: object, **_options: object) -> dict[str, Any]:
        """The strict schema, built once: clients ask for it again at every call."""
        return blurb_schema()


@cache
def _schema() -> dict[str, Any]:
    plain = BaseModel.model_json_schema.__func__(BlurbReply)  # type: ignore[attr-defined]
    return cast("dict[str, Any]", without_titles(plain))


def blurb_schema() -> dict[str, Any]:
    """The strict JSON schema of a reply (a copy of its own)."""
    return copy.deepcopy(_schema())


@cache
def blurb_schema_hash() -> str:
    """Twelve hexadecimal digits that change with :func:`blurb_schema`."""
    return version_of(_schema())


def build_blurb_request(
    facts: Sequence[Mapping[str, Any]],
    wanted: Sequence[str],
    model: str,
    *,
    limits: Mapping[str, int],
    style: str,
    max_tokens: int = MAX_OUTPUT_TOKENS,
) -> Request:
    """The request for blurbs of ``facts``, one object for each match, for the channels ``wanted``.

    ``limits`` are the lengths that the prompt names (``push``, ``x``, ``headline`` and
    ``essentials``), ``style`` is the house style in words.
    """
    told = {"wanted": list(wanted), "matches": [_shown(match) for match in facts]}
    return Request(
        model=model,
        messages=(
            {
                "role": "system",
                "content": blurbs_text(candidates=CANDIDATES, style=style, **limits),
            },
            {
                "role": "user",
                "content": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
            },
        ),
        max_tokens=max_tokens,
        schema=blurb_schema(),
        prompt=blurbs_version(),
        schema_version=blurb_schema_hash(),
        name="blurbs",
        reask="blurbs_reask.md",
    )


def _shown(value: Any) -> Any:  # noqa: ANN401  what JSON holds
    """``value`` with every text of a wire on one line, without what hides or reorders."""
    if isinstance(value, str):
        return value if value.startswith("[q") and value.endswith("]") else shown(value)
    if isinstance(value, Mapping):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(item) for item in value]
    return value
