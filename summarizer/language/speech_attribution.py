"""Who speaks in one sentence: each quotation's verb and the phrase that is its subject."""

from __future__ import annotations

import re

from summarizer.language.speech_found import Found
from summarizer.language.speech_owned import (
    SOUNDS,
    author_of,
    in_words_of,
    opinion_of,
    owner_of_sound,
    remark_of,
)
from summarizer.language.speech_phrases import (
    PRONOUNS,
    Phrase,
    name_start,
    phrase_after,
    phrase_before,
    role_after,
    role_before,
    role_left,
    run_start,
)
from summarizer.language.speech_tokens import CAP, LOW, PUNCT, QUOTE, Segment
from summarizer.language.speech_verbs import NOUN_BASES, calls_it, is_verbal
from summarizer.language.speech_words import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    FUNCTION_WORDS,
    LABEL_WORDS,
    MESSAGE_NOUNS,
    NOUN_FORMS,
    PLAIN_VERBS,
    PREPOSITIONS,
    SPEECH_VERBS,
    STRONG_VERBS,
    SUBORDINATORS,
    TITLE_NOUNS,
    WEEKDAYS,
    is_adverb,
    is_person_noun,
    looks_like_a_verb,
)

__all__ = ["Found", "is_title", "opening_phrase", "read_attributions", "trailing_colon"]


_PASSIVE_TOO = frozenset(
    "told asked called described branded labelled labeled dubbed hailed".split()
)
_COORDINATES = frozenset("and but then or before after while when by in as of for without".split())
_CLAUSE_OPENERS = frozenset(
    "that and but when as while because although though if where after before once until so how "
    "what why than".split()
)
_SHOWN = frozenset("here then came comes to quote from again".split())
_TELL_OF = frozenset(
    "recalled recalls remembered remembers heard hears shows showed features featured with".split()
)
_PARTY = re.compile(r"(?:[DRI]|Ind|Rep|Dem)-[A-Z][A-Za-z]{1,11}\.?")
"""Party and state of a politician, in the style of the trade."""
_QUOTES = frozenset("quoted quotes quoting cited cites citing".split())
_SEPARATORS = frozenset({",", "–", "…"})
_OPEN_ENDS = (",", "?", "!", "…", "-", "–", "—", "...")


def read_attributions(seg: Segment, text: str) -> list[Found]:
    """One :class:`Found` for each quotation of ``seg``, in order; ``text`` is the wire's."""
    found: list[Found] = []
    if seg.only_quotes():
        return [Found(i, "bare") for i in seg.quotes]
    for at in seg.quotes:
        found.append(_read(seg, at, text, found))
    return found


def _read(seg: Segment, at: int, text: str, before: list[Found]) -> Found:
    said = text[seg.starts[at] : seg.ends[at]].strip()
    words = said.count(" ") + 1
    if at in seg.nicknames:
        return Found(at, "label")
    owner = remark_of(seg, at)
    if owner is not None:
        return owner
    if _is_label(seg, at, said, words):
        return Found(at, "label")
    behind = seg.lows[at + 1] if at + 1 < len(seg) else ""
    said = said.rstrip("'’”\"")
    if before and before[-1].phrase is not None and _joined(seg, before[-1].at, at):
        return Found(at, "speech", before[-1].phrase, before[-1].verb)
    runs_on = said.endswith(_OPEN_ENDS) or behind in _SEPARATORS
    opens = all(k >= PUNCT for k in seg.kinds[:at]) and not before
    trailing = None
    if runs_on or opens:
        comma = said.endswith((",", "-", "–", "—"))
        trailing = _trailing(seg, at, opens or words >= 4, comma=comma and words >= 2)
    leading = None
    part = _brings_in(seg, at, said) or (
        trailing is not None
        and said[:1].islower()
        and seg.lows[trailing.verb] not in SPEECH_VERBS  # "X said it was “bad,” and she left"
    )
    if trailing is None or not runs_on or part:
        leading = _leading(seg, at, before)
        if leading is not None and leading.phrase is not None and part:
            trailing = None
    pick = leading if leading is not None and not (runs_on and trailing) else trailing
    if pick is None:
        pick = leading
    if pick is None:
        pick = _closing(seg, at)
    if pick is not None:
        colon = at > 0 and seg.lows[at - 1] == ":"
        if (
            pick.phrase is None
            and not colon
            and (words == 1 or (words == 2 and _attributive(seg, at)))
        ):
            return Found(at, "label")
        if words <= 2 and _attributive(seg, at) and not _somebody(pick.phrase):
            return Found(at, "label")
        return pick
    if before and before[-1].kind == "speech" and _continues(seg, before[-1].at, at):
        last = before[-1]
        return Found(at, "speech", last.phrase, last.verb)
    return Found(at, "label" if is_title(said) else "open", trailing=opens and runs_on)


