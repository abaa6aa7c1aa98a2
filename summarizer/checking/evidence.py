"""Evidence: every claim cites sentences that exist, may bear facts, and say something of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from summarizer.checking.problems import Problem
from summarizer.checking.view import View
from summarizer.wire import BODY_LABELS

__all__ = ["cited"]


def cited(view: View, path: str, value: str, evidence: tuple[int, ...]) -> Iterator[Problem]:
    """Judge the sentence numbers of the claim at ``path``: given, existing, of a bearing label.

    A number that cannot be used is dropped from the evidence; where none is left, so is the claim.
    """
    if not evidence:
        yield Problem("evidence-given", path, value)
        return
    usable = bool(view.usable(evidence))
    severity: Literal["error", "warning"] = "warning" if usable else "error"
    for n in dict.fromkeys(evidence):
        where = f"{path}.evidence[{n}]"
        if not 1 <= n <= view.count:
            detail = f"sentence {n} of {view.count}"
            yield Problem("evidence-exists", where, str(n), severity, detail)
        elif view.label(n) not in BODY_LABELS:
            detail = f"sentence {n} is marked {view.label(n)}"
            yield Problem("evidence-label", where, str(n), severity, detail)
    if not usable:
        yield Problem("evidence-given", path, value)
