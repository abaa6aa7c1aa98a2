"""Results that do not stand, or are not the news, are not told by rule; minutes of extra time."""

from __future__ import annotations

import pytest

from summarizer import Summarizer

BODY = "\n\nJo Falk scored for Norvale after 12 minutes and Mia Torp made it 2-0 on 70 minutes."


def matches(text: str):
    """What is read of a text by rule."""
    with Summarizer(engine="offline") as reader:
        return reader.summarize(text).matches


@pytest.mark.parametrize(
    "lead",
    [
        "Norvale's 2-0 win over Port Ellan on Saturday was annulled by the league on Monday.",
        "Port Ellan were awarded a 3-0 win on Monday after Norvale beat them 2-0 on Saturday.",
        "Norvale beat Port Ellan 3-0 by a walkover in the Coastal League on Saturday.",
        "Norvale beat Port Ellan 2-0 on Saturday, but the match was declared void.",
        "Fifty years ago on Saturday Norvale beat Port Ellan 2-0 to win the Coastal Cup.",
        "Police are investigating whether Norvale's 2-0 win over Port Ellan on Saturday was fixed.",
    ],
)
def test_a_result_that_does_not_stand_is_not_told(lead):
    """Annulled, awarded, void, a walkover, an anniversary, a match under inquiry: no match."""
    assert matches(lead + BODY) == ()


@pytest.mark.parametrize(
    "lead",
    [
        "Norvale beat Port Ellan 2-0 on Saturday to win the Coastal League.",
        "Norvale beat Port Ellan 2-0 on Saturday, and Mia Torp was awarded the match ball.",
        "Norvale beat Port Ellan 2-0 on Saturday after they were awarded an early penalty.",
    ],
)
def test_a_result_that_stands_is_told(lead):
    """The same words in other senses take nothing away."""
    (match,) = matches(lead + BODY)
    assert {(match.home.name, match.score.home), (match.away.name, match.score.away)} == {
        ("Norvale", 2),
        ("Port Ellan", 0),
    }


def test_a_late_minute_beside_unread_extra_time_is_no_stoppage_time():
    """Where extra time is spoken of and not understood, the 105th minute is not 90+15."""
    text = (
        "Norvale needed extra time to see off Port Ellan 2-1 in the Coastal Cup on Saturday.\n\n"
        "Jo Falk scored for Norvale in the 12th minute and Ida Brandt levelled in the 70th. "
        "Mia Torp won it for Norvale in the 105th minute."
    )
    for match in matches(text):
        for event in match.events:
            assert event.player != "Mia Torp" or event.minute in (None, 105)