def _brings_in(seg: Segment, at: int, said: str) -> bool:
    """Whether a verb of saying stands right before marks that hold all of its object.

    ``Fans chanted “Out!” as Reis spoke``: what is behind the marks is told, and tells no speaker.
    """
    if said.endswith(",") or at < 2:
        return False
    v = at - 1 if seg.lows[at - 1] not in (",", ":") else at - 2
    return seg.kinds[v] == LOW and seg.lows[v] in SPEECH_VERBS and is_verbal(seg, v, at)


def _somebody(phrase: Phrase | None) -> bool:
    """Whether a phrase is of the kind that persons have."""
    if phrase is None:
        return False
    return (
        phrase.kind == "pronoun"
        or phrase.role is not None
        or (phrase.name is not None and phrase.name[1] - phrase.name[0] > 1)
        or phrase.kind == "epithet"
    )


def _continues(seg: Segment, first: int, second: int) -> bool:
    """Whether two quotations stand side by side with nothing but "and" or a comma between."""
    return all(
        seg.kinds[k] >= PUNCT or seg.lows[k] in ("and", "or", "but", "to", "that")
        for k in range(first + 1, second)
    )


def _joined(seg: Segment, first: int, second: int) -> bool:
    """Whether a conjunction alone stands between two quotations: they have one speaker."""
    between = seg.lows[first + 1 : second]
    return between in (["and"], ["or"], [",", "and"], [",", "or"])


def _attributive(seg: Segment, at: int) -> bool:
    """Whether it stands like an adjective: article before, noun behind ("their Q striker")."""
    if at == 0 or at + 1 >= len(seg):
        return False
    before, low = seg.lows[at - 1], seg.lows[at + 1]
    return (
        (before in DETERMINERS or seg.poss[at - 1])
        and seg.kinds[at + 1] <= CAP
        and low not in FUNCTION_WORDS
        and low not in AUXILIARIES
        and not low.endswith("ly")
    )


def _is_label(seg: Segment, at: int, said: str, words: int) -> bool:
    """Names, titles, banners: the words right before the mark tell."""
    lows, kinds = seg.lows, seg.kinds
    k = at - 1
    while k >= 0 and (lows[k] in (",", ":", "the", "a", "as", "simply", "with", "just")):
        k -= 1
    if k < 0:
        return False
    low = lows[k]
    if k == at - 1 and seg.poss[k] and kinds[k] == CAP and words >= 2 and _title_case(said):
        return True
    colon = any(lows[x] == ":" for x in range(k + 1, at))
    comma = any(lows[x] == "," for x in range(k + 1, at))
    if low in LABEL_WORDS and not (colon and low in ("word", "words", "message")):
        if low in ("word", "words", "term", "phrase") and k and seg.poss[k - 1]:
            return False
        if low in ("branded", "labelled", "labeled", "dubbed", "billed") and not comma:
            subject = _subject(seg, k, 0)[0]
            return subject is None or low == "dubbed"
        return True
    if low in ("told", "tells") and k == at - 1 and _title_case(said):
        return words <= 6  # told “Harlow Tonight”: a programme
    if low in ("called", "named") and not colon:
        subject = _subject(seg, k, 0)[0]
        return subject is None or (
            subject.kind == "other" and (not subject.whole or lows[subject.whole - 1] != "what")
        )
    if (low in TITLE_NOUNS or (low.endswith("s") and low[:-1] in TITLE_NOUNS)) and not colon:
        return words <= 8
    if low in ("sang", "sings", "singing", "sung", "sing"):
        return is_title(said)
    if low in ("read", "reads", "reading", "said", "saying", "says", "proclaiming", "declaring"):
        return _on_display(seg, k)
    if words >= 2 and words <= 6 and at + 1 < len(seg) and _attributive(seg, at):
        # a "Get Well Soon" message, the “Canal derby” rivalry
        return lows[k + 1 if k + 1 < at else k] in ("a", "an", "the") and _title_case(said)
    if words <= 6 and lows[at - 1] in ("the", "a", "as", "of") and _title_case(said) and words >= 2:
        return not any(w in SPEECH_VERBS for w in lows[:at])
    if at and lows[at - 1] in _ABOUT and (said[:1].isupper() or said[:1].isdigit()):
        return words <= 2 or _title_case(said)
    return False


