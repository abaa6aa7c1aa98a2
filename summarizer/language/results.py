"""Sentences that tell a result: who beat whom, who drew with whom, by how much.

Works on marked sentences (see :mod:`summarizer.language.marking`) in which names are still ``N``.
The rules are the constructions of English match reports; no side is known beforehand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.language.marking import Marked, Token

__all__ = ["Result", "ScoreKind", "results_in", "score_kind"]

ScoreKind = Literal[
    "result", "running", "half_time", "aggregate", "first_leg", "shoot_out", "sets", "bare"
]


@dataclass(slots=True)
class Result:
    """One told result. ``score`` is winner first (draws: any order); None where none is told.

    ``winner`` and ``loser`` are tokens or None; in a draw the two sides in the order of the text.
    ``ground`` says which of the two plays at home by this very wording. ``passing``: told in
    passing, of another day; ``other``: said to be another match ("in the other group game").
    ``margin`` is a result in words ("by 34 runs") or in sets, as offsets into the line.
    """

    marked: Marked
    place: int
    winner: Token | None
    loser: Token | None
    level: bool
    score: tuple[int, int] | None
    kind: Literal["result", "shoot_out"] = "result"
    ground: Literal["winner", "loser"] | None = None
    passing: bool = False
    other: bool = False
    margin: tuple[int, int] | None = None
    put: int | None = None


_PREP = r"(?:in|at|on|by|from|with|for|as|to|and|after|when|of|but|who|his|her|their|its|that|them|it)"
_CALLED = r"(?:side|outfit|club|team|champions|rivals|strugglers|leaders|giants|neighbours|minnows|newcomers|hosts|holders|qualifiers|debutants|opponents|counterparts)"
_GAP = rf"(?:(?!{_PREP}\b)[a-z0-9][a-z0-9'-]* |[NCO] (?={_CALLED} )){{0,5}}?"


def _side(name: str) -> str:
    """Source of a side's name as the group ``name``, with up to four words before it."""
    return rf"{_GAP}(?P<{name}>[NTO])"



