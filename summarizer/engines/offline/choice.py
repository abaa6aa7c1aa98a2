"""Which result a wire is about: what patterns of sentences read, and what all signs say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.engines.offline.doubts import is_doubtful
from summarizer.engines.offline.main_result import Sides
from summarizer.engines.offline.signs import Report, Sentence
from summarizer.engines.offline.verdict import Verdict, verdict_of
from summarizer.engines.offline.weights import WEIGHTS
from summarizer.language.marking import Marked, Token
from summarizer.language.names import same_glyphs
from summarizer.language.passing import in_passing
from summarizer.language.persons import is_player
from summarizer.language.results import Result
from summarizer.language.score_kinds import high_first, score_kind
from summarizer.language.side_names import may_be

__all__ = ["Choice", "Final", "choose"]

_HEADS = frozenset({"headline", "standfirst", "subhead"})
_FEW, _MANY = 4, 6
"""In fewer sentences the signs are too few: what the weights were learned from are whole reports.
Who plays, and not how it ended, is only believed in so many."""
_OPENING = 3
"""So many sentences below the headline say what the wire is about."""
_LOW = -0.5
"""A score that patterns read has signs worth so much at least."""


@dataclass(frozen=True, slots=True)
class Final:
    """The score at the end of play, in the order of the sides, and its sentences."""

    score: tuple[int, int]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The sides, the winner's first, and the result.

    ``weighed`` where the signs told who plays: then ``final`` is the score that they tell, and
    ``likely`` one, higher figure first, that patterns may tell where the signs are not sure.
    ``report`` is what they were read from.
    """

    sides: Sides
    head: Result
    weighed: bool = False
    final: Final | None = None
    likely: tuple[int, int] | None = None
    report: Report | None = None


def choose(
    pattern: Choice | None,
    results: Sequence[Result],
    marked: Sequence[Marked],
    *,
    roundup: bool = False,
) -> Choice | None:
    """The result that a football wire is about; None where it is not clear.

    ``pattern`` is what the wire's first full result says, ``results`` are all. Patterns are
    believed where the signs do not contradict them; where the two name other sides or another
    score, the signs count if they are sure, else nothing is said. In a round-up the signs are those
    of several matches, and patterns are believed. Where the opening names a result and says that it
    was not so, the signs, which weigh words and not what they say, are not asked.
    """
    denied = _denied(results, marked)
    if denied:
        return pattern if pattern is not None and not _is_one_of(pattern.head, denied) else None
    report = Report.of(marked, results)
    choice = _choice(pattern, report, roundup=roundup)
    if choice is None or (roundup and choice is pattern):
        return choice
    if is_doubtful(choice.head, choice.sides, [m.line for m in marked], marked):
        return None
    return replace(_as_kicks_say(choice, results), report=report)


def _as_kicks_say(choice: Choice, results: Sequence[Result]) -> Choice:
    """``choice`` with the side first that a sentence says won the shoot-out: what is weighed is
    who won the match, and of a tie of two legs that may be the side that goes out."""
    head = choice.head
    if not choice.weighed or head.kind != "shoot_out":
        return choice
    said = [
        r.winner.name
        for r in results
        if r.kind == "shoot_out" and not (r.passing or r.other) and r.winner is not None
    ]
    first, second = choice.sides
    if any(may_be(n, first) for n in said) or not any(may_be(n, second) for n in said):
        return choice
    final = choice.final
    return replace(
        choice,
        sides=(second, first),
        head=replace(head, winner=head.loser, loser=head.winner),
        final=final and replace(final, score=final.score[::-1]),
    )


def _denied(results: Sequence[Result], marked: Sequence[Marked]) -> list[Result]:
    """The results of the opening that their own sentences call untrue."""
    body = [m.line.number for m in marked if m.line.label not in _HEADS]
    below = body[_OPENING] if len(body) > _OPENING else None
    return [r for r in results if r.untrue and (below is None or r.marked.line.number < below)]


def _is_one_of(head: Result, denied: Sequence[Result]) -> bool:
    """Whether a result is one of those ``denied``, told as true: by a headline, say."""
    return any(head.score == r.score and head.level == r.level for r in denied)