_ABOUT = frozenset("in on about of from at to".split())
_DISPLAYS = frozenset(
    "banner banners sign signs placard placards poster posters t-shirt t-shirts shirt shirts "
    "scoreboard board boards headline headlines flag flags plaque screen screens graffiti ticket "
    "armband tattoo caption".split()
)


def _on_display(seg: Segment, verb: int) -> bool:
    """Whether the subject of "read" is something that has words on it."""
    lows = seg.lows
    k = verb
    steps = 0
    while k > 0 and steps < 14:
        k -= 1
        steps += 1
        if lows[k] in _DISPLAYS:
            return True
        if seg.kinds[k] == QUOTE:
            return False
    return False


def is_title(said: str) -> bool:
    """Whether all but the small words of two to eight are capitalised: a title, a sub-heading."""
    return 2 <= len(said.split()) <= 8 and _title_case(said)


def _title_case(said: str) -> bool:
    words = said.strip(" ,.!?").split()
    return all(w[:1].isupper() or (len(w) < 5 and k > 0) for k, w in enumerate(words)) and (
        words[-1][:1].isupper() if words else False
    )


# ---------------------------------------------------------------- behind the quotation


def _trailing(seg: Segment, at: int, long: bool, *, comma: bool) -> Found | None:
    """`Q, said X` · `Q, X said` · `Q, according to X`."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    n = len(kinds)
    a = at + 1
    while a < n and kinds[a] == PUNCT and lows[a] in _SEPARATORS:
        a += 1
    while a < n and lows[a] in ("as", "then", "but", "and") and kinds[a] == LOW and a + 1 < n:
        if lows[a] in ("and", "but"):
            break
        a += 1
    if a >= n or kinds[a] >= PUNCT:
        return None
    hi = next((k for k in range(a, n) if kinds[k] == QUOTE and k not in seg.nicknames), n)
    low = lows[a]
    if lows[a - 1] == "–" and a == at + 2:
        signed = phrase_after(seg, a, hi)
        if (
            signed is not None
            and signed.kind == "name"
            and signed.whole == signed.first
            and (all(kinds[k] == PUNCT for k in range(signed.last, hi)) or lows[signed.last] == ",")
        ):
            return Found(at, "speech", signed, a - 1, trailing=True)
    if low == "in":
        words = next((k for k in range(a + 1, min(hi, a + 7)) if lows[k] == "words"), hi)
        if words < hi and lows[words + 1 : words + 2] == ["of"]:
            phrase = phrase_after(seg, words + 2, hi)
            return Found(at, "speech", phrase, words, trailing=True) if phrase else None
        if words < hi and poss[words - 1] and kinds[words - 1] == CAP:
            s = name_start(seg, run_start(seg, words, a + 1), words)
            named = Phrase(seg, "name", s, words, (s, words), None, s)
            return Found(at, "speech", named, words, trailing=True)
    if low == "according" and a + 1 < hi and lows[a + 1] == "to":
        phrase = phrase_after(seg, a + 2, hi)
        return Found(at, "speech", phrase, a, trailing=True) if phrase else None
    if (
        kinds[a] == LOW
        and low in SPEECH_VERBS
        and not low.endswith("ing")
        and low not in ("saw", "put", "went")
    ):
        i = a + 1
        while i < hi and is_adverb(lows[i]) and lows[i] not in DETERMINERS:
            i += 1
        if low == "read" or lows[i - 1] == "read":
            return _statement(seg, at, a, i, hi)
        phrase = phrase_after(seg, i, hi)
        if phrase is not None and not _has_own_verb(seg, phrase.last, hi):
            return Found(at, "speech", phrase, a, trailing=True)
        return None
    if kinds[a] == LOW and low in ("was", "is"):
        return _sound(seg, at, a, hi)
    limit = min(hi, a + 45)
    for v in range(a + 1, limit):
        if kinds[v] == PUNCT and lows[v] in (";", ":"):
            break
        if kinds[v] != LOW or (lows[v] not in STRONG_VERBS and not _puts_it(lows, v, hi)):
            continue
        phrase, _ = _subject(seg, v, a, bounded=True)
        if phrase is not None and phrase.whole > a:
            phrase = _apposed(seg, a, phrase)
        if phrase is not None and phrase.whole <= a:
            return Found(at, "speech", phrase, v, trailing=True)
        if phrase is not None and lows[a] in PREPOSITIONS:
            break
        if phrase is None:
            continue
        break
    if not (long or lows[a] in PRONOUNS):
        return None
    return _any_verb(seg, at, a, hi, comma=comma)


def _has_own_verb(seg: Segment, end: int, hi: int) -> bool:
    """Whether a verb follows a phrase: "Q, said the plan was" goes on with who spoke before."""
    low = seg.lows[end] if end < hi and seg.kinds[end] == LOW else ""
    return low in AUXILIARIES and low not in ("to", "having", "being", "been", "going")


def _apposed(seg: Segment, a: int, phrase: Phrase) -> Phrase:
    """The same name with all that stands before it from ``a``: "Reis's brother, Tom"."""
    if phrase.kind == "name" and phrase.name is not None:
        whole = phrase_after(seg, a, phrase.last)
        if whole is not None and whole.kind == "name" and whole.name == phrase.name:
            return whole
    return phrase


def _closing(seg: Segment, at: int) -> Found | None:
    """`Q and more words, X said.`: the verb closes the sentence or stands between commas."""
    lows, kinds = seg.lows, seg.kinds
    n = len(kinds)
    for v in range(at + 2, n):
        if kinds[v] != LOW or lows[v] not in STRONG_VERBS or lows[v].endswith("ing"):
            continue
        if (
            v + 1 < n
            and kinds[v + 1] == LOW
            and not (
                is_adverb(lows[v + 1]) or lows[v + 1] in WEEKDAYS or lows[v + 1] in PREPOSITIONS
            )
        ):
            continue
        comma = next((k for k in range(v - 1, at, -1) if kinds[k] >= PUNCT), at)
        if lows[comma] != ",":
            continue
        phrase, _ = _subject(seg, v, comma + 1, bounded=True)
        if phrase is not None and phrase.whole == comma + 1 and phrase.kind != "other":
            return Found(at, "speech", phrase, v, trailing=True)
    return None


def _puts_it(lows: list[str], v: int, hi: int) -> bool:
    return lows[v] in ("put", "puts") and v + 1 < hi and lows[v + 1] == "it"


def _any_verb(seg: Segment, at: int, a: int, hi: int, *, comma: bool) -> Found | None:
    """`Q, he grinned`: after a comma inside the marks any verb closes a quotation."""
    lows, kinds = seg.lows, seg.kinds
    for v in range(a + 1, min(hi, a + 14)):
        if kinds[v] == PUNCT:
            if lows[v] == ",":
                continue
            break
        if kinds[v] != LOW:
            continue
        if lows[v] in SPEECH_VERBS or (
            comma and looks_like_a_verb(lows[v]) and lows[v] not in AUXILIARIES
        ):
            phrase, _ = _subject(seg, v, a, bounded=True)
            if (
                phrase is not None
                and phrase.whole <= a
                and (phrase.kind in ("pronoun", "name", "epithet") or lows[v] in SPEECH_VERBS)
            ):
                return Found(at, "speech", phrase, v, trailing=True)
            if lows[v] not in SPEECH_VERBS:
                break
        elif lows[v] in SUBORDINATORS:
            break
    return None


def _statement(seg: Segment, at: int, verb: int, i: int, hi: int) -> Found | None:
    """`Q, read a statement from X`."""
    lows = seg.lows
    for k in range(i, min(hi, i + 8)):
        if lows[k] in MESSAGE_NOUNS:
            phrase = author_of(seg, i, k, hi)
            return Found(at, "speech", phrase, verb, trailing=True)
    return Found(at, "label")


def _sound(seg: Segment, at: int, a: int, hi: int) -> Found | None:
    """`Q, was X's verdict`, `Q was his reply`."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    if a + 2 >= len(seg):
        return None
    owner = owner_of_sound(seg, a + 1)
    if owner is not None:
        return Found(at, "speech", owner, a, trailing=True)
    if lows[a + 1] in ("how", "what", "all"):
        for v in range(a + 3, min(hi, a + 12)):
            if kinds[v] == LOW and (lows[v] in SPEECH_VERBS or lows[v] == "say"):
                subject, _ = _subject(seg, v, a + 2, bounded=True)
                return Found(at, "speech", subject, v, trailing=True) if subject else None
    k = a + 1
    while k < hi and kinds[k] == CAP and not poss[k]:
        k += 1
    if k < hi and kinds[k] == CAP and poss[k] and k + 1 < hi and lows[k + 1] in SOUNDS:
        named = Phrase(seg, "name", a + 1, k + 1, (a + 1, k + 1), None, a + 1)
        return Found(at, "speech", named, a, trailing=True)
    return None


