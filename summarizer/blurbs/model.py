"""What a blurb is: a text for one channel, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from summarizer.errors import ConfigurationError
from summarizer.summary import Finding

__all__ = ["CHANNELS", "Blurb", "Channel", "check_channels"]

Channel = Literal["push", "x", "standfirst", "seo", "headline"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


def check_channels(channels: Iterable[object]) -> None:
    """Raise ConfigurationError where one of ``channels`` is none."""
    for channel in channels:
        if channel not in CHANNELS:
            raise ConfigurationError(
                f"unknown channel {channel!r}"[:80], hint=f"use {', '.join(CHANNELS)}"
            )


class Blurb(BaseModel):
    """One text for one channel, written from checked facts and checked again.

    ``match`` and ``quote`` are indexes into the summary's ``matches`` and ``quotes``; ``quote`` is
    the quotation that stands in ``text``, whole and with its speaker. Either ``text`` or
    ``reason``, why there is none, is null. ``engine`` says who wrote the text: a model, or the
    sentence plans. ``findings`` are the candidates of a model that failed, and what else to know
    of the run; their ``path`` counts the candidates of the channel from 0.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    channel: Channel
    match: int | None
    text: str | None
    reason: str | None
    quote: int | None = None
    engine: Literal["offline", "llm"] = "offline"
    findings: tuple[Finding, ...] = ()