def _choice(pattern: Choice | None, report: Report, *, roundup: bool) -> Choice | None:
    if report.sentences_below < _FEW:
        return pattern
    verdict = verdict_of(report, WEIGHTS)
    if verdict is None or not verdict.is_news:
        return None
    texts = [same_glyphs(s.marked.line.text) for s in report.sentences]
    if any(is_player(side, texts) for side in verdict.sides):
        # The signs of a name are those of a side or of a player who is told of much.
        return pattern
    if pattern is None:
        return _weighed(verdict) if verdict.knows_sides else None
    head = pattern.head
    if not _same_sides(pattern.sides, verdict.sides):
        if roundup and head.score is not None:
            return pattern
        return _weighed(verdict) if verdict.knows_sides and not roundup else pattern
    if _is_line(head) or roundup:
        return pattern
    weighed = _weighed(verdict)
    if verdict.knows_score or weighed is None:
        return weighed
    likely = verdict.value if verdict.sure >= _LOW else None
    told = head.score is None or head.kind == "shoot_out" or head.score == likely
    if not told or (not head.level and _against(verdict, pattern)):
        return weighed
    return Choice(pattern.sides, head, True, None, likely)


def _against(verdict: Verdict, pattern: Choice) -> bool:
    """Whether the signs give the win to the other side than the pattern."""
    if verdict.winner is None:
        return False
    return not may_be(verdict.sides[verdict.winner], pattern.sides[0])


def _is_line(head: Result) -> bool:
    """Whether a result is a line of its own: "Norvale 1, Tarn 3"."""
    return head.place == 0 and head.marked.line.label in _HEADS and head.score is not None


def _same_sides(a: Sides, b: Sides) -> bool:
    return all(any(may_be(x, y) for y in b) for x in a) and all(
        any(may_be(x, y) for x in a) for y in b
    )


def _weighed(verdict: Verdict) -> Choice | None:
    """What the signs say, as a result with its sentence."""
    report, value, winner = verdict.report, verdict.value, verdict.winner
    score = value if verdict.knows_score else None
    shoot = report.shoot_out and (score is None or score[0] == score[1])
    level = score is not None and score[0] == score[1]
    turned = winner == 1 and (shoot or not level)
    sides = (verdict.sides[1], verdict.sides[0]) if turned else verdict.sides
    final = None
    if score is not None:
        final = Final(
            score, tuple(dict.fromkeys(s.sentence.marked.line.number for s in verdict.spots))[:2]
        )
        told = verdict.spots[0]
        sentence, place = told.sentence, told.place
    else:
        sentence, place = _names_both(report, sides), 0
    known = winner is not None and (shoot or not level)
    if score is None and not known and report.sentences_below < _MANY:
        return None
    kind: Literal["result", "shoot_out", "none"] = "result"
    if shoot and known:
        kind, score, level = "shoot_out", None, False
        kicks = _kicks(report)
        if kicks is not None:
            sentence, place, score = kicks
    elif not known and not level:
        kind = "none"
    first, second = (_token(sentence, side) for side in sides)
    head = Result(sentence.marked, place, first, second, level=level, score=score, kind=kind)
    likely = value if verdict.sure >= _LOW else None
    return Choice(sides, head, True, final, likely)


def _names_both(report: Report, sides: Sides) -> Sentence:
    """The sentence of the body that names both sides first, else the first that names one."""
    body = [s for s in report.sentences if not s.head] or report.sentences
    named = [(len({n for _, _, n in s.names if n in sides}), s) for s in body]
    most = max(n for n, _ in named)
    return next(s for n, s in named if n == most)


def _token(sentence: Sentence, side: str) -> Token | None:
    return next((t for _, t, name in sentence.names if name == side), None)


def _kicks(report: Report) -> tuple[Sentence, int, tuple[int, int]] | None:
    """The score of the shoot-out, with its sentence and place."""
    for s in report.sentences:
        for place, token in s.marked.tokens("S"):
            if token.score is None or in_passing(s.marked, place, place + 1):
                continue
            if score_kind(s.marked, place) == "shoot_out":
                return s, place, high_first(token.score)
    return None