# ---------------------------------------------------------------- before the quotation


def _leading(seg: Segment, at: int, before: list[Found]) -> Found | None:
    """`X said Q` · `X said they were Q` · `X: Q` · `…, adding: Q` · `according to X, Q`."""
    lows, kinds = seg.lows, seg.kinds
    unsaid = -1
    cut_in = _cuts_in(seg, at)
    if cut_in is not None:
        return cut_in
    for v in range(at - 1, -1, -1):
        low = lows[v]
        if kinds[v] == QUOTE:
            continue
        if low == ";" and v < at - 1:
            break
        if kinds[v] != LOW:
            continue
        if low == "according" and v + 1 < at and lows[v + 1] == "to":
            phrase = phrase_after(seg, v + 2, at)
            if phrase is not None:
                return Found(at, "speech", phrase, v)
        if not (low in SPEECH_VERBS and is_verbal(seg, v, at)) and not calls_it(seg, v):
            continue
        opinion = opinion_of(seg, at)
        if opinion is not None and opinion.verb > v:
            return opinion  # "Falk said Reis's claim that it was Q was wrong"
        for f in before:
            if f.verb == v and f.kind == "speech":
                return Found(at, "speech", f.phrase, v, trailing=f.trailing)
        phrase, same = _subject(seg, v, _after_quote(seg, v))
        if same:
            phrase = _earlier(seg, v, before)
            if phrase is not None:
                return Found(at, "speech", phrase, v)
            unsaid = unsaid if unsaid >= 0 else v
        elif phrase is None and v and lows[v - 1] in BE_FORMS:
            unsaid = unsaid if unsaid >= 0 else v
        if phrase is None and lows[at - 1] in (":", ",") and all(k >= PUNCT for k in kinds[:v]):
            phrase = phrase_after(seg, v + 1, at - 1)
        if phrase is None and v and lows[v - 1] == "," == lows[at - 1]:
            phrase = phrase_after(seg, v + 1, at - 1)  # "It was, said Reis, Q"
            if phrase is not None and phrase.last < at - 1:
                phrase = None
        if phrase is not None:
            return Found(at, "speech", phrase, v)
    if at and lows[at - 1] == ":":
        return _colon(seg, at)
    told = in_words_of(seg, at) or opinion_of(seg, at)
    if told is None and unsaid >= 0:
        return Found(at, "speech", None, unsaid)
    return told


