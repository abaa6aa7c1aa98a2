"""The gate: which wires must not be summarised at all. Pure; looks before any paid call.

A kill is an order to delete, a test story is no news: neither is a text to summarise
(``docs/architecture.md``). In plain text both are told in the first lines, in the agencies' fixed
words; only those count, so that a side that kills a game off or a Test match is no order.
"""

from __future__ import annotations

import re

from summarizer.errors import Withheld
from summarizer.language.patterns import Cued
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["check_releasable"]

_FIRST_LINES = 6
_LONGEST = 240  # characters of a line that are looked at

_STORY = (
    r"(?:(?:story|item|article|dispatch|alert|snap)|"
    r"(?:this|above|following|earlier|previous|our|its) (?:report|copy|text|version|headline|take))"
)
_CALLS = r"(?:attention|attn|note|memo|advisory|urgent|bulletin|editors?|eds|desks?|clients?|all)"
_KILL_LINE = re.compile(
    rf"\W*(?:{_CALLS}\b[\s:,/*.-]*){{0,4}}"
    r"(?:(?:mandatory|immediate|story|editor'?s'?|news)[\s-]{1,2}kill|"
    r"kill[\s-]{1,2}(?:notice|order|advisory|bulletin|mandatory|message)|"
    r"kill|withdrawn|withdrawal|withdraw|retracted|retraction)"
    r"(?:[\s:;,/*().!-]{1,6}(?:mandatory|kill|notice|urgent|immediately))*\W*",
    re.IGNORECASE,
)
"""A whole line that is nothing but the order."""
_KILL_OPENS = re.compile(
    r"\W*(?:(?:MANDATORY|URGENT|STORY|BC|AP|EDS|EDITORS|ATTENTION)[\s:,/-]{1,3}){0,4}"
    r"(?:KILL|WITHDRAW|WITHDRAWN|WITHDRAWAL)(?:\s?[:!*/]|\s[-–—]{1,2}\s|\s?--)"
)
"""A line that opens with the order in capitals and goes on with what is to be killed."""
_KILL_TOLD = Cued(
    rf"\b(?:mandatory kill|kill notice|story killed|(?:please|must) kill\b|"
    rf"kill (?:and do not use|the|this|our|all|any|its)\b[^.!?]{{0,40}}\b{_STORY}\b|"
    rf"(?:withdraws?|withdrawing|withdrawn|withdrew|retract(?:s|ed|ing)?|kills|killing|killed)"
    rf" (?:the |an? |all )?(?:[a-z]+ ){{0,2}}{_STORY}\b|"
    rf"{_STORY}\b[^.!?]{{0,80}}\b(?:is|was|has been|have been|are|should be|must be) "
    r"(?:being |hereby )?(?:killed|withdrawn|retracted)\b)",
    re.IGNORECASE,
    cues="kill|withdr|retract",
)
_KILL_ENDS = re.compile(r".{0,80}[,\s/-]KILL(?:ED)?\W*")
"""A slug that ends with the order in capitals."""
_TEST_LINE = re.compile(
    r"\W*(?:this is (?:only )?an? )?(?:system |transmission |wire |technical )?tests?"
    r"(?:[\s:;,/*().!-]{1,6}(?:test|only|please|pls|ignore|disregard|do not (?:use|publish|run)|"
    r"message|story|item|wire|transmission|article|not for publication|kill))*\W*",
    re.IGNORECASE,
)
_TEST_TOLD = Cued(
    r"\b(?:please (?:ignore|disregard) (?:this )?(?:test|message|item|story)|"
    r"test(?: (?:story|item|message|wire|transmission|article))?[\s,:;.!-]{1,4}"
    r"(?:please |pls )?(?:ignore|disregard|do not (?:use|publish))|"
    r"this is (?:only )?a (?:test|test (?:story|item|message|wire|transmission|article)) ?[.,;:!-]|"
    r"this is (?:only )?a test (?:story|item|message|wire|transmission|article)\b)",
    re.IGNORECASE,
    cues="test|please ",
)


def check_releasable(wire: Wire) -> None:
    """Raise :class:`~summarizer.errors.Withheld` for a wire that must not be summarised.

    ``killed``: its first lines order it, or an earlier story, to be killed or withdrawn.
    ``skipped``: a test story, or a text without one line of report in it.
    """
    for line in _opening(wire):
        words = line.replace("’", "'")
        if (
            _KILL_LINE.fullmatch(words)
            or _KILL_OPENS.match(words)
            or _KILL_ENDS.fullmatch(words)
            or _KILL_TOLD.search(words)
        ):
            raise Withheld(
                f"a kill or withdrawal: {_short(line)}", outcome="killed", input=wire.input
            )
        if _TEST_LINE.fullmatch(words) or _TEST_TOLD.search(words):
            raise Withheld(f"a test story: {_short(line)}", outcome="skipped", input=wire.input)
    if not any(s.label in BODY_LABELS for s in wire.sentences):
        raise Withheld("no line of it is report", outcome="skipped", input=wire.input)


def _opening(wire: Wire) -> list[str]:
    """The first lines that are not blank, each cut to a length that patterns may look at."""
    found: list[str] = []
    for line in wire.text[: _FIRST_LINES * 4 * _LONGEST].splitlines():
        if line.strip():
            found.append(line.strip()[:_LONGEST])
        if len(found) == _FIRST_LINES:
            break
    return found


def _short(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:57]}..."
