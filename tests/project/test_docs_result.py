"""docs/result.md lists the rules and the errors that there are."""

from __future__ import annotations

import re

from summarizer import errors
from summarizer.checking import RULES

from .commands import ROOT

_ROW = re.compile(r"^\| `([^`]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
_FINDINGS, _ERRORS = (ROOT / "docs" / "result.md").read_text("utf-8").split("\n## Errors\n")
# Never raised as such; callers catch them.
_BASES = {errors.SummarizerError, errors.EngineError}


def test_every_rule_is_listed_with_its_reason() -> None:
    """A rule that is added, renamed or worded anew needs its row."""
    assert {rule: (about, says) for rule, about, says in _ROW.findall(_FINDINGS)} == RULES


def test_every_error_is_listed() -> None:
    """Each error that is raised has its row: code, class, whether to try again."""
    kinds = {getattr(errors, name) for name in errors.__all__} - _BASES
    rows = {(kind.code, f"`{kind.__name__}`", "yes" if kind.retryable else "no") for kind in kinds}
    assert set(_ROW.findall(_ERRORS)) == rows
