"""Agreement: what the second reader, which reads by rule, says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checking.agreement_context import context_disagreements
from summarizer.checking.agreement_events import event_disagreements
from summarizer.checking.agreement_quotes import quote_disagreements
from summarizer.checking.agreement_trust import may_add_up, read_together
from summarizer.checking.numbers import adds_up
from summarizer.checking.problems import Problem
from summarizer.checking.result_lines import figures_of
from summarizer.checking.sameness import turned_round
from summarizer.checking.standings import goes_through, won
from summarizer.checking.tellings import Tellings
from summarizer.checking.view import View
from summarizer.draft import Draft, DraftMatch, TextClaim

__all__ = ["disagreements"]


def disagreements(
    view: View, draft: Draft, second: Draft, told: Sequence[Tellings | None]
) -> Iterator[Problem]:
    """Where ``second`` reads the same thing and reads something else.

    What the second reader does not see is no argument against a claim: it is built to be silent
    rather than wrong. Nor is what it reads in another sentence than the claim cites, or where its
    own account of the match does not add up; nor where the cited sentence itself says so: ``told``
    has the tellings of each match.
    """
    for i, match in enumerate(draft.matches):
        for other in second.matches:
            turned = turned_round(match, other)
            if turned is not None:
                path = f"matches[{i}]"
                yield from _match(view, path, match, other, turned)
                yield from event_disagreements(path, match, other, turned, told[i])
                break
    yield from context_disagreements(view, draft, second)
    yield from quote_disagreements(view, draft, second)


def _match(
    view: View, path: str, match: DraftMatch, other: DraftMatch, turned: bool
) -> Iterator[Problem]:
    for key in ("score", "half_time", "aggregate", "shoot_out"):
        a, b = getattr(match, key), getattr(other, key)
        if a is None or b is None or not read_together(a.evidence, b.evidence):
            continue
        if not (adds_up(other) if key == "score" else may_add_up(other)):
            continue
        theirs = (b.away, b.home) if turned else (b.home, b.away)
        if (a.home, a.away) != theirs:
            yield Problem(
                "score-disagrees",
                f"{path}.{key}",
                f"{a.home}-{a.away}",
                detail=f"{theirs[0]}-{theirs[1]}",
            )
    line, read = match.result, other.result
    if (
        line is not None
        and read is not None
        and read_together(line.evidence, read.evidence)
        and figures_of(line.value) != figures_of(read.value)
    ):
        yield Problem("result-disagrees", f"{path}.result", line.value, detail=read.value)
    yield from _outcome(view, path, match, other, turned)


def _outcome(
    view: View, path: str, match: DraftMatch, other: DraftMatch, turned: bool
) -> Iterator[Problem]:
    """Who won, who goes through, and who is at home."""
    swap = {"home": "away", "away": "home", "draw": "draw"}
    for key in ("winner", "advanced"):
        a, b = getattr(match, key), getattr(other, key)
        if a is None or b is None or not read_together(a.evidence, b.evidence):
            continue
        if not may_add_up(other):
            continue
        theirs = swap[b.value] if turned else b.value
        if theirs != a.value and not _says_so(view, match, key, a):
            yield Problem("outcome-disagrees", f"{path}.{key}", a.value, detail=theirs)
    if turned and read_together(match.ground or (), other.ground or ()):
        yield Problem(
            "outcome-disagrees", f"{path}.ground", match.home.value, detail=other.home.value
        )


def _says_so(view: View, match: DraftMatch, key: str, claim: TextClaim) -> bool:
    """Whether the cited sentences say by their grammar that this side won, or goes through."""
    if claim.value == "draw":
        return False
    tells = won if key == "winner" else goes_through
    return tells(view, match, view.usable(claim.evidence), int(claim.value == "away")) is True
