"""Finding the wordings of goals in a marked sentence, each with who did it.

Chances, saves, posts and goals that did not stand are left out here, and so are goals of other
days: by the words before a wording ("almost", "could have") and after it ("only for", "last
season").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.language.actors import (
    ROLE,
    Actor,
    Focus,
    actor_of,
    behind,
    clause_bounds,
    is_object,
)
from summarizer.language.disallowed_goals import fell_to_another, taken_back
from summarizer.language.goal_words import (
    ANNOUNCED,
    ANNOUNCING,
    CAME,
    COMING,
    NEEDED,
    NEEDING,
    NOUNS,
    VERBS,
    WAITED,
    WEAK,
)
from summarizer.language.marking import Marked, Token
from summarizer.language.patterns import Cued, Rule, Rules

__all__ = ["BRACKET", "Hit", "hits_in"]


@dataclass(slots=True)
class Hit:
    """One wording at ``text[place:end]`` of the marked text.

    ``state`` is the rule's; ``limit`` where the next wording begins, ``floor`` where the one before
    ends; ``subject`` the place of the subject; ``past``: another goal told is set against it;
    ``waits`` says that the goal is told to come ("had to wait until").
    """

    place: int
    end: int
    actor: Actor
    state: str
    match: re.Match[str]
    subject: int = -1
    own: bool = False
    weak: bool = False
    past: bool = False
    waits: bool = False
    limit: int = 10_000
    floor: int = 0

    def group(self, name: str) -> str | None:
        """A named group of the match, None where the rule has none of this name."""
        return self.match[name] if name in self.match.re.groupindex else None


_NEGATION = re.compile(
    r"\b(?:could|should|would|might|may|must|almost|nearly|narrowly|never|not|cannot|failed to"
    r"|fails to|failing to|tried to|tries to|trying to|attempt\w* to|hop(?:ed|ing) to"
    r"|chances? (?:of|to)|opportunit\w+ to|looking to|look to|unable to|able to|thought|thinks"
    r"|appeared|appears|seemed|seems|bid to|wanted|want to|(?<!space he )(?<!space she )(?<!room"
    r" he )(?<!room she )(?<!time he )(?<!time she )"
    r"need(?:ed|s|ing)? to|without|yet to"
    r"|refused to|if|instead of|rather than|close to|inches from|stopped|stop|prevent\w*|denied"
    r"|deny|denying|kept|keep|keeping|stopping|last|aim\w* to|likel[a-z]+ to|threaten\w* to"
    r"|promis\w+ to|yet|will|can|ready to|poised to|believ\w+|claimed|insist\w*|wondered|said"
    r"|joked)\b|n't\b"
)
_IF_BEFORE = re.compile(rf"\b(?:if|unless|had) (?:{ROLE} ){{0,3}}$")
_LASTING = frozenset({"thought", "should", "appeared", "seemed"})
_OWN_CLAUSE = re.compile(r"[,;]| and (?:then )?[PEh]| but | when | before | as ")
_ONLY = re.compile(
    r"[^;.]{0,60}?,? only (?:for|to)\b(?! (?:[a-z]+ ){0,2}[PET] to (?:score|strike|restore|level"
    r"|equalise|hit|put|head|fire|net|respond|reply|pull|draw|snatch|grab))"
)
_DENIED = re.compile(
    r"[^;]{0,70}?\b(?:only for (?!(?:[a-z]+ ){0,2}[PET] to )|only to"
    r"|but (?:it|the (?:goal|effort|ball|strike|shot)|his (?:effort|shot|header)|[PE]'s|was|saw"
    r"|[PE] (?:saved|kept|tipped|denied|blocked))|disallowed|ruled out|chalked off|ruled offside"
    r"|flagged offside|overturned|was (?:wide|saved|blocked|cleared|tipped)|wide"
    r"|over the (?:cross)?bar|against (?:the|a) (?:post|bar|crossbar|upright)|off the line"
    r"|(?:on|onto|over) the (?:roof|top) of the net|side[- ]netting"
    r"|hit the (?:post|bar|woodwork)|saved|blocked|cleared|tipped)\b"
)
_DENIED_STOP = re.compile(
    r",? (?:after|when|as|before|while|with|who|which|following|although|and)\b"
)
_OFFSIDE_BEFORE = re.compile(
    r"\b(?:offside|penalised|flagged|disallowed|ruled out|overturned)(?: [a-z]+){0,2}"
    r" (?:after|when|as|before|for|while|having) (?:[a-zPE]+ ){0,3}$"
)
_BUT_DISALLOWED = re.compile(
    r"[^;]{0,90}?,? but (?:his|her|the|it|that) (?:goal|effort|strike|header|shot)?\s?(?:was|were) "
    r"(?:disallowed|ruled|chalked|flagged|overturned)"
)


# "lobbed it over the keeper and, agonisingly, over the bar"
_AND_MISSED = re.compile(
    r"[^;.,]{0,20}? and,? (?:[a-z]+,? ){0,2}?(?:(?:over|past|wide of|onto|against"
    r"|off) the (?:[a-z]+ )?"
    r"(?:bar|crossbar|post|upright|woodwork)|wide\b|just (?:over|wide|past))"
)


def _negated(marked: Marked, hit: Hit, left: int) -> bool:
    """Whether the words around say that it was no goal."""
    t = marked.text
    if hit.subject >= 0 and _IF_BEFORE.search(t, max(0, hit.subject - 40), hit.subject):
        return True
    start = max(left, hit.subject if hit.subject >= 0 else left)
    between = t[start : hit.place]
    found = next(reversed([*_NEGATION.finditer(between)]), None)
    # "after P had failed to clear, Q scored" ends before the verb's own clause.
    if found is not None and (
        not _OWN_CLAUSE.search(between, found.end()) or found.group() in _LASTING
    ):
        return True
    if _OFFSIDE_BEFORE.search(t, max(left, hit.place - 60), hit.place):
        return True
    after = t[hit.end : hit.end + 140]
    if _AND_MISSED.match(after):
        return True
    if fell_to_another(marked, hit.end):
        return False
    if _ONLY.match(after) or _BUT_DISALLOWED.match(after):
        return True
    if taken_back(marked, hit.end):
        return True
    stop = _DENIED_STOP.search(after)
    return bool(_DENIED.match(after[: stop.start()] if stop else after[:120]))


_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_OTHER_DAY = re.compile(
    r"\b(?:last (?:season|year|month|week|weekend|summer|time)|(?:this|the|a) season(?!'s| of)"
    r"|so far"
    rf"|career|since (?:he|she|his|the|19|20|{_MONTHS})|in (?:{_MONTHS}|19\d\d|20\d\d|the 19\d\ds"
    r"|qualifying)|years? ago|(?:weeks?|months?|days?) (?:ago|earlier)|on his debut for"
    r"|in (?:(?:each|all|both|every) (?:of )?)?(?:his|their|her|the) (?:last|previous|opening"
    r"|first)(?! (?:[a-z0-9]+ )?(?:half|minutes?|seconds?|quarter|third|period|stages|moments"
    r"|action|hour|kick|touch|attack|exchanges)\b)"
    r"|in each of|in that (?:game|match|meeting|tie|final|win|defeat|draw|one)|on that (?:day|night"
    r"|occasion)|previous(?:ly)?|first leg|opening leg"
    r"|quarter-?finals? (?:win|defeat|loss)|semi-?final (?:win|defeat|loss|victory)"
    r"|S (?:win|victory|defeat|loss|draw) (?:over|against|at|to|by|with) [ONP]"
    # "who scored the opener in the loss to O"
    r"|in (?:the|their|his|her|a|that) (?:[a-z-]+ ){0,2}"
    r"(?:win|victory|defeat|loss|draw|stalemate|rout)"
    r" (?:over|against|at|to|by|with) (?:the )?[ONP]\b"
    r"|group[- ](?:stage|game|match)|training|friendl(?:y|ies) against"
    r"|against (?:both )?(?:[OP] and )?O\b|champions ever"
    r"|history|in all competitions|highest scorer|top scorer|all-time"
    r"|(?<!force the )(?<!forced the )(?<!force a )(?<!forced a )(?<!to a )shoot-?out)\b"
)
# "had scored in three games", but not "his third goal in three games".
_SOME_GAMES = re.compile(
    r"(?<!time )(?<!goal )\bin (?:two|three|four|five|six|seven|eight|nine|ten|both|several"
    r"|consecutive|successive|straight|\d{1,2}) (?:[a-z-]+ )?"
    r"(?:games|matches|internationals|appearances|outings)\b"
)
_OTHER_DAY_BEFORE = Cued(
    r"\b(?:since|last (?:season|year|month|week|weekend)|after [a-z]+ing|years ago"
    r"|in (?:19|20)\d\d|previously|earlier in the (?:week|month|season)"
    r"|(?:first|opening|reverse) (?:leg|fixture|meeting)"
    r"(?! (?:deficit|lead|defeat|loss|advantage|win|victory|score)))\b",
    cues="since|last |after |ago|in |previously| leg| fixture| meeting",
)
# "T had won 2-0 a week ago, P scoring both", "in March, when P got the goal"
_LONG_AGO = re.compile(
    r"\b(?:(?:week|fortnight|month|year|day)s? (?:ago|before|earlier)|last (?:week|month|season"
    r"|year"
    r"|weekend|time)|(?:first|opening|previous|earlier|reverse) (?:leg|meeting|match|game"
    r"|fixture))\b"
)
_OTHER_GAME = re.compile(r"\bthe other (?:semi-?final|quarter-?final|game|match|tie|fixture|leg)\b")
# "They play Quarrow, who lost 2-1 at Ostra, Reis netting on 12 minutes"
_OTHERS_PLAYED = re.compile(r"\bO\b[^;.T]{0,40} (?:lost|beat|drew|won)\b[^;.T]{0,30}\bS\b[^;.T]*$")
_HAD_DONE = re.compile(r"\b(?:had|who|which|where|when) (?:[a-z]+ ){0,2}[a-z]+|\bago\b")
_ABSOLUTE = re.compile(rf"(?P<main>[^;.]{{0,160}}), (?:{ROLE} ){{0,4}}$")
_WHEN_THEN = re.compile(
    rf"\b(?:(?:in|from|of|at|after) (?:{_MONTHS}|19\d\d|20\d\d|the (?:first|opening|previous"
    r"|reverse) (?:leg|meeting"
    r"|game"
    r"|match|fixture))|last (?:week|month|season|year|weekend|time)(?:'s (?:[a-z-]+ ?){1,3})?"
    r"|(?:lost|beat|drew|won|defeat|win|draw|victory) [^;.T]{0,40}\bO|ago|earlier|before"
    rf"),? (?:when|where) (?:{ROLE} ){{0,4}}(?:P [a-z]+ (?:[a-z]+ ){{0,2}})?$"
)


def _then(t: str, hit: Hit) -> bool:
    """Whether the main clause before the subject, or a "when", puts it into an earlier match."""
    subject = hit.subject
    if subject < 8:
        return False
    if _WHEN_THEN.search(t, max(0, subject - 80), subject):
        return True
    if not t.startswith("P ", subject) or "ing" not in t[hit.place : hit.place + 14]:
        return False
    m = _ABSOLUTE.search(t, 0, subject)
    if m is not None and (_OTHER_GAME.search(m["main"]) or _OTHERS_PLAYED.search(m["main"])):
        return True
    return (
        m is not None
        and _LONG_AGO.search(m["main"]) is not None
        and (_HAD_DONE.search(m["main"]) or _THAT_ONE.match(m["main"])) is not None
    )


_THAT_ONE = re.compile(
    r"(?:the|their|its) (?:first|opening|previous|earlier|reverse|last|corresponding) (?:league "
    r"|cup )?"
    r"(?:leg|meeting|match|game|fixture|encounter|tie)\b"
)
"""An earlier match that a sentence is about."""
# "They were beaten 3-0 by O, for whom P scored"
_FOR_OTHERS = re.compile(
    r"(?:\b[ON]\b|\b(?:beaten|lost|thrashed|held|drew) [^;.TGU]{0,40}\b(?:by|to"
    r"|with) P)[^;.TGU]{0,30}, "
    r"(?:for|with|from|through|via) wh(?:om|ich|ose)\b"
)
# "beat O 3-0 in March with two goals from P"
_THAT_DAY = re.compile(
    rf"\bS (?:[a-z]+ ){{0,4}}(?:in (?:{_MONTHS})|last (?:week|month|season|year|time)"
    r"|(?:earlier|previously) (?:in|this)|(?:a|two|three|four) (?:days|weeks?|months?) (?:ago"
    r"|earlier))"
    r"\b[^;.]{0,30}(?:,? (?:with|thanks to|through|courtesy of|when)|,) [^;.]{0,40}$"
)


_NEAR_HAVING = 2
"""So near before "having" stands the minute of the goal that it tells."""
_PERFECT = re.compile(r"\b(?:has|have|having) (?:also |now |already |only |never |not |twice )?$")
_AGAINST_OTHER = re.compile(r"(?: [a-z]+){0,2} against (?:both )?(?:the )?[OPN]\b")
_PART_END = re.compile(r"[,;]| and (?!(?:in|for|at)\b)")
_FOR_HIS = re.compile(r"for (?:his|her) [a-z0-9]+ ")
_FOR_OTHER = re.compile(r"(?: [a-z]+){0,2} for (?:the )?O\b")
# "who won the first leg 3-0 with two goals from P", "who beat O 3-0, with two goals by P"
_OF_ANOTHER = re.compile(
    r"(?:\b(?:first|opening|away|home) leg (?:[a-z-]+ ){0,6}S|\bbeat (?:[a-z]+ )?[OPN] S"
    r"|\bput (?:two|three|four|five|six|seven|eight|nine|\d) past (?:the )?[OPN]\b)"
    r"[^;.T]{0,40},? (?:with|thanks to|through|courtesy of|via) [^;.,T]{0,40}$"
)
_BELIEVED = re.compile(
    r"\b(?:thought|claimed|believed|felt|insisted|suggested|feared|hoped|expected|said)\b"
)
_WHEN_THEY_MET = re.compile(
    r"\b(?:when|as|the last time) (?:the|these|they|both|[TNO] and [TNO]) ?(?:two |same )?"
    r"(?:clubs|sides|teams|pair|rivals|neighbours)? ?(?:last |first )?"
    r"(?:met|faced|played|clashed)\b"
)
_OPENING = re.compile(r"(?:in|since|last|earlier|back in) [^,]{0,30},")


def _other_day(marked: Marked, hit: Hit, left: int, right: int) -> bool:
    """Whether the words around say that the goal fell in another match, or is only believed."""
    t = marked.text
    perfect = _PERFECT.search(t[max(0, hit.place - 30) : hit.place])
    if perfect and not (
        perfect.group().startswith("having")
        and marked.tokens("M", hit.place - len(perfect.group()) - _NEAR_HAVING, hit.place)
    ):
        return True  # "P in the 9th having put T ahead" is of this match
    if perfect and _AGAINST_OTHER.match(t, hit.end):
        return True
    if _then(t, hit):
        return True
    after = t[hit.end : right if right > hit.end else hit.end + 60]
    after = _PART_END.split(after, maxsplit=1)[0]
    if _SOME_GAMES.search(t, hit.end, hit.end + len(after)) or _WHEN_THEY_MET.search(after):
        return True
    found = _OTHER_DAY.search(after)
    if found and not _FOR_HIS.search(after[: found.start()]):
        return True
    if _FOR_OTHER.match(t, hit.end):
        return True
    if _OF_ANOTHER.search(t, max(0, hit.place - 110), hit.place):
        return True
    others = _FOR_OTHERS.search(t, 0, max(hit.place, hit.subject))
    if others is not None and not marked.tokens("TGU", others.end(), hit.place):
        return True
    if _THAT_DAY.search(t, 0, hit.place) and not marked.tokens("M"):
        return True
    before = t[left : hit.place]
    if _BELIEVED.search(before[:-1]):
        return True
    opening = _OPENING.match(before)
    before = (opening.group() if opening else "") + before.rsplit(",", 1)[-1]
    return bool(_OTHER_DAY_BEFORE.search(before))


_SHOOTOUT = Cued(
    r"\b(?:saved|saving|stopped) (?:one|two|three|four|the|his|her"
    r"|a) (?:[a-z-]+ ){0,2}?(?:spot[- ])?"
    r"kicks?\b|"
    r"(?<!force the )(?<!forced the )(?<!force a )(?<!forced a )(?<!to a )"
    r"(?:shoot-?out|(?<!force )(?<!forced )(?<!to )penalties\b|spot[- ]kicks\b)",
    cues="shoot|penalties|spot|kick",
)
_LAST_KICK = Cued(r"\b(?:decisive|winning|deciding) (?:spot[- ])?kick\b", cues="kick")
_BRACKET_CUE = re.compile(
    r"\b(?:goals?|scored|scorers?|netted|on target|struck|strikes|got|from|through|by)\b"
)
BRACKET = re.compile(
    r"\s?\((?P<list>(?:\d{1,3}(?:\s?\+\s?\d{1,2})?['’]?(?:\s?(?:pen|p|og|o\.g\.|own goal"
    r"|penalty)\b\.?)?"
    r"(?:,\s?(?:pen|og|penalty|own goal)\b\.?)?(?:,\s?|\sand\s|\s?&\s?|;\s?)?){1,5})\)"
)
"""Minutes in brackets after a name: "(12 and 66)", "(40, pen)"."""


_NOUNS = Rules(NOUNS)
_VERBS = Rules((*VERBS, *WEAK))


def hits_in(marked: Marked, focus: Focus | None) -> list[Hit]:
    """All wordings of goals in the sentence, in its order."""
    taken: list[tuple[int, int]] = []
    shootout = _SHOOTOUT.search(marked.text) is not None or (
        _LAST_KICK.search(marked.text) is not None and "M" not in marked.text
    )
    hits = list(_nouns(marked, focus, shootout, taken))
    hits += _verbs(marked, focus, shootout, taken, {h.place for h in hits})
    hits += _announced(marked, focus, taken)
    hits += _brackets(marked)
    hits.sort(key=lambda h: (h.place, -h.end))
    for first, second in pairwise(hits):
        first.limit = second.place
        second.floor = first.end
    return hits


_TEAM_SCORED = re.compile(
    r"\b(?:S up|up S|led S|ahead|lead|front|level|levelled|equalis\w+|scor\w+|goals?|led|back"
    r"|breakthrough|made it S|took|opened|replied|responded|struck|twice|double\w*|went)\b"
)
_TOOK_LEAD = re.compile(
    r"\b(?:took (?:the|a) lead|went (?:ahead|in front|level)|(?:drew|pulled) level|equalised"
    r"|levelled"
    r"|doubled (?:the|their)|opened the scoring|pulled one back|hit back|(?:moved|edged) ahead"
    r"|restored (?:the|their))\b[^,;]{0,30}$"
)
_UNREAL = re.compile(
    r"\b(?:might|could|should|would|nearly|almost|thought|denied|never)\b[^,;]{0,40}$"
)
_HIT_WOOD = re.compile(r"\b(?:bar|crossbar|posts?|woodwork|upright)\b[^,;]{0,20}$")
_NO_LIST = re.compile(
    r"\b(?:no|without|disallowed|any|chance for a|kick|open|for|towards|on|at|of|in|the [TGU]"
    r"|conceded|ruled out) $"
)
_LIST_OF_SHOTS = re.compile(
    r"\b(?:with|via|thanks to|from|courtesy of|through|by|goals,"
    r"|(?:first|second|third|fourth|opener|equaliser|winner|goal) (?:was|being|came from|came with"
    r"|came via)) (?:a|an|one|two|three|M) (?:[a-z-]+ ){0,4}$"
    r"|\band (?:a|an|one|two|three|M) (?:[a-z-]+ ){0,3}$"
)
_SAVED_BEFORE = re.compile(r"\bsav(?:ed|ing|es)\b|missed")
_SHOT_DENIED = re.compile(
    r"(?: [a-z'-]+| [PEM]){0,8}? (?:saved|save|wide|over the|over"
    r"|(?:against|off|onto|on to|hit|hits|hitting|struck|strike|strikes|rattled|clipped|shaved) "
    r"(?:the |a )?(?:[a-z]+ ){0,3}(?:post|bar|crossbar|upright|woodwork|line)|blocked|cleared"
    r"|tipped|denied|disallowed|ruled|chalked|annulled|scrubbed|scratched|wiped|overturned"
    r"|struck (?:off|out)|erased|voided"
    r"|cancelled(?! out)|kept out|parried|pushed|stopped|handball"
    r"|handled|missed)\b"
)
_NTH_GOAL = re.compile(r"\b(?:own|first|1\d|2\d|\d+th|since) $")
# "cancelled out P's opener in the M": the time is not the opener's.
_TOLD_BEFORE = re.compile(
    r"\b(?:cancel\w* out|wip\w+ out|equalis\w+|answer\w* (?:to )?|repl\w+ to|respon\w+ to"
    r"|overturn\w*|overhaul\w*|matched|after|following|despite|before) (?:the |a )?$"
)
_BLAMED = re.compile(
    r"\b(?:fault|blame|blamed|responsible|culpable|amends|aton\w+|error|forgiven) for $"
)
_IT_WAS = re.compile(r"\b(?:was|is|it) $")
_CREDITED = re.compile(
    r"\b(?:been|credited|ruled|given|awarded|as|called|deemed) (?:[a-z]+ ){0,3}$"
)
_GOAL_DENIED = re.compile(
    r" (?:was|were|being) (?:disallowed|ruled|chalked|cancelled)|,? (?:but|only) "
)
_CHALKED = re.compile(r"disallowed|ruled|chalked")
_STOPPED = re.compile(r"\b(?:saved|blocked|disallowed|ruled out|tipped)\b")
_KICK = re.compile(r"spot[- ]?kick|penalty|kick")


def _nouns(
    marked: Marked, focus: Focus | None, shootout: bool, taken: list[tuple[int, int]]
) -> Iterator[Hit]:
    t = marked.text
    for rule, m in _NOUNS.matches(t, marked.words):
        if any(s < m.end() and m.start() < e for s, e in taken):
            continue
        left, right = clause_bounds(marked, m.start(), m.end())
        if not _sound(marked, rule, m, left) or (shootout and _KICK.search(m.group())):
            continue
        actor = _owner(marked, rule, m, focus)
        hit = Hit(m.start(), m.end(), actor, rule.state, m, m.start())
        if _other_day(marked, hit, left, right) or (
            rule.state not in ("through", "thanks", "list") and _negated(marked, hit, left)
        ):
            continue
        hit.own = rule.state == "own" or "own goal" in m.group()
        if rule.state == "shot" and _CLEARING.search(t, max(0, actor.place), m.start()):
            hit.own = True  # "P rose to clear but her header sailed over Q"
        hit.past = _TOLD_BEFORE.search(t, max(0, m.start() - 40), m.start()) is not None
        taken.append((m.start(), m.end()))
        yield hit


def _owner(marked: Marked, rule: Rule, m: re.Match[str], focus: Focus | None) -> Actor:
    if m.groupdict().get("who") is None:
        return actor_of(marked, m.start() + 1, focus)
    token = marked.at[m.start("who")]
    if token.kind == "E":
        return behind(marked, m.start("who"), focus)
    people = [token]
    if rule.state in ("list", "through", "thanks", "with"):
        several = rule.state == "list" and (m["noun"].endswith("s") or " each " in m.group())
        people += _more(marked, m.end("who"), several)
    elif rule.state == "noun":
        people = _before(marked, m.start("who")) + people
    return Actor(tuple(people), place=m.start("who"))


def _sound(marked: Marked, rule: Rule, m: re.Match[str], left: int) -> bool:
    """Whether a noun of a goal says that there was one, by the words that go with its kind."""
    t = marked.text
    state = rule.state
    if state == "thanks":
        return bool(_TOOK_LEAD.search(t[max(0, left - 60) : m.start()]))
    if state == "through":
        if _UNREAL.search(t, max(0, left - 60), m.start()):
            return False  # "might have led through P"
        return not _HIT_WOOD.search(t, max(0, left - 60), m.start()) and bool(
            _TEAM_SCORED.search(t[max(0, left - 60) : m.start()])
        )
    if state == "list":
        noun = m["noun"]
        before = t[max(0, m.start() - 40) : m.start()]
        shots = noun.startswith(("header", "penalt", "finish"))
        return not (
            _NO_LIST.search(before)
            or (shots and not _LIST_OF_SHOTS.search(before))
            or _SHOT_DENIED.match(t, m.end())
            or (noun.startswith("penalt") and _SAVED_BEFORE.search(before))
        )
    if state == "noun":
        if _BLAMED.search(t, max(0, m.start() - 30), m.start()):
            return False  # "at fault for P's goal, he atoned": told of before
        nth = _NTH_GOAL.search(t[max(0, m.start("noun") - 8) : m.start("noun")])
        if nth and "own" not in m["noun"] and _IT_WAS.search(t[max(0, m.start() - 14) : m.start()]):
            return False
        denied = _GOAL_DENIED.match(t, m.end()) and _CHALKED.search(t, m.end(), m.end() + 60)
        return not denied and not _CREDITED.search(t[max(0, m.start() - 40) : m.start()])
    if state in ("shot", "cross"):
        decided = m.groupdict().get("state") is not None
        if not decided and _SHOT_DENIED.match(t[m.end() : m.end() + 60]):
            return False
        return not _STOPPED.search(m.group())
    if state == "beat":
        return marked.line.label in ("headline", "standfirst")
    return True


_IS_DONE = re.compile(r"\b(?:was|were|been|be|being|is|are|get|got) $")
_DONE_BY = re.compile(r" (?:[a-z]+ ){0,3}by (?:(?:[a-z-]+|[TO]|[TO]'s) ){0,3}?(?P<by>[PE])\b")
_THE_GOAL = re.compile(
    r"\b(?:goal|second|third|opener|equaliser|winner|ball|it|one|cross|corner|kick|shot|delivery"
    r"|pass"
    r"|effort|header|rebound|cutback|cut-back|centre)\b"
)
_HOW_WON = re.compile(
    r"[^;]{0,70}\b(?:with (?:a|an|his|her)|M|W|from|by|L|[a-z]+ing (?:home|in|the ball|it|in"
    r"|the loose|a|from|past|the two)|sweeping|restoring|strike|header|goal)\b"
    r"|,? (?:driving|heading|slotting|firing|tapping|restoring)"
)
_NO_GOAL = re.compile(
    r"\b(?:sav(?:e|ed|es)|den(?:y|ied)|wide|over the|post|bar|crossbar|missed|blocked|cleared"
    r"|tipped|offside|disallowed)\b"
)
_DELIVERED = re.compile(
    r"(?:dr[oi]v[a-z]*|swung|roll(?:ed|ing)|knock(?:ed|ing)|slid|sliding|hook(?:ed|ing)|sent"
    r"|fir(?:ed"
    r"|ing)) in (?:a|an|another|his|her|the) (?:[a-z-]+ ){0,2}(?:cross|corner|free[- ]kick|ball"
    r"|centre"
    r"|delivery|pass|throw)\b"
)
_TO_CLEAR = (
    r"(?:clear|intercept|cut (?:it )?out|block|head (?:it )?clear|defend|hook (?:it )?clear)"
)
_CLEARING = re.compile(
    r"\b(?:sliding in|stretch(?:ing|ed)|trying|tried|attempt(?:ing|ed)?|looking|in|back|rose|rising"
    rf"|jumped|lunged|lunging|slid|dived|diving|stooped|stooping|desperate|hoping) to {_TO_CLEAR}\b"
)
_AS_CLEARED = re.compile(
    r"[^,;]{0,60}?,? (?:as (?:he|she) (?:tried|attempted|stretched|lunged|slid|dived|went)"
    rf"|(?:while|in|when) (?:trying|attempting|stretching)|in (?:an|his|her) (?:attempt|effort)) to"
    rf" {_TO_CLEAR}\b"
)
"""What the one who clears, and not a striker, is said to have done."""
_INTO_OWN = re.compile(
    r"(?: (?!(?:but|who|which|when|while|after|before|until|as"
    rf"|and (?:{ROLE} ){{0,4}}[PETGU])\b)[a-zPMTE'-]+){{0,8}}? (?:into|past|beyond|over)"
    r" (?:his|her|their) own (?:net|goal|goalkeeper|keeper|line)\b"
)
_SPOT_GIVEN = re.compile(r"\b(?:penalty(?! (?:area|box|shoot))|spot[- ]kick|the spot)\b")
_HIS_OWN = re.compile(r"\b(?:his|her) own\b")
_OF_KICKS = re.compile(r"\b(?:kicks?|attempts?|bar|crossbar|post|saved|turned away|missed)\b")
_CLEARED = re.compile(r"\b(?:cleared|clear|hooked|headed) ")


def _verbs(
    marked: Marked,
    focus: Focus | None,
    shootout: bool,
    taken: list[tuple[int, int]],
    places: set[int],
) -> Iterator[Hit]:
    t = marked.text
    for rule, m in _VERBS.matches(t, marked.words):
        if m.start() in places or any(s <= m.start() < e and e - s > 12 for s, e in taken):
            continue
        if shootout and rule.state in ("convert", "score", "level", "goal"):
            continue
        left, right = clause_bounds(marked, m.start(), m.end())
        actor = actor_of(marked, m.start(), focus)
        if rule.state == "own" and not actor.people:
            # "P hesitated and the ball rolled over his own line"
            his = _HIS_OWN.search(t, m.start(), m.end())
            actor = behind(marked, his.start(), focus) if his is not None else actor
        hit = Hit(m.start(), m.end(), actor, rule.state, m, actor.place)
        if not _passive(marked, hit, left) or not _fits(marked, hit, left, right):
            continue
        if _negated(marked, hit, left) or _other_day(marked, hit, left, right):
            continue
        hit.own = (
            rule.state == "own"
            or _INTO_OWN.match(t, m.end()) is not None
            or (rule.state == "finish" and _cleared(t, hit))
        )
        places.add(m.start())
        taken.append((m.start(), m.end()))
        yield hit


def _cleared(t: str, hit: Hit) -> bool:
    """Whether it went in as somebody tried to clear it."""
    place = hit.actor.place
    before = place >= 0 and _CLEARING.search(t, place, hit.place) is not None
    return before or _AS_CLEARED.match(t, hit.end) is not None


def _passive(marked: Marked, hit: Hit, left: int) -> bool:
    """Give "was bundled in by P" its actor; False for a passive that is no goal."""
    t = marked.text
    m = hit.match
    own = hit.state == "own" and m.group().startswith(("was ", "were ", "been ", "being "))
    if not own and not _IS_DONE.search(t[max(0, m.start() - 6) : m.start()]):
        return True
    by = _DONE_BY.match(t, m.end())
    if by is None or (hit.state != "own" and not _THE_GOAL.search(t, left, m.start())):
        return False
    hit.actor = Actor((marked.at[by.start("by")],), place=m.start())
    return True


def _fits(marked: Marked, hit: Hit, left: int, right: int) -> bool:
    """What some states ask for beyond their own words."""
    t = marked.text
    if hit.state == "won":
        how = _HOW_WON.match(t, hit.end) or t.startswith("turned", hit.place)
        return bool(hit.actor.people) and bool(how)
    if hit.state == "weak":
        hit.weak = True
        timed = any(tok.kind in "ML" for i, tok in marked.at.items() if left <= i < right)
        return len(hit.actor.people) == 1 and timed and not _NO_GOAL.search(t, hit.end, right)
    if hit.state == "target":
        timed = any(tok.kind in "MLW" for i, tok in marked.at.items() if left <= i < right)
        return timed or not _OF_KICKS.search(t)
    if hit.state == "spot":
        given = _SPOT_GIVEN.search(t, 0, hit.place)
        return bool(hit.actor.people) and given is not None and not _OF_KICKS.search(t)
    if hit.state == "sent":
        timed = any(tok.kind in "MLW" for tok in marked.at.values())
        return bool(hit.actor.people) and timed and not _NO_GOAL.search(t)
    if hit.state == "reply":
        if _NO_GOAL.search(t, hit.end, right):
            return False
        timed = any(tok.kind in "MLW" for i, tok in marked.at.items() if left <= i < right)
        spoken = any(tok.kind == "Q" for tok in marked.at.values())
        return bool(hit.actor.people) and timed and not spoken
    if hit.state == "finish" and _DELIVERED.match(t, hit.place):
        return False
    if hit.state == "finish" and _CLEARED.search(hit.match.group()):
        return "off the line" not in t[hit.place : hit.end + 30]
    return True


_UNTIL = frozenset({"until"})
_SEEMED = re.compile(r"\b(?:seemed|looked|thought|set) (?:to have )?$")


def _announced(marked: Marked, focus: Focus | None, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    t = marked.text
    announcements = (
        (ANNOUNCED, ANNOUNCING), (CAME, COMING), (NEEDED, NEEDING), (WAITED, _UNTIL),
    )  # fmt: skip
    for pattern, cues in announcements:
        if cues.isdisjoint(marked.words):
            continue
        for m in pattern.finditer(t):
            place, end = m.span("what")
            if any(s < end and place < e for s, e in taken):
                continue
            waits = pattern is WAITED
            actor = actor_of(marked, place) if waits else _announcer(marked, m, focus)
            if actor is None:
                continue
            left, right = clause_bounds(marked, place, end)
            weak = not m.groupdict().get("by")
            hit = Hit(place, end, actor, "announced", m, m.start(), weak=weak, waits=waits)
            if _negated(marked, hit, left) or _other_day(marked, hit, left, right):
                continue
            if _SEEMED.search(t[max(0, place - 20) : place]):
                continue
            taken.append((place, end))
            yield hit


def _announcer(marked: Marked, m: re.Match[str], focus: Focus | None) -> Actor | None:
    """The side, or the scorer, of an announced goal; None where it is another match's."""
    groups = m.groupdict()
    side = groups.get("side")
    if side == "O":
        return None
    if groups.get("by"):
        return Actor((marked.at[m.start("by")],), place=m.start())
    if side in ("T", "G", "U"):
        return Actor(side=marked.at[m.start("side")], place=m.start())
    if side == "they":
        before = {
            tok.ref: tok for i, tok in marked.at.items() if i < m.start() and tok.kind in "TGU"
        }
        if len(before) == 1:
            return Actor(side=next(iter(before.values())), place=m.start())
        if not before and focus is not None and focus.side is not None:
            return Actor(side=focus.side, place=m.start())
    return Actor(place=m.start())