_BREAKS = frozenset("before until when while whereupon".split())


def _cuts_in(seg: Segment, at: int) -> Found | None:
    """`… he said, before X interrupted: Q`: the words right before the colon tell."""
    lows, kinds = seg.lows, seg.kinds
    v = at - 2
    if v < 2 or lows[at - 1] != ":" or kinds[v] != LOW:
        return None
    if not looks_like_a_verb(lows[v]) or lows[v] in AUXILIARIES:
        return None
    phrase, _ = _subject(seg, v, _after_quote(seg, v))
    if phrase is None or phrase.whole < 1 or lows[phrase.whole - 1] not in _BREAKS:
        return None
    return Found(at, "speech", phrase, v)


def _after_quote(seg: Segment, v: int) -> int:
    """Where the words begin that belong to the verb at ``v``: behind the last quotation."""
    for k in range(v - 1, -1, -1):
        if seg.kinds[k] == QUOTE and k not in seg.nicknames:
            return k + 1
    return 0


def _earlier(seg: Segment, v: int, before: list[Found]) -> Phrase | None:
    """The subject that "…, adding" shares: that of the verb before, else of the sentence."""
    for f in reversed(before):
        if f.kind == "speech" and f.phrase is not None:
            return f.phrase
    lows, kinds = seg.lows, seg.kinds
    if v and lows[v - 1] in ("of", "for"):
        return None  # "accused of saying", "banned for calling": not told as a fact.
    for k in range(v - 1, 0, -1):
        if kinds[k] == LOW and lows[k] in SPEECH_VERBS and lows[k - 1] != "who":
            phrase, _ = _subject(seg, k, _after_quote(seg, k))
            if phrase is not None:
                return phrase
    return opening_phrase(seg, 0, v)


