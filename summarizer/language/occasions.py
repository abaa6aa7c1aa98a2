"""What a match was part of and where and when it was: competition, ground, town, day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.language.competitions import is_epithet, of_another_match
from summarizer.language.marking import Marked, Token
from summarizer.language.names import fold, same_glyphs

__all__ = ["Told", "city_of", "competition_of", "days_of", "venue_of"]

Told = tuple[str, int]
"""A value as written, and the number of the sentence that tells it."""

_GENERIC = frozenset(
    {"cup", "league", "championship", "division", "trophy", "series", "open", "tournament"}
    | {"rugby league", "rugby union"}
)
_OTHER_COMPETITION = re.compile(
    r"\b(?:(?:19|20)\d\d(?<!2022)|last (?:year|season)'s|(?:went|going|gone|go) out of the"
    r"|previous|next|first|only|since|history|second|third|fourth|fifth|top of the"
    r"|in (?:the )?last|for (?:next|last) (?:season|year)'s|summit of the) (?:[a-z]+ ){0,2}$"
)
_YEAR_BEFORE = re.compile(r"\b20\d\d $")
_FRIENDLY = re.compile(
    r"\bS friendly\b|\bfriendly (?:win|victory|draw|international|match)\b|\bin a friendly\b"
)


def competition_of(lead: Sequence[Marked], rest: Sequence[Marked]) -> Told | None:
    """The competition, as the sentences of the result name it, else those near them.

    A friendly belongs to none, whatever else is named near it.
    """
    for lines in (lead, rest):
        found = [told for marked in lines for told in _competitions(marked)]
        named = [told for told in found if fold(told[0]) not in _GENERIC]
        if named:
            words = set(fold(named[0][0]).split())
            fuller = (told for told in named if words < set(fold(told[0]).split()))
            return next(fuller, named[0])
        for marked in lead:
            if _FRIENDLY.search(marked.text):
                return "friendly", marked.line.number
        if found:
            return None
    return None


def _competitions(marked: Marked) -> Iterator[Told]:
    for i, token in sorted(marked.tokens("C")):
        before = marked.text[max(0, i - 40) : i]
        if _OTHER_COMPETITION.search(before) and not _YEAR_BEFORE.search(before):
            continue
        text = same_glyphs(marked.line.text)
        if not (
            is_epithet(text, token.start, token.end)
            or of_another_match(text, token.start, token.end)
        ):
            # "Their Group A World Cup match": the group is the stage.
            yield _GROUP_OPENS.sub("", token.name), marked.line.number


_GROUP_OPENS = re.compile(r"^[Gg]roup [A-Z0-9]\s+(?=\S)")
_OTHER_GROUND = re.compile(
    r"\b(?:last|previous|back|from that [a-z]+|next|since|earlier|in (?:19|20)\d\d)"
    r" (?:[a-z]+ ){0,3}(?:at (?:the )?)?$"
)
_OTHER_DAY_AFTER = re.compile(r" (?:last|in (?:19|20)\d\d|next|a (?:week|month|year)|earlier)\b")


def venue_of(lines: Iterable[Marked]) -> tuple[Token, Marked] | None:
    """The ground: the first one named that belongs to no other match, in its fullest form."""
    best: tuple[Token, Marked] | None = None
    for marked in lines:
        for i, token in sorted(marked.tokens("V")):
            if _OTHER_GROUND.search(marked.text[max(0, i - 60) : i]):
                continue
            if _OTHER_DAY_AFTER.match(marked.text, i + 1):
                continue
            if best is None or (
                len(token.name) > len(best[0].name) and fold(best[0].name) in fold(token.name)
            ):
                best = (token, marked)
    return best


_IN_TOWN = re.compile(r"\bin (?:the (?:streets|heart|centre|city|town) of )?$")
# "the World Cup in X": where a tournament is, not where the match was.
_TOURNAMENT_IN = re.compile(r"C(?: finals?| tournament)? in $|\btournament in $|s in $")
_OTHER_MATCH_IN = re.compile(
    r"\b(?:win|lost|defeat|beat|last|earlier|return match|return leg) [^,;]{0,20}$"
)
_TOWN_KINDS = "OPTN"
_TOWN_PREPOSITIONS = ("in ", "of ")


def city_of(
    lines: Sequence[Marked],
    venue: tuple[Token, Marked] | None,
    dateline: str | None,
    home_forms: frozenset[str] | None,
) -> Told | None:
    """The town of the match: "at V in X", or "in X" where X is the dateline's town or the home
    side's own."""
    towns = [
        (marked, i, token)
        for marked in lines
        for i, token in sorted(marked.tokens(_TOWN_KINDS))
        if marked.text.endswith(_TOWN_PREPOSITIONS, 0, i)
    ]
    hosts = {
        fold(token.name)
        for marked, i, token in towns
        if _TOURNAMENT_IN.search(marked.text[max(0, i - 30) : i])
    }
    if venue is not None:
        token, marked = venue
        place = next(i for i, t in marked.at.items() if t is token)
        town = marked.at.get(place + 5)
        near = marked.text.startswith(" in ", place + 1)
        if near and town and town.kind in _TOWN_KINDS and fold(town.name) not in hosts:
            return town.name, marked.line.number
    wanted = {fold(dateline)} if dateline else set()
    for marked, i, token in towns:
        before = marked.text[max(0, i - 40) : i]
        if not _IN_TOWN.search(before) or marked.text.startswith("'s", i + 1):
            continue
        key = fold(token.name)
        if key in hosts or _OTHER_MATCH_IN.search(before):
            continue
        own = home_forms is not None and key in home_forms and token.kind in "TO"
        if own or key in wanted:
            return token.name, marked.line.number
    return None


_ANOTHER_DAY = re.compile(
    r"\b(?:will|set up|face|faces|meet|against O|clash|showdown|next|the draw|ahead of|until"
    r"|return|begin|host|travel|when|since|if|'s) [^;]{0,40}$|\b(?:which|who) [^,;]{0,40}$"
)
_ON = re.compile(r"\bon $|\bon (?:a )?[a-z]+ $|V $|S $|night $")
_OF_OTHERS = re.compile(r"(?:\bwho|\bhad|, beaten|, held|\bleaders O) [^;]{0,40}on $")
_NEXT_OR_LAST = re.compile(r" (?:next|last)\b")
_NEW_CLAUSE = re.compile(r";|, (?:but|while)")


def days_of(lead: Sequence[Marked], near: Sequence[Marked]) -> list[Told]:
    """The day, as written: "Saturday"; with a date beside it also that ("Jan 17")."""
    for marked in lead:
        days = _days(marked, in_lead=True)
        if days:
            return days
    for marked in near:
        days = _days(marked, in_lead=False)
        if days:
            return days
    return []


def _days(marked: Marked, *, in_lead: bool) -> list[Told]:
    t = marked.text
    for i, token in sorted(marked.tokens("D")):
        before = t[max(0, i - 70) : i]
        if t.startswith("'s", i + 1) or not _ON.search(before):
            continue
        clause = _NEW_CLAUSE.split(before)[-1]
        if _ANOTHER_DAY.search(clause[-60:]) or _NEXT_OR_LAST.match(t, i + 1):
            continue
        if not in_lead and _OF_OTHERS.search(before):
            continue
        days = [(token.name, marked.line.number)]
        date = marked.at.get(i + 3)
        if t.startswith(", ", i + 1) and date is not None and date.kind == "D":
            days.append((date.name, marked.line.number))
        return days
    return []
