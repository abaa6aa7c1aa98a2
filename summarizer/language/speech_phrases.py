"""Noun phrases that may name a speaker: names with roles and titles, pronouns, epithets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.checkpoints import checkpoint
from summarizer.language.speech_tokens import CAP, LOW, PUNCT, QUOTE, Segment
from summarizer.language.speech_words import (
    AUXILIARIES,
    BODY_WORDS,
    DEMONYMS,
    DETERMINERS,
    FEELINGS,
    FUNCTION_WORDS,
    MONTHS,
    NAME_SUFFIXES,
    NOT_HEADS,
    OFFICE_WORDS,
    PARTICLES,
    PLAIN_TITLES,
    PREPOSITIONS,
    ROLE_PREMODIFIERS,
    SPEECH_VERBS,
    SUBORDINATORS,
    TITLES,
    WEEKDAYS,
    are_people,
    is_adverb,
    is_person_noun,
    looks_like_a_verb,
)

__all__ = [
    "PRONOUNS",
    "Phrase",
    "Tokens",
    "name_start",
    "phrase_after",
    "phrase_before",
    "role_after",
    "role_before",
    "role_left",
    "run_end",
    "run_start",
]

Tokens = tuple[int, int]
"""Indices of tokens of one segment, end exclusive."""

PRONOUNS: frozenset[str] = frozenset({"he", "she", "they", "it", "i", "we", "you"})
_RELATIVES = frozenset(
    "who whom whose which that where when after before as while because but and said says".split()
)
_TWO_WAY = frozenset({"german", "dane", "scot", "finn", "turk", "pole", "jordanian"})
_ARTICLES = frozenset(
    {"the", "a", "an", "one", "another", "his", "her", "their", "its", "our", "my"}
)
_DOERS = frozenset("scorer goalscorer goal-scorer winner loser matchwinner holder".split())
_MOODS = FEELINGS | frozenset(
    "smiling beaming grinning laughing tearful jubilant elated ecstatic upset dejected crestfallen "
    "fuming seething tired weary bemused bewildered rueful".split()
)
_FORENAMES = frozenset({"ally"})
"""Nouns for people that are as often a first name."""
_INNER = frozenset({"of", "from", "in", "at", "on", "with"})
_SPELLS = frozenset("year week month season night morning afternoon evening weekend".split())
_PARTIES = frozenset({"democrat", "republican", "libertarian"})
_NEAR = frozenset("close loyal opposed sympathetic hostile".split())
"""Adjectives that tie people to somebody: "people close to Reis"."""
_ANYBODY = frozenset("someone somebody one anyone anybody everyone nobody".split())
_POST = frozenset({"of", "with", "from", "for", "at", "on", "in", "close", "to"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of ``seg``.

    ``kind``: ``name`` (``name`` are its tokens, ``role`` those of a role beside it), ``pronoun``,
    ``epithet`` ("the Dutchman": a definite phrase for somebody who is named elsewhere), ``other``
    ("a person with knowledge of the talks", "police"). ``first`` to ``last`` are the words at the
    attribution; ``whole`` begins where role and article begin.
    """

    seg: Segment
    kind: Literal["name", "pronoun", "epithet", "other"]
    first: int
    last: int
    name: Tokens | None = None
    role: Tokens | None = None
    whole: int = 0

    def low(self) -> str:
        """Its last word in lower case: the pronoun itself, the head of an epithet."""
        return self.seg.lows[self.last - 1]


def run_start(seg: Segment, hi: int, lo: int) -> int:
    """Where the run of capitalised words that ends before ``hi`` begins, not left of ``lo``."""
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    i = hi
    while i > lo and not (i < hi and poss[i - 1]):
        k = i - 1
        if (
            kinds[k] == CAP
            or (k in seg.nicknames and k > lo)
            or (lows[k] in NAME_SUFFIXES and k > lo and kinds[k - 1] == CAP)
            or (i < hi and kinds[k] == LOW and lows[k] in PARTICLES and kinds[i] == CAP)
            or (i < hi and kinds[k] == LOW and lows[k] in PARTICLES and lows[i] in PARTICLES)
        ):
            i = k
        else:
            break
    return i


