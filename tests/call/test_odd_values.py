"""What a plugin's settings may hand over by mistake is told with what to do, and at once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from summarizer import ConfigurationError, InputError, Summarizer, blurb, suggest, summarize
from summarizer.blurbs import blurbs

WIRE = "Norvale beat Port Ellan 2-1 on Saturday."


@pytest.mark.parametrize("deadline", ["8", [], 10**400, float("nan"), float("inf"), 0, -1, True])
def test_a_deadline_is_a_number_of_seconds(deadline) -> None:
    """Text out of a form, too, is told before the wire is read."""
    with pytest.raises(ConfigurationError, match="number of seconds") as told:
        Summarizer("offline").suggest(WIRE, deadline=deadline)
    assert told.value.hint


@pytest.mark.parametrize("now", ["2026-11-28", 5, date(2026, 1, 1), datetime(2026, 1, 1)])  # noqa: DTZ001
def test_a_time_has_its_zone(now) -> None:
    """What is no datetime, or has no zone, is told with how to get one."""
    with pytest.raises(ConfigurationError, match="with its zone") as told:
        suggest(WIRE, now=now)
    assert told.value.hint == "give datetime.now(UTC)"


@pytest.mark.parametrize("given", [{"model": 5}, {"base_url": 5}, {"api_key": b"k"}])
def test_settings_are_text(given) -> None:
    """A number or bytes for model, URL or key."""
    with pytest.raises(ConfigurationError, match=f"{next(iter(given))} must be text"):
        Summarizer(**given)


@pytest.mark.parametrize("channel", ["tweet", None, 5, ["x"]])
def test_an_unknown_channel_is_told_with_those_there_are(channel) -> None:
    """For one blurb, for several, and by a Summarizer."""
    summary = summarize(WIRE)
    for ask in (
        lambda: blurb(summary, channel),
        lambda: blurbs(summary, channels=("x", channel)),
        lambda: Summarizer("offline").blurbs(summary, channels=("x", channel)),
    ):
        with pytest.raises(ConfigurationError, match="unknown channel") as told:
            ask()
        assert told.value.hint == "use push, x, standfirst, seo, headline"


def test_a_folder_is_no_wire(tmp_path: Path) -> None:
    """It is told at once, whatever is in it: a CMS that hands over a folder has lost a name."""
    (tmp_path / "a.txt").write_text(WIRE)
    with pytest.raises(InputError, match="a folder") as told:
        suggest(tmp_path)
    assert told.value.hint == "read_all(), summarizer read and summarizer summarize take them all"
    assert told.value.input == str(tmp_path)
