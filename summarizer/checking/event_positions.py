"""Events by position, for sentences that the grammar does not understand.

Where :mod:`summarizer.checking.tellings` reads nothing, weaker tests decide whether a
cited sentence may tell the claimed event: the player stands there and may act, or a pronoun or an
epithet that may be him or her; a word of such an event follows before anybody else acts; and
nothing contrary stands nearer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.tellings import FAMILIES, Telling, Tellings, called
from summarizer.draft import EventClaim
from summarizer.language.actors import ROLE, clause_bounds, is_subject, spoken_of_until
from summarizer.language.marking import Marked

__all__ = [
    "does_otherwise",
    "has_word",
    "is_rival",
    "may_be_timed",
    "may_be_told",
    "may_tell",
    "meant_places",
    "runs_on",
    "shows",
]

_BALL = r"(?:(?:the|a|his|her|its|their|P's|it|that) ?(?:[a-z0-9-]+ ){0,3}?)?"
# Where a ball goes that becomes a goal.
_INTO = (
    r"(?:(?:in|home)(?![a-z-])(?! (?:the|a|an|his|her|his|M|D|W|front|their|its|place|what|which"
    r"|goal|midfield|possession|training|added|stoppage|extra|injury|C|V|O|T)\b)"
    r"|(?:in|into|inside|to|off|past|over|under|beneath|beyond|through|between|against|across"
    r"|around|round|underneath|high into|low into|low past|wide of) (?:(?:the|an|a|his|her)"
    r" )?(?:[a-z-]+ ){0,3}?(?:net|netting|corner|goal|roof|post|upright|stanchion|line|P"
    r"|goalkeeper|keeper|angle)\b)"
)
_WIDE: dict[str, re.Pattern[str]] = {
    "goal": re.compile(
        r"\b(?:scor(?:e|es|ed|ing|er)|nett?(?:ed|ing|s)?|goals?|equali[sz](?:e[sd]?|ers?|ing)"
        r"|level(?:led|ler|ling|s)?|opener|winner|consolation|brace|double[ds]?|doubling"
        r"|hat[- ]trick|treble|made it|make it|makes it|making it|to make it|(?:put|gave|fired|sent"
        r"|headed|edged|handed|restored|snatched|grabbed|pulled|scrambled|clawed|got|nicked|stole)"
        r" (?:[TGU]|them|one|it|his (?:side|team)|her (?:side|team)|the (?:hosts|visitors)) ?"
        r"(?:back|ahead|in front|level|up)|ahead|in front|lead|cushion|the points"
        r"|breakthrough|deadlock|wrapp(?:ed|ing) (?:it|things|the [a-z]+|up)|seal(?:ed|ing)"
        r"|punish(?:ed|ing)"
        r"|finish(?:ed|ing|es)?|headers?|heading|(?:half-)?volley(?:ed|ing|s)?"
        r"|overhead kick|\d\d-yarder|won it|win it"
        r"|settl(?:ed|ing) it|struck|strike|slip in|(?:began|started) it|(?:the|got|his|her) "
        r"(?:first|second|third|fourth|fifth|sixth|other|only)"
        r"(?= ?(?:$|[,.;MWL]|of|in|for|with|over|from|when|after))"
        r"|converted|from the (?:penalty )?spot"
        r"|from (?:12|twelve|eleven|11) (?:yards|met(?:er|re)s|steps|paces)"
        r"|the wrong way|missing|no mistake|forgive|punished)\b|: S\b"
        rf"|\b[a-z]+(?:ed|ing|t|k|d|s|ve|ng|de|w) {_BALL}{_INTO}"
    ),
    "missed_penalty": re.compile(
        r"\b(?:penalty|penalties|spot[- ]?kicks?|kick|12 yards|the spot)\b"
    ),
    "disallowed_goal": re.compile(
        r"\b(?:net|scor(?:e|ed|ing|es)|goal|effort|header|finish|strike|volley|flick|headed"
        r"|celebrat\w*|nodded|tap(?:s|ped)|equaliser|thought|believed|supposed|ruled out|disallowed"
        r"|chalked"
        r"|another|taken away|steered|erased)\b"
    ),
    "yellow": re.compile(
        r"\b(?:book(?:ed|ing)?|bookings|caution(?:ed)?|yellow|carded|admonished"
        r"|the (?:note)?book)\b"
    ),
    "off": re.compile(
        r"\b(?:sent[- ]off|dismiss(?:ed|al)|red|second (?:yellow|booking|caution|bookable)|ejected"
        r"|expelled|ordered off|marching orders|sending-off|sent (?:him|her) off|walk(?:ed)?"
        r"|another yellow|early bath)\b"
    ),
    "kick": re.compile(
        r"\b(?:scor(?:e|ed|ing)|convert(?:ed|ing)?|nett?ed|miss(?:ed|ing)?|saved?|saving|kept out"
        r"|wide|over|post|bar|crossbar|kicks?|penalt(?:y|ies)|spot|target|denied|stopped|hit|struck"
        r"|successful|blazed|skied|decisive|winning|shootout|shoot-out|made it|smash\w*|net|roof)\b"
    ),
}  # fmt: skip
_DENIED = re.compile(
    r"\b(?:disallowed|ruled out|chalked off|overturned|no goal|wide(?! (?:open|man|player|of P))"
    r"|over the (?:cross)?bar|saved?|saves|den(?:y|ied|ying)|miss(?:ed|es)"
    r"|(?:hit|struck|against|rattled|clipped|(?<!in )off|on ?to) (?:the|a)"
    r" (?:[a-z]+ of (?:the|a) )?(?:post|bar|crossbar|woodwork|upright)(?! and in)|off the line"
    r"|cleared|tipped|blocked|kept out|went close"
    r"|cancelled|annulled|offside|nearly|almost|could have|should have|would have|might have|tried"
    r"|fail\w*"
    r"|clouds|over when|parried|pushed (?:away|wide|out)|beaten away|wasted|squandered|spurned)\b"
)
_SPOT = re.compile(
    r"\b(?:from the (?:penalty )?spot|penalty(?! (?:area|box|spot|shoot))|spot[- ]?kick"
    r"|(?:12|twelve) yards|(?:eleven|11|twelve|12) (?:steps|paces|met(?:re|er)s))\b"
)
_OWN = re.compile(r"\bown (?:net|goal(?! (?:kick|line))|(?:goal)?keeper|line|bar|post)\b")
_UNDONE = re.compile(
    r"\b(?:disallow\w*|ruled (?:it )?(?:out|offside)|offside|flag\w*|annul\w*|cancel\w*|chalk\w*"
    r"|overturn\w*|video|monitor|review|struck off|scratched|scrubbed|taken away|did not (?:count"
    r"|stand)|no goal|only to (?:discover|find|learn|see)|until the)\b"
)
_OUT = re.compile(
    r"\b(?:miss\w*|sav(?:e|ed|es|ing)|wide|over|post|bar|crossbar|woodwork|upright|kept out"
    r"|keep out|stopp?\w*|den(?:y|ied)|parr\w+|push\w*|blaz\w+|fail\w*|clung|guess\w*|turned"
    r"|tipp?\w*|hit|struck|rattl\w+|palm\w*|blocked|wasted|squander\w*|spurn\w*|smother\w*"
    r"|repell?\w*|thwart\w*|skied|dragg\w*|scuff\w*|weak|tame|got down)\b"
)
_SAVES = re.compile(
    r"\b(?:sav(?:e|es|ed|ing)|push\w*|parr\w+|tipp?\w*|den(?:y|ied|ying)|stop(?:s|ped|ping)?|palm\w*"
    r"|kept out|keep out|got down|beat away|block\w*|smother\w*|repell?\w*|thwart\w*|dived"
    r"|turned)\b"
)
"""What a goalkeeper does about a penalty."""
_REFERS = re.compile(r"\b(?:he|she|his|her)\b")
_SOMEBODY = re.compile(
    r"\bthe (?:[a-z0-9-]+ ){0,2}(?:man|woman|teenager|player|youngster|veteran"
    r"|[a-z]+'s (?:son|daughter))\b"
)
_THE_O = re.compile(
    r"\bthe O(?=, (?:his|her|who|in|on|at|with)\b"
    r"| (?:[a-z]+(?:ed|ing)|was|had|made|got|hit|struck)\b)"
)
_WAS_HIS = re.compile(
    r"\b(?:[a-z]+ )?(?:card|goal|booking|dismissal|strike|penalty|caution) was (?:the )?$"
)
_MADE_BY = re.compile(
    rf"\b(?:goals?|header|strike|finish|volley|winner|equali[sz]er|opener|penalty|brace|double"
    rf"|hat[- ]trick|effort|shot|own goal|booking|bookings|caution|yellow card|yellow"
    rf"|red card|red|dismissal|card)"
    rf"(?: [a-z-]+){{0,3}} (?:by|from|for|of) (?:{ROLE} ){{0,4}}$"
)
_LISTED = re.compile(
    rf"P(?P<between>(?: \([^)]{{0,20}}\))?(?: [ML])?,?(?: and)? (?:{ROLE} ){{0,4}})$"
)
"""A name before a listed one: "goals by P M and P M"."""
_THROUGH = re.compile(rf"\b(?:through|put|sent|let|saw|sees|watched) (?:{ROLE},? ){{0,5}}$")
_GENITIVE = re.compile(
    r"(?:'s?)? (?:[a-z0-9-]+ |M |W ){0,4}?(?:goals?|penalty|spot[- ]?kick|kick|strike|header|effort"
    r"|shot|volley|drive|winner|equali[sz]er|opener|leveller|first|second|third|fourth|double|brace"
    r"|hat[- ]trick|name|finish|flick|night|booking|red|yellow|dismissal|sending-off|caution|own"
    r" goal|\d\d-yarder|deflected [a-z]+|curler|free[- ]kick)\b"
)
_SAVED_SHOT = re.compile(
    r"\b(?:sav(?:e|ed|es|ing)|push(?:ed|ing)?|kept|keep|tipp?ed|parried|den(?:y|ied)|blocked|palmed"
    r"|beat|beaten|turned|cleared)(?: (?:away|out|over|wide|aside|round))?"
    r"(?: (?!and|but|as|when|before)[a-z-]+){0,3}"
    r"(?: (?:by|from|of) (?:the )?(?:O )?| )$"
)
"""A goalkeeper's deed right before the shooter's name: "kept out a late header by P"."""
_APPEAL = re.compile(r"\b(?:appeal\w*|claim\w* for|shout\w* for|want\w*|denied) (?:for )?a penalty")
_WAS = re.compile(r"\bit was (?:[a-z]+ ){0,3}$")
_PARTED = re.compile(r"; |, but |, while | while ")


def meant_places(tellings: Tellings, n: int, event: EventClaim) -> list[int]:
    """Where sentence ``n`` has a pronoun or an epithet that may be the claimed player.

    The player must be the last or the first acting person of the sentence before in which anybody
    is named; for an epithet it is enough that the other cited sentences name nobody after him.
    """
    marked = tellings.marked.get(n)
    if marked is None or event.player is None:
        return []
    people = tellings.people(n)
    here = [(i, name) for i, name in people if called(name, event.player)]
    places = [m.start() for m in _REFERS.finditer(marked.text)]
    epithets = [i for i, t in marked.at.items() if t.kind == "E"]
    epithets += [m.start() for m in _SOMEBODY.finditer(marked.text)]
    epithets += [m.end() - 1 for m in _THE_O.finditer(marked.text)]
    if here:
        first, last = here[0][0], max(spoken_of_until(marked, i) for i, _ in here)
        return [
            i
            for i in sorted(places + epithets)
            if first < i < last
            and not any(first < p < i and not called(name, event.player) for p, name in people)
        ]
    near = _may_go_on(tellings, n, event)
    far = near or _only_named(tellings, n, event)
    stop = min((i for i, _ in people if is_subject(marked, i)), default=len(marked.text))
    first_named = people[0][0] if people else len(marked.text)
    found = [i for i in places if near and i < first_named]
    found += [i for i in epithets if far and (i < stop or is_subject(marked, i))]
    return sorted(found)


_GOES_ON = re.compile(r"(?:[a-z]{1,12},? )?(?:it was )?(?:he|she|his|her)\b")
"""A sentence that opens with a pronoun: whom the sentence before was about, it is about too."""
_BACK = 3
"""How many sentences before a pronoun the person behind it may be named."""


def _may_go_on(tellings: Tellings, n: int, event: EventClaim) -> bool:
    for k in range(n - 1, n - 1 - _BACK, -1):
        marked = tellings.seen.get(k)
        people = tellings.people(k)
        if marked is None or not people:
            continue
        acting = [name for i, name in people if is_subject(marked, i)]
        likely = [people[-1][1], *acting[:1]]
        if any(called(name, event.player) for name in likely):
            return True
        if not _GOES_ON.match(marked.text):
            return False
    return False


def _only_named(tellings: Tellings, n: int, event: EventClaim) -> bool:
    last = [people[-1][1] for k in event.evidence if k != n and (people := tellings.people(k))]
    return bool(last) and all(called(name, event.player) for name in last)


def may_be_told(tellings: Tellings, event: EventClaim) -> bool:
    """Whether a cited sentence may tell the claimed event of the claimed player."""
    return any(True for n in event.evidence if may_tell(tellings, n, event))


_SERVED = re.compile(
    r"\b(?:cross|corner|pass|free[- ]kick|centre|ball|throw|delivery|flick-on|cutback|assist)"
    r"(?: [a-z]+){0,2} (?:from|by) $"
)


def does_otherwise(tellings: Tellings, event: EventClaim) -> bool:
    """Whether the cited sentences that name the player have him do no more than serve the ball,
    or ask for a penalty, or the wire calls him a coach or a goalkeeper."""
    if FAMILIES[event.kind] in ("goal", "missed_penalty") and tellings.scores_little(event):
        return True
    places = [
        (marked, place, n)
        for n in event.evidence
        if (marked := tellings.marked.get(n)) is not None
        for place, name in tellings.people(n)
        if called(name, event.player)
    ]
    if event.kind == "missed_penalty":
        return bool(places) and all(_APPEAL.search(m.text) for m, _, _ in places)
    if FAMILIES[event.kind] != "goal" or any(meant_places(tellings, n, event) for *_, n in places):
        return False
    return bool(places) and all(
        _SERVED.search(m.text, max(0, i - 60), i) or _is_beside(m, i) for m, i, _ in places
    )


def _is_beside(marked: Marked, place: int) -> bool:
    """Whether the person at ``place`` is only named in what is put in between, or for a reason, and
    no goal is told there: "P, on for Q who was ill, scored"."""
    until = spoken_of_until(marked, place)
    beside = until < len(marked.text) and _MADE_BY.search(marked.text, 0, place) is None
    return beside and _WIDE["goal"].search(marked.text, place, until) is None


def has_word(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether sentence ``n`` has any word of such an event."""
    marked = tellings.marked.get(n)
    return marked is not None and _WIDE[FAMILIES[event.kind]].search(marked.text) is not None


