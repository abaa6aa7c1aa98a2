"""Narration as tokens: the words of a wire outside its quotations, sentence by sentence.

A quotation is one token, whatever it holds, so that the grammar of the sentence around it can be
read: ``Q , said City coach Joost van Wessem .``
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from summarizer.checkpoints import checkpoint
from summarizer.language.speech_words import (
    AUXILIARIES,
    DEMONYMS,
    FUNCTION_WORDS,
    MONTHS,
    PLAIN_TITLES,
    PREPOSITIONS,
    STRONG_VERBS,
    TAG_VERBS,
    WEEKDAYS,
    is_adverb,
)
from summarizer.wire import Label, Quotation, Wire

__all__ = ["CAP", "LOW", "PUNCT", "QUOTE", "Segment", "narration", "settled"]

LOW, CAP, PUNCT, QUOTE = 0, 1, 2, 3
"""Kinds of token: a word that is no name, a capitalised word, punctuation, a quotation."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # initials: G.K., U.S.
    r"|[^\W_]+(?:['’‑&-][^\W_]+)*"
    r"|[^\w\s]"
)
_CONTRACTED = re.compile(
    r"(he|she|it|they|we|i|you|who|that|there|what|here|let|everyone|somebody)['’](?:s|d|ll|re|ve|m)$",
    re.IGNORECASE,
)
_DASHES = frozenset("-–—―")
_MONTH_BEFORE = frozenset("in on of since until by from last next to late early mid".split())


class Segment:
    """One sentence of narration with its quotations as single tokens, in parallel lists.

    ``words`` as written (a possessive 's cut off and told in ``poss``), ``lows`` the same in
    lower case, ``kinds``, ``starts`` and ``ends`` in code points; for a quotation ``quotes``
    maps the token's index to the quotation's number; ``nicknames`` are the tokens of those that
    stand inside a name (Ana “Nan” Reis). ``paragraph`` and ``label`` are those of the first
    sentence.
    """

    __slots__ = (
        "ends", "kinds", "label", "lows", "nicknames", "paragraph", "poss", "quotes", "starts",
        "words",
    )  # fmt: skip

    def __init__(self, paragraph: int, label: Label) -> None:
        self.paragraph = paragraph
        self.label = label
        self.words: list[str] = []
        self.lows: list[str] = []
        self.kinds: list[int] = []
        self.poss: list[bool] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotes: dict[int, int] = {}
        self.nicknames: set[int] = set()

    def __len__(self) -> int:
        return len(self.words)

    def copy(self) -> Segment:
        """The same tokens, with kinds of its own."""
        twin = Segment.__new__(Segment)
        twin.paragraph, twin.label = self.paragraph, self.label
        twin.words, twin.lows, twin.poss = self.words, self.lows, self.poss
        twin.starts, twin.ends, twin.quotes = self.starts, self.ends, self.quotes
        twin.kinds = self.kinds.copy()
        twin.nicknames = set()
        return twin

    def add(self, word: str, low: str, kind: int, start: int, end: int) -> None:
        """Append a token."""
        self.words.append(word)
        self.lows.append(low)
        self.kinds.append(kind)
        self.poss.append(False)
        self.starts.append(start)
        self.ends.append(end)

    def only_quotes(self) -> bool:
        """Whether there is nothing but quotations and punctuation in it."""
        return bool(self.quotes) and all(k >= PUNCT for k in self.kinds)


def _closing_width(wire: Wire, q: Quotation) -> int:
    """Characters of the closing mark, and of the space before it."""
    if not q.closed:
        return 0
    at = q.end
    while at < len(wire.text) and wire.text[at].isspace():
        at += 1  # ‘It is done,’ ”
    two = len(q.mark) > 1 and wire.text.startswith(("''", "’’", "´´"), at)
    return at - q.end + (2 if two else 1)


def narration(wire: Wire, paragraphs: Container[int] | None = None) -> tuple[Segment, ...]:
    """The narration of ``wire``, one segment for each sentence outside quotation marks.

    A sentence that begins inside a quotation belongs to the segment of the quotation. Words with
    a capital are all taken for names here: see :func:`settled`. With ``paragraphs`` only the
    narration of those.
    """
    out: list[Segment] = []
    sentences, quotations = wire.sentences, wire.quotations
    if paragraphs is not None:  # no segment and no quotation is of two
        sentences = tuple([s for s in sentences if s.paragraph in paragraphs])
        quotations = tuple([q for q in quotations if q.paragraph in paragraphs])
    nq = len(quotations)
    qi = 0
    pos = 0
    seg: Segment | None = None
    text = wire.text
    for sentence in sentences:
        checkpoint()
        start, stop = sentence.start, sentence.end
        if (
            seg is None
            or seg.paragraph != sentence.paragraph
            or (start >= pos and not _tag_follows(seg, text, start, stop))
        ):
            seg = Segment(sentence.paragraph, sentence.label)
            out.append(seg)
            pos = start
        while qi < nq and quotations[qi].start <= stop:
            q = quotations[qi]
            if q.start - len(q.mark) >= stop:
                break
            opening = q.start - len(q.mark)
            if opening > pos:
                _tokenise(seg, text, pos, opening)
            seg.quotes[len(seg.words)] = q.number
            seg.add("", "", QUOTE, q.start, q.end)
            pos = q.end + _closing_width(wire, q)
            qi += 1
        if pos < stop:
            _tokenise(seg, text, pos, stop)
            pos = stop
    return tuple(out)


def settled(segments: Iterable[Segment], text: str) -> tuple[Segment, ...]:
    """Copies of ``segments`` of ``text`` in which no common word is a name for its place alone."""
    out = tuple([seg.copy() for seg in segments])
    _settle_openings(out)
    for seg in out:
        for at in seg.quotes:
            if _is_nickname(seg, at, text):
                seg.nicknames.add(at)
    return out


