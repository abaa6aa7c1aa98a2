"""A draft without the claims that failed, and where each claim stands afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from summarizer.checking.problems import Problem
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim

__all__ = ["Pruned", "prune"]

_EVIDENCE = re.compile(r"^(?P<path>.+)\.evidence\[(?P<n>-?\d+)\]$")


@dataclass(slots=True)
class Pruned:
    """``draft`` is what is left; ``moved`` maps the path of each kept list item (match, event,
    quote, date, next opponent) to its path in what is left."""

    draft: Draft
    moved: dict[str, str] = field(default_factory=dict)

    def at(self, path: str) -> str | None:
        """Where the claim at ``path`` of the old draft stands now, None where it does not."""
        best = max(
            (p for p in self.moved if path == p or path.startswith((p + ".", p + "["))),
            key=len,
            default=None,
        )
        return None if best is None else self.moved[best] + path[len(best) :]


@dataclass(slots=True)
class _Cut:
    removed: set[str] = field(default_factory=set)
    without: dict[str, set[int]] = field(default_factory=dict)

    def gone(self, *paths: str) -> bool:
        return not self.removed.isdisjoint(paths)

    def evidence(self, path: str, evidence: tuple[int, ...]) -> tuple[int, ...]:
        cut = self.without.get(path, set())
        if not cut and len(set(evidence)) == len(evidence):
            return evidence
        return tuple(dict.fromkeys(n for n in evidence if n not in cut))


def prune(
    draft: Draft, problems: Iterable[Problem], *, forgive: frozenset[str] | None = None
) -> Pruned:
    """Take out of ``draft`` what ``problems`` of severity error name, the smallest claim each.

    An event without a sound player, side or kind goes as a whole; without a sound minute it stays
    without one. A sentence number that is no evidence goes alone. ``forgive`` None judges all
    rules; else only the rules in it cut anything (policy ``flag``).
    """
    cut = _Cut()
    for p in problems:
        m = _EVIDENCE.match(p.path)
        if m:
            cut.without.setdefault(m["path"], set()).add(int(m["n"]))
        elif p.severity == "error" and (forgive is None or p.rule in forgive):
            cut.removed.add(p.path)
    moved: dict[str, str] = {}
    matches: list[DraftMatch] = []
    renumbered: dict[int, int] = {}
    for i, match in enumerate(draft.matches):
        old = f"matches[{i}]"
        if cut.gone(old, f"{old}.home", f"{old}.away"):
            continue
        new = f"matches[{len(matches)}]"
        moved[old] = new
        renumbered[i + 1] = len(matches) + 1
        matches.append(_match(cut, old, new, match, moved))
    quotes: list[QuoteClaim] = []
    for i, quote in enumerate(draft.quotes):
        old = f"quotes[{i}]"
        if cut.gone(old):
            continue
        moved[old] = f"quotes[{len(quotes)}]"
        quotes.append(_quote(cut, old, quote, renumbered))
    return Pruned(replace(draft, matches=tuple(matches), quotes=tuple(quotes), misshaped=()), moved)


Claim = TypeVar("Claim", TextClaim, ScoreClaim)


def _cited(cut: _Cut, path: str, claim: Claim) -> Claim:
    """``claim`` without the sentence numbers that are no evidence."""
    evidence = cut.evidence(path, claim.evidence)
    return claim if evidence is claim.evidence else replace(claim, evidence=evidence)


def _match(cut: _Cut, old: str, new: str, match: DraftMatch, moved: dict[str, str]) -> DraftMatch:
    def text(key: str) -> TextClaim | None:
        claim: TextClaim | None = getattr(match, key)
        where = f"{old}.{key}"
        if claim is None or cut.gone(where):
            return None
        return _cited(cut, where, claim)

    def score(key: str) -> ScoreClaim | None:
        claim: ScoreClaim | None = getattr(match, key)
        where = f"{old}.{key}"
        if claim is None or cut.gone(where):
            return None
        return _cited(cut, where, claim)

    def bare(key: str) -> tuple[int, ...] | None:
        evidence: tuple[int, ...] | None = getattr(match, key)
        where = f"{old}.{key}"
        return None if evidence is None or cut.gone(where) else cut.evidence(where, evidence)

    def several(key: str) -> tuple[TextClaim, ...]:
        kept: list[TextClaim] = []
        for i, claim in enumerate(getattr(match, key)):
            where = f"{old}.{key}[{i}]"
            if not cut.gone(where):
                moved[where] = f"{new}.{key}[{len(kept)}]"
                kept.append(_cited(cut, where, claim))
        return tuple(kept)

    events: list[EventClaim] = []
    for i, event in enumerate(match.events):
        where = f"{old}.events[{i}]"
        if cut.gone(where, f"{where}.player", f"{where}.side", f"{where}.kind"):
            continue
        moved[where] = f"{new}.events[{len(events)}]"
        events.append(_event(cut, where, event))
    return replace(
        match,
        home=_cited(cut, f"{old}.home", match.home),
        away=_cited(cut, f"{old}.away", match.away),
        ground=bare("ground"),
        competition=text("competition"),
        stage=text("stage"),
        venue=text("venue"),
        city=text("city"),
        dates=several("dates"),
        score=score("score"),
        half_time=score("half_time"),
        aggregate=score("aggregate"),
        first_leg=score("first_leg"),
        shoot_out=score("shoot_out"),
        extra_time=bare("extra_time"),
        result=text("result"),
        winner=text("winner"),
        advanced=text("advanced"),
        next_opponents=several("next_opponents"),
        events=tuple(events),
    )


def _event(cut: _Cut, path: str, event: EventClaim) -> EventClaim:
    lost = cut.gone(f"{path}.minute")
    wordless = cut.gone(f"{path}.when")
    evidence = cut.evidence(path, event.evidence)
    if not lost and not wordless and evidence is event.evidence:
        return event
    return replace(
        event,
        minute=None if lost else event.minute,
        added=None if lost else event.added,
        when=None if wordless else event.when,
        evidence=evidence,
    )


def _quote(cut: _Cut, old: str, quote: QuoteClaim, renumbered: dict[int, int]) -> QuoteClaim:
    silent = cut.gone(f"{old}.speaker")
    return replace(
        quote,
        speaker=None if silent else quote.speaker,
        as_written=None if silent else quote.as_written,
        role=None if silent or cut.gone(f"{old}.role") else quote.role,
        match=None
        if cut.gone(f"{old}.match") or quote.match is None
        else renumbered.get(quote.match),
        evidence=cut.evidence(old, quote.evidence),
    )
