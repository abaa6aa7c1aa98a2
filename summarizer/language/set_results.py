"""Sentences that tell who won a tennis match, and by which sets.

Works on marked sentences in which a whole list of sets is one ``S`` whose score are the sets won
by the first-named figures; no other score is marked. The sides are persons, or pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.marking import Marked, Token
from summarizer.language.passing import in_passing
from summarizer.language.patterns import one_of
from summarizer.language.results import Result, mark_others, subject_before
from summarizer.language.score_kinds import WIN

__all__ = ["set_results_in"]

_STOP = one_of(
    """in | at | on | by | from | with | for | as | to | and | after | when | of | but | who | his
    | her | their | its | that | them | it | against | over"""
)
_ROLES = rf"(?:(?!{_STOP}\b)[a-z0-9][a-z0-9'-]* |N (?!{_STOP}\b)(?=[a-z])|N's? ){{0,6}}?"
_NOT_ORIGIN = (
    rf"(?! (?:(?!{_STOP}\b)[a-z0-9-]+ ){{1,3}}N)(?!'s? (?:(?!{_STOP}\b)[a-z0-9-]+ ){{0,4}}N)"
)
"""The name is no "Tarvian" of "Tarvian qualifier Ana Reis", no "Tarvia" of "Tarvia's Ana Reis"."""


def _player(name: str) -> str:
    return rf"{_ROLES}(?P<{name}>N){_NOT_ORIGIN}"


_NEAR = r"(?:[^NS.;:()]|\([0-9]+\)|\[[0-9]+\]){0,60}?"
"""Words between a name and its sets, none of them a name."""
_STEM = one_of(
    """beat | defeat | rout | crush | demolish | stun | shock | upset | overpower | outclass
    | outlast | outplay | oust | topple | dismiss | dispatch | despatch | thrash | humble | subdue
    | trounce | edg | eliminat | thump | hammer | upend | down"""
)
_OTHER_BEATS = one_of(
    """edge | overcome | overcomes | overcame | overcoming | eliminate | upsetting | toppling | sank
    | s(?:ee|ees|aw|eeing) off | h(?:old|olds|eld|olding) off | f(?:ight|ought|ighting) off
    | fend(?:s|ed|ing)? off | knock(?:s|ed|ing)? out | put(?:s|ting)? out | dump(?:s|ed|ing)? out
    | brush(?:es|ed|ing)? aside | sw(?:eep|eeps|ept|eeping) aside
    | end(?:s|ed|ing)? the (?:run|hopes|challenge|reign|resistance) of
    | [a-z]+(?:ed|ing|e?s|t|p|k) past"""
)
_BEATS = rf"(?:{_STEM}(?:e?s|e?d|ing)?|{_OTHER_BEATS})"
_BEAT = re.compile(
    rf"\b(?P<verb>{_BEATS}) {_player('loser')}(?:{_NEAR}(?P<score>S))?"
    r"(?P<broken> when [^;.]{0,30}\bretir)?"
)
_LOST = re.compile(
    r"\b(?P<verb>lost|lose|loses|losing|fell|falls|falling|went down|going down|crashed|bowed out"
    r"|succumbed|beaten|defeated|ousted|dumped out|knocked out|stunned|upset|thrashed|outlasted"
    rf"|eliminated|edged out) (?:[a-z-]+ ){{0,4}}?(?P<score>S) (?:to|by|against|at the hands of) "
    rf"{_player('winner')}"
)
_LOST_TO = re.compile(
    r"\b(?P<verb>lost|losing|fell|beaten|defeated|ousted|dumped out|knocked out|stunned|upset"
    rf"|eliminated) (?:to|by) {_player('winner')}{_NEAR}(?P<score>S)"
)
_WIN = re.compile(
    rf"(?P<score>S) (?:[a-z-]+ ){{0,3}}?(?P<verb>{WIN}|winner) (?:over|against|of|on) "
    rf"{_player('loser')}"
)
_WIN_IN = re.compile(rf"\b(?P<verb>{WIN}) (?:over|against) {_player('loser')}{_NEAR}(?P<score>S)")
_LOSS = re.compile(
    r"(?P<score>S) (?:[a-z-]+ ){0,3}?(?P<verb>defeat|loss) (?:to|by|against|at the hands of) "
    rf"{_player('winner')}"
)
_DID = re.compile(rf"\b(?P<verb>[a-z]+ed|[a-z]+ing) {_player('loser')} (?P<score>S)")
"""Any verb whose object has sets of a whole match right after it."""
_WALKOVER = re.compile(
    r"\b(?P<verb>after|when|because|as) (?:(?:his|her|their) (?:[a-z-]+ ){0,3}opponents?,? )?"
    rf"{_player('loser')} (?:withdrew|pulled out|was forced to (?:withdraw|pull out)|scratched)"
)
_WON = re.compile(
    r"\b(?P<verb>won|wins|win|winning)(?: (?:the|his|her|their)? ?(?:[a-z-]+ ){0,2}?"
    r"(?:final|match|title|semi-?final|quarter-?final|contest|trophy)"
    r"(?: (?:of|at|in) (?:the )?[CNV])?)? (?P<score>S)"
)
_AHEAD = r"(?:leading|ahead|up|led|in front)"
_RETIRED = re.compile(
    rf"\b(?P<verb>retir(?:ed|es|ing)|(?:pulled|pulls|pulling) out|quit|withdrew)\b[^.;]{{0,120}}?"
    rf"\bwith {_player('winner')} {_AHEAD} (?P<score>S)"
)
_LED = re.compile(
    rf"(?P<winner>N) (?:was |were )?(?P<verb>{_AHEAD}) (?:by )?(?P<score>S) when "
    rf"(?:(?:his|her|their) opponents?,? )?{_player('loser')} (?:[a-z-]+ ){{0,2}}?"
    r"(?:retired|pulled out|quit|withdrew|was forced)"
)
_SETS_TO_WIN = 2
_HAD = re.compile(
    r"\b(?:had|having|has|have)\b[^.;]*$|\b(?:who|which|whose|if|could|would|might|needs?) "
    r"(?:[a-z]+ ){0,3}$|\bfollowing (?:[a-z]+ ){0,3}$"
)
_ANOTHER_DAY = re.compile(
    r"\b(?:[a-z0-9]+ )(?:years?|months?|weeks?|days?) (?:ago|earlier|before)\b"
    r"|\blast (?:year|month|week|season|summer|spring|autumn|winter|time)\b(?!')"
    r"|\b(?:previously|(?:previous|earlier|last|first|only)(?: [a-z]+)? (?:meeting|match|round"
    r"|encounter)s?)\b|\b(?:19|20)\d\d\b"
)
_PASSIVE = frozenset(
    "beaten defeated ousted stunned upset thrashed outlasted eliminated".split()
) | {"dumped out", "knocked out", "edged out"}
_CLAUSE = re.compile(r"[;:]| (?:while|but|although|though) ")
_WAS = re.compile(r"\b(?:was|were|is|being|got|been)(?: [a-z]+ly)? $")
_APPOSITION = re.compile(r"N(?: \[[0-9]+\])?, $")


def set_results_in(marked: Marked) -> list[Result]:
    """All results told in one sentence, by their places.

    A result has sets as its ``margin`` and no ``score``; it is left out where the words say that
    one won and the sets that the other did. One without sets is told by a verb of beating.
    """
    found: list[Result] = []
    if "N" not in marked.text:
        return found
    used: set[int] = set()
    for r in (*_by_sets(marked, used), *_plain(marked)):
        if not any(r.loser is not None and r.loser is other.loser for other in found):
            found.append(r)
    found.sort(key=lambda r: r.place)
    mark_others(marked, found)
    return found


def _by_sets(marked: Marked, used: set[int]) -> Iterator[Result]:
    """Results with sets; each list is used once, by the first wording that fits."""
    t = marked.text
    if "S" not in t:
        return
    for pattern in (_LED, _RETIRED, _LOST, _LOSS, _WIN, _WIN_IN, _LOST_TO, _BEAT, _DID, _WON):
        for m in pattern.finditer(t):
            place = m.start("score")
            if place < 0 or place in used:
                continue
            result = _result(marked, m, place)
            if result is not None:
                used.add(place)
                yield result


def _result(marked: Marked, m: re.Match[str], place: int) -> Result | None:
    sets = marked.at[place]
    score = sets.score
    if score is None:
        return None
    named = m.groupdict()
    winner = marked.at[m.start("winner")] if named.get("winner") else None
    loser = marked.at[m.start("loser")] if named.get("loser") else None
    start = min(m.start("verb"), place)
    if m.re is _DID and score.first < _SETS_TO_WIN:
        return None
    if m.re is _RETIRED:
        loser = subject_before(marked, m.start("verb"), winner) or _only_one(marked, m.start())
        if loser is None:
            return None
    elif winner is None:
        winner = subject_before(marked, start, loser)
        # Sets of a win are written from the winner's side.
        if winner is None or score.first < score.second:
            return None
    elif loser is None:
        loser = subject_before(marked, start, winner)
    if winner is loser:
        return None
    return Result(
        marked, start, winner, loser, margin=(sets.start, sets.end),
        passing=_passing(marked, m, start),
    )  # fmt: skip


def _only_one(marked: Marked, end: int) -> Token | None:
    """The one name before ``end``: "Reis's comeback ended when the champion retired"."""
    names = [token for _, token in marked.tokens("N", 0, end)]
    return names[0] if len(names) == 1 else None


def _plain(marked: Marked) -> Iterator[Result]:
    """Verbs of beating without sets, as headlines have them."""
    for m in _BEAT.finditer(marked.text):
        if m["score"] is None:
            loser = marked.at[m.start("loser")]
            winner = subject_before(marked, m.start(), loser)
            if winner is not None and winner is not loser:
                aside = in_passing(marked, m.start(), m.end())
                yield Result(
                    marked, m.start(), winner, loser,
                    passing=aside or _passing(marked, m, m.start()),
                )  # fmt: skip
    if "S" in marked.text:
        return
    for m in _WALKOVER.finditer(marked.text):
        loser = marked.at[m.start("loser")]
        winner = subject_before(marked, m.start(), loser)
        if winner is not None and winner is not loser:
            yield Result(
                marked, m.start(), winner, loser, kind="none",
                passing=_passing(marked, m, m.start()),
            )  # fmt: skip


def _passing(marked: Marked, m: re.Match[str], start: int) -> bool:
    """Whether it is told of another day or round, or put in about somebody."""
    t = marked.text
    before = t[max(0, start - 90) : start]
    clause = _CLAUSE.split(before)[-1]
    if m["verb"] in _PASSIVE and not _WAS.search(clause):
        # "Strand, beaten S by Abiola in Tarn, broke": put in; "Strand went out, beaten S by Abiola"
        if _APPOSITION.search(clause):
            return True
    elif _APPOSITION.search(clause):
        return False
    return bool(_HAD.search(clause) or _ANOTHER_DAY.search(t))
