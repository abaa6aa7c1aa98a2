"""The wordings by which match reports tell a result, as patterns over marked sentences."""

from __future__ import annotations

import re

from summarizer.language.patterns import Rule, Rules, one_of
from summarizer.language.score_kinds import PENALTIES, WIN

__all__ = [
    "AFTER_SCORE",
    "AT_HOME",
    "AWAY_AFTER",
    "BEAT",
    "BEAT_CUES",
    "BEAT_THEM",
    "BEATEN_BY",
    "BEATINGS",
    "BOTH",
    "BY_MARGIN",
    "CALLED",
    "DEFEAT",
    "DRAW",
    "DRAW_CUES",
    "DREW",
    "DREW_WITH",
    "EXPENSE",
    "FROM_SIDE",
    "HELD",
    "HOME_AFTER",
    "IN_SCORE",
    "LATE_LOSER",
    "LINE",
    "LOST",
    "ON_PENALTIES",
    "OVERCOME",
    "PLAIN_WIN",
    "PUT_PAST",
    "SCORE_WIN",
    "SHARED",
    "WENT_OUT",
    "WON",
]

_PREP = one_of(
    """in | at | on | by | from | with | for | as | to | and | after | when | of | but | who | his
    | her | their | its | that | them | it"""
)
CALLED = one_of(
    """side | outfit | club | team | champions | rivals | strugglers | leaders | giants | neighbours
    | minnows | newcomers | hosts | holders | qualifiers | debutants | opponents | counterparts"""
)
"""Source of what a side is called after a name: "Premier side Xian"."""
_GAP = rf"(?:(?!{_PREP}\b)[a-z0-9][a-z0-9'-]* |[NCO] (?={CALLED} )){{0,5}}?"


_KNOWN_AS = (
    r"(?:(?:their|its) (?:[a-z0-9-]+ ){0,3}?"
    r"(?:neighbou?rs|rivals|hosts|visitors|guests|opponents|counterparts) )?"
)
"""What a side is to the other, before its name: "beat their local rivals X"."""


def _side(name: str) -> str:
    """Source of a side's name as the group ``name``, with up to five words before it."""
    return rf"(?:(?:his|her) (?=N (?:side|team)\b))?{_KNOWN_AS}{_GAP}(?P<{name}>[NTO])"


_VERBS = [
    " ".join(v.split())
    for v in """beat | beats | beating | beaten | defeat | defeats | defeated | defeating | edge
    | edges | edged | edging | thrash | thrashed | thrashes | thrashing | hammer | hammered
    | hammering | crushing | crush
    | crushed | crushes | rout | routed | trounced | demolish | demolished | stun | stuns | stunned
    | stunning | shock | shocked | upset | sink | sinks | sank | sinking | downs | downed | downing
    | overcome | overcomes | overcame | overcoming | overpowered | outclass | outclassed | see off
    | sees off | saw off | seeing off | hold off | holds off | held off | holding off | fend off
    | fended off | knock out | knocks out | knocked out | knocking out | eliminate | eliminated
    | eliminates | floor | floored | flooring | dumping out
    | dump out | dumped out | dismantle | dismantled | dismantles | dismantling | maul
    | mauled | overwhelm | overwhelmed | outplay | outplayed | pummel | pummelled | blow away
    | blew away | swat aside | swatted aside | topple | toppled | topples | toppling | dispatch
    | dispatched | humble | humbled | punish | pip | pips | pipped | outlast | outlasted
    | outlasting | blank | blanked | sweep aside | swept aside | brush aside | brushed aside
    | destroy | destroyed | put out | get the better of | gets the better of | got the better of
    | getting the better of | proved too strong for | proved too good for | were too strong for
    | were too good for | were far too good for | were much too good for | were far too strong for
    | were much too strong for | were simply too good for | were simply too strong for
    | had too much for | made light work of | made short work of
    | making light work of | making short work of | took apart | ran riot against""".split("|")
]
_PAST = """eas edg cruis coast breez squeez stroll power rac scrap stutter romp creep slip muscl
    battl"""
