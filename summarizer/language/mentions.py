"""The people of a wire: their fullest names, what they are, and whom "he" or "the Dutchman" means.

A person is a run of capitalised words; nothing is known about anybody beyond what the wire says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarizer.checkpoints import checkpoint
from summarizer.language.names import fold
from summarizer.language.speech_phrases import (
    Phrase,
    name_start,
    role_after,
    role_before,
    role_left,
    run_end,
)
from summarizer.language.speech_tokens import CAP, LOW, QUOTE, Segment
from summarizer.language.speech_words import (
    DEMONYMS,
    FEELINGS,
    NAME_SUFFIXES,
    ORG_WORDS,
    PARTICLES,
    PLAIN_TITLES,
    ROLE_CLASSES,
    TITLE_HEADS,
    is_person_noun,
    looks_like_a_verb,
)

__all__ = [
    "NAMING_LABELS",
    "Gender",
    "Label",
    "People",
    "Person",
    "collect",
    "epithet_adds",
    "epithet_fits",
    "epithet_head",
    "gender_of",
    "pronoun_gender",
]

NAMING_LABELS: frozenset[str] = frozenset({"standfirst", "dateline", "body"})
"""Parts of a wire whose capitals can be trusted; headlines may be in title case."""

Gender = Literal["m", "f"]
Key = tuple[str, ...]

_MALE = frozenset(
    "mr sir lord king prince duke father brother son husband uncle grandfather".split()
)
_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess mother sister daughter wife aunt grandmother".split()
)


@dataclass(frozen=True, slots=True)
class Label:
    """What one mention calls a person: "former City striker".

    ``heads`` are its nouns in their common form, ``words`` the other lower-case words,
    ``clubs`` the capitalised ones. ``past`` tells that it is so no more.
    """

    heads: frozenset[str]
    words: frozenset[str] = frozenset()
    clubs: frozenset[str] = frozenset()
    past: bool = False


_PAST = frozenset("former ex one-time erstwhile ex- then".split())


@dataclass(slots=True)
class Person:
    """A name that stands in the wire, with what stands beside it.

    ``name`` is as written, at ``start``; ``roles`` are (start, end) in the text. ``human`` counts
    signs of a person, ``body`` signs of a club, place or contest; ``labels`` are what its mentions
    call it. ``initial`` tells that it only stands at the opening of sentences, ``replaced`` that
    somebody came on for it. ``titled`` is where it first has a title like "Mr", None for nowhere.
    """

    key: Key
    name: str
    start: int
    roles: list[tuple[int, int]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    replaced: bool = False
    human: int = 0
    body: int = 0
    initial: bool = True
    count: int = 0
    titled: int | None = None
    he: int = 0
    she: int = 0
    age: str | None = None
    origin: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether the wire shows it to be somebody rather than something."""
        return self.human > self.body

    @property
    def heads(self) -> frozenset[str]:
        """The nouns of what it is called and still is."""
        return frozenset(h for label in self.labels if not label.past for h in label.heads)

    @property
    def gender(self) -> Gender | None:
        """What titles and pronouns told so far; None where they told nothing or both."""
        if self.he > 2 * self.she:
            return "m"
        return "f" if self.she > 2 * self.he else None

    def note_gender(self, gender: Gender | None, weight: int = 3) -> None:
        """Remember what a title or a pronoun told."""
        if gender == "m":
            self.he += weight
        elif gender == "f":
            self.she += weight


def gender_of(word: str) -> Gender | None:
    """What a title or a noun tells: "Mrs", "Frenchwoman"."""
    if word in _MALE or (word.endswith("man") and word[:-3] + "man" in DEMONYMS):
        return "m"
    if word in _FEMALE or word.endswith("woman"):
        return "f"
    return None


def pronoun_gender(word: str) -> Gender | None:
    """The gender of "he" and "she"; None for all other words."""
    return "m" if word == "he" else "f" if word == "she" else None


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _key(words: Sequence[str]) -> Key:
    """Words for comparing; a nickname in marks is left out."""
    checkpoint()
    return tuple(_fold(w) for w in words if w)


