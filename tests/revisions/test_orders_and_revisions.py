"""Kills, corrections and summaries that come in another order, or under another id, than one hopes.

The reports are long enough for their likeness to tell.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from summarizer import Decision, Editions, Identity
from summarizer.reading import read_text
from summarizer.wire import Wire

from .made import event, match, score, summary

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
TEXT = (
    "Norvale edge out Skarholt\n\n"
    "Norvale beat Skarholt 2-1 on Friday with two goals from Ilse Brandt, who had not scored since "
    "the autumn.\n\n"
    "Per Dahl had levelled for the visitors from a corner that nobody cleared before the break.\n"
)
OTHER = (
    "Brandt saves a point for Lunn\n\n"
    "Lunn and Ost drew 1-1 on a wet Friday evening in front of an empty stand, and neither of the "
    "goalkeepers had to stretch for anything after the interval.\n\n"
    "A late header that struck the bar was as near as either side came to winning it.\n"
)
AGENCY, CLIENT = Identity("Agency", "a:1", "id"), Identity("Client", "c:1", "id")


def wire(id: str | None, version: str | None = None, text: str = TEXT, **fields: object) -> Wire:
    """A version of the story."""
    told = {"provider": "Agency", "id": id, "version": version, "headline": None, **fields}
    return replace(read_text(text), **told)  # type: ignore[arg-type]


def take(editions: Editions, wire: Wire) -> Decision:
    """The decision at noon."""
    return editions.take(wire, now=NOON)


def made(home: int):
    """A summary with so many goals for the home side."""
    goals = [event("goal", "Ilse Brandt", 10 * n) for n in range(1, home + 1)]
    return summary(match("Norvale", "Skarholt", score=score(home, 1), events=goals))


# a kill of a reprint


def reprinted() -> Editions:
    """The client's copy came first and something was made of it; the agency's came after."""
    editions = Editions()
    first = take(editions, wire("c:1", "1", provider="Client"))
    assert editions.record(first, made(2)).stands
    assert (
        take(editions, wire("a:1", "1", "From our correspondent.\n\n" + TEXT)).verdict == "reprint"
    )
    return editions


def test_a_kill_names_what_was_made_of_a_copy_that_came_first() -> None:
    """Whichever came first, both are the same report."""
    kill = take(reprinted(), wire("a:1", "2", status="canceled"))
    assert (kill.verdict, kill.related) == ("killed", (CLIENT,))
    assert "the same report came from Client, id c:1, and something was made of that" in kill.reason


def test_after_the_kill_no_text_that_still_carries_the_report_goes_on() -> None:
    """The copy's next version is held against what was killed; a text of its own is free."""
    editions = reprinted()
    take(editions, wire("a:1", "2", status="canceled"))
    again = take(editions, wire("c:1", "2", TEXT + "\nMore soon.\n", provider="Client"))
    assert (again.verdict, again.related) == ("reprint", (AGENCY,))
    assert "which was killed" in again.reason
    own = take(editions, wire("c:1", "3", OTHER, provider="Client"))
    assert own.verdict == "update"


def test_a_summary_of_a_copy_is_not_recorded_as_standing_after_the_kill() -> None:
    """The kill came while the copy's summary was made."""
    editions = Editions()
    first = take(editions, wire("c:1", "1", provider="Client"))
    take(editions, wire("a:1", "1", "From our correspondent.\n\n" + TEXT))
    take(editions, wire("a:1", "2", status="canceled"))
    recorded = editions.record(first, made(2))
    assert not recorded.stands
    assert "which was killed" in (recorded.reason or "")


def test_a_copy_of_a_copy_names_the_first_of_them() -> None:
    """Even where the first has another text by now."""
    editions = Editions()
    take(editions, wire("a:1", "1"))
    take(editions, wire("c:1", "1", provider="Client"))
    take(editions, wire("a:1", "2", OTHER))
    late = take(editions, wire("d:1", "1", provider="Daily"))
    assert (late.verdict, late.related) == ("reprint", (AGENCY,))
    assert take(editions, wire("a:9", "1")).verdict == "first"


def test_a_copy_of_an_embargoed_report_does_not_go_out() -> None:
    """The client forgot the embargo; the report is the same."""
    editions = Editions()
    assert take(editions, wire("a:1", "1", embargo="2026-11-27T20:00:00Z")).verdict == "held"
    copy = take(editions, wire("c:1", "1", provider="Client"))
    assert (copy.verdict, copy.related) == ("reprint", (AGENCY,))


# what is recorded late


