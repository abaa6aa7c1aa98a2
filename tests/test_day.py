"""A day at a desk, wire by wire: read, gate, revisions, summary by rule, what changed, what goes.

The wires are in ``examples/day``, whose README tells the story.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarizer import (
    Decision,
    Editions,
    Identity,
    Summarizer,
    Summary,
    Wire,
    Withheld,
    read,
)

FOLDER = Path(__file__).parent.parent / "examples" / "day"
FIVE = datetime(2026, 5, 3, 17, 0, tzinfo=UTC)
EIGHT = datetime(2026, 5, 3, 20, 0, tzinfo=UTC)
LEAGUE_MATCH = Identity("Coast Press", "urn:newsml:coastpress.example:20260503:football-17", "id")


class Desk:
    """Takes wires as they come in; what it made, and what it wrote down about each."""

    def __init__(self, summarizer: Summarizer) -> None:
        self.summarizer = summarizer
        self.editions = Editions()
        self.published: dict[Identity, Summary] = {}

    def take(self, name: str, now: datetime = FIVE) -> tuple[Decision, list[str]]:
        """The decision over the wire in the file ``name``, and the changes against the last."""
        wire = read(FOLDER / name)
        decision = self.editions.take(wire, now=now)
        for made in decision.withdraw:
            self.published.pop(made.identity, None)
        if not decision.proceed:
            return decision, []
        summary = self.summarizer.summarize(wire, now=now)
        self.published[decision.identity] = summary
        return decision, [str(c) for c in self.editions.record(decision, summary).changes]


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk that wants results only, and asks no model."""
    with Summarizer("offline", results_only=True) as summarizer:
        yield Desk(summarizer)


def goals(summary: Summary) -> list[str]:
    """Scorer and minute of each goal of the one match."""
    return [f"{e.player} {e.minute}" for e in summary.matches[0].events if "goal" in e.kind]


def test_a_story_grows_and_is_corrected(desk: Desk) -> None:
    """First take, write-thru, the first take once more, a reprint, a correction."""
    first, changed = desk.take("01-first-take.json")
    assert (first.verdict, changed) == ("first", [])
    assert goals(desk.published[LEAGUE_MATCH]) == ["Ines Orme 12", "Lou Varga 51", "Ines Orme 70"]

    update, changed = desk.take("03-write-thru.json")
    assert (update.verdict, update.corrected) == ("update", False)
    assert changed[0] == "red card added: Jo Falk 84"
    assert changed[1].startswith("blurb changed: ")
    assert changed[2:] == ["quotation added: “We never stopped believing,”"]

    late, _ = desk.take("01-first-take.json")
    assert late.verdict == "outdated"
    assert late.reason == "version 1 is older than version 2, which is there (version)"

    reprint, _ = desk.take("04-reprint.xml")
    assert (reprint.verdict, reprint.related) == ("reprint", (LEAGUE_MATCH,))

    correction, changed = desk.take("05-correction.json")
    assert (correction.verdict, correction.corrected) == ("correction", True)
    assert changed[0] == "goal changed: Lou Varga 51 → Nils Varga 53"
    assert [line.partition(":")[0] for line in changed[1:]] == ["blurb changed"]
    assert goals(desk.published[LEAGUE_MATCH]) == ["Ines Orme 12", "Nils Varga 53", "Ines Orme 70"]
    assert list(desk.published) == [LEAGUE_MATCH]


def test_a_story_is_killed(desk: Desk) -> None:
    """All that was made of it is named and goes; its tombstone keeps the late copy out."""
    desk.take("02-cup-semi-final.xml")
    assert len(desk.published) == 1
    made = next(iter(desk.published.values()))
    headline, blurb = made.matches[0].headline, made.matches[0].blurb

    kill, _ = desk.take("06-kill.xml")
    assert (kill.verdict, kill.reason) == (
        "killed",
        "the provider canceled it (status canceled)",
    )
    assert [m.lines() for m in kill.withdraw] == [
        (
            "Bay Wire, id urn:newsml:baywire.example:20260503:881, version 1",
            f"headline: {headline}",
            f"blurb: {blurb}",
            "quotation: “The final is what we all dream of,”",
        )
    ]
    assert desk.published == {}

    late, _ = desk.take("02-cup-semi-final.xml")
    assert late.verdict == "after_kill"
    assert desk.published == {}


