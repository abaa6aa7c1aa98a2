"""What all families of lies share: the lie, the text it is told about, and edits of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bench.lies.words import people_of, person_in, same_person
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, Side
from summarizer.wire import Wire

__all__ = [
    "CARDS",
    "FIRST_NAMES",
    "GOALS",
    "LAST_NAMES",
    "Lie",
    "Option",
    "Source",
    "event_row",
    "family",
    "invented_names",
    "option",
    "turned",
    "winner_of",
    "with_event",
    "with_match",
    "with_quote",
]

GOALS = frozenset({"goal", "penalty_goal", "own_goal"})
CARDS = frozenset({"yellow", "second_yellow", "red", "sent_off"})
FIRST_NAMES = ("Marek", "Anneke", "Tiago", "Runa", "Desmond", "Ilse")
LAST_NAMES = ("Holvander", "Quarteroni", "Brisk-Allen", "Mbekwe", "Thorngate", "Salvik")


@dataclass(frozen=True, slots=True)
class Lie:
    """One lie: its kind, the path of the lied claim in ``draft``, its value for print."""

    kind: str
    path: str
    lied: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Option:
    """A lie that could be told; of one kind and match those of the lowest rank are told first."""

    rank: int
    lie: Lie


@dataclass(frozen=True)
class Source:
    """A wire, its right draft, and the people that it names."""

    wire: Wire
    right: Draft

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Full names: those of the draft, then those that the text seems to name."""
        claimed = [e.player for m in self.right.matches for e in m.events if e.player]
        claimed += [q.speaker for q in self.right.quotes if q.speaker]
        return people_of(self.wire, tuple(claimed), self.names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the draft that are no person's: sides, competitions, grounds, places."""
        found: list[str] = []
        for m in self.right.matches:
            claims = (m.home, m.away, m.competition, m.venue, m.city, m.stage, *m.next_opponents)
            found += [claim.value for claim in claims if claim is not None]
        return tuple(dict.fromkeys(found))

    def people_in(self, sentences: tuple[int, ...]) -> tuple[str, ...]:
        """The people whom these sentences name."""
        text = self.text_of(sentences)
        return tuple(p for p in self.people if person_in(p, text, self.people))

    def text_of(self, sentences: tuple[int, ...]) -> str:
        """The text of these sentences; numbers that do not exist are left out."""
        last = len(self.wire.sentences)
        return "\n".join(self.wire.sentence_text(n) for n in sentences if 1 <= n <= last)

    def sentences_with(self, words: str) -> tuple[int, ...]:
        """The numbers of the sentences that hold ``words``."""
        return tuple(
            s.number for s in self.wire.sentences if words in self.wire.sentence_text(s.number)
        )

    def sentences_naming(self, person: str) -> tuple[int, ...]:
        """The numbers of the sentences that name ``person``."""
        return tuple(
            s.number
            for s in self.wire.sentences
            if person_in(person, self.wire.sentence_text(s.number), self.people)
        )

    def span_sentences(self, spans: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the sentences that these quotations stand in."""
        total = len(self.wire.quotations)
        quotations = [self.wire.quotations[n - 1] for n in spans if 1 <= n <= total]
        found = [s.number for q in quotations for s in self.wire.sentences_of(q.start, q.end)]
        return tuple(dict.fromkeys(found))

    def matches(self) -> Iterator[tuple[int, DraftMatch]]:
        """The right matches with their indices."""
        yield from enumerate(self.right.matches)


def option(kind: str, path: str, lied: str, draft: Draft, rank: int = 0) -> Option:
    """The option to tell this lie."""
    return Option(rank, Lie(kind, path, lied, draft))


def with_match(draft: Draft, index: int, **changes: Any) -> Draft:  # noqa: ANN401
    """``draft`` with some fields of one match changed."""
    matches = list(draft.matches)
    matches[index] = replace(matches[index], **changes)
    return replace(draft, matches=tuple(matches))


def with_event(draft: Draft, match: int, index: int, event: EventClaim) -> Draft:
    """``draft`` with one event in place of another, or added where ``index`` is one past them."""
    events = list(draft.matches[match].events)
    events[index : index + 1] = [event]
    return with_match(draft, match, events=tuple(events))


def with_quote(draft: Draft, index: int, quote: QuoteClaim) -> Draft:
    """``draft`` with one quote row in place of another, or added at the end."""
    quotes = list(draft.quotes)
    quotes[index : index + 1] = [quote]
    return replace(draft, quotes=tuple(quotes))


def event_row(event: EventClaim) -> str:
    """An event for print."""
    time = event.when or ""
    if event.minute is not None:
        time = str(event.minute) if event.added is None else f"{event.minute}+{event.added}"
    return f"{event.kind}|{event.player or ''}|{event.side or ''}|{time}"


def family(kind: str) -> str:
    """``goal`` for all goals, ``card`` for all cards, else the kind itself."""
    return "goal" if kind in GOALS else "card" if kind in CARDS else kind


def turned(side: str) -> Side:
    """The other side."""
    return "away" if side == "home" else "home"


def winner_of(match: DraftMatch) -> str | None:
    """``home``, ``away`` or ``draw`` after play; None where the draft does not tell."""
    if match.score is not None:
        home, away = match.score.home, match.score.away
        return "draw" if home == away else "home" if home > away else "away"
    return None if match.winner is None else match.winner.value


def invented_names(source: Source, like: str | None = None) -> tuple[str, ...]:
    """Names that nobody in the wire bears; also ``like``'s surname with another first name."""
    made = [f"{a} {b}" for a, b in zip(FIRST_NAMES, LAST_NAMES, strict=True)]
    tokens = (like or "").split()
    if len(tokens) > 1:
        firsts = [p.split()[0] for p in source.people if not same_person(p, like or "")]
        made += [" ".join((first, *tokens[1:])) for first in dict.fromkeys(firsts)]
    people = source.people
    borne = {n for n in made if n in source.wire.text or any(same_person(n, p) for p in people)}
    return tuple(n for n in dict.fromkeys(made) if n not in borne)
