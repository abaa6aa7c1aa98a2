"""Numbers, people, names and days in a text, found roughly: a lie need not be grammatical."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.wire import Wire

__all__ = [
    "cities_in",
    "competitions_in",
    "days_in",
    "figures_held",
    "holds",
    "minutes_in",
    "month_days_in",
    "numbers_in",
    "ordinal",
    "people_of",
    "person_in",
    "same_person",
    "stage_of",
    "stages_in",
    "surname",
    "venues_in",
]

# --- numbers ---------------------------------------------------------------------------------

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _number_words() -> dict[str, int]:
    words = {word: n for n, word in enumerate(_UNITS, 1)}
    words |= {word: n for n, word in enumerate(_ORDINALS, 1)}
    for ten, word in enumerate(_TENS, 2):
        words |= {word: 10 * ten, f"{word[:-1]}ieth": 10 * ten}
        for n in range(1, 10):
            words |= {f"{word}-{_UNITS[n - 1]}": 10 * ten + n}
            words |= {f"{word}-{_ORDINALS[n - 1]}": 10 * ten + n}
    return words


_NUMBER_WORDS = _number_words()
_NUMBER = re.compile(r"(?<![\d.,])[0-9]{1,3}(?!\d|[.,]\d)|[a-z]+(?:-[a-z]+)?")
_MINUTE = re.compile(
    r"\b([0-9]{1,3})(?:st|nd|rd|th)\b(?! (?:season|goal|place|spot|cap|title|birthday))"
    r"|\b(?:on|after) ([0-9]{1,3})\b(?! (?:points|games|matches|goals))"
    r"|\b([0-9]{1,3}|[a-z]+(?:-[a-z]+)?)[- ]minutes?\b"
)
_LAST_MINUTE = 120


def numbers_in(text: str) -> tuple[int, ...]:
    """All numbers from 1 to 120 that ``text`` holds as figures or words, in its order."""
    found = (_value(m[0]) for m in _NUMBER.finditer(text.lower()))
    return tuple(dict.fromkeys(n for n in found if n is not None and 1 <= n <= _LAST_MINUTE))


def minutes_in(text: str) -> tuple[int, ...]:
    """The numbers that look like minutes of a match."""
    found = (_value(m[1] or m[2] or m[3]) for m in _MINUTE.finditer(text.lower()))
    return tuple(dict.fromkeys(n for n in found if n is not None and 1 <= n <= _LAST_MINUTE))


def ordinal(number: int) -> str:
    """``1st``, ``12th``."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _value(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBER_WORDS.get(word)


def figures_held(text: str, home: int, away: int) -> bool:
    """Whether both figures of a score stand in ``text``, in any order and form."""
    numbers = numbers_in(text)
    zero = re.search(r"\b0\b|\bnil\b|goalless|scoreless|without reply|unanswered", text.lower())
    return all(n in numbers or (n == 0 and zero is not None) for n in (home, away))


def holds(text: str, name: str) -> bool:
    """Whether any word of ``name`` that is long enough to tell it stands in ``text``."""
    words = re.findall(r"[^\W_]+", name.casefold())
    telling = [word for word in words if len(word) > 3] or words
    return any(word.removesuffix("s") in text.casefold() for word in telling)


# --- runs of capitalised words ---------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_PARTICLES = frozenset("van von de der den da di du del della dos la le el bin ter ten y".split())
_OPENERS = frozenset(
    """a after all also although an and another as at before both brothers but by captain coach
    defender despite director fly-half for former forward from full full-back goalkeeper he
    head her his home hooker if in instead it its keeper leader leaders left leg-spinner
    manager meanwhile midfielder no number on only opener our prop referee right scrum-half
    seamer second seventh she sisters skipper some spinner striker substitute teenage teenager
    that the their then there they this three today tonight two under veteran visiting we when
    while wing winger with""".split()
)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Each run of capitalised words in ``text`` (a sentence), with the word before it."""
    words = list(_WORD.finditer(text))
    run: list[re.Match[str]] = []
    before = ""
    for at, word in enumerate(words):
        joined = bool(run) and text[run[-1].end() : word.start()] == " "
        capital = word[0][0].isupper() and not (not run and _opens(word, text))
        particle = joined and word[0] in _PARTICLES and at + 1 < len(words)
        if (capital or particle) and (joined or not run):
            before = words[at - 1][0].lower() if not run and at else before if run else ""
            run.append(word)
        elif run:
            yield _joined(run), before
            run = [word] if capital else []
            before = words[at - 1][0].lower()
        if run and re.search(r"['’]s$", word[0]):
            yield _joined(run), before
            run = []
    if run:
        yield _joined(run), before


def _opens(word: re.Match[str], text: str) -> bool:
    """Whether this is a common word that is capital only since it opens the sentence."""
    return word.start() <= 1 and (word[0].lower() in _OPENERS or f" {word[0].lower()} " in text)


def _joined(run: list[re.Match[str]]) -> str:
    words = [word[0] for word in run]
    while words and words[-1] in _PARTICLES:
        words.pop()
    return re.sub(r"['’]s$", "", " ".join(words))


# --- people ----------------------------------------------------------------------------------

_NO_PERSON = frozenset(
    """league cup shield trophy championship division premiership open series masters tour final
    shootout united city town rovers rangers athletic albion wanderers county fc afc sc fk if us
    real sporting sportivo deportes port saint st san santa north south east west stadium park
    road lane street arena oval ground grounds field stadio estadio estádio field bay valley
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday
    sunday al atlas awaiting big canal channel copa el foot get la nine old paris radio sport to
    world yet cape mount lake new gmt press agency wire images european""".split()
)
_PLACED = frozenset(
    """the at in against beat beating over host hosts hosting visit visiting v vs face meet meets
    to with""".split()
)
_SUFFIXES = frozenset("jnr jr jr. junior snr sr sr. senior ii iii".split())


def people_of(wire: Wire, claimed: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """``claimed``, then the runs of the text that look like persons and are none of ``names``."""
    people: list[str] = list(dict.fromkeys(claimed))
    for s in wire.sentences:
        if s.label not in {"body", "standfirst"}:
            continue
        for run, before in _runs(wire.sentence_text(s.number)):
            known = any(same_person(run, p) for p in people)
            if not known and before not in _PLACED and _is_person(run, names):
                people.append(run)
    return tuple(people)


def _is_person(run: str, names: tuple[str, ...]) -> bool:
    words = run.split()
    common = any(word.lower() in _NO_PERSON or word.isupper() for word in words)
    common = common or words[0].lower() in _OPENERS
    named = any(run in name or name in run for name in names)
    return 2 <= len(words) <= 4 and not common and not named


def surname(person: str) -> str:
    """The last name, ``jnr`` and the like left out."""
    words = person.split()
    if len(words) > 2 and words[-1].lower() in _SUFFIXES:
        words.pop()
    return words[-1]


def same_person(one: str, other: str) -> bool:
    """Whether all words of one of the names stand in the other ("Reis", "Ana Reis")."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a


