"""Whether two names mean one side, and which kind of side: women, under a certain age, reserves.

Spelling only. Nothing here knows any club: "Man Utd" is a form of "Manningham United" since its
words open or shorten the other's, one by one and in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from summarizer.language.names import fold
from summarizer.summary import Match

__all__ = [
    "alike",
    "block_keys",
    "generic_keys",
    "has_kind",
    "hinted_kind",
    "is_generic",
    "kind_of_side",
    "kinds_by_words",
    "same_title",
    "side_words",
]

_SPLIT = re.compile(r"[^\w]+")
_AFFIXES = frozenset(
    """the of de del fc cf ac sc afc cfc cd sv fk bk if ik nk sk as ss us vfb vfl tsv rc rcd ud ca
    ec se cr rfc rufc club calcio""".split()
)
"""What stands before or after the name of a club and tells which kind of club it is."""
_GENERIC = frozenset(
    """united utd city town rovers county athletic ath albion wanderers rangers villa forest real
    sporting racing dynamo lokomotiv olympic thistle orient harriers north south""".split()
)
"""Words that so many clubs share that one alone does not tell which is meant."""
_SPELLINGS = {"dinamo": "dynamo"}
_WOMEN = re.compile(
    r"\b(?:women|womens|women's|ladies|girls|femenino|femenina|feminine|feminin|frauen|femminile)\b"
)
_LAST_W = re.compile(r" W$")
_AGE = re.compile(r"\b(?:u|under)[- ]?(\d\d)(?:s|'s)?\b")
_YOUTH = re.compile(r"\b(?:youth|juniors?|academy|primavera)\b")
_RESERVES = re.compile(r"\b(?:reserves|res|ii)$|\b(?:reserve|reserves) (?:league|cup)\b")
_LAST_B = re.compile(r" B$")
_TEAM = (
    r"(?:'s|s')?(?: [\w-]+){0,2}? (?:sides?|teams?|games?|match(?:es)?|league|cup|championship"
    r"|derby|derbies|fixtures?|tie|final|football|division|premiership|section|programme)\b"
)
"""What a kind of side is a word of, where a sentence tells of its match by the way."""
_DID = r" (?:won|win|wins|beat|beats|lost|lose|loses|drew|draw|draws|were|had)\b"
"""What a team did, where it is itself the subject: a player may have come through it."""
_HINTS = {
    "women": re.compile(rf"\b(?:women|womens|ladies|girls){_TEAM}|\bher (?:side|team)\b|\bwsl\b"),
    "veterans": re.compile(rf"\b(?:veterans?|legends|masters){_TEAM}"),
    "youth": re.compile(rf"\b(?:youth|juniors?|academy|development){_TEAM}"),
    "reserves": re.compile(
        rf"\b(?:reserves?|second[- ]string|second[- ]team|second[- ]eleven){_TEAM}"
        rf"|\bthe second string\b|\bsecond[- ]string{_DID}"
    ),
}
_OF_HEADLINES = {
    "youth": re.compile(r"\b(?:youth|academy|youngsters)\b"),
    "reserves": re.compile(r"\breserves\b|\bsecond string\b"),
}
_ANY = {
    "women": re.compile(rf"{_WOMEN.pattern}|\bher\b|\bwsl\b"),
    "youth": _YOUTH,
    "reserves": re.compile(r"\b(?:reserves?|res|second string)\b"),
    "veterans": re.compile(r"\b(?:veterans?|legends|masters)\b"),
}
"""Any word of a kind of side."""
_AGE_HINT = re.compile(rf"\b(?:u|under)[- ]?(\d\d)s?(?:{_TEAM}|(?<=s){_DID})")
_CLASS_WORDS = re.compile(
    r"\b(?:women|womens|women's|ladies|girls|femenino|femenina|feminine|feminin|frauen|femminile"
    r"|youth|reserves|res|ii|(?:u|under)[- ]?\d\d(?:s|'s)?)\b"
)
_FUZZY = 0.75
_FUZZY_LETTERS = 5


def kind_of_side(match: Match, *said: str) -> frozenset[str]:
    """``women``, ``u21``, ``youth``, ``reserves``: what the names, the competition and the words
    ``said`` of the match tell. Empty for what is called neither, which a men's first side is."""
    kinds: set[str] = set()
    sides = (match.home.name, match.away.name)
    told = [*sides, *(n.name for n in (match.competition, match.stage) if n is not None)]
    for text in told:
        plain = fold(text)
        kinds.update(f"u{m[1]}" for m in _AGE.finditer(plain))
        if _YOUTH.search(plain):
            kinds.add("youth")
        if _RESERVES.search(plain):
            kinds.add("reserves")
    if any(_LAST_B.search(side) for side in sides):
        kinds.add("reserves")
    if any(_LAST_W.search(side) for side in sides) or any(
        _WOMEN.search(fold(text)) for text in (*told, *said)
    ):
        kinds.add("women")
    return frozenset(kinds)


def hinted_kind(match: Match, headline: str, sentences: Iterable[str]) -> frozenset[str]:
    """The kinds that a headline or some sentence of the match tells by the way ("the women's
    game", "the academy side", "Young Norvale win").

    It may be said of another team of the club, so it keeps a report out of a match of another kind,
    and is not enough to put it into one.
    """
    kinds = set(kinds_by_words(headline, sentences))
    title = fold(headline)
    if any(f"young {fold(side.name)} " in f"{title} " for side in (match.home, match.away)):
        kinds.add("youth")
    if any(kind.startswith("u") and kind[1:].isdigit() for kind in kinds):
        kinds.discard("youth")
    return frozenset(kinds)