def test_what_was_made_of_a_killed_story_does_not_stand() -> None:
    """The kill came while the summary was made; the next kill names it."""
    editions = Editions()
    first = take(editions, wire("a:1", "1"))
    assert take(editions, wire("a:1", "2", status="canceled")).withdraw == ()
    recorded = editions.record(first, made(2))
    assert (recorded.stands, recorded.changes, len(recorded.withdraw)) == (False, (), 1)
    assert recorded.reason == (
        "the story was killed meanwhile (the provider canceled it (status canceled))"
    )
    again = take(editions, wire("a:1", "3", status="canceled"))
    assert (again.verdict, again.withdraw) == ("after_kill", recorded.withdraw)


def test_what_was_made_of_a_story_that_is_held_does_not_stand() -> None:
    """A hold came meanwhile; an embargo on the next version lets this one stand."""
    for fields, stands in (({"status": "withheld"}, False), ({"embargo": ""}, True)):
        editions = Editions()
        first = take(editions, wire("a:1", "1"))
        assert take(editions, wire("a:1", "2", TEXT + "\nMore.\n", **fields)).verdict == "held"
        recorded = editions.record(first, made(2))
        assert (recorded.stands, len(recorded.withdraw)) == (stands, 0 if stands else 1)


def test_a_hold_is_over_with_the_version_that_frees_it() -> None:
    """What is made of that stands."""
    editions = Editions()
    take(editions, wire("a:1", "1"))
    take(editions, wire("a:1", "2", TEXT + "\nMore.\n", status="withheld"))
    freed = take(editions, wire("a:1", "3", TEXT + "\nMore.\n"))
    assert editions.record(freed, made(2)).stands


def test_summaries_may_be_recorded_in_any_order() -> None:
    """Each is held against the version before its own, and the newest stays the last."""
    editions = Editions()
    one, two = (
        take(editions, wire("a:1", "1")),
        take(editions, wire("a:1", "2", TEXT + "\nMore.\n")),
    )
    assert (one.nth, two.nth) == (1, 2)
    assert editions.record(two, made(2)).changes == ()
    late = editions.record(one, made(1))
    assert (late.stands, late.changes, late.reason) == (False, (), "version 2 is there already")
    three = take(editions, wire("a:1", "3", TEXT + "\nMuch more.\n"))
    assert three.previous is not None
    assert str(three.previous.version) == "version 2"
    assert "score changed: 2-1 → 3-1" in [str(c) for c in editions.record(three, made(3)).changes]


# kills under another id, and before their story


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "k:9", "slug": "FBL-Norvale,KILL"},
        {"id": "k:9", "slug": "FBL-Norvale,KILL", "provider": "AGENCY"},
        {"id": "k:9", "slug": "FBL-Norvale,KILL", "provider": None},
        {"id": "k:9", "slug": "FBL-Norvale", "signals": ("sig:kill",)},
        {"id": None, "slug": "FBL-Norvale,KILL"},
        {"id": None, "slug": "FBL-Norvale,KILL", "provider": None},
        {"id": "a:1", "slug": None, "provider": None, "status": "canceled"},
        {"id": "a:1", "slug": None, "provider": " agency", "status": "canceled"},
    ],
    ids=str,
)
def test_a_kill_finds_its_story_whichever_comes_first(fields: dict[str, object]) -> None:
    """By slug or id, whatever the case of the provider, and where the order names none."""
    story = wire("a:1", "1", slug="FBL-Norvale")
    order = wire(**{"version": None, "text": "KILL\n", **fields})  # type: ignore[arg-type]
    editions = Editions()
    editions.record(take(editions, story), made(2))
    kill = take(editions, order)
    assert (kill.verdict, kill.identity, len(kill.withdraw)) == ("killed", AGENCY, 1)
    assert take(editions, wire("a:1", "2", slug="FBL-Norvale")).verdict == "after_kill"
    editions = Editions()
    assert take(editions, order).verdict == "killed"
    assert take(editions, story).verdict == "after_kill"
    assert take(editions, wire("a:1", "2", slug="FBL-Norvale")).verdict == "after_kill"


def test_an_order_that_comes_first_kills_one_story() -> None:
    """The one that it named; what is published after it, and the next of the slug, are free."""
    at = {"slug": "FBL-Norvale", "published": "2026-11-27T11:00:00Z"}
    order = wire("k:9", text="KILL\n", **{**at, "slug": "FBL-Norvale,KILL"})
    new = wire("a:2", "1", **{**at, "published": "2026-11-27T11:30:00Z"})
    editions = Editions()
    take(editions, order)
    assert take(editions, new).verdict == "first"
    assert take(editions, wire("a:1", "1", **at)).verdict == "after_kill"
    assert take(editions, wire("a:3", "1", OTHER, **at)).verdict == "first"


