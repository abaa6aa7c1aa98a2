"""Events in sentences that the grammar does not understand: kept where the words stand with the
player, left out where they stand with somebody else or tell the contrary."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, TextClaim
from summarizer.reading import read_text

OPENING = "Norvale beat Port Ellan on Saturday."


def kept(
    text: str, player: str = "Ana Reis", kind: Any = "goal", side: Any = "home", **claim: Any
) -> list[tuple[str | None, int | None, str | None]]:
    """Player, minute and words of the events that are left of one claimed of ``text``."""
    wire = read_text(f"{OPENING} {text}\n")
    evidence = claim.pop("evidence", tuple(range(2, len(wire.sentences) + 1)))
    event = EventClaim(
        kind, player, side, claim.get("minute"), claim.get("added"), claim.get("when"), evidence
    )
    sides = TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,))
    found = check(wire, Draft("match_report", (DraftMatch("football", *sides, events=(event,)),)))
    return [(e.player, e.minute, e.when) for e in found.draft.matches[0].events]


TOLD: dict[str, tuple[str, dict[str, Any]]] = {
    "a time in the clause before another's goal": (
        (
            "Captain Ana Reis sealed the win with a dramatic 70th-minute winner on Saturday just "
            "moments after Mia Lund had drawn Port Ellan level."
        ),
        {"minute": 70},
    ),
    "a verb that the grammar has no goal for": (
        "Ana Reis squeezed the ball in at the near post in the 70th minute.",
        {"minute": 70},
    ),
    "an epithet in the sentence after": (
        (
            "The hosts sent on Ana Reis at the interval. The winger had been on for a minute when "
            "she skipped past the full-back and drilled in the equaliser in the 47th minute."
        ),
        {"minute": 47},
    ),
    "a pronoun a sentence further on": (
        (
            "Ana Reis had a hand in all of it. Her cross caused the panic. It was she who "
            "equalised with a header on 62 minutes."
        ),
        {"minute": 62, "evidence": (2, 4)},
    ),
    "a cleft sentence": (
        "It was Ana Reis who began it, with a volley from the edge of the box after 14 minutes.",
        {"minute": 14},
    ),
    "a goal behind what another did": (
        (
            "Mia Lund came too far for a long throw and Ana Reis, with a defender each side, "
            "hooked the ball over her head and into an unguarded net in the 80th minute."
        ),
        {"minute": 80},
    ),
    "a live text": (
        "7 mins: GOAL! Norvale 1-0 Port Ellan. Ana Reis swivels and thumps it into the net.",
        {"minute": 7, "evidence": (2, 4)},
    ),
    "bare figures after at": (
        "At 26, Ana Reis took advantage of a bad exit and put the ball in the empty goal.",
        {"minute": 26},
    ),
    "minutes gone": (
        "Ana Reis took two strides and was level, 41 minutes gone.",
        {"minute": 41},
    ),
    "an ordinal without its noun": (
        "An Ana Reis goal in the 83rd made sure.",
        {"minute": 83},
    ),
    "the second of two times": (
        "Ana Reis scored twice, in the 18th minute and in the 51st, and Mia Lund went off hurt.",
        {"minute": 51},
    ),
    "the next goal in the next sentence did not stand": (
        (
            "Norvale led when Ana Reis collected a loose ball and drove it under the keeper. "
            "She had the ball in the net again soon after but the goal was ruled out."
        ),
        {"evidence": (2,)},
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_an_event_is_kept_where_its_words_stand_with_the_player(name: str) -> None:
    """Neither the event nor its minute is lost for a wording that no rule knows."""
    text, claim = TOLD[name]
    assert kept(text, **claim) == [("Ana Reis", claim.get("minute"), None)]


NOT_TOLD: dict[str, tuple[str, dict[str, Any]]] = {
    "the keeper it went past": (
        "Ana Reis squeezed the ball in past goalkeeper Mia Lund at the near post.",
        {"player": "Mia Lund", "side": "away"},
    ),
    "whose pass it was": (
        "She ran on to Mia Lund's pass and lifted the ball over the keeper.",
        {"player": "Mia Lund"},
    ),
    "the coach named before a pronoun": (
        (
            "Coach Mia Lund sent on Ana Reis at half-time. She skipped inside and drilled in the "
            "equaliser."
        ),
        {"player": "Mia Lund"},
    ),
    "a shot against the woodwork": (
        "Ana Reis struck the base of a post in the fifth minute.",
        {"minute": 5},
    ),
    "a penalty that was pushed away": (
        "The keeper got down well to push away an Ana Reis penalty on 25 minutes.",
        {"kind": "penalty_goal", "minute": 25},
    ),
    "no word of a goal": (
        "Ana Reis came off the bench in the 70th minute to warm applause.",
        {"minute": 70},
    ),
    "somebody else's goal of that minute": (
        "Mia Lund scored in the 9th minute and Ana Reis doubled the lead in the 33rd minute.",
        {"minute": 9},
    ),
}


@pytest.mark.parametrize("name", NOT_TOLD)
def test_an_event_falls_where_its_words_stand_with_somebody_else(name: str) -> None:
    """Standing near the words of a goal is not enough."""
    text, claim = NOT_TOLD[name]
    assert kept(text, **claim) == []


def test_a_time_falls_where_the_player_does_nothing_of_the_kind_in_its_sentence() -> None:
    """The minute at which she was seen is not the minute of her booking."""
    text = "Ana Reis came on in the 60th minute. It rained. Ana Reis was booked for a shirt pull."
    left = kept(text, kind="yellow", minute=60, evidence=(2, 4))
    assert left == [("Ana Reis", None, None)]


def test_a_minute_counts_on_from_a_cited_sentence_further_back() -> None:
    """Three minutes after the 64th is the 67th, though a sentence stands between."""
    text = (
        "In the 64th minute Mia Lund steered the ball in. The stand shook. "
        "Ana Reis was shown a straight red card three minutes later."
    )
    claim: dict[str, Any] = {
        "kind": "red",
        "side": "away",
        "when": "three minutes later",
        "evidence": (2, 4),
    }
    assert kept(text, minute=67, **claim) == [("Ana Reis", 67, "three minutes later")]
    assert [minute for _, minute, _ in kept(text, minute=70, **claim)] != [70]


def test_the_first_of_the_names_names_a_player_whom_the_wire_calls_so() -> None:
    """A family name that comes first is one; a given name that two people have is not."""
    text = "Rhu Maelin had come on late. Rhu struck in the 58th minute."
    claim: dict[str, Any] = {"minute": 58, "evidence": (3,)}
    assert kept(text, player="Rhu Maelin", **claim) == [("Rhu Maelin", 58, None)]
    other = f"{text} Rhu Dorin was booked."
    assert kept(other, player="Rhu Maelin", **claim) == []


def test_a_hat_trick_before_the_break_is_three_goals() -> None:
    """Three claims with the same words for the time are no repetition, a fourth is."""
    wire = read_text(f"{OPENING} Ana Reis had a hat-trick, all of it before the break.\n")
    goal = EventClaim("goal", "Ana Reis", "home", None, None, "before the break", (2,))
    sides = TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,))

    def left(count: int) -> int:
        match = DraftMatch("football", *sides, events=(goal,) * count)
        return len(check(wire, Draft("match_report", (match,))).draft.matches[0].events)

    assert left(3) == 3
    assert left(4) == 3


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("Ana Reis scored with ten minutes to go.", 80),
        (
            "Norvale woke with ten minutes to go as Ana Reis scored twice in the space of a song.",
            None,
        ),
    ],
    ids=["one goal", "two goals"],
)
def test_no_minute_is_worked_out_where_one_time_is_told_of_several_goals(
    text: str, minute: int | None
) -> None:
    """A time of ten minutes to go is the 80th of the one goal, and of neither of two."""
    left = kept(text, when="with ten minutes to go")
    assert left == [("Ana Reis", minute, "with ten minutes to go")]
