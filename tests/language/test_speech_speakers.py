"""Whom a pronoun, an epithet or a short form of a name stands for."""

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


PRONOUN: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "next para pronoun": (
        "Norvale coach Ana Reis had no complaints.\n\n“We were poor,” she said.",
        [((1,), "Ana Reis", "she", "Norvale coach")],
        (),
    ),
    "pronoun ambiguous": (
        "Jo Falk and Mia Torp scored the goals.\n\n“We were poor,” he said.",
        [((1,), None, "he", None)],
        (),
    ),
    "pronoun nobody": (
        "The match was dull.\n\n“We were poor,” he said.",
        [((1,), None, "he", None)],
        (),
    ),
    "he added chain": (
        "“We were poor,” said Jo Falk.\n\n“But we won,” he added.",
        [((1,), "Jo Falk", None, None), ((2,), "Jo Falk", "he", None)],
        (),
    ),
    "gender known": (
        "Norvale coach Ana Reis praised her players.\n\n“We keep going,” he said.",
        [((1,), None, "he", None)],
        (),
    ),
    "also": (
        ("Jo Falk, the Norvale captain, was sent off. He also claimed he had been “spat at”."),
        [((1,), "Jo Falk", "He", "Norvale captain")],
        (),
    ),
    "captain booked": (
        "Jo Falk, the Norvale captain, was sent off.\n\n“It was a disgrace,” he said.",
        [((1,), "Jo Falk", "he", "Norvale captain")],
        (),
    ),
    "club between": (
        (
            "Norvale coach Ana Reis praised her players.\n\nNorvale are third.\n\n“We keep "
            "going,” she said."
        ),
        [((1,), "Ana Reis", "she", "Norvale coach")],
        (),
    ),
    "subject of the paragraph before": (
        MATCH + "Strand refused to blame the referee.\n\n“He was fine,” he said.",
        [((1,), "Carl Strand", "he", None)],
        (),
    ),
    "unsure subject nearer": (MATCH + "“We were good,” he said.", [((1,), None, "he", None)], ()),
    "clause subject": (
        MATCH
        + (
            "For Strand it was a first goal of the season, and Reis was generous.\n\n“He "
            "deserved it,” she said."
        ),
        [((1,), "Ana Reis", "she", "Norvale coach")],
        (),
    ),
    "second para other": (
        MATCH
        + (
            "“We were good,” said Reis.\n\nStrand said Port Ellan had been “robbed” by the "
            "referee, Piet Moll.\n\n“He'll watch it back,” he said."
        ),
        [
            ((1,), "Ana Reis", "Reis", "Norvale coach"),
            ((2,), "Carl Strand", "Strand", None),
            ((3,), "Carl Strand", "he", None),
        ],
        (),
    ),
    "narration between": (
        (
            "“We go again,” said captain Jo Falk. The win took Norvale to third. “It's a "
            "great feeling,” he added."
        ),
        [((1,), "Jo Falk", None, "captain"), ((2,), "Jo Falk", "he", "captain")],
        (),
    ),
    "possessive start": (
        (
            "Jo Falk's late goal settled it. Falk, 20, was in tears.\n\n“It means "
            "everything,” he said."
        ),
        [((1,), "Jo Falk", "he", None)],
        (),
    ),
    "passive by": (
        (
            "The points were made safe by Jo Falk, 20, in the last minute.\n\n“It means "
            "everything,” he said."
        ),
        [((1,), "Jo Falk", "he", None)],
        (),
    ),
    "object only": (
        ("The crowd booed Jo Falk, 20, in the last minute.\n\n“It means everything,” he said."),
        [((1,), None, "he", None)],
        (),
    ),
    "they said": ("“We were poor,” they said.", [((1,), None, "they", None)], ()),
    "pronoun they": (
        MATCH + "The Norvale players thanked the fans. “You were unreal,” they wrote on a banner.",
        [((1,), None, "they", None)],
        (),
    ),
    "told me": ("“We were poor,” he told me.", [((1,), None, "he", None)], ()),
    "added later": ("“We go again,” he later added.", [((1,), None, "he", None)], ()),
    "what he called": (
        "Ana Reis was angry about what she called “a schoolboy mistake”.",
        [((1,), "Ana Reis", "she", None)],
        (),
    ),
    "Reis, asked": (
        MATCH
        + ("Reis, asked whether Strand should have been sent off, smiled. “Ask him,” she said."),
        [((1,), "Ana Reis", "she", "Norvale coach")],
        (),
    ),
    "he's": (
        MATCH + "“We were good,” said Falk. He's “still buzzing”, he added.",
        [((1,), "Jo Falk", "Falk", "Captain"), ((2,), "Jo Falk", "he", "Captain")],
        (),
    ),
    "one two quotes diff": (
        MATCH + "Reis called Strand “a gentleman”; he called her “a genius”.",
        [((1,), "Ana Reis", "Reis", "Norvale coach"), ((2,), None, "he", None)],
        (),
    ),
}