class People:
    """The names of one wire, looked up by any of their short forms.

    ``mentions`` holds for each segment the names in it as (first token, end).
    """

    def __init__(self) -> None:
        self.all: dict[Key, Person] = {}
        self._last: dict[str, list[Person]] = {}
        self._first: dict[str, list[Person]] = {}
        self._cache: dict[Key, Person | None] = {}
        self.mentions: list[list[tuple[int, int]]] = []
        self.kin: set[str] = set()

    def add(self, seg: Segment, i: int, j: int, text: str, *, initial: bool) -> Person:
        """The entry of the name that the tokens ``i`` to ``j`` are, made where there is none."""
        key = _key(seg.words[i:j])
        person = self.all.get(key)
        if person is None:
            person = Person(key, text[seg.starts[i] : seg.ends[j - 1]], seg.starts[i])
            self.all[key] = person
        person.count += 1
        if not initial:
            person.initial = False
        return person

    def index(self) -> None:
        """Make the short forms known; call once, after the last ``add``."""
        for person in self.all.values():
            core = _core(person.key)
            if len(person.key) > 1:
                self._last.setdefault(core[-1], []).append(person)
                self._first.setdefault(person.key[0], []).append(person)

    def find(self, words: Sequence[str]) -> Person | None:
        """The one person that these words name; None where nobody or more than one fits."""
        return self.find_key(_key(words))

    def find_key(self, key: Key) -> Person | None:
        """The same for words that are folded already."""
        if key in self._cache:
            return self._cache[key]
        found = self._cache[key] = self._find(key)
        return found

    def _find(self, key: Key) -> Person | None:
        n = len(key)
        core = _core(key)
        suffixed = len(core) < n
        ending = [
            p
            for p in self._last.get(core[-1], ())
            if len(p.key) > n and (p.key[-n:] == key if suffixed else _core(p.key)[-n:] == key)
        ]
        own = self.all.get(key)
        if n == 1 and key[0] in self.kin:
            return own
        if own is not None:
            ending = [p for p in ending if not _apart(own, p)]
        if own is not None and _is_full(key):
            # "Democrat Tom Ellis" stands once, "Tom Ellis" is what he is called.
            ending = [p for p in ending if p.count > own.count]
        if n == 2 and not ending and len(core) == 2:
            middle = [
                p
                for p in self._last.get(core[1], ())
                if len(_core(p.key)) == 3 and p.key[0] == key[0] and len(p.key[1].strip(".")) == 1
            ]
            if len(middle) == 1:
                return middle[0]  # "Ana Reis" is "Ana M. Reis"
        if n > 1 and not ending:
            longer = [
                p
                for p in self._first.get(key[0], ())
                if len(p.key) > n
                and p.key[:n] == key
                and (_core(p.key) == key or own is None or p.count > own.count)
            ]
            return _longest(longer) or own
        people = [p for p in ending if p.is_person]
        found = _longest(people or ending)
        if ending and found is None:
            return own
        if found is not None:
            return found
        if own is not None and own.is_person and own.roles:
            opening = [p for p in self._first.get(key[0], ()) if p.key[:n] == key and p.is_person]
            return _longest(opening) or own
        opening = [p for p in self._first.get(key[0], ()) if len(p.key) > n and p.key[:n] == key]
        people = [p for p in opening if p.is_person]
        return _longest(people or opening) or own

    def is_shared(self, key: Key) -> bool:
        """Whether a surname is that of more than one person."""
        if len(key) != 1:
            return False
        return key[0] in self.kin or sum(p.is_person for p in self._last.get(key[0], ())) > 1


def _apart(short: Person, full: Person) -> bool:
    """Whether a surname with a title of its own is somebody else than the one named in full.

    Who is named in full is so at the first mention; "President Ellis" before the first "Ann
    Ellis", or "Mr Ellis" where Ann Ellis is a woman, is another.
    """
    if short.gender is not None and full.gender is not None and short.gender != full.gender:
        return True
    titles = [start for start, _ in short.roles]
    if short.titled is not None:
        titles.append(short.titled)
    return any(start < full.start for start in titles)


def _is_full(key: Key) -> bool:
    return sum(w not in PARTICLES for w in _core(key)) > 1


