"""Which of two versions is newer, as the formats write it; and which story a slug belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from summarizer.reading import read_text
from summarizer.revisions import identity_of
from summarizer.revisions.marks import Marks, marks_of, story_slug
from summarizer.revisions.versions import compare, digest_of, version_of
from summarizer.wire import Wire


def wire(**fields) -> Wire:
    """A wire with these fields and no others."""
    fields = {"headline": None, **fields}
    return replace(read_text("Wexcombe won again on Sunday, at last.\n"), **fields)


COMPARED = [
    # the format's own number
    ({"version": "2"}, {"version": "1"}, "newer"),
    ({"version": "9"}, {"version": "10"}, "older"),
    ({"version": "52"}, {"version": "52"}, "same"),
    ({"version": "1.10"}, {"version": "1.9"}, "newer"),
    ({"version": "2.0"}, {"version": "2"}, "same"),
    ({"version": " v3 "}, {"version": "2"}, "newer"),
    # a date as version
    ({"version": "2026-05-03T18:00:00Z"}, {"version": "2026-05-03T18:00:01Z"}, "older"),
    ({"version": "2026-05-03T18:00:00+02:00"}, {"version": "2026-05-03T17:00:00Z"}, "older"),
    # publication, where versions do not tell
    ({"published": "2026-05-03T19:00:00Z"}, {"published": "2026-05-03T18:00:00Z"}, "newer"),
    (
        {"version": "2", "published": "2026-05-03T18:00:00Z"},
        {"version": "2", "published": "2026-05-03T19:00:00Z"},
        "older",
    ),
    (
        {"version": "a", "published": "2026-05-03T18:00:00Z"},
        {"version": "b", "published": "2026-05-03T19:00:00Z"},
        "older",
    ),
    # a number beats a date of publication
    (
        {"version": "3", "published": "2026-05-03T18:00:00Z"},
        {"version": "2", "published": "2026-05-03T19:00:00Z"},
        "newer",
    ),
    # clock times without zone that are near tell nothing; far apart they do
    ({"published": "2026-05-03T19:00:00"}, {"published": "2026-05-03T18:00:00Z"}, "unknown"),
    ({"published": "2026-05-05T19:00:00"}, {"published": "2026-05-03T18:00:00Z"}, "newer"),
    (
        {"version": "2026-05-03T19:00:00", "slug": "FBL-Wexcombe,1stLd"},
        {"version": "2026-05-03T18:00:00Z", "slug": "FBL-Wexcombe"},
        "newer",
    ),
    ({"version": "2026-05-03T19:00:00"}, {"version": "2026-05-03T18:00:00Z"}, "unknown"),
    ({"version": "2026-05-03T20:00:00+02:00"}, {"version": "2026-05-03T18:00:00Z"}, "same"),
    # marks
    ({"slug": "FBL-Wexcombe,1stLd-Writethru"}, {"slug": "FBL-Wexcombe"}, "newer"),
    ({"slug": "FBL-Wexcombe,1st Ld"}, {"slug": "FBL-Wexcombe,2nd Ld-Writethru"}, "older"),
    ({"slug": "FBL-Wexcombe, 2nd take"}, {"slug": "FBL-Wexcombe"}, "newer"),
    ({"headline": "UPDATE 2-Soccer-Wexcombe win"}, {"headline": "UPDATE 1-Soccer-Win"}, "newer"),
    ({"slug": "FBL-Wexcombe"}, {"slug": "FBL-Wexcombe"}, "unknown"),
    ({"slug": "FBL-Wexcombe,CORRECTED"}, {"slug": "FBL-Wexcombe,1stLd"}, "unknown"),
    ({}, {}, "unknown"),
]


@pytest.mark.parametrize(("one", "other", "expected"), COMPARED)
def test_who_is_newer(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    """Number, date, publication, marks, in this order; and the other way round the opposite."""
    a, b = version_of(wire(**one)), version_of(wire(**other))
    turned = {"older": "newer", "newer": "older"}
    assert compare(a, b)[0] == expected
    assert compare(b, a)[0] == turned.get(expected, expected)


MARKED = [
    ({"slug": "FBL-Wexcombe"}, Marks(), "fbl-wexcombe"),
    ({"slug": "BC-FBL--Wexcombe,1stLd-Writethru"}, Marks(2), "bc-fbl-wexcombe"),
    ({"slug": "BC-FBL--Wexcombe, 3rd Ld-Writethru"}, Marks(4), "bc-fbl-wexcombe"),
    ({"slug": "Fußball/Wexcombe/2. Ld"}, Marks(3), "fussball-wexcombe"),
    ({"slug": "FBL-Wexcombe, 2nd Lead"}, Marks(3), "fbl-wexcombe"),
    ({"slug": "FBL-Wexcombe,1st Lead-Writethru"}, Marks(2), "fbl-wexcombe"),
    ({"slug": "FBL-Wexcombe 2nd take"}, Marks(2), "fbl-wexcombe"),
    ({"slug": "FBL-Wexcombe,CORRECTED"}, Marks(None, correction=True), "fbl-wexcombe"),
    ({"slug": "FBL-Wexcombe, Correction"}, Marks(None, correction=True), "fbl-wexcombe"),
    ({"slug": "FBL-Wexcombe,KILL"}, Marks(), "fbl-wexcombe"),
    ({"headline": "UPDATE 2-Wexcombe win cup"}, Marks(3), "wexcombe-win-cup"),
    ({"headline": "CORRECTED-UPDATE 1-Wexcombe win"}, Marks(2, correction=True), "wexcombe-win"),
    ({"headline": "REFILE-Wexcombe win"}, Marks(None, repeat=True), "wexcombe-win"),
    ({"headline": "KILL: Wexcombe win"}, Marks(), "wexcombe-win"),
    ({"signals": ("sig:correction",)}, Marks(None, correction=True), None),
    ({"version": "2", "ednote": "Corrects the scorer"}, Marks(None, correction=True), None),
    ({"signals": ("http://cv.example.org/signal/correction",)}, Marks(None, correction=True), None),
    ({"signals": ("sig:update",)}, Marks(None), None),
    ({"ednote": "ANNULE ET REMPLACE"}, Marks(None, correction=True), None),
    ({"slug": "FBL-Wexcombe,Annule et remplace"}, Marks(None, correction=True), "fbl-wexcombe"),
    ({"ednote": "Berichtigt: 2. Absatz"}, Marks(None, correction=True), None),
]


@pytest.mark.parametrize(("fields", "marks", "slug"), MARKED)
def test_marks_and_the_slug_without_them(
    fields: dict[str, Any], marks: Marks, slug: str | None
) -> None:
    """All versions of a story share what is left when the marks are taken off."""
    assert marks_of(wire(**fields)) == marks
    assert story_slug(wire(**fields)) == slug


@pytest.mark.parametrize(
    "headline",
    [
        "Wexcombe hold Sandle",
        "Orme goes for 2nd lead of the day",
        "No update on Orme",
        "Correct call says Varga",
        "Sandle kill off Wexcombe",
        "Repeat of 2019 final ahead",
    ],
)
def test_words_of_a_headline_are_no_marks(headline: str) -> None:
    """Only what stands in front, as agencies put it, is one."""
    assert marks_of(wire(headline=headline)) == Marks()


IDENTITIES = [
    ({"provider": "A", "id": "urn:1", "slug": "x"}, ("A", "urn:1", "id")),
    ({"provider": "A", "slug": "FBL-Wexcombe,1stLd"}, ("A", "fbl-wexcombe", "slug")),
    ({"provider": "A", "headline": "UPDATE 1-Wexcombe win"}, ("A", "wexcombe-win", "headline")),
    ({"headline": "Wexcombe win"}, (None, "wexcombe-win", "headline")),
]


@pytest.mark.parametrize(("fields", "expected"), IDENTITIES)
def test_identity(fields: dict[str, Any], expected: tuple[object, ...]) -> None:
    """(provider, id); without id the slug; without slug the headline; marks aside."""
    identity = identity_of(wire(**fields))
    assert (identity.provider, identity.key, identity.by) == expected


def test_identity_of_a_bare_text() -> None:
    """The text itself: only the same again is the same."""
    bare = wire()
    assert identity_of(bare).by == "text"
    assert identity_of(bare).key == digest_of(bare)
