"""The marks of sentences, made fit for a sport: what is a score in football is none elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.draft import Sport
from summarizer.language.marking import Line, Token
from summarizer.language.scores import ScoreMention
from summarizer.language.set_scores import sets_in

__all__ = ["as_sport_needs"]

_NATION = re.compile(r"[^\W\d_]{2,20}(?:ian|ean|ese|ish|can|man|woman)\b(?=\s\S+\s\S)")
"""An adjective or noun of origin, by its ending, with two words of a name after it."""
_PLAY_IN_PAIRS = re.compile(r"\bdoubles\b(?! (?:final|finals|event|events|draw|competition))")
_FORMS = frozenset("Test Tests ODI ODIs T20 T20s T20I Twenty20 Stumps Super Over".split())
"""Forms of cricket and of its play that stand in capitals and name nobody."""
_EVENTS: dict[Sport, frozenset[str]] = {
    "tennis": frozenset("classic international invitational indoors challenger prix".split()),
    "cricket": frozenset("blast bash hundred pennant plate smash".split()),
    "rugby": frozenset("plate sevens".split()),
}
"""Nouns by which a capitalised run after "the" names a competition of the sport."""
_AND = re.compile(r"\s(?:and|&)\s")


def as_sport_needs(lines: Sequence[Line], sport: Sport) -> None:
    """Change the tokens of ``lines`` in place to what ``sport`` has.

    Cricket's pairs of figures are innings, bowling and series, never a result: no token stands
    for them. In tennis a whole list of sets is one token, whose score are the sets won, and no
    other score is left; words of origin are taken off names, and in doubles a pair is one name.
    """
    for line in lines:
        _events(line, _EVENTS.get(sport, frozenset()))
    if sport == "cricket":
        for line in lines:
            line.tokens = [t for t in line.tokens if t.kind != "S" and t.name not in _FORMS]
    elif sport == "tennis":
        pairs = any(_PLAY_IN_PAIRS.search(line.text) for line in lines)
        for line in lines:
            _one_list(line)
            for t in line.tokens:
                _without_nation(t)
            if pairs:
                _one_pair(line)


def _events(line: Line, nouns: frozenset[str]) -> None:
    for t in line.tokens:
        words = t.name.split()
        the = line.text[max(0, t.start - 4) : t.start].casefold() == "the "
        if t.kind in "NV" and len(words) > 1 and words[-1].casefold() in nouns and the:
            t.kind = "C"


def _one_list(line: Line) -> None:
    lists = sets_in(line.text)
    kept = [
        t
        for t in line.tokens
        if t.kind != "S" and not any(t.start < s.end and s.start < t.end for s in lists)
    ]
    for s in lists:
        score = ScoreMention(s.start, s.end, s.won, s.lost, of_sets=True)
        kept.append(Token("S", s.start, s.end, line.text[s.start : s.end], score=score))
    line.tokens = sorted(kept, key=lambda t: t.start)


def _without_nation(token: Token) -> None:
    """Take the first of three words off a name where it says whence somebody comes."""
    m = _NATION.match(token.name) if token.kind == "N" else None
    if m:
        rest = token.name[m.end() :].lstrip()
        token.start = token.end - len(rest)
        token.name = rest


def _one_pair(line: Line) -> None:
    """Make one name of "A and B" where a list of sets is told: who plays doubles is a pair."""
    if not any(t.kind == "S" for t in line.tokens):
        return
    kept: list[Token] = []
    for t in line.tokens:
        last = kept[-1] if kept else None
        if (
            last is not None
            and (last.kind, t.kind) == ("N", "N")
            and _AND.fullmatch(line.text, last.end, t.start)
        ):
            last.end, last.name = t.end, line.text[last.start : t.end]
        else:
            kept.append(t)
    line.tokens = kept
