"""Which side gains by a goal, as the words of its sentence say it."""

from __future__ import annotations

import re

from summarizer.language.actors import is_object
from summarizer.language.goal_hits import Hit
from summarizer.language.marking import Marked, Token
from summarizer.language.patterns import one_of

__all__ = ["GAIN_AFTER", "promised_to", "settles", "side_of"]

_GIVES = one_of(
    """give | gave | hand | handed | earn | earned | help | helped | send | sent | fire | fired
    | take
    | took | lift | lifted | guide | guided | secure | secured | rescue | rescued | lead | led
    | inspire | inspired | steer | put | seal | sealed"""
)
_GAVE = one_of(
    """gave | give | gives | giving | earned | earns | handed | hands | secured | secures | saw
    | sees
    | sent | sends | helped | helps | fired | fires | put | puts | lifted | rescued | rescues
    | brought"""
)
_SAVES = one_of(
    """salvage | rescue | secure | earn | snatch | seal | clinch | grab | hand | complete | claim"""
)
_FARED_WELL = one_of(
    """beat | won | drew | came | survived | claimed | secured | booked | earned | held | snatched
    | rescued | salvaged | fought | edged | saw off | cruised | eased | reached | advanced | swept
    | overcame | moved | climbed | progressed | thrashed | defeated | stunned | sealed | recovered
    | hit back | downed | hammered | crushed | outclassed | triumphed | beats | win | wins | ran out
    | got | completed | kept | maintained | extended | returned | upset | shocked | knocked
    | dumped | eliminated | sank | outplayed | routed | dispatched | ran riot | went through
    | sent | pipped | outlasted | squeezed past"""
)
_WORD = r"(?: (?!(?:but|and|after|before|for|opposing|against)\b)[a-z0-9MWD][a-z0-9-]*)"
_IN_TROUBLE = (
    r"(?! (?:knocked|beaten|lose|out\b|eliminated|crash|defeated|home|packing|tumbling|reeling|down"
    r"|apart|under|to the sword|to defeat|on the (?:back|ropes|rack)|in trouble|into trouble))"
)
GAIN_AFTER = re.compile(
    rf"(?:{_WORD}{{0,6}}?,? (?:"
    rf"(?:to|and) {_GIVES} (?:the |10-man |ten-man )?(?P<a>[TGU])\b{_IN_TROUBLE}"
    rf"|to {_SAVES} (?:a |an |the )?(?:[a-zS-]+ ){{0,4}}"
    r"(?:draw|point|points|win|victory|triumph|comeback) for (?:the )?(?P<d>[TGU])\b"
    rf"|{_GAVE} (?:the |10-man |ten-man )?(?P<b>[TGU])\b{_IN_TROUBLE})"
    rf"|{_WORD}{{0,10}}?(?:, (?:the|his|her) [a-z]+{_WORD}{{1,9}})?,? "
    r"as (?:the |holders |hosts |10-man |ten-man |champions |leaders |visitors |league leaders "
    rf"|defending champions )?(?P<c>T) (?:twice |[a-z]+ly |again |also )?{_FARED_WELL})"
)
"""After a goal: "… to give T the win", "… gave T a point", "… as T beat"; the last group is T."""

_AGAINST = re.compile(
    r"(?: (?!(?:but|and|after|before)\b)[a-zMWD]+){0,8}? (?:to|and) (?:put (?=[TGU] on the back)"
    r"|stun"
    r"|stunned|deny|denied|frustrate|peg|pegged|sink|sank|punish|punished|knock out|leave|rock"
    r"|rocked|shock|shocked|silence|silenced) (?:the )?(?P<a>[TGU])\b"
)
_OWN_SIDE = re.compile(
    r"\b(?:put|puts|putting|fired|fires|headed|heads|heading|shot|sent|edged|steered|curled|slotted"
    r"|volleyed|brought|pulled|pulls|pulling|drew|drawn|draw|give|gave|gives|giving|given|handed|hand"
    r"|handing|earn|earned|lifted|hauled|got|rifled|drove|nodded|tapped) ([TGU])\b"
)
_BROKE_HEARTS = re.compile(
    r"\b(?:br[oe]a?k\w*|silenc\w+|stunn\w+|punish\w+|den(?:ied"
    r"|ying)) (?:the )?(?P<a>[TGU])(?:'s?)? "
    r"(?:(?:hearts?|resistance|resolve|fans|supporters) )?(?:with|by) (?:[a-z-]+ ){0,4}$"
)
_INTO_ROUND = re.compile(r" and (?P<a>[TGU]) into the ")
_FOR_SIDE = re.compile(
    r"(?:(?: (?:[a-z]+|M)){0,2}| (?:in the|on the|after) M) for (?P<a>[TGU])\b(?!'s)"
)
# "P scored twice in a 3-1 home win over T"
_IN_WIN_OVER = re.compile(
    r"(?: [a-zMW]+){0,3}? (?:in|during) (?:a|an|the|their) (?:[a-z-]+ ){0,3}S (?:[a-z-]+ ){0,3}?"
    r"(?:win|victory|triumph|success|rout) (?:over|against|at|away to) (?:[a-z-]+ ){0,3}?(?P<a>T)\b"
)
_FOR_STATES = frozenset(
    {
        "score",
        "goal",
        "noun",
        "list",
        "back",
        "restore",
        "level",
        "double",
        "lead",
        "add",
        "convert",
    }
)
_LOST = re.compile(r"\bconsolation\b")
_SIDES_LEAD = re.compile(
    r"\b(?:opening|opened|opens|doubled|doubling|double|restored|restoring|restore|extended|extending"
    r"|grabbed|got|added|scored|regained|levelled|increased|stretched) (?:the )?(?P<a>[TGU])'s\b"
)
_LEAD_OF = re.compile(r" of (?:the )?(?P<a>[TGU])\b(?!'s)")
_LEADS = frozenset({"add", "double", "restore"})
_WITH = re.compile(r"\bwith (?:[a-z-]+ ){0,3}(?:P(?:,| and) (?:[a-z-]{1,60} ){0,3}){0,12}$")


