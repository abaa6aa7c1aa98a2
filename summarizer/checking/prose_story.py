"""What headline and blurb tell around the facts: results denied or still to come, cups said to be
won, halves, the order of goals, roles, places and hours. Each is borne by a claim or by the wire.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.prose_facts import Complaint, ProseFacts
from summarizer.checking.prose_players import Scope, scopes
from summarizer.checking.prose_reading import CLAIM, PERSON, SCORE, SIDE, Reading
from summarizer.checking.prose_timeline import Goal
from summarizer.draft import EventClaim, Side
from summarizer.language.halves import half_of
from summarizer.language.names import fold, name_runs, surname
from summarizer.language.numbers import cardinal_value, ordinal_value

__all__ = ["story"]

_F = re.IGNORECASE
P, S, X, C = PERSON, SIDE, SCORE, CLAIM


def story(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """The first complaint of each kind against ``read``."""
    if facts.football:
        yield from _denied(facts, read)
        yield from _cup(facts, read)
        told = scopes(read)
        yield from _missed(facts, read, told)
        yield from _halves(facts, read)
        yield from _at_half_time(facts, read)
        yield from _several(facts, told)
        yield from _order(facts, told)
        yield from _led(facts, read)
        yield from _fouled(facts, read)
        yield from _untold(facts, read)
    yield from _roles(facts, read)
    yield from _around(facts, read)


# --- results denied, or still to come ------------------------------------------------------------

_WINS = r"(?:beat|win|defeat|overcome|see off|edge|get past|prevail|triumph|thrash|sink|progress)"
_NO_WIN = re.compile(
    rf"\b(?:(?:did|do|does|could|can|would|were|was)(?: not|n't)|cannot|never|not|unable to|"
    rf"fail(?:s|ed|ing)? to|without) (?:[a-z]+ )?{_WINS}(?:ing|ning)?\b|"
    r"\b(?:miss(?:es|ed|ing)?(?: out)?(?: on)?|(?:is|are|was|were) denied|denied|robbed of|without)"
    r" (?:an?|the|any|all)?(?: ?[a-z-]+)? ?(?:win|victory|triumph|three points)\b",
    _F,
)
_WINNERS = r"(?:beat|win|defeat|overcome|see off|edge|get past|prevail|triumph)"
_TO_COME = re.compile(
    rf"{S}(?: (?:is|are|all))? (?:(?:set|due|ready|hoping|hope|hopes|aim|aims|aiming|looking|look|"
    rf"want|wants|about|bid|bids|prepare|prepares|expect|expected) )?(?:to|will|can|may|might|must|"
    rf"should|could) (?:be )?(?:play|face|meet|host|visit|take on|{_WINNERS})\b"
    rf" (?:the )?(?:{S}|{C})",
    _F,
)
_NOT_FOR = re.compile(
    rf"\bno (?:win|victory|joy|triumph|points?) for (?:the )?(?P<a>{S})|"
    rf"\b(?:deny|denies|denied) (?:the )?(?P<b>{S}) (?:an? |the )?(?:win|victory)\b|"
    rf"{S} (?:stops?|stopped) (?:the )?(?P<c>{S})(?=$|[.,;]| (?:in|on|with|as)\b)|"
    rf"(?P<d>{S})(?: [a-z]+)? (?:kept|prevented|stopped) from (?:beating|winning)",
    _F,
)
_PREVIEWED = re.compile(
    rf"{S} (?:(?:are |is |get )?(?:set|ready) for|faces?|meets?|awaits?|take on|takes on|"
    rf"prepares? for|plays?) (?:the )?{S}(?!'s)",
    _F,
)
_BEHIND_OF = re.compile(r"\b(?:deny|denies|denying|denied|stops?|stopped|prevent\w*) (?:the )?$")


def _denied(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Nobody who won is told not to have won, and no match that was played to be still to come."""
    text = read.marked
    m = _NO_WIN.search(text)
    if m:
        start = next(s for s, e in read.sentences[::-1] if s <= m.start() or s == 0)
        sides = read.of(SIDE, start, m.start())
        side = sides[-1].side if sides else None
        winner = facts.through or facts.winner
        if winner in ("home", "away") and (side is None or side == winner):
            stopped = side is None and len(read.of(SIDE, m.end())) == 1
            if not stopped or read.of(SIDE, m.end())[0].side != winner:
                yield Complaint("prose-result", read.words(m.start(), m.end()))
    for m in _NOT_FOR.finditer(text):
        at = next(m.start(n) for n in "abcd" if m[n])
        if read.mark_at(at).side == (facts.through or facts.winner):
            yield Complaint("prose-result", read.words(m.start(), m.end()))
    if facts.winner is not None:
        m = _TO_COME.search(text) or _PREVIEWED.search(text)
        if m and not _BEHIND_OF.search(text[: m.start()]):
            yield Complaint("prose-result", read.words(m.start(), m.end()))


