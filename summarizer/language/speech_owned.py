"""Words that are told to be somebody's: X's verdict, X's remark, a statement from X."""

from __future__ import annotations

from summarizer.language.speech_found import Found
from summarizer.language.speech_phrases import Phrase, name_start, phrase_after, run_end, run_start
from summarizer.language.speech_tokens import CAP, LOW, PUNCT, QUOTE, Segment

__all__ = ["SOUNDS", "author_of", "in_words_of", "opinion_of", "owner_of_sound", "remark_of"]

SOUNDS: frozenset[str] = frozenset(
    "verdict message reply answer response reaction words comment assessment view take advice "
    "explanation conclusion argument theory summary plea warning pitch account opinion".split()
)
"""What a quotation may be of somebody: "was his verdict", "Reis's answer: Q"."""
_VIEWS = frozenset("view telling account opinion words eyes mind estimation".split())
_OPINIONS = frozenset(
    "claim assertion insistence suggestion admission view belief statement comment remark warning "
    "assessment description verdict argument complaint".split()
)
_OWN_WORDS = frozenset("remark remarks comment comments claim statement tweet quip".split())
_OF_WHAT = frozenset("that of as about".split())


def remark_of(seg: Segment, at: int) -> Found | None:
    """`mocked X's Q remark`: the words are X's, whoever speaks of them."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    if at == 0 or at + 1 >= len(seg) or lows[at + 1] not in _OWN_WORDS:
        return None
    if poss[at - 1] and kinds[at - 1] == CAP:
        s = name_start(seg, run_start(seg, at, 0), at)
        return Found(at, "speech", Phrase(seg, "name", s, at, (s, at), None, s), at + 1)
    if lows[at - 1] in ("his", "her"):
        return Found(at, "speech", Phrase(seg, "pronoun", at - 1, at, whole=at - 1), at + 1)
    return None


def author_of(seg: Segment, i: int, noun: int, hi: int) -> Phrase:
    """Whose message: "a statement from X", "X's statement"; the words themselves where unsaid."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    for k in range(noun + 1, min(hi, noun + 6)):
        if kinds[k] == PUNCT:
            break
        if lows[k] in ("from", "by") and k + 1 < hi:
            j = k + 1
            if lows[j] == "the" and j + 1 < hi:
                j += 1
            if kinds[j] == CAP:
                end = run_end(seg, j)
                if seg.poss[end - 1] and end < hi and kinds[end] == LOW:
                    return Phrase(seg, "other", i, end + 1, whole=i)
                return Phrase(seg, "name", i, end, (j, end), None, i)
            whole = phrase_after(seg, k + 1, hi)
            if whole is not None and whole.kind == "name":
                return Phrase(seg, "name", i, whole.last, whole.name, whole.role, i)
    for k in range(i, noun):
        if poss[k] and kinds[k] == CAP:
            s = k
            while s > i and kinds[s - 1] == CAP:
                s -= 1
            return Phrase(seg, "name", s, k + 1, (s, k + 1), None, i)
    return Phrase(seg, "other", i, noun + 1, whole=i)


def owner_of_sound(seg: Segment, i: int) -> Phrase | None:
    """The pronoun of "his verdict", "her reply": it stands for the speaker."""
    if i + 1 < len(seg) and seg.lows[i] in ("his", "her") and seg.lows[i + 1] in SOUNDS:
        return Phrase(seg, "pronoun", i, i + 1, whole=i)
    return None


def in_words_of(seg: Segment, at: int) -> Found | None:
    """`in X's words, Q`, `X's tweet read Q`."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    k = at - 1
    while k >= 0 and lows[k] in (",", ":", "that", "–"):
        k -= 1
    if k > 1 and lows[k] in ("was", "is", "were") and lows[k - 1] in SOUNDS:
        if lows[k - 2] in ("his", "her"):
            return Found(at, "speech", Phrase(seg, "pronoun", k - 2, k - 1, whole=k - 2), k)
        if poss[k - 2] and kinds[k - 2] == CAP:
            s = name_start(seg, run_start(seg, k - 1, 0), k - 1)
            return Found(at, "speech", Phrase(seg, "name", s, k - 1, (s, k - 1), None, s), k)
    if len(seg) > 3 and lows[0] == "in":
        view = next((x for x in range(2, min(at, 7)) if lows[x] in _VIEWS), 0)
        if view and poss[view - 1] and kinds[view - 1] == CAP:
            s = name_start(seg, run_start(seg, view, 1), view)
            return Found(at, "speech", Phrase(seg, "name", s, view, (s, view), None, s), view)
    if k > 0 and lows[k] in ("words", "statement", "tweet") and poss[k - 1] and kinds[k - 1] == CAP:
        s = k - 1
        while s > 0 and kinds[s - 1] == CAP and not poss[s - 1]:
            s -= 1
        return Found(at, "speech", Phrase(seg, "name", s, k, (s, k), None, s), k)
    for x in range(k, max(1, k - 6), -1):
        if lows[x] == "of" and lows[x - 1] == "words":
            phrase = phrase_after(seg, x + 1, k + 1)
            return Found(at, "speech", phrase, x - 1) if phrase is not None else None
    return None


def opinion_of(seg: Segment, at: int) -> Found | None:
    """`X's claim that it was Q`."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    for k in range(at - 1, 1, -1):
        if kinds[k] == QUOTE:
            break
        if lows[k] in _OF_WHAT and lows[k - 1] in _OPINIONS and poss[k - 2]:
            s = run_start(seg, k - 1, 0)
            s = name_start(seg, s, k - 1)
            if s < k - 1 and kinds[s] == CAP:
                named = Phrase(seg, "name", s, k - 1, (s, k - 1), None, s)
                return Found(at, "speech", named, k - 1)
    return None
