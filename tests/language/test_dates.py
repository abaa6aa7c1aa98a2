"""Days as a wire writes them, brought to calendar dates."""

from __future__ import annotations

import pytest

from summarizer.language.dates import day_and_month, resolve_date


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("Saturday", "2026-05-02", "2026-05-02"),
        ("Saturday", "2026-05-02T18:00:00Z", "2026-05-02"),
        ("Saturday", "2026-05-02T18:00:00+02:00", "2026-05-02"),
        ("Saturday night", "2026-05-03T00:15:00-05:00", "2026-05-02"),
        ("Wednesday", "2026-04-11T18:00:00.000Z", "2026-04-08"),
        ("2 May", "2026-05-09T18:00:00Z", "2026-05-02"),
        ("December 30", "2026-01-02T09:00:00Z", "2025-12-30"),
    ],
)
def test_a_day_is_fixed_by_a_publication_with_or_without_its_time(
    words: str, published: str, day: str
) -> None:
    """2 May 2026 was a Saturday, 8 April a Wednesday."""
    assert resolve_date((words,), published) == day


def test_the_weekday_after_a_publication_with_its_time_is_left_open() -> None:
    """18:00 in Greenwich on Saturday is Sunday in Auckland: that day or the Sunday before."""
    assert resolve_date(("Sunday",), "2026-05-02T18:00:00Z") is None
    assert resolve_date(("Sunday",), "2026-05-02") == "2026-04-26"


@pytest.mark.parametrize("published", [None, "", "2026", "2026-05-0212"])
def test_without_a_day_of_publication_no_year_is_made_up(published: str | None) -> None:
    """A weekday, a day and a month fix no year."""
    assert resolve_date(("Saturday, 2 May",), published) is None


def test_day_and_month_are_told_without_a_year() -> None:
    """Both orders, ordinals; no 31st of June, no month alone."""
    assert day_and_month("on May 2") == day_and_month("2nd of May") == (5, 2)
    assert day_and_month("29 February") == (2, 29)
    assert day_and_month("31 June") is None
    assert day_and_month("in May") is None


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("Sunday", "0001-01-01T00:00:00Z", None),
        ("Saturday", "0001-01-01T00:00:00+14:00", None),
        ("Friday", "0001-01-03T00:00:00Z", None),
        ("Sunday", "0001-01-03", None),
        ("Monday", "0001-01-03", "0001-01-01"),
        ("December 31", "9999-12-31T23:59:59-12:00", "9999-12-31"),
        ("Friday", "9999-12-31T23:59:59-12:00", "9999-12-31"),
    ],
)
def test_a_publication_at_either_end_of_the_calendar_costs_at_most_the_date(
    words: str, published: str, day: str | None
) -> None:
    """1 January of year 1 was a Monday, 31 December 9999 is a Friday; no day is outside them."""
    assert resolve_date((words,), published) == day
