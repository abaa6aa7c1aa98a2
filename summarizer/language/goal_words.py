"""The wordings by which match reports tell a goal, as rules over marked sentences.

``VERBS`` are what a player or side does; the subject is looked for to their left. ``NOUNS`` name
the goal, and its owner is the scorer. ``ANNOUNCED``, ``CAME`` and ``WAITED`` say that a side has
scored; the scorer follows or is not told.
"""

from __future__ import annotations

import re

from summarizer.language.actors import ROLE
from summarizer.language.patterns import Rule, one_of, rule

__all__ = [
    "ANNOUNCED", "ANNOUNCING", "CAME", "COMING", "NEEDED", "NEEDING", "NOUNS", "VERBS", "WAITED",
    "WEAK",
]  # fmt: skip

# A side, by name, as hosts or visitors, by epithet or pronoun.
_SIDE = (
    r"(?:(?:the )?[TGUO]|the P|them|him|the (?:10|ten|nine) (?:men|women|players)"
    r"|(?:his|her|their|its|the) (?:[a-z-]+ )?(?:side|team|club|country|men|charges))"
)
# Up to five words between a verb and its noun that open no clause of their own.
_ADJ = (
    r"(?:(?!(?:and|but|when|as|who|that|which|after|before|while|posts?|bar|crossbar"
    r"|woodwork)\b)[a-z0-9][a-z0-9'-]* "
    r"|[MWST]'?s? ){0,5}?"
)
_KEEPER_ADJ = one_of(
    """the | his | her | a | [TGU] | [TGU]'s? | visiting | home | opposing | diving | stranded
    | advancing | onrushing | helpless | wrong-footed | rookie | stand-in | despairing
    | outstretched | veteran | young"""
)
_OF_KEEPER = one_of(
    "left | right | near | despairing | outstretched | dive | grasp | reach | legs | gloves | hands"
)
_KEEPER = (
    rf"(?:(?:{_KEEPER_ADJ} ){{0,4}}(?:(?:goal)?keeper\b(?: P)?"
    rf"|[PE]\b(?! from scoring)(?!'s (?!{_OF_KEEPER}))))"
)
_NET = (
    r"into (?:the |an |his |her |[PTGU]'s )(?!own )(?:[a-z-]+ ){0,4}?"
    r"(?:net|corner|goal(?! line)|roof|top|bag)\b"
)
# "home crowd" is no goal.
_HOME = r"home\b(?! " + one_of(
    """crowd | fans | supporters | side | team | end | bench | players | stand | defence | keeper
    | goalkeeper | game | match"""
)
# "in" that says where the ball went and not where somebody stood.
_IN_END = (
    r"in(?= (?:at|off|M|W|after|to make|for|with)\b"
    r"| from (?:close|[a-z0-9]+ (?:yards|metres|meters)|a |an |the edge|range|inside|point)"
    r"|[,.;]|$)"
)
_TARGET = (
    rf"(?:{_HOME})|{_IN_END}|{_NET}"
    rf"|(?:past|beyond|over|under|beneath|underneath|across|around|through the legs of"
    rf"|between the legs of) {_KEEPER}"
    rf"|and {_NET}|over the (?:goal[- ]?)?line|inside the (?:[a-z]+ ){{0,2}}(?:post|upright)"
    r"|in off (?:the|a)"
    r"|off the underside of the (?:cross)?bar and in|under the (?:cross)?bar|into an empty"
    r"|in at the)"
)

_STEMS = """tap tapp head slot slott sweep driv bundl smash fir curl volley turn stab stabb
    pok prod prodd forc nod nodd ramm ram lash steer sidefoot side-foot blast drill knock
    roll slid hammer thump flick glanc lift chip chipp clip clipp thrash rattl screw wallop
    dink lob lobb rifl crash convert buri thunder whip whipp bend strok guid squeez scrambl
    shoot power plac pass tuck hook loop touch slam slamm push deflect angl bury finish slip
    slipp plant sting plunder tickl nestl nudg toepok toe-pok backheel back-heel half-volley
    unleash crack belt send put bash bang scoop direct stretch divert arrow""".split()
_ENDINGS = ("", "e", "ed", "es", "s", "ing", "d")
_IRREGULAR = "swept drove slid shot bent buried sent struck rose hit smacked fizzed".split()
_SHOTS = frozenset(s + e for s in _STEMS for e in _ENDINGS) | frozenset(_IRREGULAR)
"""Words for what a player does with the ball last."""
_OWN_END = (
    r"(?:(?:his|her|their) own (?:net|goal|goalkeeper|keeper|goal[- ]?line|line|[a-z]+ net"
    r"|(?:near |far )?post|team's)"
    r"|[PE], (?:his|her) own (?:goal)?keeper)"
)
_SHOOT = (
    rf"\b(?:(?:{'|'.join(_STEMS)})(?:{'|'.join(e for e in _ENDINGS if e)})?"
    rf"|{'|'.join(_IRREGULAR)}|let fly)"
)
_SHOT_CUES = frozenset(w.split("-")[0] for w in _SHOTS) | {"let"}


def _shot(rest: str) -> Rule:
    """A rule that a word for a shot opens."""
    return Rule("finish", re.compile(_SHOOT + rest), _SHOT_CUES)


_OBJECT_STOP = one_of(
    """and | but | when | as | who | that | which | only | wide | over | straight | against | just
    | after | before | while | at"""
)
_OBJECT = (
    r"(?: (?:it|the ball|the rebound|[a-z]+ (?:low|fierce|fine|powerful|curling)"
    rf"|(?!{_OBJECT_STOP}\b)[a-z0-9'-]+|P's|E's|T's|M|W)){{1,9}}?"
)
_WALL = (
    r"(?: (?:over|around|round|past|through) (?:the|a) (?:[a-z-]+ )?"
    r"(?:wall|crowd|bodies|legs|defenders?)(?: of [a-z]+)?)?"
)
# A ball played in is none that went in.
_NO_DELIVERY = (
    r"(?! (?:a|an|the|another|his|her|P's|that) (?:[a-z-]+ ){0,2}"
    r"(?:cross|corner|free[- ]kick|ball|delivery|centre|pass)\b)"
)
_NOT_IN = (
    r"(?! (?:front|the (?!M|W)|goal\b|a (?:row|crowd|[a-z]+ of)|search|vain|space|his|on goal"
    r"|behind"
)
_CHALLENGES = one_of(
    "stop | deny | block | stifle | prevent | tackle | win | clear | make a | save | challenge "
    "| thwart"
)
_NO_FANS = (
    r"(?! "
    + one_of(
        """crowd | fans | supporters | side | team | end | bench | players | stand | defence
        | keeper | goalkeeper | game | match | advantage | draw | win"""
    )
    + ")"
)
_BACK_IN_LEAD = (
    r"(?: back)? (?:S |M |W |deservedly |firmly )?(?:ahead|in front|up\b|in the lead"
    r"|into (?:a|the|an) (?:[a-zS0-9-]+ ){0,3}lead"
    r"|(?:one|two|three|four|five|six|[a-z]+ goals)(?: goals)? (?:ahead|up|clear))(?! of)"
)
_GOAL_NOUN = one_of(
    """winner | equaliser | equalizer | leveller | opener | brace | hat[- ]?trick | treble
    | consolation | goals? | second | third | fourth | fifth | sixth | double | another"""
)
_NO_GOAL_NOUN = (
    r"(?! "
    + one_of(
        """yellow | booking | caution | half | chance | leg | place | kick | line | period
        | from goal | difference | this season | of the tournament"""
    )
    + ")"
)
_WHOSE = r"(?:the|their|his|her|its|[TGUO]'s?|that|(?:his|her) (?:side|team|club|country)'s?)"

