"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Figure"]


@dataclass(frozen=True)
class Figure:
    """One measured figure; ``target`` is the bound that it is meant to keep, None for none."""

    what: str
    value: float
    unit: str
    target: float | None = None
    detail: str = ""
