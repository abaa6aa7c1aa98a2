"""What a wire says around a result that changes what may be said of it.

A first leg of a final is not the final, and nobody wins a cup with it. Who won because the other
retired, withdrew or was disqualified has not beaten anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from summarizer.checking.view import View
from summarizer.draft import DraftMatch, ScoreClaim, Side
from summarizer.language.legs import tells_first_leg
from summarizer.language.set_scores import sets_in

__all__ = [
    "Ending",
    "Leg",
    "ended_early",
    "leg_of",
    "own_first_leg",
    "second_leg",
    "sets_of",
    "tells_early_end",
]

Leg = Literal["first", "second", "open"]
Ending = Literal["retired", "withdrew", "was disqualified", "conceded", "some"]

_FIRST = re.compile(r"\b(?:first|opening)[- ]leg (?:of|in) (?:the|their|a|an)\b", re.IGNORECASE)
_SECOND = re.compile(
    r"\bin (?:the|their|a) (?:second|return)[- ]leg\b|\bon aggregate\b|\bon away[- ]goals\b",
    re.IGNORECASE,
)
_LEGS = re.compile(
    r"\b(?:first|opening|second|return)[- ]legs?\b|\b(?:two|over both|both)[- ]leg(?:s|ged)\b",
    re.IGNORECASE,
)


def leg_of(view: View, match: DraftMatch) -> Leg | None:
    """``first`` or ``second`` where the wire says that the match was that leg, ``open`` where it
    speaks of legs and does not say which it was; None where a tie's end is told, or nothing of
    legs."""
    if match.first_leg or match.aggregate or match.advanced:
        return None
    if match.score is not None and own_first_leg(view, match, match.score):
        return "first"
    cited = (match.stage, match.competition, match.score, match.winner)
    numbers = {n for claim in cited if claim is not None for n in claim.evidence}
    usable = view.usable(numbers)
    if match.stage is not None and any(_FIRST.search(view.glyphs(n)) for n in usable):
        return "first"
    if any(_SECOND.search(view.glyphs(n)) for n in usable):
        return "second"  # also where the sentence of the result speaks of an aggregate
    open_ = match.stage is not None and _LEGS.search(view.body_glyphs) is not None
    return "open" if open_ else None


def second_leg(view: View, match: DraftMatch) -> bool:
    """Whether a sentence of the result or of who went through speaks of a second leg, and neither
    the first leg nor the aggregate is known."""
    if match.first_leg or match.aggregate or match.advanced is None:
        return False
    cited = (match.score, match.winner, match.advanced)
    numbers = {n for claim in cited if claim is not None for n in claim.evidence}
    return any(_SECOND.search(view.glyphs(n)) for n in view.usable(numbers))


def own_first_leg(view: View, match: DraftMatch, claim: ScoreClaim) -> bool:
    """Whether ``claim`` is told as the score of a first leg that is this match: nothing of a tie
    before it is known, and a sentence among the first, with both sides, tells it as news."""
    if match.first_leg is not None or match.aggregate is not None:
        return False
    return any(
        tells_first_leg(view.glyphs(n))
        and all(view.names_side(n, match, side) for side in ("home", "away"))
        for n in view.usable(claim.evidence)
    )


_ENDINGS: dict[Ending, str] = {
    "retired": r"ret(?:ired|ires|iring|ire|irement)\b|\bret\.",
    "withdrew": r"with(?:drew|drawal|draws|drawn|drawing)\b|\bpull(?:ed|s|ing) out\b|\bscratched\b|"
    r"\bwalk-?over\b|\bw/o\b",
    "was disqualified": r"disqualif\w+|\bdefault(?:ed|s)?\b",
    "conceded": r"conceded the match\b|\bforfeit(?:ed|s)?\b|\bquit\b"
    r"|\bunable to (?:continue|play on|finish)\b",
}
_ANY = re.compile("|".join(rf"\b(?:{source})" for source in _ENDINGS.values()), re.IGNORECASE)
_ONE = {
    ending: re.compile(rf"\b(?:{source})", re.IGNORECASE) for ending, source in _ENDINGS.items()
}
_VERBS = {
    "retired": re.compile(
        r"(?:,? [a-z-]+){0,2},? (?:retired|was forced to retire|had to retire)\b"
    ),
    "withdrew": re.compile(r"(?:,? [a-z-]+){0,2},? (?:withdrew|pulled out|scratched)\b"),
    "was disqualified": re.compile(r"(?:,? [a-z-]+){0,2},? was (?:disqualified|defaulted)\b"),
}
_ANOTHER = re.compile(
    r"^(?:\S+ ){0,3}?\S*(?:from tennis|from the (?:doubles|sport|tour)|age|champion)\b"
)


def ended_early(view: View, match: DraftMatch) -> Ending | None:
    """How a tennis match ended before its last point, None where nothing says that it did.

    ``some`` where it did, and the words do not say plainly that it was the loser who did what.
    A last set that is not at its end says so too. Looks at the result as written and at the
    sentences that tell the result or name the loser.
    """
    if match.sport != "tennis":
        return None
    found: Ending | None = None
    if match.result is not None:
        for ending, pattern in _ONE.items():
            if pattern.search(match.result.value):
                return ending
        sets = sets_in(match.result.value)
        found = "some" if sets and not sets[0].whole else None
    loser = _loser(match)
    for n in _telling(view, match, loser):
        text = view.glyphs(n)
        for m in _ANY.finditer(text):
            if _ANOTHER.match(text[m.end() :].lstrip()):
                continue
            found = found or "some"
            if loser is not None:
                found = _plainly(text, match, loser) or found
    return found


_REMARK = re.compile(
    r",? ?\(?\b(?:ret(?:ired|irement)?|w/o|walk-?over|disqualif\w+|def(?:ault)?)\b\.?\)?"
)


def sets_of(result: str) -> str:
    """A tennis result without the remark that it ended early; empty where it is no more."""
    return _REMARK.sub("", result).strip(" ,")


def tells_early_end(text: str) -> bool:
    """Whether a text says that a match ended early."""
    return _ANY.search(text) is not None


def _loser(match: DraftMatch) -> Side | None:
    if match.winner is None or match.winner.value not in ("home", "away"):
        return None
    return "away" if match.winner.value == "home" else "home"


def _telling(view: View, match: DraftMatch, loser: Side | None) -> Iterator[int]:
    cited: set[int] = set()
    for claim in (match.result, match.winner, match.advanced, match.score):
        cited |= set(claim.evidence) if claim is not None else set()
    for n in _usable(view):
        if n in cited or (loser is not None and view.names_side(n, match, loser)):
            yield n


def _usable(view: View) -> Iterable[int]:
    return view.usable(range(1, view.count + 1))


def _plainly(text: str, match: DraftMatch, loser: Side) -> Ending | None:
    name = (match.home if loser == "home" else match.away).value
    last = name.split()[-1]
    at = text.find(last)
    while at >= 0:
        for ending, verb in _VERBS.items():
            if verb.match(text, at + len(last)):
                told: Ending = ending  # type: ignore[assignment]  # a key of _VERBS is one
                return told
        at = text.find(last, at + 1)
    return None