_HITS = one_of(
    """shot | effort | header | strike | volley | free[- ]?kick | drive | half-volley | finish
    | chip | lob | penalty | spot-kick | rocket | curler | backheel"""
)
_GOES_IN = (
    r"(?:flew|crept|went|looped|bounced|rolled|squirmed|nestled|sailed|dropped|dipped|rocketed"
    r"|crashed|curled|skidded|fizzed|arrowed|found|beat|ended up|swerved|whistled)"
    r"(?: [a-z]+){0,6}? (?:in off|in\b(?=[,.;]| at| off| M| W)|into (?:the|an) [a-z ]{0,24}(?:net"
    r"|corner|roof)|past|beyond|(?:the )?(?:top|bottom|far|near|net)\b|under the (?:cross)?bar"
    r"|inside the)"
)

VERBS: tuple[Rule, ...] = (
    rule(
        "own",
        "was | were | being | been",
        r" (?:[a-z]+ )?(?:turned|put|deflected|headed|diverted|sliced|bundled|steered|poked|knocked"
        r"|glanced|prodded|hooked|forced)(?: [a-z]+){0,3}? (?:into|past|beyond|through|over) "
        r"(?:his|her|their) own (?:net|goal|goalkeeper|keeper|goal line)",
    ),
    Rule(
        "own",
        re.compile(
            _SHOOT.replace(
                "|let fly",
                "|put|putting|puts|met|meeting|meets|scor(?:ed|ing)|rolled"
                r"|shank(?:ed|ing)|chested|kneed|slic(?:ed|ing)|touch(?:ed|ing)|let fly",
            )
            + r"\b(?:(?!\b(?:but|while|before|after|when|(?:was|were) (?:put|turned|deflected"
            r"|headed|diverted|sliced"
            r"|bundled|steered|poked|knocked|glanced|prodded|hooked|forced))\b"
            r"|, and (?:[a-z-]+ ){0,3}[PTGU])[^.;:]){0,80}?"
            rf"\b(?:into|inside|past|beyond|through|over|beat|beating) {_OWN_END}"
        ),
        frozenset({"own"}),
        opens=False,
    ),
    Rule(
        "own",
        re.compile(
            r"\b(?:slic(?:ed|ing)|divert(?:ed|ing)|deflect(?:ed|ing)|shanked|turned|glanced|headed"
            r"|nodded)(?:(?!\b(?:but|while|before|after|when|and)\b)[^.,;:]){0,50}?"
            r" (?:past|over|beyond) (?:his|her) (?:goal)?keeper\b"
        ),
        frozenset({"keeper", "goalkeeper"}),
        opens=False,
    ),
    rule(
        "own",
        """scored | scoring | conceded | conceding | netted | turned in | headed in | deflected in
        | bundled in | gave away | was credited with | was debited with""",
        r" (?:an|the|a [a-z-]+) (?:[a-z-]+ )?own goal\b",
    ),
    rule(
        "score",
        "scored | scores | (?<!from )(?<!despite )scoring",
        r"\b(?! (?:chance|opportunit|record|form|touch|run|system|boots"
        r"|goals? (?:in|for) (?:his|the) (?:last|previous|past))"
        r"|[a-z]* (?:\d{2,}|four|five|six|seven|eight|nine|ten) (?:times|goals))",
    ),
    rule("score", "score", r" (?:a|an|the|his|her|from|with|twice|again|T's|what)\b", r"(?<=to )"),
    rule("score", "score", r"\b", r"(?<=and )"),
    rule(
        "score",
        "score",
        r"(?= M| W| in the M|[.,;]|$)",
        r"(?:(?<=on hand to )|(?<=error to )|(?<=mistake to )|(?<=keeper to )|(?<=quickest to )"
        r"|(?<=highest to )|(?<=post to )|(?<=ball to )|(?<=rebound to )|(?<=cross to )"
        r"|(?<=corner to )|(?<=clear to )|(?<=unmarked to )|(?<=up to )|(?<=slip to )"
        r"|(?<=through to )|(?<=clear to )|(?<=on to )"
        r"|(?<=trap to ))",
    ),
    rule(
        "lead",
        "head | fire | shoot | nod | curl | slot | volley | drill | send",
        rf" {_SIDE}{_BACK_IN_LEAD}",
        r"(?<=to )",
    ),
    rule(
        "finish",
        """tap | turn | head | nod | poke | prod | bundle | sweep | slot | stab | force | smash
        | fire | tuck""",
        r" in (?:the|a) (?:[a-z]+ )?(?:rebound|loose ball|follow-up|cut-?back)\b",
        r"(?<=to )",
    ),
    rule(
        "score", "strike", r"(?= (?:again|twice|back|first|late|early|M|W|L|home)\b)", r"(?<=to )"
    ),
    rule(
        "goal",
        """popped up with | came up with | chipped in with | weighed in with | responded with
        | replied with | answered with | contributed | conjured""",
        r" (?:a|an|the|his|her|what proved to be the) ?(?:[a-z-]+ |M |W ){0,4}?"
        r"(?P<noun>winner|equaliser|leveller|opener|goal|brace|double|consolation|second|third)\b",
    ),
    rule("score", "netted | netting | nets", r"\b", r"(?<!side )(?<!side-)"),
    rule("score", "net", r"\b", r"(?<=to )"),
    rule("score", "net", r"\b", r"(?<=and )"),
    rule(
        "level",
        """equalised | equalized | equalises | equalising | equalizing | equalise | equalize""",
        r"\b(?! the| goal)",
    ),
    rule(
        "level",
        "levelled | levelling | leveled | leveling",
        r"\b(?! off| accusations| the (?:tie|aggregate))",
    ),
    rule("level", "replied | responded", r" for (?=[TGU]\b)"),
    rule(
        "score",
        "struck | strikes | striking",
        r"(?= (?:twice|again|first|late|early|back|M|W|L|home|with|from|just|his|her|either|in|on"
        r"|for"
        r"|before|after|deep|midway|to|the (?:winner|opener|equaliser|decisive|first|second)"
        r"|a (?:late|second|brilliant|stunning|superb|brace|double))\b)"
        r"(?! (?:the|a|his) (?:foot|post|bar|crossbar|woodwork))",
    ),
    rule("score", "struck", r"[,.]"),
    rule(
        "lead",
        """put | puts | putting | fired | fires | firing | headed | heads | heading | shot | sent
        | sends | sending | edged | edging | steered | curled | slotted | volleyed | nodded | rifled
        | drove | gave | brought | bundled | tapped | swept | poked""",
        rf" {_SIDE}{_BACK_IN_LEAD}",
    ),
    rule("lead", "put | puts | putting", rf" {_SIDE}(?:,[^,]{{1,40}},)? (?:ahead|in front)\b"),
    rule(
        "lead",
        "give | gave | gives | giving | given | hand | handed | handing | hands | earn | earned "
        "| fired",
        rf" {_SIDE}(?:, [^,]{{1,30}},)? (?:a|an|the|their|his|her|its) {_ADJ}"
        r"(?:lead|advantage|cushion)\b",
    ),
    rule(
        "level",
        """put | puts | putting | brought | bring | brings | bringing | pulled | pull | pulls
        | pulling | drew | draw | drag | dragged | hauled | fired | headed | got | get | drawn""",
        rf" {_SIDE}(?: back)? (?:level|(?:back )?on terms|on level terms|even)\b",
    ),
    rule(
        "level",
        "made | make | makes | making",
        r" it (?:level|all[- ]square)\b(?! (?:on (?:points|aggregate)|at the top|in the series))",
    ),
    rule(
        "goal",
        "made | make | makes | making",
        r" it (?:two|three|four|five|six|seven)\b"
        r"(?! (?:wins|defeats|games|in a row|out of"
        r"|from (?!the (?:penalty )?spot|close|long|a |the edge)))",
    ),
    rule(
        "made",
        "made | make | makes | making",
        r" (?:it|the score(?:line)?|that) (?P<score>S)(?! (?:on aggregate|overall))",
    ),
    rule(
        "lead",
        "opened | opens | opening | open",
        r" (?:the scoring|the score|[TGU]'s? account|their account|his account"
        r"|the (?:match's )?(?:account|goal))\b",
    ),
    rule("lead", "broke | breaks | breaking | break", r" the deadlock\b"),
    rule("lead", "was | were", r" (?:the )?first to (?:score|strike)\b"),
    rule(
        "double",
        "double | doubled | doubles | doubling",
        rf" {_WHOSE} (?:[a-z]+ )?(?:lead|advantage|tally|score|account|margin)\b",
    ),
    rule(
        "add",
        "extended | extends | extending | stretched | stretching | increased | increasing | padded",
        rf" {_WHOSE} (?:[a-z]+ )?(?:lead|advantage)\b",
    ),
    rule(
        "restore",
        """restored | restores | restoring | restore | regained | regains | regaining | regain
        | retook | retaking | retake""",
        rf" (?:{_WHOSE}|a) (?:[a-z-]+ )?(?:lead|advantage|cushion|parity)\b",
    ),
    rule("level", "restored | restores | restoring | restore", r" parity\b"),
    rule(
        "level",
        "wiped | wipes | wiping",
        r" out (?:the|that|their) (?:[a-zS-]+ )?(?:advantage|lead|deficit)\b",
    ),
    rule("level", "cancelled | cancels | cancelling", r" out P's\b"),
    rule(
        "level",
        "cancelled | cancelling",
        r" (?:it|that|(?:the|that) (?:goal|opener|strike|effort|lead)) out\b",
    ),
    rule("level", "cancel", r" out P's\b", r"(?<=to )"),
    rule(
        "goal", "forced | forces | forcing", r" extra[- ]time(?= with | M| W| L| in the M| when )"
    ),
    rule(
        "won",
        "gave | gives | giving | handed | offered",
        rf" {_SIDE} (?:a |some |brief |renewed |fresh |late |real |new )*"
        r"(?:hope|lifeline|glimmer of hope|way back)\b",
    ),
    rule(
        "back",
        "pulled | pulls | pulling | pull | clawed | got | grabbed",
        r" (?:one|a goal|another|a consolation)(?: goal)? back\b",
    ),
    rule(
        "back",
        """scrambled | nicked | headed | poked | snatched | tapped | fired | scored | bundled
        | stabbed | slotted | nodded | netted | volleyed | prodded""",
        r" (?:one|a goal) back\b",
    ),
    rule(
        "back",
        "reduced | reduces | reducing | reduce",
        r" (?:the|their|[TGUO]'s?|S|the [a-z]+'s) ?(?:arrears|deficit)\b",
    ),
    rule(
        "back",
        "cut | cuts | cutting | halved | halves | halving | trimmed",
        r" (?:the [TGUO]|the|their|[TGUO]'s?|[TGUO]) ?(?:[a-z]+ )?(?:deficit|lead|arrears"
        r"|advantage)\b",
    ),
    rule(
        "won",
        """won it | winning it | wins it | seals (?:it|the)
        | settled (?:it|matters|the (?:match|game|tie|contest|issue))
        | sealed (?:it|the (?:[a-z]+ ){0,2}(?:win|victory|points|triumph|result|comeback))
        | wrapped up (?:the )?(?:win|victory|points|scoring)
        | clinched (?:the )?(?:win|victory|points)
        | made (?:sure|certain)(?: of)? | made the points safe
        | put the (?:game|result|tie|contest|match|outcome)
          (?:to bed|beyond doubt|out of reach|beyond)
        | snatched (?:it|victory) | turned the (?:game|match|tie) (?:around|on its head)
        | eased the nerves | wrapped (?:it|things|matters) up | put it beyond (?:doubt|reach)
        | killed (?:off )?the (?:game|contest|tie|match) | finished (?:it|the job|things) off
        | made it safe | put the (?:seal|gloss|icing) on
        | completed the (?:scoring|comeback|rout|turnaround|win|victory)
        | rounded off the (?:scoring|win|victory)
        | capped (?:off )?the (?:win|victory|scoring|rout)""",
        r"\b",
    ),
    rule(
        "goal",
        """grabbed | grabs | grabbing | grab | got | gets | getting | headed | heads | heading | hit
        | hits | snatched | snatches | claimed | claims | bagged | bags | notched | scored | netted
        | fired | added | adds | adding | add | struck | scooped | registered | curled in
        | slammed in | slammed home | poked in | poked home | tapped in | stabbed in | forced in
        | turned in | fired in | fired home | headed in | headed home | volleyed in | slotted in
        | slotted home | swept in | swept home | smashed in | smashed home | bundled in | nodded in
        | nodded home | rifled in | blasted in | knocked in | scrambled in | completed | completes
        | completing | complete | sealed | sealing | seal | plundered | thrashed in | lashed in
        | drilled in | secured | score | equalised with | was given | tucked away | tucked home
        | lashed home | rattled in | stroked home | volleyed home | hooked in | chipped in
        | clipped in | converted | rolled in | prodded home | steered in | steered home | crashed in
        | drove in | drove home | sidefooted home | finished off | curled home | glanced in
        | looped in""",
        r" (?:a|an|the|his|her|their|[TGUO]'s?|what proved to be the|what turned out to be the"
        rf"|both|two|three|all three|all) ?{_ADJ}(?P<noun>{_GOAL_NOUN})\b{_NO_GOAL_NOUN}",
    ),
    rule(
        "goal",
        "added | adds | adding | add | got | grabbed",
        r" (?P<noun>another|one more|a second|a third|a fourth|the second|the third|the fourth"
        r"|the fifth|two more|the other(?= goal|[,.;]|$| M| W))\b(?! (?:yellow|booking|corner"
        r"|chance|half|attempt|point|dimension"
        r"|gear|twist|minute))",
    ),
    rule(
        "goal",
        "for",
        r" (?:his|her) (?P<noun>second|third|fourth)\b(?: goal| strike)?"
        r"(?=[,.;:)]|$| [MWLS]\b| (?:of|and|as|to|in|from|after|before|when|with|but|while|just"
        r"|midway|late|early|by|at|on|via|following|shortly)\b)"
        r"(?! (?:goal |strike )?(?:of the (?:season|tournament|campaign|competition|year|world)"
        r"|in |international|league|yellow|booking|spell|half|cap|appearance|start|match|game"
        r"|club))",
    ),
    rule(
        "score",
        "found | finds | finding | find | rippled | hit | bulged",
        r" the (?:back of the |roof of the |far corner of the )?(?:net|target|onion bag)\b",
    ),
    rule("score", "found | finds | finding", r" the (?:[a-z]+ ){1,2}corner\b"),
    rule(
        "convert",
        """converted | converts | converting | convert | dispatched | dispatches | dispatching
        | despatched | tucked away | tucking away | buried | burying | slotted""",
        r" (?:a|an|the|his|her|that|what|P's|from the) ?(?:[a-z0-9-]+ |M |W |T ){0,4}?"
        r"(?:penalty|penalties|spot[- ]kick|spot|kick|cross|rebound|resulting|chance|pass|cutback"
        r"|cut-back|corner|ball|highest)\b(?! (?:area|box|corner))",
    ),
    rule(
        "convert",
        """scored | rolled in | stroked in | drilled in | smashed in | smashed home | slammed home
        | fired home | fired in | slotted in | slotted home | stroked home | tucked home
        | hammered home | thumped home | blasted home | drove home | thumped in | netted | scores
        | sank""",
        r" (?:a|an|the|his|her|that|what|P's|from the) ?(?:[a-z0-9-]+ |M |W |T ){0,4}?"
        r"(?:penalty|penalties|spot[- ]kick|spot|rebound)\b(?! (?:area|box|corner))",
    ),
    rule(
        "convert",
        "converted | converts | converting",
        r"(?= (?:M|W|in the M|from the spot|from (?:12|twelve) yards|from close|at the)\b)",
    ),
    rule("convert", "scored", r" from the (?:penalty )?spot\b"),
    rule(
        "convert",
        "took | taking",
        r" the (?:penalty|spot[- ]kick|kick|pen) (?:himself|herself) "
        r"(?=to (?:make|complete|seal|bring up|level|put|give|restore|win))",
    ),
    rule(
        "convert",
        """dinked | dinking | rolled | rolling | stroked | stroking | thumped | thumping | lashed
        | hammered | slammed | blasted | sent | slotted | drilled | chipped | chipping""",
        r" (?:his|her|the|a|that) (?:resulting |subsequent )?(?:penalty|spot[- ]kick|pen)"
        r"(?: [a-z]+)? (?:down the middle|home|in\b(?=[,.;]|$| to| off)"
        r"|into (?:the|an?) (?:[a-z-]+ ){0,3}(?:corner|net|roof)|straight down)",
    ),
    rule(
        "convert",
        "made no mistake",
        r" with (?:a|the|his|her) (?:(?:resulting|ensuing|early|late|second) )?"
        r"(?:penalty|spot[- ]kick)\b",
    ),
    rule(
        "convert",
        "sent",
        r" (?:P|E|(?:the |home |visiting |opposing |T )?(?:goal)?keeper(?:,? P,?)?"
        r"|the (?:[a-z]+ )?(?:goal)?keeper(?:, P,)?) the wrong way\b",
    ),
    rule(
        "convert",
        """replied | responded | answered | levelled | struck | equalised | obliged | did better
        | made amends | got his revenge | got her revenge | had his revenge | had her revenge
        | was on target | were on target | made no mistake | did the rest | hit back""",
        r"(?: again)?(?: in the M| M| W| L)? from (?:the (?:penalty )?spot|12 yards|twelve"
        r" yards)\b",
    ),
    rule(
        "target",
        "was | were",
        r" (?:also |both |all |again )?on (?:target|the scoresheet|the mark)\b",
    ),
    rule("score", "got | getting", r" (?:(?:his|her) name )?on(?:to)? the scoresheet\b"),
    rule(
        "score",
        "applied | supplied | provided | apply | applying",
        r" the (?:finish|finishing touch|final touch|breakthrough)\b",
    ),
    rule("lead", "made | makes | making", r" the breakthrough\b"),
    rule(
        "reply",
        "punished | punishes | punishing",
        r" (?:a|an|the|T's|P's|some) (?:[a-z-]+ ){0,3}?(?:back-?pass|error|mistake|slip|lapse"
        r"|blunder"
        r"|howler|defending|mix-up|clearance)\b",
    ),
    rule("goal", "had", r" (?:a|his|her) (?P<noun>hat[- ]?trick|brace)\b(?! (?:of|denied|chance))"),
    rule("reply", "replied | responded | answered | hit back", r"(?= [MWL]\b|[.,;]|$)"),
    rule(
        "goal",
        """head | nod | volley | fire | curl | sweep | slot | poke | grab | notch | claim
        | bag | hit | register | snatch | plunder | smash | drill | turn in | tap in | head in
        | nod in""",
        r" (?:a|an|the|his|her|their|[TGU]'s?|what proved to be the)"
        rf" ?{_ADJ}(?P<noun>{_GOAL_NOUN})\b"
        rf"{_NO_GOAL_NOUN}",
        r"(?<=to )",
    ),
    rule(
        "finish",
        """tapped | tapping | turned | turning | headed | heading | nodded | nodding | poked
        | poking | prodded | prodding | bundled | bundling | volleyed | swept | sweeping | slotted
        | stabbed | forced | smashed | slammed | fired | firing | tucked""",
        r" in (?:the|a) (?:[a-z]+ )?(?:rebound|loose ball|follow-up|cut-?back)\b",
    ),
    _shot(
        r"(?: (?:it|the ball|calmly|coolly|neatly|superbly|unmarked|acrobatically|powerfully"
        rf"|the rebound|a rebound))? home\b{_NO_FANS}"
    ),
    rule(
        "finish",
        """tapped | tapping | tap | headed | heading | head | turned | turning | volleyed
        | volleying | nodded | nodding | nod | bundled | bundling | poked | poking | poke | swept
        | sweeping | sweep | slotted | slotting | slot | steered | steering | tucked | tucking
        | forced | forcing | force | stabbed | stabbing | prodded | prodding | prod | rolled
        | rolling | slid | sliding | scrambled | scrambling | glanced | glancing | knocked
        | knocking | squeezed | squeezing | bundle | hooked | rammed | ramming | smashed | smashing
        | drove | driving | thumped | thumping | powered | powering | slammed | slamming | hammered
        | hammering | blasted | rifled | rifling | shot | lashed | lashing | crashed | deflected
        | converted | looped | diverted | turn | stroked | sidefooted | side-footed | sidefooting
        | backheeled | flicked | shoot""",
        rf" in\b{_NOT_IN}|training|her|their|its|which|to {_CHALLENGES}"
        r"|on (?!the (?:stroke|hour))))",
    ),
    rule(
        "finish",
        """fired | firing | curled | curling | drilled | drilling | clipped | lifted | chipped
        | whipped | bent | lobbed | dinked | struck | sent | put | putting | placed""",
        rf" in\b{_NO_DELIVERY}{_NOT_IN}|charge|by))",
    ),
    _shot(rf"{_OBJECT}{_WALL} {_TARGET}"),
    _shot(
        r" (?:it|the ball|his shot|her shot|a (?:[a-z]+ )?(?:shot|effort|volley|header|drive))"
        r"(?: (?!(?:but|who|which|only|wide|when|as|while|before|after|that)\b)[a-zPM'-]+){0,9}? "
        r"into (?:the |an? )(?:[a-z-]+ ){0,3}(?:net|corner)\b"
    ),
    _shot(
        r"(?: (?:it|the ball|low|high|a (?:[a-z]+ )?(?:shot|effort)))?"
        rf" (?:across|past|beyond|over|under|around|through) {_KEEPER} and (?:in\b|home\b|into )"
    ),
    rule(
        "goal",
        "rounded off | finished | capped | completed | ended",
        r" (?:a|an|the) (?:[a-z-]+ ){1,4}with (?:the|his|a) "
        r"(?P<noun>second|third|fourth|fifth|goal|winner|equaliser)\b",
    ),
    rule(
        "goal",
        """volleyed | headed | drilled | curled | smashed | fired | lashed | rifled | slammed
        | hammered | stroked | drove | swept | chipped | blasted | netted | buried | thumped
        | powered | poked | nodded""",
        r" (?:the|a|his|her) (?P<noun>second|third|fourth|fifth|sixth|winner|equaliser|opener"
        r"|leveller)\b(?! (?:half|yellow|chance|penalty|corner|attempt))",
    ),
    rule(
        "goal",
        """hooked | looped | prodded | tapped | slid | rolled | slotted | tucked | steered | bundled
        | glanced | clipped | lifted | lobbed | squeezed | stabbed | placed | passed | dinked""",
        r" (?:his|her) (?P<noun>second|third|fourth)\b"
        r"(?! (?:half|yellow|chance|penalty|corner|attempt|shot|effort|header))",
    ),
    _shot(rf" (?:straight |low |high |just |right )?{_NET}"),
    _shot(
        r" (?:in|home|away) (?:the|a|an|his|her|their|what (?:proved|turned out) to be the) "
        rf"(?:[a-z-]+ ){{0,2}}(?P<noun>{_GOAL_NOUN})\b{_NO_GOAL_NOUN}"
    ),
    Rule(
        "finish",
        re.compile(
            r"\b[a-z]+(?:ed|ing|t) (?:the ball|it) (?:[a-z]+ ){0,3}?"
            r"(?:over the (?:goal[- ]?)?line|into (?:the|an) (?:[a-z]+ ){0,2}(?:net|goal)\b)"
        ),
        frozenset("line net goal".split()),
        opens=False,
    ),
    rule(
        "finish",
        """hit | hitting | struck | unleashed | sent | fired | drove | curled | delivered | whipped
        | bent | launched | smashed | took | let fly with | produced | met it with""",
        rf" (?:a|an|his|her|the) (?:[a-z-]+ ){{0,4}}?(?:{_HITS})\b(?: (?!(?:and|but|who)\b)"
        rf"[a-z0-9TP'-]+){{0,9}}?,? (?:that|which|and it) (?:{_GOES_IN})",
    ),
    _shot(rf"(?: (?!(?:and|but|who)\b)[a-z0-9TP'-]+){{0,8}}? and (?:the ball|it) {_GOES_IN}"),
    Rule("lead", re.compile(rf"{_SHOOT} {_SIDE}{_BACK_IN_LEAD}"), _SHOT_CUES),
    Rule("level", re.compile(rf"{_SHOOT} {_SIDE}(?: back)? level\b"), _SHOT_CUES),
    rule(
        "finish",
        "finished | finishing",
        r" (?:calmly|coolly|clinically|neatly|emphatically|superbly|smartly|expertly|brilliantly"
        r"|confidently|from close range|low|high|with (?:aplomb|ease|style|a flourish|precision))"
        r"\b",
    ),
    rule(
        "spot",
        "converted | scored | obliged | made no mistake | duly scored | duly converted",
        r"(?=[.,;]|$| to (?:make|put|give|level|seal|restore|double|win|equalise)\b)",
    ),
    rule(
        "finish",
        """fired | drilled | smashed | thundered | slotted | curled | lashed | rifled | blasted
        | headed | volleyed | rolled | powered | crashed | stroked | hammered | swept | drove
        | beat""",
        r" (?:it|the ball|a [a-z]+|home|his shot|her shot)? ?(?:past|beyond) (?:him|her)\b",
    ),
    rule(
        "finish",
        """fire | fired | firing | fires | shooting | slotted | slotting | head | headed | heading
        | heads | finish | finished | finishing | finishes | roll | rolled | rolling | rolls | lash
        | lashed | lashing | drill | drilled | drilling | drills | lob | lobed | curl | curled
        | curling | curls | chipped | chipping | volley | volleyed | volleying | slide | slided
        | sliding | slides | poke | poked | poking | pokes | prodded | prodding | smash | smashed
        | smashing | drive | drived | driving | drives | stroke | stroked | stroking | dinked
        | dinking""",
        r" (?:low |calmly |coolly |neatly |superbly )?(?:past|beyond|under|over) "
        rf"(?!the (?:bar|crossbar|post|top)){_KEEPER}",
    ),
    rule("finish", "shot", rf" (?:past|beyond) {_KEEPER}"),
    rule("finish", "lobbed", r" [PE]\b"),
    rule(
        "finish",
        "lobbing | chipping | chipped | dinking | dinked",
        r" (?:[PE]|the (?:goal)?keeper)(?= [MWL]\b| in the M| (?:from|with|for|to make|and) "
        r"|[.,;]|$)",
    ),
    rule(
        "finish",
        "rounded | rounding",
        r" (?:[PE]|the (?:goal)?keeper)(?= [MWL]\b| in the M| to (?:score|net|slot|tap|roll|make"
        r"|put"
        r"|fire|seal)| and (?:scor|slott|roll|tapp|finish|nett|fir|s?tuck)|[.;]|$)",
    ),
    rule(
        "finish",
        "beat | beating | beats",
        r" (?:the |[TGU] |[TGU]'s |home |visiting |opposing ){0,3}(?:goal)?keeper\b(?! to)",
    ),
    rule("score", "broke | broken | breaking", r" (?:his|her) duck\b"),
    rule("finish", "beat | beating", r" [PE] (?:with|from|at (?:his|her|the)|low|to make)"),
    rule(
        "sent",
        "sent | sends | sending | fired | fires | firing | put | puts | putting | shot | took",
        rf" {_SIDE} (?:through |back )?(?:in)?to (?:the |a |an |their |his |her )"
        r"(?:[a-zC0-9'-]+ ){0,4}?(?:final|semi-?finals?|quarter-?finals?|last (?:16|four|eight)"
        r"|next round|C)\b",
    ),
    rule(
        "goal",
        """sealed | secured | clinched | booked | settled | earned | rescued | snatched | salvaged
        | marked | decided | ensured | seals | secures | clinches | won | wins""",
        r" (?:[a-zPTOCU'-]+ ){1,12}?with (?:a|an|his|her|the) (?:[a-z-]+ |M |W ){0,4}"
        r"(?P<noun>winner|equaliser|opener|leveller|strike|header|volley|penalty|finish|goal"
        r"|tap-in|spot-kick|brace|double|hat-?trick)\b",
    ),
    rule(
        "finish",
        "send | sending | sent",
        r" (?:the )?(?:home |away |visiting |travelling )?(?:crowd|fans|supporters|stadium|stands)"
        r"(?: [a-z]+)? (?:wild|into (?:raptures|ecstasy|delirium)|delirious)\b",
    ),
    rule("finish", "had", r" (?:the|an) (?:simple|easy|easiest)?[a-z ]{0,20}(?:tap-in)\b"),
    rule("finish", "in the perfect place to tap in", r"\b"),
)
WEAK: tuple[Rule, ...] = (
    rule(
        "weak",
        """made amends | made up for (?:it|that|the|his|her) | had the (?:last word|final say)
        | atoned""",
        r"\b",
    ),
    rule(
        "weak",
        "met | meeting | meets",
        r" [^,;.]{1,45}? with (?:a|an|his|her) (?:[a-z-]+ ){0,3}(?:header|volley|finish)"
        r"(?= [MWL]\b| in the M|[.]|$)",
    ),
    rule(
        "weak",
        """rose (?:[a-z]+ ){0,3}to (?:meet|head) | stepped up | made no mistake | pounced
        | popped up | cut inside | latched on(?:to)? | capitalised | reacted (?:first|quickest)""",
        r"\b",
    ),
)
"""What may lead to a goal: it only gives a goal told elsewhere its minute."""

