"""Results in headline and blurb: who won what, by which score, in which round, and who is next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.circumstances import ended_early, leg_of, own_first_leg, tells_early_end
from summarizer.checking.prose_facts import Complaint, ProseFacts, other
from summarizer.checking.prose_reading import CLAIM, NEXT, PERSON, SCORE, SIDE, Mark, Reading
from summarizer.draft import ScoreClaim, Side
from summarizer.language.patterns import Cued

__all__ = ["names_winner", "next_told", "results", "score_roles", "stages"]

_F = re.IGNORECASE
S, X, N, C, P = SIDE, SCORE, NEXT, CLAIM, PERSON

_BEATEN = Cued(
    rf"\b(?:beaten|defeated|stunned|edged(?: out)?|held off|thrashed|hammered|routed|knocked out|"
    rf"eliminated|ousted|outclassed|crushed|sunk|downed|shocked|overcome|seen off|"
    rf"overpowered)"
    rf" (?:{X} )?(?:[a-z-]+ )?by\b",
    _F,
    cues="by",
)
_LOSE = re.compile(
    rf"\b(?:los(?:e|es|ing)|lost|go(?:es)? down|went down|falls?|fell|succumb(?:s|ed)?|slip(?:s|"
    rf"ped)?|"
    rf"crash(?:es|ed)?)\b(?! (?:out\b)?(?:behind|two|level|a goal)\b)(?!(?:,? [a-z-]+){{0,3}} ?{P})"
    rf"|\b(?:defeat|loss) (?:to|by|against|at)\b|\b(?:suffer\w*|slump\w*|"
    rf"condemn\w*)\b[^,]{{0,20}}\b(?:defeat|loss)\b",
    _F,
)
_BEAT = re.compile(
    r"\b(?:beat(?:s|ing)?|defeat(?:s|ing)?(?! (?:to|by|against|at|in|on)\b)|defeated|"
    r"edg(?:e|es|ed|ing)(?: past| out)?|thrash(?:es|ed|ing)?|rout(?:s|ed|ing)?|hammer(?:s|ed|ing)?|"
    r"crush(?:es|ed|ing)?|down(?:s|ed|ing) (?=(?:the )?\ue001)|down (?=\ue001)|overcom(?:e|es|ing)|"
    r"overcame|see(?:s|ing)? off|saw off|stun(?:s|ned|ning)?|outclass(?:es|ed)?|"
    r"(?:get|gets|got|getting) (?:past|the better of)|past|knock(?:s|ed|ing)? out|"
    r"knock(?:s|ed|ing)? (?=(?:the )?\ue001)|"
    r"sink(?:s)?|sank|brush(?:es|ed)? aside|put(?:s|ting)? out|eliminat(?:es|ed|ing)|"
    r"prevail(?:s|ed)?(?: over)?|oust(?:s|ed)?|dump(?:s|ed)? (?=(?:the )?\ue001)|"
    r"topple[sd]?)(?!\w)",
    _F,
)
_WIN = re.compile(
    r"\b(?:wins?(?! (?:a|the) (?:penalty|corner|free))|won(?! (?:a|the) (?:penalty|corner|free))|"
    r"winning(?! (?:goal|penalty|kick|run|start))|winners (?:over|against)|victor(?:y|ies|ious)|"
    r"triumph(?:s|ed|ant)?|"
    r"t(?:ook|akes?|aking) (?:all )?(?:the |three )?points|"
    r"(?:took|takes?|taking|claim(?:s|ed)?|lift(?:s|ed)?|clinch(?:es|ed)?|snatch(?:es|ed)?) "
    r"(?:the )?(?:shoot-?out|tie|trophy|title|\ue006|2?0?\d* ?\ue006)|"
    r"crowned|champions)\b|\b(?:took|takes?|lift(?:s|ed)?) (?:the )?(?:\d{4} )?\ue006",
    _F,
)
_DRAW = Cued(
    r"\b(?:dr[ae]w(?:s|n)?\b(?! (?:the )?(?:\ue001 )?level)(?! (?:on (?!\ue006)|is|for (?:the )?"
    r"(?:next|semi|quarter|round|last|cup|\ue006)|"
    r"against either|up))|drawing (?:\ue004|"
    r"with|at)|held (?!off)|"
    r"holds?\b(?! (?:on|off|their nerve))|"
    r"shar(?:e|es|ed) (?:the )?(?:points|spoils)|stalemate|(?:ends?|finish(?:es|ed)?) level|"
    r"(?:all|finished) square|settle for a point|earn(?:s|ed)? a point|rescue(?:s|d)? a point)",
    _F,
    cues="draw|drew|held |hold|shar|stalemate|level|square|point",
)
_THROUGH = Cued(
    rf"\b(?:through(?! (?:(?:an?|the|his|her|their)\b|{P}|on goal|[a-z-]+ (?:goal|penalt|header)))|"
    rf"progress(?:es|ed|ing)?|advanc(?:e|es|ed|ing)|qualif(?:y|ies|ied)|"
    rf"(?:reach(?:es|ed|ing)?|into|book(?:s|ed)?|secure[sd]?|earn(?:s|ed)?|seal(?:s|ed)?|"
    rf"clinch(?:es|ed)?) "
    rf"(?:a |the |their |its |next |{C} |place in |spot in |{C}'s )*(?:{C}|final|finals|"
    rf"semi-?finals?|"
    rf"quarter-?finals?|last (?:16|eight|four)|next round|knockout\w*|place|spot)|"
    rf"(?:place|spot|berth) in (?:the )?(?:next|last|semi|final|quarter|{C}))\b",
    _F,
    cues="through|progress|advanc|qualif|reach|into|book|secure|earn|seal|clinch| in ",
)
_OUT = re.compile(
    rf"\b(?:(?:knock|knocks|knocked|knocking|dump|dumps|dumped|put|puts|putting|send|sends|sent) "
    rf"(?:the )?{S} (?:crashing )?(?:out|home)|(?:go|goes|went|crash|crashes|crashed|are|were|"
    rf"bow\w*) out\b)|"
    rf"\beliminat(?:es?|ed|ing) (?:the )?{S}|\bexit\b",
    _F,
)
_KICKS = re.compile(
    r"\b(?:on (?:penalties|kicks|spot-kicks)|penalt(?:y|ies) shoot-?out|shoot-?out|shootouts?|"
    r"spot-kicks|"
    r"penalties|kicks|sudden death)\b",
    _F,
)
_TIE = re.compile(r"\b(?:aggregate|overall|tie|over (?:the )?two legs|two-legged)\b", _F)
_TOTAL = re.compile(r"\b(?:aggregate|overall|over (?:the )?two legs|two-legged)\b", _F)
_SECOND_LEG = re.compile(r"\bsecond[- ]leg", _F)
_LEG = re.compile(r"\blegs?\b", _F)
_FIRST_LEG = re.compile(r"\bfirst[- ]leg|leg \w{0,3} ?defeat\b", _F)
_EXTRA = re.compile(r"\bextra[- ]time\b", _F)
_TIME_OUT = re.compile(
    r"(?<=\S) (?=as |but |while |then |despite |after )"
    r"|, |; | and (?=[a-z]+)| to (?=set up|meet|face|play|reach)"
)
_PREPOSITION = re.compile(
    r"\b(?:to|over|against|with|past|at|from|of|than|v|vs|on|by|off|beating|beat|beats|facing|in|"
    r"hold|holds|held|hosts|defeat(?:s|ed)?|edge[sd]?|overcomes?|overcame|thrash(?:es|ed)?|"
    r"hammer(?:s|ed)?|rout(?:s|ed)?|knock(?:s|ed)? out)(?: the)? $",
    _F,
)


_GAINED_FOR = re.compile(
    r"\b(?:win|victory|winner|place|spot|through|as|triumph|draw) for (?:the )?$"
    r"|\bput (?:the )?$",
    _F,
)
_OTHER_CLAUSE = re.compile(r"\b(?:as|but|while|for)\b")
_CUP_TIE = re.compile(
    r"\b(?:semi-?final|quarter-?final|final|\ue006) ?(?:\ue004|$|against|on|,)|through", _F
)


class _Judge:
    """One text against the outcome of its match."""

    def __init__(self, facts: ProseFacts, read: Reading) -> None:
        self.facts, self.read, self.text = facts, read, read.marked
        self.kicks_told = _KICKS.search(self.text) is not None

    def clause(self, start: int, end: int, at: int, to: int) -> tuple[int, int]:
        """The clause of ``marked[start:end]`` that the verb at ``at`` stands in."""
        left = start
        for m in _TIME_OUT.finditer(self.text, start, at):
            left = m.end()
        m2 = _TIME_OUT.search(self.text, to, end)
        return left, m2.start() if m2 else end

    def subject(self, start: int, at: int) -> Side | None:
        """The side before a verb that is its subject: none that follows a preposition."""
        sides = self.read.of(S, start, at)
        for mark in reversed(sides):
            before = self.text[start : mark.at]
            if _PREPOSITION.search(before) and not _GAINED_FOR.search(before):
                continue
            nexts = [m for m in self.read.of(N, start, at) if m.at > mark.at]
            if nexts and not _PREPOSITION.search(self.text[start : nexts[-1].at]):
                return None
            return mark.side
        return None

    def object(self, at: int, end: int) -> Side | None:
        """The side close behind a verb, before the clause ends."""
        for mark in self.read.of(S, at, min(end, at + 30)):
            between = self.text[at : mark.at]
            if "," not in between and not _OTHER_CLAUSE.search(between):
                return mark.side
            return None
        return None

    def won(self, side: Side, start: int, end: int) -> bool:
        """Whether ``side`` won what the clause ``marked[start:end]`` speaks of."""
        f = self.facts
        words = self.text[start:end]
        if words.lstrip(" ,").startswith("which "):
            words = self.text[max(0, start - 40) : end]
        if _SECOND_LEG.search(words) and f.winner is not None:
            return f.winner == side
        if f.winner == "draw":
            spoken = _KICKS.search(words) or _TIE.search(words) or self._further()
            return bool(spoken) and f.through == side
        if _KICKS.search(words) and f.match.shoot_out is not None:
            return f.through == side and (f.winner == side or not self._only_play(start, end))
        if _TIE.search(words) or self._cup_tie(start, end):
            return f.through == side or (f.through is None and f.winner == side)
        if f.winner is None:
            return f.through == side
        return f.winner == side

    def _only_play(self, start: int, end: int) -> bool:
        score = next(iter(self.read.of(X, start, end)), None)
        return False if score is None else score_roles(self.read, score) == "score"

    def _cup_tie(self, start: int, end: int) -> bool:
        """Whether the words are of a tie of two legs, as "won their semi-final" is."""
        f = self.facts
        two = f.match.aggregate is not None or f.match.first_leg is not None
        return two and _CUP_TIE.search(self.text[start:end]) is not None

    def _further(self) -> bool:
        """Kicks told a little before or behind, in the same text."""
        return self.kicks_told or _TOTAL.search(self.text) is not None


_THEY_FIRST = re.compile(r" ?(?:and )?(?:they|it)\b", _F)
_IN_EXTRA_TIME = re.compile(r"\b(?:wins?|won|beat\w*[^,.]{0,12}) in extra[- ]time", _F)
_ON_KICKS = re.compile(r"\b(?:on (?:penalties|kicks|spot-kicks)|shoot-?out|shootout)\b", _F)


def results(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Winner, loser, draw and who goes through are as checked, each in its own clause."""
    judge = _Judge(facts, read)
    text = read.marked
    subject: Side | None = None
    for start, end in read.sentences:
        if not _THEY_FIRST.match(text[start:end]):
            subject = None
        taken: list[tuple[int, int]] = []
        found: list[tuple[int, int, str]] = []
        for pattern, kind in (
            (_BEATEN, "beaten"),
            (_LOSE, "lose"),
            (_BEAT, "beat"),
            (_WIN, "win"),
            (_DRAW, "draw"),
        ):
            for m in pattern.finditer(text, start, end):
                if any(a < m.end() and m.start() < b for a, b in taken):
                    continue
                taken.append(m.span())
                found.append((m.start(), m.end(), kind))
        for at, to, kind in sorted(found):
            if kind in ("beat", "win") and _NEGATED.search(text, max(start, at - 24), at):
                continue  # who is told not to have won is looked at elsewhere
            left, right = judge.clause(start, end, at, to)
            near = judge.subject(left, at)
            if near is not None:
                subject = near
            else:
                near = subject if subject is not None else judge.subject(start, at)
            yield from _one(facts, read, judge, kind, near, at, to, left, right)
            if subject is None:
                subject = near
        for m in _THROUGH.finditer(text, start, end):
            yield from _through(facts, read, judge, start, m)
        for m in _OUT.finditer(text, start, end):
            yield from _out(facts, read, judge, start, m)
    yield from _scores(facts, read)
    yield from _early_end(facts, text)
    if (
        _EXTRA.search(text)
        and facts.match.extra_time is None
        and not any("extra" in (e.when or "") for e in facts.match.events)
    ):
        yield Complaint("prose-result", "extra time")
    if (
        _TOTAL.search(text)
        and facts.football
        and facts.match.aggregate is None
        and facts.match.first_leg is None
    ):
        yield Complaint("prose-result", _word(_TOTAL, text))
    in_extra = _IN_EXTRA_TIME.search(text)
    if in_extra and facts.winner == "draw":
        yield Complaint("prose-result", in_extra.group().split()[0])
    decided = _ON_KICKS.search(text)
    if decided and facts.football and facts.match.shoot_out is None:
        told = any(e.kind in ("shootout_scored", "shootout_missed") for e in facts.match.events)
        if not told and not (facts.winner in ("draw", None) and facts.through):
            yield Complaint("prose-result", decided.group())


