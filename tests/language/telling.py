"""Sentences of an invented match, read as the checks read them: sides and people are given."""

from __future__ import annotations

from summarizer.language.actors import Focus
from summarizer.language.goals import GoalMention, goals_in
from summarizer.language.incidents import Incident, incidents_in
from summarizer.language.marking import Marked, Token, line_of, mark
from summarizer.language.roster import Roster, assign
from summarizer.language.shootouts import kicks_in

SIDES = ("Norvale", "Port Ellan")
PEOPLE = (
    "Ana Reis",
    "Jo Falk",
    "Mia Torp",
    "Bea Lund",
    "Kit Marsh",
    "Ola Venn",
    "Ida Quist",
    "Una Brandt",
)


def marked(*sentences: str) -> tuple[list[Marked], Roster]:
    """The sentences in marked form, and who is who."""
    lines = [line_of(n, text) for n, text in enumerate(sentences, 1)]
    roster = assign(lines, SIDES, (), PEOPLE)
    return [mark(line) for line in lines], roster


def kicks(*sentences: str) -> list[str]:
    """The kicks of the last sentence: "Torp scored", "Lund missed", in the order of names."""
    lines, roster = marked(*sentences)
    found = kicks_in(lines[-1], _focus(lines))
    return sorted(f"{_who(roster, i.player)} {i.kind.removeprefix('shootout_')}" for i in found)


def incidents(*sentences: str) -> list[str]:
    """The incidents of the last sentence: "yellow Falk in the 14th minute", in order of names."""
    lines, roster = marked(*sentences)
    found: list[Incident] = incidents_in(lines[-1], _focus(lines))
    return sorted(_timed(f"{i.kind} {_who(roster, i.player)}", i.time) for i in found)


def goals(*sentences: str) -> list[str]:
    """The goals by players in the last sentence: "own_goal Falk in the 14th minute"."""
    lines, roster = marked(*sentences)
    found: list[GoalMention] = goals_in(lines[-1], _focus(lines))
    return sorted(
        _timed(
            f"{'own_goal' if g.own else 'penalty_goal' if g.penalty else 'goal'}"
            f" {_who(roster, g.player)}",
            g.time,
        )
        for g in found
        if g.player is not None
    )


def _focus(lines: list[Marked]) -> Focus | None:
    return Focus(lines[-2]) if len(lines) > 1 else None


def _who(roster: Roster, token: Token) -> str:
    return roster.people[token.ref].name.split()[-1] if token.ref >= 0 else token.name


def _timed(text: str, time: Token | None) -> str:
    return f"{text}, {time.name}" if time is not None else text
