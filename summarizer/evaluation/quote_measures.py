"""Measures of quotations: the quoted segments, the speakers as written and by name, the slices."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.evaluation.gold import Gold, GoldQuote
from summarizer.evaluation.heads import heads, plain_words
from summarizer.evaluation.measures import Fact, Sheet
from summarizer.language.names import fold
from summarizer.summary import Quote

__all__ = ["measure_quotes", "runs_of", "stripped"]

Pair = tuple[int, int]

_MARKS = frozenset("\"'“”‘’„«»‹›`´")
_COVERED = 0.8
"""The annotators of the quotation gold call a content direct from this share on."""
_SHOWN = 60


def measure_quotes(sheet: Sheet, gold: Gold, quotes: Sequence[Quote], text: str) -> None:
    """Put the quotation measures of one wire on ``sheet``; ``text`` is the wire's."""
    touched: set[int] = set()
    chains = {span for quote in quotes for span in _chains(quote, text)}
    letters = {i for q in quotes for s in q.spans for i in range(s.start, s.end)}
    for wanted in gold.quotes:
        for span in runs_of(wanted.spans, text):
            _segment(sheet, span, chains, letters, text)
        mine = [q for q in quotes if _overlap(wanted.spans, q)]
        touched.update(id(q) for q in mine)
        _speaker(sheet, wanted, mine, text)
    for quote in quotes:
        parts = [text[s.start : s.end] for s in quote.spans]
        exact = all(0 <= s.start < s.end <= len(text) for s in quote.spans)
        sheet.count("slices", exact and " ".join(parts) == quote.text)
        if gold.all_quotes and id(quote) not in touched:
            sheet.wrong.append(Fact("quotation", _shown(quote.text), "no speech in the gold"))


# --- segments -------------------------------------------------------------------------------------


def stripped(span: Pair, text: str) -> Pair:
    """``span`` without quotation marks and white space at its ends, as far as ``text`` goes."""
    start, end = span[0], min(span[1], len(text))
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return start, end


def _is_edge(char: str) -> bool:
    return char in _MARKS or char.isspace()


def _nothing(text: str) -> bool:
    return all(_is_edge(char) for char in text)


def runs_of(spans: Sequence[Pair], text: str) -> list[Pair]:
    """The segments of one gold quotation, in the order of the text; those that only white space
    parts are one, since the gold may cut a quotation into its sentences. Empty ones are left out.
    """
    runs: list[Pair] = []
    for start, end in sorted(spans):
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    bare = [stripped(run, text) for run in runs]
    return [(start, end) for start, end in bare if start < end]


def _segment(sheet: Sheet, span: Pair, chains: set[Pair], letters: set[int], text: str) -> None:
    exact = span in chains
    wanted = {i for i in range(*span) if text[i].isalnum()}
    covered = exact or len(wanted & letters) >= _COVERED * max(1, len(wanted))
    sheet.count("segments_exact", exact)
    sheet.count("segments_covered", covered)
    if not exact:
        note = "covered, but other bounds" if covered else ""
        what = f"{span[0]}-{span[1]} {_shown(text[span[0] : span[1]])}"
        sheet.missed.append(Fact("segment", what, note))


def _chains(quote: Quote, text: str) -> set[Pair]:
    """Each span of a quotation and each row of neighbours with nothing but marks between."""
    bare = [stripped((s.start, s.end), text) for s in quote.spans]
    found = set(bare)
    for i, (start, end) in enumerate(bare):
        for other in bare[i + 1 :]:
            if other[0] < end or not _nothing(text[end : other[0]]):
                break
            end = other[1]
            found.add((start, end))
    return found


def _overlap(spans: Sequence[Pair], quote: Quote) -> bool:
    return any(s.start < end and start < s.end for s in quote.spans for start, end in spans)


# --- speakers -------------------------------------------------------------------------------------


def _speaker(sheet: Sheet, wanted: GoldQuote, mine: Sequence[Quote], text: str) -> None:
    where = f"{wanted.spans[0][0]} {_shown(text[wanted.spans[0][0] : wanted.spans[-1][1]])}"
    speakers = [q.speaker for q in mine if q.speaker is not None]
    if wanted.as_written and plain_words(wanted.as_written):
        written = [s.as_written for s in speakers]
        same = [bool(heads(w) & heads(wanted.as_written)) for w in written]
        exact = [plain_words(w) == plain_words(wanted.as_written) for w in written]
        right = bool(same) and all(same)
        sheet.count("speakers_head", right)
        sheet.count("speakers_exact", bool(exact) and all(exact))
        if written:
            sheet.count("speakers_right", right)
            if not right:
                got = " / ".join(dict.fromkeys(written))
                note = f"the gold has {wanted.as_written!r}"
                sheet.wrong.append(Fact("speaker as written", f"{where}: {got!r}", note))
        if not right:
            got = " / ".join(dict.fromkeys(written)) or "nobody"
            what = f"{where}: {wanted.as_written!r}"
            sheet.missed.append(Fact("speaker as written", what, f"got {got!r}"))
    if wanted.no_source:
        sheet.count("speakers_unasked", bool(speakers))
        if speakers:
            got = " / ".join(dict.fromkeys(s.as_written for s in speakers))
            sheet.unlisted.append(Fact("speaker as written", f"{where}: {got!r}", "no source"))
    if wanted.speaker is not None:
        names = [fold(s.name) for s in speakers if s.name is not None]
        sheet.count("speakers_resolved", set(names) == {fold(wanted.speaker)})


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…")
