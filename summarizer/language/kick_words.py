"""Words for what becomes of a penalty, shared by penalties of the match and of a shoot-out."""

from __future__ import annotations

from summarizer.language.actors import ROLE
from summarizer.language.patterns import one_of

__all__ = ["ASTRAY", "FLEW", "GONE", "KEPT_OUT", "SAVES", "STRUCK", "WOODWORK"]

_FRAME = (
    r"(?:(?:left|right|near|far|foot|base|face|top|outside|inside|underside|[a-z]+-hand|of|the|a"
    r"|an) )*"
)
WOODWORK = rf"{_FRAME}(?:posts?|bar|crossbar|upright|woodwork|frame|goalpost|stanchion)\b"
ASTRAY = (
    r"(?:wide|over\b(?! (?:the )?line)|high\b(?! into the (?:net|roof|top))|off target"
    rf"|(?:past|against|off|on to|onto|into|at) {WOODWORK}|{WOODWORK}"
    r"|into the (?:stands?|crowd|night|side[- ]netting)"
    rf"|(?:straight at|too close to|into the (?:arms|gloves|hands) of) (?:{ROLE} ){{0,4}}[PE]\b"
    r"|(?:straight at|too close to) the (?:goal)?keeper"
    r"|too high|too far)"
)
STRUCK = one_of(
    """shot | shoot | shooting | fired | fire | firing | blazed | blaze | blazing | put | putting
    | sent | send | sending | dragged | drag | dragging | hit | hitting | struck | strike | striking
    | skied | sky | skying | clipped | clip | clipping | rattled | rattle | rattling | rapped
    | thumped | thump | drove | drive | driving | smashed | smash | smashing | lifted | lift
    | lifting | pulled | pull | pulling | placed | place | placing | rolled | roll | rolling
    | steered | scuffed | ballooned | ballooning | thundered | crashed | crash | lashed | spooned
    | shook | kissed | went | aimed | pushed | chipped | hammered | found | hoofed | slammed
    | side-footed | curled | stroked | fizzed | blasted | whacked | cracked | rapping | shaved
    | screwed | sliced"""
)
"""What a taker does with the ball."""
GONE = one_of(
    """saved | stopped | kept out | blocked | parried | pushed (?:away|aside|wide|over|out|on to
    |onto|against|round|around) | tipped (?:over|wide|away|on to|onto|round|around|against)
    | turned (?:away|aside|over|on to|onto|round|around|wide|against|behind)
    | palmed (?:away|out|over|wide|aside) | beaten (?:away|out) | repelled | denied | smothered
    | read | cleared | held | gathered | clawed (?:away|out) | fisted (?:away|out|clear)
    | punched (?:away|out|clear) | touched (?:wide|on to|onto)"""
)
"""What is done to a kick that does not go in."""
FLEW = one_of(
    """go | fly | come back | crash | cannon | rebound | hit | strike | clip | rattle | sail | drift
    | went | flew | sailed | came back | crashed | cannoned | rebounded | struck | clipped
    | rattled | drifted | bounced | came | rose | cleared | slid | rolled | shaved | smacked
    | smack | ended | looped | was | were | had been | thudded | pinged | screwed | soared"""
)
SAVES = one_of(
    """saving | saved | saves | save | keeping out | kept out | keeps out | keep out | stopping
    | stopped | stops | stop | denying | denied | denies | deny | repelled | repelling | repel
    | parried | parrying | parry | parries | foiled | foiling | foil | thwarted | thwarting
    | thwart | frustrated | blocked | blocking | block | smothered | smothering | pushed away
    | pushed aside | pushing away | pushing aside | push away | push aside | pushed out | push out
    | pushed wide | tipped over | tipping over | tip over | tipped away | tipped wide | tipping wide
    | turned away | turned aside | turning away | turning aside | turn away | turn aside
    | palmed away | palming away | palm away | palmed out | beat away | beating away | beaten away
    | beat out | beating out | fisted away | fisting away | punched away | clawed away | clawing out
    | got down to | getting down to | get down to | dived (?:left|right) for | got to
    | clung on to | clinging on to | cling on to | held | holding | gathered | read | reading
    | g[eo]t(?:ting)? (?:both|two|a|his|her|one)(?: (?:strong|firm|outstretched))?
      (?:hands?|gloves?|fists?|palms?|fingertips?|legs?|foot|feet) to
    | guess(?:ed|ing)? (?:right|correctly) (?:for|on|with|against|to (?:save|keep out|stop))"""
)
"""What a goalkeeper does; what was kicked, or who kicked it, follows."""
KEPT_OUT = frozenset(
    """saving saved saves save keeping kept keeps keep stopping stopped stops stop denying denied
    denies deny repelled repelling repel parried parrying parry foiled foiling foil thwarted
    thwarting thwart frustrated blocked blocking block smothered smothering pushed pushing push
    tipped tipping tip turned turning turn palmed palming palm beat beating beaten fisted fisting
    punched clawed clawing got get getting dived clung clinging cling held holding gathered read
    reading guessed guess guessing cleared touched""".split()
)
"""Words of which ``SAVES`` and ``GONE`` hold at least one."""
