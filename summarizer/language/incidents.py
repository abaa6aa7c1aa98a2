"""Cards, missed penalties and disallowed goals, in marked sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.draft import EventKind
from summarizer.language.actors import ROLE, Actor, Focus, actor_of, behind
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
    """booked book booking bookings caution cautions cautioned yellow yellows red sent dismiss
    dismissed dismissing send sends sending dismissal ordered marching expelled expulsion carded
    notebook name ejected ejection bookable""".split()
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
        named = any(t is incident.player for t in marked.at.values())
        if focus is not None and not named and focus.marked.line.number not in incident.lines:
            incident.lines.append(focus.marked.line.number)  # "he": who that is stands there
        incident.lines.append(marked.line.number)
    return found


_SECOND = r"(?:a|his|her|the|their) second (?:yellow(?: card)?|booking|caution|bookable offence)"
_SECOND_YELLOW = re.compile(
    r"\b(?:shown|received?|receiving|collect(?:ed|ing)|picked up|picking up|got|getting|earn(?:ed"
    r"|ing)|brought (?:him|her)|earned (?:him|her)|cost (?:him|her)|landed (?:him|her)"
    r"|given|handed|saw|booked for|cautioned for|sent off (?:for|after)|dismissed (?:for|after)"
    r"|off for) "
    rf"(?:[a-z]+ (?:for|after) )?{_SECOND}|\b(?:booked|cautioned|carded) (?:for )?(?:a second"
    r" time|twice|again)"
    r"|\b(?:picked up|collected|received|shown|earned) (?:two|a pair of) "
    r"(?:yellow cards|bookings|cautions|yellows)"
    r"|\bhaving (?:already |previously )?been (?:booked|cautioned)[^.;,]{0,20}, (?:had to"
    r" (?:leave|go"
    r"|walk|depart)|was (?:off|gone|sent off|dismissed)|departed|walked)"
    r"|\b(?:sent off|dismissed|ejected|expelled) (?:for|after) (?:two|a pair of) "
    r"(?:yellow cards|bookings|cautions|bookable offences|yellows)"
)
_SECOND_FOR = re.compile(
    rf" (?:for|after|with) (?:[a-z]+ )?{_SECOND}"
    r"|(?:(?!,? and P|,? while |,? before )[^.;]){0,70}? (?:a|his|her|two|the) "
    r"(?:second (?:yellow|booking|caution|bookable)|bookings|yellow cards|yellows|cautions)\b"
)
# "saw red in the M for a second booking": the red follows from two yellows.
_FOR_SECOND = re.compile(
    r"(?:,? (?:in|on|after) (?:the )?[MLW])?,? (?:for|after|with|following) (?:a|his|her) "
    r"second (?:yellow\b|booking\b|caution\b|bookable\b)"
)
_RED = re.compile(
    r"\b(?:shown|given|received|receiving|got|saw|handed|earned|picked up|collected|receives|gets"
    r"|sees"
    r"|shown (?:a|the)) (?:a |the )?(?:straight |direct )?red(?: card)?\b|\bred-carded\b"
    r"|\bsaw red\b"
    r"|\bseeing red\b"
)
_RED_AFTER = re.compile(r"[^,;]{0,30}\bred card")
_SENT_OFF = re.compile(
    r"\b(?:sent[- ]off|sent packing|ejected|dismissed(?! (?:a|the|any|suggestions|talk|claims|as"
    r"|speculation|concerns"
    r"|reports|it|criticism|questions|possible))|ordered off|(?:given|handed|shown|received|got)"
    r" (?:his|her) marching orders"
    r"|sent for an early bath|sent to the stands|expelled)\b"
)
_YELLOW = re.compile(
    r"\b(?:booked|cautioned|yellow-carded|carded|shown (?:a|the) (?:[a-z]+ )?yellow(?: card)?"
    r"|shown yellow|saw yellow|seeing yellow"
    r"|(?:go|went|gone|goes|going|entered|walked|found (?:his|her) way) (?:straight )?(?:into "
    r"|in )?(?:the )?(?:referee's )?(?:book|notebook)"
    r"|(?:followed|joined|following|joining) (?:him|her|P|E) (?:into|in) the (?:note)?book"
    r"|(?:talk|talked|talking|argued|earned|played) (?:himself|herself|(?:his|her) way) into the "
    r"(?:referee's )?(?:note)?book|found (?:himself|herself) in the (?:note)?book"
    r"|(?:had|having|has|have) (?:his|her) name taken|(?:let off|escaped|got away|punished) with "
    r"(?:only |just )?a (?:[a-z]+ )?(?:booking|caution|yellow(?: card)?)"
    r"|(?:pick(?:s|ed|ing)? up|receiv(?:ed|ing|es)|collect(?:ed|ing|s)|earn(?:ed|ing|s)"
    r"|given|handed|got) (?:(?:him|her)self )?(?:a|his|her|the) (?:[a-z-]+ )?"
    r"(?:booking|caution|yellow(?: card)?))\b"
)
_SUBJECT_CARDS: tuple[tuple[EventKind, frozenset[str], re.Pattern[str]], ...] = (
    ("second_yellow", frozenset("second twice again two pair having".split()), _SECOND_YELLOW),
    ("red", frozenset({"red"}), _RED),
    (
        "sent_off",
        frozenset("sent ejected dismissed ordered marching expelled".split()),
        _SENT_OFF,
    ),
    (
        "yellow",
        frozenset("booked cautioned yellow carded book notebook name booking caution".split()),
        _YELLOW,
    ),
)
_CARD = r"(?:booking|caution|yellow(?: card)?)"
_CARDS = r"(?:bookings?|cautions?|yellow cards?|yellows?)"
_RED_CARD = r"(?:straight |direct )?red(?: card)?"
_SHOW = r"(?:show|shows|showed|showing|gave|give|giving|hand|handed|handing)"
_NAMED = rf"(?:{ROLE} ){{0,4}}(?P<who>P)"
_OF_SECOND = frozenset({"second"})
_OF_SENDING = frozenset("sent send sending sends".split())
_OF_DISMISSAL = frozenset(
    """dismissed dismiss dismissing ejected ejecting expelled dismissal sending ejection
    expulsion""".split()
)
_OF_RED = frozenset({"red"})
_OF_NAME = frozenset({"name"})
_OF_BOOKING = frozenset("booked cautioned book caution cautioning".split())
_OF_CARD = frozenset("booking bookings caution cautions yellow yellows".split())
_OF_REFEREE = frozenset("referee official".split())
_OBJECT_CARDS: tuple[tuple[EventKind, frozenset[str], re.Pattern[str]], ...] = (
    (
        "second_yellow",
        _OF_SECOND,
        re.compile(
            r"\b(?:dismiss|dismissed|dismissing|send|sent|sending|show|showed|showing|gave|handed"
            rf"|earned|brought|cost) {_NAMED}(?: off)? (?:with |for |after )?{_SECOND}"
        ),
    ),
    (
        "second_yellow",
        _OF_SECOND,
        re.compile(
            r"\bsecond (?:yellow(?: card)?|booking|caution) (?:for|to|shown to) "
            rf"{_NAMED}\b(?! (?:to|in the back|down))"
        ),
    ),
    (
        "second_yellow",
        _OF_SECOND,
        re.compile(
            r"(?P<who>[PE])'s? second (?:yellow(?: card)?|booking|caution|bookable offence)\b"
        ),
    ),
    (
        "second_yellow",
        _OF_SECOND,
        re.compile(rf"\blost {_NAMED}\b[^.;,]{{0,20}} to (?:a|his|her) second (?:yellow|booking)"),
    ),
    ("sent_off", _OF_SENDING, re.compile(rf"\b(?:sent|send|sending|sends) {_NAMED} off\b")),
    (
        "sent_off",
        _OF_SENDING,
        re.compile(
            r"\b(?<!was )(?<!were )(?<!been )(?<!being )(?<!had )(?:sent|send|sending|sends) off "
            rf"{_NAMED}\b(?!'s)"
        ),
    ),
    (
        "sent_off",
        _OF_DISMISSAL,
        re.compile(
            r"\b(?<!was )(?<!were )(?<!been )(?<!being )"
            rf"(?:dismissed|dismiss|dismissing|ejected|ejecting|expelled) {_NAMED}\b"
        ),
    ),
    (
        "sent_off",
        _OF_DISMISSAL,
        re.compile(
            r"(?P<who>P)'s? (?:[a-zM0-9-]+ ){0,3}(?:dismissal|sending-off|ejection|expulsion)\b"
        ),
    ),
    (
        "red",
        _OF_RED,
        re.compile(
            r"(?P<who>P)'s (?:night|evening|afternoon|match|game|day|involvement|final) "
            r"(?:was|ended|came|finished|lasted)\b[^.;]{0,60}?\bred card"
        ),
    ),
    ("red", _OF_RED, re.compile(r"(?P<who>P)'s? (?:[a-zM0-9-]+ ){0,3}red card\b")),
    ("red", _OF_RED, re.compile(rf"\b{_SHOW} {_NAMED} (?:a|the|his|her) {_RED_CARD}")),
    (
        "red",
        _OF_RED,
        re.compile(rf"\b{_RED_CARD} (?:for|to|at|shown to|in the face of) {_NAMED}\b(?!'s)"),
    ),
    ("red", _OF_RED, re.compile(rf"\blost {_NAMED}\b[^.;,]{{0,20}} to a {_RED_CARD}")),
    (
        "yellow",
        _OF_NAME,
        re.compile(
            r"(?P<who>P)'s name (?:(?:had|has|was|been|also|already|duly|soon|then|too|is) ){0,4}"
            r"(?:taken|noted|(?:went|gone|go|goes|entered|followed|put|written) (?:down )?"
            r"(?:into|in) the (?:referee's )?(?:note)?book)\b"
        ),
    ),
    ("yellow", _OF_NAME, re.compile(r"\b(?:took|taking|take) (?P<who>P)'s name\b")),
    (
        "yellow",
        _OF_BOOKING,
        re.compile(r"\b(?:the|by|already|an) (?:already )?(?:booked|cautioned) (?P<who>P)\b"),
    ),
    (
        "yellow",
        _OF_BOOKING,
        re.compile(
            r"\b(?<!was )(?<!were )(?<!been )(?<!being )(?<!when )(?<!once )(?<!already )"
            rf"(?:booked|cautioned|book|caution|cautioning) (?:both )?{_NAMED}\b(?!'s)"
        ),
    ),
    (
        "yellow",
        _OF_CARD,
        re.compile(
            rf"(?<!second )(?<!red and )\b{_CARDS} (?:each )?(?:for|to|shown to|for both) {_NAMED}"
            r"\b(?!'s)"
        ),
    ),
    (
        "yellow",
        _OF_CARD,
        re.compile(
            rf"\b(?:{_SHOW}|earned|brought|cost|saw) {_NAMED}(?: and (?:{ROLE} ){{0,3}}P)?"
            r" (?:each )?"
            rf"(?:a|the|his|her) (?:(?!second)[a-z-]+ )?{_CARD}\b"
        ),
    ),
    (
        "yellow",
        _OF_CARD,
        re.compile(
            r"(?P<who>P)'s [^.;,]{3,60}? (?:earned|brought|cost|got|landed) (?:him|her) "
            rf"(?:a|the|his|her) (?:(?!second)[a-z-]+ )?{_CARD}\b"
        ),
    ),
    (
        "yellow",
        _OF_CARD,
        re.compile(rf"(?P<who>P)'s (?:(?!second)[a-zM0-9-]+ ){{0,3}}{_CARD}\b(?! (?:offence))"),
    ),
    (
        "red",
        _OF_REFEREE,
        re.compile(
            rf"\bby {_NAMED}\b[^.;]{{0,80}}?\b(?:referee|official)\b[^.;P]{{0,50}}?"
            r"(?:showed|brandished|produced|pulled out|reached for|went [a-z ]{0,40}? for"
            rf"|flourished|raised|waved|drew) (?:a |the |his |her )?{_RED_CARD}\b(?! (?:at|to"
            r"|for) )"
        ),
    ),
    (
        "yellow",
        _OF_REFEREE,
        re.compile(
            rf"\bby {_NAMED}\b[^.;]{{0,80}}?\b(?:referee|official)\b[^.;P]{{0,50}}?"
            r"(?:showed|brandished|produced|pulled out|reached for|went [a-z ]{0,40}? for"
            r"|flourished|raised|waved|drew) (?:a |the |his |her )?yellow(?: card)?\b"
            r"(?! (?:at|to|for) )"
        ),
    ),
)
_AND_MORE = re.compile(
    rf"(?: (?:of|from|for) [TO])?(?:,| and|, and| as well as) (?:{ROLE} ){{0,4}}(?P<who>P)"
    r"(?! (?:[a-z]+ed|was|were|had|then|made|put|scored|struck|took|went)\b)(?!'s)"
)
# "felled by P, for which she was booked": the one who fouled.
_FOR_WHICH = re.compile(
    rf"\b(?:by (?:{ROLE} ){{0,4}}(?P<a>P)\b|(?P<b>P)'s )(?:(?!\bby )[^.;P]){{0,60}}? (?:for"
    r"|after) which"
    r" (?:E|he|she|the [a-z-]+) (?:[a-z]+ ){0,3}$"
)
_AND_OFF = re.compile(rf"(?:,| and|, and) (?:{ROLE} ){{0,4}}(?P<who>P) (?P<when>[ML])(?=$|[.;,])")
_FOLLOWED = re.compile(
    r"(?P<who>P) (?:soon |then |later |also )?(?:followed|joined) (?:him|her|P)"
    r"(?: (?:off|down the tunnel|for an early bath|back to the dressing[- ]room))?"
    r"(?: (?:in the |after )?(?P<when>[ML])(?! of\b)|(?=$|[.;,]))"
)
_TWO_CARDS = re.compile(r"\bshowed (?:him|her|P) (?:a|the) yellow and (?:then )?(?:a|the) red card")
_NO_CARD = re.compile(
    r"\b(?:could|should|might|must|would|not|never|accus\w+|alleg\w+|claim\w*|lucky|fortunate"
    r"|escap\w+"
    r"|avoid\w*|call(?:s|ed)? for|appeal\w*|want\w*|get|have|demand\w*|suspen\w+|miss\w*|already"
    r"|previously|who had been|risk\w*|if|after (?:his|her)|since|ban|banned)\b[^,;:]{0,24}$"
)
_NEVER_GIVEN = re.compile(
    r"\b(?:(?:could|should|might|must|would) (?:easily |well |also |even )?have|(?:lucky|fortunate)"
    r" (?:not|to (?:escape(?! with)|avoid|stay))|escap\w+(?! with)|avoid\w*|narrowly)"
    r"(?: [a-z]+){0,3} $"
)
_NOT_GIVEN = re.compile(
    r"(?:\b(?:not|never|nearly|almost|all but)|n't)"
    r"(?: (?:been|being|be|even|actually|in fact|(?!only)[a-z]+ly)){0,2} $"
)
"""Right before the card: it was not shown, at whatever minute."""
_RESCINDED = re.compile(
    r"[^.;]{0,70}?\b(?:overturned|rescinded|downgraded|revoked|reversed|withdrawn|changed (?:it "
    r"|his"
    r" |the [a-z]+ )?to (?:a )?yellow)\b"
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
        """Each card once; a player is sent off once, however often the sentence says so."""
        gone: set[int] = set()
        cards = list(self._all())
        for card in [*cards, *self._more_off(cards)]:
            if card.kind != "yellow":
                if card.player.ref in gone:
                    continue
                gone.add(card.player.ref)
            yield card

    def _all(self) -> Iterator[Incident]:
        words = self.marked.words
        for kind, cues, pattern in _OBJECT_CARDS:
            if cues.isdisjoint(words):
                continue
            for m in pattern.finditer(self.t):
                if not self._free(m) or _OTHER_DAY.match(self.t, m.end()):
                    continue
                if kind != "yellow" and _RESCINDED.match(self.t, m.end()):
                    continue
                if _NO_CARD.search(self.t[max(0, m.start() - 50) : m.start()]):
                    continue
                second = kind == "sent_off" and _SECOND_FOR.match(self.t, m.end())
                for token in self._named(kind, m):
                    yield self._card("second_yellow" if second else kind, m, token)
        for kind, cues, pattern in _SUBJECT_CARDS:
            if cues.isdisjoint(words):
                continue
            for m in pattern.finditer(self.t):
                if self._free(m):
                    yield from self._by_subject(kind, m)
        both = _TWO_CARDS.search(self.t) if "yellow" in words else None
        people = [i for i, tok in self.marked.at.items() if tok.kind == "P"]
        if both and self._free(both) and people and min(people) < both.end():
            who = max(i for i in people if i < both.end())
            yield self._card("second_yellow", both, self.marked.at[who])

    def _more_off(self, cards: list[Incident]) -> Iterator[Incident]:
        """Those who go after another without a verb of their own: "and P M", "P followed him"."""
        for card in cards:
            place = next((i for i, t in self.marked.at.items() if t is card.time), -1)
            if card.kind == "yellow" or place < card.place:
                continue
            m = _AND_OFF.match(self.t, place + 1)
            if m is not None:
                more = self._after(card, m)
                more.mate = card.player
                yield more
        if any(card.kind != "yellow" for card in cards):
            for m in _FOLLOWED.finditer(self.t):
                yield self._after(cards[0], m)

    def _after(self, card: Incident, m: re.Match[str]) -> Incident:
        time = self.marked.at[m.start("when")] if m["when"] else None
        player = self.marked.at[m.start("who")]
        return Incident("sent_off", self.marked, m.start("who"), player, card.side, time=time)

    def _named(self, kind: EventKind, m: re.Match[str]) -> Iterator[Token]:
        """Whom a wording names, with those that go on its list: "bookings for P and P"."""
        place = m.start("who")
        token = self.marked.at[place]
        if token.kind == "E":
            yield from behind(self.marked, place, self.focus).people
            return
        yield token
        if kind in ("yellow", "red"):
            end = m.end("who")
            while more := _AND_MORE.match(self.t, end):
                yield self.marked.at[more.start("who")]
                end = more.end()

    def _free(self, m: re.Match[str]) -> bool:
        return not any(s < m.end() and m.start() < e for s, e in self.taken)

    def _card(self, kind: EventKind, m: re.Match[str], token: Token) -> Incident:
        self.taken.append(m.span())
        time = time_near(self.marked, m.start(), m.end())
        return Incident(kind, self.marked, m.start(), token, time=time)

    def _by_subject(self, kind: EventKind, m: re.Match[str]) -> Iterator[Incident]:
        fouler = _FOR_WHICH.search(self.t, max(0, m.start() - 120), m.start())
        if fouler is not None:
            place = fouler.start("a" if fouler["a"] else "b")
            actor = Actor((self.marked.at[place],), place=place)
        else:
            actor = actor_of(self.marked, m.start(), self.focus)
        if not actor.people or _OTHER_DAY.match(self.t, m.end()):
            return
        before = self.t[max(0, m.start() - 50) : m.start()]
        own = before if actor.far else self.t[max(actor.place, 0) : m.start()][-50:]
        if _NOT_GIVEN.search(own) or _NEVER_GIVEN.search(own):
            return
        if kind != "yellow" and _RESCINDED.match(self.t, m.end()):
            return
        denied = _NO_CARD.search(own) and not (
            _TIMED.match(self.t, m.end()) or _WAS.search(own[-40:]) or _ALREADY.search(own)
        )
        if denied or (_NO_CARD.search(before) and _ONLY_ASKED.search(before)):
            return
        if kind == "red" and _FOR_SECOND.match(self.t, m.end()):
            kind = "second_yellow"
        if kind == "sent_off":
            if _RED_AFTER.match(self.t, m.end()):
                kind = "red"
            elif _SECOND_FOR.match(self.t, m.end()):
                kind = "second_yellow"
        cards = [self._card(kind, m, token) for token in actor.people]
        _in_order(self.marked, m.end(), cards)
        yield from cards


_AND_TIME = re.compile(r"(?:,| and|, and)(?: in| on| after)?(?: the)? (?=[MLW])")


def _in_order(marked: Marked, end: int, cards: list[Incident]) -> None:
    """Give the cards of a list of names the times of a list, in its order; none where the two do
    not match ("P and P were sent off in the M and M")."""
    if len(cards) < 2 or any(c.time is None or c.time is not cards[0].time for c in cards):
        return
    place = next(i for i, token in marked.at.items() if token is cards[0].time)
    told = [marked.at[place]]
    while place >= end and (more := _AND_TIME.match(marked.text, place + 1)):
        place = more.end()
        told.append(marked.at[place])
    times = [t for token in told for t in _each_time(token)]
    if len(times) == 1:
        return
    for i, card in enumerate(cards):
        card.time = times[i] if len(times) == len(cards) else None


def _each_time(token: Token) -> list[Token]:
    if len(token.minutes) < 2:
        return [token]
    return [
        Token("M", token.start, token.end, token.name, minute=m, minutes=(m,))
        for m in token.minutes
    ]


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
