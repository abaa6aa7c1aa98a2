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

    def line(self) -> str:
        """It as a line of a table."""
        bound = "" if self.target is None else f"target {self.target:g}"
        row = f"{self.what:<70} {self.value:>8.4g} {self.unit:<7} {bound:<11} {self.detail}"
        return row.rstrip()
