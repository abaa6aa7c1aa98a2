"""Names in a blurb: full where first told, and short only where the wire itself is short.

Plans name a side or a person by a token; here each token becomes a name. A short name ("Ellan" of
"Port Ellan", a surname) is used only where it stands by itself in the wire and can mean nobody
else; without the wire there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.checking.view import View, aliases
from summarizer.draft import Draft, Side
from summarizer.language.names import fold, name_runs, surname

__all__ = ["Names", "joined", "other", "person", "side"]

# Private-use characters, which no checked name has: prose with control characters is refused.
_OPEN, _CLOSE = "\ue010", "\ue011"
_TOKEN = re.compile(rf"{_OPEN}([hap])([^{_CLOSE}]*){_CLOSE}('s)?")
_KINDS = frozenset(
    "rovers albion united city town athletic wanderers county rangers club sporting real racing "
    "dynamo olympic academy women ladies wednesday orient alexandra north south east west rugby "
    "hotspur villa borough harriers rovers' thistle hearts celtic victoria union deportivo".split()
)
"""Words that many clubs are called by: they name one only once its full name has been told."""
_PARTED = re.compile(rf"[.!?:] (?=[A-Z{_OPEN}“‘])")
_SENTENCE = re.compile(r"(?<=[.!?”]) ")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|of|from|near|around|to) $")


def other(of: Side) -> Side:
    """The side that ``of`` plays."""
    return "away" if of == "home" else "home"


def side(of: Side) -> str:
    """The token of a side."""
    return f"{_OPEN}{of[0]}{_CLOSE}"


def person(name: str) -> str:
    """The token of a person."""
    return f"{_OPEN}p{name}{_CLOSE}"


class Names:
    """The names of match ``index`` of ``draft``; ``view`` is the wire's, None without the wire."""

    def __init__(self, draft: Draft, index: int, view: View | None) -> None:
        match = draft.matches[index]
        self._full = {"h": match.home.value, "a": match.away.value}
        self._short: dict[str, str] = {}
        self._opening: dict[str, str] = {}
        self._persons: dict[str, str] = {}
        self._players = {e.player for e in match.events if e.player}
        if view is None:
            return
        alone = _alone(view)
        named = [name for m in draft.matches for name in (m.home.value, m.away.value)]
        named += [claim.value for claim in match.next_opponents]
        for key, name in self._full.items():
            theirs = {fold(a) for n in named if n != name for a in aliases(n)}
            fitting = [
                a for a in aliases(name)[1:] if a in alone and fold(a) not in theirs and len(a) > 2
            ]
            if fitting:
                self._short[key] = max(fitting, key=lambda a: (a.casefold() not in _KINDS, len(a)))
                if self._short[key].casefold() not in _KINDS:
                    self._opening[key] = self._short[key]
        for name in self._players:
            last = surname(name)
            if last != name and last in alone and view.fuller(last) == name:
                self._persons[name] = last

    def render(self, text: str, *, short_sides: bool = False, surnames: bool = False) -> str:
        """``text`` with names for its tokens: full first and then short, or short from the
        start."""
        seen: set[str] = set()

        def name(m: re.Match[str]) -> str:
            key = m[1] if m[1] != "p" else m[2]
            full = self._full[key] if m[1] != "p" else key
            if m[1] == "p":
                short = self._persons if surnames or key in seen else {}
            elif key in seen:
                short = self._short
            else:
                short = self._opening if short_sides else {}
            told = short.get(key, full)
            seen.add(key)
            return told + _possessive(told) if m[3] else told

        return _TOKEN.sub(name, text)

    def twice(self, text: str) -> bool:
        """Whether a sentence of ``text``, still with tokens, has one of them twice."""
        for sentence in _PARTED.split(text):
            tokens = [(m[1], m[2]) for m in _TOKEN.finditer(sentence)]
            if len(set(tokens)) < len(tokens):
                return True
        return False

    def repeats(self, text: str) -> bool:
        """Whether ``text`` says a long name of a side three times, or begins two sentences with
        one name, be it whole and then short."""
        if any(" " in name and text.count(name) > 2 for name in self._full.values()):
            return True
        last = [surname(name) for name in self._players]
        names = [*self._full.values(), *self._short.values(), *self._players, *last]
        sentences = _SENTENCE.split(text)
        return any(sum(s.startswith(n) for s in sentences) > 1 for n in names)


def _possessive(name: str) -> str:
    return "'" if name.endswith(("s", "S")) else "'s"


def _alone(view: View) -> set[str]:
    """The names that stand in the wire by themselves, and not only as a place."""
    found = set()
    for run in name_runs(view.body):
        if not _PLACE_BEFORE.search(view.body, max(0, run.start - 8), run.start):
            found.add(run.text)
    return found


def joined(parts: Iterable[str]) -> str:
    """As in "A", "A and B", "A, B and C"."""
    several = list(parts)
    return several[0] if len(several) == 1 else f"{', '.join(several[:-1])} and {several[-1]}"
