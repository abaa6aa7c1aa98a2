"""Quotations of several wires, each utterance once: the longest form, and who has it.

Words are compared without regard to glyphs of marks, case and the punctuation at their edges; what
is shown is one wire's own characters. The same speaker is asked for, unless the words are many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from summarizer.day.facts import Relation, Telling, Weighed, difference, weigh
from summarizer.day.model import DayQuote, Difference, DifferentValue, Part, Place
from summarizer.language.alike import same_person
from summarizer.language.names import fold
from summarizer.summary import Quote, Span

__all__ = ["Said", "day_quotes"]

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MANY = 6
"""So many same words are one utterance, whoever it is given to."""
_FEW = 3
"""A quotation of fewer words is only looked for in one of the same speaker."""
_LIKE = 0.8
"""So alike are two wordings of one utterance, in shares of their words."""


@dataclass(frozen=True)
class Said:
    """A quotation of one wire: the wire's key, its source's where it belongs to a match, and where
    it stands in the wire's summary. A ``copy`` is of a wire that carries another's text on."""

    quote: Quote
    index: int
    wire: str
    source: str | None
    copy: bool = False

    @property
    def path(self) -> str:
        """Where it stands in its wire's summary."""
        return f"quotes[{self.index}]"


@dataclass(frozen=True)
class _Piece:
    """A quotation, or what is left of it once another has part of its spans."""

    said: Said
    spans: tuple[Span, ...]
    texts: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(w for text in self.texts for w in _words(text))


@dataclass
class _Utterance:
    first: _Piece
    others: list[tuple[Said, tuple[Span, ...], bool]] = field(default_factory=list)

    @property
    def all(self) -> list[Said]:
        return [self.first.said, *(said for said, _, _ in self.others)]


def day_quotes(
    said: Sequence[Said], *, path: str = "quotes", sources: int = 1
) -> tuple[tuple[DayQuote, ...], list[Difference]]:
    """Each utterance once, in the order of the first wire that has it, and how wires differ.

    ``sources`` counts those of the match.
    """
    order = {id(s): n for n, s in enumerate(said)}
    pieces = sorted(
        (_Piece(s, s.quote.spans, _slices(s.quote)) for s in said),
        key=lambda p: (p.said.copy, -len(p.words), order[id(p.said)]),
    )
    found: list[_Utterance] = []
    known: dict[str, list[_Utterance]] = {}
    for piece in pieces:
        rest: _Piece | None = piece
        for utterance in _candidates(piece, known):
            if rest is None:
                break
            rest = _without(rest, utterance)
        if rest is not None and not piece.said.copy:
            made = _Utterance(rest)
            found.append(made)
            for word in set(rest.words):
                known.setdefault(word, []).append(made)
    found.sort(key=lambda u: min(order[id(s)] for s in u.all))
    quotes = [_quote(u) for u in found]
    differences: list[Difference] = []
    for n, (quote, speaker) in enumerate(quotes):
        differences += _differences(quote, speaker, f"{path}[{n}]", sources)
    differences += _wordings(found, path)
    return tuple(q for q, _ in quotes), differences


def _slices(quote: Quote) -> tuple[str, ...]:
    """The text taken apart again into its spans, which one space joins."""
    texts: list[str] = []
    at = 0
    for span in quote.spans:
        texts.append(quote.text[at : at + span.end - span.start])
        at += span.end - span.start + 1
    return tuple(texts) if " ".join(texts) == quote.text else (quote.text,)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _candidates(piece: _Piece, known: dict[str, list[_Utterance]]) -> list[_Utterance]:
    """Utterances that share the word of ``piece`` that the fewest have, of each of its spans."""
    found: dict[int, _Utterance] = {}
    for text in piece.texts:
        words = [w for w in _words(text) if w in known]
        if words:
            rarest = min(words, key=lambda w: len(known[w]))
            found.update((id(u), u) for u in known[rarest])
    return list(found.values())


def _without(piece: _Piece, utterance: _Utterance) -> _Piece | None:
    """What is left of ``piece`` where the utterance has some of its spans: None for nothing.

    A span that stands in the utterance is told there; the piece's wire is named for it.
    """
    said = piece.said
    longer = _Line(utterance.first.words)
    inside = [len(_words(text)) > 0 and longer.holds(_words(text)) for text in piece.texts]
    if not any(inside) or not _one_voice(piece, inside, utterance):
        return piece
    if len(piece.spans) != len(piece.texts):
        if not all(inside):
            return piece
        utterance.others.append((said, piece.spans, len(piece.words) == len(longer.words)))
        return None
    shared = tuple(s for s, is_in in zip(piece.spans, inside, strict=True) if is_in)
    words = sum(len(_words(t)) for t, is_in in zip(piece.texts, inside, strict=True) if is_in)
    utterance.others.append((said, shared, words == len(longer.words)))
    rest = [
        (s, t) for s, t, is_in in zip(piece.spans, piece.texts, inside, strict=True) if not is_in
    ]
    if not rest:
        return None
    return _Piece(said, tuple(s for s, _ in rest), tuple(t for _, t in rest))