# --- a cup said to be won ------------------------------------------------------------------------

_TAKES = (
    r"(?:wins?|won|winning|claim(?:s|ed|ing)?|lift(?:s|ed|ing)?|takes?|took|taking|seal(?:s|ed|"
    r"ing)?|secur(?:es?|ed|ing)|clinch(?:es|ed|ing)?|snatch(?:es|ed|ing)?|earn(?:s|ed|ing)?|"
    r"bag(?:s|ged)?|grab(?:s|bed)?|land(?:s|ed)?|gets?|got|captur(?:es?|ed)|retain(?:s|ed)?|"
    r"hand(?:s|ed)? \ue001|giv(?:es?|ing) \ue001|gave \ue001|settles?|settled|decides?|decided|"
    r"collect(?:s|ed)?)"
)
_OF_ONE_MATCH = (
    r"(?= ?(?:$|[.,;:!–-]|\ue004|\ue001|(?:with|after|by|at|in|on|for|as|against|over|from|thanks|"
    r"through|and|again|beating|when|while|before|but|trophy|title|crown|glory)\b))"
)
_CUP = re.compile(
    rf"\b{_TAKES} (?:the |a |their |his |her |\d{{4}} )*"
    rf"(?P<c>{C}|cup\b|trophy\b|title\b){_OF_ONE_MATCH}|"
    rf"(?P<d>{C}|\bcup\b|\btrophy\b) (?:(?:goes|went|going|is|was) (?:to|{S})|(?:is|was|are) "
    rf"(?:won|claimed|lifted|taken|sealed)|winners?\b(?! (?:over|against))|champions?\b|victors?\b|"
    rf"title\b|trophy\b|crown\b|glory\b)|"
    rf"\b(?:winners|champions|winner|holders) of (?:the )?(?P<e>{C})|"
    rf"\b(?:fires?|sends?|leads?|takes?|powers?|guides?|helps?|inspires?|steers?|fired|sent|led|"
    rf"took|powered|guided|helped) (?:the )?{S} to (?:the )?(?P<f>{C})"
    rf"(?: (?:triumph|glory|success))?{_OF_ONE_MATCH}|"
    rf"^(?:the )?(?P<g>{C}) for (?:the )?{S}|"
    rf"\b(?:ends?|finish(?:es)?|leaves?) with (?:the )?(?P<h>{C}){_OF_ONE_MATCH}",
    _F,
)


