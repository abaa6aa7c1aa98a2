"""The names of a sentence, by their capitals: competitions, grounds, groups, and all others.

What kind a name is of shows in its own words ("… Cup", "… Stadium") or in the word before
("at the …"). Pure text in, plain data out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.language.names import NameRun, name_runs
from summarizer.language.speech_words import DEMONYMS
from summarizer.language.vocabulary import (
    ACRONYMS,
    CAPITAL,
    COMPETITION_NOUNS,
    GROUND_NOUNS,
    LEADING_NOUNS,
)

__all__ = ["Capitals", "Span", "capitals_in", "touches"]

Span = tuple[int, int]
"""Start and end in the sentence."""

_SUFFIX = re.compile(r"\s(?:jnr|snr|jr|sr|junior)\b\.?", re.IGNORECASE)
_SLUG = re.compile(r"(?:Soccer|Football|Rugby|Cricket|Tennis)-(?=\S)", re.IGNORECASE)
_HYPHENED = re.compile(r"[A-Z]?[a-z0-9]+(?:-[a-z]+)+$")
_WORD = re.compile(r"\S+")
_LEADING = LEADING_NOUNS | frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth".split()
)
_STADION = ("stadion", "stadium", "arena", "park", "bahn")
_SURE_GROUND = re.compile(r"(?:stadium|stadion|arena|estadio|estádio|stadio)\b", re.IGNORECASE)
_FOREIGN_GROUND = frozenset(
    "stadio stadion stadium estadio estádio stade parc campo arena stadionul".split()
)
_GROUND_BEFORE = ("at ", " at the ", "of ", "of the ")
_AT_A = re.compile(r"\bat (?:a|an) (?:[a-z-]+ )?$")
_LIGA = ("liga", "liiga", "divisie", "serien")
_NUMBERED = frozenset({"ligue", "liga", "league", "division", "serie"})
_WOMEN = re.compile(r"\b(?:Women|Men|Ladies)['’]s?\s$")
_SHORT_CAPS = re.compile(r"(?<![\w-])([A-Z]{2,3})\s$")
_CAPITAL_BEFORE = re.compile(rf"(?<=[a-z,]\s)({CAPITAL}[^\W\d_]+)\s$")
_FIGURE = re.compile(r"\s\d(?![\w-])")
_NUMBER = re.compile(r"\s\d+")
# Arabic articles and contracted ones: "al-Norani", "d'Arvais".
_ARTICLE = re.compile(
    rf"(?<![\w-])(?:al|el|ul|as|ad|an|bin|ibn|[dlst])[-'’‑]{CAPITAL}[\w'’-]*[^\W_]"
)
_ARTICLE_END = re.compile(rf"[-'’‑]{CAPITAL}")
# What a side's land or its team is called before "of".
_REALM = re.compile(
    r"\b(?:Republic|Isles?|Islands?|Sultanate|Kingdom|Federation|Principality|Emirates?"
    r"|Commonwealth|Duchy|Union|States|Women|Men|Ladies)$"
)
_YEAR = re.compile(r" 0\d(?![\w:.,-]\d|\w)")
_US = re.compile(r"(?<![\w-])US(?![\w-])")


@dataclass(slots=True)
class Capitals:
    """A name at ``start:end``. ``kind`` is C, V, K or N (see :mod:`.marking`)."""

    kind: str
    start: int
    end: int


def touches(span: Span, taken: Iterable[Span]) -> bool:
    """Whether ``span`` shares a character with one of ``taken``."""
    start, end = span
    for s, e in taken:  # noqa: SIM110  (quicker than any(), and asked of every name)
        if s < end and start < e:
            return True
    return False


def capitals_in(text: str, taken: Sequence[Span]) -> list[Capitals]:
    """The names in ``text`` outside the spans ``taken``, in order."""
    found: list[Capitals] = []
    for run in name_runs(text):
        name = _name_of(run, text, taken)
        if name is None or _is_origin(name, text):
            continue
        _widen(name, text)
        if _classify(name, text):
            # "the Women's Northern Cup": the word before belongs to it.
            found = [n for n in found if n.end <= name.start]
        found.append(name)
    _articles(found, text, taken)
    for m in _US.finditer(text) if "US" in text else ():
        if not touches(m.span(), ((n.start, n.end) for n in found)):
            found.append(Capitals("N", *m.span()))
    found.sort(key=lambda n: n.start)
    return _joined(found, text) if " of " in text else found


_ORIGIN = re.compile(r"(?:ish|ese|ian|ean|an|ic|utch|ench)$")
_OF_ORIGIN = re.compile(
    rf" (?:side|club|outfit|team|minnows|giants|opponents)(?: of)? (?={CAPITAL})"
)


def _is_origin(name: Capitals, text: str) -> bool:
    """Whether a word only says where the side named after it is from: "Ostran side Port Ellan"."""
    if _OF_ORIGIN.match(text, name.end) is None:
        return False
    return (
        " " not in text[name.start : name.end]
        and _ORIGIN.search(text, name.start, name.end) is not None
    )


def _joined(found: list[Capitals], text: str) -> list[Capitals]:
    """``found``, in order, with "Isle of Norvale" as one name."""
    names: list[Capitals] = []
    for name in found:
        last = names[-1] if names else None
        if (
            last is not None
            and last.kind == name.kind == "N"
            and text[last.end : name.start] == " of "
            and _REALM.search(text, last.start, last.end)
        ):
            last.end = name.end
        else:
            names.append(name)
    return names


def _name_of(run: NameRun, text: str, taken: Sequence[Span]) -> Capitals | None:
    """The name in a run of capitals, without what only stands before it."""
    start, end = run.start, run.end
    slug = _SLUG.match(text, start, end) if "-" in text[start:end] else None
    if slug:
        start = slug.end()
    if touches((start, end), taken):
        # A run may hold a day ("Monday Sankt Auberg"); keep what stands after it.
        start = max(e for s, e in taken if s < end and start < e)
        while start < end and not text[start].isalnum():
            start += 1
        if start >= end or not text[start].isupper():
            return None
    words = [(start, end)]
    if not run.text.isalnum():
        words = [m.span() for m in _WORD.finditer(text, start, end)]
    initial = run.initial or slug is not None
    if initial:
        # "Three-time World Cup finalists": the first word belongs to no competition either.
        while len(words) > 1 and _HYPHENED.match(text[words[0][0] : words[0][1]]):
            words = words[1:]
    if initial and text[words[-1][0] : end].casefold() not in COMPETITION_NOUNS:
        while len(words) > 1 and _only_leads(text[words[0][0] : words[0][1]]):
            words = words[1:]
    if len(words) > 1 and text.startswith("Team ", words[0][0]):
        words = words[1:]
    if len(words) > 1:
        words = words[_leads_in([text[s:e].casefold() for s, e in words]) :]
    name = Capitals("N", words[0][0], words[-1][1])
    whole = text[name.start : name.end]
    if whole in ACRONYMS or (initial and len(words) == 1 and whole.casefold() in _LEADING):
        return None
    return name


_TWO_WAY = frozenset("german dane scot finn turk pole jordanian brit republican liberal".split())
"""Words for people of a land that are first names too, or a party's."""
_OF_LANDS = DEMONYMS - frozenset(
    "european african asian republican democrat conservative liberal socialist".split()
)
_LAND_OPENS = frozenset("south north northern new costa puerto sierra west".split())
_LANDS_TWO = frozenset(
    """african korean macedonian irishman irishwoman zealander rican leonean sudanese""".split()
)
_NO_PERSON = frozenset(
    """football soccer association federation confederation national olympic super league cup
    grand prix airlines republic arabia premier pro elite first second third top division town city
    united rovers wanderers athletic albion rangers county villa women men ladies girls boys fc afc
    cf sc ac juniors stars eagles lions tigers club sporting real atletico dinamo dynamo racing
    open masters wells lanka islands""".split()
)
"""Words that no person's name has: what a land's word stands before is no person."""
_LEAGUES = frozenset(
    "division league premiership championship conference bundesliga eredivisie superliga".split()
)
_OF_LEAGUE = frozenset(
    """one two three four five a b c d i ii iii 1 2 3 4 north south east west central player
    players manager team golden young side club match final finals group round play-off play-offs
    playoff playoffs cup trophy shield women men ladies results result roundup round-up summary
    summaries standings table fixtures scorers association football board management goal season
    qualifier qualifiers qualifying champions winners leaders el de del
    di der da do la le""".split()
)
"""Words after a league's name that belong to it, or are no side's."""


