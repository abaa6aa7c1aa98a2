"""What may be an order by the way its word stands in a line: alone, in brackets, or in capitals
before words that are not.

``KILL``, ``HOLD``, ``EMBARGOED`` and their like in other languages are words of sport too. So the
word has to stand apart from the words around it; a sentence that uses it is report. Nothing here
kills: what may be an order is held for a person.
"""

from __future__ import annotations

import re

from summarizer.language.desk_phrases import Order

__all__ = ["begins_with_order", "is_capitals", "is_sentence"]

_KILLS = (
    r"kill|withdraw|withdrawn|withdrawal|retract|retracted|retraction|mandatory\W{1,2}kill|"
    r"storno|storniert|zur(?:ü|ue)ckgezogen|zur(?:ü|ue)ckziehung|annul(?:é|e|ée|ee)|"
    r"annulation|anulad[oa]|anulación|annullat[oa]|ingetrokken"
)
_HOLDS = r"hold|on hold|withhold|withheld|do not (?:use|publish|run|print)"
_EMBARGOES = r"(?:strict(?:ly)? )?(?:under )?embargo(?:ed)?|sperrfrist"
_ANY = rf"(?:(?P<embargo>{_EMBARGOES})|(?P<order>{_KILLS}|{_HOLDS}))"
_INSIDE = (
    r"(?:\s?[:,–—-]?\s?(?:until|till|til|for|to|by|bis|jusqu|hasta|order|notice|\d)[^\])]{0,60})?"
)
_LEAD = r"[^\w\"“”„«»‘’'\[(*]{0,8}"

_BEFORE = r"[^\w\"“”„«»‘’']{0,12}"
"""Behind a quotation mark it would be somebody's words."""
_ALONE = re.compile(rf"{_BEFORE}(?P<order>{_KILLS}|{_HOLDS})\W{{0,12}}", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"{_LEAD}(?:[\[(]{{1,2}}\s?|\*{{2,12}}\s?){_ANY}{_INSIDE}\s?(?:[\])]{{1,2}}|\*{{2,12}})",
    re.IGNORECASE,
)
_HEADED = re.compile(
    _BEFORE + r"(?P<order>storno|storniert|zur(?:ü|ue)ckgezogen|annulée?|anulad[oa]|annullat[oa])"
    r"\s?:\s?(?-i:[^\W\d_a-zß-ÿ])",
    re.IGNORECASE,
)
"""Behind the colon a headline begins."""
_AT_THE_END = re.compile(
    r"(?:[\[(]\s?|\s[–—-]{1,2}\s)(?:(?P<embargo>(?:STRICT |UNDER )?EMBARGO(?:ED)?)"
    r"|(?P<order>(?:MANDATORY )?KILL|HOLD|WITHDRAWN|WITHHOLD|WITHHELD|DO NOT (?:USE|PUBLISH)))"
    r"(?:\s?:?\s(?:UNTIL|TILL|FOR|until|till|for|\d)[^\])]{0,60})?\s?[\])]?\W{0,4}$"
)
_LOUD = re.compile(
    _BEFORE + r"(?:(?:PLEASE|Please|please|MANDATORY|URGENT|EDS|EDITORS|DESKS?)\W{1,4}){0,3}"
    r"(?:(?P<embargo>EMBARGO(?:ED)?)|(?P<order>KILL|HOLD|WITHHOLD|WITHDRAW|RETRACT|SPIKE"
    r"|WITHDRAWN|RETRACTED))"
    r"(?P<rest>\s?[:–—-]{1,2}\s?\S.*|\s.+)"
)
_COLON = re.compile(r"\s?(?:[:–—]|-{1,2}\s)\s?")
_WORD = re.compile(r"\s{0,3}(?P<word>[^\s:–—]+)")
_OBJECTS = frozenset(
    "this it all that immediately now and story item copy article report text please".split()
)
"""What an order in capitals may name: KILL THIS, HOLD ALL, KILL AND DO NOT USE."""
_NOTHING = re.compile(r"\W*(?:none|no|nil|n/?a|lifted|over|keine?|null)?\W*", re.IGNORECASE)
_RIGHT = frozenset({"WITHDRAWN", "RETRACTED"})
"""What may be said of a side or a rider before a dash."""
_CALLED = re.compile(
    _BEFORE + r"(?:(?:attention|attn|note|memo|advisory|urgent|to|for|the)[\s:,]{1,3}){0,3}"
    r"(?:editors?|eds|desks?|clients?)\s?[:,–—-]\s?(?:please\s)?"
    r"(?P<order>kill|withdraw|withhold|retract|hold)\s\S",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    _BEFORE + r"(?:(?:this |the )?(?:story |report |item )?(?:must not|not to|may not|do not)"
    r" (?:be )?(?:published?|used?|broadcast|printed|print|released?|run) (?:before|until|till)"
    r"|not (?:before|until|till)(?= [^.]{0,20}\d)"
    r"|(?:release|publication|publish) (?:time|date|at)\s?:?"
    r"|withhold(?: (?:publication|release|this|story))?(?: (?:until|till|before|for)|(?=\W*$)))"
    r"(?P<when>.{0,60})$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:[\s:,.]{1,3}(?:\d{1,2}(?:[:.h]\d\d)?|\d{3,4}|noon|midnight|gmt|utc|z|cet|cest|bst|est|edt|"
    r"hrs|hours|uhr|local|time|a\.?m\.?|p\.?m\.?|on|at|the|of|next|[a-z]{3,6}day|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}|"
    r"final whistle|full[- ]time|further notice|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?)){1,10}\W{0,4}"
    r"|\W{0,4}",
    re.IGNORECASE,
)


