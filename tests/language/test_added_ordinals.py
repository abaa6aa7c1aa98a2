"""Stoppage time that is told as an ordinal: "the 90+3rd minute"."""

from __future__ import annotations

import pytest

from summarizer.language.times import minutes_in


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ("in the 90+3rd minute", [(90, 3)]),
        ("in the 45+2nd minute", [(45, 2)]),
        ("in the 45+1st-minute", [(45, 1)]),
        ("in the 90 + 4th minute", [(90, 4)]),
        ("in the 120+11th minute", [(120, 11)]),
        ("in the 45+2nd and 60th minutes", [(45, 2), (60, None)]),
        ("in the 88+3rd minute", []),
        ("in the 93rd minute", [(93, None)]),
    ],
)
def test_added_time_as_an_ordinal(told: str, minutes: list[tuple[int, int | None]]) -> None:
    """The ordinal behind the plus is the stoppage time and no minute of its own."""
    found = minutes_in(f"Ilse Brandt scored {told} of a long day.")
    assert [(m.minute, m.added) for m in found] == minutes
