"""Gold held against the wire it speaks of: its spans lie in it, its words stand there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from summarizer.errors import InputError
from summarizer.evaluation.gold import Pair

__all__ = ["refuse_unless_there", "spans_of", "within"]

_SHOWN = 40
_HINT = "copy the words from the wire as they stand there; or it is the gold of another text"


def within(spans: Iterable[Pair], text: str, path: Path, where: str) -> tuple[Pair, ...]:
    """``spans``, if each is in ``text``; raises InputError, which names ``where`` in ``path``."""
    found = tuple(spans)
    for start, end in found:
        if not 0 <= start <= end <= len(text):
            raise InputError(
                f"{path}: {where}: the gold quotes {start} to {end}, the wire ends at {len(text)}",
                input=str(path),
                hint="count characters of the text as it is decoded; or it is the gold of another",
            )
    return found


def spans_of(parts: Iterable[str], text: str, path: Path, where: str) -> tuple[Pair, ...]:
    """Where ``parts`` stand in ``text``, each after the one before; raises InputError."""
    found: list[Pair] = []
    for part in parts:
        at = text.find(part, found[-1][1] if found else 0)
        if at < 0 or not part:
            raise _not_there(part, path, where)
        found.append((at, at + len(part)))
    return tuple(found)


def refuse_unless_there(pieces: Iterable[str], text: str, path: Path, where: str) -> None:
    """Raise InputError, which names ``where`` in ``path``, for a piece that is not in ``text``."""
    for piece in pieces:
        if not piece or piece not in text:
            raise _not_there(piece, path, where)


def _not_there(piece: str, path: Path, where: str) -> InputError:
    shown = piece if len(piece) <= _SHOWN else f"{piece[: _SHOWN - 1]}…"
    return InputError(
        f"{path}: {where}: the gold has words that are not in the wire: {shown!r}",
        input=str(path),
        hint=_HINT,
    )
