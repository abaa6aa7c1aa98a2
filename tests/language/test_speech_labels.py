"""What stands in quotation marks and is said by nobody."""

from __future__ import annotations

import pytest

from summarizer.language.speech import read_speech
from summarizer.reading import read_bytes

Claim = tuple[tuple[int, ...], str | None, str | None, str | None]
"""Spans, speaker, words at the attribution where they differ, role."""


def read(text: str) -> tuple[list[Claim], tuple[int, ...]]:
    """The claims and the spans that are no speech in ``text``."""
    reading = read_speech(read_bytes(text.encode()))
    claims = [(q.spans, q.speaker, q.as_written, q.role) for q in reading.quotes]
    return claims, reading.not_speech


MATCH = (
    "Norvale coach Ana Reis watched her side beat Port Ellan 2-1 on Saturday. Captain Jo Falk "
    "scored both goals. Carl Strand replied for Port Ellan.\n\n"
)


LABEL: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "nickname": ("Falk, nicknamed “the Heron”, scored twice.", [], (1,)),
    "known as": ("Falk, known as “the Heron” to the fans, scored twice.", [], (1,)),
    "dubbed": ("The match was dubbed “the battle of the bridges” by local papers.", [], (1,)),
    "dubbed by X": ("Reis dubbed him “the Heron”.", [], (1,)),
    "a club called": ("He joined a club called “The Outsiders” at 12.", [], (1,)),
    "banner": ("Fans held up a banner reading “Sack the board and bring back Reis”.", [], (1,)),
    "song": ("The crowd sang “Blue is the Colour” before kick-off.", [], (1,)),
    "song noun": ("The band played the song “Rivers of Norvale” at half-time.", [], (1,)),
    "so-called": ("The so-called “group of death” lived up to its name.", [], (1,)),
    "scare": ("Norvale's “invincible” defence let in five.", [], (1,)),
    "the word": ("He avoided the word “crisis” all week.", [], (1,)),
    "T-shirt": ("Jo Falk lifted his shirt to show the words “Thank you mum”.", [], (1,)),
    "slogan": ("The club's slogan is “Always forward together”.", [], (1,)),
    "book": ("Her book, “Playing the Long Ball”, comes out in May.", [], (1,)),
    "title film": ("The documentary “The Long Season” was shown on Monday.", [], (1,)),
    "insisted that": ("Norvale insisted that their ‘untouchable’ striker would stay.", [], (1,)),
    "verb noun": ("Falk's comments after the “disgraceful” tackle angered Norvale.", [], (1,)),
    "comments said": (
        "Norvale coach Ana Reis made some comments about a “weird” game and left.",
        [],
        (1,),
    ),
    "possessive before": (MATCH + "Strand's “golden boot” moment came after an hour.", [], (1,)),
    "subhead bare": ("‘We Were Robbed’", [], (1,)),
    "caption": (
        (
            "Milo Trask of Dunmarrow shouts “Get in there” after his goal. Photograph: "
            "Ana Reyle/Fellside Images\n\nNorvale won 1-0 on Saturday."
        ),
        [],
        (1,),
    ),
    "nickname in name": (MATCH + "Port Ellan's Luis “Pepe” Varga was booked.", [], (1,)),
}


@pytest.mark.parametrize("name", LABEL)
def test_label(name: str) -> None:
    """Nicknames, titles, banners and scare quotes are no speech."""
    text, claims, not_speech = LABEL[name]
    assert read(text) == (claims, not_speech)


BESIDE_SPEECH: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "nickname speech": (
        MATCH + "Luis “Pepe” Varga said: “I slipped.”",
        [((2,), "Luis “Pepe” Varga", None, None)],
        (1,),
    ),
    "title of show": (
        MATCH + "Reis told the “Matchday Live” programme: “We were good.”",
        [((2,), "Ana Reis", "Reis", "Norvale coach")],
        (1,),
    ),
}


@pytest.mark.parametrize("name", BESIDE_SPEECH)
def test_beside_speech(name: str) -> None:
    """A label in the sentence does not keep the words that are said from their speaker."""
    text, claims, not_speech = BESIDE_SPEECH[name]
    assert read(text) == (claims, not_speech)
