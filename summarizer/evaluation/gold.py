"""Gold: what a careful reader found in a wire, in one form whatever file it came in.

What the files look like is known to the modules ``gold_wires``, ``gold_oracle`` and
``gold_attributions``; :mod:`summarizer.evaluation.gold_files` tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Dialect", "Gold", "GoldEvent", "GoldMatch", "GoldQuote", "OtherMatch", "Pair"]

Pair = tuple[int, int]

Dialect = Literal["wire", "oracle", "attributions"]
"""``wire``: all that a wire says. ``oracle``: the matches as a database has them, whatever the wire
says of them. ``attributions``: quotations with the words that name their source, nothing else."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A goal, card or other event; ``team`` gains the goal, or is the player's.

    ``told`` says whether the wire tells a goal, None where nobody has listed that; ``minute`` and
    ``added`` are then the wire's. ``aliases`` are other forms of the player's name.
    """

    kind: str
    player: str | None
    team: str | None
    minute: int | None
    added: int | None
    when: str | None = None
    stated: bool | None = None
    told: bool | None = True
    surname: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldMatch:
    """A match; ``values`` holds the single facts by name, None for what is told to be absent."""

    home: str
    away: str
    values: dict[str, Any]
    events: tuple[GoldEvent, ...]
    next_opponents: tuple[str, ...]
    complete: frozenset[str]
    """The names of facts that the gold file speaks of: what it lacks there is not in the wire."""
    codes: tuple[str | None, str | None] = (None, None)
    """Short forms of the two names, as ``NVL``."""
    score_told: bool = True

    def names(self, side: Literal["home", "away"]) -> tuple[str, ...]:
        """The name of a side and its code, where there is one."""
        name, code = (self.home, self.codes[0]) if side == "home" else (self.away, self.codes[1])
        return (name, code) if code else (name,)


@dataclass(frozen=True, slots=True)
class OtherMatch:
    """Another match that the wire tells of: its score, and the scorers of the goals it tells.

    A side that the wire does not name is None.
    """

    home: str | None
    away: str | None
    score: Pair | None
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Direct speech by the character spans of its parts.

    ``speaker`` is the fullest name, ``as_written`` the words at the attribution; None where the
    wire does not say, or the gold does not. ``no_source``: annotators looked and name none.
    """

    spans: tuple[Pair, ...]
    speaker: str | None
    role: str | None
    as_written: str | None
    no_source: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one wire.

    ``kind`` is None where the gold does not speak of it. ``other_matches`` is None where nobody
    has listed them. ``all_quotes``: what is not among ``quotes`` is no speech.
    """

    name: str
    dialect: Dialect
    kind: str | None
    matches: tuple[GoldMatch, ...]
    quotes: tuple[GoldQuote, ...]
    not_speech: tuple[str, ...] = field(default=())
    other_matches: tuple[OtherMatch, ...] | None = None
    all_quotes: bool = False
