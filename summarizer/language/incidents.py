"""Cards, missed penalties, disallowed goals and kicks of a shoot-out, in marked sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.draft import EventKind
from summarizer.language.actors import ROLE, Actor, Focus, actor_of
from summarizer.language.marking import Marked, Token

__all__ = ["Incident", "incidents_in", "kicks_in", "time_near", "tells_shootout"]


@dataclass(slots=True)
class Incident:
    """One told incident. ``side`` is the token of the player's side where the wording gives it;
    ``against`` that of the other side."""

    kind: EventKind
    marked: Marked
    place: int
    player: Token
    side: Token | None = None
    against: Token | None = None
    time: Token | None = None
    lines: list[int] = field(default_factory=list)
    keeper: Token | None = None
    mate: Token | None = None


_SECOND = r"(?:a|his|her|the|their) second (?:yellow(?: card)?|booking|caution|bookable offence)"
_SECOND_RE = re.compile(
    rf"\b(?:shown|received?|receiving|collect(?:ed|ing)|picked up|picking up|got|getting|earn(?:ed|ing)|given|saw|booked for|cautioned for|sent off (?:for|after)|dismissed (?:for|after)|off for) (?:[a-z]+ (?:for|after) )?{_SECOND}"
    r"|\bbooked (?:for )?(?:a second time|twice|again)|\b(?:sent off|dismissed) (?:for|after) (?:two|a pair of) (?:yellow cards|bookings|cautions|bookable offences|yellows)"
)
_SECOND_OBJECT = re.compile(
    rf"\b(?:dismiss|dismissed|dismissing|send|sent|sending|show|showed|showing) (?:{ROLE} ){{0,4}}(?P<who>P)(?: off)? (?:with |for |after )?{_SECOND}"
)
_RED_RE = re.compile(
    r"\b(?:shown|given|received|receiving|got|saw|handed|earned|picked up|collected|receives|gets|sees|shown (?:a|the)) (?:a |the )?(?:straight |direct )?red(?: card)?\b|\bred-carded\b|\bsaw red\b|\bseeing red\b"
)
_OFF_RE = re.compile(
    r"\b(?:sent[- ]off|dismissed(?! (?:a|the|any|suggestions|talk|claims|as|speculation|concerns|reports|it|criticism|questions|possible))|ordered off|given (?:his|her) marching orders|sent for an early bath|sent to the stands|expelled)\b"
)
_OFF_OBJECT = re.compile(
    rf"\b(?:sent|send|sending|sends) (?:{ROLE} ){{0,4}}(?P<who>P) off\b|\b(?:dismissed|dismiss|dismissing) (?:{ROLE} ){{0,4}}(?P<who2>P)\b"
)
_OFF_NOUN = re.compile(r"(?P<who>P)'s? (?:[a-zM0-9-]+ ){0,3}(?:dismissal|sending-off|red card)\b")
_YELLOW_RE = re.compile(
    r"\b(?:booked|cautioned|yellow-carded|shown (?:a|the) yellow(?: card)?|(?:went|gone|goes) into the (?:referee's )?book|(?:picked up|received|receiving|collected|earned|given|got) (?:a|his|the) (?:[a-z-]+ )?(?:booking|caution|yellow(?: card)?))\b"
)
_NO_CARD = re.compile(
    r"\b(?:could|should|might|must|would|not|never|accus\w+|alleg\w+|claim\w*|lucky|fortunate|escap\w+|avoid\w*|call(?:s|ed)? for|appeal\w*|want\w*|get|have|demand\w*|suspen\w+|miss\w*|already|previously|who had been|risk\w*|if|after (?:his|her)|since|ban|banned)\b[^,;]{0,24}$"
)
_TABLE = re.compile(r"\b(?:place|spot|berth|final|quarter|semi|trip|tie|tickets?|date)\b")
_OTHER_DAY = re.compile(
    r"^[^;]{0,50}?\b(?:last (?:season|week|month|year|weekend|time)|in the (?:first leg|opening leg|quarter-?final|semi-?final|previous|reverse|opening game|opening match|group)|this season|(?:weeks?|months?|days?) (?:ago|earlier)|at O\b|against O\b|in (?:january|february|march|april|may|june|july|august|september|october|november|december))"
)
_STILL_BOOKED = re.compile(r"\b(?:been|being) $")

_PEN = r"(?:penalty|penalties|spot[- ]?kick)(?! (?:area|box|shoot))"
_FAILS = r"(?:saved|stopped|kept out|pushed|tipped|parried|beaten away|turned away|blocked|pushed away|palmed|repelled|hit|struck|came back|came off|rebounded|cannoned|crashed|blazed|went|flew|sailed|skied|put|clipped|bounced)"
_ENDS_OUT = r"(?:wide|over|post|bar|crossbar|upright|woodwork|saved|stopped|kept out|parried|pushed|tipped|blocked|palmed|repelled|turned away|beaten away)"
_MISSED = (
    re.compile(rf"(?P<who>[PE])'s? (?:[a-z-]+ |M ){{0,3}}(?:{_PEN}|kick|effort from the spot) (?:in the M |W )?(?:was|were|had been|is)? ?(?:[a-z]+ly )?{_FAILS}\b(?: [a-zPMT'-]+){{0,5}}"),
    re.compile(rf"\b(?:missed|misses|missing|squandered|wasted|fluffed|failed to convert|failing to convert|spurned|blazed|skied|put) (?:a|the|his|her|an) (?:[a-z-]+ |M ){{0,3}}{_PEN}"),
    re.compile(r"\b(?:missed|failed to (?:convert|score|beat [PE])|failing to convert|missing|shot wide|shot over|fired (?:wide|over)) from the (?:penalty )?spot\b"),
    re.compile(rf"\b(?:saw|had|see|seeing|having) (?:his|her|a|the) (?:[a-z-]+ |M ){{0,3}}(?:{_PEN})(?: [a-z]+)? (?:saved|stopped|kept out|pushed|tipped|parried|hit|come back|cannon|rebound|crash|strike|turned away|blocked|beaten away|palmed|go wide|fly over)\b"),
    re.compile(rf"\b(?:saved|saves|saving|save|kept out|keeping out|stopped|pushed away|tipped|parried|denied|repelled|turned away) (?P<who>P)'s? (?:[a-z-]+ |M ){{0,3}}{_PEN}"),
    re.compile(rf"\b(?:saved|saves|saving|kept out|stopped|parried) (?:a|the|an) (?:[a-z-]+ |M ){{0,3}}{_PEN} (?:from|by|taken by) (?:{ROLE} ){{0,4}}(?P<who>P)\b"),
    re.compile(rf"\b(?:a|the) (?:[a-z-]+ )?{_PEN}[^.;]{{0,50}}? but (?:struck|hit|put|sent|fired|blazed|dragged|shot|smashed|skied|pulled|rolled|thumped|scuffed) (?:it|his|her|the|over|wide|against)\b[^.;]{{0,40}}?\b{_ENDS_OUT}"),
    re.compile(r"\bpenalty\b[^.;]{0,60}?\bbut (?P<who>P)'s (?:[a-z-]+ )?(?:kick|effort|shot|penalty|spot-kick) (?:was|hit|went|struck|came|flew)"),
)
_DISALLOWED = re.compile(
    r"\b(?P<what>(?:goal|effort|it|strike|header|finish|shot|celebrations?) (?:in the M )?(?:to be |was |were |being |is |had been |has been )?(?:then |later |rightly |correctly |subsequently |immediately |promptly |swiftly |quickly )?(?:disallowed|ruled out|chalked off|ruled offside|overturned|cut short|cancelled|struck off|scrubbed out)|had an? (?:[a-z-]+ )?(?:goal|effort|header|strike) (?:disallowed|ruled out|chalked off)|(?:disallowed|ruled out) (?:a|the|his) (?:goal|effort|strike|header))\b"
)
_THOUGHT = re.compile(r"\b(?:in the net|net|scored|thought|goal|bundled|header|turned|tapped|headed|doubled|equalis|level|slotted|poked|prodded|finished|converted|in from)\b")
_SHOOTOUT = re.compile(r"\bshoot-?out\b|\b(?:on|via) penalties\b|\bspot[- ]kicks\b|\bpenalties from\b|\b(?:decisive|winning|deciding|final) (?:spot[- ])?(?:kick|penalty)\b")


def tells_shootout(text: str) -> bool:
    """Whether a marked sentence speaks of a shoot-out."""
    return bool(_SHOOTOUT.search(text))


_SHORT_HANDED = re.compile(r"\b(?:reduced|down to|ten|10)\b")


def time_near(marked: Marked, place: int, end: int, wide: bool = False) -> Token | None:
    """The time told with what stands from ``place`` to ``end``: in its clause, the nearest."""
    t = marked.text
    times = [(i, tok) for i, tok in sorted(marked.at.items()) if tok.kind in "MLW"]
    inside = [tok for i, tok in times if place <= i < end]
    if inside:
        return inside[0]
    for i, tok in times:
        if i >= end and not re.search(r"[,;]| and (?=[a-zPTE]+ )| but | before | while ", t[end:i]):
            return tok
    for i, tok in reversed(times):
        if i < place:
            between = t[i + 1 : place]
            if re.search(r"(?<!,) after ", between) and not _SHORT_HANDED.search(t[:i]):
                break  # "levelled in the M after P was booked": the minute is the goal's
            if not re.search(r"; |, but | but |, and | and (?=[PTEGU])| while |, before | before ", between) and not (
                re.search(r", ", between) and not re.fullmatch(r",? ?(?:[^,]{0,40}|[^,]{0,40}, [^,]{1,60}, ?[^,]{0,20})", between)
            ):
                return tok
            break
    if wide and len(times) == 1:
        return times[0][1]
    return None


def incidents_in(marked: Marked, focus: Focus | None = None) -> list[Incident]:
    """Cards, missed penalties and disallowed goals told in one sentence."""
    t = marked.text
    found: list[Incident] = []
    if re.search(r"book|caution|yellow|red\b|red-|sent|dismiss|sending|ordered|marching|expelled|caution", t):
        found += _cards(marked, focus)
    if re.search(r"penalt|spot|kick", t) and not _SHOOTOUT.search(t):
        found += _missed(marked, focus)
    if re.search(r"disallow|ruled|chalked|overturned|cut short|cancelled|struck off|scrubbed", t):
        found += _disallowed(marked, focus)
    number = marked.line.number
    for incident in found:
        incident.lines.append(number)
    return found


def _cards(marked: Marked, focus: Focus | None) -> Iterator[Incident]:
    t = marked.text
    taken: list[tuple[int, int]] = []

    def free(m: re.Match[str]) -> bool:
        return not any(s < m.end() and m.start() < e for s, e in taken)

    def make(kind: EventKind, m: re.Match[str], token: Token) -> Incident:
        taken.append((m.start(), m.end()))
        return Incident(kind, marked, m.start(), token, time=time_near(marked, m.start(), m.end()))

    for pattern, kind in (
        (_SECOND_OBJECT, "second_yellow"), (_OFF_OBJECT, "sent_off"), (_OFF_NOUN, "sent_off"),
    ):  # fmt: skip
        for m in pattern.finditer(t):
            group = next(g for g, v in m.groupdict().items() if v)
            if not free(m) or _NO_CARD.search(t[max(0, m.start() - 50) : m.start()]):
                continue
            if _OTHER_DAY.match(t[m.end() :]) or (kind == "sent_off" and "red card" in m.group()):
                if "red card" not in m.group() or _OTHER_DAY.match(t[m.end() :]):
                    continue
            if kind == "sent_off" and re.match(r" (?:with|for|after) (?:a|his|her) second", t[m.end() :]):
                kind_now: EventKind = "second_yellow"
            else:
                kind_now = "red" if "red card" in m.group() else kind  # type: ignore[assignment]
            yield make(kind_now, m, marked.at[m.start(group)])
    for pattern, kind in (
        (_SECOND_RE, "second_yellow"), (_RED_RE, "red"), (_OFF_RE, "sent_off"), (_YELLOW_RE, "yellow"),
    ):  # fmt: skip
        for m in pattern.finditer(t):
            if not free(m):
                continue
            before = t[max(0, m.start() - 50) : m.start()]
            after = t[m.end() :]
            actor = actor_of(marked, m.start(), focus)
            if len(actor.people) < 1:
                continue
            own = t[max(actor.place, 0) : m.start()] if not actor.far else before
            if _NO_CARD.search(own[-50:]) and not re.match(r" (?:in the |on the )?[MW]\b", after) and not re.search(r"\b(?:after|when|and) [^,]{0,20}(?:was|were) $", own[-40:]):
                if not re.search(r"already at fault|having already", own):
                    continue
            if _NO_CARD.search(before) and re.search(r"\b(?:to get|accus|alleg|claim|call(?:s|ed) for|demand)", before):
                continue
            if _OTHER_DAY.match(after):
                continue
            if kind == "sent_off" and re.match(r"[^,;]{0,30}\bred card", after):
                kind_now = "red"
            elif kind == "sent_off" and re.match(rf" (?:for|after|with) (?:[a-z]+ )?{_SECOND}", after):
                kind_now = "second_yellow"
            else:
                kind_now = kind  # type: ignore[assignment]
            for token in actor.people:
                yield make(kind_now, m, token)
    m2 = re.search(r"\bshowed (?P<him>him|her|(?P<who>P)) (?:a|the) yellow and (?:then )?(?:a|the) red card", t)
    if m2 and free(m2):
        people = [i for i, tok in marked.at.items() if tok.kind == "P" and i < m2.end()]
        if people:
            yield make("second_yellow", m2, marked.at[max(people)])


def _missed(marked: Marked, focus: Focus | None) -> Iterator[Incident]:
    t = marked.text
    for pattern in _MISSED:
        for m in pattern.finditer(t):
            who = m.groupdict().get("who")
            if who:
                token = marked.at[m.start("who")]
                actor = (
                    Actor((token,)) if token.kind == "P" else actor_of(marked, m.start("who") + 1, focus)
                )
            else:
                actor = actor_of(marked, m.start(), focus)
            if len(actor.people) != 1:
                continue
            head = t[max(0, m.start() - 40) : m.start()]
            own = re.match(r"[^,;]{0,24}\b(?:in the (?:M|first half|second half)|W)", t[m.end() :])
            if re.search(r"\bwhose $|\bwhose [a-z-]+ $", head) and not own:
                continue
            if re.search(r"\bif |\bcould |\bwould |\bnever | had previously ", head):
                continue
            if re.search(r"\bretak|scored (?:from )?the rebound|turned in the rebound|but (?:scored|converted|tucked|slotted|headed) |second attempt|follow-up", t[m.end() : m.end() + 80]):
                continue
            if re.search(r"\b(?:in the (?:quarter|semi|last|previous|group|opening)|last (?:year|season|week|month)|earlier in|against O\b|in (?:19|20)\d\d|shoot-?out)", t[m.end() : m.end() + 50]) or re.search(r"\blast (?:year|season)|previous ", head):
                continue
            given = re.search(r"\b(?P<a>T) (?:were|was|had been) (?:awarded|given|handed|gifted) |\b(?P<b>T) (?:should|could|might|ought to) have [^,;]{1,40}, but ", t[: m.start() + 1])
            mate = re.search(r"\bafter (?:[a-z-]+ ){0,2}(?P<m>P) (?:had been|was) (?:tripped|fouled|brought down|felled|upended|hauled down|pulled down|bundled over|hacked down)\b", t[m.end() :])
            when = time_near(marked, m.start(), m.end(), wide=True)
            if given and when is None:
                told = [tok for i, tok in marked.tokens("M", given.start(), m.start())]
                when = told[0] if len(told) == 1 else None
            yield Incident(
                "missed_penalty", marked, m.start(), actor.people[0],
                side=marked.at[given.start(given.lastgroup or 0)] if given else None,
                time=when,
                mate=marked.at[m.end() + mate.start("m")] if mate else None,
            )  # fmt: skip
            return


def _disallowed(marked: Marked, focus: Focus | None) -> Iterator[Incident]:
    t = marked.text
    for m in _DISALLOWED.finditer(t):
        if re.search(r"penalty (?:was|to be|decision|award)[^,]{0,12}$", t[: m.start("what") + 8]) or not _THOUGHT.search(t[: m.end()]):
            continue
        owner = re.search(r"(P)'s? (?:[a-z-]+ |M |W |in the M ){0,5}$", t[: m.start()])
        cut = re.search(r",? (?:only for|but) (?:the|his|her|it|that|P's|this)\b[^;]*$", t[: m.end()])
        stop = cut.start() if cut else m.start()
        if owner:
            token = marked.at[owner.start(1)]
            time = time_near(marked, owner.start(1), m.end(), wide=True)
        else:
            actor = actor_of(marked, stop, focus)
            if len(actor.people) != 1:
                continue
            token = actor.people[0]
            times = [tok for i, tok in sorted(marked.at.items()) if tok.kind in "MLW" and i < stop and i >= max(actor.place, 0)]
            own = re.match(r"[^,;]{0,40}? (?:(?:in|on|after) (?:the )?)?(?P<at>[MW])\b", t[m.end() :])
            if own:
                times = [marked.at[m.end() + own.start("at")]]
            time = times[-1] if times else None
            if time is None and actor.place >= 0:
                lead = [tok for i, tok in sorted(marked.at.items()) if tok.kind in "MLW" and i < actor.place]
                time = lead[-1] if len(lead) == 1 else None
        yield Incident("disallowed_goal", marked, m.start(), token, time=time)


_KICK_SCORED = re.compile(
    r"\b(?:converted|scored|score|convert|netted|slotted|tucked away|struck|buried|sank|dispatched|scores|converts|nets|rolled in|stroked home|fired home|smashed home|hit) (?:what proved to be )?(?:the|his|her|a|their) (?:[a-z-]+ ){0,2}?(?:kick|penalty|spot[- ]?kick|penalties|effort|one)\b"
)
_KICK_NOUN = re.compile(r"(?P<who>P)'s (?:decisive |winning |deciding |final )?(?:spot[- ]?kick|penalty|kick|effort) (?:sealed|won|settled|clinched|secured|decided|sent)\b")
_KICK_ALL = re.compile(r"\b(?:all |both |each )?(?:scored|converted|netted|were successful|found the net|on target)\b(?: for (?P<side>T))?")
_KICK_SAVED = re.compile(
    rf"\b(?:saving|saved|saves|keeping out|kept out|stopping|stopped|denying|denied|repelled)(?: (?:penalties|spot-kicks|spot kicks|efforts|kicks|attempts|penalty|the (?:[a-z]+ )?(?:penalties|kicks|efforts|spot-kicks|penalty|kick|effort)))?(?: taken)? (?:from |by )?(?:{ROLE} ){{0,4}}(?P<who>P)(?P<own>'s?)?"
)
_KICK_MISSED = re.compile(
    r"\b(?:had (?:an|his|a|her) (?:attempt|penalty|effort|kick|spot[- ]kick) saved|saw (?:his|her) (?:[a-z-]+ ){0,2}(?:attempt|penalty|effort|kick|spot[- ]kick) (?:saved|hit|go|fly)|(?:shot|fired|blazed|put|sent|dragged|hit|struck|skied|sent) (?:it |his (?:kick|effort|penalty|shot) |hers? |the ball )?(?:wide|over|against the|the (?:[a-z]+ )?(?:post|bar|crossbar|woodwork))|missed\b)"
)
_KICK_ALSO = re.compile(r"\bdid the same(?: with (?P<side>T)'s)?")
_KICK_LEVEL = re.compile(r"\b(?:brought|pulled|drew) (?:them|T) (?:back )?level(?: at S)?\b|\bsent (?:P|E|the (?:goal)?keeper) the wrong way\b|\bmade no mistake\b|\bheld (?:his|her) nerve\b")
_KICK_FROM = re.compile(rf"\bwith (?P<side>T)'s (?:[a-z]+ ){{0,2}}(?:attempt|kick|penalty|effort), from (?:{ROLE} ){{0,4}}(?P<who>P)\b")


def kicks_in(marked: Marked, focus: Focus | None = None) -> list[Incident]:
    """Kicks of a shoot-out told in a sentence that speaks of one."""
    t = marked.text
    number = marked.line.number
    found: list[Incident] = []
    done: set[int] = set()

    whose = re.search(r"\b(?P<side>T)'s? (?:first|second|third|fourth|fifth|opening|last|final|next|remaining) (?:[a-z]+ )?(?:kicks?|penalt|attempts?|efforts?)", t)

    def put(
        kind: EventKind, place: int, token: Token, side: Token | None = None, keeper: Token | None = None
    ) -> None:
        if id(token) in done or token.kind != "P":
            return
        done.add(id(token))
        if side is None and whose is not None and keeper is None:
            side = marked.at[whose.start("side")]
        found.append(Incident(kind, marked, place, token, side, lines=[number], keeper=keeper))

    for m in _KICK_FROM.finditer(t):
        put("shootout_missed", m.start(), marked.at[m.start("who")], marked.at[m.start("side")])
    for m in _KICK_SAVED.finditer(t):
        if m["own"] and not re.match(r" (?:[a-z]+ ){0,2}(?:effort|kick|penalty|spot[- ]?kick|attempt)\b", t[m.end() :]):
            continue
        if time_near(marked, m.start(), m.end()) is not None:
            continue
        by = actor_of(marked, m.start(), focus).people
        keeper = by[0] if len(by) == 1 else None
        people = [marked.at[m.start("who")]]
        i = m.end("who")
        while nxt := re.match(rf"(?:,| and|, and) (?:{ROLE} ){{0,3}}(P)(?! [a-z]+ed\b)", t[i:]):
            people.append(marked.at[i + nxt.start(1)])
            i += nxt.end()
        for token in people:
            put("shootout_missed", m.start(), token, keeper=keeper)
    for m in _KICK_NOUN.finditer(t):
        put("shootout_scored", m.start(), marked.at[m.start("who")])
    for pattern, kind in (
        (_KICK_MISSED, "shootout_missed"), (_KICK_SCORED, "shootout_scored"),
        (_KICK_LEVEL, "shootout_scored"), (_KICK_ALSO, "shootout_scored"), (_KICK_ALL, "shootout_scored"),
    ):  # fmt: skip
        for m in pattern.finditer(t):
            if any(tok.kind in "M" for i, tok in marked.at.items() if m.start() <= i < m.end() + 20):
                continue
            if pattern is _KICK_ALL and not re.search(r"shoot-?out|from the spot|penalt|kick", t[m.start() : m.end() + 40]):
                continue
            if re.search(r"\b(?:not|never|could|would|should|failed to|until|if|goals?) (?:[a-z]+ )?$", t[: m.start()]):
                continue
            actor = actor_of(marked, m.start(), focus)
            side = None
            if "side" in m.groupdict() and m["side"]:
                side = marked.at[m.start("side")]
            won = re.match(r" (?:[a-z]+ ){0,4}as (?:the )?(?P<side>T) (?:won|beat|edged|saw|went|claimed|triumphed)\b", t[m.end() :])
            if won and side is None:
                side = marked.at[m.end() + won.start("side")]
            for token in actor.people:
                put(kind, m.start(), token, side)  # type: ignore[arg-type]
    return found