def _leads_in(words: Sequence[str]) -> int:
    """How many words of a run, in small letters, stand before the name proper.

    A person's land ("Brazilian Davi Mendes") and a side's league ("Premier Division Tarn") are no
    part of their names.
    """
    for i in range(len(words) - 1, 0, -1):
        rest = words[i:]
        if words[i - 1] in _LEAGUES and _OF_LEAGUE.isdisjoint(rest):
            return 0 if COMPETITION_NOUNS.intersection(rest) else i
    lands = 1 if words[0] in _OF_LANDS else 0
    if words[0] in _LAND_OPENS and len(words) > 2 and words[1] in _LANDS_TWO:
        lands = 2
    rest = words[lands:]
    if not lands or not _NO_PERSON.isdisjoint(rest) or COMPETITION_NOUNS.intersection(rest):
        return 0
    if rest[-1] in GROUND_NOUNS or not words[0].isalpha():
        return 0
    alone = words[0].endswith(("man", "woman")) and words[0] not in _TWO_WAY
    least = 1 if alone else 2
    return lands if len(rest) >= least else 0


def _only_leads(word: str) -> bool:
    """Whether a word opens a sentence and belongs to no name ("Holders", "Ten-man", "Dr")."""
    return word.casefold() in _LEADING or (word[0].isupper() and bool(_HYPHENED.match(word)))


