from __future__ import annotations

import pytest

from summarizer.cli.outcomes import Outcome, exit_code, line_of
from summarizer.errors import (
    AccessDenied,
    ChecksFailed,
    ConfigurationError,
    Internal,
    NotAWire,
    NotFound,
    Refused,
    ServerUnavailable,
    SummarizerError,
)
from tests.page.samples import cup_tie


@pytest.mark.parametrize(
    ("failed", "done", "code"),
    [
        ([], 3, 0),
        ([], 0, 0),
        ([NotAWire], 2, 1),
        ([ServerUnavailable], 1, 1),
        ([ConfigurationError], 1, 1),
        ([NotAWire, NotFound], 0, 2),
        ([ConfigurationError], 0, 3),
        ([NotAWire, ConfigurationError], 0, 3),
        ([ServerUnavailable], 0, 4),
        ([AccessDenied, Refused], 0, 4),
        ([NotAWire, ServerUnavailable], 0, 4),
        ([ChecksFailed], 0, 1),
        ([NotAWire, ChecksFailed], 0, 1),
        ([Internal], 0, 1),
    ],
)
def test_the_exit_code_says_how_the_run_ended(
    failed: list[type[SummarizerError]], done: int, code: int
) -> None:
    """The contract's table: what failed, and whether anything else was done."""
    assert exit_code(failed, done) == code


def test_a_line_has_the_fields_of_the_contract() -> None:
    """``input, outcome, reason, summary, error``, in that order, null where there is nothing."""
    _, summary = cup_tie()
    line = line_of(Outcome("a.txt", "summarised", summary=summary))
    assert list(line) == ["input", "outcome", "reason", "summary", "error"]
    assert line["summary"]["run"]["schema"] == "5f2c"
    assert (line["reason"], line["error"]) == (None, None)
    held = line_of(Outcome("b.txt", "held", reason="embargo"))
    assert held == {
        "input": "b.txt",
        "outcome": "held",
        "reason": "embargo",
        "summary": None,
        "error": None,
    }
    missing = NotFound("missing")
    failed = line_of(Outcome("c.txt", "failed", reason=missing.message, error=missing))
    assert failed["error"] == {"code": "not-found", "message": "missing", "hint": "check the path"}


def test_a_fault_of_our_own_is_named_in_one_line() -> None:
    """Its kind, its words and the place where it arose are told, without a traceback."""
    try:
        dict[str, str]()["side"]
    except KeyError as fault:
        error = Internal.met(fault, "a.txt")
    assert error.message.startswith("internal fault: KeyError: 'side' at test_outcomes.py:")
    assert error.code == "internal" and error.hint