def _cup(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """A cup is won in its final and nowhere else."""
    stage = facts.match.stage.value.casefold() if facts.match.stage else ""
    if re.search(r"(?<!semi)(?<!semi-)(?<!quarter)(?<!quarter-)\bfinals?$", stage):
        return
    for m in _CUP.finditer(read.marked):
        name = next(n for n in "cdefgh" if m[n])
        if m[name] == C:
            form = read.mark_at(m.start(name)).form
            if form is None or form.kind != "competition":
                continue
        yield Complaint("prose-result", read.words(m.start(), m.end()))
        return


# --- a kick that missed --------------------------------------------------------------------------

_SPOT = re.compile(r"\b(?:penalt(?:y|ies)|spot|kicks?|shoot-?outs?|pens?)\b", _F)
_SHOT = re.compile(
    r"\b(?:shots?|shoots|effort|header|attempts?|strikes?|volley|chances?|close|goal attempt)\b", _F
)
_HOW: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\b(?:sav(?:e|es|ed|ing)\b|parri|stopped|denie[sd]|keeper|goalkeeper|kept out)", _F
    ),
    re.compile(r"\b(?:post|bar|cross-?bar|woodwork|upright|frame)\b", _F),
    re.compile(
        r"\b(?:wide|off target|over(?=$|[.,;]| (?:the )?(?:bar|crossbar|top)\b| (?:as|but|and|in|"
        r"while)\b))",
        _F,
    ),
)
"""Ways in which a kick misses: stopped, against the wood, past the goal."""
_SAVED_KICK = re.compile(
    r"\b(?:sav(?:e|es|ed|ing)|stop(?:s|ped)?) (?:(?:an?|the|late|early|\ue001) ){0,3}(?:penalty|"
    r"spot-kick)|\bpenalty (?:save|stop)\b",
    _F,
)


def _missed(facts: ProseFacts, read: Reading, told: list[Scope]) -> Iterator[Complaint]:
    """A missed penalty is told as one, and as missed in the way that the wire tells."""
    missed = [e for e in facts.match.events if e.kind in ("missed_penalty", "shootout_missed")]
    if not missed:
        return
    saved = _SAVED_KICK.search(read.marked)
    if saved and not any(_HOW[0].search(s) for s in facts.sentences):
        yield Complaint("prose-event", saved.group())
        return
    for scope in told:
        names = {n for mark in scope.people for n in mark.names}
        mine = [e for e in missed if e.player in names]
        if not mine or any(e.kind in ("goal", "penalty_goal") for e in facts.events_of(names)):
            continue
        before = scope.before[-30:]
        said = f"{before} {scope.after}"
        shot = _SHOT.search(scope.after) or _SHOT.search(before[-12:])
        if shot and not _SPOT.search(said) and not _SPOT.search(read.marked):
            yield Complaint("prose-event", shot.group())
            return
        wire = " ".join(facts.texts_of(mine))
        wire += " ".join(s for s in facts.sentences if any(fold(surname(n)) in s for n in names))
        for how in _HOW:
            m = how.search(said)
            if m and not how.search(wire):
                yield Complaint("prose-event", m.group())
                return


# --- halves --------------------------------------------------------------------------------------

_HALF: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(
        r"\bfirst[- ]half\b|\b(?:before|by) (?:the )?(?:break|half-?time|interval)\b", _F)),
    (2, re.compile(
        r"\bsecond[- ]half\b|\bafter (?:the )?(?:break|half-?time|interval|restart)\b", _F)),
)  # fmt: skip
_SCORES = re.compile(
    r"\b(?:goals?|strikes?|scor(?:e|es|ed|ing)|double|brace|nets?|netted|hat-trick|struck|"
    r"settl(?:es?|ed)|decid(?:es?|ed)|seal(?:s|ed)?|(?:wins?|won) "
    r"(?:it|game|match)|header|blitz|burst|treble)\b",
    _F,
)
_MANY = re.compile(
    r"\b(?:(?P<two>twice|double|brace|goals|strikes|pair)|(?P<three>hat-trick|treble|thrice)|"
    r"(?P<n>two|three|four|five|six|[2-6])(?= (?:[a-z-]+ )?(?:goals?|times|in the|first|second|"
    r"before|after)))\b",
    _F,
)


def _many(text: str) -> int:
    wanted = 1
    for m in _MANY.finditer(text):
        number = cardinal_value(m["n"]) if m["n"] else 2 if m["two"] else 3
        wanted = max(wanted, number or 1)
    return wanted


_TURN = re.compile(
    r",|;| (?:as|but|while|before|after|and|when|with|to)\b(?! (?:the )?(?:break|half))"
)


