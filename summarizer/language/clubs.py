"""Which side a person plays for, and which side is at home, by the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.language.actors import (
    ROLE,
    Focus,
    actor_of,
    behind,
    coordinated,
    is_object,
    is_subject,
)
from summarizer.language.company import mates_in, opponents_in
from summarizer.language.marking import Marked, Token
from summarizer.language.patterns import one_of
from summarizer.language.team_sheets import listed_in
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = ["GroundLabel", "Ties", "ties_in"]


@dataclass(slots=True)
class GroundLabel:
    """The words make a side, or a person's side, the hosts (``G``) or the visitors (``U``)."""

    kind: str
    lines: tuple[int, ...]
    side: int | None = None
    person: int | None = None


@dataclass(slots=True)
class Ties:
    """What one sentence ties together; people and sides are indexes of the roster.

    ``people``: a person and his side. ``opponents``, ``mates``: two people. ``beaten``: a scorer
    and whom he beat (a goalkeeper, if that is what he is). ``labelled``: a person who is said to
    be the hosts' or the visitors'. ``ground``: who is at home. ``conceded``: who gave a penalty
    away. ``short``: a side that is one or two players short.
    """

    people: list[tuple[int, int]] = field(default_factory=list)
    opponents: list[tuple[int, int]] = field(default_factory=list)
    mates: list[tuple[int, int]] = field(default_factory=list)
    beaten: list[tuple[int, int]] = field(default_factory=list)
    labelled: list[tuple[int, str]] = field(default_factory=list)
    ground: list[GroundLabel] = field(default_factory=list)
    conceded: list[int] = field(default_factory=list)
    short: list[tuple[Token, int]] = field(default_factory=list)