def _subject(seg: Segment, v: int, lo: int, *, bounded: bool = False) -> tuple[Phrase | None, bool]:
    """The subject of the verb at ``v``, looked for from ``lo`` on; True: the verb shares one."""
    lows, kinds = seg.lows, seg.kinds
    verb = lows[v]
    k = v
    if verb.endswith("ing") and k - 2 > lo and lows[k - 1] == "as":
        quoted = next((x for x in range(k - 2, max(lo, k - 10), -1) if lows[x] in _QUOTES), -1)
        if quoted > lo and lows[quoted - 1] not in BE_FORMS and lows[quoted + 1] != "by":
            return phrase_after(seg, quoted + 1, k - 1), False  # "quoted X as saying"
    if verb in PLAIN_VERBS and k - 2 > lo and lows[k - 1] == "to":
        took = next((x for x in range(k - 2, max(lo, k - 6), -1) if lows[x] == "took"), -1)
        if took > lo:
            return phrase_before(seg, lo, took), False  # "took to the stage to argue"
    passive = False
    if verb == "saying" and k > lo and lows[k - 1] == "as":
        k -= 1
        by = next((x for x in range(k - 1, max(lo, k - 7), -1) if lows[x] == "by"), lo)
        if by > lo and lows[by - 1] in ("quoted", "cited"):
            k = by
        while k > lo and (
            lows[k - 1] in ("quoted", "reported", "cited") or lows[k - 1] in BE_FORMS
        ):
            k -= 1
    stepped = False
    while (
        k > lo
        and kinds[k - 1] == LOW
        and (
            lows[k - 1] in AUXILIARIES
            or is_adverb(lows[k - 1])
            or (lows[k - 1] == "this" and verb == "say")
        )
    ):
        if lows[k - 1] in BE_FORMS and not verb.endswith("ing"):
            passive = True
        infinitive = lows[k - 1] == "to"
        k -= 1
        if infinitive and not stepped and k - 1 > lo and kinds[k - 1] == LOW:
            # "refused to say", "is reported to have called": step over the verb that governs it.
            stepped = True
            if looks_like_a_verb(lows[k - 1]) and lows[k - 1] not in AUXILIARIES:
                k -= 1
    if passive and (stepped or verb in _PASSIVE_TOO or verb.endswith("ed")):
        return _by_whom(seg, v), False
    if k == v and verb.endswith("ing"):
        if k > lo and lows[k - 1] in ("he", "she", "they", "it", "i", "we"):
            return Phrase(seg, "pronoun", k - 1, k, whole=k - 1), False
        if k <= lo or kinds[k - 1] == PUNCT or lows[k - 1] in _COORDINATES:
            return None, k > 0
        first = run_start(seg, k, lo)
        if first == k and is_person_noun(lows[k - 1]) and kinds[k - 1] == LOW:
            of = phrase_before(seg, lo, k)
            if of is not None and of.whole > lo and lows[of.whole - 1] in _TELL_OF:
                return of, False  # "recalled his father saying"
        if first < k and not seg.poss[k - 1]:
            first = name_start(seg, first, k)
            role = role_before(seg, first, lo)
            return Phrase(seg, "name", first, k, (first, k), role, first), False
        return None, True
    if k <= lo:
        return None, False
    low = lows[k - 1]
    if low in ("and", "but", "then", "or") and kinds[k - 1] == LOW:
        return None, True
    if low == "who":
        hi = k - 1
        if hi > lo and lows[hi - 1] == ",":
            hi -= 1
        return phrase_before(seg, lo, hi), False
    if kinds[k - 1] == PUNCT and low in (",", "–", ")"):
        if low == ")":
            return phrase_before(seg, lo, k, bounded=bounded), False
        if k - 1 > lo and lows[k - 2] in ("and", "but"):
            return None, True
        return _past_commas(seg, lo, k - 1, bounded=bounded), False
    if low in ("here", "there", "what", "which", "that"):
        return None, False
    whoever = _with_relative(seg, lo, k)
    if whoever is not None:
        return whoever, False
    phrase = phrase_before(seg, lo, k, bounded=bounded)
    if phrase is not None:
        if phrase.kind == "other":
            noun = next((x for x in range(phrase.first, k) if lows[x] in MESSAGE_NOUNS), -1)
            if noun >= 0:
                return author_of(seg, phrase.first, noun, k), False
        noun = verb in NOUN_FORMS and verb not in NOUN_BASES
        if noun and phrase.kind in ("other", "epithet") and not bounded:
            return None, False
        return _with_neighbours(seg, _both(seg, phrase, lo), lo), False
    if verb in NOUN_FORMS:
        return None, False
    return _adverbial(seg, lo, k, bounded=bounded), False