_PAST_VERBS = [s + e for s in _PAST.split() for e in ("", "e", "es", "ed", "s", "ing")] + [
    "sweep", "sweeps", "swept", "sweeping", "crept",
]  # fmt: skip
_BEAT = rf"(?:{'|'.join(_VERBS)}|(?:{'|'.join(_PAST_VERBS)}) past)"
BEAT_CUES = frozenset(v.split()[0] for v in _VERBS) | {"past"}
_WHERE = r"(?: (?:on|in|at|for) (?:the )?[DCVN](?: (?:night|evening|afternoon))?){0,2}"
_WHEN = r"(?: (?:on|in|at) (?:the )?[DCV](?: (?:night|evening|afternoon))?){0,2}"
BEAT = re.compile(
    rf"\b(?P<verb>{_BEAT}) (?P<how>{_KNOWN_AS}{_GAP})(?P<loser>[NTO])"
    rf"(?!'s? (?!S|women\b|men\b|side\b|team\b))(?! {CALLED} [NTO])"
)
# So many verbs are tried only where one of their first words stands.
BEATINGS = Rules([Rule("", BEAT, frozenset(v.split()[0] for v in (*_VERBS, *_PAST_VERBS)))])
BEAT_THEM = re.compile(rf"\b(?P<verb>{_BEAT}) them(?P<after>{_WHERE} (?P<score>S))")
OVERCOME = re.compile(
    r"\bovercom(?:e|es|ing)|\bovercame|\bsurviv(?:e|es|ed|ing)\b|\bhold(?:s|ing)? off|\bheld off"
)
FROM_SIDE = re.compile(
    r" (?:a |the )?(?:[a-z-]+ ){0,3}(?:comeback|fightback|challenge|display|scare|rally|resistance"
    r"|side) from (?:the )?(?P<loser>[NTO])"
)
AFTER_SCORE = re.compile(
    rf"(?:'s? (?:women|men|side|team))?{_WHERE},?(?:(?: by| with)?(?: a)?| by (?:a|the) (?:score"
    rf"|scoreline|margin) of"
    rf"| by (?:a single goal|the odd goal),) (?P<score>S)"
)
IN_SCORE = re.compile(
    r"(?: [a-z-]+){0,2} (?:in|with) an? (?:[a-z-]+ ){0,2}(?P<score>S) (?:home |away )?"
    r"(?:win|victory|thriller|rout|thrashing|triumph)"
)
BY_MARGIN = re.compile(
    r" by (?:an? )?(?:innings and )?[a-z0-9]+ (?:runs?|wickets?|innings|points?|shots?|lengths?)"
    r"(?: and [a-z0-9]+ runs)?"
)
ON_PENALTIES = re.compile(rf"{_WHERE}(?: S)?(?: (?:on|via|in|after) {PENALTIES}\b)")
_WORDS = r"(?:[a-z0-9][a-z0-9'-]{0,40} )"
_WINS = rf"(?:{WIN}|winners|scoreline|thumping|mauling|trouncing)"
SCORE_WIN = re.compile(
    rf"(?P<score>S) (?P<adj>{_WORDS}{{0,4}}?){_WINS}\b(?P<pens> (?:on|in) {PENALTIES})?"
    rf"(?: (?:for|by) {_side('winner')})?{_WHEN}"
    rf"(?: (?P<prep>over|against|at home to|at home against|at|of|away to|away at|away against"
    rf"|on the road at|on the road against|in|on) {_side('loser')})?"
)
PLAIN_WIN = re.compile(
    r"\b(?:a|an|the|in|their|its|'s|with|his|thrilling|stunning|shoot-?out) ?"
    rf"(?P<adj>{_WORDS}{{0,4}}?){WIN} (?P<prep>over|against|at) {_side('loser')}"
)
DEFEAT = re.compile(
    rf"(?P<score>S) {_WORDS}{{0,3}}?(?:defeat|loss|reverse|beating|hammering|thrashing)"
    rf"{_WHEN} (?P<prep>to|by|against|at|of|on|away to|at the hands of|away at|at home to"
    rf"|at home by|at home against) {_side('loser')}"
)
DRAW = re.compile(
    rf"(?P<score>S) (?P<adj>{_WORDS}{{0,4}}?)(?:draw|tie|stalemate|deadlock)\b"
    r"(?: for (?:the )?(?P<first>[NTO]))?"
    rf"(?: (?P<prep>with|against|at|by|between|away to|at home to|away at) {_side('loser')}"
    rf"(?: and {_side('third')})?)?"
)
DREW = re.compile(
    r"\b(?:draw|draws|drew|drawing|drawn|held to|(?:was|were|been|being|be) held) (?P<score>S)"
    r"(?P<home> at home)?"
    rf"(?: (?P<prep>with|to|against|at|by) {_side('loser')})?"
)
LOST_CUES = frozenset(
    """lost lose loses losing went go goes going fell slumped crashed slipped succumbed beaten
    thrashed hammered edged trounced stunned routed crushed""".split()
)
OVERCOME_CUES = frozenset(
    """overcome overcomes overcoming overcame survive survives survived surviving hold holds
    holding held""".split()
)
PLAIN_WIN_CUES = frozenset(re.findall(r"[a-z]+", WIN))
"""Words without which the patterns of their names match nothing."""
DRAW_CUES = frozenset("draw drew shared share cancelled point replay stalemate".split())
AT_HOME = re.compile(rf"(?P<score>S) at home (?:to|with|against|by) {_side('loser')}")
HELD = re.compile(
    rf"\b(?:held|hold|holds|holding) {_side('loser')} (?:to )?(?:an? )?(?:[a-z-]+ ){{0,3}}"
    r"(?P<score>S)"
)
WON = re.compile(
    r"\b(?:won|win|wins|winning|triumphed|prevailed|triumph|c[ao]mes? out on top"
    r"|emerged? (?:victorious|triumphant))"
    r"(?: the (?:match|game|tie|final|contest|second leg))?(?: by| in an?(?: [a-z-]+)?)?"
    r" (?P<score>S)"
    r"(?P<pens> on penalties| in (?:a|the) (?:penalty )?shoot-?out)?"
    rf"(?: (?P<prep>at|against|over|away at|away to|away against) {_side('loser')})?"
)
LATE_LOSER = re.compile(rf" (?P<prep>at|against|over) {_side('loser')}")
LOST = re.compile(
    r"\b(?:lost|lose|loses|losing|went down|go down|goes down|going down|fell|slumped|crashed"
    r"|slipped|succumbed"
    r"|(?P<passive>beaten|thrashed|hammered|edged out|trounced|stunned|routed|crushed))"
    r"(?: the (?:match|game|tie|final|contest))?(?:(?: by)? (?P<score>S))?"
    rf"(?P<pens> (?:on|in) {PENALTIES})?{_WHEN}(?P<own> on their own (?:ground|pitch|patch))?"
    r"(?: (?P<prep>to|at home to|at home against|at home by|at|against|by|away to|away at"
    rf"|away against) {_side('loser')})?(?:,? (?P<late>S))?"
)
BEATEN_BY = re.compile(
    r"\b(?:was|were|been|being) (?:[a-z]+ ){0,2}?(?:swept aside|brushed aside|blown away|seen off"
    r"|overpowered|overwhelmed|outclassed|dismantled|humbled|demolished|thrashed|hammered|trounced"
    r"|routed|crushed|stunned|knocked out|eliminated|edged out|toppled)"
    rf"(?: on their own (?:ground|pitch|patch))? by {_side('winner')}(?!'s? (?!S))"
)
DREW_WITH = re.compile(
    r"\b(?:drew|to draw|to (?:earn|snatch|secure|salvage|claim|gain|rescue|grab)"
    r" an? (?:[a-z-]+ ){0,2}(?:draw|point|replay)"
    r"|held to an? (?:[a-z-]+ ){0,2}(?:draw|stalemate))"
    rf" (?P<prep>with|against|at|by|away to|at home to|away at) {_side('loser')}(?!'s? (?!S))"
)
SHARED = re.compile(
    r"(?P<winner>[NTO]) and (?:the )?(?:[a-z0-9-]+ ){0,2}?(?P<loser>[NTO]) "
    r"(?:cancelled each other out|shared (?:the (?:spoils|points)|(?:two|four|six|eight|ten) goals)"
    r"|had to share the (?:spoils|points)|played out an? (?:[a-z-]+ ){0,2}(?:draw|stalemate))\b"
)
BOTH = re.compile(
    r"(?P<winner>[NTO]) and (?:the )?(?P<loser>[NTO]) (?:(?:[a-z-]+ ){0,3}?(?:drew|shared"
    r"|played out|play out|draw|share|fought out|settled for|settle for|finished|played to"
    r"|cancel each other out|ended))(?:[^.;]{0,60}?)(?P<score>S)"
)
LINE = re.compile(
    r"(?:[a-zCDKN -]{1,30}: )?(?:"
    r"(?P<winner>[NTO])(?: M| \(\d{1,2}\))? (?P<a>\d{1,3}) ?[,-]? ?"
    r"(?P<loser>[NTO])(?: M| \(\d{1,2}\))? (?P<b>\d{1,3})\.?$"
    r"|(?P<w2>[NTO]) (?P<score>S) (?P<l2>[NTO])(?=\.?$|:| -| \())"
)
EXPENSE = re.compile(r"\bat the expense of (?:the )?(?P<loser>[NTO])")
WENT_OUT = re.compile(
    r"(?P<loser>[NTO]) (?:have |had |were |are )?(?:crash(?:ed|es)? out|bow(?:ed|s)? out|crashed"
    r"|eliminated|knocked out|dumped out|exit(?:ed|s)?|slumped|suffered|fell|out of|stunned|beaten"
    r"|sent (?:crashing|packing|out|home))\b"
)
PUT_PAST = re.compile(
    r"\b(?:put|puts|putting) (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[a-z]+ )?"
    rf"(?:past|by) {_side('loser')}"
)
HOME_AFTER = re.compile(r"(?: [a-z]+){0,2} at home\b")
AWAY_AFTER = re.compile(r"(?: [a-z]+)? away(?: from home)?(?= on\b| in\b|,|\.|$| to )")