_ROLE = f"(?:{'|'.join(sorted(PLAYER_ROLES | STAFF_ROLES, key=len, reverse=True))})"
_NO_LINK = one_of(
    """in | at | on | by | from | with | for | as | to | and | after | when | of | but | over
    | against
    | who | where | was | were | had | has | is | through | until | before | beat | win | victory
    | draw | defeat | lead"""
)
_FORMER = re.compile(r"\b(?:former|ex|one-time|then|old|ex-[a-z]+)\b")
_SIDE_PERSON = re.compile(
    rf"(?P<side>T)(?P<own>'s?)? (?P<words>(?:(?!{_NO_LINK}\b)[a-z0-9][a-z0-9'-]* ){{0,4}}?)"
    rf"(?P<role>(?:{_ROLE} and )?{_ROLE},? )?(?P<who>P)\b(?!'s [a-z]+ (?:beat|side|men))"
)
_ROLE_END = re.compile(rf"\b(?:{_ROLE}|year-old) $")
_OWN_END = re.compile(rf"\b(?:{_ROLE}|year-old|own|man|duo|pair|star|hero) $")
# Patterns whose groups "who" and "side" belong together, unless it was formerly; with each what
# it does not match without.
_BELONGS = (
    (
        ", ",
        re.compile(
            rf"(?P<side>T)(?:'s?)? (?:[a-z-]+ ){{0,2}}?{_ROLE}(?: and (?:[a-z-]+ )?{_ROLE})?"
            r", (?:the (?:[a-z-]+ ){1,2})?(?P<who>P)\b"
        ),
    ),
    ("P of ", re.compile(r"(?P<who>P) of (?:the )?(?P<side>T)\b")),
    (
        "P, ",
        re.compile(
            rf"(?P<who>P), (?:the |a |an )?(?P<side>T)(?:'s?)? (?:[a-z-]+ ){{0,2}}?{_ROLE}\b"
        ),
    ),
    ("P (T", re.compile(r"(?P<who>P) \((?P<side>T)\)")),
)
_OFF = (
    r"(?:sent[- ]off|dismissed|ejected|expelled|red-carded|shown (?:a |the )?(?:straight )?"
    r"(?:red|second yellow))"
)
_LIST = rf"(?:{ROLE},? ){{0,4}}P(?:(?:,| and|, and) (?:{ROLE} ){{0,4}}P){{0,3}}"
# "T had P and P sent off", "T lost P to a red card"
_LOST_MAN = re.compile(
    rf"(?P<side>T)(?:,[^,;T]{{1,60}},)?,? (?:who |which )?(?:also |then |later |both |twice )?"
    rf"(?:(?:had|saw|have|see|having|seeing) (?:also |already )?(?P<who>{_LIST}) (?:both )?{_OFF}"
    rf"|(?:lost|lose|losing) (?P<lost>{_LIST}) (?:to|for) (?:a |an )?(?:[a-z]+ )?"
    r"(?:red|second (?:yellow|booking)))\b"
)
# "T were reduced to ten men when P was sent off", "T finished with nine after P was dismissed"
_MAN_SHORT = re.compile(
    r"(?P<side>T)(?:,[^,;T]{1,60},)? (?:(?:were|was) (?:also |then |soon )?(?:reduced|cut|down)"
    r"|went (?:also |then )?down|(?:finished|ended|played)[^,;PTGUO]{0,40}?) (?:to|with) "
    r"(?:10|ten|nine|9)(?:[ -](?:men|women|players))? (?:when|after) "
    rf"(?P<who>{_LIST}) (?:(?:was|were|had been|followed|joined|saw|walked|received|went) )"
)
_OFF_FOR = re.compile(
    r"(?P<who>P) (?:was|were|had been) (?:[a-z]+ )?(?:sent off|dismissed|ejected|expelled)"
    r"(?:(?: in the| after)? M)? for "
    r"(?P<side>T)\b(?!')"
)
_OFF_CUES = frozenset("off dismissed ejected expelled red reduced cut down men women nine".split())
# Patterns by which "who" does something for "side" in this match.
_SERVES = (
    (
        " for T",
        re.compile(
            r"(?P<who>P) (?:had |has |then |also |twice |almost |nearly |should have |could have "
            r"|might have )*(?:won it|scored(?: [a-z]+| from the spot)?(?:(?: in the)? M)?"
            r"|equalised|levelled|struck(?: [a-z]+)?"
            r"|netted|replied|pulled (?:one|a goal) back|got (?:one|a goal) back"
            r"|reduced the deficit|were successful|was successful|went close|came close|missed"
            r"|converted|opened the scoring"
            r"|headed wide|shot wide|headed over|shot over) for (?P<side>T)\b(?!')"
        ),
    ),
    # "P and P scored T's first two kicks", "P had scored every goal of T's 3-0 win"
    (
        " T's ",
        re.compile(
            r"(?P<who>P) (?:had |has |also |then )*(?:scored|netted|converted|got|struck|hit) "
            r"(?:(?:(?!consolation\b)[a-z-]+ ){0,4}(?:of|in) (?P<side>T)'s (?:[a-z-]+ ){0,3}S"
            r" (?:[a-z-]+ ){0,2}(?:win|victory)\b"
            r"|(?:both (?:of )?|all (?:of )?)?(?P<side2>T)'s (?:[a-z]+ ){0,3}"
            r"(?:goals?|kicks?|penalt(?:y|ies)|equaliser|winner|opener|first|second|third|fourth)\b)"
        ),
    ),
    # "T had won 2-1 in the first leg, captain P scoring both of their goals"
    (
        "ing ",
        re.compile(
            r"(?P<side>T) (?:had |have )?(?:won|beaten|beat|routed|thrashed|defeated|hammered)\b"
            rf"[^;P]{{0,80}}, (?:{ROLE} ){{0,3}}(?P<who>P) "
            r"(?:scoring|netting|getting|hitting|grabbing) (?:both|all|every|the only)\b"
        ),
    ),
    # "T hit the bar twice through P"
    (
        " through ",
        re.compile(
            r"(?P<side>T)(?:,[^,]{1,60},)?,? (?:who |which )?(?:had |have |also |then |again "
            r"|almost |nearly )*"
            r"(?:hit|struck|rattled|went|came|took|led|threatened|equalised|levelled|replied"
            r"|responded|scored|drew level|opened|hit back|doubled|restored|regained)\b"
            rf"[^;.PTGUQ]{{0,50}}? through (?:{ROLE},? ){{0,4}}(?P<who>P)\b(?!')"
        ),
    ),
    # "T won a penalty when P was brought down"
    (
        "penalty ",
        re.compile(
            r"(?P<side>T) (?:then |soon |also )?(?:won|earned|got|had|(?:were|was) (?:awarded"
            r"|given|handed))"
            r" (?:a|another|the) (?:[a-z-]+ )?penalty [^PTGUQ;.]{0,30}?(?:when|after|as) "
            rf"(?:{ROLE},? ){{0,4}}(?P<who>P) (?:was|had been|went down|fell|was adjudged)\b"
            r"(?! (?:to have|penalised|ruled|adjudged|judged|booked|shown))"
        ),
    ),
    (
        "to ",
        re.compile(
            r"(?P<who>P)(?:,[^,]{1,60},)? "
            r"(?:(?!(?:by|from|past|beyond)\b)[a-zMW][a-z'-]* ){1,16}to "
            r"(?:put|give|fire|pull|draw|bring|head|send) (?:the )?(?P<side>T) (?:back )?"
            r"(?:in front|ahead|level|the lead|a (?:[a-zS-]+ )?lead)\b"
        ),
    ),
    (
        " bench",
        re.compile(
            r"\bon the (?P<side>T) bench\b[^.;]{0,30}, (?:[a-z-]+ ){0,3}?(?P<who>P) "
            r"(?:was|were)\b"
        ),
    ),
    # "P's T beat …": a captain's or coach's side.
    (
        "P's T",
        re.compile(
            r"(?P<who>P)'s (?P<side>T)\b(?! [a-z-]+ P)(?= (?:[a-z]+ly )?(?:beat|beats|overcome"
            r"|overcame|won|win|lost|drew|have|had|were)\b)"
        ),
    ),
)
_THEIR = re.compile(rf"\b(?:their|its) (?:own |[a-z-]+ ){{0,2}}?{_ROLE},? (?P<who>P)\b")
_THEIR_GOALS = re.compile(
    r"\b(?:both of |all of )?their (?:[a-z-]+ )?goals? (?:coming |came |had come )?"
    r"(?:from|through|scored by) (?:[a-z-]+ ){0,2}?(?P<who>P)\b"
)
# "It was his 40th goal for T"
_GOAL_FOR = re.compile(
    r"\b(?:his|her|E's) (?:[a-z0-9-]+ ){1,3}(?:goals?|strike) (?:in [a-z0-9]+ (?:games|matches) )?"
    r"for (?:(?:his|her) (?:country|club), an? )?(?P<side>T)\b(?!'s? (?:opponents|rivals))"
)
_NTH_GOAL = re.compile(
    r"\b(?:his|her) [a-z0-9-]+ goals? in (?P<side>T)' ?s? (?:last|past|previous|opening|first) "
)
_HERO = re.compile(
    r"(?P<who>P) (?:was|proved|became|emerged as) (?:the )?"
    r"(?P<side>[TGU])(?:'s?)? (?:[a-z-]+ )?hero\b"
)
_HOME_PLAYER = re.compile(rf"\b(?:home|hosts'?) (?:[a-z-]+ ){{0,2}}?{_ROLE},? (?P<who>P)\b")
_AWAY_PLAYER = re.compile(
    rf"\b(?:visiting|away|visitors'?|U') (?:[a-z-]+ ){{0,2}}?{_ROLE},? (?P<who>P)\b"
)
_PLAYERS = (
    (_HOME_PLAYER, "G", ("home", "hosts")),
    (_AWAY_PLAYER, "U", ("visit", "away", "U'")),
)
_HOME_CROWD = re.compile(
    r"\b(?:in front of|before|delight of|delighted|roared on by) (?:a |an |the |their |its )?"
    r"(?:[a-z-]+ ){0,2}?home (?:crowd|fans|support|supporters)\b"
)
_WINNING = re.compile(r"\bbeat(?:ing|s)?\b|\bwon\b|\bwin\b|\bvictory\b|\bdefeat(?:ing|ed)\b")
_WILD = re.compile(r"\b(?:send|sent|sending) the home (?:crowd|fans|supporters)\b")
_IN_HALF = (
    r" (?:camped|pinned|penned|encamped|pressing|camping|parked) in(?:side)? (?:the )?"
    r"(?P<side>T) (?:half|box|area|penalty area)\b"
)
# What tells that the side ``side`` is at home (G) or away (U).
_GROUND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("G", re.compile(r"G,? (?P<side>T)\b(?!')")),
    ("G", re.compile(r"\b(?P<side>T), (?:the )?G,")),
    ("U", re.compile(r"(?:U,?|\bvisiting) (?P<side>T)\b(?!')")),
    ("G", re.compile(r"\bhost (?P<side>T)\b(?!')")),
    ("G", re.compile(r"\bat (?P<side>T)'s (?:(?:[a-z-]+ ){0,2}V\b|O (?:ground|stadium)\b)")),
    (
        "G",
        re.compile(
            r"^(?P<side>T)(?:,[^,;.T]{1,60},)? [^,;.TGU]{1,60} at their (?:[a-z-]+ ){0,2}"
            r"(?:V\b|[OP] (?:ground|stadium)\b)"
        ),
    ),
    ("U", re.compile(r"\b(?P<side>T), U,|\bvisitors (?P<other>T)\b")),
    (
        "G",
        re.compile(
            r"\b(?P<side>T)(?:,[^,]{1,60},)? (?:(?!(?:will|had|next|last|previous)\b)[a-z]+ ){0,4}?"
            r"(?:at home (?:to|against|with)|hosted|hosting) (?:[a-z0-9-]+ ){0,2}?T\b"
        ),
    ),
    (
        "U",
        re.compile(
            r"(?P<side>T)(?!')(?:,[^,]{1,80},)? [^;]{0,160}?\b(?:arrived at (?:the )?V"
            r"|on their travels|made the (?:long )?(?:trip|journey)"
            r"|their travelling (?:fans|supporters))\b"
        ),
    ),
    (
        "U",
        re.compile(
            r"(?P<side>T), (?:beaten|who (?:had )?(?:won|lost|drew|drawn|been beaten)|winners) "
            r"[^,;]{0,24}on their (?:last|previous) visit\b"
        ),
    ),
    ("G", re.compile(r"\b(?:with )?U" + _IN_HALF)),
    ("U", re.compile(r"\b(?:with )?G" + _IN_HALF)),
)
_GROUND_CUES = frozenset(
    """visitors visiting host ground stadium home hosted hosting arrived travels trip journey
    travelling visit half box area""".split()
)
_FOUL = re.compile(
    r"\b(?:for (?:a |an )?(?:[a-z-]+ ){0,3}?(?:foul|trip|challenge|tackle|lunge|push|shove|kick"
    r"|elbow|tug|clip|barge|grab|body-?check|wrestl"
    r"|hack|stamp|block|swipe|clash|dive)[a-z]* (?:on|at|with|into|against)"
    r"|for (?:[a-z]+ )?(?:fouling|tripping|pulling back|pulling down|dragging down|dragging back"
    r"|hauling down|hauling back|bringing down|holding|holding back|pushing|kicking|hacking down"
    r"|upending|felling|catching|clattering|tugging(?: at)?|wrestling down|scything down"
    r"|chopping down|clipping|kicking out at|lunging at|impeding|barging(?: into)?|elbowing"
    r"|grabbing|body-?checking|stamping on|lashing out at|taking down|taking out|bundling over)"
    r"|fouled|brought down|bringing down|tripped|felled|upended|hauled down|pulled back|pulled down"
    r"|dragged down|clattered into|clattered|scythed down|chopped down|hacked down|bundled over"
    r"|caught|'s (?:push|foul|trip|challenge|tackle|lunge|shove|tug) (?:on|at)"
    r"|(?:a|an) (?:[a-z-]+ ){0,2}?(?:foul|trip|tug|lunge|elbow|challenge|push) (?:on|at))"
    r" (?:the |(?!by )[a-z-]+ |T's |T ){0,2}(?P<victim>P)\b"
)
_FOULED_BY = re.compile(
    r"\b(?:fouled|brought down|tripped|felled|upended|hauled down|pulled back|bundled over"
    r"|clattered"
    r"|scythed down|chopped down|hacked down|caught|held back) by (?:(?:[a-z-]+|T|T's) ){0,4}?"
    r"(?P<by>P)\b"
)
_FOUL_CUES = frozenset(
    """tug clip barge grab clipping impeding barging elbowing grabbing lunging lashing stamping
    taking bundling foul trip challenge tackle lunge push shove kick elbow hack stamp block swipe
    clash dive
    fouls fouling tripping pulling dragging hauling bringing holding pushing kicking hacking
    upending
    felling catching clattering tugging wrestling scything chopping fouled brought tripped felled
    upended hauled pulled dragged clattered scythed chopped hacked bundled caught held""".split()
)
_TAKEN = re.compile(
    r"(?P<taker>P) (?:[a-z]+ly |then |duly )?(?:converted|scored|slotted|put away|rolled in"
    r"|tucked away|made no mistake|sent|dispatched|struck|fired|buried|netted|stepped up)"
    r"[^.;PTQ]{0,30}(?:P [^.;PTQ]{0,20})?\b(?:(?:the|that|a) (?:resulting |ensuing )?"
    r"(?:penalty|spot[- ]kick)"
    r"|from the (?:penalty )?spot|from 12 yards)\b"
)
_SAVES = re.compile(
    r"\b(?:saves? (?:to deny|from)|saved (?:[a-z]+ ){0,4}?from|denied"
    r"|denying"
    r"|to deny|kept out|keeping out|(?:parry|parried|parrying|tipped|tip|pushed) "
    r"(?:over |wide |away )?(?:a|an|the) [a-z -]{0,30}from|thwarted|foiled"
    r"|smothered at the feet of) (?:[a-z-]+ ){0,2}?(?P<victim>P)\b(?!'s (?:side|team))"
)
_AND_P = re.compile(r"(?: M| W)?(?:,| and|, and) (?:[a-z-]+ ){0,3}(?P<more>P)(?! [a-z]+ed\b)")
_KEEPER_BEFORE = re.compile(r"\b(?:goal)?keeper,? P\b")
_KEPT_OUT = re.compile(
    r"\b(?:saved|tipped|pushed|parried|blocked|kept out|denied|thwarted|foiled|turned away"
    r"|clawed away|beaten away|smothered|repelled|stopped|touched)(?: [a-zM]+){0,6}? by "
    r"(?:[a-z-]+ |T |T's ){0,4}(?:goal)?keeper (?P<keeper>P)\b"
)
_OWNED_SHOT = re.compile(r"(?P<who>P)(?:'s?|,? whose) (?:[a-zM0-9-]+ ){1,6}(?:was |were )?$")
_KEEPING_CUES = frozenset(
    """save saves saved denied denying deny kept keeping parry parried parrying tipped tip pushed
    thwarted foiled smothered blocked turned clawed beaten repelled stopped touched""".split()
)
_BEATEN = re.compile(
    r"\b(?:past|beyond|beat|beating|under|over|left|leaving|giving|gave|lobbed|rounded|rounding) "
    r"(?:the |[a-z-]+ |T |T's ){0,3}(?P<keeper>P)\b"
)
_BEATEN_CUES = frozenset(
    "past beyond beat beating under over left leaving giving gave lobbed rounded rounding".split()
)
_SERVED = re.compile(
    r"\b(?:volleyed|headed|turned|tapped|nodded|converted|swept|slotted|finished|steered|stabbed"
    r"|poked|bundled|met|meet|meeting|firing|fired|heading|turning|tapping|volleying|sliding"
    r"|finishing|slid|drove|glanced) (?:in |home |off )?(?:from )?(?:a|an|the)? ?(?:[a-z-]+ ){0,3}?"
    r"(?:(?:cross|corner|free[- ]kick|pass|cutback|cut-back|delivery|ball|flick|centre|knock-down"
    r"|through ball) (?:from|by|taken by|delivered by) (?:[a-z-]+ ){0,4}?(?P<from>P)\b(?!'s)"
    r"|(?P<whose>P)'s (?:[a-z-]+ ){0,2}(?:cross|corner|free[- ]kick|pass|cutback|cut-back|delivery"
    r"|centre|through ball|flick)\b)"
)
_SERVICE_CUES = frozenset(
    "cross corner free pass cutback cut delivery ball flick centre knock through".split()
)
_GAVE_AWAY = re.compile(
    r"\b(?:award(?:ed|ing)? (?:a|the) (?:penalty|spot[- ]?kick)"
    r"|conced\w+ (?:a|the) (?:penalty|spot[- ]?kick)|gave away (?:a|the) penalty)\b"
)
_PUNISHED = re.compile(
    r"\b(?:dismiss(?:ed|ing)?|book(?:ed|ing)?|send off|sent off|show(?:ed)?) (?P<who>P)\b"
)
_SHORT = re.compile(
    r"\b(?P<few>10|ten|nine|9)-(?:man|woman) (?P<side>T)\b"
    r"|(?P<other>[TGU])(?:,[^,]{1,60},)? (?:[a-z]+ ){0,6}?(?:with (?:10|ten) (?:men|women|players)"
    r"|a man (?:short|down|light)|down to (?:10|ten)|reduced to (?:10|ten))\b"
    r"|(?P<nine>[TGU])(?:,[^,]{1,60},)? (?:[a-z]+ ){0,6}?(?:with (?:9|nine) (?:men|women|players)"
    r"|down to (?:9|nine)|reduced to (?:9|nine))\b"
    r"|(?P<they>\bthey)\b [^.;]{0,60}?\b(?:a man (?:short|down|light)"
    r"|with (?:10|ten) (?:men|women|players)|down to (?:10|ten))\b"
)
_SHORT_CUES = frozenset("man men woman women players down reduced".split())