@pytest.mark.parametrize("name", PRONOUN)
def test_pronoun(name: str) -> None:
    """A pronoun is the nearest person that the text is about, and nobody where two are as near."""
    text, claims, not_speech = PRONOUN[name]
    assert read(text) == (claims, not_speech)


EPITHET: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "epithet demonym": (
        (
            "Ana Reis, a former goalkeeper, took over in May.\n\n“We were poor,” the "
            "Portuguese said."
        ),
        [((1,), "Ana Reis", "the Portuguese", "former goalkeeper")],
        (),
    ),
    "epithet age": (
        "Jo Falk, 34, hit the bar twice.\n\n“We were poor,” the 34-year-old said.",
        [((1,), "Jo Falk", "the 34-year-old", None)],
        (),
    ),
    "epithet age conflict": (
        "Jo Falk, 29, hit the bar twice.\n\n“We were poor,” the 34-year-old said.",
        [((1,), None, "the 34-year-old", None)],
        (),
    ),
    "epithet coach": (
        (
            "Norvale coach Ana Reis made four changes. Jo Falk scored early on.\n\n“We "
            "were poor,” the coach said."
        ),
        [((1,), "Ana Reis", "the coach", "Norvale coach")],
        (),
    ),
    "epithet two coaches": (
        (
            "Norvale coach Ana Reis and Port Ellan coach Carl Strand shook hands.\n\n“We "
            "were poor,” the Port Ellan coach said."
        ),
        [((1,), "Carl Strand", "the Port Ellan coach", "Port Ellan coach")],
        (),
    ),
    "epithet two coaches ambiguous": (
        (
            "Norvale coach Ana Reis and Port Ellan coach Carl Strand shook hands.\n\n“We "
            "were poor,” the coach said."
        ),
        [((1,), None, "the coach", None)],
        (),
    ),
    "referee": (
        "Jo Falk was sent off.\n\n“I saw it clearly,” the referee said.",
        [((1,), None, "the referee", None)],
        (),
    ),
    "demonym before the name": (
        "Dane Søren Blå scored.\n\n“I love this club,” said the Dane.",
        [((1,), "Søren Blå", "the Dane", None)],
        (),
    ),
    "norwegian striker": (
        "Norwegian striker Jo Falk scored.\n\n“I love this club,” said the Norwegian.",
        [((1,), "Jo Falk", "the Norwegian", "Norwegian striker")],
        (),
    ),
    "captain": (
        MATCH + "“We were good,” the captain said.",
        [((1,), "Jo Falk", "the captain", "Captain")],
        (),
    ),
    "speaking after": (
        "Speaking after the game, the Norvale captain said: “Never.”",
        [((1,), None, "the Norvale captain", None)],
        (),
    ),
    "speaking after 2": (
        (
            "Norvale captain Jo Falk scored.\n\nSpeaking after the game, the Norvale "
            "captain said: “Never.”"
        ),
        [((1,), "Jo Falk", "the Norvale captain", "Norvale captain")],
        (),
    ),
    "unnamed the player": (
        "“I never touched him,” the player said.",
        [((1,), None, "the player", None)],
        (),
    ),
    "her assistant": (
        "Ana Reis left early.\n\n“She was ill,” her assistant said.",
        [((1,), None, "her assistant", None)],
        (),
    ),
    "former": (
        MATCH
        + (
            "Former Norvale striker Max Olden was less kind.\n\n“They were lucky,” the pundit said."
        ),
        [((1,), None, "the pundit", None)],
        (),
    ),
    "who said": (
        (
            "Port Ellan lost to Jo Falk's goal, the striker, who said it was “all "
            "instinct”, running off."
        ),
        [((1,), None, "the striker", None)],
        (),
    ),
}


@pytest.mark.parametrize("name", EPITHET)
def test_epithet(name: str) -> None:
    """An epithet is resolved where role, age or origin fit one person, else left as written."""
    text, claims, not_speech = EPITHET[name]
    assert read(text) == (claims, not_speech)