def names_winner(facts: ProseFacts, read: Reading) -> bool:
    """Whether a text about a shoot-out or a tie of two legs says by a verb who came through.

    "Norvale 1-1 Port Ellan (5-4 on penalties)" does not. That the verb is right, :func:`results`
    looks at. True for every other match.
    """
    match, text = facts.match, read.marked
    if facts.through is None or (match.shoot_out is None and match.aggregate is None):
        return True
    if _THROUGH.search(text) or _OUT.search(text) or _KNOCKED_OUT.search(text):
        return True
    if match.shoot_out is None and facts.winner != facts.through and not _TIE.search(text):
        return False  # who won the match did not win the tie
    return any(p.search(text) for p in (_WIN, _BEAT, _BEATEN, _LOSE))


_KNOCKED_OUT = re.compile(r"\bknock(?:s|ed|ing)? (?:out|(?:the )?\ue001 out)\b", _F)


def _early_end(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    """Nobody beats an opponent who retires, and a win by it is told as one."""
    if ended_early(facts.view, facts.match) is None:
        return
    beaten = _BEAT.search(text) or _BEATEN.search(text)
    if beaten is None and not tells_early_end(text):
        beaten = _WIN.search(text) or _LOSE.search(text)
    if beaten is not None:
        yield Complaint("prose-result", beaten.group())


def _word(pattern: re.Pattern[str], text: str) -> str:
    m = pattern.search(text)
    return m.group() if m else ""


_FIRST_LEG_BEFORE = re.compile(r"first[- ]leg $", _F)
_FIRST_LEG_NEAR = re.compile(r"first[- ]leg (?:\w+ )?$", _F)
_FIRST_LEG_AFTER = re.compile(r"[^,]{0,12}\bfirst leg")
_NEXT_FIRST = re.compile(rf",? ?{N}?")
_FOR_SIDE = re.compile(rf"(?: it)?(?: {X})? (?:for|to) (?:the )?(?P<s>{S})")
_OVER_SIDE = re.compile(
    rf"(?: (?!for|as)[a-z-]+){{0,2}}(?: {X})? (?:over|against|at|past|"
    rf"with) (?:the )?(?P<s>{S})"
)


def _one(
    facts: ProseFacts,
    read: Reading,
    judge: _Judge,
    kind: str,
    subject: Side | None,
    at: int,
    to: int,
    left: int,
    right: int,
) -> Iterator[Complaint]:
    text = read.marked
    word = read.words(at, to).strip()
    thing = judge.object(to, right)
    if kind == "draw":
        yield from _draw(facts, read, left, right, word)
        return
    if kind == "beaten":
        loser = subject if subject is not None else (other(thing) if thing else None)
        if loser is not None and not judge.won(other(loser), left, right):
            yield Complaint("prose-result", word)
        return
    if kind == "lose":
        if _FIRST_LEG.search(text[max(left, at - 16) : right]) or _FIRST_LEG_BEFORE.search(
            text[left:at]
        ):
            return
        if subject is None and thing is not None:
            subject = other(thing)
        if subject is not None and not judge.won(other(subject), left, right):
            yield Complaint("prose-result", word)
        return
    if kind == "beat":
        if thing is None and subject is None:
            if facts.winner == "draw" and not facts.through:
                yield Complaint("prose-result", word)
            return
        if thing is None:
            if word.casefold() == "past":
                return
            thing = other(subject) if subject else None
        winner = other(thing) if thing else subject
        if winner is None:
            return
        if at >= 2 and text[at - 2] == P:
            goals = facts.events_of(read.mark_at(at - 2).names)
            if not any(e in facts.goals for e in goals):
                yield Complaint("prose-result", word)
                return
        nexts = read.of(NEXT, left, at)
        if nexts and not read.of(S, left, at):
            yield Complaint("prose-result", word)
            return
        if subject is not None and subject == thing and read.of(S, left, at):
            return
        if not judge.won(winner, left, right):
            yield Complaint("prose-result", word)
        return
    # win
    if _DENIED.search(text[left:at]):
        return
    if _FIRST_LEG_NEAR.search(text[left:at]) or _FIRST_LEG_AFTER.match(text[to:right]):
        return
    nexts = read.of(NEXT, left, at)
    if (
        nexts
        and not read.of(S, nexts[-1].at, at)
        and _NEXT_FIRST.match(text[nexts[-1].at :])
        and (not read.of(S, left, nexts[0].at) or text[nexts[-1].at + 1 : at].strip(" ,") == "")
    ):
        yield Complaint("prose-result", word)
        return
    behind = _FOR_SIDE.match(text[to:right])
    over = _OVER_SIDE.match(text[to:right])
    if behind and text[to:right].lstrip(f" {X}it").startswith("for"):
        subject = read.mark_at(to + behind.start("s")).side
    elif over and not read.of(S, left, at):
        subject = other(read.mark_at(to + over.start("s")).side)
    elif over and subject is not None:
        loser = read.mark_at(to + over.start("s")).side
        if loser == subject and " at" not in text[to : to + over.end()]:
            yield Complaint("prose-result", word)
            return
    if subject is None:
        if (
            facts.winner == "draw"
            and not facts.through
            and judge.facts.match.shoot_out is None
            and facts.match.aggregate is None
        ):
            yield Complaint("prose-result", word)
        return
    if _wins_cup(facts, read, at, right):
        final = _norm(facts.match.stage.value if facts.match.stage else "") == "final"
        final = final and leg_of(facts.view, facts.match) is None
        if not (final and subject in (facts.through, None if facts.through else facts.winner)):
            yield Complaint("prose-result", word)
        return
    if not judge.won(subject, left, right):
        yield Complaint("prose-result", word)


_NEGATED = re.compile(
    r"\b(?:(?:did|do|does|could)(?: not|n't)|cannot|unable to|fail(?:s|ed)? to) $", _F
)
_DENIED = re.compile(r"\b(?:denied|deny|denies|denying)(?: \ue001)?(?: an?| the)? $", _F)


_CUP_WON = re.compile(rf"(?:[a-z]+ )(?:the |a |their )?(?:\d{{4}} )?(?P<c>{C})(?P<after>.{{0,24}})")
_OWNER_END = re.compile(r"'s?$")
_CROWNED = re.compile(r"(?:crowned|champions|lift\w* the trophy|won the trophy)", _F)
_NO_CUP = re.compile(
    r"(?:'s)? ?(?:\ue006|semi|quarter|final|tie|match|game|opener|group|last|round|shoot|first|"
    r"second|clash|meeting|play-?off|derby|encounter|fixture)",
    _F,
)


def _wins_cup(facts: ProseFacts, read: Reading, at: int, right: int) -> bool:
    """Whether the words are of the cup itself, not of a match of it."""
    if facts.match.competition is None:
        return False
    words = read.marked[at:right]
    m = _CUP_WON.match(words)
    if m is None or _OWNER_END.search(read.marked[at : at + m.start("c")]):
        return bool(_CROWNED.match(words))
    mark = read.mark_at(at + m.start("c"))
    if mark.form is None or mark.form.kind != "competition":
        return False
    return not _NO_CUP.match(m["after"])


_HELD = re.compile(r"holds?|held", _F)


def _draw(
    facts: ProseFacts, read: Reading, left: int, right: int, word: str
) -> Iterator[Complaint]:
    match = facts.match
    words = read.marked[left:right]
    level = facts.winner == "draw" or (
        match.score is not None and match.score.home == match.score.away
    )
    if level:
        return
    if (
        _FIRST_LEG.search(words)
        and match.first_leg
        and match.first_leg.home == match.first_leg.away
    ):
        return
    if _TOTAL.search(words) and match.aggregate and match.aggregate.home == match.aggregate.away:
        return
    if _HELD.match(word) and not read.of(S, left, right):
        return
    if facts.winner is None and match.score is None and facts.phrase_stands(word):
        return
    yield Complaint("prose-result", word.strip())


_ADVANTAGE = re.compile(r"(?:advantage)")
_SENDS_BEFORE = re.compile(
    r"\b(?:sends?|sent|takes?|took|puts?|fires?|fired|helps?|helped|guides?|guided|lifts?|"
    r"lifted|sees?|saw|for|leads?|led) (?:the )?$",
    _F,
)
_ROUND_WORD = re.compile(r"final|last|round|knockout|place|spot", _F)


def _through(
    facts: ProseFacts, read: Reading, judge: _Judge, start: int, m: re.Match[str]
) -> Iterator[Complaint]:
    if _ADVANTAGE.match(m.group()):
        return
    side: Side | None = None
    sides = read.of(S, start, m.start())
    if sides:
        last = sides[-1]
        lead = read.marked[start : last.at]
        if _SENDS_BEFORE.search(lead):
            side = last.side
        else:
            side = judge.subject(start, m.start())
            if side is None and _PREPOSITION.search(lead):
                side = other(last.side)
    word = read.words(m.start(), m.end()).strip()
    if not facts.football and facts.through is None and facts.phrase_stands(word):
        return
    if m.group().casefold().startswith("earn") and "point" in read.marked[m.start() : m.end() + 8]:
        return
    if facts.through is None or (side is not None and side != facts.through):
        if m.group().casefold().startswith(
            ("seal", "secure", "earn", "clinch")
        ) and not _ROUND_WORD.search(m.group()):
            return
        yield Complaint("prose-result", word)


def _out(
    facts: ProseFacts, read: Reading, judge: _Judge, start: int, m: re.Match[str]
) -> Iterator[Complaint]:
    inside = read.of(S, m.start(), m.end())
    loser = inside[0].side if inside else judge.subject(start, m.start())
    if facts.through is None or (loser is not None and loser == facts.through):
        yield Complaint("prose-result", read.words(m.start(), m.end()))


# --- scores --------------------------------------------------------------------------------------

_ROLE_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("aggregate", re.compile(r"^(?: [a-z]+)? (?:on |over )?(?:aggregate|overall|"
    r"over (?:the )?two legs)", _F)),
    (
        "shoot_out",
        re.compile(
            rf"^ (?:(?:win|victory|triumph|defeat|success|loss) )?(?:(?:on|in|after|from|"
            rf"via) )?(?:a |the )?(?:{C} )?"
            r"(?:penalties|penalty shoot|kicks|spot-kicks|shoot-?out|sudden|pens)", _F
        ),
    ),
    ("first_leg", re.compile(r"^ (?:[a-z]+ )?(?:(?:in|from) the )?first[- ]leg", _F)),
    ("half_time", re.compile(
        r"^ (?:[a-z]+ )?(?:(?:at|by|before) (?:the )?(?:half-?time|break|interval)|half-?time|"
        r"(?:at )?the break)", _F)),
)  # fmt: skip
_ROLE_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("aggregate", re.compile(r"\baggregate (?:of |score |win |was |at |[a-z]+ )?$", _F)),
    ("shoot_out", re.compile(r"\b(?:shoot-?out|shootout|penalties|kicks)(?: win| by|(?: win)? "
            r"(?:against|over|with) (?:the )?\ue001|"
            r""
    r", which (?:they|[a-z]+) (?:won|took|lost))?,? $", _F)),
    ("first_leg", re.compile(r"\bfirst[- ]leg (?:[a-z]+ ){0,2}$", _F)),
    ("half_time", re.compile(r"\b(?:half-?time|break|interval)(?: [a-z]+)? $", _F)),
    (
        "running",
        re.compile(
            r"\b(?:(?:ma[dk]e|makes|making|made) (?:it|the score)|(?:it|score) (?:was|stood at)|"
            r"level(?:led|s)? (?:it |the [a-z]+ )?at|back to|led|leading|lead|leads|"
            r"ahead|behind|trailed|trailing|trail|from|up|to|into a|was) $", _F
        ),
    ),
)  # fmt: skip
_TAKEN = re.compile(rf"{X} (?:[a-z]+ ){{0,2}}(?:aggregate|penalties|kicks|shoot-?out)[^{X}]*$", _F)
_DOWN = re.compile(r"^ (?:down|behind|adrift)", _F)
_UP = re.compile(r"^ (?:up|ahead|clear|in front|lead)", _F)