def test_a_story_without_ids_is_followed_by_its_headline(desk: Desk) -> None:
    """``UPDATE 1-`` in front of it makes a second version of the first."""
    first, _ = desk.take("07-no-ids.txt")
    update, changed = desk.take("08-no-ids-update.txt")
    assert (first.verdict, update.verdict) == ("first", "update")
    assert update.identity == first.identity
    assert changed[0] == "sending-off added: Emil Vik 75"
    assert changed[-1] == "quotation added: “A point is fair,”"


def test_an_embargo_holds_until_its_time(desk: Desk) -> None:
    """At five it is held, at eight it is the first version; one that was over at five is out."""
    held, _ = desk.take("09-embargoed.json")
    assert held.verdict == "held"
    assert held.reason == "embargoed until 2026-05-03T21:00:00+01:00"
    assert desk.published == {}
    assert desk.take("09-embargoed.json", EIGHT)[0].verdict == "first"

    past, _ = desk.take("10-embargo-past.xml")
    assert past.verdict == "first"
    assert goals(desk.published[past.identity]) == ["Kai Holt 66"]


def test_a_preview_is_no_result(desk: Desk) -> None:
    """It is skipped where only results are wanted."""
    with pytest.raises(Withheld) as held:
        desk.take("11-preview.json")
    assert held.value.outcome == "skipped"
    assert "preview" in held.value.message


@pytest.mark.parametrize(
    ("name", "verdict", "reason"),
    [
        ("12-withheld.xml", "held", "the provider withholds it (status withheld)"),
        ("13-no-content.json", "skipped", "it has no content but its headline"),
        (
            "14-embargo-without-time.xml",
            "held",
            "embargoed, and no time is given: ask the provider",
        ),
    ],
)
def test_what_does_not_go_out(desk: Desk, name: str, verdict: str, reason: str) -> None:
    """Withheld, without content, embargoed without a time: each says why, and nothing is made."""
    decision, _ = desk.take(name)
    assert (decision.verdict, decision.reason) == (verdict, reason)
    assert desk.published == {}


def test_the_whole_day_in_order(desk: Desk) -> None:
    """At its end three stories are out: the corrected one, the one without ids, the freed one."""
    verdicts = {}
    for path in sorted(FOLDER.glob("[0-9]*")):
        if path.name == "11-preview.json":
            continue
        decision, _ = desk.take(path.name)
        verdicts[path.name[:2]] = decision.verdict
    assert verdicts == {
        "01": "first",
        "02": "first",
        "03": "update",
        "04": "reprint",
        "05": "correction",
        "06": "killed",
        "07": "first",
        "08": "update",
        "09": "held",
        "10": "first",
        "12": "held",
        "13": "skipped",
        "14": "held",
    }
    out = {summary.wire.provider: summary for summary in desk.published.values()}
    assert set(out) == {"Coast Press", None, "Northern Wire"}
    assert len(desk.published) == 3
    assert {s.kind for s in desk.published.values()} == {"match_report"}


def test_every_wire_is_read_as_the_format_it_is_in() -> None:
    """Four formats, each detected; rights and usage terms come along."""
    found: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("[0-9]*")):
        wire = read(path)
        assert isinstance(wire, Wire)
        found.setdefault(wire.format, []).append(path.name[:2])
    assert found == {
        "ninjs": ["01", "03", "05", "09", "11", "13"],
        "newsml-g2": ["02", "06", "12", "14"],
        "nitf": ["04", "10"],
        "text": ["07", "08"],
    }
    first = read(FOLDER / "01-first-take.json")
    assert (first.rights, first.usage_terms) == ("Copyright Coast Press", "Not for resale.")
