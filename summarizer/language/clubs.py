"""Which side a person plays for, and which side is at home, by the words that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.language.actors import Focus, actor_of
from summarizer.language.marking import Marked, Token
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = ["GroundLabel", "Ties", "ties_in"]


@dataclass(slots=True)
class Ties:
    """What one sentence ties together: people to sides, pairs of opponents, the ground, and who
    gave a penalty away."""

    people: list[tuple[int, int]] = field(default_factory=list)
    opponents: list[tuple[int, int]] = field(default_factory=list)
    ground: list[GroundLabel] = field(default_factory=list)
    conceded: list[int] = field(default_factory=list)
    mates: list[tuple[int, int]] = field(default_factory=list)
    beaten: list[tuple[int, int]] = field(default_factory=list)
    labelled: list[tuple[int, str]] = field(default_factory=list)
    short: list[tuple[Token, int]] = field(default_factory=list)


@dataclass(slots=True)
class GroundLabel:
    """The words make a side, or a person's side, the hosts (``G``) or the visitors (``U``)."""

    kind: str
    lines: tuple[int, ...]
    side: int | None = None
    person: int | None = None


_ROLE_NOUN = "|".join(sorted(PLAYER_ROLES | STAFF_ROLES, key=len, reverse=True))
_FORMER = re.compile(r"\b(?:former|ex|one-time|then|old|ex-[a-z]+)\b")
_SIDE_PERSON = re.compile(
    rf"(?P<side>T)(?P<own>'s?)? (?P<words>(?:(?!(?:in|at|on|by|from|with|for|as|to|and|after|when|of|but|over|against|who|where|was|were|had|has|is|through|until|before|beat|win|victory|draw|defeat|lead)\b)[a-z0-9][a-z0-9'-]* ){{0,4}}?)(?P<role>(?:{_ROLE_NOUN}),? )?(?P<who>P)\b(?!'s [a-z]+ (?:beat|side|men))"
)
_SIDES_ROLE = re.compile(
    rf"(?P<side>T)(?:'s?)? (?:[a-z-]+ ){{0,2}}?(?:{_ROLE_NOUN})(?: and (?:[a-z-]+ )?(?:{_ROLE_NOUN}))?, (?P<who>P)\b"
)
_OF = re.compile(r"(?P<who>P) of (?:the )?(?P<side>T)\b")
_COMMA = re.compile(
    rf"(?P<who>P), (?:the |a |an )?(?P<side>T)(?:'s?)? (?:[a-z-]+ ){{0,2}}?(?:{_ROLE_NOUN})\b"
)
_BRACKET = re.compile(r"(?P<who>P) \((?P<side>T)\)")
_THEIR = re.compile(rf"\b(?:their|its) (?:own |[a-z-]+ ){{0,2}}?(?:{_ROLE_NOUN}),? (?P<who>P)\b")
_NTH_GOAL = re.compile(r"\bin (?P<side>T)' ?s? (?:last|past|previous|opening|first) ")
_PLAYED = re.compile(r"(?P<who>P)'s (?P<side>T)\b(?! [a-z-]+ P)")
_OPP = re.compile(rf"\b(?:home|hosts'?) (?:[a-z-]+ ){{0,2}}?(?:{_ROLE_NOUN}),? (?P<who>P)\b")
_VIS = re.compile(rf"\b(?:visiting|away|visitors'?|U') (?:[a-z-]+ ){{0,2}}?(?:{_ROLE_NOUN}),? (?P<who>P)\b")
_HOSTS_T = re.compile(r"G,? (?P<side>T)\b(?!')|\b(?P<side2>T), (?:the )?G,")
_VISITORS_T = re.compile(r"U,? (?P<side>T)\b(?!')|\b(?P<side2>T), U,|\bvisitors (?P<side3>T)\b")
_AT_HOME_TO = re.compile(r"\b(?P<side>T)(?:,[^,]{1,60},)? (?:[a-z]+ ){0,4}?(?:at home (?:to|against|with)|hosted|hosting) (?:[a-z0-9-]+ ){0,2}?T\b")
_HOME_CROWD = re.compile(r"\b(?:in front of|before|delight of|delighted|roared on by) (?:a |an |the |their |its )?(?:[a-z-]+ ){0,2}?home (?:crowd|fans|support|supporters)\b")
_OWN_GROUND = re.compile(r"\b(?:on|at) their own (?:ground|pitch|stadium)\b|\bin front of their own (?:fans|supporters|crowd)\b")
_ARRIVED = re.compile(r"(?P<side>T)(?!')(?:,[^,]{1,80},)? [^;]{0,160}?\b(?:arrived at (?:the )?V|on their travels|made the (?:long )?(?:trip|journey)|their travelling (?:fans|supporters))\b")
_LAST_VISIT = re.compile(r"(?P<side>T), (?:beaten|who (?:had )?(?:won|lost|drew|drawn|been beaten)|winners) [^,;]{0,24}on their (?:last|previous) visit\b")
_IN_HALF = re.compile(r"\b(?:with )?U (?:camped|pinned|penned|encamped|pressing|camping|parked) in(?:side)? (?:the )?(?P<side>T) (?:half|box|area|penalty area)\b")
_IN_HALF_G = re.compile(r"\b(?:with )?G (?:camped|pinned|penned|encamped|pressing|camping|parked) in(?:side)? (?:the )?(?P<side>T) (?:half|box|area|penalty area)\b")
_WILD = re.compile(r"\b(?:send|sent|sending) the home (?:crowd|fans|supporters)\b")
_HOME_TOWN = re.compile(r"V in (?P<town>[TO])\b")
_NO_MATCH = re.compile(r"\b(?:last (?:season|year|month|week|time)|will|next|(?:19|20)\d\d|had|previous|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b")


