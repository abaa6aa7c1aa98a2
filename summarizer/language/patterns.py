"""Building patterns out of word lists, and skipping those whose words a sentence has not.

A rule opens with one of its words. Sentences are short and rules many, so the words of a sentence
are looked up before a pattern is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Cued", "Cues", "Rule", "Rules", "lowered", "one_of", "rule"]


def one_of(text: str) -> str:
    """Regex source of the alternatives in ``text``, which "|" parts over any number of lines."""
    return "(?:" + "|".join(" ".join(part.split()) for part in text.split("|")) + ")"


def lowered(text: str) -> str:
    """``text`` in small letters, each character in its place: patterns without case are slow."""
    low = text.lower()
    if len(low) != len(text):  # "İ" has two characters in small letters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


_END = 2**63 - 1
"""To the end of any text: what the re module takes for no end."""


class Cues:
    """Strings in small letters, parted by "|" in ``cues``, without which a rule has no chance."""

    __slots__ = ("cues",)

    def __init__(self, cues: str) -> None:
        self.cues = tuple(cues.split("|"))

    def stand_in(self, low: str) -> bool:
        """Whether one of them stands in ``low``, a text in small letters."""
        for cue in self.cues:  # noqa: SIM110  (quicker than any() for so few)
            if cue in low:
                return True
        return False


class Cued(Cues):
    """A pattern that is run only where one of its cues stands.

    Every match holds at least one of ``cues``. To look for them is much cheaper than to try a
    pattern at each place of a text.
    """

    __slots__ = ("pattern",)

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG, *, cues: str) -> None:
        super().__init__(cues)
        self.pattern = re.compile(source, flags)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """As the pattern's own ``search``."""
        may = self.stand_in(text[start:end].lower())
        return self.pattern.search(text, start, end) if may else None

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """As the pattern's own ``finditer``."""
        may = self.stand_in(text[start:end].lower())
        return self.pattern.finditer(text, start, end) if may else iter(())


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it tells (``state``), and words of which a match holds at least one.

    ``opens`` says that a match begins with one of them.
    """

    state: str
    pattern: re.Pattern[str]
    cues: frozenset[str]
    opens: bool = True


_WORD = re.compile(r"[a-z]+")
_LOOK = re.compile(r"\(\?<?[!=][^)]*\)")


def rule(state: str, words: str, rest: str = "", before: str = "") -> Rule:
    """The rule that ``words`` (alternatives, "|" between them) open, with ``rest`` after them.

    ``before``, a look behind, is put in front as it stands.
    """
    alternatives = [" ".join(part.split()) for part in words.split("|")]
    cues = frozenset(m.group() for a in alternatives if (m := _WORD.search(_LOOK.sub("", a))))
    return Rule(state, re.compile(rf"{before}\b(?:{'|'.join(alternatives)}){rest}"), cues)


def _places(text: str, word: str) -> list[int]:
    """Where ``word`` may begin in ``text``."""
    found = []
    place = text.find(word)
    while place >= 0:
        found.append(place)
        place = text.find(word, place + 1)
    return found


class Rules:
    """Rules in their order, looked up by the words of a sentence."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        numbers: dict[str, list[int]] = {}
        for i, r in enumerate(self._rules):
            for cue in r.cues:
                numbers.setdefault(cue, []).append(i)
        self._numbers = {cue: tuple(found) for cue, found in numbers.items()}
        self._cues = frozenset(numbers)

    def matches(self, text: str, words: frozenset[str]) -> Iterator[tuple[Rule, re.Match[str]]]:
        """All matches in ``text``, whose words are ``words``, rule by rule."""
        starts: dict[int, list[int]] = {}
        for word in words & self._cues:
            places = _places(text, word)
            for i in self._numbers[word]:
                starts.setdefault(i, []).extend(places)
        for i in sorted(starts):
            r = self._rules[i]
            if r.opens:
                end = 0
                for start in sorted(starts[i]):
                    m = r.pattern.match(text, start) if start >= end else None
                    if m is not None:
                        end = m.end()
                        yield r, m
            else:
                for m in r.pattern.finditer(text):
                    yield r, m
