"""What the lines of a plain text are: headline, byline, caption, tail and so on.

By position (what stands before the body) and by words that only captions, credits, tails and
notes have. Where in doubt, a paragraph is body: what is wrongly set aside is lost to every fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checkpoints import passing
from summarizer.reading.analysis import Paragraph
from summarizer.reading.dateline import HEAD, find_dateline
from summarizer.reading.orders import starts_order
from summarizer.reading.sentences import sentence_bounds
from summarizer.wire import Label

__all__ = ["first_labelled", "label_paragraphs"]

# Longest headline, standfirst, subhead, byline and caption, in characters.
_HEADLINE = 130
_STANDFIRST = 130
_SUBHEAD = 60
_BYLINE = 90
_CAPTION = 320

_CLOSING_MARKS = "\"”’'»)]"
_OPENING_MARKS = "\"“„«»‹`‘'"

_CREDIT_ONLY = re.compile(
    r"[(\[]?(?:(?:Photo(?:graph)?s?|Pictures?|Pics?|Images?)(?: credit)?\s?(?::|\bby\s)"
    r"|(?:File|AP|AFP|Reuters|EPA|PA|Getty) (?:photo|picture|image)s?\b|©|\(c\) )",
    re.IGNORECASE,
)
_CREDIT_INSIDE = re.compile(
    r"(?<=[.!?…)\w,] )[(\[]?(?:(?:Photo(?:graph)?|Picture|Pic|Image)s?(?: credit| by)?\s?:"
    r"|[(\[](?:Photo(?:graph)?|Picture|Image|AP Photo|File photo)\b)"
)
_CAPTION_START = re.compile(r"(?:Caption|PHOTO|PICTURED|Pictured|FILE PHOTO|File photo)\b ?[:.-]")
_CAPTION_VERB = re.compile(
    r"\b(?:celebrates?|reacts?|gestures?|applauds?|looks on|look on|in action|shakes hands|"
    r"lifts the|lift the|holds up|poses?|is pictured|are pictured)\b"
)
_TAIL = re.compile(
    r"(?:\((?:(?:additional )?(?:reporting|writing)|editing|compiled|edited|translated|written)"
    r" by\b|(?:Additional )?(?:[Rr]eporting|[Ww]riting) by [A-Z]|(?:Editing|Compiled|Edited|"
    r"Translated|Written) by [A-Z]|[a-z]{2,4}(?:/[a-z]{2,4}){1,3}$|-?30-?$"
    r"|[-(]?(?:ENDS?|ends)[-)]?$|With (?:inputs|reporting) from\b)"
)
_NOTE = re.compile(
    r"(?:\(?(?:editor['’]?s['’]? notes?|note to editors|eds|editors|attention editors)\s?:"
    r"|\((?:corrects|updates|adds|recasts|refiles|removes|fixes|embargoed)\b"
    r"|(?:correction|clarification|advisory|attention|attn|contacts?|e-?mail|phone|tel|"
    r"for more(?: information)?|read more|see also|related|more on this|embargoed until)\s?:"
    r"|share this(?: with| article)?\b.{0,40}$|read more\b.{0,60}$|click here\b"
    r"|sign up (?:to|for)\b|subscribe to\b|follow (?:us|him|her|them|me) on\b|advertisement$)",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,64}@\S{1,64}\.\w{2,10}")
_FOLLOW = re.compile(r"\bFollow (?:us|him|her|them|me) on\b")
_BY = re.compile(r"(?:By|BY|by)\s+(?=[^\W\d_])")
_RESULT = re.compile(r"\d")


def label_paragraphs(text: str, bounds: Sequence[tuple[int, int]]) -> list[Paragraph]:
    """The paragraphs of ``text`` with their labels; ``bounds`` come in the order of the text."""
    labels: list[Label] = [_by_words(text, s, e) for s, e in passing(bounds)]
    first_body = _label_head(text, bounds, labels)
    for n in passing(range(first_body + 1, len(bounds) - 1)):
        if labels[n] == "body" and _is_subhead(text[slice(*bounds[n])]):
            labels[n] = "subhead"
    pairs = zip(bounds, labels, strict=True)
    return [Paragraph(s, e, label) for (s, e), label in passing(pairs)]


def _by_words(text: str, start: int, end: int) -> Label:
    raw = text[start : min(end, start + _CAPTION + 1)]
    if _TAIL.match(raw):
        return "tail"
    if _NOTE.match(raw):
        return "note"
    if len(raw) > _CAPTION:
        return "body"
    if not any(c.isalnum() for c in raw):
        return "note"
    if _CREDIT_ONLY.match(raw):
        return "credit" if len(raw) <= 160 else "body"
    if _is_caption(raw):
        return "caption"
    if ("@" in raw or "://" in raw or "www." in raw) and _is_link(raw):
        return "note"
    return "body"


def _ends_sentence(raw: str) -> bool:
    """Whether a line ends with a point, question or exclamation mark, closing marks aside."""
    return raw[-5:].rstrip(_CLOSING_MARKS).endswith((".", "!", "?", "…"))


def _is_caption(raw: str) -> bool:
    if _CAPTION_START.match(raw):
        return True
    credit = _CREDIT_INSIDE.search(raw) if "ic" in raw or "hot" in raw or "mag" in raw else None
    if credit is not None and _is_outside_speech(raw, credit.start()):
        return len(sentence_bounds(raw, 0, len(raw))) <= 3
    return (
        not _ends_sentence(raw)
        and raw[0] not in _OPENING_MARKS
        and ("(" in raw or "/" in raw or "," in raw)
        and _CAPTION_VERB.search(raw) is not None
        and raw.rstrip()[-1] not in ":,;"
    )


def _is_outside_speech(raw: str, at: int) -> bool:
    before = raw[:at]
    return before.count('"') % 2 == 0 and before.count("“") <= before.count("”")


def _is_link(raw: str) -> bool:
    """A line of addresses, or one short sentence that is there to give one."""
    found = _URL.search(raw)
    if found is None:
        return _FOLLOW.search(raw) is not None
    return len(_URL.sub("", raw)) <= 80 or _FOLLOW.search(raw) is not None


def _label_head(text: str, bounds: Sequence[tuple[int, int]], labels: list[Label]) -> int:
    """Label what stands before the body; returns the index of the first paragraph of the body."""
    body = [n for n, label in enumerate(labels) if label == "body"]
    dated = next(
        (n for n in body[:HEAD] if find_dateline(text, *bounds[n], first=n == body[0])), None
    )
    seen_headline = seen_standfirst = False
    for n in body[:-1]:
        start, end = bounds[n]
        if n == dated or end - start > _HEADLINE or starts_order(text[start : start + 40]):
            return n
        raw = text[start:end]
        if _is_byline(raw, after_headline=seen_headline):
            labels[n] = "byline"
            seen_standfirst = True  # What follows a byline is the body.
        elif not seen_headline and _is_headline(raw, before_dateline=dated is not None):
            if dated is None and not _has_body(text, bounds, n + 1):
                return n
            labels[n] = "headline"
            seen_headline = True
        elif seen_headline and not seen_standfirst and _is_standfirst(raw):
            labels[n] = "standfirst"
            seen_standfirst = True
        else:
            return n
    return body[-1] if body else len(labels)


def _is_headline(raw: str, *, before_dateline: bool) -> bool:
    """A line without a final point; with one only where a dateline shows that the body is below."""
    if raw[-1] in (",;:" if before_dateline else ".,;:…") or not any(c.isalpha() for c in raw):
        return False
    # Speech is body, with or without its point.
    return not (raw[0] in '"“„«»`' and _ends_sentence(raw)) and not _is_speech(raw)


def _is_speech(raw: str) -> bool:
    """A line that opens with speech: most of it in double marks, or a comma before they close."""
    closing = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«"}.get(raw[0])
    if closing is None:
        return False
    end = raw.find(closing, 1)
    return 2 * end > len(raw) or (end > 1 and raw[end - 1] == ",")


def _has_body(text: str, bounds: Sequence[tuple[int, int]], first: int) -> bool:
    """Whether one of the next paragraphs looks like running text."""
    return any(
        e - s > _HEADLINE or _ends_sentence(text[max(s, e - 4) : e])
        for s, e in bounds[first : first + 5]
    )


def _is_standfirst(raw: str) -> bool:
    if len(raw) > _STANDFIRST or raw[0] in _OPENING_MARKS or raw[-1] in ",;:":
        return False
    return len(sentence_bounds(raw, 0, len(raw))) == 1


def _is_byline(raw: str, *, after_headline: bool) -> bool:
    if len(raw) > _BYLINE or raw[-1] in ".!?:;" or any(c.isdigit() for c in raw):
        return False
    by = _BY.match(raw)
    words = (raw[by.end() :] if by else raw).replace(",", " , ").split()
    names = [w for w in words if w not in {",", "and", "in", "at", "for", "of", "|", "-", "–"}]
    if not names or not all(w[0].isupper() or w in {"de", "van", "von", "der"} for w in names):
        return False
    if by is not None:
        return len(names) <= 9
    # "Jane Roe, Town": only after a headline, one name and one place.
    return after_headline and words.count(",") == 1 and 3 <= len(names) <= 6 and "-" not in words


def _is_subhead(raw: str) -> bool:
    return (
        len(raw) <= _SUBHEAD
        and raw[-1].isalnum()
        and raw[0].isupper()
        and len(raw.split()) <= 8
        and not _RESULT.search(raw)
        and "\n" not in raw
    )


def first_labelled(text: str, paragraphs: Sequence[Paragraph], label: Label) -> str | None:
    """The first of ``paragraphs`` with this label, on one line; None where there is none."""
    found = next((p for p in paragraphs if p.label == label), None)
    return None if found is None else " ".join(text[found.start : found.end].split())
