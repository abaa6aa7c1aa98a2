"""Words that open a sentence before a name and belong to none."""

from __future__ import annotations

import pytest

from summarizer.language.capitals import capitals_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three-time Harbour Cup finalists Norvale won.", "Harbour Cup"),
        ("Ten-man Norvale won.", "Norvale"),
        ("Inter-Coast Cup holders won.", "Inter-Coast Cup"),
    ],
)
def test_a_hyphened_adjective_is_no_part_of_the_name_after_it(text, name):
    """How often somebody was there, or with how many, is not what the competition is called."""
    first = capitals_in(text, [])[0]
    assert text[first.start : first.end] == name