_BEAT = (
    r"beat|beats|beating|defeat|defeats|defeated|defeating|edge|edges|edged|edging|thrash|thrashed|"
    r"thrashes|thrashing|hammer|hammered|crush|crushed|crushes|rout|routed|trounced|demolish|"
    r"demolished|stun|stuns|stunned|stunning|shock|shocked|upset|sink|sinks|sank|sinking|downs|"
    r"downed|downing|overcome|overcomes|overcame|overcoming|overpowered|outclass|outclassed|"
    r"see off|sees off|saw off|seeing off|hold off|holds off|held off|holding off|fend off|fended off|"
    r"knock out|knocks out|knocked out|knocking out|eliminate|eliminated|eliminates|dump out|dumped out|"
    r"dismantle|dismantled|dismantles|dismantling|maul|mauled|overwhelm|overwhelmed|outplay|outplayed|pummel|pummelled|blow away|blew away|swat aside|swatted aside|"
    r"topple|toppled|topples|toppling|beaten|dispatch|dispatched|humble|humbled|punish|pip|pips|pipped|outlast|outlasted|"
    r"outlasting|blank|blanked|sweep aside|swept aside|brush aside|brushed aside|destroy|destroyed|"
    r"(?:eas|edg|cruis|coast|breez|squeez|sweep|sw|stroll|power|rac|scrap|rac|stutter|romp|creep|slip|muscl|battl)"
    r"(?:e|es|ed|s|ing|ept|eep|eeps)? past|put out"
)
_NUMBER_WORD = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_WHERE = r"(?: (?:on|in|at|for) (?:the )?[DCVN](?: (?:night|evening|afternoon))?){0,2}"
_BEAT_RE = re.compile(rf"\b(?P<verb>{_BEAT}) (?P<how>{_GAP})(?P<loser>[NTO])(?!'s? (?!S))(?! {_CALLED} [NTO])")
_BEAT_THEM = re.compile(rf"\b(?P<verb>{_BEAT}) them(?P<after>{_WHERE} (?P<score>S))")
_OVERCOME_FROM = re.compile(
    r"\bovercom(?:e|es|ing)|\bovercame|\bsurviv(?:e|es|ed|ing)\b|\bhold(?:s|ing)? off|\bheld off"
)
_FROM_SIDE = re.compile(
    r" (?:a |the )?(?:[a-z-]+ ){0,3}(?:comeback|fightback|challenge|display|scare|rally|resistance|side) from (?:the )?(?P<loser>[NTO])"
)
_AFTER_SCORE = re.compile(rf"^{_WHERE},?(?: by| with)?(?: a)? (?P<score>S)")
_MOVED = re.compile(r"^ (?:back|into|ahead|up|level|in front|clear|through)\b")
_IN_SCORE = re.compile(
    r"^(?: [a-z-]+){0,2} (?:in|with) an? (?:[a-z-]+ ){0,2}(?P<score>S) (?:home |away )?(?:win|victory|thriller|rout|thrashing|triumph)"
)
_BY = re.compile(r"^ by (?:an? )?(?:innings and )?[a-z0-9]+ (?:runs?|wickets?|innings|points?|shots?|lengths?)(?: and [a-z0-9]+ runs)?")
_PENS = r"(?:penalties|spot[- ]kicks|a penalty|the penalty|a shoot-?out|the shoot-?out|penalty)"
_ON_PENS = re.compile(
    rf"^{_WHERE}(?: S)?(?: (?:on|via|in|after) {_PENS}\b)"
)
_WIN = (
    r"(?:win|victory|triumph|success|thrashing|rout|drubbing|demolition|hammering|walloping|upset|"
    r"shock|comeback|scalp)"
)
_SCORE_WIN = re.compile(
    rf"(?P<score>S) (?P<adj>(?:[a-z0-9][a-z0-9'-]* ){{0,4}}?){_WIN}\b(?P<pens> (?:on|in) {_PENS})?"
    rf"(?: (?:for|by) {_side('winner')})?(?: (?P<prep>over|against|at|of|away to|away at|in|on) {_side('loser')})?"
)
_PLAIN_WIN = re.compile(
    rf"\b(?:a|an|the|in|their|its|'s|with|his|thrilling|stunning|shoot-?out) ?(?P<adj>(?:[a-z0-9][a-z0-9'-]* ){{0,4}}?){_WIN} (?P<prep>over|against|at) {_side('loser')}"
)
_DEFEAT = re.compile(
    rf"(?P<score>S) (?:[a-z0-9][a-z0-9'-]* ){{0,3}}?(?:defeat|loss|reverse|beating|hammering|thrashing) "
    rf"(?P<prep>to|by|against|at|of|away to|at the hands of|away at) {_side('loser')}"
)
_DRAW = re.compile(
    rf"(?P<score>S) (?P<adj>(?:[a-z0-9][a-z0-9'-]* ){{0,4}}?)(?:draw|tie|stalemate|deadlock)\b"
    rf"(?: for (?:the )?(?P<first>[NTO]))?(?: (?P<prep>with|against|at|by|between|away to|at home to|away at) {_side('loser')}(?: and {_side('third')})?)?"
)
_DREW = re.compile(
    rf"\b(?:draw|draws|drew|drawing|drawn|held to) (?P<score>S)(?P<home> at home)?(?: (?P<prep>with|to|against|at|by) {_side('loser')})?"
)
_AT_HOME = re.compile(
    rf"(?P<score>S) at home (?:to|with|against|by) {_side('loser')}"
)
_HELD = re.compile(
    rf"\b(?:held|hold|holds|holding) {_side('loser')} (?:to )?(?:a |an )?(?:[a-z-]+ ){{0,3}}(?P<score>S)"
)
_WON = re.compile(
    rf"\b(?:won|win|wins|winning|triumphed|prevailed|triumph)(?: the (?:match|game|tie|final|contest|second leg))?(?: by)? (?P<score>S)(?P<pens> on penalties| in (?:a|the) (?:penalty )?shoot-?out)?"
    rf"(?: (?P<prep>at|against|over|away at|away to|away against) {_side('loser')})?"
)
_LOST = re.compile(
    rf"\b(?:lost|lose|loses|losing|went down|go down|fell|slumped|crashed|slipped|succumbed|beaten|thrashed|hammered|edged out|"
    rf"trounced|stunned|routed|crushed)(?: the (?:match|game|tie|final|contest))?(?: (?P<score>S))?"
    rf"(?: (?P<prep>to|at|against|by|away to|away at) {_side('loser')})?(?: (?P<late>S))?"
)
_BOTH = re.compile(
    r"(?P<winner>[NTO]) and (?:the )?(?P<loser>[NTO]) (?:(?:[a-z-]+ ){0,3}?(?:drew|shared|played out|play out|draw|share|fought out|settled for|settle for|finished|played to|cancel each other out|ended))"
    r"(?:[^.;]{0,60}?)(?P<score>S)"
)
_LINE = re.compile(r"^(?P<winner>[NTO]) (?P<a>\d{1,3}) ?[,-]? ?(?P<loser>[NTO]) (?P<b>\d{1,3})$|^(?P<w2>[NTO]) (?P<score>S) (?P<l2>[NTO])(?=$|:| -| \()")
_EXPENSE = re.compile(r"\bat the expense of (?:the )?(?P<loser>[NTO])")
_WENT_OUT = re.compile(
    r"(?P<loser>[NTO]) (?:have |had |were |are )?(?:crash(?:ed|es)? out|bow(?:ed|s)? out|crashed|eliminated|knocked out|dumped out|exit(?:ed|s)?|slumped|suffered|fell|out of|stunned|beaten|sent (?:crashing|packing|out|home))\b"
)
_AWAY_AFTER = re.compile(r"(?: [a-z]+){0,1} away(?: from home)?(?= on\b| in\b|,|\.|$| to )")
_HOME_AFTER = re.compile(r"(?: [a-z]+){0,2} at home\b")
_PUT_PAST = re.compile(rf"\b(?:put|puts|putting) (?P<n>{_NUMBER_WORD}) (?:[a-z]+ )?(?:past|by) {_side('loser')}")

