"""Evidence: every claim cites sentences that exist, may bear facts, and say something of it."""

from __future__ import annotations

from collections.abc import Iterator

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
    usable = 0
    for n in dict.fromkeys(evidence):
        where = f"{path}.evidence[{n}]"
        if not 1 <= n <= view.count:
            yield Problem("evidence-exists", where, str(n), detail=f"sentence {n} of {view.count}")
        elif view.label(n) not in BODY_LABELS:
            yield Problem(
                "evidence-label", where, str(n), detail=f"sentence {n} is marked {view.label(n)}"
            )
        else:
            usable += 1
    if not usable:
        yield Problem("evidence-given", path, value)
