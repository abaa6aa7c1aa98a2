"""Reading gold files: which dialect one is in, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.errors import InputError, NotFound
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.gold_attributions import attribution_gold
from summarizer.evaluation.gold_oracle import oracle_gold
from summarizer.evaluation.gold_wires import wire_gold

__all__ = ["read_gold"]

_EXPECTED = (
    "expected `kind`, `matches` and `quotes` (a wire's gold), `matches` with `goals` "
    "(a database's), or `direct_quotes` (annotated quotations)"
)


def read_gold(path: Path, text: str, *, told: Path | None = None) -> Gold:
    """The gold in ``path`` for the wire ``text``.

    ``told`` is the file that lists what the wire tells of a database's goals; for gold in another
    dialect it is not looked at. Raises :class:`InputError` for what is no gold, naming the file.
    """
    raw = _json(path)
    listed = None
    try:
        if "direct_quotes" in raw:
            return attribution_gold(raw, path, text)
        if {"kind", "matches", "quotes"} <= raw.keys():
            return _sound(wire_gold(raw, path, text))
        if _is_oracle(raw):
            listed = _json(told) if told is not None else None
            return _sound(oracle_gold(raw, path, listed))
    except KeyError as exc:
        raise _other_form(path, told if listed else None, f"{exc.args[0]!r} is missing") from exc
    except (AttributeError, IndexError, TypeError, ValueError) as exc:
        raise _other_form(path, told if listed else None, str(exc)) from exc
    keys = ", ".join(sorted(map(str, raw))[:8]) or "none"
    raise InputError(f"{path}: not a gold file: its keys are {keys}", input=str(path),
                     hint=_EXPECTED)  # fmt: skip


def _sound(gold: Gold) -> Gold:
    """``gold``, if names are text and minutes figures; raises ValueError with what is not.

    What is wrong with a file shows here and not as a fault of the engine that is measured by it.
    """
    for m in gold.matches:
        names: list[tuple[str, Any]] = [("home", m.home), ("away", m.away)]
        for what, name in names:
            if not isinstance(name, str) or not name.strip():
                raise ValueError(f"{what}: {name!r} is no name")
        for e in m.events:
            people: list[tuple[str, Any]] = [("player", e.player), ("team", e.team)]
            for what, told in people:
                if told is not None and not isinstance(told, str):
                    raise ValueError(f"{what} of a {e.kind}: {told!r} is no name")
            minute: Any = e.minute
            if minute is not None and type(minute) is not int:
                raise ValueError(f"minute of a {e.kind}: {minute!r} is no figure")
    return gold


def _is_oracle(raw: dict[str, Any]) -> bool:
    matches = raw.get("matches")
    return (
        isinstance(matches, list)
        and "kind" not in raw
        and all(isinstance(m, dict) and "goals" in m for m in matches)
    )


def _json(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as exc:
        raise NotFound(f"{path}: there is no gold file", input=str(path)) from exc
    except (ValueError, OSError, RecursionError) as exc:
        raise InputError(f"{path}: not a gold file ({exc})", input=str(path)) from exc
    if not isinstance(raw, dict):
        raise InputError(f"{path}: not a gold file: no object", input=str(path), hint=_EXPECTED)
    return raw


def _other_form(path: Path, told: Path | None, why: str) -> InputError:
    files = f"{path}" if told is None else f"{path} or {told}"
    return InputError(f"{files}: not in the form of a gold file: {why}", input=str(path),
                      hint=_EXPECTED)  # fmt: skip