_SHOT = one_of(
    """shot | effort | header | strike | volley | free[- ]?kick | cross | penalty | spot[- ]?kick
    | drive | attempt | finish | chip | lob | delivery | corner | backheel | flick | kick
    | half-volley | cross-shot | deflected free kick | tap-in | rocket | screamer | goal"""
)
_SHOT_NOUNS = frozenset(
    """shot effort header strike volley free kick cross penalty spot drive attempt finish chip lob
    delivery corner backheel flick half deflected tap rocket screamer goal shots efforts headers
    strikes volleys freekick spotkick crosses goals penalties""".split()
)
_DECIDED = (
    rf"(?:put {_SIDE} (?:S |back )?(?:ahead|in front|up)"
    rf"|gave {_SIDE} (?:the|a|an) {_ADJ}(?:lead|advantage|win|victory|cushion)"
    rf"|(?:brought|pulled|drew|hauled) {_SIDE} level|made it S|(?:opened|broke) the (?:scoring"
    r"|deadlock)"
    r"|(?:had been |was )?cancelled out|levelled|equalised|doubled|restored|settled"
    r"|sealed (?:the|a|victory|it|[TGU]'s?)"
    rf"|secured|earned {_SIDE}|handed {_SIDE}|proved (?:to be )?(?:enough|decisive|the winner"
    r"|the difference)"
    r"|(?:was|were) enough|won (?:it|the)|decided|snatched|rescued|earned|clinched|ended|capped"
    rf"|wrapped up|completed|fired {_SIDE}|lifted {_SIDE}"
    rf"|(?:took|sent|put) {_SIDE} (?:through |back )?(?:in)?to the (?:[a-zC-]+ ){{0,3}}?"
    r"(?:final|semi-?finals?|quarter-?finals?|last (?:16|four|eight)|next round))"
)
_GOES = one_of(
    """flew | crept | went | looped | bounced | rolled | squirmed | nestled | sailed | trickled
    | dropped | spun | ended up | found | beat | dipped | slipped | rocketed | crashed | curled
    | skidded | hit(?! (?:his|her|a|P) ) | evaded | eluded | fizzed | arrowed | creep | fly | loop
    | go | roll | sneak
    | ricocheted | deflected | wriggled | dribbled | zipped | thundered | squirm | slip | trickle
    | bounce | drop | squeezed | squeeze | clip | clipped | struck | flashed | whistled"""
)
_WENT_IN = (
    r"(?:(?:was|were|been|being|got) (?:[a-z]+ )?"
    rf"(?:deflected|bundled|turned|fumbled|parried|diverted|spilled|helped) (?:[a-z]+ )?{_NET}"
    r"|(?:took|taking|takes) (?:a |an )?(?:[a-z]+ )?deflection (?:[a-z]+ ){0,6}(?:net|in\b)"
    r"|(?:took|taking|takes) (?:a |an )?(?:[a-z]+ )?deflection (?:[a-z]+ |[PEMT] ){0,8}?and "
    rf"{_GOES} (?:over|past|beyond|under) {_KEEPER}"
    rf"|{_GOES}(?: [a-zPT][a-z'-]*){{0,7}}? (?:{_NET}|in off|in\b(?=[,.;]| off| at| M| W| for| to)"
    rf"|over the (?:goal[- ]?)?line|past {_KEEPER}|(?:over|beyond|under) {_KEEPER} and in(?:to)?\b"
    r"|(?:the )?(?:back of the )?net\b"
    r"|inside the (?:[a-z]+ ){0,2}post|under the (?:cross)?bar|(?:far|top|bottom|near) corner"
    r"|(?:everybody|everyone|the whole [a-z]+)"
    r"|(?:under|beneath|through|past|over|between) (?:his|her) (?:[a-z]+ )?"
    r"(?:body|legs|grasp|hands|gloves|fingers|arms|dive|head)|on (?:its|the) way in(?:to)?))"
)
_GAP_STOP = r"(?!(?:and|but|who|whose|which|only|wide|saved|tipped|blocked|being|met)\b)"
_HOW = r"(?:penalty|header|volley|strike|shot|free[- ]kick|tap-in|finish)"


