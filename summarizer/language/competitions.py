"""Competitions: whether one that a sentence names is the match's, and whether it takes "the".

"County Cup holders X", "will play Y in the County Cup semi-final" and "four days after losing in
the County Cup" name a competition that the match told beside it need not be in. Pure text.
"""

from __future__ import annotations

import re

from summarizer.language.names import fold, name_spans
from summarizer.language.patterns import one_of
from summarizer.language.vocabulary import CAPITAL, COMPETITION_NOUNS

__all__ = ["a_qualifier", "is_epithet", "of_another_match", "round_of_another", "with_article"]

_CALLED = one_of(
    """leaders? | holders? | champions? | winners? | sides? | clubs? | teams? | outfits? | giants
    | strugglers | title-?holders? | newcomers? | runners?-?up | (?:semi-?|quarter-?)?finalists?
    | minnows | rivals | high-?flyers | debutants? | hopefuls | contenders? | favourites | new boys
    | pacesetters | pace-setters | front-?runners | opposition | opponents? | heavyweights
    | qualifiers(?= [A-Z]) | challengers | conquerors | strugglers | surprise package"""
)
_BETWEEN = one_of(
    """title | promotion | relegation | bottom | basement | play-off | reigning | defending | new
    | current | surprise | rock-bottom | mid-table | group | second-half | leading | record
    | joint | table-topping | outright | runaway | two-time | three-time | four-time | five-time
    | [a-z]+-placed"""
)
_EPITHET_AFTER = re.compile(rf"(?:['’]s?)? (?:{_BETWEEN} ){{0,2}}{_CALLED}(?![\w-])", re.IGNORECASE)
# "Champions of the County Cup", "bottom of the Coast League" of a side.
_EPITHET_BEFORE = re.compile(
    r"\b(?:leaders|holders|champions|winners|runners-?up|title-?holders) of (?:the )?$",
    re.IGNORECASE,
)
_PLAYS = r"(?:play|face|meet|host|visit|take on|travel to|entertain|welcome)"
_OTHER_BEFORE = re.compile(
    # A match that is to be played: "will play Y in the", "who face Y in the".
    rf"\b(?:will|'ll|who|now|next) (?:[a-z]+ )?{_PLAYS} (?:the )?[A-Z][^;.]{{0,80}}$"
    # What this one is played before: "warmed up for Wednesday's".
    r"|\b(?:warm(?:ed|ing|s)?[- ]?up|tun(?:ed|ing|e)[- ]?up|prepar(?:ed?|es|ing|ations?)"
    r"|build-?up|dress rehearsal|ready|sights|eyes?)\b(?: [a-z]+){0,3} (?:for|to|on)\b[^;.,]{0,40}$"
    r"|\b(?:ahead of|before|in front of) (?:(?:the|a|their|its|this|next|[A-Z]?[\w]{1,20}'s) )"
    r"{0,3}$"
    # A match that has been: "four days after losing to Y in the", "who lost 3-0 in the".
    r"|\b(?:days?|weeks?|months?|hours|weekend|fortnight) (?:after|before|since|on from)\b"
    r"(?![^;.]{0,100}\bleg\b)[^;.]{0,100}$"
    r"|\b(?:last|next) (?:week|month|season|year|weekend|time|summer|winter|term)(?:'s)?\b"
    r"[^;.,]{0,60}$"
)
# "X, who lost to Z in the County Cup, beat Y": of another match, and closed by a comma.
_WHO_BEFORE = re.compile(
    r"\bwho (?:had |also |recently )?(?:beat|beaten|lost|won|drew|drawn|knocked|went out|crashed"
    r"|were (?:beaten|knocked|dumped|held))\b(?![^;.,]{0,80}\bleg\b)[^;.,]{0,80}$"
)
_CLOSED = re.compile(r"[^;.,]{0,60}, ")
_OTHER_AFTER = re.compile(
    r"[^;.,]{0,40}?\b(?:last|next|previous) (?:week|month|season|year|weekend|summer|winter|term"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|(?: [a-z-]+){0,2} (?:a|two|three|four|five|six|seven|ten) (?:days?|weeks?|months?|years?)"
    r" (?:ago|earlier|before)\b"
)
_FAR = 140
# "In League Two", "in Serie A", "in Ligue Est": names that no article goes before.
_NO_ARTICLE = re.compile(
    r"(?:League|Division|Tier|National) (?:One|Two|Three|Four|Five|[1-9A-D])(?: \w+)?$"
    r"|(?:Division|Divisi[oó]n|Divisão|Divisie|Divisione|Divizia|Primera|Segunda|Tercera|Primeira"
    r"|Terceira|Première|Deuxième|Prima|Seconda) (?:Un|Une|Deux|Trois|Uno|Due|Tre|Dos|Tres|Um|Dois"
    r"|Doua|A|B|Divisi[oó]n|Divisão|Liga|Divisie|Divisione|Nacional|Honneur|Nationale)\b"
    r"|Eerste |Tweede |Erste |Zweite |Regionalliga|Oberliga|Bundesliga$"
    r"|(?:Ligue|Serie|Série|La Liga|LaLiga|Liga [1-9I]|Nationale? [1-9])(?![\w'])|The "
)


def is_epithet(text: str, start: int, end: int) -> bool:
    """Whether the competition at ``text[start:end]`` only says which side is meant."""
    return (
        _EPITHET_AFTER.match(text, end) is not None
        or _EPITHET_BEFORE.search(text, max(0, start - 30), start) is not None
    )


def of_another_match(text: str, start: int, end: int) -> bool:
    """Whether the competition at ``text[start:end]`` is told of a match to come or past."""
    far = max(0, start - _FAR)
    return (
        _OTHER_BEFORE.search(text, far, start) is not None
        or _OTHER_AFTER.match(text, end) is not None
        or (
            _CLOSED.match(text, end) is not None
            and _WHO_BEFORE.search(text, far, start) is not None
        )
    )


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the Coast League", but "League Two", "Serie A"."""
    return name if _NO_ARTICLE.match(name) else f"the {name}"


_VOWEL = re.compile(r"(?!eur|uni(?!m|n)|one\b|u[- ]?\d)[aeiou]", re.IGNORECASE)


def a_qualifier(name: str) -> str:
    """A match before a competition's finals, with its article: "a European Cup qualifier"."""
    article = "an" if _VOWEL.match(name) else "a"
    return f"{article} {name} qualifier"


_RUN = rf"{CAPITAL}[\w'.-]{{0,30}}(?: {CAPITAL}[\w'.-]{{0,30}}){{0,4}}"
_RUN_BEFORE = re.compile(rf"(?<![\w'.-])({_RUN})(?:'s?)? $")
_RUN_AFTER = re.compile(rf" (?:of|in) (?:the )?({_RUN})")


def round_of_another(text: str, stage: str, competition: str) -> bool:
    """Whether ``text`` has a round only beside another competition: "the County Cup semi-final"
    of a match in the Coast League."""
    own = set(fold(competition).split())
    found = False
    for start, end in name_spans(text, stage):
        m = _RUN_BEFORE.search(text, max(0, start - 80), start) or _RUN_AFTER.match(text, end)
        words = fold(m[1]).split() if m is not None else []
        if not words or words[-1] not in COMPETITION_NOUNS or own & set(words) == own:
            return False
        if set(words) <= own:
            return False
        found = True
    return found
