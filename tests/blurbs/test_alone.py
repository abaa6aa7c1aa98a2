"""Quotations in blurbs: only those that mean the same without their wire."""

from __future__ import annotations

import pytest

from summarizer.blurbs import blurb
from summarizer.reading import read_text
from summarizer.summary import Evidence
from tests.blurbs.facts import match, quote, score, summary

POST = {"score": score(2, 1), "winner": "home"}


def told(text: str) -> str | None:
    """The headline of a wire in which only ``text`` was said."""
    return blurb(summary(quotes=(quote(text, "Ana Reis", None),)), "headline").text


@pytest.mark.parametrize(
    "text",
    [
        "I never touched his face.",
        "I never cheated in my life.",
        "We did not cheat.",
        "I'm not that player.",
        "Nobody robbed us of anything.",
        "I was level with the last man offside.",
        "The referee was against us.",
        "We were robbed tonight.",
        "They were better than us.",
        "We frightened them all evening.",
        "My wife said the night is hers.",
        "That was the best night of all.",
        "I have waited for this for years.",
        "I knew that already.",
        "We shall appeal it.",
        "I saw it back at home.",
        "I was on the flight home.",
        "I like the other one more.",
        "We need ten of those.",
        "I wanted one, please.",
        "Yes, we played well.",
        "Because I am not allowed to.",
        "No, I am staying.",
        "And we earned a point.",
        "Well, we tried everything.",
        "Perhaps next year.",
        "Next year, perhaps.",
        "We know what we did.",
        "I would do so again.",
        "We had ten minutes to live.",
        "We scored in the 88th minute.",
        "At 3-1 we would have won.",
        "We lost 2-1 and went home.",
        "We gave Kofi the ball early.",
        "Kofi gave us the ball early.",
        "Where do you buy a book?",
        "I picked my corner on Monday.",
    ],
)
def test_a_quotation_that_needs_its_wire_is_not_told(text: str) -> None:
    """Denials, accusations, answers, and what points at something that is not in the words."""
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I am staying.",
        "I have nothing to prove.",
        "Nobody went home early.",
        "We feel that we were lucky.",
        "My legs were shaking.",
        "We played well in the second half.",
        "I will always love this season.",
        "Losing a final hurts.",
        "We did our best on Saturday.",
    ],
)
def test_a_quotation_that_stands_alone_is_told_whole(text: str) -> None:
    """Whoever reads it by itself knows what was meant."""
    assert told(text) == f"Ana Reis: “{text}”"


def test_what_points_at_the_match_may_stand_beside_its_result() -> None:
    """A club's name is known where the facts have it, another is not."""
    said = quote("We lost to Norvale and won friends.", "Kit Osei")
    texts = {
        blurb(summary(match(other, f"Port {n}", **POST), quotes=(said,)), "x").quote
        for other in ("Norvale",)
        for n in range(12)
    }
    assert texts == {None, 0}
    texts = {
        blurb(summary(match("Halvik", f"Port {n}", **POST), quotes=(said,)), "x").quote
        for n in range(12)
    }
    assert texts == {None}


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        ("Ana Reis smiled.", "said Ana Reis", True),
        ("Would she leave in June?", "said Ana Reis", False),
        ("She was asked about the money.", "said Ana Reis", False),
        ("Ana Reis smiled.", "insisted Ana Reis", False),
        ("Ana Reis denied the report.", "said Ana Reis", False),
    ],
)
def test_an_answer_is_not_told_where_the_wire_shows_that_it_is_one(
    before: str, after: str, is_told: bool
) -> None:
    """The sentence before it asks, or its own says that it answers."""
    wire = read_text(f"{before} “I love my work,” {after}.")
    (number,) = (s.number for s in wire.sentences if "“" in wire.sentence_text(s.number))
    place = wire.sentences[number - 1]
    said = wire.quotations[0]
    made = quote("I love my work,", "Ana Reis", None)
    span = made.spans[0].model_copy(update={"start": said.start, "end": said.end})
    stands = Evidence(sentence=number, start=place.start, end=place.end)
    made = made.model_copy(update={"spans": (span,), "evidence": (stands,)})
    facts = summary(quotes=(made,))
    info = facts.wire.model_copy(update={"sha256": wire.sha256})
    facts = facts.model_copy(update={"wire": info})
    found = blurb(facts, "headline", wire=wire)
    assert (found.text is not None) is is_told