def person_in(person: str, text: str, people: tuple[str, ...]) -> bool:
    """Whether ``text`` names ``person``: in full, or by a surname that nobody else bears."""
    if re.search(rf"(?<!\w){re.escape(person)}(?!\w)", text):
        return True
    last = surname(person)
    shared = sum(surname(p) == last for p in people) > 1
    return not shared and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", text) is not None


# --- names of a sort -------------------------------------------------------------------------

_COMPETITIONS = frozenset(
    """league cup shield trophy championship championships division premiership open series
    masters liga copa coppa bundesliga serie ligue bowl plate conference nations""".split()
)
_VENUES = frozenset(
    """stadium park road lane street arena oval ground grounds stadio estadio estádio stade field
    stadion dome centre center bowl""".split()
)


def competitions_in(wire: Wire) -> tuple[str, ...]:
    """Names that hold the word for a competition."""
    return _of_sort(wire, _COMPETITIONS)


def venues_in(wire: Wire) -> tuple[str, ...]:
    """Names that hold the word for a ground."""
    return _of_sort(wire, _VENUES)


def cities_in(wire: Wire) -> tuple[str, ...]:
    """Names right after "in" or "at" that are not of another sort."""
    runs = (run for run, before in _all_runs(wire) if before in {"in", "at"})
    return tuple(dict.fromkeys(r for r in runs if r and not set(r.lower().split()) & _NO_PERSON))


def _of_sort(wire: Wire, words: frozenset[str]) -> tuple[str, ...]:
    found = (run for run, _ in _all_runs(wire) if len(run.split()) > 1)
    return tuple(dict.fromkeys(r for r in found if set(r.lower().split()) & words))


def _all_runs(wire: Wire) -> Iterator[tuple[str, str]]:
    for s in wire.sentences:
        if s.label in {"body", "standfirst"}:
            yield from _runs(wire.sentence_text(s.number))


_STAGE = re.compile(
    r"\b(?:(?:semi|quarter)-?finals?|final(?= (?:of|in|on|at|against)\b)"
    r"|(?:first|second|third|fourth|fifth|sixth|qualifying|preliminary) round"
    r"|round of (?:16|32|64)|last (?:16|32|four|eight)|group stage|Group [A-H])\b"
)
_SAME_STAGE = {"last four": "semifinal", "last eight": "quarterfinal", "round of 16": "last 16"}


def stages_in(text: str) -> tuple[str, ...]:
    """The words for a round of a competition."""
    return tuple(dict.fromkeys(m[0].removesuffix("s") for m in _STAGE.finditer(text)))


def stage_of(words: str) -> str:
    """One word for all that mean the same round."""
    plain = words.casefold().removesuffix("s")
    return _SAME_STAGE.get(plain, plain.replace("-", "").replace(" ", ""))


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MONTH_DAY = re.compile(rf"\b{_MONTH} [0-9]{{1,2}}\b|\b[0-9]{{1,2}} {_MONTH}(?![a-z])")


def days_in(text: str) -> tuple[str, ...]:
    """The weekdays that ``text`` names."""
    return tuple(dict.fromkeys(m[0] for m in _DAY.finditer(text)))


def month_days_in(text: str) -> tuple[str, ...]:
    """The days of a month that ``text`` names."""
    return tuple(dict.fromkeys(m[0] for m in _MONTH_DAY.finditer(text)))