def _both(seg: Segment, phrase: Phrase, lo: int) -> Phrase:
    """`X and Y said`: two speakers are one phrase, and no name."""
    lows, kinds = seg.lows, seg.kinds
    w = phrase.whole
    if phrase.kind == "pronoun" or w - 2 < lo or lows[w - 1] not in ("and", "or", "nor"):
        return phrase
    end = w - 1
    if lows[end - 1] == ")":  # "Cruz (D-Ohio) and Reed"
        end = next((x for x in range(end - 2, max(lo, end - 6), -1) if lows[x] == "("), lo)
    if end <= lo or kinds[end - 1] != CAP or seg.poss[end - 1]:
        return phrase
    first = run_start(seg, end, lo)
    if first > lo and lows[first - 1] in ("both", "either", "neither"):
        first -= 1
    if first > lo and kinds[first - 1] < PUNCT:
        return phrase
    return Phrase(seg, "other", first, phrase.last, whole=first)


def _with_relative(seg: Segment, lo: int, k: int) -> Phrase | None:
    """`voters who came said`, `those who know him say`: what stands before "who"."""
    lows, kinds = seg.lows, seg.kinds
    w = k - 2
    while w > lo and k - w < 12 and kinds[w] <= CAP and lows[w] != "who":
        w -= 1
    if w <= lo or lows[w] != "who" or kinds[w - 1] > CAP:
        return None
    verb = next((x for x in range(w + 1, k) if not is_adverb(lows[x])), k)
    if verb >= k or lows[verb] in SPEECH_VERBS:
        return None
    if lows[w - 1] in _HEADS_OF_WHO:
        first = w - 1
        if first - 2 >= lo and lows[first - 1] == "of":
            first -= 2
        return Phrase(seg, "other", first, w, whole=first)
    return phrase_before(seg, lo, w)


_HEADS_OF_WHO = frozenset("those others many some several few all one two three".split())


def _by_whom(seg: Segment, v: int) -> Phrase | None:
    """The one who did what a passive verb tells: "was accused by Reis of"."""
    n = len(seg)
    if seg.lows[v] in ("quoted", "cited"):
        return None
    if v + 2 < n and seg.lows[v + 1] == "by" and seg.kinds[v + 2] != QUOTE:
        return phrase_after(seg, v + 2, n)
    return None


def _adverbial(seg: Segment, lo: int, k: int, *, bounded: bool) -> Phrase | None:
    """`X in a statement said`: step back over one prepositional phrase of common nouns."""
    kinds, lows = seg.kinds, seg.lows
    j = k
    while j > lo and kinds[j - 1] == LOW and lows[j - 1] not in PREPOSITIONS and k - j < 5:
        j -= 1
    if j > lo and lows[j - 1] in PREPOSITIONS:
        return phrase_before(seg, lo, j - 1, bounded=bounded)
    return None


def _with_neighbours(seg: Segment, phrase: Phrase, lo: int) -> Phrase:
    """Give a name the role that stands before a comma: "The City captain, Rhys Talland, said"."""
    if phrase.kind != "name" or phrase.role is not None or phrase.name is None:
        return phrase
    role = role_left(seg, phrase.name[0], lo)
    if role is None:
        role = role_after(seg, phrase.name[1])
    if role is None:
        return phrase
    whole = min(phrase.whole, role[0])
    while (
        whole > lo
        and seg.kinds[whole - 1] <= CAP
        and (seg.lows[whole - 1] in DETERMINERS or seg.poss[whole - 1])
    ):
        whole -= 1
    return Phrase(seg, "name", phrase.first, phrase.last, phrase.name, role, whole)


def _past_commas(seg: Segment, lo: int, hi: int, *, bounded: bool) -> Phrase | None:
    """`X, 35, who …, said`: the nearest comma-bounded piece before ``hi`` that is a subject."""
    kinds, lows = seg.kinds, seg.lows
    held: Phrase | None = None
    end = hi
    for _ in range(7):
        depth = 0
        c = end
        while c > lo:
            if lows[c - 1] == ")":
                depth += 1
            elif lows[c - 1] == "(":
                depth = max(0, depth - 1)
            elif kinds[c - 1] == QUOTE or (
                kinds[c - 1] == PUNCT and not depth and lows[c - 1] in (",", "–", ";", ":")
            ):
                break
            c -= 1
        begin = c
        if end - begin == 1 and _PARTY.fullmatch(seg.words[begin]):
            end = c - 1  # "Reis, D-Ohio, said"
            if c <= lo or kinds[c - 1] == QUOTE:
                break
            continue
        while (
            begin < end
            and kinds[begin] == LOW
            and (lows[begin] in _CLAUSE_OPENERS or is_adverb(lows[begin]))
        ):
            begin += 1
        if begin < end:
            phrase = phrase_before(seg, begin, end, bounded=bounded and begin == lo)
            if phrase is not None and (phrase.whole <= begin or _after_clause(seg, phrase, begin)):
                if phrase.kind == "name":
                    return _with_neighbours(seg, phrase, lo)
                if phrase.kind == "pronoun":
                    return phrase
                held = phrase
            elif held is not None and lows[begin] not in ("who", "whose", "which"):
                return held
        if c <= lo or kinds[c - 1] == QUOTE or lows[c - 1] in (";", ":"):
            break
        end = c - 1
    return held


