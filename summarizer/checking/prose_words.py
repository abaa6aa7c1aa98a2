"""Names, numbers and words of headline and blurb: each is a claim's, or a plain one of results."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from summarizer.checking.prose_facts import (
    ACCUSES,
    OFF,
    Complaint,
    ProseFacts,
    words_of,
)
from summarizer.checking.prose_judgement import MARGIN_WORD
from summarizer.checking.prose_reading import (
    MINUTE,
    PERSON,
    QUOTED,
    SCORE,
    SIDE,
    Mark,
    Reading,
)
from summarizer.language.names import name_runs
from summarizer.language.numbers import Number, numbers_in

__all__ = ["accusations", "names", "numbers", "spoken", "standings", "words"]

_F = re.IGNORECASE

# --- names ---------------------------------------------------------------------------------------

_OPENS = frozenset(
    "late early stoppage-time penalty goals substitute brace hat-trick ten-man own second-half "
    "first-half extra-time teenage debutant home visiting last-minute shoot-out coming here "
    "shootout captain winner victory defeat next kicks both having despite group "
    "there level level-pegging double drama equaliser goalless keeper neither ft".split()
)


def names(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Each name is one that a checked claim has, whole or in part; no two are mixed in one."""
    for run in name_runs(read.text):
        missing = []
        left: list[str] = []
        for start, end, word in words_of(run.text):
            start, end = run.start + start, run.start + end
            if any(m.start < end and start < m.end for m in read.marks):
                continue
            if word.endswith(("-man", "-player", "-woman", "-men")):
                continue
            left.append(word)
            missing.append(word)
        if not left:
            continue
        if (
            run.initial
            and len(left) == 1
            and run.text.casefold().startswith(left[0])
            and (left[0] in _OPENS or left[0] in _PLAIN)
        ):
            continue
        if _in_one_claim(facts, left):
            continue
        if not facts.football and facts.phrase_stands(" ".join(run.text.split())):
            continue
        yield Complaint("prose-name", run.text)
    for a, b in zip(read.marks, read.marks[1:], strict=False):
        if (
            a.letter == b.letter == PERSON
            and read.marked[a.at + 1 : b.at] == " "
            and not a.names & b.names
        ):
            yield Complaint("prose-name", read.text[a.start : b.end])


def _in_one_claim(facts: ProseFacts, left: list[str]) -> bool:
    return any(
        all(w in claim or set(w.split("-")) <= claim for w in left)
        for _, claim in facts.claim_words
    )


# --- numbers -------------------------------------------------------------------------------------

_MAN = re.compile(r"(?:-| )(?:m[ae]n|players?|wom[ae]n)\b(?: (?:the )?(?P<side>[\ue001]))?", _F)
_LATER = re.compile(r"[- ]minutes? (?:later|earlier|after|before|apart|left|remaining|to go)", _F)
_ORDINARY = re.compile(
    r"[- ](?:half|leg|legs|goal|goals|yellow|booking|bookable|caution|penalty|spot|kick|"
    r"of (?:the|his|her|their)|time|added|string|place|division|round|"
    r"strike|header|effort|for|in|minutes? of)\b",
    _F,
)
_PLACES = re.compile(r"[- ](?:place|division|round|string)\b", _F)


