"""Names: sides, competition, stage, venue, dates, next opponents stand where they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.evidence import cited
from summarizer.checking.problems import Problem
from summarizer.checking.view import View, aliases
from summarizer.draft import DraftMatch, Side, TextClaim
from summarizer.language.names import contains_name, fold, name_spans, same_glyphs
from summarizer.language.vocabulary import COMPETITION_NOUNS, GROUND_NOUNS

__all__ = ["bears_name", "match_names"]

_F = re.IGNORECASE
_GROUND = re.compile(
    r"\b(?:hosts?|hosted|hosting|home|visitors?|visiting|visit(?:ed)?|guests|away|travell?(?:ed|"
    r"ing)|"
    r"on the road|own (?:ground|stadium|fans|turf)|trip to)\b",
    _F,
)
_NEXT = re.compile(
    r"\b(?:will|face[sd]?|facing|next|meets?|meeting|plays?|take[s]? on|await[s]?|awaiting|"
    r"against|either|"
    r"set up|opponents?|up next|travels?|host[s]?|visits?|tie with|clash with|date with|showdown|"
    r"draw(?:n)?)\b",
    _F,
)
_NEXT_STAGE = re.compile(
    r"\b(?:into|reach(?:ed|es|ing)?|book(?:ed|ing)?|place in|spot in|berth in|through to|"
    r"progress(?:ed|es)? to|advance[sd]? to|qualif(?:y|ied) for|seal(?:ed|ing)?|claim(?:ed)?)"
    r"(?:\s[\w’'-]{1,20}){0,4}\s$",
    _F,
)
_LATER_IN = re.compile(
    r"\b(?:will|faces?|meets?|set up|awaits?|next)\b[^.;]{0,160}"
    r"\bin\s(?:the|a|their)\s(?:next\s)?$",
    _F,
)
_THIS_STAGE_AFTER = re.compile(
    r"^[\s-](?:second|first|return|opening)?\s?(?:leg|tie|clash|match|game|encounter|meeting|win|"
    r"victory|defeat|loss)\b",
    _F,
)
_OTHER_DAY = re.compile(
    r"\b(?:ahead of|next|draw on|before|on to|prepar(?:e|ing) for|looking to|returns? (?:to|on))"
    r"\s(?:[\w’']+\s){0,3}$|\bwill\b[^.;]{0,90}$",
    _F,
)


def bears_name(view: View, n: int, name: str) -> bool:
    """Whether sentence ``n`` has ``name`` or one of its short forms; a dateline in capitals too."""
    if view.label(n) == "dateline" and name_spans(fold(view.text(n)), fold(name)):
        return True
    return any(view.names(n, a) for a in aliases(name))


def _text_claim(view: View, path: str, claim: TextClaim) -> Iterator[Problem]:
    """The claim's words stand in the wire, and at least in part in each cited sentence."""
    yield from cited(view, path, claim.value, claim.evidence)
    if not view.stands(claim.value):
        yield Problem("name-in-wire", path, claim.value)
        return
    usable = view.usable(claim.evidence)
    bearing = [n for n in usable if bears_name(view, n, claim.value)]
    if usable and not bearing:
        yield Problem("name-in-evidence", path, claim.value)
        return
    for n in usable:
        if n not in bearing:
            yield Problem("evidence-idle", f"{path}.evidence[{n}]", str(n), "warning")


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
    """Whether sentence ``n`` has hosts or visitors, or somebody winning "at" the home side."""
    text = view.glyphs(n)
    if _GROUND.search(text):
        return True
    return any(
        text[max(0, start - 4) : start] in (" at ", "at ")
        for alias in aliases(match.home.value)
        for start, _ in name_spans(text, alias)
    )


_OTHER_COMPETITION = re.compile(
    r"\b(?:before|ahead of|warm-?up for|preparation for|prepar(?:e|ed|es|ing) for|build-?up to|"
    r"qualif(?:y|ied|ication) for|next|last (?:year|season|month)[’']s)"
    r"(?:\s(?:the|a|an|this|next|last|[\w’'-]{2,14}[’']s)){0,3}\s$",
    _F,
)


def _all_of_other(view: View, claim: TextClaim) -> bool:
    """Whether every mention of a competition in the cited sentences is of one to come or past."""
    seen = False
    for n in view.usable(claim.evidence):
        for start, _ in name_spans(view.glyphs(n), claim.value):
            seen = True
            if not _OTHER_COMPETITION.search(view.glyphs(n)[:start]):
                return False
    return seen