def _noun(state: str, pattern: str, cues: str) -> Rule:
    opens = not pattern.startswith(("(?P<who>", r"\b(?:an?|the)"))
    return Rule(state, re.compile(pattern), frozenset(cues.split()), opens)


NOUNS: tuple[Rule, ...] = (
    _noun(
        "noun",
        r"(?P<who>[PE])'s? (?!(?:[a-z-]+ )?(?:cross|corner|pass|free[- ]kick|delivery|ball"
        r"|centre|flick)"
        r" (?:M |W |L )?(?:for|to|as|and|from)\b)"
        rf"(?P<adj>{_ADJ})(?P<noun>winner|opener|equaliser|equalizer|leveller"
        r"|own goal|brace|double|hat[- ]?trick|consolation|clincher|goals?)\b"
        r"(?! (?:bound|difference|kick|line|drought|celebration|tally|attempt|hero|run|this season"
        r"|of the (?:season|tournament)))",
        """winner opener equaliser equalizer leveller own brace double hat hattrick consolation
        clincher goal goals""",
    ),
    Rule(
        "shot",
        re.compile(
            rf"(?P<who>[PE])'s? (?P<adj>{_ADJ})(?P<noun>{_SHOT})s?"
            rf"(?P<gap>(?:,? {_GAP_STOP}[a-zMWNPT0-9][a-z0-9'-]*){{0,12}}?),? "
            rf"(?:(?:had|then|duly|soon|eventually|later) )?(?P<state>{_DECIDED}|{_WENT_IN})"
        ),
        _SHOT_NOUNS,
        opens=False,
    ),
    _noun(
        "noun",
        r"\b(?:an?|the) (?:[a-z-]+ |M ){0,3}(?P<who>P) (?:[a-z-]+ |M ){0,2}"
        r"(?P<noun>own goal|brace|double|hat-?trick|winner|equaliser|opener|goal)\b"
        r"(?! (?:kick|bound|line|mouth|post|attempt))(?= (?:in|gave|give|made|put|earned|sealed"
        r"|was enough|secured|handed|helped|inspired|sent|saw|M|W|either)\b)",
        "own brace double hat hattrick winner equaliser opener goal",
    ),
    Rule(
        "shot",
        re.compile(
            rf"\b(?:an?|the) (?:[a-z-]+ |M ){{0,3}}(?P<who>P) (?P<adj>(?:[a-z-]+ |M ){{0,2}})"
            rf"(?P<noun>{_SHOT})(?P<gap>(?:,? {_GAP_STOP}[a-zMWNT0-9][a-z0-9'-]*){{0,8}}?) "
            rf"(?P<state>{_DECIDED}|{_WENT_IN})"
        ),
        _SHOT_NOUNS,
        opens=False,
    ),
    _noun(
        "shot",
        rf"\b(?:thanks to|courtesy of|through) (?P<who>[PE])'s? (?P<adj>{_ADJ})(?P<noun>{_SHOT})\b",
        "thanks courtesy through",
    ),
    _noun(
        "shot",
        r"(?P<who>[PE])'s? (?P<adj>(?:[a-z-]+ ){0,2}M (?:[a-z-]+ ){0,2})"
        r"(?P<noun>strike|penalty|header|volley|free[- ]kick|spot[- ]kick|finish|effort)\b",
        "strike penalty header volley free spot finish effort",
    ),
    _noun(
        "list",
        r"\b(?P<noun>goals?|strikes?|winner|equaliser|opener|brace|double|hat[- ]?trick|own goal"
        r"|tap-in|headers?|penalt(?:y|ies)|finish(?:es)?) (?:each )?(?:apiece )?(?:scored )?"
        r"(?:in (?:each|either) half |either side of (?:half-?time|the (?:break|interval)) )?"
        rf"(?:from|by|for|through|courtesy of) (?:{ROLE},? ){{0,5}}?(?P<who>[PE])(?!'s)",
        """goal goals strike strikes winner equaliser opener brace double hat hattrick own tap
        header headers penalty penalties finish finishes""",
    ),
    Rule(
        "cross",
        re.compile(
            rf"\b(?:a|an|the) (?:[a-z-]+ ){{0,3}}{_SHOT} (?:from|by) (?:{ROLE} ){{0,5}}?"
            rf"(?P<who>[PE]) (?P<state>{_WENT_IN})"
        ),
        _SHOT_NOUNS,
        opens=False,
    ),
    Rule(
        "cross",
        re.compile(
            rf"\b(?:an?|the) (?:(?!(?:save|miss)\b)[a-z-]+ |M |W ){{0,4}}(?:{_SHOT}|winner"
            rf"|equaliser"
            rf"|opener|leveller|brace|double|hat[- ]?trick) (?:from|by) (?:{ROLE},? ){{0,5}}?"
            rf"(?P<who>[PE])(?: M| W| in the M| on D| in O)? (?P<state>{_DECIDED})"
        ),
        _SHOT_NOUNS | {"winner", "equaliser", "opener", "leveller", "brace", "double", "hat"},
        opens=False,
    ),
    Rule(
        "shot",
        re.compile(
            rf"(?P<who>[PE]),? whose (?P<adj>{_ADJ})(?P<noun>{_SHOT})"
            rf"(?P<gap>(?:,? {_GAP_STOP}[a-zMWNPT0-9][a-z0-9'-]*){{0,8}}?) "
            rf"(?P<state>{_DECIDED}|{_WENT_IN})"
        ),
        frozenset({"whose"}),
        opens=False,
    ),
    _noun(
        "shot",
        rf"\b(?:saw|watched|see) (?:his|her) (?:[a-z-]+ ){{0,3}}(?:{_SHOT})(?: [a-z]+){{0,3}}? "
        rf"(?P<state>{_WENT_IN})",
        "saw watched see",
    ),
    _noun(
        "shot",
        r"\b(?:his|her) (?:[a-z-]+ "
        rf"|M ){{0,3}}(?:{_SHOT}) (?:[a-z]+ ){{0,6}}?(?P<state>{_WENT_IN})",
        "his her",
    ),
    _noun(
        "list",
        r"\b(?P<noun>second|third|fourth|opener|equaliser|winner|leveller|goal|breakthrough)"
        r" (?:came"
        r"|arrived|was (?:scored|supplied|provided|added|netted|headed in|struck))(?: in the M|"
        r" [MWL])?"
        rf" (?:from|by|through|courtesy of) (?:{ROLE},? ){{0,5}}?(?P<who>[PE])(?!'s)",
        "second third fourth opener equaliser winner leveller goal breakthrough",
    ),
    _noun(
        "own",
        r"\b(?:struck|hit|off|against|by way of|via) "
        rf"(?:{ROLE} ){{0,4}}(?P<who>P)\b[^.;,]{{0,50}}? for an own goal\b",
        "struck hit off against by via",
    ),
    _noun(
        "own",
        r"\bown goal (?:was )?(?:off|credited to|given to|awarded to|attributed to|conceded by) "
        rf"(?:{ROLE} ){{0,4}}(?P<who>P)\b",
        "own",
    ),
    Rule(
        "list",
        re.compile(
            r"\b(?P<noun>on target|on the scoresheet|on the mark|among the (?:goals|scorers)) "
            rf"(?:was|were) (?:{ROLE},? ){{0,4}}?(?P<who>[PE])(?!'s)"
        ),
        frozenset({"target", "scoresheet", "mark", "goals", "scorers"}),
        opens=False,
    ),
    Rule(
        "noun",
        re.compile(
            rf"\b(?:set up|teed up|fed|found|picked out|sent) (?:{ROLE} ){{0,4}}(?P<who>P)"
            r"(?: (?:through|clear|in))? for (?:the|a|his|her|what proved to be the) "
            r"(?:[a-z-]+ ){0,2}(?P<noun>winner|equaliser|equalizer|leveller|opener|second|third"
            r"|fourth|goal)\b"
        ),
        frozenset("set teed fed found picked sent".split()),
        opens=False,
    ),
    _noun(
        "thanks",
        rf"\b(?:thanks to|courtesy of) (?:{ROLE},? ){{0,4}}?(?P<who>P)(?!'s)(?= M|[.,;]| and P|$)",
        "thanks courtesy",
    ),
    Rule(
        "level",
        re.compile(
            rf"\bonly for (?:{ROLE},? ){{0,4}}(?P<who>P) to (?:level|equalise|equalize|respond"
            r"|reply|hit back|draw level|restore parity)\b"
        ),
        frozenset("level equalise equalize respond reply hit draw restore".split()),
        opens=False,
    ),
    Rule(
        "level",
        re.compile(
            r"(?<=cancelled out )by (?:an?|the)? ?(?:[a-z-]+ |M ){0,3}(?P<who>P)"
            rf"(?:'s?)? (?:[a-z-]+ |M ){{0,3}}(?:{_SHOT}|equaliser|leveller)\b"
        ),
        frozenset({"cancelled"}),
        opens=False,
    ),
    _noun("through", rf"\bthrough (?:{ROLE},? ){{0,5}}?(?P<who>[PE])(?!'s)", "through"),
    _noun(
        "with",
        rf"\bwith (?:both )?(?:{ROLE} ){{0,3}}?(?P<who>[PE])"
        rf"(?:(?:,| and) (?:{ROLE} ){{0,3}}?[PE]){{0,4}} (?:also |both |then |each |all )?"
        r"(?:on target|among the (?:goals|scorers)|on the scoresheet)",
        "with",
    ),
    _noun(
        "noun",
        r"(?P<who>[PE])'s (?P<noun>first|second|third|opening)(?: goal| strike| effort)? "
        r"(?:came|was|arrived) (?:from the (?:penalty )?spot"
        rf"|(?:with |from )?a (?:[a-z-]+ ){{0,2}}{_HOW})",
        "came was arrived",
    ),
    _noun(
        "beat",
        r"(?P<who>[PE]) (?:[a-z]+ ){0,2}(?:goal|strike|brace|double|hat-trick|winner|header"
        r"|penalty) (?=(?:earns?|gives?|sinks?|seals?|puts?|sends?|against|fires?|secures?|helps?"
        r"|rescues?|snatches|settles|hands|wins|as|sees|beats|downs|edges)\b)",
        "goal strike brace double hat winner header penalty",
    ),
)