def run_end(seg: Segment, i: int) -> int:
    """Where the run of capitalised words that begins at ``i`` ends."""
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    n = len(kinds)
    j = i
    while j < n:
        if kinds[j] == CAP or (j in seg.nicknames and j > i):
            j += 1
            if poss[j - 1]:
                break
            continue
        if kinds[j] == LOW:
            low = lows[j]
            if low in NAME_SUFFIXES and j > i:
                j += 1
                if j < n and poss[j - 1]:
                    break
                continue
            if low in PARTICLES:
                k = j + 1
                while k < n and k < j + 3 and lows[k] in PARTICLES and kinds[k] == LOW:
                    k += 1
                if k < n and kinds[k] == CAP:
                    j = k
                    continue
        break
    return j


def name_start(seg: Segment, i: int, j: int) -> int:
    """Where the name proper begins in the run ``i`` to ``j``: titles and demonyms stand before."""
    checkpoint()
    lows = seg.lows
    start = _behind_office(seg, i, j)
    if j - start > 1 and lows[j - 1] in BODY_WORDS:
        return start
    for t in range(start, j - 1):
        low = lows[t]
        title = low in TITLES or is_person_noun(low) or (t == 0 and low[:-1] in TITLES)
        if _is_plain_title(seg, t) or (
            title and low not in _FORENAMES and (t == start or j - t > 2)
        ):
            start = t + 1
        elif low in _PARTIES and j - t > 2:
            start = t + 1  # "Harlow Democrat Ana Reis"
    rest = j - start
    if rest >= 2 and lows[start] in DEMONYMS and (rest >= 3 or lows[start] not in _TWO_WAY):
        start += 1
    return start


def _is_plain_title(seg: Segment, t: int) -> bool:
    """Whether the word at ``t`` is a title; "Del." only with its dot, for the names in Del."""
    low = seg.lows[t]
    return low in PLAIN_TITLES or (low == "del" and seg.ends[t] - seg.starts[t] == 4)


def _behind_office(seg: Segment, i: int, j: int) -> int:
    """Where the name begins in a run behind "of": "Secretary of State Ana Reis"."""
    lows = seg.lows
    of = _of_office(seg, i)
    if of < 0:
        return i
    start = i
    while start < j - 1 and (
        lows[start] in OFFICE_WORDS or (lows[start] in ("and", "&") and start > i)
    ):
        start += 1
    return start


def _of_office(seg: Segment, i: int) -> int:
    """The "of" of an office whose body begins at ``i``, as in "Speaker of the House"; else -1."""
    lows = seg.lows
    of = i - 1 if i and lows[i - 1] != "the" else i - 2
    return of if of > 0 and lows[of] == "of" and is_person_noun(lows[of - 1]) else -1


def _office(seg: Segment, start: int, lo: int) -> Tokens | None:
    """The office with "of" right before the name at ``start``: "former Secretary of State"."""
    kinds, lows = seg.kinds, seg.lows
    i = start
    while i > lo and kinds[i - 1] == CAP and lows[i - 1] in OFFICE_WORDS:
        i -= 1
    of = _of_office(seg, i) if i < start else -1
    if of <= lo:
        return None
    first = of - 1
    while first > lo and (lows[first - 1] in ROLE_PREMODIFIERS or lows[first - 1] in TITLES):
        first -= 1
    return (first, start)


