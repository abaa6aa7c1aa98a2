"""A minute past 90 is of stoppage time, unless the match tells of extra time: the 109th does."""

from __future__ import annotations

import pytest

from summarizer import Summarizer
from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, ScoreClaim, TextClaim
from summarizer.reading import read_text


def told(text: str) -> dict[str, tuple[int | None, int | None]]:
    """Minute and added time of each player's event, as read by rule."""
    with Summarizer(engine="offline") as reader:
        (match,) = reader.summarize(text).matches
    return {e.player: (e.minute, e.added) for e in match.events if e.player}


REPLAY = (
    "Mia Torp scored in the 109th minute to give Norvale a 1-0 win over Port Ellan in their Harbour"
    " Cup replay on Saturday, a week after the sides drew 2-2.\n\n"
    "Port Ellan's Ida Brandt was sent off in the 95th minute."
)


def test_the_109th_minute_of_a_replay_is_no_stoppage_time():
    """No stoppage time is that long: extra time was played, and the 95th minute is of it too."""
    assert told(REPLAY) == {"Mia Torp": (109, None), "Ida Brandt": (95, None)}
    with Summarizer(engine="offline") as reader:
        (match,) = reader.summarize(REPLAY).matches
    assert match.extra_time is not None


def test_the_blurb_tells_the_minute_of_the_wire():
    """No text about the replay has a stoppage time that the wire has not."""
    with Summarizer(engine="offline") as reader:
        (match,) = reader.summarize(REPLAY).matches
    assert "+" not in f"{match.headline} {match.blurb}"


LEAD = "Norvale beat Port Ellan 2-1 on Saturday in the Coastal League.\n\n"
FIRST = "Jo Falk gave Norvale the lead in the 12th minute and Ida Brandt levelled on 70 minutes. "


@pytest.mark.parametrize(
    ("sentence", "minute"),
    [
        ("Mia Torp won it for Norvale in the 95th minute.", (90, 5)),
        ("Mia Torp won it for Norvale deep into stoppage time, in the 95th minute.", (90, 5)),
        (
            "Jo Falk hit a post in stoppage time and Mia Torp won it in the 97th minute.",
            (90, 7),
        ),
        ("Mia Torp scored the winner for Norvale in the 90+5th minute.", (90, 5)),
        ("Mia Torp won it for Norvale in the fifth minute of stoppage time.", (90, 5)),
        ("Mia Torp won it for Norvale five minutes into added time.", (90, 5)),
    ],
)
def test_a_minute_past_90_is_of_stoppage_time_without_extra_time(sentence, minute):
    """The 95th minute is 90 and 5, however the wire writes it."""
    assert told(LEAD + FIRST + sentence)["Mia Torp"] == minute


def test_two_manners_of_writing_past_90_are_one():
    """Beside 90+2 the 95th minute is 90+5."""
    text = (
        LEAD + "Jo Falk put Port Ellan ahead in the 12th minute. Ida Brandt levelled for Norvale in"
        " the 90+2nd minute, and Mia Torp won it for Norvale in the 95th minute."
    )
    assert told(text) == {"Jo Falk": (12, None), "Ida Brandt": (90, 2), "Mia Torp": (90, 5)}


def claimed(text: str, minute: int, added: int | None) -> tuple[int | None, int | None]:
    """What the checks leave of the minute that a model claims for Torp's goal in ``text``."""
    wire = read_text(text)
    n = next(s.number for s in wire.sentences if "Torp" in wire.sentence_text(s.number))
    goal = EventClaim("goal", "Mia Torp", "home", minute, added, None, (n,))
    match = DraftMatch(
        sport="football",
        home=TextClaim("Norvale", (n,)),
        away=TextClaim("Port Ellan", (n,)),
        score=ScoreClaim(1, 0, (n,)),
        events=(goal,),
    )
    (kept,) = check(wire, Draft("match_report", (match,), ())).matches
    (event,) = kept.events
    return event.minute, event.added


WON = "Mia Torp scored {} to give Norvale a 1-0 win over Port Ellan on Saturday."


@pytest.mark.parametrize(
    ("words", "claim", "left"),
    [
        ("in the 109th minute", (90, 19), (None, None)),
        ("in the 95th minute", (90, 5), (90, 5)),
        ("in the 109th minute", (109, None), (109, None)),
        ("in the 95th minute, deep into stoppage time,", (90, 5), (90, 5)),
        ("in the fifth minute of stoppage time", (90, 5), (90, 5)),
    ],
)
def test_a_model_s_stoppage_time_needs_the_wire_s_words(words, claim, left):
    """A claim of 90+19 for "the 109th minute" is dropped, and the goal stays without a minute."""
    assert claimed(WON.format(words), *claim) == left
