"""Phrases that come back over a set of briefs: what a reader of all of them stumbles over.

In 2023 one odd phrase stood in eighteen sports briefs of one publisher (``NEWSROOM``): each brief
was sound by itself. So names, numbers and competitions are put aside, and what is left is counted
over all texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.language.names import find_name, name_runs, same_glyphs
from summarizer.language.numbers import numbers_in

__all__ = ["Repeated", "repeated_phrases"]

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+){0,3}")
_ASIDE = "\n"


@dataclass(frozen=True, slots=True)
class Repeated:
    """``phrase`` stands in ``texts`` texts; all its words are in lower case."""

    phrase: str
    texts: int


def repeated_phrases(
    texts: Sequence[tuple[str, Iterable[str]]],
    *,
    words: int = 3,
    share: float = 1 / 3,
    at_least: int = 3,
) -> list[Repeated]:
    """The phrases of ``words`` words and more that stand in more than ``share`` of ``texts``.

    Each text comes with the names in it (sides, players, competitions); they, other capitalised
    names and all numbers part phrases and belong to none. A phrase inside a longer one with the
    same count is not told again. Most frequent first. Few texts repeat by chance: below
    ``at_least`` texts nothing counts.
    """
    counts: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, (text, names) in enumerate(texts):
        for run in _runs(text, names):
            for size in range(words, len(run) + 1):
                for at in range(len(run) - size + 1):
                    counts[tuple(run[at : at + size])].add(i)
    limit = max(at_least, int(share * len(texts)) + 1)
    often = {p: found for p, found in counts.items() if len(found) >= limit}
    whole = [p for p in often if not any(_inside(p, q) and often[q] == often[p] for q in often)]
    told = [Repeated(" ".join(p), len(often[p])) for p in whole]
    return sorted(told, key=lambda r: (-r.texts, r.phrase))


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    size = len(short)
    return size < len(long) and any(
        long[i : i + size] == short for i in range(len(long) - size + 1)
    )


def _runs(text: str, names: Iterable[str]) -> list[list[str]]:
    """The words of ``text`` between names, numbers and stops."""
    chars = list(same_glyphs(text))
    spans = [span for name in names for span in find_name(text, name)]
    spans += [(r.start, r.end) for r in name_runs(text) if not (r.initial and " " not in r.text)]
    spans += [(n.start, n.end) for n in numbers_in(text) if text[n.start].isdigit()]
    for start, end in spans:
        chars[start:end] = _ASIDE * (end - start)
    kept = re.sub(r"[.,;:!?()“”\"–—]", _ASIDE, "".join(chars))
    found = (_WORD.findall(part) for part in kept.split(_ASIDE))
    return [[w.casefold() for w in run] for run in found if run]
