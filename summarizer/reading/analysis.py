"""Sentences, quotations and what labels need their words: for readers of every format.

A reader brings the text and its paragraphs with their labels; here the paragraphs are cut into
numbered sentences and numbered quotations, the dateline becomes a sentence of its own, and
sentences that are agency tails, credits, orders, notes or disguised are labelled as such, whatever
paragraph they stand in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.checkpoints import passing
from summarizer.language.tongues import ENGLISH, tongue_of
from summarizer.reading.asides import Asides
from summarizer.reading.dateline import HEAD, find_dateline
from summarizer.reading.decoding import refuse_too_many
from summarizer.reading.disguises import Disguises
from summarizer.reading.orders import order_regions
from summarizer.reading.quotations import Span, spans
from summarizer.reading.sentences import sentence_bounds
from summarizer.wire import BODY_LABELS, Label, Quotation, Sentence

__all__ = ["Analysis", "Paragraph", "analyse"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text[start:end]`` without white space around it, and what it is part of."""

    start: int
    end: int
    label: Label = "body"


@dataclass(frozen=True, slots=True)
class Analysis:
    """Numbered sentences and quotations; ``dateline`` is without its dash."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    dateline: str | None


_AGENCY = re.compile(
    r"[(\[]?(?:[-–—]{1,2}\s?)?[A-ZÀ-ÖØ-Þ]{2,12}(?:[/ -][A-ZÀ-ÖØ-Þ]{2,12}){0,2}[)\]]?\.?"
    r"|[(\[](?:Reuters|Agencies|[a-z]{2,5})[)\]]"
)
# Names that end a text without a point before them, or after a dash.
_AGENCY_AT_END = re.compile(
    r"\s(?:[(\[](?:Reuters|dpa|apa|sda|sid)[)\]]|[-–—]{1,2}\s?(?:Reuters|dpa|Agencies)|(?:[-–—]{1,2}\s?)?(?:REUTERS|AFP|AP|DPA|PA|ANSA|"
    r"EFE|TASS|XINHUA|UPI|IANS|PTI|ANI|AAP|KYODO|YONHAP|BERNAMA))\.?$"
)
_TAIL = re.compile(
    r"\(?(?:Additional )?(?:Reporting|Writing|Editing|Compiled|Edited|Translated|Written) by\b"
)
_CREDIT = re.compile(
    r"[(\[]?(?:Photo(?:graph)?s?|Pictures?|Pics?|Images?)(?: credit)?\s?(?::|\bby\s)|©"
)
_WORD = 16
"""So many characters of a paragraph tell whether a mark at its start opens speech."""
_OUTSIDE_SPEECH: frozenset[Label] = frozenset({"caption", "credit", "note", "order", "tail"})


def analyse(text: str, paragraphs: Sequence[Paragraph], language: str | None = None) -> Analysis:
    """Number the sentences and quotations of ``text``.

    ``language`` is what the wire's format says of it; else its words tell.
    ``paragraphs`` stand in the order of the text and hold every character of it that is not
    white space. The result numbers them from 0.

    Raises :class:`~summarizer.errors.TooLarge` for more paragraphs, sentences or quotations than a
    wire may have.
    """
    refuse_too_many(len(paragraphs), "paragraphs")
    found = _quotations(text, paragraphs)
    quotations = _numbered(found, paragraphs)
    regions = order_regions(
        text,
        [(p.start, p.end) for p in passing(paragraphs)],
        [(q.start, q.end) for q in passing(quotations)],
    )
    tongue = tongue_of(text, language)
    sentences, dateline = _sentences(text, paragraphs, tongue)
    if regions:
        sentences = _ordered(sentences, regions)
    sentences = _without_asides(text, sentences, quotations, tongue)
    return Analysis(tuple(sentences), tuple(quotations), dateline)


def _quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[list[Span]]:
    found = []
    following = ""
    count = 0
    for p in passing(reversed(paragraphs)):
        found.append(spans(text, p.start, p.end, following))
        count += len(found[-1])
        refuse_too_many(count, "quotations")
        if p.label not in _OUTSIDE_SPEECH:
            following = text[p.start : min(p.end, p.start + _WORD)]
    found.reverse()
    _reopen(text, paragraphs, found)
    return found


def _reopen(text: str, paragraphs: Sequence[Paragraph], found: list[list[Span]]) -> None:
    """Read again what goes on with a closing guillemet: French and Spanish put » before each
    paragraph of a speech that « opened and no mark has closed."""
    speaks = False
    for n, p in enumerate(paragraphs):
        if p.label in _OUTSIDE_SPEECH:
            continue
        if speaks and text[p.start] == "»":
            found[n] = spans(text, p.start, p.end, reopens=True)
        speaks = bool(found[n]) and found[n][-1].open_end and found[n][-1].mark == "«"


def _numbered(found: list[list[Span]], paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Number the spans, and link those of one speech over several paragraphs."""
    quotations: list[Quotation] = []
    waiting: int | None = None  # the number of a span that its paragraph left open
    for n, in_paragraph in passing(enumerate(found)):
        p = paragraphs[n]
        if waiting is not None and not in_paragraph and p.label in _OUTSIDE_SPEECH:
            continue  # A caption between two paragraphs of speech.
        for m, span in enumerate(in_paragraph):
            continues = None
            if m == 0 and waiting is not None:
                last = quotations[waiting - 1]
                if span.at == p.start and span.mark == last.mark:
                    continues = waiting
                    quotations[waiting - 1] = _closed(last)
            quotations.append(
                Quotation(
                    len(quotations) + 1, span.start, span.end, n, span.mark, continues, span.closed
                )
            )
        waiting = len(quotations) if in_paragraph and in_paragraph[-1].open_end else None
    return quotations


