"""Sides and people called by what they are: "the hosts", "the visitors", "the striker"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.language.marking import Line, Token
from summarizer.language.vocabulary import CAPITAL, PLAYER_ROLES

__all__ = ["mark_epithets"]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# Words that are parts of the pitch or of the game as well need more than "the" before them.
_NOT_ALONE = {"wing", "back", "lock", "prop", "star", "international", "forward"}
_NOT_OWNED = {
    "wing", "back", "lock", "prop", "star", "goalkeeper", "keeper", "substitute",
    "international", "ace",
}  # fmt: skip
_NO_NAME_AFTER = rf"(?![\w-]|['’]s (?:side|team)|,? {CAPITAL})"
_AGED = (
    rf"(?:\d{{1,2}}|[a-z-]+)-year-old"
    rf"(?: (?:{CAPITAL}[\w-]+ )?(?:{_any_of(PLAYER_ROLES)}))?"
)
_CALLED = (
    rf"(?:{CAPITAL}[\w-]+ |(?!the |left |right )[a-z]+ |[a-z]+-[a-z]+ ){{0,2}}?"
    rf"(?:{_any_of(PLAYER_ROLES - _NOT_ALONE)}|forward|wing|wide man|talisman|international)"
)
# A pattern that begins with letters is looked for much quicker than one that begins with "\b".
_EPITHET = re.compile(rf"he (?<=\b[Tt]he )(?:{_AGED}|{_CALLED}){_NO_NAME_AFTER}")
# "Norvale's striker hit …": somebody, but nobody by name.
_OWNED = re.compile(
    rf"(?<=['’]s )(?:[a-z]+ )?(?:{_any_of(PLAYER_ROLES - _NOT_OWNED)})"
    rf"(?= [a-z]+(?:ed|s)? )(?!,? {CAPITAL})"
)
_HOSTS = re.compile(
    r"\b(?:[Tt]he )?(?:hosts|home (?:side|team|eleven))(?![\w-])|\b[Hh]osts(?=,? [a-z])"
    r"|\b[Tt]he host(?=[,.]|'s\b| (?:led|went|was|had|took|scored|came|hit|got|in|on|with|and)\b)"
)
_VISITORS = re.compile(
    r"\b[Tt]he (?:visitors|visiting (?:side|team)|away (?:side|team)|guests)(?![\w-])"
)
# Hosts of a tournament are at home in none of its matches for that.
_NO_HOSTS_AFTER = re.compile(r"(?:tournament|World Cup|co-|['’]s) $")
_KINDS = (
    (_EPITHET, "E", ("the ", "The ")),
    (_OWNED, "E", ("'s ", "’s ")),
    (_HOSTS, "G", ("osts", "ome ")),
    (_VISITORS, "U", ("visit", "away ", "guests")),
)
"""What stands for whom, and what it does not stand without."""
_FIXED = "QSMLWDCVEGU"
"""Kinds of tokens that an epithet does not replace."""


def mark_epithets(line: Line) -> None:
    """Put the tokens E, G and U into ``line``."""
    added = False
    for pattern, kind, cues in _KINDS:
        for cue in cues:
            if cue in line.text:
                break
        else:
            continue
        for m in pattern.finditer(line.text):
            start, end = m.span()
            if pattern is _EPITHET:
                start -= 1  # its "T"
            under = [t for t in line.tokens if t.start < end and start < t.end]
            if any(t.kind in _FIXED for t in under):
                continue
            if kind == "G" and _NO_HOSTS_AFTER.search(line.text, 0, start):
                continue
            line.tokens = [t for t in line.tokens if t not in under]
            line.tokens.append(Token(kind, start, end, line.text[start:end]))
            added = True
    if added:
        line.tokens.sort(key=lambda t: t.start)