_FOUL = re.compile(
    r"\b(?:for (?:a |an )?(?:[a-z-]+ ){0,3}?(?:foul|trip|challenge|tackle|lunge|push|shove|kick|elbow|hack|stamp|block|swipe|clash|dive)[a-z]* (?:on|at|with|into|against)"
    r"|for (?:[a-z]+ )?(?:fouling|tripping|pulling back|pulling down|dragging down|dragging back|hauling down|hauling back|bringing down|holding|holding back|pushing|kicking|hacking down|upending|felling|catching|clattering|tugging|wrestling down|scything down|chopping down)"
    r"|fouled|brought down|bringing down|tripped|felled|upended|hauled down|pulled back|pulled down|dragged down|clattered into|clattered|scythed down|chopped down|hacked down|bundled over|caught|'s (?:push|foul|trip|challenge|tackle|lunge|shove) on) (?:the )?(?P<victim>P)\b"
)
_FOULED_BY = re.compile(
    r"\b(?:fouled|brought down|tripped|felled|upended|hauled down|pulled back|bundled over|clattered|scythed down|chopped down|hacked down|caught|held back) by (?:(?:[a-z-]+|T|T's) ){0,4}?(?P<by>P)\b"
)
_HERO = re.compile(r"(?P<who>P) (?:was|proved|became|emerged as) (?:the )?(?P<side>[TGU])(?:'s?)? (?:[a-z-]+ )?hero\b")
_FOR_SIDE = re.compile(
    r"(?P<who>P) (?:had |has |then |also |twice |almost |nearly |should have |could have |might have )*(?:won it|scored(?: [a-z]+)?|equalised|levelled|struck(?: [a-z]+)?|netted|replied|went close|came close|missed|converted|opened the scoring|headed wide|shot wide|headed over|shot over) for (?P<side>T)\b(?!')"
)
_TO_PUT = re.compile(
    r"(?P<who>P)(?:,[^,]{1,60},)? (?:(?!(?:by|from|past|beyond)\b)[a-zMW][a-z'-]* ){1,16}to (?:put|give|fire|pull|draw|bring|head|send) (?:the )?(?P<side>T) (?:back )?(?:in front|ahead|level|the lead|a (?:[a-zS-]+ )?lead)\b"
)
_COMING_FROM = re.compile(r"\b(?:both of |all of )?their (?:[a-z-]+ )?goals? (?:coming |came |had come )?(?:from|through|scored by) (?:[a-z-]+ ){0,2}?(?P<who>P)\b")
_SAVES = re.compile(
    r"\b(?:saves? (?:to deny|from)|saved (?:brilliantly |well |superbly |twice )?from|denied|denying|to deny|kept out|keeping out|(?:parry|parried|parrying|tipped|tip|pushed) (?:over |wide |away )?(?:a|an|the) [a-z -]{0,30}from|thwarted|foiled|smothered at the feet of) (?:[a-z-]+ ){0,2}?(?P<victim>P)\b(?!'s (?:side|team))"
)
_SHORT = re.compile(
    r"\b(?P<few>10|ten|nine|9)-(?:man|woman) (?P<side>T)\b|(?P<side2>[TGU])(?:,[^,]{1,60},)? (?:[a-z]+ ){0,6}?(?:with (?:10|ten) (?:men|women|players)|a man (?:short|down|light)|down to (?:10|ten)|reduced to (?:10|ten))\b|(?P<they>\bthey)\b [^.;]{0,60}?\b(?:a man (?:short|down|light)|with (?:10|ten) (?:men|women|players)|down to (?:10|ten))\b"
)
_SERVED = re.compile(
    r"\b(?:volleyed|headed|turned|tapped|nodded|converted|swept|slotted|finished|steered|stabbed|poked|bundled|met|meet|meeting|firing|fired|heading|turning|tapping|volleying|sliding|finishing|slid|drove|glanced) (?:in |home |off )?(?:from )?(?:a|an|the)? ?(?:[a-z-]+ ){0,3}?(?:(?:cross|corner|free[- ]kick|pass|cutback|cut-back|delivery|ball|flick|centre|knock-down|through ball) (?:from|by|taken by|delivered by) (?:[a-z-]+ ){0,4}?(?P<who>P)\b(?!'s)|(?P<who2>P)'s (?:[a-z-]+ ){0,2}(?:cross|corner|free[- ]kick|pass|cutback|cut-back|delivery|centre|through ball|flick)\b)"
)
_KEPT_OUT = re.compile(
    r"\b(?:saved|tipped|pushed|parried|blocked|kept out|denied|thwarted|foiled|turned away|clawed away|beaten away|smothered|repelled|stopped|touched)(?: [a-zM]+){0,6}? by (?:[a-z-]+ |T |T's ){0,4}(?:goal)?keeper (?P<keeper>P)\b"
)
_BEATEN = re.compile(
    r"\b(?:past|beyond|beat|beating|under|over|left|leaving|giving|gave|lobbed|rounded|rounding) (?:the |[a-z-]+ |T |T's ){0,3}(?P<keeper>P)\b"
)
_BENCH = re.compile(r"\bon the (?P<side>T) bench\b[^.;]{0,30}, (?:[a-z-]+ ){0,3}?(?P<who>P) (?:was|were)\b")
_GAVE_AWAY = re.compile(r"\b(?:award(?:ed|ing)? (?:a|the) (?:penalty|spot[- ]?kick)|conced\w+ (?:a|the) (?:penalty|spot[- ]?kick)|gave away (?:a|the) penalty)\b")


