"""Leads that tell of other matches than their own: none of those is published."""

from __future__ import annotations

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading.source import read_text

PLAY = "The striker netted a penalty past the goalkeeper."
OTHER_MATCHES = [
    "Norvale have sacked coach Ana Reis.|Her last match was a 4-0 defeat by Tarnwick on Saturday.",
    "Norvale were held by Tarnwick on Saturday.|Norvale beat Tarnwick 2-1 in October.",
    "Norvale completed the signing of Ana Reis.|Reis scored as Tarnwick beat Quarrow 3-1.",
    "Norvale's match with Tarnwick was abandoned.|Norvale beat Quarrow 2-0 last Saturday.",
    "Norvale host Tarnwick on Saturday.|Tarnwick beat Quarrow 2-0 on Wednesday.",
    "Norvale ran riot on Saturday.|Coach Ana Reis saw Tarnwick draw 1-1 with Quarrow.",
    "Norvale returned to the top on Saturday, a day after Quarrow beat Port Ellan 3-0.",
    "Ana Reis sent Norvale into the final.|They meet Tarnwick.|Tarnwick beat Quarrow 2-1.",
    "Ana Reis set a League record.|The old one had stood since Tarnwick beat Quarrow 6-1.",
    "Norvale trail Tarnwick 2-1 after the first leg.|Tarnwick beat Quarrow 4-0 on Saturday.",
    "Norvale and Tarnwick drew on Saturday.|Norvale, who began with a 4-0 win over Quarrow, rose.",
    "Norvale kept Tarnwick out on Saturday.|Tarnwick had begun with a 3-0 win over Quarrow.",
    "Norvale went out on Saturday.|They had won five games, among them a 7-1 rout of Quarrow.",
    "Norvale have been drawn away to Tarnwick.|Norvale beat Quarrow 3-1 in the third round.",
    "Norvale will be without Ana Reis, who will miss a month after the 2-1 win over Tarnwick.",
]


@pytest.mark.parametrize("told", OTHER_MATCHES)
def test_no_match_of_which_a_lead_tells_only_beside_its_own_news(told: str) -> None:
    """Nothing is published where the only score is another match's than the lead's."""
    text = "\n\n".join(["Norvale in the news", *told.split("|"), PLAY])
    assert offline_draft(read_text(text)).matches == ()


def test_the_town_of_a_dateline_in_capitals_before_a_colon_is_no_side() -> None:
    """Whoever is published beside it, the town does not play."""
    text = f"Norvale in the news\n\nJALANSTAD: Norvale beat Tarnwick 3-0 on Saturday.\n\n{PLAY}"
    names = {(m.home.value, m.away.value) for m in offline_draft(read_text(text)).matches}
    assert names <= {("Norvale", "Tarnwick")}


def test_a_result_below_a_lead_that_names_both_its_sides_is_the_reports() -> None:
    """The doubts leave alone what the second paragraph tells of the two sides of the first."""
    text = (
        f"Norvale in the news\n\nNorvale were too quick for Tarnwick on Saturday.\n\n{PLAY} "
        "Norvale beat Tarnwick 3-1.\n"
    )
    match = offline_draft(read_text(text)).matches[0]
    assert match.score is not None
    assert {match.home.value: match.score.home, match.away.value: match.score.away} == {
        "Norvale": 3,
        "Tarnwick": 1,
    }


def test_a_player_told_as_his_side_s_own_is_no_side() -> None:
    """Who is owned by a side and has a side of his own is a player."""
    text = "Norvale’s Reisling steered his side to a 2-0 win against Tarnwick on Saturday."
    sides = {m.home.value for m in offline_draft(read_text(text)).matches}
    sides |= {m.away.value for m in offline_draft(read_text(text)).matches}
    assert "Reisling" not in sides
