"""One Summarizer for the whole process, made at import as a plugin would make it.

With PRELOADED set it is at work before the server forks: its background thread, its client and a
connection exist in the parent.
"""

from __future__ import annotations

import os
from typing import Any

from summarizer import Suggestions, Summarizer, SummarizerError

__all__ = ["SUMMARIZER", "answer_of", "problem_of"]

SUMMARIZER = Summarizer()
SUMMARIZER.load()
if "PRELOADED" in os.environ:
    SUMMARIZER.suggest("Norvale beat Port Ellan 2-1 on Saturday.")


def answer_of(found: Suggestions) -> dict[str, Any]:
    """What a desk's page would show."""
    (match,) = found.summary.matches
    assert match.home.name is not None
    first = match.home.evidence[0]
    return {
        "pid": os.getpid(),
        "engine": found.summary.run.engine,
        "home": match.home.name,
        "sentence": found.wire.text[first.start : first.end],
        "quotes": [quote.text for quote in found.quotes],
    }


def problem_of(error: SummarizerError) -> dict[str, Any]:
    """What a desk's page would show instead."""
    return {
        "pid": os.getpid(),
        "error": error.code,
        "hint": error.hint,
        "retryable": error.retryable,
    }