def begins_with_order(line: str) -> Order | None:
    """``hold`` or ``embargo`` where an order's word stands apart at the head of ``line``, or at
    its end in brackets; None where it is part of a sentence, or not there."""
    found = _ALONE.fullmatch(line) or _IN_BRACKETS.match(line) or _HEADED.match(line)
    found = found or _AT_THE_END.search(line)
    if found is None:
        loud = _LOUD.match(line)
        found = loud if loud is not None and _is_loud(loud) else _CALLED.match(line)
    if found is not None:
        return "embargo" if found.groupdict().get("embargo") else "hold"
    release = _RELEASE.match(line)
    if release is not None and _WHEN.fullmatch(release["when"]):
        return "embargo" if re.search(r"\w", release["when"]) else "hold"
    return None


def _is_loud(found: re.Match[str]) -> bool:
    """Whether what follows the word in capitals is what it orders, or the report's headline."""
    rest = found["rest"]
    if _NOTHING.fullmatch(rest):
        return False
    if is_capitals(rest):
        word = _WORD.match(rest)
        # KILL OR BE KILLED, HOLD FIRM: NORVALE SURVIVE; but KILL THIS.
        return word is not None and word["word"].casefold().strip(".!,*") in _OBJECTS
    if _COLON.match(rest):
        return found["order"] not in _RIGHT
    word = _WORD.match(rest)
    if word is None:
        return False
    told = word["word"]
    if told.casefold() in _OBJECTS or any(c.isdigit() for c in told):
        return True
    if not told[0].isupper():
        return False
    if not is_capitals(told):
        return True
    # KILL FBL Norvale; KILL THE GAME: Norvale is a headline's first words.
    after = _WORD.match(rest, word.end())
    return (
        after is not None
        and told not in _SMALL
        and after["word"][:1].isupper()
        and not is_capitals(after["word"])
        and _COLON.match(rest, word.end()) is None
    )


_SMALL = frozenset({"THE", "A", "OR", "ON", "OFF", "IN", "FOR", "UP"})


def is_capitals(text: str) -> bool:
    """Whether every letter of ``text`` is a capital, and there is one."""
    return text.upper() == text and text.lower() != text


def is_sentence(line: str) -> bool:
    """Whether ``line`` ends as a sentence does, and has words enough for one."""
    end = line.rstrip(" \"”’'»)]")[-1:]
    return end in (".", "!", "?", "…") and len(line.split()) >= _FEWEST


_FEWEST = 5
