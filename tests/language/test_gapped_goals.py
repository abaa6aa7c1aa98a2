"""Goals that go on without a verb: "scored in the 43rd minute and Torp in the 70th"."""

from __future__ import annotations

import pytest

from summarizer.language.goals import goals_in
from summarizer.language.marking import line_of, mark
from summarizer.language.roster import assign

PEOPLE = ("Ana Reis", "Mia Torp")


def told(text: str) -> list[tuple[str | None, str | None]]:
    """Scorers and times of the goals of a sentence about Norvale and Port Ellan."""
    line = line_of(1, text)
    roster = assign([line], ("Norvale", "Port Ellan"), (), PEOPLE)
    return [
        (roster.people[g.player.ref].name if g.player else None, g.time.name if g.time else None)
        for g in goals_in(mark(line))
    ]


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            "Ana Reis scored in the 43rd minute and Mia Torp in the 70th as Norvale won.",
            [("Ana Reis", "43rd minute"), ("Mia Torp", "in the 70th")],
        ),
        (
            "Norvale won with goals by Ana Reis in the 5th minute and Mia Torp in the 21st.",
            [("Ana Reis", "5th minute"), ("Mia Torp", "in the 21st")],
        ),
        (
            "Ana Reis scored in the 43rd minute and Mia Torp was booked in the 70th.",
            [("Ana Reis", "43rd minute")],
        ),
    ],
)
def test_a_verb_is_carried_on(text, goals):
    """A name and a time after "and" are one more goal; a name with a verb of its own is none."""
    assert told(text) == goals
