"""Goals and cards whose side no sentence tells: published without one, where they are sure."""

from __future__ import annotations

import pytest

from summarizer.draft import EventClaim
from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

REPORT = """Norvale beat Port Ellan 3-2 in the Harbour Cup on Saturday.

Ana Reis scored in the 12th minute and Mia Torp headed in after 30 minutes.

Jo Falk was booked in the 50th minute for a foul. Ida Holm scored in the 70th minute.

"We were lucky," said coach Lena Voss.
"""


def events(text: str) -> list[EventClaim]:
    """The events of the first match."""
    return list(offline_draft(read_text(text)).matches[0].events)


def told(text: str) -> list[tuple[str, str | None, str | None, int | None]]:
    """Kind, player, side and minute of the events of the first match."""
    return [(e.kind, e.player, e.side, e.minute) for e in events(text)]


def test_goals_and_cards_without_a_side_are_told():
    """3-2 leaves it open for whom each of three goals was; who scored them and when is told."""
    assert told(REPORT) == [
        ("goal", "Ana Reis", None, 12),
        ("goal", "Mia Torp", None, 30),
        ("yellow", "Jo Falk", None, 50),
        ("goal", "Ida Holm", None, 70),
    ]


def test_sides_that_follow_are_told():
    """Where one side has all the goals, they are that side's."""
    text = REPORT.replace("3-2", "3-0")
    assert {e.side for e in events(text) if e.kind == "goal"} == {"home"}


def test_goals_without_room_in_the_score_go_with_those_of_no_minute_first():
    """A fourth scorer without a minute does not fit into 2-1; with one, none of them is sure."""
    text = REPORT.replace("3-2", "2-1")
    fourth = text.replace("Ida Holm scored", "Eva Dahl also scored. Ida Holm scored")
    assert [e.player for e in events(fourth) if e.kind == "goal"] == [
        "Ana Reis",
        "Mia Torp",
        "Ida Holm",
    ]
    timed = fourth.replace("also scored", "scored in the 60th minute")
    assert [e.player for e in events(timed) if e.kind == "goal"] == []


AFTER_ANOTHER = (
    "Vellmoor lead the group after beating Tarnbrook 2-0 last week. "
    "Eva Dahl scored in the 80th minute."
)


@pytest.mark.parametrize(
    "other",
    [
        "Norvale lost 2-1 when the two met in March. Eva Dahl scored in that game.",
        AFTER_ANOTHER,
    ],
)
def test_goals_of_another_match_are_not_told(other):
    """A sentence on "that game", or after the sides of another one, tells of that one."""
    text = REPORT.replace('"We were', f'{other}\n\n"We were')
    assert "Eva Dahl" not in [e.player for e in events(text)]


def test_a_coach_does_not_score():
    """A pronoun after a sentence on the coach is not the coach when it comes to goals."""
    text = REPORT.replace(
        "Ida Holm scored in the 70th minute.",
        "Coach Lena Voss threw on Ida Holm, 34. She needed five minutes to make her mark, "
        "volleying in a clearance to make it 2-2 in the 70th.",
    )
    assert "Lena Voss" not in [e.player for e in events(text)]


def test_where_the_score_is_not_told_a_goal_needs_its_time():
    """Without a score to hold them against, goals with a minute stay and the other goes."""
    text = REPORT.replace("beat Port Ellan 3-2", "beat Port Ellan").replace(
        "Ida Holm scored in the 70th minute", "Ida Holm scored too"
    )
    assert [e.player for e in events(text) if e.kind == "goal"] == ["Ana Reis", "Mia Torp"]


def test_words_for_the_time_of_a_card_without_a_side_are_left_out():
    """Minutes stand beside the card; a phrase may belong to what else the sentence tells."""
    text = REPORT.replace(
        "Jo Falk was booked in the 50th minute for a foul",
        "Jo Falk was booked and was denied by the post in the dying seconds",
    )
    (card,) = [e for e in events(text) if e.kind == "yellow"]
    assert (card.side, card.minute, card.when) == (None, None, None)


def test_the_first_booking_has_not_the_minute_of_the_second():
    """Booked at some time and off in the 80th: the yellow card was not shown in the 80th."""
    text = REPORT.replace(
        "Jo Falk was booked in the 50th minute for a foul.",
        "Jo Falk, booked for a foul, was shown a second yellow card in the 80th minute.",
    )
    cards = [(e.kind, e.minute) for e in events(text) if e.player == "Jo Falk"]
    assert ("second_yellow", 80) in cards
    assert ("yellow", 80) not in cards


def test_an_own_goal_is_the_one_s_who_is_named_with_it():
    """Of two people in a sentence it is the one before "own net", or "by" whom it was."""
    text = REPORT.replace(
        "Ida Holm scored in the 70th minute.",
        "Ida Holm scored in the 70th minute and Kit Moss put the ball into his own net.",
    )
    assert "own_goal" not in [e.kind for e in events(text) if e.player == "Ida Holm"]
    text = REPORT.replace("Ida Holm scored", "Ida Holm sliced Eva Dahl's cross into her own net")
    assert ("own_goal", "Ida Holm", None, 70) in told(text)


def test_the_evidence_of_a_goal_without_a_side_is_its_own():
    """No sentence is cited for a side that is not there."""
    assert [e.evidence for e in events(REPORT)][:2] == [(2,), (2,)]