def may_tell(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether sentence ``n`` may tell the claimed event of the claimed player."""
    marked = tellings.marked.get(n)
    if marked is None or event.player is None:
        return False
    t = marked.text
    family = FAMILIES[event.kind]
    if family in ("goal", "missed_penalty") and tellings.scores_little(event):
        return False
    people = tellings.people(n)
    mine = [i for i, name in people if called(name, event.player)]
    meant = meant_places(tellings, n, event)
    if not mine and not meant:
        return False
    following = tellings.after(n) or ""
    if family == "disallowed_goal" and not (_UNDONE.search(t) or _UNDONE.search(following)):
        return False
    if family == "missed_penalty" and (not _OUT.search(t) or _APPEAL.search(t)):
        return False
    following += " ".join(
        tellings.seen[k].text for k in event.evidence if k != n and k in tellings.seen
    )
    others = [i for i, name in people if not called(name, event.player)]
    rivals = [
        x.place for x in tellings.of(n) if FAMILIES[x.kind] == family and is_rival(x, event, people)
    ]
    taken = [clause_bounds(marked, r, r + 1) for r in rivals if r >= 0]
    for place in sorted({*mine, *meant}):
        if family == "goal" and place in mine and _SAVED_SHOT.search(t[max(0, place - 45) : place]):
            continue
        for start, end in _reach(marked, place, place in mine, others):
            if any(s < end and start < e for s, e in taken) and any(
                start <= r < end for r in rivals
            ):
                continue
            if _told_in(t, start, end, event, following):
                return True
    return False


def is_rival(told: Telling, event: EventClaim, people: list[tuple[int, str]]) -> bool:
    """Whether a telling is somebody else's for sure: of one of ``people``, who are named in its
    sentence. Whom a pronoun means is not sure."""
    player = told.player
    return (
        player is not None
        and told.sure
        and not called(player, event.player)
        and any(called(player, name) for _, name in people)
    )


def _reach(marked: Marked, place: int, named: bool, others: list[int]) -> Iterator[tuple[int, int]]:
    """The pieces of the sentence in which what is told is told of the person at ``place``."""
    t = marked.text
    stop = min(
        (i for i in others if i > place and is_subject(marked, i)),
        default=len(t),
    )
    parted = _PARTED.search(t, place, stop)
    if parted is not None:
        stop = parted.start()
    if named:
        stop = min(stop, spoken_of_until(marked, place))
    head = place
    while named and (listed := _LISTED.search(t[max(0, head - 60) : head])) is not None:
        head = max(0, head - 60) + listed.start()
    before = t[max(0, head - 90) : head]
    owner = _GENITIVE.match(t, place + (1 if named else 3)) is not None
    pronoun = not named and t.startswith(("his ", "her "), place)
    acts = (
        (not named and not pronoun)
        or owner
        or (not pronoun and is_subject(marked, place))
        or t.startswith((" who", ", who", ", whose"), place + 1)
        or _WAS.search(before) is not None
        or _THROUGH.search(before) is not None
    )
    by = _MADE_BY.search(before)
    if by is None and not named:
        by = _WAS_HIS.search(before)
    if by is not None and _SAVES.search(by.group()):
        by = None  # "P's penalty was saved by P"
    if by is not None:
        yield max(0, head - 90) + by.start(), head
    if named and by is None and re.search(r"\ba $", before):
        acts = True  # "pushed away a P penalty"
    if acts:
        yield place, stop


def _told_in(t: str, start: int, end: int, event: EventClaim, following: str) -> bool:
    family = FAMILIES[event.kind]
    piece = t[start:end]
    words = list(_WIDE[family].finditer(t, start, end))
    if not words:
        return False
    if family == "missed_penalty" and _SAVES.search(t, start, words[0].start()):
        return False
    if family != "goal":
        return True
    spot = _SPOT.search(piece) is not None
    if event.kind == "goal" and spot:
        return False
    if event.kind == "penalty_goal" and not (spot or _SPOT.search(t) or _SPOT.search(following)):
        return False
    if (event.kind == "own_goal") != (_OWN.search(piece) is not None):
        return False
    denied = _DENIED.search(piece)
    return denied is None


def may_be_timed(tellings: Tellings, n: int, place: int, event: EventClaim) -> bool:
    """Whether the time at ``place`` of sentence ``n`` may be that of the claimed player's event:
    he stands there, or somebody who may be him, and nobody else does anything between."""
    marked = tellings.marked.get(n)
    if marked is None or event.player is None:
        return False
    t = marked.text
    people = tellings.people(n)
    named = {i for i, name in people if called(name, event.player)}
    mine = named | set(meant_places(tellings, n, event))
    others = [i for i, name in people if not called(name, event.player)]
    for i in mine:
        low, high = (i, place) if i < place else (place, i)
        if others and _PARTED.search(t, low, high):
            continue
        if any(low < k < high and is_subject(marked, k) for k in others):
            continue
        if i in named and any(p not in mine for p in _subjects(t, low, high)):
            continue
        between = sum(tok.kind in "ML" for k, tok in marked.at.items() if low < k < high)
        if between == 0 or (i < place and _TIMES.search(t, low, place)):
            return True
    return False


_HE = re.compile(r"\b(?:he|she)\b")


def _subjects(t: str, low: int, high: int) -> list[int]:
    return [m.start() for m in _HE.finditer(t, low, high)]


_TIMES = re.compile(r"[ML](?:,| and|, and)(?: again)? (?:(?:in|on|then|the|after) ){0,3}$")


def runs_on(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether the time told in sentence ``n``, which names nobody, is the last one told before the
    next cited sentence with the player ("7 mins: GOAL!"), or goes on from the one before it."""
    cited = sorted(event.evidence)
    ahead = [k for k in cited if n < k <= n + _AHEAD and shows(tellings, k, event)]
    if ahead:
        return not any(
            tok.kind == "M"
            for k in range(n + 1, ahead[0])
            if k in tellings.seen
            for tok in tellings.seen[k].at.values()
        )
    return n - 1 in cited and shows(tellings, n - 1, event)


_AHEAD = 4
"""How many sentences after its time an event may be told."""


def shows(tellings: Tellings, n: int, event: EventClaim) -> bool:
    """Whether sentence ``n`` names the player, or somebody who may be him."""
    named = any(called(name, event.player) for _, name in tellings.people(n))
    return named or bool(meant_places(tellings, n, event))
