"""Agreement on quotations: who speaks, and whether anybody does, as the second reader has it."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_person
from summarizer.checking.view import View
from summarizer.draft import Draft, QuoteClaim
from summarizer.language.names import fold, surname

__all__ = ["quote_disagreements"]


def quote_disagreements(view: View, draft: Draft, second: Draft) -> Iterator[Problem]:
    """Where ``second`` gives a quotation to somebody else, or takes it for no speech."""
    by_span = {n: q for q in second.quotes for n in q.spans}
    unspoken = set(second.not_speech)
    for i, quote in enumerate(draft.quotes):
        yield from _quote(view, f"quotes[{i}]", quote, by_span, unspoken)


def _quote(
    view: View,
    path: str,
    quote: QuoteClaim,
    by_span: dict[int, QuoteClaim],
    unspoken: set[int],
) -> Iterator[Problem]:
    spans = [n for n in quote.spans if 1 <= n <= len(view.wire.quotations)]
    if spans and all(n in unspoken for n in spans):
        words = sum(len(view.wire.quotation_text(n).split()) for n in spans)
        yield Problem(
            "quote-speech",
            path,
            ",".join(map(str, spans)),
            severity="error" if words <= 3 else "warning",
        )
    readers = {id(by_span[n]): by_span[n] for n in spans if n in by_span}
    told = {fold(surname(q.speaker)) for q in readers.values() if q.speaker}
    if len(told) > 1:
        yield Problem("quote-joined", path, ",".join(map(str, spans)))
        return
    for other in readers.values():
        anonymous = other.speaker is None and other.as_written not in (None, "he", "she", "they")
        if anonymous and quote.speaker and surname(quote.speaker) not in (other.as_written or ""):
            said = other.as_written or ""
            yield Problem("speaker-disagrees", f"{path}.speaker", quote.speaker, detail=said)
            return
        if quote.speaker and other.speaker and not same_person(quote.speaker, other.speaker):
            yield Problem(
                "speaker-disagrees", f"{path}.speaker", quote.speaker, detail=other.speaker
            )
            return
