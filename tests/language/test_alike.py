"""Names of people and sides in two spellings, and the head of a source's words."""

from __future__ import annotations

import pytest

from summarizer.evaluation.heads import heads
from summarizer.language.alike import alike, same_person, same_side, stands_in

PEOPLE = [
    ("Álvaro Réis", "Reis", True),
    ("Ana Reis", "Ana Maria Reis", True),
    ("Rui Torp jnr", "Rui Torp Junior", True),
    ("Al-Hadi Omar", "Alhadi Omar", True),
    ("Son Min-ho", "Min-ho Son", True),
    ("Alexander Falk", "Alex Falk", True),
    ("Theo Falk", "Lucas Falk", False),
    ("Ana Reis", "Anton Reis", False),
    ("Lucas Falk", "Leo Falk", False),
    ("A. Reis", "Ana Reis", True),
    ("Mikhail Torp", "Mikhael Torp", True),
    ("Ana Reis", "Mia Torp", False),
    ("Jo Falk jnr", "Falk", True),
    ("", "Reis", False),
]


@pytest.mark.parametrize(("a", "b", "same"), PEOPLE)
def test_people(a, b, same):
    """One may be a shorter form of the other; two given names are two people."""
    assert same_person(a, b) is same
    assert same_person(b, a) is same


SIDES = [
    (("Norvale",), "Nórvale", 3),
    (("Port Ellan United",), "Port Ellan", 2),
    (("United Norvale", "UNV"), "UNV", 3),
    (("United Norvale",), "UN", 2),
    (("United Norvale",), "UNA", 2),
    (("South Estmark",), "Estmark Republic", 1),
    (("South Estmark",), "South Vale", 0),
    (("Norvale United",), "Port Ellan United", 0),
    (("Norvale United",), "Norvale City", 0),
    (("Norvale",), "Port Ellan", 0),
    (("AC Vale",), "AC Torp", 0),
    (("Norvale",), "", 0),
]


@pytest.mark.parametrize(("names", "other", "sure"), SIDES)
def test_sides(names, other, sure):
    """Equal words, fewer words, initials or code, a shared word, nothing."""
    assert same_side(names, other) == sure


def test_transliterations():
    """Two spellings of one surname are alike, two surnames are not."""
    assert alike("Omar Al-Dossari", "Al-Dawsari")
    assert not alike("Jo Falk", "Mia Torp")


def test_standing_in_a_text():
    """Whole words, accents and hyphens aside."""
    assert stands_in("A header by Min Ho, then Réis’s second.", "Min-ho")
    assert stands_in("A header by Min Ho, then Réis’s second.", "Reis")
    assert not stands_in("Reisinger scored.", "Reis")


HEADS = [
    ("He", {"he"}),
    ("Early", {"early"}),
    ("Mr. Hale’s press officer Joan Early", {"early"}),
    ("Joan Early, a former coach who runs a school", {"early"}),
    ("Sen. Joan Early (D-Norvale)", {"early"}),
    ("Vann R. Early II, a writer,", {"early"}),
    ("Mr. Early of the supporters’ trust", {"early"}),
    ("Another critic, Joan Early,", {"critic", "early"}),
    ("a senior official", {"official"}),
    ("one source on the board", {"source"}),
    ("The Norvale businessman", {"businessman"}),
    ("a narrator in the club film", {"narrator"}),
    ("the film’s narrator", {"narrator"}),
    ("Joseph, who has four children", {"joseph"}),
    ("", set()),
    ("—", set()),
]


@pytest.mark.parametrize(("words", "head"), HEADS)
def test_heads(words, head):
    """The last name of a name, the noun of a description, the pronoun itself."""
    assert heads(words) == head
