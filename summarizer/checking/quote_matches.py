"""Which of several matches a quotation is about: the one whose sides the words before it name."""

from __future__ import annotations

from summarizer.checking.view import View, aliases
from summarizer.draft import Draft, QuoteClaim
from summarizer.language.names import fold, name_spans, same_glyphs

__all__ = ["other_match"]

_REACH = 8
"""How many sentences before the quotation are looked at."""


def other_match(view: View, draft: Draft, quote: QuoteClaim, *, role: bool) -> int | None:
    """The match (from 1) that the nearest words tell of, where it is not the claimed one.

    The quotation's own sentence, then those before it: the first that names sides of one match
    decides; one that names sides of several leaves it open. With ``role`` the role of the speaker
    decides before them ("Norvale coach").
    """
    if quote.match is None or len(draft.matches) < 2:
        return None
    names = _own_names(draft)
    if role and quote.role is not None:
        told = _named(same_glyphs(quote.role), names)
        if told:
            return None if quote.match in told or len(told) > 1 else min(told)
    first = view.wire.quotations[quote.spans[0] - 1]
    starts = view.wire.sentences_of(first.start, first.end)
    if not starts:
        return None
    here = starts[0].number
    for n in range(here, max(0, here - _REACH), -1):
        told = _named(same_glyphs(view.outside(n)), names)
        if told:
            return None if quote.match in told or len(told) > 1 else min(told)
    return None


def _own_names(draft: Draft) -> list[set[str]]:
    """For each match the forms of its sides' names that no other match's sides have."""
    forms = [{*aliases(m.home.value), *aliases(m.away.value)} for m in draft.matches]
    folded = [{fold(f) for f in own} for own in forms]
    return [
        {f for f in own if not any(fold(f) in folded[j] for j in range(len(forms)) if j != i)}
        for i, own in enumerate(forms)
    ]


def _named(glyphs: str, names: list[set[str]]) -> set[int]:
    return {i for i, own in enumerate(names, 1) if any(name_spans(glyphs, name) for name in own)}
