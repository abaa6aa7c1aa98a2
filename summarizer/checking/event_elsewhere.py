"""Events of another match: told of an earlier leg, another day, or another match of the day."""

from __future__ import annotations

import re

from summarizer.checking.tellings import FAMILIES, Tellings, called
from summarizer.draft import EventClaim
from summarizer.language.vocabulary import MONTHS

__all__ = ["told_elsewhere"]

_SEGMENT = re.compile(r"; |,? but |, and (?=[PTGU]\b)|, while |\. |: ")
# Another day's match, or another match of the day; "after losing the first leg" is none: it tells
# how this match stands.
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_PAST = re.compile(
    r"\bhad (?:already )?(?:(?:won|lost|beaten|drawn|routed|crushed|edged)(?: [TO])? (?:S"
    r"|the (?:first|opening|earlier|previous|reverse)|at |with )|(?:been (?:beaten|held|taken apart"
    r"|crushed|routed|thrashed)|taken a S|come away|routed T))\b"
    r"|(?<!after )(?<!despite )(?<!having )\b(?:won|lost|took|drew|take|in) "
    r"(?:a S lead (?:in|from) )?the "
    r"(?:first|opening|earlier|previous|reverse) (?:leg|meeting|encounter|fixture|game|match)\b"
    r"|\btook the (?:first|earlier) meeting\b|\bthe teams had drawn\b"
    r"|\b(?:their|the) (?:only |last |previous )(?:trip|visit|meeting)\b"
    r"|(?<!since )\b(?:[a-z]+|\d+) (?:days?|weeks?|months?|years?) (?:ago|earlier|previously)\b"
    r"|\ba fortnight (?:ago|earlier|before)\b"
    rf"|^(?:[a-z]+ )?[^,]{{0,40}}\bin (?:that month|{_MONTH})\b,"
    r"|\bto S at \b"
)
_ASIDE = re.compile(r", (?:who|whose|which|beaten|winners|losers|having)\b[^,]*$")
_ELSEWHERE = re.compile(
    r"\b(?:in|of|won|decided) the (?:day's )?other (?:[a-z-]+ )?(?:leg|semi-?final|quarter-?final"
    r"|tie|match|game|group)|\bthe other (?:[a-z-]+ )?(?:leg|semi-?final|tie|match|game)\b"
    r"|\b(?:beat|beating|lost(?: S)? (?:at|to)|won(?: S)? at|victory (?:at|over)|held(?: S)? by"
    r"|defeat (?:at|by|to)) (?:visiting |hosts )?O\b|\bO (?:beat|won|lost|were|drew|beating)\b"
    r"|\bearlier (?:in the day|D)\b|\bsame (?:day|evening|night)\b"
    r"|\bwhose (?:side|team) (?:won|lost|beat|drew)\b"
)


def told_elsewhere(event: EventClaim, tellings: Tellings) -> bool:
    """Whether every cited sentence that names the player tells it of another match.

    Kicks of a shoot-out are left out: they are told beside the ties of other days.
    """
    if FAMILIES[event.kind] == "kick":
        return False
    naming = [
        n
        for n in event.evidence
        if any(called(name, event.player) for _, name in tellings.people(n))
    ]
    return bool(naming) and all(_of_other(tellings, n, event) for n in naming)


def _of_other(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether all that sentence ``n`` says of the player is said of another match."""
    marked = tellings.marked[n]
    t = marked.text
    cuts = [0, *(m.end() for m in _SEGMENT.finditer(t)), len(t)]
    for i, name in tellings.people(n):
        if not called(name, event.player):
            continue
        left = max(c for c in cuts if c <= i)
        right = min(c for c in cuts if c > i)
        past = next((m for m in _PAST.finditer(t, left, right) if not _aside(t, m, i)), None)
        other = _ELSEWHERE.search(t, 0, i)
        own = other is not None and "T" in t[other.end() : i]
        if past is None and (other is None or own):
            return False
    return True


def _aside(t: str, cue: re.Match[str], place: int) -> bool:
    """Whether the words stand in an insertion about a side or player, and ``place`` outside it."""
    end = t.find(",", cue.end())
    opened = _ASIDE.search(t[max(0, cue.start() - 120) : cue.start()])
    if cue.group().startswith(("their", "the ")):
        opened = opened or _ASIDE.search(t[max(0, cue.start() - 120) : cue.end()])
    return opened is not None and end >= 0 and not cue.start() < place < end