def _after_clause(seg: Segment, phrase: Phrase, begin: int) -> bool:
    """Whether a conjunction or a day stands before the phrase, so that it opens its clause."""
    k = phrase.whole - 1
    if k < begin or seg.kinds[k] != LOW:
        return False
    if seg.lows[k] in ("and", "but"):
        return k > begin and seg.kinds[k - 1] == LOW
    return seg.lows[k] in _CLAUSE_OPENERS or seg.lows[k] in WEEKDAYS


def _colon(seg: Segment, at: int) -> Found | None:
    """`Coach X: Q`, `X was blunt: Q`."""
    lows, kinds = seg.lows, seg.kinds
    colon = at - 1
    lo = _after_quote(seg, colon)
    phrase = phrase_before(seg, lo, colon, bounded=True)
    if phrase is not None and phrase.kind == "name":
        shown = all(low in _SHOWN for low in lows[lo : phrase.whole])
        if phrase.whole <= lo or shown:  # "Here's Reis: Q"
            return Found(at, "speech", _with_neighbours(seg, phrase, lo), colon)
    noun = colon - 1
    if noun > lo and (lows[noun] in SOUNDS or lows[noun] in MESSAGE_NOUNS):
        author = author_of(seg, lo, noun, colon)
        if author.kind == "name":
            return Found(at, "speech", author, colon)
        k = noun - 1
        while k > lo and kinds[k] <= CAP and lows[k] not in DETERMINERS:
            k -= 1
        if lows[k] == "the":
            return Found(at, "speech", None, colon)
    owner = owner_of_sound(seg, lo)
    if owner is not None:
        return Found(at, "speech", owner, colon)
    opening = opening_phrase(seg, lo, colon)
    if opening is not None and opening.kind in ("name", "pronoun", "epithet"):
        return Found(at, "speech", opening, colon)
    return Found(at, "speech", None, colon)


# ---------------------------------------------------------------- the sentence's own subject

_INTRODUCERS = PREPOSITIONS | frozenset(
    "when while after before as although though because if since until once asked speaking writing "
    "talking answering having being given".split()
)


def opening_phrase(seg: Segment, lo: int = 0, hi: int | None = None) -> Phrase | None:
    """The noun phrase that the sentence (or the part from ``lo`` to ``hi``) has as its subject."""
    kinds, lows = seg.kinds, seg.lows
    n = len(kinds) if hi is None else hi
    i = lo
    for _ in range(4):
        while i < n and (
            kinds[i] == PUNCT
            or (
                kinds[i] == LOW
                and lows[i] in ("and", "but", "then", "so", "yet", "also", "however", "instead",
                                "meanwhile", "later", "earlier", "only", "even", "still", "now")
            )
            or (kinds[i] == LOW and is_adverb(lows[i]))
        ):  # fmt: skip
            i += 1
        if i >= n or kinds[i] == QUOTE:
            return None
        if kinds[i] == LOW and (
            lows[i] in _INTRODUCERS or (lows[i].endswith(("ing", "ed")) and lows[i] not in PRONOUNS)
        ):
            while i < n and lows[i] != "," and kinds[i] != QUOTE:
                i += 1
            continue
        break
    if i >= n or kinds[i] >= PUNCT:
        return None
    phrase = phrase_after(seg, i, n, subject=True)
    if phrase is None:
        return None
    if phrase.kind == "name" and phrase.last < n and seg.poss[phrase.last - 1]:
        return None
    return phrase


def trailing_colon(seg: Segment) -> Found | None:
    """A sentence that ends in a colon and so introduces the next paragraph.

    Or in a question: "Reis's verdict?"
    """
    n = len(seg)
    lows, kinds = seg.lows, seg.kinds
    if 2 < n < 9 and lows[n - 1] == "?" and lows[n - 2] in SOUNDS:
        return _colon(seg, n)
    if not n or lows[n - 1] != ":":
        return None
    for v in range(n - 2, -1, -1):
        if kinds[v] == LOW and lows[v] in SPEECH_VERBS and is_verbal(seg, v, n):
            phrase, same = _subject(seg, v, _after_quote(seg, v))
            if same:
                phrase = _earlier(seg, v, [])
            if phrase is not None:
                return Found(n, "speech", phrase, v)
    return _colon(seg, n)