def role_before(seg: Segment, start: int, lo: int = 0, *, bounded: bool = False) -> Tokens | None:
    """The role right before the name that begins at ``start``: "City coach", "Captain".

    ``bounded`` tells that nothing but this noun phrase stands between ``lo`` and the name, so
    that nouns of any kind may belong to it.
    """
    if start <= lo:
        return None
    office = _office(seg, start, lo)
    if office is not None:
        return office
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    a = start - 1
    while a > lo and lows[a] in PLAIN_TITLES:
        a -= 1
    low = lows[a]
    if kinds[a] >= PUNCT or poss[a] or low in PLAIN_TITLES or low in DEMONYMS:
        return None
    if low.endswith("-year-old"):
        return None
    noun = is_person_noun(low) and low not in NOT_HEADS
    if (
        kinds[a] == LOW
        and not noun
        and not (
            bounded
            and low not in FUNCTION_WORDS
            and low not in NOT_HEADS
            and low not in ROLE_PREMODIFIERS
            and not looks_like_a_verb(low)
            and not low.endswith("ing")
            and low.isalpha()
            and not (a > lo and (lows[a - 1] in ("a", "an") or is_adverb(lows[a - 1])))
        )
    ):
        return None
    if kinds[a] == CAP and low not in TITLES:
        return None
    r = a
    while r > lo:
        t = r - 1
        if kinds[t] >= PUNCT or poss[t]:
            break
        low = lows[t]
        if low in ("and", "&") and t > lo and is_person_noun(lows[t - 1]):
            r = t - 1
            continue
        if low == "of" and t > lo and is_person_noun(lows[t - 1]) and kinds[t + 1] == LOW:
            r = t - 1
            continue
        if kinds[t] == LOW:
            if low in FUNCTION_WORDS or (low in SPEECH_VERBS and not bounded):
                break
            if (
                not bounded
                and low not in ROLE_PREMODIFIERS
                and not is_person_noun(low)
                and not (
                    t == lo or lows[t - 1] in DETERMINERS or poss[t - 1] or kinds[t - 1] == QUOTE
                )
            ):
                break
        r = t
    return (_without_mood(seg, r, a), a + 1)


def _without_mood(seg: Segment, i: int, last: int) -> int:
    """Step over "a visibly delighted" before a role: how somebody feels is none of it."""
    k = i
    while k < last and seg.kinds[k] == LOW and (is_adverb(seg.lows[k]) or seg.lows[k] in _MOODS):
        k += 1
    return k if k > i and seg.lows[k - 1] in _MOODS else i


def _chunk_end(seg: Segment, i: int, limit: int) -> int:
    kinds, lows = seg.kinds, seg.lows
    n = min(len(kinds), i + limit)
    j = i
    while (
        j < n
        and kinds[j] != QUOTE
        and not (kinds[j] == PUNCT and lows[j] in (",", ";", "–", ":", ".", "(", ")", "?", "!"))
    ):
        j += 1
    return j


def _role_in(seg: Segment, i: int, j: int, *, owner: bool = False) -> Tokens | None:
    """The role that the words from ``i`` to ``j`` are, without article.

    A club in the possessive is part of it where ``owner`` is set.
    """
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    if i < j and kinds[i] == LOW and lows[i] in AUXILIARIES:
        return None  # "Jo Falk, 17, is the youngest scorer": a sentence, no apposition.
    opening = i
    if i < j and lows[i] in _ARTICLES:
        i += 1
    else:
        k = i
        while k < j and kinds[k] == CAP:
            if poss[k]:
                i = k + 1
                break
            k += 1
    if i >= j:
        return None
    head = i
    opening = opening if owner and kinds[opening] == CAP else i
    while head < j and not (
        kinds[head] == LOW and (lows[head] in PREPOSITIONS or lows[head] in SUBORDINATORS)
    ):
        head += 1
    last = head - 1
    if last < i or kinds[last] not in (LOW, CAP) or not is_person_noun(lows[last]):
        return None
    if lows[last].endswith("-year-old"):
        return None
    if lows[last] in _DOERS and head < j and lows[head] == "of":
        return None  # "scorer of the goal in the 50th" tells what happened, no role.
    for k in range(last - 1, i - 1, -1):
        if poss[k] and kinds[k] == LOW:
            i = opening = k + 1  # "the City man's coach" is "coach".
            break
    i = _without_mood(seg, i, last)
    opening = min(opening, i) if kinds[opening] == CAP else i
    if lows[last] in NOT_HEADS and not (head < j and lows[head] in ("of", "for", "at")):
        return None
    end = head
    if head < j and lows[head] in PREPOSITIONS and lows[head] not in SUBORDINATORS:
        end = head + 1
        while end < j and not (kinds[end] == LOW and lows[end] in _RELATIVES):
            end += 1
    return (opening, end)


