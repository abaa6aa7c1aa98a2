"""Whatever a wire's fields hold, gate and revisions decide over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Editions
from summarizer.gate import judge
from summarizer.reading import read_text

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
STORY = read_text("Wexcombe beat Sandle 2-1 on Sunday.\n")
PIECES = st.sampled_from(
    """KILL HOLD UPDATE 1stLd Writethru 2nd take CORRECTED - , : 99 not for publication EMBARGOED
    until withdrawn 2026-05-03T12:00:00 Z +02:00 0 -1 ٣ ² \x00 \ud800 \u202e é 日本""".split()
)
FIELD = st.none() | st.text(max_size=30) | st.lists(PIECES, max_size=12).map(" ".join)
NAMES = "id provider version headline slug published status embargo ednote language"
FIELDS = st.fixed_dictionaries(
    dict.fromkeys(
        "id provider version headline slug published status embargo ednote language".split(), FIELD
    )
    | {"signals": st.lists(st.text(max_size=12), max_size=3).map(tuple)}
)


@settings(max_examples=200, deadline=None)
@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_every_wire_gets_a_decision(wires: list[dict[str, Any]]) -> None:
    """A verdict with a reason on one line, whatever came before it."""
    editions = Editions()
    for fields in wires:
        decision = editions.take(replace(STORY, **fields), now=NOON)
        assert decision.reason
        assert len(decision.reason.splitlines()) == 1
        assert decision.proceed == (decision.verdict in {"first", "update", "correction"})


def test_long_fields_are_looked_at_in_front_only() -> None:
    """A megabyte in slug, headline, note and version gets its decision, and a short reason."""
    long = "KILL hold not for publication 2nd take update correction " * 20_000
    held = judge(replace(STORY, ednote=long, slug=long, headline=long, status=long), now=NOON)
    assert held is not None
    assert len(held.reason) < 200
    wire = replace(STORY, ednote="", slug=long, headline=long, version=long, embargo=long)
    assert len(Editions().take(wire, now=NOON).reason) < 400