_SCORER_NEXT = re.compile(
    r"^ (?:had |has )?(?:scored|struck|netted|headed|converted|equalised|equalized|grabbed|hit|fired|tapped|said|celebrat\w+|"
    r"smashed|scores|strikes|bagged|made|kicked|took \w+ wickets|came off|ran|slotted|added)\b"
)
_OBLIQUE = re.compile(
    r"\b(?:of|in|at|from|by|on|against|over|with|past|between|for|to|than|off|into|through|near|around|wing|striker|"
    r"forward|midfielder|defender|goalkeeper|keeper|substitute|winger|captain|coach|manager|brothers|dane|opener|spinner|referee|skipper)"
    r" (?:the |a )?(?:(?!(?:as|when|and|but|while|that|before|after|where|because) )[a-z0-9-]+ ){0,2}$"
)
_GIVE = re.compile(r"\b(?:give|gave|gives|giving|help|helps|helped|helping|saw|see|sees|seeing|earn|earns|earned|hand|hands|handed|steer|steers|steered|fire|fires|fired|lead|leads|led|send|sends|sent|take|takes|took|inspire|inspires|inspired|guide|guides|guided|carry|carried|carries|secure|secured|secures|snatch|rescue|rescued|rescues|for) (?:the |[a-z0-9]+-man )?$")