def role_after(seg: Segment, j: int) -> Tokens | None:
    """The role in apposition behind a name that ends at ``j``: ", the City coach,"."""
    lows, kinds = seg.lows, seg.kinds
    n = len(kinds)
    for _ in range(2):
        if j + 1 >= n or lows[j] != ",":
            return None
        end = _chunk_end(seg, j + 1, 24)
        if end == j + 2 and lows[j + 1].isdigit():
            j = end
            continue
        return _role_in(seg, j + 1, end, owner=True)
    return None


def role_left(seg: Segment, i: int, lo: int = 0) -> Tokens | None:
    """The role in apposition before a name that begins at ``i``: "The City captain, "."""
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    if i - 2 < lo or lows[i - 1] != ",":
        return None
    c = i - 1
    while c > lo and kinds[c - 1] < PUNCT and i - c < 14:
        c -= 1
    while c < i - 1 and lows[c] in ("but", "and", "then", "also", "said", "added"):
        c += 1
    if c >= i - 1:
        return None
    k = c
    while k < i - 1 and kinds[k] == CAP and not poss[k]:
        k += 1
    if lows[c] not in _ARTICLES and not (k < i - 1 and poss[k]):
        return None
    return _role_in(seg, c, i - 1)


def _skip_adverbials(seg: Segment, lo: int, hi: int) -> int:
    """Step back over "on Monday", "later", "in a statement" before ``hi``."""
    kinds, lows = seg.kinds, seg.lows
    moved = True
    while moved and hi > lo:
        moved = False
        low = lows[hi - 1]
        if low == ")":
            k = hi - 1
            while k > lo and lows[k] != "(" and hi - k < 12:
                k -= 1
            if lows[k] == "(":
                hi, moved = k, True
        elif low in _SPELLS and hi - 2 > lo and lows[hi - 2] in ("this", "last", "that", "next"):
            hi, moved = hi - 2, True
        elif kinds[hi - 1] == LOW and (
            low in WEEKDAYS or low in MONTHS or is_adverb(low) or low.isdigit()
        ):
            hi -= 1
            moved = True
            if hi > lo and lows[hi - 1] in ("on", "in", "last", "late", "early", "earlier"):
                hi -= 1
    return hi