def _core(key: Key) -> Key:
    while len(key) > 1 and key[-1] in NAME_SUFFIXES:
        key = key[:-1]
    return key


def _longest(people: Iterable[Person]) -> Person | None:
    """The one that all others are a part of; None where two differ."""
    found: Person | None = None
    rest = sorted(people, key=lambda p: -len(p.key))
    for p in rest:
        if found is None:
            found = p
        elif not _within(p.key, found.key):
            return None
    if found is None:
        return None
    # "Seamer Joe Catteral" at the opening of a sentence, "Joe Catteral" elsewhere.
    for p in rest[1:]:
        ends = found.key[-len(p.key) :] == p.key and _is_full(p.key)
        if ends and (p.count >= found.count or (found.initial and not p.initial)):
            return p
    return found


def _within(short: Key, long: Key) -> bool:
    n = len(short)
    return any(long[k : k + n] == short for k in range(len(long) - n + 1))


def collect(segs: Sequence[Segment], text: str) -> People:
    """All names of the narration ``segs`` with what stands beside them."""
    people = People()
    notes: list[tuple[Person, Segment, int, int, int]] = []
    for seg in segs:
        here: list[tuple[int, int]] = []
        people.mentions.append(here)
        kinds = seg.kinds
        n = len(kinds)
        if seg.label not in NAMING_LABELS or _in_title_case(seg):
            continue
        first = next((k for k in range(n) if kinds[k] <= CAP), n)
        i = 0
        while i < n:
            if kinds[i] != CAP:
                i += 1
                continue
            start = i
            while start > 0 and kinds[start - 1] == LOW and seg.lows[start - 1] in PARTICLES:
                start -= 1
            end = run_end(seg, i)
            name = name_start(seg, start, end)
            if not (end - name == 1 and (_is_noun(seg, name))):
                person = people.add(seg, name, end, text, initial=name == first)
                notes.append((person, seg, start, name, end))
                here.append((name, end))
            i = end
    for person, seg, start, name, end in notes:
        _observe(person, seg, start, name, end)
        _changes(person, seg, name, end)
        if end - name == 1 and (first_name := _kin_behind(seg, end)) is not None:
            # "Ellis, Tom's brother Joe": from here on the surname is that of two.
            full = (_fold(first_name), *person.key)
            others = [k for k in people.all if len(k) > 1 and k[-1] == person.key[0]]
            if any(k != full for k in others):
                people.kin.add(person.key[0])
    people.index()
    _short_forms(people)
    for seg, here in zip(segs, people.mentions, strict=True):
        if here:
            _pronouns(people, seg, here)
    return people


def _in_title_case(seg: Segment) -> bool:
    """Whether nearly all words are capitalised, as in a headline."""
    capitals, low = seg.kinds.count(CAP), seg.kinds.count(LOW)
    return capitals + low > (8 if seg.lows[-1] == "." else 5) and capitals > 2 * low


def _is_noun(seg: Segment, i: int) -> bool:
    low = seg.lows[i]
    if is_person_noun(low) and seg.lows[i + 1 : i + 2] == ["of"]:
        return True  # "Secretary of State"
    return low in DEMONYMS or (is_person_noun(low) and i > 0 and seg.lows[i - 1] in ("the", "a"))


