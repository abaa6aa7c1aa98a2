from __future__ import annotations

import pytest

from summarizer.reading.telegraph import day_and_time


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("GMT", "+00:00"),
        ("UTC", "+00:00"),
        ("WET", "+00:00"),
        ("BST", "+01:00"),
        ("WEST", "+01:00"),
        ("CET", "+01:00"),
        ("MEZ", "+01:00"),
        ("CEST", "+02:00"),
        ("MESZ", "+02:00"),
        ("EET", "+02:00"),
        ("EEST", "+03:00"),
        ("EST", "-05:00"),
        ("EDT", "-04:00"),
        ("CST", "-06:00"),
        ("CDT", "-05:00"),
        ("MST", "-07:00"),
        ("MDT", "-06:00"),
        ("PST", "-08:00"),
        ("PDT", "-07:00"),
        ("XYZ", ""),
    ],
)
def test_zones(zone: str, offset: str) -> None:
    """The letters of a zone are its offset; letters that are none leave the time without one."""
    assert day_and_time(f"251652 {zone} Jul 26") == f"2026-07-25T16:52:00{offset}"