def phrase_before(seg: Segment, lo: int, hi: int, *, bounded: bool = False) -> Phrase | None:
    """The noun phrase that ends at ``hi``, not reaching left of ``lo``; None where there is none.

    ``bounded`` tells that the phrase is all that stands between ``lo`` and ``hi``.
    """
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    hi = _skip_adverbials(seg, lo, hi)
    if hi <= lo:
        return None
    last = hi - 1
    low = lows[last]
    if kinds[last] >= PUNCT:
        return None
    if low in PRONOUNS and not poss[last]:
        return Phrase(seg, "pronoun", last, hi, whole=last)
    if kinds[last] == CAP or low in NAME_SUFFIXES:
        return _name_before(seg, lo, hi, bounded=bounded)
    if low in FUNCTION_WORDS:
        return None
    start = last
    while start > lo:
        t = start - 1
        if kinds[t] >= PUNCT:
            break
        if lows[t] in DETERMINERS:
            start = t
            if t - 1 > lo and lows[t - 1] in (_INNER if bounded else ("of",)):
                head = phrase_before(seg, lo, t - 1, bounded=bounded)
                if head is not None and head.kind in ("epithet", "other"):
                    return Phrase(seg, head.kind, head.first, hi, whole=head.first)
            elif t - 1 > lo and lows[t - 1] in _INNER:
                opens = _opening_head(seg, lo, t - 1)
                if opens is not None:
                    return Phrase(seg, "other", opens, hi, whole=opens)
            break
        if kinds[t] == LOW and lows[t] in PREPOSITIONS:
            head = phrase_before(seg, lo, t, bounded=bounded)
            if head is None:
                break
            if head.kind == "name":
                return head
            return Phrase(seg, head.kind, head.first, hi, whole=head.first)
        if kinds[t] == LOW and lows[t] in FUNCTION_WORDS:
            break
        told = lows[t] in SPEECH_VERBS and lows[t].endswith("ed")
        if told and t > lo and lows[t - 1] not in DETERMINERS:
            break  # "The paper cited officials who said"
        start = t
    return _common(seg, start, hi)


def _opening_head(seg: Segment, lo: int, hi: int) -> int | None:
    """Where a common noun phrase begins that is all from ``lo``, or from a comma, to ``hi``."""
    first = hi
    while first > lo and seg.kinds[first - 1] == LOW:
        first -= 1
    words = seg.lows[first:hi]
    if len(words) == 1 and words[0] in _ANYBODY:
        return first
    if not 2 <= len(words) <= 4 or words[0] not in ("the", "a", "an"):
        return None
    if any(low in FUNCTION_WORDS or low in SPEECH_VERBS for low in words[1:]):
        return None
    return first


def _common(seg: Segment, start: int, hi: int) -> Phrase:
    """A phrase with a common noun as its head: definite and of a person, or any other."""
    lows = seg.lows
    head = hi - 1
    for k in range(start + 1, hi):
        if seg.kinds[k] == LOW and lows[k] in PREPOSITIONS:
            head = k - 1
            break
    definite = lows[start] == "the" and not any(seg.poss[start:hi])
    epithet = definite and (is_person_noun(lows[head]) or lows[head] in DEMONYMS)
    return Phrase(seg, "epithet" if epithet else "other", start, hi, whole=start)


def _name_before(seg: Segment, lo: int, hi: int, *, bounded: bool) -> Phrase | None:
    kinds, lows, poss = seg.kinds, seg.lows, seg.poss
    i = run_start(seg, hi, lo)
    if i >= hi:
        return None
    start = name_start(seg, i, hi)
    before = lows[i - 1] if i > lo else ""
    if (
        hi - start == 1
        and before in ("the", "a", "his", "her")
        and (lows[start] in DEMONYMS or is_person_noun(lows[start]))
    ):
        return _common(seg, i - 1, hi)
    if before == "the" and hi - start >= 1 and is_person_noun(lows[hi - 1]):
        return _common(seg, i - 1, hi)
    # "Ellis of the Harbour Club said": the name is the head, not what follows the preposition.
    k = i - 1 if before == "the" else i
    if _office(seg, start, lo) is not None:
        k = lo
    if (
        k > lo + 1
        and kinds[k - 1] == LOW
        and (
            lows[k - 1] in ("of", "from", "at", "with", "for")
            or (lows[k - 1] == "to" and (lows[k - 2] in _NEAR or are_people(lows[k - 2])))
        )
    ):
        head = phrase_before(seg, lo, k - 1, bounded=bounded)
        if head is not None and (lows[k - 1] != "for" or are_people(lows[k - 2])):
            if head.kind in ("name", "pronoun"):
                return head
            return Phrase(seg, head.kind, head.first, hi, whole=head.first)
    role = role_before(seg, start, lo, bounded=bounded)
    whole = role[0] if role else start
    while whole > lo and kinds[whole - 1] == LOW and lows[whole - 1] in DETERMINERS:
        whole -= 1
    whole = min(whole, i)
    if bounded and whole > lo and role is None:
        k = whole
        while (
            k > lo
            and kinds[k - 1] == LOW
            and not poss[k - 1]
            and (lows[k - 1] in DETERMINERS or lows[k - 1] not in FUNCTION_WORDS)
        ):
            k -= 1
        whole = k if k == lo else whole
    if role is None and whole > lo and poss[whole - 1]:
        whole = run_start(seg, whole, lo) if kinds[whole - 1] == CAP else whole
    return Phrase(seg, "name", start, hi, (start, hi), role, whole)


