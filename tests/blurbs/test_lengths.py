"""Lengths: what a reader sees, what X counts, and what a channel takes."""

from __future__ import annotations

import pytest

from summarizer.blurbs.lengths import graphemes, misfit, words, x_length


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norvale", 7),
        ("Zoe\u0308", 3),  # the dots as a character of their own
        ("Zo\u00eb", 3),
        ("🇳🇴", 1),
        ("👩‍👩‍👧", 1),
    ],
)
def test_characters_are_what_a_reader_sees(text: str, count: int) -> None:
    """Combining marks, flags and families are one character each."""
    assert graphemes(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norvale 2-1 Port Ellan", 22),
        ("Søren Blåkjær", 13),
        ("Zoe\u0308", 3),
        ("“2–1”", 5),  # quotation marks and dashes count once
        ("日本", 4),
        ("한", 2),
        ("…", 2),  # outside of the ranges that count once
        ("⚽", 2),
        ("👩‍👩‍👧", 2),
        ("🇳🇴", 2),
        ("see https://norvale.example/reports/2026/a-very-long-address.html", 4 + 23),
        ("see norvale.com now", 4 + 23 + 4),
        ("beat them.Norvale", 17),
        ("seen on nrk.no today", 8 + 23 + 6),
        ("3-2 at 3.30 p.m.", 16),
    ],
)
def test_x_counts_as_its_own_library_says(text: str, count: int) -> None:
    """By twitter-text's configuration 3: weights by code point, 2 for an emoji, 23 for a link."""
    assert x_length(text) == count


def test_words_are_runs_with_a_letter_or_a_figure() -> None:
    """A dash between blanks is no word, a score is one."""
    assert words("Norvale – the hosts – won 2-1.") == 5


@pytest.mark.parametrize(
    ("channel", "text", "wrong"),
    [
        ("headline", "a" * 55, None),
        ("headline", "a" * 56, "56 characters, at most 55"),
        ("push", "a" * 179, "179 characters, at most 178"),
        ("seo", "a" * 109, "109 characters, at least 110"),
        ("seo", "a" * 110, None),
        ("seo", "a" * 161, "161 characters, at most 160"),
        ("standfirst", "word " * 9, "9 words, at least 10"),
        ("standfirst", "word " * 25, None),
        ("standfirst", "word " * 26, "26 words, at most 25"),
        ("x", "日" * 141, "282 characters as X counts, at most 280"),
    ],
)
def test_a_channel_takes_so_much_and_no_more(channel, text: str, wrong: str | None) -> None:
    """Both bounds, and the words that say by how much a text misses them."""
    assert misfit(channel, text) == wrong


def test_a_desk_may_lower_a_limit_and_never_raise_it() -> None:
    """The smaller of the desk's limit and the channel's counts."""
    assert misfit("headline", "a" * 51, 50) == "51 characters, at most 50"
    assert misfit("headline", "a" * 56, 99) == "56 characters, at most 55"
