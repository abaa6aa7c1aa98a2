"""Lies on the hand-annotated quotations of news articles, where ``../shared/quotes`` is at hand.

Each gold quotation is given to another person whom the text names, with sentences that name that
person; neighbours of two speakers are joined; a quotation whose source is nobody in particular gets
a speaker. Only the first half of the articles is read; the other is held back.

python -m bench.lies.on_quotes [--show KIND] [--alarms]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.lies.words import people_of, person_in, same_person
from summarizer.checking import check
from summarizer.draft import Draft, QuoteClaim
from summarizer.engines.offline import offline_draft
from summarizer.reading import read_path
from summarizer.wire import Wire

__all__ = ["Article", "articles"]

QUOTES = Path(__file__).resolve().parents[3] / "shared" / "quotes"
OPEN_HALF = "politico_2016-09-28"
_PRONOUNS = frozenset("he she they it we i who".split())


@dataclass(frozen=True, slots=True)
class Article:
    """An article, its right rows, and the people that it names."""

    name: str
    wire: Wire
    rows: tuple[QuoteClaim, ...]
    people: tuple[str, ...]


def articles() -> Iterator[Article]:
    """The articles of the open half, with one row for each gold quotation."""
    for path in sorted(QUOTES.glob("*.txt")):
        if path.name >= OPEN_HALF:
            continue
        wire = read_path(path)
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))["direct_quotes"]
        people = tuple(p for p in people_of(wire, (), ()) if not p.endswith("Mr"))
        rows: dict[tuple[int, ...], QuoteClaim] = {}
        for quote in gold:
            row = _row(wire, quote, people)
            if row is not None and not any(set(row.spans) & set(s) for s in rows):
                rows[row.spans] = row
        yield Article(path.stem, wire, tuple(rows.values()), people)


def _row(wire: Wire, quote: dict[str, Any], people: tuple[str, ...]) -> QuoteClaim | None:
    """The row of one gold quotation; None where its source or its spans cannot be told."""
    source, content = str(quote["source"]), quote["content"]
    places = quote["source_spans"]
    if source in ("", "said") or not places:
        return None
    spans = tuple(
        q.number for q in wire.quotations if any(s < q.end and q.start < e for s, e in content)
    )
    # An attribution of the gold may hold single quoted words of a longer one: then of one span.
    if not spans or any(b != a + 1 for a, b in pairwise(spans)):
        return None
    words = source.replace("\n", " ").strip()
    if words.casefold() in _PRONOUNS:
        speaker: str | None = None
        written: str | None = words
    else:
        named = [p for p in people if person_in(p, words, people)]
        if len(named) > 1:
            return None
        speaker = named[0] if named else None
        written = None if named else words
    touched = {
        s.number
        for n in spans
        for s in wire.sentences_of(wire.quotations[n - 1].start, wire.quotations[n - 1].end)
    }
    told = {s.number for a, b in places for s in wire.sentences_of(a, b)}
    naming = _naming(wire, speaker, people)[:1] if speaker else ()
    evidence = tuple(sorted({*touched, *told, *naming}))[:16]
    return QuoteClaim(spans, speaker, written, None, None, evidence)


def _naming(wire: Wire, person: str, people: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        s.number for s in wire.sentences if person_in(person, wire.sentence_text(s.number), people)
    )


def lies(article: Article) -> Iterator[tuple[str, int, QuoteClaim]]:
    """(kind, row, lied row): up to two other people for each row, and each pair of neighbours."""
    rows = article.rows
    for i, row in enumerate(rows):
        pronoun = (row.as_written or "").casefold() in _PRONOUNS
        if pronoun:
            continue  # The gold does not say who it is.
        kind = "quote_other_person" if row.speaker else "speaker_invented"
        near = [
            p
            for n in row.evidence
            for p in article.people
            if person_in(p, article.wire.sentence_text(n), article.people)
        ]
        others = [r.speaker for r in rows[max(0, i - 2) : i + 3] if r.speaker]
        told = 0
        for person in dict.fromkeys((*near, *others, *article.people)):
            source = row.speaker or row.as_written or ""
            if same_person(person, source) or person in source or source in person:
                continue
            naming = _naming(article.wire, person, article.people)[:2]
            evidence = tuple(sorted({*row.evidence, *naming}))[:16]
            yield kind, i, replace(row, speaker=person, as_written=None, evidence=evidence)
            told += 1
            if told == 3:
                break
    for i, (a, b) in enumerate(pairwise(rows)):
        if not a.speaker or not b.speaker or same_person(a.speaker, b.speaker):
            continue
        if b.spans[0] == a.spans[-1] + 1:
            joined = replace(
                a, spans=(*a.spans, *b.spans), evidence=tuple(sorted({*a.evidence, *b.evidence}))
            )
            yield "quotes_joined", i, joined


def _caught(wire: Wire, draft: Draft, second: Draft | None, i: int) -> bool:
    checked = check(wire, draft, second=second)
    row = draft.quotes[i]
    start = wire.quotations[row.spans[0] - 1].start
    for q in checked.quotes:
        if q.spans[0].start == start:
            if len(q.spans) == len(row.spans) and len(row.spans) > 1 and q.speaker is None:
                return any(f.path.startswith(f"quotes[{i}]") for f in checked.findings)
            if q.speaker is not None and q.speaker.name == row.speaker:
                return False
    return any(
        f.path.startswith(f"quotes[{i}]") and f.action == "dropped" for f in checked.findings
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.lies.on_quotes")
    parser.add_argument("--show", help="print the lies of this kind that got out without a reader")
    parser.add_argument("--second", action="store_true", help="show those with the second reader")
    parser.add_argument("--alarms", action="store_true", help="print the right claims lost")
    options = parser.parse_args()
    tried: Counter[str] = Counter()
    caught: Counter[tuple[str, bool]] = Counter()
    right = 0
    alarms: Counter[bool] = Counter()
    for article in articles():
        wire = article.wire
        second = offline_draft(wire)
        draft = Draft("other", quotes=article.rows)
        for reader in (second, None):
            checked = check(wire, draft, second=reader)
            for f in checked.findings:
                if f.severity == "error" or f.action == "dropped":
                    alarms[reader is not None] += ".evidence[" not in f.path
                    if options.alarms and options.second == (reader is not None):
                        i = int(f.path.split("[")[1].split("]")[0])
                        print("ALARM", article.name, f.rule, f.message, f.path, article.rows[i])
                        _print(wire, article.rows[i])
        right += sum(1 + (r.speaker is not None) for r in article.rows)
        for kind, i, row in lies(article):
            quotes = [*article.rows[:i], row, *article.rows[i + 1 :]]
            lied = replace(draft, quotes=tuple(quotes))
            tried[kind] += 1
            for reader in (second, None):
                good = _caught(wire, lied, reader, i)
                caught[kind, reader is not None] += good
                if not good and kind == options.show and options.second == (reader is not None):
                    print("OUT", article.name, row, "| right:", article.rows[i].speaker)
                    _print(wire, row)
    print(f"{'kind of lie':<22}{'tried':>7}{'with':>8}{'alone':>8}")
    for kind, count in sorted(tried.items()):
        shares = (caught[kind, True] / count, caught[kind, False] / count)
        print(f"{kind:<22}{count:>7}{shares[0]:>8.3f}{shares[1]:>8.3f}")
    print(f"false alarms of {right}: {alarms[True]} with the second reader, {alarms[False]} alone")


def _print(wire: Wire, row: QuoteClaim) -> None:
    touched = {
        s.number
        for n in row.spans
        for s in wire.sentences_of(wire.quotations[n - 1].start, wire.quotations[n - 1].end)
    }
    for n in sorted({*row.evidence, *touched, min(touched) - 1} - {0}):
        print(f"   [{n}] {wire.sentence_text(n)[:400]}")


if __name__ == "__main__":
    main()
