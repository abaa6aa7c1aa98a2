"""Goals as match reports tell them, in marked sentences.

A *hit* is one wording that tells a goal ("P headed in", "P's header put T ahead", "T took the
lead"). Hits of one sentence that tell the same goal are one :class:`GoalMention`. Chances,
saves, posts, disallowed goals, and goals of other days are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.language.actors import (
    ROLE,
    Actor,
    Focus,
    actor_of,
    behind,
    clause_bounds,
    focus_after,
    is_object,
)
from summarizer.language.marking import Marked, Token

__all__ = ["GoalMention", "goals_in"]


@dataclass(slots=True)
class GoalMention:
    """One goal (``count`` goals) told in one sentence.

    ``player`` is None where only a side is said to have scored. ``side`` is the token of the side
    said to gain, ``time`` the token of its minute or time. ``state`` says what the score was
    after it: ``lead``, ``level``, ``back`` (one pulled back), ``second`` …; ``running`` the score
    on the way. ``again`` says that the player had scored before; ``nth`` which of his it was.
    """

    marked: Marked
    place: int
    end: int
    player: Token | None = None
    side: Token | None = None
    against: Token | None = None
    time: Token | None = None
    penalty: bool = False
    own: bool = False
    count: int = 1
    states: set[str] = field(default_factory=set)
    running: tuple[int, int] | None = None
    again: bool = False
    nth: int | None = None
    lines: list[int] = field(default_factory=list)
    strength: int = 2
    half: int | None = None
    open: bool = False
    loser: bool = False
    group: list[GoalMention] = field(default_factory=list, repr=False)


_SX = r"(?:[TGUO]|the [OP]|them|him|(?:his|her|their|its|the) (?:[a-z-]+ )?(?:side|team|club|country|men|charges))"
_ADJ = r"(?:(?!(?:and|but|when|as|who|that|which|after|before|while)\b)[a-z0-9][a-z0-9'-]* |[MWST]'?s? ){0,5}?"
_KEEPER = r"(?:(?:the |his |her |a |[TGU] |[TGU]'s |visiting |home |opposing |diving |stranded |advancing |onrushing |helpless |wrong-footed |rookie |stand-in |despairing |outstretched |veteran |young ){0,4}(?:(?:goal)?keeper\b(?: P)?|[PE]\b(?! from scoring)(?!'s (?!left|right|near|despairing|outstretched|dive|grasp|reach|legs|gloves|hands))))"
_NET = (
    r"into (?:the |an |his |her |[PTGU]'s )(?:[a-z-]+ ){0,4}?(?:net|corner|goal(?! line)|roof|top|bag)\b"
)
_TARGET = (
    rf"(?:home\b(?! (?:crowd|fans|supporters|side|team|end|bench|players|stand|defence|keeper|goalkeeper|game|match))|in(?= (?:at|off|M|W|after|to make|for|with)\b| from (?:close|[a-z0-9]+ (?:yards|metres|meters)|a |an |the edge|range|inside|point)|[,.;]|$)|{_NET}|"
    rf"(?:past|beyond|over|under|around|through the legs of|between the legs of) {_KEEPER}|over the (?:goal[- ]?)?line|"
    r"inside the (?:[a-z]+ ){0,2}post|in off (?:the|a)|off the underside of the (?:cross)?bar and in|under the (?:cross)?bar|into an empty|in at the)"
)
_FIN = (
    r"(?:tap|tapp|head|slot|slott|sweep|driv|bundl|smash|fir|curl|volley|turn|stab|pok|prod|forc|nod|nodd|ramm|ram|lash|steer|side-?foot|"
    r"blast|drill|knock|roll|slid|hammer|thump|flick|glanc|lift|chip|clip|dink|lob|lobb|rifl|crash|convert|buri|thunder|whip|whipp|bend|strok|guid|"
    r"squeez|scrambl|shoot|power|plac|pass|tuck|hook|loop|touch|slam|slamm|push|deflect|angl|bury|finish|slip|slipp|plant|"
    r"sting|plunder|tickl|nestl|nudg|toe-?pok|back-?heel|half-volley|unleash|crack|belt|send|put|bash|bang|scoop|direct|stretch|divert|arrow)"
    r"(?:e|ed|es|s|ing|d)?"
    r"|swept|drove|slid|shot|bent|buried|sent|struck|rose|hit|smacked|let fly|fizzed"
)
_OBJ = r"(?: (?:it|the ball|the rebound|[a-z]+ (?:low|fierce|fine|powerful|curling)|(?!(?:and|but|when|as|who|that|which|only|wide|over|straight|against|just|after|before|while|at)\b)[a-z0-9'-]+|P's|E's|T's|M|W)){1,9}?"
_DELIVER = (
    r"(?! (?:a|an|the|another|his|her|P's|that) (?:[a-z-]+ ){0,2}(?:cross|corner|free[- ]kick|ball|delivery|centre|pass)\b)"
)

# What a player or a side does; the subject is looked for to the left.
_VERBS: tuple[tuple[str, str], ...] = (
    (
        "score",
        r"\b(?:scored|scores|(?<!from )(?<!despite )scoring)\b(?! (?:chance|opportunit|record|form|touch|run|system|boots|goals? (?:in|for) (?:his|the) (?:last|previous|past))|[a-z]* (?:\d{2,}|four|five|six|seven|eight|nine|ten) (?:times|goals))|\bto score (?:a|an|the|his|her|from|with|twice|T's|what)\b|\band score\b",
    ),
    ("score", r"(?<=to )strike(?= (?:again|twice|back|first|late|early|M|W|L|home)\b)|(?<=to )score(?= again\b)"),
    ("goal", r"\b(?:popped up with|came up with|chipped in with|weighed in with|responded with|replied with|answered with|contributed|conjured) (?:a|an|the|his|her|what proved to be the) ?(?:[a-z-]+ |M |W ){0,4}?(?P<noun>winner|equaliser|leveller|opener|goal|brace|double|consolation|second|third)\b"),
    ("score", r"\b(?:netted|netting|nets)\b|\bto net\b|\band net\b"),
    ("level", r"\b(?:equalised|equalized|equalises|equalising|equalizing|equalise|equalize)\b(?! the| goal)"),
    ("level", r"\b(?:levelled|levelling|leveled|leveling)\b(?! off| accusations| the (?:tie|aggregate))|\b(?:replied|responded|scored) for (?=[TGU]\b)"),
    (
        "score",
        r"\b(?:struck|strikes|striking)(?= (?:twice|again|first|late|early|back|M|W|L|home|with|from|just|his|her|either|in|on|for|before|after|deep|midway|to|the (?:winner|opener|equaliser|decisive|first|second)|a (?:late|second|brilliant|stunning|superb|brace|double))\b)(?! (?:the|a|his) (?:foot|post|bar|crossbar|woodwork))|\bstruck[,.]",
    ),
    (
        "lead",
        rf"\b(?:put|puts|putting|fired|fires|firing|headed|heads|heading|shot|sent|sends|sending|edged|edging|steered|curled|slotted|volleyed|nodded|rifled|drove|gave|brought|bundled|tapped|swept|poked) {_SX}(?: back)? (?:S |M |W |deservedly |firmly )?(?:ahead|in front|up\b|in the lead|into (?:a|the|an) (?:[a-zS0-9-]+ ){{0,3}}lead|(?:one|two|three|four|five|six|[a-z]+ goals)(?: goals)? (?:ahead|up|clear))(?! of)",
    ),
    ("lead", rf"\bput(?:s|ting)? {_SX}(?:,[^,]{{1,40}},)? (?:ahead|in front)\b"),
    (
        "lead",
        rf"\b(?:give|gave|gives|giving|given|hand|handed|handing|hands|earn|earned|fired|to give) {_SX}(?:, [^,]{{1,30}},)? (?:a|an|the|their|his|her|its) {_ADJ}(?:lead|advantage|cushion)\b",
    ),
    (
        "level",
        rf"\b(?:put|puts|putting|brought|bring|brings|bringing|pulled|pull|pulls|pulling|drew|draw|drag|dragged|hauled|fired|headed|got|get|had drawn|drawn) {_SX}(?: back)? (?:level|(?:back )?on terms|on level terms|even)\b",
    ),
    ("goal", r"\b(?:made|make|makes|making) it (?:two|three|four|five|six|seven)\b(?! (?:wins|defeats|games|from|in a row|out of))"),
    ("made", r"\b(?:made|make|makes|making) (?:it|the score(?:line)?|that) (?P<score>S)(?! (?:on aggregate|overall))"),
    ("lead", r"\b(?:opened|opens|opening|open) (?:the scoring|the score|[TGU]'s account|their account|his account|the (?:match's )?(?:account|goal))\b"),
    ("lead", r"\b(?:broke|breaks|breaking|break) the deadlock\b"),
    ("double", r"\b(?:double|doubled|doubles|doubling) (?:the|their|his|her|its|[TGUO]'s|that) (?:[a-z]+ )?(?:lead|advantage|tally|score|account|margin)\b"),
    ("add", r"\b(?:extended|extends|extending|stretched|stretching|increased|increasing|padded) (?:the|their|his|her|its|[TGUO]'s|that) (?:[a-z]+ )?(?:lead|advantage)\b"),
    ("restore", r"\b(?:restored|restores|restoring|restore|regained|regains|regaining|regain|retook|retaking|retake) (?:the|their|his|her|its|a|[TGUO]'s) (?:[a-z-]+ )?(?P<what>lead|advantage|cushion|parity)\b"),
    ("level", r"\b(?:restored|restores|restoring|restore) parity\b|\b(?:wiped|wipes|wiping) out (?:the|that|their) (?:[a-zS-]+ )?(?:advantage|lead|deficit)\b|\b(?:cancelled|cancels|cancelling) out P's\b"),
    ("back", r"\b(?:pulled|pulls|pulling|pull|clawed|got|grabbed) (?:one|a goal|another|a consolation)(?: goal)? back\b|\b(?:reduced|reduces|reducing|reduce) (?:the|their|[TGUO]'s|S|the [a-z]+'s) ?(?:arrears|deficit)\b|\b(?:cut|cuts|cutting|halved|halves|halving|trimmed) (?:the [TGUO]|the|their|[TGUO]'s|[TGUO]) ?(?:[a-z]+ )?(?:deficit|lead|arrears|advantage)\b"),
    ("won", r"\b(?:won it|winning it|wins it|settled (?:it|matters|the (?:match|game|tie|contest|issue))|sealed (?:it|the (?:[a-z]+ ){0,2}(?:win|victory|points|triumph|result|comeback))|seals (?:it|the)|wrapped up (?:the )?(?:win|victory|points|scoring)|clinched (?:the )?(?:win|victory|points)|made (?:sure|certain)(?: of)?|made the points safe|put the (?:game|result|tie|contest|match|outcome) (?:to bed|beyond doubt|out of reach|beyond)|snatched (?:it|victory)|turned the (?:game|match|tie) (?:around|on its head)|eased the nerves|completed the (?:scoring|comeback|rout|turnaround|win|victory)|rounded off the (?:scoring|win|victory)|capped (?:off )?the (?:win|victory|scoring|rout))\b"),
    (
        "goal",
        r"\b(?:grabbed|grabs|grabbing|grab|got|gets|getting|headed|heads|heading|hit|hits|snatched|snatches|claimed|claims|bagged|bags|notched|scored|netted|fired|added|adds|adding|add|struck|scooped|registered|curled in|slammed in|slammed home|poked in|poked home|tapped in|stabbed in|forced in|turned in|fired in|fired home|headed in|headed home|volleyed in|slotted in|slotted home|swept in|swept home|smashed in|smashed home|bundled in|nodded in|nodded home|rifled in|blasted in|knocked in|scrambled in|completed|completes|completing|complete|sealed|sealing|seal|plundered|thrashed in|lashed in|drilled in|secured|score|equalised with|was given|tucked away|tucked home|lashed home|rattled in|poked home|stroked home|volleyed home|hooked in|chipped in|clipped in|converted|rolled in|prodded home|steered in|steered home|crashed in|drove in|drove home|sidefooted home|finished off|curled home|glanced in|looped in)"
        rf" (?:a|an|the|his|her|their|[TGUO]'s|what proved to be the|what turned out to be the|both|two|three|all three|all) ?{_ADJ}(?P<noun>winner|equaliser|equalizer|leveller|opener|brace|hat[- ]?trick|treble|consolation|goals?|second|third|fourth|fifth|sixth|double|another)\b(?! (?:yellow|booking|caution|half|chance|leg|place|kick|line|period|from goal|difference|this season|of the tournament))"
    ),
    ("goal", r"\b(?:added|adds|adding|add|got|grabbed) (?P<noun>another|one more|a second|a third|a fourth|the second|the third|the fourth|the fifth|two more)\b(?! (?:yellow|booking|corner|chance|half|attempt|point|dimension|gear|twist|minute))"),
    ("goal", r"\bfor (?:his|her) (?P<noun>second|third|fourth)\b(?: goal| strike)?(?! (?:goal |strike )?(?:of the (?:season|tournament|campaign|competition|year|world)|in |international|league|yellow|booking|spell|half|cap|appearance|start|match|game|club))"),
    ("score", r"\b(?:found|finds|finding|find|rippled|hit|bulged) the (?:back of the |roof of the |far corner of the )?(?:net|target|onion bag)\b|\b(?:found|finds|finding) the (?:[a-z]+ ){1,2}corner\b"),
    (
        "convert",
        r"\b(?:converted|converts|converting|convert|dispatched|dispatches|dispatching|despatched|tucked away|tucking away|buried|burying|slotted) (?:a|an|the|his|her|that|what|P's|from the) ?(?:[a-z0-9-]+ |M |W |T ){0,4}?(?:penalty|penalties|spot[- ]kick|spot|kick|cross|rebound|resulting|chance|pass|cutback|cut-back|corner|ball|highest)\b(?! (?:area|box|corner))",
    ),
    (
        "convert",
        r"\b(?:scored|rolled in|stroked in|drilled in|smashed in|smashed home|slammed home|fired home|fired in|slotted in|slotted home|stroked home|tucked home|hammered home|thumped home|blasted home|drove home|thumped in|netted|scores|sank) (?:a|an|the|his|her|that|what|P's|from the) ?(?:[a-z0-9-]+ |M |W |T ){0,4}?(?:penalty|penalties|spot[- ]kick|spot|rebound)\b(?! (?:area|box|corner))",
    ),
    ("convert", r"\b(?:converted|converts|converting)(?= (?:M|W|from the spot|from close|at the)\b)|\bscored from the (?:penalty )?spot\b|\bsent (?:P|E|the (?:[a-z]+ )?(?:goal)?keeper(?:, P,)?) the wrong way\b"),
    ("finish", rf"\b(?:{_FIN})(?: (?:it|the ball|calmly|coolly|neatly|superbly|unmarked|acrobatically|powerfully|the rebound|a rebound))? home\b(?! (?:crowd|fans|supporters|side|team|end|bench|players|stand|defence|keeper|goalkeeper|game|match|advantage|draw|win))"),
    (
        "finish",
        r"\b(?:tapped|tapping|tap|headed|heading|head|turned|turning|volleyed|volleying|nodded|nodding|nod|bundled|bundling|poked|poking|poke|swept|sweeping|sweep|slotted|slotting|slot|steered|steering|tucked|tucking|forced|forcing|force|stabbed|stabbing|prodded|prodding|prod|rolled|rolling|slid|sliding|scrambled|scrambling|glanced|glancing|knocked|knocking|squeezed|squeezing|bundle|hooked|rammed|ramming|smashed|smashing|drove|driving|thumped|thumping|powered|powering|slammed|slamming|hammered|hammering|blasted|rifled|rifling|shot|lashed|lashing|crashed|deflected|converted|looped|diverted|turn|stroked|sidefooted|side-footed|sidefooting|backheeled|flicked|shoot) in\b(?! (?:front|the (?!M|W)|goal\b|a (?:row|crowd|[a-z]+ of)|search|vain|space|training|his|her|their|its|which|on goal|behind|to (?:stop|deny|block|stifle|prevent|tackle|win|clear|make a|save|challenge|thwart)|on (?!the (?:stroke|hour))))",
    ),
    (
        "finish",
        rf"\b(?:fired|firing|curled|curling|drilled|drilling|clipped|lifted|chipped|whipped|bent|lobbed|dinked|struck|sent|put|putting|placed) in\b{_DELIVER}(?! (?:front|the (?!M|W)|goal\b|a (?:row|crowd|[a-z]+ of)|search|vain|space|his|on goal|behind|charge|by))",
    ),
    ("finish", rf"\b(?:{_FIN}){_OBJ} {_TARGET}"),
    ("finish", rf"\b(?:{_FIN})(?: (?:it|the ball|low|high|a (?:[a-z]+ )?(?:shot|effort)))? (?:across|past|beyond|over|under|around|through) {_KEEPER} and (?:in\b|home\b|into )"),
    ("goal", r"\b(?:rounded off|finished|capped|completed|ended) (?:a|an|the) (?:[a-z-]+ ){1,4}with (?:the|his|a) (?P<noun>second|third|fourth|fifth|goal|winner|equaliser)\b"),
    ("goal", r"\b(?:volleyed|headed|drilled|curled|smashed|fired|lashed|rifled|slammed|hammered|stroked|drove|swept|chipped|blasted|netted|buried|thumped|powered|poked|nodded) (?:the|a|his) (?P<noun>second|third|fourth|fifth|sixth|winner|equaliser|opener|leveller)\b"),
    ("finish", rf"\b(?:{_FIN}) (?:straight |low |high |just |right )?{_NET}"),
    ("finish", r"\b(?:fired|drilled|smashed|thundered|slotted|curled|lashed|rifled|blasted|headed|volleyed|rolled|powered|crashed|stroked|hammered|swept|drove|beat) (?:it|the ball|a [a-z]+|home|his shot|her shot)? ?(?:past|beyond) (?:him|her)\b"),
    ("finish", rf"\b(?:fir|shoot|slott|head|finish|roll|lash|drill|lob|curl|chipp|volley|slid|pok|prodd|smash|driv|strok|dink)(?:e|ed|ing|es|s)? (?:low |calmly |coolly |neatly |superbly )?(?:past|beyond|under|over) (?!the (?:bar|crossbar|post|top)){_KEEPER}|\bshot (?:past|beyond) {_KEEPER}|\blobbed [PE]\b|\bbeat(?:ing)? (?:the )?(?:goal)?keeper\b(?! to)|\bbeat(?:ing)? [PE] (?:with|from|at (?:his|her|the)|low|to make)"),
    ("won", r"\b(?:sealed|secured|clinched|booked|settled|earned|rescued|snatched|salvaged|marked|decided|ensured|seals|secures|clinches|won|wins) (?:[a-zPTOCU'-]+ ){1,12}?with (?:a|an|his|her|the) (?:[a-z-]+ |M |W ){0,4}(?:winner|equaliser|opener|leveller|strike|header|volley|penalty|finish|goal|tap-in|spot-kick)\b"),
    ("finish", r"\b(?:to )?(?:send|sending|sent) (?:the )?(?:home |away |visiting |travelling )?(?:crowd|fans|supporters|stadium|stands)(?: [a-z]+)? (?:wild|into (?:raptures|ecstasy|delirium)|delirious)\b"),
    ("finish", r"\bhad (?:the|an) (?:simple|easy|easiest)?[a-z ]{0,20}(?:tap-in)\b|\bin the perfect place to tap in\b"),
    ("own", r"\b(?:was|were|being|been) (?:[a-z]+ )?(?:turned|put|deflected|headed|diverted|sliced|bundled|steered|poked|knocked|glanced|prodded|hooked|bundled|forced)(?: [a-z]+){0,3}? (?:into|past|beyond|through|over) (?:his|her|their) own (?:net|goal|goalkeeper|keeper|goal line)"),
    ("own", r"\b(?:turned|turning|put|putting|deflected|deflecting|headed|heading|diverted|diverting|sliced|slicing|bundled|steered|poked|knocked|sent|glanced|prodded|turns|puts|rolled|hooked|lashed|shanked|slid|sliding|stabbed|fired|touched|scored|scoring|nodded|chested|kneed|bundling|forced|inadvertently [a-z]+|unwittingly [a-z]+) (?:[a-zPT][a-z'-]* ?){0,6}?(?:into|past|beyond|through|over) (?:his|her|their) own (?:net|goal|goalkeeper|keeper|goal line|[a-z]+ net|team's)"),
)  # fmt: skip

_SHOT = r"(?:shot|effort|header|strike|volley|free[- ]?kick|cross|penalty|spot[- ]?kick|drive|attempt|finish|chip|lob|delivery|corner|backheel|flick|kick|half-volley|deflected free kick|tap-in|rocket|screamer|goal)"
_STATE_AFTER = (
    rf"(?:put {_SX} (?:S |back )?(?:ahead|in front|up)|gave {_SX} (?:the|a|an) {_ADJ}(?:lead|advantage|win|victory|cushion)|(?:brought|pulled|drew|hauled) {_SX} level|"
    rf"made it S|(?:opened|broke) the (?:scoring|deadlock)|cancelled out|levelled|equalised|doubled|restored|settled|sealed (?:the|a|victory|it|[TGU]'s)|secured|earned {_SX}|"
    rf"handed {_SX}|proved (?:to be )?(?:enough|decisive|the winner|the difference)|(?:was|were) enough|won (?:it|the)|decided|snatched|rescued|earned|clinched|ended|capped|wrapped up|completed|fired {_SX}|lifted {_SX})"
)
_MOVED = rf"(?:(?:was|were|been|being|got) (?:[a-z]+ )?(?:deflected|bundled|turned|fumbled|parried|diverted|spilled|helped) (?:[a-z]+ )?{_NET}|(?:took|taking|takes) (?:a |an )?(?:[a-z]+ )?deflection (?:[a-z]+ ){{0,6}}(?:net|in\b)|(?:flew|crept|went|looped|bounced|rolled|squirmed|nestled|sailed|trickled|dropped|spun|ended up|found|beat|dipped|slipped|rocketed|crashed|curled|skidded|hit|evaded|fizzed|arrowed|creep|fly|loop|go|roll|sneak|ricocheted|deflected|wriggled|dribbled|zipped|thundered)(?: [a-zPT][a-z'-]*){{0,7}}? (?:{_NET}|in off|in\b(?=[,.;]| off| at| M| W| for| to)|over the (?:goal[- ]?)?line|past {_KEEPER}|(?:the )?(?:back of the )?net\b|inside the (?:[a-z]+ ){{0,2}}post|under the (?:cross)?bar|(?:far|top|bottom|near) corner))"

# Nouns: the owner is the scorer.
_NOUNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("noun", re.compile(rf"(?P<who>[PE])'s? (?P<adj>{_ADJ})(?P<noun>winner|opener|equaliser|equalizer|leveller|own goal|brace|double|hat[- ]?trick|consolation|clincher|goals?)\b(?! (?:bound|difference|kick|line|drought|celebration|tally|attempt|hero|run|this season|of the (?:season|tournament)))")),
    ("shot", re.compile(rf"(?P<who>[PE])'s? (?P<adj>{_ADJ})(?P<noun>{_SHOT})s?(?P<gap>(?:,? (?!(?:and|but|who|which|only|wide|saved|tipped|blocked)\b)[a-zMWNPT0-9][a-z0-9'-]*){{0,12}}?),? (?:(?:had|then|duly|soon|eventually|later) )?(?P<state>{_STATE_AFTER}|{_MOVED})")),
    ("noun", re.compile(r"\b(?:an?|the) (?:[a-z-]+ |M ){0,3}(?P<who>P) (?:[a-z-]+ |M ){0,2}(?P<noun>own goal|brace|double|hat-?trick|winner|equaliser|opener|goal)\b(?! (?:kick|bound|line|mouth|post|attempt))(?= (?:in|gave|give|made|put|earned|sealed|was enough|secured|handed|helped|inspired|sent|saw|M|W|either)\b)")),
    ("shot", re.compile(rf"\b(?:an?|the) (?:[a-z-]+ |M ){{0,3}}(?P<who>P) (?P<adj>(?:[a-z-]+ |M ){{0,2}})(?P<noun>{_SHOT})(?P<gap>(?:,? (?!(?:and|but|who|which|only|wide|saved|tipped|blocked)\b)[a-zMWNT0-9][a-z0-9'-]*){{0,8}}?) (?P<state>{_STATE_AFTER}|{_MOVED})")),
    ("shot", re.compile(rf"\b(?:thanks to|courtesy of|through) (?P<who>[PE])'s? (?P<adj>{_ADJ})(?P<noun>{_SHOT})\b")),
    ("shot", re.compile(r"(?P<who>[PE])'s? (?P<adj>(?:[a-z-]+ ){0,2}M (?:[a-z-]+ ){0,2})(?P<noun>strike|penalty|header|volley|free[- ]kick|spot[- ]kick|finish|effort)\b")),
    ("list", re.compile(rf"\b(?P<noun>goals?|strikes?|winner|equaliser|opener|brace|double|hat[- ]?trick|own goal|tap-in|headers?|penalt(?:y|ies)|finish(?:es)?) (?:each )?(?:apiece )?(?:scored )?(?:from|by|for|through|courtesy of) (?:{ROLE},? ){{0,5}}?(?P<who>[PE])(?!'s)")),
    ("cross", re.compile(rf"\b(?:a|an|the) (?:[a-z-]+ ){{0,3}}{_SHOT} (?:from|by) (?:{ROLE} ){{0,5}}?(?P<who>[PE]) (?P<state>{_MOVED})")),
    ("shot", re.compile(rf"\b(?:saw|watched|see) (?:his|her) (?:[a-z-]+ ){{0,3}}(?:{_SHOT})(?: [a-z]+){{0,3}}? (?P<state>{_MOVED})")),
    ("shot", re.compile(rf"\b(?:his|her) (?:[a-z-]+ |M ){{0,3}}(?:{_SHOT}) (?:[a-z]+ ){{0,6}}?(?P<state>{_MOVED})")),
    ("through", re.compile(rf"\bthrough (?:{ROLE},? ){{0,5}}?(?P<who>[PE])(?!'s)")),
    ("with", re.compile(rf"\bwith (?:both )?(?:{ROLE} ){{0,3}}?(?P<who>[PE])(?:(?:,| and) (?:{ROLE} ){{0,3}}?[PE]){{0,4}} (?:also |both |then |each |all )?(?:on target|among the (?:goals|scorers)|on the scoresheet)")),
    ("noun", re.compile(r"(?P<who>[PE])'s (?P<noun>first|second|third|opening)(?: goal| strike| effort)? (?:came|was|arrived) (?:from the (?:penalty )?spot|(?:with |from )?a (?:[a-z-]+ ){0,2}(?:penalty|header|volley|strike|shot|free[- ]kick|tap-in|finish)|a (?:[a-z-]+ ){0,2}(?:penalty|header|volley|strike|shot|free[- ]kick|tap-in|finish))")),
    ("beat", re.compile(r"(?P<who>[PE]) (?:[a-z]+ ){0,2}(?:goal|strike|brace|double|hat-trick|winner|header|penalty) (?=(?:earns?|gives?|sinks?|seals?|puts?|sends?|against|fires?|secures?|helps?|rescues?|snatches|settles|hands|wins|as|sees|beats|downs|edges)\b)")),
)  # fmt: skip
_WEAK_RES = (
    (
        "weak",
        re.compile(
            r"\b(?:rose (?:[a-z]+ ){0,3}to (?:meet|head)|stepped up|made no mistake|pounced|popped up|cut inside|latched on(?:to)?|capitalised|reacted (?:first|quickest))\b"
        ),
    ),
)
_VERB_RES = tuple((state, re.compile(src)) for state, src in _VERBS)

# A side is said to have scored; the scorer follows or is not told.
_ANNOUNCED = re.compile(
    r"(?P<side>[TGUO]|\bthey)(?:,[^,]{1,80},)? (?:also |then |soon |eventually |had |have |has |immediately |almost |finally |twice |deservedly |themselves |duly |quickly |again |deservedly |[a-z]+ly |advantage to ){0,3}"
    r"(?P<what>(?:took|take|takes|taken|regained|regain|retook|seized|snatched) (?:the |a |an )(?:[a-z0-9S-]+ ){0,3}lead(?! (?:at|into|to) (?:the (?:break|interval|dressing|changing|half|second)|half))|(?:went|go|moved|edged|got|forged|surged|raced|pulled|stormed) (?:back |S |M |[a-z]+ )?(?:ahead|in front|level|into the lead|into a S lead|S up|up S|clear|two up)(?! of)|(?:were|was) (?:back )?(?:ahead|in front|level)(?! of)|drew level|draw level|were level|equalised|equalise|levelled|hit back|struck back|(?:replied|responded)(?= (?:through|when|with P|M|L|almost immediately|immediately|W))|scored|scores|doubled (?:their|the) (?:lead|advantage)|got (?:a|the) (?:[a-z]+ )?(?:equaliser|goal|breakthrough)|found (?:an|the) equaliser|pulled one back|pulled level|broke through|made it S|got back on level terms|restored (?:their|the) (?:lead|advantage)|extended (?:their|the) lead|took immediate advantage to equalise|got just that|got one|broke the deadlock|opened the scoring|reduced the (?:deficit|arrears)|were (?:finally |eventually |duly |soon )?rewarded(?= (?:when|in|with|M)))\b"
)
_CAME = re.compile(
    r"\b(?:the|a|an|their|his|[TGU]'s) (?:[a-z-]+ ){0,2}(?P<noun>equaliser|equalizer|opener|breakthrough|leveller|winner|goal|second|third|fourth|consolation|deadlock|scoring) (?:finally |eventually |duly |soon |then )?(?P<what>came|arrived|was scored|followed|was broken|was (?:bundled|headed|turned|slotted|tapped|fired|swept|poked|smashed|curled) (?:in|home)(?: by (?P<by>P))?|was opened)\b"
)
_WAIT = re.compile(
    r"(?P<side>[TGU])?(?:,[^,]{1,80},)?[^.;]{0,40}?\b(?P<what>(?:wait|waited) until [^.;]{0,20}?for an? (?:equaliser|goal|breakthrough)|(?:remained|stayed|was) (?:wide |finely |delicately |evenly )?(?:open|poised|balanced|level|goalless|scoreless|locked) until)\b"
)
_WEAK_SCORER = re.compile(
    r"(?:,? (?:when|as) (?:the )?(?:(?:[a-z-]+|[TOGU]|[TO]'s) ){0,4}?(?P<a>[PE])(?!'s| (?:was|were|had|won|fouled|handled|failed|gave|lost|slipped|crossed|set|fed|found|passed|and)\b)"
    r"|, (?:(?:[a-z-]+|[TO]|[TO]'s) ){0,4}?(?P<b>[PE])(?=(?:, [^,]{1,60},)? [a-z]+ing\b))"
)
_NEGATIVE_BEFORE = re.compile(
    r"\b(?:could|should|would|might|may|must|almost|nearly|narrowly|never|not|cannot|failed to|fails to|failing to|tried to|tries to|trying to|attempt\w* to|hop(?:ed|ing) to|chances? (?:of|to)|opportunit\w+ to|"
    r"looking to|look to|unable to|able to|thought|thinks|appeared|appears|seemed|seems|bid to|wanted|want to|need(?:ed|s|ing)? to|without|yet to|refused to|if|instead of|rather than|close to|inches from|stopped|stop|prevent\w*|"
    r"denied|deny|denying|kept|keep|keeping|stopping|last|aim\w* to|likel[a-z]+ to|threaten\w* to|promis\w+ to|yet|will|can|ready to|poised to|believ\w+|claimed|insist\w*|wondered|said|joked)\b|n't\b"
)
_NEGATIVE_AFTER = re.compile(
    r"^[^;]{0,70}?\b(?:only for (?!(?:[a-z]+ ){0,2}[PET] to )|only to|but (?:it|the (?:goal|effort|ball|strike|shot)|his (?:effort|shot|header)|[PE]'s|was|saw|[PE] (?:saved|kept|tipped|denied|blocked))|disallowed|ruled out|chalked off|ruled offside|flagged offside|overturned|was (?:wide|saved|blocked|cleared|tipped)|wide|over the (?:cross)?bar|against (?:the|a) (?:post|bar|crossbar|upright)|off the line|hit the (?:post|bar|woodwork)|saved|blocked|cleared|tipped)\b"
)
_NEGATIVE_STOP = re.compile(r",? (?:after|when|as|before|while|with|who|which|following|although|and)\b")
_SHOT_DENIED = re.compile(
    r"^(?: [a-z'-]+| [PEM]){0,8}? (?:saved|save|wide|over the|over|(?:against|off|onto|on to|hit|hits|hitting|struck|strike|strikes|rattled|clipped|shaved) (?:the |a )?(?:[a-z]+ ){0,3}(?:post|bar|crossbar|upright|woodwork|line)|blocked|cleared|tipped|denied|disallowed|ruled|kept out|parried|pushed|stopped|handball|handled|missed)\b"
)
_OTHER_DAY = re.compile(
    r"\b(?:last (?:season|year|month|week|weekend|summer|time)|(?:this|the|a) season(?! of)|so far|career|since (?:he|she|his|the|19|20|january|february|march|april|may|june|july|august|september|october|november|december)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|19\d\d|20\d\d|the 19\d\ds|qualifying)|years? ago|(?:weeks?|months?|days?) (?:ago|earlier)|on his debut for|in (?:his|their|her) (?:last|previous|opening|first)|previous(?:ly)?|first leg|opening leg|quarter-?finals? (?:win|defeat|loss)|semi-?final (?:win|defeat|loss|victory)|S (?:win|victory|defeat|loss|draw) (?:over|against|at|to|by|with) [ONP]|group[- ](?:stage|game|match)|training|friendl(?:y|ies) against|against [O]\b|champions ever|history|in all competitions|highest scorer|top scorer|all-time|shoot-?out)\b"
)
_PERFECT = re.compile(r"\b(?:has|have|having) (?:also |now |already |only |never |not |twice )?$")
_WHO_HAD = re.compile(r"\b(?:who|whose [a-z]+) (?:had |has |have )?(?:also |once |previously |famously )?$")
_PENALTY = re.compile(
    r"\bpenalt(?:y|ies)\b(?! (?:area|box|shoot|corner|claim|appeal))|\bspot[- ]?kicks?\b|\bfrom the (?:penalty )?spot\b"
)
_AWARDED = re.compile(
    r"\b(?:award\w*|conced\w*|won|win|given|earned|claim\w*|appeal\w*|for|got|request\w*|missed|saved|previous|earlier|denied) (?:[a-z]+ )?(?:a |the |another )?(?:[a-z]+ )?$"
)
_AGAIN = re.compile(r"\b(?:again|another|second|once more|third|his hat[- ]?trick|her hat[- ]?trick|one more)\b")
_NTH = re.compile(
    r"\b(?:his|her) (?P<n>first|second|third|fourth|hat[- ]?trick)(?: goal| strike)?(?! (?:goal |strike )?(?:in (?!the M)|for|since)\b)(?! (?:goal |strike )?(?:of the (?:tournament|season|competition|campaign|year|world|championship)|in (?:[a-z0-9]+) (?:games|matches|internationals)|for (?:the club|his country|[TO])|since|international|league|C|D|this|touch|half|leg|yellow|booking|season|spell|attempt|chance))\b"
)
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "hat-trick": 3, "hattrick": 3}
_COUNTS = (
    (re.compile(r"\b(?:twice|a brace|brace|double|both|two (?:[a-z]+ )?goals|two (?:late|early|quick|second-half|first-half)|two)\b"), 2),
    (re.compile(r"\b(?:hat[- ]?trick|treble|three goals|three times|all three)\b"), 3),
    (re.compile(r"\b(?:four goals|four times|all four)\b"), 4),
)
_BRACKET = re.compile(
    r"\s?\((?P<list>(?:\d{1,3}(?:\s?\+\s?\d{1,2})?['’]?(?:\s?(?:pen|p|og|o\.g\.|own goal|penalty)\b\.?)?(?:,\s?(?:pen|og|penalty|own goal)\b\.?)?(?:,\s?|\sand\s|\s?&\s?|;\s?)?){1,5})\)"
)
_BRACKET_ITEM = re.compile(
    r"(?P<n>\d{1,3})(?:\s?\+\s?(?P<a>\d{1,2}))?['’]?,?\s?(?P<kind>pen|penalty|p\b|og|o\.g\.|own goal)?"
)
_BRACKET_CUE = re.compile(r"\b(?:goals?|scored|scorers?|netted|on target|struck|strikes|got|from|through|by)\b")


@dataclass(slots=True)
class _Hit:
    place: int
    end: int
    actor: Actor
    state: str
    match: re.Match[str]
    subject_place: int = -1
    own: bool = False
    weak: bool = False
    limit: int = 10_000


_CUE = re.compile(
    r"goal|repl|respond|hit\b|scor|net|equali|level|struck|strik|lead|ahead|front|ma[dk]|deadlock|doubl|restor|regain|advantage|parity|cancel|back|deficit|arrears|won|winn|seal|settl|wrap|clinch|safe|"
    r"winner|opener|leveller|brace|hat[- ]?trick|another|second|third|found|find|convert|penalt|spot|home|\bin\b|into|past|beyond|line|inside|corner|beat|lob|header|volley|finish|through|wait|until|tap|effort|shot|nerves|turn|dispatch|buried|up\b|add|wrong way"
)


def _negated(marked: Marked, hit: _Hit, left: int) -> bool:
    t = marked.text
    start = max(left, hit.subject_place if hit.subject_place >= 0 else left)
    between = t[start : hit.place]
    m = None
    for m in _NEGATIVE_BEFORE.finditer(between):
        pass
    if m is not None:
        tail = between[m.end() :]
        # "after P had failed to clear, Q scored" ends before the verb's own clause.
        if not re.search(r"[,;]| and (?:then )?[PEh]| but | when | before | as ", tail) or m.group() in (
            "thought",
            "should",
            "appeared",
            "seemed",
        ):
            return True
    after = t[hit.end : hit.end + 120]
    stop = _NEGATIVE_STOP.search(after)
    only = re.match(r"^[^;.]{0,60}?,? only (?:for|to)\b(?! (?:[a-z]+ ){0,2}[PET] to (?:score|strike|restore|level|equalise|hit|put|head|fire|net|respond|reply|pull|draw|snatch|grab))", after)
    if only:
        return True
    cut = after[: stop.start()] if stop else after
    if _NEGATIVE_AFTER.match(cut):
        return True
    return bool(re.match(r"^[^;]{0,90}?,? but (?:his|her|the|it|that) (?:goal|effort|strike|header|shot)?\s?(?:was|were) (?:disallowed|ruled|chalked|flagged|overturned)", t[hit.end : hit.end + 140]))


def _other_day(marked: Marked, hit: _Hit, left: int, right: int) -> bool:
    t = marked.text
    before = t[left : hit.place]
    after = t[hit.end : min(len(t), right + 0 if right > hit.end else hit.end + 60)]
    if _PERFECT.search(t[max(0, hit.place - 30) : hit.place]):
        return True
    after = re.split(r"[,;]| and (?!(?:in|for|at)\b)", after, maxsplit=1)[0]
    m = _OTHER_DAY.search(after)
    if m and not re.search(r"for (?:his|her) [a-z0-9]+ ", after[: m.start()]):
        return True
    if re.match(r"(?: [a-z]+){0,2} for (?:the )?O\b", t[hit.end :]):
        return True
    if re.search(r"\b(?:thought|claimed|believed|felt|insisted|suggested|feared|hoped|expected|said)\b", before[:-1]) and hit.state != "bracket":
        return True
    opening = re.match(r"(?:in|since|last|earlier|back in) [^,]{0,30},", before)
    before = (opening.group() if opening else "") + before.rsplit(",", 1)[-1]
    m = re.search(r"\b(?:since|last (?:season|year|month|week|weekend)|after [a-z]+ing|years ago|in (?:19|20)\d\d|previously|earlier in the (?:week|month|season))\b", before)
    return bool(m)


def goals_in(marked: Marked, focus: Focus | None = None) -> list[GoalMention]:
    """All goals told in one marked sentence, in its order."""
    t = marked.text
    hits = list(_hits(marked, focus))
    hits += _brackets(marked)
    hits.sort(key=lambda h: (h.place, -h.end))
    for first, second in zip(hits, hits[1:], strict=False):
        first.limit = second.place
    mentions = _combine(marked, hits)
    if focus is not None and focus.side is not None:
        first = min((i for i, tok in marked.at.items() if tok.kind in "TGU"), default=len(t))
        for m in mentions:
            if m.side is None and first > m.place and re.search(r"\bthem (?:level|ahead|in front|back|S|the|a)\b", t[m.place : m.end + 3]):
                m.side = focus.side
    _times(marked, mentions)
    return mentions


def _hits(marked: Marked, focus: Focus | None) -> Iterable[_Hit]:
    t = marked.text
    found: list[_Hit] = []
    taken: list[tuple[int, int]] = []
    shootout = re.search(r"shoot-?out|penalties\b|spot[- ]kicks\b", t) is not None

    def overlaps(a: int, b: int) -> bool:
        return any(s < b and a < e for s, e in taken)

    for state, pattern in _NOUNS:
        for m in pattern.finditer(t):
            if overlaps(m.start(), m.end()):
                continue
            groups = m.groupdict()
            left, right = clause_bounds(t, m.start(), m.end())
            who = groups.get("who")
            if who is not None:
                token = marked.at[m.start("who")]
                if token.kind == "E":
                    actor = behind(marked, m.start("who"), focus)
                else:
                    people = [token]
                    if state in ("list", "through", "with"):
                        people += _more(marked, m.end("who"))
                    elif state == "noun":
                        people = _before(marked, m.start("who")) + people
                    actor = Actor(tuple(people), place=m.start("who"))
            else:
                actor = actor_of(marked, m.start() + 1, focus)
            hit = _Hit(m.start(), m.end(), actor, state, m, m.start())
            if state == "through":
                clause = t[max(0, left - 60) : m.start()]
                if not re.search(r"\b(?:ahead|lead|front|level|equalis\w+|scor\w+|goals?|led|back|breakthrough|made it S|took|opened|replied|responded|struck|twice|double\w*|went)\b", clause):
                    continue
            if state == "list":
                noun = m["noun"]
                before = t[max(0, m.start() - 40) : m.start()]
                if re.search(r"\b(?:no|without|disallowed|any|chance for a|kick|open|for|towards|on|at|of|in|the [TGU]|conceded|ruled out) $", before) or noun.startswith(("header", "penalt", "finish")) and not re.search(
                    r"\b(?:with|via|thanks to|from|courtesy of|through|by|goals,|(?:first|second|third|fourth|opener|equaliser|winner|goal) (?:was|being|came from|came with|came via)) (?:a|an|one|two|three|M) (?:[a-z-]+ ){0,4}$|\band (?:a|an|one|two|three|M) (?:[a-z-]+ ){0,3}$", before
                ):
                    continue
                if _SHOT_DENIED.match(t[m.end() :]):
                    continue
                if noun.startswith("penalt") and re.search(r"\bsav(?:ed|ing|es)\b|missed", before):
                    continue
            if state == "noun" and re.search(r"\b(?:own|first|1\d|2\d|\d+th|since) $", t[max(0, m.start("noun") - 8) : m.start("noun")]) and "own" not in m["noun"]:
                if re.search(r"\b(?:was|is|it) $", t[max(0, m.start() - 14) : m.start()]):
                    continue
            if state == "noun" and re.search(r"\b(?:been|credited|ruled|given|awarded|as|called|deemed) (?:[a-z]+ ){0,3}$", t[max(0, m.start() - 40) : m.start()]):
                continue
            if state == "noun" and re.search(r"^ (?:was|were|being) (?:disallowed|ruled|chalked|cancelled)|^,? (?:but|only) ", t[m.end() : m.end() + 40]) and re.search("disallowed|ruled|chalked", t[m.end() : m.end() + 60]):
                continue
            if state == "shot" and _SHOT_DENIED.match(t[m.end() : m.end() + 60]) and "state" not in groups:
                continue
            if state in ("shot", "cross") and re.search(r"\b(?:saved|blocked|disallowed|ruled out|tipped)\b", m.group()):
                continue
            if state == "beat" and (marked.line.label not in ("headline", "standfirst")):
                continue
            if shootout and re.search(r"spot[- ]?kick|penalty|kick", m.group()):
                continue
            if _other_day(marked, hit, left, right) or (
                state not in ("through", "list") and _negated(marked, hit, left)
            ):
                continue
            hit.own = "own goal" in m.group()
            found.append(hit)
            taken.append((m.start(), m.end()))
    for state, pattern in (*_VERB_RES, *_WEAK_RES):
        for m in pattern.finditer(t):
            if any(s <= m.start() < e and e - s > 12 for s, e in taken):
                continue
            if any(h.place == m.start() for h in found):
                continue
            left, right = clause_bounds(t, m.start(), m.end())
            actor = actor_of(marked, m.start(), focus)
            if re.search(r"\bto $", t[max(0, m.start() - 3) : m.start()]) is None and re.search(
                r"\bby $", t[max(0, m.start() - 3) : m.start()]
            ):
                pass
            hit = _Hit(m.start(), m.end(), actor, state, m, actor.place)
            if re.search(r"\b(?:was|were|been|be|being|is|are|get|got) $", t[max(0, m.start() - 6) : m.start()]) or m.group().startswith(("was ", "were ", "been ", "being ")):
                passive = re.match(r" (?:[a-z]+ ){0,3}by (?:(?:[a-z-]+|[TO]|[TO]'s) ){0,3}?([PE])\b", t[m.end() :])
                if passive is None:
                    continue
                hit.actor = Actor((marked.at[m.end() + passive.start(1)],), place=m.start())
                if state != "own" and not re.search(r"\b(?:goal|second|third|opener|equaliser|winner|ball|it|one)\b", t[left : m.start()]):
                    continue
            if shootout and state in ("convert", "score", "level"):
                continue
            if state == "won" and not hit.actor.people:
                continue
            if state == "weak":
                hit.weak = True
                if len(actor.people) != 1 or _NO_GOAL.search(t[m.end() : right]) or not any(
                    tok.kind in "ML" for i, tok in marked.at.items() if left <= i < right
                ):
                    continue
            if state == "won" and not re.search(r"^[^;]{0,70}\b(?:with (?:a|an|his|her)|M|W|from|by|L|[a-z]+ing (?:home|in|the ball|it|in|the loose|a|from|past|the two)|sweeping|restoring|strike|header|goal)\b|^,? (?:driving|heading|slotting|firing|tapping|restoring)", t[m.end() :]) and not t[m.start():].startswith(("turned",)):
                continue
            if _negated(marked, hit, left) or _other_day(marked, hit, left, right):
                continue
            if state == "finish" and re.search(r"\b(?:cleared|clear|hooked|headed) ", m.group()) and "off the line" in t[m.start() : m.end() + 30]:
                continue
            hit.own = state == "own"
            found.append(hit)
            taken.append((m.start(), m.end()))
    for pattern in (_ANNOUNCED, _CAME, _WAIT):
        for m in pattern.finditer(t):
            place = m.start("what")
            if any(s < m.end("what") and place < e for s, e in taken):
                continue
            groups = m.groupdict()
            side = groups.get("side")
            actor = Actor(place=m.start())
            if side in ("T", "G", "U"):
                actor = Actor(side=marked.at[m.start("side")], place=m.start())
            elif side == "they":
                before = {tok.ref: tok for i, tok in marked.at.items() if i < m.start() and tok.kind in "TGU"}
                if len(before) == 1:
                    actor = Actor(side=next(iter(before.values())), place=m.start())
                elif not before and focus is not None and focus.side is not None:
                    actor = Actor(side=focus.side, place=m.start())
            elif side == "O":
                continue
            if groups.get("by"):
                actor = Actor((marked.at[m.start("by")],), place=m.start())
            left, right = clause_bounds(t, place, m.end("what"))
            hit = _Hit(place, m.end("what"), actor, "announced", m, m.start(), weak=True)
            if _negated(marked, hit, left) or _other_day(marked, hit, left, right):
                continue
            if re.search(r"\b(?:seemed|looked|thought|set) (?:to have )?$", t[max(0, place - 20) : place]):
                continue
            found.append(hit)
            taken.append((place, m.end("what")))
    return found


_NEXT_NAME = re.compile(
    rf"(?: \([^)]{{0,20}}\)| M| W| twice)?(?:,| and|, and) (?:{ROLE} ){{0,3}}?([PE])(?!'s)"
)


def _more(marked: Marked, end: int) -> list[Token]:
    """Names that go on a list: ", P and P" after ``end``."""
    t = marked.text
    people: list[Token] = []
    i = end
    while m := _NEXT_NAME.match(t, i):
        # A verb after the last name makes it a subject: "by P, and P scored".
        if re.match(r" (?:[a-z]+ed|put|made|struck|was|had|then)\b", t[m.end() :]):
            break
        people.append(marked.at[m.start(1)])
        i = m.end()
    return people


def _before(marked: Marked, place: int) -> list[Token]:
    """Names of "P and P's goals" before the last."""
    t = marked.text
    m = re.search(r"(?:([PE]), )?([PE]) and $", t[max(0, place - 12) : place])
    if not m:
        return []
    base = max(0, place - 12)
    places = [base + m.start(g) for g in (1, 2) if m[g]]
    if any(is_object(marked, i) and not re.search(r"\b(?:after|from|by|through|to) $", t[max(0, i - 8) : i]) for i in places):
        return []
    return [marked.at[i] for i in places]


def _brackets(marked: Marked) -> list[_Hit]:
    """ "P (12 and 66)" in a sentence that tells goals."""
    if not _BRACKET_CUE.search(marked.text):
        return []
    found = []
    for i, token in marked.at.items():
        if token.kind != "P":
            continue
        m = _BRACKET.match(marked.line.text, token.end)
        if m:
            found.append(
                _Hit(i, i + 1, Actor((token,), place=i), "bracket", m, i, "og" in m.group())
            )
    return found


_STATES = {
    "lead": "lead", "level": "level", "back": "back", "double": "two", "restore": "lead",
    "made": "made", "add": "ahead",
}  # fmt: skip
_TWO_FOR = re.compile(r" and (?P<n>one|two|three|another|a second) for (?:the )?(?P<who>P)\b")
_FEW = {"one": 1, "two": 2, "three": 3, "another": 1, "a second": 1}
_FEW_BEFORE = re.compile(r"\b(?P<n>two|three) (?:[a-z-]+ ){0,3}$")
_NOUN_STATE = {
    "winner": "won", "equaliser": "level", "equalizer": "level", "leveller": "level",
    "opener": "lead", "second": "second", "third": "third", "fourth": "fourth",
    "a second": "second", "the second": "second", "a third": "third", "the third": "third",
}  # fmt: skip
_CONTINUES = re.compile(r"\bto |[a-z]ing\b")
_SEPARATE = re.compile(
    r"\b(?:before|then|later|another|second|again|third|also|L)\b|\bminutes\b|, and P|M[^M]{1,60} and [^M]{1,60}M"
)


def _combine(marked: Marked, hits: list[_Hit]) -> list[GoalMention]:
    """One mention for each goal: hits in a row that tell the same goal are put together."""
    t = marked.text
    out: list[GoalMention] = []
    for hit in hits:
        if hit.state == "bracket":
            out += _from_bracket(marked, hit)
            continue
        people = list(hit.actor.people)
        last = out[-1] if out else None
        if (
            last is not None
            and last.player is not None
            and hit.actor.place < last.end
            and hit.state != "announced"
            and _CONTINUES.search(t[max(0, hit.place - 12) : hit.place + 12])
            and not re.search(r"; |, but | but |\bbefore ", t[last.end : hit.place])
            and (hit.match.group().startswith("to ") or t[: hit.place].endswith("to ") or "ing" in hit.match.group()[:14])
        ):
            # "to make it 2-0", ", putting T ahead": a further word about the goal before.
            _take(marked, last, hit)
            continue
        if last is not None and hit.place < last.end and people and last.player is not None and people[0].ref == last.player.ref:
            _take(marked, last, hit)
            continue
        if people and any(
            m.time is not None and m.strength == 3 and m.player is not None and m.player.ref == people[0].ref
            for m in out
        ):
            continue  # "P (12 and 66) and P (40) got the goals": told in the brackets
        if not people:
            # The side's own goal sentence, or a further word about the goal before.
            if last is not None and last.player is not None and hit.state != "announced":
                between = t[last.end : hit.place]
                if hit.actor.side is None or not re.search(r"; |, but | but ", between):
                    _take(marked, last, hit)
                    continue
            if last is not None and last.player is None and _near(t, last, hit):
                _take(marked, last, hit)
                continue
            mention = GoalMention(marked, hit.place, hit.end, side=hit.actor.side, strength=1)
            mention.open = hit.match.re is _WAIT or not any(
                i > hit.end for i, _ in marked.tokens("PE")
            )
            _take(marked, mention, hit)
            weak = _weak_scorer(marked, hit, hits)
            if weak is not None:
                mention.player = weak
                mention.end = max(mention.end, hit.end)
            out.append(mention)
            continue
        if last is not None and last.player is None and not _near(t, last, hit):
            last = None
        if hit.state == "through" and (last is None or last.player is not None):
            by = actor_of(marked, hit.place)
            if by.side is not None:
                hit.actor.side = by.side
        if (
            hit.state in ("list", "shot", "cross", "noun")
            and hit.actor.side is None
            and re.search(r"\b(?:with|through|thanks to|courtesy of) (?:(?!P)[a-zMW0-9'-]+ ){0,5}$", t[max(0, hit.place - 45) : hit.place]) is not None
            or hit.match.group().startswith(("thanks to", "courtesy of", "through"))
        ):
            by = actor_of(marked, hit.place)
            if by.side is not None and hit.actor.side is None and not re.search(
                r"\b(?:conced\w*|beaten|lost|trail\w*|fell|behind|stunned|undone|denied|punished|sunk|caught|lose|loses)\b", t[by.place : hit.place]
            ):
                hit.actor.side = by.side
        if last is not None and last.player is None and len(people) == 1 and last.count == 1:
            last.player = people[0]
            _take(marked, last, hit)
            continue
        if last is not None and last.player is None and len(people) == 1:
            # "T scored twice, P's winner coming late": one of the two.
            mention = GoalMention(marked, hit.place, hit.end, people[0], last.side)
            _take(marked, mention, hit)
            out.append(mention)
            continue
        if last is not None and last.player is None:
            # "T went ahead twice through P and P"
            out.pop()
            group = []
            for p in people:
                mention = GoalMention(
                    marked, last.place, hit.end, p, last.side or hit.actor.side, group=group
                )
                group.append(mention)
                _take(marked, mention, hit)
                out.append(mention)
            continue
        if (
            last is not None
            and last.player is not None
            and len(people) == 1
            and people[0].ref == last.player.ref
            and not _SEPARATE.search(t[last.end : hit.place])
            and not (hit.state in ("double", "add") and " and " in t[last.end : hit.place])
        ):
            _take(marked, last, hit)
            continue
        pair = _TWO_FOR.match(t, hit.end) if hit.state == "list" else None
        if pair is not None:
            first = GoalMention(marked, hit.place, hit.end, people[0])
            other = GoalMention(
                marked, pair.start(), pair.end(), marked.at[pair.start("who")],
                count=_FEW[pair["n"]],
            )  # fmt: skip
            for m in (first, other):
                m.lines.append(marked.line.number)
                gain = _GAIN_AFTER.match(t, pair.end())
                if gain:
                    m.side = marked.at[gain.start(gain.lastgroup or 0)]
                out.append(m)
            continue
        if hit.weak and people:
            mention = GoalMention(marked, hit.place, hit.end, people[0], strength=0)
            mention.lines.append(marked.line.number)
            out.append(mention)
            continue
        group: list[GoalMention] = []
        for p in people:
            mention = GoalMention(marked, hit.place, hit.end, p, hit.actor.side, group=group)
            group.append(mention)
            _take(marked, mention, hit)
            if len(people) > 1:
                mention.count = 1
                mention.again = False
            if hit.actor.far:
                mention.lines.append(-1)
            out.append(mention)
    return out


def _near(t: str, last: GoalMention, hit: _Hit) -> bool:
    return not re.search(r"; |, but | but |, and |\. |, while | while | before ", t[last.end : hit.place])


def _weak_scorer(marked: Marked, hit: _Hit, hits: list[_Hit]) -> Token | None:
    """The scorer of an announced goal where only his run or his shot is told."""
    t = marked.text
    if hit.state != "announced" or any(h.place > hit.place for h in hits):
        return None
    m = _WEAK_SCORER.search(t, hit.end)
    if m is None or m.start() - hit.end > 60:
        return None
    group = "a" if m["a"] else "b"
    rest = t[m.end() :]
    if re.search(r"\b(?:for|to|found|fed|set up) (?:[a-z-]+ ){0,3}P (?:to|who)\b", rest) or re.search(
        r"\b(?:saved|wide|over the bar|penalty was|awarded|brought down|fouled|disallowed)\b", rest
    ):
        return None
    token = marked.at[m.start(group)]
    return token if token.kind == "P" else None


def _from_bracket(marked: Marked, hit: _Hit) -> list[GoalMention]:
    from summarizer.language.times import Minute

    out = []
    token = hit.actor.people[0]
    for item in _BRACKET_ITEM.finditer(hit.match["list"]):
        n = int(item["n"])
        if not 0 < n <= 125:
            return []
        added = int(item["a"]) if item["a"] else None
        kind = (item["kind"] or "").casefold()
        start = hit.match.start("list") + item.start()
        end = hit.match.start("list") + item.end()
        time = Token("M", start, end, item.group(), minute=Minute(start, end, n, added, True))
        mention = GoalMention(
            marked, hit.place, hit.end, token, time=time, penalty=kind.startswith("p"),
            own=kind.startswith("o"), lines=[marked.line.number], again=True, strength=3,
        )  # fmt: skip
        out.append(mention)
    return out


def _take(marked: Marked, mention: GoalMention, hit: _Hit) -> None:
    """Add what ``hit`` says to ``mention``."""
    t = marked.text
    mention.place = min(mention.place, hit.place)
    mention.end = max(mention.end, hit.end)
    if marked.line.number not in mention.lines:
        mention.lines.append(marked.line.number)
    if hit.state != "announced":
        mention.strength = 2
    text = t[hit.place : hit.end]
    mention.own = mention.own or hit.own
    mention.loser = mention.loser or "consolation" in text
    state = _STATES.get(hit.state)
    groups = hit.match.groupdict()
    noun = groups.get("noun")
    if noun:
        state = _NOUN_STATE.get(noun, state)
    if hit.state == "announced":
        what = groups.get("what") or ""
        if "level" in what or "equalis" in what:
            state = "level"
        elif "lead" in what or "ahead" in what or "front" in what or "deadlock" in what:
            state = "lead"
        elif "pulled one" in what:
            state = "back"
    if state == "level" and re.match(r"[^,;]{0,20}\b(?:overall|on aggregate|in the tie)\b", t[hit.end :]):
        state = "tie"
    if state == "made":
        token = marked.at[hit.match.start("score")]
        if token.score is not None:
            mention.running = (token.score.first, token.score.second)
    elif state:
        mention.states.add(state)
    for i, token in marked.tokens("S", hit.place, min(len(t), hit.end + 12)):
        if token.score is not None and mention.running is None and hit.state in ("shot", "lead", "announced", "back"):
            if re.match(r" (?:up|ahead|in front|lead)|$|[,.]| in the", t[i + 1 : i + 12]) or hit.state == "shot":
                mention.running = (token.score.first, token.score.second)
    _side_from(marked, mention, hit, text)
    left, right = clause_bounds(t, hit.place, hit.end)
    for pattern, count in _COUNTS:
        m = pattern.search(t, hit.place, min(right, hit.end + 12))
        if m and re.search(r"scor|struck|strik|nett|goal|brace|double|hat[- ]?trick|got|grab|bag|hit|add|both|two", t[hit.place : hit.end + 12]):
            if m.group() in ("two", "both", "double") and not re.search(rf"{m.group()}(?: [a-z]+)? goals|a double|'s double|{m.group()} for", t):
                continue
            if re.search(r"\bhat[- ]?trick", m.group()) and re.search(r"\b(?:seal|sealed|complet\w+) (?:his|her|a) ", text):
                mention.nth = 3
                continue
            mention.count = max(mention.count, count)
    few = _FEW_BEFORE.search(t[max(0, hit.place - 40) : hit.place])
    if hit.state == "list" and few and len(hit.actor.people) == 1:
        mention.count = max(mention.count, _FEW[few["n"]])
    region = t[hit.place : right]
    if hit.state == "noun" and noun in ("first", "second", "third", "opening"):
        mention.nth = _NTHS.get(noun, 1)
        mention.states.clear()
    if re.search(r"\bfirst[- ]half\b", text):
        mention.half = 1
    elif re.search(r"\bsecond[- ]half\b", text) and "substitute" not in text:
        mention.half = 2
    nth = _NTH.search(region)
    if nth:
        mention.nth = _NTHS[nth["n"]]
        if mention.nth > 1 and mention.count == mention.nth:
            mention.count = 1
    if re.search(r"^[^,;]{0,24}\b(?:again|once more)\b", t[hit.end : hit.end + 26]) or "again" in text:
        mention.again = True
    start = max(left, hit.place - 70)
    owners = [i for i, tok in marked.at.items() if tok.kind == "P" and i < hit.place]
    mine = [i for i in owners if hit.actor.people and marked.at[i] is hit.actor.people[-1]]
    if hit.state in ("noun", "shot", "list", "cross"):
        start = hit.place
    elif owners and not (mine and max(mine) == max(owners)):
        start = max(start, max(owners))
    whole = t[start : max(hit.end, min(right, hit.limit))]
    for m in _PENALTY.finditer(whole):
        before = whole[: m.start()]
        if _AWARDED.search(before) and not re.search(r"converted (?:a|the|his) (?:[a-z]+ )?$", before):
            continue
        if re.search(r"\b(?:after|following|since|before) [^,]{0,60}$", before) and "from the" not in m.group() and not re.search(r"'s (?:[a-z-]+ |M )*$", before):
            continue
        if "fault for the" in before or "penalty by" in whole[m.start() : m.start() + 12]:
            continue
        mention.penalty = True


_GAIN_AFTER = re.compile(
    r"(?: (?!(?:but|and|after|before|for|opposing|against)\b)[a-zMWD]+){0,6}?,? (?:"
    r"(?:to|and) (?:give|gave|hand|handed|earn|earned|help|helped|send|sent|fire|fired|take|took|lift|lifted|guide|guided|secure|secured|rescue|rescued|lead|led|inspire|inspired|steer|put|seal|sealed) (?:the |10-man |ten-man )?(?P<a>[TGU])\b"
    r"|to (?:salvage|rescue|secure|earn|snatch|seal|clinch|grab|hand|complete|claim) (?:a |an |the )?(?:[a-zS-]+ ){0,4}(?:draw|point|points|win|victory|triumph|comeback) for (?:the )?(?P<d>[TGU])\b"
    r"|(?:gave|give|gives|giving|earned|earns|handed|hands|secured|secures|saw|sees|sent|sends|helped|helps|fired|fires|put|puts|lifted|rescued|rescues|brought) (?:the |10-man |ten-man )?(?P<b>[TGU])\b(?! (?:knocked|beaten|lose|out|eliminated|crash|defeated))"
    r"|as (?:the |holders |hosts |10-man |ten-man |champions |leaders |visitors |league leaders |defending champions )?(?P<c>T) (?:twice |[a-z]+ly |again |also )?(?:beat|won|drew|came|survived|claimed|secured|booked|earned|held|snatched|rescued|salvaged|fought|edged|saw off|cruised|eased|reached|advanced|swept|overcame|moved|climbed|progressed|thrashed|defeated|stunned|sealed|recovered|hit back|downed|hammered|crushed|outclassed|triumphed|beats|win|wins|ran out|got|completed|kept|maintained|extended|returned|upset|shocked))"
)


_AGAINST = re.compile(
    r"(?: (?!(?:but|and|after|before)\b)[a-zMWD]+){0,8}? (?:to|and) (?:put (?=[TGU] on the back)|stun|stunned|deny|denied|frustrate|peg|pegged|sink|sank|punish|punished|knock out|leave|rock|rocked|shock|shocked|silence|silenced) (?:the )?(?P<a>[TGU])\b"
)


def _side_from(marked: Marked, mention: GoalMention, hit: _Hit, text: str) -> None:
    """Who gains: "put T ahead", "gave T the lead", "T took the lead through P"."""
    if hit.actor.side is not None:
        mention.side = mention.side or hit.actor.side
    t = marked.text
    own_side = re.compile(
        r"\b(?:put|puts|putting|fired|fires|headed|heads|heading|shot|sent|edged|steered|curled|slotted|volleyed|brought|pulled|pulls|pulling|drew|drawn|draw|give|gave|gives|giving|given|handed|hand|handing|earn|earned|lifted|hauled|got|had drawn|rifled|drove|nodded|tapped) ([TGU])\b"
    )
    m = own_side.search(t, hit.place, hit.end + 2)
    if m:
        mention.side = marked.at[m.start(1)]
        return
    m = _AGAINST.match(t, hit.end)
    if m:
        mention.against = marked.at[m.start("a")]
    m = re.search(r" and (?P<a>[TGU]) into the ", t[hit.place : hit.end + 60])
    if m and mention.side is None:
        mention.side = marked.at[hit.place + m.start("a")]
        return
    m = _GAIN_AFTER.match(t, hit.end)
    if m and mention.side is None:
        place = m.start(m.lastgroup or 0)
        mention.side = marked.at[place]
        return
    m = re.match(r"^(?: [a-z]+){0,2} for ([TGU])\b(?!'s)|^ ([TGU])'s ", t[hit.end : hit.end + 30])
    if m and hit.state in ("score", "goal", "noun", "list") and m[1] and mention.side is None:
        mention.side = marked.at[hit.end + m.start(1)]
        return
    m = re.search(r"\b(?:opening|opened|opens|doubled|doubling|double|restored|restoring|restore|extended|extending|grabbed|got|added|scored|regained|levelled) (?:the )?([TGU])'s\b", t[hit.place : hit.end + 2])
    if m and mention.side is None:
        mention.side = marked.at[hit.place + m.start(1)]
        return
    m = re.match(r" the (?:[a-z]+ )?([TGU])\b", text)
    # "with substitute P adding …" after a side's clause: the side of the main clause gains.
    if mention.side is None and hit.actor.people:
        place = hit.actor.place
        head = t[max(0, place - 60) : place]
        w = re.search(r"\bwith (?:[a-z-]+ ){0,3}(?:P(?:,| and) (?:[a-z-]+ ){0,3})*$", head)
        if w:
            sides = [
                (i, tok) for i, tok in marked.at.items() if i < place and tok.kind in "TGU"
            ]
            if sides and len({tok.ref for _, tok in sides}) == 1 and not is_object(marked, sides[-1][0]):
                mention.side = sides[-1][1]


def _times(marked: Marked, mentions: list[GoalMention]) -> None:
    """Give each mention the time that its own clause tells."""
    t = marked.text
    tokens = sorted(
        ((i, tok) for i, tok in marked.at.items() if tok.kind in "MLW"), key=lambda x: x[0]
    )
    if not tokens:
        return
    spans = [(m.place, m.end) for m in mentions]
    if "respectively" in t:
        numbered = [tok for _, tok in tokens if tok.kind == "M"]
        group = next((m.group for m in mentions if len(m.group) == len(numbered)), [])
        if len(group) > 1:
            for m, tok in zip(group, numbered, strict=True):
                m.time = tok
            return
    used: set[int] = set()
    for k, m in enumerate(mentions):
        if m.time is not None or (m.count > 1 and len(m.group) < 2):
            continue
        left, right = clause_bounds(t, spans[k][0], spans[k][1])
        floor = max((e for s, e in spans if e <= spans[k][0]), default=0)
        ceil = min((s for s, e in spans if s >= spans[k][1]), default=len(t))
        left = max(left, _cut_left(t, floor, spans[k][0]) if floor else left)
        right = min(right, _cut_right(t, spans[k][1], ceil) if ceil < len(t) else right)
        inside = [
            (i, tok)
            for i, tok in tokens
            if left <= i < right and i not in used and not _not_the_time(t, i)
        ]
        if not inside and (left, right) != (0, len(t)):
            # A time that opens the sentence goes for its first clause's goal.
            opening = [(i, tok) for i, tok in tokens if i < spans[k][0] and i not in used and k == 0]
            opening = [
                (i, tok) for i, tok in opening
                if i <= 40 and re.fullmatch(r"(?:but |and |then |just |only |[a-z]+ )?(?:in |on |after |with |midway |the )*", t[:i])
                and not re.search(r"; |, but | but |, while ", t[i : spans[k][0]])
                and not _busy(t[i : spans[k][0]])
            ]
            inside = opening
            if not inside and len(tokens) == 1 and len(mentions) == 1 and tokens[0][0] < spans[k][0]:
                between = t[: spans[k][0]]
                if tokens[0][1].kind != "W" and not _CHANCE.search(between) and not _not_the_time(t, tokens[0][0]):
                    inside = list(tokens)
        if not inside:
            continue
        rank = {"M": 0, "L": 0, "W": 1}
        best = min(
            inside,
            key=lambda x: (rank[x[1].kind], _distance(x[0], spans[k])),
        )
        m.time = best[1]
        used.add(best[0])
        if best[1].kind == "W":
            for other in m.group:
                other.time = best[1]


_NO_GOAL = re.compile(
    r"\b(?:sav(?:e|ed|es)|den(?:y|ied)|wide|over the|post|bar|crossbar|missed|blocked|cleared|tipped|offside|disallowed)\b"
)
_CHANCE = re.compile(
    r"\b(?:sav(?:e|ed|es|ing)|den(?:y|ied|ying)|hit|struck|wide|over|post|bar|crossbar|missed|chance|header|shot|booked|sent off|card|dismiss\\w*|caution\\w*|bookable|red|yellow|came on|came off|brought on|replac\w+|substitut\w*|injur\w*|penalt\w+|offside|disallowed|but|cleared|blocked|free[- ]kick|corner)\b"
)


def _busy(between: str) -> bool:
    """Whether something else happens between a time and the goal."""
    return bool(re.search(r"\b(?:came on|came off|brought on|sent on|booked|sent off|injur|saved|hit the|chance|wide|over the)\b", between))


_NOT_TIME = re.compile(
    r"\b(?:came off the bench|came on|brought on|introduced|replaced [PE]|booked|cautioned|sent off|shown a [a-z ]{0,20}card|on the (?:pitch|field) for)[^,;]{0,20}$"
)


def _not_the_time(t: str, i: int) -> bool:
    return bool(_NOT_TIME.search(t[max(0, i - 60) : i]))


def _distance(i: int, span: tuple[int, int]) -> int:
    if span[0] <= i < span[1]:
        return 0
    return span[0] - i if i < span[0] else i - span[1] + 1


_CUTS = re.compile(r"; |, but | but |, while | while | and (?:then )?|, before | before |, and | although |, although ")


def _cut_left(t: str, start: int, end: int) -> int:
    """Where, between two goals, the second one's clause begins."""
    last = start
    for m in _CUTS.finditer(t, start, end):
        last = m.start()
        break
    return last


def _cut_right(t: str, start: int, end: int) -> int:
    """Where, between two goals, the first one's clause ends."""
    m = _CUTS.search(t, start, end)
    return m.start() if m else end
