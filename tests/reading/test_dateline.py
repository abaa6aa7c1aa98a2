from __future__ import annotations

import pytest

from summarizer.reading import read_text
from tests.reading.marked import labelled

BODY = "Ana Reis scored twice as Norvale beat Port Ellan 2-1 on Saturday to go second."

DATELINES = [
    ("BRACKWELL, Italy, Feb 25", " - "),
    ("LONDON (NNA)", " — "),
    ("LONDON, March 12 (NNA)", " – "),
    ("Musterau (dpa)", " - "),
    ("PARIS, March 3 (Agency)", " - "),
    ("SORREL BAY (Islands News Service)", " - "),
    ("KESTERBY, England (PNW)", " -- "),
    ("DUBLIN, Jan. 24 (NNA)", " — "),
    ("ÖSTERVÅG, Sweden, 3 May 2026", " - "),
    ("ST. HELM (AP)", " — "),
    ("STOKE-ON-MERE, England", " - "),
    ("NORVALE", " - "),
    ("PARIS/LONDON, Feb 2 (NNA)", " - "),
    ("LONDON (NNA)", "—"),
    ("LONDON (NNA)", " _ "),
]


@pytest.mark.parametrize(("dateline", "dash"), DATELINES)
def test_datelines(dateline: str, dash: str) -> None:
    """A dateline is a sentence of its own with its dash; the wire's field is without it."""
    wire = read_text(f"{dateline}{dash}{BODY}\n\nFalk was sent off.")
    assert wire.dateline == dateline
    assert labelled(wire)[:2] == [("dateline", f"{dateline}{dash}".strip()), ("body", BODY)]


NONE = [
    "FIFA - the world body - met in Norvale on Sunday.",
    "Reis (Norvale) scored - at last - in the ninth minute.",
    "Norvale - beaten in May - won.",
    "Reis - 9/10 - was the best.",
    "VAR checked the goal - and gave it.",
    "He said (twice) - no.",
    "NORVALE WON 2-1 - AT LAST.",
    "- Falk left.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    """A dash in a sentence makes no dateline."""
    wire = read_text(f"{text}\n\n{BODY}")
    assert wire.dateline is None


def test_only_the_first_dateline_counts() -> None:
    """Later paragraphs in the form of a dateline are body."""
    wire = read_text(f"OSLO (NNA) - {BODY}\n\nFalk (Musterau) - nine goals - is second.")
    assert [s.label for s in wire.sentences] == ["dateline", "body", "body"]


def test_dateline_behind_a_long_standfirst() -> None:
    """A dateline is found behind a standfirst that is too long to be told from the body."""
    long = "Norvale come from behind at home. They go second, and Port Ellan stay where they were."
    wire = read_text(f"Norvale win\n\n{long}\n\nOSLO, May 3 (NNA) - {BODY}")
    assert wire.dateline == "OSLO, May 3 (NNA)"