def numbers(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Each number is a score of this match, a minute of its events or a count of them.

    (Which score, whose minute and whose count is held by the rules on results and players.)
    """
    match = facts.match
    minutes = _minutes(facts)
    for mark in read.of(MINUTE):
        told = mark.minute
        if told is None:
            continue
        value = told.minute + (told.added or 0)
        if value in minutes or (told.minute in minutes and told.added is None):
            continue
        if not told.half_known and any(e.added == told.added for e in match.events):
            continue
        if facts.match.sport != "football" and facts.phrase_stands(
            read.text[mark.start : mark.end]
        ):
            continue
        yield Complaint("prose-number", _figures(read, mark))
    pairs = _pairs(facts)
    for mark in read.of(SCORE):
        if mark.score is None or (mark.score.first, mark.score.second) in pairs:
            continue
        running = set(facts.running())  # looked for last: it reads the cited sentences
        if not running & {
            (mark.score.first, mark.score.second),
            (mark.score.second, mark.score.first),
        }:
            yield Complaint("prose-number", read.text[mark.start : mark.end])
    for n in read.loose:
        if not _counts(facts, read, n):
            yield Complaint("prose-number", read.text[n.start : n.end])


def _figures(read: Reading, mark: Mark) -> str:
    """The number itself, without the words around it."""
    inside = numbers_in(read.text[mark.start : mark.end])
    if not inside:
        return read.text[mark.start : mark.end]
    first = inside[0]
    return read.text[mark.start + first.start : mark.start + first.end]


def _minutes(facts: ProseFacts) -> set[int]:
    found: set[int] = set()
    for e in facts.match.events:
        if e.minute is not None:
            found |= {e.minute, e.minute + (e.added or 0)}
    return found


def _pairs(facts: ProseFacts) -> set[tuple[int, int]]:
    match = facts.match
    scores = [match.score, match.half_time, match.aggregate, match.first_leg, match.shoot_out]
    pairs = {(s.home, s.away) for s in scores if s}
    if match.first_leg and match.score:
        first, total = match.first_leg, match.score
        pairs.add((first.home + total.home, first.away + total.away))
    if match.result is not None:
        found = [n.value for n in numbers_in(match.result.value)]
        pairs |= set(itertools.pairwise(found))
    return pairs | {(b, a) for a, b in pairs}


def _counts(facts: ProseFacts, read: Reading, n: Number) -> bool:
    match = facts.match
    after = read.glyphs[n.end :]
    if facts.football and _MAN.match(after):
        gone = {
            side: sum(e.kind in OFF and e.side == side for e in match.events)
            for side in ("home", "away")
        }
        if any(e.kind in OFF and e.side is None for e in match.events) or (
            _short_told(facts) not in (set(), {n.value})
        ):
            return False  # whose card it was is open, or the wire tells of other counts
        follows = next((m for m in read.of(SIDE) if 0 <= m.start - n.end <= 10), None)
        sides = [follows.side] if follows else ["home", "away"]
        return any(gone[s] and n.value == 11 - gone[s] for s in sides)
    if _LATER.match(after):
        known = sorted(_minutes(facts))
        gaps = {abs(a - b) for a in known for b in known}
        return n.value in gaps or facts.phrase_stands(_with_next(read, n))
    if not facts.football and (facts.phrase_stands(_with_next(read, n)) or _in_result(facts, n)):
        return True
    if _PART_OF_NAME.search(read.glyphs[: n.start]):
        return False
    allowed: set[int] = set()
    if match.score:
        score = match.score
        allowed |= {score.home, score.away, score.home + score.away}
        allowed.add(abs(score.home - score.away))
    players = [e.player for e in facts.goals if e.player]
    allowed |= {players.count(p) for p in players}
    kinds = [e.kind for e in match.events]
    allowed |= {kinds.count(k) for k in kinds} | {sum(k in OFF for k in kinds)}
    if n.kind == "ordinal" and n.value <= 2 and not _PLACES.match(after):
        return True
    if n.kind == "ordinal":
        return n.value <= len(facts.goals) and _ORDINARY.match(after) is not None
    if n.value == 1 and read.text[n.start : n.end].isalpha():
        return True
    if n.value == 2 and read.text[n.start : n.end].casefold() == "both":
        return True
    if n.value == 2 and after.startswith(" legs"):
        return match.aggregate is not None or match.first_leg is not None
    return n.value in allowed and _ONE_OF.match(after) is not None


_SHORT = re.compile(r"\b(ten|10|nine|9|eight|8)[- ](?:man|men|woman|women|players)\b", _F)
_SHORT_OF = {"ten": 10, "nine": 9, "eight": 8}


def _short_told(facts: ProseFacts) -> set[int]:
    """The counts of players that the wire tells of sides that were short."""
    words = (m[1].casefold() for m in _SHORT.finditer(facts.view.body_glyphs))
    return {_SHORT_OF[w] if w in _SHORT_OF else int(w) for w in words}


_PART_OF_NAME = re.compile(r"\b(?:last|round of|top|group|first|next|all|opening) $", _F)
_ONE_OF = re.compile(
    r"(?! (?:years?|days?|weeks?|games?|matches|wins?|points?|defeats?|draws?|seasons?|titles?|"
    r"places|times in|straight|successive|consecutive|in a row))",
    _F,
)


def _with_next(read: Reading, n: Number) -> str:
    after = read.text[n.end :].split()
    follower = after[0].strip(".,;:") if after else ""
    return f"{read.text[n.start : n.end]}{read.text[n.end : n.end + 1]}{follower}".strip()


def _in_result(facts: ProseFacts, n: Number) -> bool:
    result = facts.match.result
    return result is not None and n.value in {x.value for x in numbers_in(result.value)}


# --- words ---------------------------------------------------------------------------------------

_PLAIN = frozenset(
    """about above across add added adding additional adds advance advanced advances advancing
    after again against aggregate ahead alive all also although amid among and another answer
    answered answers any apart around at attempt attempts await awaiting awaits away back bag
    bagged bags be
    beat beaten beating beats because been before behind being between book booked booking books
    both box break breakthrough bring brings broke brought but by cancel cancelled cancelling cap
    capped caps card cards claim claimed claiming claims clear clinch clinched clinches clinching
    come comeback comes coming complete completed completes completing consolation continue convert
    converted converting converts cross crossed cup cut cuts deadlock decide decided decider decides
    deciding decisive defeat defeated
    defeats deficit denied denies deny despite dismissal dismissed do double doubled doubling down
    downed downs draw drawn draws dramatic drew dropped during each earlier early earn earned
    earning earns edge edged edges effort eight either eliminate eliminated end ended ending ends
    enough ensure ensured ensures enter equalise equalised equaliser equalises equalising even
    eventual extend extended
    extra face faced faces facing fall falls fell fight fightback final finally finals find finish
    finished finishes fire fired fires first five follow followed following follows for fought
    found four from front full full-time further game games gave get gets getting give given gives
    giving go goal goalless goals goes going gone got grab grabbed grabs group guide guided guides
    had half half-time halftime halves hand handed handing hands has have having header headed heads
    held help helped helping helps hers himself herself his hit hits hitting hold holding holds home
    host hosts inspire inspired inspires instead into its join joined keep keeper goalkeeper keeping
    keeps kept kick
    kicked kicks knock knocked knocking knocks last late later latter lead leading leads league
    leave leaves leaving led left leg legs let lets level levelled levelling levels lift lifted
    lifts long lose losers loses losing loss lost made make makes making man match matches meet
    meeting meets men minute minutes miss missed misses missing more move moved moves moving narrow
    narrowly near net nets netted netting next nine not notch notched notches nothing off once one
    only onto open opened opener opening opens opponent opponents opposition other others our oust
    ousted ousts out over overcame overcome overcomes overtime own pair pass past penalties penalty
    per pick place play played playing plays point points post power powered powers proceed progress
    progressed progresses progressing propel propelled pull pulled pulling pulls put puts putting
    quarter quarter-final quarter-finals
    quarterfinal quarterfinals reach reached reaches reaching red remain remained remaining replied
    replies reply replying rescue rescued rescues respond responded responds response restart
    restored result resume retake return returned right round rounded rout save saved saves saving
    score scored scoreless scorer scorers scores scoring seal sealed sealing seals season second
    secure secured secures see seen sees semi semi-final semi-finals semifinal semifinals send
    sending sends sent separated set sets settle settled settles settling
    several share shared shares sharing
    shock shoot shoot-out shootout shootouts shot should shown side sides single sink sinking sinks
    snatch snatched snatches snatching some spare spot spot-kick spot-kicks stage stalemate stand
    start started starts stay stayed
    steer steered steers step still stood stop stoppage strike striker strikes striking struck
    substitute success successful succumb succumbed sunk sank take taken takes taking tally tapped
    team teams ten than thanks that the their them then there they third this three through throw
    tie tied ties time times title to together took top topped topping tops total trail trailed
    trailing treble trio triumph triumphed trophy turn turned turning turns twice twelve two under
    until up verge via victories victorious victory visit visiting visitor visitors was
    went were when where which while whistle who whom whose will win winner winners winning
    wins with within without woman women won would wrap wrapped wraps yellow yet
    first-half second-half first-leg second-leg extra-time injury injury-time stoppage-time
    last-gasp last-minute hat-trick ten-man nine-man brace both ninth man-of straight whether
    disallowed ruled chalked allowed overturned offside rebound
    did does doing could earlier never having only-goal match-winner match-winning winning-goal
    midway moments just after-extra-time goalscorer hosting interval regulation ninety hour mark
    vain pegged peg night afternoon evening recover recovered recovering recovers rally rallied
    fightback fights battle battled battling survive survived survives surviving cling clung hang
    hung hanging scare early-goal tonight whistle repay pounce pounced pounces finished-off
    drew-level
    hero heroics responded sparked spark fired-in slotted slots slot rolled rifled drilled poked
    prodded nodded nods bundled curled volleyed thumped smashed drove lashed steered touched turning
    stretched stretch stretches padded reduced reducing reduce pulling-back goal-scoring threw blank
    shut-out unanswered sufficient enough narrowed halved halving forced forcing force forces
    booting finishing unable failed fails fail failing failure attempted converting unlucky-not
    cap-tie contest encounter clash fixture showdown battle meeting opener-scoring
    second-placed ahead scoreline advantage cushion target came players overturn""".split()
) - {
    "rout",
    "threw",
    "shock",
    "title",
    "top",
    "topped",
    "topping",
    "tops",
    "never",
    "offside",
    "dropped",
}
"""Words of results that a text may use though the wire does not. No word here says that something
happened that is no checked fact: names, numbers, results and events are held by other rules."""


def _plain(word: str) -> bool:
    """Whether ``word`` is a plain one, or a regular form of one ("setting" of "set")."""
    if word in _PLAIN:
        return True
    for ending in ("ing", "ed", "es", "s"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 3:
            continue
        if base in _PLAIN or f"{base}e" in _PLAIN:
            return True
        if base[-1] == base[-2] and base[:-1] in _PLAIN:
            return True
    return False


_LOWER = re.compile(r"(?<![\w'-])[a-z][a-z'-]{3,}")


def words(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Each longer word is the wire's, about this match, or a plain one of results.

    ("Coach sacked" over a match report: a word that no cited sentence has tells news.) A word
    that stands only where somebody accuses somebody is told with who accuses.
    """
    marked = read.marked
    for m in _LOWER.finditer(marked):
        word = m.group().rstrip("'-")
        word = word.removesuffix("'s")
        if _plain(word) or MARGIN_WORD.match(word):
            continue
        parts = [p for p in word.split("-") if len(p) > 3] if "-" in word else [word]
        if parts and all(_plain(p) or facts.has_word(p) for p in parts):
            if any(not _plain(p) and facts.only_accused(p) for p in parts) and not _is_attributed(
                read, m.start()
            ):
                yield Complaint("prose-accusation", word)
                return
            continue
        if "-" in word and not parts:
            continue
        if facts.has_word(word):
            continue
        yield Complaint("prose-word", word)
        return


def _is_attributed(read: Reading, at: int) -> bool:
    for start, end in read.sentences:
        if start <= at < end:
            return ACCUSES.search(read.marked[start:end]) is not None
    return False


# --- accusations, and what no fact of one match bears ---------------------------------------------

_DEED = re.compile(
    r"\b(?:racis[mt]|slurs?|abus(?:e|ed|es|ing|ive)|assault(?:ed|s|ing)?|cheat(?:ed|ing|s)?|"
    r"brib(?:e|ed|ery|ing)|match-fixing|doping|doped|discriminat\w*|spat|spit(?:s|ting)?|"
    r"punch(?:ed|es|ing)?|headbutt(?:ed|s)?|stamp(?:ed|s|ing)?|bit|bites|biting|fraud|corrupt\w*|"
    r"threat(?:en(?:ed|s|ing)?)?|div(?:ed|ing)|dives|guilty|robbed|stole|elbow(?:ed|s|ing)?|"
    r"shov(?:ed|es|ing)|push(?:ed|es|ing)?|kicked out|handball(?:ed)?|insult(?:ed|s|ing)?|"
    r"favour(?:ed|s|ing)|favor(?:ed|s|ing)|fix(?:ed|ing)|feign(?:ed|s|ing)|illegal\w*|cynical\w*|"
    r"unfair\w*|wrongly|scandal\w*|disgrac\w*|slapp?(?:ed|s|ing)?|attack(?:ed|s) (?!\w*ing)|"
    r"filmed|spied|spying|lied|lying|theft|rigged|controversial\w*)\b",
    _F,
)


def accusations(_facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """A deed that somebody is blamed for is told with who blames."""
    for start, end in read.sentences:
        deed = _DEED.search(read.marked, start, end)
        if deed and not ACCUSES.search(read.marked, start, end):
            yield Complaint("prose-accusation", deed.group())


_STANDING = re.compile(
    r"\b(?:unbeaten|undefeated|winless|goal difference|streak|records?|record-breaking|"
    r"histor(?:y|ic)|milestone|"
    r"consecutive|successive|in a row|straight (?:wins?|defeats?|games?|season|time|year|final)|"
    r"since (?!(?:the )?(?:break|restart|half))|(?:first|last|third|fourth|fifth|\d+(?:st|nd|rd|"
    r"th)) "
    r"(?:ever|win|victory|defeat|loss|point|points|title|trophy|cup|final|triumph|success|"
    r"time)\b(?! of the (?:game|match|night|half))|"
    r"first-ever|for the first time|debut|title race|relegat\w*|promot\w*|"
    r"(?:top|bottom|second|third|fourth|first|last)(?: place)? (?:of|in) (?:the )?(?:\ue006|"
    r"group|table|league|standings|division|section)|top spot|tops? (?:the )?(?:\ue006|group|table|"
    r"league)|(?:finish|finished|finishes|end|ended|stay|stays|go|went|goes|move|moves|moved|"
    r"climb\w*|leap\w*) (?:up |down |in )?(?:(?:to |into |as )(?:the )?)?(?:top|bottom|second|"
    r"third|"
    r"fourth|first|winners)\b|"
    r"group winners|runners-up|title (?:hopes|holders|defence)|defending champions|reigning|"
    r"holders|(?:three|two|one|\d+) points? (?:clear|behind|adrift|ahead|off|above|below)|"
    r"points? (?:tally|total)|knockouts?|qualif\w*)\b",
    _F,
)


def standings(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Tables, runs and records are no claim of a match: nothing checked bears them."""
    m = _STANDING.search(read.marked)
    if m is None:
        return
    through = facts.through is not None
    if through and m.group().casefold().startswith(("qualif", "knockout")):
        return
    if m.group().casefold() == "debut" and facts.phrase_stands("debut"):
        return
    yield Complaint("prose-standing", read.words(m.start(), m.end()))


# What a name is told to have said, outside quotation marks.
_SAYS = re.compile(
    rf"(?:{PERSON}|{SIDE}|\bcoach|\bmanager|\bboss|\bcaptain)(?:'s)? (?:has |have |had )?"
    r"(?P<verb>says|said|hails?|hailed|praises?|praised|blames?|blamed|insists?|insisted|admits?|"
    r"admitted|warns?|warned|vows?|vowed|tells?|told|calls?|called|believes?|believed|"
    r"feels?|felt|thinks?|thought|wants?|wanted|hopes?|hoped|regrets?|regretted|apologis\w+|"
    r"promises?|promised|laments?|lamented|declares?|declared|predicts?|predicted|urges?|urged|"
    rf"salutes?|saluted|criticis\w+|slams?|slammed|backs|delighted|proud)\b|\b(?P<after>said|"
    rf"says) {PERSON}",
    _F,
)


def spoken(_facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Nobody is told to have said what no quotation in the text bears out."""
    for start, end in read.sentences:
        m = _SAYS.search(read.marked, start, end)
        if m is None or QUOTED in read.marked[start:end]:
            continue
        if ACCUSES.search(read.marked, start, end) and _DEED.search(read.marked, start, end):
            continue
        yield Complaint("prose-quote", m["verb"] or m["after"])
