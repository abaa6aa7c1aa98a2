"""Names: sides, competition, stage, venue, dates, next opponents stand where they are cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from summarizer.checking.context import Context
from summarizer.checking.event_context import events_of_others
from summarizer.checking.evidence import cited
from summarizer.checking.occasion import (
    city_told,
    competition_told,
    date_told,
    next_told,
    stage_told,
    venue_told,
)
from summarizer.checking.problems import Problem
from summarizer.checking.sides import ground_turned, match_sides, side_kind
from summarizer.checking.view import View, aliases
from summarizer.draft import DraftMatch, Side, TextClaim
from summarizer.language.names import fold, name_spans
from summarizer.language.vocabulary import COMPETITION_NOUNS, GROUND_NOUNS

__all__ = ["bears_name", "match_names"]

_F = re.IGNORECASE
_GROUND = re.compile(
    r"\b(?:hosts?|hosted|hosting|home|visitors?|visiting|visit(?:ed)?|guests|away|travell?(?:ed|"
    r"ing)|"
    r"on the road|(?:went|came|arrived|journeyed) (?:to|at)|own (?:ground|stadium|fans|turf"
    r"|supporters|crowd|people|patch|soil|public)|partisan|entertain(?:ed|ing)|welcom(?:ed|ing)|"
    r"their (?:[\w'’-]+ ){0,3}(?:ground|stadium|turf)|"
    r"trip to|first leg (?:in|at|away))\b",
    _F,
)
_AT_HOME_BEFORE = re.compile(r"(?:\b(?:at|reach(?:ed|ing)|arriv(?:ed|ing) in|journey to)|^at) $")
_ITS_GROUND = re.compile(
    r"'s? (?:[a-z-]{1,20} )?[^\W\d_a-z][\w'-]{0,30}(?: [^\W\d_a-z][\w'-]{0,30}){0,2}"
    r" (?i:ground|stadium|park|arena|road|lane|field)\b"
)
_FIXTURE = re.compile(r" (?:v|vs|versus)\.? ")


def bears_name(view: View, n: int, name: str) -> bool:
    """Whether sentence ``n`` has ``name`` or one of its short forms; a dateline in capitals too."""
    if view.label(n) == "dateline" and name_spans(fold(view.text(n)), fold(name)):
        return True
    return any(view.names(n, a) for a in aliases(name))


def _text_claim(view: View, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The claim's words stand in the wire, and at least in part in each cited sentence."""
    yield from cited(view, path, claim.value, claim.evidence)
    usable = view.usable(claim.evidence)
    if not view.stands(claim.value) and not _in_dateline(view, usable, claim.value):
        yield Problem("name-in-wire", path, claim.value)
        return
    bearing = [n for n in usable if bears_name(view, n, claim.value)]
    if usable and not bearing:
        yield Problem("name-in-evidence", path, claim.value)
        return
    for n in usable:
        if n not in bearing:
            yield Problem("evidence-idle", f"{path}.evidence[{n}]", str(n), "warning")


def _in_dateline(view: View, usable: tuple[int, ...], name: str) -> bool:
    """Whether a cited dateline has the name in capitals."""
    return any(view.label(n) == "dateline" and bears_name(view, n, name) for n in usable)


def _side(view: View, path: str, match: DraftMatch, side: Side) -> Iterator[Problem]:
    claim = match.home if side == "home" else match.away
    yield from cited(view, path, claim.value, claim.evidence)
    if not view.stands(claim.value):
        yield Problem("name-in-wire", path, claim.value)
        return
    report = [n for n in range(1, view.count + 1) if view.label(n) != "dateline"]
    if match.sport == "football" and not any(view.names(n, claim.value) for n in report):
        yield Problem("side-in-text", path, claim.value)
        return
    usable = view.usable(claim.evidence)
    if usable and not any(bears_name(view, n, claim.value) for n in usable):
        yield Problem("name-in-evidence", path, claim.value)
        return
    for n in usable:
        if not (view.names_side(n, match, side) or bears_name(view, n, claim.value)):
            yield Problem("evidence-idle", f"{path}.evidence[{n}]", str(n), "warning")


