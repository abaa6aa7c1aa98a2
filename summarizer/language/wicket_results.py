"""Sentences that tell how a cricket match ended: who won by how much, a draw, or no result.

Works on marked sentences without scores: cricket's pairs of figures are innings and bowling. Verbs
of beating are those of football reports; what is cricket's own are its margins, its draws, and
matches that are told of while they go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.marking import Marked, Token
from summarizer.language.names import same_glyphs
from summarizer.language.numbers import cardinal_value
from summarizer.language.passing import in_passing
from summarizer.language.patterns import lowered
from summarizer.language.results import Result, mark_others, results_in, subject_before

__all__ = ["wicket_results_in"]

_NUMBER = r"(?P<number>[a-z]+(?:-[a-z]+)?|[0-9]{1,3})"
_RAIN = (
    r"(?: (?:on|under|via|by|through) (?:the )?(?:dls|d/l|duckworth[-/]lewis(?:[-/]stern)?)"
    r"(?: (?:method|system|rule))?| \(dls(?: method)?\))?"
)
_BY = re.compile(
    r"\bby (?:an innings(?: and [a-z0-9-]{1,20} runs?)?"
    rf"|{_NUMBER} (?:runs?|wickets?))(?![\w-]){_RAIN}"
)
_NOUN = re.compile(
    rf"\b{_NUMBER}[- ](?:runs?|wickets?) (?:win|victory|triumph|success|defeat|loss|thrashing)\b"
)
_HAS_MARGIN = re.compile(r"run|wicket|innings")
_WORDS = (
    r"(?:(?!(?:in|at|on|by|from|for|as|to|and|after|when|of|but|who)\b)[a-z0-9][a-z0-9'-]* ){0,4}?"
)


def _side(name: str) -> str:
    return rf"{_WORDS}(?P<{name}>[NTO])"


_VICTORY_BY = re.compile(
    rf"\b(?:win|victory|triumph|success) (?P<prep>over|against) {_side('loser')}"
)
_LOST_BY = re.compile(
    r"\b(?:lost|lose|losing|went down|beaten|defeated|defeat|loss|thrashed) "
    r"(?:by [a-z0-9 -]{1,40} )?"
    rf"(?:to|by|against|at the hands of) {_side('winner')}"
)
_WON_BY = re.compile(
    rf"\b(?:won|win|wins|winning)\b(?: (?:the|their) (?:[a-z-]+ ){{0,4}}?"
    r"(?:match|game|test|final|tie|c))?(?= by\b| against| over)"
    rf"(?: (?:against|over) {_side('loser')})?"
)
_DRAW_WITH = re.compile(
    r"\b(?:draw|drew|drawn|stalemate|tie|tied)(?: (?:the|their|this) (?:[a-z-]+ ){0,4}?"
    rf"(?:match|game|test))? (?:with|against) {_side('loser')}"
)
_BETWEEN = re.compile(
    r"\b(?P<noun>match|test|tests|game|final|semi-final|international|odi|twenty20|t20|tie|contest"
    rf"|fixture|encounter) between {_side('first')} and {_side('second')}"
)
_DRAWN = re.compile(r"\b(?:draw|drawn|stalemate)\b")
_TIED = re.compile(r"\b(?:tie|tied)\b")
_BOTH_DREW = re.compile(r"(?P<first>[NTO]) and (?P<second>[NTO]) (?:[a-z-]+ ){0,3}?(?:drew|tied)\b")
_NO_RESULT = re.compile(
    r"\b(?:abandoned|washed out|washout|called off|rained off|no result|without a ball"
    r"|no play was possible)\b"
)
_GOING_ON = re.compile(
    r"\b(?:stumps|at (?:the )?(?:close|tea|lunch)|by (?:the close|tea|lunch)|overnight"
    r"|when (?:bad light|rain) (?:stopped|ended|forced))\b"
)
_MATCH_AGAINST = re.compile(
    r"\b(?:on|in|of|during|over) (?:the |their |this )?(?:[a-z-]+ ){0,3}?"
    rf"(?:test|match|final)(?: match)? (?:against|with) {_side('loser')}"
)
_SERIES = re.compile(r"\bseries\b[^.;]{0,30}$")
_AFTER = re.compile(r"\b(?:after|since|having|following|despite|before) (?:[a-z]+ )?$")
_ANOTHER_DAY = re.compile(
    r"\blast (?:week|month|season|year|summer|winter|time|D)\b(?!')|\b(?:earlier|previously|ago"
    r"|when (?:they|the (?:two|sides|teams)) (?:last )?met|in (?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december|(?:19|20)\d\d))\b"
)
_DID = re.compile(
    rf"\b(?P<verb>[a-z]+ed|[a-z]+ing|[a-z]+s) (?:the )?{_side('loser')}(?= by [a-z0-9])"
)
"""Any verb whose object has a margin right after it."""
_CLAUSE = re.compile(r"[;:]|, (?:but|while|and who|who)\b| (?:while|whereas|after|having|when) ")


def wicket_results_in(marked: Marked) -> list[Result]:
    """All results told in one sentence, by their places; a margin as offsets into the line.

    A match that goes on, or was given up, is of kind "none": its sides in the order of the text.
    """
    if not any(kind in marked.text for kind in "NTO"):
        return []
    found = [r for r in results_in(marked) if r.score is None]
    for r in found:
        r.passing = _passing(marked, r.place)
    for r in _own(marked):
        if not any(_same(r, other) for other in found):
            found.append(r)
    _give_margins(marked, found)
    if _HAS_MARGIN.search(marked.text):
        found += _verb_and_margin(marked, found)
    if not any(_whole(r) for r in found):
        found += _without_result(marked)
    found.sort(key=lambda r: r.place)
    mark_others(marked, found)
    return found


def _same(a: Result, b: Result) -> bool:
    """Whether two results are told of the same words."""
    return (a.loser is not None and a.loser is b.loser) or (
        a.loser is None and a.winner is b.winner and abs(a.place - b.place) < 2
    )


def _whole(r: Result) -> bool:
    return r.winner is not None and r.loser is not None


def _own(marked: Marked) -> Iterator[Result]:
    t = marked.text
    for m in _VICTORY_BY.finditer(t):
        loser = marked.at[m.start("loser")]
        yield _told(marked, m, subject_before(marked, m.start(), loser), loser)
    for m in _LOST_BY.finditer(t):
        winner = marked.at[m.start("winner")]
        yield _told(marked, m, winner, subject_before(marked, m.start(), winner))
    for m in _WON_BY.finditer(t):
        beaten = _at(marked, m, "loser")
        yield _told(marked, m, subject_before(marked, m.start(), beaten), beaten)
    for m in _DRAW_WITH.finditer(t):
        loser = marked.at[m.start("loser")]
        if not _SERIES.search(t, 0, m.start()):
            yield _told(marked, m, subject_before(marked, m.start(), loser), loser, level=True)
    for m in _BOTH_DREW.finditer(t):
        yield _told(marked, m, _at(marked, m, "first"), _at(marked, m, "second"), level=True)


def _told(
    marked: Marked,
    m: re.Match[str],
    winner: Token | None,
    loser: Token | None,
    *,
    level: bool = False,
) -> Result:
    passing = _passing(marked, m.start())
    return Result(marked, m.start(), winner, loser, level, passing=passing)


def _passing(marked: Marked, start: int) -> bool:
    """Whether a result told from ``start`` on is of another day: "in the opening match of the
    series" is none of that, it is how a match of a series is called."""
    t = marked.text
    return (
        in_passing(marked, start, len(t))
        or bool(_AFTER.search(t, max(0, start - 30), start))
        or bool(_ANOTHER_DAY.search(t, start, start + 120))
    )


