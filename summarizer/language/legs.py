"""Two legs: the first leg's score and the aggregate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.actors import Focus, is_subject
from summarizer.language.marking import Marked, Token
from summarizer.language.score_kinds import high_first, score_kind

__all__ = ["Aggregate", "SidedScore", "aggregate_in", "first_leg_in", "tells_first_leg"]


@dataclass(slots=True)
class SidedScore:
    """A score, seen from one side: ``mine`` and ``theirs`` for the side of ``token``.

    ``token`` is None where only the two figures are told. ``at_home`` says whether that side
    played the game at home (first legs), None where it is not told.
    """

    mine: int
    theirs: int
    token: Token | None
    line: int
    at_home: bool | None = None


@dataclass(slots=True)
class Aggregate:
    """An aggregate, the higher figure first; ``lost`` where the sentence's side goes out."""

    high: int
    low: int
    lost: bool
    line: int


_OUT = re.compile(
    r"\b(?:lost|lose|losing|out|eliminated|exit|crash\w*|beaten|knocked|despite|fell|go down"
    r"|went down|bowed)\b[^;]{0,60}$"
)
# The aggregate in the course of the match: "leaving the tie 3-3 on aggregate".
_ON_THE_WAY = re.compile(
    r"\bleaving the tie|\bthe tie (?:was|stood|at)|\b(?:stood|standing) (?:[a-z]+ )?at $"
    r"|\blevel\w* the tie"
    r"|\bto (?:make|level)\b[^,;]{0,20}$|\bit was\b[^,;]{0,12}$"
)
_CLAUSE = re.compile(r";|, ")


def aggregate_in(marked: Marked) -> Aggregate | None:
    """The final aggregate told in the sentence."""
    for place, token in marked.tokens("S"):
        if token.score is None or score_kind(marked, place) != "aggregate":
            continue
        before = marked.text[:place]
        if _ON_THE_WAY.search(before[-40:]):
            continue
        high, low = high_first(token.score)
        lost = bool(_OUT.search(_CLAUSE.split(before)[-1]))
        return Aggregate(high, low, lost, marked.line.number)
    return None


_LEG = r"(?:first|opening)[- ](?:leg|game|meeting of the tie)"
_OF_LEG = rf"(?:[a-zOC]+ ){{0,4}}?(?:in )?(?:the|their|last week's) {_LEG}"
_THEIR = r"(?:the |their |last week's |last month's )?"
_LOST = (
    rf"(?:losing|lost|lose|conceding|went down in) {_THEIR}(?:away |home )?{_LEG} S",
    rf"(?:losing|lost) S {_OF_LEG}",
    rf"(?:last week's|last month's|their|a|the) S (?:{_LEG} )?(?:loss|defeat|deficit)",
    rf"S {_LEG} (?:loss|defeat|deficit)",
    rf"(?:trailed|trailing) S (?:from|after) (?:the |their )?{_LEG}",
)
_WON = (
    rf"(?:won|win|winning|had won|edged) {_THEIR}(?:away |home )?{_LEG} S",
    rf"(?:won|winning|had won) S {_OF_LEG}",
    rf"S {_LEG} (?:win|victory|lead|advantage)",
    (
        rf"S (?:lead|advantage) (?:from|after|in|secured in|earned in|gained in) "
        rf"(?:the |their |last week's )?{_LEG}"
    ),
    rf"(?:led|leading|ahead) S (?:from|after) (?:the |their )?{_LEG}",
)
_DRAWN = (
    rf"(?:drew|drawing|drawn|draw) (?:the |their |last week's )?{_LEG} S",
    rf"S (?:draw )?(?:in )?(?:the |last week's )?{_LEG}(?: draw)?",
    rf"{_LEG} (?:had )?(?:ended|finished) S",
)