def test_an_item_that_is_canceled_itself_means_no_other() -> None:
    """Its status is about its own id: another story with the same slug is free."""
    editions = Editions()
    take(editions, wire("a:7", "2", slug="football", status="canceled"))
    assert take(editions, wire("a:1", "1", slug="football")).verdict == "first"
    assert take(editions, wire("a:7", "1", slug="football")).verdict == "after_kill"


def test_a_kill_by_slug_means_the_story_of_its_day() -> None:
    """Agencies use a slug again; last week's story is not meant."""
    editions = Editions()
    old = {"slug": "FBL-Norvale", "published": "2026-11-20T18:00:00Z"}
    new = {"slug": "FBL-Norvale", "published": "2026-11-27T10:00:00Z"}
    take(editions, wire("a:0", "1", OTHER, **old))
    take(editions, wire("a:1", "1", **new))
    kill = take(editions, wire("k:9", text="KILL\n", **{**new, "slug": "FBL-Norvale,KILL"}))
    assert kill.identity == AGENCY


# revisions under another id


def numbered(n: str, text: str = TEXT, **fields: object) -> Wire:
    """An IPTC 7901 message: each has a number of its own, and no version."""
    told = {"slug": "Football/Norvale", "published": "2026-11-27T10:00:00Z", **fields}
    return wire(n, None, text, format="iptc7901", **told)


def test_a_correction_under_a_new_number_is_one() -> None:
    """Slug, day and text tell what it corrects; what comes under either number is the story."""
    editions = Editions()
    first = take(editions, numbered("abc0101-2026-11-27"))
    editions.record(first, made(2))
    fixed = numbered(
        "abc0107-2026-11-27",
        TEXT.replace("2-1", "3-1"),
        published="2026-11-27T10:20:00Z",
        signals=("sig:correction",),
    )
    correction = take(editions, fixed)
    assert (correction.verdict, correction.identity) == ("correction", first.identity)
    assert correction.previous is not None
    changes = [str(c) for c in editions.record(correction, made(3)).changes]
    assert "score changed: 2-1 → 3-1" in changes
    assert take(editions, fixed).verdict == "repeat"
    assert take(editions, numbered("abc0101-2026-11-27")).verdict == "outdated"
    kill = take(editions, replace(fixed, status="canceled", published="2026-11-27T10:30:00Z"))
    assert (kill.identity, len(kill.withdraw)) == (first.identity, 2)
    again = Editions(editions.stories)
    assert take(again, fixed).verdict == "after_kill"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (TEXT, {}),
        (OTHER, {"signals": ("sig:correction",)}),
        (TEXT, {"signals": ("sig:correction",), "published": "2026-11-29T10:00:00Z"}),
        (TEXT, {"signals": ("sig:correction",), "slug": "Football/Ost"}),
        (TEXT, {"signals": ("sig:correction",), "provider": "Client"}),
    ],
    ids=["no mark", "another text", "another day", "another slug", "another provider"],
)
def test_what_may_be_another_story_is_one(text: str, fields: dict[str, object]) -> None:
    """It takes the mark, the slug, the day, the text and the provider to be a revision."""
    editions = Editions()
    take(editions, numbered("abc0101-2026-11-27"))
    other = take(editions, numbered("abc0107-2026-11-27", text, **fields))
    assert other.verdict in ("first", "reprint")
    assert other.identity.key == "abc0107-2026-11-27"


def test_a_revision_of_one_of_several_says_so() -> None:
    """Short texts cannot tell which; none is taken, and all are named."""
    editions = Editions()
    short = "Norvale beat Skarholt 2-1.\n"
    for n in ("abc0101", "abc0102"):
        take(editions, numbered(f"{n}-2026-11-27", short.replace("Skarholt", n)))
    fix = take(editions, numbered("abc0107-2026-11-27", short, signals=("sig:correction",)))
    assert (fix.verdict, len(fix.related)) == ("first", 2)
    assert "any of 2 stories" in fix.reason


def test_versions_under_a_new_id_are_counted_anew() -> None:
    """That the new id begins at 1 again makes the correction no older than version 3."""
    editions = Editions()
    take(editions, wire("a:1", "3", slug="FBL-Norvale"))
    fix = wire("a:2", "1", TEXT + "\nMore.\n", slug="FBL-Norvale,CORRECTED")
    assert take(editions, fix).verdict == "correction"


def test_a_number_without_a_day_is_no_id() -> None:
    """Numbers begin again each day: without one, the slug tells the story."""
    editions = Editions()
    take(editions, numbered("abc0101", published=None))
    tennis = take(editions, numbered("abc0101", OTHER, published=None, slug="Tennis/Lunn"))
    assert (tennis.verdict, tennis.identity.by) == ("first", "slug")
    assert take(editions, numbered("abc0101", published=None)).verdict == "repeat"
