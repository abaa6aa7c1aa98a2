"""Reading gold files: which dialect one is in, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.errors import InputError, NotFound
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.gold_attributions import attribution_gold
from summarizer.evaluation.gold_forms import Annotations, Database, Told, WireForm, as_form
from summarizer.evaluation.gold_oracle import oracle_gold
from summarizer.evaluation.gold_wires import wire_gold
from summarizer.evaluation.json_files import read_json

__all__ = ["read_gold"]

_EXPECTED = (
    "expected `kind`, `matches` and `quotes` (a wire's gold), `matches` with `goals` "
    "(a database's), or `direct_quotes` (annotated quotations)"
)
_MEND = (
    "mend it there; docs/eval.md lists the keys of gold with `quotes`, `goals` or `direct_quotes`"
)
_EXPECTED_LIST = (
    "a list of told goals has `score_told`, `other_matches` and `goals`, each goal with `scorer`, "
    "`oracle_minute`, `told` and `minute`"
)


def read_gold(path: Path, text: str, *, told: Path | None = None) -> Gold:
    """The gold in ``path`` for the wire ``text``.

    ``told`` is the file that lists what the wire tells of a database's goals; for gold in another
    dialect it is not looked at. Raises :class:`InputError` for what is no gold, or gold of another
    text, naming the file and the place in it.
    """
    raw = _json(path)
    if "direct_quotes" in raw:
        return attribution_gold(as_form(Annotations, raw, path, _MEND), path, text)
    if {"kind", "matches", "quotes"} <= raw.keys():
        return wire_gold(as_form(WireForm, raw, path, _MEND), path, text)
    if "matches" in raw and "kind" not in raw:
        database = as_form(Database, raw, path, _MEND)
        listed = None if told is None else as_form(Told, _json(told), told, _EXPECTED_LIST)
        return oracle_gold(database, path, listed)
    keys = ", ".join(sorted(map(str, raw))[:8]) or "none"
    raise InputError(f"{path}: not a gold file: its keys are {keys}", input=str(path),
                     hint=_EXPECTED)  # fmt: skip


def _json(path: Path) -> dict[str, Any]:
    try:
        raw = read_json(path, called="not a gold file")
    except FileNotFoundError as exc:
        raise NotFound(f"{path}: there is no gold file", input=str(path)) from exc
    if not isinstance(raw, dict):
        raise InputError(f"{path}: not a gold file: no object", input=str(path), hint=_EXPECTED)
    return raw
