"""Cards, missed penalties and disallowed goals, in marked sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.draft import EventKind
from summarizer.language.actors import ROLE, Focus, actor_of
from summarizer.language.disallowed_goals import DISALLOWED_CUES, denied_in
from summarizer.language.marking import Marked, Token
from summarizer.language.missed_penalties import PENALTY_CUES, missed_in, missed_later
from summarizer.language.shootout_words import tells_shootout

__all__ = ["Incident", "incidents_in", "time_near"]


@dataclass(slots=True)
class Incident:
    """One told incident at ``place`` of a marked sentence.

    ``side`` is the token of the player's side where the wording gives it; ``mate`` and ``keeper``
    are people of his side and of the other side (a goalkeeper who saved from him).
    """

    kind: EventKind
    marked: Marked
    place: int
    player: Token
    side: Token | None = None
    time: Token | None = None
    keeper: Token | None = None
    mate: Token | None = None
    lines: list[int] = field(default_factory=list)


_NEXT_CLAUSE = re.compile(r"[,;]| and (?=[a-zPTE]+ )| but | before | while ")
_CLAUSE_BETWEEN = re.compile(r"; |, but | but |, and | and (?=[PTEGU])| while |, before | before ")
_ONE_INSERTION = re.compile(r",? ?(?:[^,]{0,40}|[^,]{0,40}, [^,]{1,60}, ?[^,]{0,20})")
_AFTER = re.compile(r"(?<!,) after ")
_SHORT_HANDED = re.compile(r"\b(?:reduced|down to|ten|10)\b")


def time_near(marked: Marked, place: int, end: int, wide: bool = False) -> Token | None:
    """The time told with what stands from ``place`` to ``end``: in its clause, the nearest.

    With ``wide``, the sentence's only time also where it stands in another clause.
    """
    t = marked.text
    times = [(i, tok) for i, tok in sorted(marked.at.items()) if tok.kind in "MLW"]
    for i, tok in times:
        if place <= i < end:
            return tok
    for i, tok in times:
        if i >= end and not _NEXT_CLAUSE.search(t[end:i]):
            return tok
    before = [(i, tok) for i, tok in times if i < place]
    if before:
        i, tok = before[-1]
        between = t[i + 1 : place]
        # "levelled in the M after P was booked": the minute is the goal's.
        goals = _AFTER.search(between) and not _SHORT_HANDED.search(t[:i])
        near = "," not in between or _ONE_INSERTION.fullmatch(between)
        if near and not goals and not _CLAUSE_BETWEEN.search(between):
            return tok
    return times[0][1] if wide and len(times) == 1 else None


_CARD_CUES = frozenset(
    """booked book booking bookings caution cautioned yellow red sent dismiss dismissed dismissing
    send sends sending dismissal ordered marching expelled carded""".split()
)


def incidents_in(marked: Marked, focus: Focus | None = None) -> list[Incident]:
    """All incidents told in one sentence; ``focus`` is what a pronoun may refer to."""
    found: list[Incident] = []
    words = marked.words
    if not _CARD_CUES.isdisjoint(words):
        found += _Cards(marked, focus).told()
    if not PENALTY_CUES.isdisjoint(words) and not tells_shootout(marked.text):
        found += _missed(marked, focus)
    elif focus is not None and not PENALTY_CUES.isdisjoint(focus.marked.words):
        found += _missed_before(marked, focus)
    if not DISALLOWED_CUES.isdisjoint(words):
        found += _disallowed(marked, focus)
    for incident in found:
        incident.lines.append(marked.line.number)
    return found


_SECOND = r"(?:a|his|her|the|their) second (?:yellow(?: card)?|booking|caution|bookable offence)"
_SECOND_YELLOW = re.compile(
    r"\b(?:shown|received?|receiving|collect(?:ed|ing)|picked up|picking up|got|getting|earn(?:ed"
    r"|ing)"
    r"|given|saw|booked for|cautioned for|sent off (?:for|after)|dismissed (?:for|after)|off for) "
    rf"(?:[a-z]+ (?:for|after) )?{_SECOND}|\bbooked (?:for )?(?:a second time|twice|again)"
    r"|\b(?:sent off|dismissed) (?:for|after) (?:two|a pair of) "
    r"(?:yellow cards|bookings|cautions|bookable offences|yellows)"
)
_SECOND_FOR = re.compile(rf" (?:for|after|with) (?:[a-z]+ )?{_SECOND}")
_RED = re.compile(
    r"\b(?:shown|given|received|receiving|got|saw|handed|earned|picked up|collected|receives|gets"
    r"|sees"
    r"|shown (?:a|the)) (?:a |the )?(?:straight |direct )?red(?: card)?\b|\bred-carded\b"
    r"|\bsaw red\b"
    r"|\bseeing red\b"
)
_RED_AFTER = re.compile(r"[^,;]{0,30}\bred card")
_SENT_OFF = re.compile(
    r"\b(?:sent[- ]off|dismissed(?! (?:a|the|any|suggestions|talk|claims|as|speculation|concerns"
    r"|reports|it|criticism|questions|possible))|ordered off|given (?:his|her) marching orders"
    r"|sent for an early bath|sent to the stands|expelled)\b"
)
_YELLOW = re.compile(
    r"\b(?:booked|cautioned|yellow-carded|shown (?:a|the) yellow(?: card)?"
    r"|(?:went|gone|goes) into the (?:referee's )?book"
    r"|(?:picked up|received|receiving|collected|earned|given|got) (?:a|his|the) (?:[a-z-]+ )?"
    r"(?:booking|caution|yellow(?: card)?))\b"
)
_SUBJECT_CARDS: tuple[tuple[EventKind, re.Pattern[str]], ...] = (
    ("second_yellow", _SECOND_YELLOW),
    ("red", _RED),
    ("sent_off", _SENT_OFF),
    ("yellow", _YELLOW),
)
_OBJECT_CARDS: tuple[tuple[EventKind, re.Pattern[str]], ...] = (
    (
        "second_yellow",
        re.compile(
            r"\b(?:dismiss|dismissed|dismissing|send|sent|sending|show|showed|showing) "
            rf"(?:{ROLE} ){{0,4}}(?P<who>P)(?: off)? (?:with |for |after )?{_SECOND}"
        ),
    ),
    ("sent_off", re.compile(rf"\b(?:sent|send|sending|sends) (?:{ROLE} ){{0,4}}(?P<who>P) off\b")),
    (
        "sent_off",
        re.compile(rf"\b(?:dismissed|dismiss|dismissing) (?:{ROLE} ){{0,4}}(?P<who>P)\b"),
    ),
    (
        "sent_off",
        re.compile(r"(?P<who>P)'s? (?:[a-zM0-9-]+ ){0,3}(?:dismissal|sending-off)\b"),
    ),
    ("red", re.compile(r"(?P<who>P)'s? (?:[a-zM0-9-]+ ){0,3}red card\b")),
)
_TWO_CARDS = re.compile(r"\bshowed (?:him|her|P) (?:a|the) yellow and (?:then )?(?:a|the) red card")
_NO_CARD = re.compile(
    r"\b(?:could|should|might|must|would|not|never|accus\w+|alleg\w+|claim\w*|lucky|fortunate"
    r"|escap\w+"
    r"|avoid\w*|call(?:s|ed)? for|appeal\w*|want\w*|get|have|demand\w*|suspen\w+|miss\w*|already"
    r"|previously|who had been|risk\w*|if|after (?:his|her)|since|ban|banned)\b[^,;]{0,24}$"
)
_ONLY_ASKED = re.compile(r"\b(?:to get|accus|alleg|claim|call(?:s|ed) for|demand)")
_ALREADY = re.compile(r"already at fault|having already")
_TIMED = re.compile(r" (?:in the |on the )?[MW]\b")
_WAS = re.compile(r"\b(?:after|when|and) [^,]{0,20}(?:was|were) $")
_OTHER_DAY = re.compile(
    r"[^;]{0,50}?\b(?:last (?:season|week|month|year|weekend|time)|in the (?:first leg|opening leg"
    r"|quarter-?final|semi-?final|previous|reverse|opening game|opening match|group)|this season"
    r"|(?:weeks?|months?|days?) (?:ago|earlier)|at O\b|against O\b|in (?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december))"
)


class _Cards:
    """The cards of one sentence; a wording counts once, as the gravest that it is."""

    def __init__(self, marked: Marked, focus: Focus | None) -> None:
        self.marked = marked
        self.t = marked.text
        self.focus = focus
        self.taken: list[tuple[int, int]] = []

    def told(self) -> Iterator[Incident]:
        for kind, pattern in _OBJECT_CARDS:
            for m in pattern.finditer(self.t):
                if not self._free(m) or _OTHER_DAY.match(self.t, m.end()):
                    continue
                if _NO_CARD.search(self.t[max(0, m.start() - 50) : m.start()]):
                    continue
                second = kind == "sent_off" and _SECOND_FOR.match(self.t, m.end())
                token = self.marked.at[m.start("who")]
                yield self._card("second_yellow" if second else kind, m, token)
        for kind, pattern in _SUBJECT_CARDS:
            for m in pattern.finditer(self.t):
                if self._free(m):
                    yield from self._by_subject(kind, m)
        both = _TWO_CARDS.search(self.t)
        people = [i for i, tok in self.marked.at.items() if tok.kind == "P"]
        if both and self._free(both) and people and min(people) < both.end():
            who = max(i for i in people if i < both.end())
            yield self._card("second_yellow", both, self.marked.at[who])

    def _free(self, m: re.Match[str]) -> bool:
        return not any(s < m.end() and m.start() < e for s, e in self.taken)

    def _card(self, kind: EventKind, m: re.Match[str], token: Token) -> Incident:
        self.taken.append(m.span())
        time = time_near(self.marked, m.start(), m.end())
        return Incident(kind, self.marked, m.start(), token, time=time)

    def _by_subject(self, kind: EventKind, m: re.Match[str]) -> Iterator[Incident]:
        actor = actor_of(self.marked, m.start(), self.focus)
        if not actor.people or _OTHER_DAY.match(self.t, m.end()):
            return
        before = self.t[max(0, m.start() - 50) : m.start()]
        own = before if actor.far else self.t[max(actor.place, 0) : m.start()][-50:]
        denied = _NO_CARD.search(own) and not (
            _TIMED.match(self.t, m.end()) or _WAS.search(own[-40:]) or _ALREADY.search(own)
        )
        if denied or (_NO_CARD.search(before) and _ONLY_ASKED.search(before)):
            return
        if kind == "sent_off":
            if _RED_AFTER.match(self.t, m.end()):
                kind = "red"
            elif _SECOND_FOR.match(self.t, m.end()):
                kind = "second_yellow"
        for token in actor.people:
            yield self._card(kind, m, token)


_GIVEN = re.compile(
    r"\b(?P<a>T) (?:were|was|had been) (?:awarded|given|handed|gifted) "
    r"|\b(?P<b>T) (?:should|could|might|ought to) have [^,;]{1,40}, but "
)
_FOULED_MATE = re.compile(
    r"\bafter (?:[a-z-]+ ){0,2}(?P<mate>P) (?:had been|was) (?:tripped|fouled|brought down|felled"
    r"|upended|hauled down|pulled down|bundled over|hacked down)\b"
)


def _missed(marked: Marked, focus: Focus | None) -> Iterator[Incident]:
    """The missed penalty of a sentence, with the side it was given to and who was fouled."""
    t = marked.text
    for player, place, end in missed_in(marked, focus):
        given = _GIVEN.search(t[: place + 1])
        time = time_near(marked, place, end, wide=True)
        if given and time is None:
            told = [tok for _, tok in marked.tokens("M", given.start(), place)]
            time = told[0] if len(told) == 1 else None
        mate = _FOULED_MATE.search(t, end)
        yield Incident(
            "missed_penalty", marked, place, player, time=time,
            side=marked.at[given.start(given.lastgroup or 0)] if given else None,
            mate=marked.at[mate.start("mate")] if mate else None,
        )  # fmt: skip


def _missed_before(marked: Marked, focus: Focus) -> Iterator[Incident]:
    """The kick that misses, of a penalty that the sentence before tells."""
    before = focus.marked
    later = missed_later(marked, before, focus)
    if later is None or tells_shootout(before.text):
        return
    player, place, end = later
    time = time_near(marked, place, end)
    times = [tok for _, tok in before.tokens("MLW")]
    lines: list[int] = []
    if time is None and len(times) == 1:
        time = times[0]
        lines = [before.line.number]
    yield Incident("missed_penalty", marked, place, player, time=time, lines=lines)


def _disallowed(marked: Marked, focus: Focus | None) -> Iterator[Incident]:
    for d in denied_in(marked, focus):
        lines: list[int] = []
        if focus is not None and d.time is not None and d.time in focus.marked.at.values():
            lines = [focus.marked.line.number]
        yield Incident("disallowed_goal", marked, d.place, d.player, time=d.time, lines=lines)
