"""Whether a word is a verb of saying where it stands, and one whose object a quotation can be."""

from __future__ import annotations

from summarizer.language.speech_tokens import CAP, Segment
from summarizer.language.speech_words import (
    DETERMINERS,
    FUNCTION_WORDS,
    NOUN_FORMS,
    PLAIN_VERBS,
    PREPOSITIONS,
    is_adverb,
)

__all__ = ["NOUN_BASES", "calls_it", "is_verbal"]

_MODALS = frozenset("would will could can may might must should did do does".split())
_PLURALS = frozenset("they we i you people many some others both police democrats".split())
NOUN_BASES: frozenset[str] = frozenset(
    "call claim note joke quote promise report vow urge ask label brand praise blast slam hail "
    "mock question cite credit blame dub add".split()
)
"""Base forms of verbs of saying that are as often nouns."""
_FINDS = frozenset("found finds held holds".split())
_OBJECTS = frozenset("it him her them himself herself themselves that".split()) | DETERMINERS


def is_verbal(seg: Segment, v: int, at: int) -> bool:
    """Whether the word at ``v`` is a verb there, and one whose object Q can be."""
    low = seg.lows[v]
    before = seg.lows[v - 1] if v else ""
    if low in PLAIN_VERBS:
        return _has_plural(seg, v)
    if before in DETERMINERS or (v and seg.poss[v - 1]):
        return False
    if before in PREPOSITIONS and not low.endswith("ing"):
        return before == "to" and low not in NOUN_FORMS
    if low in ("put", "puts"):
        return v + 1 < len(seg) and seg.lows[v + 1] == "it"
    if low in ("went", "going", "goes"):
        on = v + 1 < len(seg) and seg.lows[v + 1] == "on"
        return on and seg.lows[at - 1] in (":", ",", "about")
    if low in ("hit", "hits", "hitting"):
        return v + 1 < len(seg) and seg.lows[v + 1] in ("out", "back")
    if low in ("saw", "sees", "sang", "read", "charged", "signalled"):
        return at - v <= 4
    return True


def calls_it(seg: Segment, v: int) -> bool:
    """Whether a word that is mostly none is a verb of saying at ``v``.

    "Critics call it", "would call the plan", "the court found that".
    """
    if seg.lows[v] in _FINDS:
        return seg.lows[v + 1 : v + 2] == ["that"]
    if seg.lows[v] not in NOUN_BASES or v + 1 >= len(seg) or not _has_plural(seg, v):
        return False
    return seg.kinds[v + 1] == CAP or seg.lows[v + 1] in _OBJECTS


def _has_plural(seg: Segment, v: int) -> bool:
    """Whether what stands before a verb's base form makes it finite: a modal or a plural."""
    k = v - 1
    while k > 0 and is_adverb(seg.lows[k]):
        k -= 1
    if k < 0 or seg.kinds[k] > CAP or seg.poss[k]:
        return False
    low = seg.lows[k]
    if low == "to":  # "went on to say", "took to the stage to say"
        return seg.lows[k - 1] == "on" or "took" in seg.lows[max(0, k - 5) : k]
    if low == "who":
        k -= 1
        low = seg.lows[k] if k >= 0 else ""
    noun = low.endswith("s") and not low.endswith("ss") and low not in FUNCTION_WORDS
    return low in _MODALS or low in _PLURALS or noun