def side_of(marked: Marked, hit: Hit, known: Token | None) -> tuple[Token | None, Token | None]:
    """The tokens of the side that gains and of the one it is scored against; ``known`` is the side
    that an earlier wording of the same goal gave."""
    t = marked.text
    m = _OWN_SIDE.search(t, hit.place, hit.end + 2)
    if m:
        return marked.at[m.start(1)], None
    broken = _BROKE_HEARTS.search(t, max(0, hit.place - 60), hit.place)
    if broken:
        return None, marked.at[broken.start("a")]
    m = _AGAINST.match(t, hit.end)
    if m is None and not _LOST.search(t, hit.place, hit.end):
        m = _IN_WIN_OVER.match(t, hit.end)
    against = marked.at[m.start("a")] if m else None
    known = known or hit.actor.side
    if known is None and t.endswith(" for ", hit.place, hit.end):
        known = marked.at.get(hit.end)  # "replied for T"
    if known is not None:
        return known, against
    for m in (
        _INTO_ROUND.search(t, hit.place, hit.end + 60),
        GAIN_AFTER.match(t, hit.end),
        _FOR_SIDE.match(t, hit.end) if hit.state in _FOR_STATES else None,
        _SIDES_LEAD.search(t, hit.place, hit.end + 2),
        _LEAD_OF.match(t, hit.end) if hit.state in _LEADS else None,
    ):
        if m:
            return marked.at[m.start(m.lastgroup or 0)], against
    return _main_clause(marked, hit), against


def _main_clause(marked: Marked, hit: Hit) -> Token | None:
    """The side of the main clause: "T hit back with substitute P curling in"."""
    place = hit.actor.place
    if not hit.actor.people or not _WITH.search(marked.text[max(0, place - 60) : place]):
        return None
    sides = [(i, tok) for i, tok in marked.at.items() if i < place and tok.kind in "TGU"]
    if sides and len({tok.ref for _, tok in sides}) == 1 and not is_object(marked, sides[-1][0]):
        return sides[-1][1]
    return None


_HAD_BEFORE = r"(?:,[^,]{1,80},)? (?:had |then |soon |twice |also )*"
_PROMISED = re.compile(
    # "The T goals had come early", "T thought they were back in it", "T led the home side twice"
    r"^(?:the )?(?P<a>[TGU])(?:'s?)? goals (?:had )?(?:came|come|both came)\b"
    rf"|(?P<b>[TGU]){_HAD_BEFORE}(?:thought they were|thought it was|were|was|got (?:themselves )?"
    r"|fought (?:their|its) way) back in(?:to)? (?:it|the (?:game|match|tie|contest))\b"
    rf"|(?P<c>[TGU]){_HAD_BEFORE}(?:led|took the lead|went ahead|went in front|struck first"
    r"|hit back|drew level|were level|was level|made (?:their|its) pressure (?:count|tell|pay)"
    r"|were soon ahead|got (?:their|its) reward)\b(?! S)"
)
_NOT_YET = re.compile(
    r"\b(?:no|not|never|almost|nearly|could|would|should|until|unless|if|last)\b|n't\b"
)


def promised_to(marked: Marked) -> Token | None:
    """The side whose goals the next sentence tells, by this one: "The T goals had come early"."""
    m = _PROMISED.search(marked.text)
    if m is None or _NOT_YET.search(marked.text) or marked.tokens("P"):
        return None
    sides = {tok.ref for _, tok in marked.tokens("T")}
    return marked.at[m.start(m.lastgroup or 0)] if len(sides) <= 1 or m.start() == 0 else None


_SETTLES = re.compile(
    r"[^;.PTGUQ]{0,60}? (?:for|in) what (?:turned out to be|proved(?: to be)?|was to be|would be"
    r"|became) (?:the|a) (?:winner|winning goal|decisive goal|deciding goal)\b"
)


def settles(marked: Marked, end: int) -> bool:
    """Whether the words after a goal make it the one that won the match."""
    return _SETTLES.match(marked.text, end) is not None
