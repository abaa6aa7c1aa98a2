"""What a score in a marked sentence is the score of, by the words around it."""

from __future__ import annotations

import re
from typing import Literal

from summarizer.language.marking import Marked
from summarizer.language.scores import ScoreMention

__all__ = ["PENALTIES", "WIN", "ScoreKind", "high_first", "score_kind"]

ScoreKind = Literal[
    "result", "running", "half_time", "aggregate", "first_leg", "shoot_out", "sets", "bare"
]
"""``running`` is a score on the way; ``sets`` one of a list of sets; ``bare`` one of which no word
says it."""

PENALTIES = r"(?:penalties|spot[- ]kicks|a penalty|the penalty|a shoot-?out|the shoot-?out|penalty)"
"""Source of what a shoot-out is called after "on", "in", "after"."""
WIN = (
    r"(?:win|victory|triumph|success|thrashing|rout|drubbing|demolition|hammering|walloping|upset"
    r"|shock|comeback|scalp)"
)
"""Source of a noun for a win."""
_INTERVAL = r"(?:half-?time|the (?:break|interval|pause|turnaround))"

_AFTER: tuple[tuple[ScoreKind, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "aggregate",
        re.compile(
            r" (?:(?:[a-z]+ ){0,2}on aggregate|(?:[a-z-]+ )?aggregate|overall"
            r"|(?:over|across|after) (?:the )?two (?:legs|games|matches|meetings))\b"
        ),
        re.compile(
            r"\baggregate (?:(?!(?:but|and|after|before|despite|with|then)\b)[a-z]+ ){0,3}$"
            r"|\bleaving the tie at $"
            r"|\bthe (?:tie|semi-final|quarter-final|contest) (?:was |is |had )?"
            r"(?:stood |standing )?(?:[a-z]+ )?at $"
        ),
    ),
    (
        "shoot_out",
        re.compile(
            rf" (?:(?:[a-z-]+ ){{0,2}}(?:on|in|via|after|by) {PENALTIES}\b|(?:penalty )?shoot-?out"
            r"|penalty|on spot|from the (?:penalty )?spot (?:after|when|following|once))"
        ),
        re.compile(
            r"\b(?:penalties|shoot-?out|spot[- ]kicks|kicks) "
            r"(?:(?:finished|ended|won|was|by|it|score|decided|out|a) ){0,3}$"
        ),
    ),
    (
        "half_time",
        re.compile(
            rf"(?: [a-z-]+){{0,3}} (?:at|by|into|until|going into|before|to) {_INTERVAL}"
            r"| (?:half-?time|interval)\b| lead (?:at|into|to) the (?:dressing|changing) rooms?"
            r"|(?: [a-z]+){0,2} into the (?:dressing|changing) rooms?| first[- ]half lead"
        ),
        re.compile(
            rf"\b(?:at|by|before) {_INTERVAL}(?:,)?(?: [a-z]+){{0,4}} $"
            r"|\bfirst half (?:had |that )?(?:[a-z]+ )?(?:ended|finished|end|finish)(?: [a-z]+)? $"
            r"|\bhalf-?time(?: [a-z]+){0,2} $"
        ),
    ),
    (
        "first_leg",
        re.compile(
            r" (?:(?:[a-z']+ ){0,2}(?:from |in |of )?(?:the |their )?"
            r"(?:first|opening)[- ](?:leg|game|match)|(?:[a-z]+ )?lead [NTOGU] had brought"
            r"|first-leg)"
        ),
        re.compile(
            r"\b(?:first|opening)[- ]leg(?: [a-z']+){0,4} $|\blast week's (?:[a-z-]+ ){0,3}$"
            r"|\bfirst[- ]leg,? (?:[a-z]+ ){0,3}$"
        ),
    ),
    (
        "running",
        re.compile(
            r"(?:-| )(?:up|ahead|down|lead|advantage|deficit|cushion|in front|behind|to the"
            r"|before)\b"
            r"| (?:[a-z]+ )?(?:first-half |two-goal )?(?:lead|advantage|deficit)\b| in the M"
        ),
        re.compile(
            r"\b(?:ma(?:de|ke|kes|king) (?:it|the score)|go|goes|going|went|led|lead|leads|leading"
            r"|trail(?:ed|ing|s)?|(?:level|levelled|leveled|equalised|back|deficit|arrears|lead"
            r"|advantage|restored?|ahead|up|down|behind|stayed|remained|score was|it was|still)"
            r"(?: to| at)?|put (?:[a-zA-Z]+ ){1,3}|at|them|from|if (?:[a-z]+ ){1,4}"
            r"|scor(?:e|es) (?:[a-z]+ ){0,3}) (?:a |the )?$"
        ),
    ),
    (
        "result",
        re.compile(
            rf" (?:[a-z0-9'-]+ ){{0,4}}(?:{WIN}|defeat|loss|draw|stalemate|tie|thriller|result)\b"
            r"| (?:after|at the end of|at full|following) "
            r"(?:extra[- ]time|normal|full|an absorbing 90|90 minutes)"
        ),
        re.compile(
            r"\b(?:finished|ended|ending|finishing|final score|won|win|wins|lost|drew|draw|tied at"
            r"|deadlocked at|beat [NTO]|beating [NTO]|defeating [NTO])(?: [a-z]+)? $"
        ),
    ),
)


def score_kind(marked: Marked, place: int) -> ScoreKind:
    """What the score at ``place`` of the marked text is the score of."""
    t = marked.text
    token = marked.at[place]
    if token.score is not None and token.score.of_sets:
        return "sets"
    before, after = t[max(0, place - 60) : place], t[place + 1 : place + 60]
    for kind, follows, leads in _AFTER:
        if follows.match(after) or leads.search(before):
            return kind
    return "bare"


def high_first(score: ScoreMention) -> tuple[int, int]:
    """The two figures of a score, the higher one first."""
    return max(score.first, score.second), min(score.first, score.second)
