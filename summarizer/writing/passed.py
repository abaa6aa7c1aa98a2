"""What of a summary passed its checks: nothing else goes where a warning would not be seen.

Under policy ``flag`` a claim that failed is kept, with a finding beside it. A person reads both; a
page's JSON-LD or another system's fields have no room for the warning, so the claim stays out.
"""

from __future__ import annotations

import re
from typing import Any, Final

from summarizer.summary import Match, Quote, Summary

__all__ = ["passed"]

_PLACE: Final = re.compile(r"(matches|quotes)\[(\d+)\](?:\.(\w+)(?:\[(\d+)\])?)?")
_SIDES: Final = frozenset({"sport", "home", "away"})
"""Fields without which there is no match."""
_PROSE: Final = frozenset({"headline", "blurb"})
_SCORES: Final = ("score", "half_time", "aggregate", "first_leg", "shoot_out")


def passed(summary: Summary) -> Summary:
    """``summary`` without the claims that failed their checks and were kept.

    A failed part takes the smallest whole along: an event, a speaker, a quotation, a field of a
    match; a match where a side failed. What may rest on a failed fact of a match goes with it: all
    that was worked out there, and headline and blurb.
    """
    places = [
        found.groups()
        for f in summary.findings
        if f.action == "kept" and f.severity == "error" and f.at
        if (found := _PLACE.match(f.at))
    ]
    if not places:
        return summary
    matches: dict[int, Match] = {}
    for number, match in enumerate(summary.matches):
        of_match = [(f, i) for kind, n, f, i in places if kind == "matches" and int(n) == number]
        if not any(field is None or field in _SIDES for field, _ in of_match):
            matches[number] = _match(match, of_match)
    where = {old: new for new, old in enumerate(matches)}
    quotes: list[Quote] = []
    for number, quote in enumerate(summary.quotes):
        failed = {f for kind, n, f, _ in places if kind == "quotes" and int(n) == number}
        changed: dict[str, Any] = {"match": where.get(-1 if quote.match is None else quote.match)}
        if "speaker" in failed:
            changed["speaker"] = None
        if "match" in failed:
            changed["match"] = None
        if failed <= {"speaker", "match"}:
            quotes.append(quote.model_copy(update=changed))
    return summary.model_copy(update={"matches": tuple(matches.values()), "quotes": tuple(quotes)})


def _match(match: Match, failed: list[tuple[str | None, str | None]]) -> Match:
    changed: dict[str, Any] = {}
    if any(field not in _PROSE for field, _ in failed):
        worked_out = [f for f in _SCORES if getattr(match, f) and getattr(match, f).derived]
        failed = [*failed, *((f, None) for f in (*_PROSE, *match.derived, *worked_out))]
    for field, index in failed:
        if field is None or field not in Match.model_fields:
            continue
        value = getattr(match, field)
        if field == "home_away_stated":
            changed[field] = False
        elif isinstance(value, tuple):
            out = {int(i) for f, i in failed if f == field and i is not None}
            whole = index is None
            changed[field] = tuple(v for n, v in enumerate(value) if not whole and n not in out)
        else:
            changed[field] = None
    return match.model_copy(update=changed)
