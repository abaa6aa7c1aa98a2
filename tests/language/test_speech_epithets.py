"""Epithets, pronouns after somebody new, shared surnames and what is no role."""

from __future__ import annotations

import pytest

from summarizer.language.speech import read_speech
from summarizer.reading import read_bytes

START = "Norvale beat Port Ellan 2-1 on Saturday, Max Olden scoring twice.\n\n"


def read(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Speaker, words at the attribution where they differ, and role of each claim."""
    reading = read_speech(read_bytes((START + text).encode()))
    return [(q.speaker, q.as_written, q.role) for q in reading.quotes]


def speakers(text: str) -> list[str | None]:
    """The speaker of each claim."""
    return [speaker for speaker, _, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Olden was replaced by Jo Falk, 17, late on.\n\n“I shook,” the substitute said.",
            "Jo Falk",
        ),
        ("Jo Falk came on and scored.\n\n“I shook,” the substitute said.", "Jo Falk"),
        ("Jo Falk, 17, scored the second.\n\n“I shook,” said the teenager.", "Jo Falk"),
        ("Jo Falk, 21, scored the second.\n\n“I shook,” said the teenager.", None),
        ("Substitute Olden was replaced again.\n\n“I shook,” the substitute said.", None),
        ("Jo Falk came on. Mia Torp came on.\n\n“I shook,” the substitute said.", None),
    ],
)
def test_who_came_on(text: str, told: str | None) -> None:
    """A substitute is who came on, a teenager who is in the teens; two of a kind are nobody."""
    assert speakers(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norvale's Jo Falk levelled.\n\n“Odd,” the on-loan striker said.", None),
        ("On-loan striker Jo Falk levelled.\n\n“Odd,” the on-loan striker said.", "Jo Falk"),
        ("Striker Jo Falk levelled.\n\n“Odd,” the on-loan striker said.", None),
        ("Assistant coach Jo Falk smiled.\n\n“Odd,” the coach said.", None),
        ("Coach Jo Falk smiled.\n\n“Odd,” the coach said.", "Jo Falk"),
        ("Former captain Jo Falk watched. Mia Torp ran.\n\n“Odd,” the captain said.", None),
        ("Captain Jo Falk and captain Mia Torp met.\n\n“Odd,” the captain said.", None),
    ],
)
def test_an_epithet_says_what_the_wire_says(text: str, told: str | None) -> None:
    """A role, with each word before it, is his or hers of whom alone the wire tells it."""
    assert speakers(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Odd,” the former Norvale winger said. Jo Falk shook his hand.", [None, None]),
        ("Jo Falk, 31, ran to the fans.", ["Jo Falk"]),
        ("Jo Falk shook his hand.", [None]),
        ("Goalkeeper Jo Falk had a quiet night.", ["Jo Falk"]),
        ("Coach Jo Falk praised Mia Torp.", [None]),
    ],
)
def test_an_age(text: str, told: list[str | None]) -> None:
    """An age is that of one of that age, or goes on about whom a role has just introduced."""
    assert speakers(text + "\n\n“He was the best,” said the 31-year-old.") == told


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ("", "Carl Strand"),
        (" The forward disagreed.", None),
        (" His assistant disagreed.", None),
        (" A defender disagreed.", None),
        (" Zeca disagreed.", None),
        (" The coach disagreed.", "Carl Strand"),
    ],
)
def test_a_pronoun_does_not_reach_over_somebody_new(between: str, told: str | None) -> None:
    """After a sentence about somebody who is not known "he" is nobody named before."""
    text = f"Port Ellan coach Carl Strand was angry.{between} “I had one chance,” he said."
    assert speakers(text) == [told]


def test_a_counterpart_who_agrees_takes_the_pronoun() -> None:
    """Somebody who is brought in behind the speaker makes the next "he" uncertain."""
    text = (
        "“We were good,” said a delighted Norvale coach Ana Reis, whose counterpart, Carl Strand, "
        "agreed. “They were better,” he said, before Reis interrupted: “Much better!”"
    )
    assert read(text) == [
        ("Ana Reis", None, "Norvale coach"),
        (None, "he", None),
        ("Ana Reis", "Reis", "Norvale coach"),
    ]


def test_a_speaker_goes_on_where_nobody_cuts_in() -> None:
    """Without anybody else behind the speaker "she" is still the same."""
    text = "“We were good,” said coach Ana Reis, whose side lead. “We are better,” she said."
    assert speakers(text) == ["Ana Reis", "Ana Reis"]


def test_a_brother_makes_a_surname_two_persons() -> None:
    """A surname told to be that of another's brother is left as written, without a role."""
    text = "Substitute Olden, Max's twin brother Bo, hit the bar.\n\n“Odd,” said Olden."
    assert read(text) == [("Olden", None, None)]


def test_a_surname_with_another_apposition_stays_one_person() -> None:
    """Without a brother the surname is that of who is named in full."""
    text = "Substitute Olden, who had a poor start, hit the bar.\n\n“Odd,” said Olden."
    assert read(text) == [("Max Olden", "Olden", "Substitute")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Jo Falk, 17, is the youngest scorer in Norvale history. “Odd,” said Falk.", None),
        ("Jo Falk, scorer of Norvale's goal in the 50th, limped. “Odd,” said Falk.", None),
        ("“Odd,” said a visibly delighted Norvale coach Jo Falk.", "Norvale coach"),
        ("“Odd,” said the relieved coach, Jo Falk.", "coach"),
        ("“Odd,” said the Port Ellan man's coach, Jo Falk.", "coach"),
        ("“Odd,” said retired coach Jo Falk.", "retired coach"),
        ("Jo Falk, the Norvale captain, limped. “Odd,” said Falk.", "Norvale captain"),
    ],
)
def test_a_role_is_a_role(text: str, role: str | None) -> None:
    """What somebody did or felt is no role; a job, an office or a position is."""
    claims = read(text)
    assert [(speaker, told) for speaker, _, told in claims] == [("Jo Falk", role)]
