"""Names in running text: how to compare them and where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from summarizer.checkpoints import checkpoint
from summarizer.language.remembered import Remembered

__all__ = [
    "LOWER_PARTICLES",
    "NameRun",
    "contains_name",
    "find_name",
    "fold",
    "name_runs",
    "name_spans",
    "same_glyphs",
    "surname",
]

# One glyph for one, so that offsets stay: only quotation marks, hyphens and blanks (NEWSROOM,
# rule 7: only these may be normalised, and only for comparing).
_GLYPHS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "ð": "d"}
)  # fmt: skip
LOWER_PARTICLES: frozenset[str] = frozenset(
    "van von der den de del della di da dos das do du des la le el al bin ibn ben ter ten te y e "
    "af av zu jnr snr jr sr junior st".split()
)
"""Small words that may stand inside a personal name."""

_SUFFIXES = frozenset({"jr", "jr.", "jnr", "jnr.", "sr", "sr.", "snr", "snr.", "ii", "iii"})


_OTHER_GLYPH = re.compile(f"[{re.escape(''.join(map(chr, _GLYPHS)))}]")


def same_glyphs(text: str) -> str:
    """``text`` with quotation marks, hyphens and blanks in one form each; same length."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text  # the most, and quicker seen than by the pattern
    if _OTHER_GLYPH.search(text) is None:
        return text
    # Most texts have these only, and to replace them is quicker than to look up each character.
    text = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("\n", " ")
    return text if _OTHER_GLYPH.search(text) is None else text.translate(_GLYPHS)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """``text`` for comparing: no accents, no case, one form of marks and hyphens, single blanks."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    plain = unicodedata.normalize("NFKD", text.translate(_GLYPHS).translate(_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())


_BLANKS = 4
"""So many blanks may stand between two words of a name."""


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(same_glyphs(name).split())


def find_name(
    text: str, name: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Where ``name`` stands in ``text[start:end]`` as whole words, as offsets into ``text``.

    Letters and case are compared exactly; quotation marks, hyphens and white space by kind.
    """
    if not name.strip():
        return []
    stop = len(text) if end is None else end
    if start == 0 and stop == len(text):
        return name_spans(same_glyphs(text), name)
    return [(start + s, start + e) for s, e in name_spans(same_glyphs(text[start:stop]), name)]


def name_spans(glyphs: str, name: str) -> list[tuple[int, int]]:
    """:func:`find_name` for a text that has gone through :func:`same_glyphs` already."""
    checkpoint()
    words = _words(name)
    at = glyphs.find(words[0]) if words else -1
    if at < 0:  # most names stand in few sentences
        return []
    spans = []
    while at >= 0:
        end = -1 if at and glyphs[at - 1].isalnum() else _end_of(glyphs, at, words)
        if end >= 0:
            spans.append((at, end))
        at = glyphs.find(words[0], at + 1 if end < 0 else end)
    return spans


def _end_of(glyphs: str, at: int, words: tuple[str, ...]) -> int:
    """Where the name of these words ends that begins at ``at``; -1 where it does not stand there.

    No pattern: to compile one for each name of each wire costs more than all the rules.
    """
    size = len(glyphs)
    at += len(words[0])
    for word in words[1:]:
        start = at
        while at < size and glyphs[at].isspace():
            at += 1
        if not 0 < at - start <= _BLANKS or not glyphs.startswith(word, at):
            return -1
        at += len(word)
    return -1 if at < size and glyphs[at].isalnum() else at


def contains_name(text: str, name: str) -> bool:
    """Whether ``name`` stands in ``text`` as whole words (see :func:`find_name`)."""
    return bool(name_spans(same_glyphs(text), name))


@lru_cache(maxsize=2048)
def surname(name: str) -> str:
    """The last word of a personal name, a suffix ("jnr") aside."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in _SUFFIXES:
        words.pop()
    return words[-1] if words else name


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words: ``text[start:end]``; ``initial`` where it opens a sentence."""

    start: int
    end: int
    text: str
    initial: bool


_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'‑-][^\W_]+){0,4}\.?", re.UNICODE)
# Words that open sentences and are no names. English function words and the adverbs of reports.
_NOT_NAMES = frozenset(
    """a about across after afterwards again against all also although amid among an and another any
    are around as at back because before behind being below beside besides both but by can coach
    captain clearly conversely dr despite did do does during each earlier early either elsewhere
    even eventually every everyone everybody few finally first five following for former four from
    further given goal goals having he head her here his how however i if in indeed initially
    inside instead into is it its itself just last late later least less like long manager many
    maybe meanwhile midfielder minutes moments more moreover most mr mrs ms much my nearly neither
    never nevertheless next no nobody none nor not nothing now of off often on once one only onto or
    other others our out over own per perhaps player players previously quite rather read right
    said says second seconds see seven several she shortly since six so some someone soon still
    striker substitute such suddenly ten than that the their them then there thereafter therefore
    these they third this those though three through throughout thus to today together tomorrow
    tonight too towards twice two under unlike until up upon us was we well were what whatever when
    where whether which while who whose why will winger with within without would yesterday yet you
    your defender forward goalkeeper referee everything anything something nine eight eleven
    ahead away half full time extra enter locked pegged reduced trailing beaten stunned roared
    buoyed spurred urged inspired
    boosted rocked stung rattled reeling chasing needing cue anyone anybody whoever""".split()
)


