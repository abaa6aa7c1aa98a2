"""Cues: no pattern that is gated by words has a match without one of them."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import summarizer
from summarizer.language.patterns import Cued

CUED = {
    f"{info.name}.{name}": held
    for info in pkgutil.walk_packages(summarizer.__path__, "summarizer.")
    if info.name.startswith(("summarizer.checking", "summarizer.language"))
    for name, held in vars(importlib.import_module(info.name)).items()
    if isinstance(held, Cued)
}


@pytest.mark.parametrize("name", CUED)
def test_every_match_holds_a_cue(name: str) -> None:
    """Whatever the pattern matches by itself is found through its cues as well."""
    cued = CUED[name]
    found: set[str] = set()

    # Many, for a pattern has dozens of branches.
    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(cued.pattern, alphabet=st.characters(max_codepoint=0x2FF)))
    def hold(text: str) -> None:
        m = cued.pattern.search(text)
        if m is not None:
            found.add(m.group())
            again = cued.search(text)
            assert again is not None, m.group()
            assert again.span() == m.span()
            assert [x.span() for x in cued.finditer(text)] == [
                x.span() for x in cued.pattern.finditer(text)
            ]

    hold()
    assert len(found) > 3


def test_a_pattern_is_not_run_without_its_cues() -> None:
    """The cues decide: a match without one of them is not found, so they have to be right."""
    cued = Cued(r"\b(?:won|drew)\b", re.IGNORECASE, cues="won")
    assert cued.search("They WON it")
    assert cued.search("They drew") is None
    assert list(cued.finditer("They drew")) == []