def _observe(person: Person, seg: Segment, start: int, name: int, end: int) -> None:
    """Take in what stands around one mention."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    n = len(kinds)
    title = lows[name - 1] if name > start else ""
    role = role_before(seg, name) or role_left(seg, name)
    noun_behind = end < n and kinds[end] == LOW and is_person_noun(lows[end])
    if role is None and not noun_behind:
        role = role_after(seg, end)
    if role is not None and not noun_behind:
        person.roles.append((seg.starts[role[0]], seg.ends[role[1] - 1]))
        person.labels.append(_label(seg, role[0], role[1]))
        for k in range(role[0], role[1]):
            if is_person_noun(lows[k]):
                person.note_gender(gender_of(lows[k]))
        person.human += 2
    elif name and kinds[name - 1] <= CAP and lows[name - 1] in _AGES_OF_LIFE:
        person.labels.append(Label(frozenset({lows[name - 1]})))
        person.human += 1
    if title in PLAIN_TITLES:
        person.human += 2
        if person.titled is None:
            person.titled = seg.starts[name - 1]
        person.note_gender(gender_of(title))
        if title in TITLE_HEADS and lows[name - 2 : name - 1] != ["lt"]:
            person.labels.append(Label(frozenset({TITLE_HEADS[title]})))
    if noun_behind and not (poss[end - 1] and end - name > 1):
        # "City captain": a club stands before the noun, or before it with 's.
        person.body += 2
    if end - name > 1 and lows[end - 1] in ORG_WORDS:
        person.body += 2
    before = lows[start - 1] if start else ""
    behind = lows[end : end + 2]
    if behind and behind[0] in ("were", "have", "are") and before not in ("and", "or"):
        person.body += 1
    elif len(behind) > 1 and behind[0] in ("was", "is", "felt", "looked") and behind[1] in FEELINGS:
        person.human += 1
    if before in ("the", "at") and kinds[name] == CAP and name == start:
        person.body += 1
    if end + 1 < n and lows[end] == ",":
        if lows[end + 1] in ("who", "whose") or lows[end + 1].isdigit():
            person.human += 1
        if lows[end + 1].isdigit() and person.age is None and len(lows[end + 1]) == 2:
            person.age = lows[end + 1]
        for k in range(end + 1, min(n, end + 8)):
            if kinds[k] > CAP:
                break
            if lows[k] in DEMONYMS and lows[end + 1] in ("a", "an", "the"):
                person.origin = person.origin or lows[k]
                person.note_gender(gender_of(lows[k]))
                person.human += 1
    if name > start and lows[name - 1] in DEMONYMS:
        person.origin = lows[name - 1]
        person.human += 1
    kin = _relation(seg, start)
    if kin:
        person.human += 2
        person.note_gender(gender_of(kin))
    elif start and poss[start - 1] and kinds[start - 1] == CAP and _acts(seg, name, end):
        person.human += 1
    if name and lows[name - 1].endswith("-year-old"):
        person.human += 1
        person.age = lows[name - 1][:2]


def _relation(seg: Segment, start: int) -> str:
    """The noun of "his wife Ana Reis", "Reis's brother, Jo Falk"; empty where there is none."""
    lows = seg.lows
    k = start - 1 if start and lows[start - 1] != "," else start - 2
    if k < 1 or seg.kinds[k] != LOW or not is_person_noun(lows[k]):
        return ""
    owned = seg.poss[k - 1] or lows[k - 1] in ("his", "her", "their", "my", "our")
    return lows[k] if owned else ""


def _acts(seg: Segment, name: int, end: int) -> bool:
    """Whether a name of two words or more is the subject of what follows it, and no place."""
    lows = seg.lows
    if end - name < 2 or end >= len(seg) or seg.poss[end - 1]:
        return False
    if lows[end - 1] in ORG_WORDS or lows[end - 1] in _PLACES:
        return False
    return seg.kinds[end] == LOW and looks_like_a_verb(lows[end])


_PLACES = frozenset(
    "side hall house beach hills heights valley village mall plaza tower market quarter district "
    "coast shore harbor harbour hill gate field fields theatre theater museum hotel church".split()
)
_AGES_OF_LIFE = frozenset("teenager veteran youngster newcomer debutant".split())
_KIN = frozenset("brother sister twin father mother son daughter cousin uncle nephew".split())
_INSIDE = frozenset("of from at with in for".split())


def _label(seg: Segment, first: int, end: int) -> Label:
    """The role from ``first`` to ``end`` taken apart; the club may stand before it with 's."""
    lows, kinds = seg.lows, seg.kinds
    heads: set[str] = set()
    words: set[str] = set()
    clubs: set[str] = set()
    inside = False
    if first and seg.poss[first - 1] and kinds[first - 1] == CAP:
        clubs.add(lows[first - 1])
    for k in range(first, end):
        low = lows[k]
        inside = inside or (kinds[k] == LOW and low in _INSIDE)
        if is_person_noun(low) and not inside:
            heads.add(ROLE_CLASSES.get(low, low))
        elif kinds[k] == CAP and k > first and low not in _PAST:
            clubs.add(low)
        elif kinds[k] == CAP:
            clubs.add(low)
            words.add(low)
        elif kinds[k] == LOW:
            words.add(low)
    before = lows[first - 1] if first else ""
    past = bool(words & _PAST) or before in _PAST or any(w.startswith("ex-") for w in words)
    return Label(frozenset(heads), frozenset(words), frozenset(clubs), past)


