"""Which language a text is in, as far as it matters: whether the rules, which read English, can
read it. Told by function words, from a table of our own; what is not sure is taken for English."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

__all__ = ["ENGLISH", "NAMES", "UNKNOWN", "foreign", "tongue_of"]

ENGLISH = "en"
UNKNOWN = "und"
"""The code for a language that is not English and not in the table (ISO 639: undetermined)."""
NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ca": "Catalan",
    "da": "Danish",
    "fi": "Finnish",
    "ja": "Japanese",
    "nb": "Norwegian",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "zh": "Chinese",
}
# Words of the others that are no English ones ("die", "was", "me" are left out), and English ones
# that are common in none of the others ("a", "in", "on", "was" are left out).
_WORDS = {
    "en": """the and of to were his her their with for that by from but has have who it they he
        she said not beat scored when before which been its into this will would did be after
        there what than then while where about out up""",
    "de": """der das und dass nicht mit ein eine einen einem einer eines von ist wurde wurden hatte
        hatten dem des im zu auf für sie ich bei nach sich auch aus wie noch nur vor zum zur über
        beim sein seine ihre wir haben sagte gegen aber als am oder durch""",
    "fr": """le la les une du que qui est et dans pour avec sur aux au ce cette il elle ils nous
        vous pas plus ses son sa dit était été après avant mais contre sans leur leurs des par se
        ont de l n qu""",
    "es": """el los las una del con por para es y como al se lo su sus que fue más pero tras ante
        esta este desde hasta muy sin ha han dijo en la de un""",
    "it": """il gli che di della nella per non è una del dei delle con si da al alla ha hanno sono
        anche dopo contro nel ma più suo sua detto lo dello degli la le un i e""",
    "pt": """os um uma em no na nos nas do da dos das com não mais pelo pela ao à que foi por para
        se mas são depois contra sua seu muito de o e""",
    "nl": """het een van niet dat voor naar en ook aan bij zijn werd heeft met op uit zich maar nog
        ze er te de om door tegen hij haar na""",
}
_TONGUES: dict[str, tuple[str, ...]] = {
    word: tuple(tongue for tongue, words in _WORDS.items() if word in words.split())
    for word in " ".join(_WORDS.values()).split()
}
"""The languages that each word belongs to."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_END = "\u024f"
_MOST = 4_000  # characters that are looked at
_FEWEST = 12
_ENOUGH = 4
"""So many words of one language have to stand there."""
_SHARE = 6
"""One word in so many is one of them. Running text has one in two or three."""


def tongue_of(text: str, told: str | None = None) -> str:
    """The language of ``text`` as a code of two letters: ``en`` where it may be English.

    ``told`` is what the wire's format says of it (``de``, ``de-AT``, ``ger``), which counts before
    all else. ``und`` is a language that is not English and not in the table.
    """
    code = _code(told)
    return _by_words(text) if code is None else code


def foreign(text: str, told: str | None = None) -> str | None:
    """What the language of ``text`` is called where it is not English; None where it may be."""
    tongue = tongue_of(text, told)
    if tongue == ENGLISH:
        return None
    if tongue == UNKNOWN:
        return "another language"
    return NAMES.get(tongue, f"the language {tongue}")


_LONG = {"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it"}
_LONG |= {"por": "pt", "nld": "nl", "dut": "nl", "english": "en", "german": "de", "deutsch": "de"}
_NOT_TOLD = frozenset({"", "und", "mul", "mis", "zxx", "x", "unknown", "none"})
_CODE = re.compile(r"[a-z]{2,8}")


def _code(told: str | None) -> str | None:
    first = re.split(r"[-_.,;\s]", (told or "").strip().casefold(), maxsplit=1)[0]
    if first in _NOT_TOLD or _CODE.fullmatch(first) is None:
        return None
    return _LONG.get(first, first)


@lru_cache(maxsize=2)  # reading, drafting and checking ask one after the other
def _by_words(text: str) -> str:
    words = _WORD.findall(text[:_MOST])
    if not text.isascii():
        letters = sum(map(len, words))
        if 2 * sum(c > _LATIN_END for w in words for c in w) > letters > _FEWEST:
            return UNKNOWN  # most letters are Greek, Cyrillic, Arabic, Japanese …
    if len(words) < _FEWEST:
        return ENGLISH
    # Words with a capital begin sentences, which does no harm, or names: De la Cruz, Los Santos.
    counts = Counter(tongue for word in words for tongue in _TONGUES.get(word, ()))
    english = counts.pop(ENGLISH, 0)
    best, most = max(counts.items(), key=lambda item: item[1], default=(ENGLISH, 0))
    if most < _ENOUGH or most * _SHARE < len(words) or english * 2 > most:
        return ENGLISH
    return best
