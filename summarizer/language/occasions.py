"""What a match was part of: competition, round, ground, town, day, next opponents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.marking import Marked, Token
from summarizer.language.names import fold, same_glyphs

__all__ = [
    "Told",
    "city_of",
    "competition_of",
    "days_of",
    "next_opponents_of",
    "stage_of",
    "venue_of",
]

Told = tuple[str, int]
"""A value as written, and the number of the sentence that tells it."""

_GENERIC = frozenset(
    {"cup", "league", "championship", "division", "trophy", "series", "open", "tournament"}
)
_OTHER_COMPETITION = re.compile(
    r"\b(?:(?:19|20)\d\d(?<!2022)|last (?:year|season)'s|(?:went|going|gone|go) out of the|previous|next|first|only|since|history|second|third|fourth|fifth|top of the|in (?:the )?last|"
    r"for (?:next|last) (?:season|year)'s|summit of the) (?:[a-z]+ ){0,2}$"
)


def competition_of(lead: Sequence[Marked], rest: Sequence[Marked]) -> Told | None:
    """The competition, as the sentences of the result name it, else those near them."""
    everything = [*lead, *rest]
    found: list[tuple[Token, int]] = []
    for marked in everything:
        for i, token in sorted(marked.at.items()):
            if token.kind != "C":
                continue
            before = marked.text[max(0, i - 40) : i]
            if _OTHER_COMPETITION.search(before) and not re.search(r"\b(?:the )?20\d\d $", before):
                continue
            found.append((token, marked.line.number))
        if found and marked is (lead[-1] if lead else None):
            break
    named = [(t, n) for t, n in found if fold(t.name) not in _GENERIC]
    if named:
        token, number = named[0]
        words = set(fold(token.name).split())
        for other, n in named:
            if words < set(fold(other.name).split()):
                return other.name, n
        return token.name, number
    for marked in lead:
        m = re.search(r"\bS friendly\b|\bfriendly (?:win|victory|draw|international|match)\b|\bin a friendly\b", marked.text)
        if m:
            return "friendly", marked.line.number
    return None


_STAGE = (
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|preliminary)[- ]round|last[- ](?:16|32|64|eight|four|sixteen)|round of (?:16|32|64)|"
    r"quarter-?finals?|semi-?finals?|(?:knockout|knock-out)[- ](?:round|stage|phase)[- ]play-?offs?|knockout play-?offs?|third-place play-?off|play-?off|final)"
)
_NOUN = r"(?:clash|tie|match|game|showdown|second leg|first leg|meeting|encounter|contest|play-?off)"
_WORDS = r"(?:[\w'.-]+ ){0,4}?"
_THIS_STAGE = (
    re.compile(rf"\b(?:first|second|return|opening) leg of (?:their|the|a|an) {_WORDS}(?P<stage>{_STAGE})\b", re.I),
    re.compile(rf"\b(?:win|won|winning|settle|settled|lost|losing|lose|decide|decided) (?:their|the) {_WORDS}(?P<stage>{_STAGE})\b(?= \d|,|\.|$| (?:on|at|against|over|with|by|tie|second))", re.I),
    re.compile(rf"\b(?:in|during|of|after|for) (?:a|an|their|the) {_WORDS}(?P<stage>{_STAGE}) {_NOUN}\b", re.I),
    re.compile(rf"\b(?:of|in) (?:a|an) (?:[a-z-]+ ){{0,3}}(?P<stage>{_STAGE})\b(?! (?:spot|place|berth|appearance|since|in ))", re.I),
    re.compile(rf"\bin the (?P<stage>(?:first|second|third|fourth|fifth|sixth|preliminary) round|round of (?:16|32)|last (?:16|32)|quarter-?finals?|semi-?finals?|final) of the\b", re.I),
    re.compile(rf"\bin (?:the|their) {_WORDS}(?P<stage>semi-?final|quarter-?final|final|{_STAGE})\b(?= (?:on|at|here|against|between)\b|,? (?:on|at)\b|[.,;])", re.I),
    re.compile(rf"\b(?:after|when) (?:a|an|the|their) {_WORDS}(?P<stage>{_STAGE})\b(?= (?:had |that |which )?(?:finished|ended))", re.I),
    re.compile(rf"\b(?:in|with a) (?:the|their) (?P<stage>(?:knockout|knock-out)[- ](?:round|stage|phase)[- ]play-?off)\b", re.I),
    re.compile(rf"\bin (?:the|one of the) (?:longest|shortest|first|opening|second|other) (?P<stage>semi-?final|quarter-?final)\b", re.I),
    re.compile(rf"\b(?:win|victory|draw|defeat|wins|triumph) in (?:the )?(?P<stage>last 16|round of 16|quarter-?finals?|semi-?finals?)\b", re.I),
)  # fmt: skip
_NOT_THIS = re.compile(
    r"\b(?:will|reach\w*|into|place|spot|berth|through to|book\w*|qualif\w+|advance\w*|progress\w*|secur\w+|set up|face|meet|await\w*|next|reached|to make|since|last (?:year|season)|(?:19|20)\d\d|previous|before|lost|appearance|saved|rescheduled|two|both) [^.;,]{0,40}$",
    re.I,
)
_PAST_STAGE = re.compile(r"\bS (?:semi|quarter|last)|\bwhose\b", re.I)


def stage_of(lead: Sequence[Marked], near: Sequence[Marked]) -> Told | None:
    """The round that this match was, never the one that comes next."""
    for group in (lead, near):
        for marked in group:
            text = same_glyphs(marked.line.text)
            for token in marked.line.tokens:
                if token.kind == "Q":
                    text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
            for pattern in _THIS_STAGE:
                for m in pattern.finditer(text):
                    before = text[max(0, m.start() - 60) : m.start()]
                    inside = text[m.start() : m.start("stage")]
                    if _NOT_THIS.search(before + inside) and not re.search(
                        r"\b(?:win|won|winning) (?:their|the) $|leg of (?:their|the) [\w'. -]*$|\b(?:win|victory|draw|defeat|triumph) in the $",
                        before + inside,
                    ):
                        continue
                    if re.search(r"\bwill (?:\w+ ){0,2}(?:face|meet|play|take on)\b|\bwhose\b", before):
                        continue
                    if re.search(r"\bleg\b", inside) and "leg of" not in inside:
                        continue
                    start, end = m.span("stage")
                    return marked.line.text[start:end], marked.line.number
    return None


def venue_of(lines: Sequence[Marked]) -> tuple[Token, Marked] | None:
    """The ground: the first one named that belongs to no other match."""
    best: tuple[Token, Marked] | None = None
    for marked in lines:
        for i, token in sorted(marked.at.items()):
            if token.kind != "V":
                continue
            before = marked.text[max(0, i - 60) : i]
            after = marked.text[i + 1 : i + 40]
            if re.search(r"\b(?:last|previous|back|from that [a-z]+|next|since|earlier|in (?:19|20)\d\d) (?:[a-z]+ ){0,3}(?:at (?:the )?)?$", before):
                continue
            if re.match(r" (?:last|in (?:19|20)\d\d|next|a (?:week|month|year)|earlier)\b", after):
                continue
            if best is None:
                best = (token, marked)
            elif fold(best[0].name) in fold(token.name) and len(token.name) > len(best[0].name):
                best = (token, marked)
    return best


_IN_TOWN = re.compile(r"\bin (?:the (?:streets|heart|centre|city|town) of )?$")


def city_of(
    lines: Sequence[Marked],
    venue: tuple[Token, Marked] | None,
    dateline: str | None,
    home_forms: frozenset[str] | None,
) -> Told | None:
    """The town of the match: "at V in X", or "in X" where X is the dateline's town or the home
    side's own."""
    hosts = set()
    for marked in lines:
        for i, token in marked.at.items():
            if token.kind in "OPTN" and re.search(r"C(?: finals?| tournament)? in $|\btournament in $|s in $", marked.text[max(0, i - 30) : i]):
                hosts.add(fold(token.name))
    if venue is not None:
        token, marked = venue
        place = next(i for i, tok in marked.at.items() if tok is token)
        if marked.text[place + 1 : place + 5] == " in " and place + 5 in marked.at:
            town = marked.at[place + 5]
            if town.kind in "OPTN" and fold(town.name) not in hosts:
                return town.name, marked.line.number
    wanted = {fold(dateline)} if dateline else set()
    for marked in lines:
        for i, token in sorted(marked.at.items()):
            if token.kind not in "OPTN" or not _IN_TOWN.search(marked.text[max(0, i - 30) : i]):
                continue
            key = fold(token.name)
            if marked.text[i + 1 : i + 3] == "'s" or key in hosts:
                continue
            before = marked.text[max(0, i - 40) : i]
            if re.search(r"\b(?:win|lost|defeat|beat|last|earlier|return match|return leg) [^,;]{0,20}$", before):
                continue
            if key in wanted or (home_forms is not None and key in home_forms and token.kind in "TO"):
                return token.name, marked.line.number
    return None