def _is_nickname(seg: Segment, at: int, text: str) -> bool:
    """Whether capitalised words alone stand beside two words in marks that begin with a capital."""
    kinds = seg.kinds
    if not 0 < at < len(kinds) - 1 or kinds[at - 1] != CAP or kinds[at + 1] != CAP:
        return False
    said = text[seg.starts[at] : seg.ends[at]].split()
    return (
        len(said) <= 2
        and not seg.poss[at - 1]
        and said[0][0].isupper()
        and said[-1][-1].isalnum()
        and seg.starts[at] - seg.ends[at - 1] < 4
    )


def _tag_follows(seg: Segment, text: str, start: int, stop: int) -> bool:
    """Whether the sentence from ``start`` only tells who said what stands before it."""
    if not seg.quotes or seg.kinds[-1] != QUOTE:
        return False
    if text[start] in _DASHES:
        return True
    if text[seg.ends[-1] - 1] not in "?!…":
        return False
    words = text[start : min(stop, start + 90)].split()
    for k, word in enumerate(words[1:9], 1):
        bare = word.strip(".,;:")
        if bare in STRONG_VERBS or bare in TAG_VERBS:
            if bare != word or k + 1 >= len(words):
                return True
            behind = words[k + 1].strip(".,;:")
            return (
                behind in PREPOSITIONS
                or behind.lower() in WEEKDAYS
                or behind in ("reporters", "when", "while", "afterwards", "later", "himself")
                or is_adverb(behind)
                or (words[0] in ("He", "She") and behind == "who")
            )
        if word[-1] in ".,;:" or bare in AUXILIARIES:
            return False
    return False


def _tokenise(seg: Segment, text: str, start: int, stop: int) -> None:
    words, lows, kinds = seg.words, seg.lows, seg.kinds
    starts, ends = seg.starts, seg.ends
    owners: list[int] = []
    for m in _TOKEN.finditer(text, start, stop):
        word = m.group()
        s, e = m.span()
        if word.isalpha():
            low = word.lower()
            if low == word or low in WEEKDAYS or low == "i":
                kind = LOW
            else:
                kind = CAP
        elif word[0].isalpha():
            tail = word[-3:]
            if "'" in tail or "’" in tail:
                contracted = _CONTRACTED.match(word)
                if contracted is not None:
                    word = contracted.group(1)
                    e = s + len(word)
                elif len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
                    word = word[:-2]
                    e -= 2
                    owners.append(len(words))
            low = word.lower()
            kind = LOW if word[0].islower() or low in WEEKDAYS or low == "i" else CAP
        elif word[0].isdigit():
            kind = LOW
            low = word.lower()
        else:
            kind = PUNCT
            low = "–" if word in _DASHES else word
            after_word = bool(kinds) and kinds[-1] != QUOTE
            if word == "." and after_word and e < stop and _abbreviates(seg, e, text):
                ends[-1] = e
                continue
            if word in "'’" and after_word and ends[-1] == s:
                if lows[-1].endswith("s"):
                    owners.append(len(words) - 1)
                continue
        words.append(word)
        lows.append(low)
        kinds.append(kind)
        starts.append(s)
        ends.append(e)
    poss = seg.poss
    poss.extend([False] * (len(words) - len(poss)))
    for k in owners:
        poss[k] = True


def _abbreviates(seg: Segment, after: int, text: str) -> bool:
    """Whether a dot, not the last of its sentence, belongs to the word before it."""
    low = seg.lows[-1]
    return seg.kinds[-1] == CAP and (
        len(low) == 1
        or low in PLAIN_TITLES
        or low in MONTHS
        or low in ("jr", "sr", "inc", "co", "ltd", "st", "del")
        or text[after : after + 1].isalpha()
    )


def _openings(seg: Segment) -> Iterator[int]:
    """Indices of words that open a sentence or follow a colon, where a capital says nothing."""
    kinds = seg.kinds
    for i, kind in enumerate(kinds):
        if kind <= CAP:
            yield i
            break
        if kind == QUOTE:
            break
    for i in range(1, len(kinds)):
        if kinds[i] == CAP and seg.lows[i - 1] == ":":
            yield i


def _settle_openings(segs: Iterable[Segment]) -> None:
    """Make common words that are only capitalised by their place into lower-case words."""
    lower: set[str] = set()
    capital: set[str] = set()
    opening: list[tuple[Segment, int]] = []
    for seg in segs:
        kinds, lows = seg.kinds, seg.lows
        first = {i for i in _openings(seg) if kinds[i] == CAP}
        opening.extend((seg, i) for i in first)
        if seg.label == "headline":
            continue
        for i, kind in enumerate(kinds):
            if kind == LOW:
                lower.add(lows[i])
            elif kind == CAP:
                low = lows[i]
                if i not in first:
                    capital.add(low)
                if (low[-1] == "s" and low[:-1] in DEMONYMS) or (low in MONTHS and _dates(seg, i)):
                    kinds[i] = LOW
    for seg, i in opening:
        low = seg.lows[i]
        if (
            low in FUNCTION_WORDS
            or (low not in capital and (low in lower or low in AUXILIARIES or is_adverb(low)))
        ) and not (len(low) > 1 and seg.words[i].isupper()):
            seg.kinds[i] = LOW


def _dates(seg: Segment, i: int) -> bool:
    """Whether the month's name at ``i`` is part of a date."""
    after = seg.words[i + 1] if i + 1 < len(seg) else ""
    before = seg.lows[i - 1] if i else ""
    return after[:1].isdigit() or before in _MONTH_BEFORE or before[:1].isdigit()
