"""Which version counts, wire by wire as they come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

from summarizer import Decision, Editions, Identity
from summarizer.reading import read_text
from summarizer.wire import Wire

from .made import event, match, quote, score, summary

TEXT = (
    "Wexcombe edge out Sandle\n\n"
    "Wexcombe beat Sandle 2-1 on Sunday with two goals from Ines Orme, who had not scored since "
    "the autumn.\n\n"
    "Lou Varga had levelled for the visitors from a corner that nobody cleared before the break.\n"
)
NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
STORY = Identity("Coast Press", "urn:1", "id")
HEADLINE = "Wexcombe 2-1 Sandle"
FIRST = summary(
    match(
        "Wexcombe", "Sandle", score=score(2, 1), headline="Wexcombe 2-1 Sandle", blurb="They won."
    ),
    quotes=(quote("We were poor."),),
)
SECOND = summary(
    match(
        "Wexcombe",
        "Sandle",
        score=score(2, 1),
        headline="Wexcombe 2-1 Sandle",
        blurb="They won.",
        events=(event("goal", "Ines Orme", 12),),
    ),
)


def wire(version: str | None = "1", text: str = TEXT, **fields) -> Wire:
    """A version of the story."""
    fields = {"id": "urn:1", "provider": "Coast Press", **fields}
    read = read_text(text if version is None else f"{text}\nIt was take {version} of it.\n")
    return replace(read, version=version, **fields)


def take(editions: Editions, wire: Wire) -> Decision:
    """The decision at noon."""
    return editions.take(wire, now=NOON)


def test_first_update_correction() -> None:
    """Each newer version goes on, says what it replaces, and what changed."""
    editions = Editions()
    first = take(editions, wire("1"))
    assert (first.verdict, first.proceed, first.previous) == ("first", True, None)
    assert editions.record(first, FIRST).changes == ()
    update = take(editions, wire("2"))
    assert (update.verdict, update.proceed, update.corrected) == ("update", True, False)
    assert update.reason == "version 2 after version 1 (version)"
    assert update.previous is not None
    assert update.previous.summary is FIRST
    assert [str(c) for c in editions.record(update, SECOND).changes] == [
        "goal added: Ines Orme 12",
        "quotation removed: “We were poor.”",
    ]
    correction = take(editions, wire("3", signals=("sig:correction",)))
    assert (correction.verdict, correction.proceed, correction.corrected) == (
        "correction",
        True,
        True,
    )


def test_the_same_again_and_an_older_one_late() -> None:
    """Neither goes on, and the reason says why."""
    editions = Editions()
    take(editions, wire("2"))
    again = take(editions, wire("2"))
    assert (again.verdict, again.proceed) == ("repeat", False)
    assert again.reason == "version 2 has come before"
    late = take(editions, wire("1"))
    assert (late.verdict, late.proceed) == ("outdated", False)
    assert late.reason == "version 1 is older than version 2, which is there (version)"


def test_what_is_marked_as_a_repeat_is_one() -> None:
    """A new version of the same text goes on, unless its agency says that it only repeats it."""
    editions = Editions()
    same = wire("1")
    take(editions, same)
    repeated = take(editions, replace(same, version="2", signals=("sig:repeat",)))
    assert repeated.verdict == "repeat"
    assert take(editions, replace(same, version="3")).verdict == "update"


def test_another_text_under_the_same_version_is_an_update() -> None:
    """Who does not count up still sends news."""
    editions = Editions()
    take(editions, wire("1"))
    other = take(editions, replace(wire("1", TEXT + "\nOrme limped off.\n")))
    assert (other.verdict, other.reason) == ("update", "another text under the same version 1")


def test_a_kill_withdraws_all_that_was_made_and_stays() -> None:
    """Headlines, blurbs and quotations of every version are named; nothing comes after."""
    editions = Editions()
    editions.record(take(editions, wire("1")), FIRST)
    editions.record(take(editions, wire("2")), SECOND)
    kill = take(editions, wire("3", status="canceled"))
    assert (kill.verdict, kill.proceed) == ("killed", False)
    assert [str(made.version) for made in kill.withdraw] == ["version 1", "version 2"]
    assert kill.withdraw[0].lines() == (
        "Coast Press, id urn:1, version 1",
        "headline: Wexcombe 2-1 Sandle",
        "blurb: They won.",
        "quotation: “We were poor.”",
    )
    after = take(editions, wire("4"))
    assert (after.verdict, after.proceed) == ("after_kill", False)
    assert "the provider canceled it" in after.reason
    assert "only a new id" in after.reason
    assert take(editions, wire("5", status="canceled")).verdict == "after_kill"
    assert editions.stories[0].killed == "the provider canceled it (status canceled)"


def test_a_kill_that_comes_before_its_story_is_a_tombstone() -> None:
    """Whatever arrives later of the story does not go out, an older version or a newer one."""
    editions = Editions()
    kill = take(editions, wire("2", status="canceled"))
    assert kill.verdict == "killed"
    assert kill.withdraw == ()
    assert kill.reason.endswith("nothing was made of it")
    assert take(editions, wire("1")).verdict == "after_kill"
    assert take(editions, wire("3")).verdict == "after_kill"


def test_an_old_kill_counts_too() -> None:
    """A kill is obeyed whatever its version: the order of arrival is no matter of safety."""
    editions = Editions()
    editions.record(take(editions, wire("5")), FIRST)
    assert len(take(editions, wire("2", status="canceled")).withdraw) == 1


def test_a_kill_with_an_id_of_its_own_names_the_story_by_its_slug() -> None:
    """Agencies send the order as an item of its own; one of another provider kills nothing."""
    editions = Editions()
    editions.record(take(editions, wire("1", slug="FBL-Wexcombe")), FIRST)
    foreign = wire("1", "KILL\n", id="urn:8", slug="FBL-Wexcombe,KILL", provider="Bay Wire")
    assert take(editions, foreign).withdraw == ()
    kill = take(editions, wire("1", "KILL\n", id="urn:9", slug="FBL-Wexcombe,KILL"))
    assert (kill.verdict, kill.identity, len(kill.withdraw)) == ("killed", STORY, 1)
    assert take(editions, wire("2")).verdict == "after_kill"


def test_a_slug_that_two_stories_have_kills_neither() -> None:
    """Which one is meant, a person has to say; both are named."""
    editions = Editions()
    take(editions, wire("1", slug="FBL-Wexcombe"))
    take(editions, wire("1", "Lunn drew with Ost.\n", id="urn:2", slug="FBL-Wexcombe"))
    kill = take(editions, wire("1", "KILL\n", id="urn:9", slug="FBL-Wexcombe,KILL"))
    assert (kill.verdict, kill.withdraw) == ("killed", ())
    assert [i.key for i in kill.related] == ["urn:1", "urn:2"]
    assert take(editions, wire("2", slug="FBL-Wexcombe")).verdict == "update"


def test_kills_that_name_no_story_do_not_stand_for_each_other() -> None:
    """A bare order lays no tombstone, on which the next one would be lost."""
    editions = Editions()
    bare = read_text("MANDATORY KILL\n\nThe earlier story was sent in error.\n")
    other = read_text("MANDATORY KILL\n\nThe story on Lunn must be killed.\n")
    for order in (bare, other):
        decision = take(editions, order)
        assert decision.verdict == "killed"
        assert "does not tell which story" in decision.reason


def test_a_hold_suspends_until_a_newer_version_or_its_release() -> None:
    """What was made is named; an older version does not slip in; the release goes on."""
    editions = Editions()
    editions.record(take(editions, wire("1")), FIRST)
    held = take(editions, wire("2", status="withheld"))
    assert (held.verdict, held.proceed, len(held.withdraw)) == ("held", False, 1)
    late = take(editions, wire("1"))
    assert late.verdict == "outdated"
    assert "which is held" in late.reason
    assert take(editions, wire("2")).verdict == "update"


def test_a_version_held_and_released_again_goes_on() -> None:
    """The same version, withheld for a while, is no repeat when it is free again."""
    editions = Editions()
    editions.record(take(editions, wire("1")), FIRST)
    assert take(editions, wire("1", status="withheld")).verdict == "held"
    assert take(editions, wire("1")).verdict == "update"


def test_an_embargoed_first_version_is_first_when_its_time_has_come() -> None:
    """Taken again after the embargo, it is no repeat."""
    editions = Editions()
    embargoed = wire("1", embargo="2026-05-03T13:00:00Z")
    assert take(editions, embargoed).verdict == "held"
    at = datetime(2026, 5, 3, 13, 0, tzinfo=UTC)
    again = take(editions, embargoed)
    assert (again.verdict, again.until) == ("held", at)
    assert editions.take(embargoed, now=at).verdict == "first"


def test_an_embargo_on_a_newer_version_lets_the_older_one_stand() -> None:
    """It is on what is new; nothing that is out is suspended."""
    editions = Editions()
    editions.record(take(editions, wire("1")), FIRST)
    held = take(editions, wire("2", embargo="2026-05-03T13:00:00Z"))
    assert (held.verdict, held.withdraw) == ("held", ())


def test_the_copy_may_come_first() -> None:
    """Whichever comes first is the source, and the other carries it on."""
    editions = Editions()
    copy = wire("7", "Town page: " + TEXT, id="p/9", provider="Bay")
    assert take(editions, copy).verdict == "first"
    assert take(editions, wire("1")).related == (Identity("Bay", "p/9", "id"),)


def test_a_copy_of_what_was_killed_says_so() -> None:
    """It does not bring back what its agency took back."""
    editions = Editions()
    take(editions, wire("1"))
    take(editions, wire("2", status="canceled"))
    copy = take(editions, wire("7", "Town page: " + TEXT, id="p/9", provider="Bay"))
    assert copy.verdict == "reprint"
    assert "which was killed" in copy.reason


def test_any_order_of_arrival_ends_with_the_newest() -> None:
    """Whatever comes late, the last one that went on is version 4; with a kill among them, what
    was made is named by it or never came."""
    for order in permutations("1234"):
        editions = Editions()
        went_on = [v for v in order if take(editions, wire(v)).proceed]
        assert went_on[-1] == "4"
        assert went_on == sorted(went_on)
    for order in permutations("1234"):
        editions = Editions()
        made, named = 0, 0
        for v in order:
            decision = take(editions, wire(v, status="canceled" if v == "3" else None))
            if decision.proceed:
                editions.record(decision, FIRST)
                made += 1
            named += len(decision.withdraw)
        assert named == made


def test_another_providers_copy_is_a_reprint() -> None:
    """With small edits too; it does not go on, and a kill of the story names it."""
    editions = Editions()
    editions.record(take(editions, wire("1")), FIRST)
    copy = wire(
        "7", "Town page: " + TEXT.replace("Sunday", "Sunday night"), id="p/9", provider="Bay"
    )
    reprint = take(editions, copy)
    assert (reprint.verdict, reprint.proceed, reprint.related) == ("reprint", False, (STORY,))
    assert take(editions, replace(copy, version="8")).verdict == "reprint"
    kill = take(editions, wire("2", status="canceled"))
    assert kill.related == (Identity("Bay", "p/9", "id"),)


def test_a_copy_is_found_however_many_stories_share_a_phrase() -> None:
    """Phrases that everybody uses are looked up for the first of them only; a copy has others."""
    editions = Editions()
    phrase = "in front of a full house on a wet and windy afternoon by the sea"
    own = [" ".join(f"word{n}x{k}" for k in range(40)) for n in range(100)]
    for n, words in enumerate(own):
        story = wire("1", f"{words} {phrase}.", id=f"a/{n}", provider="Coast")
        assert take(editions, story).verdict == "first"
    copy = wire("1", f"{own[99]} {phrase}.", id="b/1", provider="Bay")
    reprint = take(editions, copy)
    assert (reprint.verdict, reprint.related) == ("reprint", (Identity("Coast", "a/99", "id"),))
    assert max(map(len, editions._carriers.values())) < 100


def test_another_report_of_the_same_match_is_a_source_of_its_own() -> None:
    """Names and the score in common make no reprint."""
    editions = Editions()
    take(editions, wire("1"))
    own = (
        "Orme sinks Sandle\n\nInes Orme needed an hour to make up for a missed penalty, and then "
        "two minutes to win the match: Wexcombe beat Sandle 2-1 on Sunday in front of a full "
        "house that had almost given up on the striker by then.\n"
    )
    assert take(editions, wire("1", own, id="b/2", provider="Bay")).verdict == "first"


def test_a_story_without_id_goes_by_its_slug() -> None:
    """First take, write-thru, the first one late, correction, kill: all by words in the slug."""
    editions = Editions()

    def slugged(slug: str, text: str) -> Decision:
        return take(editions, wire(None, text, id=None, slug=slug))

    assert slugged("BC-FBL--Wexcombe", TEXT).verdict == "first"
    assert slugged("BC-FBL--Wexcombe,1stLd-Writethru", TEXT + "\nMore.\n").verdict == "update"
    assert slugged("BC-FBL--Wexcombe", TEXT).verdict == "outdated"
    assert slugged("BC-FBL--Wexcombe,CORRECTED", TEXT + "\nLess.\n").verdict == "correction"
    assert slugged("BC-FBL--Wexcombe,KILL", "KILL\n").verdict == "killed"


def test_nothing_to_summarise_is_skipped_and_not_remembered() -> None:
    """A version without text does not stand in the way of an earlier one with text."""
    editions = Editions()
    bare = replace(wire("2"), sentences=())
    assert take(editions, bare).verdict == "skipped"
    assert take(editions, wire("1")).verdict == "first"


def test_a_correction_of_what_was_never_seen_is_first_and_marked() -> None:
    """What is made of it has to say that it was corrected."""
    decision = take(Editions(), wire("2", signals=("sig:correction",)))
    assert (decision.verdict, decision.corrected) == ("first", True)


def test_stories_can_be_kept_and_given_back() -> None:
    """A ledger that stores the stories continues where the editions stopped."""
    editions = Editions()
    editions.record(take(editions, wire("1")), FIRST)
    again = Editions(editions.stories)
    assert take(again, wire("1")).verdict == "repeat"
    copy = wire("7", TEXT, id="p/9", provider="Bay")
    assert take(again, copy).verdict == "reprint"
    assert len(take(again, wire("2", status="canceled")).withdraw) == 1