def _changes(person: Person, seg: Segment, name: int, end: int) -> None:
    """Take in who came on for whom: "X was replaced by Y", "Y came on", "Y replaced X"."""
    lows = seg.lows
    before = lows[max(0, name - 2) : name]
    behind = lows[end : end + 2]
    if before == ["replaced", "by"] or behind == ["came", "on"] or behind[:1] == ["replaced"]:
        person.labels.append(Label(frozenset({"substitute"})))
        person.human += 1
    if behind == ["was", "replaced"] or behind == ["went", "off"] or before[-1:] == ["replaced"]:
        person.replaced = True


def _kin_behind(seg: Segment, end: int) -> str | None:
    """The first name in ", Tom's twin brother Joe" or ", his brother Joe" behind a name."""
    lows, kinds, poss = seg.lows, seg.kinds, seg.poss
    n = len(kinds)
    if end + 3 >= n or lows[end] != ",":
        return None
    k = end + 1
    if not ((kinds[k] == CAP and poss[k]) or lows[k] in ("his", "her", "the")):
        return None
    for j in range(k + 1, min(n - 1, k + 5)):
        if lows[j] in _KIN and kinds[j + 1] == CAP:
            return seg.words[j + 1] if run_end(seg, j + 1) == j + 2 else None
        if kinds[j] != LOW:
            return None
    return None


def _short_forms(people: People) -> None:
    """A surname by itself shows that the full name is somebody's; the same for a first name."""
    for person in list(people.all.values()):
        full = people.find_key(person.key)
        initial = full is not None and len(full.key) > len(person.key) and len(full.key[1]) < 3
        if len(person.key) > 2 or (
            len(person.key) == 2 and person.key[1] not in NAME_SUFFIXES and not initial
        ):
            continue
        if full is person and people.is_shared(person.key):
            person.human += 1
        if full is None or full is person:
            continue
        if full.body == 0 and _core(full.key)[-1] == person.key[0] and person.body == 0:
            full.human += 1
        full.human += person.human
        full.roles.extend(person.roles)
        full.labels.extend(person.labels)
        full.replaced = full.replaced or person.replaced
        full.origin = full.origin or person.origin
        full.he += person.he
        full.she += person.she
        full.count += person.count
        full.age = full.age or person.age


def _pronouns(people: People, seg: Segment, here: list[tuple[int, int]]) -> None:
    """In a sentence that names one person, "he" or "her" behind the name tells the gender."""
    lows = seg.lows
    for first, end in here:
        if lows[end : end + 1] == [","] and lows[end + 1 : end + 2] in (["who"], ["whose"]):
            _relative(people, seg, first, end, here)
    only: Person | None = None
    for first, end in here:
        person = people.find(seg.words[first:end])
        if person is None or person.body >= max(person.human, 1):
            continue
        if only is not None and person is not only:
            return
        only = person
    if only is None:
        return
    opens = all(k >= 2 for k in seg.kinds[: here[0][0]]) and len(only.key) > 1
    for k in range(here[0][1], len(lows)):
        low = lows[k]
        if low in ("he", "his", "him", "himself"):
            only.he += 1
            only.human += opens
        elif low in ("she", "her", "hers", "herself"):
            only.she += 1
            only.human += opens


def _relative(
    people: People, seg: Segment, first: int, end: int, here: Sequence[tuple[int, int]]
) -> None:
    """In "Ana Reis, who came with her husband" the pronoun tells the gender."""
    person = people.find(seg.words[first:end])
    if person is None or person.body >= max(person.human, 1):
        return
    stop = min((s for s, _ in here if s > end), default=len(seg))
    for k in range(end + 2, stop):
        if seg.lows[k] in (",", ";", "–") or seg.kinds[k] == QUOTE:
            return
        if seg.lows[k] in ("his", "her"):
            person.note_gender("m" if seg.lows[k] == "his" else "f")
            return


