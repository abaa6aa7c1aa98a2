"""Which language a text is in, as far as it matters: whether the rules, which read English, can
read it. Told by function words, from a table of our own, and by letters that English has not.

Detectors by letter sequences were left aside: those that are kept (lingua) bring models of tens of
megabytes, the small ones (langdetect, fastText's) are no longer kept or need numpy, and all take a
result list for the language of its clubs' names. Function words see no names. What is not sure is
taken for English: names and figures alone tell no language. Four small words after each other, time
and again without one function word of English, are the sentences of a language that is not in the
table."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from summarizer.language.speech_words import SPEECH_VERBS

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
    "cs": "Czech",
    "da": "Danish",
    "et": "Estonian",
    "fi": "Finnish",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "is": "Icelandic",
    "ja": "Japanese",
    "nb": "Norwegian",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "zh": "Chinese",
}
# What stands under "en" and elsewhere ("was", "on", "over") speaks for English only; what is common
# in English and very common elsewhere ("a", "as", "do", "no") is left out of "en".
_WORDS = {
    "en": """the and of to were his her their with for that by from but has have who it they he
        she said not beat scored when before which been its into this will would did be
        after there what than then while where about out up says we you our your my never
        also only just still first last two three more some any all one against over again
        between during through because if or so at an on in is was are had him us every each
        both such very too""",
    "de": """der das und dass nicht mit ein eine einen einem einer eines von ist wurde wurden
        hatte hatten dem des im zu auf für sie ich bei nach sich auch aus wie noch nur vor
        zum zur über beim sein seine ihre wir haben sagte gegen aber als am oder durch""",
    "fr": """le la les une du que qui est et dans pour avec sur aux au ce cette il elle ils nous
        vous pas plus ses son sa dit était été après avant mais contre sans leur leurs des
        par se ont de l n qu""",
    "es": """el los las una del con por para es y como al se lo su sus que fue más pero tras ante
        esta este desde hasta muy sin ha han dijo en la de un""",
    "it": """il gli che di della nella per non è una del dei delle con si da al alla ha hanno
        sono anche dopo contro nel ma più suo sua detto lo dello degli la le un i e""",
    "pt": """os um uma em no na nos nas do da dos das com não mais pelo pela ao à que foi por
        para se mas são depois contra sua seu muito de o e""",
    "nl": """het een van niet dat voor naar en ook aan bij zijn werd heeft met op uit zich maar
        nog ze er te de om door tegen hij haar na""",
    "sv": """och att som det inte är för på av med den till ett en från har hade var han hon
        efter mot när eller men vid om sin sitt sina sig också vi jag de skulle blev blir
        under över kan ska sade säger mycket bara igår""",
    "da": """og at som det ikke er for på af med den til et en fra har havde var han hun efter
        mod når eller men ved om sin sit sine sig også vi jeg de skulle blev bliver under
        over kan skal sagde siger meget kun lige hvor""",
    "nb": """og at som det ikke er for på av med den til et en fra har hadde var han hun etter
        mot når eller men ved om sin sitt sine seg også vi jeg de skulle ble blir under over
        kan skal sa sier mye bare hvor""",
    "fi": """ja on ei oli että se hän mutta kun joka myös jälkeen vastaan ovat kuin niin sen jo
        sai teki minuutilla jälleen vain nyt ole olivat sanoi kertoi mukaan ennen vielä mitä
        me olemme en hänen heidän kanssa ottelun ottelussa""",
    "pl": """i w z na nie się jest że do po od jak ale dla przez to już tym był była było przed
        ich jego jej który która które oraz za o tak tego gdy został także powiedział meczu""",
    "cs": """a v na se je že do po od jak ale pro to už byl byla bylo před jejich jeho který
        která které za o tak když také ve s z si ne není jsme jsou řekl zápase""",
    "sk": """a v na sa je že do po od ako ale pre to už bol bola bolo pred ich jeho ktorý ktorá
        ktoré za o tak keď tiež vo s z si nie sme sú povedal zápase""",
    "hu": """a az és hogy nem egy volt is de meg csak már még után ellen között majd ki el mint
        ha vagy ez azt mert aki amely szerint mondta lett két sem pedig ezt perc""",
    "ro": """și şi în de la cu pe nu că din a care după pentru fost mai au sunt este ce dar al
        ale lui prin fără împotriva sa lor fi dacă spus iar o un cea cel meciul""",
    "tr": """ve bir bu için ile da de çok olarak daha sonra kadar gibi olan oldu dedi ise ancak
        değil karşı ama ne o her en iki maçta""",
    "hr": """i u na je se da su ne za od s nije koji koja koje ali kao što te bio bila nakon
        protiv kako samo smo sam će već iz po to do rekao utakmici""",
    "sl": """in je na se da so ne za od z s ni ki pa ali kot kar bil bila po proti kako samo smo
        sem že iz to do tudi še rekel tekmi""",
    "et": """ja on ei oli et see ta aga kui kes ka pärast vastu olid nii ning mis oma juba sai
        ütles ainult nüüd me oleme""",
    "is": """og að ekki er fyrir á með til frá hefur hafði var hann hún eftir gegn þegar eða en
        við um sem það sagði þeir í af""",
    "ca": """el la els les i de del que és amb per un una no es va al dels als ha han són però
        més com molt també seu seva dit després contra sense fins""",
    "id": """yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh setelah mereka kami
        juga sudah saya karena kata telah menit""",
}
_TONGUES: dict[str, tuple[str, ...]] = {
    word: tuple(tongue for tongue, words in _WORDS.items() if word in words.split())
    for word in " ".join(_WORDS.values()).split()
}
"""The languages that each word belongs to."""
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z]+(?: [^\W\d_A-Z]+){3,}(?![^\W\d_])")
_COMMON = frozenset("a as no do me my i".split())
"""English words that stand in running text and are left out of the table."""
_SAID = frozenset(verb for verb in SPEECH_VERBS if verb.endswith("ed"))
"""English verbs of saying that no other language writes so: "joked", "added"."""
_LATIN_END = "\u024f"
_MOST = 4_000  # characters that are looked at
_FEWEST = 12
_ENOUGH = 4
"""So many words of another language have to stand there."""
_FEW_ENOUGH = 2
"""So many are enough in a short text without one English function word."""
_SHARE = 6
"""One word in so many is one of them. Running text has one in two or three."""
_PARTICLES = frozenset(
    """de la le van der den da di do dos das del von zu ten ter el al bin ben du af av y e i
    of""".split()
)
"""What stands small inside names: Van der Meer, De la Cruz."""
_SHORT_FORMS = frozenset("og att et en un mot".split())
"""What result lists shorten: own goal, attendance, extra time, empty net."""
_LOANS = frozenset(
    """café cafés façade fiancé fiancée née né naïve cliché clichéd cliches décor débâcle débutant
    débutante début émigré entrée exposé soirée résumé protégé protégée touché über vis-à-vis
    coup d'état señor señora jalapeño piñata doppelgänger raison déjà papier-mâché élan élite
    démarche mêlée matinée appliqué consommé communiqué régime rôle""".split()
)
"""Words with accents that English has."""


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
    text = unicodedata.normalize("NFC", text[:_MOST])
    words = _WORD.findall(text)
    if not text.isascii():
        letters = sum(map(len, words))
        if 2 * sum(c > _LATIN_END for w in words for c in w) > letters > _FEWEST:
            return UNKNOWN  # most letters are Greek, Cyrillic, Arabic, Japanese …
    capitals = 2 * sum(w.isupper() for w in words) > len(words)
    if capitals:  # a transmission: what is a name cannot be seen, so only function words tell
        words = [w.lower() for w in words]
        small = [w for w in words if w not in _PARTICLES and (w.isascii() or w in _TONGUES)]
    else:
        # Words with a capital begin sentences, which does no harm, or names: Los Santos.
        small = [w for n, w in enumerate(words) if w[0].islower() and not _in_name(words, n)]
    counts = Counter(tongue for word in small for tongue in _TONGUES.get(word, ()))
    english = counts.pop(ENGLISH, 0)
    foreign = sum(_is_foreign(word) for word in small)
    if len(words) < _FEWEST or len(small) < _FEWEST:
        evidence = {w for w in small if _is_foreign(w)} - _SHORT_FORMS
        # What is quoted may be in another language than the line that says who said it.
        told = len(evidence) >= _FEW_ENOUGH and not english and _SAID.isdisjoint(small)
    else:
        told = foreign >= _ENOUGH and english * 2 <= foreign
    if not told or foreign * _SHARE < len(small):
        return ENGLISH if english or not _runs_on(text) else UNKNOWN
    best, most = max(counts.items(), key=lambda item: item[1], default=(UNKNOWN, 0))
    return best if most * 3 > foreign else UNKNOWN


def _runs_on(text: str) -> bool:
    """Whether ``text``, which has no English function word, is made of sentences all the same."""
    running = [w for run in _RUN.findall(text) for w in run.split()]
    return len(running) >= _FEWEST and not _COMMON.intersection(running)


def _in_name(words: list[str], n: int) -> bool:
    """Whether the small word stands inside a name: between two with capitals, or one and another
    such word."""
    if words[n] not in _PARTICLES:
        return False
    before, after = words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""
    return all(w in _PARTICLES or w[:1].isupper() for w in (before, after))


def _is_foreign(word: str) -> bool:
    """A function word of other languages and not of English, or one in letters that it lacks."""
    if len(word) == 1 and word.isascii():
        return False  # o.g., v, p.m.
    tongues = _TONGUES.get(word)
    if tongues is not None:
        return ENGLISH not in tongues
    return not word.isascii() and word not in _LOANS
