"""What a wire is: which sport, and whether it looks back on a match or ahead to one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.draft import Sport
from summarizer.language.marking import Line, Marked
from summarizer.language.patterns import Rule, Rules, one_of
from summarizer.language.sport_words import sport_words_in

__all__ = ["looks_ahead", "sport_of", "tells_play"]

_WORD = re.compile(r"[A-Za-z]+")
_FOOTBALL = Rules(
    [
        Rule(
            "",
            re.compile(
                r"\b"
                + one_of(
                    """goals? | goalkeeper | keeper | penalt(?:y|ies) | striker | midfielder
                    | defender | header | headed | equaliser | half-?time | free[- ]kick | corner
                    | offside | scored | winger | VAR | nil | spot[- ]kick | substitute | crossbar
                    | netted | goalless"""
                )
                + r"\b"
            ),
            frozenset(
                """goal goals goalkeeper keeper penalty penalties striker midfielder defender header
                headed equaliser half halftime free corner offside scored winger VAR nil spot
                substitute crossbar netted goalless""".split()
            ),
        )
    ]
)
"""Words of football reports, those too that it shares with other games."""
_PLAY = re.compile(
    r"\b"
    + one_of(
        """hat-?trick | own goal | red cards? | sent off | stoppage(?: time)? | injury time
        | extra time | ten men | scoring | scorers? | tap-in | (?:half-)?volley | equalised
        | home (?:side | defeat | win | crowd) | away (?:victory | win | defeat) | the visitors
        | relegation | points? (?:clear | behind | adrift)
        | from the (?:spot | bench) | (?:bundled | smashed | slotted) (?:in | home) | dinked
        | first whistle | final whistle | pulled one back | derby | international break
        | clean sheets? | rooted to the bottom"""
    )
    + r"\b"
)
"""Words of play that no game has for itself: more signs of a match where it is no other game's."""
_FEW = 2
"""So many different words of a sport tell it."""
_MANY = 3
"""So many words of football leave no doubt of it."""
_ENOUGH = frozenset({"set list", "wicket", "wickets"})
"""One of these is enough."""
_GOAL_GAMES = frozenset({"hockey", "handball"})
_GOAL_GAME = 3
"""So many football words may stand against one of a game that has goals and goalkeepers too."""
_READ: dict[str, Sport] = {"rugby": "rugby", "cricket": "cricket", "tennis": "tennis"}
"""Sports beside football that the rules can read; all others are "other"."""
_PLAYS = one_of(
    """hosts? | faces? | meets? | travels? to | visits? | takes? on | welcomes? | entertains?
    | will (?:[a-z]+ )?(?:face|meet|host|play|take on)"""
)
_AHEAD = re.compile(
    rf"(?:[NTO]|\bthey|\bwho) {_PLAYS} [^.;]{{0,40}}?\b(?:on |this )?D"
    r"|\bahead of [^.;]{0,30}D|\bkick-?off (?:[a-z]+ )?(?:at|is)\b"
    r"|\bD's (?:visit|opponents|visitors|trip|meeting|clash|match|game)\b"
    r"|\bbefore D's\b|\bpreview\b|\(kick-?off\b|\bkick-?off,? \d"
    r"|\bD's (?:[a-z-]+ )?(?:final|semi-final|quarter-final|derby) (?:at|against|with|between)\b"
    r"|\bwill (?:be without|have to do without|miss|line up|start) [^.;]{0,40}\bon D\b"
)
_OPENING = 8
"""How many sentences may say that a match is still to be played."""


def sport_of(lines: Sequence[Line]) -> tuple[Sport | None, int]:
    """The sport that the narrative's words tell, and how many words of it stand there; those of
    play are counted only where there are less than ``_MANY`` of football.

    Another sport than football needs two different words of its own, and more than football has;
    where as many speak for football, the sport is not known (None). With no word of any it is
    football: a bare result is read as one.
    """
    texts = [_without_speech(line) for line in lines]
    told = sport_words_in(texts)
    goals = len(told.pop("football", ()))
    text = "\n".join(texts)
    shared = sum(1 for _ in _FOOTBALL.matches(text, frozenset(_WORD.findall(text))))
    best = max(told, key=lambda sport: (len(told[sport]), told[sport].total()), default=None)
    if best is None:
        return "football", shared + (len(set(_PLAY.findall(text))) if shared < _MANY else 0)
    words = told[best]
    weight = len(words) * (_GOAL_GAME if best in _GOAL_GAMES else 1)
    if weight < goals:
        return "football", shared
    sure = len(words) >= _FEW or bool(_ENOUGH & words.keys())
    if sure and weight > goals:
        return _READ.get(best, "other"), words.total()
    return (None, 0) if sure or not shared else ("football", shared)


def _without_speech(line: Line) -> str:
    text = line.text
    for t in line.tokens:
        if t.kind == "Q":
            text = text[: t.start] + " " * (t.end - t.start) + text[t.end :]
    return text


def looks_ahead(lines: Sequence[Marked]) -> bool:
    """Whether the first sentences speak of a match that is still to be played."""
    return any(_AHEAD.search(m.text) for m in lines[:_OPENING])


_MINUTES = 3
"""So many minutes of play told make a report of a match, whoever plays in it."""


def tells_play(lines: Sequence[Marked]) -> bool:
    """Whether the sentences tell of play minute by minute."""
    return sum(len(m.tokens("M")) for m in lines) >= _MINUTES
