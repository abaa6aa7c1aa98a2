"""Which headline and blurb of a match to show: those of the account that most sources bear out.

A text is one wire's own; none is written here. One that states what the sources differ on names
that difference, and is shown only where more sources tell it so than otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.day.match_facts import Seen
from summarizer.day.model import DayEvent, Difference, Fact, Prose
from summarizer.language.names import fold, surname

__all__ = ["Choice", "chosen"]

Choice = tuple[Prose | None, Prose | None]


def chosen(
    accounts: Sequence[Seen],
    facts: Mapping[str, object],
    events: Sequence[DayEvent],
    differences: Sequence[Difference],
) -> Choice:
    """Headline and blurb; None where no account has one that is borne out."""
    originals = [a for a in accounts if not a.copy]
    ranked = sorted(originals, key=lambda a: -_support(a, facts, events))
    contested = [d for d in differences if d.kind == "contradicts"]
    headline = _first(ranked, [a.match.headline for a in ranked], contested)
    blurb = _first(ranked, [a.match.blurb for a in ranked], contested)
    return headline, blurb


def _support(account: Seen, facts: Mapping[str, object], events: Sequence[DayEvent]) -> int:
    """How many sources tell what this account tells, fact by fact, less what they contradict."""
    total = 0
    for fact in facts.values():
        if isinstance(fact, Fact):
            total += _told(account, fact)
    for event in events:
        if any(p.wire == account.wire for p in event.places):
            parts: tuple[Fact[Any] | None, ...] = (event.kind, event.player, event.side, event.time)
            total += sum(_told(account, f) for f in parts if f is not None)
    return total


def _told(account: Seen, fact: Fact[Any]) -> int:
    for told in fact.told:
        if any(p.wire == account.wire for p in told.places):
            if fact.value is None:
                return 3 * (len(told.sources) - sum(len(t.sources) for t in fact.told[:2]))
            return len(told.sources)
    return 0


def _first(
    ranked: Sequence[Seen], texts: Sequence[str | None], contested: Sequence[Difference]
) -> Prose | None:
    """The first text that takes no side, else the first that takes that of most sources."""
    taken: list[tuple[Seen, str, list[Difference]]] = []
    for account, text in zip(ranked, texts, strict=True):
        if text:
            sides = [d for d in contested if _takes_side(text, account, d)]
            if not sides:
                return Prose(text=text, wire=account.wire, source=account.source)
            taken.append((account, text, sides))
    for account, text, sides in taken:
        if all(_most(account, d) for d in sides):
            told = tuple(d.path for d in sides)
            return Prose(text=text, wire=account.wire, source=account.source, contested=told)
    return None


def _takes_side(text: str, account: Seen, difference: Difference) -> bool:
    """Whether a text states this account's value of what the sources differ on."""
    mine = next((v for v in difference.values if account.wire in v.wires), None)
    if mine is None:
        return False
    field = difference.path.rpartition(".")[2]
    plain = f" {fold(text)} "
    if field in ("score", "half_time", "aggregate", "shoot_out", "first_leg"):
        home, _, away = mine.text.partition("-")
        return f"{home}-{away}" in plain or f"{away}-{home}" in plain
    if field in ("winner", "advanced", "kind", "side"):
        return True
    if field == "home_away_stated":
        return any(w in plain for w in (" home ", " host", " visit", " away "))
    words = surname(mine.text) if field == "player" else mine.text.rstrip("'")
    return fold(words) in plain


def _most(account: Seen, difference: Difference) -> bool:
    mine = next((v for v in difference.values if account.wire in v.wires), None)
    others = [v for v in difference.values if v is not mine]
    return mine is not None and all(len(mine.sources) > len(v.sources) for v in others)