def phrase_after(seg: Segment, i: int, hi: int, *, subject: bool = False) -> Phrase | None:
    """The noun phrase that begins at ``i`` and ends before ``hi``, as after "said".

    ``subject`` tells that a verb may follow, which is not told apart from nouns: then a name with
    words before it needs a role among them.
    """
    if i >= hi or seg.kinds[i] >= PUNCT:
        return None
    if seg.lows[i] in PRONOUNS:
        return Phrase(seg, "pronoun", i, i + 1, whole=i)
    j, last_cap = _extent(seg, i, hi, subject=subject)
    if j == i:
        return None
    if last_cap >= 0:
        if _of_a_body(seg, i, j, last_cap + 1):
            return _named_by_comma(seg, i, j, hi) or _common(seg, i, j)
        phrase = _name_within(seg, i, j, last_cap + 1, subject=subject)
        if phrase is not None:
            return phrase
    named = _named_by_comma(seg, i, j, hi)
    if named is not None:
        return named
    if subject:
        verb = next((k for k in range(i + 2, j) if _past_behind_noun(seg, k)), j)
        if verb < j:
            return _common(seg, i, verb)
    j = _complement_end(seg, i, j, hi)
    return _named_by_comma(seg, i, j, hi) or _common(seg, i, j)


def _past_behind_noun(seg: Segment, k: int) -> bool:
    """Whether the word at ``k`` is the verb of "the campaign declined", not "the injured man"."""
    low, before = seg.lows[k], seg.lows[k - 1]
    return (
        seg.kinds[k] == LOW
        and low.endswith("ed")
        and "-" not in low
        and not seg.poss[k - 1]
        and not is_adverb(before)
        and not before.endswith(("ed", "ing"))
        and before not in FUNCTION_WORDS
        and (k + 1 >= len(seg) or not (seg.kinds[k + 1] == LOW and are_people(seg.lows[k + 1])))
    )


def _extent(seg: Segment, i: int, hi: int, *, subject: bool) -> tuple[int, int]:
    """Where the words of the phrase end, and its last capitalised word (-1: none)."""
    kinds, lows = seg.kinds, seg.lows
    j = i
    last_cap = -1
    while j < hi and (kinds[j] < PUNCT or j in seg.nicknames):
        if j in seg.nicknames:
            pass
        elif kinds[j] == CAP:
            last_cap = -1 if seg.poss[j] else j
        elif lows[j] in NAME_SUFFIXES and last_cap == j - 1:
            last_cap = j
        elif _ends_phrase(seg, i, j, hi) or (
            subject
            and last_cap == j - 1 >= i
            and looks_like_a_verb(lows[j])
            and not is_person_noun(lows[j])
        ):
            break
        j += 1
    return j, last_cap