_PART_END = re.compile(rf"{X}|[,.;]")
_DECIDED_BEFORE = re.compile(
    r"\b(?:beat\w*|past|win|wins|won|through|defeat\w*|in|went|go|goes)\b", _F
)
_DECIDED_AFTER = re.compile(
    r"^(?:(?! but | and | before |[,.;]).){0,30}\bon (?:kicks|penalties|aggregate)", _F
)


def score_roles(read: Reading, mark: Mark) -> str:
    """What the text tells the score at ``mark`` of: a field of the match, or "running"."""
    text = read.marked
    after = text[mark.at + 1 : mark.at + 40]
    before = text[max(0, mark.at - 34) : mark.at]
    stop = _PART_END.search(after)
    near = after[: stop.start()] if stop else after
    for role, pattern in _ROLE_AFTER:
        if pattern.search(near):
            return role
    if _DOWN.match(near) or _UP.match(near):
        tail = near.split(" ", 2)[2] if near.count(" ") > 1 else ""
        for role, pattern in _ROLE_AFTER:
            if pattern.search(" " + tail):
                return role
        return "running"
    for role, pattern in _ROLE_BEFORE:
        if pattern.search(before):
            if role in ("aggregate", "shoot_out") and _TAKEN.search(before):
                continue
            return role
    # "beat T 5-4 … on kicks": the words stand further on, with no other score between.
    if _DECIDED_BEFORE.search(before) and _DECIDED_AFTER.search(near):
        return "aggregate" if "aggregate" in near else "shoot_out"
    return "score"