def _people_and_sides(match: DraftMatch, people: frozenset[str]) -> set[str]:
    """Folded names that a competition, a ground or a city cannot have."""
    players = {fold(e.player) for e in match.events if e.player}
    return {fold(match.home.value), fold(match.away.value), *players, *people}


def match_names(
    view: View, path: str, match: DraftMatch, people: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """All rules on the names of one match; ``people`` are the folded names of the speakers."""
    yield from _side(view, f"{path}.home", match, "home")
    yield from _side(view, f"{path}.away", match, "away")
    if fold(match.home.value) == fold(match.away.value):
        yield Problem("names-differ", path, match.home.value)
    if match.ground is not None:
        yield from cited(view, f"{path}.ground", "yes", match.ground)
        usable = view.usable(match.ground)
        if usable and not any(_tells_ground(view, n, match) for n in usable):
            yield Problem("ground-told", f"{path}.ground", "yes")
    taken = _people_and_sides(match, people)
    sides = {fold(match.home.value), fold(match.away.value)}
    for key in ("competition", "venue", "city"):
        claim = getattr(match, key)
        if claim is not None:
            yield from _text_claim(view, f"{path}.{key}", claim)
            if key == "competition" and _all_of_other(view, claim):
                yield Problem("competition-of-other", f"{path}.{key}", claim.value)
            # A club may bear its town's name, but no competition's and no ground's.
            side = key == "city" and fold(claim.value) in sides
            if fold(claim.value) in taken and not side:
                yield Problem("name-kind", f"{path}.{key}", claim.value)
    places = {
        fold(c.value)
        for c in (match.competition, match.venue)
        if c and c.value.split()[-1].casefold() in COMPETITION_NOUNS | GROUND_NOUNS
    }
    for i, event in enumerate(match.events):
        if event.player and match.sport == "football" and fold(event.player) in places | sides:
            yield Problem("name-kind", f"{path}.events[{i}].player", event.player)
    if match.stage is not None:
        yield from _stage(view, f"{path}.stage", match.stage)
    for i, claim in enumerate(match.dates):
        yield from _date(view, f"{path}.dates[{i}]", claim)
    for i, claim in enumerate(match.next_opponents):
        yield from _next(view, f"{path}.next_opponents[{i}]", claim, match)
        if fold(claim.value) in taken:
            yield Problem("name-kind", f"{path}.next_opponents[{i}]", claim.value)


def _stage(view: View, path: str, claim: TextClaim) -> Iterator[Problem]:
    problems = list(_text_claim(view, path, claim))
    yield from problems
    if any(p.severity == "error" and p.path == path for p in problems):
        return
    for n in view.usable(claim.evidence):
        text = same_glyphs(view.text(n))
        at = text.find(same_glyphs(claim.value))
        while at >= 0:
            after = text[at + len(claim.value) :]
            ahead = _NEXT_STAGE.search(text[:at]) or _LATER_IN.search(text[:at])
            if not ahead or _THIS_STAGE_AFTER.search(after):
                return
            at = text.find(same_glyphs(claim.value), at + 1)
    yield Problem("stage-is-next", path, claim.value)


def _date(view: View, path: str, claim: TextClaim) -> Iterator[Problem]:
    problems = list(_text_claim(view, path, claim))
    yield from problems
    if any(p.severity == "error" and p.path == path for p in problems):
        return
    for n in view.usable(claim.evidence):
        text = same_glyphs(view.text(n))
        at = text.find(same_glyphs(claim.value))
        while at >= 0:
            after = text[at + len(claim.value) : at + len(claim.value) + 2]
            if not _OTHER_DAY.search(text[:at]) and after != "'s":
                return
            if after == "'s" and not _OTHER_DAY.search(text[:at]):
                return
            at = text.find(same_glyphs(claim.value), at + 1)
    yield Problem("date-of-other", path, claim.value)


def _next(view: View, path: str, claim: TextClaim, match: DraftMatch) -> Iterator[Problem]:
    problems = list(_text_claim(view, path, claim))
    yield from problems
    if any(p.severity == "error" and p.path == path for p in problems):
        return
    sides = {fold(match.home.value), fold(match.away.value)}
    if fold(claim.value) in sides:
        yield Problem("next-is-side", path, claim.value)
    elif not any(
        _NEXT.search(view.text(n))
        for n in view.usable(claim.evidence)
        if contains_name(view.text(n), claim.value) or bears_name(view, n, claim.value)
    ):
        yield Problem("next-told", path, claim.value)
