"""Standings: who is ahead by the cited sentences, who won, who goes through.

The figures of a score tell no direction, because English puts the winner first whoever is at
home. The sentence's grammar does (:mod:`summarizer.language.ahead`). Each answer is True where a
cited sentence says it of the claimed side, False where one says it of the other side only, None
where none tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from summarizer.checking.view import View, aliases
from summarizer.draft import DraftMatch, ScoreClaim
from summarizer.language.ahead import ahead_at, lines_in, through_in, winners_in
from summarizer.language.score_roles import RoledScore

__all__ = [
    "ROLES",
    "fits_role",
    "goes_through",
    "leading",
    "opening",
    "points_to",
    "results_told",
    "same",
    "score_lines",
    "won",
]

ROLES: dict[str, frozenset[str]] = {
    "score": frozenset({"result", "running"}),
    "half_time": frozenset({"half_time"}),
    "aggregate": frozenset({"aggregate"}),
    "first_leg": frozenset({"first_leg", "past"}),
    "shoot_out": frozenset({"shoot_out"}),
}
"""Which roles of a score mention may bear which claim, in the sentence's own words."""

_OF_HALF = re.compile(
    r"\bhalf-?\s?time\b|\bfirst (?:half|45)\b|\bopening (?:half|45)\b|\bthe (?:break|interval"
    r"|intermission|pause|turnaround|recess|change of ends)\b|\b(?:dressing|changing) rooms?\b"
    r"|\bturned round\b|\bw?[eo]nt in\b|\bgo(?:ing)? in\b",
    re.IGNORECASE,
)
_OF_LEGS = re.compile(
    r"\bover (?:the )?two\b|\b(?:tie|series|semi-?final|quarter-?final|scores?)\b[^.;]{0,30}$"
    r"|\baggregate\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_AFTER_BOTH = re.compile(
    r"^[^.;,]{0,20}\b(?:overall|over (?:the )?two|on aggregate)\b", re.IGNORECASE
)
_OF_KICKS = re.compile(r"\b(?:kicks|shoot-?out|penalties|from the spot)\b", re.IGNORECASE)


def same(pair: tuple[int, int], claim: ScoreClaim) -> bool:
    """Whether two figures are the claim's, in either order."""
    return pair in ((claim.home, claim.away), (claim.away, claim.home))


def fits_role(key: str, text: str, told: RoledScore, rest: Sequence[RoledScore]) -> bool:
    """Whether a score as told may be the score ``key``.

    Where its role is not told beside it, the sentence may still speak of it: of half-time, and
    of the scores in the sentence this is the nearest to those words; of legs, and it is level.
    """
    if told.mention.of_sets:
        return False
    if told.role in ROLES[key]:
        return True
    if key == "half_time" and told.role in ("running", "result"):
        return _beside(_OF_HALF, text, told, rest)
    if key == "aggregate" and told.role in ("running", "result"):
        m = told.mention
        return bool(
            _OF_LEGS.search(text, max(0, m.start - _FAR), m.start)
            or _AFTER_BOTH.match(text[m.end : m.end + 40])
        )
    if key == "first_leg" and told.role == "result":
        return False
    if key == "shoot_out" and told.role in ("running", "result"):
        return _beside(_OF_KICKS, text, told, rest)
    return False


_FAR = 400
_NEAR = 120
"""How far words that say what a score is of may stand from it, in characters."""


def _beside(
    words: re.Pattern[str], text: str, told: RoledScore, rest: Sequence[RoledScore]
) -> bool:
    """Whether such words stand near the score, and no other score of the sentence nearer."""
    at = told.mention.start
    low, high = max(0, at - _NEAR), at + _NEAR
    first = bisect_left(rest, low - _NEAR, key=_start)
    around = rest[first : bisect_left(rest, high + _NEAR, key=_start)]

    def far(s: RoledScore, place: int) -> int:
        return min(abs(s.mention.start - place), abs(s.mention.end - place))

    return any(
        far(told, m.start()) <= min((far(s, m.start()) for s in around), default=0)
        for m in words.finditer(text, low, high)
    )


def _start(told: RoledScore) -> int:
    return told.mention.start


def score_lines(view: View, n: int, match: DraftMatch) -> list[tuple[int, int]]:
    """The scores of lines such as "Xian 2 Yan 3" in sentence ``n``, home figure first."""
    text = view.text(n)
    if len(text) > 160 or not any(c.isdigit() for c in text):
        return []
    marked = view.sided(n, match.home.value, match.away.value)
    return [(home, away) for home, away, _ in lines_in(marked)]


_OPENING = 5
"""How many of the first sentences may tell the result without being cited for the sides."""


def opening(view: View) -> range:
    """The numbers of the first sentences."""
    return range(1, min(_OPENING, view.count) + 1)