_NEXT_NAME = re.compile(
    rf"(?: \([^)]{{0,20}}\)| (?:in the |on |after )?M| W| twice)?(?:,| and"
    rf"|, and) (?:{ROLE} ){{0,3}}?([PE])(?!'s)"
)
_VERB_NEXT = re.compile(r" (?:[a-z]+ed|[a-z]+ing|put|made|struck|was|had|then)\b")


def _more(marked: Marked, end: int, several: bool = False) -> list[Token]:
    """Names that go on a list: ", P and P" after ``end``; ``several`` says that there are more
    than one ("goals by P and P put")."""
    people: list[Token] = []
    i = end
    while m := _NEXT_NAME.match(marked.text, i):
        # A verb after the last name makes it a subject: "by P, and P scored".
        if _VERB_NEXT.match(marked.text, m.end()) and (people or not several):
            break
        people.append(marked.at[m.start(1)])
        i = m.end()
    return people


_PAIR_BEFORE = re.compile(r"(?:([PE]), )?([PE]) and $")
_GOVERNED = re.compile(r"\b(?:after|from|by|through|to) $")


def _before(marked: Marked, place: int) -> list[Token]:
    """Names of "P and P's goals" before the last."""
    t = marked.text
    base = max(0, place - 12)
    m = _PAIR_BEFORE.search(t[base:place])
    if not m:
        return []
    places = [base + m.start(g) for g in (1, 2) if m[g]]
    if any(is_object(marked, i) and not _GOVERNED.search(t[max(0, i - 8) : i]) for i in places):
        return []
    return [marked.at[i] for i in places]


def _brackets(marked: Marked) -> list[Hit]:
    """Minutes in brackets after a name, in a sentence that tells goals."""
    if "(" not in marked.line.text or not _BRACKET_CUE.search(marked.text):
        return []
    found = []
    for i, token in marked.at.items():
        m = BRACKET.match(marked.line.text, token.end) if token.kind == "P" else None
        if m:
            actor = Actor((token,), place=i)
            found.append(Hit(i, i + 1, actor, "bracket", m, i, own="og" in m.group()))
    return found