def ties_in(marked: Marked, focus: Focus | None) -> Ties:
    """What the sentence ties together; ``focus`` is for "their" and pronouns."""
    reading = _Reading(marked, focus)
    if "P" in marked.text:
        reading.people()
        reading.opponents()
    reading.ground()
    reading.short()
    return reading.found


_ABOVE = ("above ", "over ", "past ", "beyond ", "behind ")


class _Reading:
    """The ties of one sentence."""

    def __init__(self, marked: Marked, focus: Focus | None) -> None:
        self.marked = marked
        self.t = marked.text
        self.at = marked.at
        self.focus = focus
        self.found = Ties()
        self.line = (marked.line.number,)

    def _sides(self, before: int | None = None) -> list[Token]:
        stop = len(self.t) if before is None else before
        return [tok for i, tok in sorted(self.at.items()) if tok.kind == "T" and i < stop]

    def _tie(self, who: int, side: Token) -> None:
        self._tie_token(self.at[who], side)

    def _tie_token(self, person: Token, side: Token) -> None:
        if person.kind == "P" and side.kind == "T":
            self.found.people.append((person.ref, side.ref))

    def people(self) -> None:
        """People to sides."""
        words = self.marked.words
        if "T" in self.t:
            self._side_person()
            for cue, pattern in _BELONGS:
                for m in pattern.finditer(self.t) if cue in self.t else ():
                    if not _FORMER.search(self.t[max(0, m.start() - 14) : m.end()]):
                        self._tie(m.start("who"), self.at[m.start("side")])
            for cue, pattern in _SERVES:
                for m in pattern.finditer(self.t) if cue in self.t else ():
                    self._serves(m)
            self._men_lost()
            for m in _GOAL_FOR.finditer(self.t) if "goal" in self.t or "strike" in self.t else ():
                who = self._whose(m.start())
                if who is not None:
                    self._tie_token(who, self.at[m.start("side")])
            for person, side in listed_in(self.marked):
                self._tie_token(person, side)
            if self.t.startswith("P"):
                for m in _NTH_GOAL.finditer(self.t):
                    self._tie(0, self.at[m.start("side")])
        if "their" in words or "its" in words:
            self._their()
        for m in _HERO.finditer(self.t) if "hero" in words else ():
            side = self.at[m.start("side")]
            if side.kind == "T":
                self._tie(m.start("who"), side)
            else:
                self.found.labelled.append((self.at[m.start("who")].ref, side.kind))
        for pattern, kind, cues in _PLAYERS:
            for m in pattern.finditer(self.t) if any(cue in self.t for cue in cues) else ():
                ref = self.at[m.start("who")].ref
                self.found.ground.append(GroundLabel(kind, self.line, person=ref))
                self.found.labelled.append((ref, kind))

    def _serves(self, m: re.Match[str]) -> None:
        who = m.start("who")
        by = m.re.groupindex["who"] > m.re.groupindex["side"]  # "T … through P"
        side = m.start("side") if m["side"] else m.start("side2")
        if by:
            if not is_object(self.marked, side):
                self._tie(who, self.at[side])
        # "rising above P to put T ahead": somebody else does.
        elif not self.t.endswith(_ABOVE, 0, who) and is_subject(self.marked, who):
            for person in coordinated(self.marked, who):
                self._tie_token(person, self.at[side])

    def _men_lost(self) -> None:
        """Whoever a side has sent off, or is a man short without, is its player."""
        if _OFF_CUES.isdisjoint(self.marked.words):
            return
        for pattern in (_LOST_MAN, _MAN_SHORT):
            for m in pattern.finditer(self.t):
                who = m.span("who") if m["who"] else m.span("lost")
                for _, person in self.marked.tokens("P", *who):
                    self._tie_token(person, self.at[m.start("side")])
        for m in _OFF_FOR.finditer(self.t):
            if not self.t.startswith("'", m.end()):
                self._tie(m.start("who"), self.at[m.start("side")])

    def _side_person(self) -> None:
        """A side's name right before the person's: "T's P", "T striker P"."""
        for m in _SIDE_PERSON.finditer(self.t):
            words = m["words"] or ""
            if _FORMER.search(words) or _FORMER.search(self.t, max(0, m.start() - 14), m.start()):
                continue
            if not m["role"]:
                owned = m["own"] and (not words or _OWN_END.search(words))
                if not owned and (m["own"] or not _ROLE_END.search(words)):
                    continue
            self._tie(m.start("who"), self.at[m.start("side")])

    def _their(self) -> None:
        """The person of "their keeper, P" in a sentence that names a single side."""
        single = len({tok.ref for tok in self._sides()}) == 1
        for m in _THEIR.finditer(self.t):
            before = self._sides(m.start())
            if single and before:
                self._tie(m.start("who"), before[0])
            elif m.start() == 0 and self.focus is not None and self.focus.side is not None:
                self._tie(m.start("who"), self.focus.side)
        for m in _THEIR_GOALS.finditer(self.t):
            before = self._sides(m.start())
            if len({tok.ref for tok in before}) == 1:
                self._tie(m.start("who"), before[0])

    def opponents(self) -> None:
        """Who fouls, saves from, scores past and crosses to whom."""
        words = self.marked.words
        self.found.mates += mates_in(self.marked, self.focus)
        self.found.opponents += opponents_in(self.marked, self.focus)
        if not _FOUL_CUES.isdisjoint(words):
            self.found.opponents += self._fouls()
            self.found.opponents += self._penalty_takers()
        if not _KEEPING_CUES.isdisjoint(words):
            self.found.opponents += self._saves()
        own = " own " in self.t  # past his own keeper, from the other side's cross
        beaten = not own and not _BEATEN_CUES.isdisjoint(words)
        for m in _BEATEN.finditer(self.t) if beaten else ():
            scorer = self._doer(m.start())
            if scorer is not None:
                self.found.beaten.append((scorer.ref, self.at[m.start("keeper")].ref))
        if not own and not _SERVICE_CUES.isdisjoint(words):
            for m in _SERVED.finditer(self.t):
                scorer = self._doer(m.start())
                who = self.at[m.start("from" if m["from"] else "whose")]
                if scorer is not None and scorer.ref != who.ref:
                    self.found.mates.append((scorer.ref, who.ref))
        given = _GAVE_AWAY.search(self.t) if "penalty" in words or "spot" in words else None
        if given:
            off = _PUNISHED.search(self.t, given.end())
            if off:
                self.found.conceded.append(self.at[off.start("who")].ref)

    def _whose(self, place: int) -> Token | None:
        """The one person meant by "his" or by the epithet at ``place``."""
        people = behind(self.marked, place, self.focus).people
        return people[0] if len(people) == 1 else None

    def _doer(self, place: int) -> Token | None:
        """The one person who does what stands at ``place``."""
        people = actor_of(self.marked, place, self.focus).people
        return people[0] if len(people) == 1 and people[0].kind == "P" else None

    def _fouls(self) -> Iterator[tuple[int, int]]:
        """Who fouled whom."""
        for m in _FOUL.finditer(self.t):
            # "P's push on", "conceded by P for tripping": the name right before it.
            near = m.start() - 1 if m.group().startswith("'s") else m.start() - 2
            own = self.at.get(near) if m.group().startswith(("'s", "for ")) else None
            if own is None or own.kind != "P":  # "booked in the M for a foul on"
                own = self._doer(m.start())
            actor = own
            if actor is not None:
                yield actor.ref, self.at[m.start("victim")].ref
        for m in _FOULED_BY.finditer(self.t):
            victim = self._doer(m.start())
            if victim is not None:
                yield self.at[m.start("by")].ref, victim.ref

    def _penalty_takers(self) -> Iterator[tuple[int, int]]:
        """Whoever converts the penalty plays for the one who was fouled."""
        if "penalty" not in self.marked.words and "spot" not in self.marked.words:
            return
        for fouler, victim in list(self._fouls()):
            for m in _TAKEN.finditer(self.t):
                taker = self.at[m.start("taker")].ref
                if taker not in (fouler, victim):
                    yield fouler, taker

    def _saves(self) -> Iterator[tuple[int, int]]:
        for m in _SAVES.finditer(self.t):
            keeper = self._doer(m.start())
            if keeper is None or not _KEEPER_BEFORE.search(
                self.t, max(0, m.start() - 120), m.start()
            ):
                continue
            yield keeper.ref, self.at[m.start("victim")].ref
            i = m.end("victim")
            while more := _AND_P.match(self.t, i):
                yield keeper.ref, self.at[more.start("more")].ref
                i = more.end()
        for m in _KEPT_OUT.finditer(self.t):
            owner = _OWNED_SHOT.search(self.t[: m.start()])
            who = self.at[owner.start("who")] if owner else self._doer(m.start())
            if who is not None and who.kind == "P":
                yield who.ref, self.at[m.start("keeper")].ref

    def ground(self) -> None:
        """Who is at home."""
        t = self.t
        cued = not _GROUND_CUES.isdisjoint(self.marked.words)
        if "T" in t and (cued or "G" in t or "U" in t or "V" in t):
            for kind, pattern in _GROUND:
                for m in pattern.finditer(t):
                    side = self.at[m.start("side" if m["side"] else "other")]
                    self.found.ground.append(GroundLabel(kind, self.line, side=side.ref))
        if "home" not in self.marked.words:
            return
        for m in _HOME_CROWD.finditer(t):
            before = self._sides(m.start())
            if before and _WINNING.search(t, 0, m.start()):
                self.found.ground.append(GroundLabel("G", self.line, side=before[0].ref))
        first = self.at.get(0)
        if first is not None and first.kind == "P" and _WILD.search(t):
            self.found.ground.append(GroundLabel("G", self.line, person=first.ref))

    def short(self) -> None:
        """Which side is short of players."""
        m = None if _SHORT_CUES.isdisjoint(self.marked.words) else _SHORT.search(self.t)
        if m is None:
            return
        if m["side"]:
            few = 2 if m["few"] in ("nine", "9") else 1
            self.found.short.append((self.at[m.start("side")], few))
        elif m["nine"]:
            self.found.short.append((self.at[m.start("nine")], 2))
        elif m["other"]:
            self.found.short.append((self.at[m.start("other")], 1))
        elif self.focus is not None and self.focus.side is not None:
            self.found.short.append((self.focus.side, 1))
