"""Orders to a desk in a wire's own words: kill it, hold it, do not print it, it is only a test.

In plain text they are told in the first lines, in the agencies' fixed words; only those count, so
that a side that kills a game off, a Test match or a transfer embargo is no order. Those of other
languages stand in :mod:`summarizer.language.desk_phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.language.desk_phrases import Order, phrase_at_start
from summarizer.language.patterns import Cued
from summarizer.wire import Wire

__all__ = [
    "NOTE_SCHEME",
    "Order",
    "opening_lines",
    "order_in_line",
    "order_in_note",
    "order_in_slug",
    "shortened",
    "signals_of_private",
]

NOTE_SCHEME = "note:"
"""The scheme of the signals that stand for what notes order which are not passed on."""

_FIRST_LINES = 6
_LONGEST_NOTE = 8_000
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


_UNPUBLISHABLE = Cued(
    r"(?:\b(?:not (?:intended )?for (?:publication|broadcast|publishing)|"
    r"do not (?:publish|print|use)(?= (?:it|this|before|until|yet)\b|"
    r" (?:the )?(?:story|report|item|text|copy|article|wire)\b|\W*$|\s?[.,;!])|"
    r"internal use only|(?:nicht|keine) (?:zur |für die )?veröffentlichung|"
    r"ne pas (?:publier|diffuser)|no publicar|non pubblicare)\b)",
    re.IGNORECASE,
    cues="public|broadcast|publish|print|use|veröff|publi|diffuser|pubb",
)
_NOTES_ONLY = re.compile(
    r"(?:the following|following|(?:the )?(?:notes?|information|contacts?|details|lines?|"
    r"e-?mail|phone|numbers?|below|above|(?:nach)?folgende\w?|(?:die )?(?:informationen|angaben|"
    r"hinweise|notizen|kontakte?|kontaktdaten|(?:telefon)?nummern?|ansprechpartner)|coordonnées|"
    r"informations|numéros|contactos?|datos|contatti|informazioni|gegevens))\b[^.!?;\n]{0,60}$"
    r"|^\W*(?:is|are)\b",
    re.IGNORECASE,
)
"""What is not for publication where it is the notes and numbers, and not the report."""
_HOLD = re.compile(
    r"\W*(?:(?:ATTENTION|URGENT|EDS|EDITORS|STORY|BC|NOTE|MANDATORY)[\s:,/-]{1,3}){0,4}"
    r"(?:HOLD(?:\W+(?:FOR RELEASE|THIS STORY|STORY|COPY|PLEASE)\b.*|\W*)|"
    r"(?:PLEASE )?(?i:hold (?:for release|this (?:story|report|item|copy)))\b.*)"
)
_HOLD_ENDS = re.compile(r".{0,80}[,\s/-]HOLD\W*")
_EMBARGO = Cued(
    r"^\W*(?:(?:attention|note|eds|editors|urgent|strictly|strict|under|news)[\s:,/-]{1,3}){0,3}"
    r"(?:embargo(?:ed)?[\s:,-]{1,3}(?:until|till|to|for|by|not before|before)\b|"
    r"embargo\s?:\s?\S|(?:not for release|no release|do not release|release not) "
    r"(?:before|until|prior)\b|"
    r"(?:sperrfrist|sperrvermerk)\b|sous embargo\b|embargado\b)",
    re.IGNORECASE,
    cues="embarg|release|sperr",
)
_LIFTED = re.compile(
    r"\b(?:lifted|over|expired|ended|removed|passed|aufgehoben|transfer)\b", re.IGNORECASE
)


def order_in_line(line: str) -> Order | None:
    """The order that ``line``, one of the first of a text, gives; None where it is report."""
    words = line.replace("’", "'")
    if (
        _KILL_LINE.fullmatch(words)
        or _KILL_OPENS.match(words)
        or _KILL_ENDS.fullmatch(words)
        or _KILL_TOLD.search(words)
    ):
        return "kill"
    if _TEST_LINE.fullmatch(words) or _TEST_TOLD.search(words):
        return "test"
    if _HOLD.fullmatch(words) or _HOLD_ENDS.fullmatch(words):
        return "hold"
    if _is_embargo(words):
        return "embargo"
    if len(words) <= 80 and _forbids(words) and words.upper() == words:
        return "unpublishable"
    return phrase_at_start(words, note=False)


def order_in_note(note: str) -> Order | None:
    """The order in an editor's note. Its lines are no report, so the words may stand anywhere."""
    for line in note[:_LONGEST_NOTE].splitlines():
        words = line.strip().replace("’", "'")
        found = order_in_line(words[:_LONGEST])
        if found is not None and found != "unpublishable":
            return found
        if _forbids(words):
            return "unpublishable"
        for clause in _CLAUSE.split(words):
            found = _order_in_clause(clause[:_LONGEST])
            if found is not None:
                return found
    return None