def _tells_ground(view: View, n: int, match: DraftMatch) -> bool:
    """Whether sentence ``n`` has hosts or visitors, or somebody winning "at" the home side, names
    the match "X v Y", or is a dateline from the home side's country."""
    text = view.glyphs(n)
    if _GROUND.search(text):
        return True
    home, away = aliases(match.home.value), aliases(match.away.value)
    if view.label(n) == "dateline" and not any(fold(a) in fold(text) for a in away):
        return fold(match.home.value) in fold(text)
    for alias in home:
        for start, end in name_spans(text, alias):
            if _AT_HOME_BEFORE.search(text, max(0, start - 20), start):
                return True
            if _ITS_GROUND.match(text, end):
                return True
            rival = _FIXTURE.match(text, end)  # "Norvale v Port Ellan": the hosts come first
            if rival and text.startswith(away, rival.end()):
                return True
    return False


def _people_and_sides(match: DraftMatch, people: frozenset[str]) -> set[str]:
    """Folded names that a competition, a ground or a city cannot have."""
    players = {fold(e.player) for e in match.events if e.player}
    return {fold(match.home.value), fold(match.away.value), *players, *people}


_PLACES = (
    ("competition", competition_told),
    ("stage", stage_told),
    ("venue", venue_told),
    ("city", city_told),
)


def match_names(
    view: View,
    path: str,
    match: DraftMatch,
    people: frozenset[str] = frozenset(),
    others: tuple[DraftMatch, ...] = (),
) -> Iterator[Problem]:
    """All rules on the names of one match.

    ``people`` are the folded names of the speakers, ``others`` the other matches of the draft.
    """
    context = Context(view, match, others)
    sides_stand = list(_side(view, f"{path}.home", match, "home"))
    sides_stand += _side(view, f"{path}.away", match, "away")
    yield from sides_stand
    if not any(p.severity == "error" for p in sides_stand):
        yield from side_kind(context, path, people)
        yield from match_sides(context, path)
    if fold(match.home.value) == fold(match.away.value):
        yield Problem("names-differ", path, match.home.value)
    if match.ground is not None:
        yield from cited(view, f"{path}.ground", "yes", match.ground)
        usable = view.usable(match.ground)
        if usable and not any(_tells_ground(view, n, match) for n in usable):
            yield Problem("ground-told", f"{path}.ground", "yes")
        yield from ground_turned(context, path)
    taken = _people_and_sides(match, people)
    sides = {fold(match.home.value), fold(match.away.value)}
    for key, told in _PLACES:
        claim = getattr(match, key)
        if claim is not None:
            plural = f"{claim.value}s"
            if (
                key == "stage"
                and claim.value != "final"
                and not view.stands(claim.value)
                and view.stands(plural)
            ):
                claim = replace(claim, value=plural)  # "in the semi-finals": a semi-final
            yield from _placed(context, f"{path}.{key}", claim, told)
            # A club may bear its town's name, but no competition's and no ground's.
            side = key == "city" and fold(claim.value) in sides
            if fold(claim.value) in taken and not side:
                yield Problem("name-kind", f"{path}.{key}", claim.value)
    places = {
        fold(c.value)
        for c in (match.competition, match.venue)
        if c and not (COMPETITION_NOUNS | GROUND_NOUNS).isdisjoint(fold(c.value).split()[-1:])
    }
    for i, event in enumerate(match.events):
        if event.player and match.sport == "football" and fold(event.player) in places | sides:
            yield Problem("name-kind", f"{path}.events[{i}].player", event.player)
    for i, claim in enumerate(match.dates):
        yield from _placed(context, f"{path}.dates[{i}]", claim, date_told)
    for i, claim in enumerate(match.next_opponents):
        where = f"{path}.next_opponents[{i}]"
        if fold(claim.value) in sides:
            yield Problem("next-is-side", where, claim.value)
        yield from _placed(context, where, claim, next_told)
        if fold(claim.value) in taken:
            yield Problem("name-kind", where, claim.value)
    yield from events_of_others(context, path)


def _placed(
    context: Context,
    path: str,
    claim: TextClaim,
    told: Callable[[Context, str, TextClaim], Iterator[Problem]],
) -> Iterator[Problem]:
    """The claim's words stand where it cites them, and are told of this match there."""
    problems = list(_text_claim(context.view, path, claim))
    yield from problems
    if not any(p.severity == "error" and p.path == path for p in problems):
        yield from told(context, path, claim)