_NEXT_DAY = re.compile(
    r"\b(?:will|set up|face|faces|meet|against O|clash|showdown|next|the draw|ahead of|until|return|begin|host|travel|when|since|if|'s) [^;]{0,40}$|\b(?:which|who) [^,;]{0,40}$"
)
_ON = re.compile(r"\bon $|\bon (?:a )?[a-z]+ $")


def days_of(lead: Sequence[Marked], near: Sequence[Marked]) -> list[Told]:
    """The day, as written: "Saturday"; with a date beside it also that ("Jan 17")."""
    for group in (lead, near):
        for marked in group:
            t = marked.text
            for i, token in sorted(marked.at.items()):
                if token.kind != "D" or t[i + 1 : i + 3] == "'s":
                    continue
                before = t[max(0, i - 70) : i]
                clause = re.split(r"[;]|, (?:but|while)", before)[-1]
                if not _ON.search(before) and not re.search(r"V $|S $|night $", before):
                    continue
                if _NEXT_DAY.search(clause[-60:]) or re.match(r" (?:next|last)\b", t[i + 1 : i + 8]):
                    continue
                if group is near and re.search(r"(?:\bwho|\bhad|, beaten|, held|\bleaders O) [^;]{0,40}on $", before):
                    continue
                days = [(token.name, marked.line.number)]
                if t[i + 1 : i + 3] == ", " and i + 3 in marked.at and marked.at[i + 3].kind == "D":
                    days.append((marked.at[i + 3].name, marked.line.number))
                return days
    return []