def _ends_phrase(seg: Segment, i: int, j: int, hi: int) -> bool:
    """Whether the lower-case word at ``j`` does not belong to the phrase from ``i``."""
    kinds, lows = seg.kinds, seg.lows
    low = lows[j]
    if j == i:
        return low == "and"
    if low == "and":
        return not is_person_noun(lows[j - 1])
    if low == "of" and is_person_noun(lows[j - 1]):
        body = j + 2 if lows[j + 1 : j + 2] == ["the"] else j + 1
        office = body < hi and kinds[body] == CAP and lows[body] in OFFICE_WORDS
        if kinds[j - 1] == LOW or office:
            return False
    if low in PARTICLES and j + 1 < hi and (kinds[j + 1] == CAP or lows[j + 1] in PARTICLES):
        return False
    if lows[j - 1] in ("number", "no"):
        return False
    return low in WEEKDAYS or low in FUNCTION_WORDS


def _of_a_body(seg: Segment, i: int, j: int, end: int) -> bool:
    """Whether the name at the end is no person's, as in "the head of the Harbour Club"."""
    if end != j:
        return False
    s = run_start(seg, end, i)
    of = next((k for k in range(i, s) if seg.lows[k] == "of" and seg.kinds[k] == LOW), -1)
    if of < 0:
        return False
    start = name_start(seg, s, end)
    if _office(seg, start, i) is not None:
        return False
    return role_before(seg, start, of + 1) is None or not is_person_noun(seg.lows[start - 1])


def _name_within(seg: Segment, i: int, j: int, end: int, *, subject: bool) -> Phrase | None:
    """The name that ends at ``end`` in the words ``i`` to ``j``, if it is their head."""
    kinds, lows = seg.kinds, seg.lows
    s = run_start(seg, end, i)
    start = name_start(seg, s, end)
    noun = lows[start] in DEMONYMS or is_person_noun(lows[start])
    if noun and end - start == 1 and s > i and lows[s - 1] in ("the", "a"):
        return None
    if any(is_person_noun(lows[k]) or lows[k] in SPEECH_VERBS for k in range(end, j)):
        return None
    if subject and s == start and role_before(seg, start, i) is None:
        if any(
            kinds[k] == LOW and lows[k] not in DETERMINERS and not seg.poss[k] for k in range(i, s)
        ):
            return None
    elif end < j and s > i and lows[i] in DETERMINERS:
        return None
    role = role_before(seg, start, i, bounded=True)
    if role is None and end == j:
        role = role_after(seg, end)
    return Phrase(seg, "name", start, end, (start, end), role, i)


def _complement_end(seg: Segment, i: int, j: int, hi: int) -> int:
    """Where "a person with knowledge of the talks" ends, of which ``i`` to ``j`` is the head."""
    kinds, lows = seg.kinds, seg.lows
    if is_adverb(lows[j - 1]) and j - 1 > i:
        j -= 1
    while j + 1 < hi and kinds[j] == LOW and lows[j] in _POST and kinds[j + 1] < PUNCT:
        if lows[j + 1] in WEEKDAYS or lows[j + 1] in ("a", "an", "which", "whom"):
            break
        j += 1
        while (
            j < hi
            and kinds[j] < PUNCT
            and (lows[j] in DETERMINERS or not (kinds[j] == LOW and lows[j] in FUNCTION_WORDS))
        ):
            j += 1
    return j


def _named_by_comma(seg: Segment, i: int, j: int, hi: int) -> Phrase | None:
    """A role, a comma and the name, as in "the City coach, Joost van Wessem"."""
    if j + 1 >= hi or seg.lows[j] != ",":
        return None
    k = j + 1
    if seg.kinds[k] != CAP and seg.lows[k] not in PARTICLES:
        return None
    end = run_end(seg, k)
    if end <= k or seg.poss[end - 1]:
        return None
    if end < len(seg) and seg.kinds[end] == LOW and seg.lows[end] not in _RELATIVES | PREPOSITIONS:
        return None
    role = _role_in(seg, i, j)
    noun = seg.lows[j - 1]
    if role is None and not ((is_person_noun(noun) or noun == "mate") and seg.kinds[j - 1] == LOW):
        return None
    k = name_start(seg, k, end)
    return Phrase(seg, "name", k, end, (k, end), role, i)