def _widen(name: Capitals, text: str) -> None:
    """Take in what belongs to a name: "AC" before it, "jnr" after it, the figure of a ground."""
    caps = _SHORT_CAPS.search(text, max(0, name.start - 5), name.start)
    if caps and caps[1] not in ACRONYMS:
        name.start = caps.start(1)
    suffix = _SUFFIX.match(text, name.end)
    if suffix:
        name.end = suffix.end()
    year = _YEAR.match(text, name.end)
    if year:
        name.end = year.end()  # "Norvale 09": no score begins with a nought
    whole = text[name.start : name.end]
    if whole == "Stadium" or whole.startswith("Stadium "):
        number = _NUMBER.match(text, name.end)
        if number:
            name.end = number.end()
    if text[name.end - 1] == "." and not text[name.end :].strip(" \u00a0"):
        name.end -= 1  # the sentence's own point, not an initial's


def _classify(name: Capitals, text: str) -> bool:
    """Give ``name`` its kind; whether its start has been moved over another name."""
    words = text[name.start : name.end].casefold().split()
    first, last, several = words[0], words[-1], len(words) > 1
    if last in COMPETITION_NOUNS or (first in COMPETITION_NOUNS and several):
        return _competition(name, text, last, several)
    if not several and last.endswith(_LIGA):
        name.kind = "C"
    elif first == "group" and len(words) == 2 and len(last) == 1:
        name.kind = "K"
    elif _is_ground(first, last, several, text[max(0, name.start - 20) : name.start].casefold()):
        name.kind = "V"
    return False


def _competition(name: Capitals, text: str, last: str, several: bool) -> bool:
    if several or last in ("cup", "league") or last.endswith(_LIGA):
        name.kind = "C"
    while more := _CAPITAL_BEFORE.search(text, 0, name.start):
        name.start = more.start(1)
    if last in _NUMBERED:
        figure = _FIGURE.match(text, name.end)
        if figure:
            name.end = figure.end()
    women = _WOMEN.search(text, 0, name.start)
    if women:
        name.start = women.start()
    return women is not None


def _is_ground(first: str, last: str, several: bool, before: str) -> bool:
    noun = several and (last in GROUND_NOUNS or first in _FOREIGN_GROUND or last.isdigit())
    if noun or last.endswith(_STADION):
        return (
            bool(_SURE_GROUND.search(f"{first} {last}"))
            or before.endswith(_GROUND_BEFORE)
            or before.strip() in ("the", "at")
            or _AT_A.search(before) is not None
        )
    return before.endswith(" at the ")


def _articles(found: list[Capitals], text: str, taken: Sequence[Span]) -> None:
    """Names with an article in small letters: "Saleh al-Norani", and "al-Norani" alone."""
    for m in _ARTICLE.finditer(text) if _ARTICLE_END.search(text) else ():
        bearer = next((n for n in found if n.end == m.start() - 1 and n.kind == "N"), None)
        found[:] = [n for n in found if not (n.start < m.end() and m.start() < n.end)]
        if bearer is not None:
            bearer.end = m.end()
        elif not touches(m.span(), taken):
            found.append(Capitals("N", *m.span()))
