"""Whether the report bears out what a message says. Pure.

A headline is written by another hand than the report, and often for an earlier version of it. So a
result that nobody is asked about has to stand in the report below it; and in a person's own words
the names and figures are named that the wire does not have.
"""

from __future__ import annotations

from typing import Final, Literal

from summarizer.blurbs import default_style
from summarizer.blurbs.judge import Judge
from summarizer.summary import Evidence, Match, Score, Summary
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["doubts", "report_of", "untold"]

_FACTS: Final = frozenset(
    {"prose-name", "prose-number", "prose-result", "prose-event", "prose-standing"}
)
"""The rules of prose that are about facts, not about wording."""
_MOST: Final = 6


def report_of(wire: Wire) -> str | None:
    """The report without its headline, as a plain text; None where there is no headline or nothing
    below it."""
    below = BODY_LABELS - {"headline"}
    if all(s.label != "headline" for s in wire.sentences):
        return None
    told = [
        " ".join(" ".join(wire.sentence_text(s.number).split()) for s in p if s.label in below)
        for p in wire.paragraphs
    ]
    return "\n\n".join(filter(None, told)) or None


def doubts(wire: Wire, summary: Summary, report: Summary | None) -> tuple[str, ...]:
    """Why ``summary`` should not be posted unless a person says so, a line each.

    ``report`` was made of :func:`report_of` the wire by rule, None where it has nothing.
    """
    kept = [
        f.message
        for f in summary.findings
        if f.severity == "error" and f.action in ("kept", "noted")
    ]
    if all(s.label != "headline" for s in wire.sentences):
        return tuple(kept)
    lines = (_doubt(wire, match, report) for match in summary.matches)
    return (*filter(None, lines), *kept)


def _doubt(wire: Wire, match: Match, report: Summary | None) -> str | None:
    if match.score is None and match.winner is None:
        return None
    told = f"{match.home.name} v {match.away.name}"
    borne_out = False
    for other in () if report is None else report.matches:
        turned = _sides(match, other)
        if turned is None:
            continue
        mine, theirs = _pair(match.score), _pair(other.score, turned=turned)
        if mine is not None and theirs is not None and mine != theirs:
            figures = f"{mine[0]}-{mine[1]}, and {theirs[0]}-{theirs[1]}"
            return f"{told}: the headline and the report below it differ ({figures})"
        winner = _turned_side(other.winner) if turned else other.winner
        if match.winner is not None and winner is not None and winner != match.winner:
            return f"{told}: the headline and the report below it differ on who won"
        borne_out = borne_out or (theirs if mine is not None else winner) is not None
    if borne_out or _rests_on_report(wire, match):
        return None
    return f"{told}: only the headline tells the result, the report below it does not"


def _sides(match: Match, other: Match) -> bool | None:
    """Whether ``other`` has the sides of ``match`` the other way round; None for other sides."""
    mine = (match.home.name, match.away.name)
    theirs = (other.home.name, other.away.name)
    if all(map(_same, mine, theirs)):
        return False
    return True if all(map(_same, mine, theirs[::-1])) else None


def _same(one: str, other: str) -> bool:
    a, b = one.casefold().split(), other.casefold().split()
    return set(a) <= set(b) or set(b) <= set(a)


def _pair(score: Score | None, *, turned: bool = False) -> tuple[int, int] | None:
    if score is None:
        return None
    return (score.away, score.home) if turned else (score.home, score.away)


def _turned_side(winner: Literal["home", "away", "draw"] | None) -> str | None:
    return {"home": "away", "away": "home", "draw": "draw", None: None}[winner]


def _rests_on_report(wire: Wire, match: Match) -> bool:
    told: tuple[Evidence, ...] = (
        match.score.evidence
        if match.score is not None
        else (*match.evidence.winner, *match.evidence.result_as_written)
    )
    return any(wire.sentences[e.sentence - 1].label != "headline" for e in told)


def untold(words: str, wire: Wire, summary: Summary) -> tuple[str, ...]:
    """Names, figures and words of results in a person's ``words`` that the wire does not have, or
    tells of otherwise: what the checks say against them for every match of ``summary``."""
    lines = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    if not summary.matches:
        return ()
    found: list[list[str]] = []
    for index in range(len(summary.matches)):
        judge = Judge(summary, index, default_style(), wire)
        complaints = [c for line in lines for c in judge.complaints("standfirst", line)]
        found.append([" ".join(c.word.split()) for c in complaints if c.rule in _FACTS and c.word])
    first, *others = found
    common = [word for word in dict.fromkeys(first) if all(word in other for other in others)]
    return tuple(common[:_MOST])