def _halves(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """As many goals fell in a half as a text with no player's name says."""
    if not facts.line.whole:
        return
    for start, end in read.sentences:
        for half, pattern in _HALF:
            for m in pattern.finditer(read.marked, start, end):
                lo = start
                for t in _TURN.finditer(read.marked, start, m.start()):
                    lo = t.end()
                t2 = _TURN.search(read.marked, m.end(), end)
                hi = t2.start() if t2 else end
                said = read.marked[lo:hi]
                if P in said or "own goal" in said or not _SCORES.search(said):
                    continue
                fell = [e for e in facts.goals if half_of(e.minute, e.when) in (half, None)]
                sides = read.of(SIDE, lo, m.start())
                if sides and _SCORES.search(read.marked, sides[-1].at, hi):
                    fell = [e for e in fell if e.side == sides[-1].side]
                if len(fell) < _many(said):
                    yield Complaint("prose-judgement", m.group())
                    return


_AT_HALF = re.compile(
    r"\b(?:(?P<up>leads?|led|leading|ahead|in front|up)|(?P<down>trail\w*|behind|down)|"
    rf"(?P<level>level|goalless|all square))(?: {X})? (?:at|by) (?:the )?"
    r"(?:half-?time|break|interval)\b|"
    r"\b(?P<up2>half-?time lead|first-half lead)\b|"
    r"\b(?P<down2>half-?time deficit|first-half deficit)\b",
    _F,
)


def _half_score(facts: ProseFacts) -> tuple[int, int] | None:
    half = facts.match.half_time
    if half is not None:
        return half.home, half.away
    known = [half_of(e.minute, e.when) for e in facts.goals]
    if not facts.line.whole or None in known:
        return None
    first = [e for e, h in zip(facts.goals, known, strict=True) if h == 1]
    home = sum(e.side == "home" for e in first)
    return home, len(first) - home


def _at_half_time(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Who led at half-time had the lead then."""
    m = _AT_HALF.search(read.marked)
    score = _half_score(facts) if m else None
    if m is None or score is None:
        return
    lo = read.marked.rfind(". ", 0, m.start()) + 1
    sides = read.of(SIDE, lo, m.start())
    side: Side | None = sides[-1].side if sides else facts.decisive
    gap = score[0] - score[1] if side != "away" else score[1] - score[0]
    up, down = m["up"] or m["up2"], m["down"] or m["down2"]
    if up and side is None and len(set(score)) > 1:
        return
    if (up and gap <= 0) or (down and gap >= 0) or (m["level"] and gap != 0):
        yield Complaint("prose-judgement", m.group())


# --- counts and order ----------------------------------------------------------------------------

_EACH = re.compile(
    r"\b(?:both|each|apiece|per man)\b|\b(?:doubles|braces|hat-tricks|trebles)\b", _F
)
_NUMBER = re.compile(
    r"\b(?:(?P<two>twice|doubles?|braces?)|(?P<three>hat-tricks?|trebles?|three times|thrice)|"
    r"(?:scor(?:e|es|ed|ing)|nets?|netted|hit|got|get|grab(?:bed)?|bag(?:ged)?|with|struck) "
    r"(?:both |all )?(?P<n>two|three|four|five|six|[2-6]))\b(?! (?:minutes?|more|points|yellow))",
    _F,
)


def _several(facts: ProseFacts, told: list[Scope]) -> Iterator[Complaint]:
    """A count told of several players is that of each, or that of all together."""
    for scope in told:
        if len(scope.people) < 2:
            continue
        m = _NUMBER.search(scope.after)
        if m is None:
            continue
        count = cardinal_value(m["n"]) if m["n"] else 2 if m["two"] else 3
        counts = [
            sum(e.kind in ("goal", "penalty_goal") for e in facts.events_of(mark.names))
            for mark in scope.people
        ]
        alike = all(c == count for c in counts)
        if alike or (sum(counts) == count and not _EACH.search(scope.after) and m["n"]):
            continue
        yield Complaint("prose-event", m.group())
        return


_FIRST = re.compile(
    r"\b(?:open(?:s|ed|ing)? (?:the )?(?:scoring|account)|(?:break|breaks|broke|breaking) (?:the )?"
    r"deadlock|first goal\b(?! (?:of (?:his|her)|for|in|since))|scor(?:es|ed|e) (?:the )?first\b"
    r"(?! (?:half|of (?:his|her|two)))|first to score|"
    r"(?:strikes?|struck|nets?|netted) first)\b",
    _F,
)
_FINAL = re.compile(
    r"\b(?:(?:last|final) goal\b|(?:complet(?:es?|ed|ing)|clos(?:es|ed)|finish(?:es|ed)) (?:the )?"
    r"(?:\ue004 )?(?:scoring|win|victory)|round(?:s|ed|ing)? (?:it |things )?off|last to score|"
    r"scor(?:es|ed|e) (?:the )?last)\b",
    _F,
)
_PUTS_AHEAD = re.compile(
    rf"\b(?:(?:puts?|fires?|fired|sends?|sent|heads?|headed) (?:the )?{S} (?:ahead|in front|into "
    rf"(?:the )?lead)|(?:gives?|gave|hands?|handed) (?:the )?{S} (?:the )?lead)\b"
    r"(?! (?:on aggregate|overall|in the tie|for good))",
    _F,
)
_ADDS = re.compile(
    r"\badd(?:s|ed|ing) (?:an? |the |\ue001(?:'s)? )?(?P<n>second|third|fourth|fifth)\b", _F
)
_ONLY = re.compile(r"\b(?:only|lone|sole|single) goal\b(?! (?:for|of (?:his|her)))", _F)


def _order(facts: ProseFacts, told: list[Scope]) -> Iterator[Complaint]:
    """Who is told to score first, last, alone or as the third of a side did so."""
    line = facts.line
    score = facts.match.score
    if not line.known or score is None:
        return
    total = score.home + score.away
    for scope in told:
        if len(scope.people) != 1:
            continue
        goals = [e for e in facts.events_of(scope.people[0].names) if e in facts.goals]
        if not goals:
            continue
        said = f"{scope.before[-30:]} {scope.after}"

        def some(low: int, mine: list[EventClaim] = goals) -> bool:
            return any(line.can(e, lambda g: g.home + g.away == low) for e in mine)

        wrong = next(
            (
                m
                for m, fits in (
                    (_FIRST.search(said), some(1)),
                    (_FINAL.search(said), some(total)),
                    (_ONLY.search(said), total == 1),
                    (
                        _PUTS_AHEAD.search(scope.after) if facts.match.first_leg is None else None,
                        any(line.can(e, lambda g: g.own_lead == 1) for e in goals),
                    ),
                )
                if m and not fits
            ),
            None,
        )
        added = _ADDS.search(scope.after)
        if added and wrong is None and not _is_nth(facts, goals, ordinal_value(added["n"]) or 0):
            wrong = added
        if wrong is not None:
            yield Complaint("prose-event", wrong.group())
            return


def _is_nth(facts: ProseFacts, goals: list[EventClaim], n: int) -> bool:
    """Whether one of ``goals`` was the match's, the side's or the player's own ``n``-th."""

    def holds(g: Goal) -> bool:
        return n in (g.home + g.away, g.home if g.event.side == "home" else g.away)

    return len(goals) >= n or any(facts.line.can(e, holds) for e in goals)


_LED = re.compile(
    rf"(?P<s>{S}) (?:had )?(?P<w>led|leads?|took the lead|takes? (?:the )?lead|went ahead|go ahead|"
    r"goes ahead|were ahead|was ahead|scored first|scores? first|struck first|strikes? first)\b"
    r"(?! (?:on aggregate|overall|the tie|after the first leg|from the first leg|the group|group))",
    _F,
)


def _led(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """A side told to have led was in front after one of the goals."""
    m = _LED.search(read.marked)
    line = facts.line
    if m is None or not line.known or facts.match.first_leg or facts.match.aggregate:
        return
    if re.search(r"\b(?:give|gives|gave|hand|hands|handed)(?: the)? $", read.marked[: m.start()]):
        return
    side = read.mark_at(m.start("s")).side
    first = m["w"].casefold().endswith("first")
    if not any(g.lead(side) > 0 for order in line.orders for g in (order[:1] if first else order)):
        yield Complaint("prose-judgement", m.group()[2:])


# --- who was fouled ------------------------------------------------------------------------------

_FOUL = (
    r"(?:foul(?:s|ed|ing)?|trip(?:s|ped|ping)?|tackl(?:e|es|ed|ing)|challeng(?:e|es|ed|ing)|"
    r"lung(?:e|ed)|brought down|bring(?:s|ing)? down|clash(?:ed|es)?|scythed down|push(?:ed|ing)?|"
    r"kick(?:ed|ing)? out|hack(?:ed)?|haul(?:ed|ing)?(?: down)?)"
)
_FOUL_ON = re.compile(
    rf"\b{_FOUL}(?: (?:on|against|with|at))? (?:(?!by )[a-z-]+ ){{0,2}}?(?P<p>{P})", _F
)
_A_FOUL = re.compile(rf"\b{_FOUL}\b", _F)


def _fouled(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Who was fouled is named so: in the wire too the name stands behind the word, or was."""
    for m in _FOUL_ON.finditer(read.marked):
        names = read.mark_at(m.start("p")).names
        for n in range(1, facts.view.count + 1):
            text = fold(facts.view.outside(n))
            word = _A_FOUL.search(text)
            if word and any(fold(surname(x)) in text for x in names):
                after = text[word.end() :]
                before = text[: word.start()]
                if any(
                    fold(surname(x)) in after
                    or re.search(rf"{re.escape(fold(surname(x)))}[^.;]{{0,12}} (?:was|were|had|is) "
                                 r"(?:[a-z]+ )?$", before)
                    for x in names
                ):  # fmt: skip
                    break
        else:
            yield Complaint("prose-event", read.words(m.start(), m.end()))
            return


_FOUL_BY = re.compile(rf"\b{_FOUL} by (?:[a-z-]+ ){{0,2}}?(?P<p>{P})", _F)
_LEG = re.compile(r"\b(?:first|second|return)[- ]leg\b", _F)


def _untold(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Fouls by somebody, own goals and legs, where neither a claim nor the wire has them."""
    text = read.marked
    for m in _FOUL_BY.finditer(text):
        names = [re.escape(fold(surname(x))) for x in read.mark_at(m.start("p")).names]
        told = re.compile(
            rf"\b(?:{'|'.join(names)})\b.{{0,80}}\b{_FOUL}\b|"
            rf"\b{_FOUL}\b.{{0,30}} by .{{0,30}}\b(?:{'|'.join(names)})\b"
        )
        if not any(told.search(s) for s in facts.sentences):
            yield Complaint("prose-event", read.words(m.start(), m.end()))
            return
    if (
        "own goal" in text
        and not any(e.kind == "own_goal" for e in facts.match.events)
        and not any("own goal" in s or "own net" in s for s in facts.sentences)
    ):
        yield Complaint("prose-event", "own goal")
    m2 = _LEG.search(text)
    legs = facts.match.first_leg or facts.match.aggregate
    if m2 and not legs and not any(re.search(r"\blegs?\b", s) for s in facts.sentences):
        yield Complaint("prose-result", m2.group())


# --- roles ---------------------------------------------------------------------------------------

_COACH = r"coach\w*|manag\w+|boss|trainer"
_KEEPER = (
    r"(?:goal)?keepers?|sav(?:e|es|ed|ing)|goal(?:ie)?|stopp\w+|kept out|gloves|denied|dived|"
    r"parried"
)
_CAME_ON = (
    r"sub|subs|substitutes?|replacement|came on|coming on|bench|replac\w+|introduced|brought on|"
    r"sent on|on as"
)
_YOUNG = r"teen\w*|1[3-9]-year-old|1[3-9]"
_ROLES: dict[str, str] = {
    "substitute": _CAME_ON,
    "captain": r"captain\w*|skipper\w*|armband",
    "skipper": r"captain\w*|skipper\w*|armband",
    "coach": _COACH,
    "manager": _COACH,
    "boss": _COACH,
    "goalkeeper": _KEEPER,
    "keeper": _KEEPER,
    "teenager": _YOUNG,
    "teenage": _YOUNG,
    "debutant": r"debut\w*|first (?:game|match|appearance|start)",
    "referee": r"referee|official",
    **{
        word: word
        for word in (
            "striker", "forward", "winger", "midfielder", "defender", "full-back", "centre-back",
            "playmaker", "veteran", "newcomer",
        )
    },
}  # fmt: skip
"""The words that bear each role, near the name."""
_ROLE_WORDS = "|".join(re.escape(w) for w in _ROLES)
_ROLE = re.compile(
    rf"\b(?P<r>{_ROLE_WORDS}) (?P<p>{P})|(?P<q>{P}),? (?:the |a |an |as )?(?:{S}(?:'s)? )?"
    rf"(?P<t>substitute|captain|skipper|coach|manager|debutant|striker|winger|midfielder|defender|"
    rf"goalkeeper|keeper)\b(?=$|[,.;])",
    _F,
)


_COMES_ON = re.compile(
    rf"(?P<p>{P})(?: (?:had|who|has))* (?:c[ao]mes?|coming) (?:on\b|off the bench)", _F
)


def _roles(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """A role told of somebody stands by that name in the wire."""
    came = _COMES_ON.search(read.marked)
    if came:
        pattern = re.compile(rf"\b(?:{_CAME_ON}|on since|on for|on the)\b", _F)
        if not any(_has_role(facts, x, pattern) for x in read.mark_at(came.start("p")).names):
            yield Complaint("prose-name", read.words(came.start(), came.end()))
            return
    for m in _ROLE.finditer(read.marked):
        word = (m["r"] or m["t"]).casefold()
        names = read.mark_at(m.start("p") if m["p"] else m.start("q")).names
        pattern = re.compile(rf"\b(?:{_ROLES[word]})\b", _F)
        if not any(_has_role(facts, name, pattern) for name in names):
            yield Complaint("prose-name", read.words(m.start(), m.end()))
            return


_FAR = 60


def _has_role(facts: ProseFacts, name: str, role: re.Pattern[str]) -> bool:
    if any(q.speaker == name and q.role and role.search(q.role) for q in facts.quotes):
        return True
    last = surname(name)
    sides = {facts.match.home.value, facts.match.away.value}
    for n in range(1, facts.view.count + 1):
        text = facts.view.text(n)
        if last not in text:
            continue
        found = list(role.finditer(text))
        if not found:
            continue
        runs = name_runs(text)
        for m in found:
            for at in re.finditer(re.escape(last), text):
                lo, hi = min(m.end(), at.end()), max(m.start(), at.start())
                if hi - lo > _FAR:
                    continue
                between = [r.text for r in runs if lo <= r.start and r.end <= hi]
                if not any(b not in sides and last not in b and b not in name for b in between):
                    return True
    return False


# --- places, hours, teams ------------------------------------------------------------------------

_GROUND = re.compile(
    r"\b(?:at home|(?:home|away) (?:side|team)|home (?:wins?|victory|defeat|loss|draw|crowd|"
    r"fans|soil|ground|advantage|turf|"
    r"comforts)|away (?:wins?|victory|defeat|loss|draw|day|fans|goal|ground|trip|from home|to|"
    r"at)|away(?=$|[.,;])|on the road|hosts?|hosted|hosting|visitors?|guests|visiting|"
    r"on (?:their|its) travels)\b(?! (?:later|next))",
    _F,
)
_AT_HOME = re.compile(r"\b(?:home|host)", _F)
_WIRE_GROUND = re.compile(
    r"\b(?:home|away|hosts?|hosted|hosting|visitors?|visiting|visits?|visited|guests|road|"
    r"travel\w*|trip|welcom\w+)\b",
    _F,
)
_HOURS = re.compile(
    r"(?<!of the )(?<!on the )\b(?:night|afternoon|evening|morning|tonight|midnight|lunchtime|noon|"
    r"midday)\b",
    _F,
)
_WIRE_HOURS = {
    "night": r"\b(?:night|evening|tonight|late)\b|\b(?:7|8|9|10)(?:[:.]\d\d)? ?p\.?m",
    "tonight": r"\b(?:night|evening|tonight)\b",
    "evening": r"\b(?:night|evening|tonight)\b",
}
_PLACE = re.compile(
    rf"\b(?:wins?|won|victory|draws?|drew|score[sd]?|{X}) "
    rf"(?:at|in) (?P<s>{S})(?!'s)",
    _F,
)
_WOMEN = re.compile(
    rf"{S}(?:'s)? (?P<w>women|men|ladies|girls|boys|youths?|reserves|second team)(?:'s)?\b", _F
)
_INJURY = re.compile(
    r"\binjur(?:y|ies|ed)\b(?![- ]time)|\b(?:back|return\w*|recover\w*) (?:from|after) (?:an? )?"
    r"(?:injury|illness|ban|suspension|lay-?off|absence)\b",
    _F,
)
_HURT = re.compile(
    r"\b(?:injur\w+(?![- ]time)|ill|illness|ban|banned|suspen\w+|lay-?off|hurt|fit)", _F
)
_GAVE_UP = re.compile(
    r"\b(?:g[ai]ve(?:s|n)? up|giving up|walk(?:s|ed)? (?:off|out)|pull(?:s|ed)? out|"
    r"withdr[ae]w\w*|th?rew away|quits?)\b",
    _F,
)


def _around(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Ground, hour, team and injury are told where the wire tells them."""
    text = read.marked
    view = facts.view

    def outside() -> str:
        return " ".join(view.outside(n) for n in range(1, view.count + 1))

    m: re.Match[str] | None = _GROUND.search(text)
    if m and facts.match.ground is None and facts.match.venue is None:
        if not any(_WIRE_GROUND.search(view.outside(n)) for n in facts.cited):
            yield Complaint("prose-name", m.group())
    elif m and facts.match.ground is not None and m.group().casefold() in ("at home", "home win",
                                                                     "home victory"):  # fmt: skip
        sides = read.of(SIDE, max(text.rfind(". ", 0, m.start()), 0), m.start())
        if sides and sides[0].side != "home" and len({s.side for s in sides}) == 1:
            yield Complaint("prose-name", m.group())
    for m in _PLACE.finditer(text):
        mark = read.mark_at(m.start("s"))
        shown = fold(read.text[mark.start : mark.end])
        if facts.match.ground is not None:
            wrong = mark.side == "away"
        else:
            wrong = facts.match.venue is None and facts.match.city is None
        if wrong and not any(
            re.search(rf"\b(?:at|in) (?:the )?{re.escape(shown)}", s) for s in facts.sentences
        ):
            yield Complaint("prose-name", read.words(m.start(), m.end()))
            break
    m = _HOURS.search(text)
    if m:
        word = m.group().casefold()
        if not re.search(_WIRE_HOURS.get(word, rf"\b{word}\b"), outside(), _F):
            yield Complaint("prose-name", m.group())
    m = _WOMEN.search(text)
    if m and not re.search(rf"\b{m['w'][:-1]}", outside(), _F):
        yield Complaint("prose-name", m["w"])
    m = _INJURY.search(text)
    if m and not _HURT.search(outside()):
        yield Complaint("prose-word", m.group())
    m = _GAVE_UP.search(text)
    if m and not re.search(rf"\b{m.group()[:4]}\w* {m.group().split()[-1]}", outside(), _F):
        yield Complaint("prose-word", m.group())
