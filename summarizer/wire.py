"""The wire: the text as it came, and what was found in it by rule.

Plain data. All positions are offsets into :attr:`Wire.text` in Unicode code points, end
exclusive; sentences and quotations are numbered from 1 in the order of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

__all__ = ["BODY_LABELS", "Label", "Quotation", "Sentence", "Wire"]

Label = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "subhead",
    "caption",
    "credit",
    "tail",
    "note",
    "order",
]
"""What a sentence is part of. ``tail``: agency tails ("(Reporting by …)", "REUTERS").
``note``: what speaks of the text itself (editor's notes, corrections, contacts, links), and what is
in another language than the report. ``order``: words addressed to a language model or to software
(fake turns, template tags, data in a notation) or disguised, never evidence."""

BODY_LABELS: frozenset[str] = frozenset({"headline", "standfirst", "dateline", "body", "subhead"})
"""The labels of sentences that a fact may rest on."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One numbered sentence, or a line that is none (a headline, a caption)."""

    number: int
    start: int
    end: int
    paragraph: int
    label: Label = "body"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One span between quotation marks, without the outer marks.

    ``mark`` is the opening glyph as written. ``continues`` is the number of the span before,
    where a quotation goes on in the next paragraph without having been closed. ``closed`` is
    False where no closing mark was found (the span then ends with its paragraph).
    Quotations inside a quotation are part of the outer span and have no number.
    """

    number: int
    start: int
    end: int
    paragraph: int
    mark: str
    continues: int | None = None
    closed: bool = True


@dataclass(frozen=True)
class Wire:
    """A wire report as it came, and what was found in it by rule. What a format lacks is None.

    ``text`` is never changed after reading. ``format`` names the reader that was used.
    ``published`` and ``embargo`` are ISO 8601 with zone where the format has one. An ``embargo`` of
    "" is there and empty, one that is no date is as written: both hold the wire.
    ``signals`` are the format's codes; "" is one that cannot be read, ``note:…`` what a note orders
    that is not passed on. ``charset`` is what the bytes were decoded with; ``charset_guessed`` says
    that it was no declared or valid UTF-8 text, so that single characters may be wrong.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    format: str
    sha256: str
    input: str | None = None
    id: str | None = None
    provider: str | None = None
    version: str | None = None
    headline: str | None = None
    slug: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    status: str | None = None
    embargo: str | None = None
    urgency: int | None = None
    signals: tuple[str, ...] = field(default=())
    rights: str | None = None
    usage_terms: str | None = None
    ednote: str | None = None
    charset: str = "utf-8"
    charset_guessed: bool = False

    def sentence_text(self, number: int) -> str:
        """The text of sentence ``number``; raises IndexError where there is none."""
        if not 1 <= number <= len(self.sentences):
            raise IndexError(number)
        s = self.sentences[number - 1]
        return self.text[s.start : s.end]

    def quotation_text(self, number: int) -> str:
        """The text of quotation ``number``; raises IndexError where there is none."""
        if not 1 <= number <= len(self.quotations):
            raise IndexError(number)
        q = self.quotations[number - 1]
        return self.text[q.start : q.end]

    @cached_property
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of each paragraph; ``paragraphs[sentence.paragraph]`` holds a sentence."""
        groups: list[list[Sentence]] = []
        for s in self.sentences:
            while len(groups) <= s.paragraph:
                groups.append([])
            groups[s.paragraph].append(s)
        return tuple(tuple(g) for g in groups)

    def sentences_of(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that the characters from ``start`` to ``end`` touch."""
        return tuple(s for s in self.sentences if s.start < end and start < s.end)
