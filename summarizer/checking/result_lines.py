"""Result lines of tennis and cricket: whole, of this match, and of a match that was won."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.context import Context
from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_side
from summarizer.checking.view import View
from summarizer.draft import DraftMatch, TextClaim
from summarizer.language.marking import Token, mark
from summarizer.language.names import fold, same_glyphs
from summarizer.language.numbers import cardinal_value
from summarizer.language.results import Result
from summarizer.language.set_results import set_results_in
from summarizer.language.set_scores import sets_in
from summarizer.language.sport_lines import as_sport_needs
from summarizer.language.wicket_results import wicket_results_in

__all__ = ["figures_of", "result_line"]

_READERS = {"tennis": set_results_in, "cricket": wicket_results_in}
_TIE_BREAK = re.compile(r"[(\[][^)\]]{0,8}[)\]]")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?|\d+")
_PAST = ("long ago", "another match", "the other match")


def figures_of(value: str) -> tuple[int, ...]:
    """The numbers of a result line in their order, in figures or words, without tie-breaks."""
    found = []
    for word in _WORD.findall(_TIE_BREAK.sub("", same_glyphs(value).lower())):
        for part in (word, *word.split("-")[:1]):
            number = int(part) if part.isdigit() else cardinal_value(part)
            if number is not None:
                found.append(number)
                break
    return tuple(found)


def result_line(view: View, path: str, match: DraftMatch) -> Iterator[Problem]:
    """What the cited sentences say against a result line that stands in them.

    A draw has no margin. A list of sets may not be cut short. The words around may tell that it
    is of other sides, of another day or of another match; where they tell nothing, it stays.
    """
    claim = match.result
    reader = _READERS.get(match.sport)
    if claim is None or reader is None:
        return
    where = f"{path}.result"
    if match.winner is not None and match.winner.value == "draw" and figures_of(claim.value):
        yield Problem("result-other", where, claim.value, detail="a draw has no margin")
        return
    context = Context(view, match)
    reasons = [_against(context, match, claim, n, place) for n, place in _places(view, claim)]
    if reasons and None not in reasons:
        yield Problem("result-other", where, claim.value, detail=reasons[0] or "")


def _places(view: View, claim: TextClaim) -> list[tuple[int, int]]:
    """Where the cited sentences have the claim's own characters, outside speech."""
    wanted = same_glyphs(claim.value)
    found = []
    for n in view.usable(claim.evidence):
        place = view.glyphs(n).find(wanted)
        while place >= 0:
            found.append((n, place))
            place = view.glyphs(n).find(wanted, place + 1)
    return found


def _against(
    context: Context, match: DraftMatch, claim: TextClaim, n: int, place: int
) -> str | None:
    """Why the line at ``place`` of sentence ``n`` is not this match's; None for no reason."""
    view = context.view
    end = place + len(claim.value)
    for sets in sets_in(view.text(n)):
        listed = view.text(n)[sets.start : sets.end]
        cut = figures_of(listed) != figures_of(claim.value)
        if sets.start < end and place < sets.end and cut:
            return f"the sets are {listed}"
    told = next((r for r in _results(view, match, n) if _has(r, place, end)), None)
    if told is not None and not all(_is_side(t, match) for t in (told.winner, told.loser)):
        return "the words around it name another side"
    whole = told is not None and told.winner is not None and told.loser is not None
    aside = told is not None and told.passing
    if aside and whole:
        aside = _told_otherwise(view, match, claim)
    # The words that name both sides say of whom it is told.
    past = _PAST[:1] if whole else _PAST
    if aside or context.governed(n, place) in past:
        return "it is told of another day or match"
    return None


def _results(view: View, match: DraftMatch, n: int) -> list[Result]:
    line = view.sentences.line(n)
    as_sport_needs([line], match.sport)
    return _READERS[match.sport](mark(line))


def _has(result: Result, start: int, end: int) -> bool:
    margin = result.margin
    return margin is not None and margin[0] < end and start < margin[1]


def _is_side(token: Token | None, match: DraftMatch) -> bool:
    """Whether a name of a result may be a side's of the match."""
    if token is None:
        return True
    words = set(fold(token.name).split())
    sides = (match.home.value, match.away.value)
    return any(same_side(token.name, side) or words <= set(fold(side).split()) for side in sides)


def _told_otherwise(view: View, match: DraftMatch, claim: TextClaim) -> bool:
    """Whether a sentence tells another line as the result of these two sides, not in passing."""
    return any(
        not (r.passing or r.other)
        and r.margin is not None
        and all(t is not None and _is_side(t, match) for t in (r.winner, r.loser))
        and figures_of(r.marked.line.text[slice(*r.margin)]) != figures_of(claim.value)
        for s in view.wire.sentences
        if s.number in view.usable((s.number,))
        for r in _results(view, match, s.number)
    )
