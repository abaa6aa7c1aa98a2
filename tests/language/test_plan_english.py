"""The English of the blurbs that stand in a summary."""

import pytest

from summarizer import summarize


@pytest.mark.parametrize("side", ["Norvale Rovers", "Ellan Wanderers", "Port Ellans", "Torvos"])
def test_a_side_in_s_owns_no_goals(side: str) -> None:
    """No blurb says "Rovers's goals"."""
    text = f"{side} beat Skarholt 2-0 on Saturday.\n\nAna Reis scored for {side} in the 12th "
    text += f"minute and Mia Torp scored for {side} in the 44th minute."
    (match,) = summarize(text).matches
    assert match.blurb is not None
    assert "Reis" in match.blurb
    assert "s's" not in match.blurb
