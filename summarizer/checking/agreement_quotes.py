"""Agreement on quotations: who speaks, and whether anybody does, as the second reader has it."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.attributions import same_speaker
from summarizer.checking.problems import Problem
from summarizer.checking.view import View
from summarizer.draft import Draft, QuoteClaim
from summarizer.language.names import find_name, fold, surname

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
        # A short turn of phrase may be speech all the same: an editor is told, no more.
        value = ",".join(map(str, spans))
        yield Problem("quote-speech", path, value, severity="warning")
    readers = {id(by_span[n]): by_span[n] for n in spans if n in by_span}
    told = {fold(surname(q.speaker)) for q in readers.values() if q.speaker}
    if len(told) > 1:
        yield Problem("quote-joined", path, ",".join(map(str, spans)))
        return
    for other in readers.values():
        if not quote.speaker:
            return
        said = other.as_written or ""
        if other.speaker is None:
            # An epithet that is not resolved may be anybody's; other words name nobody.
            known = said in ("", "he", "she", "they") or said.startswith(("the ", "The "))
            if not known and surname(quote.speaker) not in said:
                yield Problem("speaker-disagrees", f"{path}.speaker", quote.speaker, detail=said)
                return
            continue
        if same_speaker(quote.speaker, other.speaker) or _spoken_of(view, spans, other.speaker):
            continue
        if said and surname(other.speaker) not in said:
            continue  # whom a pronoun or an epithet means is not sure
        yield Problem("speaker-disagrees", f"{path}.speaker", quote.speaker, detail=other.speaker)
        return


def _spoken_of(view: View, spans: list[int], person: str) -> bool:
    """Whether the quoted words themselves name ``person``: then the second reader is wrong."""
    words = person.split()
    return any(
        find_name(view.wire.quotation_text(n), word)
        for n in spans
        for word in (words[0], surname(person))
        if len(word) > 1
    )
