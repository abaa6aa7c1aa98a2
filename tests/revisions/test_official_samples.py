"""The agencies' own samples, which lie beside the project, through gate and revisions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer import Decision, Editions, read
from tests.project.commands import ROOT

WIRES = ROOT.parent / "shared" / "wires"
pytestmark = pytest.mark.skipif(not WIRES.is_dir(), reason="the samples are not on this machine")
BEFORE = datetime(2025, 1, 23, 17, 59, 59, tzinfo=UTC)
AT = datetime(2025, 1, 23, 18, 0, tzinfo=UTC)


def take(editions: Editions, name: str, now: datetime = BEFORE) -> Decision:
    """The decision over a sample."""
    return editions.take(read(WIRES / name), now=now)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dpa-digitalwire/dpa-dw-1.json", "newsml-g2/dpa-dw-1.xml"),
        ("dpa-digitalwire/dpa-with_dateline.json", "newsml-g2/dpa-with_dateline.xml"),
        ("ninjs/iptc-2.1-dpa_text.json", "ninjs/iptc-3.0-dpa_text.json"),
    ],
)
def test_the_same_item_in_another_format_is_a_repeat(one: str, other: str) -> None:
    """Provider, id and version are the same, whatever they are called there."""
    editions = Editions()
    assert take(editions, one).verdict == "first"
    assert take(editions, other).verdict == "repeat"


@pytest.mark.parametrize(
    "name", ["dpa-digitalwire/dpa-embargoed.json", "newsml-g2/dpa-embargoed.xml"]
)
def test_the_embargo_of_the_sample(name: str) -> None:
    """It is over at seven in the evening, Berlin time."""
    held = take(Editions(), name)
    assert (held.verdict, held.until) == ("held", AT)
    assert take(Editions(), name, AT).verdict == "first"


def test_a_correction_of_the_sample_has_to_be_marked() -> None:
    """Its signal says that it is one."""
    assert take(Editions(), "dpa-digitalwire/dpa-dw-1.json").corrected


@pytest.mark.parametrize(
    "name", ["dpa-digitalwire/dpa-no_content.json", "newsml-g2/dpa-no_content.xml"]
)
def test_an_item_of_a_picture_has_no_content(name: str) -> None:
    """A headline and a caption are no report."""
    assert take(Editions(), name).verdict == "skipped"
