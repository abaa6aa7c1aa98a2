"""A side that the headline calls by an adjective and its name."""

from __future__ import annotations

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text


@pytest.mark.parametrize(
    "headline", ["Young Norvale win", "Brave Norvale win", "Old Norvale win", "Norvale win"]
)
def test_an_adjective_at_the_head_is_no_part_of_a_sides_name(headline: str) -> None:
    """The text calls the side by its name alone."""
    text = f"{headline}\n\nNorvale beat Ellan 2-1 on Friday.\n\nAna Reis scored after 10 minutes."
    (match,) = offline_draft(read_text(text)).matches
    assert (match.home.value, match.away.value) == ("Norvale", "Ellan")


def test_a_side_whose_name_begins_with_an_adjective_keeps_it() -> None:
    """The text calls it so as well."""
    text = "Young Tigers win\n\nYoung Tigers beat Ellan 2-1 on Friday."
    (match,) = offline_draft(read_text(text)).matches
    assert (match.home.value, match.away.value) == ("Young Tigers", "Ellan")