def _scores(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Each score stands for what the text tells it of, the winner's figure first."""
    match = facts.match
    text = read.marked
    for mark in read.of(X):
        if mark.score is None:
            continue
        figures = (mark.score.first, mark.score.second)
        shown = read.text[mark.start : mark.end]
        role = score_roles(read, mark)
        claim: ScoreClaim | None = getattr(match, role) if role != "running" else None
        if role == "running":
            pairs = set(facts.running())
            known = facts.line.known
            for some in (match.score, match.aggregate):
                if some:
                    pairs.add((some.home, some.away))
            legs = match.first_leg
            if legs:
                pairs.add((legs.home, legs.away))
            if known and not any(p in pairs or p[::-1] in pairs for p in (figures,)):
                yield Complaint("prose-result", shown)
                continue
            yield from _after_goal(facts, read, mark, figures)
            yield from _ahead(facts, read, mark, figures)
            continue
        if claim is None and role == "aggregate" and match.first_leg and match.score:
            leg, now = match.first_leg, match.score
            claim = ScoreClaim(leg.home + now.home, leg.away + now.away, ())
        if claim is None and role == "first_leg" and match.score is not None:
            claim = match.score if own_first_leg(facts.view, match, match.score) else None
        if claim is None:
            if facts.football or role != "score":
                if role == "score" and match.score is None and match.result is not None:
                    continue
                total = match.aggregate
                summed = total is not None and figures in (
                    (total.home, total.away),
                    (total.away, total.home),
                )
                if role == "score" and match.score is None and not summed:
                    continue  # a sum of two legs is no score of the day
                yield Complaint("prose-result", shown)
            continue
        if figures not in ((claim.home, claim.away), (claim.away, claim.home)):
            yield Complaint("prose-result", shown)
            continue
        yield from _order(facts, read, mark, role, claim)
    del text


_MADE_IT = re.compile(
    r"\b(?:ma[dk]e|makes|making|made) (?:it|the score)(?: to)? $|\blevell?(?:ed|ing|s) (?:it )?at $"
)


def _after_goal(
    facts: ProseFacts, read: Reading, mark: Mark, figures: tuple[int, int]
) -> Iterator[Complaint]:
    """The score told with "made it" is one that stood after a goal of that player."""
    before = read.marked[: mark.at]
    people = read.of(P, before.rfind(". ") + 1, mark.at)
    if not people or not _MADE_IT.search(before):
        return
    goals = [e for e in facts.events_of(people[-1].names) if e in facts.goals]
    if goals and not any(
        facts.line.can(e, lambda g: figures in ((g.home, g.away), (g.away, g.home))) for e in goals
    ):
        yield Complaint("prose-result", read.text[mark.start : mark.end])


def _subjects(read: Reading, at: int) -> list[Mark]:
    """The sides before ``at`` that stand behind no preposition and no verb of winning."""
    sides = read.of(S, 0, at)
    free = [m for m in sides if not _PREPOSITION.search(read.marked[max(0, m.at - 14) : m.at])]
    return free or sides


_TRAILED_BEFORE = re.compile(r"\b(?:trailed|trailing|behind|trail) $", _F)
_LED_BEFORE = re.compile(r"\b(?:led|leading|ahead|leads) $", _F)


def _ahead(
    facts: ProseFacts, read: Reading, mark: Mark, figures: tuple[int, int]
) -> Iterator[Complaint]:
    """Down or up by a score is told of the side that was."""
    text = read.marked
    after, before = text[mark.at + 1 : mark.at + 10], text[max(0, mark.at - 12) : mark.at]
    down = _DOWN.match(after) or _TRAILED_BEFORE.search(before)
    up = _UP.match(after) or _LED_BEFORE.search(before)
    if not (down or up):
        return
    sides = _subjects(read, mark.at)
    if not sides:
        return
    side = sides[-1].side
    low, high = min(figures), max(figures)
    want = (low, high) if down else (high, low)
    legs = facts.match.first_leg
    pairs = set(facts.line_scores()) | ({(legs.home, legs.away)} if legs else set())
    if not pairs:
        return
    mine = {(h, a) if side == "home" else (a, h) for h, a in pairs}
    if want not in mine:
        yield Complaint("prose-result", read.text[mark.start : mark.end])


_WON_BEFORE = re.compile(rf"\b(?:wins?|won|beat(?:s|ing)? (?:the )?{S}|past (?:the )?{S}) $", _F)
_TELLS_RESULT = re.compile(
    r"\b(?:beat\w*|w[io]ns?|winning|victory|defeat(?:ed|s)?|past|through)\b", _F
)
_FIRST_LEG_LOST = re.compile(r" first[- ]leg (?:defeat|loss)", _F)


def _order(
    facts: ProseFacts, read: Reading, mark: Mark, role: str, claim: ScoreClaim
) -> Iterator[Complaint]:
    """In "Norvale 2-1 Port Ellan" the figures stand in the order of the names; behind a verb of
    winning the larger one comes first."""
    text = read.marked
    if mark.score is None:
        return
    figures = (mark.score.first, mark.score.second)
    shown = read.text[mark.start : mark.end]
    a, b = text[max(0, mark.at - 2) : mark.at], text[mark.at + 1 : mark.at + 3]
    if a[:1] == S and a.endswith(" ") and b[1:2] == S:
        side = read.mark_at(mark.at - 2).side
        mine = claim.home if side == "home" else claim.away
        if figures[0] != mine:
            yield Complaint("prose-result", shown)
        return
    if figures[0] == figures[1] and _WON_BEFORE.search(text[max(0, mark.at - 24) : mark.at]):
        yield Complaint("prose-result", shown)
        return
    clause = text[max(0, mark.at - 60) : mark.at]
    clause = clause[max(clause.rfind(". "), clause.rfind("; ")) + 1 :]
    if figures[0] < figures[1] and _TELLS_RESULT.search(clause) and not _LOSE.search(clause):
        yield Complaint("prose-result", shown)
    after = text[mark.at + 1 : mark.at + 40]
    down, up = _DOWN.match(after), _UP.match(after)
    if down or up:
        sides = _subjects(read, mark.at)
        if sides:
            mine, theirs = claim.home, claim.away
            if sides[-1].side == "away":
                mine, theirs = theirs, mine
            if (down and mine >= theirs) or (up and mine <= theirs):
                yield Complaint("prose-result", shown)
    if role == "first_leg" and _FIRST_LEG_LOST.match(after):
        sides = read.of(S, 0, mark.at)
        if facts.through and sides:
            mine = claim.home if facts.through == "home" else claim.away
            if mine == max(claim.home, claim.away) and mine != min(claim.home, claim.away):
                yield Complaint("prose-result", shown)


# --- rounds, and who is next ---------------------------------------------------------------------

_STAGE = re.compile(
    r"\b(?:semi-?finals?|semi finals?|semis|quarter-?finals?|quarter finals?|quarters|"
    r"last[- ](?:16|32|eight|four)|round[- ]of[- ](?:16|32|64)|group[- ]stage|"
    r"final(?!s? (?:kick|minute|whistle|score|third|seconds?|moments?|stages|day|group|ten|penalty|"
    r"spot|round|quarter|attempt|goal|act|word))s?|play-?offs?)\b",
    _F,
)
_AFTER_STAGE = {
    "last 64": "last 32", "last 32": "last 16", "last 16": "quarter", "quarter": "semi",
    "semi": "final",
}  # fmt: skip
_TOWARDS = re.compile(
    rf"\b(?:reach(?:es|ed|ing)?|into|place in|spot in|berth in|book(?:s|ed)?|secure[sd]?|"
    rf"seal(?:s|ed)?|"
    rf"to|for|(?:are|is|were) in|make|makes|made|earn(?:s|ed)?|set up|set for)(?: an?| the|"
    rf" their| its| {C}(?:'s)?|"
    rf" (?:cup|trophy|league)| {S}(?:'s)?){{0,4}} $",
    _F,
)
_AWAITED = re.compile(rf"{N}(?: or (?:the )?{N})?,? (?:await )?in (?:the |their |{C} )*$", _F)
_REACHED = Cued(
    rf"\b(?:reach(?:es|ed|ing)?|into|book(?:s|ed)?|through to|place in|spot in)(?: an?| the|"
    rf" their| {C}(?:'s)?){{0,4}} $",
    _F,
    cues="reach|into|book|through to|place in|spot in",
)


_LAST_NUMBER = re.compile(r"(?:last|round)[- ](?:of[- ])?(16|32|64|sixteen)")
_FINAL = re.compile(r".*\bfinals?")


def _norm(stage: str) -> str:
    s = stage.casefold().replace("‑", "-").replace("–", "-")
    if "semi" in s or "last four" in s:
        return "semi"
    if "quarter" in s or "last eight" in s:
        return "quarter"
    m = _LAST_NUMBER.search(s)
    if m:
        return f"last {m[1].replace('sixteen', '16')}"
    if "group" in s:
        return "group"
    if _FINAL.fullmatch(s):
        return "final"
    return s


def stages(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """A round that the text names is the one of this match, or the next after going through."""
    match = facts.match
    own = _norm(match.stage.value) if match.stage else ""
    after = _AFTER_STAGE.get(own)
    text = read.marked
    inside = match.competition.value.casefold() if match.competition else ""
    places = [(m.start(), m.end(), _norm(m.group())) for m in _STAGE.finditer(text)]
    places += [
        (mark.at, mark.at + 1, own)
        for mark in read.of(C)
        if mark.form is not None and mark.form.kind == "stage"
    ]
    for start, end, told in places:
        before = text[:start]
        words = read.words(start, end)
        towards = _TOWARDS.search(before)
        if told == own and own:
            if leg_of(facts.view, match) is not None and not _LEG.search(text):
                yield Complaint("prose-result", words)
            if _REACHED.search(before) and facts.through and own != "group":
                yield Complaint("prose-result", words)
            continue
        if told == after and facts.through and (towards or _AWAITED.search(before)):
            continue
        if not own and not facts.football:
            continue
        if not own and facts.through and towards and facts.phrase_stands(words):
            continue
        if not own and words.casefold() in inside:
            continue
        if own == "group" and told == "group":
            continue
        if (told == "play-off" or told.startswith("play")) and own.startswith("play"):
            continue
        yield Complaint("prose-result", words)


def _sent_on(facts: ProseFacts) -> Side | None:
    """The one side that the sentences cited for the next opponents name."""
    numbers = {n for c in facts.match.next_opponents for n in c.evidence}
    named: set[Side] = {
        side
        for n in facts.view.usable(numbers)
        for side in _SIDES
        if facts.view.names_side(n, facts.match, side)
    }
    return named.pop() if len(named) == 1 else None


_SIDES: tuple[Side, Side] = ("home", "away")
_NEXT = re.compile(
    r"\b(?:next|await(?:s|ing)?|meet(?:s|ing)?|fac(?:e|es|ing)|(?:to |go on to |will )?play(?:s)?|"
    r"set up|come|against|opponents|either|lie in wait)\b",
    _F,
)


_MEETS_NEXT = re.compile(
    r"\b(?:next (?:meet|face|play)|will (?:meet|face|play)|go on to (?:meet|face|"
    r"play)|await(?:s)?)\b",
    _F,
)
_EITHER = re.compile(r"\b(?:or|either)\b")
_SIDE_MEETS = re.compile(
    rf"(?P<s>{S})(?:[^{S}{N}.;]*?)\b(?:meets?|faces?|plays?|will (?:meet|face|"
    rf"play))(?: [a-z]+){{0,3}} (?:the )?{N}",
    _F,
)
_BEAT_BEFORE = re.compile(r"\b(?:beat|beats|past|over)(?: the)? $", _F)
_AWAITS = re.compile(rf"{N} awaits? (?:the )?(?P<s>{S})")


def next_told(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """Who comes next is told of the side that goes through, and all who may come are named."""
    match = facts.match
    text = read.marked
    named = {v for m in read.of(N) for v in m.names}
    wanted = {c.value for c in match.next_opponents}
    if named and named != wanted:
        yield Complaint("prose-next", " or ".join(sorted(named)))
        return
    for start, end in read.sentences:
        nexts = read.of(N, start, end)
        if not nexts:
            m = _MEETS_NEXT.search(text[start:end])
            if m and not wanted:
                yield Complaint("prose-next", m.group())
            continue
        if not _NEXT.search(text, max(0, start - 6), end):
            yield Complaint("prose-next", read.text[nexts[0].start : nexts[0].end])
            continue
        if len(wanted) > 1 and not _EITHER.search(text[start:end]):
            yield Complaint("prose-next", read.text[nexts[0].start : nexts[0].end])
            continue
        verb = _SIDE_MEETS.search(text[start:end])
        who = None
        if verb:
            who = read.mark_at(start + verb.start("s")).side
            lead = text[start : start + verb.start("s")]
            if _PREPOSITION.search(lead) or _BEAT_BEFORE.search(lead):
                who = None
        awaits = _AWAITS.search(text[start:end])
        if awaits:
            who = read.mark_at(start + awaits.start("s")).side
        goes = facts.through or _sent_on(facts)
        if who is not None and goes is not None and who != goes:
            yield Complaint("prose-next", read.text[nexts[0].start : nexts[0].end])
