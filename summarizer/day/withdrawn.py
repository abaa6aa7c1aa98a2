"""A summary without those of its matches that the day withdrew, for a page of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from summarizer.summary import Finding, Quote, Summary

__all__ = ["without_withdrawn"]

_PLACE = re.compile(r"(matches|quotes)\[(\d+)\]")


def without_withdrawn(summary: Summary, keys: Sequence[str | None]) -> Summary:
    """``summary`` with the matches that have a key, as :attr:`DayWire.matches` gives them.

    Quotations that belong to the others go with them, and findings too: those about claims that
    are not in the summary do not say of which match they were.
    """
    if None not in keys:
        return summary
    kept = [i for i, key in enumerate(keys) if key is not None]
    matches = {old: new for new, old in enumerate(kept)}
    said = [i for i, q in enumerate(summary.quotes) if q.match is None or q.match in matches]
    quotes = {old: new for new, old in enumerate(said)}
    moved = {"matches": matches, "quotes": quotes}
    return summary.model_copy(
        update={
            "matches": tuple(summary.matches[i] for i in kept),
            "quotes": tuple(_of(summary.quotes[i], matches) for i in said),
            "findings": tuple(_findings(summary.findings, moved)),
        }
    )


def _of(quote: Quote, matches: Mapping[int, int]) -> Quote:
    match = None if quote.match is None else matches[quote.match]
    return quote.model_copy(update={"match": match})


def _findings(
    findings: Sequence[Finding], moved: Mapping[str, Mapping[int, int]]
) -> Iterator[Finding]:
    for finding in findings:
        place = _PLACE.match(finding.at or "")
        if place is None:
            if not _PLACE.match(finding.path):
                yield finding
            continue
        number = moved[place[1]].get(int(place[2]))
        if number is not None:
            at = f"{place[1]}[{number}]{(finding.at or '')[place.end() :]}"
            yield finding.model_copy(update={"at": at})