def _closed(q: Quotation) -> Quotation:
    return Quotation(q.number, q.start, q.end, q.paragraph, q.mark, q.continues, True)


def _sentences(
    text: str, paragraphs: Sequence[Paragraph], tongue: str
) -> tuple[list[Sentence], str | None]:
    sentences: list[Sentence] = []
    dateline: str | None = None
    bodies = 0
    last = len(paragraphs) - 1
    while last > 0 and paragraphs[last].label not in ("body", "subhead"):
        last -= 1
    for n, p in passing(enumerate(paragraphs)):
        start = p.start
        if p.label == "body" and dateline is None and bodies < HEAD:
            bodies += 1
            place = find_dateline(text, start, p.end, first=bodies == 1)
            if place is not None:
                dateline = text[start : place[0]]
                sentences.append(Sentence(len(sentences) + 1, start, place[1], n, "dateline"))
                start = place[1]
                while start < p.end and text[start].isspace():
                    start += 1
                if start >= p.end:
                    continue
        for s, e, label in _labelled(text, start, p, tongue, closes=n == last):
            sentences.append(Sentence(len(sentences) + 1, s, e, n, label))
        refuse_too_many(len(sentences), "sentences")
    return sentences, dateline


def _labelled(
    text: str, start: int, p: Paragraph, tongue: str, *, closes: bool
) -> list[tuple[int, int, Label]]:
    bounds = sentence_bounds(text, start, p.end, tongue)
    labelled: list[tuple[int, int, Label]] = [(s, e, p.label) for s, e in bounds]
    s, e = bounds[-1]
    if p.label == "caption":
        for n, (s, e) in enumerate(bounds):
            if _CREDIT.match(text, s, e):
                labelled[n] = (s, e, "credit")
    elif p.label == "body":
        if _CREDIT.match(text, s, e) and e - s <= 120:
            labelled[-1] = (s, e, "credit")
        tail = next((n for n, (s, e) in enumerate(bounds) if _TAIL.match(text, s, e)), None)
        if tail is not None:
            labelled[tail:] = [(s, e, "tail") for s, e in bounds[tail:]]
        elif closes:
            labelled[-1:] = _agency(text, s, e, first=s == 0)
    return labelled


def _agency(text: str, start: int, end: int, *, first: bool) -> list[tuple[int, int, Label]]:
    """The last sentence of the body, and the agency's name that may be or end it."""
    if not first and _AGENCY.fullmatch(text, start, end):
        return [(start, end, "tail")]
    name = _AGENCY_AT_END.search(text, max(start, end - 24), end)
    if name is None or name.start() == start:
        return [(start, end, "body")]
    stop = name.start()
    while text[stop - 1].isspace():
        stop -= 1
    begin = name.start()
    while text[begin].isspace():
        begin += 1
    return [(start, stop, "body"), (begin, end, "tail")]


def _ordered(sentences: list[Sentence], regions: list[tuple[int, int]]) -> list[Sentence]:
    """``sentences`` with those that touch a region labelled as orders."""
    starts: list[int] = []
    reach: list[int] = []  # the furthest end of the regions up to here
    for start, end in regions:
        starts.append(start)
        reach.append(max(end, reach[-1]) if reach else end)
    ordered = []
    for s in passing(sentences):
        n = bisect_right(starts, s.end - 1) - 1
        if n >= 0 and reach[n] > s.start:
            ordered.append(Sentence(s.number, s.start, s.end, s.paragraph, "order"))
        else:
            ordered.append(s)
    return ordered


def _without_asides(
    text: str, sentences: list[Sentence], quotations: Sequence[Quotation], tongue: str
) -> list[Sentence]:
    """``sentences`` with those that speak of the text itself labelled as orders or notes."""
    starts = [q.start for q in quotations]
    asides = Asides(text, english=tongue == ENGLISH)
    disguises = Disguises(text)
    found = []
    for s in passing(sentences):
        label: Label | None = None
        if s.label in BODY_LABELS and s.label != "dateline":
            if disguises.hide(s.start, s.end):
                label = "order"
            else:
                first = max(0, bisect_right(starts, s.start) - 1)
                label = asides.label(*_heard(text, s, quotations, first))
        found.append(s if label is None else Sentence(s.number, s.start, s.end, s.paragraph, label))
    return found


def _heard(text: str, s: Sentence, quotations: Sequence[Quotation], first: int) -> tuple[str, str]:
    """The text of ``s``, and the same without what stands in quotation marks.

    ``first`` is the index of the first quotation that may reach into ``s``.
    """
    whole = text[s.start : s.end]
    pieces = []
    at = s.start
    for n in range(first, len(quotations)):
        q = quotations[n]
        if q.start >= s.end:
            break
        if q.end > at:
            pieces.append(text[at : max(at, q.start)])
            at = min(q.end, s.end)
    pieces.append(text[at : s.end])
    return whole, " ".join(pieces) if len(pieces) > 1 else whole