NAME: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "surname for full name": (
        "Emil Stern scored. “It was luck,” Stern said.",
        [((1,), "Emil Stern", "Stern", None)],
        (),
    ),
    "two surnames": (
        ("Márcio Vidal and his brother Bento Vidal jnr scored.\n\n“We fought,” Vidal jnr said."),
        [((1,), "Bento Vidal jnr", "Vidal jnr", None)],
        (),
    ),
    "two surnames ambiguous": (
        "Márcio Vidal and Bento Vidal scored.\n\n“We fought,” Vidal said.",
        [((1,), "Vidal", None, None)],
        (),
    ),
    "particles": (
        "Joost van Wessem took over. “It was luck,” said Van Wessem.",
        [((1,), "Joost van Wessem", "Van Wessem", None)],
        (),
    ),
    "three-word surname": (
        "Defender Lucas de la Torre was booked. “It was luck,” De la Torre said.",
        [((1,), "Lucas de la Torre", "De la Torre", "Defender")],
        (),
    ),
    "apostrophe": (
        "Goalkeeper Sean O’Neary kept them in it. “It was luck,” O’Neary said.",
        [((1,), "Sean O’Neary", "O’Neary", "Goalkeeper")],
        (),
    ),
    "hyphen": (
        "“It was luck,” said winger Paul Greaves-Tindle.",
        [((1,), "Paul Greaves-Tindle", None, "winger")],
        (),
    ),
    "initials": (
        "“It was luck,” said R.J. Tolland, the chairman.",
        [((1,), "R.J. Tolland", None, "chairman")],
        (),
    ),
    "title mr": (
        "Tom Ellory chairs the club. “It was luck,” Mr Ellory said.",
        [((1,), "Tom Ellory", "Mr Ellory", None)],
        (),
    ),
    "Vidal first name": (
        "Brothers Márcio Vidal and Bento Vidal scored.\n\n“He owes me dinner,” Bento said.",
        [((1,), "Bento Vidal", "Bento", None)],
        (),
    ),
    "mononym": (
        "Substitute Zeca scored late on for Norvale.\n\n“I love this club,” said Zeca.",
        [((1,), "Zeca", None, "Substitute")],
        (),
    ),
    "longer name later": (
        "Forward Rafa scored.\n\n“I love this club,” said Rafa Monteiro.",
        [((1,), "Rafa Monteiro", None, None)],
        (),
    ),
    "former role": (
        (
            "Former captain Jo Falk, now a pundit, was scathing.\n\n“It was shameful,” "
            "Falk told Harbour Radio."
        ),
        [((1,), "Jo Falk", "Falk", "Former captain")],
        (),
    ),
    "surname later": (
        MATCH + "“We were good,” Reis said.",
        [((1,), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "headline": (
        (
            "Reis: ‘We were poor’ after Norvale defeat\n\nNorvale coach Ana Reis "
            "criticised her players after a 3-0 defeat on Sunday.\n\n“We were poor,” she "
            "said."
        ),
        [((1,), "Ana Reis", "Reis", "Norvale coach"), ((2,), "Ana Reis", "she", "Norvale coach")],
        (),
    ),
}


@pytest.mark.parametrize("name", NAME)
def test_name(name: str) -> None:
    """The fullest form in the wire is the name; two people of one surname stay two."""
    text, claims, not_speech = NAME[name]
    assert read(text) == (claims, not_speech)


BODY: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "club statement": (
        "“We will appeal,” the club said in a statement.",
        [((1,), None, "the club", None)],
        (),
    ),
    "org said": (
        "“We will appeal,” Norvale Rovers said in a statement.",
        [((1,), "Norvale Rovers", None, None)],
        (),
    ),
    "statement read": (
        "“We will appeal,” a statement read.",
        [((1,), None, "a statement", None)],
        (),
    ),
    "statement from": (
        "“We will appeal,” read a statement from Norvale Rovers.",
        [((1,), "Norvale Rovers", "a statement from Norvale Rovers", None)],
        (),
    ),
    "statement then it": (
        MATCH + "Port Ellan issued a statement. “We will appeal,” it read.",
        [((1,), None, "it", None)],
        (),
    ),
    "source": (
        "“They will sell,” said a source close to the club.",
        [((1,), None, "a source close to the club", None)],
        (),
    ),
    "police": (
        "Police said the incident was “extremely serious” and would be looked into.",
        [((1,), None, "Police", None)],
        (),
    ),
    "the league said": (
        "The league said it was “investigating the matter”.",
        [((1,), None, "The league", None)],
        (),
    ),
    "spokesman": (
        "A spokesman for Norvale Rovers said: “We have no comment.”",
        [((1,), None, "A spokesman for Norvale Rovers", None)],
        (),
    ),
    "fans chant": (
        "Home fans chanted “sack the board” throughout.",
        [((1,), None, "Home fans", None)],
        (),
    ),
    "tweet: read": (
        "A tweet from Jo Falk read: “See you in May.”",
        [((1,), "Jo Falk", "A tweet from Jo Falk", None)],
        (),
    ),
    "his tweet": (
        "The tweet was Falk's.\n\nFalk's tweet read: “See you in May.”",
        [((1,), "Falk", None, None)],
        (),
    ),
    "federation": (
        MATCH + "The Norvale Football Federation said it was “appalled”.",
        [((1,), "Norvale Football Federation", None, None)],
        (),
    ),
    "said in statement": (
        "In a statement, Norvale Rovers said they were “deeply sorry” for the trouble.",
        [((1,), "Norvale Rovers", None, None)],
        (),
    ),
    "duke": (
        "“We're through,” said the Duke of Norvale.",
        [((1,), None, "the Duke of Norvale", None)],
        (),
    ),
    "it said": (
        "Norvale Rovers condemned the violence.\n\n“It has no place in sport,” it said.",
        [((1,), "Norvale Rovers", "it", None)],
        (),
    ),
}


@pytest.mark.parametrize("name", BODY)
def test_body(name: str) -> None:
    """A club or body is named as the wire writes it; a source without a name stays without."""
    text, claims, not_speech = BODY[name]
    assert read(text) == (claims, not_speech)