# What a possessive inside a name is followed by: "King's Norholt", "St Aldric's Athletic",
# "Havel's Old Boys". Elsewhere the word after it is what somebody owns, his club or its player.
_TITLE = frozenset("king queen prince bishop knight friar monk".split())
_NAME_AFTER_TITLE = re.compile(r"\s[^\W\d_a-z][\w-]*")
_OWN_PART = re.compile(r"\s(?:Old Boys|Old Girls|A?FC|SC|GAA)\b")
_SAINTS_PART = re.compile(
    r"\s(?:Athletic|United|City|Town|Rovers|Wanderers|Albion|Rangers|Celtic|College|Academy|Juniors"
    r"|Women|Ladies|Under-\d\d|Old (?:Boys|Girls)|A?FC|SC|GAA)\b(?! (?:Road|Ground|Park|Stadium))"
)


def _is_inside(text: str, words: list[tuple[int, int]], word: str, end: int) -> bool:
    """Whether the "'s" that ends before ``end`` stands inside a name; ``words`` go before it."""
    if not words:
        if word.casefold() in _TITLE:
            return _NAME_AFTER_TITLE.match(text, end) is not None
        return _OWN_PART.match(text, end) is not None
    first = text[words[0][0] : words[0][1]]
    return first in ("St", "St.", "Saint") and _SAINTS_PART.match(text, end) is not None


_CONTRACTED = re.compile(r"(?:n?['’](?:t|d|ll|re|ve|m))$")


def name_runs(text: str, start: int = 0, end: int | None = None) -> list[NameRun]:
    """Runs of capitalised words in ``text[start:end]``, small particles inside them included.

    A possessive "'s" is left out of the run; function words at the opening of a sentence are not
    taken for names. A run does not cross punctuation other than hyphens and apostrophes.
    """
    if start == 0 and end is None:
        return _all_runs(text)
    return _runs(text, start, len(text) if end is None else end)


@Remembered
def _all_runs(text: str) -> list[NameRun]:
    return _runs(text, 0, len(text))


def _runs(text: str, start: int, stop: int) -> list[NameRun]:
    runs: list[NameRun] = []
    words: list[tuple[int, int]] = []
    initial = True
    run_initial = True

    def close() -> None:
        while words and text[words[-1][0]].islower():
            words.pop()
        if words:
            s, e = words[0][0], words[-1][1]
            runs.append(NameRun(s, e, text[s:e], run_initial))
        words.clear()

    previous_end = start
    for m in _WORD.finditer(text, start, stop):
        s, e = m.span()
        if not text[s].isupper() and (not words or m.group() not in LOWER_PARTICLES):
            # Most words: in lower case, and at most the end of a run.
            if words:
                close()
            previous_end = e - 1 if text[e - 1] == "." and e - s > 2 else e
            initial = False
            continue
        gap = text[previous_end:s]
        if (previous_end == start and not words) or any(c in ".!?:;\n" for c in gap):
            initial = True
        if words and gap.strip(" \u00a0"):
            close()
        word = m.group()
        if word.endswith("."):
            # Initials ("J.") and "St." stay; else the dot ends the run.
            core = word[:-1]
            dotted = len(core) == 1 or core in {"St", "Jr", "Sr", "Dr"}
            if not dotted:
                e -= 1
                word = core
        possessive = len(word) > 2 and word[-2] in "'’" and word[-1] in "sS"
        if possessive and _is_inside(text, words, word[:-2], m.end()):
            possessive = False
        if possessive:
            e -= 2
            word = word[:-2]
        capital = word[:1].isupper()
        lowered = word.casefold()
        if "’" in lowered or "'" in lowered:
            lowered = _CONTRACTED.sub("", lowered)
        if capital and not (lowered in _NOT_NAMES and (initial or not words)):
            if not words:
                run_initial = initial
            words.append((s, e))
        elif words and lowered in LOWER_PARTICLES and not possessive:
            words.append((s, e))
        else:
            close()
        if possessive:
            close()
        previous_end = m.end() if not m.group().endswith(".") else e
        initial = False
    close()
    return runs
