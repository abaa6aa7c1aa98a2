"""Lies about scores, winners and who goes through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import Option, Source, option, turned, winner_of, with_match
from summarizer.draft import DraftMatch, ScoreClaim, TextClaim

__all__ = ["scores"]

_FIELDS = ("score", "half_time", "aggregate", "first_leg", "shoot_out")
_OFF = {"aggregate": "aggregate_off"}
_TURNED = {"aggregate": "aggregate_turned", "half_time": "half_time_turned"}
_FOR_SCORE = {
    "shoot_out": "shootout_for_score",
    "first_leg": "first_leg_for_score",
    "half_time": "half_time_for_score",
}
_SCORE = re.compile(r"(?<![\d-])([0-9]{1,2})[-–]([0-9]{1,2})(?![\d-])")


def scores(source: Source) -> Iterator[Option]:
    """Every lie about a figure, a winner or a side that goes through."""
    for index, match in source.matches():
        for field in _FIELDS:
            claim: ScoreClaim | None = getattr(match, field)
            if claim is not None:
                yield from _off(source, index, field, claim)
                yield from _turned(source, index, field, claim)
        yield from _for_score(source, index, match)
        yield from _of_the_wire(source, index, match)
        yield from _winner(source, index, match)
        yield from _advanced(source, index, match)


def _told(source: Source, kind: str, index: int, field: str, claim: ScoreClaim) -> Option:
    draft = with_match(source.right, index, **{field: claim})
    return option(kind, f"matches[{index}].{field}", f"{claim.home}-{claim.away}", draft)


def _off(source: Source, index: int, field: str, claim: ScoreClaim) -> Iterator[Option]:
    """One figure is one more or one less."""
    kind = _OFF.get(field, "score_off_by_one")
    for more in (1, -1):
        for side in ("home", "away"):
            figure = getattr(claim, side) + more
            if figure >= 0:
                yield _told(source, kind, index, field, replace(claim, **{side: figure}))


def _turned(source: Source, index: int, field: str, claim: ScoreClaim) -> Iterator[Option]:
    """The figures change sides; turned round, a draw would still be true."""
    if claim.home != claim.away:
        lied = replace(claim, home=claim.away, away=claim.home)
        yield _told(source, _TURNED.get(field, "score_turned"), index, field, lied)


def _for_score(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """Kicks, first leg or half-time, with their own evidence, told as the score."""
    if match.score is None:
        return
    for field, kind in _FOR_SCORE.items():
        other: ScoreClaim | None = getattr(match, field)
        if other is not None and _figures(other) != _figures(match.score):
            yield _told(source, kind, index, "score", other)


def _of_the_wire(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """A score of the wire that is none of this match's, with its own sentence."""
    if match.score is None:
        return
    claims: list[ScoreClaim | None] = [getattr(match, field) for field in _FIELDS]
    own = {frozenset(_figures(claim)) for claim in claims if claim is not None}
    for s in source.wire.sentences:
        for found in _SCORE.finditer(source.wire.sentence_text(s.number)):
            a, b = int(found[1]), int(found[2])
            if frozenset((a, b)) not in own:
                for home, away in dict.fromkeys([(a, b), (b, a)]):
                    lied = ScoreClaim(home, away, (s.number,))
                    yield _told(source, "score_of_wire", index, "score", lied)


def _figures(claim: ScoreClaim) -> tuple[int, int]:
    return claim.home, claim.away


def _winner(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """A winner that play did not make; where no winner is claimed, one row is added."""
    right = winner_of(match)
    evidence = match.winner or match.score
    if right is None or evidence is None:
        return
    for rank, side in enumerate(("home", "away", "draw")):
        if side != right:
            claim = TextClaim(side, evidence.evidence)
            draft = with_match(source.right, index, winner=claim)
            yield option("winner_turned", f"matches[{index}].winner", side, draft, rank // 2)


def _advanced(source: Source, index: int, match: DraftMatch) -> Iterator[Option]:
    """The side that goes out goes through."""
    if match.advanced is not None:
        side = turned(match.advanced.value)
        draft = with_match(source.right, index, advanced=replace(match.advanced, value=side))
        yield option("advanced_turned", f"matches[{index}].advanced", side, draft)
