"""Where the sentences of one paragraph begin and end.

A sentence ends at a point, question or exclamation mark or an ellipsis, with the closing marks
behind it, where white space and something that begins a sentence follow. Every character that
is not white space belongs to exactly one sentence. The work is linear in the paragraph.
"""

from __future__ import annotations

import re

from summarizer.checkpoints import checkpoint
from summarizer.language.tongues import ENGLISH
from summarizer.reading.decoding import MAX_PIECES, refuse_too_many

__all__ = ["sentence_bounds"]

# French sets a no-break space before the closing guillemet. Japanese and Chinese set no space
# after their points.
_END = re.compile(
    "[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"“”’‘'»«›‹)\\]}]*+(?:[\u00a0\u202f][»›])?(?=\\s|$)"
    "|[。！？][。！？」』）”]*+"
)
_SPACED_GUILLEMET = re.compile(" ?»(?=\\s|$)")
# What may stand before the first letter of a sentence.
_LEAD = re.compile("[\\s\"“”„’‘'`»«›‹(\\[–—―•*-]*+")
_CLOSING_MARK = re.compile("[\"“”’»›']")

# Titles and the like: a name or a number follows, never a new sentence.
_NEVER = frozenset(
    "Mr Mrs Ms Mx Dr Drs Prof Profs Ste Sen Sens Rep Reps Gov Govs Gen Lt Sgt Capt Maj Cpl Adm "
    "Cmdr Rev Hon Supt Insp Messrs Mme Mlle vs v Vs".split()
)
# Abbreviations that may end a sentence: they do where a word follows that begins most sentences.
_WEAK = frozenset(
    "St Mt Ft Jr Sr jr sr jnr snr Jnr Snr Inc Co Corp Ltd Bros Dept Col Pres Det cf approx est "
    "min mins sec secs pts agg pen pens Ave Blvd Rd Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill "
    "Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore "
    "Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que".split()
)
# Abbreviations only before a figure ("No. 9", "Feb. 14"); else a word that ends a sentence.
_BEFORE_FIGURE = frozenset("No Nos no nos Art Fig fig p pp Vol vol ca c".split())
_DATES = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat "
    "Sun".split()
)
_HOURS = frozenset(["a.m", "p.m", "A.M", "P.M"])
# "9 p.m. Saturday", "Sat. March 7", "11 a.m. GMT": they go on after such an abbreviation.
_DATE_WORDS = _DATES | frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December GMT UTC BST CET CEST ET EST EDT CT "
    "CST PT PST PDT IST AEST Eastern Central Mountain Pacific".split()
)
_STARTERS = frozenset(
    "The He She It They But And In On At A An After Before With Without When While We I You His "
    "Her Their There These This That Those Its Our My For From As Then Both Neither Either "
    "Meanwhile However Instead Only So If No Not Now Once By To Under Despite Since What Who "
    "Why How Here Another Some Many All".split()
)
# Languages that write ordinals with a point.
_ORDINAL_POINT = frozenset({"de", "da", "nb", "no", "nn", "fi", "pl", "cs", "sk", "hu", "sl", "hr"})
_GERMAN_STARTERS = frozenset(
    "Der Die Das Ein Eine Er Sie Es Wir Ich Und Aber In Im Am An Auf Mit Nach Vor Zu Zum Zur Bei "
    "Für Als Dann Danach Dabei Doch Auch Nur Noch So Wie Wer Was Wenn Weil Da Damit Dort Den Dem "
    "Diese Dieser Seine Ihre".split()
)
_ABBREVIATIONS = {
    "de": frozenset(
        "z B bzw ca etwa evtl ggf inkl Min Mio Mrd Nr rd sog St Std Str Tsd u a usw vgl d h i o "
        "S e V geb Chr Hl".split()
    ),
    "fr": frozenset("M MM Mme Mlle Me Dr St Ste env min av apr éd vol".split()),
    "es": frozenset("Sr Sra Srta Dr Dra D Dña Ud Uds EE UU av min aprox núm pág".split()),
    "it": frozenset("Sig sig Dott dott Prof prof ecc min art pag on S".split()),
    "pt": frozenset("Sr Sra Dr Dra Exmo Prof min av núm pág".split()),
    "nl": frozenset("dhr mevr dr drs mr ir prof bijv enz nr min o a m i v d z".split()),
}
_WIDE_POINTS = frozenset("。！？")
_GOES_ON = frozenset("」』）”、，")
# "Group A. Ghana …": a letter after these names a thing and is no initial.
_LETTERED = frozenset(
    "Group Pool Section Serie League Liga Division Category Class Grade Plan Team Side Block "
    "Stand Gate Vitamin group pool section league division category class grade plan team".split()
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
# "1. FC Musterau": an ordinal that belongs to a club's name.
_CLUB = re.compile(r"(?:FC|FSV|FK|SC|SV|TSV|HFC|CfR)\b")
_ATTRIBUTION = re.compile(
    r"(?:(?!\s)[^\s.,;:!?\"“”]{1,30}\s){1,5}(?:said|says|asked|asks|added|told|wondered|joked|"
    r"shouted|cried|exclaimed|replied|insisted|admitted)\b"
)
_OPENING = "\"“”„’‘'`»«›‹([{"


_MOST_ENDS = 4 * MAX_PIECES
"""So many points one paragraph may have, those of abbreviations among them."""


def sentence_bounds(
    text: str, start: int, end: int, tongue: str = ENGLISH
) -> list[tuple[int, int]]:
    """The sentences of the paragraph ``text[start:end]``, which has no white space around it.

    ``tongue`` is the language, as a code of two letters, whose abbreviations are known. Each
    sentence is a pair of offsets without white space around it; together they hold every other
    character of the paragraph.
    """
    bounds = []
    begin = start
    checkpoint()
    for n, candidate in enumerate(_END.finditer(text, start, end)):
        checkpoint()
        refuse_too_many(n, "points in a paragraph", _MOST_ENDS)
        stop = candidate.end()
        if tongue == "fr" and candidate[0][0] in "!?.…":
            spaced = _SPACED_GUILLEMET.match(text, stop, end)
            stop = stop if spaced is None else spaced.end()
        if stop >= end:
            break
        if candidate[0][0] in _WIDE_POINTS:
            if text[stop] not in _GOES_ON:
                bounds.append((begin, stop))
                begin = stop
                while text[begin].isspace():
                    begin += 1
            continue
        lead = _LEAD.match(text, stop, end)
        follows = lead.end() if lead is not None else stop
        if not _ends_here(text, begin, end, candidate, follows):
            continue
        if tongue != ENGLISH and _goes_on(text, begin, candidate, follows, end, tongue):
            continue
        bounds.append((begin, stop))
        begin = stop
        while text[begin].isspace():
            begin += 1
    bounds.append((begin, end))
    return bounds


def _goes_on(
    text: str, begin: int, candidate: re.Match[str], follows: int, end: int, tongue: str
) -> bool:
    """Whether the point belongs to an ordinal or an abbreviation of ``tongue``."""
    if candidate[0] != ".":
        return False
    at = candidate.start()
    words = text[max(begin, at - 40) : at].split()
    word = words[-1].lstrip(_OPENING) if words else ""
    if word.isdigit() and len(word) < 4:
        # "am 3. Mai", "in der 45. Minute": nouns have capitals, and few sentences end in a figure.
        return tongue in _ORDINAL_POINT and _word_at(text, follows, end) not in _GERMAN_STARTERS
    return word in _ABBREVIATIONS.get(tongue, ())


def _ends_here(text: str, begin: int, end: int, candidate: re.Match[str], follows: int) -> bool:
    if follows >= end:
        return False
    next_char = text[follows]
    if next_char.islower() or next_char in ".,;:!?…%)]}":
        return False
    at = candidate.start()
    marks = candidate.group()
    if marks[0] != "." or marks[1:2] == ".":
        # "Is it over?" Smith asked: the attribution belongs to the question.
        return not (
            _CLOSING_MARK.search(marks)
            and _ATTRIBUTION.match(text, follows, min(end, follows + 160))
        )
    if len(marks) > 1:
        return True  # A point inside a closing mark is no abbreviation's.
    words = text[max(begin, at - 40) : at].split()
    if not words:
        return False
    word = words[-1].lstrip(_OPENING)
    if word.isdigit() and len(words) == 1 and at - begin < 4:
        return False  # "1. Rovers": the number of an item.
    if word.isdigit() and len(word) < 3 and _CLUB.match(text, follows, end):
        return False
    return not _is_abbreviation(word, words[-2] if len(words) > 1 else "", text, follows, end)


def _is_abbreviation(word: str, before: str, text: str, follows: int, end: int) -> bool:
    next_char = text[follows]
    # "vs.-St": what counts is the part after the last hyphen or slash.
    word = word.rsplit("/", 1)[-1]
    if word in _NEVER:
        return True
    if word in _BEFORE_FIGURE:
        return next_char.isdigit()
    if word in _DATES or word in _HOURS:
        digits = next_char.isdigit() and word in _DATES
        return digits or _word_at(text, follows, end) in _DATE_WORDS
    initial = len(word) == 1 and word.isupper()
    if initial and before in _LETTERED:
        return False
    if initial or word in _WEAK or _DOTTED.fullmatch(word):
        if next_char.isdigit():
            return not initial
        return _word_at(text, follows, end) not in _STARTERS
    return False


def _word_at(text: str, start: int, end: int) -> str:
    stop = start
    limit = min(end, start + 20)
    while stop < limit and text[stop].isalpha():
        stop += 1
    return text[start:stop]
