"""Lists of sets: what the rules of tennis let stand, whole or broken off."""

from __future__ import annotations

import pytest

from summarizer.language.set_scores import sets_in


@pytest.mark.parametrize(
    ("written", "won", "lost", "whole"),
    [
        ("6-4, 3-6, 7-6 (7-4)", 2, 1, True),
        ("7-6(5), 6-7(3), 7-5", 2, 1, True),
        ("3-6 6-4 6-2", 2, 1, True),
        ("6–1, 6–0", 2, 0, True),
        ("6-1 and 6-3", 2, 0, True),
        ("4-6, 7-6 (9-7), 10-8", 2, 1, True),
        ("4-6, 5-7, 7-6 (8-6), 6-3, 12-10", 3, 2, True),
        ("4-6, 3-6", 0, 2, True),
        ("6-3, 2-1", 1, 0, False),
        # As mark-up raises them.
        ("7-6 ⁵, 6-4", 2, 0, True),
        ("7-6 (⁵), 6-7 (³), 6-4", 2, 1, True),
        ("4-6, 7-6 ¹¹-⁹, 6-4", 2, 1, True),
    ],
)
def test_a_list_of_sets(written: str, won: int, lost: int, whole: bool) -> None:
    """Sets won and lost of the side whose figures stand first, and the list's own characters."""
    text = f"Ana Reis beat Mia Torp {written} on Friday."
    (found,) = sets_in(text)
    assert text[found.start : found.end] == written
    assert (found.won, found.lost, found.whole) == (won, lost, whole)


@pytest.mark.parametrize(
    "text",
    [
        "Serica beat Polmark 25-19, 22-25, 25-21, 25-17.",
        "Norvale beat Port Ellan 2-1, 3-0 and 4-2 this season.",
        "They won 6-4, 8-3 and drew 1-1.",
        "Holan leads their meetings 3-1.",
        "Figures of 5-43 and 6-71 in the match.",
        "She broke for 4-3, 5-3 and served it out.",
        "The 2025-26 season.",
    ],
)
def test_what_is_no_list_of_sets(text: str) -> None:
    """Points of other games, football scores, games on the way and figures of bowling are none."""
    assert sets_in(text) == []
