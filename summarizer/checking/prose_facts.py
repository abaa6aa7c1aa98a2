"""What headline and blurb of one match may use: its checked claims, turned for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.checking.circumstances import ended_early
from summarizer.checking.numbers import GOALS
from summarizer.checking.outcome import winner_of
from summarizer.checking.prose_timeline import TimeLine, time_line
from summarizer.checking.view import View, aliases
from summarizer.draft import Draft, EventClaim, Side
from summarizer.language.names import LOWER_PARTICLES, fold, name_runs, same_glyphs
from summarizer.language.numbers import numbers_in

__all__ = [
    "ACCUSES",
    "MISSED",
    "OFF",
    "Complaint",
    "Form",
    "ProseFacts",
    "other",
    "stem",
    "words_of",
]

OFF = ("red", "sent_off", "second_yellow")
"""Kinds of events after which a side has one player less."""
MISSED = ("missed_penalty", "shootout_missed")
"""Kinds of events in which a kick from the spot is not a goal."""

ACCUSES = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ation|ations)|alleg(?:e|es|ed|edly|ation|ations|ing)|claim(?:s|ed|"
    r"ing)?|complain(?:s|ed|t|ts|ing)?|according to|suspected|suspects?|investigat\w*|"
    r"reported(?:ly)?|den(?:y|ies|ied)|charged with|protest(?:s|ed|ing)?|appeal(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words by which a text says that somebody says so: an accusation, not a fact."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+|-[^\W_]+){0,4}")
_STOP = (
    r"(?:sav(?:es?|ed|ing)|denied|dived|dives|block(?:s|ed)?|stop(?:s|ped)|kept|keeps|"
    r"push(?:ed|es)|tipped|parried|palmed|turned|guessed)"
)
_SAVES = re.compile(rf"\b(?:{_STOP}|goalkeeper|keeper)\b", re.IGNORECASE)
_STOPS = re.compile(rf"(?:'s|’s)?,?(?: [a-z]+){{0,4}} {_STOP}\b", re.IGNORECASE)
_STOPPED_BY = re.compile(
    rf"\b{_STOP} by (?:[^,.;]{{0,30}} )?$|\b(?:goal)?keeper,? $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A rule that speaks against a text, and the word it is about."""

    rule: str
    word: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a run of words may stand for: a ``kind`` of fact and the facts themselves."""

    kind: str
    values: frozenset[str]


def other(side: Side) -> Side:
    """The side that ``side`` plays."""
    return "away" if side == "home" else "home"


def words_of(text: str) -> list[tuple[int, int, str]]:
    """The words of ``text`` for comparing, with their places; a possessive "'s" left out."""
    found: list[tuple[int, int, str]] = []
    glyphs = same_glyphs(text)
    for m in _WORD.finditer(glyphs):
        s, e = m.span()
        if e - s > 2 and glyphs[e - 2 : e] in ("'s", "'S"):
            e -= 2
        found.append((s, e, fold(glyphs[s:e])))
    return found


def stem(word: str) -> str:
    """``word`` without a common ending."""
    for ending in ("ing", "ers", "ed", "es", "er", "ly", "s", "d", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _stems(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        for _, _, word in words_of(text):
            found.add(stem(word))
            if "-" in word:
                found.update(map(stem, word.split("-")))
    return found


class ProseFacts:
    """What prose about match ``index`` of a draft may use; ``draft`` holds only claims that
    passed their own checks."""

    def __init__(self, view: View, draft: Draft, index: int) -> None:
        self.view = view
        self.match = match = draft.matches[index]
        self.football = match.sport == "football"
        self.quotes = [
            q for q in draft.quotes if q.match in (index + 1, None) or len(draft.matches) == 1
        ]
        self.goals = [e for e in match.events if e.kind in GOALS]
        self.winner = (
            match.winner.value if match.winner else winner_of(match.score) if match.score else None
        )
        self.through = match.advanced.value if match.advanced else None
        self.players = frozenset(e.player for e in match.events if e.player)
        evidence: set[int] = set()
        for claim in (match.home, match.away, match.competition, match.stage, match.venue):
            evidence |= set(claim.evidence) if claim else set()
        for claim in (match.city, match.winner, match.advanced, match.result):
            evidence |= set(claim.evidence) if claim else set()
        for claim in (*match.dates, *match.next_opponents):
            evidence |= set(claim.evidence)
        scores = (match.score, match.half_time, match.aggregate, match.first_leg, match.shoot_out)
        for score in scores:
            evidence |= set(score.evidence) if score else set()
        for event in match.events:
            evidence |= set(event.evidence)
        for quote in self.quotes:
            evidence |= set(quote.evidence)
        self.cited = view.usable(sorted(evidence))

    # --- names -----------------------------------------------------------------------------

    @cached_property
    def forms(self) -> dict[tuple[str, ...], Form]:
        """Every run of folded words that stands for a fact, the longest forms of each name too."""
        found: dict[tuple[str, ...], Form] = {}
        match = self.match

        def put(name: str, kind: str, value: str) -> None:
            add(_key(name), kind, value)

        def add(key: tuple[str, ...], kind: str, value: str) -> None:
            if not key:
                return
            had = found.get(key)
            if had is None:
                found[key] = Form(kind, frozenset((value,)))
            elif had.kind == kind:
                found[key] = Form(kind, had.values | {value})

        sides = {"home": match.home.value, "away": match.away.value}
        for side, name in sides.items():
            put(name, "side", side)
        for claim, key in (
            (match.competition, "competition"),
            (match.result, "result"),
            (match.stage, "stage"),
            (match.venue, "venue"),
        ):
            if claim is not None:
                put(claim.value, key, claim.value)
        for date in match.dates:
            put(date.value, "date", date.value)
        for claim in match.next_opponents:
            put(claim.value, "next", claim.value)
        people = [*self.players, *(q.speaker for q in self.quotes if q.speaker), *self.keepers]
        for name in people:
            put(name, "person", name)
        for side, name in sides.items():
            others = {fold(a) for a in aliases(sides[other("home" if side == "home" else "away")])}
            for alias in aliases(name):
                if fold(alias) not in others:
                    put(alias, "side", side)
        if match.city is not None:
            put(match.city.value, "city", match.city.value)
        for name in people:
            for part in _parts(_key(name)):
                add(part, "person", name)
        for claim in match.next_opponents:
            for alias in aliases(claim.value):
                put(alias, "next", claim.value)
        if match.ground is not None:
            for word in ("hosts", "home side", "home team"):
                put(word, "side", "home")
            for word in ("visitors", "guests", "away side", "away team"):
                put(word, "side", "away")
        return found

    @cached_property
    def longest(self) -> dict[str, int]:
        """How many words the longest form has that begins with a word."""
        found: dict[str, int] = {}
        for form in self.forms:
            found[form[0]] = max(len(form), found.get(form[0], 0))
        return found

    @cached_property
    def claim_words(self) -> list[tuple[str, frozenset[str]]]:
        """The words of each claim that names something, for short forms of it."""
        match = self.match
        claims = (match.competition, match.stage, match.venue, match.city, match.result)
        names = [c.value for c in claims if c] + [c.value for c in match.dates]
        names += [c.value for c in match.next_opponents]
        names += [match.home.value, match.away.value]
        names += [q.role for q in self.quotes if q.role]
        return [(name, frozenset(w for _, _, w in words_of(name))) for name in names]

    @cached_property
    def keepers(self) -> frozenset[str]:
        """Names that a sentence cited for a kick that missed gives to who stopped it."""
        found: set[str] = set()
        for e in self.match.events:
            if e.kind not in MISSED:
                continue
            for n in self.view.usable(e.evidence):
                text = self.view.outside(n)
                if not _SAVES.search(text):
                    continue
                for run in name_runs(text):
                    before, after = text[max(0, run.start - 40) : run.start], text[run.end :]
                    stops = _STOPS.match(after) or _STOPPED_BY.search(before)
                    if stops and not self.players & {run.text, self.view.fuller(run.text)}:
                        full = self.view.fuller(run.text)
                        found.add(full or run.text)
        sides = {fold(a) for s in (self.match.home, self.match.away) for a in aliases(s.value)}
        return frozenset(n for n in found if fold(n) not in sides)

    # --- words -----------------------------------------------------------------------------

    @cached_property
    def _own_words(self) -> tuple[set[str], set[str]]:
        """Stems of the cited sentences outside quotations: all, and those of sentences in which
        nobody accuses anybody."""
        plain: list[str] = []
        hedged: list[str] = []
        for n in self.cited:
            text = self.view.outside(n)
            (hedged if ACCUSES.search(text) else plain).append(text)
        ending = ended_early(self.view, self.match)
        if ending is not None and ending != "some":
            plain.append(ending)
        sure = _stems(plain)
        return sure | _stems(hedged), sure

    def has_word(self, word: str) -> bool:
        """Whether a cited sentence has ``word`` in one of its forms, outside quotation marks."""
        return stem(word) in self._own_words[0] or bool(numbers_in(word))

    def only_accused(self, word: str) -> bool:
        """Whether ``word`` stands only in sentences in which somebody accuses somebody."""
        found = stem(word)
        return found in self._own_words[0] and found not in self._own_words[1]

    @cached_property
    def sentences(self) -> list[str]:
        """The cited sentences, folded."""
        return [fold(self.view.text(n)) for n in self.cited]

    def phrase_stands(self, phrase: str, events: Iterable[EventClaim] | None = None) -> bool:
        """Whether the words stand in a sentence that the match rests on, or that ``events``
        rest on."""
        wanted = fold(phrase)
        texts: Iterable[str] = self.sentences
        if events is not None:
            texts = self.texts_of(events)
        return bool(wanted) and any(wanted in s for s in texts)

    def texts_of(self, events: Iterable[EventClaim]) -> list[str]:
        """The sentences that ``events`` rest on, folded."""
        numbers = {n for e in events for n in e.evidence}
        return [fold(self.view.text(n)) for n in self.view.usable(sorted(numbers))]

    # --- time and score --------------------------------------------------------------------

    @cached_property
    def line(self) -> TimeLine:
        """The goals in order."""
        return time_line(self.match)

    @cached_property
    def decisive(self) -> Side | None:
        """The side that won in play."""
        return "home" if self.winner == "home" else "away" if self.winner == "away" else None

    def events_of(self, names: Iterable[str]) -> list[EventClaim]:
        """The events of the players ``names``."""
        wanted = set(names)
        return [e for e in self.match.events if e.player in wanted]

    def line_scores(self) -> Iterator[tuple[int, int]]:
        """Scores of this match in its own order, where the order of the goals is known."""
        for order in self.line.orders:
            for goal in order:
                yield goal.home, goal.away
        if self.match.half_time:
            yield self.match.half_time.home, self.match.half_time.away

    def running(self) -> Iterator[tuple[int, int]]:
        """Scores on the way: of the goals in order, and those that the cited sentences tell."""
        yield from self.line_scores()
        for e in self.match.events:
            for n in self.view.usable(e.evidence):
                for s in self.view.scores(n):
                    if s.role in ("running", "half_time"):
                        yield s.pair
                        yield s.pair[::-1]


@lru_cache(maxsize=2048)
def _key(name: str) -> tuple[str, ...]:
    return tuple(w for _, _, w in words_of(name))


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Shorter forms of a person's name: every run of its words, particles alone aside."""
    for size in range(len(words) - 1, 0, -1):
        for i in range(len(words) - size + 1):
            part = words[i : i + size]
            if any(len(w) > 2 and w not in LOWER_PARTICLES for w in part):
                yield part
