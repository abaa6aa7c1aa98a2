"""Building patterns out of word lists, and skipping those whose words a sentence has not.

A rule opens with one of its words. Sentences are short and rules many, so the words of a sentence
are looked up before a pattern is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Rule", "one_of", "rule", "running"]


def one_of(text: str) -> str:
    """Regex source of the alternatives in ``text``, which "|" parts over any number of lines."""
    return "(?:" + "|".join(part.strip() for part in text.split("|")) + ")"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it tells (``state``), and words of which a match holds at least one."""

    state: str
    pattern: re.Pattern[str]
    cues: frozenset[str]


_WORD = re.compile(r"[a-z]+")
_LOOK = re.compile(r"\(\?<?[!=][^)]*\)")


def rule(state: str, words: str, rest: str = "", before: str = "") -> Rule:
    """The rule that ``words`` (alternatives, "|" between them) open, with ``rest`` after them.

    ``before`` is put in front as it stands.
    """
    alternatives = [" ".join(part.split()) for part in words.split("|")]
    cues = frozenset(m.group() for a in alternatives if (m := _WORD.search(_LOOK.sub("", a))))
    return Rule(state, re.compile(rf"{before}\b(?:{'|'.join(alternatives)}){rest}"), cues)


def running(rules: Iterable[Rule], words: frozenset[str]) -> Iterator[Rule]:
    """Those of ``rules`` that may match a sentence of these ``words``."""
    for r in rules:
        if not r.cues.isdisjoint(words):
            yield r