_FIRST_TO = re.compile(r"\b(?:first|last|only) (?:[a-z]+ ){1,3}to $")
_IF = re.compile(r"\b(?:if|could|would|should|must|might|need(?:s|ed)? to|hop(?:e|es|ed|ing) to|want(?:s|ed)? to|try(?:ing)? to|tried to|expect(?:s|ed)? to|aim(?:s|ed|ing)? to|look(?:s|ed|ing)? to|bid to|favourites to|attempt(?:s|ed|ing)? to|fail(?:s|ed|ing)? to|unable to|chance to|can|will) (?:[a-z]+ ){0,2}$")
_PERFECT = re.compile(r"\b(?:had|having|'d) (?:(?:also|just|already|previously|both|twice|only|been|all|not|never) ){0,2}$")
_WHO = re.compile(
    r"\b(?:who|which|whose(?: [a-z-]+){1,3}|that|when (?:they|he))"
    r"(?: (?:had|have|has|were|was|are|also|both|then|previously|just|only|infamously|famously|been|last)){0,3} $"
)
_PASSING_LEFT = re.compile(
    r"\b(?:(?:days|weeks|months|years|season|seasons|hours|game|games) (?:after|since|before) (?:(?:their|its|a|an|the|his) (?:[a-z-]+ )?)?|since (?:they|he|the|a|their)?(?: [a-z]+){0,3} ?|includ\w+ (?:both (?:in )?)?(?:the |a )?|run of (?:[a-z]+ )?|following (?:a|their|the|last \w+'s)? ?(?:[a-z-]+ )?|"
    r"last (?:week|month|season|year|weekend|time|summer|winter|sunday|saturday)(?:'s)?(?: [a-z-]+)? ?|D's |previous |earlier |previously |in the (?:[a-z-]+ )?(?:meeting|fixture|final|semi-?finals?|quarter-?finals?|group) |their (?:opening|first|last|previous|recent) (?:[a-z]+ ){0,2}|opening |recent |back-to-back |"
    r"saw (?:[a-z0-9]+-man )?[NTO] (?:win|lose|beat|draw) ?)$"
)
_PASSING_RIGHT = re.compile(
    r"^[^;:]{0,42}?\b(?:last (?:week|month|season|year|weekend|time|summer|winter)|in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|19\d\d|20\d\d|1st|reverse|opening game|opening match|group stage|first meeting|first leg|cup final|semi-?finals?|quarter-?finals?|last eight|same)"
    r"|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?|months?|years?|seasons?|games?) (?:earlier|ago|before|previously|later)|(?:the )?previous (?:weekend|week|month|season|night|day|evening|game|round)|days earlier|earlier (?:in|this|on)|on their (?:last|previous)|this season|last D|the day before|at the (?:19|20)\d\d|in their (?:opening|first|last|previous))"
)
_OTHER = re.compile(
    r"\bother (?:(?:group|match|game|tie|fixture|semi|quarter|[a-z-]+ )[a-z-]* ?){1,3}|'s other (?:game|match|fixture)|\belsewhere\b|\bearlier on D\b|\bmeanwhile\b|\bother [CNK]"
)
_CLAUSE = re.compile(r"[;:]| (?:while|whereas|although|though) ")


def score_kind(marked: Marked, place: int) -> ScoreKind:
    """What the score at ``place`` of the marked text is the score of, by the words around it.

    ``bare`` where no word says it.
    """
    t = marked.text
    token = marked.at[place]
    if token.score is not None and token.score.of_sets:
        return "sets"
    before, after = t[max(0, place - 60) : place], t[place + 1 : place + 60]
    if _AGG_AFTER.match(after) or _AGG_BEFORE.search(before):
        return "aggregate"
    if _SHOOT_AFTER.match(after) or _SHOOT_BEFORE.search(before):
        return "shoot_out"
    if _HALF_AFTER.match(after) or _HALF_BEFORE.search(before):
        return "half_time"
    if _LEG_AFTER.match(after) or _LEG_BEFORE.search(before):
        return "first_leg"
    if _RUN_AFTER.match(after) or _RUN_BEFORE.search(before):
        return "running"
    if _END_AFTER.match(after) or _END_BEFORE.search(before):
        return "result"
    return "bare"


