"""Results that a sentence names and does not tell as played: denied, nearly had, wrongly reported,
played by a computer.

Nobody won who "nearly beat", "did not beat" or "was denied a 2-1 win". Pure text in, truth out.
"""

from __future__ import annotations

import re

from summarizer.language.patterns import Cued

__all__ = ["is_untrue"]

_ARTICLE = r"(?:(?:an?|the|any|their|its|his|her|what (?:would|could|might) have been an?) )?"
_HOW = r"(?:(?!(?:in|by|with|after|of|to|on|for|at|and|but|as|when|against|over)\b)[a-z-]+ )"
_NOT_SO = Cued(
    rf"(?:\b(?:not|never|cannot)|n't) (?!(?:just|only|merely|simply) )(?:{_HOW}){{0,2}}"
    rf"(?:to )?{_ARTICLE}$"
    rf"|\b(?:no|without|nor|neither|far from|instead of|rather than|short of|robbed of"
    rf"|deprived of|cheated (?:out )?of|missed out on|missing out on|threw away|thrown away"
    rf"|let slip|squandered|surrendered) {_ARTICLE}(?:{_HOW}){{0,2}}$"
    rf"|\b(?:nearly|almost|all but|practically|as good as|virtually|narrowly failed to|about to"
    rf"|poised to|set to|supposed to|meant to|seem(?:ed|s)? to have|appear(?:ed|s)? to have"
    rf"|(?:look|looked|looking|looks|seem|seemed) (?:like|as if)(?: they (?:had|would))?) "
    rf"{_ARTICLE}(?:{_HOW}){{0,2}}$"
    rf"|\b(?:close to|closed in on|closing in on|on course (?:for|to)|head(?:ed|ing) for|yet to"
    rf"|on the (?:brink|verge|cusp|point) of|(?<!first )(?:seconds?|minutes?|moments?|inches"
    rf"|a whisker|a kick|M|L)(?: away)? from|within [a-zML -]{{1,25}} of) "
    rf"{_ARTICLE}(?:{_HOW}){{0,2}}$"
    rf"|\b(?<!could )(?<!not )(?<!cannot )(?:den(?:y|ied|ies|ying)|rob(?:s|bed)|cost(?:s|ing)?) "
    rf"(?:(?:the )?"
    rf"(?:{_HOW}){{0,2}}[NTOGUPE] (?:of )?)?{_ARTICLE}(?:{_HOW}){{0,2}}$"
    r"|\b(?:thought|believed|imagined|dreamed|dreamt|pretended)(?: that)? "
    r"(?:they|he|she|it|(?:the )?[NTOGU]) (?:had|have|were|was)(?: [a-z]+){0,2} $",
    cues="not |n't |never |no |without |nor |neither |from |of |out on |threw |thrown |slip "
    "|squander|surrender|nearly |almost |all but |practically |good as |virtually |failed to "
    "|about to |poised to |set to |supposed |meant |seem|appear|look|close|closing |course |than "
    "|heading |headed |yet |brink|verge|cusp|point |within |deny|denie|rob|cost|thought |believed "
    "|imagin|dream|pretend",
)
"""Right before the result: it was not so. "Not only" says that it was."""
_WRONG = r"(?:wrongly|incorrectly|mistakenly|falsely|erroneously|prematurely|inaccurately)"
_SAID = r"(?:said|reported|stated|wrote|written|announced|claimed|told|published|posted|tweeted)"
_REPORT = r"(?:reports?|version|story|stories|dispatch(?:es)?|item|article|wire|alert|flash)"
_MISREPORTED = Cued(
    rf"\b(?:{_WRONG} (?:[a-z]+ )?{_SAID}|{_SAID} {_WRONG}|(?:said|reported|stated) in error"
    rf"|we (?:[a-z]+ )?{_SAID}|our {_REPORT}"
    rf"|(?<!contrary to )(?<!N to )(?<!despite )(?:an?|the|our) "
    rf"(?:earlier|previous|first|original) {_REPORT})\b[^;]*$"
    r"|\bit (?:is|was) (?:not true|untrue|false|wrong) that\b[^;]*$"
    r"|\bpredict(?:s|ed|ing|ion|ions)?\b[^;,]*$",
    cues="said|reported|stated|wrote|written|announced|claimed|told|published|posted|tweeted"
    "|our |earlier |previous |first |original |true that|false that|wrong that|predict",
)
"""Somewhere before the result, in its clause: somebody said so, and was wrong or is no witness."""
_REPORTED_AFTER = Cued(
    rf"[^,;]{{0,50}}\b(?:was|were|been) (?:{_WRONG} {_SAID}|{_SAID} {_WRONG}|reported in error)\b",
    cues="said|reported|stated|wrote|written|announced|claimed|told|published|posted|tweeted",
)
_RUMOUR = Cued(
    rf"(?:\b(?:{_REPORT}|claims?|rumou?rs?|suggestions?|posts?|the board)"
    r"|^N that)"
    # "Reports that …": with its capital it may be a name
    r"\b[^;.]*$",
    cues="that|report|version|stor|dispatch|item|article|wire|alert|flash|claim|rumour|rumor"
    "|suggest|post|board",
)
_REFUTED = Cued(
    r"\b(?:is|was|are|were|be|proved|turned out) (?:[a-z]+ )?(?:false|wrong|untrue|incorrect"
    r"|mistaken|inaccurate|unfounded|denied|in error|not true|a hoax|fake|corrected|retracted"
    r"|withdrawn)\b",
    cues="false|wrong|true|incorrect|mistaken|inaccurate|unfounded|denied|in error|hoax|fake"
    "|corrected|retracted|withdrawn",
)
_SIMULATED = Cued(
    r"\b(?:in|by|computer|the|a|video[- ]game|our|their|its|whose|ran|run|of) simulat(?:ions?|or)\b"
    r"|\bsimulated\b|\bvirtual (?:match|game|league|cup)\b|\bvideo game\b",
    cues="simulat|virtual |video game",
)
"""Not "booked for simulation", which is a dive."""
_DIVE = re.compile(r"\b(?:act|accused|guilty) of simulation")
_TO_CLAUSE = re.compile(
    r"[;:]| (?:while|whereas|although|though|but|and) (?=(?:the )?[NTOGU]\b)|, they |: it "
)
_FAR = 160


def is_untrue(text: str, start: int, end: int) -> bool:
    """Whether the result told from ``start`` to ``end`` of a marked text is said not to be one."""
    before = _TO_CLAUSE.split(text[max(0, start - _FAR) : start])[-1]
    if _NOT_SO.search(before) or _MISREPORTED.search(before):
        return True
    after = _REPORTED_AFTER.search(text, end)
    if after is not None and after.start() == end:
        return True
    if _RUMOUR.search(before) and _REFUTED.search(text, end):
        return True
    return _SIMULATED.search(text) is not None and _DIVE.search(text) is None