def kinds_by_words(headline: str, sentences: Iterable[str]) -> frozenset[str]:
    """The kinds of side that a headline and some sentences speak of, whatever match was read."""
    kinds: set[str] = set()
    title = fold(headline)
    for text in (title, *map(fold, sentences)):
        kinds.update(kind for kind, pattern in _HINTS.items() if pattern.search(text))
        kinds.update(f"u{m[1]}" for m in _AGE_HINT.finditer(text))
    kinds.update(f"u{m[1]}" for m in _AGE.finditer(title))
    kinds.update(kind for kind, pattern in _OF_HEADLINES.items() if pattern.search(title))
    if any(kind.startswith("u") and kind[1:].isdigit() for kind in kinds):
        kinds.discard("youth")
    return frozenset(kinds)


def has_kind(kinds: frozenset[str], text: str) -> bool:
    """Whether a text has a word of each of these kinds of side."""
    plain = fold(text)
    ages = {f"u{m[1]}" for m in _AGE.finditer(plain)}
    return all(kind in ages or (kind in _ANY and _ANY[kind].search(plain)) for kind in kinds)


@lru_cache(maxsize=16384)
def side_words(name: str) -> tuple[str, ...]:
    """The words of a side's name that tell it from others, folded."""
    plain = _LAST_B.sub("", _LAST_W.sub("", name)) if " " in name.strip() else name
    bare = _CLASS_WORDS.sub(" ", fold(plain))
    split = _SPLIT.split(bare.replace("'s ", " ").replace("'", ""))
    words = [_SPELLINGS.get(w, w) for w in split if w]
    kept = tuple(w for w in words if w not in _AFFIXES)
    return kept or tuple(words) or (fold(name),)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> int:
    """How surely two names mean one side: 0 for not at all.

    3: the same words. 2: the words of one open or shorten words of the other, in order ("Man Utd"),
    or are its initials. 1: only so alike as transliterations are, only a word that many clubs
    have, or one that opens one name and closes the other; enough where all else agrees.
    """
    x, y = side_words(one), side_words(other)
    if x == y or "".join(x) == "".join(y):
        return 3
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if _initials(short, long):
        return 2
    if _shortened(short, long) or (len(x) == len(y) and _shortened(long, short)):
        return 1 if len(short) < len(long) and all(w in _GENERIC for w in short) else 2
    if len(x) == len(y) and all(_fuzzy(a, b) for a, b in zip(x, y, strict=True)):
        return 1
    turned = {x[0]} & {y[-1]} | {x[-1]} & {y[0]}
    return int(any(len(w) >= _FUZZY_LETTERS - 1 and w not in _GENERIC for w in turned))


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    letters = "".join(short)
    return (
        len(short) == 1
        and len(long) >= 2
        and len(letters) >= 2
        and letters in ("".join(w[0] for w in long), "".join(w[0] for w in long) + "fc")
    )


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of ``short`` is one of ``long``, or a short form of it, in order."""
    at = 0
    for word in short:
        while at < len(long) and not (word == long[at] or _short_form(word, long[at])):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _short_form(short: str, long: str) -> bool:
    """Whether one word is written for the other: its beginning, or first, some and last letter."""
    if len(short) >= len(long) or short[0] != long[0]:
        return False
    if len(short) == 1 or (len(short) >= 3 and long.startswith(short)):
        return True
    if short[-1] != long[-1] or len(short) < 2:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _fuzzy(a: str, b: str) -> bool:
    if a == b:
        return True
    if a in _GENERIC and b in _GENERIC:
        return False  # Rangers, Rovers
    enough = min(len(a), len(b)) >= _FUZZY_LETTERS - 1
    return enough and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _FUZZY


@lru_cache(maxsize=16384)
def block_keys(name: str) -> frozenset[str]:
    """What two forms of one name share at least one of: beginnings of words, initials."""
    words = side_words(name)
    keys = {w[:3] for w in words if w not in _GENERIC} or {w[:3] for w in words}
    if len(words) >= 2:
        keys.add("".join(w[0] for w in words)[:3])
    return frozenset(keys)


@lru_cache(maxsize=16384)
def generic_keys(name: str) -> frozenset[str]:
    """The beginnings of the words of a name that very many names have: "Town" is found by them
    alone, and not by a side alone, of which there are too many."""
    return frozenset(w[:3] for w in side_words(name) if w in _GENERIC)


def is_generic(name: str) -> bool:
    """Whether a name has only words that very many names have: "Town", "United"."""
    return all(w in _GENERIC for w in side_words(name))


def same_title(one: str, other: str) -> bool:
    """Whether two names of a competition, a round or a ground are one: all words of the shorter
    stand in the longer ("Champions League", "UEFA Champions League")."""
    x, y = _title(one), _title(other)
    return x == y or (bool(x) and bool(y) and (x <= y or y <= x))


_ROUNDS = (
    (re.compile(r"\b(?:last|round of) (?:16|sixteen)\b"), "roundof16"),
    (re.compile(r"\b(?:last|round of) 32\b"), "roundof32"),
    (re.compile(r"\b(?:last (?:eight|8)|quarter-?finals?|quarter finals?)\b"), "quarterfinal"),
    (re.compile(r"\b(?:last (?:four|4)|semi-?finals?|semi finals?)\b"), "semifinal"),
    (re.compile(r"\bfinals\b"), "final"),
    (re.compile(r"\bplay-?offs?\b|\bplay offs?\b"), "playoff"),
)


@lru_cache(maxsize=16384)
def _title(name: str) -> frozenset[str]:
    plain = fold(name)
    for pattern, word in _ROUNDS:
        plain = pattern.sub(word, plain)
    words = (w for w in _SPLIT.split(plain.replace("'s", "").replace("'", "")) if w)
    return frozenset(w for w in words if w not in ("the", "of", "a", "stadium"))
