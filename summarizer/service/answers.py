"""What the service answers with: the models that stand in its OpenAPI document."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.blurbs import Blurb
from summarizer.summary import Summary

__all__ = ["Accepted", "BatchProgress", "Blurbs", "Health", "Summarised"]

Outcome = Literal["summarised", "held", "killed", "skipped"]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


_CHARSET = Field(description="what the wire's bytes were read as")
_GUESSED = Field(description="nothing told it, or what was told was wrong: look at the names")


class Summarised(_Answer):
    """What became of one wire. ``summary`` is null where the gate held it back, for ``reason``."""

    id: str = Field(description="asks for it again at /v1/summaries/{id}")
    outcome: Outcome
    reason: str | None
    summary: Summary | None
    evidence: str | None = Field(description="path of the evidence page")
    charset: str = _CHARSET
    charset_guessed: bool = _GUESSED


class Blurbs(_Answer):
    """Blurbs for the channels that were asked for, one each for each match of the wire."""

    id: str
    outcome: Outcome
    reason: str | None
    blurbs: tuple[Blurb, ...]
    charset: str = _CHARSET
    charset_guessed: bool = _GUESSED


class Accepted(_Answer):
    """A batch that was taken on: it will be done, whatever becomes of the process."""

    id: str
    status: str = Field(description="path of its state")
    results: str = Field(description="path of its results")


class BatchProgress(_Answer):
    """How far a batch is. ``stopped`` says why nothing goes on, where that is so."""

    id: str
    accepted: str = Field(description="when, UTC")
    done: bool
    wires: int
    outcomes: dict[str, int] = Field(description="how many inputs came out how; open: to be done")
    stopped: str | None


class Health(_Answer):
    """How the service is: ``engine`` says who reads, ``inside`` how many wires are at work."""

    status: Literal["ok", "stopping"]
    engine: str
    version: str
    inside: int
