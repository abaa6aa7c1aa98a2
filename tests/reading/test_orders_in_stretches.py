"""A long text is searched in stretches, which changes nothing of what is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import orders

PIECES = st.sampled_from(
    [
        "{x}",
        "<%",
        "%>",
        "${a}",
        "[[b]]",
        '[a](b "c")',
        '{"k": 1',
        "a|b c|d",
        "w||z|3",
        " word ",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 60))
def test_stretches_find_what_one_search_finds(text: str, stretch: int) -> None:
    """Marks that lie over the end of a stretch are found whole, and none twice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(orders, "_STRETCH", stretch)
        found = list(orders._in_stretches(orders._INLINE, text))
    assert found == [m.span() for m in orders._INLINE.finditer(text)]