_AGG_AFTER = re.compile(r"^ (?:(?:[a-z]+ ){0,2}on aggregate|(?:[a-z-]+ )?aggregate|overall|over (?:the )?two legs)\b")
_AGG_BEFORE = re.compile(r"\baggregate (?:[a-z]+ ){0,3}$|\bleaving the tie at $|\bthe tie (?:was |is |stood )?(?:[a-z]+ )?at $")
_SHOOT_AFTER = re.compile(
    rf"^ (?:(?:[a-z-]+ ){{0,2}}(?:on|in|via|after) {_PENS}\b|(?:penalty )?shoot-?out|penalty|on spot)"
)
_SHOOT_BEFORE = re.compile(
    r"\b(?:penalties|shoot-?out|spot[- ]kicks|kicks) (?:(?:finished|ended|won|was|by|it|score|decided|out|a) ){0,3}$"
)
_INTERVAL = r"(?:half-?time|the (?:break|interval|pause|turnaround))"
_HALF_AFTER = re.compile(
    rf"^(?: [a-z-]+){{0,3}} (?:at|by|into|until|going into|before|to) {_INTERVAL}|^ (?:half-?time|interval)\b"
    r"|^ lead (?:at|into|to) the (?:dressing|changing) rooms?|^(?: [a-z]+){0,2} into the (?:dressing|changing) rooms?"
    r"|^ first[- ]half lead"
)
_HALF_BEFORE = re.compile(
    rf"\b(?:at|by|before) {_INTERVAL}(?:,)?(?: [a-z]+){{0,4}} $|\bfirst half (?:had |that )?(?:[a-z]+ )?(?:ended|finished|end|finish)(?: [a-z]+)? $|\bhalf-?time(?: [a-z]+){{0,2}} $"
)
_LEG_AFTER = re.compile(
    r"^ (?:(?:[a-z']+ ){0,2}(?:from |in |of )?(?:the |their )?(?:first|opening)[- ](?:leg|game|match)|(?:[a-z]+ )?lead [NTOGU] had brought|first-leg)"
)
_LEG_BEFORE = re.compile(
    r"\b(?:first|opening)[- ]leg(?: [a-z']+){0,4} $|\blast week's (?:[a-z-]+ ){0,3}$|\bfirst[- ]leg,? (?:[a-z]+ ){0,3}$"
)
_RUN_AFTER = re.compile(
    r"^(?:-| )(?:up|ahead|down|lead|advantage|deficit|cushion|in front|behind|to the|before)\b|^ (?:[a-z]+ )?(?:first-half |two-goal )?(?:lead|advantage|deficit)\b|^ in the M"
)
_RUN_BEFORE = re.compile(
    r"\b(?:ma(?:de|ke|kes|king) (?:it|the score)|go|goes|going|went|led|lead|leads|leading|trail(?:ed|ing|s)?|"
    r"(?:level|levelled|leveled|equalised|back|deficit|arrears|lead|advantage|restored?|ahead|up|down|behind|stayed|remained|score was|it was|still)"
    r"(?: to| at)?|put (?:[a-zA-Z]+ ){1,3}|at|them|from|if (?:[a-z]+ ){1,4}|scor(?:e|es) (?:[a-z]+ ){0,3}) (?:a |the )?$"
)
_END_AFTER = re.compile(
    rf"^ (?:[a-z0-9'-]+ ){{0,4}}(?:{_WIN}|defeat|loss|draw|stalemate|tie|thriller|result)\b|^ (?:after|at the end of|at full|following) (?:extra[- ]time|normal|full|an absorbing 90|90 minutes)"
)
_END_BEFORE = re.compile(
    r"\b(?:finished|ended|ending|finishing|final score|won|win|wins|lost|drew|draw|tied at|deadlocked at|beat [NTO]|beating [NTO]|defeating [NTO])(?: [a-z]+)? $"
)


_ADJECTIVE = re.compile(r" (?:side|team|outfit|giants|champions|nation|club|men|players|comeback|fightback)\b")


def _subject(marked: Marked, place: int, skip: Token | None = None) -> tuple[int, Token] | None:
    """The side that does what stands at ``place``: the nearest fitting name to the left.

    A name that scores itself ("N scored twice to beat") is taken only where there is no other.
    """
    t = marked.text
    scorer: tuple[int, Token] | None = None
    for i in sorted((i for i in marked.at if i < place), reverse=True):
        token = marked.at[i]
        if token.kind not in "NTO" or token is skip:
            continue
        after = t[i + 1 : i + 40]
        if after.startswith(("'s", "' ")):
            if re.match(r"^'s? (?:[a-z-]+ ){0,3}$", t[i + 1 : place]):
                return i, token  # "N's S win", "N's victory over"
            continue
        if _ADJECTIVE.match(after):
            continue
        before = t[max(0, i - 45) : i]
        if _SCORER_NEXT.match(after) and " as " not in t[i:place]:
            scorer = scorer or (i, token)
            continue
        if _GIVE.search(before):
            return i, token
        if _OBLIQUE.search(before):
            continue
        return i, token
    return scorer


def _passing(marked: Marked, start: int, end: int) -> bool:
    t = marked.text
    left = t[max(0, start - 70) : start]
    cut = _CLAUSE.split(left)[-1]
    right = t[end : end + 70]
    return bool(
        _IF.search(cut)
        or _WHO.search(cut)
        or _PERFECT.search(cut)
        or _PASSING_LEFT.search(cut)
        or _FIRST_TO.search(cut)
        or _PASSING_RIGHT.match(right)
    )


def _pair(token: Token | None) -> tuple[int, int] | None:
    if token is None or token.score is None:
        return None
    return (token.score.first, token.score.second)


def _winner_first(pair: tuple[int, int] | None) -> tuple[int, int] | None:
    return None if pair is None else (max(pair), min(pair))