class _Line:
    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self.text = f" {' '.join(words)} "

    def holds(self, words: Sequence[str]) -> bool:
        return f" {' '.join(words)} " in self.text


def _one_voice(piece: _Piece, inside: Sequence[bool], utterance: _Utterance) -> bool:
    """Whether the same person may have said both; many words in a row make up for another name."""
    shared = max(len(_words(t)) for t, is_in in zip(piece.texts, inside, strict=True) if is_in)
    if shared >= _MANY:
        return True
    mine, theirs = _speaker(piece.said), _speaker(utterance.first.said)
    if mine is not None and theirs is not None:
        return same_person(mine, theirs)
    same_wire = piece.said.wire == utterance.first.said.wire
    return shared >= _FEW or (same_wire and mine == theirs)


def _speaker(said: Said) -> str | None:
    return said.quote.speaker.name if said.quote.speaker else None


def _name(one: str, other: str) -> Relation:
    if not same_person(one, other):
        return "apart"
    return "fuller" if (len(one.split()), len(one)) > (len(other.split()), len(other)) else "same"


def _quote(utterance: _Utterance) -> tuple[DayQuote, Weighed[str] | None]:
    first = utterance.first
    speakers: list[Telling[str]] = []
    for said in utterance.all:
        speaker = said.quote.speaker
        if speaker is not None and speaker.name is not None:
            place = Place(
                wire=said.wire,
                path=f"{said.path}.speaker",
                evidence=speaker.evidence,
                derived=bool(speaker.derived),
            )
            speakers.append(Telling(speaker.name, said.source or said.wire, place, said.copy))
    weighed = weigh(speakers, _name)
    roles = (s.quote.speaker.role for s in utterance.all if s.quote.speaker is not None)
    parts = [Part(
        wire=first.said.wire,
        source=first.said.source,
        path=first.said.path,
        spans=first.spans,
        whole=True,
    )]  # fmt: skip
    parts += [
        Part(wire=said.wire, source=said.source, path=said.path, spans=spans, whole=whole)
        for said, spans, whole in utterance.others
    ]
    quote = DayQuote(
        text=" ".join(first.texts),
        wire=first.said.wire,
        spans=first.spans,
        speaker=weighed and weighed.fact,
        role=next((role for role in roles if role), None),
        sources=tuple(dict.fromkeys(p.source for p in parts if p.source is not None)),
        parts=tuple(parts),
    )
    return quote, weighed


def _differences(
    quote: DayQuote, speaker: Weighed[str] | None, path: str, sources: int
) -> list[Difference]:
    """Another speaker in another source; a quotation that one source has."""
    shown = f"“{_short(quote.text)}”"
    if speaker is not None and speaker.kind is not None:
        told = difference(speaker, f"{path}.speaker", f"speaker of {shown}", str, 1)
        return [told] if told else []
    if len(quote.sources) != 1 or sources < 2:
        return []
    wires = tuple(dict.fromkeys(p.wire for p in quote.parts))
    value = DifferentValue(text=shown, sources=quote.sources, wires=wires)
    return [Difference(kind="only_in", path=path, what="quotation", values=(value,))]


def _wordings(found: Sequence[_Utterance], path: str) -> list[Difference]:
    """Utterances of one speaker in two sources of which one seems the other in other words."""
    told: list[Difference] = []
    for i, one in enumerate(found):
        for j in range(i + 1, len(found)):
            other = found[j]
            if not _two_wordings(one.first, other.first):
                continue
            values = tuple(
                DifferentValue(
                    text=f"“{_short(u.first.said.quote.text)}”",
                    sources=tuple(dict.fromkeys(s.source for s in u.all if s.source)),
                    wires=tuple(dict.fromkeys(s.wire for s in u.all)),
                )
                for u in (one, other)
            )
            told.append(
                Difference(kind="contradicts", path=f"{path}[{j}]", what="wording", values=values)
            )
    return told


def _two_wordings(one: _Piece, other: _Piece) -> bool:
    a, b = _speaker(one.said), _speaker(other.said)
    if one.said.source == other.said.source or a is None or b is None or not same_person(a, b):
        return False
    x, y = one.words, other.words
    if min(len(x), len(y)) < _MANY or not 0.5 <= len(x) / len(y) <= 2:
        return False
    return SequenceMatcher(None, x, y, autojunk=False).ratio() >= _LIKE


_SHOWN = 60


def _short(text: str) -> str:
    """The beginning of a quotation, for naming it."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
