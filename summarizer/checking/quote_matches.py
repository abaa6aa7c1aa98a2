"""Which of several matches a quotation is about: the one whose sides the words before it name."""

from __future__ import annotations

from summarizer.checking.view import View, aliases
from summarizer.draft import Draft, QuoteClaim
from summarizer.language.names import fold, name_spans, same_glyphs

__all__ = ["Matches"]

_REACH = 8
"""How many sentences before the quotation are looked at."""


class Matches:
    """The matches of one draft, by the names that only one of them has."""

    def __init__(self, view: View, draft: Draft) -> None:
        self._view = view
        self._names = _own_names(draft) if len(draft.matches) > 1 else []
        self._told: dict[int, set[int]] = {}

    def other(self, quote: QuoteClaim, *, role: bool) -> int | None:
        """The match (from 1) that the nearest words tell of, where it is not the claimed one.

        The quotation's own sentence, then those before it: the first that names sides of one
        match decides; one that names sides of several leaves it open. With ``role`` the role of
        the speaker decides before them ("Norvale coach").
        """
        if quote.match is None or not self._names:
            return None
        told = self._named(same_glyphs(quote.role)) if role and quote.role is not None else set()
        if not told:
            first = self._view.wire.quotations[quote.spans[0] - 1]
            here = next(iter(self._view.wire.sentences_of(first.start, first.end)), None)
            last = 0 if here is None else here.number
            for n in range(last, max(0, last - _REACH), -1):
                told = self._in(n)
                if told:
                    break
        return min(told) if len(told) == 1 and quote.match not in told else None

    def _in(self, n: int) -> set[int]:
        if n not in self._told:
            self._told[n] = self._named(same_glyphs(self._view.outside(n)))
        return self._told[n]

    def _named(self, glyphs: str) -> set[int]:
        return {
            i
            for i, own in enumerate(self._names, 1)
            if any(name_spans(glyphs, name) for name in own)
        }


def _own_names(draft: Draft) -> list[set[str]]:
    """For each match the forms of its sides' names that no other match's sides have."""
    forms = [{*aliases(m.home.value), *aliases(m.away.value)} for m in draft.matches]
    folded = [{fold(f) for f in own} for own in forms]
    return [
        {f for f in own if not any(fold(f) in folded[j] for j in range(len(forms)) if j != i)}
        for i, own in enumerate(forms)
    ]