def results_in(marked: Marked) -> list[Result]:
    """All results told in one sentence, in the order of the rules, passing ones included."""
    t = marked.text
    at = marked.at
    found: list[Result] = []
    used: set[int] = set()

    def token(m: re.Match[str], group: str) -> Token | None:
        return at[m.start(group)] if m[group] is not None else None

    def whole_score(place: int) -> bool:
        return score_kind(marked, place) in ("result", "bare", "running", "sets")

    def add(result: Result, *places: int) -> None:
        found.append(result)
        used.update(places)

    if not re.search(r"[NTO]", t):
        return found

    m = _LINE.match(t)
    if m:
        if m["a"]:
            a, b = int(m["a"]), int(m["b"])
            w, lo = token(m, "winner"), token(m, "loser")
        else:
            pair = _pair(token(m, "score")) or (0, 0)
            a, b = pair
            w, lo = token(m, "w2"), token(m, "l2")
        if a < b:
            w, lo = lo, w
        add(
            Result(marked, 0, w, lo, a == b, (max(a, b), min(a, b)), ground=None),
            m.start(),
        )
        return found

    for m in _BEAT_RE.finditer(t):
        loser = token(m, "loser")
        subject = _subject(marked, m.start())
        rest = t[m.end() :]
        score_at: int | None = None
        sm = _AFTER_SCORE.match(rest) or _IN_SCORE.match(rest)
        kind: Literal["result", "shoot_out"] = "result"
        margin: tuple[int, int] | None = None
        pens = _ON_PENS.match(rest)
        if sm:
            score_at = m.end() + sm.start("score")
            what = score_kind(marked, score_at)
            if what == "shoot_out":
                kind = "shoot_out"
            elif what == "sets":
                margin = _set_list(marked, score_at)
                score_at = None
            elif what in ("aggregate", "half_time", "first_leg"):
                score_at = None
        elif pens:
            kind = "shoot_out"
        by = _BY.match(rest)
        if by and loser is not None:
            start = loser.end + 1
            text = marked.line.text
            length = len(by.group()) - 1
            margin = (start, start + length) if text[start : start + 3] == "by " else None
        verb = m["verb"]
        left = t[max(0, m.start() - 20) : m.start()]
        if verb == "beaten" and not re.search(r"\b(?:had|has|have|having)(?: [a-z]+){0,2} $", left):
            continue
        if _MOVED.match(rest):
            continue
        if re.search(r"\b(?:was|were|been|be|being|get|got) $", left) and not verb.endswith("ing"):
            continue
        pair = _winner_first(_pair(at[score_at])) if score_at is not None else None
        add(
            Result(
                marked, m.start(), subject[1] if subject else None, loser, False, pair, kind,
                _ground_after(t, score_at),
                passing=_passing(marked, m.start(), m.end()), margin=margin,
            ),
            *([score_at] if score_at is not None else []),
        )  # fmt: skip
    for m in _BEAT_THEM.finditer(t):
        subject = _subject(marked, m.start())
        score_at = m.start("score")
        told = found[-1] if found else None  # "overcome a Y comeback, defeating them 3-2"
        add(
            Result(
                marked, m.start(),
                told.winner if told else subject[1] if subject else None,
                told.loser if told else None, False,
                _winner_first(_pair(at[score_at])), passing=_passing(marked, m.start(), m.end()),
            ),
            score_at,
        )  # fmt: skip
    for head in _OVERCOME_FROM.finditer(t):
        m2 = _FROM_SIDE.match(t, head.end())
        if m2:
            subject = _subject(marked, head.start())
            add(
                Result(
                    marked, head.start(), subject[1] if subject else None, at[m2.start("loser")],
                    False, None, passing=_passing(marked, head.start(), m2.end()),
                )
            )  # fmt: skip
    for m in _SCORE_WIN.finditer(t):
        score_at = m.start("score")
        if score_at in used:
            continue
        what = score_kind(marked, score_at)
        if what in ("aggregate", "half_time", "first_leg"):
            continue
        kind = "shoot_out" if what == "shoot_out" or m["pens"] else "result"
        winner = token(m, "winner")
        if winner is not None and _ADJECTIVE.match(t, m.end("winner")):
            winner = None
        loser = token(m, "loser")
        prep = m["prep"]
        if prep in ("in", "on"):
            loser = None
        if winner is None and m["winner"] is None:
            subject = _subject(marked, score_at, loser)
            winner = subject[1] if subject else None
        ground: Literal["winner", "loser"] | None = None
        if re.search(r"\bhome\b", m["adj"]):
            ground = "winner"
        elif re.search(r"\baway\b", m["adj"]) or prep in ("at", "away to", "away at"):
            ground = "loser"
        add(
            Result(
                marked, score_at, winner, loser, False, _winner_first(_pair(at[score_at])), kind,
                ground if loser is not None or ground == "winner" else None,
                passing=_passing(marked, score_at, m.end()),
            ),
            score_at,
        )  # fmt: skip
    for m in _DEFEAT.finditer(t):
        score_at = m.start("score")
        if score_at in used or not whole_score(score_at):
            continue
        other = token(m, "loser")
        subject = _subject(marked, score_at, other)
        me = subject[1] if subject else None
        won = m["prep"] == "of"
        add(
            Result(
                marked, score_at, me if won else other, other if won else me, False,
                _winner_first(_pair(at[score_at])),
                ground="winner" if m["prep"] in ("at", "away to", "away at") else None,
                passing=_passing(marked, score_at, m.end()),
            ),
            score_at,
        )  # fmt: skip
    for pattern in (_HELD, _DREW, _DRAW, _AT_HOME):
        for m in pattern.finditer(t):
            score_at = m.start("score")
            if score_at in used:
                continue
            pair = _pair(at[score_at])
            if pair is None or pair[0] != pair[1] or not (
                whole_score(score_at) or pattern is _DREW
            ):
                continue
            groups = m.groupdict()
            other = token(m, "loser")
            place = m.start()
            prep = groups.get("prep")
            if prep == "between" and groups.get("third") is not None:
                add(Result(marked, place, other, token(m, "third"), True, pair,
                           passing=_passing(marked, place, m.end())), score_at)  # fmt: skip
                continue
            if "third" in groups and groups["third"] is not None and prep != "between":
                pass
            subject = _subject(marked, place, other)
            me = subject[1] if subject else None
            if groups.get("first") is not None:
                me = token(m, "first")
            ground = None
            adj = groups.get("adj") or ""
            if groups.get("home") or pattern is _AT_HOME or re.search(r"\bhome\b", adj) or prep == "at home to":
                ground = "winner"
            elif prep in ("at", "away to", "away at") or re.search(r"\baway\b", adj):
                ground = "loser"
            add(
                Result(marked, place, me, other, True, pair, ground=ground if other or ground == "winner" else None,
                       passing=_passing(marked, place, m.end())),
                score_at,
            )  # fmt: skip
    for m in _BOTH.finditer(t):
        score_at = m.start("score")
        pair = _pair(at[score_at])
        if score_at in used and not any(
            r.level and at[score_at] is not None and r.loser is None for r in found
        ):
            continue
        if pair is not None and pair[0] == pair[1]:
            found[:] = [r for r in found if not (r.level and r.loser is None)]
            add(Result(marked, m.start(), token(m, "winner"), token(m, "loser"), True, pair,
                       passing=_passing(marked, m.start(), m.end())), score_at)  # fmt: skip
    for m in _WON.finditer(t):
        score_at = m.start("score")
        if score_at in used:
            continue
        what = score_kind(marked, score_at)
        if what in ("aggregate", "half_time", "first_leg"):
            continue
        kind = "shoot_out" if what == "shoot_out" or m["pens"] else "result"
        loser = token(m, "loser")
        if loser is None and kind == "shoot_out":
            late = re.compile(rf"^ (?P<prep>at|against|over) {_side('loser')}").match(t, m.end())
            if late is None:
                late = re.match(rf" (?P<prep>at|against|over) {_side('loser')}", t[m.end() :])
            if late is not None:
                loser = at[m.end() + late.start("loser")]
        subject = _subject(marked, m.start(), loser)
        prep = m["prep"]
        if prep is None and loser is not None:
            prep = re.match(r" (\w+)", t[m.end() :]).group(1)  # type: ignore[union-attr]
        add(
            Result(
                marked, m.start(), subject[1] if subject else None, loser, False,
                _winner_first(_pair(at[score_at])), kind,
                ground="loser" if prep in ("at", "away at", "away to") and loser else None,
                passing=_passing(marked, m.start(), m.end()),
            ),
            score_at,
        )  # fmt: skip
    for m in _LOST.finditer(t):
        group = "score" if m["score"] else "late" if m["late"] else None
        other = token(m, "loser")
        if group is None and (other is None or m["prep"] not in ("to", "by", "against")):
            continue
        pair = None
        places: list[int] = []
        if group is not None:
            score_at = m.start(group)
            if score_at in used or not whole_score(score_at):
                continue
            pair = _winner_first(_pair(at[score_at]))
            places = [score_at]
        passive = re.match(r"(?:beaten|thrashed|hammered|edged out|trounced|stunned|routed|crushed)", m.group())
        left = t[max(0, m.start() - 30) : m.start()]
        if passive and not re.search(r"\b(?:was|were|being|got|are|is)(?: [a-z]+)? $", left):
            if other is not None and re.search(r"[NTO],? $", left) is None and pair is None:
                continue
            passing = True
        else:
            passing = _passing(marked, m.start(), m.end())
        subject = _subject(marked, m.start(), other)
        add(
            Result(
                marked, m.start(), other, subject[1] if subject else None, False, pair,
                ground="winner" if m["prep"] in ("at", "away to", "away at") else None,
                passing=passing,
            ),
            *places,
        )  # fmt: skip
    for m in _PUT_PAST.finditer(t):
        subject = _subject(marked, m.start())
        result = Result(marked, m.start(), subject[1] if subject else None, token(m, "loser"),
                        False, None, passing=_passing(marked, m.start(), m.end()))  # fmt: skip
        result.put = _value(m["n"])
        add(result)
    for m in _EXPENSE.finditer(t):
        loser = token(m, "loser")
        if any(r.loser is loser for r in found):
            continue
        subject = _subject(marked, m.start(), loser)
        told = next((r for r in found if r.loser is None and r.score and not r.level), None)
        if told is not None:
            told.loser = loser
            told.winner = subject[1] if subject else told.winner
        elif subject is not None:
            add(Result(marked, m.start(), subject[1], loser, False, None,
                       passing=_passing(marked, m.start(), m.end())))  # fmt: skip
    for r in found:
        if r.loser is None and r.winner is not None and r.score and not r.level:
            out = next((x for x in _WENT_OUT.finditer(t) if at[x.start("loser")] is not r.winner), None)
            if out is not None:
                r.loser = at[out.start("loser")]
    for m in _PLAIN_WIN.finditer(t):
        loser = token(m, "loser")
        if any(r.loser is loser for r in found):
            continue
        kind = "shoot_out" if re.search(r"shoot-?out|penalt", m["adj"] or m.group()) else "result"
        subject = _subject(marked, m.start(), loser)
        add(
            Result(
                marked, m.start(), subject[1] if subject else None, loser, False, None, kind,
                ground="loser" if m["prep"] == "at" else None,
                passing=_passing(marked, m.start(), m.end()),
            )
        )  # fmt: skip
    found.sort(key=lambda r: r.place)
    _mark_others(t, found)
    return found