def _at(marked: Marked, m: re.Match[str], group: str) -> Token | None:
    return marked.at[m.start(group)] if m[group] is not None else None


def _give_margins(marked: Marked, found: list[Result]) -> None:
    """Give each margin of the sentence to the result told last before it in its clause."""
    text = marked.line.text
    if not _HAS_MARGIN.search(text):
        return
    low = lowered(same_glyphs(text))
    for r in found:
        r.margin = None
    for pattern in (_BY, _NOUN):
        for m in pattern.finditer(low):
            if not _is_number(m["number"]):
                continue
            near = [r for r in found if r.margin is None and not r.level and _owns(marked, r, m)]
            if near:
                near[-1].margin = m.span()


def _verb_and_margin(marked: Marked, found: list[Result]) -> Iterator[Result]:
    """Results of any verb that a side and its margin follow: "X thumped Y by 34 runs"."""
    told = [r.margin for r in found if r.margin is not None]
    low = lowered(same_glyphs(marked.line.text))
    for m in _DID.finditer(marked.text):
        loser = marked.at[m.start("loser")]
        by = _BY.match(low, loser.end + 1)
        if by is None or by.span() in told or not _is_number(by["number"]):
            continue
        winner = subject_before(marked, m.start(), loser)
        if winner is not None and winner is not loser:
            result = _told(marked, m, winner, loser)
            result.margin = by.span()
            yield result


def _is_number(word: str | None) -> bool:
    return word is None or word.isdigit() or cardinal_value(word) is not None


def _owns(marked: Marked, r: Result, m: re.Match[str]) -> bool:
    """Whether the margin ``m`` is told of result ``r``: in its words or after them."""
    place = _place_of(marked, m.start())
    if m.re is _NOUN:
        return -4 <= r.place - place <= 40 or 0 <= place - r.place <= 60
    start = r.place
    return start < place and not _CLAUSE.search(marked.text, start, place)


def _place_of(marked: Marked, offset: int) -> int:
    """The place in the marked text of an offset into the line."""
    shift = 0
    for token in marked.line.tokens:
        if token.start >= offset:
            break
        if token.kind:
            shift += token.end - token.start - 1
    return offset - shift


def _without_result(marked: Marked) -> Iterator[Result]:
    """Who plays, where a match is drawn, given up or still going on."""
    t = marked.text
    for m in _BETWEEN.finditer(t):
        first, second = _at(marked, m, "first"), _at(marked, m, "second")
        rest = t[m.end() :]
        level = bool(_DRAWN.search(rest) or _TIED.search(rest))
        if _NO_RESULT.search(rest):
            yield _none(marked, m, first, second)
        elif level and not _SERIES.search(rest):
            yield _told(marked, m, first, second, level=True)
    if not _GOING_ON.search(t):
        return
    for m in _MATCH_AGAINST.finditer(t):
        loser = marked.at[m.start("loser")]
        yield _none(marked, m, subject_before(marked, m.start(), loser), loser)


def _none(marked: Marked, m: re.Match[str], first: Token | None, second: Token | None) -> Result:
    return Result(
        marked, m.start(), first, second, kind="none", passing=_passing(marked, m.start())
    )