_ADJECTIVAL = re.compile(r" (?!or |and |in |on |at |when |with )[a-z-]+ [OPN]")
_NEXT_NAME = r"(?:(?!winners?\b)(?:(?!or\b|and\b)[a-z0-9-]+|[OPN](?= (?!or |and )[a-z-]+ [OPN])) ){0,4}?[OPN]"
_MEET = re.compile(
    rf"(?P<subj>(?:\bwill|\bwhere (?:they|he|she) will|\bto|\bthey will|\bhe will|\bshe will|\bwho will|\band will))(?: now| next month| next week| next| then| also| either|, [a-zD' ]{{1,20}},){{0,2}} (?:face|meet|play|take on|entertain|be up against) (?:next )?(?P<rest>(?:either )?{_NEXT_NAME}(?:'s)?(?: or {_NEXT_NAME})?)"
)
_SET_UP = re.compile(
    rf"\b(?:set|sets|setting) up (?:a|an|the|their|D's) (?:[a-zCD'-]+ ){{0,4}}?(?:clash|showdown|tie|meeting|match|encounter|semi-?final|quarter-?final|final|date|game|rematch|contest) (?:with|against) (?P<rest>{_NEXT_NAME}(?:'s)?(?: or {_NEXT_NAME})?)"
)
_TIE_AGAINST = re.compile(
    r"\b(?:advance|advanced|through|progress|progressed) to (?:a|an) (?:[a-z0-9-]+ ){0,3}(?:tie|clash|meeting|showdown) (?:with|against) (?P<rest>[OPN])"
)


def next_opponents_of(lines: Sequence[Marked], side: int | None) -> list[Told]:
    """Who the side with index ``side`` meets next; several where that is still open."""
    for marked in lines:
        t = marked.text
        for pattern in (_MEET, _SET_UP, _TIE_AGAINST):
            for m in pattern.finditer(t):
                rest = m["rest"]
                if re.match(r"'s? |'s$", t[m.end() : m.end() + 3]) or "winner" in t[max(0, m.start() - 2) : m.end()]:
                    continue
                head = t[: m.start()]
                sides = [tok for i, tok in sorted(marked.at.items()) if tok.kind == "T" and i < m.start()]
                if side is None:
                    continue
                if pattern is _MEET and m["subj"] == "to" and not re.search(r"\b(?:on|through|advance\w*|goes? on) $", head):
                    continue
                if re.search(r"\b(?:if|had|could|would|whoever)\b[^,;]*$", head[-40:]):
                    continue
                subject = _subject_side(marked, m.start())
                if subject is not None and subject != side:
                    continue
                if subject is None and (not sides or sides[0].ref != side):
                    continue
                places = []
                for i in range(m.start("rest"), m.end("rest")):
                    if i in marked.at and marked.at[i].kind in "OPN" and t[i + 1 : i + 3] != "'s":
                        # "Xian qualifier Ana Reis": the name is the second one.
                        more = _ADJECTIVAL.match(t, i + 1)
                        place = more.end() - 1 if more else i
                        if place not in places:
                            places.append(place)
                found = [
                    (marked.at[i].name, marked.line.number)
                    for i in places
                ]
                if found and rest:
                    return found
    return []


def _subject_side(marked: Marked, place: int) -> int | None:
    """The side whose clause runs up to ``place``: the nearest one before it that is a subject."""
    from summarizer.language.actors import is_subject

    t = marked.text
    for i in sorted((i for i in marked.at if i < place), reverse=True):
        token = marked.at[i]
        if token.kind == "T" and is_subject(marked, i) and not re.search(
            r"\b(?:beat|beating|defeat\w*|edg\w+ past|past|over|against|stunn\w+|meant) (?:[a-z0-9-]+ )?$", t[max(0, i - 30) : i]
        ):
            return token.ref
    return None
