"""Attributions as news and politics pages write them: offices, statements, plurals, hearsay."""

from __future__ import annotations

import pytest

from summarizer.language.speech import read_speech
from summarizer.reading import read_text

Told = tuple[str | None, str | None]
"""The speaker, and the words at the attribution where they are not the name itself."""

INTRO = "Sen. Dale Whitcomb met Gov. Nora Pell in Harlow on Monday.\n\n"


def told(text: str) -> list[Told]:
    """Speaker and words of each claim, in order."""
    return [(q.speaker, q.as_written) for q in read_speech(read_text(text)).quotes]


OFFICES: list[tuple[str, Told]] = [
    ("“It is done,” said former Secretary of State Ellen Marsh.", ("Ellen Marsh", None)),
    ("Speaker of the House Ellen Marsh said it was “done at last.”", ("Ellen Marsh", None)),
    ("“It is done,” Director of National Intelligence Carl Dunn said.", ("Carl Dunn", None)),
    ("“It is done,” the Justice Department said.", ("Justice Department", None)),
    ("“It is done,” the International Harlow Fund said.", ("International Harlow Fund", None)),
    ("“It is done,” Del. Ana Cruz said.", ("Ana Cruz", None)),
    ("“It is done,” Del Portro said.", ("Del Portro", None)),
    ("“It is done,” said the mother of Ana Cruz.", (None, "the mother of Ana Cruz")),
    ("“It is done,” said Marsh ally and Gov. Ana Cruz.", ("Ana Cruz", "Gov. Ana Cruz")),
    ("“It is done,” Cruz, D-Ohio, said Monday.", ("Cruz", None)),
    ("“It is done,” Cruz's brother, Tom, said.", ("Tom", None)),
    ("“It is done,” the group's president, Ann Moss, said in a note.", ("Ann Moss", None)),
    ("“It is done,” Reed's running mate, Harlow Mayor Ann Moss, said.", ("Ann Moss", None)),
    ("“It is done,” said Harlow Democrat Ann Moss.", ("Ann Moss", None)),
    ("“It is done,” said Mayor-elect Ann Moss.", ("Ann Moss", None)),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_offices_and_bodies_are_no_part_of_a_name(text: str, expected: Told) -> None:
    """The name is what is left without office, title, party and relation; a body keeps its own."""
    assert told(text) == [expected]


MANY: list[tuple[str, Told]] = [
    ("“Go home,” Cruz and Reed wrote in a letter.", (None, "Cruz and Reed")),
    ("Ana Cruz and Tom Reed said it was “too late now.”", (None, "Ana Cruz and Tom Reed")),
    ("Critics argue the plan is “a gift to the rich.”", (None, "Critics")),
    ("Republicans call it “a sham of a bill.”", (None, "Republicans")),
    ("Pell's aides describe her as “tired and angry.”", (None, "Pell's aides")),
    ("People close to Pell say she is “tired and angry.”", (None, "People close to Pell")),
    ("Many of those who came said they were “sick of it all.”", (None, "Many of those")),
    ("Voters who came to the rally said they were “sick of it.”", (None, "Voters")),
    ("A man in the crowd yelled “Go home!” as Pell spoke.", (None, "A man in the crowd")),
    ("Both Cruz and Reed called it “the end of the line.”", (None, "Both Cruz and Reed")),
    ("The court found that the law “was made in haste.”", (None, "The court")),
    ("An audit this year found that it was “made in haste.”", (None, "An audit")),
    ("Ann Moss recalled his father saying, “It is done.”", (None, "his father")),
    ("“It is done,” lawyers for Moss wrote.", (None, "lawyers for Moss")),
    ("The campaign declined to comment, saying “Go home, all.”", (None, "The campaign")),
    ("Moss and her husband said it was “a fine day.”", (None, "Moss and her husband")),
    ("The paper quoted a friend of Moss as saying “go home.”", (None, "a friend of Moss")),
    ("The paper cited unnamed officials who said “go home.”", (None, "unnamed officials")),
    ("Someone in the crowd shouted, “Go home!”", (None, "Someone in the crowd")),
    ("The voice on the tape said, “Go home.”", (None, "The voice on the tape")),
    ("Supporters chanted “Four more years!” as Pell spoke.", (None, "Supporters")),
    (
        "A statement from Pell's campaign said she was “sick of it all.”",
        (None, "A statement from Pell's campaign"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_those_without_a_name_stay_without(text: str, expected: Told) -> None:
    """Groups, crowds and papers speak as written, and nobody who is named beside them does."""
    assert told(text) == [expected]


VERBS: list[tuple[str, str]] = [
    ("A judge, Alma Reyes, ruled that the law “targets voters.”", "Alma Reyes"),
    ("“Go home,” emailed Alma Reyes, a Pell spokeswoman.", "Alma Reyes"),
    ("“Go home,” Alma Reyes would later tell friends.", "Alma Reyes"),
    ("“Go home,” was all Alma Reyes would say.", "Alma Reyes"),
    ("Coach Alma Reyes went on to describe it as “a total mess.”", "Alma Reyes"),
    ("Mrs. Alma Reyes took to the stage to argue that it was “a total mess.”", "Alma Reyes"),
    ("Pell was accused by Alma Reyes of being “the worst in memory.”", "Alma Reyes"),
    ("Alma Reyes was quoted by the Courier as saying, “Go home.”", "Alma Reyes"),
    ("The year was “a total mess,” in the words of Alma Reyes.", "Alma Reyes"),
    ("Tom Dunn mocked Alma Reyes's “basket of fools” remark.", "Alma Reyes"),
    ("“We should —” Alma Reyes began.", "Alma Reyes"),
    ("Here's Alma Reyes: “It is done.”", "Alma Reyes"),
    ("In Alma Reyes's telling, it was “the saddest day of her life.”", "Alma Reyes"),
    ("It was, said Alma Reyes, “the end of the line.”", "Alma Reyes"),
    ("“He always said, ‘It is done,’ ” Alma Reyes said.", "Alma Reyes"),
    ("“It is done,” Tom Dunn heard Alma Reyes say.", "Alma Reyes"),
    ("Alma Reyes, who called Dunn “a good man,” said the plan was “great.”", "Alma Reyes"),
    ("The paper quoted Alma Reyes as calling it “a total mess.”", "Alma Reyes"),
    ("Although Alma Reyes said it was “a total mess,” she voted no.", "Alma Reyes"),
    ("“No,” said Alma Reyes to Dunn.", "Alma Reyes"),
    ("Added Alma Reyes, “It is done.”", "Alma Reyes"),
    ("Tom Dunn ruled that Alma Reyes's claim about “a total mess” was true.", "Alma Reyes"),
]


@pytest.mark.parametrize(("text", "speaker"), VERBS)
def test_verbs_of_news(text: str, speaker: str) -> None:
    """Verbs with modals, passives with an agent and hearsay let the right one speak."""
    assert [name for name, _ in told(text)] == [speaker]


IN_CONTEXT: list[tuple[str, list[Told]]] = [
    (INTRO + "“It is done,” the senator said.", [("Dale Whitcomb", "the senator")]),
    (INTRO + "“It is done,” the governor added.", [("Nora Pell", "the governor")]),
    (INTRO + "“It is done,” said the 61-year-old.", [(None, "the 61-year-old")]),
    (INTRO + "Whitcomb's answer? “It is done.”", [("Dale Whitcomb", "Whitcomb")]),
    (
        "Harlow's Ben Tate was at the game. “It is done,” he said.",
        [("Ben Tate", "he")],
    ),
    (
        INTRO + "Whitcomb's wife, Laura Moss, was at the game. “It is done,” she said.",
        [("Laura Moss", "she")],
    ),
    (
        "“It is done,” said Ann Moss, who came with her husband, Carl.\n\n“Yes,” he said.",
        [("Ann Moss", None), (None, "he")],
    ),
    (
        (
            "“You won?” asked Ann Moss, as Reis went on about “a fine plan,” and “a fair deal,” "
            "and “a new day,” Falk said yes."
        ),
        [("Ann Moss", None), ("Reis", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_CONTEXT)
def test_titles_relations_and_lists(text: str, expected: list[Told]) -> None:
    """Titles answer to their nouns, relatives are people, and a list has one speaker."""
    assert told(text) == expected


def test_a_programme_that_somebody_talks_to_is_no_speech() -> None:
    """The title of a programme in marks after "told" is a name."""
    reading = read_speech(read_text("“It is done,” Ana Cruz told “Harlow News Sunday.”"))
    assert [q.spans for q in reading.quotes] == [(1,)]
    assert reading.not_speech == (2,)


def test_nobody_speaks_of_oneself_by_name() -> None:
    """A pronoun is not the one whom the quoted words name."""
    text = "Captain Jo Falk left with ice on her knee.\n\n“Jo told me it is nothing,” she said."
    assert told(text) == [(None, "she")]


def test_two_of_one_family_stay_two() -> None:
    """A surname that two bear is nobody's fullest name, and takes no role of either."""
    text = "Mayor Ben Tate spoke in Harlow for his wife Laura Tate.\n\n“It is done,” Tate said."
    assert told(text) == [("Tate", None)]


FORMS: list[tuple[str, list[Told]]] = [
    (
        "“It is done,” said Ann M. Moss, a doctor. “Go,” Ann Moss said. “Now,” Ms. Moss said.",
        [("Ann M. Moss", None), ("Ann M. Moss", "Ann Moss"), ("Ann M. Moss", "Ms. Moss")],
    ),
    (
        "Ann “Nan” Moss, the coach, spoke. “It is done,” Moss said.",
        [("Ann “Nan” Moss", "Moss")],
    ),
    (
        (
            "Jo Falk Sr., the coach, watched Jo Falk Jr., the striker. “It is done,” said Falk "
            "Jr. “Hm,” said Falk."
        ),
        [("Jo Falk Jr.", "Falk Jr."), ("Falk", None)],
    ),
    (
        "Coach José Álvares spoke. “It is done,” Alvares said.",
        [("José Álvares", "Alvares")],
    ),
    (
        "“It is done,” said Tom Reed III, the owner. “Go,” Reed added.",
        [("Tom Reed III", None), ("Tom Reed III", "Reed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_the_fullest_form_stands_for_all(text: str, expected: list[Told]) -> None:
    """Initials, nicknames, suffixes and accents make no other person; two suffixes make two."""
    assert told(text) == expected