def _ground_after(t: str, score_at: int | None) -> Literal["winner", "loser"] | None:
    """ "beat N 2-0 at home" and "beat N 2-0 away"."""
    if score_at is None:
        return None
    if _HOME_AFTER.match(t, score_at + 1):
        return "winner"
    return "loser" if _AWAY_AFTER.match(t, score_at + 1) else None


def _mark_others(t: str, found: list[Result]) -> None:
    """Say of each result whether the sentence calls it another match."""
    for m in _OTHER.finditer(t):
        before = [r for r in found if r.place < m.start()]
        if not before or m.start() < 4:
            for r in found:
                r.other = r.other or r.place >= m.start()
        else:
            before[-1].other = True


_VALUES = {w: i for i, w in enumerate("two three four five six seven eight nine ten".split(), 2)}


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word]


def _set_list(marked: Marked, place: int) -> tuple[int, int] | None:
    """Offsets of a list of sets that opens with the score at ``place``."""
    first = marked.at[place]
    end = first.end
    text = marked.line.text
    for i in sorted(i for i in marked.at if i > place):
        token = marked.at[i]
        if token.score is None or not token.score.of_sets:
            break
        if len(text[end : token.start].strip(" ,;()and")) > 0:
            break
        end = token.end
    while end < len(text) and text[end] == ")" and text[first.start : end].count("(") > text[
        first.start : end
    ].count(")"):
        end += 1
    return (first.start, end)
