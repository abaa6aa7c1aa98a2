"""What changed between two summaries of a story, as a desk reads it."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Change, changes
from summarizer.summary import DateFact, Match, Quote, Summary, Venue

from .made import event, evidence, match, named, quote, score, summary

BEFORE = match(
    "Wexcombe",
    "Sandle",
    score=score(1, 1),
    events=(event("goal", "Ines Orme", 12), event("goal", "Varga", 51, side="away")),
)


def lines(before: Summary, after: Summary) -> list[str]:
    """The changes as they are printed."""
    return [str(c) for c in changes(before, after)]


def after(**fields) -> Match:
    """The match with these fields in the later summary."""
    return BEFORE.model_copy(update=fields)


ROWS = [
    ("nothing", {}, []),
    ("score", {"score": score(2, 1)}, ["score changed: 1-1 → 2-1"]),
    ("score gone", {"score": None}, ["score removed: 1-1"]),
    ("competition", {"competition": named("Coast Cup")}, ["competition added: Coast Cup"]),
    (
        "ground",
        {"venue": Venue(name="Dock Lane", city=None, evidence=evidence())},
        ["ground added: Dock Lane"],
    ),
    (
        "date",
        {"date": DateFact(date="2026-05-03", as_written="Sunday", evidence=evidence())},
        ["date added: 2026-05-03"],
    ),
    ("winner", {"winner": "home"}, ["winner added: Wexcombe"]),
    ("side", {"away": named("Sandle Athletic")}, ["away side changed: Sandle → Sandle Athletic"]),
    ("next", {"next_opponents": (named("Ost"),)}, ["next opponents added: Ost"]),
    ("extra time", {"extra_time": True}, ["extra time added: yes"]),
    ("blurb", {"blurb": "Wexcombe drew."}, ["blurb added: Wexcombe drew."]),
    (
        "goal added",
        {"events": (*BEFORE.events, event("goal", "Ana Reis", 45, added=2))},
        ["goal added: Ana Reis 45+2"],
    ),
    ("goal gone", {"events": BEFORE.events[:1]}, ["goal removed: Varga 51"]),
    ("order of goals", {"events": BEFORE.events[::-1]}, []),
    (
        "minute",
        {"events": (event("goal", "Ines Orme", 13), BEFORE.events[1])},
        ["goal changed: Ines Orme 12 → Ines Orme 13"],
    ),
    (
        "player",
        {"events": (event("goal", "Jo Falk", 12), BEFORE.events[1])},
        ["goal changed: Ines Orme 12 → Jo Falk 12"],
    ),
    (
        "fuller name",
        {"events": (BEFORE.events[0], event("goal", "Lou Varga", 51, side="away"))},
        ["goal changed: Varga 51 → Lou Varga 51"],
    ),
    (
        "first name and minute",
        {"events": (event("goal", "Una Orme", 13), BEFORE.events[1])},
        ["goal changed: Ines Orme 12 → Una Orme 13"],
    ),
    (
        "kind",
        {"events": (event("penalty_goal", "Ines Orme", 12), BEFORE.events[1])},
        ["event changed: goal Ines Orme 12 → penalty goal Ines Orme 12"],
    ),
    (
        "side of a goal",
        {"events": (event("goal", "Ines Orme", 12, side="away"), BEFORE.events[1])},
        ["side of the goal (Ines Orme 12) changed: home → away"],
    ),
    (
        "a second goal by the same player",
        {"events": (event("goal", "Ines Orme", 3), *BEFORE.events)},
        ["goal added: Ines Orme 3"],
    ),
    (
        "no minute",
        {"events": (*BEFORE.events, event("red", None, None, when="late on"))},
        ["red card added: nobody named late on"],
    ),
]


@pytest.mark.parametrize(("name", "fields", "expected"), ROWS, ids=[r[0] for r in ROWS])
def test_a_match_told_otherwise(name: str, fields: dict[str, Any], expected: list[str]) -> None:
    """Each fact that is another now is one line; where it stands in the list is none."""
    assert lines(summary(BEFORE), summary(after(**fields))) == expected


def test_positions_and_what_was_worked_out_are_no_changes() -> None:
    """The same facts from other sentences are the same facts."""
    moved = event("goal", "Ines Orme", 12, evidence=evidence(7), derived=("minute",))
    assert lines(summary(BEFORE), summary(after(events=(moved, BEFORE.events[1])))) == []


def test_a_change_says_where_and_what() -> None:
    """The path is the one in the later summary; of what was removed, in the earlier one."""
    added = after(events=(*BEFORE.events, event("goal", "Ana Reis", 45, added=2)))
    assert changes(summary(BEFORE), summary(added)) == (
        Change("matches[0].events[2]", "added", "goal", None, "Ana Reis 45+2"),
    )
    assert changes(summary(added), summary(BEFORE)) == (
        Change("matches[0].events[2]", "removed", "goal", "Ana Reis 45+2", None),
    )


def test_sides_that_changed_places_are_said_once() -> None:
    """Home and away turned round: goals and score turn with them."""
    turned = match(
        "Sandle",
        "Wexcombe",
        score=score(1, 1),
        events=(
            event("goal", "Ines Orme", 12, side="away"),
            event("goal", "Varga", 51, side="home"),
        ),
    )
    assert lines(summary(BEFORE), summary(turned)) == []


def test_matches_of_a_roundup_are_told_apart() -> None:
    """A match is found again by its sides, and a change names the match."""
    other = match("Ost", "Lunn", score=score(0, 0))
    third = match("Perran", "Tolcarne", score=score(3, 0))
    corrected = match("Ost", "Lunn", score=score(0, 1))
    assert lines(summary(BEFORE, other), summary(third, corrected, BEFORE)) == [
        "score of Ost - Lunn changed: 0-0 → 0-1",
        "match added: Perran 3-0 Tolcarne",
    ]


def test_a_match_that_is_gone() -> None:
    """It is named with its score."""
    other = match("Ost", "Lunn", score=score(0, 0))
    assert lines(summary(BEFORE, other), summary(BEFORE)) == ["match removed: Ost 0-0 Lunn"]


def test_a_side_may_have_been_corrected() -> None:
    """One side in common is the same match, where no other has both."""
    assert lines(summary(BEFORE), summary(after(away=named("Lunn")))) == [
        "away side changed: Sandle → Lunn"
    ]


_POOR = "We were not good enough in the"
QUOTED = [
    ("again, elsewhere", quote("We were poor."), quote("We were poor.", start=40), []),
    ("added", None, quote("We were poor."), ["quotation added: “We were poor.”"]),
    ("removed", quote("We were poor."), None, ["quotation removed: “We were poor.”"]),
    (
        "other glyphs",
        quote("He said ‘no’ and left."),
        quote("He said 'no' and left."),
        [],
    ),
    (
        "corrected",
        quote(f"{_POOR} first half today."),
        quote(f"{_POOR} second half today."),
        [f"quotation changed: “{_POOR} first half today.” → “{_POOR} second half today.”"],
    ),
    (
        "another",
        quote("We were poor."),
        quote("I am proud of them all."),
        ["quotation added: “I am proud of them all.”", "quotation removed: “We were poor.”"],
    ),
    (
        "speaker",
        quote("We were poor.", "Orme"),
        quote("We were poor.", "Varga"),
        ["speaker of “We were poor.” changed: Orme → Varga"],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), QUOTED, ids=[r[0] for r in QUOTED])
def test_quotations_are_matched_by_their_words(
    name: str, old: Quote | None, new: Quote | None, expected: list[str]
) -> None:
    """Glyphs and white space aside; one that is nearly the same was corrected."""
    before = summary(BEFORE, quotes=() if old is None else (old,))
    later = summary(BEFORE, quotes=() if new is None else (new,))
    assert lines(before, later) == expected


def test_the_kind_of_report() -> None:
    """A preview that became a report says so."""
    assert lines(summary(kind="preview"), summary(BEFORE)) == [
        "kind of report changed: preview → match_report",
        "match added: Wexcombe 1-1 Sandle",
    ]


def test_a_line_cannot_act_on_a_screen() -> None:
    """What a wire brought in is shown, on one line."""
    sly = quote("one\x1b[2J\ntwo")
    assert lines(summary(BEFORE), summary(BEFORE, quotes=(sly,))) == [
        "quotation added: “one⟨ESC⟩[2J two”"
    ]
