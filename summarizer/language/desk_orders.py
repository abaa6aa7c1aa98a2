"""Orders to a desk in a wire's own words: kill it, hold it, do not print it, it is only a test.

In plain text they are told in the first lines, in the agencies' fixed words. An order is a line
that is nothing but an order: a side that kills a game off, a rider who was killed, a horse that is
withdrawn, a Test match or a transfer embargo is none, nor is it in capitals. A kill is for ever, so
it takes the strictest form; what may be one is held for a person. Those of other
languages stand in :mod:`summarizer.language.desk_phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from summarizer.language.desk_phrases import Order, phrase_at_start
from summarizer.language.desk_standing import begins_with_order, is_capitals, is_sentence
from summarizer.language.patterns import Cued
from summarizer.wire import Wire

__all__ = [
    "NOTE_SCHEME",
    "Order",
    "order_at_top",
    "order_in_line",
    "order_in_note",
    "order_in_opening",
    "shortened",
    "signals_of_private",
]

NOTE_SCHEME = "note:"
"""The scheme of the signals that stand for what notes order which are not passed on."""

_FIRST_LINES = 6
_LONGEST_NOTE = 8_000
_LONGEST = 240  # characters of a line that are looked at

_LEAD = r"[^\w\"“”„«»‘’']{0,12}"
"""What may stand before an order. Behind a quotation mark it would be somebody's words."""
_CALLS = (
    r"(?:(?:attention|attn|note|notes?[ ]to|memo|advisory|urgent|bulletin|mandatory|editors?|eds|"
    r"desks?|clients?|all|please|pls|strictly|news|bc|ap|the|for|to)\b[\s:,/*.()–—-]{1,6}){0,5}"
)
_START = _LEAD + _CALLS
_DESKS = re.compile(
    _LEAD
    + r"(?:(?:attention|attn|note|memo|advisory|urgent|to|for|the)[\s:,]{1,3}){0,3}"
    + r"(?:editors?|eds|desks?|clients?)\s?[:,–—-]",
    re.IGNORECASE,
)
"""A line that calls the desk is a note to it."""
_NOUN = r"(?:story|item|article|dispatch|alert|snap|report|copy|text|version|headline|take|wire)"
_STORY = (
    r"(?:(?:story|item|article|dispatch|alert|snap)|"
    r"(?:this|above|following|earlier|previous|our|its) (?:report|copy|text|version|headline|take))"
)
_DETERMINER = r"(?:this|the|the above|above|the following|following|our|the earlier|our earlier)"
_GONE = r"(?:killed|withdrawn|retracted)"
_ENDS = r"(?=[\s*/)\]!–—-]{0,12}$|\s?[.:!](?:\s|\W{0,12}$))"
"""The order ends here: with the line, a point or a colon. What goes on is a sentence."""
_MORE = r"(?:[\s:;,/*().!-]{1,6}(?:mandatory|kill|notice|urgent|immediately))*"