def _scorer_before(marked: Marked, place: int) -> Token | None:
    people = actor_of(marked, place).people
    return people[0] if len(people) == 1 and people[0].kind == "P" else None


def ties_in(marked: Marked, focus: Focus | None) -> Ties:
    """Ties of persons (index of the roster) to sides, and what tells the ground, in a sentence."""
    t = marked.text
    at = marked.at
    found = Ties()
    people, labels = found.people, found.ground
    line = (marked.line.number,)

    def tie(who: int, side: int) -> None:
        person, team = at[who], at[side]
        if person.kind == "P" and team.kind == "T":
            people.append((person.ref, team.ref))

    if "P" in t:
        for m in _SIDE_PERSON.finditer(t):
            words = m["words"] or ""
            if not m["own"] and not m["role"] and not re.search(rf"\b(?:{_ROLE_NOUN}|year-old) $", words):
                continue
            before = t[max(0, m.start() - 14) : m.start()]
            if _FORMER.search(words) or _FORMER.search(before):
                continue
            if m["own"] and not m["role"] and words and not re.search(rf"\b(?:{_ROLE_NOUN}|year-old|own|man|duo|pair|star|hero) $", words):
                continue
            tie(m.start("who"), m.start("side"))
        for pattern in (_SIDES_ROLE, _OF, _COMMA, _BRACKET):
            for m in pattern.finditer(t):
                before = t[max(0, m.start() - 14) : m.start()]
                if not _FORMER.search(before) and not _FORMER.search(m.group()):
                    tie(m.start("who"), m.start("side"))
        sides = {tok.ref for tok in at.values() if tok.kind == "T"}
        for m in _THEIR.finditer(t):
            first = [i for i, tok in sorted(at.items()) if tok.kind == "T" and i < m.start()]
            if len(sides) == 1 and first:
                tie(m.start("who"), first[0])
            elif m.start() == 0 and not first and focus is not None and focus.side is not None:
                if focus.side.kind == "T" and at[m.start("who")].kind == "P":
                    people.append((at[m.start("who")].ref, focus.side.ref))
        for m in _NTH_GOAL.finditer(t):
            subject = [i for i, tok in sorted(at.items()) if tok.kind == "P"]
            if subject and subject[0] == 0 and re.search(r"\b(?:his|her) [a-z0-9-]+ goals? $", t[: m.start()]):
                tie(0, m.start("side"))
        for m in _PLAYED.finditer(t):
            # "P's T beat …": a captain's or coach's side.
            if re.match(r" (?:[a-z]+ly )?(?:beat|beats|overcome|overcame|won|win|lost|drew|have|had|were)\b", t[m.end() :]):
                tie(m.start("who"), m.start("side"))
    for pattern, kind in ((_OPP, "G"), (_VIS, "U")):
        for m in pattern.finditer(t):
            token = at[m.start("who")]
            if token.kind == "P":
                labels.append(GroundLabel(kind, line, person=token.ref))
                found.labelled.append((token.ref, kind))
    for pattern, kind in ((_HOSTS_T, "G"), (_VISITORS_T, "U")):
        for m in pattern.finditer(t):
            group = next(g for g, v in m.groupdict().items() if v)
            labels.append(GroundLabel(kind, line, side=at[m.start(group)].ref))
    for pattern, kind in (
        (_AT_HOME_TO, "G"), (_ARRIVED, "U"), (_LAST_VISIT, "U"), (_IN_HALF, "G"), (_IN_HALF_G, "U"),
    ):  # fmt: skip
        for m in pattern.finditer(t):
            if pattern is _AT_HOME_TO and _NO_MATCH.search(m.group()):
                continue
            labels.append(GroundLabel(kind, line, side=at[m.start("side")].ref))
    for m in _HOME_CROWD.finditer(t):
        subject = [tok for i, tok in sorted(at.items()) if tok.kind == "T" and i < m.start()]
        if subject and re.search(r"\bbeat(?:ing|s)?\b|\bwon\b|\bwin\b|\bvictory\b|\bdefeat(?:ing|ed)\b", t[: m.start()]):
            labels.append(GroundLabel("G", line, side=subject[0].ref))
    for _ in _WILD.finditer(t):
        first = [tok for i, tok in sorted(at.items()) if tok.kind == "P"]
        if first and 0 in at and at[0] is first[0]:
            labels.append(GroundLabel("G", line, person=first[0].ref))
    for m in _FOUL.finditer(t):
        actor = (
            [at[m.start() - 1]]
            if m.group().startswith("'s") and m.start() - 1 in at
            else list(actor_of(marked, m.start(), focus).people)
        )
        if len(actor) == 1 and actor[0].kind == "P":
            found.opponents.append((actor[0].ref, at[m.start("victim")].ref))
    for m in _FOULED_BY.finditer(t):
        victim = actor_of(marked, m.start(), focus).people
        if len(victim) == 1 and victim[0].kind == "P":
            found.opponents.append((victim[0].ref, at[m.start("by")].ref))
    for m in _HERO.finditer(t):
        token, side = at[m.start("who")], at[m.start("side")]
        if side.kind == "T":
            people.append((token.ref, side.ref))
        else:
            found.labelled.append((token.ref, side.kind))
    for pattern in (_FOR_SIDE, _TO_PUT, _COMING_FROM):
        for m in pattern.finditer(t):
            if pattern is not _COMING_FROM:
                tie(m.start("who"), m.start("side"))
            else:
                first = [i for i, tok in sorted(at.items()) if tok.kind == "T" and i < m.start()]
                if len({at[i].ref for i in first}) == 1:
                    tie(m.start("who"), first[0])
    for m in _SAVES.finditer(t):
        keeper = actor_of(marked, m.start(), focus).people
        victims = [at[m.start("victim")]]
        i = m.end("victim")
        while nxt := re.match(r"(?: M| W)?(?:,| and|, and) (?:[a-z-]+ ){0,3}(P)(?! [a-z]+ed\b)", t[i:]):
            victims.append(at[i + nxt.start(1)])
            i += nxt.end()
        if len(keeper) == 1 and keeper[0].kind == "P" and re.search(rf"\b(?:goal)?keeper,? P\b", t[max(0, m.start() - 120) : m.start()]):
            found.opponents += [(keeper[0].ref, v.ref) for v in victims if v.kind == "P"]
    m3 = _SHORT.search(t)
    if m3:
        if m3["side"]:
            found.short.append((at[m3.start("side")], 2 if m3["few"] in ("nine", "9") else 1))
        elif m3["side2"]:
            found.short.append((at[m3.start("side2")], 1))
        elif m3["they"] and focus is not None and focus.side is not None:
            found.short.append((focus.side, 1))
    for m in _SERVED.finditer(t):
        scorer = _scorer_before(marked, m.start())
        who = at[m.start("who") if m["who"] else m.start("who2")]
        if scorer is not None and scorer.ref != who.ref and who.kind == "P" and "own net" not in t:
            found.mates.append((scorer.ref, who.ref))
    for m in _KEPT_OUT.finditer(t):
        shooter = actor_of(marked, m.start(), focus).people
        owner = re.search(r"(P)'s? (?:[a-zM0-9-]+ ){1,6}(?:was |were )?$", t[: m.start()])
        who = at[owner.start(1)] if owner else shooter[0] if len(shooter) == 1 else None
        if who is not None and who.kind == "P":
            found.opponents.append((who.ref, at[m.start("keeper")].ref))
    for m in _BEATEN.finditer(t):
        scorer = _scorer_before(marked, m.start())
        if scorer is not None:
            found.beaten.append((scorer.ref, at[m.start("keeper")].ref))
    for m in _BENCH.finditer(t):
        tie(m.start("who"), m.start("side"))
    m2 = _GAVE_AWAY.search(t)
    if m2:
        off = re.search(r"\b(?:dismiss(?:ed|ing)?|book(?:ed|ing)?|send off|sent off|show(?:ed)?) (?P<who>P)\b", t[m2.end() :])
        if off:
            found.conceded.append(at[m2.end() + off.start("who")].ref)
    return found