def _order_in_clause(clause: str) -> Order | None:
    """The order of one of several sentences of a note: formats put its lines behind each other."""
    if _KILL_OPENS.match(clause):
        return "kill"
    if _HOLD.fullmatch(clause):
        return "hold"
    if _is_embargo(clause):
        return "embargo"
    return phrase_at_start(clause, note=True)


def signals_of_private(private: Iterable[str | None], public: str | None) -> tuple[str, ...]:
    """What notes order that are not passed on (``note:kill``), for a wire's signals.

    ``private`` are the notes that must not be published, or that repeat others; ``public`` those
    that are passed on, which speak for themselves. That a private note is headed "not for
    publication" is no order: it is not.
    """
    said = order_in_note(public) if public else None
    found = (_order_in_private(note) for note in private if note)
    return tuple(dict.fromkeys(NOTE_SCHEME + _CODES[o] for o in found if o not in (None, said)))


def _order_in_private(note: str) -> Order | None:
    heads = len(note.split()) > _HEADING
    lines = [
        line
        for line in note.splitlines()
        if not (
            heads
            and _NAMES_PUBLICATION(line)
            and not _NAMES_STORY(line)
            and order_in_note(line) == "unpublishable"
        )
    ]
    return order_in_note("\n".join(lines))


_HEADING = 6
"""A note of more words than these is more than an order."""
_NAMES_PUBLICATION = re.compile(
    r"public|publik|veröff|veroeff|pubblic|offentlig|broadcast|diffusion", re.IGNORECASE
).search
_CODES: dict[Order, str] = {
    "kill": "kill",
    "test": "test",
    "unpublishable": "notforpublication",
    "hold": "hold",
    "embargo": "embargo",
}
_CLAUSE = re.compile(
    r"(?<=[.!?;:])\s+|\s[-–—]\s|"
    r"\s(?=(?:HOLD|MANDATORY KILL|KILL|EMBARGO(?:ED)?|Embargoed until|SPERRFRIST|Sperrfrist)\b)"
)
_NAMES_STORY = re.compile(
    rf"\b(?:{_STORY}|report|meldung|d[eé]p[eê]che|despacho|noticia|notizia|bericht)\b",
    re.IGNORECASE,
).search


def order_in_slug(slug: str) -> Order | None:
    """The order that a slug ends or opens with: ``FBL-Norvale,KILL``."""
    line = slug.strip()[:_LONGEST]
    if _KILL_ENDS.fullmatch(line) or re.match(r"KILL(?:ED)?\b", line):
        return "kill"
    if _HOLD_ENDS.fullmatch(line) or re.match(r"HOLD\b", line):
        return "hold"
    return None


def _forbids(words: str) -> bool:
    """Whether ``words`` keep the report itself from print, and not only what stands beside it."""
    told = _UNPUBLISHABLE.search(words)
    if told is None:
        return False
    before, after = words[: told.start()], words[told.end() :]
    if _NOTES_ONLY.search(before):
        return False
    # "Not for publication: +00 …" heads what the desk may know and the reader may not.
    return not re.match(r"\s?:\s?\S", after)


def _is_embargo(words: str) -> bool:
    return _EMBARGO.search(words) is not None and _LIFTED.search(words) is None


def opening_lines(wire: Wire) -> list[str]:
    """The first lines that are not blank, each cut to a length that patterns may look at."""
    found: list[str] = []
    for line in wire.text[: _FIRST_LINES * 4 * _LONGEST].splitlines():
        if line.strip():
            found.append(line.strip()[:_LONGEST])
        if len(found) == _FIRST_LINES:
            break
    return found


def shortened(text: str) -> str:
    """``text`` as a reason can show it."""
    return text if len(text) <= 60 else f"{text[:57]}..."