_KILL_LINE = re.compile(
    rf"{_START}(?:(?:mandatory|immediate|story|editor'?s'?|news)[\s-]{{1,2}}kill|"
    r"kill[\s-]{1,2}(?:notice|order|advisory|bulletin|mandatory|message)|"
    rf"kill|withdrawn|withdrawal|withdraw|retracted|retraction){_MORE}\W*",
    re.IGNORECASE,
)
"""A whole line that is nothing but the order."""
_KILL_OPENS = re.compile(
    rf"(?i:{_START})(?:(?i:(?:mandatory|immediate|story)[ -]kill|kill (?:notice|order|advisory))"
    rf"{_MORE}(?:{_ENDS}|\s[–—-])|KILL{_MORE}{_ENDS})"
)
"""A sentence that is nothing but the order, before what says why, or of what."""
_KILL_STORY = re.compile(
    rf"{_START}(?:"
    rf"kill (?:and do not use )?(?:(?:{_DETERMINER}|all|any|its) )?{_NOUN}{_MORE}{_ENDS}|"
    rf"kill (?:and do not use )?(?:{_DETERMINER}|all|its)\b[^.!?]{{0,40}}\b{_STORY}"
    r" (?:slugged|headlined|titled|timed|sent|issued|moved|transmitted|numbered|\W?\d)|"
    r"(?:this |the above |above |our |the earlier |the (?=story (?:slugged|headlined|titled)))?"
    r"(?:story|item|article|dispatch|alert|snap)"
    r"(?: (?:slugged|headlined|titled) [^.!?]{1,80}?)?"
    rf" (?:(?:is|has been|must be|should be|to be) (?:being |hereby )?)?{_GONE}{_MORE}{_ENDS}|"
    rf"we (?:hereby |are |have )?(?:withdraw|withdrawing|withdrawn|kill|killing|killed|retract|"
    rf"retracting|retracted) (?:this|our|the above|our earlier) {_NOUN}{_ENDS})",
    re.IGNORECASE,
)
"""An order that names the dispatch, and is the whole sentence."""
_KILL_ASKED = re.compile(
    rf"{_LEAD}(?:{_CALLS}please |{_CALLS}must )kill (?:{_DETERMINER}|all|any|its)\b[^.!?]{{0,40}}"
    rf"\b{_STORY}\b",
    re.IGNORECASE,
)
_MAY_KILL = re.compile(
    rf"{_START}(?:"
    # "Withdrawn: Norvale win" may be a text that is withdrawn, or a side.
    rf"(?:withdrawn|withdrawal|withdraws?|retracted|retraction)\s?:(?!\s(?-i:[a-z]))|"
    rf"kill (?:{_DETERMINER}|all|its) (?:[\w:.-]{{1,12}} ){{0,2}}{_STORY} (?:on|about)\b|"
    rf"kill \S{{0,40}}\w-\S{{0,60}}\W*$|"
    rf"this (?:story|item|article|dispatch) (?:is|has been) (?:being |hereby )?{_GONE}\b(?! by)|"
    rf"(?:{_DETERMINER} )?{_NOUN}\b(?: (?:on|about|slugged|headlined)\b[^.!?,]{{0,60}})?"
    rf" (?:is|was|has been|have been|are|should be|must be) (?:being |hereby )?{_GONE}{_ENDS}|"
    rf"we (?:hereby |are |have )?(?:withdraw|withdrawing|withdrawn|retract|retracting|retracted)"
    rf" (?:this|our|the) (?:[a-z]+ ){{0,2}}{_NOUN}\b(?!,))"
    # Of an earlier version it would be said beside the right one.
    rf"|{_START}(?:withdraw|retract|spike|delete|disregard|ignore|remove|destroy)"
    rf" (?:(?:this|the|the above|our) )?{_NOUN}"
    rf"(?: (?:on|about|slugged|headlined)\b[^.!?,]{{0,60}})?{_ENDS}"
    rf"|{_START}(?:(?:this |the above )?{_NOUN} )?(?:is )?on hold{_ENDS}"
    rf"|{_LEAD}KILL\s[-–—]",
    re.IGNORECASE,
)
"""What may be such an order, or a sentence of a report: a person has to look."""
_KILL_TOLD = Cued(
    rf"\b(?:mandatory kill|kill notice|"
    rf"(?:withdraws?|withdrawing|withdrawn|withdrew|retract(?:s|ed|ing)?|kill|kills|killing|killed)"
    rf" (?:the |an? |all |its |our |this )?(?:[a-z]+ ){{0,2}}{_STORY}\b|"
    rf"{_STORY}\b[^.!?]{{0,80}}\b(?:is|was|has been|have been|are|should be|must be) "
    rf"(?:being |hereby )?{_GONE}\b)",
    re.IGNORECASE,
    cues="kill|withdr|retract",
)
"""A note that speaks of a kill. It may be of another text than its own."""
_REPLACES = re.compile(
    r"\b(?:replac(?:es?|ing)|supersed(?:es?|ing)|substitut(?:es?|ing) for)\b"
    rf"[^.!?]{{0,80}}\b{_GONE}\b",
    re.IGNORECASE,
)
"""The text that says so is the right one."""
_NO_KILL = re.compile(
    r"\bkill(?:ed)?(?: (?:notice|order))?(?: (?:was|were))?(?: (?:sent|issued|moved))?"
    r" (?:in error|by mistake)\b|\breinstated\b|\bstory stands\b",
    re.IGNORECASE,
)
"""The kill was an error: what was killed stands."""
_SLUG = r"(?=\S{0,40}-)\S{2,80}(?: \S{1,30}){0,3}"
_SLUG_KILL = re.compile(rf"(?:{_SLUG},\s?(?i:(?:mandatory )?kill)|KILL)\W*")
_SLUG_MAY_KILL = re.compile(r"\S{2,80}[/-]KILL\W*")
_TEST_LINE = re.compile(
    rf"{_START}(?:this is (?:only )?an? (?=\S+ \S))?(?:system |transmission |wire |technical )?test"
    r"(?:[\s:;,/*().!-]{1,6}(?:test|only|please|pls|ignore|disregard|do not (?:use|publish|run)|"
    r"message|story|item|wire|transmission|article|not for publication|kill))*\W*",
    re.IGNORECASE,
)
_TEST_TOLD = Cued(
    r"(?:(?:\A|[.!?:]\s|\s[–—-]\s)[^\w\"“”„«»‘’']{0,12}please (?:ignore|disregard) (?:this )?"
    r"(?:test|message|item|story)(?=\W*$|\s?[.!:;])|"
    r"\btest(?: (?:story|item|message|wire|transmission|article))?[\s,:;.!-]{1,4}"
    r"(?:please |pls )?(?:ignore|disregard|do not (?:use|publish))|"
    r"\bthis is (?:only )?a test (?:story|item|message|wire|transmission|article)\b)",
    re.IGNORECASE,
    cues="test|please ",
)
_UNPUBLISHABLE = Cued(
    r"(?:\b(?:not (?:intended )?for (?:publication|broadcast|publishing)|"
    r"do not (?:publish|print|use)(?= (?:it|before|until|yet)\b| this\b(?! (?:phone |mobile )?"
    r"(?:number|e-?mail|address|contact|line|note|photo|picture|image|video|audio|clip|graphic))|"
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
    r"informations|numéros|contactos?|datos|contatti|informazioni|gegevens|audio|sound|video|"
    r"footage|clips?|photos?|pictures?|images?|graphics?))\b[^.!?;\n]{0,60}$"
    r"|^\W*(?:is|are)\b",
    re.IGNORECASE,
)
"""What is not for publication where it is the notes and numbers, and not the report."""
_MEDIA = re.compile(
    r"\W{0,12}(?:audio|sound|video|footage|clips?|photos?|pictures?|images?|graphics?)\s?:",
    re.IGNORECASE,
)
_HOLD = re.compile(
    rf"(?i:{_START})(?:HOLD(?:\W+(?:STORY|COPY|PLEASE)\b.{{0,80}}|\W*)|"
    r"(?i:hold (?:(?:(?:this|the) )?(?:story|report|item|copy|article|text) )?for release)"
    r"(?=\W*$|\s?[.,:;(–—-]|\s(?i:at|on|until|till|from|after|before|not|pending|to|by|\d)).*|"
    r"(?i:hold (?:(?:this|the) )?(?:story|report|item|copy|article))"
    rf"(?=(?i:{_ENDS})|\s?[;(–—-]|\s(?i:until|till|pending|for|please|back\W*$)).*|"
    r"(?i:hold (?:until|till|pending) (?:further (?:notice|advice|word)|advised|told|cleared|"
    r"confirmed|approval|confirmation)(?:\W*|\s?[.:;(–—-].{0,60})))"
)
_HOLD_ENDS = re.compile(rf"(?:\S{{1,80}}[,/-]|{_SLUG},\s)HOLD\W*")
_UNTIL = (
    r"until|till|til|to|for|by|before|not before|ends?|ending|lifts?|expires?|at|from|on|after|"
    r"release|prior to"
)
_DAYS = (
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|mon(?:day)|tue(?:s)?day|[a-z]{3,6}day|"
    r"today|tonight|tomorrow|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"\d{1,2}(?:st|nd|rd|th)?|\d{4}(?=\W*$)|(?!19|20)\d{3,4}|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?"
)
_EVENTS = (
    r"final whistle|full[- ]time|kick-?off|further notice|publication|(?:end of )?(?:the )?"
    r"(?:match|game)|midday"
)
_CLOCK = (
    # As systems write it: 2026-05-03T20:00:00Z.
    r"\d{4}-?\d\d-?\d\dt\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:z|[+-]\d\d(?::?\d\d)?)?|"
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{4}(?=\s?(?:gmt|utc|z|cet|cest|bst|est|edt|hrs|hours|h|"
    r"local)\b)|\d{1,2}\s?(?:a\.?m|p\.?m)\b|\d{1,2} o'clock|noon|midnight"
)
_ZONES = r"gmt|utc|z|cet|cest|bst|est|edt|hrs|hours|h|local|time|uhr|the|of|and|in|am|pm|20\d\d"
_WHEN = re.compile(
    rf"(?:[\s:,.(–—/-]{{0,4}}(?:(?P<clock>{_CLOCK})|(?P<day>{_DAYS}|{_EVENTS})|{_UNTIL}|{_ZONES})"
    r"(?![\w'])){1,12}",
    re.IGNORECASE,
)
"""A time in words: what follows it is the report where it tells the hour, else nothing does."""
_EMBARGO_WORD = re.compile(
    rf"{_START}(?:(?:strict|strictly|under|a|full|news) ){{0,3}}embargo(?P<ed>ed)?(?!\w)",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\b(?:under|strict)\b", re.IGNORECASE).search
_EMBARGO_STORY = re.compile(
    rf"{_START}(?P<this>(?:this |the above |the following )?){_NOUN}(?: (?:is|remains))?"
    r"(?: (?:still|strictly|hereby|now)){0,2} (?:embargoed|under (?:an? )?(?:strict )?embargo)"
    r"(?P<until> (?:until|till|til|to|before|pending)\b)?",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    rf"{_START}(?:do not release|release not|(?:no|not for) (?:release|publication|use|broadcast)"
    r"(?: (?:or|and) (?:release|publication|use|broadcast))?)"
    r"(?= (?:before|until|till|prior))",
    re.IGNORECASE,
)
_EMBARGO_ELSEWHERE = re.compile(
    rf"{_START}(?:(?:sperrfrist|sperrvermerk)\b(?!\s(?:für|gegen|von|wegen|nach|in)\s\D*$)"
    r"|sous embargo\b|embargado\b)",
    re.IGNORECASE,
)
_UNTIL_WHAT = re.compile(
    r"[\s:,-]{1,3}(?:(?:until|till|til|pending|not before)\b[^.,!?;]{1,60}|"
    r"for [^.,!?;]{1,30} (?:use|release|publication))[.!]?\s*"
)
_EMBARGO_CUE = re.compile(r"embarg|releas|publica|broadc|use\b|sperr", re.IGNORECASE).search
_LIFTED = re.compile(
    r"\b(?:lifted|over|expired|ended|removed|passed|aufgehoben|abgelaufen|transfer|keine|none)\b",
    re.IGNORECASE,
)
_IS_LIFTED = re.compile(
    r"[\s)(:,–—-]{0,4}(?:(?:is|was|has|been|now|already|no longer) ){0,3}"
    r"(?:lifted|over|expired|ended|removed|passed)\b",
    re.IGNORECASE,
)
_NO_EMBARGO = re.compile(
    r"\s?:\W*(?:(?:none|no|nil|n/?a|not applicable|null|lifted|over)\b\W*)?$", re.I
)
_ENDS_AS_SENTENCE = re.compile(r"\s(?:ends|lifts|expires|begins|starts)\b.*\.\W*$").match
"""The embargo has a verb and the line a full stop: somebody tells of it."""
_FREE = re.compile(
    r"\b(?:keine?|no|without|ohne|sans|sin|senza) (?:sperrfrist|embargo)\b"
    r"|\b(?:sperrfrist|embargo)\s?:\s?(?:keine?|none|no|nil|n/a)\b",
    re.IGNORECASE,
).search
_NO_MORE = re.compile(r"\W*$|\s?[:;–—]|\s-\s|\.\s")


def order_in_line(line: str) -> Order | None:
    """The order that ``line``, one of the first of a text, gives; None where it is report.

    A kill has to be the whole line, or its first sentence; what may be one is held.
    """
    words = line.replace("’", "'")
    killed = _kill_in(words)
    if killed is not None:
        return killed
    if _is_test(words):
        return "test"
    if _HOLD.fullmatch(words) or _HOLD_ENDS.fullmatch(words):
        return "hold"
    if _is_embargo(words):
        return "embargo"
    if len(words) <= 80 and is_capitals(words) and _forbids(words) and _FORBIDS_ALL.search(words):
        return "unpublishable"
    found = phrase_at_start(words, note=False)
    if found is None and (_MAY_KILL.match(words) or _SLUG_MAY_KILL.fullmatch(words)):
        return "hold"
    if found is None and _DESKS.match(words):
        found = _speaks_of_kill(words)
    return found or begins_with_order(words)


def _kill_in(words: str) -> Order | None:
    """``kill`` where the line is nothing but the order, or its first sentence is.

    One word that is not in capitals (Withdrawn, Kill) may head a list; what goes on behind a colon
    or a dash may be a headline, but for a mandatory kill. Such lines are held.
    """
    if _SLUG_KILL.fullmatch(words):
        return "kill"
    if _KILL_LINE.fullmatch(words):
        return "hold" if _ONE_WORD.fullmatch(words) else "kill"
    found = _KILL_OPENS.match(words) or _KILL_STORY.match(words)
    if found is not None:
        goes_on = re.match(r"\s?[:–—-]\s?\S", words[found.end() :]) is not None
        sure = not goes_on or is_capitals(found[0]) or "mandatory" in found[0].lower()
        return "kill" if sure else "hold"
    return "kill" if _KILL_ASKED.match(words) else None


_ONE_WORD = re.compile(
    rf"{_LEAD}(?:[Kk]ill|[Ww]ithdraw|(?i:withdrawn|withdrawal|retracted|retraction))\W*"
)
_FORBIDS_ALL = re.compile(
    r"(?:PUBLI[A-Z]{0,12}|BROADCAST|PRINT|USED?|VERÖFFENTLICH[A-Z]{0,8}|DIFFUSER|ONLY|RUN)"
    r"(?: (?:IT|THIS|THE|YET|NOW))?(?: (?:STORY|REPORT|ITEM|TEXT|COPY|ARTICLE|WIRE))?"
    r"(?:\W*$|\s?[:.,;(–—-]| (?:BEFORE|UNTIL|TILL|YET|PRIOR|PLEASE|"
    r"OR (?:PUBLI|BROADCAST|PRINT|USE\b)))"
)
"""An order not to print ends there, or names its time: DO NOT USE IT OR LOSE IT is a title."""


def _is_test(words: str) -> bool:
    found = _TEST_LINE.fullmatch(words)
    if found is not None:
        return is_capitals(words) or len(words.split()) > 1
    return _TEST_TOLD.search(words) is not None


def _speaks_of_kill(words: str) -> Order | None:
    """The hold of a note that speaks of a kill, and does not say that it is over."""
    told = _KILL_TOLD.search(words) is not None and not (
        _REPLACES.search(words) or _NO_KILL.search(words)
    )
    return "hold" if told else None


def order_in_note(note: str) -> Order | None:
    """The order in an editor's note. Its lines are no report, so the words may stand anywhere."""
    for line in note[:_LONGEST_NOTE].splitlines():
        words = line.strip().replace("’", "'")
        found = order_in_line(words[:_LONGEST])
        if found is not None and found != "unpublishable":
            return found
        if _forbids(words):
            return "unpublishable"
        before = ""
        for clause in _CLAUSE.split(words):
            found = _order_in_clause(clause[:_LONGEST])
            # A clause about what stands beside the report: its sound, its pictures.
            named = before.endswith(":") and _NOTES_ONLY.search(before[-_LONGEST:]) is not None
            beside = _MEDIA.fullmatch(before) is not None and found != "kill"
            if found == "embargo" and _FREE(words):
                found = None
            if found is not None and not beside and not (found == "unpublishable" and named):
                return found
            before = clause
        if (found := _speaks_of_kill(words)) is not None:
            return found
    return None


def _order_in_clause(clause: str) -> Order | None:
    """The order of one of several sentences of a note: formats put its lines behind each other."""
    if not _ONE_WORD.fullmatch(clause) and (killed := _kill_in(clause)) is not None:
        return killed
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
            and (_NAMES_PUBLICATION(line) or _is_contact(line))
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
_CONTACT = re.compile(r"\S@\S|\+\s?\d|\d[\d /-]{4,}\d").search
_WAITS = re.compile(r"\b(?:until|till|before|yet|unless)\b", re.IGNORECASE).search


def _is_contact(line: str) -> bool:
    """Whether what must not be published is somebody's number or address."""
    return _CONTACT(line) is not None and _WAITS(line) is None


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
    if _EMBARGO_CUE(words) is None:
        return False
    found = _EMBARGO_WORD.match(words)
    if found is not None:
        rest = words[found.end() :]
        if not re.search(r"\w", rest):
            return _NO_EMBARGO.match(rest) is None or not rest.strip(" .!*)/")
        if _NO_EMBARGO.match(rest) or (_ENDS_AS_SENTENCE(rest) and not is_capitals(words)):
            return False
        if _at_a_time(rest) or (found["ed"] and _UNTIL_WHAT.fullmatch(rest)):
            return True
        colon = re.match(r"\s?:\s?(?=\S)", rest)
        loud = "EMBARGO" in found[0] and rest.upper() != rest
        return (
            colon is not None
            and (bool(found["ed"]) or loud or _UNDER(found[0]) is not None)
            and not _IS_LIFTED.match(rest)
        )
    found = _EMBARGO_STORY.match(words)
    if found is not None:
        rest = words[found.end() :]
        return _NO_MORE.match(rest) is not None or bool(
            found["until"] and (found["this"] or _at_a_time(rest))
        )
    found = _RELEASE.match(words)
    if found is not None:
        rest = words[found.end() :]
        when = _WHEN.match(rest) if _at_a_time(rest) else None
        return when is not None and _NO_MORE.match(rest, when.end()) is not None
    return _is_sperrfrist(words)


def _is_sperrfrist(words: str) -> bool:
    if _EMBARGO_ELSEWHERE.match(words) is None:
        return False
    # Behind the time comes the report, whose words lift nothing.
    told = re.split(r"(?<=\d|[mrtz.]):\s(?=\S{1,40}\s\S)", words, maxsplit=1)[0]
    return _LIFTED.search(told if len(told.split()) > 1 else words) is None


def _at_a_time(rest: str) -> bool:
    """Whether ``rest`` begins with a time that may be an embargo's, and not with a report."""
    when = _WHEN.match(rest)
    if when is None or _IS_LIFTED.match(rest, when.end()):
        return False
    if when["clock"]:
        return True
    return bool(when["day"]) and _NO_MORE.match(rest, when.end()) is not None


def order_in_opening(wire: Wire, *, without: Collection[Order] = ()) -> tuple[Order, str] | None:
    """The order in the first lines of ``wire``, and its line; None where there is none that is not
    ``without``.

    What a format's mark-up sets aside (navigation, hidden and deleted text) orders nothing, unless
    it speaks of the dispatch, and then it is no kill. Below the first sentence of the report one
    word is a heading of a list or the cell of a table.
    """
    reported = False
    for start, line in _opening_lines(wire.text):
        labels = {s.label for s in wire.sentences if s.start < start + len(line) and start < s.end}
        aside = bool(labels) and labels <= _ASIDE and wire.format not in _OF_LINES
        aside = aside and line != wire.headline
        order = order_in_line(line)
        if order is None:
            reported = reported or (bool(labels & _REPORT) and is_sentence(line))
        elif aside and not (_DESKS.match(line) or _NAMES_STORY(line) or _FOR_LATER(line)):
            continue
        elif order not in without and not (reported and len(line.split()) == 1):
            return ("hold" if aside and order in ("kill", "test") else order), line
    return None


_OF_LINES = frozenset({"text", "iptc7901", "anpa"})
"""Formats without mark-up: what is a note in them is one by its words."""
_REPORT = frozenset({"standfirst", "dateline", "body"})
_ASIDE = frozenset({"note", "caption", "credit", "tail"})
_FOR_LATER = re.compile(r"embargoed until\s?:", re.IGNORECASE).match


def order_at_top(text: str) -> Order | None:
    """The order in the first lines of a text that is no wire itself."""
    reported = False
    for _, line in _opening_lines(text):
        order = order_in_line(line)
        if order is not None and not (reported and len(line.split()) == 1):
            return order
        reported = reported or is_sentence(line)
    return None


def _opening_lines(text: str) -> list[tuple[int, str]]:
    """The first lines that are not blank with their places, each cut to a length that patterns may
    look at."""
    found: list[tuple[int, str]] = []
    at = 0
    for raw in text[: _FIRST_LINES * 4 * _LONGEST].splitlines(keepends=True):
        line = raw.strip()
        if line:
            found.append((at + raw.index(line[0]), line[:_LONGEST]))
        at += len(raw)
        if len(found) == _FIRST_LINES:
            break
    return found


def shortened(text: str) -> str:
    """``text`` as a reason can show it."""
    return text if len(text) <= 60 else f"{text[:57]}..."