_WENT_AHEAD = (
    r"(?:(?:took|take|takes|taken|taking|regained|regain|retook|seized|snatched) (?:the |a |an )"
    r"(?:[a-z0-9S-]+ ){0,3}lead"
    r"(?! (?:at|into|to) (?:the (?:break|interval|dressing|changing|half|second)|half))"
    r"|(?:went|go|goes|gone|moved|edged|got|forged|surged|raced|pulled|stormed)"
    r" (?:back |S |M |[a-z]+ )?"
    r"(?:ahead|in front|level|into the lead|into a S lead|S up|up S|clear|two up)(?! of)"
    r"|(?:were|was) (?:back )?(?:ahead|in front|level)(?! of)|(?:drew|draw|drawn) level|equalised"
    r"|equalise|levelled|hit back|struck back"
    r"|(?:replied|responded)(?= (?:through|when|with P|M|L|almost immediately|immediately|W))"
    r"|scored|scores|doubled (?:their|the) (?:lead|advantage)"
    r"|got (?:a|the) (?:[a-z]+ )?(?:equaliser|goal|breakthrough)|found (?:an|the) equaliser"
    r"|pulled one back|pulled level|broke through|made it S|got back on level terms"
    r"|restored (?:their|the) (?:lead|advantage)|extended (?:their|the) lead"
    r"|took immediate advantage to equalise|got just that|got one|broke the deadlock"
    r"|opened the scoring|reduced the (?:deficit|arrears)"
    r"|were (?:finally |eventually |duly |soon )?rewarded(?= (?:when|in|with|M)))"
)
ANNOUNCED = re.compile(
    r"(?P<side>[TGUO]|\bthey)(?:,[^,]{1,80},)? (?:also |then |soon |eventually |had |have |has "
    r"|immediately |almost |finally |twice |deservedly |themselves |duly |quickly |again |[a-z]+ly "
    rf"|advantage to ){{0,3}}(?P<what>{_WENT_AHEAD})\b"
)
CAME = re.compile(
    r"\b(?:the|a|an|their|his|[TGU]'s) (?:[a-z-]+ ){0,2}"
    r"(?P<noun>equaliser|equalizer|opener|breakthrough|leveller|winner|goal|second|third|fourth"
    r"|consolation|deadlock|scoring) (?:finally |eventually |duly |soon |then )?"
    r"(?P<what>came|arrived|was scored|followed|was broken|was opened"
    r"|was (?:bundled|headed|turned|slotted|tapped|fired|swept|poked|smashed|curled) (?:in|home))\b"
    rf"(?:(?: in the M| M| W| L)? by (?:{ROLE} ){{0,4}}(?P<by>P))?"
)
NEEDED = re.compile(
    r"\b(?:took|needed|waited) [^.;]{0,30}?\bfor (?P<side>[TGU]) to (?P<what>take the lead|go ahead"
    r"|go in front|equalise|level|open the scoring|break the deadlock|draw level|hit back)\b"
)
WAITED = re.compile(
    r"\b(?P<what>(?:wait|waited) until [^.;]{0,20}?for an? (?:equaliser|goal|breakthrough)"
    r"|(?:remained|stayed|was) (?:wide |finely |delicately |evenly )?"
    r"(?:open|poised|balanced|level|goalless|scoreless|locked) until)\b"
)
ANNOUNCING = frozenset(
    """took take takes taken taking regained regain retook seized snatched went go goes gone moved
    edged got forged surged raced pulled stormed were was drew draw drawn equalised equalise
    levelled hit struck replied responded scored scores doubled found broke made restored extended
    opened reduced""".split()
)
NEEDING = frozenset("took needed waited".split())
COMING = frozenset("came arrived scored followed broken opened was".split())
"""Words without which nothing is announced."""