def leading(view: View, match: DraftMatch) -> tuple[int, ...]:
    """The sentences that may tell the result: those cited for the two sides, and of the first
    those that name both."""
    cited = (*match.home.evidence, *match.away.evidence)
    names = aliases(match.home.value), aliases(match.away.value)
    early = [
        n
        for n in opening(view)
        if all(any(form in view.text(n) for form in forms) for forms in names)
    ]
    return view.usable(dict.fromkeys((*cited, *early)))


def _names_both(view: View, match: DraftMatch, n: int) -> bool:
    marked = view.sided(n, match.home.value, match.away.value)
    return {t.ref for _, t in marked.tokens("T")} >= {0, 1}


def results_told(view: View, match: DraftMatch, n: int) -> list[tuple[int, int]]:
    """The scores that sentence ``n`` tells as results; none where it neither names both sides nor
    is cited for both."""
    lines = score_lines(view, n, match)
    if lines:
        return lines
    told = [s for s in view.scores(n) if s.role == "result" and not s.mention.of_sets]
    if not told:
        return []
    cited = n in match.home.evidence and n in match.away.evidence
    if not cited and not _names_both(view, match, n):
        return []
    return [s.pair for s in told]


def points_to(view: View, match: DraftMatch, key: str, claim: ScoreClaim) -> bool | None:
    """Whether the cited sentences give the higher figure to the side that ``claim`` gives it."""
    if claim.home == claim.away:
        return None
    wanted = int(claim.away > claim.home)
    found: set[bool] = set()
    for n in view.usable(claim.evidence):
        told = view.scores(n)
        fitting = [s for s in told if same(s.pair, claim) and fits_role(key, view.text(n), s, told)]
        if fitting:
            starts = {s.mention.start for s in fitting}
            marked = view.sided(n, match.home.value, match.away.value)
            places = [i for i, t in marked.tokens("S") if t.start in starts]
            sides = ahead_at(marked, places, match.ground is not None)
            found |= {side == wanted for side in sides}
        if key == "score":
            for line in score_lines(view, n, match):
                if same(line, claim):
                    found.add(line == (claim.home, claim.away))
    return None if not found else True in found


_OTHERS = frozenset({"half_time", "running", "past", "first_leg"})
_WINNING = re.compile(
    r"\b(?:w[io]n|beat|defeat|los[ets]|victor|triumph|edg|success|past|prevail|overc[ao]m|saw off"
    r"|knock|oust|eliminat|stun|thrash|hammer|crush|rout)",
    re.IGNORECASE,
)


_LONG_SINCE = re.compile(
    r"\bsince (?:they|it|he|she|the|their|its)\b"
    r"|\b(?:years?|months?|weeks?|summers?|winters?|seasons?) ago\b"
    r"|\blast (?:year|season|month|summer|winter)\b",
    re.IGNORECASE,
)
"""A sentence without a score that looks back: who won there won something else."""


def _winners(view: View, match: DraftMatch, n: int) -> set[int]:
    """The sides that sentence ``n`` says won the match itself: 0 home, 1 away."""
    found = {int(a > h) for h, a in score_lines(view, n, match) if h != a}
    text = view.text(n)
    told = view.scores(n)
    roles = {s.role for s in told}
    if not roles and _LONG_SINCE.search(text):
        return found
    # Where kicks decided, "beat" alone may mean them.
    kicks = bool(match.shoot_out or "shoot_out" in roles or _OF_KICKS.search(text))
    if (not roles and not _WINNING.search(text)) or (roles & _OTHERS and "result" not in roles):
        return found
    if kicks and "result" not in roles:
        return found
    marked = view.sided(n, match.home.value, match.away.value)
    ground = match.ground is not None
    if not kicks and not roles & {"aggregate", "first_leg", "past"}:
        return found | set(winners_in(marked, ground))
    if "result" not in roles:
        return found | set(winners_in(marked, ground))
    starts = {s.mention.start for s in told if s.role == "result"}
    places = [i for i, t in marked.tokens("S") if t.start in starts]
    return found | set(ahead_at(marked, places, ground))


def won(view: View, match: DraftMatch, evidence: Iterable[int], side: int) -> bool | None:
    """Whether the cited sentences say that ``side`` (0 home, 1 away) won, kicks left out."""
    found = {w == side for n in view.usable(evidence) for w in _winners(view, match, n)}
    return None if not found else True in found


def goes_through(view: View, match: DraftMatch, evidence: Iterable[int], side: int) -> bool | None:
    """Whether the cited sentences say that ``side`` (0 home, 1 away) goes through."""
    found: set[bool] = set()
    for n in view.usable(evidence):
        marked = view.sided(n, match.home.value, match.away.value)
        found |= {s == side for s in through_in(marked, match.ground is not None)}
        kicks = {s.mention.start for s in view.scores(n) if s.role == "shoot_out"}
        places = [i for i, t in marked.tokens("S") if t.start in kicks] if kicks else []
        found |= {s == side for s in ahead_at(marked, places, match.ground is not None)}
    return None if not found else True in found