def epithet_head(phrase: Phrase) -> str:
    """The noun of an epithet: the word before the first preposition, else the last."""
    seg = phrase.seg
    for k in range(phrase.first + 1, phrase.last):
        if seg.kinds[k] == LOW and seg.lows[k] in ("of", "from", "at", "with", "in"):
            return seg.lows[k - 1]
    return seg.lows[phrase.last - 1]


_NEUTRAL = frozenset("the head team and of from at with in for s".split())
_OF_ANOTHER_RANK = frozenset(
    "assistant deputy vice goalkeeping fitness youth academy vice-captain reserve".split()
)


def epithet_fits(person: Person, phrase: Phrase) -> bool:
    """Whether the wire says of ``person`` all that an epithet says: age, origin, role, club.

    A word that the wire does not say of the person ("on-loan") makes it not fit.
    """
    seg = phrase.seg
    head = epithet_head(phrase)
    words: set[str] = set()
    clubs: set[str] = set()
    if person.gender is not None and gender_of(head) not in (None, person.gender):
        return False
    for k in range(phrase.first + 1, phrase.last):
        low = seg.lows[k]
        if low.endswith("-year-old"):
            if person.age != low.split("-")[0]:
                return False
        elif low in DEMONYMS:
            if person.origin != low and all(low not in x.clubs for x in person.labels):
                return False
        elif low in _NEUTRAL or low == head:
            continue
        elif seg.kinds[k] == CAP:
            clubs.add(low)
        elif seg.kinds[k] == LOW:
            words.add(low)
    if head.endswith("-year-old") or head in DEMONYMS:
        return not words and not clubs
    wanted = ROLE_CLASSES.get(head, head)
    past = bool(words & _PAST)
    if head == "teenager" and person.age in _TEENS and not words and not clubs:
        return True
    if wanted == "substitute" and person.replaced:
        return False
    for label in person.labels:
        if (
            wanted in label.heads
            and past == label.past
            and clubs <= label.clubs
            and words - _PAST <= label.words | label.heads
            and _same_rank(label, words | {wanted})
        ):
            return True
    return False


def _same_rank(label: Label, words: set[str]) -> bool:
    """Whether the words leave out no "assistant" that would make it another job."""
    return (label.words | label.heads) & _OF_ANOTHER_RANK <= words


def epithet_adds(person: Person, phrase: Phrase) -> bool:
    """Whether an epithet may tell something new of ``person``: nothing in it is against the wire.

    New may be an age, a country, a former role, or the club beside a role that the wire gives.
    """
    seg = phrase.seg
    head = epithet_head(phrase)
    lows = [seg.lows[k] for k in range(phrase.first + 1, phrase.last)]
    ages = [low.split("-")[0] for low in lows if low.endswith("-year-old")]
    if person.age is not None and any(age != person.age for age in ages):
        return False
    if any(age < "30" for age in ages) and "coach" in person.heads:
        return False
    if person.origin is not None and any(x in DEMONYMS and x != person.origin for x in lows):
        return False
    rest = [k for k in range(phrase.first + 1, phrase.last) if not _is_known_kind(seg, k)]
    if head.endswith("-year-old") or head in DEMONYMS:
        return not rest
    if any(low in _PAST for low in lows):
        return all(seg.kinds[k] == CAP or is_person_noun(seg.lows[k]) for k in rest)
    wanted = ROLE_CLASSES.get(head, head)
    if wanted == "substitute" and person.replaced:
        return False
    clubs = {seg.lows[k] for k in rest if seg.kinds[k] == CAP and seg.lows[k] != head}
    words = {seg.lows[k] for k in rest if seg.kinds[k] == LOW and seg.lows[k] != head}
    return any(
        wanted in label.heads
        and not label.past
        and (not label.clubs or clubs <= label.clubs)
        and words <= label.words | label.heads
        and _same_rank(label, words | {wanted})
        for label in person.labels
    )


def _is_known_kind(seg: Segment, k: int) -> bool:
    low = seg.lows[k]
    return low.endswith("-year-old") or low in DEMONYMS or low in _NEUTRAL or low in _PAST


_TEENS = frozenset(str(n) for n in range(13, 20))
