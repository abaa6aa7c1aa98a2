"""Slugs that are used again, orders that come under another id, texts that come again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer import Editions
from summarizer.wire import Wire

from .test_orders_and_revisions import AGENCY, CLIENT, OTHER, TEXT, made, take, wire

SLUG = {"slug": "FBL-Norvale"}
FIRST_DAY, WEEK_LATER = "2026-11-20T18:00:00Z", "2026-11-27T10:00:00Z"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (wire(None, "4", published=FIRST_DAY, **SLUG),
         wire(None, "1", OTHER, published=WEEK_LATER, **SLUG)),
        (wire(None, "1", published=FIRST_DAY, **SLUG),
         wire(None, "1", OTHER, published=WEEK_LATER, **SLUG)),
        (wire(None, None, "Norvale beat Skarholt 2-1.\n", headline="FBL results"),
         wire(None, None, "Port Ellan beat Marn 4-1.\n", headline="FBL results")),
    ],
    ids=["an older version", "the same version", "a headline"],
)  # fmt: skip
def test_another_match_under_a_slug_is_another_story(one: Wire, other: Wire) -> None:
    """It is first, and each of them takes its own versions."""
    editions = Editions()
    assert take(editions, one).verdict == "first"
    second = take(editions, other)
    assert second.verdict == "first"
    assert second.previous is None
    assert take(editions, other).verdict == "repeat"
    newer = replace(other, text=other.text.replace("1", "3"), version="5")
    assert take(editions, newer).identity == second.identity


def test_a_kill_of_last_week_does_not_reach_this_weeks_story() -> None:
    """The slug comes again, and with it a new story."""
    editions = Editions()
    take(editions, wire(None, "1", published=FIRST_DAY, **SLUG))
    take(editions, wire(None, "2", published=FIRST_DAY, status="canceled", **SLUG))
    assert take(editions, wire(None, "3", published=FIRST_DAY, **SLUG)).verdict == "after_kill"
    new = take(editions, wire(None, "1", OTHER, published=WEEK_LATER, **SLUG))
    assert new.verdict == "first"


def test_a_correction_is_not_stopped_by_the_kill_of_a_copy() -> None:
    """The client kills its copy since the agency has corrected; the correction goes on."""
    editions = Editions()
    editions.record(take(editions, wire("a:1", "1")), made(2))
    assert take(editions, wire("c:1", "1", provider="Client")).verdict == "reprint"
    assert take(editions, wire("c:1", "2", provider="Client", status="canceled")).verdict == (
        "killed"
    )
    fixed = wire("a:1", "2", TEXT.replace("2-1", "3-1"), signals=("sig:correction",))
    decision = take(editions, fixed)
    assert decision.verdict == "correction"
    assert editions.record(decision, made(3)).stands


def test_a_copy_of_what_was_reinstated_is_a_copy_of_that() -> None:
    """The killed story came back under a new id: its copies are not dead."""
    editions = Editions()
    take(editions, wire("a:1", "1"))
    take(editions, wire("a:1", "2", status="canceled"))
    assert take(editions, wire("a:2", "1")).verdict == "first"
    copy = take(editions, wire("c:1", "1", provider="Client"))
    assert copy.verdict == "reprint"
    assert [i.key for i in copy.related] == ["a:2"]
    assert "killed" not in copy.reason


@pytest.mark.parametrize(
    "order",
    [
        wire("h:1", text="HOLD\n", slug="FBL-Norvale,HOLD"),
        wire("h:1", text="HOLD\n", slug="FBL-Norvale, HOLD"),
        wire("h:1", text="Hold.\n", slug="FBL-Norvale, Hold For Release"),
        wire(
            "h:1",
            text="Please withdraw our story on FBL-Norvale\n\nThanks.\n",
            headline="Please withdraw our story on FBL-Norvale",
        ),
        wire(None, text="KILL FBL-Norvale\n\nThanks.\n", headline="KILL FBL Norvale"),
        wire("h:1", text="KILL Norvale edge out Skarholt\n\nThanks.\n",
             headline="KILL Norvale edge out Skarholt"),
    ],
    ids=lambda w: w.slug or w.headline,
)  # fmt: skip
def test_a_hold_under_its_own_id_suspends_what_it_names(order: Wire) -> None:
    """What was made of the story is named and does not stand until a newer version goes on."""
    editions = Editions()
    story = wire("a:1", "1", headline="Norvale edge out Skarholt", **SLUG)
    editions.record(take(editions, story), made(2))
    hold = take(editions, order)
    assert (hold.verdict, hold.identity, len(hold.withdraw)) == ("held", AGENCY, 1)
    assert take(editions, story).verdict == "repeat"
    newer = replace(story, version="2", text=f"{story.text}More.\n")
    assert take(editions, newer).verdict == "update"
    # The order is no story of its own that a later order by the slug might mean.
    kill = take(editions, wire("k:1", text="KILL\n", slug="FBL-Norvale,KILL"))
    assert kill.identity == AGENCY


def test_a_hold_that_fits_two_stories_suspends_neither() -> None:
    """A person has to say which."""
    editions = Editions()
    for key in ("a:1", "a:2"):
        editions.record(take(editions, wire(key, "1", **SLUG)), made(2))
    hold = take(editions, wire("h:1", text="HOLD\n", slug="FBL-Norvale,HOLD"))
    assert (hold.verdict, hold.withdraw, len(hold.related)) == ("held", (), 2)


@pytest.mark.parametrize(
    "order",
    [
        wire(
            "k:1",
            text="KILL: Norvale edge out Skarholt\n\nThe score is wrong.\n",
            headline="KILL: Norvale edge out Skarholt",
        ),
        wire(None, text=f"KILL KILL KILL\n\n{TEXT}", headline="KILL KILL KILL"),
    ],
    ids=["its headline", "its text"],
)
def test_a_kill_names_its_story_by_headline_or_text(order: Wire) -> None:
    """Though the story has a slug."""
    editions = Editions()
    story = wire("a:1", "1", headline="Norvale edge out Skarholt", **SLUG)
    editions.record(take(editions, story), made(2))
    kill = take(editions, order)
    assert (kill.verdict, kill.identity, len(kill.withdraw)) == ("killed", AGENCY, 1)


LONG = ("20261127120000000001", "20261127120000000002")


@pytest.mark.parametrize(
    ("one", "two"), [(None, None), ("A", "B"), ("rev-1", "rev-2"), ("v1", "v1"), LONG]
)
def test_a_text_that_came_before_the_newest_is_outdated(one: str | None, two: str | None) -> None:
    """However the versions are called, and where nothing dates them."""
    editions = Editions()
    old, new = wire("a:1", one), wire("a:1", two, TEXT.replace("2-1", "3-1"))
    assert take(editions, old).verdict == "first"
    assert take(editions, new).verdict == "update"
    assert take(editions, old).verdict == "outdated"
    assert take(Editions(editions.stories), old).verdict == "outdated"


def test_a_text_that_comes_back_under_a_newer_version_goes_on() -> None:
    """The provider took its correction back, and says so by number or date."""
    editions = Editions()
    take(editions, wire("a:1", "1"))
    take(editions, wire("a:1", "2", TEXT.replace("2-1", "3-1")))
    assert take(editions, wire("a:1", "3")).verdict == "update"


def test_a_feed_that_goes_back_is_followed() -> None:
    """It is fetched, so that what it says is what holds now."""
    editions = Editions()
    old, new = (
        wire("a:1", format="rss"),
        wire("a:1", None, TEXT.replace("2-1", "3-1"), format="rss"),
    )
    assert [take(editions, w).verdict for w in (old, new, old)] == ["first", "update", "update"]


def test_a_copy_that_was_killed_still_stops_the_report_that_carries_it() -> None:
    """Where nothing says that it corrects."""
    editions = Editions()
    take(editions, wire("c:1", "1", provider="Client"))
    assert take(editions, wire("a:1", "1")).verdict == "reprint"
    take(editions, wire("a:1", "2", status="canceled"))
    late = take(editions, wire("c:1", "2", f"{TEXT}More.\n", provider="Client"))
    assert (late.verdict, late.identity) == ("reprint", CLIENT)