def _any(sources: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{source}") for source in sources)


_LEGS: tuple[tuple[re.Pattern[str], bool | None], ...] = (
    *((p, False) for p in _any(_LOST[:4])),
    *((p, True) for p in _any(_WON)),
    *((p, False) for p in _any(_LOST[4:])),
    (re.compile("|".join(rf"\b{source}" for source in _DRAWN)), None),
)
"""The ways to tell a first leg, and whether the side spoken of won it; None for a draw."""
_BROUGHT = re.compile(
    r"\bS (?:lead|advantage) (?P<who>[TGU]) (?:had )?(?:brought|took|taken|carried|held|had|built)"
    rf" (?:back )?(?:from|into|after)? ?(?:the |their )?{_LEG}"
    r"(?P<home> (?:on their own ground|at home))?"
)
_LEG_CUES = ("leg", "last week's", "last month's", "first game", "opening game", "of the tie")
_SAYS_LEG = re.compile(r"\bleg\b")
_SAYS_WHEN = re.compile(r"\bleg\b|last (?:week|month)'s")
_OF_A_TIE = re.compile(
    r"\b(?:fight back|overturn|turn around|come back|comeback|following|deficit|aggregate|leg"
    r"|tie)\b"
)
_OF_ANOTHER = re.compile(r"\bwhose (?:side|team|men) had $")
_AT_HOME = re.compile(r" (?:at home|on (?:their|home) (?:own )?(?:ground|soil|turf))")
_AWAY = re.compile(r" (?:away|on the road|in O|at [TO])")
_OPENS_WITH_THEY = re.compile(r"(?:but |and )?they\b")


def first_leg_in(marked: Marked, focus: Focus | None = None) -> SidedScore | None:
    """The first leg told in the sentence, from the side that it is told of."""
    t = marked.text
    if "S" not in t or not any(cue in t for cue in _LEG_CUES):
        return None
    number = marked.line.number
    m = _BROUGHT.search(t)
    if m:
        score = marked.at[m.start()].score
        if score is not None:
            high, low = high_first(score)
            who = marked.at[m.start("who")]
            return SidedScore(high, low, who, number, True if m["home"] else None)
    for pattern, won in _LEGS:
        m = pattern.search(t)
        if not m or not _is_of_this_tie(t, m):
            continue
        score = marked.at[m.start() + m.group().rindex("S")].score
        if score is None:
            continue
        high, low = high_first(score)
        if won is None:
            if high == low:
                return SidedScore(high, low, None, number)
            continue
        side = _leg_side(marked, m.start(), focus)
        mine, theirs = (high, low) if won else (low, high)
        return SidedScore(mine, theirs, side, number, _played_at_home(t, m.end()))
    return None


def _is_of_this_tie(t: str, m: re.Match[str]) -> bool:
    """Whether the sentence speaks of legs, and of a leg of this tie's sides."""
    told = m.group()
    if not _SAYS_WHEN.search(told) and not _SAYS_LEG.search(t):
        return False
    if "last week's" in told and "leg" not in told and not _OF_A_TIE.search(t):
        return False
    return not _OF_ANOTHER.search(t[max(0, m.start() - 20) : m.start()])


def _played_at_home(t: str, end: int) -> bool | None:
    if _AT_HOME.match(t, end):
        return True
    return False if _AWAY.match(t, end) else None


def _leg_side(marked: Marked, place: int, focus: Focus | None) -> Token | None:
    t = marked.text
    spots = sorted(marked.tokens("TGU", 0, place))
    for i, token in reversed(spots):
        if is_subject(marked, i) and not t.startswith(("'s", "' "), i + 1):
            return token
    if not spots and focus is not None and _OPENS_WITH_THEY.match(t):
        return focus.side
    return None


_IN_FIRST = re.compile(
    r"\bin (?:the|their|a) (?:first|opening)[- ]leg(?= of\b| on\b| at\b|[,.]|$)", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    r"\b(?:had|having|last (?:week|month)|after|following|despite|who|which|trail\w*|aggregate"
    r"|second|return|earlier|ago|previous)\b",
    re.IGNORECASE,
)


def tells_first_leg(text: str) -> bool:
    """Whether a sentence tells its result as that of a first leg just played ("beat Port Ellan 2-1
    in the first leg of their semi-final"), and not of one that came before."""
    m = _IN_FIRST.search(text)
    return m is not None and _OF_BEFORE.search(text, 0, m.end()) is None
