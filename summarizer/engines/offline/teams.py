"""The two sides of a report whose result no single sentence tells of both by name.

"Valdmark were held", and four paragraphs later "the visitors from Tarn": a reader knows by then who
plays, because of how the names are used. A side has a goalkeeper, a bench and supporters, it *are*
and *were*, it is put ahead and played against; a person has an age and says things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.engines.offline.main_result import Names, is_personal
from summarizer.language.marking import Marked, Token
from summarizer.language.names import fold
from summarizer.language.patterns import one_of
from summarizer.language.results import Result
from summarizer.language.side_names import forms_of, fullest, kin
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = ["side_weight", "told_in_pieces"]

_ROLE = one_of(" | ".join(sorted(PLAYER_ROLES | STAFF_ROLES)))
_HAS = re.compile(
    r"(?:'s?)? (?:[a-z-]+ ){0,2}?"
    + one_of(
        """side | team | outfit | defence | backline | back line | rearguard | goalmouth | net | box
        | bench | fans | supporters | followers | faithful | players | dugout | ranks | dressing
        room | support | squad | line-?up | counterparts? | midfield | half | end | woodwork | men
        | women | lads | girls"""
    )
    + r"\b|(?:'s?)? (?:[a-z-]+ ){0,2}?"
    + _ROLE
    + r"\b"
)
"""After a name: what a side has."""
_ARE = re.compile(
    r",? "
    + one_of(
        """were | are | have | weren't | haven't | aren't | remain | sit | play | travel | stay
        | climb | move | lead | trail | face | host | drop | went (?:ahead|in front|down|out)
        | took the lead | (?:had |have )?(?:won|lost|drew|drawn|conceded|dominated|trailed|led)
        | held on | hung on | hit back | fought back | came from | pressed | regained | progressed
        | advanced | qualified | survived | rallied | will (?:now )?(?:face|play|meet|host)"""
    )
    + r"\b"
)
"""After a name: what many do, or what a side does in a match."""
_AGAINST = re.compile(
    r"\b"
    + one_of(
        """against | over | beat | beating | put | gave | give | giving | handed | hosts | visitors
        | leaders | holders | champions | rivals | neighbours | opponents | face | host | visit
        | past | held | sank | sink | stunned"""
    )
    + r" (?:the )?$"
)
_PERSON = re.compile(
    r", \d\d,|, who\b| \(\d| (?:said|says|told|added|admitted|insisted)\b"
    r"|'s? (?:[a-z-]+ ){0,2}(?:header|shot|volley|cross|corner|free|pass|effort|strike|brace|hat)"
)
_PLACE = re.compile(r"\b(?:in|at|near|from) (?:the )?$")
_LOOK_BEFORE, _LOOK_AFTER = 30, 60
_PLAYS = 2
_ENOUGH = 2
"""The weaker of the two sides has been used as one so often."""
_AHEAD_OF_THIRD = 1.5
"""So much more often than anybody else, mentions counted lightly."""
_HEAD = frozenset({"headline", "standfirst", "subhead"})


def told_in_pieces(
    results: Sequence[Result], marked: Sequence[Marked], names: Names, lead: set[int]
) -> tuple[tuple[str, str], Result] | None:
    """The two sides, the winner's first, with the result that names one of them or none.

    None where it is not clear who plays, or where no sentence of ``lead`` and no headline tells
    how it ended.
    """
    told = [r for r in results if r.marked.line.number in lead and not (r.passing or r.other)]
    if not told:
        return None
    pair = _pair(marked, names, told)
    if pair is None:
        return None
    first = [_first(r, pair) for r in told]
    if None in first:
        return None
    strong = [i for i, r in enumerate(told) if r.score is not None or r.kind == "shoot_out"]
    best = strong[0] if strong else 0
    return (pair if first[best] == 0 else (pair[1], pair[0])), told[best]


def _first(result: Result, pair: tuple[str, str]) -> int | None:
    """The index of the side that won, or 0 in a draw; None where the result is not this pair's."""
    winner, loser = (_index(t, pair) for t in (result.winner, result.loser))
    if -1 in (winner, loser):
        return None
    if result.level:
        return winner if winner is not None else 0
    if winner is not None:
        return winner if winner != loser else None
    return 1 - loser if loser is not None else None


def _index(token: Token | None, pair: tuple[str, str]) -> int | None:
    """Which of the pair a name is; None for no name, -1 for somebody else's."""
    if token is None:
        return None
    hits = [i for i, side in enumerate(pair) if _is_form(token.name, side)]
    return hits[0] if len(hits) == 1 else -1


def _is_form(name: str, side: str) -> bool:
    return fold(name) in forms_of(side) or kin(name, side)


def _pair(marked: Sequence[Marked], names: Names, told: Sequence[Result]) -> tuple[str, str] | None:
    """The two names used most as sides are, in the order of the text.

    Who wins or loses in ``told`` is likely to be one.
    """
    playing = {id(t) for r in told for t in (r.winner, r.loser)}
    used: dict[str, float] = {}
    seen: Counter[str] = Counter()
    first: dict[str, int] = {}
    full = {name: _fullest(name, names) for name in names}
    for m in marked:
        if m.line.label == "dateline":
            continue
        here: dict[str, float] = {}
        for place, token in m.tokens("N"):
            name = full[token.name]
            weight = side_weight(token, m, place) + _PLAYS * (id(token) in playing)
            # Once in a sentence: who is told of side by side is often nobody of this match.
            here[name] = max(here.get(name, weight), weight)
            first.setdefault(name, len(first))
        for name, weight in here.items():
            used[name] = used.get(name, 0) + weight
            seen[name] += 1
    ranked = sorted(used, key=lambda n: -(used[n] + 0.3 * seen[n]))
    if len(ranked) < 2 or min(used[n] for n in ranked[:2]) < _ENOUGH:
        return None
    if len(ranked) > 2:
        second, third = (used[n] + 0.3 * seen[n] for n in ranked[1:3])
        if second < third * _AHEAD_OF_THIRD:
            return None
    a, b = sorted(ranked[:2], key=first.__getitem__)
    return a, b


def side_weight(token: Token, m: Marked, place: int) -> float:
    """How much the words around a name speak for a side; below 0 for a person."""
    if is_personal(token, m):
        return -2
    after = m.text[place + 1 : place + _LOOK_AFTER]
    before = m.text[max(0, place - _LOOK_BEFORE) : place]
    if _PERSON.match(after):
        return -1
    if _PLACE.search(before):
        return 0
    weight = 2.0 if _HAS.match(after) or _ARE.match(after) else 0.0
    return weight + (1 if _AGAINST.search(before) else 0)


def _fullest(name: str, names: Names) -> str:
    """The longest form of a name; the noun for an adjective made from it."""
    longer = fullest(name, [n for n in names if n != name])
    if longer != name or " " in name:
        return longer
    kinds = [n for n in names if n != name and kin(name, n) and len(fold(n)) < len(fold(name))]
    return min(kinds, key=lambda n: len(fold(n))) if kinds else name
