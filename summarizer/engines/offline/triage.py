"""What a wire is: which sport, and whether it looks back on a match or ahead to one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.draft import Sport
from summarizer.language.marking import Line, Marked
from summarizer.language.patterns import Rule, Rules, one_of

__all__ = ["looks_ahead", "sport_of"]

_WORD = re.compile(r"[A-Za-z]+")


def _sport(words: str, cues: str) -> Rules:
    return Rules([Rule("", re.compile(rf"\b{one_of(words)}\b"), frozenset(cues.split()))])


_SPORTS: dict[Sport, Rules] = {
    "rugby": _sport(
        """tries | try | touched down | touch down | fly-half | scrum-half | lineout | scrum
        | conversion | flanker | hooker | prop | lock forward | drop goal | grubber""",
        """tries try touched touch fly scrum lineout conversion flanker hooker prop lock drop
        grubber""",
    ),
    "cricket": _sport(
        """wickets? | overs | innings | runs | batsm[ae]n | batters? | bowl(?:ed|er|ing)
        | spinner | seamer | googly | lbw | century | not out""",
        """wicket wickets overs innings runs batsman batsmen batter batters bowled bowler bowling
        spinner seamer googly lbw century not""",
    ),
    "tennis": _sport(
        """sets? | tie-?break(?:er)? | serve[ds]? | match points? | break points? | backhand
        | forehand | double[- ]faults? | seed(?:ed)? | straight sets | deuce | aces?""",
        """set sets tie tiebreak tiebreaker serve served serves match break backhand forehand
        double seed seeded straight deuce ace aces""",
    ),
    "football": _sport(
        """goals? | goalkeeper | keeper | penalt(?:y|ies) | striker | midfielder | defender
        | header | headed | equaliser | half-?time | free[- ]kick | corner | offside | scored
        | winger | VAR | nil | spot[- ]kick | substitute | crossbar | netted | goalless""",
        """goal goals goalkeeper keeper penalty penalties striker midfielder defender header
        headed equaliser half halftime free corner offside scored winger VAR nil spot substitute
        crossbar netted goalless""",
    ),
}
"""The words of each sport, and the words that one of them begins with."""
_OTHER_SPORT = re.compile(
    r"\b"
    + one_of(
        """touchdowns? | quarterback | rebounds | three-pointers? | free throws | innings pitched
        | home runs? | puck | power play | goaltender | inning | birdies? | bogeys? | par | laps?
        | pole position | podium | handball"""
    )
    + r"\b"
)
_FEW = 2
"""Fewer words of a sport than this tell none."""
_PLAYS = one_of(
    """hosts? | faces? | meets? | travels? to | visits? | takes? on | welcomes? | entertains?
    | will (?:[a-z]+ )?(?:face|meet|host|play|take on)"""
)
_AHEAD = re.compile(
    rf"(?:[NTO]|\bthey|\bwho) {_PLAYS} [^.;]{{0,40}}?\b(?:on |this )?D"
    r"|\bahead of [^.;]{0,30}D|\bkick-?off (?:[a-z]+ )?(?:at|is)\b"
    r"|\bD's (?:visit|opponents|visitors|trip|meeting|clash|match|game)\b"
    r"|\bbefore D's\b|\bpreview\b"
)
_OPENING = 8
"""How many sentences may say that a match is still to be played."""


def sport_of(lines: Sequence[Line]) -> tuple[Sport, int]:
    """The sport whose words the narrative has most of, and how many it has; else football."""
    text = "\n".join(_without_speech(line) for line in lines)
    words = frozenset(_WORD.findall(text))
    counts = {sport: sum(1 for _ in told.matches(text, words)) for sport, told in _SPORTS.items()}
    best = max(counts, key=lambda sport: counts[sport])
    if counts["football"] >= counts[best]:
        best = "football"
    few = counts["football"] == 0 and counts[best] < _FEW
    if few and _OTHER_SPORT.search(text):
        return "other", 0
    return best, counts[best]


def _without_speech(line: Line) -> str:
    text = line.text
    for t in line.tokens:
        if t.kind == "Q":
            text = text[: t.start] + " " * (t.end - t.start) + text[t.end :]
    return text


def looks_ahead(lines: Sequence[Marked]) -> bool:
    """Whether the first sentences speak of a match that is still to be played."""
    return any(_AHEAD.search(m.text) for m in lines[:_OPENING])
