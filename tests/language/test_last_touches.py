"""Last touches and news of a goal: half of what a goal told over two sentences needs each."""

from __future__ import annotations

import pytest

from summarizer.language.actors import Focus
from summarizer.language.goal_acts import acts_in, makes_news, settles_score
from tests.language.telling import marked


def touched(*sentences: str) -> list[str]:
    """Who touches the ball last in the last sentence, by surname, each once and in order."""
    lines, roster = marked(*sentences)
    focus = Focus(lines[-2]) if len(lines) > 1 else None
    people = [roster.people[a.player.ref].name.split()[-1] for a in acts_in(lines[-1], focus)]
    return list(dict.fromkeys(people))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Reis gathered the pass and lashed it low across the keeper.", ["Reis"]),
        ("Falk's corner was flicked on and Reis arrived at the back post.", ["Reis"]),
        ("Falk cut the ball back to Reis, whose shot was true.", ["Reis"]),
        ("Reis put the penalty down the middle.", ["Reis"]),
        ("Reis's low drive did the rest.", ["Reis"]),
        ("Reis slid a pass through to Falk.", []),
        ("Reis headed wide from six yards.", []),
        ("Reis drilled the ball in, but the flag was up.", []),
        ("Reis's shot was saved by Brandt.", []),
        ("Reis could have tapped it in.", []),
        ("Reis made a fine run.", []),
    ],
)
def test_who_touches_the_ball_last(sentence: str, who: list[str]) -> None:
    """Passes, misses, saves and goals that may not have stood are no last touches."""
    assert touched(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "news"),
    [
        ("The breakthrough came in the 21st minute.", True),
        ("Norvale were level in the 21st minute.", True),
        ("Three minutes later it was 2-0.", True),
        ("Norvale pressed for an equaliser in the 21st minute.", False),
        ("Norvale nearly found the breakthrough in the 21st minute.", False),
        ("Norvale stayed in front until half-time.", False),
        ("The equaliser was disallowed in the 21st minute.", False),
        ("It rained in the 21st minute.", False),
    ],
)
def test_what_tells_that_there_was_a_goal(sentence: str, news: bool) -> None:
    """News is what says that a goal fell, not that one was wanted, missed or taken back."""
    lines, _ = marked(sentence)
    assert makes_news(lines[0]) is news


def test_what_the_score_had_become():
    """A score that opens a sentence settles what the one before tells; another does not."""
    lines, _ = marked("It was 2-0.", "Suddenly Norvale were level.", "Norvale had lost 2-0 in May.")
    assert [settles_score(line) for line in lines] == [True, True, False]
