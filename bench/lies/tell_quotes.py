"""Lies about who said what, and what a speaker is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bench.lies.base import Option, Source, option, with_quote
from bench.lies.words import same_person
from summarizer.draft import QuoteClaim

__all__ = ["quotes"]

_PRONOUNS = frozenset({"he", "she", "they", "He", "She", "They"})
_NAME = r"[^\W\d_][^\W_]*(?:[ -][A-Z][^\W_]+){0,2}"
_TOLD = re.compile(rf"\b(?:told|(?:said|speaking|spoke) to) (?:[a-z]+ ){{0,3}}((?=[A-Z]){_NAME})")


def quotes(source: Source) -> Iterator[Option]:
    """Every lie about a quotation."""
    for at in range(len(source.right.quotes)):
        yield from _other_person(source, at)
        yield from _interviewer(source, at)
        yield from _joined(source, at)
        yield from _role(source, at)
    yield from _not_speech(source)


def _told(source: Source, kind: str, at: int, part: str, lied: QuoteClaim, rank: int) -> Option:
    path = f"quotes[{at}]{part}"
    value = {
        "": f"{','.join(map(str, lied.spans))}|{lied.speaker or ''}",
        ".speaker": lied.speaker or "",
        ".role": lied.role or "",
    }[part]
    return option(kind, path, value, with_quote(source.right, at, lied), rank)


def _other_person(source: Source, at: int) -> Iterator[Option]:
    """Another row's speaker, with that row's sentences too; somebody whom the sentences name."""
    right = source.right.quotes[at]
    kind = "speaker_invented" if right.speaker is None else "quote_other_person"
    home = source.span_sentences(right.spans)
    words = right.as_written if right.as_written in _PRONOUNS else None
    for row in source.right.quotes:
        if row.speaker is not None and _other(row.speaker, right):
            evidence = _union(home, row.evidence)
            lied = replace(
                right, speaker=row.speaker, as_written=words, role=row.role, evidence=evidence
            )
            yield _told(source, kind, at, ".speaker", lied, 0)
    named = source.people_in(_union(right.evidence, home))
    for person in source.people:
        if not _other(person, right):
            continue
        lied = replace(right, speaker=person, as_written=words, role=None)
        if person in named:
            yield _told(source, kind, at, ".speaker", lied, 0)
        elif naming := source.sentences_naming(person):
            far = replace(lied, evidence=_union(right.evidence, naming[:1]))
            yield _told(source, kind, at, ".speaker", far, 1)


def _other(person: str, row: QuoteClaim) -> bool:
    """Whether the person is surely not the one who speaks in ``row``."""
    words = row.as_written or ""
    return (row.speaker is None or not same_person(person, row.speaker)) and person != words


def _union(*evidence: tuple[int, ...]) -> tuple[int, ...]:
    """All the numbers in order; a row holds sixteen."""
    return tuple(sorted({n for numbers in evidence for n in numbers}))[:16]


def _interviewer(source: Source, at: int) -> Iterator[Option]:
    """Whoever was told it, said it."""
    right = source.right.quotes[at]
    for found in _TOLD.finditer(source.text_of(right.evidence)):
        hearer = found[1]
        full = next((p for p in source.people if same_person(p, hearer)), hearer)
        if _other(full, right):
            lied = replace(right, speaker=full, as_written=None, role=None)
            yield _told(source, "quote_interviewer", at, ".speaker", lied, 0)


def _joined(source: Source, at: int) -> Iterator[Option]:
    """Two people's spans in one row; the other row stays as it is."""
    right = source.right.quotes[at]
    for other, row in enumerate(source.right.quotes):
        if None in (right.speaker, row.speaker) or not _other(row.speaker or "", right):
            continue
        lied = replace(
            right,
            spans=tuple(sorted({*right.spans, *row.spans})),
            evidence=_union(right.evidence, source.span_sentences(row.spans)),
        )
        yield _told(source, "quotes_joined", at, "", lied, 0 if abs(other - at) == 1 else 1)


def _role(source: Source, at: int) -> Iterator[Option]:
    """Another speaker's role, with the sentences of that speaker's row."""
    right = source.right.quotes[at]
    if right.speaker is None:
        return
    own = [q.role for q in source.right.quotes if q.role and not _other(right.speaker, q)]
    for row in source.right.quotes:
        if row.role is None or row.speaker is None or not _other(row.speaker, right):
            continue
        if not any(_alike(row.role, role) for role in own):
            lied = replace(right, role=row.role, evidence=_union(right.evidence, row.evidence))
            yield _told(source, "role_swapped", at, ".role", lied, 0 if right.role else 1)


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a


def _not_speech(source: Source) -> Iterator[Option]:
    """A title, a nickname, a banner as somebody's speech."""
    right = source.right
    for span in right.not_speech:
        home = source.span_sentences((span,))
        left = tuple(n for n in right.not_speech if n != span)
        near = source.people_in(home)
        match = 1 if right.matches else None
        for person in source.people:
            naming = source.sentences_naming(person)
            evidence = home if person in near else _union(home, naming[:1])
            role = next((q.role for q in right.quotes if q.speaker == person), None)
            row = QuoteClaim((span,), person, None, role, match, evidence)
            at = len(right.quotes)
            draft = replace(with_quote(right, at, row), not_speech=left)
            rank = 0 if person in near else 1
            lied = f"{span}|{person}"
            yield option("not_speech_as_speech", f"quotes[{at}]", lied, draft, rank)
