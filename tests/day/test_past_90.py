"""One desk writes the 95th minute and another 90+5: one goal, told alike."""

from __future__ import annotations

from .samples import differences, item, match, one


def test_95_and_90_plus_5_are_no_difference() -> None:
    """Where no extra time was played both are one moment, and 90+5 is shown."""
    a = match("Norvale", "Ellan", "1-0", events=("goal home 95 Ana Reis",))
    b = match("Norvale", "Ellan", "1-0", events=("goal home 90+5 Ana Reis",))
    made = one(item("a", a), item("b", b))
    (event,) = made.events
    assert event.time is not None and event.time.value is not None
    assert (event.time.value.minute, event.time.value.added) == (90, 5)
    assert differences(made) == []


def test_beside_extra_time_95_is_not_90_plus_5() -> None:
    """The 95th minute of extra time is another than 90+5: the sources contradict each other."""
    a = match("Norvale", "Ellan", "1-0", events=("goal home 95 Ana Reis",), extra_time=True)
    b = match("Norvale", "Ellan", "1-0", events=("goal home 90+5 Ana Reis",), extra_time=True)
    made = one(item("a", a), item("b", b))
    assert differences(made, "contradicts") == [("contradicts", "events[0].time", ["95'", "90+5'"])]
